//! CMaps: from the bytes of a string to character codes, CIDs and text.
//!
//! In: a CMap file (ISO 32000-2, 9.7.5 and 9.10.3). Out: code space ranges, CIDs, text. The
//! operators are read with the content-stream lexer, of which they are a subset.

use std::collections::BTreeMap;

use super::collection::Table;
use super::content::{Operand, Operations};
use super::direction::runs_leftwards;

/// The most single mappings that one CMap may spell out or one range may span: all of 2 bytes.
const RANGE_MAX: u32 = 0x1_0000;
/// The most mappings kept for one font; real ones stay below the 65,536 codes of 2 bytes.
const MAPPINGS_MAX: usize = 0x4_0000;

/// A CMap, as far as text needs it.
#[derive(Default)]
pub(super) struct CMap {
    /// Byte length, first and last code.
    pub(super) code_spaces: Vec<(usize, u32, u32)>,
    /// First code, last code, first CID.
    pub(super) cids: Vec<(u32, u32, u32)>,
    pub(super) texts: BTreeMap<u32, String>,
    /// First code, last code, first character.
    pub(super) text_ranges: Vec<(u32, u32, u32)>,
    /// Whether codes are CIDs and, for a ToUnicode map, characters themselves.
    pub(super) is_identity: bool,
    /// Whether text runs from top to bottom.
    pub(super) is_vertical: bool,
    /// The predefined map that this one goes on from.
    pub(super) base: Option<Table>,
}

impl CMap {
    /// Returns the identity or a predefined map by its name; codes of others are CIDs of two bytes.
    pub(super) fn named(name: &[u8]) -> Self {
        let base = Table::named(name);
        Self {
            is_identity: is_identity(name),
            is_vertical: name.ends_with(b"-V") || name == b"V",
            base,
            ..Self::default()
        }
    }

    /// Reads a CMap file.
    pub(super) fn read(bytes: &[u8]) -> Self {
        let mut cmap = Self::default();
        let mut operations = Operations::new(bytes);
        while let Some(operator) = operations.next() {
            let operands = &operations.operands;
            match operator {
                b"endcodespacerange" => cmap.add_code_spaces(operands),
                b"endbfchar" => cmap.add_characters(operands),
                b"endbfrange" => cmap.add_ranges(operands),
                b"endcidchar" => cmap.add_cids(operands, 2),
                b"endcidrange" => cmap.add_cids(operands, 3),
                b"usecmap" => cmap.go_on_from(operands),
                b"def" => cmap.is_vertical |= is_vertical(operands),
                _ => {}
            }
        }
        cmap.text_ranges.sort_unstable();
        cmap.cids.sort_unstable();
        if !cmap.tells_clusters() {
            cmap.texts.retain(|_, text| !text.is_empty());
        }
        cmap
    }

    /// Tells whether one glyph speaks for those beside it, as some programs write letters that join
    /// and carry points: those others then have no text, which else only means that it is unknown.
    fn tells_clusters(&self) -> bool {
        let is_cluster =
            |text: &String| text.chars().nth(1).is_some() && text.chars().any(runs_leftwards);
        self.texts.values().any(is_cluster)
    }

    fn go_on_from(&mut self, operands: &[Operand]) {
        let Some(name) = operands.iter().find_map(Operand::name) else {
            return;
        };
        self.is_identity |= is_identity(name);
        self.base = Table::named(name);
        self.is_vertical |= self.base.as_ref().is_some_and(Table::is_vertical);
    }

    fn add_code_spaces(&mut self, operands: &[Operand]) {
        for pair in operands.chunks_exact(2) {
            if let (Some(low), Some(high)) = (pair[0].text(), pair[1].text()) {
                self.code_spaces
                    .push((low.len(), number(low), number(high)));
            }
        }
    }

    fn add_characters(&mut self, operands: &[Operand]) {
        for pair in operands.chunks_exact(2) {
            if let (Some(code), Some(text)) = (pair[0].text(), pair[1].text()) {
                self.add_text(number(code), utf16(text));
            }
        }
    }

