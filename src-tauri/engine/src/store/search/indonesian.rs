//! Indonesian stemming for the search index: brings the derived forms of a word, `pengajaran`, `mengajarkan`,
//! `diajarnya`, to one stem, `ajar`.
//!
//! Indonesian words are built around a root with up to two prefixes, a derivational suffix, a possessive and
//! a particle. As in the confix stripping of Nazief and Adriani, the affixes are taken off by the rules of
//! the grammar, the sound changes of meN- and peN- are undone, and a list of roots tells what is a root.
//! Unlike there, no order of the rules decides: every analysis the grammar allows is scored, by its affixes,
//! by whether the list has its root and how many other words are made from that root, and for an unlisted
//! root by its shape; the best one wins. The word itself is one of the analyses, so a name or a foreign word
//! stays whole unless its parts speak strongly enough against it.
//!
//! The method's sources:
//! - B. Nazief, M. Adriani: Confix Stripping: Approach to Stemming Algorithm for Bahasa Indonesia. Technical
//!   report, University of Indonesia, 1996.
//! - J. Asian, H. E. Williams, S. M. M. Tahaghoghi: Stemming Indonesian. ACSC 2005; with M. Adriani and B.
//!   Nazief: Stemming Indonesian: A Confix-Stripping Approach. ACM TALIP 6(4), 2007.
//! - A. Z. Arifin, I P. A. K. Mahendra, H. T. Ciptaningtyas: Enhanced Confix Stripping Stemmer and Ants
//!   Algorithm. ICTS 2009.
//!
//! The root list and the weights are made by a script; `indonesian/README.md` says from what.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::sync::LazyLock;

/// Longer input is no Indonesian word, and is left alone.
const LONGEST_WORD: usize = 48;
const SHORTEST_ROOT: usize = 3;

/// The stem of a word, which is case-folded and without accents. What is not such a word stays as it is.
///
/// A doubled word (`anak-anak`, `berbalas-balasan`) comes to the stem of its half.
pub fn stem(word: &str) -> Cow<'_, str> {
    match word.split_once('-') {
        Some((left, right)) => stem_doubled(word, left, right),
        None => stem_simple(word),
    }
}

fn stem_simple(word: &str) -> Cow<'_, str> {
    let stemmable = (SHORTEST_ROOT + 1..=LONGEST_WORD).contains(&word.len());
    if !stemmable || !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return Cow::Borrowed(word);
    }
    let mut best = Best { word, root: Form::whole(word), score: i16::MIN };
    without_clitics(word, |base, score| best.consider_base(base, score));
    best.root.into_text()
}

/// Two halves of one stem, or a second half that repeats the end of the first: `menyepak-nyepak`. The second
/// may also be a suffix written apart. Any other compound stays whole.
fn stem_doubled<'a>(word: &'a str, left: &'a str, right: &str) -> Cow<'a, str> {
    const SET_APART: [&str; 9] = ["ku", "mu", "nya", "lah", "kah", "pun", "an", "kan", "i"];
    let stem = stem_simple(left);
    if SET_APART.contains(&right) || stem == stem_simple(right) || repeats_end(left, right) {
        stem
    } else {
        Cow::Borrowed(word)
    }
}

/// Does `left` end with `right`, less any suffixes?
fn repeats_end(left: &str, right: &str) -> bool {
    let mut repeats = false;
    without_clitics(right, |base, _| {
        repeats |= SUFFIXES
            .iter()
            .filter_map(|suffix| base.strip_suffix(suffix))
            .any(|rest| rest.len() >= SHORTEST_ROOT && left.ends_with(rest));
    });
    repeats
}

// ---- The affixes ----

/// Derivational suffixes; the columns of [`OUTER`] and [`INNER`].
const SUFFIXES: [&str; 5] = ["", "kan", "an", "i", "wan"];
const POSSESSIVES: [&str; 4] = ["", "nya", "ku", "mu"];
const PARTICLES: [&str; 5] = ["", "lah", "kah", "tah", "pun"];

/// Prefixes, after their sound changes are undone; the rows of [`OUTER`] and [`INNER`].
#[derive(Clone, Copy, PartialEq, Eq)]
enum Prefix {
    None,
    /// me-, mem-, men-, meng-, meny-
    MeN,
    /// meN- before a k, p, s or t that should have gone: `mentaati`.
    MeNKept,
    /// menge- before one syllable: `mengetes`.
    Menge,
    PeN,
    PeNKept,
    Penge,
    Di,
    Ke,
    Se,
    Ter,
    /// ter-, ber- and per- that lost their r: `terasa`, `bekerja`, `petani`.
    Te,
    Ber,
    Be,
    Per,
    Pe,
    /// ku-, kau-: the doer set before the verb.
    Ku,
    Ketidak,
}

