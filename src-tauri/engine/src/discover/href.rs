//! Addresses as pages write them.

use url::Url;

/// The address that a page's `href` means, if it is one that can be asked.
pub(super) fn web_address(href: &str, base: &Url) -> Option<Url> {
    let mut url = base.join(href.trim()).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    url.set_fragment(None);
    Some(url)
}
