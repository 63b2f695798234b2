//! What a person types into the search box: words, `"phrases"`, `-not`, `OR`, parentheses, `field:value`, and a last
//! word that is still being typed. Any input means something; what means nothing is left out.

use std::iter::Peekable;
use std::vec::IntoIter;

use chrono::NaiveDate;

use super::facet;
use super::term::{Place, Term};
use super::tree::{Filter, Node};
use super::words::words;
use crate::model::Timestamp;

/// Parentheses within parentheses: the rest is read without them.
const DEEPEST: usize = 16;
/// Words and fields of a query: the rest is not looked at.
const MOST: usize = 64;

/// Reads a query. Days begin `offset_minutes` before they do in UTC, where the person is.
pub(super) fn parse(input: &str, offset_minutes: i32) -> Node {
    let tokens: Vec<Token<'_>> = tokens(input).into_iter().take(2 * MOST).collect();
    let mut parser = Parser { tokens: tokens.into_iter().peekable(), offset_minutes, depth: 0, leaves: 0 };
    let mut parts = vec![parser.any()];
    // What closes nothing is passed over.
    while parser.tokens.next().is_some() {
        parts.push(parser.any());
    }
    parts.retain(|part| *part != Node::All(vec![]));
    one_or(parts, Node::All)
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Token<'q> {
    Open,
    Close,
    Or,
    And,
    Not,
    /// `field:` right before a value or a parenthesis.
    Field(&'q str),
    Text(Text<'q>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Text<'q> {
    text: &'q str,
    is_quoted: bool,
    /// Nothing comes after it: it may go on.
    is_last: bool,
}

const QUOTES: [char; 3] = ['"', '“', '”'];
const PARENTHESES: [char; 4] = ['(', ')', '（', '）'];

fn tokens(input: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = input.trim_start();
    let mut after_field = false;
    while let Some(first) = rest.chars().next() {
        let beyond = &rest[first.len_utf8()..];
        let is_value = std::mem::take(&mut after_field);
        rest = match first {
            '(' | '（' => pushed(&mut tokens, Token::Open, beyond),
            ')' | '）' => pushed(&mut tokens, Token::Close, beyond),
            _ if QUOTES.contains(&first) => {
                let end = beyond.find(QUOTES).unwrap_or(beyond.len());
                let text = Text { text: &beyond[..end], is_quoted: true, is_last: false };
                pushed(&mut tokens, Token::Text(text), beyond[end..].trim_start_matches(QUOTES))
            }
            '-' | '−' if !is_value && !beyond.starts_with(char::is_whitespace) => {
                pushed(&mut tokens, Token::Not, beyond)
            }
            '|' => pushed(&mut tokens, Token::Or, beyond),
            _ => {
                let ends = |c: char| c.is_whitespace() || PARENTHESES.contains(&c) || QUOTES.contains(&c);
                let end = rest.find(ends).unwrap_or(rest.len());
                let (word, after) = rest.split_at(end);
                match word {
                    _ if is_value => pushed(&mut tokens, text(word, after), after),
                    "OR" => pushed(&mut tokens, Token::Or, after),
                    "AND" => pushed(&mut tokens, Token::And, after),
                    "NOT" => pushed(&mut tokens, Token::Not, after),
                    _ => match field_of(word) {
                        Some(field)
                            if word.len() > field.len() + 1 || !after.starts_with(char::is_whitespace) =>
                        {
                            after_field = true;
                            pushed(&mut tokens, Token::Field(field), &rest[field.len() + 1..])
                        }
                        _ => pushed(&mut tokens, text(word, after), after),
                    },
                }
            }
        };
        if !after_field {
            rest = rest.trim_start();
        }
    }
    tokens
}

fn pushed<'q>(tokens: &mut Vec<Token<'q>>, token: Token<'q>, rest: &'q str) -> &'q str {
    tokens.push(token);
    rest
}

fn text<'q>(text: &'q str, after: &str) -> Token<'q> {
    Token::Text(Text { text, is_quoted: false, is_last: after.is_empty() })
}

const FIELDS: [&str; 14] = [
    "feed",
    "folder",
    "tag",
    "is",
    "has",
    "by",
    "source",
    "attribution",
    "lang",
    "before",
    "after",
    "in",
    "title",
    "intitle",
];

fn field_of(word: &str) -> Option<&str> {
    let (field, _) = word.split_once(':')?;
    FIELDS.iter().any(|known| known.eq_ignore_ascii_case(field)).then_some(field)
}

struct Parser<'q> {
    tokens: Peekable<IntoIter<Token<'q>>>,
    offset_minutes: i32,
    depth: usize,
    leaves: usize,
}

