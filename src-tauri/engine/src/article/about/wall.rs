//! Pages that stand where an article was asked for: consent, sign-in, a check for browsers, an error.
//!
//! One sign is not enough, for each of them stands on real articles too: a page has to be without any word of being
//! an article, and to give itself away twice.

use dom_query::{Document, NodeRef};
use url::Url;

use super::metadata::Metadata;
use crate::article::page::{dom, line, pattern::Pattern};
use crate::model::Wall;

/// Headings and titles. Indonesian and Malay, English, German, French, Spanish, Portuguese, Italian, Dutch, Japanese,
/// Chinese.
static CUES: [(Wall, Pattern); 4] = [
    (
        Wall::Challenge,
        Pattern::new(concat!(
            r"(?i)just a moment|checking (?:your|if the site|that you)|verify(?:ing)? (?:that )?you are (?:a )?human|are you (?:a )?(?:human|robot)|attention required|security (?:check|verification)|bot (?:check|verification)|access (?:to this page )?(?:has been )?(?:denied|blocked)|enable javascript(?: and cookies)?|pardon our interruption|unusual traffic",
            r"|verifikasi (?:keamanan|bahwa anda)|memeriksa (?:peramban|browser)|aktifkan javascript|pengesahan keselamatan|akses (?:anda )?ditolak",
            r"|sicherheitsüberprüfung|einen moment|vérification de sécurité|un instant|vérifiez que vous êtes|comprobación de seguridad|un momento|verificação de segurança|um momento|verifica di sicurezza|beveiligingscontrole|een ogenblik",
            r"|セキュリティ(?:チェック|確認)|ロボットではありません|安全(?:检查|檢查|验证|驗證)|人机验证|人機驗證|请稍候|請稍候",
        )),
    ),
    (
        Wall::Consent,
        Pattern::new(concat!(
            r"(?i)before you continue|we (?:value|care about|respect) your privacy|your (?:privacy|data) (?:choices?|matters|settings)|privacy (?:gate|wall|preferences|settings)|cookie (?:consent|wall|settings|notice|preferences)|consent|accept (?:all )?cookies|manage (?:your )?(?:privacy|cookies?)",
            r"|sebelum (?:anda )?melanjutkan|(?:persetujuan|pengaturan|kebijakan|kuki|penggunaan) (?:cookie|kuki|privasi)|tetapan (?:kuki|privasi)|privasi anda",
            r"|(?:datenschutz|cookie|privatsphäre)[ -]?(?:einstellungen|hinweis|zustimmung)|zustimmung|mit werbung weiterlesen|ihre privatsphäre|vos? (?:choix|données)|votre vie privée|gestion des cookies|(?:paramètres|consentement)|su privacidad|tu privacidad|configuración de (?:cookies|privacidad)|consentimiento|sua privacidade|configurações de (?:cookies|privacidade)|la tua privacy|consenso|impostazioni (?:cookie|privacy)|privacy[- ]?instellingen|toestemming|cookie[- ]?instellingen",
            r"|cookie(?:の|に関する)?(?:同意|設定)|プライバシー設定|同意画面|隐私(?:设置|偏好)|隱私(?:設定|偏好)|cookie\s*(?:设置|設定|同意)",
        )),
    ),
    (
        Wall::SignIn,
        Pattern::new(concat!(
            r"(?i)^(?:please )?(?:log|sign)[ -]?in|(?:log|sign) in (?:to|or)|create (?:an|your) account|member (?:login|sign)|subscribe to (?:continue|read)",
            r"|^(?:masuk|log masuk|daftar masuk)(?: |$)|silakan masuk|masuk (?:ke|untuk|atau)",
            r"|^(?:anmelden|anmeldung|einloggen|login)(?:\W|$)|^(?:connexion|connectez-vous|se connecter|s['’]identifier)|^(?:iniciar sesión|inicia sesión|acceder|identifícate)|^(?:entrar|faça login|iniciar sessão)|^(?:accedi|accesso|login)|^(?:inloggen|log in)",
            r"|^ログイン|会員ログイン|サインイン|^登[录錄入]|会员登录|會員登入",
        )),
    ),
    (
        Wall::ErrorPage,
        Pattern::new(concat!(
            r"(?i)^(?:error\s*)?(?:400|401|403|404|410|429|500|502|503|504)(?:\W|$)|(?:page|file|article|content) (?:could )?(?:not|no longer) (?:be )?(?:found|available|exist)|not found|page (?:doesn['’]t|does not) exist|(?:can['’]t|cannot|couldn['’]t) find (?:that|this|the) page|forbidden|service unavailable|bad gateway|(?:internal )?server error|something went wrong|under maintenance|(?:an )?error occurred|oops",
            r"|(?:halaman|artikel|berita|laman)(?: yang anda cari| ini)? (?:tidak|tak) (?:ditemukan|dijumpai|tersedia|ada)|terjadi kesalahan|sedang dalam (?:perbaikan|pemeliharaan)|laman tidak wujud",
            r"|(?:seite|artikel) (?:wurde )?nicht (?:gefunden|verfügbar)|page (?:introuvable|non trouvée)|n['’]existe (?:pas|plus)|página no (?:encontrada|existe|disponible)|página não (?:encontrada|existe)|pagina non (?:trovata|esiste|disponibile)|pagina (?:niet|bestaat niet)",
            r"|(?:ページ|記事)(?:が|は)(?:見つかりません|存在しません|削除)|お探しのページ|(?:页面|頁面|文章|网页|網頁)(?:不存在|未找到|无法|無法|找不到)|找不到(?:页面|頁面|网页|網頁|该|該)",
        )),
    ),
];

