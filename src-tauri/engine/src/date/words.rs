//! The words of dates in Indonesian and English, and the months of other languages, in lower case and in the form
//! that a date has them in.

/// 1 to 12.
pub(super) fn month(word: &str) -> Option<u32> {
    Some(match word {
        "jan"
        | "january"
        | "januari"
        | "januar"
        | "jänner"
        | "janvier"
        | "janv"
        | "enero"
        | "ene"
        | "janeiro"
        | "gennaio"
        | "gen"
        | "января"
        | "янв"
        | "січня"
        | "січ"
        | "stycznia"
        | "sty"
        | "ocak"
        | "oca"
        | "ledna"
        | "ianuarie"
        | "ιανουαρίου"
        | "ιαν"
        | "januára" => 1,
        "feb"
        | "febr"
        | "february"
        | "februari"
        | "peb"
        | "pebruari"
        | "februar"
        | "février"
        | "févr"
        | "febrero"
        | "fevereiro"
        | "fev"
        | "febbraio"
        | "febuari"
        | "февраля"
        | "фев"
        | "лютого"
        | "лют"
        | "lutego"
        | "lut"
        | "şubat"
        | "şub"
        | "února"
        | "februarie"
        | "φεβρουαρίου"
        | "φεβ"
        | "februára" => 2,
        "mar" | "march" | "maret" | "mrt" | "märz" | "mars" | "marzo" | "março" | "maart" | "mac"
        | "марта" | "березня" | "бер" | "marca" | "mart" | "března" | "martie" | "μαρτίου" | "μαρ"
        | "márca" => 3,
        "apr" | "april" | "avril" | "avr" | "abril" | "abr" | "aprile" | "апреля" | "апр" | "квітня"
        | "квіт" | "kwietnia" | "kwi" | "nisan" | "nis" | "dubna" | "aprilie" | "απριλίου" | "απρ"
        | "apríla" => 4,
        "may" | "mei" | "mai" | "mayo" | "maio" | "maggio" | "mag" | "мая" | "травня" | "трав" | "maja"
        | "maj" | "mayıs" | "května" | "μαΐου" | "μάϊ" | "mája" => 5,
        "jun" | "june" | "juni" | "juin" | "junio" | "junho" | "giugno" | "giu" | "июня" | "июн"
        | "червня" | "черв" | "czerwca" | "cze" | "haziran" | "haz" | "června" | "iunie" | "ιουνίου"
        | "ιουν" | "júna" => 6,
        "jul" | "july" | "juli" | "juillet" | "juil" | "julio" | "julho" | "luglio" | "lug" | "julai"
        | "июля" | "июл" | "липня" | "лип" | "lipca" | "lip" | "temmuz" | "tem" | "července" | "iulie"
        | "ιουλίου" | "ιουλ" | "júla" => 7,
        "aug" | "august" | "agu" | "agt" | "ags" | "agust" | "agustus" | "août" | "agosto" | "ago"
        | "augustus" | "ogos" | "августа" | "авг" | "серпня" | "серп" | "sierpnia" | "sie" | "ağustos"
        | "ağu" | "srpna" | "αυγούστου" | "αυγ" | "augusti" | "augusta" => 8,
        "sep"
        | "sept"
        | "september"
        | "septembre"
        | "septiembre"
        | "setiembre"
        | "setembro"
        | "set"
        | "settembre"
        | "сентября"
        | "сен"
        | "вересня"
        | "вер"
        | "września"
        | "wrz"
        | "eylül"
        | "eyl"
        | "září"
        | "septembrie"
        | "σεπτεμβρίου"
        | "σεπ"
        | "septembra" => 9,
        "oct" | "october" | "okt" | "oktober" | "octobre" | "octubre" | "outubro" | "out" | "ottobre"
        | "ott" | "октября" | "окт" | "жовтня" | "жовт" | "października" | "paź" | "ekim" | "eki"
        | "října" | "octombrie" | "οκτωβρίου" | "οκτ" | "októbra" => 10,
        "nov" | "november" | "nop" | "nopember" | "novembre" | "noviembre" | "novembro" | "ноября"
        | "ноя" | "листопада" | "лист" | "listopada" | "lis" | "kasım" | "kas" | "listopadu"
        | "noiembrie" | "νοεμβρίου" | "νοε" | "novembra" => 11,
        "dec"
        | "december"
        | "des"
        | "desember"
        | "dez"
        | "dezember"
        | "décembre"
        | "déc"
        | "diciembre"
        | "dic"
        | "dezembro"
        | "dicembre"
        | "disember"
        | "декабря"
        | "дек"
        | "грудня"
        | "груд"
        | "grudnia"
        | "gru"
        | "aralık"
        | "ara"
        | "prosince"
        | "decembrie"
        | "δεκεμβρίου"
        | "δεκ"
        | "decembra" => 12,
        _ => return month_of_other_scripts(word),
    })
}

