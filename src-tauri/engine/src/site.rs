//! What a site is known by: the name that its publisher registered, by the Public Suffix List (publicsuffix.org).

use std::net::IpAddr;

use url::Url;

/// Counts up when the names that this file gives change for hosts that libraries have articles of.
pub const EDITION: u32 = 2;

/// The registered name that `host` stands under: `kompas.com` for `www.kompas.com`, and `nama.github.io` for itself,
/// where everybody may register. A host that has no such name is its own site: an address, `localhost`, `co.id`.
pub fn site(host: &str) -> &str {
    let host = host.strip_suffix('.').unwrap_or(host);
    let is_address = host.starts_with('[') || host.parse::<IpAddr>().is_ok();
    if is_address { host } else { psl::domain_str(host).unwrap_or(host) }
}

/// Whether two addresses belong to one publisher, as far as their names tell.
pub fn same_site(a: &Url, b: &Url) -> bool {
    match (a.host_str(), b.host_str()) {
        (Some(a), Some(b)) => site(a) == site(b),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sites_are_what_somebody_registered() {
        for (host, expected) in [
            ("www.kompas.com", "kompas.com"),
            ("kompas.com", "kompas.com"),
            ("a.b.example.co.id", "example.co.id"),
            ("berita.desa.id", "berita.desa.id"),
            ("www.humas.jatengprov.go.id", "jatengprov.go.id"),
            ("news.bbc.co.uk", "bbc.co.uk"),
            ("www.asahi.co.jp", "asahi.co.jp"),
            ("news.abc.net.au", "abc.net.au"),
            ("www.city.kawasaki.jp", "city.kawasaki.jp"),
            ("www3.nhk.or.jp", "nhk.or.jp"),
            ("blog.nama.github.io", "nama.github.io"),
            ("nama.blogspot.com", "nama.blogspot.com"),
            ("www.xn--80ak6aa92e.com", "xn--80ak6aa92e.com"),
            ("berita.kabar.example", "kabar.example"),
            ("kompas.com.", "kompas.com"),
            ("co.id", "co.id"),
            ("localhost", "localhost"),
            ("127.0.0.1", "127.0.0.1"),
            ("192.168.1.10", "192.168.1.10"),
            ("[2001:db8::1]", "[2001:db8::1]"),
            ("", ""),
        ] {
            assert_eq!(site(host), expected, "{host}");
        }
    }

    #[test]
    fn neighbours_are_told_from_members() {
        let url = |host: &str| Url::parse(&format!("https://{host}/")).unwrap();
        let same = |a: &str, b: &str| same_site(&url(a), &url(b));
        assert!(same("kabar.example", "www.kabar.example") && same("bola.kabar.com", "kabar.com"));
        assert!(same("a.kabar.co.id", "kabar.co.id") && same("127.0.0.1", "127.0.0.1"));
        assert!(!same("satu.co.id", "dua.co.id") && !same("kabar.com", "warta.com"));
        assert!(!same("satu.com.au", "dua.com.au") && !same("satu.github.io", "dua.github.io"));
        assert!(!same("127.0.0.1", "10.0.0.1") && !same("192.168.0.1", "10.0.0.1"));
        assert!(same("[2001:db8::1]", "[2001:db8::1]") && !same("[2001:db8::1]", "[2001:db8::2]"));
    }
}
