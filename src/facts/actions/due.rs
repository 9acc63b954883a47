//! By when: the date or what stands in its place, in a cell of its own or inside a sentence.
//!
//! In: the words and the document's dates. Out: a [`Due`]. A sentence may hold other dates (of the
//! meeting, of a letter); only one that the sentence ties to the doing counts.

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use super::{Due, event};
use crate::document::{Document, Span};
use crate::facts::dates::{self, Context, DateRole, NonDate, Reading};
use crate::facts::{DateMention, Dated, Quoted, dates_in};

mod tie;
mod timing;

use tie::{is_of_aim, is_tied, tie};
use timing::{named_time, non_date, offset};

/// A cell longer than this holds more than a date; only the date's own words are kept.
const N_CELL_BYTES_MAX: usize = 60;

/// Reads a cell that is there for the date.
pub(super) fn of_cell(document: &Document, words: Quoted, dates: &[DateMention]) -> Due {
    let mentions = usable(dates, words.span);
    let moved = MOVED.is_match(&words.text);
    let best = if moved {
        mentions.iter().max_by_key(|mention| rank(&mention.reading))
    } else {
        let mentions = mentions.iter().rev();
        mentions.max_by_key(|mention| (rank(&mention.reading), ends(&words, mention)))
    };
    let is_date = |mention: &&&DateMention| rank(&mention.reading) > N_RANK_OPEN;
    let is_dated = best.iter().any(is_date);
    if !is_dated && event::awaits(&words.text) {
        return Due {
            dated: None,
            reading: None,
            event: None,
            words,
        };
    }
    if best.is_some_and(|mention| matches!(mention.reading, Reading::Recurring(_)))
        && let Some((_, reading)) = offset(&words.text)
    {
        // "Weekly for six weeks" ends.
        return Due {
            dated: None,
            reading: Some(reading),
            event: None,
            words,
        };
    }
    if let Some(mention) = best.filter(|mention| rank(&mention.reading) > 0) {
        return of_mention(document, mention, Some(words));
    }
    if let Some(dated) = mended(&words) {
        return Due {
            dated: Some(dated),
            reading: None,
            event: None,
            words,
        };
    }
    let reading = timing::read(&words.text).map(|(_, reading)| reading);
    Due {
        reading: reading.or_else(|| best.map(|mention| mention.reading.clone())),
        dated: None,
        event: None,
        words,
    }
}

/// "Starts 3 May, ends 4 July": a day that a cell sets as the last.
fn ends(cell: &Quoted, mention: &DateMention) -> bool {
    static ENDS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\b(?:ends?|ending|finish(?:es|ing)?|until|till|up to|lasts? to)",
            r"(?: on| by| in| (?:the|her|his|their|our) (?:[\w’'-]+ ){1,4}(?:on|of|in))?\W*$",
            r"|;[^;.]{0,40}\bby\W*$"
        ))
    });
    ENDS.is_match(&cell.text[..mention.span.start.saturating_sub(cell.span.start)])
}

/// Reads "1 Septem ber 2022" and "31/10/202 5": a narrow column breaks the month or the year in two.
fn mended(words: &Quoted) -> Option<Dated> {
    let text = &words.text;
    if text.len() > N_CELL_BYTES_MAX {
        return None;
    }
    let breaks_word = |at: &usize| {
        let before = text[..*at].chars().next_back();
        let after = text[*at + 1..].chars().next();
        let is_digit = |c: char| c.is_ascii_digit();
        before.is_some_and(char::is_alphabetic) && after.is_some_and(char::is_lowercase)
            || before.is_some_and(is_digit) && after.is_some_and(is_digit)
    };
    let gaps = text.match_indices([' ', '\n', '-']).map(|(at, _)| at);
    gaps.filter(breaks_word).find_map(|at| {
        let whole = format!("{}{}", &text[..at], &text[at + 1..]);
        let found = dates::find(&whole, &Context::default());
        let dated = found.iter().find_map(DateMention::dated)?;
        Some(Dated {
            span: words.span,
            ..dated
        })
    })
}

