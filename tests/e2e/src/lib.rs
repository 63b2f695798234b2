//! Warta's real window, as a person would use it: found by what it says, moved by keys and clicks.
//!
//! WebKitWebDriver starts the program that `WARTA_APP` names, on the display that `DISPLAY` names. These tests run
//! on Linux, whose web view has a driver of its own.

#![allow(clippy::unwrap_used)] // a test that cannot go on should say where it stopped

mod driver;

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use fantoccini::elements::Element;
use fantoccini::error::{CmdError, ErrorStatus};
use fantoccini::key::Key;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use driver::Driver;

/// How long anything here may take. None of it takes a second on a machine that does nothing else; on one that does,
/// a test that gives up early tells of the machine and not of Warta.
const PATIENCE: Duration = Duration::from_secs(120);

/// How long between two looks.
const STEP: Duration = Duration::from_millis(50);

/// The size that the window has unless a test gives it another.
const SIZE: (u32, u32) = (1280, 820);

pub struct Window {
    client: Client,
    size: (u32, u32),
    library: PathBuf,
    _driver: Driver,
}

impl Window {
    /// Opens Warta for a person whose home is this folder: their library, and what the window remembers.
    pub async fn open(home: &Path) -> Self {
        let app = PathBuf::from(std::env::var_os("WARTA_APP").expect("WARTA_APP names the program to drive"));
        let driver = Driver::start(home).await;
        let library = home.join("library");
        let capabilities = json!({
            "webkitgtk:browserOptions": { "binary": app, "args": ["--library", library] },
            "timeouts": { "script": PATIENCE.as_millis() as u64, "pageLoad": PATIENCE.as_millis() as u64 }
        });
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities.as_object().unwrap().clone());
        let client = builder.connect(&driver.address()).await.expect("the window opens");
        let window = Self { client, size: SIZE, library, _driver: driver };
        window.client.set_window_rect(0, 0, SIZE.0, SIZE.1).await.unwrap();
        window.see("//body//*[self::h1 or self::h2 or self::nav]").await;
        window
    }

    /// Closes the window, and waits until the program has let go of its library.
    pub async fn close(self) {
        self.client.close().await.unwrap();
        let lock = File::options().write(true).open(self.library.join("library.lock")).unwrap();
        let gone = async {
            while lock.try_lock().is_err() {
                tokio::time::sleep(STEP).await;
            }
        };
        tokio::time::timeout(PATIENCE, gone).await.expect("the program ends with its window");
    }

    /// Waits for what an XPath finds.
    pub async fn see(&self, xpath: &str) -> Element {
        let found = self.look_until(xpath, |found| found.into_iter().next()).await;
        match found {
            Some(element) => element,
            None => self.fail(&format!("{xpath} is not in the window")).await,
        }
    }

    /// Waits until an XPath finds nothing any more.
    pub async fn see_gone(&self, xpath: &str) {
        let gone = self.look_until(xpath, |found| found.is_empty().then_some(())).await;
        if gone.is_none() {
            self.fail(&format!("{xpath} stays")).await;
        }
    }

    /// Looks again and again for what an XPath finds, until patience ends.
    async fn look_until<T>(&self, xpath: &str, wanted: impl Fn(Vec<Element>) -> Option<T>) -> Option<T> {
        let looking = async {
            loop {
                match self.client.find_all(Locator::XPath(xpath)).await {
                    Ok(found) => {
                        if let Some(seen) = wanted(found) {
                            return seen;
                        }
                    }
                    Err(error) => assert!(is_passing(&error), "{xpath}: {error}"),
                }
                tokio::time::sleep(STEP).await;
            }
        };
        tokio::time::timeout(PATIENCE, looking).await.ok()
    }

    /// Ends the test with what the window shows, in words and as a picture.
    async fn fail(&self, why: &str) -> ! {
        let picture = std::env::temp_dir().join("warta-window.png");
        std::fs::write(&picture, self.screenshot()).unwrap();
        panic!("{why}; see {}:\n{}", picture.display(), self.text().await)
    }

    /// Everything that can be read in the window.
    pub async fn text(&self) -> String {
        let text = self.run("return document.body.innerText").await;
        text.as_str().unwrap_or_default().to_owned()
    }

    pub async fn press_button(&self, name: &str) {
        self.click(&button(name)).await;
    }

    /// Clicks what an XPath finds, in whichever drawing of it stands when the click arrives.
    pub async fn click(&self, xpath: &str) {
        let clicking = async {
            while let Err(error) = self.see(xpath).await.click().await {
                assert!(is_passing(&error), "{xpath}: {error}");
                tokio::time::sleep(STEP).await;
            }
        };
        if tokio::time::timeout(PATIENCE, clicking).await.is_err() {
            self.fail(&format!("{xpath} cannot be clicked")).await;
        }
    }

    /// Types into whatever has the focus; keys of [`Key`] are characters too.
    pub async fn type_keys(&self, keys: &str) {
        let typing = async {
            while let Err(error) = self.type_into_focus(keys).await {
                assert!(is_passing(&error), "{error}");
                tokio::time::sleep(STEP).await;
            }
        };
        if tokio::time::timeout(PATIENCE, typing).await.is_err() {
            self.fail(&format!("{keys:?} cannot be typed")).await;
        }
    }

    async fn type_into_focus(&self, keys: &str) -> Result<(), CmdError> {
        self.client.active_element().await?.send_keys(keys).await
    }

    pub async fn press_enter(&self) {
        self.type_keys(&char::from(Key::Enter).to_string()).await;
    }

    /// Runs a script in the window's own page, for what no person can see.
    pub async fn run(&self, script: &str) -> Value {
        self.client.execute(script, vec![]).await.unwrap()
    }

    /// Runs a script that takes its time: it calls its last argument with what it has found.
    pub async fn run_long(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client.execute_async(script, arguments).await.unwrap()
    }

    /// Waits until a script in the window's own page gives `true`.
    pub async fn until(&self, script: &str) {
        let holds = async {
            while self.run(&format!("return Boolean({script})")).await != Value::Bool(true) {
                tokio::time::sleep(STEP).await;
            }
        };
        let waited = tokio::time::timeout(PATIENCE, holds).await;
        if waited.is_err() {
            self.fail(&format!("never so: {script}")).await;
        }
    }

    /// Calls a command of the engine as the UI does.
    pub async fn call(&self, command: &str, request: Value) -> Value {
        let script = "const [command, request, done] = arguments;
            window.__TAURI_INTERNALS__.invoke('rpc', { command, request }).then(done, done)";
        self.client.execute_async(script, vec![command.into(), request]).await.unwrap()
    }

    /// Calls a command of the engine again and again, until its answer is as wanted.
    pub async fn until_answer(&self, command: &str, request: Value, is_wanted: impl Fn(&Value) -> bool) {
        let asking = async {
            while !is_wanted(&self.call(command, request.clone()).await) {
                tokio::time::sleep(STEP).await;
            }
        };
        if tokio::time::timeout(PATIENCE, asking).await.is_err() {
            self.fail(&format!("{command} never answers so")).await;
        }
    }

    /// Loads the UI again, as after a change of settings that something else made.
    pub async fn reload(&self) {
        self.client.refresh().await.unwrap();
        self.until("document.readyState === 'complete' && document.querySelector('nav, h1, h2')").await;
    }

    pub async fn resize(&mut self, width: u32, height: u32) {
        self.client.set_window_rect(0, 0, width, height).await.unwrap();
        self.size = (width, height);
    }

    /// What the window shows, as a PNG.
    ///
    /// Taken from the display: without a graphics card the driver's own screenshot never returns.
    pub fn screenshot(&self) -> Vec<u8> {
        let (width, height) = self.size;
        let area = format!("{width}x{height}+0+0");
        let taken =
            Command::new("import").args(["-window", "root", "-crop", &area, "+repage", "png:-"]).output();
        let taken = taken.expect("ImageMagick is installed (cargo xtask setup)");
        assert!(taken.status.success(), "{}", String::from_utf8_lossy(&taken.stderr));
        taken.stdout
    }
}

/// Whether it passes by itself: what was found was drawn anew, taken away or not yet in its place when the driver came to
/// lay its hand on it.
fn is_passing(error: &CmdError) -> bool {
    let passes = [
        ErrorStatus::StaleElementReference,
        ErrorStatus::NoSuchElement,
        ErrorStatus::ElementNotInteractable,
        ErrorStatus::ElementClickIntercepted,
    ];
    matches!(error, CmdError::Standard(told) if passes.contains(&told.error))
}

/// A button by its accessible name.
pub fn button(name: &str) -> String {
    format!("//button[@aria-label='{name}' or normalize-space(.)='{name}']")
}

/// A row of the list by its title.
pub fn row(title: &str) -> String {
    format!("//*[@role='option'][.//*[normalize-space(.)='{title}']]")
}
