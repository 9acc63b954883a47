//! Whether there is a day by which an action is to be done.
//!
//! In: an action, and what its document says that its time may hang on. Out: an answer with the
//! words that decided it.

use std::sync::LazyLock;

use regex::Regex;

use super::terms::terms;
use super::{Answer, Judged, judged, measure};
use crate::document::{Document, Span};
use crate::facts::dates::DateRole;
use crate::facts::pattern::pattern;
use crate::facts::{Action, DateMention, Dated, Due, Facts, Field, Reading};

/// What the document says that an action's time may hang on.
#[derive(Debug, Clone, Copy, Default)]
pub struct Setting<'a> {
    /// The document's own date, from which a bare period runs.
    pub own_date: Option<Dated>,
    /// The document that may date its next review.
    pub told_in: Option<(&'a Document, &'a Facts)>,
}

impl<'a> Setting<'a> {
    /// Takes it from a document and its facts.
    #[must_use]
    pub fn of(document: &'a Document, facts: &'a Facts) -> Self {
        Self {
            own_date: facts.dated,
            told_in: Some((document, facts)),
        }
    }

    /// The next review's date.
    fn next_review(&self) -> Option<Dated> {
        let (document, facts) = self.told_in?;
        let next = facts.meetings.iter().find_map(|meeting| meeting.next);
        let due = || {
            let due = facts.control(document).date(Field::ReviewDue)?;
            (!is_of_action(facts, due.span)).then_some(due)
        };
        next.or_else(due).or_else(|| review_ahead(facts))
    }
}

/// The first review or meeting that the document dates after itself.
fn review_ahead(facts: &Facts) -> Option<Dated> {
    let own = facts.dated?.interval;
    let reviews = facts
        .dates
        .iter()
        .filter(|mention| matches!(mention.role, DateRole::ReviewDue | DateRole::Meeting));
    let ahead = reviews.filter_map(DateMention::dated);
    ahead
        .filter(|dated| dated.certain && dated.interval.from > own.to)
        .min_by_key(|dated| dated.interval.from)
}

/// Tells whether a date stands in an action's row, and so is the action's own.
fn is_of_action(facts: &Facts, date: Span) -> bool {
    facts.actions.iter().any(|action| action.span.covers(date))
}

/// Judges whether there is a day by which it is to be done.
#[must_use]
pub fn time_bound(action: &Action, setting: &Setting<'_>) -> Judged {
    let Some(due) = &action.due else {
        return undated(action);
    };
    if due.dated.is_some() {
        return judged(Answer::Yes, Some(due.words.span), "a date is given");
    }
    let text = due.words.text.to_lowercase();
    let (answer, why) = by_review(due, &text, setting)
        .or_else(|| by_event(due, &text, setting))
        .unwrap_or_else(|| by_period(due, setting));
    judged(answer, Some(due.words.span), why)
}

/// An action without words for its time.
fn undated(action: &Action) -> Judged {
    let why = if measure::is_in(&action.text.text.to_lowercase()) {
        "no date is given by which it is to be done or to end"
    } else {
        "no date is given"
    };
    judged(Answer::No, Some(action.span), why)
}

type Said = (Answer, &'static str);

/// Words that point to the next review or meeting.
fn by_review(due: &Due, text: &str, setting: &Setting<'_>) -> Option<Said> {
    let points = due.is_next_review() || points_to_review(text);
    points.then_some(match setting.next_review() {
        Some(_) => (Answer::Yes, "the document gives the date of that review"),
        None => (
            Answer::CannotTell,
            "it points to a review whose date is not in the document",
        ),
    })
}

/// Words that wait for an event, or count from one.
fn by_event(due: &Due, text: &str, setting: &Setting<'_>) -> Option<Said> {
    let own = setting.own_date;
    let is_ahead = |event: &Dated| own.is_none_or(|own| event.interval.from > own.interval.to);
    let says_when = matches!(due.reading, Some(Reading::NonDate(_) | Reading::Unresolved));
    if due.event.as_ref().is_some_and(is_ahead) {
        Some((Answer::Yes, "the document gives the date of that event"))
    } else if runs_from_event(text) {
        Some((
            Answer::CannotTell,
            "a period is given, which runs from an event without a date",
        ))
    } else if terms().events.finds(text) && !says_when {
        Some((
            Answer::CannotTell,
            "it waits for an event whose date is not given",
        ))
    } else {
        None
    }
}

/// A period that runs from the document's date, how often, or no time at all.
fn by_period(due: &Due, setting: &Setting<'_>) -> Said {
    match due.reading {
        Some(Reading::Offset { .. } | Reading::Unresolved) if setting.own_date.is_some() => (
            Answer::Yes,
            "a period is given, which runs from the document's date",
        ),
        Some(Reading::Offset { .. } | Reading::Unresolved) => (
            Answer::CannotTell,
            "a period is given, but not the day from which it runs",
        ),
        Some(Reading::Recurring(_)) => (Answer::No, "it says how often, but not until when"),
        _ => (Answer::No, "no date is given"),
    }
}

/// "Within two working days of receiving it": not from the plan or the meeting that says so.
fn runs_from_event(text: &str) -> bool {
    let event = RUNS_FROM
        .captures(text)
        .and_then(|found| found.name("event"));
    event.is_some_and(|event| !OWN_EVENT.is_match(event.as_str()))
}

static RUNS_FROM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(?:hours?|days?|weeks?|wks?|months?) (?:of|from|after|following) ",
        r"(?:the |his |her |their |our )?(?P<event>\w+)"
    ))
});
static OWN_EVENT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:today|now|this|meeting|review|conference|plan|date|start|agreement|registration)$",
    )
});

/// What stands ahead of the review that a time hangs on: "every week until the".
static REVIEW_CUE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(?:by|at|until|till|before|up to|ahead of|in time for|prior to) ",
        r"(?:the |our |his |her |their )?"
    ))
});

/// "Until the next core group", "by review", "weekly until the review", "Review".
fn points_to_review(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    let cued = REVIEW_CUE.find_iter(bare).last();
    let alone = cued.map_or(bare, |cue| &bare[cue.end()..]);
    terms().next_reviews.finds(text) || terms().reviews.is(alone)
}
