//! The words that tell of each kind of event.

use std::sync::LazyLock;

use regex::Regex;

use super::{anywhere, phrases};
use crate::facts::events::EventKind;
use crate::facts::pattern::Patterns;

/// A visit by its name, or one who was seen where children live and learn.
const VISITED: &[&str] = &[
    concat!(
        r"\b(?:statutory|stat|home|placement|lac|laac|unannounced|announced|joint",
        r"|social work(?:er)?|sw|child|planned|cp|weekly|fortnightly|monthly|follow[- ]?up|evening",
        r"|morning|doorstep|welfare|routine|regular|unit|house|flat|garden) visits?\b"
    ),
    concat!(
        r"\b(?:visited|seen|saw) (?:\w+ ){0,4}?(?:at (?:home|placement|school|the placement",
        r"|nursery|carers?|foster|in placement",
        r"|(?:his|her|their) (?:gran|granny|grandmother|nana?|aunt|carer)['’]?s))"
    ),
    concat!(
        r"\b(?:seen(?: (?-i:\p{Lu}\p{Ll}+))?",
        r"|(?:visited|saw|(?:went|gone) (?:out |over |round )?to see) ",
        r"(?:(?-i:\p{Lu}\p{Ll}+)|him|her|them|both)) at (?-i:\p{Lu}[\p{L}-]+)['’]s\b"
    ),
    concat!(
        r"\b(?:visited|seen|saw) (?:\w+ ){0,4}?(?:on the ward",
        r"|in (?:hospital|school|nursery|class|placement",
        r"|(?:his|her|their|the) (?:placement|(?:bed)?room)))"
    ),
    r"\bvisit to (?:\w+ ){0,3}?(?:at (?:home|placement)|placement|carers?|foster|family home|home)",
    r"^\W*(?:first |second )?visit(?:ed)?(?: made)?\W*$",
    r"\bhad an? (?:\w+ )?visit (?:with|to) (?-i:\p{Lu})",
    concat!(
        r"\bvisit (?:made |paid |done )?by (?:me|us",
        r"|(?:(?:the|his|her|their|duty|allocated) )*(?:social workers?|sw|worker))\b"
    ),
    r"\b(?:last|latest|most recent) (?:statutory |home )?visit (?:was|took place|made)\b",
    concat!(
        r"\b(?:(?:paid|made|carried out|undertook|completed|did) ",
        r"(?:(?:an?|my|our|the|another|his|her|their|first|second|third|further|joint|home) )+visit",
        r"|(?:my|our) (?:[\w-]+ )?visit (?:on|of|to)",
        r"|^\W*(?:an? |the |this )?(?:[\w-]+ )?visit (?:was |has been )?(?:made|paid|carried out",
        r"|took place|undertaken))\b"
    ),
    r"\b(?:(?:came|went|popped|called|dropped)(?: \w+)? to (?:see|visit)|visited|saw) you\b",
    r"^\W*(?:(?:un)?announced |joint )?h/?v\b\W+(?-i:\p{Lu})[^.;]{0,40}\bseen\b",
    r"^\W*(?-i:\p{Lu}\p{Ll}*) (?:was )?seen(?: (?:alone|on (?:his|her|their) own)\b|\W*$)",
];

/// One with whom the worker sat, talked or worked where children live and learn; a title is a
/// grown-up's.
const MET: &[&str] = &[concat!(
    r"^\W*(?:i |we )?(?:met(?: with)?",
    r"|(?:direct work|(?:1:1|1-1|one[- ]to[- ]one)(?: session)?|session) with",
    r"|spent (?:an hour|(?:some |\d+ )?(?:time|minutes|hours)) with|sat with",
    r"|went (?:out )?to see|called (?:in )?to see|popped in (?:on|to see)) ",
    r"(?-i:[B-DF-LN-Z]\p{Ll}+|[AEM]\p{Ll}{2,})(?: (?:on (?:his|her|their) own|alone))? ",
    r"(?:at|in) (?:(?:the|his|her|their|a) )?(?:school|nursery|placement|foster|carers?",
    r"|children['’]s (?:house|home|unit)|room|bedroom)\b"
)];

