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
                r"|ratification|adopted|adoption|issued|issue|publication|published",
                r"|effective|implementation|implemented|created"
            ),
            concat!(
                r"|creation|drafted|updated|amended|amendment|revised|revision|edition",
                r"|expiry|expires|valid|equality|eqia|eia"
            ),
            concat!(
                r"|eqhria|iia|eina|signed|countersigned|signature|endorsed|supersedes",
                r"|replaces|classification)(?: [a-z'/&-]+){0,5}"
            ),
            concat!(
                r"|(?:last|latest|next|previous|first|initial|date of|date for|due",
                r"|target|planned)(?: [a-z'/&-]+){0,2} (?:review|reviewed|updated?",
                r"|amended|revised|approved|revision|approval|amendment|meeting",
                r"|date)(?: (?:date|due|on|by|before|on or before|n(?:o|ot) later than))?"
            ),
            concat!(
                r"|(?:to be|will be) (?:next )?reviewed(?: by| in| on)?",
                r"|review(?:ed)?(?: (?:date|due|by|on|period|cycle|frequency|due date",
                r"|due by|completed))?"
            ),
            concat!(
                r"|(?:completed|prepared|produced|written|developed|compiled|reviewed",
                r"|agreed|submitted|recorded|reported|referred|minuted|checked",
                r"|drawn up)(?: and [a-z]+)? (?:by|on|date)"
            ),
            concat!(
                r"|(?:responsible|accountable|lead|named|sponsoring) (?:person|officer",
                r"|director|manager|author|reviewer|service|department|team",
                r"|professional|agency|committee|body|group|contact)(?:/[a-z]+| \w+)?",
                r"|lead|responsibility"
            ),
            concat!(
                r"|form|(?:document|policy|procedure|chapter|guidance|strategy",
                r"|protocol|plan|report|record|form|case|file)(?:'s)? (?:title|name",
                r"|type|owner|author|lead|status|version|number|no|ref|reference|id",
                r"|control|contact|location|category|sponsor|holder|manager)(?: no",
                r"| number)?"
            ),
            // Whom a form is about, and who did something.
            concat!(
                r"|(?:the )?(?:child|young person|child or young person",
                r"|child/young person|baby|unborn (?:baby|child)(?: of)?|baby of",
                r"|mother|father|carers?|foster carers?|regarding|assessor|reviewer",
                r"|referrer|summary|category|outcome)(?:'s)?"
            ),
            concat!(
                r"|(?:[a-z'/&-]+ ){0,3}[a-z]*(?:ed|held|written|drawn up|made|report",
                r"|told|run|led|kept|sent|given) by"
            ),
            concat!(
                r"|(?:[a-z'-]+ ){0,2}(?:authoriser|signatory)|(?:[a-z/&-]+ ){1,2}by",
                r"|(?:worker|person|practitioner|manager|officer|author) (?:completing",
                r"|authorising|undertaking|carrying out|responsible for|making",
                r"|of)(?: [a-z]+){1,5}"
            ),
            concat!(
                r"|(?:[a-z'/&-]+ ){1,3}(?:signature|signed|initials|approval",
                r"|authorisation|manager|worker|officer|co-ordinator|coordinator)"
            ),
            concat!(
                r"|(?:referral|assessment|report|enquiry|form",
                r"|request)(?: (?:was|is|first|form))? (?:received|started|begun",
                r"|completed|finished|finalised|ended|allocated|closed)"
            ),
            // Who came to a meeting, what they said, and when the next is.
            concat!(
                r"|(?:un|not )?able to (?:attend|come)",
                r"|not (?:present|there|here|in attendance)",
                r"|who (?:was|were|came|chaired|took part|attended",
                r"|led)(?: (?:not )?(?:there|here|present|involved|invited))?",
                r"|in the chair|sederunt|took part",
                r"|did(?: not|n't) (?:attend|come|take part)"
            ),
            concat!(
                r"|(?:the )?(?:child|young person|parents?|mother|father|family",
                r"|carers?)(?:'s|s')? (?:own )?views?",
                r"|views of (?:the )?(?:child|young person|parents?|mother|father",
                r"|family|carers?)"
            ),
            concat!(
                r"|core group(?: members)?|lead prof|placing authority|placed",
                r"|reports (?:seen|received)|outcome of (?:the )?(?:review|meeting)",
                r"|next (?:[a-z']+ ){0,2}(?:core group|conference)",
                r"|(?:look(?:ed)?(?: at)?|meet|back together) again"
            ),
            // What ends like one.
            concat!(
                r"|(?:[a-z'/&-]+ ){0,4}(?:date|dob|d\.o\.b|reference|ref|number|no",
                r"|title|owner|author|version|status)"
            ),
            concat!(
                r"|(?:[a-z'/&-]+ ){0,3}(?:name|names)(?: of [a-z' ]+)?|name",
                r"|dates? of birth|dob|chi(?: no| number)?|position|role|designation",
                r"|job title|relationship(?: to child)?"
            ),
            concat!(
                r"|venue|time|(?:independent )?chair|chairperson|chaired by",
                r"|(?:those |people )(?:present|absent|attending|invited)|absent",
                r"|minute taker|minutes? taken by|present|in attendance|attendees",
                r"|apologies|invited|subject|from|to|cc|sent|re|address|school|gender",
                r"|ethnicity|legal status"
            ),
            concat!(
                r"|social worker|allocated (?:social )?worker",
                r"|assessing (?:social )?worker|worker|key worker|team manager|manager",
                r"|supervisor|supervisee|service|department|team|organisation",
                r"|committee"
            ),
            concat!(
                r"|who (?:wrote|owns|approved|agreed|leads on|looks after|keeps|holds",
                r"|maintains|updates|is responsible for) (?:this|it)(?: [a-z]+)?",
                r"|when (?:will|was|did|does|is|must|should) (?:this|it",
                r"|we)(?: [a-z]+){1,6}"
            ),
            concat!(
                r"|(?:uploaded|launch(?:ed)?|released?|circulated|introduced",
                r"|commencement|commences|go-?live|comes into (?:effect|force)",
                r"|takes effect|with effect|live|in (?:use|force|operation|effect)",
                r"|operational|applies|start|cleared|accepted|passed|authorisation",
                r"|endorsement)(?: (?:from|since|on|by|at|for|date|use|the|board",
                r"|committee)){0,3}"
            ),
            concat!(
                r"|(?:author|owner|lead)s?/[a-z]+",
                r"|(?:[a-z]+ )?(?:officer|manager|director|person|post|lead|head|team",
                r"|department|service) responsible|who is responsible",
                r"|(?:person |officer |manager )?responsible for th(?:is|e) [a-z]+",
                r"|(?:lead|responsible|senior|accountable",
                r"|named)(?: [a-z]+){1,2} (?:officer|owner|lead)|keeper|custodian",
                r"|originator|(?:document |policy )holder|business owner|content owner"
            ),
            concat!(
                r"|vers|v|rev|this version|current version",
                r"|(?:version|revision|issue) (?:ref|reference)"
            ),
            concat!(
                r"|(?:date )?review (?:deadline|is due|required by|no later than",
                r"|again by)|(?:planned|scheduled|proposed|anticipated|future",
                r"|formal) (?:review|revision)(?: date| due)?|lapses(?: on)?",
                r"|(?:to be|last|next) (?:looked at|checked|revisited)(?: again)?",
                r"|next (?:[a-z]+ )?(?:review|look|revision|update|edition|issue",
                r"|version|approval|ratification)(?: due| date| month)?",
                r"|due (?:to be reviewed|for review)|must be reviewed(?: by)?",
                r"|renewal date|expir(?:y|es)(?: on| date)?"
            ),
            concat!(
                r"|(?:board|committee|executive|council|panel) approval",
                r"|approval granted|impact assessment",
                r"|equalit(?:y|ies)(?: [a-z&/]+){1,4}|integrated impact assessment",
                r"|number of pages|applies to|document type|consulted",
                r"|related (?:policies|documents|procedures|guidance)"
            ),
            // What asks for a state.
            concat!(
                r"|(?:is|are|has|have|can|may) (?:this|it|these|we|i",
                r"|staff)(?: [a-z]+){0,4} (?:draft|final|approved|agreed|adopted",
                r"|ratified|in (?:force|use)|current|live|use",
                r"|used)(?: (?:this|it|yet|now)){0,2}|draft ?(?:or|/) ?final"
            ),
            concat!(
                r"|contact|contact (?:details|officer|person|name|point)|audience",
                r"|target audience|distribution|scope|category|sponsor",
                r"|executive sponsor|developed by|type of [a-z ]+|reason for [a-z ]+"
            ),
            r")$"
        ))
    });
    FIELD.is_match(plain)
}
