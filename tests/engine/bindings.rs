//! The window's types are those of the engine.

#[test]
fn the_typescript_of_the_command_table_is_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/ipc/bindings.ts");
    let written = std::fs::read_to_string(path).unwrap();
    assert!(written == warta_engine::api::bindings::typescript(), "run `cargo xtask bindings`");
}
