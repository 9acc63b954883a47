//! Walks through a text's tokens and gathers every mention of time, as it is written.
//!
//! In: a text. Out: [`Raw`] mentions in text order, none overlapping. Each position is tried with
//! a bounded look ahead, so the walk is linear in the text's length.

use std::cell::Cell;

use super::lexicon::Word;
use super::past::Past;
use super::phrase::Phrase;
use super::point::{Found, Point, What, Year};
use super::role::Names;
use super::token::{self, Gap, Kind};
use super::tokens::Tokens;
use crate::document::Span;

/// A mention as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Raw {
    pub(super) span: Span,
    pub(super) said: Said,
    /// Whether it is the year of a law or of guidance.
    pub(super) statute: bool,
    /// How long each end of a range is, in bytes, if each is a whole date.
    pub(super) n_bytes_ends: Option<(u32, u32)>,
}

impl Raw {
    /// Where each end of a range stands, if each is a whole date.
    pub(super) fn ends(&self) -> Option<(Span, Span)> {
        let (first, last) = self.n_bytes_ends?;
        let Span { start, end } = self.span;
        let opens = Span::new(start, start + first as usize);
        Some((opens, Span::new(end - last as usize, end)))
    }
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
    let (cut, past) = (token::cut(text), Past::default());
    let mut walk = Walk {
        tokens: Tokens {
            text,
            all: &cut,
            past: &past,
        },
        dated,
        found: Vec::new(),
        year_end: None,
        has_entries: false,
        day_lines: Cell::new(None),
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

pub(super) struct Walk<'t> {
    pub(super) tokens: Tokens<'t>,
    pub(super) dated: bool,
    pub(super) found: Vec<Raw>,
    /// Where the last bare year ended, so that "2007, 2009 and 2011" are all years.
    pub(super) year_end: Option<usize>,
    /// Whether a day has headed a line, as in a list of entries.
    pub(super) has_entries: bool,
    /// Whether lines of the text begin with days without a year, once that has been asked.
    pub(super) day_lines: Cell<Option<bool>>,
}

pub(super) type Read = (Said, usize);

impl Walk<'_> {
    /// Reads at a position; returns where to go on.
    pub(super) fn step(&mut self, at: usize) -> usize {
        if self.numbers_a_version(at) {
            return at + 1;
        }
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
        self.has_entries |= is_day(&said) && self.tokens.gap(at) == Gap::Line;
        if matches!(said, Said::Point(point) if matches!(point.what, What::Year | What::Years(_))) {
            self.year_end = Some(end);
        }
        end.max(at + 1)
    }

    /// "Draft 2 – 18 September 2026": the first number is the version's, and no range begins.
    fn numbers_a_version(&self, at: usize) -> bool {
        const NAMES: [&str; 7] = [
            "version", "draft", "issue", "edition", "revision", "ver", "v",
        ];
        let t = self.tokens;
        let is_number = t.number(at).is_some_and(|(_, digits)| digits <= 2);
        let is_apart = t.is_mark(at + 1, b'-') || t.is_mark(at + 1, b'/');
        let goes_on = t.is_mark(at + 1, b',') || is_apart && !t.glued(at + 1);
        if !is_number || at == 0 || !goes_on || self.ends_initials(at - 1) {
            return false;
        }
        let before = t.written(at - 1);
        NAMES.iter().any(|name| before.eq_ignore_ascii_case(name))
    }

    pub(super) fn push(&mut self, at: usize, end: usize, said: Said, statute: bool) {
        let all = self.tokens.all;
        let span = Span::new(all[at].start, all[end - 1].end);
        self.found.push(Raw {
            span,
            said,
            statute,
            n_bytes_ends: self.whole_ends(at, end, &said),
        });
    }

