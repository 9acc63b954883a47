//! Reads an archive of documents: a zip.
//!
//! In: bytes. Out: a document that says what the archive holds, and its files, each a document of
//! its own. Names in the archive only name; nothing is written to any disk.

use super::package::{Package, Unpacked};
use super::{Inside, Opened};
use crate::document::{Builder, Format, Note, NoteCode};
use crate::ingest::is_furniture as is_left_about;

/// The most files taken out of one archive.
pub(super) const FILES_MAX: usize = 2_000;

/// Reads an archive.
pub(super) fn read(path: &str, hash: &str, bytes: &[u8]) -> Result<Opened, Note> {
    let mut package = Package::open(bytes).ok_or_else(|| {
        let message = "a zip file that is broken beyond reading; ask for another copy";
        Note::new(NoteCode::Damaged, message)
    })?;
    if package.is_encrypted() {
        let message = "the archive is protected by a password; unpack it beside the others";
        return Err(Note::new(NoteCode::Encrypted, message));
    }
    let names: Vec<String> = package.written_names().map(str::to_owned).collect();
    let wanted: Vec<&String> = names.iter().filter(|name| !is_furniture(name)).collect();
    let mut builder = Builder::new(path, hash, Format::Zip);
    let mut inside = Vec::new();
    let (mut n_damaged, mut is_cut) = (0_usize, wanted.len() > FILES_MAX);
    for name in wanted.into_iter().take(FILES_MAX) {
        let Some((bytes, state)) = package.part(name) else {
            continue;
        };
        n_damaged += usize::from(state == Unpacked::Damaged);
        is_cut |= state == Unpacked::CutShort;
        let name = name.clone();
        inside.push(Inside { name, bytes });
    }
    if inside.is_empty() {
        return Err(Note::new(NoteCode::Empty, "the archive holds no files"));
    }
    let message = format!(
        "an archive; each of its {} files is read for itself",
        inside.len()
    );
    builder.note(NoteCode::Remark, message);
    if n_damaged > 0 || package.salvaged {
        let message = "the archive is damaged; what could be recovered was unpacked";
        builder.note(NoteCode::PartDamaged, message);
    }
    if is_cut {
        let message = "the archive holds more than the bound; the rest was left out";
        builder.note(NoteCode::CutShort, message);
    }
    Ok(Opened {
        document: builder.finish(),
        inside,
    })
}

/// Folders, and files that systems and office programs leave about.
fn is_furniture(name: &str) -> bool {
    let mut parts = name.split(['/', '\\']);
    name.ends_with(['/', '\\']) || parts.any(is_left_about)
}
