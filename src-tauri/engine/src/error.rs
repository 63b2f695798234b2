//! What can go wrong, as a person would be told it.
//!
//! Every variant has a stable [`Error::code`]; the window translates by it. The English sentence that
//! `Display` gives says what happened and what to do next, and is what the command line prints.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::model::Wall;

pub type Result<T, E = Error> = std::result::Result<T, E>;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("“{input}” is not a web address. Try something like https://example.com/feed.")]
    InvalidUrl { input: String },
    #[error("{url} is not a feed that Warta can read. Check the address, or give the site's feed.")]
    NotAFeed { url: String },
    #[error("{url} is a web page that names no feed. Look on the site for “RSS” and give that address.")]
    NoFeedFound { url: String },
    #[error(
        "{url} names no feed. It lists {entries} articles, “{first}” and others. To follow what it lists, look at it and \
         confirm with --page."
    )]
    PageUnconfirmed { url: String, entries: usize, first: String },
    #[error("{url} no longer lists articles where it did. Open it and choose again.")]
    PageChanged { url: String },
    #[error("You already follow “{title}”.")]
    AlreadySubscribed { title: String },
    #[error("{host} answered {status}. Check the address, or try again later.")]
    HttpStatus { host: String, status: u16 },
    #[error("{host} asks for a sign-in. Enter one as you add the feed, or in its settings.")]
    SignInNeeded { host: String },
    #[error(
        "{host} refuses to answer Warta. Some sites refuse what is no browser: another user agent, in the settings of \
         this feed, may help."
    )]
    Refused { host: String },
    #[error("{host} says that this address is gone for good.")]
    Gone { host: String },
    #[error("{host} asks to be left alone for now. Warta will try again by itself.")]
    RateLimited {
        host: String,
        until_ms: i64,
        /// What it said so with; `None` when it had said so before and was not asked.
        status: Option<u16>,
    },
    #[error("{host} did not answer in time. Try again later.")]
    Timeout { host: String },
    #[error("Could not reach {host}. Check the address and your connection.")]
    Unreachable { host: String },
    #[error(
        "The secure connection to {host} could not be trusted, so nothing was read. Look at it in your browser."
    )]
    Tls {
        host: String,
        /// Otherwise there is nobody at all to trust or not: the server speaks something else.
        is_spoken: bool,
    },
    #[error("{host} sent more than {limit_mb} MB. Warta stopped reading it.")]
    TooLarge { host: String, limit_mb: u64 },
    #[error("{url} took too long to read, so it was left unread until it changes.")]
    TooSlow { url: String },
    #[error("{host} redirects in circles. Check the address.")]
    TooManyRedirects { host: String },
    #[error("{host} redirects to an insecure or forbidden address, which Warta does not follow.")]
    ForbiddenRedirect { host: String },
    #[error("{host} is an address inside a private network, which a page may not send Warta to.")]
    PrivateAddress { host: String },
    #[error("{host} sent an answer that breaks off in the middle. Try again later.")]
    BrokenAnswer { host: String },
    #[error("{url} holds no article that Warta can keep.")]
    NoArticle { url: String },
    #[error("{}", .wall.sentence(host))]
    Walled { host: String, wall: Wall },
    #[error("This is not a subscription list (OPML) that Warta can read. Nothing was changed.")]
    MalformedOpml,
    #[error(
        "This library was made by a newer Warta (version {found}, this one knows {known}). Update Warta to open it."
    )]
    LibraryNewer { found: i64, known: i64 },
    #[error("Warta cannot write to {path}. Allow it to, or choose another folder.")]
    LibraryReadOnly { path: String },
    #[error("Another Warta is using the library in {path}. Close it first.")]
    LibraryInUse { path: String },
    #[error(
        "The library was moved to {path}, and is not there now. Connect the disk that it is on, and try again."
    )]
    LibraryMovedAway { path: String },
    #[error("There is something in {path} already. Choose an empty folder, outside of the library's own.")]
    FolderNotEmpty { path: String },
    #[error(
        "The library in {path} is damaged or not a library. It was left as it is; repair it, or restore a backup."
    )]
    LibraryDamaged { path: String },
    #[error("{path} is no backup of Warta, or it is damaged. Choose another one; nothing was changed.")]
    MalformedBackup { path: String },
    #[error("{path} was made by a newer Warta. Update Warta to restore it; nothing was changed.")]
    BackupNewer { path: String },
    #[error(
        "What Warta searches by is being made anew: {percent} % is done. Search again in a moment; nothing that you had \
         was lost."
    )]
    SearchDamaged { percent: u8 },
    #[error("This search has too many alternatives. Leave some of its OR or parentheses out.")]
    QueryTooWide,
    #[error("The disk is full. Free some space; nothing that you had was lost.")]
    DiskFull,
    #[error("There is no network. Warta will look again by itself; what is in the library stays readable.")]
    Offline,
    #[error(
        "This sign-in cannot be sent: something in it is empty or has characters that do not belong there."
    )]
    InvalidSignIn,
    #[error(
        "The keyring of this computer could not be reached, so the sign-in was not kept. Unlock it, and try again."
    )]
    NoKeyring,
    #[error("This is neither a sound nor a film that Warta knows. Open it in your browser instead.")]
    NotPlayable,
    #[error("That is no longer in the library.")]
    NotFound,
    #[error("A name cannot be empty.")]
    EmptyName,
    #[error("“{name}” is already there. Choose another name.")]
    NameTaken { name: String },
    #[error("Cancelled.")]
    Cancelled,
    #[error("Warta does not know the command “{command}”.")]
    UnknownCommand { command: String },
    #[error("Warta could not read this request: {detail}")]
    BadRequest { detail: String },
    #[error("Something went wrong inside Warta: {detail}")]
    Internal { detail: String },
}

