//! What a body decides is approved: "passed by the committee", "agreed at cabinet".
//!
//! In: the words before a date, or a label. Out: where a body and its decision stand.

use crate::document::Span;

/// Words that name a body which decides.
const BODIES: [&str; 12] = [
    "board",
    "committee",
    "committees",
    "group",
    "council",
    "cabinet",
    "executive",
    "partnership",
    "team",
    "forum",
    "assembly",
    "court",
];

/// What bodies do with what is put to them.
const DECISIONS: [&str; 8] = [
    "passed",
    "accepted",
    "cleared",
    "agreed",
    "adopted",
    "supported",
    "confirmed",
    "sanctioned",
];

/// Between a decision and its body stand at most so many words: "by the Chief Officers'".
const N_WORDS_BETWEEN_MAX: usize = 5;

/// No decision with its body is shorter, in bytes.
const N_BYTES_DECISION_MIN: usize = "passed by team".len();

/// Finds a decision "by" or "at" a body, the last one in the words.
pub(super) fn decision(words: &str) -> Option<Span> {
    if words.len() < N_BYTES_DECISION_MIN {
        return None;
    }
    if !words_of(words).any(|(_, word)| is_one_of(word, &BODIES)) {
        return None;
    }
    let all: Vec<(usize, &str)> = words_of(words).collect();
    let body_idx = all.iter().rposition(|(_, word)| is_one_of(word, &BODIES))?;
    let from_idx = body_idx.saturating_sub(N_WORDS_BETWEEN_MAX + 2);
    let before = &all[from_idx..body_idx];
    let joint_idx = before
        .iter()
        .rposition(|(_, word)| is_one_of(word, &["by", "at"]))?;
    let (start, _) = *before[..joint_idx]
        .last()
        .filter(|(_, word)| is_one_of(word, &DECISIONS))?;
    let (body, word) = all[body_idx];
    Some(Span::new(start, body + word.len()))
}

/// Tells whether a label names what a body agreed: "Management Team agreement".
pub(super) fn is_agreement(label: &str) -> bool {
    let mut words = label
        .rsplit(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let last = words.next().unwrap_or("");
    is_one_of(last, &["agreement", "agreed", "decision"])
        && words.any(|word| is_one_of(word, &BODIES))
}

fn is_one_of(word: &str, list: &[&str]) -> bool {
    list.iter().any(|known| known.eq_ignore_ascii_case(word))
}

fn words_of(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let start = text.as_ptr() as usize;
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(move |word| (word.as_ptr() as usize - start, word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, expected: Option<&str>) {
        let found = decision(words).map(|at| &words[at.start..at.end]);
        assert_eq!(found, expected, "{words}");
    }

    #[test]
    fn a_decision_by_a_body_is_found_with_it() {
        check(
            "Passed by the Harbour Committee on ",
            Some("Passed by the Harbour Committee"),
        );
        check(
            "was accepted at Joint Board, ",
            Some("accepted at Joint Board"),
        );
    }

    #[test]
    fn a_body_that_does_something_else_decides_nothing() {
        for words in [
            "Seen by the nursing team on ",
            "Passed to the team by Mum",
            "The board sat",
        ] {
            check(words, None);
        }
    }

    #[test]
    fn a_label_may_name_what_a_body_agreed() {
        assert!(is_agreement("Senior Team agreement"));
        assert!(!is_agreement("Tenancy agreement"));
    }
}