/// Months of scripts that stand beside no other word, 1 to 12. Hebrew says "in June" in one word.
fn month_of_other_scripts(word: &str) -> Option<u32> {
    Some(match word.strip_prefix('ב').unwrap_or(word) {
        "มกราคม" | "जनवरी" | "জানুয়ারি" | "জানুয়ারী" | "يناير" | "ژانویه" | "ינואר" => {
            1
        }
        "กุมภาพันธ์" | "फरवरी" | "फ़रवरी" | "ফেব্রুয়ারি" | "ফেব্রুয়ারী" | "فبراير" | "شباط" | "فوریه" | "פברואר" => {
            2
        }
        "มีนาคม" | "मार्च" | "মার্চ" | "مارس" | "آذار" | "מרץ" => {
            3
        }
        "เมษายน" | "अप्रैल" | "এপ্রিল" | "أبريل" | "ابريل" | "إبريل" | "نيسان" | "آوریل" | "אפריל" => {
            4
        }
        "พฤษภาคม" | "मई" | "মে" | "مايو" | "أيار" | "مه" | "מאי" => 5,
        "มิถุนายน" | "जून" | "জুন" | "يونيو" | "حزيران" | "ژوئن" | "יוני" => {
            6
        }
        "กรกฎาคม" | "जुलाई" | "জুলাই" | "يوليو" | "تموز" | "ژوئیه" | "יולי" => {
            7
        }
        "สิงหาคม" | "अगस्त" | "আগস্ট" | "أغسطس" | "اغسطس" | "آب" | "اوت" | "אוגוסט" => {
            8
        }
        "กันยายน" | "सितंबर" | "सितम्बर" | "সেপ্টেম্বর" | "سبتمبر" | "أيلول" | "سپتامبر" | "ספטמבר" => {
            9
        }
        "ตุลาคม" | "अक्टूबर" | "अक्तूबर" | "অক্টোবর" | "أكتوبر" | "اكتوبر" | "اکتبر" | "אוקטובר" => {
            10
        }
        "พฤศจิกายน" | "नवंबर" | "नवम्बर" | "নভেম্বর" | "نوفمبر" | "نوامبر" | "נובמבר" => {
            11
        }
        "ธันวาคม" | "दिसंबर" | "दिसम्बर" | "ডিসেম্বর" | "ديسمبر" | "دسامبر" | "דצמבר" => {
            12
        }
        _ => return None,
    })
}

/// 1 to 12, from the two letters of `มิ.ย.`
pub(super) fn thai_month(first: &str, second: &str) -> Option<u32> {
    Some(match (first, second) {
        ("ม", "ค") => 1,
        ("ก", "พ") => 2,
        ("มี", "ค") => 3,
        ("เม", "ย") => 4,
        ("พ", "ค") => 5,
        ("มิ", "ย") => 6,
        ("ก", "ค") => 7,
        ("ส", "ค") => 8,
        ("ก", "ย") => 9,
        ("ต", "ค") => 10,
        ("พ", "ย") => 11,
        ("ธ", "ค") => 12,
        _ => return None,
    })
}

