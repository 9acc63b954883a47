//! What the clauses of an action say is to be done, and how plainly.
//!
//! In: the words of an action without its owner and its dates. Out: how concrete the plainest of
//! its clauses is. The verb decides with its object: "provide" says no more than what is provided,
//! "ensure" and "support … to" no more than what they lead to, and an act without a verb
//! ("Passport application") is read by its noun.

mod main_verb;
mod things;
mod verbs;

use super::words::{self, Word};
pub(super) use main_verb::is_verb;
use main_verb::main_verb;
use things::{is_content, of_noun, of_object, of_result};
use verbs::{of_state, of_verb};

/// How plainly a clause says what is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Weight {
    /// A hope or an attitude.
    #[default]
    Vague,
    /// Something is begun; no end is seen.
    Process,
    /// Something is done with its object, and leaves nothing to be seen: "read the book with Ava".
    Activity,
    /// An act with its object.
    Concrete,
}

/// What an action's clauses say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Deed {
    /// The plainest clause's weight.
    pub(super) weight: Weight,
    /// Whether it only goes on with what is done already.
    pub(super) continues: bool,
    /// How many words carry content.
    pub(super) n_content: usize,
}

/// Reads the deed that words speak of.
pub(super) fn deed(text: &str) -> Deed {
    let all = words::of(text);
    let n_content = all.iter().filter(|word| is_content(word)).count();
    let body = without_preamble(&all);
    let each = clauses(body).into_iter().map(|clause| weigh(clause, 0));
    // Of clauses as plain, the first decides.
    let best = each.reduce(|best, one| if one.0 > best.0 { one } else { best });
    let (weight, continues) = best.unwrap_or_default();
    Deed {
        weight,
        continues,
        n_content,
    }
}

/// The verb that says what is to be done: "write" of "Karen to write a birth plan".
pub(crate) fn verb_of(text: &str) -> Option<String> {
    let all = words::of(text);
    let first = clauses(without_preamble(&all)).into_iter().next()?;
    let (_, rest, _) = main_verb(first);
    rest.first().map(|verb| verb.text.clone())
}

/// "It was agreed that", "Action 3", "The plan is".
fn without_preamble(all: &[Word]) -> &[Word] {
    let mut end = 0;
    for (at, word) in all.iter().enumerate().take(6) {
        let told = ["agreed", "decided", "recommended", "hoped", "noted"];
        if word.is("that") && all[..at].iter().any(|before| before.is_one_of(&told)) {
            end = at + 1;
        }
    }
    let opens = all.get(end).is_some_and(|word| word.is("that"));
    &all[end + usize::from(opens)..]
}

/// Cuts the words where a new verb begins after a pause or an "and".
fn clauses(body: &[Word]) -> Vec<&[Word]> {
    let mut cuts = vec![0];
    for at in 1..body.len() {
        let joined = body[at - 1].is_one_of(&["and", "then", "or", "to"]) && at > 1;
        let paused = body[at].pause;
        let begins = is_verb(&body[at].text) && !body[at].capital;
        let after_and = joined && !body[at - 1].is("to");
        if begins && (after_and || paused) {
            cuts.push(at);
        }
    }
    let ends = cuts.iter().skip(1).copied().chain([body.len()]);
    cuts.iter()
        .zip(ends)
        .map(|(from, to)| &body[*from..to])
        .collect()
}

/// How deep "ensure that … supports … to …" is followed.
const N_DEPTH_MAX: usize = 4;

/// Weighs one clause: how concrete it is, and whether it only goes on.
fn weigh(clause: &[Word], depth: usize) -> (Weight, bool) {
    if depth > N_DEPTH_MAX {
        return (Weight::Vague, false);
    }
    if is_comparison(clause) {
        return (Weight::Vague, false);
    }
    let (subject, rest, forbids) = main_verb(clause);
    let Some((verb, after)) = rest.split_first() else {
        return (of_result(clause).unwrap_or_else(|| of_noun(clause)), false);
    };
    if forbids && after.iter().any(is_content) {
        return (Weight::Concrete, false);
    }
    if verb.is_one_of(&["be", "been", "is", "are", "being"]) {
        return (of_state(subject, after), false);
    }
    if !subject.is_empty() && verb.is("take") && after.first().is_some_and(|word| word.is("place"))
    {
        return (of_object(subject), false);
    }
    of_verb(verb, after, depth)
}

/// "See my brother more", "Look after myself better": how much more is not said.
fn is_comparison(clause: &[Word]) -> bool {
    clause.last().is_some_and(|word| {
        word.is_one_of(&[
            "more", "less", "better", "harder", "nicer", "kinder", "well",
        ])
    })
}
