//! Does a document hold its parts: a section with content, words that say it, a part of an action.
//!
//! In: documents of some kinds. Out: one [`Seen`] a document, which names the parts that are not
//! there. Words that may stand for a part leave it open; a heading with nothing under it does not.

use serde::Deserialize;

use super::Kind;
use super::unread::unread_documents;
use crate::casefile::{Record, What};
use crate::document::{Block, BlockKind, Document, Part as Place, Span};
use crate::facts::label::{self, Labelled};
use crate::facts::table::{self, Table};
use crate::facts::{Action, Certainty, Kind as DocumentKind, MeetingState};
use crate::finding::{Evidence, Outcome, Role};
use crate::rules::view::{Seen, View, is_whole, listed, quote, quote_title};
use crate::rules::words::{Event, Pattern};

/// How many words a line may have before its colon or stop and still be a heading.
const LEAD_WORDS_MAX: usize = 9;

/// The parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Holds {
    /// The kinds of document that are looked at.
    kinds: Vec<DocumentKind>,
    /// What the documents are called.
    name: String,
    /// Whether a plan under a heading of its own in another record counts.
    #[serde(default)]
    plans_within: bool,
    /// Whether a chronology that is a section of another record is looked at too.
    #[serde(default)]
    chronologies_within: bool,
    /// Only the records of these meetings.
    #[serde(default)]
    meetings: Vec<Event>,
    /// What each must hold.
    part: Vec<Part>,
}

/// One thing that a document must hold. Any one of the ways to show it is enough.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Part {
    /// What it is called.
    name: String,
    /// Headings and labels with content.
    headings: Option<Pattern>,
    /// Headings and labels that are about something else.
    but_not: Option<Pattern>,
    /// From how many words on there is content.
    #[serde(default = "words_min")]
    words_min: usize,
    /// Words that say it, in a line or sentence.
    terms: Option<Pattern>,
    /// Words that take a line or sentence away again.
    denied: Option<Pattern>,
    /// Words that may say it.
    hints: Option<Pattern>,
    /// A part of an action that shows it.
    action: Option<ActionPart>,
    /// Only in the records of these meetings.
    #[serde(default)]
    meetings: Vec<Event>,
}

fn words_min() -> usize {
    1
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum ActionPart {
    /// What it is to lead to.
    Outcome,
    /// What it answers.
    Need,
    /// That there is one at all.
    Any,
}

/// What was seen of one part.
enum Sight {
    Found(Evidence),
    Maybe(Evidence),
    Empty(Evidence),
    Nothing,
}

impl Kind for Holds {
    fn judge(&self, view: &View<'_>) -> Vec<Seen> {
        let of_kind: Vec<&Record> = view.of_kinds(&self.kinds).collect();
        let mut records: Vec<&Record> = of_kind
            .into_iter()
            .filter(|record| self.meetings.is_empty() || is_record_of(record, &self.meetings))
            .collect();
        let is_sure = |record: &&Record| record.facts.kind.certainty != Certainty::Doubtful;
        if records.iter().any(is_sure) {
            records.retain(is_sure);
        }
        if records.is_empty() && self.plans_within {
            let all = view.case.records.iter();
            records = all
                .filter(|record| !record.facts.plans.is_empty())
                .collect();
        }
        let seen: Vec<Seen> = records
            .into_iter()
            .map(|record| self.judge_record(record, None).of(&record.document))
            .chain(self.within(view))
            .collect();
        if self.kinds.contains(&DocumentKind::Policy) {
            let unread = unread_documents(view, &self.kinds, &self.name);
            return seen.into_iter().chain(unread).collect();
        }
        view.or_nothing(seen, &self.name)
    }

    fn holes(&self, outcome: Outcome) -> &'static [&'static str] {
        match outcome {
            Outcome::Met => &[],
            Outcome::NotMet => &["missing"],
            _ => &["why"],
        }
    }

    fn explain(&self) -> Vec<String> {
        let names: Vec<String> = self.part.iter().map(|part| part.name.clone()).collect();
        vec![
            format!("Looks in each {} for {}.", self.name, listed(&names)),
            "A heading counts when something stands under it. Words that may say it without a heading leave it to a person.".to_owned(),
        ]
    }
}

