//! Reads mails as Outlook keeps them (MS-OXMSG), in a compound file.
//!
//! In: bytes. Out: a [`Mail`]. Properties stand in streams named by their tags (MS-OXPROPS), those
//! of fixed size in one stream of their own.

use std::io::{Cursor, Read, Write};

use cfb::CompoundFile;

use super::{Mail, html_or_text, moment};
use crate::document::{Note, NoteCode};
use crate::extract::rtf;
use crate::extract::text;

/// The largest stream read, in bytes.
const STREAM_BYTES_MAX: u64 = 96 * 1024 * 1024;
/// The most that rich text is unpacked to, in bytes.
const RICH_BYTES_MAX: usize = 32 * 1024 * 1024;
/// The head of the property stream of a message, and of one that lies in another (2.4.1).
const TOP_HEAD_BYTES: usize = 32;
const INNER_HEAD_BYTES: usize = 24;

pub(super) const SUBJECT: &str = "0037";
const SENDER_NAME: &str = "0C1A";
const SENDER_ADDRESS: &str = "5D01";
const SENDER_ADDRESS_OLD: &str = "0C1F";
const DISPLAY_TO: &str = "0E04";
const DISPLAY_CC: &str = "0E03";
pub(super) const BODY: &str = "1000";
pub(super) const BODY_HTML: &str = "1013";
pub(super) const BODY_RTF: &str = "1009";
const SUBMIT_TIME: u32 = 0x0039_0040;
const DELIVERY_TIME: u32 = 0x0E06_0040;
const CODE_PAGE: u32 = 0x3FFD_0003;
const INTERNET_CODE_PAGE: u32 = 0x3FDE_0003;

type Container<'a> = CompoundFile<Cursor<&'a [u8]>>;

/// How much is read of one stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Bounds {
    stream_bytes: u64,
    rich_bytes: usize,
}

const BOUNDS: Bounds = Bounds {
    stream_bytes: STREAM_BYTES_MAX,
    rich_bytes: RICH_BYTES_MAX,
};

/// Reads a mail.
pub(super) fn read(bytes: &[u8]) -> Result<Mail, Note> {
    within(BOUNDS, bytes)
}

fn within(bounds: Bounds, bytes: &[u8]) -> Result<Mail, Note> {
    let file = CompoundFile::open(Cursor::new(bytes)).map_err(|_| {
        let message = "the mail is broken beyond reading; save it again from Outlook";
        Note::new(NoteCode::Damaged, message)
    })?;
    let mut store = Store {
        file,
        bounds,
        is_cut: false,
    };
    let fixed = store.stream("/__properties_version1.0").unwrap_or_default();
    let fixed = Fixed(fixed.get(TOP_HEAD_BYTES..).unwrap_or_default());
    let codepage = fixed.number(CODE_PAGE).or(fixed.number(INTERNET_CODE_PAGE));
    let codepage = codepage.unwrap_or(1252);
    let mut mail = Mail {
        subject: store.string("/", SUBJECT, codepage),
        ..Mail::default()
    };
    mail.head("From", store.sender(codepage));
    mail.head("To", store.string("/", DISPLAY_TO, codepage));
    mail.head("Cc", store.string("/", DISPLAY_CC, codepage));
    let sent = fixed.time(SUBMIT_TIME).or(fixed.time(DELIVERY_TIME));
    mail.head("Date", sent);
    store.body(&mut mail, codepage, fixed.number(INTERNET_CODE_PAGE));
    store.attachments(&mut mail, codepage);
    if store.is_cut {
        let message = "the mail, or a file in it, is longer than the bound; the rest was left out";
        mail.notes.push(Note::new(NoteCode::CutShort, message));
    }
    Ok(mail)
}

struct Store<'a> {
    file: Container<'a>,
    bounds: Bounds,
    /// Whether a bound left something out.
    is_cut: bool,
}

