//! Whether an action is done, from a status cell, a completion date, a tick or words at its end.
//!
//! In: the words. Out: [`Progress`]. "Not completed" and "partly achieved" are open; a colour
//! alone says neither, but blue, by the usual key, is done.

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use super::{Progress, deeds};
use crate::document::{Document, Span};
use crate::facts::Quoted;

static OPEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:not (?:yet |been |fully |quite )*",
        r"(?:complete[d]?|done|achieved|met|started|actioned|begun|progressed)|part(?:ly|ially)",
        r"|in part|nobody (?:has|did)|no one (?:has|did)|in progress|on-?going|outstanding",
        r"|under ?way|started|open|overdue|to be|pending|awaiting|carried forward|on ?track",
        r"|delayed|slipped|continu\w+|incomplete|yet to|not|no|still|amber|red|will|due|tbc",
        r"|working towards|some progress)\b|☐|☒"
    ))
});
/// A cell that opens with what is under way, put off or not begun.
static OPEN_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^\W*(?:n|c/?f|wip|work in progress|in hand|on going|begun",
        r"|carr(?:y|ied|ying) (?:forward|over)|rolled (?:over|forward)|to do|late|behind|on hold",
        r"|wait(?:ing|s)?(?: \w+)? (?:for|on|list)\b|waiting list",
        r"|(?:no|little|some|slow|limited|good) progress|nothing (?:has been )?(?:done|happened)",
        r"|half|nearly|almost|never|unable|being|active|live|planned|scheduled|deferred|postponed",
        r"|missed|stalled)(?:\W|$)",
        r"|^\W*(?:[\p{L}’']+ ){0,3}?(?:hasn|haven|didn|wasn|isn|couldn|hadn)[’']t\b|^\W*\d{1,2} ?%"
    ))
});
static DONE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)(?:^|[.;:,(–—\-]\s*",
        r"|\b(?:now|is|was|been|has been|fully|all|action|referral|date|green|rag)\s*[:–—-]?\s*)(?:",
        r"complete[d]?|done|achieved|met|actioned|closed|finished|discharged|implemented|fulfilled)",
        r"\b|✓|✔|☑|√|^\W*(?:yes|y)\b\s*(?:$|[–—,.(:;\-])|^\W*(?:blue|c)\W*$"
    ))
});
/// Deeds that end whatever was to be done, in the forms in which a cell says that they are past.
const ENDED: &str = concat!(
    r"(?:completed?|done|daen|achieved|(?:fully )?met|actioned|closed|finished|concluded",
    r"|discharged|implemented|fulfilled|resolved|delivered|undertaken|carried out|dealt with",
    r"|signed off|sorted(?: out)?|in place)"
);
/// A few words that say what was ended: "the assessment is", "Mum has", "we all".
const WHAT_ENDED: &str = r"(?:[\p{L}’']+ ){0,4}?";
/// "Assessment completed", "Mum has done this", "now in place", "100%".
static ENDED_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)^\W*(?P<ahead>{WHAT_ENDED}){ENDED}\b(?P<behind>[^.;\n]*)|^\W*100 ?%"
    ))
});
/// "Delayed but now complete", "was outstanding, then done": the last word on it.
static ENDED_LAST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b(?:but|now|then|since|later|finally|eventually)(?: (?:all|fully|is|now|been))* {ENDED}\b[^.;]*$"
    ))
});
/// Words beside a deed that leave open whether it ended: "nearly done", "should be done by May".
static HEDGED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:nearly|almost|nothing|not|yet|\w+n[’']t|half|part|some|most|few|one|two|three",
        r"|first|never|hardly|unable|fail\w*|could|should|would|may (?:be|have)|might|must|can",
        r"|cannot|can[’']t|hop\w+|expect\w*|plan\w*|aim\w*|to|by|before|when|once|if|unless|until",
        r"|unclear|unsure|says?|said|claims?|report\w*|think\w*|believe\w*|apparently|evidence",
        r"|session|of)\b|\?|\d+ ?%"
    ))
});
/// What is not to be done any more, or never was.
static DROPPED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^\W*(?:n/?k|n/?a|nfa|no further action)\W*$",
        r"|\b(?:no longer|not|never) (?:now )?",
        r"(?:needed|required|applicable|relevant|appropriate|known|clear|recorded)\b",
        r"|\b(?:cancelled|superseded|withdrawn|replaced|discontinued|abandoned|dropped|removed",
        r"|unknown|unclear|duplicate)\b"
    ))
});
/// Words that close a sentence: "… – completed 3/3/24", "… (done)".
static AT_END: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)(?:\s[–—-]\s*|[(\[;:.]\s*|,\s+)(?P<words>(?:action |now |status:? ?)?",
        r"(?:completed?|done|achieved|actioned|closed|sorted)\b(?: by [\w ]{1,30})?[^\p{L}]*",
        r"(?:(?:on|in)?[\s\d/.\-]*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)?\w*[\s\d]*)?)",
        r"[)\].]*\s*$"
    ))
});
static OPEN_AT_END: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)(?:\s[–—-]\s*|[(\[;]\s*)(?P<words>(?:in progress|outstanding",
        r"|not (?:yet )?(?:started|completed?|done)|carried forward|open))[)\].]*\s*$"
    ))
});
/// "… by 3 May (done: order granted on 2 May). …": a bracket that says so, wherever it stands.
static IN_BRACKETS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)[(\[]",
        r"(?P<words>(?:(?:(?:he|she|they|we) )?(?:has|have) |just |now |all |already )?",
        r"(?:completed?|done|achieved|actioned|closed|sorted)\b[^()\[\]]{0,80})",
        r"[)\]]"
    ))
});
static TICK: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[\s\-–•*]*(?P<mark>\[[xX✓]\]|☑|✓|✔|☒|\[ \]|☐)"));

