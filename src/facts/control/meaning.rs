//! What the labels of document control mean.
//!
//! In: a label in plain form. Out: the field that it names. Words decide, not whole phrases, so
//! that "Date of final approval" and "Approval date" are the same field.

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use super::Field;

/// What a label names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A field for certain.
    Field(Field),
    /// Who did it; a date beside it is that field's.
    By(Field),
    /// "Review date": the next one, unless the document names another for that.
    ReviewDate,
    /// "Latest review date": the last one in plain English, the next one in some blocks.
    LatestReview,
    /// The status.
    Status,
    /// "For approval by": whom it still has to go to.
    Awaits,
    /// "Date" alone.
    Date,
}

/// Tells what a label in plain form names.
pub(super) fn of(label: &str) -> Option<Meaning> {
    let has = |words: &Regex| words.is_match(label);
    if label.split_whitespace().count() > 12 || (has(&OTHERS) && !has(&OF_DOCUMENT)) {
        return None;
    }
    if has(&EQUALITY) {
        return Some(Meaning::Field(Field::Equality));
    }
    if has(&VERSION) {
        return Some(Meaning::Field(Field::Version));
    }
    if has(&STATUS) {
        return Some(Meaning::Status);
    }
    if has(&AWAITS) {
        return Some(Meaning::Awaits);
    }
    if has(&OWNER) && !has(&DATE) {
        return Some(Meaning::Field(Field::Owner));
    }
    if has(&REVIEW) {
        return review(label);
    }
    if has(&AGAIN) {
        return again(label);
    }
    if has(&EXPIRY) {
        return Some(Meaning::Field(Field::ReviewDue));
    }
    if has(&PLAIN_DATE) {
        return Some(Meaning::Date);
    }
    deed(label)
}

/// The fields named by what was done: approved, issued, updated.
fn deed(label: &str) -> Option<Meaning> {
    let (_, field) = DEEDS.iter().find(|(words, _)| words.is_match(label))?;
    let is_by = BY.is_match(label) && !DATE.is_match(label);
    Some(if is_by {
        Meaning::By(*field)
    } else {
        Meaning::Field(*field)
    })
}

/// "Next look", "Due to be refreshed", "Last looked over": what is done time and again, by whether
/// it lies ahead.
fn again(label: &str) -> Option<Meaning> {
    if REVIEW_LAST.is_match(label) {
        return LOOKED
            .is_match(label)
            .then_some(Meaning::Field(Field::LastReviewed))
            .or_else(|| deed(label));
    }
    if AHEAD.is_match(label) {
        return Some(Meaning::Field(Field::ReviewDue));
    }
    deed(label)
}

fn review(label: &str) -> Option<Meaning> {
    let has = |words: &Regex| words.is_match(label);
    if has(&REVIEW_CYCLE) {
        None
    } else if has(&REVIEW_NEXT) {
        Some(Meaning::Field(Field::ReviewDue))
    } else if has(&REVIEWER) {
        Some(Meaning::By(Field::LastReviewed))
    } else if label.contains("latest") {
        Some(Meaning::LatestReview)
    } else if has(&REVIEW_LAST) {
        Some(Meaning::Field(Field::LastReviewed))
    } else {
        has(&REVIEW_PLAIN).then_some(Meaning::ReviewDate)
    }
}

macro_rules! words {
    ($name:ident, $pattern:expr) => {
        static $name: LazyLock<Regex> = LazyLock::new(|| pattern($pattern));
    };
}

