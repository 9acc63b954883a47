//! The date that a document gives for itself.
//!
//! In: a document and what was read of it. Out: the day of its meeting, its completion, its
//! approval or its heading, by whatever its kind makes strongest.

mod asked;

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::{cue, pattern};

use super::entries::asks_when;
use super::kind::Kind;
use super::label::{Form, Labelled};
use super::table;
use super::{
    Control, DateMention, DateRole, Dated, Field, Grain, Meeting, MeetingState, Quoted, Signatures,
    dates_in,
};
use crate::calendar::Day;
use crate::document::{Block, BlockKind, Document, Part, Span};

/// Finds a document's own date.
#[must_use]
pub fn of(
    document: &Document,
    kind: Kind,
    control: Option<&Control>,
    meetings: &[Meeting],
    signatures: &Signatures,
    pairs: &[Labelled],
    dates: &[DateMention],
) -> Option<Dated> {
    let all = dates;
    let dates = without_births(document, dates);
    let dates = dates.as_slice();
    let labelled = |names: &[&LazyLock<Regex>]| labelled(document, pairs, dates, names);
    let near_top = || near_top(document, dates);
    let near_end = || near_end(document, dates);
    let sentence = || in_sentence(document, dates, true);
    match kind {
        Kind::Minutes => own_meeting(meetings)
            .or_else(|| labelled(&[&MEETING, &DONE, &PLAIN]))
            .or_else(near_top),
        Kind::Policy | Kind::StrategicPlan => control.and_then(of_policy).or_else(near_top),
        Kind::Letter | Kind::Email => labelled(&[&SENT, &PLAIN]).or_else(near_top),
        Kind::Chronology => labelled(&[&UPDATED, &DONE])
            .or_else(|| labelled(&[&PLAIN]).filter(|_| !labels_entries(pairs)))
            .or_else(|| in_sentence(document, dates, false))
            .or_else(|| before_entries(document, above_labels(pairs, dates))),
        Kind::CaseNotes => labelled(&[&DONE, &PLAIN]),
        Kind::Supervision => labelled(&[&SUPERVISION, &MEETING, &PLAIN, &DONE]).or_else(near_top),
        Kind::Referral => labelled(&[&REFERRAL, &DONE, &PLAIN, &SIGNED]).or_else(near_top),
        Kind::Assessment | Kind::Plan => labelled(&[&DONE, &UPDATED, &REVIEWED, &PLAIN, &SIGNED])
            .or_else(|| asked::in_label(document, pairs, dates))
            .or_else(sentence)
            .or_else(|| near_top_but_sessions(document, dates))
            .or_else(near_end)
            .or_else(|| signed(document, signatures, dates))
            .map(|own| updated_after(document, all, own)),
        Kind::Other => control
            .and_then(of_policy)
            .or_else(|| labelled(&[&DONE, &PLAIN]))
            .or_else(near_top),
    }
}

/// The dates but those of births: called so, or in brackets behind a name and years before the rest.
fn without_births(document: &Document, dates: &[DateMention]) -> Vec<DateMention> {
    static NAMED: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"\p{Lu}[\p{L}'’-]+ \p{Lu}[\p{L}'’-]+,? \($"));
    let days = dates.iter().filter_map(DateMention::dated);
    let newest = days.map(|dated| dated.interval.from).max();
    let is_birth = |mention: &DateMention| {
        let Span { start, end } = mention.span;
        let is_bracketed = document.text[end..].starts_with(')')
            && NAMED.is_match(
                &document.text[document.text.floor_char_boundary(start.saturating_sub(60))..start],
            );
        let is_old = mention
            .dated()
            .is_some_and(|dated| newest > Some(dated.interval.to.plus_months(12 * YEARS)));
        mention.role == DateRole::Birth || is_bracketed && is_old
    };
    dates
        .iter()
        .filter(|mention| !is_birth(mention))
        .cloned()
        .collect()
}

