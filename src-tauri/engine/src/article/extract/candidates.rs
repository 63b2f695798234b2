//! What the scorer is trained on.

use url::Url;

use super::{clear, in_form, weigh};
use crate::Result;
use crate::article::{body::blocks, page::Page};

/// A block of a page, as the scorer sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    pub text: String,
    pub features: Vec<f32>,
    /// Which blocks have the same parent, grandparent and shape: equal numbers are equal groups.
    pub groups: [usize; 3],
}

/// Every block of a page, after the steps that [`super::extract`] takes before it judges.
///
/// # Errors
/// [`crate::Error::Walled`] where the page has no article to train on.
pub fn candidates(html: &str, url: &Url) -> Result<Vec<Candidate>> {
    let page = Page::read(html, url);
    let description = in_form(&page, html, None)?;
    let mut lifted = clear::clear(&page, None).lifted;
    let weighed = weigh::weigh(&page, &description, &mut lifted);
    let groups = blocks::groups(&weighed.blocks);
    let known = weighed.blocks.into_iter().zip(weighed.rows).zip(groups);
    let candidate =
        known.map(|((block, row), groups)| Candidate { text: block.line, features: row.to_vec(), groups });
    Ok(candidate.collect())
}
