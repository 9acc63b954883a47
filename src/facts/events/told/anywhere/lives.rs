//! Where a child went to live, the register and orders, as sentences of any kind tell of them.

use super::Wordings;
use crate::facts::events::EventKind::{
    Deregistration, LookedAfterAtHome, PlacementEnd, PlacementMove, PlacementStart, Registration,
    SupervisionOrder,
};

/// Looked for first: to go to others *instead* is a move, and not a start.
pub(super) const MOVES: Wordings = (PlacementMove, &MOVED);

pub(super) const ALL: [Wordings; 6] = [
    (Deregistration, &OFF_REGISTER),
    (Registration, &ON_REGISTER),
    (PlacementStart, &STARTED),
    (PlacementEnd, &HOME),
    (LookedAfterAtHome, &AT_HOME),
    (SupervisionOrder, &ORDERED),
];

const OFF_REGISTER: [&str; 6] = [
    concat!(
        r"\bnames? (?:(?:was|were|is|are|been|being|now|has|have) )*(?:deleted|removed|taken|struck",
        r"|scored|crossed|came|comes)(?: off)? (?:from |off )?<register>"
    ),
    r"(?:^\W*|[,;:–—-] ?|['’]s )names? off <register>",
    r"\b(?:came|comes|come|taken|lifted|dropped) off <register>",
    r"\bregistration (?:(?:was|is|has been|to be) )?(?:lifted|removed|discontinued|dropped|withdrawn|not continued|brought to an end)\b",
    r"\b(?:decided|agreed|voted|unanimous\w*|decision|outcome)\b[^.;]{0,25}? (?:de-?regist\w+|to take (?:<name>|him|her|them) off <register>)",
    concat!(
        r"\b(?:conference|cppm|i?cpcc|meeting)\b[^.;]{0,60}\b(?:removed|took) ",
        r"(?:it\b|(?:his|her|their|<name>['’]s) names?\b(?: off| from)?(?:\W*$|\W*[,;.]))"
    ),
];

const ON_REGISTER: [&str; 9] = [
    concat!(
        r"\bnames? (?:(?:was|were|is|are|been|being|now|has|have) )*(?:added|entered|placed|put",
        r"|written|included|recorded) (?:on|onto|on to|to|in) <register>"
    ),
    r"\b(?:went|goes|gone|going) (?:straight )?(?:on|onto|on to) <register>",
    r"\bregistration (?:(?:was|is|under [\w ]{4,20}) )?(?:agreed|decided|unanimous\w*|confirmed|voted for)\b",
    r"\b(?:agreed|voted|decided|opted|unanimous\w*|decision|outcome)\b(?: \w+){0,3}?\W+(?:(?:for|to|was|is|on) )+regist(?:er\b|ration\b)",
    r"\b<name>['’]s names? on <register>(?:\W*$| (?:after|at|from|following|by|under|as of)\b)",
    concat!(
        r"\bwr(?:ote|itten) (?:your|his|her|their|<name>['’]s) names? (?:down )?on (?:an? |the |our )?",
        r"(?:(?:special|safety|important|protection) )*(?:list\b|<register>)"
    ),
    concat!(
        r"\b(?:made|became|becomes) (?:(?:the )?subject (?:to|of) (?:child protection |cp )?",
        r"registration\b|an? registered child\b)"
    ),
    concat!(
        r"\b(?:<name>|he|she|they|child|baby|both|twins)(?: \(\d{1,2}\))? (?:(?:was|were|is|are) )?",
        r"registered (?:there and then|that (?:day|morning|afternoon)|on that date|as from",
        r"|at (?:that|this|the same) (?:meeting|conference)|from that|under (?:the )?<abuse>",
        r"|for <abuse>|by (?:the )?(?:conference|meeting))\b"
    ),
    concat!(
        r"\b(?:conference|cppm|i?cpcc|icpc|planning meeting)\b[^.;]{0,20}?\W",
        r"(?:held|outcome|decision|result)\W+(?:to )?register(?:ed)?\W+<abuse>"
    ),
];

const MOVED: [&str; 9] = [
    concat!(
        r"\b<goes> to (?:stay|live) with (?:<away>|<name>)(?:,? (?:and|&) <name>)?",
        r"[^.;]{0,30}? instead\b"
    ),
    // From whom to whom.
    concat!(
        r"\b<goes> from (?:the )?(?:<name> ){1,2}to (?:live with )?",
        r"(?:<titled>|(?-i:the <Capital><letters>+s)\b|<fostering>|<kin>)"
    ),
    r"\b(?:transferred|moved|came|comes) to us from <det>(?:[\w'’]+ )?(?:<fostering>|<kin>|<unit>|placement)",
    // To a place by its name.
    concat!(
        r"\b(?:shifted|flitted|relocated|transferred|moved (?:on|over|across))(?: from there)? to ",
        r"(?:live (?:at|in) )?(?-i:(?:<Capital><letters>*\.? ){1,4}?)",
        r"(?:house|unit|lodge|cottage|grange|hostel|children['’]?s home|list d school",
        r"|residential school)\b"
    ),
    r"\b(?:shifted|flitted) to (?-i:(?:<Capital><letters>* ){1,2}?)(?:road|street|avenue|place)\b",
    r"\bmoved on to (?:live|stay) with (?:<kin>|<titled>|<name>)",
    // To a place by its kind.
    concat!(
        r"\b(?:moved?|moves|transferred|shifted) (?:<name> )?to (?:an? |the )?(?:crisis|emergency",
        r"|respite|short[- ]term|temporary|assessment|different|new|another) (?:bed|placement)\b"
    ),
    r"\bchange of (?:foster (?:home|carers?|placement|family)|carers?|children['’]?s house)\b",
    r"\bmoved to (?:an? |the )?(?:other|second|next|another|different) (?:foster )?(?:family|house|unit|carers?)\b",
];

