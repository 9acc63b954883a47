//! The names that meetings go by.
//!
//! In: words. Out: where a meeting is named, and which kind. "Case conference" alone is one of
//! child protection, but whether the first or a later one the words leave open.

mod hearings;
mod short;

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::{cue, pattern};

use super::MeetingKind;
pub(super) use hearings::bare_hearing;
use short::{is_group, is_review};

/// One place that names a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Naming {
    pub(super) kind: MeetingKind,
    /// Whether the words leave no doubt of the kind.
    pub(super) plain: bool,
    /// Bytes of the words given.
    pub(super) range: Range<usize>,
}

const CONFERENCE: &str = concat!(
    r"(?:(?:child protection|cp|multi-?agency|child's|children's)\s+)*(?:planning (?:meeting|mtg)",
    r"|case conf(?:erence)?|conf(?:erence)?|(?-i:CC)|plan(?:ning)? review meeting|cppm|cpcc)",
    r"(?:\s+\((?:cppm|cpcc|icpc|rcpc)\))?"
);
const CONFERENCE_ALONE: &str = concat!(
    r"(?:child(?:['’]s)? protection|cp)\s+",
    r"(?:planning (?:meeting|mtg)|case conf(?:erence)?|conference|meeting)|case conf(?:erence)?",
    r"|child(?:ren)?['’]?s?\s+planning\s+meeting\s+\(child\s+protection\)",
    r"|planning\s+meeting\s+(?:(?:held|convened|called)\s+)?under\s+(?:the\s+)?child\s+protection",
    r"|cppms?|cpccs?"
);
const LOOKED_AFTER: &str = concat!(
    r"(?:looked[- ]after(?:[- ]and[- ]accommodated)?(?:\s+(?:at home|away from home))?",
    r"(?:\s+child(?:ren)?(?:['’]?s['’]?)?)?(?:\s+(?:at home|away from home))?",
    r"(?:\s+\((?:lac|laac)\))?|la?ac(?:\s+(?:at|away from) home)?|laacyp|lacyp|laah|clas?|cic",
    r"|child(?:ren)?\s+looked\s+after|child(?:ren)?\s+in\s+care",
    r"|accommodated\s+child(?:ren)?(?:['’]s)?)"
);
/// A review, in full and short, as a thing and as what was done.
const REVIEW: &str = r"(?:review(?:s|ed)?|r/v|revi?e?w?|rvw?)(?:\s+(?:meetings?|mtgs?))?";
/// What those who have left care are helped by, whose plan is the pathway plan.
const THROUGHCARE: &str = concat!(
    r"(?:through-?\s?care(?:\s+(?:and|&)\s+after-?\s?care)?|after-?\s?care|leaving\s+care",
    r"|care\s+leavers?['’]?s?|tcacs?)"
);
const ORDINAL: &str = concat!(
    r"(?:first|second|third|fourth|fifth|initial|1st|2nd|3rd|4th|5th|\d+(?:st|nd|rd|th)",
    r"|six[- ](?:week|month)(?:ly)?|three[- ]month(?:ly)?|(?:3|6)[- ]?(?:month|week)(?:ly)?|annual",
    r"|statutory|subsequent|final|interim)"
);

