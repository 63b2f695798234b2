use image::GenericImageView;

use super::*;
use crate::personality::Personality;
use crate::publisher::quiet_publishers;
use crate::world::World;

/// Everybody with a mark that people choose a paper by.
fn papers() -> Vec<String> {
    let world = World::default().with_more_publishers(14);
    let publishers = world.publishers.into_iter().chain(quiet_publishers()).map(|publisher| publisher.slug);
    publishers.chain(["podcast", "hostile", "newsroom"].map(str::to_owned)).collect()
}

/// The colours of an icon on a ground of this grey.
fn shown(paper: &str, ground: u8) -> Vec<u8> {
    let on_ground = |pixel: &image::Rgba<u8>| {
        let [red, green, blue, alpha] = pixel.0.map(u32::from);
        [red, green, blue].map(|channel| ((channel * alpha + u32::from(ground) * (255 - alpha)) / 255) as u8)
    };
    transparent(paper, SIDE).pixels().flat_map(on_ground).collect()
}

/// How far two icons are apart, on average: 0 for the same, 255 for black and white.
fn distance(one: &[u8], other: &[u8]) -> f64 {
    let apart = |(one, other): (&u8, &u8)| f64::from(one.abs_diff(*other));
    one.iter().zip(other).map(apart).sum::<f64>() / one.len() as f64
}

fn assert_all_differ(papers: &[String], floor: f64) {
    let icons: Vec<Vec<u8>> = papers.iter().map(|paper| shown(paper, 128)).collect();
    for (index, icon) in icons.iter().enumerate() {
        for (other, name) in icons[..index].iter().zip(papers) {
            let distance = distance(icon, other);
            assert!(distance > floor, "{distance:.1} between {} and {name}", papers[index]);
        }
    }
}

#[test]
fn no_two_papers_have_icons_alike() {
    assert_all_differ(&papers(), 15.0);
}

#[test]
fn no_two_servers_have_the_same_icon() {
    let names = Personality::all().iter().map(|personality| personality.name.to_owned());
    assert_all_differ(&names.chain(papers()).collect::<Vec<_>>(), 6.0);
}

#[test]
fn icons_are_seen_on_light_and_on_dark_ground() {
    for paper in papers() {
        for ground in [255, 24] {
            let seen = distance(&shown(&paper, ground), &[ground; (SIDE * SIDE * 3) as usize]);
            assert!(seen > 30.0, "{paper} on {ground}: {seen:.1}");
        }
    }
}

#[test]
fn an_icon_is_the_same_whenever_it_is_drawn_and_of_one_size_in_both_formats() {
    for paper in papers() {
        let (png, ico) = (png(&paper, 0).unwrap(), ico(&paper, 0).unwrap());
        assert_eq!(
            (super::png(&paper, 0).unwrap().etag, super::ico(&paper, 0).unwrap().etag),
            (png.etag, ico.etag)
        );
        let icon = image::load_from_memory(&png.body).unwrap();
        assert_eq!((icon.dimensions(), icon.color().has_alpha()), ((SIDE, SIDE), true));
        let inside = image::load_from_memory(&ico.body[22..]).unwrap();
        assert_eq!((inside.dimensions(), inside.color().has_alpha()), ((SIDE, SIDE), false));
    }
}
