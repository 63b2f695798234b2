//! HTTP, bounded and polite, and guarded against what content may point it to.
//!
//! The only room that opens sockets. It knows nothing of feeds or of the library: whoever asks says what
//! the answer is for, and who named the address.

mod answer;
mod failure;
mod guard;
mod hosts;
mod network;
mod proxy;
mod sign_in;

use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt;
use reqwest::header::{self, HeaderMap, HeaderValue};
use reqwest::{Client, Response, StatusCode};
use url::Url;

pub use answer::{Answer, Fetched, Unchanged, Validators};
pub use guard::{Reach, SystemNames, is_loopback, is_public, names_private_address};
use hosts::{Hosts, Line, Turn};
pub use hosts::{asks_one_at_a_time, host};
pub use network::{Network, SystemNetwork};
pub use reqwest::dns as names;
pub use sign_in::{SignIn, parted};

use crate::clock::Clock;
use crate::error::{Error, Result};
use crate::model::Timestamp;

/// What an answer is for: it sets what is asked for and how much is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    Feed,
    Page,
    Image,
    /// A sound or film, for [`Fetcher::download`].
    Media,
}

impl Purpose {
    fn accept(self) -> &'static str {
        match self {
            Self::Feed => {
                "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, \
                 application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.5, */*;q=0.1"
            }
            Self::Page => "text/html, application/xhtml+xml;q=0.9, */*;q=0.1",
            Self::Image => "image/webp, image/png, image/jpeg, image/gif, */*;q=0.1",
            Self::Media => "audio/*, video/*, */*;q=0.1",
        }
    }
}

/// Bounds on every request.
#[derive(Clone, Debug)]
pub struct Limits {
    pub connect: Duration,
    /// Until the answer begins.
    pub first_byte: Duration,
    /// For the whole answer, redirects included, from when it is its turn.
    pub whole: Duration,
    /// The same for a sound or film.
    pub whole_media: Duration,
    /// Bytes of a feed or page, unpacked.
    pub body: u64,
    /// Bytes of an image.
    pub image: u64,
    /// Bytes of a sound or film.
    pub media: u64,
    pub redirects: u32,
    /// Between two requests to one host; none on loopback, where nobody is bothered.
    pub spacing: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            first_byte: Duration::from_secs(20),
            whole: Duration::from_secs(60),
            whole_media: Duration::from_secs(4 * 60 * 60),
            body: 15 << 20,
            image: 10 << 20,
            media: 1 << 30,
            redirects: 5,
            spacing: Duration::from_secs(1),
        }
    }
}

/// One question to a server.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    pub url: &'a Url,
    pub purpose: Purpose,
    pub reach: Reach,
    pub validators: Validators,
    /// What to call ourselves before the origin of `url`, where Warta's own name is not wanted.
    pub user_agent: Option<&'a str>,
    /// Told to the origin of `url` only, wherever it redirects to.
    pub sign_in: Option<&'a SignIn>,
    pub afterwards: Afterwards,
    /// The site that shows what is asked for: some servers give a picture to none but their own pages. Only its origin is
    /// told, and to no less safe a connection than its own.
    pub shown_on: Option<&'a Url>,
}

/// Whether the same host is asked again soon.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Afterwards {
    /// It may be: the connection is kept for a while.
    #[default]
    More,
    /// It is not: an open connection would keep a place at the server, and here the buffer of its largest answer.
    Nothing,
}

impl<'a> Request<'a> {
    /// A first question, with nothing to compare and nobody to be.
    pub fn new(url: &'a Url, purpose: Purpose, reach: Reach) -> Self {
        Self {
            url,
            purpose,
            reach,
            validators: Validators::default(),
            user_agent: None,
            sign_in: None,
            afterwards: Afterwards::More,
            shown_on: None,
        }
    }
}

/// Who asks, and where to read about it.
const USER_AGENT: &str =
    concat!("Warta/", env!("CARGO_PKG_VERSION"), " (+https://github.com/warta-reader/warta; news reader)");

/// How long an unused connection is kept: past the pause between two requests to a host, and no longer, for
/// each holds the buffer that its largest answer took.
const IDLE: Duration = Duration::from_secs(3);

/// Hears which host asked to be left alone, and until when.
pub type OnRest = Arc<dyn Fn(&str, Timestamp) + Send + Sync>;

