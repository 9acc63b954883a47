//! Reads a text or a document: which words are dates, what their place makes of them.
//!
//! In: a text, or a document's blocks. Out: settled mentions. A date alone in a cell takes its
//! role from the label to its left or from its column's header, a date alone on a line from the
//! short line above; else its sentence says. Order and years are settled over the whole document.

use super::DateMention;
use super::DateRole;
use super::clause;
use super::labels::{self, Drawn, Label};
use super::lists::{is_list, lend_years};
use super::numbering::Numbering;
use super::order;
use super::phrase::{Count, Phrase};
use super::point::What;
use super::role::{self, Beside, Given};
use super::scan::{self, Raw, Said};
use super::settle::{self, Known, Placed};
use crate::calendar::Day;
use crate::document::{Block, Document, Part, Span};

/// Reads a plain text.
pub(super) fn in_text(text: &str, reference: Option<Day>) -> Vec<DateMention> {
    let mut raws = scan::scan(text, false);
    let numbering = Numbering::of(text);
    raws.retain(|raw| !numbering.numbers(raw, raw.span));
    lend_years(text, &mut raws);
    let placed = all_placed(text, &raws, None, Drawn::of(text));
    let known = Known {
        reference,
        habits: order::of(raws.iter()),
        is_document: false,
        own_day: None,
    };
    settle::all(&placed, known)
}

/// Reads a document.
///
/// - `own_day`: the day on which it was written, where that is known beforehand
pub(super) fn in_document(document: &Document, own_day: Option<Day>) -> Vec<DateMention> {
    let given = labels::of(document);
    let numbering = Numbering::of(&document.text);
    let mut all = Vec::new();
    for (block_idx, block) in document.blocks.iter().enumerate() {
        let text = document.text_of(block);
        let label = given[block_idx].or_else(|| labels::line_above(document, block_idx));
        let mut raws = scan::scan(text, is_dated(block, label.as_ref()));
        raws.retain(|raw| !numbering.numbers(raw, raw.span.shifted(block.span.start)));
        lend_years(text, &mut raws);
        for mut found in all_placed(text, &raws, label.as_ref(), None) {
            shift(&mut found, block.span.start);
            all.push(found);
        }
    }
    as_entries(&mut all);
    let habits = order::of(all.iter().map(|placed| &placed.raw));
    let known = Known {
        reference: None,
        habits,
        is_document: true,
        own_day,
    };
    let mut mentions = settle::all(&all, known);
    mentions.sort_by_key(|mention| mention.span);
    mentions
}

fn is_dated(block: &Block, label: Option<&Label<'_>>) -> bool {
    let names_date = label.is_some_and(|label| {
        let lower = label.text.to_lowercase();
        lower.contains("date") || lower.contains("when") || label.is_for_dates()
    });
    names_date || block.part == Part::FileName
}

fn shift(placed: &mut Placed, offset: usize) {
    placed.raw.span = placed.raw.span.shifted(offset);
    placed.anchor = placed.anchor.map(|span| span.shifted(offset));
    placed.line += offset;
    placed.sentence += offset;
    if let Some(span) = &mut placed.role_from
        && !placed.role_is_outside
    {
        *span = span.shifted(offset);
    }
}

fn all_placed(
    text: &str,
    raws: &[Raw],
    label: Option<&Label<'_>>,
    mut drawn: Option<Drawn<'_>>,
) -> Vec<Placed> {
    let mut all: Vec<Placed> = Vec::with_capacity(raws.len());
    let mut lines = Lines {
        text,
        start: 0,
        seen: 0,
    };
    for (idx, raw) in raws.iter().enumerate() {
        let line = lines.start_of(raw.span.start);
        let cell = drawn.as_mut().and_then(|drawn| drawn.at(raw.span));
        let column = cell
            .as_ref()
            .and_then(|(cell, header)| labels::of_column(text, raw.span, cell, *header));
        if let Some(given) = column.filter(|_| !raw.statute) {
            all.push(Placed {
                stands_alone: stands_alone(text, line, raw.span),
                ..placed_as(text, line, raw, given)
            });
            continue;
        }
        let mut found = placed(text, line, raws, idx, label);
        let next = all.last().and_then(|before| next_of(text, before, &found));
        if let Some(role) = next {
            found.role = role;
        } else if let Some(before) = all.last().filter(|before| is_shared(text, before, &found)) {
            found.role = before.role;
            found.role_from = before.role_from;
            found.role_is_outside = before.role_is_outside;
        }
        let by_row = cell.and_then(|(cell, header)| labels::by_row(text, &found, &cell, header));
        if let Some(given) = by_row.filter(|_| !raw.statute) {
            (found.role, found.role_from) = given;
        }
        all.push(found);
    }
    all.retain(|found| is_vouched(text, found, label));
    share_back(text, &mut all);
    as_entries(&mut all);
    all
}

