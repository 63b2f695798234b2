//! Good markup keeps its meaning: what a newsroom said by it, the reader is told.

use super::*;

/// Already as it should be.
fn stays(html: &str) {
    check(html, html);
}

#[test]
fn text_and_headings() {
    stays("<h2>One</h2><p>a<br>b</p><h3>Two</h3><p>c</p><hr><h4>Three</h4><p>d</p>");
    stays("<pre>fn main() {\n    let a = 1 &lt; 2;\n}</pre>");
    stays(
        "<p><b>a</b> <strong>b</strong> <i>c</i> <em>d</em> <u>e</u> <s>f</s> <small>g</small> <mark>h</mark></p>",
    );
    stays("<p>H<sub>2</sub>O, 10<sup>6</sup></p>");
    stays(
        "<p>the <code>ls</code> program: press <kbd>Ctrl</kbd>, see <samp>ok</samp>, where <var>n</var> is 1</p>",
    );
}

#[test]
fn lists() {
    stays("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>");
    stays(r#"<ol start="3" type="a"><li>a</li><li value="7">b</li></ol>"#);
    stays(r#"<ol start="-1" reversed=""><li>a</li></ol>"#);
    check("<ol reversed type=disc start=x><li>a</ol>", r#"<ol reversed=""><li>a</li></ol>"#);
    stays("<dl><dt>Q</dt><dd>a</dd><dd>b</dd></dl>");
}

#[test]
fn tables() {
    stays(
        r#"<table><caption>T</caption><thead><tr><th scope="col">a</th><th colspan="2">b</th></tr></thead><tbody><tr><th scope="row" rowspan="2">c</th><td></td><td>1</td></tr></tbody><tfoot><tr><td>2</td></tr></tfoot></table>"#,
    );
}

#[test]
fn pictures_and_captions() {
    let src = format!("{ASSET_URL}{}", asset_key("https://news.example/a.jpg"));
    let figure = format!(
        r#"<figure><img src="{src}" alt="A &quot;b&quot; &amp; c" width="900" height="600"><figcaption>Flood. <small>Photo: D</small></figcaption></figure>"#
    );
    stays(&figure);
    check(&figure.replace(&src, "/a.jpg"), &figure);
    stays("<figure><blockquote><p>a</p></blockquote><figcaption>Who said it</figcaption></figure>");
    check(
        "<p><a href=/b><img src=/a.jpg alt=A></a></p>",
        &format!(
            r#"<p><a href="https://news.example/b" rel="noopener noreferrer"><img src="{src}" alt="A"></a></p>"#
        ),
    );
}

#[test]
fn quotations_terms_and_times() {
    stays("<blockquote><p>a</p><p>b <cite>Who</cite></p></blockquote>");
    stays(r#"<p><q lang="fr">Oui</q>, said <cite>Le Port</cite></p>"#);
    stays(r#"<p>the <abbr title="World Health Organization">WHO</abbr>, a <dfn title="unit">u</dfn></p>"#);
    stays(r#"<p>at <time datetime="2022-11-09T19:01+07:00">19.01</time></p>"#);
}

#[test]
fn corrections() {
    stays(r#"<p><del datetime="2022-11-09">ten</del> <ins>twelve</ins> dead</p>"#);
    check(
        "<del datetime=2022-11-09><p>a <b>b</b></p><p>c</p></del><p>d</p>",
        r#"<p><del datetime="2022-11-09">a </del><b><del datetime="2022-11-09">b</del></b></p><p><del datetime="2022-11-09">c</del></p><p>d</p>"#,
    );
}

#[test]
fn scripts_of_the_world() {
    let ruby = "<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>";
    stays(&format!("<p>a {ruby} b</p>"));
    stays(&format!("<p>a <b>{ruby}</b> b</p>"));
    check(&format!("<p>a <span>{ruby}</span> b</p>"), &format!("<p>a {ruby} b</p>"));
    stays(r#"<p dir="rtl" lang="ar">مرحبا <bdi>Warta</bdi> <bdo dir="ltr">1 2</bdo></p>"#);
    check(
        "<div dir=rtl lang=ar><p>a</p>b<ul lang=fa><li>c</ul><div dir=ltr>d</div></div><p>e</p>",
        r#"<p lang="ar" dir="rtl">a</p><p lang="ar" dir="rtl">b</p><ul lang="fa" dir="rtl"><li>c</li></ul><p dir="ltr" lang="ar">d</p><p>e</p>"#,
    );
    check(
        "<p>a <span dir=rtl lang=he class=x>שלום</span> b</p>",
        r#"<p>a <bdi dir="rtl" lang="he">שלום</bdi> b</p>"#,
    );
}

#[test]
fn folded_text() {
    stays("<details><summary>How we know</summary><p>a</p></details>");
    stays(r#"<details open=""><summary>Timeline</summary><ul><li>a</li></ul></details>"#);
}
