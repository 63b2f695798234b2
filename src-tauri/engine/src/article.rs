//! From a web page, or the HTML that a feed carries, to an article: pure functions, text in and value out.
//!
//! The steps, each a file: `dom` parses within limits; `metadata` reads what the page says about itself;
//! `media` gives pictures their addresses; `clutter` and `related` take out what is not the text, and keep
//! it, with its `place`; `body` finds the text by rules, and `scorer` by what `features` tell of each of the page's
//! `blocks`; `normalize` brings it into one shape; `attribution` finds who is quoted; `sanitize` comes last, always.

mod access;
mod attribution;
mod blocks;
mod body;
mod byline;
mod caption;
mod clutter;
mod credit;
mod dom;
mod extract;
mod features;
mod head;
mod image;
mod json_ld;
mod language;
mod lead_image;
mod lexicon;
mod line;
mod links;
mod media;
mod metadata;
mod normalize;
mod outlets;
mod pages;
mod pattern;
mod pieces;
mod place;
mod published;
mod related;
mod repetition;
pub mod revision;
mod rules;
mod sanitize;
mod scorer;
mod section;
mod sign_off;
mod standfirst;
mod standing;
mod surroundings;
mod text;
mod title;
mod versions;
mod wall;

#[cfg(test)]
mod tests;

pub use extract::{Candidate, candidates, extract, extract_by, from_feed, from_feed_at};
pub use lead_image::LeadImage;
pub use pages::join;
pub use repetition::{key_of_choice, settle, site_of};
pub use rules::{RulesProblem, SiteRules};
pub use sanitize::{Image, Sanitized, sanitize};
pub use scorer::judge_by;
pub use text::{excerpt, plain_text};
pub use versions::{Versions, versions};

use crate::model::{Access, Attribution, Published, Related, Removed};

/// An article, as its page or its feed gave it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Content {
    /// Without the site's name.
    pub title: Option<String>,
    /// Names joined by ", ", without labels such as "Penulis" or "By".
    pub byline: Option<String>,
    /// When it came out, by the first of the page's statements that can be believed.
    pub published: Option<Published>,
    /// When its publisher last changed it, as the page says.
    pub updated: Option<Published>,
    /// What its publisher is called, as the page says.
    pub site_name: Option<String>,
    /// ISO 639-1.
    pub language: Option<String>,
    /// The sentence or two between headline and text, where the text does not have them.
    pub standfirst: Option<String>,
    /// The part of its paper that it is in, as the newsroom calls it.
    pub section: Option<String>,
    /// The picture that stands for it.
    pub lead_image: Option<LeadImage>,
    /// The address that the page gives itself.
    pub canonical_url: Option<String>,
    /// Sanitised; pictures point to `warta-asset://localhost/<key>`.
    pub html: String,
    /// The text without captions, a line for every block.
    pub text: String,
    /// The pictures that `html` names, in its order.
    pub images: Vec<Image>,
    /// The registered name of its site, in whose repetitions it takes part.
    pub site: Option<String>,
    /// Keys of its blocks, by which a site's repetitions are found.
    pub blocks: Vec<u32>,
    /// Links that stood between the paragraphs.
    pub related: Vec<Related>,
    /// Blocks that were taken out.
    pub removed: Vec<Removed>,
    /// Who it has something from, each with the sentence that says so.
    pub attributions: Vec<Attribution>,
    /// How much of it the publisher let us have.
    pub access: Access,
    /// Its other pages, and the same text elsewhere.
    pub versions: Versions,
    /// How long it is, as a reader counts.
    pub words: u32,
}
