//! Steps without the day from which they run, and files that tell of none.
//!
//! In: the steps that were taken, if any. Out: what cannot be told, or that nothing is owed.

use super::forward::beginnings;
use super::one::judge_step;
use super::standing::is_ruled_out;
use super::{Step, quotes};
use crate::casefile::{LegalStatus, Moment, What};
use crate::facts::{EventKind, MeetingKind};
use crate::finding::{Outcome, Role};
use crate::rules::check::interval::limits::{self};
use crate::rules::check::interval::{Interval as Check, Look};
use crate::rules::view::{Seen, View, documents_unread, with_article};
use crate::rules::words::{Event, of_event, of_events};

/// Steps were taken, but the file does not say from what the first of them runs.
pub(super) fn without_beginning(check: &Check, view: &View<'_>, done: &[&Moment]) -> Vec<Seen> {
    let ever = check.needs_status.map(|status| view.case.ever(status));
    let Some((first, others)) = done.split_first() else {
        return match (ever, check.needs_status) {
            (Some(true), Some(status)) => vec![no_beginning(check, view).why(format!(
                "the child was {}, but the file does not say since when",
                status.in_words()
            ))],
            _ => Vec::new(),
        };
    };
    // A meeting of its line shows the standing; a visit is paid to any child.
    let is_reviewed = check.needs_status == Some(LegalStatus::LookedAfterAway)
        && view
            .case
            .held(MeetingKind::LookedAfterReview)
            .next()
            .is_some();
    let shows_standing = is_reviewed || done.iter().any(|moment| moment.meeting().is_some());
    let is_settled =
        is_ruled_out(check, view) || (!shows_standing && view.told_all_of([]).is_some());
    if ever == Some(false) && is_settled {
        return Vec::new();
    }
    if others.is_empty() && ended_at(check, view, first) {
        return Vec::new();
    }
    let mut seen = vec![no_beginning(check, view).show_all(quotes(view, first, Role::Subject))];
    if !limits::has_later(&check.limits, view.settings.jurisdiction) {
        return seen;
    }
    let mut before = *first;
    for (idx, moment) in others.iter().enumerate() {
        if let Some(on) = before.on {
            let step = Step {
                numbers: vec![idx + 2, idx + 3],
                start: before.what,
                from: before,
                on,
                done: Some(moment),
                chain: None,
            };
            seen.push(judge_step(check, view, &step));
        }
        before = moment;
    }
    seen
}

/// Whether the order under which steps are owed came to its end at the one that is known: the file
/// tells of nothing that was owed before, and nothing is owed after.
fn ended_at(check: &Check, view: &View<'_>, step: &Moment) -> bool {
    let ended = What::Event(EventKind::OrderEnded);
    let mut moments = view.case.moments.iter();
    check.needs_status == Some(LegalStatus::SupervisionOrder)
        && view.is_whole()
        && moments.any(|one| one.what == ended && one.certain && one.on == step.on)
}

pub(super) fn no_beginning(check: &Check, view: &View<'_>) -> Seen {
    let thing = of_events(&check.from, " or ");
    let seen = Seen::new(Outcome::CannotTell)
        .item(check.name(1))
        .say("item", check.name(1))
        .why(format!("the file does not give the day of the {thing}"));
    if view.is_whole() {
        seen.settle(format!("find the day of the {thing}"))
    } else {
        seen.settle(view.settle_by_reading(&format!("the day of the {thing}")))
    }
}

/// What shows that there was a step, where the file tells of none.
fn shown(check: &Check, view: &View<'_>) -> Option<Seen> {
    let mut moments = view.case.moments.iter();
    let sign = moments.find(|moment| check.shown_by.contains(&Event(moment.what)))?;
    let things = of_events(&check.to, " or ");
    Some(
        Seen::new(Outcome::CannotTell)
            .why(format!(
                "the {} shows that there was one, and the file does not tell of it",
                of_event(sign.what)
            ))
            .settle(format!("find the record of {}", with_article(&things)))
            .say("item", check.name(1))
            .show_all(quotes(view, sign, Role::Support)),
    )
}

pub(super) fn nothing_owed(check: &Check, view: &View<'_>) -> Seen {
    let things = of_events(check.from.iter().chain(&check.to), " or ");
    let began = !beginnings(check, view).is_empty();
    let item = check.name(1);
    if let Some(shown) = shown(check, view) {
        return shown;
    }
    if began {
        let why = match check.look {
            Look::Forward => "it ended before anything was due",
            Look::Back => "the file tells of none, and nothing shows that one was owed",
        };
        return Seen::new(Outcome::NotApplicable)
            .why(why)
            .say("item", item)
            .show_all(
                beginnings(check, view)
                    .iter()
                    .flat_map(|moment| quotes(view, moment, Role::Anchor))
                    .take(1),
            );
    }
    if let Some(unread) = view.told_all_of(check.from.iter().chain(&check.to)) {
        return Seen::new(Outcome::NotApplicable)
            .why(format!("the file tells of no {things}{unread}"))
            .say("item", item);
    }
    let why = format!(
        "no {things} was found, and {}",
        documents_unread(view.unread().len())
    );
    view.unread_seen(why, &with_article(&things))
        .say("item", item)
}
