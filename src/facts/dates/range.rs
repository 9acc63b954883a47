//! Reads stretches from one date to another, and days that share a month.
//!
//! In: a walk and a position. Out: both ends as they are written, or each day of a list.

use super::lexicon::{Scale, Turn, Word};
use super::point::{Found, Point, What, Year};
use super::scan::{Read, Said, Walk};
use super::token::Kind;

/// Tells whether a point is a day with its year: no range of such goes on to a month without one.
fn is_whole_day(point: &Point) -> bool {
    let is_day = matches!(point.what, What::Day { .. } | What::Numeric { .. });
    is_day && matches!(point.year, Year::Full(_) | Year::Short(_))
}

impl Walk<'_> {
    /// Reads "12 and 13 June 2018" and "3rd, 10th and 17th May": each day a mention.
    pub(super) fn day_list(&mut self, at: usize) -> Option<usize> {
        let t = self.tokens;
        let (_, next, _) = self.listed_day(at)?;
        let mut last = self.list_joint(next)?;
        if self.in_between(at) || self.glued_before(at) || self.vetoed(at) {
            return None;
        }
        let mut days = vec![(at, next)];
        while days.len() < 6 {
            let (_, next, _) = self.listed_day(last)?;
            match self.list_joint(next) {
                Some(joint) if self.listed_day(joint).is_some() => {
                    days.push((last, next));
                    last = joint;
                }
                _ => break,
            }
        }
        // "First, 20 February" counts something: the days of a list are all words or all figures.
        let is_word = |at: usize| matches!(t.word(at), Some(Word::Ordinal(_)));
        let is_figure = t
            .get(last)
            .is_some_and(|token| matches!(token.kind, Kind::Number { .. }));
        if is_figure && days.iter().any(|(day_at, _)| is_word(*day_at)) {
            return None;
        }
        let named = t.day_first(last).or_else(|| t.weekday_first(last));
        let (point, end) = named.or_else(|| self.listed_numeric(&days, last))?;
        let of_day = |day| match point.what {
            What::Day { month, .. } => Some(What::Day { day, month }),
            What::Numeric { second, .. } => Some(What::Numeric { first: day, second }),
            _ => None,
        };
        for (day_at, day_end) in days {
            let (day, _, weekday) = self.listed_day(day_at)?;
            let mut each = point;
            each.what = of_day(day)?;
            each.weekday = weekday;
            if !(1..=31).contains(&day) {
                return None;
            }
            self.push(day_at, day_end, Said::Point(each), false);
        }
        self.push(last, end, Said::Point(point), false);
        Some(end)
    }

    /// Reads the "17/2/26" that closes the list "3, 10 & 17/2/26": days that go up to one that can be
    /// no month.
    fn listed_numeric(&self, days: &[(usize, usize)], at: usize) -> Option<Found> {
        let t = self.tokens;
        let (point, end) = t.numeric(at)?;
        let What::Numeric {
            first: last,
            second,
        } = point.what
        else {
            return None;
        };
        let before = days.iter().filter_map(|(at, _)| self.listed_day(*at));
        let goes_up = before
            .map(|(day, ..)| day)
            .chain([last])
            .is_sorted_by(|a, b| a < b);
        (goes_up && last > 12 && second <= 12 && !t.is_longer(end)).then_some((point, end))
    }

    /// Reads a day of a list, with the weekday before it: "Mon 1" of "Mon 1 and Wed 3 July".
    fn listed_day(&self, at: usize) -> Option<(u8, usize, Option<u8>)> {
        let t = self.tokens;
        let weekday = match t.word(at) {
            Some(Word::Weekday(weekday)) if t.near(at + 1) => Some(weekday),
            _ => None,
        };
        let day_at = at + usize::from(weekday.is_some());
        let (day, next, _) = t.day(day_at)?;
        Some((day, next, weekday))
    }

    /// Tells whether "between" or "between the" stands before a position.
    pub(super) fn in_between(&self, at: usize) -> bool {
        let t = self.tokens;
        let behind = |n: usize, word| at >= n && t.is(at - n, word);
        behind(1, Word::Between) || behind(1, Word::The) && behind(2, Word::Between)
    }

    pub(super) fn list_joint(&self, at: usize) -> Option<usize> {
        let t = self.tokens;
        let joined =
            t.near(at) && (t.is_mark(at, b',') || t.is_mark(at, b'&') || t.is(at, Word::And));
        let next = t.skip(at + 1, Word::The);
        (joined && t.near(next)).then_some(next)
    }

    /// Reads days that share a month: "13/14 May 2020", "10 - 22 August 2012", "13 to the 15th of
    /// July".
    pub(super) fn day_range(&self, at: usize) -> Option<Read> {
        let t = self.tokens;
        let (first, next, weekday) = self.listed_day(at)?;
        let ranged =
            at > 0 && matches!(t.word(at - 1), Some(Word::From | Word::Between | Word::The));
        let between =
            at > 0 && (t.is(at - 1, Word::Between) || at > 1 && t.is(at - 2, Word::Between));
        let joint = self.range_joint(next, between).or_else(|| {
            let slash = t.is_mark(next, b'/') && t.glued(next) && t.glued(next + 1);
            slash.then_some(next + 1)
        })?;
        let joint = t.skip(joint, Word::The);
        if self.glued_before(at) {
            return None;
        }
        let second = t.day_first(joint).or_else(|| {
            t.weekday_first(joint)
                .filter(|_| ranged || weekday.is_some())
        });
        if let Some((last, end)) = second {
            let (What::Day { day, .. } | What::DayOfMonth { day, .. }) = last.what else {
                return None;
            };
            let forwards = first < day || ranged;
            let mut point = Point::new(What::DayOnly(first), Year::Unsaid);
            point.weekday = weekday;
            return (forwards && (1..=31).contains(&first))
                .then_some((Said::Range(point, last), end));
        }
        let (last, end) = t
            .month_first(joint)
            .filter(|_| ranged || t.is(next, Word::To))?;
        let point = Point::new(What::DayOnly(first), Year::Unsaid);
        let told = matches!(last.what, What::Day { .. }) && first >= 1;
        told.then_some((Said::Range(point, last), end))
    }

    /// Reads "the last four months of 2021", "the first six months of 2019".
    pub(super) fn end_months(&self, at: usize) -> Option<Read> {
        let t = self.tokens;
        let last = t.is(at, Word::Turn(Turn::Last));
        if !last && !t.is(at, Word::Ordinal(1)) {
            return None;
        }
        let (n, next) = t.count(at + 1).filter(|_| t.near(at + 1))?;
        let n = u8::try_from(n).ok().filter(|n| (2..=11).contains(n))?;
        let of = t.is(next, Word::Unit(Scale::Month)) && t.is(next + 1, Word::Of);
        let (year, end) = t.full_year(next + 2).filter(|_| of && t.near(next))?;
        let (from, to) = if last { (13 - n, 12) } else { (1, n) };
        let month = |month| Point::new(What::Month(month), year);
        Some((Said::Range(month(from), month(to)), end))
    }

    /// Returns where a range's second end begins, if one is joined on at a position.
    pub(super) fn range_joint(&self, at: usize, between: bool) -> Option<usize> {
        let t = self.tokens;
        if !t.near(at) {
            return None;
        }
        let next = match t.get(at)?.kind {
            Kind::Mark(b'-' | b'~') => at + 1,
            Kind::Mark(b'/') if self.joins_names(at) => at + 1,
            Kind::Word(Word::To | Word::Until) => at + 1,
            Kind::Word(Word::Through) => t.skip(at + 1, Word::To),
            Kind::Word(Word::And) if between => at + 1,
            _ => return None,
        };
        let next = t.skip(next, Word::The);
        t.near(next).then_some(next)
    }

    /// Tells whether a slash stands between two months or two seasons: "Spring/Summer 2017".
    pub(super) fn joins_names(&self, at: usize) -> bool {
        let t = self.tokens;
        let before = at.checked_sub(1).and_then(|before| t.word(before));
        matches!(
            (before, t.word(at + 1)),
            (Some(Word::Month(_)), Some(Word::Month(_)))
                | (Some(Word::Season(_)), Some(Word::Season(_)))
        )
    }

    /// Reads the second half of a range.
    pub(super) fn range_tail(&self, at: usize, first: Point, end: usize) -> Option<Read> {
        let t = self.tokens;
        if first.week.is_some() && !t.is(end, Word::To) || first.what == What::Impossible {
            return None;
        }
        let behind = |n: usize, word| at >= n && t.is(at - n, word);
        let between =
            behind(1, Word::Between) || behind(2, Word::Between) || behind(3, Word::Between);
        let joint = self.range_joint(end, between)?;
        let put_off = t.is(end, Word::Until) && behind(1, Word::On);
        if t.is(end, Word::To) && self.is_moved(at) || put_off {
            return None;
        }
        let plain_dash = t.is_mark(end, b'-');
        if let Some(read) = self.day_tail(first, joint) {
            return Some(read);
        }
        let (mut last, last_end) = self.point(
            joint,
            true,
            !plain_dash
                || first.what == What::Year
                || t.month(joint).is_some()
                || t.is(joint, Word::Present)
                || matches!(t.word(joint), Some(Word::Today(_))),
        )?;
        if t.is_longer(last_end) || matches!(last.what, What::Impossible | What::DayOnly(_)) {
            return None;
        }
        let (year, year_end) = if last.year == Year::Unsaid {
            self.late_year(last_end)
        } else {
            (last.year, last_end)
        };
        last.year = year;
        let rank = |point: &Point| {
            matches!(
                point.what,
                What::Today(_) | What::Unit { .. } | What::Weekday { .. }
            )
        };
        let parted = is_whole_day(&first)
            && matches!(last.what, What::Month(_))
            && last.year == Year::Unsaid;
        if (rank(&first) || parted) && plain_dash {
            return None;
        }
        Some((Said::Range(first, last), year_end))
    }

    /// Tells whether "from" follows a change: "moved from 3 May to 17 May" names two days.
    pub(super) fn is_moved(&self, at: usize) -> bool {
        const CHANGES: [&str; 12] = [
            "moved",
            "rearranged",
            "re-arranged",
            "rescheduled",
            "postponed",
            "changed",
            "extended",
            "forward",
            "deferred",
            "revised",
            "altered",
            "amended",
        ];
        let t = self.tokens;
        let led = at >= 2 && t.is(at - 1, Word::From) && t.near(at);
        led && CHANGES
            .iter()
            .any(|change| t.written(at - 2).ends_with(change))
    }

    /// Reads "July 13-15" and "August 27th - 29th, 2019".
    pub(super) fn day_tail(&self, first: Point, joint: usize) -> Option<Read> {
        let t = self.tokens;
        let What::Day { day, month } = first.what else {
            return None;
        };
        let (last, end, _) = t.day(joint)?;
        let month_first = first.year == Year::Unsaid
            && joint >= 2
            && (t.month(joint.wrapping_sub(3)).is_some()
                || t.month(joint.wrapping_sub(4)).is_some()
                || t.month(joint.wrapping_sub(5)).is_some());
        let goes_on = t.is_longer(end)
            || t.month(end).is_some() && t.near(end)
            || t.is(end, Word::Of)
            || t.counts_things(end);
        if !month_first || goes_on || last <= day || last > 31 {
            return None;
        }
        let (year, year_end) = self.late_year(end);
        let point = Point::new(What::Day { day: last, month }, year);
        Some((Said::Range(first, point), year_end))
    }

    /// Reads the year that a whole range shares: ", 2012", " in 2017".
    pub(super) fn late_year(&self, at: usize) -> (Year, usize) {
        let t = self.tokens;
        let next = t.skip(t.skip_mark(at, b','), Word::In);
        match t.full_year(next).filter(|_| t.near(next)) {
            Some((year, end)) if !t.is_longer(end) => (year, end),
            _ => (Year::Unsaid, at),
        }
    }
}
