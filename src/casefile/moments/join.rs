//! Mentions of one moment joined, and days that contradict each other kept.
//!
//! In: mentions in order of their strength. Out: each moment once. What must be one moment under
//! two days stays uncertain, with both places.

use super::settle::is_conference;
use super::told::Mention;
use super::{distance, order_key, overlap};
use crate::calendar::Interval;
use crate::casefile::{Moment, Place, What};
use crate::facts::{EventKind, MeetingKind, MeetingState};

/// Adds a dated mention: to the moment that it tells of, or as a new one.
pub(super) fn add(merged: &mut Vec<Mention>, mention: Mention) {
    let same = merged.iter_mut().find(|known| is_same(known, &mention));
    match same {
        Some(known) => join(known, mention),
        None => merged.push(mention),
    }
}

fn is_same(known: &Mention, new: &Mention) -> bool {
    let same_what =
        known.moment.what == new.moment.what || (is_first_of_both(&known.moment, &new.moment));
    same_what && overlap(known.moment.on, new.moment.on)
}

/// An initial meeting before birth is called by both names.
fn is_first_of_both(a: &Moment, b: &Moment) -> bool {
    let first = |moment: &Moment| {
        matches!(
            moment.meeting(),
            Some(MeetingKind::CppmInitial | MeetingKind::CppmPreBirth)
        )
    };
    let review = |moment: &Moment| {
        matches!(
            moment.meeting(),
            Some(MeetingKind::LookedAfterReview | MeetingKind::EmergencyReview)
        )
    };
    (first(a) && first(b)) || (review(a) && review(b))
}

/// Joins what a second place says of a moment to the first.
fn join(known: &mut Mention, new: Mention) {
    let (a, b) = (&mut known.moment, new.moment);
    let is_louder = loudness(&b) > loudness(a);
    if is_louder {
        a.places.splice(0..0, b.places.iter().copied());
        (a.state, a.told) = (b.state, b.told);
    } else {
        a.places.extend(b.places.iter().copied());
    }
    let is_particular = matches!(
        b.what,
        What::Meeting(MeetingKind::CppmPreBirth | MeetingKind::EmergencyReview)
    );
    if b.has_record || (is_particular && !a.has_record) {
        a.what = b.what;
    }
    if let (Some(on), Some(other)) = (a.on, b.on)
        && other.is_day()
        && !on.is_day()
    {
        a.on = Some(other);
        a.certain = b.certain;
        a.written = b.written;
    } else if a.on == b.on {
        a.certain |= b.certain;
        if is_louder {
            a.written = b.written;
        }
    }
    a.has_record |= b.has_record;
    a.reason = a.reason.or(b.reason);
    a.registered = a.registered.or(b.registered);
    a.deregistered = a.deregistered.or(b.deregistered);
    a.next = a.next.or(b.next);
    a.against.extend(b.against);
    a.against_on.extend(b.against_on);
    known.certainty = known.certainty.min(new.certainty);
    known.rank = known.rank.min(new.rank);
}

/// The meeting's own record knows best; of others, what is told as done beats what was planned.
fn loudness(moment: &Moment) -> u8 {
    match moment.state {
        None | Some(MeetingState::Planned) if !moment.has_record => 0,
        Some(MeetingState::Held) if !moment.has_record => 1,
        _ if !moment.has_record => 2,
        _ => 3,
    }
}

/// Adds a mention without a date: to any moment of its kind, else as one of its own.
pub(super) fn add_undated(merged: &mut Vec<Mention>, mention: Mention) {
    let is_known = |known: &&mut Mention| {
        known.moment.what == mention.moment.what
            || is_first_of_both(&known.moment, &mention.moment)
            || begins_as(known.moment.what, mention.moment.what)
    };
    let has_happened = mention.moment.has_happened();
    let mut candidates = merged
        .iter_mut()
        .filter(|known| known.moment.has_happened() == has_happened || known.moment.on.is_none());
    match candidates.find(is_known) {
        Some(known) if mention.moment.has_record => join(known, mention),
        Some(known) => known.moment.places.extend(mention.moment.places),
        None => merged.push(mention),
    }
}

/// A move shows that a placement began, and so on.
fn begins_as(known: What, new: What) -> bool {
    matches!(
        (known, new),
        (
            What::Event(EventKind::PlacementMove | EventKind::SecurePlacement),
            What::Event(EventKind::PlacementStart)
        )
    )
}

/// Finds pairs that must be one moment under two dates, and makes each one uncertain moment.
pub(super) fn join_conflicts(merged: Vec<Mention>) -> Vec<Mention> {
    let emergencies: Vec<Interval> = merged
        .iter()
        .filter(|one| one.moment.what == What::Event(EventKind::EmergencyPlacement))
        .filter_map(|one| one.moment.on)
        .collect();
    // From an emergency placement a child soon goes to a planned one: those are two.
    let is_followed = |a: &Mention, b: &Mention| {
        let is_emergency = |one: &Mention| overlaps_any(one.moment.on, &emergencies);
        a.moment.what == What::Event(EventKind::PlacementStart)
            && is_emergency(a) != is_emergency(b)
    };
    let mut kept: Vec<Mention> = Vec::new();
    let mut order: Vec<Mention> = merged;
    order.sort_by_key(|mention| (mention.rank, order_key(&mention.moment)));
    for mention in order {
        match kept.iter_mut().find(|known| {
            is_told_again(known, &mention)
                || conflicts(known, &mention) && !is_followed(known, &mention)
        }) {
            Some(known) if is_told_again(known, &mention) => {}
            // A doubtful day says no more than that it was held, where its own record says when.
            Some(known) if knows_better(known, &mention) => {}
            Some(known) if known.moment.certain == mention.moment.certain => {
                known.moment.certain = false;
                known.moment.against.extend(days_of(&mention.moment));
                known.moment.against_on.extend(mention.moment.on);
            }
            Some(known) => give_way(&mut known.moment, mention.moment),
            None => kept.push(mention),
        }
    }
    kept
}

