//! What is secret stands in the keyring and nowhere else, and is told to its own server and nobody else.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use warta_engine::error::{Error, Result};
use warta_engine::fetch::SignIn;
use warta_engine::library::{OpenOptions, OwnNetwork, Refusal, Scope};
use warta_engine::model::{FeedSettings, SignInKind, View};
use warta_engine::secrets::{InMemory, Secrets};

use crate::inside::{PUBLIC, is_alone};
use crate::support::Desk;

const PASSWORD: &str = "raHasia4";

/// What a server was told: the path, the sign-in and the user agent.
type Told = (String, Option<String>, String);

/// A server that wants a sign-in for its feed, and remembers what everybody tells it.
#[derive(Clone, Default)]
struct Server {
    told: Arc<Mutex<Vec<Told>>>,
    feed: Arc<Mutex<String>>,
    moved_to: Arc<Mutex<Option<String>>>,
}

impl Server {
    async fn start() -> (Self, String) {
        Self::start_at(Ipv4Addr::LOCALHOST.into()).await
    }

    async fn start_at(address: IpAddr) -> (Self, String) {
        let server = Self::default();
        let router = Router::new().fallback(Self::answer).with_state(server.clone());
        let listener = tokio::net::TcpListener::bind((address, 0)).await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router).await });
        (server, url)
    }

    async fn answer(State(server): State<Self>, headers: HeaderMap, uri: Uri) -> Response {
        let header = |name| headers.get(&name).map(|value| value.to_str().unwrap().to_owned());
        let sign_in = header(header::AUTHORIZATION);
        let agent = header(header::USER_AGENT).unwrap_or_default();
        server.told.lock().unwrap().push((uri.path().to_owned(), sign_in.clone(), agent));
        if uri.path() == "/feed"
            && let Some(to) = server.moved_to.lock().unwrap().clone()
        {
            return (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, to)]).into_response();
        }
        if uri.path().starts_with("/feed") && sign_in.is_none() {
            return StatusCode::UNAUTHORIZED.into_response();
        }
        server.feed.lock().unwrap().clone().into_response()
    }

    /// A feed of one entry at this path, with a picture, and an enclosure of this server, and one picture of another.
    fn set_feed(&self, own: &str, other: &str) {
        *self.feed.lock().unwrap() = format!(
            "<rss version='2.0'><channel><title>U</title><item><guid>1</guid><title>A</title><link>{own}/a</link>\
             <description>Ringkas &lt;img src='{own}/gambar.png' width=600 height=400&gt;\
             &lt;img src='{other}/lain.png' width=600 height=400&gt;</description>\
             <enclosure url='{own}/suara.mp3' type='audio/mpeg' length='1'/></item></channel></rss>"
        );
    }

    fn told(&self) -> Vec<Told> {
        self.told.lock().unwrap().clone()
    }

    /// Whether everything that was asked at this path was asked with a sign-in; `None` when nothing was.
    fn is_signed_in(&self, path: &str) -> Option<bool> {
        let told = self.told();
        let mut at = told.iter().filter(|(asked, ..)| asked == path).peekable();
        at.peek()?;
        Some(at.all(|(_, sign_in, _)| sign_in.is_some()))
    }
}

/// A keyring that is locked.
struct Locked;

impl Secrets for Locked {
    fn get(&self, _: &str) -> Result<Option<SignIn>> {
        Err(Error::NoKeyring)
    }

    fn set(&self, _: &str, _: Option<&SignIn>) -> Result<()> {
        Err(Error::NoKeyring)
    }
}

async fn desk_with(secrets: Arc<dyn Secrets>) -> Desk {
    Desk::with(|options| OpenOptions { secrets, ..options }).await
}

/// Whether the password stands in any file of the library, or in what is exported of it.
async fn leaks(desk: &Desk) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![desk.dir.path().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if std::fs::read(&path).unwrap().windows(PASSWORD.len()).any(|w| w == PASSWORD.as_bytes())
            {
                found.push(path.display().to_string());
            }
        }
    }
    if desk.library.export_opml().await.unwrap().contains(PASSWORD) {
        found.push("export".to_owned());
    }
    found
}

/// An address with the password in it.
fn with_password(url: &str, path: &str) -> String {
    format!("{}{path}", url.replacen("http://", &format!("http://danur:{PASSWORD}@"), 1))
}