static NAMES: LazyLock<Regex> = LazyLock::new(|| {
    let patterns = [
        (
            "emergency",
            of_line(concat!(
                r"(?:emerg(?:ency\b|\.|\b)|72[- ]?hour|three[- ](?:working[- ])?day",
                r"|3[- ](?:working[- ])?day|reg(?:ulation)?\.?\s*38)\s+",
                r"(?:placement\s+|(?:la?ac|looked[- ]after)\s+(?:child(?:ren)?['’]?s?['’]?\s+)?)?",
                r"(?:review|meeting)|review\s+of\s+(?:the\s+|an?\s+)?emerg(?:ency|\.)?\s+placement",
                r"|emergency\s+(?:(?:kinship|foster|residential|care)\s+)*placement\s*",
                r"(?:[:–-]\s*)?(?:was\s+)?(?:(?:record|minutes?|notes?)\s+of\s+(?:the\s+)?)?review",
                r"(?:ed)?"
            )),
        ),
        (
            "secure",
            of_line(concat!(
                r"(?:7|seven)[- ]day\s+(?:secure\s+)?reviews?",
                r"|secure\s+(?:accommodation\s+|placement\s+|care\s+|screening\s+|unit\s+)?",
                r"(?:placement\s+)?reviews?(?:\s+meeting)?",
                r"|secure\s+(?:accommodation|care|placement)\s*[:–-]\s*reviews?",
                r"|reviews?\s+of\s+(?:an?\s+)?(?:child(?:ren)?|young\s+(?:person|people))",
                r"\s+in\s+secure\s+(?:accommodation|care)",
                r"|reviews?\s+of\s+(?:the\s+|his\s+|her\s+|their\s+)?(?:placement\s+in\s+)?",
                r"secure\s+(?:accommodation|placement|care)"
            )),
        ),
        ("pathway", of_line(&pathway_names())),
        (
            "prebirth",
            format!(
                r"(?:initial\s+)?pre-?\s?birth\s+{CONFERENCE}|(?:unborn\s+(?:baby|child)?\s*){CONFERENCE}|(?:initial\s+)?(?:{CONFERENCE_ALONE})\s*[(\-–:,]\s*pre-?\s?birth|pre-?\s?birth\s+child\s+protection\s+(?:planning\s+)?(?:meeting|conference)"
            ),
        ),
        (
            "review",
            format!(
                r"(?:{ORDINAL}\s+)?rev(?:iew)?\.?\s+{CONFERENCE}|transfer(?:-in|\s+in)?\s+{CONFERENCE}|(?:{CONFERENCE_ALONE})\s*[(\-–—:,]\s*transfer\b|(?:{CONFERENCE_ALONE})(?:\s*\([^()]{{1,40}}\))?\.?\s*[(\-–—:,]?\s*(?:(?:first|second|third|fourth|\d(?:st|nd|rd|th))\s+)?review\b|planning\s+(?:meeting|mtg)\s*[(\-–—:,]\s*(?:(?:first|second|third|fourth|\d(?:st|nd|rd|th))\s+)?review\b|(?:{CONFERENCE_ALONE})\s*[(/]\s*(?-i:R)\b|rcpc|rcppm|rcpcc|r/cpp?m|(?:child\s+protection|cp)\s+(?:plan\s+)?(?:review(?:\s+meeting)?|r/v)|review\s+meeting\s+(?:about|on)\s+(?:the\s+)?(?:child\s+protection|cp)\s+regist(?:er|ration)|registration\s+(?:was\s+)?reviewed\s+(?:at|by)\s+(?:the\s+)?(?:{CONFERENCE_ALONE})|reviewed\s+(?:\w+\s+)?registration\s+at\s+(?:the\s+)?(?:{CONFERENCE_ALONE})|(?:second|third|fourth|2nd|3rd|4th|reconvened\s+review)\s+(?:{CONFERENCE_ALONE})|review\s+of\s+(?:the\s+)?(?:(?:child\s+protection|cp)\s+(?:plan|registration)|registration)"
            ),
        ),
        (
            "initial",
            format!(
                r"(?:initial|first)\s+{CONFERENCE}|icpc|icppm|ipcpp?m|icpcc|i/cpp?m|(?:{CONFERENCE_ALONE})\s*[(/]\s*(?-i:I)\b|(?:{CONFERENCE_ALONE})(?:\s*\([^()]{{1,40}}\))?\s*[(\-–—:,]\s*(?:initial|first)\b"
            ),
        ),
        ("conference", CONFERENCE_ALONE.to_owned()),
        (
            "coregroup",
            concat!(
                r"core[- ]?groups?(?:\s+(?:meetings?|mtgs?))?|core\s+(?:gp|grp)s?",
                r"|(?-i:CGs?)\s+(?:\d\b|no\b|meetings?\b|mtgs?\b",
                r"|(?:was\s+)?(?:held|cancell?ed|postponed|moved|inquorate)\b)"
            )
            .to_owned(),
        ),
        (
            "ird",
            concat!(
                r"inter-?\s?agency\s+(?:(?:referral|tripartite)\s+)*discussion(?:\s+\(ird\))?",
                r"|tripartite\s+discussion|e-?irds?",
                r"|initial\s+referral\s+(?:tripartite\s+)?discussion|irds?|irtd",
                r"|strategy\s+(?:discussion|meeting)"
            )
            .to_owned(),
        ),
        (
            "lookedafter",
            format!(
                r"(?:{ORDINAL}\s+)*{LOOKED_AFTER}(?:\s*\([^()]{{1,20}}\))?\s*(?:[:–]\s*|\s)(?:(?:statutory|case|home|care\s+plan(?:ning)?|planning|placement|care)\s+)*(?:{ORDINAL}\s+)?(?:reviews?(?:\s+of\s+arrangements)?|{REVIEW})|reg(?:ulation|s)?\.?\s*4[45]\s+review|(?:joint|combined)\s+{LOOKED_AFTER}|{LOOKED_AFTER}\s*(?:/|&|and)\s*(?:cppm|cp|child\s+protection)\s+(?:combined\s+|joint\s+)?review|(?:initial\s+|first\s+)la?ac\b|la?ac\s+meeting|looked\s+after\s+(?:and\s+accommodated\s+)?(?:child(?:ren)?['’]?s?['’]?\s+)?(?:meeting|case\s+review)|(?:{ORDINAL}\s+)?(?:statutory\s+|care\s+plan\s+|placement\s+)?review\s+of\s+(?:(?:the|an?|his|her|their|your|my|\p{{L}}+['’]s)\s+)?(?:arrangements|looked[- ]after\s+(?:child|young\s+person)|(?:child|young\s+person)\s+(?:who\s+is\s+)?looked\s+after|care\s+plan|(?:the\s+)?child's\s+case)|(?:{ORDINAL}\s+)?(?:statutory|care\s+plan(?:ning)?|arrangements)\s+review(?:\s+meeting)?|looked[- ]after\s+(?:at|away\s+from)\s+home\s*[:–,-]\s*review(?:\s+meeting)?|review(?:\s+meeting)?\s*[:–,-]\s*(?:child|young\s+person)\s+(?:who\s+is\s+)?looked\s+after|review\s+\({LOOKED_AFTER}|review(?:\s+meeting)?\s*[:,–-]?\s*(?:la?ac|laacyp)\b|child(?:ren)?['’]s\s+review(?:\s+meeting)?|child\s+care\s+review(?:\s+meeting)?|kinship\s+(?:(?:care|placement)\s+)*(?:{ORDINAL}\s+)?review(?:\s+meeting)?|(?:{ORDINAL}\s+)?short[- ]breaks?\s+(?:(?:care|placement)\s+)*(?:{ORDINAL}\s+)?review(?:\s+meeting)?|(?:{ORDINAL}\s+)?review\s+of\s+(?:the\s+|his\s+|her\s+|their\s+)?short[- ]breaks?|(?:{ORDINAL}\s+)+review(?:\s+meeting|\s+of\s+(?:the\s+)?placement)?"
            ),
        ),
        (
            "prehearing",
            r"pre-?\s?hearing\s+(?:panels?|meetings?)".to_owned(),
        ),
        (
            "hearing",
            concat!(
                r"(?:(?:review|grounds|full|initial)\s+)?child(?:ren)?['’]?s?['’]?\s+",
                r"(?:hearings?|panels?)",
                r"|(?:grounds|review|panel|advice|deferred|reconvened)\s+hearings?",
                r"|hearing\s+(?:for|to)\s+(?:an?\s+|the\s+)?(?:early\s+)?review",
                r"|hearing\s+(?:dates?|outcomes?|decisions?|notes)\b|panel\s+members\s+met",
                r"|(?:last|latest|most\s+recent)\s+hearing",
                r"|(?:the\s+|a\s+)?hearing\s+(?:held|convened|took\s+place|on)",
                r"|hearing\s+of(?:\s+the)?\s+\d",
                r"|by\s+(?:(?:the|an?)\s+)?(?:hearing|panel)\s+(?:on\s+)?\d",
                r"|(?:\p{L}+['’]s\s+)?(?:hearing|panel)\s+",
                r"(?:sat|met|heard|convened|went\s+ahead|was\s+held)",
                r"|(?:the\s+|a\s+)?(?:hearing|panel)\s+(?:(?:has|had|then|also|today)\s+)?",
                r"(?:made|continued|varied|renewed|extended|ended|terminated|discharged|kept)\s+",
                r"(?:(?:the|an?|his|her|their|interim|new|compulsory|supervision)\s+)+",
                r"(?:order|cso|requirement)"
            )
            .to_owned(),
        ),
        (
            "childplan",
            concat!(
                r"(?:child|young\s+person)['’]?s?\s+plan(?:ning)?\s+(?:review\s+)?",
                r"(?:meeting|review)",
                r"|(?:staged\s+intervention|solution[- ]focused|joint\s+assessment\s+team)\s+",
                r"(?:review\s+)?meeting",
                r"|team\s+a?round\s+(?:the\s+(?:child|family)|(?-i:\p{Lu}\p{Ll}+))(?:\s+meeting)?",
                r"|ta[cf]\s+meeting|(?-i:TA[CF]s?)|tatc(?:\s+meeting)?|girfec\s+meeting",
                r"|child\s+in\s+need\s+(?:review|meeting)|cin\s+(?:review|meeting)",
                r"|my\s+plan\s+(?:meeting|review)",
                r"|multi-?agency\s+(?:planning\s+|review\s+)?meeting|maapm",
                r"|(?:care\s+(?:and|&)\s+risk\s+management|(?-i:CARM))\s+",
                r"(?:review\s+|planning\s+|initial\s+)?(?:meeting|review|conference)",
                r"(?:\s+meeting)?"
            )
            .to_owned(),
        ),
        ("shortgroup", r"(?-i:CGs?)".to_owned()),
        ("shortreview", r"(?-i:LAA?C)".to_owned()),
    ];
    let whole: Vec<String> = patterns
        .iter()
        .map(|(name, pattern)| format!(r"(?P<{name}>{pattern})"))
        .collect();
    pattern(&format!(r"(?i)\b(?:{})(?:\b|$)", whole.join("|")))
});

