//! The grammar of what stands after a day: a time and a zone.

use chrono::NaiveTime;
use chrono_tz::Tz;

use super::reader::Reader;
use super::token::Kind;
use super::words::{introduces_time, is_us_zone, month, zone};

/// A time of day. `day_carry` is 1 for `24:00`.
#[derive(Clone, Copy)]
pub(super) struct Clock {
    pub(super) time: NaiveTime,
    pub(super) day_carry: i64,
}

/// What stands after a day.
#[derive(Default)]
pub(super) struct TimeOfDay {
    pub(super) clock: Option<Clock>,
    pub(super) offset_minutes: Option<i32>,
    /// A zone of the tz database, whose offset depends on the day.
    pub(super) place: Option<Tz>,
    /// AM, PM or a zone of the United States.
    pub(super) american: bool,
}

impl Reader<'_> {
    /// What follows a day. `None` only for a time that no clock shows: half a date is no date.
    pub(super) fn time_of_day(&mut self) -> Option<TimeOfDay> {
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
        if let Some(place) = self.place() {
            time.place = Some(place);
            return Some(time);
        }
        let (offset_minutes, us_zone) = self.zone();
        time.offset_minutes = offset_minutes.or(early_zone);
        time.american |= us_zone;
        self.mark_of(")");
        Some(time)
    }

    /// `3:15 p.m. NZDT, 14 January 2026`, `19:01 on 9 November 2022`
    pub(super) fn time_before_day(&mut self) -> Option<TimeOfDay> {
        let start = self.next;
        let mut read = || {
            let parts = self.separated_clock(false)?;
            let half = self.half_of_day();
            let clock = parts.clock(half)?;
            let place = self.place();
            let (offset_minutes, us_zone) = if place.is_none() { self.zone() } else { (None, false) };
            self.skip_marks(",|-–—·•");
            self.word(|word| word == "on");
            Some(TimeOfDay { clock: Some(clock), offset_minutes, place, american: us_zone || half.is_some() })
        };
        let time = read();
        if time.is_none() {
            self.next = start;
        }
        time
    }

    /// `19時01分`, `19点01分`
    pub(super) fn hour_and_minute(&mut self) -> Option<TimeOfDay> {
        let hour = self.digits(1..=2)?;
        self.word(|word| matches!(word, "時" | "时" | "点" | "點"))?;
        let minute = self.digits(1..=2)?;
        self.word(|word| word == "分")?;
        let clock = ClockParts { hour, minute, second: 0, milli: 0 }.clock(None)?;
        let (offset_minutes, _) = self.zone();
        Some(TimeOfDay { clock: Some(clock), offset_minutes, ..TimeOfDay::default() })
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

    /// `America/Los_Angeles`, `Asia/Jakarta`
    fn place(&mut self) -> Option<Tz> {
        let start = self.next;
        let mut name = self.word(|_| true).unwrap_or_default();
        while let Some(mark) = self.mark_of("/_-") {
            name.push(mark);
            name.push_str(&self.word(|_| true).unwrap_or_default());
        }
        let place = name.contains('/').then(|| Tz::from_str_insensitive(&name).ok()).flatten();
        if place.is_none() {
            self.next = start;
        }
        place
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
        self.mark_of("(（");
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
                let minutes = self.mark_of(":").and_then(|_| self.digits(1..=2));
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
