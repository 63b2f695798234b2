//! Nothing: without a build script Cargo would not look at the list of what build scripts need.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
}
