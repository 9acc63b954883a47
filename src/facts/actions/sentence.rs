//! A sentence as a commitment: whether it is one, and who it says is to act.
//!
//! In: the words of an action. Out: the words that name who ("Social worker to refer …", "… to be
//! done by the HV", "… (SW, 3 May)"). A subject is somebody only if it is a role, a title with a
//! name, initials or a name: "Referral to CAMHS" and "Support Ava to attend" name nobody.

use std::sync::LazyLock;

use regex::Regex;

use super::labels;
use super::somebody::{is_name, is_somebody, is_verb};
use super::{aside, subject};
use crate::facts::pattern::pattern;

/// What a sentence says of who is to do something. Positions are bytes of the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Commitment {
    /// The words that name who.
    pub(super) owner: Option<(usize, usize)>,
    /// Whether it says that something is to be done at all.
    pub(super) binds: bool,
    /// Whether a verb says that something is to be done; else only who is named.
    pub(super) has_deed: bool,
    /// Whether it opens with who is to do it and a verb with which actions begin: "SW will visit".
    pub(super) acts: bool,
    /// Whether it opens with somebody and no more than "to" before a deed: "Ms Roy to drink less".
    pub(super) is_elliptic: bool,
    /// Whether it charges somebody with a deed: "KB to ring the surgery", "Agreed SW will visit".
    pub(super) charges: bool,
    /// Whether it opens with anybody, named or not, who took a deed on: "She undertook to write".
    pub(super) pledges: bool,
    /// Whether it says that something "is to be" done, by whomever.
    pub(super) is_to_be: bool,
    /// Whether it opens with somebody who "will" or "is to" do a deed.
    pub(super) promises: bool,
    /// Whether it names who ahead of a deed: "Mum – phone the clinic", "HV: weigh Ida".
    pub(super) hands_out: bool,
}

static LEAD_IN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^[\s\-–—•*·▪○●◦‣►➢→☐☑☒✓✔>=]*(?:\[[ x]\]\s*)?(?:\[(?-i:\p{Lu})[\w /]+\]\s+)?(?:",
        r"\d{1,2}(?:\.\d{1,2})+[.)]?\s+",
        r"|(?:(?:decided|agreed|resolved)\s+\()?\(?",
        r"(?:\d{1,2}(?:\.\d{1,2})*|(?-i:[a-z])|(?-i:[ivx]{1,4}))[.)]\s*|\d{1,2}(?:\.\d{1,2})*\s+)?(?:",
        r"(?:agreed )?(?:action|decision|recommendation|task|step|goal|promise|pledge|target)s?",
        r"(?: point)?\s*(?:\d*(?:\.\d+)?\s*[:–—\-]|\d+(?:\.\d+)?\.)\s*|ap\d+\s*[:–—\-]?\s*)?"
    ))
});
static PASSIVE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)(?:\b(?:to|will|would|should|must|shall|needs to) (?:also |now |then )?",
        r"|^that [^.;:]{2,60}? )be (?:\w+ly )?(?:\w+ed|\w+en|\w+ne|made|done|sent|held|kept|put",
        r"|paid|sought|set|built|brought|told|met|read|led|begun|shown|drawn|found|bought)\b"
    ))
});

/// How many bytes at the beginning are a bullet, a number or the word "action".
pub(super) fn lead_in_len(text: &str) -> usize {
    LEAD_IN.find(text).map_or(0, |found| found.end())
}

/// So much may stand before who: "By 3 May the", "It was agreed that".
const N_BYTES_AHEAD_MAX: usize = 30;

static AGREED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^\W*(?:(?:after|following) (?:[\w'’]+ ){1,4}?)?",
        r"(?:it was |it is |all |the [\p{L} ]{1,30} )?(?:agreed|settled|resolved|decided)\b"
    ))
});

/// Tells whether a sentence opens with what was agreed.
pub(super) fn says_agreed(text: &str) -> bool {
    AGREED.is_match(text)
}

/// "After some discussion it was agreed that": nothing stands between that and who.
fn ends_agreed(lead: &str) -> bool {
    let agreed = AGREED.find(lead);
    agreed.is_some_and(|agreed| matches!(lead[agreed.end()..].trim(), "" | "that" | "that the"))
}

