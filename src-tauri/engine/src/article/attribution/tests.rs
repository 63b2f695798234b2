//! The grammars on sentences of ours, and what must not be taken for a claim.

use super::*;
use AttributionKind::{Agency, Official, Outlet, Social};

fn found(sentence: &str) -> Vec<Attribution> {
    find(&[sentence], &[], &["Harian Selatan".into(), "Kompas.com".into(), "kompas".into()])
}

fn check(sentence: &str, expected: &[&str]) {
    let names: Vec<String> = found(sentence).into_iter().map(|a| a.name).collect();
    assert_eq!(names, expected, "{sentence}");
}

fn check_kind(sentence: &str, expected: &[(&str, AttributionKind)]) {
    let found = found(sentence);
    let claims: Vec<(&str, AttributionKind)> = found.iter().map(|a| (a.name.as_str(), a.kind)).collect();
    assert_eq!(claims, expected, "{sentence}");
    assert!(found.iter().all(|a| a.sentence == sentence), "{sentence}");
}

#[test]
fn indonesian() {
    check("Dilansir dari Reuters, kapal itu tiba.", &["Reuters"]);
    check("Dikutip dari kantor berita resmi Iran, IRNA, kapal itu tiba.", &["IRNA"]);
    check("Mengutip AFP dan Xinhua, kapal itu tiba.", &["AFP", "Xinhua"]);
    check("“Kapal tiba,” lapor TASS mengutip layanan pers pelabuhan.", &["TASS"]);
    check("Media Rusia, TASS, melaporkan bahwa kapal tiba.", &["TASS"]);
    check("“Kapal tiba,” kata Amir dikutip kantor berita resmi IRNA.", &["IRNA"]);
    check("Kapal itu tiba, sebagaimana dilansir Reuters.", &["Reuters"]);
    check("Kapal itu tiba, seperti dilaporkan kantor berita Rusia TASS.", &["TASS"]);
    check("Menurut kantor berita resmi Mena, kapal tiba.", &["Mena"]);
    check("Menurut laporan Reuters, kapal tiba.", &["Reuters"]);
    check("Dilansir Harian Utara, Rabu, kapal tiba.", &["Harian Utara"]);
    check("JAKARTA (ANTARA) - Kapal tiba.", &["Antara"]);
    check("Sumber: Reuters, AP", &["Reuters", "AP"]);
    check("Sumber Harian Utara", &["Harian Utara"]);
    check("Kepada CNN Indonesia, ia mengaku menyesal.", &["CNN Indonesia"]);
    check("“Kami menyesal,” kata juru mudi itu kepada Reuters, Sabtu.", &["Reuters"]);
    check("Kapal tiba, tulis Agence France-Presse.", &["AFP"]);
}

#[test]
fn malay() {
    check("Kapal itu tiba, lapor Bernama.", &["Bernama"]);
    check("Memetik laporan agensi berita Xinhua, kapal itu tiba.", &["Xinhua"]);
    check("Menurut akhbar Berita Harian, kapal itu tiba.", &["Berita Harian"]);
}

#[test]
fn english() {
    check("The ship arrived, according to Reuters.", &["Reuters"]);
    check("The Associated Press reported that the ship arrived.", &["AP"]);
    check("“It arrived,” the captain told the AFP news agency.", &["AFP"]);
    check("JAKARTA (Reuters) - The ship arrived.", &["Reuters"]);
    check("ORRIN HARBOR, Nov 9 (Reuters) — The ship arrived.", &["Reuters"]);
    check("The ship arrived, state news agency IRNA reported.", &["IRNA"]);
    check("Citing two officials, The New York Times said the ship arrived.", &["The New York Times"]);
    check("The mate told the Orrin Herald that the markers had moved.", &["Orrin Herald"]);
    check("The developer told the Fenland Courier newspaper it would not appeal.", &["Fenland Courier"]);
    check("State broadcaster VTV reported that pumps would run.", &["VTV"]);
    check("The minutes were seen by Reuters and the BBC.", &["Reuters", "BBC"]);
    check("In an interview with the Guardian, the pilot said no.", &["The Guardian"]);
    check("(Reuters)", &["Reuters"]);
    check("Source: Press Association", &["PA Media"]);
}

#[test]
fn german() {
    check("Das Schiff ist angekommen, wie die Nachrichtenagentur AFP berichtet.", &["AFP"]);
    check("Laut Reuters ist das Schiff angekommen.", &["Reuters"]);
    check("»Es ist da«, sagte die Wirtin der Nachrichtenagentur dpa.", &["dpa"]);
    check("Das Mehl bringt ein Esel, berichtete der Bayerische Rundfunk.", &["Bayerischer Rundfunk"]);
    check("Unter Berufung auf Ermittler meldet der »Spiegel« einen Fund.", &["Der Spiegel"]);
    check("Hamburg (dpa/lno) - Das Schiff ist angekommen.", &["dpa"]);
    check("Der Deich hielt, dem Evangelischen Pressedienst zufolge nicht.", &[]);
    check("fvs/dpa/mok", &["dpa"]);
}

