//! What a simple font's codes mean: standard encodings, glyph names and their characters.
//!
//! In: an encoding's name, a glyph's name. Out: characters (ISO 32000-2, 9.6.5 and annex D; the
//! Adobe Glyph List). The tables are data: `encodings.txt`, `glyphs.txt` and `widths.txt`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use crate::extract::tidy;

/// One row an encoding: its name, then the glyph names of codes 32 to 255, `-` for none.
static ENCODINGS: LazyLock<BTreeMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let rows = include_str!("encodings.txt").lines();
    rows.filter_map(|row| row.split_once(' '))
        .map(|(name, glyphs)| (name, glyphs.split(' ').collect()))
        .collect()
});

/// Glyph names in byte order, each with its character.
static GLYPHS: LazyLock<Vec<(&str, char)>> = LazyLock::new(|| {
    let rows = include_str!("glyphs.txt")
        .lines()
        .filter_map(|row| row.split_once(' '));
    rows.filter_map(|(name, code)| {
        Some((
            name,
            u32::from_str_radix(code, 16)
                .ok()
                .and_then(char::from_u32)?,
        ))
    })
    .collect()
});

/// Widths of the standard fonts (9.6.2.2), in thousandths of an em, by glyph name.
static WIDTHS: LazyLock<BTreeMap<&str, BTreeMap<&str, f32>>> = LazyLock::new(|| {
    let width = |pair: &'static str| {
        let (name, width) = pair.split_once(':')?;
        Some((name, width.parse().ok()?))
    };
    let rows = include_str!("widths.txt")
        .lines()
        .filter_map(|row| row.split_once(' '));
    rows.map(|(name, pairs)| (name, pairs.split(' ').filter_map(width).collect()))
        .collect()
});

/// Stands for a picture of a symbol font that has no plain character.
const PICTURE: char = '▪';

/// Returns the glyph name of a code in a named encoding.
pub(super) fn glyph_name(encoding: &str, code: u8) -> Option<&'static str> {
    let names = ENCODINGS.get(encoding)?;
    let name = names.get(usize::from(code).checked_sub(32)?)?;
    (*name != "-").then_some(*name)
}

/// Returns a glyph name's text: by the list, by `uniXXXX` and `uXXXXX`, part by part for `f_i`.
pub(super) fn text_of_glyph(name: &str) -> Option<String> {
    let stem = name.split('.').next().filter(|stem| !stem.is_empty())?;
    let parts: Option<Vec<String>> = stem.split('_').map(text_of_part).collect();
    parts
        .map(|parts| parts.concat())
        .filter(|text| !text.is_empty())
}

fn text_of_part(part: &str) -> Option<String> {
    if let Ok(at) = GLYPHS.binary_search_by(|(name, _)| name.as_bytes().cmp(part.as_bytes())) {
        return Some(GLYPHS[at].1.to_string());
    }
    let hexadecimal = |digits: &str| {
        u32::from_str_radix(digits, 16)
            .ok()
            .and_then(char::from_u32)
    };
    if let Some(digits) = part
        .strip_prefix("uni")
        .filter(|digits| digits.len() >= 4 && digits.is_ascii())
    {
        let quads = digits
            .as_bytes()
            .chunks_exact(4)
            .filter_map(|quad| std::str::from_utf8(quad).ok());
        return quads.map(hexadecimal).collect();
    }
    let digits = part
        .strip_prefix('u')
        .filter(|digits| (4..=6).contains(&digits.len()))?;
    hexadecimal(digits).map(String::from)
}

/// Returns a standard font's width of a glyph in thousandths of an em, by the font's family.
pub(super) fn standard_width(font: &str, glyph: &str) -> Option<f32> {
    if is_monospaced(font) {
        return Some(600.0);
    }
    WIDTHS
        .get(standard_name(font))
        .and_then(|widths| widths.get(glyph))
        .copied()
}

fn is_monospaced(font: &str) -> bool {
    ["Courier", "Mono", "Consolas", "Typewriter"]
        .iter()
        .any(|family| font.contains(family))
}

/// Returns the standard font nearest to a font's name.
fn standard_name(font: &str) -> &'static str {
    let has = |word: &str| font.contains(word);
    let (bold, slanted) = (has("Bold") || has("bold"), has("Italic") || has("Oblique"));
    if has("Symbol") {
        return "Symbol";
    }
    if has("Dingbats") {
        return "ZapfDingbats";
    }
    let is_serif = [
        "Times", "Serif", "Roman", "Georgia", "Garamond", "Cambria", "Book",
    ]
    .iter()
    .any(|word| has(word));
    match (is_serif && !has("Sans"), bold, slanted) {
        (true, true, true) => "Times-BoldItalic",
        (true, true, false) => "Times-Bold",
        (true, false, true) => "Times-Italic",
        (true, false, false) => "Times-Roman",
        (false, true, _) => "Helvetica-Bold",
        (false, false, _) => "Helvetica",
    }
}

