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

mod affixes;
mod form;
mod roots;
mod weights;

use std::borrow::Cow;

use affixes::{Prefix, SUFFIXES, without_clitics, without_prefix};
use form::{Form, SHORTEST_ROOT, is_vowel};
use roots::ROOTS;
use weights::*;

/// Longer input is no Indonesian word, and is left alone.
const LONGEST_WORD: usize = 48;

/// The stem of a word, which is case-folded and without accents. What is not such a word stays as it is.
///
/// A doubled word (`anak-anak`, `berbalas-balasan`) comes to the stem of its half.
pub(super) fn stem(word: &str) -> Cow<'_, str> {
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
