//! What was read where a thing is missing, so that a reader sees where it was looked for.
//!
//! In: documents in which something was not found. Out: short quotes, as [`Role::Instead`]: the
//! parts of a document and its last words, or the places of a document or a case file that come
//! nearest to what was looked for.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::calendar::Interval;
use crate::casefile::Record;
use crate::document::{Block, Document, Part, Span};
use crate::facts::label;
use crate::facts::passages::sentences_of;
use crate::facts::table;
use crate::facts::{Grain, dates_in};
use crate::finding::{Evidence, Role};

use super::view::{View, clipped, quote, quote_moment, quote_title};
use super::words::Pattern;

/// How many parts of a document are quoted.
const PARTS_MAX: usize = 10;
/// A document with fewer headings shows its columns and labels beside them.
const HEADINGS_MIN: usize = 3;
/// How many columns make a table more than labels with their values.
const COLUMNS_MIN: usize = 3;
/// How many tables show their header.
const TABLES_MAX: usize = 2;
/// How many places that come near are quoted.
const NEAR_MAX: usize = 2;
/// How many of them in a case file.
const NEAR_IN_FILE_MAX: usize = 4;
/// How many documents are named.
const DOCUMENTS_MAX: usize = 8;
/// Shorter words before a colon are no label.
const LABEL_BYTES_MIN: usize = 4;

/// Quotes the parts of a document, in text order: its headings, the header rows of its tables, its
/// labels where it has little else, and its last words.
///
/// - `within`: the section that is looked at
pub(crate) fn parts(record: &Record, within: Option<Span>) -> Vec<Evidence> {
    let document = &record.document;
    let within = within.unwrap_or(Span::new(0, document.text.len()));
    let title = title_of(record);
    let is_title = |span: Span| title.is_some_and(|title| title.covers(span) || span.covers(title));
    let mut spans = headings(document, within, &is_title);
    let n_headings = spans.len();
    spans.extend(columns(document, within));
    if n_headings < HEADINGS_MIN {
        spans.extend(labels(record, within));
    }
    let mut spans = outermost(spans);
    spans.retain(|span| !is_title(*span));
    let ends = ends(record, within, spans.is_empty());
    let named = both_ends(spans, PARTS_MAX).into_iter();
    let named = named.map(|span| Evidence::quote(document, clipped(document, span), Role::Instead));
    once(named.chain(ends))
}

/// Quotes the last words of a document, beside which it is signed.
pub(crate) fn last_words(record: &Record) -> Vec<Evidence> {
    ends(record, Span::new(0, record.document.text.len()), false)
}

/// Quotes where a document comes near to a field of its control that it does not give; where it
/// nowhere does, how it begins and ends.
pub(crate) fn of_field(record: &Record, pattern: Option<&Pattern>) -> Vec<Evidence> {
    let is_near = |words: &str| pattern.is_some_and(|near| near.0.is_match(words));
    let title = title_of(record);
    let is_title = |quote: &Evidence| title.is_some_and(|title| title.covers(quote.span()));
    let found = near(record, &is_near).into_iter();
    let found: Vec<Evidence> = found.filter(|quote| !is_title(quote)).collect();
    if found.is_empty() {
        let whole = Span::new(0, record.document.text.len());
        return once(ends(record, whole, true));
    }
    found
}

/// Quotes the places of a case file that come near to what was looked for; where there are none,
/// the titles of what was read.
pub(crate) fn near_in_file(view: &View<'_>, pattern: Option<&Pattern>) -> Vec<Evidence> {
    let is_near = |words: &str| pattern.is_some_and(|near| near.0.is_match(words));
    let found = by_turns(view.case.records.iter(), &is_near);
    if found.is_empty() {
        return titles(&view.case.records);
    }
    found
}

/// Quotes the places that come near to what was looked for after a day; where there are none, the
/// newest thing that happened since: the case went on.
pub(crate) fn near_after(
    view: &View<'_>,
    on: Interval,
    is_near: &dyn Fn(&str) -> bool,
) -> Vec<Evidence> {
    let is_later = |record: &&Record| {
        let dated = record.facts.dated;
        dated.is_none_or(|dated| dated.interval.to > on.to)
    };
    let found = by_turns(view.case.records.iter().filter(is_later), is_near);
    if found.is_empty() {
        return newest_after(view, on);
    }
    found
}

