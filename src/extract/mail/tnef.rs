//! Reads the packets in which Outlook sends what other programs cannot show: winmail.dat.
//!
//! In: bytes (MS-OXTNEF). Out: a [`Mail`] with the text and the attachments of the packet.
//! Attributes come one after the other, each with its length; Outlook's properties stand in some of
//! them, as in a file of its own (MS-OXPROPS).

use super::msg::{self, BODY, BODY_HTML, BODY_RTF, SUBJECT};
use super::{Mail, html_or_text};
use crate::document::{Note, NoteCode};
use crate::extract::rtf;

/// How a packet begins.
pub(crate) const MARK: &[u8] = b"\x78\x9f\x3e\x22";
/// The most properties read of one list; Outlook writes some hundreds.
const PROPERTIES_MAX: usize = 10_000;

/// Reads a packet.
pub(super) fn read(bytes: &[u8]) -> Mail {
    let mut packet = Packet::default();
    let mut rest = bytes.get(6..).unwrap_or_default();
    while let Some((attribute, after)) = attribute(rest) {
        packet.add(attribute);
        rest = after;
    }
    let is_damaged = packet.is_damaged || !rest.is_empty();
    let mut mail = packet.finish();
    if is_damaged {
        let message = "the packet is damaged; what could be recovered was read";
        mail.notes.push(Note::new(NoteCode::PartDamaged, message));
    }
    mail
}

#[derive(Clone, Copy)]
struct Attribute<'a> {
    id: u16,
    data: &'a [u8],
}

/// The next attribute: level, id, kind, length, data, check sum (2.1.3.1).
fn attribute(bytes: &[u8]) -> Option<(Attribute<'_>, &[u8])> {
    let id = u16::from_le_bytes([*bytes.get(1)?, *bytes.get(2)?]);
    let length = number(bytes, 5)?;
    let data = bytes.get(9..9_usize.checked_add(length)?)?;
    Some((Attribute { id, data }, bytes.get(9 + length + 2..)?))
}

fn number(bytes: &[u8], at: usize) -> Option<usize> {
    let own = bytes.get(at..at.checked_add(4)?)?;
    usize::try_from(u32::from_le_bytes(own.try_into().ok()?)).ok()
}

/// A packet as far as it was read.
#[derive(Default)]
struct Packet {
    codepage: Option<u32>,
    subject: Option<String>,
    plain: Option<String>,
    html: Option<String>,
    rich: Option<Vec<u8>>,
    attached: Vec<Attached>,
    is_damaged: bool,
}

#[derive(Default)]
struct Attached {
    name: Option<String>,
    bytes: Option<Vec<u8>>,
}

impl Packet {
    fn add(&mut self, attribute: Attribute) {
        let Attribute { id, data } = attribute;
        match id {
            0x9007 => self.codepage = number(data, 0).and_then(|page| u32::try_from(page).ok()),
            0x8004 => self.subject = Some(self.text(data)),
            0x800C => self.plain = Some(self.text(data)),
            0x9003 => self.properties(data),
            0x9002 => self.attached.push(Attached::default()),
            0x8010 => {
                let name = self.text(data);
                self.last().name = Some(name);
            }
            0x800F => self.last().bytes = Some(data.to_vec()),
            0x9005 => self.properties_of_attached(data),
            _ => {}
        }
    }

    fn text(&self, bytes: &[u8]) -> String {
        let text = msg::decoded(bytes, self.codepage.unwrap_or(1252));
        text.trim_end_matches('\0').to_owned()
    }

    fn said(&self, kind: u16, bytes: &[u8]) -> String {
        if kind == 0x001F {
            let text = encoding_rs::UTF_16LE.decode_without_bom_handling(bytes).0;
            text.trim_end_matches('\0').to_owned()
        } else {
            self.text(bytes)
        }
    }

    fn last(&mut self) -> &mut Attached {
        if self.attached.is_empty() {
            self.attached.push(Attached::default());
        }
        self.attached.last_mut().expect("one was just put there")
    }

