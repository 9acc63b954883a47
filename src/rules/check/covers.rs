//! Do the events of a file stand in its chronology: each key event has its entry near its day.
//!
//! In: the moments of a case file and the entries of its chronologies. Out: one [`Seen`] an event
//! that something other than a chronology tells of. An entry counts when it tells of the event; a
//! near one that was not understood leaves it open, and one of something else does not stand for it.

use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;

use super::Kind;
use crate::calendar::{Day, Interval};
use crate::casefile::{CaseFile, Moment, Place, Record, What};
use crate::facts::pattern::pattern;
use crate::facts::{Entry, EventKind, Kind as DocumentKind, MeetingKind};
use crate::finding::{Evidence, Outcome, Role};
use crate::rules::view::{Seen, View, documents_unread, quote_moment, quote_place};
use crate::rules::words::{Event, of_event};

/// How long after it happened an event may still wait to be entered, in days.
const UPDATE_DAYS: i32 = 14;

/// How long after its newest entry a chronology is kept up, in days.
const KEPT_UP_DAYS: i32 = 92;

/// How many entries are quoted.
const SHOWN_MAX: usize = 3;

/// The parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Covers {
    /// How many days may lie between an event and its entry.
    tolerance_days: u8,
    /// What should stand in the chronology.
    key_events: Vec<Event>,
}

/// What the chronologies of the file hold.
struct Entries {
    dated: Vec<Listed>,
    /// Between which days each entry without a date stands.
    undated: Vec<Between>,
    /// The newest day, of an entry in a record that is kept up.
    newest: Option<Day>,
}

impl Entries {
    /// Whether an event may still be entered: it came not long ago, and not long after the newest
    /// entry of a chronology that is kept up. One that is part of a finished report is not, and one
    /// that was not kept up before the event waits for nothing.
    fn wait_for(&self, on: Interval, as_at: Interval) -> bool {
        let is_next = |newest: Day| on.from > newest && newest.days_until(on.from) <= KEPT_UP_DAYS;
        on.from.days_until(as_at.to) <= UPDATE_DAYS && self.newest.is_some_and(is_next)
    }
}

/// An entry with its day, and what it tells of as far as it was understood.
struct Listed {
    place: Place,
    day: Interval,
    tells: Vec<What>,
    /// The groups of events that its words name, whatever else was understood of them.
    names: Vec<u8>,
}

/// The days of the dated neighbours of an entry, where it has any.
#[derive(Debug, Clone, Copy)]
struct Between {
    before: Option<Interval>,
    after: Option<Interval>,
}

impl Between {
    /// Whether something that happened on a day may stand there, in a list that is in order.
    fn may_hold(self, on: Interval, reach: i32) -> bool {
        let (Some(a), Some(b)) = (self.before, self.after) else {
            return true;
        };
        let (first, last) = (a.from.min(b.from), a.to.max(b.to));
        first.plus_days(-reach) <= on.to && on.from <= last.plus_days(reach)
    }
}

impl Kind for Covers {
    fn judge(&self, view: &View<'_>) -> Vec<Seen> {
        if view.case.id.is_none() {
            return Vec::new();
        }
        let entries = entries(view);
        if entries.dated.is_empty() {
            return view.nothing_to_judge("chronology with dated entries");
        }
        let (outside, own): (Vec<&Moment>, Vec<&Moment>) = self
            .events(view)
            .partition(|moment| is_told_outside(view.case, moment));
        let outside = outside.into_iter();
        let judged = outside.map(|moment| self.judge_event(view, moment, &entries));
        let mut seen: Vec<Seen> = judged.collect();
        // Where other documents tell of no key event, those that it alone tells of do stand in it. Where
        // there is no other document, there is nothing to hold it against.
        if seen.is_empty() && view.is_whole() && has_others(view) {
            let own = own.into_iter();
            let own = own.map(|moment| self.judge_event(view, moment, &entries));
            seen.extend(own.filter(|seen| seen.outcome == Outcome::Met));
        }
        view.or_nothing(seen, "key event outside its chronology")
    }

    fn holes(&self, outcome: Outcome) -> &'static [&'static str] {
        match outcome {
            Outcome::Met | Outcome::NotMet => &["event", "event-date", "days"],
            _ => &["why"],
        }
    }

    fn explain(&self) -> Vec<String> {
        let events = self.key_events.iter().map(|event| of_event(event.0));
        vec![
            format!(
                "Looks for an entry of each key event that something other than a chronology tells of, within {} days of it.",
                self.tolerance_days
            ),
            "Where the other documents tell of no key event, each key event that the chronology alone tells of counts as entered. Where there is no other document, it does not apply.".to_owned(),
            format!("An event of the last {UPDATE_DAYS} days that came after the newest entry may still wait to be entered."),
            format!("Key events: {}.", events.collect::<Vec<_>>().join(", ")),
        ]
    }
}