const STARTED: [&str; 17] = [
    r"\b<goes> to (?:live|stay) with <name>(?: <name>)?(?:,? (?:and|&) <name>)?",
    r"\b<goes> to (?:live|stay) with <det>(?:(?:other|another|new) )?(?:foster )?family\b",
    r"\b<goes> to <titled>",
    concat!(
        r"\b(?:came|comes|admitted|received|brought|taken)(?: in)? ?(?:in)?to ",
        r"(?-i:(?:<Capital><letters>* ){1,3}?)(?:house|unit|lodge|cottage|grange|hostel)\b"
    ),
    concat!(
        r"\b(?:admitted|received|sent|committed) to (?:the )?(?:[\w'’.]+ ){0,3}?(?:",
        r"(?:nursery|children['’]?s|remand|assessment|reception|foster) home",
        r"|(?:remand|assessment|reception) (?:centre|unit)|(?:list d|approved|residential) school)\b"
    ),
    r"\b(?:found|got|given) (?:him|her|them|<name>) (?:an? )?(?:emergency |foster |crisis )?(?:bed|placement) (?:at|in|with) (?:<away>|<name>)",
    r"\b(?:came|comes|come|went|goes|taken|brought|received) back in ?to (?:(?:local authority|foster|residential|kinship) )?care\b",
    concat!(
        r"\b(?:started|starts|moved in|moves in) with <det>",
        r"(?:(?:new|foster|kinship|emergency|respite|short[- ]term) )*(?:carers?|foster family)\b"
    ),
    r"\b(?:been|was|were) (?:lodged|boarded(?: out)?) with <fostering>",
    concat!(
        r"^\W*since [^.;]{4,40}? (?:has|have) been (?:living|staying|lodged|cared for|looked after",
        r"|placed) (?:with|by|at|in) <away>"
    ),
    r"\blooked[- ]after (?:from|since|as of|as at) (?:today|that (?:day|date)|this date)\b",
    // Those who took the child in tell of it.
    concat!(
        r"\b(?:carers?|foster (?:carers?|family)|<titled>) (?:collected|took in|welcomed|received",
        r"|picked up) (?:<name>|him|her|them|the (?:baby|child(?:ren)?))\b"
    ),
    r"\b(?:came|arrived|moved in|admitted)(?: to (?:live|stay))? (?:to|with|at) us (?:on\b|from\b|in (?-i:<Capital>)|\d)",
    r"\b(?:came|taken|received|arrived) into our care\b",
    r"\b(?:moved|taken|brought|driven|delivered|transported|settled) (?:[\w'’-]+ ){0,2}?(?:to|into|with|in at) <fostering>",
    r"\b(?:arrived|arrives|settled) (?:at|with|in) (?:<titled>|<fostering>|<unit>)",
    r"\b(?:first|1st) (?:day|night) (?:in (?:foster |residential )?care|away from home)\b",
];

const HOME: [&str; 6] = [
    concat!(
        r"\b(?:went|goes|came|comes|returned|returns|moved) (?:back )?home\b[^.;]{0,25}",
        r"\b(?:for good|permanently|full[- ]time|to stay|under supervision)\b"
    ),
    r"\bdischarged (?:home )?to <parents>[^.;]{0,15}\bunder supervision\b",
    concat!(
        r"\b(?:returned|returns|went|goes|gone|came|comes|moved) (?:back )?(?:home )?",
        r"(?:to live )?(?:to|with) <parents>(?:['’]s? (?:care|house|home|flat))?[^.;]{0,40}?",
        r"\b(?:for good|full[- ]time|placement (?:ended|over)|after [\w ]{2,20} (?:weeks|months|years)",
        r"|in care|away)\b"
    ),
    r"\b(?:returned|restored|discharged|back) (?:in)?to (?:the )?(?:full[- ]time )?care of <parents>",
    r"\b(?:resumed|returned to) living (?:at home|with <parents>)",
    r"\bback home (?:for good|permanently|full[- ]time)\b",
];

const AT_HOME: [&str; 2] = [
    r"<order>[^.;]{0,12}\bnon-residential\b",
    r"<order> at home\b,? (?:was )?made\b",
];

const ORDERED: [&str; 9] = [
    r"\b(?:outcome|decision|result)(?: (?:was|is|being))? (?:an? )?(?:new )?<order>",
    r"<order>(?: at home)?,? (?:was )?made (?:there and then|that (?:day|morning|afternoon)|by (?:the |that )?(?:hearing|panel))\b",
    r"\b(?:made|imposed|granted)[^.;]{0,10}\b<order>\W*$|<order> (?:was )?(?:made|imposed|granted)\b",
    r"\b(?:made|makes|imposed|imposes|granted|grants|issued|put in place) (?:[\w'’-]+ ){0,4}?<order>",
    r"<order>,? (?:[\w'’-]+ ){1,5}?(?:was |has been )?(?:made|imposed|granted|issued)\b",
    r"\b(?:made|placed|put) (?:(?:<name>|him|her|them) )?(?:subject to|under|on) compulsory (?:measures|supervision)\b",
    r"<order> from (?:that|the|this) (?:panel|hearing)\b",
    r"\b(?:special )?rule called an? (?:\w+ ){0,3}?order\b",
    r"\b(?:they|panel|hearing|members) (?:then )?(?:made|put in place|granted) an order (?:requiring|that|saying|so that|with|naming|which)\b",
];
