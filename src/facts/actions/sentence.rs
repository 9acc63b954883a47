//! A sentence as a commitment: whether it is one, and who it says is to act.
//!
//! In: the words of an action. Out: the words that name who ("Social worker to refer …", "… to be
//! done by the HV", "… (SW, 3 May)"). A subject is somebody only if it is a role, a title with a
//! name, initials or a name: "Referral to CAMHS" and "Support Ava to attend" name nobody.

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

/// What a sentence says of who is to do something. Positions are bytes of the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Commitment {
    /// The words that name who.
    pub(super) owner: Option<(usize, usize)>,
    /// Whether it says that something is to be done at all.
    pub(super) binds: bool,
    /// Whether it opens with who is to do it and a verb with which actions begin: "SW will visit".
    pub(super) acts: bool,
    /// Whether it says that something "is to be" done, by whomever.
    pub(super) is_to_be: bool,
}

static LEAD_IN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^[\s\-–—•*·▪○●☐☑☒✓✔>]*(?:\[[ x]\]\s*)?",
        r"(?:\(?(?:\d{1,2}(?:\.\d{1,2})*|(?-i:[a-z])|(?-i:[ivx]{1,4}))[.)]\s*|\d{1,2}(?:\.\d{1,2})*\s+)?",
        r"(?:(?:agreed )?(?:action|decision|recommendation|task|step)s?(?: point)?\s*\d*(?:\.\d+)?\s*[:–—\-]\s*|ap\d+\s*[:–—\-]?\s*)?"
    ))
});
static MODAL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(?P<modal>(?:has |have |had )?agreed (?:not )?to|not to|requires? to|(?:is|are) (?:not )?(?:to|responsible for)|needs? to|(?:is|are|am) going to|undertook to|undertakes? to",
        r"|also to|both to|to|will|would|should|must|shall|(?:has |have |had )?agreed (?:that )?(?:s?he|they) (?:will|would)(?: not)?)\s+(?P<next>[^\s,.;:]+)"
    ))
});
static PASSIVE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:to|will|should|must|shall|needs to) (?:also |now |then )?be (?:\w+ly )?",
        r"(?:\w+ed|\w+en|\w+ne|made|done|sent|held|kept|put|paid|sought|set|built|brought|told|met|read|led|begun|shown|drawn|found|bought)\b"
    ))
});
static BY: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b[Bb]y\s+"));
static BY_ENDS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)[,.;:)\n]|\s(?:by|before|on|in|within|until|to|who|and (?:then|report)|for|at|with|every|each|no later|weekly|monthly|during|when|once)\b|\s[–—-]\s",
    )
});
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:lead(?: person| professional| officer| agency)?|owner|who|by whom|responsib(?:le|ility)(?: person)?",
        r"|person responsible|action by|allocated to|assigned to)\s*[:=]\s*(?P<who>[^.;,|)\n]+)"
    ))
});

/// How many bytes at the beginning are a bullet, a number or the word "action".
pub(super) fn lead_in_len(text: &str) -> usize {
    LEAD_IN.find(text).map_or(0, |found| found.end())
}

/// So much may stand before who: "By 3 May the", "It was agreed that".
const N_BYTES_AHEAD_MAX: usize = 30;

/// Reads a sentence.
pub(super) fn read(text: &str) -> Commitment {
    let start = lead_in_len(text);
    let body = &text[start..];
    let shift = |(from, to): (usize, usize)| (from + start, to + start);
    let told = subject(body);
    let subject = told.map(|(who, _)| who);
    let passive = PASSIVE.is_match(body);
    let owner = subject
        .or_else(|| labelled(body))
        .or_else(|| doer(body, passive))
        .or_else(|| plain_subject(body))
        .or_else(|| leading_segment(body))
        .or_else(|| trailing_segment(body));
    Commitment {
        owner: owner.map(shift),
        binds: owner.is_some() || passive || is_imperative(body) || has_purposeful_to(body),
        is_to_be: passive,
        acts: told.is_some_and(|((from, _), acts)| acts && from <= N_BYTES_AHEAD_MAX),
    }
}

