//! From a web page, or the HTML that a feed carries, to an article: pure functions, text in and value out.
//!
//! The steps, each a file: `dom` parses within limits; `metadata` reads what the page says about itself;
//! `media` gives pictures their addresses; `clutter` and `related` take out what is not the text, and keep
//! it; `body` chooses; `normalize` brings what it chose into one shape; `attribution` finds who is quoted;
//! `sanitize` comes last, always.

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
mod links;
mod media;
mod metadata;
mod normalize;
mod outlets;
mod pages;
mod pattern;
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

pub use extract::{Candidate, candidates, extract, extract_by, from_feed};
pub use lead_image::LeadImage;
pub use pages::join;
pub use repetition::{key_of_choice, settle, site_of};
pub use rules::{RulesProblem, SiteRules};
pub use sanitize::{Image, Sanitized, sanitize};
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
    pub published: Option<Published>,
    pub updated: Option<Published>,
    pub site_name: Option<String>,
    /// ISO 639-1.
    pub language: Option<String>,
    /// The sentence or two between headline and text, where the text does not have them.
    pub standfirst: Option<String>,
    /// The part of its paper that it is in, as the newsroom calls it.
    pub section: Option<String>,
    pub lead_image: Option<LeadImage>,
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
    pub attributions: Vec<Attribution>,
    pub access: Access,
    pub versions: Versions,
    pub words: u32,
}
