//! Meetings that go by two or four letters, which stand for other things too.
//!
//! In: the words before and after the letters. Out: whether they name a meeting there.

use crate::facts::pattern::cue;

/// Whether "CG" stands where a meeting does: at the head or as somebody's, and no name's initials.
pub(super) fn is_group(before: &str, after: &str) -> bool {
    cue!(
        BEFORE,
        concat!(
            r"(?i)(?:^\W*|\p{L}['’]s\s+",
            r"|\b(?:first|second|third|last|\d(?:st|nd|rd|th)|monthly|attended|chaired|at|the|his",
            r"|her|their|this)\s+)$"
        )
    );
    cue!(
        AFTER,
        concat!(
            r"(?i)^\s*(?:$|[.:;,(–—@-]",
            r"|(?:today|held|was|took|went|met|me?e?ti?n?g|post|for|at|with|by|re|on|in|attended",
            r"|chaired|agreed|discussed|done|did|didn|not|cancel\w*|canx|cx|postponed|moved",
            r"|inquorate|abandoned|adjourned|deferred|put|called|this)\b)"
        )
    );
    BEFORE.is_match(before) && AFTER.is_match(after)
}

/// Whether "LAAC" is the review and not the child's being looked after: something is said to have
/// come of it, or somebody was at it.
pub(super) fn is_review(before: &str, after: &str) -> bool {
    cue!(
        BECAME,
        concat!(
            r"(?i)^\W*(?:(?:today|is|was|has been|also|had to be)\W+)*(?:held|took place",
            r"|went ahead|reviewed|chaired|cancell?ed|canc|canx|cx['’]?d?|postponed",
            r"|put (?:off|back)|deferred|adjourned|inquorate|not (?:held|quorate)",
            r"|did not (?:go|take|happen|proceed)|didn['’]t (?:go|take|happen|proceed)|called off",
            r"|abandoned|dnp|re-?arranged|re-?scheduled|\d(?:st|nd|rd|th))\b"
        )
    );
    cue!(
        AT,
        concat!(
            r"(?i)\b(?:at|attended|chaired|arrived for)\s+",
            r"(?:(?:the|his|her|their|your|today['’]s|\p{L}+['’]s)\s+)?$"
        )
    );
    cue!(
        ENDS,
        r"(?i)^\s*(?:$|[.,;:(–—-]|(?:it|we|today|on|held|to find)\b)"
    );
    BECAME.is_match(after) || AT.is_match(before) && ENDS.is_match(after)
}