/// Addresses that such pages have.
static ADDRESSES: [(Wall, Pattern); 4] = [
    (Wall::Challenge, Pattern::new(r"(?i)/cdn-cgi/|/captcha|/challenge|/blocked|/verify-human|/_incapsula")),
    (
        Wall::Consent,
        Pattern::new(
            r"(?i)//(?:consent|myprivacy|privacy|cookies?)\.|/(?:consent|cookie-?wall|privacy-?(?:gate|wall)|cookie-?consent|gdpr)(?:/|\?|$)",
        ),
    ),
    (
        Wall::SignIn,
        Pattern::new(
            r"(?i)//(?:login|signin|auth|accounts?|sso|id)\.|/(?:log-?in|sign-?in|masuk|anmelden|connexion|acceder|entrar|accedi|inloggen|auth|sso|account/login|users?/sign_in)(?:/|\?|\.|$)",
        ),
    ),
    (
        Wall::ErrorPage,
        Pattern::new(r"(?i)/(?:404|403|500|error|not-?found|page-?not-?found|errors?/\w+)(?:/|\?|\.|$)"),
    ),
];

/// What only the makers of such pages put into them.
static CHALLENGE_MARKS: Pattern = Pattern::new(
    r"(?i)challenge-platform|cf-(?:challenge|browser-verification|turnstile|chl)|cf_chl_|px-captcha|_incapsula_resource|datadome|g-recaptcha|h-captcha|hcaptcha\.com|awswaf|akamai-?bot|ray id",
);
static CONSENT_MARKS: Pattern = Pattern::new(
    r"(?i)sp_message|sourcepoint|cmp-?(?:wall|gate)|privacy-?gate|consent-?(?:wall|page|gate|form)|didomi|onetrust|usercentrics|quantcast|cookiebot|trustarc|consentmanager|iubenda",
);

/// With more words of its own, a page says more than any wall does.
const FEW_WORDS: u32 = 250;

/// So few that they alone are a sign.
const HARDLY_ANY: u32 = 60;

/// Which wall a page is, if it is one.
pub(crate) fn of(page: &Document, url: &Url, about: &Metadata) -> Option<Wall> {
    if says_it_is_an_article(page, about) {
        return None;
    }
    let headings = headings(page);
    let words = own_words(page);
    CUES.iter().map(|(wall, _)| *wall).find(|wall| is(*wall, page, url, &headings, words))
}

fn is(wall: Wall, page: &Document, url: &Url, headings: &[String], words: u32) -> bool {
    let of_wall =
        |all: &'static [(Wall, Pattern); 4]| all.iter().find(|(of, _)| *of == wall).map(|(_, it)| it);
    let has_cue = of_wall(&CUES).is_some_and(|cue| headings.iter().any(|heading| cue.is_match(heading)));
    let has_address = of_wall(&ADDRESSES).is_some_and(|address| address.is_match(url.as_str()));
    let is_marked = match wall {
        Wall::Challenge => is_marked(page, &CHALLENGE_MARKS),
        Wall::Consent => is_marked(page, &CONSENT_MARKS),
        Wall::SignIn => asks_for_a_password(page),
        Wall::ErrorPage => false,
    };
    if words > FEW_WORDS {
        // A consent page may go on for long about its partners.
        return wall == Wall::Consent && has_cue && is_marked && has_address;
    }
    match (has_cue, has_address || is_marked) {
        (true, true) => true,
        (true, false) => words < HARDLY_ANY,
        (false, true) => has_address && is_marked && words < HARDLY_ANY,
        (false, false) => false,
    }
}

/// Whether the page gives a date, an author or the kind of thing that it is.
fn says_it_is_an_article(page: &Document, about: &Metadata) -> bool {
    about.body.is_some()
        || about.byline.is_some() && about.published.is_some()
        || page.root().descendants_it().any(|node| {
            dom::is_any(&node, &["meta"])
                && (node.attr_or("property", "").starts_with("article:")
                    || (node.attr_or("property", "").as_ref() == "og:type"
                        && node.attr_or("content", "").eq_ignore_ascii_case("article")))
        })
}

