use super::{check, settled};

const TWO_MARKS: [&str; 2] = ["<sup data-note=\"1\">1</sup>", "<sup data-note=\"2\">2</sup>"];

/// Two notes, each called in its paragraph and listed without its mark and what leads back.
fn two(html: &str) {
    let settled = settled(html);
    check(
        html,
        &[
            "naik",
            TWO_MARKS[0],
            "surut",
            TWO_MARKS[1],
            "<li",
            "data-note=\"1\"",
            "Dua meter.",
            "</li>",
            "data-note=\"2\"",
            "Lagi.",
            "</li>",
        ],
    );
    for rest in ["↩", "↑", "^", "[1]", "1</a>"] {
        assert!(!settled.contains(rest), "{rest} in {settled}");
    }
    let text = crate::article::searched_text(&settled);
    let lines: Vec<&str> = text.lines().filter(|line| line.starts_with('[')).collect();
    assert_eq!(lines, ["[1] Dua meter.", "[2] Lagi."], "{settled}");
}

#[test]
fn kramdown_and_goldmark() {
    two(
        "<p>Air naik.<sup id=\"fnref:1\" role=doc-noteref><a href=\"#fn:1\" class=footnote rel=footnote>1</a></sup></p>\
         <p>Air surut.<sup id=\"fnref:2\"><a href=\"#fn:2\" class=footnote>2</a></sup></p>\
         <div class=footnotes role=doc-endnotes><ol><li id=\"fn:1\"><p>Dua meter. <a href=\"#fnref:1\" class=reversefootnote>&#8617;</a></p></li>\
         <li id=\"fn:2\"><p>Lagi. <a href=\"#fnref:2\" class=reversefootnote>&#8617;&#xFE0E;</a></p></li></ol></div>",
    );
}

#[test]
fn a_mark_in_a_span_and_notes_by_github_and_pandoc() {
    two(
        "<p>Air naik.<span id=\"fnref:a\"><a class=ref href=\"#fn:a\">1</a></span></p><p>Air surut.<span id=\"fnref:b\"><a class=ref href=\"#fn:b\">2</a></span></p>\
         <div class=footnotes><ol><li id=\"fn:a\"><p>Dua meter.&nbsp;<a class=footnote-backref href=\"#fnref:a\">&#8617;</a></p></li><li id=\"fn:b\"><p>Lagi.</p></li></ol></div>",
    );
    two(
        "<p>Air naik.<sup><a href=\"#user-content-fn-1\" id=user-content-fnref-1 data-footnote-ref>1</a></sup></p><p>Air surut.<sup><a href=\"#user-content-fn-2\">2</a></sup></p>\
         <section data-footnotes><h2 class=sr-only>Footnotes</h2><ol><li id=user-content-fn-1><p>Dua meter. <a href=\"#user-content-fnref-1\" data-footnote-backref>↩</a></p></li>\
         <li id=user-content-fn-2><p>Lagi.</p></li></ol></section>",
    );
    two(
        "<p>Air naik.<a href=\"#fn1\" class=footnote-ref id=fnref1 role=doc-noteref><sup>1</sup></a></p><p>Air surut.<a href=\"#fn2\" class=footnote-ref><sup>2</sup></a></p>\
         <section class=footnotes><hr><ol><li id=fn1><p>Dua meter.<a href=\"#fnref1\" class=footnote-back>↩</a></p></li><li id=fn2><p>Lagi.</p></li></ol></section>",
    );
}

