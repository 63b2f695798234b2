use chrono::DateTime;

use super::{find, parse};

/// `expected` is RFC 3339 in the offset that the text names; without one it ends in `Z?`.
#[track_caller]
fn check(text: &str, expected: &str) {
    let date = parse(text).unwrap_or_else(|| panic!("{text:?} is not read"));
    assert_eq!(
        (date.instant.0, date.offset_minutes),
        expected_date(expected),
        "{text:?} is read as {}",
        DateTime::from_timestamp_millis(date.instant.0).unwrap(),
    );
}

fn expected_date(expected: &str) -> (i64, Option<i32>) {
    let (text, known) = match expected.strip_suffix('?') {
        Some(text) => (text, false),
        None => (expected, true),
    };
    let date = DateTime::parse_from_rfc3339(text).unwrap();
    (date.timestamp_millis(), known.then(|| date.offset().local_minus_utc() / 60))
}

#[test]
fn rfc_822_and_its_copies() {
    for (text, expected) in [
        ("Wed, 09 Nov 2022 19:01:05 +0700", "2022-11-09T19:01:05+07:00"),
        ("Wed, 09 Nov 2022 19:01:05 +0700 (WIB)", "2022-11-09T19:01:05+07:00"),
        ("09 Nov 22 19:01 GMT", "2022-11-09T19:01:00Z"),
        ("9 Nov 99 19:01:00 UT", "1999-11-09T19:01:00Z"),
        ("Wed, 09 Nov 2022 19:01:00 EST", "2022-11-09T19:01:00-05:00"),
        ("Wed, 09 Nov 2022 19:01:00 PDT", "2022-11-09T19:01:00-07:00"),
        ("Mon, 09 Nov 2022 19:01:00 Z", "2022-11-09T19:01:00Z"),
        ("Wednesday, 09 November 2022 7:01:00 +7", "2022-11-09T07:01:00+07:00"),
        ("Rab, 09 Nov 2022 19:01:00 +07:00", "2022-11-09T19:01:00+07:00"),
        ("Wed, 09 Nov 2022 19:01:00 GMT+7", "2022-11-09T19:01:00+07:00"),
        ("Wed, 09 Nov 2022 24:00:00 GMT", "2022-11-10T00:00:00Z"),
        ("Wed, 09 Nov 2022 23:59:60 GMT", "2022-11-09T23:59:59Z"),
        ("Wed, 09 Nov 2022 19:01:00 -0000", "2022-11-09T19:01:00Z?"),
        ("Wed, 09 Nov 2022 19:01:00 XYZ", "2022-11-09T19:01:00Z?"),
        ("Wed, 09 Nov 2022 19:01:00", "2022-11-09T19:01:00Z?"),
        ("Wed, 09 Nov 2022", "2022-11-09T00:00:00Z?"),
        ("Wed Nov  9 19:01:00 2022", "2022-11-09T19:01:00Z?"),
        ("Wed Nov 09 19:01:00 +0000 2022", "2022-11-09T19:01:00Z"),
        ("Wed Nov 09 19:01:00 PST 2022", "2022-11-09T19:01:00-08:00"),
        ("09-Nov-2022 19:01", "2022-11-09T19:01:00Z?"),
    ] {
        check(text, expected);
    }
}

#[test]
fn rfc_3339_and_iso_8601() {
    for (text, expected) in [
        ("2022-11-09T19:01:00Z", "2022-11-09T19:01:00Z"),
        ("2022-11-09t19:01:00.25z", "2022-11-09T19:01:00.250Z"),
        ("2022-11-09T19:01:00.123456+07:00", "2022-11-09T19:01:00.123+07:00"),
        ("2022-11-09 19:01:00", "2022-11-09T19:01:00Z?"),
        ("2022-11-09 19:01:00 +0700", "2022-11-09T19:01:00+07:00"),
        ("2022-11-09T19:01-03:30", "2022-11-09T19:01:00-03:30"),
        ("2022-11-09T19:01:00+7", "2022-11-09T19:01:00+07:00"),
        ("2022-11-09T19:01:00+00:0", "2022-11-09T19:01:00Z"),
        ("2022/11/09 19:01:00 WIB", "2022-11-09T19:01:00+07:00"),
        ("2022-11-09", "2022-11-09T00:00:00Z?"),
        ("20221109", "2022-11-09T00:00:00Z?"),
        ("20221109T190100Z", "2022-11-09T19:01:00Z"),
        ("20221109T1901+0700", "2022-11-09T19:01:00+07:00"),
        ("2019-09-28WIB19:17:34+07:00", "2019-09-28T19:17:34+07:00"),
    ] {
        check(text, expected);
    }
}

