//! Reviews that are called no more than that: "Review held", "the last review", "Thursday's review".
//!
//! In: a sentence that names no meeting. Out: where it speaks of a review. Of which line, the
//! record that it stands in says, or the subject of the mail; else the case file has to.

use super::naming::{self, Naming};
use super::said;
use super::{Meeting, MeetingKind, MeetingState};
use crate::document::{Document, Part};
use crate::facts::kind::Kind;
use crate::facts::passages::{Sentence, Setting};
use crate::facts::pattern::cue;

// All that opens an entry: "Review.", "Review meeting held".
cue!(
    ENTRY,
    concat!(
        r"(?i)^\W*(?:(?:your|my|his|her|their|our|the|today['’]s|(?-i:\p{Lu})\p{L}+['’]s)\s+)?(?P<name>",
        r"(?-i:LA?AC)\s+(?:no\.?\s*)?\d{1,2}",
        r"|(?:(?:(?:six|three|6|3)[- ]month(?:ly)?|plan)\s+)?review(?:\s+meeting)?",
        r"(?:\s+of\s+(?:the\s+|his\s+|her\s+|their\s+|my\s+)?plan)?",
        r"(?:\s+(?:at|in)\s+(?:[\w’'-]+ ?){1,3})?)\s*(?:$|[.:;,(–-]",
        r"|(?:was\s+|not\s+)?(?:off|held|took place|went ahead|chaired|cancell?ed|postponed",
        r"|put (?:off|back)|did not|didn['’]t|deferred|adjourned|called off)\b)"
    )
);
cue!(
    EARLIER,
    r"(?i)\b(?P<name>(?:last|previous|earlier|prior)\s+reviews?(?:\s+meetings?)?)\b"
);
cue!(
    WHOSE,
    concat!(
        r"(?i)(?:\b(?:the|this|his|her|their|our)|['’]s)\s+(?:next\s+)?",
        r"(?P<name>review(?:\s+meeting)?|meeting\s+(?:for|about)\s+(?-i:\p{Lu})\p{L}+)\b"
    )
);
// "Thanks for coming to your review on Thursday 12 February."
cue!(
    CAME_TO,
    concat!(
        r"(?i)\b(?:com(?:e|ing)|came|attend(?:ed|ing)|being|were|was) (?:to|at)? ?",
        r"(?:your|his|her|their|our|my|the|\p{L}+['’]s) (?:\w+ )?(?P<name>review(?:\s+meeting)?)",
        r"\s+(?:held )?on\b"
    )
);
cue!(OF_SOMETHING, r"(?i)^\s+(?:of|into)\b");

// "The room is flooded so Thursday 3 May is off".
cue!(
    OFF_ON,
    concat!(
        r"(?i)^\w+(?: \w+){0,3}? (?:is|are|was|has been|had to be|has to be) ",
        r"(?:off|cancell?ed|called off|postponed)\b"
    )
);

/// How far into a sentence the day may stand that it opens with: "Dear all, Thursday is off".
const OPENING_BYTES_MAX: usize = 20;

/// Finds the review that a sentence without a meeting's name speaks of.
///
/// - `day_at`: how far into the sentence its first day stands
pub(super) fn find(
    document: &Document,
    sentence: &Sentence,
    day_at: Option<usize>,
    own: Option<&Meeting>,
    subject: Option<&Naming>,
) -> Option<Naming> {
    let text = document.at(sentence.span);
    let is_entry = sentence.first && matches!(sentence.setting, Setting::Row | Setting::Note);
    // Without a day of its own, an entry tells when somebody heard of it.
    let state = day_at.and_then(|_| said::said_of(text));
    let is_off = matches!(
        state,
        Some(MeetingState::Cancelled | MeetingState::Postponed)
    );
    // What a record says of its own meeting is not for here.
    let is_aside = own.is_none();
    let entry = || {
        (is_aside && is_entry)
            .then(|| ENTRY.captures(text))
            .flatten()
    };
    let whose = || (is_aside && is_off).then(|| WHOSE.captures(text)).flatten();
    let came = || {
        (is_aside && day_at.is_some())
            .then(|| CAME_TO.captures(text))
            .flatten()
    };
    let found = entry().or_else(|| EARLIER.captures(text)).or_else(whose);
    let found = found.or_else(came);
    let range = found.and_then(|found| Some(found.name("name")?.range()));
    let range = range.filter(|range| !OF_SOMETHING.is_match(&text[range.end..]));
    let opens = day_at.is_some_and(|at| at <= OPENING_BYTES_MAX || OFF_ON.is_match(&text[at..]));
    match (range, subject) {
        (Some(range), subject) => {
            let line = own.map(|own| own.kind).or(subject.map(|named| named.kind));
            Some(unsettled(line, range))
        }
        // "Thursday is off too": the mail is about that meeting.
        (None, Some(subject)) if opens && state == Some(MeetingState::Cancelled) => Some(Naming {
            range: 0..0,
            ..subject.clone()
        }),
        _ => None,
    }
}

/// "Review 1 held" before its day, in a plan or on a front sheet.
pub(super) fn held_label(label: &str) -> Option<Naming> {
    cue!(
        HELD,
        concat!(
            r"(?i)^\W*(?:(?:first|second|third|fourth|\d{1,2}(?:st|nd|rd|th)|last) )?review",
            r"(?: (?:no\.? ?)?\d{1,2})? (?:was )?(?:date )?(?:held|took place|done|completed)",
            r"(?: on)?\W*$"
        )
    );
    HELD.is_match(label)
        .then(|| unsettled(None, 0..label.len()))
}

/// The meeting that a mail is about, as its subject says.
pub(super) fn subject(document: &Document, kind: Kind) -> Option<Naming> {
    let title = document.part(Part::Body).next()?;
    let text = document.text_of(title);
    let named = naming::find(text).into_iter().next();
    let whose = || Some(unsettled(None, WHOSE.captures(text)?.name("name")?.range()));
    (kind == Kind::Email)
        .then(|| named.or_else(whose))
        .flatten()
}

/// A review of a line that is known, or that other records have to tell.
fn unsettled(line: Option<MeetingKind>, range: std::ops::Range<usize>) -> Naming {
    let kind = match line {
        Some(line) if line.is_conference() => MeetingKind::CppmReview,
        Some(line) => line,
        None => MeetingKind::Other,
    };
    let is_settled = !kind.is_conference() && kind != MeetingKind::Other;
    Naming {
        kind,
        plain: is_settled,
        range,
    }
}
