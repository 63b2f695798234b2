//! Each rule, broken once in a log made by hand.

use super::*;
use crate::log::Remark;

const HOUR: i64 = 60 * MINUTE;

/// A whole feed with both validators, asked for without condition at this hour.
fn first(hours: i64) -> Request {
    Request {
        method: "GET".to_owned(),
        host: Some("a.example".to_owned()),
        path: "/personality/etag/feed.xml".to_owned(),
        at: hours * HOUR,
        status: Some(200),
        user_agent: Some("Reader/1.0".to_owned()),
        accept: Some("application/rss+xml".to_owned()),
        etag: Some("\"a\"".to_owned()),
        last_modified: Some("Mon".to_owned()),
        remark: Remark { feed: Some("etag".to_owned()), sound: true, ..Remark::default() },
        ..Request::default()
    }
}

/// The same, asked for with both validators and found unchanged.
fn again(hours: i64) -> Request {
    Request {
        status: Some(304),
        if_none_match: Some("\"a\"".to_owned()),
        if_modified_since: Some("Mon".to_owned()),
        ..first(hours)
    }
}

fn failed(hours: i64, status: u16) -> Request {
    Request {
        status: Some(status),
        etag: None,
        last_modified: None,
        remark: Remark { sound: false, ..first(0).remark },
        ..again(hours)
    }
}

fn redirected(hours: i64, status: u16) -> Request {
    Request { location: Some("http://a.example/new".to_owned()), ..failed(hours, status) }
}

fn at_new_address(request: Request) -> Request {
    Request { path: "/new".to_owned(), ..request }
}

fn resting(request: Request, until: i64) -> Request {
    Request { remark: Remark { asks_rest_until: Some(until * HOUR), ..request.remark.clone() }, ..request }
}

/// Checks which rules a log breaks. Its requests are answered one after the other.
fn check(log: Vec<Request>, expected: &[Rule]) {
    let log: Vec<_> = log
        .into_iter()
        .zip(0..)
        .map(|(request, place)| Request { arrived: place * 2, answered: Some(place * 2 + 1), ..request })
        .collect();
    rules_broken(&log, expected);
}

fn rules_broken(log: &[Request], expected: &[Rule]) {
    let found = violations(log, &Rules::default());
    assert_eq!(found.iter().map(|found| found.rule).collect::<Vec<_>>(), expected, "{found:#?}");
}

#[test]
fn a_polite_client_breaks_no_rule() {
    check(vec![first(0), again(1), again(2), first(24 * 7), again(24 * 7 + 1)], &[]);
    check(vec![first(0), resting(again(1), 7), again(7)], &[]);
    check(vec![first(0), failed(1, 500), failed(2, 500), again(4)], &[]);
    check(vec![first(0), failed(1, 410)], &[]);
}

#[test]
fn hosts_want_one_request_at_a_time() {
    let log = |arrived, answered| Request { arrived, answered, path: "/x".to_owned(), ..Request::default() };
    let named = |request| Request { user_agent: Some("Reader".to_owned()), ..request };
    let apart = [named(log(0, Some(1))), named(log(2, Some(3)))];
    let crossed = [named(log(0, Some(2))), named(log(1, Some(3)))];
    let far = [crossed[0].clone(), Request { host: Some("b.example".to_owned()), ..crossed[1].clone() }];
    let stalled = [named(log(0, None)), named(log(1, Some(2)))];
    rules_broken(&apart, &[]);
    rules_broken(&crossed, &[Rule::SideBySide]);
    rules_broken(&far, &[]);
    rules_broken(&stalled, &[]);
}

#[test]
fn clients_say_who_they_are_and_no_more() {
    check(vec![Request { cookie: Some("a=1".to_owned()), ..first(0) }], &[Rule::SentCookie]);
    check(vec![Request { referer: Some("http://b/".to_owned()), ..first(0) }], &[Rule::SentReferer]);
    check(vec![Request { user_agent: None, ..first(0) }], &[Rule::Nameless]);
    check(vec![Request { accept: Some("*/*".to_owned()), ..first(0) }], &[Rule::AcceptsNoFeeds]);
    let path = "/personality/etag/feed.xml?t=1".to_owned();
    check(vec![Request { path, ..first(0) }], &[Rule::InventedQuery]);
}

#[test]
fn icons_are_for_a_week() {
    let icon = |hours| Request { path: "/favicon.ico".to_owned(), remark: Remark::default(), ..first(hours) };
    check(vec![icon(0), icon(24 * 7)], &[]);
    check(vec![icon(0), icon(24 * 6)], &[Rule::IconTooOften]);
}

