//! Settles what days each mention means, once the whole document is known.
//!
//! In: mentions as written, in text order, with their roles. Out: [`DateMention`]s. A year that is
//! not written comes from the nearest dated mention before, else from the reference, else from the
//! mention after. "Yesterday" counts from the day that heads the entry, else from the reference;
//! "three weeks later" from the day told last. Nothing rolls over: 31 June is no day.

use super::almanac;
use super::lexicon::{Part, Scale};
use super::near::{day_of, nearest_year, year_after};
use super::order::{Habits, Order};
use super::phrase::{Count, Phrase};
use super::point::{Point, WeekBy, What, Year};
use super::scan::{Raw, Said};
use super::stretch::{days_of, grain_of, month_hint, part_of, unit_grain};
use super::{DateMention, DateRole, Doubt, Grain, Reading};
use crate::calendar::{Day, Interval, Period, Unit};
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
    /// The words that an offset counts from, where they stand in the text.
    pub(super) anchor: Option<Span>,
}

/// What the settling knows beforehand.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Known {
    pub(super) reference: Option<Day>,
    pub(super) habits: Habits,
}

/// The year that two digits are read around where nothing is known.
const PIVOT_YEAR: i16 = 2025;

/// "Sep 25" is the month of a year only where that year lies this near to the document's own.
const N_YEARS_BACK: i16 = 40;
const N_YEARS_AHEAD: i16 = 12;

/// Months in which "Mon 3rd" is looked for, nearest first.
const N_MONTHS_NEAR: [i32; 13] = [0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6];

/// Settles every mention.
pub(super) fn all(placed: &[Placed], known: Known) -> Vec<DateMention> {
    let mut settler = Settler {
        known,
        pivot: pivot(placed, known.reference),
        first: None,
        told: None,
        entry: None,
    };
    settler.first =
        first_dated(placed).and_then(|(point, role)| settler.point(&point, role).days());
    placed
        .iter()
        .map(|placed| settler.mention(placed))
        .collect()
}

