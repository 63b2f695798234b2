//! The forms in which the languages of newspapers name a source, as what stands before its name and after it.

use std::sync::LazyLock;

use regex::Regex;

use super::{joined, outlets, told};

/// Articles and prepositions that may stand between a verb and the name.
const SMALL: &str = r"(?i:dari|daripada|oleh|lewat|melalui|pada|kepada|laporan|laporannya|the|an?|by|from|to|in|with|for|of|der|die|das|dem|den|des|von|vom|bei|beim|le|la|les|du|de|des|par|el|los|las|del|al|por|os?|as|à|ao|pel[oa]|d[ao]|na|no|il|lo|gli|i|dal|dalla|dello|della|alla|allo|het|een|van|door|aan)";

/// What a name has behind its first letter: what it has not is far smaller, compiled.
const CAPITALISED: &str = r#"\p{Lu}[^\s.,;:!?()\[\]{}<>"/|&«»“”„‘…–—]*"#;

/// What stands right before a name that something is attributed to. Each is followed by what may stand
/// between.
const CUES: &[&str] = &[
    // Indonesian and Malay
    r"(?i:dilansir|dikutip|dinukil|disadur|dihimpun|diberitakan|dilaporkan|diwartakan|melansir|mengutip|menukil|mewartakan|dipetik|memetik|menurut|lapor|tulis|kutip|wawancara\s+dengan|merujuk)",
    // English
    r"(?i:according\s+to|report(?:ed)?\s+(?:by|in)|reports?\s+(?:by|from|in)|citing|cited\s+by|quoting|quoted\s+by|told|interview\s+(?:with|to|by)|obtained\s+by|(?:seen|reviewed)\s+by|(?:statement|comments?|spoke|speaking)\s+to)",
    // German
    r"(?i:laut(?:\s+(?:einem\s+|dem\s+)?bericht(?:en)?)?|nach\s+(?:angaben|informationen|berichten|einem\s+bericht)|berichte(?:t|n|te|ten)|melde(?:t|n|te|ten)|schreibt|schrieb|(?:unter\s+)?berufung\s+auf|verweis\s+auf|zitiert\s+(?:von|nach)|(?:gespräch|interview)\s+mit|gegenüber)",
    // French
    r"(?i:selon(?:\s+(?:les\s+informations|une\s+information|une\s+enquête))?|d['’]après|rapporte(?:nt)?|(?:a|ont)\s+(?:rapporté|révélé|annoncé|indiqué)|indique(?:nt)?|révèle(?:nt)?|écrit|cité(?:e|s|es)?\s+par|citant|interrogé(?:e|s|es)?\s+par|entretien\s+(?:à|avec|au)|auprès\s+de|au\s+micro\s+de)",
    // Spanish
    r"(?i:según(?:\s+(?:informa|informó|publica|publicó|recoge|adelanta|adelantó|ha\s+(?:informado|publicado|adelantado)))?|de\s+acuerdo\s+con|inform(?:a|ó|aron)|report(?:a|ó)|public(?:a|ó)|recoge|citad[oa]s?\s+por|citando\s+a|declaraciones\s+a|entrevista\s+(?:con|a))",
    // Portuguese
    r"(?i:segundo|de\s+acordo\s+com|conforme|informou|noticiou|publicou|divulgou|relatou|citad[oa]s?\s+pel[oa]|entrevista\s+(?:à|ao|a))",
    // Italian
    r"(?i:secondo(?:\s+quanto\s+(?:riferisce|riporta|scrive|riferito\s+da\w*|riportato\s+da\w*))?|riferisce|riporta|scrive|(?:riferito|riportato|citat[oa])\s+da\w*|intervista\s+(?:a|al|alla)|parlando\s+con|ai\s+microfoni\s+di)",
    // Dutch
    r"(?i:volgens|meld(?:t|en|de|den)|schrijft|schreef|bericht(?:te)?|aldus|in\s+gesprek\s+met|op\s+gezag\s+van|geciteerd\s+door)",
];

/// What stands right after a name that says something.
const AFTER: &[&str] = &[
    r"(?:juga\s+|pun\s+|sebelumnya\s+|pertama\s+kali\s+)*(?:melaporkan|mewartakan|memberitakan|mengabarkan|menuliskan|menulis|menyebutkan|menyebut|memetik)",
    r"(?:has\s+|had\s+|also\s+|first\s+|later\s+|earlier\s+|previously\s+|on\s+\w+day\s+)*(?:reported|reports|wrote|cited|quoted|said|says)",
    r"(?:berichtete|berichtet|meldete|meldet|schreibt|schrieb|zufolge)",
    r"(?:rapporte|a\s+rapporté|écrit|a\s+révélé|révèle|avait\s+rapporté)",
    r"(?:informó|informa|reportó|publicó|publica|ha\s+publicado|ha\s+informado)",
    r"(?:informou|noticiou|publicou|relatou|divulgou)",
    r"(?:riferisce|riporta|scrive|ha\s+riferito|ha\s+riportato|ha\s+scritto)",
    r"(?:meldt|meldde|schrijft|schreef)",
];

