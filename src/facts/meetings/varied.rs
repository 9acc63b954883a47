//! The planning meeting that somebody agreed to hold later than the timescale, as another paper than
//! its own record tells: a mail about it, the record of the discussion that called for it, a note.
//!
//! In: a document that is no record of a planning meeting. Out: the meeting with the words of the
//! approval for its reason; on the day to which it was moved, where that is said.

use super::naming::{self, Naming};
use super::reason::{self, is_approved};
use super::{Meeting, MeetingKind, MeetingState, Weight};
use crate::document::{Document, Part, Span};
use crate::facts::kind::Kind;
use crate::facts::passages::{Passages, Sentence, happening};
use crate::facts::pattern::cue;
use crate::facts::{DateMention, Dated, Quoted, dates_in};

cue!(
    OF_TIME,
    r"(?i)\b(?:variation|timescales?|time ?limits?|extension|extended time|late meeting|delay)\b"
);
cue!(
    PLANNING,
    r"(?i)\b(?:planning (?:meeting|mtg)|(?:case )?conference|cppm|cpcc)\b"
);
cue!(
    TO_DAY,
    r"(?i)\b(?:to|until|till|for|on)\W*(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*\.?,?\s+)?(?:the\s+)?$"
);
cue!(
    MOVES,
    r"(?i)\b(?:mov|hold|held|put|delay|postpon|defer|set|arrang|book|fix|conven)\w*\b"
);

pub(super) fn of(
    document: &Document,
    kind: Kind,
    own: Option<&Meeting>,
    passages: &Passages,
    dates: &[DateMention],
) -> Option<Meeting> {
    if own.is_some_and(|own| own.kind != MeetingKind::Ird) {
        return None;
    }
    let paper = Paper {
        document,
        passages,
        dates,
        is_of_discussion: own.is_some(),
        subject: subject(document, kind),
    };
    paper.in_sentences().or_else(|| paper.in_labels())
}

/// What a mail is about, where it is a meeting.
fn subject(document: &Document, kind: Kind) -> Option<Naming> {
    let mut said = document.part(Part::Body).filter(|block| block.is_said());
    let subject = said.next().filter(|_| kind == Kind::Email)?;
    naming::find(document.text_of(subject)).into_iter().next()
}

struct Paper<'a> {
    document: &'a Document,
    passages: &'a Passages,
    dates: &'a [DateMention],
    /// Whether it is the record of the discussion that calls for the meeting.
    is_of_discussion: bool,
    subject: Option<Naming>,
}

impl Paper<'_> {
    fn in_sentences(&self) -> Option<Meeting> {
        self.passages.sentences.iter().find_map(|sentence| {
            let reason = self.approval(sentence)?;
            let naming = self.meeting_of(sentence)?;
            let section = self.section(sentence);
            let moved = section.iter().find_map(|one| self.moved_to(one.span));
            Some(self.meeting(&naming, moved, reason))
        })
    }

    /// "Variation approved by: A. Orr, 3 May", in the record of the discussion.
    fn in_labels(&self) -> Option<Meeting> {
        cue!(NONE, r"(?i)^\W*(?:no(?:ne|t)?\b|n/?a\b|nil\b|-|\W*$)");
        let mut labels = self
            .passages
            .labels
            .iter()
            .filter(|_| self.is_of_discussion);
        labels.find_map(|one| {
            let (label, value) = (self.document.at(one.label), self.document.at(one.value));
            let both = one.label.joined(one.value);
            let says = OF_TIME.is_match(label) && is_approved(self.document.at(both));
            let reason = Quoted::cut(self.document, both);
            (says && !NONE.is_match(value)).then(|| self.meeting(&initial(), None, reason))
        })
    }

    /// The words that approve it: of themselves, or under a heading that speaks of the timescale.
    fn approval(&self, sentence: &Sentence) -> Option<Quoted> {
        let is_headed = || {
            let heading = sentence.heading.map(|heading| self.document.at(heading));
            heading.is_some_and(|heading| OF_TIME.is_match(heading))
        };
        let by_heading = || is_headed() && is_approved(self.document.at(sentence.span));
        reason::variation(self.document, sentence.span)
            .or_else(|| by_heading().then(|| Quoted::cut(self.document, sentence.span)))
    }

    /// Which planning meeting a section speaks of; a mail may name it in its subject alone.
    fn meeting_of(&self, sentence: &Sentence) -> Option<Naming> {
        let words: Vec<&str> = self
            .section(sentence)
            .iter()
            .map(|one| self.document.at(one.span))
            .collect();
        let mut named = words.iter().flat_map(|words| naming::find(words));
        let named = named.find(|one| one.kind.is_conference());
        let is_planning =
            || self.is_of_discussion && words.iter().any(|words| PLANNING.is_match(words));
        named
            .or_else(|| self.subject.clone())
            .or_else(|| is_planning().then(initial))
    }

    /// The sentences that stand under one heading with another, else that one.
    fn section(&self, sentence: &Sentence) -> Vec<Sentence> {
        const SENTENCES_MAX: usize = 12;
        let Some(heading) = sentence.heading else {
            return vec![*sentence];
        };
        let sentences = self.passages.sentences.iter();
        let under = sentences.skip_while(|one| one.heading != Some(heading));
        let under = under.take_while(|one| one.heading == Some(heading));
        under.take(SENTENCES_MAX).copied().collect()
    }

    /// The day to which a sentence moves it.
    fn moved_to(&self, span: Span) -> Option<Dated> {
        let days = dates_in(self.dates, span);
        let mut led = days.iter().filter(|day| {
            let before = Span::new(span.start, day.span.start.max(span.start));
            let before = self.document.at(before);
            TO_DAY.is_match(before) && MOVES.is_match(before)
        });
        led.find_map(happening).filter(|day| day.interval.is_day())
    }

    fn meeting(&self, naming: &Naming, on: Option<Dated>, reason: Quoted) -> Meeting {
        let state = on.map_or(MeetingState::Postponed, |_| MeetingState::Planned);
        let span = reason.span;
        Meeting {
            reason: Some(reason),
            weight: Weight::Told,
            ..Meeting::named(naming, state, on, span)
        }
    }
}

/// What a discussion calls for.
fn initial() -> Naming {
    Naming {
        kind: MeetingKind::CppmInitial,
        plain: true,
        range: 0..0,
    }
}
