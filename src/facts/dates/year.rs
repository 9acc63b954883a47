//! Tells when a number of four digits is a year, and of what: of the calendar, a law, a source.
//!
//! In: a walk and a position. Out: a year, a decade, or nothing. A year stands after a word of time
//! or in a place of its own; else the number counts.

use super::lexicon::Word;
use super::past::can_be_time;
use super::point::{Found, Point, What, Year};
use super::scan::{Said, Walk};
use super::token::{Gap, Kind};
use super::tokens::Tokens;

impl Walk<'_> {
    /// Reads the year of a law: "Act 1995", "Regulations 2009", "SSI 2009/210", "the 1995 Act".
    pub(super) fn statute(&mut self, at: usize) -> Option<usize> {
        let t = self.tokens;
        let (value, digits) = t.number(at)?;
        if self.is_source(at) {
            let year = Year::Full(i16::try_from(value).ok()?);
            self.push(at, at + 1, Said::Point(Point::new(What::Year, year)), true);
            return Some(at + 1);
        }
        if digits != 4 || !(1800..2100).contains(&value) || self.glued_before(at) {
            return None;
        }
        let capital = |at: usize| t.written(at).starts_with(char::is_uppercase);
        let before = at.checked_sub(1);
        let named = |at: usize| t.is(at, Word::Law) && capital(at);
        let by_law = before.is_some_and(|b| t.gap(at) != Gap::None && named(b))
            || before.is_some_and(|b| t.is(b, Word::Of) && b > 0 && named(b - 1));
        let by_series = before.is_some_and(|b| t.is(b, Word::LawSeries));
        let next_law = t.near(at + 1) && (named(at + 1) || t.is(at + 1, Word::LawSeries));
        let in_brackets = before.is_some_and(|b| t.is_mark(b, b'('))
            && before > Some(0)
            && before.is_some_and(|b| named(b - 1));
        if !(by_law || by_series || next_law || in_brackets) {
            return None;
        }
        let year = Year::Full(i16::try_from(value).ok()?);
        self.push(at, at + 1, Said::Point(Point::new(What::Year, year)), true);
        let goes_on = t.is_mark(at + 1, b'/') && t.number(at + 2).is_some();
        Some(if goes_on { at + 3 } else { at + 1 })
    }

    /// Tells whether a year is that of a source: "(Scottish Government, 2014)", "Munro (2011)",
    /// "National Guidance 2021".
    pub(super) fn is_source(&self, at: usize) -> bool {
        let t = self.tokens;
        let year = |(value, digits): (u32, u8)| digits == 4 && (1900..2100).contains(&value);
        if at == 0 || !t.number(at).is_some_and(year) || t.is_longer(at + 1) {
            return false;
        }
        let alone = at >= 2 && t.is_mark(at - 1, b'(') && t.is_mark(at + 1, b')');
        let name = |at: usize| {
            let last = t.written(at).rsplit(' ').next().unwrap_or("");
            t.near(at + 1) && last.starts_with(char::is_uppercase)
        };
        alone && name(at - 2) || self.is_cited(at) || self.is_of_guidance(at)
    }

    pub(super) fn is_of_guidance(&self, at: usize) -> bool {
        const NAMES: [&str; 9] = [
            "Guidance",
            "Code",
            "Standards",
            "Convention",
            "Guidelines",
            "Scotland",
            "England",
            "Bill",
            "Framework",
        ];
        let last = |at: usize| self.tokens.written(at).rsplit(' ').next().unwrap_or("");
        self.is_of_document(at) && NAMES.contains(&last(at - 1))
    }

    /// Tells whether a year closes a citation: "(Scottish Government, 2014)".
    pub(super) fn is_cited(&self, at: usize) -> bool {
        let t = self.tokens;
        at >= 3
            && t.is_mark(at - 1, b',')
            && t.is_mark(at - 3, b'(')
            && t.get(at - 2).is_some_and(|token| token.kind == Kind::Other)
            && t.written(at - 2).starts_with(char::is_uppercase)
            && t.is_mark(at + 1, b')')
    }

    pub(super) fn worded_year(&self, at: usize, led: bool) -> Option<Found> {
        let (year, end) = self.tokens.full_year(at).filter(|_| led)?;
        Some((Point::new(What::Year, year), end))
    }

    /// Reads "AD 14", "843 AD", "490 BC".
    pub(super) fn year_of_era(&self, at: usize) -> Option<Found> {
        let (year, end) = self.tokens.full_year(at)?;
        let stands = !self.vetoed(at) && !self.tokens.is_longer(end);
        stands.then(|| (Point::new(What::Year, year), end))
    }

    /// Reads "2024 Aug" and "2016, Nov".
    pub(super) fn year_month(&self, at: usize) -> Option<Found> {
        let t = self.tokens;
        let (year, next) = t.full_year(at)?;
        let comma = t.is_mark(next, b',');
        let next = t.skip_mark(next, b',');
        let month = t.month(next).filter(|_| t.near(next))?;
        let is_verb = comma && matches!(t.written(next), "may" | "march");
        let names_day = t.day(next + 1).is_some() && t.near(next + 1);
        let day_before = at > 0 && t.near(at);
        let stands = !names_day && !day_before
            || t.gap(at) == Gap::Line && !names_day
            || self.is_short(next) && !names_day;
        (stands && !is_verb).then(|| (Point::new(What::Month(month), year), next + 1))
    }

    pub(super) fn is_short(&self, at: usize) -> bool {
        self.tokens.written(at).len() <= 4
    }

    /// Reads "1990s".
    pub(super) fn decade(&self, at: usize) -> Option<Found> {
        let t = self.tokens;
        let (year, next) = t.full_year(at)?;
        let Year::Full(value) = year else { return None };
        let next = t.skip_mark(next, b'\'');
        let told = value % 10 == 0 && t.glued(next) && t.written(next) == "s";
        told.then(|| (Point::new(What::Decade, year), next + 1))
    }

    /// Reads "'90s".
    pub(super) fn short_decade(&self, at: usize) -> Option<Found> {
        let t = self.tokens;
        let (value, digits) = t.number(at + 1).filter(|_| t.glued(at + 1))?;
        let told = digits == 2 && value % 10 == 0 && t.glued(at + 2) && t.written(at + 2) == "s";
        let value = i16::try_from(value).ok()?;
        let century = if value < 30 { 2000 } else { 1900 };
        told.then(|| {
            (
                Point::new(What::Decade, Year::Full(century + value)),
                at + 3,
            )
        })
    }

    /// Reads "'98", where a word of time leads it.
    pub(super) fn quoted_year(&self, at: usize, led: bool) -> Option<Found> {
        let t = self.tokens;
        let (year, end) = t
            .short_year(at)
            .filter(|_| led && t.gap(at) == Gap::Space)?;
        t.closes(end).then(|| (Point::new(What::Year, year), end))
    }

    /// Reads a year alone, where its place shows that it is one.
    pub(super) fn bare_year(&self, at: usize, led: bool, in_range: bool) -> Option<Found> {
        let (_, digits) = self.tokens.number(at)?;
        if digits != 4 && !(digits == 3 && self.tokens.past_holds(at)) {
            return None;
        }
        if let Some(range) = self.short_year_range(at) {
            return Some(range);
        }
        let (year, end) = self.year_number(at, led)?;
        let stands = in_range || self.is_year_range(at) || self.is_year(at, led);
        stands.then(|| (Point::new(What::Year, year), end))
    }

    /// Reads a number that is no older than its place lets years be.
    fn year_number(&self, at: usize, led: bool) -> Option<(Year, usize)> {
        let t = self.tokens;
        let (value, _) = t.number(at)?;
        let is_range = self.is_year_range(at);
        let to = t.number(at + 2).map_or(0, |(to, _)| to);
        let fits = (self.oldest_year(at, led)..2100).contains(&value)
            || is_range && self.are_old_years(value, to);
        let is_whole = !t.is_longer(at + 1) || is_range;
        let year = Year::Full(i16::try_from(value).ok()?);
        (fits && is_whole).then_some((year, at + 1))
    }

    /// The oldest year that a place can mean: words that lead a time reach further back than a
    /// place in a list, and less far where they lead hours too.
    fn oldest_year(&self, at: usize, led: bool) -> u32 {
        let t = self.tokens;
        let is_time = t.number(at).is_some_and(|(value, _)| can_be_time(value));
        match at.checked_sub(1).and_then(|before| t.word(before)) {
            _ if t.past_holds(at) => 100,
            Some(Word::In) => 1000,
            Some(Word::Since | Word::Until | Word::After | Word::By | Word::From | Word::To)
                if is_time =>
            {
                1900
            }
            Some(Word::Since | Word::Until | Word::After) => 1000,
            _ if led || self.is_listed(at) || self.is_subject(at) => 1500,
            _ if !is_time && (self.is_after_deed(at) || self.is_bracketed(at)) => 1500,
            _ => 1900,
        }
    }

    /// Tells whether a number stands where a year does, and is no count.
    fn is_year(&self, at: usize, led: bool) -> bool {
        let t = self.tokens;
        let end = at + 1;
        let stop = usize::from(at > 0 && t.is_mark(at - 1, b'.'));
        let since = at > 0 && t.is(at - 1, Word::Since);
        let counted = t.counts_things(end) && !led_by_circa(t, at - stop) && !since;
        let joined = t.glued(end) && t.is_mark(end, b'-');
        let barred = self.vetoed(at) || counted || joined || self.ends_numbers(at);
        !barred && (led || self.is_placed(at) || self.is_named(at))
    }
}

/// Tells whether "c." or "circa" stands before a position.
fn led_by_circa(t: Tokens<'_>, at: usize) -> bool {
    at > 0 && t.is(at - 1, Word::About) && t.written(at - 1).starts_with(['c', 'C'])
}
