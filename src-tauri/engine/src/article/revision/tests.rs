//! Edits as newsrooms make them, in several languages.

use proptest::prelude::*;

use super::*;

fn version(title: &str, blocks: &[&str]) -> Version {
    Version { title: title.to_owned(), blocks: blocks.iter().map(ToString::to_string).collect() }
}

/// A block as `kept [-removed-]{+added+}`.
fn marked(block: &ComparedBlock) -> String {
    let mark = |passage: &Passage| match passage.change {
        Change::Kept => passage.text.clone(),
        Change::Removed => format!("[-{}-]", passage.text),
        Change::Added => format!("{{+{}+}}", passage.text),
    };
    block.passages.iter().map(mark).collect()
}

fn edits(comparison: &Comparison) -> Vec<(EditKind, u32)> {
    comparison.edits.iter().map(|edit| (edit.kind, edit.count)).collect()
}

/// Compares two texts of one paragraph each.
fn paragraph(language: &str, before: &str, after: &str) -> (String, Vec<(EditKind, u32)>) {
    let found = compare(&version("T", &[before]), &version("T", &[after]), Some(language));
    (found.blocks.iter().map(marked).collect::<Vec<_>>().join("\n"), edits(&found))
}

/// Language, text before and after, what a reader sees, and what was changed.
type Case<'a> = (&'a str, &'a str, &'a str, &'a str, &'a [(EditKind, u32)]);