#[test]
fn french() {
    check("Le bateau est arrivé, selon l’AFP.", &["AFP"]);
    check("« Il est là », a déclaré le pilote à l’Agence France-Presse.", &["AFP"]);
    check("D’après l’agence Reuters, le bateau est arrivé.", &["Reuters"]);
    check("Selon le quotidien régional La Voix du Causse, un car passera.", &["La Voix du Causse"]);
    check("Le bateau est arrivé, rapporte Le Monde.", &["Le Monde"]);
    check("Le Courrier avec AFP", &["AFP"]);
}

#[test]
fn spanish() {
    check("El barco llegó, según informó la agencia EFE.", &["EFE"]);
    check("“Ya está aquí”, dijo el piloto a Reuters.", &["Reuters"]);
    check("De acuerdo con el diario La Ribera, llegó el barco.", &["La Ribera"]);
    check("El País publicó que el barco llegó.", &["El País"]);
}

#[test]
fn portuguese() {
    check("O navio chegou, segundo a agência Lusa.", &["Lusa"]);
    check("“Já está aqui”, disse o piloto à Reuters.", &["Reuters"]);
    check("De acordo com a Folha de S.Paulo, o navio chegou.", &["Folha de S.Paulo"]);
}

#[test]
fn italian() {
    check("La nave è arrivata, riferisce l’Ansa.", &["ANSA"]);
    check("Secondo quanto riporta il Corriere della Sera, la nave è arrivata.", &["Corriere della Sera"]);
    check("«È qui», ha detto il pilota all’ANSA.", &["ANSA"]);
}

#[test]
fn dutch() {
    check("Het schip is aangekomen, meldt persbureau ANP.", &["ANP"]);
    check("Volgens de Volkskrant is het schip aangekomen.", &["De Volkskrant"]);
    check("“Het is er”, zegt de loods tegen de NOS.", &["NOS"]);
}

#[test]
fn japanese() {
    check("共同通信によりますと、船は港に着いたということです。", &["Kyodo"]);
    check("ロイター通信は、船が港に着いたと伝えました。", &["Reuters"]);
    check("【ロンドン＝ロイター】船が港に着いた。", &["Reuters"]);
}

#[test]
fn chinese() {
    check("据新华社报道，船已到港。", &["Xinhua"]);
    check("路透社援引两名官员的话说，船已到港。", &["Reuters"]);
    check("新华社海口11月9日电 船已到港。", &["Xinhua"]);
    check("船长向法新社表示，船已到港。", &["AFP"]);
}

#[test]
fn arabic() {
    check("ونقلت وكالة رويترز عن أحد المرممين أن الورق عولج بالبخار.", &["Reuters"]);
    check("وفقا لوكالة الأناضول وصلت السفينة.", &["Anadolu"]);
    check("المصدر : رويترز", &["Reuters"]);
}

#[test]
fn offices_that_made_a_statement() {
    check_kind(
        "Shipments continue, the Velmark Mines Ministry said in a statement, but sales do not.",
        &[("Velmark Mines Ministry", Official)],
    );
    check_kind(
        "Dalam keterangan tertulis, Dinas Perdagangan Kota Muara menyatakan atap diperbaiki.",
        &[("Dinas Perdagangan Kota Muara", Official)],
    );
    check_kind("BMKG menyatakan dalam siaran pers bahwa gempa itu dangkal.", &[("BMKG", Official)]);
    check_kind(
        "Wie das Innenministerium in einer Mitteilung schrieb, bleibt der Pass zu.",
        &[("Innenministerium", Official)],
    );
    check_kind(
        "El Ministerio de Sanidad informó en un comunicado del cierre.",
        &[("Ministerio de Sanidad", Official)],
    );
    check_kind(
        "A Prefeitura de Serra Azul disse em nota que a ponte segue fechada.",
        &[("Prefeitura de Serra Azul", Official)],
    );
    check_kind("気象庁は声明で、噴火の恐れはないとしました。", &[("気象庁", Official)]);
    check_kind("据市公安局通报，两人受轻伤。", &[("市公安局", Official)]);
}

