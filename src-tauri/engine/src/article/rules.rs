//! Site rules: where the parts of an article stand on the pages of a site, as a person wrote it down.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use dom_query::{Document, Matcher, NodeId, NodeRef};
use serde::Deserialize;
use url::Url;

use super::page::dom;

/// The rules that come with Warta.
static BUILT_IN: LazyLock<SiteRules> =
    LazyLock::new(|| SiteRules::parse(include_str!("site-rules.toml")).unwrap_or_default());

/// What to look for on the pages of each site. The format is TOML, a table for every host; see `docs/site-rules.md`.
#[derive(Clone, Debug, Default)]
pub struct SiteRules(HashMap<String, Rule>);

/// Why rules could not be read, in the words of who found it: TOML's, or the selector that means nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct RulesProblem(String);

/// Where the parts of an article stand, as CSS selectors: of several, the first that finds something counts.
#[derive(Clone, Debug, Default)]
pub(super) struct Rule {
    body: Vec<Matcher>,
    remove: Vec<Matcher>,
    title: Vec<Matcher>,
    byline: Vec<Matcher>,
    published: Vec<Matcher>,
    whole: Vec<Matcher>,
    next: Vec<Matcher>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
struct Written {
    body: Vec<String>,
    remove: Vec<String>,
    title: Vec<String>,
    byline: Vec<String>,
    published: Vec<String>,
    whole: Vec<String>,
    next: Vec<String>,
}

impl SiteRules {
    /// The rules that come with Warta.
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// Reads a TOML file of rules.
    ///
    /// # Errors
    /// When it is no TOML, has a key that is not known, or a selector that means nothing; then none of it counts.
    pub fn parse(toml: &str) -> Result<Self, RulesProblem> {
        let written: HashMap<String, Written> =
            toml::from_str(toml).map_err(|error| RulesProblem(error.to_string().trim().to_owned()))?;
        let mut rules = HashMap::new();
        for (site, it) in written {
            let read = |key: &str, selectors: Vec<String>| {
                selectors
                    .into_iter()
                    .map(|selector| {
                        Matcher::new(&selector).map_err(|_| {
                            RulesProblem(format!("[{site}] {key}: “{selector}” is no CSS selector"))
                        })
                    })
                    .collect::<Result<Vec<Matcher>, RulesProblem>>()
            };
            let rule = Rule {
                body: read("body", it.body)?,
                remove: read("remove", it.remove)?,
                title: read("title", it.title)?,
                byline: read("byline", it.byline)?,
                published: read("published", it.published)?,
                whole: read("whole", it.whole)?,
                next: read("next", it.next)?,
            };
            rules.insert(site.trim_start_matches("www.").to_ascii_lowercase(), rule);
        }
        Ok(Self(rules))
    }

    /// These rules, with `others` for the sites that they do not name.
    #[must_use]
    pub fn before(mut self, others: &Self) -> Self {
        for (site, rule) in &others.0 {
            self.0.entry(site.clone()).or_insert_with(|| rule.clone());
        }
        self
    }

    /// How many sites have rules.
    pub fn sites(&self) -> usize {
        self.0.len()
    }

    /// The rule of a page's host, or of the nearest domain above it.
    pub(super) fn of(&self, url: &Url) -> Option<&Rule> {
        let host = url.host_str()?.to_ascii_lowercase();
        let dots = host.match_indices('.').map(|(at, _)| at + 1);
        std::iter::once(0).chain(dots).find_map(|start| self.0.get(&host[start..]))
    }
}

impl Rule {
    /// The text, as the elements that hold it; none where the site no longer has them.
    pub(super) fn body(&self, page: &Document) -> Vec<NodeId> {
        outermost(first(&self.body, page)).into_iter().map(|node| node.id).collect()
    }

