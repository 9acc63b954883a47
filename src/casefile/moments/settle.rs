//! What the words of one record leave open and another settles: of which line a meeting was.
//!
//! In: mentions in order of their strength. Out: the same, with the kind of loosely named meetings
//! settled, and without doubtful readings where a surer one stands.

use std::collections::BTreeMap;

use super::join::window_days;
use super::told::Mention;
use super::{is_earlier, overlap};
use crate::calendar::{Day, Interval};
use crate::casefile::{Moment, Place, Record, What};
use crate::facts::{Certainty, EventKind, MeetingKind, MeetingState};

/// "Case conference" with nothing said: it is the one that another record names plainly on that
/// day, else the first where none came before it, else a later one.
pub(super) fn settle_conferences(mentions: &mut [Mention]) {
    let loose: Vec<usize> = (0..mentions.len())
        .filter(|idx| !mentions[*idx].plain && is_conference(&mentions[*idx].moment))
        .collect();
    for idx in loose {
        let on = mentions[idx].moment.on;
        let named = |plain_only: bool| {
            let others = mentions.iter().enumerate();
            others
                .filter(|(other, _)| *other != idx)
                .map(|(_, other)| other)
                .filter(|other| is_conference(&other.moment) && (other.plain || !plain_only))
                .collect::<Vec<_>>()
        };
        let same_day = named(true)
            .into_iter()
            .find(|other| overlap(other.moment.on, on))
            .map(|other| other.moment.what);
        let earlier = named(false);
        let earlier = earlier.iter().filter(|other| {
            other.moment.state == Some(MeetingState::Held) && is_earlier(other.moment.on, on)
        });
        let newest = earlier
            .filter_map(|other| other.moment.on)
            .max_by_key(|on| on.from);
        let has_earlier = newest.is_some_and(|newest| !ended_between(mentions, newest, on));
        let has_initial_later = named(true).iter().any(|other| {
            matches!(
                other.moment.what,
                What::Meeting(MeetingKind::CppmInitial | MeetingKind::CppmPreBirth)
            ) && other.moment.state == Some(MeetingState::Held)
        });
        let kind = if has_earlier || (has_initial_later && on.is_none()) {
            MeetingKind::CppmReview
        } else {
            MeetingKind::CppmInitial
        };
        mentions[idx].moment.what = same_day.unwrap_or(What::Meeting(kind));
    }
}

/// Whether the child's name came off the register at an earlier conference, or after it: the next
/// one is a first again.
fn ended_between(mentions: &[Mention], earlier: Interval, on: Option<Interval>) -> bool {
    let mut mentions = mentions.iter().map(|mention| &mention.moment);
    mentions.any(|moment| {
        let ends = moment.what == What::Event(EventKind::Deregistration)
            || moment.deregistered == Some(true);
        let is_after = moment.on.is_some_and(|end| earlier.from <= end.from);
        ends && moment.has_happened() && is_after && is_earlier(moment.on, on)
    })
}

/// "31 March" without a year is the 31 March on which another record, for certain, has the same.
pub(super) fn settle_years(mentions: &mut [Mention]) {
    let day_of = |mention: &Mention| mention.moment.on.filter(|on| on.is_day());
    let sure: Vec<(What, Interval)> = mentions
        .iter()
        .filter(|mention| mention.moment.certain && mention.moment.has_happened())
        .filter_map(|mention| Some((mention.moment.what, day_of(mention)?)))
        .collect();
    for mention in mentions.iter_mut().filter(|mention| mention.lacks_year) {
        let Some(on) = day_of(mention) else { continue };
        let is_same = |(what, day): &&(What, Interval)| {
            *what == mention.moment.what
                && (day.from.month(), day.from.day()) == (on.from.month(), on.from.day())
        };
        let mut same = sure.iter().filter(is_same);
        let first = same.next();
        if let Some((_, day)) = first.filter(|one| same.all(|other| other == *one)) {
            mention.moment.on = Some(*day);
        }
    }
}

