//! Where in the text a block stood that was taken out of it: behind which words.

use dom_query::NodeRef;

use crate::article::page::{dom, line};

/// How many letters tell a block from others by its end.
const TAIL: usize = 40;

/// The end of a line, by which the line is found again.
pub(crate) fn tail(line: &str) -> String {
    let mut end: Vec<char> = line.chars().rev().filter(|c| c.is_alphanumeric()).take(TAIL).collect();
    end.reverse();
    line::key(&end.into_iter().collect::<String>())
}

/// The end of the text before `node`. Looks no further than an honest page wants, so that no page can make it slow.
pub(crate) fn text_before(node: &NodeRef) -> Option<String> {
    const LEVELS: usize = 5;
    const NODES: usize = 100;
    let mut inner = *node;
    for _ in 0..LEVELS {
        let mut before = inner.prev_sibling();
        let mut steps = 0;
        while let Some(sibling) = before {
            steps += 1;
            if steps > NODES {
                return None;
            }
            let end = tail(&last_text(&sibling));
            if !end.is_empty() {
                return Some(end);
            }
            before = sibling.prev_sibling();
        }
        inner = inner.parent()?;
    }
    None
}

/// The end of the last block of text in `node`, whatever phrases it is made of.
fn last_text(node: &NodeRef) -> String {
    const NODES: usize = 200;
    const CHARS: usize = 4 * TAIL;
    let mut end = String::new();
    let mut open = vec![*node];
    for _ in 0..NODES {
        let Some(node) = open.pop() else { break };
        if node.is_text() {
            end.insert_str(0, &dom::end_of_text(&node, CHARS));
            if end.chars().filter(|c| c.is_alphanumeric()).count() >= TAIL {
                break;
            }
        } else {
            if !line::is_blank(&end) && dom::is_any(&node, &dom::SET_APART) {
                break;
            }
            open.extend(node.children_it(false));
        }
    }
    end
}

/// The blocks of a body by how they end.
pub(crate) struct Places {
    /// Each [`tail`] from its end to its start, with how many blocks there are up to it; in order.
    tails: Vec<(String, usize)>,
}

impl Places {
    pub(crate) fn of(body: &NodeRef) -> Self {
        let blocks = body.element_children();
        let mut tails: Vec<(String, usize)> =
            blocks.iter().enumerate().map(|(at, block)| (backwards(&tail(&block.text())), at + 1)).collect();
        tails.sort_unstable();
        Self { tails }
    }

    /// Behind how many blocks something stood that `after` was the end of the text before.
    pub(crate) fn after(&self, after: &str) -> Option<usize> {
        /// Blocks that end alike; among more, any place is as good as another.
        const ALIKE: usize = 100;
        let after = backwards(after);
        let from = self.tails.partition_point(|(tail, _)| *tail < after);
        let ending_so =
            self.tails[from..].iter().take(ALIKE).take_while(|(tail, _)| tail.starts_with(&after));
        ending_so.map(|(_, place)| *place).min()
    }
}

fn backwards(tail: &str) -> String {
    tail.chars().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found_by_the_end_of_the_text_before_it() {
        let body = dom::fragment(
            "<p>Air naik pada malam hari.</p><p>Warga pindah ke balai desa.</p><p>Ke balai desa!</p><ul><li>a</ul>",
        );
        let places = Places::of(&body.html_root());
        for (after, expected) in [
            ("Air naik pada malam hari", Some(1)),
            ("malam hari", Some(1)),
            ("balai desa", Some(2)),
            ("Ke balai desa", Some(2)),
            ("a", Some(2)),
            ("Hujan", None),
        ] {
            assert_eq!(places.after(&tail(after)), expected, "{after}");
        }
    }

    #[test]
    fn the_text_before_a_block_is_read_no_further_than_its_end() {
        let check = |html: &str, expected: Option<&str>| {
            let doc = dom::fragment(html);
            let node = doc.select_single("aside").nodes()[0];
            assert_eq!(text_before(&node).as_deref(), expected, "{html}");
        };
        check("<p>Air <b>naik</b>.</p><aside></aside>", Some("airnaik"));
        check("<p>Air</p><div><p>naik</p> </div><div><aside></aside></div>", Some("naik"));
        check("<aside></aside><p>Air</p>", None);
        let long = format!("<p>{}</p><aside></aside>", "banjir ".repeat(100_000));
        check(&long, Some(&"banjir".repeat(100)[600 - TAIL..]));
    }
}
