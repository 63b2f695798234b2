use super::*;

#[test]
fn labels_go() {
    let cases = [
        ("By Ana Lee and Bo Chen", Some("Ana Lee, Bo Chen")),
        ("Oleh: Sari Wulandari", Some("Sari Wulandari")),
        ("Penulis Danur Lambang", Some("Danur Lambang")),
        ("Written by: Jo O'Neil | Reporter", Some("Jo O'Neil")),
        ("Trine J og Tôrtia R", Some("Trine J, Tôrtia R")),
        ("Elena O (obe)", Some("Elena O")),
        ("Emma M, Image: Getty Images, iStockphoto", Some("Emma M")),
        ("Byron Dianto", Some("Byron Dianto")),
        ("牛镛、岳弘彬", Some("牛镛, 岳弘彬")),
        ("red, Harian, Agenturen", Some("Harian")),
        ("Harian with Agencies", Some("Harian")),
        ("이도현 기자", Some("이도현")),
        ("정선=이도현 기자 dh@hankyul.example", Some("이도현")),
        ("[정선=이도현 기자]", Some("이도현")),
        ("Автор: Ірина Коваль", Some("Ірина Коваль")),
        ("Συντάκτης: Ελένη Δουκάκη", Some("Ελένη Δουκάκη")),
        ("Elif Karaca / AYVALIK (Balıkesir)", Some("Elif Karaca")),
        ("ELIF KARACA / BO CHEN", Some("ELIF KARACA, BO CHEN")),
        ("Ana Lee, REUTERS", Some("Ana Lee, REUTERS")),
        ("https://facebook.com/x", None),
        ("", None),
    ];
    for (byline, expected) in cases {
        assert_eq!(join(&[byline.to_string()]).as_deref(), expected, "{byline}");
    }
}

#[test]
fn the_publisher_is_named_only_when_nobody_else_is() {
    let own = Publisher::new(&["MDR".to_string(), "mdr.de".to_string()]);
    let check = |bylines: &[&str], expected: &str| {
        let mut best = Best { publisher: &own, byline: None };
        best.take(bylines.iter().map(|b| b.to_string()));
        assert_eq!(best.byline.map(|(_, byline)| byline).as_deref(), Some(expected));
    };
    check(&["David Stein, MDR"], "David Stein");
    check(&["MDR, AFP"], "MDR, AFP");
    check(&["MDR", "David S"], "David S");
    check(&["MDR"], "MDR");
}

const URL: &str = "harian.example";

/// The byline of a page that states `stated`, has `above` between its headline and its text, and ends in `ending`.
fn page(stated: &str, above: &str, ending: &str) -> Option<String> {
    let text = "Warga kampung itu pulang pada malam hari, dan esoknya air sungai sudah surut sama sekali.";
    let html = format!(
        "<h1>Banjir surut</h1><div>{above}</div><article><p>{text}</p><p>{text}</p><p>{text}</p>{ending}</article>"
    );
    let stated = (!stated.is_empty()).then(|| stated.to_string());
    let stated = join(&stated.into_iter().collect::<Vec<_>>()).into_iter();
    of(&dom::page(&html), Some("Banjir surut"), stated, &["Harian".into(), URL.into()])
}

