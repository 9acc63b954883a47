//! By when: the date or what stands in its place, in a cell of its own or inside a sentence.
//!
//! In: the words and the document's dates. Out: a [`Due`]. A sentence may hold other dates (of the
//! meeting, of a letter); only one that the sentence ties to the doing counts.

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use super::{Due, event};
use crate::calendar::{Period, Unit};
use crate::document::{Document, Span};
use crate::facts::dates::{self, Context, DateRole, Grain, NonDate, Reading};
use crate::facts::{DateMention, Dated, Quoted, dates_in};

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
        mentions.max_by_key(|mention| rank(&mention.reading))
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
    let reading = read_words(&words.text).map(|(_, reading)| reading);
    Due {
        reading: reading.or_else(|| best.map(|mention| mention.reading.clone())),
        dated: None,
        event: None,
        words,
    }
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
        .max_by_key(|(tie, mention)| (rank(&mention.reading) >= N_RANK_OFFSET, *tie));
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
static BEFORE_BY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:by|before|no later than|not later than|on or before|until|till|within|due(?: on| by)?",
        r"|deadline(?: of| is)?|target(?: date)?(?: of| is)?|timescale|by when|by the end of|end of|up to)",
        r"\W{0,3}(?:the |w/c |week (?:of|beginning|commencing|ending) |mid-?|early |late )*$"
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
        r"(?i)\b(?:since|dated|born|d\.?o\.?b\.?|(?:held|met|agreed|made|signed|seen|received|sent|completed",
        r"|done|raised|discussed|reported)(?: on| in)?|(?:report|letter|minutes?|assessment|e-?mail|plan) (?:of|on|from)",
        r"|after|following|(?:after|following|since|\w+ed at) (?:the |his |her |their )?[\w ]{1,30} (?:on|in|of|from)|as at|from",
        r"|(?:was|were|had|left|met|made|sent|seen|\w+ed) (?:on|in|at))",
        r"\W{0,3}(?:the )?$"
    ))
});
static BEGINS_BY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^(?:by|before|within|until|till|no later|end of|the end of|in|over|for)\b")
});

/// "To be completed on": a participle that looks ahead.
static IS_TO_BE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:to|will|should|must|shall) (?:\w+ly )?be (?:\w+ ){1,4}(?:on|in|at|for)\W{0,3}(?:the )?$",
    )
});
/// "By his 18th birthday on", "before the closing date of".
static OWN_DAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:by|before|until|no later than|ahead of|prior to) (?:[\w'’]+ ){1,5}(?:on|of|,|\()\s?(?:the )?$",
    )
});
/// "Starting 12 March", "will have a place from 14 September".
static STARTS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:starting|beginning|commencing|with effect)(?: on| from)?\W{0,3}$",
        r"|(?:^\W*|\b(?:will|to) )(?:give|offer|provide|attend|have|start|go|pay|take|collect|bring|keep|hold|run|see|visit|meet)\b[^.;]* from $"
    ))
});
/// "5pm", "at 10.30": the time of a day.
static OF_DAY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^,?\s*(?:at )?\d{1,2}(?:[.:]\d\d)?\s?(?:am|pm|hrs|h)\b"));
static BEFORE_FROM: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b(?:from|between)\s*$"));

/// "Tomorrow", "this week": a day that is named by where it stands to the writer's.
fn is_soon(words: &str) -> bool {
    let words = words.to_lowercase();
    let first = words.split_whitespace().next().unwrap_or_default();
    matches!(first, "today" | "tomorrow" | "tonight" | "this" | "next")
}