/// Tells whether a mention stands by itself, or its label or column give what it needs.
fn is_vouched(text: &str, found: &Placed, label: Option<&Label<'_>>) -> bool {
    if !matches!(found.raw.said, Said::Point(point) if point.is_by_role) {
        return true;
    }
    let Some(from) = found.role_from else {
        return false;
    };
    let inside = text.get(from.start..from.end);
    let words = if found.role_is_outside {
        label.map(|label| label.text)
    } else {
        inside
    };
    let mut words = words.into_iter().flat_map(str::split_whitespace);
    settle::is_of_document(found.role) || words.any(|word| word.eq_ignore_ascii_case("date"))
}

/// Days that head line after line are entries: what is noted there happened, whatever its name.
fn as_entries(all: &mut [Placed]) {
    let opens = |found: &Placed| {
        let names_what = matches!(
            found.role,
            DateRole::Meeting | DateRole::Placement | DateRole::Referral | DateRole::Event
        );
        let cue_follows = found
            .role_from
            .is_none_or(|at| at.start >= found.raw.span.end);
        found.opens && names_what && cue_follows && !found.role_is_outside
    };
    if all.iter().filter(|found| opens(found)).count() > 1 {
        for found in all.iter_mut().filter(|found| opens(found)) {
            found.role = DateRole::Event;
        }
    }
}

/// The days of a list have the role of the one that closes it: "16th, 19th and 23rd May - calls".
fn share_back(text: &str, all: &mut [Placed]) {
    for idx in (1..all.len()).rev() {
        let (before, rest) = all.split_at_mut(idx);
        let (before, after) = (&mut before[idx - 1], &rest[0]);
        let is_open = before.role == DateRole::Other && before.role_from.is_none();
        if is_open && before.role != after.role && are_listed(text, before, after) {
            before.role = after.role;
            before.role_from = after.role_from;
            before.role_is_outside = after.role_is_outside;
        }
    }
}

/// Tells whether two dates of one kind stand in one list.
fn are_listed(text: &str, before: &Placed, after: &Placed) -> bool {
    let between = text.get(before.raw.span.end..after.raw.span.start);
    let joined = between.is_some_and(|words| !words.contains(['\n', '\t']) && is_list(words));
    joined && scan::names(&before.raw.said) == scan::names(&after.raw.said)
}

/// Between two dates that share what is said of them stand at most this many bytes.
const N_BYTES_SHARED_MAX: usize = 24;

/// Tells whether a date without a cue of its own goes on from the one before: "born on 3.4.85 and
/// his sister on 2.6.87".
fn is_shared(text: &str, before: &Placed, found: &Placed) -> bool {
    let own = found.role_from.is_some() || !matches!(found.role, DateRole::Event | DateRole::Other);
    if own || before.role_from.is_none() {
        return false;
    }
    let between = text.get(before.raw.span.end..found.raw.span.start);
    let between = between.filter(|words| words.len() <= N_BYTES_SHARED_MAX);
    let goes_on = between.is_some_and(|words| {
        let words = words.trim_start_matches([')', ' ']);
        let joined = ["and ", "& ", ", "]
            .iter()
            .any(|joint| words.starts_with(joint));
        joined && !words.contains(['\n', ';', '|', '\t'])
    });
    let alike = scan::names(&before.raw.said) == scan::names(&found.raw.said);
    goes_on && alike
}

/// Words between two dates of one sentence are at most so long, in bytes.
const N_BYTES_SENTENCE_MAX: usize = 60;