#[tokio::test]
async fn a_password_in_an_address_goes_to_the_keyring() {
    let secrets = Arc::new(InMemory::default());
    let desk = desk_with(secrets.clone()).await;
    let (server, url) = Server::start().await;
    server.set_feed(&url, &url);
    let plain = format!("{url}/feed");

    let feed = desk.library.subscribe(&with_password(&url, "/feed"), None).await.unwrap();
    assert_eq!(feed.url, plain);
    assert_eq!(desk.library.feed_health(feed.id).await.unwrap().sign_in, Some(SignInKind::Basic));
    desk.library.refresh(Scope::Now).await.unwrap();
    assert!(desk.library.feed(feed.id).await.unwrap().problem.is_none());

    let second = with_password(&url, "/feed2");
    desk.library.change_feed_url(feed.id, &second).await.unwrap();
    assert!(secrets.get(&plain).unwrap().is_none(), "the old address has none any more");
    assert!(secrets.get(&format!("{url}/feed2")).unwrap().is_some());

    let third = with_password(&url, "/feed3");
    let list = format!("<opml><body><outline text='{third}' xmlUrl='{third}'/></body></opml>");
    let report = desk.library.import_opml(&list, OwnNetwork::Follow).await.unwrap();
    assert_eq!((report.added, report.refused.len()), (1, 0));
    assert!(secrets.get(&format!("{url}/feed3")).unwrap().is_some());
    desk.library.save_url(&with_password(&url, "/halaman")).await.unwrap();
    assert_eq!(server.is_signed_in("/halaman"), Some(true), "it is used where it was typed");
    // What else is on its way is over then.
    desk.library.refresh(Scope::Now).await.unwrap();
    let desk = desk.restart_with(|options| OpenOptions { secrets: secrets.clone(), ..options }).await;
    assert_eq!(leaks(&desk).await, Vec::<String>::new());
}

#[tokio::test]
async fn without_a_keyring_nothing_is_kept_in_clear() {
    let desk = desk_with(Arc::new(Locked)).await;
    let (server, url) = Server::start().await;
    server.set_feed(&url, &url);
    let error = desk.library.subscribe(&with_password(&url, "/feed"), None).await.unwrap_err();
    assert_eq!(error.code(), "no_keyring");
    assert!(desk.library.feeds().await.unwrap().is_empty());

    let address = with_password(&url, "/feed");
    let list = format!("<opml><body><outline text='U' xmlUrl='{address}'/></body></opml>");
    let report = desk.library.import_opml(&list, OwnNetwork::Follow).await.unwrap();
    let refused: Vec<_> = report.refused.iter().map(|refused| (&*refused.title, refused.reason)).collect();
    assert_eq!((report.added, refused), (1, vec![("U", Refusal::NoKeyring)]));
    assert_eq!(desk.library.feeds().await.unwrap()[0].url, format!("{url}/feed"));
    assert_eq!(leaks(&desk).await, Vec::<String>::new());
}

#[tokio::test]
async fn a_password_that_an_older_warta_kept_goes_to_the_keyring() {
    let desk = Desk::open().await;
    let (server, url) = Server::start().await;
    server.set_feed(&url, &url);
    let list = format!("<opml><body><outline text='U' xmlUrl='{url}/feed'/></body></opml>");
    desk.library.import_opml(&list, OwnNetwork::Follow).await.unwrap();
    let (path, secrets) = (desk.dir.path().join("library.sqlite"), Arc::new(InMemory::default()));
    let address = with_password(&url, "/feed");
    let desk = desk
        .restart_with(|options| {
            let db = rusqlite::Connection::open_with_flags(path, rusqlite::OpenFlags::default()).unwrap();
            db.execute("UPDATE feed SET url = ?1", [address]).unwrap();
            OpenOptions { secrets: secrets.clone(), ..options }
        })
        .await;
    assert_eq!(desk.library.feeds().await.unwrap()[0].url, format!("{url}/feed"));
    assert!(secrets.get(&format!("{url}/feed")).unwrap().is_some());
    desk.library.refresh(Scope::Now).await.unwrap();
    assert!(desk.library.feeds().await.unwrap()[0].problem.is_none());
    let desk = desk.restart_with(|options| OpenOptions { secrets: secrets.clone(), ..options }).await;
    assert_eq!(leaks(&desk).await, Vec::<String>::new());
}

