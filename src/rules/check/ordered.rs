//! Do entries run in date order: oldest first or newest first, throughout.

use serde::Deserialize;

use super::Kind;
use crate::calendar::{Answer, Interval};
use crate::casefile::Record;
use crate::facts::{Chronology, Dated, Entry};
use crate::finding::{Outcome, Role};
use crate::rules::view::{Seen, View, count, is_whole, quote};

/// How many entries out of order are quoted.
const SHOWN_MAX: usize = 5;

/// No parameters: an inversion counts when it is certain.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Ordered {}

impl Kind for Ordered {
    fn judge(&self, view: &View<'_>) -> Vec<Seen> {
        view.each_chronology(|_, record| judge_record(record))
    }

    fn holes(&self, outcome: Outcome) -> &'static [&'static str] {
        match outcome {
            Outcome::Met => &["n", "direction"],
            Outcome::NotMet => &["n", "direction", "total", "first"],
            _ => &["why"],
        }
    }

    fn explain(&self) -> Vec<String> {
        vec![
            "Compares the dated entries of each chronology, in the order in which they stand.".to_owned(),
            "Oldest first and newest first are both in order. An entry is out of order only when its whole date lies on the wrong side of an entry before it; overlapping imprecise dates do not count.".to_owned(),
        ]
    }
}

/// Two entries of which the later one stands on the wrong side.
struct Inversion<'a> {
    before: (&'a Entry, Dated),
    out: (&'a Entry, Dated),
}

impl Inversion<'_> {
    fn is_certain(&self) -> bool {
        self.before.1.certain && self.out.1.certain
    }
}

/// The direction in which a chronology runs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    OldestFirst,
    NewestFirst,
}

fn judge_record(record: &Record) -> Seen {
    let mut inversions = Vec::new();
    let mut n_dated = 0;
    let mut direction = Direction::OldestFirst;
    for chronology in &record.facts.chronologies {
        let dated = dated(chronology);
        n_dated += dated.len();
        let (runs, mut found) = fewest_inversions(&dated);
        if dated.len() > 1 {
            direction = runs;
        }
        inversions.append(&mut found);
    }
    seen_of(record, n_dated, direction, &inversions).of(&record.document)
}

fn seen_of(
    record: &Record,
    n_dated: usize,
    direction: Direction,
    inversions: &[Inversion<'_>],
) -> Seen {
    let document = &record.document;
    let words = match direction {
        Direction::OldestFirst => "oldest first",
        Direction::NewestFirst => "newest first",
    };
    let certain: Vec<&Inversion<'_>> = inversions.iter().filter(|one| one.is_certain()).collect();
    let shown = |inversion: &Inversion<'_>| {
        [
            quote(document, inversion.out.0.span, Role::Subject),
            quote(document, inversion.before.0.span, Role::Against),
        ]
    };
    if let Some(first) = certain.first() {
        return Seen::new(Outcome::NotMet)
            .say("n", count(certain.len(), "entry"))
            .say("total", n_dated.to_string())
            .say("direction", words)
            .say("first", first.out.1.interval.in_words())
            .show_all(certain.iter().take(SHOWN_MAX).flat_map(|one| shown(one)));
    }
    if let Some(doubtful) = inversions.first() {
        return Seen::new(Outcome::CannotTell)
            .why("an entry seems out of order, but its date can be read in more than one way")
            .settle("find out which day the entry means")
            .show_all(shown(doubtful));
    }
    let entry = record.facts.entries().next();
    let evidence = entry.map(|entry| quote(document, entry.span, Role::Subject));
    if n_dated < 2 {
        return Seen::new(Outcome::NotApplicable)
            .why("fewer than two entries have a date")
            .show_all(evidence);
    }
    if !is_whole(document) {
        return Seen::new(Outcome::CannotTell)
            .why("a part of the document was not read")
            .settle(format!("read the rest of {}", document.path))
            .show_all(evidence);
    }
    Seen::new(Outcome::Met)
        .say("n", n_dated.to_string())
        .say("direction", words)
        .show_all(evidence)
}

fn dated(chronology: &Chronology) -> Vec<(&Entry, Dated)> {
    chronology
        .entries
        .iter()
        .filter_map(|entry| entry.dated().map(|dated| (entry, dated)))
        .collect()
}

/// The direction with the fewer inversions, and those.
fn fewest_inversions<'a>(dated: &[(&'a Entry, Dated)]) -> (Direction, Vec<Inversion<'a>>) {
    let up = inversions(dated, Interval::before);
    let down = inversions(dated, Interval::after);
    if down.len() < up.len() {
        (Direction::NewestFirst, down)
    } else {
        (Direction::OldestFirst, up)
    }
}

/// The entries that lie for certain on the wrong side of one that stands before them.
fn inversions<'a>(
    dated: &[(&'a Entry, Dated)],
    wrong: fn(Interval, Interval) -> Answer,
) -> Vec<Inversion<'a>> {
    let mut found = Vec::new();
    let mut furthest: Option<(&Entry, Dated)> = None;
    for &now in dated {
        let Some(before) = furthest else {
            furthest = Some(now);
            continue;
        };
        if wrong(now.1.interval, before.1.interval) == Answer::Yes {
            found.push(Inversion { before, out: now });
        } else if wrong(before.1.interval, now.1.interval) == Answer::Yes {
            furthest = Some(now);
        }
    }
    found
}
