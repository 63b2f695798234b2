//! Threads: pages whose text is what several people say to each other, in a forum, under a post, in a mailing list.

mod history;
mod said;

use std::collections::HashSet;

use dom_query::{Document, NodeRef};

use super::element::with_text;
use crate::article::{
    body::blocks::{SAID, THREAD},
    page::{
        dom::{self, NodeMap, NodeSet},
        line,
    },
};
use said::{Said, said};

/// Of all that a page says.
const SHARE: f64 = 0.6;

/// Words of paragraphs beside what people say: from so many on it is an article, and they discuss that.
const ARTICLE: u32 = 60;

const FEWEST: usize = 3;

/// Words above what one person says: who it is, when, how many like it.
const HEAD: u32 = 4;

/// Names of what one person says.
const VOICES: [&str; 14] = [
    "post",
    "comment",
    "message",
    "reply",
    "answer",
    "question",
    "comtr",
    "thing",
    "tweet",
    "status",
    "topicpost",
    "crawlerpost",
    "timelinecomment",
    "response",
];

/// Names of the words of it, the surest first.
const WORDS: [&str; 23] = [
    "commtext",
    "a3s",
    "usertextbody",
    "posttext",
    "tweettext",
    "messagecontent",
    "messagebody",
    "commentcontent",
    "commenttext",
    "commentbody",
    "postcontent",
    "statuscontent",
    "cooked",
    "sprose",
    "bbwrapper",
    "markdownbody",
    "econtent",
    "md",
    "content",
    "body",
    "text",
    "postbody",
    "post",
];

/// What one person says.
struct Voice<'a> {
    around: NodeRef<'a>,
    said: Said,
    words: NodeRef<'a>,
}

/// Puts what is said on a page that is a thread into one place, in its order, each under the name of who says it.
pub(crate) fn settle_thread(document: &Document) {
    let Some(body) = document.body() else { return };
    for forged in document.root().descendants_it().filter(|n| n.has_attr(THREAD)).collect::<Vec<_>>() {
        forged.remove_attr(THREAD);
    }
    let voices = voices(&body);
    let said: u32 = voices.iter().map(|voice| HEAD + line::count_words(&voice.words.text())).sum();
    if voices.len() < FEWEST || f64::from(said) < SHARE * unlinked(&body) {
        return;
    }
    if prose_beside(&body, &voices) >= ARTICLE {
        return;
    }
    let thread = document.tree.new_element("div");
    thread.set_attr(THREAD, "");
    voices[0].around.insert_before(&thread);
    for voice in &voices {
        if let Some(author) = &voice.said.by {
            let name = document.tree.new_element("p");
            name.set_attr(SAID, "");
            name.append_child(&with_text(document, "strong", author));
            for told in [&voice.said.on, &voice.said.liked].into_iter().flatten() {
                name.append_child(&document.tree.new_text(format!(" · {told}")));
            }
            thread.append_child(&name);
        }
        // A part of a line may hold all that is said.
        if !dom::is_any(&voice.words, &["div", "section", "article", "td", "blockquote", "p"]) {
            voice.words.rename("div");
        }
        history::remove(&voice.words);
        thread.append_child(&voice.words);
    }
    voices.iter().for_each(|voice| voice.around.remove_from_parent());
}

fn voices<'a>(body: &NodeRef<'a>) -> Vec<Voice<'a>> {
    const MOST: usize = 2_000;
    let is_voice = |n: &NodeRef| {
        dom::is_any(n, &["div", "li", "article", "tr", "section"])
            && (dom::names_any(&labels(n), &VOICES)
                || n.has_attr("data-message-id")
                || &*n.attr_or("data-testid", "") == "tweet"
                || ["Comment", "Answer", "Posting"]
                    .iter()
                    .any(|kind| n.attr_or("itemtype", "").ends_with(kind)))
    };
    let around: Vec<NodeRef> = body.descendants_it().filter(is_voice).take(MOST).collect();
    let ids: NodeSet = around.iter().map(|node| node.id).collect();
    // What holds a voice holds more than the words of one.
    let holders: NodeSet =
        around.iter().flat_map(|node| node.ancestors_it(None)).map(|node| node.id).collect();
    let mut taken: HashSet<dom_query::NodeId> = HashSet::new();
    let mut wordless: NodeMap<Said> = NodeMap::default();
    let mut voices = Vec::new();
    for node in around {
        let own = own_elements(&node, &ids);
        let is_words =
            |n: &NodeRef, name: &str| is_called(n, name) && !holders.contains(&n.id) && dom::has_text(n);
        let outer = node.ancestors_it(Some(12)).find(|n| ids.contains(&n.id));
        // What is called after the words of a comment, as `comment-body` is, may be those of the box around it.
        let is_all_words = || outer.is_some() && WORDS.iter().any(|name| is_words(&node, name));
        let of_own = WORDS.iter().find_map(|name| own.iter().find(|n| is_words(n, name)).copied());
        let Some(words) = of_own.or_else(|| is_all_words().then_some(node)) else {
            wordless.insert(node.id, said(&own));
            continue;
        };
        // A box of a box of the same words.
        if words.ancestors_it(Some(12)).any(|n| taken.contains(&n.id)) || !taken.insert(words.id) {
            continue;
        }
        let is_outside = |n: &NodeRef| !n.ancestors_it(Some(12)).any(|n| n.id == words.id);
        let outside: Vec<NodeRef> = own.iter().filter(|n| is_outside(n)).copied().collect();
        let mut said = said(&outside);
        // Who it is may stand in a box around the box of the words.
        if let Some(other) = outer.filter(|_| said.by.is_none()).and_then(|n| wordless.remove(&n.id)) {
            said = other;
        }
        let around = if words.id == node.id { outer.unwrap_or(node) } else { node };
        voices.push(Voice { around, said, words });
    }
    voices
}

