//! Places that may tell of a step, though none says so plainly.
//!
//! In: a step for which nothing was found. Out: a dated line that names such a thing bare: "Review of
//! plan", "panel today". What is planned, denied or called off, and what is named of another line, is
//! none. Where such a line stands, silence is not earned.

use regex::Regex;

use crate::calendar::Interval;
use crate::casefile::{Record, What};
use crate::document::{Part, Span};
use crate::facts::meetings;
use crate::facts::passages::sentences_of;
use crate::facts::pattern::cue;
use crate::facts::{DateRole, MeetingKind};
use crate::finding::{Evidence, Role};
use crate::rules::check::interval::Interval as Check;
use crate::rules::view::{View, quote};

cue!(REVIEW, r"(?i)\breviews?\b|(?-i:\bLA?AC) (?:\d|mtg|meeting)");
cue!(
    REVIEW_OF_ELSE,
    concat!(
        r"(?i)\b(?:medica\w+|health|dental|school|annual|education\w*|asn|iep|csp|carers?|foster",
        r"|tenancy|benefits?|risk|development\w*|housing|case file|file|court|desk|peer|practice",
        r"|learning|(?:13|15|24|27|30)[- ]month|prescription|clinic\w*|asthma|hospital|nurse|gp",
        r"|paediatric\w*|staff|policy|contract)s?['’]? (?:\w+ )?reviews?\b"
    )
);
cue!(HEARING, r"(?i)\b(?:hearings?|panel)\b");
cue!(CORE_GROUP, r"(?i)\bcore[- ]?g(?:rou)?p|\bCG\b");
cue!(
    NOT_DONE,
    concat!(
        r"(?i)\b(?:no|not|never|nor|none|without|over ?due|due|next|will|would|to be|should|must",
        r"|if|may|plan(?:ned|s)?|arrang\w+|book\w+|set|fix\w+|invit\w+|propos\w+|request\w+",
        r"|chas\w+|remind\w*|prepar\w+|before|until|ahead of|for the review|reports? for|cancel\w*",
        r"|postpon\w*|put (?:off|back)|moved|called off|re-?arrang\w+|re-?schedul\w+|adjourn\w*",
        r"|missed|late|await\w*|hear(?:ing)? (?:test|aid)s?|date of|ask\w*)\b|n['’]t\b"
    )
);

/// The first dated line behind what a step runs from that may tell of it.
pub(super) fn of(check: &Check, view: &View<'_>, from: Interval) -> Option<Evidence> {
    let noun = noun(check)?;
    let is_within = |on: Interval| from.to < on.from && on.to <= view.settings.as_at;
    view.case.records.iter().find_map(|record| {
        let dates = record.facts.dates.iter();
        let days = dates.filter(|date| {
            let is_open = matches!(date.role, DateRole::ReviewDue | DateRole::Target);
            !is_open && date.interval().is_some_and(is_within)
        });
        let mut lines = days.filter_map(|date| line_of(record, date.span));
        let line = lines.find(|line| tells(check, noun, record.document.at(*line)))?;
        Some(quote(&record.document, line, Role::Support))
    })
}

/// The bare noun of what a check asks for.
fn noun(check: &Check) -> Option<&'static Regex> {
    let asks = |kind: MeetingKind| {
        let mut to = check.to.iter();
        to.any(|event| event.0 == What::Meeting(kind))
    };
    if asks(MeetingKind::Hearing) {
        Some(&HEARING)
    } else if asks(MeetingKind::CoreGroup) {
        Some(&CORE_GROUP)
    } else if asks(MeetingKind::LookedAfterReview)
        || asks(MeetingKind::SecureReview)
        || asks(MeetingKind::PathwayReview)
    {
        Some(&REVIEW)
    } else {
        None
    }
}

fn tells(check: &Check, noun: &Regex, line: &str) -> bool {
    let is_of_line = |kind: MeetingKind| {
        let mut to = check.to.iter();
        to.any(|event| matches!(event.0, What::Meeting(own) if own.is_line_of(kind)))
    };
    noun.is_match(line)
        && !NOT_DONE.is_match(line)
        && !REVIEW_OF_ELSE.is_match(line)
        && meetings::named_in(line).all(is_of_line)
}

/// The row or the line on which a day stands.
fn line_of(record: &Record, day: Span) -> Option<Span> {
    const BYTES_MAX: usize = 400;
    let document = &record.document;
    let idx = document.block_at(day)?;
    let block = &document.blocks[idx];
    let line = if let Some(row) = document.span_of_row(idx) {
        row
    } else {
        let text = document.at(block.span);
        let at = day.start - block.span.start;
        let start = text[..at].rfind('\n').map_or(0, |at| at + 1);
        let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
        let line = Span::new(start, end).shifted(block.span.start);
        sentence_of(record, line, day).unwrap_or(line)
    };
    let is_short = line.end - line.start <= BYTES_MAX;
    (block.part == Part::Body && is_short).then_some(line)
}

/// The sentence in which a day stands, where it says more than the day.
fn sentence_of(record: &Record, line: Span, day: Span) -> Option<Span> {
    const WORDS_MIN: usize = 4;
    let document = &record.document;
    let mut said = sentences_of(document, line).into_iter();
    said.find(|one| one.covers(day))
        .filter(|one| document.at(*one).split_whitespace().count() >= WORDS_MIN)
}