/// Tells whether the words between two dates only say which one comes: "(previous: ", "; next: ".
fn is_other_of(between: &str) -> bool {
    let bare = between.trim_matches([' ', '(', ';', ',', ':', '-']);
    ["next", "previous", "last", "next one"]
        .iter()
        .any(|word| bare.eq_ignore_ascii_case(word))
}

/// "The last review was on 3 May 2018 and the next is set for 2 November": the next of the same.
fn next_of(text: &str, before: &Placed, found: &Placed) -> Option<DateRole> {
    let next = match before.role {
        DateRole::Meeting => DateRole::Meeting,
        DateRole::LastReviewed => DateRole::ReviewDue,
        _ => return None,
    };
    let open = matches!(
        found.role,
        DateRole::Other | DateRole::Event | DateRole::Target
    );
    let between = text.get(before.raw.span.end..found.raw.span.start)?;
    let one_sentence =
        between.len() <= N_BYTES_SENTENCE_MAX && !between.contains(['\n', ';', '|', '\t']);
    let mut words = between.split(|c: char| !c.is_alphabetic());
    let goes_on = one_sentence && words.any(|word| word.eq_ignore_ascii_case("next"));
    (open && (goes_on || is_other_of(between))).then_some(next)
}

fn placed(text: &str, line: usize, raws: &[Raw], idx: usize, label: Option<&Label<'_>>) -> Placed {
    let raw = &raws[idx];
    let stands_alone = stands_alone(text, line, raw.span);
    let (mut given, mut outside) = if stands_alone {
        (role::alone(text, raw.span, line), false)
    } else {
        (
            role::in_text(text, raw.span, &beside(text, line, raws, idx)),
            false,
        )
    };
    if let Some(found) = label.and_then(|label| labels::by_label(text, raw.span, label, given)) {
        given = found;
        outside = true;
    }
    if given.0 == DateRole::Other && is_gone(&raw.said) {
        given.0 = DateRole::Event;
    }
    if given.1.is_none() && is_to_do(text, line, raw.span) {
        given.0 = DateRole::Target;
    }
    if raw.statute {
        (given, outside) = ((DateRole::Statute, None), false);
    }
    Placed {
        role_is_outside: outside,
        stands_alone,
        ..placed_as(text, line, raw, given)
    }
}

fn beside(text: &str, line: usize, raws: &[Raw], idx: usize) -> Beside {
    Beside {
        line,
        left: list_start(text, raws, idx),
        right: next_date(raws, idx).unwrap_or(text.len()),
        names: scan::names(&raws[idx].said),
    }
}

/// Walks through a text's lines, for places that come in order.
struct Lines<'t> {
    text: &'t str,
    start: usize,
    /// How far the text has been looked at.
    seen: usize,
}

impl Lines<'_> {
    /// Where the line of a place begins.
    fn start_of(&mut self, at: usize) -> usize {
        let passed = &self.text.as_bytes()[self.seen..at];
        if let Some(last) = memchr::memrchr(b'\n', passed) {
            self.start = self.seen + last + 1;
        }
        self.seen = at;
        self.start
    }
}

fn placed_as(text: &str, line: usize, raw: &Raw, given: Given) -> Placed {
    let sentence = clause::sentence_start(text, raw.span.start);
    Placed {
        raw: *raw,
        role: given.0,
        role_from: given.1,
        role_is_outside: false,
        heads: heads(text, line, raw.span),
        opens: raw.span.start == line,
        stands_alone: false,
        anchor: anchor(text, raw),
        line,
        sentence,
        is_since: is_since(&text[..raw.span.start]),
        in_passing: clause::is_parenthesis(text, sentence, raw.span),
    }
}

fn is_since(before: &str) -> bool {
    const SINCE: &str = "since";
    let before = before.trim_end();
    let last = before.get(before.len().saturating_sub(SINCE.len())..);
    last.is_some_and(|last| last.eq_ignore_ascii_case(SINCE))
}

/// The heading of a list is looked for in so many bytes before it.
const N_BYTES_LIST_MAX: usize = 400;