impl Parser<'_> {
    /// Alternatives, up to a closing parenthesis.
    fn any(&mut self) -> Node {
        let mut alternatives = vec![self.all()];
        while self.tokens.next_if_eq(&Token::Or).is_some() {
            alternatives.push(self.all());
        }
        alternatives.retain(|node| *node != Node::All(vec![]));
        match alternatives.is_empty() {
            true => Node::All(vec![]),
            false => one_or(alternatives, Node::Any),
        }
    }

    fn all(&mut self) -> Node {
        let mut parts = Vec::new();
        let mut in_title = false;
        while let Some(token) = self.tokens.next_if(|token| !matches!(token, Token::Or | Token::Close)) {
            match self.part(token) {
                Some(Part::InTitle) => in_title = true,
                Some(Part::Node(node)) => parts.push(node),
                None => {}
            }
        }
        let mut all = one_or(parts, Node::All);
        if in_title {
            all.put_in(Place::Title);
        }
        all
    }

    fn part(&mut self, token: Token<'_>) -> Option<Part> {
        match token {
            Token::Not => {
                let next = self.tokens.next_if(|token| !matches!(token, Token::Or | Token::Close))?;
                match self.part(next)? {
                    Part::Node(Node::All(nodes)) if nodes.is_empty() => None,
                    Part::Node(node) => Some(Part::Node(Node::Not(Box::new(node)))),
                    Part::InTitle => None,
                }
            }
            Token::Open => self.group().map(Part::Node),
            Token::Field(field) => self.field(&field.to_ascii_lowercase()),
            Token::Text(text) => self.term(&text, Place::Anywhere).map(Part::Node),
            Token::And | Token::Or | Token::Close => None,
        }
    }

    fn group(&mut self) -> Option<Node> {
        if self.depth == DEEPEST {
            return None;
        }
        self.depth += 1;
        let node = self.any();
        self.tokens.next_if_eq(&Token::Close);
        self.depth -= 1;
        (node != Node::All(vec![])).then_some(node)
    }

    fn field(&mut self, field: &str) -> Option<Part> {
        let place = match field {
            "title" | "intitle" => Some(Place::Title),
            "by" => Some(Place::Byline),
            "source" => Some(Place::Source),
            "attribution" => Some(Place::Attribution),
            _ => None,
        };
        if let Some(place) = place {
            if self.tokens.next_if_eq(&Token::Open).is_some() {
                let mut group = self.group()?;
                group.put_in(place);
                return Some(Part::Node(group));
            }
            let Token::Text(text) = self.tokens.next_if(|token| matches!(token, Token::Text(_)))? else {
                return None;
            };
            return self.term(&text, place).map(Part::Node);
        }
        let Token::Text(Text { text, .. }) = self.tokens.next_if(|token| matches!(token, Token::Text(_)))?
        else {
            return None;
        };
        if field == "in" && text.eq_ignore_ascii_case("title") {
            return Some(Part::InTitle);
        }
        self.leaf(filter(field, text, self.offset_minutes)?).map(Part::Node)
    }

    fn term(&mut self, text: &Text<'_>, place: Place) -> Option<Node> {
        let words = words(text.text);
        if words.is_empty() {
            return None;
        }
        self.leaf(Node::Term(Term { words, place, is_open: text.is_last, is_quoted: text.is_quoted }))
    }

    fn leaf(&mut self, node: Node) -> Option<Node> {
        self.leaves += 1;
        (self.leaves <= MOST).then_some(node)
    }
}

enum Part {
    Node(Node),
    /// `in:title`, which is said of everything beside it.
    InTitle,
}

fn one_or(mut nodes: Vec<Node>, many: impl Fn(Vec<Node>) -> Node) -> Node {
    match nodes.len() {
        1 => nodes.remove(0),
        _ => many(nodes),
    }
}

/// What a field with a value asks for; nothing where the value means nothing.
fn filter(field: &str, value: &str, offset_minutes: i32) -> Option<Node> {
    let lower = value.to_lowercase();
    let filter = match (field, lower.as_str()) {
        ("is", "unread") => Filter::Read(false),
        ("is", "read") => Filter::Read(true),
        ("is", "bookmarked" | "starred") => Filter::Bookmarked,
        ("is", "saved") => Filter::Saved,
        ("is" | "has", "tagged" | "tag" | "tags") => Filter::Tagged,
        ("has", "audio") => return Some(Node::Facet(facet::AUDIO.to_owned())),
        ("has", "video") => return Some(Node::Facet(facet::VIDEO.to_owned())),
        ("lang", code) if !code.is_empty() => return Some(Node::Facet(facet::language(code))),
        ("feed", name) if !name.is_empty() => Filter::Feed(name.to_owned()),
        ("folder", name) if !name.is_empty() => Filter::Folder(name.to_owned()),
        ("tag", name) if !name.is_empty() => Filter::Tag(name.to_owned()),
        ("before", date) => Filter::Before(day(date, offset_minutes)?),
        ("after", date) => Filter::Since(day(date, offset_minutes)?),
        _ => return None,
    };
    Some(Node::Filter(filter))
}

