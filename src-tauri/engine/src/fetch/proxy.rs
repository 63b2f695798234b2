//! The proxy that this machine sends its requests through, where it has one.

use hyper_util::client::proxy::matcher::Matcher;
use url::Url;

/// Tells which requests a proxy takes, as the client itself is told: by the environment and by the system's settings.
pub(super) struct Proxies(Matcher);

impl Proxies {
    pub(super) fn of_system() -> Self {
        Self(Matcher::from_system())
    }

    /// Whether a proxy takes a request for this address, and looks its host up instead of us.
    pub(super) fn take(&self, url: &Url) -> bool {
        url.as_str().parse().is_ok_and(|uri| self.0.intercept(&uri).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_proxy_takes_is_told_as_the_client_is_told() {
        let proxies =
            Proxies(Matcher::builder().all("http://10.0.0.1:3128").no("localhost,.own.example").build());
        let takes = |url: &str| proxies.take(&Url::parse(url).unwrap());
        assert!(takes("http://news.example/feed") && takes("https://news.example/feed"));
        assert!(!takes("http://localhost/feed") && !takes("http://www.own.example/feed"));
    }
}
