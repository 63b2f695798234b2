//! The colours of pictures: every paper sees the world in a light of its own, at three hours.

use crate::chance::fingerprint;
use crate::drawing::Colour;

/// What is in the sky, and whether lamps are lit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hour {
    Day,
    /// The sun is near the horizon.
    Low,
    Night,
    /// A night with northern lights.
    Polar,
    Rain,
}

/// What grows where a paper is at home.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clime {
    Tropics,
    Temperate,
    North,
}

/// The colours of one picture.
#[derive(Clone, Copy, Debug)]
pub(super) struct Palette {
    pub(super) hour: Hour,
    /// Overhead, halfway down, and at the horizon.
    pub(super) sky: [Colour; 3],
    /// The sun or the moon, and what it falls on.
    pub(super) light: Colour,
    /// What stands farthest away, and what stands right in front.
    pub(super) far: Colour,
    pub(super) near: Colour,
    /// Fields and grass.
    pub(super) ground: Colour,
    pub(super) water: Colour,
    /// What people painted: hulls, awnings, kites.
    pub(super) accent: Colour,
    pub(super) second: Colour,
}

/// The light that a paper sees the world in.
#[derive(Debug)]
pub(super) struct House {
    pub(super) clime: Clime,
    pub(super) palettes: [Palette; 3],
}

/// The house of a paper, by its slug.
pub(super) fn house(slug: &str) -> &'static House {
    match slug {
        "harian-selatan" => &WARM,
        "kabar-pagi" => &MORNING,
        "suara-nusantara" | "podcast" => &TROPICAL,
        "meridian-report" => &INK,
        "northern-wire" => &ARCTIC,
        "orchard-review" => &PRINT,
        "berita-peta" => &VIOLET,
        "lintas-kota" => &CITY,
        "warta-lembah" => &VALLEY,
        "suar-pesisir" => &COAST,
        "jurnal-bukit" => &HIGHLAND,
        _ => HOUSES[fingerprint(slug.as_bytes()) as usize % HOUSES.len()],
    }
}

const HOUSES: [&House; 11] =
    [&WARM, &MORNING, &TROPICAL, &INK, &ARCTIC, &PRINT, &VIOLET, &CITY, &VALLEY, &COAST, &HIGHLAND];

// Sky from top to horizon; light, far, near; ground, water; accent and second.
#[rustfmt::skip] // a table
static WARM: House = House { clime: Clime::Tropics, palettes: [
    palette(Hour::Low,   [0x4a2c63, 0xd2574f, 0xffc27a], [0xfff1c9, 0xd58a72, 0x2b1633], [0x8a4a4a, 0x7d3a55], [0xe03c3c, 0xffdca8]),
    palette(Hour::Day,   [0x5f9dc6, 0xbfd3cf, 0xffe9c2], [0xfffbe8, 0xd9b78f, 0x4c2b22], [0xb9843f, 0x4f8a98], [0xd03230, 0xfff1d8]),
    palette(Hour::Night, [0x1b1236, 0x4b2352, 0xb44a5c], [0xffe9cf, 0x6d3458, 0x130a20], [0x4a2a3e, 0x38204c], [0xf0564a, 0xffc98a]),
] };

#[rustfmt::skip] // a table
static MORNING: House = House { clime: Clime::Tropics, palettes: [
    palette(Hour::Low, [0x86b3d8, 0xf7d3bf, 0xffe8b4], [0xffffff, 0xc9b4c6, 0x404a6c], [0x9cb27c, 0x86b0c6], [0xf28a26, 0xffffff]),
    palette(Hour::Day, [0x4c9cda, 0xa6d6f0, 0xf6f3da], [0xfffdf0, 0xa4c7d2, 0x26523f], [0x86b858, 0x3c93b8], [0xffae1c, 0xffffff]),
    palette(Hour::Low, [0xc4cfe4, 0xf6d9d6, 0xfff0d8], [0xfff8ea, 0xd0c4d4, 0x58506f], [0xaab48c, 0xa9bccd], [0xe5743c, 0xfdf6ee]),
] };

