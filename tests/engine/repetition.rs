//! What every page of a site repeats is learnt from the library, and a person has the last word.

use warta_engine::model::{ArticleId, RemovedReason};

use crate::support::{Desk, database, open_at, serve};

/// No list of ours knows it.
const HOUSE_LINE: &str = "Dari lantai tiga gedung lama di tepi kanal, kami menyapa pembaca setia.";

const SUBJECTS: [&str; 6] = ["jembatan", "pasar", "sekolah", "pelabuhan", "kebun", "terminal"];

fn page(subject: &str) -> String {
    let sentence = |what: &str| {
        format!(
            "<p>Warga di sekitar {subject} itu {what}, kata kepala desa kepada wartawan pada hari yang sama di kantornya.</p>"
        )
    };
    format!(
        "<html><head><title>Kabar {subject}</title></head><body><article><h1>Kabar {subject}</h1>{}{}<p>{HOUSE_LINE}</p>{}{}</article></body></html>",
        sentence(&format!("mulai memperbaiki atap {subject} yang rusak sejak banjir")),
        sentence(&format!("mengumpulkan uang untuk lampu baru di {subject}")),
        sentence(&format!("menunggu kabar dari kota tentang {subject} sejak musim hujan lalu")),
        sentence(&format!("berjanji membuka {subject} sebelum akhir tahun")),
    )
}

/// A site with a page for every subject.
fn site() -> u16 {
    serve(|path| {
        let subject = path.trim_start_matches('/');
        SUBJECTS.contains(&subject).then(|| page(subject))
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_that_a_site_repeats_is_moved_once_four_articles_have_it() {
    let desk = Desk::with_made_up_names().await;
    let port = site();
    let mut saved: Vec<ArticleId> = Vec::new();
    for subject in &SUBJECTS[..3] {
        saved.push(desk.library.save_url(&format!("http://harian.example:{port}/{subject}")).await.unwrap());
    }
    let first = desk.library.article(saved[0]).await.unwrap();
    assert!(first.html.contains(HOUSE_LINE) && first.removed.is_empty(), "three may be chance: {first:#?}");

    // Another host of the same site, and another site.
    saved.push(
        desk.library.save_url(&format!("http://kota.harian.example:{port}/{}", SUBJECTS[3])).await.unwrap(),
    );
    let elsewhere =
        desk.library.save_url(&format!("http://lain.example:{port}/{}", SUBJECTS[4])).await.unwrap();
    for id in &saved {
        let article = desk.library.article(*id).await.unwrap();
        assert!(!article.html.contains(HOUSE_LINE) && article.html.contains("sejak banjir"), "{article:#?}");
        let moved: Vec<_> =
            article.removed.iter().map(|it| (it.reason, it.text.as_str(), it.place)).collect();
        assert_eq!(moved, [(RemovedReason::Repeated, HOUSE_LINE, Some(2))]);
    }
    assert!(desk.library.article(elsewhere).await.unwrap().html.contains(HOUSE_LINE));

    desk.library.keep_block(saved[1], HOUSE_LINE.into()).await.unwrap();
    let desk = desk.restart().await;
    for id in &saved {
        assert!(
            desk.library.article(*id).await.unwrap().html.contains(HOUSE_LINE),
            "never hidden on this site"
        );
    }
    assert_eq!(desk.library.keep_block(saved[1], "no such".into()).await.unwrap_err().code(), "not_found");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_promo_that_a_person_wants_is_shown_where_it_stood_until_they_take_that_back() {
    let desk = Desk::open().await;
    let url = desk.newsroom.url(warta_newsroom::flagship::PATH);
    let id = desk.library.save_url(&url).await.unwrap();
    let before = desk.library.article(id).await.unwrap();
    let promo =
        before.removed.iter().find(|it| it.reason == RemovedReason::Promo && it.place.is_some()).unwrap();
    assert!(!before.html.contains(&promo.text));

    desk.library.keep_block(id, promo.text.clone()).await.unwrap();
    let kept = desk.library.article(id).await.unwrap();
    assert!(kept.html.contains(&promo.text), "{}", kept.html);
    assert!(kept.removed.iter().any(|it| it.kept && it.text == promo.text));

    desk.library.hide_block(id, promo.text.clone()).await.unwrap();
    assert_eq!(desk.library.article(id).await.unwrap(), before);
}

#[tokio::test(flavor = "multi_thread")]
async fn habits_and_choices_outlive_another_way_of_naming_sites() {
    let desk = Desk::with_made_up_names().await;
    let port = site();
    let mut saved: Vec<ArticleId> = Vec::new();
    for subject in &SUBJECTS[..5] {
        let url = format!("http://kota.berita.harian.example:{port}/{subject}");
        saved.push(desk.library.save_url(&url).await.unwrap());
    }
    desk.library.keep_block(saved[0], HOUSE_LINE.into()).await.unwrap();
    let Desk { newsroom, library, clock, dir } = desk;
    drop(library);
    let old = database(dir.path());
    let name: String = old.query_row("SELECT DISTINCT site FROM block_sample", [], |row| row.get(0)).unwrap();
    assert_eq!(name, "harian.example");
    old.execute_batch(
        "UPDATE block_sample SET site = 'berita.harian.example'; UPDATE kept_block SET site = 'berita.harian.example';
         DELETE FROM setting WHERE name = 'keys'",
    )
    .unwrap();
    drop(old);
    let library = open_at(dir.path(), &clock).unwrap();
    let desk = Desk { newsroom, library, clock, dir };
    let html = async |id| desk.library.article(id).await.unwrap().html;
    assert!(html(saved[1]).await.contains(HOUSE_LINE), "never hidden on this site");
    // Without the choice it is what it was: a line that the site repeats.
    let now = database(desk.dir.path());
    now.execute("DELETE FROM kept_block", []).unwrap();
    assert!(!html(saved[1]).await.contains(HOUSE_LINE));
}
