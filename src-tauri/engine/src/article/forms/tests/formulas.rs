use super::check;

const INLINE: &str = "<code data-formula=\"inline\">";
const BLOCK: &str = "<p><code data-formula=\"block\">";

fn inline(html: &str, tex: &str) {
    check(&format!("<p>Air {html} naik.</p>"), &[&format!("<p>Air {INLINE}{tex}</code> naik.</p>")]);
}

fn block(html: &str, tex: &str) {
    check(
        &format!("<p>Air</p>{html}<p>naik.</p>"),
        &[&format!("<p>Air</p>{BLOCK}{tex}</code></p><p>naik.</p>")],
    );
}

#[test]
fn katex_stands_once() {
    let katex = |tex: &str| {
        format!(
            "<span class=katex><span class=katex-mathml><math><semantics><mrow><mi>E</mi></mrow>\
             <annotation encoding=\"application/x-tex\">{tex}</annotation></semantics></math></span>\
             <span class=katex-html aria-hidden=true><span class=base>E=mc2</span></span></span>"
        )
    };
    inline(&katex("E = mc^2"), "E = mc^2");
    block(&format!("<span class=katex-display>{}</span>", katex("a \\tag{1}")), "a \\tag{1}");
    // Its display formulas stand in the middle of paragraphs.
    check(
        &format!("<p>Air <span class=katex-display>{}</span> naik.</p>", katex("x^2")),
        &[&format!("<p>Air </p>{BLOCK}x^2</code></p><p> naik.</p>")],
    );
    // Without its MathML: an attribute around it has the TeX.
    inline(
        "<span class=math-inline data-math=\"\\forall x\"><span class=katex><span class=katex-html>∀x</span></span></span>",
        "\\forall x",
    );
}

#[test]
fn mathjax_of_every_version() {
    // 2: a preview, what was made, and the source.
    inline(
        "<span class=MathJax_Preview>x2</span><span class=MathJax id=MathJax-Element-1-Frame><nobr>x2</nobr></span>\
         <script type=\"math/tex\">x^2</script>",
        "x^2",
    );
    block("<script type=\"math/tex; mode=display\">\\sum x</script>", "\\sum x");
    inline(
        "<span class=MathJax data-mathml=\"<math><msup><mi>x</mi><mn>2</mn></msup></math>\"><nobr>x2</nobr></span>",
        "x^{2}",
    );
    // 3: what is seen, and MathML for those who hear it.
    inline(
        "<mjx-container class=MathJax jax=CHTML><mjx-math><mjx-mi><mjx-c></mjx-c></mjx-mi></mjx-math><mjx-assistive-mml>\
         <math><mi>y</mi><mo>=</mo><mn>2</mn></math></mjx-assistive-mml></mjx-container>",
        "y = 2",
    );
    block(
        "<mjx-container display=true><mjx-math display=true><mjx-mi><mjx-c>𝑦</mjx-c></mjx-mi></mjx-math></mjx-container>",
        "y",
    );
    check("<p>Air<mjx-container><mjx-lazy></mjx-lazy></mjx-container> naik.</p>", &["<p>Air naik.</p>"]);
}

#[test]
fn encyclopaedias_and_papers() {
    inline(
        "<span class=mwe-math-element><span class=mwe-math-mathml-inline style=\"display: none;\"><math alttext=\"{\\displaystyle ax^{2}}\">\
         <semantics><mi>a</mi><annotation encoding=\"application/x-tex\">{\\displaystyle ax^{2}}</annotation></semantics></math></span>\
         <img class=mwe-math-fallback-image-inline src=\"https://m.example/1.svg\" alt=\"{\\displaystyle ax^{2}}\"></span>",
        "ax^{2}",
    );
    inline("<math alttext=\"d_{k}\" display=inline><msub><mi>d</mi><mi>k</mi></msub></math>", "d_{k}");
    check(
        "<p>Air</p><table class=\"ltx_equation ltx_eqn_table\"><tr><td class=ltx_eqn_cell></td><td><math alttext=\"a=b\" display=block>\
         <mi>a</mi></math></td><td></td><td><span class=ltx_tag>(3)</span></td></tr></table><p>naik.</p>",
        &["<p>Air</p>", BLOCK, "a=b \\tag{3}", "</code></p><p>naik.</p>"],
    );
}

#[test]
fn elements_attributes_and_pictures() {
    inline("<d-math>W_{enc}^{\\ell}</d-math>", "W_{enc}^{\\ell}");
    block("<d-math block>a+b</d-math>", "a+b");
    inline("<math-renderer class=js-inline-access>$a_1$</math-renderer>", "a_1");
    inline("<span class=\"math inline\">\\(x\\)</span>", "x");
    inline("<span class=hurmet-tex data-entry=\"\\vec{F}\"><math><mi>F</mi></math></span>", "\\vec{F}");
    inline(
        "<img class=latex src=\"https://s0.wp.example/latex.php?latex=x\" alt=\"\\sqrt{x}\">",
        "\\sqrt{x}",
    );
    inline("<math><mi>Q</mi><mo>=</mo><mn>41</mn></math>", "Q = 41");
}

#[test]
fn what_is_none_stays() {
    for html in [
        "<p>A <span class=\"math\">maths</span> lesson <img class=\"photo\" alt=\"x^2 on a board\" src=\"/a.jpg\">.</p>",
        "<div class=\"mathjax\"><p>Air naik.</p><p>Air surut.</p></div>",
        "<p data-math=\"12\">Air naik.</p>",
    ] {
        check(html, &[html.split('>').nth(1).unwrap_or_default()]);
        assert!(!super::settled(html).contains("data-formula"), "{html}");
    }
}

#[test]
fn comments_of_tex_are_none_of_it() {
    block("<script type=\"math/tex; mode=display\">a % the rate\n + 5\\% </script>", "a + 5\\%");
}
