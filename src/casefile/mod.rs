//! The documents and facts of one child, put in time order.
//!
//! In: documents with their facts. Out: a [`CaseFile`]: the records, and the moments that they
//! tell of, each moment once however many records speak of it. What contradicts itself keeps all
//! its places; nothing is resolved in silence.

mod birth;
mod child;
mod family;
mod moments;
mod roster;
mod status;

use std::sync::LazyLock;

use crate::calendar::{Answer, Interval};
use crate::document::{Document, Reading, Span};
use crate::facts::kind::Kind;
use crate::facts::{
    self, Chronology, Control, EventKind, Facts, MeetingKind, MeetingState, parting,
};
use crate::guard::guarded;

pub use child::Child;
pub use roster::{Roster, RosterColumns, RosterError};
pub use status::{LegalStatus, Source, StatusPeriod};

/// One document with what was understood of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// The text.
    pub document: Document,
    /// What it says.
    pub facts: Facts,
}

impl Record {
    /// Understands a document: one record, or those that it holds, in text order.
    #[must_use]
    pub fn all_of(document: Document) -> Vec<Self> {
        let Some(parts) = parting::of(&document) else {
            return vec![Self::of(document)];
        };
        let cover = parts.cover.map(|cover| Self::of(cover).into_cover());
        let records = parts.records.into_iter().map(Self::of);
        cover.into_iter().chain(records).collect()
    }

    fn of(document: Document) -> Self {
        let mut facts = facts::of(&document);
        if document.reading() == Reading::Not {
            // Its name may speak of a meeting; that it was held nobody has read.
            facts.meetings.clear();
        }
        Self { document, facts }
    }

    /// What stands before the first record is the record of no meeting and no policy, and what it lists
    /// is not to be done.
    fn into_cover(mut self) -> Self {
        let facts = &mut self.facts;
        facts.meetings.retain(|meeting| !meeting.is_record);
        if matches!(facts.kind.value, Kind::Minutes | Kind::Policy) {
            facts.kind.value = Kind::Other;
        }
        if facts.kind.value == Kind::Other {
            facts.actions.clear();
        }
        self
    }

    /// Returns its document control, which is read when it is first asked for. Where reading it
    /// fails, the record has none.
    #[must_use]
    pub fn control(&self) -> &Control {
        static NONE: LazyLock<Control> = LazyLock::new(Control::silent);
        let read = guarded(|| self.facts.control(&self.document));
        read.unwrap_or(&NONE)
    }
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
    /// Every place that speaks of it: first its own record, else the one that says the most.
    pub places: Vec<Place>,
    /// Where the day that stands is written; the places may only name the moment, as titles do.
    pub written: Option<Place>,
    /// Where it is said what became of a meeting.
    pub told: Option<Place>,
    /// Places that give it another date.
    pub against: Vec<Place>,
    /// The days that those places give.
    pub against_on: Vec<Interval>,
    /// The recorded reason for being late or put off.
    pub reason: Option<Place>,
    /// For a registering meeting: whether the child was registered (`None`: not said).
    pub registered: Option<bool>,
    /// Whether the meeting took the child's name off the register (`None`: not said).
    pub deregistered: Option<bool>,
    /// When the record says that the next of its line is to be held.
    pub next: Option<Interval>,
}

/// One case file, or the documents that belong to no case.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseFile {
    /// The case id; `None` for the documents that belong to no case.
    pub id: Option<String>,
    /// Every document, read or not, by path; then the rows of the roster that name the case.
    pub records: Vec<Record>,
    /// Every moment, oldest first; those without a date last.
    pub moments: Vec<Moment>,
    /// How the child was looked after or protected, over time, oldest first.
    pub statuses: Vec<StatusPeriod>,
    /// The child's name, where most records give one at their head.
    pub child: Option<Child>,
}

impl Moment {
    /// Tells whether it happened: an event, or a meeting that was held.
    #[must_use]
    pub fn has_happened(&self) -> bool {
        matches!(self.state, None | Some(MeetingState::Held))
    }

    /// Returns the meeting's kind, where it is a meeting.
    #[must_use]
    pub fn meeting(&self) -> Option<MeetingKind> {
        match self.what {
            What::Meeting(kind) => Some(kind),
            What::Event(_) => None,
        }
    }

    /// Returns the event's kind, where it is an event.
    #[must_use]
    pub fn event(&self) -> Option<EventKind> {
        match self.what {
            What::Event(kind) => Some(kind),
            What::Meeting(_) => None,
        }
    }

    /// Tells whether a chronology should hold it: the turning points of a child's case.
    #[must_use]
    pub fn is_key(&self) -> bool {
        match self.what {
            What::Meeting(kind) => {
                self.has_happened()
                    && (kind.is_conference()
                        || matches!(kind, MeetingKind::Ird | MeetingKind::Hearing))
            }
            What::Event(kind) => matches!(
                kind,
                EventKind::Registration
                    | EventKind::Deregistration
                    | EventKind::PlacementStart
                    | EventKind::PlacementMove
                    | EventKind::PlacementEnd
                    | EventKind::EmergencyPlacement
                    | EventKind::SecurePlacement
                    | EventKind::SupervisionOrder
            ),
        }
    }
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