/// Prefixes that have one form.
const PLAIN_PREFIXES: [(&str, Prefix); 9] = [
    ("di", Prefix::Di),
    ("ke", Prefix::Ke),
    ("se", Prefix::Se),
    ("ter", Prefix::Ter),
    ("ber", Prefix::Ber),
    ("per", Prefix::Per),
    ("ku", Prefix::Ku),
    ("kau", Prefix::Ku),
    ("ketidak", Prefix::Ketidak),
];

/// Prefixes with a nasal that changes with the root: the usual form, the one that keeps the root's first
/// letter, and the one for a single syllable.
const NASAL_PREFIXES: [(&str, [Prefix; 3]); 2] = [
    ("me", [Prefix::MeN, Prefix::MeNKept, Prefix::Menge]),
    ("pe", [Prefix::PeN, Prefix::PeNKept, Prefix::Penge]),
];

impl Prefix {
    /// The prefixes that may stand between this one and the root.
    fn takes(self) -> &'static [Prefix] {
        use Prefix::*;
        match self {
            MeN | Di => &[Per, Pe, Ber, Be, Ter, Te, Ke, Se],
            MeNKept => &[Per, Pe, Ber, Ter],
            PeN => &[Per, Ber, Ke, Se],
            Ke => &[Ber, Be, Ter, Te, Se, PeN, Pe, Per],
            Se => &[Ke, PeN, Pe, Per, Ber, Ter],
            Ter => &[Per, Ke, Se],
            Ber => &[Ke, PeN, Pe, Per, Se],
            Per => &[Se, Ber, Ke],
            Ku => &[Per, Pe],
            Ketidak => &[Ber, Ter, Se, PeN, MeN],
            _ => &[],
        }
    }

    fn is_nasal(self) -> bool {
        use Prefix::*;
        matches!(self, MeN | MeNKept | Menge | PeN | PeNKept | Penge)
    }
}

/// Calls `found` with the word as it is and without each run of clitics it may end in, and their score.
fn without_clitics<'a>(word: &'a str, mut found: impl FnMut(&'a str, i16)) {
    for (particle, &score) in PARTICLES.iter().zip(&PARTICLE) {
        let Some(base) = word.strip_suffix(particle) else {
            continue;
        };
        if !particle.is_empty() && word.len() <= 5 {
            continue;
        }
        for (possessive, &more) in POSSESSIVES.iter().zip(&POSSESSIVE) {
            if let Some(base) = base.strip_suffix(possessive) {
                found(base, i16::from(score) + i16::from(more));
            }
        }
    }
}

/// Calls `found` with each prefix that may be taken off, and what is left.
fn without_prefix<'a>(form: Form<'a>, mut found: impl FnMut(Prefix, Form<'a>)) {
    if !b"bdkmpst".contains(&form.first()) {
        return;
    }
    for (head, prefixes) in NASAL_PREFIXES {
        if let Some(rest) = form.strip(head)
            && form.len() >= 5
        {
            without_nasal(rest, prefixes, &mut found);
        }
    }
    for (text, prefix) in PLAIN_PREFIXES {
        if let Some(rest) = form.strip(text) {
            found(prefix, Form::whole(rest));
        }
    }
    for (text, prefix) in [("te", Prefix::Te), ("be", Prefix::Be)] {
        if let Some(rest) = form.strip(text)
            && form.len() > 5
            && loses_r(rest)
        {
            found(prefix, Form::whole(rest));
        }
    }
    for (text, prefix) in [("bel", Prefix::Ber), ("pel", Prefix::Per)] {
        if let Some(rest) = form.strip(text).filter(|rest| rest.starts_with("ajar")) {
            found(prefix, Form::whole(rest));
        }
    }
    if let Some(rest) = form.strip("pe")
        && form.len() > 4
        && !b"aeioulmnwy".contains(&rest.as_bytes()[0])
    {
        found(Prefix::Pe, Form::whole(rest));
    }
}

/// ter- and ber- lose their r before another, and before a syllable that ends in -er: `berasa`, `bekerja`.
fn loses_r(rest: &str) -> bool {
    let first = rest.as_bytes()[0];
    first == b'r' || !is_vowel(first) && rest[1..].starts_with("er")
}