    fn add_ranges(&mut self, operands: &[Operand]) {
        for triple in operands.chunks_exact(3) {
            let (Some(first), Some(last)) = (triple[0].text(), triple[1].text()) else {
                continue;
            };
            let (first, last) = (number(first), number(last));
            match &triple[2] {
                Operand::Array(items) => {
                    for (code, item) in (first..=last).zip(items) {
                        self.add_text(code, utf16(item.text().unwrap_or_default()));
                    }
                }
                Operand::Text(text) if text.len() <= 2 => {
                    self.text_ranges.push((first, last, number(text)));
                }
                Operand::Text(text) => self.add_text_range(first, last, text),
                _ => {}
            }
        }
    }

    /// A range whose text is longer than one unit: the last unit counts up.
    fn add_text_range(&mut self, first: u32, last: u32, text: &[u8]) {
        let (stem, unit) = text.split_at(text.len() - 2);
        for code in first..=last.min(first.saturating_add(RANGE_MAX)) {
            let unit = (number(unit) + code - first) & 0xFFFF;
            let mut bytes = stem.to_vec();
            bytes.extend(&unit.to_be_bytes()[2..]);
            self.add_text(code, utf16(&bytes));
        }
    }

    fn add_text(&mut self, code: u32, text: String) {
        if self.texts.len() < MAPPINGS_MAX {
            self.texts.insert(code, text);
        }
    }

    fn add_cids(&mut self, operands: &[Operand], n_operands: usize) {
        for group in operands.chunks_exact(n_operands) {
            let (Some(first), Some(last)) = (group[0].text(), group[n_operands - 2].text()) else {
                continue;
            };
            let cid = group[n_operands - 1].number().unwrap_or(0.0);
            self.cids.push((number(first), number(last), whole(cid)));
        }
    }

    /// Tells whether the map says anything on text.
    pub(super) fn has_text(&self) -> bool {
        self.is_identity
            || self.base.is_some()
            || !self.texts.is_empty()
            || !self.text_ranges.is_empty()
    }

    /// Returns a code's text.
    pub(super) fn text(&self, code: u32) -> Option<String> {
        if let Some(text) = self.texts.get(&code) {
            return Some(text.clone());
        }
        let in_range = find(&self.text_ranges, code).and_then(char::from_u32);
        let itself = || self.is_identity.then(|| char::from_u32(code)).flatten();
        let here = in_range.or_else(itself).map(String::from);
        here.or_else(|| self.base.as_ref()?.text(code))
    }

    /// Returns a code's CID.
    pub(super) fn cid(&self, code: u32, n_bytes: usize) -> u32 {
        let by_base = || self.base.as_ref()?.cid(code, n_bytes);
        let is_its_own = self.is_identity || self.cids.is_empty() && self.base.is_none();
        find(&self.cids, code)
            .or_else(by_base)
            .unwrap_or(if is_its_own { code } else { 0 })
    }

    /// Takes the next code off a string and returns it with its length (9.7.6.3).
    pub(super) fn next_code(&self, bytes: &[u8]) -> (u32, usize) {
        for length in 1..=bytes.len().min(4) {
            let code = number(&bytes[..length]);
            let fits = |&(size, low, high): &(usize, u32, u32)| {
                size == length && bytes_between(code, low, high, length)
            };
            let is_based = |base: &Table| base.cid(code, length).is_some();
            if self.code_spaces.iter().any(fits) || self.base.as_ref().is_some_and(is_based) {
                return (code, length);
            }
        }
        let shortest = self.code_spaces.iter().map(|space| space.0).min();
        let shortest = shortest.unwrap_or(if self.is_single(bytes) { 1 } else { 2 });
        let length = shortest.clamp(1, 4).min(bytes.len().max(1));
        (number(&bytes[..length.min(bytes.len())]), length)
    }

    /// Tells whether a code that is not mapped has one byte, as letters without accents have.
    fn is_single(&self, bytes: &[u8]) -> bool {
        let has_singles = |base: &Table| base.cid(u32::from(b'A'), 1).is_some();
        bytes.first().is_some_and(u8::is_ascii) && self.base.as_ref().is_some_and(has_singles)
    }
}

