//! Settles what days each mention means, once the whole document is known.
//!
//! In: mentions as written, in text order, with their roles. Out: [`DateMention`]s. A year that is
//! not written comes from the nearest dated mention before, else from the reference, else from the
//! mention after. "Yesterday" counts from the day that heads the entry, else from the reference;
//! "three weeks later" from the day told last. Nothing rolls over: 31 June is no day.

mod history;
mod offsets;
mod points;
mod ranges;
mod relative;
mod story;
mod years;

pub(super) use self::points::is_of_document;
use self::years::{first_dated, pivot};
use super::order::Habits;
use super::point::{Point, What, Year};
use super::scan::{Raw, Said};
use super::{DateMention, DateRole, Doubt, Doubts, Grain, Reading};
use crate::calendar::{Day, Interval};
use crate::document::Span;

/// A mention as written, with what its place says of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed {
    pub(super) raw: Raw,
    pub(super) role: DateRole,
    pub(super) role_from: Option<Span>,
    /// Whether the words that gave the role stand in another block.
    pub(super) role_is_outside: bool,
    /// Whether it heads a line or an entry, so that what follows counts from it.
    pub(super) heads: bool,
    /// Whether its line begins with it.
    pub(super) opens: bool,
    /// Whether its line holds nothing else: "2019" over the entries of that year.
    pub(super) stands_alone: bool,
    /// The words that an offset counts from, where they stand in the text.
    pub(super) anchor: Option<Span>,
    /// Where its line begins.
    pub(super) line: usize,
    /// Where its sentence begins.
    pub(super) sentence: usize,
    /// Whether "since" leads it.
    pub(super) is_since: bool,
    /// Whether it closes what its sentence says in passing: "the spire, built in 1859, fell".
    pub(super) in_passing: bool,
}

/// What the settling knows beforehand.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Known {
    pub(super) reference: Option<Day>,
    pub(super) habits: Habits,
    /// Whether it is a document with a day of its own, near which it speaks of the rest: a record, a
    /// letter, a note.
    pub(super) is_document: bool,
    /// That day, where something else than the order of its dates says which it is.
    pub(super) own_day: Option<Day>,
}

/// Settles every mention.
pub(super) fn all(placed: &[Placed], known: Known) -> Vec<DateMention> {
    let mut settler = Settler {
        known,
        pivot: pivot(placed, known.reference),
        written: known.reference,
        first: None,
        told: None,
        told_plainly: None,
        head: None,
        opened: None,
        near: None,
        aside: None,
        entry: None,
        section: None,
        section_last: None,
        is_in_section: false,
        is_in_range: false,
    };
    settler.first =
        first_dated(placed).and_then(|(point, role)| settler.point(&point, role).days());
    settler.head = known.own_day.or_else(|| settler.head_of(placed));
    if settler.tells_history(placed) {
        settler.written = None;
    }
    let nexts = placed.iter().skip(1).map(Some).chain([None]);
    let settled = placed.iter().zip(nexts).filter_map(|(placed, next)| {
        let named = next.and_then(|next| named_beside(placed, next));
        let mention = settler.mention(placed, named);
        let stands = !needs_settling(&placed.raw.said) || mention.interval().is_some();
        stands.then_some(mention)
    });
    let mut mentions = Vec::with_capacity(placed.len());
    mentions.extend(settled);
    mentions
}

/// "Today, 27 February 2025": the day that stands right beside names it.
fn named_beside(placed: &Placed, next: &Placed) -> Option<Point> {
    const N_GAP_BYTES_MAX: usize = 2;
    let (Said::Point(now), Said::Point(day)) = (placed.raw.said, next.raw.said) else {
        return None;
    };
    let is_now = matches!(now.what, What::Today(0)) && !now.follows;
    let is_whole = matches!(day.what, What::Day { .. } | What::Numeric { .. })
        && matches!(day.year, Year::Full(_) | Year::Short(_));
    let gap = next.raw.span.start.checked_sub(placed.raw.span.end)?;
    (is_now && is_whole && (1..=N_GAP_BYTES_MAX).contains(&gap)).then_some(day)
}

impl Placed {
    /// Tells whether other dates can be counted from it.
    fn counts(&self) -> bool {
        !matches!(
            self.role,
            DateRole::Birth | DateRole::Statute | DateRole::ReviewDue | DateRole::Expiry
        )
    }
}

/// A dated mention that later ones lean on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told {
    pub(super) days: Interval,
    pub(super) grain: Grain,
    pub(super) span: Span,
    /// Whether its year is written.
    pub(super) has_year: bool,
}

