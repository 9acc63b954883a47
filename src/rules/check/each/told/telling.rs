//! The rows and sentences of a record that may tell how far an action is.
//!
//! In: a record. Out: what each names, and whether it says that this is done. A row says it in a cell
//! of its own, a line of results behind what it is about, a sentence by its verb.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::things::things;
use crate::casefile::Record;
use crate::document::{Part, Span};
use crate::facts::actions::deeds;
use crate::facts::{DateMention, Dated, Kind, dates_in};
use crate::smart::{is_participle, verb_of, verb_of_past};

/// A row or a sentence.
pub(super) struct Telling<'a> {
    pub(super) record: &'a Record,
    pub(super) span: Span,
    /// The date of its row or line, in a log.
    pub(super) told_on: Option<Dated>,
    pub(super) things: BTreeSet<String>,
    /// Whether it says done or not done; `None`: neither.
    pub(super) done: Option<bool>,
    /// How much of what it names must be the action's own.
    pub(super) form: Form,
}

#[derive(Clone, PartialEq, Eq)]
pub(super) enum Form {
    /// The actions of these numbers.
    Numbers(Vec<String>),
    /// All actions, of a month where it names one.
    All,
    /// A row, of which one cell says how far it is.
    Row,
    Sentence,
}

/// How many things a sentence shares with an action that it may tell of.
pub(super) const THINGS_SHARED_MIN: usize = 2;

/// What a stretch of words says: of what, and whether that is done.
struct Said {
    done: bool,
    things: BTreeSet<String>,
    form: Form,
}

/// The rows and sentences of a record that may tell of an action.
pub(super) fn tellings_of(record: &Record) -> Vec<Telling<'_>> {
    let is_log = matches!(record.facts.kind.value, Kind::Chronology | Kind::CaseNotes);
    let mut found = Vec::new();
    let mut at = 0;
    let mut above = Span::new(0, 0);
    for line in record.document.text.split_inclusive('\n') {
        let span = Span::new(at, at + line.trim_end().len());
        if is_said(record, span) && !lists_people(line) {
            match of_line_above(record, above, span) {
                Some(telling) => found.push(telling),
                None => found.extend(of_line(record, span, is_log)),
            }
            above = span;
        }
        at += line.len();
    }
    found
}

/// "There: Ann Bell; Jo Orr (school)": who was there tells of nothing that was done.
fn lists_people(line: &str) -> bool {
    static PEOPLE: LazyLock<Regex> = LazyLock::new(|| {
        fixed(concat!(
            r"(?i)^\W*(?:\d+(?:\.\d+)*\.?\s+)?(?:(?:not|those|also|who was|people) )?(?:present",
            r"|there|here|in attendance|attend(?:ed|ing|ance|ees)|apologies|sederunt|invited",
            r"|copies|copied)\b[^:\t]{0,20}[:\t]"
        ))
    });
    PEOPLE.is_match(line)
}

/// "Item: passport form", and below it "Done: 3 May 2026": a line that only says how far the line
/// above it is.
fn of_line_above(record: &Record, above: Span, line: Span) -> Option<Telling<'_>> {
    let (named, text) = (record.document.at(above), record.document.at(line));
    let is_heading = |line: Span| {
        let at = record.document.block_at(line);
        at.is_some_and(|idx| record.document.blocks[idx].heading().is_some())
    };
    let done = says_how_far(text, named).filter(|_| is_bare_status(text))?;
    if is_heading(above) || is_heading(line) {
        return None;
    }
    let is_short = !named.is_empty() && named.len() <= N_STATUS_BYTES_MAX && !named.contains('\t');
    let named = named.split_once(": ").map_or(named, |(_, value)| value);
    let said = Said::row(done, things(named));
    (is_short && !said.things.is_empty()).then(|| Telling {
        record,
        span: above.joined(line),
        told_on: date_in(record, line),
        things: said.things,
        done: Some(said.done),
        form: said.form,
    })
}

/// "Done: 3 May 2026 approved", "Completed: yes"; a lone "Completed" may head what stands below it.
fn is_bare_status(text: &str) -> bool {
    static BARE: LazyLock<Regex> = LazyLock::new(|| {
        fixed(concat!(
            r"(?i)^\W*(?:done|completed?|closed|actioned)\b(?::\s*yes",
            r"|\W*(?:on )?(?:\d{4}-\d\d-\d\d",
            r"|\d{1,2}(?:[/.-]\w+[/.-]\d{2,4}",
            r"|(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*",
            r"(?: \d{4})?))(?: \p{L}+)?)\W*$"
        ))
    });
    BARE.is_match(text)
}

