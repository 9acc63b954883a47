//! Reads what is a date only by the words that lead it: "on Monday", "in the spring", "on the 22nd".
//!
//! In: a walk and a position. Out: a point whose month or year stands elsewhere, or nothing.

use super::clause;
use super::lexicon::{Holiday, Scale, Word};
use super::point::{Found, Point, What, Year};
use super::scan::Walk;
use super::tense;
use super::token::Kind;

const FESTIVE: What = What::Holiday(Holiday::Festive);

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

    /// Reads "on Boxing Day", "by Christmas Eve": a day of every year, where a word leads it.
    pub(super) fn feast_alone(&self, at: usize, led: bool) -> Option<Found> {
        let t = self.tokens;
        let (what, end) = t.holiday(at).filter(|_| led)?;
        let is_day = end > at + 1 && !t.is(end - 1, Word::Holidays) && what != FESTIVE;
        let is_day = is_day || what == What::Holiday(Holiday::Hogmanay);
        let owns = t.is_mark(end, b'\'') || t.is_longer(end);
        (is_day && !owns).then(|| (Point::new(what, Year::Unsaid), end))
    }

    /// Reads the first of two seasons of one year: "Spring/Summer 2017".
    pub(super) fn season_joined(&self, season: u8, at: usize) -> Option<Found> {
        let t = self.tokens;
        let joined = t.is_mark(at + 1, b'/') && self.joins_names(at + 1);
        let has_year = joined && t.season(at + 2).is_some();
        has_year.then(|| (Point::new(What::Season(season), Year::Unsaid), at + 1))
    }

    /// Reads "on the 22nd", where nothing follows that it counts.
    pub(super) fn nth_alone(&self, day: u8, at: usize) -> Option<Found> {
        let t = self.tokens;
        let the = at > 0 && t.near(at) && t.is(at - 1, Word::The);
        let lead = at.checked_sub(1 + usize::from(the))?;
        let lead = t.word(lead).filter(|_| t.near(lead + 1))?;
        let ahead = matches!(lead, Word::By | Word::Until | Word::Before);
        let led = ahead || matches!(lead, Word::On | Word::Since);
        let ends = self.ends_day(at + 1);
        let stands = led && ends && (1..=31).contains(&day) && !t.is_longer(at + 1);
        let year = if ahead { Year::Coming } else { Year::Unsaid };
        stands.then(|| (Point::new(What::DayOnly(day), year), at + 1))
    }

    /// Tells whether what follows is nothing that "the 25th" could count: "the 25th the cavalry".
    fn ends_day(&self, at: usize) -> bool {
        const WHO: [&str; 9] = ["he", "she", "they", "it", "we", "mum", "dad", "his", "her"];
        let t = self.tokens;
        if !t.near(at) {
            return true;
        }
        let follows = |kind| match kind {
            Kind::Mark(mark) => matches!(mark, b'.' | b',' | b';' | b':' | b')'),
            Kind::Word(word) => matches!(word, Word::At | Word::The | Word::And),
            Kind::Other => {
                let first = t.written(at).split(' ').next().unwrap_or("");
                WHO.iter().any(|who| first.eq_ignore_ascii_case(who))
            }
            _ => false,
        };
        t.get(at).is_some_and(|token| follows(token.kind))
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
        );
        let named = t.is_capital(at + 1) && t.near(at + 1);
        if !whole || named || t.is_longer(at + 1) || self.is_timetable(at + 1) {
            return None;
        }
        let deed = lead.is_none() && is_deed(t.written(before));
        let told = !led && !deed && self.is_told(at) && !self.ends_timetable(at);
        let timed = !led && !deed && !told && self.is_timed(at + 1) && !self.ends_timetable(at);
        let comes = matches!(lead, Some(Word::By | Word::Until | Word::Before));
        let past = deed || told || comes && self.is_told_before(at);
        let shift = match lead {
            _ if past => -1,
            Some(Word::On) => self.direction(at),
            _ => i8::from(comes || timed),
        };
        let year = if told || timed {
            Year::Gone
        } else {
            Year::Unsaid
        };
        let mut point = Point::new(What::Weekday { shift, weekday }, year);
        point.is_bare = true;
        (led || deed || told || timed).then_some((point, at + 1))
    }

    /// Tells whether the sentence up to a position tells what happened: "Voters went to the polls
    /// Tuesday".
    fn is_told(&self, at: usize) -> bool {
        let t = self.tokens;
        let before = at.checked_sub(1).and_then(|before| t.get(before));
        let is_noun = |word| matches!(word, Word::Part(_) | Word::Term | Word::Meeting | Word::Law);
        let is_word = |kind| match kind {
            Kind::Other => true,
            Kind::Word(word) => is_noun(word),
            _ => false,
        };
        let goes_on = before.is_some_and(|token| is_word(token.kind)) && t.near(at);
        goes_on && self.is_told_before(at)
    }

    /// Which way a sentence looks at a day: back (-1), ahead (1), or nothing says.
    fn direction(&self, at: usize) -> i8 {
        let t = self.tokens;
        let Some(token) = t.get(at) else {
            return 0;
        };
        let from = clause::clause_start(t.text, token.start, 0);
        let to = clause::clause_end(t.text, token.end, t.text.len());
        let before = tense::direction(&t.text[from..token.start]);
        before
            .or_else(|| tense::direction(&t.text[token.end..to]))
            .unwrap_or(0)
    }

    /// Tells whether an hour stands at a position: "2pm", "at 10.30".
    fn is_timed(&self, at: usize) -> bool {
        let t = self.tokens;
        let hour = t.skip(at, Word::At);
        let is_hour = matches!(t.number(hour), Some((0..=24, 1 | 2)));
        let named = t.is(hour + 1, Word::Hours) || t.is_mark(hour + 1, b':') || hour > at;
        t.near(at) && t.near(hour) && is_hour && named
    }

    fn is_told_before(&self, at: usize) -> bool {
        let t = self.tokens;
        let Some(token) = t.get(at) else {
            return false;
        };
        let from = clause::clause_start(t.text, token.start, 0);
        let before = &t.text[from..token.start];
        tense::tells(before) && !tense::is_ahead(before)
    }

    /// Reads "over the weekend", "at the weekend", where a day to count from is known.
    pub(super) fn weekend_alone(&self, at: usize) -> Option<Found> {
        let t = self.tokens;
        let the = at > 0 && t.near(at) && t.is(at - 1, Word::The);
        let lead = at.checked_sub(2).filter(|_| the && t.near(at - 1))?;
        let led = t.written(lead).ends_with("over") || t.is(lead, Word::At);
        let one = !t.written(at).ends_with('s') && !t.is_longer(at + 1);
        let unit = What::Unit {
            shift: 0,
            unit: Scale::Weekend,
        };
        let mut point = Point::new(unit, Year::Gone);
        point.is_bare = true;
        (led && one).then_some((point, at + 1))
    }

    /// Tells whether a day of the week closes a list of them: "Monday, Wednesday and Friday".
    fn ends_timetable(&self, at: usize) -> bool {
        let t = self.tokens;
        at >= 2 && matches!(t.word(at - 2), Some(Word::Weekday(_))) && self.is_timetable(at - 1)
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
