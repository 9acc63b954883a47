//! What a document says that matters to an audit, each fact with its place.
//!
//! In: a [`Document`]. Out: [`Facts`]: its kind, title, dates, document control, chronology
//! entries, actions, meetings and events. Facts are readings, not judgements: what is doubtful
//! says so, what contradicts itself is kept twice.

pub mod actions;
pub(crate) mod attendance;
pub(crate) mod columns;
pub mod control;
pub mod dates;
pub mod entries;
pub mod events;
pub(crate) mod family;
pub mod kind;
pub mod label;
pub mod meetings;
pub(crate) mod oversight;
pub mod own_date;
pub mod parting;
pub(crate) mod passages;
pub(crate) mod pattern;
pub mod people;
pub(crate) mod prompt;
pub(crate) mod relatives;
#[cfg(test)]
pub(crate) mod sketch;
pub mod table;
pub(crate) mod voice;

use std::sync::OnceLock;

use serde::Serialize;

use crate::calendar::Interval;
use crate::document::{Document, Span};

pub use actions::{Action, Due};
pub use control::{Control, Field, Place, Signal, Status};
pub use dates::{DateMention, DateRole, Grain, Reading};
pub use entries::{Chronology, Entry, EntryDate};
pub use events::{Event, EventKind};
pub use kind::{DocumentKind, Kind, Within};
pub use meetings::{Meeting, MeetingKind, MeetingState};
pub use people::Signatures;

use label::Labelled;
use passages::Passages;
use table::Table;

/// How sure a reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// Structure or plain words say so.
    Certain,
    /// The best reading of weaker signs.
    Likely,
    /// A guess that a rule must not rest on alone.
    Doubtful,
}

/// Words of a document with their place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Quoted {
    /// The exact words.
    pub text: String,
    /// Where they stand.
    pub span: Span,
}

impl Quoted {
    /// Cuts words out of a document, without the white space around them.
    #[must_use]
    pub fn cut(document: &Document, span: Span) -> Self {
        let raw = document.at(span);
        let start = span.start + (raw.len() - raw.trim_start().len());
        let text = raw.trim().to_owned();
        Self {
            span: Span::new(start, start + text.len()),
            text,
        }
    }
}

/// A date that a fact carries: when, how finely, how surely, and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Dated {
    /// The days that it can mean.
    pub interval: Interval,
    /// How finely it was written.
    pub grain: Grain,
    /// Whether only one reading stands.
    pub certain: bool,
    /// Where it is written.
    pub span: Span,
}

/// Everything that casewise understood of one document.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    /// What kind of document it is.
    pub kind: DocumentKind,
    /// Its title.
    pub title: Option<Quoted>,
    /// The day or month that the document gives for itself, by whatever label is strongest.
    pub dated: Option<Dated>,
    /// Every date in it, in text order.
    pub dates: Vec<DateMention>,
    /// Document control, once it was read; ask [`Facts::control`].
    pub(crate) control: OnceLock<Control>,
    /// Chronologies in it, whole or as a section, each with its entries.
    pub chronologies: Vec<Chronology>,
    /// Actions and objectives in it.
    pub actions: Vec<Action>,
    /// Meetings that it records or announces.
    pub meetings: Vec<Meeting>,
    /// Events that it tells of: referrals, placements, registrations, orders.
    pub events: Vec<Event>,
    /// Who wrote and who authorised it.
    pub signatures: Signatures,
    /// What it holds of another kind: the assessment that opens a plan, the plan in a minute.
    pub within: Vec<Within>,
}

impl Facts {
    /// The entries of its chronologies, in text order.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> + Clone {
        self.chronologies.iter().flat_map(|one| &one.entries)
    }

    /// Tells whether the document as a whole is of a kind: its own, or one that its title names too.
    #[must_use]
    pub fn is_of(&self, kind: Kind) -> bool {
        let named = |one: &Within| one.is_whole && one.kind == kind;
        self.kind.value == kind || self.within.iter().any(named)
    }

    /// The headings under which something of a kind is part of a document of another.
    pub fn parts_of(&self, kind: Kind) -> impl Iterator<Item = &Quoted> {
        let parts = self.within.iter();
        let parts = parts.filter(move |one| one.kind == kind && !one.is_whole);
        parts.map(|one| &one.words)
    }

    /// Tells whether the document as a whole, or a part of it, is of a kind for sure.
    #[must_use]
    pub fn is_surely_of(&self, kind: Kind) -> bool {
        let is_sure = |one: &Within| one.kind == kind && one.is_sure;
        self.kind.value == kind && self.kind.certainty != Certainty::Doubtful
            || self.within.iter().any(is_sure)
    }

    /// Returns document control: version, status, approval and review dates, owner.
    ///
    /// Few records of a case are asked for it, so theirs is read when they first are.
    ///
    /// - `document`: the one that these are the facts of
    #[must_use]
    pub fn control(&self, document: &Document) -> &Control {
        self.control
            .get_or_init(|| control::read(document, self.kind.value, self.title.as_ref()))
    }

    /// Facts of a text that is not read as a document.
    pub(crate) fn silent() -> Self {
        Self {
            kind: DocumentKind {
                value: Kind::Other,
                certainty: Certainty::Certain,
                why: None,
            },
            title: None,
            dated: None,
            dates: Vec::new(),
            control: Control::silent().into(),
            chronologies: Vec::new(),
            actions: Vec::new(),
            meetings: Vec::new(),
            events: Vec::new(),
            signatures: Signatures::default(),
            within: Vec::new(),
        }
    }
}

