//! Steps that follow one another from a beginning.
//!
//! In: the moments from which time begins to run, and the steps that were taken. Out: one [`Seen`]
//! a step, and one for the next that is owed.

use super::one::judge_step;
use super::standing::{MEND, disputed, outside_status, was};
use super::unbegun::without_beginning;
use super::{Step, base, quotes};
use crate::calendar::{Answer, Day, Interval};
use crate::casefile::{Moment, Place, Record, What};
use crate::facts::{DateMention, Kind, MeetingKind, dates_in, meetings};
use crate::finding::{Outcome, Role};
use crate::rules::check::interval::Interval as Check;
use crate::rules::check::interval::limits::{self};
use crate::rules::view::{Seen, View};
use crate::rules::words::{Event, of_event};

pub(super) fn forward(check: &Check, view: &View<'_>) -> Vec<Seen> {
    let chains = chains(check, view);
    let done = done(check, view);
    if chains.is_empty() {
        let mut done = done;
        done.retain(|moment| !check.same_record || !is_of_another(check, view, moment));
        return without_beginning(check, view, &done);
    }
    let several = chains.len() > 1;
    let mut seen = Vec::new();
    for (idx, start) in chains.iter().enumerate() {
        let end = chains.get(idx + 1).and_then(|next| next.on);
        let inside: Vec<&Moment> = done
            .iter()
            .copied()
            .filter(|moment| is_inside(moment, start, end) && belongs(check, view, moment, start))
            .collect();
        let chain = several.then(|| chain_name(start));
        seen.extend(judge_chain(
            check,
            view,
            start,
            &inside,
            chain.as_deref(),
            end,
        ));
    }
    seen
}

/// The moments from which time begins to run, one a chain, oldest first.
///
/// A second beginning starts a new chain only when the standing that owes the steps had lapsed in
/// between, or when it is one of those that begin anew; where one step is owed, also when it is not
/// certain that the standing went on.
fn chains<'v>(check: &Check, view: &View<'v>) -> Vec<&'v Moment> {
    let later = limits::has_later(&check.limits, view.settings.jurisdiction);
    let mut chains: Vec<&Moment> = Vec::new();
    for moment in beginnings(check, view) {
        let is_anew = check.anew.contains(&Event(moment.what));
        let goes_on = || {
            if later {
                !had_lapsed(check, view, moment)
            } else {
                had_gone_on(check, view, moment)
            }
        };
        let continues = !is_anew && !chains.is_empty() && goes_on();
        let same_day = chains
            .last()
            .is_some_and(|last| last.on.is_some() && last.on == moment.on);
        let has_own = |moment: &Moment| {
            let event = Event(moment.what);
            limits::has_own(&check.limits, view.settings.jurisdiction, event)
        };
        match chains.last_mut() {
            Some(last) if same_day && has_own(moment) && !has_own(last) => *last = moment,
            Some(last) if continues && takes_over(check, view, last, moment) => *last = moment,
            _ if continues || same_day => {}
            _ => chains.push(moment),
        }
    }
    chains
}

/// Tells whether time runs anew from a later beginning: it has a limit of its own as the earlier
/// one has, and no step was taken in between.
fn takes_over(check: &Check, view: &View<'_>, last: &Moment, moment: &Moment) -> bool {
    let jurisdiction = view.settings.jurisdiction;
    let has_own =
        |moment: &Moment| limits::has_own(&check.limits, jurisdiction, Event(moment.what));
    let between = |step: &&Moment| {
        is_inside(step, last, moment.on) && step.on != last.on && step.what != moment.what
    };
    last.what != moment.what
        && has_own(last)
        && has_own(moment)
        && done(check, view)
            .iter()
            .find(|step| between(step))
            .is_none()
}

/// Tells whether the standing that owes the steps was over before a moment.
fn had_lapsed(check: &Check, view: &View<'_>, moment: &Moment) -> bool {
    let (Some(status), Some(on)) = (check.needs_status, moment.on) else {
        return check.needs_status.is_none();
    };
    was(view, status, Interval::day(on.from.plus_days(-1))) == Answer::No
}

/// Tells whether the standing that owes the step certainly held on the day before a moment.
fn had_gone_on(check: &Check, view: &View<'_>, moment: &Moment) -> bool {
    let (Some(status), Some(on)) = (check.needs_status, moment.on) else {
        return false;
    };
    was(view, status, Interval::day(on.from.plus_days(-1))) == Answer::Yes
}

pub(super) fn beginnings<'v>(check: &Check, view: &View<'v>) -> Vec<&'v Moment> {
    let jurisdiction = view.settings.jurisdiction;
    view.case
        .moments
        .iter()
        .filter(|moment| check.from.contains(&Event(moment.what)))
        .filter(|moment| limits::runs_from(&check.limits, jurisdiction, Event(moment.what)))
        .filter(|moment| view.happened(moment))
        .collect()
}

