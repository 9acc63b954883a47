//! Whether words name somebody: a role, a name, or several of them.
//!
//! In: words. Out: yes or no. A role is known by its head ("allocated social worker", "head of
//! service"), a name by its capitals where its words are no verb and no thing.

use std::sync::LazyLock;

use regex::Regex;

use super::lists::{OPENING_THINGS, OPENING_VERBS, ROLES};
use crate::facts::label;
use crate::facts::pattern::pattern;

/// Tells whether words name a person, a role or a group of them.
pub(super) fn is_somebody(words: &str) -> bool {
    let bare = without_brackets(words);
    let bare = bare.trim();
    let bare = bare.strip_suffix(" involved").unwrap_or(bare);
    let names_nobody = NOBODY.contains(&bare.to_lowercase().as_str());
    if bare.is_empty() || names_nobody || bare.split_whitespace().count() > 12 {
        return false;
    }
    if is_joint_role(bare) {
        return true;
    }
    let mut parts = PARTS
        .split(bare)
        .map(str::trim)
        .filter(|part| !part.is_empty());
    let mut any = false;
    parts.all(|part| {
        any = true;
        is_one(part)
    }) && any
}

/// Words for a person who is not chosen yet.
const NOBODY: [&str; 5] = ["someone", "somebody", "anyone", "anybody", "nobody"];

/// "Speech and language therapist": one role whose name holds an "and".
fn is_joint_role(words: &str) -> bool {
    let lower = words.to_lowercase();
    let all: Vec<&str> = lower.split_whitespace().collect();
    let is_deed = |word: &&str| is_verb(word) || word.ends_with("ed") || word.ends_with("en");
    let n_and = all.iter().filter(|word| **word == "and").count();
    let opens_low = all.get(1) == Some(&"and");
    n_and == 1 && opens_low && all.len() <= 5 && !all.iter().any(is_deed) && is_role(words)
}

static PARTS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\s*(?:,|/|&|\+|;|\n|\band\b|\bor\b|\bwith\b)\s*"));

fn without_brackets(words: &str) -> String {
    let mut depth = 0_usize;
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

fn is_one(part: &str) -> bool {
    let bare = ["the ", "The ", "our ", "Our "]
        .iter()
        .find_map(|article| part.strip_prefix(*article));
    let bare = bare.unwrap_or(part);
    is_role(part)
        || is_name(bare)
        || is_titled_post(bare)
        || is_role_with_name(part)
        || is_name_of_place(bare)
}

/// "Transport Manager": a post in capitals, whose first word is a verb elsewhere.
fn is_titled_post(part: &str) -> bool {
    let words: Vec<&str> = part.split_whitespace().collect();
    let has_capital = |word: &&str| word.starts_with(char::is_uppercase);
    let ends = words
        .last()
        .is_some_and(|last| is_occupation(&last.to_lowercase()));
    (2..=4).contains(&words.len()) && words.iter().all(has_capital) && ends
}

/// "Mrs Greene from the school".
fn is_name_of_place(part: &str) -> bool {
    let place = [" from ", " at ", " of "]
        .iter()
        .find_map(|word| part.split_once(*word));
    place.is_some_and(|(name, place)| {
        is_name(name) && name.contains(' ') && place.split_whitespace().count() <= 4
    })
}

/// "Foster carer Mrs Pell", "Youth worker Lennox Marrin".
fn is_role_with_name(part: &str) -> bool {
    let gaps = part.match_indices(' ').map(|(at, _)| at);
    gaps.into_iter()
        .any(|gap| is_role(&part[..gap]) && is_name(&part[gap + 1..]))
}

/// Tells whether the head of a noun phrase is a role: "allocated social worker", "head of service".
pub(super) fn is_role(part: &str) -> bool {
    let lower = part.to_lowercase().replace('’', "'");
    let words: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || c == '-')
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect();
    let tells = |(at, word): (usize, &&str)| {
        let base = word.strip_suffix('s').unwrap_or(word);
        at > 0
            && at + 1 < words.len()
            && word.len() > N_SHORT_NAME - 1
            && base != *word
            && is_verb(base)
    };
    if words.iter().enumerate().any(tells) {
        return false;
    }
    let says_more = |word: &&str| {
        is_contraction(word)
            || SAYS_MORE.contains(word)
            || word.contains(|c: char| c.is_ascii_digit())
    };
    let is_quoted = part.contains([':', '"', '“', '”', '?', '!']);
    if is_quoted || words.len() > 8 || opens_with_verb(&words) || words.iter().any(says_more) {
        return false;
    }
    if words.ends_with(&["social", "work"]) {
        return true;
    }
    let head_end = words
        .iter()
        .position(|word| ["of", "at", "from", "in", "for", "on"].contains(word))
        .unwrap_or(words.len());
    head_end > 0 && is_role_word(words[head_end - 1])
}

