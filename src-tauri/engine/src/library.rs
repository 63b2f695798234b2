//! One person's feeds, articles, state and assets, and what they do with them: a file for each thing that
//! people do.

mod asked;
mod asking;
mod background;
mod backup;
mod bookmark;
mod care;
mod delete;
mod enclosures;
mod exchange;
mod feeds;
mod folders;
mod full_text;
mod home;
mod icons;
mod ingest;
mod keeping;
mod mark;
mod mending;
mod moving;
mod offline;
mod pictures;
mod read;
mod reading;
mod refresh;
mod repetition;
mod revisions;
mod save;
mod saved_searches;
mod search;
mod settings;
mod sign_ins;
mod site_rules;
mod sizes;
mod subscribe;
mod tag;
mod tasks;
mod undo;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use tokio::sync::broadcast;

pub use asked::saving_link;
pub use backup::{Backup, Repaired, Restored};
pub use exchange::{ImportReport, OwnNetwork, Refusal, RefusedOutline};
pub use home::place::{default_dir, followed};
use home::{lock, place};
pub use refresh::Scope;
pub use search::{Found, Ranking, Search};
pub use settings::{Density, Language, Settings, Theme};
pub use site_rules::SiteRulesState;
pub use subscribe::Offer;

use crate::asset::AssetFiles;
use crate::clock::{Clock, SystemClock};
use crate::error::{Error, Result};
use crate::event::{EngineEvent, Events};
use crate::fetch::names::Resolve;
use crate::fetch::{Fetcher, Limits, Network, SystemNames, SystemNetwork};
use crate::secrets::{Keyring, Secrets};
use crate::store::{self, Store};

/// Where a library is, and what it lives on.
pub struct OpenOptions {
    pub dir: PathBuf,
    pub clock: Arc<dyn Clock>,
    pub limits: Limits,
    /// Finds the addresses of hosts.
    pub names: Arc<dyn Resolve>,
    /// How long a refresh waits for pictures; what is not here by then is fetched by the next.
    pub picture_time: Duration,
    /// How long one document may take to be read. What takes longer is left unread until it changes.
    pub reading_time: Duration,
    /// Tells whether there is a network.
    pub network: Arc<dyn Network>,
    /// Keeps what feeds are signed in to with.
    pub secrets: Arc<dyn Secrets>,
}

const PICTURE_TIME: Duration = Duration::from_secs(5 * 60);

impl OpenOptions {
    /// The library in `dir`, on this machine's clock, network and keyring, and with the usual limits.
    pub fn at(dir: impl Into<PathBuf>) -> Self {
        Self {
            dir: dir.into(),
            clock: Arc::new(SystemClock),
            limits: Limits::default(),
            names: Arc::new(SystemNames),
            picture_time: PICTURE_TIME,
            reading_time: reading::TIME,
            network: Arc::new(SystemNetwork),
            secrets: Arc::new(Keyring),
        }
    }
}

/// The engine's front door. Clones are the same library.
#[derive(Clone)]
pub struct Library(Arc<Parts>);

struct Parts {
    dir: PathBuf,
    /// Part of the database could not be read when it was last copied.
    damaged: AtomicBool,
    store: Arc<Store>,
    fetcher: Fetcher,
    picture_time: Duration,
    files: AssetFiles,
    clock: Arc<dyn Clock>,
    network: Arc<dyn Network>,
    secrets: Arc<dyn Secrets>,
    events: Events,
    refreshes: refresh::Refreshes,
    tasks: tasks::Tasks,
    readings: reading::Readings,
    sign_ins: sign_ins::SignIns,
    previews: subscribe::Previews,
    downloads: enclosures::Downloads,
    rules: site_rules::Rules,
    asked: asked::Asked,
    mending: mending::Mending,
    looking: saved_searches::Looking,
    turns: pictures::Turns,
    lock: lock::Lock,
}

impl Library {
    /// Opens the library in a folder, making both when they are not there.
    ///
    /// # Errors
    /// [`Error::LibraryInUse`], [`Error::LibraryNewer`], [`Error::LibraryDamaged`], [`Error::LibraryMovedAway`] and
    /// [`Error::LibraryReadOnly`]; all of them leave the folder as it was.
    pub fn open(options: OpenOptions) -> Result<Self> {
        let options = OpenOptions { dir: moving::settled(&options.dir)?, ..options };
        let lock = lock::Lock::take(&options.dir)?;
        backup::restore::finish(&options.dir)?;
        backup::repair::repair_if_asked(&options.dir, options.clock.now())?;
        let store = Arc::new(Store::open(&options.dir)?);
        let remember = {
            let (store, clock) = (store.clone(), options.clock.clone());
            move |host: &str, until| {
                let (host, now) = (host.to_owned(), clock.now());
                store.note(move |tx| store::host_budget::set_rest(tx, &host, until, now));
            }
        };
        let fetcher = Fetcher::new(options.limits, options.clock.clone(), options.names)?;
        let library = Self(Arc::new(Parts {
            store,
            fetcher: fetcher.telling(Arc::new(remember)),
            picture_time: options.picture_time,
            files: place::files(&options.dir),
            clock: options.clock,
            network: options.network,
            secrets: options.secrets,
            events: Events::default(),
            refreshes: refresh::Refreshes::default(),
            tasks: tasks::Tasks::default(),
            readings: reading::Readings::within(options.reading_time),
            sign_ins: sign_ins::SignIns::default(),
            previews: subscribe::Previews::default(),
            downloads: enclosures::Downloads::default(),
            rules: site_rules::Rules::open(&options.dir),
            dir: options.dir,
            damaged: AtomicBool::default(),
            asked: asked::Asked::default(),
            mending: mending::Mending::default(),
            looking: saved_searches::Looking::default(),
            turns: pictures::Turns::default(),
            lock,
        }));
        Ok(library)
    }

    /// Takes up what the last start left: unsubscriptions that nobody took back, deletions that can no longer be, hosts
    /// that asked for rest, a search index that is not whole.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub async fn resume(&self) -> Result<()> {
        let now = self.0.clock.now();
        self.0.store.ingest(move |tx| store::undo::forget_old(tx, now)).await?;
        self.forget_left_feeds().await?;
        self.take_passwords_out().await?;
        self.make_deletions_final().await?;
        for (host, until) in self.0.store.read(move |db| store::host_budget::resting(db, now)).await? {
            self.0.fetcher.hold(&host, until);
        }
        self.0.store.ingest(move |tx| store::host_budget::prune(tx, now)).await?;
        self.look_after_search().await
    }

    /// Looks whether the library on the disk is whole.
    ///
    /// # Errors
    /// [`Error::LibraryDamaged`] with what SQLite found.
    pub async fn check(&self) -> Result<()> {
        let found = self.0.store.read(store::integrity).await?;
        found.map_or(Ok(()), |path| Err(Error::LibraryDamaged { path }))
    }

    /// The folder that it is in.
    pub fn dir(&self) -> &Path {
        &self.0.dir
    }

    /// What happens in the library from now on.
    pub fn events(&self) -> broadcast::Receiver<EngineEvent> {
        self.0.events.listen()
    }
}
