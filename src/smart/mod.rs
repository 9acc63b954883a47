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
mod time;
mod words;

use crate::document::Span;
use crate::facts::dates::NonDate;
use crate::facts::pattern::pattern;
use crate::facts::{Action, Due, Reading};
use clause::Weight;
pub(crate) use clause::verb_of;
pub use owner::owned;
use terms::terms;
pub use terms::{Lists, built_in_words, judging_by};
pub use time::{Setting, time_bound};
pub(crate) use words::{is_participle, single_ending, verb_of_past};

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
    if let Some(words) = excluded(action) {
        return judged(Answer::No, Some(words), "it says that no measure is set");
    }
    if measure::is_in(&lower) || action.due.as_ref().is_some_and(says_how_often) {
        return judged(
            Answer::Yes,
            span,
            "a number, a frequency or a measure is given",
        );
    }
    let ends = !deed.continues && !goes_on(action) && !is_as_required(action);
    if deed.weight == Weight::Concrete && ends {
        return judged(Answer::Yes, span, "it ends in something that can be seen");
    }
    let is_own = |outcome: &Span| deed.weight != Weight::Vague || action.span.covers(*outcome);
    if let Some(outcome) = measure_of_outcome(action).filter(is_own) {
        return judged(Answer::Yes, Some(outcome), "the outcome gives a measure");
    }
    judged(
        Answer::CannotTell,
        span,
        "no measure is shown, and none is excluded",
    )
}

/// The action or its outcome, where its words say that there is no measure.
fn excluded(action: &Action) -> Option<Span> {
    let told = [Some(&action.text), action.outcome.as_ref()];
    let mut told = told.into_iter().flatten();
    let words = told.find(|words| measure::is_excluded(&words.text.to_lowercase()))?;
    Some(words.span)
}

fn says_how_often(due: &Due) -> bool {
    let recurs = matches!(due.reading, Some(Reading::Recurring(_)));
    recurs || measure::is_often(&due.words.text.to_lowercase())
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
    if is_as_required(action) {
        deed.weight = match deed.weight {
            Weight::Concrete if deed.n_content >= N_WORDS_OF_DEED => Weight::Concrete,
            Weight::Concrete => Weight::Process,
            _ => Weight::Vague,
        };
    }
    deed
}

fn is_as_required(action: &Action) -> bool {
    let reading = action.due.as_ref().and_then(|due| due.reading.as_ref());
    reading == Some(&Reading::NonDate(NonDate::AsRequired))
}

/// A deed with so many words of content is told from others, however often it is to be done. What is
/// done as required has no end that can be seen.
const N_WORDS_OF_DEED: usize = 4;

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
    let ends_in_y = word.strip_suffix("ies").map(|stem| format!("{stem}y"));
    let bare = word.strip_suffix('s').map(str::to_owned);
    let mut bases = bare.into_iter().chain(ends_in_y);
    if let Some(base) = bases.find(|base| clause::is_verb(base)) {
        let plain = format!("{base:<len$}", len = word.len());
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

#[cfg(test)]
mod tests;
