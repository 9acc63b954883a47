//! Folds words: small letters, no accents, one kind of apostrophe.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Bytes of a folded word that are kept; what is longer is cut alike in index and query.
const WORD_BYTES_MAX: usize = 200;

/// Folds one word: small letters, no accents, one kind of apostrophe.
pub(crate) fn folded(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    fold_into(word, &mut folded);
    folded
}

pub(super) fn fold_into(word: &str, into: &mut String) {
    if word.is_ascii() {
        let from = into.len();
        into.push_str(word);
        into[from..].make_ascii_lowercase();
        return;
    }
    for c in word.nfkd().flat_map(char::to_lowercase) {
        match c {
            c if is_apostrophe(c) => into.push('\''),
            c if is_combining_mark(c) || is_invisible(c) => {}
            'ß' => into.push_str("ss"),
            'æ' => into.push_str("ae"),
            'œ' => into.push_str("oe"),
            'ø' => into.push('o'),
            'ł' => into.push('l'),
            'đ' | 'ð' => into.push('d'),
            'þ' => into.push_str("th"),
            c => into.push(c),
        }
    }
}

/// Keeps as much of the last word as words may have.
pub(super) fn cut(forms: &mut String, from: usize) {
    if forms.len() - from > WORD_BYTES_MAX {
        let mut end = from + WORD_BYTES_MAX;
        while !forms.is_char_boundary(end) {
            end -= 1;
        }
        forms.truncate(end);
    }
}

pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2018}' | '\u{2019}' | '\u{02BC}' | '\u{FF07}')
}

/// Marks inside words that no reader sees: soft hyphens and joiners.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{00AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}'
    )
}

pub(super) fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || (!c.is_ascii() && (c.is_alphanumeric() || is_combining_mark(c) || is_invisible(c)))
}