/// Reads an action's progress: its own cells before its sentence.
pub(super) fn of(
    document: &Document,
    text: &Quoted,
    status: Option<&Quoted>,
    done_on: Option<&Quoted>,
) -> Progress {
    done_on
        .and_then(of_done_cell)
        .or_else(|| status.and_then(of_cell))
        .or_else(|| carried_out(document, status?, text))
        .unwrap_or_else(|| match (of_sentence(document, text), status) {
            (Progress::Unsaid, Some(words)) => unclear(words),
            (said, _) => said,
        })
}

/// What a cell that is there for how far it is says in words that settle nothing.
fn unclear(words: &Quoted) -> Progress {
    if words.text.contains(char::is_alphanumeric) {
        Progress::Unclear(words.clone())
    } else {
        Progress::Unsaid
    }
}

/// "Fitted 9 June" beside "Fit a gate".
pub(super) fn carried_out(document: &Document, words: &Quoted, text: &Quoted) -> Option<Progress> {
    let from = deeds::carried_out(&words.text, &text.text)?;
    let is_open = OPEN.is_match(&words.text);
    (!is_open).then(|| Progress::Completed(cut(document, words, from, words.text.len())))
}

/// Whether a cell tells by a deed of the past with its day that the action is done.
pub(super) fn tells_of_deed(words: &Quoted, text: &Quoted) -> bool {
    deeds::carried_out(&words.text, &text.text).is_some() && !OPEN.is_match(&words.text)
}

/// What words that are there for something else say of a deed of the past with its day: one that
/// carries the action out, else any, which leaves it open.
pub(super) fn deed_beside(document: &Document, words: &Quoted, text: &Quoted) -> Option<Quoted> {
    let asked = deeds::asked_and_done(&words.text, &text.text);
    let from = asked.or_else(|| deeds::some_deed(&words.text))?;
    let end = words.text.find('\n').unwrap_or(words.text.len());
    let span = Span::new(from, end).shifted(words.span.start);
    Some(Quoted::cut(document, span))
}

/// "15 May 2026 (completed 8 May 2026)": said beside the date by which it was due.
pub(super) fn beside_due(document: &Document, due: &Quoted) -> Option<Progress> {
    static BESIDE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)(?:^|[(\[;,.\n–—-]\s*)",
            r"(?P<words>(?:just |now |all |already )?",
            r"(?:completed?|done|achieved|actioned|closed|met|sorted)\b[^)\]]*)",
            r"|(?P<mark>[✓✔☑√]|\s(?-i:DONE|COMPLETED?|CLOSED|ACTIONED)\b)"
        ))
    });
    let found = BESIDE.captures(&due.text)?;
    let words = found.name("words").or_else(|| found.name("mark"))?;
    let by_when = words.as_str().to_lowercase().starts_with("complete by")
        || words.as_str().to_lowercase().starts_with("completed by");
    (!by_when).then(|| Progress::Completed(cut(document, due, words.start(), words.end())))
}

