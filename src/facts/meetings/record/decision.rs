//! What a planning meeting decided of the register, as its own record says.
//!
//! In: the sentences and labels of a record. Out: whether the child's name was put on the register,
//! stays on it or was taken off. What the meeting considered, hopes for or did before is no decision.

use std::borrow::Cow;

use super::state::CONDITION;
use super::{Meeting, Reader};
use crate::facts::dates_in;
use crate::facts::meetings::MeetingKind;
use crate::facts::passages::{Sentence, happening};
use crate::facts::pattern::cue;

cue!(
    pub(super) REGISTER,
    r"(?i)\b(?:register|registration|registered|child protection plan|cp plan)\b"
);

cue!(
    pub(super) REGISTERED,
    concat!(
        r"(?i)\b(?:(?:placed|put|entered|included|added|recorded|go|goes|went|name) ",
        r"(?:(?:on|onto|on to|in|into|to) the|on|onto) (?:child protection |cp )?register",
        r"|(?:decision|decided|agreed|agreement|outcome)\W+(?:\w+ ){0,2}?on(?:to)? (?:the )?",
        r"(?:child protection |cp )?register",
        r"|registered\W+(?:neglect|emotional|physical|sexual|domestic)",
        r"|(?:decision|decided|agreed|agreement|unanimous\w*|recommend\w*) (?:was |that |made )?",
        r"(?:to |for )?(?:\w+ ){0,6}?(?:register|registration|registered|be registered)",
        r"|(?:is|are|was|were|be|been|child|children|now) registered ",
        r"(?:under|for|on|in|as|at|due|with (?:a|the) categor|from|today)|registered under",
        r"|\bto register\b|^\W*register\b",
        r"|(?:made|become[s]?|became|be|is|are) (?:now )?(?:the )?subject (?:of|to) (?:a )?",
        r"(?:child protection|cp) plan",
        r"|(?:child protection|cp) plan (?:is|was|to be|will be|should be) ",
        r"(?:made|put in place|started|agreed)",
        r"|need(?:s|ed)? (?:for )?(?:a )?(?:child protection|cp) plan",
        r"|registration (?:category|categories|agreed)|categor(?:y|ies) of registration)\b"
    )
);

cue!(
    pub(super) NOT_REGISTERED,
    concat!(
        r"(?i)\b(?:not (?:to )?(?:be )?",
        r"(?:placed|put|entered|registered|register|include[d]?|add(?:ed)?)\b[^.]{0,40}",
        r"|(?:decision|decided|agreed) (?:was )?not to (?:register|place)",
        r"|(?:no|not) (?:need|require\w*|grounds?|agreement|necessary)[^.]{0,30}regist\w+",
        r"|registration (?:was |is )?not|threshold for registration (?:was |is )?not",
        r"|not to register|did not (?:agree|meet)[^.]{0,40}regist\w+",
        r"|should not be (?:placed|registered))"
    )
);

cue!(
    pub(super) STAYS,
    r"(?i)\b(?:remain\w*|continu\w+|stays?|stayed|retain\w*|kept|maintain\w*)\b"
);

cue!(
    pub(super) DEREGISTERED,
    concat!(
        r"(?i)\b(?:(?:removed|taken|deleted|come|removal) (?:of [^.]{0,30})?(?:from",
        r"|off) the (?:child protection |cp )?register|de-?regist(?:er(?:ed)?|ration)",
        r"|no longer (?:require\w*|need\w*)[^.]{0,30}regist\w+",
        r"|registration (?:to |should |will )?(?:be )?(?:ended|ends|terminated|removed",
        r"|cease[sd]?)|(?:child protection|cp) plan (?:is |was |has |should |will ",
        r"|can |to |be |been |now )*(?:ends?|ended|cease[sd]?|discontinued|removed",
        r"|closed|terminated|stepped down)|(?:end|ends|ended|discontinue[ds]?",
        r"|cease[ds]?|removed from) (?:the |a |his |her |their )?(?:child protection",
        r"|cp) plan|no longer (?:be |to be |need to be )*(?:the )?subject (?:of",
        r"|to) (?:a )?(?:child protection|cp) plan",
        r"|no longer (?:require\w*|need\w*) (?:a )?(?:child protection|cp) plan",
        r"|step(?:ped",
        r"|s)? down (?:from (?:a )?child protection )?to (?:a )?(?:child in need|cin",
        r"|care and support)|(?:removed|taken) off (?:the )?(?:child protection ",
        r"|cp )?register)\b",
        // "Decided - off the register today."
        concat!(
            r"|(?:^\W*|[:;,–—-] ?",
            r"|\b(?:comes?|came|coming|name|goes|is|now|decided|agreed|decision) )off (?:the )?",
            r"(?:child protection |cp )?register\b"
        )
    )
);