impl Store<'_> {
    fn stream(&mut self, path: &str) -> Option<Vec<u8>> {
        let stream = self.file.open_stream(path).ok()?;
        self.is_cut |= stream.len() > self.bounds.stream_bytes;
        let mut bytes = Vec::new();
        // What was read before an error is still something.
        let _ = stream
            .take(self.bounds.stream_bytes)
            .read_to_end(&mut bytes);
        Some(bytes)
    }

    /// A text, wide (type 001F) or in the message's code page (type 001E).
    fn string(&mut self, folder: &str, tag: &str, codepage: u32) -> Option<String> {
        if let Some(wide) = self.stream(&format!("{folder}__substg1.0_{tag}001F")) {
            return Some(
                encoding_rs::UTF_16LE
                    .decode_without_bom_handling(&wide)
                    .0
                    .into_owned(),
            );
        }
        let narrow = self.stream(&format!("{folder}__substg1.0_{tag}001E"))?;
        Some(decoded(&narrow, codepage))
    }

    fn sender(&mut self, codepage: u32) -> Option<String> {
        let name = self.string("/", SENDER_NAME, codepage);
        let address = self
            .string("/", SENDER_ADDRESS, codepage)
            .or_else(|| self.string("/", SENDER_ADDRESS_OLD, codepage))
            .filter(|address| address.contains('@'));
        match (name, address) {
            (Some(name), Some(address)) if name != address => Some(format!("{name} <{address}>")),
            (name, address) => name.or(address),
        }
    }

    /// The html keeps tables and lists; without it comes the plain text, then the rich text.
    fn body(&mut self, mail: &mut Mail, codepage: u32, internet_codepage: Option<u32>) {
        let html = self.html(internet_codepage.unwrap_or(codepage));
        let plain = self.string("/", BODY, codepage);
        html_or_text(mail, html, plain);
        if mail.body.is_empty()
            && let Some(packed) = self.stream(&format!("/__substg1.0_{BODY_RTF}0102"))
            && let Some(rich) = unpacked(&packed, self.bounds.rich_bytes)
        {
            self.is_cut |= rich.len() >= self.bounds.rich_bytes;
            let told = rtf::pieces(&rich);
            self.is_cut |= told.is_full;
            mail.add(told.pieces);
        }
    }

    fn html(&mut self, codepage: u32) -> Option<String> {
        if let Some(text) = self.string("/", BODY_HTML, codepage) {
            return Some(text);
        }
        let bytes = self.stream(&format!("/__substg1.0_{BODY_HTML}0102"))?;
        Some(decoded(&bytes, codepage))
    }

    fn attachments(&mut self, mail: &mut Mail, codepage: u32) {
        let folders: Vec<String> = self
            .file
            .read_root_storage()
            .filter(|entry| entry.is_storage() && entry.name().starts_with("__attach_version1.0_"))
            .map(|entry| entry.name().to_owned())
            .collect();
        let mut n_elsewhere = 0;
        for (folder, number) in folders.iter().zip(1..) {
            let folder = format!("/{folder}/");
            n_elsewhere += usize::from(!self.attachment(mail, &folder, number, codepage));
        }
        if n_elsewhere > 0 {
            let message = format!(
                "files that the mail only links to, or that were taken out of it: {n_elsewhere}"
            );
            mail.notes.push(Note::new(NoteCode::PartDamaged, message));
        }
    }

    /// Takes an attachment out; tells whether there was anything.
    fn attachment(&mut self, mail: &mut Mail, folder: &str, number: usize, codepage: u32) -> bool {
        let name = ["3707", "3704", "3001"]
            .iter()
            .find_map(|tag| self.string(folder, tag, codepage))
            .map(|name| name.trim_end_matches('\0').trim().to_owned())
            .filter(|name| !name.is_empty());
        let is_in_text = self.string(folder, "3712", codepage).is_some();
        let is_picture_in_text = is_in_text && name.as_deref().is_none_or(is_picture);
        let name_or = || {
            name.clone()
                .unwrap_or_else(|| format!("attachment {number}"))
        };
        let inner = format!("{folder}__substg1.0_3701000D");
        if self.file.is_storage(&inner) {
            let message = self.message_of_its_own(&inner).unwrap_or_default();
            mail.attach(
                &format!("{}.msg", name_or().trim_end_matches(".msg")),
                message,
            );
        } else if let Some(bytes) = self.stream(&format!("{folder}__substg1.0_37010102")) {
            if is_picture_in_text {
                mail.pictures.extend(name);
            } else {
                mail.attach(&name_or(), bytes);
            }
        } else {
            return false;
        }
        true
    }

    /// Writes a message that lies in this one as a file of its own.
    fn message_of_its_own(&mut self, folder: &str) -> Option<Vec<u8>> {
        let paths: Vec<(String, bool)> = self
            .file
            .walk_storage(folder)
            .ok()?
            .skip(1)
            .map(|entry| {
                (
                    entry.path().to_string_lossy().into_owned(),
                    entry.is_storage(),
                )
            })
            .collect();
        let mut copy = CompoundFile::create(Cursor::new(Vec::new())).ok()?;
        for (path, is_storage) in paths {
            let inner = path.strip_prefix(folder)?.to_owned();
            if is_storage {
                copy.create_storage(&inner).ok()?;
                continue;
            }
            let mut bytes = self.stream(&path)?;
            if inner == "/__properties_version1.0" && bytes.len() >= INNER_HEAD_BYTES {
                let gap = [0; TOP_HEAD_BYTES - INNER_HEAD_BYTES];
                bytes.splice(INNER_HEAD_BYTES..INNER_HEAD_BYTES, gap);
            }
            copy.create_stream(&inner).ok()?.write_all(&bytes).ok()?;
        }
        copy.flush().ok()?;
        Some(copy.into_inner().into_inner())
    }
}

