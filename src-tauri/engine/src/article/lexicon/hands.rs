//! How newsrooms say who wrote an article: the words before the name of a writer and before those of other hands, what
//! a writer is called behind the name, and what stands there when nobody is named.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::{all, any_of};
use crate::article::page::{needles::Needles, pattern::Pattern};

/// What somebody did for an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hand {
    Author,
    Editor,
    /// Translated, took the pictures.
    Other,
}

/// Words in a line that say what whoever follows did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Label {
    pub hand: Hand,
    pub range: Range<usize>,
    pub has_colon: bool,
}

static BEGINS: Pattern = Pattern::made(|| {
    let label = format!("(?:{}|{})", any_of(|words| &words.author), any_of(|words| &words.by));
    format!(r"(?i)^\s*{label}(?:\s*[:：،,]\s*|\s+|$)")
});

/// The bytes of a label at the start of `line` after which its author is named.
pub(crate) fn author_label(line: &str) -> Option<usize> {
    BEGINS.find(line).map(|found| found.end()).filter(|end| *end > 0)
}

/// The edge before a label in a line. What may stand there begins a word in no script.
const EDGE: &str = r"(?:^|[\s|;,.·•/()（）\[\]【】\-–—]+)";

static OTHER: Pattern =
    Pattern::made(|| format!(r"(?i)^{EDGE}?{}(?:\s*[:：]|\s|$)", any_of(|words| &words.other_hand)));

static EDITOR: Pattern =
    Pattern::made(|| format!(r"(?i)^{EDGE}?{}(?:\s*[:：]|\s|$)", any_of(|words| &words.editor)));

/// What a label says that was done.
fn hand(label: &str) -> Hand {
    if EDITOR.is_match(label) {
        Hand::Editor
    } else if OTHER.is_match(label) {
        Hand::Other
    } else {
        Hand::Author
    }
}

/// What every label has, but for the little words such as "by".
static LABEL_WORDS: LazyLock<Option<Needles>> = LazyLock::new(|| Needles::of(&any_label()));

/// What such little words begin with.
static LITTLE_WORDS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| all(|words| &words.by).filter_map(|by| by.split([' ', '(']).next()).collect());

/// Whether a line may have any label, by a quick look.
fn may_have_label(line: &str) -> bool {
    let is_gap = |c: char| !c.is_alphanumeric();
    let first = || line.trim_start_matches(is_gap).split(is_gap).next().unwrap_or_default().to_lowercase();
    line.contains(['|', ';', '·', '•'])
        || LABEL_WORDS.as_ref().is_none_or(|words| words.stand_in(line))
        || LITTLE_WORDS.contains(first().as_str())
}

/// Whether a line says what somebody did, or is what such a line begins with.
pub(crate) fn has_label(line: &str) -> bool {
    may_have_label(line)
        && (label_alone(line).is_some() || author_label(line).is_some() || !labels(line).is_empty())
}

/// Whatever a label may be: those of authors the last, since other hands' may begin like them.
fn any_label() -> String {
    let (editor, other) = (any_of(|words| &words.editor), any_of(|words| &words.other_hand));
    format!("(?:{editor}|{other}|{})", any_of(|words| &words.author))
}

static LABELS: Pattern = Pattern::made(|| {
    let (label, by) = (any_label(), any_of(|words| &words.by));
    // "Ludwig von Elbe": the little words are labels only where something else ends.
    format!(r"(?i){EDGE}{label}(?:\s*[:：]\s*|\s+)|(?:^\W*|[|;·•]\s*){by}(?:\s*[:：]\s*|\s+)")
});

/// Words that ask for the name of a person, with a colon or without.
static ASKS: Pattern = Pattern::new(r"(?i)\s(?:by|von|par|oleh|por|av|af|door|di|da)\s+$");

/// The labels in a line, in order: before a colon, or as in "edited by".
pub(crate) fn labels(line: &str) -> Vec<Label> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(label) = LABELS.find(&line[from..]) {
        let range = from + label.start()..from + label.end();
        let text = &line[range.clone()];
        let has_colon = text.trim_end().ends_with([':', '：']);
        if has_colon || ASKS.is_match(text) {
            found.push(Label { hand: hand(text), range: range.clone(), has_colon });
            from = range.end;
        } else {
            // The space behind may be the edge of the next one.
            from = range.start + text.trim_end().len().max(text.chars().next().map_or(1, char::len_utf8));
        }
    }
    found
}

/// Whether a label asks for a name without a colon: "By".
pub(crate) fn asks(label: &str) -> bool {
    ASKS.is_match(&format!(" {label} "))
}

static ALONE: Pattern = Pattern::made(|| {
    let (label, by) = (any_label(), any_of(|words| &words.by));
    format!(r"(?i)^\W*(?:{label}|{by})\W*$")
});

