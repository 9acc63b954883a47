//! Meetings and reviews: held, planned, put off, and when the next one is to be.
//!
//! In: a document, its tables and dates. Out: meetings. The record of a meeting says that it was
//! held; a letter of invitation does not.

mod bare;
mod forms;
mod mention;
mod moved;
mod naming;
mod reason;
mod record;
mod said;
mod series;
mod varied;

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::{cue, pattern};
use serde::{Deserialize, Serialize};

use self::naming::Naming;
use super::family::{ChildRows, Whose};
use super::kind::{Kind, is_taught};
use super::passages::{Passages, happening};
use super::table::Table;
use super::{DateMention, Dated, Quoted, dates_in};
use crate::calendar::Day;
use crate::document::{Document, Part, Span};

/// The kinds of meeting that timescales are set for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MeetingKind {
    /// Inter-agency referral discussion (in England and Wales, a strategy discussion).
    Ird,
    /// Initial child protection planning meeting, or case conference.
    CppmInitial,
    /// The same before birth.
    CppmPreBirth,
    /// Review child protection planning meeting, or case conference.
    CppmReview,
    /// Core group.
    CoreGroup,
    /// Review of a looked-after child's case.
    LookedAfterReview,
    /// Review of an emergency placement.
    EmergencyReview,
    /// Review of a placement in secure accommodation.
    SecureReview,
    /// Review of a pathway plan.
    PathwayReview,
    /// Children's hearing.
    Hearing,
    /// Team around the child, child's plan meeting.
    ChildPlan,
    /// Any other.
    Other,
}

/// What became of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MeetingState {
    /// It was held.
    Held,
    /// It is to be held.
    Planned,
    /// It was called off.
    Cancelled,
    /// It was put off to another day.
    Postponed,
    /// It was begun and adjourned.
    Adjourned,
    /// Too few came for it to decide.
    Inquorate,
}

/// One meeting that a document speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Meeting {
    /// What kind.
    pub kind: MeetingKind,
    /// Whether the words name the kind plainly; "case conference" alone leaves it open whether
    /// the first or a later one is meant.
    pub plain: bool,
    /// What became of it.
    pub state: MeetingState,
    /// When it was or was to be held.
    pub on: Option<Dated>,
    /// When the next of its line is to be held.
    pub next: Option<Dated>,
    /// The recorded reason for being late, put off or called off.
    pub reason: Option<Quoted>,
    /// Whether the document is this meeting's own record.
    pub is_record: bool,
    /// Whether it put the child's name on the child protection register: yes, no or not said.
    pub registered: Option<bool>,
    /// Whether it took the child's name off the register.
    pub deregistered: Option<bool>,
    /// For whom by name it decided what: whether the name is on the register after it.
    #[serde(skip)]
    pub decided: Vec<(String, bool)>,
    /// Whose it is, where the words say so.
    #[serde(skip)]
    pub whose: Option<Whose>,
    /// How plainly the words tell of it.
    #[serde(skip)]
    pub weight: Weight,
    /// The words that say so.
    pub span: Span,
}

/// How plainly words tell of a meeting, the plainest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// The meeting's own record.
    Recorded,
    /// A label, a heading or an entry of a list that is the meeting's.
    Listed,
    /// Words that say what became of it.
    Told,
    /// Its name beside a day, with nothing said.
    Named,
}

