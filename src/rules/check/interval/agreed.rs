//! Intervals that no law sets and the file itself must: how often it was agreed to hold reviews.
//!
//! In: the text of a case file. Out: one [`Seen`] for each step after the agreement. Two agreements
//! of one day that differ are a contradiction; a later one takes the place of an earlier.

use serde::Deserialize;

use super::limits::Limit;
use super::steps::{self, Step};
use super::{Interval as Check, frequency};
use crate::calendar::{Day, Interval};
use crate::casefile::{LegalStatus, Moment, Place};
use crate::document::Span;
use crate::facts::{DateMention, Kind, dates_in};
use crate::finding::{Evidence, Outcome, Role, Standard};
use crate::rules::view::{Seen, View, documents_unread, quote_place};
use crate::rules::words::{Event, Length, Pattern};

/// How the file's agreement is found.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Agreed {
    /// Words of a sentence or label that say what is agreed on.
    about: Pattern,
    /// Words that show an agreement, a setting or a label.
    by: Pattern,
    /// Words of a sentence that is about something else.
    not_about: Pattern,
    /// What counts as a step where the file tells of no step of the rule's own: the meetings of a
    /// child's plan are the reviews of a child whose file holds no others.
    #[serde(default)]
    or_else: Vec<Event>,
}

/// One place that says how often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Agreement {
    every: Length,
    on: Option<Interval>,
    place: Place,
}

impl Agreed {
    pub(super) fn judge(&self, check: &Check, view: &View<'_>) -> Vec<Seen> {
        let Some(status) = check.needs_status else {
            return Vec::new();
        };
        let item = check.name(1);
        if !view.case.ever(status) {
            let is_ruled_out = steps::is_ruled_out(check, view);
            return vec![never(view, status, is_ruled_out).say("item", item)];
        }
        let agreements = self.find(view);
        let other = self.in_place(check, view);
        let check = other.as_ref().unwrap_or(check);
        let seen = match agreements.as_slice() {
            [] => vec![unagreed(view, status)],
            all => match contradiction(all) {
                Some(pair) => vec![contradicted(view, pair)],
                None => held_to(check, view, all),
            },
        };
        let named = seen.into_iter().map(|seen| {
            let is_named = seen.words.iter().any(|(hole, _)| *hole == "item");
            if is_named {
                seen
            } else {
                seen.item(item.clone()).say("item", item.clone())
            }
        });
        named.collect()
    }

    /// The check with other steps, where none of its own was taken.
    fn in_place(&self, check: &Check, view: &View<'_>) -> Option<Check> {
        let is_needed = !self.or_else.is_empty() && steps::done(check, view).is_empty();
        is_needed.then(|| Check {
            to: self.or_else.clone(),
            ..check.clone()
        })
    }

    /// Every place that says how often, oldest agreement first.
    fn find(&self, view: &View<'_>) -> Vec<Agreement> {
        let records = view.case.records.iter().enumerate();
        let mut found: Vec<Agreement> = records
            .filter(|(_, record)| record.facts.kind.value != Kind::Policy)
            .flat_map(|(idx, _)| self.find_in(view, idx))
            .collect();
        found.sort_by_key(|one| (one.on, one.place));
        found
    }

    fn find_in(&self, view: &View<'_>, record_idx: usize) -> Vec<Agreement> {
        let document = &view.case.records[record_idx].document;
        let mut found = Vec::new();
        let mut start = 0;
        let mut above = "";
        for line in document.text.split_inclusive('\n') {
            let mut at = start;
            for sentence in line.split_inclusive(". ") {
                let place = Place {
                    record: record_idx,
                    span: Span::new(at, at + sentence.trim_end().len()),
                };
                found.extend(self.read(view, place, above));
                at += sentence.len();
            }
            start += line.len();
            above = if line.trim().is_empty() {
                above
            } else {
                line.trim()
            };
        }
        found
    }

    /// One sentence; a short line above it may be its label.
    fn read(&self, view: &View<'_>, place: Place, above: &str) -> Option<Agreement> {
        const LABEL_WORDS_MAX: usize = 8;
        let text = view.case.document(place).at(place.span);
        let (every, _) = frequency::find(text)?;
        let label = if above.split_whitespace().count() <= LABEL_WORDS_MAX {
            above
        } else {
            ""
        };
        let is_labelled = self.about.0.is_match(label) && self.by.0.is_match(label);
        let is_said = self.about.0.is_match(text) && self.by.0.is_match(text);
        (!self.not_about.0.is_match(text) && (is_said || is_labelled)).then(|| Agreement {
            every: Length(every),
            on: day_of(view, place),
            place,
        })
    }
}

/// The one day that the sentence gives, where the record is no older; else the record's own.
fn day_of(view: &View<'_>, place: Place) -> Option<Interval> {
    let facts = &view.case.records[place.record].facts;
    let own = facts.dated.map(|dated| dated.interval);
    let said = dates_in(&facts.dates, place.span).iter();
    let days: Vec<Interval> = said
        .filter_map(DateMention::interval)
        .filter(|day| day.is_day())
        .collect();
    let said = match days.as_slice() {
        [one] => Some(*one),
        _ => None,
    };
    said.filter(|day| own.is_none_or(|own| day.from <= own.to))
        .or(own)
}

/// Two agreements of one day that differ, or two that differ of which one has no day.
fn contradiction(all: &[Agreement]) -> Option<[Agreement; 2]> {
    let mut pairs = all
        .iter()
        .enumerate()
        .flat_map(|(idx, one)| all[idx + 1..].iter().map(move |other| [*one, *other]));
    pairs.find(|[one, other]| {
        let together = one.on == other.on || one.on.is_none() || other.on.is_none();
        one.every != other.every && together
    })
}