/// "By Friday", "Within two weeks the": a time ahead of who.
static BY_THEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^(?:by|before|within|on|from|until|every|each)\s[^:.]{2,28}$|^the$")
});

/// So much of a sentence is read: who is to do what does not stand further on.
const N_BYTES_READ_MAX: usize = 1_500;

/// Reads a sentence.
pub(super) fn read(text: &str) -> Commitment {
    let text = &text[..text.floor_char_boundary(N_BYTES_READ_MAX)];
    let start = lead_in_len(text);
    let start = start + purpose_len(&text[start..]);
    let start = start + topic_len(&text[start..]);
    let body = &text[start..];
    let shift = |(from, to): (usize, usize)| (from + start, to + start);
    let told = subject::before_deed(body);
    let passive = PASSIVE.is_match(body);
    let who = told.map(|told| told.who);
    // "Ask the nurse to ring – Ann Bell": who is asked stands in the deed, who asks beside it.
    let is_inside = who.is_some_and(|who| who.0 > 0) && is_imperative(body);
    let beside = || aside::of(body, passive);
    let owner = if is_inside {
        beside().or(who)
    } else {
        who.or_else(beside)
    };
    let hands_out = aside::of_all(body).is_some_and(|rest| is_imperative(&body[rest..]));
    let has_deed = told.is_some()
        || hands_out
        || passive
        || is_imperative(body)
        || has_purposeful_to(body)
        || is_deed_of_topic(body);
    Commitment {
        owner: owner.map(shift),
        binds: owner.is_some() || has_deed,
        has_deed,
        is_to_be: passive,
        is_elliptic: told.is_some_and(|told| told.is_elliptic && told.who.0 == 0 && told.is_named),
        promises: told.is_some_and(|told| told.acts && told.will && told.who.0 == 0),
        hands_out,
        acts: told.is_some_and(|told| {
            let is_near = told.who.0 <= N_BYTES_AHEAD_MAX;
            told.acts && (is_near || ends_agreed(&body[..told.who.0]))
        }),
        charges: told.is_some_and(|told| {
            let lead = body[..told.who.0].trim();
            let lead = if lead.eq_ignore_ascii_case("that") {
                ""
            } else {
                lead
            };
            let agreed = AGREED.is_match(lead);
            let opens = lead.is_empty() || agreed || BY_THEN.is_match(lead);
            let is_pledge = told.is_pledge && told.is_named;
            told.acts && opens && (told.is_elliptic || is_pledge || agreed)
        }),
        pledges: told.is_some_and(|told| told.is_pledge && told.who.0 == 0),
    }
}

/// "So that she sleeps: Gran to buy a bed", "To keep him safe: Ms Rae will visit": how many bytes
/// say what for, ahead of who is to do it.
pub(super) fn purpose_len(text: &str) -> usize {
    static PURPOSE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^(?:To|So that|So|In order (?:to|that)|Because|As|Since|For)\s[^:.;]{5,90}:\s+")
    });
    let Some(purpose) = PURPOSE.find(text) else {
        return 0;
    };
    let rest = &text[purpose.end()..];
    let names_who = subject::before_deed(rest).is_some_and(|told| told.who.0 == 0);
    if names_who { purpose.end() } else { 0 }
}

/// "Housing: Ms Rae will phone", "Brother. Mum will bring Ida": a few words that say what a
/// sentence is about, and are no part of it.
pub(super) fn topic_len(text: &str) -> usize {
    static TOPIC: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^(?P<topic>\p{Lu}[\p{L}'’/&-]*(?: [\p{L}'’/&-]+){0,3})(?P<stop>:|\.)\s+\p{L}")
    });
    let low = low_topic_len(text);
    let Some(found) = TOPIC.captures(text).filter(|_| low == 0) else {
        return low;
    };
    let topic = &found["topic"];
    let last = text[..found[0].len()].chars().next_back();
    let begins = found[0].len() - last.map_or(0, char::len_utf8);
    let rest = &text[begins..];
    let first = topic.split(' ').next().unwrap_or_default().to_lowercase();
    let is_short = &found["stop"] == ":" || topic.split(' ').count() > 1 || !is_name(topic);
    if rest.starts_with("to ") {
        return 0;
    }
    let is_who = &found["stop"] == ":" && is_somebody(topic) && !names_its_own(rest);
    let is_shut = labels::class_of(topic, false).is_shut();
    let says_it = is_who || is_shut || NO_TOPICS.contains(&first.as_str());
    let acts = is_verb(&first) || topic.contains(" will ") || topic.contains(" to ");
    if says_it || acts || !is_short {
        return 0;
    }
    begins
}

