//! The steps of a case file and what became of each.
//!
//! In: moments in time order. Out: one [`Seen`] a step: met, late, excused, not due, not held, or
//! why that cannot be told.

use super::limits::{self, Limit};
use super::{Excuse, Interval as Check, Look, Unrecorded};
use crate::calendar::{Answer, Day, Interval};
use crate::casefile::{LegalStatus, Moment, Place, StatusPeriod, What};
use crate::facts::{DateMention, Kind, MeetingKind, MeetingState, dates_in};
use crate::finding::{Evidence, Outcome, Role};
use crate::rules::counting::deadline_of;
use crate::rules::view::{Seen, View, documents_unread, quote_moment, quote_place, with_article};
use crate::rules::words::{Event, of_event};

/// Finds the steps that are owed and judges each.
pub(super) fn judge(check: &Check, view: &View<'_>) -> Vec<Seen> {
    let jurisdiction = view.settings.jurisdiction;
    if !check
        .limits
        .iter()
        .any(|limit| limit.jurisdiction == jurisdiction)
    {
        let why = format!("no timescale is held for {}", jurisdiction.in_words());
        return vec![
            Seen::new(Outcome::NotApplicable)
                .why(why)
                .say("item", check.name(1)),
        ];
    }
    let seen = match check.look {
        Look::Forward => forward(check, view),
        Look::Back => back(check, view),
    };
    if seen.is_empty() {
        vec![nothing_owed(check, view)]
    } else {
        seen
    }
}

/// One step: from what it runs, and what was done, if anything was.
pub(super) struct Step<'v> {
    /// Which step it is, from 1; two numbers where it is not known.
    pub(super) numbers: Vec<usize>,
    /// With what the line of steps began.
    pub(super) start: What,
    pub(super) from: &'v Moment,
    pub(super) on: Interval,
    pub(super) done: Option<&'v Moment>,
    /// What is said of the case's several chains, where there are several.
    pub(super) chain: Option<String>,
}

// ---- from the beginning ----

fn forward(check: &Check, view: &View<'_>) -> Vec<Seen> {
    let chains = chains(check, view);
    let done = done(check, view);
    if chains.is_empty() {
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
/// Where steps follow one another, a second beginning starts a new chain only when the standing
/// that owes the steps had lapsed in between.
fn chains<'v>(check: &Check, view: &View<'v>) -> Vec<&'v Moment> {
    let later = limits::has_later(&check.limits, view.settings.jurisdiction);
    let mut chains: Vec<&Moment> = Vec::new();
    for moment in beginnings(check, view) {
        let continues = later
            && chains
                .last()
                .is_some_and(|_| !had_lapsed(check, view, moment));
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

fn beginnings<'v>(check: &Check, view: &View<'v>) -> Vec<&'v Moment> {
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
pub(super) fn done<'v>(check: &Check, view: &View<'v>) -> Vec<&'v Moment> {
    view.case
        .moments
        .iter()
        .filter(|moment| check.to.contains(&Event(moment.what)) && view.happened(moment))
        .collect()
}

fn is_inside(moment: &Moment, start: &Moment, end: Option<Interval>) -> bool {
    let (Some(on), Some(from)) = (moment.on, start.on) else {
        return false;
    };
    let begun = on.before(from) != Answer::Yes;
    let over = end.is_some_and(|end| on.before(end) == Answer::No);
    begun && !over
}

/// Tells whether a step may be one of a beginning's, by the day and the record that it stands in.
fn belongs(check: &Check, view: &View<'_>, moment: &Moment, start: &Moment) -> bool {
    let later = !check.later_day || moment.on != start.on;
    let own = start.places.first().map(|place| place.record);
    // A mail or letter that sends the record gives the meeting's day in the same words.
    let sends = |place: &Place| {
        let facts = &view.case.records[place.record].facts;
        let said = dates_in(&facts.dates, place.span).iter();
        let mut days = said.filter_map(DateMention::interval);
        matches!(facts.kind.value, Kind::Email | Kind::Letter)
            && start.on.is_some_and(|on| days.any(|day| day.overlaps(on)))
    };
    let mut places = moment.places.iter();
    let shared = |place: &Place| own == Some(place.record) || sends(place);
    later && (!check.same_record || places.any(shared))
}

