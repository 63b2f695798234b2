//! From robots.txt through indexes of sitemaps to the one that lists the news.

use url::Url;

use super::search::Search;
use super::{Candidate, robots};
use crate::error::{Error, Result};
use crate::feed::page::is_article_like;
use crate::feed::sitemap::{self, Sitemap};
use crate::feed::{Entry, ParseError};
use crate::fetch::Answer;
use crate::model::Timestamp;

/// Sitemaps that are asked for, indexes among them.
const REQUESTS: usize = 6;
/// An index may name indexes, and those sitemaps.
const DEPTH: u32 = 2;
/// Sites with a news sitemap for each section have more than anybody wants to look at.
const MOST: usize = 3;
/// Worth of a name that says that the news are in it.
const NEWS: i32 = 4;

/// A sitemap still to be asked for.
struct Open {
    url: Url,
    worth: i32,
    modified: Option<Timestamp>,
    depth: u32,
}

impl Open {
    /// What speaks for it: its name, then when it last changed, then its number or date.
    fn rank(&self) -> (i32, Option<Timestamp>, Vec<u64>) {
        (self.worth, self.modified, numbers(self.url.path()))
    }
}

/// The news sitemaps that a site's robots.txt leads to; without one, where sitemaps usually are.
pub(super) async fn of_site(search: &mut Search<'_>, page: &Url) -> Result<()> {
    let Ok(robots) = page.join("/robots.txt") else { return Ok(()) };
    let answer = search.try_ask(&robots, page).await;
    let mut named = answer.map(|answer| robots::sitemaps(&answer.body, &answer.url)).unwrap_or_default();
    if named.is_empty() {
        named =
            ["/news-sitemap.xml", "/sitemap.xml"].iter().filter_map(|path| page.join(path).ok()).collect();
    }
    explore(search, opened(named, page), page).await
}

/// The same for a robots.txt that a person gave.
pub(super) async fn of_robots(search: &mut Search<'_>, answer: &Answer) -> Result<()> {
    let named = robots::sitemaps(&answer.body, &answer.url);
    explore(search, opened(named, &answer.url), &answer.url).await?;
    search.settle_for_less();
    Ok(())
}

/// The same for an index that a person gave.
pub(super) async fn of_index(search: &mut Search<'_>, answer: &Answer) -> Result<()> {
    explore(search, children(answer, &answer.url, 1).await?, &answer.url).await?;
    search.settle_for_less();
    Ok(())
}

fn opened(named: Vec<Url>, page: &Url) -> Vec<Open> {
    let open = |url: Url| Open { worth: worth(&url, page), url, modified: None, depth: 0 };
    named.into_iter().map(open).collect()
}

async fn explore(search: &mut Search<'_>, mut open: Vec<Open>, page: &Url) -> Result<()> {
    let mut found = 0;
    for _ in 0..REQUESTS {
        let best = (0..open.len()).max_by_key(|&at| (open[at].rank(), std::cmp::Reverse(at)));
        let Some(next) = best.map(|at| open.swap_remove(at)) else { break };
        // What is not called news need not be read once there are some.
        if found > 0 && next.worth < NEWS {
            break;
        }
        let Some(answer) = search.try_ask(&next.url, page).await else { continue };
        match super::search::read(&answer).await? {
            Ok(feed) => {
                let is_news = feed.entries.iter().any(|entry| entry.title.is_some());
                let is_worth_it = is_news || lists_articles(&feed.entries);
                let candidate = Candidate::of(next.url, answer, feed);
                if is_news {
                    found += 1;
                    search.add(candidate);
                } else if is_worth_it {
                    search.add_lesser(candidate);
                }
            }
            Err(ParseError::SitemapIndex) if next.depth < DEPTH => {
                open.append(&mut children(&answer, page, next.depth + 1).await?);
            }
            Err(_) => {}
        }
        if found >= MOST {
            break;
        }
    }
    Ok(())
}

async fn children(answer: &Answer, page: &Url, depth: u32) -> Result<Vec<Open>> {
    let (body, base, content_type) = (answer.body.clone(), answer.url.clone(), answer.content_type.clone());
    let read =
        tokio::task::spawn_blocking(move || sitemap::read(&body, content_type.as_deref(), Some(&base)));
    let Ok(Sitemap::Index(children)) = read.await.map_err(Error::internal)? else { return Ok(Vec::new()) };
    let open = children.into_iter().map(|child| Open {
        worth: worth(&child.url, page),
        url: child.url,
        modified: child.modified.map(|date| date.instant),
        depth,
    });
    Ok(open.collect())
}

/// What the name of a sitemap promises to somebody who looks for what is new on `page`.
fn worth(url: &Url, page: &Url) -> i32 {
    let path = url.path().to_ascii_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| path.contains(word));
    let mut worth = 0;
    if has(&["news", "berita", "noticias", "nachrichten", "actualites"]) {
        worth += NEWS;
    }
    if has(&["latest", "terbaru", "terkini", "recent", "today", "breaking"]) {
        worth += NEWS;
    }
    if has(&["post", "article", "artikel", "stories", "story"]) {
        worth += 2;
    }
    let rest = [
        "image", "video", "foto", "photo", "tag", "categor", "kategori", "author", "penulis", "page-",
        "static",
    ];
    if has(&rest) || has(&["archive", "arsip", "product", "topic", "stories/", "web-stor", "event", "amp"]) {
        worth -= NEWS;
    }
    let section = page.path_segments().and_then(|mut segments| segments.next()).unwrap_or_default();
    if section.len() > 2 && path.contains(&section.to_ascii_lowercase()) {
        worth += 1;
    }
    worth
}

/// The numbers in a path, in order: `sitemap-2026-11.xml` is later than `sitemap-2026-9.xml`.
fn numbers(path: &str) -> Vec<u64> {
    path.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect()
}

/// Whether most addresses of a sitemap are those of articles, and some of them dated.
fn lists_articles(entries: &[Entry]) -> bool {
    let looked_at = entries.iter().take(200).filter_map(|entry| Url::parse(entry.link.as_deref()?).ok());
    let alike: Vec<bool> = looked_at.map(|url| is_article_like(&url)).collect();
    let articles = alike.iter().filter(|&&is_article| is_article).count();
    articles > 3 && articles * 2 > alike.len() && entries.iter().any(|entry| entry.updated.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_that_promises_news_comes_first() {
        let page = Url::parse("https://kabar.example/ekonomi/").unwrap();
        let mut names = [
            "sitemap-page.xml",
            "sitemap-2026-9.xml",
            "sitemap_image_news.xml",
            "sitemap-2026-11.xml",
            "ekonomi/news.xml",
            "sitemap-news.xml.gz",
            "tag-berita.xml",
            "post-sitemap.xml",
        ];
        names.sort_by_key(|name| {
            let url = page.join("/").unwrap().join(name).unwrap();
            std::cmp::Reverse(Open { worth: worth(&url, &page), url, modified: None, depth: 0 }.rank())
        });
        assert_eq!(
            &names[..5],
            [
                "ekonomi/news.xml",
                "sitemap-news.xml.gz",
                "post-sitemap.xml",
                "sitemap-2026-11.xml",
                "sitemap-2026-9.xml",
            ]
        );
    }
}