/// "She'd", "we'll": a pronoun with its verb.
fn is_contraction(word: &str) -> bool {
    ["'d", "'ll", "'ve", "'re", "'m"]
        .iter()
        .any(|ending| word.ends_with(ending))
}

/// Words that no role's name holds: they tell of it.
const SAYS_MORE: [&str; 24] = [
    "that", "agreed", "by", "within", "over", "resolved", "says", "said", "want", "wants",
    "wanted", "is", "are", "was", "were", "has", "have", "had", "would", "will", "what", "how",
    "if", "when",
];

/// "Support mum", but not "support worker" and "lead professional", which are occupations.
fn opens_with_verb(words: &[&str]) -> bool {
    const BEFORE_ONE: [&str; 9] = [
        "support", "lead", "link", "contact", "review", "learning", "place", "play", "travel",
    ];
    let Some((first, rest)) = words.split_first() else {
        return false;
    };
    let next = rest.first().copied().unwrap_or_default();
    let last = rest.last().copied().unwrap_or_default();
    let names_one = BEFORE_ONE.contains(first)
        && (is_occupation(next) || *first == "lead" && is_occupation(last));
    (is_verb(first) || is_being(first)) && !rest.is_empty() && !names_one
}

/// Tells whether a lower-case word is the head of a post's name, behind words that are verbs too.
pub(super) fn is_occupation(word: &str) -> bool {
    const OCCUPATIONS: [&str; 22] = [
        "worker",
        "workers",
        "professional",
        "professionals",
        "officer",
        "teacher",
        "assistant",
        "practitioner",
        "manager",
        "person",
        "agency",
        "coordinator",
        "nurse",
        "lead",
        "leader",
        "therapist",
        "trainer",
        "tutor",
        "sergeant",
        "constable",
        "inspector",
        "supervisor",
    ];
    OCCUPATIONS.contains(&word)
}

/// Tells whether a few words behind an article end as a role does: "support for learning teacher".
pub(super) fn ends_as_role(words: &str) -> bool {
    let lower = words.to_lowercase();
    let all: Vec<&str> = lower.split_whitespace().collect();
    (2..=5).contains(&all.len()) && all.last().is_some_and(|last| is_role_word(last))
}

fn is_role_word(word: &str) -> bool {
    let single = word.strip_suffix("'s").unwrap_or(word);
    let single = single.strip_suffix('s').unwrap_or(single);
    ROLES.has(word) || ROLES.has(single)
}

