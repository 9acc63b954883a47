//! Decides what a file is by its content; the name decides only between kinds of text.
//!
//! In: a path and bytes. Out: the format to read it as, or the reason why it cannot be read, in
//! words that say what to do about it.

mod marks;
#[cfg(test)]
mod tests;

use std::io::{Cursor, Read};

use super::mail;
use super::package::Package;
use crate::document::{Format, Note, NoteCode};
use marks::binary_name;

/// How much of a file's start is looked at. A pdf's mark may stand 1024 bytes into it
/// (ISO 32000-1, annex H, note 13); a mail's header fields may go on for longer.
const START_BYTES: usize = 4096;
/// How much of a broken OLE file is searched for the names of its streams.
const OLE_SEARCH_BYTES_MAX: usize = 8 * 1024 * 1024;
/// How far into a file that is named as one a pdf's mark is looked for, beyond what came before it
/// on its way, such as a server's words.
const PDF_SEARCH_BYTES_MAX: usize = 1024 * 1024;

/// Decides a file's format.
///
/// # Errors
/// A note that names the format and says what to do, when it is not one that is read.
pub(super) fn format_of(path: &str, bytes: &[u8]) -> Result<Format, Note> {
    if bytes.is_empty() {
        return Err(Note::new(NoteCode::Empty, "the file is empty"));
    }
    let start = &bytes[..bytes.len().min(START_BYTES)];
    let ending = extension(path);
    let ending = ending.as_deref().unwrap_or_default();
    if is_package(bytes) {
        return packaged(ending, bytes);
    }
    if is_ole(bytes) {
        return ole(bytes);
    }
    if bytes.starts_with(mail::MARK) {
        return Ok(Format::Msg);
    }
    if start.trim_ascii_start().starts_with(b"{\\rtf") {
        return Ok(Format::Rtf);
    }
    if is_mail(ending, start) {
        return Ok(Format::Eml);
    }
    if is_pdf(ending, bytes) {
        return Ok(Format::Pdf);
    }
    if let Some(name) = binary_name(start) {
        return Err(not_read(name));
    }
    if let Some(format) = marked_text(start) {
        return format;
    }
    Ok(match ending {
        "md" | "markdown" => Format::Md,
        "html" | "htm" | "xhtml" => Format::Html,
        "csv" | "tsv" => Format::Csv,
        _ => Format::Txt,
    })
}

/// Tells whether a file is plain text, without opening anything that could be packed in it.
pub(super) fn is_plain_text(path: &str, bytes: &[u8]) -> bool {
    !is_package(bytes) && !is_ole(bytes) && format_of(path, bytes) == Ok(Format::Txt)
}