/// Tells whether a date stands in a list under the heading "Actions", and is what each is due by.
fn is_to_do(text: &str, line: usize, span: Span) -> bool {
    let is_item = |line: &str| line.trim_start().starts_with(['-', '*', '\u{2022}']);
    let from = clause::floor(text, span.start.saturating_sub(N_BYTES_LIST_MAX));
    if from > line || !is_item(&text[line..span.start]) {
        return false;
    }
    let mut lines = text[from..line].rsplit('\n').skip(1);
    let heading = lines.find(|line| !is_item(line) && !line.trim().is_empty());
    let plain = heading.map(|line| line.trim().trim_end_matches(':').to_ascii_lowercase());
    let names = [
        "actions",
        "action plan",
        "actions agreed",
        "agreed actions",
        "tasks",
        "to do",
    ];
    plain.is_some_and(|plain| names.contains(&plain.as_str()))
}

/// Tells whether a mention counts back from the day of writing: "yesterday", "last week".
fn is_gone(said: &Said) -> bool {
    let Said::Point(point) = said else {
        return false;
    };
    match point.what {
        What::Today(shift) => shift <= 0,
        What::Unit { shift, .. } => shift < 0,
        _ => false,
    }
}

/// How many mentions back a list of dates is followed.
const N_LIST_MAX: usize = 8;

/// Where the words that speak for a date may begin: after the date before it, unless the two
/// stand in a list ("3, 4 and 5 May") and share them.
fn list_start(text: &str, raws: &[Raw], idx: usize) -> usize {
    let mut start = raws[idx].span.start;
    for raw in raws[..idx].iter().rev().take(N_LIST_MAX) {
        if raw.statute || matches!(raw.said, Said::Phrase(_)) {
            continue;
        }
        if !is_list(text.get(raw.span.end..start).unwrap_or("-----")) {
            return raw.span.end;
        }
        start = raw.span.start;
    }
    let earlier = idx.checked_sub(N_LIST_MAX + 1);
    earlier.map_or(0, |earlier| raws[earlier].span.end)
}

fn next_date(raws: &[Raw], idx: usize) -> Option<usize> {
    let after = raws[idx + 1..].iter().take(N_LIST_MAX);
    let mut dates = after.filter(|raw| !raw.statute && !matches!(raw.said, Said::Phrase(_)));
    dates.next().map(|raw| raw.span.start)
}

/// A date this many bytes into its line no longer heads it.
const N_HEAD_BYTES_MAX: usize = 24;

/// Tells whether a date heads its line, so that what is told there was written that day.
fn heads(text: &str, line: usize, span: Span) -> bool {
    if span.start == line || span.start - line > N_HEAD_BYTES_MAX {
        return span.start == line;
    }
    let before = text[line..span.start].trim();
    before.len() <= 4 || before.len() <= 20 && before.ends_with(':')
}

/// Tells whether nothing else is written on a date's line. Looks no further than the nearest word,
/// so that many dates on one long line cost no more than as many lines.
fn stands_alone(text: &str, line: usize, span: Span) -> bool {
    let is_bare = |mark: char| !mark.is_alphanumeric();
    let mut after = text[span.end..].chars().take_while(|mark| *mark != '\n');
    text[line..span.start].chars().rev().all(is_bare) && after.all(is_bare)
}

/// The words after an offset that name what it is counted from are shorter than this, in bytes.
const N_ANCHOR_BYTES_MAX: usize = 60;

/// The words that an offset is counted from: "of the meeting".
fn anchor(text: &str, raw: &Raw) -> Option<Span> {
    let Said::Phrase(Phrase::Offset { count, .. }) = raw.said else {
        return None;
    };
    if !matches!(count, Count::Unsaid | Count::Within) {
        return None;
    }
    let after = text.get(raw.span.end..)?;
    let after = &after[..clause::floor(after, N_ANCHOR_BYTES_MAX)];
    let bare = after.trim_start();
    let lead = ["of ", "from ", "after ", "following ", "before ", "since "]
        .into_iter()
        .find(|lead| bare.starts_with(lead))?;
    let start = raw.span.end + (after.len() - bare.len()) + lead.len();
    let words = &bare[lead.len()..];
    let end = words.find(['.', ',', ';', '\n', ')', ':', '|']);
    let words = words[..end.unwrap_or(words.len())].trim_end();
    (!words.is_empty()).then(|| Span::new(start, start + words.len()))
}
