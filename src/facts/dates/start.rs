//! Which reading begins at a token: tries each kind of date that its first word allows.
//!
//! In: a walk and a position. Out: a point and the position after it, or nothing.

use super::lexicon::{Part, Scale, Word};
use super::phrase;
use super::point::{Found, Point, What, Year};
use super::scan::Walk;
use super::token::{Gap, Kind};

impl Walk<'_> {
    /// Reads one point; `led` where a word before it shows that a time follows, `in_range` where
    /// it ends a range and bare years and months can be trusted.
    pub(super) fn point(&self, at: usize, led: bool, in_range: bool) -> Option<Found> {
        let t = self.tokens;
        match t.get(at)?.kind {
            Kind::Number { .. } => self.at_number(at, led, in_range),
            Kind::Nth(day) => t
                .quarter(at)
                .or_else(|| t.century(at))
                .or_else(|| t.nth_of(at))
                .or_else(|| t.day_first(at))
                .or_else(|| t.nth_numeric(at))
                .or_else(|| self.nth_alone(day, at)),
            Kind::Mark(b'?' | b'-' | b'_') => self.half_date(at),
            Kind::Mark(b'\'') => self.short_decade(at).or_else(|| self.quoted_year(at, led)),
            Kind::Word(word) => self.at_word(word, at, led, in_range),
            _ => None,
        }
    }

    pub(super) fn at_word(
        &self,
        word: Word,
        at: usize,
        led: bool,
        in_range: bool,
    ) -> Option<Found> {
        let t = self.tokens;
        match word {
            Word::Month(5 | 8) if t.is(at + 1, Word::Bank) => t.season(at),
            Word::Month(_) | Word::Season(_) if t.is(at + 1, Word::Half) => self.half_term(at),
            Word::Half => self.half_term(at),
            Word::Bank => self.bank_holiday(at),
            Word::Month(_) => {
                let (point, end) = t.month_first(at)?;
                let bare = matches!(point.what, What::Month(_)) && point.year == Year::Unsaid;
                let trusted = !bare || in_range || t.is_month_alone(at, led);
                (trusted || self.has_range(end)).then_some((point, end))
            }
            Word::Weekday(day) => t.weekday_first(at).or_else(|| self.weekday_alone(day, at)),
            Word::Ordinal(_) | Word::Cardinal(_) => {
                let found = t.quarter(at).or_else(|| self.quarter_alone(at));
                let found = found.or_else(|| t.century(at));
                let found = found.or_else(|| t.nth_of(at));
                found
                    .or_else(|| t.day_first(at))
                    .or_else(|| self.worded_year(at, led))
            }
            Word::Season(season) => t
                .season(at)
                .or_else(|| self.season_alone(season, at, led))
                .or_else(|| self.season_joined(season, at)),
            Word::Holiday(_) | Word::Good | Word::New => t
                .season(at)
                .or_else(|| t.feast_dated(at))
                .or_else(|| self.feast_alone(at, led)),
            Word::Day => t.unit_beside(at),
            Word::Quarter | Word::QuarterMark | Word::HalfMark => t.quarter(at),
            Word::Financial | Word::Academic | Word::CalendarMark => t.named_year(at),
            Word::Unit(Scale::Weekend) => self.weekend_alone(at),
            Word::WeekMark | Word::WeekLetter => t.week(at),
            Word::Unit(Scale::Week) => t.week(at).or_else(|| t.unit_beside(at)),
            Word::Unit(Scale::Month) => t.unit_beside(at),
            Word::That => t.that(at),
            Word::Turn(_) | Word::Following | Word::Same => t.nth_of(at).or_else(|| t.turned(at)),
            Word::Today(shift) => {
                let told = in_range || t.written(at).len() > 3;
                let point = Point::new(What::Today(shift), Year::Unsaid);
                told.then_some((point, at + 1))
            }
            Word::Present | Word::Date if in_range => Some((phrase::now(), at + 1)),
            Word::Current if in_range && t.is(at + 1, Word::Date) => Some((phrase::now(), at + 2)),
            Word::Part(part) => self.part_of(part, at),
            Word::Era => self.year_of_era(at),
            Word::Decade(_) => t.worded_decade(at),
            Word::About => self.about(at),
            Word::Blank => self.half_date(at),
            _ => None,
        }
    }

    pub(super) fn at_number(&self, at: usize, led: bool, in_range: bool) -> Option<Found> {
        let t = self.tokens;
        if t.era(at).is_some() {
            return self.year_of_era(at);
        }
        if let Some(found) = t.quarter(at) {
            return Some(found);
        }
        if let Some((year, end)) = t
            .double_year(at, false)
            .filter(|(year, _)| *year >= 1950 && self.is_session(at))
        {
            return Some((Point::new(What::Financial, Year::Full(year)), end));
        }
        if let Some(found) = self.no_month_range(at) {
            return Some(found);
        }
        if let Some(found) = t.numeric(at).filter(|found| !self.is_no_date(at, found)) {
            return Some(found);
        }
        let named = t.day_first(at).filter(|_| !self.is_version(at));
        if let Some(found) = named.filter(|(_, end)| !self.is_address(*end)) {
            return Some(found);
        }
        self.year_month(at)
            .or_else(|| t.spaced_year_first(at))
            .or_else(|| t.year_then_day(at))
            .or_else(|| self.decade(at))
            .or_else(|| self.bare_year(at, led, in_range))
            .or_else(|| self.short_date(at, led))
            .or_else(|| self.month_by_role(at))
            .or_else(|| self.packed(at))
    }

    /// Tells whether a word stands before a position, with at most a mark between.
    pub(super) fn after(&self, at: usize, word: Word) -> bool {
        self.word_before(at) == Some(word)
    }

    /// The word before a position, with at most a mark between.
    pub(super) fn word_before(&self, at: usize) -> Option<Word> {
        let t = self.tokens;
        let before = at.checked_sub(1).filter(|_| t.near(at))?;
        let is_mark = matches!(
            t.get(before).map(|token| token.kind),
            Some(Kind::Mark(b':' | b'.' | b'#' | b'+'))
        );
        let word_at = before - usize::from(is_mark && before > 0);
        t.word(word_at).filter(|_| !self.ends_initials(word_at))
    }

    /// Tells whether a letter ends an abbreviation with a slash: the "V" of "H/V".
    pub(super) fn ends_initials(&self, at: usize) -> bool {
        let t = self.tokens;
        let is_letter = t.written(at).len() == 1;
        is_letter && at > 0 && t.glued(at) && t.is_mark(at - 1, b'/')
    }

    /// Tells whether the word before a position shows that a time follows.
    pub(super) fn is_led(&self, at: usize) -> bool {
        let t = self.tokens;
        let Some(mut before) = at.checked_sub(1).filter(|_| t.near(at)) else {
            return false;
        };
        if t.is(before, Word::The) && before > 0 {
            before -= 1;
        }
        let behind = before.checked_sub(1).and_then(|behind| t.word(behind));
        if t.is(before, Word::As) && matches!(behind, Some(Word::Part(_))) {
            return true;
        }
        matches!(
            t.word(before),
            Some(
                Word::In
                    | Word::On
                    | Word::By
                    | Word::To
                    | Word::Until
                    | Word::Through
                    | Word::From
                    | Word::Between
                    | Word::Since
                    | Word::During
                    | Word::Before
                    | Word::After
                    | Word::Of
                    | Word::For
                    | Word::Year
                    | Word::Part(_)
                    | Word::Turn(_)
                    | Word::About
                    | Word::Unit(_)
                    | Word::Within
                    | Word::Than
                    | Word::Due
                    | Word::Date
                    | Word::Weekday(_)
            )
        )
    }

    pub(super) fn has_range(&self, end: usize) -> bool {
        let t = self.tokens;
        if !t.near(end) {
            return false;
        }
        let joint = t.is_mark(end, b'-')
            || t.is_mark(end, b'/')
            || t.is(end, Word::To)
            || t.is(end, Word::Through);
        joint && t.month(end + 1).is_some() && t.near(end + 1)
    }

    /// Reads "early March 2018", "mid-November", "the end of 2012".
    pub(super) fn part_of(&self, part: Part, at: usize) -> Option<Found> {
        let t = self.tokens;
        let mut next = t.skip_mark(at + 1, b'-');
        let of = t.is(next, Word::Of);
        if matches!(part, Part::Early | Part::Late) {
            next = t.skip(next, Word::In);
        }
        next = t.skip(t.skip(next, Word::Of), Word::The);
        let names_part = matches!(part, Part::Start | Part::Middle | Part::End);
        let is_end = part == Part::End && t.month(next).is_some() && t.gap(next) == Gap::Space;
        let nests = matches!(t.word(next), Some(Word::Part(_) | Word::About));
        if !t.near(next) || nests || names_part && !of && !is_end {
            return None;
        }
        if let Some(found) = self.part_of_this(part, next) {
            return Some(found);
        }
        if let (Part::Early | Part::Late, Some(Word::Weekday(day))) = (part, t.word(next)) {
            return self.weekday_alone(day, next);
        }
        let (mut point, end) = self.point(next, true, true)?;
        let whole = matches!(
            point.what,
            What::Month(_)
                | What::Year
                | What::Season(_)
                | What::Term(_)
                | What::Unit { .. }
                | What::Financial
                | What::Academic
                | What::Quarter { .. }
                | What::Decade
                | What::Century
        );
        point.part = Some(part);
        whole.then_some((point, end))
    }

    /// Reads "the end of the year", "the start of the month": of the one spoken of.
    fn part_of_this(&self, part: Part, at: usize) -> Option<Found> {
        let t = self.tokens;
        let unit = match t.word(at).filter(|_| t.is(at - 1, Word::The))? {
            Word::Year => Scale::Year,
            Word::Unit(scale @ (Scale::Month | Scale::Week)) => scale,
            _ => return None,
        };
        let goes_on = t.near(at + 1) && (t.number(at + 1).is_some() || t.is(at + 1, Word::Of));
        let mut point = Point::new(What::Unit { shift: 0, unit }, Year::Gone);
        point.part = Some(part);
        point.is_bare = true;
        let one = !t.written(at).ends_with('s') && !t.is_longer(at + 1);
        (one && !goes_on).then_some((point, at + 1))
    }

    /// Reads "circa 2014", "about March 2018".
    pub(super) fn about(&self, at: usize) -> Option<Found> {
        let t = self.tokens;
        let next = t.skip(t.skip_mark(at + 1, b'.'), Word::The);
        let joined = t.glued(next) && !t.is_mark(next - 1, b'.');
        if !t.near(next) || joined || t.is(next, Word::About) {
            return None;
        }
        let (mut point, end) = self.point(next, true, false)?;
        let plain = matches!(
            point.what,
            What::Month(_) | What::Year | What::Day { .. } | What::Numeric { .. }
        );
        point.about = true;
        plain.then_some((point, end))
    }
}
