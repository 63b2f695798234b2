//! What a world holds, and that it holds the same in every run.

use warta_newsroom::{Discovery, Format, Newsroom, World, flagship, quiet_publishers};

use crate::client::get;

/// Every address of every publisher's feed, home, newest page and pictures.
fn addresses(newsroom: &Newsroom) -> Vec<String> {
    let mut paths: Vec<String> =
        ["/", "/opml", "/robots.txt", "/favicon.ico", "/hostile/rss.xml"].map(str::to_owned).to_vec();
    for publisher in &newsroom.world().publishers {
        paths.extend([publisher.home_path(), publisher.feed_path()]);
        paths.extend(publisher.sitemap_path());
        paths.push(format!("/{}/robots.txt", publisher.slug));
        paths.push(format!("/{}/favicon.png", publisher.slug));
        let newest = newsroom.listed(&publisher.slug).remove(0);
        paths.push(newest.path());
    }
    let flagship = flagship::article();
    paths.extend([flagship.lead, flagship.inline].into_iter().flatten().map(|picture| picture.path));
    paths
}

#[test]
fn two_runs_of_one_seed_serve_the_same_bytes_apart_from_the_port() {
    let (one, two) =
        (Newsroom::open(World::seeded(7), 0).unwrap(), Newsroom::open(World::seeded(7), 0).unwrap());
    for path in addresses(&one) {
        let (first, second) = (get(&one, &path), get(&two, &path));
        assert_eq!(first.status, 200, "{path}");
        assert_eq!(first.header("etag"), second.header("etag"), "{path}");
        let portless = |bytes: &[u8], newsroom: &Newsroom| {
            String::from_utf8_lossy(bytes).replace(&newsroom.base(), "http://newsroom")
        };
        assert!(portless(&first.body, &one) == portless(&second.body, &two), "{path}");
    }
}

#[test]
fn another_seed_is_another_world() {
    let (one, two) =
        (Newsroom::open(World::seeded(1), 0).unwrap(), Newsroom::open(World::seeded(2), 0).unwrap());
    let titles = |newsroom: &Newsroom| -> Vec<_> {
        newsroom.listed("meridian-report").into_iter().map(|article| article.title).collect()
    };
    assert_ne!(titles(&one), titles(&two));
}

#[test]
fn each_feed_lists_its_entries_and_each_entry_has_a_page() {
    let newsroom = Newsroom::open(World::default().with_articles(5), 0).unwrap();
    for publisher in &newsroom.world().publishers {
        let feed = get(&newsroom, &publisher.feed_path()).text();
        let entry = match publisher.format {
            Format::AtomFull | Format::AtomSummaries => "<entry>",
            Format::JsonFeed => "\"content_html\"",
            Format::Rdf => "<item rdf:about",
            Format::RssSummaries | Format::RssFull | Format::RssAndSitemap => "<item>",
        };
        assert_eq!(feed.matches(entry).count(), 5, "{}", publisher.slug);
        for article in newsroom.listed(&publisher.slug) {
            let page = get(&newsroom, &article.path());
            assert_eq!(page.status, 200, "{}", article.path());
            assert!(feed.contains(&newsroom.url(&article.path())), "{}", article.path());
        }
        // Drawing takes longer than writing: a few pictures stand for all.
        for article in newsroom.listed(&publisher.slug).iter().take(2) {
            for picture in article.lead.iter().chain(&article.inline) {
                assert_eq!(get(&newsroom, &picture.path).status, 200, "{}", picture.path);
            }
            for related in &article.related {
                assert_eq!(get(&newsroom, &related.path).status, 200, "{}", related.path);
            }
        }
    }
}

