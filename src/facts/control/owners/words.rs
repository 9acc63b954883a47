//! The words in which sentences say who answers for a document.

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::control::prose::NOUNS;
use crate::facts::pattern::pattern;

/// What whoever answers for a document does to it.
const KEPT: &str = concat!(
    r"(?:owned|managed|maintained|led|edited|written|prepared|produced|compiled|developed|authored",
    r"|put together|drawn up|kept (?:up to date|under review|current|up)|brought up to date",
    r"|administered|looked after)"
);

/// What is done to a document, and to few other things that a text calls "it".
const IT_KEPT: &str = concat!(
    r"(?:owned|managed|maintained|edited|written|prepared|produced|compiled|developed|authored",
    r"|put together|drawn up|kept (?:up to date|under review|current|up)|brought up to date",
    r"|looked after)"
);

pub(super) static OWNER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)(?:\b(?:owner|author|lead officer|lead|contact) (?:of|for) th(?:is|ese) (?:\w+ )?{NOUNS} is|\b(?:responsib\w+|accountab\w+) for (?:(?:keeping|reviewing|maintaining|updating|the review of|this|and) )*(?:th(?:is|ese) (?:\w+ )?{NOUNS}|the (?:policy|procedure|guidance|protocol|strategy|document)) (?:under review |up to date )?(?:is|lies with|rests with|sits with|belongs to)|\bth(?:is|ese) (?:\w+ )?{NOUNS} (?:belongs? to|(?:is|are) the (?:\w+ )?responsibility of)(?: the)?|\b(?:th(?:is|ese) (?:\w+ )?{NOUNS} (?:is|was|has been|are|were) {KEPT}|it (?:is|was|has been) {IT_KEPT}) (?:and \w+ )?by)\s+(?:the )?([^.;\n]{{3,100}})"
    ))
});

/// What a keeper does with a document, in the present or the past.
const KEEPS: &str = concat!(
    r"(?:owns|wrote|drafted|compiled|maintains|keeps|looks after|leads(?: on)?|sponsors|reviews",
    r"|updates|edits|holds|oversees|answers? for|(?:is|am|are) answerable for",
    r"|will (?:keep|maintain|review|update)",
    r"|(?:has|takes|carries|holds|is in) (?:the )?(?:overall |lead |main |delegated )?",
    r"(?:responsibility|charge|ownership|care|custody|oversight) (?:for|of)",
    r"(?: (?:keeping|reviewing|maintaining|updating|the review of|and))*",
    r"|(?:is|are) (?:responsible|accountable) for",
    r"(?: (?:keeping|reviewing|maintaining|updating|the review of|and))*",
    r"|is (?:the )?(?:\w+ )?",
    r"(?:owner|author|lead|lead officer|sponsor|keeper|custodian|holder|editor|contact) (?:of|for))"
);

/// What may follow a document that somebody keeps.
const KEPT_SO: &str = concat!(
    r"(?:$|[^\w\s]",
    r"|\s+(?:and|for|across|within|on behalf|up|under|in line|every|each|at least|once|when|as)\b)"
);

/// The owner as the sentence's subject.
pub(super) static OWNS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)^\W*(?:the )?(\p{{Lu}}[^.;:\n]{{2,80}}?)(?:,? who)? {KEEPS} (?:and (?:reviews|updates|maintains|keeps) )?th(?:is|ese) (?:\w+ )?{NOUNS}(?: (?:up to date|under review))?{KEPT_SO}"
    ))
});

/// The same of a document by the noun of its title: "The Chief Nurse sponsors the strategy and …".
pub(super) static OWNS_CALLED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"^\W*(?:[Tt]he |[Oo]ur )?(\p{{Lu}}[^.;:\n]{{2,80}}?) {KEEPS} (?i:the {NOUNS}){KEPT_SO}"
    ))
});

/// "The Board appointed the Depute Head to be responsible for it": who was given a policy answers for
/// it.
pub(super) static APPOINTED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b(?:appoint(?:ed|s)?|nam(?:ed|es)|made|ask(?:ed|s)?) (?:the )?([^.;:\n]{{3,60}}?) (?:to be |as )?(?:responsible|answerable|accountable) for (?:it|them|th(?:is|e|ese) {NOUNS})\b"
    ))
});

/// "Issued by the Service Manager, who keeps this chapter", "Mrs Orr, Head Teacher, who is also
/// responsible for this policy".
pub(super) static WHO_KEEPS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"^(?:[^;\n]*\b(?:is|by|to|with|from|for) )?(?:the |our )?(\p{{Lu}}[^.;:,\n]{{2,60}}(?:, \p{{Lu}}[^.;:,\n]{{2,60}})?), who (?:is |also |both |now )*(?:owns|wrote|drafted|keeps|maintains|looks after|leads on|updates|answers for|responsible for|accountable for|(?:the )?(?:owner|author|keeper|lead) (?:of|for))(?: keeping| reviewing| updating)? (?:th(?:is|ese) {NOUNS}|it|them)\b"
    ))
});

