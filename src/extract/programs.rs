//! Other programs on the user's machine that read what casewise cannot.
//!
//! In: a file that was not read. Out: the same file, read through a program, with a note that says
//! so. The library knows no program: whoever runs it says with [`install`] what there is.

use std::sync::{Arc, OnceLock};

use super::{Opened, open_apart, sniff};
use crate::document::{Format, Note, NoteCode};

static PROGRAMS: OnceLock<Box<dyn Programs>> = OnceLock::new();

/// What other programs can do.
pub trait Programs: Send + Sync {
    /// Gives an old Word document as docx; nothing when no program is there, or it failed.
    fn docx_of(&self, doc: &[u8]) -> Option<Vec<u8>>;
}

/// From now on asks these programs. Only the first call counts.
pub fn install(programs: Box<dyn Programs>) {
    PROGRAMS.get_or_init(|| programs);
}

/// Gives a file that was not read a second chance.
pub(super) fn helped(path: &str, bytes: &Arc<Vec<u8>>, opened: Opened) -> Opened {
    match PROGRAMS.get() {
        Some(programs) if opened.document.format == Format::Doc => {
            through_word(path, bytes, programs.as_ref()).unwrap_or(opened)
        }
        _ => opened,
    }
}

fn through_word(path: &str, bytes: &[u8], programs: &dyn Programs) -> Option<Opened> {
    let docx = Arc::new(programs.docx_of(bytes)?);
    let mut opened = open_apart(path, &docx);
    let document = &mut opened.document;
    document.format = Format::Doc;
    document.hash = blake3::hash(bytes).to_hex().to_string();
    let belied = sniff::belied_name(path, Format::Docx);
    document.notes.retain(|note| Some(note) != belied.as_ref());
    let message = "an old Word document (.doc), read through LibreOffice";
    document.notes.push(Note::new(NoteCode::Remark, message));
    Some(opened)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Converter;

    impl Programs for Converter {
        fn docx_of(&self, _: &[u8]) -> Option<Vec<u8>> {
            Some(b"Plan for Pip".to_vec())
        }
    }

    #[test]
    fn a_file_read_through_a_program_keeps_its_name_hash_and_kind() {
        let opened = through_word("a.doc", b"old", &Converter).expect("a document");
        let document = opened.document;
        assert!(document.text.starts_with("Plan for Pip"));
        assert_eq!(document.format, Format::Doc);
        assert_eq!(document.hash, blake3::hash(b"old").to_hex().to_string());
        let last = document.notes.last().expect("a note");
        assert!(last.message.contains("LibreOffice"));
    }
}
