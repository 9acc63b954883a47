//! What words say of time where the date reader finds no day: a period, how often, a time with a
//! name, or none in particular.
//!
//! In: a text. Out: where the words stand, and what they say.

use std::sync::LazyLock;

use regex::Regex;

use crate::calendar::{Period, Unit};
use crate::document::Span;
use crate::facts::dates::{NonDate, Reading};
use crate::facts::pattern::pattern;

/// Reads what the words say of time where the date reader found nothing.
pub(super) fn read(text: &str) -> Option<(Span, Reading)> {
    named_time(text)
        .or_else(|| offset(text))
        .or_else(|| recurring(text))
        .or_else(|| non_date(text))
}

/// "By Friday", "before the Easter break", "end of Q3": a time with a name, in whichever year.
pub(super) fn named_time(text: &str) -> Option<(Span, Reading)> {
    let found = NAMED_TIME.find(text)?;
    Some((Span::new(found.start(), found.end()), Reading::Unresolved))
}

/// Tells whether words hold a time with a name.
pub(super) fn is_named(text: &str) -> bool {
    NAMED_TIME.is_match(text)
}

static NAMED_TIME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:(?:by|before|until|no later than|this|next",
        r"|(?:cob|(?:close|end) of (?:business|play|the day))(?: on)?)\s+",
        r"(?:next |this |(?:cob|(?:close|end) of (?:business|play|the day))(?: on)? )?",
        r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b",
        r"|(?:by|before|until) the \d{1,2}(?:st|nd|rd|th)\b",
        r"|(?:for|over|within|in|during) the (?:first|next|coming) ",
        r"(?:week|fortnight|month|term|year)\b",
        r"|(?:by |before |until )?(?:the )?end of (?:(?:this|next|the) )?",
        r"(?:week|month|year|term|season)\b|^\W*q[1-4]\W*$|\b(?:today|tonight|tomorrow)\b",
        r"|^\W*(?:the )?(?:easter|christmas|summer|october|half[ -]?term)",
        r"(?: (?:term|holidays?|break))?\W*$",
        r"|(?:cob|cop|close of play)(?: on)? (?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri)(?:day)?\b",
        r"|^\W*(?:by )?(?:eow|eom|end of (?:week|month))\W*$",
        r"|\b(?:by |before )?(?:month|week|year|term)[ -]end\b",
        r"|(?:the )?(?:start|beginning) of (?:the )?(?:new|next) (?:term|year|month|school year)\b",
        r"|this (?:morning|afternoon|evening|week|month|term)\b",
        r"|(?:(?:by|before|until|over|during|after|in|for|end of|start of|beginning of)\s+",
        r"(?:the )?(?:end of (?:the )?|start of (?:the )?)?)(?:(?:easter|christmas|summer|october",
        r"|autumn|spring|winter|new year|half[ -]?term|term|school year|financial year)",
        r"(?: (?:term|holidays?|break))?|q[1-4]\b)(?: \d{4})?\b)"
    ))
});

/// A bare length ("3 hours", "6 week course") is a time limit only with a cue, or alone.
pub(super) fn offset(text: &str) -> Option<(Span, Reading)> {
    OFFSET.captures_iter(text).find_map(|found| {
        let whole = found.get(0)?;
        let alone = whole.as_str().trim().len() == text.trim().trim_end_matches('.').len();
        let cue = found.name("cue").map_or("", |cue| cue.as_str());
        let is_last = !text[whole.end()..].contains(char::is_alphanumeric);
        let stands_off = text[..whole.start()]
            .trim_end()
            .ends_with(['-', '–', '—', ',', '(', '|']);
        let limits = alone
            || is_last && stands_off
            || matches!(cue.to_lowercase().as_str(), "within" | "in" | "inside")
            || matches!(cue.to_lowercase().as_str(), "for" | "over") && is_long(&found["unit"])
            || whole.as_str().to_lowercase().contains("next ");
        if found.name("old").is_some() || !limits {
            return None;
        }
        let period = Period {
            n: number(&found["n"])? * n_weeks(&found["unit"]),
            unit: unit(&found["unit"]),
        };
        let reading = Reading::Offset {
            period,
            resolved: None,
        };
        Some((Span::new(whole.start(), whole.end()), reading))
    })
}

fn is_long(unit: &str) -> bool {
    unit.to_lowercase().starts_with(['w', 'm', 'f', '/'])
}

fn recurring(text: &str) -> Option<(Span, Reading)> {
    let found = RECURRING.captures(text)?;
    let whole = found.get(0)?;
    let n = found.name("n").and_then(|n| number(n.as_str()));
    let period = match (found.name("ly"), found.name("unit")) {
        (Some(ly), _) => often(ly.as_str()),
        (None, Some(of)) => Period {
            n: n.unwrap_or(1),
            unit: unit(of.as_str()),
        },
        _ => often("weekly"),
    };
    Some((
        Span::new(whole.start(), whole.end()),
        Reading::Recurring(period),
    ))
}

