//! Oversight told by who went over the case, without the name of a session.
//!
//! In: a sentence, and whether a manager says it. Out: the words that tell that a manager read, went
//! over or talked through the case: "Jo (TM) last went over the case with me", "file read and checked"
//! under a manager's name. What is asked of a manager is none.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::{Reader, is_prose, time_of_day};
use crate::document::Span;
use crate::facts::passages::Sentence;
use crate::facts::pattern::{cue, pattern};

/// A manager by post or by its letters.
const MANAGER: &str = concat!(
    r"(?:(?:(?:the|my|our|duty|practice|line|service|senior|team|operations?|area|locality|deputy",
    r"|depute|assistant|acting) )*(?:managers?|team leaders?|practice leads?|supervisors?|head of service",
    r"|principal (?:officer|social worker)|area officer)\b",
    r"|\b(?:(?:the|my|duty) )?(?:(?-i:TM|TL|PTL|PTM|SSW|APO)|team mgr|ops manager|tm|ssw|ptm|mgr|senior (?:social worker|practitioner))\b)"
);
/// What is gone over: "her case", "Ash's file", "what we hold".
const CASE: &str = concat!(
    r"(?:(?:(?:the|this|my|our|his|her|their|whole|full|case|entire) |(?-i:\p{Lu}[\p{L}]*)['’]s )*",
    r"(?:case(?: ?load)?|case (?:file|record|notes)|files?|records?|recordings?|notes|chronology)\b",
    r"|what (?:we|is) (?:hold|held|know)\b)"
);
/// To go over it.
const WENT_OVER: &str = concat!(
    r"(?:(?:went|gone|been|going) (?:back )?(?:over|through)|read(?: through| over)?|reviewed",
    r"|had (?:a )?(?:\w+ )?(?:look (?:at|over|through)|read (?:of|through)|sight of)|dip[- ]?sampled",
    r"|considered|looked (?:again )?(?:at|over|through)|checked|audited|discussed|sampled",
    r"|talked (?:over|through|about)|overseen)"
);
/// What a manager's going over is called.
const SESSION: &str = concat!(
    r"(?:supervision|oversight|overview|check|reading|read-?through|read|session|steer|discussion",
    r"|consultation|reflection|review|audit|look)"
);

static BY_MANAGER: LazyLock<Regex> = LazyLock::new(|| {
    any(&[
        // Who went over what.
        format!(
            r"\(?{MANAGER}\)?(?: \(?(?-i:\p{{Lu}}[\p{{L}}.'’-]*)\)?){{0,2}},? (?:(?:has|have|had|last|then|again|also|today|and i|and sw) )*{WENT_OVER} (?:(?:it|this|over|with me) )?{CASE}"
        ),
        // Whose session it was, and on what.
        format!(
            r"{MANAGER}(?:['’]s?)? (?:[\w-]+ )?{SESSION} (?:of|on|over|about|re|at|into) {CASE}"
        ),
        r"\b(?:case )?supervision (?:of|on|about|re) (?:this|the|(?-i:\p{Lu}\p{Ll}+['’]s)) case\b".to_owned(),
        // What was gone over, and by whom.
        format!(
            r"{CASE}(?: and [\w ]{{3,20}}?)? (?:(?:was|were|has been|have been|all) )*{WENT_OVER}(?: and [\w ]{{3,20}}?)? (?:by|with) {MANAGER}"
        ),
        format!(r"{CASE}(?: and [\w ]{{3,20}}?)? (?:(?:was|were|has been|have been) )*overseen by\b"),
        // Where it was gone over.
        format!(
            r"{WENT_OVER} {CASE}[^.;]{{0,30}}? (?:in|at|during) (?:(?:my|our|his|her|their|today['’]s|formal|reflective) )*(?:supervision|one[- ]to[- ]one|1:1|1-1)\b"
        ),
        // What this entry counts as.
        r"\b(?:this|that|it|which|mail|note|entry) (?:is|was|be|counts? as|stands? as|serves? as|as) (?:(?:my|our|a|the) )?(?:(?:management|managerial|senior|manager['’]?s?) )*oversight\b".to_owned(),
        r"\b(?:as|for) (?:my|our) (?:(?:management|managerial|senior|manager['’]?s?) )*oversight\b".to_owned(),
    ])
});

