//! Simple fonts: one byte a code (ISO 32000-2, 9.6).
//!
//! In: a Type 1, TrueType or Type 3 font dictionary. Out: what each of the 256 codes stands for.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use lopdf::{Dictionary, Object};

use super::super::cmap::CMap;
use super::super::embedded::Program;
use super::super::encoding;
use super::super::file::{array, as_dictionary, get, name, numbers, resolved};
use super::super::geometry::Matrix;
use super::{Code, font_file, to_unicode, told};

/// The width, in ems, where the file gives none.
const WIDTH_DEFAULT: f32 = 0.5;

/// A simple font on its way to a table of codes.
pub(super) struct Simple<'a> {
    file: &'a lopdf::Document,
    descriptor: Option<&'a Dictionary>,
    to_unicode: Option<CMap>,
    base_name: String,
    /// The encoding's name, where the file gives one or the font's name does.
    base_encoding: Option<&'static str>,
    differences: BTreeMap<u8, String>,
    is_symbolic: bool,
    widths: Vec<f32>,
    first: i64,
    missing_width: Option<f32>,
    scale: f32,
    program: OnceCell<Program>,
}

impl<'a> Simple<'a> {
    pub(super) fn read(
        file: &'a lopdf::Document,
        font: &'a Dictionary,
        descriptor: Option<&'a Dictionary>,
        base_name: &str,
    ) -> Self {
        let whole = |from: Option<&Dictionary>, key: &[u8]| get(file, from?, key)?.as_i64().ok();
        let encoding = get(file, font, b"Encoding");
        let base = match encoding {
            Some(Object::Name(name)) => known_encoding(name),
            Some(Object::Dictionary(own)) => {
                name(file, own, b"BaseEncoding").and_then(known_encoding)
            }
            _ => None,
        };
        let is_type3 = name(file, font, b"Subtype") == Some(b"Type3");
        let matrix = Matrix::from_numbers(&numbers(file, array(file, font, b"FontMatrix")));
        Self {
            file,
            descriptor,
            to_unicode: to_unicode(file, font),
            base_name: base_name.to_owned(),
            base_encoding: base.or_else(|| encoding_by_name(base_name)),
            differences: differences(file, encoding.and_then(as_dictionary)),
            is_symbolic: whole(descriptor, b"Flags").is_some_and(|flags| flags & 4 != 0),
            widths: numbers(file, array(file, font, b"Widths")),
            first: whole(Some(font), b"FirstChar").unwrap_or(0),
            missing_width: descriptor
                .and_then(|descriptor| get(file, descriptor, b"MissingWidth")?.as_float().ok()),
            scale: if is_type3 {
                matrix.a.hypot(matrix.b)
            } else {
                0.001
            },
            program: OnceCell::new(),
        }
    }

    pub(super) fn codes(&self) -> Vec<Code> {
        (0..=255).map(|byte| self.code(byte)).collect()
    }

    fn code(&self, byte: u8) -> Code {
        Code {
            text: self.text(byte),
            width: self.width(byte),
            is_space: byte == b' ',
        }
    }

    fn text(&self, byte: u8) -> Option<String> {
        let mapped = self
            .to_unicode
            .as_ref()
            .and_then(|map| map.text(u32::from(byte)));
        if let Some(text) = mapped.and_then(|text| told(&text, &self.base_name)) {
            return Some(text);
        }
        let named = self
            .differences
            .get(&byte)
            .map(|name| encoding::text_of_glyph(name).or_else(|| numbered(name)));
        let by_program = || {
            let program = self.program();
            let name = program
                .names
                .get(&byte)
                .and_then(|name| encoding::text_of_glyph(name));
            name.or_else(|| program.codes.get(&byte).cloned())
        };
        let by_encoding =
            |name: &str| encoding::glyph_name(name, byte).and_then(encoding::text_of_glyph);
        let text = match (named, self.base_encoding) {
            (Some(Some(text)), _) => Some(text),
            (Some(None), _) => by_program(),
            (None, Some(name)) if !self.is_symbolic => by_encoding(name).or_else(by_program),
            (None, name) => {
                by_program().or_else(|| by_encoding(name.unwrap_or("StandardEncoding")))
            }
        };
        told(&text?, &self.base_name)
    }

    fn width(&self, byte: u8) -> f32 {
        let at = usize::try_from(i64::from(byte) - self.first).ok();
        let own = at.and_then(|at| self.widths.get(at)).copied();
        let missing = self.missing_width.filter(|_| !self.widths.is_empty());
        if let Some(width) = own.or(missing) {
            return width * self.scale;
        }
        let glyph = self.differences.get(&byte).map(String::as_str);
        let glyph = glyph.or_else(|| {
            encoding::glyph_name(self.base_encoding.unwrap_or("StandardEncoding"), byte)
        });
        let standard = glyph.and_then(|glyph| encoding::standard_width(&self.base_name, glyph));
        standard.map_or(WIDTH_DEFAULT, |width| width / 1000.0)
    }

    fn program(&self) -> &Program {
        let read = || {
            font_file(self.file, self.descriptor)
                .map(|bytes| Program::read(&bytes))
                .unwrap_or_default()
        };
        self.program.get_or_init(read)
    }
}

fn known_encoding(name: &[u8]) -> Option<&'static str> {
    match name {
        b"WinAnsiEncoding" | b"PDFDocEncoding" => Some("WinAnsiEncoding"),
        b"MacRomanEncoding" => Some("MacRomanEncoding"),
        b"StandardEncoding" => Some("StandardEncoding"),
        b"MacExpertEncoding" => Some("MacExpertEncoding"),
        _ => None,
    }
}

/// The two standard fonts with encodings of their own (annex D.5 and D.6).
fn encoding_by_name(base_name: &str) -> Option<&'static str> {
    let stem = base_name
        .split_once('+')
        .map_or(base_name, |(_, stem)| stem);
    match stem {
        _ if stem.starts_with("Symbol") => Some("SymbolEncoding"),
        _ if stem.contains("Dingbats") => Some("ZapfDingbatsEncoding"),
        _ => None,
    }
}

/// The names that replace an encoding's own (9.6.5.1).
fn differences(file: &lopdf::Document, encoding: Option<&Dictionary>) -> BTreeMap<u8, String> {
    let mut names = BTreeMap::new();
    let mut code = 0_i64;
    for item in encoding.map_or(&[][..], |encoding| array(file, encoding, b"Differences")) {
        match resolved(file, item) {
            Some(Object::Name(name)) => {
                if let Ok(code) = u8::try_from(code) {
                    names.insert(code, String::from_utf8_lossy(name).into_owned());
                }
                code += 1;
            }
            Some(other) => code = other.as_i64().unwrap_or(code),
            None => {}
        }
    }
    names
}

/// Names such as `c65` or `a065`, by which some writers of Type 3 fonts give the code itself.
fn numbered(name: &str) -> Option<String> {
    let digits = name.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    if name.len() - digits.len() > 1 {
        return None;
    }
    let code: u32 = digits.parse().ok()?;
    char::from_u32(code)
        .filter(|letter| (' '..='~').contains(letter))
        .map(String::from)
}