/// "It is held by the Data Officer of the Council as protocol owner".
pub(super) static AS_OWNER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"\b(?:held|kept|managed|maintained|looked after) by (?:the |our )?(\p{{Lu}}[^.;:,\n]{{2,80}}?) as (?:its |the )?(?:{NOUNS} )?(?:owner|author|keeper|custodian|lead|lead officer)\b"
    ))
});

/// "It", "this protocol": what a sentence on a document begins with.
pub(super) static IT_IS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)^[\W\d]*(?:it|they|th(?:is|ese) (?:\w+ )?{NOUNS}) (?:is|are)\b"
    ))
});

/// "From: Operations Manager (responsible for this instruction)".
pub(super) static IN_BRACKETS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)(?:^|[:;,]\s+)(?:\w+ by |by |from )?(?:the )?((?-i:\p{{Lu}})[^.;:()\n]{{2,80}}?(?: \([^)]{{2,40}}\))?) \((?:who is |and )?(?:(?:responsible|accountable) for|(?:author|owner|lead|keeper) (?:of|for)|owns|leads on) th(?:is|ese) (?:\w+ )?{NOUNS}\)"
    ))
});

/// "Ask the Care Manager, its author, if something is not clear."
pub(super) static APPOSED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(?:[Tt]he |[Oo]ur )(\p{Lu}[\w'’-]*(?: (?:and |of |for )?\p{Lu}[\w'’-]*){0,6}), ",
        r"(?:who is )?(?:its|the (?:policy|document)['’]s) (?:\w+ )?",
        r"(?:author|owner|editor|keeper|lead|custodian)\b"
    ))
});

/// "Comments to the lead author, Dana Wemyss, Practice Development Officer."
pub(super) static AUTHOR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^\W*(?i:questions|queries|enquiries|comments|feedback|suggestions)\b[^.:]{0,60}?\b",
        r"(?:to|with) (?:the |its )?(?:\w+ )?(?:author|owner)(?:,| is|:) (?:the )?",
        r"(\p{Lu}[^.;:\n]{2,80})"
    ))
});

/// "Tell the author, Dana Wemyss (Practice Officer), what you think of it."
pub(super) static THE_AUTHOR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(?:to|with|by|from|is|ask|tell|ring|contact|see) (?:the|its|our) ",
        r"(?:policy |document |lead )?(?:author|owner|editor|keeper|custodian)",
        r"(?:,|:| is| –| -) (?:the )?(\p{Lu}[^,.;:\n]{2,80})"
    ))
});

/// "Questions about this policy go to …", "For advice on this policy contact …".
pub(super) static QUESTIONS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^\W*(?:(?:please )?(?:(?:send|direct|address|refer|forward|raise|submit) )?",
        r"(?:any |all |your )?(?:further )?(?:questions?|query|queries|enquiry|enquiries|comments",
        r"|remarks|corrections|views|feedback|suggestions)\b[^.:]{0,60}?\b",
        r"(?:to|with|answered by|dealt with by)",
        r"|for (?:more |further )?(?:advice|information|help|guidance|details)\b[^.:]{0,60}?\b",
        r"(?:contact|ask|speak to|see|e-?mail)",
        r"|if (?:you|anyone|staff)\b[^.;:]{0,60}?\b(?:questions?|quer(?:y|ies)|unsure|not sure",
        r"|advice|help|comments?|know more|find out more|hear more|mistakes?|errors?|wrong|unclear",
        r"|anything|something)\b[^.;:]{0,40}?,? (?:please )?",
        r"(?:contact|ask|speak to|talk to|see|ring|e-?mail)) (?:the )?",
        r"(?:(?:\w+ )?(?:author|owner|lead), )?([^,.;:\n]{3,80}(?:, (?-i:\p{Lu})[^,.;:\n]{2,40})?)"
    ))
});

