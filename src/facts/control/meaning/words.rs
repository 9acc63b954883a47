//! The words by which labels name their fields.
//!
//! Each list is of words that stand alone or with others: "Date of final approval", "Approval date".

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use super::Field;

macro_rules! words {
    ($name:ident, $pattern:expr) => {
        pub(super) static $name: LazyLock<Regex> = LazyLock::new(|| pattern($pattern));
    };
}

// Labels of people, meetings and forms that share words with document control.
words!(
    OTHERS,
    concat!(
        r"\b(?:child|child's|birth|dob|placement|conference|hearing|core group|lac|meeting|panel date|visit|assessor",
        r"|lead professional|by whom|emergency contact|contact (?:with|arrangements)|reason for|supersedes|replaces|superseded",
        r"|target|action|outcome|referral|incident|legal status|supervisor|supervisee|minutes?|consultation|consulted",
        r"|(?:home|risk|data|dog|pet|property|budget) owners?)\b"
    )
);
// What says of such a label that it is of the document after all: "Child protection lead and policy
// holder".
words!(
    OF_DOCUMENT,
    r"^target (?:date (?:of|for) )?review(?: date)?$|\b(?:policy|document|procedure|guidance|protocol) (?:owner|author|holder|lead|manager|officer|contact)\b|\b(?:for|of|about|on) th(?:is|e) (?:policy|document|procedure|guidance|protocol|strategy)\b"
);
words!(
    EQUALITY,
    r"\b(?:equality|equalities|eqia|eqhria|ehria|eia|eina|iia)\b|\bintegrated impact\b|\bimpact assess"
);
words!(
    STATUS,
    concat!(
        r"^(?:(?:document|policy|approval|current|version|publication|the|this) )*(?:status|state|stage)(?: of (?:this )?(?:document|policy|procedure|guidance))?$",
        r"|^(?:is (?:this|it) )?(?:an? )?(?:draft|final|approved|live|current|in force)(?: ?(?:or|/) ?(?:an? |the )?(?:draft|final|approved|live|current|in force|superseded|withdrawn))+$"
    )
);
words!(
    VERSION,
    concat!(
        r"^(?:(?:the|this|is|current|document|policy|procedure|chapter|guidance|guideline|strategy|protocol|framework|latest|draft|final|content|page|text|manual|sop|published|working|approved|issued|file|record) )*",
        r"(?:version|vers|ver|v|revision|rev|issue|iss|edition|edn|release)(?: ?(?:no|num|number|ref|reference|and date|& date|/ ?date|(?:and|&|/) ?status|control))?$",
        r"|^status ?(?:and|&|/) ?version$|^(?:version|issue|edition|revision) status$|^(?:version|revision) ?(?:and|&|/) ?\w+$|^draft(?: (?:no|number))?$|^(?:which|what) (?:version|edition|issue) (?:is|are) (?:it|this|these|they)(?: \w+)?$"
    )
);
words!(
    AWAITS,
    r"^(?:for|awaiting|pending|to (?:be|go for)|due for|proposed|planned|expected|anticipated|intended|submitted for)(?: \w+){0,2}? (?:approv\w+|ratif\w+|adopt\w+|sign[- ]off|agreement|decision)\b"
);
words!(
    OWNER,
    concat!(
        r"\b(?:owner|owners|author|authors|owned by|owning (?:team|service|department|officer|manager)|responsible (?:person|individual|officer|director|manager|lead|head|service|department|team|committee|body|group|executive)",
        r"|accountable (?:person|officer|director|manager|lead|executive)|reviewing (?:officer|manager|lead)|(?:developed|written|prepared|produced|compiled|drafted|maintained)(?: and [a-z]+)?(?: (?:for|on behalf of) (?:[a-z]+ ){1,4}?)? ?by",
        r"|sponsor|custodian|originator|responsibility|responsible (?:[a-z]+ ){0,3}(?:staff|member|governor|trustee)|responsible$|accountable$|answerable$|(?:person|officer|manager|director|lead|head|team) responsible|(?:policy|document|procedure|guidance|guideline|protocol|standards?|strategy|manual|framework|chapter|plan) holder|keeper|^held by|(?:post|service|department|executive) responsible|who is responsible|contact officer|policy contact|document contact)\b",
        r"|^(?:(?:policy|document|content|information|text|drafting|business|guideline|instruction|circular|handbook|chapter|section|topic|subject|sop|pathway|standards?|programme|project|clinical|nursing|medical|corporate|strategic|strategy|protocol|guidance|framework|plan|operational|executive|professional|practice|service|key|overall|procedure|review|named|designated|responsible) )?lead(?: (?:(?:executive|senior|clinical|medical|corporate|operational|board) )?(?:officer|manager|author|clinician|practitioner|director|trustee|governor|nurse|service|agency|reviewer|person|department|policy|for|contact|officers|authors|/).*)?$",
        r"|^(?:policy|document|procedure|guidance|strategy|protocol|manual|chapter|content|page) (?:manager|officer|co-?ordinator|contact|controller)$|^who (?:wrote|owns|leads|leads on|looks after|keeps|holds|maintains|updates|is responsible for|answers for)(?: (?:this|it)\b.*)?(?:,? (?:and|or) who .*)?$",
        r"|\bin charge\b|\bleads? (?:on|for|of) th(?:is|e) (?:policy|document|procedure|guidance|protocol|strategy)\b|^(?:[a-z]+ )?(?:editor|custodian|steward|secretary|convenor|convener)$|^(?:edited|compiled|kept(?: up to date)?|looked after|managed|collated|updated) by$|^compiled$|^responsible for (?:(?:this|the) )?\w+$|^who to (?:ask|contact)$|^whose (?:policy|document|procedure|guidance) is (?:it|this)$|^sro$",
        r"|\b(?:person|officer|member of staff|manager|teacher|governor|trustee|colleague) (?:(?:with responsibility )?for th(?:is|e) (?:policy|document|procedure|guidance|protocol|strategy)|with responsibility)$",
        r"|^(?:for )?(?:further|more) (?:information|details|advice|help)(?:,? please)? contact$",
        r"|^(?:enquiries|queries|questions)(?: to| about this \w+)?$|^(?:key |main )?contact(?: (?:person|name|officer|details|point)| for (?:(?:this|the) \w+|changes|comments|queries|questions)| (?:for|about) (?:[a-z]+ ){1,4}this \w+)?$"
    )
);
words!(
    DATE,
    r"\b(?:date|dated|dates|when|from)\b|\bon(?:$| (?:which|what)\b)|^on\b"
);
words!(
    BY,
    r"^who\b|\b(?:by|body|committee|group|board|approver|authority|route|level|panel)\b"
);
words!(
    PLAIN_DATE,
    r"^(?:(?:document|policy|version|of|this|the|cover) )*date(?: of (?:this )?(?:document|policy|version|procedure|guidance|issue/version|text|edition|paper|note|page))?$|^dated$|^on$"
);
words!(REVIEW, r"\breview(?:ed|s|er|ing)?\b");
// What is done to a document time and again.
words!(
    AGAIN,
    r"\b(?:re-?(?:vis\w+|new\w*|fresh\w*|consider\w*|issu\w+|check\w*|assess\w*|writ\w+|approv\w*|look\w*)|updat\w+|amend\w*|look(?:ed|s)?|check(?:ed|ing)?|consider(?:ed)?|back to|returns? to|next (?:edition|issue|version|approval|ratification|due)|again)\b"
);
words!(LOOKED, r"\b(?:look|looked|check(?:ed)?|considered)\b");
// What lies ahead.
words!(
    AHEAD,
    r"\b(?:next|due|falls?|until|to be|will|should|must|again|afresh|n(?:o|ot) later|planned|scheduled|future|date (?:to|for)|renewal)\b|\bbefore$|\bup for\b|^(?:goes |comes )?back to\b|^returns? to\b|^(?:revisit|renew|refresh|re-?check|look at)$|^(?:check|look(?: at)?|renew|revisit|refresh|update|replace|return|bring back)(?: it| this)?(?: again)? by$"
);
words!(
    REVIEW_CYCLE,
    r"\b(?:cycle|frequency|interval|arrangements?|process|history|log|schedule|period|group)\b"
);
words!(
    HOW_OFTEN,
    r"^(?:(?:policy|document|the|this|planned|agreed) )*review(?:ing)? (?:cycle|frequency|interval|period|schedule)$"
);
words!(
    REVIEW_NEXT,
    r"^when (?:will|is|must|should)\b|\b(?:next|due|future|to be|will be|for review|review by|scheduled|planned|must be|before|no later than|until|proposed|anticipated|deadline|required by|again|revisit(?:ed)?)\b"
);
words!(
    REVIEWER,
    r"\b(?:reviewed by|reviewer|review(?:ed)? (?:lead|body|committee)|completed by)\b"
);
words!(
    REVIEW_LAST,
    r"\b(?:last|previous|previously|reviewed|completed|recent|past)\b"
);
words!(
    REVIEW_PLAIN,
    r"^(?:(?:policy|document|procedure|chapter|guidance|formal|the|this|full|mandatory|statutory|target|agreed) )*(?:review(?: date| month| year| on| in)?|date (?:of|for)(?: \w+)? review|review/[a-z ]+)$|^date (?:of|for) (?:policy |document )?review"
);
words!(
    EXPIRY,
    r"\b(?:good until|shelf life|lifespan|runs? out)\b|\b(?:expiry|expires|expiration|lapses|valid (?:until|to)|renewal|renew(?:ed)? by)\b|\b(?:in force|in effect|in place|current|applies|stands|remains?|runs|approved|extended) (?:in force )?until\b|^(?:until|till)$"
);

