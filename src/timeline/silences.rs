//! Long times in which no chronology of the file has an entry.
//!
//! In: dated entries, oldest first. Out: a silence each, only where it is long whatever day a
//! vague date means.

use super::{Event, Kind, Lane, at, clipped};
use crate::calendar::Interval;
use crate::document::Document;
use crate::facts::Entry;
use crate::finding::{Evidence, Role};

/// The longest time without an entry that is no silence, as in the rule on gaps.
const MONTHS_MAX: i32 = 6;

pub(super) fn of(entries: &[(&Document, &Entry)]) -> Vec<Event> {
    let mut silences = Vec::new();
    let mut last: Option<(&Document, &Entry, Interval)> = None;
    for &(document, entry) in entries {
        let Some(on) = entry.dated().map(|dated| dated.interval) else {
            continue;
        };
        if let Some((before, spoken, heard)) = last {
            if on.from > heard.to.plus_months(MONTHS_MAX) {
                silences.push(silence(before, spoken, heard, on));
            }
            if on.to < heard.to {
                continue;
            }
        }
        last = Some((document, entry, on));
    }
    silences
}

/// A silence leads to the entry after which it begins.
fn silence(document: &Document, entry: &Entry, from: Interval, to: Interval) -> Event {
    let quote = Evidence::quote(document, clipped(document, entry.span), Role::Subject);
    Event {
        from: Some(from.to),
        to: Some(to.from),
        evidence: Some(quote),
        ..at(Lane::Chronology, Kind::Silence, None)
    }
}
