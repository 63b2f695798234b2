//! The grammar of dates over tokens.

use chrono::{NaiveDate, NaiveTime};

use super::token::{Kind, Token};
use super::words::{introduces_time, is_us_zone, is_weekday, month, zone};
use super::{Clock, Date, at};

/// Reads one date from left to right. A rule that fails may leave `next` anywhere; callers that go on put it back.
pub(super) struct Reader<'t> {
    tokens: &'t [Token],
    next: usize,
    /// The text is nothing but a date, so that bare digits (`20221109`) and unknown zones may be believed.
    whole: bool,
}

/// A day, or two readings of one until the rest of the text decides.
enum Day {
    Known(NaiveDate),
    Numeric { first: u32, second: u32, year: i32 },
}

/// What stands after a day.
#[derive(Default)]
struct TimeOfDay {
    clock: Option<Clock>,
    offset_minutes: Option<i32>,
    /// AM, PM or a zone of the United States.
    american: bool,
}

impl<'t> Reader<'t> {
    pub(super) fn whole(tokens: &'t [Token]) -> Self {
        Self { tokens, next: 0, whole: true }
    }

    /// A reader that begins at `start`, unless that is the middle of a longer number or path.
    pub(super) fn inside(tokens: &'t [Token], start: usize) -> Option<Self> {
        let begins = tokens[start].spaced
            || start.checked_sub(1).is_none_or(|before| match tokens[before].kind {
                Kind::Mark(mark) => !matches!(mark, '/' | '.' | '-' | ':' | '+' | '_' | '='),
                Kind::Number | Kind::Word => false,
            });
        begins.then_some(Self { tokens, next: start, whole: false })
    }

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

    /// Only marks are left.
    pub(super) fn at_end(&self) -> bool {
        self.tokens[self.next..].iter().all(|token| matches!(token.kind, Kind::Mark(_)))
    }

    /// Where the last token that was read ends.
    pub(super) fn last_end(&self) -> usize {
        self.next.checked_sub(1).map_or(0, |last| self.tokens[last].range.end)
    }