/// The words before "to" or "will", if they are somebody and what follows is a deed; and whether
/// it is one with which actions begin.
fn subject(body: &str) -> Option<((usize, usize), bool)> {
    MODAL.captures_iter(body).take(4).find_map(|found| {
        let modal = found.name("modal")?;
        let next = &found["next"];
        let last_word = modal.as_str().rfind(' ').map_or(0, |at| at + 1);
        let is_passive = PASSIVE
            .find(&body[modal.start() + last_word..])
            .is_some_and(|be| be.start() == 0);
        if is_passive || !is_deed(modal.as_str(), next) {
            return None;
        }
        let who = somebody_at_end(&body[..modal.start()])?;
        let is_pledge = modal.as_str().contains("agreed") || modal.as_str().ends_with("not");
        Some((who, is_pledge || is_verb(next)))
    })
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
    let starts = [
        Some(0),
        before.rfind(" that ").map(|at| at + " that ".len()),
        before.rfind(": ").map(|at| at + 2),
        before.rfind("; ").map(|at| at + 2),
        before.rfind(" asked ").map(|at| at + " asked ".len()),
        before.rfind(". ").map(|at| at + 2),
        before.find(", ").map(|at| at + 2),
        before.rfind(", ").map(|at| at + 2),
        before.rfind(" and ").map(|at| at + " and ".len()),
        before.rfind(" the ").map(|at| at + 1),
        after_a_number(before),
    ];
    starts
        .into_iter()
        .flatten()
        .find_map(|start| {
            let (from, to) = trimmed(before, start, before.len());
            is_somebody(&before[from..to]).then_some((from, to))
        })
        .or_else(|| department(before))
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
    (is_named && !opens && !is_thing(&ends, false)).then_some((from, to))
}

/// "By 1 May 2025 the carer", "Within six weeks Ms Rae": where the words after the time begin.
fn after_a_number(before: &str) -> Option<usize> {
    let digit = before.rfind(|c: char| c.is_ascii_digit())?;
    let gap = before[digit..].find(' ')?;
    Some(digit + gap + 1)
}

fn trimmed(text: &str, start: usize, end: usize) -> (usize, usize) {
    let is_edge = |c: char| c.is_whitespace() || "-–—:;,.|(".contains(c);
    let part = &text[start..end];
    let from = start + (part.len() - part.trim_start_matches(is_edge).len());
    let closed = part.trim_end_matches(|c: char| is_edge(c) && c != '.');
    let to = start + closed.trim_end_matches('.').len();
    (from.min(to.max(start)), to.max(from.min(to.max(start))))
}

fn labelled(body: &str) -> Option<(usize, usize)> {
    let who = LABEL.captures(body)?.name("who")?;
    let (from, to) = trimmed(body, who.start(), who.end());
    is_somebody(&body[from..to]).then_some((from, to))
}

/// "… to be done by the health visitor": the words after "by", if they are somebody.
fn doer(body: &str, passive: bool) -> Option<(usize, usize)> {
    BY.find_iter(body).find_map(|by| {
        let rest = &body[by.end()..];
        let len = BY_ENDS
            .find_iter(rest)
            .find(|end| !ends_initial(&rest[..end.start()], end.as_str()))
            .map_or(rest.len(), |end| end.start());
        let (from, to) = trimmed(body, by.end(), by.end() + len);
        let to = with_bracket(body, from, to);
        let who = &body[from..to];
        let is_role = passive || !is_name(who);
        (is_role && is_somebody(who)).then_some((from, to))
    })
}

/// The stop after one capital is an initial's.
fn ends_initial(before: &str, stop: &str) -> bool {
    let mut letters = before.chars().rev();
    let last = letters.next();
    stop == "."
        && last.is_some_and(char::is_uppercase)
        && letters.next().is_none_or(char::is_whitespace)
}

/// Takes in the bracket that was opened.
fn with_bracket(body: &str, from: usize, to: usize) -> usize {
    let is_open = body[from..to].contains('(') && !body[from..to].contains(')');
    to + usize::from(is_open && body[to..].starts_with(')'))
}

