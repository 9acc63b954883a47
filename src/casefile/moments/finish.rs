//! What the moments of a case say of each other, once each stands.
//!
//! In: moments in time order. Out: the same, where a second placement is a move, a registration is
//! its meeting's decision, and the reason for which a meeting was put off is that of the next.

use super::distance;
use super::settle::is_conference;
use crate::calendar::Interval;
use crate::casefile::{Moment, What};
use crate::facts::{EventKind, MeetingState};

/// A child who is already away from home and is placed again has moved; one who is placed again
/// within a week of an ending had never come home.
pub(super) fn tell_moves(moments: &mut Vec<Moment>) {
    let starts: Vec<Interval> = moments
        .iter()
        .filter(|moment| moment.what == What::Event(EventKind::PlacementStart))
        .filter_map(|moment| moment.on)
        .collect();
    moments.retain(|moment| {
        let ends = moment.what == What::Event(EventKind::PlacementEnd);
        let again = |on: Interval| {
            starts
                .iter()
                .any(|start| start.from >= on.from && distance(on, *start) <= 7)
        };
        !(ends && moment.on.is_some_and(again))
    });
    let mut away: Option<Interval> = None;
    // The day of authorising a secure placement is soon followed by that of the placement itself.
    let is_soon = |since: Option<Interval>, on: Option<Interval>| matches!((since, on), (Some(since), Some(on)) if distance(since, on) <= 7);
    let mut secure: Option<Interval> = None;
    for moment in moments.iter_mut() {
        let Some(event) = moment.event() else {
            continue;
        };
        match event {
            EventKind::PlacementStart
                if away.is_some()
                    && away != moment.on
                    && moment.on.is_some()
                    && !is_soon(secure, moment.on) =>
            {
                moment.what = What::Event(EventKind::PlacementMove);
            }
            EventKind::PlacementStart => away = moment.on,
            EventKind::SecurePlacement => (away, secure) = (moment.on, moment.on),
            EventKind::PlacementEnd
            | EventKind::LookedAfterAtHome
            | EventKind::LeftCare
            | EventKind::Closed => {
                away = None;
            }
            _ => {}
        }
    }
}

/// A registration on the day of a planning meeting is that meeting's decision.
pub(super) fn register(moments: &mut [Moment]) {
    let on_days = |kind: EventKind, moments: &[Moment]| -> Vec<Interval> {
        let of_kind = moments
            .iter()
            .filter(|moment| moment.what == What::Event(kind));
        of_kind.filter_map(|moment| moment.on).collect()
    };
    let registered = on_days(EventKind::Registration, moments);
    let deregistered = on_days(EventKind::Deregistration, moments);
    for moment in moments.iter_mut().filter(|moment| is_conference(moment)) {
        let (Some(on), true) = (moment.on, moment.has_happened()) else {
            continue;
        };
        if moment.registered.is_none() && registered.iter().any(|day| day.overlaps(on)) {
            moment.registered = Some(true);
        }
        if moment.deregistered.is_none() && deregistered.iter().any(|day| day.overlaps(on)) {
            moment.deregistered = Some(true);
        }
    }
}

/// The reason for which a meeting was put off is the reason why the next one held came late.
pub(super) fn give_reasons(moments: &mut [Moment]) {
    const WITHIN_DAYS: i32 = 92;
    for idx in 0..moments.len() {
        let is_held = moments[idx].state == Some(MeetingState::Held);
        let (true, None, Some(on), Some(kind)) = (
            is_held,
            moments[idx].reason,
            moments[idx].on,
            moments[idx].meeting(),
        ) else {
            continue;
        };
        let put_off = moments[..idx].iter().rev().take_while(|earlier| {
            !(earlier.state == Some(MeetingState::Held)
                && earlier
                    .meeting()
                    .is_some_and(|other| other.is_line_of(kind)))
        });
        let reason = put_off
            .filter(|earlier| {
                earlier
                    .meeting()
                    .is_some_and(|other| other.is_line_of(kind))
                    && earlier
                        .on
                        .is_some_and(|was| distance(was, on) <= WITHIN_DAYS)
            })
            .find_map(|earlier| earlier.reason);
        moments[idx].reason = reason;
    }
}
