//! Attacks that need an internet: each runs on a network of its own, where a public address is this machine's too.
//!
//! Where the machine lets nobody make such a network, they say so and prove nothing.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::process::Command;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::http::{HeaderMap, Uri, header};
use tokio::net::TcpListener;
use warta_engine::fetch::names::{Addrs, Name, Resolve, Resolving};
use warta_engine::library::{OpenOptions, Scope};
use warta_engine::model::View;

use crate::site::paragraphs;
use crate::support::Desk;

/// An address of the public internet, which is ours alone on a network of our own.
pub(crate) const PUBLIC: Ipv4Addr = Ipv4Addr::new(93, 184, 215, 14);

/// Whether this process is on a network of its own. If not, it runs the test there, in a process that is.
#[expect(clippy::print_stdout, reason = "what was not proven has to be said")]
pub(crate) fn is_alone(test: &str, proxy: Option<SocketAddr>) -> bool {
    const ALONE: &str = "WARTA_ALONE";
    if std::env::var_os(ALONE).is_some() {
        return true;
    }
    let network = format!("ip link set lo up && ip addr add {PUBLIC}/32 dev lo");
    let possible = Command::new("unshare")
        .args(["--user", "--map-root-user", "--net", "sh", "-c", &network])
        .output()
        .is_ok_and(|made| made.status.success());
    if !possible {
        println!("skipped: this machine makes no networks for tests (unshare, ip)");
        return false;
    }
    let mut run = Command::new("unshare");
    run.args(["--user", "--map-root-user", "--net", "sh", "-c"]);
    run.arg(format!("{network} && exec \"$0\" --exact {test} --nocapture"))
        .arg(std::env::current_exe().unwrap());
    for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"] {
        run.env_remove(name).env_remove(name.to_lowercase());
    }
    if let Some(proxy) = proxy {
        run.env("http_proxy", format!("http://{proxy}"));
    }
    let ran = run.env(ALONE, "1").output().unwrap();
    assert!(
        ran.status.success(),
        "{}{}",
        String::from_utf8_lossy(&ran.stdout),
        String::from_utf8_lossy(&ran.stderr)
    );
    false
}

/// What a server was asked for: the host and the path.
type Asked = Arc<Mutex<Vec<String>>>;

/// A server that answers every question with the same document, and remembers it.
async fn serve(at: SocketAddr, document: String) -> (u16, Asked) {
    let asked = Asked::default();
    let remember = asked.clone();
    let answer = async move |headers: HeaderMap, uri: Uri| {
        let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
        remember.lock().unwrap().push(format!("{host}{}", uri.path()));
        document
    };
    let listener = TcpListener::bind(at).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move { axum::serve(listener, Router::new().fallback(answer)).await });
    (port, asked)
}

/// Too short to do without a page.
const SHORT: &str = "Kapal itu tiba.";

/// A feed of one entry with this text, which shows these pictures.
fn feed(link: &str, text: &str, pictures: &[String]) -> String {
    let text = text.replace('<', "&lt;");
    let pictures: String =
        pictures.iter().map(|url| format!("&lt;img src='{url}' width=600 height=400&gt;")).collect();
    format!(
        "<rss version='2.0'><channel><title>U</title><link>{link}</link><item><guid>1</guid><title>A</title>\
         <link>{link}a</link><description>{text} {pictures}</description></item></channel></rss>"
    )
}

