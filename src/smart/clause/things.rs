//! What the nouns of a clause say: objects of light verbs, results, and acts without a verb.
//!
//! In: words. Out: how concrete they are, and which of them carry content.

use super::Weight;
use super::main_verb::{is_adverb, is_known_form, is_modal};
use super::verbs::of_verb;
use crate::smart::terms::terms;
use crate::smart::words::{self, Word};

/// A light verb is as plain as the head of its object.
pub(super) fn of_object(after: &[Word]) -> Weight {
    let first = after.iter().position(is_content).unwrap_or(0);
    let end = (first + 1..after.len())
        .find(|at| after[*at].pause || after[*at].is_one_of(&PREPOSITIONS) || is_modal(&after[*at]))
        .unwrap_or(after.len());
    let object = after.get(first..end).unwrap_or_default();
    let Some(head) = object.iter().rev().find(|word| is_content(word)) else {
        return Weight::Vague;
    };
    let expert = object
        .iter()
        .any(|word| word.is_one_of(&["legal", "medical", "specialist", "urgent"]));
    if !terms().vague_nouns.is(&head.text) || expert {
        return Weight::Concrete;
    }
    let more = after.get(end..).unwrap_or_default().iter().any(is_solid);
    let named = object.iter().filter(|word| is_solid(word)).count() > 0;
    if more && named {
        Weight::Process
    } else if more && !object.iter().any(|word| word.is("and")) {
        Weight::Process
    } else {
        Weight::Vague
    }
}

/// "Laptop ordered through the school", "Checklist finished": an act told by its result.
pub(super) fn of_result(clause: &[Word]) -> Option<Weight> {
    let done = (1..clause.len().min(10)).find(|at| is_result(&clause[*at], &clause[*at - 1]))?;
    let (thing, rest) = clause.split_at(done);
    if !thing.iter().any(is_solid) {
        return None;
    }
    let mut object: Vec<Word> = thing.to_vec();
    object.extend_from_slice(&rest[1..]);
    Some(of_verb(&rest[0], &object, 0).0)
}

/// A participle right after the thing that it is said of; after "the" or "well" it describes.
fn is_result(word: &Word, before: &Word) -> bool {
    !word.capital
        && words::is_participle(&word.text)
        && is_known_form(&word.text)
        && !before.is_one_of(&PREPOSITIONS)
        && !before.is_one_of(&DESCRIBED)
        && !is_possessive(before)
        && !is_adverb(before)
        && !word.pause
}

/// After these a participle describes what comes next, or is part of a verb.
const DESCRIBED: [&str; 33] = [
    "the", "a", "an", "his", "her", "their", "our", "its", "this", "that", "these", "those", "any",
    "all", "each", "every", "no", "and", "or", "as", "not", "be", "been", "being", "is", "are",
    "was", "were", "well", "more", "newly", "has", "have",
];

/// An act without a verb, by its noun.
pub(super) fn of_noun(clause: &[Word]) -> Weight {
    let end = (1..clause.len())
        .find(|at| clause[*at].pause || clause[*at].is_one_of(&PREPOSITIONS))
        .unwrap_or(clause.len());
    let Some(head) = clause
        .get(..end)
        .and_then(|noun| noun.iter().rev().find(|word| is_content(word)))
    else {
        return Weight::Vague;
    };
    let solid = clause.iter().filter(|word| is_solid(word)).count();
    let is_bare = |word: &Word| terms().vague_nouns.is(&word.text);
    if head.is_one_of(&[
        "support",
        "supports",
        "advice",
        "guidance",
        "help",
        "liaison",
        "monitoring",
    ]) {
        return Weight::Vague;
    }
    let opens = clause.first().is_some_and(|word| word.is_one_of(&OPEN));
    if terms().deliverable_nouns.is(&head.text) && solid > 1 && !opens {
        Weight::Concrete
    } else if is_bare(head) && solid < 2 || opens {
        Weight::Vague
    } else {
        Weight::Process
    }
}

const OPEN: [&str; 9] = [
    "further",
    "additional",
    "ongoing",
    "on-going",
    "regular",
    "continued",
    "continuing",
    "positive",
    "better",
];

/// "Children's": whose something is, not what it is.
pub(super) fn is_possessive(word: &Word) -> bool {
    word.text.ends_with("'s") || word.text.ends_with("s'")
}

/// Tells whether a word carries content.
pub(super) fn is_content(word: &Word) -> bool {
    word.text.chars().filter(|c| c.is_alphanumeric()).count() > 1
        && !word.is_one_of(&SMALL)
        && !is_adverb(word)
}

/// Tells whether a word names something that could be seen or pointed to.
pub(super) fn is_solid(word: &Word) -> bool {
    is_content(word)
        && !terms().vague_nouns.is(&word.text)
        && !word.is_one_of(&[
            "family",
            "families",
            "parents",
            "children",
            "child",
            "young",
            "people",
            "relevant",
            "current",
            "good",
            "positive",
            "appropriate",
            "ongoing",
            "regular",
            "further",
            "additional",
            "better",
            "effective",
        ])
}

pub(super) const PREPOSITIONS: [&str; 17] = [
    "in",
    "with",
    "around",
    "to",
    "for",
    "from",
    "at",
    "on",
    "of",
    "about",
    "regarding",
    "re",
    "between",
    "by",
    "within",
    "across",
    "where",
];

const SMALL: [&str; 79] = [
    "until",
    "till",
    "since",
    "upon",
    "while",
    "myself",
    "yourself",
    "himself",
    "herself",
    "itself",
    "ourselves",
    "themselves",
    "after",
    "before",
    "better",
    "harder",
    "again",
    "together",
    "place",
    "within",
    "across",
    "between",
    "during",
    "some",
    "wider",
    "the",
    "a",
    "an",
    "his",
    "her",
    "their",
    "our",
    "its",
    "this",
    "that",
    "these",
    "those",
    "any",
    "all",
    "both",
    "each",
    "him",
    "them",
    "it",
    "and",
    "or",
    "to",
    "of",
    "in",
    "on",
    "at",
    "with",
    "for",
    "from",
    "by",
    "as",
    "is",
    "are",
    "be",
    "been",
    "will",
    "should",
    "must",
    "not",
    "when",
    "where",
    "if",
    "who",
    "which",
    "about",
    "around",
    "re",
    "up",
    "out",
    "into",
    "so",
    "also",
    "then",
    "more",
];
