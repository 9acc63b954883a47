//! Going into care, moving, coming home and leaving care, as rows tell of them.

use super::Wordings;
use crate::facts::events::EventKind::{
    EmergencyPlacement, LeftCare, PlacementEnd, PlacementMove, PlacementStart, SecurePlacement,
};

pub(super) const ALL: [Wordings; 6] = [
    (EmergencyPlacement, &EMERGENCY),
    (SecurePlacement, &SECURE),
    (PlacementMove, &MOVE),
    (PlacementStart, &START),
    (PlacementEnd, &END),
    (LeftCare, &LEFT),
];

const EMERGENCY: [&str; 15] = [
    r"\b(?:brought|taken|took)\b[^.;]{0,50}\b(?:in|as) an emergency\b",
    // By its name: "Emerg LAC placement", "Crisis admission to residential".
    concat!(
        r"^\W*<short> (?:(?:<lac>|foster|fostering|kinship|residential|care|out of area|<s25>) )*(?:",
        r"placement|admission|accommodation|receipt into care|fostering|bed used",
        r"|move (?:in)?to (?:foster|residential|care))\b"
    ),
    r"^\W*<short> <s25>",
    r"^\W*kinship emergency\b",
    r"^\W*an emergency move into (?:foster )?care took place",
    r"\breg(?:ulation)?\.? ?36\b,? (?:emergency |kinship )*(?:placement|paperwork signed|placed)",
    // Who went where: "Sent to emergency foster carers".
    concat!(
        r"\b(?:placed|placement made|taken|took \w+|driven|sent|moved|went|put)\b[^.;]{0,40}?\b",
        r"(?:to|with|w/|in|into) <det>emerg(?:ency)?\b\.? (?:foster )?",
        r"(?:carers?|placement|bed|fcs?)\b"
    ),
    concat!(
        r"\bemergency carers?\b[^.;]{0,25}\b(?:took|had) ",
        r"(?:<name>|both|him|her|them|the (?:children|baby))"
    ),
    r"\b(?:go|went|moved) quickly to (?:stay|live) with\b",
    // In what way: "Placed, emergency, s.25".
    concat!(
        r"\b(?:placed|accommodated|admitted|arrive[sd]|received into care|<lac>",
        r"|placement (?:was )?made)[^.;]{0,25}\b(?:in|as|on) an emergency\b"
    ),
    r"^\W*placed\W{1,3}emergency\b",
    r"\bplaced (?:at short notice|for the night)\b",
    // By whom outside office hours.
    r"\bplaced by (?:the )?(?:emergency (?:social work|duty)|out of hours|ooh|edt|standby)\b",
    r"\b(?:ooh|edt|standby|oohss|emergency duty team)(?: sw)? placed\b",
    r"\bwhen the police brought you\b",
];

const SECURE: [&str; 16] = [
    r"^\W*(?:\w+ )?secure (?:care |accommodation )?(?:placement )?\W{0,2}(?:admission|<begun>)",
    r"\b(?:began|begins|started|starts) (?:an? |the )?secure (?:placement|care|accommodation)\b",
    concat!(
        r"\b(?:is now|is back|now|back) in secure\b",
        r"(?:\W*$|[,;.]| (?:care|accommodation|after|following|as of|from))"
    ),
    r"\bremand(?:ed)? (?:in|into|to) secure\b",
    // Terse: "PLACEMENT - STARTED: Secure care", "Secure admission: Larch".
    r"^\W*placement\W+<begun>\W+secure\b",
    r"^\W*(?:(?:emergency|first|second|new) )*(?:admission|move|transfer) to secure\b",
    r"^\W*secure admission\b\W*(?:$|[:–—-]|to\b|at\b|today)",
    concat!(
        r"^\W*(?:(?:emergency|first|second|new) )*secure (?:placement|care|episode|accommodation)",
        r"\W{1,3}(?:was |is |has )?(?:made|<begun>)"
    ),
    concat!(
        r"\bsecure (?:placement|bed) (?:agreed|found|identified)\b[^.]{0,60}\b",
        r"(?:moved|admitted|taken|placed)\b"
    ),
    r"\bimplemented (?:the )?secure authori[sz]ation\b",
    r"^\W*secure transport (?:collected|took)\b",
    r"\bplacement is now secure\b",
    // Who went in: "Emma arrives at secure unit", "from open unit to secure".
    concat!(
        r"\b(?:went|goes|moved|moves|taken|driven|admitted|transferred|escorted|brought|arrive[sd]",
        r"|accepted|received|accommodated|detained|held|placed|remanded)\b[^.;]{0,60}?\b",
        r"(?:into|to|in|at) (?:(?:an?|the|head of|<name>) ){0,3}secure(?:",
        r" (?:care|accommodation|unit|setting|house|centre|school)\b|\W*$|[,;.]|\W+\(",
        r"| (?:under|following|due|after|by|with|on|at)\b)"
    ),
    r"\baccepted by (?:the )?head of (?:the )?secure unit\b",
    r"\bfrom [^.;]{3,30} to secure\b(?:\W*$|[,;.]| due| after| under)",
    r"^\W*(?:(?:now|yp|<name>) )?in secure\b\W*(?:$|[,;–-]|as of|from|today|tonight)",
];