#[test]
fn names_without_what_stands_around_them() {
    for (byline, expected) in [
        // Indonesian, Malay
        ("Reporter: Sari Wulandari | Editor: Budi Hartono", "Sari Wulandari"),
        ("Editor: Budi Hartono, Penulis: Sari Wulandari", "Sari Wulandari"),
        ("Laporan Nurul Izzati", "Nurul Izzati"),
        ("Oleh Nurul Izzati Kamaruzaman", "Nurul Izzati Kamaruzaman"),
        // English
        ("By TOM KRISHER, AP Auto Writer", "TOM KRISHER"),
        ("Ana Lee, Senior Editor", "Ana Lee"),
        ("Ana Lee Staff Writer", "Ana Lee"),
        ("Analysis by Ana Lee", "Ana Lee"),
        ("Ana Lee and agencies", "Ana Lee"),
        ("Ana Lee with AFP", "Ana Lee"),
        ("Ana Lee in Berlin", "Ana Lee"),
        ("By Ana Lee ana@harian.example (509) 459-5382", "Ana Lee"),
        ("By Ana Lee On 11/13/2019 at 4:00 PM", "Ana Lee"),
        ("Reporting by Ana Lee and Bo Chen in Rome; Editing by Kim Roe", "Ana Lee, Bo Chen"),
        ("Ana Lee (https://lee.example)", "Ana Lee"),
        ("Ana Lee | Twitter", "Ana Lee"),
        ("Written By : Ana Lee | Edited By: Bo Chen", "Ana Lee"),
        // German
        ("Von Ludwig von der Elbe", "Ludwig von der Elbe"),
        ("Ein Gastbeitrag von Ana Lee", "Ana Lee"),
        ("Text: Ana Lee, Fotos: Bo Chen", "Ana Lee"),
        ("Ana Lee, Korrespondentin", "Ana Lee"),
        // French
        ("Par Ana Lee et Bo Chen", "Ana Lee, Bo Chen"),
        ("Propos recueillis par Ana Lee", "Ana Lee"),
        ("Ana Lee, envoyée spéciale", "Ana Lee"),
        // Spanish, Italian, Portuguese
        ("Por Ana Lee y Bo Chen", "Ana Lee, Bo Chen"),
        ("Ana Lee, corresponsal", "Ana Lee"),
        ("di Ana Lee", "Ana Lee"),
        ("A cura di Ana Lee", "Ana Lee"),
        ("Texto: Ana Lee. Edição: Bo Chen", "Ana Lee"),
        // Dutch, Swedish, Polish, Turkish
        ("Door Ana Lee", "Ana Lee"),
        ("Ana van der Lee, redacteur", "Ana van der Lee"),
        ("Text: Ana Lee Foto: Bo Chen", "Ana Lee"),
        ("Av Ana Lee och Bo Chen", "Ana Lee, Bo Chen"),
        ("Autor: Anna Kowalska, Jan Nowak", "Anna Kowalska, Jan Nowak"),
        ("Oprac. Anna Kowalska", "Anna Kowalska"),
        ("Haber: Elif Karaca - Kamera: Bo Chen", "Elif Karaca"),
        // Chinese, Japanese, Korean
        ("记者：张伟 责任编辑：李四", "张伟"),
        ("記者王小明／台北報導", "王小明"),
        ("本報記者 王小明", "王小明"),
        ("文・写真 斎藤美波", "斎藤美波"),
        ("서울=이도현 특파원", "이도현"),
        // Arabic, Persian, Hindi
        ("بقلم: أحمد الخطيب", "أحمد الخطيب"),
        ("نویسنده: مریم یزدان‌پناه", "مریم یزدان‌پناه"),
        ("लेखक: अनिल शर्मा", "अनिल शर्मा"),
    ] {
        assert_eq!(join(&[byline.to_string()]).as_deref(), Some(expected), "{byline}");
    }
}

#[test]
fn who_signs_counts_more_than_the_paper() {
    for (stated, above, ending, expected) in [
        // At the end of the text.
        ("Harian", "", "<p><strong>Lê Phương</strong></p>", "Lê Phương"),
        ("Harian", "", "<p>(Ana Lee)</p>", "Ana Lee"),
        ("Harian", "", "<p>— Ana Lee</p>", "Ana Lee"),
        ("Harian", "", "<p>Pewarta: Sari Wulandari<br>Editor: Budi Hartono</p>", "Sari Wulandari"),
        ("Harian", "", "<p>(Reporting by Ana Lee; Editing by Bo Chen)</p>", "Ana Lee"),
        ("Harian", "", "<p>（斎藤美波）</p>", "斎藤美波"),
        ("Harian", "", "<p>Texte : Ana Lee</p>", "Ana Lee"),
        ("Redaktion", "", "<p>(jdp)</p>", "jdp"),
        ("Harian", "", "<div>rok/dpa</div>", "rok, dpa"),
        ("Harian", "", "<p>A.B.</p>", "A.B."),
        ("Harian", "", "<p>(AFP)</p>", "AFP"),
        // Beside the date.
        ("Harian", "<span>Ana Lee</span><span>8 October 2026, 10:30</span>", "", "Ana Lee"),
        ("Harian", "<span>8 October 2026 | Ana Lee</span>", "", "Ana Lee"),
        // Behind a label, or in a link to what else they wrote.
        ("Harian", "<p>Von Ana Lee, Berlin</p>", "", "Ana Lee"),
        ("Harian", "<p>Por <a href=/autor/lee/>Ana Lee</a></p>", "", "Ana Lee"),
        ("Harian", "<a href=/penulis/7/sari>Sari Wulandari</a>", "", "Sari Wulandari"),
        ("Harian staff", "<p>by Ana Lee</p>", "", "Ana Lee"),
        ("Harian", "<div>AFP, MANILA</div>", "", "AFP, MANILA"),
        ("Harian", "<p>By <b>Ana Lee</b><b>Harian Staff</b></p>", "", "Ana Lee"),
        // A name counts more than initials, wherever it stands.
        ("jdp", "<p>Von Jan Peters</p>", "", "Jan Peters"),
        ("Harian", "<p>Von Jan Peters</p>", "<p>(jdp)</p>", "Jan Peters"),
        ("ana-lee", "<p>By Ana Lee</p>", "", "Ana Lee"),
        // Who wrote counts, not who edited.
        ("Budi Hartono", "<p>Penulis: Sari Wulandari</p><p>Editor: Budi Hartono</p>", "", "Sari Wulandari"),
        ("李四", "<p>作者：张三 编辑：李四</p>", "", "张三"),
        // More sign than are stated, or others.
        ("Ana Lee", "<p class=byline>By Ana Lee and Bo Chen</p>", "", "Ana Lee, Bo Chen"),
        ("Kim Roe", "<p class=byline>By Ana Lee</p>", "", "Ana Lee"),
    ] {
        assert_eq!(page(stated, above, ending).as_deref(), Some(expected), "{stated} {above} {ending}");
    }
}