#[test]
fn posts() {
    check_kind("The band wrote on Instagram that it would tour.", &[("Instagram", Social)]);
    check_kind("“Kami batal,” tulis panitia lewat akun Twitter resminya.", &[("Twitter", Social)]);
    check_kind("Dans un message publié sur Facebook, le maire s’excuse.", &[("Facebook", Social)]);
    check_kind("Der Verein schrieb auf X, das Spiel falle aus.", &[("X", Social)]);
    check_kind("La alcaldesa escribió en su cuenta de Twitter que dimite.", &[("Twitter", Social)]);
    check_kind("市は公式のツイッターに「通行止め」と投稿しました。", &[("Twitter", Social)]);
}

#[test]
fn kinds_of_publishers() {
    check_kind(
        "The ship arrived, according to Reuters and the BBC.",
        &[("Reuters", Agency), ("BBC", Outlet)],
    );
}

#[test]
fn no_claim_without_words_that_make_it() {
    for sentence in [
        "Kantor Reuters di Jakarta kebanjiran.",
        "Antara lain karena hujan, kapal terlambat.",
        "Jarak antara dua dermaga itu jauh.",
        "Diberitakan Kompas.com sebelumnya, kapal tiba.",
        "Dikutip Harian Selatan, kapal tiba.",
        "Melansir Presiden Joko, kapal tiba.",
        "Menurut kantor berita Rusia, kapal tiba.",
        "Bahan bakar bersumber dari alam.",
        "Sumber daya alam kita banyak",
        "Penggugat meminta ganti rugi kepada Reuters.",
        "Reuters journalists were among the guests.",
        "The fire began in the Reuters building on the quay.",
        "Reuters said it would cut two hundred jobs.",
        "Bloomberg reported a quarterly profit of two million.",
        "The Guardian has a new editor.",
        "A photograph by the Associated Press won the prize.",
        "The crew rests. (AP Photo/Jules Hathersage)",
        "The crew rests, November 7. REUTERS/Ilka Torvund",
        "The harbour traders' association (AP) met on Monday.",
        "He walks his dog at all times of the sun.",
        "The court said the Times was late.",
        "Das Reuters-Gebäude steht laut Plan am Hafen.",
        "Il secondo treno è arrivato.",
        "La segunda nave llegó ayer a La Ribera.",
        "Le journal Le Monde fête ses ans.",
        "新华社大楼着火。",
        "The company said users on Facebook complained.",
        "He opened an account on the tenth.",
        "Police said the road was closed.",
        "She repeated a statement that the council had heard.",
        "Plan X on the table failed.",
    ] {
        check(sentence, &[]);
    }
}

#[test]
fn part_of_a_longer_name_is_another_paper() {
    check("The mate told the Orrin Guardian that it sank.", &["Orrin Guardian"]);
    check("Dilansir CNN Indonesia, kapal tiba.", &["CNN Indonesia"]);
}

#[test]
fn a_publisher_is_known_by_every_name_it_has() {
    let own = |own: &str, sentence: &str| find(&[sentence], &[], &[own.into()]).len();
    assert_eq!(own("antaranews", "JAKARTA (ANTARA) - Kapal tiba."), 0);
    assert_eq!(own("apnews", "ORRIN HARBOR (AP) — The ship arrived."), 0);
    assert_eq!(own("Agence France-Presse", "Le bateau est arrivé, selon l’AFP."), 0);
    assert_eq!(own("新华网", "新华社北京11月12日电（记者张伟）船已到港。"), 0);
    assert_eq!(own("青河日报", "新华社北京11月12日电（记者张伟）船已到港。"), 1);
    assert_eq!(own("新华网", "据法新社报道，船已到港。"), 1);
    assert_eq!(own("bbc", "The ship arrived, according to Reuters."), 1);
}

#[test]
fn each_name_once_with_its_first_sentence() {
    let blocks = ["Hujan turun. Dilansir Reuters, air naik.", "Air surut, lapor Reuters."];
    let sentence = "Dilansir Reuters, air naik.".to_string();
    assert_eq!(find(&blocks, &[], &[]), [Attribution { name: "Reuters".into(), kind: Agency, sentence }]);
}

#[test]
fn a_source_that_stands_apart_comes_first_with_what_the_text_says_of_it() {
    let names = |lines: &[String]| -> Vec<(String, String)> {
        find(&["Lapor TASS, air naik.", "Dilansir Reuters, air surut."], lines, &[])
            .into_iter()
            .map(|a| (a.name, a.sentence))
            .collect()
    };
    let (tass, reuters) = ("Lapor TASS, air naik.", "Dilansir Reuters, air surut.");
    let pair = |name: &str, sentence: &str| (name.to_string(), sentence.to_string());
    assert_eq!(names(&["Sumber Reuters".into()]), [pair("Reuters", reuters), pair("TASS", tass)]);
    assert_eq!(
        names(&["Sumber: AFP".into()]),
        [pair("AFP", "Sumber: AFP"), pair("TASS", tass), pair("Reuters", reuters)]
    );
}
