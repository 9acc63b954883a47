//! Document control: title, version, status and dates, with every place that speaks of them.
//!
//! In: a document, its tables and dates. Out: [`Control`]. A place that contradicts another is
//! kept: status comes out as `conflicting`, and each field keeps all its values.

mod clause;
mod deeds;
mod equality;
mod fields;
mod history;
#[cfg(test)]
mod houses;
mod layout;
mod loose;
mod meaning;
mod named;
mod open;
mod owners;
mod prose;
mod referred;
mod run_on;
mod said;
mod sentences;
mod status;
#[cfg(test)]
mod tests;

use std::cell::OnceCell;

use serde::{Deserialize, Serialize};

use self::layout::Layout;
use self::meaning::Meaning;
use super::kind::Kind;
use super::label::Labelled;
use super::table::Table;
use super::{DateMention, Dated, Quoted};
use crate::document::{Document, Span};

/// Whether a document is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// A draft.
    Draft,
    /// Approved, issued or otherwise in force.
    Final,
    /// In force but said to be under review.
    UnderReview,
    /// Replaced, withdrawn or archived.
    Superseded,
    /// Two places say different things.
    Conflicting,
    /// No place says anything.
    Unclear,
}

/// Where in a document something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// The title.
    Title,
    /// The cover: what stands before the first section.
    Cover,
    /// A document-control table or block.
    ControlTable,
    /// A version history.
    VersionHistory,
    /// A running header.
    Header,
    /// A running footer.
    Footer,
    /// A watermark.
    Watermark,
    /// The running text.
    Body,
    /// A document property.
    Property,
    /// The file's name.
    FileName,
    /// A folder's name.
    Folder,
}

/// One place that says something about the status.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Signal {
    /// Where.
    pub place: Place,
    /// What it says.
    pub says: Status,
    /// The words.
    pub quote: Quoted,
}

/// The fields of document control.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// The version.
    Version,
    /// Owner, author, lead or responsible role.
    Owner,
    /// Equality impact assessment, done or not needed.
    Equality,
    /// Equality impact assessment, still to be done.
    EqualityOpen,
    /// Approved, adopted or ratified on.
    Approved,
    /// Issued or published on.
    Issued,
    /// In effect from.
    Effective,
    /// Drafted on.
    Drafted,
    /// Updated, amended or revised on.
    Updated,
    /// Amended on, by a sentence of the document about itself: its text was issued anew then.
    Reissued,
    /// Last reviewed on.
    LastReviewed,
    /// Next review due.
    ReviewDue,
    /// A date of its own; which one stays open.
    OpenDate,
    /// A date that may be that of its next review.
    OpenReview,
    /// Words that may tell of an equality impact assessment.
    OpenEquality,
    /// Somebody who may be its owner.
    OpenOwner,
    /// A number that may be its version.
    OpenVersion,
}

impl Field {
    /// Whether it tells of what has to have happened before its date can be given.
    fn is_deed(self) -> bool {
        matches!(self, Self::Approved | Self::Issued | Self::Effective)
    }
}

/// One value of a field in one place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Value {
    /// Which field.
    pub field: Field,
    /// Where.
    pub place: Place,
    /// The words of the value.
    pub words: Quoted,
    /// The date, for fields that are dates.
    pub dated: Option<Dated>,
}

impl Value {
    /// Returns the value as messages give it: its date, else its words, cut short.
    #[must_use]
    pub fn in_words(&self) -> String {
        const LETTERS_MAX: usize = 80;
        if let Some(dated) = self.dated {
            return dated.interval.in_words();
        }
        let short: String = self.words.text.chars().take(LETTERS_MAX).collect();
        if short.len() < self.words.text.len() {
            format!("{short}…")
        } else {
            short
        }
    }
}

/// Document control as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Control {
    /// The status that all places together give.
    pub status: Status,
    /// Every place that speaks of the status, strongest first.
    pub signals: Vec<Signal>,
    /// Every value of every field, in text order.
    pub values: Vec<Value>,
}

impl Control {
    /// The control of a document that is not asked for any.
    pub(crate) fn silent() -> Self {
        Self {
            status: Status::Unclear,
            signals: Vec::new(),
            values: Vec::new(),
        }
    }

    /// Returns the values of a field, in text order.
    pub fn all(&self, field: Field) -> impl Iterator<Item = &Value> {
        self.values.iter().filter(move |value| value.field == field)
    }

    /// Returns the first value of any of some fields, in text order.
    #[must_use]
    pub fn first_of(&self, fields: &[Field]) -> Option<&Value> {
        let mut values = self.values.iter();
        values.find(|value| fields.contains(&value.field))
    }

