//! Where sentences begin and end.

/// Splits after `.`, `!`, `?`, `؟` and `…` before a new beginning, but not after abbreviations.
pub(super) fn sentences(block: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some((offset, mark)) = next_mark(block, at) {
        let after = &block[offset + mark.len_utf8()..];
        let closing = |c| matches!(c, '"' | '”' | '’' | '\'' | ')' | ']' | '»' | '」' | '.' | '…');
        let rest = after.trim_start_matches(closing);
        let end = block.len() - rest.len();
        at = end;
        let is_wide = matches!(mark, '。' | '！' | '？');
        let is_spaced = rest.chars().next().is_none_or(char::is_whitespace);
        let begins = || rest.trim_start().chars().next().is_none_or(|c| !c.is_lowercase());
        if is_wide || (is_spaced && begins() && !(mark == '.' && ends_in_abbreviation(&block[start..offset])))
        {
            found.push(block[start..end].trim());
            start = end;
        }
    }
    found.push(block[start..].trim());
    found.retain(|sentence| !sentence.is_empty());
    found
}

/// The next sign from `from` on after which a sentence may end. By bytes: every text comes through here.
fn next_mark(block: &str, from: usize) -> Option<(usize, char)> {
    let may_begin = |byte: &u8| matches!(byte, b'.' | b'!' | b'?' | 0xd8 | 0xe2 | 0xe3 | 0xef);
    let mut at = from;
    loop {
        at += block.as_bytes()[at..].iter().position(may_begin)?;
        let c = block[at..].chars().next()?;
        if matches!(c, '.' | '!' | '?' | '؟' | '…' | '。' | '！' | '？') {
            return Some((at, c));
        }
        at += c.len_utf8();
    }
}

fn ends_in_abbreviation(head: &str) -> bool {
    const SHORT: [&str; 24] = [
        "mr", "mrs", "ms", "dr", "prof", "st", "jl", "no", "jr", "sr", "vs", "gen", "sen", "rep", "gov",
        "lt", "col", "sgt", "ir", "drs", "hj", "kh", "tgl", "rp",
    ];
    let word = head.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    let initials = word.chars().all(|c| c == '.' || c.is_uppercase())
        && word.rsplit('.').next().is_some_and(|l| l.len() == 1);
    initials || SHORT.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_the_next_begins() {
        let cases: [(&str, &[&str]); 8] = [
            (
                "橋が落ちた。市は「直す」と言った。ＯＫ！？はい",
                &["橋が落ちた。", "市は「直す」と言った。", "ＯＫ！", "？", "はい"],
            ),
            ("Wait… what?! “No.” (Yes.) é", &["Wait… what?!", "“No.”", "(Yes.) é"]),
            ("Satu. Dua! Tiga?", &["Satu.", "Dua!", "Tiga?"]),
            ("“Ya.” Ia pergi.", &["“Ya.”", "Ia pergi."]),
            (
                "Dr. Sari dan J. K. Budi di Kompas.com pergi.",
                &["Dr. Sari dan J. K. Budi di Kompas.com pergi."],
            ),
            ("Naik 3.5 persen. lalu turun", &["Naik 3.5 persen. lalu turun"]),
            ("أين الجسر؟ هنا.", &["أين الجسر؟", "هنا."]),
            ("", &[]),
        ];
        for (block, expected) in cases {
            assert_eq!(sentences(block), expected, "{block}");
        }
    }
}
