//! The words that tell of each kind of event.

use std::sync::LazyLock;

use regex::Regex;

use super::phrases;
use crate::facts::events::EventKind;
use crate::facts::pattern::Patterns;

/// A visit by its name, or one who was seen where children live and learn.
const VISITED: &[&str] = &[
    r"\b(?:statutory|stat|home|placement|lac|laac|unannounced|announced|joint|social work(?:er)?|sw|child|planned|cp|weekly|fortnightly|monthly|follow[- ]?up|evening|morning|doorstep|welfare|routine|regular) visits?\b",
    r"\b(?:visited|seen|saw) (?:\w+ ){0,4}?(?:at (?:home|placement|school|the placement|nursery|carers?|foster|in placement|(?:his|her|their) (?:gran|granny|grandmother|nana?|aunt|carer)['’]?s))",
    r"\b(?:seen(?: (?-i:\p{Lu}\p{Ll}+))?|(?:visited|saw|(?:went|gone) (?:out |over |round )?to see) (?:(?-i:\p{Lu}\p{Ll}+)|him|her|them|both)) at (?-i:\p{Lu}[\p{L}-]+)['’]s\b",
    r"\b(?:visited|seen|saw) (?:\w+ ){0,4}?(?:on the ward|in (?:hospital|school|nursery|class|placement|(?:his|her|their|the) (?:placement|(?:bed)?room)))",
    r"\bvisit to (?:\w+ ){0,3}?(?:at (?:home|placement)|placement|carers?|foster|family home|home)",
    r"^\W*(?:first |second )?visit(?:ed)?(?: made)?\W*$",
    r"\bhad an? (?:\w+ )?visit (?:with|to) (?-i:\p{Lu})",
    r"\b(?:(?:came|went|popped|called|dropped)(?: \w+)? to (?:see|visit)|visited|saw) you\b",
    r"^\W*(?:(?:un)?announced |joint )?h/?v\b\W+(?-i:\p{Lu})[^.;]{0,40}\bseen\b",
    r"^\W*(?-i:\p{Lu}\p{Ll}*) (?:was )?seen(?: (?:alone|on (?:his|her|their) own)\b|\W*$)",
];

/// One with whom the worker sat, talked or worked where children live and learn; a title is a
/// grown-up's.
const MET: &[&str] = &[
    r"^\W*(?:i |we )?(?:met(?: with)?|(?:direct work|(?:1:1|1-1|one[- ]to[- ]one)(?: session)?|session) with|spent (?:an hour|(?:some |\d+ )?(?:time|minutes|hours)) with|sat with|went (?:out )?to see|called (?:in )?to see|popped in (?:on|to see)) (?-i:[B-DF-LN-Z]\p{Ll}+|[AEM]\p{Ll}{2,})(?: (?:on (?:his|her|their) own|alone))? (?:at|in) (?:(?:the|his|her|their|a) )?(?:school|nursery|placement|foster|carers?|children['’]s (?:house|home|unit)|room|bedroom)\b",
];