pub(super) fn is_weekday(word: &str) -> bool {
    const WEEKDAYS: &[&str] = &[
        "mon",
        "monday",
        "tue",
        "tues",
        "tuesday",
        "wed",
        "weds",
        "wednesday",
        "thu",
        "thur",
        "thurs",
        "thursday",
        "fri",
        "friday",
        "sat",
        "saturday",
        "sun",
        "sunday",
        "senin",
        "sen",
        "selasa",
        "sel",
        "rabu",
        "rab",
        "kamis",
        "kam",
        "jumat",
        "jum'at",
        "jum",
        "sabtu",
        "sab",
        "minggu",
        "min",
        "ahad",
    ];
    // Five of the seven days of Iran are a number before شنبه.
    WEEKDAYS.contains(&word) || word.ends_with("شنبه") || word == "جمعه"
}

/// 1 to 12 of the solar Hijri calendar, as Iran and Afghanistan name them.
pub(super) fn solar_month(word: &str) -> Option<u32> {
    const IRAN: [&str; 12] = [
        "فروردین",
        "اردیبهشت",
        "خرداد",
        "تیر",
        "مرداد",
        "شهریور",
        "مهر",
        "آبان",
        "آذر",
        "دی",
        "بهمن",
        "اسفند",
    ];
    const AFGHANISTAN: [&str; 12] =
        ["حمل", "ثور", "جوزا", "سرطان", "اسد", "سنبله", "میزان", "عقرب", "قوس", "جدی", "دلو", "حوت"];
    const LATIN: [&str; 12] = [
        "farvardin",
        "ordibehesht",
        "khordad",
        "tir",
        "mordad",
        "shahrivar",
        "mehr",
        "aban",
        "azar",
        "dey",
        "bahman",
        "esfand",
    ];
    let at =
        [IRAN, AFGHANISTAN, LATIN].iter().find_map(|names| names.iter().position(|name| *name == word))?;
    u32::try_from(at + 1).ok()
}

/// Stands between a date and its time: "pukul 19.01", "at 7:01 PM".
pub(super) fn introduces_time(word: &str) -> bool {
    matches!(
        word,
        "pukul"
            | "pkl"
            | "jam"
            | "at"
            | "um"
            | "à"
            | "a"
            | "às"
            | "alle"
            | "ore"
            | "las"
            | "om"
            | "klo"
            | "kl"
            | "saat"
            | "godz"
            | "lúc"
            | "ساعت"
            | "الساعة"
            | "בשעה"
            | "เวลา"
    )
}

/// Minutes east of UTC. The obsolete zones of RFC 822 §5.1, Indonesia's three, and those that feeds of other
/// countries use most. Names that several countries share (IST, CST outside RFC 822) mean what RFC 822 says,
/// or nothing.
pub(super) fn zone(word: &str) -> Option<i32> {
    Some(match word {
        "z" | "ut" | "utc" | "gmt" | "wet" => 0,
        "wib" => 7 * 60,
        "wita" => 8 * 60,
        "wit" => 9 * 60,
        "edt" => -4 * 60,
        "est" | "cdt" => -5 * 60,
        "cst" | "mdt" => -6 * 60,
        "mst" | "pdt" => -7 * 60,
        "pst" | "akdt" => -8 * 60,
        "akst" => -9 * 60,
        "hst" => -10 * 60,
        "bst" | "cet" | "met" => 60,
        "cest" | "mest" | "eet" | "sast" => 2 * 60,
        "eest" | "msk" => 3 * 60,
        // Infobae prints the country for its zone.
        "art" | "ar" | "brt" => -3 * 60,
        "irst" => 3 * 60 + 30,
        "pkt" => 5 * 60,
        "ict" => 7 * 60,
        "sgt" | "myt" | "hkt" | "awst" | "pht" | "北京时间" | "北京時間" => 8 * 60,
        "jst" | "kst" => 9 * 60,
        "aest" => 10 * 60,
        "aedt" => 11 * 60,
        "nzst" => 12 * 60,
        "nzdt" => 13 * 60,
        _ => return None,
    })
}

/// Zones whose people write the month first.
pub(super) fn is_us_zone(word: &str) -> bool {
    matches!(word, "est" | "edt" | "cst" | "cdt" | "mst" | "mdt" | "pst" | "pdt" | "akst" | "akdt" | "hst")
}
