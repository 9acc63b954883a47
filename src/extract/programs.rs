//! Other programs on the user's machine that read what casewise cannot: old Word documents, and
//! words on pictures.
//!
//! In: a file that was not read, or not wholly. Out: the same file, read through a program, with a
//! note that says so; blocks read off a picture are marked. The library knows no program: whoever
//! runs it says with [`install`] what there is.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use super::piece::Piece;
use super::{Opened, open_apart, pictures_apart, sniff, text};
use crate::document::{Block, BlockKind, Builder, Document, Format, Note, NoteCode, Part};

static PROGRAMS: OnceLock<Box<dyn Programs>> = OnceLock::new();

/// What other programs can do.
pub trait Programs: Send + Sync {
    /// Gives an old Word document as docx; nothing when no program is there, or it failed.
    fn docx_of(&self, doc: &[u8]) -> Option<Vec<u8>>;

    /// Tells whether words on pictures are to be read.
    fn reads_pictures(&self) -> bool {
        false
    }

    /// Gives the words on a picture; nothing when there are none, or the program failed.
    fn words_on(&self, _picture: &[u8]) -> Option<String> {
        None
    }
}

/// From now on asks these programs. Only the first call counts.
pub fn install(programs: Box<dyn Programs>) {
    PROGRAMS.get_or_init(|| programs);
}

/// Gives a file that was not read, or not wholly, a second chance.
pub(super) fn helped(path: &str, bytes: &Arc<Vec<u8>>, opened: Opened) -> Opened {
    match PROGRAMS.get() {
        Some(programs) => through(path, bytes, opened, programs.as_ref()),
        None => opened,
    }
}

