//! Prints the command table as TypeScript, for `cargo xtask bindings`.

#[allow(clippy::print_stdout)]
fn main() {
    print!("{}", warta_engine::api::bindings::typescript());
}
