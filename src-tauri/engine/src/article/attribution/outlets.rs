//! News agencies, outlets and places for posts that articles name as their source, with the names they go by. They are
//! data, in `outlets.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

/// The name shown, then the others. Case counts: many are words too.
pub(super) type Names = Vec<String>;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Outlets {
    pub agencies: Vec<Names>,
    pub outlets: Vec<Names>,
    /// Where people and offices post.
    pub platforms: Vec<Names>,
    words: Vec<String>,
}

static OUTLETS: LazyLock<Outlets> = LazyLock::new(|| {
    let read = toml::from_str(include_str!("outlets.toml"));
    debug_assert!(read.is_ok(), "outlets.toml: {read:?}");
    read.unwrap_or_default()
});

/// All that are known.
pub(super) fn known() -> &'static Outlets {
    &OUTLETS
}

/// Words for those who publish news, and for what kind of publisher one is, as an expression.
pub(super) fn media() -> String {
    format!(r"(?:(?:[dlDL]|dell|all|dall|nell)['’])?(?i:{})", OUTLETS.words.join("|"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_has_a_name_and_nobody_has_one_twice() {
        let Outlets { agencies, outlets, platforms, words } =
            toml::from_str(include_str!("outlets.toml")).unwrap();
        assert!(!words.is_empty());
        let mut seen = std::collections::HashSet::new();
        for names in [agencies, outlets, platforms].iter().flatten() {
            assert!(!names.is_empty());
            for name in names {
                assert!(!name.trim().is_empty() && seen.insert(name.clone()), "{name}");
            }
        }
    }
}
