//! What a verb with its object comes to.
//!
//! In: a verb and the words after it. Out: how concrete they are. Lists of verbs decide; a verb that
//! only leads to another ("ensure", "support … to") says no more than that.

use super::main_verb::{is_adverb, is_finite, is_known_form, is_verb};
use super::things::{is_content, is_possessive, is_solid, of_object};
use super::{Weight, weigh};
use crate::smart::terms::terms;
use crate::smart::words::{self, Word};

/// Weighs a verb with what follows it, and tells whether it only goes on.
pub(super) fn of_verb(verb: &Word, after: &[Word], depth: usize) -> (Weight, bool) {
    let phrase = phrase(verb, after);
    if let Some(weight) = going_on(&phrase, after, depth) {
        return (weight, true);
    }
    let weight = leading(&phrase, after, depth).unwrap_or_else(|| by_lists(&phrase, after));
    (weight, false)
}

/// Tells whether one of a verb's base forms is the word.
fn begins(phrase: &[String], with: &str) -> bool {
    let mut forms = phrase.iter();
    forms.any(|form| form.split(' ').next() == Some(with))
}

/// "Continue to visit", "keep on taking the test".
fn going_on(phrase: &[String], after: &[Word], depth: usize) -> Option<Weight> {
    if begins(phrase, "continue") {
        return Some(continued(after, depth).0);
    }
    let on = usize::from(after.first().is_some_and(|word| word.is("on")));
    let verb = after.get(on).filter(|word| is_gerund(word))?;
    let goes_on = begins(phrase, "keep");
    goes_on.then(|| lowered(of_verb(verb, &after[on + 1..], depth + 1).0))
}

/// "Ensure that …", "support … to …": what it leads to.
fn leading(phrase: &[String], after: &[Word], depth: usize) -> Option<Weight> {
    let leads = LEADS.iter().any(|lead| begins(phrase, lead));
    let leads = leads || phrase[0].starts_with("make sure");
    let inner = led_to(after, depth).filter(|_| leads)?;
    let is_urged = begins(phrase, "encourage");
    Some(if is_urged {
        inner.min(Weight::Process)
    } else {
        inner
    })
}

/// What the lists of verbs say; of entries as long, the vaguer list decides.
fn by_lists(phrase: &[String], after: &[Word]) -> Weight {
    let lists = terms();
    let plain = lists.action_verbs.beginning(phrase);
    let [vague, activity, process, light] = [
        &lists.vague_verbs,
        &lists.activity_verbs,
        &lists.process_verbs,
        &lists.light_verbs,
    ]
    .map(|list| Some(list.beginning(phrase)).filter(|n| *n > 0 && *n >= plain));
    let is_lesson = begins(phrase, "show") && after.iter().any(|word| word.is("how"));
    let says_how = begins(phrase, "keep") && after.last().is_some_and(|w| w.is_one_of(&HOW_IT_IS));
    let is_vague = vague.is_some() && vague >= activity.max(process).max(light);
    if leaves_so(phrase, after) || is_vague {
        Weight::Vague
    } else if is_lesson || activity.is_some() && activity >= process.max(light) {
        if_shown(after, is_solid, Weight::Activity)
    } else if says_how {
        Weight::Process
    } else if process.is_some() && process >= light {
        let is_empty = !after.iter().any(is_solid) && !begins(phrase, "discuss");
        if is_empty {
            Weight::Vague
        } else {
            Weight::Process
        }
    } else if light.is_some() {
        of_object(after)
    } else {
        if_shown(after, is_object, Weight::Concrete)
    }
}

/// "Keep him safe", "meet her needs": a state, and no deed.
fn leaves_so(phrase: &[String], after: &[Word]) -> bool {
    const SO: [&str; 4] = ["safe", "review", "informed", "updated"];
    let holds = |words: &[&str]| after.iter().any(|word| word.is_one_of(words));
    begins(phrase, "keep") && holds(&SO) || begins(phrase, "meet") && holds(&["need", "needs"])
}

/// The weight where the words show an object, whatever a condition behind them names.
fn if_shown(after: &[Word], is: impl Fn(&Word) -> bool, weight: Weight) -> Weight {
    if without_condition(after).iter().any(is) {
        weight
    } else {
        Weight::Process
    }
}

fn is_object(word: &Word) -> bool {
    is_content(word) && !is_possessive(word) && !terms().vague_nouns.is(&word.text)
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

/// "(Parents to be) given a copy": verbs whose passive goes on to what is handed over.
const HANDS_OVER: [&str; 9] = [
    "give", "send", "offer", "provide", "show", "issue", "lend", "hand", "pay",
];

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

pub(super) fn continued(after: &[Word], depth: usize) -> (Weight, bool) {
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
    let after = before_purpose(after);
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

/// The words ahead of "so that she sleeps", "because he is late": what somebody is helped for is not
/// what they are helped to do.
fn before_purpose(after: &[Word]) -> &[Word] {
    let opens = |at: usize| {
        let next = after.get(at + 1);
        let is_so =
            after[at].is("so") && next.is_some_and(|word| word.is("that") || after[at].pause);
        is_so || after[at].is("because")
    };
    let end = (0..after.len()).find(|at| opens(*at));
    &after[..end.unwrap_or(after.len())]
}

/// "help Ava fill in": a verb right after a name or a person.
fn is_bare_verb(word: &Word, before: &Word) -> bool {
    let is_person = before.capital
        || before.is_one_of(&["him", "her", "them", "mum", "dad", "parents", "family"]);
    is_person && !word.capital && !word.pause && terms().action_verbs.is(&word.text)
}

/// "At home", "at the gate": where somebody is to be; "at ease" is no place.
fn is_place(words: &[Word]) -> bool {
    const OPENING: [&str; 9] = [
        "the", "a", "his", "her", "their", "our", "home", "school", "nursery",
    ];
    let [at, place, ..] = words else {
        return false;
    };
    at.is("at") && (place.capital || place.is_one_of(&OPENING))
}

/// "be" with a participle is that verb's passive; with anything else it is a state.
pub(super) fn of_state(subject: &[Word], after: &[Word]) -> Weight {
    let at = after
        .iter()
        .position(|word| !is_adverb(word) && !word.is_one_of(&["also", "not"]))
        .unwrap_or(0);
    let Some(said) = after.get(at) else {
        return Weight::Vague;
    };
    if !words::is_participle(&said.text) {
        let is_there = subject.is_empty() && is_place(&after[at..]);
        return if is_there {
            Weight::Activity
        } else {
            Weight::Vague
        };
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
        let what = &after[at + 1..];
        let hands_over = words::bases(&said.text)
            .iter()
            .any(|base| HANDS_OVER.contains(&base.as_str()));
        let is_given = hands_over && what.iter().any(is_solid);
        return if is_given {
            of_verb(said, what, 0).0
        } else {
            Weight::Vague
        };
    }
    let mut object: Vec<Word> = subject.to_vec();
    object.extend_from_slice(&after[at + 1..]);
    of_verb(said, &object, 0).0
}
