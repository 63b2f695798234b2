//! What is found with what, in the languages that Warta is read in.

use rusqlite::Connection;

use super::open;
use super::search::{Indexed, Query, best, index, languages, newest, settle, suggestion};
use crate::model::{ArticleId, EnclosureKind, Timestamp};

struct Document {
    title: &'static str,
    text: &'static str,
    language: &'static str,
    byline: &'static str,
    source: &'static str,
    attributions: &'static [&'static str],
    /// Days since 2022-11-01.
    day: i64,
    enclosures: &'static [EnclosureKind],
}

const PLAIN: Document = Document {
    title: "",
    text: "",
    language: "en",
    byline: "",
    source: "",
    attributions: &[],
    day: 0,
    enclosures: &[],
};

/// The first has id 1.
const DOCUMENTS: [Document; 14] = [
    Document {
        title: "Sekutu dekat Putin kunjungi Teheran",
        text: "Pertemuan itu membahas perdagangan dan jalur pelabuhan. Jum’at ini anak-anak sekolah diliburkan.",
        language: "id",
        byline: "Danur Lambang",
        source: "Kompas",
        attributions: &["Reuters", "TASS", "IRNA"],
        day: 8,
        ..PLAIN
    },
    Document {
        title: "Harga beras naik lagi",
        text: "Pemerintah menaikkan harga pembelian beras. Petani menyambut kenaikan itu.",
        language: "id",
        byline: "Rina Putri",
        source: "Kabar Pagi",
        attributions: &["Antara"],
        day: 20,
        ..PLAIN
    },
    Document {
        title: "Pembangunan pelabuhan dimulai",
        text: "Kapal pertama berlabuh bulan depan. Membangun pelabuhan butuh beras dan waktu.",
        language: "id",
        source: "Kabar Pagi",
        day: 35,
        ..PLAIN
    },
    Document {
        title: "Ports reopened after the strike",
        text: "Workers were returning to the ports. The government’s offer doesn't please everybody.",
        source: "Northern Wire",
        byline: "Ann O'Neill",
        attributions: &["Associated Press"],
        day: 40,
        ..PLAIN
    },
    Document {
        title: "Running the archive",
        text: "A podcast about archives, café culture in Zürich and the naïve reader.",
        source: "Meridian",
        enclosures: &[EnclosureKind::Audio],
        day: 400,
        ..PLAIN
    },
    Document {
        title: "東京都が新しい会議を開く",
        text: "首相は水曜日に会議で経済について話した。ニュースは続く。",
        language: "ja",
        source: "朝の新聞",
        day: 3,
        ..PLAIN
    },
    Document {
        title: "北京召开经济会议",
        text: "奥巴马对群众说，经济正在增长。地震之后重建工作继续。",
        language: "zh",
        source: "新闻网",
        day: 4,
        ..PLAIN
    },
    Document {
        title: "انتخابات جديدة في تونس",
        text: "أعلنت الحكومة عن الانتخابات، وقال المتحدث إن المواطنين سيصوتون.",
        language: "ar",
        source: "الصباح",
        day: 5,
        ..PLAIN
    },
    Document {
        title: "Neue Häuser für die Stadt",
        text: "Die Bürgermeisterin lobte den Bau der Häuser. Das Gebäude wird größer.",
        language: "de",
        source: "Morgenpost",
        day: 6,
        ..PLAIN
    },
    Document {
        title: "L’élection présidentielle approche",
        text: "Les candidats aux élections parlent aujourd'hui de l’économie et des économistes.",
        language: "fr",
        source: "Le Matin",
        byline: "Zoé Lefèvre",
        day: 7,
        ..PLAIN
    },
    Document {
        title: "Выборы президента",
        text: "Выборов ждут в городе, выборы близко. Президенту ответили избиратели.",
        language: "ru",
        source: "Утро",
        day: 9,
        ..PLAIN
    },
    Document {
        title: "Elecciones en la ciudad",
        text: "La elección será mañana; los niños no votan.",
        language: "es",
        source: "Mañana",
        day: 10,
        ..PLAIN
    },
    Document {
        title: "Beras",
        text: "Beras, beras dan beras.",
        language: "id",
        source: "Kabar Pagi",
        byline: "Putri Rina",
        day: 11,
        enclosures: &[EnclosureKind::Video],
        ..PLAIN
    },
    Document {
        title: "Kapal tenggelam",
        text: "Kapal itu membawa jagung dan harga jagung turun.",
        language: "id",
        source: "Suara Nusantara",
        attributions: &["Antara", "Kantor Berita"],
        day: 60,
        ..PLAIN
    },
];

const FIRST_DAY: i64 = 1_667_260_800_000; // 2022-11-01
const DAY: i64 = 86_400_000;

