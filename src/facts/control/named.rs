//! Dates that carry the name of their field, without a sign between the two.
//!
//! In: a sentence and a date. Out: the field, where its name is all there is before the date, or
//! where the words behind the date name it.

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use super::meaning::{self, Meaning};
use super::{Field, Reader};
use crate::document::Span;
use crate::facts::{DateMention, Grain, label};

/// A date with the name of its field before it, or behind it: "Operative from 3 May 2025",
/// "3 May 2027, which is its next review date", "3 May 2025 (approved)".
pub(super) fn field_of(
    reader: &Reader,
    sentence: Span,
    before: Span,
    date: &DateMention,
) -> Option<Field> {
    static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^\s*(?:,? ?(?:which|that) (?:is|will be)|,? ?(?:is|being|as)|[(\[–—-])\s*",
            r"(?:(?:the|its|our|this \w+['’]s)\s+)*([a-z][a-z /]{3,40}?)(?: of (?:this|the) \w+)?",
            r"\s*(?:[)\].,;:]|$)"
        ))
    });
    static WORDS: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)^\W*([a-z][a-z /'’-]{2,40}?)\W*$"));
    let before = reader.document.at(before);
    let after = reader.document.at(Span::new(date.span.end, sentence.end));
    let dated = date.dated().filter(|dated| dated.grain <= Grain::Season)?;
    let is_label = |found: &regex::Captures| found[1].split(' ').count() <= 4;
    let found = WORDS.captures(before).filter(is_label);
    let found = found.or_else(|| BEHIND.captures(after).filter(|_| dated.certain))?;
    match meaning::of(&label::plain(found.get(1)?.as_str()))? {
        Meaning::ReviewDate => Some(Field::ReviewDue),
        // "This issue 3 May 2025": the number would stand where the day does.
        Meaning::Field(Field::Version) => Some(Field::Issued),
        Meaning::Field(field) if is_of_day(field) => Some(field),
        _ => None,
    }
}

fn is_of_day(field: Field) -> bool {
    !matches!(
        field,
        Field::Version | Field::Owner | Field::Equality | Field::EqualityOpen
    )
}