#[test]
fn notes_of_wordpress() {
    two(
        "<p>Air naik.<sup data-fn=a1 class=fn><a href=\"#a1\" id=a1-link>1</a></sup></p><p>Air surut.<sup class=fn><a href=\"#b2\" id=b2-link>2</a></sup></p>\
         <ol class=wp-block-footnotes><li id=a1>Dua meter. <a href=\"#a1-link\" aria-label=\"Jump\">↩︎</a></li><li id=b2>Lagi. <a href=\"#b2-link\">↩︎</a></li></ol>",
    );
    two(
        "<p>Air naik.<span id=easy-footnote-1-7 class=easy-footnote-margin-adjust></span><span class=easy-footnote><a href=\"#easy-footnote-bottom-1-7\" title=\"Dua meter.\"><sup>1</sup></a></span></p>\
         <p>Air surut.<span class=easy-footnote><a href=\"#easy-footnote-bottom-2-7\"><sup>2</sup></a></span></p>\
         <ol class=easy-footnotes-wrapper><li class=easy-footnote-single><span id=easy-footnote-bottom-1-7 class=easy-footnote-margin-adjust></span>Dua meter.<a class=easy-footnote-to-top href=\"#easy-footnote-1-7\"></a></li>\
         <li class=easy-footnote-single><span id=easy-footnote-bottom-2-7></span>Lagi.</li></ol>",
    );
    two(
        "<p>Air naik.<sup class=modern-footnotes-footnote data-mfn=1><a href=\"javascript:void(0)\">1</a></sup><span class=modern-footnotes-footnote__note data-mfn=1>Dua meter.</span></p>\
         <p>Air surut.<sup class=modern-footnotes-footnote><a href=\"javascript:void(0)\">2</a></sup><span class=modern-footnotes-footnote__note>Lagi.</span></p>",
    );
}

#[test]
fn substack_word_and_books() {
    two(
        "<p>Air naik.<a class=footnote-anchor id=footnote-anchor-1 href=\"#footnote-1\">1</a></p><p>Air surut.<a class=footnote-anchor id=footnote-anchor-2 href=\"#footnote-2\">2</a></p>\
         <div class=footnote><a id=footnote-1 href=\"#footnote-anchor-1\" class=footnote-number>1</a><div class=footnote-content><p>Dua meter.</p></div></div>\
         <div class=footnote><a id=footnote-2 href=\"#footnote-anchor-2\" class=footnote-number>2</a><div class=footnote-content><p>Lagi.</p></div></div>",
    );
    two(
        "<p>Air naik.<a href=\"#_ftn1\" name=\"_ftnref1\" title=\"\"><span class=MsoFootnoteReference>[1]</span></a></p><p>Air surut.<a href=\"#_ftn2\" name=\"_ftnref2\">[2]</a></p>\
         <div id=ftn1><p class=MsoFootnoteText><a href=\"#_ftnref1\" name=\"_ftn1\"><span class=MsoFootnoteReference>[1]</span></a> Dua meter.</p></div>\
         <div id=ftn2><p class=MsoFootnoteText><a href=\"#_ftnref2\" name=\"_ftn2\">[2]</a> Lagi.</p></div>",
    );
    two(
        "<p>Air naik.<sup><a data-type=noteref href=\"b.html#fn1\" id=fn1-marker>1</a></sup></p><p>Air surut.<sup><a data-type=noteref href=\"b.html#fn2\" id=fn2-marker>2</a></sup></p>\
         <div data-type=footnotes><p data-type=footnote id=fn1><sup><a href=\"b.html#fn1-marker\">1</a></sup> Dua meter.</p><p data-type=footnote id=fn2><sup><a href=\"b.html#fn2-marker\">2</a></sup> Lagi.</p></div>",
    );
}

