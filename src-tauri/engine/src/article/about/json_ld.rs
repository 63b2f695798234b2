//! What a page tells search engines about itself in `<script type="application/ld+json">`.

use dom_query::Document;
use serde_json::{Map, Value};
use url::Url;

use crate::article::page::{dom, line, text};

type Object = Map<String, Value>;

/// The page's article as JSON-LD describes it. Texts are plain, on one line unless said otherwise.
#[derive(Debug, Default)]
pub(crate) struct Described {
    pub headline: Option<String>,
    pub authors: Vec<String>,
    pub published: Option<String>,
    pub modified: Option<String>,
    pub publisher: Option<String>,
    pub image: Option<String>,
    /// Caption and credit of that picture.
    pub image_said: (Option<String>, Option<String>),
    pub sections: Vec<String>,
    /// The names on trails of breadcrumbs, from the outermost.
    pub trails: Vec<Vec<String>>,
    /// The whole text, paragraphs as its publisher broke them.
    pub body: Option<String>,
    pub free: Option<bool>,
}

/// Objects beyond this are lists of other things.
const MAX_OBJECTS: usize = 5_000;

pub(crate) fn read(doc: &Document, url: &Url) -> Described {
    let values: Vec<Value> = doc
        .root()
        .descendants_it()
        .filter(|node| dom::is_any(node, &["script"]) && node.attr_or("type", "").contains("ld+json"))
        .flat_map(|script| values(&script.text()))
        .collect();
    let objects = objects(&values);
    let best = objects
        .iter()
        .map(|object| (weight(object, url), *object))
        .filter(|(weight, _)| *weight > 0)
        .reduce(|best, next| if next.0 > best.0 { next } else { best });
    let described = best.map(|(_, article)| describe(article, &objects)).unwrap_or_default();
    Described { trails: objects.iter().filter_map(|object| trail(object)).collect(), ..described }
}

/// The names of a `BreadcrumbList`, in the order of their positions.
fn trail(object: &Object) -> Option<Vec<String>> {
    if !strings(object.get("@type")).contains(&"BreadcrumbList") {
        return None;
    }
    let steps = object.get("itemListElement")?.as_array()?;
    let position = |step: &Value| {
        let raw = step.get("position");
        raw.and_then(Value::as_f64).or_else(|| raw?.as_str()?.parse().ok()).unwrap_or(f64::MAX)
    };
    let mut named: Vec<(f64, String)> = steps
        .iter()
        .filter_map(|step| {
            let name = step.get("name").or_else(|| step.get("item")?.get("name"))?.as_str()?;
            Some((position(step), line::one_line(&text::plain_text(name))))
        })
        .collect();
    named.sort_by(|one, other| one.0.total_cmp(&other.0));
    Some(named.into_iter().map(|(_, name)| name).collect())
}

/// What is said of the picture of an article: its caption, and whose it is.
fn said_of_image(image: &Value, objects: &[&Object]) -> (Option<String>, Option<String>) {
    let image = match image {
        Value::Array(items) => items.first().and_then(Value::as_object),
        other => other.as_object(),
    };
    let by_id = |image: &Object| {
        let id = image.get("@id")?;
        objects.iter().find(|o| o.get("@id") == Some(id) && o.contains_key("url")).copied()
    };
    let Some(image) = image.map(|image| by_id(image).unwrap_or(image)) else { return (None, None) };
    let plain = |key: &str| {
        let text = text_of(image.get(key)).map(|text| line::one_line(&text::plain_text(&text)));
        text.filter(|text| !text.is_empty())
    };
    let credit = ["creditText", "credit", "copyrightNotice"].iter().find_map(|key| plain(key));
    let named = || people(image.get("creator").or_else(|| image.get("author")), objects).into_iter().next();
    (plain("caption"), credit.or_else(named))
}

/// The values in one script, with the slips of hand-made templates forgiven.
fn values(script: &str) -> Vec<Value> {
    let script = script
        .trim()
        .trim_start_matches("<!--")
        .trim_start_matches("//<![CDATA[")
        .trim_start_matches("<![CDATA[")
        .trim_end_matches("-->")
        .trim_end_matches("//]]>")
        .trim_end_matches("]]>")
        .trim_end_matches(';');
    let strict =
        || serde_json::Deserializer::from_str(script).into_iter::<Value>().map_while(Result::ok).collect();
    let found: Vec<Value> = strict();
    if !found.is_empty() {
        return found;
    }
    // Line breaks inside strings are the commonest slip.
    let spaced: String = script.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    serde_json::from_str(&spaced).into_iter().collect()
}