/// "Review" with nothing said: it is of the line whose reviews the file records, where that is one.
pub(super) fn settle_reviews(mentions: &mut [Mention]) {
    let is_bare =
        |mention: &Mention| !mention.plain && mention.moment.meeting() == Some(MeetingKind::Other);
    let named = mentions.iter().filter(|mention| !is_bare(mention));
    let mut lines = named.filter_map(|mention| match mention.moment.what {
        What::Event(EventKind::PathwayPlan) => Some(MeetingKind::PathwayReview),
        What::Event(_) => None,
        What::Meeting(kind) => line_of_reviews(kind),
    });
    let line = lines.next().or_else(|| line_by_standing(mentions));
    let Some(line) = line else { return };
    if lines.any(|other| !other.is_line_of(line)) {
        return;
    }
    for mention in mentions.iter_mut().filter(|mention| is_bare(mention)) {
        mention.moment.what = What::Meeting(line);
    }
}

/// Lets the records of bare reviews know of which line they are, and those of meetings without a
/// name that set the day of a meeting of a line.
pub(in crate::casefile) fn name_reviews(records: &mut [Record], moments: &[Moment]) {
    name_by_next(records);
    for (idx, record) in records.iter_mut().enumerate() {
        let meetings = record.facts.meetings.iter_mut();
        let bare = meetings.filter(|one| !one.plain && one.kind == MeetingKind::Other);
        for meeting in bare {
            let place = Place {
                record: idx,
                span: meeting.span,
            };
            let own = moments.iter().find(|one| one.places.contains(&place));
            meeting.kind = own.and_then(Moment::meeting).unwrap_or(meeting.kind);
        }
    }
}

/// "Meet again on 8 June": where the file holds the record of a child's plan meeting of that day, the
/// one before it was of its line.
fn name_by_next(records: &mut [Record]) {
    let meetings = records.iter().flat_map(|record| &record.facts.meetings);
    let of_plan = meetings.filter(|one| one.is_record && one.kind == MeetingKind::ChildPlan);
    let held: Vec<Interval> = of_plan
        .filter_map(|one| one.on.map(|on| on.interval))
        .collect();
    let meetings = records
        .iter_mut()
        .flat_map(|record| &mut record.facts.meetings);
    let unnamed = meetings.filter(|one| one.is_record && one.kind == MeetingKind::Other);
    for meeting in unnamed {
        if meeting
            .next
            .is_some_and(|next| held.contains(&next.interval))
        {
            meeting.kind = MeetingKind::ChildPlan;
        }
    }
}

/// The line of reviews that a child has who is looked after, and neither registered nor has left
/// care.
fn line_by_standing(mentions: &[Mention]) -> Option<MeetingKind> {
    use EventKind::{
        Deregistration, EmergencyPlacement, LeftCare, LookedAfterAtHome, PathwayPlan,
        PlacementStart, Registration,
    };
    let tells = |kinds: &[EventKind]| {
        let mut sure = mentions
            .iter()
            .filter(|mention| mention.certainty < Certainty::Doubtful);
        sure.any(|mention| {
            kinds
                .iter()
                .any(|kind| mention.moment.what == What::Event(*kind))
        })
    };
    let is_looked_after = tells(&[PlacementStart, EmergencyPlacement, LookedAfterAtHome]);
    let has_other_reviews = tells(&[Registration, Deregistration, LeftCare, PathwayPlan]);
    (is_looked_after && !has_other_reviews).then_some(MeetingKind::LookedAfterReview)
}

/// The kind that a later meeting of a line of reviews is of.
fn line_of_reviews(kind: MeetingKind) -> Option<MeetingKind> {
    match kind {
        MeetingKind::LookedAfterReview | MeetingKind::EmergencyReview => {
            Some(MeetingKind::LookedAfterReview)
        }
        MeetingKind::PathwayReview | MeetingKind::SecureReview | MeetingKind::ChildPlan => {
            Some(kind)
        }
        kind if kind.is_conference() => Some(MeetingKind::CppmReview),
        _ => None,
    }
}

