//! An article that its page carries as data for a script, which would have shown it.

use dom_query::{Document, NodeRef};
use serde_json::Value;

use crate::article::page::{dom, line, text};

/// A page that shows more words than this has its text where everybody sees it.
const MOST_SHOWN: u32 = 120;

/// Fewer are a teaser.
const FEWEST: u32 = 60;

/// The text of a page that shows next to nothing. While its scripts are still there.
pub(crate) fn find(page: &Document) -> Option<Document> {
    let mut shown = 0;
    if let Some(body) = page.body() {
        for node in body.descendants_it().filter(|n| dom::is_any(n, &["p", "li", "blockquote", "td"])) {
            shown += line::count_words(&node.text());
            if shown > MOST_SHOWN {
                return None;
            }
        }
    }
    // What JSON-LD states is asked for elsewhere.
    let is_data = |n: &NodeRef| dom::is_any(n, &["script"]) && !n.attr_or("type", "").contains("ld+json");
    let scripts = page.root().descendants_it().filter(is_data).collect::<Vec<_>>();
    let found = scripts.iter().filter_map(|script| best_of(&script.text()));
    let best = found.max_by_key(Body::words).filter(|body| body.words() >= FEWEST.max(2 * shown))?;
    Some(best.document())
}

/// What may be the text of an article.
enum Body {
    Html(String, u32),
    Lines(Vec<String>),
}

impl Body {
    fn words(&self) -> u32 {
        match self {
            Self::Html(_, words) => *words,
            Self::Lines(lines) => lines.iter().map(|line| line::count_words(line)).sum(),
        }
    }

    fn document(self) -> Document {
        match self {
            Self::Html(html, _) => dom::fragment(&html),
            Self::Lines(lines) => {
                let document = dom::fragment("");
                for line in lines {
                    let paragraph = document.tree.new_element("p");
                    paragraph.append_child(&document.tree.new_text(line));
                    document.html_root().append_child(&paragraph);
                }
                document
            }
        }
    }
}

/// The longest text in the data of a script.
fn best_of(script: &str) -> Option<Body> {
    const LONGEST: usize = 4 << 20;
    const SHORTEST: usize = 300;
    if !(SHORTEST..LONGEST).contains(&script.len()) {
        return None;
    }
    let data = data(script)?;
    let mut best: Option<Body> = None;
    let mut open = vec![&data];
    while let Some(value) = open.pop() {
        let found = match value {
            Value::String(said) => of_string(said),
            Value::Array(items) => {
                open.extend(items);
                of_blocks(items)
            }
            Value::Object(fields) => {
                // What tells of others: the next article may be longer than this.
                let is_other = |name: &str| {
                    let name = name.to_ascii_lowercase();
                    [
                        "related",
                        "recommend",
                        "more",
                        "comment",
                        "next",
                        "translations",
                        "messages",
                        "i18n",
                        "legal",
                    ]
                    .iter()
                    .any(|other| name.contains(other))
                };
                open.extend(fields.iter().filter(|(name, _)| !is_other(name)).map(|(_, value)| value));
                None
            }
            _ => None,
        };
        let most = best.as_ref().map_or(0, Body::words);
        if let Some(found) = found.filter(|found| found.words() > most) {
            best = Some(found);
        }
    }
    best
}

/// The first value in a script that is JSON, or gives JSON a name.
fn data(script: &str) -> Option<Value> {
    const TRIES: usize = 3;
    let starts = script.match_indices(['{', '[']).map(|(at, _)| at);
    let begins_value = |at: &usize| {
        let before = script[..*at].trim_end();
        before.is_empty() || before.ends_with(['=', '('])
    };
    starts.filter(begins_value).take(TRIES).find_map(|at| {
        let mut values = serde_json::Deserializer::from_str(&script[at..]).into_iter::<Value>();
        values.next()?.ok()
    })
}

/// HTML with paragraphs in it, or lines of prose.
fn of_string(said: &str) -> Option<Body> {
    let has_paragraphs = ["<p>", "<p ", "<br", "</div>"].iter().any(|tag| said.contains(tag));
    if has_paragraphs {
        let words = line::count_words(&text::plain_text(said));
        return (words >= FEWEST).then(|| Body::Html(said.to_string(), words));
    }
    let is_prose = line::count_words(said) >= FEWEST
        && said.contains(['.', '。', '।', '؟', '?'])
        && !said.contains(['{', '}'])
        && !said.contains("://www");
    is_prose.then(|| {
        let lines = said.lines().map(line::one_line).filter(|line| !line.is_empty());
        Body::Lines(lines.collect())
    })
}

/// A list of blocks that each have a text: `[{"type": "paragraph", "text": "…"}, …]`.
fn of_blocks(items: &[Value]) -> Option<Body> {
    const NAMES: [&str; 6] = ["text", "html", "content", "value", "body", "paragraph"];
    const FEWEST_BLOCKS: usize = 3;
    let of_item = |item: &Value| match item {
        Value::String(said) if said.contains(' ') => Some(said.clone()),
        Value::Object(fields) => {
            let inner = |name: &str| fields.get(name).or_else(|| fields.get("data")?.get(name))?.as_str();
            NAMES.iter().find_map(|name| inner(name)).map(str::to_string)
        }
        _ => None,
    };
    let said: Vec<String> = items.iter().filter_map(of_item).collect();
    if said.len() < FEWEST_BLOCKS || said.len() * 2 < items.len() {
        return None;
    }
    let lines: Vec<String> = said
        .iter()
        .flat_map(|said| text::plain_text(said).lines().map(str::to_string).collect::<Vec<_>>())
        .collect();
    let body = Body::Lines(lines);
    (body.words() >= FEWEST).then_some(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(script: &str, shown: &str, expected: Option<&str>) {
        let page = dom::page(&format!(
            "<body><div id=app>{shown}</div><script type='application/json'>{script}</script>"
        ));
        let found = find(&page).map(|body| text::blocks(&body.html_root(), true).join("|"));
        assert_eq!(found.as_deref(), expected, "{script}");
    }

    #[test]
    fn the_text_stands_in_data() {
        let prose = "Air naik pada malam hari dan warga pindah ke balai desa. ".repeat(8);
        let prose = prose.trim();
        let twice = format!("{prose}|{prose}");
        check(
            &format!(r#"{{"props":{{"post":{{"title":"Air","body":"<p>{prose}</p><p>{prose}</p>"}}}}}}"#),
            "",
            Some(&twice),
        );
        check(
            &format!(r#"window.__STATE__ = {{"a":[{{"text":"{prose}\n{prose}"}}]}};"#),
            "<p>Memuat</p>",
            Some(&twice),
        );
        let blocks = format!(
            r#"{{"blocks":[{{"type":"p","text":"{prose}"}},{{"data":{{"text":"{prose}"}}}},{{"text":"Air."}}]}}"#
        );
        check(&blocks, "", Some(&format!("{twice}|Air.")));
        let other = format!(r#"{{"related":[{{"body":"<p>{prose} {prose}</p>"}}],"body":"<p>{prose}</p>"}}"#);
        check(&other, "", Some(prose));
    }

    #[test]
    fn what_is_shown_goes_first() {
        let prose = "Air naik pada malam hari dan warga pindah ke balai desa. ".repeat(20);
        check(&format!(r#"{{"body":"<p>{prose}</p>"}}"#), &format!("<p>{prose}</p>"), None);
        check(r#"{"body":"<p>Air naik.</p>"}"#, "", None);
        check("function f() { return [1, 2, 3] }", "", None);
    }
}
