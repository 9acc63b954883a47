//! Reads days and months of numbers alone: "16/03/2018", "2018-03-16", "03/2018", "2018/19".
//!
//! In: tokens and a position. Out: a point as it is written, and the position after it. Which
//! number is the day is decided once a document, elsewhere.

use super::point::{Found, Point, What, Year, checked};
use super::token::{Gap, Kind};
use super::tokens::Tokens;

impl Tokens<'_> {
    /// Reads a date of numbers alone: "16/03/2018", "2018-03-16", "03/2018".
    pub(super) fn numeric(&self, at: usize) -> Option<Found> {
        let (first, digits) = self.number(at)?;
        let mark = self.joint(at + 1, b"/-.");
        let roman = mark.and_then(|mark| self.roman(at, first, mark));
        let found = match (digits, mark) {
            _ if roman.is_some() => roman,
            (4, Some(mark)) => self.year_first(at, mark),
            (1 | 2, Some(mark)) => self.day_or_month_first(at, first, mark),
            (1 | 2, None) => self.spaced(at, first),
            _ => None,
        };
        let is_roman = roman.is_some();
        found.map(|(mut point, end)| {
            // "II" looks like a damaged 11.
            point.repaired = !is_roman && self.repaired(at, end);
            (point, end)
        })
    }

    pub(super) fn year_first(&self, at: usize, mark: u8) -> Option<Found> {
        let (year, next) = self.full_year(at)?;
        let (third, four) = (next + 1, next + 3);
        let second_mark = self.joint(next + 2, &[mark]).is_some();
        if let (Some(month), true) = (self.month(third), second_mark) {
            let (day, end, _) = self.day(four)?;
            return Some((Point::new(checked(day, month), year), end));
        }
        let (second, digits) = self.number(third)?;
        if second_mark && digits <= 2 {
            if let Some(month) = self.month(four) {
                let day = u8::try_from(second).ok()?;
                return Some((Point::new(checked(day, month), year), four + 1));
            }
            let (day, digits) = self.number(four)?;
            let what = checked(u8::try_from(day).ok()?, u8::try_from(second).ok()?);
            return (digits <= 2).then(|| (Point::new(what, year), four + 1));
        }
        let month = u8::try_from(second).ok()?;
        let parted = !self.glued(third) && self.month(four - 1).is_some();
        let is_month = (1..=12).contains(&month) && digits <= 2 && !self.is_longer(third + 1);
        let is_month = is_month && !parted;
        is_month.then(|| (Point::new(What::Month(month), year), third + 1))
    }

    pub(super) fn day_or_month_first(&self, at: usize, first: u32, mark: u8) -> Option<Found> {
        let (second, second_digits) = self.number(at + 2)?;
        let first = u8::try_from(first).ok()?;
        if self.joint(at + 3, &[mark]).is_some()
            && let Some((third, third_digits)) = self.number(at + 4)
            && second_digits <= 2
        {
            let second = u8::try_from(second).ok()?;
            return self.three_numbers(at, (first, second), (third, third_digits), mark);
        }
        if second_digits == 4 && (1..=12).contains(&first) && mark != b'.' {
            let (year, end) = self.full_year(at + 2)?;
            return Some((Point::new(What::Month(first), year), end));
        }
        if second_digits == 4 && mark == b'.' && self.number(at)?.1 == 2 && first <= 12 {
            let (year, end) = self.full_year(at + 2)?;
            return Some((Point::new(What::Month(first), year), end));
        }
        None
    }

    pub(super) fn three_numbers(
        &self,
        at: usize,
        (first, second): (u8, u8),
        (third, digits): (u32, u8),
        mark: u8,
    ) -> Option<Found> {
        let year = match digits {
            4 => self.full_year(at + 4)?.0,
            2 => Year::Short(i16::try_from(third).ok()?),
            _ => return None,
        };
        let fits =
            (1..=31).contains(&first) && (1..=31).contains(&second) && first.min(second) <= 12;
        if !fits {
            let told = digits == 4 && third >= 1900 || mark == b'/';
            let near_miss = first <= 39 && second <= 39;
            let full = mark == b'/' && digits == 4 && (1900..2100).contains(&third);
            return (told && near_miss || full)
                .then(|| (Point::new(What::Impossible, year), at + 5));
        }
        if mark == b'.' && digits == 2 && third < 5 && self.gap(at) == Gap::Line {
            return None;
        }
        Some((Point::new(What::Numeric { first, second }, year), at + 5))
    }

    /// Reads "19.VIII.2009": the month in Roman numerals.
    pub(super) fn roman(&self, at: usize, first: u32, mark: u8) -> Option<Found> {
        const MONTHS: [&str; 12] = [
            "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii",
        ];
        let month = self.written(at + 2).to_ascii_lowercase();
        let month = MONTHS.iter().position(|roman| *roman == month)?;
        self.joint(at + 3, &[mark])?;
        let (third, digits) = self.number(at + 4)?;
        let year = match digits {
            4 => self.full_year(at + 4)?.0,
            2 => Year::Short(i16::try_from(third).ok()?),
            _ => return None,
        };
        let what = checked(u8::try_from(first).ok()?, u8::try_from(month + 1).ok()?);
        Some((Point::new(what, year), at + 5))
    }

    /// Reads "1st/2/2021".
    pub(super) fn nth_numeric(&self, at: usize) -> Option<Found> {
        let Kind::Nth(first) = self.get(at)?.kind else {
            return None;
        };
        let mark = self.joint(at + 1, b"/-.")?;
        let (second, 1 | 2) = self.number(at + 2)? else {
            return None;
        };
        self.joint(at + 3, &[mark])?;
        let second = u8::try_from(second).ok()?;
        self.three_numbers(at, (first, second), self.number(at + 4)?, mark)
    }

    /// Reads "31 10 1974".
    pub(super) fn spaced(&self, at: usize, first: u32) -> Option<Found> {
        let (second, second_digits) = self.number(at + 1)?;
        let (year, end) = self.full_year(at + 2)?;
        let plain = self.gap(at + 1) == Gap::Space && self.gap(at + 2) == Gap::Space;
        let alone = self.number(end).is_none() || !self.near(end);
        let before = at
            .checked_sub(1)
            .is_none_or(|before| self.number(before).is_none());
        let first = u8::try_from(first).ok()?;
        let second = u8::try_from(second).ok().filter(|_| second_digits <= 2)?;
        let fits = (1..=31).contains(&first) && (1..=12).contains(&second);
        (plain && alone && before && fits && second_digits == 2 && self.number(at)?.1 == 2)
            .then(|| (Point::new(What::Numeric { first, second }, year), end))
    }

    /// Reads "2016 10 16".
    pub(super) fn spaced_year_first(&self, at: usize) -> Option<Found> {
        let (year, next) = self.full_year(at)?;
        let (month, 2) = self.number(next)? else {
            return None;
        };
        let (day, 2) = self.number(next + 1)? else {
            return None;
        };
        let plain = (next..next + 2).all(|at| self.gap(at) == Gap::Space);
        let ends = self.number(next + 2).is_none() && !self.is_longer(next + 2);
        let starts = at == 0 || self.number(at - 1).is_none();
        let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        let what = checked(day, month);
        let stands = plain && ends && starts && what != What::Impossible;
        stands.then(|| (Point::new(what, year), next + 2))
    }

    /// Reads a day and month of numbers without a year: "12/3". The caller vouches for the place.
    pub(super) fn short_numeric(&self, at: usize, marks: &[u8]) -> Option<Found> {
        let (first, digits) = self.number(at)?;
        self.joint(at + 1, marks)?;
        let (second, second_digits) = self.number(at + 2)?;
        let first = u8::try_from(first).ok().filter(|_| digits <= 2)?;
        let second = u8::try_from(second).ok().filter(|_| second_digits <= 2)?;
        let fits =
            (1..=31).contains(&first) && (1..=31).contains(&second) && first.min(second) <= 12;
        let tight = self.glued(at + 1) && self.glued(at + 2);
        if !fits || !tight || self.is_longer(at + 3) && !self.is_mark(at + 3, b'-') {
            return None;
        }
        let mut point = Point::new(What::Numeric { first, second }, Year::Unsaid);
        point.may_be_year = first <= 12 && second > 12 && second_digits == 2;
        point.repaired = self.repaired(at, at + 3);
        Some((point, at + 3))
    }

    /// Reads a financial or academic year's number: "2018/19", "2018-2019", "18/19".
    pub(super) fn double_year(&self, at: usize, short: bool) -> Option<(i16, usize)> {
        let (_, digits) = self.number(at)?;
        let (first, end) = self.turn_of_year(at)?;
        let told = digits == 4 && first >= 1900 || short && digits == 2;
        told.then_some((first, end))
    }

    /// Reads two years that follow each other, of any century: "1862-63", "2018/2019", "18/19".
    pub(super) fn turn_of_year(&self, at: usize) -> Option<(i16, usize)> {
        let (first, digits) = self.number(at)?;
        self.joint(at + 1, b"/-")?;
        let (second, second_digits) = self.number(at + 2)?;
        let follows = match (digits, second_digits) {
            (4 | 2, 2) => (first + 1) % 100 == second,
            (4, 4) => first + 1 == second,
            _ => false,
        };
        let told = digits == 2 || (1000..2200).contains(&first);
        if !follows || !told || self.is_longer(at + 3) {
            return None;
        }
        let first = i16::try_from(first).ok()?;
        Some((if digits == 2 { 2000 + first } else { first }, at + 3))
    }
}
