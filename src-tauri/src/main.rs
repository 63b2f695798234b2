// Without a console window on Windows, but for debug builds.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod renderer;

use clap::Parser;
use warta_app::Arguments;

fn main() {
    renderer::choose();
    warta_app::run(Arguments::parse());
}