pub struct Fetcher {
    anywhere: Client,
    public_only: Client,
    names: Arc<dyn names::Resolve>,
    proxies: proxy::Proxies,
    hosts: Hosts,
    on_rest: Option<OnRest>,
    limits: Limits,
    clock: Arc<dyn Clock>,
}

impl Fetcher {
    /// Names are resolved by `names`, and what content named only as far as that leads to public addresses.
    ///
    /// # Errors
    /// When TLS cannot be set up on this machine.
    pub fn new(limits: Limits, clock: Arc<dyn Clock>, names: Arc<dyn names::Resolve>) -> Result<Self> {
        // Whoever else in this program has chosen one before is heard.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let builder = || {
            Client::builder()
                .user_agent(USER_AGENT)
                .connect_timeout(limits.connect)
                .redirect(reqwest::redirect::Policy::none()) // each hop is looked at below
                .referer(false)
                .pool_max_idle_per_host(1)
                .pool_idle_timeout(IDLE)
        };
        Ok(Self {
            anywhere: builder().dns_resolver(names.clone()).build().map_err(Error::internal)?,
            public_only: builder()
                .dns_resolver(Arc::new(guard::PublicNames(names.clone())))
                .build()
                .map_err(Error::internal)?,
            names,
            proxies: proxy::Proxies::of_system(),
            hosts: Hosts::new(limits.spacing),
            on_rest: None,
            limits,
            clock,
        })
    }

    /// The same fetcher, which tells of every rest that a host asks for, so that it can be remembered.
    #[must_use]
    pub fn telling(self, on_rest: OnRest) -> Self {
        Self { on_rest: Some(on_rest), ..self }
    }

    /// Leaves a host alone until then, as it asked before.
    pub fn hold(&self, host: &str, until: Timestamp) {
        self.hosts.hold(host, until);
    }

    /// Whether a host asked to be left alone, and still is: it would not be asked now.
    pub fn leaves_alone(&self, host: &str) -> bool {
        self.hosts.held(host, self.clock.now()).is_some()
    }

    /// Asks, follows redirects, and reads the answer.
    ///
    /// # Errors
    /// Everything that networks and servers do; a status other than 2xx and 304 is an error too.
    pub async fn fetch(&self, request: &Request<'_>) -> Result<Fetched> {
        let host = host(request.url);
        let turn = self.turn(request.url, request.purpose).await?;
        let whole = async {
            let opened = self.follow(request, turn).await?;
            self.read(opened, request.purpose).await
        };
        tokio::time::timeout(self.limits.whole, whole).await.unwrap_or(Err(Error::Timeout { host }))
    }

    /// Asks, follows redirects, and hands the answer on as it comes: each piece, the bytes so far with it, and the
    /// bytes in all where the server says so.
    ///
    /// # Errors
    /// As [`Fetcher::fetch`], and whatever `take` fails with.
    pub async fn download(
        &self,
        request: &Request<'_>,
        take: impl FnMut(&[u8], u64, Option<u64>) -> Result<()>,
    ) -> Result<()> {
        let host = host(request.url);
        let turn = self.turn(request.url, request.purpose).await?;
        let whole = async {
            let opened = self.follow(request, turn).await?;
            self.hand_on(opened, take).await
        };
        tokio::time::timeout(self.limits.whole_media, whole).await.unwrap_or(Err(Error::Timeout { host }))
    }

    async fn hand_on(
        &self,
        opened: Opened,
        mut take: impl FnMut(&[u8], u64, Option<u64>) -> Result<()>,
    ) -> Result<()> {
        let Opened { response, url, _turn, .. } = opened;
        let host = host(&url);
        if let Some(error) = self.refusal(response.status(), response.headers(), &host, self.clock.now()) {
            return Err(error);
        }
        let (total, limit) = (response.content_length(), self.limits.media);
        let too_large = || Error::TooLarge { host: host.clone(), limit_mb: limit >> 20 };
        if total.is_some_and(|total| total > limit) {
            return Err(too_large());
        }
        let mut chunks = response.bytes_stream();
        let mut done = 0;
        loop {
            let next = tokio::time::timeout(self.limits.first_byte, chunks.next()).await;
            let Some(chunk) = next.map_err(|_| Error::Timeout { host: host.clone() })? else { return Ok(()) };
            let chunk = chunk.map_err(|e| failure::explain(&e, host.clone()))?;
            done += chunk.len() as u64;
            if done > limit {
                return Err(too_large());
            }
            take(&chunk, done, total)?;
        }
    }

    /// `turn` is that of the address that is asked first.
    async fn follow(&self, request: &Request<'_>, turn: Turn) -> Result<Opened> {
        let mut turn = Some(turn);
        // A password in an address would be sent with it.
        let (mut url, _) = parted(request.url);
        let mut reach = request.reach.clone();
        let mut moves = Moves::default();
        for _ in 0..=self.limits.redirects {
            let turn = match turn.take() {
                Some(turn) => turn,
                None => self.turn(&url, request.purpose).await?,
            };
            let (response, is_private) = self.ask(&url, &reach, request).await?;
            let location = redirect_target(&response, &url).map(|location| parted(&location).0);
            let Some(location) = location else {
                return Ok(Opened { response, url, moved_to: moves.to, is_private, _turn: turn });
            };
            if !matches!(location.scheme(), "http" | "https")
                || (url.scheme() == "https" && location.scheme() == "http")
            {
                return Err(Error::ForbiddenRedirect { host: host(&url) });
            }
            // Whoever typed the first address did not type this one.
            if let Reach::Typed = reach {
                reach = Reach::Named { by: request.url.clone(), is_private };
            }
            moves.hop(response.status(), &location);
            url = location;
        }
        Err(Error::TooManyRedirects { host: host(request.url) })
    }

    /// The answer, and whether it comes from a private network. Whoever calls it has the turn.
    async fn ask(&self, url: &Url, reach: &Reach, request: &Request<'_>) -> Result<(Response, bool)> {
        let host = host(url);
        if !matches!(url.scheme(), "http" | "https") || url.host().is_none() {
            return Err(Error::InvalidUrl { input: url.to_string() });
        }
        // Whoever was before us in the line may have been asked to stay away.
        self.refuse_held(&host)?;
        let is_proxied = self.proxies.take(url);
        let allows_private = reach.allows_private(url);
        let leads_inside =
            guard::names_private_address(url) || (is_proxied && guard::leads_inside(&self.names, url).await);
        if leads_inside && !allows_private {
            return Err(Error::PrivateAddress { host });
        }
        // Behind a proxy the connection is to the proxy, wherever that is.
        let client = if allows_private || is_proxied { &self.anywhere } else { &self.public_only };
        let mut question = client.get(url.clone()).header(header::ACCEPT, request.purpose.accept());
        if request.afterwards == Afterwards::Nothing {
            question = question.header(header::CONNECTION, "close");
        }
        let is_asked = url.origin() == request.url.origin();
        if let Some(name) = request.user_agent.filter(|_| is_asked) {
            question = question.header(header::USER_AGENT, name);
        }
        if let Some(sign_in) = request.sign_in.filter(|_| is_asked) {
            question = sign_in.put_on(question);
        }
        if let Some(site) = request.shown_on.and_then(|site| told(site, url)) {
            question = question.header(header::REFERER, site);
        }
        if let Some(etag) = &request.validators.etag {
            question = question.header(header::IF_NONE_MATCH, etag);
        }
        if let Some(date) = &request.validators.last_modified {
            question = question.header(header::IF_MODIFIED_SINCE, date);
        }
        let response = tokio::time::timeout(self.limits.first_byte, question.send()).await;
        let response = response
            .map_err(|_| Error::Timeout { host: host.clone() })?
            .map_err(|e| failure::explain(&e, host))?;
        let is_private = match response.remote_addr() {
            Some(address) if !is_proxied => !is_public(address.ip()),
            _ => leads_inside,
        };
        Ok((response, is_private))
    }

    /// The right to ask a host, unless it asked to be left alone.
    async fn turn(&self, url: &Url, purpose: Purpose) -> Result<Turn> {
        self.refuse_held(&host(url))?;
        let line = if purpose == Purpose::Media { Line::Media } else { Line::Documents };
        Ok(self.hosts.turn(url, line).await)
    }

    fn refuse_held(&self, host: &str) -> Result<()> {
        match self.hosts.held(host, self.clock.now()) {
            Some(until) => Err(Error::RateLimited { host: host.to_owned(), until_ms: until.0, status: None }),
            None => Ok(()),
        }
    }

    async fn read(&self, opened: Opened, purpose: Purpose) -> Result<Fetched> {
        let Opened { response, url, moved_to, is_private, _turn } = opened;
        let host = host(&url);
        let status = response.status();
        let now = self.clock.now();
        let fresh_for = answer::fresh_for(response.headers(), now);
        if status == StatusCode::NOT_MODIFIED {
            return Ok(Fetched::Unchanged(Unchanged { moved_to, fresh_for, is_private }));
        }
        if let Some(error) = self.refusal(status, response.headers(), &host, now) {
            return Err(error);
        }
        let headers = response.headers().clone();
        let limit = if purpose == Purpose::Image { self.limits.image } else { self.limits.body };
        let body = body(response, limit, &host).await?;
        Ok(Fetched::Answer(Answer {
            status: status.as_u16(),
            url,
            moved_to,
            body,
            content_type: text(&headers, &header::CONTENT_TYPE),
            validators: Validators {
                etag: text(&headers, &header::ETAG),
                last_modified: text(&headers, &header::LAST_MODIFIED),
            },
            fresh_for,
            is_private,
        }))
    }

    /// What a status that brings nothing to read says, if it is one.
    fn refusal(&self, status: StatusCode, headers: &HeaderMap, host: &str, now: Timestamp) -> Option<Error> {
        let host = host.to_owned();
        let too_busy = matches!(status, StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE);
        if too_busy {
            let until = now.plus(answer::retry_after(headers, now));
            self.hosts.hold(&host, until);
            if let Some(tell) = &self.on_rest {
                tell(&host, until);
            }
            let asked = status == StatusCode::TOO_MANY_REQUESTS || headers.contains_key(header::RETRY_AFTER);
            if asked {
                let status = Some(status.as_u16());
                return Some(Error::RateLimited { host, until_ms: until.0, status });
            }
        }
        match status {
            StatusCode::GONE => Some(Error::Gone { host }),
            StatusCode::UNAUTHORIZED => Some(Error::SignInNeeded { host }),
            StatusCode::FORBIDDEN => Some(Error::Refused { host }),
            status if status.is_success() => None,
            status => Some(Error::HttpStatus { host, status: status.as_u16() }),
        }
    }
}

