//! What a disk holds after the power went.
//!
//! The model: what was synced is there. Of what was written to a file since its last sync, any of its sectors may be
//! there, in any combination, and so may any change of its size. Names are kept in the order in which they were made
//! within a folder, up to some point, as file systems with a journal do; what was done before a folder was synced is
//! there, and a file that is moved from one folder to another is in one of them. Syncing a file says nothing of its name:
//! most file systems keep more than this.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::journal::{FileId, Step};
use crate::rounds::Chance;

/// What a disk writes whole or not at all.
const SECTOR: usize = 512;

/// How many of a hundred of the pieces that nobody synced are there: also all and none, as neither order nor halves
/// come of those.
const SURVIVING: [usize; 5] = [0, 10, 50, 90, 100];

/// Leaves in a new folder what remains of these steps.
pub(super) fn leave(steps: &[Step], chance: &mut Chance, folder: &Path) {
    let (of_names, of_sectors) = (*chance.pick(&SURVIVING), *chance.pick(&SURVIVING));
    put(&names(steps, of_names, chance), &contents(steps, of_sectors, chance), folder);
}

/// Leaves what there is without an outage.
pub(super) fn leave_all(steps: &[Step], folder: &Path) {
    let chance = &mut Chance::seeded();
    put(&names(steps, 100, chance), &contents(steps, 100, chance), folder);
}

#[derive(Default)]
struct Names {
    files: HashMap<PathBuf, FileId>,
    folders: HashSet<PathBuf>,
}

fn put(names: &Names, contents: &HashMap<FileId, Vec<u8>>, folder: &Path) {
    fs::create_dir_all(folder).unwrap();
    let mut folders: Vec<_> = names.folders.iter().collect();
    folders.sort();
    for path in folders {
        fs::create_dir_all(folder.join(path)).unwrap();
    }
    for (path, file) in &names.files {
        fs::write(folder.join(path), &contents[file]).unwrap();
    }
}

fn contents(steps: &[Step], surviving: usize, chance: &mut Chance) -> HashMap<FileId, Vec<u8>> {
    let mut synced = HashMap::new();
    for (at, step) in steps.iter().enumerate() {
        if let Step::Sync { file } = step {
            synced.insert(*file, at);
        }
    }
    let mut contents = HashMap::<FileId, Vec<u8>>::new();
    for (now, step) in steps.iter().enumerate() {
        let mut is_there =
            |file: &FileId| synced.get(file).is_some_and(|at| now < *at) || chance.happens(surviving);
        match step {
            Step::Create { file, .. } => drop(contents.insert(*file, vec![])),
            Step::Truncate { file, size } if is_there(file) => {
                contents.get_mut(file).unwrap().resize(*size, 0);
            }
            Step::Write { file, at, bytes } => {
                let content = contents.get_mut(file).unwrap();
                let mut from = 0;
                while from < bytes.len() {
                    let to = bytes.len().min(from + SECTOR - (at + from) % SECTOR);
                    if is_there(file) {
                        if content.len() < at + to {
                            content.resize(at + to, 0);
                        }
                        content[at + from..at + to].copy_from_slice(&bytes[from..to]);
                    }
                    from = to;
                }
            }
            _ => {}
        }
    }
    contents
}

/// The folders in which a step makes or takes a name.
fn touched(step: &Step) -> Vec<&Path> {
    match step {
        Step::Create { path, .. } | Step::Unlink { path } => vec![parent(path)],
        Step::Rename { from, to } => vec![parent(from), parent(to)],
        Step::MakeFolder { path } | Step::RemoveFolder { path } => vec![parent(path), path],
        _ => vec![],
    }
}

fn parent(path: &Path) -> &Path {
    path.parent().unwrap()
}

fn names(steps: &[Step], surviving: usize, chance: &mut Chance) -> Names {
    let is_synced = synced_names(steps);
    let mut lost = HashSet::new();
    let mut names = Names::default();
    for (at, step) in steps.iter().enumerate() {
        let folders = touched(step);
        // What comes after a change that is lost, in the same folder, is lost as well.
        let is_lost = !is_synced[at]
            && (folders.iter().any(|folder| lost.contains(folder))
                || !folders.is_empty() && !chance.happens(surviving));
        if is_lost {
            lost.extend(folders);
        } else {
            apply(step, &mut names);
        }
    }
    names
}

/// Which of the steps were synced by way of a folder that they touch: going back, all that came before them there too.
fn synced_names(steps: &[Step]) -> Vec<bool> {
    let mut synced = HashSet::new();
    let mut is_synced = vec![false; steps.len()];
    for (at, step) in steps.iter().enumerate().rev() {
        if let Step::SyncFolder { path } = step {
            synced.insert(path.as_path());
        }
        let folders = touched(step);
        if folders.iter().any(|folder| synced.contains(folder)) {
            is_synced[at] = true;
            synced.extend(folders);
        }
    }
    is_synced
}

fn apply(step: &Step, names: &mut Names) {
    match step {
        Step::Create { file, path } => drop(names.files.insert(path.clone(), *file)),
        Step::Unlink { path } => drop(names.files.remove(path).unwrap()),
        Step::Rename { from, to } => {
            let file = names.files.remove(from).unwrap();
            names.files.insert(to.clone(), file);
        }
        Step::MakeFolder { path } => drop(names.folders.insert(path.clone())),
        Step::RemoveFolder { path } => drop(names.folders.remove(path)),
        _ => {}
    }
}