/// The beginning of a day, a month or a year: `2022-11-09`, `2022-11`, `2022`.
fn day(date: &str, offset_minutes: i32) -> Option<Timestamp> {
    let mut parts = date.split(['-', '/', '.']).map(str::parse::<u32>);
    let year = i32::try_from(parts.next()?.ok()?).ok()?;
    let month = parts.next().unwrap_or(Ok(1)).ok()?;
    let day = parts.next().unwrap_or(Ok(1)).ok()?;
    let date = NaiveDate::from_ymd_opt(year, month, day).filter(|_| parts.next().is_none())?;
    let midnight = date.and_hms_opt(0, 0, 0)?.and_utc().timestamp_millis();
    Some(Timestamp(midnight - i64::from(offset_minutes) * 60_000))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A query as it was understood: `[all]`, `{any}`, `-not`, `place/words`, `words…` where the last may go on.
    fn shown(node: &Node) -> String {
        let list = |nodes: &[Node]| nodes.iter().map(shown).collect::<Vec<_>>().join(" ");
        match node {
            Node::All(nodes) => format!("[{}]", list(nodes)),
            Node::Any(nodes) => format!("{{{}}}", list(nodes)),
            Node::Not(node) => format!("-{}", shown(node)),
            Node::Term(Term { words, place, is_open, .. }) => {
                let words: Vec<_> = words.iter().map(|word| word.folded.as_str()).collect();
                let place = match place {
                    Place::Anywhere => String::new(),
                    place => format!("{place:?}/").to_lowercase(),
                };
                format!("{place}{}{}", words.join("+"), if *is_open { "…" } else { "" })
            }
            Node::Facet(word) => word.replace('\u{E003}', "#"),
            Node::Filter(filter) => format!("{filter:?}"),
        }
    }

    #[test]
    fn queries_are_understood() {
        let check = |query: &str, meant: &str| assert_eq!(shown(&parse(query, 0)), meant, "{query}");
        check("", "[]");
        check("\"", "[]");
        check("beras ", "beras");
        check("beras", "beras…");
        check("harga beras", "[harga beras…]");
        check("\"harga beras\"", "harga+beras");
        check("“harga beras” -impor ", "[harga+beras -impor]");
        check("beras OR jagung ", "{beras jagung}");
        check("beras | jagung ", "{beras jagung}");
        check("harga (beras OR jagung) turun ", "[harga {beras jagung} turun]");
        check("a AND b ", "[a b]");
        check("NOT (a b) c ", "[-[a b] c]");
        check("-(a OR b) c ", "[-{a b} c]");
        check("anak-anak ", "anak+anak");
        check("10 - 2 ", "[10 2]");
    }

    #[test]
    fn fields_are_understood() {
        let check = |query: &str, meant: &str| assert_eq!(shown(&parse(query, 0)), meant, "{query}");
        check("is:unread IS:Read", "[Read(false) Read(true)]");
        check("is:starred is:saved has:tags", "[Bookmarked Saved Tagged]");
        check("has:audio lang:ID", "[#audio #lid]");
        check("tag:\"dunia luar\" feed:kompas", "[Tag(\"dunia luar\") Feed(\"kompas\")]");
        check("by:\"Danur Lambang\" source:reuters ", "[byline/danur+lambang source/reuters]");
        check("by:dan", "byline/dan…");
        check("attribution:\"Kantor Berita\"", "attribution/kantor+berita");
        check("title:(harga OR beras) turun ", "[{title/harga title/beras} turun]");
        check("harga beras in:title ", "[title/harga title/beras]");
        check("(harga in:title) beras ", "[title/harga beras]");
        check("-tag:olahraga -is:read bola ", "[-Tag(\"olahraga\") -Read(true) bola]");
        check("after:2022-11-09", "Since(Timestamp(1667952000000))");
        check("before:2022", "Before(Timestamp(1640995200000))");
        assert_eq!(shown(&parse("after:2022-11-09", 420)), "Since(Timestamp(1667926800000))");
    }

    #[test]
    fn what_means_nothing_is_left_out() {
        let check = |query: &str, meant: &str| assert_eq!(shown(&parse(query, 0)), meant, "{query}");
        check("OR a OR OR b OR ", "{a b}");
        check(") a ( b ", "[a b]");
        check("((( a ", "a");
        check("is:odd a ", "a");
        check("before:tomorrow after:2022-13 a ", "a");
        check("tag: a ", "[tag a]");
        check("-", "[]");
        check("- a ", "a");
        check("http://a.example/b ", "http+aexample+b");
        check("NEAR( * ^a", "[near a…]");
        check("() a", "a…");
    }

    #[test]
    fn a_query_without_end_is_read_in_part() {
        let deep = format!("{} a", "(".repeat(100_000));
        assert!(shown(&parse(&deep, 0)).len() < 100);
        let long = "a OR (b ".repeat(50_000);
        assert!(shown(&parse(&long, 0)).len() < 2_000);
    }
}
