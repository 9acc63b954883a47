//! Decides what a file is by its content; the name decides only between kinds of text.
//!
//! In: a path and bytes. Out: the format to read it as, or the reason why it cannot be read, in
//! words that say what to do about it.

use super::package::Package;
use crate::document::{Format, Note, NoteCode};

/// How far into a file the mark of a pdf may stand (ISO 32000-1, annex H, note 13).
const PDF_MARK_BYTES_MAX: usize = 1024;
/// How much of an OLE file is searched for the names of its streams.
const OLE_SEARCH_BYTES_MAX: usize = 8 * 1024 * 1024;

/// Decides a file's format.
///
/// # Errors
/// A note that names the format and says what to do, when it is not one that is read.
pub(super) fn format_of(path: &str, bytes: &[u8]) -> Result<Format, Note> {
    if bytes.is_empty() {
        return Err(Note::new(NoteCode::Empty, "the file is empty"));
    }
    let start = &bytes[..bytes.len().min(PDF_MARK_BYTES_MAX)];
    if memchr::memmem::find(start, b"%PDF-").is_some() {
        return Ok(Format::Pdf);
    }
    if start.starts_with(b"PK\x03\x04") || start.starts_with(b"PK\x05\x06") {
        return packaged(bytes);
    }
    if start.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Err(ole(bytes));
    }
    if let Some(name) = binary_name(start).or_else(|| marked_text(path, start)) {
        return Err(unsupported(name));
    }
    Ok(match extension(path).as_deref() {
        Some("md" | "markdown") => Format::Md,
        _ => Format::Txt,
    })
}

/// Says so when a file's name promises another format than its content holds.
pub(super) fn belied_name(path: &str, format: Format) -> Option<Note> {
    let says = match extension(path)?.as_str() {
        "docx" | "docm" | "dotx" | "dotm" => Format::Docx,
        "pdf" => Format::Pdf,
        "doc" | "xlsx" | "xls" | "rtf" | "odt" | "pptx" | "ppt" => Format::Other,
        _ if matches!(format, Format::Txt | Format::Md) => return None,
        "txt" | "text" | "md" | "html" | "htm" | "eml" | "csv" => Format::Txt,
        _ => return None,
    };
    let holds = match format {
        Format::Docx => "a Word document",
        Format::Pdf => "a pdf",
        Format::Txt | Format::Md => "plain text",
        Format::Other => return None,
    };
    (says != format).then(|| {
        let message =
            format!("the name promises another format; by its content the file is {holds}");
        Note::new(NoteCode::Remark, message)
    })
}

fn extension(path: &str) -> Option<String> {
    let name = path.rsplit('/').next()?;
    let (_, extension) = name.rsplit_once('.')?;
    Some(extension.to_lowercase())
}

fn unsupported(name: &str) -> Note {
    let message = format!("casewise does not read {name}");
    Note::new(NoteCode::Unsupported, message)
}

/// A zip package shows by its parts whose it is.
fn packaged(bytes: &[u8]) -> Result<Format, Note> {
    let Some(package) = Package::open(bytes) else {
        let message = "a zip file that is broken beyond reading; ask for another copy";
        return Err(Note::new(NoteCode::Damaged, message));
    };
    let mut kind = "an archive of files: unpack it beside the others";
    for name in package.names() {
        let folder = name.split('/').next().unwrap_or_default();
        kind = match (folder, name) {
            ("word", _) => return Ok(Format::Docx),
            (_, name) if name.ends_with("/document.xml") => return Ok(Format::Docx),
            ("xl", _) => "an Excel workbook: save it as pdf",
            ("ppt", _) => "a PowerPoint presentation: save it as pdf",
            (_, "content.xml") => "an OpenDocument file: save it as docx or pdf",
            (_, "[content_types].xml") if kind.starts_with("an archive") => {
                "an Office document without text: save it as docx or pdf"
            }
            _ => kind,
        };
    }
    if holds_word_document(package) {
        return Ok(Format::Docx);
    }
    Err(unsupported(kind))
}

/// Some writers keep the main document outside the folder `word`.
fn holds_word_document(mut package: Package) -> bool {
    package
        .part("[Content_Types].xml")
        .is_some_and(|(types, _)| memchr::memmem::find(&types, b"wordprocessingml").is_some())
}

/// Old Office files and encrypted new ones share a container; its stream names tell them apart.
fn ole(bytes: &[u8]) -> Note {
    let searched = &bytes[..bytes.len().min(OLE_SEARCH_BYTES_MAX)];
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(searched, &wide).is_some()
    };
    if holds("EncryptedPackage") {
        let message = "protected by a password; save a copy without one";
        return Note::new(NoteCode::Encrypted, message);
    }
    unsupported(if holds("WordDocument") {
        "an old Word document (.doc): save it as docx or pdf"
    } else if holds("Workbook") || holds("Book") {
        "an old Excel workbook (.xls): save it as pdf"
    } else if holds("PowerPoint Document") {
        "an old PowerPoint presentation (.ppt): save it as pdf"
    } else if holds("__substg1.0_") || holds("__properties_version1.0") {
        "an Outlook message (.msg): save it as pdf or text"
    } else {
        "an old Office file: save it as docx or pdf"
    })
}