/// Reads a document. Never fails: what is not there is empty, what is doubtful says so.
#[must_use]
pub fn of(document: &Document) -> Facts {
    let ground = Ground::of(document);
    let kind = ground.kind.value;
    let told = ground.told();
    let passages = &told.passages;
    let record = ground.as_record();
    let events = events::of(document, record, &ground.tables, passages, &ground.dates);
    let signatures = people::of(document, &ground.tables, &ground.pairs);
    let dated = ground.own_date(&told.meetings, &signatures);
    let within = kind::within(document, kind, ground.title.as_ref(), &told.actions);
    Facts {
        kind: ground.kind,
        title: ground.title,
        dated,
        dates: of_own_meeting(ground.dates, &told.meetings),
        control: ground.control.map_or_else(OnceLock::new, OnceLock::from),
        chronologies: told.chronologies,
        actions: told.actions,
        meetings: told.meetings,
        events,
        signatures,
        within,
    }
}

/// What all else is read from: dates, tables, labels, and what kind of document it is.
struct Ground<'a> {
    document: &'a Document,
    dates: Vec<DateMention>,
    tables: Vec<Table>,
    pairs: Vec<Labelled>,
    title: Option<Quoted>,
    kind: DocumentKind,
    /// Read at once for those kinds only whose own date may rest on it.
    control: Option<Control>,
}

/// What a document tells of what happened and is to be done.
struct Told {
    chronologies: Vec<Chronology>,
    actions: Vec<Action>,
    passages: Passages,
    meetings: Vec<Meeting>,
}

impl<'a> Ground<'a> {
    fn of(document: &'a Document) -> Self {
        let dates = dates::of(document);
        let tables = table::of(document);
        let pairs = label::labelled(document, &tables);
        let title = kind::title(document, &pairs);
        let kind = kind::of(document, title.as_ref(), &tables, &pairs, &dates);
        let dates = from_its_day(document, kind.value, &pairs, dates);
        let control = || {
            let title = title.as_ref();
            control::of(document, kind.value, title, &tables, &pairs, &dates)
        };
        Self {
            document,
            control: of_own_date(kind.value).then(control),
            dates,
            tables,
            pairs,
            title,
            kind,
        }
    }

    /// The kind as which the document tells of events: what is barely taken for a policy and gives
    /// somebody's birth is the record of a person.
    fn as_record(&self) -> Kind {
        let is_doubtful =
            self.kind.value == Kind::Policy && self.kind.certainty == Certainty::Doubtful;
        let mut dates = self.dates.iter();
        if is_doubtful && dates.any(|date| date.role == DateRole::Birth) {
            return Kind::Other;
        }
        self.kind.value
    }

    fn told(&self) -> Told {
        let Self {
            document,
            dates,
            tables,
            pairs,
            ..
        } = self;
        let kind = self.kind.value;
        let chronologies = entries::of(document, kind, tables, pairs, dates);
        let actions = actions::of(document, kind, self.title.as_ref(), tables, dates);
        let actions = to_be_done(actions, &chronologies);
        let due: Vec<Span> = actions.iter().map(|action| action.span).collect();
        let passages = passages::of(document, kind, tables, dates, &due);
        let meetings = meetings::of(document, kind, tables, &passages, dates);
        Told {
            chronologies,
            actions,
            passages,
            meetings,
        }
    }

    fn own_date(&self, meetings: &[Meeting], signatures: &Signatures) -> Option<Dated> {
        own_date::of(
            self.document,
            self.kind.value,
            self.control.as_ref(),
            meetings,
            signatures,
            &self.pairs,
            &self.dates,
        )
    }
}

