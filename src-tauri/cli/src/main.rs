//! Warta without a window: the same library, for scripts and terminals.
//!
//! Answers go to standard output, errors as one plain sentence to standard error. Exit codes: 0 done,
//! 1 not done, 2 wrong usage, 3 done in part (some feeds could not be read).

#![allow(clippy::print_stdout, clippy::print_stderr)] // printing is what it is for

mod door;
mod keeping;
mod library;
mod password;
mod pure;
mod table;
mod view;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use crate::view::ViewArgs;

#[derive(Parser)]
#[command(
    name = "warta-cli",
    version,
    about = "Warta, a news reader, without a window",
    max_term_width = 100
)]
#[command(after_help = "Exit codes: 0 done, 1 not done, 2 wrong usage, 3 done in part.")]
struct Cli {
    /// Folder of the library [default: the one that the window uses]
    #[arg(long, global = true, value_name = "DIR")]
    library: Option<PathBuf>,
    /// Answer in JSON where it lists
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    #[command(flatten)]
    Library(LibraryCommand),
    #[command(flatten)]
    Pure(PureCommand),
}

#[derive(Subcommand)]
enum LibraryCommand {
    /// Follow the feed at an address, or the best that the page there leads to
    Subscribe {
        url: String,
        /// Follow what the page lists, if there is no feed
        #[arg(long)]
        page: bool,
        /// Sign in under this name; the password is that in WARTA_PASSWORD, or is asked for
        #[arg(long, value_name = "NAME")]
        user: Option<String>,
    },
    /// Stop following a feed; what is bookmarked, tagged or saved stays
    Unsubscribe { id: i64 },
    /// List the feeds
    Feeds,
    /// Ask the feeds that are due, then fetch full text and images
    Refresh {
        /// Ask every feed, due or not
        #[arg(long)]
        now: bool,
    },
    /// List articles, newest first
    List(ListArgs),
    /// Show an article
    Show { id: i64 },
    /// List the earlier texts of an article that its publisher changed, oldest first
    Revisions { id: i64 },
    /// Show what changed in an article: [-taken out-] {+put in+}
    Diff {
        id: i64,
        /// The revision to start from [default: the first]
        #[arg(long, value_name = "REVISION")]
        from: Option<i64>,
        /// The revision to end with [default: the article as it is now]
        #[arg(long, value_name = "REVISION")]
        to: Option<i64>,
    },
    /// Mark articles read or unread
    Mark {
        #[arg(required = true)]
        ids: Vec<i64>,
        #[arg(long, required_unless_present = "unread", conflicts_with = "unread")]
        read: bool,
        #[arg(long)]
        unread: bool,
    },
    /// Bookmark articles
    Bookmark {
        #[arg(required = true)]
        ids: Vec<i64>,
        /// Take the bookmark off
        #[arg(long)]
        remove: bool,
    },
    /// Tag an article
    Tag {
        id: i64,
        #[arg(required = true)]
        names: Vec<String>,
        /// Take the tags off
        #[arg(long)]
        remove: bool,
    },
    /// Delete articles, saved pages too; no refresh brings them back
    Delete {
        #[arg(required = true)]
        ids: Vec<i64>,
    },
    /// Take an action back, by the number that it gave
    Undo { number: i64 },
    /// Keep the page at an address as an article
    Save { url: String },
    /// Search every article: words, "phrases", -not, OR, (groups), and the fields in:title by: source: tag: feed: folder:
    /// lang: is:unread is:bookmarked is:saved has:audio before:2022-11 after:2022-11-09
    Search {
        query: String,
        /// Those first that are most about it, and not the newest
        #[arg(long)]
        best: bool,
        #[arg(long, default_value_t = 20)]
        limit: u32,
    },
    /// Follow the feeds of an OPML file
    Import {
        /// Only say what would happen, and which feeds are on your own network
        #[arg(long)]
        dry_run: bool,
        /// Leave out those on your own network: the list is a stranger's
        #[arg(long)]
        public_only: bool,
        file: PathBuf,
    },
    /// Write the feeds to an OPML file
    Export { file: PathBuf },
    /// Write everything into one file: articles, pictures, what was read, bookmarked, tagged and saved, and settings
    Backup { file: PathBuf },
    /// Put the library of a backup in the place of this one, which is kept beside it
    Restore { file: PathBuf },
    /// Move the library to another folder, which is empty; the old one stays until you remove it
    Move { folder: PathBuf },
    /// Look whether the library is whole
    Check {
        /// Make it whole again, as far as it can be; the damaged one is kept
        #[arg(long)]
        repair: bool,
    },
    /// Say what takes how much: text, pictures, the index, and each feed
    Stats,
    /// Fetch what articles lack to open without a network
    Offline(OfflineArgs),
    /// Say or choose how long articles stay; what is bookmarked, tagged or saved always does
    Retention(RetentionArgs),
}