/// Returns what a character stands for in a font of symbols; that of other fonts stays as it is.
///
/// Fonts of symbols give their pictures the codes of letters, or private ones: a Wingdings `n` is
/// a bullet, its `ü` a tick.
///
/// - `font`: its name, with or without the prefix of a subset
pub(super) fn of_symbol_font(font: &str, character: char) -> char {
    let code = u32::from(character);
    let is_private = (0xF000..=0xF0FF).contains(&code);
    let Some(code) = u8::try_from(code & 0xFF)
        .ok()
        .filter(|code| *code > b' ' && (is_private || u32::from(*code) == u32::from(character)))
    else {
        return character;
    };
    let name = font.to_ascii_lowercase().replace(['-', ' '], "");
    if name.contains("dings2") {
        return tidy::symbol("wingdings 2", character).unwrap_or(PICTURE);
    }
    if name.contains("wingdings") || name.contains("webdings") {
        return tidy::symbol("wingdings", character).unwrap_or(PICTURE);
    }
    let by_symbol = || {
        let text = text_of_glyph(glyph_name("SymbolEncoding", code)?)?;
        text.chars().next()
    };
    let is_symbol = is_private && name.rsplit('+').next() == Some("symbol");
    let symbol = is_symbol.then(by_symbol).flatten();
    symbol.unwrap_or(character)
}

/// Adds a character as plain text: ligatures as letters, private bullets as bullets, control
/// characters not at all.
pub(super) fn push_plain(text: &mut String, character: char) {
    match character {
        '\u{FB00}' => text.push_str("ff"),
        '\u{FB01}' => text.push_str("fi"),
        '\u{FB02}' => text.push_str("fl"),
        '\u{FB03}' => text.push_str("ffi"),
        '\u{FB04}' => text.push_str("ffl"),
        '\u{FB05}' | '\u{FB06}' => text.push_str("st"),
        '\u{F0B7}' | '\u{F0A7}' | '\u{F06C}' | '\u{F09F}' => text.push('•'),
        '\u{F0D8}' | '\u{F0E0}' | '\u{F0E8}' => text.push('➢'),
        '\u{F0FC}' | '\u{F050}' => text.push('✓'),
        '\u{F0FB}' => text.push('✗'),
        '\u{F0A8}' | '\u{F06F}' | '\u{F071}' | '\u{F0A3}' => text.push('☐'),
        '\u{F0FE}' | '\u{F052}' => text.push('☒'),
        '\u{F020}'..='\u{F07E}' => text.extend(char::from_u32(u32::from(character) - 0xF000)),
        '\t' | '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{3000}' => text.push(' '),
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}' => {}
        // Presentation forms of Arabic and Hebrew letters are plain letters to a reader.
        '\u{FB1D}'..='\u{FDFB}' | '\u{FE70}'..='\u{FEFC}' => text.extend(character.nfkc()),
        _ if character.is_control() => {}
        _ => text.push(character),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glyph_names_are_read_by_list_by_code_and_by_part() {
        for (name, text) in [
            ("eacute", "é"),
            ("uni20AC", "€"),
            ("u1F600", "😀"),
            ("f_i", "fi"),
            ("A.sc", "A"),
        ] {
            assert_eq!(text_of_glyph(name).as_deref(), Some(text), "{name}");
        }
        assert_eq!(text_of_glyph(".notdef"), None);
        assert_eq!(text_of_glyph("g123"), None);
    }

    #[test]
    fn pictures_of_symbol_fonts_are_no_letters() {
        for (font, character, meant) in [
            ("ABCDEF+Wingdings-Regular", '\u{F06E}', '▪'),
            ("Wingdings", 'ü', '✓'),
            ("Wingdings2", 'P', '✓'),
            ("ABCDEF+Symbol", '\u{F061}', 'α'),
            ("ABCDEF+Arial", '\u{F061}', '\u{F061}'),
            ("Arial", 'n', 'n'),
            ("Wingdings", '✓', '✓'),
        ] {
            assert_eq!(of_symbol_font(font, character), meant, "{font} {character}");
        }
    }

    #[test]
    fn the_list_of_glyphs_stands_in_byte_order() {
        assert!(GLYPHS.is_sorted_by_key(|(name, _)| name.as_bytes()));
    }

    #[test]
    fn encodings_differ_where_they_should() {
        assert_eq!(glyph_name("WinAnsiEncoding", 0x92), Some("quoteright"));
        assert_eq!(glyph_name("StandardEncoding", 0x27), Some("quoteright"));
        assert_eq!(glyph_name("MacRomanEncoding", 0x8E), Some("eacute"));
        assert_eq!(glyph_name("WinAnsiEncoding", 7), None);
    }
}
