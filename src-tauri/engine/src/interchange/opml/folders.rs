//! Nested folders as the one folder that a feed can be in.
//!
//! Its name is the whole path, `Dunia / Asia`: with the innermost name alone, two folders called Asia in different
//! places would become one, and nothing could tell them apart again.

use super::attributes::one_line;

/// Letters of a folder's name. Of a longer path the inner folders are kept.
const LONGEST: usize = 120;
const BETWEEN: &str = " / ";

/// The outlines that are open around the reader's place.
#[derive(Default)]
pub(super) struct Folders(Vec<Level>);

struct Level {
    name: String,
    /// The innermost level with a name, this one included.
    named: Option<usize>,
}

impl Folders {
    /// Goes into an outline. One without a name is no folder.
    pub(super) fn open(&mut self, name: &str) {
        let name = one_line(name, LONGEST);
        let named = if name.is_empty() { self.innermost() } else { Some(self.0.len()) };
        self.0.push(Level { name, named });
    }

    pub(super) fn close(&mut self) {
        self.0.pop();
    }

    /// The name of the folder at this place.
    pub(super) fn path(&self) -> Option<String> {
        let mut names = Vec::new();
        let mut length = 0;
        let mut next = self.innermost();
        while let Some(at) = next {
            let level = &self.0[at];
            length += level.name.chars().count() + BETWEEN.len();
            if length > LONGEST + BETWEEN.len() {
                break;
            }
            names.push(level.name.as_str());
            next = at.checked_sub(1).and_then(|outer| self.0[outer].named);
        }
        names.reverse();
        (!names.is_empty()).then(|| names.join(BETWEEN))
    }

    fn innermost(&self) -> Option<usize> {
        self.0.last().and_then(|level| level.named)
    }
}

/// The folder that a `category` names: the first of `/Dunia/Asia,/Harian`.
pub(super) fn of_category(category: &str) -> Option<String> {
    let mut folders = Folders::default();
    for name in category.split(',').next()?.split('/') {
        folders.open(name);
    }
    folders.path()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_joined_and_bounded() {
        let path = |names: &[&str]| {
            let mut folders = Folders::default();
            names.iter().for_each(|name| folders.open(name));
            folders.path()
        };
        assert_eq!(path(&[]), None);
        assert_eq!(path(&["", ""]), None);
        assert_eq!(path(&["Dunia", "", "Asia"]).as_deref(), Some("Dunia / Asia"));
        let long = "x".repeat(100);
        assert_eq!(
            path(&["Dunia", "Asia", &long]).as_deref(),
            Some(format!("Dunia / Asia / {long}").as_str())
        );
        assert_eq!(path(&["Eropa Timur", "Asia", &long]).as_deref(), Some(format!("Asia / {long}").as_str()));
        assert_eq!(path(&["A", &"x".repeat(1000)]).unwrap().chars().count(), LONGEST);
        assert_eq!(path(&vec!["f"; 2_000]).unwrap().matches('f').count(), 30);
    }

    #[test]
    fn categories_are_paths_too() {
        assert_eq!(of_category("/Dunia/Asia,/Harian").as_deref(), Some("Dunia / Asia"));
        assert_eq!(of_category("harian").as_deref(), Some("harian"));
        assert_eq!(of_category(" , "), None);
    }
}
