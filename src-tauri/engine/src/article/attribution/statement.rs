//! Claims that rest on an office's own statement, or on a post.

use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

use regex::Regex;

use super::mention::is_arabic;
use super::outlets;

/// Words that make a name one of an office. Those of the last lines are written small in their languages.
const OFFICE: &str = concat!(
    r"(?:Kementerian|Kemen[a-z]+|Dinas|Badan|Balai|Kepolisian|Polri|Polda|Polres|Polresta|Mabes|Pemerintah|Pemkot|Pemprov|Pemkab|Otoritas|Komisi|Komite|Asosiasi|Universitas|Rumah\s+Sakit|Kejaksaan|Kedutaan|Bank|Jabatan|Polis|Kerajaan|Suruhanjaya|Lembaga",
    r"|Ministry|Department|Police|Agency|Authority|Commission|Council|Office|Court|Government|University|Army|Navy|Force|Service|Institute|Committee|Association|Federation|Union|Parliament|Board|Bureau|Centre|Center|Hospital|Embassy",
    r"|[^\s.,;:!?()]*[Mm]inisterium|Polizei|Landespolizei|Bundespolizei|Staatsanwaltschaft|Feuerwehr|Landratsamt|[A-ZÄÖÜ][a-zäöüß-]+amt|Bundesregierung|Stadtverwaltung",
    r"|Ministerio|Policía|Gobierno|Ayuntamiento|Fiscalía|Guardia\s+Civil|Junta|Ministério|Polícia|Prefeitura|Governo|Secretaria|Universidad|Universidade",
    r"|[Mm]inistère|[Pp]réfecture|[Pp]arquet|[Mm]airie|[Gg]endarmerie|[Mm]inistero|[Pp]rocura|[Qq]uestura|[Cc]omune|[Rr]egione|[Mm]inisterie|[Pp]olitie|[Gg]emeente|[Oo]penbaar\s+[Mm]inisterie)",
);

/// Capitals of the languages below that have any: those of all scripts are far larger, compiled.
const CAPITAL: &str = "[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĲĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽ]";

const OF: &str =
    r"(?:of|for|and|on|the|de|du|des|del|las?|los|da|do|das|dos|di|dan|für|und|von|der|van|voor|het|y|e|en)";