pub(super) static DEEDS: LazyLock<[(Regex, Field); 5]> = LazyLock::new(|| {
    [
        (
            pattern(
                r"\b(?:approv\w*|ratif\w*|adopted|adoption|endorsed|endorsement|signed off|sign-off|sign off|authoris\w+|sanctioned|agreed|accepted|cleared for|passed (?:by|on|at)|homologat\w+|approval granted)\b|^(?:date )?passed$|^when (?:did|was|were) (?:[a-z']+ ){1,5}?(?:agree|adopt|approve|ratify|endorse|accept|pass|sign)\b",
            ),
            Field::Approved,
        ),
        (
            pattern(
                r"\b(?:effective|implementation|implemented|introduced|introduction|commenced|in use|in effect|in place since|in operation|^since$|operative|active|activated|start date|current (?:as of|from)|in force|into force|into effect|operational|commencement|commences|(?:go(?:es|ing)?|went|gone|made|put) live|^live$|live (?:date|from|since)|with effect|takes? effect|when (?:did|does|will) (?:this|it)(?: \w+)? (?:start|begin|apply)|(?:from|since) (?:what|which) (?:date|day)|since when|(?:valid|applies|applicable|in use) from)\b",
            ),
            Field::Effective,
        ),
        (
            pattern(
                r"\b(?:issue|issued|publication|published|release|released|launch|launched|circulated|uploaded|posted|placed on|added to)\b",
            ),
            Field::Issued,
        ),
        (
            pattern(
                r"\b(?:updated?|amended|amendments?|revised|revision|modified|changed|refreshed)\b",
            ),
            Field::Updated,
        ),
        (
            pattern(
                r"\b(?:drafted|draft|created|creation|written|prepared|produced|origination|original)\b",
            ),
            Field::Drafted,
        ),
    ]
});
