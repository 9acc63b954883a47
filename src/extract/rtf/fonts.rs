//! Which characters the bytes of a font are.
//!
//! In: the document's code page and the fonts' character sets. Out: the encoding to decode with.
//! Source: Rich Text Format 1.9.1, "Font Table" and "Character Set".

use std::collections::HashMap;

use encoding_rs::{
    BIG5, EUC_KR, Encoding, GBK, IBM866, MACINTOSH, SHIFT_JIS, UTF_8, WINDOWS_874, WINDOWS_1250,
    WINDOWS_1251, WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256,
    WINDOWS_1257, WINDOWS_1258,
};

/// The fonts of a document.
#[derive(Debug, Default)]
pub(super) struct Fonts {
    by_number: HashMap<i32, Font>,
}

/// A font.
#[derive(Debug, Default, Clone)]
pub(super) struct Font {
    pub(super) name: String,
    charset: Option<i32>,
    codepage: Option<i32>,
}

impl Fonts {
    pub(super) fn font(&mut self, number: i32) -> &mut Font {
        self.by_number.entry(number).or_default()
    }

    pub(super) fn get(&self, number: i32) -> Option<&Font> {
        self.by_number.get(&number)
    }
}

impl Font {
    pub(super) fn set_charset(&mut self, charset: i32) {
        self.charset = Some(charset);
    }

    pub(super) fn set_codepage(&mut self, codepage: i32) {
        self.codepage = Some(codepage);
    }

    /// Fonts of signs have no letters: their bytes stand for ticks, boxes and bullets.
    pub(super) fn is_symbols(&self) -> bool {
        let name = self.name.to_lowercase();
        let is_named = name.starts_with("wingdings")
            || name.starts_with("symbol")
            || name.starts_with("webdings");
        self.charset == Some(2) || is_named
    }

    /// The encoding of its bytes, where it has one of its own.
    pub(super) fn encoding(&self) -> Option<&'static Encoding> {
        if let Some(codepage) = self.codepage {
            return Some(of_codepage(codepage));
        }
        Some(match self.charset? {
            77 => MACINTOSH,
            128 => SHIFT_JIS,
            129 | 130 => EUC_KR,
            134 => GBK,
            136 => BIG5,
            161 => WINDOWS_1253,
            162 => WINDOWS_1254,
            163 => WINDOWS_1258,
            177 => WINDOWS_1255,
            178..=180 => WINDOWS_1256,
            186 => WINDOWS_1257,
            204 => WINDOWS_1251,
            222 => WINDOWS_874,
            238 => WINDOWS_1250,
            0 => WINDOWS_1252,
            _ => return None,
        })
    }
}

/// The encoding of a code page of Windows or DOS.
pub(in crate::extract) fn of_codepage(codepage: i32) -> &'static Encoding {
    match codepage {
        866 => IBM866,
        874 => WINDOWS_874,
        932 => SHIFT_JIS,
        936 => GBK,
        949 => EUC_KR,
        950 => BIG5,
        1250 => WINDOWS_1250,
        1251 => WINDOWS_1251,
        1253 => WINDOWS_1253,
        1254 => WINDOWS_1254,
        1255 => WINDOWS_1255,
        1256 => WINDOWS_1256,
        1257 => WINDOWS_1257,
        1258 => WINDOWS_1258,
        10_000 => MACINTOSH,
        65_001 => UTF_8,
        _ => WINDOWS_1252,
    }
}