fn headings(page: &Document) -> Vec<String> {
    page.root()
        .descendants_it()
        .filter(|node| dom::is_any(node, &["title", "h1", "h2"]))
        .take(6)
        .map(|node| dom::line(&node))
        .filter(|line| (1..=120).contains(&line.chars().count()))
        .collect()
}

/// Words that are no link, menu or code.
fn own_words(page: &Document) -> u32 {
    let Some(body) = page.body() else { return 0 };
    let mut words = 0;
    let mut open: Vec<NodeRef> = vec![body];
    while let Some(node) = open.pop() {
        if node.is_text() {
            words += line::count_words(&node.text());
        } else if !dom::is_any(
            &node,
            &[
                "a", "nav", "footer", "header", "script", "style", "noscript", "template", "button",
                "select", "h1", "h2",
            ],
        ) {
            open.extend(node.children_it(false));
        }
        if words > FEW_WORDS {
            break;
        }
    }
    words
}

fn asks_for_a_password(page: &Document) -> bool {
    page.root().descendants_it().any(|node| {
        dom::is_any(&node, &["input"]) && node.attr_or("type", "").eq_ignore_ascii_case("password")
    })
}

fn is_marked(page: &Document, marks: &Pattern) -> bool {
    page.root().descendants_it().filter(NodeRef::is_element).any(|node| {
        ["id", "class", "src", "action", "name"]
            .iter()
            .filter_map(|name| node.attr(name))
            .any(|value| marks.is_match(&value))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{about::metadata, page::Page};

    fn wall(address: &str, html: &str) -> Option<Wall> {
        let url = Url::parse(address).unwrap();
        let page = Page::read(html, &url);
        of(&page.document, &url, &metadata::read(&page))
    }

    const HERE: &str = "https://www.kabar.example/2026/11/banjir";

    #[test]
    fn two_signs_make_a_wall() {
        let password = "<form><input type=email><input type=password></form>";
        for (title, more, expected) in [
            ("Just a moment...", "<div id=cf-chl-widget>Checking</div>", Wall::Challenge),
            ("Verifikasi keamanan", "<p>Tunggu sebentar.</p>", Wall::Challenge),
            ("安全验证", "<p>请稍候</p>", Wall::Challenge),
            ("DPG Media Privacy Gate", "<div class=privacy-gate>Wij</div>", Wall::Consent),
            ("Ihre Privatsphäre", "<div id=sp_message_container>Zustimmen</div>", Wall::Consent),
            ("Votre vie privée", "<div id=didomi-host>Accepter</div>", Wall::Consent),
            ("Cookieの同意", "<p>同意する</p>", Wall::Consent),
            ("Masuk", password, Wall::SignIn),
            ("Log masuk", password, Wall::SignIn),
            ("Iniciar sesión", password, Wall::SignIn),
            ("Faça login", password, Wall::SignIn),
            ("ログイン", password, Wall::SignIn),
            ("404 - Page not found", "<p>Sorry.</p>", Wall::ErrorPage),
            ("Halaman tidak ditemukan", "<p>Kembali ke beranda.</p>", Wall::ErrorPage),
            ("Laman tidak dijumpai", "<p>Maaf.</p>", Wall::ErrorPage),
            ("Seite nicht gefunden", "", Wall::ErrorPage),
            ("Pagina non trovata", "", Wall::ErrorPage),
            ("Pagina niet gevonden", "", Wall::ErrorPage),
            ("页面不存在", "", Wall::ErrorPage),
        ] {
            let html = format!(
                "<html><head><title>{title}</title></head><body><h1>{title}</h1>{more}</body></html>"
            );
            assert_eq!(wall(HERE, &html), Some(expected), "{title}");
        }
        let moved = "<title>Kabar</title><h1>Selamat datang</h1><form><input type=password></form>";
        assert_eq!(wall("https://login.kabar.example/masuk?to=x", moved), Some(Wall::SignIn));
    }

    #[test]
    fn one_sign_does_not() {
        let prose =
            "<p>Air sungai naik dua meter sejak pagi dan warga pindah ke balai desa yang lebih tinggi.</p>"
                .repeat(8);
        for html in [
            // An article about errors, one on a site with a sign-in form, one behind a consent banner.
            format!("<title>404 errors and what they mean</title><h1>404 errors</h1>{prose}"),
            format!("<title>Banjir</title><h1>Banjir</h1>{prose}<form><input type=password></form>"),
            format!("<title>Banjir</title><h1>Banjir</h1>{prose}<div id=onetrust-consent-sdk>Cookies</div>"),
            // Short, and says nothing of the kind.
            "<title>Banjir</title><h1>Banjir</h1><p>Air surut.</p>".to_owned(),
            "<title>Not found: the city's lost statue</title><meta property=og:type content=article><p>Gone.</p>".to_owned(),
        ] {
            assert_eq!(wall(HERE, &html), None, "{html}");
        }
    }
}
