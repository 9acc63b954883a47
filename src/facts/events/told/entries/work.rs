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

const CONCERNS: [&str; 29] = [
    r"^\W*anon(?:ymous)?\b\.? (?:referral|call|letter|report|caller|e-?mail)",
    concat!(
        r"^\W*(?:(?:child|wellbeing|welfare|cp|police) )*concern (?:form|report)s? ",
        r"(?:received |from |submitted |in )+"
    ),
    r"^\W*concern (?:re|about) [^.;]{2,25} (?:received|raised|reported) (?:from|by)\b",
    concat!(
        r"\b<source>(?: [\w/&]+){0,3} (?:raise[sd]?|reports?|shared?) (?:an? )?",
        r"(?:(?:cp|child protection|new|further|serious|wellbeing) )?concerns?\b",
        r"(?:\W*$|,| (?:re|that)\b)"
    ),
    r"^\W*(?:housing officer|<source>) raised concern\b",
    r"^\W*disclosure (?:to|made to|by)\b",
    r"^\W*<source> referral\W+[^.;]{0,30}\b<harm>",
    r"\btook (?:an? )?call from [^.;]{3,30}\b(?:worried|concerned) about\b",
    // By the name of the form or report.
    concat!(
        r"^\W*(?:(?:police|new|further|another|second|third|fourth) )*",
        r"(?:i?vpd|noc|cpr1|concern report|cp1)s?\b(?: form)?\W*",
        r"(?:$|received|rec['’]?d|in\b|from\b|this month|today|[:–—-])"
    ),
    r"^\W*concern (?:logged|passed|shared|received|raised|report)\b",
    concat!(
        r"\b(?:cp|child protection|child wellbeing|wellbeing|child|neglect|safety|welfare)",
        r" concerns? (?:(?:was|were|has|have|been) )*",
        r"(?:received|rec['’]?d|shared|logged|raised|from|passed)\b"
    ),
    concat!(
        r"^\W*<source>(?: service)? (?:cp |child |wellbeing )?concern\b\W*",
        r"(?:$|[:–—,-]|re\b|about\b|form\b|received)"
    ),
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
    concat!(
        r"\b<source>[^.;]{0,40}\b(?:report(?:ed|s)|phone[sd]|rang|rings|called|said|says|alleg\w+",
        r"|e-?mailed|disclosed|noticed|shared)\b[^.]{0,80}\b<harm>"
    ),
    r"\b(?:phoned|rang|called|e-?mailed) (?:in )?with (?:an? )?(?:worry|concern)\b",
    r"\b(?:manager|teacher|visitor|worker|neighbour|gp) e-?mailed concern\b",
    r"\byou told [^.;]{2,30} that you were (?:frightened|scared|hurt|not safe|worried)\b",
    // Who or what, in any place of the row, and what came of it.
    r"^\W*<source>\W?[:–—-]\W*[^.]{0,60}\b<harm>",
    r"\b(?:disclosed|disclosure|alleg(?:ed|es|ation))\b[^.]{0,60}\b<harm>",
    r"\b<source> (?:is |are |was )?(?:concerned|worried)\b[^.]{0,60}\b<harm>",
];

const REFERRALS: [&str; 24] = [
    r"<referral>(?: \w+){1,3} (?:received|rec['’]?d|rcvd)\b",
    r"\b<source> (?:refers|has referred) <name>\b",
    r"^\W*(?:request|contact) received from\b[^.;]{3,40}\b(?:for|to|asking|requesting)\b",
    r"^\W*contact/referral recorded\b",
    r"\b(?:treated|taken|accepted|recorded|logged) as (?:an? )?(?:new )?referral\b",
    r"^\W*referral for [\w ]{3,25} from\b",
    r"^\W*<referral>\W*[:–—-]\W*(?:<source>|<name>)",
    // That it came.
    concat!(
        r"<referral> (?:form )?(?:was |has been )?",
        r"(?:received|rec['’]?d|rcvd|in (?:from|today)|came in|logged)\b"
    ),
    concat!(
        r"^\W*(?:(?:new|initial|further|second|third|police|young carer|self) )*<referral>\W{1,3}",
        r"(?:added|received|rec['’]?d|from\b|by\b|via\b)"
    ),
    r"\b(?:receive[sd]|rec['’]?d) (?:an? |the )?(?:\w+ )?<referral>",
    r"^\W*self[- ]referral\b",
    concat!(
        r"^\W*(?:second|third|fourth|further|another|new) (?:re-?)?referral\b\W*",
        r"(?:$|in an?\b|from\b|by\b|[:–—,-])"
    ),
    r"^\W*reporter referral\W*[:–—-]",
    r"\blogged as (?:an? )?(?:new )?referral\b",
    r"^\W*initial contact\W*[:–—-]",
    r"\bcomes? to (?:the )?(?:attention of )?social work by referral\b",
    // Who made it, to whom.
    concat!(
        r"\breferred to ",
        r"(?:us|social work|intake|duty|children and families|c&f|early help|the duty team)\b"
    ),
    r"\breferred (?:in )?by (?:the )?<source>",
    r"\breferred <name>(?: and <name>)?\W*$",
    r"\bmade an? (?:referral|request for assistance) (?:because|to (?:us|social work)|as)\b",
    r"\b<source>['’]s referral\b",
    r"\bcomes to the office asking for help\b",
    // Who or what, in any place of the row, and what came of it.
    r"<referral> (?:form )?(?:from|by) (?:the )?<source>",
    r"^\W*<source>(?:['’]s)? <referral>\W*(?:$|[:;,.–-]|re\b|received)",
];

