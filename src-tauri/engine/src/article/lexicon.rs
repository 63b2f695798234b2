//! The words by which newsrooms mark what is not part of the text.

use super::pattern::Pattern;

/// "Read also", at the start of a block, in the languages of the sites that use it.
static CUE: Pattern = Pattern::new(concat!(
    r"(?i)^[\s»>›▶•*\-–—\[\(【]*(?:",
    // Indonesian and Malay
    r"baca\s+(?:juga|pula|selengkapnya|selanjutnya|lainnya|berita\s+lain(?:nya)?|artikel\s+lain(?:nya)?|lagi)",
    r"|(?:simak|lihat|tonton)\s+(?:juga|pula|video)|(?:berita|artikel|topik)\s+(?:terkait|berkaitan|lainnya|pilihan)|pilihan\s+(?:editor|redaksi)",
    r"|rekomendasi\s+(?:untuk\s+anda|berita)|terkait",
    // English
    r"|read\s+(?:also|more|on)|(?:also|must)\s+read|see\s+also|more\s+(?:on|from)\s+this(?:\s+(?:story|topic))?|more\s+(?:stories|news|coverage)",
    r"|related(?:\s+(?:articles?|stor(?:y|ies)|news|posts?|reading|coverage|content|links?|topics?|videos?))?",
    r"|recommended(?:\s+(?:reading|stories|for\s+you))?|further\s+reading|don['’]t\s+miss|you\s+(?:may|might)\s+also\s+like",
    r"|in\s+case\s+you\s+missed\s+it|also\s+on\s+[a-z0-9-]+\.[a-z]{2,4}|editors?['’]?s?\s+picks?",
    // German
    r"|lesen\s+sie\s+(?:auch|hier|mehr|dazu)|mehr\s+(?:zum\s+thema|dazu)|auch\s+interessant|siehe\s+auch|passend\s+dazu",
    r"|das\s+könnte\s+sie\s+auch\s+interessieren|weiterlesen",
    // French
    r"|(?:à\s+)?lire\s+(?:aussi|également|la\s+suite)|à\s+lire|voir\s+aussi|sur\s+le\s+même\s+sujet|pour\s+aller\s+plus\s+loin",
    // Spanish
    r"|l(?:ea|ee|eer)\s+(?:también|además|más)|(?:seguir|sigue)\s+leyendo|[tl]e\s+puede\s+interesar|ver\s+también|más\s+información|noticias\s+relacionadas",
    // Portuguese
    r"|leia\s+(?:também|mais|ainda)|veja\s+(?:também|mais)|saiba\s+mais|notícias\s+relacionadas",
    // Italian
    r"|leggi\s+(?:anche|pure|di\s+più)|approfondisci|vedi\s+anche|per\s+approfondire|potrebbe\s+interessarti",
    // Dutch
    r"|lees\s+(?:ook|meer|verder)|bekijk\s+ook|zie\s+ook",
    // Swedish, Norwegian, Danish, Finnish
    r"|läs\s+(?:också|även|mer|vidare)|se\s+även|les\s+(?:også|mer|meir)|læs\s+(?:også|mere)|lue\s+(?:myös|lisää)",
    // Polish, Czech, Slovak, Hungarian, Romanian, Croatian and Serbian
    r"|(?:przeczytaj|czytaj|zobacz)\s+(?:także|też|również|więcej|dalej)|powiązane\s+artykuły",
    r"|(?:pře)?čtěte\s+(?:si\s+)?(?:také|též|dále|více)|čítajte\s+(?:aj|tiež|viac)|olvas(?:sa|d)\s+el(?:\s+ezt)?\s+is|kapcsolódó\s+cikk(?:ek|ünk)?",
    r"|cite[șş]te\s+(?:[șş]i|mai\s+mult)|pročitaj(?:te)?\s+(?:još|i|više)",
    // Russian, Ukrainian
    r"|чита(?:йте|ть)\s+(?:также|ещё|еще|далее)|смотрите\s+также|(?:материалы|новости|статьи)\s+по\s+теме",
    r"|чита(?:йте|ти)\s+(?:також|ще|далі)|дивіться\s+також|(?:матеріали|новини|статті)\s+(?:за|по)\s+темо?[юі]",
    // Greek, Turkish, Hebrew
    r"|διαβ[άα]στε\s+(?:επ[ίι]σης|ακ[όο]μ[αη]|περισσ[όο]τερα)|δε[ίι]τε\s+(?:επ[ίι]σης|ακ[όο]μ[αη])",
    r"|[iİ]lgili\s+haber(?:ler)?|ayrıca\s+okuyun|bun(?:u|lar)\s+da\s+(?:okuyun|ilginizi\s+çekebilir)",
    r"|קראו\s+(?:עוד|גם)|ראו\s+גם|לקריאה\s+נוספת|כתבות\s+נוספות",
    // Vietnamese, Hindi, Bengali, Urdu
    r"|(?:xem|đọc)\s+thêm|tin\s+liên\s+quan",
    r"|(?:ये|यह|इसे)\s+(?:(?:खबर|ख़बर)\s+)?भी\s+प(?:\u{95d}|\u{922}\u{93c})(?:ें|िए)|और\s+प(?:\u{95d}|\u{922}\u{93c})ें",
    r"|আরও\s+প(?:\u{9dc}|\u{9a1}\u{9bc})ুন|مزید\s+پڑھیں|یہ\s+بھی\s+پڑھیں",
    // Arabic and Persian
    r"|اقرأ\s+(?:أيضا|أيضاً|أيضًا|المزيد)|مواضيع\s+ذات\s+صلة|ذات\s+صلة|مطالب\s+مرتبط|بیشتر\s+بخوانید|در\s+همین\s+زمینه",
    r")(?:\s*[:：;|>»›\-–—\])…]+|\.\.\.|\s|$)\s*",
    // One word and a colon
    r"|^[\s»>›▶•*\-–—\[\(【]*(?:baca|lihat|simak|read|see|siehe|lesen\s+sie|lire|lea|leia|leggi|lees)\s*[:：]\s*",
    // Korean, Thai, Japanese and Chinese, which set no space after it
    r"|^[\s▶■◆●☞\[【(<]*(?:관련\s*(?:기사|뉴스)|함께\s+(?:보면|읽으면)\s+좋은\s+(?:기사|글))[\])>】:：\s]*",
    r"|^[\s▶■◆●]*(?:อ่าน(?:เพิ่มเติม|ต่อ|ข่าวที่เกี่ยวข้อง)|(?:ข่าว|เรื่อง)ที่เกี่ยวข้อง)[:：\s]*",
    r"|^[\s▶■◆●・]*【(?:動画|写真|画像|図解|関連|特集|写真まとめ)】",
    r"|^[\s▶■◆●・\[【（(]*(?:関連(?:記事|リンク|ニュース)?|[あ合]わせて読みたい|こちらも(?:おすすめ|読まれています)|おすすめ記事",
    r"|相关(?:阅读|新闻|报道)|相關(?:閱讀|新聞|報導)|延伸(?:阅读|閱讀)|推[荐薦](?:阅读|閱讀)|更多(?:阅读|報導)|另见)[】\])）:：\s]*",
));

