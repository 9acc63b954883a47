//! Steps that look back for what they run from.
//!
//! In: the steps that were taken, or one that was set. Out: one [`Seen`] a step.

use super::forward::{beginnings, chain_name, done};
use super::one::judge_step;
use super::unbegun::no_beginning;
use super::{Step, quotes};
use crate::calendar::{Answer, Interval};
use crate::casefile::Moment;
use crate::finding::Role;
use crate::rules::check::interval::Interval as Check;
use crate::rules::counting::deadline_of;
use crate::rules::view::{Seen, View};
use crate::rules::words::Event;

/// Each step looks back for what it runs from. Where none was held, one that was set counts.
pub(super) fn back(check: &Check, view: &View<'_>) -> Vec<Seen> {
    let mut owed = done(check, view);
    if owed.is_empty() {
        owed = set(check, view);
    }
    let several = owed.len() > 1;
    let mut seen = Vec::new();
    let mut after: Option<Interval> = None;
    for moment in owed {
        let held = view.happened(moment).then_some(moment);
        let one = match beginning_of(check, view, moment, after) {
            Some((start, on)) => judge_back(check, view, start, on, held, several),
            None => no_beginning(check, view).show_all(quotes(view, moment, Role::Subject)),
        };
        seen.push(one);
        after = moment.on;
    }
    seen
}

fn judge_back(
    check: &Check,
    view: &View<'_>,
    start: &Moment,
    on: Interval,
    done: Option<&Moment>,
    several: bool,
) -> Seen {
    let step = Step {
        numbers: vec![1],
        start: start.what,
        from: start,
        on,
        done,
        chain: several.then(|| chain_name(start)),
    };
    judge_step(check, view, &step)
}

/// A meeting of the kind that was set and not held, whatever became of it.
fn set<'v>(check: &Check, view: &View<'v>) -> Vec<&'v Moment> {
    let set = view
        .case
        .moments
        .iter()
        .filter(|moment| check.to.contains(&Event(moment.what)) && !moment.has_happened());
    set.take(1).collect()
}

/// What a step runs from: of the beginnings before it that belong together, the preferred kind's
/// oldest.
fn beginning_of<'v>(
    check: &Check,
    view: &View<'v>,
    step: &Moment,
    after: Option<Interval>,
) -> Option<(&'v Moment, Interval)> {
    let before: Vec<(&Moment, Interval)> = beginnings(check, view)
        .into_iter()
        .filter_map(|moment| moment.on.map(|on| (moment, on)))
        .filter(|(_, on)| step.on.is_none_or(|held| on.after(held) != Answer::Yes))
        .filter(|(_, on)| after.is_none_or(|after| on.after(after) == Answer::Yes))
        .collect();
    let jurisdiction = view.settings.jurisdiction;
    let is_latest = check.latest_in.contains(&jurisdiction);
    let mut group: Vec<(&Moment, Interval)> = Vec::new();
    for &(moment, on) in before.iter().rev() {
        let near = group.last().is_none_or(|(_, later)| {
            check.together.filter(|_| !is_latest).is_some_and(|length| {
                deadline_of(jurisdiction, on, length.0)
                    .is_ok_and(|reach| later.by(reach) != Answer::No)
            })
        });
        if !near {
            break;
        }
        group.push((moment, on));
    }
    let preference = |moment: &Moment| check.from.iter().position(|event| event.0 == moment.what);
    group
        .into_iter()
        .min_by_key(|(moment, on)| (preference(moment), on.from))
}