const VISITS: [&str; 17] = [
    concat!(
        r"^\W*(?:video|virtual|pre-birth|supervisory|stat) visit\b",
        r"(?: (?:by (?:sw|social worker)|to|under)\b|\W*$|[.:;,–—-])"
    ),
    r"^\W*(?:i |we )?(?:went|came|called|popped) (?:out |in |over )?to see <name>\b",
    concat!(
        r"^\W*(?:i |we |sw )?took <name> (?:out )?(?:for|to) (?:an? )?",
        r"(?:hot chocolate|lunch|tea|walk|park|mcdonald['’]?s|café|cafe|ice cream|drive|coffee)"
    ),
    // The visit by its kind: "CP visit. Both seen", "LAC visit, seen alone".
    concat!(
        r"^\W*(?:(?:statutory|stat|home|placement|laa?c|cp|cso|sw|social work|child protection",
        r"|joint|jt|duty|weekend|evening|morning|doorstep|monthly|weekly|fortnightly|first|second",
        r"|third|1st|2nd|3rd|final|last|intro|introductory|initial|post-birth|follow[- ]?up",
        r"|planned|announced|unannounced|routine|welfare|supervisory|regular) )+visits?\b",
        r"(?: (?:done|undertaken|completed|made|carried out|took place|conducted|paid))*\W*(?:$",
        r"|[.:;,–—-]|by (?:sw|standby|duty|allocated|social worker|me)\b",
        r"|(?:to|with|w/) (?:the )?(?:child|young person|<away>|home|ward|parents|family|house",
        r"|flat|police|placement|new sw|<name>)|after\b)"
    ),
    r"^\W*visit\W{1,3}(?:done|undertaken|completed|complete|made|carried out|took place|conducted)\b",
    r"^\W*(?:visit|h/?v) (?:done|undertaken|completed|carried out) (?:by|as per)\b",
    r"^\W*visit to (?:parents|placement|ward|family|house|(?:the )?(?:unit|flat))\b",
    r"^\W*s/v (?:<name>)\b",
    // Who went or saw whom.
    concat!(
        r"^\W*(?:(?:duty|student|allocated|new) )*(?:sw|social worker|i|we)",
        r"(?:(?: (?:and|&|\+)|/) ?(?:fsw|i|ssw|student(?: sw)?|<name>))*(?: <name>)? (?:visited",
        r"|visits|saw|went (?:out )?to (?:the )?(?:house|home)|called (?:in )?at|popped in)\b"
    ),
    r"^\W*visited (?:the )?(?:placement|both|family|home|house|children|parents|<name>)\b",
    r"\bwhen (?:i|we) visited\b|\b(?:i|we) visited (?:you|<name>)\b|\b(?:i|we) came to see you\b",
    concat!(
        r"^\W*(?:(?:child|children|both|kids|yp|<name>) )?(?:was |were )?seen (?:and spoken to",
        r"|alone|in (?:school|nursery|placement)|at (?:home|school|nursery|placement))\b"
    ),
    concat!(
        r"^\W*(?:saw|met w/|met with|met|popped in to see|called to see) <name>",
        r"(?: and [^.;,]{2,25})? (?:at|in)\b"
    ),
    r"^\W*spoke (?:with|to) <name> (?:on (?:his|her|their) own|alone)\b",
    r"\b(?:three houses|wishes and feelings|words and pictures) done with <name>",
    r"^\W*(?:child(?:ren)?|yp|young person|baby|all|both) (?:seen|sighted)\b",
    // Who or what, in any place of the row, and what came of it.
    concat!(
        r"^\W*(?:i|we|sw|social worker)\b[^.;]{0,15}\b",
        r"(?:visited|saw|spent time with|called to see) ",
        r"(?:<name>|you|both|the (?:children|family))\b"
    ),
];

