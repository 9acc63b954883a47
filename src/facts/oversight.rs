//! The names of records in which a manager oversees a case, and words that say that none was made.
//!
//! In: a name or a sentence. Out: whether it names such a record, or says that supervision was not
//! held. "Supervision" is also an order, a watch over contact and a teacher's: those are none.

use crate::document::{Document, Part};
use crate::facts::pattern::cue;

/// A name has no more words.
const WORDS_MAX: usize = 12;

/// Tells whether a document's first line or its file's name is that of a record of oversight.
pub(super) fn names(document: &Document) -> bool {
    let mut body = document.part(Part::Body).filter(|block| block.is_said());
    let first = body.next().map(|block| document.text_of(block));
    let first = first.and_then(|text| text.lines().next());
    let file = document.part(Part::FileName).next();
    let file = file.map(|block| document.text_of(block));
    let stem = file.map(|name| name.rsplit_once('.').map_or(name, |(stem, _)| stem));
    let stem = stem.map(|stem| stem.replace(['_', '-'], " "));
    first.is_some_and(is_name) || stem.is_some_and(|stem| is_name(&stem))
}

/// Tells whether a name is that of a record of oversight.
pub(super) fn is_name(name: &str) -> bool {
    let is_short = name.split_whitespace().count() <= WORDS_MAX;
    // The head of a note begins with its day.
    let is_short = is_short && !name.starts_with(|c: char| c.is_ascii_digit());
    let is_of_case = || OF_CASE.is_match(name) && !OF_MEETINGS.is_match(name);
    is_short && !OF_OTHERS.is_match(name) && (OF_MANAGER.is_match(name) || is_of_case())
}

/// Tells whether a heading names a section of such entries: by supervision or oversight alone, since a
/// manager's comments stand in many forms.
pub(super) fn heads_entries(heading: &str) -> bool {
    is_name(heading) && ENTRIES.is_match(heading)
}

/// Tells whether words say that a session was not held: they open with it, or say it of the session.
pub(super) fn is_not_held(words: &str) -> bool {
    let is_short = words.split_whitespace().count() <= SHORT;
    NOT_HELD.is_match(words)
        || is_short && CANCELLED.is_match(words) && !OTHER_THING.is_match(words)
}

/// So few words are about the session itself: "Jo off sick, cancelled".
const SHORT: usize = 7;

