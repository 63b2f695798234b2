//! Pages by the line, as the training of the scorer hands them over: `{"path", "url"}` in, an answer out.

use std::error::Error;
use std::io::{BufRead, Write};

use serde_json::Value;
use url::Url;

/// Answers each page that standard input names, in order. `answer` is given its decoded HTML and its address.
pub(crate) fn each(answer: impl Fn(&str, &Url) -> Value) -> Result<(), Box<dyn Error>> {
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let page: Value = serde_json::from_str(&line?)?;
        let told = |name: &str| page[name].as_str().unwrap_or_default().to_string();
        let bytes = std::fs::read(told("path"))?;
        let html = warta_engine::charset::decode(&bytes, None);
        writeln!(out, "{}", answer(&html, &told("url").parse()?))?;
    }
    Ok(())
}