/// Finds the meetings that a document records or announces.
#[must_use]
pub(crate) fn of(
    document: &Document,
    kind: Kind,
    tables: &[Table],
    passages: &Passages,
    dates: &[DateMention],
) -> Vec<Meeting> {
    if matches!(kind, Kind::Policy | Kind::StrategicPlan) || is_taught(document) {
        return Vec::new();
    }
    let record = record::of(document, kind, passages, dates);
    let mut meetings: Vec<Meeting> = record.into_iter().collect();
    let own = meetings.first().cloned();
    meetings.extend(own.iter().filter_map(|own| record::joined(document, own)));
    let put_off = own
        .iter()
        .flat_map(|own| moved::of(document, own, passages, dates));
    meetings.extend(put_off.collect::<Vec<_>>());
    let reference = reference(document, kind, own.as_ref(), passages, dates);
    let mut others = mention::of(document, kind, own.as_ref(), reference, passages, dates);
    let series = series::of(document, kind, passages);
    if let Some(own) = meetings.first_mut() {
        series::correct(own, &series);
        set_next(own, &others);
    }
    others.extend(series);
    others.extend(varied::of(document, kind, own.as_ref(), passages, dates));
    others.extend(series::under_days(document, kind, dates));
    others.extend(series::held_below(document, passages, dates));
    others.extend(forms::of(document, meetings.first(), passages, dates));
    let rows = ChildRows::of(document, tables);
    for meeting in &mut others {
        rows.settle(&mut meeting.whose, meeting.span);
    }
    for meeting in others {
        let is_known = meetings.iter().any(|known| known.tells_of(&meeting));
        if !is_known {
            meetings.push(meeting);
        }
    }
    meetings
}

/// The kinds of meeting that some words name, such as those of a file's name.
pub fn named_in(words: &str) -> impl Iterator<Item = MeetingKind> {
    let words = words.replace(['_', '.'], " ");
    naming::find(&words).into_iter().map(|naming| naming.kind)
}

/// The meeting that some words name, and whether they leave no doubt of its line.
pub(super) fn first_named(words: &str) -> Option<(MeetingKind, bool)> {
    let naming = naming::find(words).into_iter().next()?;
    Some((naming.kind, naming.plain))
}

/// How many words name the first meeting that some words name.
pub(super) fn n_words_named(words: &str) -> usize {
    let naming = naming::find(words).into_iter().next();
    naming.map_or(0, |naming| words[naming.range].split_whitespace().count())
}

/// The words that say why something other than a meeting was late, in the paragraph of a place,
/// or anywhere in the document.
#[must_use]
pub fn reason_for(document: &Document, place: Option<Span>) -> Option<Quoted> {
    let block = place.and_then(|place| document.block_at(place));
    let blocks = match block {
        Some(idx) => &document.blocks[idx..=idx],
        None if place.is_none() => &document.blocks[..],
        None => &[],
    };
    let mut said = blocks.iter().filter(|block| block.is_said());
    said.find_map(|block| reason::reason_of_lateness(document, block.span))
}

/// Whether words name meetings, and none of child protection planning among them.
pub(super) fn names_other_lines(words: &str) -> bool {
    let named = naming::find(words);
    !named.is_empty() && !named.iter().any(|naming| naming.kind.is_conference())
}

/// Whether a day is that of the form on which a record is written: "(June 2024 template)".
fn is_of_form(document: &Document, day: Span) -> bool {
    const REACH: usize = 24;
    let text = &document.text;
    let start = text.floor_char_boundary(day.start.saturating_sub(REACH));
    let end = text.floor_char_boundary((day.end + REACH).min(text.len()));
    FORM_BEFORE.is_match(&text[start..day.start]) || FORM_AFTER.is_match(&text[day.end..end])
}

cue!(
    FORM_BEFORE,
    r"(?i)\b(?:form|template|version|v\d+|rev(?:ised|ision)?)\b[ \w.]{0,8}[,(:]?\s*$"
);
cue!(
    FORM_AFTER,
    r"(?i)^\s*(?:template|version|edition|revision|form)\b"
);

/// A record that plans one later meeting of its own line, without calling it the next, sets it.
fn set_next(own: &mut Meeting, others: &[Meeting]) {
    let (None, Some(on)) = (own.next, own.on) else {
        return;
    };
    let mut planned = others
        .iter()
        .filter(|other| other.state == MeetingState::Planned && other.kind.is_line_of(own.kind));
    if let (Some(one), None) = (planned.next(), planned.next()) {
        own.next = one.on.filter(|next| next.interval.from > on.interval.to);
    }
}

/// The day that the document's own record of a meeting gives for it, where it is one.
pub(super) fn recorded_on(
    document: &Document,
    kind: Kind,
    passages: &Passages,
    dates: &[DateMention],
) -> Option<(MeetingKind, Option<Dated>)> {
    record::of(document, kind, passages, dates).map(|meeting| (meeting.kind, meeting.on))
}

