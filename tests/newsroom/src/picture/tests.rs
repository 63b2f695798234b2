use image::imageops::{self, FilterType};

use super::*;
use crate::article::Article;
use crate::publisher::{Publisher, quiet_publishers, sample_publishers};
use crate::world::World;

const SCENES: [Scene; 29] = [
    Scene::Docks,
    Scene::Ship,
    Scene::Pier,
    Scene::Terraces,
    Scene::Fields,
    Scene::Road,
    Scene::Market,
    Scene::Chart,
    Scene::Network,
    Scene::Circuit,
    Scene::Solar,
    Scene::Turbines,
    Scene::Village,
    Scene::Viaduct,
    Scene::Rails,
    Scene::Station,
    Scene::Forest,
    Scene::Wetland,
    Scene::Shore,
    Scene::Stadium,
    Scene::Goal,
    Scene::Fans,
    Scene::Skyline,
    Scene::River,
    Scene::Kites,
    Scene::Weaving,
    Scene::Hall,
    Scene::Screen,
    Scene::Flags,
];

fn papers() -> Vec<Publisher> {
    [sample_publishers(), quiet_publishers()].concat()
}

/// What is left of a picture at a glance: 16 by 9 spots of colour.
fn glance(picture: &RgbImage) -> RgbImage {
    imageops::resize(picture, 16, 9, FilterType::Triangle)
}

/// The same of a picture that is drawn for nothing else, and small.
fn glance_at(seed: u64, path: &str, motif: Motif) -> Option<RgbImage> {
    Some(glance(&draw_at_size((64, 36), seed, path, motif)?))
}

/// How far the colours of two glances are apart, on average: 0 for the same, 255 for black and white.
fn distance(one: &RgbImage, other: &RgbImage) -> f64 {
    let apart = |(one, other): (&u8, &u8)| f64::from(one.abs_diff(*other));
    one.as_raw().iter().zip(other.as_raw()).map(apart).sum::<f64>() / one.as_raw().len() as f64
}

/// The lead pictures of everybody's front page, as lists show them: publisher, title, glance.
fn front_pages(world: &World) -> Vec<(String, String, RgbImage)> {
    let of = |publisher: &Publisher| -> Vec<_> {
        let articles = world.listed(publisher, 0).into_iter();
        let glances = articles.filter_map(|article| {
            let path = article.lead?.path.replace("-lead.", "-thumb.");
            let motif = Article::motif(world, publisher, article.id, Role::Thumbnail);
            Some((publisher.slug.clone(), article.title, glance_at(world.seed, &path, motif)?))
        });
        glances.collect()
    };
    world.publishers.iter().flat_map(of).collect()
}

#[test]
fn no_two_pictures_of_front_pages_are_alike() {
    let all = World { publishers: papers(), ..World::default() };
    for world in [all, World::seeded(2), World::seeded(7)] {
        let pictures = front_pages(&world);
        assert!(pictures.len() > 50, "{}", pictures.len());
        for (index, (publisher, title, one)) in pictures.iter().enumerate() {
            for (of, other_title, other) in &pictures[..index] {
                let floor = if publisher == of { 7.0 } else { 10.0 };
                let distance = distance(one, other);
                assert!(
                    distance > floor,
                    "{distance:.1} between {publisher}, “{title}”, and {of}, “{other_title}”"
                );
            }
        }
    }
}

#[test]
fn a_scene_is_another_in_the_light_of_another_paper_and_at_another_hour() {
    for scene in SCENES {
        let mut seen: Vec<(String, RgbImage)> = Vec::new();
        for publisher in papers() {
            for light in 0..3 {
                let path = format!("/{}/images/1-thumb.jpg", publisher.slug);
                let picture = glance_at(1, &path, Motif { scene, light }).unwrap();
                let name = format!("{scene:?} of {}, light {light}", publisher.slug);
                let same = seen.iter().find(|(_, other)| distance(&picture, other) < 4.0);
                assert!(same.is_none(), "{name} is like {}", same.unwrap().0);
                seen.push((name, picture));
            }
        }
    }
}

#[test]
fn a_picture_is_the_same_whenever_it_is_drawn() {
    for scene in SCENES {
        let motif = Motif { scene, light: 1 };
        let draw = |path: &str| draw(3, path, motif).unwrap();
        for path in ["/kabar-pagi/images/5-lead.jpg", "/northern-wire/images/5-inline.png"] {
            assert!(draw(path) == draw(path), "{scene:?}");
        }
        let (lead, thumbnail) = (draw("/a/images/5-lead.jpg"), draw("/a/images/5-thumb.jpg"));
        assert!(
            distance(&glance(&lead), &glance(&thumbnail)) < 2.5,
            "{scene:?}: a thumbnail shows its picture"
        );
        let other = draw("/a/images/6-thumb.jpg");
        assert!(thumbnail != other, "{scene:?}: another story, another picture");
    }
}

#[test]
fn files_have_the_size_and_format_of_their_role() {
    use image::ImageFormat::{Jpeg, Png};
    let motif = Motif { scene: Scene::Docks, light: 0 };
    for (role, format, size) in
        [("lead.jpg", Jpeg, (960, 540)), ("thumb.jpg", Jpeg, (320, 180)), ("inline.png", Png, (640, 400))]
    {
        let file = document(1, &format!("/kabar-pagi/images/1-{role}"), motif, 0).unwrap();
        assert_eq!(image::guess_format(&file.body).unwrap(), format);
        let picture = image::load_from_memory(&file.body).unwrap();
        assert_eq!((picture.width(), picture.height()), size);
        assert_eq!(file.media_type, format.to_mime_type());
    }
    for none in ["/kabar-pagi/images/1.jpg", "/kabar-pagi/images/1-lead.png", "1-lead.jpg", ""] {
        assert!(document(1, none, motif, 0).is_none(), "{none}");
    }
}

#[test]
fn any_name_of_a_picture_has_one() {
    let world = World::default();
    for publisher in &world.publishers {
        for id in [0, 1, 100_000, 900_004, u64::MAX] {
            let motif = Article::motif(&world, publisher, id, Role::Lead);
            assert!(draw(1, &format!("/{}/images/{id}-thumb.jpg", publisher.slug), motif).is_some());
        }
    }
}