    /// Returns the field's value in its strongest place: control table before cover, before
    /// header and footer, before the text; the version history last.
    #[must_use]
    pub fn best(&self, field: Field) -> Option<&Value> {
        self.all(field).min_by_key(|value| strength(value.place))
    }

    /// Returns the field's date, from the strongest place that gives one.
    #[must_use]
    pub fn date(&self, field: Field) -> Option<Dated> {
        let dated = self
            .all(field)
            .filter_map(|value| Some((value.place, value.dated?)));
        dated
            .min_by_key(|(place, dated)| (strength(*place), !dated.certain))
            .map(|(_, dated)| dated)
    }
}

fn strength(place: Place) -> usize {
    const STRENGTH: [Place; 11] = [
        Place::ControlTable,
        Place::Cover,
        Place::Title,
        Place::Header,
        Place::Footer,
        Place::Body,
        Place::Watermark,
        Place::Property,
        Place::FileName,
        Place::Folder,
        Place::VersionHistory,
    ];
    let at = STRENGTH.iter().position(|known| *known == place);
    at.unwrap_or(STRENGTH.len())
}

/// Reads the control of a document of which nothing else is at hand.
pub(super) fn read(document: &Document, kind: Kind, title: Option<&Quoted>) -> Control {
    let dates = super::dates::of(document);
    let tables = super::table::of(document);
    let pairs = super::label::labelled(document, &tables);
    of(document, kind, title, &tables, &pairs, &dates)
}

/// Reads a document's control.
#[must_use]
pub fn of(
    document: &Document,
    kind: Kind,
    title: Option<&Quoted>,
    tables: &[Table],
    pairs: &[Labelled],
    dates: &[DateMention],
) -> Control {
    let pairs = &[pairs, &run_on::pairs(document, pairs)].concat();
    let layout = Layout::of(document, title, tables, pairs);
    let reader = Reader {
        document,
        kind,
        dates,
        pairs,
        layout: &layout,
        parted: vec![OnceCell::new(); document.blocks.len()],
    };
    let mut values = fields::values(&reader);
    let (status, signals) = status::of(&reader, &values);
    if status == Status::Draft {
        date_the_draft(&reader, &mut values);
    }
    Control {
        status,
        signals,
        values,
    }
}

/// A date without a word of what it is the date of is that of the draft, in a draft.
fn date_the_draft(reader: &Reader, values: &mut [Value]) {
    let is_bare = |value: &&mut Value| match value.field {
        Field::Issued => !status::says_so(reader, value),
        Field::OpenDate => value.place != Place::Body,
        _ => false,
    };
    for value in values.iter_mut().filter(is_bare) {
        value.field = Field::Drafted;
    }
}

/// The field of document control that a label in plain form names for certain.
pub(super) fn field_of(label: &str) -> Option<Field> {
    match meaning::of(label)? {
        Meaning::Field(field) | Meaning::By(field) => Some(field),
        Meaning::ReviewDate | Meaning::LatestReview => Some(Field::ReviewDue),
        Meaning::Status | Meaning::Awaits | Meaning::Date | Meaning::Cycle => None,
    }
}

/// What the parts of this module read from.
struct Reader<'a> {
    document: &'a Document,
    kind: Kind,
    dates: &'a [DateMention],
    pairs: &'a [Labelled],
    layout: &'a Layout,
    /// The sentences of each block, once they were asked for.
    parted: Vec<OnceCell<Vec<Span>>>,
}

impl Reader<'_> {
    fn quoted(&self, span: Span) -> Quoted {
        Quoted::cut(self.document, span)
    }

    /// The sentence of a block in which a byte stands.
    fn sentence_at(&self, block_idx: usize, at: usize) -> Option<Span> {
        let block = self.document.blocks.get(block_idx)?.span;
        let parted = self.parted.get(block_idx)?;
        let spans = parted.get_or_init(|| sentences::sentences(self.document, block));
        let idx = spans.partition_point(|span| span.end <= at);
        spans.get(idx).copied().filter(|span| span.start <= at)
    }

    /// The first date that starts in a span and is one of the calendar.
    fn date_in(&self, span: Span) -> Option<Dated> {
        let mut dated = super::dates_in(self.dates, span).iter();
        dated.find_map(DateMention::dated)
    }

    /// The same, of a range its first day.
    fn first_date_in(&self, span: Span) -> Option<Dated> {
        let mut dates = super::dates_in(self.dates, span).iter();
        let date = dates.find(|date| date.dated().is_some())?;
        date.ends.first().unwrap_or(date).dated()
    }
}