fn is_picture(name: &str) -> bool {
    let name = name.to_lowercase();
    [".png", ".jpg", ".jpeg", ".gif", ".bmp", ".emz", ".wmz"]
        .iter()
        .any(|ending| name.ends_with(ending))
}

/// UTF-8 where it is well formed, else the code page that the message names.
pub(super) fn decoded(bytes: &[u8], codepage: u32) -> String {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let codepage = i32::try_from(codepage).unwrap_or(1252);
    if codepage == 1252 {
        return text::decoded(bytes)
            .map(|(text, _)| text)
            .unwrap_or_default();
    }
    rtf::encoding_of(codepage)
        .decode_without_bom_handling(bytes)
        .0
        .into_owned()
}

/// The properties of fixed size, 16 bytes each: tag, flags, value (2.4.2).
struct Fixed<'a>(&'a [u8]);

impl Fixed<'_> {
    fn value(&self, tag: u32) -> Option<[u8; 8]> {
        let entry = self
            .0
            .chunks_exact(16)
            .find(|entry| entry[..4] == tag.to_le_bytes())?;
        entry[8..16].try_into().ok()
    }

    fn number(&self, tag: u32) -> Option<u32> {
        let value = self.value(tag)?;
        Some(u32::from_le_bytes([value[0], value[1], value[2], value[3]]))
            .filter(|number| *number != 0)
    }

    /// Tenths of microseconds since 1601, in universal time.
    fn time(&self, tag: u32) -> Option<String> {
        const SECONDS_1601_TO_1970: i64 = 11_644_473_600;
        let ticks = i64::from_le_bytes(self.value(tag)?);
        let second = (ticks / 10_000_000).checked_sub(SECONDS_1601_TO_1970)?;
        let time = jiff::Timestamp::from_second(second).ok()?;
        let time = jiff::tz::TimeZone::UTC.to_datetime(time);
        moment(
            time.year(),
            time.month(),
            time.day(),
            time.hour(),
            time.minute(),
        )
    }
}

/// Unpacks the rich text of a message.
pub(super) fn unpacked_rich(packed: &[u8]) -> Option<Vec<u8>> {
    unpacked(packed, RICH_BYTES_MAX)
}