/// Undoes the sound change that follows me- or pe-.
fn without_nasal<'a>(rest: &'a str, prefixes: [Prefix; 3], found: &mut impl FnMut(Prefix, Form<'a>)) {
    let [changed, kept, menge] = prefixes;
    if starts_with_any(rest, "lmnrwy") {
        found(changed, Form::whole(rest));
    }
    if let Some(root) = rest.strip_prefix("ng") {
        if starts_with_vowel(root) {
            found(changed, Form::whole(root));
            found(changed, Form::restored(b'k', root));
            if root.starts_with('e') && root.len() > 3 {
                found(menge, Form::whole(&root[1..]));
            }
        } else if starts_with_any(root, "ghq") || starts_with_pair(root, &["kh", "kl", "kr", "ks"]) {
            found(changed, Form::whole(root));
        } else if root.starts_with('k') {
            found(kept, Form::whole(root));
        }
    } else if let Some(root) = rest.strip_prefix("ny") {
        if starts_with_vowel(root) {
            found(changed, Form::restored(b's', root));
        }
    } else if let Some(root) = rest.strip_prefix('n') {
        if starts_with_vowel(root) {
            found(changed, Form::restored(b't', root));
        } else if starts_with_any(root, "cdjz") || starts_with_pair(root, &["sy", "tr", "ts", "sp", "st"]) {
            found(changed, Form::whole(root));
        } else if starts_with_any(root, "ts") {
            found(kept, Form::whole(root));
        }
    } else if let Some(root) = rest.strip_prefix('m') {
        if starts_with_vowel(root) {
            found(changed, Form::restored(b'p', root));
        } else if starts_with_any(root, "bfv") || starts_with_pair(root, &["pr", "pl", "ps"]) {
            found(changed, Form::whole(root));
        } else if root.starts_with('p') {
            found(kept, Form::whole(root));
        }
    }
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

fn starts_with_vowel(text: &str) -> bool {
    text.bytes().next().is_some_and(is_vowel)
}

fn starts_with_any(text: &str, letters: &str) -> bool {
    text.bytes().next().is_some_and(|first| letters.as_bytes().contains(&first))
}

fn starts_with_pair(text: &str, pairs: &[&str]) -> bool {
    pairs.iter().any(|pair| text.starts_with(pair))
}

// ---- Analyses and their scores ----

/// What is left of a word without its affixes: a part of it, perhaps after a first letter that the prefix
/// hid.
#[derive(Clone, Copy)]
struct Form<'a> {
    restored: Option<u8>,
    rest: &'a str,
}

impl<'a> Form<'a> {
    fn whole(rest: &'a str) -> Self {
        Form { restored: None, rest }
    }

    fn restored(letter: u8, rest: &'a str) -> Self {
        Form { restored: Some(letter), rest }
    }

    fn len(self) -> usize {
        self.rest.len() + usize::from(self.restored.is_some())
    }

    fn first(self) -> u8 {
        self.restored.unwrap_or_else(|| self.rest.as_bytes().first().copied().unwrap_or_default())
    }

    fn strip(self, prefix: &str) -> Option<&'a str> {
        match self.restored {
            Some(letter) if prefix.as_bytes()[0] == letter => self.rest.strip_prefix(&prefix[1..]),
            Some(_) => None,
            None => self.rest.strip_prefix(prefix),
        }
    }

    /// The first two letters and the others; the form has [`SHORTEST_ROOT`] letters at least.
    fn split_pair(self) -> ([u8; 2], &'a [u8]) {
        let rest = self.rest.as_bytes();
        match self.restored {
            Some(letter) => ([letter, rest[0]], &rest[1..]),
            None => ([rest[0], rest[1]], &rest[2..]),
        }
    }

    fn can_be_root(self) -> bool {
        self.len() >= SHORTEST_ROOT && self.rest.bytes().any(is_vowel)
    }

    fn into_text(self) -> Cow<'a, str> {
        match self.restored {
            Some(letter) => Cow::Owned(format!("{}{}", char::from(letter), self.rest)),
            None => Cow::Borrowed(self.rest),
        }
    }
}

/// The best analysis of a word so far. The first of equals stays.
struct Best<'a> {
    word: &'a str,
    root: Form<'a>,
    score: i16,
}