#[tokio::test]
async fn a_sign_in_and_a_name_go_to_their_own_server_and_to_nobody_else() {
    let desk = Desk::open().await;
    let (own, own_url) = Server::start().await;
    let (other, other_url) = Server::start().await;
    own.set_feed(&own_url, &other_url);
    let feed = desk.library.subscribe(&with_password(&own_url, "/feed"), None).await.unwrap();
    let settings = FeedSettings { user_agent: Some("Pembaca/1".into()), ..FeedSettings::default() };
    desk.library.set_feed_settings(feed.id, settings).await.unwrap();
    own.told.lock().unwrap().clear();
    desk.library.refresh(Scope::Now).await.unwrap();
    let row = desk.rows(View::All).await.remove(0);
    let _ = desk.library.keep_enclosure(row.id, 0).await;
    for path in ["/feed", "/a", "/gambar.png", "/suara.mp3"] {
        assert_eq!(own.is_signed_in(path), Some(true), "{path}: {:#?}", own.told());
    }
    assert!(own.told().iter().all(|(.., agent)| agent == "Pembaca/1"), "{:#?}", own.told());

    // Its own server hands on to another; what is there is asked for as by a stranger.
    *own.moved_to.lock().unwrap() = Some(format!("{other_url}/feed"));
    desk.library.refresh(Scope::Now).await.unwrap();
    assert!(other.told().iter().all(|(_, sign_in, agent)| sign_in.is_none() && agent.starts_with("Warta/")));
}

#[tokio::test]
async fn a_sign_in_follows_its_feed_within_its_origin() {
    let secrets = Arc::new(InMemory::default());
    let desk = desk_with(secrets.clone()).await;
    let (server, url) = Server::start().await;
    move_away(&desk, &server, &url, &format!("{url}/feed-baru")).await;
    let feed = desk.library.feeds().await.unwrap().remove(0);
    assert!(desk.library.feed_health(feed.id).await.unwrap().sign_in.is_some());
    assert!(secrets.get(&format!("{url}/feed-baru")).unwrap().is_some());
    assert!(secrets.get(&format!("{url}/feed")).unwrap().is_none());
    assert!(feed.problem.is_none());
}

#[tokio::test]
async fn a_sign_in_follows_nobody_to_another_origin() {
    if !is_alone("secrets::a_sign_in_follows_nobody_to_another_origin", None) {
        return;
    }
    let secrets = Arc::new(InMemory::default());
    let desk = desk_with(secrets.clone()).await;
    let (own, url) = Server::start_at(PUBLIC.into()).await;
    let (other, other_url) = Server::start_at(PUBLIC.into()).await;
    other.set_feed(&other_url, &other_url);
    let to = format!("{other_url}/terbuka");
    move_away(&desk, &own, &url, &to).await;
    let feed = desk.library.feeds().await.unwrap().remove(0);
    assert_eq!(desk.library.feed_health(feed.id).await.unwrap().sign_in, None, "the person is asked");
    assert!(secrets.get(&to).unwrap().is_none());
    assert!(secrets.get(&format!("{url}/feed")).unwrap().is_none());
    assert!(other.told().iter().all(|(_, sign_in, _)| sign_in.is_none()), "{:#?}", other.told());
}

/// Follows the feed of a server, which then says for five days that it has moved.
async fn move_away(desk: &Desk, server: &Server, url: &str, to: &str) {
    server.set_feed(url, url);
    let feed = desk.library.subscribe(&with_password(url, "/feed"), None).await.unwrap();
    *server.moved_to.lock().unwrap() = Some(to.to_owned());
    for _ in 0..5 {
        desk.advance(Duration::from_secs(24 * 3600));
        desk.library.refresh(Scope::Now).await.unwrap();
    }
    assert_eq!(desk.library.feed(feed.id).await.unwrap().url, to);
}

#[tokio::test]
async fn whoever_leaves_a_feed_takes_its_sign_in_out_of_the_keyring() {
    let secrets = Arc::new(InMemory::default());
    let desk = desk_with(secrets.clone()).await;
    let (server, url) = Server::start().await;
    server.set_feed(&url, &url);
    let feed = desk.library.subscribe(&with_password(&url, "/feed"), None).await.unwrap();
    let undo = desk.library.unsubscribe(feed.id).await.unwrap();
    desk.library.undo(undo).await.unwrap();
    desk.library.refresh(Scope::Now).await.unwrap();
    assert!(desk.library.feed(feed.id).await.unwrap().problem.is_none(), "it came back with its sign-in");
    desk.library.unsubscribe(feed.id).await.unwrap();
    let restart = async |desk: Desk| {
        desk.restart_with(|options| OpenOptions { secrets: secrets.clone(), ..options }).await
    };
    let desk = restart(desk).await;
    assert!(secrets.get(&format!("{url}/feed")).unwrap().is_some(), "it can still be taken back");
    desk.advance(std::time::Duration::from_secs(8 * 24 * 3600));
    let _desk = restart(desk).await;
    assert!(secrets.get(&format!("{url}/feed")).unwrap().is_none());
}