/// "Guidance teacher meets Zara": somebody before a verb in the present.
fn plain_subject(body: &str) -> Option<(usize, usize)> {
    let gaps = body.match_indices(' ').map(|(at, _)| at).take(6);
    gaps.into_iter().find_map(|gap| {
        let next = body[gap + 1..].split_whitespace().next()?;
        let base = next.strip_suffix('s')?;
        let is_deed = is_verb(base) || base.strip_suffix('e').is_some_and(is_verb);
        let (from, to) = trimmed(body, 0, gap);
        (is_deed && is_somebody(&body[from..to])).then_some((from, to))
    })
}

/// "SW: refer …", "Health visitor – visit …".
fn leading_segment(body: &str) -> Option<(usize, usize)> {
    static SEGMENT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^(?:(?i:action for|for)\s+)?(?P<who>[^:–—\n]{2,60}?)\s*(?::|\s[–—-])\s")
    });
    let who = SEGMENT.captures(body)?.name("who")?;
    let (from, to) = trimmed(body, who.start(), who.end());
    is_somebody(&body[from..to]).then_some((from, to))
}

/// "… – SW – 3 May", "… (SW, 3 May)", "… Action: SW".
fn trailing_segment(body: &str) -> Option<(usize, usize)> {
    static PIECE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?:\s[–—-]\s+|\s[–—]|[(|;:]\s*|,\s+)(?P<piece>(?:[^–—(),;:|\n -]|[ -]\S)+(?:\s?\([^()\n]{1,40}\))?)",
        )
    });
    let pieces = PIECE.captures_iter(body).filter_map(|found| {
        let piece = found.name("piece")?;
        let is_plain_comma = found.get(0)?.as_str().starts_with(',');
        let opened = body[..piece.start()].rfind('(') > body[..piece.start()].rfind(')');
        let before_time = BEFORE_TIME.is_match(&body[piece.end()..]);
        (!is_plain_comma || opened || before_time).then_some(piece)
    });
    pieces
        .map(|piece| {
            let words = piece.as_str();
            let skip = ["Action ", "ACTION "]
                .iter()
                .find(|word| words.starts_with(**word));
            let start = piece.start() + skip.map_or(0, |word| word.len());
            let rest = &body[start..piece.end()];
            let len = BY_ENDS.find(rest).map_or(rest.len(), |end| end.start());
            trimmed(body, start, start + len)
        })
        .filter(|(from, to)| is_somebody(&body[*from..*to]))
        .last()
}

/// What follows a name between commas when the name owns: the time, and the end.
static BEFORE_TIME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^,\s+(?:by |before |within )?(?:[^,]{0,25}\d[^,]{0,12}|today|tomorrow|asap|ongoing)\W*$",
    )
});

fn is_imperative(body: &str) -> bool {
    let mut words = body
        .split(|c: char| !c.is_alphanumeric() && c != '-' && c != '\'')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase);
    let first = words.next().unwrap_or_default();
    let second = words.next().unwrap_or_default();
    is_verb(&first)
        || matches!(first.as_str(), "to" | "also" | "then" | "please") && is_verb(&second)
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
    pattern(
        r"^(?:\S+\s+){1,4}?(?:was|were|is|has|have|had|are|reported|said|stated|told|felt|noted|continues|asked)\s",
    )
});

