//! Is the newest document of a kind new enough: by its age, and by what has happened since.

use serde::Deserialize;

use super::Kind;
use crate::calendar::{Answer, Interval, Period, Unit};
use crate::casefile::{Moment, Record};
use crate::document::Span;
use crate::facts::{Certainty, DateMention, Dated, EventKind, Kind as DocumentKind};
use crate::finding::{Outcome, Role};
use crate::rules::counting::deadline_of;
use crate::rules::view::{Seen, View, documents_unread, quote, quote_place, quote_title};
use crate::rules::words::{Event, of_event, of_events};

/// The parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Recent {
    /// The kind of document.
    kind: DocumentKind,
    /// What it is called.
    name: String,
    /// How old the newest may be at the as-at date, in months.
    age_months_max: u8,
    /// After which it must have been made.
    after: Vec<Event>,
}

impl Kind for Recent {
    fn judge(&self, view: &View<'_>) -> Vec<Seen> {
        if view.case.id.is_none() {
            return Vec::new();
        }
        let mut records = view.of_kind_or_in_part(&self.kind);
        records.retain(|record| record.facts.kind.certainty != Certainty::Doubtful);
        if records.is_empty() {
            return view.nothing_to_judge(&self.name);
        }
        let dated = |record: &&Record| record.facts.dated.map(|dated| dated.interval.to);
        let undated = records.iter().find(|record| record.facts.dated.is_none());
        if let Some(record) = undated {
            return vec![
                Seen::new(Outcome::CannotTell)
                    .why(format!("the date of the {} is not known", self.name))
                    .settle(format!("find out when the {} was finished", self.name))
                    .show_all(quote_title(&record.document, &record.facts)),
            ];
        }
        let newest = records.into_iter().max_by_key(dated);
        newest
            .and_then(|record| record.facts.dated.map(|dated| (record, dated)))
            .map(|(record, dated)| {
                self.judge_newest(view, dated)
                    .say("date", dated.interval.in_words())
                    .say("months", self.age_months_max.to_string())
                    .show(quote(&record.document, dated.span, Role::Subject))
            })
            .into_iter()
            .collect()
    }

    fn holes(&self, outcome: Outcome) -> &'static [&'static str] {
        match outcome {
            Outcome::Met => &["date", "months"],
            Outcome::NotMet => &["date", "months", "why"],
            _ => &["why"],
        }
    }

    fn explain(&self) -> Vec<String> {
        vec![format!(
            "The newest {} may be {} months old at the as-at date, and must be later than the newest {}.",
            self.name,
            self.age_months_max,
            of_events(&self.after, " or ")
        )]
    }
}

/// The closing of the case, where nothing of weight happened after it: nothing is owed from then on.
fn closing<'v>(view: &View<'v>) -> Option<&'v Moment> {
    let told = || {
        let moments = view.case.moments.iter();
        moments.filter(|moment| view.happened(moment) && moment.on.is_some())
    };
    let closed = told().filter(|moment| moment.event() == Some(EventKind::Closed));
    let last = closed
        .filter(|moment| moment.certain)
        .max_by_key(|moment| moment.on.map(|on| on.to))?;
    let goes_on = told().any(|moment| moment.on.map(|on| on.from) > last.on.map(|on| on.to));
    (!goes_on).then_some(last)
}

/// The days with which lines of the file begin, as those of notes do.
fn days_of_lines<'v>(view: &'v View<'_>) -> impl Iterator<Item = Interval> + 'v {
    view.case.records.iter().flat_map(|record| {
        let Record { document, facts } = record;
        let opens = |at: usize| {
            let block = document.block_at(Span::new(at, at));
            let is_first = block.is_some_and(|idx| document.blocks[idx].span.start == at);
            is_first || document.text[..at].ends_with('\n')
        };
        let days = facts
            .dates
            .iter()
            .filter(move |date| date.is_certain() && opens(date.span.start));
        days.filter_map(DateMention::interval)
    })
}