/// How closely a sentence ties a date to the doing; `None`: not at all.
fn tie(text: &str, span: Span, mention: &DateMention) -> Option<u8> {
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
fn is_tied(text: &str, at: Span, reading: &Reading) -> bool {
    let adjective = matches!(
        reading,
        Reading::NonDate(NonDate::Ongoing | NonDate::Immediate | NonDate::Tbc)
    );
    if matches!(
        reading,
        Reading::Impossible | Reading::Unresolved | Reading::LifeStage
    ) {
        let is_named = NAMED_TIME.is_match(&text[at.start..at.end]);
        let before = &text[..at.start];
        let is_last = !text[at.end..].contains(char::is_alphanumeric);
        return is_named || BEFORE_BY.is_match(before) || is_last && ON_DAY.is_match(before);
    }
    let words = &text[at.start..at.end];
    let after = text[at.end..].trim_start();
    let ends = after.is_empty() || after.starts_with(['.', ',', ';', ')', '–', '-', ':']);
    let is_basis = words.contains("basis") || after.starts_with("basis");
    !adjective || words.ends_with("ly") || is_basis || ends
}

static OFFSET: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:(?P<cue>within|in|over|during|for|after|inside)\s+(?:the\s+)?(?:next\s+|first\s+)?)?",
        r"(?P<n>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)\s*-?\s*",
        r"(?P<unit>working days?|school days?|days?|weeks?|wks?|fortnights?|months?|mths?|years?|hours?|hrs?|/(?:7|52|12))\b",
        r"(?P<old>\s+(?:old|of age|ago))?"
    ))
});
static RECURRING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:(?P<ly>daily|weekly|fortnightly|monthly|quarterly|termly|annually|yearly|bi-?annually)",
        r"|(?:every|each|per|a|once an?|twice an?|times an?)\s+(?:(?P<n>\d{1,2}|two|three|four|six|eight)\s+)?",
        r"(?P<unit>days?|weeks?|months?|terms?|years?|fortnights?)",
        r"|(?:every|each) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|morning|evening|night))\b"
    ))
});
static NON_DATE: LazyLock<[(Regex, NonDate); 6]> = LazyLock::new(|| {
    let build = |words: &str| pattern(&format!(r"(?i)\b(?:{words})\b"));
    [
        (
            build(concat!(
                r"(?:by |before |at |until |for |prior to |in time for )?(?:the |our |his |her |their )?next ",
                r"(?:[\w']+ ){0,3}?(?:review|meeting|core group|conference|hearing|cppm|iep|tac|taf|case discussion|supervision)"
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
                r"on-?\s?going|continu(?:ous|ing|ally|ously)|throughout(?: the (?:year|plan|period|placement|term))?|until further notice",
                r"|indefinite(?:ly)?|long(?:er)?[ -]term|open[ -]ended|rolling"
            )),
            NonDate::Ongoing,
        ),
        (
            build(
                r"immediate(?:ly)?|straight ?away|with immediate effect|right away|urgent(?:ly)?|forthwith",
            ),
            NonDate::Immediate,
        ),
        (
            build(concat!(
                r"as (?:and when(?: (?:required|needed|necessary|appropriate))?|required|needed|necessary|appropriate)",
                r"|when (?:required|needed|necessary|appropriate|possible|able)|if (?:required|needed|necessary)",
                r"|where (?:possible|appropriate|necessary)|in due course|at some point|over time|when (?:time|capacity) allows|when (?:[\w']+ ){1,3}(?:is|are|feels?) ready|in the near future|at all times|always|at (?:an )?appropriate (?:time|point)"
            )),
            NonDate::AsRequired,
        ),
    ]
});

/// Reads what the words say of time where the date reader found nothing.
fn read_words(text: &str) -> Option<(Span, Reading)> {
    named_time(text)
        .or_else(|| offset(text))
        .or_else(|| recurring(text))
        .or_else(|| non_date(text))
}

/// "By Friday", "before the Easter break", "end of Q3": a time with a name, in whichever year.
fn named_time(text: &str) -> Option<(Span, Reading)> {
    let found = NAMED_TIME.find(text)?;
    Some((Span::new(found.start(), found.end()), Reading::Unresolved))
}

static NAMED_TIME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:(?:by|before|until|no later than|this|next|(?:cob|(?:close|end) of (?:business|play|the day))(?: on)?)\s+(?:next |this |(?:cob|(?:close|end) of (?:business|play|the day))(?: on)? )?(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b",
        r"|(?:by|before|until) the \d{1,2}(?:st|nd|rd|th)\b|(?:for|over|within|in|during) the (?:first|next|coming) (?:week|fortnight|month|term|year)\b|(?:by |before |until )?(?:the )?end of (?:this|next|the) (?:week|month|year|term|season)\b|^\W*q[1-4]\W*$|\b(?:today|tonight|tomorrow)\b|^\W*(?:the )?(?:easter|christmas|summer|october|half[ -]?term)(?: (?:term|holidays?|break))?\W*$",
        r"|this (?:morning|afternoon|evening|week|month|term)\b",
        r"|(?:(?:by|before|until|over|during|after|in|for|end of|start of|beginning of)\s+(?:the )?(?:end of (?:the )?|start of (?:the )?)?)(?:(?:easter|christmas|summer|october|autumn|spring|winter|new year|half[ -]?term|term|school year|financial year)(?: (?:term|holidays?|break))?|q[1-4]\b)(?: \d{4})?\b)"
    ))
});

/// A bare length ("3 hours", "6 week course") is a time limit only with a cue, or alone.
fn offset(text: &str) -> Option<(Span, Reading)> {
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

fn non_date(text: &str) -> Option<(Span, Reading)> {
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
