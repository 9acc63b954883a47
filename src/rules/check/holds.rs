//! Does a document hold its parts: a section with content, words that say it, a part of an action.
//!
//! In: documents of some kinds. Out: one [`Seen`] a document, which names the parts that are not
//! there. Words that may stand for a part leave it open; a heading with nothing under it does not.

use serde::Deserialize;

use super::Kind;
use super::unread::unread_documents;
use crate::casefile::{Child, Record, What};
use crate::document::{Block, BlockKind, Document, Part as Place, Span};
use crate::facts::columns;
use crate::facts::label::{self, Labelled};
use crate::facts::table::{self, Row, Table};
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
    /// Whether a sentence in which the child, by name, says or wants something says it.
    #[serde(default)]
    child_says: bool,
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
            .map(|record| self.judge_record(view, record, None).of(&record.document))
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
                    self.judge_record(view, record, Some(section))
                        .of(&record.document),
                )
            })
            .collect()
    }

    fn judge_record(&self, view: &View<'_>, record: &Record, section: Option<Span>) -> Seen {
        let Record { document, facts } = record;
        let mut leads = leads(record);
        if let Some(title) = headed_title(record) {
            leads.retain(|lead| !title.covers(lead.name));
        }
        let told = Told {
            record,
            leads: &leads,
            child: view.case.child.as_ref(),
        };
        let mut shown = Vec::new();
        let (mut missing, mut open) = (Vec::new(), Vec::new());
        let wanted = self
            .part
            .iter()
            .filter(|part| part.meetings.is_empty() || is_record_of(record, &part.meetings));
        for part in wanted {
            match part.sight_in(&told, section) {
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
    fn sight_in(&self, told: &Told, section: Option<Span>) -> Sight {
        let whole = Span::new(0, told.record.document.text.len());
        let seen = self.sight(told, section.unwrap_or(whole));
        match (seen, section) {
            (Sight::Nothing | Sight::Empty(_), Some(_)) => match self.sight(told, whole) {
                Sight::Found(evidence) | Sight::Maybe(evidence) => Sight::Maybe(evidence),
                other => other,
            },
            (seen, _) => seen,
        }
    }

    fn sight(&self, told: &Told, within: Span) -> Sight {
        let Record { document, facts } = told.record;
        if let Some(span) = self
            .action
            .and_then(|part| in_actions(part, &facts.actions))
        {
            return Sight::Found(quote(document, span, Role::Subject));
        }
        let mut empty = None;
        let leads = told.leads.iter().filter(|lead| within.covers(lead.name));
        for lead in leads.filter(|lead| self.names(lead, document)) {
            if lead.n_words >= self.words_min {
                return Sight::Found(quote(document, lead.shown, Role::Subject));
            }
            empty = empty.or(Some(lead.shown));
        }
        if let Some(span) = self.said(self.terms.as_ref(), document, within).next() {
            return Sight::Found(quote(document, span, Role::Subject));
        }
        if let Some(span) = self.child_says(told, within) {
            return Sight::Found(quote(document, span, Role::Subject));
        }
        let mut hints = self.said(self.hints.as_ref(), document, within);
        if let Some(span) = hints.find(|span| !self.is_elsewhere(*span, told.leads, document)) {
            return Sight::Maybe(quote(document, span, Role::Support));
        }
        empty.map_or(Sight::Nothing, |span| {
            Sight::Empty(quote(document, span, Role::Subject))
        })
    }

    fn names(&self, lead: &Lead, document: &Document) -> bool {
        let words = document.at(lead.name);
        hits(self.headings.as_ref(), words) && !hits(self.but_not.as_ref(), words)
    }

    /// Whether words stand under a heading of their own that is about something else alone: what
    /// the parents said under theirs may not be the child's views.
    fn is_elsewhere(&self, span: Span, leads: &[Lead], document: &Document) -> bool {
        let is_other = |lead: &Lead| {
            let words = document.at(lead.name);
            // The opening words of a sentence head nothing.
            let is_sentence = document.text[lead.name.end..].starts_with('.');
            hits(self.but_not.as_ref(), words) && !is_sentence && !words.contains(" and ")
        };
        let mut others = leads.iter().filter(|lead| lead.reach.covers(span));
        others.any(is_other)
    }

    /// The sentences or lines of a section that a pattern fits.
    fn said<'d>(
        &'d self,
        pattern: Option<&'d Pattern>,
        document: &'d Document,
        within: Span,
    ) -> impl Iterator<Item = Span> + 'd {
        let blocks = document.blocks.iter();
        let said = blocks
            .filter(move |block| is_text(block) && within.covers(block.span))
            .flat_map(|block| sentences(document, block.span));
        said.filter(move |span| {
            let text = document.at(*span);
            hits(pattern, text) && !hits(self.denied.as_ref(), text)
        })
    }

    /// The first sentence in which the child, by name, says or wants something.
    fn child_says(&self, told: &Told, within: Span) -> Option<Span> {
        let child = told.child.filter(|_| self.child_says)?;
        let document = &told.record.document;
        said(document, within).find(|span| child.speaks_in(document.at(*span)))
    }
}

