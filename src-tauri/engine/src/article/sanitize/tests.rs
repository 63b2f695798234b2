use super::*;

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
