//! An article, written from the seed: the same serial is the same article in every run.

use crate::chance::{Dice, fingerprint};
use crate::dates;
use crate::flagship;
use crate::picture::{Motif, Role, Scene};
use crate::prose::{Cast, Language, Topic};
use crate::publisher::{Layout, Publisher};
use crate::world::World;

/// An article as its publisher knows it, before any feed or page is made of it.
#[derive(Clone, Debug)]
pub struct Article {
    /// The slug of its publisher.
    pub publisher: String,
    /// Its number in its address and its GUID.
    pub id: u64,
    pub title: String,
    /// One sentence, without markup.
    pub summary: String,
    pub byline: String,
    pub category: String,
    pub tags: Vec<String>,
    /// Epoch milliseconds.
    pub published: i64,
    /// Minutes east of UTC at the desk that published it.
    pub offset_minutes: i32,
    /// The story, a paragraph each, without markup.
    pub paragraphs: Vec<String>,
    /// The agency that the page names above the story.
    pub source: Option<String>,
    pub lead: Option<Picture>,
    pub inline: Option<Picture>,
    /// What the page links between the paragraphs.
    pub related: Vec<Related>,
    /// Whether the page shows one half at a time.
    pub paged: bool,
    /// The headline that its address was made from, once it has another one.
    pub first_title: Option<String>,
}

/// A picture of an article. Its bytes follow from the path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    pub path: String,
    pub caption: String,
    pub credit: String,
    pub width: u32,
    pub height: u32,
}

/// A link to another article of the same publisher.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    pub title: String,
    pub path: String,
}

/// Ids of ordinary articles start here; the serial is what is left.
const FIRST_ID: u64 = 100_001;

/// The serial that an id stands for, and that its article is written with.
fn serial(id: u64) -> Option<u64> {
    id.checked_sub(FIRST_ID)
}

/// Between the newest ordinary entry and the world's now, so that what is published later fits between.
const QUIET: i64 = 35;

/// What can be known of an article without writing it: enough to link to it, and to draw its pictures.
struct Plan {
    id: u64,
    title: String,
    published: i64,
    offset_minutes: i32,
    topic: &'static Topic,
    /// Which of the topic's headlines it has.
    headline: usize,
    /// Which of the publisher's lights its lead picture is in.
    light: usize,
    cast: Cast,
    dice: Dice,
}

impl Article {
    /// What a magazine prints between headline and text, and nowhere else.
    pub fn standfirst(&self) -> String {
        let place = self.tags.last().map_or("The town", String::as_str);
        format!("{place} talks of little else this week, and has begun to ask what comes next")
    }

    /// Writes the article with this serial. Serials below the world's `articles_per_publisher` are there
    /// from the start, newest first; the ones after it appear when they are published.
    pub fn write(world: &World, publisher: &Publisher, serial: usize) -> Article {
        if publisher.slug == flagship::PUBLISHER && serial == 0 {
            return flagship::article();
        }
        let plan = Plan::draw(world, publisher, serial);
        let listed = world.articles_per_publisher.max(1);
        let related = (1..=3)
            .map(|step| Plan::draw(world, publisher, (serial + step * 2 + 1) % listed).link(publisher))
            .collect();
        // The first ordinary article of a portal is its long read.
        let paged = publisher.layout == Layout::Portal && serial == 1;
        plan.write(publisher, related, paged)
    }

    /// The article that a path names, whatever its dates and title: `/{slug}/read/…/{id}/{title}`.
    pub fn at_path(world: &World, publisher: &Publisher, path: &str, published: usize) -> Option<Article> {
        let id: u64 = path.rsplit('/').nth(1)?.parse().ok()?;
        if publisher.slug == flagship::PUBLISHER
            && let Some(article) = flagship::by_id(world, publisher, id)
        {
            return Some(article);
        }
        let serial = usize::try_from(serial(id)?).ok()?;
        (serial < world.articles_per_publisher + published).then(|| Article::write(world, publisher, serial))
    }

    /// What the picture with this role shows in the article with this id, be there such an article or not.
    pub(crate) fn motif(world: &World, publisher: &Publisher, id: u64, role: Role) -> Motif {
        if id == flagship::ID && publisher.slug == flagship::PUBLISHER {
            return flagship::motif(role);
        }
        // Whoever asks may name any number.
        let serial = (serial(id).unwrap_or_default() % 1_000_000) as usize;
        let plan = Plan::draw(world, publisher, serial);
        match role {
            Role::Lead | Role::Thumbnail => Motif { scene: plan.lead().0, light: plan.light },
            Role::Inline => Motif { scene: plan.inline().0, light: plan.light + 1 },
        }
    }