cue!(
    pub(super) NEGATED_DECISION,
    concat!(
        r"(?i)\b(?:not|no|too early|premature|future|next|until|before|work towards|towards",
        r"|consider\w*|hop(?:e[sd]?|ing)|want(?:s|ed)?|wish(?:es|ed)?|ask(?:s|ed)? (?:for|about)",
        r"|(?:would|had) (?:like|prefer|want)\w*|expect\w*|possible|possibility|previous\w*)\b"
    )
);

cue!(
    pub(super) STAYS_LABEL,
    concat!(
        r"(?i)^\W*(?:registration )?(?:to |is |was |should )?(?:be )?",
        r"(?:continu|remain|retain|maintain|still|stay|kept|no change)"
    )
);

cue!(pub(super) OPEN_BOX, "[☐□][^☐□☒☑■]*");

// "Una's name is removed", in the record of a meeting for several children.
cue!(pub(super) OWNER, r"^\W*(?P<name>\p{Lu}[\p{L}-]+)['’]s name\b");

impl Reader<'_> {
    pub(super) fn read_decision(&self, sentence: &Sentence, meeting: &mut Meeting) {
        if !meeting.kind.is_conference() {
            return;
        }
        let text = &*without_open_boxes(self.document.at(sentence.span));
        let is_past = dates_in(self.dates, sentence.span)
            .iter()
            .filter_map(happening)
            .any(|date| {
                meeting.on.is_some_and(|on| {
                    !date.interval.overlaps(on.interval) && date.interval.to < on.interval.from
                })
            });
        if is_past || CONDITION.is_match(text) {
            return;
        }
        let owner = OWNER.captures(text).map(|found| found["name"].to_owned());
        let mut decide = |stands: bool| {
            let owner = owner.iter().cloned();
            meeting.decided.extend(owner.map(|name| (name, stands)));
        };
        if DEREGISTERED.is_match(text) && !NEGATED_DECISION.is_match(text) {
            decide(false);
            // The cell for the decision knows best.
            meeting.deregistered = meeting.deregistered.or(Some(true));
        } else if NOT_REGISTERED.is_match(text) {
            decide(false);
            meeting.registered = meeting.registered.or(Some(false));
        } else if registers(text) {
            decide(true);
            meeting.registered = Some(true);
        } else if STAYS.is_match(text) && REGISTER.is_match(text) {
            decide(true);
            meeting.deregistered = meeting.deregistered.or(Some(false));
        }
    }
}

/// Leaves out what stands behind a box that nobody ticked: "☒ On the register ☐ Not registered".
/// Where the boxes stand behind their words, all is left as it is.
fn without_open_boxes(text: &str) -> Cow<'_, str> {
    const BOXES: [char; 5] = ['☐', '□', '☒', '☑', '■'];
    if text.trim_end().ends_with(BOXES) {
        return Cow::Borrowed(text);
    }
    OPEN_BOX.replace_all(text, "")
}

/// Whether a sentence tells of a decision to put a name on the register.
pub(super) fn registers(text: &str) -> bool {
    let is_open = CONDITION.is_match(text) || NOT_REGISTERED.is_match(text);
    REGISTERED.is_match(text) && !STAYS.is_match(text) && !is_open
}

cue!(
    REMOVED,
    r"\b(?:removed|taken off|came off|comes off|de-?registered|ended|ends)\b"
);

pub(super) fn read_decision_label(label: &str, value: &str, meeting: &mut Meeting) {
    let is_about = label.contains("regist") && !label.contains("date");
    if !is_about || !meeting.kind.is_conference() {
        return;
    }
    let value = value.to_lowercase();
    if label.contains("de-regist") || label.contains("deregist") {
        if value.starts_with("yes") {
            meeting.deregistered = Some(true);
        }
    } else if STAYS_LABEL.is_match(&value) {
        meeting.deregistered = Some(false);
    } else if value.starts_with("no") {
        meeting.registered = Some(false);
        // "No – name removed": what a review says has come to its end.
        if meeting.kind == MeetingKind::CppmReview && REMOVED.is_match(&value) {
            meeting.deregistered = Some(true);
        }
    } else if value.starts_with("yes") || value.starts_with("registered") {
        meeting.registered = Some(true);
    }
}