fn through(path: &str, bytes: &Arc<Vec<u8>>, opened: Opened, programs: &dyn Programs) -> Opened {
    let document = &opened.document;
    let has = |code| document.notes.iter().any(|note: &Note| note.code == code);
    let helped = match document.format {
        Format::Doc => through_word(path, bytes, programs),
        _ if !programs.reads_pictures() => None,
        Format::Pdf if has(NoteCode::Scanned) || has(NoteCode::ScannedPages) => {
            off_pages(document, bytes, programs)
        }
        Format::Other if sniff::is_picture(bytes) => off_picture(document, bytes, programs),
        _ => None,
    };
    helped.unwrap_or(opened)
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

/// Reads a file that is a picture.
fn off_picture(document: &Document, bytes: &[u8], programs: &dyn Programs) -> Option<Opened> {
    let words = BTreeMap::from([(1, programs.words_on(bytes)?)]);
    with_words(document, &words, &BTreeSet::new())
}

/// Reads the pages of a pdf that are pictures.
fn off_pages(document: &Document, bytes: &Arc<Vec<u8>>, programs: &dyn Programs) -> Option<Opened> {
    let read: BTreeSet<u32> = document
        .blocks
        .iter()
        .filter_map(|block| block.page)
        .collect();
    let all = 1..=document.pages.unwrap_or(0);
    let mut unread: BTreeSet<u32> = all.filter(|page| !read.contains(page)).collect();
    let wanted: Vec<u32> = unread.iter().copied().collect();
    let mut words = BTreeMap::new();
    for picture in pictures_apart(bytes, &wanted) {
        let Ok(page) = picture.name.parse::<u32>() else {
            continue;
        };
        unread.insert(page);
        if let Some(said) = programs.words_on(&picture.bytes) {
            unread.remove(&page);
            words.insert(page, said);
        }
    }
    with_words(document, &words, &unread)
}

/// The document anew, with the words at their pages.
fn with_words(
    document: &Document,
    words: &BTreeMap<u32, String>,
    unread: &BTreeSet<u32>,
) -> Option<Opened> {
    if words.values().all(|said| said.trim().is_empty()) {
        return None;
    }
    let mut builder = Builder::new(&document.path, &document.hash, document.format);
    let last = words.keys().next_back().copied().unwrap_or(1);
    builder.pages(document.pages.unwrap_or(last).max(last));
    let mut waiting = words.iter().peekable();
    let tables = document.blocks.iter().filter_map(Block::cell);
    let mut n_tables = tables.map(|cell| cell.table + 1).max().unwrap_or(0);
    let mut blocks: Vec<&Block> = document.blocks.iter().collect();
    blocks.sort_by_key(|block| block.span);
    for block in blocks {
        if matches!(block.part, Part::FileName | Part::Folder) {
            continue;
        }
        let is_beyond = block.part != Part::Body && !block.is_running();
        while let Some((page, said)) =
            waiting.next_if(|(page, _)| is_beyond || Some(**page) < block.page)
        {
            push_words(&mut builder, *page, said, &mut n_tables);
        }
        let text = document.text_of(block);
        if let Some(again) = builder.push(block.part, block.kind, block.page, text) {
            again.label.clone_from(&block.label);
            again.tracked = block.tracked;
        }
    }
    for (page, said) in waiting {
        push_words(&mut builder, *page, said, &mut n_tables);
    }
    add_notes(&mut builder, document, words, unread);
    Some(builder.finish().into())
}

fn push_words(builder: &mut Builder, page: u32, said: &str, n_tables: &mut u32) {
    let first_table = *n_tables;
    for Piece {
        kind, text, label, ..
    } in text::pieces(said)
    {
        let kind = match kind {
            BlockKind::Cell(mut cell) => {
                cell.table += first_table;
                *n_tables = cell.table + 1;
                BlockKind::Cell(cell)
            }
            kind => kind,
        };
        if let Some(block) = builder.push(Part::Body, kind, Some(page), text) {
            block.label = label;
            block.recognised = true;
        }
    }
}

fn add_notes(
    builder: &mut Builder,
    document: &Document,
    words: &BTreeMap<u32, String>,
    unread: &BTreeSet<u32>,
) {
    let answered = [
        NoteCode::Scanned,
        NoteCode::ScannedPages,
        NoteCode::Unsupported,
    ];
    for note in document
        .notes
        .iter()
        .filter(|note| !answered.contains(&note.code))
    {
        builder.note(note.code, note.message.clone());
    }
    let list = |pages: Vec<u32>| {
        pages
            .iter()
            .map(u32::to_string)
            .collect::<Vec<_>>()
            .join(", ")
    };
    let message = format!(
        "words read off pictures by tesseract, to be checked against the pictures: page {}",
        list(words.keys().copied().collect())
    );
    builder.note(NoteCode::ScannedPages, message);
    if !unread.is_empty() {
        let pages = list(unread.iter().copied().collect());
        let message = format!("pages without text, only pictures: {pages}");
        builder.note(NoteCode::ScannedPages, message);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Reading;
    use crate::extract::open_here;

    struct Made;

    impl Programs for Made {
        fn docx_of(&self, _: &[u8]) -> Option<Vec<u8>> {
            Some(b"Plan for Pip".to_vec())
        }

        fn reads_pictures(&self) -> bool {
            true
        }

        fn words_on(&self, picture: &[u8]) -> Option<String> {
            let is_known = picture.starts_with(b"P6") || picture.starts_with(b"\xff\xd8");
            is_known.then(|| "Visit on 8 April 2025".to_owned())
        }
    }

    fn read(path: &str, bytes: &[u8]) -> Document {
        let bytes = Arc::new(bytes.to_vec());
        through(path, &bytes, open_here(path, &bytes), &Made).document
    }

    #[test]
    fn a_file_read_through_a_program_keeps_its_name_hash_and_kind() {
        let opened = through_word("a.doc", b"old", &Made).expect("a document");
        let document = opened.document;
        assert!(document.text.starts_with("Plan for Pip"));
        assert_eq!(document.format, Format::Doc);
        assert_eq!(document.hash, blake3::hash(b"old").to_hex().to_string());
        let last = document.notes.last().expect("a note");
        assert!(last.message.contains("LibreOffice"));
    }

    #[test]
    fn words_on_scanned_pages_stand_at_their_page_and_are_marked() {
        let document = read(
            "a.pdf",
            include_bytes!("../../corpus/broken/half-scanned.pdf"),
        );
        let marked: Vec<(Option<u32>, &str)> = document
            .blocks
            .iter()
            .filter(|block| block.recognised)
            .map(|block| (block.page, document.text_of(block)))
            .collect();
        assert_eq!(marked, [(Some(2), "Visit on 8 April 2025")]);
        assert!(
            document.text.contains("3 April 2025"),
            "page 1 stands as it was"
        );
        assert_eq!(document.reading(), Reading::Partly);
    }

    #[test]
    fn a_pdf_of_pictures_and_a_picture_have_the_words_on_them() {
        let scan = read(
            "a.pdf",
            include_bytes!("../../corpus/broken/image-only.pdf"),
        );
        let photo = read("a.jpg", include_bytes!("../../corpus/broken/photo.jpg"));
        for document in [scan, photo] {
            assert!(
                document.text.starts_with("Visit on 8 April 2025"),
                "{}",
                document.text
            );
            assert!(document.notes[0].message.contains("tesseract"));
        }
    }
}