fn binary_name(start: &[u8]) -> Option<&'static str> {
    const MARKS: [(&[u8], &str); 13] = [
        (b"\x89PNG", "a picture: a version with text is needed"),
        (b"\xff\xd8\xff", "a picture: a version with text is needed"),
        (b"GIF8", "a picture: a version with text is needed"),
        (b"II*\0", "a picture: a version with text is needed"),
        (b"MM\0*", "a picture: a version with text is needed"),
        (b"ID3", "a sound recording"),
        (b"OggS", "a sound recording"),
        (b"7z\xbc\xaf", "an archive of files: unpack it"),
        (b"Rar!", "an archive of files: unpack it"),
        (b"\x1f\x8b", "a packed file: unpack it"),
        (b"SQLite format 3", "a database"),
        (b"\x7fELF", "a program"),
        (b"MZ\x90", "a program"),
    ];
    if let Some((_, name)) = MARKS.iter().find(|(mark, _)| start.starts_with(mark)) {
        return Some(name);
    }
    match (start.get(..4), start.get(4..12), start.get(8..12)) {
        (Some(b"RIFF"), _, Some(b"WEBP")) => Some("a picture: a version with text is needed"),
        (Some(b"RIFF"), _, _) => Some("a sound or film recording"),
        (_, Some(brand), _) if brand.starts_with(b"ftyphei") || brand.starts_with(b"ftypmif") => {
            Some("a picture: a version with text is needed")
        }
        (_, Some(brand), _) if brand.starts_with(b"ftyp") => Some("a sound or film recording"),
        _ => None,
    }
}

/// Text with marks of its own that would read as noise if taken as it stands.
fn marked_text(path: &str, start: &[u8]) -> Option<&'static str> {
    let head = String::from_utf8_lossy(start).to_lowercase();
    let head = head.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    if head.starts_with("{\\rtf") {
        return Some("a rich text file (.rtf): save it as docx or pdf");
    }
    if head.starts_with("<!doctype html") || head.starts_with("<html") {
        return Some("a web page: save it as pdf or text");
    }
    if head.starts_with("<?xml") && head.contains("<html") {
        return Some("a web page: save it as pdf or text");
    }
    if head.starts_with("<?xml") && head.contains("word") {
        return Some("a Word document in XML: save it as docx");
    }
    match extension(path).as_deref() {
        Some("html" | "htm" | "xhtml") => Some("a web page: save it as pdf or text"),
        Some("eml") => Some("an e-mail (.eml): save it as pdf or text"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(path: &str, bytes: &[u8]) -> String {
        match format_of(path, bytes) {
            Ok(format) => format!("{format:?}"),
            Err(note) => format!("{:?}: {}", note.code, note.message),
        }
    }

    #[test]
    fn the_content_decides_and_not_the_name() {
        assert_eq!(said("a.docx", b"\xef\xbb\xbf\n%PDF-1.7"), "Pdf");
        assert_eq!(said("a.pdf", b"just words"), "Txt");
        assert_eq!(said("a.md", b"just words"), "Md");
        assert!(said("a.pdf", b"<!DOCTYPE html><p>").contains("not read a web page"));
        assert!(said("a.docx", b"{\\rtf1 x}").contains("not read a rich text"));
        assert!(said("a.txt", b"\xff\xd8\xff\xe0").contains("not read a picture"));
        assert!(said("a.txt", b"").starts_with("Empty"));
    }

    #[test]
    fn an_office_file_in_the_old_container_is_named_and_a_protected_one_is_encrypted() {
        let container = |stream: &str| {
            let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
            bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
            bytes
        };
        assert!(said("a.docx", &container("EncryptedPackage")).starts_with("Encrypted"));
        assert!(said("a.doc", &container("WordDocument")).contains("old Word document"));
        assert!(said("a.msg", &container("__substg1.0_0037")).contains("Outlook"));
    }

    #[test]
    fn a_name_that_belies_the_content_is_remarked_on() {
        assert!(belied_name("a.pdf", Format::Docx).is_some());
        assert!(belied_name("a.docm", Format::Docx).is_none());
        assert!(belied_name("notes.log", Format::Txt).is_none());
        assert!(belied_name("a.pdf", Format::Txt).is_some());
        assert!(belied_name("a.txt", Format::Pdf).is_some());
    }
}
