use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::{PATIENCE, STEP};

/// A WebKitWebDriver of our own, on a free port; it ends with us, and what it started with it.
pub(crate) struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    pub(crate) async fn start(home: &Path) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let process = Command::new("WebKitWebDriver")
            .args([format!("--port={port}"), "--host=127.0.0.1".into()])
            // Without these the web view does not let itself be driven.
            .envs([("TAURI_AUTOMATION", "true"), ("TAURI_WEBVIEW_AUTOMATION", "true")])
            // What the window remembers of one test is nothing to another.
            .envs(["DATA", "CONFIG", "CACHE"].map(|kind| (format!("XDG_{kind}_HOME"), home.join(kind))))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .expect("WebKitWebDriver is installed (cargo xtask setup)");
        let driver = Self { process, port };
        let answering = async {
            while tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_err() {
                tokio::time::sleep(STEP).await;
            }
        };
        tokio::time::timeout(PATIENCE, answering).await.expect("WebKitWebDriver answers");
        driver
    }

    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