const MOVE: [&str; 31] = [
    concat!(
        r"\b(?:broke down|breakdown|came to an end|ended|disrupted",
        r"|(?:could not|cannot|can['’]t|unable to) (?:continue|manage|cope))\b[^.]{0,60}\b",
        r"(?:moved|moves|now|placed|transferred|went) (?:to|with|at|in) (?:<away>|<name>)"
    ),
    concat!(
        r"\b(?:moved?|moves|move on|transfer(?:red)?|relocated|relocation|shifted|goes|went",
        r"|step(?:ped)? down)\b[^.;]{0,25}?\bfrom <det>(?:<away>|<name>)[^.;]{0,30}? (?:in)?to ",
        r"(?:live with )?<det>(?:<away>|<name>)[^.;]{0,40}",
        r"(?:carers?|placement|house|home|unit|school|bed|foster|mr|mrs|ms|<kin>)\b"
    ),
    r"\b(?:relocated|transferred|switched) to <away>",
    r"^\W*planned move to (?:<away>|<titled>) (?:went ahead|took place|completed|today)",
    r"^\W*step(?:ped)? down from secure to <unit>",
    r"^\W*(?:second|third|fourth|next|another) (?:foster|kinship|residential) placement\b",
    r"\b(?:has )?changed (?:carers|placements?)\b",
    r"^\W*change of address\b[^.]{0,10}\bnew (?:fc|foster|carers?|placement|unit)",
    r"\bended with <away>[^.]{0,15}\bstarted\b",
    r"\bmoved in (?:with|w/) <kin>[^.;]{0,10} from (?:fcs?|foster|<unit>)",
    r"\bwent to live with your forever family\b",
    // Terse: "PLACEMENT - CHANGED: fostering to residential".
    r"^\W*placement\W+(?:changed|moved|transferred|change)\b",
    r"\bplacement (?:was |has been )?(?:changed|moved) (?:today|to|from|due|following|because)\b",
    r"\bmov(?:ed|es) (?:placements?|carers)\b",
    r"^\W*new placement\b\W*(?:$|[,:–—-]|with\b|at\b|in\b)",
    r"\bplacement\W+end\b[^.]{2,30}\bstart\b",
    r"^\W*unplanned move to\b",
    r"^\W*(?:move|transition) to <away> (?:completed|took place|today|done)\b",
    r"^\W*transition to <away>, moved\b",
    // From whom to whom.
    r"\bmov(?:ed|es|ing) (?:on )?from (?:<away>|<name>)[^.;]{0,30}? (?:in)?to (?:live with )?<away>",
    r"\bmov(?:ed|es|ing) on (?:from [^.;]{3,40} )?to (?:<away>|<titled>)",
    concat!(
        r"\b(?:moved|moves|driven|taken)\b[^.;]{0,40}? to <det>",
        r"(?:new|different|alternative|another|other|permanent|long[- ]term)\b[^.;]{0,20}?",
        r"(?:carers?|fcs?|placement|foster)\b"
    ),
    r"\bfrom one (?:foster home|placement|carer|unit) to another\b",
    r"\bleft [^.;,]{3,40}? (?:for|to (?:move|go|live) (?:to|with|in)) <away>",
    r"\bstepped down from [^.;]{3,30} (?:in)?to <away>",
    r"\bwent (?:from [^.;]{3,40} to|to live with) <det>(?:new carers|flat next)",
    concat!(
        r"\bmoved (?:<name>|the (?:baby|children|boys|girls)|him|her|them) to <det>",
        r"(?:adoptive|permanent|new)\b"
    ),
    // One ended and the next began.
    r"\bbroke down\b[^.;]{0,20}[,;] (?:now )?(?:moved |placed )?(?:in|in ?to|to|with) <away>",
    r"\b(?:gave notice|ended placement|unable to (?:manage|continue))\b[^.]{0,70}\b(?:placed|moved)\b",
    r"\bnow placed with [^.;]{2,40}\((?:prev|formerly|was)\b",
    r"\bplaced [^.;]{2,30} instead\b",
];

