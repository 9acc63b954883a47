//! The usual names of fields on forms and control blocks.
//!
//! In: a text. Out: whether it names a field.

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use super::plain;

/// Tells whether a text names a field: it ends in a colon or uses the usual words of forms.
#[must_use]
pub fn is_label(text: &str) -> bool {
    let text = text.trim();
    let n_words = text.split_whitespace().take(10).count();
    let ends_in_colon = text.ends_with([':', '：']) && n_words <= 9;
    ends_in_colon || (n_words <= 8 && names_field(&plain(text)))
}

/// The usual names of fields on forms and control blocks, in plain form.
pub(super) fn names_field(plain: &str) -> bool {
    static FIELD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"^(?:",
            // What begins like a field.
            concat!(
                r"(?:date|dates|version|ver|status|owner|owners|author|authors",
                r"|approved|approval|approver|authorised|ratified"
            ),
            concat!(
                r"|ratification|adopted|adoption|issued|issue|publication|published|effective",
                r"|implementation|implemented|created"
            ),
            concat!(
                r"|creation|drafted|updated|amended|amendment|revised|revision|edition|expiry",
                r"|expires|valid|equality|eqia|eia"
            ),
            concat!(
                r"|eqhria|iia|eina|signed|countersigned|signature|endorsed|supersedes",
                r"|replaces|classification)(?: [a-z'/&-]+){0,5}"
            ),
            concat!(
                r"|(?:last|latest|next|previous|first|initial|date of|date for|due|target|planned)",
                r"(?: [a-z'/&-]+){0,2} (?:review|reviewed|updated?|amended|revised|approved",
                r"|revision|approval|amendment|meeting|date)",
                r"(?: (?:date|due|on|by|before|on or before|n(?:o|ot) later than))?"
            ),
            concat!(
                r"|(?:to be|will be) (?:next )?reviewed(?: by| in| on)?",
                r"|review(?:ed)?",
                r"(?: (?:date|due|by|on|period|cycle|frequency|due date|due by|completed))?"
            ),
            concat!(
                r"|(?:completed|prepared|produced|written|developed|compiled|reviewed|agreed",
                r"|submitted|recorded|reported|referred|minuted|checked|drawn up)(?: and [a-z]+)? ",
                r"(?:by|on|date)"
            ),
            concat!(
                r"|(?:responsible|accountable|lead|named|sponsoring) (?:person|officer|director",
                r"|manager|author|reviewer|service|department|team|professional|agency|committee",
                r"|body|group|contact)(?:/[a-z]+| \w+)?|lead|responsibility"
            ),
            concat!(
                r"|form",
                r"|(?:document|policy|procedure|chapter|guidance|strategy|protocol|plan|report",
                r"|record|form|case|file)(?:'s)? (?:title|name|type|owner|author|lead|status",
                r"|version|number|no|ref|reference|id|control|contact|location|category|sponsor",
                r"|holder|manager)(?: no| number)?"
            ),
            // Whom a form is about, and who did something.
            concat!(
                r"|(?:the )?(?:child|young person|child or young person|child/young person|baby",
                r"|unborn (?:baby|child)(?: of)?|baby of|mother|father|carers?|foster carers?",
                r"|regarding|assessor|reviewer|referrer|summary|category|outcome)(?:'s)?"
            ),
            concat!(
                r"|(?:[a-z'/&-]+ ){0,3}[a-z]*",
                r"(?:ed|held|written|drawn up|made|report|told|run|led|kept|sent|given) by"
            ),
            concat!(
                r"|(?:[a-z'-]+ ){0,2}(?:authoriser|signatory)|(?:[a-z/&-]+ ){1,2}by",
                r"|(?:worker|person|practitioner|manager|officer|author) ",
                r"(?:completing|authorising|undertaking|carrying out|responsible for|making|of)",
                r"(?: [a-z]+){1,5}"
            ),
            concat!(
                r"|(?:[a-z'/&-]+ ){1,3}(?:signature|signed|initials|approval|authorisation|manager",
                r"|worker|officer|co-ordinator|coordinator)"
            ),
            concat!(
                r"|(?:referral|assessment|report|enquiry|form|request)(?: (?:was|is|first|form))? ",
                r"(?:received|started|begun|completed|finished|finalised|ended|allocated|closed)"
            ),
            // Who came to a meeting, what they said, and when the next is.
            concat!(
                r"|(?:un|not )?able to (?:attend|come)|not (?:present|there|here|in attendance)",
                r"|who (?:was|were|came|chaired|took part|attended|led)",
                r"(?: (?:not )?(?:there|here|present|involved|invited))?|in the chair|sederunt",
                r"|took part|did(?: not|n't) (?:attend|come|take part)"
            ),
            concat!(
                r"|(?:the )?(?:child|young person|parents?|mother|father|family|carers?)(?:'s|s')?",
                r" (?:own )?views?",
                r"|views of (?:the )?(?:child|young person|parents?|mother|father|family|carers?)"
            ),
            concat!(
                r"|core group(?: members)?|lead prof|placing authority|placed",
                r"|reports (?:seen|received)|outcome of (?:the )?(?:review|meeting)",
                r"|next (?:[a-z']+ ){0,2}(?:core group|conference)",
                r"|(?:look(?:ed)?(?: at)?|meet|back together) again"
            ),
            // What ends like one.
            concat!(
                r"|(?:[a-z'/&-]+ ){0,4}",
                r"(?:date|dob|d\.o\.b|reference|ref|number|no|title|owner|author|version|status)"
            ),
            concat!(
                r"|(?:[a-z'/&-]+ ){0,3}(?:name|names)(?: of [a-z' ]+)?|name|dates? of birth|dob",
                r"|chi(?: no| number)?|position|role|designation|job title",
                r"|relationship(?: to child)?"
            ),
            concat!(
                r"|venue|time|(?:independent )?chair|chairperson|chaired by",
                r"|(?:those |people )(?:present|absent|attending|invited)|absent|minute taker",
                r"|minutes? taken by|present|in attendance|attendees|apologies|invited|subject",
                r"|from|to|cc|sent|re|address|school|gender|ethnicity|legal status"
            ),
            concat!(
                r"|social worker|allocated (?:social )?worker|assessing (?:social )?worker|worker",
                r"|key worker|team manager|manager|supervisor|supervisee|service|department|team",
                r"|organisation|committee"
            ),
            concat!(
                r"|who (?:wrote|owns|approved|agreed|leads on|looks after|keeps|holds|maintains",
                r"|updates|is responsible for) (?:this|it)(?: [a-z]+)?",
                r"|when (?:will|was|did|does|is|must|should) (?:this|it|we)(?: [a-z]+){1,6}"
            ),
            concat!(
                r"|(?:uploaded|launch(?:ed)?|released?|circulated|introduced|commencement",
                r"|commences|go-?live|comes into (?:effect|force)|takes effect|with effect|live",
                r"|in (?:use|force|operation|effect)|operational|applies|start|cleared|accepted",
                r"|passed|authorisation|endorsement)",
                r"(?: (?:from|since|on|by|at|for|date|use|the|board|committee)){0,3}"
            ),
            concat!(
                r"|(?:stays?|remains?|holds?|stands?|lasts?|runs?|continues?|good|current|valid)",
                r"(?: in (?:force|effect|use|place))? (?:until|till)",
                r"|(?:author|owner|lead)s?/[a-z]+",
                r"|(?:[a-z]+ )?",
                r"(?:officer|manager|director|person|post|lead|head|team|department|service)",
                r" responsible|who is responsible",
                r"|(?:person |officer |manager )?responsible for th(?:is|e) [a-z]+",
                r"|(?:lead|responsible|senior|accountable|named)(?: [a-z]+){1,2} ",
                r"(?:officer|owner|lead)|keeper|custodian|originator|(?:document |policy )holder",
                r"|business owner|content owner"
            ),
            concat!(
                r"|vers|v|rev|this version|current version",
                r"|(?:version|revision|issue) (?:ref|reference)"
            ),
            concat!(
                r"|(?:date )?review (?:deadline|is due|required by|no later than|again by)",
                r"|(?:planned|scheduled|proposed|anticipated|future|formal) (?:review|revision)",
                r"(?: date| due)?|lapses(?: on)?",
                r"|(?:to be|last|next) (?:looked at|checked|revisited)(?: again)?",
                r"|next (?:[a-z]+ )?",
                r"(?:review|look|revision|update|edition|issue|version|approval|ratification)",
                r"(?: due| date| month)?|due (?:to be reviewed|for review)",
                r"|must be reviewed(?: by)?|renewal date|expir(?:y|es)(?: on| date)?"
            ),
            concat!(
                r"|(?:board|committee|executive|council|panel) approval|approval granted",
                r"|impact assessment|equalit(?:y|ies)(?: [a-z&/]+){1,4}",
                r"|integrated impact assessment|number of pages|applies to|document type|consulted",
                r"|related (?:policies|documents|procedures|guidance)"
            ),
            // What asks for a state.
            concat!(
                r"|(?:is|are|has|have|can|may) (?:this|it|these|we|i|staff)(?: [a-z]+){0,4} (?:",
                r"draft|final|approved|agreed|adopted|ratified|in (?:force|use)|current|live|use",
                r"|used)(?: (?:this|it|yet|now)){0,2}|draft ?(?:or|/) ?final"
            ),
            concat!(
                r"|contact|contact (?:details|officer|person|name|point)|audience|target audience",
                r"|distribution|scope|category|sponsor|executive sponsor|developed by",
                r"|type of [a-z ]+|reason for [a-z ]+"
            ),
            r")$"
        ))
    });
    FIELD.is_match(plain)
}
