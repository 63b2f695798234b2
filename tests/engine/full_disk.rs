//! On a full disk nothing is lost, a person's actions are still kept, and all goes on once there is room.
//!
//! The disk is a small one in memory, which takes the right to mount it; without that, the tests say so and do nothing.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;
use warta_engine::error::Error;
use warta_engine::library::Scope;
use warta_engine::model::{ArticleId, View};
use warta_newsroom::{Newsroom, World};

use crate::support::{Desk, open_at};

/// A disk of so many megabytes, which goes with this.
struct SmallDisk(TempDir);

impl SmallDisk {
    fn mount(megabytes: u32) -> Option<Self> {
        let dir = tempfile::tempdir().unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &format!("size={megabytes}m"), "tmpfs"]).arg(dir.path());
        match mount.output() {
            Ok(output) if output.status.success() => Some(Self(dir)),
            refused => {
                println!("skipped: no disk can be mounted here ({refused:?})");
                None
            }
        }
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    /// Writes until nothing more fits.
    fn fill(&self) {
        let mut file = File::create(self.path().join("filler")).unwrap();
        for size in [1 << 20, 4096, 1] {
            while file.write_all(&vec![7; size]).is_ok() {}
        }
    }

    fn free(&self) {
        fs::remove_file(self.path().join("filler")).unwrap();
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(self.path()).status();
    }
}

/// Nothing fits once more, but for the room that is held.
fn fill_again(disk: &SmallDisk) {
    fs::write(disk.path().join("library.ballast"), vec![1; 16 << 20]).unwrap();
    fs::rename(disk.path().join("filler"), disk.path().join("filler-before")).unwrap();
    disk.fill();
}

async fn desk_on(disk: &SmallDisk) -> Desk {
    let newsroom = Newsroom::start(World::default().with_articles(40)).await.unwrap();
    let clock =
        warta_engine::clock::ManualClock::at(warta_engine::model::Timestamp(warta_newsroom::SAMPLE_NOW));
    let library = open_at(disk.path(), &clock).unwrap();
    // The folder of the desk itself is elsewhere, and unused.
    let desk = Desk { newsroom, library, clock, dir: tempfile::tempdir().unwrap() };
    for publisher in ["kabar-pagi", "suara-nusantara"] {
        desk.library.subscribe(&desk.newsroom.feed_url(publisher), None).await.unwrap();
    }
    desk.library.refresh(Scope::Now).await.unwrap();
    desk
}

/// Everything that a person does to articles. The first thing that could not be kept, if any.
async fn act(desk: &Desk, ids: &[ArticleId]) -> Result<(), Error> {
    for id in ids {
        desk.library.bookmark(vec![*id], true).await?;
        desk.library.tag(vec![*id], &format!("tanda {id}")).await?;
        desk.library.set_position(*id, 0.5).await?;
    }
    desk.library.mark_view_read(View::All, warta_engine::store::list::Part::Whole).await?;
    desk.library.delete_articles(ids[1..].to_vec()).await.map(drop)
}

#[tokio::test]
async fn what_a_person_does_is_kept_in_the_room_that_is_held_for_it() {
    for is_held in [true, false] {
        let Some(disk) = SmallDisk::mount(160) else { return };
        let desk = desk_on(&disk).await;
        if is_held {
            desk.library.back_up_daily().await.unwrap();
            assert!(disk.path().join("library.ballast").metadata().unwrap().len() == 16 << 20);
        }
        let ids: Vec<ArticleId> = desk.rows(View::All).await.iter().map(|row| row.id).collect();
        assert!(ids.len() > 40, "{}", ids.len());
        // What is in the log goes into the file when there is quiet; here there is none.
        disk.fill();
        let kept = act(&desk, &ids).await;
        match is_held {
            true => kept.unwrap(),
            false => assert_eq!(kept.unwrap_err().code(), "disk_full", "or the test shows nothing"),
        }
        desk.library.check().await.unwrap();
        let Desk { library, clock, .. } = desk;
        drop(library);
        match is_held {
            // It opens on a full disk too.
            true => fill_again(&disk),
            false => disk.free(),
        }
        let again = open_at(disk.path(), &clock).unwrap();
        again.check().await.unwrap();
        if is_held {
            let listed = crate::support::rows(&again, View::Bookmarked).await;
            assert_eq!(listed.iter().map(|row| row.id).collect::<Vec<_>>(), ids[..1]);
            assert!(!disk.path().join("library.ballast").exists());
        }
    }
}

#[tokio::test]
async fn a_refresh_and_a_backup_end_in_a_sentence_and_go_on_when_there_is_room() {
    let Some(disk) = SmallDisk::mount(160) else { return };
    let desk = desk_on(&disk).await;
    let before = desk.rows(View::All).await;
    disk.fill();
    desk.newsroom.publish("kabar-pagi", 5);
    let full = |error: Error| assert_eq!(error.code(), "disk_full", "{error}");
    desk.library.refresh(Scope::Now).await.map(drop).unwrap_or_else(full);
    full(desk.library.back_up_to(disk.path().join("warta.zip")).await.unwrap_err());
    full(desk.library.back_up_daily().await.unwrap_err());
    assert!(!disk.path().join("warta.zip").exists() && desk.library.backups().unwrap().is_empty());
    desk.library.check().await.unwrap();
    let after = desk.rows(View::All).await;
    assert!(before.iter().all(|row| after.iter().any(|other| other.id == row.id)));

    disk.free();
    desk.library.refresh(Scope::Now).await.unwrap();
    assert_eq!(desk.rows(View::All).await.len(), before.len() + 5);
    desk.library.back_up_daily().await.unwrap();
    desk.library.back_up_to(disk.path().join("warta.zip")).await.unwrap();
    desk.library.check().await.unwrap();
}