/// What follows when the outlet is not the source but what the story is about.
const ABOUT_ITSELF: &str = concat!(
    r"^\s+(?:(?:that\s+)?(?:it|its|he|she|they|their|there\s+would)\b|in\s+(?:a|its)\s+statement",
    r"|[^.]{0,60}\b(?:profits?|revenues?|earnings|losses|income|subscribers|layoffs|redundancies)\b)",
);

/// What may stand between two names of one list.
const LIST: &str = concat!(
    r"^\s*(?:[,/;、，&+]|,?\s(?:and|dan|serta|und|et|y|e|en|of|oder|ou)\s|和|及|や|と|\s+و\s*)\s*",
    r"(?:(?i:the|der|die|den|le|la|el|los|o|a|il|de|het|media|kantor|berita|agence|agencia|agenzia|newspaper|news|agency)\s+|l['’])*$",
);

pub(super) struct Grammar {
    before: Regex,
    after: Regex,
    about_itself: Regex,
    list: Regex,
}

static GRAMMAR: LazyLock<Option<Grammar>> = LazyLock::new(|| {
    let compiled = Grammar::compile();
    debug_assert!(compiled.is_ok(), "{:?}", compiled.as_ref().err());
    compiled.ok()
});

impl Grammar {
    pub(super) fn get() -> Option<&'static Self> {
        GRAMMAR.as_ref()
    }

    fn compile() -> Result<Self, regex::Error> {
        let media = outlets::media();
        let between = format!(
            r"(?:\s+{SMALL})*(?:,?\s+{media}(?:\s+(?:{SMALL}|{media}|{CAPITALISED})){{0,5}},?)?(?:\s+|\s+(?:[dlDL]|all|dall|dell)['’])[«»“„‘'‹\u0022]?$"
        );
        // "Kepada CNN Indonesia, ia mengaku": elsewhere what is given to an outlet need not be said to it.
        let cues = CUES.join("|");
        Ok(Self {
            before: Regex::new(&format!(r"(?:(?:^|[^\p{{L}}\p{{N}}-])(?:{cues})|^[Kk]epada){between}"))?,
            after: Regex::new(&format!(
                r"^[»”“’\u0022]?(?:\s+{media}){{0,3}},?\s+(?:{})\b",
                AFTER.join("|")
            ))?,
            about_itself: Regex::new(ABOUT_ITSELF)?,
            list: Regex::new(LIST)?,
        })
    }

    /// Whether `head`, which ends where a name begins, says that something is from it.
    pub(super) fn leads_to(&self, head: &str) -> bool {
        self.before.is_match(head) || told::leads_to(head) || joined::leads_to(head)
    }

    /// Whether `tail`, which begins where a name ends, says that it reported something.
    pub(super) fn follows(&self, head: &str, tail: &str) -> bool {
        if joined::follows(head, tail) {
            return true;
        }
        self.after.find(tail).is_some_and(|verb| !self.about_itself.is_match(&tail[verb.end()..]))
    }

    /// Whether two names with `gap` between them stand in one list.
    pub(super) fn joins(&self, gap: &str) -> bool {
        self.list.is_match(gap)
    }
}

/// What may describe a name that no table knows, so that it is one of a newspaper or an agency.
pub(super) const DESCRIBED: &str = concat!(
    r"(?i:kantor\s+berita|agensi\s+berita|surat\s+kabar|koran|harian|akhbar|majalah|stasiun\s+televisi|news\s+agency|newspaper|broadcaster|news\s+website|nachrichtenagentur|zeitung|tageszeitung|fernsehsender|nachrichtenportal",
    r"|agence(?:\s+de\s+presse)?|quotidien|hebdomadaire|chaîne|agencia(?:\s+de\s+noticias)?|diario|periódico|cadena|agência(?:\s+de\s+notícias)?|jornal|emissora|agenzia(?:\s+di\s+stampa)?|quotidiano|giornale|settimanale|emittente|persbureau|krant|dagblad|omroep|nieuwssite)",
    r"(?:\s+(?i:resmi|rasmi|lokal|setempat|asing|pemerintah|milik\s+negara|nasional|régional|local|nacional|regional|estatal|russa?|regionale?|locale))*",
);
