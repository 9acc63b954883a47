//! Who is named beside what is to be done: behind a label, after "by", before a colon, in brackets
//! or at the end.
//!
//! In: a sentence. Out: the words that name who.

use std::sync::LazyLock;

use regex::Regex;

use super::sentence::trimmed;
use super::somebody::{ends_as_role, is_name, is_somebody, is_verb};
use crate::facts::pattern::pattern;

static BY: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b[Bb]y\s+"));
static BY_ENDS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)[,.;:)\n]",
        r"|\s(?:by|before|on|in|within|until|to|who|and (?:then|report)|for|at|with|every|each",
        r"|no later|weekly|monthly|during|when|once|after|following|today|tomorrow|tonight|this",
        r"|next|asap|as soon)\b|\s[–—-]\s"
    ))
});
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:lead(?: person| professional| officer| agency)?|owner|who|by whom",
        r"|responsib(?:le|ility)(?: person)?|person responsible|action by|allocated to|assigned to)",
        r"\s*[:=]\s*(?P<who>[^.;,|)\n]+)"
    ))
});

/// Finds who is named beside what is to be done.
///
/// - `passive`: whether the sentence says that something is to be done, so that a name after "by"
///   is who does it
pub(super) fn of(body: &str, passive: bool) -> Option<(usize, usize)> {
    labelled(body)
        .or_else(|| nobody_yet(body))
        .or_else(|| leading_segment(body))
        .or_else(|| doer(body, passive))
        .or_else(|| whole_bracket(body))
        .or_else(|| trailing_segment(body))
        .or_else(|| plain_subject(body))
        .or_else(|| last_words(body))
}

/// "… – driver: TBC": the place at the end where somebody is still to be named.
fn nobody_yet(body: &str) -> Option<(usize, usize)> {
    static BLANK: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"\s[–—-]\s+(?:\p{L}+(?: \p{L}+)?: )?(?P<who>(?i:tbc|tba|tbd|unallocated|vacant",
            r"|to be (?:confirmed|allocated|agreed|decided|identified|named|found|appointed)))",
            r"[.)]?\s*$"
        ))
    });
    let who = BLANK.captures(body)?.name("who")?;
    Some((who.start(), who.end()))
}

fn labelled(body: &str) -> Option<(usize, usize)> {
    // Each way to name who has a sign of its own, which is found sooner than the words around it.
    if !body.contains(':') && !body.contains('=') {
        return None;
    }
    let who = LABEL.captures(body)?.name("who")?;
    let (from, to) = trimmed(body, who.start(), who.end());
    is_somebody(&body[from..to]).then_some((from, to))
}

/// "… to be done by the health visitor": the words after "by", if they are somebody.
fn doer(body: &str, passive: bool) -> Option<(usize, usize)> {
    BY.find_iter(body).find_map(|by| {
        let begins = by.end() + len_of_whose(&body[by.end()..]);
        let rest = &body[begins..];
        let (from, to) = trimmed(body, begins, begins + len_of_who(rest));
        let to = with_bracket(body, from, to);
        let who = &body[from..to];
        let is_role = passive || !is_name(who);
        let is_post = passive && who.strip_prefix("the ").is_some_and(ends_as_role);
        (is_role && is_somebody(who) || is_post).then_some((from, to))
    })
}

/// "Her (learning mentor)": whose somebody is, is no part of who.
fn len_of_whose(words: &str) -> usize {
    let whose = ["his ", "her ", "their ", "my "].iter();
    whose
        .filter(|word| words.starts_with(**word))
        .map(|word| word.len())
        .max()
        .unwrap_or(0)
}

/// How many bytes may name who, before the words go on to something else.
fn len_of_who(words: &str) -> usize {
    BY_ENDS
        .find_iter(words)
        .find(|end| {
            let before = &words[..end.start()];
            // "The looked after children's nurse".
            let is_inside = end.as_str().trim() == "after" && before.ends_with("looked");
            !is_inside && !ends_initial(before, end.as_str())
        })
        .map_or(words.len(), |end| end.start())
}

/// "… and moved into their room by 6 pm. HV": a last sentence that only names who, and when.
fn last_words(body: &str) -> Option<(usize, usize)> {
    static LAST: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"[\p{Ll}\d)]\.\s+(?P<who>\p{Lu}[^.,;:]{1,50}?)(?:,\s[^.,;:]{2,30})?\.?\s*$")
    });
    if !body.trim_end().trim_end_matches('.').contains('.') {
        return None;
    }
    let who = LAST.captures(body)?.name("who")?;
    is_somebody(who.as_str()).then_some((who.start(), who.end()))
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

/// Tells whether words open with somebody and a verb in the present.
pub(super) fn opens_with_who(body: &str) -> bool {
    plain_subject(body).is_some()
}

/// Tells whether words name somebody ahead of a dash: "Gran — lifts to school".
pub(super) fn hands_to(body: &str) -> bool {
    leading_segment(body).is_some()
}

/// "Guidance teacher meets Zara": somebody before a verb in the present.
fn plain_subject(body: &str) -> Option<(usize, usize)> {
    let gaps = body.match_indices(' ').map(|(at, _)| at).take(6);
    gaps.into_iter().find_map(|gap| {
        let next = body[gap + 1..].split_whitespace().next()?;
        let base = next.strip_suffix('s').unwrap_or_default();
        let is_deed = next
            .strip_suffix("ies")
            .is_some_and(|stem| is_verb(&format!("{stem}y")))
            || is_verb(base)
            || base.strip_suffix('e').is_some_and(is_verb);
        let (from, to) = trimmed(body, 0, gap);
        let is_joint = is_verb(next)
            && [" and ", " & "]
                .iter()
                .any(|and| body[from..to].contains(and));
        ((is_deed || is_joint) && is_somebody(&body[from..to])).then_some((from, to))
    })
}

