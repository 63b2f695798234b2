//! Where sentences begin and end.

/// Splits after `.`, `!`, `?`, `؟` and `…` before a new beginning, but not after abbreviations.
pub(super) fn sentences(block: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let chars: Vec<(usize, char)> = block.char_indices().collect();
    let mut at = 0;
    while at < chars.len() {
        let (offset, c) = chars[at];
        at += 1;
        if !matches!(c, '.' | '!' | '?' | '؟' | '…' | '。' | '！' | '？') {
            continue;
        }
        while at < chars.len()
            && matches!(chars[at].1, '"' | '”' | '’' | '\'' | ')' | ']' | '»' | '」' | '.' | '…')
        {
            at += 1;
        }
        let end = chars.get(at).map_or(block.len(), |(end, _)| *end);
        let wide = matches!(c, '。' | '！' | '？');
        let spaced = chars.get(at).is_none_or(|(_, c)| c.is_whitespace());
        let begins = chars[at..]
            .iter()
            .map(|(_, c)| *c)
            .find(|c| !c.is_whitespace())
            .is_none_or(|c| !c.is_lowercase());
        if wide || (spaced && begins && !(c == '.' && ends_in_abbreviation(&block[start..offset]))) {
            found.push(block[start..end].trim());
            start = end;
        }
    }
    found.push(block[start..].trim());
    found.retain(|sentence| !sentence.is_empty());
    found
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
        let cases: [(&str, &[&str]); 6] = [
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
