//! Settles years: two digits, none at all, "next year".
//!
//! In: a year as written. Out: the year, and whether it was guessed. A missing year comes from the
//! mention before, else from the reference, else from the first date that has one.

use super::story::N_DAYS_NEWS;
use super::{Placed, Settler, Told};
use crate::calendar::Day;
use crate::document::Span;
use crate::facts::dates::near::{day_of, nearest_year, year_after};
use crate::facts::dates::point::{Point, What, Year};
use crate::facts::dates::scan::Said;
use crate::facts::dates::{DateRole, Doubt, Grain};

/// The year that two digits are read around where nothing is known.
const PIVOT_YEAR: i16 = 2025;

/// A year with how surely it is one.
pub(super) type YearFound = (i16, Option<Doubt>);

impl Settler {
    pub(super) fn year(
        &self,
        year: Year,
        (month, day): (u8, u8),
        role: DateRole,
    ) -> Option<YearFound> {
        Some(match year {
            Year::Full(year) if year < 1 => return None,
            Year::Full(year) => (year, None),
            Year::Short(year) => (self.century(year, role), Some(Doubt::TwoDigitYear)),
            Year::Relative(shift) => {
                let base = self.spoken_from(false)?.0;
                (base.year() + i16::from(shift), Some(Doubt::Relative))
            }
            Year::Coming => (self.turn(month, day, 1)?, Some(Doubt::Relative)),
            Year::Gone => (self.turn(month, day, -1)?, Some(Doubt::Relative)),
            Year::Unsaid => return None,
        })
    }

    /// Two digits lie at most 25 years ahead of the pivot; a birth is never ahead of it.
    pub(super) fn century(&self, year: i16, role: DateRole) -> i16 {
        let ahead = if role == DateRole::Birth { 2 } else { 25 };
        let newest = self.pivot.saturating_add(ahead);
        let year = newest - newest.rem_euclid(100) + year;
        if year > newest { year - 100 } else { year }
    }

    /// The year of the next (1) or last (-1) such day.
    pub(super) fn turn(&self, month: u8, day: u8, shift: i16) -> Option<i16> {
        let base = self.spoken_from(false)?.0;
        let this = day_of(base.year(), month, day)?;
        let is_past = if shift > 0 {
            this.month_end() <= base
        } else {
            this.month_start() >= base.month_start()
        };
        Some(base.year() + if is_past { shift } else { 0 })
    }

    /// Takes a year from the mention before, the reference, or the first year in the text.
    pub(super) fn inferred_year(&self, month: u8, day: u8, role: DateRole) -> Option<i16> {
        let forwards = matches!(
            role,
            DateRole::Target | DateRole::ReviewDue | DateRole::Expiry
        );
        if let Some(near) = self.near {
            return nearest_year(near, month, day, forwards);
        }
        // What is to be done by a day is counted from a day, not from an autumn that was spoken of.
        let plainly = self.told_plainly.filter(|_| forwards);
        if let Some(told) = plainly.or(self.told) {
            let year = year_after(&told, month, day, forwards)?;
            let gone = self.year_gone_by(&told, (year, month, day));
            return Some(gone.filter(|_| !forwards).unwrap_or(year));
        }
        if let Some(reference) = self.written {
            return nearest_year(reference, month, day, forwards);
        }
        let first = self.first?;
        if first.is_day() {
            return nearest_year(first.from, month, day, forwards);
        }
        Some(first.from.year())
    }

    /// The first day of a document that has its year written, but for what "since" looks back to.
    pub(super) fn head_of(&self, placed: &[Placed]) -> Option<Day> {
        let known = placed.iter().filter(|_| self.known.is_document);
        let is_other = |role| matches!(role, DateRole::Target | DateRole::Birth);
        let mut own = known.filter(|placed| !placed.is_since && !is_other(placed.role));
        own.find_map(|placed| {
            let (point, role) = full_points([placed]).next()?;
            let is_whole = matches!(point.what, What::Day { .. } | What::Numeric { .. })
                && matches!(point.year, Year::Full(_) | Year::Short(_));
            let days = is_whole.then(|| self.point(&point, role).days())??;
            days.is_day().then_some(days.from)
        })
    }