fn chain_name(start: &Moment) -> String {
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

/// Answers whether the child had a status on a day. Where no record says so of any day, a file may
/// only have left it unsaid.
fn was(view: &View<'_>, status: LegalStatus, on: Interval) -> Answer {
    if view.case.ever(status) {
        view.case.was(status, on)
    } else {
        Answer::Straddles
    }
}

/// That the documents and the roster do not agree on how the child stood on a day, with both.
fn disputed(view: &View<'_>, status: LegalStatus, on: Interval) -> Option<(String, Vec<Evidence>)> {
    let [documents, roster] = view.case.dispute(status, on)?;
    let shown = |period: &StatusPeriod, role: Role| {
        let place = period.places.first();
        place.map(|place| quote_place(view.case, *place, role))
    };
    let why = format!(
        "the documents and the roster do not agree on whether the child was {} on {}",
        status.in_words(),
        on.in_words()
    );
    let both = shown(documents, Role::Subject).into_iter();
    Some((why, both.chain(shown(roster, Role::Against)).collect()))
}

/// What settles that the documents and the roster do not agree.
const MEND: &str = "find out which of the two is right, and mend the other";

/// The standing did not hold when time would have begun to run, or that is not clear.
fn outside_status(
    check: &Check,
    view: &View<'_>,
    start: &Moment,
    on: Interval,
    done: &[&Moment],
) -> Option<Seen> {
    let status = check.needs_status?;
    let seen = if start.registered == Some(true) {
        return None;
    } else if start.registered == Some(false) {
        Seen::new(Outcome::NotApplicable).why(format!(
            "the {} did not put the child's name on the register",
            of_event(start.what)
        ))
    } else {
        if let Some((why, both)) = disputed(view, status, on) {
            let seen = Seen::new(Outcome::CannotTell).why(why).settle(MEND);
            let item = check.name(1);
            return Some(seen.item(item.clone()).say("item", item).show_all(both));
        }
        match was(view, status, on) {
            Answer::Yes => return None,
            Answer::No => Seen::new(Outcome::NotApplicable).why(format!(
                "the child was not {} on {}",
                status.in_words(),
                on.in_words()
            )),
            Answer::Straddles if !done.is_empty() => return None,
            Answer::Straddles => Seen::new(Outcome::CannotTell)
                .why(format!(
                    "the file does not say whether the child was {} from {}",
                    status.in_words(),
                    on.in_words()
                ))
                .settle(format!(
                    "find out whether the child was {} then",
                    status.in_words()
                )),
        }
    };
    let seen = seen.item(check.name(1)).say("item", check.name(1));
    Some(seen.show_all(quotes(view, start, Role::Anchor)))
}

pub(super) fn lapsed_before(check: &Check, view: &View<'_>, held: Interval) -> bool {
    check.needs_status.is_some_and(|status| {
        was(view, status, Interval::day(held.from.plus_days(-1))) == Answer::No
            && was(view, status, held) == Answer::No
    })
}

/// The step after the last one that was taken: not due, overdue, or no longer owed.
pub(super) fn open_end(
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

/// Steps were taken, but the file does not say from what the first of them runs.
fn without_beginning(check: &Check, view: &View<'_>, done: &[&Moment]) -> Vec<Seen> {
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

/// Tells whether another standing of the child explains the steps: reviews of a child looked
/// after at home are not those of a child away from home.
pub(super) fn is_ruled_out(check: &Check, view: &View<'_>) -> bool {
    use LegalStatus::{LookedAfterAtHome, LookedAfterAway};
    let others: &[LegalStatus] = match check.needs_status {
        Some(LookedAfterAway) => &[LookedAfterAtHome],
        Some(LookedAfterAtHome) => &[LookedAfterAway],
        _ => &[],
    };
    others.iter().any(|other| view.case.ever(*other))
}

fn no_beginning(check: &Check, view: &View<'_>) -> Seen {
    let words: Vec<&str> = check.from.iter().map(|event| of_event(event.0)).collect();
    let thing = words.join(" or ");
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
    let words: Vec<&str> = check.to.iter().map(|event| of_event(event.0)).collect();
    let things = words.join(" or ");
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

fn nothing_owed(check: &Check, view: &View<'_>) -> Seen {
    let words: Vec<&str> = check
        .from
        .iter()
        .chain(&check.to)
        .map(|event| of_event(event.0))
        .collect();
    let things = words.join(" or ");
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

// ---- from the step ----

/// Each step looks back for what it runs from. Where none was held, one that was set counts.
fn back(check: &Check, view: &View<'_>) -> Vec<Seen> {
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

// ---- one step ----

pub(super) fn judge_step(check: &Check, view: &View<'_>, step: &Step<'_>) -> Seen {
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
        Answer::No => overdue(check, view, step),
    }
}

fn overdue(check: &Check, view: &View<'_>, step: &Step<'_>) -> Seen {
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
    base(check, view, step, Outcome::NotMet)
        .missing()
        .say("date", "no known day")
        .say("late", "not held")
        .show_all(
            planned
                .iter()
                .flat_map(|moment| quotes(view, moment, Role::Support)),
        )
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

/// The recorded reason that excuses a late or missing step.
fn excuse(
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

/// The finding of a step with its name, its days and its quotes.
fn base(check: &Check, view: &View<'_>, step: &Step<'_>, outcome: Outcome) -> Seen {
    let mut name = check.name(step.numbers[0]);
    if step.numbers.len() > 1 {
        name = format!("{name} known");
    }
    let item = match &step.chain {
        Some(chain) => format!("{name} {chain}"),
        None => name.clone(),
    };
    let held = step.done.and_then(|done| done.on).map(Interval::in_words);
    Seen::new(outcome)
        .item(item)
        .say("item", format!("the {name}"))
        .say("anchor", of_event(step.from.what))
        .say("anchor-date", step.on.in_words())
        .say("date", held.unwrap_or_else(|| "an unknown day".to_owned()))
        .show_all(quotes(view, step.from, Role::Anchor))
        .show_all(
            step.done
                .into_iter()
                .flat_map(|done| quotes(view, done, Role::Subject)),
        )
}

impl Check {
    /// The name of a step: the first core group, the second review.
    pub(super) fn name(&self, number: usize) -> String {
        self.item.replace("{nth}", &ordinal(number))
    }
}

fn ordinal(number: usize) -> String {
    const WORDS: [&str; 12] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth", "eleventh", "twelfth",
    ];
    if let Some(word) = WORDS.get(number.saturating_sub(1)) {
        (*word).to_owned()
    } else {
        let ending = match (number % 10, number % 100) {
            (_, 11..=13) => "th",
            (1, _) => "st",
            (2, _) => "nd",
            (3, _) => "rd",
            _ => "th",
        };
        format!("{number}{ending}")
    }
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

/// What tells of a moment, and the first place that contradicts it.
fn quotes(view: &View<'_>, moment: &Moment, role: Role) -> Vec<Evidence> {
    let against = moment
        .against
        .first()
        .map(|place| quote_place(view.case, *place, Role::Against));
    let mut quotes = quote_moment(view.case, moment, role);
    quotes.extend(against);
    quotes
}
