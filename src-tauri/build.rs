//! What the shell is allowed to do, and the UI that it carries.

fn main() {
    // A UI that was not built yet is an empty one, so that tests and lints of the shell need no Node.
    if let Err(error) = std::fs::create_dir_all("ui/dist") {
        println!("cargo:warning=cannot make ui/dist: {error}");
    }
    println!("cargo:rerun-if-changed=ui/dist");
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    println!("cargo:rerun-if-changed=src-tauri/permissions");
    let manifest = tauri_build::AppManifest::new().permissions_path_pattern("./src-tauri/permissions/**/*");
    let attributes = tauri_build::Attributes::new()
        .capabilities_path_pattern("./src-tauri/capabilities/**/*")
        .app_manifest(manifest);
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo:error={error:#}");
        std::process::exit(1);
    }
}