/// Nothing says that the child had the standing; another that shuts it out settles it.
fn never(view: &View<'_>, status: LegalStatus, is_ruled_out: bool) -> Seen {
    let status = status.in_words();
    let unread = view.told_all_of([]);
    if is_ruled_out || unread.is_some() {
        let unread = unread.unwrap_or_default();
        return Seen::new(Outcome::NotApplicable).why(format!(
            "the file does not say that the child was {status}{unread}"
        ));
    }
    let why = format!(
        "nothing shows that the child was {status}, and {}",
        documents_unread(view.unread().len())
    );
    view.unread_seen(why, &format!("whether the child was {status}"))
}

fn unagreed(view: &View<'_>, status: LegalStatus) -> Seen {
    let settle = "find out how often it was agreed to hold reviews";
    let seen = Seen::new(Outcome::CannotTell)
        .why("the file does not say how often it was agreed to hold reviews")
        .settle(if view.is_whole() {
            settle.to_owned()
        } else {
            view.settle_by_reading("how often it was agreed to hold reviews")
        });
    let periods = view.case.statuses.iter();
    let place = periods
        .filter(|period| period.status == status)
        .find_map(|period| period.places.first());
    seen.show_all(place.map(|place| quote_place(view.case, *place, Role::Anchor)))
}

fn contradicted(view: &View<'_>, pair: [Agreement; 2]) -> Seen {
    let [one, other] = pair;
    Seen::new(Outcome::CannotTell)
        .why(format!(
            "the file says both every {} and every {}",
            one.every.in_words(),
            other.every.in_words()
        ))
        .settle("find out which of the two was agreed")
        .show(quote_place(view.case, one.place, Role::Subject))
        .show(quote_place(view.case, other.place, Role::Against))
}

/// Judges the steps from the first agreement on.
fn held_to(check: &Check, view: &View<'_>, all: &[Agreement]) -> Vec<Seen> {
    let own = Check {
        limits: limits(view, all),
        agreed: None,
        ..check.clone()
    };
    let since = all.iter().filter_map(|one| one.on).map(|on| on.from).min();
    let mut points = points(check, view, since);
    points.sort_by_key(|moment| moment.on);
    points.dedup_by(|a, b| a.on == b.on);
    let Some((first, others)) = points.split_first() else {
        return vec![
            Seen::new(Outcome::CannotTell)
                .why("the file does not give the day from which the agreed time runs")
                .settle("find the day of the last review")
                .show(quote_place(view.case, all[0].place, Role::Support)),
        ];
    };
    let mut seen = Vec::new();
    let mut from: &Moment = first;
    let n_before = n_reviews_by(check, view, first);
    for moment in others {
        let Some(step) = step(n_before + seen.len() + 1, from, Some(moment)) else {
            continue;
        };
        if steps::lapsed_before(&own, view, moment.on.unwrap_or(step.on)) {
            return seen;
        }
        seen.push(steps::judge_step(&own, view, &step));
        from = moment;
    }
    let last = step(n_before + seen.len() + 1, from, None);
    seen.extend(last.and_then(|last| steps::open_end(&own, view, &last, None)));
    let proof: Vec<Evidence> = all
        .iter()
        .take(1)
        .map(|one| quote_place(view.case, one.place, Role::Support))
        .collect();
    seen.into_iter()
        .map(|seen| seen.show_all(proof.clone()))
        .collect()
}

/// How many reviews had been held up to a point.
fn n_reviews_by(check: &Check, view: &View<'_>, first: &Moment) -> usize {
    let held = steps::done(check, view);
    held.iter()
        .filter(|moment| moment.on.is_some() && moment.on <= first.on)
        .count()
}

fn step<'v>(nth: usize, from: &'v Moment, done: Option<&'v Moment>) -> Option<Step<'v>> {
    Some(Step {
        numbers: vec![nth],
        start: from.what,
        from,
        on: from.on?,
        done,
        chain: None,
    })
}

/// The reviews held since the agreement, and what stands on its own day.
fn points<'v>(check: &Check, view: &View<'v>, since: Option<Day>) -> Vec<&'v Moment> {
    let is_since = |moment: &&Moment| {
        moment
            .on
            .is_some_and(|on| since.is_none_or(|since| on.from >= since))
    };
    let mut points: Vec<&Moment> = steps::done(check, view)
        .into_iter()
        .filter(is_since)
        .collect();
    let starts = view.case.moments.iter().filter(|moment| {
        check.from.contains(&Event(moment.what))
            && view.happened(moment)
            && moment
                .on
                .is_some_and(|on| since.is_none_or(|since| on.from <= since && since <= on.to))
    });
    points.extend(starts.take(1));
    points
}

/// Each agreement as a limit that holds until the next.
fn limits(view: &View<'_>, all: &[Agreement]) -> Vec<Limit> {
    let mut distinct: Vec<Agreement> = Vec::new();
    for one in all {
        if distinct.last().is_none_or(|last| last.every != one.every) {
            distinct.push(*one);
        }
    }
    let ends = distinct
        .iter()
        .skip(1)
        .map(|next| next.on.map(|on| on.from.plus_days(-1)));
    let ends: Vec<Option<Day>> = ends.chain([None]).collect();
    let limit = |(one, until): (&Agreement, Option<Day>)| {
        let standard = Standard {
            text: "The frequency that the file says was agreed".to_owned(),
            confidence: "A".to_owned(),
        };
        let from = one.on.map(|on| on.from);
        Limit::agreed(view.settings.jurisdiction, one.every, from, until, standard)
    };
    distinct.iter().zip(ends).map(limit).collect()
}
