//! Composite fonts: codes through a CMap to CIDs (ISO 32000-2, 9.7).
//!
//! In: a Type 0 font dictionary and its descendant. Out: each code of a string with its text. Text
//! comes from `ToUnicode`, else from the character collection, else from the font program.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;

use lopdf::{Dictionary, Object};

use super::super::cmap::CMap;
use super::super::collection::Table;
use super::super::embedded::Program;
use super::super::file::{array, dictionary, get, name, numbers, resolved, unpacked};
use super::{Code, font_file, to_unicode, told};

/// The most entries read of a CID font's width array: one for each CID there can be.
const WIDTHS_MAX: usize = 0x1_0000;

/// A composite font, ready to read strings.
pub(super) struct Composite {
    base_name: String,
    encoding: CMap,
    to_unicode: Option<CMap>,
    /// Text by CID, where the font's character collection is a known one.
    collection: Option<Table>,
    /// Whether text runs from top to bottom (9.7.4.3).
    pub(super) is_vertical: bool,
    widths: BTreeMap<u32, f32>,
    default_width: f32,
    program: OnceCell<Program>,
    program_bytes: Option<Vec<u8>>,
    glyph_of_cid: Option<Vec<u8>>,
    known: RefCell<BTreeMap<(u32, usize), Code>>,
}

impl Composite {
    pub(super) fn read(
        file: &lopdf::Document,
        font: &Dictionary,
        descendant: &Dictionary,
        base_name: &str,
    ) -> Self {
        let encoding = encoding(file, font);
        let glyph_of_cid =
            get(file, descendant, b"CIDToGIDMap").and_then(|map| unpacked(map.as_stream().ok()?));
        Self {
            base_name: base_name.to_owned(),
            is_vertical: encoding.is_vertical,
            encoding,
            to_unicode: to_unicode(file, font),
            collection: collection(file, descendant),
            widths: cid_widths(file, array(file, descendant, b"W")),
            default_width: get(file, descendant, b"DW")
                .and_then(|width| width.as_float().ok())
                .unwrap_or(1000.0),
            program: OnceCell::new(),
            program_bytes: font_file(file, dictionary(file, descendant, b"FontDescriptor")),
            glyph_of_cid,
            known: RefCell::default(),
        }
    }

    pub(super) fn each_code(&self, bytes: &[u8], mut with: impl FnMut(&Code)) {
        let mut rest = bytes;
        let mut known = self.known.borrow_mut();
        while !rest.is_empty() {
            let (code, length) = self.encoding.next_code(rest);
            let length = length.clamp(1, rest.len());
            let (shown, after) = rest.split_at(length);
            with(
                known
                    .entry((code, length))
                    .or_insert_with(|| self.code(code, shown)),
            );
            rest = after;
        }
    }

    fn code(&self, code: u32, bytes: &[u8]) -> Code {
        let cid = self.encoding.cid(code, bytes.len());
        let mapped = self.to_unicode.as_ref().and_then(|map| map.text(code));
        let told = |text: String| told(&text, &self.base_name);
        let by_collection = || self.collection.as_ref()?.text(cid).and_then(told);
        let by_glyph = || self.text_by_glyph(cid).and_then(told);
        Code {
            text: mapped
                .and_then(told)
                .or_else(by_collection)
                .or_else(by_glyph),
            width: self.widths.get(&cid).copied().unwrap_or(self.default_width) / 1000.0,
            is_space: bytes == b" ",
        }
    }

    fn text_by_glyph(&self, cid: u32) -> Option<String> {
        let program = self.program.get_or_init(|| {
            self.program_bytes
                .as_deref()
                .map(Program::read)
                .unwrap_or_default()
        });
        let cid = u16::try_from(cid).ok()?;
        let glyph = match &self.glyph_of_cid {
            Some(map) => {
                let at = usize::from(cid) * 2;
                u16::from_be_bytes([*map.get(at)?, *map.get(at + 1)?])
            }
            None => cid,
        };
        program.glyphs.get(&glyph).cloned()
    }
}

/// The CMap that cuts a font's strings into codes: predefined, or in the file (9.7.5).
fn encoding(file: &lopdf::Document, font: &Dictionary) -> CMap {
    match get(file, font, b"Encoding") {
        Some(Object::Stream(stream)) => {
            let mut map = CMap::read(&unpacked(stream).unwrap_or_default());
            let base = name(file, &stream.dict, b"UseCMap");
            map.base = map.base.or_else(|| Table::named(base?));
            map.is_vertical |= get(file, &stream.dict, b"WMode")
                .is_some_and(|mode| mode.as_i64().is_ok_and(|mode| mode == 1));
            map
        }
        Some(Object::Name(name)) => CMap::named(name),
        _ => CMap::default(),
    }
}

/// The table of a CID font's character collection (9.7.3).
fn collection(file: &lopdf::Document, descendant: &Dictionary) -> Option<Table> {
    let info = dictionary(file, descendant, b"CIDSystemInfo")?;
    let said = |key: &[u8]| get(file, info, key)?.as_str().ok();
    Table::of_collection(said(b"Registry")?, said(b"Ordering")?)
}

/// A CID font's widths (9.7.4.3): `c [w1 w2 …]` and `first last w`.
fn cid_widths(file: &lopdf::Document, array: &[Object]) -> BTreeMap<u32, f32> {
    let mut widths = BTreeMap::new();
    let mut pending: Vec<f32> = Vec::new();
    let mut n_set = 0;
    for item in array.iter().filter_map(|item| resolved(file, item)) {
        match item {
            Object::Array(items) => {
                let first = pending.pop().map_or(0, whole);
                n_set += items.len();
                widths.extend((first..).zip(numbers(file, items)));
                pending.clear();
            }
            other => pending.extend(other.as_float()),
        }
        if let [first, last, width] = pending[..] {
            let cids = whole(first)..=whole(last);
            n_set += cids.clone().count();
            widths.extend(cids.map(|cid| (cid, width)));
            pending.clear();
        }
        if n_set > WIDTHS_MAX {
            break;
        }
    }
    widths
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the CIDs there can be"
)]
fn whole(number: f32) -> u32 {
    number.clamp(0.0, 65_535.0) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn so_many_widths_are_set_however_many_ranges_claim_all() {
        let file = lopdf::Document::with_version("1.7");
        let ranges = |n_all: usize| {
            let all = [0, 65_535, 500].map(Object::Integer);
            let last = [7, 7, 900].map(Object::Integer);
            let ranges = vec![all; n_all].into_iter().chain([last]);
            let widths = cid_widths(&file, &ranges.flatten().collect::<Vec<_>>());
            (widths.len(), widths[&7])
        };
        assert_eq!(ranges(1), (WIDTHS_MAX, 900.0));
        assert_eq!(ranges(100_000), (WIDTHS_MAX, 500.0));
    }
}
