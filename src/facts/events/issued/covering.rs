//! The mail or letter with which the record of a planning meeting was sent.
//!
//! In: a mail or letter. Out: the event, on its own day, with the words that give the meeting's day: in
//! the sentence that sends the record, in the one before it, or in a line at the head.

use super::{event, first_date};
use crate::document::{Block, Document, Part, Span};
use crate::facts::events::Event;
use crate::facts::passages::{Passages, happening};
use crate::facts::pattern::cue;
use crate::facts::{DateMention, Dated, MeetingKind, dates_in, meetings};

/// The record of a planning meeting that a mail brings in its own text, on the mail's day, unless it
/// is sent to be looked over.
pub(super) fn brought(
    document: &Document,
    recorded: Option<(MeetingKind, Option<Dated>)>,
    passages: &Passages,
    dates: &[DateMention],
) -> Option<Event> {
    cue!(
        TO_CHECK,
        concat!(
            r"(?i)\b(?:draft|comments?|check(?:ed|ing)?|corrections?|corrected|amend\w*|approv\w+",
            r"|before (?:it|this) goes)\b"
        )
    );
    let (_, held) = recorded.filter(|(kind, _)| kind.is_conference())?;
    let sent = passages.labels.iter().find(|labelled| {
        let is_day = SENT.is_match(document.at(labelled.label).trim());
        is_day && first_date(dates, labelled.value).is_some()
    })?;
    let on = first_date(dates, sent.value)?;
    let day = held.filter(|held| held.certain)?.span;
    let is_own = held.is_some_and(|held| held.interval.to <= on.interval.to);
    let lead = Span::new(sent.value.end, day.start.max(sent.value.end));
    let is_final = !TO_CHECK.is_match(document.at(lead));
    (is_own && is_final).then(|| event(on, sent.label.joined(sent.value)))
}

/// "Please find attached the minute of the meeting held on 31 May 2024", on the mail's own day.
pub(super) fn covering(
    document: &Document,
    passages: &Passages,
    dates: &[DateMention],
) -> Vec<Event> {
    let letter = Covering { document, dates };
    let Some(on) = letter.own_day(passages) else {
        return Vec::new();
    };
    let spans = || passages.sentences.iter().map(|sentence| sentence.span);
    let befores = std::iter::once(None).chain(spans().map(Some));
    let sent = befores.zip(spans());
    sent.filter(|(_, span)| letter.sends(*span))
        .filter_map(|(before, span)| letter.with_meetings_day(before, span, on))
        .map(|span| event(on, span))
        .collect()
}

/// A mail or letter.
struct Covering<'a> {
    document: &'a Document,
    dates: &'a [DateMention],
}

impl Covering<'_> {
    /// The lines at the top.
    fn top(&self) -> impl Iterator<Item = &Block> {
        const TOP: usize = 12;
        self.document.part(Part::Body).take(TOP)
    }

    /// The day of the letter: its label's, else one that stands alone or behind a place at the top.
    fn own_day(&self, passages: &Passages) -> Option<Dated> {
        const WORDS_MAX: usize = 8;
        let labels = passages.labels.iter();
        let labels = labels.filter(|one| SENT.is_match(self.document.at(one.label).trim()));
        let mut labelled = labels.filter_map(|one| first_date(self.dates, one.value));
        let alone = || {
            self.top().find_map(|block| {
                let text = self.document.text_of(block);
                let n_words = text.split_whitespace().count();
                let is_day = n_words <= WORDS_MAX && !OF_ELSE.is_match(text);
                first_date(self.dates, block.span).filter(|_| is_day)
            })
        };
        labelled.next().or_else(alone)
    }

    /// Whether a sentence sends the record of a meeting, not of another line and not to be looked over.
    fn sends(&self, span: Span) -> bool {
        let text = self.document.at(span);
        let is_sent = || {
            let is_said = SENDS.is_match(text) || ATTACHED.is_match(text) && self.is_about_record();
            is_said && !NOT_SENT.is_match(text)
        };
        (ENCLOSED.is_match(text) || is_sent()) && !meetings::names_other_lines(text)
    }

    /// "Minute CPPM 4/2/26" over a mail that says no more than that something is attached.
    fn is_about_record(&self) -> bool {
        let subject = self.document.part(Part::Body).next();
        let text = subject.map_or("", |subject| self.document.text_of(subject));
        RECORD_OF.is_match(text) && !NOT_SENT.is_match(text)
    }

    /// The sentence that sends the record, from where the meeting's day is given.
    fn with_meetings_day(&self, before: Option<Span>, span: Span, on: Dated) -> Option<Span> {
        if self.gives_day(span, on) {
            return Some(span);
        }
        // "… the meeting on 3 May. A copy of the minute is enclosed", in one paragraph.
        let is_beside = |before: &Span| {
            self.document.block_at(*before) == self.document.block_at(span)
                && self.names_meeting(*before, on)
        };
        let head = || {
            let mut lines = self.top().take_while(|line| line.span.end <= span.start);
            lines.find(|line| self.names_meeting(line.span, on))
        };
        let from = before
            .filter(is_beside)
            .or_else(|| head().map(|line| line.span))?;
        Some(from.joined(span))
    }

    fn gives_day(&self, span: Span, on: Dated) -> bool {
        let mut days = dates_in(self.dates, span).iter().filter_map(happening);
        days.any(|day| day.interval.to <= on.interval.to && day.interval != on.interval)
    }

    /// Whether words name a planning meeting, or a meeting of which no line is said, with its day.
    fn names_meeting(&self, span: Span, on: Dated) -> bool {
        let text = self.document.at(span);
        MEETING.is_match(text) && !meetings::names_other_lines(text) && self.gives_day(span, on)
    }
}