#[rustfmt::skip] // a table
static TROPICAL: House = House { clime: Clime::Tropics, palettes: [
    palette(Hour::Day,   [0x1c8db4, 0x7accd0, 0xe9f6dc], [0xfffde6, 0x84bdb6, 0x0d4844], [0x4aa565, 0x129a9c], [0xff7648, 0xfff4d6]),
    palette(Hour::Low,   [0x0f4d5e, 0x42938a, 0xf4cb7c], [0xffedbd, 0x6f9f88, 0x06292c], [0x2f7a58, 0x1b6e74], [0xf55d3c, 0xffe0a0]),
    palette(Hour::Night, [0x05243a, 0x0e4e60, 0x46998a], [0xf2fff4, 0x2d7478, 0x03161e], [0x1d5a50, 0x0c4856], [0xffb143, 0xd9f2dc]),
] };

#[rustfmt::skip] // a table
static INK: House = House { clime: Clime::Temperate, palettes: [
    palette(Hour::Day, [0x8ea4bc, 0xc6d2dd, 0xf1f0e8], [0xfffdf4, 0xaab8c8, 0x1e2f49], [0x8a958a, 0x66809c], [0xd6a024, 0xf8f4e6]),
    palette(Hour::Low, [0x14264a, 0x44587f, 0xecbf8c], [0xffe6b4, 0x5c6c90, 0x091428], [0x33456a, 0x284470], [0xe4ae3c, 0xf0e2c4]),
    palette(Hour::Day, [0x2c6cb2, 0x8cbbe2, 0xf4efe0], [0xfffef2, 0x8aa6c8, 0x15294c], [0x7f9268, 0x2e6ba0], [0xca3630, 0xfaf6ea]),
] };

#[rustfmt::skip] // a table
static ARCTIC: House = House { clime: Clime::North, palettes: [
    palette(Hour::Polar, [0x0a1030, 0x11385a, 0x37a294], [0xf4fbff, 0x2b5c7c, 0x040a1a], [0x86a8c4, 0x0e3852], [0xe8525e, 0xffe2a6]),
    palette(Hour::Day,   [0x98c2e6, 0xd6e7f3, 0xfdf4ec], [0xffffff, 0xb3c9dc, 0x2a4966], [0xe4eef6, 0x5a92b9], [0xe0463c, 0xffffff]),
    palette(Hour::Low,   [0x5667ac, 0xc598c0, 0xffd4c0], [0xfff3e6, 0xa292be, 0x292b56], [0xd3cae2, 0x6b7db8], [0xff6d58, 0xfff0ea]),
] };

#[rustfmt::skip] // a table
static PRINT: House = House { clime: Clime::Temperate, palettes: [
    palette(Hour::Low, [0xd6cda8, 0xeee3c0, 0xf9f0d8], [0xe89a44, 0xc0bc96, 0x3c4a2e], [0x97a25c, 0x8cae9e], [0xb84630, 0xf7ebd2]),
    palette(Hour::Low, [0xe4ae6a, 0xf2d196, 0xfaedca], [0xfff7dc, 0xd2a26c, 0x58301f], [0xb47c38, 0x98aa8c], [0x942e2a, 0xf8e8c4]),
    palette(Hour::Day, [0x5f7f74, 0xa8b790, 0xf2e2ae], [0xfff4ce, 0x86997a, 0x1e3028], [0x66823f, 0x5c887e], [0xda6a3e, 0xf4e6bc]),
] };

#[rustfmt::skip] // a table
static VIOLET: House = House { clime: Clime::Tropics, palettes: [
    palette(Hour::Day,  [0x6678e2, 0xb4b4f4, 0xfee6ee], [0xffffff, 0xb0a4de, 0x342a68], [0x8cbc84, 0x56a6e4], [0xff4d78, 0xffffff]),
    palette(Hour::Low,  [0x38297c, 0x9c56aa, 0xffb088], [0xffe9c6, 0x8c5c9e, 0x1c1242], [0x5c4a88, 0x4c4a9e], [0xffca48, 0xffe6ee]),
    palette(Hour::Rain, [0x5a6488, 0x8a94b6, 0xcad0e2], [0xf0f4ff, 0x8c96b4, 0x2a3052], [0x6c7e84, 0x6a7ca8], [0xff587a, 0xffe9a8]),
] };