/// What a language puts around an office that made a statement, with the words that it cannot do without, in lower
/// case: most articles need few of these.
const STATED: &[(&[&str], &str)] = &[
    // English
    (
        &["statement", "release", "communiqué"],
        r"{ORG},?\s+(?:has\s+|had\s+|also\s+)*(?:said|says|announced|confirmed|added|warned|wrote)\s+(?:(?:on\s+)?\w+day\s+)?in\s+(?:an?|its)\s+(?:[\w-]+\s+)?(?:statement|press\s+release|news\s+release|communiqué)",
    ),
    (
        &["statement", "release"],
        r"(?i:in\s+an?\s+(?:[\w-]+\s+)?(?:statement|press\s+release|news\s+release)),?\s+(?:from\s+|by\s+)?(?:the\s+)?{ORG}",
    ),
    (
        &["statement", "release"],
        r"(?:statement|press\s+release|news\s+release)\s+(?:issued\s+|released\s+)?(?:from|by)\s+(?:the\s+)?{ORG}",
    ),
    // Indonesian and Malay
    (
        &["keterangan", "siaran", "pernyataan", "rilis", "kenyataan"],
        r"(?i:keterangan|siaran|pernyataan|rilis|kenyataan)\s+(?:resmi|tertulis|pers|media|rasmi)\w*(?:\s+(?:pers|resmi|tertulis))?,?\s+(?:dari\s+)?{ORG}",
    ),
    (
        &["keterangan", "siaran", "pernyataan", "rilis", "kenyataan"],
        r"{ORG}\s+(?:menyatakan|mengatakan|menyebut|menegaskan|mengumumkan|memastikan|memaklumkan|mengesahkan|menafikan|menjelaskan|memberitahu|berkata)[^.;]{0,60}?\s(?:dalam|lewat|melalui|menerusi)\s+(?:(?:satu|sebuah|suatu)\s+)?(?:keterangan|siaran\s+(?:pers|media|akhbar|resmi|rasmi)|pernyataan|rilis|kenyataan)",
    ),
    (
        &["keterangan", "pernyataan", "kenyataan"],
        r"(?i:menurut)\s+(?:(?:satu|sebuah|suatu)\s+)?(?:kenyataan|pernyataan|keterangan)\s+(?:(?:daripada|dari)\s+)?{ORG}",
    ),
    (&["resmi"], r"(?i:situs|laman|website)\s+resmi\s+{ORG}"),
    // German
    (&["teilte"], r"(?:teilte|teilten)\s+(?:die|das|der)\s+{ORG}[^.;]{0,60}?\smit\b"),
    (&["teilte"], r"{ORG}\s+teilte[^.;]{0,80}?\smit\b"),
    (
        &["mitteilung", "erklärung"],
        r"{ORG}[^.;]{0,60}?\sin\s+einer\s+(?:Mitteilung|Pressemitteilung|Erklärung)",
    ),
    (&["mitteilung", "erklärung"], r"(?:Mitteilung|Pressemitteilung|Erklärung)\s+(?:der|des|von)\s+{ORG}"),
    // French
    (&["communiqué"], r"{ORG}[^.;]{0,60}?\sdans\s+un\s+communiqué"),
    (&["communiqué"], r"(?i:communiqué)\s+(?:de\s+la\s+|du\s+|de\s+l['’]|des\s+|de\s+){ORG}"),
    // Spanish, Portuguese, Italian, Dutch
    (&["comunicado"], r"{ORG}[^.;]{0,60}?\sen\s+un\s+comunicado"),
    (&["comunicado"], r"(?i:en\s+un\s+comunicado),\s+(?:el|la)\s+{ORG}"),
    (&["comunicado"], r"comunicado\s+(?:del|de\s+la|de)\s+{ORG}"),
    (&["comunicado", "nota"], r"{ORG}[^.;]{0,60}?\s(?:em|por\s+meio\s+de)\s+(?:nota|comunicado)"),
    (&["nota"], r"(?i:em\s+nota),\s+(?:o|a)\s+{ORG}|nota\s+(?:do|da)\s+{ORG2}"),
    (&["nota", "comunicato"], r"{ORG}[^.;]{0,60}?\sin\s+(?:una\s+nota|un\s+comunicato)"),
    (&["nota", "comunicato"], r"(?:nota|comunicato)\s+(?:del\s+|della\s+|dell['’]|di\s+){ORG}"),
    (&["verklaring", "persbericht"], r"{ORG}[^.;]{0,60}?\sin\s+een\s+(?:verklaring|persbericht)"),
    (&["verklaring", "persbericht"], r"(?:verklaring|persbericht)\s+van\s+(?:het\s+|de\s+)?{ORG}"),
    // Japanese and Chinese
    (
        &["声明", "聲明", "発表"],
        r"(?P<org>[\p{Han}\p{Katakana}ー]{1,12}(?:省|庁|府|警察|署|局|機構|委員会|大学|協会))(?:は|の)(?:[^。]{0,20})?(?:声明で|声明によ|発表によ)",
    ),
    (
        &["声明", "聲明", "通报", "通報", "公告", "发布", "發布"],
        r"[据據](?P<org>\p{Han}{2,12}(?:部|局|署|厅|廳|委员会|委員會|政府|法院|公所|协会|協會|大学|大學))(?:[昨今前][天日]|\d{1,2}日|官方|最新)*(?:的)?(?:通报|通報|公告|声明|聲明|发布|發布)",
    ),
    (
        &["声明", "聲明", "通报", "通報", "公告", "发布", "發布", "新闻稿", "新聞稿"],
        r"(?:^|[，。；：、」”\s])(?:[昨今前][天日]|\d{1,2}日|[上下]午|晚间|晚間|随后|隨後|对此|對此|但|而)*(?P<org>\p{Han}{1,12}?(?:部|局|署|厅|廳|委员会|委員會|政府|法院|公所|协会|協會|大学|大學))(?:于|於)?(?:[昨今前][天日]|\d{1,2}日|[上下]午|晚间|晚間|随后|隨後|对外|對外)*(?:发表|發表|发布|發布|发出|發出)了?[^，。]{0,6}?(?:声明|聲明|新闻稿|新聞稿|公告|通报|通報)(?:$|\P{Han}|称|稱|说|說|表示|指|回应|回應|澄清|否认|否認|强调|強調|宣布|宣佈)",
    ),
    // Arabic and Persian, where the words on both sides say where the name ends
    (
        &["بيان"],
        r"(?:قالت|أعلنت|أكدت|ذكرت|أوضحت|أفادت)\s+(?P<org>(?:وزارة|هيئة|بلدية|شرطة|مديرية|محافظة|أمانة|رئاسة)(?:\s\p{Arabic}+){1,3}?)\s(?:في|عبر)\s+بيان",
    ),
    (
        &["بیانیه", "اطلاعیه"],
        r"(?:^|[\s،])(?P<org>(?:وزارت|سازمان|شهرداری|پلیس|فرمانداری|استانداری)(?:\s[\p{Arabic}\u{200c}]+){1,3}?)\s(?:در|با\s+صدور|با\s+انتشار)\s+(?:بیانیه|اطلاعیه)",
    ),
];