impl Holds {
    /// Chronologies that are sections of other records, each in its own section.
    fn within(&self, view: &View<'_>) -> Vec<Seen> {
        let others = view.case.records.iter().filter(|record| {
            self.chronologies_within && !self.kinds.contains(&record.facts.kind.value)
        });
        others
            .filter_map(|record| {
                let chronology = record.facts.chronologies.first()?;
                let section = section(&record.document, chronology.span);
                Some(
                    self.judge_record(record, Some(section))
                        .of(&record.document),
                )
            })
            .collect()
    }

    fn judge_record(&self, record: &Record, section: Option<Span>) -> Seen {
        let Record { document, facts } = record;
        let mut leads = leads(record);
        if let Some(title) = headed_title(record) {
            leads.retain(|lead| !title.covers(lead.name));
        }
        let mut shown = Vec::new();
        let (mut missing, mut open) = (Vec::new(), Vec::new());
        let wanted = self
            .part
            .iter()
            .filter(|part| part.meetings.is_empty() || is_record_of(record, &part.meetings));
        for part in wanted {
            match part.sight_in(record, &leads, section) {
                Sight::Found(evidence) => shown.push(evidence),
                Sight::Maybe(evidence) => {
                    open.push(part.name.clone());
                    shown.push(evidence);
                }
                Sight::Empty(evidence) => {
                    missing.push(part.name.clone());
                    shown.push(evidence);
                }
                Sight::Nothing => missing.push(part.name.clone()),
            }
        }
        let title = quote_title(document, facts);
        let is_sure = is_whole(document) && facts.kind.certainty != Certainty::Doubtful;
        let seen = if missing.is_empty() && open.is_empty() {
            return Seen::new(Outcome::Met).show_all(shown).show_all(title);
        } else if missing.is_empty() || !is_sure {
            let all: Vec<String> = missing.into_iter().chain(open).collect();
            let why = if is_sure {
                "is not set apart, but words in the text may say it"
            } else {
                "was not found, and the document was not read in full or may be another kind"
            };
            Seen::new(Outcome::CannotTell)
                .why(format!("{} {why}", listed(&all)))
                .settle(format!("read {} and decide", document.path))
        } else {
            Seen::new(Outcome::NotMet).say("missing", listed(&missing))
        };
        seen.show_all(title).show_all(shown)
    }
}

/// A title that stands as a heading over all: "Assessment of need" is no section on needs.
fn headed_title(record: &Record) -> Option<Span> {
    let Record { document, facts } = record;
    let title = facts.title.as_ref()?.span;
    let idx = document.block_at(title)?;
    document.blocks[idx].heading().map(|_| title)
}

/// Tells whether a document is the record of one of some meetings.
fn is_record_of(record: &Record, meetings: &[Event]) -> bool {
    let own = record
        .facts
        .meetings
        .iter()
        .filter(|one| one.is_record && one.state == MeetingState::Held);
    own.into_iter()
        .any(|one| meetings.contains(&Event(What::Meeting(one.kind))))
}

impl Part {
    /// Looks in a section; what stands elsewhere in the document may be meant for it.
    fn sight_in(&self, record: &Record, leads: &[Lead], section: Option<Span>) -> Sight {
        let document = &record.document;
        let whole = Span::new(0, document.text.len());
        let seen = self.sight(record, leads, section.unwrap_or(whole));
        match (seen, section) {
            (Sight::Nothing | Sight::Empty(_), Some(_)) => match self.sight(record, leads, whole) {
                Sight::Found(evidence) | Sight::Maybe(evidence) => Sight::Maybe(evidence),
                other => other,
            },
            (seen, _) => seen,
        }
    }

    fn sight(&self, record: &Record, leads: &[Lead], within: Span) -> Sight {
        let Record { document, facts } = record;
        if let Some(span) = self
            .action
            .and_then(|part| in_actions(part, &facts.actions))
        {
            return Sight::Found(quote(document, span, Role::Subject));
        }
        let mut empty = None;
        let leads = leads.iter().filter(|lead| within.covers(lead.name));
        for lead in leads.filter(|lead| self.names(lead, document)) {
            if lead.n_words >= self.words_min {
                return Sight::Found(quote(document, lead.shown, Role::Subject));
            }
            empty = empty.or(Some(lead.shown));
        }
        if let Some(span) = self.first(self.terms.as_ref(), document, within, &[]) {
            return Sight::Found(quote(document, span, Role::Subject));
        }
        let others = self.of_others(document);
        if let Some(span) = self.first(self.hints.as_ref(), document, within, &others) {
            return Sight::Maybe(quote(document, span, Role::Support));
        }
        empty.map_or(Sight::Nothing, |span| {
            Sight::Empty(quote(document, span, Role::Subject))
        })
    }

