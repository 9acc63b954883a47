//! Where the verb of a clause stands, and what it is said of.
//!
//! In: the words of a clause. Out: its subject, its verb with what follows, and whether it forbids.

use super::things::PREPOSITIONS;
use crate::smart::terms::terms;
use crate::smart::words::{self, Word};

/// Finds a clause's verb: what stands before it, it with all after it, and whether it is forbidden.
pub(super) fn main_verb(clause: &[Word]) -> (&[Word], &[Word], bool) {
    let start = skip_modals(clause);
    let forbids = |to: usize| {
        clause[..to]
            .iter()
            .any(|word| word.is_one_of(&["not", "never"]))
    };
    let first_is_verb = clause.get(start).is_some_and(|word| {
        start > 0 && !is_noun_opening(word)
            || is_verb(&word.text)
            || word.is("be")
            || start == 0 && is_plain_form(word)
    });
    if first_is_verb && !(start == 0 && is_subject(clause)) {
        return (&clause[..0], &clause[start..], forbids(start));
    }
    if let Some(at) = to_be(clause) {
        return (&clause[..at], &clause[at..], false);
    }
    if let Some(at) = told_verb(clause) {
        return (&clause[..at], &clause[at..], false);
    }
    for at in 1..clause.len().min(14) {
        if !is_modal(&clause[at]) {
            continue;
        }
        let next = at + skip_modals(&clause[at..]);
        let is_deed = clause.get(next).is_some_and(|word| {
            word.is("be")
                || is_known_form(&word.text) && !word.capital
                || !clause[at].is("to") && !is_noun_opening(word)
        });
        if is_deed {
            return (&clause[..at], &clause[next..], forbids(next));
        }
    }
    (clause, &[], false)
}

/// "(That) the father be traced": what is recommended of something.
fn to_be(clause: &[Word]) -> Option<usize> {
    let is_done = |word: &Word| words::is_participle(&word.text);
    (1..clause.len().min(10)).find(|at| {
        let follows = clause.get(at + 1).is_some_and(is_done);
        clause[*at].is("be") && follows && !is_modal(&clause[at - 1]) && !is_adverb(&clause[at - 1])
    })
}

/// "Nuala asks the school for a pass": a verb of the present behind a name, before its object.
fn told_verb(clause: &[Word]) -> Option<usize> {
    let named = clause.first().is_some_and(|word| word.capital);
    (1..clause.len().min(5)).find(|at| {
        let opens = clause.get(at + 1).is_some_and(is_noun_opening);
        let is_told = clause[*at].text.ends_with('s') && is_finite(&clause[*at], &clause[*at - 1]);
        named && opens && is_told && !clause[*at].is_one_of(&["is", "has"])
    })
}

/// "takes Ava to nursery", with its subject left out, and "Keeping a diary".
fn is_plain_form(word: &Word) -> bool {
    let is_noun = terms().deliverable_nouns.is(&word.text) || terms().vague_nouns.is(&word.text);
    let by_ending = word.text.ends_with("ing") || !word.capital && word.text.ends_with('s');
    by_ending && !is_noun && is_known_form(&word.text)
}

/// "Plan to continue", "Review of … to be done": a word that is a noun here.
fn is_subject(clause: &[Word]) -> bool {
    const BOTH: [&str; 24] = [
        "plan",
        "contact",
        "review",
        "visit",
        "support",
        "report",
        "work",
        "place",
        "check",
        "test",
        "access",
        "record",
        "list",
        "letter",
        "copy",
        "call",
        "update",
        "order",
        "move",
        "risk",
        "care",
        "use",
        "help",
        "transport",
    ];
    let Some((first, rest)) = clause.split_first() else {
        return false;
    };
    let leads_to_deed = rest.first().is_some_and(is_modal)
        && rest
            .get(1)
            .is_some_and(|word| word.is("be") || is_verb(&word.text));
    let is_of = rest.first().is_some_and(|word| word.is("of"));
    let is_gerund = first.text.ends_with("ing") && leads_to_deed;
    let is_one_noun = || first.capital && is_passive_of_noun(rest);
    is_gerund
        || first.is_one_of(&BOTH) && (leads_to_deed || is_of || is_told_of(rest))
        || is_one_noun()
}

