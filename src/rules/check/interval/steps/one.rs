//! One step against its limit: in time, late, excused, not due, or not held.
//!
//! In: a [`Step`]. Out: a [`Seen`] with both ends quoted.

use super::excuse::excuse;
use super::{Step, base, hint, quotes};
use crate::calendar::{Answer, Interval};
use crate::casefile::{Moment, Record};
use crate::facts::{Kind, MeetingState};
use crate::finding::{Evidence, Outcome, Role};
use crate::rules::check::interval::limits::{self, Limit};
use crate::rules::check::interval::{Interval as Check, Unrecorded};
use crate::rules::counting::deadline_of;
use crate::rules::instead;
use crate::rules::view::{Seen, View, documents_unread};
use crate::rules::words::{Event, of_event};

pub(in crate::rules::check::interval) fn judge_step(
    check: &Check,
    view: &View<'_>,
    step: &Step<'_>,
) -> Seen {
    let limits = limits::judging(
        &check.limits,
        view.settings.jurisdiction,
        &step.numbers,
        [step.from.what, step.start],
        step.on,
    );
    if limits.is_empty() {
        return base(check, view, step, Outcome::NotApplicable).why(format!(
            "no timescale that casewise holds was in force on {}",
            step.on.in_words()
        ));
    }
    let dues: Result<Vec<Interval>, String> = limits
        .iter()
        .map(|limit| deadline_of(limit.jurisdiction, step.on, limit.within.0))
        .collect();
    let seen = match dues {
        Ok(dues) => judge_dues(check, view, step, &limits, &dues),
        Err(why) => base(check, view, step, Outcome::CannotTell)
            .why(format!("the last day cannot be worked out: {why}"))
            .settle("give the bank holidays of those years"),
    };
    seen.say("limit", limits[0].within.in_words())
}

fn judge_dues(
    check: &Check,
    view: &View<'_>,
    step: &Step<'_>,
    limits: &[&Limit],
    dues: &[Interval],
) -> Seen {
    let due = dues[0];
    let mut seen = match step.done {
        Some(done) => judge_done(check, view, step, done, (limits, dues)),
        None => judge_open(check, view, step, dues),
    };
    if limits.len() == 1 || seen.outcome != Outcome::CannotTell {
        seen.standard = Some(limits[0].standard.clone());
        seen.due = Some(due.to);
    }
    seen.say("due", due.in_words())
}

fn judge_done(
    check: &Check,
    view: &View<'_>,
    step: &Step<'_>,
    done: &Moment,
    (limits, dues): (&[&Limit], &[Interval]),
) -> Seen {
    let base = |outcome| base(check, view, step, outcome);
    let Some(held) = done.on else {
        return base(Outcome::CannotTell)
            .why("the day on which it was held is not known")
            .settle("find the day on which it was held");
    };
    if !done.certain || !step.from.certain {
        if is_in_time_either_way(step, done, held, limits) {
            return base(Outcome::Met);
        }
        return base(Outcome::CannotTell)
            .why(doubt(if done.certain { step.from } else { done }))
            .settle("find out which of the dates holds");
    }
    match agreed(dues.iter().map(|due| held.by(*due))) {
        Answer::Yes => base(Outcome::Met),
        Answer::Straddles => base(Outcome::CannotTell)
            .why(format!(
                "{} and {} are not exact enough to compare",
                step.on.in_words(),
                held.in_words()
            ))
            .settle("find the exact days"),
        Answer::No => late(check, view, step, done, held, dues[0]),
    }
}

/// Two records give a moment different days, and by any of them the step was in time.
fn is_in_time_either_way(
    step: &Step<'_>,
    done: &Moment,
    held: Interval,
    limits: &[&Limit],
) -> bool {
    let is_known = |moment: &Moment| moment.certain || !moment.against_on.is_empty();
    let mut starts = std::iter::once(step.on).chain(step.from.against_on.iter().copied());
    let ends: Vec<Interval> = std::iter::once(held)
        .chain(done.against_on.iter().copied())
        .collect();
    is_known(step.from)
        && is_known(done)
        && starts.all(|start| {
            limits.iter().all(|limit| {
                deadline_of(limit.jurisdiction, start, limit.within.0)
                    .is_ok_and(|due| ends.iter().all(|end| end.by(due) == Answer::Yes))
            })
        })
}

fn late(
    check: &Check,
    view: &View<'_>,
    step: &Step<'_>,
    done: &Moment,
    held: Interval,
    due: Interval,
) -> Seen {
    let n_days = due.to.days_until(held.from).max(1);
    let late = format!("{n_days} day{}", if n_days == 1 { "" } else { "s" });
    let seen = if let Some(excuse) = excuse(check, view, step, Some(done)) {
        base(check, view, step, Outcome::Excused).show(excuse)
    } else if let Some(oldest) = untold(view, due) {
        base(check, view, step, Outcome::CannotTell)
            .why(before_records(oldest))
            .settle(OLDER_VOLUMES)
    } else if view.is_whole() {
        base(check, view, step, Outcome::NotMet)
    } else {
        let why = format!(
            "the one that was found, held on {}, was late, and {}",
            held.in_words(),
            documents_unread(view.unread().len())
        );
        let look_for = format!(
            "an earlier one, or the reason for holding it after {}",
            due.in_words()
        );
        base(check, view, step, Outcome::CannotTell)
            .why(why)
            .settle(view.settle_by_reading(&look_for))
    };
    seen.say("late", late)
}

/// A line may tell of the step, in words that leave it open.
fn perhaps_held(check: &Check, view: &View<'_>, step: &Step<'_>, line: Evidence) -> Seen {
    let name = check.name(step.numbers[0]);
    base(check, view, step, Outcome::CannotTell)
        .why(format!(
            "nothing says plainly that the {name} was held, but a line of the file may tell of it"
        ))
        .settle("read the line and find out what was held")
        .show(line)
}