// Whose it is, and what it is.
cue!(
    OF_MANAGER,
    concat!(
        r"(?i)\b(?:(?:",
        r"(?:team|line|service|practice|senior|assistant|depute|unit|locality|area|operations?) )*",
        r"(?:managers?|team leaders?|leader|practice lead)|supervisors?|seniors?",
        r"|senior (?:social workers?|practitioners?)|ssw|ptm|tm|tl|mgr)(?:['’]s|s['’]|s)? ",
        r"(?:\w+ ){0,2}(?:supervisions?|oversight|decisions?|directions?|discussions?",
        r"|instructions?|comments?|notes?|logs?|sheets?|records?|entries|footprints?|sign ?-?offs?",
        r"|checks?|consultations?|reviews?|reads?|readings?|audits?|reflections?|overview)\b",
        r"|\b(?:management|managerial|mgmt|mgt) (?:\w+ )?(?:oversight|decisions?|directions?",
        r"|discussions?|reviews?|notes?|logs?|entries|footprints?|comments?|sheets?|instructions?",
        r"|consultations?)\b"
    )
);
cue!(
    OF_CASE,
    concat!(
        r"(?i)\b(?:supervisions?|supvn|supn|oversight)\b",
        r"|^\W*(?:case|caseload) (?:management )?(?:discussions?|consultations?) ",
        r"(?:logs?|records?|notes?|sheet)\b",
        r"|^\W*case ?management (?:discussions?|consultations?|decisions?)\b",
        r"|\bline (?:management|mgmt|mgt)\b",
        r"|(?:^|[–—:/-] ?)(?:1:1s|1-1s|one[- ]to[- ]ones)(?: (?:notes?|records?|log))?\W*",
        r"(?:$|[–—:/-])"
    )
);
cue!(
    ENTRIES,
    r"(?i)\b(?:supervisions?|oversight|supvn|supn|footprints?)\b"
);
cue!(
    OF_OTHERS,
    concat!(
        r"(?i)\bsupervision (?:at home|in the community|orders?|requirements?|measures?|polic\w+",
        r"|procedures?|plan|guidance|contracts?)\b",
        r"|\b(?:compulsory|home|statutory|supervised|self|contact|clinical|midwi\w+|night",
        r"|playground|children['’]?s?|hearing|court|police|school|nurs\w+) supervis",
        r"|\bsupervision (?:of|for|during|at) (?:\w+ ){0,2}",
        r"(?:contact|visits?|children|play|bath\w*|night|family time)\b",
        r"|\b(?:polic(?:y|ies)|procedures?|guidance|guide|template|training|chronology|minutes?",
        r"|hearing|assessment|plan|reviewing|risk management|medication|behaviour|carers?['’]?",
        r"|volunteers?|students?|visits?|school|pupil|site|prison|hospital|meetings?|contact",
        r"|case ?notes)\b"
    )
);
// What supervision of a child goes with.
cue!(OF_MEETINGS, r"(?i)\b(?:reviews?|family|hearings?)\b");
// What is said of the session, or opens what is told of it.
cue!(
    NOT_HELD,
    concat!(
        r"(?i)^\W*(?:(?:the |this )?(?:supervision|session|meeting|this|it|was|next|1:1)\W+){0,3}(?:",
        r"cancell?ed|postponed|re-?arranged|re-?scheduled|planned\W*(?:$|\bfor\b)|booked\b",
        r"|will be\b|to be (?:held|re-?arranged|arranged|booked)|due\W*(?:$|\bon\b)",
        r"|missed\W*(?:$|[.,;–-]|\b(?:as|because|due|owing)\b)|did not (?:take|go|happen)\b",
        r"|could not\b|not (?:held|done|in)\b|no (?:supervision|session|show)\b|none (?:held|took))",
        r"|\b(?:supervision|session|1:1|meeting with (?:my )?manager)",
        r"(?: (?:was|had|has|is|been|to|be|today|\(?\w+\)?)){0,3} (?:cancell?ed|postponed",
        r"|re-?arranged|re-?scheduled|missed|did not (?:take|go|happen)|not held|planned",
        r"|to be held|booked|due)\b",
        r"|\b(?:cancell?ed|postponed|re-?arranged|re-?scheduled) (?:supervision|session|1:1)\b"
    )
);
cue!(
    CANCELLED,
    r"(?i)\b(?:cancell?ed|postponed|re-?arranged|re-?scheduled|not held|did not happen|off sick)\b"
);

// What else is put off.
cue!(
    OTHER_THING,
    concat!(
        r"(?i)\b(?:contact|visits?|hearing|review|appointments?|school|respite|trip|core group",
        r"|meeting with|family time)\b"
    )
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_of_oversight_goes_by_many_names() {
        for name in [
            "Manager's decisions: Ash",
            "Team leader’s file reviews",
            "Senior's sheet",
            "Oversight by the service manager",
            "Management footprint",
            "TM notes",
            "Case discussion log",
            "Case management discussions",
            "Supervision: J Bell and K Ray",
            "Line management 1:1s",
            "JB / KR – 1:1s – Ash Ray",
            "Line manager's file reads",
        ] {
            assert!(is_name(name), "{name}");
        }
    }

    #[test]
    fn an_order_a_watch_and_a_rule_are_no_records_of_oversight() {
        for name in [
            "Compulsory supervision order",
            "Supervision of contact: Ash and his mother",
            "Supervision policy",
            "Playground supervision rota",
            "Home supervision plan",
            "Risk management decisions",
            "Case manager",
            "One to one sessions with Ash",
            "Line management of foster carers",
            "3 May 2022 10:00 J Bell SUPERVISION",
            "Visits to child and supervision of the case",
            "Social worker's notes",
            "School supervision sheet",
            "Ash Ray: supervision at home, notes of reviews",
        ] {
            assert!(!is_name(name), "{name}");
        }
    }

    #[test]
    fn a_session_was_not_held_where_that_is_said_of_it() {
        for none in [
            "Cancelled, Kim was ill",
            "Supervision was postponed",
            "Session cancelled as Jo was at court",
            "Did not take place",
            "missed due to leave",
            "Jo off sick, cancelled",
            "- Jo was ill, so postponed",
            "Planned for June",
        ] {
            assert!(is_not_held(none), "{none}");
        }
        for held in [
            "Supervision: hearing report due.",
            "Contact was cancelled twice by Mum; what that does to Ash.",
            "Not yet seen by the dentist. Planned for June.",
            "Missed school again",
            "Contact cancelled by Mum",
            "Review due 3 July, report not written.",
            "Hearing postponed to June, to be told to Ash by Jo",
            "Due to see school.",
        ] {
            assert!(!is_not_held(held), "{held}");
        }
    }
}
