//! Settles points with a date of their own: days, months, years and other stretches.
//!
//! In: a point as written, its role, and what the settler knows. Out: an outcome.

use super::relative::shift_of_bare;
use super::{Outcome, Settler};
use crate::calendar::Day;
use crate::facts::dates::almanac;
use crate::facts::dates::lexicon::{Part, Scale};
use crate::facts::dates::near::{day_of, nearest_year};
use crate::facts::dates::order::Order;
use crate::facts::dates::point::{Point, WeekBy, What, Year};
use crate::facts::dates::stretch::{days_of, grain_of, month_hint, part_of};
use crate::facts::dates::{DateRole, Doubt, Doubts, Grain, Reading};

/// "Sep 25" is the month of a year only where that year lies this near to the document's own.
const N_YEARS_BACK: i16 = 40;
const N_YEARS_AHEAD: i16 = 12;

/// Before this year Britain reckoned by the old calendar, whose weekdays are not ours.
const NEW_STYLE_YEAR: i16 = 1753;

/// Entries below one year that go back further than this have come into the next.
const N_DAYS_TURN_MIN: i32 = 180;

impl Settler {
    /// Reads a point that is no end of a range: there "Sep 25" and "11/18" can be months.
    pub(super) fn alone(&self, point: &Point, role: DateRole) -> Outcome {
        let month = self.as_month(point, role);
        let outcome = self.point(&month.unwrap_or(*point), role);
        if month.is_some() {
            return outcome.doubting(Doubt::OrderAmbiguous);
        }
        outcome
    }

    /// The month and year that "Sep 25" can be, where the document's habits or the date's role
    /// speak for it.
    pub(super) fn as_month(&self, point: &Point, role: DateRole) -> Option<Point> {
        let by_habit = self.known.habits.two_digits_are_years && !point.in_full;
        let month = self.near_month(point, role);
        month.filter(|_| by_habit || point.is_by_role || is_of_document(role))
    }

    /// The month of a year not far from the document's own that "Sep 25" can be.
    pub(super) fn near_month(&self, point: &Point, role: DateRole) -> Option<Point> {
        if !point.may_be_year || point.year != Year::Unsaid || point.weekday.is_some() {
            return None;
        }
        let (month, digits) = match point.what {
            What::Day { day, month } => (month, day),
            What::Numeric { first, second } => (first, second),
            _ => return None,
        };
        let year = self.century(i16::from(digits), role);
        let near = (self.pivot - N_YEARS_BACK..=self.pivot + N_YEARS_AHEAD).contains(&year);
        let mut read = *point;
        read.what = What::Month(month);
        read.year = Year::Short(i16::from(digits));
        near.then_some(read)
    }

    pub(super) fn point(&self, point: &Point, role: DateRole) -> Outcome {
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

    pub(super) fn plain(&self, point: &Point, role: DateRole) -> Outcome {
        match point.what {
            What::Numeric { first, second } => self.numeric(point, (first, second), role),
            What::Day { day, month } => self.day(point, day, month, role),
            What::DayOnly(day) => self.day_only(point, day),
            What::DayOfMonth { day, shift } => self.day_of_month(day, shift),
            What::Today(shift) => self.today(point, shift),
            What::Unit {
                unit: Scale::Weekend,
                ..
            } if point.is_bare => self.weekend(role),
            What::Unit { shift, unit } => self.unit(point, shift, unit),
            What::Weekday { shift, weekday } if point.is_bare => {
                let shift = shift_of_bare(shift, role);
                shift.map_or(Outcome::unresolved(Grain::Day), |shift| {
                    self.weekday(point, shift, weekday)
                })
            }
            What::Weekday { shift, weekday } => self.weekday(point, shift, weekday),
            What::Century => self.stretch(point, role).doubting(Doubt::Approximate),
            What::Local(grain) => Outcome::unresolved(grain),
            What::Impossible => Outcome::impossible(),
            _ => self.stretch(point, role),
        }
    }

    /// Reads two numbers in the document's order; where only the other order gives a day, that.
    pub(super) fn numeric(
        &self,
        point: &Point,
        (first, second): (u8, u8),
        role: DateRole,
    ) -> Outcome {
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

    pub(super) fn day(&self, point: &Point, day: u8, month: u8, role: DateRole) -> Outcome {
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
            && year >= NEW_STYLE_YEAR
        {
            outcome = outcome.doubting(Doubt::WeekdayMismatch);
        }
        outcome
    }

    /// A day that begins a line below a year has that year, unless its weekday speaks against it.
    fn day_of_section(&self, point: &Point, day: u8, month: u8, role: DateRole) -> Option<Outcome> {
        let is_ahead = matches!(
            role,
            DateRole::Target | DateRole::ReviewDue | DateRole::Expiry
        );
        let year = self.section.filter(|_| self.is_in_section && !is_ahead)?;
        let found = day_of(year, month, day)?;
        let turned = |last: Day| found.days_until(last) > N_DAYS_TURN_MIN;
        if self.section_last.is_some_and(turned) {
            return None;
        }
        let fits = |weekday: u8| i8::try_from(weekday) == Ok(found.weekday());
        point
            .weekday
            .is_none_or(fits)
            .then(|| Outcome::day(Some(found), Doubts::default()))
    }

    /// Gives a day the year that its weekday and its neighbours speak for.
    pub(super) fn yearless_day(
        &self,
        point: &Point,
        day: u8,
        month: u8,
        role: DateRole,
    ) -> Outcome {
        if let Some(found) = self.day_of_section(point, day, month, role) {
            return found;
        }
        let Some(guess) = self.inferred_year(month, day, role) else {
            return Outcome::unresolved(Grain::Day);
        };
        let doubts = Doubts::from(Doubt::YearInferred);
        let years = [0, 1, -1, 2, -2, 3, -3, 4, -4].map(|shift| guess.saturating_add(shift));
        let mut days = years
            .into_iter()
            .filter_map(|year| day_of(year, month, day));
        if let Some(weekday) = point.weekday.filter(|_| guess >= NEW_STYLE_YEAR) {
            let fits = |day: &Day| i8::try_from(weekday) == Ok(day.weekday());
            let written = self.known.reference;
            let written = written.and_then(|from| nearest_year(from, month, day, false));
            let written = written.and_then(|year| day_of(year, month, day));
            let near = days.clone().take(1).chain(written);
            if let Some(found) = near.chain(days.clone().take(5)).find(fits) {
                return Outcome::day(Some(found), doubts);
            }
            return Outcome::day(days.next(), doubts).doubting(Doubt::WeekdayMismatch);
        }
        Outcome::day(days.next(), doubts)
    }

    /// Months, years and every other stretch with a year.
    pub(super) fn stretch(&self, point: &Point, role: DateRole) -> Outcome {
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
}

/// Tells whether a role is one of a document's own dates, which are often given by the month.
pub(in crate::facts::dates) fn is_of_document(role: DateRole) -> bool {
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