/// Names, each with where it leads now.
#[derive(Clone, Default)]
struct Leading(Arc<Mutex<Vec<(&'static str, IpAddr)>>>);

impl Leading {
    fn lead(&self, name: &'static str, to: impl Into<IpAddr>) {
        self.0.lock().unwrap().insert(0, (name, to.into()));
    }
}

impl Resolve for Leading {
    fn resolve(&self, name: Name) -> Resolving {
        let found =
            self.0.lock().unwrap().iter().find(|(known, _)| *known == name.as_str()).map(|(_, to)| *to);
        Box::pin(async move {
            let address = found.ok_or("no such host")?;
            Ok(Box::new(std::iter::once(SocketAddr::new(address, 0))) as Addrs)
        })
    }
}

async fn desk_with(names: &Leading) -> Desk {
    let names = names.clone();
    Desk::with(|options| OpenOptions { names: Arc::new(names), ..options }).await
}

#[tokio::test]
async fn a_name_that_changes_its_mind_leads_nobody_inside() {
    if !is_alone("inside::a_name_that_changes_its_mind_leads_nobody_inside", None) {
        return;
    }
    let names = Leading::default();
    names.lead("pindah.example", PUBLIC);
    let inside = serve((Ipv4Addr::LOCALHOST, 8080).into(), "rahasia".into()).await.1;
    let origin = "http://pindah.example:8080/";
    let outside = serve((PUBLIC, 8080).into(), feed(origin, SHORT, &[format!("{origin}gambar.png")])).await.1;
    let desk = desk_with(&names).await;
    let feed = desk.library.subscribe(&format!("{origin}feed"), None).await.unwrap();
    assert!(!outside.lock().unwrap().is_empty());

    names.lead("pindah.example", Ipv4Addr::LOCALHOST);
    // Connections to the public address are of yesterday.
    tokio::time::sleep(std::time::Duration::from_secs(4)).await;
    desk.library.refresh(Scope::Now).await.unwrap();
    let row = desk.rows(View::All).await.remove(0);
    let _ = desk.library.fetch_full_text(row.id).await;
    assert_eq!(*inside.lock().unwrap(), Vec::<String>::new());
    let problem = desk.library.feed(feed.id).await.unwrap().problem.unwrap();
    assert_eq!(problem.code, "private_address");
    // Whoever types it again means it.
    desk.library.change_feed_url(feed.id, &format!("{origin}feed")).await.unwrap_err();
    assert_eq!(inside.lock().unwrap().first().map(String::as_str), Some("pindah.example:8080/feed"));
}

#[tokio::test]
async fn a_feed_of_the_persons_own_network_shows_its_pictures() {
    if !is_alone("inside::a_feed_of_the_persons_own_network_shows_its_pictures", None) {
        return;
    }
    let names = Leading::default();
    names.lead("nas.example", Ipv4Addr::LOCALHOST);
    let origin = "http://nas.example:8080/";
    let inside =
        serve((Ipv4Addr::LOCALHOST, 8080).into(), feed(origin, SHORT, &[format!("{origin}gambar.png")]))
            .await
            .1;
    let desk = desk_with(&names).await;
    desk.library.subscribe(&format!("{origin}feed"), None).await.unwrap();
    desk.library.refresh(Scope::Now).await.unwrap();
    let asked = inside.lock().unwrap().clone();
    for path in ["a", "gambar.png"] {
        assert!(asked.contains(&format!("nas.example:8080/{path}")), "{asked:?}");
    }
}

#[tokio::test]
async fn a_proxy_is_asked_for_nothing_inside() {
    let proxy = SocketAddr::from((Ipv4Addr::LOCALHOST, 3128));
    if !is_alone("inside::a_proxy_is_asked_for_nothing_inside", Some(proxy)) {
        return;
    }
    let names = Leading::default();
    names.lead("kabar.example", PUBLIC);
    names.lead("dalam.example", [192, 168, 1, 1]);
    let inside = [
        "dalam.example",
        "metadata.internal",
        "nas",
        "nas.local",
        "localhost",
        "localhost.",
        "127.0.0.1",
        "10.0.0.1",
    ];
    let pictures: Vec<String> = inside.iter().map(|host| format!("http://{host}/rahasia.png")).collect();
    let known_to_the_proxy = "http://gambar.example/gambar.png".to_owned();
    let feed = feed("http://kabar.example/", &paragraphs(), &[pictures, vec![known_to_the_proxy]].concat());
    let asked = serve(proxy, feed).await.1;
    let desk = desk_with(&names).await;
    desk.library.subscribe("http://kabar.example/feed", None).await.unwrap();
    desk.library.refresh(Scope::Now).await.unwrap();
    let asked = asked.lock().unwrap().clone();
    assert!(asked.contains(&"kabar.example/feed".to_owned()), "the proxy is asked: {asked:?}");
    assert!(asked.contains(&"gambar.example/gambar.png".to_owned()), "for what only it knows too: {asked:?}");
    assert!(asked.iter().all(|asked| !asked.contains("rahasia")), "{asked:?}");
}