fn library() -> Connection {
    let connection = open::in_memory();
    for (id, document) in (1..).zip(&DOCUMENTS) {
        let time = FIRST_DAY + document.day * DAY;
        connection
            .execute(
                "INSERT INTO article (id, title, source, summary, first_seen) VALUES (?1, ?2, ?3, '', ?4)",
                (id, document.title, document.source, FIRST_DAY + id * DAY * 100),
            )
            .unwrap();
        connection
            .execute(
                "INSERT INTO state (article_id, sort_time, read, bookmarked) VALUES (?1, ?2, ?3, ?4)",
                (id, time, id % 2 == 0, id == 3),
            )
            .unwrap();
        let attributions: Vec<String> = document.attributions.iter().map(|name| (*name).to_owned()).collect();
        let indexed = Indexed {
            title: document.title,
            text: document.text,
            language: Some(document.language),
            byline: document.byline,
            source: document.source,
            attributions: &attributions,
            enclosures: document.enclosures,
            sort_time: Timestamp(time),
        };
        index(&connection, ArticleId(id), &indexed).unwrap();
    }
    settle(&connection).unwrap();
    connection
        .execute_batch(
            "INSERT INTO folder (id, name) VALUES (1, 'Pagi hari');
             INSERT INTO feed (id, url, kind, title, folder_id, added) VALUES
                (1, 'a', 'rss', 'Kabar Pagi', 1, 0), (2, 'b', 'rss', 'Suara Nusantara', NULL, 0);
             INSERT INTO listing (feed_id, article_id, sort_time, read) VALUES
                (1, 2, 0, 0), (1, 3, 0, 0), (1, 13, 0, 0), (2, 14, 0, 0);
             INSERT INTO tag (id, name) VALUES (1, 'ekonomi'), (2, 'Dunia Luar');
             INSERT INTO article_tag (tag_id, article_id, sort_time) VALUES (1, 2, 0), (1, 7, 0), (2, 1, 0);",
        )
        .unwrap();
    connection
}

fn query(connection: &Connection, input: &str) -> Query {
    Query::parse(input, 0, languages(connection).unwrap())
}

fn found(connection: &Connection, input: &str) -> Vec<i64> {
    let mut found: Vec<i64> = newest(connection, &query(connection, input), None, None, 100)
        .unwrap()
        .into_iter()
        .map(|id| id.0)
        .collect();
    found.reverse();
    found
}

#[test]
fn queries_find_their_documents() {
    let connection = library();
    let check = |input: &str, expected: &[i64]| assert_eq!(found(&connection, input), expected, "{input}");
    // Indonesian
    check("pertemuan ", &[1]);
    check("bertemu ", &[1]);
    check("perdagangan ", &[1]);
    check("dagang ", &[1]);
    check("labuh ", &[1, 3]);
    check("membangun ", &[3]);
    check("jumat ", &[1]);
    check("Jum'at ", &[1]);
    check("anak ", &[1]);
    check("\"anak-anak\"", &[1]);
    check("\"harga beras\"", &[2]);
    check("\"beras harga\"", &[]);
    check("harga beras ", &[2]);
    check("beras -harga ", &[3, 13]);
    check("harga (beras OR jagung) ", &[2, 14]);
    check("kap", &[3, 14]);
    // What is still being typed becomes words as they were written, and is found by their stems.
    check("pelab", &[1, 3]);
    // Of what nobody wrote twice the index has the beginning.
    check("teher", &[1]);
    check("\"pelab\"", &[]);
    check("pelab ", &[]);
    // English
    check("port ", &[4]);
    check("running ", &[5]);
    check("run ", &[5]);
    check("archive ", &[5]);
    check("return ", &[4]);
    check("doesn't ", &[4]);
    check("doesnt ", &[4]);
    check("cafe zurich ", &[5]);
    check("naive ", &[5]);
    check("REOPENED ", &[4]);
    check("\"the ports\"", &[4]);
    // Japanese
    check("会議 ", &[6]);
    check("東京 ", &[6]);
    check("東京都 ", &[6]);
    check("京都の ", &[]);
    check("ニュース ", &[6]);
    check("水曜日 ", &[6]);
    check("経済 会議 ", &[6]);
    // Chinese
    check("经济 ", &[7]);
    check("奥巴马 ", &[7]);
    check("地震 重建 ", &[7]);
    check("\"经济会议\"", &[7]);
    check("马奥 ", &[]);
    // Arabic
    check("الانتخابات ", &[8]);
    check("انتخابات ", &[8]);
    check("الحكومة ", &[8]);
    check("حكومة ", &[8]);
    check("المتحدث ", &[8]);
    // German
    check("Häuser ", &[9]);
    check("haus ", &[9]);
    check("hauser ", &[9]);
    check("Bürgermeisterin ", &[9]);
    check("gebaude ", &[9]);
    check("\"neue häuser\"", &[9]);
    // French
    check("élection ", &[10]);
    check("elections ", &[10]);
    check("présidentielles ", &[10]);
    check("économie ", &[10]);
    check("économiste ", &[10]);
    check("l'élection ", &[10]);
    check("aujourd’hui ", &[10]);
    // Russian, Spanish
    check("выборы ", &[11]);
    check("президент ", &[11]);
    check("elecciones ", &[12]);
    check("elección ", &[12]);
    check("niño ", &[12]);
}

