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
            r"(?:date|dates|version|ver|status|owner|owners|author|authors|approved|approval|approver|authorised|ratified",
            r"|ratification|adopted|adoption|issued|issue|publication|published|effective|implementation|implemented|created",
            r"|creation|drafted|updated|amended|amendment|revised|revision|edition|expiry|expires|valid|equality|eqia|eia",
            r"|eqhria|iia|eina|signed|countersigned|signature|endorsed|supersedes|replaces|classification)(?: [a-z'/&-]+){0,5}",
            r"|(?:last|latest|next|previous|first|initial|date of|date for|due|target|planned)(?: [a-z'/&-]+){0,2} (?:review|reviewed|updated?|amended|revised|approved|revision|approval|amendment|meeting|date)(?: (?:date|due|on|by))?",
            r"|(?:to be|will be) (?:next )?reviewed(?: by| in| on)?|review(?:ed)?(?: (?:date|due|by|on|period|cycle|frequency|due date|due by|completed))?",
            r"|(?:completed|prepared|produced|written|developed|compiled|reviewed|agreed|submitted|recorded|reported|referred|minuted|checked|drawn up)(?: and [a-z]+)? (?:by|on|date)",
            r"|(?:responsible|accountable|lead|named|sponsoring) (?:person|officer|director|manager|author|reviewer|service|department|team|professional|agency|committee|body|group|contact)(?:/[a-z]+| \w+)?|lead|responsibility",
            r"|form|(?:document|policy|procedure|chapter|guidance|strategy|protocol|plan|report|record|form|case|file)(?:'s)? (?:title|name|type|owner|author|lead|status|version|number|no|ref|reference|id|control|contact|location|category|sponsor|holder|manager)(?: no| number)?",
            // Whom a form is about, and who did something.
            r"|(?:the )?(?:child|young person|child or young person|child/young person|baby|unborn (?:baby|child)(?: of)?|baby of|mother|father|carers?|foster carers?|regarding|assessor|reviewer|referrer|summary|category|outcome)(?:'s)?",
            r"|(?:[a-z'/&-]+ ){0,3}[a-z]*(?:ed|held|written|drawn up|made|report|told|run|led|kept|sent|given) by",
            r"|(?:[a-z'-]+ ){0,2}(?:authoriser|signatory)|(?:[a-z/&-]+ ){1,2}by|(?:worker|person|practitioner|manager|officer|author) (?:completing|authorising|undertaking|carrying out|responsible for|making|of)(?: [a-z]+){1,5}",
            r"|(?:[a-z'/&-]+ ){1,3}(?:signature|signed|initials|approval|authorisation|manager|worker|officer|co-ordinator|coordinator)",
            r"|(?:referral|assessment|report|enquiry|form|request)(?: (?:was|is|first|form))? (?:received|started|begun|completed|finished|finalised|ended|allocated|closed)",
            // Who came to a meeting, what they said, and when the next is.
            r"|(?:un|not )?able to (?:attend|come)|not (?:present|there|here|in attendance)|who (?:was|were|came|chaired|took part|attended|led)(?: (?:not )?(?:there|here|present|involved|invited))?|in the chair|sederunt|took part|did(?: not|n't) (?:attend|come|take part)",
            r"|(?:the )?(?:child|young person|parents?|mother|father|family|carers?)(?:'s|s')? (?:own )?views?|views of (?:the )?(?:child|young person|parents?|mother|father|family|carers?)",
            r"|core group(?: members)?|lead prof|placing authority|placed|reports (?:seen|received)|outcome of (?:the )?(?:review|meeting)|next (?:[a-z']+ ){0,2}(?:core group|conference)|(?:look(?:ed)?(?: at)?|meet|back together) again",
            // What ends like one.
            r"|(?:[a-z'/&-]+ ){0,4}(?:date|dob|d\.o\.b|reference|ref|number|no|title|owner|author|version|status)",
            r"|(?:[a-z'/&-]+ ){0,3}(?:name|names)(?: of [a-z' ]+)?|name|dates? of birth|dob|chi(?: no| number)?|position|role|designation|job title|relationship(?: to child)?",
            r"|venue|time|(?:independent )?chair|chairperson|chaired by|(?:those |people )(?:present|absent|attending|invited)|absent|minute taker|minutes? taken by|present|in attendance|attendees|apologies|invited|subject|from|to|cc|sent|re|address|school|gender|ethnicity|legal status",
            r"|social worker|allocated (?:social )?worker|assessing (?:social )?worker|worker|key worker|team manager|manager|supervisor|supervisee|service|department|team|organisation|committee",
            r"|who (?:wrote|owns|approved|agreed|leads on|looks after|keeps|holds|maintains|updates|is responsible for) (?:this|it)(?: [a-z]+)?|when (?:will|was|did|does|is|must|should) (?:this|it|we)(?: [a-z]+){1,6}",
            r"|(?:uploaded|launch(?:ed)?|released?|circulated|introduced|commencement|commences|go-?live|comes into (?:effect|force)|takes effect|with effect|live|in (?:use|force|operation|effect)|operational|applies|start|cleared|accepted|passed|authorisation|endorsement)(?: (?:from|since|on|by|at|for|date|use|the|board|committee)){0,3}",
            r"|(?:author|owner|lead)s?/[a-z]+|(?:[a-z]+ )?(?:officer|manager|director|person|post|lead|head|team|department|service) responsible|who is responsible|(?:person |officer |manager )?responsible for th(?:is|e) [a-z]+|(?:lead|responsible|senior|accountable|named)(?: [a-z]+){1,2} (?:officer|owner|lead)|keeper|custodian|originator|(?:document |policy )holder|business owner|content owner",
            r"|vers|v|rev|this version|current version|(?:version|revision|issue) (?:ref|reference)",
            r"|(?:date )?review (?:deadline|is due|required by|no later than|again by)|(?:planned|scheduled|proposed|anticipated|future|formal) (?:review|revision)(?: date| due)?|lapses(?: on)?|(?:to be|last|next) (?:looked at|checked|revisited)(?: again)?|next (?:[a-z]+ )?(?:review|look|revision|update|edition|issue|version|approval|ratification)(?: due| date| month)?|due (?:to be reviewed|for review)|must be reviewed(?: by)?|renewal date|expir(?:y|es)(?: on| date)?",
            r"|(?:board|committee|executive|council|panel) approval|approval granted|impact assessment|equalit(?:y|ies)(?: [a-z&/]+){1,4}|integrated impact assessment|number of pages|applies to|document type|consulted|related (?:policies|documents|procedures|guidance)",
            // What asks for a state.
            r"|(?:is|are|has|have|can|may) (?:this|it|these|we|i|staff)(?: [a-z]+){0,4} (?:draft|final|approved|agreed|adopted|ratified|in (?:force|use)|current|live|use|used)(?: (?:this|it|yet|now)){0,2}|draft ?(?:or|/) ?final",
            r"|contact|contact (?:details|officer|person|name|point)|audience|target audience|distribution|scope|category|sponsor|executive sponsor|developed by|type of [a-z ]+|reason for [a-z ]+",
            r")$"
        ))
    });
    FIELD.is_match(plain)
}