const OVERSIGHT: [&str; 20] = [
    r"^\W*(?:(?:\d+[- ]weekly|joint|peer|case management|worker|personal|1:1) )+supervision\b",
    r"^\W*s/v\W{1,3}(?:laa?c|cp|case)",
    r"\b(?:my )?manager and i (?:talked|spoke|met|discussed|went)\b",
    r"^\W*(?:i )?(?:went over|discussed|talked over|looked at) (?:the )?case (?:with|w/?) <manager>",
    r"^\W*(?:senior sw|<manager>) (?:has )?(?:reviewed|discussed|went over) (?:the )?case\b",
    r"^\W*(?:peer and )?manager case (?:reflection|discussion|review) (?:held|took place)",
    // Supervision by its names.
    concat!(
        r"^\W*(?:(?:monthly|weekly|fortnightly|my|had|our|case|file|caseload|case load|formal",
        r"|reflective|group|team leader|tm|tl) )*(?:supervision|supvn?|sup['’]n)\b\.?\W*(?:$",
        r"|[.:;,–—-]|held\b|today\b|took place|with\b|w/|completed\b|recorded\b",
        r"|by (?:phone|teams|tm)|between\b|check\b|session\b)"
    ),
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
    concat!(
        r"\b<manager>(?: <name>)? (?:has |have )?",
        r"(?:discussed|went (?:over|through)|reviewed|looked (?:over|at)|considered|read)",
        r" [^.;]{0,30}\b(?:case|file|plan)\b"
    ),
    r"\b<manager> and (?:sw|i|<name>) (?:went over|discussed|reviewed|looked at)\b",
    r"^\W*case (?:read|reviewed|audited|gone over) (?:by|with) <manager>",
    // Who or what, in any place of the row, and what came of it.
    concat!(
        r"\bcase (?:was )?(?:discussed|reviewed|considered|talked through|gone over)",
        r"\b[^.;]{0,15}\b(?:in supervision|with <manager>|by <manager>)"
    ),
    concat!(
        r"\b<manager>\b[^.;]{0,30}\b",
        r"(?:endorsed|signed off|agreed with|content with|satisfied with) (?:the )?",
        r"(?:plan|case|assessment)\b"
    ),
];

const CLOSED: [&str; 22] = [
    concat!(
        r"(?:[,;:–—]|- |\b(?:s/?w|social work|case|team|duty|role|ended))\W+closed\b",
        r"(?: here| at (?:screening|duty))?(?:\W*$|[.;])"
    ),
    r"\bcase\W+closed\b(?:\W*$|\W*[.;,])",
    r"^\W*close case\b",
    r"\b(?:i|we|<manager>) (?:has |have )?closed the case\b",
    r"\b(?:signed off|authorised|agreed|approved) (?:the )?(?:case )?closure\b",
    r"^\W*(?:swift|carefirst|mosaic|liquidlogic) (?:case |record |episode )?closed\b",
    concat!(
        r"\bclosed to (?:sw|social work|c&f|children and families|children['’]s services",
        r"|throughcare|tcac|aftercare|services?|the (?:service|team)|duty|intake)\b"
    ),
    concat!(
        r"^\W*closed (?:on (?:swift|carefirst|mosaic|liquidlogic|the system)",
        r"|after (?:supervision|assessment|screening)",
        r"|following (?:supervision|assessment|screening))\b"
    ),
    concat!(
        r"\bcase (?:(?:was|is|has been|now|formally|stepped down and) )*",
        r"(?:closed|shut|ended|closes)\b",
        r"(?:\W*$|\W*[.;,(]| (?:on|to|following|after|due|today|also|same day))"
    ),
    concat!(
        r"\b(?:sw|social work|c&f|children and families|we|duty) (?:has |have )?close[sd] ",
        r"(?:(?:the |<name>['’]s )?case|contact)\b"
    ),
    concat!(
        r"^\W*(?:referral|episode|contact|child in need case|tcac|post-adoption file|file",
        r"|involvement|assessment) closed\b"
    ),
    concat!(
        r"\b(?:nfa",
        r"|no (?:(?:further|current|sw|s/w|social work) )*(?:role|action|involvement|concerns?))",
        r"\W+(?:case )?closed\b"
    ),
    r"\b(?:social work |sw |our )?involvement (?:has |was )?(?:ended|ceased)\b",
    r"\b(?:sw|s/w|social work) role (?:has )?(?:ended|ceased)\b",
    r"^\W*end of (?:social work|sw|our) (?:support|involvement|role)\b",
    r"\bfinished working with you\b",
    r"^\W*transfer out complete\W+closed\b",
    r"^\W*case closure\b\W*(?:$|[:–—-]|authorised|recorded|completed)",
    // Who or what, in any place of the row, and what came of it.
    concat!(
        r"\b(?:case|file|involvement)\b ",
        r"(?:(?:is|was|has|been|now|formally|officially|hereby|being|recorded|as) )*",
        r"(?:closed|concluded|completed|ended|shut)\b",
        r"(?:\W*$|\W*[.;,(–-]| (?:to|by|as|today|following|after|on)\b)"
    ),
    concat!(
        r"\b(?:social work|sw|our) (?:intervention|support|input|service|work) ",
        r"(?:has |is |was |now )*(?:ended|ceased|concluded|finished|completed)\b"
    ),
    r"^\W*closed\b\W*(?:[-–:,(]|by\b|as\b|today\b|with no\b|with agreement)",
    r"^\W*(?:closure|closing)\W*(?:$|of case|[-–:—])",
];