/// Quotes the newest thing that happened after a day, or where nothing is told of, the newest record.
pub(crate) fn newest_after(view: &View<'_>, on: Interval) -> Vec<Evidence> {
    let is_later = |day: &Interval| day.from > on.to && day.from <= view.settings.as_at;
    let moments = view.case.moments.iter();
    let mut later = moments.filter(|moment| moment.on.as_ref().is_some_and(is_later));
    if let Some(newest) = later.rfind(|moment| view.happened(moment)) {
        return quote_moment(view.case, newest, Role::Instead);
    }
    let records = view.case.records.iter();
    let dated = records.filter_map(|record| Some((record, record.facts.dated?)));
    let later = dated.filter(|(_, dated)| is_later(&dated.interval));
    let newest = later.max_by_key(|(_, dated)| dated.interval.from);
    newest
        .map(|(record, dated)| quote(&record.document, dated.span, Role::Instead))
        .into_iter()
        .collect()
}

/// Quotes the rows and sentences of a case file that say some words beside a day that fits, each with
/// its day.
pub(crate) fn told_on(
    view: &View<'_>,
    fits: &dyn Fn(Interval) -> bool,
    says: &dyn Fn(&str) -> bool,
) -> Vec<(Interval, Evidence)> {
    let mut found = Vec::new();
    for Record { document, facts } in &view.case.records {
        for span in rows_and_sentences(document) {
            let days = dates_in(&facts.dates, span).iter();
            // A day without its year tells of one as well.
            let mut days =
                days.filter(|date| date.dated().is_some_and(|on| on.grain == Grain::Day));
            let day = days.find_map(|date| date.interval().filter(|on| fits(*on)));
            if let Some(on) = day.filter(|_| says(document.at(span))) {
                found.push((on, quote(document, span, Role::Support)));
            }
        }
    }
    found
}

/// The short rows of a document's tables and its short lines, and the sentences of all else.
fn rows_and_sentences(document: &Document) -> Vec<Span> {
    const WORDS_MAX: usize = 50;
    let read = document.blocks.iter().filter(|block| is_read(block));
    let read: Vec<&Block> = read.collect();
    let is_one = |a: &&Block, b: &&Block| a.cell().is_some() && a.table_row() == b.table_row();
    let said = |line: Span| {
        let is_short = document.at(line).split_whitespace().count() <= WORDS_MAX;
        if is_short {
            vec![line]
        } else {
            sentences_of(document, line)
        }
    };
    let spans = |chunk: &[&Block]| {
        let whole = chunk[0].span.joined(chunk[chunk.len() - 1].span);
        let is_short = document.at(whole).split_whitespace().count() <= WORDS_MAX;
        if chunk[0].cell().is_some() && is_short {
            return vec![whole];
        }
        let lines = chunk.iter().flat_map(|block| document.lines_in(block.span));
        lines.flat_map(said).collect()
    };
    read.chunk_by(is_one).flat_map(spans).collect()
}

/// Leaves out what another quote holds already.
pub(crate) fn once(quotes: impl IntoIterator<Item = Evidence>) -> Vec<Evidence> {
    let mut found: Vec<Evidence> = Vec::new();
    let holds = |known: &Evidence, quote: &Evidence| {
        known.document() == quote.document() && known.span().covers(quote.span())
    };
    for quote in quotes {
        if !found.iter().any(|known| holds(known, &quote)) {
            found.push(quote);
        }
    }
    found
}

/// The near places of as many documents as can be, in their order.
fn by_turns<'a>(
    records: impl Iterator<Item = &'a Record>,
    is_near: &dyn Fn(&str) -> bool,
) -> Vec<Evidence> {
    let told: Vec<Vec<Evidence>> = records.map(|record| near(record, is_near)).collect();
    let places =
        (0..NEAR_MAX).flat_map(|nth| told.iter().filter_map(move |of_one| of_one.get(nth)));
    let mut found: Vec<Evidence> = places.take(NEAR_IN_FILE_MAX).cloned().collect();
    found.sort_by(|one, other| one.document().cmp(other.document()));
    found
}

/// The first sentence or line of a document that holds some words.
pub(crate) fn first_of(record: &Record, words: &Pattern) -> Option<Evidence> {
    let found = near(record, &|said| words.0.is_match(said))
        .into_iter()
        .next();
    found.map(|quote| quote.in_role(Role::Subject))
}