#[derive(Args)]
struct ListArgs {
    #[command(flatten)]
    view: ViewArgs,
    #[arg(long, default_value_t = 20)]
    limit: u32,
}

#[derive(Args)]
struct OfflineArgs {
    #[command(flatten)]
    view: ViewArgs,
    /// Fetch nothing; look through all kept files, and want those again that are gone or damaged
    #[arg(long)]
    verify: bool,
}

#[derive(Args)]
struct RetentionArgs {
    /// Let read articles go that arrived so many days ago
    #[arg(long, value_name = "N")]
    days: Option<u32>,
    /// Let all but the newest N read articles of each feed go
    #[arg(long, value_name = "N")]
    count: Option<u32>,
    /// Let unread ones go too
    #[arg(long)]
    unread_too: bool,
    /// Let pictures make room, the oldest first, where all of them take more megabytes
    #[arg(long, value_name = "MB")]
    most_mb: Option<u32>,
    /// Keep everything for ever
    #[arg(long, conflicts_with_all = ["days", "count", "unread_too", "most_mb"])]
    off: bool,
    /// Only say what would go
    #[arg(long)]
    dry_run: bool,
}

/// Commands that touch no library: a document in, an answer out.
#[derive(Subcommand)]
enum PureCommand {
    /// Parse a feed and print it as JSON
    Parse {
        #[command(flatten)]
        document: DocumentArgs,
        /// The type that its server gave
        #[arg(long, value_name = "TYPE")]
        content_type: Option<String>,
    },
    /// Extract the article of a page and print it as JSON
    Extract(DocumentArgs),
    /// Sanitise HTML and print it
    Sanitize(DocumentArgs),
    /// Cut the words on standard input, one a line, to the stems that search knows
    Stem {
        /// ISO 639-1 code, or the name that Snowball has
        #[arg(long, value_name = "LANGUAGE")]
        lang: String,
    },
    /// Cut the texts on standard input, one a line, into the words that search knows, with tabs between them
    Segment {
        #[arg(long, value_name = "LANGUAGE")]
        lang: String,
    },
}

#[derive(Args)]
struct DocumentArgs {
    /// The address that it came from
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    /// Read a JSON a line from standard input and print one answer a line
    #[arg(long, conflicts_with = "file")]
    jsonl: bool,
    /// The document, or - for standard input
    #[arg(required_unless_present = "jsonl")]
    file: Option<PathBuf>,
}

/// Whoever reads the answer may have had enough (`| head`): that is no mistake of anybody's, and what was done is done.
fn end_when_nobody_reads() {
    let told = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| match panic.payload_as_str() {
        Some(text) if text.contains("Broken pipe") => std::process::exit(0),
        Some(text) if text.starts_with("failed printing") => {
            eprintln!("The answer could not be written. What was asked for is done.");
            std::process::exit(1);
        }
        _ => told(panic),
    }));
}

fn main() -> ExitCode {
    end_when_nobody_reads();
    let cli = Cli::parse();
    let outcome = match cli.command {
        Command::Pure(command) => pure::run(command).map(|()| ExitCode::SUCCESS),
        Command::Library(command) => library::run(cli.library, command, cli.json),
    };
    outcome.unwrap_or_else(|error| {
        eprintln!("{error:#}");
        ExitCode::FAILURE
    })
}
