//! What an action's words show of specific, measurable, owned and time bound.
//!
//! In: an action and its document. Out: an answer with the words that decided it. Achievable and
//! relevant are questions for people. Lists of words are data in `rules/terms/`.

use std::sync::LazyLock;

use regex::Regex;

mod clause;
mod measure;
mod owner;
mod terms;
mod words;

use crate::document::{Document, Span};
use crate::facts::dates::{DateRole, NonDate};
use crate::facts::pattern::pattern;
use crate::facts::{Action, DateMention, Dated, Facts, Field, Reading};
use clause::Weight;
pub use owner::owned;
use terms::terms;
pub use terms::{Lists, built_in_words, judging_by};

/// What a criterion says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// The words show it.
    Yes,
    /// The words show that it is lacking.
    No,
    /// The words leave it open.
    CannotTell,
}

/// An answer, the words that decided it, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// The answer.
    pub answer: Answer,
    /// The words; `None` where there are none.
    pub span: Option<Span>,
    /// Why, in plain words.
    pub why: String,
}

fn judged(answer: Answer, span: Option<Span>, why: &str) -> Judged {
    Judged {
        answer,
        span,
        why: why.to_owned(),
    }
}

/// Judges whether an action says what will be done: a concrete verb with its object. A vague verb
/// passes when a number or a stated means makes it concrete; how often says not what.
#[must_use]
pub fn specific(action: &Action) -> Judged {
    let span = Some(action.text.span);
    let said = without_who_and_when(action);
    let deed = deed_of(action, &said);
    let lower = measure::without_excluded(&said.to_lowercase());
    let is_detailed = measure::is_amount(&lower)
        || (deed.continues || deed.weight == Weight::Process) && measure::is_in(&lower)
        || terms().purposes.finds(&lower);
    if deed.n_content < 1 {
        return judged(Answer::No, span, "it does not say what will be done");
    }
    let is_full = deed.n_content >= N_WORDS_FULL;
    match deed.weight {
        Weight::Concrete | Weight::Activity => {
            judged(Answer::Yes, span, "it says what will be done")
        }
        _ if is_detailed => judged(Answer::Yes, span, "it says what will be done in detail"),
        Weight::Process if is_full => judged(Answer::Yes, span, "it says what will be done"),
        Weight::Process => judged(
            Answer::CannotTell,
            span,
            "it begins something, and does not say what that comes to",
        ),
        Weight::Vague => judged(
            Answer::No,
            span,
            "its words are vague and give no detail of what will be done",
        ),
    }
}

/// A process with so many words is described.
const N_WORDS_FULL: usize = 6;

/// Judges whether someone could see that it was done: a number, a frequency, a named measure, or
/// an end that can be seen, in the action or in its outcome. Words that say there is none exclude
/// it; where nothing is shown and nothing excluded, it cannot be told.
#[must_use]
pub fn measurable(action: &Action) -> Judged {
    let span = Some(action.text.span);
    let said = without_who_and_when(action);
    let lower = said.to_lowercase();
    let deed = deed_of(action, &said);
    let outcome = action.outcome.as_ref();
    let told = [Some(&action.text), outcome].into_iter().flatten();
    for words in told {
        if measure::is_excluded(&words.text.to_lowercase()) {
            let why = "it says that no measure is set";
            return judged(Answer::No, Some(words.span), why);
        }
    }
    let recurs = |due: &crate::facts::Due| matches!(due.reading, Some(Reading::Recurring(_)));
    let due = action.due.as_ref();
    let is_often = |due: &crate::facts::Due| measure::is_often(&due.words.text.to_lowercase());
    if measure::is_in(&lower) || due.is_some_and(recurs) || due.is_some_and(is_often) {
        return judged(
            Answer::Yes,
            span,
            "a number, a frequency or a measure is given",
        );
    }
    if deed.weight == Weight::Concrete && !deed.continues && !goes_on(action) {
        return judged(Answer::Yes, span, "it ends in something that can be seen");
    }
    if let Some(outcome) = measure_of_outcome(action) {
        return judged(Answer::Yes, Some(outcome), "the outcome gives a measure");
    }
    let is_open = matches!(deed.weight, Weight::Activity | Weight::Concrete)
        || terms().purposes.finds(&lower)
        || deed.weight == Weight::Process && deed.n_content >= N_WORDS_FULL;
    if is_open {
        return judged(
            Answer::CannotTell,
            span,
            "no measure is shown, and none is excluded",
        );
    }
    judged(
        Answer::No,
        span,
        "nothing in it could be seen to have been done",
    )
}

/// Whether the action's own words say that it goes on without an end.
fn goes_on(action: &Action) -> bool {
    let due = action.due.as_ref();
    let own = due.filter(|due| action.text.span.covers(due.words.span));
    own.is_some_and(|due| due.reading == Some(Reading::NonDate(NonDate::Ongoing)))
}

/// The deed, with what is to be done only "as required" taken for less.
fn deed_of(action: &Action, said: &str) -> clause::Deed {
    let mut deed = clause::deed(said);
    let reading = action.due.as_ref().and_then(|due| due.reading.clone());
    let is_open = reading == Some(Reading::NonDate(NonDate::AsRequired));
    if is_open {
        deed.weight = match deed.weight {
            Weight::Concrete => Weight::Process,
            _ => Weight::Vague,
        };
    }
    deed
}