/// An outcome that begins with the deed's being done: "Completed, report received".
pub(super) fn of_outcome(words: &Quoted) -> Option<Progress> {
    static BEGINS: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)^\W*(?:action )?(?:completed?|done|actioned|achieved)\b"));
    static ENDS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)(?:\s[–—-]\s*|[(\[;.]\s*)(?:completed?|done|achieved|actioned)\b[^.;]{0,30}$")
    });
    if ENDS.is_match(&words.text) && !OPEN.is_match(&words.text) {
        return Some(Progress::Completed(words.clone()));
    }
    let is_open = OPEN.is_match(words.text.split(['.', '\n']).next().unwrap_or_default());
    (BEGINS.is_match(&words.text) && !is_open).then(|| Progress::Completed(words.clone()))
}

/// A cell that is there for the date of completion.
fn of_done_cell(words: &Quoted) -> Option<Progress> {
    let has_day = words.text.contains(|c: char| c.is_ascii_digit()) && !SHARE.is_match(&words.text);
    if OPEN.is_match(&words.text) {
        Some(Progress::Open(words.clone()))
    } else if has_day || DONE.is_match(&words.text) {
        Some(Progress::Completed(words.clone()))
    } else {
        None
    }
}

/// "50%", "2 of 4": how much is done, and no day.
static SHARE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\d\s*(?:%|per ?cent\b|(?:out )?of\s+\d)"));

/// "(Action 2:) not done, the carer was ill": what came of an action of before.
pub(super) fn is_report(words: &Quoted) -> bool {
    static REPORT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^\W*(?:(?:now |still |not (?:yet )?)?",
            r"(?:done|completed|achieved|carried out|outstanding|actioned|closed)\b",
            r"|(?:now |not (?:yet )?)?complete\s*(?:$|[^\w\s]))"
        ))
    });
    REPORT.is_match(&words.text)
}

/// "Eye test – done 3 May, new glasses": a few words on what it is, and that it is done.
static RESULT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^[^:;.()\n]{3,80}?(?::|\s[–—-])\s+(?P<words>(?:now |all )?",
        r"(?:completed?|done|achieved|actioned|closed)(?:\s*[,.;–—-]|\W*\d|\W*$| on\b| in\b| at\b)",
        r".*)$"
    ))
});

/// The words of which a line says, at its beginning or at its end, that it is done.
pub(super) fn told_of(text: &str) -> Option<&str> {
    // Neither matches without one of these.
    static ENDED: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)complete|done|achieved|actioned|closed|sorted"));
    if !ENDED.is_match(text) {
        return None;
    }
    let found = RESULT.captures(text).or_else(|| AT_END.captures(text))?;
    let words = found.name("words")?;
    is_settled(words.as_str()).then(|| &text[..words.start()])
}

/// "Done 3 May, no more since": the first words say how far it is, and the others what came of it.
fn is_settled(words: &str) -> bool {
    let first = words.split([',', '.', ';']).next();
    !first.is_some_and(|first| OPEN.is_match(first))
}

/// Tells whether a bracket says that what stands before it is done.
pub(super) fn is_done_aside(words: &Quoted) -> bool {
    static SAYS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^\W*(?:[\w ]{0,20}: ?)?(?:now |since )?",
            r"(?:done|completed?|achieved|actioned|carried out)\b"
        ))
    });
    SAYS.is_match(&words.text)
}

/// "Done 3 May", "Completed: seen twice": a cell that opens with the deed's being done, and the day
/// or what came of it.
pub(super) fn opens_done(words: &Quoted) -> bool {
    static OPENS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^\W*(?:now )?(?:completed?|done|achieved|actioned|closed|finished|carried out)",
            r"(?:\s+(?:on|in))?\s*(?:$|[–—(:,;.-]|\d",
            r"|(?:early |late |mid-?)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\b)"
        ))
    });
    OPENS.is_match(&words.text) && tells(words)
}

/// Tells whether a cell says how far an action is.
pub(super) fn tells(words: &Quoted) -> bool {
    of_cell(words).is_some()
}

