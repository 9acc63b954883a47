//! What words say became of a meeting: that it was held, called off, put off.
//!
//! In: a line or a sentence. Out: the state that it tells, where it tells one.

use super::MeetingState;
use crate::facts::pattern::cue;
use regex::Regex;

cue!(
    pub(super) INQUORATE,
    r"(?i)\b(?:inquorate|not quorate|no quorum|quorum (?:was |could )?not)\b"
);

cue!(pub(super) ADJOURNED, r"(?i)\badjourned\b");

/// Words that say for when: "moved to the library" is none of them.
const DAY: &str = concat!(
    r"(?:(?:the|a|an|its|another|new|later|earlier|original|following|different|week|beginning|of",
    r"|first|second) )*(?:dates?|days?|weeks?|months?|fortnight|next|mon|tues?|wed(?:nes)?",
    r"|thu(?:rs?)?|fri|sat(?:ur)?|sun|jan|feb|mar(?:ch)?|apr|may|june?|july?|aug|sept?|oct|nov|dec",
    r"|spring|summer|autumn|winter|\d)"
);

cue!(
    pub(super) POSTPONED,
    &format!(
        concat!(
            r"(?i)\b(?:postponed",
            r"|(?:decided|agreed|had|have|has) (?:\w+ )?to (?:postpone|put off|put back)",
            r"|(?:am|are|is|['’][mr]e?|be) (?:\w+ )?(?:postponing|putting (?:off|back)|deferring)",
            r"|re-?arranged|re-?scheduled|put (?:back|off)|deferred|brought forward",
            r"|moved (?:as well|too|twice)\b|moved (?:again )?(?:back|forward)",
            r"|moved at short notice",
            r"|moved (?:again )?to (?:allow|enable|accommodate|let|suit|fit)\b",
            r"|moved (?:again )?(?:back |on |forward )?(?:from|to|until|by|on to|on) {day}",
            r"|(?:moved|delayed|slipped|held over|carried over) (?:again )?(?:by )?",
            r"(?:a|an|one|two|three|\d+) (?:days?|weeks?|months?|fortnight)\b",
            r"|(?:delayed|slipped|held over|carried over) (?:until|to|from)",
            r"|(?:changed|switched|shifted) (?:again )?(?:from|to) (?:the )?(?:\w{{3,6}}day,? )?",
            r"(?:the )?(?:\d{{1,2}}[./]\d",
            r"|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?",
            r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*))"
        ),
        day = DAY
    )
);

/// What it is that did not come about.
const GO_AHEAD: &str =
    r"(?:go(?:ing)? ahead|tak(?:e|ing) place|happen|proceed|convene|be (?:held|convened)|held)";

cue!(
    pub(super) CANCELLED,
    &format!(
        concat!(
            r"(?i)(?:\b(?:cancell?ed|called off|stood down|abandoned|fell through|cut short",
            r"|pulled by|failed to {go_ahead}|c/x|canc|canx|cnx|cx['’]?d)\b",
            r"|\b(?-i:DNP|DNTP|DNGA)\b|\bwithdrawn from the diary\b|\bknocked on the head\b",
            r"|\b(?:decided|agreed|had|have|has) (?:\w+ )?to (?:cancel|call off|abandon)\b",
            r"|\b(?:am|are|is|['’][mr]e?|be) (?:\w+ )?(?:cancelling|calling off|standing down)\b",
            r"|\b(?:did|could|would|will|can) not (?:(?:now|after all|therefore|be) )*{go_ahead}\b",
            r"|\b(?:won|couldn|wouldn|didn)['’]t (?:(?:now|be) )*{go_ahead}\b",
            r"|\bcan(?:not|['’]t) {go_ahead}\b|\b(?:could not|couldn['’]t|unable to) hold\b",
            r"|\b(?:not|n['’]t) (?:be )?(?:going ahead|taking place)\b|\bnot (?:held|convened)\b",
            r"|\bnever (?:happened|took place|got (?:started|going|off the ground)|went ahead)\b",
            r"|\b(?:is|are|was) (?:also |now |again |both )?(?:off|aff)\b",
            r"(?: (?:too|again|now|today))?",
            r"|\b(?:review|meeting|conference|hearing|group|today) off\b(?: (?:too|again))?\W",
            r"|\b(?:unable|not able|not possible|impossible) (?:for it )?to {go_ahead}\b)"
        ),
        go_ahead = GO_AHEAD
    )
);

cue!(
    pub(super) HYPOTHETICAL,
    concat!(
        r"(?i)\b(?:if|unless|whether|would|could|might|may (?:be|need)|consider(?:s|ed|ing|ation)?",
        r"|in the event)\b"
    )
);

