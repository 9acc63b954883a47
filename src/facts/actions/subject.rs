//! Who stands before "to", "will" or "has agreed to", where what follows is a deed.
//!
//! In: a sentence. Out: the words that name who, and whether the deed is one with which actions
//! begin. What leads in ("It was agreed that", "By 3 May") and what is put in ("with help from her
//! aunt") are no part of who.

use std::sync::LazyLock;

use regex::Regex;

use super::aside;
use super::lists::ROLES;
use super::sentence::{is_passive_at_start, trimmed};
use super::somebody::{is_name, is_occupation, is_role, is_somebody, is_thing, is_verb};
use crate::facts::pattern::pattern;

static MODAL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(?P<modal>",
        r"(?:(?:has |have |had )?(?:agreed|promised|offered)|agrees?|promises?|offers?) (?:not )?",
        r"to|not to|requires? to|(?:is|are) (?:not )?(?:to|responsible for)|needs? to",
        r"|(?:is|are|am) going to|(?:has|have) been (?:asked|tasked|requested) to|undertook to",
        r"|undertakes? to|also to|both to|to|['’]ll|will|would|should|must|shall",
        r"|(?:has |have |had )?(?:agreed|said|promised|offered) (?:that )?(?:s?he|they) ",
        r"(?:will|would)(?: not)?)\s+(?:all |both |each |also |then |now |always |only )?",
        r"(?P<next>[^\s,.;:]+)"
    ))
});

/// Somebody, before a deed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Told {
    /// The bytes that name who.
    pub(super) who: (usize, usize),
    /// Whether the deed is one with which actions begin.
    pub(super) acts: bool,
    /// Whether no more than "to" stands between: "KB to ring".
    pub(super) is_elliptic: bool,
    /// Whether somebody "will" do it, or "is to".
    pub(super) will: bool,
    /// Whether who is somebody in particular, and not told of in passing.
    pub(super) is_named: bool,
    /// Whether somebody takes the deed on: "Ms Boyle agreed to ring".
    pub(super) is_pledge: bool,
}

/// The words before "to" or "will", if they are somebody and what follows is a deed.
pub(super) fn before_deed(body: &str) -> Option<Told> {
    recommended(body)
        .or_else(|| before_modal(body))
        .or_else(|| in_shorthand(body))
}

/// "CP plan by 3 May": what follows a noun, and no deed.
const AFTER_A_NOUN: [&str; 9] = ["by", "on", "at", "for", "in", "of", "to", "due", "from"];

/// "KB phone the school": the initials of somebody's name before a deed in its plain form.
fn in_shorthand(body: &str) -> Option<Told> {
    static SHORT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^(?P<who>\p{Lu}{2,3})\s+(?P<verb>\p{Ll}+)\s+(?P<next>[\p{L}\d]+)")
    });
    let found = SHORT.captures(body)?;
    let who = found.name("who")?;
    let is_role = ROLES.has(&who.as_str().to_lowercase());
    let is_name = !is_role && is_somebody(who.as_str());
    let is_noun = AFTER_A_NOUN.contains(&&found["next"]);
    (is_name && !is_noun && is_verb(&found["verb"])).then_some(Told {
        who: (who.start(), who.end()),
        acts: true,
        is_elliptic: true,
        will: false,
        is_named: true,
        is_pledge: false,
    })
}

/// "That the social worker complete an assessment": who stands before a deed in its plain form.
fn recommended(body: &str) -> Option<Told> {
    const THAT: &str = "That ";
    let rest = body.strip_prefix(THAT).or(body.strip_prefix("that "))?;
    let gaps = rest.match_indices(' ').map(|(at, _)| at).take(6);
    gaps.into_iter().find_map(|gap| {
        let next = rest[gap + 1..].split([' ', '.', ',']).next()?;
        let (from, to) = trimmed(body, THAT.len(), THAT.len() + gap);
        (is_verb(next) && is_somebody(&body[from..to])).then_some(Told {
            who: (from, to),
            acts: true,
            is_elliptic: true,
            will: false,
            is_named: true,
            is_pledge: false,
        })
    })
}