impl Covers {
    /// The key events that happened on a known day.
    fn events<'v>(&'v self, view: &'v View<'_>) -> impl Iterator<Item = &'v Moment> {
        let moments = view.case.moments.iter();
        moments
            .filter(|moment| self.key_events.contains(&Event(moment.what)))
            .filter(|moment| moment.on.is_some() && view.happened(moment))
    }

    fn judge_event(&self, view: &View<'_>, moment: &Moment, entries: &Entries) -> Seen {
        let on = moment.on.unwrap_or_else(|| view.as_at());
        let words = of_event(moment.what);
        let reach = i32::from(self.tolerance_days);
        let near = |entry: &&Listed| distance(entry.day, on) <= reach;
        let mut near: Vec<&Listed> = entries.dated.iter().filter(near).collect();
        near.sort_by_key(|entry| distance(entry.day, on));
        let is_own =
            |entry: &&&Listed| entry.tells_of(moment.what) || entry.is_named_on(moment.what, on);
        let own = near.iter().find(is_own);
        let (seen, shown) = match own {
            Some(own) => (Seen::new(Outcome::Met), vec![*own]),
            None if near
                .iter()
                .all(|entry| self.is_of_another(entry, moment.what, on)) =>
            {
                (
                    self.missing(view, moment, on, entries),
                    neighbours(&entries.dated, on),
                )
            }
            None => (not_said(words), near),
        };
        let shown = shown.into_iter().take(SHOWN_MAX);
        seen.item(format!("{words} of {}", on.in_words()))
            .say("event", words)
            .say("event-date", on.in_words())
            .say("days", self.tolerance_days.to_string())
            .show_all(quotes_elsewhere(view.case, moment))
            .show_all(shown.map(|entry| quote_place(view.case, entry.place, Role::Subject)))
    }

    /// Whether an entry of another day was understood as one of other meetings or key events, and
    /// of nothing else, or does not name the event: who enters an event under another day than its
    /// own calls it by its name.
    fn is_of_another(&self, entry: &Listed, what: What, on: Interval) -> bool {
        let is_known = |what: &What| {
            matches!(what, What::Meeting(_)) || self.key_events.contains(&Event(*what))
        };
        let is_understood = || !entry.tells.is_empty() && entry.tells.iter().all(is_known);
        let is_foreign =
            || entry.day.is_day() && on.is_day() && !entry.names.contains(&group(what));
        !entry.day.overlaps(on) && (is_understood() || is_foreign())
    }

    fn missing(&self, view: &View<'_>, moment: &Moment, on: Interval, entries: &Entries) -> Seen {
        let open = |why: &str, settle: &str| Seen::new(Outcome::CannotTell).why(why).settle(settle);
        let waits = entries.wait_for(on, view.as_at());
        let is_disputed =
            view.case.moments.iter().any(|other| {
                !other.against.is_empty() && other.on.is_some_and(|day| day.overlaps(on))
            });
        if !moment.certain || is_disputed || !on.is_day() {
            return open(
                "the day of the event is not certain",
                "find out on which day it happened",
            );
        }
        if !view.is_whole() {
            let why = format!(
                "no entry was found near the event, and {}",
                documents_unread(view.unread().len())
            );
            return view.unread_seen(why, "an entry for the event");
        }
        let reach = i32::from(self.tolerance_days);
        if entries.undated.iter().any(|at| at.may_hold(on, reach)) {
            return open(
                "no dated entry stands near the event, but some entries have no date",
                "read the undated entries and look for the event",
            );
        }
        if waits {
            return open(
                "the event came after the newest entry, and the chronology may be due to be brought up to date",
                "find out when the chronology is next brought up to date",
            );
        }
        Seen::new(Outcome::NotMet)
    }
}

static REGISTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:register|cpr|registration)\b",
        r"|\b(?:still|remains?|stays?|stayed|not|de-?) ?registered\b"
    ))
});

/// Words by which an entry names what it is of, by group.
static NAMES: LazyLock<[Regex; 4]> = LazyLock::new(|| {
    [
        pattern(concat!(
            r"(?i)\b(?:meeting|conference|\w*cppm|\w*cpcc|(?:agencies|professionals|services) met)",
            r"\b"
        )),
        pattern(r"(?i)\b(?:hearing|children['’]?s['’]? panel|supervision order|cso)\b|^\W*panel\b"),
        pattern(concat!(
            r"(?i)\b(?:place(?:d|ment)|move[sd]?|accommodated|admitted|went to (?:live|stay)",
            r"|goes to (?:live|stay)|came into care)\b"
        )),
        pattern(r"(?i)\b(?:ird|(?:referral|strategy|inter-?agency) discussion)\b"),
    ]
});

/// The groups of which one of its patterns fits some words.
fn groups(of: &[Regex; 4], words: &str) -> Vec<u8> {
    let fitting = (0..).zip(of.iter());
    let fitting = fitting.filter(|(_, pattern)| pattern.is_match(words));
    fitting.map(|(group, _)| group).collect()
}

