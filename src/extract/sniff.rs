//! Decides what a file is by its content; the name decides only between kinds of text.
//!
//! In: a path and bytes. Out: the format to read it as, or the reason why it cannot be read, in
//! words that say what to do about it.

use std::io::{Cursor, Read};

use super::mail;
use super::package::Package;
use crate::document::{Format, Note, NoteCode};

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

/// Files that are known by their first bytes, and what they are.
const MARKS: [(&[u8], &str); 33] = [
    (b"\x89PNG", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF8", PICTURE),
    (b"II*\0", PICTURE),
    (b"MM\0*", PICTURE),
    (b"8BPS", PICTURE),
    (b"\0\0\x01\0", PICTURE),
    (b"\xd7\xcd\xc6\x9a", PICTURE),
    (b"\x01\0\0\0\x6c\0\0\0", PICTURE),
    (b"ID3", SOUND),
    (b"\xff\xfb", SOUND),
    (b"\xff\xf3", SOUND),
    (b"OggS", SOUND),
    (b"fLaC", SOUND),
    (b"#!AMR", SOUND),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", SOUND_OR_FILM),
    (b"\x1a\x45\xdf\xa3", SOUND_OR_FILM),
    (b"7z\xbc\xaf", ARCHIVE),
    (b"Rar!", ARCHIVE),
    (b"MSCF", ARCHIVE),
    (b"\x1f\x8b", "a packed file: unpack it"),
    (b"BZh", "a packed file: unpack it"),
    (b"\xfd7zXZ\0", "a packed file: unpack it"),
    (b"SQLite format 3", "a database"),
    (
        b"\0\x01\0\0Standard ",
        "an Access database: export what matters as xlsx or pdf",
    ),
    (
        b"!BDN",
        "a mailbox of Outlook (.pst): save its mails as msg or eml",
    ),
    (
        b"\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d",
        "a OneNote notebook: export it as pdf",
    ),
    (b"\xffWPC", "a WordPerfect document: save it as docx or pdf"),
    (
        b"L\0\0\0\x01\x14\x02\0",
        "a shortcut to a file elsewhere: put the file itself here",
    ),
    (b"\0\x01\0\0\0", "a font"),
    (b"OTTO", "a font"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
];
const PICTURE: &str = "a picture: a version with text is needed";
const SOUND: &str = "a sound recording";
const SOUND_OR_FILM: &str = "a sound or film recording";
const ARCHIVE: &str = "an archive of files: unpack it";

fn binary_name(start: &[u8]) -> Option<&'static str> {
    let is_binary = start.iter().take(512).any(|byte| *byte == 0);
    let is_sure = |mark: &[u8]| mark.len() > 3 || is_binary || !mark.is_ascii();
    let known = MARKS.iter().find(|(mark, _)| start.starts_with(mark));
    if let Some((_, name)) = known.filter(|(mark, _)| is_sure(mark)) {
        return Some(name);
    }
    let brand = start
        .get(4..12)
        .and_then(|brand| brand.strip_prefix(b"ftyp"));
    match (start.get(..4), brand, start.get(8..12)) {
        (Some(b"RIFF"), _, Some(b"WEBP")) => Some(PICTURE),
        (Some(b"RIFF"), _, _) => Some(SOUND_OR_FILM),
        (_, Some(brand), _) if is_picture_brand(brand) => Some(PICTURE),
        (_, Some(_), _) => Some(SOUND_OR_FILM),
        _ if start.get(257..262) == Some(b"ustar") => Some(ARCHIVE),
        _ if start.starts_with(b"BM") && is_binary => Some(PICTURE),
        _ => None,
    }
}

/// Pictures share a container with films (ISO/IEC 23008-12, 10.2); its brand tells them apart.
fn is_picture_brand(brand: &[u8]) -> bool {
    ["hei", "hev", "mif", "msf", "avi"]
        .iter()
        .any(|own| brand.starts_with(own.as_bytes()))
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
        assert_eq!(said("a.pdf", b"<!DOCTYPE html><p>"), "Html");
        assert_eq!(said("a.docx", b"{\\rtf1 x}"), "Rtf");
        assert_eq!(said("a.csv", b"a,b"), "Csv");
        assert!(said("a.txt", b"\xff\xd8\xff\xe0").contains("not read a picture"));
        assert!(said("a.txt", b"").starts_with("Empty"));
    }

    /// A compound file with these streams, each of so many bytes.
    fn container(streams: &[(&str, &[u8])]) -> Vec<u8> {
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("memory");
        for (path, bytes) in streams {
            if let Some((folder, _)) = path
                .rsplit_once('/')
                .filter(|(folder, _)| !folder.is_empty())
            {
                file.create_storage_all(folder).expect("memory");
            }
            let mut stream = file.create_stream(path).expect("memory");
            std::io::Write::write_all(&mut stream, bytes).expect("memory");
        }
        file.flush().expect("memory");
        file.into_inner().into_inner()
    }

    #[test]
    fn an_office_file_in_the_old_container_is_named_and_a_protected_one_is_encrypted() {
        let of = |stream: &str| said("a", &container(&[(stream, b"")]));
        assert!(of("/EncryptedPackage").starts_with("Encrypted"));
        assert_eq!(of("/WordDocument"), "Doc");
        assert_eq!(of("/__substg1.0_0037001F"), "Msg");
        assert!(of("/PowerPoint Document").contains("(.ppt)"));
        assert!(of("/VisioDocument").contains("Visio"));
        assert!(of("/Quill/x").contains("Publisher"));
        let word = |flags: u8| {
            let head = [0xEC, 0xA5, 0, 0, 0, 0, 0, 0, 0, 0, 0, flags];
            said("a.doc", &container(&[("/WordDocument", &head)]))
        };
        assert_eq!(word(2), "Doc");
        assert!(word(3).starts_with("Encrypted"));
    }

    #[test]
    fn what_lies_in_a_file_of_the_old_container_does_not_say_what_it_is() {
        let sheet = [("/Workbook", b"".as_slice()), ("/MBD1/WordDocument", b"")];
        assert_eq!(said("a.xls", &container(&sheet)), "Xlsx");
    }

    #[test]
    fn a_container_is_known_wherever_its_directory_lies_and_a_broken_one_by_what_it_mentions() {
        let large = vec![7; OLE_SEARCH_BYTES_MAX + 9];
        let mail = [("/a", large.as_slice()), ("/__substg1.0_0037001F", b"")];
        assert_eq!(said("a.msg", &container(&mail)), "Msg");
        let broken = |n_before: usize| {
            let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
            bytes.resize(n_before, 0);
            bytes.extend("WordDocument".encode_utf16().flat_map(u16::to_le_bytes));
            said("a.doc", &bytes)
        };
        assert_eq!(broken(8), "Doc");
        assert!(broken(OLE_SEARCH_BYTES_MAX).contains("an old Office file"));
    }

    #[test]
    fn a_pdf_is_known_behind_what_a_server_put_before_it_if_its_name_says_so() {
        let behind = |n_before: usize| format!("{}%PDF-1.7", " ".repeat(n_before));
        assert_eq!(said("a", behind(START_BYTES - 9).as_bytes()), "Pdf");
        assert_eq!(said("a", behind(START_BYTES).as_bytes()), "Txt");
        assert_eq!(said("a.pdf", behind(START_BYTES).as_bytes()), "Pdf");
        assert_eq!(
            said("a.pdf", behind(PDF_SEARCH_BYTES_MAX).as_bytes()),
            "Txt"
        );
    }

    #[test]
    fn files_of_other_kinds_are_named_and_told_what_to_do_about() {
        let known: [(&str, &[u8], &str); 16] = [
            ("a.bmp", b"BM\x36\0\0\0", "a picture"),
            ("a.avif", b"\0\0\0\x20ftypavif", "a picture"),
            ("a.heic", b"\0\0\0\x20ftypheic", "a picture"),
            ("a.ico", b"\0\0\x01\0\x01", "a picture"),
            ("a.emf", b"\x01\0\0\0\x6c\0\0\0", "a picture"),
            ("a.mp3", b"\xff\xfb\x90\0", "a sound"),
            ("a.amr", b"#!AMR\n", "a sound"),
            ("a.wma", b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "film"),
            ("a.mov", b"\0\0\0\x14ftypqt  ", "film"),
            ("a.lnk", b"L\0\0\0\x01\x14\x02\0", "shortcut"),
            ("a.one", b"\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d", "OneNote"),
            ("a.mdb", b"\0\x01\0\0Standard Jet DB", "Access"),
            ("a.pst", b"!BDN", "Outlook"),
            ("a.wpd", b"\xffWPC", "WordPerfect"),
            ("a.cab", b"MSCF", "unpack"),
            ("a.exe", b"MZ\x90\0", "a program"),
        ];
        for (path, bytes, what) in known {
            let said = said(path, bytes);
            assert!(
                said.starts_with("Unsupported") && said.contains(what),
                "{path}: {said}"
            );
        }
        let mut tar = vec![0; 600];
        tar[257..262].copy_from_slice(b"ustar");
        assert!(said("a.tar", &tar).contains("unpack"));
        for words in [
            "MZ was seen at home",
            "ID3 is a form",
            "BM said so",
            "BZh",
            "GIF8",
        ] {
            let expected = if words == "GIF8" {
                "Unsupported"
            } else {
                "Txt"
            };
            assert!(
                said("a.txt", words.as_bytes()).starts_with(expected),
                "{words}"
            );
        }
    }

    #[test]
    fn a_package_of_another_program_is_named() {
        let packed = |part: &str| {
            let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
            for name in ["[Content_Types].xml", part] {
                let options = zip::write::SimpleFileOptions::default();
                writer.start_file(name, options).expect("memory");
                std::io::Write::write_all(&mut writer, b"<x/>").expect("memory");
            }
            said("a", &writer.finish().expect("memory").into_inner())
        };
        assert!(packed("visio/document.xml").contains("Visio"));
        assert!(packed("FixedDocSeq.fdseq").contains("XPS"));
        assert!(packed("Index/Document.iwa").contains("Pages"));
        assert_eq!(packed("ppt/presentation.xml"), "Slides");
    }

    #[test]
    fn a_file_in_xml_is_what_its_first_element_says() {
        let flat = |kind: &str| {
            format!(
                "<?xml version='1.0'?><office:document office:mimetype='application/vnd.oasis.opendocument.{kind}'>"
            )
        };
        assert_eq!(said("a.fodt", flat("text").as_bytes()), "Odt");
        assert_eq!(said("a.fods", flat("spreadsheet").as_bytes()), "Ods");
        assert_eq!(said("a.fodp", flat("presentation").as_bytes()), "Slides");
        assert!(said("a.fodg", flat("graphics").as_bytes()).contains("drawing"));
        let office = |program: &str| {
            format!("<?xml version=\"1.0\"?><?mso-application progid=\"{program}\"?><x/>")
        };
        assert!(said("a.xml", office("Word.Document").as_bytes()).contains("Word"));
        assert!(said("a.xml", office("Excel.Sheet").as_bytes()).contains("Excel"));
        assert_eq!(said("a.xml", b"<?xml version='1.0'?><case/>"), "Txt");
        assert_eq!(said("a.xls", b"<table><tr><td>Date"), "Html");
    }

    #[test]
    fn a_mail_is_known_by_its_header_fields_unless_its_name_says_plain_text() {
        let mail = b"Received: x\r\nFrom: a\r\n\r\nHello";
        assert_eq!(said("a.eml", b"Subject: x\n\nHello"), "Eml");
        assert_eq!(said("a", mail), "Eml");
        let page = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n";
        assert_eq!(said("a.doc", page), "Eml");
        assert_eq!(said("a.txt", mail), "Txt");
        assert_eq!(said("a", b"From: a\nTo: b\n\nHello"), "Txt");
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
