//! What the clauses of an action say is to be done, and how plainly.
//!
//! In: the words of an action without its owner and its dates. Out: how concrete the plainest of
//! its clauses is. The verb decides with its object: "provide" says no more than what is provided,
//! "ensure" and "support … to" no more than what they lead to, and an act without a verb
//! ("Passport application") is read by its noun.

use super::terms::terms;
use super::words::{self, Word};

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

/// Finds a clause's verb: what stands before it, it with all after it, and whether it is forbidden.
fn main_verb(clause: &[Word]) -> (&[Word], &[Word], bool) {
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
    first.is_one_of(&BOTH) && (leads_to_deed || is_of || is_told_of(rest))
}

/// "(Visits) to Gran to be encouraged": what more is said of a noun, before its verb.
fn is_told_of(rest: &[Word]) -> bool {
    let opens = rest
        .first()
        .is_some_and(|word| word.is_one_of(&PREPOSITIONS));
    let is_passive = |pair: &[Word]| is_modal(&pair[0]) && pair[1].is("be");
    opens && rest.windows(2).take(8).any(is_passive)
}

fn is_modal(word: &Word) -> bool {
    word.is_one_of(&[
        "to", "will", "should", "must", "shall", "would", "needs", "need", "agreed", "can",
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

fn is_adverb(word: &Word) -> bool {
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
pub(super) fn is_verb(word: &str) -> bool {
    terms().action_verbs.is(word)
        || terms().process_verbs.has_head(word)
        || terms().vague_verbs.has_head(word)
}

fn is_known_form(word: &str) -> bool {
    words::bases(word).iter().any(|base| is_verb(base))
}

/// "be" with a participle is that verb's passive; with anything else it is a state.
fn of_state(subject: &[Word], after: &[Word]) -> Weight {
    let at = after
        .iter()
        .position(|word| !is_adverb(word) && !word.is_one_of(&["also", "not"]))
        .unwrap_or(0);
    let Some(said) = after.get(at) else {
        return Weight::Vague;
    };
    if !words::is_participle(&said.text) {
        return Weight::Vague;
    }
    if subject.is_empty() {
        let phrase = phrase(said, &after[at + 1..]);
        return if terms().vague_verbs.begins_any(&phrase) {
            Weight::Vague
        } else {
            Weight::Process
        };
    }
    if !subject.iter().any(is_solid) {
        return Weight::Vague;
    }
    let mut object: Vec<Word> = subject.to_vec();
    object.extend_from_slice(&after[at + 1..]);
    of_verb(said, &object, 0).0
}

/// The verb in each of its base forms, with the words after it.
fn phrase(verb: &Word, after: &[Word]) -> Vec<String> {
    let rest: Vec<&str> = after
        .iter()
        .take(4)
        .map(|word| word.text.as_str())
        .collect();
    let rest = rest.join(" ");
    words::bases(&verb.text)
        .into_iter()
        .map(|base| format!("{base} {rest}"))
        .collect()
}

fn of_verb(verb: &Word, after: &[Word], depth: usize) -> (Weight, bool) {
    let phrase = phrase(verb, after);
    let begins = |with: &str| {
        phrase
            .iter()
            .any(|form| form.split(' ').next() == Some(with))
    };
    if begins("continue") {
        return continued(after, depth);
    }
    let on = usize::from(after.first().is_some_and(|word| word.is("on")));
    if begins("keep") && after.get(on).is_some_and(is_gerund) {
        let (weight, _) = of_verb(&after[on], &after[on + 1..], depth + 1);
        return (lowered(weight), true);
    }
    let leads = LEADS.iter().any(|lead| begins(lead)) || phrase[0].starts_with("make sure");
    if leads && let Some(inner) = led_to(after, depth) {
        return (
            if begins("encourage") {
                inner.min(Weight::Process)
            } else {
                inner
            },
            false,
        );
    }
    let keeps_so = begins("keep")
        && after
            .iter()
            .any(|word| word.is_one_of(&["safe", "review", "informed", "updated"]));
    let lists = terms();
    let plain = lists.action_verbs.beginning(&phrase);
    let [vague, activity, process, light] = [
        &lists.vague_verbs,
        &lists.activity_verbs,
        &lists.process_verbs,
        &lists.light_verbs,
    ]
    .map(|list| Some(list.beginning(&phrase)).filter(|n| *n > 0 && *n >= plain));
    if keeps_so || vague.is_some() && vague >= activity.max(process).max(light) {
        return (Weight::Vague, false);
    }
    let is_lesson = begins("show") && after.iter().any(|word| word.is("how"));
    if is_lesson || activity.is_some() && activity >= process.max(light) {
        let shown = without_condition(after).iter().any(is_solid);
        let weight = if shown {
            Weight::Activity
        } else {
            Weight::Process
        };
        return (weight, false);
    }
    if begins("keep") && after.last().is_some_and(|word| word.is_one_of(&HOW_IT_IS)) {
        return (Weight::Process, false);
    }
    if process.is_some() && process >= light {
        let is_empty = !after.iter().any(is_solid);
        return (
            if is_empty && !begins("discuss") {
                Weight::Vague
            } else {
                Weight::Process
            },
            false,
        );
    }
    if light.is_some() {
        return (of_object(after), false);
    }
    let shown = without_condition(after).iter().any(|word| {
        is_content(word) && !is_possessive(word) && !terms().vague_nouns.is(&word.text)
    });
    (
        if shown {
            Weight::Concrete
        } else {
            Weight::Process
        },
        false,
    )
}

/// "Keep his room tidy": how something is to be, and no end of it.
const HOW_IT_IS: [&str; 12] = [
    "tidy", "clean", "calm", "warm", "quiet", "happy", "healthy", "focused", "busy", "together",
    "open", "positive",
];

/// "Ask for help if she needs it": a condition says when, and not what.
fn without_condition(after: &[Word]) -> &[Word] {
    let end = after
        .iter()
        .position(|word| word.is_one_of(&["if", "when", "whenever", "unless"]));
    &after[..end.unwrap_or(after.len())]
}

/// Verbs that say no more than what they lead to.
const LEADS: [&str; 9] = [
    "ensure",
    "support",
    "help",
    "assist",
    "enable",
    "encourage",
    "allow",
    "facilitate",
    "empower",
];

fn continued(after: &[Word], depth: usize) -> (Weight, bool) {
    let inner = match after.first() {
        Some(word) if word.is("to") => weigh(&after[1..], depth + 1).0,
        _ => Weight::Vague,
    };
    (lowered(inner), true)
}

/// What only goes on says less than what is begun.
fn lowered(weight: Weight) -> Weight {
    if weight == Weight::Process {
        Weight::Vague
    } else {
        weight
    }
}

/// "(Keep) taking the test".
fn is_gerund(word: &Word) -> bool {
    word.text.ends_with("ing") && is_known_form(&word.text)
}

/// What "ensure …" or "support … to …" leads to, if that is an act.
fn led_to(after: &[Word], depth: usize) -> Option<Weight> {
    let to = after.iter().take(7).position(|word| word.is("to"));
    if let Some(at) = to
        && after
            .get(at + 1)
            .is_some_and(|word| is_verb(&word.text) && !word.capital)
    {
        return Some(weigh(&after[at + 1..], depth + 1).0);
    }
    let bare = (1..after.len().min(5)).find(|at| is_bare_verb(&after[*at], &after[*at - 1]));
    if let Some(at) = bare {
        return Some(weigh(&after[at..], depth + 1).0);
    }
    let finite = (1..after.len().min(10)).find(|at| is_finite(&after[*at], &after[*at - 1]))?;
    let (subject, rest) = after.split_at(finite);
    let (verb, object) = rest.split_first()?;
    if verb.is_one_of(&["is", "are", "be"]) {
        return Some(of_state(subject, object));
    }
    Some(of_verb(verb, object, depth + 1).0)
}

/// "help Ava fill in": a verb right after a name or a person.
fn is_bare_verb(word: &Word, before: &Word) -> bool {
    let is_person = before.capital
        || before.is_one_of(&["him", "her", "them", "mum", "dad", "parents", "family"]);
    is_person && !word.capital && !word.pause && terms().action_verbs.is(&word.text)
}

fn is_finite(word: &Word, before: &Word) -> bool {
    let after_small = before.is_one_of(&[
        "the", "a", "an", "to", "of", "and", "his", "her", "their", "with", "that",
    ]);
    let is_form = word.is_one_of(&["is", "are", "has", "have"])
        || !word.capital && word.text.ends_with('s') && is_known_form(&word.text)
        || !word.capital && before.text.ends_with('s') && is_verb(&word.text);
    !after_small && is_form
}

const PREPOSITIONS: [&str; 17] = [
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

/// A light verb is as plain as the head of its object.
fn of_object(after: &[Word]) -> Weight {
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

/// "Children's": whose something is, not what it is.
fn is_possessive(word: &Word) -> bool {
    word.text.ends_with("'s") || word.text.ends_with("s'")
}

/// "Laptop ordered through the school", "Checklist finished": an act told by its result.
fn of_result(clause: &[Word]) -> Option<Weight> {
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
fn of_noun(clause: &[Word]) -> Weight {
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

/// Tells whether a word carries content.
fn is_content(word: &Word) -> bool {
    word.text.chars().filter(|c| c.is_alphanumeric()).count() > 1
        && !word.is_one_of(&SMALL)
        && !is_adverb(word)
}

/// Tells whether a word names something that could be seen or pointed to.
fn is_solid(word: &Word) -> bool {
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

const SMALL: [&str; 74] = [
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