impl Wall {
    fn sentence(self, host: &str) -> String {
        match self {
            Self::Consent => format!(
                "{host} shows Warta nothing but a consent page. Open it in your browser instead; nothing was kept."
            ),
            Self::SignIn => {
                format!(
                    "{host} wants a sign-in before it shows this. Open it in your browser; nothing was kept."
                )
            }
            Self::Challenge => {
                format!(
                    "{host} lets in nothing but browsers. Open it in yours, or try again later; nothing was kept."
                )
            }
            Self::ErrorPage => {
                format!(
                    "{host} answered with an error page, not an article. Check the address; nothing was kept."
                )
            }
        }
    }
}

impl Error {
    /// A name for the kind of failure that never changes.
    pub fn code(&self) -> &'static str {
        match self {
            Self::InvalidUrl { .. } => "invalid_url",
            Self::NotAFeed { .. } => "not_a_feed",
            Self::NoFeedFound { .. } => "no_feed_found",
            Self::PageUnconfirmed { .. } => "page_unconfirmed",
            Self::PageChanged { .. } => "page_changed",
            Self::AlreadySubscribed { .. } => "already_subscribed",
            Self::HttpStatus { .. } => "http_status",
            Self::SignInNeeded { .. } => "sign_in_needed",
            Self::Refused { .. } => "refused",
            Self::Gone { .. } => "gone",
            Self::RateLimited { .. } => "rate_limited",
            Self::Timeout { .. } => "timeout",
            Self::Unreachable { .. } => "unreachable",
            Self::Tls { .. } => "tls",
            Self::TooLarge { .. } => "too_large",
            Self::TooSlow { .. } => "too_slow",
            Self::TooManyRedirects { .. } => "too_many_redirects",
            Self::ForbiddenRedirect { .. } => "forbidden_redirect",
            Self::PrivateAddress { .. } => "private_address",
            Self::BrokenAnswer { .. } => "broken_answer",
            Self::NoArticle { .. } => "no_article",
            Self::Walled { wall: Wall::Consent, .. } => "consent_wall",
            Self::Walled { wall: Wall::SignIn, .. } => "sign_in_wall",
            Self::Walled { wall: Wall::Challenge, .. } => "bot_challenge",
            Self::Walled { wall: Wall::ErrorPage, .. } => "error_page",
            Self::MalformedOpml => "malformed_opml",
            Self::LibraryNewer { .. } => "library_newer",
            Self::LibraryReadOnly { .. } => "library_read_only",
            Self::LibraryInUse { .. } => "library_in_use",
            Self::LibraryMovedAway { .. } => "library_moved_away",
            Self::FolderNotEmpty { .. } => "folder_not_empty",
            Self::LibraryDamaged { .. } => "library_damaged",
            Self::MalformedBackup { .. } => "malformed_backup",
            Self::BackupNewer { .. } => "backup_newer",
            Self::SearchDamaged { .. } => "search_damaged",
            Self::QueryTooWide => "query_too_wide",
            Self::DiskFull => "disk_full",
            Self::Offline => "offline",
            Self::InvalidSignIn => "invalid_sign_in",
            Self::NoKeyring => "no_keyring",
            Self::NotPlayable => "not_playable",
            Self::NotFound => "not_found",
            Self::EmptyName => "empty_name",
            Self::NameTaken { .. } => "name_taken",
            Self::Cancelled => "cancelled",
            Self::UnknownCommand { .. } => "unknown_command",
            Self::BadRequest { .. } => "bad_request",
            Self::Internal { .. } => "internal",
        }
    }

    /// What the sentence of [`Error::code`] is filled with, in order.
    pub fn args(&self) -> Vec<String> {
        match self {
            Self::InvalidUrl { input } => vec![input.clone()],
            Self::NotAFeed { url }
            | Self::NoFeedFound { url }
            | Self::PageChanged { url }
            | Self::TooSlow { url }
            | Self::NoArticle { url } => vec![url.clone()],
            Self::PageUnconfirmed { url, first, .. } => vec![url.clone(), first.clone()],
            Self::AlreadySubscribed { title } => vec![title.clone()],
            Self::HttpStatus { host, status } => vec![host.clone(), status.to_string()],
            Self::SearchDamaged { percent } => vec![percent.to_string()],
            Self::RateLimited { host, until_ms, .. } => vec![host.clone(), until_ms.to_string()],
            Self::TooLarge { host, limit_mb } => vec![host.clone(), limit_mb.to_string()],
            Self::Gone { host }
            | Self::SignInNeeded { host }
            | Self::Refused { host }
            | Self::Timeout { host }
            | Self::Unreachable { host }
            | Self::Tls { host, .. }
            | Self::TooManyRedirects { host }
            | Self::ForbiddenRedirect { host }
            | Self::PrivateAddress { host }
            | Self::Walled { host, .. }
            | Self::BrokenAnswer { host } => vec![host.clone()],
            Self::LibraryNewer { found, known } => vec![found.to_string(), known.to_string()],
            Self::LibraryReadOnly { path }
            | Self::LibraryInUse { path }
            | Self::LibraryMovedAway { path }
            | Self::FolderNotEmpty { path }
            | Self::LibraryDamaged { path }
            | Self::MalformedBackup { path }
            | Self::BackupNewer { path } => vec![path.clone()],
            Self::NameTaken { name } => vec![name.clone()],
            Self::UnknownCommand { command } => vec![command.clone()],
            Self::BadRequest { detail } | Self::Internal { detail } => vec![detail.clone()],
            Self::MalformedOpml
            | Self::QueryTooWide
            | Self::DiskFull
            | Self::Offline
            | Self::InvalidSignIn
            | Self::NoKeyring
            | Self::NotPlayable
            | Self::NotFound
            | Self::EmptyName
            | Self::Cancelled => vec![],
        }
    }

    /// The HTTP status that it came with, where one did.
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::HttpStatus { status, .. } => Some(*status),
            Self::Gone { .. } => Some(410),
            Self::SignInNeeded { .. } => Some(401),
            Self::Refused { .. } => Some(403),
            Self::RateLimited { status, .. } => *status,
            Self::NotAFeed { .. } | Self::NoFeedFound { .. } | Self::TooSlow { .. } => Some(200),
            _ => None,
        }
    }

    /// The same failure for one more of those whom it befell.
    pub(crate) fn again(&self) -> Self {
        match self {
            Self::DiskFull => Self::DiskFull,
            other => Self::internal(other),
        }
    }

    /// Why a file that a person named cannot be written.
    pub(crate) fn writing(file: &std::path::Path, error: std::io::Error) -> Self {
        use std::io::ErrorKind::{NotADirectory, NotFound, PermissionDenied, ReadOnlyFilesystem};
        match error.kind() {
            NotADirectory | NotFound | PermissionDenied | ReadOnlyFilesystem => {
                Self::LibraryReadOnly { path: file.display().to_string() }
            }
            _ => error.into(),
        }
    }

    /// A failure that no person caused and no sentence explains.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        Self::Internal { detail: cause.to_string() }
    }
}

/// An [`Error`] on its way to the window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ErrorReply {
    pub code: String,
    /// The English sentence, for logs and for codes that the window does not know.
    pub message: String,
    pub args: Vec<String>,
}

impl std::fmt::Display for ErrorReply {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ErrorReply {}

impl From<&Error> for ErrorReply {
    fn from(error: &Error) -> Self {
        Self { code: error.code().into(), message: error.to_string(), args: error.args() }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::{ErrorCode, ffi};
        let extended = error.sqlite_error().map(|error| error.extended_code);
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            // The index of the log cannot grow; SQLite does not say why, and there is no other reason.
            _ if extended == Some(ffi::SQLITE_IOERR_SHMSIZE) => Self::DiskFull,
            _ => Self::internal(error),
        }
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::StorageFull { Self::DiskFull } else { Self::internal(error) }
    }
}
