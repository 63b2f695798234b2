//! A running news world.

use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::article::Article;
use crate::desk::Desk;
use crate::document::Document;
use crate::fault::Fault;
use crate::hostile;
use crate::log::Request;
use crate::server;
use crate::world::World;

/// A running news world on 127.0.0.1; it stops when dropped.
///
/// It has threads of its own, so that a test may block while it answers, and so that stopping it
/// closes every connection, stalled ones included.
#[derive(Debug)]
pub struct Newsroom {
    desk: Arc<Desk>,
    port: u16,
    thread: Option<JoinHandle<()>>,
}

impl Newsroom {
    /// Opens a world on a free port.
    pub async fn start(world: World) -> io::Result<Newsroom> {
        Newsroom::open(world, 0)
    }

    /// Opens a world on this port: the one a stopped newsroom had, for instance.
    pub async fn start_on(world: World, port: u16) -> io::Result<Newsroom> {
        Newsroom::open(world, port)
    }

    /// Opens a world from code that is not async. Port 0 means a free one.
    pub fn open(world: World, port: u16) -> io::Result<Newsroom> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        listener.set_nonblocking(true)?;
        let port = listener.local_addr()?.port();
        let desk = Arc::new(Desk::new(world, format!("http://127.0.0.1:{port}")));
        let router = server::router(desk.clone());

        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .thread_name("newsroom")
            .enable_all()
            .build()?;
        let listener = {
            let _inside = runtime.enter();
            tokio::net::TcpListener::from_std(listener)?
        };
        let mut closing = desk.closing.subscribe();
        let thread = thread::Builder::new().name("newsroom".to_owned()).spawn(move || {
            runtime.block_on(async move {
                tokio::select! {
                    _ = closing.wait_for(|closing| *closing) => {}
                    _ = axum::serve(listener, router) => {}
                }
            });
            // The runtime is dropped here, and with it the connections that are still open.
        })?;
        Ok(Newsroom { desk, port, thread: Some(thread) })
    }

    /// `http://127.0.0.1:PORT`
    pub fn base(&self) -> String {
        self.desk.base.clone()
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// The whole URL of a path.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.desk.base)
    }

    /// The URL of a publisher's feed, by its slug. `hostile` has one too; other names give a URL that is 404.
    pub fn feed_url(&self, publisher: &str) -> String {
        match self.desk.world.publisher(publisher) {
            Some(publisher) => self.url(&publisher.feed_path()),
            None if publisher == hostile::SLUG => self.url("/hostile/rss.xml"),
            None => self.url(&format!("/{publisher}/rss.xml")),
        }
    }

    /// The URLs of all publishers' feeds, without the hostile one.
    pub fn feed_urls(&self) -> Vec<String> {
        self.desk.world.publishers.iter().map(|publisher| self.url(&publisher.feed_path())).collect()
    }

    /// The world that is served.
    pub fn world(&self) -> &World {
        &self.desk.world
    }

    /// What a publisher's feed lists at this moment, in its order.
    pub fn listed(&self, publisher: &str) -> Vec<Article> {
        let edition = self.desk.edition();
        self.desk.world.publisher(publisher).map(|publisher| edition.listed(publisher)).unwrap_or_default()
    }

    /// Moves the newsroom's own time, which stands at the world's now until then. [`crate::Personality`] feeds
    /// and the log go by it; publishers bring out what [`Newsroom::publish`] says, at any time.
    pub fn set_time(&self, epoch_ms: i64) {
        self.desk.set_time(epoch_ms);
    }

    /// The newsroom's own time, in epoch milliseconds.
    pub fn time(&self) -> i64 {
        self.desk.time()
    }

    /// What was asked for so far, without control requests.
    pub fn requests(&self) -> Vec<Request> {
        self.desk.log.requests()
    }

    pub fn clear_requests(&self) {
        self.desk.log.clear();
    }

    /// Lets `count` more entries appear in a publisher's feed.
    pub fn publish(&self, publisher: &str, count: usize) {
        self.desk.publish(publisher, count);
    }

    /// Changes an article, in its feed and on its page: its headline, a figure, a quotation, one more paragraph.
    pub fn edit(&self, publisher: &str, id: u64) {
        self.desk.edit(publisher, id);
    }

    /// Puts a text of the caller's own at a path, over whatever stands there.
    pub fn place(&self, path: &str, media_type: &'static str, text: String) {
        let document = Document::text(media_type, text, self.time(), &self.desk.base);
        self.desk.place(path, document);
    }

    /// From now on, paths that start so go wrong. The longest prefix wins.
    pub fn set_fault(&self, path_prefix: &str, fault: Fault) {
        self.desk.set_fault(path_prefix, fault);
    }

    pub fn clear_fault(&self, path_prefix: &str) {
        self.desk.clear_fault(path_prefix);
    }

    pub fn clear_faults(&self) {
        self.desk.clear_faults();
    }

    /// Lets every answer wait this long.
    pub fn set_latency(&self, latency: Duration) {
        self.desk.set_latency(latency);
    }

    /// Waits until something else has stopped the newsroom: a control request.
    pub async fn stopped(&self) {
        // An error would mean that the sender is gone, and it lives in `self`.
        let _ = self.desk.closing.subscribe().wait_for(|closing| *closing).await;
    }

    /// Closes the port and every connection. When this returns, a request is refused.
    pub fn stop(mut self) {
        self.close();
    }

    fn close(&mut self) {
        self.desk.closing.send_replace(true);
        if let Some(thread) = self.thread.take() {
            // A panic in there has been printed by then, and there is nothing left to close.
            let _ = thread.join();
        }
    }
}

impl Drop for Newsroom {
    fn drop(&mut self) {
        self.close();
    }
}