/// The review of a pathway plan, named as a meeting and told as what was done with the plan.
fn pathway_names() -> String {
    const WHOSE: &str = r"(?:(?:the|his|her|their|my|your|our|\p{L}+['’]s)\s+)?";
    let plan = format!(
        r"(?:(?:{THROUGHCARE}\s+)?pathways?|{THROUGHCARE})(?:\s+(?:plan(?:s|ning)?|service|mtgs?|meetings?))?"
    );
    let done = concat!(
        r"(?:(?:was|were|has been|formally|fully|jointly|also|then",
        r"|(?:gone over|looked at|discussed|updated) and)\s+)*reviewed"
    );
    [
        format!(r"{plan}\s*(?:[-–—:,(]\s*)?(?:(?:{ORDINAL}|formal|joint)\s+)*{REVIEW}"),
        format!(r"{plan}\s+{done}"),
        format!(
            r"(?:review(?:ed|ing|s?\s+of)|met\b[^.;:]{{0,40}}?\bto\s+review)\s+{WHOSE}(?:pathways?(?:\s+plan)?|{THROUGHCARE}\s+plan)"
        ),
        format!(r"review\s*\((?:pathways?|{THROUGHCARE})(?:\s+plan)?"),
        r"pathways?\s+(?:plan\s+)?(?:meeting|mtg)\s+(?:was\s+)?held\s+to\s+review".to_owned(),
    ]
    .join("|")
}