/// `/WMode 1 def`: writing from top to bottom.
fn is_vertical(operands: &[Operand]) -> bool {
    let [.., key, mode] = operands else {
        return false;
    };
    key.name() == Some(b"WMode") && mode.number() == Some(1.0)
}

/// A code lies in a code space when each of its bytes does.
fn bytes_between(code: u32, low: u32, high: u32, length: usize) -> bool {
    (0..length).all(|at| {
        let byte = |value: u32| (value >> (8 * at)) & 0xFF;
        (byte(low)..=byte(high)).contains(&byte(code))
    })
}

/// Finds a code in sorted ranges and counts on from the range's first target.
fn find(ranges: &[(u32, u32, u32)], code: u32) -> Option<u32> {
    let after = ranges.partition_point(|range| range.0 <= code);
    // Ranges may overlap; the one that starts nearest below the code is tried, then a few before.
    let near = ranges[..after].iter().rev().take(4);
    let range = near.into_iter().find(|range| code <= range.1)?;
    Some(range.2.saturating_add(code - range.0))
}

fn number(bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .take(4)
        .fold(0, |value, &byte| value << 8 | u32::from(byte))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to what fits"
)]
fn whole(value: f32) -> u32 {
    value.clamp(0.0, 65_535.0) as u32
}

fn utf16(bytes: &[u8]) -> String {
    if let [byte] = bytes {
        return char::from(*byte).to_string();
    }
    let units: Vec<u16> = bytes
        .chunks_exact(2)
        .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
        .collect();
    String::from_utf16_lossy(&units)
}

/// Tells whether a CMap's name is one of the two identities.
fn is_identity(name: &[u8]) -> bool {
    matches!(name, b"Identity-H" | b"Identity-V")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_ranges_and_lists_are_read() {
        let cmap = CMap::read(
            b"1 begincodespacerange <0000> <FFFF> endcodespacerange
              2 beginbfchar <0003> <0020> <0044> <00660069> endbfchar
              2 beginbfrange <0010> <0012> <0041> <0020> <0021> [<0058> <0059>] endbfrange",
        );
        let said: Vec<Option<String>> = [3, 0x44, 0x11, 0x21, 0x99]
            .map(|code| cmap.text(code))
            .into();
        assert_eq!(
            said,
            [Some(" "), Some("fi"), Some("B"), Some("Y"), None].map(|text| text.map(String::from))
        );
        assert_eq!(cmap.next_code(&[0, 0x44, 0]), (0x44, 2));
    }

    #[test]
    fn a_glyph_without_text_is_silent_only_beside_one_that_speaks_for_it() {
        let of = |text: &str| {
            CMap::read(format!("2 beginbfchar <01> {text} <02> <> endbfchar").as_bytes())
        };
        assert_eq!(of("<05D105B8>").text(2), Some(String::new()));
        assert_eq!(of("<00660069>").text(2), None);
    }

    #[test]
    fn codes_of_mixed_length_follow_their_code_spaces() {
        let cmap = CMap::read(b"2 begincodespacerange <00> <80> <8140> <9FFC> endcodespacerange");
        assert_eq!(cmap.next_code(&[0x41, 0x41]), (0x41, 1));
        assert_eq!(cmap.next_code(&[0x82, 0x60]), (0x8260, 2));
        assert_eq!(cmap.next_code(&[0xFF]), (0xFF, 1));
    }

    #[test]
    fn a_range_that_claims_all_codes_costs_little() {
        let cmap = CMap::read(b"1 beginbfrange <00000000> <FFFFFFFF> <004100420043> endbfrange");
        assert!(cmap.texts.len() <= 0x1_0001);
    }

    #[test]
    fn a_font_keeps_so_many_mappings_and_no_more() {
        let ranges: Vec<String> = (0..9)
            .map(|plane| format!("<000{plane}0000> <000{plane}FFFF> <004100420043> "))
            .collect();
        let cmap = CMap::read(format!("9 beginbfrange {} endbfrange", ranges.concat()).as_bytes());
        assert_eq!(cmap.texts.len(), MAPPINGS_MAX);
    }
}
