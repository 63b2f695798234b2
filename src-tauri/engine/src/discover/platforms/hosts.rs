use url::Url;

/// The feeds of an address on a well-known site, known from the address alone. None for what is a feed already.
pub(in crate::discover) fn feeds(url: &Url) -> Vec<Url> {
    let Some(host) = url.host_str() else { return Vec::new() };
    let host = host.trim_start_matches("www.").trim_start_matches("m.");
    let path: Vec<&str> =
        url.path_segments().map(|parts| parts.filter(|part| !part.is_empty()).collect()).unwrap_or_default();
    if path.last().is_some_and(|last| is_feed(last)) {
        return Vec::new();
    }
    let found = match host {
        "youtube.com" => youtube(url, &path),
        "reddit.com" | "old.reddit.com" | "new.reddit.com" | "np.reddit.com" => reddit(&path),
        "github.com" => github(&path),
        "gitlab.com" => match path[..] {
            [owner, project, ..] => vec![
                format!("https://gitlab.com/{owner}/{project}/-/releases.atom"),
                format!("https://gitlab.com/{owner}/{project}/-/tags?format=atom"),
            ],
            [owner] => vec![format!("https://gitlab.com/{owner}.atom")],
            _ => vec![],
        },
        "codeberg.org" => match path[..] {
            [owner, project, ..] => vec![
                format!("https://codeberg.org/{owner}/{project}/releases.rss"),
                format!("https://codeberg.org/{owner}/{project}.rss"),
            ],
            [owner] => vec![format!("https://codeberg.org/{owner}.rss")],
            _ => vec![],
        },
        "medium.com" => match path[..] {
            ["tag", tag, ..] => vec![format!("https://medium.com/feed/tag/{tag}")],
            [name, ..] => vec![format!("https://medium.com/feed/{name}")],
            _ => vec![],
        },
        "substack.com" => match path.first().and_then(|name| name.strip_prefix('@')) {
            Some(name) => vec![format!("https://{name}.substack.com/feed")],
            None => vec![],
        },
        "tumblr.com" => match path[..] {
            [name, ..] => vec![format!("https://{}.tumblr.com/rss", name.trim_start_matches('@'))],
            _ => vec![],
        },
        "bsky.app" => match path[..] {
            ["profile", name, ..] => vec![format!("https://bsky.app/profile/{name}/rss")],
            _ => vec![],
        },
        "dev.to" => match path[..] {
            ["t", tag, ..] => vec![format!("https://dev.to/feed/tag/{tag}")],
            [name, ..] => vec![format!("https://dev.to/feed/{name}")],
            _ => vec!["https://dev.to/feed".to_owned()],
        },
        "vimeo.com" => match path[..] {
            ["channels", name, ..] => vec![format!("https://vimeo.com/channels/{name}/videos/rss")],
            [name] if !is_number(name) => vec![format!("https://vimeo.com/{name}/videos/rss")],
            _ => vec![],
        },
        "news.ycombinator.com" => vec!["https://news.ycombinator.com/rss".to_owned()],
        _ => below(url, &path),
    };
    found.iter().filter_map(|address| Url::parse(address).ok()).collect()
}

