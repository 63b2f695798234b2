//! An English magazine's page, with the clutter of its kind inside the article.

use super::head::article_head;
use crate::article::Article;
use crate::edition::Edition;
use crate::markup::escape;
use crate::publisher::Publisher;
use crate::{dates, story};

pub(crate) fn magazine(edition: &Edition<'_>, publisher: &Publisher, article: &Article) -> String {
    let name = escape(&publisher.name);
    let slug = &publisher.slug;
    format!(
        r##"<!doctype html>
<html lang="en">
<head>
{head}
</head>
<body>
<div id="cookie-consent" class="cookie-banner" role="dialog"><p>We and our 214 partners use cookies to store and access information on your device.</p><button>Accept all</button> <button>Manage choices</button></div>
<header class="site-header"><a class="logo" href="/{slug}/">{name}</a>
<nav class="site-nav"><a href="/{slug}/">World</a><a href="/{slug}/">Business</a><a href="/{slug}/">Science</a><a href="/{slug}/">Sport</a></nav>
<a class="btn-subscribe" href="/{slug}/subscribe">Subscribe for 1 a week</a></header>
<main id="main-content">
<article class="article">
<header class="article__header">
<p class="article__kicker">{category}</p>
<h1 class="article__headline">{title}</h1>
<p class="article__standfirst">{standfirst}</p>
<div class="article__meta">By <a rel="author" href="/{slug}/authors">{byline}</a> <time datetime="{machine_date}">{date}</time> <span class="reading-time">4 min read</span></div>
<ul class="share-bar"><li><a href="#share">Share on Facebook</a></li><li><a href="#share">Post</a></li><li><a href="#share">Email</a></li><li><button>Copy link</button></li></ul>
</header>
<div class="article__body">
{body}
</div>
<ul class="share-bar share-bar--bottom"><li><a href="#share">Share this article</a></li><li><a href="#comments">12 comments</a></li></ul>
</article>
<aside class="most-read"><h2>Most read</h2><ol>{most_read}</ol></aside>
</main>
<footer class="site-footer"><p>© {name}. All rights reserved.</p><a href="/{slug}/terms">Terms</a> <a href="/{slug}/privacy">Privacy</a></footer>
<img src="/{slug}/pixel.gif?page={id}" width="1" height="1" alt="">
<script>window.dataLayer = window.dataLayer || []; dataLayer.push({{ page: {id} }});</script>
</body>
</html>
"##,
        head = article_head(edition, publisher, article),
        category = escape(&article.category),
        title = escape(&article.title),
        standfirst = escape(&article.standfirst()),
        byline = escape(&article.byline),
        machine_date = dates::rfc3339(article.published, article.offset_minutes),
        date = dates::long(article.published, article.offset_minutes, publisher.language),
        body = body(edition, publisher, article),
        most_read = article
            .related
            .iter()
            .map(|link| format!(r#"<li><a href="{}">{}</a></li>"#, link.path, escape(&link.title)))
            .collect::<String>(),
        id = article.id,
    )
}

/// The paragraphs, with a "Read more:" after the second and fifth and a newsletter box after the third.
fn body(edition: &Edition<'_>, publisher: &Publisher, article: &Article) -> String {
    let mut pieces: Vec<String> =
        article.lead.iter().map(|picture| story::figure(edition, picture)).collect();
    let mut related = article.related.iter();
    for (number, paragraph) in (1..).zip(&article.paragraphs) {
        pieces.push(format!("<p>{}</p>", escape(paragraph)));
        match number {
            2 | 5 => pieces.extend(related.next().map(|link| {
                format!(
                    r#"<p class="read-more"><strong>Read more:</strong> <a href="{}">{}</a></p>"#,
                    link.path,
                    escape(&link.title)
                )
            })),
            3 => pieces.push(format!(
                r#"<aside class="newsletter-signup"><h3>Sign up for The {} Morning Letter</h3><p>The five stories you need, in your inbox before breakfast.</p><form action="/{}/newsletter"><input type="email" placeholder="Your email"><button>Sign up</button></form><p class="small">By signing up you agree to our terms.</p></aside>"#,
                escape(&publisher.name),
                publisher.slug
            )),
            6 => {
                pieces.push(r#"<div class="ad-slot" data-slot="mid">Advertisement</div>"#.to_owned());
                pieces.extend(article.inline.iter().map(|picture| story::figure(edition, picture)));
            }
            _ => {}
        }
    }
    pieces.join("\n")
}