fn measure_of_outcome(action: &Action) -> Option<Span> {
    let outcome = action.outcome.as_ref()?;
    let said = outcome.text.to_lowercase();
    let shows = measure::is_in(&said) || terms().deliverables.finds(&said);
    shows.then_some(outcome.span)
}

/// The action's words, with blanks in the place of who and by when.
fn without_who_and_when(action: &Action) -> String {
    let mut said = action.text.text.clone();
    let due = action
        .due
        .as_ref()
        .filter(|due| due.reading.as_ref().is_none_or(is_a_date));
    let spans = [
        action.owner.as_ref().map(|owner| owner.span),
        due.map(|due| due.words.span),
    ];
    for span in spans.into_iter().flatten() {
        if !action.text.span.covers(span) {
            continue;
        }
        let start = span.start - action.text.span.start;
        let end = (span.end - action.text.span.start).min(said.len());
        if said.is_char_boundary(start) && said.is_char_boundary(end) && start <= end {
            said.replace_range(start..end, &" ".repeat(end - start));
        }
    }
    plain_verb(&mut said, action);
    measure::without_dates(&said[topic_len(&said)..])
}

/// "Health visitor visits weekly": behind who, the first word is the verb, here in its plain form.
fn plain_verb(said: &mut String, action: &Action) {
    let owner = action.owner.as_ref().map(|owner| owner.span);
    if owner.is_none_or(|owner| owner.start != action.text.span.start) {
        return;
    }
    let start = said.len() - said.trim_start().len();
    let word = said[start..].split(' ').next().unwrap_or_default();
    if let Some(base) = word.strip_suffix('s').filter(|base| clause::is_verb(base)) {
        let plain = format!("{base} ");
        said.replace_range(start..start + word.len(), &plain);
    }
}

/// "Sport: ways to be looked at": what it is about is no part of the deed.
fn topic_len(said: &str) -> usize {
    static TOPIC: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^\W*\p{Lu}[\p{L}'’/&-]*(?: [\p{L}'’/&-]+){0,2}:\s+\b"));
    let topic = TOPIC.find(said).map_or(0, |topic| topic.end());
    let words = said[topic..].split_whitespace().count();
    if words > 1 { topic } else { 0 }
}

fn is_a_date(reading: &Reading) -> bool {
    !matches!(reading, Reading::Recurring(_))
}

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
        let due = || facts.control(document).date(Field::ReviewDue);
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

/// Judges whether there is a day by which it is to be done.
#[must_use]
pub fn time_bound(action: &Action, setting: &Setting<'_>) -> Judged {
    let Some(due) = &action.due else {
        let why = if measure::is_in(&action.text.text.to_lowercase()) {
            "no date is given by which it is to be done or to end"
        } else {
            "no date is given"
        };
        return judged(Answer::No, Some(action.span), why);
    };
    let span = Some(due.words.span);
    if due.dated.is_some() {
        return judged(Answer::Yes, span, "a date is given");
    }
    let text = due.words.text.to_lowercase();
    if due.is_next_review() || points_to_review(&text) {
        return match setting.next_review() {
            Some(_) => judged(
                Answer::Yes,
                span,
                "the document gives the date of that review",
            ),
            None => judged(
                Answer::CannotTell,
                span,
                "it points to a review whose date is not in the document",
            ),
        };
    }
    let is_ahead = |event: &Dated| {
        let own = setting.own_date;
        own.is_none_or(|own| event.interval.from > own.interval.to)
    };
    if due.event.as_ref().is_some_and(is_ahead) {
        return judged(
            Answer::Yes,
            span,
            "the document gives the date of that event",
        );
    }
    if runs_from_event(&text) {
        return judged(
            Answer::CannotTell,
            span,
            "a period is given, which runs from an event without a date",
        );
    }
    let says_when = matches!(due.reading, Some(Reading::NonDate(_) | Reading::Unresolved));
    if terms().events.finds(&text) && !says_when {
        return judged(
            Answer::CannotTell,
            span,
            "it waits for an event whose date is not given",
        );
    }
    match due.reading {
        Some(Reading::Offset { .. } | Reading::Unresolved) if setting.own_date.is_some() => judged(
            Answer::Yes,
            span,
            "a period is given, which runs from the document's date",
        ),
        Some(Reading::Offset { .. } | Reading::Unresolved) => judged(
            Answer::CannotTell,
            span,
            "a period is given, but not the day from which it runs",
        ),
        Some(Reading::Recurring(_)) => {
            judged(Answer::No, span, "it says how often, but not until when")
        }
        _ => judged(Answer::No, span, "no date is given"),
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
    pattern(
        r"\b(?:hours?|days?|weeks?|wks?|months?) (?:of|from|after|following) (?:the |his |her |their |our )?(?P<event>\w+)",
    )
});
static OWN_EVENT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:today|now|this|meeting|review|conference|plan|date|start|agreement|registration)$",
    )
});

/// "Until the next core group", "by review", "Review".
fn points_to_review(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    let alone = [
        "by ",
        "at ",
        "until ",
        "till ",
        "before ",
        "up to ",
        "ahead of ",
        "in time for ",
        "prior to ",
        "",
    ]
    .iter()
    .find_map(|cue| bare.strip_prefix(cue))
    .map_or(bare, |rest| rest.strip_prefix("the ").unwrap_or(rest));
    terms().next_reviews.finds(text) || terms().reviews.is(alone)
}

#[cfg(test)]
mod tests;
