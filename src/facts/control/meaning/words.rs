//! The words by which labels name their fields.
//!
//! Each list is of words that stand alone or with others: "Date of final approval", "Approval date".

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::{cue, pattern};

use super::Field;

// Labels of people, meetings and forms that share words with document control.
cue!(
    pub(super) OTHERS,
    concat!(
        r"\b(?:child|child's|birth|dob|placement|conference|hearing|core group|lac|meeting",
        r"|panel date|visit|assessor|lead professional|by whom|emergency contact",
        r"|contact (?:with|arrangements)|reason for|supersedes|replaces|superseded|target|action",
        r"|outcome|referral|incident|legal status|supervisor|supervisee|minutes?|consultation",
        r"|consulted|(?:home|risk|data|dog|pet|property|budget|copyright) owners?",
        r"|owner ",
        r"(?:occupier|of (?:the )?(?:risk|data|property|dog|budget|house|building|copyright))",
        r"|author of (?:the )?[a-z ]*cited|approved (?:[a-z]+ )?carers?",
        r"|budget (?:approved|approval)",
        r"|(?:act|regulations?|employment|project|contract|tenancy) ",
        r"(?:(?:is )?in force|comes? into|start|commence)[a-z]*",
        r"|(?:commencement|implementation) of (?:the )?",
        r"(?:act|law|regulations?|national|legislation)",
        r"|implementation (?:plan|lead|group|team|support))\b"
    )
);
// What says of such a label that it is of the document after all: "Child protection lead and policy
// holder".
cue!(
    pub(super) OF_DOCUMENT,
    concat!(
        r"^target (?:date (?:of|for) )?review(?: date)?$",
        r"|\b(?:policy|document|procedure|guidance|protocol) ",
        r"(?:owner|author|holder|lead|manager|officer|contact)\b",
        r"|\b(?:for|of|about|on) th(?:is|e) ",
        r"(?:policy|document|procedure|guidance|protocol|strategy)\b"
    )
);
cue!(
    pub(super) EQUALITY,
    concat!(
        r"\b(?:equality|equalities|eqia|eqhria|ehria|eia|eina|e&?dia|iia)\b|\bintegrated impact\b",
        r"|\bimpact assess"
    )
);
// Assessments of another impact than that on people.
cue!(
    pub(super) OTHER_IMPACT,
    concat!(
        r"\b(?:data(?: protection)?|privacy|environment(?:al)?|climate|business|regulatory",
        r"|financial|economic|rural|traffic|noise|health) (?:and [a-z]+ )?impact\b"
    )
);
cue!(
    pub(super) STATUS,
    concat!(
        r"^(?:(?:document|policy|approval|current|version|publication|the|this) )*",
        r"(?:status|state(?: of play)?|stage|standing)(?: of (?:this )?(?:document|policy|procedure|guidance))?$",
        r"|^(?:is (?:this|it) )?(?:an? )?(?:draft|final|approved|live|current|in force)(?: ?",
        r"(?:or|/) ?(?:an? |the )?",
        r"(?:draft|final|approved|live|current|in force|superseded|withdrawn))+$"
    )
);
cue!(
    pub(super) VERSION,
    concat!(
        r"^(?:(?:the|this|is|current|document|policy|procedure|chapter|guidance|guideline|strategy",
        r"|protocol|framework|latest|draft|final|content|page|live|doc|text|manual|sop|published",
        r"|working|approved|issued|file|record) )*",
        r"(?:version|vers|vrsn|vn|ver|v|revision|rev|issue|iss|edition|edn|iteration|release)(?:",
        r" ?(?:control )?(?:#|no\.?|num|number|id|identifier|ref|reference)| control| in use",
        r"| of (?:this |the )?(?:document|policy|procedure|guidance|protocol|strategy))?",
        r"(?: ?(?:and|&|/) ?(?:date|status|version|revision|issue))?$",
        r"|^status ?(?:and|&|/) ?version$|^(?:version|issue|edition|revision) status$",
        r"|^(?:version|revision) ?(?:and|&|/) ?\w+$|^draft(?: (?:no|number))?$",
        r"|^(?:which|what) (?:version|edition|issue) ",
        r"(?:(?:is|are) (?:it|this|these|they)|am i reading|(?:do|have) (?:i|you|we) (?:have|got))",
        r"(?: \w+)?$"
    )
);
cue!(
    pub(super) AWAITS,
    concat!(
        r"^(?:for|awaiting|pending|to (?:be|go for)|due for|proposed|planned|expected|anticipated",
        r"|intended|submitted for)(?: \w+){0,2}? ",
        r"(?:approv\w+|ratif\w+|adopt\w+|sign[- ]off|agreement|decision)\b"
    )
);
cue!(
    pub(super) OWNER,
    concat!(
        r"\b(?:owner|owners|author|authors|owned by",
        r"|owning (?:team|service|department|directorate|division|unit|group|body|officer|manager)",
        r"|originat(?:ing (?:officer|manager|team|department|service)|ed by)",
        r"|responsible post(?: ?-?holder)?",
        r"|responsible (?:person|individual|officer|director|manager|lead|head|service|department",
        r"|team|committee|body|group|executive)",
        r"|accountable (?:person|officer|director|manager|lead|executive)",
        r"|reviewing (?:officer|manager|lead)",
        r"|(?:developed|written|prepared|produced|compiled|drafted|maintained|drawn up|put together",
        r"|worked up|brought together)(?: and [a-z]+)?",
        r"(?: (?:for|on behalf of) (?:[a-z]+ ){1,4}?)? ?by|sponsor|custodian|originator",
        r"|responsibility|responsible (?:[a-z]+ ){0,3}(?:staff|member|governor|trustee)",
        r"|responsible$|accountable$|answerable$",
        r"|(?:person|officer|manager|director|lead|head|team) responsible",
        r"|(?:policy|document|procedure|guidance|guideline|protocol|standards?|strategy|manual",
        r"|framework|chapter|plan) holder|keeper|^held by",
        r"|(?:post|service|department|executive) responsible|who is responsible|contact officer",
        r"|policy contact|document contact)\b",
        r"|^(?:(?:policy|document|content|information|text|drafting|business|guideline|instruction",
        r"|circular|handbook|chapter|section|topic|subject|sop|pathway|standards?|programme",
        r"|project|clinical|nursing|medical|corporate|strategic|strategy|protocol|guidance",
        r"|framework|plan|operational|executive|professional|practice|service|key|overall",
        r"|procedure|review|named|designated|responsible) )?lead(?: ",
        r"(?:(?:executive|senior|clinical|medical|corporate|operational|board) )?(?:officer",
        r"|manager|author|clinician|practitioner|director|trustee|governor|nurse|service|agency",
        r"|reviewer|person|department|policy|for|contact|officers|authors|/).*)?$",
        r"|^(?:policy|document|procedure|guidance|strategy|protocol|manual|chapter|content|page) ",
        r"(?:manager|officer|co-?ordinator|contact|controller)$",
        r"|^who (?:wrote|owns|leads|leads on|looks after|keeps|holds|maintains|updates",
        r"|is responsible for|answers for)(?: (?:this|it)\b.*)?(?:,? (?:and|or) who .*)?$",
        r"|\bin charge\b",
        r"|\bleads? (?:on|for|of) th(?:is|e) ",
        r"(?:policy|document|procedure|guidance|protocol|strategy)\b",
        r"|^(?:[a-z]+ )?(?:editor|custodian|steward|secretary|convenor|convener)$",
        r"|^(?:edited|compiled|kept(?: up to date)?|looked after|managed|collated|updated) by$",
        r"|^compiled$|^responsible for (?:(?:this|the) )?\w+$",
        r"|^(?:\w+ )?(?:contact|lead)(?: ?(?:and|&|/|or) ?(?:[a-z]+ )?",
        r"(?:contact|lead|manager|officer))+$",
        r"|^who (?:do|can|should|must|may|to) (?:(?:i|we|you|staff) )?",
        r"(?:ask|tell|contact|ring|e-?mail|speak to|turn to)\b",
        r"|^in the (?:care|charge|keeping|hands) of$",
        r"|^(?:officer|person|whom) to (?:ask|contact|tell)$",
        r"|^(?:kept|held|maintained|managed|run|looked after|written|drafted)(?: [a-z]+){1,2} by$",
        r"|^whose (?:policy|document|procedure|guidance) is (?:it|this)$|^sro$",
        r"|\b(?:person|officer|member of staff|manager|teacher|governor|trustee|colleague) (?:",
        r"(?:with responsibility )?for th(?:is|e) ",
        r"(?:policy|document|procedure|guidance|protocol|strategy)|with responsibility)$",
        r"|^(?:for )?(?:further|more) (?:information|details|advice|help)(?:,? please)? contact$",
        r"|^(?:enquiries|queries|questions)(?: to| about this \w+)?$",
        r"|^(?:key |main )?contact(?: (?:person|name|officer|details|point)",
        r"| for (?:(?:this|the) \w+|changes|comments|queries|questions)",
        r"| (?:for|about) (?:[a-z]+ ){1,4}this \w+)?$"
    )
);
cue!(
    pub(super) DATE,
    r"\b(?:date|dated|dates|when|from)\b|\bon(?:$| (?:which|what)\b)|^on\b"
);
cue!(
    pub(super) BY,
    r"^who\b|^sign(?:ed|ature)\b|\b(?:by|body|committee|group|board|approver|authority|route|level|panel)\b"
);
cue!(
    pub(super) PLAIN_DATE,
    concat!(
        r"^(?:(?:document|policy|version|of|this|the|cover) )*date(?: of (?:this )?(?:document",
        r"|policy|version|procedure|guidance|issue/version|text|edition|paper|note|page))?$",
        r"|^(?:(?:this|the) )?(?:(?:text|document|version|edition|paper|note|page) )?dated$|^on$"
    )
);
cue!(pub(super) REVIEW, r"\breview(?:ed|s|er|ing)?\b");
// What is done to a document time and again.
cue!(
    pub(super) AGAIN,
    concat!(
        r"\b(?:re-?(?:vis\w+|new\w*|fresh\w*|consider\w*|issu\w+|check\w*|assess\w*|writ\w+",
        r"|approv\w*|look\w*)|updat\w+|amend\w*|look(?:ed|s)?|check(?:ed|ing)?|consider(?:ed)?",
        r"|back (?:to|on|at|before)|returns? to|next time",
        r"|next (?:edition|issue|version|approval|ratification|due)|again)\b"
    )
);
cue!(pub(super) LOOKED, r"\b(?:look|looked|check(?:ed)?|considered)\b");
// What lies ahead.
cue!(
    pub(super) AHEAD,
    concat!(
        r"\b(?:next|due|falls?|until|to be|will|should|must|again|afresh|n(?:o|ot) later|planned",
        r"|(?:fresh|new|another|further) look",
        r"|scheduled|future|date (?:to|for)|renewal)\b|\bbefore$|\bup for\b",
        r"|^(?:(?:goes|comes|due|to come|coming|going|getting) )?back (?:to|on|at|before)\b",
        r"|^returns? to\b|^(?:revisit|renew|refresh|re-?check|look at)$",
        r"|^(?:check|look(?: at)?|renew|revisit|refresh|update|replace|return|bring back)",
        r"(?: it| this)?(?: again)? by$"
    )
);
cue!(
    pub(super) REVIEW_CYCLE,
    r"\b(?:cycle|frequency|interval|arrangements?|process|history|log|schedule|period|group)\b"
);
cue!(
    pub(super) HOW_OFTEN,
    concat!(
        r"^(?:(?:policy|document|the|this|planned|agreed) )*review(?:ing)? ",
        r"(?:cycle|frequency|interval|period|schedule)$"
    )
);
cue!(
    pub(super) REVIEW_NEXT,
    concat!(
        r"^when (?:will|is|must|should)\b",
        r"|^(?:(?:the )?date of )?(?:the )?following review\b",
        r"|\b(?:next|coming|due|future|to be|will be|for review|review by|scheduled|planned|must be",
        r"|before|no later than|until|proposed|anticipated|expected|intended|forward|deadline",
        r"|required by|again|revisit(?:ed)?)\b"
    )
);
cue!(
    pub(super) REVIEWER,
    r"\b(?:reviewed by|reviewer|review(?:ed)? (?:lead|body|committee)|completed by)\b"
);
cue!(
    pub(super) REVIEW_LAST,
    r"\b(?:last|previous|previously|reviewed|completed|recent|past)\b"
);
cue!(
    pub(super) REVIEW_PLAIN,
    concat!(
        r"^(?:(?:policy|document|procedure|chapter|guidance|formal|the|this|full|mandatory",
        r"|statutory|target|agreed) )*",
        r"(?:review(?: date| month| year| on| in)?|date (?:of|for)(?: \w+)? review|review/[a-z ]+)",
        r"$|^date (?:of|for) (?:policy |document )?review"
    )
);
cue!(
    pub(super) EXPIRY,
    concat!(
        r"\b(?:good until|shelf life|lifespan|runs? out)\b",
        r"|\b(?:expiry|expires|expiration|lapses|valid (?:until|to)|renewal|renew(?:ed)? by)\b",
        r"|\b(?:in force|in effect|in place|current|applies|stands|remains?|runs|approved|extended",
        r"|effective|operative) (?:in force )?(?:until|till)\b|^(?:until|till)$",
        r"|^bring forward(?: date)?$|^rev\.? due(?: date)?$",
        r"|^when (?:does|do|will) (?:it|this|these|they|we|the \w+)\b.*\b",
        r"(?:change|end|come back|read|next|again)\b"
    )
);

