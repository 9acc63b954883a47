//! An event in the place of a date: "before discharge", "once the report is ready".
//!
//! In: the words of an action and the document's dates. Out: the words that name the event, and the
//! date that the document gives for it elsewhere, if it gives one.

use std::sync::LazyLock;

use regex::Regex;

use super::Due;
use crate::document::{Document, Span};
use crate::facts::pattern::pattern;
use crate::facts::{DateMention, Dated, Quoted};

/// Finds the event by which a sentence says that something is to be done.
pub(super) fn in_sentence(document: &Document, span: Span) -> Option<Due> {
    let text = document.at(span);
    let (start, end) = last_named(text).or_else(|| {
        let found = AWAITS.find(text)?;
        Some((found.start(), found.end()))
    })?;
    let place = Span::new(start, end).shifted(span.start);
    Some(Due {
        words: Quoted::cut(document, place),
        dated: None,
        reading: None,
        event: None,
    })
}

/// Where a sentence names an event; of "by the nurse before discharge" only what follows "before".
fn last_named(text: &str) -> Option<(usize, usize)> {
    let found = EVENT.find(text)?;
    let inner = CUE.find_iter(found.as_str()).filter(|cue| cue.start() > 0);
    let later = inner.filter_map(|cue| {
        let from = found.start() + cue.start();
        let again = EVENT.find(&text[from..])?;
        (again.start() == 0).then(|| (from, from + again.end()))
    });
    later.last().or(Some((found.start(), found.end())))
}

static CUE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(?:by|before|once|until|till|after|following|prior to|at)\b"));

static EVENT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:(?:before|once|until|till|by the time|as soon as)\s+(?:[\w'’]+\s+){1,5}?",
        r"(?:is|are|has|have|moves?|starts?|returns?|leaves?|goes|begins?|turns?|comes|gets)",
        r"\b[^.,;)]{0,40}",
        r"|(?:once|as soon as|by the time)\s+",
        r"(?:the|his|her|their|our|your|my|all|both|he|she|they|we|I|it|you)\b[^.,;)]{2,40}",
        r"|(?:at|by|before|until|till) the (?:end|start|beginning) of ",
        r"(?:the|his|her|their|our|each) [\w ]{2,30}",
        r"|\bif (?:the|an?|any|his|her|their|there|(?-i:\p{Lu})\w+)\b[^.,;)]{3,60}",
        r"|\bshould (?:the|any|his|her|(?-i:\p{Lu})\w+) (?:\w+ ){0,3}?",
        r"(?:miss|fail|turn|contact|call|come|return|refuse|leave|go|be)\b[^.,;)]{0,50}",
        r"|(?:the )?next available \w+",
        r"|(?:for consideration |considered |presented |discussed |agreed |approved )?\bat ",
        r"(?:the )?(?:\w+ )?(?-i:panel|hearing|conference)\b",
        r"|before\s+(?:I|he|she|they|we)\s+\w+[^.,;)]{0,30}",
        r"|(?:(?:by|before|until|till|up to|prior to|ahead of|upon|in time for|in advance of",
        r"|no later than)\s+(?:the |his |her |their |our |my |your )?",
        r"|at (?:the |his |her |their )?next |(?:following|after) (?:the|his|her|their) )(?:",
        r"(?:[\w'’]+ ){0,3}?(?:review|meeting|mtg|supervision|supn|core group|conference|hearing",
        r"|discharge|birth|birthday|delivery|placement|move|transition|visit|appointment|panel",
        r"|release|completion|return|medical|session|contact|test|exams?|trial|interview|operation",
        r"|funeral|school year)\b|next (?-i:\p{Lu}{2,6})\b)(?: (?:from|to|of|at) [\w ]{1,30})?)"
    ))
});

/// "Once the form is signed", "when the cot is ready": a thing that is waited for, not
/// somebody.
static AWAITS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:when|once|until|after)\s+",
        r"(?:(?:(?:the|a|an|all|both)\s+)?(?:[\w'’]+\s+){1,3}?(?:is|are|has been|have been)\s+)?(?:",
        r"received|available|completed?|confirmed|agreed|issued|released|signed|returned|reported",
        r"|published)\b[^.,;)]{0,40}",
        r"|\bwhen\s+(?:the|a|an)\s+(?:[\w'’]+\s+){1,2}?(?:is|are) (?:ready|in|out|back)\b"
    ))
});

/// Tells whether the words in a date's place wait for something.
pub(super) fn awaits(words: &str) -> bool {
    AWAITS.is_match(words)
}

/// Adds the date that the document gives for the event that is waited for.
pub(super) fn dated(document: &Document, due: Due, dates: &[DateMention]) -> Due {
    let things = things(&due.words.text);
    if due.dated.is_some() || due.reading.is_some() || things.is_empty() {
        return due;
    }
    let elsewhere = |mention: &&DateMention| !due.words.span.covers(mention.span);
    let mut found: Vec<Dated> = dates
        .iter()
        .filter(elsewhere)
        .filter_map(|mention| mention.dated().filter(|dated| dated.certain))
        .filter(|dated| is_day_of(words_before(document, dated.span), &things))
        .collect();
    found.sort_by_key(|dated| dated.interval.from);
    found.dedup_by_key(|dated| dated.interval);
    let event = (found.len() == 1).then(|| found.remove(0));
    Due { event, ..due }
}

/// More words than these tell a story, and name no event.
const N_THINGS_MAX: usize = 4;

/// The words that name an event, without those that only place it in time; none where it is past.
fn things(words: &str) -> Vec<String> {
    const SMALL: [&str; 35] = [
        "before", "until", "till", "by", "prior", "to", "ahead", "of", "upon", "in", "time", "for",
        "advance", "no", "later", "than", "once", "when", "at", "the", "his", "her", "their",
        "our", "my", "your", "its", "a", "an", "is", "are", "has", "have", "next", "as",
    ];
    let lower = words.to_lowercase();
    let all: Vec<String> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !SMALL.contains(word))
        .map(str::to_owned)
        .collect();
    let is_past = all
        .iter()
        .any(|word| word == "after" || word == "following");
    if is_past || all.len() > N_THINGS_MAX {
        return Vec::new();
    }
    all
}

/// "Discharge is planned for", "Date of first core group:": the words before a date name an event.
fn is_day_of(before: &str, things: &[String]) -> bool {
    static BETWEEN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"^(?:is|was|will|be|has|been|on|at|for|to|due|date|planned|set|booked|fixed|arranged",
            r"|expected|scheduled|held|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun",
            r"|(?:\w+)?day)$"
        ))
    });
    let lower = before.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let is_thing = |word: &&str| things.iter().any(|thing| thing == word);
    let Some(last) = words.iter().rposition(is_thing) else {
        return false;
    };
    let names_all = things.iter().all(|thing| words.contains(&thing.as_str()));
    names_all && words[last + 1..].iter().all(|word| BETWEEN.is_match(word))
}

/// What stands before something in its sentence or line.
fn words_before(document: &Document, span: Span) -> &str {
    let before = &document.text[..span.start];
    let start = [before.rfind('\n'), before.rfind(". ")];
    let start = start.into_iter().flatten().max();
    &before[start.map_or(0, |at| at + 1)..]
}
