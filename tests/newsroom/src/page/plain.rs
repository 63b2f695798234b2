//! A small paper's page: a header, the article, a footer.

use super::head::article_head;
use crate::article::Article;
use crate::edition::Edition;
use crate::markup::{each, escape};
use crate::prose::Language;
use crate::publisher::Publisher;
use crate::{dates, story};

pub(crate) fn plain(edition: &Edition<'_>, publisher: &Publisher, article: &Article) -> String {
    let (by, more) = match publisher.language {
        Language::Indonesian => ("Oleh", "Berita lainnya"),
        Language::English => ("By", "More articles"),
    };
    let related = each(&article.related, |link| {
        format!(r#"<li><a href="{}">{}</a></li>"#, link.path, escape(&link.title))
    });
    format!(
        r#"<!doctype html>
<html lang="{language}">
<head>
{head}
</head>
<body>
<header class="masthead"><a href="/{slug}/">{name}</a></header>
<main>
<article>
<h1>{title}</h1>
<p class="byline">{by} {byline}</p>
<p class="dateline"><time>{date}</time></p>
<div class="article-body">
{story}
</div>
</article>
<aside><h3>{more}</h3><ul>
{related}
</ul></aside>
</main>
<footer>© {name}. <a href="/{slug}/">Home</a></footer>
</body>
</html>
"#,
        language = publisher.language.tag(),
        head = article_head(edition, publisher, article),
        slug = publisher.slug,
        name = escape(&publisher.name),
        title = escape(&article.title),
        byline = escape(&article.byline),
        date = dates::long(article.published, article.offset_minutes, publisher.language),
        story = story::html(edition, publisher, article),
    )
}
