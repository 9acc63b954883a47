//! The words by which an action is known again.
//!
//! In: a text. Out: its words but those that any sentence may hold and the names of months, each
//! without its ending.

use std::collections::{BTreeSet, HashSet};
use std::sync::LazyLock;

use crate::calendar::month_named;
use crate::smart::{single_ending, verb_of_past};

/// The words of a text that tell one action from another, each without its ending.
pub(super) fn things(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '-')
        .flat_map(parts)
        .filter(|word| {
            word.chars().count() >= N_LETTERS_MIN && !word.contains(|c: char| c.is_ascii_digit())
        })
        .map(str::to_lowercase)
        .filter(|word| !SMALL.contains(word.as_str()) && month_named(word).is_none())
        .map(|word| stem(&word))
        .collect()
}

/// The names of people and places in a text: words with a capital that do not begin it.
pub(super) fn names_in(text: &str) -> BTreeSet<String> {
    let is_name = |word: &&str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
    };
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty()).skip(1);
    things(&words.filter(is_name).collect::<Vec<_>>().join(" "))
}

/// Shorter words tell nothing apart.
const N_LETTERS_MIN: usize = 3;

/// "After-school" is two words, "START-AV" and "e-mail" are one.
fn parts(word: &str) -> Vec<&str> {
    let word = word.trim_matches('-');
    let parts: Vec<&str> = word.split('-').collect();
    let is_short = |part: &&str| part.chars().count() < N_LETTERS_MIN;
    if parts.iter().any(is_short) {
        return vec![word];
    }
    parts
}

/// "Added" and "adds" are "add", "written" is "writ" as "write" is.
fn stem(word: &str) -> String {
    let word = verb_of_past(word).unwrap_or(word);
    let kept = ["ing", "ed", "es", "s"].iter().find_map(|ending| {
        let rest = word.strip_suffix(ending)?;
        (rest.len() >= N_LETTERS_MIN).then_some(rest)
    });
    let kept = kept.unwrap_or(word);
    let kept = single_ending(kept).unwrap_or(kept);
    let kept = kept.strip_suffix('e').unwrap_or(kept);
    kept.strip_suffix('i')
        .map_or_else(|| kept.to_owned(), |stem| format!("{stem}y"))
}

/// Words that any sentence may hold.
static SMALL: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    HashSet::from([
        "the",
        "and",
        "for",
        "with",
        "from",
        "that",
        "this",
        "was",
        "were",
        "has",
        "have",
        "had",
        "been",
        "his",
        "her",
        "their",
        "our",
        "its",
        "she",
        "they",
        "him",
        "them",
        "all",
        "any",
        "are",
        "will",
        "who",
        "not",
        "but",
        "out",
        "now",
        "can",
        "may",
        "into",
        "until",
        "each",
        "every",
        "since",
        "than",
        "then",
        "there",
        "when",
        "which",
        "week",
        "month",
        "day",
        "weekly",
        "monthly",
        "social",
        "worker",
        "done",
        "completed",
        "complete",
        "made",
        "action",
        "still",
        "yet",
        "about",
        "after",
        "before",
        "over",
        "within",
        "during",
        "between",
        "around",
        "both",
        "one",
        "hour",
        "two",
        "three",
        "four",
        "five",
        "six",
        "also",
        "first",
        "last",
        "next",
        "new",
        "review",
        "meeting",
        "core",
        "group",
        "plan",
        "case",
        "child",
        "minute",
        "date",
        "while",
        "other",
        "more",
        "some",
        "such",
    ])
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_words_with_a_capital_that_do_not_begin_what_is_told() {
        let names = names_in("Moves to a flat at Hill End near the CAMHS clinic");
        assert_eq!(names, things("hill end"));
    }
}
