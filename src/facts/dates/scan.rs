//! Walks through a text's tokens and gathers every mention of time, as it is written.
//!
//! In: a text. Out: [`Raw`] mentions in text order, none overlapping. Each position is tried with
//! a bounded look ahead, so the walk is linear in the text's length.

use super::lexicon::{Part, Scale, Word};
use super::phrase::{self, Phrase};
use super::point::{Found, Point, Tokens, What, Year};
use super::token::{self, Gap, Kind};
use crate::document::Span;

/// A mention as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Raw {
    pub(super) span: Span,
    pub(super) said: Said,
    /// Whether it is the year of a law or of guidance.
    pub(super) statute: bool,
}

/// What a mention says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    Point(Point),
    Range(Point, Point),
    Phrase(Phrase),
}

/// Gathers the mentions of a text. In a `dated` place (a column or label for dates) six or eight
/// digits can be a date.
pub(super) fn scan(text: &str, dated: bool) -> Vec<Raw> {
    let cut = token::cut(text);
    let mut walk = Walk {
        tokens: Tokens { text, all: &cut },
        dated,
        found: Vec::new(),
        year_end: None,
    };
    let mut at = 0;
    while at < cut.len() {
        at = match cut[at].kind {
            Kind::Other => at + 1,
            _ => walk.step(at),
        };
    }
    walk.found
}

struct Walk<'t> {
    tokens: Tokens<'t>,
    dated: bool,
    found: Vec<Raw>,
    /// Where the last bare year ended, so that "2007, 2009 and 2011" are all years.
    year_end: Option<usize>,
}

type Read = (Said, usize);

