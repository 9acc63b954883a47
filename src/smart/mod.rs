//! What an action's words show of specific, measurable, owned and time bound.
//!
//! In: an action and its document. Out: an answer with the words that decided it. Achievable and
//! relevant are questions for people. Lists of words are data in `rules/terms/`.

mod terms;

use crate::document::Span;
use crate::facts::{Action, Dated, Reading};
use terms::TERMS;

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
/// passes when a number, a date or a stated purpose makes it concrete.
#[must_use]
pub fn specific(action: &Action) -> Judged {
    let span = Some(action.text.span);
    let text = action.text.text.to_lowercase();
    let n_words = text.split_whitespace().count();
    if n_words < 2 {
        return judged(Answer::No, span, "it does not say what will be done");
    }
    let is_detailed = shows_measure(&text) || TERMS.purposes.finds(&text);
    if TERMS.vague_verbs.begins(&text) && !is_detailed && n_words < 12 {
        return judged(
            Answer::No,
            span,
            "it begins with a vague verb and gives no detail of what will be done",
        );
    }
    if TERMS.action_verbs.finds(&text) || is_detailed {
        judged(Answer::Yes, span, "it says what will be done")
    } else {
        judged(
            Answer::CannotTell,
            span,
            "it may or may not say what will be done",
        )
    }
}

/// Judges whether someone could see that it was done: a number, a frequency, a named measure, or
/// an end that can be seen, in the action or in its outcome.
#[must_use]
pub fn measurable(action: &Action) -> Judged {
    let text = action.text.text.to_lowercase();
    if shows_measure(&text) || TERMS.deliverables.finds(&text) {
        return judged(
            Answer::Yes,
            Some(action.text.span),
            "a number, a frequency or an end that can be seen is given",
        );
    }
    if let Some(outcome) = &action.outcome {
        let said = outcome.text.to_lowercase();
        if shows_measure(&said) || TERMS.deliverables.finds(&said) {
            return judged(
                Answer::Yes,
                Some(outcome.span),
                "the outcome gives a measure",
            );
        }
    }
    if TERMS.vague_verbs.begins(&text) && text.split_whitespace().count() < 6 {
        return judged(
            Answer::No,
            Some(action.text.span),
            "nothing in it could be seen to have been done",
        );
    }
    judged(
        Answer::CannotTell,
        Some(action.text.span),
        "no measure is shown, and none is excluded",
    )
}

/// Judges whether a person or a role is to do it. A group alone is nobody in particular.
#[must_use]
pub fn owned(action: &Action) -> Judged {
    let Some(owner) = &action.owner else {
        return judged(Answer::No, Some(action.span), "nobody is named");
    };
    let text = owner.text.trim().to_lowercase();
    if text.chars().all(|c| !c.is_alphanumeric()) || TERMS.undecided.is(&text) {
        return judged(Answer::No, Some(owner.span), "nobody is named");
    }
    let parts = text
        .split([',', '/', '&', ';'])
        .flat_map(|part| part.split(" and "));
    let is_group = parts
        .map(|part| part.trim().trim_start_matches("the "))
        .filter(|part| !part.is_empty())
        .all(|part| TERMS.group_owners.is(part));
    if is_group {
        judged(
            Answer::No,
            Some(owner.span),
            "a group is named, and nobody in it",
        )
    } else {
        judged(Answer::Yes, Some(owner.span), "a person or a role is named")
    }
}

/// Judges whether there is a day by which it is to be done.
///
/// - `next_review`: the next review's date, where the document gives it
#[must_use]
pub fn time_bound(action: &Action, next_review: Option<Dated>) -> Judged {
    let Some(due) = &action.due else {
        return judged(Answer::No, Some(action.span), "no date is given");
    };
    let span = Some(due.words.span);
    if due.dated.is_some() {
        return judged(Answer::Yes, span, "a date is given");
    }
    let text = due.words.text.to_lowercase();
    if due.is_next_review() || TERMS.next_reviews.finds(&text) {
        return match next_review {
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
    match due.reading {
        Some(Reading::Offset { .. }) => judged(
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

fn shows_measure(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit()) || TERMS.measures.finds(text)
}

#[cfg(test)]
mod tests;
