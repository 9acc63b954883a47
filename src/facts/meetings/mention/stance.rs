//! What a clause says became of the meeting that it names.
//!
//! In: a clause. Out: held, planned, put off or called off, or that there was or is none. What the
//! meeting itself decided, heard or put off is not said of it.

use std::ops::Range;

use regex::Regex;

use super::super::said::{
    ADJOURNED, CANCELLED, HELD_PLAINLY, HYPOTHETICAL, INQUORATE, PLANNED, POSTPONED,
};
use super::clause::{Clause, until_stop};
use crate::facts::meetings::{MeetingKind, MeetingState};
use crate::facts::pattern::cue;

/// What the clause says of the meeting; `None` when it says that there was or is none.
pub(super) fn stance(clause: &Clause, said: Option<MeetingState>) -> Option<MeetingState> {
    let (before, after) = (clause.before(), clause.after());
    let of_another = AFTER_ANOTHER
        .find(after)
        .map_or(after.len(), |other| other.start());
    let after = &after[..of_another];
    if let Some(off) = off(clause) {
        return Some(off);
    }
    if NO_BEFORE.is_match(before) && TODAY_AFTER.is_match(after) {
        return Some(MeetingState::Cancelled);
    }
    let up_to_name = &clause.text[..clause.naming.range.start];
    if DENIED_BEFORE.is_match(up_to_name) || DENIED_AFTER.is_match(after) {
        return None;
    }
    let is_wanted = WANTED_AFTER.is_match(after)
        || ASKED_BEFORE.is_match(up_to_name)
        || TOWARDS_BEFORE.is_match(up_to_name);
    if is_wanted {
        return Some(MeetingState::Planned);
    }
    if OWED_AFTER.is_match(after) {
        return None;
    }
    if SUPPOSED.is_match(before) || (HYPOTHETICAL.is_match(before) && !HELD_PLAINLY.is_match(after))
    {
        return None;
    }
    let of_it = of_itself(until_stop(after));
    if PLANNED.is_match(before) || PLANNED.is_match(of_it) {
        let held_first = HELD_PLAINLY.find(after).is_some_and(|held| {
            PLANNED
                .find(after)
                .is_none_or(|plan| held.start() < plan.start())
        });
        if !held_first {
            return Some(MeetingState::Planned);
        }
    }
    if HYPOTHETICAL.is_match(of_it) && !HELD_PLAINLY.is_match(after) {
        return None;
    }
    match said {
        Some(said) if !HELD_PLAINLY.is_match(after) => Some(said),
        _ => Some(MeetingState::Held),
    }
}

/// What the clause says came of the meeting, where it was not held; what the meeting itself called
/// off, and what may be called off, is not that.
fn off(clause: &Clause) -> Option<MeetingState> {
    let states = [
        (&INQUORATE, MeetingState::Inquorate),
        (&ADJOURNED, MeetingState::Adjourned),
        (&POSTPONED, MeetingState::Postponed),
        (&CANCELLED, MeetingState::Cancelled),
    ];
    if SUPPOSED.is_match(clause.before()) || ASKED_BEFORE.is_match(clause.before()) {
        return None;
    }
    let told = |words: &Regex| {
        let mut found = words.find_iter(clause.whole());
        found.any(|said| is_of_the_meeting(clause, &said.range()))
    };
    let told = states.into_iter().find(|(words, _)| told(words));
    told.map(|(_, state)| state)
}

/// Whether words of a clause have the meeting for their subject, or for what was done with it.
///
/// - `said`: where they stand in the clause
fn is_of_the_meeting(clause: &Clause, said: &Range<usize>) -> bool {
    let whole = clause.whole();
    let name = clause.naming.range.start - clause.from..clause.naming.range.end - clause.from;
    let (words, after) = (&whole[said.clone()], &whole[said.end..]);
    let is_kept = HOURS_AFTER.is_match(after) && !HOURS_BEFORE.is_match(after)
        || KEPT_AFTER_ALL.is_match(after)
        || LATE_AFTER.is_match(after)
        || is_deferral(clause, words);
    if is_kept {
        return false;
    }
    if said.end <= name.start {
        return !BESIDE.is_match(&whole[said.end..name.start]);
    }
    let between = whole.get(name.end..said.start).unwrap_or_default();
    let is_by_it = DECIDES.is_match(between) || DECIDES_ON.is_match(&whole[said.start..]);
    let another = AFTER_ANOTHER.find(between);
    let is_anothers = another.is_some_and(|other| !between[other.end()..].contains(','));
    !is_by_it && !is_anothers && !NOT_QUITE.is_match(between) && !AT_ONE.is_match(clause.before())
}