    /// The day near which a mention is to be read: that of the entry or of the document in which it
    /// stands, unless it opens a line, as the days of a list follow one another, or a year was
    /// written right before it; a story of an earlier year holds to the end of its line.
    pub(super) fn near_of(&self, placed: &Placed) -> Option<Day> {
        const N_BYTES_NEAR: usize = 160;
        let at = placed.raw.span.start;
        let told = self.told_plainly.filter(|told| told.has_year);
        let near = self.opened.or(self.head)?;
        let follows = told.is_some_and(|told| {
            let is_story = told.span.start >= placed.line && told.days.to.year() < near.year();
            is_story || at.saturating_sub(told.span.end) < N_BYTES_NEAR
        });
        let is_ahead = matches!(
            placed.role,
            DateRole::Target | DateRole::ReviewDue | DateRole::Expiry
        );
        let is_free = self.known.is_document && (!placed.heads || is_ahead) && !follows;
        is_free.then_some(near)
    }

    /// News looks back as often as ahead: where a day would be far in the future from the day of
    /// writing, and the year before puts it nearer, that is its year.
    fn year_gone_by(&self, told: &Told, (year, month, day): (i16, u8, u8)) -> Option<i16> {
        const N_DAYS_AHEAD_MAX: i32 = 92;
        let written = self.written?;
        let is_told = !self.is_in_range && told.days.from <= written;
        let is_news = is_told && told.days.to.days_until(written).abs() <= N_DAYS_NEWS;
        let n_days_ahead = written.days_until(day_of(year, month, day)?);
        let before = day_of(year.saturating_sub(1), month, day)?;
        let is_nearer = before.days_until(written) < n_days_ahead;
        let is_far = n_days_ahead > N_DAYS_AHEAD_MAX;
        (is_news && is_far && is_nearer).then_some(year.saturating_sub(1))
    }

    /// The day that a yearless or monthless one leans on.
    pub(super) fn base(&self) -> Option<Day> {
        self.told.map(|told| told.days.from).or(self.written)
    }

    /// The day that words such as "yesterday" are spoken on, or that "the following day" follows.
    pub(super) fn spoken_from(&self, follows: bool) -> Option<(Day, Option<Span>)> {
        let told = self.told.filter(|told| told.grain == Grain::Day);
        let said = if follows { told } else { self.entry };
        let said = said.map(|told| (told.days.to, Some(told.span)));
        said.or_else(|| self.known.reference.map(|day| (day, None)))
    }
}

/// The reference's year, else the latest year written in full.
pub(super) fn pivot(placed: &[Placed], reference: Option<Day>) -> i16 {
    let written = || {
        full_years(placed)
            .filter(|year| (1990..2060).contains(year))
            .max()
    };
    reference
        .map(Day::year)
        .or_else(written)
        .unwrap_or(PIVOT_YEAR)
}

/// The first date with its year written out, which lends its year to those before it.
pub(super) fn first_dated(placed: &[Placed]) -> Option<(Point, DateRole)> {
    let dated = |(point, _): &(Point, DateRole)| {
        matches!(point.year, Year::Full(_) | Year::Short(_)) && point.what != What::Impossible
    };
    let recent = |(point, _): &(Point, DateRole)| {
        matches!(point.year, Year::Full(1950..2100) | Year::Short(_))
    };
    let mut all = full_points(placed).filter(dated);
    let first = all.next()?;
    let rest = std::iter::once(first).chain(all);
    Some(rest.into_iter().find(recent).unwrap_or(first))
}

fn full_years(placed: &[Placed]) -> impl Iterator<Item = i16> {
    full_points(placed).filter_map(|(point, _)| match point.year {
        Year::Full(year) => Some(year),
        _ => None,
    })
}

pub(super) fn full_points<'p>(
    placed: impl IntoIterator<Item = &'p Placed>,
) -> impl Iterator<Item = (Point, DateRole)> {
    let counting = placed.into_iter().filter(|placed| placed.counts());
    counting.filter_map(|placed| match placed.raw.said {
        Said::Point(point) | Said::Range(_, point) => Some((point, placed.role)),
        Said::Phrase(_) => None,
    })
}