const START: [&str; 33] = [
    r"\bnow with <name>(?: <name>)?, (?:(?:his|her|their|your|a) )?(?:foster|kinship) carers?\b",
    // Terse, and from a system.
    r"^\W*placement\W{1,3}<begun>",
    r"\b(?:foster(?: care|ing)?|kinship|residential|care) placement (?:was )?<begun>",
    concat!(
        r"^\W*(?:first )?placement\W+(?:short[- ]term |long[- ]term |interim )?",
        r"(?:foster|kinship|residential)"
    ),
    concat!(
        r"^\W*(?:episode of care|care episode|child looked after away from home",
        r"|<lac>(?: away from home)?(?: status| episode)?)\W{1,3}(?:episode )?<begun>[^.;]{0,5}",
        r"(?:$|[^.]{0,40}\b(?:foster\w*|kinship|residential|placement|away|substance|<s25>))"
    ),
    r"^\W*accomm(?:odated)?\b\.?\W*(?:$|<s25>|under\b|via\b|@)",
    r"^\W*placed\W{1,3}(?:foster|kinship|residential|voluntarily|<s25>)",
    r"^\W*kinship(?: placement)? (?:under )?<s25> (?:started|signed)\b",
    r"^\W*(?:in ?to|now in) (?:foster|kinship|residential|la|local authority) care\b",
    r"^\W*admission to (?:care|<unit>)",
    r"\b(?:now|becomes|became) (?:laa?c|accommodated)\b",
    r"\b(?:first|1st) night (?:in|with|at) <away>",
    // Placed or accommodated.
    r"\bplaced (?:together |[^.;,]{2,20}, )?(?:with|w/|w\.|in|at) <away>",
    r"\bplacement made with <away>",
    r"\baccommodated\b,? (?:<s25>|and (?:placed|split)|w/|placed)",
    r"\b(?:came|comes|taken|received|brought|admitted) (?:in ?to|to) (?:la )?care\b",
    r"\bbeg(?:an|ins|un) to be looked after (?:away|by|\()",
    r"\bremoved from home\b[^.]{0,50}\bwith\b[^.]{0,25}\b(?:foster|kinship) carer",
    r"\b(?:admitted|taken) to <unit>[^.;]{0,15}\b(?:under )?<s25>",
    // Went, moved, was taken: who came where.
    concat!(
        r"\b(?:moved|moves|went|goes|taken|transported|driven|brought|sent)\b (?:\w+ ){0,2}?",
        r"(?:to|into|to (?:live|stay) (?:with|at)) (?:<fostering>|<unit>)"
    ),
    concat!(
        r"\b(?:moved|moves|went|goes|go|started|began|starts|begins|start) ",
        r"(?:to (?:live|stay)|living|staying) (?:with|at) ",
        r"(?:<away>|<name> and <name>|<name> <name>(?:['’]s)? house)"
    ),
    concat!(
        r"\b(?:moved|moves|went|goes|go|started|began|stay) (?:to (?:live|stay) )?with <name>",
        r"(?: and <name>)?,? (?:your|his|her|their|who is (?:his|her|their)) (?:new )?",
        r"(?:foster |kinship )?carer"
    ),
    r"\bmov(?:ed|es) from [^.;]{3,40}? to <kin>[^.;]{0,10}\b(?:as|under|kinship)\b",
    concat!(
        r"\b(?:took|moved|brought) (?:you|him|her|them|<name>|the (?:baby|children)) to ",
        r"(?:<fostering>|<det>foster)"
    ),
    r"\bdischarged\b[^.;]{0,40}? (?:to|with|into the care of) <fostering>",
    r"\bleft (?:hospital|the ward|maternity)[^.;]{0,20} with <fostering>",
    r"\bwelcomed <name>[^.;]{0,25} as (?:his|her|their|your) (?:foster|kinship) carer",
    r"\bresidence (?:at|with) <fostering> implemented\b",
    // What was signed for it.
    r"\b(?:signed|consent(?:ed)? (?:given )?(?:to|for)|gave consent to) (?:the )?<s25>",
    r"\bsigned the kinship (?:papers|agreement)\b",
    r"\btook [^.;]{2,25} home with (?:her|him|them) as looked after child",
    // Who or what, in any place of the row, and what came of it.
    concat!(
        r"\b(?:moved|moves|transferred|relocated|taken|brought) (?:today |in )?(?:to|with|into)",
        r"(?: live with)? (?:<titled>|<kin>[^.;]{0,30}(?:kinship|<s25>|<lac>|order|cso))"
    ),
    concat!(
        r"\b(?:kinship|foster|residential) (?:care )?(?:placement|carers?) ",
        r"(?:identified and|agreed and|from today|as of today)"
    ),
];