#[test]
fn references_of_encyclopaedias() {
    two(
        "<p>Air naik.<sup id=cite_ref-a_1-0 class=reference><a href=\"#cite_note-a-1\"><span class=cite-bracket>[</span>1<span class=cite-bracket>]</span></a></sup></p>\
         <p>Air surut.<sup id=cite_ref-2 class=reference><a href=\"#cite_note-2\">[2]</a></sup></p>\
         <ol class=references><li id=cite_note-a-1><span class=mw-cite-backlink><b><a href=\"#cite_ref-a_1-0\">^</a></b></span> <span class=reference-text>Dua meter.</span></li>\
         <li id=cite_note-2><span class=mw-cite-backlink>^ <a href=\"#cite_ref-2\"><sup><i><b>a</b></i></sup></a> <a href=\"#cite_ref-2\"><sup>b</sup></a></span> <span class=reference-text>Lagi.</span></li></ol>",
    );
    two(
        "<p>Air naik <a href=\"#ref1\">[1]</a>.</p><p>Air surut <a href=\"#ref2\">[2]</a>.</p><div class=references>\
         <div class=reference><a class=reference-number id=ref1>1.</a><div class=reference-content>Dua meter.</div></div>\
         <div class=reference><a class=reference-number id=ref2>2.</a><div class=reference-content>Lagi.</div></div></div>",
    );
}

#[test]
fn notes_in_one_paragraph_or_hidden() {
    two(
        "<p>Air naik.<a href=\"#one\"><sup>1</sup></a></p><p>Air surut.<a href=\"#two\"><sup>2</sup></a></p><hr>\
         <p><a name=one><sup>1</sup></a> Dua meter. <a href=\"#\">↩</a><br><br><a name=two><sup>2</sup></a> Lagi. <a href=\"#\">↩</a></p>",
    );
    two(
        "<p>Air naik.<span class=fna-ref data-definition=fna0><a href=\"#\">1</a></span></p><p>Air surut.<span class=fna-ref data-definition=fna1><a href=\"#\">2</a></span></p>\
         <aside style=\"display:none\" id=fna0>Dua meter.</aside><aside style=\"display:none\" id=fna1>Lagi.</aside>",
    );
}

#[test]
fn notes_beside_the_text() {
    two(
        "<p>Air naik.<label for=sn-1 class=\"margin-toggle sidenote-number\"></label><input type=checkbox id=sn-1 class=margin-toggle><span class=sidenote>Dua meter.</span></p>\
         <p>Air surut.<label for=sn-2 class=\"margin-toggle sidenote-number\"></label><input type=checkbox id=sn-2><span class=sidenote>Lagi.</span></p>",
    );
    two(
        "<p>Air naik.<span title=\"x\" class=inline-footnote>1<span class=footnoteContent style=\"display:none;\">Dua meter.</span></span></p>\
         <p>Air surut.<span class=inline-footnote>2<span class=footnoteContent style=\"display:none;\">Lagi.</span></span></p>",
    );
    two(
        "<p>Air naik<span class=\"ltx_note ltx_role_footnote\"><sup class=ltx_note_mark>1</sup><span class=ltx_note_outer><span class=ltx_note_content><sup class=ltx_note_mark>1</sup><span class=\"ltx_tag ltx_tag_note\">1</span>Dua meter.</span></span></span></p>\
         <p>Air surut<span class=\"ltx_note ltx_role_footnote\"><sup class=ltx_note_mark>2</sup><span class=ltx_note_outer><span class=ltx_note_content><sup class=ltx_note_mark>2</sup>Lagi.</span></span></span></p>",
    );
    // Org prints them once more below the text.
    two(
        "<div><p>Air naik.<label class=footref for=\"fn.1\">1</label><input id=\"fn.1\" type=checkbox><span class=sidenote><sup>1</sup> Dua meter.</span></p>\
         <p>Air surut.<label class=footref for=\"fn.2\">2</label><input id=\"fn.2\" type=checkbox><span class=sidenote><sup>2</sup> Lagi.</span></p>\
         <footer><div class=footdef><sup><a id=\"fn.1\" class=footnum href=\"#fnr.1\">1</a></sup> <div class=footpara><p>Dua meter.</p></div></div>\
         <div class=footdef><sup><a id=\"fn.2\" class=footnum href=\"#fnr.2\">2</a></sup> <div class=footpara><p>Lagi.</p></div></div></footer></div>",
    );
}