    /// An ordinary text under a title and id of its own.
    pub(crate) fn titled(
        world: &World,
        publisher: &Publisher,
        id: u64,
        title: &str,
        published: i64,
    ) -> Article {
        let serial = serial(id).and_then(|serial| usize::try_from(serial).ok()).unwrap_or_default();
        let plan = Plan { id, title: title.to_owned(), published, ..Plan::draw(world, publisher, serial) };
        plan.write(publisher, Vec::new(), false)
    }

    /// Where its page is.
    pub fn path(&self) -> String {
        let title = self.first_title.as_ref().unwrap_or(&self.title);
        article_path(&self.publisher, self.published, self.offset_minutes, self.id, title)
    }

    /// The article after the desk has changed it so many times: another headline, another figure, other words in
    /// a quotation and more paragraphs. Its address and GUID stay.
    pub(crate) fn edited(mut self, language: Language, times: usize) -> Article {
        let (update, yes, later) = match language {
            Language::Indonesian => (
                "Diperbarui",
                "Ya",
                "Petugas kemudian menambahkan bahwa jalan utama dibuka lagi sebelum petang.",
            ),
            Language::English => {
                ("Updated", "Yes", "Officials later added that the main road would reopen before dusk.")
            }
        };
        if times == 0 {
            return self;
        }
        self.first_title = Some(self.title.clone());
        self.title = format!("{update} {times}: {}", self.title);
        if let Some(text) = self.paragraphs.iter_mut().find(|text| figure(text).is_some())
            && let Some(at) = figure(text)
        {
            let other = text[at.clone()].parse().unwrap_or(0) + 7 * times;
            text.replace_range(at, &other.to_string());
        }
        if let Some(text) = self.paragraphs.iter_mut().find(|text| text.contains('“')) {
            *text = text.replacen('“', &format!("“{yes}, "), 1);
        }
        self.paragraphs.extend((1..=times).map(|time| format!("{later} ({time})")));
        self
    }

    /// What its feed calls it, whatever happens to its title or address.
    pub fn guid(&self) -> String {
        format!("tag:{},2022:{}", self.publisher, self.id)
    }
}

impl Plan {
    fn draw(world: &World, publisher: &Publisher, serial: usize) -> Plan {
        let book = publisher.language.phrasebook();
        let mut dice = Dice::new(world.seed, &format!("article {} {serial}", publisher.slug));
        // Counting through topic, headline and place, each in turn, keeps titles from repeating.
        let start = fingerprint(publisher.slug.as_bytes()) as usize % 997 + world.seed as usize % 997;
        let topic = &book.topics[(start + serial) % book.topics.len()];
        let round = serial / book.topics.len();
        let headline = (start / 8 + round + serial) % topic.headlines.len();
        let place = book.places[(start + serial * 5 + round / topic.headlines.len()) % book.places.len()];
        let offset_minutes =
            publisher.offsets.get(serial % publisher.offsets.len().max(1)).copied().unwrap_or_default();
        let published = publication(world, serial, &mut dice);
        let cast = Cast::choose(book, place, &mut dice)
            .with("weekday", dates::weekday(published, offset_minutes, publisher.language))
            .with("date", dates::bracketed(published, offset_minutes));
        let title = capitalised(&cast.fill(topic.headlines[headline]));
        let (id, light) = (FIRST_ID + serial as u64, start + serial);
        Plan { id, title, published, offset_minutes, topic, headline, light, cast, dice }
    }

    /// What the lead picture shows, and its caption before it is filled in.
    fn lead(&self) -> (Scene, &'static str) {
        self.topic.pictures[self.headline % self.topic.pictures.len()]
    }

    /// The same of the second picture, which shows something else.
    fn inline(&self) -> (Scene, &'static str) {
        let pictures = self.topic.pictures.iter().cycle().skip(self.headline).take(self.topic.pictures.len());
        pictures.copied().find(|(scene, _)| *scene != self.lead().0).unwrap_or_else(|| self.lead())
    }

    fn link(self, publisher: &Publisher) -> Related {
        let path = article_path(&publisher.slug, self.published, self.offset_minutes, self.id, &self.title);
        Related { title: self.title, path }
    }

