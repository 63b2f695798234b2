//! The links of a page that may lead to articles.

use std::collections::HashMap;

use dom_query::{NodeId, NodeRef};
use url::Url;

use super::furniture::{Area, area};
use super::{MAX_LINKS, Page};
use crate::feed::absolute;
use crate::feed::identity::url_key;
use crate::site::same_site;

/// A link to another page of the same site.
pub(super) struct Link<'a> {
    pub(super) node: NodeRef<'a>,
    pub(super) url: Url,
    pub(super) area: Area,
}

/// In the order of the page, without those in menus and the like.
pub(super) fn on(page: &Page) -> Vec<Link<'_>> {
    let own = url_key(page.url.as_str());
    let mut areas: HashMap<NodeId, Area> = HashMap::new();
    let mut links = Vec::new();
    let root = page.document.root();
    for node in root.descendants_it().filter(NodeRef::is_element) {
        let around = node.parent().and_then(|parent| areas.get(&parent.id)).copied().unwrap_or_default();
        let here = area(&node, around);
        areas.insert(node.id, here);
        if !node.has_name("a") || here == Area::Furniture {
            continue;
        }
        let Some(href) = node.attr("href") else { continue };
        let Some(mut url) = absolute(&href, Some(&page.base)) else { continue };
        url.set_fragment(None);
        if same_site(&url, &page.url) && url_key(url.as_str()) != own {
            links.push(Link { node, url, area: here });
        }
        if links.len() >= MAX_LINKS {
            break;
        }
    }
    links
}