/// What stands right before the name of a place for posts when something was said there.
const POSTED: &[&str] = &[
    r"(?i:wrote|posted|said|tweeted|announced|shared|writing|posting|posts?|message|messages|thread|statement|tweet)\s+(?:\w+day\s+)?(?:on|to|via)\s+(?:the\s+)?(?:(?:his|her|its|their|social|media|messaging|platform|network|site|app|official|verified)\s+)*",
    r"(?i:akun|unggahan|unggahannya|cuitan|kicauan|kicauannya|menulis|tulis|tulisnya|diunggah|mengunggah|hantaran)\s+(?:(?:di|pada|lewat|melalui|media|sosial|resmi|resminya|pribadi|akun|platform)\s+)*",
    r"(?:schrieb|schreibt|postete|Beitrag|Post|Nachricht|Tweet)\s+(?:\w+\s+){0,3}?(?:auf|bei|via)\s+(?:der\s+Plattform\s+)?",
    r"(?i:écrit|publié|posté|message|publication|annoncé)e?s?\s+(?:\w+\s+){0,2}?sur\s+(?:le\s+réseau\s+(?:social\s+)?|son\s+compte\s+|la\s+plateforme\s+)?",
    r"(?i:escribió|publicó|anunció|mensaje|publicación|tuit)\s+(?:\w+\s+){0,2}?en\s+(?:su\s+(?:cuenta|perfil)\s+de\s+|la\s+red\s+social\s+)?",
    r"(?i:escreveu|publicou|publicação|postagem|anunciou)\s+(?:\w+\s+){0,2}?(?:no|na|em)\s+(?:(?:seu\s+|sua\s+)?(?:perfil|conta|rede\s+social)\s+(?:no\s+|do\s+)?)?",
    r"(?i:scritto|scrive|pubblicato|post|messaggio|annunciato)\s+(?:\w+\s+){0,2}?(?:su|sul)\s+(?:suo\s+profilo\s+)?",
    r"(?i:schreef|schrijft|bericht|post|plaatste)\s+(?:\w+\s+){0,2}?(?:op|via)\s+",
    r"(?:و|ف)?(?:كتب|كتبت|نشر|نشرت|غرد|غردت|تغريدة|تدوينة|منشور)(?:\s\p{Arabic}+){0,3}?\s(?:على|عبر)\s+(?:(?:حسابه|حسابها|صفحته|صفحتها|منصة|موقع|الرسمي|في|على)\s+)*",
    r"(?:在|通过|透過|於)(?:其)?(?:个人|個人|官方|社交平台|社交媒体|社群平台)*",
];
const POSTED_AFTER: &str = concat!(
    r"^(?:（旧[^）]{1,12}）)?(?:の公式アカウント)?(?:に|で|への|上で)(?:[^。、]{0,8})?(?:投稿|書き込)",
    r"|^(?:上|账号|帳號)?(?:发文|發文|发帖|写道|寫道|表示|发布|發布)",
);