/// "(money:) Kirsty rings the bank", "(L. scared:) Mrs Orr reads with him": in small letters or behind
/// an initial, what a line is about stands before a colon, and somebody with a deed behind it.
fn low_topic_len(text: &str) -> usize {
    static TOPIC: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^(?:\p{Ll}|\p{Lu}\. )[\p{L}'’/&-]*(?: [\p{L}'’/&-]+){0,3}:\s+"));
    let Some(topic) = TOPIC.find(text) else {
        return 0;
    };
    let rest = &text[topic.end()..];
    let names_who = rest.starts_with(char::is_uppercase)
        && !is_somebody(topic.as_str().trim_end_matches([':', ' ']))
        && (subject::before_deed(rest).is_some_and(|told| told.who.0 == 0)
            || aside::opens_with_who(rest));
    if names_who { topic.end() } else { 0 }
}

/// "(Health:) Nadia will visit", "(Housing:) form to be sent by Ms Rae": a deed with somebody of
/// its own.
fn names_its_own(rest: &str) -> bool {
    let acts = subject::before_deed(rest).is_some_and(|told| told.who.0 == 0);
    acts || !is_imperative(rest) && aside::of(rest, PASSIVE.is_match(rest)).is_some()
}

/// Words ahead of a colon that change what follows them.
const NO_TOPICS: [&str; 10] = [
    "contingency",
    "dear",
    "if",
    "unless",
    "note",
    "e.g",
    "example",
    "previous",
    "last",
    "next",
];

/// Words without the space, stops and dashes around them.
pub(super) fn trimmed(text: &str, start: usize, end: usize) -> (usize, usize) {
    let is_edge = |c: char| c.is_whitespace() || "-–—:;,.|(".contains(c);
    let part = &text[start..end];
    let from = start + (part.len() - part.trim_start_matches(is_edge).len());
    let closed = part.trim_end_matches(|c: char| is_edge(c) && c != '.');
    let to = start + closed.trim_end_matches('.').len();
    (from.min(to.max(start)), to.max(from.min(to.max(start))))
}

/// Tells whether words begin with "to be done", "should be sent".
pub(super) fn is_passive_at_start(words: &str) -> bool {
    PASSIVE.find(words).is_some_and(|be| be.start() == 0)
}

/// Tells whether words begin with a verb that asks for a deed.
pub(super) fn is_imperative(body: &str) -> bool {
    let mut words = body
        .split(|c: char| !c.is_alphanumeric() && c != '-' && c != '\'')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase);
    let first = words.next().unwrap_or_default();
    let second = words.next().unwrap_or_default();
    // "Review of last actions" and "plan as agreed" name something.
    is_verb(&first) && !matches!(second.as_str(), "of" | "as")
        || first == "be" && !second.is_empty()
        || matches!(first.as_str(), "to" | "also" | "then" | "please") && is_verb(&second)
}

/// "Diet – keep a diary": the deed behind what it is about.
fn is_deed_of_topic(body: &str) -> bool {
    let parts = [" – ", " — ", " - "]
        .iter()
        .find_map(|dash| body.split_once(*dash));
    parts.is_some_and(|(topic, deed)| {
        topic.split_whitespace().count() <= 4 && is_imperative(deed) && deed.contains(' ')
    })
}

/// "Referral to be made", "Contact to take place": something is to happen, whoever does it.
fn has_purposeful_to(body: &str) -> bool {
    static TO: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^(?:\S+\s+){1,6}?(?:to|will) (?P<verb>[a-z]+)\b"));
    TO.captures(body)
        .is_some_and(|found| is_verb(&found["verb"]) || &found["verb"] == "be")
        && !HAPPENED.is_match(body)
}

/// Words that tell of the past or of how things are.
static HAPPENED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^(?:\S+\s+){1,4}?",
        r"(?:was|were|is|has|have|had|are|reported|said|stated|told|felt|noted|continues|asked)\s"
    ))
});
