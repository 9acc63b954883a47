//! What comes in, visits, oversight and closing, as rows tell of them.

use super::Wordings;
use crate::facts::events::EventKind::{Closed, Concern, Oversight, Referral, Visit};

pub(super) const ALL: [Wordings; 5] = [
    (Concern, &CONCERNS),
    (Referral, &REFERRALS),
    (Visit, &VISITS),
    (Oversight, &OVERSIGHT),
    (Closed, &CLOSED),
];

const CONCERNS: [&str; 18] = [
    // By the name of the form or report.
    r"^\W*(?:(?:police|new|further|another|second|third|fourth) )*(?:i?vpd|noc|cpr1|concern report|cp1)s?\b(?: form)?\W*(?:$|received|rec['’]?d|in\b|from\b|this month|today|[:–—-])",
    r"^\W*concern (?:logged|passed|shared|received|raised|report)\b",
    r"\b(?:cp|child protection|child wellbeing|wellbeing|child|neglect|safety|welfare) concerns? (?:(?:was|were|has|have|been) )*(?:received|rec['’]?d|shared|logged|raised|from|passed)\b",
    r"^\W*<source>(?: service)? (?:cp |child |wellbeing )?concern\b\W*(?:$|[:–—,-]|re\b|about\b|form\b|received)",
    r"^\W*(?:cp|child protection) (?:concern|report)\W*(?:$|from\b|by\b|[:–—-])",
    r"^\W*(?:report|concerns?) (?:received )?(?:from|by) <source>\W*[:–—,-]",
    r"^\W*(?:edt|ooh|standby|police) report\b\W*(?:[:–—-]|re\b|received|from)",
    r"^\W*contact received\W+child protection\b",
    r"^\W*notification\b[^.;]{0,15}\b(?:received|from)\b",
    r"\bpolice (?:notified us|passed (?:on )?(?:an? )?child concern)\b",
    r"\btaken as an? (?:child protection|cp) (?:concern|referral)\b",
    // A referral about harm.
    r"^\W*(?:childline|nspcc|pre-birth) referral\b",
    r"^\W*referral\b[^.;]{0,40}\b(?:allegations?|<harm>)",
    // Who told what.
    r"\b(?:anonymous|out of the blue|crisis) (?:phone ?)?(?:call(?:er)?|letter|e-?mail|text|report)\b",
    r"\b<source>[^.;]{0,40}\b(?:report(?:ed|s)|phone[sd]|rang|rings|called|said|says|alleg\w+|e-?mailed|disclosed|noticed|shared)\b[^.]{0,80}\b<harm>",
    r"\b(?:phoned|rang|called|e-?mailed) (?:in )?with (?:an? )?(?:worry|concern)\b",
    r"\b(?:manager|teacher|visitor|worker|neighbour|gp) e-?mailed concern\b",
    r"\byou told [^.;]{2,30} that you were (?:frightened|scared|hurt|not safe|worried)\b",
];

const REFERRALS: [&str; 15] = [
    // That it came.
    r"<referral> (?:form )?(?:was |has been )?(?:received|rec['’]?d|rcvd|in (?:from|today)|came in|logged)\b",
    r"^\W*(?:(?:new|initial|further|second|third|police|young carer|self) )*<referral>\W{1,3}(?:added|received|rec['’]?d|from\b|by\b|via\b)",
    r"\b(?:receive[sd]|rec['’]?d) (?:an? |the )?(?:\w+ )?<referral>",
    r"^\W*self[- ]referral\b",
    r"^\W*(?:second|third|fourth|further|another|new) (?:re-?)?referral\b\W*(?:$|in an?\b|from\b|by\b|[:–—,-])",
    r"^\W*reporter referral\W*[:–—-]",
    r"\blogged as (?:an? )?(?:new )?referral\b",
    r"^\W*initial contact\W*[:–—-]",
    r"\bcomes? to (?:the )?(?:attention of )?social work by referral\b",
    // Who made it, to whom.
    r"\breferred to (?:us|social work|intake|duty|children and families|c&f|early help|the duty team)\b",
    r"\breferred (?:in )?by (?:the )?<source>",
    r"\breferred <name>(?: and <name>)?\W*$",
    r"\bmade an? (?:referral|request for assistance) (?:because|to (?:us|social work)|as)\b",
    r"\b<source>['’]s referral\b",
    r"\bcomes to the office asking for help\b",
];