/// An answer that has begun.
struct Opened {
    response: Response,
    /// After redirects.
    url: Url,
    moved_to: Option<Url>,
    /// As [`Answer::is_private`].
    is_private: bool,
    /// Held until the answer is read: one connection to a host at a time.
    _turn: Turn,
}

/// How far an address has moved for good: the redirects that say so, up to the first that does not.
#[derive(Default)]
struct Moves {
    to: Option<Url>,
    only_for_now: bool,
}

impl Moves {
    fn hop(&mut self, status: StatusCode, target: &Url) {
        self.only_for_now |=
            !matches!(status, StatusCode::MOVED_PERMANENTLY | StatusCode::PERMANENT_REDIRECT);
        if !self.only_for_now {
            self.to = Some(target.clone());
        }
    }
}

/// Reads a body as it comes, so that one without end costs no more than the limit.
async fn body(response: Response, limit: u64, host: &str) -> Result<Vec<u8>> {
    let too_large = || Error::TooLarge { host: host.to_owned(), limit_mb: limit >> 20 };
    if response.content_length().is_some_and(|length| length > limit) {
        return Err(too_large());
    }
    let mut body = Vec::new();
    let mut chunks = response.bytes_stream();
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(|e| failure::explain(&e, host.to_owned()))?;
        if body.len() as u64 + chunk.len() as u64 > limit {
            return Err(too_large());
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

fn redirect_target(response: &Response, url: &Url) -> Option<Url> {
    if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return None;
    }
    let location = response.headers().get(header::LOCATION)?;
    url.join(&String::from_utf8_lossy(location.as_bytes())).ok()
}

/// What a server is told of the page that shows what it is asked for (Referrer Policy, `strict-origin`).
fn told(site: &Url, asked: &Url) -> Option<String> {
    let is_safe = asked.scheme() == "https" || site.scheme() == "http";
    (is_safe && site.has_host()).then(|| format!("{}/", site.origin().ascii_serialization()))
}

fn text(headers: &HeaderMap<HeaderValue>, name: &header::HeaderName) -> Option<String> {
    headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
}
