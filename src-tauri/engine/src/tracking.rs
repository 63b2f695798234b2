//! Parts of addresses that only say where a reader came from. Data, and pure functions over it.
//!
//! The keys that articles are recognised by are made with this list: [`edition`] tells a library that it has changed.

use sha2::{Digest, Sha256};
use url::Url;

/// How the names of parameters of one kind begin.
const FAMILIES: &[&str] = &[
    "at_campaign",
    "at_custom",
    "at_link",
    "at_medium",
    "hsa_",
    "mtm_",
    "ns_",
    "pk_",
    "utm-",
    "utm_",
    "wt.mc",
    "wt_",
];

const PARAMETERS: &[&str] = &[
    "__hsfp",
    "__hssc",
    "__hstc",
    "_ga",
    "_gl",
    "_hsenc",
    "_hsmi",
    "cmp",
    "cmpid",
    "dclid",
    "epik",
    "fb_action_ids",
    "fb_source",
    "fbclid",
    "gad_source",
    "gbraid",
    "gclid",
    "gclsrc",
    "hsctatracking",
    "igsh",
    "igshid",
    "ito",
    "li_fat_id",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "msclkid",
    "ncid",
    "ocid",
    "oly_anon_id",
    "oly_enc_id",
    "rb_clickid",
    "ref_src",
    "ref_url",
    "s_cid",
    "smid",
    "sr_share",
    "srsltid",
    "traffic_source",
    "ttclid",
    "twclid",
    "vero_conv",
    "vero_id",
    "wbraid",
    "wickedid",
    "xtor",
    "yclid",
    "ysclid",
];

/// The address without what only says who sent the reader. One that has nothing of the kind stays as it is written,
/// and so do the order and the writing of what is left.
pub fn stripped(url: &Url) -> Url {
    let mut stripped = url.clone();
    if let Some(query) = url.query().filter(|query| query.split('&').any(is_tracker)) {
        stripped.set_query(without_trackers(query).as_deref());
    }
    // Some French and Spanish sites count by the fragment.
    if url.fragment().is_some_and(|fragment| fragment.contains('=') && is_tracker(fragment)) {
        stripped.set_fragment(None);
    }
    stripped
}

/// What is left of a query, if anything is. Parameters of nothing are nothing.
pub fn without_trackers(query: &str) -> Option<String> {
    let kept: Vec<_> =
        query.split('&').filter(|parameter| !parameter.is_empty() && !is_tracker(parameter)).collect();
    (!kept.is_empty()).then(|| kept.join("&"))
}

/// Tells one state of the list from another.
pub fn edition() -> String {
    let list = [FAMILIES, PARAMETERS].map(|names| names.join(" ")).join("\n");
    Sha256::digest(list).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// `name=value`, or the name alone.
fn is_tracker(parameter: &str) -> bool {
    let name = parameter.split('=').next().unwrap_or_default().to_ascii_lowercase();
    PARAMETERS.contains(&name.as_str()) || FAMILIES.iter().any(|family| name.starts_with(family))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_site_needs_stays_as_it_is_written() {
        for (url, expected) in [
            ("https://kabar.example/a?utm_source=x&id=%7e1&b", "https://kabar.example/a?id=%7e1&b"),
            ("https://kabar.example/a?UTM_Source=x", "https://kabar.example/a"),
            ("https://kabar.example/a?b&&c=", "https://kabar.example/a?b&&c="),
            (
                "https://kabar.example/a?ocid=msn&hsa_acc=1&ysclid=2&wt.mc_id=3&id=4",
                "https://kabar.example/a?id=4",
            ),
            ("https://kabar.example/a#xtor=RSS-1", "https://kabar.example/a"),
            ("https://kabar.example/a#cmp", "https://kabar.example/a#cmp"),
            ("https://kabar.example/a?page=2#bagian", "https://kabar.example/a?page=2#bagian"),
        ] {
            assert_eq!(stripped(&Url::parse(url).unwrap()).as_str(), expected);
        }
        assert_eq!(without_trackers("&fbclid=1&"), None);
    }

    #[test]
    fn every_name_is_there_once_and_can_be_met() {
        for names in [FAMILIES, PARAMETERS] {
            assert!(names.is_sorted_by(|a, b| a < b), "{names:?}");
            assert!(names.iter().all(|name| **name == name.to_ascii_lowercase()));
        }
        let by_family = |name: &&&str| FAMILIES.iter().any(|family| name.starts_with(family));
        assert_eq!(PARAMETERS.iter().find(by_family), None);
    }
}