#[test]
fn notes_that_nothing_links() {
    two(
        "<p>Air naik.<sup>1</sup></p><p>Air surut.<sup>2</sup></p><p>Warga pulang.</p><hr><p><sup>1</sup> Dua meter.</p><p><sup>2</sup> Lagi.</p>",
    );
    two(
        "<article><ul><li>Air naik.<sup class=caption>1</sup></li><li>Air surut.<sup>2</sup></li></ul></article><div class=x__footnotes><h4>Footnotes</h4><p><sup>1</sup> Dua meter.</p><p><sup>2</sup> Lagi.</p></div>",
    );
    let bold = "<p>Air naik.<sup>1</sup></p><p><b><sup>1</sup> Catatan:</b> Dua meter.</p>";
    check(bold, &[TWO_MARKS[0], "<li data-note=\"1\"><p><b>Catatan:</b> Dua meter.</p></li>"]);
}

#[test]
fn a_note_may_be_called_twice_or_by_a_sign() {
    check(
        "<p>Air<sup><a href=\"#n1\">*</a></sup> naik<sup><a href=\"#n1\">*</a></sup>.</p><p>Warga.</p><ul><li id=n1>Dua meter.</li></ul>",
        &[
            "Air<sup data-note=\"1\">*</sup> naik<sup data-note=\"1\">*</sup>",
            "<li id=\"n1\" data-note=\"1\">Dua meter.",
        ],
    );
    check(
        "<p>Air naik [<a href=\"#f1n\"><font>1</font></a>].</p><p>Warga.</p><p>[<a name=f1n>1</a>] Dua meter.</p>",
        &["Air naik <sup data-note=\"1\">1</sup>.", "<li data-note=\"1\"><p>", "Dua meter."],
    );
}

#[test]
fn brackets_around_marks_go() {
    let list = "<p>Warga.</p><ol><li id=r1>Dua meter.</li><li id=r2>Lagi.</li></ol>";
    check(
        &format!(
            "<p>Air naik [<a href=\"#r1\">1</a>, <a href=\"#r2\">2</a>] dan surut [<a href=\"#r1\">1</a>–<a href=\"#r2\">2</a>].</p>{list}"
        ),
        &[
            "Air naik <sup data-note=\"1\">1</sup>, <sup data-note=\"2\">2</sup> dan surut ",
            "<sup data-note=\"1\">1</sup>–<sup data-note=\"2\">2</sup>.</p>",
        ],
    );
}

#[test]
fn several_marks_may_stand_in_one_raised_element() {
    check(
        "<p>Air naik<sup><a href=\"#n1\">1</a>,<a href=\"#n2\">2</a></sup>.</p><ol><li id=n1>Dua meter.</li><li id=n2>Lagi.</li></ol>",
        &[
            "naik<span><sup data-note=\"1\">1</sup>,<sup data-note=\"2\">2</sup></span>",
            "data-note=\"1\"",
            "data-note=\"2\"",
        ],
    );
}

#[test]
fn what_only_looks_like_notes_stays() {
    for html in [
        "<p>10<sup>6</sup> liter dan 10<sup>3</sup> warga pada 2<sup>nd</sup>.</p><p>Air naik.</p>",
        "<p>Isi: <a href=\"#s1\">1</a> <a href=\"#s2\">2</a></p><section id=\"s1\"><h2>Satu</h2><p>Air naik.</p></section><section id=\"s2\"><h2>Dua</h2><p>Air surut.</p></section>",
        "<p>Air naik.<sup><a href=\"#gone\">1</a></sup></p>",
        "<nav><ul><li id=\"p1\"><a href=\"#p2\">2</a> Dua</li><li id=\"p2\">Tiga halaman</li></ul></nav>",
        "<p><sup>1</sup> Pada mulanya <sup>2</sup> bumi <sup>3</sup> kosong.</p>",
        "<p>E = mc<sup>2</sup></p><p><sup>2</sup>H adalah deuterium.</p>",
    ] {
        assert_eq!(settled(html).replace(" hidden=\"\"", ""), html);
    }
}