#[test]
fn epoch_numbers() {
    check("1668020460", "2022-11-09T19:01:00Z");
    check("1668020460123", "2022-11-09T19:01:00.123Z");
    check(" 1668020460.0 ", "2022-11-09T19:01:00Z");
}

#[test]
fn indonesian_forms() {
    for (text, expected) in [
        ("Rabu, 9 November 2022 19:01 WIB", "2022-11-09T19:01:00+07:00"),
        ("Rabu, 9 November 2022 | 19:01 WITA", "2022-11-09T19:01:00+08:00"),
        ("Rabu, 9 November 2022 - 19:01 WIT", "2022-11-09T19:01:00+09:00"),
        ("Jum'at, 11 Nopember 2022 pukul 19.01", "2022-11-11T19:01:00Z?"),
        ("Jum’at, 11 Nov 2022, 19.01 WIB", "2022-11-11T19:01:00+07:00"),
        ("Minggu, 13 Nov 2022 pukul 19.01 WIB", "2022-11-13T19:01:00+07:00"),
        ("23 Nov 2026 | 13:08 WIB", "2026-11-23T13:08:00+07:00"),
        ("09/11/2022, 19:01 WIB", "2022-11-09T19:01:00+07:00"),
        ("Rabu (9/11/2022)", "2022-11-09T00:00:00Z?"),
        ("Rabu (9/11/2022) pukul 19.01 WIB", "2022-11-09T19:01:00+07:00"),
        ("9 Agu 2022", "2022-08-09T00:00:00Z?"),
        ("9 Agt 2022", "2022-08-09T00:00:00Z?"),
        ("9 Ags 2022", "2022-08-09T00:00:00Z?"),
        ("9 Mei 2022", "2022-05-09T00:00:00Z?"),
        ("9 Okt 2022", "2022-10-09T00:00:00Z?"),
        ("9 Des 2022", "2022-12-09T00:00:00Z?"),
        ("9 Nop 2022", "2022-11-09T00:00:00Z?"),
        ("9 Peb 2022", "2022-02-09T00:00:00Z?"),
    ] {
        check(text, expected);
    }
}

#[test]
fn english_forms() {
    for (text, expected) in [
        ("November 9, 2022 7:01 PM EST", "2022-11-09T19:01:00-05:00"),
        ("Nov. 9, 2022 at 12:05 a.m.", "2022-11-09T00:05:00Z?"),
        ("November 9th, 2022", "2022-11-09T00:00:00Z?"),
        ("9th of November, 2022 12:05 am", "2022-11-09T00:05:00Z?"),
        ("Wednesday, November 9, 2022 - 19:01 GMT", "2022-11-09T19:01:00Z"),
    ] {
        check(text, expected);
    }
}

#[test]
fn numeric_dates_are_day_first_unless_the_text_is_american() {
    for (text, expected) in [
        ("09/11/2022 19:01", "2022-11-09T19:01:00Z?"),
        ("09/11/2022 7:01 PM", "2022-09-11T19:01:00Z?"),
        ("09/11/2022 19:01 EST", "2022-09-11T19:01:00-05:00"),
        ("23/11/2022", "2022-11-23T00:00:00Z?"),
        ("11/23/2022", "2022-11-23T00:00:00Z?"),
        ("23/11/2022 7:01 PM", "2022-11-23T19:01:00Z?"),
        ("9.11.2022", "2022-11-09T00:00:00Z?"),
    ] {
        check(text, expected);
    }
}

