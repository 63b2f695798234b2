//! Outlets that somebody spoke to: "sagte die Wirtin der dpa", "dijo el piloto a Reuters", "ha detto all'ANSA".

use std::sync::{LazyLock, OnceLock};

use regex::Regex;

use super::outlets;
use crate::article::page::pattern::Pattern;

/// How a language says that somebody told something to somebody.
struct Saying {
    /// The verb.
    said: &'static str,
    /// What stands before whoever was spoken to.
    to: &'static str,
    /// Whether nothing may stand there: "sagte sie Reuters". Then no more than this may stand between.
    bare: Option<&'static str>,
}

const SAYINGS: &[Saying] = &[
    // German
    Saying {
        said: r"(?:sag|erklär|erzähl|bestätig|bericht|schilder|versicher|beton)e?te?n?|verr(?:ät|iet|ieten)",
        to: r"der|dem",
        bare: Some(r"(?:\s(?:er|sie))?"),
    },
    // French
    Saying {
        said: r"(?i:déclar|confi|expliqu|affirm|assur|indiqu|racont|confirm|témoign|précis|détaill|annonc|révél)(?:é|e|ent|ait|aient)|(?i:dit)",
        to: r"à|au|aux",
        bare: None,
    },
    // Spanish
    Saying {
        said: r"(?i:dijo|dijeron|dice|dicho|cuenta|señaló|(?:declar|explic|afirm|asegur|cont|confirm|relat|coment|indic|detall)(?:ó|aron|ado)|explica|afirma|asegura|relata)",
        to: r"al?",
        bare: None,
    },
    // Portuguese
    Saying {
        said: r"(?i:disse|disseram|diz|dito|(?:afirm|declar|cont|explic|confirm|relat|revel)(?:ou|aram|a|ado))",
        to: r"à|ao|aos",
        bare: None,
    },
    // Italian
    Saying {
        said: r"(?i:detto|dice|(?:dichiar|spieg|raccont|conferm|rivel|afferm|assicur|precis)(?:ato|a)|riferito)",
        to: r"ad?|al|alla|allo|ai|all['’]",
        bare: None,
    },
    // Dutch
    Saying {
        said: r"(?i:zegt|zei|zeiden|zeggen|gezegd|vertelt|vertelde|verteld|verklaart|verklaarde|bevestigt|bevestigde|(?:laat|liet|laten|lieten)\s[^.,;:!?]{0,60}?weten)",
        to: r"tegen|tegenover|aan",
        bare: None,
    },
    // Indonesian and Malay
    Saying {
        said: r"(?i:kata|ujar|ucap|tutur|mengatakan|mengaku|menyatakan|berkata|menjelaskan|membenarkan|menceritakan|memberi\s+tahu|memberitahu|ungkap|imbuh|jelas|cerita|bilang)\w*",
        to: r"(?i:kepada)",
        bare: None,
    },
    Saying { said: r"(?i:(?:mem)?beri\s?tahu)", to: r"(?i:kepada)", bare: Some("") },
    // Whom a newsroom rang up, or met
    Saying {
        said: r"(?i:dihubungi|ditemui|dikonfirmasi|diwawancarai?)",
        to: r"(?i:oleh|wartawan|pemberita)",
        bare: Some(""),
    },
    // Arabic, where the preposition is written with the name
    Saying {
        said: r"(?:و|ف)?(?:قال|صرح|صرّح|أكد|أوضح|أضاف|ذكر|أبلغ)(?:ت|وا)?",
        to: r"(?:ل|لـ)(?:وكالة|صحيفة|قناة)?",
        bare: None,
    },
];

struct Told {
    said: Regex,
    /// From the verb to where the name begins. Compiled for the first verb of its language.
    rest: OnceLock<Option<Regex>>,
    rest_source: String,
}

static TOLD: LazyLock<Vec<Told>> = LazyLock::new(|| {
    let compiled: Result<Vec<Told>, regex::Error> = SAYINGS.iter().map(Told::compile).collect();
    debug_assert!(compiled.is_ok(), "{:?}", compiled.as_ref().err());
    compiled.unwrap_or_default()
});