impl Listed {
    fn of(place: Place, day: Interval, record: &Record) -> Self {
        let meetings = record.facts.meetings.iter();
        let meetings = meetings.map(|one| (one.span, What::Meeting(one.kind)));
        let events = record.facts.events.iter();
        let events = events.map(|one| (one.span, What::Event(one.kind)));
        let told = meetings.chain(events);
        let told = told.filter(|(span, _)| place.span.covers(*span));
        // "Review, still registered": what stands in a chronology beside the register is a conference.
        let words = record.document.at(place.span);
        let is_of_register = REGISTER.is_match(words);
        let register = is_of_register.then_some(What::Event(EventKind::Registration));
        Self {
            place,
            day,
            tells: told.map(|(_, what)| what).chain(register).collect(),
            names: groups(&NAMES, words),
        }
    }

    /// "Review meeting; name removed" on the very day of a conference is that conference, and
    /// "Placed with gran" on the day of a placement is that placement.
    fn is_named_on(&self, what: What, on: Interval) -> bool {
        self.day == on && self.names.contains(&group(what))
    }

    /// Whether it tells of an event of some kind, or of what is told in one breath with it.
    fn tells_of(&self, what: What) -> bool {
        self.tells.iter().any(|told| group(*told) == group(what))
    }
}

/// What an entry may tell in one breath: the meeting and what it decided, the placement and that
/// it was an emergency.
fn group(what: What) -> u8 {
    use EventKind::*;
    match what {
        What::Meeting(kind) if kind.is_conference() => 0,
        What::Event(Registration | Deregistration) => 0,
        What::Meeting(MeetingKind::Hearing) => 1,
        What::Event(SupervisionOrder | OrderEnded | LookedAfterAtHome) => 1,
        What::Event(PlacementStart | PlacementMove | PlacementEnd) => 2,
        What::Event(EmergencyPlacement | SecurePlacement) => 2,
        What::Meeting(MeetingKind::Ird) => 3,
        What::Meeting(_) => 4,
        What::Event(_) => 5,
    }
}

/// Entries near an event that do not say what they are of.
fn not_said(words: &str) -> Seen {
    Seen::new(Outcome::CannotTell)
        .why(format!(
            "entries stand near it, but none is plainly that of the {words}"
        ))
        .settle("read the entries and decide whether one of them is of the event")
}

/// Whether the file holds anything other than a chronology.
fn has_others(view: &View<'_>) -> bool {
    let mut records = view.case.records.iter();
    records.any(|record| record.facts.kind.value != DocumentKind::Chronology)
}

/// Whether something other than a chronology tells of a moment.
fn is_told_outside(case: &CaseFile, moment: &Moment) -> bool {
    let mut places = moment.places.iter();
    places.any(|place| !is_entry(case, *place))
}

/// Whether a place stands in a chronology.
fn is_entry(case: &CaseFile, place: Place) -> bool {
    let facts = &case.records[place.record].facts;
    let mut chronologies = facts.chronologies.iter();
    facts.kind.value == DocumentKind::Chronology
        || chronologies.any(|chronology| chronology.span.covers(place.span))
}

/// The words that tell of a moment outside the chronologies, and its day where the same document
/// writes it elsewhere.
fn quotes_elsewhere(case: &CaseFile, moment: &Moment) -> Vec<Evidence> {
    let outside = |place: &Place| !is_entry(case, *place);
    let told = Moment {
        places: moment.places.iter().copied().filter(outside).collect(),
        written: moment.written.filter(outside),
        ..moment.clone()
    };
    quote_moment(case, &told, Role::Against)
}

/// The last entry before a day and the first after it.
fn neighbours(dated: &[Listed], on: Interval) -> Vec<&Listed> {
    let before = dated.iter().filter(|entry| entry.day.to < on.from);
    let after = dated.iter().filter(|entry| entry.day.from > on.to);
    let before = before.max_by_key(|entry| entry.day.to);
    let after = after.min_by_key(|entry| entry.day.from);
    before.into_iter().chain(after).collect()
}

/// How many days lie between two stretches; 0 when they touch.
fn distance(a: Interval, b: Interval) -> i32 {
    (a.to.days_until(b.from))
        .max(b.to.days_until(a.from))
        .max(0)
}

fn entries(view: &View<'_>) -> Entries {
    let mut found = Entries {
        dated: Vec::new(),
        undated: Vec::new(),
        newest: None,
    };
    for (record, chronology) in view.case.chronologies() {
        let day_of = |entry: &Entry| entry.dated().map(|dated| dated.interval);
        for (idx, entry) in chronology.entries.iter().enumerate() {
            let Some(day) = day_of(entry) else {
                found.undated.push(Between {
                    before: chronology.entries[..idx].iter().rev().find_map(day_of),
                    after: chronology.entries[idx + 1..].iter().find_map(day_of),
                });
                continue;
            };
            let place = Place {
                record,
                span: entry.span,
            };
            if view.case.records[record].facts.kind.value != DocumentKind::Assessment {
                found.newest = found.newest.max(Some(day.to));
            }
            found
                .dated
                .push(Listed::of(place, day, &view.case.records[record]));
        }
    }
    found
}