/// The sentences and lines of a document that come near.
fn near(record: &Record, is_near: &dyn Fn(&str) -> bool) -> Vec<Evidence> {
    let document = &record.document;
    let blocks = document.blocks.iter().filter(|block| is_read(block));
    let said = blocks.flat_map(|block| sentences_of(document, block.span));
    let near = said.filter(|span| is_near(document.at(*span)));
    once(
        near.map(|span| quote(document, span, Role::Instead))
            .take(NEAR_MAX),
    )
}

fn titles(records: &[Record]) -> Vec<Evidence> {
    let titles = records
        .iter()
        .filter_map(|record| quote_title(&record.document, &record.facts));
    let titles = titles.map(|title| title.in_role(Role::Instead));
    titles.take(DOCUMENTS_MAX).collect()
}

/// The headings of the highest ranks, as many ranks as do not make too many of them.
fn headings(document: &Document, within: Span, is_title: &dyn Fn(Span) -> bool) -> Vec<Span> {
    let of_rank = |rank_max: u8| -> Vec<Span> {
        let blocks = document
            .blocks
            .iter()
            .filter(|block| is_inside(block, within));
        blocks
            .filter(|block| block.heading().is_some_and(|rank| rank <= rank_max))
            .filter(|block| !is_title(block.span))
            .map(|block| block.span)
            .collect()
    };
    let ranks = (1..=6).map(of_rank).filter(|spans| !spans.is_empty());
    let mut ranks = ranks.collect::<Vec<_>>();
    let few = ranks.iter().rposition(|spans| spans.len() <= PARTS_MAX);
    match few {
        Some(idx) => ranks.swap_remove(idx),
        None => ranks.into_iter().next().unwrap_or_default(),
    }
}

/// The header rows of the tables with several columns.
fn columns(document: &Document, within: Span) -> Vec<Span> {
    let tables = table::of(document);
    let wide = tables
        .iter()
        .filter(|table| table.n_columns >= COLUMNS_MIN && table.part == Part::Body);
    let heads = wide.filter_map(|table| table.header());
    let heads = heads
        .map(|row| row.span)
        .filter(|span| within.covers(*span));
    heads.take(TABLES_MAX).collect()
}

/// The labels of a form, each once; those in entries and actions are about these alone.
fn labels(record: &Record, within: Span) -> Vec<Span> {
    let Record { document, facts } = record;
    let entries = facts.entries().map(|entry| entry.span);
    let actions = facts.actions.iter().map(|action| action.span);
    let items = outermost(entries.chain(actions).collect());
    let is_own = |span: Span| {
        let is_of_item = covers(&items, span);
        within.covers(span) && is_in_body(document, span) && !is_of_item
    };
    let mut known = BTreeSet::new();
    let pairs = label::labelled(document, &table::of(document)).into_iter();
    pairs
        .filter(|pair| is_own(pair.label.span) && pair.label.text.len() >= LABEL_BYTES_MIN)
        .filter(|pair| known.insert(pair.name()))
        .map(|pair| pair.label.span)
        .collect()
}

/// The last sentence, line or row; where nothing else shows what was read, also the first.
fn ends(record: &Record, within: Span, with_first: bool) -> Vec<Evidence> {
    let document = &record.document;
    let title = title_of(record);
    let tells = |block: &&Block| {
        let is_title = title.is_some_and(|title| title.covers(block.span));
        is_inside(block, within) && !is_title && tells(document.text_of(block))
    };
    let mut blocks = document.blocks.iter().filter(tells);
    let last = blocks.next_back().map(|block| block.span);
    let last = last.and_then(|span| sentences_of(document, span).pop());
    let first = blocks.next().filter(|_| with_first).map(|block| block.span);
    let first = first.and_then(|span| sentences_of(document, span).into_iter().next());
    let ends = first.into_iter().chain(last);
    ends.map(|span| quote(document, span, Role::Instead))
        .collect()
}

fn title_of(record: &Record) -> Option<Span> {
    record.facts.title.as_ref().map(|title| title.span)
}

/// Whether a text is more than a word or the number of a page.
fn tells(text: &str) -> bool {
    let is_word = |word: &&str| word.chars().any(char::is_alphabetic);
    text.split_whitespace().filter(is_word).count() > 1
}

/// Puts spans in text order, without those that stand in another.
pub(crate) fn outermost(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable_by_key(|span| (span.start, Reverse(span.end)));
    let mut furthest = None;
    spans.retain(|span| {
        let is_new = furthest.is_none_or(|furthest| span.end > furthest);
        furthest = furthest.max(Some(span.end));
        is_new
    });
    spans
}

