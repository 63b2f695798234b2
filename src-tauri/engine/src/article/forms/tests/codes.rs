use super::{check, settled};

fn code(html: &str, lines: &str) {
    check(
        &format!("<p>a</p>{html}<p>b</p>"),
        &["<p>a</p>", &format!("<pre><code>{lines}</code></pre>"), "<p>b</p>"],
    );
}

#[test]
fn numbers_of_lines_are_no_code() {
    // Pygments, Rouge and Chroma: a cell of numbers beside a cell of code.
    code(
        "<table class=highlighttable><tr><td class=linenos><div class=linenodiv><pre>1\n2\n3</pre></div></td>\
         <td class=code><div class=highlight><pre><span></span><code>a = 1\n\nb = 2\n</code></pre></div></td></tr></table>",
        "a = 1\n\nb = 2",
    );
    code(
        "<div class=highlight><table class=rouge-table><tbody><tr><td class=\"gutter gl\"><pre class=lineno>1\n2\n</pre></td>\
         <td class=code><pre>x\ny\n</pre></td></tr></tbody></table></div>",
        "x\ny",
    );
    // Numbers in the code.
    code(
        "<pre><code><span class=line><span class=ln>1</span><span class=cl>a {\n</span></span><span class=line><span class=ln>2</span><span class=cl>}\n</span></span></code></pre>",
        "a {\n}",
    );
    code(
        "<pre><code><span style=\"user-select:none\">1</span>a\n<span style=\"user-select: none\">2</span>b</code></pre>",
        "a\nb",
    );
    // A row for each line.
    code(
        "<table class=blob><tr><td class=blob-num data-line-number=1></td><td class=blob-code>a</td></tr><tr><td class=blob-num data-line-number=2></td><td class=blob-code>b</td></tr></table>",
        "a\nb",
    );
    // Hexo: lines broken by elements.
    code(
        "<figure class=highlight><table><tr><td class=gutter><pre><span class=line>1</span><br><span class=line>2</span><br></pre></td>\
         <td class=code><pre><span class=line>a</span><br><span class=line>b</span><br></pre></td></tr></table></figure>",
        "a\nb",
    );
}

#[test]
fn lines_stay_lines() {
    code(
        "<pre><code><div class=line>a</div><div class=line>  b</div><div class=line></div><div class=line>c</div></code></pre>",
        "a\n  b\n\nc",
    );
    code("<pre><code><span class=line>a</span><span class=line>b</span></code></pre>", "a\nb");
    code("<pre>a<br>b<br><br>c</pre>", "a\nb\n\nc");
    code("<pre><ol><li>a</li><li>b</li></ol></pre>", "a\nb");
    let tidy = "<pre><code><span class=\"line\">a</span>\n<span class=\"line\"><b>b</b></span></code></pre>";
    assert_eq!(settled(tidy), tidy, "it is as it should be");
}

#[test]
fn what_stands_above_code_is_none_of_it() {
    let html = "<div class=\"code-block\"><div class=\"code-header\"><span>bash</span></div><button>Copy</button><pre><code>ls</code></pre></div>";
    let settled = settled(html);
    assert_eq!(settled, "<div class=\"code-block\"><pre><code>ls</code></pre></div>");
}

#[test]
fn other_tables_stay() {
    for html in [
        "<table><tbody><tr><td>1</td><td>Air naik</td></tr><tr><td>2</td><td>Air surut</td></tr></tbody></table><pre>a</pre>",
        "<table><tbody><tr><td>Perintah</td><td><pre>ls</pre></td></tr></tbody></table>",
        "<pre>1 2 3\n4 5 6</pre>",
    ] {
        assert_eq!(settled(html), html);
    }
}

#[test]
fn what_a_pointer_shows_is_no_code() {
    code(
        "<pre><code><i class='hover-info messages'><code>Nat : Type</code></i>#check Nat</code></pre>",
        "#check Nat",
    );
    code("<pre><code>let a<span role=tooltip>a: number</span> = 1</code></pre>", "let a = 1");
}
