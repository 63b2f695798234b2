//! How a feed is doing, and how the person wants it to be treated.

use url::Url;

use super::{Library, Scope, full_text};
use crate::discover;
use crate::error::{Error, Result};
use crate::event::EngineEvent;
use crate::fetch::{Reach, SignIn};
use crate::model::{FeedHealth, FeedId, FeedSettings, Keep};
use crate::store::asset::left;
use crate::store::feed::care;

/// The person's own interval, in minutes: from a quarter of an hour to a week.
const SHORTEST_INTERVAL: u32 = 15;
const LONGEST_INTERVAL: u32 = 7 * 24 * 60;

impl Library {
    /// How a feed has been doing, with the log of its last requests.
    pub async fn feed_health(&self, id: FeedId) -> Result<FeedHealth> {
        self.0.store.read(move |db| care::health(db, id)).await
    }

    /// Sets how a feed is treated. The interval is kept between a quarter of an hour and a week.
    pub async fn set_feed_settings(&self, id: FeedId, settings: FeedSettings) -> Result<()> {
        let settings = FeedSettings {
            interval_minutes: settings.interval_minutes.map(|m| m.clamp(SHORTEST_INTERVAL, LONGEST_INTERVAL)),
            user_agent: settings.user_agent.and_then(|name| sendable(&name)),
            ..settings
        };
        let change = self.0.store.act(move |tx| {
            let before = care::health(tx, id)?.settings;
            care::set_settings(tx, id, &settings)?;
            if (settings.open_mode, settings.keep) != (before.open_mode, before.keep) {
                full_text::follow(tx, id, &settings)?;
            }
            match (before.keep, settings.keep) {
                (before, after) if before == after => Ok(()),
                (Keep::Everything, _) => left::leave_of_feed(tx, id),
                (_, Keep::Everything) => left::want_of_feed(tx, id, full_text::NEWEST),
                _ => Ok(()),
            }
        });
        change.await?;
        // What is still to be fetched for offline may be something else now.
        self.0.events.send(EngineEvent::ArticlesChanged { feeds: vec![id] });
        self.0.events.send(EngineEvent::LibraryChanged);
        Ok(())
    }

    /// Signs a feed in, or out with `None`, and asks it at once. The secret goes to the keyring alone.
    ///
    /// # Errors
    /// [`Error::InvalidSignIn`] for what cannot be sent, and [`Error::NoKeyring`]; then nothing is changed.
    pub async fn set_sign_in(&self, id: FeedId, sign_in: Option<SignIn>) -> Result<()> {
        if sign_in.as_ref().is_some_and(|sign_in| !sign_in.is_sendable()) {
            return Err(Error::InvalidSignIn);
        }
        let kind = sign_in.as_ref().map(SignIn::kind);
        let url = self.feed(id).await?.url;
        self.keep_sign_in(url, sign_in).await?;
        self.0.store.act(move |tx| care::set_sign_in(tx, id, kind)).await?;
        self.start_refresh(Scope::Feed(id));
        Ok(())
    }

    /// Gives a feed another address: what it listed and what the person made of that stays. One that its server or a
    /// page of it named before is their word, and not the person's: it reaches no further than they do.
    ///
    /// # Errors
    /// [`Error::AlreadySubscribed`], and everything that finding a feed there fails with; then nothing is changed.
    pub async fn change_feed_url(&self, id: FeedId, input: &str) -> Result<()> {
        let named_by = self.0.store.read({
            let input = input.trim().to_owned();
            move |db| care::who_named(db, id, &input)
        });
        let named_by = named_by.await?;
        let reach = match named_by.as_ref().and_then(|by| Some((Url::parse(&by.url).ok()?, by.is_private))) {
            Some((by, is_private)) => Reach::Named { by, is_private },
            None => Reach::Typed,
        };
        let found = discover::discover(&self.0.fetcher, input, &reach, None).await?.swap_remove(0);
        let (url, former) = (found.url.to_string(), self.feed(id).await?.url);
        let named_by = named_by.map(|by| by.url);
        let signed_in = found.sign_in.as_ref().map(SignIn::kind);
        if let Some(sign_in) = found.sign_in {
            if url != former {
                self.expect_new(url.clone()).await?;
            }
            self.keep_sign_in(url.clone(), Some(sign_in)).await?;
        }
        let change = self.0.store.act({
            let url = url.clone();
            move |tx| {
                care::set_url(tx, id, &url, named_by.as_deref())?;
                care::set_sign_in(tx, id, signed_in)
            }
        });
        change.await?;
        if url != former || signed_in.is_none() {
            self.forget_sign_in(former).await;
        }
        self.start_refresh(Scope::Feed(id));
        Ok(())
    }
}

/// A user agent as a header takes it: one line of visible ASCII, or none.
fn sendable(name: &str) -> Option<String> {
    let name: String = name.chars().filter(|c| matches!(c, ' '..='~')).take(300).collect();
    Some(name.trim().to_owned()).filter(|name| !name.is_empty())
}
