//! A library in a folder of its own, and a newsroom to read from.

use std::io::{BufRead, BufReader, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tempfile::TempDir;
use warta_engine::Library;
use warta_engine::clock::{Clock, ManualClock};
use warta_engine::error::Result;
use warta_engine::fetch::names::{Addrs, Name, Resolve, Resolving};
use warta_engine::fetch::{Limits, Network};
use warta_engine::library::{Found, OpenOptions, Ranking, Search};
use warta_engine::model::{ArticleRow, Order, Timestamp, View};
use warta_engine::secrets::InMemory;
use warta_engine::store::list::PageRequest;
use warta_newsroom::{Newsroom, SAMPLE_NOW, World};

pub(crate) struct Desk {
    pub(crate) newsroom: Newsroom,
    pub(crate) library: Library,
    pub(crate) clock: Arc<ManualClock>,
    pub(crate) dir: TempDir,
}

pub(crate) fn everywhere(query: &str) -> Search {
    Search { query: query.to_owned(), ..Search::default() }
}

impl Desk {
    /// What a search finds everywhere, newest first.
    pub(crate) async fn find(&self, query: &str, limit: u32) -> Vec<Found> {
        let newest = Ranking::NewestFirst { before: None };
        self.library.search(everywhere(query), newest, limit).await.unwrap()
    }

    /// What a search finds in a view, newest first.
    pub(crate) async fn find_in(&self, view: View, query: &str) -> Vec<Found> {
        let search = Search { within: Some(view), ..everywhere(query) };
        self.library.search(search, Ranking::NewestFirst { before: None }, 50).await.unwrap()
    }

    pub(crate) async fn open() -> Self {
        Self::open_in(World::default()).await
    }

    pub(crate) async fn open_in(world: World) -> Self {
        let newsroom = Newsroom::start(world).await.unwrap();
        let clock = ManualClock::at(Timestamp(SAMPLE_NOW));
        let dir = tempfile::tempdir().unwrap();
        let library = open_at(dir.path(), &clock).unwrap();
        Self { newsroom, library, clock, dir }
    }

    /// Closes the library and opens it again, as a restart does.
    pub(crate) async fn restart(self) -> Self {
        self.restart_with(|options| options).await
    }

    /// The same, where something happens to the files while no program has them.
    pub(crate) async fn restart_after(self, meanwhile: impl FnOnce()) -> Self {
        self.restart_with(|options| {
            meanwhile();
            options
        })
        .await
    }

    /// The same, where the library is opened in another way.
    pub(crate) async fn restart_with(self, change: impl FnOnce(OpenOptions) -> OpenOptions) -> Self {
        let Self { newsroom, library, clock, dir } = self;
        drop(library);
        let library = Library::open(change(options(dir.path(), &clock))).unwrap();
        library.resume().await.unwrap();
        Self { newsroom, library, clock, dir }
    }

    /// A desk whose library is opened in another way.
    pub(crate) async fn with(change: impl FnOnce(OpenOptions) -> OpenOptions) -> Self {
        let newsroom = Newsroom::start(World::default()).await.unwrap();
        let clock = ManualClock::at(Timestamp(SAMPLE_NOW));
        let dir = tempfile::tempdir().unwrap();
        let library = Library::open(change(options(dir.path(), &clock))).unwrap();
        Self { newsroom, library, clock, dir }
    }

    /// The same desk, where hosts have made-up names and requests are not spaced.
    pub(crate) async fn with_made_up_names() -> Self {
        Self::with(Self::made_up_names).await
    }

    pub(crate) fn made_up_names(options: OpenOptions) -> OpenOptions {
        let limits = Limits { spacing: Duration::ZERO, ..Limits::default() };
        OpenOptions { names: Arc::new(MadeUpNames), limits, ..options }
    }

    /// An address of the newsroom under a made-up name.
    pub(crate) fn at(&self, host: &str, path: &str) -> String {
        format!("http://{host}:{}{path}", self.newsroom.port())
    }

    /// Moves the library's clock and the newsroom's on together.
    pub(crate) fn advance(&self, by: Duration) {
        self.clock.advance(by);
        self.newsroom.set_time(self.clock.now().0);
    }

    pub(crate) async fn rows(&self, view: View) -> Vec<ArticleRow> {
        rows(&self.library, view).await
    }
}

/// A library on a clock that stands still, with a keyring of its own, on a machine that is always online.
pub(crate) fn options(dir: &Path, clock: &Arc<ManualClock>) -> OpenOptions {
    OpenOptions {
        clock: clock.clone(),
        network: Arc::new(Wire::default()),
        secrets: Arc::new(InMemory::default()),
        ..OpenOptions::at(dir)
    }
}

/// Made-up hosts: `*.example` is where the newsroom is, `*.internal` is a private network, and the rest is nowhere.
pub(crate) struct MadeUpNames;

impl Resolve for MadeUpNames {
    fn resolve(&self, name: Name) -> Resolving {
        let address: Option<IpAddr> = match name.as_str() {
            name if name.ends_with(".example") => Some(Ipv4Addr::LOCALHOST.into()),
            "metadata.internal" => Some([169, 254, 169, 254].into()),
            "mapped.internal" => Some(Ipv4Addr::LOCALHOST.to_ipv6_mapped().into()),
            "lan.internal" => Some([192, 168, 1, 1].into()),
            _ => None,
        };
        Box::pin(async move {
            let address = address.ok_or("no such host")?;
            Ok(Box::new(std::iter::once(SocketAddr::new(address, 0))) as Addrs)
        })
    }
}

/// A network that can be pulled out.
#[derive(Default)]
pub(crate) struct Wire {
    pulled: AtomicBool,
}

impl Wire {
    pub(crate) fn pull(&self) {
        self.pulled.store(true, Ordering::SeqCst);
    }

    pub(crate) fn plug(&self) {
        self.pulled.store(false, Ordering::SeqCst);
    }
}

impl Network for Wire {
    fn has_route(&self) -> bool {
        !self.pulled.load(Ordering::SeqCst)
    }
}

pub(crate) fn open_at(dir: &Path, clock: &Arc<ManualClock>) -> Result<Library> {
    Library::open(options(dir, clock))
}

/// The library's own file, beside the program: as one before it left it, or to see what is in it.
pub(crate) fn database(dir: &Path) -> rusqlite::Connection {
    let path = dir.join("library.sqlite");
    rusqlite::Connection::open_with_flags(path, rusqlite::OpenFlags::default()).unwrap()
}

pub(crate) async fn rows(library: &Library, view: View) -> Vec<ArticleRow> {
    let request =
        PageRequest { view, order: Order::NewestFirst, unread_only: false, after: None, limit: 500 };
    library.list(request).await.unwrap().rows
}

/// A site of pages, whatever the name it is asked by: HTML for a path with its query, or 404. Returns its port.
pub(crate) fn serve(page: impl Fn(&str) -> Option<String> + Send + 'static) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut reader = BufReader::new(stream.try_clone().unwrap());
            let mut first = String::new();
            let _ = reader.read_line(&mut first);
            let mut line = String::new();
            while reader.read_line(&mut line).is_ok_and(|read| read > 2) {
                line.clear();
            }
            let path = first.split(' ').nth(1).unwrap_or_default();
            let found = page(path);
            let status = if found.is_some() { "200 OK" } else { "404 Not Found" };
            let body = found.unwrap_or_default();
            let _ = write!(
                stream,
                "HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
                body.len()
            );
        }
    });
    port
}