pub(super) fn non_date(text: &str) -> Option<(Span, Reading)> {
    NON_DATE.iter().find_map(|(pattern, meaning)| {
        let found = pattern.find(text)?;
        Some((
            Span::new(found.start(), found.end()),
            Reading::NonDate(*meaning),
        ))
    })
}

fn number(words: &str) -> Option<i32> {
    const NAMES: [&str; 13] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    let words = words.to_lowercase();
    if words == "a" || words == "an" {
        return Some(1);
    }
    let named = NAMES.iter().position(|name| *name == words);
    words
        .parse()
        .ok()
        .or_else(|| named.and_then(|n| i32::try_from(n).ok()))
}

fn unit(words: &str) -> Unit {
    let words = words.to_lowercase();
    match words.as_str() {
        w if w.starts_with("working") || w.starts_with("school") => Unit::WorkingDays,
        "/52" => Unit::Weeks,
        "/12" => Unit::Months,
        w if w.starts_with('w') || w.starts_with("fortnight") => Unit::Weeks,
        w if w.starts_with('m') || w.starts_with("term") => Unit::Months,
        w if w.starts_with('y') => Unit::Years,
        _ => Unit::Days,
    }
}

/// A fortnight has two weeks.
fn n_weeks(words: &str) -> i32 {
    if words.to_lowercase().starts_with("fortnight") {
        2
    } else {
        1
    }
}

fn often(ly: &str) -> Period {
    let (n, unit) = match ly.to_lowercase().as_str() {
        "daily" => (1, Unit::Days),
        "fortnightly" => (2, Unit::Weeks),
        "monthly" => (1, Unit::Months),
        "quarterly" => (3, Unit::Months),
        "termly" => (4, Unit::Months),
        "annually" | "yearly" => (1, Unit::Years),
        "biannually" | "bi-annually" => (6, Unit::Months),
        _ => (1, Unit::Weeks),
    };
    Period { n, unit }
}

static OFFSET: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b",
        r"(?:(?P<cue>within|in|over|during|for|after|inside)\s+(?:the\s+)?(?:next\s+|first\s+)?)?",
        r"(?P<n>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)\s*-?\s*(?P<unit>",
        r"working days?|school days?|days?|weeks?|wks?|fortnights?|months?|mths?|years?|hours?",
        r"|hrs?|/(?:7|52|12))\b(?P<old>\s+(?:old|of age|ago))?"
    ))
});
static RECURRING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:",
        r"(?P<ly>daily|weekly|fortnightly|monthly|quarterly|termly|annually|yearly|bi-?annually)",
        r"|(?:every|each|per|a|once an?|twice an?|times an?)\s+",
        r"(?:(?P<n>\d{1,2}|two|three|four|six|eight)\s+)?",
        r"(?P<unit>days?|weeks?|months?|terms?|years?|fortnights?)",
        r"|(?:every|each) ",
        r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|morning|evening|night))\b"
    ))
});
static NON_DATE: LazyLock<[(Regex, NonDate); 6]> = LazyLock::new(|| {
    let build = |words: &str| pattern(&format!(r"(?i)\b(?:{words})\b"));
    [
        (
            build(concat!(
                r"(?:by |before |at |until |till |for |prior to |in time for )?",
                r"(?:the |our |his |her |their )?next (?:[\w']+ ){0,3}?(?:review|meeting|mtg",
                r"|core (?:group|gro?u?p)|conference|hearing|cppm|iep|tac|taf|case discussion",
                r"|supervision|supn)"
            )),
            NonDate::NextReview,
        ),
        (
            build(r"tb[cad]|to be (?:confirmed|agreed|arranged|decided|advised)"),
            NonDate::Tbc,
        ),
        (
            build(r"asap|as soon as (?:is )?(?:possible|practicable|practical)|soon|soonest"),
            NonDate::Asap,
        ),
        (
            build(concat!(
                r"on-?\s?going|continu(?:ous|ing|ally|ously)",
                r"|throughout(?: the (?:year|plan|period|placement|term))?|until further notice",
                r"|indefinite(?:ly)?|long(?:er)?[ -]term|open[ -]ended|rolling"
            )),
            NonDate::Ongoing,
        ),
        (
            build(concat!(
                r"immediate(?:ly)?|straight ?away|with immediate effect|right away|urgent(?:ly)?",
                r"|forthwith"
            )),
            NonDate::Immediate,
        ),
        (
            build(concat!(
                r"as (?:and when(?: (?:required|needed|necessary|appropriate))?|required|needed",
                r"|necessary|appropriate)",
                r"|when (?:required|needed|necessary|appropriate|possible|able)",
                r"|if (?:required|needed|necessary)|where (?:possible|appropriate|necessary)",
                r"|in due course|at some point|over time|when (?:time|capacity) allows",
                r"|when (?:[\w']+ ){1,3}(?:is|are|feels?) ready|in the near future|at all times",
                r"|always|at (?:an )?appropriate (?:time|point)"
            )),
            NonDate::AsRequired,
        ),
    ]
});