#[test]
fn homes_lead_to_feeds_and_robots_to_the_sitemap() {
    let newsroom = Newsroom::open(World::default(), 0).unwrap();
    for publisher in &newsroom.world().publishers {
        let home = get(&newsroom, &publisher.home_path()).text();
        assert!(
            home.contains(&format!(r#"href="{}""#, newsroom.feed_url(&publisher.slug))),
            "{}",
            publisher.slug
        );
    }
    let robots = get(&newsroom, "/berita-peta/robots.txt").text();
    assert!(robots.contains(&newsroom.url("/berita-peta/news-sitemap.xml")));
    let sitemap = get(&newsroom, "/berita-peta/news-sitemap.xml").text();
    assert_eq!(sitemap.matches("<news:title>").count(), 12);
    let opml = get(&newsroom, "/opml").text();
    assert!(newsroom.feed_urls().iter().all(|feed| opml.contains(feed)));
}

#[test]
fn quiet_publishers_say_nothing_of_feeds() {
    for publisher in quiet_publishers() {
        let newsroom = Newsroom::open(World::of(&publisher.slug), 0).unwrap();
        let home = get(&newsroom, &publisher.home_path()).text();
        assert!(!home.contains("rel=\"alternate\""), "{}", publisher.slug);
        assert_eq!(home.contains("rss.xml"), publisher.discovery == Discovery::Link, "{}", publisher.slug);
        let feed = get(&newsroom, &publisher.feed_path()).status;
        assert_eq!(feed, if publisher.has_feed() { 200 } else { 404 }, "{}", publisher.slug);
        for article in newsroom.listed(&publisher.slug) {
            assert!(home.contains(&article.path()), "{}", article.path());
            assert_eq!(get(&newsroom, &article.path()).status, 200);
        }
        let robots = get(&newsroom, "/robots.txt").text();
        assert_eq!(robots.contains("Sitemap:"), publisher.discovery == Discovery::Sitemaps);
    }
    let newsroom = Newsroom::open(World::of("lintas-kota"), 0).unwrap();
    let index = get(&newsroom, "/lintas-kota/sitemap.xml").text();
    assert_eq!(index.matches("<sitemap>").count(), 5);
    assert!(get(&newsroom, "/lintas-kota/sitemap-berita.xml.gz").body.starts_with(&[0x1F, 0x8B]));
}

#[test]
fn the_flagship_is_first_and_its_page_has_all_that_a_portal_puts_around_a_story() {
    let newsroom = Newsroom::open(World::default(), 0).unwrap();
    newsroom.publish(flagship::PUBLISHER, 2);
    let first = newsroom.listed(flagship::PUBLISHER).remove(0);
    assert_eq!((first.title.as_str(), first.published), (flagship::TITLE, flagship::PUBLISHED));

    let page = get(&newsroom, flagship::PATH).text();
    for paragraph in flagship::PARAGRAPHS {
        let text = paragraph.split_once("SELATAN – ").map_or(paragraph, |(_, rest)| rest);
        assert_eq!(page.matches(text).count(), 1, "{text}");
    }
    for title in flagship::RELATED {
        assert!(page.contains(title), "{title}");
    }
    assert_eq!(page.matches("Baca juga: <a href=").count(), 4);
    assert_eq!(page.matches(flagship::PROMO).count(), 5);
    assert_eq!(page.matches("<figure").count(), 2);
    for part in [
        "HarianSelatan.com - 09/11/2022, 19:01 WIB",
        flagship::BYLINE,
        "Penulis",
        "Bagikan artikel ini melalui",
        "Close Ads",
        "Login untuk memaksimalkan pengalaman",
        r#""datePublished":"2022-11-09T19:01:00+07:00""#,
    ] {
        assert!(page.contains(part), "{part}");
    }
}

#[test]
fn a_long_article_comes_in_halves_or_whole() {
    let newsroom = Newsroom::open(World::default(), 0).unwrap();
    let article = newsroom.listed("harian-selatan").into_iter().find(|article| article.paged).unwrap();
    // The head repeats the lead, and a dateline is set in bold: ends of paragraphs in the body are looked for.
    let shown = |query: &str| {
        let page = get(&newsroom, &format!("{}{query}", article.path())).text();
        let page = page.split_once("read__content").unwrap().1;
        article.paragraphs.iter().map(|text| page.contains(&text[text.len() - 20..])).collect::<Vec<_>>()
    };
    let half = article.paragraphs.len() / 2;
    assert!(shown("").iter().enumerate().all(|(index, seen)| *seen == (index < half)));
    assert!(shown("?page=2").iter().enumerate().all(|(index, seen)| *seen == (index >= half)));
    assert!(shown("?page=all").iter().all(|seen| *seen));
}