fn of_cell(words: &Quoted) -> Option<Progress> {
    let first = words
        .text
        .split(['.', '\n', ';'])
        .find(|part| part.contains(char::is_alphanumeric))
        .unwrap_or(&words.text);
    if DROPPED.is_match(first) && !says_ended(first) {
        return None;
    }
    if let Some(last) = ENDED_LAST.find(first)
        && !HEDGED.is_match(first)
        && !OPEN.is_match(last.as_str())
    {
        return Some(Progress::Completed(words.clone()));
    }
    let is_done = DONE.is_match(first) && !ASKS_OR_SETS.is_match(first);
    if is_done && !OPEN.is_match(first) || is_done_and_more(&words.text) {
        return Some(Progress::Completed(words.clone()));
    }
    if OPEN.is_match(&words.text) || OPEN_FIRST.is_match(first) {
        return Some(Progress::Open(words.clone()));
    }
    (DONE.is_match(&words.text) && !ASKS_OR_SETS.is_match(&words.text) || says_ended(first))
        .then(|| Progress::Completed(words.clone()))
}

/// "Done?", "complete by 4 June": asked, or to be.
static ASKS_OR_SETS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^\W*\p{L}+\s*\?\W*$|^\W*(?:complete|finish) by\b"));

/// Tells whether words open with a deed that ended, and nothing about them leaves that open.
fn says_ended(first: &str) -> bool {
    let Some(found) = ENDED_FIRST.captures(first) else {
        return false;
    };
    let part = |name| found.name(name).map_or("", |part| part.as_str());
    let mut parts = part("behind").split(['/', ',', '(', ':', '–', '—']);
    let behind = parts.next().unwrap_or_default();
    // "Carried out by Mum", "completed by the HV on 3 May".
    let behind = behind.strip_prefix(" by ").unwrap_or(behind);
    !HEDGED.is_match(part("ahead")) && !HEDGED.is_match(behind)
}

/// "Completed – first on 3 May, still running": done at the head, and what goes on from there.
fn is_done_and_more(text: &str) -> bool {
    static DONE_FIRST: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)^\W*(?:now )?(?:completed?|done|achieved|actioned)\s*(?:[–—(:,-]|\d)")
    });
    static BUT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\b",
            r"(?:part(?:ly|ially)|not|except|apart from|but|outstanding|awaiting|yet|pending)\b"
        ))
    });
    DONE_FIRST.is_match(text) && !BUT.is_match(text)
}

/// One of these words stands in whatever the patterns for the end find; most sentences hold none.
static SAYS_HOW_FAR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)complete|done|achieved|actioned|closed|progress|outstanding|not |carried|open")
});

/// Words at the end of an action on how far it is take no more bytes than this.
const N_BYTES_AT_END: usize = 160;

/// Where the last bytes begin, with the character before them.
fn end_begins(text: &str) -> usize {
    let from = text.len().saturating_sub(N_BYTES_AT_END);
    (0..=from)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0)
}

/// "☑ Gran to ring": the box ahead of what is to be done, where it is no part of the words.
fn ticked_ahead(document: &Document, text: &Quoted) -> Option<Progress> {
    let line = document.text[..text.span.start].rsplit('\n').next()?;
    let ahead = line.trim_end();
    let at = ahead.char_indices().next_back().map(|(at, _)| at)?;
    let start = text.span.start - line.len() + at;
    let words = Quoted::cut(document, Span::new(start, start + ahead.len() - at));
    match &ahead[at..] {
        "☑" | "✓" | "✔" => Some(Progress::Completed(words)),
        "☐" => Some(Progress::Open(words)),
        _ => None,
    }
}

fn of_sentence(document: &Document, text: &Quoted) -> Progress {
    match said_of_itself(document, text) {
        Progress::Unsaid => ticked_ahead(document, text).unwrap_or(Progress::Unsaid),
        said => said,
    }
}

