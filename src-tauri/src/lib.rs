//! The window around the engine: it opens the library, shows the UI, and passes commands, events and
//! pictures between the two.

mod arguments;
mod background;
mod desktop;
mod events;
mod ipc;
mod media;
mod shelf;
mod window;

use tauri::{AppHandle, Builder, Manager, Runtime};
use warta_engine::Library;
use warta_engine::error::Result;

pub use arguments::Arguments;
pub use shelf::Shelf;

/// Runs Warta until its window is closed.
pub fn run(arguments: Arguments) {
    log();
    let mut builder = Builder::default().plugin(tauri_plugin_window_state::Builder::default().build());
    if arguments.library.is_none() {
        // A second start brings the first one's window to the front; a library of its own is its own program.
        builder = builder.plugin(tauri_plugin_single_instance::init(|app, arguments, _| {
            window::to_front(app);
            if let Some(link) = Arguments::read(arguments).ok().and_then(|it| it.link) {
                ask(app, &link);
            }
        }));
    }
    let Arguments { library: folder, link } = arguments;
    let ran = wire(builder, Shelf::at(folder))
        .setup(move |app| {
            // What goes wrong here is told by the window, which asks for the library itself.
            let _ = library(app.handle());
            window::open(app.handle())?;
            if let Some(link) = link {
                ask(app.handle(), &link);
            }
            Ok(())
        })
        .build(tauri::generate_context!());
    match ran {
        Ok(app) => app.run(heard),
        Err(error) => {
            tracing::error!(%error, "the window could not be opened");
            std::process::exit(1);
        }
    }
}

/// On macOS a link comes as an event, on the others as an argument.
#[cfg(target_os = "macos")]
fn heard(app: &AppHandle, event: tauri::RunEvent) {
    if let tauri::RunEvent::Opened { urls } = event {
        window::to_front(app);
        for url in urls {
            ask(app, url.as_str());
        }
    }
}

#[cfg(not(target_os = "macos"))]
fn heard(_: &AppHandle, _: tauri::RunEvent) {}

/// Passes a link from outside on to the library; one that means nothing is not worth a dialog.
fn ask<R: Runtime>(app: &AppHandle<R>, link: &str) {
    if let Err(error) = library(app).and_then(|library| library.ask_to_save(link)) {
        tracing::warn!(%error, "a link could not be taken in");
    }
}

/// Gives a builder everything that the UI talks to. Apart from [`run`] so that tests can use another runtime.
pub fn wire<R: Runtime>(builder: Builder<R>, shelf: Shelf) -> Builder<R> {
    builder
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .manage(shelf)
        .invoke_handler(tauri::generate_handler![ipc::rpc])
        .register_asynchronous_uri_scheme_protocol(media::SCHEME, |context, request, responder| {
            media::serve(context.app_handle(), &request, responder);
        })
}

fn log() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
}

/// The library behind a window; what goes on in the background begins when it is first opened.
fn library<R: Runtime>(app: &AppHandle<R>) -> Result<Library> {
    let (library, opened) = app.state::<Shelf>().take().inspect_err(|error| tracing::error!(%error))?;
    if opened {
        background::start(app, &library);
    }
    Ok(library)
}
