//! The window around the engine: it opens the library, shows the UI, and passes commands, events and
//! pictures between the two.

mod background;
mod desktop;
mod events;
mod ipc;
mod media;
mod window;

use std::path::PathBuf;

use clap::Parser;
use tauri::{Builder, Manager, Runtime};
use warta_engine::Library;
use warta_engine::error::ErrorReply;
use warta_engine::library::{OpenOptions, default_dir};

/// How Warta is started.
#[derive(Clone, Debug, Default, Parser)]
#[command(name = "warta", version, about = "Warta, a news reader that keeps what you read")]
pub struct Arguments {
    /// Folder of the library [default: the desktop's folder for program data]
    #[arg(long, value_name = "DIR")]
    pub library: Option<PathBuf>,
}

/// The library, or why it could not be opened: the window opens either way, and says so.
pub type Opened = Result<Library, ErrorReply>;

/// Runs Warta until its window is closed.
pub fn run(arguments: Arguments) {
    let mut builder = Builder::default().plugin(tauri_plugin_window_state::Builder::default().build());
    if arguments.library.is_none() {
        // A second start brings the first one's window to the front; a library of its own is its own program.
        builder = builder.plugin(tauri_plugin_single_instance::init(|app, _, _| window::to_front(app)));
    }
    let opened = open(arguments.library);
    log(&opened);
    let built = wire(builder, opened)
        .setup(|app| {
            window::open(app.handle())?;
            background::start(app.handle());
            Ok(())
        })
        .run(tauri::generate_context!());
    if let Err(error) = built {
        tracing::error!(%error, "the window could not be opened");
        std::process::exit(1);
    }
}

/// Gives a builder everything that the UI talks to. Apart from [`run`] so that tests can use another runtime.
pub fn wire<R: Runtime>(builder: Builder<R>, opened: Opened) -> Builder<R> {
    builder
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .manage(opened)
        .invoke_handler(tauri::generate_handler![ipc::rpc])
        .register_asynchronous_uri_scheme_protocol(media::SCHEME, |context, request, responder| {
            media::serve(context.app_handle(), &request, responder);
        })
}

fn open(dir: Option<PathBuf>) -> Opened {
    let open = || {
        let dir = dir
            .or_else(default_dir)
            .ok_or_else(|| warta_engine::Error::LibraryReadOnly { path: "~".into() })?;
        let library = Library::open(OpenOptions::at(dir))?;
        tauri::async_runtime::block_on(library.resume())?;
        Ok(library)
    };
    open().map_err(|error: warta_engine::Error| ErrorReply::from(&error))
}

fn log(opened: &Opened) {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    if let Err(reply) = opened {
        tracing::error!(code = reply.code, "{}", reply.message);
    }
}

/// The library behind a window.
fn library<R: Runtime>(app: &impl Manager<R>) -> Opened {
    app.state::<Opened>().inner().clone()
}