/// Whether one of some [`outermost`] spans covers another span.
pub(crate) fn covers(outermost: &[Span], span: Span) -> bool {
    let n_before = outermost.partition_point(|other| other.start <= span.start);
    let nearest = outermost[..n_before].last();
    nearest.is_some_and(|nearest| nearest.covers(span))
}

/// The first and the last of a list that is too long.
fn both_ends(mut spans: Vec<Span>, n_max: usize) -> Vec<Span> {
    if spans.len() > n_max {
        let n_last = n_max / 2;
        spans.drain(n_max - n_last..spans.len() - n_last);
    }
    spans
}

fn is_inside(block: &Block, within: Span) -> bool {
    block.part == Part::Body && block.is_said() && within.covers(block.span)
}

fn is_read(block: &Block) -> bool {
    matches!(
        block.part,
        Part::Body | Part::TextBox | Part::Header | Part::Footer
    ) && block.is_said()
}

fn is_in_body(document: &Document, span: Span) -> bool {
    document
        .block_at(span)
        .is_some_and(|idx| document.blocks[idx].part == Part::Body)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts;
    use crate::facts::sketch;
    use crate::rules::words::Pattern;

    fn record(lines: &str) -> Record {
        let document = sketch::document(lines);
        let facts = facts::of(&document);
        Record { document, facts }
    }

    #[track_caller]
    fn check(quotes: &[Evidence], expected: &[&str]) {
        let words: Vec<&str> = quotes.iter().map(Evidence::words).collect();
        assert_eq!(words, expected);
    }

    #[test]
    fn parts_are_headings_and_columns_and_the_last_words() {
        let record = record(
            "# Plan for Isla\n## What we want\nIsla sleeps well.\n## What we do\n|! Need | Action | Who | By |\n| Sleep | Story at eight | Mum | 3 May 2026 |\n## Who has a copy\nIsla keeps one. Gran has the other.",
        );
        check(
            &parts(&record, None),
            &[
                "What we want",
                "What we do",
                "Need\tAction\tWho\tBy",
                "Who has a copy",
                "Isla keeps one. Gran has the other.",
            ],
        );
    }

    #[test]
    fn labels_stand_for_headings_where_there_are_none() {
        let record = record(
            "Minute of the review of Isla\nPresent: Mum, Jo Bell\nDecisions: go on as before\nNobody spoke of school.",
        );
        check(
            &parts(&record, None),
            &["Present", "Decisions", "Nobody spoke of school."],
        );
    }

    #[test]
    fn of_too_many_parts_the_first_and_the_last_stand_there() {
        let lines: Vec<String> = (1..=30)
            .map(|n| format!("## Part no {n}\nText of {n}."))
            .collect();
        let quotes = parts(&record(&format!("# Plan\n{}", lines.join("\n"))), None);
        assert_eq!(quotes.len(), PARTS_MAX + 1);
        assert_eq!(quotes[0].words(), "Part no 1");
        assert_eq!(quotes[PARTS_MAX - 1].words(), "Part no 30");
    }

    #[test]
    fn of_spans_within_each_other_the_widest_stay() {
        let span = Span::new;
        let spans = vec![span(4, 6), span(0, 3), span(0, 8), span(7, 9), span(0, 8)];
        let outermost = outermost(spans);
        assert_eq!(outermost, [span(0, 8), span(7, 9)]);
        assert!(covers(&outermost, span(7, 9)) && !covers(&outermost, span(8, 10)));
        assert!(covers(&outermost, span(5, 6)));
    }

    #[test]
    fn only_the_section_that_was_looked_at_is_shown() {
        let record = record("# Assessment\n## Chronology\nBorn in May.\n## Health\nShe is well.");
        let health = record.document.blocks[3].span;
        let to_end = Span::new(health.start, record.document.text.len());
        check(&parts(&record, Some(to_end)), &["Health", "She is well."]);
    }

    #[test]
    fn a_missing_field_is_shown_by_what_comes_near_and_by_no_other_field() {
        let near = Pattern(regex::Regex::new("(?i)equality").expect("the pattern is fixed"));
        let record = record(
            "# Lone working policy\nVersion: 2\nReview due: May 2028\n## Duties\nThe Equality Act 2010 applies.",
        );
        check(
            &of_field(&record, Some(&near)),
            &["The Equality Act 2010 applies."],
        );
    }
}
