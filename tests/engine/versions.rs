//! An article that its page cuts up, or leaves out, is looked for where the page says it is.

use warta_engine::model::ArticleView;

use crate::support::{Desk, serve};

fn paragraph(n: u32) -> String {
    format!(
        "<p>Paragraf ke-{n} bercerita tentang air sungai yang naik sejak pagi, tentang warga di dusun nomor {n} yang pindah \
         ke balai desa, dan tentang petugas yang membagikan {n} karung beras kepada mereka.</p>"
    )
}

fn page(body: &str, links: &str) -> String {
    format!(
        "<html><head><title>Banjir di hulu</title>{links}</head><body><article><h1>Banjir di hulu</h1>{body}</article></body></html>"
    )
}

async fn saved(pages: impl Fn(&str) -> Option<String> + Send + 'static) -> ArticleView {
    let desk = Desk::with_made_up_names().await;
    let port = serve(pages);
    let id = desk.library.save_url(&format!("http://harian.example:{port}/banjir")).await.unwrap();
    desk.library.article(id).await.unwrap()
}

fn assert_paragraphs(article: &ArticleView, expected: u32) {
    let found: Vec<u32> = (1..=30).filter(|n| article.html.contains(&format!("Paragraf ke-{n} "))).collect();
    assert_eq!(found, (1..=expected).collect::<Vec<_>>(), "{}", article.html);
    assert_eq!(article.html.matches("Paragraf ke-1 ").count(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_are_joined_in_their_order() {
    let article = saved(|path| {
        let next = |n| format!("<p><a href='/banjir?page={n}'>Halaman selanjutnya</a></p>");
        let text = |from: u32| (from..from + 4).map(paragraph).collect::<String>();
        match path {
            "/banjir" => Some(page(&(text(1) + &next(2)), "")),
            // The lead is repeated on every page.
            "/banjir?page=2" => Some(page(&(paragraph(1) + &text(5) + &next(3)), "")),
            "/banjir?page=3" => Some(page(&(paragraph(1) + &text(9)), "")),
            _ => None,
        }
    })
    .await;
    assert_paragraphs(&article, 12);
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_that_never_end_are_left_where_they_repeat() {
    let article = saved(|path| {
        let n: u32 = path.strip_prefix("/banjir?page=").map_or(1, |n| n.parse().unwrap());
        let next = format!("<p><a href='/banjir?page={}'>Next page</a></p>", n + 1);
        Some(page(&((1..=4).map(paragraph).collect::<String>() + &next), ""))
    })
    .await;
    assert_paragraphs(&article, 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_without_its_text_leads_to_the_lean_version() {
    let article = saved(|path| match path {
        "/banjir" => Some(
            "<html><head><title>Banjir di hulu</title><link rel=amphtml href='/amp/banjir'></head>\
             <body><div id=app></div></body></html>"
                .to_owned(),
        ),
        "/amp/banjir" => Some(page(&(1..=6).map(paragraph).collect::<String>(), "")),
        _ => None,
    })
    .await;
    assert_paragraphs(&article, 6);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rule_in_the_librarys_folder_is_read_and_read_again() {
    let desk = Desk::with_made_up_names().await;
    let port = serve(|_| {
        let other = "<div class=lain>".to_owned() + &(10..14).map(paragraph).collect::<String>() + "</div>";
        Some(page(
            &format!("{}<div class=isi>{}</div>", other, (1..=3).map(paragraph).collect::<String>()),
            "",
        ))
    });
    let before = desk.library.site_rules();
    assert_eq!(before.problem, None);

    std::fs::write(&before.path, "['harian.example']\nbody = ['div.isi']").unwrap();
    let after = desk.library.reload_site_rules().await.unwrap();
    assert_eq!((after.sites, after.problem), (before.sites + 1, None));
    let id = desk.library.save_url(&format!("http://harian.example:{port}/banjir")).await.unwrap();
    assert_paragraphs(&desk.library.article(id).await.unwrap(), 3);

    std::fs::write(&before.path, "['harian.example']\nbody = 'div.isi").unwrap();
    let broken = desk.restart().await.library.site_rules();
    assert_eq!(broken.sites, before.sites);
    assert!(broken.problem.is_some_and(|problem| problem.contains("line 2")));
}
