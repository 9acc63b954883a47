//! Reads what stands in an entry's date place.
//!
//! In: a span that holds a date or should. Out: the date, or what stands there instead. The date
//! reader decides; what it does not know is an age, a date that cannot be, or nothing.

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use super::EntryDate;
use crate::calendar::{Day, Interval, month_named};
use crate::document::{Document, Span};
use crate::facts::dates::Reading;
use crate::facts::{DateMention, Dated, Grain, Quoted, columns, dates_in};

static LIFE_STAGE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^\W*(?:aged? |at age |when )?(?:",
        r"\d{1,2} ?(?:years?|yrs?|months?|mths?|weeks?|wks?)(?: old| of age| gestation| pregnant)?",
        r"|(?:aged?|at age) \d{1,2}|p[1-7]\b|s[1-6]\b",
        r"|(?:primary|secondary|year) (?:\d{1,2}|one|two|three|four|five|six|seven)|(?:at )?birth",
        r"|pre-?birth|antenatal|infancy|early childhood|nursery)"
    ))
});

static SAYS_UNKNOWN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^\W*(?:(?:date )?(?:unknown|not known|not given|not recorded|unclear)|undated",
        r"|no date|n/?[ka])\W*$"
    ))
});

/// Reads a date cell.
pub(super) fn of_cell(document: &Document, span: Span, dates: &[DateMention]) -> EntryDate {
    let words = Quoted::cut(document, span);
    if let Some(date) = strongest(dates_in(dates, span)).or_else(|| year_of(&words)) {
        return date;
    }
    if columns::is_blank(&words.text) || SAYS_UNKNOWN.is_match(&words.text) {
        EntryDate::Missing
    } else if LIFE_STAGE.is_match(&words.text) {
        EntryDate::LifeStage(words.span)
    } else {
        EntryDate::Impossible(words.span)
    }
}

/// Reads a day that stands in cells of its own for the day, the month and the year, in either order.
pub(super) fn of_parts(parts: &[Quoted]) -> Option<EntryDate> {
    let [first, month, last] = parts else {
        return None;
    };
    let (day, year) = if first.text.len() == 4 {
        (last, first)
    } else {
        (first, last)
    };
    let digits = |words: &Quoted| words.text.trim_end_matches(char::is_alphabetic).to_owned();
    let named = month_named(&month.text).and_then(|month| i8::try_from(month).ok());
    let month = named.or_else(|| month.text.parse().ok())?;
    let year = year
        .text
        .parse()
        .ok()
        .filter(|year| (1900..2100).contains(year))?;
    let on = Day::new(year, month, digits(day).parse().ok()?)?;
    let span = first.span.joined(last.span);
    Some(EntryDate::On(Dated {
        interval: Interval::day(on),
        grain: Grain::Day,
        certain: true,
        span,
    }))
}

/// "2019 (spring)": a year at the head of a cell that says no more than when.
fn year_of(words: &Quoted) -> Option<EntryDate> {
    static YEAR: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)^\W*(?P<year>(?:19|20)\d\d)\s*[(,–-]\s*(?:[a-z]+ ?){1,3}\)?\W*$")
    });
    let year = YEAR.captures(&words.text)?.name("year")?;
    let span = Span::new(year.start(), year.end()).shifted(words.span.start);
    Some(EntryDate::On(Dated {
        interval: Interval::year(year.as_str().parse().ok()?)?,
        grain: Grain::Year,
        certain: true,
        span,
    }))
}

/// A date of the calendar before an age, before a date that cannot be.
fn strongest(mentions: &[DateMention]) -> Option<EntryDate> {
    let on = mentions.iter().find_map(DateMention::dated);
    let life_stage = || mentions.iter().find(|at| at.reading == Reading::LifeStage);
    let other = || {
        mentions
            .iter()
            .find(|at| matches!(at.reading, Reading::Impossible | Reading::Unresolved))
    };
    on.map(EntryDate::On)
        .or_else(|| life_stage().map(|at| EntryDate::LifeStage(at.span)))
        .or_else(|| other().map(|at| EntryDate::Impossible(at.span)))
}