/// Who oversees, what they do, and with what: "TM reviewed the file", "file read by the manager".
const OVERSEEN: &[&str] = &[
    r"(?:^\W*|\b)(?:(?:the |practice |service |line |senior |assistant |depute )*(?:team )?(?:manager|leader)|ptm|tm|tl|ssw|senior (?:social worker|practitioner))(?: \(?(?-i:\p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}'’-]+)?)\)?)? (?:has |have |then )?(?:reviewed|read|audited|considered|checked|looked (?:at|over|through)|went (?:over|through)) (?:(?:the|this|case|my) )*(?:case|files?|records?|recording|notes|plan)\b",
    r"\b(?:case|file|records?|recording|notes)(?: (?:was|were|has been))? (?:reviewed|read|audited|checked|looked (?:at|over)) (?:by|with) (?:(?:the |practice |service |line |senior |assistant )*(?:team )?(?:manager|leader)|ptm|tm|tl|ssw)\b",
    r"\b(?:qa|audit|review|case file audit) (?:of (?:the )?(?:case )?(?:file|records?|case)|completed) by (?:the )?(?:team )?(?:manager|leader|tm|tl|ssw)\b",
    r"^\W*(?:(?:team )?manager|team leader|ssw|tm|tl)(?:['’]s)? (?:review|audit|qa) of (?:the )?(?:case )?(?:file|records?|case)\b",
    r"\bcase consultation with (?:the |my )?(?:team )?(?:manager|leader|tm|tl)\b",
    r"\bspoke (?:with|to) (?:the |my )?(?:(?:team )?manager|team leader|tm|tl) about (?:the|this) case\b",
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
                r"(?:removed|taken|deleted|came|removal)(?: [^.]{0,20})? (?:from|off) (?:the )?(?:child protection |cp )?(?:register|cpr)\b",
                r"de-?regist(?:ered|ration)",
                r"registration (?:ended|ceased|was ended)",
                r"(?:child protection|cp) plan (?:was |is |has been )?(?:ended|ends|ceased|discontinued|closed|terminated|stepped down)",
                r"(?:removed from|taken off|came off|no longer (?:the )?subject (?:of|to)) (?:a |the )?(?:child protection|cp) plan",
            ],
        ),
        (
            Registration,
            &[
                r"(?:placed|put|entered|included|added|recorded) (?:on|onto|on to|in) (?:the )?(?:child protection |cp )?(?:register|cpr)\b",
                r"\bregistered (?:under|on the (?:child protection|cp)|for (?:neglect|emotional|physical|sexual|domestic)|due to (?:neglect|emotional|physical|sexual|domestic)|in the categor\w+|with (?:a|the) categor\w+)",
                r"\b(?:child protection|cp|cpr) registration\b",
                r"(?:made|became|becomes|become) (?:the )?subject (?:of|to) (?:a )?(?:child protection|cp) plan",
                r"(?:child protection|cp) plan (?:was |is )?(?:made|started|begun|began|put in place)",
                r"^\W*(?:name )?registered\b(?:\W+(?:neglect|emotional|physical|sexual|domestic)|\W*$)",
                r"(?:^\W*|[:;–—-] ?)(?:name|child|baby|(?-i:\p{Lu})\.?) registered\W+(?:neglect|emotional|physical|sexual|domestic)",
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
                r"(?:placed|admitted|moved|transferred|taken)(?: [^.]{0,30}?)? (?:in|into|to|at) (?:a |the )?(?:(?-i:\p{Lu}[\p{L}'’-]*) ){0,3}secure\b",
                r"secure (?:placement|accommodation) (?:began|started|commenced|authorised|was authorised)",
                r"admission to secure",
            ],
        ),
        (
            PlacementMove,
            &[
                r"(?:left|moved (?:on )?(?:from|out of)|discharged from|released from|transferred from) (?:the )?secure(?: (?:care|accommodation|unit|placement|centre))?\b",
                r"secure (?:placement|care|accommodation) (?:was |had |has )?(?:ended|come to an end|came to an end)",
                r"(?:placement move|move of placement|change of placement|changed placements?|moved placements?|second placement|new placement (?:began|started|commenced))",
                r"mov(?:ed|e) (?:from [^.]{0,40}? )?(?:in ?to|to) (?:a |an |the |his |her |their )?(?:new |different |another |long[- ]term |permanent |interim |current |second |third )+(?:foster|placement|carers?|residential|kinship|children|unit)",
                r"moved to (?:live with )?you from (?-i:\p{Lu})",
                r"moved from (?:(?:the )?(?-i:\p{Lu})|(?:his|her|their) (?:foster|carers?|placement))[^.]{0,60}? to (?:live with )?(?-i:\p{Lu})[^.]{0,60}?\b(?:carers?|foster|placement|residential|children['’]s (?:house|home|unit))",
            ],
        ),
        (
            PlacementStart,
            &[
                r"\b(?:he|she|they|child(?:ren)?|baby|(?-i:\p{Lu}[\p{L}’-]+)) (?:was|were|is|are|(?:has|have) been) placed with (?:both of )?you\b",
                r"\b(?:placed|accommodated|placement) (?:in|with|at)\b(?: (?:a|an|the|his|her|their|temporary|short[- ]term|long[- ]term|local authority|approved|kinship|foster|emergency|respite|maternal|paternal|experienced|new|interim|council|agency|residential))* (?:care\b|carers?|foster\w*|kinship|families|family|grand\w+|grans?\b|granny|nana?\b|aunt\w*|uncle|relatives?|residential|children['’]?s['’]? (?:home|house|unit)|unit|house\b|accommodation|friends?\b|mr\b|mrs\b|ms\b|mr & mrs|(?-i:\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)*))",
                r"\b(?:was|were|been|being|became|is|be|child|voluntarily|both|first|then) accommodated\b",
                r"\baccommodated (?:under|by|on|via|voluntarily|today|with|in|from|following)\b",
                r"(?:became|become) (?:looked[- ]after|accommodated)(?: away from home| and accommodated)?",
                r"(?:received|taken|came|come|admitted|entered|brought) (?:in ?to|to) (?:the )?(?:local authority |foster |residential |kinship |council )?(?:care\b|accommodation)",
                r"(?:moved|moves|went|goes) (?:in |to live |to stay )?(?:with|to|into) (?:(?:his|her|their|the|a|an|kinship|foster|temporary|maternal|paternal|short[- ]term|interim) )*(?:foster|kinship|residential|carers?)",
                r"(?:(?:moved|moves) (?:in |to live |to stay )?|(?:went|goes) (?:in |to live |to stay )|moved,? (?:in |yesterday|today|on )[^.;]{0,40}?\b)(?:with|to|into) (?:(?:his|her|their|the|a|an|temporary|maternal|paternal) )*(?:great[- ])?(?:grand\w+|grans?\b|aunt\w*|uncle)",
                r"\b(?:went|goes) (?:with|to) (?:his|her|their) (?:(?:maternal|paternal|great) )*(?:grand\w+|grans?\b|aunt\w*|uncle)",
                r"(?:moved|moves|went|goes) (?:in |to live |to stay )?(?:with|to) (?-i:\p{Lu}[\p{L}.&’' -]{1,40}?), (?:(?:his|her|their|the|new|interim|short[- ]term) )*(?:foster|kinship) carers?\b",
                r"came to (?:live|stay) with (?:them|us|mr\b|mrs\b|ms\b|(?:(?:his|her|their|the) )?(?:(?:maternal|paternal) )?(?:grand\w+|grans?\b|aunt\w*|uncle))",
                r"(?:foster|kinship|residential) (?:care )?placement (?:began|started|commenced|made|identified and)",
                r"(?:placement|kinship care|foster care),? (?:(?:which|that) )?(?:began|started|commenced)",
                r"admitted to (?:\w+ ){0,3}(?:residential|children['’]?s['’]? (?:home|house|unit))",
                r"(?:admitted|returned|transferred|moved back|came back) to (?-i:(?:\p{Lu}[\p{L}'’-]* ){1,3}?(?:House|Home|Unit|Lodge|Cottage)\b)",
                r"(?:^\W*|(?-i:\p{Lu}\p{Ll}+ ))move[sd] (?:in)?to (?-i:(?:\p{Lu}[\p{L}'’-]* ){1,3}?(?:House|Unit|Lodge)\b)",
                r"(?:moves?|moved|goes|went|comes|came) to [^.;()]{2,40}\((?:residential|foster|kinship)\b",
                r"(?:section|s\.?) ?25 (?:agreement |form )?(?:was )?signed",
                r"looked[- ]after (?:away from home|and accommodated) (?:since|from|on)",
                r"\blooked[- ]after (?:by|with|under) (?:(?:the|an?|his|her|their) )*(?:parental )?(?:agreement|consent|(?:section|s\.?) ?25)",
                r"in (?:the )?(?:foster|kinship|residential) (?:care|placement) since",
                r"(?:(?:^|[,:;–-])\W*|\b(?:he|she|they) (?:is|are|has been|have been) in )(?:kinship|foster|residential)(?: care)? (?:with|at) (?:[\p{L}'’.&-]+ ){1,5}?since\b",
                r"placed (?:away from home|today|by)",
                r"^\W*accommodated\b",
                r"^\W*(?:first )?placement\b\W*(?:$|(?:with|at|in)\b)",
                r"(?:^\W*|[–—|(] ?|- )(?:first )?placed (?:there |here )?(?:on )?(?:\w+day,? )?\d{1,2}(?:[./-]\d|(?:st|nd|rd|th)? (?-i:\p{Lu}))",
            ],
        ),
        (
            PlacementEnd,
            &[
                r"(?:returned|returns?|rehabilitated|went|goes|moved|discharged|came|comes) (?:back )?(?:home|to (?:the )?(?:full[- ]?time )?(?:care of |live with )?(?:both )?(?:(?:his|her|their|the) )?(?:birth )?(?:mother|father|mum|dad|parents?|parental care)\b)(?: (?:to|with|on|under)\b[^.]{0,40})?",
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
                r"(?:compulsory supervision order|\bcso|supervision (?:order|requirement)) (?:was |has been )?(?:terminated|discharged|ended|not continued|removed|lapsed|revoked)",
                r"(?:terminated|discharged|revoked|ended) (?:the |his |her |their )?(?:compulsory supervision order|cso|supervision (?:order|requirement))",
                r"^\W*(?:the )?(?:children['’]?s )?(?:hearing|panel) (?:ends|terminates|discharges|revokes) (?:the |his |her |their )?(?:compulsory supervision order|cso|supervision (?:order|requirement)|order)\b",
                r"termination of (?:the )?(?:compulsory supervision order|cso|supervision (?:order|requirement))",
            ],
        ),
        (
            LookedAfterAtHome,
            &[
                r"(?:compulsory supervision order|\bcso|supervision (?:order|requirement))\s*[(,]?\s*(?:(?:made|granted|was made|imposed),? )?(?:at|with (?:residence|a measure of residence) at|to (?:reside|live) at|home)\s*(?:home|\))",
                r"looked[- ]after at home",
                r"home supervision (?:order|requirement)",
                r"(?:became|is|subject to) (?:a )?home supervision",
                r"(?:compulsory supervision order|\bcso\b)[^.]{0,60}\b(?:(?:reside|live|residing|living|remain\w*) (?:at home|with (?:(?:his|her|their) )?(?:mother|father|parents?|mum|dad)))",
                r"(?:compulsory supervision order|\bcso)\b (?:of|dated|made on) [^.;,]{4,24},? (?:at home\b|with (?:(?:his|her|their|both) ){1,2}parents\b)",
                r"(?:compulsory supervision order|\bcso)\b[^.]{0,30}\b(?:without|with no) (?:a |any )?(?:measures?|conditions?|requirements?) of residence",
            ],
        ),
        (
            SupervisionOrder,
            &[
                r"(?:compulsory supervision order|\bcso|supervision (?:order|requirement))\b(?: at home| \(cso\)| \(home\))?(?: for (?:him|her|them|the (?:child|young person)|(?-i:\p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*)?)))?,? (?:was |has been |were )?(?:made|granted|imposed|put in place|in place since|since|from)",
                r"(?:made|granted|imposed|makes|grants|placed on|placed under|made subject (?:to|of)|subject (?:to|of)) (?:to )?(?:an? |the )?(?:new )?(?:compulsory supervision order|cso|supervision (?:order|requirement))",
                r"^\W*(?:compulsory supervision order|cso)\W*(?:\([^)]*\)\W*)?$",
                r"^\W*(?:compulsory supervision order|cso) (?:of|dated) \d[^.,:;]{3,20}(?:\W*$|, (?:at home|with)\b)",
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
                r"(?:child protection|cp|welfare|child|initial|new|serious|further|wellbeing|neglect) concerns? (?:were |was |form |report |have been |are |being )*(?:raised|notified|received|reported|shared|submitted|made)",
                r"concerns? (?:were |was |have been )*(?:raised|notified|reported|received|passed) (?:by|from|to|about|regarding|that|re|on)\b",
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
                r"(?:\b|^)(?:initial |new |further |self-?|formal |written |telephone |police |school |health )*(?:referral|request for assistance) (?:was |is |form )*(?:received|made (?:to social work|by)|accepted|from|came)",
                r"referred (?:to (?:social work|children and families|children['’]s (?:services|social care)|the (?:duty|intake|locality) team|mash)|by (?:the )?(?:school|police|health|hv|gp|nursery|midwi\w+|neighbour|nurse|hospital))",
                r"^\W*(?:initial |new )?referral\W*$",
                r"^\W*(?:initial |new )?referral\b",
            ],
        ),
        (Visit, VISITED),
        (
            Oversight,
            &[
                r"\b(?:management|manager['’]?s?|managerial|mgr|mgmt|mgt|team leader|senior|tm|ssw)\.? (?:oversight|decision|case (?:review|discussion)|file (?:review|audit)|review of case)\b",
                r"\b(?:case |professional |reflective |worker )?supervision (?:session|discussion|meeting|with|w/|w\b|held|note|record|took place)\b",
                r"\b(?:discussed|reviewed|case discussed) (?:in|at|during|with)(?: \w+)? (?:supervision|(?:team |senior |line )?manager|team leader|senior social worker)\b",
                r"^\W*(?:(?:case|caseload|formal|informal|reflective|1:1|1-1|one to one) )*supervision\W*(?:$|[-–—:(,])",
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
            &[
                r"\bpathway plan (?:was |is |has been )?(?:signed|agreed|completed|made|written|finalised|approved|drawn up|put in place)\b",
            ],
        ),
        (Closed, &[r"^\W*closed\W*$"]),
        (
            Visit,
            &[
                r"^\W*(?:saw|seen) (?:alone|(?:(?:with )?(?:(?-i:\p{Lu})\w*|him|her|them) )?(?:alone|for )?\d+ ?(?:mins?|minutes?|hrs?|hours?)|(?:(?-i:\p{Lu})\w*|him|her|them) alone)\b",
                r"^\W*seen at (?-i:\p{Lu}[\p{L}-]+(?:['’]s|s['’])) by (?:[\p{L}’'-]+ ){0,3}(?:sw\b|social worker)",
                r"^\W*visit\b\W*(?:$|[-–—:(])",
                r"^\W*(?:\(?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?\)?\W+)?visited\W*(?:$|[-–—:(,]|\b(?:and|saw)\b)",
                r"^\W*visit(?:ed)? to (?:the )?(?:child|young person|him|her|them)\b",
            ],
        ),
        (
            Oversight,
            &[
                r"^\W*(?:superv|supvn?|supn)\b(?:\.|\W*(?:$|(?-i:\p{Lu})))",
                r"^\W*(?:sup|s/v|spvn|(?:(?:management|manager['’]?s?|mgmt|mgr|tm|tl) )?oversight)\W*$",
                r"^\W*(?:\d[\d./]{5,9}\W+)?(?-i:\p{Lu}{2,3}) (?:case )?supervision\W*(?:$|[-–—:(.,])",
            ],
        ),
        (
            Oversight,
            &[
                r"^\W*(?:tl|tm|ssw|ptm|mgr|(?:team |line )?manager|team leader)(?:['’]?s)? (?:notes?|entry|comments?|direction)\b",
            ],
        ),
        (
            Referral,
            &[
                r"\b(?:rang|phoned|called|telephoned|contacted) (?:the )?(?:duty (?:team|desk|worker|social work(?:er)?)|intake(?: team)?|social work(?: duty)?(?: team| department)?|mash)\b",
            ],
        ),
        // By its other names: "Line management - J. Orr TL: no change", "1:1 with TM".
        (
            Oversight,
            &[
                r"^\W*(?:case )?line (?:management|mgmt|mgt|manager)\b(?: (?:session|meeting|discussion|supervision|input|advice|direction|decision))?\W*(?:$|[-–—:(,]|\b(?:with|w/))",
                r"^\W*(?:1:1|1-1|1 to 1|one[- ]to[- ]one) (?:with|w/) (?:my |the |our )*(?:(?:line |team )?manager|team leader|tm|tl|ssw|senior)\b",
                r"^\W*(?:supervsn|supervis)\b\W*(?:$|[-–—:]|with\b|w/)",
                r"(?:^|[.;:–—-]\s|\band )\W*(?:(?:case|i|we|this|all|also|it|was|been|have|has) )*(?:case discussion|discussed|consulted|talked (?:over|through)|went (?:over|through)) (?:with|w/) (?:my |the |our )?(?:tm|tl|ssw|ptm|practice (?:manager|lead)|service manager|senior practitioner)\b",
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
            &[
                r"^\W*(?:\d{1,2}[:.]\d\d\W+)?(?:(?-i:\p{Lu})[\p{L}.'’-]*\s+){1,3}(?:(?:[-–—|,:/]\s*)(?:case |formal )?supervision|(?-i:(?:CASE |FORMAL )?SUPERVISION))\W*$",
            ],
        ),
    ];
    let known = table.map(|(kind, wordings)| (kind, wordings.join("|")));
    Triggers::of(known.into_iter().chain(phrases::all()))
});
