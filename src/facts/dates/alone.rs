//! Reads what is a date only by the words that lead it: "on Monday", "in the spring", "on the 22nd".
//!
//! In: a walk and a position. Out: a point whose month or year stands elsewhere, or nothing.

use super::lexicon::Word;
use super::point::{Found, Point, What, Year};
use super::scan::Walk;
use super::token::Kind;

impl Walk<'_> {
    /// Reads "in the spring", "during the autumn term", "late summer", where the year stands
    /// elsewhere.
    pub(super) fn season_alone(&self, season: u8, at: usize, led: bool) -> Option<Found> {
        let t = self.tokens;
        let term = t.near(at + 1) && t.is(at + 1, Word::Term);
        let end = at + 1 + usize::from(term);
        let the = at > 0 && t.is(at - 1, Word::The);
        let lead = at.checked_sub(1 + usize::from(the));
        let lead = lead.and_then(|lead| t.word(lead));
        let in_time = matches!(
            lead,
            Some(Word::In | Word::During | Word::Since | Word::Until | Word::By | Word::Part(_))
        );
        let is_noun = t.written(at) != "fall" && !t.is_mark(end, b'\'') && !t.is_longer(end);
        let goes_on = t.near(end) && matches!(t.get(end).map(|t| t.kind), Some(Kind::Other));
        let stands = led && in_time && is_noun && (the || term || !goes_on);
        let what = if term {
            What::Term(season)
        } else {
            What::Season(season)
        };
        stands.then(|| (Point::new(what, Year::Unsaid), end))
    }

    /// Reads "on the 22nd", where nothing follows that it counts.
    pub(super) fn nth_alone(&self, day: u8, at: usize) -> Option<Found> {
        let t = self.tokens;
        let the = at > 0 && t.near(at) && t.is(at - 1, Word::The);
        let lead = at.checked_sub(1 + usize::from(the))?;
        let led = t.is(lead, Word::On) && t.near(lead + 1);
        let ends = !t.near(at + 1)
            || matches!(
                t.get(at + 1).map(|token| token.kind),
                Some(Kind::Mark(b'.' | b',' | b';' | b':' | b')') | Kind::Word(Word::At))
            );
        let stands = led && ends && (1..=31).contains(&day) && !t.is_longer(at + 1);
        stands.then(|| (Point::new(What::DayOnly(day), Year::Unsaid), at + 1))
    }

    /// Reads "the third quarter" where the year stands elsewhere.
    pub(super) fn quarter_alone(&self, at: usize) -> Option<Found> {
        let t = self.tokens;
        let (what, end) = t.quarter_mark(at)?;
        let the = at > 0 && t.near(at) && t.is(at - 1, Word::The);
        let stands = the && !t.is_longer(end) && !(t.near(end) && t.is(end, Word::Of));
        stands.then(|| (Point::new(what, Year::Unsaid), end))
    }

    /// Reads "on Monday", "by Friday": a day of the week by itself, where a word leads it and it
    /// is no timetable.
    pub(super) fn weekday_alone(&self, weekday: u8, at: usize) -> Option<Found> {
        let t = self.tokens;
        let written = t.written(at);
        let whole = written.len() >= 6 && !written.ends_with('s') && t.is_capital(at);
        let before = at.checked_sub(1).filter(|_| t.near(at))?;
        let lead = t.word(before);
        let led = matches!(
            lead,
            Some(Word::On | Word::By | Word::Until | Word::Since | Word::Before | Word::After)
        ) || lead.is_none() && is_deed(t.written(before));
        let named = t.is_capital(at + 1) && t.near(at + 1);
        if !whole || !led || named || t.is_longer(at + 1) || self.is_timetable(at + 1) {
            return None;
        }
        let comes = matches!(lead, Some(Word::By | Word::Until | Word::Before));
        let shift = if comes { 1 } else { -i8::from(lead.is_none()) };
        let mut point = Point::new(What::Weekday { shift, weekday }, Year::Unsaid);
        point.is_bare = true;
        Some((point, at + 1))
    }

    /// Tells whether another day of the week is joined on: "on Monday and Thursday".
    pub(super) fn is_timetable(&self, at: usize) -> bool {
        let t = self.tokens;
        let joint = t.is_mark(at, b',')
            || t.is_mark(at, b'&')
            || t.is_mark(at, b'-')
            || t.is_mark(at, b'/')
            || matches!(t.word(at), Some(Word::And | Word::Or | Word::To));
        joint && t.near(at) && matches!(t.word(at + 1), Some(Word::Weekday(_)))
    }
}

/// Tells whether words end with what was done: "officials said", "Seen".
fn is_deed(words: &str) -> bool {
    let last = words.rsplit(' ').next().unwrap_or("");
    let known = ["said", "seen", "held", "met", "told", "phoned"];
    last.len() > 4 && last.ends_with("ed")
        || known.iter().any(|deed| last.eq_ignore_ascii_case(deed))
}
