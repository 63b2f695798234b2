//! Newspapers that no table knows, in scripts without capitals: there the words on both sides say where a name
//! begins and ends, and one that they do not enclose is not taken.

use std::sync::LazyLock;

use regex::Regex;

use super::mention::{is_arabic, is_unspaced};

/// What encloses a name. Each holds it in a group called `name`.
const FRAMES: &[&str] = &[
    // Chinese: books and laws stand in the same brackets, so that a word for reporting must follow.
    r"(?:据|據|根据|根據|援引|引述)(?:[^，。《》]{0,4})?《(?P<name>[^《》，。]{2,12})》(?:[^，。《》]{0,8})?(?:报道|報道|報導|报导|消息|披露)",
    r"(?:[向对對])《(?P<name>[^《》，。]{2,12})》(?:记者|記者)?(?:表示|透露|证实|證實|说|說)",
    r"接受《(?P<name>[^《》，。]{2,12})》(?:记者|記者)?(?:采访|採訪|专访|專訪|访问|訪問)",
    r"告[诉訴]《(?P<name>[^《》，。]{2,12})》",
    r"(?:^|[，。；])《(?P<name>[^《》，。]{2,12})》(?:\d{1,2}日)?(?:(?:报道|報道|報導|报导)(?:称|稱|说|說|指|，|：)|援引)",
    r"(?:据|據|根据|根據|援引|引述)(?P<name>\p{Han}{2,6}(?:日报|晚报|时报|早报|晨报|日報|晚報|時報|早報|通讯社|通訊社|电视台|電視台|新闻网|新聞網))(?:\d{1,2}日)?(?:报道|報道|報導|报导|消息)",
    // Japanese
    r"(?:^|[^\p{Han}\p{Katakana}ー])(?P<name>[\p{Han}\p{Katakana}ー]{2,8}(?:新聞|日報|新報|テレビ))(?:電子版)?(?:に(?:よりますと|よると|よれば)|[はが][^。、]{0,40}(?:と|を)(?:伝え|報じ)|の取材に(?:対し|応じ|「))",
    // Arabic
    r#"(?:وفق(?:ا|ًا|اً)\s+ل|بحسب\s+|حسب\s+|نقلت\s+|ذكرت\s+|أفادت\s+|أوردت\s+|نقلا\s+عن\s+|نقلاً\s+عن\s+)(?:صحيفة|وكالة|قناة|موقع)\s+(?:["«“](?P<quoted>[^"«»“”،.]{2,30})["»”]|(?P<name>\p{Arabic}+(?:\s\p{Arabic}+){0,2}?)(?:،|\s(?:أن|إن|عن|بأن)\s))"#,
    r#"\s(?:لصحيفة|لقناة|لموقع)\s+["«“](?P<quoted>[^"«»“”،.]{2,30})["»”]"#,
    // Persian
    r"(?:^|\s)به\s+(?:روزنامه|خبرگزاری|هفته.?نامه|وب.?سایت|شبکه\s+(?:خبری|تلویزیونی))\s+«?(?P<name>[\p{Arabic}\u{200c}]+(?:\s[\p{Arabic}\u{200c}]+){0,2}?)»?\s(?:گفت|گفته|گفتند|می.?گوید)(?:\s|،|:|$)",
    r"(?:به\s+گزارش|به\s+نقل\s+از|به\s+نوشته)\s+(?:روزنامه|خبرگزاری|هفته.?نامه|وب.?سایت|شبکه\s+(?:خبری|تلویزیونی))\s+«?(?P<name>[\p{Arabic}\u{200c}]+(?:\s[\p{Arabic}\u{200c}]+){0,2}?)»?\s?،",
];

/// What names no newspaper, though it stands where a name would: kinds of papers, and the small words of a
/// sentence that went on.
const NO_NAME: &str = concat!(
    r"^(?:当地|當地|地方|本地|本报|本報|官方|国家|國家|国营|國營|多家|外国|外國|中国|中國|美国|美國|日本|韩国|韓國|英国|英國|法国|法國|德国|德國|该|該|这家|這家)",
    r"(?:日报|晚报|时报|早报|晨报|日報|晚報|時報|早報|通讯社|通訊社|电视台|電視台|新闻网|新聞網)",
    r"|^(?:地元|地方|全国|外国|国営|公共|民放|海外|日本|米国|英国|韓国|中国|現地|複数|同|各|英字|業界|衛星|有力|主要)(?:紙|新聞|日報|新報|テレビ)",
    r"|^(?:ال)?(?:أنباء|محلية|رسمية|حكومية|أجنبية|إخبارية|السويس)(?:\s|$)|^الأنباء",
    r"|^(?:محلی|رسمی|دولتی|خارجی|داخلی|خود|این|آن|یک|های|فروشی)(?:\s|$)|(?:^|\s)(?:و|که|را|شد|از|در|تا|في|من|على)(?:\s|$)",
);

struct Frames {
    frames: Vec<Regex>,
    no_name: Regex,
}

static FRAMED: LazyLock<Option<Frames>> = LazyLock::new(|| {
    let compiled = Frames::compile();
    debug_assert!(compiled.is_ok(), "{:?}", compiled.as_ref().err());
    compiled.ok()
});

impl Frames {
    fn compile() -> Result<Self, regex::Error> {
        Ok(Self {
            frames: FRAMES.iter().map(|frame| Regex::new(frame)).collect::<Result<_, _>>()?,
            no_name: Regex::new(NO_NAME)?,
        })
    }
}

/// Whether any stands there, by its script.
pub(super) fn may_stand_in(sentence: &str) -> bool {
    !sentence.is_ascii() && sentence.contains(|c| is_unspaced(c) || is_arabic(c))
}

/// Where such names stand in `sentence`.
pub(super) fn names(sentence: &str) -> Vec<(usize, &str)> {
    if !may_stand_in(sentence) {
        return vec![];
    }
    let Some(Frames { frames, no_name }) = FRAMED.as_ref() else { return vec![] };
    let mut found: Vec<(usize, &str)> = Vec::new();
    for captures in frames.iter().flat_map(|frame| frame.captures_iter(sentence)) {
        let Some(name) = captures.name("quoted").or_else(|| captures.name("name")) else { continue };
        let (at, name) = (name.start(), name.as_str().trim());
        if !no_name.is_match(name) && found.iter().all(|(_, have)| *have != name) {
            found.push((at, name));
        }
    }
    found
}
