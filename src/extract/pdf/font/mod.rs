//! Fonts: from the bytes a string shows to text and widths.
//!
//! In: a font dictionary (ISO 32000-2, 9.5 to 9.7). Out: for each character code its text and how
//! far it moves on. Text comes from ToUnicode, else from the encoding's glyph names, else from the
//! font program (9.10.2); a code without any of them is one whose meaning nobody knows.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;

use lopdf::{Dictionary, Object};

use super::cmap::{self, CMap};
use super::embedded::Program;
use super::encoding;
use super::file::{array, as_dictionary, dictionary, get, name, numbers, resolved, unpacked};
use super::geometry::Matrix;

/// The most entries read of a CID font's width array: one for each CID there can be.
const WIDTHS_MAX: usize = 0x1_0000;
/// The width, in ems, where the file gives none.
const WIDTH_DEFAULT: f32 = 0.5;

/// A font, ready to read strings.
pub(super) struct Font {
    codes: Codes,
    /// Whether the font is a bold one.
    pub(super) is_bold: bool,
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
        let descendant = array(file, font, b"DescendantFonts").first();
        let descendant = descendant
            .and_then(|object| resolved(file, object))
            .and_then(as_dictionary);
        let base_name = name(file, font, b"BaseFont")
            .map(String::from_utf8_lossy)
            .unwrap_or_default();
        let descriptor = dictionary(file, descendant.unwrap_or(font), b"FontDescriptor");
        let codes = match descendant {
            Some(descendant) => Codes::Composite(Box::new(Composite::read(file, font, descendant))),
            None => Codes::Simple(Simple::read(file, font, descriptor, &base_name).codes()),
        };
        Self {
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
        Object::Name(name) if cmap::is_identity(Some(name)) => CMap {
            is_identity: true,
            ..CMap::default()
        },
        _ => return None,
    };
    map.has_text().then_some(map)
}

/// Returns text made plain, unless it is a stand-in for text that is not known.
fn told(text: &str) -> Option<String> {
    if text
        .chars()
        .all(|character| matches!(character, '\0' | '\u{FFFD}' | '\u{FFFF}'))
    {
        return None;
    }
    let mut plain = String::with_capacity(text.len());
    text.chars()
        .for_each(|character| encoding::push_plain(&mut plain, character));
    Some(plain)
}

fn font_file(file: &lopdf::Document, descriptor: Option<&Dictionary>) -> Option<Vec<u8>> {
    let keys: [&[u8]; 3] = [b"FontFile", b"FontFile2", b"FontFile3"];
    let object = keys.iter().find_map(|key| get(file, descriptor?, key))?;
    unpacked(object.as_stream().ok()?)
}

/// A simple font on its way to a table of codes.
struct Simple<'a> {
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
    fn read(
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

    fn codes(&self) -> Vec<Code> {
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
        if let Some(text) = mapped.as_deref().and_then(told) {
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
        told(&text?)
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

struct Composite {
    encoding: CMap,
    to_unicode: Option<CMap>,
    legacy: Option<Legacy>,
    widths: BTreeMap<u32, f32>,
    default_width: f32,
    program: OnceCell<Program>,
    program_bytes: Option<Vec<u8>>,
    glyph_of_cid: Option<Vec<u8>>,
    known: RefCell<BTreeMap<(u32, usize), Code>>,
}

/// A predefined CMap whose strings an encoding of the web decodes just as well (9.7.5.2).
#[derive(Clone, Copy)]
enum Legacy {
    Encoding(&'static encoding_rs::Encoding),
    /// As above, without the high bits (ISO 2022).
    SevenBit(&'static encoding_rs::Encoding),
    Utf16,
}

impl Composite {
    fn read(file: &lopdf::Document, font: &Dictionary, descendant: &Dictionary) -> Self {
        let (encoding, legacy) = match get(file, font, b"Encoding") {
            Some(Object::Stream(stream)) => {
                (CMap::read(&unpacked(stream).unwrap_or_default()), None)
            }
            Some(Object::Name(name)) => predefined(name),
            _ => (CMap::default(), None),
        };
        let glyph_of_cid =
            get(file, descendant, b"CIDToGIDMap").and_then(|map| unpacked(map.as_stream().ok()?));
        Self {
            encoding,
            to_unicode: to_unicode(file, font),
            legacy,
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

    fn each_code(&self, bytes: &[u8], mut with: impl FnMut(&Code)) {
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
        let cid = self.encoding.cid(code);
        let mapped = self.to_unicode.as_ref().and_then(|map| map.text(code));
        let text = mapped.as_deref().and_then(told);
        let text = text.or_else(|| told(&self.legacy?.decode(bytes)?));
        Code {
            text: text.or_else(|| told(&self.text_by_glyph(cid)?)),
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

impl Legacy {
    fn decode(self, bytes: &[u8]) -> Option<String> {
        match self {
            Self::Utf16 => {
                let units: Vec<u16> = bytes
                    .chunks_exact(2)
                    .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
                    .collect();
                String::from_utf16(&units).ok()
            }
            Self::Encoding(encoding) => encoding
                .decode_without_bom_handling_and_without_replacement(bytes)
                .map(String::from),
            Self::SevenBit(encoding) => {
                let bytes: Vec<u8> = bytes.iter().map(|byte| byte | 0x80).collect();
                encoding
                    .decode_without_bom_handling_and_without_replacement(&bytes)
                    .map(String::from)
            }
        }
    }
}

/// A predefined CMap by name: how its codes are cut, and how they decode.
fn predefined(name: &[u8]) -> (CMap, Option<Legacy>) {
    let name = String::from_utf8_lossy(name);
    let stem = name.trim_end_matches("-H").trim_end_matches("-V");
    let two_bytes = || CMap {
        is_identity: true,
        ..CMap::default()
    };
    let mixed = |low: &str| {
        let spaces = format!("2 begincodespacerange <00> <80> <{low}40> <FEFE> endcodespacerange");
        CMap {
            is_identity: true,
            ..CMap::read(spaces.as_bytes())
        }
    };
    let shift_jis = || {
        let spaces = b"4 begincodespacerange <00> <80> <8140> <9FFC> <A0> <DF> <E040> <FCFC> endcodespacerange";
        CMap {
            is_identity: true,
            ..CMap::read(spaces)
        }
    };
    match stem {
        "Identity" => (two_bytes(), None),
        _ if stem.contains("UCS2") || stem.contains("UTF16") => (two_bytes(), Some(Legacy::Utf16)),
        _ if stem.contains("RKSJ") => (shift_jis(), Some(Legacy::Encoding(encoding_rs::SHIFT_JIS))),
        "H" | "V" => (two_bytes(), Some(Legacy::SevenBit(encoding_rs::EUC_JP))),
        "EUC" => (mixed("8E"), Some(Legacy::Encoding(encoding_rs::EUC_JP))),
        _ if stem.starts_with("GB") => (mixed("81"), Some(Legacy::Encoding(encoding_rs::GBK))),
        _ if stem.contains("B5") => (mixed("81"), Some(Legacy::Encoding(encoding_rs::BIG5))),
        _ if stem.starts_with("KSC") => (mixed("81"), Some(Legacy::Encoding(encoding_rs::EUC_KR))),
        _ => (two_bytes(), None),
    }
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