    /// Elements that are no part of the text, outermost only.
    pub(super) fn remove<'a>(&self, page: &'a Document) -> Vec<NodeRef<'a>> {
        outermost(
            self.remove.iter().flat_map(|matcher| page.select_matcher(matcher).nodes().to_vec()).collect(),
        )
    }

    pub(super) fn title(&self, page: &Document) -> Option<String> {
        lines(&self.title, page).into_iter().next()
    }

    pub(super) fn byline(&self, page: &Document) -> Vec<String> {
        lines(&self.byline, page)
    }

    /// As the page writes it.
    pub(super) fn published(&self, page: &Document) -> Option<String> {
        let node = first(&self.published, page).into_iter().next()?;
        let stated = node.attr("datetime").or_else(|| node.attr("content")).map(|stated| stated.to_string());
        stated.or_else(|| Some(dom::line(&node))).filter(|line| !line.is_empty())
    }

    pub(super) fn whole(&self, page: &Document) -> Option<String> {
        address(&self.whole, page)
    }

    pub(super) fn next(&self, page: &Document) -> Option<String> {
        address(&self.next, page)
    }
}

fn first<'a>(matchers: &[Matcher], page: &'a Document) -> Vec<NodeRef<'a>> {
    matchers
        .iter()
        .map(|matcher| page.select_matcher(matcher).nodes().to_vec())
        .find(|nodes| !nodes.is_empty())
        .unwrap_or_default()
}

/// Without those that stand in another of them, and each once.
fn outermost(nodes: Vec<NodeRef<'_>>) -> Vec<NodeRef<'_>> {
    let all: HashSet<NodeId> = nodes.iter().map(|node| node.id).collect();
    let mut seen = HashSet::new();
    nodes
        .into_iter()
        .filter(|node| {
            seen.insert(node.id) && !node.ancestors_it(None).any(|around| all.contains(&around.id))
        })
        .collect()
}

fn lines(matchers: &[Matcher], page: &Document) -> Vec<String> {
    first(matchers, page).iter().map(dom::line).filter(|line| !line.is_empty()).collect()
}

fn address(matchers: &[Matcher], page: &Document) -> Option<String> {
    first(matchers, page).iter().find_map(|node| node.attr("href")).map(|href| href.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(host: &str) -> Url {
        Url::parse(&format!("https://{host}/a")).unwrap()
    }

    #[test]
    fn what_comes_with_warta_can_be_read() {
        let rules = SiteRules::parse(include_str!("site-rules.toml")).expect("good rules");
        assert_eq!(rules.sites(), SiteRules::built_in().sites());
        assert!(rules.of(&url("nasional.kompas.com")).is_some());
        assert!(rules.of(&url("notkompas.com")).is_none());
    }

    #[test]
    fn the_nearest_domain_counts_and_the_persons_own_come_first() {
        let own =
            SiteRules::parse("['harian.example']\nbody = ['.mine']\n['kota.harian.example']\ntitle = ['h2']")
                .unwrap();
        let shipped =
            SiteRules::parse("['www.harian.example']\nbody = ['.ours']\n['lain.example']\nbody = ['p']")
                .unwrap();
        let rules = own.before(&shipped);
        assert_eq!(rules.sites(), 3);
        let page = dom::page("<p class=mine>a</p><p class=ours>b</p><h2>c</h2>");
        let body = |host: &str| rules.of(&url(host)).map(|rule| rule.body(&page).len());
        assert_eq!(body("www.harian.example"), Some(1));
        assert_eq!(rules.of(&url("kota.harian.example")).unwrap().title(&page).as_deref(), Some("c"));
        assert_eq!(body("kota.harian.example"), Some(0));
        assert_eq!(body("example"), None);
    }

    #[test]
    fn what_stands_in_another_comes_once() {
        let rules =
            SiteRules::parse("['n.example']\nbody = ['.a, .b']\nremove = ['.a', '.b', 'div']").unwrap();
        let page = dom::page("<div class=a>x<div class=b>y</div></div><p class=b>z</p>");
        let rule = rules.of(&url("n.example")).unwrap();
        assert_eq!(rule.body(&page).len(), 2);
        assert_eq!(rule.remove(&page).len(), 2);
    }

    #[test]
    fn bad_rules_say_what_is_wrong() {
        for (toml, words) in [
            ("['a.example']\nbody = [", "TOML parse error"),
            ("['a.example']\nbodies = ['p']", "unknown field"),
            ("['a.example']\nbody = ['p[[']", "[a.example] body: “p[[”"),
        ] {
            let problem = SiteRules::parse(toml).unwrap_err().to_string();
            assert!(problem.contains(words), "{problem}");
        }
    }
}
