//! The grammar of days over tokens.

use chrono::NaiveDate;

use super::clock::TimeOfDay;
use super::reader::Reader;
use super::token::Kind;
use super::words::{is_weekday, month};
use super::{Date, at};

/// A day, or two readings of one until the rest of the text decides.
enum Day {
    Known(NaiveDate),
    Numeric { first: u32, second: u32, year: i32 },
}

impl Reader<'_> {
    pub(super) fn date(&mut self) -> Option<Date> {
        self.weekday();
        let (day, time) = self.day_and_time()?;
        let day = match day {
            Day::Known(day) => day,
            Day::Numeric { first, second, year } => {
                let month_first = second > 12 || (time.american && first <= 12);
                let (day, month) = if month_first { (second, first) } else { (first, second) };
                NaiveDate::from_ymd_opt(year, month, day)?
            }
        };
        at(day, time.clock, time.offset_minutes)
    }

    fn day_and_time(&mut self) -> Option<(Day, TimeOfDay)> {
        let rules = [
            Self::year_first,
            Self::year_month_day,
            Self::compact,
            Self::day_then_month_name,
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
        Some((Day::Known(NaiveDate::from_ymd_opt(year as i32, month, day)?), self.time_of_day()?))
    }

    /// `2022年11月9日`, `2022年11月9日 19時01分`
    fn year_month_day(&mut self) -> Option<(Day, TimeOfDay)> {
        let year = self.digits(4..=4)?;
        self.word(|word| word == "年")?;
        let month = self.digits(1..=2)?;
        self.word(|word| word == "月")?;
        let day = self.digits(1..=2)?;
        self.word(|word| word == "日")?;
        let day = Day::Known(NaiveDate::from_ymd_opt(year as i32, month, day)?);
        let start = self.next;
        let time = self.hour_and_minute();
        if time.is_none() {
            self.next = start;
        }
        Some((day, time.map_or_else(|| self.time_of_day(), Some)?))
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
        let month = self.month_name()?;
        self.skip_marks("-./,");
        self.word(|word| matches!(word, "de" | "del"));
        let year = self.year()?;
        Some((Day::Known(NaiveDate::from_ymd_opt(year, month, day)?), self.time_of_day()?))
    }

    /// `09/11/2022`, `9.11.2022`, `(9/11/2022)`
    fn numeric(&mut self) -> Option<(Day, TimeOfDay)> {
        self.mark_of("(");
        let first = self.digits(1..=2)?;
        let mark = self.mark_of("/-.")?;
        let second = self.digits(1..=2)?;
        self.mark_of(mark.encode_utf8(&mut [0; 4]))?;
        let year = self.digits(4..=4)? as i32;
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

    fn month_name(&mut self) -> Option<u32> {
        let month = month(self.peek_word()?)?;
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
            4 => Some(year),
            _ => None,
        }
    }
}
