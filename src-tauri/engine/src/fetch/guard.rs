//! What content names may not lead Warta to the person's own machine or network.
//!
//! The check is made on the addresses that a connection is opened to, after the name was resolved, so
//! that a name that changes its mind gains nothing.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use url::{Host, Url};

/// Who named an address, and so how far it may reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The person typed it: it may be on their own network.
    Typed,
    /// Content at `by` named it: public addresses only, or the very origin that it came from where that is private
    /// itself. A name that led to the public when the content was fetched gains nothing by leading elsewhere now.
    Named { by: Url, is_private: bool },
}

impl Reach {
    pub(super) fn allows_private(&self, url: &Url) -> bool {
        match self {
            Self::Typed => true,
            Self::Named { by, is_private } => *is_private && by.origin() == url.origin(),
        }
    }
}

/// Resolves names as this machine does.
#[derive(Debug, Default)]
pub struct SystemNames;

impl Resolve for SystemNames {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}

/// Said by [`PublicNames`] when a name leads nowhere public.
pub(super) const REFUSED: &str = "the name leads to a private address";

/// Of what a name leads to, only the addresses of the public internet: a connection is opened to one of
/// those or to none.
pub(super) struct PublicNames(pub(super) Arc<dyn Resolve>);

impl Resolve for PublicNames {
    fn resolve(&self, name: Name) -> Resolving {
        let found = self.0.resolve(name);
        Box::pin(async move {
            let public: Vec<SocketAddr> = found.await?.filter(|address| is_public(address.ip())).collect();
            if public.is_empty() {
                return Err(REFUSED.into());
            }
            Ok(Box::new(public.into_iter()) as Addrs)
        })
    }
}

/// Names that no public server has (RFC 6761, RFC 6762, RFC 8375, and what routers give out).
const PRIVATE_ENDS: [&str; 7] =
    ["local", "localhost", "localdomain", "internal", "lan", "home.arpa", "intranet"];

/// Whether a URL says of its host that it is none of the public internet: by a private address, or by a name that is
/// only known inside a network. Such a host is never resolved for content.
pub fn names_private_address(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => !is_public(address.into()),
        Some(Host::Ipv6(address)) => !is_public(address.into()),
        Some(Host::Domain(name)) => {
            let name = name.trim_end_matches('.');
            let ends_in = |end: &&str| {
                name.strip_suffix(*end).is_some_and(|start| start.is_empty() || start.ends_with('.'))
            };
            !name.contains('.') || PRIVATE_ENDS.iter().any(ends_in)
        }
        None => true,
    }
}

/// Whether a name leads to public addresses; for requests that somebody else opens the connection of.
///
/// A name that cannot be looked up here may be known to the proxy alone, as every public one is behind some.
pub(super) async fn leads_inside(names: &Arc<dyn Resolve>, url: &Url) -> bool {
    let Some(Host::Domain(name)) = url.host() else { return names_private_address(url) };
    let Ok(name) = name.parse() else { return true };
    match names.resolve(name).await {
        Ok(mut found) => !found.any(|address| is_public(address.ip())),
        Err(_) => false,
    }
}

/// Whether a URL's host is this machine, by its address or by its name (RFC 6761 §6.3).
pub fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.to_canonical().is_loopback(),
        Some(Host::Domain(name)) => {
            let name = name.trim_end_matches('.');
            name == "localhost" || name.ends_with(".localhost")
        }
        None => false,
    }
}

/// Whether an address belongs to the public internet (IANA special-purpose registries, RFC 6890).
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => is_public_v4(v4),
        IpAddr::V6(v6) => is_public_v6(v6),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    !(a == 0
        || address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation()
        || (a == 100 && b & 0xC0 == 64) // shared by carriers, RFC 6598
        || (a == 192 && b == 0 && c == 0) // protocol assignments
        || (a == 198 && b & 0xFE == 18) // benchmarks, RFC 2544
        || a >= 224) // multicast, reserved, broadcast
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let segments = address.segments();
    // Forms that carry an IPv4 address are as public as what they carry.
    let carried = match segments {
        [0, 0, 0, 0, 0, 0xFFFF, high, low] // mapped
        | [0, 0, 0, 0, 0, 0, high, low] // compatible, ::1 and :: among them
        | [0x64, 0xFF9B, 0, 0, 0, 0, high, low] // NAT64
        | [0x2002, high, low, ..] => Some((high, low)), // 6to4
        _ => None,
    };
    if let Some((high, low)) = carried {
        let [a, b] = high.to_be_bytes();
        let [c, d] = low.to_be_bytes();
        return is_public_v4(Ipv4Addr::new(a, b, c, d));
    }
    segments[0] & 0xE000 == 0x2000 // global unicast
        && !(segments[0] == 0x2001 && (segments[1] < 0x200 || segments[1] == 0xDB8))
        && segments[0] & 0xFFF0 != 0x3FF0 // documentation, RFC 9637
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_public_internet_is_public() {
        let check = |address: &str, public: bool| {
            assert_eq!(is_public(address.parse().unwrap()), public, "{address}");
        };
        for address in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "127.0.0.1",
            "127.9.9.9",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "192.0.0.8",
            "192.0.2.1",
            "198.18.0.1",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::127.0.0.1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::a00:1",
            "2002:7f00:1::",
            "fc00::1",
            "fd12::1",
            "fe80::1",
            "ff02::1",
            "2001:db8::1",
            "2001::1",
            "3fff::1",
        ] {
            check(address, false);
        }
        for address in
            ["1.1.1.1", "8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "::ffff:8.8.8.8"]
        {
            check(address, true);
        }
    }

    #[test]
    fn content_reaches_its_own_origin_and_the_public() {
        let url = |text: &str| Url::parse(text).unwrap();
        let named = Reach::Named { by: url("http://192.168.1.5:8080/feed"), is_private: true };
        let changed = Reach::Named { by: url("http://192.168.1.5:8080/feed"), is_private: false };
        assert!(!changed.allows_private(&url("http://192.168.1.5:8080/image.png")));
        assert!(named.allows_private(&url("http://192.168.1.5:8080/image.png")));
        assert!(!named.allows_private(&url("http://192.168.1.5/admin")));
        assert!(!named.allows_private(&url("http://192.168.1.1:8080/")));
        assert!(Reach::Typed.allows_private(&url("http://192.168.1.1/")));
        assert!(names_private_address(&url("http://2130706433/"))); // 127.0.0.1 as one number
        assert!(names_private_address(&url("http://[::ffff:7f00:1]/")));
        assert!(!names_private_address(&url("https://news.example/")));
        for inside in
            ["http://nas/", "http://nas.local/", "http://metadata.internal./", "http://router.home.arpa/"]
        {
            assert!(names_private_address(&url(inside)), "{inside}");
        }
        for outside in ["http://local.example/", "http://notlocal.example/", "http://mylan.example/"] {
            assert!(!names_private_address(&url(outside)), "{outside}");
        }
    }

    #[test]
    fn this_machine_is_known_by_every_name() {
        let check = |host: &str, expected: bool| {
            let url = Url::parse(&format!("http://{host}:8080/feed")).unwrap();
            assert_eq!(is_loopback(&url), expected, "{host}");
            assert!(!expected || names_private_address(&url), "{host}");
        };
        for here in
            ["127.0.0.1", "127.9.9.9", "[::1]", "[::ffff:7f00:1]", "localhost", "localhost.", "a.localhost"]
        {
            check(here, true);
        }
        for elsewhere in ["10.0.0.1", "[::2]", "localhost.example", "notlocalhost", "news.example"] {
            check(elsewhere, false);
        }
    }
}
