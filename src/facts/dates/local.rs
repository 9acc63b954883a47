//! Reads times that each place sets for itself: "half term", "the bank holiday Monday".
//!
//! In: a walk and a position. Out: a point that no calendar here settles; it is a mention, so that
//! nothing takes the words for undated, or their month for the time meant.

use super::Grain;
use super::lexicon::Word;
use super::point::{Found, Point, What, Year};
use super::scan::Walk;

impl Walk<'_> {
    /// Reads "half term", "October half-term 2019", where a word of time leads it or it stands
    /// alone.
    pub(super) fn half_term(&self, at: usize) -> Option<Found> {
        let t = self.tokens;
        let half = at + usize::from(matches!(t.word(at), Some(Word::Month(_) | Word::Season(_))));
        let term = t.skip_mark(half + 1, b'-');
        let named = t.near(half) && t.is(half, Word::Half) && t.is(term, Word::Term);
        let lead = at.checked_sub(1).filter(|_| t.near(at));
        let over = lead.is_some_and(|lead| {
            let words = t.written(lead).trim_end_matches(" the");
            words.ends_with("over") || words.ends_with("Over")
        });
        let the = lead.filter(|lead| t.is(*lead, Word::The));
        let over = over || the.is_some_and(|the| the > 0 && t.written(the - 1).ends_with("over"));
        let stands = over || half > at || self.is_led(at) || t.closes(term + 1);
        if !named || !t.near(term) || !stands || t.is_longer(term + 1) {
            return None;
        }
        let end = t.skip(term + 1, Word::Holidays);
        let (year, end) = t
            .full_year(end)
            .filter(|(_, after)| t.near(end) && !t.is_longer(*after))
            .unwrap_or((Year::Unsaid, end));
        Some((Point::new(What::Local(Grain::Week), year), end))
    }

    /// Reads "bank holiday Monday".
    pub(super) fn bank_holiday(&self, at: usize) -> Option<Found> {
        let t = self.tokens;
        let named = t.is(at + 1, Word::Holidays) && t.near(at + 1) && t.near(at + 2);
        let weekday = named && matches!(t.word(at + 2), Some(Word::Weekday(_)));
        let plain = !t.written(at + 2).ends_with('s') && !t.is_longer(at + 3);
        let point = Point::new(What::Local(Grain::Day), Year::Unsaid);
        (weekday && plain).then_some((point, at + 3))
    }
}
