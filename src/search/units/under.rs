//! The day under which a paragraph stands: "3 May 2021" alone on a line, and what follows it.
//!
//! In: the units of a document in text order, each with its dates. Out: for a unit without a date,
//! the day of the line or heading above that it belongs to. Records that run on for years are dated
//! so, entry by entry, and the document's own date says nothing of their entries.

use super::Unit;
use crate::calendar::Day;
use crate::document::Block;

/// Words that a line has beside its date, at most, to date what follows it.
const WORDS_MAX: usize = 8;
/// Words before the date of such a line, at most: "Date of visit:".
const WORDS_BEFORE_MAX: usize = 3;

/// The last dated line, while units are read in order.
#[derive(Debug, Default)]
pub(super) struct Above(Option<Day>);

impl Above {
    /// Takes the next unit, whose first block is given, and says under which day it stands.
    pub(super) fn next(&mut self, unit: &Unit, first: &Block, text: &str) -> Option<Day> {
        if first.cell().is_some() {
            return None;
        }
        if let Some(day) = dating(unit, first, text) {
            self.0 = Some(day);
        } else if first.heading().is_some() {
            self.0 = None;
        }
        self.0.filter(|_| unit.place.dates.is_empty())
    }
}

/// The day of a line that dates what follows it: its only date, a heading's anywhere, another
/// line's near its beginning.
fn dating(unit: &Unit, first: &Block, text: &str) -> Option<Day> {
    let [date] = &unit.place.dates[..] else {
        return None;
    };
    let (from, to) = date.days()?;
    let n_words = |text: &str| text.split_whitespace().count();
    let (before, after) = (text.get(..date.0)?, text.get(date.1..)?);
    let is_line = first.heading().is_some()
        || n_words(before) <= WORDS_BEFORE_MAX && !text.trim_end().ends_with('.');
    let is_short = n_words(before) + n_words(after) <= WORDS_MAX;
    (from == to && is_line && is_short).then_some(from)
}