    fn listed<'a>(&mut self, bytes: &'a [u8]) -> Vec<Property<'a>> {
        let (found, is_whole) = properties(bytes);
        self.is_damaged |= !is_whole;
        found
    }

    fn properties(&mut self, bytes: &[u8]) {
        for Property { kind, id, value } in self.listed(bytes) {
            let tag = format!("{id:04X}");
            match (tag.as_str(), kind) {
                (SUBJECT, 0x001E | 0x001F) => self.subject = Some(self.said(kind, value)),
                (BODY, 0x001E | 0x001F) => self.plain = Some(self.said(kind, value)),
                (BODY_HTML, _) => self.html = Some(self.said(kind, value)),
                (BODY_RTF, 0x0102) => self.rich = Some(value.to_vec()),
                _ => {}
            }
        }
    }

    /// The long name is the better one; the bytes may stand here alone.
    fn properties_of_attached(&mut self, bytes: &[u8]) {
        for Property { kind, id, value } in self.listed(bytes) {
            match (id, kind) {
                (0x3707, 0x001E | 0x001F) => {
                    let name = self.said(kind, value);
                    self.last().name = Some(name);
                }
                (0x3701, 0x0102) if self.last().bytes.is_none() => {
                    self.last().bytes = Some(value.to_vec());
                }
                _ => {}
            }
        }
    }

    fn finish(self) -> Mail {
        let mut mail = Mail {
            subject: self.subject,
            ..Mail::default()
        };
        html_or_text(&mut mail, self.html, self.plain);
        if mail.body.is_empty()
            && let Some(rich) = self.rich.and_then(|packed| msg::unpacked_rich(&packed))
        {
            mail.add(rtf::pieces(&rich).pieces);
        }
        for (attached, number) in self.attached.into_iter().zip(1..) {
            let name = attached.name.filter(|name| !name.trim().is_empty());
            let name = name.unwrap_or_else(|| format!("attachment {number}"));
            mail.attach(&name, attached.bytes.unwrap_or_default());
        }
        mail
    }
}

struct Property<'a> {
    kind: u16,
    id: u16,
    value: &'a [u8],
}

/// The properties of a list (2.1.3.4), of those with several values the first; and whether they
/// are all.
fn properties(bytes: &[u8]) -> (Vec<Property<'_>>, bool) {
    let n_properties = number(bytes, 0).unwrap_or(usize::MAX);
    let mut at = 4;
    let all = std::iter::from_fn(|| property(bytes, &mut at));
    let found: Vec<Property> = all.take(n_properties.min(PROPERTIES_MAX)).collect();
    let is_whole = found.len() == n_properties;
    (found, is_whole)
}

fn property<'a>(bytes: &'a [u8], at: &mut usize) -> Option<Property<'a>> {
    let tag = number(bytes, *at)?;
    let (kind, id) = (
        u16::try_from(tag & 0xFFFF).ok()?,
        u16::try_from(tag >> 16).ok()?,
    );
    *at += 4;
    if id >= 0x8000 {
        // A name: whose it is, and a number or words.
        let is_spelt = number(bytes, *at + 16)? == 1;
        let length = number(bytes, *at + 20)?;
        *at += 24 + if is_spelt { padded(length)? } else { 0 };
    }
    let is_many = kind & 0x1000 != 0;
    let fixed = fixed_length(kind & 0x0FFF);
    let n_values = if is_many || fixed.is_none() {
        *at += 4;
        number(bytes, *at - 4)?
    } else {
        1
    };
    let mut first = None;
    for _ in 0..n_values {
        let length = if let Some(length) = fixed {
            length
        } else {
            *at += 4;
            number(bytes, *at - 4)?
        };
        let value = bytes.get(*at..at.checked_add(length)?)?;
        first = first.or(Some(value));
        *at += padded(length)?;
    }
    let kind = kind & 0x0FFF;
    Some(Property {
        kind,
        id,
        value: first.unwrap_or_default(),
    })
}

/// How long a value of a kind is; nothing for those that say it themselves (MS-OXCDATA 2.11.1).
fn fixed_length(kind: u16) -> Option<usize> {
    match kind {
        0x0D | 0x1E | 0x1F | 0x102 => None,
        0x05 | 0x06 | 0x07 | 0x14 | 0x40 => Some(8),
        0x48 => Some(16),
        _ => Some(4),
    }
}