fn said_of_itself(document: &Document, text: &Quoted) -> Progress {
    if let Some(mark) = TICK
        .captures(&text.text)
        .and_then(|found| found.name("mark"))
    {
        let words = cut(document, text, mark.start(), mark.end());
        return match mark.as_str() {
            "[ ]" | "☐" => Progress::Open(words),
            _ => Progress::Completed(words),
        };
    }
    if let Some(words) = IN_BRACKETS
        .captures(&text.text)
        .and_then(|found| found.name("words"))
        && !OPEN.is_match(words.as_str())
    {
        return Progress::Completed(cut(document, text, words.start(), words.end()));
    }
    if let Some(words) = RESULT
        .captures(&text.text)
        .and_then(|found| found.name("words"))
        && is_settled(words.as_str())
    {
        return Progress::Completed(cut(document, text, words.start(), words.end()));
    }
    if let Some(at) = sent_off(&text.text) {
        return Progress::Completed(cut(document, text, at, text.text.len()));
    }
    let start = end_begins(&text.text);
    let last = &text.text[start..];
    if !SAYS_HOW_FAR.is_match(last) {
        return Progress::Unsaid;
    }
    let at_end = |pattern: &Regex| {
        let words = pattern.captures(last)?.name("words")?;
        Some(cut(
            document,
            text,
            start + words.start(),
            start + words.end(),
        ))
    };
    at_end(&OPEN_AT_END)
        .map(Progress::Open)
        .or_else(|| at_end(&AT_END).map(Progress::Completed))
        .unwrap_or(Progress::Unsaid)
}

/// "Write to the landlord; sent 3 May 2026": a last clause that opens with the deed and its day.
fn sent_off(text: &str) -> Option<usize> {
    let at = text.rfind(['(', ';', '–', '—'])?;
    let clause = text[at..].trim_start_matches(|c: char| !c.is_alphanumeric());
    let begins = text.len() - clause.len();
    (deeds::carried_out(clause, &text[..at]) == Some(0)).then_some(begins)
}

fn cut(document: &Document, text: &Quoted, from: usize, to: usize) -> Quoted {
    Quoted::cut(document, Span::new(from, to).shifted(text.span.start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn to_complete_something_is_no_report_of_it() {
        let said = |text: &str| {
            is_report(&Quoted {
                text: text.to_owned(),
                span: Span::new(0, text.len()),
            })
        };
        for text in [
            "Complete.",
            "Not complete: the form is lost",
            "Completed 3 May",
        ] {
            assert!(said(text), "{text}");
        }
        assert!(!said("Complete the form for the nursery"));
    }

    #[test]
    fn what_is_done_may_go_on_and_what_is_done_in_part_is_open() {
        for text in [
            "Completed – first on 3/5/26, still running",
            "Done (continues)",
        ] {
            assert!(is_done_and_more(text), "{text}");
        }
        for text in ["Completed in part", "Done, but not by Mum", "In progress"] {
            assert!(!is_done_and_more(text), "{text}");
        }
    }

    fn cell(text: &str) -> Quoted {
        Quoted {
            text: text.to_owned(),
            span: Span::new(0, text.len()),
        }
    }

    #[test]
    fn a_cell_says_done_in_the_words_for_whatever_ends_a_deed() {
        for text in [
            "Assessment completed",
            "Mum has done this",
            "Now in place",
            "Carried out 2 May",
            "Delayed but now complete",
            "Was outstanding, now done",
            "Done / superseded by row 4",
            "100% complete",
        ] {
            let said = of_cell(&cell(text));
            assert!(matches!(said, Some(Progress::Completed(_))), "{text}");
        }
    }

    #[test]
    fn a_cell_says_open_in_the_words_for_what_is_put_off_or_has_no_end() {
        for text in [
            "C/F",
            "Work in progress",
            "We haven't done this",
            "Nothing done yet",
            "Nobody has done this",
            "Done in part",
            "Waiting for a place",
            "50% complete",
            "Nearly done",
            "Carried forward to June",
        ] {
            let said = of_cell(&cell(text));
            assert!(matches!(said, Some(Progress::Open(_))), "{text}");
        }
    }

    #[test]
    fn what_is_dropped_asked_or_said_elsewhere_is_neither_done_nor_open() {
        for text in [
            "See minutes",
            "No longer needed",
            "Superseded by new plan",
            "Done?",
            "Should be done soon",
            "Mum says done",
            "N/A",
        ] {
            assert_eq!(of_cell(&cell(text)), None, "{text}");
            let said = unclear(&cell(text));
            assert!(matches!(said, Progress::Unclear(_)), "{text}");
        }
    }
}
