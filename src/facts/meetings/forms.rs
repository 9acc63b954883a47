//! A form that is filled in again for each meeting of a line, one under another in one document.
//!
//! In: the labels of a document. Out: a meeting for each time that the form's head comes again with a
//! day below: "Review | 2nd", "Date | 19 June 2026". A head without a day below is none, and one time
//! is the record itself.

use super::naming::{self, Naming};
use super::{Meeting, MeetingKind, MeetingState};
use crate::document::{Document, Span};
use crate::facts::passages::{Labelled, Passages, happening};
use crate::facts::pattern::cue;
use crate::facts::{DateMention, Dated, dates_in};

/// How many labels below its head the form may give the day.
const LABELS_MAX: usize = 4;

/// Finds the meetings that a form is filled in for, where it is filled in more than once.
pub(super) fn of(
    document: &Document,
    own: Option<&Meeting>,
    passages: &Passages,
    dates: &[DateMention],
) -> Vec<Meeting> {
    let reader = Reader {
        document,
        own,
        dates,
    };
    let labels: Vec<&Labelled> = passages
        .labels
        .iter()
        .filter(|one| one.row.is_none())
        .collect();
    let heads = (0..labels.len()).filter_map(|idx| reader.head(&labels[idx..]));
    let found: Vec<Meeting> = heads.collect();
    let is_again = found
        .iter()
        .any(|one| one.on.map(|on| on.interval) != found[0].on.map(|on| on.interval));
    if is_again { found } else { Vec::new() }
}

struct Reader<'a> {
    document: &'a Document,
    /// The meeting that the document records first.
    own: Option<&'a Meeting>,
    dates: &'a [DateMention],
}

impl Reader<'_> {
    /// The meeting that the first of some labels heads, with its day in one of those below.
    fn head(&self, labels: &[&Labelled]) -> Option<Meeting> {
        let (head, below) = labels.split_first()?;
        let naming = self.counted(head).or_else(|| self.named(head))?;
        let below = below.iter().take(LABELS_MAX);
        let mut below =
            below.take_while(|one| self.counted(one).or_else(|| self.named(one)).is_none());
        let (day, on) = below.find_map(|one| Some((one, self.day(one)?)))?;
        let span = head.label.joined(day.value);
        Some(Meeting::named(&naming, MeetingState::Held, Some(on), span))
    }

    /// "Review: 2nd" in a form that says of what: a meeting of the record's own line.
    fn counted(&self, head: &Labelled) -> Option<Naming> {
        cue!(COUNTED, r"(?i)^(?:review|meeting)(?: (?:no\.?|number))?$");
        cue!(
            NUMBER,
            r"(?i)^(?:\d{1,2}(?:st|nd|rd|th)?|first|second|third|fourth|fifth|sixth)$"
        );
        let own = self.own.filter(|own| own.kind != MeetingKind::Other)?;
        let is_counted =
            COUNTED.is_match(self.text(head.label)) && NUMBER.is_match(self.text(head.value));
        is_counted.then_some(Naming {
            kind: own.kind,
            plain: own.plain,
            range: 0..0,
        })
    }

    /// "Pathway review | Ash Reid": a meeting's name and no day beside it.
    fn named(&self, head: &Labelled) -> Option<Naming> {
        let label = self.text(head.label);
        let naming = naming::find(label).into_iter().next()?;
        let is_whole = naming.plain && naming.range == (0..label.len());
        (is_whole && dates_in(self.dates, head.value).is_empty()).then_some(naming)
    }

    fn day(&self, one: &Labelled) -> Option<Dated> {
        cue!(
            DAY,
            concat!(
                r"(?i)^(?:(?:date|day)(?: (?:held|reviewed",
                r"|of (?:the |this )?(?:review|meeting)))?|held(?: on)?",
                r"|reviewed(?: on)?)$"
            )
        );
        let is_day = DAY.is_match(self.text(one.label));
        let mut days = dates_in(self.dates, one.value).iter();
        days.find_map(happening)
            .filter(|on| is_day && on.interval.is_day())
    }

    fn text(&self, span: Span) -> &str {
        self.document
            .at(span)
            .trim()
            .trim_end_matches(':')
            .trim_end()
    }
}