impl<'a> Best<'a> {
    fn consider_base(&mut self, base: &'a str, clitics: i16) {
        for (column, suffix) in SUFFIXES.iter().enumerate() {
            let Some(rest) = base.strip_suffix(suffix) else {
                continue;
            };
            if rest.len() < SHORTEST_ROOT {
                continue;
            }
            let form = Form::whole(rest);
            self.consider(form, [Prefix::None; 2], column, clitics);
            without_prefix(form, |outer, rest| {
                self.consider(rest, [outer, Prefix::None], column, clitics);
                if outer.takes().is_empty() {
                    return;
                }
                without_prefix(rest, |inner, root| {
                    if outer.takes().contains(&inner) {
                        self.consider(root, [outer, inner], column, clitics);
                    }
                });
            });
        }
    }

    fn consider(&mut self, root: Form<'a>, [outer, inner]: [Prefix; 2], suffix: usize, clitics: i16) {
        if !root.can_be_root() {
            return;
        }
        let affixes = i16::from(OUTER[outer as usize][suffix]) + i16::from(INNER[inner as usize][suffix]);
        let nearest = if inner == Prefix::None { outer } else { inner };
        let score = affixes + clitics + root_score(root, root.len() == self.word.len(), nearest.is_nasal());
        if score > self.score {
            self.score = score;
            self.root = root;
        }
    }
}

/// How likely the form is a root: by the list, and for one that is not there by its looks.
fn root_score(form: Form<'_>, is_word: bool, after_nasal: bool) -> i16 {
    let grade = ROOTS.grade(form);
    let listed = if is_word { OWN[grade] } else { ROOT[grade] };
    let score = i16::from(listed) + i16::from(LENGTH[usize::from(grade > 0)][form.len().min(7)]);
    if grade > 0 { score } else { score + shape_score(form, after_nasal) }
}

fn shape_score(form: Form<'_>, after_nasal: bool) -> i16 {
    let ([first, second], others) = form.split_pair();
    let last = others[others.len() - 1];
    let before_last = if others.len() > 1 { others[others.len() - 2] } else { second };
    let mut score = 0;
    if !is_vowel(first) && !is_vowel(second) {
        score += if ONSETS.contains(&&[first, second]) { CLUSTER } else { ODD_ONSET };
    }
    score += match last {
        b'c' | b'j' | b'q' | b'v'..=b'z' => ODD_END,
        b'b' | b'd' | b'f' | b'g' => VOICED_END,
        _ => 0,
    };
    if !is_vowel(last) && !is_vowel(before_last) && [before_last, last] != *b"ng" {
        score += CLUSTER_END;
    }
    if after_nasal {
        score += i16::from(NASAL[usize::from(first - b'a')]);
    }
    score + i16::from(SYLLABLES[syllables(form).min(4)])
}

/// Runs of vowels.
fn syllables(form: Form<'_>) -> usize {
    let mut after_vowel = false;
    let mut count = 0;
    for letter in form.restored.into_iter().chain(form.rest.bytes()) {
        let vowel = is_vowel(letter);
        count += usize::from(vowel && !after_vowel);
        after_vowel = vowel;
    }
    count
}

/// Two consonants that a word may begin with, loans included.
const ONSETS: [&[u8; 2]; 34] = [
    b"bl", b"br", b"dr", b"fl", b"fr", b"gl", b"gr", b"kl", b"kr", b"pl", b"pr", b"ps", b"sk", b"sl", b"sm",
    b"sn", b"sp", b"st", b"sw", b"sy", b"tr", b"ts", b"kh", b"ny", b"ng", b"sr", b"kw", b"dw", b"gh", b"vl",
    b"th", b"ch", b"sh", b"ph",
];

// The weights are eighths of a natural logarithm of odds. OWN and ROOT go by a root's grade in the list: 0
// for an unlisted one, 1 for one without known derived words, 2 to 4 by how many it has, 5 for a word that
// only looks derived. OWN is for a word as its own root, ROOT for what is left of it.

