//! Font programs in the file: what their glyphs mean where the font dictionary does not say.
//!
//! In: an embedded Type 1, CFF or TrueType program (ISO 32000-2, 9.9). Out: glyph names of its
//! built-in encoding, and characters of glyphs by reading its own character map backwards.

use std::collections::BTreeMap;

use ttf_parser::{Face, GlyphId, Tag, cff};

/// The most codes that a font's character maps may list: all that Unicode has. One that lists more
/// says nothing, for to count them alone would take longer than all else.
const CODES_MAX: u64 = 0x11_0000;

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
        if n_codes(face) > CODES_MAX {
            return;
        }
        let maps = face.tables().cmap.iter().flat_map(|cmap| cmap.subtables);
        for map in maps.filter(ttf_parser::cmap::Subtable::is_unicode) {
            map.codepoints(|code| {
                let is_private = (0xE000..=0xF8FF).contains(&code);
                let glyph = (!is_private).then(|| map.glyph_index(code)).flatten();
                if let (Some(glyph), Some(character)) = (glyph, char::from_u32(code)) {
                    self.glyphs
                        .entry(glyph.0)
                        .or_insert_with(|| character.to_string());
                }
            });
        }
    }
}

/// How many codes a font's character maps list, one that stands in several ranges each time.
fn n_codes(face: &Face) -> u64 {
    let table = face.raw_face().table(Tag::from_bytes(b"cmap"));
    let table = table.unwrap_or_default();
    let records = table.get(4..).unwrap_or_default().chunks_exact(8);
    let starts = records
        .take(number(table, 2, 2))
        .map(|record| number(record, 4, 4));
    let maps = starts.map(|start| table.get(start..).unwrap_or_default());
    maps.map(n_codes_in).fold(0, u64::saturating_add)
}

/// How many codes a map lists in ranges of its own choosing (OpenType, cmap, formats 4, 12, 13).
fn n_codes_in(map: &[u8]) -> u64 {
    let length = |first: usize, last: usize| (last.saturating_sub(first) + 1) as u64;
    match number(map, 0, 2) {
        4 => {
            let size = number(map, 6, 2);
            let ends = (14..14 + size).step_by(2);
            ends.map(|at| length(number(map, at + size + 2, 2), number(map, at, 2)))
                .sum()
        }
        12 | 13 => {
            let groups = map.get(16..).unwrap_or_default().chunks_exact(12);
            let groups = groups.take(number(map, 12, 4));
            groups
                .map(|group| length(number(group, 0, 4), number(group, 4, 4)))
                .fold(0, u64::saturating_add)
        }
        _ => 0,
    }
}

/// A number of so many bytes, the first the highest; 0 beyond the end.
fn number(bytes: &[u8], at: usize, n_bytes: usize) -> usize {
    let bytes = bytes.get(at..at + n_bytes).unwrap_or_default();
    bytes
        .iter()
        .fold(0, |value, &byte| value << 8 | usize::from(byte))
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

    /// A TrueType font whose character map has groups of first code, last code, first glyph.
    fn font(groups: &[[u32; 3]]) -> Vec<u8> {
        let wide = |numbers: &[u32]| -> Vec<u8> {
            numbers
                .iter()
                .flat_map(|number| number.to_be_bytes())
                .collect()
        };
        let n_groups = u32::try_from(groups.len()).expect("few");
        let mut map = wide(&[
            1,
            0x0003_000A,
            12,
            0x000C_0000,
            16 + 12 * n_groups,
            0,
            n_groups,
        ]);
        map.extend(groups.iter().flat_map(|group| wide(group)));
        let mut head = vec![0; 54];
        head[18..20].copy_from_slice(&1_000_u16.to_be_bytes());
        let mut widths = vec![0; 36];
        widths[35] = 1;
        let n_glyphs = wide(&[0x0000_5000, 0x0100_0000])[..6].to_vec();
        let tables = [
            (b"cmap", map),
            (b"head", head),
            (b"hhea", widths),
            (b"maxp", n_glyphs),
        ];
        let mut font = wide(&[0x0001_0000, 0x0004_0000, 0]);
        let mut at = 12 + 16 * 4;
        for (name, table) in &tables {
            let length = u32::try_from(table.len()).expect("short");
            font.extend_from_slice(*name);
            font.extend(wide(&[0, at, length]));
            at += length;
        }
        font.extend(tables.into_iter().flat_map(|(_, table)| table));
        font
    }

    #[test]
    fn a_truetype_font_tells_its_glyphs_unless_it_claims_more_codes_than_there_are() {
        let letter = [0x41, 0x42, 7];
        let program = Program::read(&font(&[letter]));
        assert_eq!(program.glyphs.get(&8).map(String::as_str), Some("B"));
        let claims = Program::read(&font(&[letter, [0x50, u32::MAX, 9]]));
        assert!(claims.glyphs.is_empty());
        let repeats = [[0, 0xFFFF, 9]; 40];
        assert!(Program::read(&font(&repeats)).glyphs.is_empty());
    }

    #[test]
    fn ranges_of_two_bytes_that_overlap_are_counted_each() {
        let mut map = vec![0, 4, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0];
        map.extend([0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0, 0, 1]);
        assert_eq!(n_codes_in(&map), 0x1_0000 + 0xFFFF);
        assert_eq!(n_codes_in(&[]), 0);
    }

    #[test]
    fn bytes_that_are_no_font_say_nothing() {
        let program = Program::read(&[0, 1, 0, 0, 0, 9, 1, 2, 3]);
        assert!(program.names.is_empty() && program.codes.is_empty() && program.glyphs.is_empty());
    }
}