/// "The Head of Service is responsible for keeping it up to date", behind a sentence on this policy.
pub(super) static OWNS_IT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"^\W*(?:[Tt]he |[Oo]ur )?(\p{{Lu}}[^.;:\n]{{2,80}}?) (?:is its (?:author|owner|lead|editor|keeper|custodian|sponsor|champion|steward|guardian)\b|is the (?:policy |document )?(?:author|owner|editor|keeper)\b\W*$|is the (?:\w+ )?(?:author|owner|editor|keeper|custodian|holder) of the {NOUNS}\b|(?:owns|wrote|maintains|looks after|leads on|reviews|updates|holds|keeps|edits|answers for|oversees|(?:has|takes|is in) (?:overall )?(?:charge|care) of) (?:it|them|this(?:$|[^\w\s]| and\b)|the (?i:{NOUNS}))|(?:is|are) (?:responsible|accountable) for (?:(?:its|their) (?:upkeep|review|content|maintenance)|(?:(?:keeping|reviewing|maintaining|updating) )?(?:it|them|the {NOUNS}))\b|keeps (?:it|them|the {NOUNS}) (?:up to date|under review))|^\W*(?:[Ii]t(?: is|['’]s)|[Tt]hey are) {IT_KEPT} by (?:the )?(\p{{Lu}}[^.;:\n]{{2,80}})|^\W*(?:[Ii]t belongs|[Tt]hey belong) to (?:the )?(\p{{Lu}}[^,.;:\n]{{2,80}})|^\W*[^.;:\n]{{2,60}} (?:asked|charged|instructed) (?:the )?(\p{{Lu}}[^.;:\n]{{2,80}}?) (?:to|with) (?:keep|maintain|review|look after|update)(?:ing)? (?:it|them|th(?:is|ese)|the {NOUNS})\b|^\W*(?:[Ii]ts|[Tt]heir) (?:owner|author|lead|lead officer|editor|keeper|secretary|custodian|contact) is (?:the )?(\p{{Lu}}[^.;:,\n]{{2,80}})",
    ))
});

/// "Authors Dr A. Bell and Sr C. Dunn", where a document speaks of itself in lines.
pub(super) static AUTHORS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:^\W*|[,;|]\s+)(?i:authors?|owner|editor|custodian)\s+",
        r"((?:(?:Dr|Mr|Mrs|Ms|Miss|Prof|Sr)\.? )?\p{Lu}[^;:\n/]{2,80})"
    ))
});

/// "The protocol is managed by the Information Governance Lead."
pub(super) static THE_OWNED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)^\W*(?:the )?(?:policy|procedure|guidance|protocol|strategy|document|agreement|chapter) (?:is|was|has been|will be) {KEPT} by (?:the )?([^.;\n]{{3,80}})"
    ))
});

/// "The policy's owner is the Head of Service.", "The owner of the strategy is Ann Orr."
pub(super) static KEEPER: LazyLock<Regex> = LazyLock::new(|| {
    const ROLES: &str =
        r"(?:owner|author|lead|holder|keeper|custodian|editor|sponsor|contact|lead officer)";
    pattern(&format!(
        r"(?i)^\W*(?:(?:the |our )?{NOUNS}(?:['’]s)? (?:\w+ )?{ROLES}|(?:the |its )?(?:\w+ )?{ROLES} (?:of|for) the {NOUNS})(?: is| remains|:|,) (?:the )?((?-i:\p{{Lu}})[^,.;:\n]{{2,80}})"
    ))
});

/// "Ownership of the protocol lies with the Lead Officer."
pub(super) static LIES_WITH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b(?:ownership|responsibility|accountability|custody|care|charge|upkeep|stewardship) (?:of|for) (?:(?:keeping|reviewing|maintaining|updating|the review of|the upkeep of|and) )*(?:the|this|these) (?:\w+ )?{NOUNS}(?: (?:up to date|under review))? (?:lies|rests|sits|stays|remains|is|falls|belongs) (?:with|to) (?:the )?([^.;:\n]{{3,100}})|^\W*(?:the|this|these) (?:\w+ )?{NOUNS} (?:lies|lives|rests|sits|stays)s? with (?:the )?([^.;:\n]{{3,100}})"
    ))
});

/// "Issued by the Head of Service": a post answers for what it issues, a council does not.
pub(super) static ISSUED_BY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^\W*(?:(?:it|they|this \w+|the \w+) (?:was|were|is|are|has been) ",
        r"|(?:version|issue|edition) [\w.]{1,5},? )?",
        r"(?:issued|published|released|posted|uploaded|circulated)",
        r"(?:(?: on| in)? (?:\d{1,2} )?[a-z]+ \d{4},?)? by (?:the )?((?:[^,.;:\n\d]{0,60} )?",
        r"(?:officer|director|head|manager|lead|co-?ordinator|chief|principal|adviser|nurse)",
        r"\b[^,.;:\n\d]{0,60}?)\s*(?:\b(?:on|in)\s+(?:\w+\s+)?\d|[,.;:\n]|$)"
    ))
});

pub(super) static BY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^\W*(?:(?:this )?(?:policy|procedure|guidance|guide|protocol|document",
        r"|(?:draft|version|edition|issue)(?: [\d.]+| [a-z])?",
        r"(?: (?:of|dated|from) [^.,;:]{3,20},)?) )?(?:prepared|written|made|updated|revised",
        r"|produced|compiled|drafted|edited|owned|maintained|led",
        r"|kept(?: up to date| under review| current)?|held|looked after|authored)",
        r"(?: and (?:kept up to date|maintained|owned|updated))?",
        r"(?: (?:for|on behalf of) [^,.;:\n]{3,60}?|(?: in| on)? (?:\d{1,2} )?[a-z]+ \d{4})? by ",
        r"(?:the )?([^,.;:\n\d]{3,80})"
    ))
});