/// In Persian both sides are needed: "در توییتر نوشت".
const POSTED_IN: (&str, &str) = (
    r"(?:^|\s)در\s+(?:(?:حساب|صفحه|شبکه|اجتماعی)\s+)*$",
    r"^(?:\s+(?:خود|رسمی|شخصی))*\s+(?:نوشت|نوشته|منتشر\s+کرد)",
);

/// Compiled when the first sentence has one of its words.
struct Form {
    words: &'static [&'static str],
    source: String,
    compiled: OnceLock<Option<Regex>>,
}

impl Form {
    fn of(&self, lower: &str) -> Option<&Regex> {
        if !self.words.iter().any(|word| lower.contains(word)) {
            return None;
        }
        let compile = || {
            let compiled = Regex::new(&self.source);
            debug_assert!(compiled.is_ok(), "{compiled:?}");
            compiled.ok()
        };
        self.compiled.get_or_init(compile).as_ref()
    }
}

struct Statements {
    stated: Vec<Form>,
    platform: Regex,
    posted: Regex,
    posted_after: Regex,
    posted_in: (Regex, Regex),
    canonical: HashMap<&'static str, &'static str>,
}

static STATEMENTS: LazyLock<Option<Statements>> = LazyLock::new(|| {
    let compiled = Statements::compile();
    debug_assert!(compiled.is_ok(), "{:?}", compiled.as_ref().err());
    compiled.ok()
});

impl Statements {
    fn compile() -> Result<Self, regex::Error> {
        // What is left out is far smaller, compiled, than what is meant, and so is any number of words than a few.
        let word = format!(r#"{CAPITAL}[^\s.,;:!?()\[\]"“”„«»/]*"#);
        let office = format!(
            r"(?:(?:{word}\s+(?:(?:of|for|and|&)\s+)?)*{OFFICE}\b(?:\s+(?:{OF}\s+){{0,2}}(?:(?:[dl]|dell)['’])?{word})*|\b{CAPITAL}{{3,8}}\b(?:\s+(?:Kota|Kabupaten|Provinsi|Daerah|Negeri)(?:\s+{word}){{1,3}})?)"
        );
        let form = |(words, form): &(&'static [&'static str], &str)| Form {
            words,
            source: form
                .replace("{ORG}", &format!("(?P<org>{office})"))
                .replace("{ORG2}", &format!("(?P<org2>{office})")),
            compiled: OnceLock::new(),
        };
        let platforms = outlets::known().platforms.iter();
        let canonical: HashMap<&str, &str> =
            platforms.flat_map(|names| names.iter().map(|name| (name.as_str(), names[0].as_str()))).collect();
        let mut names: Vec<&str> = canonical.keys().copied().collect();
        names.sort_by_key(|name| (std::cmp::Reverse(name.len()), *name));
        Ok(Self {
            stated: STATED.iter().map(form).collect(),
            platform: Regex::new(&names.join("|"))?,
            posted: Regex::new(&format!(r"(?:^|[^\p{{L}}\p{{N}}])(?:{})$", POSTED.join("|")))?,
            posted_after: Regex::new(POSTED_AFTER)?,
            posted_in: (Regex::new(POSTED_IN.0)?, Regex::new(POSTED_IN.1)?),
            canonical,
        })
    }
}