pub(super) static DEEDS: LazyLock<[(Regex, Field); 5]> = LazyLock::new(|| {
    [
        (
            pattern(concat!(
                r"\b(?:approv\w*|ratif\w*|adopted|adoption|endorsed|endorsement|signed off",
                r"|sign-off|sign off|signed|signature|date of signing|authoris\w+|sanctioned|agreed",
                r"|accepted|cleared for",
                r"|passed (?:by|on|at)|homologat\w+|approval granted)\b",
                r"|^(?:date )?(?:policy |document |procedure )?passed$",
                r"|^who (?:decided|agreed|approved|adopted|passed|signed)\b",
                r"|^when (?:did|was|were) (?:[a-z']+ ){1,5}?",
                r"(?:agree|adopt|approve|ratify|endorse|accept|pass|sign)\b"
            )),
            Field::Approved,
        ),
        (
            pattern(concat!(
                r"\b(?:effective|implementation|implemented|introduced|introduction|commenced",
                r"|in use|in effect|in place since|in operation|^since$|operative|active|activated",
                r"|start date|current (?:as of|from)|in force|into force|into effect|operational",
                r"|commencement|commences|commencing|in place from",
                r"|coming into (?:force|effect|operation)|date of effect|^w\.?e\.?f$|^date live$",
                r"|(?:go(?:es|ing)?|went|gone|made|put) live|^live$|live (?:date|from|since)",
                r"|with effect|takes? effect",
                r"|when (?:did|does|will) (?:this|it)(?: \w+)? (?:start|begin|apply)",
                r"|(?:from|since) (?:what|which) (?:date|day)|since when",
                r"|(?:valid|applies|applicable|in use) from)\b"
            )),
            Field::Effective,
        ),
        (
            pattern(concat!(
                r"\b(?:issue|issued|publication|published|release|released|launch|launched",
                r"|circulated|uploaded|posted|placed on|added to)\b"
            )),
            Field::Issued,
        ),
        (
            pattern(
                r"\b(?:updated?|amended|amendments?|revised|revision|modified|changed|refreshed)\b",
            ),
            Field::Updated,
        ),
        (
            pattern(concat!(
                r"\b(?:drafted|draft|created|creation|written|prepared|produced|origination",
                r"|original)\b"
            )),
            Field::Drafted,
        ),
    ]
});
