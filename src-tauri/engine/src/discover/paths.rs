//! Where feeds usually are, on sites that do not say.

use url::Url;

/// Guesses are questions to somebody who never asked for them: these few.
const HERE: [&str; 4] = ["feed/", "rss.xml", "feed.xml", "atom.xml"];
const AT_THE_ROOT: [&str; 5] = ["/feed/", "/rss.xml", "/feed.xml", "/atom.xml", "/rss"];

/// Below the page itself first: a section may have a feed of its own.
pub(super) fn common(page: &Url) -> Vec<Url> {
    let mut folder = page.clone();
    folder.set_query(None);
    folder.set_fragment(None);
    // A page without a slash may be a folder too; one with an extension is a file.
    let is_file = folder.path().rsplit('/').next().is_some_and(|name| name.contains('.'));
    if !folder.path().ends_with('/') && !is_file {
        folder.set_path(&format!("{}/", folder.path()));
    }
    let here = HERE.iter().filter_map(|path| folder.join(path).ok());
    let mut guesses: Vec<Url> =
        here.chain(AT_THE_ROOT.iter().filter_map(|path| page.join(path).ok())).collect();
    let mut seen = Vec::new();
    guesses.retain(|url| {
        !seen.contains(url) && {
            seen.push(url.clone());
            true
        }
    });
    guesses
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guesses_are_few_and_start_at_the_page() {
        let guesses = |page: &str| -> Vec<String> {
            common(&Url::parse(page).unwrap()).into_iter().map(String::from).collect()
        };
        let root = ["/feed/", "/rss.xml", "/feed.xml", "/atom.xml", "/rss"]
            .map(|path| format!("https://a.example{path}"));
        assert_eq!(guesses("https://a.example/"), root);
        assert_eq!(guesses("https://a.example/index.html?x#y"), root);
        let section = guesses("https://a.example/ekonomi");
        assert_eq!(section[0], "https://a.example/ekonomi/feed/");
        assert_eq!(section.len(), 9);
    }
}