#[test]
fn refusals_are_for_the_whole_host() {
    let other = |hours| Request {
        path: "/personality/other/feed.xml".to_owned(),
        remark: Remark { feed: Some("other".to_owned()), sound: true, ..Remark::default() },
        ..first(hours)
    };
    let refused = |status| Request {
        status: Some(status),
        etag: None,
        last_modified: None,
        remark: Remark { sound: false, ..first(0).remark },
        ..first(0)
    };
    check(vec![resting(refused(429), 2), other(1)], &[Rule::HostAtRest]);
    check(vec![resting(refused(503), 2), other(2)], &[]);
    check(vec![refused(429), other(0)], &[Rule::HostAtRest]);
    check(vec![refused(429), other(1)], &[]);
    check(vec![resting(refused(503), 1000), other(23)], &[Rule::HostAtRest]);
    check(vec![resting(refused(503), 1000), other(24)], &[]);
}

#[test]
fn feeds_are_left_alone_for_as_long_as_they_ask() {
    check(vec![first(0), again(0)], &[Rule::TooSoon]);
    check(vec![resting(first(0), 6), again(5)], &[Rule::FeedAtRest]);
    check(vec![first(0), resting(again(1), 7), again(6)], &[Rule::FeedAtRest]);
    check(vec![resting(first(0), 24 * 365 * 16), again(24)], &[]);
    let unwelcome = |request: Request| Request {
        remark: Remark { unwelcome: true, ..request.remark.clone() },
        ..request
    };
    check(vec![unwelcome(first(0))], &[]);
    check(vec![first(0), unwelcome(again(1))], &[Rule::Unwelcome]);
    check(vec![first(0), unwelcome(again(24))], &[]);
}

#[test]
fn failures_are_answered_with_patience() {
    check(vec![first(0), failed(1, 500), failed(2, 500), again(2)], &[Rule::TooSoon, Rule::NoBackoff]);
    check(vec![first(0), failed(1, 500), failed(2, 500), failed(4, 500), again(5)], &[Rule::NoBackoff]);
    check(vec![first(0), failed(1, 410), again(100)], &[Rule::AfterGone]);
}

#[test]
fn what_has_not_changed_is_asked_for_with_its_validators() {
    check(vec![first(0), first(1)], &[Rule::Unconditional]);
    check(vec![first(0), again(1), first(24 * 7 - 1)], &[Rule::Unconditional]);
    let bare = |request| Request { etag: None, last_modified: None, ..request };
    check(vec![bare(first(0)), bare(first(1))], &[]);
    let sent = |etag: Option<&str>, date: Option<&str>, hours| Request {
        if_none_match: etag.map(str::to_owned),
        if_modified_since: date.map(str::to_owned),
        ..again(hours)
    };
    check(vec![first(0), sent(Some("W/\"a\""), Some("Mon"), 1)], &[Rule::WrongValidators]);
    check(vec![first(0), sent(Some("\"a\""), None, 1)], &[Rule::WrongValidators]);
    // The page of a login has an ETag, too.
    let login = Request { etag: Some("\"login\"".to_owned()), ..failed(1, 200) };
    check(vec![first(0), login, sent(Some("\"login\""), None, 2)], &[Rule::WrongValidators]);
}

#[test]
fn a_feed_has_moved_when_it_has_said_so_for_days() {
    let told = |days: std::ops::Range<i64>, status| -> Vec<Request> {
        let each = days.flat_map(|day| [redirected(day * 24, status), at_new_address(again(day * 24))]);
        std::iter::once(first(-1)).chain(each).collect()
    };
    let then = |mut log: Vec<Request>, request: Request| {
        log.push(request);
        log
    };
    let day = |day: i64| day * 24;
    check(then(told(0..4, 301), at_new_address(again(day(4)))), &[]);
    check(then(told(0..3, 308), at_new_address(again(day(3)))), &[Rule::MovedInHaste]);
    check(then(told(0..9, 302), again(day(9))), &[]);
    check(then(told(0..9, 302), at_new_address(again(day(9)))), &[Rule::MovedInHaste]);
    check(told(0..7, 301), &[Rule::NotMoved]);
    // Home again in between: the counting starts anew.
    let mut log = told(0..2, 301);
    log.push(again(day(2)));
    log.extend([redirected(day(3), 301), at_new_address(again(day(3)))]);
    check(then(log, at_new_address(again(day(4)))), &[Rule::MovedInHaste]);
}