impl Told {
    fn compile(saying: &Saying) -> Result<Self, regex::Error> {
        const ARTICLE: &str = r"(?:the|der|dem|die|den|la|le|les|el|los|lo|il|o|a|de|het)";
        const DESCRIBED: &str = r"(?:de|del|della|du|des|di|da|do|the|\p{Lu}[\w-]*)";
        let Saying { said, to, bare } = saying;
        let media = outlets::media();
        let media = format!(r"(?:{media}(?:\s+(?:{media}|{DESCRIBED})){{0,4}}\s+)?");
        let bare = bare.map(|bare| format!(r"|^{bare}\s+[«»„“‘'\u0022]?$")).unwrap_or_default();
        Ok(Self {
            said: Regex::new(&format!(r"(?:^|[^\p{{L}}\p{{N}}])(?:{said})(?:$|[^\p{{L}}\p{{N}}])"))?,
            rest: OnceLock::new(),
            rest_source: format!(
                r"^(?P<gap>(?:\s[^.;:!?]*?)?)\s(?:{to})(?:\s+{ARTICLE})?\s*(?:[lL]['’])?{media}[«»„“‘'\u0022]?${bare}"
            ),
        })
    }

    fn rest(&self) -> Option<&Regex> {
        let compile = || {
            let compiled = Regex::new(&self.rest_source);
            debug_assert!(compiled.is_ok(), "{compiled:?}");
            compiled.ok()
        };
        self.rest.get_or_init(compile).as_ref()
    }

    fn leads_to(&self, head: &str) -> bool {
        let verb = self.said.find_iter(head).last();
        verb.and_then(|verb| {
            let last = verb.as_str().chars().next_back()?;
            // What ends the verb belongs to what follows it.
            let end = if last.is_alphabetic() { verb.end() } else { verb.end() - last.len_utf8() };
            self.rest()?.captures(&head[end..])
        })
        .is_some_and(|rest| rest.name("gap").is_none_or(|gap| names_the_speaker(gap.as_str())))
    }
}

/// Whether `head`, which ends where a name begins, says that somebody spoke to whoever has it.
pub(super) fn leads_to(head: &str) -> bool {
    // A verb that is further away is no longer this name's, however long the sentence.
    const REACH: usize = 1024;
    let from = (head.len().saturating_sub(REACH)..head.len()).find(|at| head.is_char_boundary(*at));
    let head = &head[from.unwrap_or_default()..];
    TOLD.iter().any(|told| told.leads_to(head))
}

/// Whether what stands between the verb and "to" is no more than who speaks: in "dijo que llamaría a Reuters"
/// nobody told Reuters anything, and what "sagte, der Spiegel sei zerbrochen" speaks of is a mirror.
fn names_the_speaker(gap: &str) -> bool {
    static BETWEEN_COMMAS: Pattern = Pattern::new(r",[^,]*,");
    static CLAUSE: Pattern = Pattern::new(concat!(
        r"(?:^|[^\p{L}])(?:que|che|(?:qu|ch)['’].*|dass|daß|ob|dat|bahwa|bahawa|أن|إن|أنه|أنها|إنه|إنها",
        r"|akan|hendak|untuk|agar|supaya|ingin|telah|sudah|tidak|me(?:ng|ny|nd|nj|nc|nul|mb|mp|mf)\p{Ll}{3,}",
        r"|adieu|merci|bonjour|adiós|gracias|adeus|não|addio|grazie",
        r"|vouloir|avoir|être|devoir|pouvoir|haber|querer|ter|di\s+\p{Ll}+[aei]re?|d['’]aver",
        r"|(?:y|e|et|und|en|dan)\s+\p{Ll}+)(?:$|[^\p{L}])",
    ));
    const LONGEST: usize = 121;
    if gap.chars().count() > LONGEST {
        return false;
    }
    let outside = BETWEEN_COMMAS.split(gap).join(" ");
    !outside.contains([',', '،']) && !CLAUSE.is_match(&outside)
}

/// Whether what follows the name shows that nothing was told: "told Reuters to pay", "sagte der dpa ab".
pub(super) fn is_no_telling(head: &str, tail: &str) -> bool {
    static TOLD: Pattern = Pattern::new(r"\btold\s+(?:[Tt]he\s+)?$");
    static TO_DO: Pattern = Pattern::new(r"^\s+to\s+\p{Ll}");
    static SAID: Pattern = Pattern::new(r"\bsag(?:t|te|ten)\s[^.,;:!?]*$");
    static OFF: Pattern = Pattern::new(r"^[^.,;:!?]{0,40}\s(?:ab|zu)\s*(?:[.,;!?]|$)");
    (TOLD.is_match(head) && TO_DO.is_match(tail)) || (SAID.is_match(head) && OFF.is_match(tail))
}