cue!(SENT, r"(?i)^(?:date|dated|sent|date sent|sent on)$");
cue!(
    MEETING,
    r"(?i)\b(?:meetings?|conferences?|cppm|cpcc|cp ?pm|minutes?)\b"
);
// A line at the top whose day is not the letter's.
cue!(
    OF_ELSE,
    concat!(
        r"(?i)\b(?:born|dob|d\.o\.b|re|meeting|conference|minutes?|review|cppm|cpcc|held",
        r"|your (?:letter|ref))\b"
    )
);
cue!(
    ENCLOSED,
    concat!(
        r"(?i)\b(?:attach\w*|enclos\w*|herewith|(?:now |hereby )?circulat(?:ed|ing)|please find",
        r"|here (?:is|are)|sending (?:you|on|out))\b[^.]{0,40}\b(?:the |a )?(?:copy of the )?",
        r"(?:approved |final |draft )*(?:minutes?|records?|notes?) (?:of|from)\b",
        r"|\b(?:minutes?|records?|notes?) (?:of|from)\b[^.]{0,80}?\b(?:",
        r"(?:is|are) (?:below|attached|enclosed|here(?:with)?)\b|(?:goes|going|went) out\b",
        r"|(?:is|are|was|were|has been|have been) (?:being )?(?:sent|circulated|issued)\b)"
    )
);
/// What is sent.
const RECORD: &str = r"(?:minutes?|mins|records?|(?:approved |final |typed )?notes?|cop(?:y|ies))";
// The record is sent by this very letter, in whatever order the words stand.
cue!(
    SENDS,
    &format!(
        concat!(
            r"(?i)\b(?:attach(?:ed|ing)?|enclos(?:e|ed|es|ing)|herewith|circulat(?:e|ing)",
            r"|please (?:find|see)|here(?:['’]s| (?:is|are))|sending",
            r"|(?:I|we) (?:now )?(?:send|forward|issue|post)|forwarding|posting|issuing",
            r"|you (?:will|['’]ll) find|with this (?:letter|e-?mail|note)",
            r"|this (?:letter|e-?mail) (?:brings|encloses|comes with))",
            r"\b[^.;?]{{0,60}}?\b{record}\b",
            r"|\b{record}\b[^.;?]{{0,80}}?\b(?:(?:is|are) (?:now |also |being |all )*(?:enclosed",
            r"|attached|below|herewith|inside|sent|issued|circulated|posted|e-?mailed|going out)",
            r"|(?:goes|go) (?:out|to)|with this (?:letter|e-?mail))\b",
            r"|\b{record}\b[^.;?]{{0,40}}?\b(?:enclosed|attached|herewith)\W*$"
        ),
        record = RECORD
    )
);
cue!(
    ATTACHED,
    concat!(
        r"(?i)^\W*(?:(?:as )?(?:promised|requested|above|discussed),? )?(?:please )?",
        r"(?:(?:see|find) )?(?:now )?(?:attached|enclosed|herewith)\W*",
        r"(?:as above|for your (?:information|records)|with thanks)?\W*$"
    )
);
cue!(RECORD_OF, r"(?i)\b(?:minutes?|mins|record|notes?)\b");
// It is still to come, is another's, or goes out to be put right.
cue!(
    NOT_SENT,
    concat!(
        r"(?i)\b(?:not|will (?:be|follow|send|come|issue)|shall|to follow",
        r"|follows? (?:later|shortly)|drafts?|yet|await\w*|waiting|thank\w*|receiv\w+|return\w*",
        r"|asked|ask(?:ing)? (?:for|you)|could you|can you|would you|please (?:send|let|could)",
        r"|once|if|before (?:it|this|they)|you (?:sent|enclosed|attached)",
        r"|for (?:checking|approval|correction|(?:your )?(?:comments?|corrections?))",
        r"|to (?:check|correct|approve|amend)|agenda|attendance|school|medical|birth|dental",
        r"|note that)\b|n['’]t\b"
    )
);
