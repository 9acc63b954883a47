//! What the headers and labels of action tables and forms mean.
//!
//! In: a header's plain words. Out: what its column or place holds. The same words are headers of
//! tables and labels of forms.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::facts::pattern::Patterns;

/// What a column or a labelled place holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// What is to be done; 0 is the plainest header, 4 the weakest.
    Action(u8),
    /// Who.
    Owner,
    /// An agency, which owns where nobody else does.
    Agency,
    /// By when.
    Due,
    /// Who and by when in one.
    OwnerAndDue,
    /// "Target": a date or an aim; the cells tell.
    Target,
    /// "Date", or a date of review: by when where nothing else says.
    WeakDate,
    /// The result expected.
    Outcome,
    /// The need, risk or concern.
    Need,
    /// How far it is.
    Status,
    /// When it was done.
    DoneOn,
    /// Its number.
    Number,
    /// A column that says nothing of an action.
    Other,
    /// A column that no action table has.
    Foreign,
}

type Line = (&'static str, Holds);

/// Who wrote, said, saw or settled something, and does not do what the row says.
const BY_OTHERS: &str = concat!(
    r"^(?:\w+ )?(?:recorded|reported|requested|raised|noted|written|logged|entered|added|created",
    r"|updated|identified|referred|informed|told|agreed|approved|authorised|countersigned|verified",
    r"|signed|signed off|checked|reviewed|seen|said|suggested|proposed|drafted) by(?: whom)?$"
);
/// Whom something is about or for, who said or knew it.
const OF_OTHERS: &str = concat!(
    r"^(?:authors?|referrer|minute taker|chair(?:person)?|subject|child|young person",
    r"|(?:affected )?(?:family|household) members?(?: affected)?)$",
    r"|^(?:for )?(?:whom|who)(?: (?:is|was|were|has|it|this|its))* (?:for|about|affected|benefits?",
    r"|consulted|asked|told|informed|present|knows?|said|says|raised|agreed|attended)\b|^for whom$",
    r"|^(?:whose )?(?:views?|voice)(?: of)?$",
    r"|^(?:\w+ ){1,3}(?:agreement|approval|authorisation|signature|consent|endorsement)$"
);
/// When something came up or was written down, long before its end.
const OF_BEGINNING: &str = concat!(
    r"^(?:(?:dates?|day|when|originally|first|last|it|was|this|action|task) )*(?:raised|added",
    r"|opened|started|begun|identified|recorded|logged|noted|assigned|allocated|entered|created",
    r"|reported|referred|received|requested|issued|sent|shared|chased|updated)",
    r"(?: (?:on|date|at|to \w+))?$",
    r"|^(?:dates? of (?:the )?(?:last )?|last )",
    r"(?:entry|incident|referral|concern|decision|birth|plan|update|contact)$",
    r"|^(?:entry|incident|referral|decision|birth|plan) date$|^since$"
);
/// When it was ended.
const OF_END: &str = concat!(
    r"^(?:",
    r"(?:dates?|day|when|actual|actually|the|action|task|goal|outcome|it|this|was|were|is|got) )*(?:",
    r"completed|done|achieved|closed|actioned|finished|ended|met|concluded|discharged|implemented",
    r"|fulfilled|resolved|delivered|undertaken|cleared|carried out|signed off)(?: (?:on|date))?$",
    r"|^actual (?:end|finish|completion)(?: date)?$|^dates? of (?:sign off|closure|discharge)$",
    r"|^(?:closure|sign off) date$|^complete date$"
);

/// Header patterns, the first that matches decides.
const LINES: &[Line] = &[
    (
        concat!(
            r"^(no|nos|number|ref|reference|item|item no|action (no|number|ref|id)|priority no",
            r"|s no|id|rec(ommendation)? no)$"
        ),
        Holds::Number,
    ),
    (
        concat!(
            r"\b(version|attend(ed|ance|ees?)|apolog(y|ies)|invited|date of birth|dob|telephone",
            r"|tel|e ?mail|phone|mobile|address|change made|amend(ment|ed)s?|review type",
            r"|type of (review|visit|contact))\b|^(present|relationship)$"
        ),
        Holds::Foreign,
    ),
    (
        concat!(
            r"\b(support|family) ",
            r"(worker|co ordinator|coordinator|assistant|teacher|officer|practitioner|team)s?$"
        ),
        Holds::Other,
    ),
    (
        concat!(
            r"\b(likelihood|score|actions? (already )?taken|steps taken|previous actions?",
            r"|strengths?|working well|resources?|cost)\b",
            r"|^(agenda item|signature|starts?|start date",
            r"|date (raised|added|agreed|opened|of (the )?(meeting|hearing|conference|panel))",
            r"|(hearing|meeting|review|conference|panel)s? held( on)?",
            r"|(hearing|meeting|conference|panel)s? on)$"
        ),
        Holds::Other,
    ),
    (
        r"^(person|client|child|case|subject|record|plan|file|user) (id|no|number|ref|code|type)$",
        Holds::Other,
    ),
    (BY_OTHERS, Holds::Other),
    (OF_OTHERS, Holds::Other),
    (OF_BEGINNING, Holds::Other),
    (OF_END, Holds::DoneOn),
    (
        concat!(
            r"\b(dates? (action |task )?(was )?(completed|achieved|done|closed|actioned|met)",
            r"|completed on|completed date|date complete|actual (completion )?date",
            r"|when (was it )?completed)\b"
        ),
        Holds::DoneOn,
    ),
    (
        concat!(
            r"\bdates? to be (achieved|completed|met|done|actioned|finished)( by)?\b",
            r"|^(planned|required|needed|expected)( end| finish)? (date|by)( of completion)?$",
            r"|^(to )?(complete|finish|achieve|deliver|do)( it| this)? by( when| date)?$"
        ),
        Holds::Due,
    ),
    (
        concat!(
            r"^(to be )?(completed|done|finished|actioned|carried out|taken forward|undertaken",
            r"|progressed|delivered|implemented) by$"
        ),
        Holds::OwnerAndDue,
    ),
    (
        r"^(closed|completed|done|finished|actioned|signed off)( date| on)?$",
        Holds::DoneOn,
    ),
    (
        concat!(
            r"^(status|rag|progress|update|current (position|status|progress)|position|comments?",
            r"|closed|done|achieved|met|complete|completed|on track",
            r"|where (are we|(we|things|it|this) ((have |has )?(got|come)|are|is|stands?))",
            r"|how (is |s |are )?(it|its|things|this|we) (is |are )?(going|doing|getting on)",
            r"|hows (it|this) going|how far|action (status|completed?|progress|update)",
            r"|actions completed|has (it|this) been (done|achieved|completed))\b",
            r"|\b(progress|rag|status|outcome of (the )?(action|review)",
            r"|review(ed)? (comments?|outcomes?|notes)",
            r"|evidence of (progress|completion|achievement)|achieved)\b"
        ),
        Holds::Status,
    ),
    (r"\bwho\b.*\b(do|does|doing)\b.*\bwhat\b", Holds::Action(0)),
    (
        concat!(
            r"^(so )?(we|i|they|everyone|everybody) ",
            r"(will|ll|shall|are going to|am going to|plan to|agreed to)$"
        ),
        Holds::Action(0),
    ),
    (
        concat!(
            r"\b(who|whom|lead|responsib\w+|owner)\b.*\b",
            r"(when|time ?scales?|timeframes?|date|deadline)\b",
            r"|\b(when|time ?scales?|date)\b.*\b(who|whom|lead|responsib\w+)\b"
        ),
        Holds::OwnerAndDue,
    ),
    (
        concat!(
            r"^(by )?when( by)?$|^when and\b",
            r"|^(by )?when (it|this|that|we|i|you|they|he|she|each|the)\b.*",
            r"|^(ends?|finish|finishes)$",
            r"|\b(by when|by what date|time ?scales?|time ?frames?|time ?limit|time ?bound",
            r"|target dates?|target completion|due( dates?)?|dead ?lines?",
            r"|dates? (for|to be|due|by|required|needed)( \w+)*|completion dates?|complete by",
            r"|completed by when|finish by|by date|end date|timing",
            r"|when (will|should|does|do|by|is).*)\b"
        ),
        Holds::Due,
    ),
    (r"^dates?$|^date set$", Holds::WeakDate),
    (
        concat!(
            r"^review$|\breview dates?\b|\bdates? (of|for) review\b|^when reviewed$",
            r"|^to be reviewed\b|^reviewed$|^review by$"
        ),
        Holds::WeakDate,
    ),
    (r"^(targets?|completion|milestones?)$", Holds::Target),
    (
        concat!(
            r"\b((will|well|ill|youll|theyll|would|can) (know|notice)",
            r"|how (will|can|do) (you|we|i|they) (know|measure|tell)|success|measures?|measured",
            r"|measurable|desired|expected|intended|outcomes?|look(s)? like|different|difference",
            r"|evidence|evidenced|impact",
            r"|how (it|things|life|he|she|they) (will|should|ll) (be|feel|look)|purpose|so that",
            r"|want to (achieve|happen|see)|(wanted|hoped for) (change|result)s?",
            r"|changes? (wanted|hoped for)|hope to|results?|kpis?|performance indicators?",
            r"|indicators? of (success|progress)|aims?|what do we want)\b"
        ),
        Holds::Outcome,
    ),
    (
        concat!(
            r"^(what|how) .*\b(better|safer|easier|improved?)( for \w+)?$",
            r"|^what (?:should|must|will|would) (?:change|be different)\b.*$",
            r"|^what (?:\w+ ){1,3}(?:wants?|hopes? for)$",
            r"|^(?:what )?(?:we|i|they|he|she|everyone) (?:all )?",
            r"(?:wants?|hopes?|needs?|would like|d like)(?: for)?(?: \w+)? (?:to|for)",
            r"(?: (?:be|have|feel|know|see))?$",
            r"|^what (?:it|this|that|they|each(?: step| action| one)?) ?",
            r"(?:will|ll|should|would|is to|is meant to) ",
            r"(?:do|bring|give|mean|change|achieve|lead to)\b.*$"
        ),
        Holds::Outcome,
    ),
    (
        concat!(
            r"^which (?:needs?|risks?|concerns?|worry|worries)\b.*",
            r"|^what (?:the |our )?assessments? (?:said|says|found|showed|shows|told us)$"
        ),
        Holds::Need,
    ),
    (
        concat!(
            r"^(for )?(who|whom|which child)( it is for)?\b.*\b(risks?|needs?|concerns?)$",
            r"|^(to )?(help|deal) with( what)?$"
        ),
        Holds::Need,
    ),
    (
        concat!(
            r"\b(who|whos|wholl|whose|whom|leads?|owners?|owned|responsib\w+|accountable",
            r"|allocated to|assigned to|named (person|lead)|action by|actioners?|delivered by",
            r"|officer|person)\b|^staff( involved| member)?$"
        ),
        Holds::Owner,
    ),
    (
        concat!(
            r"\bwhat (needs|need|is|are|will|has|must|should|do|can|we|i|they|you|else)\b.*\b",
            r"(done|happen|do|doing|take place|put in place)\b|\bto be done\b",
            r"|\bwhat (we|i|they|you|he|she) (will|are going to|plan to) do\b",
            r"|^what (well|ill|theyll|youll|hell|shell) do\b",
            r"|^(does|do|to do|will do|is doing|are doing) what$|^(we )?do$|\bactions?\b",
            r"|\bwhat needs doing\b|\bto do\b"
        ),
        Holds::Action(0),
    ),
    (
        r"^(specific|smart actions?|jobs? to do)$|^(\w+ ){0,3}jobs?( for( \w+){1,3})?$",
        Holds::Action(1),
    ),
    (
        concat!(
            r"\b(tasks?|steps?|activit(y|ies)|interventions?|strateg(y|ies)( used| in place)?$",
            r"|supports?( to be provided| required| needed| offered)?",
            r"|services? (to be )?(provided|required)",
            r"|how (will|are|is|do|can)?.*",
            r"(achieved?|get there|done|meet|met|do (this|it|that)|make it happen|help)",
            r"|how (we|i|you|they) (will|are going to|plan to|intend to)\b.*|commitments?",
            r"|work to be|mitigation|plan to address|method|initiatives?|deliverables?)\b"
        ),
        Holds::Action(1),
    ),
    (
        r"\b(recommendations?|decisions?|agreements?)\b|^(what (was|is|we|has been) )?agreed$",
        Holds::Action(2),
    ),
    (r"\b(objectives?|goals?|smart targets?)\b", Holds::Action(3)),
    (r"^what$", Holds::Action(4)),
    (
        concat!(
            r"\b(needs?|concerns?|risks?|harms?|worr(y|ies|ied)|well ?being|shanarri|indicators?",
            r"|areas?|issues?|domains?|themes?|reasons?|why|because|dangers?|hazards?",
            r"|difficult(y|ies)|challenges?|barriers?|gaps?|vulnerabilit(y|ies)|scenarios?",
            r"|headings?|dimensions?|aspects?|strands?|priorities|strategic priority|discussion",
            r"|strategic|topic|problem|what needs to change|change needed|complicating factors?)\b"
        ),
        Holds::Need,
    ),
    (
        concat!(
            r"^(lead )?",
            r"(agency|agencies|service|partners?|organisation|professional|practitioner|team|name)",
            r"$"
        ),
        Holds::Agency,
    ),
];

static READERS: LazyLock<Patterns> =
    LazyLock::new(|| Patterns::of(LINES.iter().map(|(words, _)| *words)));

/// Labels that stand beside their values have few words, unless they ask.
const N_LABEL_WORDS_MAX: usize = 5;

/// Tells what a label beside a value holds, in the words that headers have. A form that asks for
/// one date asks for the date by when.
pub(super) fn beside_value(text: &str) -> Option<Holds> {
    let words = crate::facts::columns::plain(text);
    let n_words = words.split(' ').count();
    let is_question = asks(&words) && n_words <= N_QUESTION_WORDS_MAX;
    if n_words > N_LABEL_WORDS_MAX && !is_question {
        return None;
    }
    match holds(&words)? {
        Holds::Agency => Some(Holds::Owner),
        Holds::WeakDate | Holds::Target => Some(Holds::Due),
        Holds::Number | Holds::Other | Holds::Foreign => None,
        Holds::Action(tier) if tier > 1 => None,
        told => Some(told),
    }
}

/// A question beside its answer has no more words than this.
const N_QUESTION_WORDS_MAX: usize = 9;

/// Longer words than this are a header only if they ask a question.
const N_WORDS_MAX: usize = 7;

fn asks(words: &str) -> bool {
    let asking = ["what", "who", "how", "when", "by when", "by whom"];
    asking.iter().any(|asking| words.starts_with(asking))
}

/// Tells whether a header, as it is written, names both what is to be done and who: "Task / Lead".
pub(super) fn names_both(header: &str) -> bool {
    let parts: Vec<&str> = header.split(['/', '&', '+', '\n']).collect();
    let [first, second] = parts.as_slice() else {
        return false;
    };
    let told = |part: &str| holds(&crate::facts::columns::plain(part));
    matches!(told(first), Some(Holds::Action(_))) && told(second) == Some(Holds::Owner)
}

/// Tells what a header's column holds, if its words say.
pub(super) fn holds(words: &str) -> Option<Holds> {
    let words = &written_out(words);
    if words.split(' ').count() > N_WORDS_MAX && !asks(words) {
        return None;
    }
    known(words).or_else(|| broken(words))
}

/// "What's going to happen", "where we've got to": plain words lack the stroke.
pub(super) fn written_out(words: &str) -> Cow<'_, str> {
    const SHORT: [(&str, &str); 8] = [
        ("whats ", "what is "),
        ("what s ", "what is "),
        ("whos ", "who is "),
        ("who s ", "who is "),
        ("where weve ", "where we have "),
        ("where we ve ", "where we have "),
        ("what weve ", "what we have "),
        ("what we ve ", "what we have "),
    ];
    let short = SHORT.iter().find(|(short, _)| words.starts_with(short));
    short.map_or(Cow::Borrowed(words), |(short, long)| {
        Cow::Owned(format!("{long}{}", &words[short.len()..]))
    })
}