/// "Hearing deferred for a report, interim order renewed": it sat, and put off no more than its
/// decision.
fn is_deferral(clause: &Clause, words: &str) -> bool {
    cue!(
        SAT,
        concat!(
            r"(?i)\b(?:i?csos?|orders?|measures?|decision|renewed|continued|varied|heard|attended",
            r"|spoke|panel (?:made|agreed|wanted|asked))\b"
        )
    );
    let is_deferred = words.to_lowercase().starts_with("deferred");
    clause.naming.kind == MeetingKind::Hearing && is_deferred && SAT.is_match(clause.text)
}

/// The words on the meeting itself: up to what it decided or heard, or what was the cause.
pub(super) fn of_itself(after: &str) -> &str {
    cue!(
        ITS_MATTER,
        concat!(
            r"(?i)\b(?:agreed|decided|noted|heard|discussed|recorded|told|felt|concluded) ",
            r"(?:that|how|whether|of|about|the|his|her|their|a|an)\b",
            r"|\b(?:agreeing|deciding|noting|hearing that)\b",
            r"|,? who (?:was|were|had|is|are|could)\b",
            r"|\b(?:debate|discussion|talk) (?:on|about|over|of)\b",
            r"|\brecommendations? (?:was |were )?(?:accepted|agreed|followed|upheld|not)\b",
            r"|\bconsidered (?:that|whether|how|the|his|her|their|an?|secure|evidence|reports?)\b",
            r"|\b(?:because|since|due to|owing to",
            r"|as (?:the|his|her|their|an?|mum|dad|mother|father|no ?one)) "
        )
    );
    let end = ITS_MATTER
        .find(after)
        .map_or(after.len(), |matter| matter.start());
    &after[..end]
}

