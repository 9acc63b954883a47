//! Which of two numbers is the day: decided once for a whole document.
//!
//! In: every date of numbers in it. Out: an [`Order`]. Day first, unless the document itself has
//! month-first dates and no day-first ones; where it has both, the unclear ones stay in doubt.

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

/// Decides from all mentions of a document.
pub(super) fn of<'r>(raws: impl Iterator<Item = &'r Raw>) -> Order {
    let (mut n_day_first, mut n_month_first) = (0_u32, 0_u32);
    for point in raws.flat_map(points) {
        if let What::Numeric { first, second } = point.what
            && point.year != Year::Unsaid
        {
            n_day_first += u32::from(first > 12 && second <= 12);
            n_month_first += u32::from(first <= 12 && second > 12);
        }
    }
    match (n_day_first, n_month_first) {
        (0, 1..) => Order::MonthFirst,
        (1.., 1..) => Order::Mixed,
        _ => Order::DayFirst,
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