/// The reference's year, else the latest year written in full.
fn pivot(placed: &[Placed], reference: Option<Day>) -> i16 {
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
fn first_dated(placed: &[Placed]) -> Option<(Point, DateRole)> {
    let dated = |(point, _): &(Point, DateRole)| {
        matches!(point.year, Year::Full(_)) && point.what != What::Impossible
    };
    let recent = |(point, _): &(Point, DateRole)| matches!(point.year, Year::Full(1950..2100));
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

fn full_points(placed: &[Placed]) -> impl Iterator<Item = (Point, DateRole)> {
    let counting = placed.iter().filter(|placed| placed.counts());
    counting.filter_map(|placed| match placed.raw.said {
        Said::Point(point) | Said::Range(_, point) => Some((point, placed.role)),
        Said::Phrase(_) => None,
    })
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
}

/// What a point comes to.
#[derive(Debug, Clone)]
struct Outcome {
    reading: Reading,
    grain: Grain,
    doubts: Vec<Doubt>,
    anchor: Option<Span>,
}

impl Outcome {
    fn of(days: Option<Interval>, grain: Grain, doubts: Vec<Doubt>) -> Self {
        Self {
            reading: days.map_or(Reading::Impossible, Reading::Interval),
            grain,
            doubts,
            anchor: None,
        }
    }

    fn day(day: Option<Day>, doubts: Vec<Doubt>) -> Self {
        Self::of(day.map(Interval::day), Grain::Day, doubts)
    }

    fn unresolved(grain: Grain) -> Self {
        Self {
            reading: Reading::Unresolved,
            grain,
            doubts: Vec::new(),
            anchor: None,
        }
    }

    fn impossible() -> Self {
        Self::of(None, Grain::Day, Vec::new())
    }

    fn days(&self) -> Option<Interval> {
        match self.reading {
            Reading::Interval(days) => Some(days),
            _ => None,
        }
    }

    fn doubting(mut self, doubt: Doubt) -> Self {
        if !self.doubts.contains(&doubt) {
            self.doubts.push(doubt);
        }
        self
    }
}

struct Settler {
    known: Known,
    pivot: i16,
    /// The days of the first date with its year written out.
    first: Option<Interval>,
    /// The last dated mention.
    told: Option<Told>,
    /// The last day that headed a line.
    entry: Option<Told>,
}

/// A year with how surely it is one.
type YearFound = (i16, Option<Doubt>);

impl Settler {
    fn mention(&mut self, placed: &Placed) -> DateMention {
        let mut outcome = match placed.raw.said {
            Said::Point(point) => self.alone(&point, placed.role),
            Said::Range(first, last) => self.range(first, last, placed.role),
            Said::Phrase(phrase) => self.phrase(phrase),
        };
        outcome.doubts.sort_unstable();
        self.remember(placed, &outcome);
        DateMention {
            span: placed.raw.span,
            reading: outcome.reading,
            grain: outcome.grain,
            role: placed.role,
            role_from: placed.role_from,
            doubts: outcome.doubts,
            anchor: placed.anchor.or(outcome.anchor),
        }
    }

    fn remember(&mut self, placed: &Placed, outcome: &Outcome) {
        let lends = placed.counts() && !is_year_from_now(&placed.raw.said);
        let Some(days) = outcome.days().filter(|_| lends) else {
            return;
        };
        let told = Told {
            days,
            grain: outcome.grain,
            span: placed.raw.span,
        };
        self.told = Some(told);
        let is_own = !outcome.doubts.contains(&Doubt::Relative);
        if placed.heads && is_own && outcome.grain == Grain::Day {
            self.entry = Some(told);
        }
    }

    // ---- points ----

    /// Reads a point that is no end of a range: there "Sep 25" and "11/18" can be months.
    fn alone(&self, point: &Point, role: DateRole) -> Outcome {
        let month = self.as_month(point, role);
        let outcome = self.point(&month.unwrap_or(*point), role);
        if month.is_some() {
            return outcome.doubting(Doubt::OrderAmbiguous);
        }
        outcome
    }

    /// The month and year that "Sep 25" can be, where the document's habits or the date's role
    /// speak for it.
    fn as_month(&self, point: &Point, role: DateRole) -> Option<Point> {
        if !point.may_be_year || point.year != Year::Unsaid || point.weekday.is_some() {
            return None;
        }
        let (month, digits) = match point.what {
            What::Day { day, month } => (month, day),
            What::Numeric { first, second } => (first, second),
            _ => return None,
        };
        let by_habit = self.known.habits.two_digits_are_years && !point.in_full;
        if !by_habit && !is_of_document(role) {
            return None;
        }
        let year = self.century(i16::from(digits), role);
        let near = (self.pivot - N_YEARS_BACK..=self.pivot + N_YEARS_AHEAD).contains(&year);
        let mut read = *point;
        read.what = What::Month(month);
        read.year = Year::Short(i16::from(digits));
        near.then_some(read)
    }

    fn point(&self, point: &Point, role: DateRole) -> Outcome {
        let mut outcome = self.plain(point, role);
        if let (Some(part), Some(days)) = (point.part, outcome.days()) {
            outcome.reading = Reading::Interval(part_of(days, part));
            outcome.grain = Grain::Range;
            if matches!(part, Part::Early | Part::Mid | Part::Late) {
                outcome = outcome.doubting(Doubt::Approximate);
            }
        }
        if let (Some(by), Some(days)) = (point.week, outcome.days()) {
            outcome.reading = Reading::Interval(match by {
                WeekBy::End => almanac::week_ending(days.from),
                WeekBy::Start | WeekBy::Any => almanac::week_of(days.from),
            });
            outcome.grain = Grain::Week;
        }
        if point.about {
            outcome = outcome.doubting(Doubt::Approximate);
        }
        if point.repaired {
            outcome = outcome.doubting(Doubt::OcrRepaired);
        }
        outcome
    }

    fn plain(&self, point: &Point, role: DateRole) -> Outcome {
        match point.what {
            What::Numeric { first, second } => self.numeric(point, (first, second), role),
            What::Day { day, month } => self.day(point, day, month, role),
            What::DayOnly(day) => self.day_only(point, day),
            What::DayOfMonth { day, shift } => self.day_of_month(day, shift),
            What::Today(shift) => self.today(point, shift),
            What::Unit { shift, unit } => self.unit(point, shift, unit),
            What::Weekday { shift, weekday } if point.is_bare => {
                let shift = shift_of_bare(shift, role);
                shift.map_or(Outcome::unresolved(Grain::Day), |shift| {
                    self.weekday(point, shift, weekday)
                })
            }
            What::Weekday { shift, weekday } => self.weekday(point, shift, weekday),
            What::Century => self.stretch(point, role).doubting(Doubt::Approximate),
            What::Impossible => Outcome::impossible(),
            _ => self.stretch(point, role),
        }
    }

    /// Reads two numbers in the document's order; where only the other order gives a day, that.
    fn numeric(&self, point: &Point, (first, second): (u8, u8), role: DateRole) -> Outcome {
        let month_first = match self.known.habits.order {
            Order::MonthFirst => first <= 12,
            _ => first <= 12 && second > 12,
        };
        let unclear = first <= 12 && second <= 12 && first != second;
        let doubtful = match self.known.habits.order {
            Order::DayFirst => month_first,
            Order::MonthFirst | Order::Mixed => unclear || month_first,
        };
        let (day, month) = if month_first {
            (second, first)
        } else {
            (first, second)
        };
        let outcome = self.day(point, day, month, role);
        if doubtful {
            outcome.doubting(Doubt::OrderAmbiguous)
        } else {
            outcome
        }
    }

    fn day(&self, point: &Point, day: u8, month: u8, role: DateRole) -> Outcome {
        if point.year == Year::Unsaid {
            return self.yearless_day(point, day, month, role);
        }
        let Some((year, doubt)) = self.year(point.year, (month, day), role) else {
            return Outcome::unresolved(Grain::Day);
        };
        let found = day_of(year, month, day);
        let mut outcome = Outcome::day(found, doubt.into_iter().collect());
        if let (Some(weekday), Some(found)) = (point.weekday, found)
            && i8::try_from(weekday) != Ok(found.weekday())
        {
            outcome = outcome.doubting(Doubt::WeekdayMismatch);
        }
        outcome
    }

    /// Gives a day the year that its weekday and its neighbours speak for.
    fn yearless_day(&self, point: &Point, day: u8, month: u8, role: DateRole) -> Outcome {
        let Some(guess) = self.inferred_year(month, day, role) else {
            return Outcome::unresolved(Grain::Day);
        };
        let doubts = vec![Doubt::YearInferred];
        let years = [0, 1, -1, 2, -2, 3, -3, 4, -4].map(|shift| guess.saturating_add(shift));
        let mut days = years
            .into_iter()
            .filter_map(|year| day_of(year, month, day));
        if let Some(weekday) = point.weekday {
            let fits = |day: &Day| i8::try_from(weekday) == Ok(day.weekday());
            let near = days.clone().take(5);
            if let Some(found) = near.clone().find(fits) {
                return Outcome::day(Some(found), doubts);
            }
            return Outcome::day(days.next(), doubts).doubting(Doubt::WeekdayMismatch);
        }
        Outcome::day(days.next(), doubts)
    }

    /// "Fri 12th": the month is that of the day told last.
    fn day_only(&self, point: &Point, day: u8) -> Outcome {
        let Some(base) = self.base() else {
            return Outcome::unresolved(Grain::Day);
        };
        let months = N_MONTHS_NEAR.map(|n| base.month_start().plus_months(n));
        let days = months.map(|month| day_of_month_at(month, day));
        let fits = |found: &Day| {
            point
                .weekday
                .is_none_or(|weekday| i8::try_from(weekday) == Ok(found.weekday()))
        };
        let found = days.into_iter().flatten().find(fits);
        match found.or_else(|| days.into_iter().flatten().next()) {
            Some(found) => {
                let outcome = Outcome::day(Some(found), vec![Doubt::Relative, Doubt::YearInferred]);
                if fits(&found) {
                    outcome
                } else {
                    outcome.doubting(Doubt::WeekdayMismatch)
                }
            }
            None => Outcome::impossible(),
        }
    }

    fn day_of_month(&self, day: u8, shift: i8) -> Outcome {
        let Some((base, anchor)) = self.spoken_from(false) else {
            return Outcome::unresolved(Grain::Day);
        };
        let month = base.month_start().plus_months(i32::from(shift));
        relative(
            Outcome::day(day_of_month_at(month, day), Vec::new()),
            anchor,
        )
    }

    /// "Yesterday" counts from the entry; "the following day" from the day told last.
    fn today(&self, point: &Point, shift: i8) -> Outcome {
        let Some((base, anchor)) = self.spoken_from(point.follows) else {
            return Outcome::unresolved(Grain::Day);
        };
        let day = base.plus_days(i32::from(shift));
        relative(Outcome::day(Some(day), Vec::new()), anchor)
    }

    fn weekday(&self, point: &Point, shift: i8, weekday: u8) -> Outcome {
        let Some((base, anchor)) = self.spoken_from(point.follows) else {
            return Outcome::unresolved(Grain::Day);
        };
        let ahead = (i32::from(weekday) - i32::from(base.weekday())).rem_euclid(7);
        let n_days = match shift {
            0 => i32::from(weekday) - i32::from(base.weekday()),
            1 if point.follows || point.is_bare => {
                if ahead == 0 {
                    7
                } else {
                    ahead
                }
            }
            1 => i32::from(weekday) - i32::from(base.weekday()) + 7,
            _ if point.is_bare && ahead == 0 => 0,
            _ => ahead - 7,
        };
        relative(
            Outcome::day(Some(base.plus_days(n_days)), Vec::new()),
            anchor,
        )
    }

    /// "Next week", "last month", "this year", "the following quarter".
    fn unit(&self, point: &Point, shift: i8, unit: Scale) -> Outcome {
        let Some((base, anchor)) = self.spoken_from(point.follows) else {
            return Outcome::unresolved(unit_grain(unit));
        };
        let n = i32::from(shift);
        let months = |n_months: i32| {
            let shifted = base.month_start().plus_months(n * n_months);
            let month = shifted.month();
            let first = match n_months {
                12 => 1,
                3 => (month - 1) / 3 * 3 + 1,
                _ => month,
            };
            almanac::months(shifted.year(), first, n_months)
        };
        let days = match unit {
            Scale::Day => Some(Interval::day(base.plus_days(n))),
            Scale::Week => Some(almanac::week_of(base.plus_days(n * 7))),
            Scale::Fortnight => {
                let from = almanac::week_of(base.plus_days(n * 14)).from;
                Interval::new(from, from.plus_days(13))
            }
            Scale::Weekend => {
                let to = almanac::week_of(base.plus_days(n * 7)).to;
                Interval::new(to.plus_days(-1), to)
            }
            Scale::Month => months(1),
            Scale::Quarter => months(3),
            Scale::Year => months(12),
        };
        relative(Outcome::of(days, unit_grain(unit), Vec::new()), anchor)
    }

    /// Months, years and every other stretch with a year.
    fn stretch(&self, point: &Point, role: DateRole) -> Outcome {
        let grain = grain_of(&point.what);
        let month = month_hint(&point.what);
        let found = if point.year == Year::Unsaid {
            let guess = self.inferred_year(month, 15, role);
            guess.map(|year| (year, Some(Doubt::YearInferred)))
        } else {
            self.year(point.year, (month, 1), role)
        };
        let Some((year, doubt)) = found else {
            return Outcome::unresolved(grain);
        };
        Outcome::of(
            days_of(&point.what, year),
            grain,
            doubt.into_iter().collect(),
        )
    }

    // ---- years ----

    fn year(&self, year: Year, (month, day): (u8, u8), role: DateRole) -> Option<YearFound> {
        Some(match year {
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
    fn century(&self, year: i16, role: DateRole) -> i16 {
        let ahead = if role == DateRole::Birth { 2 } else { 25 };
        let newest = self.pivot.saturating_add(ahead);
        let year = newest - newest.rem_euclid(100) + year;
        if year > newest { year - 100 } else { year }
    }

    /// The year of the next (1) or last (-1) such day.
    fn turn(&self, month: u8, day: u8, shift: i16) -> Option<i16> {
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
    fn inferred_year(&self, month: u8, day: u8, role: DateRole) -> Option<i16> {
        let forwards = matches!(
            role,
            DateRole::Target | DateRole::ReviewDue | DateRole::Expiry
        );
        if let Some(told) = self.told {
            return year_after(&told, month, day, forwards);
        }
        if let Some(reference) = self.known.reference {
            return nearest_year(reference, month, day, forwards);
        }
        let first = self.first?;
        if first.is_day() {
            return nearest_year(first.from, month, day, forwards);
        }
        Some(first.from.year())
    }

    /// The day that a yearless or monthless one leans on.
    fn base(&self) -> Option<Day> {
        self.told
            .map(|told| told.days.from)
            .or(self.known.reference)
    }

    /// The day that words such as "yesterday" are spoken on, or that "the following day" follows.
    fn spoken_from(&self, follows: bool) -> Option<(Day, Option<Span>)> {
        let told = self.told.filter(|told| told.grain == Grain::Day);
        let said = if follows { told } else { self.entry };
        let said = said.map(|told| (told.days.to, Some(told.span)));
        said.or_else(|| self.known.reference.map(|day| (day, None)))
    }

    // ---- ranges ----

    fn range(&self, mut first: Point, mut last: Point, role: DateRole) -> Outcome {
        lend_month(&mut first, &last);
        lend_years(&mut first, &mut last);
        let ends = self.ends(&first, &last, role);
        let Some((mut from, mut to)) = ends else {
            return self.half_range(&first, &last, role);
        };
        if to.to < from.from && first.year == Year::Unsaid {
            from = self.a_year_on(&first, from, -1, role);
        }
        if to.to < from.from && last.year == Year::Unsaid {
            to = self.a_year_on(&last, to, 1, role);
        }
        if to.to < from.from && matches!(last.what, What::Today(_)) {
            return self.point(&first, role);
        }
        let mut outcome = Outcome::of(
            Interval::new(from.from, to.to),
            Grain::Range,
            self.range_doubts(&first, &last, role),
        );
        if both_years(&first, &last) && from.from.year() == to.to.year() {
            outcome.grain = Grain::Year;
        }
        outcome
    }

    fn ends(&self, first: &Point, last: &Point, role: DateRole) -> Option<(Interval, Interval)> {
        if last.year == Year::Unsaid {
            let from = self.point(first, role).days()?;
            let after = self.told_as(from);
            return Some((from, after.point(last, role).days()?));
        }
        let to = self.point(last, role).days()?;
        if first.year != Year::Unsaid {
            return Some((self.point(first, role).days()?, to));
        }
        let mut borrowed = *first;
        borrowed.year = Year::Full(to.to.year());
        Some((self.point(&borrowed, role).days()?, to))
    }

    fn told_as(&self, days: Interval) -> Self {
        Self {
            told: Some(Told {
                days,
                grain: Grain::Day,
                span: Span::new(0, 0),
            }),
            known: self.known,
            ..*self
        }
    }

    fn a_year_on(&self, point: &Point, days: Interval, shift: i16, role: DateRole) -> Interval {
        let mut moved = *point;
        moved.year = Year::Full(days.from.year().saturating_add(shift));
        self.point(&moved, role).days().unwrap_or(days)
    }

    /// A range of which one end cannot be settled: impossible where an end is, else unresolved.
    fn half_range(&self, first: &Point, last: &Point, role: DateRole) -> Outcome {
        if matches!(last.what, What::Today(_)) {
            return self.point(first, role);
        }
        let is_impossible = |point| self.point(point, role).reading == Reading::Impossible;
        if is_impossible(first) || is_impossible(last) {
            Outcome::of(None, Grain::Range, Vec::new())
        } else {
            Outcome::unresolved(Grain::Range)
        }
    }

    fn range_doubts(&self, first: &Point, last: &Point, role: DateRole) -> Vec<Doubt> {
        let mut doubts = self.point(first, role).doubts;
        for doubt in self.point(last, role).doubts {
            if !doubts.contains(&doubt) {
                doubts.push(doubt);
            }
        }
        let one_said = (first.year == Year::Unsaid) != (last.year == Year::Unsaid);
        if one_said {
            doubts.retain(|doubt| *doubt != Doubt::YearInferred);
        }
        doubts
    }

    // ---- phrases ----

    fn phrase(&self, phrase: Phrase) -> Outcome {
        let (reading, grain) = match phrase {
            Phrase::Recurring(period) => (Reading::Recurring(period), Grain::Day),
            Phrase::NonDate(kind) => (Reading::NonDate(kind), Grain::Day),
            Phrase::LifeStage => (Reading::LifeStage, Grain::Day),
            Phrase::Offset {
                period,
                extra,
                count,
            } => return self.offset(period, extra, count),
        };
        Outcome {
            reading,
            grain,
            doubts: Vec::new(),
            anchor: None,
        }
    }

    /// The days told last, however finely, else the reference.
    fn told_last(&self) -> (Option<Interval>, Option<Span>) {
        match self.told.filter(|told| told.grain != Grain::Range) {
            Some(told) => (Some(told.days), Some(told.span)),
            None => split(self.spoken_from(true)),
        }
    }

    fn offset(&self, period: Period, extra: Option<Period>, count: Count) -> Outcome {
        let (start, anchor) = match count {
            Count::Reference if period.n > 0 => match self.spoken_from(false) {
                None => self.told_last(),
                known => split(known),
            },
            Count::Reference => split(self.spoken_from(false)),
            Count::Before => self.told_last(),
            Count::Said(point) => (self.point(&point, DateRole::Other).days(), None),
            Count::Unsaid => (None, None),
            Count::Within | Count::Rolling => split(self.spoken_from(false)),
        };
        let resolved = start.and_then(|start| counted(start, period, extra, count));
        let is_day = resolved.is_none_or(Interval::is_day);
        Outcome {
            reading: Reading::Offset { period, resolved },
            grain: if is_day { Grain::Day } else { Grain::Range },
            doubts: vec![Doubt::Relative],
            anchor,
        }
    }
}

/// Tells whether a mention is "last year" or "this year", whose months are not the next to be
/// spoken of.
fn is_year_from_now(said: &Said) -> bool {
    let Said::Point(point) = said else {
        return false;
    };
    let unit = matches!(
        point.what,
        What::Unit {
            unit: Scale::Year,
            ..
        }
    );
    unit && !point.follows
}

/// Which such weekday "on Monday" is: the one to come after "by" and for what is to be done, the
/// last one for what happened. Else nothing says.
fn shift_of_bare(shift: i8, role: DateRole) -> Option<i8> {
    match role {
        _ if shift != 0 => Some(shift),
        DateRole::Target | DateRole::ReviewDue | DateRole::Expiry => Some(1),
        DateRole::Event => Some(-1),
        _ => None,
    }
}

/// Tells whether a role is one of a document's own dates, which are often given by the month.
fn is_of_document(role: DateRole) -> bool {
    matches!(
        role,
        DateRole::Approved
            | DateRole::Ratified
            | DateRole::Issued
            | DateRole::Published
            | DateRole::Effective
            | DateRole::Drafted
            | DateRole::Updated
            | DateRole::LastReviewed
            | DateRole::ReviewDue
            | DateRole::Expiry
    )
}

fn split(found: Option<(Day, Option<Span>)>) -> (Option<Interval>, Option<Span>) {
    match found {
        Some((day, span)) => (Some(Interval::day(day)), span),
        None => (None, None),
    }
}

fn relative(outcome: Outcome, anchor: Option<Span>) -> Outcome {
    let mut outcome = outcome.doubting(Doubt::Relative);
    outcome.anchor = anchor;
    outcome
}

fn day_of_month_at(month: Day, day: u8) -> Option<Day> {
    Day::new(month.year(), month.month(), i8::try_from(day).ok()?)
}

/// Counts a period from a start. Working days are left to those who have a calendar.
fn counted(
    start: Interval,
    period: Period,
    extra: Option<Period>,
    count: Count,
) -> Option<Interval> {
    let end = Interval {
        from: moved(moved(start.from, period)?, extra.unwrap_or(period_zero()))?,
        to: moved(moved(start.to, period)?, extra.unwrap_or(period_zero()))?,
    };
    match count {
        Count::Within => Interval::new(start.from, end.to),
        Count::Rolling if period.n < 0 => Interval::new(end.from, start.to.plus_days(-1)),
        Count::Rolling => Interval::new(start.from.plus_days(1), end.to),
        _ => Some(end),
    }
}

fn period_zero() -> Period {
    Period {
        n: 0,
        unit: Unit::Days,
    }
}

fn moved(day: Day, period: Period) -> Option<Day> {
    Some(match period.unit {
        Unit::Days => day.plus_days(period.n),
        Unit::Weeks => day.plus_days(period.n.saturating_mul(7)),
        Unit::Months => day.plus_months(period.n),
        Unit::Years => day.plus_months(period.n.saturating_mul(12)),
        Unit::WorkingDays => return None,
    })
}

/// "13 to 15 July": the first day takes the month of the second, or the one before.
fn lend_month(first: &mut Point, last: &Point) {
    let What::DayOnly(day) = first.what else {
        return;
    };
    first.what = match last.what {
        What::Day { day: end, month } if day <= end => What::Day { day, month },
        What::Day { month: 1, .. } => What::Day { day, month: 12 },
        What::Day { month, .. } => What::Day {
            day,
            month: month - 1,
        },
        What::DayOfMonth { shift, .. } => What::DayOfMonth { day, shift },
        other => other,
    };
    if !matches!(last.what, What::Day { month: 1, day: end } if day > end) {
        first.year = last.year;
    }
}

/// A single year that is said once stands for both ends of a range within it.
fn lend_years(first: &mut Point, last: &mut Point) {
    if last.what == What::Year
        && matches!(last.year, Year::Short(_))
        && let (Year::Full(from), Year::Short(to)) = (first.year, last.year)
    {
        last.year = Year::Full(from - from.rem_euclid(100) + to);
    }
}

fn both_years(first: &Point, last: &Point) -> bool {
    first.what == What::Year && last.what == What::Year
}