/// The day from which the document looks back and forth: its meeting's, or the first that it
/// gives for itself.
fn reference(
    document: &Document,
    kind: Kind,
    own: Option<&Meeting>,
    passages: &Passages,
    dates: &[DateMention],
) -> Option<Day> {
    if let Some(own) = own {
        return own.on.map(|dated| dated.interval.to);
    }
    let labelled = passages
        .labels
        .iter()
        .filter(|labelled| OWN_DATE.is_match(document.at(labelled.label).trim()))
        .find_map(|labelled| dates_in(dates, labelled.value).iter().find_map(happening));
    let is_letter = matches!(kind, Kind::Letter | Kind::Email);
    let top = || {
        let first = passages.sentences.iter().take(12);
        first
            .filter(|sentence| document.at(sentence.span).len() < 40 || sentence.when.is_some())
            .find_map(|sentence| {
                let said = dates_in(dates, sentence.span).iter().find_map(happening);
                sentence.when.or(said)
            })
    };
    let alone = || {
        let body = document.part(Part::Body).take(12);
        body.filter(|block| document.text_of(block).split_whitespace().count() <= 4)
            .find_map(|block| dates_in(dates, block.span).iter().find_map(happening))
    };
    labelled
        .or_else(|| is_letter.then(|| alone().or_else(top)).flatten())
        .map(|dated| dated.interval.to)
}

static OWN_DATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?:date|dated|sent",
        r"|date (?:of (?:report|assessment|plan|letter|completion|this .*)|completed|written",
        r"|prepared|sent)|(?:report|assessment|plan|completion) date|completed(?: on)?",
        r"|date .*(?:completed|report|assessment|plan))$"
    ))
});

impl Meeting {
    /// The meeting that a name stands for.
    fn named(naming: &Naming, state: MeetingState, on: Option<Dated>, span: Span) -> Self {
        Self {
            kind: naming.kind,
            plain: naming.plain,
            state,
            on,
            next: None,
            reason: None,
            is_record: false,
            registered: None,
            deregistered: None,
            decided: Vec::new(),
            whose: None,
            weight: Weight::Listed,
            span,
        }
    }

    /// Another meeting of the same line, of which the words tell no more than these.
    fn another(&self, state: MeetingState, on: Option<Dated>, span: Span) -> Self {
        let naming = Naming {
            kind: self.kind,
            plain: self.plain,
            range: 0..0,
        };
        Self {
            whose: self.whose.clone(),
            ..Self::named(&naming, state, on, span)
        }
    }

    /// Tells whether another mention in the same document says nothing new.
    fn tells_of(&self, other: &Self) -> bool {
        let same_day = match (self.on, other.on) {
            (Some(a), Some(b)) => a.interval.overlaps(b.interval),
            (_, None) => true,
            (None, Some(_)) => false,
        };
        let compatible = self.state == other.state || (self.is_record && other.on.is_some());
        self.kind.is_line_of(other.kind)
            && same_day
            && compatible
            && !Whose::differ(self.whose.as_ref(), other.whose.as_ref())
    }
}

impl MeetingKind {
    /// Tells whether two kinds are of one line, so that the next of the one may be the other.
    #[must_use]
    pub fn is_line_of(self, other: Self) -> bool {
        self.line() == other.line()
    }

    fn line(self) -> u8 {
        match self {
            Self::CppmInitial | Self::CppmPreBirth | Self::CppmReview => 0,
            Self::LookedAfterReview | Self::EmergencyReview => 1,
            Self::Ird => 2,
            Self::CoreGroup => 3,
            Self::SecureReview => 4,
            Self::PathwayReview => 5,
            Self::Hearing => 6,
            Self::ChildPlan => 7,
            Self::Other => 8,
        }
    }

    /// Tells whether it is a child protection planning meeting or case conference.
    #[must_use]
    pub fn is_conference(self) -> bool {
        self.line() == 0
    }

    /// Tells whether it is the first of a line of conferences.
    #[must_use]
    pub fn is_first_conference(self) -> bool {
        matches!(self, Self::CppmInitial | Self::CppmPreBirth)
    }
}

#[cfg(test)]
mod tests;