cue!(
    MEETING,
    concat!(
        r"^(?:date (?:and time )?of (?:the |this )?(?:\w+ ){0,3}",
        r"(?:meeting|conference|review|hearing|discussion|core group|ird|cppm)",
        r"|(?:meeting|conference|review meeting|ird|hearing|core group) (?:date|held(?: on)?)",
        r"|date (?:held|and time)|held on|date(?:/| and )(?:time|venue))$"
    )
);
cue!(
    DONE,
    concat!(
        r"^(?:date (?:of |the )?(?:(?:this |the |\w+ )?(?:assessment|report|plan|chronology|form",
        r"|sheet|record|completion|authorisation|document))",
        r"(?: (?:was )?(?:completed|finished|written|prepared|agreed|started))?",
        r"|(?:(?:assessment|report|plan|chronology|form|record) )?(?:date )?",
        r"(?:completed|finished|written|prepared|finali[sz]ed|compiled|concluded)(?: on| date)?",
        r"|(?:assessment|report|plan|chronology|completion|record|document|form) ",
        r"(?:date|completion date)|date (?:signed off|authorised|approved|finalised|recorded)",
        r"|completed",
        r"|(?:this|current|latest|present) (?:version|edition|update|revision) ",
        r"(?:(?:was )?(?:completed|finished|written|dated|of)|date)(?: on)?)$"
    )
);
cue!(
    UPDATED,
    concat!(
        r"^(?:(?:chronology |plan |assessment |last |date |most recent )*",
        r"(?:updated|revised|update|amended)(?: on| to| date)?|as at",
        r"|date of (?:last |latest )?(?:update|revision)|up to date (?:to|as at|as of)",
        r"|current (?:to|as at)|position as at)$"
    )
);
cue!(
    REVIEWED,
    r"^(?:chronology |plan |assessment |last |date |most recent )*reviewed(?: on| to| date)?$"
);
cue!(PLAIN, r"^(?:date|dated|date of issue)$");
cue!(
    SIGNED,
    concat!(
        r"^(?:signed|signature|author",
        r"|(?:(?:assessment|report|plan) )?(?:completed|written|prepared) by|report author",
        r"|social worker|authorised by|countersigned by)$"
    )
);
cue!(SENT, r"^(?:date|dated|sent|sent on|date sent)$");
cue!(
    SUPERVISION,
    r"^(?:date of (?:supervision|session|discussion)|supervision date|session date|held(?: on)?)$"
);
cue!(
    REFERRAL,
    concat!(
        r"^(?:(?:date (?:of |and time of )?(?:the )?(?:referral|concern|notification|request)",
        r"(?: (?:received|made|submitted))?)",
        r"|(?:referral|notification|request) (?:date|received|made)(?: on)?",
        r"|date (?:received|submitted|referred|referral received)|received(?: on)?)$"
    )
);

/// The first date with such a label, asked in the order of the names.
fn labelled(
    document: &Document,
    pairs: &[Labelled],
    dates: &[DateMention],
    names: &[&LazyLock<Regex>],
) -> Option<Dated> {
    let in_body = |pair: &&Labelled| {
        let part = document.blocks[pair.block_idx].part;
        matches!(
            part,
            Part::Body | Part::TextBox | Part::Header | Part::Footer
        )
    };
    let day_of = |pair: &Labelled| {
        let mut found = dates_in(dates, pair.value.span).iter();
        found
            .find_map(DateMention::dated)
            .filter(|dated| is_fine(*dated))
    };
    // "Author | Date" over one row is a line of signature.
    let is_signed = |pair: &Labelled| {
        let mut beside = pairs.iter().filter(|one| one.table_idx == pair.table_idx);
        let n_dates = pairs
            .iter()
            .filter(|one| one.table_idx == pair.table_idx && one.label.span == pair.label.span);
        n_dates.count() == 1
            && beside.any(|one| one.form == Form::Below && SIGNED.is_match(&one.name()))
    };
    names.iter().find_map(|name| {
        let fits = |pair: &&Labelled| {
            let is_column = pair.form == Form::Below && PLAIN.is_match(&pair.name());
            let is_column = is_column && !is_signed(pair);
            !is_column && name.is_match(&pair.name())
        };
        let mut fitting = pairs.iter().filter(in_body).filter(fits);
        fitting.find_map(day_of)
    })
}

/// Whether "Date" or "When" stands so often that it labels the entries of a chronology.
fn labels_entries(pairs: &[Labelled]) -> bool {
    let asks = |pair: &&Labelled| {
        let name = pair.name();
        PLAIN.is_match(&name) || asks_when(&name)
    };
    pairs.iter().filter(asks).count() > 1
}

/// The dates above the labels of entries, where such stand over each; else all.
fn above_labels<'d>(pairs: &[Labelled], dates: &'d [DateMention]) -> &'d [DateMention] {
    if !labels_entries(pairs) {
        return dates;
    }
    let asks = pairs.iter().filter(|pair| asks_when(&pair.name()));
    let first = asks.map(|pair| pair.label.span.start).min().unwrap_or(0);
    &dates[..dates.partition_point(|date| date.span.start < first)]
}