/// Tells whether words name a person, a role or a group of them.
pub(super) fn is_somebody(words: &str) -> bool {
    let bare = without_brackets(words);
    let bare = bare.trim();
    if bare.is_empty() || bare.split_whitespace().count() > 12 {
        return false;
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
    is_role(part) || is_name(bare) || is_role_with_name(part) || is_name_of_place(bare)
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
fn is_role(part: &str) -> bool {
    let lower = part.to_lowercase().replace('’', "'");
    let words: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || c == '-')
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect();
    let says_more = |word: &&str| {
        ["that", "agreed", "by", "within", "over", "resolved"].contains(word)
            || word.contains(|c: char| c.is_ascii_digit())
    };
    if words.len() > 8 || opens_with_verb(&words) || words.iter().any(says_more) {
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

/// "Support mum", but not "support worker" and "lead professional", which are occupations.
fn opens_with_verb(words: &[&str]) -> bool {
    const OCCUPATIONS: [&str; 14] = [
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
    ];
    const BEFORE_ONE: [&str; 7] = [
        "support", "lead", "link", "contact", "review", "learning", "place",
    ];
    let Some((first, rest)) = words.split_first() else {
        return false;
    };
    let is_occupation = BEFORE_ONE.contains(first)
        && (rest.first().is_some_and(|next| OCCUPATIONS.contains(next))
            || *first == "lead" && rest.last().is_some_and(|last| OCCUPATIONS.contains(last)));
    is_verb(first) && !rest.is_empty() && !is_occupation
}

fn is_role_word(word: &str) -> bool {
    let single = word.strip_suffix("'s").unwrap_or(word);
    let single = single.strip_suffix('s').unwrap_or(single);
    ROLES.contains(&word) || ROLES.contains(&single)
}

/// Tells whether words are a name: a title with a name, initials, or words with capitals.
fn is_name(part: &str) -> bool {
    static NAME: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"^(?:(?:Ms|Mr|Mrs|Miss|Mx|Dr|Prof|PC|DC|DS|DI|Cllr|Sgt)\.?\s+)?",
            r"\p{Lu}[\p{L}'’\-]*\.?(?:\s+\p{Lu}[\p{L}'’\-]*\.?){0,3}$"
        ))
    });
    let is_possessive = part.ends_with("'s") || part.ends_with("’s");
    if is_possessive || !NAME.is_match(part) {
        return false;
    }
    let words: Vec<String> = part.split_whitespace().map(str::to_lowercase).collect();
    let is_word = |word: &String| is_verb(word) || is_thing(word, words.len() == 1);
    let is_month = |word: &String| matches!(word.as_str(), "may" | "april" | "june" | "august");
    let (first, last) = (words.first(), words.last());
    !first.is_some_and(is_word) && !last.is_some_and(|word| is_word(word) && !is_month(word))
}

/// Tells whether a capitalised word begins a sentence as a thing, not a person.
fn is_thing(word: &str, alone: bool) -> bool {
    let single = word.strip_suffix('s').unwrap_or(word);
    let of_many = word.strip_suffix("ies").map(|stem| format!("{stem}y"));
    let by_ending = alone
        && word.len() > 6
        && [
            "tion", "sion", "ment", "ance", "ence", "ness", "ity", "ings",
        ]
        .iter()
        .any(|ending| word.ends_with(ending));
    let is_many = of_many.is_some_and(|one| THINGS.contains(&one.as_str()));
    by_ending || is_many || THINGS.contains(&word) || THINGS.contains(&single)
}

/// Tells whether a word is one of the verbs with which actions begin.
pub(super) fn is_verb(word: &str) -> bool {
    VERBS.contains(&word)
}