pub(super) fn is_conference(moment: &Moment) -> bool {
    is_of_conference(moment.what)
}

fn is_of_conference(what: What) -> bool {
    matches!(what, What::Meeting(kind) if kind.is_conference())
}

/// The days on which meetings of a kind were, in order, each with the last day of it and all before.
struct Days(Vec<(Day, Day)>);

impl Days {
    fn of(mut days: Vec<Interval>) -> Self {
        days.sort_unstable_by_key(|on| on.from);
        let mut last = None;
        let with_last = days.into_iter().map(|on| {
            let to = last.map_or(on.to, |last: Day| last.max(on.to));
            last = Some(to);
            (on.from, to)
        });
        Self(with_last.collect())
    }

    /// Whether one of them lies within so many days of another.
    fn has_near(&self, on: Interval, n_days: i32) -> bool {
        let (from, to) = (on.from.plus_days(-n_days), on.to.plus_days(n_days));
        let n_begun = self.0.partition_point(|(begun, _)| *begun <= to);
        n_begun > 0 && self.0[n_begun - 1].1 >= from
    }
}

/// Drops what only names a meeting beside a day, where other words tell of one of its line: so near
/// it that it must be the same, or any, where the day is doubtful. What gives the same day stays.
pub(super) fn without_passing(mentions: Vec<Mention>) -> Vec<Mention> {
    let told = mentions
        .iter()
        .filter(|one| !one.passing && one.moment.state.is_some())
        .filter(|one| one.moment.state != Some(MeetingState::Planned))
        .filter_map(|one| Some(((one.moment.what, one.moment.has_happened()), one.moment.on?)));
    let mut by_kind: BTreeMap<(What, bool), Vec<Interval>> = BTreeMap::new();
    for (kind, on) in told {
        by_kind.entry(kind).or_default().push(on);
    }
    let by_kind: Vec<((What, bool), Days)> = by_kind
        .into_iter()
        .map(|(kind, days)| (kind, Days::of(days)))
        .collect();
    let is_known = |one: &Mention| {
        let Some(on) = one.moment.on else {
            return false;
        };
        let is_same = |what: What| {
            let conferences = is_conference(&one.moment) && is_of_conference(what);
            what == one.moment.what || !one.plain && conferences
        };
        let was_held = one.moment.has_happened();
        let of_kind = || {
            let of_state = by_kind.iter().filter(|((_, held), _)| *held == was_held);
            of_state.filter(|((what, _), _)| is_same(*what))
        };
        let is_doubtful = !one.moment.certain || !on.is_day();
        !of_kind().any(|(_, days)| days.has_near(on, 0))
            && of_kind()
                .any(|((what, _), days)| is_doubtful || days.has_near(on, window_days(*what)))
    };
    mentions
        .into_iter()
        .filter(|one| !one.passing || !is_known(one))
        .collect()
}

/// Drops doubtful readings where a surer one of the same kind stands; what is then left of them
/// stays, uncertain, so that no rule rests on it.
pub(super) fn without_guesses(mentions: Vec<Mention>) -> Vec<Mention> {
    let sure: Vec<What> = mentions
        .iter()
        .filter(|mention| mention.certainty < Certainty::Doubtful)
        .map(|mention| mention.moment.what)
        .collect();
    mentions
        .into_iter()
        .filter_map(|mut mention| {
            if mention.certainty < Certainty::Doubtful {
                return Some(mention);
            }
            mention.moment.certain = false;
            let passing = matches!(
                mention.moment.what,
                What::Event(EventKind::Visit | EventKind::Oversight | EventKind::Concern)
            );
            (!passing && !sure.contains(&mention.moment.what)).then_some(mention)
        })
        .collect()
}