/// Tells whether a line is what the record says, and no running head, property or name of a file.
fn is_said(record: &Record, line: Span) -> bool {
    let last = Span::new(line.end.saturating_sub(1), line.end);
    let document = &record.document;
    let block = document.block_at(last).map(|idx| &document.blocks[idx]);
    block.is_some_and(|block| {
        matches!(
            block.part,
            Part::Body | Part::TextBox | Part::Footnote | Part::Endnote | Part::Comment
        )
    })
}

fn of_line(record: &Record, line: Span, is_log: bool) -> Vec<Telling<'_>> {
    let is_dated = is_log || record.facts.kind.value == Kind::Other;
    let told_on = is_dated.then(|| date_in(record, line)).flatten();
    let telling = |span: Span, said: Said| Telling {
        record,
        span,
        told_on,
        things: said.things,
        done: Some(said.done),
        form: said.form,
    };
    let text = record.document.at(line);
    let cells = cells_of(text);
    if let Some(said) = row(&cells) {
        return vec![telling(line, said)];
    }
    if is_under_way(&cells) {
        return Vec::from_iter(begun(record, line, told_on, &cells));
    }
    let mut found = Vec::new();
    for part in by_topic(text) {
        let part = part.shifted(line.start);
        let result = result(record.document.at(part));
        let end = result.as_ref().map_or(0, |(end, _)| *end);
        let (told, rest) = part.split_at(end);
        found.extend(result.map(|(_, said)| telling(told, said)));
        found.extend(sentences(record, rest, told_on, is_log));
    }
    found
}

/// The cells of a row, or what stands before and behind the dots of "Reading test ...... done 3 May".
fn cells_of(text: &str) -> Vec<&str> {
    static LEADERS: LazyLock<Regex> = LazyLock::new(|| fixed(r"\s+\.{3,}\s+"));
    if text.contains('\t') {
        return text.split('\t').collect();
    }
    LEADERS.split(text).collect()
}

/// The first date within a row or a line.
fn date_in(record: &Record, line: Span) -> Option<Dated> {
    let dates = dates_in(&record.facts.dates, line).iter();
    let mut within = dates.filter(|date| line.covers(date.span));
    within.find_map(DateMention::dated)
}

/// "Alarm: fitted in June. Taxi: booked, done." are two: each stretch of a line from one topic to
/// the next.
fn by_topic(line: &str) -> Vec<Span> {
    static NEXT: LazyLock<Regex> =
        LazyLock::new(|| fixed(r"[.;]\s+(?P<topic>\p{Lu}[^\t:.;]{2,60}?(?::|\s[–—-])\s)"));
    let next = NEXT.captures_iter(line);
    let next = next.filter_map(|found| Some(found.name("topic")?.start()));
    let starts: Vec<usize> = std::iter::once(0).chain(next).collect();
    let ends = starts.iter().skip(1).copied().chain([line.len()]);
    let spans = starts.iter().zip(ends);
    spans.map(|(from, to)| Span::new(*from, to)).collect()
}

/// What a row names that is under way: somebody must read whether that is all of it.
fn begun<'a>(
    record: &'a Record,
    span: Span,
    told_on: Option<Dated>,
    cells: &[&str],
) -> Option<Telling<'a>> {
    let named = cells.iter().max_by_key(|cell| cell.len())?;
    Some(Telling {
        record,
        span,
        told_on,
        things: things(named),
        done: None,
        form: Form::Sentence,
    })
}

/// "Attendance | Under way. Breakfast club started": a part that is done is not the whole.
fn is_under_way(cells: &[&str]) -> bool {
    static UNDER_WAY: LazyLock<Regex> = LazyLock::new(|| {
        fixed(r"(?i)^\W*(?:under ?way|in progress|on-?going|part(?:ly|ially)|started|on track)\b")
    });
    cells.len() > 1 && cells.iter().any(|cell| UNDER_WAY.is_match(cell))
}