/// "(Play) therapy to be considered", "(Support) plan to be written": nothing but more nouns stands
/// between a word and what is to be done with it.
fn is_passive_of_noun(rest: &[Word]) -> bool {
    let to = rest.iter().take(4).position(|word| word.is("to"));
    let Some((nouns, deed)) = to.map(|at| rest.split_at(at)) else {
        return false;
    };
    let is_noun = |word: &Word| !word.pause && !is_noun_opening(word) && !is_adverb(word);
    let is_passive = deed.get(1).is_some_and(|word| word.is("be"))
        && deed
            .get(2)
            .is_some_and(|word| words::is_participle(&word.text));
    let is_plain = nouns
        .iter()
        .all(|word| is_noun(word) && !word.is_one_of(&PREPOSITIONS));
    is_passive && is_plain && !nouns.is_empty()
}

/// "(Visits) to Gran to be encouraged": what more is said of a noun, before its verb.
fn is_told_of(rest: &[Word]) -> bool {
    let opens = rest
        .first()
        .is_some_and(|word| word.is_one_of(&PREPOSITIONS));
    let is_passive = |pair: &[Word]| {
        let is_deed = !pair[0].is("to") && is_verb(&pair[1].text);
        is_modal(&pair[0]) && (pair[1].is("be") || is_deed)
    };
    opens && rest.windows(2).take(8).any(is_passive)
}

pub(super) fn is_modal(word: &Word) -> bool {
    word.is_one_of(&[
        "to", "will", "ll", "should", "must", "shall", "would", "needs", "need", "agreed", "can",
    ])
}

fn skip_modals(clause: &[Word]) -> usize {
    let small = [
        "is",
        "are",
        "has",
        "have",
        "also",
        "then",
        "now",
        "both",
        "not",
        "never",
        "please",
        "had",
        "and",
        "that",
        "it",
        "agrees",
        "asked",
        "responsible",
        "for",
        "each",
        "all",
        "try",
        "there",
        "so",
    ];
    let mut at = 0;
    while let Some(word) = clause.get(at) {
        let next = clause.get(at + 1);
        let leads_on = next.is_some_and(is_modal_or_adverb);
        let is_small = word.is_one_of(&small) && leads_on;
        let negates = word.is_one_of(&["not", "never", "also", "then", "now", "please"]);
        if !(is_modal(word) || is_small || negates || is_adverb(word)) {
            break;
        }
        at += 1;
    }
    at
}

fn is_modal_or_adverb(word: &Word) -> bool {
    is_modal(word) || is_adverb(word) || word.is_one_of(&["not", "never", "also"])
}

pub(super) fn is_adverb(word: &Word) -> bool {
    word.text.len() > 4
        && word.text.ends_with("ly")
        && !word.is_one_of(&[
            "supply",
            "apply",
            "reply",
            "comply",
            "family",
            "only",
            "weekly",
            "monthly",
            "fortnightly",
            "quarterly",
            "early",
        ])
}

/// Words that open a noun: after "to" they are where something goes.
fn is_noun_opening(word: &Word) -> bool {
    word.capital
        || word.is_one_of(&[
            "the", "a", "an", "his", "her", "their", "our", "its", "this", "that", "all", "any",
            "each", "both", "him", "them", "school", "nursery", "social", "court", "panel", "mum",
            "dad", "be",
        ])
}

/// Tells whether a lower-case word is a verb that the lists know.
pub(in crate::smart) fn is_verb(word: &str) -> bool {
    terms().action_verbs.is(word)
        || terms().process_verbs.has_head(word)
        || terms().vague_verbs.has_head(word)
}

pub(super) fn is_known_form(word: &str) -> bool {
    words::bases(word).iter().any(|base| is_verb(base))
}

pub(super) fn is_finite(word: &Word, before: &Word) -> bool {
    let after_small = before.is_one_of(&[
        "the", "a", "an", "to", "of", "and", "his", "her", "their", "with", "that",
    ]);
    let is_form = word.is_one_of(&["is", "are", "has", "have"])
        || !word.capital && word.text.ends_with('s') && is_known_form(&word.text)
        || !word.capital && before.text.ends_with('s') && is_verb(&word.text);
    !after_small && is_form
}
