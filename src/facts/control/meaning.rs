//! What the labels of document control mean.
//!
//! In: a label in plain form. Out: the field that it names. Words decide, not whole phrases, so
//! that "Date of final approval" and "Approval date" are the same field.

#[cfg(test)]
mod tests;
mod words;

use regex::Regex;

use self::words::{
    AGAIN, AHEAD, AWAITS, BY, DATE, DEEDS, EQUALITY, EXPIRY, HOW_OFTEN, LOOKED, OF_DOCUMENT,
    OTHER_IMPACT, OTHERS, OWNER, PLAIN_DATE, REVIEW, REVIEW_CYCLE, REVIEW_LAST, REVIEW_NEXT,
    REVIEW_PLAIN, REVIEWER, STATUS, VERSION,
};
use super::Field;
use crate::facts::label;

/// What a label names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A field for certain.
    Field(Field),
    /// Who did it; a date beside it is that field's.
    By(Field),
    /// "Review date": the next one, unless the document names another for that.
    ReviewDate,
    /// "Latest review date": the last one in plain English, the next one in some blocks.
    LatestReview,
    /// "Review cycle": how often; a date beside it is the next review's.
    Cycle,
    /// The status.
    Status,
    /// "For approval by": whom it still has to go to.
    Awaits,
    /// "Date" alone.
    Date,
}

/// Tells what a label in plain form names.
pub(super) fn of(label: &str) -> Option<Meaning> {
    let words = label::spelt_out(label);
    let label = words.as_deref().unwrap_or(label);
    let label = label.strip_prefix("our ").unwrap_or(label);
    let has = |words: &Regex| words.is_match(label);
    let is_denied = ["not ", "never ", "no longer "]
        .iter()
        .any(|word| label.starts_with(word));
    let is_long = label.split_whitespace().count() > 12;
    if is_denied || is_long || (has(&OTHERS) && !has(&OF_DOCUMENT)) {
        return None;
    }
    if has(&OTHER_IMPACT) && !label.contains("equalit") && !label.contains("integrated") {
        return None;
    }
    if has(&EQUALITY) {
        return Some(Meaning::Field(Field::Equality));
    }
    if has(&VERSION) {
        return Some(Meaning::Field(Field::Version));
    }
    if has(&STATUS) {
        return Some(Meaning::Status);
    }
    if has(&AWAITS) {
        return Some(Meaning::Awaits);
    }
    if has(&OWNER) && !names_date(label) {
        return Some(Meaning::Field(Field::Owner));
    }
    if has(&REVIEW) {
        return review(label);
    }
    if has(&AGAIN) {
        return again(label);
    }
    if has(&EXPIRY) {
        return Some(Meaning::Field(Field::ReviewDue));
    }
    if has(&PLAIN_DATE) {
        return Some(Meaning::Date);
    }
    deed(label)
}

/// Whether a label asks for a date; what is kept up to date is not one.
fn names_date(label: &str) -> bool {
    DATE.is_match(&label.replace("up to date", ""))
}

/// The fields named by what was done: approved, issued, updated.
fn deed(label: &str) -> Option<Meaning> {
    let (_, field) = DEEDS.iter().find(|(words, _)| words.is_match(label))?;
    let is_by = BY.is_match(label) && !DATE.is_match(label);
    Some(if is_by {
        Meaning::By(*field)
    } else {
        Meaning::Field(*field)
    })
}

/// "Next look", "Due to be refreshed", "Last looked over": what is done time and again, by whether
/// it lies ahead.
fn again(label: &str) -> Option<Meaning> {
    if REVIEW_LAST.is_match(label) {
        return LOOKED
            .is_match(label)
            .then_some(Meaning::Field(Field::LastReviewed))
            .or_else(|| deed(label));
    }
    if AHEAD.is_match(label) {
        return Some(Meaning::Field(Field::ReviewDue));
    }
    deed(label)
}

fn review(label: &str) -> Option<Meaning> {
    let has = |words: &Regex| words.is_match(label);
    if has(&REVIEW_CYCLE) && has(&EXPIRY) {
        Some(Meaning::Field(Field::ReviewDue))
    } else if has(&REVIEW_CYCLE) {
        has(&HOW_OFTEN).then_some(Meaning::Cycle)
    } else if has(&REVIEW_NEXT) {
        Some(Meaning::Field(Field::ReviewDue))
    } else if has(&REVIEWER) {
        Some(Meaning::By(Field::LastReviewed))
    } else if label.contains("latest") {
        Some(Meaning::LatestReview)
    } else if has(&REVIEW_LAST) {
        Some(Meaning::Field(Field::LastReviewed))
    } else {
        has(&REVIEW_PLAIN).then_some(Meaning::ReviewDate)
    }
}