/// The names of a line, each with or without which of its line it is: "Second review of her pathway
/// plan".
fn of_line(names: &str) -> String {
    format!(r"(?:{ORDINAL}\s+)*(?:{names})")
}

/// Finds the meetings that words name, from left to right.
///
/// "Looked After (At Home) Review" says in brackets what others say without.
pub(super) fn find(text: &str) -> Vec<Naming> {
    let found = named_in(text);
    if !found.is_empty() || !text.contains('(') {
        return found;
    }
    named_in(&text.replace(['(', ')'], " "))
}

fn named_in(text: &str) -> Vec<Naming> {
    const KINDS: [(&str, MeetingKind); 15] = [
        ("emergency", MeetingKind::EmergencyReview),
        ("secure", MeetingKind::SecureReview),
        ("pathway", MeetingKind::PathwayReview),
        ("prebirth", MeetingKind::CppmPreBirth),
        ("review", MeetingKind::CppmReview),
        ("initial", MeetingKind::CppmInitial),
        ("conference", MeetingKind::CppmInitial),
        ("coregroup", MeetingKind::CoreGroup),
        ("ird", MeetingKind::Ird),
        ("lookedafter", MeetingKind::LookedAfterReview),
        // It settles who may come to the hearing, and is none.
        ("prehearing", MeetingKind::Other),
        ("hearing", MeetingKind::Hearing),
        ("childplan", MeetingKind::ChildPlan),
        ("shortgroup", MeetingKind::CoreGroup),
        ("shortreview", MeetingKind::LookedAfterReview),
    ];
    NAMES
        .captures_iter(text)
        .filter_map(|found| {
            let whole = found.get(0)?;
            let (name, kind) = *KINDS.iter().find(|(name, _)| found.name(name).is_some())?;
            let is_bare = name == "lookedafter" && !names_looked_after(whole.as_str());
            let (before, after) = (&text[..whole.start()], &text[whole.end()..]);
            let is_anothers = match name {
                "hearing" => {
                    COURT.is_match(before) || hearings::is_of_others(before, whole.as_str(), text)
                }
                "conference" | "initial" | "review" => OF_ADULTS.is_match(before),
                "lookedafter" => OF_CARERS.is_match(before),
                "shortgroup" => !is_group(before, after),
                "shortreview" => !is_review(before, after),
                _ => false,
            };
            (!is_anothers && !is_plain_word(whole.as_str(), text)).then_some(Naming {
                kind,
                plain: name != "conference" && !is_bare,
                range: whole.range(),
            })
        })
        .collect()
}