/// The bytes of a "read also" at the start of `text`.
pub(super) fn cue(text: &str) -> Option<usize> {
    CUE.find(text).map(|found| found.end())
}

/// Asks the reader for something: a channel, an app, a subscription, an address.
static PROMO: Pattern = Pattern::new(concat!(
    r"(?i)^baca berita tanpa iklan|^gabung \S+\+|tanpa iklan(?-u:\b).{0,40}(?-u:\b)gabung",
    r"|whatsapp\.com/channel|(?-u:\b)(?:whatsapp channel|saluran whatsapp|kanal whatsapp|channel whatsapp|grup telegram|kanal telegram|channel telegram)(?-u:\b)",
    r"|^simak breaking news|^ikuti (?:kami|terus|berita|update|perkembangan|akun|saluran|kanal)(?-u:\b)|^dapatkan (?:update|berita|informasi)(?-u:\b).{0,60}(?-u:\b)(?:setiap|pilihan|terkini|hari)",
    r"|^(?:download|unduh|install|pasang) (?:sekarang )?(?:aplikasi|app)(?-u:\b)|pastikan (?:kamu|anda) sudah (?:meng)?instal",
    r"|^berlangganan(?-u:\b)|^langganan(?-u:\b)|^daftar(?:kan)? (?:email|sekarang|gratis)|^aktifkan notifikasi|^login untuk|^masuk untuk (?:ber)?komentar",
    r"|^saksikan (?:video|live|siaran)(?-u:\b).{0,60}(?:di bawah|berikut|pilihan)|^(?:tonton|simak) video (?:berikut|pilihan|di bawah)",
    r"|^(?:please )?(?:subscribe|sign[ -]?up|register|log ?in|sign in|join us)(?-u:\b)(?:.{0,80}(?-u:\b)(?:newsletters?|emails?|inbox|channel|updates?|access|account|free|today|now|reading|comment)(?-u:\b)|$)",
    r"|^(?:subscribe|sign up) (?:to|for)(?-u:\b)|(?-u:\b)(?:to|in) your inbox(?-u:\b)|^follow (?:us|me|@)|^follow .{2,40} on (?:twitter|facebook|instagram|x|threads|google news|telegram|whatsapp|linkedin|bluesky)(?-u:\b)",
    r"|^(?:download|get) (?:the|our) .{0,30}(?-u:\b)app(?-u:\b)|^join (?:our|the) .{0,40}(?:channel|group|newsletter|community)|^like us on|^support (?:our|independent|quality) journalism",
    r"|^already (?:a|have) (?:subscriber|member|an account|a subscription)|^enter your email|^by (?:signing up|subscribing|clicking|submitting|entering)(?-u:\b).{0,60}(?:agree|accept|consent|acknowledge)",
    r"|^(?:thank you|thanks) for (?:signing up|subscribing|registering)|^click here to (?:subscribe|sign up|get|join|follow)|^listen to this article|^you can unsubscribe",
    r"|^(?:this|the) (?:article|post|story) (?:may )?contains? affiliate|^we may earn (?:a |an )?(?:affiliate )?commission|^when you (?:buy|purchase) through links",
    r"|^(?:artikel|berita) ini (?:telah|sudah) (?:ter)?tayang|^baca berita .{0,40}(?-u:\b)lainnya (?:di|dalam) |^\W*(?:ragu|punya informasi) dengan kabar|(?-u:\b)kirim(?:kan)? pesan whatsapp ke nomor(?-u:\b)",
    r"|^find .{2,40} on (?:facebook|instagram|twitter|x|tiktok)(?-u:\b)|^follow .{2,60} coverage (?:of|at)(?-u:\b)|^if you have a story suggestion|^got a story\?|^for more stories like this|^(?:like|enjoyed?) this (?:story|article)\?",
    r"|^for more .{2,60} (?:articles|stories|news|coverage|videos),? (?:visit|go to|click)|^(?:new\W?)?you can now listen to|^thanks for reading .{2,60}[!.]|^cek berita dan artikel",
    // Malay
    r"|^(?:sertai|ikuti) (?:saluran|kumpulan|komuniti)(?-u:\b)|^muat turun (?:sekarang )?aplikasi(?-u:\b)|^langgan(?:i)? (?:sekarang|e-?mel|surat berita|newsletter)",
    // German
    r"|^(?:melden sie sich|abonnieren sie|jetzt (?:gratis |kostenlos )?(?:abonnieren|anmelden|registrieren|testen|herunterladen)|newsletter abonnieren|folgen sie uns|folgen sie .{2,40} auf)(?-u:\b)",
    r"|^über dieses thema berichtete(?-u:\b)|^(?:laden sie|holen sie sich) .{0,30}(?-u:\b)app(?-u:\b)|^hier (?:geht es|geht's) zum .{0,30}(?:kanal|newsletter)|^(?:sie sind )?(?:bereits|schon) abonnent",
    // French
    r"|^(?:abonnez-vous|inscrivez-vous|suivez-nous|rejoignez-nous|connectez-vous)(?-u:\b)|^téléchargez (?:notre|l['’]) ?appli|^recevez .{0,60}(?:newsletter|boîte mail|e-?mail)|^déjà abonné|^profitez de tous (?:nos|les) articles|en illimité pour .{0,12}€",
    // Spanish
    r"|^(?:suscríbe(?:te|ase)|síguenos|sígue(?:nos|la|lo) en|regístrate|apúntate|únete a nuestr[oa])(?-u:\b)|^(?:descarga|descárgate|baja) (?:la|nuestra) app|^recib[ae] .{0,60}(?:correo|boletín|whatsapp)|^sigue toda la información|^s[uú]m(?:ate|ese) al? |suscríb(?:ete|ase) (?:aquí |ya )?a (?:nuestr[ao]s?|la) (?:newsletter|bolet[ií]n)",
    // Portuguese
    r"|^(?:assine|inscreva-se|siga-nos|cadastre-se)(?-u:\b)|^siga .{2,40} no (?:whatsapp|instagram|google|telegram|x|facebook)|^(?:baixe|instale) (?:o|nosso) (?:app|aplicativo)|^(?:receba|entre) .{0,60}(?:whatsapp|telegram|e-?mail)|^clique aqui (?:para|e) |^veja os vídeos mais assistidos",
    // Italian
    r"|^(?:iscriviti|abbonati|seguici|registrati|accedi per)(?-u:\b)|^scarica (?:la nostra |l['’])app|^(?:unisciti|iscriviti) al .{0,30}canale|^ricevi .{0,60}(?:newsletter|e-?mail|casella)",
    // Dutch
    r"|^(?:abonneer|schrijf je in|meld je aan|volg ons)(?-u:\b)|^download (?:de|onze) .{0,20}app(?-u:\b)|^ontvang .{0,60}(?:nieuwsbrief|e-?mail|mailbox)",
    // Russian, Ukrainian, Polish, Turkish, Vietnamese
    r"|^подпи(?:сывайтесь|шитесь) на|^підпи(?:суйтесь|шіться) на|^dziękujemy,? że przeczyta|^dołącz do .{0,40}(?:na whatsapp|newsletter)|(?:google haberler|whatsapp kanal).{0,40}(?:takip|abone)|^theo dõi .{2,40} trên",
    // Arabic and Persian
    r"|کانال تلگرام|قناة (?:التلغرام|تلغرام|واتساب)",
    // Japanese and Chinese
    r"|^[\s▶■◆●【（(]*(?:無料)?(?:会員登録|メルマガ登録|メールマガジン(?:に|の)?登録)|^(?:公式)?アプリを(?:ダウンロード|入手)|^.{0,20}(?:公式)?(?:LINE|X|ツイッター)をフォロー|^(?:この|本)記事は(?:有料)?会員限定|^続きを読むには|^残り[\s:：]*[0-9,０-９]+文字|^(?:この|本)記事は有料記事|^有料会員(?:になると|登録)|^[\s［\[]*ログイン(?:して|すると)",
    r"|^[\s【（(]*(?:扫码|掃碼|扫描|掃描)(?:二维码|下方|關注|关注|下載|下载)?|^(?:欢迎|歡迎|请|請)?(?:关注|關注).{0,20}(?:公众号|公眾號|微信|微博)|^(?:点击|點擊)?(?:下载|下載|订阅|訂閱).{0,8}(?:客户端|客戶端|APP|电子报|電子報)|^(?:立即|马上|馬上)(?:訂閱|订阅|下載|下载)[\s!！]*$",
));

