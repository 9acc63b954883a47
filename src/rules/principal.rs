//! Which of several records of a kind are those that a case rests on.
//!
//! In: records of one kind. Out: those that call themselves by its name, where one does; else all. A report
//! to a hearing and the account of a nurse assess too, but what they lack the assessment may hold.

use crate::casefile::Record;
use crate::facts::pattern::cue;
use crate::facts::{Certainty, Kind};

/// Leaves out reports, where the file has an assessment by its own name.
pub(crate) fn of(mut records: Vec<&Record>) -> Vec<&Record> {
    if records.iter().any(|record| names_itself(record)) {
        records.retain(|record| names_itself(record));
    }
    records
}

/// Whether an assessment calls itself one; a record of another kind has no other name to go by.
fn names_itself(record: &Record) -> bool {
    cue!(NAME, r"(?i)\bassessments?\b");
    let facts = &record.facts;
    let title = facts.title.as_ref();
    let is_named = title.is_some_and(|title| NAME.is_match(&title.text));
    let is_sure = facts.kind.certainty < Certainty::Doubtful;
    !facts.is_of(Kind::Assessment) || is_sure && is_named
}
