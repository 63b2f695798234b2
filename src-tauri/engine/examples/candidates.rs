//! What the scorer sees of each page, for training it: `{"path", "url"}` a line in, `[{text, features, groups}]` a line
//! out. The first line of all names the features.

mod pages;

use std::io::Write;

use serde_json::{Value, json};
use warta_engine::article;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    writeln!(std::io::stdout(), "{}", json!(article::feature_names()))?;
    pages::each(|html, url| {
        let blocks = article::candidates(html, url).unwrap_or_default().into_iter();
        let told = blocks
            .map(|block| json!({ "text": block.text, "features": block.features, "groups": block.groups }));
        Value::Array(told.collect())
    })
}
