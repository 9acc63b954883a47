//! What the file records that excuses a late or missing step.
//!
//! In: a step and what was done. Out: the words of the reason, where the rule accepts one.

use super::Step;
use crate::calendar::{Answer, Interval};
use crate::casefile::Moment;
use crate::facts::MeetingState;
use crate::finding::{Evidence, Role};
use crate::rules::check::interval::{Excuse, Interval as Check};
use crate::rules::view::{View, quote_place};
use crate::rules::words::Event;

/// The recorded reason that excuses a late or missing step.
pub(super) fn excuse(
    check: &Check,
    view: &View<'_>,
    step: &Step<'_>,
    done: Option<&Moment>,
) -> Option<Evidence> {
    let reason = done.and_then(|done| done.reason);
    if let Some(reason) = reason
        && check.excused_by.contains(&Excuse::ReasonRecorded)
    {
        return Some(quote_place(view.case, reason, Role::Reason));
    }
    let until = done.and_then(|done| done.on);
    view.case
        .moments
        .iter()
        .filter(|moment| check.to.contains(&Event(moment.what)))
        .filter(|moment| moment.on.is_none_or(|on| on.before(step.on) != Answer::Yes))
        .filter(|moment| {
            let after =
                |until: Interval| moment.on.is_some_and(|on| on.after(until) == Answer::Yes);
            until.is_none_or(|until| !after(until))
        })
        .filter(|moment| excuses(check, moment))
        .find_map(|moment| moment.reason.or(moment.places.first().copied()))
        .map(|place| quote_place(view.case, place, Role::Reason))
}

fn excuses(check: &Check, moment: &Moment) -> bool {
    let accepted = |excuse| check.excused_by.contains(&excuse);
    match moment.state {
        Some(MeetingState::Adjourned) => accepted(Excuse::Adjourned),
        Some(MeetingState::Inquorate) => accepted(Excuse::Inquorate),
        Some(MeetingState::Postponed) => {
            moment.reason.is_some() && accepted(Excuse::PostponedWithReason)
        }
        Some(MeetingState::Cancelled) => {
            moment.reason.is_some() && accepted(Excuse::CancelledWithReason)
        }
        _ => false,
    }
}