cue!(
    COURT,
    r"(?i)\b(?:court|sheriff|proof|trial|criminal|panel of)\s*$"
);

// What goes before a child's conference, and an adult's.
cue!(
    OF_ADULTS,
    r"(?i)\b(?:pre\s?-\s?|adult\s+(?:support\s+(?:and|&)\s+)?protection\s+|asp\s+)$"
);

// The review of those who care, not of a child.
cue!(
    OF_CARERS,
    r"(?i)\b(?:carers?|approval|agency|household|staff|supervising)['’]?s?['’]?\s*$"
);

/// "cla" and "cic" in small letters are parts of other things, not meetings' names.
fn is_plain_word(words: &str, text: &str) -> bool {
    // Who types all in small letters means the meeting.
    let has_capitals = || text.contains(char::is_uppercase);
    matches!(words, "cla review" | "cic review")
        || matches!(words, "irds" | "ird") && has_capitals()
}

/// Tells a looked-after review that says so from "six-month review".
fn names_looked_after(words: &str) -> bool {
    let words = words.to_lowercase();
    [
        "looked",
        "lac",
        "laac",
        "laah",
        "cla",
        "cic",
        "arrangements",
        "care",
        "accommodated",
        "placement",
        "kinship",
        "short",
        "reg",
    ]
    .iter()
    .any(|sign| words.contains(sign))
}
