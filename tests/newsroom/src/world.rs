//! What a world is made from. Everything served follows from these values.

use crate::article::Article;
use crate::flagship;
use crate::publisher::{Publisher, more_publishers, quiet_publishers, sample_publishers};

/// 2026-11-23T05:00:00Z: the moment the sample world stands at.
pub const SAMPLE_NOW: i64 = 1_795_410_000_000;

/// The recipe of a news world. Two equal worlds serve the same bytes, apart from the port.
#[derive(Clone, Debug)]
pub struct World {
    pub seed: u64,
    /// The world's present, in epoch milliseconds. No entry is later.
    pub now: i64,
    /// How many entries each feed lists before anything more is published.
    pub articles_per_publisher: usize,
    pub publishers: Vec<Publisher>,
}

impl Default for World {
    fn default() -> World {
        World::seeded(1)
    }
}

impl World {
    /// The sample's publishers, with the texts, dates and pictures of another seed.
    pub fn seeded(seed: u64) -> World {
        World { seed, now: SAMPLE_NOW, articles_per_publisher: 12, publishers: sample_publishers() }
    }

    /// A world with nothing in it but one of the [`quiet_publishers`], as if the whole host were its own.
    pub fn of(slug: &str) -> World {
        let publishers = quiet_publishers().into_iter().filter(|publisher| publisher.slug == slug).collect();
        World { publishers, ..World::default() }
    }

    /// The same world at another moment.
    pub fn at(self, now: i64) -> World {
        World { now, ..self }
    }

    /// The same world with another number of entries in each feed.
    pub fn with_articles(self, articles_per_publisher: usize) -> World {
        World { articles_per_publisher, ..self }
    }

    /// The same world with `count` publishers beyond the sample.
    pub fn with_more_publishers(mut self, count: usize) -> World {
        self.publishers.extend(more_publishers(count));
        self
    }

    /// The publisher with this slug.
    pub fn publisher(&self, slug: &str) -> Option<&Publisher> {
        self.publishers.iter().find(|publisher| publisher.slug == slug)
    }

    /// What the publisher's feed lists, in the feed's order, once `published` more have appeared.
    pub fn listed(&self, publisher: &Publisher, published: usize) -> Vec<Article> {
        let ordinary = 0..self.articles_per_publisher;
        let extra = self.articles_per_publisher..self.articles_per_publisher + published;
        let mut serials: Vec<usize> = extra.rev().chain(ordinary).collect();
        if publisher.slug == flagship::PUBLISHER {
            // An old story pinned on top, as portals do.
            serials.sort_by_key(|serial| *serial != 0);
        }
        serials.into_iter().map(|serial| Article::write(self, publisher, serial)).collect()
    }
}