const VISITS: [&str; 13] = [
    // The visit by its kind: "CP visit. Both seen", "LAC visit, seen alone".
    r"^\W*(?:(?:statutory|stat|home|placement|laa?c|cp|cso|sw|social work|child protection|joint|jt|duty|weekend|evening|morning|doorstep|monthly|weekly|fortnightly|first|second|third|1st|2nd|3rd|final|last|intro|introductory|initial|post-birth|follow[- ]?up|planned|announced|unannounced|routine|welfare|supervisory|regular) )+visits?\b(?: (?:done|undertaken|completed|made|carried out|took place|conducted|paid))*\W*(?:$|[.:;,–—-]|by (?:sw|standby|duty|allocated|social worker|me)\b|(?:to|with|w/) (?:the )?(?:child|young person|<away>|home|ward|parents|family|house|flat|police|placement|new sw|<name>)|after\b)",
    r"^\W*visit\W{1,3}(?:done|undertaken|completed|complete|made|carried out|took place|conducted)\b",
    r"^\W*(?:visit|h/?v) (?:done|undertaken|completed|carried out) (?:by|as per)\b",
    r"^\W*visit to (?:parents|placement|ward|family|house|(?:the )?(?:unit|flat))\b",
    r"^\W*s/v (?:<name>)\b",
    // Who went or saw whom.
    r"^\W*(?:(?:duty|student|allocated|new) )*(?:sw|social worker|i|we)(?:(?: (?:and|&|\+)|/) ?(?:fsw|i|ssw|student(?: sw)?|<name>))*(?: <name>)? (?:visited|visits|saw|went (?:out )?to (?:the )?(?:house|home)|called (?:in )?at|popped in)\b",
    r"^\W*visited (?:the )?(?:placement|both|family|home|house|children|parents|<name>)\b",
    r"\bwhen (?:i|we) visited\b|\b(?:i|we) visited (?:you|<name>)\b|\b(?:i|we) came to see you\b",
    r"^\W*(?:(?:child|children|both|kids|yp|<name>) )?(?:was |were )?seen (?:and spoken to|alone|in (?:school|nursery|placement)|at (?:home|school|nursery|placement))\b",
    r"^\W*(?:saw|met w/|met with|met|popped in to see|called to see) <name>(?: and [^.;,]{2,25})? (?:at|in)\b",
    r"^\W*spoke (?:with|to) <name> (?:on (?:his|her|their) own|alone)\b",
    r"\b(?:three houses|wishes and feelings|words and pictures) done with <name>",
    r"^\W*(?:child|children) seen\b",
];

const OVERSIGHT: [&str; 12] = [
    // Supervision by its names.
    r"^\W*(?:(?:monthly|weekly|fortnightly|my|had|our|case|file|caseload|case load|formal|reflective|group|team leader|tm|tl) )*(?:supervision|supvn?|sup['’]n)\b\.?\W*(?:$|[.:;,–—-]|held\b|today\b|took place|with\b|w/|completed\b|recorded\b|by (?:phone|teams|tm)|between\b|check\b|session\b)",
    r"^\W*case ?load s/v\b",
    r"\bhad (?:my )?supervision\b",
    r"^\W*case (?:file )?supervision check by <manager>",
    // The manager's oversight by its names.
    r"\b(?:management|<manager>(?:['’]s)?|case) oversight\b",
    r"^\W*case (?:management |oversight )?(?:discussion|meeting)(?: with| w/)? (?:the |my )?<manager>",
    r"^\W*case oversight (?:meeting|discussion)\b",
    r"^\W*(?:manager|<manager>)(?:['’]s)? (?:sign[- ]?off|comment|decision|direction)\b",
    // Who went over the case with whom.
    r"\bdiscussed (?:with|w/) (?:the |my )?<manager>",
    r"\b<manager>(?: <name>)? (?:has |have )?(?:discussed|went (?:over|through)|reviewed|looked (?:over|at)|considered|read) [^.;]{0,30}\b(?:case|file|plan)\b",
    r"\b<manager> and (?:sw|i|<name>) (?:went over|discussed|reviewed|looked at)\b",
    r"^\W*case (?:read|reviewed|audited|gone over) (?:by|with) <manager>",
];

const CLOSED: [&str; 12] = [
    r"\bclosed to (?:sw|social work|c&f|children and families|children['’]s services|throughcare|tcac|aftercare|services?|the (?:service|team)|duty|intake)\b",
    r"^\W*closed (?:on (?:swift|carefirst|mosaic|liquidlogic|the system)|after (?:supervision|assessment|screening)|following (?:supervision|assessment|screening))\b",
    r"\bcase (?:(?:was|is|has been|now|formally|stepped down and) )*(?:closed|shut|ended|closes)\b(?:\W*$|\W*[.;,(]| (?:on|to|following|after|due|today|also|same day))",
    r"\b(?:sw|social work|c&f|children and families|we|duty) (?:has |have )?close[sd] (?:(?:the |<name>['’]s )?case|contact)\b",
    r"^\W*(?:referral|episode|contact|child in need case|tcac|post-adoption file|file|involvement|assessment) closed\b",
    r"\bnfa\W+(?:case )?closed\b",
    r"\b(?:social work |sw |our )?involvement (?:has |was )?(?:ended|ceased)\b",
    r"\b(?:sw|s/w|social work) role (?:has )?(?:ended|ceased)\b",
    r"^\W*end of (?:social work|sw|our) (?:support|involvement|role)\b",
    r"\bfinished working with you\b",
    r"^\W*transfer out complete\W+closed\b",
    r"^\W*case closure\b\W*(?:$|[:–—-]|authorised|recorded|completed)",
];