    fn names(&self, lead: &Lead, document: &Document) -> bool {
        let words = document.at(lead.name);
        let hit = |pattern: &Option<Pattern>| {
            pattern
                .as_ref()
                .is_some_and(|pattern| pattern.0.is_match(words))
        };
        hit(&self.headings) && !hit(&self.but_not)
    }

    /// The sections whose headings say that they are about something else.
    fn of_others(&self, document: &Document) -> Vec<Span> {
        let is_of_another = |block: &&Block| {
            let words = document.text_of(block);
            let but_not = self.but_not.as_ref();
            block.heading().is_some() && but_not.is_some_and(|words_of| words_of.0.is_match(words))
        };
        let headings = document.part(Place::Body).filter(is_of_another);
        headings.map(|heading| below(document, heading)).collect()
    }

    /// The first sentence or line of a section that a pattern fits, outside some others.
    fn first(
        &self,
        pattern: Option<&Pattern>,
        document: &Document,
        within: Span,
        without: &[Span],
    ) -> Option<Span> {
        let pattern = pattern?;
        let is_elsewhere = |block: &Block| without.iter().any(|span| span.covers(block.span));
        let said = document
            .blocks
            .iter()
            .filter(|block| is_text(block) && within.covers(block.span) && !is_elsewhere(block))
            .flat_map(|block| sentences(document, block.span));
        said.into_iter().find(|span| {
            let text = document.at(*span);
            let denied = self.denied.as_ref();
            pattern.0.is_match(text) && !denied.is_some_and(|denied| denied.0.is_match(text))
        })
    }
}

/// A heading with what stands below it, up to the next one of its rank.
fn below(document: &Document, heading: &Block) -> Span {
    let ends = |block: &&Block| {
        let is_of_rank = block
            .heading()
            .is_some_and(|other| Some(other) <= heading.heading());
        block.span.start > heading.span.start && is_of_rank
    };
    let next = document.part(Place::Body).find(ends);
    let last = || document.part(Place::Body).last();
    let end = next
        .map(|block| block.span.start)
        .or_else(|| Some(last()?.span.end));
    Span::new(heading.span.start, end.unwrap_or(heading.span.end))
}

/// A chronology with what stands below it, up to the next heading of its own rank that does not
/// speak of it.
fn section(document: &Document, chronology: Span) -> Span {
    let above = document
        .part(Place::Body)
        .filter(|block| block.heading().is_some() && block.span.start <= chronology.start);
    let level = above.last().and_then(Block::heading).unwrap_or(u8::MAX);
    let end = document.part(Place::Body).find(|block| {
        let ends = block.heading().is_some_and(|other| other <= level);
        let speaks_of_it = || document.text_of(block).to_lowercase().contains("chronolog");
        block.span.start >= chronology.end && ends && !speaks_of_it()
    });
    let end = end.map_or(document.text.len(), |block| block.span.start);
    Span::new(chronology.start, end.max(chronology.end))
}

fn in_actions(part: ActionPart, actions: &[Action]) -> Option<Span> {
    actions.iter().find_map(|action| match part {
        ActionPart::Outcome => action.outcome.as_ref().map(|quoted| quoted.span),
        ActionPart::Need => action.need.as_ref().map(|quoted| quoted.span),
        ActionPart::Any => Some(action.text.span),
    })
}

fn is_text(block: &Block) -> bool {
    let said = matches!(
        block.part,
        Place::Body | Place::TextBox | Place::Footnote | Place::Header | Place::Footer
    );
    said && block.is_said()
}

fn sentences(document: &Document, span: Span) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut at = span.start;
    let mut goes_on = false;
    for piece in document.at(span).split_inclusive(". ") {
        let end = at + piece.trim_end().len();
        match found.last_mut() {
            Some(last) if goes_on => last.end = end,
            _ => found.push(Span::new(at, end)),
        }
        at += piece.len();
        goes_on = ends_in_initial(piece);
    }
    found
}

/// "Reviewed by J. " goes on with the rest of the name.
fn ends_in_initial(piece: &str) -> bool {
    let last = piece.trim_end().trim_end_matches('.').rsplit(' ').next();
    last.is_some_and(|word| word.chars().count() == 1 && word.starts_with(char::is_uppercase))
}

