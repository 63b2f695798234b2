//! Japanese, Chinese, Arabic and Persian, which join names to what stands beside them: what makes one a source.

use crate::article::page::pattern::Pattern;

/// Whether `head`, which ends where a name begins, says that something is from it.
pub(super) fn leads_to(head: &str) -> bool {
    static CHINESE: Pattern = Pattern::new(concat!(
        r"(?:据|據|根据|根據|援引|引述|引用|接受|告诉|告訴)",
        r"(?:(?:日本|韩国|韓國|美国|美國|英国|英國|法国|法國|德国|德國|俄罗斯|俄羅斯|伊朗|印度|香港|台湾|台灣|官方|国营|國營)?(?:媒体|媒體|通讯社|通訊社)?)[《“「]?$",
    ));
    static ARABIC: Pattern = Pattern::new(concat!(
        r"(?:وفق(?:ا|ًا|اً)\s+ل|وفق|بحسب|حسب|نقلت|ذكرت|أفادت|أوردت|نقلا\s+عن|نقلاً\s+عن|قالت|(?:مقابلة|حديث|تصريح)\s+(?:مع\s+|ل))",
        r"(?:\s*(?:ما\s+(?:نقلت|ذكرت|أوردت|أفادت)|ل?وكالة|صحيفة|قناة|موقع|الأنباء|أنباء)\s*)*\s*$",
    ));
    static PERSIAN: Pattern = Pattern::new(concat!(
        r"(?:به\s+گزارش|به\s+نقل\s+از|به\s+نوشته|به\s+گفته|(?:گفت.?(?:و.?)?گو|مصاحبه)\s+با)",
        r"(?:\s+(?:خبرگزاری|روزنامه|شبکه|خبری|تلویزیونی|تلویزیون|وب.?سایت|پایگاه|رسمی|دولتی))*\s+«?$",
    ));
    CHINESE.is_match(head) || ARABIC.is_match(head) || PERSIAN.is_match(head)
}

/// Whether `tail`, which begins where a name ends, says that it reported something, or was spoken to.
pub(super) fn follows(head: &str, tail: &str) -> bool {
    static REPORTED: Pattern = Pattern::new(concat!(
        r"^(?:[》”」]?(?:\d{1,2}日)?(?:[^，。、；]{0,6})?(?:报道|報道|報導|报导|消息称|援引|引述|称，|稱，|电称)",
        r"|[^，。]{0,14}\d{1,2}日[电電]",
        r"|(?:通信|放送|新聞|テレビ|紙|など)?(?:に(?:より(?:ますと)|よると|よれば)|(?:など)?が(?:伝え|報じ|配信し|明らか)|[はが][^。]{0,60}(?:と|を)(?:伝え|報じ)|の取材に|に(?:対し|語|話し|明らか))",
        r"|[》”」]?(?:采访|採訪|专访|專訪)时?",
        r"|»?\s+(?:نیز\s+|هم\s+)?(?:روز\s+\S+\s+)?(?:گزارش\s+(?:داد|کرد|می.?دهد)|نوشت|نوشته\s+است|خبر\s+داد))",
    ));
    static CHINESE_TO: Pattern = Pattern::new(r"(?:[向对對]|告[诉訴])[《“「]?$");
    static CHINESE_TOLD: Pattern = Pattern::new(r"^[》”」]?(?:记者|記者)?(?:表示|透露|证实|證實|说|說)");
    static PERSIAN_TO: Pattern =
        Pattern::new(r"(?:^|\s)به\s+(?:(?:خبرگزاری|روزنامه|شبکه|تلویزیون|وب.?سایت)\s+)*«?$");
    static PERSIAN_TOLD: Pattern = Pattern::new(r"^»?\s+(?:گفت|گفته|گفتند|می.?گوید|خبر\s+داد)(?:\s|،|:|$)");
    REPORTED.is_match(tail)
        || (CHINESE_TO.is_match(head) && CHINESE_TOLD.is_match(tail))
        || (PERSIAN_TO.is_match(head) && PERSIAN_TOLD.is_match(tail))
}