fn overlaps_any(on: Option<Interval>, days: &[Interval]) -> bool {
    on.is_some_and(|on| days.iter().any(|day| day.overlaps(on)))
}

/// Whether a list that gives the day of the first planning meeting as the meeting's own record does
/// tells of it again under another: no other is held so soon.
fn is_told_again(known: &Mention, new: &Mention) -> bool {
    const WITHIN_DAYS: i32 = 14;
    let (Some(a), Some(b)) = (known.moment.on, new.moment.on) else {
        return false;
    };
    is_first_of_both(&known.moment, &known.moment)
        && is_conference(&known.moment)
        && is_conference(&new.moment)
        && new.moment.has_happened()
        && known.moment.has_record
        && known.moment.certain
        && !new.moment.has_record
        && shares_record(&known.moment, &new.moment)
        && distance(a, b) <= WITHIN_DAYS
}

/// Whether the one is a meeting's own record with a certain day, and the day of the other is not.
fn knows_better(known: &Mention, new: &Mention) -> bool {
    known.moment.has_record && known.moment.certain && !new.moment.certain
}

/// A day that is doubtful by itself gives way to one that is not.
fn give_way(known: &mut Moment, other: Moment) {
    known.reason = known.reason.or(other.reason);
    if other.certain {
        known.on = other.on;
        known.certain = true;
        known.written = other.written;
        known.places.splice(0..0, other.places);
    } else {
        known.places.extend(other.places);
    }
}

/// Where a moment's day is written, else where the moment is named.
fn days_of(moment: &Moment) -> Vec<Place> {
    moment
        .written
        .map_or_else(|| moment.places.clone(), |place| vec![place])
}

/// Two different records, each with one day of its own, too near for two such moments.
fn conflicts(known: &Mention, new: &Mention) -> bool {
    let same_what =
        known.moment.what == new.moment.what || is_first_of_both(&known.moment, &new.moment);
    let (Some(a), Some(b)) = (known.moment.on, new.moment.on) else {
        return false;
    };
    let happened = known.moment.has_happened() && new.moment.has_happened()
        || is_put_off_twice(&known.moment, &new.moment);
    let both_recorded = known.moment.has_record && new.moment.has_record;
    same_what
        && happened
        && !both_recorded
        && !shares_record(&known.moment, &new.moment)
        && (new.moment.places.len() == 1 || known.moment.places.len() == 1)
        && distance(a, b) <= window_days(known.moment.what)
}

/// Whether one record tells of both.
fn shares_record(a: &Moment, b: &Moment) -> bool {
    let mut places = a.places.iter();
    places.any(|place| b.places.iter().any(|other| other.record == place.record))
}

/// Two tell of one that was put off or called off, the one of them with a day that is doubtful, or
/// both with such days, near each other: a notice may give the day on which something else happened.
fn is_put_off_twice(a: &Moment, b: &Moment) -> bool {
    const WITHIN_DAYS: i32 = 7;
    let is_put_off = |moment: &Moment| {
        moment.meeting().is_some()
            && !matches!(
                moment.state,
                None | Some(MeetingState::Held | MeetingState::Planned)
            )
    };
    let is_near = || matches!((a.on, b.on), (Some(a), Some(b)) if distance(a, b) <= WITHIN_DAYS);
    let is_doubtful = a.certain != b.certain || !a.certain && is_near();
    is_put_off(a) && is_put_off(b) && is_doubtful
}

/// How near two moments of a kind can be before they must be the same one.
pub(super) fn window_days(what: What) -> i32 {
    match what {
        What::Meeting(kind) => match kind {
            MeetingKind::CppmInitial | MeetingKind::CppmPreBirth => 45,
            MeetingKind::CppmReview => 30,
            MeetingKind::LookedAfterReview | MeetingKind::PathwayReview => 21,
            MeetingKind::CoreGroup => 9,
            MeetingKind::Ird | MeetingKind::EmergencyReview => 2,
            MeetingKind::SecureReview => 5,
            MeetingKind::Hearing | MeetingKind::ChildPlan => 6,
            MeetingKind::Other => 0,
        },
        What::Event(kind) => match kind {
            EventKind::Registration | EventKind::Deregistration => 45,
            EventKind::LookedAfterAtHome => 21,
            EventKind::PlacementStart
            | EventKind::SupervisionOrder
            | EventKind::LeftCare
            | EventKind::Closed => 14,
            EventKind::EmergencyPlacement
            | EventKind::SecurePlacement
            | EventKind::PlacementMove
            | EventKind::PlacementEnd
            | EventKind::OrderEnded => 6,
            EventKind::Concern
            | EventKind::Referral
            | EventKind::Visit
            | EventKind::Oversight
            | EventKind::Assessment
            | EventKind::PathwayPlan
            | EventKind::RecordIssued => 0,
        },
    }
}
