//! The register and orders of hearings, as rows tell of them.

use super::Wordings;
use crate::facts::events::EventKind::{
    Deregistration, LookedAfterAtHome, OrderEnded, Registration, SupervisionOrder,
};

pub(super) const ALL: [Wordings; 5] = [
    (Deregistration, &OFF_REGISTER),
    (Registration, &ON_REGISTER),
    (OrderEnded, &ENDED),
    (LookedAfterAtHome, &AT_HOME),
    (SupervisionOrder, &MADE),
];

const OFF_REGISTER: [&str; 19] = [
    r"\b(?:cpr|register) removal (?:recorded|complete[d]?|entered)\b",
    r"\b(?:decided|decision|agreed) to remove [^.;]{2,30} (?:from|off) <register>",
    r"\bremove[sd] <name>['’]?s? names?\b(?:\W*$|\W*[,;.]| from <register>)",
    r"^\W*(?:cp |child protection )?(?:registration|cp status|status) (?:ceases|ceased|ends|ended)\b",
    r"^\W*removed from <register>",
    r"^\W*(?:chair['’]s )?decision\W+(?:to )?remove\b(?:\W*$|\W*[.;,])",
    // Terse, and from a system.
    concat!(
        r"\b(?:cpr(?: entry)?|(?:cp|child protection) (?:registration|flag))\W{1,3}",
        r"(?:was |has been )?<over>"
    ),
    r"\bde-?reg(?:['’]?d)?\b\.?\W*(?:$|at\b|by\b|today)",
    r"\b(?:outcome|decision|chair)\b\W+(?:\w+ )?de-?register\b",
    r"^\W*child protection register\W+end date entered\b",
    r"^\W*(?:names?|<name>)? ?off <register>",
    // The name, and what was done with it.
    concat!(
        r"\bnames? (?:was |were |is |are |now )*(?:removed|deleted|taken off)\b",
        r"(?:\W*$|\W*[;,.]| following| as\b| today)"
    ),
    concat!(
        r"\bnames? (?:(?:was|were|is|are|has|have|been|now) )*(?:removed|deleted|taken|came) ",
        r"(?:from|off) <register>"
    ),
    r"\bremove (?:the )?names? of [^.;]{2,40} from <register>",
    r"\bdecision to (?:take|remove) [^.;]{2,25} (?:off|from) <register>",
    // No longer on it.
    r"\b(?:ceased|ceases|stopped) (?:to be|being) registered\b",
    r"\bno longer (?:registered\b(?:\W*$|\W*[;,.])|(?:named )?on <register>)",
    r"\bregistration (?:was |is )?no longer (?:needed|required|necessary)\b",
    // Who or what, in any place of the row, and what came of it.
    r"\b(?:removed|removal|removes|taken|came|comes|deleted)\b[^.;]{0,25}? (?:from|off) <register>",
];

const ON_REGISTER: [&str; 23] = [
    concat!(
        r"^\W*(?:(?:review|initial|pre-birth|transfer) )*(?:cppm|i?cpcc|icpc|case conference)\W+",
        r"(?:(?:decision|outcome|decided|agreed)\W+)*(?:to )?register(?:ed)?\b"
    ),
    concat!(
        r"\bname to be (?:included|placed|put|entered) on <register> ",
        r"(?:with immediate effect|today|from today)"
    ),
    r"^\W*re-?registered\b",
    r"^\W*(?:cp|child protection) reg(?:istration)?\b\.?\W+<abuse>",
    r"\bregistered today\b",
    r"^\W*names? placed\W{1,2}on <register>",
    // Terse, and from a system.
    concat!(
        r"\b(?:cpr|cp flag|(?:cp|child protection) regist(?:er|ration)(?: episode)?)\W{1,3}",
        r"(?:was |has been |episode )?<begun>"
    ),
    r"^\W*(?:re-?|pre-birth )?registration\W{1,2}<abuse>",
    r"^\W*reg['’]?d\b\.?\W*(?:$|<abuse>)",
    r"\b(?:decision|outcome)\W+(?:to )?register\b(?:\W*$|\W*[.;,])",
    r"\bunanimous(?:ly)? (?:for|to) regist(?:er|ration)\b",
    // Who is registered, under what.
    concat!(
        r"\b(?:unborn(?: baby)?|child|baby|children|both|siblings|all (?:three|four)|<name>) ",
        r"(?:was |were |is |are |now )?registered\b(?:\W*$|\W*[,;.]",
        r"| (?:at (?:the )?(?:\w+ )?(?:cppm|conference|icpc|cpcc)|under|for (?:<abuse>)))"
    ),
    r"\bregistered (?:at |as (?:at )?)risk of\b",
    r"\b(?:transfer|initial) (?:cppm|cpcc)\W+(?:<name> )?registered\b",
    // The name, and where it was put.
    concat!(
        r"\bnames? (?:was |were |is |are |been |now )*(?:added|entered|recorded|put on|goes on)\b",
        r"(?:\W*$|\W*[;,.])"
    ),
    concat!(
        r"\b(?:placed|put|added|entered|recorded|goes|going|went|kept) (?:on|onto|to) (?:the )?",
        r"[\x22“'‘]?<register>"
    ),
    r"\bput on the \W?at[- ]risk\W? register\b",
    r"\bplace (?:the )?(?:[\w'’]+ ){0,3}names? on <register>",
    r"\bnames? (?:would|will) go on <register> (?:as of|from) (?:today|now)\b",
    r"\bname [^.]{0,40}\blist of children\b[^.]{0,60}\bput on\b",
    r"(?:^\W*|<name> |now )on <register> (?:from|as of) (?:today|now|this)\b",
    // Who or what, in any place of the row, and what came of it.
    concat!(
        r"\b(?:added|entered|inclusion|included|listed|placed|put)\b[^.;]{0,15} (?:on|onto|to|in)",
        r" <register>"
    ),
    concat!(
        r"\b(?:cppm|cpcc|icpc|conference|meeting) (?:has )?regist(?:ers|ered) ",
        r"(?:<name>|the child|both|all)\b"
    ),
];