const END: [&str; 31] = [
    concat!(
        r"^\W*(?:(?:children|child|baby|<name>) )?(?:(?:back )?home)(?: again)?(?: to <parents>)?",
        r" from <away>"
    ),
    r"^\W*(?:children|child|both|all three) home to <parents>",
    concat!(
        r"\b(?:moved|moves|goes|went) back to <parents>(?:['’]s)?",
        r"(?: (?:full[- ]time|the same|today|care|house))"
    ),
    r"\breturned to the family home from <away>",
    r"^\W*(?:accommodation|placement) ceased\b",
    r"^\W*(?:unit|hospital|placement) discharge\W+home\b",
    r"\b(?:is|now) (?:at )?home full[- ]time\b",
    // Terse, and from a system.
    r"^\W*placement\W{1,3}end(?:ed|s)?\b[^.]{0,25}\b(?:returned|home|parents?)\b",
    r"^\W*<lac> (?:episode|status) (?:closed|ended)\b[^.]{0,30}\bhome\b",
    r"^\W*end of (?:<s25>|accommodation|placement)",
    r"<s25>,? (?:was )?(?:ended|withdrawn|rescinded|over)\b",
    r"^\W*(?:final |last )?(?:move|return) home (?:from|took place|completed|today)\b",
    r"^\W*going home day\b",
    r"^\W*rehab\w* (?:home|to <parents>(?:['’]s care)?) (?:took effect|complete[d]?|done)\b",
    r"\bphased return (?:home )?(?:ended|complete[d]?)\b",
    r"\bplacement (?:was )?(?:ended|terminated)\b[^.]{0,40}\b(?:home|returned to|took the|resumed)\b",
    // Home from where.
    concat!(
        r"\b(?:returned|went|gone|came|comes|moved|discharged|goes) (?:back )?",
        r"(?:home|to <parents>(?:['’]s (?:care|address|house))?)[^.;]{0,30}? from ",
        r"(?:<fostering>|<kin>|<unit>)"
    ),
    r"\b(?:returned|went back|restored) to <parents>['’]s? care\b",
    r"\bwent (?:back )?home to live with <parents>",
    concat!(
        r"\bdischarged (?:home )?from (?:accommodation|placement|<fostering>|<unit>)[^.;]{0,10}",
        r"(?:\W*$|\b(?:home|to <parents>|back with))"
    ),
    concat!(
        r"\bleft (?:<fostering>|<unit>|residential school|<name>)[^.;]{0,20}?(?: for home\b",
        r"|, (?:home with|rehabilitated to) <parents>",
        r"| (?:today )?and (?:is|are) living with <parents>)"
    ),
    r"\bleft [^.;]{3,30} for the last time\b[^.]{0,30}\bwith <parents>",
    // In whose care now.
    r"\bback in <parents>['’]?s? (?:full[- ]time )?care\b",
    r"\b(?:reunified|reunited) with <parents>",
    r"\brehabilitated (?:home|to <parents>)",
    r"\b<parents> (?:has |have )?(?:resumed|took over|takes over) (?:full )?care\b",
    r"\bnow lives (?:at home|with <parents>)",
    concat!(
        r"(?:^\W*<parents> )?\bwithdrew (?:her |his |their )?consent to <s25>[^.;]{0,20}\b",
        r"(?:collected|took|removed)\b"
    ),
    r"\bhome with <parents> full[- ]time\b",
    // Who or what, in any place of the row, and what came of it.
    concat!(
        r"\b(?:left|discharged|returned|came|went|moved|brought|taken)\b[^.;]{0,30}\b",
        r"(?:home|<parents>)\b[^.;]{0,20}\bfrom (?:<fostering>|<kin>|<unit>)"
    ),
    concat!(
        r"\b(?:returned|returns|went|gone|moved|came|goes|comes) (?:back )?",
        r"(?:home|to (?:live with )?<parents>)\b[^.]{0,60}\b",
        r"(?:permanently|for good|full[- ]time|under (?:the )?<order>)"
    ),
];