/// A row in which one cell says how far it is: whether that is done, and what the row names.
fn row(cells: &[&str]) -> Option<Said> {
    // "No" at the head of a row is its number.
    let is_status = |at: usize, cell: &str| {
        cell.len() <= N_STATUS_BYTES_MAX && !(at == 0 && cell.trim().eq_ignore_ascii_case("no"))
    };
    let mut places = cells.iter().enumerate();
    let beside = |status: &str| {
        let others = cells.iter().filter(|cell| **cell != status);
        others.max_by_key(|cell| cell.len()).copied()
    };
    let how_far = |cell: &str| says_how_far(cell, beside(cell).unwrap_or_default());
    let (_, status) = places.find(|(at, cell)| is_status(*at, cell) && how_far(cell).is_some())?;
    let named = beside(status)?;
    let done = how_far(status)?;
    let said = Said::row(done, things(named));
    let number = named.trim().trim_end_matches('.');
    if !number.is_empty() && number.len() < 3 && number.chars().all(|c| c.is_ascii_digit()) {
        return Some(Said {
            form: Form::Numbers(vec![number.to_owned()]),
            ..said
        });
    }
    (cells.len() > 1 && !said.things.is_empty()).then_some(said)
}

/// Whether words that stand for how far something is say that it is done; `None`: neither.
///
/// - `named`: what is to be done
fn says_how_far(words: &str, named: &str) -> Option<bool> {
    static DONE: LazyLock<Regex> = LazyLock::new(|| {
        fixed(concat!(
            r"(?i)^\W*(?:(?:yes|now|all|action)\W+)?",
            r"(?:done|completed?|achieved|met|actioned|closed|finished|carried out|in place)",
            r"(?:\W*$|\W*\d|\s*[,.:;(–—-]|\s+(?:on|by|for|in|this|at|and|to|since)\b)",
            r"|^\W*(?:✓|✔|☑|yes\b)"
        ))
    });
    static OPEN: LazyLock<Regex> = LazyLock::new(|| {
        fixed(concat!(
            r"(?i)^\W*(?:not (?:yet )?(?:done|complete[d]?|started|achieved|met|actioned)|no\W*$",
            r"|outstanding|incomplete|carried forward)\b"
        ))
    });
    let is_open = OPEN.is_match(words);
    (is_open || DONE.is_match(words) || opens_with_deed(words, named)).then_some(!is_open)
}

/// "Signed 3 May", "handed over 21/09/2026": words that begin with a deed of the past and its day.
fn opens_with_deed(words: &str, named: &str) -> bool {
    let deed = words.trim_start_matches(|c: char| !c.is_alphanumeric());
    deeds::carried_out(deed, named) == Some(0) && !NOT.is_match(words)
}

/// "Eye test – done 3 May, new glasses", "Grant: sent in May. Complete.", "Taxi: booked in June": a
/// few words on what it is, and behind them how far it is, or what was done with it. Out: up to which
/// byte the line says so, and what.
fn result(line: &str) -> Option<(usize, Said)> {
    static TOPIC: LazyLock<Regex> = LazyLock::new(|| {
        fixed(r"^\W*(?:\d{1,2}[.)]\s+)?(?P<topic>[^\t:.;]{3,80}?)(?::|\s[–—-])\s+(?P<rest>[^\t]+)$")
    });
    let found = TOPIC.captures(line)?;
    let (topic, rest) = (things(&found["topic"]), found.name("rest")?);
    let first = rest.as_str().split(". ").next()?;
    let bare = rest.as_str().trim_end_matches('.');
    let last = bare.rsplit(". ").next()?.rsplit(", ").next()?;
    let is_short = |words: &str| !topic.is_empty() && words.len() <= N_STATUS_BYTES_MAX;
    let until_first = rest.start() + first.len();
    if let Some(done) = says_how_far(first, &found["topic"]).filter(|_| is_short(first)) {
        return Some((until_first, Said::row(done, topic)));
    }
    if let Some(done) = says_how_far(last, &found["topic"]).filter(|_| is_short(bare)) {
        return Some((line.len(), Said::row(done, topic)));
    }
    if ends_in_done(first) && is_short(first) {
        let said = Said {
            done: true,
            things: &topic | &things(first),
            form: Form::Sentence,
        };
        return Some((until_first, said));
    }
    let is_deed = |word: &&str| is_participle(word) && !deeds::ends_nothing(word);
    let deed = first.split(' ').next().filter(is_deed)?;
    let said = Said {
        done: true,
        things: &topic | &things(deed),
        form: Form::Sentence,
    };
    (is_short(first) && !NOT.is_match(first)).then_some((until_first, said))
}