const ENDED: [&str; 15] = [
    r"\bceased to be (?:the )?subject (?:to|of) (?:an? )?<order>",
    r"<order>\W{1,4}(?:(?:was|is|has|now)\W{1,4})*(?:finished|ceased|over)\b",
    r"\b(?:statutory|compulsory|home) supervision (?:(?:was|is|has|now) )*(?:ceased|finished|<undone>)",
    // Terse, and from a system.
    r"^\W*legal status\W+(?:ended|end)\b",
    r"<order>\W{1,4}(?:(?:was|is|has|been|now|review|upon|finally)\W{1,4})*<undone>",
    r"\b(?:hearing|panel|decision|outcome)\W+terminate[sd]?\b(?:\W*$|\W*[.;,]| (?:<order>|order))",
    // The order, and what was done with it.
    r"(?:^\W*|['’]s )(?:order|(?:home )?supervision) (?:(?:was|is|has|been|now) )*<undone>",
    r"\bcompulsory measures(?: of supervision)? (?:(?:was|were|has|have|been) )*<undone>",
    concat!(
        r"<panel> (?:has )?(?:terminate[sd]|ended|ends|discharge[sd]|revoke[sd]) (?:the )?",
        r"(?:order|<order>)"
    ),
    r"\bpanel ended it\b",
    // No longer under it.
    concat!(
        r"(?:^\W*|<name> |\bnow |\bc[ao]mes? )off (?:an? |the |his |her |their )?",
        r"(?:supervision|<order>|order)\b"
    ),
    concat!(
        r"\bno longer (?:on|under|subject to|needs) (?:an? |any )?",
        r"(?:order|(?:compulsory )?supervision|<order>|compulsory)\b"
    ),
    r"\bno (?:further|more) (?:compulsory )?(?:measures|order) (?:needed|required|necessary)\b",
    r"\bwithout (?:further|an) order\b",
    // Who or what, in any place of the row, and what came of it.
    r"\b(?:end|discharge|removal|termination) of (?:the |his |her |their )?<order>",
];