#[test]
fn words_are_compared_and_edits_told_apart() {
    use EditKind::*;
    let cases: &[Case<'_>] = &[
        (
            "id",
            "Gempa itu merusak 1.250 rumah di tiga desa.",
            "Gempa itu merusak 1.475 rumah di empat desa.",
            "Gempa itu merusak [-1.250-]{+1.475+} rumah di [-tiga-]{+empat+} desa.",
            &[(Number, 2)],
        ),
        (
            "id",
            "Biayanya mencapai 5 juta rupiah.",
            "Biayanya mencapai 5 miliar rupiah.",
            "Biayanya mencapai 5 [-juta-]{+miliar+} rupiah.",
            &[(Number, 1)],
        ),
        (
            "en",
            "The meeting was held on Monday in the old town.",
            "The meeting was held on Tuesday in the old town.",
            "The meeting was held on [-Monday-]{+Tuesday+} in the old town.",
            &[(Number, 1)],
        ),
        (
            "id",
            "Surat itu ditandatangani oleh Sari Wulandari kemarin.",
            "Surat itu ditandatangani oleh Dewi Anggraini kemarin.",
            "Surat itu ditandatangani oleh [-Sari Wulandari-]{+Dewi Anggraini+} kemarin.",
            &[(Name, 1)],
        ),
        (
            "en",
            "Ships from Iran reached the port at night.",
            "Ships from Iraq reached the port at night.",
            "Ships from [-Iran-]{+Iraq+} reached the port at night.",
            &[(Name, 1)],
        ),
        (
            "en",
            "The goverment said that teh bridge is closed.",
            "The government said that the bridge is closed.",
            "The [-goverment-]{+government+} said that [-teh-]{+the+} bridge is closed.",
            &[(Typo, 2)],
        ),
        (
            "id",
            "Warga diminta utnuk tetap tenang dan menunggu.",
            "Warga diminta untuk tetap tenang, dan menunggu.",
            "Warga diminta [-utnuk-]{+untuk+} tetap tenang{+,+} dan menunggu.",
            &[(Typo, 2)],
        ),
        // One letter, and the opposite: no slip.
        (
            "en",
            "The court called the order legal on appeal.",
            "The court called the order illegal on appeal.",
            "The court called the order [-legal-]{+illegal+} on appeal.",
            &[(Wording, 1)],
        ),
        // The old word is a word of this text.
        (
            "en",
            "They could form a party, and the form was signed by all.",
            "They could from a party, and the form was signed by all.",
            "They could [-form-]{+from+} a party, and the form was signed by all.",
            &[(Wording, 1)],
        ),
        (
            "en",
            "“We will leave the talks,” she said to reporters.",
            "“We may leave the talks,” she said to reporters.",
            "“We [-will-]{+may+} leave the talks,” she said to reporters.",
            &[(Quote, 1)],
        ),
        // Two edits of one quotation.
        (
            "id",
            "“Kami akan pergi besok pagi dengan kapal,” kata Budi.",
            "“Kami mungkin pergi besok sore dengan kapal,” kata Budi.",
            "“Kami [-akan-]{+mungkin+} pergi besok [-pagi-]{+sore+} dengan kapal,” kata Budi.",
            &[(Quote, 1)],
        ),
        // How marks are drawn is no edit.
        (
            "en",
            "\"It's over\" - he said, and left the room.",
            "“It’s over” – he said, and left the hall.",
            "“It’s over” – he said, and left the [-room-]{+hall+}.",
            &[(Wording, 1)],
        ),
        // Every noun has a capital here; only words that stand together are a name.
        (
            "de",
            "Die Regierung will das Gesetz im Herbst ändern.",
            "Die Regierung will die Verordnung im Herbst ändern.",
            "Die Regierung will [-das Gesetz-]{+die Verordnung+} im Herbst ändern.",
            &[(Wording, 1)],
        ),
        (
            "de",
            "Das sagte Bundeskanzler Meier am Abend.",
            "Das sagte Bundeskanzler Huber am Abend.",
            "Das sagte Bundeskanzler [-Meier-]{+Huber+} am Abend.",
            &[(Name, 1)],
        ),
        (
            "fr",
            "Le maire a dit : « Nous partirons demain » devant la foule.",
            "Le maire a dit : « Nous resterons demain » devant la foule.",
            "Le maire a dit : « Nous [-partirons-]{+resterons+} demain » devant la foule.",
            &[(Quote, 1)],
        ),
        (
            "ru",
            "В городе пострадали 12 человек, сообщил Иванов.",
            "В городе пострадали 15 человек, сообщил Петров.",
            "В городе пострадали [-12-]{+15+} человек, сообщил [-Иванов-]{+Петров+}.",
            &[(Number, 1), (Name, 1)],
        ),
        (
            "ja",
            "地震で三人が負傷したと田中市長が発表した。",
            "地震で五人が負傷したと鈴木市長が発表した。",
            "地震で[-三-]{+五+}人が負傷したと[-田中-]{+鈴木+}市長が発表した。",
            &[(Number, 1), (Name, 1)],
        ),
        (
            "ja",
            "首相は「来月までに決める」と述べた。",
            "首相は「来年までに決める」と述べた。",
            "首相は「来[-月-]{+年+}までに決める」と述べた。",
            &[(Quote, 1)],
        ),
        (
            "zh",
            "会议将于2022年11月9日在北京举行。",
            "会议将于2022年11月12日在上海举行。",
            "会议将于2022年11月[-9-]{+12+}日在[-北京-]{+上海+}举行。",
            &[(Number, 1), (Wording, 1)],
        ),
        ("zh", "他说这件事很重要。", "他说这件事很重要！", "他说这件事很重要[-。-]{+！+}", &[(Typo, 1)]),
        (
            "ko",
            "김민수 장관은 어제 회의에 참석했다.",
            "박영희 장관은 어제 회의에 참석했다.",
            "[-김민수-]{+박영희+} 장관은 어제 회의에 참석했다.",
            &[(Name, 1)],
        ),
        (
            "ar",
            "قال الرئيس أحمد إن 20 سفينة وصلت إلى الميناء.",
            "قال الرئيس محمود إن 30 سفينة وصلت إلى الميناء.",
            "قال الرئيس [-أحمد-]{+محمود+} إن [-20-]{+30+} سفينة وصلت إلى الميناء.",
            &[(Number, 1), (Name, 1)],
        ),
        (
            "th",
            "มีผู้บาดเจ็บ 5 คนในเหตุการณ์นี้",
            "มีผู้บาดเจ็บ 8 คนในเหตุการณ์นี้",
            "มีผู้บาดเจ็บ [-5-]{+8+} คนในเหตุการณ์นี้",
            &[(Number, 1)],
        ),
    ];
    for (language, before, after, expected, kinds) in cases {
        let (text, found) = paragraph(language, before, after);
        assert_eq!(text, *expected, "{language}");
        assert_eq!(found, *kinds, "{language}: {expected}");
    }
}

#[test]
fn a_changed_headline_is_one_edit() {
    let body = ["Kapal itu tiba pada pagi hari di pelabuhan."];
    let found =
        compare(&version("Lima Kapal Tiba", &body), &version("Enam Kapal Berangkat", &body), Some("id"));
    assert_eq!(marked(&found.title), "[-Lima-]{+Enam+} Kapal [-Tiba-]{+Berangkat+}");
    assert_eq!(edits(&found), [(EditKind::Headline, 1)]);
    assert!(found.blocks[0].kept && !found.title.kept);

    let slip =
        compare(&version("The goverment falls", &body), &version("The government falls", &body), Some("en"));
    assert_eq!(edits(&slip), [(EditKind::Typo, 1)]);
}