/// "Three Fridays done by 3 May", "all six completed": how much there was to do, and that it is done.
fn ends_in_done(words: &str) -> bool {
    static COUNTED: LazyLock<Regex> = LazyLock::new(|| {
        fixed(concat!(
            r"(?i)^\W*(?:all )?(?:both|two|three|four|five|six|seven|eight|nine|ten|twelve|\d+)",
            r"(?: [\p{L}-]+){0,2} (?:done|completed?|held|finished|carried out)\b"
        ))
    });
    static SO_FAR: LazyLock<Regex> =
        LazyLock::new(|| fixed(r"(?i)\b(?:so far|of|to go|left|more|to do)\b"));
    let found = COUNTED.captures(words);
    found.is_some_and(|_| !SO_FAR.is_match(words)) && !NOT.is_match(words)
}

impl Said {
    fn row(done: bool, things: BTreeSet<String>) -> Self {
        Self {
            done,
            things,
            form: Form::Row,
        }
    }
}

/// A status is said in no more bytes than these.
const N_STATUS_BYTES_MAX: usize = 160;

/// The sentences of a stretch of a line, with what each says of being done. Two clauses that an
/// "and" joins are two.
fn sentences(
    record: &Record,
    stretch: Span,
    told_on: Option<Dated>,
    is_log: bool,
) -> Vec<Telling<'_>> {
    static CUT: LazyLock<Regex> = LazyLock::new(|| {
        fixed(concat!(
            r"[.;]\s+|[;\t\n(]|:\s|, (?:and|but) ",
            r"| and (?P<next>(?:the|a|an|his|her|their|he|she|they|it) |\p{Lu})"
        ))
    });
    let whole = record.document.at(stretch);
    let begins = stretch.start;
    let begun = |cut: Captures<'_>| {
        let next = cut.name("next");
        next.map_or(cut.get_match().end(), |next| next.start())
    };
    let mut starts = vec![0];
    starts.extend(CUT.captures_iter(whole).map(begun));
    let ends: Vec<usize> = starts
        .iter()
        .skip(1)
        .copied()
        .chain([whole.len()])
        .collect();
    let pieces = starts.into_iter().zip(ends);
    let mut found = Vec::new();
    for (from, to) in pieces {
        let text = whole[from..to].trim_end();
        let rest = whole[from..].split(". ").next().unwrap_or(text).trim_end();
        let things = things(text);
        let said = if sums_up(text) && is_about_actions(record, begins + from) {
            Some((Form::All, Some(true)))
        } else {
            read(text, rest, &things, is_log)
        };
        if let Some((form, done)) = said {
            let len = match form {
                Form::Numbers(_) => rest.len(),
                _ => text.len(),
            };
            let span = Span::new(begins + from, begins + from + len);
            found.push(Telling {
                record,
                span,
                told_on,
                things,
                done,
                form,
            });
        }
    }
    found
}

/// "Both done", "All complete": a sentence that says no more than that all is done.
fn sums_up(text: &str) -> bool {
    static SUM: LazyLock<Regex> = LazyLock::new(|| {
        fixed(concat!(
            r"(?i)^\W*(?:all|both)(?: \p{L}+)?(?: (?:are|were|is|now|been|have|fully)){0,3} ",
            r"(?:done|completed?|carried out|achieved|closed)\W*$"
        ))
    });
    SUM.is_match(text) && !NOT.is_match(text)
}

/// Tells whether the line ahead of a place, or the line above it, says that it is about actions.
fn is_about_actions(record: &Record, at: usize) -> bool {
    static ACTIONS: LazyLock<Regex> = LazyLock::new(|| {
        fixed(concat!(
            r"(?i)\b(?:actions?|decisions?|tasks?|matters arising)\b",
            r"|\bwhat (?:we|was|i|they|everyone|you and i) (?:all )?",
            r"(?:said|agreed|decided|planned|promised)\b"
        ))
    });
    let ahead = &record.document.text[..at];
    let mut lines = ahead.rmatch_indices('\n').map(|(at, _)| at + 1);
    let own = lines.next().unwrap_or(0);
    let above = lines.next().unwrap_or(0);
    let above = &ahead[above..own];
    let is_heading = above.split_whitespace().count() <= N_WORDS_OF_HEADING;
    ACTIONS.is_match(&ahead[own..]) || is_heading && ACTIONS.is_match(above)
}

