//! A line that says who and by when of the deed in the line above it: "Ann Bell – 3 May 2026".
//!
//! In: a line, and the one before it. Out: the action that both tell of, with how far it is where a
//! third part says so.

use super::headers::Holds;
use super::listed::{Line, Walk};
use super::{due, sentence, somebody};
use crate::document::Span;
use crate::facts::Quoted;
use crate::facts::kind::Kind;

impl Walk<'_> {
    /// Reads a line of a plan that only says who and by when; `false`: it says something else.
    pub(super) fn takes_from_beneath(&mut self, line: Line) -> bool {
        if self.source.kind != Kind::Plan {
            return false;
        }
        if self.takes_who_alone(line) {
            return true;
        }
        let Some((owner, due, status)) = self.who_and_when(line.span) else {
            return false;
        };
        let above = self.deed_above(line).and_then(|deed| self.quote(deed));
        if self.open.is_none()
            && let Some(deed) = above
        {
            self.begin(line, deed);
        }
        let is_bare = |open: &super::Parts| open.owner.is_none() && open.due.is_none();
        if !self.open.as_ref().is_some_and(is_bare) {
            return false;
        }
        self.attach(Holds::Owner, Some(owner));
        self.attach(Holds::Due, Some(due));
        if status.is_some() {
            self.attach(Holds::Status, status);
        }
        true
    }

    /// "- Ann Bell" below "2. Ring the clinic by 3 May": an item that names somebody and no more, where
    /// the one above it names nobody.
    fn takes_who_alone(&mut self, line: Line) -> bool {
        let lead = sentence::lead_in_len(self.text(line.span));
        let who = Span::new(line.span.start + lead, line.span.end);
        let names = line.item.is_some() && lead > 0 && somebody::is_somebody(self.text(who));
        let is_free = |open: &super::Parts| {
            let said = open.text.as_ref().map(|text| sentence::read(&text.text));
            open.owner.is_none() && said.is_some_and(|said| said.owner.is_none())
        };
        let takes = names && self.open.as_ref().is_some_and(is_free);
        if takes {
            let owner = self.quote(who);
            self.attach(Holds::Owner, owner);
        }
        takes
    }

    /// The line before, where it is a sentence that begins with a verb.
    fn deed_above(&self, line: Line) -> Option<Span> {
        let above = self.before?;
        let between = Span::new(above.end, line.span.start);
        let is_next = self.text(between).trim().is_empty();
        (is_next && sentence::is_imperative(self.text(above))).then_some(above)
    }

    /// "Ann Bell, nurse – by 3 May 2026 – done 2 May": somebody, a time and how far it is.
    fn who_and_when(&self, span: Span) -> Option<(Quoted, Quoted, Option<Quoted>)> {
        let text = self.text(span);
        let mark = [" – ", " — ", " - ", " | "];
        let mark = mark.into_iter().find(|mark| text.contains(mark))?;
        let (who, rest) = text.split_once(mark)?;
        let (when, far) = rest.split_once(mark).unwrap_or((rest, ""));
        let from = span.start + who.len() + mark.len();
        let at = |start: usize, part: &str| self.quote(Span::new(start, start + part.len()));
        let due = due::of_cell(self.source.document, at(from, when)?, self.source.dates);
        let is_due = due.dated.is_some() || due.reading.is_some();
        let is_short = when.split_whitespace().count() <= N_WORDS_OF_TIME_MAX;
        let is_told = is_due && is_short && somebody::is_somebody(who);
        is_told.then(|| {
            let after = span.end - far.len();
            Some((at(span.start, who)?, due.words, at(after, far)))
        })?
    }
}

/// "until the review on 19 January 2027".
const N_WORDS_OF_TIME_MAX: usize = 8;