// Labels of people, meetings and forms that share words with document control.
words!(
    OTHERS,
    concat!(
        r"\b(?:child|child's|birth|dob|placement|conference|hearing|core group|lac|meeting|panel date|visit|assessor",
        r"|lead professional|by whom|emergency contact|contact (?:with|arrangements)|reason for|supersedes|replaces|superseded",
        r"|target|action|outcome|referral|incident|legal status|supervisor|supervisee|minutes?|consultation|consulted)\b"
    )
);
// What says of such a label that it is of the document after all: "Child protection lead and policy
// holder".
words!(
    OF_DOCUMENT,
    r"\b(?:policy|document|procedure|guidance|protocol) (?:owner|author|holder|lead|manager|officer|contact)\b|\b(?:for|of|about|on) th(?:is|e) (?:policy|document|procedure|guidance|protocol|strategy)\b"
);
words!(
    EQUALITY,
    r"\b(?:equality|equalities|eqia|eqhria|ehria|eia|eina|iia)\b|\bintegrated impact\b|\bimpact assess"
);
words!(
    STATUS,
    r"^(?:(?:document|policy|approval|current|version|publication|the|this) )*status(?: of (?:this )?(?:document|policy|procedure|guidance))?$"
);
words!(
    VERSION,
    concat!(
        r"^(?:(?:the|this|current|document|policy|procedure|chapter|guidance|guideline|strategy|protocol|framework|latest|draft|final) )*",
        r"(?:version|vers|ver|v|revision|rev|issue|edition|release)(?: ?(?:no|num|number|ref|reference|and date|& date|/ ?date|(?:and|&|/) ?status|control))?$",
        r"|^status ?(?:and|&|/) ?version$|^(?:version|issue|edition|revision) status$|^(?:version|revision) ?(?:and|&|/) ?\w+$"
    )
);
words!(
    AWAITS,
    r"^(?:for|awaiting|pending|to (?:be|go for)|due for|proposed|planned|expected|anticipated|intended|submitted for)(?: \w+){0,2}? (?:approv\w+|ratif\w+|adopt\w+|sign[- ]off|agreement|decision)\b"
);
words!(
    OWNER,
    concat!(
        r"\b(?:owner|owners|author|authors|owned by|owning (?:team|service|department|officer|manager)|responsible (?:person|officer|director|manager|lead|head|service|department|team|committee|body|group|executive)",
        r"|accountable (?:person|officer|director|manager|lead|executive)|reviewing (?:officer|manager|lead)|(?:developed|written|prepared|produced|compiled|drafted|maintained) by",
        r"|sponsor|custodian|originator|responsibility|responsible (?:[a-z]+ ){0,3}(?:staff|member|governor|trustee)|responsible$|accountable$|answerable$|(?:person|officer|manager|director|lead|head|team) responsible|(?:policy|document|procedure) holder|keeper|^held by|(?:post|service|department|executive) responsible|who is responsible|contact officer|policy contact|document contact)\b",
        r"|^(?:(?:policy|document|guideline|instruction|circular|handbook|chapter|section|topic|subject|sop|pathway|standards?|programme|project|clinical|nursing|medical|corporate|strategic|strategy|protocol|guidance|framework|plan|operational|executive|professional|practice|service|key|overall|procedure|review|named|designated|responsible) )?lead(?: (?:officer|manager|author|director|trustee|governor|nurse|service|agency|reviewer|person|department|policy|for|contact|officers|authors|/).*)?$",
        r"|^(?:policy|document|procedure|guidance|strategy|protocol) (?:manager|officer|co-?ordinator)$|^who (?:wrote|owns|leads on|looks after|keeps|holds|maintains|updates|is responsible for) (?:this|it)\b",
        r"|\bin charge\b|\bleads? (?:on|for|of) th(?:is|e) (?:policy|document|procedure|guidance|protocol|strategy)\b|^(?:[a-z]+ )?(?:editor|custodian|steward|secretary)$|^(?:edited|compiled|kept|looked after|managed|collated) by$|^compiled$|^responsible for (?:(?:this|the) )?\w+$|^who to (?:ask|contact)$",
        r"|\b(?:person|officer|member of staff|manager|teacher|governor|trustee|colleague) (?:(?:with responsibility )?for th(?:is|e) (?:policy|document|procedure|guidance|protocol|strategy)|with responsibility)$",
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
    r"^(?:(?:document|policy|version|of|this|the|cover) )*date(?: of (?:this )?(?:document|policy|version|procedure|guidance|issue/version|text|edition|paper|note|page))?$|^dated$"
);
words!(REVIEW, r"\breview(?:ed|s|er|ing)?\b");
// What is done to a document time and again.
words!(
    AGAIN,
    r"\b(?:re-?(?:vis\w+|new\w*|fresh\w*|consider\w*|issu\w+|check\w*|assess\w*|writ\w+|approv\w*|look\w*)|updat\w+|look(?:ed|s)?|check(?:ed|ing)?|consider(?:ed)?|next (?:edition|issue|version|approval|ratification|due))\b"
);
words!(LOOKED, r"\b(?:look|looked|check(?:ed)?|considered)\b");
// What lies ahead.
words!(
    AHEAD,
    r"\b(?:next|due|falls?|until|to be|will|should|must|again|afresh|n(?:o|ot) later|planned|scheduled|future|date (?:to|for))\b|\bbefore$|^(?:revisit|renew|refresh|re-?check|look at)$"
);
words!(
    REVIEW_CYCLE,
    r"\b(?:cycle|frequency|interval|arrangements?|process|history|log|schedule|period|group)\b"
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
    r"^(?:(?:policy|document|procedure|chapter|guidance|formal|the|this|full) )*(?:review(?: date| month| on| in)?|date (?:of|for)(?: \w+)? review|review/[a-z ]+)$|^date (?:of|for) (?:policy |document )?review"
);
words!(
    EXPIRY,
    r"\b(?:good until|shelf life|lifespan)\b|\b(?:expiry|expires|expiration|lapses|valid (?:until|to)|renewal|renew(?:ed)? by)\b|\b(?:in force|in effect|in place|current|applies|stands|remains?|runs|approved|extended) (?:in force )?until\b|^(?:until|till)$"
);

static DEEDS: LazyLock<[(Regex, Field); 5]> = LazyLock::new(|| {
    [
        (
            pattern(
                r"\b(?:approv\w*|ratif\w*|adopted|adoption|endorsed|endorsement|signed off|sign-off|sign off|authoris\w+|sanctioned|agreed|accepted|cleared for|passed (?:by|on|at)|approval granted)\b",
            ),
            Field::Approved,
        ),
        (
            pattern(
                r"\b(?:effective|implementation|implemented|introduced|introduction|commenced|in use|in place since|in operation|^since$|operative|active|activated|start date|current (?:as of|from)|in force|into force|into effect|operational|commencement|commences|live|with effect|takes? effect|when (?:did|does|will) (?:this|it)(?: \w+)? (?:start|begin|apply)|(?:valid|applies|applicable|in use) from)\b",
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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(labels: &[&str], expected: Option<Meaning>) {
        for label in labels {
            assert_eq!(of(label), expected, "{label}");
        }
    }

    #[test]
    fn approvals_have_many_names() {
        check(
            &[
                "date approved",
                "approval date",
                "approved",
                "approved on",
                "date ratified",
                "ratified",
                "adopted",
                "date of final approval",
                "approved by and date",
                "date signed off",
                "ratified/adoption date",
            ],
            Some(Meaning::Field(Field::Approved)),
        );
        check(
            &[
                "approved by",
                "ratified by",
                "ratified/adopted by",
                "approving body",
                "approval committee",
            ],
            Some(Meaning::By(Field::Approved)),
        );
    }

    #[test]
    fn reviews_are_past_next_or_open() {
        check(
            &[
                "next review",
                "next review due",
                "date for review",
                "date for review due",
                "review due",
                "to be reviewed by",
                "due for review",
                "date of next review",
                "review by",
                "will next be reviewed",
                "expiry date",
                "valid until",
            ],
            Some(Meaning::Field(Field::ReviewDue)),
        );
        check(
            &[
                "last reviewed",
                "reviewed on",
                "date last reviewed",
                "date reviewed",
                "previous review date",
                "last review",
            ],
            Some(Meaning::Field(Field::LastReviewed)),
        );
        check(
            &[
                "review date",
                "date of review",
                "review",
                "policy review date",
            ],
            Some(Meaning::ReviewDate),
        );
        check(
            &["latest review date", "latest review"],
            Some(Meaning::LatestReview),
        );
        check(
            &[
                "review cycle",
                "review frequency",
                "lac review",
                "review conference date",
            ],
            None,
        );
    }

    #[test]
    fn other_fields_go_by_their_words() {
        check(
            &[
                "version",
                "version no",
                "version number",
                "v",
                "issue no",
                "document version",
                "edition",
            ],
            Some(Meaning::Field(Field::Version)),
        );
        check(
            &[
                "issued",
                "issue date",
                "date of issue",
                "publication date",
                "published",
                "date published",
            ],
            Some(Meaning::Field(Field::Issued)),
        );
        check(
            &[
                "effective from",
                "effective date",
                "implementation date",
                "date effective",
            ],
            Some(Meaning::Field(Field::Effective)),
        );
        check(
            &[
                "last updated",
                "amended",
                "date revised",
                "updated",
                "date of last revision",
            ],
            Some(Meaning::Field(Field::Updated)),
        );
        check(
            &["date created", "drafted", "date of draft", "draft date"],
            Some(Meaning::Field(Field::Drafted)),
        );
        check(
            &[
                "owner",
                "policy owner",
                "author",
                "lead officer",
                "lead manager",
                "responsible director",
                "lead",
                "developed by",
                "lead author",
                "contact",
            ],
            Some(Meaning::Field(Field::Owner)),
        );
        check(
            &[
                "eia",
                "eqia completed",
                "equality impact assessment",
                "eqhria",
                "iia",
            ],
            Some(Meaning::Field(Field::Equality)),
        );
        check(
            &["status", "document status", "approval status"],
            Some(Meaning::Status),
        );
    }

    #[test]
    fn labels_of_case_records_are_not_document_control() {
        check(
            &[
                "legal status",
                "date of birth",
                "lead professional",
                "by whom",
                "date of meeting",
                "child's name",
            ],
            None,
        );
    }
}