// "An hour before it was due".
cue!(
    HOURS_BEFORE,
    concat!(
        r"(?i)^\W*(?:half )?(?:an?|one|two|\d+) (?:hours?|minutes?|mins) ",
        r"(?:before|beforehand|prior|in advance)\b"
    )
);
// "Not held within six weeks": late.
cue!(
    LATE_AFTER,
    concat!(
        r"(?i)^\W*(?:within|in (?:time|line|timescales?)|on time|by (?:the )?due|back|up",
        r"|responsible|accountable|liable)\b"
    )
);
// What comes of something else: "IRD: agreed to proceed to initial CPPM".
cue!(
    TOWARDS_BEFORE,
    r"(?i)\b(?:proceed|progress|move|go|refer(?:ral)?) (?:straight |on )?to (?:the |an? )?$"
);
// What somebody would have, of which nobody says that it came so.
cue!(
    ASKED_BEFORE,
    concat!(
        r"(?i)\b(?:wants?|wanted|wish(?:es|ed)|hop(?:es|ed|ing) (?:for|that)|would like|keen for",
        r"|ask(?:s|ed|ing)? (?:for|that|if|to have)) (?:(?:the|an?|his|her|their|this|next) )?",
        r"(?:\w+ )?$"
    )
);
// Another time of the same day.
cue!(
    HOURS_AFTER,
    r"(?i)^\W*(?:by )?(?:half )?(?:an?|one|two|\d+) (?:hours?|minutes?|mins)\b"
);
cue!(
    KEPT_AFTER_ALL,
    concat!(
        r"(?i)\bbut (?:\w+ ){0,2}?(?:went ahead|was held|took place)\b",
        r"|^\W*(?:and|then) (?:was )?(?:held|took place)\W*(?:today|$)"
    )
);
// "Second review, after the meeting on the 3rd could not go ahead": that one did not.
cue!(
    AFTER_ANOTHER,
    concat!(
        r"(?i)\b(?:after|as|because|since|following|when|instead of|in place of) ",
        r"(?:the|an?|its|that) (?:\w+ ){0,2}?(?:meeting|one|date|attempt|session|review|day)\b"
    )
);
// "Cancelled his order before the review".
cue!(
    BESIDE,
    concat!(
        r"(?i)\b(?:before|after|at|since|following|prior to|ahead of|during)\s+",
        r"(?:(?:the|his|her|their|our|this)\s+)?$"
    )
);
cue!(
    AT_ONE,
    r"(?i)^\W*(?:at|during|in) (?:the|his|her|their|our|this|an?)?\s*(?:\w+ )?$"
);
// "The review agreed that contact should be postponed".
cue!(
    DECIDES,
    concat!(
        r"(?i)\b(?:agreed|decided|noted|heard|discussed|said|recorded|learn(?:ed|t)|asked|told",
        r"|recommended|felt) (?:that|the|how|of|about|to|his|her|their)\b"
    )
);
// "… decided to put off the move": what it put off is something else.
cue!(
    DECIDES_ON,
    concat!(
        r"(?i)^(?:decided|agreed) (?:\w+ )?to (?:postpone|put off|put back|cancel|call off) ",
        r"(?:the|his|her|their|a|any) (?:\w+ )?",
        r"(?:move|contact|visits?|plans?|start|changes?|referral|holiday|trip|family time)\b"
    )
);
cue!(
    NOT_QUITE,
    r"(?i)\b(?:not|never|almost|nearly|n['’]t)(?: to)?(?: be(?:en)?)?\s*$"
);

// "No core group this month".
cue!(NO_BEFORE, r"(?i)^\W*no\s+$");

cue!(
    TODAY_AFTER,
    r"(?i)^\s*(?:was held )?(?:today|this (?:morning|afternoon|week|month))\b"
);

cue!(
    DENIED_AFTER,
    concat!(
        r"(?i)^[^.;]{0,30}?\b(?:(?:has|had|have|was|were|is|are)(?:\s+not|n['’]t|\s+never)\s+",
        r"(?:yet\s+)?(?:been\s+)?",
        r"(?:held|taken|convened|arranged|recorded|required|needed|necessary|progressed)",
        r"|not (?:yet )?(?:been )?(?:held|convened|required|needed|evidenced|recorded)|yet to",
        r"|no record of|never (?:been )?(?:held|took)|overdue|outstanding|not required|not on file)",
        r"\b|^\s*(?:was |were )?(?:declined|refused|turned down|rejected)\b"
    )
);

cue!(
    DENIED_BEFORE,
    concat!(
        r"(?i)\b(?:no|without (?:an?|any)?|any|lack of(?: an?)?|absence of(?: an?)?",
        r"|not (?:an?|held an?|had an?|need an?|require an?)|never (?:had|held) an?",
        r"|instead of (?:an?|the)",
        r"|no (?:further|subsequent|evidence of an?|record of (?:an?|the)?|need for an?)",
        r"|(?:not|n['’]t) (?:reach|meet|cross)(?:ed)? the threshold (?:for|of) an?)\s*$"
    )
);

cue!(
    SUPPOSED,
    r"(?i)\b(?:if|unless|whether|should)\s+(?:the|an?|any|no|another|his|her|their)?\s*(?:\w+\s+)?$"
);

// "The review should have been held by Friday" says no day on which it was.
cue!(
    OWED_AFTER,
    concat!(
        r"(?i)^\s*(?:should|ought to|was (?:meant|supposed) to|were (?:meant|supposed) to) have ",
        r"(?:been|taken|met|happened|gone)\b"
    )
);

cue!(
    WANTED_AFTER,
    r"(?i)^\s*(?:(?:is|was|are|will be) )?(?:now |still )?(?:needed|required|wanted|called for)\b"
);
