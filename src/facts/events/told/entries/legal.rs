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

const OFF_REGISTER: [&str; 12] = [
    // Terse, and from a system.
    r"\b(?:cpr(?: entry)?|(?:cp|child protection) (?:registration|flag))\W{1,3}(?:was |has been )?<over>",
    r"\bde-?reg(?:['’]?d)?\b\.?\W*(?:$|at\b|by\b|today)",
    r"\b(?:outcome|decision|chair)\b\W+(?:\w+ )?de-?register\b",
    r"^\W*child protection register\W+end date entered\b",
    r"^\W*(?:names?|<name>)? ?off <register>",
    // The name, and what was done with it.
    r"\bnames? (?:was |were |is |are |now )*(?:removed|deleted|taken off)\b(?:\W*$|\W*[;,.]| following| as\b| today)",
    r"\bnames? (?:(?:was|were|is|are|has|have|been|now) )*(?:removed|deleted|taken|came) (?:from|off) <register>",
    r"\bremove (?:the )?names? of [^.;]{2,40} from <register>",
    r"\bdecision to (?:take|remove) [^.;]{2,25} (?:off|from) <register>",
    // No longer on it.
    r"\b(?:ceased|ceases|stopped) (?:to be|being) registered\b",
    r"\bno longer (?:registered\b(?:\W*$|\W*[;,.])|(?:named )?on <register>)",
    r"\bregistration (?:was |is )?no longer (?:needed|required|necessary)\b",
];

const ON_REGISTER: [&str; 15] = [
    // Terse, and from a system.
    r"\b(?:cpr|cp flag|(?:cp|child protection) regist(?:er|ration)(?: episode)?)\W{1,3}(?:was |has been |episode )?<begun>",
    r"^\W*(?:re-?|pre-birth )?registration\W{1,2}(?:\W*$|<abuse>)",
    r"^\W*reg['’]?d\b\.?\W*(?:$|<abuse>)",
    r"\b(?:decision|outcome)\W+(?:to )?register\b(?:\W*$|\W*[.;,])",
    r"\bunanimous(?:ly)? (?:for|to) regist(?:er|ration)\b",
    // Who is registered, under what.
    r"\b(?:unborn(?: baby)?|child|baby|children|both|siblings|all (?:three|four)|<name>) (?:was |were |is |are |now )?registered\b(?:\W*$|\W*[,;.]| (?:at (?:the )?(?:\w+ )?(?:cppm|conference|icpc|cpcc)|under|for (?:<abuse>)))",
    r"\bregistered (?:at |as (?:at )?)risk of\b",
    r"\b(?:transfer|initial) (?:cppm|cpcc)\W+(?:<name> )?registered\b",
    // The name, and where it was put.
    r"\bnames? (?:was |were |is |are |been |now )*(?:added|entered|recorded|put on|goes on)\b(?:\W*$|\W*[;,.])",
    r"\b(?:placed|put|added|entered|recorded|goes|going|went|kept) (?:on|onto|to) (?:the )?[\x22“'‘]?<register>",
    r"\bput on the \W?at[- ]risk\W? register\b",
    r"\bplace (?:the )?(?:[\w'’]+ ){0,3}names? on <register>",
    r"\bnames? (?:would|will) go on <register> (?:as of|from) (?:today|now)\b",
    r"\bname [^.]{0,40}\blist of children\b[^.]{0,60}\bput on\b",
    r"(?:^\W*|<name> |now )on <register> (?:from|as of) (?:today|now|this)\b",
];

const ENDED: [&str; 11] = [
    // Terse, and from a system.
    r"^\W*legal status\W+(?:ended|end)\b",
    r"<order>\W{1,4}(?:(?:was|is|has|been|now|review|upon|finally)\W{1,4})*<undone>",
    r"\b(?:hearing|panel|decision|outcome)\W+terminate[sd]?\b(?:\W*$|\W*[.;,]| (?:<order>|order))",
    // The order, and what was done with it.
    r"(?:^\W*|['’]s )(?:order|(?:home )?supervision) (?:(?:was|is|has|been|now) )*<undone>",
    r"\bcompulsory measures(?: of supervision)? (?:(?:was|were|has|have|been) )*<undone>",
    r"<panel> (?:has )?(?:terminate[sd]|ended|ends|discharge[sd]|revoke[sd]) (?:the )?(?:order|<order>)",
    r"\bpanel ended it\b",
    // No longer under it.
    r"(?:^\W*|<name> |\bnow |\bc[ao]mes? )off (?:an? |the |his |her |their )?(?:supervision|<order>|order)\b",
    r"\bno longer (?:on|under|subject to|needs) (?:an? |any )?(?:order|(?:compulsory )?supervision|<order>|compulsory)\b",
    r"\bno (?:further|more) (?:compulsory )?(?:measures|order) (?:needed|required|necessary)\b",
    r"\bwithout (?:further|an) order\b",
];