impl Recent {
    fn judge_newest(&self, view: &View<'_>, dated: Dated) -> Seen {
        let open = |why: &str, settle: &str| Seen::new(Outcome::CannotTell).why(why).settle(settle);
        if !dated.certain {
            return open(
                "its date can be read in more than one way",
                "find out which day is meant",
            );
        }
        let seen = self.compared(view, dated);
        let is_told = || view.told_all_of(&self.after).is_some();
        if view.is_whole() || seen.outcome == Outcome::Met && is_told() {
            return seen;
        }
        let why = format!(
            "{}, and could hold a newer one",
            documents_unread(view.unread().len())
        );
        view.unread_seen(why, &format!("a newer {}", self.name))
    }

    /// What the documents that were read say of it.
    fn compared(&self, view: &View<'_>, dated: Dated) -> Seen {
        let open = |why: &str, settle: &str| Seen::new(Outcome::CannotTell).why(why).settle(settle);
        if let Some((event, answer)) = self.newest_event(view, dated) {
            let seen = if answer == Answer::Yes && event.certain {
                let on = event.on.map_or_else(String::new, Interval::in_words);
                Seen::new(Outcome::NotMet).why(format!(
                    "the {} on {on} came after it",
                    of_event(event.what)
                ))
            } else {
                open(
                    "the day of a change in the child's life is not exact enough to compare",
                    "find the exact day",
                )
            };
            let place = event.places.first();
            return seen.show_all(place.map(|place| quote_place(view.case, *place, Role::Against)));
        }
        self.by_age(view, dated)
    }

    fn by_age(&self, view: &View<'_>, dated: Dated) -> Seen {
        let open = |why: &str, settle: &str| Seen::new(Outcome::CannotTell).why(why).settle(settle);
        let last = self.reach(view, dated.interval);
        let moments = view.case.moments.iter().filter_map(|moment| moment.on);
        let file_ends = moments
            .chain(days_of_lines(view))
            .filter(|on| on.to <= view.settings.as_at)
            .max_by_key(|on| on.to);
        match last.map(|last| view.as_at().by(last)) {
            Some(Answer::Yes) => Seen::new(Outcome::Met),
            Some(Answer::No) if let Some(closed) = closing(view) => {
                let on = closed.on.map_or_else(String::new, Interval::in_words);
                let places = closed.places.first();
                Seen::new(Outcome::NotApplicable)
                    .why(format!("the case was closed on {on}"))
                    .show_all(places.map(|place| quote_place(view.case, *place, Role::Against)))
            }
            Some(Answer::No) => {
                let stopped = file_ends.is_none_or(|on| {
                    self.reach(view, on)
                        .is_none_or(|last| view.as_at().by(last) != Answer::Yes)
                });
                // What stands alone tells of no course that could have come to an end.
                let is_alone = view.case.records.len() == 1;
                if stopped && !is_alone {
                    return open(
                        "it is old, but so is everything in the file, and the case may be closed",
                        "find out whether the case was open at the as-at date",
                    );
                }
                Seen::new(Outcome::NotMet).why(format!(
                    "it is more than {} months old",
                    self.age_months_max
                ))
            }
            _ => open(
                "its date is not exact enough to tell its age",
                "find the exact day",
            ),
        }
    }

    /// The last day on which what was made on a day is new enough.
    fn reach(&self, view: &View<'_>, on: Interval) -> Option<Interval> {
        let months = Period {
            n: self.age_months_max.into(),
            unit: Unit::Months,
        };
        deadline_of(view.settings.jurisdiction, on, months).ok()
    }

    /// The newest event after which it should have been made, where that is not plainly before it.
    fn newest_event<'v>(&self, view: &'v View<'_>, dated: Dated) -> Option<(&'v Moment, Answer)> {
        let named =
            |moment: &Moment| self.after.contains(&Event(moment.what)) && view.happened(moment);
        let later = view.case.moments.iter().filter(|moment| named(moment));
        later
            .filter_map(|moment| moment.on.map(|on| (moment, on.after(dated.interval))))
            .filter(|(_, answer)| *answer != Answer::No)
            .max_by_key(|(moment, answer)| (*answer == Answer::Yes, moment.on.map(|on| on.to)))
    }
}