/// Heads of role names, in the singular.
const ROLES: &[&str] = &[
    "worker",
    "sw",
    "sws",
    "ssw",
    "psw",
    "hv",
    "visitor",
    "person",
    "professional",
    "lead",
    "mum",
    "mam",
    "mother",
    "dad",
    "father",
    "parent",
    "carer",
    "teacher",
    "headteacher",
    "gp",
    "nurse",
    "midwife",
    "midwive",
    "police",
    "school",
    "nursery",
    "education",
    "health",
    "housing",
    "chair",
    "chairperson",
    "officer",
    "iro",
    "manager",
    "advocate",
    "reporter",
    "practitioner",
    "psychologist",
    "psychiatrist",
    "paediatrician",
    "family",
    "familie",
    "everyone",
    "everybody",
    "all",
    "group",
    "gran",
    "granny",
    "nan",
    "grandmother",
    "grandfather",
    "grandparent",
    "grandma",
    "grandad",
    "aunt",
    "auntie",
    "uncle",
    "stepfather",
    "stepdad",
    "stepmother",
    "stepmum",
    "partner",
    "camhs",
    "scra",
    "crown",
    "service",
    "team",
    "staff",
    "agency",
    "agencie",
    "network",
    "consultant",
    "therapist",
    "counsellor",
    "coordinator",
    "co-ordinator",
    "ordinator",
    "keyworker",
    "assistant",
    "coach",
    "tutor",
    "dentist",
    "doctor",
    "solicitor",
    "council",
    "department",
    "board",
    "committee",
    "partnership",
    "head",
    "headmaster",
    "depute",
    "deputy",
    "senco",
    "dsl",
    "np",
    "lp",
    "sdm",
    "director",
    "we",
    "i",
    "clerk",
    "taker",
    "ewo",
    "child",
    "children",
    "brother",
    "sister",
    "sibling",
    "mentor",
    "escort",
    "provider",
    "charity",
    "trust",
    "cpc",
    "aspc",
    "hscp",
    "leader",
    "supervisor",
    "specialist",
    "adviser",
    "advisor",
    "minister",
    "registrar",
    "clinician",
    "dietitian",
    "dietician",
    "optician",
    "surgery",
    "hospital",
    "authority",
    "authoritie",
    "conference",
    "panel",
    "forum",
    "organisation",
    "convener",
    "convenor",
    "guardian",
    "youth",
    "people",
    "physio",
    "physiotherapist",
    "ot",
    "salt",
    "slt",
    "ehcp coordinator",
    "governor",
    "inspector",
    "commissioner",
    "secretary",
    "admin",
    "administrator",
    "member",
    "author",
    "owner",
    "lac nurse",
    "pso",
    "lsco",
    "he",
    "she",
    "they",
    "foster",
    "childminder",
    "landlord",
    "employer",
    "college",
    "university",
    "prison",
    "court",
    "cafcass",
    "key",
];

/// Capitalised words that begin actions and name nobody.
const THINGS: &[&str] = &[
    "referral",
    "contingency",
    "contact",
    "visit",
    "meeting",
    "appointment",
    "assessment",
    "report",
    "letter",
    "plan",
    "review",
    "support",
    "work",
    "session",
    "information",
    "discussion",
    "application",
    "agreement",
    "update",
    "copy",
    "minute",
    "register",
    "chronology",
    "home",
    "risk",
    "safety",
    "medication",
    "transport",
    "funding",
    "place",
    "placement",
    "bedroom",
    "house",
    "money",
    "story",
    "invitation",
    "consent",
    "feedback",
    "attendance",
    "progress",
    "name",
    "access",
    "training",
    "monitoring",
    "counselling",
    "parenting",
    "planning",
    "weekly",
    "daily",
    "monthly",
    "regular",
    "unannounced",
    "announced",
    "direct",
    "individual",
    "ongoing",
    "immediate",
    "further",
    "legal",
    "advice",
    "completion",
    "completed",
    "none",
    "nothing",
    "tbc",
    "tba",
    "tbd",
    "asap",
    "n/a",
    "na",
    "ird",
    "cppm",
    "cpr",
    "lac",
    "pep",
    "iep",
    "ehcp",
    "dob",
    "urgent",
    "high",
    "medium",
    "low",
    "red",
    "amber",
    "green",
    "yes",
    "no",
    "done",
    "achieved",
    "outcome",
    "action",
    "decision",
    "recommendation",
    "timescale",
    "deadline",
    "target",
    "date",
    "due",
    "need",
    "note",
    "it",
    "this",
    "that",
    "these",
    "there",
    "if",
    "when",
    "following",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "spring",
    "summer",
    "autumn",
    "winter",
    "easter",
    "christmas",
    "policy",
    "procedure",
    "protocol",
    "guidance",
    "data",
    "bed",
    "time",
    "routine",
    "hygiene",
    "food",
    "diet",
    "sleep",
    "speech",
    "vaccination",
    "immunisation",
    "passport",
    "benefit",
    "grant",
    "safe",
    "healthy",
    "achieving",
    "nurtured",
    "active",
    "respected",
    "responsible",
    "included",
    "background",
    "summary",
    "strengths",
    "children's",
    "child's",
    "arrangements",
    "options",
    "views",
    "phase",
    "stage",
    "step",
    "first",
    "second",
    "next",
    "new",
    "joint",
    "in",
];