/// A heading, a label or the opening words of a line, with how much stands under it.
struct Lead {
    name: Span,
    shown: Span,
    n_words: usize,
}

fn leads(record: &Record) -> Vec<Lead> {
    let Record { document, facts } = record;
    let tables = table::of(document);
    let pairs = label::labelled(document, &tables);
    let mut leads: Vec<Lead> = pairs
        .iter()
        .filter(|pair| !pair.is_blank())
        .map(of_pair)
        .collect();
    // The columns of a chronology are about its entries one by one, not about the whole.
    let is_chronology = |table: &&Table| {
        let mut entries = facts.chronologies.iter().flat_map(|one| &one.entries);
        entries.any(|entry| table.rows.iter().any(|row| row.span.covers(entry.span)))
    };
    let others = tables.iter().filter(|table| !is_chronology(table));
    leads.extend(others.flat_map(|table| columns(document, table)));
    let blocks: Vec<&Block> = document
        .blocks
        .iter()
        .filter(|block| is_text(block))
        .collect();
    for (idx, block) in blocks.iter().enumerate() {
        if block.cell().is_some() {
            continue;
        }
        let mut at = block.span.start;
        for line in document.at(block.span).split_inclusive('\n') {
            let rest_of_block = Span::new(at, block.span.end);
            leads.extend(of_line(
                document,
                rest_of_block,
                line,
                &blocks[idx + 1..],
                block,
            ));
            at += line.len();
        }
    }
    leads
}

/// The columns of a table, each with all that stands in it.
fn columns<'a>(document: &'a Document, table: &'a Table) -> impl Iterator<Item = Lead> + 'a {
    let header = table.header().map_or(&[][..], |row| row.cells.as_slice());
    header.iter().map(|(column, block_idx)| {
        let name = document.blocks[*block_idx].span;
        let cells = table
            .body()
            .iter()
            .filter_map(|row| row.cell(document, *column));
        Lead {
            name,
            shown: name,
            n_words: cells.map(|block| n_words(document.text_of(block))).sum(),
        }
    })
}

fn of_pair(pair: &Labelled) -> Lead {
    Lead {
        name: pair.label.span,
        shown: pair.label.span.joined(pair.value.span),
        n_words: n_words(&pair.value.text),
    }
}

/// The words before the first colon or stop of a line, where they are few, and what follows them
/// up to the next heading.
fn of_line(
    document: &Document,
    rest: Span,
    line: &str,
    below: &[&Block],
    block: &Block,
) -> Option<Lead> {
    let end = end_of_lead(line);
    let numbered = line[..end].trim().chars().all(|c| c.is_ascii_digit());
    let end = if numbered && end < line.len() {
        let next = line[end + 1..].find([':', '.', '\n']);
        next.map_or(line.len(), |next| end + 1 + next)
    } else {
        end
    };
    let words = n_words(&line[..end]);
    if words == 0 || words > LEAD_WORDS_MAX {
        return None;
    }
    let own = n_words(document.at(rest)).saturating_sub(words);
    let is_alone = line[end..]
        .trim_matches([':', '.', '*', '_', ' ', '\n'])
        .is_empty();
    let under = if is_alone || block.heading().is_some() {
        content_below(document, below, block)
    } else {
        0
    };
    Some(Lead {
        name: Span::new(rest.start, rest.start + end),
        shown: Span::new(rest.start, rest.start + line.trim_end().len()),
        n_words: own + under,
    })
}

/// Where the opening words of a line end: at a colon, or at a stop that is not one of a date.
fn end_of_lead(line: &str) -> usize {
    let ends = |(at, sign): &(usize, char)| match sign {
        ':' | '\n' => true,
        '.' => !line[at + 1..].starts_with(|next: char| next.is_ascii_digit()),
        _ => false,
    };
    line.char_indices()
        .find(ends)
        .map_or(line.len(), |(at, _)| at)
}

/// How many words stand under a heading, before the next of its level.
fn content_below(document: &Document, below: &[&Block], head: &Block) -> usize {
    let level = head.heading().unwrap_or(u8::MAX);
    let ends = |block: &Block| match block.kind {
        BlockKind::Heading(other) => other <= level,
        _ => false,
    };
    let inside = below.iter().take_while(|block| !ends(block));
    inside
        .filter(|block| block.heading().is_none())
        .map(|block| n_words(document.text_of(block)))
        .sum()
}

fn n_words(text: &str) -> usize {
    text.split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count()
}
