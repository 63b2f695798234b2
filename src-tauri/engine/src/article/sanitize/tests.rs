use super::*;

mod meaning;
mod properties;

fn base() -> Url {
    Url::parse("https://news.example/2022/11/09/story").unwrap()
}

fn check(html: &str, expected: &str) {
    let once = sanitize(html, &base()).html;
    assert_eq!(once, expected, "{html}");
    assert_eq!(sanitize(&once, &base()).html, once, "a second time: {html}");
}

#[test]
fn ordinary_articles_keep_their_shape() {
    check("<p lang=id>Satu <b>dua</b></p>", r#"<p lang="id">Satu <b>dua</b></p>"#);
    check("<h1>T</h1><ul><li>a<li>b</ul>", "<h2>T</h2><ul><li>a</li><li>b</li></ul>");
    check("<pre>\n\n a\n  b</pre>", "<pre> a\n  b</pre>");
    check("<pre><code>\na\n</code></pre>", "<pre><code>a\n</code></pre>");
    check(
        "<table><tr><td colspan=2 bgcolor=red>x</table>",
        "<table><tbody><tr><td colspan=\"2\">x</td></tr></tbody></table>",
    );
    check(
        "<a href='/b?utm_source=rss&amp;id=1' target=_blank class=c>b</a>",
        r#"<p><a href="https://news.example/b?id=1" rel="noopener noreferrer">b</a></p>"#,
    );
}

#[test]
fn nothing_that_runs_or_looks_like_the_window_stays() {
    for hostile in [
        "<script>alert(1)</script>",
        "<style>*{display:none}</style>",
        "<svg><script>alert(1)</script></svg>",
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<form><button formaction=javascript:alert(1)></button><input autofocus onfocus=alert(1)></form>",
        "<meta http-equiv=refresh content='0;url=https://evil.example'>",
        "<base href=https://evil.example/>",
        "<link rel=stylesheet href=https://evil.example/x.css>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<object data=javascript:alert(1)></object><embed src=data:text/html,x>",
        "<img src=data:image/svg+xml,<svg/onload=alert(1)>>",
        "<img src=javascript:alert(1)><img src='\\\\evil.example\\a.png'>",
        "<img src=https://t.example/p.gif width=1 height=1>",
        "<template><p>x</p></template>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
        "<portal src=https://evil.example></portal>",
    ] {
        let html = sanitize(hostile, &base()).html;
        for sign in [
            "<script",
            "<style",
            "<svg",
            "<math",
            "<form",
            "<iframe",
            "onerror=",
            "javascript:",
            "evil",
            "src=x",
        ] {
            let shown = html.replace("&lt;", "");
            assert!(!shown.contains(sign) || !html.contains('<'), "{hostile} gave {html}");
        }
    }
}

#[test]
fn attributes_that_name_or_act_are_gone() {
    check("<p id=a name=b class=c style='color:red' onclick=x() data-y=1>t</p>", "<p>t</p>");
    check("<a href='javascript:alert(1)'>t</a>", "<p>t</p>");
    check("<a href=' java\tscript:alert(1)'>t</a>", "<p>t</p>");
    check("<a href='data:text/html,x'>t</a>", "<p>t</p>");
    check("<a href='\\\\evil.example\\share'>t</a>", "<p>t</p>");
    check("<a href='#note'>1</a>", "<p>1</p>");
    check("<blockquote cite='javascript:x'>t</blockquote>", "<blockquote><p>t</p></blockquote>");
    check("<p dir=sideways lang='\"x'>t</p>", "<p>t</p>");
}

#[test]
fn pictures_are_named_by_key_and_listed_once() {
    let clean = sanitize(
        "<p><img src=/a.jpg srcset='/b.jpg 900w' alt=A width=900 height=x loading=lazy><img data-src=/b.jpg></p>",
        &base(),
    );
    let key = asset_key("https://news.example/b.jpg");
    assert_eq!(clean.images, [Image { key: key.clone(), url: "https://news.example/b.jpg".into() }]);
    assert_eq!(
        clean.html,
        format!(r#"<p><img src="{ASSET_URL}{key}" alt="A" width="900"><img src="{ASSET_URL}{key}"></p>"#)
    );
    let again = sanitize(&clean.html, &base());
    assert_eq!((again.html, again.images), (clean.html, vec![]));
}

#[test]
fn a_tower_of_tags_neither_overflows_nor_takes_long() {
    for tag in ["div", "b", "blockquote", "a", "table", "svg", "p", "li", "span"] {
        let tower = format!("{}deep text", format!("<{tag}>").repeat(100_000));
        assert!(sanitize(&tower, &base()).html.len() < 1_000_000, "{tag}");
    }
    let confused = format!("<svg><style>{}", "<a>".repeat(100_000));
    sanitize(&confused, &base());
}

#[test]
fn the_table_says_everything_once_and_why() {
    let mut seen = std::collections::HashSet::new();
    for element in ELEMENTS {
        assert!(seen.insert(element.name), "{} stands twice", element.name);
        assert!(element.why.len() > 3, "{} has no reason", element.name);
        let mut attributes = std::collections::HashSet::new();
        for attribute in element.attributes.iter().chain(EVERYWHERE) {
            assert!(attributes.insert(attribute.name), "{} {}", element.name, attribute.name);
            assert!(attribute.why.len() > 3, "{} {} has no reason", element.name, attribute.name);
        }
    }
    assert!(GONE_WHOLE.iter().all(|gone| !seen.contains(gone)));
}

#[test]
fn nothing_in_the_table_can_run_load_or_be_named() {
    const NEVER: [&str; 25] = [
        "script", "style", "link", "meta", "base", "iframe", "frame", "object", "embed", "portal", "form",
        "input", "button", "select", "textarea", "svg", "math", "template", "noscript", "video", "audio",
        "source", "picture", "map", "area",
    ];
    for element in ELEMENTS {
        assert!(!NEVER.contains(&element.name), "{}", element.name);
        for attribute in element.attributes.iter().chain(EVERYWHERE) {
            let name = attribute.name;
            assert!(!name.starts_with("on") && !name.contains(':'), "{name}");
            assert!(!["id", "name", "class", "style", "srcset", "srcdoc", "ping", "target"].contains(&name));
            let leads_somewhere =
                ["href", "src", "cite", "data", "action", "background", "poster", "longdesc"];
            assert_eq!(
                leads_somewhere.contains(&name),
                matches!(attribute.value, allowed::Value::Link | allowed::Value::Asset),
                "{name}"
            );
        }
    }
}

#[test]
fn every_row_of_the_table_lets_its_own_pass_and_nothing_else() {
    use allowed::Value;
    let asset = format!("{ASSET_URL}{}", asset_key("https://news.example/a.jpg"));
    let too_long = "9".repeat(400);
    for element in ELEMENTS {
        for attribute in element.attributes.iter().chain(EVERYWHERE) {
            let (good, bad): (&[&str], &[&str]) = match attribute.value {
                Value::Text => (&["Words & \"more\"", ""], &[]),
                Value::Link => (
                    &["https://a.example/?b=c&d", "http://a.example/", "mailto:desk@a.example"],
                    &["javascript:alert(1)", "//a.example", "/a", "file:///a", "https://a.example\\b", ""],
                ),
                Value::Asset => {
                    (&[&asset], &["https://a.example/b.jpg", "data:,", "warta-asset://localhost/"])
                }
                Value::Digits(_) => (&["0", "12"], &["", "-1", "1e3", "100%", "٣", &too_long]),
                Value::Signed(_) => (&["0", "12", "-3"], &["", "-", "--1", "+1", &too_long]),
                Value::Flag => (&[""], &[]),
                Value::OneOf(words) => (words, &["", "none", "auto auto", &too_long]),
                Value::Moment => (&["2022-11-09T19:01:00+07:00", "PT4H"], &["", "<b>", &too_long]),
                Value::Language => (&["id", "zh-Hant-TW"], &["", "id\"", "in donesian", &too_long]),
            };
            let kept = |value: &str| {
                let escaped = value.replace('&', "&amp;").replace('"', "&quot;");
                let html = format!("<{0} {1}=\"{escaped}\">x</{0}>", element.name, attribute.name);
                ALLOWED
                    .clean(&table_around(element.name, &html))
                    .to_string()
                    .contains(&format!("{}=\"{escaped}\"", attribute.name))
            };
            for value in good {
                assert!(kept(value), "{} {}={value:?} goes", element.name, attribute.name);
            }
            for value in bad {
                assert!(!kept(value), "{} {}={value:?} stays", element.name, attribute.name);
            }
        }
    }
}

/// Parts of tables stand in one, or the parser drops them.
fn table_around(name: &str, html: &str) -> String {
    match name {
        "td" | "th" => format!("<table><tbody><tr>{html}</tr></tbody></table>"),
        "tr" => format!("<table><tbody>{html}</tbody></table>"),
        "caption" | "thead" | "tbody" | "tfoot" => format!("<table>{html}</table>"),
        _ => html.to_owned(),
    }
}

/// A rule for what never stands in an article is a rule for nothing.
#[test]
fn the_sheet_of_articles_styles_what_may_stand_in_them() {
    let sheet = include_str!("../../../../../ui/src/panes/reader/reader.css");
    let without_comments = sheet.split("/*").map(|part| part.split_once("*/").map_or(part, |(_, rest)| rest));
    let sheet: String = without_comments.collect();
    let selectors =
        sheet.split(['{', '}']).filter(|part| !part.contains(';') && !part.trim().starts_with('@'));
    let names = selectors
        .flat_map(|selector| selector.split([' ', ',', '>', '+', '~', '\n']))
        .map(|part| part.chars().take_while(char::is_ascii_alphanumeric).collect::<String>());
    let names: std::collections::BTreeSet<String> = names.filter(|name| !name.is_empty()).collect();
    assert!(names.len() > 15, "{names:?}");
    for name in names {
        let stands = name == "body" || allowed::ELEMENTS.iter().any(|element| element.name == name);
        assert!(stands, "{name}");
    }
}