#[test]
fn fields_narrow_what_is_found() {
    let connection = library();
    let check = |input: &str, expected: &[i64]| assert_eq!(found(&connection, input), expected, "{input}");
    check("beras in:title ", &[2, 13]);
    check("title:beras ", &[2, 13]);
    check("by:rina ", &[2, 13]);
    check("by:\"rina putri\"", &[2]);
    check("by:danur", &[1]);
    check("by:o'neill ", &[4]);
    check("zoe lefevre ", &[10]);
    check("source:reuters ", &[1]);
    check("source:antara ", &[2, 14]);
    check("source:\"kabar pagi\"", &[2, 3, 13]);
    check("attribution:\"kabar pagi\"", &[]);
    check("attribution:\"antara kantor\"", &[]);
    check("reuters tass ", &[1]);
    check("lang:ja ", &[6]);
    check("lang:id harga ", &[2, 14]);
    check("-lang:id harga ", &[]);
    check("has:audio ", &[5]);
    check("has:video beras ", &[13]);
    check("tag:ekonomi ", &[2, 7]);
    check("tag:eko ", &[2, 7]);
    check("tag:\"dunia luar\"", &[1]);
    check("has:tags ", &[1, 2, 7]);
    // A tag is found like a word of its articles.
    check("ekonomi ", &[2, 7]);
    check("ekonomi harga ", &[2]);
    check("dunia luar ", &[1]);
    check("beras -ekonomi ", &[3, 13]);
    check("feed:kabar ", &[2, 3, 13]);
    check("feed:kabar kapal ", &[3]);
    check("folder:pagi beras -title:beras ", &[3]);
    check("feed:nothing ", &[]);
    check("is:unread lang:id ", &[1, 3, 13]);
    check("is:read lang:id ", &[2, 14]);
    check("is:bookmarked ", &[3]);
    check("is:unread -beras lang:id ", &[1]);
    check("before:2022-11-05 ", &[6]);
    check("after:2023 ", &[5]);
    check("after:2022-11-10 before:2022-11-13 ", &[11, 12, 13]);
    check("after:2022-12 harga ", &[14]);
    check("beras before:2022-11-15 ", &[13]);
    check("tag:ekonomi OR jagung ", &[2, 7, 14]);
    check("(tag:ekonomi OR by:danur) (harga OR putin) ", &[1, 2]);
    check("is:unread OR harga ", &[1, 2, 3, 5, 7, 9, 11, 13, 14]);
    check("-(tag:ekonomi OR is:unread) lang:id ", &[14]);
}

#[test]
fn the_best_match_stands_first() {
    let connection = library();
    let check = |input: &str, first: i64| {
        let ranked = best(&connection, &query(&connection, input), None, 0, 10).unwrap();
        assert_eq!(ranked.first(), Some(&ArticleId(first)), "{input}: {ranked:?}");
    };
    check("beras ", 13);
    check("pelabuhan ", 3);
    check("harga ", 2);
    check("kapal ", 14);
    // Of what is tagged, which is little, the one whose headline says it.
    check("tag:ekonomi harga ", 2);
    check("feed:kabar pelabuhan ", 3);
    check("feed:kabar (harga OR beras) -title:lagi ", 13);
    let of = |skip, limit| best(&connection, &query(&connection, "beras "), None, skip, limit).unwrap();
    assert_eq!([of(0, 1), of(1, 10)].concat(), of(0, 10));
}

#[test]
fn a_word_that_nobody_wrote_is_guessed() {
    let connection = library();
    let check = |input: &str, meant: Option<&str>| {
        let found = suggestion(&connection, input, &query(&connection, input)).unwrap();
        assert_eq!(found.as_deref(), meant, "{input}");
    };
    check("pelabuhn ", Some("pelabuhan "));
    check("harga bears jagunk ", Some("harga beras jagung "));
    check("Выбры ", Some("выборы "));
    check("pelabuhan ", None);
    check("qqqqqqqq ", None);
    check("\"pelabuhn\"", None);
    check("by:rinna ", None);
}

#[test]
fn alternatives_have_a_limit() {
    let connection = library();
    let wide: Vec<String> = (0..8).map(|n| format!("(word{n} OR tag:t{n})")).collect();
    let refused = newest(&connection, &query(&connection, &wide.join(" ")), None, None, 10);
    assert_eq!(refused.unwrap_err().code(), "query_too_wide");
    // Words alone are one expression, however many.
    let many: Vec<String> = (0..60).map(|n| format!("word{n}")).collect();
    assert_eq!(found(&connection, &many.join(" OR ")), Vec::<i64>::new());
}