impl Walk<'_> {
    /// Reads at a position; returns where to go on.
    fn step(&mut self, at: usize) -> usize {
        if let Some(next) = self.statute(at) {
            return next;
        }
        if let Some(next) = self.day_list(at) {
            return next;
        }
        let Some((said, end)) = self.read(at) else {
            return at + 1;
        };
        if !self.stands(at, end, &said) {
            return at + 1;
        }
        self.push(at, end, said, false);
        if matches!(said, Said::Point(point) if point.what == What::Year) {
            self.year_end = Some(end);
        }
        end.max(at + 1)
    }

    fn push(&mut self, at: usize, end: usize, said: Said, statute: bool) {
        let all = self.tokens.all;
        let span = Span::new(all[at].start, all[end - 1].end);
        self.found.push(Raw {
            span,
            said,
            statute,
        });
    }

    /// Tells whether a mention stands by itself, and is not cut out of something longer.
    fn stands(&self, at: usize, end: usize, said: &Said) -> bool {
        let t = self.tokens;
        if matches!(said, Said::Phrase(_)) {
            let glued_after = t.glued(end)
                && matches!(
                    t.get(end).map(|token| token.kind),
                    Some(Kind::Other | Kind::Word(_))
                );
            return !self.glued_before(at) && !glued_after;
        }
        if t.is_longer(end) && !self.is_time(end) {
            return false;
        }
        !self.glued_before(at)
    }

    /// Tells whether what is glued to the end is a time of day: "2018-03-16T10:00".
    fn is_time(&self, end: usize) -> bool {
        self.tokens.written(end).starts_with(['T', 't']) && self.tokens.written(end).len() <= 3
    }

    fn glued_before(&self, at: usize) -> bool {
        let t = self.tokens;
        let Some(before) = at.checked_sub(1).filter(|_| t.glued(at)) else {
            return false;
        };
        match t.get(before).map(|token| token.kind) {
            Some(Kind::Mark(b'/')) if self.is_reference(before) => t.number(at).is_some(),
            Some(Kind::Mark(b'/' | b'.' | b'-' | b':' | b',' | b'+')) => {
                t.glued(before)
                    && before > 0
                    && matches!(
                        t.get(before - 1).map(|token| token.kind),
                        Some(Kind::Number { .. })
                    )
                    && t.number(at).is_some()
            }
            Some(Kind::Mark(b'$' | b'@' | b'#' | b'*')) => t.number(at).is_some(),
            Some(Kind::Mark(_)) => false,
            Some(_) => true,
            None => false,
        }
    }

    /// Tells whether letters stand glued before a slash: "CS/12/2018".
    fn is_reference(&self, slash: usize) -> bool {
        let t = self.tokens;
        let glued = slash > 0 && t.glued(slash) && t.month(slash - 1).is_none();
        let kind = slash.checked_sub(1).and_then(|before| t.get(before));
        glued && kind.is_some_and(|token| matches!(token.kind, Kind::Other | Kind::Word(_)))
    }

    /// Reads the year of a law: "Act 1995", "Regulations 2009", "SSI 2009/210", "the 1995 Act".
    fn statute(&mut self, at: usize) -> Option<usize> {
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

    /// Reads "12 and 13 June 2018" and "3rd, 10th and 17th May": each day a mention.
    fn day_list(&mut self, at: usize) -> Option<usize> {
        let t = self.tokens;
        let (_, next, _) = t.day(at)?;
        if self.in_between(at) || self.glued_before(at) || self.vetoed(at) {
            return None;
        }
        let mut days = vec![(at, next)];
        let mut last = self.list_joint(next)?;
        while days.len() < 6 {
            let (_, next, _) = t.day(last)?;
            match self.list_joint(next) {
                Some(joint) if t.day(joint).is_some() => {
                    days.push((last, next));
                    last = joint;
                }
                _ => break,
            }
        }
        let (point, end) = t.day_first(last)?;
        let What::Day { month, .. } = point.what else {
            return None;
        };
        for (day_at, day_end) in days {
            let (day, ..) = t.day(day_at)?;
            let mut each = point;
            each.what = What::Day { day, month };
            if !(1..=31).contains(&day) {
                return None;
            }
            self.push(day_at, day_end, Said::Point(each), false);
        }
        self.push(last, end, Said::Point(point), false);
        Some(end)
    }

    /// Tells whether "between" or "between the" stands before a position.
    fn in_between(&self, at: usize) -> bool {
        let t = self.tokens;
        let behind = |n: usize, word| at >= n && t.is(at - n, word);
        behind(1, Word::Between) || behind(1, Word::The) && behind(2, Word::Between)
    }

    fn list_joint(&self, at: usize) -> Option<usize> {
        let t = self.tokens;
        let joined =
            t.near(at) && (t.is_mark(at, b',') || t.is_mark(at, b'&') || t.is(at, Word::And));
        let next = t.skip(at + 1, Word::The);
        (joined && t.near(next)).then_some(next)
    }

    fn read(&self, at: usize) -> Option<Read> {
        let t = self.tokens;
        if let Some((phrase, end)) = t.phrase(at) {
            return Some((Said::Phrase(phrase), end));
        }
        if let Some(range) = self.day_range(at) {
            return Some(range);
        }
        let (point, end) = self.point(at, self.is_led(at), false)?;
        Some(
            self.range_tail(at, point, end)
                .unwrap_or((Said::Point(point), end)),
        )
    }

    /// Reads one point; `led` where a word before it shows that a time follows, `in_range` where
    /// it ends a range and bare years and months can be trusted.
    fn point(&self, at: usize, led: bool, in_range: bool) -> Option<Found> {
        let t = self.tokens;
        match t.get(at)?.kind {
            Kind::Number { .. } => self.at_number(at, led, in_range),
            Kind::Nth(_) => t
                .quarter(at)
                .or_else(|| t.nth_of(at))
                .or_else(|| t.day_first(at)),
            Kind::Mark(b'?' | b'-' | b'_') => self.half_date(at),
            Kind::Mark(b'\'') => self.short_decade(at),
            Kind::Word(word) => self.at_word(word, at, led, in_range),
            _ => None,
        }
    }

    fn at_word(&self, word: Word, at: usize, led: bool, in_range: bool) -> Option<Found> {
        let t = self.tokens;
        match word {
            Word::Month(5 | 8) if t.is(at + 1, Word::Bank) => t.season(at),
            Word::Month(_) => {
                let (point, end) = t.month_first(at)?;
                let bare = matches!(point.what, What::Month(_)) && point.year == Year::Unsaid;
                let trusted = !bare || in_range || t.is_month_alone(at, led);
                (trusted || self.has_range(end)).then_some((point, end))
            }
            Word::Weekday(_) => t.weekday_first(at),
            Word::Ordinal(_) | Word::Cardinal(_) => {
                let found = t.quarter(at).or_else(|| t.nth_of(at));
                found
                    .or_else(|| t.day_first(at))
                    .or_else(|| self.worded_year(at, led))
            }
            Word::Season(_) | Word::Holiday(_) | Word::Good => t.season(at),
            Word::Quarter | Word::QuarterMark | Word::HalfMark => t.quarter(at),
            Word::Financial | Word::Academic | Word::CalendarMark => t.named_year(at),
            Word::WeekMark | Word::WeekLetter | Word::Unit(Scale::Week) => t.week(at),
            Word::Turn(_) | Word::Following | Word::Same => t.nth_of(at).or_else(|| t.turned(at)),
            Word::Today(shift) => {
                let told = in_range || t.written(at).len() > 3;
                let point = Point::new(What::Today(shift), Year::Unsaid);
                told.then_some((point, at + 1))
            }
            Word::Present | Word::Date if in_range => Some((phrase::now(), at + 1)),
            Word::Current if in_range && t.is(at + 1, Word::Date) => Some((phrase::now(), at + 2)),
            Word::Part(part) => self.part_of(part, at),
            Word::About => self.about(at),
            Word::Blank => self.half_date(at),
            _ => None,
        }
    }

    fn worded_year(&self, at: usize, led: bool) -> Option<Found> {
        let (year, end) = self.tokens.full_year(at).filter(|_| led)?;
        Some((Point::new(What::Year, year), end))
    }

    fn at_number(&self, at: usize, led: bool, in_range: bool) -> Option<Found> {
        let t = self.tokens;
        if let Some(found) = t.quarter(at) {
            return Some(found);
        }
        if let Some((year, end)) = t.double_year(at, false).filter(|_| self.is_session(at)) {
            return Some((Point::new(What::Financial, Year::Full(year)), end));
        }
        if let Some(found) = t.numeric(at).filter(|found| !self.is_no_date(at, found)) {
            return Some(found);
        }
        if let Some(found) = t.day_first(at) {
            return Some(found);
        }
        self.year_month(at)
            .or_else(|| self.decade(at))
            .or_else(|| self.bare_year(at, led, in_range))
            .or_else(|| self.short_date(at, led))
            .or_else(|| self.packed(at))
    }

    /// Tells whether "2018-19" is one year of accounts; "2018-2019" is two calendar years.
    fn is_session(&self, at: usize) -> bool {
        let t = self.tokens;
        let both_full = t.number(at + 2).is_some_and(|(_, digits)| digits == 4);
        let before = at.checked_sub(1).and_then(|before| t.word(before));
        !(both_full && t.is_mark(at + 1, b'-'))
            && !matches!(before, Some(Word::LawSeries | Word::Number | Word::Phone))
    }

    /// Tells whether numbers in a date's shape are a version, a section or a telephone number.
    fn is_no_date(&self, at: usize, (point, _): &Found) -> bool {
        let t = self.tokens;
        let dotted = t.is_mark(at + 1, b'.');
        let is_month = matches!(point.what, What::Month(_));
        let weak = dotted || is_month || matches!(point.year, Year::Short(_));
        weak && self.vetoed(at) || self.after(at, Word::Phone)
    }

    fn vetoed(&self, at: usize) -> bool {
        [
            Word::Sectional,
            Word::Version,
            Word::Number,
            Word::Phone,
            Word::LawSeries,
        ]
        .into_iter()
        .any(|word| self.after(at, word))
            || at > 0 && self.tokens.is_mark(at - 1, b'$')
    }

    /// Tells whether a word stands before a position, with at most a mark between.
    fn after(&self, at: usize, word: Word) -> bool {
        let t = self.tokens;
        let Some(mut before) = at.checked_sub(1).filter(|_| t.near(at)) else {
            return false;
        };
        if matches!(
            t.get(before).map(|token| token.kind),
            Some(Kind::Mark(b':' | b'.' | b'#' | b'+'))
        ) && before > 0
        {
            before -= 1;
        }
        t.is(before, word)
    }

    /// Tells whether the word before a position shows that a time follows.
    fn is_led(&self, at: usize) -> bool {
        let t = self.tokens;
        let Some(mut before) = at.checked_sub(1).filter(|_| t.near(at)) else {
            return false;
        };
        if t.is(before, Word::The) && before > 0 {
            before -= 1;
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
                    | Word::Date
                    | Word::Weekday(_)
            )
        )
    }

    fn has_range(&self, end: usize) -> bool {
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

    /// Reads "2024 Aug" and "2016, Nov".
    fn year_month(&self, at: usize) -> Option<Found> {
        let t = self.tokens;
        let (year, next) = t.full_year(at)?;
        let next = t.skip_mark(next, b',');
        let month = t.month(next).filter(|_| t.near(next))?;
        let names_day = t.day(next + 1).is_some() && t.near(next + 1);
        let day_before = at > 0 && t.near(at);
        (!names_day && !day_before
            || t.gap(at) == Gap::Line && !names_day
            || self.is_short(next) && !names_day)
            .then(|| (Point::new(What::Month(month), year), next + 1))
    }

    fn is_short(&self, at: usize) -> bool {
        self.tokens.written(at).len() <= 4
    }

    /// Reads "1990s".
    fn decade(&self, at: usize) -> Option<Found> {
        let t = self.tokens;
        let (year, next) = t.full_year(at)?;
        let Year::Full(value) = year else { return None };
        let next = t.skip_mark(next, b'\'');
        let told = value % 10 == 0 && t.glued(next) && t.written(next) == "s";
        told.then(|| (Point::new(What::Decade, year), next + 1))
    }

    /// Reads "'90s".
    fn short_decade(&self, at: usize) -> Option<Found> {
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

    /// Reads a year alone, where its place shows that it is one.
    fn bare_year(&self, at: usize, led: bool, in_range: bool) -> Option<Found> {
        let t = self.tokens;
        let (value, digits) = t.number(at)?;
        let year = i16::try_from(value).ok().filter(|_| digits == 4)?;
        let end = at + 1;
        if let Some(range) = self.short_year_range(at) {
            return Some(range);
        }
        let oldest = if led { 1500 } else { 1900 };
        if !(oldest..2100).contains(&year) || t.is_longer(end) && !self.is_year_range(at) {
            return None;
        }
        let found = Some((Point::new(What::Year, Year::Full(year)), end));
        if in_range || self.is_year_range(at) {
            return found;
        }
        let stop = usize::from(at > 0 && t.is_mark(at - 1, b'.'));
        let circa = led_by_circa(t, at - stop);
        let counted = t.counts_things(end) && !circa;
        if self.vetoed(at) || counted || t.glued(end) && t.is_mark(end, b'-') {
            return None;
        }
        let placed = led || self.is_alone(at) || self.is_listed(at) || self.heads_line(at);
        let named = self.is_bracketed(at) || self.is_adjective(at) || self.is_of_document(at);
        let named = named || self.is_after_deed(at);
        found.filter(|_| placed || named || self.heads_list(at))
    }

    /// Tells whether a year opens a range of years: "2014-2018", "2014 to 2018".
    fn is_year_range(&self, at: usize) -> bool {
        let t = self.tokens;
        let joint = at + 1;
        let joined = t.near(joint)
            && (t.is_mark(joint, b'-')
                || t.is_mark(joint, b'~')
                || t.is(joint, Word::To)
                || t.is(joint, Word::Through));
        let later = |(to, digits): (u32, u8)| {
            digits == 4
                && to < 2100
                && t.number(at)
                    .is_some_and(|(from, _)| from < to && to - from < 60)
        };
        joined
            && t.near(joint + 1)
            && t.number(joint + 1).is_some_and(later)
            && !t.is_longer(joint + 2)
    }

    /// Reads "2019-22": some years, the last by its last two digits.
    fn short_year_range(&self, at: usize) -> Option<Found> {
        let t = self.tokens;
        let (from, _) = t.number(at)?;
        let (to, digits) = t.number(at + 2)?;
        let tight = t.is_mark(at + 1, b'-') && t.glued(at + 1) && t.glued(at + 2);
        let n_years = to.checked_sub(from % 100)?;
        let told = digits == 2 && to > 12 && (2..=15).contains(&n_years) && !t.is_longer(at + 3);
        let year = Year::Full(i16::try_from(from).ok()?);
        let n_years = u8::try_from(n_years).ok()?;
        let stands = tight && told && !self.vetoed(at);
        stands.then(|| (Point::new(What::Years(n_years), year), at + 3))
    }

    fn is_alone(&self, at: usize) -> bool {
        let t = self.tokens;
        let stop = usize::from(t.is_mark(at + 1, b'.') || t.is_mark(at + 1, b','));
        t.gap(at) == Gap::Line && !t.near(at + 1 + stop)
    }

    fn heads_line(&self, at: usize) -> bool {
        let t = self.tokens;
        t.gap(at) == Gap::Line
            && (t.is_mark(at + 1, b':') || t.is_mark(at + 1, b'-') && t.gap(at + 1) == Gap::Space)
    }

    fn is_listed(&self, at: usize) -> bool {
        let t = self.tokens;
        let Some(end) = self.year_end else {
            return false;
        };
        end + 1 == at
            && (t.is(end, Word::And)
                || t.is(end, Word::Or)
                || t.is_mark(end, b',')
                || t.is_mark(end, b'&'))
    }

    /// Tells whether years follow in a list: "2007, 2009 and 2011".
    fn heads_list(&self, at: usize) -> bool {
        let t = self.tokens;
        let joined = t.is_mark(at + 1, b',') || t.is(at + 1, Word::And);
        let year = |(value, digits): (u32, u8)| digits == 4 && (1900..2100).contains(&value);
        let follows = t.near(at + 1) && t.near(at + 2) && t.number(at + 2).is_some_and(year);
        joined && follows && !t.glued(at + 2) && !t.is_longer(at + 3)
    }

    /// Tells whether a year stands in brackets, alone or after a name: "(2011)", "(Board, 2014)".
    fn is_bracketed(&self, at: usize) -> bool {
        let t = self.tokens;
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        let closes = t.is_mark(at + 1, b')') || t.is_mark(at + 1, b',');
        closes && (t.is_mark(before, b'(') || self.is_cited(at))
    }

    /// Tells whether a year closes what was done in it: "(updated 2023)", "for review 2020".
    fn is_after_deed(&self, at: usize) -> bool {
        let t = self.tokens;
        let Some(before) = at.checked_sub(1).filter(|_| t.gap(at) == Gap::Space) else {
            return false;
        };
        let closes = !t.near(at + 1)
            || matches!(t.get(at + 1), Some(next) if matches!(next.kind, Kind::Mark(_)));
        let deed = t.is(before, Word::Review)
            || t.get(before).is_some_and(|token| token.kind == Kind::Other)
                && t.written(before).ends_with("ed");
        closes && deed
    }

    /// Tells whether a year is that of a source: "(Scottish Government, 2014)", "Munro (2011)",
    /// "National Guidance 2021".
    fn is_source(&self, at: usize) -> bool {
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

    fn is_of_guidance(&self, at: usize) -> bool {
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
    fn is_cited(&self, at: usize) -> bool {
        let t = self.tokens;
        at >= 3
            && t.is_mark(at - 1, b',')
            && t.is_mark(at - 3, b'(')
            && t.get(at - 2).is_some_and(|token| token.kind == Kind::Other)
            && t.written(at - 2).starts_with(char::is_uppercase)
            && t.is_mark(at + 1, b')')
    }

    /// Tells whether a year closes a document's name: "National Guidance 2021".
    fn is_of_document(&self, at: usize) -> bool {
        const NAMES: [&str; 20] = [
            "Guidance",
            "Strategy",
            "Plan",
            "Framework",
            "Policy",
            "Code",
            "Standards",
            "Report",
            "Convention",
            "Procedures",
            "Procedure",
            "Scotland",
            "England",
            "Wales",
            "Guidelines",
            "Bill",
            "Protocol",
            "Programme",
            "Survey",
            "Census",
        ];
        let t = self.tokens;
        let Some(before) = at.checked_sub(1).filter(|_| t.gap(at) == Gap::Space) else {
            return false;
        };
        let last = t.written(before).rsplit(' ').next().unwrap_or("");
        NAMES.contains(&last)
    }

    /// Tells whether a year stands before what it is the year of: "the 2018 review".
    fn is_adjective(&self, at: usize) -> bool {
        let t = self.tokens;
        at > 0 && t.is(at - 1, Word::The) && t.near(at) && t.near(at + 1)
    }

    /// Reads "12/3", where a word or the place vouches for it.
    fn short_date(&self, at: usize, led: bool) -> Option<Found> {
        let t = self.tokens;
        let (point, end) = t.short_numeric(at, b"/.-")?;
        let What::Numeric { first, second } = point.what else {
            return None;
        };
        let (tail, tail_end) = self.short_year_tail(point, end);
        if tail_end > end {
            return Some((tail, tail_end));
        }
        let slash = t.is_mark(at + 1, b'/');
        let before = at.checked_sub(1).and_then(|before| t.word(before));
        let strongly = matches!(
            before,
            Some(Word::On | Word::Date | Word::Weekday(_) | Word::Between)
        );
        let whole = at == 0 && (end == t.all.len() || t.is_mark(end, b','));
        let fraction =
            second < 5 && first < second && !strongly || (first, second) == (24, 7) || second == 40;
        let ranged = slash && t.is_mark(end, b'-') && t.short_numeric(end + 1, b"/").is_some();
        let in_line = self.dated && t.gap(at) == Gap::Line || self.labelled(at);
        let placed = t.gap(at) == Gap::Line
            && (t.is_mark(end, b':') || t.is_mark(end, b'-') || self.is_alone_until(end));
        let vouched = slash || first > 12 && t.is_mark(at + 1, b'-');
        let told = whole && vouched
            || ranged
            || strongly && (slash || !t.is_mark(at + 1, b'-'))
            || slash && !fraction && (led || placed || in_line || self.is_noted(end))
            || slash && self.heads_note(at) && second <= 12 && !t.counts_things(end)
            || slash
                && !fraction
                && first > 12
                && second <= 12
                && first + second > 24
                && !t.counts_things(end);
        (told && !self.vetoed(at)).then_some((point, end))
    }

    /// Tells whether two-digit day and month head a line or a note: "01/06 HV; 02/06 TC".
    fn heads_note(&self, at: usize) -> bool {
        let t = self.tokens;
        let padded = [at, at + 2]
            .iter()
            .all(|at| matches!(t.number(*at), Some((_, 2))));
        let opens = t.gap(at) == Gap::Line || at > 0 && t.is_mark(at - 1, b';');
        padded && opens && t.near(at + 3) && t.gap(at + 3) == Gap::Space
    }

    /// Tells whether a dash opens the note that a date heads: "TC 9/11 – no reply".
    fn is_noted(&self, end: usize) -> bool {
        let t = self.tokens;
        let dash = t.is_mark(end, b'-') && t.gap(end) == Gap::Space;
        dash && t.gap(end + 1) == Gap::Space && t.number(end + 1).is_none()
    }

    fn is_alone_until(&self, end: usize) -> bool {
        !self.tokens.near(end)
    }

    /// Reads the ", 2020" of "5/7, 2020".
    fn short_year_tail(&self, mut point: Point, end: usize) -> Found {
        let t = self.tokens;
        if t.near(end)
            && t.is_mark(end, b',')
            && t.near(end + 1)
            && let Some((year, after)) = t.full_year(end + 1)
            && !t.is_longer(after)
        {
            point.year = year;
            return (point, after);
        }
        (point, end)
    }

    /// Reads "160318" and "16032018" in a place for dates.
    fn packed(&self, at: usize) -> Option<Found> {
        let t = self.tokens;
        let (value, digits) = t.number(at)?;
        if !(self.dated || self.labelled(at))
            || t.glued(at + 1) && !t.is_mark(at + 1, b'.') && !t.is_mark(at + 1, b')')
        {
            return None;
        }
        let (first, second, year) = match digits {
            6 => (
                value / 10_000,
                value / 100 % 100,
                Year::Short(i16::try_from(value % 100).ok()?),
            ),
            8 if (1900..2100).contains(&(value % 10_000)) => {
                let year = i16::try_from(value % 10_000).ok()?;
                (value / 1_000_000, value / 10_000 % 100, Year::Full(year))
            }
            8 if (1900..2100).contains(&(value / 10_000)) => {
                let year = i16::try_from(value / 10_000).ok()?;
                (value % 100, value / 100 % 100, Year::Full(year))
            }
            _ => return None,
        };
        let fits = (1..=31).contains(&first) && (1..=12).contains(&second);
        let what = What::Numeric {
            first: u8::try_from(first).ok()?,
            second: u8::try_from(second).ok()?,
        };
        fits.then(|| (Point::new(what, year), at + 1))
    }

    /// Tells whether a label for a date stands before a position on its line.
    fn labelled(&self, at: usize) -> bool {
        const LABELS: [&str; 8] = [
            "date", "dated", "dob", "d.o.b", "born", "approved", "reviewed", "issued",
        ];
        let t = self.tokens;
        let Some(token) = t.get(at) else { return false };
        let before = &t.text.as_bytes()[token.start.saturating_sub(40)..token.start];
        let line = before
            .rsplit(|byte| *byte == b'\n')
            .next()
            .unwrap_or(before);
        let line = line.trim_ascii_end();
        let line = line.strip_suffix(b":").unwrap_or(line).trim_ascii_end();
        LABELS.iter().any(|label| {
            line.len() >= label.len()
                && line[line.len() - label.len()..].eq_ignore_ascii_case(label.as_bytes())
        })
    }

    /// Reads a date of which a part was left open: "??/06/18", "xx/06/2018", "--/03/2018".
    fn half_date(&self, at: usize) -> Option<Found> {
        let t = self.tokens;
        let doubled =
            t.get(at)?.kind == t.get(at + 1)?.kind && t.glued(at + 1) && !t.is(at, Word::Blank);
        let blank_end = at + 1 + usize::from(doubled);
        let (_, month_digits) = t.number(blank_end + 1)?;
        let (_, year_digits) = t.number(blank_end + 3)?;
        let glued = (blank_end..blank_end + 4).all(|at| t.glued(at));
        let slashes = t.is_mark(blank_end, b'/') && t.is_mark(blank_end + 2, b'/');
        let fits = month_digits <= 2 && matches!(year_digits, 2 | 4);
        let stands = glued && slashes && fits;
        stands.then(|| (Point::new(What::Impossible, Year::Unsaid), blank_end + 4))
    }

    /// Reads "early March 2018", "mid-November", "the end of 2012".
    fn part_of(&self, part: Part, at: usize) -> Option<Found> {
        let t = self.tokens;
        let mut next = t.skip_mark(at + 1, b'-');
        let of = t.is(next, Word::Of);
        next = t.skip(t.skip(next, Word::Of), Word::The);
        if !t.near(next) || matches!(part, Part::Start | Part::Middle | Part::End) && !of {
            return None;
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
        );
        point.part = Some(part);
        whole.then_some((point, end))
    }

    /// Reads "circa 2014", "about March 2018".
    fn about(&self, at: usize) -> Option<Found> {
        let t = self.tokens;
        let next = t.skip(t.skip_mark(at + 1, b'.'), Word::The);
        if !t.near(next) || t.glued(next) && !t.is_mark(next - 1, b'.') {
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

    /// Reads days that share a month: "13/14 May 2020", "10 - 22 August 2012", "13 to the 15th of
    /// July".
    fn day_range(&self, at: usize) -> Option<Read> {
        let t = self.tokens;
        let (first, next, _) = t.day(at)?;
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
        let second = t
            .day_first(joint)
            .or_else(|| t.weekday_first(joint).filter(|_| ranged));
        if let Some((last, end)) = second {
            let (What::Day { day, .. } | What::DayOfMonth { day, .. }) = last.what else {
                return None;
            };
            let forwards = first < day || ranged;
            let point = Point::new(What::DayOnly(first), Year::Unsaid);
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

    /// Returns where a range's second end begins, if one is joined on at a position.
    fn range_joint(&self, at: usize, between: bool) -> Option<usize> {
        let t = self.tokens;
        if !t.near(at) {
            return None;
        }
        let next = match t.get(at)?.kind {
            Kind::Mark(b'-' | b'~') => at + 1,
            Kind::Word(Word::To | Word::Until | Word::Through) => at + 1,
            Kind::Word(Word::And) if between => at + 1,
            _ => return None,
        };
        let next = t.skip(next, Word::The);
        t.near(next).then_some(next)
    }

    /// Reads the second half of a range.
    fn range_tail(&self, at: usize, first: Point, end: usize) -> Option<Read> {
        let t = self.tokens;
        if first.week.is_some() && !t.is(end, Word::To) || first.what == What::Impossible {
            return None;
        }
        let behind = |n: usize, word| at >= n && t.is(at - n, word);
        let between =
            behind(1, Word::Between) || behind(2, Word::Between) || behind(3, Word::Between);
        let joint = self.range_joint(end, between)?;
        if t.is(end, Word::To) && self.is_moved(at) {
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
        if rank(&first) && plain_dash {
            return None;
        }
        Some((Said::Range(first, last), year_end))
    }

    /// Tells whether "from" follows a change: "moved from 3 May to 17 May" names two days.
    fn is_moved(&self, at: usize) -> bool {
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
    fn day_tail(&self, first: Point, joint: usize) -> Option<Read> {
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
    fn late_year(&self, at: usize) -> (Year, usize) {
        let t = self.tokens;
        let next = t.skip(t.skip_mark(at, b','), Word::In);
        match t.full_year(next).filter(|_| t.near(next)) {
            Some((year, end)) if !t.is_longer(end) => (year, end),
            _ => (Year::Unsaid, at),
        }
    }
}

/// Tells whether "c." or "circa" stands before a position.
fn led_by_circa(t: Tokens<'_>, at: usize) -> bool {
    at > 0 && t.is(at - 1, Word::About) && t.written(at - 1).starts_with(['c', 'C'])
}

/// Tells whether a mention is of one day by its date.
pub(super) fn is_day(said: &Said) -> bool {
    let Said::Point(point) = said else {
        return false;
    };
    let names_day = matches!(
        point.what,
        What::Day { .. } | What::Numeric { .. } | What::DayOnly(_) | What::Impossible
    );
    names_day && point.week.is_none()
}