pub(super) fn is_promo(text: &str) -> bool {
    PROMO.is_match(text)
}

/// Where a newsroom says what was wrong before.
static CORRECTION: Pattern = Pattern::new(concat!(
    r"(?i)^(?:(?:an? |this )?(?:correction|clarification|editor['’]s note)(?: was made (?:on|to)(?-u:\b).{0,30})?\s*(?:[:：]|\(|—)|this (?:article|story) (?:has been|was) (?:corrected|amended|updated) (?:to|on|at|after))",
    r"|^(?:an? )?correction was made on|^(?:koreksi|ralat|pembetulan|berichtigung|korrektur|rectificatif|correctif|fe de errores|corrección|errata|correção|correzione|rettifica|correctie|rectificatie)\s*[:：(]",
    r"|^(?:訂正|【訂正】|更正)[:：】]?",
));

pub(super) fn is_correction(text: &str) -> bool {
    CORRECTION.is_match(text)
}

/// Labels and buttons, when they are all that a block says.
static FURNITURE: Pattern = Pattern::new(concat!(
    r"(?i)^[\s\W]*(?:",
    r"komentar(?: \(?\d+\)?)?|tulis komentar.*|lihat komentar|kirim komentar|bagikan(?: artikel)?(?: ini)?(?: melalui| ke)?|salin tautan|tautan (?:telah )?disalin|oke|batal|tutup(?: iklan)?|iklan|lanjutkan membaca|gulir ke bawah|scroll (?:to continue(?: with content)?|untuk (?:membaca|melanjutkan).*)|lanjut baca|selengkapnya|halaman (?:selanjutnya|berikutnya)|tampilkan semua|cetak|laporkan.*|topik terkait|tags?(?: terkait)?|kata kunci",
    r"|close ads?|advertisements?|advertising|ads?|ad feedback|sponsored(?: content)?|paid content|promoted|story continues below(?: advertisement)?|article continues (?:below|after).*|(?:continue|keep) reading(?: below)?|skip (?:ad|advertisement|(?:to|past) .{1,40})|after newsletter promotion|share(?: this)?(?: (?:article|story|post|page))?(?: on .{1,30}| via .{1,30})?|share|tweet|pin it|email|e-mail|print|copy link|link copied!?|save|bookmark|comments?(?: \(?\d+\)?)?|\d+ comments?|(?:leave|post|add|write) a (?:comment|reply)|(?:view|show|read) (?:all )?comments?|no comments yet|reply|load more|show more|see more|click to (?:share|print|email) .*|topics?|filed under|gift this article|image source.{0,40}|getty images|(?:read|up|watch) next|most read|loading\.*|more",
    r"|anzeige|werbung|teilen|kommentare?|drucken|publicité|partager|commentaires?|imprimer|publicidad|compartir|comentarios?|imprimir|publicidade|compartilhar|comentários?|pubblicità|condividi|commenti|stampa|advertentie|delen|reacties",
    r"|広告|シェア|コメント|印刷|广告|廣告|分享|评论|評論|留言|請繼續往下閱讀|请继续往下阅读|纠错|我要糾錯|PR|إعلان|تبلیغات",
    r"|реклама|reklama|reklam|annons|annonse|mainos|hirdetés|διαφ[ήη]μιση|פרסומת|โฆษณา|विज्ञापन|광고|quảng cáo",
    r"|passer la publicité|seite \d+\W?\w.{0,45}|auf einer seite lesen|la suite après (?:la|cette) publicité|publicité|fin de la publicité|gambas\W{0,3}video .{0,20}|advertisement\W{1,5}scroll to continue|scroll to continue",
    r")[\s\W]*$",
));

