//! The grammar of days over tokens.

use chrono::NaiveDate;
use icu_calendar::{Date as Calendar, Iso};

use super::clock::TimeOfDay;
use super::reader::Reader;
use super::token::Kind;
use super::words::{is_weekday, month, solar_month, thai_month};
use super::{Date, at};

/// 1957 to 2156: years that nobody writes about in any other count.
const BUDDHIST_YEARS: std::ops::RangeInclusive<i32> = 2500..=2699;

/// The year that is meant. Thailand counts from the Buddha: 543 years more.
fn common(year: i32) -> i32 {
    if BUDDHIST_YEARS.contains(&year) { year - 543 } else { year }
}

/// 1971 to 2036 of the solar Hijri calendar of Iran and Afghanistan: no news is of these years in any other count but the
/// lunar one, which is past them.
const SOLAR_YEARS: std::ops::RangeInclusive<i32> = 1350..=1414;

/// A day of a year that may be of the solar Hijri calendar.
fn numbered(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    if SOLAR_YEARS.contains(&year) {
        solar(year, month, day)
    } else {
        NaiveDate::from_ymd_opt(common(year), month, day)
    }
}

/// A day of the solar Hijri calendar.
fn solar(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    let day = Calendar::try_new_persian(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?).ok()?;
    let day: Calendar<Iso> = day.to_calendar(Iso);
    NaiveDate::from_ymd_opt(
        day.year().extended_year(),
        day.month().ordinal.into(),
        day.day_of_month().0.into(),
    )
}

/// A day, or two readings of one until the rest of the text decides.
enum Day {
    Known(NaiveDate),
    Numeric { first: u32, second: u32, year: i32 },
}

