//! What the scorer sees of each page, for training it: `{"path", "url"}` a line in, `[{text, features}]` a line out.

use std::io::{BufRead, Write};

use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let document: Value = serde_json::from_str(&line?)?;
        let text = |name: &str| document[name].as_str().unwrap_or_default().to_string();
        let page = std::fs::read(text("path"))?;
        let html = warta_engine::charset::decode(&page, None);
        let url = text("url").parse()?;
        let blocks: Vec<Value> = warta_engine::article::candidates(&html, &url)
            .into_iter()
            .map(|block| json!({ "text": block.text, "features": block.features, "groups": block.groups }))
            .collect();
        writeln!(out, "{}", Value::Array(blocks))?;
    }
    Ok(())
}
