//! The words by which an action is known again.
//!
//! In: a text. Out: its words but those that any sentence may hold and the names of months, each
//! without its ending.

use std::collections::{BTreeSet, HashSet};
use std::sync::LazyLock;

use crate::calendar::month_named;

/// The words of a text that tell one action from another, each without its ending.
pub(super) fn things(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| {
            word.chars().count() >= N_LETTERS_MIN && !word.contains(|c: char| c.is_ascii_digit())
        })
        .map(str::to_lowercase)
        .filter(|word| !SMALL.contains(word.as_str()) && month_named(word).is_none())
        .map(|word| stem(&word))
        .collect()
}

/// Shorter words tell nothing apart.
const N_LETTERS_MIN: usize = 3;

/// "Added" and "adds" are "add".
fn stem(word: &str) -> String {
    let kept = ["ing", "ed", "es", "s"].iter().find_map(|ending| {
        let rest = word.strip_suffix(ending)?;
        (rest.len() >= N_LETTERS_MIN).then_some(rest)
    });
    let kept = kept.unwrap_or(word);
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
    ])
});