#[rustfmt::skip] // a table
static CITY: House = House { clime: Clime::Tropics, palettes: [
    palette(Hour::Day,   [0xf4b83a, 0xf9dc8a, 0xfdf4d4], [0xfffdf0, 0xc9b98e, 0x26262a], [0x9c9068, 0x6f7f88], [0xe8452c, 0xffffff]),
    palette(Hour::Night, [0x12141a, 0x2c3140, 0x8c6c4c], [0xfff3c8, 0x474c5a, 0x08090c], [0x3c3e46, 0x232838], [0xffd21f, 0xffe9a0]),
    palette(Hour::Rain,  [0x586269, 0x8b959b, 0xc9cecd], [0xf4f6f0, 0x8f989c, 0x22272c], [0x737b6e, 0x5e6e78], [0xffcc00, 0xe9edef]),
] };

#[rustfmt::skip] // a table
static VALLEY: House = House { clime: Clime::Tropics, palettes: [
    palette(Hour::Day, [0x54aed8, 0xb4e0d0, 0xf5f9d4], [0xfffef0, 0xa2cdaa, 0x1c4a26], [0x94c63e, 0x4aa6a4], [0xe8562f, 0xfffbe6]),
    palette(Hour::Low, [0x7d9e58, 0xd6d278, 0xfcf0b2], [0xfffbe0, 0xa8b86c, 0x2a3e1c], [0x7fa43a, 0x8aa67a], [0xd9482b, 0xfff6d0]),
    palette(Hour::Low, [0x9ac6c0, 0xd8e8d4, 0xfff7e2], [0xfffff4, 0xb8d3c4, 0x2e5a4c], [0xa0cb82, 0x93bfb8], [0xf08a3c, 0xffffff]),
] };

#[rustfmt::skip] // a table
static COAST: House = House { clime: Clime::Tropics, palettes: [
    palette(Hour::Day,   [0x1d5cac, 0x6db3e6, 0xf3f9fb], [0xfffef4, 0x84b3d8, 0x0d2950], [0x8fae7a, 0x1e76b8], [0xe63a34, 0xffffff]),
    palette(Hour::Night, [0x061333, 0x143a70, 0x4f86b4], [0xfffbe2, 0x2b5a8e, 0x030a1c], [0x22486a, 0x0c3466], [0xff5a48, 0xffe9a8]),
    palette(Hour::Low,   [0x2a488c, 0xc98aa0, 0xffdaaa], [0xfff2d8, 0x897ea8, 0x14204a], [0x6f7f8c, 0x44609c], [0xe8463c, 0xfff0dc]),
] };

#[rustfmt::skip] // a table
static HIGHLAND: House = House { clime: Clime::Tropics, palettes: [
    palette(Hour::Low,   [0x9a5a4a, 0xe39a6a, 0xffdda8], [0xfff0cf, 0xc58a68, 0x3a1c18], [0xa4673c, 0x9a7f70], [0x2f8f86, 0xffe8c4]),
    palette(Hour::Day,   [0x84b2ba, 0xcedccf, 0xf8ebd4], [0xfffaee, 0xb4b69a, 0x43352a], [0xa98f5c, 0x7fa3a2], [0xb8482c, 0xfbf2e0]),
    palette(Hour::Night, [0x201a2c, 0x4c3340, 0xaa644c], [0xffe6c8, 0x603e42, 0x130d14], [0x50362f, 0x3a2c38], [0xe8894a, 0xf6cfa0]),
] };

const fn palette(
    hour: Hour,
    sky: [u32; 3],
    [light, far, near]: [u32; 3],
    [ground, water]: [u32; 2],
    [accent, second]: [u32; 2],
) -> Palette {
    Palette {
        hour,
        sky: [Colour::hex(sky[0]), Colour::hex(sky[1]), Colour::hex(sky[2])],
        light: Colour::hex(light),
        far: Colour::hex(far),
        near: Colour::hex(near),
        ground: Colour::hex(ground),
        water: Colour::hex(water),
        accent: Colour::hex(accent),
        second: Colour::hex(second),
    }
}