#[test]
fn what_is_stated_stays_where_nobody_else_signs() {
    for (stated, above, ending, expected) in [
        ("Harian", "", "", "Harian"),
        ("Ana Lee", "<p>8 October 2026</p>", "<p>(Bo Chen)</p>", "Ana Lee"),
        ("Reuters", "", "<p>(Reporting by Ana Lee; Editing by Bo Chen)</p>", "Reuters"),
        ("Harian", "", "<p>-- HARIAN</p>", "Harian"),
        ("Harian", "", "<p>Editor: Budi Hartono</p>", "Harian"),
        ("Harian", "", "<p>Foto: Ana Lee</p>", "Harian"),
        ("Harian", "", "<p>（代表撮影）</p>", "Harian"),
        ("Harian", "", "<div><a href=/tag/lee>Ana Lee</a></div>", "Harian"),
        ("Harian", "<a href=/news>World News</a><span>8 October 2026</span>", "", "Harian"),
        ("Ana Lee", "<p>Foto: Bo Chen</p>", "", "Ana Lee"),
        // A reporter may take pictures.
        ("Ana Lee", "<p>Photo by Ana Lee</p><p>Author: Bo Chen</p>", "", "Ana Lee"),
        // Other articles have other authors.
        (
            "Harian",
            "<li><a href=/a>Lima keluarga pulang ke kampung</a><p class=byline>By Bo Chen</p></li>",
            "",
            "Harian",
        ),
        (
            "Harian",
            "<li><a href=/a>Lima keluarga pulang ke kampung mereka <span>Eine Kolumne von Bo Chen</span></a></li>",
            "",
            "Harian",
        ),
        ("Harian", "<figure><img src=a.jpg><span>AFP</span></figure>", "", "Harian"),
        ("Harian", "<div class=photo-credit>Reuters</div>", "", "Harian"),
        ("Harian", "", "<div class=comments><p itemprop=author>Bo Chen</p></div>", "Harian"),
        ("Kim Roe", "<p class=byline>By Ana Lee</p><p>Kim Roe was there.</p>", "", "Kim Roe"),
    ] {
        assert_eq!(page(stated, above, ending).as_deref(), Some(expected), "{stated} {above} {ending}");
    }
}

#[test]
fn names_on_the_page() {
    for (html, expected) in [
        ("<span itemprop=author><b itemprop=name>Ana Lee</b>, Jakarta</span>", Some("Ana Lee")),
        ("<div><div>Danur Lambang</div><div>Penulis</div></div>", Some("Danur Lambang")),
        ("<p>Penulis: Sari W</p>", Some("Sari W")),
        ("<h1>A</h1><h5 class=x>Von Ana Lee, Berlin</h5>", Some("Ana Lee")),
        ("<h1>A</h1><ul class=metaInfoAuthorList><li>Ana de la Lee</li></ul>", Some("Ana de la Lee")),
        ("<h1>A</h1><p>Von der Elbe kam das Wasser</p>", None),
        (
            "<p>By the river they wept, and it was a long and cold night for all of them who waited there.</p>",
            None,
        ),
        ("<p>新华社北京10月8日电（记者张伟、李娜）长江水位下降。</p>", Some("张伟, 李娜")),
        ("<p>(서울=한결통신) 이도현 기자 = 강물이 줄었다.</p>", Some("이도현")),
    ] {
        assert_eq!(of(&dom::page(html), None, iter::empty(), &[]).as_deref(), expected, "{html}");
    }
}
