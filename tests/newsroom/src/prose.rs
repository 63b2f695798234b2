//! The words that articles are made of: one phrasebook a language, with slots such as `{place}`.
//!
//! All of it is written for this world. The towns, people and firms do not exist.

mod english;
mod indonesian;

use crate::chance::Dice;
use crate::picture::Scene;

/// The language a publisher writes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    Indonesian,
    English,
}

impl Language {
    /// The tag for `lang` attributes and feeds.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Indonesian => "id",
            Language::English => "en",
        }
    }

    pub(crate) fn phrasebook(self) -> &'static Phrasebook {
        match self {
            Language::Indonesian => &indonesian::PHRASEBOOK,
            Language::English => &english::PHRASEBOOK,
        }
    }
}

/// One subject that publishers write about.
pub(crate) struct Topic {
    pub(crate) category: &'static str,
    pub(crate) tag: &'static str,
    pub(crate) headlines: &'static [&'static str],
    pub(crate) leads: &'static [&'static str],
    pub(crate) paragraphs: &'static [&'static str],
    /// What a picture shows and how it is captioned, a pair for each headline.
    pub(crate) pictures: &'static [(Scene, &'static str)],
}

pub(crate) struct Phrasebook {
    pub(crate) topics: &'static [Topic],
    pub(crate) places: &'static [&'static str],
    pub(crate) given_names: &'static [&'static str],
    pub(crate) family_names: &'static [&'static str],
    pub(crate) roles: &'static [&'static str],
    pub(crate) groups: &'static [&'static str],
    /// Paragraphs that fit any topic.
    pub(crate) anywhere: &'static [&'static str],
    /// Paragraphs that say who reported it first; `{agency}` is filled in.
    pub(crate) credits: &'static [&'static str],
    pub(crate) agencies: &'static [&'static str],
    pub(crate) subheads: &'static [&'static str],
    pub(crate) quote_open: &'static str,
}

/// Who and where an article is about: the same names from its headline to its last paragraph.
#[derive(Clone, Debug)]
pub(crate) struct Cast {
    slots: Vec<(&'static str, String)>,
}

impl Cast {
    /// Casts an article set in `place`.
    pub(crate) fn choose(book: &Phrasebook, place: &str, dice: &mut Dice) -> Cast {
        let person =
            |dice: &mut Dice| format!("{} {}", dice.pick(book.given_names), dice.pick(book.family_names));
        let others: Vec<&str> = book.places.iter().copied().filter(|other| *other != place).collect();
        let slots = vec![
            ("place", place.to_owned()),
            ("other", dice.pick(&others).to_owned()),
            ("person", person(dice)),
            ("role", dice.pick(book.roles).to_owned()),
            ("witness", person(dice)),
            ("group", dice.pick(book.groups).to_owned()),
            ("agency", dice.pick(book.agencies).to_owned()),
        ];
        Cast { slots }.with_numbers(dice)
    }

    /// The same people with other figures, so that one number does not run through a whole article.
    pub(crate) fn with_numbers(mut self, dice: &mut Dice) -> Cast {
        self.slots.retain(|(slot, _)| !["n", "m", "pct"].contains(slot));
        self.with("n", dice.between(3, 48).to_string())
            .with("m", dice.between(50, 95).to_string())
            .with("pct", dice.between(4, 38).to_string())
    }

    pub(crate) fn with(mut self, slot: &'static str, value: String) -> Cast {
        self.slots.push((slot, value));
        self
    }

    pub(crate) fn get(&self, slot: &str) -> &str {
        self.slots.iter().find(|(name, _)| *name == slot).map_or("", |(_, value)| value)
    }

    pub(crate) fn fill(&self, template: &str) -> String {
        let mut text = template.to_owned();
        for (slot, value) in &self.slots {
            text = text.replace(&format!("{{{slot}}}"), value);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slot_in_every_template_is_filled() {
        for language in [Language::Indonesian, Language::English] {
            let book = language.phrasebook();
            let cast = Cast::choose(book, book.places[0], &mut Dice::new(1, "test"))
                .with("weekday", "Senin".into())
                .with("date", "23/11".into());
            let topical = book.topics.iter().flat_map(|topic| {
                let captions = topic.pictures.iter().map(|(_, caption)| caption);
                topic.headlines.iter().chain(topic.leads).chain(topic.paragraphs).chain(captions)
            });
            for template in topical.chain(book.anywhere).chain(book.credits) {
                let text = cast.fill(template);
                assert!(!text.contains(['{', '}']), "{text}");
            }
        }
    }

    #[test]
    fn every_headline_has_its_picture_and_every_topic_two_of_them() {
        for language in [Language::Indonesian, Language::English] {
            for topic in language.phrasebook().topics {
                assert_eq!(topic.pictures.len(), topic.headlines.len(), "{}", topic.tag);
                assert!(
                    topic.pictures.iter().any(|(scene, _)| *scene != topic.pictures[0].0),
                    "{}",
                    topic.tag
                );
            }
        }
    }
}
