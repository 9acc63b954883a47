//! What words say became of a meeting: that it was held, called off, put off.
//!
//! In: a line or a sentence. Out: the state that it tells, where it tells one.

use super::MeetingState;
use crate::facts::pattern::cue;
use regex::Regex;

cue!(
    pub(super) INQUORATE,
    r"(?i)\b(?:inquorate|not quorate|no quorum|quorum (?:was|could) not)\b"
);

cue!(pub(super) ADJOURNED, r"(?i)\badjourned\b");

cue!(
    pub(super) POSTPONED,
    r"(?i)\b(?:postponed|(?:decided|agreed|had|have|has) (?:\w+ )?to (?:postpone|put off|put back)|re-?arranged|re-?scheduled|put (?:back|off)|deferred|brought forward|moved (?:as well|too|twice)\b|moved (?:again )?(?:from|to|back|forward|on|by|(?:a|an|one|two|three|\d+) (?:days?|weeks?|months?|fortnight)\b)|delayed (?:until|to|from)|(?:changed|switched|shifted) (?:again )?(?:from|to) (?:the )?(?:\w{3,6}day,? )?(?:the )?(?:\d{1,2}[./]\d|\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*))\b"
);

cue!(
    pub(super) CANCELLED,
    r"(?i)\b(?:cancell?ed|called off|(?:decided|agreed|had|have|has) (?:\w+ )?to (?:cancel|call off)|(?:did|could|would|will|can) not (?:now |after all |therefore )?(?:go ahead|take place|proceed|be (?:held|going ahead|taking place))|(?:won|couldn|wouldn)['’]t (?:now |be )?(?:go(?:ing)? ahead|tak(?:e|ing) place|held)|can(?:not|['’]t| not) (?:go ahead|take place|proceed|be held)|didn['’]t (?:go ahead|take place)|(?:not|n['’]t) (?:be )?(?:going ahead|taking place)|(?:is|are) (?:also |now |again |both )?off\b(?: (?:too|again|now|today))?|(?:review|meeting|conference|hearing|group|today) off\b(?: (?:too|again))?\W|unable to (?:go ahead|proceed)|abandoned)\b"
);

cue!(
    pub(super) HYPOTHETICAL,
    r"(?i)\b(?:if|unless|whether|would|could|might|may (?:be|need)|consider(?:s|ed|ing|ation)?|in the event)\b"
);

cue!(
    pub(super) PLANNED,
    r"(?i)\b(?:will (?:be|take|now|meet)|shall|to (?:be (?:\w+ed|held|set)|take place)|(?:was|were) to (?:be|have|meet)|is (?:being )?(?:scheduled|arranged|planned|due|set|booked)|scheduled|arranged|due|planned|booked|set for|fixed for|diarised|invit(?:e|es|ed|ing|ation)|next|forthcoming|upcoming|proposed|convene an?|should (?:be|take)|must be|needs? to|request(?:ed|s|ing)?|reconvened? (?:on|for|by)|agreed to (?:hold|convene)|(?:progress|proceed) to|recommend(?:ed|s|ation)?|for the attention|on or before|no later than)\b"
);

cue!(
    pub(super) HELD_PLAINLY,
    r"(?i)\b(?:(?:was|were|been|be|is)?\s*held|took place|taken place|met|convened|went ahead|reconvened|conducted|completed)\b"
);

cue!(
    PLANNED_ONLY,
    r"(?i)\b(?:will be|to be|is (?:scheduled|arranged|planned|due|set|booked)) "
);

cue!(
    OF_PAPER,
    r"(?i)\b(?:actions?|decisions?|since|before|after|progress|plans?|papers?|reports?|members?|membership|preparation|views|outcomes?|attend\w*|apologies|invit\w*)\b"
);

/// What a line without a meeting's name says of the meeting that stands over it.
pub(super) fn said_of(text: &str) -> Option<MeetingState> {
    let has = |pattern: &Regex| pattern.is_match(text);
    if has(&INQUORATE) {
        Some(MeetingState::Inquorate)
    } else if has(&ADJOURNED) {
        Some(MeetingState::Adjourned)
    } else if has(&CANCELLED) {
        Some(MeetingState::Cancelled)
    } else if has(&POSTPONED) {
        Some(MeetingState::Postponed)
    } else if has(&HELD_PLAINLY) && !HYPOTHETICAL.is_match(text) && !PLANNED_ONLY.is_match(text) {
        Some(MeetingState::Held)
    } else {
        None
    }
}

/// Whether a line does not speak of what may be or is to be.
pub(super) fn is_told(text: &str) -> bool {
    !HYPOTHETICAL.is_match(text) && !PLANNED.is_match(text)
}

/// Whether a heading is about what belongs to a meeting and not about the meeting.
pub(super) fn is_of_paper(heading: &str) -> bool {
    OF_PAPER.is_match(heading)
}