    /// Returns the meetings of one kind that were held, oldest first.
    pub fn held(&self, kind: MeetingKind) -> impl Iterator<Item = &Moment> {
        self.moments_of(What::Meeting(kind))
            .filter(|moment| moment.has_happened())
    }

    /// Returns the events of one kind, oldest first.
    pub fn events(&self, kind: EventKind) -> impl Iterator<Item = &Moment> {
        self.moments_of(What::Event(kind))
    }

    /// Returns the records of one kind of document, with their positions, by path.
    pub fn records_of(&self, kind: Kind) -> impl Iterator<Item = (usize, &Record)> {
        self.records
            .iter()
            .enumerate()
            .filter(move |(_, record)| record.facts.kind.value == kind)
    }

    /// Returns every chronology in the file with the position of its record, by path.
    pub fn chronologies(&self) -> impl Iterator<Item = (usize, &Chronology)> {
        self.records.iter().enumerate().flat_map(|(idx, record)| {
            let chronologies = record.facts.chronologies.iter();
            chronologies.map(move |chronology| (idx, chronology))
        })
    }

    /// Returns the newest key event with a date: what a current chronology should reach.
    #[must_use]
    pub fn newest_key_event(&self) -> Option<&Moment> {
        let dated = self
            .moments
            .iter()
            .filter(|moment| moment.is_key() && moment.on.is_some());
        dated.max_by_key(|moment| moment.on.map(|on| (on.to, on.from)))
    }

    /// Returns the newest dated entry of any chronology in the file.
    #[must_use]
    pub fn newest_entry(&self) -> Option<(Place, Interval)> {
        let entries = self.chronologies().flat_map(|(record, chronology)| {
            let entries = chronology.entries.iter();
            entries.filter_map(move |entry| {
                let place = Place {
                    record,
                    span: entry.span,
                };
                Some((place, entry.dated()?.interval))
            })
        });
        entries.max_by_key(|(_, interval)| (interval.to, interval.from))
    }

    /// Answers whether the child had a status on a day, or throughout an uncertain one.
    #[must_use]
    pub fn was(&self, status: LegalStatus, on: Interval) -> Answer {
        status::was(&self.statuses, status, on)
    }

    /// Tells whether a place is a row of the roster.
    #[must_use]
    pub fn is_roster(&self, place: Place) -> bool {
        let mut rows = self
            .statuses
            .iter()
            .filter(|period| period.source == Source::Roster);
        rows.any(|period| period.places.iter().any(|own| own.record == place.record))
    }

    /// Returns the periods by which the documents and the roster contradict each other on a day,
    /// where they do.
    #[must_use]
    pub fn dispute(&self, status: LegalStatus, on: Interval) -> Option<[&StatusPeriod; 2]> {
        status::dispute(&self.statuses, status, on)
    }

    /// Tells whether any record says that the child ever had a status.
    #[must_use]
    pub fn ever(&self, status: LegalStatus) -> bool {
        self.statuses.iter().any(|period| period.status == status)
    }

    /// Tells whether what was read says how the child is looked after or protected, by what it
    /// tells of placements, orders and registration.
    #[must_use]
    pub fn tells_standing(&self) -> bool {
        !self.statuses.is_empty()
    }

    /// Returns the documents that were not read, or not wholly.
    pub fn unread(&self) -> impl Iterator<Item = &Document> {
        let files = self
            .records
            .chunk_by(|one, next| one.document.is_of_file(&next.document));
        files
            .map(|records| &records[0].document)
            .filter(|document| document.reading() != Reading::Whole)
    }
}

/// Puts a case file together.
///
/// Records are put in path order; moments in time order, those without a date last.
#[must_use]
pub fn assemble(id: Option<String>, records: Vec<Record>) -> CaseFile {
    assemble_with(id, records, None)
}

/// Puts a case file together, with what a roster says of it.
#[must_use]
pub fn assemble_with(
    id: Option<String>,
    mut records: Vec<Record>,
    roster: Option<&Roster>,
) -> CaseFile {
    records.sort_by(|a, b| a.document.path.cmp(&b.document.path));
    let moments = if id.is_some() {
        moments::of(&records)
    } else {
        Vec::new()
    };
    moments::name_reviews(&mut records, &moments);
    let statuses = status::of(&records, &moments);
    let child = id.as_ref().and_then(|_| child::of(&records));
    let mut case = CaseFile {
        id,
        records,
        moments,
        statuses,
        child,
    };
    if let Some(roster) = roster {
        roster::lay_over(&mut case, roster);
    }
    case
}

#[cfg(test)]
mod tests;
