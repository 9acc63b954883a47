//! The days by which a meeting came to the one on which it was held, each leading to the next.
//!
//! In: the sentences of a record. Out: the days on which it was to be held and was not. "Arranged for
//! 12 May; put off to 18 May. On 18 May the room was taken and it was moved again to 20 May", in the
//! record of 20 May, needs no meeting's name: the last move leads to the day of the record.

use super::{DUE_BY, FROM, Record, as_past, first_of};
use crate::calendar::Interval;
use crate::document::Span;
use crate::facts::meetings::{Meeting, MeetingState, naming, reason, said};
use crate::facts::passages::{happening, sentences_of};
use crate::facts::pattern::cue;
use crate::facts::{Dated, dates_in};

cue!(
    OF_OTHERS,
    concat!(
        r"(?i)\b(?:hearing|court|proof|visits?|contact|appointment|plan|tenancy|order|deadline",
        r"|start date)\b"
    )
);
// What stands between a move and the day to which it leads.
cue!(
    TO,
    concat!(
        r"(?i)(?:\b(?:to|until|till|for|took place on|held on|held)|→|->|=>)\W*",
        r"(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*\.?,?\s+)?(?:the\s+)?$"
    )
);
// What stands between "arranged" and the day.
cue!(
    SET,
    concat!(
        r"(?i)^",
        r"(?:[^.;:]*\b(?:it|this|that|date|day|meeting|review|conference|discussion|group|cppm) )?",
        r"\W*(?:(?:(?:was|were|is|had|been|have|has|first|originally|initially|to|be|should",
        r"|supposed|meant|due) )*(?:re-?)?(?:arranged|set|fixed|planned|booked|scheduled|called",
        r"|convened|down|diarised|due|be|been|original(?: date)?|planned date)\b",
        r"(?: (?:up|in|held|take|place|originally|first|to))*)(?:\W+(?:for|on|as|date|was))*\W*",
        r"(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*\.?,?\s+)?(?:the\s+)?$"
    )
);
cue!(
    LEADS,
    concat!(
        r"(?i)^\W*(?:(?:and|but|then) )*(?:on )?(?:the )?",
        r"(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*\.?,?\s+)?(?:the\s+)?$"
    )
);

/// What one sentence says of the days of its meeting.
struct Link {
    span: Span,
    /// The block in which it stands.
    block: Option<usize>,
    state: Option<MeetingState>,
    /// The days on which it was to be held.
    set: Vec<Dated>,
    /// The days to which it was put off.
    to: Vec<Dated>,
}

impl Record<'_> {
    /// The days of the moves that lead, one after another, to the day on which it was held.
    pub(super) fn led_to_held(&self) -> Vec<Meeting> {
        let links = self.links();
        let mut reached = vec![self.held];
        let mut is_taken = vec![false; links.len()];
        for (idx, link) in links.iter().enumerate().rev() {
            let leads = |to: &Dated| reached.iter().any(|on| on.interval == to.interval);
            let moves = link.state.is_some() && link.to.iter().any(leads);
            is_taken[idx] =
                moves || is_taken.get(idx + 1) == Some(&true) && link.opens(&links[idx + 1]);
            if is_taken[idx] {
                reached.extend(link.set.iter().chain(&link.to).copied());
            }
        }
        let taken = links.iter().zip(is_taken).filter(|(_, is_taken)| *is_taken);
        taken
            .flat_map(|(link, _)| self.missed(link))
            .filter(|one| one.on.is_some_and(|on| self.is_before(on)))
            .collect()
    }

    fn missed(&self, link: &Link) -> Vec<Meeting> {
        let state = link.state.unwrap_or(MeetingState::Postponed);
        let reason = reason::cause(self.document, link.span, state);
        let set = link.set.iter().map(|on| (state, *on));
        // What became of the days to which it was put off, others tell.
        let to = link.to.iter().map(|on| (MeetingState::Postponed, *on));
        set.chain(to)
            .map(|(state, on)| Meeting {
                reason: reason.clone(),
                ..self.another(state, on, link.span)
            })
            .collect()
    }

    fn links(&self) -> Vec<Link> {
        let sentences = self.passages.sentences.iter();
        let pieces = sentences.flat_map(|sentence| sentences_of(self.document, sentence.span));
        pieces.filter_map(|span| self.link(span)).collect()
    }

    /// What a sentence that names no meeting of another line says of days.
    fn link(&self, span: Span) -> Option<Link> {
        const DAYS_MAX: usize = 12;
        let text = self.document.at(span);
        let days = dates_in(self.dates, span);
        let is_own = naming::find(text)
            .iter()
            .all(|one| one.kind.is_line_of(self.own.kind));
        if days.is_empty() || days.len() > DAYS_MAX || !is_own || OF_OTHERS.is_match(text) {
            return None;
        }
        let state = said::said_of(text).filter(|state| *state != MeetingState::Held);
        let mut link = Link {
            span,
            block: self.document.block_at(span),
            state,
            set: Vec::new(),
            to: Vec::new(),
        };
        let mut end = span.start;
        for mention in days {
            let gap = Span::new(end, mention.span.start.max(end));
            let is_first = end == span.start;
            end = mention.span.end;
            if let Some(day) = happening(mention) {
                let day = as_past(mention, day, self.held);
                link.take(day, self.document.at(gap), is_first);
            }
        }
        Some(link).filter(|link| !link.set.is_empty() || !link.to.is_empty())
    }
}

impl Link {
    /// Takes a day by the words between the one before it and it.
    fn take(&mut self, day: Dated, gap: &str, is_first: bool) {
        if DUE_BY.is_match(gap) {
            return;
        }
        // "Moved from 2 June to 9 June" is no stretch of time.
        if !day.interval.is_day() {
            if self.state.is_some() && FROM.is_match(gap) {
                self.set.push(first_of(day));
                self.to.push(last_of(day));
            }
        } else if FROM.is_match(gap) || SET.is_match(gap) || is_first && LEADS.is_match(gap) {
            self.set.push(day);
        } else if TO.is_match(gap) {
            self.to.push(day);
        }
    }

    /// Whether it gives the day for which the meeting was first set, which what follows moves.
    fn opens(&self, next: &Self) -> bool {
        let is_beside = self.block == next.block && self.span.end <= next.span.start;
        is_beside && self.to.is_empty() && !self.set.is_empty()
    }
}

fn last_of(day: Dated) -> Dated {
    Dated {
        interval: Interval::day(day.interval.to),
        ..day
    }
}