/// Verbs with which actions begin, in the base form.
const VERBS: &[&str] = &[
    "accept",
    "accompany",
    "adapt",
    "add",
    "address",
    "adopt",
    "advise",
    "agree",
    "alert",
    "allocate",
    "amend",
    "apologise",
    "apply",
    "appoint",
    "approve",
    "arrange",
    "ask",
    "assess",
    "assist",
    "attend",
    "audit",
    "bathe",
    "begin",
    "book",
    "bring",
    "brush",
    "build",
    "buy",
    "call",
    "cancel",
    "carry",
    "chair",
    "change",
    "chase",
    "check",
    "circulate",
    "clarify",
    "clean",
    "clear",
    "collate",
    "collect",
    "commission",
    "communicate",
    "compile",
    "complete",
    "conduct",
    "confirm",
    "consider",
    "consult",
    "contact",
    "continue",
    "convene",
    "cook",
    "coordinate",
    "create",
    "decide",
    "deliver",
    "design",
    "develop",
    "direct",
    "discuss",
    "distribute",
    "draft",
    "draw",
    "drive",
    "drop",
    "eat",
    "email",
    "embed",
    "encourage",
    "engage",
    "enrol",
    "ensure",
    "enter",
    "escalate",
    "establish",
    "evaluate",
    "expand",
    "explain",
    "explore",
    "extend",
    "facilitate",
    "feed",
    "fetch",
    "fill",
    "finalise",
    "find",
    "finish",
    "fit",
    "fix",
    "follow",
    "forward",
    "fund",
    "gather",
    "get",
    "give",
    "go",
    "hand",
    "have",
    "hear",
    "help",
    "hold",
    "identify",
    "implement",
    "improve",
    "include",
    "increase",
    "inform",
    "initiate",
    "install",
    "instruct",
    "interview",
    "introduce",
    "investigate",
    "invite",
    "issue",
    "join",
    "keep",
    "launch",
    "lead",
    "learn",
    "leave",
    "let",
    "liaise",
    "link",
    "list",
    "listen",
    "lock",
    "log",
    "look",
    "maintain",
    "make",
    "manage",
    "map",
    "measure",
    "meet",
    "mend",
    "monitor",
    "move",
    "notify",
    "observe",
    "obtain",
    "offer",
    "open",
    "order",
    "organise",
    "organize",
    "pack",
    "pay",
    "phone",
    "photograph",
    "pick",
    "pilot",
    "place",
    "plan",
    "post",
    "practise",
    "prepare",
    "prescribe",
    "present",
    "print",
    "prioritise",
    "produce",
    "progress",
    "promote",
    "propose",
    "provide",
    "publish",
    "purchase",
    "pursue",
    "put",
    "raise",
    "read",
    "rebook",
    "recommend",
    "record",
    "recruit",
    "redraft",
    "reduce",
    "refer",
    "register",
    "reissue",
    "remind",
    "remove",
    "renew",
    "repair",
    "replace",
    "reply",
    "report",
    "request",
    "reschedule",
    "research",
    "resolve",
    "respond",
    "retrieve",
    "return",
    "review",
    "revise",
    "ring",
    "roll",
    "run",
    "save",
    "scan",
    "schedule",
    "screen",
    "seat",
    "secure",
    "see",
    "seek",
    "send",
    "set",
    "share",
    "show",
    "sign",
    "signpost",
    "sit",
    "sleep",
    "sort",
    "speak",
    "start",
    "stop",
    "strengthen",
    "submit",
    "summarise",
    "supervise",
    "supply",
    "support",
    "swap",
    "take",
    "talk",
    "teach",
    "telephone",
    "tell",
    "test",
    "text",
    "tidy",
    "track",
    "train",
    "transfer",
    "translate",
    "transport",
    "try",
    "undertake",
    "update",
    "upload",
    "use",
    "verify",
    "view",
    "visit",
    "wait",
    "wake",
    "warn",
    "wash",
    "watch",
    "wear",
    "weigh",
    "withdraw",
    "work",
    "write",
];