#[test]
fn none_rather_than_a_guess() {
    for text in [
        "",
        "yesterday",
        "31 Feb 2022",
        "2022-02-31",
        "31/02/2022",
        "2022-11-09T25:01:00Z",
        "13/13/2022",
        "9/11/22",
        "Rabu (9/11)",
        "9 November",
        "0001-01-01T00:00:00Z",
        "2022-11-09 and more",
        "12345",
        "99999999999999999999999",
        "9 Foo 2022",
    ] {
        assert_eq!(parse(text), None, "{text:?}");
    }
}

#[test]
fn dates_are_found_inside_lines() {
    for (text, line_part, expected) in [
        ("HarianSelatan.com - 09/11/2022, 19:01 WIB", "09/11/2022, 19:01 WIB", "2022-11-09T19:01:00+07:00"),
        ("Jakarta, Rabu (9/11/2022) sore", "Rabu (9/11/2022)", "2022-11-09T00:00:00Z?"),
        (
            "Terbit: 23 Nov 2026 | 13:08 WIB | 5 komentar",
            "23 Nov 2026 | 13:08 WIB",
            "2026-11-23T13:08:00+07:00",
        ),
        (
            "Updated November 9, 2022 7:01 PM EST by Ana",
            "November 9, 2022 7:01 PM EST",
            "2022-11-09T19:01:00-05:00",
        ),
        ("12 November 2022 - 5 orang tewas", "12 November 2022", "2022-11-12T00:00:00Z?"),
        (
            "Kamis, 10 November 2022 19:01 - 20:00 WIB",
            "Kamis, 10 November 2022 19:01",
            "2022-11-10T19:01:00Z?",
        ),
        ("Pada 10 November 2022 5.30 juta orang", "10 November 2022", "2022-11-10T00:00:00Z?"),
    ] {
        let (date, range) = find(text).unwrap_or_else(|| panic!("nothing found in {text:?}"));
        assert_eq!(&text[range], line_part);
        assert_eq!((date.instant.0, date.offset_minutes), expected_date(expected), "{text:?}");
    }
}

#[test]
fn lines_without_a_date_give_none() {
    for text in
        ["", "Rp 9.11.2 juta", "call 20221109", "/berita/2022/11/091234/", "1/2/3/4", "skor 3-2-2022 9/"]
    {
        let found = find(text).map(|(_, range)| &text[range]);
        assert!(found.is_none() || text.starts_with("skor"), "{text:?}: {found:?}");
    }
}

#[test]
fn days_in_other_languages() {
    for (text, expected) in [
        ("9. März 2022, 19:01 Uhr", "2022-03-09T19:01:00Z?"),
        ("9 août 2022 à 19:01", "2022-08-09T19:01:00Z?"),
        ("9 de noviembre de 2022 07:15 a.m. AR", "2022-11-09T07:15:00-03:00"),
        ("9 de dezembro de 2022 às 19:01", "2022-12-09T19:01:00Z?"),
        ("9 maggio 2022 alle 19:01", "2022-05-09T19:01:00Z?"),
        ("9 Ogos 2022 19:01 MYT", "2022-08-09T19:01:00+08:00"),
        ("2022年11月9日 19時01分", "2022-11-09T19:01:00Z?"),
        ("2022年11月9日19:01", "2022-11-09T19:01:00Z?"),
        ("2022-11-09 19:01:00（北京时间）", "2022-11-09T19:01:00+08:00"),
    ] {
        let (date, _) = find(text).unwrap_or_else(|| panic!("{text:?} is not read"));
        assert_eq!((date.instant.0, date.offset_minutes), expected_date(expected), "{text:?}");
    }
}

#[test]
fn months_of_other_languages() {
    for text in [
        "9 ноября 2022",
        "9 листопада 2022",
        "9 listopada 2022",
        "9. listopadu 2022",
        "9 Kasım 2022",
        "9 noiembrie 2022",
        "9 Νοεμβρίου 2022",
        "9. novembra 2022",
        "9 november 2022",
        "9 de noviembre de 2022",
    ] {
        check(text, "2022-11-09T00:00:00Z?");
    }
    check("13 жовтня 2026, 15:20", "2026-10-13T15:20:00Z?");
    check("11 października 2026 08:05", "2026-10-11T08:05:00Z?");
    check("30 Eylül 2026", "2026-09-30T00:00:00Z?");
}

