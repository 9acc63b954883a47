//! List items under others: a short one without a day heads those that stand deeper.
//!
//! In: the items of a list, in order, with their levels. Out: each read under the item over it, as
//! under a heading. A day that stands alone below an item is the day of what the item tells.

use super::{Reader, Setting};
use crate::document::Span;
use crate::facts::Dated;

/// An item heads others with no more words.
const WORDS_MAX: usize = 6;

/// The items over the one that is read, outermost first.
#[derive(Debug, Default)]
pub(super) struct Nest {
    over: Vec<(u8, Span)>,
    /// The level at which a note was opened by its day.
    note: Option<u8>,
}

impl Reader<'_> {
    /// Reads a list item under the items over it.
    pub(super) fn item(&mut self, item: Span, level: u8) {
        while self
            .nest
            .over
            .last()
            .is_some_and(|(over, _)| *over >= level)
        {
            self.nest.over.pop();
        }
        if self.nest.note.is_some_and(|note| level < note) {
            self.note = None;
            self.nest.note = None;
        }
        let over = self.nest.over.last().map(|(_, span)| *span);
        if let Some(day) = over.and_then(|over| self.day_of(over, item)) {
            self.date_item(day);
            return;
        }
        let heading = self.heading;
        self.heading = self.heads(over).or(heading);
        let note = self.note;
        self.lines(item);
        self.heading = heading;
        if self.note != note {
            self.nest.note = Some(level);
        }
        self.nest.over.push((level, item));
    }

    /// The item over another, where it is a heading in all but its style.
    fn heads(&self, over: Option<Span>) -> Option<Span> {
        over.filter(|over| {
            let text = self.document.at(*over).trim();
            let n_words = text.split_whitespace().count();
            let is_short = (1..=WORDS_MAX).contains(&n_words) && !text.ends_with('.');
            is_short && self.first_date(*over).is_none()
        })
    }

    /// The day that an item is, with nothing beside it, below the item that was read right before.
    fn day_of(&self, over: Span, item: Span) -> Option<Dated> {
        let last = self.passages.sentences.last()?;
        let day = self.first_date(item)?;
        let is_alone = !(self.document.at(Span::new(item.start, day.span.start)))
            .contains(char::is_alphanumeric)
            && !(self.document.at(Span::new(day.span.end, item.end)))
                .contains(char::is_alphanumeric);
        let is_told = over.covers(last.span) && last.when.is_none();
        (is_alone && is_told && self.first_date(over).is_none()).then_some(day)
    }

    /// Dates what was read last.
    fn date_item(&mut self, day: Dated) {
        if let Some(last) = self.passages.sentences.last_mut() {
            last.when = Some(day);
            last.setting = Setting::Row;
            last.first = true;
        }
    }
}
