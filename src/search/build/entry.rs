//! One unit as the index takes it.

use tantivy::TantivyDocument;
use tantivy::tokenizer::{PreTokenizedString, Token};

use crate::document::Document;
use crate::search::store::Fields;
use crate::search::units::Unit;
use crate::search::words::Words;

/// Returns the entry of a unit of a file.
///
/// - `file`: the file's number
/// - `number`: which unit of the file it is, from 1
pub(super) fn of(
    fields: Fields,
    file: u64,
    number: u64,
    document: &Document,
    unit: &Unit,
) -> TantivyDocument {
    let mut entry = TantivyDocument::default();
    let text = document.at(unit.span);
    entry.add_text(fields.text, text);
    if !unit.place.dates.is_empty() {
        entry.add_pre_tokenized_text(fields.written, written(text, unit));
    }
    let place = serde_json::to_string(&unit.place).expect("a place holds text and numbers");
    entry.add_text(fields.place, place);
    entry.add_u64(fields.file, file);
    entry.add_u64(fields.number, number);
    entry.add_u64(fields.words, unit.words_hash);
    entry.add_u64(fields.flags, unit.flags);
    entry
}

/// The dates of a unit at the positions of the words that they begin with.
fn written(text: &str, unit: &Unit) -> PreTokenizedString {
    let words = Words::of(text);
    let mut tokens = Vec::new();
    for date in &unit.place.dates {
        let (from, n_words) = words.positions(date.0, date.1);
        tokens.push(Token {
            offset_from: date.0,
            offset_to: date.1,
            position: from as usize,
            text: format!("{}/{}/{n_words}", date.2, date.3),
            position_length: 1,
        });
    }
    tokens.sort_by_key(|token| token.position);
    PreTokenizedString {
        text: String::new(),
        tokens,
    }
}
