//! Whom a label asks for, by the words of which it is made: a deed and whoever did it.
//!
//! In: a label, of whatever form or system: "Name of practitioner completing report", "Who filled this
//! in?", "ASMT_WORKER". Out: whether it asks for the author or for the manager who passed the record. A
//! label that asks for a day, or for somebody else, asks for neither.

use crate::facts::label;
use crate::facts::pattern::cue;

/// A label has no more words.
const WORDS_MAX: usize = 10;

/// Whether a label asks for the author.
pub(super) fn asks_author(label: &str) -> bool {
    let words = words_of(label);
    let is_deed = WRITES.is_match(&words) && AGENT.is_match(&words);
    // "Signed (assessor)" heads a row of signatures.
    let is_row = label.to_lowercase().contains("signed (");
    let is_own = is_short(&words) && !is_row && !OF_OTHERS.is_match(&words);
    is_own && (AUTHOR.is_match(&words) || is_deed)
}

/// Whether a label asks for the manager who passed the record.
pub(super) fn asks_manager(label: &str) -> bool {
    let words = words_of(label);
    let is_deed = PASSES.is_match(&words) && MANAGES.is_match(&words);
    let is_code = label.contains('_');
    is_short(&words)
        && !OF_OTHER_PASSING.is_match(&words)
        && (is_deed || is_code && PASSED.is_match(&words))
}

fn is_short(words: &str) -> bool {
    words.split(' ').count() <= WORDS_MAX
}

/// A label in lower case, with the words that systems and hurried hands shorten written out.
fn words_of(label: &str) -> String {
    const SHORT: [(&str, &str); 8] = [
        ("auth", "authorised"),
        ("iaf", "assessment"),
        ("prac", "practitioner"),
        ("ptl", "team leader"),
        ("ssw", "senior"),
        ("sw", "worker"),
        ("tl", "team leader"),
        ("tm", "manager"),
    ];
    let lower = label.to_lowercase().replace('\u{2019}', "'");
    let words = lower.split(|c: char| !c.is_alphabetic() && c != '\'');
    let words = words.filter(|word| !word.is_empty()).map(|word| {
        let known = SHORT.iter().find(|(short, _)| *short == word);
        known.map_or_else(|| label::whole(word), |(_, words)| words)
    });
    words.collect::<Vec<_>>().join(" ")
}

cue!(
    WRITES,
    concat!(
        r"\b(?:complet(?:ed|ing)|prepar(?:ed|ing)|writ(?:ten|ing)|wrote|compil(?:ed|ing)",
        r"|draft(?:ed|ing)|undertak(?:en|ing)|undertook|carr(?:ied|ying) out",
        r"|fill(?:ed|ing)? (?:this |it )?(?:in|out)|did (?:this|the|my|your)|done|assess(?:ed|ing)",
        r"|produc(?:ed|ing)|conduct(?:ed|ing)|drawn up|reporting|put (?:this )?together|typed)\b"
    )
);
cue!(
    AGENT,
    concat!(
        r"\b(?:by|who|workers?|persons?|practitioners?|professionals?|officers?|names?|lead",
        r"|co ?ordinator)\b"
    )
);
cue!(
    AUTHOR,
    concat!(
        r"\b(?:author|writer|assessor)s?(?:'s?)?\b",
        r"|^(?:assessment lead|lead (?:for|of) (?:the |this )?assessment|assessment worker)$"
    )
);
// A day, another paper, another deed, somebody else.
cue!(
    OF_OTHERS,
    concat!(
        r"\b(?:dates?|when|day|time|minutes?|referr\w+|referral|managers?|managers|leader|seniors?",
        r"|supervis\w+|boss|authoris\w+|approv\w+|agree\w*|check\w*|counter\w*|circulat\w+|sent",
        r"|received|requested|next|due|target|parents?|carers?|child|young|mother|father|family",
        r"|school|chronology|seen|visit\w*|quality|qa|endors\w+|translat\w*|interpret\w*|printed",
        r"|shared|previous|last|to be|hearing|court|police|medical|gp|action|actions|tasks?)\b"
    )
);
cue!(
    PASSES,
    concat!(
        r"\b(?:sign(?:ed|s|ature|ing)?(?: off)?|approv\w+|authoris\w+|agree\w*|endors\w+",
        r"|counter ?sign\w*|check\w*|finalis\w+|quality assur\w+|verif\w+|ratif\w+|accept\w+)\b"
    )
);
cue!(
    MANAGES,
    concat!(
        r"\b(?:managers?(?:'s?)?|team leader(?:'s)?|leader(?:'s)?|senior(?:'s)?|supervisor(?:'s)?",
        r"|supervising|boss|management|practice lead(?:'s)?|authority)\b"
    )
);
cue!(
    PASSED,
    concat!(
        r"^(?:(?:assessment|report) )?",
        r"(?:authorised|sign(?:ed)? off|counter ?signed|finalised|approved)(?: by)?",
        r"(?: (?:worker|manager))?(?: name)?$"
    )
);
cue!(
    OF_OTHER_PASSING,
    concat!(
        r"^dates?\b|\bdate$",
        r"|\b(?:authors?|parents?|family|child|young|carers?|absence|panel|minutes?|contact",
        r"|treatment|collect|audit|next|to be|requested|required|persons?|budget|funding|costs?",
        r"|school|medical)\b|\bplan agreed\b"
    )
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_asks_for_the_author_by_a_deed_and_whoever_did_it() {
        for label in [
            "Assessing SW",
            "Name and designation of author",
            "Practitioner completing this record",
            "Form filled in by",
            "Who wrote this about me?",
            "The worker who did this assessment",
            "1.3 Lead assessor",
            "COMPLETED_BY",
            "ASMT_WORKER",
            "Report Writer",
        ] {
            assert!(asks_author(label), "{label}");
        }
        for label in [
            "Date completed",
            "Minutes taken by",
            "Referred by",
            "Parent completing this form",
            "To be completed by",
            "Checked by manager",
            "Child seen by",
            "Author of chronology",
        ] {
            assert!(!asks_author(label), "{label}");
        }
    }

    #[test]
    fn a_label_asks_for_the_manager_who_passed_it() {
        for label in [
            "TM signature",
            "Approving manager",
            "Which manager signed this off?",
            "My worker's boss agreed this",
            "Senior's signature",
            "AUTH_BY",
            "MGR_SIGNOFF",
            "Finalised by manager",
            "Endorsement of manager",
        ] {
            assert!(asks_manager(label), "{label}");
        }
        for label in [
            "Signed (parent)",
            "Team manager",
            "Authorised absence",
            "Date authorised",
            "Authorised contact",
            "Plan agreed by family",
            "Approved by panel",
            "Minutes approved by manager",
        ] {
            assert!(!asks_manager(label), "{label}");
        }
    }
}
