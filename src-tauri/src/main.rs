// Without a console window on Windows, but for debug builds.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod renderer;

use warta_app::Arguments;

fn main() {
    renderer::choose();
    warta_app::run(Arguments::read(std::env::args_os()).unwrap_or_else(|problem| problem.exit()));
}
