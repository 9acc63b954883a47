//! How closely a sentence ties a date, or words in its place, to the doing.
//!
//! In: a sentence and where the time stands in it. Out: a rank, or nothing: "a letter of 3 May" and
//! "the plan agreed on 3 May" tell of other days.

use std::sync::LazyLock;

use regex::Regex;

use super::timing::is_named;
use super::{N_RANK_OFFSET, rank};
use crate::document::Span;
use crate::facts::DateMention;
use crate::facts::dates::{DateRole, Grain, NonDate, Reading};
use crate::facts::pattern::pattern;

static BEFORE_BY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:by|before|no later than|not later than|on or before|until|till|within",
        r"|due(?: on| by)?|deadline(?: of| is)?|target(?: date)?(?: of| is)?|timescale|by when",
        r"|by the end of|end of|up to)\W{0,3}",
        r"(?:the |w/c |week (?:of|beginning|commencing|ending) |mid-?|early |late )*$"
    ))
});
static BEFORE_ON: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:on|in|for|at|during|w/[cb]|week (?:of|beginning|commencing)|and|to|between)",
        r"\W{0,3}(?:the |early |late |mid-?)*$"
    ))
});
/// "… with her key worker on Saturday."
static ON_DAY: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\bon\s*$"));
static BEFORE_OTHER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:since|dated|born|d\.?o\.?b\.?",
        r"|(?:held|met|agreed|made|signed|seen|received|sent|completed|done|raised|discussed",
        r"|reported)(?: on| in)?|(?:report|letter|minutes?|assessment|e-?mail|plan) (?:of|on|from)",
        r"|after|following",
        r"|(?:after|following|since|\w+ed at) (?:the |his |her |their )?[\w ]{1,30} ",
        r"(?:on|in|of|from)|as at|from|(?:was|were|had|left|met|made|sent|seen|\w+ed) (?:on|in|at))",
        r"\W{0,3}(?:the )?$"
    ))
});
static BEGINS_BY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^(?:by|before|within|until|till|no later|end of|the end of|in|over|for)\b")
});

/// "To be completed on": a participle that looks ahead.
static IS_TO_BE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:to|will|should|must|shall) (?:\w+ly )?be (?:\w+ ){1,4}(?:on|in|at|for)\W{0,3}",
        r"(?:the )?$"
    ))
});
/// "By his 18th birthday on", "before the closing date of".
static OWN_DAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:by|before|until|no later than|ahead of|prior to) (?:[\w'’]+ ){1,5}",
        r"(?:on|of|,|\()\s?(?:the )?$"
    ))
});
/// "Starting 12 March", "will have a place from 14 September".
static STARTS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:starting|beginning|commencing|with effect)(?: on| from)?\W{0,3}$",
        r"|(?:^\W*|\b(?:will|to) )(?:give|offer|provide|attend|have|start|go|pay|take|collect",
        r"|bring|keep|hold|run|see|visit|meet|move|sit|stay|sleep|drive|walk",
        r"|be (?:at|in|there|with|home|available|free))\b[^.;]* from $|,\s+(?:as )?from $"
    ))
});
/// "5pm", "at 10.30": the time of a day.
static OF_DAY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^,?\s*(?:at )?\d{1,2}(?:[.:]\d\d)?\s?(?:am|pm|hrs|h)\b"));
static BEFORE_FROM: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b(?:from|between)\s*$"));

/// "(Sam will start by 3 May,) to be through it by": the time of what a deed is for, and not its own.
pub(super) fn is_of_aim(before: &str) -> bool {
    static AIM: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\d[^.;]*(?:, (?:so as |in order )?to \p{L}+",
            r"|\b(?:so that|in order to|ready for|in time for))\b[^.;,]*$"
        ))
    });
    AIM.is_match(before)
}

/// "Tomorrow", "this week": a day that is named by where it stands to the writer's.
fn is_soon(words: &str) -> bool {
    let words = words.to_lowercase();
    let first = words.split_whitespace().next().unwrap_or_default();
    matches!(first, "today" | "tomorrow" | "tonight" | "this" | "next")
}

/// How closely a sentence ties a date to the doing; `None`: not at all.
pub(super) fn tie(text: &str, span: Span, mention: &DateMention) -> Option<u8> {
    let at = Span::new(
        mention.span.start - span.start,
        mention.span.end.min(span.end) - span.start,
    );
    if rank(&mention.reading) < N_RANK_OFFSET {
        return is_tied(text, at, &mention.reading).then_some(0);
    }
    let before = &text[..at.start];
    if is_soon(&text[at.start..at.end]) {
        return Some(1);
    }
    if OWN_DAY.is_match(before) {
        return Some(3);
    }
    let is_day = matches!(mention.reading, Reading::Interval(_));
    if is_day && mention.role == DateRole::Birth {
        return None;
    }
    if mention.grain == Grain::Range && BEFORE_FROM.is_match(before) {
        return Some(1);
    }
    let rest = OF_DAY.replace(&text[at.end..], "");
    let is_last = !rest.contains(char::is_alphanumeric);
    if STARTS.is_match(before) {
        return Some(1);
    }
    if BEFORE_BY.is_match(before) || BEGINS_BY.is_match(&text[at.start..at.end]) {
        Some(3)
    } else if BEFORE_OTHER.is_match(before) && !IS_TO_BE.is_match(before) {
        None
    } else if is_last || is_bracketed(before, &text[at.end..]) {
        Some(2)
    } else {
        BEFORE_ON.is_match(before).then_some(1)
    }
}

/// Tells whether the date fills its brackets, or ends them: "(SW, 3 May 2024)".
fn is_bracketed(before: &str, after: &str) -> bool {
    let opens = before.rfind(['(', '[']) > before.rfind([')', ']']);
    opens && after.trim_start().starts_with([')', ']', ',', ';'])
}

/// "Ongoing" and "immediate" describe things too ("ongoing support", "immediate family"): they
/// speak of time only at the end of what is said, or as adverbs.
pub(super) fn is_tied(text: &str, at: Span, reading: &Reading) -> bool {
    let adjective = matches!(
        reading,
        Reading::NonDate(NonDate::Ongoing | NonDate::Immediate | NonDate::Tbc)
    );
    if matches!(
        reading,
        Reading::Impossible | Reading::Unresolved | Reading::LifeStage
    ) {
        let before = &text[..at.start];
        let is_last = !text[at.end..].contains(char::is_alphanumeric);
        return is_named(&text[at.start..at.end])
            || BEFORE_BY.is_match(before)
            || is_last && ON_DAY.is_match(before);
    }
    let words = &text[at.start..at.end];
    let after = text[at.end..].trim_start();
    let ends = after.is_empty() || after.starts_with(['.', ',', ';', ')', '–', '-', ':']);
    let is_basis = words.contains("basis") || after.starts_with("basis");
    !adjective || words.ends_with("ly") || is_basis || ends
}
