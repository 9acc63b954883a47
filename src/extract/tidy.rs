//! The same text whatever the format.
//!
//! In: text as a file holds it. Out: text as a person reads it: plain spaces, no invisible
//! characters, ligatures written out, bullets and ticks of symbol fonts as real characters.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Tidies one piece of text. Line breaks stay, tabs stay, runs of spaces become one, ends are cut.
pub(super) fn piece(text: &str) -> String {
    if is_tidy(text) {
        return text.to_owned();
    }
    let mut tidy = String::with_capacity(text.len());
    for mark in text.chars().flat_map(readable) {
        push_spaced(&mut tidy, mark);
    }
    tidy.truncate(tidy.trim_end().len());
    match is_nfc_quick(tidy.chars()) {
        IsNormalized::Yes => tidy,
        _ => tidy.nfc().collect(),
    }
}

/// Whether a text is plain words with one blank between them, as most are.
fn is_tidy(text: &str) -> bool {
    let mut before = b' ';
    text.bytes().all(|byte| {
        let fits = byte.is_ascii_graphic() || (byte == b' ' && before != b' ');
        before = byte;
        fits
    }) && before != b' '
}

/// Tidies characters without touching the spacing, which plain text uses for its columns.
pub(super) fn characters(text: &str) -> Cow<'_, str> {
    if text
        .bytes()
        .all(|byte| byte == b'\t' || (b' '..0x7f).contains(&byte))
    {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().flat_map(readable).collect())
}

/// One blank at most between words; a tab or a line break swallows the spaces around it.
fn push_spaced(tidy: &mut String, mark: char) {
    match mark {
        '\n' => {
            tidy.truncate(tidy.trim_end_matches([' ', '\t']).len());
            if !tidy.is_empty() {
                tidy.push('\n');
            }
        }
        '\t' => {
            tidy.truncate(tidy.trim_end_matches(' ').len());
            if !tidy.is_empty() && !tidy.ends_with(['\n', '\t']) {
                tidy.push('\t');
            }
        }
        ' ' => {
            if !tidy.is_empty() && !tidy.ends_with([' ', '\t', '\n']) {
                tidy.push(' ');
            }
        }
        mark => tidy.push(mark),
    }
}

/// Gives the characters that a reader sees for one that the file holds.
fn readable(mark: char) -> impl Iterator<Item = char> {
    let (first, rest) = match mark {
        '\u{0b}' | '\u{85}' | '\u{2028}' | '\u{2029}' => (Some('\n'), ""),
        '\t' | '\n' => (Some(mark), ""),
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => {
            (Some(' '), "")
        }
        '\u{2010}' | '\u{2011}' => (Some('-'), ""),
        '\u{fb00}' => (Some('f'), "f"),
        '\u{fb01}' => (Some('f'), "i"),
        '\u{fb02}' => (Some('f'), "l"),
        '\u{fb03}' => (Some('f'), "fi"),
        '\u{fb04}' => (Some('f'), "fl"),
        '\u{f000}'..='\u{f0ff}' => (Some(symbol("", mark).unwrap_or('\u{25aa}')), ""),
        mark if is_invisible(mark) => (None, ""),
        mark => (Some(mark), ""),
    };
    first.into_iter().chain(rest.chars())
}

fn is_invisible(mark: char) -> bool {
    mark.is_control()
        || matches!(mark, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(mark, '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{feff}')
        || matches!(mark, '\u{fe00}'..='\u{fe0f}' | '\u{fff9}'..='\u{fffb}')
}

/// Reads a character of a symbol font: ticks, boxes, bullets and arrows that carry meaning.
///
/// - `font`: its name, empty where it is not known; then Wingdings and Symbol are assumed
/// - `mark`: the character, in the private range F000 to F0FF or below it
pub(super) fn symbol(font: &str, mark: char) -> Option<char> {
    let code = u32::from(mark) & 0xff;
    let font = font.to_ascii_lowercase();
    let known = match font.as_str() {
        "wingdings 2" => match code {
            0x4f | 0x53..=0x54 | 0x56 => '\u{2612}',
            0x50 => '\u{2713}',
            0x51..=0x52 => '\u{2611}',
            0x2a | 0x30 | 0xa3 => '\u{2610}',
            0x97 => '\u{2022}',
            _ => return None,
        },
        "symbol" => match code {
            0xb7 => '\u{2022}',
            0xa3 => '\u{2264}',
            0xb3 => '\u{2265}',
            0xb1 => '\u{b1}',
            0xb0 => '\u{b0}',
            0xae | 0xde => '\u{2192}',
            0x20..=0x22 | 0x24..=0x26 | 0x28..=0x3f => char::from_u32(code)?,
            _ => return None,
        },
        _ => match code {
            0x6c | 0x9f | 0xb7 => '\u{2022}',
            0x6e | 0xa7 => '\u{25aa}',
            0x76 | 0xd8 => '\u{27a2}',
            0x6f | 0x70..=0x72 | 0xa8 => '\u{2610}',
            0xfc => '\u{2713}',
            0xfb => '\u{2717}',
            0xfe => '\u{2611}',
            0xfd | 0x78 => '\u{2612}',
            0xe0 | 0xe8 => '\u{2192}',
            0x4a => '\u{263a}',
            0x28 => '\u{260e}',
            0x2a => '\u{2709}',
            _ => return None,
        },
    };
    Some(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_are_plain_and_single_and_invisible_characters_go() {
        assert_eq!(
            piece(" Version\u{a0}4   drafted \u{200b}16\u{ad}th "),
            "Version 4 drafted 16th"
        );
        assert_eq!(piece("of\u{fb01}ce \u{f0b7} plan"), "office \u{2022} plan");
    }

    #[test]
    fn a_tidy_text_stays_and_an_untidy_one_does_not() {
        assert!(is_tidy("Version 4, drafted"));
        for untidy in ["", " a", "a ", "a  b", "a\tb", "a\nb", "caf\u{e9}"] {
            assert!(!is_tidy(untidy), "{untidy:?}");
        }
    }

    #[test]
    fn tabs_and_line_breaks_stay_without_the_spaces_around_them() {
        assert_eq!(
            piece("Date approved: \t\t 12 May 2024 \n next"),
            "Date approved:\t12 May 2024\nnext"
        );
    }

    #[test]
    fn accents_written_in_two_characters_become_one() {
        assert_eq!(piece("Ze\u{301}"), "Z\u{e9}");
    }

    #[test]
    fn a_tick_of_a_symbol_font_is_a_tick() {
        assert_eq!(symbol("Wingdings", '\u{f0fc}'), Some('\u{2713}'));
        assert_eq!(symbol("Wingdings 2", '\u{50}'), Some('\u{2713}'));
        assert_eq!(symbol("Wingdings", '\u{f0ff}'), None);
    }
}