fn objects(values: &[Value]) -> Vec<&Object> {
    let mut found = Vec::new();
    let mut open: Vec<&Value> = values.iter().rev().collect();
    while let Some(value) = open.pop() {
        match value {
            Value::Array(items) => open.extend(items.iter().rev()),
            Value::Object(object) => {
                found.push(object);
                open.extend(object.values().filter(|v| v.is_object() || v.is_array()).rev());
            }
            _ => {}
        }
        if found.len() >= MAX_OBJECTS {
            break;
        }
    }
    found
}

/// How likely `object` is the page's own article; 0 for what is no article.
fn weight(object: &Object, url: &Url) -> u32 {
    let kinds: Vec<&str> = strings(object.get("@type"));
    let kind = if kinds.iter().any(|kind| kind.ends_with("NewsArticle")) {
        40
    } else if kinds.iter().any(|kind| {
        kind.ends_with("Article")
            || kind.ends_with("BlogPosting")
            || ["Report", "Review", "Recipe"].contains(kind)
    }) {
        30
    } else if kinds.iter().any(|kind| ["WebPage", "ItemPage", "VideoObject", "CreativeWork"].contains(kind)) {
        1
    } else {
        return 0;
    };
    let has = |key: &str| u32::from(object.contains_key(key));
    let own = ["url", "@id", "mainEntityOfPage"].iter().any(|key| {
        text_of(object.get(*key)).and_then(|found| url.join(&found).ok()).is_some_and(|found| {
            found.path().trim_end_matches('/') == url.path().trim_end_matches('/') && found.path().len() > 1
        })
    });
    kind + 20 * u32::from(own) + 10 * has("headline") + 5 * has("datePublished") + has("author")
}

fn describe(article: &Object, objects: &[&Object]) -> Described {
    let plain = |key: &str| text_of(article.get(key)).map(|t| line::one_line(&text::plain_text(&t)));
    let raw = |key: &str| text_of(article.get(key));
    Described {
        headline: plain("headline").or_else(|| plain("name")).filter(|t| !t.is_empty()),
        authors: people(article.get("author").or_else(|| article.get("creator")), objects),
        published: raw("datePublished").or_else(|| raw("dateCreated")),
        modified: raw("dateModified"),
        publisher: people(article.get("publisher"), objects).into_iter().next(),
        image: article.get("image").or_else(|| article.get("thumbnailUrl")).and_then(|v| address(v, objects)),
        image_said: article.get("image").map(|image| said_of_image(image, objects)).unwrap_or_default(),
        sections: strings(article.get("articleSection")).into_iter().map(str::to_string).collect(),
        trails: vec![],
        body: raw("articleBody").map(|body| text::plain_text(&body)).filter(|body| !body.is_empty()),
        free: article.get("isAccessibleForFree").and_then(truth),
    }
}

fn people(value: Option<&Value>, objects: &[&Object]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut open: Vec<&Value> = value.into_iter().collect();
    let mut steps = 0;
    while let Some(value) = open.pop() {
        steps += 1;
        if steps > 100 {
            break;
        }
        match value {
            Value::Array(items) => open.extend(items.iter().rev()),
            Value::Object(object) => match (object.get("name"), object.get("@id")) {
                (Some(name), _) => open.push(name),
                (None, Some(id)) => {
                    let named = objects.iter().find(|o| o.get("@id") == Some(id) && o.contains_key("name"));
                    open.extend(named.and_then(|o| o.get("name")));
                }
                _ => {}
            },
            Value::String(name) => {
                let name = line::one_line(&text::plain_text(name));
                if !name.is_empty() && !name.contains("://") && !names.contains(&name) {
                    names.push(name);
                }
            }
            _ => {}
        }
    }
    names
}