#[test]
fn paragraphs_come_go_and_keep_their_place() {
    let before = version(
        "T",
        &[
            "Kapal itu tiba pada pagi hari.",
            "Para pedagang menyambutnya di dermaga dengan bunga.",
            "Cuaca cerah sepanjang pekan ini.",
            "Harga beras turun tipis.",
        ],
    );
    let after = version(
        "T",
        &[
            "Kapal itu tiba pada pagi hari.",
            "Belum ada keterangan dari pihak kepolisian sampai berita ini diturunkan.",
            "Para pedagang menyambutnya di dermaga dengan musik.",
            "Harga beras turun tipis.",
        ],
    );
    let found = compare(&before, &after, Some("id"));
    let text: Vec<String> = found.blocks.iter().map(marked).collect();
    assert_eq!(
        text,
        [
            "Kapal itu tiba pada pagi hari.",
            "{+Belum ada keterangan dari pihak kepolisian sampai berita ini diturunkan.+}",
            "Para pedagang menyambutnya di dermaga dengan [-bunga-]{+musik+}.",
            "[-Cuaca cerah sepanjang pekan ini.-]",
            "Harga beras turun tipis.",
        ]
    );
    assert_eq!(edits(&found), [(EditKind::Added, 1), (EditKind::Removed, 1), (EditKind::Wording, 1)]);
}

#[test]
fn what_no_reader_sees_is_no_other_text() {
    let same = [
        ("<p>Satu dua.</p><p>Tiga.</p>", "<div>Satu <b>dua</b>. Tiga.</div>"),
        ("<p>\"Ya\" - katanya</p>", "<p>“Ya” – katanya</p>"),
        ("<p>Satu.</p>", "<p>Satu.</p><figure><img src=x><figcaption>Foto: A</figcaption></figure>"),
        (
            "<p>Diperbarui 09/11/2022, 19:01 WIB</p><p>Satu.</p>",
            "<p>Diperbarui 10/11/2022, 08:15 WIB</p><p>Satu.</p>",
        ),
        ("<p>ｶﾞﾗｽ １２</p>", "<p>ガラス 12</p>"),
    ];
    for (before, after) in same {
        let (before, after) = (Version::of("T", before), Version::of("T", after));
        assert!(before.reads_as(&after), "{before:?} {after:?}");
    }
    let other =
        [("<p>Satu.</p>", "<p>Dua.</p>"), ("<p>Satu.</p>", "<p>Satu!</p>"), ("<p>a b</p>", "<p>a</p>")];
    for (before, after) in other {
        assert!(!Version::of("T", before).reads_as(&Version::of("T", after)), "{before} {after}");
    }
    assert!(!Version::of("A", "<p>x</p>").reads_as(&Version::of("B", "<p>x</p>")));
}

#[test]
fn a_text_that_was_replaced_is_told_in_paragraphs() {
    let many = |word: &str| (0..3_000).map(|n| format!("{word} {n} {word}{n} {}", n * 7)).collect::<Vec<_>>();
    let (before, after) = (many("lama"), many("baru"));
    let before = Version { title: "T".into(), blocks: before };
    let after = Version { title: "T".into(), blocks: after };
    let found = compare(&before, &after, None);
    assert_eq!(edits(&found), [(EditKind::Added, 3_000), (EditKind::Removed, 3_000)]);
}

proptest! {
    /// Nothing is lost or made up: without what was removed it is the new text, and without what was added
    /// it reads as the old one.
    #[test]
    fn both_versions_can_be_read_back(
        before in "[a-cA-C1-3 .,“”三五人\u{301}]{0,60}",
        after in "[a-cA-C1-3 .,“”三五人\u{301}]{0,60}",
    ) {
        let found = compare(&version("T", &[&before]), &version("T", &[&after]), None);
        let read = |without: Change| -> String {
            let passages = found.blocks.iter().flat_map(|block| &block.passages);
            passages.filter(|passage| passage.change != without).map(|passage| passage.text.as_str()).collect()
        };
        prop_assert_eq!(read(Change::Removed), after);
        let old = read(Change::Added);
        prop_assert_eq!(fold(&old), fold(&before));
    }
}