/// The names of an element, without those that say which part of another it is: `status__content`.
fn labels(node: &NodeRef) -> String {
    let labels = dom::labels(node);
    if !labels.contains("__") {
        return labels;
    }
    labels.split_whitespace().filter(|label| !label.contains("__")).collect::<Vec<_>>().join(" ")
}

/// The elements of a voice that are none of another's inside it, as far as an honest one has them.
fn own_elements<'a>(voice: &NodeRef<'a>, voices: &NodeSet) -> Vec<NodeRef<'a>> {
    const MOST: usize = 400;
    let mut own = Vec::new();
    let mut open: Vec<NodeRef> = voice.children_it(true).collect();
    while let Some(node) = open.pop() {
        if !node.is_element() || voices.contains(&node.id) || own.len() >= MOST {
            continue;
        }
        own.push(node);
        open.extend(node.children_it(true));
    }
    own
}

fn is_called(node: &NodeRef, name: &str) -> bool {
    dom::is_any(node, &["div", "span", "td", "section", "article", "p", "blockquote"])
        && (dom::has_label(node, &[name])
            || dom::names_any(&node.attr_or("data-testid", "").to_ascii_lowercase(), &[name])
            || node.attr_or("itemprop", "").to_ascii_lowercase() == name)
}

/// Words of paragraphs that are none of what people say.
fn prose_beside(body: &NodeRef, voices: &[Voice]) -> u32 {
    const PARAGRAPH: u32 = 20;
    let around: NodeSet = voices.iter().map(|voice| voice.around.id).collect();
    let mut words = 0;
    let mut open: Vec<NodeRef> = body.children_it(false).collect();
    while let Some(node) = open.pop() {
        if !node.is_element()
            || around.contains(&node.id)
            || dom::is_any(&node, &["footer", "nav", "noscript"])
        {
            continue;
        }
        if dom::is_any(&node, &["p"]) {
            words +=
                Some(line::count_words(&node.text())).filter(|&words| words >= PARAGRAPH).unwrap_or_default();
        } else {
            open.extend(node.children_it(false));
        }
    }
    words
}

