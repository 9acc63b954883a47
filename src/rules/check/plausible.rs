//! Could the dates of a chronology be true: none after the document itself or the as-at date, and
//! no event under two of them.

mod life;
mod twice;

use serde::Deserialize;

use super::Kind;
use crate::calendar::{Answer, Interval};
use crate::casefile::Record;
use crate::facts::{Dated, Entry, Kind as DocumentKind};
use crate::finding::{Evidence, Outcome, Role};
use crate::rules::view::{Seen, View, count, is_whole, quote};

/// How many impossible entries are quoted.
const SHOWN_MAX: usize = 5;

/// No parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Plausible {}

impl Kind for Plausible {
    fn judge(&self, view: &View<'_>) -> Vec<Seen> {
        let dated = |record: &&Record| {
            let mut entries = record.facts.entries();
            entries.any(|entry| entry.dated().is_some())
        };
        let seen: Vec<Seen> = view
            .case
            .records
            .iter()
            .filter(dated)
            .map(|record| judge_record(view, record).of(&record.document))
            .collect();
        view.or_nothing(seen, "chronology with dated entries")
    }

    fn holes(&self, outcome: Outcome) -> &'static [&'static str] {
        match outcome {
            Outcome::Met => &["n"],
            _ => &["why"],
        }
    }

    fn explain(&self) -> Vec<String> {
        vec!["Compares each dated entry with the date that the document gives for itself and with the as-at date: what had not happened yet cannot be entered. What comes but once, such as a birth or a move, cannot stand in the same words under two days.".to_owned()]
    }
}

/// The entries of one document, and those of them that lie after it was written.
struct Judged<'v> {
    record: &'v Record,
    entries: Vec<&'v Entry>,
    /// Entries after the limit.
    late: Vec<&'v Entry>,
    /// No entry can be later: the document's own date, or the as-at date where that is earlier.
    limit: Interval,
    own: Option<Dated>,
    as_at: Interval,
}

fn judge_record(view: &View<'_>, record: &Record) -> Seen {
    let judged = Judged::of(record, view.as_at());
    // One event under two dates is a fault whatever else is open.
    judged
        .stands_twice()
        .or_else(|| judged.may_be_kept_up())
        .or_else(|| judged.too_late())
        .or_else(|| judged.perhaps_late())
        .or_else(|| judged.unread())
        .unwrap_or_else(|| judged.met())
}

impl<'v> Judged<'v> {
    fn of(record: &'v Record, as_at: Interval) -> Self {
        let own = record.facts.dated.filter(|dated| dated.certain);
        let limit = own.map_or(as_at, |dated| earlier(dated.interval, as_at));
        let entries: Vec<&Entry> = record.facts.entries().collect();
        let late = entries
            .iter()
            .copied()
            .filter(|entry| lies_after(entry, limit));
        Self {
            record,
            late: late.collect(),
            entries,
            limit,
            own,
            as_at,
        }
    }

    /// Entries after the document's date, but none after today: it may have been written on.
    fn may_be_kept_up(&self) -> Option<Seen> {
        // An assessment is finished on its day; a chronology in notes or a minute may go on.
        let ends = matches!(
            self.record.facts.kind.value,
            DocumentKind::Chronology | DocumentKind::Assessment
        );
        let is_kept_up = !ends || follows(&self.late, &self.entries);
        let is_in_future = |entry: &&Entry| is_certain(entry) && lies_after(entry, self.as_at);
        let first = self.late.first().filter(|_| is_kept_up)?;
        if self.entries.iter().any(is_in_future) {
            return None;
        }
        let seen = Seen::new(Outcome::CannotTell)
            .why("entries lie after the date that the document gives for itself, but it may have been kept up since")
            .settle("find out until when the chronology was kept")
            .show(self.shown(first))
            .show_all(self.own_date());
        Some(seen)
    }

    fn too_late(&self) -> Option<Seen> {
        let certain: Vec<&Entry> = self.late.iter().copied().filter(is_certain).collect();
        let n_late = count(certain.len(), "entry");
        let shown = certain
            .iter()
            .take(SHOWN_MAX)
            .map(|entry| self.shown(entry));
        (!certain.is_empty()).then(|| {
            Seen::new(Outcome::NotMet)
                .why(format!("{n_late} dated after {}", self.limit.in_words()))
                .show_all(shown)
                .show_all(self.own_date())
        })
    }

    fn stands_twice(&self) -> Option<Seen> {
        let (one, other) = twice::in_entries(&self.entries)?;
        let day = |entry: &Entry| {
            let dated = entry.dated();
            dated.map_or_else(String::new, |on| on.interval.in_words())
        };
        let (first, second) = (day(one), day(other));
        let seen = Seen::new(Outcome::NotMet)
            .why(format!(
                "one event stands under two dates, {first} and {second}"
            ))
            .show(self.shown(one))
            .show(quote(&self.record.document, other.span, Role::Against));
        Some(seen)
    }

    fn perhaps_late(&self) -> Option<Seen> {
        let entry = self.late.first()?;
        let seen = Seen::new(Outcome::CannotTell)
            .why("an entry seems to lie after the document's own date, but its date can be read in more than one way")
            .settle("find out which day the entry means")
            .show(self.shown(entry));
        Some(seen)
    }

    fn unread(&self) -> Option<Seen> {
        let document = &self.record.document;
        (!is_whole(document)).then(|| {
            Seen::new(Outcome::CannotTell)
                .why("a part of the document was not read")
                .settle(format!("read the rest of {}", document.path))
                .show_all(self.first())
        })
    }

    fn met(&self) -> Seen {
        Seen::new(Outcome::Met)
            .say("n", count(self.entries.len(), "entry"))
            .show_all(self.first())
    }

    fn first(&self) -> Option<Evidence> {
        self.entries.first().map(|entry| self.shown(entry))
    }

    fn own_date(&self) -> Option<Evidence> {
        let document = &self.record.document;
        let own = self.own?;
        Some(quote(document, own.span, Role::Against))
    }

    fn shown(&self, entry: &Entry) -> Evidence {
        quote(&self.record.document, entry.span, Role::Subject)
    }
}

fn lies_after(entry: &Entry, limit: Interval) -> bool {
    let dated = entry.dated();
    dated.is_some_and(|dated| dated.interval.after(limit) == Answer::Yes)
}

fn is_certain(entry: &&Entry) -> bool {
    entry.dated().is_some_and(|dated| dated.certain)
}

/// Tells whether the late entries are the newest ones at an end of the list, as where a chronology
/// is kept up under an old date.
fn follows(late: &[&Entry], entries: &[&Entry]) -> bool {
    const KEPT_UP_MIN: usize = 2;
    let is_late = |entry: &&&Entry| late.iter().any(|other| std::ptr::eq(*other, **entry));
    let at_end = entries.iter().rev().take_while(is_late).count();
    let at_start = entries.iter().take_while(is_late).count();
    late.len() >= KEPT_UP_MIN && late.len() == at_end.max(at_start)
}

fn earlier(a: Interval, b: Interval) -> Interval {
    if a.to <= b.to { a } else { b }
}
