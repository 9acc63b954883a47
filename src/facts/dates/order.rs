//! How a document writes its dates: decided once for the whole of it.
//!
//! In: every date in it. Out: [`Habits`]: which of two numbers is the day, and whether "Sep 25" is
//! a month of a year. Day first, unless the document itself has month-first dates and no day-first
//! ones; where it has both, the unclear ones stay in doubt.

use super::point::{Point, What, Year};
use super::scan::{Raw, Said};

/// How a document writes its dates of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Order {
    /// 3/4/2019 is 3 April.
    #[default]
    DayFirst,
    /// 3/4/2019 is 4 March: at least one date can only be read so, and none otherwise.
    MonthFirst,
    /// The document has dates that can only be read one way, and others only the other way.
    Mixed,
}

/// What a document's own dates show of how it writes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Habits {
    pub(super) order: Order,
    /// Whether the two digits of "Sep 25" and "11/18" are a year: the document writes the day
    /// before the month elsewhere, and never after it.
    pub(super) two_digits_are_years: bool,
}

/// Decides from all mentions of a document.
pub(super) fn of<'r>(raws: impl Iterator<Item = &'r Raw>) -> Habits {
    let mut seen = Seen::default();
    raws.flat_map(points).for_each(|point| seen.count(&point));
    let month_first = seen.n_month_first + seen.n_words_month_first;
    let listed = seen.n_unclear_months > 1;
    Habits {
        order: match (seen.n_day_first, seen.n_month_first) {
            (0, 1..) => Order::MonthFirst,
            (1.., 1..) => Order::Mixed,
            _ => Order::DayFirst,
        },
        two_digits_are_years: month_first == 0
            && (seen.n_day_first + seen.n_words_day_first > 0 || listed),
    }
}

/// How many dates show each habit.
#[derive(Debug, Default)]
struct Seen {
    n_day_first: u32,
    n_month_first: u32,
    n_words_day_first: u32,
    n_words_month_first: u32,
    /// Dates such as "11/18", which are no day in the order of the country.
    n_unclear_months: u32,
}

impl Seen {
    fn count(&mut self, point: &Point) {
        match point.what {
            What::Numeric { .. } if point.may_be_year => self.n_unclear_months += 1,
            What::Numeric { first, second } if point.year != Year::Unsaid => {
                self.n_day_first += u32::from(first > 12 && second <= 12);
                self.n_month_first += u32::from(first <= 12 && second > 12);
            }
            What::Day { .. } if point.may_be_year => {}
            What::Day { .. } if point.month_first => self.n_words_month_first += 1,
            What::Day { .. } => self.n_words_day_first += 1,
            _ => {}
        }
    }
}

fn points(raw: &Raw) -> impl Iterator<Item = Point> {
    let (first, last) = match raw.said {
        Said::Point(point) => (Some(point), None),
        Said::Range(first, last) => (Some(first), Some(last)),
        Said::Phrase(_) => (None, None),
    };
    first.into_iter().chain(last)
}