/// Words that lead nowhere.
fn unlinked(body: &NodeRef) -> f64 {
    let mut words = 0;
    let mut open: Vec<NodeRef> = body.children_it(false).collect();
    while let Some(node) = open.pop() {
        if node.is_text() {
            words += line::count_words(&node.text());
        } else if node.is_element()
            && !dom::is_any(
                &node,
                &["a", "script", "style", "noscript", "template", "nav", "footer", "select", "button"],
            )
        {
            open.extend(node.children_it(false));
        }
    }
    f64::from(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_say_stands_in_one_place() {
        let says = "Air naik pada malam hari dan warga pindah ke balai desa yang berdiri di atas bukit.";
        let post = |name: &str| {
            format!(
                "<div class='post bg2'><dl><dt class=username>{name}</dt><dd>Posts: 12</dd></dl><div class=postbody>\
                 <div class=content>{says}</div><div class=signature>Salam.</div></div></div>"
            )
        };
        let page = dom::page(&format!(
            "<h1>Banjir</h1>{}{}{}<p>Powered by</p>",
            post("Sari"),
            post("Budi"),
            post("Sari")
        ));
        settle_thread(&page);
        let expected = ["Sari", says, "Budi", says, "Sari", says].join("|");
        let thread = page.root().descendants_it().find(|n| n.has_attr(THREAD)).unwrap();
        let lines = crate::article::page::text::blocks(&thread, true).join("|");
        assert_eq!(lines, expected);
        assert!(!dom::line(&page.root()).contains("Salam"));
    }

    #[test]
    fn answers_in_answers_have_their_names_and_days() {
        let comment = |name: &str, says: &str, inside: &str| {
            format!(
                "<div class='thing comment'><p class=tagline><a class=author>{name}</a> \
                 <time datetime='2025-01-15T11:00:00Z'>2 days</time></p><div class=comment><div class=usertext-body>\
                 <p>{says}</p></div></div><div class=child>{inside}</div></div>"
            )
        };
        let inner = comment("budi", "Air naik.", &comment("wati", "Sudah surut.", ""));
        assert_eq!(
            thread_of(&comment("sari", "Apa kabar sungai?", &inner)),
            [
                "sari · 2025-01-15",
                "Apa kabar sungai?",
                "budi · 2025-01-15",
                "Air naik.",
                "wati · 2025-01-15",
                "Sudah surut."
            ]
        );
    }

    fn thread_of(html: &str) -> Vec<String> {
        let page = dom::page(html);
        settle_thread(&page);
        let thread = page.root().descendants_it().find(|n| n.has_attr(THREAD));
        thread.map(|thread| crate::article::page::text::blocks(&thread, true)).unwrap_or_default()
    }

    #[test]
    fn mails_stand_under_who_sent_them() {
        let mail = |name: &str, says: &str| {
            format!(
                "<div class='adn ads' data-message-id='#msg-{name}'><div class=gE><span email='{name}@n.example' \
                 name='{name}' class=gD><span>{name}</span></span><span class=g3 title='May 13, 2026, 11:02 PM'>May 13</span></div>\
                 <div class='ii gt'><div class='a3s aiL'><div>{says}</div></div></div></div>"
            )
        };
        let says = "Apakah air sungai sudah surut pagi ini di desa?";
        let html =
            format!("<h2>Sungai</h2>{}{}{}", mail("Sari", says), mail("Budi", says), mail("Wati", says));
        let head = |name: &str| format!("{name} · 2026-05-13");
        assert_eq!(thread_of(&html), [&head("Sari"), says, &head("Budi"), says, &head("Wati"), says]);
    }

    #[test]
    fn words_that_are_called_after_a_comment_are_none_of_their_own() {
        let comment = |name: &str, says: &str| {
            format!(
                "<div class='comment js-comment'><h3><a class=author>{name}</a> <relative-time \
                 datetime='2026-01-15T10:30:00Z'>Jan 15</relative-time> <span class='score unvoted'>42 poin</span></h3>\
                 <div class='comment-body'><p>{says}</p></div></div>"
            )
        };
        let html = ["Sari", "Budi", "Wati"].map(|name| comment(name, "Air sungai surut pagi ini.")).concat();
        let said = ["Sari", "Budi", "Wati"]
            .map(|name| [format!("{name} · 2026-01-15 · 42 poin"), "Air sungai surut pagi ini.".into()]);
        assert_eq!(thread_of(&html), said.concat());
    }

    #[test]
    fn parts_of_a_post_are_no_posts() {
        let post = |name: &str, says: &str| {
            format!(
                "<div class='status__wrapper focusable'><div class='status status-public'><div class=status__info>\
                 <time datetime='2026-04-20T12:05:00Z'>5m</time><a class=status__display-name><span class=display-name>\
                 <strong>{name}</strong></span></a></div><div class='status__content'><div class=status__content__text>\
                 <p>{says}</p></div></div></div></div>"
            )
        };
        let says = "Air sungai surut pagi ini, dan pasar buka lagi.";
        let html = [post("Sari", says), post("Budi", says), post("Wati", says)].concat();
        let day = |name: &str| format!("{name} · 2026-04-20");
        assert_eq!(thread_of(&html), [&day("Sari"), says, &day("Budi"), says, &day("Wati"), says]);
    }

    #[test]
    fn a_discussion_under_an_article_stays_one() {
        let paragraph = "Air naik pada malam hari dan warga pindah ke balai desa. ".repeat(4);
        let said = "Semoga lekas surut. ".repeat(20);
        let comment =
            format!("<div class=comment><b class=author>Sari</b><div class=body>{said}</div></div>");
        let page = |text: &str| dom::page(&format!("<article>{text}</article>{}", comment.repeat(9)));
        let (article, link) = (page(&format!("<p>{paragraph}</p>").repeat(2)), page("<p>Banjir surut.</p>"));
        settle_thread(&link);
        assert!(link.root().descendants_it().any(|n| n.has_attr(THREAD)), "nothing but the discussion");
        let page = article;
        settle_thread(&page);
        assert!(!page.root().descendants_it().any(|n| n.has_attr(THREAD)));
    }
}