/// What stands where an advertisement would be.
static ADVERT: Pattern = Pattern::new(
    r"(?i)^\W*(?:close ads?|skip ad.*|advertis\w+|ads?|sponsored.*|iklan|tutup iklan|lanjutkan .*|scroll .*|gulir .*|(?:story|article) continues.*|anzeige|werbung|publicité|publicidad\w*|publicidade|pubblicità|advertentie|広告|广告|廣告)\W*$",
);

pub(super) fn is_advert(text: &str) -> bool {
    ADVERT.is_match(text)
}

pub(super) fn is_furniture(text: &str) -> bool {
    FURNITURE.is_match(text)
}

/// Words in a class or id that say what a whole box is.
pub(super) const FURNITURE_LABELS: [&str; 27] = [
    "comments",
    "komentar",
    "disqus",
    "share",
    "sharing",
    "sharebar",
    "sharethis",
    "addtoany",
    "social",
    "socials",
    "sosmed",
    "breadcrumb",
    "breadcrumbs",
    "tags",
    "taglist",
    "cookie",
    "consent",
    "gdpr",
    "popup",
    "advert",
    "advertisement",
    "advertising",
    "ads",
    "adsbygoogle",
    "iklan",
    "taboola",
    "outbrain",
];

/// Words in a class or id of a discussion, or of one voice in it.
pub(super) const COMMENT_LABELS: [&str; 18] = [
    "comment",
    "comments",
    "commentlist",
    "commentbody",
    "commenttext",
    "commentsection",
    "komentar",
    "kommentar",
    "kommentare",
    "kommentarer",
    "komentarze",
    "commentaires",
    "comentarios",
    "commenti",
    "reacties",
    "disqus",
    "talkback",
    "talkbacks",
];

