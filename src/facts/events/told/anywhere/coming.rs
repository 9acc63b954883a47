//! Concerns and referrals as they come in: who told the service, how, and of what.

use super::Wordings;
use crate::facts::events::EventKind::{Concern, Referral};

pub(super) const ALL: [Wordings; 2] = [(Concern, &CONCERNS), (Referral, &REFERRALS)];

const CONCERNS: [&str; 23] = [
    // Somebody sent the paper for it, or it came.
    r"\b<sends> (?:(?:in|through|over) )?(?:(?:an?|the|their|our|my|another|this|one|new|further) )+<paper>",
    r"\b(?:they|he|she)(?:['’](?:ve|s)| have| has)? (?:put|sent|made|done) (?:(?:an?|the) )?<paper> in\b",
    concat!(
        r"<paper>s? (?:(?:was|were|has|have|been|is) )*(?:submitted|lodged|put in|sent in|filed",
        r"|phoned in|handed in|came in|arrived|dated)\b"
    ),
    concat!(
        r"\bc[ao]mes? (?:in|to (?:us|light|(?:our )?(?:attention|notice)|<us>))\b[^.;]{0,40}?",
        r"\b(?:via|through|by|from|on) (?:(?:an?|the) )?(?:[\w'’-]+ ){0,2}?<paper>"
    ),
    // Somebody told the service of a worry.
    concat!(
        r"<informant>[^.;:]{0,30}? (?:told|tells|inform(?:s|ed)|rang|rings|phone[sd]|contact(?:s|ed)",
        r"|e-?mail(?:s|ed)|wrote to|writes to|approached|let) <us>[^.]{0,80}?\b<worry>"
    ),
    concat!(
        r"<informant>[^.;:]{0,30}? (?:alert(?:s|ed)|warn(?:s|ed)|notif(?:ies|ied)) <us>",
        r"(?:\W*$|\W*[:–—-]|[^.]{0,80}?\b<worry>)"
    ),
    concat!(
        r"<informant>['’]s (?:\w+ )?(?:(?:phone )?call|report|letter|e-?mail|message|tip-?off)\b",
        r"[^.;]{0,80}?\b(?:reporting|alleging|saying|as an? (?:\w+ )?(?:referral|concern)|<worry>)"
    ),
    concat!(
        r"<informant>(?: [\w/&]+){0,3} (?:raise[sd]?|share[sd]?|flag(?:s|ged)|voice[sd]?",
        r"|reports?|reported) (?:(?:an?|some|serious|grave|new|further|cp|child protection|wellbeing",
        r"|welfare|safety|immediate) )*concerns?(?: (?:for|to) <us>)?(?:\W*$|\W*[:;–-]| that\b)"
    ),
    concat!(
        r"\b(?:ambulance|fire|police|health) (?:service |crew )?reports? (?:that )?<name>[^.]{0,60}?",
        r"\b<worry>"
    ),
    concat!(
        r"\b(?:(?:phone )?call|t/?c|tel|e-?mail|letter|message|contact|text|word|information)",
        r"(?: (?:in|received|taken|came))? (?:from|by) (?:(?:an?|the|his|her|their) )?",
        r"(?:[\w'’-]+ ){0,2}?<informant>[^.]{0,100}?\b<worry>"
    ),
    concat!(
        r"<informant>(?: (?:is|was|are|were|being|getting|very|so|also|had|has|been))* ",
        r"(?:worried|concerned|alarmed|anxious|uneasy)\b[^.]{0,80}?\b<worry>"
    ),
    // The child told somebody.
    concat!(
        r"\b(?:told|disclosed to|confided in|confided to|said to|showed) ",
        r"(?:his|her|their|an?|the) (?:[\w'’-]+ )?<informant>[^.]{0,100}?\b<harm>"
    ),
    // It was handed on as one.
    concat!(
        r"\b(?:reported|passed|phoned|rang|handed|sent|e-?mailed|took|shared|raised|logged) ",
        r"(?:this|it|that|what [^.;]{3,60}|(?:my|our|her|his|their|the|these|those) ",
        r"(?:concerns?|worr(?:y|ies)|information|disclosure|allegations?))",
        r"(?: (?:on|in|through|over|straight|directly|up))* (?:to|with) <us>"
    ),
    r"\b(?:referred|reported|notified|intimated|flagged)(?: (?:in|on|through))? to <us>",
    r"\b(?:came|comes|brought|drawn) to (?:the |our )?(?:attention|notice)(?: of <us>)?\b",
    r"\ballegations? (?:(?:was|were|is|has been) )?(?:made|received|raised|reported|passed)\b",
    concat!(
        r"\bpolice\b[^.;]{0,30}? (?:shared|passed|forwarded|notified|advised|logged|submitted)\b",
        r"[^.]{0,60}?\b(?:reports?|concerns?|<worry>)"
    ),
    concat!(
        r"\b(?:safeguarding|child protection|cp|child|wellbeing|welfare) (?:concern|alert|issue)s? ",
        r"(?:(?:was|were|is|are|has|have|been|being|first|formally) )*",
        r"(?:raised|logged|opened|recorded|made|submitted|sent|passed|reported|flagged)\b"
    ),
    concat!(
        r"\b(?:rais(?:e|es|ed|ing)|pass(?:es|ed|ing)?|sen[dt](?:s|ing)?|report(?:s|ed|ing)?",
        r"|logged|recorded|treat(?:s|ed|ing)?|flagged|shar(?:es|ed|ing)) [^.;]{0,60}?\bas ",
        r"(?:an? )?(?:possible |potential |formal )?(?:(?:child )?(?:protection|safeguarding)|cp) ",
        r"(?:matter|concern|issue|referral|case)\b"
    ),
    r"\b(?:wants?|wanted|asks?|asked) us to (?:treat|take|log) (?:it|this|that) as (?:an? )?(?:child protection|cp)\b",
    // By its name alone.
    r"^\W*(?:new|further|second|third|fresh|another) (?:(?:cp|child protection|wellbeing) )?concern\b\W*(?:$|[,:;–-])",
    r"[,;:–-] (?:(?:new|taken as) )?(?:cp|child protection) referral\W*$",
    r"^\W*<informant>[^.;:]{0,25}\bdisclos(?:ed|es|ure)\b[^.]{0,60}?\b<worry>",
];

const REFERRALS: [&str; 8] = [
    concat!(
        r"<informant>[^.;:]{0,30}? <sends> (?:(?:in|through|over) )?",
        r"(?:an?|the|another|their|this) (?:[\w-]+ ){0,2}?referral\b"
    ),
    concat!(
        r"<informant>[^.;:]{0,20}? refer(?:s|red) (?:<name>|him|her|them|you",
        r"|(?:the|this|both) (?:boys?|girls?|child(?:ren)?|baby|lad|family|twins|bairns?))\b"
    ),
    r"\bwho (?:then )?refer(?:s|red) (?:(?:it|him|her|them|<name>) )?(?:on )?(?:to )?us\b",
    r"\b(?:pre-birth|unborn(?: baby)?) referral (?:to us|from <informant>|by <informant>|in from)",
    r"\breferral (?:(?:was|is) )?(?:passed|allocated) to (?:the |our )?(?:area|duty|intake|locality) team\b",
    r"\bself[- ]referred\b",
    r"\breferral (?:form )?(?:(?:was|is|has been|had been) )?(?:in|taken|landed|came|arrived|dropped)\b(?: in)? (?:from|by|on)\b",
    r"\breferred (?:to <us>|by <informant>|in by|through by)",
];