fn known(words: &str) -> Option<Holds> {
    let mut likely = READERS.likely(words);
    let (idx, _) = likely.find(|(_, pattern)| pattern.is_match(words))?;
    Some(LINES[idx].1)
}

/// "Timesc ale": a narrow column breaks one word in two.
fn broken(words: &str) -> Option<Holds> {
    let (start, end) = words.split_once(' ')?;
    let is_one = !end.contains(' ') && words.len() <= N_BROKEN_BYTES_MAX;
    let told = known(&format!("{start}{end}")).filter(|_| is_one)?;
    matches!(told, Holds::Owner | Holds::Due | Holds::Action(0 | 1)).then_some(told)
}

/// The longest word of a header that is mended.
const N_BROKEN_BYTES_MAX: usize = 14;

#[cfg(test)]
mod tests {
    use super::*;

    fn all_hold(wanted: Holds, headers: &[&str]) {
        for words in headers {
            assert_eq!(holds(words), Some(wanted), "{words}");
        }
    }

    #[test]
    fn who_wrote_or_knew_it_and_when_it_came_up_are_no_owner_and_no_time() {
        let others = [
            "recorded by",
            "who is affected",
            "whose view",
            "referrer",
            "date logged",
            "date of incident",
            "when it was raised",
        ];
        all_hold(Holds::Other, &others);
        all_hold(Holds::Owner, &["who is responsible", "who will do this"]);
        all_hold(Holds::Due, &["date for completion", "when will it happen"]);
        all_hold(Holds::Need, &["concern"]);
        all_hold(Holds::Action(2), &["decision"]);
    }

    #[test]
    fn a_deed_that_ended_heads_the_day_on_which_it_did() {
        let done = [
            "date signed off",
            "carried out on",
            "when was it done",
            "date of closure",
            "actual finish",
            "resolved on",
        ];
        all_hold(Holds::DoneOn, &done);
    }
}