/// A month or better: a year is no date of a record.
fn is_fine(dated: Dated) -> bool {
    dated.grain <= Grain::Month
}

fn own_meeting(meetings: &[Meeting]) -> Option<Dated> {
    let records = meetings.iter().filter(|meeting| meeting.is_record);
    let held = |meeting: &&Meeting| meeting.state != MeetingState::Planned;
    records.filter(held).find_map(|meeting| meeting.on)
}

/// The newest of the dates on which the policy came to be what it is; else when it was drafted.
fn of_policy(control: &Control) -> Option<Dated> {
    let first = [Field::Approved, Field::Issued, Field::Effective];
    let later = [
        Field::Reissued,
        Field::Updated,
        Field::LastReviewed,
        Field::Drafted,
    ];
    let of = |fields: &[Field]| fields.iter().find_map(|field| control.date(*field));
    of(&first).or_else(|| of(&later))
}

/// The date beside the author's signature, else the manager's.
fn signed(document: &Document, signatures: &Signatures, dates: &[DateMention]) -> Option<Dated> {
    let span = |who: &Option<Quoted>| who.as_ref().map(|who| who.span);
    let (author, manager) = (&signatures.author, &signatures.authorised);
    let beside = |who: Span| row_of(document, who);
    let signed = [
        span(author),
        signatures.signed_off,
        span(manager),
        span(author).map(beside),
        span(manager).map(beside),
    ];
    signed.into_iter().flatten().find_map(|who| {
        let mut found = dates_in(dates, who).iter();
        found.find_map(DateMention::dated).filter(|on| is_fine(*on))
    })
}

/// The row of a table in which some words stand; the words alone, where they stand in none.
fn row_of(document: &Document, words: Span) -> Span {
    let at = document.block_at(words);
    at.and_then(|at| document.span_of_row(at)).unwrap_or(words)
}

/// A date on a line of its own, or in the title, near the top.
fn near_top(document: &Document, dates: &[DateMention]) -> Option<Dated> {
    const BLOCKS_MAX: usize = 12;
    let days = days_of(dates);
    // "Subject: Ash Reid 3.4.2012", years before all that is told of.
    let near = dates
        .iter()
        .filter(|date| !is_outlived(date, &days, 12 * YEARS));
    let near: Vec<DateMention> = near.cloned().collect();
    let mut blocks = document.part(Part::Body).take(BLOCKS_MAX);
    blocks.find_map(|block| short_line(document, &near, block, 14))
}

/// The same where no more than one line is a date and nothing else: several head what was done on each.
fn near_top_but_sessions(document: &Document, dates: &[DateMention]) -> Option<Dated> {
    let is_alone = |date: &DateMention| {
        let line = document
            .block_at(date.span)
            .map(|idx| document.blocks[idx].span);
        line.is_some_and(|line| {
            let text = document
                .at(line)
                .trim_matches(|c: char| !c.is_alphanumeric());
            text.len() <= date.span.end - date.span.start + 1
        })
    };
    let (alone, others): (Vec<DateMention>, Vec<DateMention>) =
        dates.iter().cloned().partition(is_alone);
    if alone.len() > 1 {
        return near_top(document, &others);
    }
    near_top(document, dates)
}

/// The days that are told of, oldest first.
fn days_of(dates: &[DateMention]) -> Vec<Day> {
    let days = dates.iter().filter_map(DateMention::interval);
    let mut days: Vec<Day> = days.map(|day| day.from).collect();
    days.sort_unstable();
    days
}

/// So many years before the rest lies a birth, rather than what the record tells of.
const YEARS: i32 = 2;

/// A date near the top of a chronology, above its first line that begins with a date and goes on:
/// that one is an entry, and so are those below it.
fn before_entries(document: &Document, dates: &[DateMention]) -> Option<Dated> {
    let is_entry = |date: &DateMention| {
        document.block_at(date.span).is_some_and(|block_idx| {
            let block = &document.blocks[block_idx];
            let before = document.at(Span::new(block.span.start, date.span.start));
            let after = document.at(Span::new(date.span.end, block.span.end));
            // "8. 9 July 2026": a number may count the entry.
            let is_count = |c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' ' | '\t');
            let begins = before.trim_end_matches(is_count);
            let goes_on = after.lines().next().is_some_and(|rest| rest.len() > 1);
            let is_first = begins.is_empty() || begins.ends_with('\n');
            let heads_entries = block.heading().is_some_and(|level| level > 0);
            block.part == Part::Body && is_first && (goes_on || heads_entries)
        })
    };
    let first_entry = dates.iter().position(is_entry).unwrap_or(dates.len());
    let above = dates[..first_entry].iter();
    let days = days_of(dates);
    let above = above.filter(|date| !is_outlived(date, &days, 0) && !is_of_review(document, date));
    let above = above.cloned();
    near_top(document, &above.collect::<Vec<_>>())
}