    fn day_and_time(&mut self) -> Option<(Day, TimeOfDay)> {
        let rules = [
            Self::year_first,
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
        self.word(|word| word == "of");
        self.mark_of("-./");
        let month = self.month_name()?;
        self.skip_marks("-./,");
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

    /// What follows a day. `None` only for a time that no clock shows: half a date is no date.
    fn time_of_day(&mut self) -> Option<TimeOfDay> {
        let mut time = TimeOfDay::default();
        let start = self.next;
        let early_zone = self.zone_before_time();
        self.skip_marks(",|-–—·•@(");
        let introduced = self.word(introduces_time).is_some();
        self.skip_marks(".:");
        self.word(|word| word == "t");
        let Some(parts) = self.clock_parts(introduced) else {
            self.next = start;
            return Some(time);
        };
        let half = self.half_of_day();
        time.clock = Some(parts.clock(half)?);
        time.american = half.is_some();
        let (offset_minutes, us_zone) = self.zone();
        time.offset_minutes = offset_minutes.or(early_zone);
        time.american |= us_zone;
        self.mark_of(")");
        Some(time)
    }

    fn clock_parts(&mut self, introduced: bool) -> Option<ClockParts> {
        let start = self.next;
        if let Some(number) = self.whole.then(|| self.digits(6..=6).or_else(|| self.digits(4..=4))).flatten()
        {
            let number = if self.tokens[start].text.len() == 4 { number * 100 } else { number };
            // A year may follow a day too; only `T190100` is a time.
            if start > 0 && self.tokens[start - 1].text == "t" {
                return Some(ClockParts {
                    hour: number / 10_000,
                    minute: number / 100 % 100,
                    second: number % 100,
                    milli: 0,
                });
            }
        }
        self.next = start;
        let parts = self.separated_clock(introduced);
        if parts.is_none() {
            self.next = start;
        }
        parts
    }

    /// `19:01`, `7.01`, `19:01:05.123`
    fn separated_clock(&mut self, introduced: bool) -> Option<ClockParts> {
        let hour = self.digits(1..=2)?;
        let mark = self.mark_of(":.")?;
        let minute = self.digits(2..=2)?;
        let mut second = 0;
        let mut milli = 0;
        let before_seconds = self.next;
        if self.mark_of(mark.encode_utf8(&mut [0; 4])).is_some() {
            match self.digits(1..=2) {
                Some(seconds) => {
                    second = seconds;
                    milli = self.fraction();
                }
                None => self.next = before_seconds,
            }
        }
        // "5.30" may be a sum of money: a dot needs "pukul" before it, or a zone after it.
        let believed = mark == ':' || introduced || self.peek_word().is_some_and(|word| zone(word).is_some());
        believed.then_some(ClockParts { hour, minute, second, milli })
    }

    /// `PM`, `p.m.`
    fn half_of_day(&mut self) -> Option<Half> {
        let start = self.next;
        let half = match self.peek_word()? {
            "am" | "a" => Half::Morning,
            "pm" | "p" => Half::Afternoon,
            _ => return None,
        };
        self.next += 1;
        let spelt_out = self.tokens[start].text.len() == 2
            || (self.mark_of(".").is_some() && self.word(|word| word == "m").is_some());
        if !spelt_out {
            self.next = start;
            return None;
        }
        self.mark_of(".");
        Some(half)
    }

    fn fraction(&mut self) -> u32 {
        let start = self.next;
        if self.mark_of(".,").is_some()
            && let Some(token) = self.take(|token| token.kind == Kind::Number && !token.spaced)
        {
            let digits = token.text.get(..3).unwrap_or(&token.text);
            return digits.parse::<u32>().unwrap_or(0) * 10u32.pow(3 - digits.len() as u32);
        }
        self.next = start;
        0
    }

    /// `2019-09-28WIB19:17:34`
    fn zone_before_time(&mut self) -> Option<i32> {
        let offset = zone(self.peek_word()?)?;
        let time_follows = self.tokens.get(self.next + 1).is_some_and(|token| token.kind == Kind::Number);
        if !time_follows || offset == 0 {
            return None;
        }
        self.next += 1;
        Some(offset)
    }

    /// The zone after a time, and whether it is one of the United States.
    fn zone(&mut self) -> (Option<i32>, bool) {
        if let Some(offset) = self.numeric_zone() {
            self.comment();
            return (offset, false);
        }
        let start = self.next;
        self.mark_of("(");
        let name = self.word(|word| zone(word).is_some());
        let Some(name) = name else {
            self.next = start;
            if self.whole {
                // RFC 5322 §4.3: a zone that nobody knows says nothing.
                self.word(|word| word.len() <= 5 && month(word).is_none());
            }
            return (None, false);
        };
        self.mark_of(")");
        let named = zone(&name);
        let offset = match (name.as_str(), self.numeric_zone()) {
            ("gmt" | "utc", Some(offset)) => offset,
            (_, _) => named,
        };
        (offset, is_us_zone(&name))
    }

    /// `+0700`, `+07:00`, `+07`, `+7`. The inner `None` is `-0000`, by which RFC 5322 §3.3 says "unknown".
    fn numeric_zone(&mut self) -> Option<Option<i32>> {
        let start = self.next;
        let offset = self.signed_offset();
        if offset.is_none() {
            self.next = start;
        }
        offset
    }

    fn signed_offset(&mut self) -> Option<Option<i32>> {
        let sign = self.mark_of("+-−")?;
        let digits = self.take(|token| token.kind == Kind::Number && !token.spaced)?.text.clone();
        let number: i32 = digits.parse().ok()?;
        let (hours, minutes) = match digits.len() {
            1 | 2 => {
                let colon = self.next;
                let minutes = self.mark_of(":").and_then(|_| self.digits(2..=2));
                if minutes.is_none() {
                    self.next = colon;
                }
                (number, minutes.unwrap_or(0) as i32)
            }
            3 | 4 => (number / 100, number % 100),
            _ => return None,
        };
        if hours > 14 || minutes > 59 {
            return None;
        }
        let offset = hours * 60 + minutes;
        match sign {
            '+' => Some(Some(offset)),
            _ if offset == 0 && digits.len() == 4 => Some(None),
            _ => Some(Some(-offset)),
        }
    }

    /// `(WIB)` after an offset says it again.
    fn comment(&mut self) {
        let start = self.next;
        let read = self.mark_of("(").and_then(|_| self.word(|_| true)).and_then(|_| self.mark_of(")"));
        if read.is_none() {
            self.next = start;
        }
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

    fn digits(&mut self, count: std::ops::RangeInclusive<usize>) -> Option<u32> {
        self.take(|token| token.kind == Kind::Number && count.contains(&token.text.len()))?.text.parse().ok()
    }

    fn mark_of(&mut self, marks: &str) -> Option<char> {
        match self.tokens.get(self.next)?.kind {
            Kind::Mark(mark) if marks.contains(mark) => {
                self.next += 1;
                Some(mark)
            }
            _ => None,
        }
    }

    fn skip_marks(&mut self, marks: &str) {
        while self.mark_of(marks).is_some() {}
    }

    fn peek_word(&self) -> Option<&'t str> {
        let token = self.tokens.get(self.next)?;
        (token.kind == Kind::Word).then_some(token.text.as_str())
    }

    fn word(&mut self, wanted: impl Fn(&str) -> bool) -> Option<String> {
        let word = self.peek_word().filter(|word| wanted(word))?;
        self.next += 1;
        Some(word.to_owned())
    }

    fn take(&mut self, wanted: impl Fn(&Token) -> bool) -> Option<&'t Token> {
        let token = self.tokens.get(self.next).filter(|token| wanted(token))?;
        self.next += 1;
        Some(token)
    }
}

#[derive(Clone, Copy)]
enum Half {
    Morning,
    Afternoon,
}

struct ClockParts {
    hour: u32,
    minute: u32,
    second: u32,
    milli: u32,
}

impl ClockParts {
    fn clock(self, half: Option<Half>) -> Option<Clock> {
        let hour = match (half, self.hour) {
            (Some(Half::Morning), 12) => 0,
            (Some(Half::Afternoon), hour @ 1..=11) => hour + 12,
            (_, hour) => hour,
        };
        let next_midnight = hour == 24 && self.minute == 0 && self.second == 0;
        // A leap second is not worth a time of its own.
        let second = if self.second == 60 { 59 } else { self.second };
        let time = NaiveTime::from_hms_milli_opt(
            if next_midnight { 0 } else { hour },
            self.minute,
            second,
            self.milli,
        )?;
        Some(Clock { time, day_carry: next_midnight.into() })
    }
}