const AT_HOME: [&str; 22] = [
    r"\b(?:at home|home) supervision (?:put in place|starts|from today)\b",
    r"\bhome-based <order>",
    r"^\W*(?:at[- ])?home <order>\W*$",
    r"\b(?:becomes|became|is now) (?:an? )?looked[- ]after (?:child|\(),? ?(?:at )?home\b",
    r"^\W*looked[- ]after \((?:at )?home\)(?: status)? <begun>",
    r"^\W*order at home (?:was )?(?:made|granted|imposed)\b",
    r"<panel> made an order [^.;]{0,20}\bat home\b",
    // Terse, and from a system.
    r"^\W*legal status\W+<begun>\W+<order>\W+\(?(?:at )?home\b",
    r"^\W*(?:now )?<lac> at home\b\W*(?:$|from\b|start|as of\b|\(new|under\b)",
    concat!(
        r"^\W*<lac> (?:episode|status)\W{1,3}(?:opened|started|open)?\W{0,3}",
        r"(?:looked after at home|home supervision)\b"
    ),
    // The order, and where the child lives under it.
    concat!(
        r"<order>\W+(?:(?:was|made|granted|imposed|today)\W+)*(?:at home|home)\b",
        r"(?:\W*$|\W*[-–;,.:(]| (?:from|as from|by|with|w/))"
    ),
    concat!(
        r"<order>[^.;]{0,30}\b(?:living|lives?|resid\w+|stays?) ",
        r"(?:at (?:home|(?:his|her|their) (?:mother|father)['’]s)|w/ parents|with <parents>)"
    ),
    r"<order>[^.;]{0,20}\b(?:no measures|no condition of residence|w/ no condition)\b",
    concat!(
        r"\b(?:at[- ]home|home) (?:cso|order|supervision)\b[^.;]{0,12}\b",
        r"(?:made|imposed|granted|started|begins)\b"
    ),
    r"<panel> (?:made|chose|imposed) (?:an? )?(?:at[- ]home|home) (?:cso|order|supervision)\b",
    r"\bdecided (?:that )?[^.;]{2,20}would have a home order\b",
    concat!(
        r"\b(?:put|placed) (?:[^.;]{2,25} )?on (?:(?:an?|statutory|compulsory|home|<order>) )*",
        r"supervision at home\b"
    ),
    r"\bput on (?:an? )?<order>\W+home\b",
    r"\bcompulsory supervision in (?:his|her|their) own home\b",
    r"\border made\b[^.]{0,10}\b(?:child )?to (?:reside|live|stay) (?:with <parents>|at home)",
    r"\bmade the order,[^.;]{0,30}\bstay at home\b",
    r"\bon (?:an? )?<order> and (?:you|he|she|they) lives? at home\b",
];

const MADE: [&str; 25] = [
    r"\boutcome(?: of [^.;:=]{3,20})?\W+<order>",
    r"<panel>[^.;:]{0,25}\W+(?:outcome|decision|result)\W+(?:an? )?<order>",
    r"<order>\W{1,3}(?:was |is )?(?:made|granted|imposed)\b",
    r"\bcompulsory order made\b",
    r"^\W*new <order>\b(?:\W*$|[.;,]| (?:with|made|for|at))",
    r"\bnow on (?:an? )?(?:full )?<order>",
    r"\bplaces? <name> on (?:an? )?<order>",
    r"\b(?:decided on|opted for|settled on|went for) (?:an? )?<order>",
    // Terse, and from a system.
    r"^\W*legal status\W+(?:<begun>|from today)\W*<order>",
    r"^\W*(?:hearing|panel)\b[^.;:]{0,20}\W+(?:outcome|decision)\W+(?:of )?<order>",
    r"^\W*order\W+<order>",
    r"<order>,? (?:[^.;,]{0,40} )?(?:was |is |has been |finally )*(?:made|granted|imposed)\b",
    r"^\W*(?:unanimous|majority)\W+<order>",
    // Who made it.
    concat!(
        r"<panel>[^.;]{0,40}\b",
        r"(?:makes?|made|grants?|granted|imposes?|imposed|resulted in|put in place) (?:an? |the )?",
        r"(?:new |substantive )?(?:<order>|order\b\W+(?:\(|\W*)cso)"
    ),
    r"\border made\b\W*(?:\(?cso|at (?:panel|hearing))",
    r"\bmade an order \(cso\)",
    r"\bsubstantive order made\b",
    r"\bsatisfied compulsory supervision was necessary\b",
    // Who is under it.
    r"\b(?:put|placed) (?:<name> )?on (?:an? |the |statutory )?(?:supervision\b|<order>)",
    r"\b(?:now|is) (?:on|subject to|under) (?:an? )?<order>\W*(?:$|[;,.]|as of)",
    r"^\W*subject to <order> (?:as of|from) today",
    r"\byou got an? <order>",
    r"\bicso (?:was )?(?:replaced (?:with|by)|became|changed to) (?:an? )?<order>",
    // Who or what, in any place of the row, and what came of it.
    concat!(
        r"<panel>[^.;:]{0,30}\b(?:gave|issued|put in place|decides? on|approved|opts? for|agreed)",
        r"\b (?:to (?:make|impose) )?(?:an? )?<order>"
    ),
    r"<order>\W{1,3}(?:is |was |now )?(?:in place from|in force|<begun>|issued|put in place)",
];