// Weights: written by make_roots.py.
const OWN: [i8; 6] = [-17, -6, 5, 9, 5, 127];
const ROOT: [i8; 6] = [-8, -10, 1, 9, 14, 14];
const LENGTH: [[i8; 8]; 2] = [[0, 0, 0, -13, -8, -4, -1, 0], [0, 0, 0, -5, 4, 8, 9, 9]];
const SYLLABLES: [i8; 5] = [0, -4, -5, -10, -6];
const CLUSTER: i16 = -14;
const ODD_ONSET: i16 = -21;
const ODD_END: i16 = -7;
const VOICED_END: i16 = 7;
const CLUSTER_END: i16 = -13;
/// By the first letter of an unlisted root after meN- or peN-, a to z.
const NASAL: [i8; 26] =
    [-2, 3, 3, 1, 2, 0, 2, -1, -2, -1, -7, -2, -9, -15, -2, -3, 2, -5, 5, -3, -8, 0, 0, 0, 0, 0];
const POSSESSIVE: [i8; 4] = [-2, 13, -9, -1];
const PARTICLE: [i8; 5] = [7, 0, -7, 0, 0];
/// Outer prefix by suffix: none, -kan, -an, -i, -wan.
#[rustfmt::skip]
const OUTER: [[i8; 5]; 18] = [
    [9, 2, 3, -13, -1], // none
    [15, 38, 12, 16, 15], // meN
    [2, 12, 5, -4, 2], // meN*
    [-5, 6, 5, -10, -2], // meNe
    [3, 6, 19, -7, 3], // peN
    [-5, 7, 7, -9, -1], // peN*
    [-10, 3, 1, -13, -5], // peNe
    [5, 20, 5, 1, 5], // di
    [-17, 0, 16, -13, -4], // ke
    [-9, -3, -13, -19, -10], // se
    [0, 10, 2, -22, -3], // ter
    [-10, 1, 0, -15, -6], // te
    [14, 14, 17, -5, 7], // ber
    [0, 7, 7, -8, 0], // be
    [-19, 4, 20, -11, -2], // per
    [-22, -6, -13, -22, -14], // pe
    [-11, 1, -1, -14, -6], // ku
    [4, 14, 24, -1, 7], // ketidak
];
/// Inner prefix by suffix.
#[rustfmt::skip]
const INNER: [[i8; 5]; 18] = [
    [0, 0, 0, 0, 0], // none
    [0, 0, 0, 0, 0], // meN
    [0, 0, 0, 0, 0], // meN*
    [0, 0, 0, 0, 0], // meNe
    [-15, -11, -18, -11, -11], // peN
    [0, 0, 0, 0, 0], // peN*
    [0, 0, 0, 0, 0], // peNe
    [0, 0, 0, 0, 0], // di
    [-15, -5, -5, -9, -7], // ke
    [-27, -32, -36, -25, -24], // se
    [-19, -22, -35, -19, -19], // ter
    [-3, -4, -4, -3, -3], // te
    [-16, -15, -18, -12, -12], // ber
    [-7, -6, -6, -5, -5], // be
    [1, 7, -2, 4, 2], // per
    [-5, -5, -6, -4, -4], // pe
    [0, 0, 0, 0, 0], // ku
    [0, 0, 0, 0, 0], // ketidak
];
// End of the weights.

// ---- The root list ----

static ROOTS: LazyLock<Roots> = LazyLock::new(|| Roots::new(include_str!("indonesian/roots.txt")));

/// The list, sorted: a root, a space and its grade on each line.
struct Roots {
    text: &'static [u8],
    /// Where each line starts, and the end of the text.
    lines: Vec<u32>,
    /// The first line of each first pair of letters, and the number of lines.
    pairs: Vec<u32>,
}

impl Roots {
    fn new(text: &'static str) -> Self {
        let text = text.as_bytes();
        let ends = text.iter().enumerate().filter(|&(_, &byte)| byte == b'\n').map(|(at, _)| at as u32 + 1);
        let lines: Vec<u32> = std::iter::once(0).chain(ends).collect();
        let starts = &lines[..lines.len() - 1];
        let pair_at = |start: u32| pair_number([text[start as usize], text[start as usize + 1]]);
        let pairs =
            (0..=26 * 26).map(|pair| starts.partition_point(|&start| pair_at(start) < pair) as u32).collect();
        Roots { text, lines, pairs }
    }

    /// The grade of a root, 0 if it is not in the list.
    fn grade(&self, form: Form<'_>) -> usize {
        let (pair, others) = form.split_pair();
        let pair = pair_number(pair);
        let lines = &self.lines[self.pairs[pair] as usize..self.pairs[pair + 1] as usize];
        let found = lines.binary_search_by(|&start| compare(&self.text[start as usize + 2..], others));
        found.map_or(0, |at| usize::from(self.text[lines[at] as usize + 3 + others.len()] - b'0'))
    }
}