fn before_modal(body: &str) -> Option<Told> {
    MODAL.captures_iter(body).take(4).find_map(|found| {
        let modal = found.name("modal")?;
        let next = &found["next"];
        let last_word = modal.as_str().rfind(' ').map_or(0, |at| at + 1);
        let is_passive = is_passive_at_start(&body[modal.start() + last_word..]);
        if is_passive || !is_deed(modal.as_str(), next) {
            return None;
        }
        let who = somebody_at_end(&body[..modal.start()])?;
        let is_named = is_named(&body[who.0..who.1]);
        let is_bare = matches!(modal.as_str(), "to" | "also to" | "both to");
        if is_bare && !is_verb(next) && is_one_name(&body[who.0..who.1]) {
            return None;
        }
        let is_pledge = PLEDGES.iter().any(|word| modal.as_str().contains(word))
            || modal.as_str().ends_with("not");
        Some(Told {
            who,
            acts: is_pledge || is_verb(next),
            is_elliptic: is_bare,
            will: WILLS.contains(&modal.as_str())
                && !comes_about(&body[modal.end()..])
                && !found[0].contains(" then ")
                && is_named,
            is_named,
            is_pledge: is_verb(next) && is_pledge,
        })
    })
}

/// "Photographs (to father)": one word with a capital may be a thing as well as a name.
fn is_one_name(who: &str) -> bool {
    is_name(who) && !who.contains([' ', '.']) && !is_role(who)
}

/// Words with which a record says what somebody is going to do.
const WILLS: [&str; 8] = [
    "will",
    "'ll",
    "’ll",
    "is to",
    "are to",
    "is going to",
    "are going to",
    "shall",
];

/// "She", "her sister" and "the department" are told of in passing; who takes something on is named.
fn is_named(who: &str) -> bool {
    const IN_PASSING: [&str; 7] = ["he", "she", "they", "his", "her", "their", "it"];
    const BODIES: [&str; 7] = [
        "department",
        "service",
        "services",
        "council",
        "authority",
        "agencies",
        "professionals",
    ];
    let lower = who.to_lowercase();
    let mut words = lower.split_whitespace();
    let opens = words.next().is_some_and(|word| IN_PASSING.contains(&word));
    let ends = lower.split_whitespace().next_back();
    !opens && !ends.is_some_and(|word| BODIES.contains(&word))
}

/// "Will move to her gran's", but not "will move both boys", where somebody does it.
fn comes_about(deed: &str) -> bool {
    const DOES: [&str; 6] = ["move", "start", "begin", "turn", "return", "get"];
    const OBJECTS: [&str; 9] = [
        "the", "a", "an", "his", "her", "their", "both", "all", "this",
    ];
    let mut words = deed
        .split_whitespace()
        .map(|word| word.trim_matches(['.', ',']));
    let (verb, next) = (
        words.next().unwrap_or_default(),
        words.next().unwrap_or_default(),
    );
    HAPPENS.contains(&verb) && !(DOES.contains(&verb) && OBJECTS.contains(&next))
}

/// Verbs that tell as well of what only comes about.
const HAPPENS: [&str; 16] = [
    "start", "begin", "move", "turn", "need", "have", "get", "come", "go", "leave", "return",
    "receive", "learn", "want", "continue", "wait",
];

/// Words with which somebody takes on a deed.
const PLEDGES: [&str; 8] = [
    "agree",
    "been ",
    "said",
    "promise",
    "offered",
    "offers",
    "undertook",
    "undertakes",
];

/// "The partnership will:", "Parents to", "Ms Rae, teacher, will": who does all that is listed below.
pub(super) fn before_list(text: &str) -> Option<(usize, usize)> {
    static LIST: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"^\s*(?P<who>[^:.]{1,60}?),?\s+(?:will|to|must|should|(?:has |have )?agreed to",
            r"|agrees? to|undertakes? to|promises? to|needs? to|(?:is|are|am) going to)\s*:?\s*$"
        ))
    });
    // Each ends in one of these, which is found sooner than the words around it.
    const ENDS: [&str; 4] = [" will", " to", " must", " should"];
    let bare = text.trim_end().trim_end_matches(':').trim_end();
    if !ENDS.iter().any(|end| bare.ends_with(end)) {
        return None;
    }
    let who = LIST.captures(text)?.name("who")?;
    is_somebody(who.as_str()).then_some((who.start(), who.end()))
}

/// After "to", a deed begins low and is no noun's forerunner.
fn is_deed(modal: &str, next: &str) -> bool {
    const NOUN_AHEAD: [&str; 16] = [
        "the", "a", "an", "his", "her", "their", "our", "its", "this", "that", "all", "any",
        "each", "both", "him", "them",
    ];
    let begins_low = next.starts_with(char::is_lowercase);
    !modal.ends_with("to") || begins_low && !NOUN_AHEAD.contains(&next)
}