const LEFT: [&str; 25] = [
    r"\b(?:<name> |^\W*)leaves (?:residential|foster|kinship) care\b",
    r"\b(?:is |are )?no longer in care\b",
    r"\blooked after no more\b",
    r"\bceased to be accommodated,? aged\b",
    r"\b<s25>(?: order)? (?:comes|came) to an end\b[^.]{0,10}\baftercare\b",
    r"\bopted out of continuing care and left\b",
    r"^\W*becoming a care leaver today\b",
    // Terse, and from a system.
    r"\b<lac>(?: episode| status)?\W{1,3}(?:ended|closed|ceased|end)\b",
    r"\bend of <lac> (?:status|episode)\b",
    r"\bceased <lac>\b",
    r"\bde-?laa?c['’]?d\b",
    r"\b<s25> ended at 18\b",
    // No longer looked after.
    r"\b(?:not|no longer) (?:an? )?<lac>(?: any ?more| now| any longer)?\b",
    r"\b(?:stopped|stops|finished|finishes|ceased|ceases) (?:being|to be) (?:an? )?<lac>\b",
    r"\b(?:last|final) day (?:of being looked after|in care)\b",
    r"\b(?:now|becomes|became|is now) (?:an? )?care leaver\b(?:\W*$|[.,;])",
    // Left it, and for where.
    r"(?:^\W*|\d,? |<name> )leaves care\b",
    r"\b(?:permanently left|left) (?:foster|residential|kinship) care\b",
    concat!(
        r"\bleft <away> (?:for|to (?:go|move) to) ",
        r"(?:(?:his|her|their|an?|own|supported|independent) )*",
        r"(?:uni\w*|college|accommodation|tenancy|flat|living)\b"
    ),
    r"\bdischarged from (?:local authority )?care\b",
    r"\b(?:moved|moves|moving) on from care\b",
    r"\btransition(?:ed|s) out of care\b",
    concat!(
        r"\b(?:moved|moves) (?:on )?(?:in)?to (?:his|her|their|your) (?:own|first|new) ",
        r"(?:tenancy|flat|home)\b"
    ),
    // Who or what, in any place of the row, and what came of it.
    r"\b(?:ceas(?:ed|es)|stop(?:ped|s)|finish(?:ed|es)|no longer)\b[^.;]{0,15}\b<lac>\b",
    concat!(
        r"\b(?:adoption|residence|kinship care|section 11|s\.? ?11) order\W{1,3}",
        r"(?:was |is |has been )?(?:granted|made|finalised)\b"
    ),
];
