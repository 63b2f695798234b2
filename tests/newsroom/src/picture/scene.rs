//! What pictures show. A scene is drawn anew for every story: another hour, another place for everything.

mod city;
mod culture;
mod data;
mod fans;
mod farm;
mod football;
mod harbour;
mod market;
mod power;
mod rail;
mod screen;
mod shore;
mod state;
mod station;
mod weaving;
mod wild;

use super::stage::Stage;

/// What a picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scene {
    Docks,
    Ship,
    Pier,
    Terraces,
    Fields,
    Road,
    Market,
    Chart,
    Network,
    Circuit,
    Solar,
    Turbines,
    Village,
    Viaduct,
    Rails,
    Station,
    Forest,
    Wetland,
    Shore,
    Stadium,
    Goal,
    Fans,
    Skyline,
    River,
    Kites,
    Weaving,
    Hall,
    Screen,
    Flags,
}

impl Scene {
    pub(super) fn draw(self, stage: &mut Stage) {
        match self {
            Scene::Docks => harbour::docks(stage),
            Scene::Ship => harbour::ship(stage),
            Scene::Pier => harbour::pier(stage),
            Scene::Terraces => farm::terraces(stage),
            Scene::Fields => farm::fields(stage),
            Scene::Road => farm::road(stage),
            Scene::Market => market::market(stage),
            Scene::Chart => data::chart(stage),
            Scene::Network => data::network(stage),
            Scene::Circuit => data::circuit(stage),
            Scene::Solar => power::solar(stage),
            Scene::Turbines => power::turbines(stage),
            Scene::Village => power::village(stage),
            Scene::Viaduct => rail::viaduct(stage),
            Scene::Rails => rail::rails(stage),
            Scene::Station => station::station(stage),
            Scene::Forest => wild::forest(stage),
            Scene::Wetland => wild::wetland(stage),
            Scene::Shore => shore::shore(stage),
            Scene::Stadium => football::stadium(stage),
            Scene::Goal => football::goal(stage),
            Scene::Fans => fans::fans(stage),
            Scene::Skyline => city::skyline(stage),
            Scene::River => city::river(stage),
            Scene::Kites => culture::kites(stage),
            Scene::Weaving => weaving::weaving(stage),
            Scene::Hall => culture::hall(stage),
            Scene::Screen => screen::screen(stage),
            Scene::Flags => state::flags(stage),
        }
    }
}
