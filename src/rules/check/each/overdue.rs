//! Whether an action's date has passed without its being done.
//!
//! In: an action with its document, and what the other records of the case tell of it. Out: what is
//! seen. A document that keeps a place for how far each action is tells by a blank there that it is
//! not done; words elsewhere that only may speak of it leave it open.

use super::About;
use super::told::Says;
use crate::calendar::{Answer, Interval};
use crate::casefile::Record;
use crate::facts::actions::Progress;
use crate::facts::dates::{Doubt, Grain};
use crate::facts::{Action, Dated, Kind};
use crate::finding::{Evidence, Outcome, Role};
use crate::rules::view::{Seen, quote, quote_item};

pub(super) fn seen(about: &About<'_>, action: &Action) -> Seen {
    let document = about.document;
    let shown = || quote_item(document, action.text.span, Role::Subject);
    let due = action.due.as_ref();
    let Some((due, dated)) = due.and_then(|due| Some((due, due.dated?))) else {
        return Seen::new(Outcome::NotApplicable)
            .why("it has no date by which it is due")
            .show(shown());
    };
    let words = dated.interval.in_words();
    let last = match dated.grain {
        Grain::Range => Interval {
            from: dated.interval.to,
            ..dated.interval
        },
        _ => dated.interval,
    };
    let seen = match about.view.as_at().by(last) {
        Answer::Yes => Seen::new(Outcome::NotDue).say("due", words),
        Answer::No if dated.certain || is_ahead(about, dated) => past(about, action, &words),
        _ => Seen::new(Outcome::CannotTell)
            .why(format!(
                "it was due by {words}, which does not settle whether that has passed"
            ))
            .settle("find the exact day on which it was due, and whether it was done"),
    };
    let mut seen = seen
        .show(shown())
        .show(quote(document, due.words.span, Role::Support));
    seen.due = Some(dated.interval.to);
    seen
}

/// "By 16 October" in a letter of September: the first such day after it.
fn is_ahead(about: &About<'_>, dated: Dated) -> bool {
    let Some(own) = about.setting.own_date.filter(|own| own.certain) else {
        return false;
    };
    let mut dates = about.record.facts.dates.iter();
    let lacks_year = dates.any(|date| {
        let is_only_year = date.doubts.iter().eq([Doubt::YearInferred]);
        date.span == dated.span && is_only_year
    });
    let last = own.interval.from.plus_months(N_MONTHS_AHEAD_MAX);
    lacks_year && own.interval.from <= dated.interval.from && dated.interval.to <= last
}

/// A day without its year is no further ahead.
const N_MONTHS_AHEAD_MAX: i32 = 10;

/// What is seen of an action whose day has passed.
fn past(about: &About<'_>, action: &Action, words: &str) -> Seen {
    let view = about.view;
    let told = about.told.get_or_init(|| super::Told::of(view));
    match told.of_action(about.record, action) {
        Some(Says::Done(evidence)) => Seen::new(Outcome::NotApplicable)
            .why("another record says that it was done")
            .show(evidence),
        Some(Says::NotDone(evidence)) => Seen::new(Outcome::NotMet)
            .why(format!(
                "it was due by {words} and another record says that it was not done"
            ))
            .show(evidence),
        Some(Says::Perhaps(evidence)) if !is_kept(action) => perhaps(words, evidence),
        _ if runs_until(about, action) => Seen::new(Outcome::CannotTell)
            .why(format!(
                "it was to go on until {words}, and nothing says whether it did"
            ))
            .settle("read whether it was kept up until then"),
        _ if let Progress::Unclear(said) = &action.progress => Seen::new(Outcome::CannotTell)
            .why(format!(
                "it was due by {words}, and what is said of it does not settle whether it was done"
            ))
            .settle("read the words and decide whether the action was done")
            .show(quote(about.document, said.span, Role::Support)),
        _ if !view.is_whole() => Seen::new(Outcome::CannotTell)
            .why(format!(
                "it was due by {words}, and a document that was not read could say whether it was done"
            ))
            .settle(view.settle_by_reading("the action's completion")),
        _ if !is_kept(action) && is_taken_up(about) => Seen::new(Outcome::CannotTell)
            .why(format!(
                "it was due by {words}, and the file's plan, which goes on from there, says nothing of it"
            ))
            .settle("find out whether it was done, and record it in the plan"),
        _ => Seen::new(Outcome::NotMet).why(format!(
            "it was due by {words} and nothing says that it was done"
        )),
    }
}

/// Tells whether an action stands outside the plan of a file that has one of its day or later: the
/// plan is kept up, and what a meeting agreed beside it may have been done without another word.
fn is_taken_up(about: &About<'_>) -> bool {
    let is_plan =
        |record: &Record| matches!(record.facts.kind.value, Kind::Plan | Kind::StrategicPlan);
    let mut plans = about.view.case.records.iter().filter(|one| is_plan(one));
    let own = about.record.facts.dated;
    let goes_on = |plan: &Record| {
        let days = own.zip(plan.facts.dated);
        days.is_some_and(|(own, plan)| plan.interval.to >= own.interval.from)
    };
    !is_plan(about.record) && plans.any(|plan| !plan.facts.actions.is_empty() && goes_on(plan))
}

/// "Until 3 May", "starts 1 April, ends 3 May": what is kept up to a day ends on it.
fn runs_until(about: &About<'_>, action: &Action) -> bool {
    const CUES: [&str; 6] = ["until", "till", "up to", "to", "ends", "ending"];
    let Some(due) = &action.due else {
        return false;
    };
    let cell = due.words.span;
    let day = due.dated.map_or(cell, |dated| dated.span);
    let day = if cell.covers(day) { day } else { cell };
    let before = before(&about.document.text, day.start).to_lowercase();
    let own = due.words.text.to_lowercase();
    let begins = |cue: &&str| {
        own.strip_prefix(*cue)
            .is_some_and(|rest| rest.starts_with(' '))
    };
    let follows = |cue: &&str| {
        before
            .strip_suffix(*cue)
            .is_some_and(|rest| rest.ends_with(char::is_whitespace))
    };
    CUES.iter().any(|cue| begins(cue) || follows(cue))
}

/// The last words before a place.
fn before(text: &str, at: usize) -> &str {
    const N_BYTES: usize = 24;
    let before = text[..at].trim_end();
    &before[before.floor_char_boundary(before.len().saturating_sub(N_BYTES))..]
}

fn perhaps(words: &str, evidence: Evidence) -> Seen {
    Seen::new(Outcome::CannotTell)
        .why(format!(
            "it was due by {words}, and another document may say that it was done"
        ))
        .settle("read the words and decide whether the action was done")
        .show(evidence)
}

/// Tells whether the action's own document says how far each action is.
fn is_kept(action: &Action) -> bool {
    action.progress_expected || matches!(action.progress, Progress::Open(_))
}