/// Nothing was done yet, as far as the file tells.
fn judge_open(check: &Check, view: &View<'_>, step: &Step<'_>, dues: &[Interval]) -> Seen {
    let base = |outcome| base(check, view, step, outcome);
    if !step.from.certain {
        return base(Outcome::CannotTell)
            .why(doubt(step.from))
            .settle("find out which of the dates holds");
    }
    match agreed(dues.iter().map(|due| view.as_at().by(*due))) {
        Answer::Yes => base(Outcome::NotDue),
        Answer::Straddles => base(Outcome::CannotTell)
            .why(format!(
                "{} is not exact enough to say whether it is due",
                step.on.in_words()
            ))
            .settle(format!(
                "find the exact day of the {}",
                of_event(step.from.what)
            )),
        Answer::No => overdue(check, view, step, dues[0]),
    }
}

fn overdue(check: &Check, view: &View<'_>, step: &Step<'_>, due: Interval) -> Seen {
    let undated = view.case.moments.iter().find(|moment| {
        check.to.contains(&Event(moment.what)) && view.happened(moment) && moment.on.is_none()
    });
    if let Some(undated) = undated {
        return base(check, view, step, Outcome::CannotTell)
            .why("one was held, on a day that is not known")
            .settle("find the day on which it was held")
            .show_all(quotes(view, undated, Role::Subject));
    }
    if let Some(excuse) = excuse(check, view, step, None) {
        return base(check, view, step, Outcome::Excused)
            .say("date", "no known day")
            .show(excuse);
    }
    if !view.is_whole() {
        let why = format!(
            "none was found, and {}",
            documents_unread(view.unread().len())
        );
        let look_for = format!("the record of the {}", check.name(step.numbers[0]));
        return base(check, view, step, Outcome::CannotTell)
            .why(why)
            .settle(view.settle_by_reading(&look_for));
    }
    let planned = set_after(check, view, step);
    if check.unrecorded == Unrecorded::CannotTell {
        let name = check.name(step.numbers[0]);
        return base(check, view, step, Outcome::CannotTell)
            .why(format!(
                "nothing in the file shows the {name}, which may be recorded elsewhere"
            ))
            .settle(format!(
                "look for the {name} where such things are recorded"
            ));
    }
    if let Some(oldest) = untold(view, due) {
        return base(check, view, step, Outcome::CannotTell)
            .why(before_records(oldest))
            .settle(OLDER_VOLUMES);
    }
    if let Some(line) = hint::of(check, view, step.on) {
        return perhaps_held(check, view, step, line);
    }
    base(check, view, step, Outcome::NotMet)
        .missing()
        .say("date", "no known day")
        .say("late", "not held")
        .show_all(
            planned
                .iter()
                .flat_map(|moment| quotes(view, moment, Role::Support)),
        )
        .show_all(instead::near_after(view, step.on, &|words| {
            check.is_named_in(words)
        }))
}

/// So many months before the oldest record of a file, silence says nothing of what was done.
const N_MONTHS_UNTOLD: i32 = 12;

const OLDER_VOLUMES: &str = "look in the older volumes of the file";

fn before_records(oldest: Interval) -> String {
    format!(
        "it was due long before the oldest record of the file, which was made on {}",
        oldest.in_words()
    )
}

/// The day of the oldest record, where a step was due long before it.
fn untold(view: &View<'_>, due: Interval) -> Option<Interval> {
    oldest_record(view).filter(|oldest| due.to.plus_months(N_MONTHS_UNTOLD) < oldest.from)
}

/// The day of the oldest record: its own, or the first of which a log tells. A chronology tells of
/// any time, whenever it was written; it speaks for the file only where nothing else does.
fn oldest_record(view: &View<'_>) -> Option<Interval> {
    let records = || view.case.records.iter();
    let is_told_later = |record: &&Record| record.facts.kind.value == Kind::Chronology;
    let made = records().filter(|record| !is_told_later(record));
    let made = made.filter_map(oldest_of).min();
    made.or_else(|| records().filter_map(oldest_of).min())
}

fn oldest_of(record: &Record) -> Option<Interval> {
    let facts = &record.facts;
    let is_list = matches!(facts.kind.value, Kind::Chronology | Kind::CaseNotes);
    let events = facts.events.iter().map(|event| event.on);
    let days = events.chain(facts.meetings.iter().map(|meeting| meeting.on));
    let told = || days.flatten().map(|on| on.interval).min();
    let dated = facts.dated.map(|dated| dated.interval);
    if is_list { told() } else { dated }
}

/// Meetings of the kind that were set for a day after the step began and are not known as held.
fn set_after<'v>(check: &Check, view: &View<'v>, step: &Step<'_>) -> Vec<&'v Moment> {
    let moments = view.case.moments.iter().filter(|moment| {
        check.to.contains(&Event(moment.what))
            && moment.state == Some(MeetingState::Planned)
            && moment
                .on
                .is_some_and(|on| on.before(step.on) != Answer::Yes)
    });
    moments.take(1).collect()
}

/// The answer on which all limits agree.
fn agreed(answers: impl Iterator<Item = Answer>) -> Answer {
    let mut all: Option<Answer> = None;
    for answer in answers {
        match all {
            Some(before) if before != answer => return Answer::Straddles,
            _ => all = Some(answer),
        }
    }
    all.unwrap_or(Answer::Straddles)
}

fn doubt(moment: &Moment) -> String {
    let words = of_event(moment.what);
    if moment.against.is_empty() {
        format!("the day of the {words} can be read in more than one way")
    } else {
        format!("the file gives the {words} more than one day")
    }
}