/// Tells whether words are a name: a title with a name, initials, or words with capitals.
pub(super) fn is_name(part: &str) -> bool {
    static NAME: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"^(?:(?:Ms|Mr|Mrs|Miss|Mx|Dr|Prof|PC|DC|DS|DI|Cllr|Sgt)\.?\s+)?\p{Lu}[\p{L}'’\-]*\.?",
            r"(?:\s+\p{Lu}[\p{L}'’\-]*\.?){0,3}$"
        ))
    });
    static INITIALS: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^(?:\p{Lu}\.\s?){1,2}\p{Lu}\.?$"));
    if INITIALS.is_match(part) {
        return true;
    }
    let is_possessive = part.ends_with("'s") || part.ends_with("’s");
    if is_possessive || !NAME.is_match(part) {
        return false;
    }
    if has_title(part) {
        return true;
    }
    let words: Vec<String> = part.split_whitespace().map(str::to_lowercase).collect();
    if let [word] = words.as_slice() {
        let told = word.strip_suffix('s').unwrap_or(word);
        let is_form = word.len() > N_SHORT_NAME && is_verb(told);
        let is_form = is_form || TELLS.contains(&word.as_str());
        let is_word = is_verb(word) || is_form || is_thing(word, true) || label::is_label(word);
        return !is_word;
    }
    let is_word = |word: &String, names: &[&str]| {
        let is_common = is_verb(word) || is_thing(word, false);
        is_common && !names.contains(&word.as_str())
    };
    let (first, last) = (words.first(), words.last());
    if first.is_some_and(|word| is_doing(word)) {
        return false;
    }
    !first.is_some_and(|word| is_word(word, &FIRST_NAMES))
        && !last.is_some_and(|word| is_word(word, &LAST_NAMES))
}

/// "Booking Tyler": what is done, and no name.
fn is_doing(word: &str) -> bool {
    let stem = word.strip_suffix("ing").filter(|stem| stem.len() > 1);
    stem.is_some_and(|stem| is_verb(stem) || is_verb(&format!("{stem}e"))) || is_being(word)
}

/// "Seeing Gran", "going to Dad": what somebody does with a person who may stand behind it.
fn is_being(word: &str) -> bool {
    matches!(word, "seeing" | "being" | "going" | "having" | "coming")
}

/// Words that begin a note without its subject, and name nobody: "Wants to see his brother".
const TELLS: [&str; 12] = [
    "aim", "aims", "wants", "needs", "likes", "hopes", "feels", "says", "thinks", "would", "able",
    "happy",
];

/// Names as short as this may look like a verb's form: "Ross", "Jess".
const N_SHORT_NAME: usize = 4;

/// "PC Low": behind a title, any word with a capital is a name.
fn has_title(part: &str) -> bool {
    const TITLES: [&str; 12] = [
        "Ms", "Mr", "Mrs", "Miss", "Mx", "Dr", "Prof", "PC", "DC", "DS", "Cllr", "Sgt",
    ];
    let mut words = part.split_whitespace();
    let first = words.next().map(|word| word.trim_end_matches('.'));
    first.is_some_and(|first| TITLES.contains(&first)) && words.next().is_some()
}

/// Ordinary words that are first names where a last name follows.
const FIRST_NAMES: [&str; 8] = [
    "amber", "april", "august", "chase", "grant", "june", "may", "summer",
];

/// Ordinary words that are last names where a first name stands before them.
const LAST_NAMES: [&str; 11] = [
    "april", "august", "grant", "green", "june", "may", "spring", "summer", "summers", "winter",
    "winters",
];

/// Tells whether a capitalised word begins a sentence as a thing, not a person.
pub(super) fn is_thing(word: &str, alone: bool) -> bool {
    let single = word.strip_suffix('s').unwrap_or(word);
    let of_many = word.strip_suffix("ies").map(|stem| format!("{stem}y"));
    let by_ending = alone
        && word.len() > 6
        && [
            "tion", "sion", "ment", "ance", "ence", "ness", "ity", "ings",
        ]
        .iter()
        .any(|ending| word.ends_with(ending));
    let is_many = of_many.is_some_and(|one| OPENING_THINGS.has(&one));
    by_ending || is_many || OPENING_THINGS.has(word) || OPENING_THINGS.has(single)
}

/// Tells whether a word is one of the verbs with which actions begin.
pub(super) fn is_verb(word: &str) -> bool {
    OPENING_VERBS.has(word)
}
