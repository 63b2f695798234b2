//! Extraction as other trees would have it: their file, and then `{"path", "url"}` a line in, `{text}` a line out.
//! `tools/train-scorer.py` measures with it what Warta makes of sites that the trees have not seen.

mod pages;

use serde_json::json;
use warta_engine::article;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let trees = std::env::args().nth(1).ok_or("usage: held_out TREES")?;
    article::judge_by(&std::fs::read_to_string(trees)?);
    pages::each(|html, url| {
        let content = article::extract(html, url);
        json!({ "text": content.map(|content| content.text).unwrap_or_default() })
    })
}
