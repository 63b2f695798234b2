//! Extraction as other trees would have it: their file, and then `{"path", "url"}` a line in, `{text}` a line out.
//! `tools/train-scorer.py` measures with it what Warta makes of sites that the trees have not seen.

use std::io::{BufRead, Write};

use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let trees = std::env::args().nth(1).ok_or("usage: held_out TREES")?;
    warta_engine::article::judge_by(&std::fs::read_to_string(trees)?);
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let document: Value = serde_json::from_str(&line?)?;
        let text = |name: &str| document[name].as_str().unwrap_or_default().to_string();
        let page = std::fs::read(text("path"))?;
        let html = warta_engine::charset::decode(&page, None);
        let content = warta_engine::article::extract(&html, &text("url").parse()?);
        writeln!(out, "{}", json!({ "text": content.map(|content| content.text).unwrap_or_default() }))?;
    }
    Ok(())
}