/// Whether it is the day on which the record was reviewed.
fn is_of_review(document: &Document, date: &DateMention) -> bool {
    cue!(OF_REVIEW, r"(?i)\breviewed(?: on)?\W*$");
    let block = document.block_at(date.span);
    let start = block.map_or(date.span.start, |idx| document.blocks[idx].span.start);
    let before = document.at(Span::new(start, date.span.start));
    OF_REVIEW.is_match_at(before, near_end_of(before))
}

/// Whether most other days lie after it: what stands above them all is then a birth, since nobody
/// dates a chronology before what it tells.
///
/// - `days`: all of them, oldest first
/// - `n_months`: how much later they lie at least
fn is_outlived(date: &DateMention, days: &[Day], n_months: i32) -> bool {
    let Some(own) = date.interval() else {
        return false;
    };
    let n_later = days.len() - days.partition_point(|day| *day <= own.to.plus_months(n_months));
    n_later * 2 > days.len()
}

/// A date among the last lines, beside a signature: "Jo Bell, social worker, 3 May 2023".
fn near_end(document: &Document, dates: &[DateMention]) -> Option<Dated> {
    const BLOCKS_MAX: usize = 6;
    let blocks: Vec<&Block> = document.part(Part::Body).collect();
    let mut last = blocks.into_iter().rev().take(BLOCKS_MAX);
    last.find_map(|block| short_line(document, dates, block, 10))
}

/// The first short line of a block with a date that can be the document's own.
fn short_line(
    document: &Document,
    dates: &[DateMention],
    block: &Block,
    n_words_max: usize,
) -> Option<Dated> {
    let is_cell = block.cell().is_some() && !table::is_title_cell(document, block);
    if is_cell {
        return None;
    }
    // A line of a list tells of something else on its day, unless it is that day alone.
    let is_listed = matches!(block.kind, BlockKind::ListItem(_));
    let mut start = block.span.start;
    for line in pieces(document.text_of(block)) {
        let span = Span::new(start, start + line.len());
        start = span.end;
        let is_short = line.split_whitespace().count() <= n_words_max;
        let found = dates_in(dates, span).iter().find_map(DateMention::dated);
        if let Some(dated) = found
            && (is_short && !is_listed || is_alone(document, span, dated.span))
            && !NOT_OWN.is_match(sentence_around(document, span, dated.span))
            && is_fine(dated)
        {
            return Some(dated);
        }
    }
    None
}

/// The pieces of a text between the ends of lines, dots, bars and double dashes.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.split_inclusive(['\n', '·', '|']);
    lines.flat_map(|line| line.split_inclusive(" -- "))
}

/// The sentence of a line in which a date stands: in "By Jo Bell, worker. 3 May 2023." it is alone.
fn sentence_around(document: &Document, line: Span, date: Span) -> &str {
    let before = document.at(Span::new(line.start, date.start));
    let after = document.at(Span::new(date.end, line.end));
    let from = before
        .rfind(". ")
        .map_or(line.start, |at| line.start + at + 2);
    let to = after.find(". ").map_or(line.end, |at| date.end + at);
    document.at(Span::new(from, to))
}

/// "Jo Bell, worker. 3 May 2023. Written after the visit.": whether the day is a sentence of its own.
fn is_alone(document: &Document, line: Span, date: Span) -> bool {
    let sentence = sentence_around(document, line, date);
    sentence.trim_matches(['.', ' ', '•', '-', '\n']) == document.at(date)
}

cue!(
    NOT_OWN,
    concat!(
        r"(?i)\b(?:printed|exported|generated|downloaded|born|birth|dob|d\.o\.b|next|review date",
        r"|due|by|act|regulations|aged|since|from|will|target|expires?|placed|moved|registered",
        r"|said|told|met|visit(?:ed)?|school|hearing|until|unborn",
        r"|(?:addendum|supplement|update) to|update of|replaces|supersedes",
        r"|for (?:the |her |his |their )?(?:\w+ ){0,3}(?:review|meeting|conference|panel) of)\b"
    )
);

