//! Writing an archive.

use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Write};
use std::ops::ControlFlow;
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::manifest::{FORMAT, Manifest, NAME, Packed, Passed};
use super::place;
use crate::asset::AssetFiles;
use crate::disk;
use crate::error::{Error, Result};
use crate::model::Timestamp;

/// How hard the database is packed, of 1 to 9: 205 MB of 100,000 articles become 153 MB in 5 s, and 143 MB in 18 s at the
/// usual 6.
const LEVEL: i64 = 1;

/// What an archive is made of.
pub struct Source<'a> {
    /// A database that nobody writes.
    pub database: &'a Path,
    /// The person's own site rules, if there are any.
    pub site_rules: &'a Path,
    pub files: &'a AssetFiles,
}

/// Hears how many bytes of how many are packed, and says whether to go on.
pub(super) type Progress<'a> = &'a dyn Fn(u64, u64) -> ControlFlow<()>;

/// Writes an archive. The file is whole or not there; once it is told of, also after a power cut.
///
/// # Errors
/// [`Error::Cancelled`], and when the disk refuses.
pub fn pack(source: &Source<'_>, to: &Path, now: Timestamp, progress: Progress<'_>) -> Result<Manifest> {
    let unfinished = to.with_added_extension("part");
    let packed = write(source, &unfinished, now, progress);
    match packed.and_then(|manifest| Ok(fs::rename(&unfinished, to).map(|()| manifest)?)) {
        Ok(manifest) => {
            to.parent().map_or(Ok(()), disk::keep_names)?;
            Ok(manifest)
        }
        Err(error) => {
            let _ = fs::remove_file(&unfinished);
            Err(error)
        }
    }
}

fn write(source: &Source<'_>, to: &Path, now: Timestamp, progress: Progress<'_>) -> Result<Manifest> {
    let names = source.files.names()?;
    let assets: u64 = names.iter().map(|name| source.files.length(name).unwrap_or(0)).sum();
    let total = source.database.metadata()?.len() + assets;
    let mut zip = Zip {
        writer: ZipWriter::new(BufWriter::new(
            File::create(to).map_err(|error| Error::writing(to.parent().unwrap_or(to), error))?,
        )),
        packed: 0,
        total,
        progress,
    };
    let mut files = vec![zip.add(place::DATABASE, File::open(source.database)?, How::Deflated)?];
    if let Some(rules) = if_there(File::open(source.site_rules))? {
        files.push(zip.add(place::SITE_RULES, rules, How::Deflated)?);
    }
    for name in names {
        // One that was removed since is missed by nobody.
        if let Some(file) = if_there(source.files.open(&name))? {
            files.push(zip.add(&place::of_asset(&name), file, How::Stored)?);
        }
    }
    let made_by = concat!("Warta ", env!("CARGO_PKG_VERSION")).to_owned();
    let manifest = Manifest { format: FORMAT, made_by, made_at: now, files };
    let json = serde_json::to_vec_pretty(&manifest).map_err(Error::internal)?;
    zip.add(NAME, json.as_slice(), How::Deflated)?;
    let file = zip.writer.finish().map_err(failure)?.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.sync_all()?;
    Ok(manifest)
}

/// Whether packing makes a file smaller; pictures, sounds and films are packed already.
#[derive(Clone, Copy)]
enum How {
    Deflated,
    Stored,
}

struct Zip<'a> {
    writer: ZipWriter<BufWriter<File>>,
    packed: u64,
    /// Of the files; the manifest is not known beforehand.
    total: u64,
    progress: Progress<'a>,
}

impl Zip<'_> {
    fn add(&mut self, name: &str, mut from: impl Read, how: How) -> Result<Packed> {
        // Any of them may be longer than 4 GiB, which has to be said before.
        let options = SimpleFileOptions::default().large_file(true);
        let options = match how {
            How::Deflated => {
                options.compression_method(CompressionMethod::Deflated).compression_level(Some(LEVEL))
            }
            How::Stored => options.compression_method(CompressionMethod::Stored),
        };
        self.writer.start_file(name, options).map_err(failure)?;
        let mut passed = Passed::default();
        let mut buffer = vec![0; 1 << 18];
        loop {
            let read = from.read(&mut buffer)?;
            if read == 0 {
                break;
            }
            passed.add(&buffer[..read]);
            self.writer.write_all(&buffer[..read])?;
            self.packed += read as u64;
            if (self.progress)(self.packed.min(self.total), self.total).is_break() {
                return Err(Error::Cancelled);
            }
        }
        Ok(passed.into_file(name))
    }
}

fn if_there<T>(found: io::Result<T>) -> io::Result<Option<T>> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn failure(error: zip::result::ZipError) -> Error {
    match error {
        zip::result::ZipError::Io(error) => error.into(),
        other => Error::internal(other),
    }
}