pub(super) const PROMO_LABELS: [&str; 7] =
    ["newsletter", "newsletters", "subscribe", "signup", "promo", "login", "mailchimp"];

pub(super) const RELATED_LABELS: [&str; 17] = [
    "related",
    "relatedposts",
    "bacajuga",
    "terkait",
    "readalso",
    "alsoread",
    "readmore",
    "leggi",
    "recommended",
    "recommendation",
    "recommendations",
    "rekomendasi",
    "recirc",
    "recirculation",
    "seealso",
    "inlinerelated",
    "internallink",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cues() {
        for text in [
            "Baca juga: Rusia",
            "BACA JUGA Rusia",
            "» Baca Juga :",
            "Read also: x",
            "You may also like...",
            "Also on harian.com Banjir surut",
            "Related",
            "Lesen Sie auch: x",
            "À lire aussi : x",
            "Lea también: x",
            "Leia também",
            "Leggi anche: x",
            "Lees ook: x",
            "関連記事：x",
            "【関連】x",
            "相关阅读：x",
            "延伸閱讀 x",
            "(Baca juga: x)",
            "Artikel Berkaitan",
            "Läs också: x",
            "Les også: x",
            "Czytaj też: x",
            "Čtěte také: x",
            "Citește și: x",
            "Читайте также: x",
            "Материалы по теме",
            "Читайте ще",
            "ΔΙΑΒΑΣΤΕ ΑΚΟΜΗ: x",
            "Διαβάστε επίσης",
            "İlgili haber",
            "קראו עוד: x",
            "Xem thêm: x",
            "ये खबर भी पढ़ें",
            "আরও পড়ুন: x",
            "관련기사 x",
            "[관련 뉴스] x",
            "อ่านข่าวที่เกี่ยวข้อง: x",
        ] {
            assert!(cue(text).is_some(), "{text}");
        }
        for text in [
            "Bacaan juga ada",
            "Читайтетакже",
            "관련된 기사를 보면",
            "Lämnar också",
            "Relatedness",
            "Dia membaca juga",
            "Readers also",
            "The related",
            "",
        ] {
            assert!(cue(text).is_none(), "{text}");
        }
    }

    #[test]
    fn promos() {
        for text in [
            "Baca berita tanpa iklan. Gabung Harian+",
            "Simak breaking news dan berita pilihan kami langsung di ponselmu.",
            "Pilih saluran: https://www.whatsapp.com/channel/0029",
            "Login untuk memaksimalkan pengalaman membaca",
            "Sign up for our morning newsletter",
            "Get the day's stories delivered to your inbox",
            "Follow us on Twitter",
            "We may earn a commission",
            "Muat turun aplikasi kami",
            "Jetzt kostenlos anmelden",
            "Laden Sie unsere App",
            "Recevez chaque matin notre newsletter",
            "Descarga nuestra app",
            "Recibe las noticias en tu correo",
            "Receba as notícias no WhatsApp",
            "Unisciti al nostro canale WhatsApp",
            "Ontvang elke dag onze nieuwsbrief",
            "無料会員登録",
            "この記事は有料会員限定です",
            "扫码关注我们",
            "关注我们的微信公众号",
            "立即訂閱",
        ] {
            assert!(is_promo(text), "{text}");
        }
        for text in [
            "Warga mengikuti kami ke sungai",
            "The app was downloaded by millions",
            "Die Partei will sich jetzt anmelden, sagte sie",
            "Reciben a los heridos en tres hospitales",
            "Le parti reçoit chaque année des dons",
            "Il canale è stato chiuso",
            "訂閱人數去年減少了一半",
            "公式発表によると、会員登録は昨年の倍だった",
            "Subscribers left the company in droves last year",
            "Register offices reopened on Monday after the strike ended in the capital",
        ] {
            assert!(!is_promo(text), "{text}");
        }
    }

    #[test]
    fn furniture() {
        for text in [
            "Komentar",
            "Close Ads",
            "Share this article",
            "- Advertisement -",
            "12 Comments",
            "Tag:",
            "Oke",
            "広告",
        ] {
            assert!(is_furniture(text), "{text}");
        }
        for text in ["Komentar presiden itu memicu protes.", "Share prices fell", "Print sales rose", ""] {
            assert!(!is_furniture(text), "{text}");
        }
    }
}
