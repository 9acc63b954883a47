//! What became of a meeting, as its own record says: held, inquorate, adjourned, called off.
//!
//! In: the sentences and labels of a record. Out: the state, and why an earlier day was not kept.
//! What the record says of another line's meeting, or of an earlier day, is not this one's state.

use regex::Regex;

use super::{Meeting, MeetingState, Reader, naming};
use crate::facts::passages::{Sentence, happening};
use crate::facts::pattern::cue;
use crate::facts::{Dated, Quoted, dates_in};

cue!(
    pub(super) NOTHING,
    r"(?i)^\W*(?:n/?a|none|nil|no|not applicable|yes|within timescales?|-+|—|–|in timescale)?\W*$"
);

cue!(
    pub(super) INQUORATE,
    concat!(
        r"(?i)\b(?:inquorate|not quorate|no quorum|quorum (?:was|could) not",
        r"|insufficient (?:attendance|agencies|attendees))\b"
    )
);

cue!(pub(super) QUORATE_NO, r"(?i)^\W*(?:no|not met|inquorate)\b");

cue!(
    pub(super) ADJOURNED,
    r"(?i)\b(?:adjourned|adjournment|part[- ]heard)\b"
);

cue!(
    pub(super) ADJOURNED_BRIEFLY,
    concat!(
        r"(?i)adjourn\w*\s+(?:for|briefly|at)\s+(?:\d+|a|ten|five|fifteen|short)\s*",
        r"(?:min|short|break|comfort|few|brief)|adjourned briefly"
    )
);

cue!(
    pub(super) NOT_HELD,
    concat!(
        r"(?i)\b(?:meeting|review|conference|cppm|core group|hearing|it)\s+(?:was\s+)?(?:cancelled",
        r"|called off|(?:did|could|would) not (?:go ahead|take place|proceed)",
        r"|(?:had|has) to be (?:cancelled|postponed|rearranged|rescheduled)|unable to proceed)",
        r"|\b(?:meeting|review|conference|cppm|core group|hearing)\s+(?:was|is|has been)\s+",
        r"(?:postponed|rearranged|re-arranged|rescheduled)"
    )
);

cue!(
    pub(super) PUT_OFF,
    concat!(
        r"(?i)\b(?:cancelled|postponed|put (?:off|back)|rearranged|re-arranged|rescheduled",
        r"|moved (?:again )?(?:from|to|on|back)|called off|did not (?:go ahead|take place)",
        r"|could not (?:go ahead|take place|be held))\b"
    )
);

cue!(
    pub(super) REASONED,
    concat!(
        r"(?i)\b(?:because|due to|owing to|as (?:the|a|there|mum|mother|his|her|their)",
        r"|since (?:the|a)|inquorate|not quorate|reasons?|after (?:the|a)|so that|following)\b"
    )
);

cue!(
    pub(super) EARLIER,
    concat!(
        r"(?i)\b(?:previous|last|earlier|original(?:ly)?|first attempt|having been|had been",
        r"|initially|was due|was to have been|planned for|scheduled for|from)\b"
    )
);

cue!(
    pub(super) CONDITION,
    concat!(
        r"(?i)\b(?:if|unless|whether|should the|in the event|would|could be|may be|must be made",
        r"|criteria|options?)\b"
    )
);

cue!(
    pub(super) COURT,
    r"(?i)\b(?:court|trial|sheriff|contact (?:session|was)|family time)\b"
);

cue!(
    pub(super) REASON_LABEL,
    concat!(
        r"(?i)\b(?:reasons?|explanation|why)\b.*\b(?:delay|late|outwith|outside|timescales?",
        r"|postpon\w+|variation|variance|rearrang\w+|cancel\w+|adjourn\w+",
        r"|(?:change|new)\w* (?:of )?(?:date|day)|moved?)\b|^(?:delay|late|variance|variation)\b",
        r"|\b(?:timescale|delay) (?:reason|explanation|comment)|\bif (?:late|not|outwith|no)\b.*"
    )
);

impl Reader<'_> {
    /// Whether a sentence gives a day before the meeting, or says that one was put off to the
    /// meeting's own: what became of that one is another's.
    pub(super) fn tells_earlier(&self, sentence: &Sentence, meeting: &Meeting) -> bool {
        let mut days = dates_in(self.dates, sentence.span)
            .iter()
            .filter_map(happening);
        let was_put_off = PUT_OFF.is_match(self.document.at(sentence.span));
        days.any(|day: Dated| {
            meeting.on.is_some_and(|on| {
                let is_before = day.interval.to < on.interval.from;
                is_before || was_put_off && day.interval == on.interval
            })
        })
    }

    /// "It was first called for 24 February and was adjourned because it was inquorate."
    pub(super) fn read_earlier(&self, sentence: &Sentence, meeting: &mut Meeting) {
        let text = self.document.at(sentence.span);
        let was_put_off =
            INQUORATE.is_match(text) || ADJOURNED.is_match(text) || PUT_OFF.is_match(text);
        if was_put_off && REASONED.is_match(text) && is_own_delay(text, meeting) {
            let reason = Quoted::cut(self.document, sentence.span);
            meeting.reason.get_or_insert(reason);
        }
    }
}

pub(super) fn read_state(text: &str, meeting: &mut Meeting) {
    if meeting.state != MeetingState::Held {
        return;
    }
    let clean = |pattern: &Regex| {
        pattern.find(text).is_some_and(|found| {
            let before = &text[..found.start()];
            !EARLIER.is_match(before) && !CONDITION.is_match(before)
        })
    };
    if clean(&INQUORATE) && !is_elsewhere(text, meeting) {
        meeting.state = MeetingState::Inquorate;
    } else if clean(&ADJOURNED) && !ADJOURNED_BRIEFLY.is_match(text) && !is_elsewhere(text, meeting)
    {
        meeting.state = MeetingState::Adjourned;
    } else if clean(&NOT_HELD) && !is_elsewhere(text, meeting) {
        meeting.state = MeetingState::Cancelled;
    }
}

pub(super) fn is_own_delay(text: &str, meeting: &Meeting) -> bool {
    !is_elsewhere(text, meeting) && !CONDITION.is_match(text)
}

/// Whether a sentence speaks of a meeting of another line, or gives an earlier day.
pub(super) fn is_elsewhere(text: &str, meeting: &Meeting) -> bool {
    let other_line = naming::find(text)
        .iter()
        .any(|naming| !naming.kind.is_line_of(meeting.kind));
    other_line || COURT.is_match(text)
}
