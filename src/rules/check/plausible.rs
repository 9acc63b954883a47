//! Could the dates of a chronology be true: none after the document itself or the as-at date, and
//! no event under two of them.

mod twice;

use serde::Deserialize;

use super::Kind;
use crate::calendar::{Answer, Interval};
use crate::casefile::Record;
use crate::facts::{Entry, Kind as DocumentKind};
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

fn judge_record(view: &View<'_>, record: &Record) -> Seen {
    let Record { document, facts } = record;
    let own = facts.dated.filter(|dated| dated.certain);
    let limit = own.map_or(view.as_at(), |dated| earlier(dated.interval, view.as_at()));
    let entries: Vec<&Entry> = facts.entries().collect();
    let late: Vec<(&Entry, bool)> = entries
        .iter()
        .filter_map(|entry| entry.dated().map(|dated| (*entry, dated)))
        .filter(|(_, dated)| dated.interval.after(limit) == Answer::Yes)
        .map(|(entry, dated)| (entry, dated.certain))
        .collect();
    let shown = |entry: &Entry| quote(document, entry.span, Role::Subject);
    let own_date = own.map(|dated| quote(document, dated.span, Role::Against));
    let in_future = |entry: &Entry| {
        let dated = entry.dated().filter(|dated| dated.certain);
        dated.is_some_and(|dated| dated.interval.after(view.as_at()) == Answer::Yes)
    };
    // An assessment is finished on its day; a chronology in notes or a minute may go on.
    let ends = matches!(
        facts.kind.value,
        DocumentKind::Chronology | DocumentKind::Assessment
    );
    let is_kept_up = !ends || follows(&late, &entries);
    if is_kept_up
        && let Some((entry, _)) = late.first()
        && !entries.iter().any(|one| in_future(one))
    {
        return Seen::new(Outcome::CannotTell)
            .why("entries lie after the date that the document gives for itself, but it may have been kept up since")
            .settle("find out until when the chronology was kept")
            .show(shown(entry))
            .show_all(own_date);
    }
    if late.iter().any(|(_, certain)| *certain) {
        let certain = late.iter().filter(|(_, certain)| *certain);
        let n_late = count(certain.clone().count(), "entry");
        return Seen::new(Outcome::NotMet)
            .why(format!("{n_late} dated after {}", limit.in_words()))
            .show_all(certain.take(SHOWN_MAX).map(|(entry, _)| shown(entry)))
            .show_all(own_date);
    }
    if let Some((one, other)) = twice::in_entries(&entries) {
        let day = |entry: &Entry| {
            entry
                .dated()
                .map_or(String::new(), |on| on.interval.in_words())
        };
        return Seen::new(Outcome::NotMet)
            .why(format!(
                "one event stands under two dates, {} and {}",
                day(one),
                day(other)
            ))
            .show(quote(document, one.span, Role::Subject))
            .show(quote(document, other.span, Role::Against));
    }
    let first: Option<Evidence> = entries.first().map(|entry| shown(entry));
    if let Some((entry, _)) = late.first() {
        return Seen::new(Outcome::CannotTell)
            .why("an entry seems to lie after the document's own date, but its date can be read in more than one way")
            .settle("find out which day the entry means")
            .show(shown(entry));
    }
    if !is_whole(document) {
        return Seen::new(Outcome::CannotTell)
            .why("a part of the document was not read")
            .settle(format!("read the rest of {}", document.path))
            .show_all(first);
    }
    Seen::new(Outcome::Met)
        .say("n", count(entries.len(), "entry"))
        .show_all(first)
}

/// Tells whether the late entries are the newest ones at an end of the list, as where a chronology
/// is kept up under an old date.
fn follows(late: &[(&Entry, bool)], entries: &[&Entry]) -> bool {
    const KEPT_UP_MIN: usize = 2;
    let is_late = |entry: &&&Entry| late.iter().any(|(other, _)| std::ptr::eq(*other, **entry));
    let at_end = entries.iter().rev().take_while(is_late).count();
    let at_start = entries.iter().take_while(is_late).count();
    late.len() >= KEPT_UP_MIN && late.len() == at_end.max(at_start)
}

fn earlier(a: Interval, b: Interval) -> Interval {
    if a.to <= b.to { a } else { b }
}