static SEGMENT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:(?i:action for|for)\s+)?(?P<who>[^:–—\n]{2,60}?)\s*(?::|\s[–—-])\s+")
});

/// "SW: refer …", "Health visitor – visit …".
fn leading_segment(body: &str) -> Option<(usize, usize)> {
    if !body.contains([':', '–', '—', '-']) {
        return None;
    }
    let found = SEGMENT.captures(body)?;
    let who = found.name("who")?;
    let from = who.start() + len_of_tag(who.as_str());
    let (from, to) = trimmed(body, from, who.end() - len_of_age(who.as_str()));
    let rest = &body[found.get(0)?.end()..];
    (is_somebody(&body[from..to]) && !names_members(rest)).then_some((from, to))
}

/// "Noor, sister, 17": an age behind who.
fn len_of_age(who: &str) -> usize {
    static AGE: LazyLock<Regex> = LazyLock::new(|| pattern(r",? \(?(?:aged? )?\d{1,2}\)?$"));
    AGE.find(who).map_or(0, |age| age.len())
}

/// "[School] Head teacher": the tag ahead of who.
fn len_of_tag(who: &str) -> usize {
    let tag = who.starts_with('[').then(|| who.find("] ")).flatten();
    tag.map_or(0, |end| end + 2)
}

/// "Core group: Mrs Orr, Mr Lamb and Ida's gran": who belongs to it, and no deed of theirs.
fn names_members(rest: &str) -> bool {
    let parts = rest
        .split([',', ';', ':', '.'])
        .filter(|part| !part.trim().is_empty());
    let n_named = parts.clone().filter(|part| is_somebody(part)).count();
    n_named > 1 && n_named * 2 >= parts.count()
}

/// Tells whether words behind a colon only name those who belong to what stands before it.
pub(super) fn lists_members(body: &str) -> bool {
    let found = SEGMENT.find(body);
    found.is_some_and(|ahead| names_members(&body[ahead.end()..]))
}

/// Where the words begin that follow who, where a sentence opens with who.
pub(super) fn of_all(body: &str) -> Option<usize> {
    leading_segment(body)?;
    SEGMENT.find(body).map(|ahead| ahead.end())
}

/// "… (Head of Service, Women and Children)": the last bracket, where all of it names who.
fn whole_bracket(body: &str) -> Option<(usize, usize)> {
    static BRACKET: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"[(\[](?P<who>[^()\[\]\n]{2,60})[)\]][\s.;]*$"));
    let who = BRACKET.captures(body)?.name("who")?;
    let is_who = is_name_with_post(who.as_str()) || is_somebody(who.as_str());
    is_who.then_some((who.start(), who.end()))
}

/// "Ms Rae, support for learning": a name with what its bearer is.
pub(super) fn is_name_with_post(words: &str) -> bool {
    words.split_once(", ").is_some_and(|(name, post)| {
        let is_time = post.contains(|c: char| c.is_ascii_digit()) || post.starts_with("by ");
        let is_short = post.split(' ').count() <= 4 && !post.contains(',');
        is_name(name) && !is_time && is_short && post.starts_with(char::is_lowercase)
    })
}

/// "… – SW – 3 May", "… (SW, 3 May)", "… Action: SW".
fn trailing_segment(body: &str) -> Option<(usize, usize)> {
    static PIECE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?:\s[–—-]\s+|\s[–—]|[(\[|;:]\s*|,\s+)",
            r"(?P<piece>(?:[^–—()\[\],;:|\n -]|[ -][^\s–—()\[\],;:|])+(?:\s?\([^()\n]{1,40}\))?)"
        ))
    });
    let has_bracket = body.contains(['(', '[']);
    let pieces = PIECE.captures_iter(body).filter_map(|found| {
        let piece = found.name("piece")?;
        let is_plain_comma = found.get(0)?.as_str().starts_with(',');
        let before = &body[..piece.start()];
        let opened = has_bracket && before.rfind(['(', '[']) > before.rfind([')', ']']);
        let before_time = BEFORE_TIME.is_match(&body[piece.end()..]);
        let behind_time = is_plain_comma
            && !body[piece.end()..].contains(char::is_alphanumeric)
            && BEHIND_TIME.is_match(before);
        (!is_plain_comma || opened || before_time || behind_time).then_some(piece)
    });
    let mut pieces: Vec<regex::Match> = pieces.collect();
    std::iter::from_fn(|| pieces.pop())
        .map(|piece| {
            let words = piece.as_str();
            let skip = ["Action ", "ACTION "]
                .iter()
                .find(|word| words.starts_with(**word));
            let start = piece.start() + skip.map_or(0, |word| word.len());
            let rest = &body[start..piece.end()];
            let (from, to) = trimmed(body, start, start + len_of_who(rest));
            (from, with_bracket(body, from, to))
        })
        .find(|(from, to)| is_somebody(&body[*from..*to]))
}

/// What stands before a name at the end when the name owns: the time.
static BEHIND_TIME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)(?:\d{2,4}|\d(?:st|nd|rd|th)|day|week|month|term|today|tomorrow|jan\w*|feb\w*|mar\w*",
        r"|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*),\s*$"
    ))
});

/// What follows a name between commas when the name owns: the time, and the end.
static BEFORE_TIME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^,\s+(?:by |before |within )?(?:[^,]{0,25}\d[^,]{0,12}|today|tomorrow|asap|ongoing)",
        r"\W*$"
    ))
});
