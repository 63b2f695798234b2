//! What a program did to a folder, in the order in which it did it.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

/// A file, whatever it is called. The system gives numbers of inodes away again; these are given once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct FileId(pub(super) usize);

/// Paths are below the folder, which itself is "".
#[derive(Debug)]
pub(super) enum Step {
    Create {
        file: FileId,
        path: PathBuf,
    },
    Write {
        file: FileId,
        at: usize,
        bytes: Vec<u8>,
    },
    Truncate {
        file: FileId,
        size: usize,
    },
    Sync {
        file: FileId,
    },
    Rename {
        from: PathBuf,
        to: PathBuf,
    },
    Unlink {
        path: PathBuf,
    },
    MakeFolder {
        path: PathBuf,
    },
    RemoveFolder {
        path: PathBuf,
    },
    SyncFolder {
        path: PathBuf,
    },
    /// A command of this number was started.
    Begun(usize),
    /// It ended, and everything was done.
    Acknowledged,
    /// It said something on standard output.
    Said,
    /// A call was made to fail.
    Struck,
}

/// Adds to a journal what no program knows of itself.
pub(super) fn add(journal: &Path, what: &str, command: usize) {
    let mut file = File::options().append(true).create(true).open(journal).unwrap();
    writeln!(file, "{what} {command}").unwrap();
}

/// Reads a journal that was begun when the folder was empty: of every file it knows how it was made.
pub(super) fn read(journal: &Path) -> Vec<Step> {
    read_by(journal, Files::default())
}

/// Reads a journal that was begun when there were files already, or nothing when there is none.
pub(super) fn read_amid(journal: &Path) -> Vec<Step> {
    if journal.exists() { read_by(journal, Files { takes_any: true, ..Files::default() }) } else { vec![] }
}

fn read_by(journal: &Path, mut files: Files) -> Vec<Step> {
    let journal = fs::read(journal).unwrap();
    let (mut steps, mut rest) = (Vec::new(), journal.as_slice());
    while !rest.is_empty() {
        let end = rest.iter().position(|byte| *byte == b'\n').unwrap();
        let line = std::str::from_utf8(&rest[..end]).unwrap();
        rest = &rest[end + 1..];
        let (what, said) = line.split_once(' ').unwrap_or((line, ""));
        let number = |at: usize| said.split(' ').nth(at).unwrap().parse::<usize>().unwrap();
        let path = || PathBuf::from(said);
        steps.push(match what {
            "create" => {
                Step::Create { file: files.begin(number(0)), path: said.split_once(' ').unwrap().1.into() }
            }
            "write" => {
                let (bytes, after) = rest.split_at(number(2));
                rest = after;
                Step::Write { file: files.get(number(0)), at: number(1), bytes: bytes.to_vec() }
            }
            "truncate" => Step::Truncate { file: files.get(number(0)), size: number(1) },
            "sync" => Step::Sync { file: files.get(number(0)) },
            "rename" => {
                let (from, to) = said.split_once('\t').unwrap();
                Step::Rename { from: from.into(), to: to.into() }
            }
            "unlink" => Step::Unlink { path: path() },
            "mkdir" => Step::MakeFolder { path: path() },
            "rmdir" => Step::RemoveFolder { path: path() },
            "syncdir" => Step::SyncFolder { path: path() },
            "begun" => Step::Begun(number(0)),
            "acknowledged" => Step::Acknowledged,
            "said" => Step::Said,
            "struck" => Step::Struck,
            other => panic!("{other}"),
        });
    }
    steps
}

#[derive(Default)]
struct Files {
    by_inode: HashMap<usize, FileId>,
    given: usize,
    takes_any: bool,
}

impl Files {
    fn begin(&mut self, inode: usize) -> FileId {
        let file = FileId(self.given);
        self.given += 1;
        self.by_inode.insert(inode, file);
        file
    }

    fn get(&mut self, inode: usize) -> FileId {
        match self.by_inode.get(&inode) {
            Some(file) => *file,
            None if self.takes_any => self.begin(inode),
            None => panic!("a file was made by a call that the shim does not know"),
        }
    }
}
