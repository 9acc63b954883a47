//! How files of many kinds begin.

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

/// Names what is no text by its first bytes, in words that say what to do about it.
pub(super) fn binary_name(start: &[u8]) -> Option<&'static str> {
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