/// A quick look before the slow one: some word for a statement.
pub(super) const WORDS: &str = r"(?i:statement|release|communiqué|keterangan|siaran|pernyataan|rilis|kenyataan|resmi|teilte|mitteilung|erklärung|comunicado|nota|comunicato|verklaring|persbericht|声明|聲明|発表|通报|通報|公告|发布|發布|新闻稿|新聞稿|بيان|بیانیه|اطلاعیه)";

static STATEMENT_WORD: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(WORDS).ok());

/// The offices whose statement `sentence` rests on.
pub(super) fn offices(sentence: &str) -> Vec<(usize, String)> {
    if !STATEMENT_WORD.as_ref().is_some_and(|word| word.is_match(sentence)) {
        return vec![];
    }
    let Some(statements) = STATEMENTS.as_ref() else { return vec![] };
    let mut found: Vec<(usize, String)> = Vec::new();
    let lower = sentence.to_lowercase();
    let forms = statements.stated.iter().filter_map(|form| form.of(&lower));
    for captures in forms.flat_map(|form| form.captures_iter(sentence)) {
        let Some(office) = captures.name("org").or_else(|| captures.name("org2")) else { continue };
        let name = without_article(office.as_str()).trim_end_matches(['.', ',', '-', '\'', '’', ' ']);
        let is_named = name.chars().any(|c| c.is_uppercase() || !c.is_ascii() && !c.is_lowercase());
        let is_outlet = super::mention::canonical(name).is_some();
        // One word such as "Police" is a description, an acronym is a name.
        let is_bare = !name.contains(char::is_whitespace)
            && name.is_ascii()
            && !name.chars().all(char::is_uppercase)
            && [
                "Police",
                "Government",
                "Court",
                "Parliament",
                "Army",
                "Navy",
                "Union",
                "Bank",
                "Department",
                "Ministry",
                "Council",
                "Board",
            ]
            .contains(&name);
        // "該局" is some office that was named before.
        let is_pointed_at = name.starts_with(['该', '該', '本', '这', '這', '各', '有', '相']);
        if is_named && !is_outlet && !is_bare && !is_pointed_at && found.iter().all(|(_, have)| have != name)
        {
            found.push((office.start(), name.to_string()));
        }
    }
    found
}

/// An article that a sentence began with.
fn without_article(name: &str) -> &str {
    const ARTICLES: [&str; 14] =
        ["The", "El", "La", "Los", "Le", "Les", "Il", "O", "A", "Het", "De", "Die", "Das", "Der"];
    match name.split_once(' ') {
        Some((first, rest)) if ARTICLES.contains(&first) => rest.trim_start(),
        _ => name,
    }
}

/// The places for posts that `sentence` has something from.
pub(super) fn posts(sentence: &str) -> Vec<(usize, String)> {
    let Some(statements) = STATEMENTS.as_ref() else { return vec![] };
    let mut found = Vec::new();
    for hit in statements.platform.find_iter(sentence) {
        let (head, tail) = (&sentence[..hit.start()], &sentence[hit.end()..]);
        let first = hit.as_str().chars().next();
        let is_of = |is: fn(char) -> bool| first.is_some_and(is);
        let touches = |c: char| {
            c.is_ascii_alphanumeric() && is_of(|c| c.is_ascii())
                || c.is_alphanumeric() && is_arabic(c) && is_of(is_arabic)
        };
        if head.chars().next_back().is_some_and(touches) || tail.chars().next().is_some_and(touches) {
            continue;
        }
        let (before, after) = &statements.posted_in;
        let said = statements.posted.is_match(head) && is_of(|c| c.is_ascii() || is_arabic(c))
            || statements.posted_after.is_match(tail)
            || (before.is_match(head) && after.is_match(tail));
        if let (true, Some(name)) = (said, statements.canonical.get(hit.as_str())) {
            found.push((hit.start(), (*name).to_string()));
        }
    }
    found
}
