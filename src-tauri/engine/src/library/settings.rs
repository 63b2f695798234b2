use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Library;
use crate::error::Result;
use crate::store::setting;

macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident { $($choice:ident),+ })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($choice),+ }
    )+};
}

choices! {
    /// `System` follows the desktop.
    Theme { System, Light, Dark }
    /// `System` follows the desktop.
    Language { System, Id, En }
    Density { Comfortable, Compact }
}

/// How the person wants Warta to look and speak.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)] // what an older Warta did not know is as it comes
pub struct Settings {
    pub theme: Theme,
    pub language: Language,
    pub density: Density,
    /// Ask feeds while Warta is open, without being told to. Off saves battery and data.
    pub refresh_in_background: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            language: Language::System,
            density: Density::Comfortable,
            refresh_in_background: true,
        }
    }
}

/// Name of the settings in the library.
const NAME: &str = "settings";

impl Library {
    pub async fn settings(&self) -> Result<Settings> {
        Ok(self.0.store.read(|db| setting::get(db, NAME)).await?.unwrap_or_default())
    }

    pub async fn set_settings(&self, settings: Settings) -> Result<()> {
        self.0.store.act(move |tx| setting::set(tx, NAME, &settings)).await
    }
}