    /// Tells whether a mention stands by itself, and is not cut out of something longer.
    pub(super) fn stands(&self, at: usize, end: usize, said: &Said) -> bool {
        let t = self.tokens;
        if matches!(said, Said::Phrase(_)) {
            let glued_after = t.glued(end)
                && matches!(
                    t.get(end).map(|token| token.kind),
                    Some(Kind::Other | Kind::Word(_))
                );
            return !self.glued_before(at) && !glued_after;
        }
        let goes_on = t.is_longer(end) && !self.is_time(end) && !self.has_next(end, said);
        if goes_on && !self.runs_on(end, said) {
            return false;
        }
        let opens = self.is_joined_on(at) || self.opens_cell(at, said) || self.runs_in(at, said);
        !self.glued_before(at) || opens
    }

    /// Tells whether a word ran into a whole date where a space was lost: "on3 March 2026",
    /// "DOB14/05/2019". Figures alone after other letters are a reference's.
    fn runs_in(&self, at: usize, said: &Said) -> bool {
        let t = self.tokens;
        let is_word = |kind| matches!(kind, Kind::Other | Kind::Word(_));
        let before = at.checked_sub(1).and_then(|before| t.get(before));
        let in_words = matches!(said, Said::Point(point) if matches!(point.what, What::Day { .. }));
        let leads = at > 0 && matches!(t.word(at - 1), Some(Word::On | Word::Date | Word::By));
        let runs = before.is_some_and(|token| is_word(token.kind)) && t.number(at).is_some();
        runs && is_full_day(said) && (in_words || leads || self.labelled(at))
    }

    /// Tells whether a capital opens the word that ran into the end of a whole date:
    /// "12/02/2026Time".
    fn runs_on(&self, end: usize, said: &Said) -> bool {
        const N_LETTERS_MIN: usize = 4;
        let first = self.tokens.written(end).split(' ').next().unwrap_or("");
        let is_word =
            first.len() >= N_LETTERS_MIN && first.bytes().all(|b| b.is_ascii_alphabetic());
        is_word && first.starts_with(char::is_uppercase) && is_full_day(said)
    }

    /// Tells whether a day with its full year stands right after the comma that parts two cells:
    /// "42,03/04/2019".
    fn opens_cell(&self, at: usize, said: &Said) -> bool {
        is_full_day(said) && at > 0 && self.tokens.is_mark(at - 1, b',')
    }

    /// Tells whether another whole date is glued to the end of one: "5/9/2018,6/9/2018".
    fn has_next(&self, end: usize, said: &Said) -> bool {
        let t = self.tokens;
        let joint = t.is_mark(end, b',') || t.is_mark(end, b'/');
        let next = t.numeric(end + 1).filter(|_| joint && is_day(said));
        next.is_some_and(|(point, _)| is_day(&Said::Point(point)))
    }

    /// Tells whether the mark glued before a position follows right on a date.
    fn is_joined_on(&self, at: usize) -> bool {
        let t = self.tokens;
        let mark = at.checked_sub(1).and_then(|before| t.get(before));
        let last = self.found.last().filter(|last| is_day(&last.said));
        let follows = last
            .zip(mark)
            .is_some_and(|(last, mark)| last.span.end == mark.start);
        follows && (t.is_mark(at - 1, b',') || t.is_mark(at - 1, b'/'))
    }

    /// Tells whether what is glued to the end is a time of day: "2018-03-16T10:00", "3/2/26-10am".
    pub(super) fn is_time(&self, end: usize) -> bool {
        let t = self.tokens;
        let is_mark = t.written(end).starts_with(['T', 't']) && t.written(end).len() <= 3;
        let hour = t.number(end + 1).filter(|_| t.is_mark(end, b'-'));
        let named = t.is(end + 2, Word::Hours) || t.is_clock(end + 2);
        is_mark || named && hour.is_some_and(|(_, digits)| digits <= 2)
    }

