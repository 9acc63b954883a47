//! The documents and facts of one child, put in time order.
//!
//! In: documents with their facts. Out: a [`CaseFile`]: the records, and the moments that they
//! tell of, each moment once however many records speak of it. What contradicts itself keeps all
//! its places; nothing is resolved in silence.

use crate::calendar::Interval;
use crate::document::{Document, Reading, Span};
use crate::facts::{EventKind, Facts, MeetingKind, MeetingState};

/// One document with what was understood of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// The text.
    pub document: Document,
    /// What it says.
    pub facts: Facts,
}

/// A place in a case file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Position of the record in [`CaseFile::records`].
    pub record: usize,
    /// Bytes of its document's text.
    pub span: Span,
}

/// What a moment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// A meeting.
    Meeting(MeetingKind),
    /// Anything else that happened.
    Event(EventKind),
}

/// Something that happened, or was to happen, in the child's case.
#[derive(Debug, Clone, PartialEq)]
pub struct Moment {
    /// What.
    pub what: What,
    /// For a meeting, what became of it.
    pub state: Option<MeetingState>,
    /// When; `None` when no record says.
    pub on: Option<Interval>,
    /// Whether the date can be judged by: it was written whole, and no record contradicts it.
    pub certain: bool,
    /// Whether the meeting's own record is in the file.
    pub has_record: bool,
    /// Every place that speaks of it, its own record first.
    pub places: Vec<Place>,
    /// Places that give it another date.
    pub against: Vec<Place>,
    /// The recorded reason for being late or put off.
    pub reason: Option<Place>,
    /// For a registering meeting: whether the child was registered (`None`: not said).
    pub registered: Option<bool>,
    /// When the record says that the next of its line is to be held.
    pub next: Option<Interval>,
}

/// One case file, or the documents that belong to no case.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseFile {
    /// The case id; `None` for the documents that belong to no case.
    pub id: Option<String>,
    /// Every document, read or not, by path.
    pub records: Vec<Record>,
    /// Every moment, oldest first; those without a date last.
    pub moments: Vec<Moment>,
}

impl CaseFile {
    /// Returns the document at a place.
    #[must_use]
    pub fn document(&self, place: Place) -> &Document {
        &self.records[place.record].document
    }

    /// Returns the moments of one kind, oldest first.
    pub fn moments_of(&self, what: What) -> impl Iterator<Item = &Moment> {
        self.moments
            .iter()
            .filter(move |moment| moment.what == what)
    }

    /// Returns the documents that were not read, or not wholly.
    pub fn unread(&self) -> impl Iterator<Item = &Document> {
        self.records
            .iter()
            .map(|record| &record.document)
            .filter(|document| document.reading() != Reading::Whole)
    }
}

/// Puts a case file together.
#[must_use]
pub fn assemble(id: Option<String>, records: Vec<Record>) -> CaseFile {
    CaseFile {
        id,
        records,
        moments: Vec::new(),
    }
}