/// What tells of it where a manager speaks.
static BY_SPEAKER: LazyLock<Regex> = LazyLock::new(|| {
    any(&[
        format!(
            r"^\W*(?:i(?:['’]ve)? )?(?:(?:have|had|also|now|today|myself) )*{WENT_OVER} {CASE}"
        ),
        format!(
            r"^\W*{CASE}(?:,? (?:and|&) {CASE})? (?:(?:was|were|has been|have been) )*(?:read|checked|reviewed|considered|looked at|gone (?:over|through)|discussed)\b"
        ),
    ])
});

fn any(wordings: &[String]) -> Regex {
    pattern(&format!("(?i){}", wordings.join("|")))
}

impl Reader<'_> {
    /// Finds the words of a sentence that tell of oversight.
    pub(super) fn overseen(&self, sentence: &Sentence) -> Option<Range<usize>> {
        let text = self.document.at(sentence.span);
        let clock = if is_prose(sentence) {
            0
        } else {
            time_of_day(text)
        };
        let by_manager = BY_MANAGER.find(text).map(|found| found.range());
        let spoken = || {
            let found = BY_SPEAKER.find(&text[clock..])?;
            let range = clock + found.start()..clock + found.end();
            self.is_said_by_manager(sentence).then_some(range)
        };
        by_manager.or_else(spoken)
    }

    /// Whether a heading, the row's other cells or the label say that a manager wrote it.
    fn is_said_by_manager(&self, sentence: &Sentence) -> bool {
        const WORDS_MAX: usize = 8;
        let names = |span: Span| {
            let text = self.document.at(span);
            text.split_whitespace().count() <= WORDS_MAX && NAMES_MANAGER.is_match(text)
        };
        let heading = sentence.heading.is_some_and(names);
        heading || self.beside(sentence.span).into_iter().any(names)
    }

    /// The cells of the row and of the rows of its card above, the labels before it.
    fn beside(&self, sentence: Span) -> Vec<Span> {
        const LABELS_MAX: usize = 3;
        let idx = self.document.block_at(sentence);
        let row = idx.and_then(|idx| self.document.row_of(idx));
        let row = row.unwrap_or_default().iter().map(|block| block.span);
        let at = self
            .labels
            .partition_point(|one| one.value.start <= sentence.start);
        let labels = self.labels[..at].iter().rev();
        let covers = labels.clone().find(|one| one.value.covers(sentence));
        let before = labels.take(LABELS_MAX).filter(|one| {
            let is_card = one.value.end + 2 >= sentence.start.saturating_sub(CARD_BYTES_MAX);
            is_card && WRITER.is_match(self.document.at(one.label))
        });
        let values = before.map(|one| one.value);
        let own = covers.map(|one| one.label);
        row.filter(|cell| !cell.covers(sentence))
            .chain(values)
            .chain(own)
            .collect()
    }
}

/// A card says who wrote it no further above what was written.
const CARD_BYTES_MAX: usize = 120;

cue!(NAMES_MANAGER, &format!(r"(?i)(?:^|[\W\d]){MANAGER}"));
cue!(
    WRITER,
    concat!(
        r"(?i)^\W*(?:(?:entered|recorded|written|made|noted|typed) by|worker|author|by|who|writer",
        r"|staff(?: member)?|officer|type|entry type|contact type)\W*$"
    )
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn oversight_is_told_by_who_went_over_the_case() {
        for text in [
            "Jo (TM) last went over the case with me on 3 May.",
            "Team manager's supervision of the case, 3 May 2022.",
            "Manager's reflective session on Ash's file",
            "Entry by J. Bell, team manager: supervision of this case today.",
            "File and chronology checked by the practice manager.",
            "File and transfer overseen by me.",
            "Please take this as my management oversight.",
            "That is my oversight for the week.",
        ] {
            assert!(BY_MANAGER.is_match(text), "{text}");
        }
        for text in [
            "Notes read, no change.",
            "I have considered KT's file today.",
            "Read the file.",
        ] {
            assert!(BY_SPEAKER.is_match(text), "{text}");
            assert!(!BY_MANAGER.is_match(text), "{text}");
        }
    }

    #[test]
    fn a_manager_asked_or_at_a_meeting_oversees_nothing() {
        for text in [
            "Asked the team manager for a decision on transport.",
            "The manager chaired the core group.",
            "Supervision of contact by the support worker.",
            "TM caught me in the corridor.",
            "Home manager read him a story.",
        ] {
            assert!(
                !BY_MANAGER.is_match(text) && !BY_SPEAKER.is_match(text),
                "{text}"
            );
        }
    }
}