    pub(super) fn glued_before(&self, at: usize) -> bool {
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
            // "Registered......21st May": dots lead from the words to their day.
            Some(_) => !t.written(before).ends_with("..."),
            None => false,
        }
    }

    /// Tells whether letters stand glued before a slash: "CS/12/2018".
    pub(super) fn is_reference(&self, slash: usize) -> bool {
        let t = self.tokens;
        let glued = slash > 0 && t.glued(slash) && t.month(slash - 1).is_none();
        let kind = slash.checked_sub(1).and_then(|before| t.get(before));
        glued && kind.is_some_and(|token| matches!(token.kind, Kind::Other | Kind::Word(_)))
    }

    pub(super) fn read(&self, at: usize) -> Option<Read> {
        let t = self.tokens;
        if let Some((point, end)) = self.whole_date(at) {
            let range = self.range_tail(at, point, end);
            return Some(range.unwrap_or((Said::Point(point), end)));
        }
        if let Some((phrase, end)) = t.phrase(at) {
            return Some((Said::Phrase(phrase), end));
        }
        if let Some(range) = self.day_range(at).or_else(|| self.end_months(at)) {
            return Some(range);
        }
        let (point, end) = self.point(at, self.is_led(at), false)?;
        Some(
            self.range_tail(at, point, end)
                .unwrap_or((Said::Point(point), end)),
        )
    }
}

impl Walk<'_> {
    /// Reads a day that is written in full and can be nothing else: "16/03/2018", "16 March 2018".
    /// Most dates are, and need no look at what other words could begin here.
    fn whole_date(&self, at: usize) -> Option<Found> {
        let t = self.tokens;
        t.number(at)?;
        if t.month(at + 1).is_some() && t.gap(at + 1) == Gap::Space {
            let named = t.day_first(at).filter(|_| !self.is_version(at));
            return named.filter(|found| is_whole(found) && !self.is_address(found.1));
        }
        let is_joined = t.joint(at + 1, b"/-.").is_some();
        if is_joined && t.month(at + 2).is_some() && t.number(at + 4).is_some() {
            let named = t
                .day_first(at)
                .filter(|_| t.glued(at + 1) && t.glued(at + 2));
            return named.filter(|found| is_whole(found) && self.ends_date(found.1));
        }
        if t.gap(at) == Gap::Line && !t.near(at + 1) {
            return self.bare_year(at, false, false);
        }
        let is_joined = is_joined && t.number(at + 4).is_some();
        let found = t.numeric(at).filter(|_| is_joined)?;
        let stands = is_whole(&found) && self.ends_date(found.1) && !self.is_no_date(at, &found);
        stands.then_some(found)
    }

    /// Tells whether nothing that could be more of a date is joined on at a position.
    fn ends_date(&self, at: usize) -> bool {
        let t = self.tokens;
        let closes = [b',', b'.', b';', b':', b')', b'"'];
        let is_close = closes.iter().any(|mark| t.is_mark(at, *mark));
        !t.glued(at) || is_close && !t.is_longer(at)
    }
}

/// Tells whether a point is a day of the calendar with its year.
fn is_whole((point, _): &Found) -> bool {
    let is_day = matches!(point.what, What::Day { .. } | What::Numeric { .. });
    is_day && matches!(point.year, Year::Full(_) | Year::Short(_))
}

/// What a mention names, as far as its role hangs on it.
pub(super) fn names(said: &Said) -> Names {
    let (Said::Point(point) | Said::Range(point, _)) = said else {
        return Names::Stretch;
    };
    match point.what {
        What::Quarter { .. } | What::Half(_) | What::Financial | What::Academic => Names::Account,
        What::Today(_) if matches!(said, Said::Point(_)) => Names::Day,
        What::DayOnly(_) => Names::Day,
        _ if is_day(said) || point.week.is_some() || is_range_of_days(said) => Names::Day,
        _ => Names::Stretch,
    }
}

/// Tells whether a mention runs from one day to another: a stay, a leave, what happened then.
fn is_range_of_days(said: &Said) -> bool {
    let names_day = |point: &Point| {
        matches!(
            point.what,
            What::Day { .. } | What::Numeric { .. } | What::DayOnly(_)
        )
    };
    matches!(said, Said::Range(first, last) if names_day(first) && names_day(last))
}

/// Tells whether a mention is of one day, with a year of four digits.
fn is_full_day(said: &Said) -> bool {
    is_day(said) && matches!(said, Said::Point(point) if matches!(point.year, Year::Full(_)))
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