fn is_feed(last: &str) -> bool {
    matches!(last, "feed" | "rss" | "atom" | "videos.xml" | "default")
        || [".rss", ".atom", ".xml", ".json"].iter().any(|ending| last.ends_with(ending))
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A channel or user by name (`/@name`, `/c/name`) is known from its page only.
fn youtube(url: &Url, path: &[&str]) -> Vec<String> {
    let feed = |name: &str, value: &str| format!("https://www.youtube.com/feeds/videos.xml?{name}={value}");
    let list = url.query_pairs().find(|(name, _)| name == "list").map(|(_, list)| list.into_owned());
    match (path, list) {
        (["channel", id, ..], _) => vec![feed("channel_id", id)],
        (["user", name, ..], _) => vec![feed("user", name)],
        (["playlist" | "watch", ..], Some(list)) if list.bytes().all(is_of_id) => {
            vec![feed("playlist_id", &list)]
        }
        _ => vec![],
    }
}

pub(super) fn is_of_id(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}

fn reddit(path: &[&str]) -> Vec<String> {
    match *path {
        [] => vec!["https://www.reddit.com/.rss".to_owned()],
        ["r", name, "comments", id, ..] => {
            vec![format!("https://www.reddit.com/r/{name}/comments/{id}/.rss")]
        }
        ["r", name, sort @ ("new" | "top" | "hot" | "rising"), ..] => {
            vec![format!("https://www.reddit.com/r/{name}/{sort}/.rss")]
        }
        ["r", name, ..] => vec![format!("https://www.reddit.com/r/{name}/.rss")],
        ["user" | "u", name, ..] => vec![format!("https://www.reddit.com/user/{name}/.rss")],
        _ => vec![],
    }
}

fn github(path: &[&str]) -> Vec<String> {
    /// First parts of paths that are no names of people.
    const PLACES: [&str; 10] = [
        "about",
        "collections",
        "explore",
        "features",
        "marketplace",
        "orgs",
        "search",
        "settings",
        "topics",
        "trending",
    ];
    let (owner, project) = match *path {
        [place, ..] if PLACES.contains(&place) => return vec![],
        [owner] => return vec![format!("https://github.com/{owner}.atom")],
        [owner, project, ..] => (owner, project.trim_end_matches(".git")),
        [] => return vec![],
    };
    let feed = |name: &str| format!("https://github.com/{owner}/{project}/{name}.atom");
    let (releases, tags, commits) = (feed("releases"), feed("tags"), feed("commits"));
    match *path {
        [_, _, "tags", ..] => vec![tags],
        [_, _, "releases", ..] => vec![releases],
        [_, _, "commits", branch, ..] => vec![feed(&format!("commits/{branch}"))],
        [_, _, "commits"] => vec![commits],
        // Not every project makes releases; all of them have commits.
        _ => vec![releases, tags, commits],
    }
}

/// Sites that give everybody a name below theirs.
fn below(url: &Url, path: &[&str]) -> Vec<String> {
    let host = url.host_str().unwrap_or_default();
    let is_below =
        |site: &str| host.strip_suffix(site).is_some_and(|name| name.ends_with('.') && name.len() > 1);
    let at = |feed: &str| vec![format!("https://{host}{feed}")];
    let labels: Vec<&str> = host.split('.').collect();
    if is_below("substack.com") || is_below("medium.com") {
        at("/feed")
    } else if is_below("wordpress.com") {
        match path[..] {
            [kind @ ("category" | "tag" | "author"), name, ..] => at(&format!("/{kind}/{name}/feed/")),
            _ => at("/feed/"),
        }
    } else if labels.len() > 2 && labels[1] == "blogspot" {
        match path[..] {
            ["search", "label", label, ..] => at(&format!("/feeds/posts/default/-/{label}")),
            _ => at("/feeds/posts/default"),
        }
    } else if is_below("tumblr.com") {
        at("/rss")
    } else if is_below("ghost.io") {
        at("/rss/")
    } else if is_below("livejournal.com") {
        at("/data/rss")
    } else if is_below("hashnode.dev") {
        at("/rss.xml")
    } else if is_below("bearblog.dev") || is_below("write.as") {
        at("/feed/")
    } else if is_below("micro.blog") {
        at("/feed.xml")
    } else {
        vec![]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(address: &str, expected: &[&str]) {
        let found = feeds(&Url::parse(address).unwrap());
        assert_eq!(found.iter().map(Url::as_str).collect::<Vec<_>>(), expected, "{address}");
    }

    #[test]
    fn youtube() {
        let feed = "https://www.youtube.com/feeds/videos.xml";
        check("https://www.youtube.com/channel/UC123/videos", &[&format!("{feed}?channel_id=UC123")]);
        check("https://m.youtube.com/user/kabar", &[&format!("{feed}?user=kabar")]);
        check("https://youtube.com/playlist?list=PL12-_x", &[&format!("{feed}?playlist_id=PL12-_x")]);
        check("https://www.youtube.com/watch?v=x&list=PL12", &[&format!("{feed}?playlist_id=PL12")]);
        check("https://www.youtube.com/playlist?list=PL1%26user=x", &[]);
        check("https://www.youtube.com/@kabar", &[]);
        check(&format!("{feed}?channel_id=UC123"), &[]);
    }

    #[test]
    fn reddit() {
        check("https://www.reddit.com/r/indonesia", &["https://www.reddit.com/r/indonesia/.rss"]);
        check("https://old.reddit.com/r/indonesia/new/", &["https://www.reddit.com/r/indonesia/new/.rss"]);
        check(
            "https://reddit.com/r/indonesia/comments/abc/judul/",
            &["https://www.reddit.com/r/indonesia/comments/abc/.rss"],
        );
        check("https://www.reddit.com/u/budi", &["https://www.reddit.com/user/budi/.rss"]);
        check("https://www.reddit.com/r/indonesia/.rss", &[]);
    }

    #[test]
    fn github_and_its_kind() {
        let project = "https://github.com/rust-lang/rust";
        let [releases, tags, commits] =
            ["releases", "tags", "commits"].map(|name| format!("{project}/{name}.atom"));
        check(project, &[&releases, &tags, &commits]);
        check(&format!("{project}/issues/1"), &[&releases, &tags, &commits]);
        check(&format!("{project}.git"), &[&releases, &tags, &commits]);
        check(&format!("{project}/releases/tag/1.0"), &[&releases]);
        check(&format!("{project}/tags"), &[&tags]);
        check(&format!("{project}/commits/main/"), &[&format!("{project}/commits/main.atom")]);
        check("https://github.com/rust-lang", &["https://github.com/rust-lang.atom"]);
        check("https://github.com/topics/rss", &[]);
        check(&releases, &[]);
        check(
            "https://codeberg.org/forgejo/forgejo",
            &[
                "https://codeberg.org/forgejo/forgejo/releases.rss",
                "https://codeberg.org/forgejo/forgejo.rss",
            ],
        );
        check("https://gitlab.com/inkscape", &["https://gitlab.com/inkscape.atom"]);
    }

    #[test]
    fn medium_and_substack() {
        check("https://medium.com/@budi/judul-1234", &["https://medium.com/feed/@budi"]);
        check("https://medium.com/kabar-kota", &["https://medium.com/feed/kabar-kota"]);
        check("https://medium.com/tag/pangan", &["https://medium.com/feed/tag/pangan"]);
        check("https://budi.medium.com/", &["https://budi.medium.com/feed"]);
        check("https://kabar.substack.com/p/satu", &["https://kabar.substack.com/feed"]);
        check("https://substack.com/@kabar", &["https://kabar.substack.com/feed"]);
        check("https://kabar.substack.com/feed", &[]);
    }

    #[test]
    fn blogs() {
        check("https://kabar.wordpress.com/2026/", &["https://kabar.wordpress.com/feed/"]);
        check(
            "https://kabar.wordpress.com/category/desa/",
            &["https://kabar.wordpress.com/category/desa/feed/"],
        );
        check("http://kabar.blogspot.co.id/2026/", &["https://kabar.blogspot.co.id/feeds/posts/default"]);
        check(
            "https://kabar.blogspot.com/search/label/desa",
            &["https://kabar.blogspot.com/feeds/posts/default/-/desa"],
        );
        check("https://kabar.tumblr.com/", &["https://kabar.tumblr.com/rss"]);
        check("https://www.tumblr.com/kabar", &["https://kabar.tumblr.com/rss"]);
        check("https://bsky.app/profile/kabar.example", &["https://bsky.app/profile/kabar.example/rss"]);
        check("https://kabar.ghost.io/", &["https://kabar.ghost.io/rss/"]);
        check("https://dev.to/budi", &["https://dev.to/feed/budi"]);
        check("https://vimeo.com/staff", &["https://vimeo.com/staff/videos/rss"]);
        check("https://vimeo.com/12345", &[]);
    }

    #[test]
    fn other_sites_are_asked_themselves() {
        for other in
            ["https://kabar.example/", "https://notsubstack.com/", "https://substack.com.evil.test/@x"]
        {
            check(other, &[]);
        }
    }
}
