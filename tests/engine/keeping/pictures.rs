//! Pictures that make room or are left out, and views that are made ready for a journey.

use super::*;

#[tokio::test]
async fn pictures_make_room_the_oldest_that_was_read_first_and_come_back_when_looked_at() {
    let shelf = Shelf::open().await;
    // Noise is not packed: each of these pictures takes more than a third of a megabyte.
    let mut seed = 1_u32;
    let mut noise = || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        u8::try_from(seed >> 24).unwrap()
    };
    let mut entries = Vec::new();
    for number in 1..=6 {
        let picture = image::GrayImage::from_fn(700, 600, |_, _| image::Luma([noise()]));
        let mut bytes = std::io::Cursor::new(Vec::new());
        picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
        shelf.site.set(&format!("/{number}.png"), "image/png", bytes.into_inner());
        let text = format!("{}<img src='{}/{number}.png'>", paragraphs(), shelf.url);
        entries.push((format!("{}/a/{number}", shelf.url), format!("a {number}"), text));
    }
    for count in 1..=entries.len() {
        let entries: Vec<_> =
            entries[..count].iter().map(|(url, title, text)| Entry { url, title, text }).collect();
        shelf.site.set_feed("/a", &entries);
        if count == 1 {
            shelf.follow("a").await;
        }
        shelf.desk.advance(DAY);
        shelf.refresh().await;
    }
    let library = &shelf.desk.library;
    shelf.read(&["a 1", "a 2", "a 5"]).await;
    library.bookmark(vec![shelf.id("a 1").await], true).await.unwrap();
    let keeping = Keeping { most_mb: Some(1), ..Keeping::default() };
    let preview = library.preview_keeping(keeping, None).await.unwrap();
    let (gone, undo) = library.set_keeping(keeping).await.unwrap();
    assert_eq!((&gone, undo), (&preview, None));
    assert_eq!((gone.articles, gone.without_pictures), (0, 4));
    let left = |title: &'static str| shelf.mark(title);
    assert_eq!(left("a 1").await, Offline::Complete, "a bookmark keeps its pictures");
    for title in ["a 2", "a 5", "a 3", "a 4"] {
        assert_eq!(left(title).await, Offline::PicturesLeft, "{title}");
    }
    assert_eq!(left("a 6").await, Offline::Complete);
    shelf.refresh().await;
    assert_eq!(shelf.files().len(), 2, "nothing fetches them again by itself");
    let storage = library.storage().await.unwrap();
    assert!((400_000..1 << 20).contains(&storage.pictures), "{storage:?}");

    let id = shelf.id("a 3").await;
    library.look_at(id, Offline::PicturesLeft);
    for _ in 0..200 {
        if left("a 3").await == Offline::Complete {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(left("a 3").await, Offline::Complete);
}

#[tokio::test]
async fn a_feed_can_be_kept_without_pictures_or_as_it_is() {
    let shelf = Shelf::open().await;
    shelf.set("a", 1..=2);
    let feed = shelf.follow("a").await;
    let library = &shelf.desk.library;
    let keep = |keep| FeedSettings { keep, ..FeedSettings::default() };
    library.set_feed_settings(feed.id, keep(Keep::Text)).await.unwrap();
    shelf.refresh().await;
    assert_eq!(shelf.mark("a 1").await, Offline::PicturesLeft);
    shelf.set("a", 1..=3);
    shelf.refresh().await;
    assert_eq!(shelf.mark("a 3").await, Offline::PicturesLeft);
    library.set_feed_settings(feed.id, keep(Keep::Everything)).await.unwrap();
    shelf.refresh().await;
    for title in ["a 1", "a 2", "a 3"] {
        assert_eq!(shelf.mark(title).await, Offline::Complete, "{title}");
    }

    // Only what the feed carries: its summary, though there is a page.
    shelf.site.set_page("/b/1", &paragraphs());
    let url = format!("{}/b/1", shelf.url);
    shelf.site.set_feed("/b", &[]);
    shelf.site.set_feed("/b", &[Entry { url: &format!("{url}0"), title: "b 0", text: "<p>Nol.</p>" }]);
    let feed = shelf.follow("b").await;
    library.set_feed_settings(feed.id, keep(Keep::Feed)).await.unwrap();
    shelf.site.set_feed("/b", &[Entry { url: &url, title: "b 1", text: "<p>Kapal tiba.</p>" }]);
    shelf.refresh().await;
    assert_eq!(shelf.mark("b 1").await, Offline::FeedText);
    library.fetch_full_text(shelf.id("b 1").await).await.unwrap();
    assert_eq!(shelf.mark("b 1").await, Offline::Complete);
}

#[tokio::test]
async fn a_view_is_made_ready_for_a_journey() {
    let shelf = Shelf::open().await;
    shelf.set("a", 1..=3);
    shelf.site.remove("/a2.png");
    let feed = shelf.follow("a").await;
    let library = &shelf.desk.library;
    let settings = FeedSettings { keep: Keep::Text, ..FeedSettings::default() };
    library.set_feed_settings(feed.id, settings).await.unwrap();
    shelf.refresh().await;
    let view = View::Feed { id: feed.id };
    let preview = library.preview_offline(view.clone()).await.unwrap();
    assert_eq!((preview.articles, preview.incomplete, preview.pictures), (3, 3, 3));
    assert!(preview.bytes > 0);
    let made = library.make_offline(view.clone()).await.unwrap();
    assert_eq!(made, MadeOffline { complete: 2, incomplete: 1 });
    // It lacks a file meanwhile: making it ready looks for that too, and what failed is tried again.
    for file in shelf.files() {
        fs::remove_file(file).unwrap();
    }
    shelf.set("a", 1..=3);
    assert_eq!(library.make_offline(view.clone()).await.unwrap(), MadeOffline { complete: 3, incomplete: 0 });
    assert_eq!(shelf.files().len(), 3);
    assert_eq!(library.preview_offline(view).await.unwrap().incomplete, 0);
    let gone = View::Feed { id: warta_engine::model::FeedId(999) };
    assert_eq!(library.make_offline(gone).await.unwrap_err().code(), "not_found");
}

#[tokio::test]
async fn a_picture_that_several_articles_show_is_counted_once_and_what_is_on_its_way_out_not_at_all() {
    let shelf = Shelf::open().await;
    // A third of a megabyte that all of them show, and as much again of one alone.
    let mut seed = 7_u32;
    for name in ["shared", "own"] {
        let picture = image::GrayImage::from_fn(800, 750, |_, _| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            image::Luma([u8::try_from(seed >> 24).unwrap()])
        });
        let mut bytes = std::io::Cursor::new(Vec::new());
        picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
        shelf.site.set(&format!("/{name}.png"), "image/png", bytes.into_inner());
    }
    let texts: Vec<String> = (0..6)
        .map(|number| {
            let own = if number == 5 { "<img src='/own.png'>" } else { "" };
            let text = format!("{}<img src='/shared.png'>{own}", paragraphs());
            text.replace("src='", &format!("src='{}", shelf.url))
        })
        .collect();
    let urls: Vec<(String, String)> =
        (0..6).map(|number| (format!("{}/{number}", shelf.url), format!("a {number}"))).collect();
    let entries: Vec<_> =
        urls.iter().zip(&texts).map(|((url, title), text)| Entry { url, title, text }).collect();
    shelf.site.set_feed("/a", &entries);
    shelf.follow("a").await;
    shelf.refresh().await;
    let library = &shelf.desk.library;
    assert!(library.storage().await.unwrap().pictures > 1_100_000);
    // The shared one is kept by a bookmark: only the own one of the last can make room.
    library.bookmark(vec![shelf.id("a 0").await], true).await.unwrap();
    let keeping = Keeping { most_mb: Some(1), ..Keeping::default() };
    let gone = library.set_keeping(keeping).await.unwrap().0;
    assert_eq!(gone.without_pictures, 1);
    assert_eq!(library.set_keeping(keeping).await.unwrap().0, LetGo::default(), "there is no more to do");
    assert_eq!(shelf.mark("a 1").await, Offline::Complete);

    // An article that was removed takes room for a week, which no other one has to make.
    library.look_at(shelf.id("a 5").await, Offline::PicturesLeft);
    for _ in 0..200 {
        if shelf.mark("a 5").await == Offline::Complete {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    library.delete_articles(vec![shelf.id("a 5").await]).await.unwrap();
    assert_eq!(library.set_keeping(keeping).await.unwrap().0, LetGo::default());
}

#[tokio::test]
async fn what_a_page_shows_is_made_ready_with_it() {
    let shelf = Shelf::open().await;
    shelf.site.set_picture("/halaman.png", 60, 7);
    let page = format!("{}<p><img src='{}/halaman.png' width=600 height=400></p>", paragraphs(), shelf.url);
    shelf.site.set_page("/1", &page);
    let url = format!("{}/1", shelf.url);
    shelf.site.set_feed("/a", &[Entry { url: &format!("{url}0"), title: "a 0", text: &paragraphs() }]);
    let feed = shelf.follow("a").await;
    // Nothing but what the feed carries: neither the page nor its picture is fetched by itself.
    let settings = FeedSettings { keep: Keep::Feed, ..FeedSettings::default() };
    shelf.desk.library.set_feed_settings(feed.id, settings).await.unwrap();
    shelf.site.set_feed("/a", &[Entry { url: &url, title: "a 1", text: "<p>Kapal tiba.</p>" }]);
    shelf.refresh().await;
    assert_eq!(shelf.mark("a 1").await, Offline::FeedText);
    let made = shelf.desk.library.make_offline(View::Feed { id: feed.id }).await.unwrap();
    assert_eq!(made, MadeOffline { complete: 2, incomplete: 0 });
    assert_eq!(shelf.mark("a 1").await, Offline::Complete);
    assert_eq!(shelf.files().len(), 1);
}