/// Finds the date by which a sentence says that something is to be done.
pub(super) fn in_sentence(document: &Document, span: Span, dates: &[DateMention]) -> Option<Due> {
    let text = document.at(span);
    let best = usable(dates, span)
        .into_iter()
        .filter(|mention| !matches!(mention.reading, Reading::Recurring(_)))
        .filter_map(|mention| Some((tie(text, span, mention)?, mention)))
        .max_by_key(|(tie, mention)| {
            let before = &text[..mention.span.start - span.start];
            let is_day = rank(&mention.reading) >= N_RANK_OFFSET;
            (is_day, *tie, !is_of_aim(before))
        });
    let awaited = event::in_sentence(document, span);
    if let Some((_, mention)) = best
        && !awaited.as_ref().is_some_and(|due| is_part(mention, due))
    {
        return Some(with_event(
            document,
            of_mention(document, mention, None),
            span,
        ));
    }
    if awaited.is_some() {
        return awaited;
    }
    let (at, reading) = named_time(text)
        .or_else(|| offset(text))
        .or_else(|| non_date(text))?;
    let at = with_its_event(text, at, &reading);
    let place = at.shifted(span.start);
    let holds = |mention: &DateMention| mention.span.start < place.end;
    if usable(dates, place).into_iter().any(holds) || !is_tied(text, at, &reading) {
        return None;
    }
    Some(Due {
        words: Quoted::cut(document, place),
        dated: None,
        reading: Some(reading),
        event: None,
    })
}

/// "As soon as (the results are in)": words without a date that begin what is waited for.
fn is_part(mention: &DateMention, awaited: &Due) -> bool {
    let is_open = matches!(mention.reading, Reading::NonDate(_));
    is_open && awaited.words.span.covers(mention.span) && awaited.words.span != mention.span
}

/// "Before we meet again on 9 June": so many words stand ahead of a heading's day.
const N_WORDS_AHEAD_MAX: usize = 4;

/// Reads a time that a heading gives for all below it: a day, or one that is named.
pub(super) fn of_heading(document: &Document, when: Span, dates: &[DateMention]) -> Option<Quoted> {
    let text = document.at(when);
    let day = usable(dates, when)
        .into_iter()
        .find(|mention| mention.dated().is_some());
    let is_day = day.is_some_and(|mention| {
        let ahead = &text[..mention.span.start - when.start];
        ahead.split_whitespace().count() <= N_WORDS_AHEAD_MAX
    });
    let named = named_time(text).is_some_and(|(at, _)| at.start == 0);
    (is_day || named).then(|| Quoted::cut(document, when))
}

/// A period in a sentence, with what it runs from.
fn with_event(document: &Document, due: Due, sentence: Span) -> Due {
    let Some(reading @ Reading::Offset { resolved: None, .. }) = &due.reading else {
        return due;
    };
    let at = Span::new(
        due.words.span.start - sentence.start,
        due.words.span.end - sentence.start,
    );
    let whole = with_its_event(document.at(sentence), at, reading);
    Due {
        words: Quoted::cut(document, whole.shifted(sentence.start)),
        ..due
    }
}

/// "Within two working days of receiving it": the period with what it runs from.
fn with_its_event(text: &str, at: Span, reading: &Reading) -> Span {
    if !matches!(reading, Reading::Offset { .. }) {
        return at;
    }
    let event = RUNS_FROM.find(&text[at.end..]);
    Span::new(at.start, at.end + event.map_or(0, |found| found.end()))
}

static RUNS_FROM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^ (?:of|from|after|following) (?:\w[\w'’]*)(?: \w[\w'’]*){0,3}")
});

fn usable(dates: &[DateMention], span: Span) -> Vec<&DateMention> {
    dates_in(dates, span)
        .iter()
        .filter(|mention| mention.role != DateRole::Statute)
        .collect()
}

fn of_mention(document: &Document, mention: &DateMention, cell: Option<Quoted>) -> Due {
    let words = cell
        .filter(|cell| cell.text.len() <= N_CELL_BYTES_MAX)
        .unwrap_or_else(|| Quoted::cut(document, mention.span));
    let is_plain = matches!(mention.reading, Reading::Interval(_));
    Due {
        words,
        dated: mention.dated(),
        reading: (!is_plain).then(|| mention.reading.clone()),
        event: None,
    }
}

/// Up to here a reading leads to nothing.
const N_RANK_OPEN: u8 = 1;

/// From here on a reading leads to a date.
const N_RANK_OFFSET: u8 = 4;

fn rank(reading: &Reading) -> u8 {
    match reading {
        Reading::Interval(_) => 6,
        Reading::Offset {
            resolved: Some(_), ..
        } => 5,
        Reading::Offset { resolved: None, .. } => N_RANK_OFFSET,
        Reading::Recurring(_) => 3,
        Reading::NonDate(NonDate::NextReview) => 2,
        Reading::NonDate(_) => 1,
        Reading::Impossible | Reading::Unresolved | Reading::LifeStage => 0,
    }
}

static MOVED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:extended|revised|moved|now|amended|new date|changed|carried)\b")
});