impl Reader<'_> {
    pub(super) fn date(&mut self) -> Option<Date> {
        let before = self.time_before_day();
        self.weekday();
        let (day, after) = self.day_and_time()?;
        let time = before.filter(|_| after.clock.is_none()).unwrap_or(after);
        let day = match day {
            Day::Known(day) => day,
            Day::Numeric { first, second, year } => {
                let month_first = second > 12 || (time.american && first <= 12);
                let (day, month) = if month_first { (second, first) } else { (first, second) };
                NaiveDate::from_ymd_opt(year, month, day)?
            }
        };
        at(day, &time)
    }

    fn day_and_time(&mut self) -> Option<(Day, TimeOfDay)> {
        let rules = [
            Self::year_first,
            Self::year_month_day,
            Self::year_of_an_era,
            Self::compact,
            Self::day_then_month_name,
            Self::solar_day,
            Self::numeric,
            Self::month_name_first,
        ];
        let start = self.next;
        for rule in rules {
            self.next = start;
            if let Some(found) = rule(self) {
                return Some(found);
            }
        }
        None
    }

    /// `2022-11-09`, `2022/11/9`, `2022.11.09`
    fn year_first(&mut self) -> Option<(Day, TimeOfDay)> {
        let year = self.digits(4..=4)?;
        let mark = self.mark_of("-/.")?;
        let month = self.digits(1..=2)?;
        self.mark_of(mark.encode_utf8(&mut [0; 4]))?;
        let day = self.digits(1..=2)?;
        Some((Day::Known(numbered(year as i32, month, day)?), self.time_of_day()?))
    }

    /// `۱۷ خرداد ۱۴۰۳`, `17 khordad 1403`
    fn solar_day(&mut self) -> Option<(Day, TimeOfDay)> {
        let day = self.digits(1..=2)?;
        let month = solar_month(self.peek_word()?)?;
        self.next += 1;
        self.word(|word| word == "ماه");
        self.skip_marks(",،");
        let year = self.digits(4..=4)? as i32;
        Some((Day::Known(solar(year, month, day)?), self.time_of_day()?))
    }

    /// `2022年11月9日`, `2022年11月9日 19時01分`
    fn year_month_day(&mut self) -> Option<(Day, TimeOfDay)> {
        let year = self.digits(4..=4)?;
        self.word(|word| word == "年")?;
        self.month_and_day_of(year as i32)
    }

    /// `11月9日`, `11月9日 19時01分`
    fn month_and_day_of(&mut self, year: i32) -> Option<(Day, TimeOfDay)> {
        let month = self.digits(1..=2)?;
        self.word(|word| word == "月")?;
        let day = self.digits(1..=2)?;
        self.word(|word| word == "日")?;
        let day = Day::Known(NaiveDate::from_ymd_opt(year, month, day)?);
        let start = self.next;
        let time = self.hour_and_minute();
        if time.is_none() {
            self.next = start;
        }
        Some((day, time.map_or_else(|| self.time_of_day(), Some)?))
    }

    /// `令和6年6月6日`, and `令和元年` for the first year.
    fn year_of_an_era(&mut self) -> Option<(Day, TimeOfDay)> {
        let era = self.peek_word()?;
        let (name, first) = ["令和元年", "平成元年", "昭和元年"]
            .into_iter()
            .find(|whole| *whole == era)
            .map_or((era, false), |whole| (&whole[..whole.len() - "元年".len()], true));
        let before = match name {
            "令和" => 2018,
            "平成" => 1988,
            "昭和" => 1925,
            _ => return None,
        };
        self.next += 1;
        let year = if first {
            1
        } else {
            let year = self.digits(1..=2)?;
            self.word(|word| word == "年")?;
            year
        };
        self.month_and_day_of(before + year as i32)
    }

    /// `20221109`, `20221109T190100Z`
    fn compact(&mut self) -> Option<(Day, TimeOfDay)> {
        if !self.whole {
            return None;
        }
        let number = self.digits(8..=8)?;
        let day = NaiveDate::from_ymd_opt((number / 10_000) as i32, number / 100 % 100, number % 100)?;
        Some((Day::Known(day), self.time_of_day()?))
    }

    /// `9 November 2022`, `09-Nov-22`, `9th of November, 2022`
    fn day_then_month_name(&mut self) -> Option<(Day, TimeOfDay)> {
        let day = self.digits(1..=2)?;
        self.word(|word| matches!(word, "st" | "nd" | "rd" | "th"));
        self.word(|word| matches!(word, "of" | "de"));
        self.mark_of("-./");
        let is_thai =
            self.peek_word().is_some_and(|word| word.starts_with(|c| matches!(c, '\u{E01}'..='\u{E4F}')));
        let month = self.month_name()?;
        self.skip_marks("-./,");
        self.word(|word| matches!(word, "de" | "del"));
        self.era_of_the_buddha();
        let year = match is_thai.then(|| self.digits(2..=2)).flatten() {
            Some(short) => common(2500 + short as i32),
            None => self.year()?,
        };
        Some((Day::Known(NaiveDate::from_ymd_opt(year, month, day)?), self.time_of_day()?))
    }

    /// `09/11/2022`, `9.11.2022`, `(9/11/2022)`
    fn numeric(&mut self) -> Option<(Day, TimeOfDay)> {
        self.mark_of("(");
        let first = self.digits(1..=2)?;
        let mark = self.mark_of("/-.")?;
        let second = self.digits(1..=2)?;
        self.mark_of(mark.encode_utf8(&mut [0; 4]))?;
        let year = common(self.digits(4..=4)? as i32);
        self.mark_of(")");
        Some((Day::Numeric { first, second, year }, self.time_of_day()?))
    }

    /// `November 9, 2022 7:01 PM`, and `Nov  9 19:01:00 EST 2022` as C's asctime and Unix `date` print it.
    fn month_name_first(&mut self) -> Option<(Day, TimeOfDay)> {
        let month = self.month_name()?;
        let day = self.digits(1..=2)?;
        self.word(|word| matches!(word, "st" | "nd" | "rd" | "th"));
        let after_day = self.next;
        let mut time = self.time_of_day()?;
        let year = if time.clock.is_some() {
            self.digits(4..=4)? as i32
        } else {
            self.next = after_day;
            self.skip_marks(",");
            let year = self.year()?;
            time = self.time_of_day()?;
            year
        };
        Some((Day::Known(NaiveDate::from_ymd_opt(year, month, day)?), time))
    }

    fn weekday(&mut self) {
        if self.word(is_weekday).is_some() {
            self.skip_marks(",.");
        }
    }

    /// `พ.ศ.`, which the year itself says too.
    fn era_of_the_buddha(&mut self) {
        let start = self.next;
        let read = self
            .word(|word| word == "พ")
            .and_then(|_| self.mark_of("."))
            .and_then(|_| self.word(|word| word == "ศ"));
        match read {
            Some(_) => self.skip_marks("."),
            None => self.next = start,
        }
    }

    fn month_name(&mut self) -> Option<u32> {
        let word = self.peek_word()?;
        // Thai has its short months in two letters with a dot after each.
        let next = |at: usize| self.tokens.get(self.next + at).map(|token| token.text.as_str());
        if let (Some("."), Some(second)) = (next(1), next(2))
            && let Some(month) = thai_month(word, second)
        {
            self.next += 3;
            self.mark_of(".");
            return Some(month);
        }
        let month = month(word)?;
        self.next += 1;
        self.mark_of(".");
        Some(month)
    }

    /// RFC 5322 §4.3: two digits below 50 are of this century, three count from 1900.
    fn year(&mut self) -> Option<i32> {
        let token = self.take(|token| token.kind == Kind::Number)?;
        let year: i32 = token.text.parse().ok()?;
        match token.text.len() {
            2 if year < 50 => Some(2000 + year),
            2 | 3 => Some(1900 + year),
            4 => Some(common(year)),
            _ => None,
        }
    }
}
