//! Does a document hold its parts: a section with content, words that say it, a part of an action.
//!
//! In: documents of some kinds. Out: one [`Seen`] a document, which names the parts that are not
//! there. Words that may stand for a part leave it open; a heading with nothing under it does not.

mod boxes;
mod children;
mod leads;
mod own_words;
mod part;
mod past;
mod rows;
mod sentences;
mod speakers;
mod summing;
mod voices;
mod weighing;

use serde::Deserialize;

use self::part::{Part, Sight, Told};
use self::voices::Voices;
use super::Kind;
use super::unread::unread_documents;
use crate::casefile::{Record, What};
use crate::document::{Block, Document, Part as Place, Span};
use crate::facts::{Certainty, Kind as DocumentKind, MeetingState};
use crate::finding::Outcome;
use crate::rules::view::{Seen, View, is_whole, listed, quote_title};
use crate::rules::words::Event;
use crate::rules::{instead, principal};

/// The parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Holds {
    /// The kinds of document that are looked at.
    kinds: Vec<DocumentKind>,
    /// What the documents are called.
    name: String,
    /// Whether one that is a part of another record is looked at where there is no other.
    #[serde(default)]
    in_part: bool,
    /// Whether a chronology that is a section of another record is looked at too.
    #[serde(default)]
    chronologies_within: bool,
    /// Only the records of these meetings.
    #[serde(default)]
    meetings: Vec<Event>,
    /// What each must hold.
    part: Vec<Part>,
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
        records = principal::of(records);
        if records.is_empty() && self.in_part {
            records = view.in_part(&self.kinds).collect();
        }
        let voices = self.voices(view);
        let seen: Vec<Seen> = records
            .into_iter()
            .map(|record| {
                self.judge_record(&voices, record, None)
                    .of(&record.document)
            })
            .chain(self.within(view, &voices))
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
    fn within(&self, view: &View<'_>, voices: &Voices) -> Vec<Seen> {
        let others = view.case.records.iter().filter(|record| {
            self.chronologies_within && !self.kinds.contains(&record.facts.kind.value)
        });
        others
            .filter_map(|record| {
                let chronology = record.facts.chronologies.first()?;
                let section = section(&record.document, chronology.span);
                Some(
                    self.judge_record(voices, record, Some(section))
                        .of(&record.document),
                )
            })
            .collect()
    }

    /// Whether so much of the record of a meeting is missing, and with it who came, that it may be none.
    fn is_hardly_one(&self, missing: &[String]) -> bool {
        const MISSING_MIN: usize = 3;
        let of_roll = self.part.iter().filter(|part| part.asks_who_came());
        let mut of_roll = of_roll.map(|part| &part.name);
        let lacks_roll = of_roll.any(|name| missing.contains(name));
        !self.meetings.is_empty() && missing.len() >= MISSING_MIN && lacks_roll
    }

    /// Who speaks in the records of a case, where a part asks for it.
    fn voices(&self, view: &View<'_>) -> Voices {
        let wants = self.part.iter().any(Part::asks_who_speaks);
        let voices = wants.then(|| Voices::of(view.case));
        voices.unwrap_or_default()
    }

    fn judge_record(&self, voices: &Voices, record: &Record, section: Option<Span>) -> Seen {
        let Record { document, facts } = record;
        let mut leads = leads::of(record);
        if let Some(title) = headed_title(record) {
            leads.retain(|lead| !title.covers(lead.name));
        }
        let told = Told {
            record,
            leads: &leads,
            voices,
            parts: &self.part,
            about: None,
        };
        let mut shown = Vec::new();
        let (mut missing, mut open) = (Vec::new(), Vec::new());
        let wanted = self.part.iter().filter(|part| part.is_asked_of(record));
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
        let mut parts = facts.within.iter();
        let is_open =
            |kind: DocumentKind| parts.any(|one| one.kind == kind) && !facts.is_surely_of(kind);
        let is_sure = is_whole(document)
            && facts.kind.certainty != Certainty::Doubtful
            && !self.kinds.iter().copied().any(is_open)
            && !self.is_hardly_one(&missing);
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
            Seen::new(Outcome::NotMet)
                .say("missing", listed(&missing))
                .show_all(instead::parts(record, section))
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