/// Unpacks the rich text of a message (MS-OXRTFCP 3.1.4), up to a bound and a few bytes.
fn unpacked(packed: &[u8], bytes_max: usize) -> Option<Vec<u8>> {
    const START: &[u8] = b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";
    let kind = packed.get(8..12)?;
    let content = packed.get(16..)?;
    if kind == b"MELA" {
        return Some(content.to_vec());
    }
    let mut window = [b' '; 4096];
    window[..START.len()].copy_from_slice(START);
    let mut at = START.len();
    let mut out = Vec::new();
    let mut bytes = content.iter().copied();
    while let Some(control) = bytes.next() {
        for bit in 0..8 {
            if out.len() >= bytes_max {
                return Some(out);
            }
            let Some(first) = bytes.next() else {
                return Some(out);
            };
            if control & (1 << bit) == 0 {
                out.push(first);
                window[at] = first;
                at = (at + 1) % window.len();
                continue;
            }
            let Some(second) = bytes.next() else {
                return Some(out);
            };
            let reference = u16::from_be_bytes([first, second]);
            let from = usize::from(reference >> 4);
            let length = usize::from(reference & 0xf) + 2;
            if from == at {
                return Some(out);
            }
            for step in 0..length {
                let byte = window[(from + step) % window.len()];
                out.push(byte);
                window[at] = byte;
                at = (at + 1) % window.len();
            }
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{outlook, wide};
    use super::*;

    /// Rich text that copies one letter over and over: two bytes for seventeen.
    fn packed(n_copies: usize) -> Vec<u8> {
        let mut packed = [[0; 8], *b"LZFu\0\0\0\0"].concat();
        packed.extend([0, b'{', b'\\', b'r', b't', b'f', b'1', b' ', b'a']);
        for at in 0..n_copies {
            // The window has room for 4,096 letters and begins with 207 of its own.
            let before = u16::try_from((207 + 7 + at * 17) % 4096).expect("12 bits");
            if at % 8 == 0 {
                packed.push(0xFF);
            }
            packed.extend((before << 4 | 15).to_be_bytes());
        }
        packed
    }

    fn rich(n_copies: usize, bounds: Bounds) -> Mail {
        let bytes = outlook(&[("/__substg1.0_10090102", &packed(n_copies))]);
        within(bounds, &bytes).expect("a mail")
    }

    fn n_letters(mail: &Mail) -> usize {
        mail.body.iter().map(|piece| piece.text.len()).sum()
    }

    fn is_cut(mail: &Mail) -> bool {
        mail.notes
            .iter()
            .any(|note| note.code == NoteCode::CutShort)
    }

    #[test]
    fn a_stream_is_read_up_to_a_bound_and_what_goes_beyond_is_said() {
        let bytes = outlook(&[
            ("/__substg1.0_0037001F", &wide("Visit")),
            ("/__substg1.0_1000001F", &wide("Pip was well.")),
        ]);
        let few = Bounds {
            stream_bytes: 14,
            ..BOUNDS
        };
        let mail = within(few, &bytes).expect("a mail");
        assert_eq!(mail.subject.as_deref(), Some("Visit"));
        assert_eq!(mail.body[0].text, "Pip was");
        assert!(is_cut(&mail));
        let mail = read(&bytes).expect("a mail");
        assert_eq!(mail.body[0].text, "Pip was well.");
        assert!(!is_cut(&mail));
    }

    #[test]
    fn rich_text_is_unpacked_up_to_a_bound_and_what_goes_beyond_is_said() {
        let whole = rich(100, BOUNDS);
        assert_eq!((n_letters(&whole), is_cut(&whole)), (1 + 1_700, false));
        let few = Bounds {
            rich_bytes: 1_000,
            ..BOUNDS
        };
        let cut = rich(100, few);
        assert!(n_letters(&cut) < 1_020, "{}", n_letters(&cut));
        assert!(is_cut(&cut));
    }

    #[test]
    fn mails_are_read_within_the_bounds_that_are_named() {
        assert_eq!(BOUNDS.stream_bytes, STREAM_BYTES_MAX);
        assert_eq!(BOUNDS.rich_bytes, RICH_BYTES_MAX);
        let most = unpacked(&packed(2_100_000), BOUNDS.rich_bytes).expect("rich text");
        assert!((RICH_BYTES_MAX..RICH_BYTES_MAX + 20).contains(&most.len()));
    }

    #[test]
    fn an_attachment_that_is_only_a_link_is_counted_as_not_read() {
        let folder = "/__attach_version1.0_#00000000";
        let bytes = outlook(&[
            ("/__substg1.0_1000001F", &wide("See the plan.")),
            (
                &format!("{folder}/__substg1.0_3707001F"),
                &wide("plan.docx"),
            ),
        ]);
        let mail = read(&bytes).expect("a mail");
        assert_eq!(mail.notes[0].code, NoteCode::PartDamaged);
        assert!(mail.notes[0].message.ends_with(": 1"));
    }
}
