//! What a check sees of a case file, and what it says.
//!
//! In: a case file and the settings of the run. Out: [`Seen`]: an outcome with its evidence and
//! the words for the rule's sentence. Here also: which documents were not read, and how wide a
//! quote is cut.

use crate::calendar::{Day, Interval};
use crate::casefile::{CaseFile, Moment, Place, Record, What};
use crate::document::{Document, Part, Reading, Span};
use crate::facts::passages::sentences_of;
use crate::facts::{Facts, Kind, MeetingState, meetings};
use crate::finding::{Evidence, Outcome, Role, Standard};

use super::Settings;
use super::definition::Subject;
use super::words::Event;

/// The longest quote that is widened to its row or paragraph, in bytes.
const QUOTE_BYTES_MAX: usize = 300;

/// What a check sees.
#[derive(Debug, Clone, Copy)]
pub(crate) struct View<'a> {
    pub(crate) case: &'a CaseFile,
    pub(crate) settings: &'a Settings,
    pub(crate) subject: Subject,
}

impl<'a> View<'a> {
    /// The documents of some kinds, in path order. A strategic plan is a policy document too, where
    /// it belongs to no case.
    pub(crate) fn of_kinds(&self, kinds: &'a [Kind]) -> impl Iterator<Item = &'a Record> {
        self.case.records.iter().filter(|record| {
            let is_policy = record.facts.kind.value == Kind::StrategicPlan
                && self.case.id.is_none()
                && kinds.contains(&Kind::Policy);
            kinds.iter().any(|kind| record.facts.is_of(*kind)) || is_policy
        })
    }

    /// The documents that have something of some kinds as a part, in path order.
    pub(crate) fn in_part(&self, kinds: &'a [Kind]) -> impl Iterator<Item = &'a Record> {
        self.case.records.iter().filter(|record| {
            let mut kinds = kinds.iter();
            kinds.any(|kind| record.facts.parts_of(*kind).next().is_some())
        })
    }

    /// The documents of a kind; where there are none, those that have one as a part.
    pub(crate) fn of_kind_or_in_part(&self, kind: &'a Kind) -> Vec<&'a Record> {
        let kinds = std::slice::from_ref(kind);
        let whole: Vec<&Record> = self.of_kinds(kinds).collect();
        if whole.is_empty() {
            return self.in_part(kinds).collect();
        }
        whole
    }

    /// The documents that were not read, or not wholly.
    pub(crate) fn unread(&self) -> Vec<&'a Document> {
        self.case.unread().collect()
    }

    /// Tells whether every document of the case was read whole.
    pub(crate) fn is_whole(&self) -> bool {
        self.case.unread().next().is_none()
    }

    /// Where what was read would tell of some events, what is to be added of the rest: nothing, or
    /// that there is an unread rest. None where the unread rest may be what tells of them.
    ///
    /// A file that says how the child stands would say so of another standing too; a document that
    /// was not read stands against that only where nothing else tells of the child, or where its
    /// name is that of one of the events.
    pub(crate) fn told_all_of<'e>(
        &self,
        events: impl IntoIterator<Item = &'e Event>,
    ) -> Option<String> {
        if self.is_whole() {
            return Some(String::new());
        }
        let events: Vec<&Event> = events.into_iter().collect();
        let is_named = |document: &Document| {
            let mut named = meetings::named_in(file_name(document));
            named.any(|kind| events.iter().any(|event| event.0 == What::Meeting(kind)))
        };
        let unread = self.unread();
        let is_told = self.case.tells_standing() && !unread.iter().any(|one| is_named(one));
        is_told.then(|| format!("; {}", documents_unread(unread.len())))
    }

    /// The day for which the audit is made, as a stretch.
    pub(crate) fn as_at(&self) -> Interval {
        Interval::day(self.settings.as_at)
    }

    /// Says what is to be read before the question can be settled.
    pub(crate) fn settle_by_reading(&self, look_for: &str) -> String {
        let paths: Vec<&str> = self
            .unread()
            .iter()
            .map(|document| document.path.as_str())
            .collect();
        let list = match paths.as_slice() {
            [] => "the documents".to_owned(),
            [one] => format!("{one}, which could not be read in full,"),
            [first, others @ ..] => format!(
                "{first} and {} more, which could not be read in full,",
                count(others.len(), "document")
            ),
        };
        format!("read {list} and look for {look_for}")
    }

    /// A finding for a case in which there is nothing to look at: not applicable where all was
    /// read, cannot tell where what was not read could hold it.
    pub(crate) fn nothing_to_judge(&self, thing: &str) -> Vec<Seen> {
        if self.case.id.is_none() {
            return Vec::new();
        }
        if self.is_whole() {
            return vec![
                Seen::new(Outcome::NotApplicable).why(format!("the file holds no {thing}")),
            ];
        }
        vec![self.unread_seen(
            format!(
                "no {thing} was found, and {}",
                documents_unread(self.unread().len())
            ),
            &with_article(thing),
        )]
    }

    /// What was seen, or that there was nothing to look at.
    pub(crate) fn or_nothing(&self, seen: Vec<Seen>, thing: &str) -> Vec<Seen> {
        if seen.is_empty() {
            self.nothing_to_judge(thing)
        } else {
            seen
        }
    }

    /// What is said of each document that holds a chronology with entries.
    ///
    /// - `judge`: gets a document's place in the case file, and the document
    pub(crate) fn each_chronology(&self, judge: impl Fn(usize, &Record) -> Seen) -> Vec<Seen> {
        let records = self.case.records.iter().enumerate();
        let seen = records
            .filter(|(_, record)| record.facts.entries().next().is_some())
            .map(|(idx, record)| judge(idx, record).of(&record.document))
            .collect();
        self.or_nothing(seen, "chronology")
    }

    /// A `cannot-tell` for what unread documents could hold.
    pub(crate) fn unread_seen(&self, why: String, look_for: &str) -> Seen {
        Seen::new(Outcome::CannotTell)
            .why(why)
            .settle(self.settle_by_reading(look_for))
    }

    /// The meetings that were held and the events that happened by the as-at date.
    pub(crate) fn happened(&self, moment: &Moment) -> bool {
        let held = matches!(moment.state, None | Some(MeetingState::Held));
        held && moment.on.is_none_or(|on| on.from <= self.settings.as_at)
    }
}

/// The last part of a document's path, without its ending.
fn file_name(document: &Document) -> &str {
    let name = document.path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Writes `1 document was not read in full`.
pub(crate) fn documents_unread(n: usize) -> String {
    match n {
        1 => "1 document was not read in full".to_owned(),
        n => format!("{n} documents were not read in full"),
    }
}

/// Writes a number with its noun.
pub(crate) fn count(n: usize, noun: &str) -> String {
    let plural = match noun.strip_suffix('y') {
        Some(stem) if n != 1 => format!("{stem}ies"),
        _ if n != 1 => format!("{noun}s"),
        _ => noun.to_owned(),
    };
    format!("{n} {plural}")
}

/// Writes a list: `a, b and c`.
pub(crate) fn listed(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// What a check says of one subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Seen {
    pub(crate) outcome: Outcome,
    /// For a `not-met`: whether it is for nothing being there rather than for what is there.
    pub(crate) missing: bool,
    pub(crate) document: Option<String>,
    pub(crate) item: Option<String>,
    pub(crate) due: Option<Day>,
    pub(crate) settle: Option<String>,
    pub(crate) standard: Option<Standard>,
    pub(crate) evidence: Vec<Evidence>,
    pub(crate) words: Vec<(&'static str, String)>,
}

impl Seen {
    pub(crate) fn new(outcome: Outcome) -> Self {
        Self {
            outcome,
            missing: false,
            document: None,
            item: None,
            due: None,
            settle: None,
            standard: None,
            evidence: Vec::new(),
            words: Vec::new(),
        }
    }

    /// Marks a `not-met` as one of absence.
    pub(crate) fn missing(mut self) -> Self {
        self.missing = true;
        self
    }

    /// Names the document that is judged.
    pub(crate) fn of(mut self, document: &Document) -> Self {
        self.document = Some(document.path.clone());
        self
    }

    /// Names the document that is judged by its path.
    pub(crate) fn of_path(mut self, path: &str) -> Self {
        self.document = Some(path.to_owned());
        self
    }

    /// Names the item that is judged.
    pub(crate) fn item(mut self, item: impl Into<String>) -> Self {
        self.item = Some(item.into());
        self
    }

    /// Gives the reason, a clause that can follow a colon.
    pub(crate) fn why(self, why: impl Into<String>) -> Self {
        self.say("why", why)
    }

    /// Fills a hole of the rule's sentence.
    pub(crate) fn say(mut self, hole: &'static str, words: impl Into<String>) -> Self {
        self.words.retain(|(known, _)| *known != hole);
        self.words.push((hole, words.into()));
        self
    }

    /// Says what would settle it.
    pub(crate) fn settle(mut self, how: impl Into<String>) -> Self {
        self.settle = Some(how.into());
        self
    }

    /// Adds a quote, once; what is shown already supports nothing anew. What was read instead of
    /// something missing stands last.
    pub(crate) fn show(mut self, evidence: Evidence) -> Self {
        let is_shown = |shown: &Evidence| {
            let is_same =
                shown.document() == evidence.document() && shown.span() == evidence.span();
            is_same && (shown.role() == evidence.role() || evidence.role() == Role::Support)
        };
        if !self.evidence.iter().any(is_shown) {
            let is_instead = |shown: &Evidence| shown.role() == Role::Instead;
            let instead = self.evidence.iter().position(is_instead);
            let at = instead.filter(|_| evidence.role() != Role::Instead);
            self.evidence
                .insert(at.unwrap_or(self.evidence.len()), evidence);
        }
        self
    }

    /// Adds quotes.
    pub(crate) fn show_all(self, evidence: impl IntoIterator<Item = Evidence>) -> Self {
        evidence.into_iter().fold(self, Self::show)
    }
}

/// Cuts a quote that holds the deciding words with their label, row or sentence where that is
/// short.
pub(crate) fn quote(document: &Document, span: Span, role: Role) -> Evidence {
    Evidence::quote(document, clipped(document, widened(document, span)), role)
}

/// Cuts a quote of an item: in running text no more than the item, where that is short; elsewhere
/// with its row.
pub(crate) fn quote_item(document: &Document, item: Span, role: Role) -> Evidence {
    let block = document.block_at(item).map(|idx| &document.blocks[idx]);
    let is_cell = block.is_some_and(|block| block.cell().is_some());
    if is_cell || item.end - item.start > QUOTE_BYTES_MAX {
        return quote(document, item, role);
    }
    Evidence::quote(document, item, role)
}

/// Quotes a place of the case file.
pub(crate) fn quote_place(case: &CaseFile, place: Place, role: Role) -> Evidence {
    quote(case.document(place), place.span, role)
}

/// Quotes the place that tells of a moment and, where its day is written elsewhere, that too: the
/// moment's own record, else the first place that gives the day, else the first.
pub(crate) fn quote_moment(case: &CaseFile, moment: &Moment, role: Role) -> Vec<Evidence> {
    let gives_day = |place: &&Place| {
        let day = moment.written.filter(|day| day.record == place.record);
        day.is_some_and(|day| place.span.covers(day.span))
    };
    let own = moment.places.first().filter(|_| moment.has_record);
    let dated = || moment.places.iter().find(gives_day);
    let told = own.or_else(dated).or(moment.places.first());
    let mut quotes: Vec<Evidence> = told
        .map(|place| quote_place(case, *place, role))
        .into_iter()
        .collect();
    let holds_day = |day: &Place| {
        told.is_some_and(|place| place.record == day.record)
            && quotes.iter().any(|quote| quote.span().covers(day.span))
    };
    if let Some(day) = moment.written.filter(|day| !holds_day(day)) {
        quotes.push(quote_place(case, day, role));
    }
    quotes
}

/// Quotes what shows a document as a whole: its title, else its first words, else its file's name.
pub(crate) fn quote_title(document: &Document, facts: &Facts) -> Option<Evidence> {
    let title = facts.title.as_ref().map(|title| title.span);
    let first = || {
        let mut blocks = [Part::Body, Part::FileName].into_iter();
        let block = blocks.find_map(|part| document.part(part).next());
        block.or(document.blocks.first()).map(|block| block.span)
    };
    let span = title.or_else(first)?;
    Some(Evidence::quote(
        document,
        clipped(document, span),
        Role::Subject,
    ))
}

/// Tells whether a document was read whole.
pub(crate) fn is_whole(document: &Document) -> bool {
    document.reading() == Reading::Whole
}

fn widened(document: &Document, span: Span) -> Span {
    let Some(idx) = document.block_at(span) else {
        return span;
    };
    let block = &document.blocks[idx];
    let wide = span.joined(block.span);
    let row = row_around(document, idx).joined(span);
    let short = |span: Span| span.end - span.start <= QUOTE_BYTES_MAX;
    if block.cell().is_some() && short(row) {
        row
    } else if short(wide) {
        wide
    } else {
        let closer =
            [sentences_around, lines_around].map(|around| around(document, block.span, span));
        closer.into_iter().find(|span| short(*span)).unwrap_or(span)
    }
}

/// The sentences of a block that words stand in.
fn sentences_around(document: &Document, block: Span, span: Span) -> Span {
    let sentences = sentences_of(document, block).into_iter();
    let touched = sentences.filter(|one| one.start < span.end && span.start < one.end);
    touched.fold(span, Span::joined)
}

/// The lines of a block that words stand in.
fn lines_around(document: &Document, block: Span, span: Span) -> Span {
    let before = &document.text[block.start.min(span.start)..span.start];
    let after = &document.text[span.end..block.end.max(span.end)];
    let start = span.start - before.len() + before.rfind('\n').map_or(0, |at| at + 1);
    Span::new(start, span.end + after.find('\n').unwrap_or(after.len()))
}

/// The row that a cell stands in; the block itself where it is no cell.
fn row_around(document: &Document, idx: usize) -> Span {
    let row = document.span_of_row(idx);
    row.unwrap_or(document.blocks[idx].span)
}

/// Cuts a long span down at a character's edge.
pub(super) fn clipped(document: &Document, span: Span) -> Span {
    let mut end = span.end.min(span.start + 2 * QUOTE_BYTES_MAX);
    while !document.text.is_char_boundary(end) {
        end -= 1;
    }
    Span::new(span.start, end)
}

/// "an assessment", "a chronology".
pub(crate) fn with_article(noun: &str) -> String {
    let is_vowel = noun.starts_with(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O', 'U']);
    format!("{} {noun}", if is_vowel { "an" } else { "a" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{BlockKind, Builder, Cell, Format};

    #[test]
    fn a_quote_holds_the_row_of_its_cell() {
        let mut builder = Builder::new("a.md", "00", Format::Md);
        for (column, text) in [(0, "Review date"), (1, "May 2024")] {
            let cell = Cell {
                table: 0,
                row: 0,
                column,
                header: false,
            };
            builder.push(Part::Body, BlockKind::Cell(cell), None, text);
        }
        let document = builder.finish();
        let span = document.blocks[1].span;
        let evidence = quote(&document, span, Role::Subject);
        assert_eq!(evidence.words(), "Review date\tMay 2024");
    }

    #[test]
    fn long_paragraphs_give_the_sentence_or_line_or_only_the_deciding_words() {
        let long = "word ".repeat(100);
        let last = "It was agreed on 5 May 2024.";
        for (text, expected) in [
            (format!("{long}end. {last} Then {long}"), last),
            (
                format!("{long}\nUntil 5 May 2024\n{long}"),
                "Until 5 May 2024",
            ),
            (format!("{long} 5 May 2024"), "5 May 2024"),
        ] {
            let mut builder = Builder::new("a.md", "00", Format::Md);
            builder.push(Part::Body, BlockKind::Paragraph, None, text);
            let document = builder.finish();
            let start = document.text.find("5 May").expect("it is there");
            let evidence = quote(&document, Span::new(start, start + 10), Role::Subject);
            assert_eq!(evidence.words(), expected);
        }
    }

    #[test]
    fn a_quote_stands_once_and_what_was_read_instead_stands_last() {
        let mut builder = Builder::new("a.md", "00", Format::Md);
        builder.push(Part::Body, BlockKind::Paragraph, None, "Present: Mum");
        let document = builder.finish();
        let whole = |role| Evidence::quote(&document, Span::new(0, 12), role);
        let label = Evidence::quote(&document, Span::new(0, 7), Role::Instead);
        let seen = Seen::new(Outcome::NotMet)
            .show(label)
            .show(whole(Role::Subject))
            .show(whole(Role::Support));
        let roles: Vec<Role> = seen.evidence.iter().map(Evidence::role).collect();
        assert_eq!(roles, [Role::Subject, Role::Instead]);
    }

    #[test]
    fn a_noun_has_its_article() {
        assert_eq!(with_article("assessment"), "an assessment");
        assert_eq!(with_article("child's plan"), "a child's plan");
    }

    #[test]
    fn numbers_agree_with_their_nouns() {
        assert_eq!(count(1, "entry"), "1 entry");
        assert_eq!(count(2, "entry"), "2 entries");
        assert_eq!(count(0, "action"), "0 actions");
    }
}