/// The dates of a record of one day, where some have no year: those are told of the days around its
/// own, if that is written out.
fn from_its_day(
    document: &Document,
    kind: Kind,
    pairs: &[Labelled],
    dates: Vec<DateMention>,
) -> Vec<DateMention> {
    let is_guessed = |date: &DateMention| date.doubts.contains(dates::Doubt::YearInferred);
    let is_of_a_day = matches!(
        kind,
        Kind::Minutes | Kind::Plan | Kind::Letter | Kind::Email | Kind::Supervision
    );
    if !is_of_a_day || !dates.iter().any(is_guessed) {
        return dates;
    }
    let nobody = Signatures::default();
    let own = own_date::of(document, kind, None, &[], &nobody, pairs, &dates);
    let is_whole = |own: &Dated| {
        let mut dates = dates.iter();
        let is_day = own.interval.from == own.interval.to;
        is_day && dates.any(|date| date.span == own.span && !is_guessed(date))
    };
    match own.filter(is_whole) {
        Some(own) => dates::of_day(document, own.interval.from),
        None => dates,
    }
}

/// What is to be done. What was done about an entry of a chronology stands in its row, which tells
/// of what happened.
fn to_be_done(mut actions: Vec<Action>, chronologies: &[Chronology]) -> Vec<Action> {
    let entries = || chronologies.iter().flat_map(|one| &one.entries);
    let is_told = |span: Span| entries().any(|entry| entry.span.covers(span));
    actions.retain(|action| !is_told(action.span));
    actions
}

/// Whether the own date of such documents may be one of their document control.
fn of_own_date(kind: Kind) -> bool {
    matches!(kind, Kind::Policy | Kind::StrategicPlan | Kind::Other)
}

/// In the record of a review, "Date of review" gives the day of the meeting, not when a review is
/// due.
fn of_own_meeting(mut dates: Vec<DateMention>, meetings: &[Meeting]) -> Vec<DateMention> {
    let own = meetings.iter().filter(|meeting| meeting.is_record);
    let days: Vec<Span> = own.filter_map(|meeting| Some(meeting.on?.span)).collect();
    for date in &mut dates {
        if days.contains(&date.span) && date.role == DateRole::ReviewDue {
            date.role = DateRole::Meeting;
        }
    }
    dates
}

/// What tells one document from another: all that a search needs to know of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    /// What kind of document it is.
    pub kind: Kind,
    /// Its title.
    pub title: Option<Quoted>,
    /// Its own date.
    pub dated: Option<Dated>,
    /// Who wrote it.
    pub author: Option<Quoted>,
    /// Every date that is written in it.
    pub dates: Vec<DateMention>,
}

/// Understands a document's outline, without its entries, actions and events.
#[must_use]
pub fn outline(document: &Document) -> Outline {
    let ground = Ground::of(document);
    // Meetings are read for that kind only whose own date may rest on them.
    let meetings = match ground.kind.value {
        Kind::Minutes => ground.told().meetings,
        _ => Vec::new(),
    };
    let signatures = people::signed(document, &ground.tables, &ground.pairs);
    Outline {
        dated: ground.own_date(&meetings, &signatures),
        kind: ground.kind.value,
        title: ground.title,
        author: signatures.author,
        dates: ground.dates,
    }
}

/// The dates that start inside a span.
pub(crate) fn dates_in(dates: &[DateMention], span: Span) -> &[DateMention] {
    let from = dates.partition_point(|date| date.span.start < span.start);
    let to = dates.partition_point(|date| date.span.start < span.end);
    &dates[from..to.max(from)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outline_gives_what_the_whole_reading_gives() {
        for lines in [
            "# Review Policy\nVersion: 2.1\nDate approved: 3 May 2024\nReview date: May 2027",
            "# Leaflet\nIssued: 3 May 2024\nWritten by Jo Bell",
            "# Looked After Child Review\nDate of review: 12 March 2025\nPresent: mother",
            "# Child's plan\nThe plan.\nCompleted by: Jo Bell, 3 May 2023",
            "# Case notes\n3 May 2023: visit.\nApproved by the manager on 5 May 2023.",
        ] {
            let document = sketch::document(lines);
            let (whole, outline) = (of(&document), outline(&document));
            assert_eq!(outline.dated, whole.dated, "{lines}");
            assert_eq!(outline.kind, whole.kind.value, "{lines}");
            assert_eq!(outline.author, whole.signatures.author, "{lines}");
        }
    }

    #[test]
    fn the_date_of_a_review_is_the_meetings_in_its_own_record() {
        let document = sketch::document_at(
            "a/minute.docx",
            "# Looked After Child Review\nDate of review: 12 March 2025\n\
             Present: mother, social worker\nDate of next review: 10 June 2025",
        );
        let roles: Vec<DateRole> = of(&document).dates.iter().map(|date| date.role).collect();
        assert_eq!(roles, [DateRole::Meeting, DateRole::ReviewDue]);
    }
}