cue!(
    pub(super) PLANNED,
    concat!(
        r"(?i)\b(?:will (?:be|take|now|meet)|shall|to (?:be (?:\w+ed|held|set)|take place)",
        r"|(?:was|were) to (?:be|have|meet)",
        r"|is (?:being )?(?:scheduled|arranged|planned|due|set|booked)|scheduled|arranged|due",
        r"|planned|booked|set for|fixed for|diarised|invit(?:e|es|ed|ing|ation)|next|forthcoming",
        r"|upcoming|proposed|convene an?|should (?:be|take)|must be|needs? to|request(?:ed|s|ing)?",
        r"|reconvened? (?:on|for|by)|agreed to (?:hold|convene)|(?:progress|proceed) to",
        r"|recommend(?:ed|s|ation)?|for the attention|on or before|no later than)\b"
    )
);

cue!(
    pub(super) HELD_PLAINLY,
    concat!(
        r"(?i)\b(?:(?:was|were|been|be|is)?\s*held|took place|taken place|met|convened|went ahead",
        r"|reconvened|conducted|completed)\b"
    )
);

cue!(
    PLANNED_ONLY,
    r"(?i)\b(?:will be|to be|is (?:scheduled|arranged|planned|due|set|booked)) "
);

cue!(
    OF_PAPER,
    concat!(
        r"(?i)\b(?:actions?|decisions?|since|before|after|progress|plans?|papers?|reports?",
        r"|members?|membership|preparation|views|outcomes?|attend\w*|apologies|invit\w*)\b"
    )
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

/// What a cell or value says that came of a meeting that was not kept: "Cancelled", "Not held (chair
/// ill)", and "No" where the label asks whether it was held.
pub(super) fn off_in(label: &str, value: &str) -> Option<MeetingState> {
    cue!(
        HELD_LABEL,
        concat!(
            r"(?i)^\W*(?:(?:was it|meeting|review) )?",
            r"(?:held|took place|take place|went ahead|go ahead|kept)\W*$"
        )
    );
    cue!(NO, r"(?i)^\W*(?:no|n)\b");
    cue!(
        OPENS_OFF,
        concat!(
            r"(?i)^\W*(?:(?:was|review|meeting) )?(?:cancell?ed|called off|postponed",
            r"|put (?:off|back)|adjourned|inquorate|not (?:held|quorate)|no quorum|abandoned",
            r"|did not (?:go ahead|take place|proceed|happen)|deferred",
            r"|moved (?:to|from) (?:(?:mon|tue|wed|thu|fri|sat|sun)\w*,? )?(?:the )?\d",
            r"|re-?arranged|re-?scheduled)\b"
        )
    );
    if HELD_LABEL.is_match(label) && NO.is_match(value) {
        return Some(MeetingState::Cancelled);
    }
    let told = OPENS_OFF.find(value).map(|off| off.as_str())?;
    said_of(told).or(Some(MeetingState::Cancelled))
}

/// Whether words deny that a meeting was held, or anything else: "not", "nobody", "another day".
pub(super) fn is_denied(text: &str) -> bool {
    cue!(
        DENIED,
        concat!(
            r"(?i)\b(?:no|not|nobody|none|never|nothing|without|another (?:day|date|time)|instead",
            r"|(?:for|through) (?:want|lack) of|cancel(?:s|ling|lation)?|adjourn(?:s|ing|ment)?",
            r"|postpone(?:s|ment)?|inquorate|unkept|missed)\b|n['’]t\b"
        )
    );
    DENIED.is_match(text) || said_of(text).is_some_and(|state| state != MeetingState::Held)
}

/// Whether a sentence of a text tells what people did at a meeting, and none that it was not kept.
pub(super) fn tells_of_one_held(text: &str) -> bool {
    cue!(
        DEED,
        concat!(
            r"(?i)\b(?:said|agreed|decided|attended|discussed|heard|spoke|talked|thanked|reported",
            r"|was present|were present|same people|(?:all|both|everyone|and [^.;:]{1,40}) came)\b"
        )
    );
    let is_off = said_of(text).is_some_and(|state| state != MeetingState::Held);
    let mut sentences = text.split(['.', ';', '\n']);
    !is_off && sentences.any(|one| DEED.is_match(one) && is_told(one) && !is_denied(one))
}

/// Whether a line does not speak of what may be or is to be.
pub(super) fn is_told(text: &str) -> bool {
    !HYPOTHETICAL.is_match(text) && !PLANNED.is_match(text)
}

/// Whether a heading is about what belongs to a meeting and not about the meeting.
pub(super) fn is_of_paper(heading: &str) -> bool {
    OF_PAPER.is_match(heading)
}
