//! From a web page, or the HTML that a feed carries, to an article: pure functions, text in and value out.
//!
//! Rooms, each of which uses only those before it: `page` reads a page within limits and asks it; `lexicon` has the words
//! by which newsrooms mark things, `attribution` finds who is quoted; `about` is what the page says of its article, `media`
//! its pictures, `moved` what stands among the paragraphs and is no part of them; `body` tells which blocks are the text;
//! `forms` gives formulas, notes, code and boxes one form each; `sanitize` seals, last, always. `extract` takes the steps in order.

mod about;
mod attribution;
mod body;
mod extract;
mod forms;
mod join;
mod lexicon;
mod media;
mod moved;
mod page;
pub mod revision;
mod rules;
mod sanitize;

#[cfg(test)]
mod tests;

pub use about::versions::{Versions, versions};
pub use body::{features::names as feature_names, scorer::judge_by};
pub use extract::{Candidate, FeedHtml, candidates, extract, extract_by, from_feed, from_feed_of};
pub use join::join;
pub use media::lead_image::LeadImage;
pub use moved::repetition::{key_of_choice, settle, site_of};
pub use page::letter::letter;
pub use page::text::{excerpt, excerpt_of_text, plain_text, searched_text};
pub use rules::{RulesProblem, SiteRules};
pub use sanitize::{Image, Sanitized, sanitize};

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
    /// The text, a line for every block.
    pub text: String,
    /// What stands under its pictures and is none of its text.
    pub captions: Vec<String>,
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