#[test]
fn zones_of_the_tz_database_have_the_offset_of_the_day() {
    for (text, expected) in [
        ("Sat, 18 Mar 2023 20:21:00 America/Los_Angeles", "2023-03-18T20:21:00-07:00"),
        ("Tue, 31 Jan 2023 20:20:00 America/Los_Angeles", "2023-01-31T20:20:00-08:00"),
        ("Sat, 18 Mar 2023 20:21:00 Asia/Jakarta", "2023-03-18T20:21:00+07:00"),
        ("2023-03-18 20:21 europe/london", "2023-03-18T20:21:00Z"),
        ("2023-07-18 20:21 America/Argentina/Buenos_Aires", "2023-07-18T20:21:00-03:00"),
        ("2023-07-18 20:21 America/Port-au-Prince", "2023-07-18T20:21:00-04:00"),
        // Shown twice, and never.
        ("2023-11-05 01:30 America/New_York", "2023-11-05T01:30:00-04:00"),
        ("2023-03-12 02:30 America/New_York", "2023-03-12T02:30:00Z?"),
        ("2023-03-18 20:21 Utara/Selatan", "2023-03-18T20:21:00Z?"),
    ] {
        let read = parse(text).or_else(|| find(text).map(|(date, _)| date)).unwrap();
        assert_eq!((read.instant.0, read.offset_minutes), expected_date(expected), "{text}");
    }
}

#[test]
fn years_that_are_counted_in_another_way() {
    for (text, expected) in [
        ("6 มิถุนายน 2567", "2024-06-06T00:00:00Z?"),
        ("๖ มิถุนายน ๒๕๖๗", "2024-06-06T00:00:00Z?"),
        ("29 กุมภาพันธ์ พ.ศ. 2567", "2024-02-29T00:00:00Z?"),
        ("6 มิ.ย. 2567 19:01", "2024-06-06T19:01:00Z?"),
        ("6 มิ.ย. 67", "2024-06-06T00:00:00Z?"),
        ("29/02/2567", "2024-02-29T00:00:00Z?"),
        ("2567-06-06", "2024-06-06T00:00:00Z?"),
        ("令和6年6月6日", "2024-06-06T00:00:00Z?"),
        ("令和元年5月1日", "2019-05-01T00:00:00Z?"),
        ("平成31年4月30日 19時01分", "2019-04-30T19:01:00Z?"),
        ("昭和64年1月7日", "1989-01-07T00:00:00Z?"),
        ("۱۷ خرداد ۱۴۰۳ - ۱۴:۳۰", "2024-06-06T14:30:00Z?"),
        ("پنجشنبه ۱۷ خرداد ماه ۱۴۰۳ ساعت ۱۴:۳۰", "2024-06-06T14:30:00Z?"),
        ("۱۴۰۳/۰۳/۱۷ ۱۴:۳۰", "2024-06-06T14:30:00Z?"),
        ("30 Esfand 1403", "2025-03-20T00:00:00Z?"),
        ("17 جوزا 1403", "2024-06-06T00:00:00Z?"),
        ("3:15 p.m. NZDT, 14 January 2026", "2026-01-14T15:15:00+13:00"),
        ("19:01 on 9 November 2022", "2022-11-09T19:01:00Z?"),
        ("07:45 Rabu, 9 November 2022", "2022-11-09T07:45:00Z?"),
    ] {
        check(text, expected);
    }
    assert_eq!(parse("6 June 2467"), None);
}

#[test]
fn months_and_digits_of_other_scripts() {
    for text in [
        "6 जून 2024",
        "६ जून २०२४",
        "6 জুন 2024",
        "৬ জুন ২০২৪",
        "6 يونيو 2024",
        "٦ يونيو ٢٠٢٤",
        "6 حزيران 2024",
        "۶ ژوئن ۲۰۲۴",
        "6 ביוני 2024",
        "２０２４年６月６日",
        "٦/٦/٢٠٢٤",
    ] {
        check(text, "2024-06-06T00:00:00Z?");
    }
    check("28 फ़रवरी 2024", "2024-02-28T00:00:00Z?");
    check("31 ธันวาคม 2566", "2023-12-31T00:00:00Z?");
}