const AT_HOME: [&str; 15] = [
    // Terse, and from a system.
    r"^\W*legal status\W+<begun>\W+<order>\W+\(?(?:at )?home\b",
    r"^\W*(?:now )?<lac> at home\b\W*(?:$|from\b|start|as of\b|\(new|under\b)",
    r"^\W*<lac> (?:episode|status)\W{1,3}(?:opened|started|open)?\W{0,3}(?:looked after at home|home supervision)\b",
    // The order, and where the child lives under it.
    r"<order>\W+(?:(?:was|made|granted|imposed|today)\W+)*(?:at home|home)\b(?:\W*$|\W*[-–;,.:(]| (?:from|as from|by|with|w/))",
    r"<order>[^.;]{0,30}\b(?:living|lives?|resid\w+|stays?) (?:at (?:home|(?:his|her|their) (?:mother|father)['’]s)|w/ parents|with <parents>)",
    r"<order>[^.;]{0,20}\b(?:no measures|no condition of residence|w/ no condition)\b",
    r"\b(?:at[- ]home|home) (?:cso|order|supervision)\b[^.;]{0,12}\b(?:made|imposed|granted|started|begins)\b",
    r"<panel> (?:made|chose|imposed) (?:an? )?(?:at[- ]home|home) (?:cso|order|supervision)\b",
    r"\bdecided (?:that )?[^.;]{2,20}would have a home order\b",
    r"\b(?:put|placed) (?:[^.;]{2,25} )?on (?:(?:an?|statutory|compulsory|home|<order>) )*supervision at home\b",
    r"\bput on (?:an? )?<order>\W+home\b",
    r"\bcompulsory supervision in (?:his|her|their) own home\b",
    r"\border made\b[^.]{0,10}\b(?:child )?to (?:reside|live|stay) (?:with <parents>|at home)",
    r"\bmade the order,[^.;]{0,30}\bstay at home\b",
    r"\bon (?:an? )?<order> and (?:you|he|she|they) lives? at home\b",
];

const MADE: [&str; 15] = [
    // Terse, and from a system.
    r"^\W*legal status\W+(?:<begun>|from today)\W*<order>",
    r"^\W*(?:hearing|panel)\b[^.;:]{0,20}\W+(?:outcome|decision)\W+(?:of )?<order>",
    r"^\W*order\W+<order>",
    r"<order>,? (?:[^.;,]{0,40} )?(?:was |is |has been |finally )*(?:made|granted|imposed)\b",
    r"^\W*(?:unanimous|majority)\W+<order>",
    // Who made it.
    r"<panel>[^.;]{0,40}\b(?:makes?|made|grants?|granted|imposes?|imposed|resulted in|put in place) (?:an? |the )?(?:new |substantive )?(?:<order>|order\b\W+(?:\(|\W*)cso)",
    r"\border made\b\W*(?:$|\(?cso|at (?:panel|hearing))",
    r"\bmade an order \(cso\)",
    r"\bsubstantive order made\b",
    r"\bsatisfied compulsory supervision was necessary\b",
    // Who is under it.
    r"\b(?:put|placed) (?:<name> )?on (?:an? |the |statutory )?(?:supervision\b|<order>)",
    r"\b(?:now|is) (?:on|subject to|under) (?:an? )?<order>\W*(?:$|[;,.]|as of)",
    r"^\W*subject to <order> (?:as of|from) today",
    r"\byou got an? <order>",
    r"\bicso (?:was )?(?:replaced (?:with|by)|became|changed to) (?:an? )?<order>",
];
