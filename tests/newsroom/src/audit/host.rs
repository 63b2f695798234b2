//! What a host sees of a client.

use std::collections::HashMap;

use super::{Blame, Rule, Rules, hours};
use crate::log::Request;

#[derive(Default)]
pub(super) struct Host<'a> {
    rest_until: Option<i64>,
    /// The answer that came last, in the row of arrivals and answers. A request that is never answered cannot be
    /// told from one that the client gave up, and is no neighbour to anything.
    last_answer: u64,
    icons: HashMap<&'a str, i64>,
}

impl<'a> Host<'a> {
    pub(super) fn judge(&mut self, request: &'a Request, rules: &Rules, blame: &mut Blame<'_>) {
        if request.arrived < self.last_answer {
            blame(Rule::SideBySide, "the one before was not answered yet".to_owned());
        }
        if let Some(cookie) = &request.cookie {
            blame(Rule::SentCookie, cookie.clone());
        }
        if let Some(referer) = &request.referer {
            blame(Rule::SentReferer, referer.clone());
        }
        if request.user_agent.as_deref().is_none_or(str::is_empty) {
            blame(Rule::Nameless, "no User-Agent".to_owned());
        }
        if request.path.rsplit('/').next().is_some_and(|file| file.starts_with("favicon.")) {
            let before = self.icons.insert(&request.path, request.at);
            if let Some(wait) =
                before.map(|before| request.at - before).filter(|wait| *wait < rules.icon_rest)
            {
                blame(Rule::IconTooOften, format!("after {}", hours(wait)));
            }
        }
        if let Some(until) = self.rest_until.filter(|until| request.at < *until) {
            blame(Rule::HostAtRest, format!("{} too early", hours(until - request.at)));
        }
        if matches!(request.status, Some(429 | 503)) {
            let asked = request.remark.asks_rest_until.unwrap_or(request.at + rules.rest_after_refusal);
            let until = asked.min(request.at + rules.longest_rest);
            self.rest_until = self.rest_until.max(Some(until));
        }
        self.last_answer = self.last_answer.max(request.answered.unwrap_or_default());
    }
}