/// What a point comes to.
#[derive(Debug, Clone)]
struct Outcome {
    reading: Reading,
    grain: Grain,
    doubts: Doubts,
    anchor: Option<Span>,
}

impl Outcome {
    fn of(days: Option<Interval>, grain: Grain, doubts: Doubts) -> Self {
        Self {
            reading: days.map_or(Reading::Impossible, Reading::Interval),
            grain,
            doubts,
            anchor: None,
        }
    }

    fn day(day: Option<Day>, doubts: Doubts) -> Self {
        Self::of(day.map(Interval::day), Grain::Day, doubts)
    }

    fn unresolved(grain: Grain) -> Self {
        Self {
            reading: Reading::Unresolved,
            grain,
            doubts: Doubts::default(),
            anchor: None,
        }
    }

    fn impossible() -> Self {
        Self::of(None, Grain::Day, Doubts::default())
    }

    fn days(&self) -> Option<Interval> {
        match self.reading {
            Reading::Interval(days) => Some(days),
            _ => None,
        }
    }

    fn doubting(mut self, doubt: Doubt) -> Self {
        self.doubts = self.doubts.with(doubt);
        self
    }
}

struct Settler {
    known: Known,
    pivot: i16,
    /// The day of writing, where the text tells of the days around it: a history does not.
    written: Option<Day>,
    /// The days of the first date with its year written out.
    first: Option<Interval>,
    /// The last dated mention.
    told: Option<Told>,
    /// The last that was a day, or had its year written.
    told_plainly: Option<Told>,
    /// The first whole day of a document, which is mostly its own.
    head: Option<Day>,
    /// The last day with which a line began.
    opened: Option<Day>,
    /// The day near which a mention in running text has its own, where its year is not written.
    near: Option<Day>,
    /// Where a look aside ended ("against 48 in 2000"), with what was told before it.
    aside: Option<(usize, Told)>,
    /// The last day that headed a line.
    entry: Option<Told>,
    /// The year that stands alone over the lines that begin with days without one.
    section: Option<i16>,
    /// The last day told below that year.
    section_last: Option<Day>,
    /// Whether the mention at hand begins such a line.
    is_in_section: bool,
    /// Whether what was told last is the first end of the range at hand.
    is_in_range: bool,
}

impl Settler {
    fn mention(&mut self, placed: &Placed, named: Option<Point>) -> DateMention {
        self.enter(placed);
        self.return_from_aside(placed);
        self.near = self.near_of(placed);
        let outcome = match placed.raw.said {
            Said::Point(point) => self.alone(&named.unwrap_or(point), placed.role),
            Said::Range(first, last) => self.range(first, last, placed.role),
            Said::Phrase(phrase) => self.phrase(phrase),
        };
        self.remember(placed, &outcome);
        mention(placed, placed.raw.span, outcome, self.ends_apart(placed))
    }

    /// Settles the ends of a range by themselves, where each is a date; a year said once is that
    /// of both.
    fn ends_apart(&self, placed: &Placed) -> Vec<DateMention> {
        let Said::Range(first, last) = placed.raw.said else {
            return Vec::new();
        };
        let Some((opens, closes)) = placed.raw.ends() else {
            return Vec::new();
        };
        let Some((from, to)) = self.ends_in_order(&first, &last, placed.role) else {
            return Vec::new();
        };
        [(first, from, opens), (last, to, closes)]
            .map(|(point, days, span)| {
                let outcome = self.end_of_range(point, days, placed.role);
                mention(placed, span, outcome, Vec::new())
            })
            .into()
    }

    /// Opens the section of a year at a year alone, and leaves it at a line with a year of its own.
    fn enter(&mut self, placed: &Placed) {
        self.is_in_section = placed.heads;
        let Said::Point(point) = placed.raw.said else {
            return;
        };
        match point.year {
            Year::Full(year) if placed.stands_alone && point.what == What::Year => {
                self.section = Some(year);
                self.section_last = None;
            }
            Year::Full(_) | Year::Short(_) if placed.heads => self.section = None,
            _ => {}
        }
    }
}

/// A mention at a place, settled, with the ends of a range.
fn mention(placed: &Placed, span: Span, outcome: Outcome, ends: Vec<DateMention>) -> DateMention {
    DateMention {
        span,
        reading: outcome.reading,
        grain: outcome.grain,
        role: placed.role,
        role_from: placed.role_from,
        doubts: outcome.doubts,
        anchor: placed.anchor.or(outcome.anchor),
        ends,
    }
}

/// Tells whether no word leads a weekday or weekend: it is a mention only where it is settled.
fn needs_settling(said: &Said) -> bool {
    matches!(said, Said::Point(point) if point.is_bare && point.year == Year::Gone)
}
