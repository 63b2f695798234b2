//! What holds for every document.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use warta_engine::feed;

use crate::{assert_addresses, base, made, parse_within_limits};

/// What may be wrong with an item, without an end to what is wrong.
const BREAKS: &[&str] = &[
    "<description><![CDATA[tanpa akhir",
    "<description><!-- tanpa akhir",
    "<a href=\"tanpa akhir>",
    "<a href='tanpa akhir>",
    "<description>&tak; & R&D &#0; &#xFFFFFF; <",
    "<b><i></b></i></description></title>",
    "<description></item></item>",
    "<item><item>",
    "<media:group><media:content",
    "<title><title><link><guid>",
    "<xml:lang xmlns='urn:x' xmlns:a='' lang=>",
    "<?php echo '<",
    "\u{0}\u{1}\u{FFFF}\u{85}",
    "<!DOCTYPE x [",
];

fn items(numbers: &[usize], broken: &[Option<&str>]) -> String {
    let mut text = String::from("<rss><channel><title>K</title>");
    for (n, broken) in numbers.iter().zip(broken) {
        text += &match broken {
            Some(broken) => format!("<item><guid>{n}</guid>{broken}</item>\n"),
            None => format!(
                "<item><guid>baik-{n}</guid><title><![CDATA[Judul {n}]]></title><!-- c -->\
                 <enclosure url=\"/{n}.mp3\" type='audio/mpeg'/></item>\n"
            ),
        };
    }
    text + "</channel></rss>"
}

/// Bytes, and text that looks like a feed here and there.
fn any_document() -> impl Strategy<Value = Vec<u8>> {
    let part = prop_oneof![
        vec(any::<u8>(), 0..40),
        any::<String>().prop_map(String::into_bytes),
        select(BREAKS).prop_map(|part| part.as_bytes().to_vec()),
        select(
            &[
                "<rss>",
                "<feed>",
                "<rdf:RDF>",
                "<channel>",
                "<item>",
                "<entry>",
                "</item>",
                "<title>",
                "<link>",
                "<guid>",
                "<pubDate>9 Nov 2022",
                "<content type='base64'>",
                "{\"items\":[",
                "{\"id\":1}",
                "]",
                "}",
                ",",
                "\"",
                "]]>",
                "-->",
                "<!DOCTYPE a [<!ENTITY b 'c'>]>",
                "&b;",
                "xml:base='//a'",
                "<media:content url='",
                "'/>",
                "javascript:alert(1)",
                "http://[::1]/",
                "<CHANNEL><ITEM HREF='",
                "\u{FEFF}",
            ][..]
        )
        .prop_map(|part| part.as_bytes().to_vec()),
    ];
    let head = select(
        &["", "<rss><channel>", "<feed>", "{\"title\":\"x\",\"items\":[", "\u{FEFF}", "<rdf:RDF><item>"][..],
    );
    (head, vec(part, 0..40)).prop_map(|(head, parts)| [head.as_bytes().to_vec(), parts.concat()].concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn any_bytes_are_answered(bytes in any_document(), content_type in proptest::option::of(any::<String>())) {
        parse_within_limits("any bytes", &bytes).0.ok();
        let parsed = feed::parse(&bytes, content_type.as_deref(), None);
        parsed.iter().for_each(assert_addresses);
        prop_assert_eq!(parsed, feed::parse(&bytes, content_type.as_deref(), None));
    }

    #[test]
    fn damage_costs_no_panic(places in vec((any::<Index>(), any::<u8>()), 1..60)) {
        let mut bytes = made::feed(8).into_bytes();
        for (place, byte) in places {
            let at = place.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = parse_within_limits("damaged", &bytes);
    }

    #[test]
    fn broken_items_cost_themselves_alone(broken in vec(proptest::option::weighted(0.3, select(BREAKS)), 1..30)) {
        let numbers: Vec<usize> = (0..broken.len()).collect();
        let document = items(&numbers, &broken);
        let entries = feed::parse(document.as_bytes(), None, Some(&base())).unwrap().entries;
        for n in numbers.iter().filter(|&&n| broken[n].is_none()) {
            let id = format!("baik-{n}");
            let entry = entries.iter().find(|entry| entry.id.as_deref() == Some(&id));
            prop_assert!(entry.is_some(), "{} is lost in {}", id, document);
            prop_assert_eq!(entry.unwrap().title.clone(), Some(format!("Judul {n}")));
            prop_assert_eq!(entry.unwrap().enclosures.len(), 1);
        }
    }

    #[test]
    fn ids_are_those_of_the_items_wherever_they_stand(numbers in Just((0..12).collect::<Vec<usize>>()).prop_shuffle()) {
        use warta_engine::feed::identity::identities;
        let read = |numbers: &[usize]| {
            let document = items(numbers, &vec![None; numbers.len()]);
            identities(&feed::parse(document.as_bytes(), None, Some(&base())).unwrap().entries)
        };
        let in_order = read(&(0..12).collect::<Vec<_>>());
        let shuffled = read(&numbers);
        for (identity, n) in shuffled.iter().zip(&numbers) {
            prop_assert_eq!(identity, &in_order[*n]);
        }
    }
}
