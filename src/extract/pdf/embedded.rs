//! Font programs in the file: what their glyphs mean where the font dictionary does not say.
//!
//! In: an embedded Type 1, CFF or TrueType program (ISO 32000-2, 9.9). Out: glyph names of its
//! built-in encoding, and characters of glyphs by reading its own character map backwards.

use std::collections::BTreeMap;

use ttf_parser::{Face, GlyphId, cff};

/// The most glyphs read back from a character map; fonts hold at most 65,535.
const GLYPHS_MAX: usize = 0x1_0000;

/// What an embedded font says of its glyphs.
#[derive(Debug, Default)]
pub(super) struct Program {
    /// Glyph names by code, of a Type 1 or bare CFF font.
    pub(super) names: BTreeMap<u8, String>,
    /// Text by code, of a symbolic TrueType font.
    pub(super) codes: BTreeMap<u8, String>,
    /// Text by glyph index, of a TrueType or OpenType font.
    pub(super) glyphs: BTreeMap<u16, String>,
}

impl Program {
    /// Reads a font program, whatever its kind.
    pub(super) fn read(bytes: &[u8]) -> Self {
        if bytes.starts_with(b"%!") || bytes.first() == Some(&0x80) {
            return Self {
                names: names_of_type1(bytes),
                ..Self::default()
            };
        }
        if let Some(table) = cff::Table::parse(bytes) {
            return Self::of_cff(&table);
        }
        Face::parse(bytes, 0)
            .map(|face| Self::of_face(&face))
            .unwrap_or_default()
    }

    fn of_cff(table: &cff::Table) -> Self {
        let mut program = Self::default();
        for code in 0..=255_u8 {
            let name = table
                .glyph_index(code)
                .and_then(|glyph| table.glyph_name(glyph));
            if let Some(name) = name.filter(|name| *name != ".notdef") {
                program.names.insert(code, name.to_owned());
            }
        }
        for glyph in 0..table.number_of_glyphs() {
            let text = table
                .glyph_name(GlyphId(glyph))
                .and_then(super::encoding::text_of_glyph);
            program.glyphs.extend(text.map(|text| (glyph, text)));
        }
        program
    }

    fn of_face(face: &Face) -> Self {
        let mut program = Self::default();
        program.read_character_maps(face);
        for glyph in 0..face.number_of_glyphs() {
            if !program.glyphs.contains_key(&glyph) {
                let text = face
                    .glyph_name(GlyphId(glyph))
                    .and_then(super::encoding::text_of_glyph);
                program.glyphs.extend(text.map(|text| (glyph, text)));
            }
        }
        for code in 0..=255_u8 {
            let glyph = glyph_of_code(face, code);
            let text = glyph
                .and_then(|glyph| program.glyphs.get(&glyph.0))
                .cloned();
            program.codes.extend(text.map(|text| (code, text)));
        }
        program
    }

    fn read_character_maps(&mut self, face: &Face) {
        let maps = face.tables().cmap.iter().flat_map(|cmap| cmap.subtables);
        for map in maps.filter(ttf_parser::cmap::Subtable::is_unicode) {
            let mut n_read = 0;
            map.codepoints(|code| {
                n_read += 1;
                let is_private = (0xE000..=0xF8FF).contains(&code);
                let glyph = (n_read <= GLYPHS_MAX && !is_private)
                    .then(|| map.glyph_index(code))
                    .flatten();
                if let (Some(glyph), Some(character)) = (glyph, char::from_u32(code)) {
                    self.glyphs
                        .entry(glyph.0)
                        .or_insert_with(|| character.to_string());
                }
            });
        }
    }
}

/// A symbolic TrueType font's glyph of a code (9.6.5.4): (3, 0) at 0xF000 or plain, then (1, 0).
fn glyph_of_code(face: &Face, code: u8) -> Option<GlyphId> {
    let maps = face.tables().cmap.iter().flat_map(|cmap| cmap.subtables);
    let code = u32::from(code);
    maps.filter_map(|map| {
        map.glyph_index(0xF000 + code)
            .or_else(|| map.glyph_index(code))
    })
    .find(|glyph| glyph.0 != 0)
}

/// The built-in encoding of a Type 1 font stands in its clear text: `dup 65 /A put`.
fn names_of_type1(bytes: &[u8]) -> BTreeMap<u8, String> {
    let clear = memchr::memmem::find(bytes, b"eexec").map_or(bytes, |end| &bytes[..end]);
    let Some(start) = memchr::memmem::find(clear, b"/Encoding") else {
        return BTreeMap::new();
    };
    let text = String::from_utf8_lossy(&clear[start..]);
    let words: Vec<&str> = text.split_ascii_whitespace().collect();
    let entry = |words: &[&str]| {
        let name = words[2].strip_prefix('/')?;
        (words[0] == "dup").then_some((words[1].parse().ok()?, name.to_owned()))
    };
    words
        .windows(3)
        .take_while(|words| words[0] != "readonly")
        .filter_map(entry)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type1_font_names_its_own_codes() {
        let program = Program::read(
            b"%!PS\n/Encoding 256 array\ndup 65 /alpha put\ndup 66 /beta put\nreadonly def eexec",
        );
        assert_eq!(
            program.names.values().collect::<Vec<_>>(),
            ["alpha", "beta"]
        );
    }

    #[test]
    fn bytes_that_are_no_font_say_nothing() {
        let program = Program::read(&[0, 1, 0, 0, 0, 9, 1, 2, 3]);
        assert!(program.names.is_empty() && program.codes.is_empty() && program.glyphs.is_empty());
    }
}