    fn write(self, publisher: &Publisher, related: Vec<Related>, paged: bool) -> Article {
        let captions = [self.lead().1, self.inline().1].map(|caption| self.cast.fill(caption));
        let Plan { id, title, published, offset_minutes, topic, cast, mut dice, .. } = self;
        let book = publisher.language.phrasebook();
        let length = if paged { 14 } else { dice.between(5, 13) };

        let lead = dice.pick(topic.leads);
        let mut middle: Vec<&str> = dice.deal(topic.paragraphs);
        middle.extend(dice.deal(book.anywhere).into_iter().take(length.saturating_sub(middle.len() + 1)));
        middle.truncate(length - 1);
        let mut middle = dice.deal(&middle);
        let credited = dice.below(3) == 0;
        if credited && let Some(second) = middle.first_mut() {
            *second = dice.pick(book.credits);
        }

        let dateline = format!("{}, {} – ", cast.get("place").to_uppercase(), publisher.name.to_uppercase());
        let mut paragraphs = vec![dateline + &cast.fill(lead)];
        paragraphs.extend(
            middle.iter().map(|template| capitalised(&cast.clone().with_numbers(&mut dice).fill(template))),
        );

        let [lead_caption, inline_caption] = captions;
        let picture = |role: &str, caption: String, width, height| Picture {
            path: format!("/{}/images/{id}-{role}", publisher.slug),
            caption,
            credit: format!("{}/{}", publisher.name, cast.get("witness")),
            width,
            height,
        };
        Article {
            publisher: publisher.slug.clone(),
            id,
            title,
            summary: cast.fill(lead),
            byline: format!("{} {}", dice.pick(book.given_names), dice.pick(book.family_names)),
            category: topic.category.to_owned(),
            tags: vec![topic.tag.to_owned(), cast.get("place").to_owned()],
            published,
            offset_minutes,
            paragraphs,
            source: credited.then(|| cast.get("agency").trim_start_matches("the ").to_owned()),
            lead: (dice.below(8) != 0).then(|| picture("lead.jpg", lead_caption, 960, 540)),
            inline: (length > 8).then(|| picture("inline.png", inline_caption, 640, 400)),
            related,
            paged,
            first_title: None,
        }
    }
}

/// When an article came out: ordinary ones go back through the days, later ones follow each other
/// within the last half hour and are never ahead of the world's now.
fn publication(world: &World, serial: usize, dice: &mut Dice) -> i64 {
    match serial.checked_sub(world.articles_per_publisher) {
        Some(extra) => (world.now - dates::minutes(30) + (extra as i64 + 1) * 1000).min(world.now),
        None => {
            let ago = QUIET + serial as i64 * 300 + dice.below(240) as i64;
            world.now - dates::minutes(ago) - dice.below(60) as i64 * 1000
        }
    }
}

pub(crate) fn article_path(
    publisher: &str,
    published: i64,
    offset_minutes: i32,
    id: u64,
    title: &str,
) -> String {
    format!("/{publisher}/read/{}/{id}/{}", dates::path(published, offset_minutes), slug(title))
}

/// A title as it stands in an address.
fn slug(title: &str) -> String {
    let letters: String =
        title.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    letters.split_whitespace().collect::<Vec<_>>().join("-")
}

/// The first figure of a text.
fn figure(text: &str) -> Option<std::ops::Range<usize>> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let length = text[start..].find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len() - start);
    Some(start..start + length)
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_do_not_repeat_within_a_feed() {
        let world = World::seeded(3).with_articles(200);
        for publisher in &world.publishers {
            let mut titles: Vec<_> = world.listed(publisher, 20).into_iter().map(|a| a.title).collect();
            let written = titles.len();
            titles.sort();
            titles.dedup();
            assert_eq!(titles.len(), written, "{}", publisher.slug);
        }
    }

    #[test]
    fn an_edited_article_keeps_its_address() {
        let world = World::default();
        for publisher in &world.publishers {
            for before in world.listed(publisher, 0).into_iter().skip(1) {
                let after = before.clone().edited(publisher.language, 2);
                assert_eq!((after.path(), after.guid()), (before.path(), before.guid()));
                assert_ne!(after.title, before.title);
                assert_eq!(after.paragraphs.len(), before.paragraphs.len() + 2);
            }
        }
    }

    #[test]
    fn an_article_is_found_by_its_path() {
        let world = World::default();
        for publisher in &world.publishers {
            for article in world.listed(publisher, 2) {
                let found = Article::at_path(&world, publisher, &article.path(), 2).unwrap();
                assert_eq!(found.title, article.title);
                assert!((5..=14).contains(&found.paragraphs.len()), "{}", found.paragraphs.len());
                assert!(found.published <= world.now);
            }
        }
    }
}
