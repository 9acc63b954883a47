//! The words by which a status is said: behind a label of status, and behind a label that asks.
//!
//! In: a label and its value. Out: the status that they give, if any. Each class of words is a list of its
//! own, in the order in which they weigh.

use regex::Regex;

use crate::facts::control::Status;
use crate::facts::pattern::cue;

cue!(
    OLD,
    concat!(
        r"(?i)\b(?:superseded|withdrawn|archived?|obsolete|rescinded|revoked|repealed|expired",
        r"|retired|lapsed|cancelled|discontinued|decommissioned|historic(?:al)?|stood down)\b",
        r"|^\W*replaced\b|\breplaced (?:by|with|on|in)\b",
        r"|\bold (?:version|edition|copy|policy|text)\b|\bout of (?:use|force)\b",
        r"|\b(?:no longer|never again) (?:to be )?",
        r"(?:in (?:use|force|effect)|current|valid|used|applicable)\b",
        r"|\bkept for (?:reference|the record|history)\b"
    )
);
// A draft is not in force either; what is neither is old.
cue!(
    NOT_HELD,
    r"(?i)\bnot (?:now |currently |presently )*(?:in (?:use|force|effect)|current|valid)\b"
);
cue!(
    NO_DRAFT,
    r"(?i)\b(?:no longer|not) (?:an? |in |the )*draft\b"
);
cue!(
    DRAFT,
    concat!(
        r"(?i)\b(?:draft|unapproved|unadopted|provisional|proposed|proposal|consultation",
        r"|work in progress)\b",
        r"|\bnot (?:yet |been |formally )*(?:approved|agreed|adopted|ratified|final|signed off)\b",
        r"|\bnot yet\b",
        r"|\b(?:awaiting|awaits|pending|subject to|not yet|unapproved|for) (?:[\w'’]+ ){0,3}?(?:",
        r"approval|approved|ratification|ratified|sign[- ]off|consultation|comments?|discussion",
        r"|decision|agreement|adoption)\b",
        r"|\b(?:awaiting|awaits|pending|with) (?:the )?(?:[\w'’]+ ){0,2}?",
        r"(?:committee|board|council|trustees|governors|panel)\b",
        r"|\b(?:in|under) (?:development|preparation|discussion|construction)\b",
        r"|\bbeing (?:drafted|written|prepared|developed)\b"
    )
);
cue!(
    UNDER_REVIEW,
    concat!(
        r"(?i)\b(?:under|in|for|undergoing) (?:(?:an?|full|major) )*(?:review|revision)\b",
        r"|\bbeing (?:reviewed|revised|updated|rewritten|amended|refreshed)\b",
        r"|\b(?:review|revision) (?:is |now |has )*",
        r"(?:under ?way|in progress|started|begun|ongoing|in hand)\b"
    )
);
cue!(
    IN_FORCE,
    concat!(
        r"(?i)\b(?:final|finalised|approved|current|live|in (?:force|use|effect|operation)",
        r"|published|ratified|adopted|issued|active|agreed|implemented|signed off|operational",
        r"|effective|valid|endorsed|authorised|definitive|extant|released|completed?)\b"
    )
);
// "Approved (supersedes draft v0.4)" tells of another version behind its own status.
cue!(
    EARLIER,
    r"(?i)\b(?:supersedes|superseding|replaces|replacing|previously|formerly)\b"
);

/// What a status field says; nothing when it still offers a choice.
pub(in crate::facts::control) fn status_word(value: &str) -> Option<Status> {
    let classes: [(&Regex, Status); 6] = [
        (&OLD, Status::Superseded),
        (&NO_DRAFT, Status::Final),
        (&DRAFT, Status::Draft),
        (&NOT_HELD, Status::Superseded),
        (&UNDER_REVIEW, Status::UnderReview),
        (&IN_FORCE, Status::Final),
    ];
    let value = EARLIER
        .find(value)
        .map_or(value, |found| &value[..found.start()]);
    let said = classes.iter().filter(|(words, _)| words.is_match(value));
    let said: Vec<Status> = said.map(|(_, says)| *says).collect();
    let offers_choice =
        value.contains(['/', '☐', '□']) || value.to_lowercase().contains("delete as");
    match said[..] {
        [_, _, ..] if offers_choice => None,
        [says, ..] => Some(says),
        [] => None,
    }
}

