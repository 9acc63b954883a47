//! Tells when a number of four digits is a year, and of what: of the calendar, a law, a source.
//!
//! In: a walk and a position. Out: a year, a decade, or nothing. A year stands alone, after a word
//! of time, in a list of years, in brackets, or in a document's name; else the number counts.

use super::DateRole;
use super::clause;
use super::label_words;
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
        let next = t.skip_mark(next, b',');
        let month = t.month(next).filter(|_| t.near(next))?;
        let names_day = t.day(next + 1).is_some() && t.near(next + 1);
        let day_before = at > 0 && t.near(at);
        (!names_day && !day_before
            || t.gap(at) == Gap::Line && !names_day
            || self.is_short(next) && !names_day)
            .then(|| (Point::new(What::Month(month), year), next + 1))
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
        let t = self.tokens;
        let (value, digits) = t.number(at)?;
        let is_past = matches!(digits, 3 | 4) && t.past_holds(at);
        let year = i16::try_from(value).ok();
        let year = year.filter(|_| digits == 4 || is_past)?;
        let end = at + 1;
        if let Some(range) = self.short_year_range(at) {
            return Some(range);
        }
        let is_time = can_be_time(value);
        let oldest =
            match at.checked_sub(1).and_then(|before| t.word(before)) {
                _ if is_past => 100,
                Some(Word::In) => 1000,
                Some(
                    Word::Since | Word::Until | Word::After | Word::By | Word::From | Word::To,
                ) if is_time => 1900,
                Some(Word::Since | Word::Until | Word::After) => 1000,
                _ if led || self.is_listed(at) || self.is_subject(at) => 1500,
                _ if !is_time && (self.is_after_deed(at) || self.is_bracketed(at)) => 1500,
                _ => 1900,
            };
        let to = t.number(end + 1).map_or(0, |(to, _)| to);
        let old_range = self.is_year_range(at) && self.are_old_years(value, to);
        if !(oldest..2100).contains(&year) && !old_range
            || t.is_longer(end) && !self.is_year_range(at)
        {
            return None;
        }
        let found = Some((Point::new(What::Year, Year::Full(year)), end));
        if in_range || self.is_year_range(at) {
            return found;
        }
        let stop = usize::from(at > 0 && t.is_mark(at - 1, b'.'));
        let circa = led_by_circa(t, at - stop);
        let since = at > 0 && t.is(at - 1, Word::Since);
        let counted = t.counts_things(end) && !circa && !since;
        if self.vetoed(at)
            || counted
            || self.ends_numbers(at)
            || t.glued(end) && t.is_mark(end, b'-')
        {
            return None;
        }
        let placed = led || self.is_alone(at) || self.is_listed(at) || self.heads_line(at);
        let named = self.is_bracketed(at) || self.is_adjective(at) || self.is_of_document(at);
        let owns = t.is_mark(end, b'\'') && t.written(end + 1) == "s";
        let named = named || owns || self.is_after_deed(at) || self.is_claimed(at);
        let named = named || self.is_appended(at) || self.is_subject(at) || self.is_valued(at);
        found.filter(|_| placed || named || self.heads_list(at))
    }

    /// Tells whether a year opens a range of years: "2014-2018", "2014 to 2018".
    pub(super) fn is_year_range(&self, at: usize) -> bool {
        let t = self.tokens;
        let joint = at + 1;
        let joined = t.near(joint)
            && (t.is_mark(joint, b'-')
                || t.is_mark(joint, b'~')
                || self.in_between(at) && t.is(joint, Word::And)
                || matches!(t.word(joint), Some(Word::To | Word::Until | Word::Through)));
        let later = |(to, digits): (u32, u8)| {
            let spans = |from: u32| from < to && to - from < 60 || self.are_old_years(from, to);
            digits == 4 && to < 2100 && t.number(at).is_some_and(|(from, _)| spans(from))
        };
        joined
            && t.near(joint + 1)
            && t.number(joint + 1).is_some_and(later)
            && !t.is_longer(joint + 2)
    }

    /// Tells whether a number ends what began as a time of day or a count: "from 1853 to 1946",
    /// "2015 votes to 1998".
    fn ends_numbers(&self, at: usize) -> bool {
        let t = self.tokens;
        let joint = at.checked_sub(1).filter(|_| t.near(at));
        let Some(joint) =
            joint.filter(|joint| matches!(t.word(*joint), Some(Word::To | Word::Until)))
        else {
            return false;
        };
        let counts = joint >= 2 && t.number(joint - 2).is_some() && t.counts_things(joint - 1);
        let is_time = |(value, digits)| digits == 4 && can_be_time(value);
        let times = joint >= 1
            && self.found.last().map(|last| last.span.end) != Some(t.all[joint - 1].end)
            && [joint - 1, at]
                .iter()
                .all(|at| t.number(*at).is_some_and(is_time));
        counts || times
    }

    /// Tells whether two numbers are years of past centuries and not both times of day: "1687-1854".
    fn are_old_years(&self, from: u32, to: u32) -> bool {
        let fits = (1100..2000).contains(&from) && from < to && to - from < 600;
        let told = |year| self.tokens.past.holds(self.tokens, year);
        fits && (!can_be_time(from) || !can_be_time(to) || told(from) && told(to))
    }

    /// Reads "2019-22": some years, the last by its last two digits.
    pub(super) fn short_year_range(&self, at: usize) -> Option<Found> {
        let t = self.tokens;
        let (from, _) = t.number(at)?;
        let (to, digits) = t.number(at + 2)?;
        let dash = t.is_mark(at + 1, b'-');
        let is_old = at > 0 && t.is(at - 1, Word::In) && from < 1900;
        let slash = t.is_mark(at + 1, b'/') && (is_old || self.is_of_document(at));
        let tight = (dash || slash) && t.glued(at + 1) && t.glued(at + 2);
        let n_years = to.checked_sub(if digits == 1 { from % 10 } else { from % 100 })?;
        let recent = to > 12 && (2..=15).contains(&n_years);
        let plain = digits == 2 && (recent || from < 1950 && n_years > 0);
        let told = (plain || digits == 1 && n_years > 0) && !t.is_longer(at + 3);
        let year = Year::Full(i16::try_from(from).ok()?);
        let n_years = u8::try_from(n_years).ok()?;
        let stands = tight && told && !self.vetoed(at);
        stands.then(|| (Point::new(What::Years(n_years), year), at + 3))
    }

    /// Reads "1994-6", where a month would be written "1994-06", and "1902-04", which is older
    /// than that way of writing months.
    pub(super) fn no_month_range(&self, at: usize) -> Option<Found> {
        let is_one = matches!(self.tokens.number(at + 2), Some((_, 1)));
        let is_year = matches!(self.tokens.number(at), Some((1000..2100, 4)));
        let is_old = matches!(self.tokens.number(at), Some((1000..1950, 4)));
        self.short_year_range(at)
            .filter(|_| is_one && is_year || is_old)
    }

    pub(super) fn is_alone(&self, at: usize) -> bool {
        let t = self.tokens;
        let stop = usize::from(t.is_mark(at + 1, b'.') || t.is_mark(at + 1, b','));
        t.gap(at) == Gap::Line && !t.near(at + 1 + stop)
    }

    pub(super) fn heads_line(&self, at: usize) -> bool {
        let t = self.tokens;
        t.gap(at) == Gap::Line
            && (t.is_mark(at + 1, b':') || t.is_mark(at + 1, b'-') && t.gap(at + 1) == Gap::Space)
    }

    pub(super) fn is_listed(&self, at: usize) -> bool {
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
    pub(super) fn heads_list(&self, at: usize) -> bool {
        let t = self.tokens;
        let joined = t.is_mark(at + 1, b',') || t.is(at + 1, Word::And);
        let year = |(value, digits): (u32, u8)| digits == 4 && (1900..2100).contains(&value);
        let follows = t.near(at + 1) && t.near(at + 2) && t.number(at + 2).is_some_and(year);
        joined && follows && !t.glued(at + 2) && !t.is_longer(at + 3)
    }

    /// Tells whether a year stands in brackets, alone or after a name: "(2011)", "(Board, 2014)".
    pub(super) fn is_bracketed(&self, at: usize) -> bool {
        let t = self.tokens;
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        let closes = t.is_mark(at + 1, b')') || t.is_mark(at + 1, b',') || t.is_mark(at + 1, b':');
        let born = at >= 3
            && t.is_mark(before, b'.')
            && matches!(t.written(at - 2), "b" | "d")
            && t.is_mark(at - 3, b'(');
        closes && (t.is_mark(before, b'(') || self.is_cited(at) || born)
    }

    /// Tells whether a year closes what was done in it: "(updated 2023)", "for review 2020".
    pub(super) fn is_after_deed(&self, at: usize) -> bool {
        let t = self.tokens;
        let Some(before) = at.checked_sub(1).filter(|_| t.gap(at) == Gap::Space) else {
            return false;
        };
        let closes = !t.near(at + 1)
            || matches!(t.get(at + 1), Some(next) if matches!(next.kind, Kind::Mark(_)));
        let done = |words: &str| {
            const SIZES: [&str; 5] = ["numbered", "totalled", "exceeded", "reached", "weighed"];
            const DEEDS: [&str; 7] = [
                "built", "rebuilt", "begun", "born", "made", "won", "written",
            ];
            let last = words.rsplit(' ').next().unwrap_or("");
            last.ends_with("ed") && !SIZES.contains(&last)
                || DEEDS.iter().any(|deed| last.eq_ignore_ascii_case(deed))
        };
        let deed = t.is(before, Word::Review)
            || t.get(before).is_some_and(|token| token.kind == Kind::Other)
                && done(t.written(before));
        closes && deed
    }

    /// Tells whether a year is what a sentence speaks of: "2008 was a bad year".
    fn is_subject(&self, at: usize) -> bool {
        const VERBS: [&str; 7] = ["was", "is", "saw", "has", "brought", "marked", "proved"];
        const OF_YEARS: [&str; 3] = ["saw", "brought", "marked"];
        let t = self.tokens;
        let verb = t.written(at + 1).split(' ').next().unwrap_or("");
        let oldest = if OF_YEARS.contains(&verb) { 1500 } else { 1900 };
        let recent = t
            .number(at)
            .is_some_and(|(year, _)| (oldest..2050).contains(&year));
        let before = at.checked_sub(1).filter(|_| t.near(at));
        let opens = before.is_none_or(|before| {
            let words = t.written(before);
            let is_lower = words.chars().next_back().is_some_and(char::is_lowercase);
            let opens = t.is_mark(before, b'.') || t.is(before, Word::And);
            opens || t.gap(at) == Gap::Space && is_lower && words.len() > 3
        });
        recent && opens && t.gap(at + 1) == Gap::Space && VERBS.contains(&verb)
    }

    /// Tells whether a year is all that its line says after a label for dates: "Year of birth: 2013".
    fn is_valued(&self, at: usize) -> bool {
        let t = self.tokens;
        let colon = at
            .checked_sub(1)
            .filter(|colon| t.is_mark(*colon, b':') && t.near(at));
        let Some(token) = colon
            .filter(|_| !t.near(at + 1))
            .and_then(|colon| t.get(colon))
        else {
            return false;
        };
        let from = clause::clause_start(t.text, token.start, 0);
        let label = &t.text[from..token.start];
        let dates = label_words::of_label(label).is_some_and(|(role, _)| role != DateRole::Event);
        dates || label.trim_start().starts_with("Year")
    }

    /// Tells whether a year closes its line after a comma: "GIRFEC refresh, 2022".
    fn is_appended(&self, at: usize) -> bool {
        let t = self.tokens;
        let recent = t
            .number(at)
            .is_some_and(|(year, _)| (1950..2050).contains(&year));
        let comma = at > 1 && t.is_mark(at - 1, b',') && t.glued(at - 1) && t.gap(at) == Gap::Space;
        let named = comma
            && t.get(at - 2)
                .is_some_and(|token| matches!(token.kind, Kind::Other | Kind::Word(_)));
        let stop = usize::from(t.is_mark(at + 1, b'.'));
        recent && named && !t.near(at + 1 + stop)
    }

    /// Tells whether a year closes a document's name: "National Guidance 2021".
    pub(super) fn is_of_document(&self, at: usize) -> bool {
        const NAMES: [&str; 26] = [
            "Chronology",
            "Timeline",
            "Minutes",
            "Calendar",
            "Audit",
            "Inspection",
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

    /// Tells whether a year stands before what it is the year of: "the 2018 review", "her 2004
    /// memoir", "the council's 2016 plan".
    pub(super) fn is_adjective(&self, at: usize) -> bool {
        const OWNERS: [&str; 6] = ["his", "her", "its", "their", "our", "my"];
        let t = self.tokens;
        let Some(before) = at.checked_sub(1).filter(|_| t.near(at) && t.near(at + 1)) else {
            return false;
        };
        let last = t.written(before).rsplit(' ').next().unwrap_or("");
        let owned = last == "s" && before > 0 && t.is_mark(before - 1, b'\'');
        let owned = owned || OWNERS.iter().any(|owner| last.eq_ignore_ascii_case(owner));
        let one = ["a", "an"]
            .iter()
            .any(|article| t.written(before).eq_ignore_ascii_case(article));
        let one = one
            && t.number(at)
                .is_some_and(|(year, _)| year > 1900 && year % 100 != 0);
        t.is(before, Word::The) || (owned || one) && !t.counts_things(at + 1)
    }

    /// Tells whether a year closes a claim of copyright: "\u{a9} Anytown Council 2016".
    pub(super) fn is_claimed(&self, at: usize) -> bool {
        let t = self.tokens;
        let claims = |at: usize| t.written(at) == "\u{a9}";
        let named = at > 0 && t.near(at) && t.get(at - 1).is_some_and(|t| t.kind == Kind::Other);
        let before = at.checked_sub(1 + usize::from(named));
        before.is_some_and(|before| claims(before) && t.near(before + 1))
    }
}

/// Tells whether "c." or "circa" stands before a position.
fn led_by_circa(t: Tokens<'_>, at: usize) -> bool {
    at > 0 && t.is(at - 1, Word::About) && t.written(at - 1).starts_with(['c', 'C'])
}