fn hits(pattern: Option<&Pattern>, words: &str) -> bool {
    pattern.is_some_and(|pattern| pattern.0.is_match(words))
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

/// The sentences and lines of a section.
fn said(document: &Document, within: Span) -> impl Iterator<Item = Span> {
    let blocks = document.blocks.iter();
    blocks
        .filter(move |block| is_text(block) && within.covers(block.span))
        .flat_map(|block| sentences(document, block.span))
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

/// A document in which parts are looked for.
struct Told<'a> {
    record: &'a Record,
    leads: &'a [Lead],
    child: Option<&'a Child>,
}

/// A heading, a label or the opening words of a line, with how much stands under it.
struct Lead {
    name: Span,
    shown: Span,
    /// The name with all that stands under it.
    reach: Span,
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
    leads.extend(others.clone().flat_map(|table| by_column(document, table)));
    leads.extend(others.flat_map(|table| banners(document, table)));
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

/// The rows laid across a table that head what stands below them, up to the next.
fn banners<'a>(document: &'a Document, table: &'a Table) -> impl Iterator<Item = Lead> + 'a {
    let is_banner = |row: &Row| columns::is_banner(document, table, row);
    let rows = table.rows.iter().enumerate();
    rows.filter(move |(_, row)| is_banner(row))
        .map(move |(idx, row)| {
            let below = table.rows[idx + 1..].iter();
            let below = below.take_while(move |row| !is_banner(row));
            let below: Vec<Span> = below.map(|row| row.span).collect();
            Lead {
                name: row.span,
                shown: row.span,
                n_words: below.iter().map(|row| n_words(document.at(*row))).sum(),
                reach: below.into_iter().fold(row.span, Span::joined),
            }
        })
}

/// The columns of a table, each with all that stands in it.
fn by_column<'a>(document: &'a Document, table: &'a Table) -> impl Iterator<Item = Lead> + 'a {
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
            reach: name,
            n_words: cells.map(|block| n_words(document.text_of(block))).sum(),
        }
    })
}

fn of_pair(pair: &Labelled) -> Lead {
    let both = pair.label.span.joined(pair.value.span);
    Lead {
        name: pair.label.span,
        shown: both,
        reach: both,
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
    let heads = is_alone || block.heading().is_some();
    let under: Vec<&Block> = if heads {
        content_below(below, block).collect()
    } else {
        Vec::new()
    };
    let n_under: usize = under
        .iter()
        .map(|block| n_words(document.text_of(block)))
        .sum();
    let last = under.last().map_or(rest, |block| block.span);
    Some(Lead {
        name: Span::new(rest.start, rest.start + end),
        shown: Span::new(rest.start, rest.start + line.trim_end().len()),
        reach: rest.joined(last),
        n_words: own + n_under,
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

/// What stands under a heading, before the next of its level.
fn content_below<'d>(below: &[&'d Block], head: &Block) -> impl Iterator<Item = &'d Block> {
    let level = head.heading().unwrap_or(u8::MAX);
    let ends = move |block: &Block| match block.kind {
        BlockKind::Heading(other) => other <= level,
        _ => false,
    };
    let inside = below.iter().copied().take_while(move |block| !ends(block));
    inside.filter(|block| block.heading().is_none())
}

fn n_words(text: &str) -> usize {
    text.split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count()
}
