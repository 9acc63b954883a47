//! A form that is filled in again for each meeting of a line, one under another in one document.
//!
//! In: the labels of a document. Out: a meeting for each time that the form's head comes again with a
//! day below: "Review | 2nd", "Date | 19 June 2026". A head without a day below is none, and one time
//! is the record itself.

use super::naming::{self, Naming};
use super::{Meeting, MeetingKind, MeetingState, said};
use crate::document::{Document, Part, Span};
use crate::facts::passages::{Labelled, Passages, happening};
use crate::facts::pattern::cue;
use crate::facts::{DateMention, Dated, dates_in};

// What may stand between a meeting's name and its day.
cue!(
    BETWEEN,
    r"(?i)^[\s,.:–—-]*(?:(?:held )?on )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?)?[\s,–—-]*$"
);

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
    let found = if is_again(&found) { found } else { Vec::new() };
    let held: Vec<Meeting> = labels.iter().filter_map(|one| reader.held(one)).collect();
    let held = if is_again(&held) { held } else { Vec::new() };
    let told = reader.paragraphs();
    let told = if is_again(&told) { told } else { Vec::new() };
    found.into_iter().chain(held).chain(told).collect()
}

/// Whether meetings are of more than one day.
fn is_again(found: &[Meeting]) -> bool {
    let day = |one: &Meeting| one.on.map(|on| on.interval);
    found.iter().any(|one| day(one) != day(&found[0]))
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

    /// "Review took place: 3 May 2023", a label that asks for the day of one that was held: where it
    /// comes again with another day, the form was filled in for each.
    fn held(&self, one: &Labelled) -> Option<Meeting> {
        cue!(
            HELD,
            concat!(
                r"(?i)^(?:(?:date|day) (?:of|on which) (?:the |this )?(?:review|meeting) was held",
                r"|(?:review|meeting) (?:was )?(?:held|took place)(?: on)?",
                r"|(?:date|day) (?:held|reviewed))$"
            )
        );
        let own = self.own?;
        let day = dates_in(self.dates, one.value).iter().find_map(happening)?;
        cue!(
            UNDER_OTHERS,
            r"(?i)\b(?:plan(?:s|ned)?|next|due|proposed|set|fell through|abandoned)\b"
        );
        let is_under_others = one.heading.is_some_and(|heading| {
            let heading = self.document.at(heading);
            UNDER_OTHERS.is_match(heading) || said::is_denied(heading)
        });
        let is_refused = is_under_others || said::is_denied(self.text(one.value));
        let is_held = HELD.is_match(self.text(one.label)) && day.interval.is_day() && !is_refused;
        let span = one.label.joined(one.value);
        is_held.then(|| own.another(MeetingState::Held, Some(day), span))
    }

    /// Paragraphs that each open with the name of the record's line and a day and go on to tell what
    /// was said or decided there.
    fn paragraphs(&self) -> Vec<Meeting> {
        let Some(own) = self.own else {
            return Vec::new();
        };
        let blocks = self.document.part(Part::Body);
        let blocks = blocks.filter(|block| block.cell().is_none());
        let opening = blocks.filter_map(|block| {
            let text = self.document.text_of(block);
            let day = dates_in(self.dates, block.span).first()?;
            let before = self
                .document
                .at(Span::new(block.span.start, day.span.start));
            let naming = naming::find(before).into_iter().next()?;
            let opens = naming.range.start == 0 && BETWEEN.is_match(&before[naming.range.end..]);
            let is_own = naming.plain && naming.kind.is_line_of(own.kind);
            let is_told = said::tells_of_one_held(text);
            let on = happening(day).filter(|on| on.certain)?;
            let meeting = Meeting::named(&naming, MeetingState::Held, Some(on), block.span);
            (opens && is_own && is_told).then_some(meeting)
        });
        opening.collect()
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
                r"(?i)^(?:(?:date|day)(?: (?:held|reviewed|of (?:the |this )?(?:review|meeting)))?",
                r"|held(?: on)?|reviewed(?: on)?)$"
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
