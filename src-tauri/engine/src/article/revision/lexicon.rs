//! Words that tell what an edit is about, where neither digits nor capitals do.

/// Numbers and magnitudes as words, in lower case. Articles ("satu", "one", "eine") are numbers only beside others
/// of their kind, and left out where they mostly are no number.
const NUMBER_WORDS: &[&str] = &[
    // Indonesian and Malay
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "lapan",
    "sembilan",
    "sepuluh",
    "sebelas",
    "belas",
    "puluh",
    "puluhan",
    "ratus",
    "ratusan",
    "seratus",
    "ribu",
    "ribuan",
    "seribu",
    "juta",
    "jutaan",
    "sejuta",
    "miliar",
    "miliaran",
    "bilion",
    "triliun",
    "triliunan",
    "persen",
    "separuh",
    "setengah",
    "sepertiga",
    "seperempat",
    // English
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "dozen",
    "dozens",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "hundred",
    "hundreds",
    "thousand",
    "thousands",
    "million",
    "millions",
    "billion",
    "billions",
    "trillion",
    "trillions",
    "half",
    "third",
    "quarter",
    // German
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "hundert",
    "hunderte",
    "tausend",
    "tausende",
    "millionen",
    "milliarde",
    "milliarden",
    "billion",
    "billionen",
    // French
    "deux",
    "trois",
    "quatre",
    "cinq",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "cent",
    "cents",
    "mille",
    "milliers",
    "milliard",
    "milliards",
    // Spanish, Portuguese and Italian
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "cien",
    "ciento",
    "cientos",
    "mil",
    "miles",
    "millón",
    "millones",
    "dois",
    "duas",
    "três",
    "quatro",
    "sete",
    "oito",
    "nove",
    "dez",
    "cem",
    "milhão",
    "milhões",
    "bilhão",
    "bilhões",
    "due",
    "tre",
    "quattro",
    "cinque",
    "sei",
    "sette",
    "otto",
    "dieci",
    "cento",
    "mila",
    "milione",
    "milioni",
    "miliardo",
    "miliardi",
    // Dutch
    "twee",
    "drie",
    "vijf",
    "zes",
    "zeven",
    "negen",
    "tien",
    "honderd",
    "duizend",
    "miljoen",
    "miljard",
    // Vietnamese
    "nghìn",
    "ngàn",
    "triệu",
    "tỷ",
    "tỉ",
    // Russian and Ukrainian
    "два",
    "две",
    "три",
    "четыре",
    "пять",
    "шесть",
    "семь",
    "восемь",
    "девять",
    "десять",
    "сто",
    "тысяч",
    "тысячи",
    "миллион",
    "миллиона",
    "миллионов",
    "миллиард",
    "миллиарда",
    "миллиардов",
    "мільйон",
    "мільйонів",
    "мільярд",
    "мільярдів",
    // Arabic
    "اثنان",
    "اثنين",
    "ثلاثة",
    "ثلاث",
    "أربعة",
    "أربع",
    "خمسة",
    "خمس",
    "ستة",
    "سبعة",
    "ثمانية",
    "تسعة",
    "عشرة",
    "مئة",
    "مائة",
    "ألف",
    "آلاف",
    "مليون",
    "ملايين",
    "مليار",
    "مليارات",
];

pub(super) fn is_number_word(word: &str) -> bool {
    NUMBER_WORDS.contains(&word)
}

/// Chinese, Japanese and Korean numerals. They are parts of other words as well.
pub(super) fn is_numeral(c: char) -> bool {
    matches!(
        c,
        '〇' | '零'
            | '一'
            | '二'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
            | '万'
            | '萬'
            | '億'
            | '亿'
            | '兆'
            | '两'
            | '兩'
            | '만'
            | '억'
            | '조'
    )
}

/// What follows a name in scripts without capitals, when a person or a place was named.
const AFTER_NAMES: &[&str] = &[
    "氏",
    "さん",
    "様",
    "君",
    "容疑者",
    "被告",
    "首相",
    "大統領",
    "総理",
    "議員",
    "知事",
    "市長",
    "社長",
    "会長",
    "選手",
    "監督",
    "教授",
    "大臣",
    "先生",
    "女士",
    "总统",
    "總統",
    "总理",
    "總理",
    "主席",
    "部长",
    "部長",
    "书记",
    "書記",
    "省长",
    "议员",
    "議員",
    "记者",
    "記者",
    "市",
    "県",
    "县",
    "縣",
    "省",
    "州",
    "区",
    "區",
    "씨",
    "대통령",
    "총리",
    "장관",
    "의원",
    "대표",
    "시장",
    "시",
    "도",
];

/// What precedes one.
const BEFORE_NAMES: &[&str] = &[
    "总统",
    "總統",
    "总理",
    "總理",
    "主席",
    "部长",
    "部長",
    "记者",
    "記者",
    "الرئيس",
    "الوزير",
    "السيد",
    "السيدة",
    "الملك",
    "الأمير",
    "الشيخ",
    "นาย",
    "นาง",
    "นางสาว",
    "श्री",
    "श्रीमती",
];

pub(super) fn follows_a_name(text: &str) -> bool {
    let text = text.trim_start();
    AFTER_NAMES.iter().any(|cue| text.starts_with(cue))
}

pub(super) fn precedes_a_name(text: &str) -> bool {
    let text = text.trim_end();
    BEFORE_NAMES.iter().any(|cue| text.ends_with(cue))
}

/// Languages that write every noun with a capital.
pub(super) fn capitalises_nouns(language: &str) -> bool {
    matches!(language, "de" | "lb" | "nds")
}
