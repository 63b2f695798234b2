//! What tells the entries of one document apart.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use super::{Entry, date_key, guid, one_case, url_key};
use crate::model::Identity;

/// What each entry is recognised by, in their order: what [`identity`](super::identity) says, without the GUIDs and
/// addresses that clearly different entries of the document share.
///
/// A GUID under which there are several titles is one article, told twice, while its address or its date stays the
/// same; some publishers, though, give all that they list one GUID. An address is shared by the entries of a live
/// ticker, or of a feed whose links all lead to the front page.
pub fn identities(entries: &[Entry]) -> Vec<Identity> {
    let facts: Vec<Facts> = entries.iter().map(Facts::of).collect();
    let shared_guids = shared(&facts, |facts| facts.guid.as_deref(), Kinds::have_several_articles);
    let guid = |facts: &Facts| facts.guid.clone().filter(|guid| !shared_guids.contains(guid));
    let guids: Vec<Option<String>> = facts.iter().map(guid).collect();

    let mut guids_at: HashMap<&str, HashSet<Option<&str>>> = HashMap::new();
    for (facts, guid) in facts.iter().zip(&guids) {
        if let Some(key) = &facts.url_key {
            guids_at.entry(key).or_default().insert(guid.as_deref());
        }
    }
    let shared_urls = shared(
        &facts,
        |facts| facts.url_key.as_deref(),
        |kinds| kinds.titles.several() && kinds.dates.several(),
    );
    let is_shared = |key: &str, has_guid: bool| {
        if has_guid {
            guids_at.get(key).is_some_and(|guids| guids.len() > 1)
        } else {
            shared_urls.contains(key)
        }
    };
    let kept = entries.iter().zip(&facts).zip(&guids);
    kept.map(|((entry, facts), guid)| {
        let url_key = facts.url_key.clone().filter(|key| !is_shared(key, guid.is_some()));
        let date_key = if guid.is_none() && url_key.is_none() { date_key(entry) } else { None };
        Identity { guid: guid.clone(), url_key, date_key }
    })
    .collect()
}

/// What entries are compared by.
struct Facts {
    guid: Option<String>,
    url_key: Option<String>,
    title: Option<String>,
    published: Option<i64>,
}

impl Facts {
    fn of(entry: &Entry) -> Self {
        Self {
            guid: guid(entry),
            url_key: entry.link.as_deref().and_then(url_key),
            title: entry.title.as_deref().map(one_case),
            published: entry.published.map(|date| date.instant.0),
        }
    }
}

/// Whether there were none of a thing, one, or several.
struct Few<T> {
    first: Option<T>,
    more: bool,
}

impl<T: PartialEq> Few<T> {
    const fn none() -> Self {
        Self { first: None, more: false }
    }

    fn add(&mut self, thing: Option<T>) {
        match (&self.first, thing) {
            (None, thing) => self.first = thing,
            (Some(first), Some(thing)) => self.more |= *first != thing,
            (Some(_), None) => {}
        }
    }

    const fn several(&self) -> bool {
        self.more
    }
}

struct Kinds<'f> {
    titles: Few<&'f str>,
    urls: Few<&'f str>,
    dates: Few<i64>,
}

impl Kinds<'_> {
    fn have_several_articles(&self) -> bool {
        self.titles.several() && (self.urls.several() || self.dates.several())
    }
}

/// The keys under which there is more than one article.
fn shared<'f, K: Eq + Hash + ToOwned + ?Sized + 'f>(
    all: &'f [Facts],
    key: impl Fn(&'f Facts) -> Option<&'f K>,
    is_shared: impl Fn(&Kinds<'f>) -> bool,
) -> HashSet<K::Owned>
where
    K::Owned: Eq + Hash,
{
    let mut by_key: HashMap<&K, Kinds<'f>> = HashMap::new();
    for facts in all {
        let Some(key) = key(facts) else { continue };
        let kinds = by_key.entry(key).or_insert_with(|| Kinds {
            titles: Few::none(),
            urls: Few::none(),
            dates: Few::none(),
        });
        kinds.titles.add(facts.title.as_deref());
        kinds.urls.add(facts.url_key.as_deref());
        kinds.dates.add(facts.published);
    }
    by_key.into_iter().filter(|(_, kinds)| is_shared(kinds)).map(|(key, _)| key.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Entry, Identity, identities};
    use crate::date;

    fn entry(id: &str, link: &str, title: &str, day: &str) -> Entry {
        Entry {
            id: Some(id.to_owned()).filter(|id| !id.is_empty()),
            link: Some(link.to_owned()).filter(|link| !link.is_empty()),
            title: Some(title.to_owned()),
            published: date::parse(day),
            ..Entry::default()
        }
    }

    const A: &str = "https://kabar.example/a";
    const B: &str = "https://kabar.example/b";

    #[track_caller]
    fn guids(entries: &[Entry]) -> Vec<Option<String>> {
        identities(entries).into_iter().map(|identity| identity.guid).collect()
    }

    #[test]
    fn one_guid_for_all_tells_nothing() {
        let by_link = identities(&[entry("1", A, "A", ""), entry("1", B, "B", ""), entry("2", B, "C", "")]);
        assert_eq!(by_link[0].guid, None);
        assert_eq!(by_link[0].url_key.as_deref(), Some("kabar.example/a"));
        assert_eq!(by_link[2].guid.as_deref(), Some("2"));
        let by_date = identities(&[entry("1", "", "A", "2022-11-09"), entry("1", "", "B", "2022-11-10")]);
        assert_eq!((&by_date[0].guid, &by_date[1].guid), (&None, &None));
        assert!(by_date[0].date_key.is_some() && by_date[0] != by_date[1]);
    }

    #[test]
    fn an_article_that_is_told_twice_is_one() {
        let one = Some("1".to_owned());
        for twice in [
            [entry("1", A, "A", "2022-11-09"), entry("1", A, "A, diperbarui", "2022-11-09")],
            [entry("1", A, "A", "2022-11-09"), entry("1", B, "a", "2022-11-10")],
            [entry("1", A, "A", ""), entry("1", "", "B", "")],
        ] {
            assert_eq!(guids(&twice), [one.clone(), one.clone()]);
        }
    }

    #[test]
    fn one_address_for_all_tells_nothing() {
        let with_guids = identities(&[entry("1", A, "A", ""), entry("2", A, "B", "")]);
        assert!(with_guids.iter().all(|identity| identity.guid.is_some() && identity.url_key.is_none()));
        let without = identities(&[entry("", A, "A", "2022-11-09"), entry("", A, "B", "2022-11-10")]);
        assert!(without.iter().all(|identity| identity.date_key.is_some() && identity.url_key.is_none()));
        let with_nothing = identities(&[entry("1", A, "A", "2022-11-09"), entry("1", A, "B", "2022-11-10")]);
        assert_ne!(with_nothing[0], with_nothing[1]);
        let told_twice = identities(&[entry("", A, "A", "2022-11-09"), entry("", A, "B", "2022-11-09")]);
        assert_eq!(told_twice[0], told_twice[1]);
    }

    #[test]
    fn the_order_of_the_entries_does_not_matter() {
        let mut entries =
            [entry("1", A, "A", ""), entry("1", "", "B", ""), entry("1", B, "C", ""), entry("", A, "D", "")];
        let mut forth = identities(&entries);
        entries.reverse();
        let back = identities(&entries);
        forth.reverse();
        assert_eq!(forth, back);
    }

    #[test]
    fn an_entry_with_nothing_to_it_has_no_identity() {
        assert_eq!(identities(&[Entry::default()]), [Identity::default()]);
    }
}
