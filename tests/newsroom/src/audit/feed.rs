//! What a feed sees of a client: one feed, at its old address and its new one.

use std::collections::HashMap;

use super::{Blame, Rule, Rules, hours};
use crate::log::Request;

#[derive(Default)]
pub(super) struct Feed<'a> {
    /// The address that it was first asked for at.
    home: Option<&'a str>,
    addresses: HashMap<&'a str, Address>,
    rest_until: Option<i64>,
    gone: bool,
    failures: u32,
    last_failure: i64,
    /// When it last came whole, or was truly unchanged.
    last_sound: Option<i64>,
    /// The validators of the last whole feed.
    marks: Marks<'a>,
    redirect: Option<Redirect<'a>>,
    moved: bool,
}

#[derive(Default)]
struct Address {
    asked: Option<i64>,
    asked_without_condition: Option<i64>,
    gave_validators: bool,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Marks<'a> {
    etag: Option<&'a str>,
    last_modified: Option<&'a str>,
}

/// The row of redirects that ends with the last answer.
#[derive(Clone, Copy)]
struct Redirect<'a> {
    to: &'a str,
    permanent: bool,
    first: i64,
    last: i64,
}

impl<'a> Feed<'a> {
    pub(super) fn judge(&mut self, request: &'a Request, rules: &Rules, blame: &mut Blame<'_>) {
        let (path, query) =
            request.path.split_once('?').map_or((&*request.path, None), |(p, q)| (p, Some(q)));
        let home = *self.home.get_or_insert(path);
        if let Some(query) = query {
            blame(Rule::InventedQuery, query.to_owned());
        }
        let accept = request.accept.as_deref().unwrap_or_default();
        if !accept.contains("rss") && !accept.contains("atom") {
            blame(Rule::AcceptsNoFeeds, format!("accepts {accept:?}"));
        }
        // The second half of a request that was redirected a moment ago: the first half is judged for both.
        let follows =
            self.redirect.is_some_and(|redirect| redirect.to == path && redirect.last == request.at);
        if !follows {
            self.judge_time(request, path, rules, blame);
            self.judge_address(request, path, home, rules, blame);
        }
        self.judge_condition(request, path, rules, blame);
        self.remember(request, path, home, rules);
    }

    fn judge_time(&self, request: &Request, path: &str, rules: &Rules, blame: &mut Blame<'_>) {
        let asked = self.addresses.get(path).and_then(|address| address.asked);
        if let Some(wait) = asked.map(|asked| request.at - asked).filter(|wait| *wait < rules.floor) {
            blame(Rule::TooSoon, format!("after {}", hours(wait)));
        }
        if let Some(until) = self.rest_until.filter(|until| request.at < *until) {
            blame(Rule::FeedAtRest, format!("{} too early", hours(until - request.at)));
        }
        let told = self.last_sound.is_some_and(|sound| request.at - sound < rules.longest_rest);
        if request.remark.unwelcome && told {
            blame(Rule::Unwelcome, "in an hour or on a day that it leaves out".to_owned());
        }
        if self.gone {
            blame(Rule::AfterGone, "it was 410".to_owned());
        }
        if let Some(doublings) = self.failures.checked_sub(1) {
            let wait = rules.backoff.saturating_mul(1 << doublings.min(20)).min(rules.longest_rest) / 5 * 4;
            if request.at - self.last_failure < wait {
                let waited = hours(request.at - self.last_failure);
                blame(Rule::NoBackoff, format!("{waited} after failure {}", self.failures));
            }
        }
    }

    fn judge_address(
        &mut self,
        request: &Request,
        path: &str,
        home: &str,
        rules: &Rules,
        blame: &mut Blame<'_>,
    ) {
        let lasting = self.redirect.filter(|redirect| redirect.permanent);
        if path != home && !self.moved {
            self.moved = true;
            let told = lasting.filter(|redirect| redirect.to == path).map(|told| told.last - told.first);
            if told.is_none_or(|told| told < rules.moves_after) {
                blame(Rule::MovedInHaste, format!("told so for {}", hours(told.unwrap_or_default())));
            }
        }
        if path == home
            && let Some(redirect) = lasting.filter(|redirect| request.at - redirect.first > rules.moved_by)
        {
            blame(Rule::NotMoved, format!("told so since {}", hours(request.at - redirect.first)));
        }
    }

    fn judge_condition(&self, request: &Request, path: &str, rules: &Rules, blame: &mut Blame<'_>) {
        let sent = Marks {
            etag: request.if_none_match.as_deref(),
            last_modified: request.if_modified_since.as_deref(),
        };
        if sent != Marks::default() {
            if sent != self.marks {
                let written = |marks: Marks<'_>| format!("{:?} {:?}", marks.etag, marks.last_modified);
                blame(Rule::WrongValidators, format!("sent {}, had {}", written(sent), written(self.marks)));
            }
            return;
        }
        let Some(address) = self.addresses.get(path) else { return };
        let fresh =
            address.asked_without_condition.is_some_and(|asked| request.at - asked < rules.validators_kept);
        if address.gave_validators && fresh {
            blame(Rule::Unconditional, "it had given validators".to_owned());
        }
    }

    fn remember(&mut self, request: &'a Request, path: &'a str, home: &str, rules: &Rules) {
        let address = self.addresses.entry(path).or_default();
        address.asked = Some(request.at);
        if request.if_none_match.is_none() && request.if_modified_since.is_none() {
            address.asked_without_condition = Some(request.at);
        }
        let status = request.status.unwrap_or_default();
        if request.remark.sound {
            self.last_sound = Some(request.at);
            let asked = request.remark.asks_rest_until;
            self.rest_until = asked.map(|until| until.min(request.at + rules.longest_rest));
            if status == 200 {
                self.marks =
                    Marks { etag: request.etag.as_deref(), last_modified: request.last_modified.as_deref() };
                address.gave_validators = self.marks != Marks::default();
            }
        }
        self.gone |= status == 410;
        match status {
            404 | 500 | 502 | 504 => {
                self.failures += 1;
                self.last_failure = request.at;
            }
            200 | 304 => self.failures = 0,
            _ => {}
        }
        let to = request.location.as_deref().map(path_of);
        match (status, to) {
            (301 | 302 | 303 | 307 | 308, Some(to)) => {
                let permanent = matches!(status, 301 | 308);
                let same =
                    self.redirect.filter(|redirect| redirect.to == to && redirect.permanent == permanent);
                let first = same.map_or(request.at, |redirect| redirect.first);
                self.redirect = Some(Redirect { to, permanent, first, last: request.at });
            }
            // Home again.
            _ if request.remark.sound && path == home => self.redirect = None,
            _ => {}
        }
    }
}

fn path_of(location: &str) -> &str {
    match location.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("/", |start| &rest[start..]),
        None => location,
    }
}