/// The steps that were taken, oldest first, those without a date last.
pub(in crate::rules::check::interval) fn done<'v>(
    check: &Check,
    view: &View<'v>,
) -> Vec<&'v Moment> {
    view.case
        .moments
        .iter()
        .filter(|moment| check.to.contains(&Event(moment.what)) && view.happened(moment))
        .collect()
}

/// Tells whether a step stands only in the records of meetings from which no time runs.
fn is_of_another(check: &Check, view: &View<'_>, moment: &Moment) -> bool {
    let mut places = moment.places.iter();
    places.all(|place| {
        let meetings = &view.case.records[place.record].facts.meetings;
        // What is no record tells of sending one of a meeting that it names.
        let is_record = meetings.iter().any(|meeting| meeting.is_record);
        let own = || {
            let meetings = meetings.iter();
            meetings.filter(move |one| one.is_record || !is_record)
        };
        own().next().is_some()
            && own().all(|one| {
                let runs = check.from.contains(&Event(What::Meeting(one.kind)));
                one.kind != MeetingKind::Other && !runs
            })
    })
}

fn is_inside(moment: &Moment, start: &Moment, end: Option<Interval>) -> bool {
    let (Some(on), Some(from)) = (moment.on, start.on) else {
        return false;
    };
    let begun = on.before(from) != Answer::Yes;
    // What is done on the day of a new beginning ends the line of the old one.
    let over = end.is_some_and(|end| on.before(end) == Answer::No && on != end);
    begun && !over
}

/// Tells whether a step may be one of a beginning's, by the day and the record that it stands in.
fn belongs(check: &Check, view: &View<'_>, moment: &Moment, start: &Moment) -> bool {
    let later = !check.later_day || moment.on != start.on;
    let own = start.places.first().map(|place| place.record);
    // What else tells of sending the record gives the meeting's day in the same words.
    let sends = |place: &Place| {
        let facts = &view.case.records[place.record].facts;
        let said = dates_in(&facts.dates, place.span).iter();
        let mut days = said.filter_map(DateMention::interval);
        start.on.is_some_and(|on| days.any(|day| day.overlaps(on)))
    };
    let mut places = moment.places.iter();
    // A list holds the rows of many meetings.
    let is_list = |place: &Place| view.case.records[place.record].facts.kind.value == Kind::Other;
    let is_own = |place: &Place| own == Some(place.record) && !is_list(place);
    let shared =
        |place: &Place| is_own(place) || sends(place) || is_noted_after(view, moment, place, start);
    later && (!check.same_record || places.any(shared))
}

/// Whether a note without a meeting's day tells of sending the record of a meeting: the last one of
/// which there is a record to send, not long before.
fn is_noted_after(view: &View<'_>, moment: &Moment, place: &Place, start: &Moment) -> bool {
    const WITHIN_DAYS: i32 = 60;
    let Record { document, facts } = &view.case.records[place.record];
    let is_note = matches!(
        facts.kind.value,
        Kind::CaseNotes | Kind::Chronology | Kind::Supervision
    );
    let (Some(on), Some(from)) = (moment.on, start.on) else {
        return false;
    };
    let days = dates_in(&facts.dates, place.span).iter();
    let gives_none = { days }
        .filter_map(DateMention::interval)
        .all(|day| day == on);
    let mut named = meetings::named_in(document.at(place.span));
    let is_named = named.any(MeetingKind::is_conference);
    let has_minute = |one: &Moment| {
        one.meeting().is_some_and(|kind| {
            let is_else = matches!(
                kind,
                MeetingKind::Hearing | MeetingKind::Ird | MeetingKind::Other
            );
            kind.is_conference() || !is_named && !is_else
        })
    };
    let is_between = |one: &Moment| {
        one.on
            .is_some_and(|day| day.from > from.to && day.from <= on.to)
    };
    let mut moments = view.case.moments.iter();
    let is_soon = (0..=WITHIN_DAYS).contains(&from.to.days_until(on.from));
    is_note
        && gives_none
        && is_soon
        && !moments.any(|one| view.happened(one) && has_minute(one) && is_between(one))
}

pub(super) fn chain_name(start: &Moment) -> String {
    let on = start
        .on
        .map_or_else(|| "an unknown day".to_owned(), Interval::in_words);
    format!("after the {} of {on}", of_event(start.what))
}