/// A line that names what follows has no more words.
const N_WORDS_OF_HEADING: usize = 10;

/// What a sentence says of being done, and of which actions.
///
/// - `rest`: the sentence with what stands behind its colons and semicolons
/// - `things`: what it names
fn read(
    text: &str,
    rest: &str,
    things: &BTreeSet<String>,
    is_log: bool,
) -> Option<(Form, Option<bool>)> {
    static NUMBERS: LazyLock<Regex> =
        LazyLock::new(|| fixed(r"(?i)\bactions? (?P<list>\d{1,2}(?:\s*(?:,|and|&)\s*\d{1,2})*)\b"));
    static ALL: LazyLock<Regex> = LazyLock::new(|| {
        fixed(concat!(
            r"(?i)\b(?:all|each|every|both)\b[^.;]{0,25}\b",
            r"(?:actions?|decisions?|tasks?|points?|lines?|items?)\b[^.;]{0,60}\b",
            r"(?:done|completed?|carried out|achieved|implemented|closed)\b"
        ))
    });
    static SOME: LazyLock<Regex> = LazyLock::new(|| {
        fixed(concat!(
            r"(?i)\b(?:actions?|decisions?|plan|tasks?)\b[^.;]{0,60}\b",
            r"(?:done|completed?|carried out|achieved|implemented)\b"
        ))
    });
    if let Some(found) = NUMBERS.captures(text) {
        let digits = found["list"].split(|c: char| !c.is_ascii_digit());
        let numbers = digits.filter(|n| !n.is_empty()).map(str::to_owned);
        let done = says_done(rest, false)?;
        return Some((Form::Numbers(numbers.collect()), Some(done)));
    }
    if ALL.is_match(text) && !NOT.is_match(text) {
        return Some((Form::All, Some(true)));
    }
    if SOME.is_match(text) && !NOT.is_match(text) {
        return Some((Form::All, None));
    }
    let n_least = if says_it_is_done(text) {
        1
    } else {
        THINGS_SHARED_MIN
    };
    (things.len() >= n_least).then(|| (Form::Sentence, says_done(text, is_log)))
}

/// "The genogram is complete": a sentence that says of one thing that it is done, and no more.
fn says_it_is_done(text: &str) -> bool {
    static IS_DONE: LazyLock<Regex> = LazyLock::new(|| {
        fixed(concat!(
            r"(?i)^(?:\S+ ){1,6}?(?:is|are|was|were|been) (?:now |fully )?",
            r"(?:completed?|done|finished|in place)\b"
        ))
    });
    IS_DONE.is_match(text)
}

static NOT: LazyLock<Regex> = LazyLock::new(|| {
    fixed(concat!(
        r"(?i)\b(?:not|never|nobody|no|without|except|apart from|still|outstanding|awaiting",
        r"|waiting|yet|missed|refused|failed|cancelled|postponed)\b|n['’]t\b"
    ))
});

/// Whether words say that something was done, or was not; `None`: neither for certain.
fn says_done(text: &str, is_log: bool) -> Option<bool> {
    static NOT_DONE: LazyLock<Regex> = LazyLock::new(|| {
        fixed(concat!(
            r"(?i)\b(?:(?:has|have|had|was|were|is|are)(?: still)? not (?:yet )?(?:been )?",
            r"|not (?:yet )?)",
            r"(?:\w+ed|done|made|sent|seen|begun|held|met|written|taken|given|started|put)\b",
            r"|\b(?:still )?outstanding\b"
        ))
    });
    static DONE: LazyLock<Regex> = LazyLock::new(|| {
        fixed(concat!(
            r"(?i)\b(?:has|have|had|was|were|now|been) (?:\w+ )?\w+",
            r"|\b(?:done|made|sent|seen|begun|held|met|written|taken|given|put|got|went|took|began",
            r"|came|gave|kept|ran|rang|saw|wrote|\w{2,}ed)\b"
        ))
    });
    static AHEAD: LazyLock<Regex> = LazyLock::new(|| {
        fixed(concat!(
            r"(?i)\b(?:will|would|to be|should|must|shall|(?-i:may)|might|could|can|hopes?",
            r"|plans? to|wants?|needs?|needed|wanted|hoped|planned|expected|required|due|agreed",
            r"|asked|if|to \w+)\b"
        ))
    });
    // "Has been back at school since May" tells how things are, and of no deed.
    static STATE: LazyLock<Regex> = LazyLock::new(|| {
        fixed(concat!(
            r"(?i)\b(?:has|have|had)(?: been)? (?:back|well|away|there|here|home|happy|settled)\b",
            r"|\bhalf (?:done|way|finished|written)\b|\bhalfway\b"
        ))
    });
    if NOT_DONE.is_match(text) {
        return Some(false);
    }
    if STATE.is_match(text) {
        return None;
    }
    let is_ahead = AHEAD.is_match(text) || NOT.is_match(text);
    let is_told = DONE.is_match(text) || is_log && !opens_with_order(text);
    (!is_ahead && is_told).then_some(true)
}

