//! Bytes into text, whatever the encoding.
//!
//! In: bytes. Out: the text, and whether characters were lost; or a note, when it is no text.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::document::{Note, NoteCode};

/// How much of a file is looked at to tell text from other bytes.
const SAMPLE_BYTES: usize = 64 * 1024;
/// The share of control characters above which bytes are no text, as one in so many.
const ONE_CONTROL_IN: usize = 50;

/// Decodes a text.
///
/// # Errors
/// [`NoteCode::Unsupported`] when the bytes are no text in any encoding.
pub(in crate::extract) fn text(bytes: &[u8]) -> Result<(String, bool), Note> {
    let (text, is_lossy) = if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        let (text, _, is_lossy) = encoding.decode(bytes);
        (text, is_lossy)
    } else if let Some(encoding) = wide(bytes) {
        encoding.decode_without_bom_handling(bytes)
    } else if let Some(text) = peppered(bytes) {
        (text.into(), true)
    } else if is_binary(bytes) {
        let message = "no text could be found in the file: casewise does not read this format";
        return Err(Note::new(NoteCode::Unsupported, message));
    } else {
        narrow(bytes)
    };
    Ok((text.into_owned(), is_lossy))
}

/// UTF-16 without a mark: every other byte of Western text is zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE_BYTES)];
    if sample.len() < 4 {
        return None;
    }
    let zeros = |first: usize| {
        let share = sample.iter().skip(first).step_by(2);
        share.filter(|byte| **byte == 0).count()
    };
    let (even, odd, half) = (zeros(0), zeros(1), sample.len() / 2);
    match () {
        () if odd * 10 > half * 7 && even * 10 < half => Some(UTF_16LE),
        () if even * 10 > half * 7 && odd * 10 < half => Some(UTF_16BE),
        () => None,
    }
}

fn is_binary(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE_BYTES)];
    let is_control = |byte: &&u8| matches!(byte, 0..=8 | 0x0e..=0x1a | 0x1c..=0x1f | 0x7f);
    sample.contains(&0) || sample.iter().filter(is_control).count() * ONE_CONTROL_IN > sample.len()
}

/// Words with control characters strewn in, as a damaged disk or an old program leaves them.
fn peppered(bytes: &[u8]) -> Option<&str> {
    let sample = &bytes[..bytes.len().min(SAMPLE_BYTES)];
    let n_of_words = sample
        .iter()
        .filter(|byte| byte.is_ascii_alphabetic() || **byte == b' ')
        .count();
    let reads_as_words = is_binary(bytes) && n_of_words * 10 >= sample.len() * 6;
    let text = std::str::from_utf8(bytes).ok().filter(|_| reads_as_words)?;
    let n_controls = sample.iter().filter(|byte| byte.is_ascii_control()).count();
    (n_controls * 5 <= sample.len()).then_some(text)
}

/// UTF-8, with damage where most of it is well formed; else the encoding of old Windows programs.
fn narrow(bytes: &[u8]) -> (std::borrow::Cow<'_, str>, bool) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.into(), false),
        Err(_) if is_mostly_utf8(bytes) => (String::from_utf8_lossy(bytes), true),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes),
    }
}

fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut n_good, mut n_bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        n_good += chunk.valid().bytes().filter(|byte| *byte >= 0xc2).count();
        n_bad += usize::from(!chunk.invalid().is_empty());
    }
    n_good > n_bad * 4
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> String {
        text(bytes).map_or_else(|note| format!("{:?}", note.code), |(text, _)| text)
    }

    #[test]
    fn every_usual_encoding_is_read() {
        let little: Vec<u8> = "Plan \u{a3}5"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let big_marked: Vec<u8> = "\u{feff}Plan"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        assert_eq!(
            decoded("Plan \u{2013} caf\u{e9}".as_bytes()),
            "Plan \u{2013} caf\u{e9}"
        );
        assert_eq!(decoded(b"\xef\xbb\xbfPlan"), "Plan");
        assert_eq!(
            decoded(b"child\x92s plan \x96 \xa35"),
            "child\u{2019}s plan \u{2013} \u{a3}5"
        );
        assert_eq!(decoded(&little), "Plan \u{a3}5");
        assert_eq!(decoded(&big_marked), "Plan");
    }

    #[test]
    fn bytes_that_are_no_text_are_not_read() {
        assert_eq!(decoded(&[0, 1, 2, 3, 200, 4, 0, 0, 9]), "Unsupported");
        assert_eq!(decoded(&[1; 400]), "Unsupported");
    }

    #[test]
    fn control_characters_among_words_do_not_hide_the_words() {
        let (text, is_lossy) =
            text(b"Case note\0\0, 3 April\x07 2025\0\nPip was well.\n").expect("text");
        assert!(is_lossy && text.contains("Pip was well"));
    }

    #[test]
    fn one_broken_character_does_not_change_the_encoding() {
        let mut bytes = "caf\u{e9} \u{2019} \u{2013} \u{a3} \u{e9}t\u{e9} "
            .repeat(4)
            .into_bytes();
        bytes.push(0xff);
        let (text, is_lossy) = text(&bytes).expect("text");
        assert!(is_lossy && text.starts_with("caf\u{e9}"));
    }
}