fn padded(length: usize) -> Option<usize> {
    length.checked_next_multiple_of(4)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Reading;
    use crate::extract::all_of;

    fn packed(attributes: &[(u8, u16, Vec<u8>)]) -> Vec<u8> {
        let mut bytes = [MARK, &[1, 0]].concat();
        for (level, id, data) in attributes {
            bytes.push(*level);
            bytes.extend(id.to_le_bytes());
            bytes.extend([1, 0]);
            bytes.extend(u32::try_from(data.len()).expect("short").to_le_bytes());
            bytes.extend(data);
            bytes.extend([0, 0]);
        }
        bytes
    }

    /// A list of properties with values that say their length, and one named property before them.
    fn list(values: &[(u32, &[u8])]) -> Vec<u8> {
        let wide = |number: usize| u32::try_from(number).expect("few").to_le_bytes();
        let mut bytes = wide(values.len() + 2).to_vec();
        bytes.extend(0x8001_0003_u32.to_le_bytes());
        bytes.extend([0; 16]);
        bytes.extend(wide(1));
        bytes.extend(wide(6));
        bytes.extend(b"a\0b\0c\0\0\0");
        bytes.extend(wide(7));
        bytes.extend(0x0E06_0040_u32.to_le_bytes());
        bytes.extend([0; 8]);
        for (tag, value) in values {
            bytes.extend(tag.to_le_bytes());
            bytes.extend(wide(1));
            bytes.extend(wide(value.len()));
            bytes.extend(*value);
            bytes.resize(bytes.len().next_multiple_of(4), 0);
        }
        bytes
    }

    fn shown(bytes: Vec<u8>) -> Vec<(String, String)> {
        let documents = all_of("winmail.dat", bytes);
        documents
            .into_iter()
            .map(|document| {
                let body = document.text.split("\n\n[").next().unwrap_or_default();
                (document.path.clone(), body.trim().to_owned())
            })
            .collect()
    }

    fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
        let owned = |(path, text): &(&str, &str)| ((*path).to_owned(), (*text).to_owned());
        expected.iter().map(owned).collect()
    }

    #[test]
    fn a_packet_is_a_mail_with_its_attachments() {
        let bytes = packed(&[
            (1, 0x9007, vec![0xE4, 4, 0, 0]),
            (1, 0x8004, b"Visit\0".to_vec()),
            (1, 0x800C, b"Pip was well.\0".to_vec()),
            (2, 0x9002, vec![0; 14]),
            (2, 0x8010, b"AGENDA~1.TXT\0".to_vec()),
            (2, 0x800F, b"Core group".to_vec()),
            (2, 0x9005, list(&[(0x3707_001E, b"agenda.txt\0")])),
            (2, 0x9002, vec![0; 14]),
            (2, 0x9005, list(&[(0x3701_0102, b"View")])),
        ]);
        let expected = pairs(&[
            ("winmail.dat", "Visit\nPip was well."),
            ("winmail.dat/agenda.txt", "Core group"),
            ("winmail.dat/attachment 2", "View"),
        ]);
        assert_eq!(shown(bytes), expected);
    }

    #[test]
    fn the_text_may_stand_among_the_properties_as_a_page_or_as_rich_text() {
        let page = list(&[
            (0x0037_001F, b"V\0i\0s\0i\0t\0\0\0"),
            (0x1013_0102, b"<p>Pip was <b>well</b>."),
        ]);
        let expected = pairs(&[("winmail.dat", "Visit\nPip was well.")]);
        assert_eq!(shown(packed(&[(1, 0x9003, page)])), expected);
        let rich = [
            b"\0\0\0\0\0\0\0\0MELA\0\0\0\0".as_slice(),
            b"{\\rtf1 Pip was well.}",
        ]
        .concat();
        let rich = list(&[(0x1009_0102, &rich)]);
        let expected = pairs(&[("winmail.dat", "Pip was well.")]);
        assert_eq!(shown(packed(&[(1, 0x9003, rich)])), expected);
    }

    #[test]
    fn a_packet_that_breaks_off_or_lies_is_read_as_far_as_it_goes() {
        let whole = packed(&[
            (1, 0x8004, b"Visit\0".to_vec()),
            (1, 0x9003, list(&[(0x1000_001E, b"Pip was well.\0")])),
        ]);
        let after_subject = 6 + 9 + 6 + 2;
        for length in (7..whole.len()).filter(|length| *length != after_subject) {
            for document in all_of("winmail.dat", whole[..length].to_vec()) {
                assert_ne!(document.reading(), Reading::Whole, "{length}");
            }
        }
        let lies = packed(&[(1, 0x9003, vec![0xFF; 40]), (1, 0x8004, b"Visit".to_vec())]);
        assert_eq!(shown(lies), pairs(&[("winmail.dat", "Visit")]));
        let many = packed(&[(
            1,
            0x9003,
            [vec![0xFF, 0xFF, 0xFF, 0xFF], vec![0; 200_000]].concat(),
        )]);
        let (found, is_whole) = properties(&many[15..]);
        assert_eq!((found.len(), is_whole), (PROPERTIES_MAX, false));
    }
}