/// "Ring the housing office": a deed that a log hands out, in the plain form of its verb. "Call from
/// the school" is one that it tells of.
fn opens_with_order(text: &str) -> bool {
    const BEHIND_NOUN: [&str; 12] = [
        "to", "with", "from", "by", "at", "re", "for", "of", "in", "on", "and", "about",
    ];
    let mut words = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase);
    let Some((first, next)) = words.next().zip(words.next()) else {
        return false;
    };
    let is_past = is_participle(&first) || verb_of_past(&first).is_some();
    // "Ring" is no gerund.
    let is_gerund = first.strip_suffix("ing").is_some_and(|stem| stem.len() > 2);
    let is_told = first.ends_with('s') && !first.ends_with("ss");
    let is_plain = !is_past && !is_gerund && !is_told;
    is_plain && !BEHIND_NOUN.contains(&next.as_str()) && verb_of(text) == Some(first)
}

fn fixed(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is fixed")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_month_of_may_looks_back_as_any_other() {
        assert_eq!(
            says_done("Play therapy had begun on 27 May", false),
            Some(true)
        );
        assert_eq!(says_done("Play therapy may have begun", false), None);
    }

    #[test]
    fn how_things_are_and_what_is_half_done_is_no_deed_done() {
        for text in [
            "Ida has been back at school since 18 August",
            "The kinship assessment is half done",
        ] {
            assert_eq!(says_done(text, false), None, "{text}");
        }
        assert_eq!(
            says_done("Ida was back in class when the form was sent", false),
            Some(true)
        );
    }

    #[test]
    fn a_log_hands_out_what_it_says_in_the_plain_form_of_a_verb() {
        for text in ["Chase the tenancy support team", "Ring the surgery"] {
            assert_eq!(says_done(text, true), None, "{text}");
        }
        for text in [
            "Call from the surgery",
            "Rang the surgery",
            "Sofa at the flat",
        ] {
            assert_eq!(says_done(text, true), Some(true), "{text}");
        }
    }

    #[test]
    fn a_sentence_may_say_no_more_than_that_all_is_done() {
        for text in ["Both done", "All complete.", "All four are now done"] {
            assert!(sums_up(text), "{text}");
        }
        for text in ["All but one done", "Both forms not done", "All done by Mum"] {
            assert!(!sums_up(text), "{text}");
        }
    }

    #[test]
    fn a_status_of_the_line_above_has_a_day_or_a_yes() {
        for text in [
            "Done: 3 May 2026 approved",
            "Completed 03/05/2026",
            "Done: yes",
        ] {
            assert!(is_bare_status(text), "{text}");
        }
        for text in ["Completed", "Completed:", "Done: no", "Done 50%"] {
            assert!(!is_bare_status(text), "{text}");
        }
    }

    #[test]
    fn what_was_put_off_or_called_off_on_a_day_is_not_done() {
        for status in ["deferred 12/06/2026", "cancelled 3 August", "moved 4 May"] {
            assert!(
                row(&["Dental check for Isla", status]).is_none(),
                "{status}"
            );
        }
        assert!(row(&["Sign the passport form", "signed 3 May"]).is_some_and(|said| said.done));
        assert!(result("Dental check: deferred in June").is_none());
    }

    #[test]
    fn no_at_the_head_of_a_row_is_its_number() {
        assert!(row(&["No", "Date", "What it meant for Isla"]).is_none());
        assert!(row(&["Dental check for Isla", "No"]).is_some_and(|said| !said.done));
    }
}
