use super::{check, settled};

#[test]
fn boxes_of_handbooks_say_what_they_are_for() {
    let check = |html: &str, kind: &str| {
        check(
            html,
            &[
                &format!("data-callout=\"{kind}\""),
                "<p",
                "<strong>",
                "Awas",
                "</strong>",
                "</p>",
                "<p>Air naik.</p></blockquote>",
            ],
        );
    };
    check(
        "<div class=\"admonition warning\"><p class=admonition-title>Awas</p><p>Air naik.</p></div>",
        "warning",
    );
    check(
        "<div class=\"markdown-alert markdown-alert-tip\"><p class=markdown-alert-title><svg></svg>Awas</p><p>Air naik.</p></div>",
        "tip",
    );
    check("<details class=warning><summary>Awas</summary><p>Air naik.</p></details>", "warning");
    check(
        "<aside class=\"callout callout-danger\"><div class=callout-title>Awas</div><p>Air naik.</p></aside>",
        "danger",
    );
    check(
        "<div class=\"theme-admonition theme-admonition-info\"><div class=admonitionHeading_Gv><span>Awas</span></div><p>Air naik.</p></div>",
        "note",
    );
}

#[test]
fn a_box_without_a_title_and_what_is_none() {
    check(
        "<div class=\"alert alert-info\" role=alert>Air naik.</div>",
        &["<blockquote", "data-callout=\"note\"", "Air naik."],
    );
    for html in [
        "<div class=\"alert\"><p>Dukung kami.</p></div>",
        "<div class=\"note\"><p>Air naik.</p></div><p class=\"alert-x\">b</p>",
    ] {
        assert_eq!(settled(html), html);
    }
}

#[test]
fn who_is_quoted_stands_apart() {
    check(
        "<blockquote><div><cite>Sari wrote:</cite>Air naik.</div></blockquote>",
        &["<blockquote><div><p><cite>Sari wrote:</cite></p>Air naik.</div>"],
    );
    let inside = "<blockquote>Air naik, kata <cite>Sari:</cite></blockquote>";
    assert_eq!(settled(inside), inside);
}

#[test]
fn what_a_sheet_hides_is_hidden() {
    let text = "<p>Air naik pada malam hari dan warga pindah ke balai desa.</p>";
    let sheet = "<style>/* x */ .a, #b { display : none !important } @media print { .c { display: none } } .d:hover{display:none} .e{color:red;display:none} .f{display:none} .f{display:block}</style>";
    let html = format!(
        "{sheet}<div class=\"x a\">1</div><div id=b>2</div><div class=c>3</div><div class=d>4</div><div class=e>5</div><div class=f>6</div>{text}"
    );
    let settled = settled(&html);
    for (number, hidden) in [(1, true), (2, true), (3, false), (4, false), (5, true), (6, false)] {
        assert_eq!(
            settled.contains(&format!("data-warta-hidden=\"\">{number}<")),
            hidden,
            "{number} in {settled}"
        );
    }
    let all = format!("<style>.a{{display:none}}</style><div class=\"a\">{text}</div>");
    assert!(!super::settled(&all).contains("data-warta-hidden"), "most of the text waits for a script");
}