/// What the names beside a line did that is nothing but a label.
pub(crate) fn label_alone(line: &str) -> Option<Hand> {
    ALONE.find(line)?;
    Some(hand(line))
}

static NOBODY: Pattern = Pattern::made(|| {
    format!(r"(?i)^\W*(?:the |die |la |le |de |het )?{}\W*$", any_of(|words| &words.nobody))
});

/// Whether a name is that of nobody: "Staff writer".
pub(crate) fn is_nobody(name: &str) -> bool {
    NOBODY.is_match(name)
}

static NEWSROOM: Pattern = Pattern::made(|| format!(r"(?i)(?:^|[\s-]){}$", any_of(|words| &words.newsroom)));

/// Whether a newsroom signs rather than a person: "The Gazette staff".
pub(crate) fn is_newsroom(name: &str) -> bool {
    NEWSROOM.is_match(name)
}

static POST: Pattern =
    Pattern::made(|| format!(r"(?i)(?:^|[\s-]){}(?:$|[\s,(-])", any_of(|words| &words.post)));

/// Whether something is what a person is: "Senior Editor".
pub(crate) fn is_post(text: &str) -> bool {
    POST.is_match(text)
}

static WITH_POST: Pattern = Pattern::made(|| {
    let post = any_of(|words| &words.post);
    format!(
        r"(?i)^(.{{2,40}}?),?\s+(?:(?:(?:senior|junior|staff|chief|deputy|special|foreign|political|politics|sports?|business|economics|finance|money|science|health|education|environment|climate|energy|transport|crime|court|legal|security|defence|defense|diplomatic|home|social|affairs|news|world|international|national|local|city|digital|data|video|multimedia|online|features?|entertainment|culture|arts|film|music|tv|media|games|tech|technology|auto|food|travel|opinion|guest|contributing|freelance|breaking|investigations?|investigative|us|uk|ap|afp)\s+)*{post}(?:\s.{{0,40}})?)$"
    )
});

/// What stands before what a person is, in "Ana Lee Staff Writer".
pub(crate) fn before_post(name: &str) -> Option<&str> {
    WITH_POST.group(name).map(|(_, before)| before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_say_what_was_done() {
        use Hand::{Author, Editor, Other};
        let cases: [(&str, &[Hand]); 14] = [
            ("Reporting by Ana Lee; Editing by Bo Chen", &[Author, Editor]),
            ("Additional reporting by Ana Lee; Writing by Bo Chen", &[Other, Author]),
            ("Penulis: Sari W | Editor: Budi", &[Author, Editor]),
            ("作者：张三 责任编辑：李四", &[Author, Editor]),
            ("（责编：牛镛、岳弘彬）", &[Editor]),
            ("Text: Ana Lee, Fotos: Bo Chen", &[Author, Other]),
            ("Tekst: Ana Lee. Foto: Bo Chen", &[Author, Other]),
            ("Texte Ana Lee", &[]),
            ("Written By : Ana Lee", &[Author]),
            ("लेखक: अनिल शर्मा", &[Author]),
            ("نویسنده: مریم یزدان‌پناه", &[Author]),
            ("Context: a text", &[]),
            ("Ana Lee and Bo Chen", &[]),
            ("", &[]),
        ];
        for (line, expected) in cases {
            assert_eq!(may_have_label(line), !expected.is_empty() || line.contains("ext"), "{line}");
            let found: Vec<Hand> = labels(line).iter().map(|label| label.hand).collect();
            assert_eq!(found, expected, "{line}");
        }
    }

    #[test]
    fn a_label_may_stand_alone() {
        assert!(may_have_label("Von") && may_have_label("« di »") && !may_have_label("Ana Lee"));
        assert_eq!(label_alone("Penulis"), Some(Hand::Author));
        assert_eq!(label_alone("Editor:"), Some(Hand::Editor));
        assert_eq!(label_alone("Editorial"), None);
    }

    #[test]
    fn newsrooms_are_nobody() {
        for name in ["Staff writer", "Redaksi", "la rédaction", "Redaktion", "Agenturen"] {
            assert!(is_nobody(name), "{name}");
        }
        for name in ["Gazette staff", "Harian-Redaktion", "GAZETTE STAFF", "Rédaction Harian"] {
            assert!(is_newsroom(name) && !is_nobody(name), "{name}");
        }
        for name in ["Ana Lee", "Stafford Lee", "Teamo Budi"] {
            assert!(!is_newsroom(name), "{name}");
        }
    }

    #[test]
    fn posts_follow_names() {
        assert_eq!(before_post("Ana Lee Staff Writer"), Some("Ana Lee"));
        assert_eq!(before_post("Ana Lee, Senior Editor"), Some("Ana Lee"));
        assert_eq!(before_post("Ana Lee"), None);
        assert!(is_post("AP Auto Writer") && is_post("Chefkorrespondent") && !is_post("Ana Lee"));
    }
}