/// The order of the word that `lines` begins with, up to its space, and another.
fn compare(lines: &[u8], word: &[u8]) -> Ordering {
    let same_length = word.len().min(lines.len());
    lines[..same_length].cmp(word).then_with(|| lines[same_length..].first().cmp(&Some(&b' ')))
}

fn pair_number([first, second]: [u8; 2]) -> usize {
    usize::from(first - b'a') * 26 + usize::from(second - b'a')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn all_come_to(root: &str, words: &str) {
        for word in words.split_whitespace() {
            assert_eq!(stem(word), root, "{word}");
        }
    }

    #[test]
    fn takes_affixes_off() {
        all_come_to(
            "ajar",
            "ajar mengajar mengajarkan diajarkan ajaran pengajaran pelajaran belajar mempelajarinya",
        );
        all_come_to("baca", "membaca dibaca bacaan pembaca pembacaan terbaca membacakannya bacalah");
        all_come_to("beli", "membeli dibeli pembelian pembeli dibelikan membelinya terbeli");
        all_come_to("besar", "membesar membesarkan terbesar memperbesar kebesaran sebesar pembesaran");
    }

    #[test]
    fn undoes_sound_changes() {
        all_come_to("tulis", "menulis penulis ditulis tulisan menuliskan penulisannya");
        all_come_to("pakai", "memakai pemakai pemakaian dipakai");
        all_come_to("kirim", "mengirim pengirim pengiriman dikirimkan");
        all_come_to("sapu", "menyapu disapu penyapu");
        all_come_to("tes", "mengetes pengetesan dites");
    }

    #[test]
    fn takes_clitics_off() {
        all_come_to("rumah", "rumahku rumahmu rumahnya rumahlah rumahkah rumahpun rumahnyalah");
    }

    #[test]
    fn joins_doubled_words() {
        all_come_to("anak", "anak-anak anak-anaknya");
        all_come_to("tulis", "tulis-menulis menulis-nulis");
        assert_eq!(stem("kuasa-mu"), "kuasa");
        assert_eq!(stem("kereta-api"), "kereta-api");
    }

    #[test]
    fn leaves_names_and_foreign_words() {
        for word in
            ["jakarta", "berlin", "kennedy", "diana", "microsoft", "merkel", "software", "taiwan", "iran"]
        {
            assert_eq!(stem(word), word);
        }
    }

    #[test]
    fn leaves_what_is_no_word() {
        for word in [
            "",
            "-",
            "--",
            "a",
            "di",
            "2024",
            "ke-10",
            "café-nya",
            "日本語",
            "Menulis",
            "-an",
            "x-",
            "brr",
            "ngng",
        ] {
            assert!(!stem(word).is_empty() || word.is_empty() || word.starts_with('-'), "{word}");
        }
        assert_eq!(stem("日本語"), "日本語");
        let long = "me".repeat(200);
        assert_eq!(stem(&long), long);
    }

    #[test]
    fn takes_any_input() {
        let letters = ['a', 'e', 'g', 'k', 'm', 'n', 'p', 's', 'y', 'r', '-', 'é'];
        let mut state = 7_u32;
        for _ in 0..50_000 {
            let mut word = String::from(["me", "pe", "ber", "ter", "di", "bel", ""][state as usize % 7]);
            for _ in 0..state % 9 {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                word.push(letters[(state >> 16) as usize % letters.len()]);
            }
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223) >> 1;
            let _ = stem(&word);
        }
    }

    #[test]
    fn list_is_sorted_and_well_formed() {
        let lines: Vec<(&str, &str)> =
            include_str!("indonesian/roots.txt").lines().map(|line| line.split_once(' ').unwrap()).collect();
        assert!(lines.is_sorted_by(|a, b| a.0 < b.0));
        for (root, grade) in lines {
            assert!(root.len() >= SHORTEST_ROOT && root.bytes().all(|b| b.is_ascii_lowercase()), "{root}");
            assert!(matches!(grade, "1" | "2" | "3" | "4" | "5"), "{root}");
        }
    }

    #[test]
    fn roots_are_their_own_stems() {
        let text = include_str!("indonesian/roots.txt");
        let roots = text.lines().filter_map(|line| line.split(' ').next());
        let (kept, all) =
            roots.fold((0, 0), |(kept, all), root| (kept + usize::from(stem(root) == root), all + 1));
        assert!(kept * 1000 >= all * 995, "{kept} of {all}");
    }
}