/// The longest of: all the words, those after "that", those after the last comma, that name
/// somebody.
fn somebody_at_end(before: &str) -> Option<(usize, usize)> {
    let agreed = ["Agreed ", "agreed "].iter();
    let starts = [
        agreed
            .filter_map(|word| before.find(word).map(|at| at + word.len()))
            .min(),
        Some(0),
        before.starts_with("that ").then_some("that ".len()),
        before.rfind(" that ").map(|at| at + " that ".len()),
        before.rfind(": ").map(|at| at + 2),
        before.rfind("; ").map(|at| at + 2),
        after_a_dash(before),
        before.rfind(" asked ").map(|at| at + " asked ".len()),
        before.rfind(". ").map(|at| at + 2),
        before.find(", ").map(|at| at + 2),
        before.rfind(", ").map(|at| at + 2),
        before.rfind(" and ").map(|at| at + " and ".len()),
        before.rfind(" the ").map(|at| at + 1),
        after_a_number(before),
        after_a_month(before),
    ];
    starts
        .into_iter()
        .flatten()
        .find_map(|start| {
            let (from, to) = trimmed(before, start, before.len());
            let from = from + joint_len(&before[from..to]);
            let who = &before[from..to];
            let is_told_of = before[..from].trim_end().ends_with("which");
            let is_who = is_somebody(who) && !has_dash(who) && !is_saying(who);
            (is_who && !is_told_of).then_some((from, to))
        })
        .or_else(|| before_post(before))
        .or_else(|| before_aside(before))
        .or_else(|| department(before))
}

/// "(…, and) the council": what joins a clause to the one before is no part of who.
fn joint_len(who: &str) -> usize {
    let joints = ["and ", "but ", "then ", "while ", "so "].iter();
    let joint = joints.copied().find(|joint| who.starts_with(joint));
    joint.map_or(0, str::len)
}

/// "Agreed (to wait)": one word that says what the meeting did, and no name.
fn is_saying(who: &str) -> bool {
    matches!(
        who,
        "Agreed" | "Decided" | "Resolved" | "Noted" | "Confirmed" | "Asked" | "Proposed"
    )
}

/// "Mum – phone the clinic to …": what stands behind a dash is more than who.
fn has_dash(who: &str) -> bool {
    [" – ", " — ", " - "].iter().any(|dash| who.contains(dash))
}

/// "Cara, with help from her auntie, will …": who stands before what is put in.
fn before_aside(before: &str) -> Option<(usize, usize)> {
    static ASIDE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"^(?P<who>[^,()]{2,60}),\s+",
            r"(?:with|who|helped|supported|accompanied|alongside|together with|as)",
            r"\s[^,]{1,80},\s*$"
        ))
    });
    let who = ASIDE.captures(before)?.name("who")?;
    is_somebody(who.as_str()).then_some((who.start(), who.end()))
}

/// "Ms Rae, support for learning, will …": what somebody is belongs to who.
fn before_post(before: &str) -> Option<(usize, usize)> {
    let (from, to) = trimmed(before, 0, before.len());
    let who = &before[from..to];
    let name = who.split(", ").next()?;
    let is_put_in = before.trim_end().ends_with(',') && name.contains(' ');
    (is_put_in && aside::is_name_with_post(who)).then_some((from, to))
}

/// "Learning and Development to …": several words with capitals are somebody before a deed.
fn department(before: &str) -> Option<(usize, usize)> {
    let (from, to) = trimmed(before, 0, before.len());
    let words: Vec<&str> = before[from..to].split_whitespace().collect();
    let has_capital =
        |word: &&str| word.starts_with(char::is_uppercase) || matches!(*word, "and" | "&" | "of");
    let lower = words.first()?.to_lowercase();
    let opens = is_verb(&lower) || is_thing(&lower, false);
    let ends = words.last()?.to_lowercase();
    let is_named = (2..=5).contains(&words.len()) && words.iter().all(has_capital);
    let is_shut = opens && !is_occupation(&ends);
    (is_named && !is_shut && !is_thing(&ends, false)).then_some((from, to))
}

/// "Place from August – A. Roy": where the words behind the last dash begin.
fn after_a_dash(before: &str) -> Option<usize> {
    let dashes = [" – ", " — ", " - "].iter();
    let ends = dashes.filter_map(|dash| before.rfind(*dash).map(|at| at + dash.len()));
    ends.max()
}

/// "By November Orla": where the words after the month or the day of the week begin.
fn after_a_month(before: &str) -> Option<usize> {
    static NAMED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^(?:by|before|in|from|until|on) (?:next )?(?:january|february|march|april|may",
            r"|june|july|august|september|october|november|december|\w+day|christmas|easter),?\s+"
        ))
    });
    NAMED.find(before).map(|found| found.end())
}

/// "By 1 May 2025 the carer", "Within six weeks Ms Rae": where the words after the time begin.
fn after_a_number(before: &str) -> Option<usize> {
    let digit = before.rfind(|c: char| c.is_ascii_digit())?;
    let gap = before[digit..].find(' ')?;
    Some(digit + gap + 1)
}