fn judge_chain(
    check: &Check,
    view: &View<'_>,
    start: &Moment,
    done: &[&Moment],
    chain: Option<&str>,
    end: Option<Interval>,
) -> Vec<Seen> {
    if done.is_empty()
        && !start.on.is_some_and(Interval::is_day)
        && let Some(over) = over_before_file(check, view, start)
    {
        return vec![over];
    }
    let Some(on) = start.on else {
        return vec![undated_beginning(check, view, start)];
    };
    if let Some(outside) = outside_status(check, view, start, on, done) {
        return vec![outside];
    }
    let later = limits::has_later(&check.limits, view.settings.jurisdiction);
    let mut seen = Vec::new();
    let mut step = Step {
        numbers: vec![1],
        start: start.what,
        from: start,
        on,
        done: None,
        chain: chain.map(str::to_owned),
    };
    let steps = done
        .iter()
        .copied()
        .filter(|moment| !std::ptr::eq(*moment, start));
    for moment in steps.take(if later { usize::MAX } else { 1 }) {
        let Some(held) = moment.on else { continue };
        if lapsed_before(check, view, held) {
            return seen;
        }
        step.done = Some(moment);
        seen.push(judge_step(check, view, &step));
        step = Step {
            numbers: vec![step.numbers[0] + 1],
            start: start.what,
            from: moment,
            on: held,
            done: None,
            chain: step.chain,
        };
    }
    if later || seen.is_empty() {
        seen.extend(open_end(check, view, &step, end));
    }
    seen
}

/// The step after the last one that was taken: not due, overdue, or no longer owed.
pub(in crate::rules::check::interval) fn open_end(
    check: &Check,
    view: &View<'_>,
    step: &Step<'_>,
    end: Option<Interval>,
) -> Option<Seen> {
    let seen = judge_step(check, view, step);
    let due = seen.due?;
    let ended = end.is_some_and(|end| end.from <= due);
    if ended && limits::has_later(&check.limits, view.settings.jurisdiction) {
        return None;
    }
    let Some(status) = check.needs_status else {
        return Some(seen);
    };
    let last = due.min(view.settings.as_at);
    let unclear = |day: Day| was(view, status, Interval::day(day));
    if let Some((why, both)) = disputed(view, status, Interval::day(last)) {
        let base = base(check, view, step, Outcome::CannotTell);
        return Some(base.why(why).settle(MEND).show_all(both));
    }
    match unclear(last) {
        Answer::No => None,
        Answer::Straddles
            if seen.outcome == Outcome::NotMet && step.from.registered != Some(true) =>
        {
            Some(
                base(check, view, step, Outcome::CannotTell)
                    .why(format!(
                        "it is not clear whether the child was still {} on {}",
                        status.in_words(),
                        last.in_words()
                    ))
                    .settle(format!(
                        "find out until when the child was {}",
                        status.in_words()
                    )),
            )
        }
        _ => Some(seen),
    }
}

pub(in crate::rules::check::interval) fn lapsed_before(
    check: &Check,
    view: &View<'_>,
    held: Interval,
) -> bool {
    check.needs_status.is_some_and(|status| {
        was(view, status, Interval::day(held.from.plus_days(-1))) == Answer::No
            && was(view, status, held) == Answer::No
    })
}

/// The standing had ended before the first record of the file was made, which can tell of no step.
fn over_before_file(check: &Check, view: &View<'_>, start: &Moment) -> Option<Seen> {
    let status = check.needs_status?;
    let mut ended = view.case.statuses.iter();
    let until = ended.find_map(|period| (period.status == status).then_some(period.until)?)?;
    // A chronology tells of any time, whenever it was written.
    let told_later = |record: &Record| {
        let dated = record.facts.dated;
        let is_after = |on: Interval| until.before(on) == Answer::Yes;
        let is_list = dated.is_none() && record.facts.kind.value == Kind::Chronology;
        let is_log = || {
            let events = record.facts.events.iter().map(|event| event.on);
            let meetings = record.facts.meetings.iter().map(|meeting| meeting.on);
            let mut days = events.chain(meetings).flatten().peekable();
            dated.is_none() && days.peek().is_some() && days.all(|on| is_after(on.interval))
        };
        is_list || dated.is_some_and(|own| is_after(own.interval)) || is_log()
    };
    let is_over = view.is_whole() && view.case.records.iter().all(told_later);
    is_over.then(|| {
        Seen::new(Outcome::NotApplicable)
            .item(check.name(1))
            .say("item", check.name(1))
            .why(format!(
                "the child was {} until {}, before the oldest record of the file was made",
                status.in_words(),
                until.in_words()
            ))
            .show_all(quotes(view, start, Role::Anchor))
    })
}

fn undated_beginning(check: &Check, view: &View<'_>, start: &Moment) -> Seen {
    Seen::new(Outcome::CannotTell)
        .item(check.name(1))
        .say("item", check.name(1))
        .why(format!(
            "the day of the {} is not known",
            of_event(start.what)
        ))
        .settle(format!("find the day of the {}", of_event(start.what)))
        .show_all(quotes(view, start, Role::Anchor))
}