/// Who oversees, what they do, and with what: "TM reviewed the file", "file read by the manager".
const OVERSEEN: &[&str] = &[
    concat!(
        r"(?:^\W*|\b)(?:(?:the |practice |service |line |senior |assistant |depute )*(?:team )?",
        r"(?:manager|leader)|ptm|tm|tl|ssw|senior (?:social worker|practitioner))",
        r"(?: \(?(?-i:\p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}'’-]+)?)\)?)? (?:has |have |then )?(?:",
        r"reviewed|read|audited|considered|checked|looked (?:at|over|through)",
        r"|went (?:over|through)) (?:(?:the|this|case|my) )*",
        r"(?:case|files?|records?|recording|notes|plan)\b"
    ),
    concat!(
        r"\b(?:case|file|records?|recording|notes)(?: (?:was|were|has been))? ",
        r"(?:reviewed|read|audited|checked|looked (?:at|over)) (?:by|with) (?:",
        r"(?:the |practice |service |line |senior |assistant )*(?:team )?(?:manager|leader)|ptm|tm",
        r"|tl|ssw)\b"
    ),
    concat!(
        r"\b(?:qa|audit|review|case file audit) ",
        r"(?:of (?:the )?(?:case )?(?:file|records?|case)|completed) by (?:the )?(?:team )?",
        r"(?:manager|leader|tm|tl|ssw)\b"
    ),
    concat!(
        r"^\W*(?:(?:team )?manager|team leader|ssw|tm|tl)(?:['’]s)? (?:review|audit|qa) of ",
        r"(?:the )?(?:case )?(?:file|records?|case)\b"
    ),
    r"\bcase consultation with (?:the |my )?(?:team )?(?:manager|leader|tm|tl)\b",
    concat!(
        r"\bspoke (?:with|to) (?:the |my )?(?:(?:team )?manager|team leader|tm|tl) about ",
        r"(?:the|this) case\b"
    ),
    r"^\W*s/v with (?:tm|tl|(?:team )?manager|team leader)\b",
    r"\b(?:took|brought) (?:the |this )?case to supervision\b",
];

/// The words that tell of each kind of event.
pub(super) struct Triggers {
    kinds: Vec<EventKind>,
    patterns: Patterns,
}

impl Triggers {
    /// Those of patterns, each with the kind of event that it tells of.
    pub(super) fn of(all: impl IntoIterator<Item = (EventKind, String)>) -> Self {
        let (kinds, words): (Vec<EventKind>, Vec<String>) = all
            .into_iter()
            .map(|(kind, words)| (kind, format!("(?i){words}")))
            .unzip();
        Self {
            kinds,
            patterns: Patterns::of(words.iter().map(String::as_str)),
        }
    }

    /// The kinds of which a text may tell, each with its words.
    pub(super) fn likely(&self, text: &str) -> impl Iterator<Item = (EventKind, &Regex)> {
        let likely = self.patterns.likely(text);
        likely.map(|(idx, pattern)| (self.kinds[idx], pattern))
    }
}

