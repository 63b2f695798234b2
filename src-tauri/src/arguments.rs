//! How Warta is started, by a person or by a browser that hands a link over.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::Parser;

/// How Warta is started.
#[derive(Clone, Debug, Default, PartialEq, Eq, Parser)]
#[command(name = "warta", version, about = "Warta, a news reader that keeps what you read")]
pub struct Arguments {
    /// Folder of the library [default: the desktop's folder for program data]
    #[arg(long, value_name = "DIR")]
    pub library: Option<PathBuf>,

    /// What to save: warta://save?url=…
    #[arg(value_name = "LINK")]
    pub link: Option<String>,
}

impl Arguments {
    /// Reads a command line, the program's own name first.
    ///
    /// Where a link is among them, nothing else counts: a browser handed it over, any page can have written it, and
    /// what a desktop makes of a page's quotes and spaces may look like options (`--library=…` of the page's choice). A
    /// folder whose name looks like a link is given as `--library=NAME`.
    ///
    /// # Errors
    /// What is wrong with them, or what was asked for (`--help`), as clap tells it.
    pub fn read(arguments: impl IntoIterator<Item = impl Into<OsString>>) -> Result<Self, clap::Error> {
        let arguments: Vec<OsString> = arguments.into_iter().map(Into::into).collect();
        match arguments.iter().skip(1).find_map(|argument| link(argument)) {
            Some(link) => Ok(Self { library: None, link: Some(link) }),
            None => Self::try_parse_from(arguments),
        }
    }
}

/// What begins with the name of a scheme and a colon. A single letter is a drive of Windows.
fn link(argument: &OsStr) -> Option<String> {
    let text = argument.to_string_lossy();
    let text = text.trim_matches(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '\''));
    let (scheme, _) = text.split_once(':')?;
    let is_scheme = scheme.len() > 1
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    is_scheme.then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINK: &str = "warta://save?url=https%3A%2F%2Fkabar.example%2Fa";

    fn read(arguments: &[&str]) -> Option<Arguments> {
        Arguments::read([&["warta"], arguments].concat()).ok()
    }

    #[test]
    fn a_person_says_where_the_library_is() {
        let at = |dir: &str| Some(Arguments { library: Some(dir.into()), link: None });
        assert_eq!(read(&[]), Some(Arguments::default()));
        assert_eq!(read(&["--library", "/home/ayu/Warta"]), at("/home/ayu/Warta"));
        assert_eq!(read(&["--library", r"C:\Warta"]), at(r"C:\Warta"));
        assert_eq!(read(&["--library=warta:old"]), at("warta:old"));
        assert_eq!(read(&["--libary", "x"]), None);
    }

    #[test]
    fn nothing_that_comes_with_a_link_counts() {
        let alone = |link: &str| Some(Arguments { library: None, link: Some(link.into()) });
        assert_eq!(read(&[LINK]), alone(LINK));
        for smuggled in [
            ["--library=/tmp/evil"].as_slice(),
            &["--library", r"\\evil.example\share"],
            &["--help"],
            &["--version"],
            &["--", "--library=/tmp/evil"],
            &["--unknown"],
            &["more", "words"],
            &["warta://save?url=https://lain.example/"],
        ] {
            assert_eq!(read(&[&[LINK], smuggled].concat()), alone(LINK), "{smuggled:?}");
        }
        for before in
            [["--library=/tmp/evil"].as_slice(), &["--library", "/tmp/evil"], &["--library"], &["--"]]
        {
            assert_eq!(read(&[before, &[LINK]].concat()), alone(LINK), "{before:?}");
        }
        for link in
            ["feed:https://kabar.example/", "FEED://kabar.example", "https://kabar.example", "x-a.b+c:d"]
        {
            assert_eq!(read(&[link, "--library=/tmp/evil"]), alone(link));
        }
        assert_eq!(read(&[&format!(" \"{LINK}"), "--library=/tmp/evil"]), alone(LINK));
    }
}
