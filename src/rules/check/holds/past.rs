//! What a record tells of years before its own.
//!
//! In: a record. Out: the first sentence beside a day or year that lies more than a year before the record
//! was made. Birthdays, laws and the edition of a form tell nothing of a child's past.

use crate::casefile::Record;
use crate::document::{Part, Span};
use crate::facts::passages::sentences_of;
use crate::facts::pattern::cue;
use crate::facts::{DateMention, DateRole, dates_in};

/// So many months before its own day a record's past begins.
const MONTHS_MIN: i32 = 12;

/// The first sentence of a stretch that tells of an earlier year.
pub(super) fn first(record: &Record, within: Span) -> Option<Span> {
    cue!(
        OTHER,
        concat!(
            r"(?i)\b(?:born|birth|d\.?o\.?b|guidance|framework|act|regulations?|version|form",
            r"|template|edition|qualified|registered (?:with|as))\b"
        )
    );
    let Record { document, facts } = record;
    let own = facts.dated?.interval.from.plus_months(-MONTHS_MIN);
    let is_past = |date: &DateMention| {
        let is_childs = !matches!(date.role, DateRole::Birth | DateRole::Statute);
        is_childs && date.is_certain() && date.interval().is_some_and(|on| on.to < own)
    };
    let blocks = document.part(Part::Body);
    let blocks = blocks.filter(|block| block.is_said() && within.covers(block.span));
    let mut said = blocks.flat_map(|block| sentences_of(document, block.span));
    said.find(|span| {
        let tells = dates_in(&facts.dates, *span).iter().any(is_past);
        tells && !OTHER.is_match(document.at(*span))
    })
}
