//! Fonts: from the bytes a string shows to text and widths.
//!
//! In: a font dictionary (ISO 32000-2, 9.5 to 9.7). Out: for each character code its text and how
//! far it moves on. Text comes from ToUnicode, else from the encoding's glyph names, else from the
//! font program (9.10.2); a code without any of them is one whose meaning nobody knows.

mod composite;
mod simple;

use lopdf::{Dictionary, Object};

use super::cmap::CMap;
use super::encoding;
use super::file::{as_dictionary, dictionary, get, name, resolved, unpacked};
use composite::Composite;
use simple::Simple;

/// A font, ready to read strings.
pub(super) struct Font {
    codes: Codes,
    /// Whether the font is a bold one.
    pub(super) is_bold: bool,
    /// Whether text runs from top to bottom.
    pub(super) is_vertical: bool,
}

enum Codes {
    /// One byte a code (9.6).
    Simple(Vec<Code>),
    /// Codes through a CMap to CIDs (9.7).
    Composite(Box<Composite>),
}

/// What one code of a font stands for.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Code {
    /// The text, plain; `None` where nothing in the file says.
    pub(super) text: Option<String>,
    /// The width, in ems.
    pub(super) width: f32,
    /// Whether word spacing applies: the single byte 32 (9.3.3).
    pub(super) is_space: bool,
}

impl Font {
    /// Reads a font dictionary.
    pub(super) fn read(file: &lopdf::Document, font: &Dictionary) -> Self {
        let descendant = descendant(file, font);
        let base_name = name(file, font, b"BaseFont")
            .map(String::from_utf8_lossy)
            .unwrap_or_default();
        let descriptor = dictionary(file, descendant.unwrap_or(font), b"FontDescriptor");
        let codes = match descendant {
            Some(descendant) => Codes::Composite(Box::new(Composite::read(
                file, font, descendant, &base_name,
            ))),
            None => Codes::Simple(Simple::read(file, font, descriptor, &base_name).codes()),
        };
        Self {
            is_vertical: matches!(&codes, Codes::Composite(own) if own.is_vertical),
            codes,
            is_bold: is_bold(file, &base_name, descriptor),
        }
    }

    /// Reads a shown string, code by code.
    pub(super) fn each_code(&self, bytes: &[u8], mut with: impl FnMut(&Code)) {
        match &self.codes {
            Codes::Simple(codes) => bytes
                .iter()
                .for_each(|&byte| with(&codes[usize::from(byte)])),
            Codes::Composite(composite) => composite.each_code(bytes, with),
        }
    }
}

/// The CID font of a Type 0 font; its array of one is left out by some writers.
fn descendant<'a>(file: &'a lopdf::Document, font: &'a Dictionary) -> Option<&'a Dictionary> {
    match get(file, font, b"DescendantFonts")? {
        Object::Array(fonts) => as_dictionary(resolved(file, fonts.first()?)?),
        own => as_dictionary(own),
    }
}

fn is_bold(file: &lopdf::Document, base_name: &str, descriptor: Option<&Dictionary>) -> bool {
    let lower = base_name.to_ascii_lowercase();
    let by_name = ["bold", "black", "heavy", "demi"]
        .iter()
        .any(|word| lower.contains(word));
    let number = |key: &[u8]| get(file, descriptor?, key)?.as_float().ok();
    let by_weight = number(b"FontWeight").is_some_and(|weight| weight >= 600.0);
    // Bit 19 of the descriptor's flags is ForceBold (9.8.2).
    let flags = descriptor.and_then(|descriptor| get(file, descriptor, b"Flags")?.as_i64().ok());
    by_name || by_weight || flags.is_some_and(|flags| flags & (1 << 18) != 0)
}

fn to_unicode(file: &lopdf::Document, font: &Dictionary) -> Option<CMap> {
    let map = match get(file, font, b"ToUnicode")? {
        Object::Stream(stream) => CMap::read(&unpacked(stream)?),
        Object::Name(name) => CMap::named(name),
        _ => return None,
    };
    map.has_text().then_some(map)
}

/// Returns text made plain, unless it is a stand-in for text that is not known.
///
/// - `font`: its name, by which the pictures of symbol fonts are told from letters
fn told(text: &str, font: &str) -> Option<String> {
    let is_stand_in = |character: char| matches!(character, '\0' | '\u{FFFD}' | '\u{FFFF}');
    if !text.is_empty() && text.chars().all(is_stand_in) {
        return None;
    }
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        encoding::push_plain(&mut plain, encoding::of_symbol_font(font, character));
    }
    Some(plain)
}

fn font_file(file: &lopdf::Document, descriptor: Option<&Dictionary>) -> Option<Vec<u8>> {
    let keys: [&[u8]; 3] = [b"FontFile", b"FontFile2", b"FontFile3"];
    let object = keys.iter().find_map(|key| get(file, descriptor?, key))?;
    unpacked(object.as_stream().ok()?)
}