/// The words that tell of each kind of event.
pub(super) static TRIGGERS: LazyLock<Triggers> = LazyLock::new(|| {
    use EventKind::*;
    let table: [(EventKind, &[&str]); 29] = [
        (
            Deregistration,
            &[
                r"(?:^\W*|[:;,–—-] ?|\b(?:comes|name|now) )off (?:the )?(?:child protection |cp )?register\b",
                concat!(
                    r"(?:removed|taken|deleted|came|removal)(?: [^.]{0,20})? (?:from|off) ",
                    r"(?:the )?(?:child protection |cp )?(?:register|cpr)\b"
                ),
                r"de-?regist(?:ered|ration)",
                r"registration (?:ended|ceased|was ended)",
                concat!(
                    r"(?:child protection|cp) plan (?:was |is |has been )?",
                    r"(?:ended|ends|ceased|discontinued|closed|terminated|stepped down)"
                ),
                concat!(
                    r"(?:removed from|taken off|came off|no longer (?:the )?subject (?:of|to)) ",
                    r"(?:a |the )?(?:child protection|cp) plan"
                ),
            ],
        ),
        (
            Registration,
            &[
                concat!(
                    r"(?:placed|put|entered|included|added|recorded) (?:on|onto|on to|in) ",
                    r"(?:the )?(?:child protection |cp )?(?:register|cpr)\b"
                ),
                concat!(
                    r"\bregistered (?:under|on the (?:child protection|cp)",
                    r"|for (?:neglect|emotional|physical|sexual|domestic)",
                    r"|due to (?:neglect|emotional|physical|sexual|domestic)|in the categor\w+",
                    r"|with (?:a|the) categor\w+)"
                ),
                r"\b(?:child protection|cp|cpr) registration\b",
                r"(?:made|became|becomes|become) (?:the )?subject (?:of|to) (?:a )?(?:child protection|cp) plan",
                r"(?:child protection|cp) plan (?:was |is )?(?:made|started|begun|began|put in place)",
                r"^\W*(?:name )?registered\b(?:\W+(?:neglect|emotional|physical|sexual|domestic)|\W*$)",
                concat!(
                    r"(?:^\W*|[:;–—-] ?)(?:name|child|baby|(?-i:\p{Lu})\.?) registered\W+",
                    r"(?:neglect|emotional|physical|sexual|domestic)"
                ),
                r"\bregistered(?: at (?:the )?(?:initial )?(?:cppm|cpcc|case conference|icpc|conference))",
            ],
        ),
        (
            EmergencyPlacement,
            &[
                r"emergency (?:foster |kinship |residential |care )*(?:placement|carers?|accommodation)",
                r"(?:placed|accommodated|moved|taken) [^.]{0,80}?\b(?:(?:in|on|as) an|in) emergency\b",
                r"(?:child protection order|cpo|emergency protection order) (?:was )?(?:granted|made|obtained)",
                r"(?:removed to|taken to|in) a place of safety",
                r"police (?:emergency )?(?:powers|protection)",
            ],
        ),
        (
            SecurePlacement,
            &[
                concat!(
                    r"(?:placed|admitted|moved|transferred|taken)(?: [^.]{0,30}?)? ",
                    r"(?:in|into|to|at) (?:a |the )?(?:(?-i:\p{Lu}[\p{L}'’-]*) ){0,3}secure\b"
                ),
                r"secure (?:placement|accommodation) (?:began|started|commenced|authorised|was authorised)",
                r"admission to secure",
            ],
        ),
        (
            PlacementMove,
            &[
                concat!(
                    r"(?:left|moved (?:on )?(?:from|out of)|discharged from|released from",
                    r"|transferred from) (?:the )?secure",
                    r"(?: (?:care|accommodation|unit|placement|centre))?\b"
                ),
                concat!(
                    r"secure (?:placement|care|accommodation) (?:was |had |has )?",
                    r"(?:ended|come to an end|came to an end)"
                ),
                concat!(
                    r"(?:placement move|move of placement|change of placement|changed placements?",
                    r"|moved placements?|second placement",
                    r"|new placement (?:began|started|commenced))"
                ),
                concat!(
                    r"mov(?:ed|e) (?:from [^.]{0,40}? )?(?:in ?to|to) ",
                    r"(?:a |an |the |his |her |their )?(?:new |different |another |long[- ]term ",
                    r"|permanent |interim |current |second |third )+",
                    r"(?:foster|placement|carers?|residential|kinship|children|unit)"
                ),
                r"moved to (?:live with )?you from (?-i:\p{Lu})",
                concat!(
                    r"moved from ",
                    r"(?:(?:the )?(?-i:\p{Lu})|(?:his|her|their) (?:foster|carers?|placement))",
                    r"[^.]{0,60}? to (?:live with )?(?-i:\p{Lu})[^.]{0,60}?\b",
                    r"(?:carers?|foster|placement|residential|children['’]s (?:house|home|unit))"
                ),
            ],
        ),
        (
            PlacementStart,
            &[
                concat!(
                    r"\b(?:he|she|they|child(?:ren)?|baby|(?-i:\p{Lu}[\p{L}’-]+)) ",
                    r"(?:was|were|is|are|(?:has|have) been) placed with (?:both of )?you\b"
                ),
                concat!(
                    r"\b(?:placed|accommodated|placement) (?:in|with|at)\b(?: (?:a|an|the|his|her",
                    r"|their|temporary|short[- ]term|long[- ]term|local authority|approved|kinship",
                    r"|foster|emergency|respite|maternal|paternal|experienced|new|interim|council",
                    r"|agency|residential))* (?:care\b|carers?|foster\w*|kinship|families|family",
                    r"|grand\w+|grans?\b|granny|nana?\b|aunt\w*|uncle|relatives?|residential",
                    r"|children['’]?s['’]? (?:home|house|unit)|unit|house\b|accommodation",
                    r"|friends?\b|mr\b|mrs\b|ms\b|mr & mrs|(?-i:\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)*))"
                ),
                r"\b(?:was|were|been|being|became|is|be|child|voluntarily|both|first|then) accommodated\b",
                r"\baccommodated (?:under|by|on|via|voluntarily|today|with|in|from|following)\b",
                r"(?:became|become) (?:looked[- ]after|accommodated)(?: away from home| and accommodated)?",
                concat!(
                    r"(?:received|taken|came|come|admitted|entered|brought) (?:in ?to|to) ",
                    r"(?:the )?(?:local authority |foster |residential |kinship |council )?",
                    r"(?:care\b|accommodation)"
                ),
                concat!(
                    r"(?:moved|moves|went|goes) (?:in |to live |to stay )?(?:with|to|into) (?:(?:",
                    r"his|her|their|the|a|an|kinship|foster|temporary|maternal|paternal",
                    r"|short[- ]term|interim) )*(?:foster|kinship|residential|carers?)"
                ),
                concat!(
                    r"(?:(?:moved|moves) (?:in |to live |to stay )?",
                    r"|(?:went|goes) (?:in |to live |to stay )",
                    r"|moved,? (?:in |yesterday|today|on )[^.;]{0,40}?\b)(?:with|to|into) ",
                    r"(?:(?:his|her|their|the|a|an|temporary|maternal|paternal) )*(?:great[- ])?",
                    r"(?:grand\w+|grans?\b|aunt\w*|uncle)"
                ),
                concat!(
                    r"\b(?:went|goes) (?:with|to) (?:his|her|their) ",
                    r"(?:(?:maternal|paternal|great) )*(?:grand\w+|grans?\b|aunt\w*|uncle)"
                ),
                concat!(
                    r"(?:moved|moves|went|goes) (?:in |to live |to stay )?(?:with|to) ",
                    r"(?-i:\p{Lu}[\p{L}.&’' -]{1,40}?), ",
                    r"(?:(?:his|her|their|the|new|interim|short[- ]term) )*(?:foster|kinship)",
                    r" carers?\b"
                ),
                concat!(
                    r"came to (?:live|stay) with (?:them|us|mr\b|mrs\b|ms\b",
                    r"|(?:(?:his|her|their|the) )?(?:(?:maternal|paternal) )?",
                    r"(?:grand\w+|grans?\b|aunt\w*|uncle))"
                ),
                concat!(
                    r"(?:foster|kinship|residential) (?:care )?placement ",
                    r"(?:began|started|commenced|made|identified and)"
                ),
                r"(?:placement|kinship care|foster care),? (?:(?:which|that) )?(?:began|started|commenced)",
                r"admitted to (?:\w+ ){0,3}(?:residential|children['’]?s['’]? (?:home|house|unit))",
                concat!(
                    r"(?:admitted|returned|transferred|moved back|came back) to ",
                    r"(?-i:(?:\p{Lu}[\p{L}'’-]* ){1,3}?(?:House|Home|Unit|Lodge|Cottage)\b)"
                ),
                concat!(
                    r"(?:^\W*|(?-i:\p{Lu}\p{Ll}+ ))move[sd] (?:in)?to ",
                    r"(?-i:(?:\p{Lu}[\p{L}'’-]* ){1,3}?(?:House|Unit|Lodge)\b)"
                ),
                r"(?:moves?|moved|goes|went|comes|came) to [^.;()]{2,40}\((?:residential|foster|kinship)\b",
                r"(?:section|s\.?) ?25 (?:agreement |form )?(?:was )?signed",
                r"looked[- ]after (?:away from home|and accommodated) (?:since|from|on)",
                concat!(
                    r"\blooked[- ]after (?:by|with|under) (?:(?:the|an?|his|her|their) )*",
                    r"(?:parental )?(?:agreement|consent|(?:section|s\.?) ?25)"
                ),
                r"in (?:the )?(?:foster|kinship|residential) (?:care|placement) since",
                concat!(
                    r"(?:(?:^|[,:;–-])\W*|\b(?:he|she|they) (?:is|are|has been|have been) in )",
                    r"(?:kinship|foster|residential)(?: care)? (?:with|at) ",
                    r"(?:[\p{L}'’.&-]+ ){1,5}?since\b"
                ),
                r"placed (?:away from home|today|by)",
                r"^\W*accommodated\b",
                r"^\W*(?:first )?placement\b\W*(?:$|(?:with|at|in)\b)",
                concat!(
                    r"(?:^\W*|[–—|(] ?|- )(?:first )?placed (?:there |here )?(?:on )?",
                    r"(?:\w+day,? )?\d{1,2}(?:[./-]\d|(?:st|nd|rd|th)? (?-i:\p{Lu}))"
                ),
            ],
        ),
        (
            PlacementEnd,
            &[
                concat!(
                    r"(?:returned|returns?|rehabilitated|went|goes|moved|discharged|came|comes) ",
                    r"(?:back )?(?:home",
                    r"|to (?:the )?(?:full[- ]?time )?(?:care of |live with )?(?:both )?",
                    r"(?:(?:his|her|their|the) )?(?:birth )?",
                    r"(?:mother|father|mum|dad|parents?|parental care)\b)",
                    r"(?: (?:to|with|on|under)\b[^.]{0,40})?"
                ),
                r"rehabilitat\w+ (?:home|to (?:his|her|their) (?:mother|father|parents))",
                r"placement (?:ended|ends|broke down|breakdown|terminated|disrupted|came to an end|was ended)",
                r"discharged from care",
                r"no longer accommodated",
                r"(?:section|s\.?) ?25 (?:agreement )?(?:ended|withdrawn|rescinded)",
            ],
        ),
        (
            OrderEnded,
            &[
                concat!(
                    r"(?:compulsory supervision order|\bcso|supervision (?:order|requirement)) ",
                    r"(?:was |has been )?",
                    r"(?:terminated|discharged|ended|not continued|removed|lapsed|revoked)"
                ),
                concat!(
                    r"(?:terminated|discharged|revoked|ended) (?:the |his |her |their )?",
                    r"(?:compulsory supervision order|cso|supervision (?:order|requirement))"
                ),
                concat!(
                    r"^\W*(?:the )?(?:children['’]?s )?(?:hearing|panel) ",
                    r"(?:ends|terminates|discharges|revokes) (?:the |his |her |their )?",
                    r"(?:compulsory supervision order|cso|supervision (?:order|requirement)|order)",
                    r"\b"
                ),
                r"termination of (?:the )?(?:compulsory supervision order|cso|supervision (?:order|requirement))",
            ],
        ),
        (
            LookedAfterAtHome,
            &[
                concat!(
                    r"(?:compulsory supervision order|\bcso|supervision (?:order|requirement))",
                    r"\s*[(,]?\s*(?:(?:made|granted|was made|imposed),? )?(?:at",
                    r"|with (?:residence|a measure of residence) at|to (?:reside|live) at|home)\s*",
                    r"(?:home|\))"
                ),
                r"looked[- ]after at home",
                r"home supervision (?:order|requirement)",
                r"(?:became|is|subject to) (?:a )?home supervision",
                concat!(
                    r"(?:compulsory supervision order|\bcso\b)[^.]{0,60}\b(?:",
                    r"(?:reside|live|residing|living|remain\w*) ",
                    r"(?:at home|with (?:(?:his|her|their) )?(?:mother|father|parents?|mum|dad)))"
                ),
                concat!(
                    r"(?:compulsory supervision order|\bcso)\b (?:of|dated|made on)",
                    r" [^.;,]{4,24},? (?:at home\b|with (?:(?:his|her|their|both) ){1,2}parents\b)"
                ),
                concat!(
                    r"(?:compulsory supervision order|\bcso)\b[^.]{0,30}\b(?:without|with no) ",
                    r"(?:a |any )?(?:measures?|conditions?|requirements?) of residence"
                ),
            ],
        ),
        (
            SupervisionOrder,
            &[
                concat!(
                    r"(?:compulsory supervision order|\bcso|supervision (?:order|requirement))\b",
                    r"(?: at home| \(cso\)| \(home\))?(?: for (?:him|her|them",
                    r"|the (?:child|young person)|(?-i:\p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*)?)))?",
                    r",? (?:was |has been |were )?",
                    r"(?:made|granted|imposed|put in place|in place since|since|from)"
                ),
                concat!(
                    r"(?:made|granted|imposed|makes|grants|placed on|placed under",
                    r"|made subject (?:to|of)|subject (?:to|of)) (?:to )?(?:an? |the )?(?:new )?",
                    r"(?:compulsory supervision order|cso|supervision (?:order|requirement))"
                ),
                r"^\W*(?:compulsory supervision order|cso)\W*(?:\([^)]*\)\W*)?$",
                concat!(
                    r"^\W*(?:compulsory supervision order|cso) (?:of|dated) \d[^.,:;]{3,20}",
                    r"(?:\W*$|, (?:at home|with)\b)"
                ),
                r"^\W*(?:children['’]?s['’]? )?(?:hearing|panel)\W+(?:a )?(?:compulsory supervision order|cso)\b",
            ],
        ),
        (
            LeftCare,
            &[
                r"(?:ceased|ceases|stopped|stops) (?:to be|being) (?:a )?looked[- ]after",
                r"(?:adoption|kinship care|residence) order (?:was |is )?(?:granted|made)",
                r"grants? (?:\w+ ){0,4}?(?:an? )?(?:adoption|kinship care|residence) order",
                r"left (?:foster |residential |local authority )?care\b",
                r"no longer (?:a )?looked[- ]after",
                r"became (?:a care leaver|eligible for (?:aftercare|after care))",
                r"moved (?:on )?(?:in ?to|to) (?:his|her|their) own (?:tenancy|flat|home)",
                r"move[sd]? (?:on )?(?:in ?to|to) (?:an? |the )?(?:own |first |supported )?tenancy\b",
                r"entered (?:continuing care|aftercare)",
            ],
        ),
        (
            Closed,
            &[
                r"case (?:was |is |has been |now |formally )*closed",
                r"case closure",
                r"closed (?:to (?:social work|children and families|the (?:team|service|department))|case)",
                r"file (?:was )?closed",
            ],
        ),
        (
            Concern,
            &[
                concat!(
                    r"(?:child protection|cp|welfare|child|initial|new|serious|further|wellbeing",
                    r"|neglect) concerns? (?:were |was |form |report |have been |are |being )*",
                    r"(?:raised|notified|received|reported|shared|submitted|made)"
                ),
                concat!(
                    r"concerns? (?:were |was |have been )*",
                    r"(?:raised|notified|reported|received|passed) ",
                    r"(?:by|from|to|about|regarding|that|re|on)\b"
                ),
                r"^\W*concerns? (?:was |were )?(?:raised|notified|reported|received)\b",
                r"notif(?:ication|ied) of (?:a )?(?:child protection |cp )?concern",
                r"child concern (?:report|form)",
                r"police concern report",
                r"concern report",
                r"(?:child protection|cp) (?:notification|referral|report) (?:was )?(?:received|made|from|raised)",
                r"^\W*(?:child protection|cp) (?:concern|referral)\b",
                r"section 47 (?:enquiry )?(?:initiated|started)",
                r"interim vulnerable person",
                r"vulnerable person['’]?s? (?:database|report)",
                r"\bivpd\b",
            ],
        ),
        (
            Referral,
            &[
                concat!(
                    r"(?:\b|^)(?:initial |new |further |self-?|formal |written |telephone |police ",
                    r"|school |health )*(?:referral|request for assistance) (?:was |is |form )*",
                    r"(?:received|made (?:to social work|by)|accepted|from|came)"
                ),
                concat!(
                    r"referred (?:to (?:social work|children and families",
                    r"|children['’]s (?:services|social care)|the (?:duty|intake|locality) team",
                    r"|mash)",
                    r"|by (?:the )?",
                    r"(?:school|police|health|hv|gp|nursery|midwi\w+|neighbour|nurse|hospital))"
                ),
                r"^\W*(?:initial |new )?referral\W*$",
                r"^\W*(?:initial |new )?referral\b",
            ],
        ),
        (Visit, VISITED),
        (
            Oversight,
            &[
                concat!(
                    r"\b(?:management|manager['’]?s?|managerial|mgr|mgmt|mgt|team leader|senior|tm",
                    r"|ssw)\.? (?:oversight|decision|case (?:review|discussion)",
                    r"|file (?:review|audit)|review of case)\b"
                ),
                concat!(
                    r"\b(?:case |professional |reflective |worker )?supervision ",
                    r"(?:session|discussion|meeting|with|w/|w\b|held|note|record|took place)\b"
                ),
                concat!(
                    r"\b(?:discussed|reviewed|case discussed) (?:in|at|during|with)(?: \w+)? (?:",
                    r"supervision|(?:team |senior |line )?manager|team leader|senior social worker)",
                    r"\b"
                ),
                concat!(
                    r"^\W*(?:(?:case|caseload|formal|informal|reflective|1:1|1-1|one to one) )*",
                    r"supervision\W*(?:$|[-–—:(,])"
                ),
                r"oversight (?:entry|note|recorded|by)",
            ],
        ),
        (Oversight, OVERSEEN),
        (Visit, MET),
        (
            Deregistration,
            &[r"\bname (?:was |has been )?removed from the register\b"],
        ),
        (
            Registration,
            &[
                r"\bname (?:was |has been |to be )?(?:placed|put|added) on the register\b",
                r"\bnames? (?:goes|go|went) on(?:to)? (?:the )?(?:child protection |cp )?(?:register|cpr)\b",
            ],
        ),
        (
            PathwayPlan,
            &[concat!(
                r"\bpathway plan (?:was |is |has been )?(?:signed|agreed|completed|made",
                r"|written|finalised|approved|drawn up|put in place)\b"
            )],
        ),
        (Closed, &[r"^\W*closed\W*$"]),
        (
            Visit,
            &[
                concat!(
                    r"^\W*(?:saw|seen) (?:alone",
                    r"|(?:(?:with )?(?:(?-i:\p{Lu})\w*|him|her|them) )?(?:alone|for )?\d+ ?",
                    r"(?:mins?|minutes?|hrs?|hours?)|(?:(?-i:\p{Lu})\w*|him|her|them) alone)\b"
                ),
                r"^\W*seen at (?-i:\p{Lu}[\p{L}-]+(?:['’]s|s['’])) by (?:[\p{L}’'-]+ ){0,3}(?:sw\b|social worker)",
                r"^\W*visit\b\W*(?:$|[-–—:(])",
                concat!(
                    r"^\W*(?:\(?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?\)?\W+)?visited\W*",
                    r"(?:$|[-–—:(,]|\b(?:and|saw)\b)"
                ),
                r"^\W*visit(?:ed)? to (?:the )?(?:child|young person|him|her|them)\b",
            ],
        ),
        (
            Oversight,
            &[
                concat!(
                    r"^\W*(?:superv|supvn?|supn)\b(?:\.|\W*(?:$|(?-i:\p{Lu})",
                    r"|(?:with |w/ ?)?(?:my )?(?:tm|tl|ptm|ssw|mgr|manager|team leader)\b))"
                ),
                r"^\W*(?:sup|s/v|spvn|(?:(?:management|manager['’]?s?|mgmt|mgr|tm|tl) )?oversight)\W*$",
                r"^\W*(?:\d[\d./]{5,9}\W+)?(?-i:\p{Lu}{2,3}) (?:case )?supervision\W*(?:$|[-–—:(.,])",
            ],
        ),
        (
            Oversight,
            &[concat!(
                r"^\W*(?:tl|tm|ssw|ptm|mgr|(?:team |line )?manager|team leader)(?:['’]?s)? ",
                r"(?:notes?|entry|comments?|direction|check|steer|footprint)\b",
                r"|^\W*(?:management|managerial|mgmt|mgt) (?:case )?",
                r"(?:notes?|entry|comments?|directions?|steer|footprint|check)\b"
            )],
        ),
        (
            Referral,
            &[concat!(
                r"\b(?:rang|phoned|called|telephoned|contacted) (?:the )?(?:",
                r"duty (?:team|desk|worker|social work(?:er)?)|intake(?: team)?",
                r"|social work(?: duty)?(?: team| department)?|mash)\b"
            )],
        ),
        // By its other names: "Line management - J. Orr TL: no change", "1:1 with TM".
        (
            Oversight,
            &[
                concat!(
                    r"^\W*(?:case )?line (?:management|mgmt|mgt|manager)\b(?:",
                    r" (?:session|meeting|discussion|supervision|input|advice|direction|decision))?",
                    r"\W*(?:$|[-–—:(,]|\b(?:with|w/))"
                ),
                concat!(
                    r"^\W*(?:1:1|1-1|1 to 1|one[- ]to[- ]one) (?:with|w/) (?:my |the |our )*",
                    r"(?:(?:line |team )?manager|team leader|tm|tl|ssw|senior)\b"
                ),
                r"^\W*(?:supervsn|supervis)\b\W*(?:$|[-–—:]|with\b|w/)",
                concat!(
                    r"(?:^|[.;:–—-]\s|\band )\W*",
                    r"(?:(?:case|i|we|this|all|also|it|was|been|have|has) )*(?:case discussion",
                    r"|discussed|consulted|talked (?:over|through)|went (?:over|through)) ",
                    r"(?:with|w/) (?:my |the |our )?(?:tm|tl|ssw|ptm|practice (?:manager|lead)",
                    r"|service manager|senior practitioner)\b"
                ),
            ],
        ),
        // Supervision and with whom: "SUPERVISION PI.", "Supervision J. Orr - no change".
        (
            Oversight,
            &[
                r"^\W*supervision\s+(?-i:\p{Lu}(?:\.\s*|\s+)\p{Lu}[\p{L}'’-]+|\p{Lu}{2,3})\s*(?:[.,:–—-]|$)",
            ],
        ),
        // The head of a note in an export: when, by whom, and its type.
        (
            Oversight,
            &[concat!(
                r"^\W*(?:\d{1,2}[:.]\d\d\W+)?(?:(?-i:\p{Lu})[\p{L}.'’-]*\s+){1,3}(?:",
                r"(?:[-–—|,:/]\s*)(?:case |formal )?supervision",
                r"|(?-i:(?:CASE |FORMAL )?SUPERVISION))\W*$"
            )],
        ),
    ];
    let known = table.map(|(kind, wordings)| (kind, wordings.join("|")));
    let first = anywhere::moves().into_iter().chain(known);
    let then = phrases::all().into_iter().chain(anywhere::rest());
    Triggers::of(first.chain(then))
});