// Words of a label that asks, beside the state that it asks for.
cue!(
    FRAME,
    concat!(
        r"\b(?:is|are|was|has|have|been|can|may|i|we|staff|this|it|these|the|an?|our|document",
        r"|policy|procedure|guidance|version|rules|now|still|yet|currently|formally|fully)\b"
    )
);
cue!(ASKS, r"^(?:is|are|was|has|have|can|may)\b");
cue!(
    ITSELF,
    r"\b(?:this|it|these|policy|document|procedure|guidance)\b"
);
cue!(IS_DRAFT, r"^(?:in )?draft$");
cue!(
    WAS_DONE,
    r"^(?:final|finalised|approved|agreed|adopted|ratified|signed off|endorsed|published)$"
);
cue!(
    IS_FORCE,
    r"^(?:in (?:force|use|effect)|current|live|valid|active|use|used|follow|apply)$"
);
cue!(
    IS_OLD,
    r"^(?:superseded|withdrawn|replaced|archived|out of (?:date|use))$"
);
cue!(YES, r"(?i)^\W*(?:yes|y|true)\b");
cue!(
    NO,
    r"(?i)^\W*(?:(?:no|n|false)(?:\W*$|[\s,;:–—-]+\p{L})|not\b)"
);
cue!(
    NOT_NO,
    r"(?i)^\W*no (?:later|change)\b|\byes ?(?:/|or) ?no\b"
);

/// Whether a label asks whether this document is something.
pub(super) fn asks_of_itself(label: &str) -> bool {
    ASKS.is_match(label) && ITSELF.is_match(label)
}

/// What the answer to a label that asks for a state gives: "Is this in force? No, replaced", "Draft: yes".
pub(super) fn asked(label: &str, value: &str) -> Option<Status> {
    let state = FRAME.replace_all(label, " ");
    let state = state.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_yes = YES.is_match(value);
    if NOT_NO.is_match(value) || !(is_yes || NO.is_match(value)) {
        return None;
    }
    let more = || status_word(value.trim_start_matches(|c: char| c.is_alphabetic()));
    let is_yet = || label.contains("yet") || value.to_lowercase().contains("yet");
    let (yes, no) = if IS_DRAFT.is_match(&state) {
        (Status::Draft, Some(Status::Final))
    } else if WAS_DONE.is_match(&state) {
        (Status::Final, Some(Status::Draft))
    } else if ASKS.is_match(label) && IS_FORCE.is_match(&state) {
        let old = if is_yet() {
            Status::Draft
        } else {
            Status::Superseded
        };
        (Status::Final, Some(old))
    } else if IS_OLD.is_match(&state) {
        (Status::Superseded, None)
    } else {
        return None;
    };
    if is_yes { Some(yes) } else { more().or(no) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_has_many_words_and_denials_turn_them() {
        for (words, says) in [
            ("Extant", Status::Final),
            ("No longer a draft", Status::Final),
            ("Proposed", Status::Draft),
            ("Not approved", Status::Draft),
            ("Awaiting committee", Status::Draft),
            ("Undergoing review", Status::UnderReview),
            ("Revision in progress", Status::UnderReview),
            ("Not in force", Status::Superseded),
            ("Draft, not in force", Status::Draft),
            ("Awaiting approval; not to be used before", Status::Draft),
            ("Replaced May 2026", Status::Superseded),
        ] {
            assert_eq!(status_word(words), Some(says), "{words}");
        }
        for words in ["Confidential", "Statutory", "Mandatory", "Draft / final"] {
            assert_eq!(status_word(words), None, "{words}");
        }
    }

    #[test]
    fn a_label_may_ask_for_a_state() {
        for (label, value, says) in [
            ("is this a draft", "No", Status::Final),
            ("has it been approved", "Not yet", Status::Draft),
            ("can we use this yet", "No", Status::Draft),
            ("is it still in force", "No", Status::Superseded),
            ("is this current", "No, a draft", Status::Draft),
            ("draft", "Yes", Status::Draft),
        ] {
            assert_eq!(asked(label, value), Some(says), "{label} {value}");
        }
        for (label, value) in [
            ("is this a draft", "Yes / No"),
            ("is the child safe", "No"),
            ("approved", "No. 14"),
            ("use", "No smoking"),
            ("is it still in force", "See below"),
        ] {
            assert_eq!(asked(label, value), None, "{label} {value}");
        }
    }
}