fn address(value: &Value, objects: &[&Object]) -> Option<String> {
    match value {
        Value::String(url) => Some(url.clone()),
        Value::Array(items) => items.first().and_then(|first| match first {
            // A list in a list is no picture, however deep.
            Value::Array(_) => None,
            first => address(first, objects),
        }),
        Value::Object(object) => match object.get("url").or_else(|| object.get("contentUrl")) {
            Some(url) => text_of(Some(url)),
            None => {
                let id = object.get("@id")?;
                objects
                    .iter()
                    .find(|o| o.get("@id") == Some(id) && o.contains_key("url"))
                    .and_then(|o| text_of(o.get("url")))
            }
        },
        _ => None,
    }
}

fn strings(value: Option<&Value>) -> Vec<&str> {
    match value {
        Some(Value::String(one)) => vec![one],
        Some(Value::Array(items)) => items.iter().filter_map(Value::as_str).collect(),
        _ => vec![],
    }
}

/// A text, the first of several, or what an object is identified by.
fn text_of(value: Option<&Value>) -> Option<String> {
    let value = match value? {
        Value::Array(items) => items.first()?,
        Value::Object(object) => object.get("@id").or_else(|| object.get("@value"))?,
        other => other,
    };
    value.as_str().map(str::trim).filter(|s| !s.is_empty()).map(str::to_string)
}

fn truth(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(truth) => Some(*truth),
        Value::String(word) => match word.to_ascii_lowercase().rsplit("schema.org/").next()? {
            "true" | "yes" | "1" => Some(true),
            "false" | "no" | "0" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(json: &str, headline: Option<&str>, authors: &[&str]) -> Described {
        let doc = dom::page(&format!("<script type='application/ld+json'>{json}</script>"));
        let described = read(&doc, &Url::parse("https://n.example/a").unwrap());
        assert_eq!(described.headline.as_deref(), headline, "{json}");
        assert_eq!(described.authors, authors, "{json}");
        described
    }

    #[test]
    fn articles_are_found_wherever_they_stand() {
        check(r#"{"@type":"NewsArticle","headline":"A &amp; B","author":"Sari"}"#, Some("A & B"), &["Sari"]);
        check(r#"[{"@type":"BreadcrumbList"},{"@type":["Article"],"headline":"A"}]"#, Some("A"), &[]);
        check(
            r##"{"@graph":[{"@type":"Article","headline":"A","author":{"@id":"#p"}},{"@id":"#p","@type":"Person","name":"Budi"}]}"##,
            Some("A"),
            &["Budi"],
        );
        check(
            r#"{"@type":"Article","headline":"A","author":[{"name":"X"},{"name":["Y","X"]}]}"#,
            Some("A"),
            &["X", "Y"],
        );
        check(
            r#"[{"@type":"NewsArticle","headline":"Other","url":"/b"},{"@type":"NewsArticle","headline":"Own","url":"/a"}]"#,
            Some("Own"),
            &[],
        );
    }

    #[test]
    fn a_picture_may_stand_elsewhere() {
        let there = r##"{"@id":"#i","@type":"ImageObject","url":"https://n.example/b.jpg"}"##;
        for (image, expected) in [
            (r##"{"@id":"#i"}"##, Some("https://n.example/b.jpg")),
            (r##"[{"@id":"#i"}]"##, Some("https://n.example/b.jpg")),
            (r#"[["https://n.example/c.jpg"]]"#, None),
        ] {
            let json =
                format!(r#"{{"@graph":[{{"@type":"Article","headline":"A","image":{image}}},{there}]}}"#);
            assert_eq!(check(&json, Some("A"), &[]).image.as_deref(), expected, "{image}");
        }
    }

    #[test]
    fn slips_are_forgiven_and_nonsense_is_nothing() {
        check("<![CDATA[{\"@type\":\"Article\",\"headline\":\"A\nB\"}]]>", Some("A B"), &[]);
        check(r#"{"@type":"Article","headline":"A"};"#, Some("A"), &[]);
        check("{", None, &[]);
        check(&"[".repeat(100_000), None, &[]);
        let paid =
            check(r#"{"@type":"Article","headline":"A","isAccessibleForFree":"False"}"#, Some("A"), &[]);
        assert_eq!(paid.free, Some(false));
        for (word, free) in [("https://schema.org/False", false), ("http://schema.org/True", true)] {
            let json = format!(r#"{{"@type":"Article","headline":"A","isAccessibleForFree":"{word}"}}"#);
            assert_eq!(check(&json, Some("A"), &[]).free, Some(free), "{word}");
        }
    }
}