/// "This chronology was updated on 3 May 2023", "Position as at 3 May 2023".
///
/// - `by_review`: whether a record is of the day on which it was reviewed; a chronology goes on
fn in_sentence(document: &Document, dates: &[DateMention], by_review: bool) -> Option<Dated> {
    cue!(
        SENTENCE,
        concat!(
            r"(?i)(?:\bthis (?:\w+ ){0,3}(?:chronology|assessment|plan|report|record)",
            r"\b[^.\n]{0,20}\b(?:was |has been )?(?:last )?",
            r"(?:updated|completed|written|prepared|compiled|finalised|agreed|reviewed)",
            r"|\b(?:as at|last updated|completed on|up to date (?:to|as at)",
            r"|(?:plan|assessment|report|record|chronology|form) (?:was )?",
            r"(?:made|agreed|completed|written|prepared|dated|finished|signed(?: off)?)",
            r"|signed by me|signed(?: and dated)? (?:on|this)))\b[^.\n\d]{0,40}$",
            r"|(?:^|[.;]\s+)\W*(?:assessment |report |plan )?",
            r"(?:prepared|completed|written|compiled|undertaken|assessed|drawn up|done) by\b",
            r"(?:[^.;\n\d]|\b\p{L}\.){2,70}$",
            r"|(?:^|[.;]\s+)\W*(?:last |most recently )?",
            r"(?:updated|completed|reviewed|finished|finali[sz]ed|dated|written|typed|compiled",
            r"|prepared|drawn up)(?: up)?(?: on)?\W*$",
            r"|\b(?:completed|wrote|finished|prepared|undertook|carried out|compiled) (?:this|the)",
            r" (?:\w+ ){0,3}(?:assessment|report)\b[^.;\n\d]{0,50}$",
            r"|\b(?:wrote|finished|completed|wrote up|signed|drew up) (?:this|it)",
            r"(?: (?:assessment|report|plan))?(?: on)?\W*$",
            r"|(?:^|[.;]\s+)\W*(?:it|this|the (?:assessment|report|paper|plan|addendum|update))",
            r"(?: \w+)? (?:was|has been|is) (?:last )?",
            r"(?:finished|completed|written|updated|prepared)(?: on)?\W*$",
            r"|^\W*(?:made|written|drawn up|prepared) (?:with|by|for)\b[^.;\n\d]{2,80}\b(?:and|,) ",
            r"(?:finished|completed|signed|agreed)(?: on)?\W*$"
        )
    );
    let mut body = dates.iter().rev().filter_map(|date| {
        let block = &document.blocks[document.block_at(date.span)?];
        let in_part = [Part::Body, Part::TextBox, Part::Footer, Part::Header].contains(&block.part);
        let speaks = in_part && block.cell().is_none();
        let before = document.at(Span::new(block.span.start, date.span.start));
        let is_own = speaks && SENTENCE.is_match_at(before, near_end_of(before));
        (is_own && (by_review || !is_of_review(document, date))).then(|| date.dated())?
    });
    body.find(|dated| is_fine(*dated))
}

/// Where the last part of a long text begins: what is said of a date stands right before it.
fn near_end_of(text: &str) -> usize {
    const BYTES_MAX: usize = 300;
    text.floor_char_boundary(text.len().saturating_sub(BYTES_MAX))
}

/// The day on which what was finished on a day was brought up to date later, told right behind that day:
/// "Completed 3 May 2023; updated after the birth on 6 June 2023".
fn updated_after(document: &Document, dates: &[DateMention], own: Dated) -> Dated {
    cue!(
        UPDATED_ON,
        concat!(
            r"(?i)^\W*(?:and )?(?:it was |was )?(?:last |most recently )?",
            r"(?:updated|revised|brought up to date|rewritten)(?: after [^.;\n\d]{1,40}?)?(?: on)?",
            r"\W*$"
        )
    );
    let next = dates.iter().find(|date| date.span.start >= own.span.end);
    let later = next.filter(|date| {
        let block_idx = document.block_at(own.span);
        let speaks = block_idx.is_some_and(|idx| {
            let block = &document.blocks[idx];
            matches!(block.part, Part::Body) && block.span.covers(date.span)
        });
        speaks && UPDATED_ON.is_match(document.at(Span::new(own.span.end, date.span.start)))
    });
    let is_later =
        |dated: &Dated| dated.certain && is_fine(*dated) && dated.interval.from > own.interval.to;
    let later = later.and_then(DateMention::dated).filter(is_later);
    later.unwrap_or(own)
}

#[cfg(test)]
mod tests;