fn is_package(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

fn is_pdf(ending: &str, bytes: &[u8]) -> bool {
    let within = if ending == "pdf" {
        PDF_SEARCH_BYTES_MAX
    } else {
        START_BYTES
    };
    memchr::memmem::find(&bytes[..bytes.len().min(within)], b"%PDF-").is_some()
}

fn is_ole(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
}

/// Says so when a file's name promises another format than its content holds.
pub(super) fn belied_name(path: &str, format: Format) -> Option<Note> {
    let says: &[Format] = match extension(path)?.as_str() {
        "docx" | "docm" | "dotx" | "dotm" => &[Format::Docx],
        "pdf" => &[Format::Pdf],
        "doc" | "dot" => &[Format::Doc],
        "xlsx" | "xlsm" | "xlsb" | "xls" | "xltx" => &[Format::Xlsx],
        "odt" | "ott" | "fodt" => &[Format::Odt],
        "ods" | "ots" => &[Format::Ods],
        "rtf" => &[Format::Rtf],
        "eml" | "mht" | "mhtml" => &[Format::Eml],
        "msg" => &[Format::Msg],
        "zip" => &[Format::Zip],
        "html" | "htm" | "xhtml" => &[Format::Html],
        "pptx" | "pptm" | "ppsx" | "odp" | "fodp" => &[Format::Slides],
        "ppt" => &[],
        "txt" | "text" | "md" | "csv" | "tsv" => {
            &[Format::Txt, Format::Md, Format::Csv, Format::Eml]
        }
        _ => return None,
    };
    let holds = match format {
        Format::Docx => "a Word document",
        Format::Doc => "an old Word document",
        Format::Pdf => "a pdf",
        Format::Txt | Format::Md | Format::Csv => "plain text",
        Format::Html => "a web page",
        Format::Odt => "an OpenDocument text",
        Format::Ods => "an OpenDocument spreadsheet",
        Format::Xlsx => "an Excel workbook",
        Format::Rtf => "a rich text file",
        Format::Eml | Format::Msg => "an e-mail, or a page saved as one",
        Format::Zip => "an archive of files",
        Format::Slides => "a presentation",
        Format::Other => return None,
    };
    (!says.contains(&format)).then(|| {
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

fn not_read(name: &str) -> Note {
    let message = format!("casewise does not read {name}");
    Note::new(NoteCode::Unsupported, message)
}

/// The note for a format that is known but not read.
pub(super) fn unsupported(format: Format) -> Note {
    not_read(match format {
        Format::Doc => {
            "an old Word document (.doc) by itself: save it as docx or pdf, or install LibreOffice"
        }
        _ => "this format",
    })
}

/// A zip package shows by its parts whose it is.
fn packaged(ending: &str, bytes: &[u8]) -> Result<Format, Note> {
    let Some(mut package) = Package::open(bytes) else {
        let message = "a zip file that is broken beyond reading; ask for another copy";
        return Err(Note::new(NoteCode::Damaged, message));
    };
    let mut has_types = false;
    let mut has_content = false;
    for name in package.names() {
        match (name.split('/').next().unwrap_or_default(), name) {
            ("word", _) => return Ok(Format::Docx),
            ("xl", _) => return Ok(Format::Xlsx),
            ("ppt", _) => return Ok(Format::Slides),
            ("visio", _) => return Err(not_read("a Visio drawing: save it as pdf")),
            (_, "fixeddocseq.fdseq" | "fixeddocumentsequence.fdseq") => {
                return Err(not_read("an XPS document: print it to a pdf"));
            }
            (_, "index/document.iwa" | "index.apxl") => {
                let message =
                    "a Pages, Numbers or Keynote file: export it as pdf or as an Office file";
                return Err(not_read(message));
            }
            (_, "[content_types].xml") => has_types = true,
            (_, "content.xml") => has_content = true,
            _ => {}
        }
    }
    if has_content {
        return open_document(&mut package);
    }
    if has_types {
        return office_by_types(&mut package);
    }
    if OFFICE_ENDINGS.contains(&ending) {
        let message =
            "an archive of files under the name of an office document: ask for another copy";
        return Err(not_read(message));
    }
    Ok(Format::Zip)
}

/// Names under which an archive of something else is a mistake or a damaged file.
const OFFICE_ENDINGS: [&str; 9] = [
    "docx", "docm", "dotx", "xlsx", "xlsm", "pptx", "odt", "ods", "odp",
];

/// OpenDocument files say their type in a part of its own, else in their body's first element.
fn open_document(package: &mut Package) -> Result<Format, Note> {
    let part = |package: &mut Package, name| package.part(name).map(|(bytes, _)| bytes);
    let kind = part(package, "mimetype").unwrap_or_default();
    let says = |kind: &[u8], word: &str| memchr::memmem::find(kind, word.as_bytes()).is_some();
    let content = part(package, "content.xml").unwrap_or_default();
    if says(&kind, "opendocument.text") || says(&content, "<office:text") {
        Ok(Format::Odt)
    } else if says(&kind, "opendocument.spreadsheet") || says(&content, "<office:spreadsheet") {
        Ok(Format::Ods)
    } else if says(&kind, "opendocument.presentation") || says(&content, "<office:presentation") {
        Ok(Format::Slides)
    } else if kind.is_empty() {
        Ok(Format::Odt)
    } else {
        Err(not_read(DRAWING))
    }
}

/// Some writers keep the main document outside the folder that is named after its program.
fn office_by_types(package: &mut Package) -> Result<Format, Note> {
    let types = package.part("[Content_Types].xml");
    let types = types.map(|(bytes, _)| bytes).unwrap_or_default();
    let says = |word: &str| memchr::memmem::find(&types, word.as_bytes()).is_some();
    let has_document = package.names().any(|name| name.ends_with("/document.xml"));
    if says("wordprocessingml") || has_document {
        Ok(Format::Docx)
    } else if says("spreadsheetml") {
        Ok(Format::Xlsx)
    } else {
        Err(not_read(
            "an Office document without text: save it as docx or pdf",
        ))
    }
}

/// Old Office files and encrypted new ones share a container; its streams tell them apart.
fn ole(bytes: &[u8]) -> Result<Format, Note> {
    let mut container = cfb::CompoundFile::open(Cursor::new(bytes)).ok();
    let names: Option<Vec<String>> = container.as_ref().map(|container| {
        let entries = container.read_root_storage();
        entries.map(|entry| entry.name().to_owned()).collect()
    });
    let holds = |name: &str| match &names {
        Some(names) => names.iter().any(|own| own.starts_with(name)),
        None => mentions(bytes, name),
    };
    let protected = || {
        let message = "protected by a password; save a copy without one";
        Err(Note::new(NoteCode::Encrypted, message))
    };
    if holds("__properties_version1.0") || holds("__substg1.0_") {
        return Ok(Format::Msg);
    }
    if holds("EncryptedPackage") {
        return protected();
    }
    if holds("WordDocument") {
        return if container.as_mut().is_some_and(is_locked_word) {
            protected()
        } else {
            Ok(Format::Doc)
        };
    }
    if holds("Workbook") || holds("Book") {
        return Ok(Format::Xlsx);
    }
    Err(not_read(if holds("PowerPoint Document") {
        "an old PowerPoint presentation (.ppt): save it as pdf"
    } else if holds("VisioDocument") {
        "an old Visio drawing (.vsd): save it as pdf"
    } else if holds("Quill") {
        "a Publisher file (.pub): save it as pdf"
    } else {
        "an old Office file: save it as docx or pdf"
    }))
}

/// Tells whether the directory of a broken container seems to name a stream.
fn mentions(bytes: &[u8], name: &str) -> bool {
    let searched = &bytes[..bytes.len().min(OLE_SEARCH_BYTES_MAX)];
    let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    memchr::memmem::find(searched, &wide).is_some()
}

/// The file information block says whether the text is encrypted (MS-DOC 2.5.2, `fEncrypted`).
fn is_locked_word(container: &mut cfb::CompoundFile<Cursor<&[u8]>>) -> bool {
    let mut head = [0; 12];
    let stream = container.open_stream("/WordDocument");
    let read = stream.and_then(|mut stream| stream.read_exact(&mut head));
    read.is_ok() && head[11] & 1 == 1
}

/// A mail begins with header fields. Under a name of plain text, they are the text's own.
fn is_mail(ending: &str, start: &[u8]) -> bool {
    const FIELDS: [&str; 10] = [
        "from",
        "to",
        "subject",
        "date",
        "received",
        "message-id",
        "mime-version",
        "content-type",
        "return-path",
        "delivered-to",
    ];
    if matches!(ending, "txt" | "text" | "md" | "markdown" | "csv" | "tsv") {
        return false;
    }
    let head = String::from_utf8_lossy(start);
    let head = head.trim_start_matches('\u{feff}');
    let lines = head.lines().take_while(|line| !line.trim().is_empty());
    let names: Vec<String> = lines
        .filter(|line| !line.starts_with([' ', '\t']))
        .map_while(|line| {
            line.split_once(':')
                .map(|(name, _)| name.to_ascii_lowercase())
        })
        .filter(|name| FIELDS.contains(&name.as_str()))
        .collect();
    let of_transport = |name: &String| {
        matches!(
            name.as_str(),
            "received" | "message-id" | "mime-version" | "return-path" | "delivered-to"
        )
    };
    let is_named = matches!(ending, "eml" | "mht" | "mhtml");
    (is_named && !names.is_empty()) || (names.len() >= 2 && names.iter().any(of_transport))
}

/// Tells whether a file is a picture.
pub(super) fn is_picture(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(START_BYTES)];
    binary_name(start).is_some_and(|name| name.starts_with("a picture"))
}

/// Text with marks of its own that would read as noise if taken as it stands.
fn marked_text(start: &[u8]) -> Option<Result<Format, Note>> {
    let head = String::from_utf8_lossy(start)
        .replace('\0', "")
        .to_lowercase();
    let head = head.trim_start_matches(|mark: char| {
        mark.is_whitespace() || matches!(mark, '\u{feff}' | '\u{fffd}')
    });
    if PAGE_STARTS.iter().any(|start| head.starts_with(start)) {
        return Some(Ok(Format::Html));
    }
    let is_xml = ["<?xml", "<!--", "<!doctype", "<office:document"]
        .iter()
        .any(|start| head.starts_with(start));
    if !is_xml {
        return None;
    }
    if head.contains("<html") || head.contains("<!doctype html") {
        return Some(Ok(Format::Html));
    }
    if head.contains("<office:document") {
        return Some(flat(head));
    }
    let says = |word: &str| head.contains(word);
    if says("schemas.microsoft.com/office/word") || says("progid=\"word.document\"") {
        Some(Err(not_read("a Word document in XML: save it as docx")))
    } else if says("office:spreadsheet") || says("progid=\"excel.sheet\"") {
        Some(Err(not_read("an Excel workbook in XML: save it as xlsx")))
    } else {
        None
    }
}

/// How web pages begin, and what programs export as if it were one.
const PAGE_STARTS: [&str; 9] = [
    "<!doctype html",
    "<html",
    "<head",
    "<body",
    "<meta ",
    "<title",
    "<style",
    "<table",
    "<div",
];

/// An OpenDocument file in one piece says its type in its first element.
fn flat(head: &str) -> Result<Format, Note> {
    if head.contains("opendocument.spreadsheet") {
        Ok(Format::Ods)
    } else if head.contains("opendocument.presentation") {
        Ok(Format::Slides)
    } else if head.contains("opendocument.graphics") {
        Err(not_read(DRAWING))
    } else {
        Ok(Format::Odt)
    }
}

const DRAWING: &str = "an OpenDocument drawing: save it as pdf";
