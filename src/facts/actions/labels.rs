//! Lines of running text as headings, labels and plain words.
//!
//! In: a line. Out: what class of section a heading opens, and the labelled parts of a line
//! ("Action: … Who: … By when: …"). Labels are read more strictly than table headers, because any
//! sentence may hold a colon.

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use super::headers::{self, Holds};
use super::{narrative, somebody};
use crate::document::Span;
use crate::facts::columns;
use crate::facts::label::spelt_out;

/// What stands in a section, by its heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Actions, next steps, recommendations.
    Actions,
    /// Decisions, agreements, outline plans: commitments among other things.
    Decisions,
    /// What is certainly no action, whatever its labels: what was done, contingency, guidance.
    Past,
    /// What is no action unless a form says so: attendance, history, strengths.
    Excluded,
    /// Anything else.
    Other,
}

impl Class {
    /// Tells whether words without a label are no action there.
    pub(super) fn is_shut(self) -> bool {
        matches!(self, Self::Past | Self::Excluded)
    }
}

/// Tells what a heading's section holds.
///
/// - `with_plan`: whether the document is no plan but may hold one, under a heading "plan"
pub(super) fn class_of(heading: &str, with_plan: bool) -> Class {
    let words = columns::plain(heading);
    if NO_DATE.is_match(&words) || is_of_somebody(heading) {
        Class::Other
    } else if PAST_ACTIONS.is_match(&words) || is_of_bad_turn(heading, &words) {
        Class::Past
    } else if ACTIONS.is_match(&words) {
        Class::Actions
    } else if DECISIONS.is_match(&words) || with_plan && PLAN.is_match(&words) {
        Class::Decisions
    } else if EXCLUDED.is_match(&words) {
        Class::Excluded
    } else {
        Class::Other
    }
}

/// Tells whether a heading of a plan names a part of life and not a list of people or of papers:
/// "Family", "Contact", "Rights and legal issues".
pub(super) fn is_part_of_life(heading: &str) -> bool {
    static PART: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"^(?:\d+ )?(?:my |our |the |her |his )?(?:family|contact|legal|relationships)$",
            r"|^(?:\d+ )?(?:my |our |the )?(?:family|friends|home|identity|rights|money|contact)",
            r" and (?:family|friends|home|relationships|contact|identity|legal(?: \w+)?|belonging)",
            r"$|^(?:\d+ )?(?:time|contact|visits?) with (?:\w+ )?\w+$|^legal (?:issues|matters)$"
        ))
    });
    PART.is_match(&columns::plain(heading))
}

/// "Guidance (Mrs Orr)": what somebody of the school has to say, and no guidance.
fn is_of_somebody(heading: &str) -> bool {
    let inside = heading.trim_end_matches([')', ':', ' ']).rsplit_once('(');
    inside.is_some_and(|(_, name)| name.contains(' ') && somebody::is_name(name))
}

/// "If the placement breaks down": what is to be done if things take a bad turn. "If you ask Isla
/// what she wants" heads what is to be done anyway.
fn is_of_bad_turn(heading: &str, words: &str) -> bool {
    static TURN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"\b(not work|doesn ?t work|breaks? down|broken down|fails?|falls? through|worse|wrong",
            r"|not safe|unsafe|runs? (away|off)|goes missing)\b"
        ))
    });
    narrative::opens_with_case(heading) && TURN.is_match(words)
}

/// "No date set", above what is to be done some day.
static NO_DATE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(no|without( an?)?) (date|day|deadline)s?( \w+){0,2}$"));

static PAST_ACTIONS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(previous|last (meeting|review|plan)|actions? (taken|closed|completed|done)",
        r"|(closed|completed) actions?|already|matters arising|review of|reviewing",
        r"|updates? (on|of|from)|decisions? logs?|logs? of decisions?|progress|contingency",
        r"|legal action|if (things|the plan|this)|plan b|fall ?back|back ?up plan|what if",
        r"|crisis plan|escalation|template|guidance|how to|notes (for|on)|examples?)\b"
    ))
});
static ACTIONS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(actions?|action points?|jobs|next steps|recommendations?|tasks|to do",
        r"|(things )?to be done|follow up|what (needs to|will|should|must) (happen|be done).*",
        r"|what (we|i|they) (will|are going to|need to) do",
        r"|(we|i|they) (all |each )*(said|agreed) (that )?(we|i|they) (would|will) do",
        r"|who(s| is| will be)? (will do|does|doing) what|commitments|promises|pledges",
        r"|undertakings",
        r"|(we|they|i|you|everyone|everybody|people) (each |all |both )?(have )?promised",
        r"|(everyone|everybody|people) (will|agreed to|is going to) do|what happens (now|next)",
        r"|doing next|way forward|objectives)\b",
        r"|^(the |our |key |agreed |new )*steps( (to take|agreed|we will take))?$"
    ))
});
static DECISIONS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(decisions?|(we|was|were|they|i) (all |both |also )?(decided|settled|arranged)",
        r"|decided (on|today|that|as follows|the following)|agreed|(we|they) (all |both )?agree",
        r"|agreements?|resolved|resolutions|conclusions?",
        r"|outcomes? of (the |this )?(meeting|review|conference|discussion)",
        r"|proposed (support|interventions?)|support to be provided)\b",
        r"|^(just )?to (recap|confirm)\b|^(\d+ )?(decided|resolved)$"
    ))
});
/// Tells whether a document's title says that it holds what was decided.
pub(super) fn is_title_of_decisions(title: &str) -> bool {
    static TITLE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"\b(actions?|action points?|recommendations?|decisions?|tasks?)",
            r"( (agreed|list|log|note|record|sheet|tracker))?$",
            r"|\b(record|minutes?|notes?) of (actions|decisions?)\b",
            r"|\bwho(s| is| will be)? (will do|does|doing) what$"
        ))
    });
    let words = columns::plain(title);
    let names = |part: &str| TITLE.is_match(&columns::plain(part));
    let parts = title.split([':', '–', '—', ',', '|']);
    !PAST_ACTIONS.is_match(&words) && parts.into_iter().any(names)
}

static PLAN: LazyLock<Regex> = LazyLock::new(|| pattern(r"\bplan$|\bplanning$"));
static EXCLUDED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(strengths?|attend\w*|present|apolog\w+|invit\w+|views?|wishes|histor\w+|background",
        r"|summary|analysis|risks?|concerns?|worried|working well",
        r"|what (people|everyone|everybody) (said|thought|think)|distribution|circulat\w+",
        r"|contacts?|who s who|whos who|chronology|timeline|next (meeting|review)|dates?|agenda",
        r"|purpose|introduction|legal|confidential\w*|legislation|reasons?|why|information",
        r"|definitions?|scope|diversity|signatures?|signed|reports?|context|details|membership",
        r"|assessment|consultation|governance|vision|principles|values)\b|^(the )?family\b",
        r"|\bfamily (composition|history|members|tree|structure|details)\b"
    ))
});

/// The labels of forms, each the whole of the words before a colon.
const LABELS: &[(&str, Holds)] = &[
    (
        concat!(
            r"^(agreed |new |key |specific )?(action|task|step)s?( point)?",
            r"( required| agreed| needed| to be taken)?( [a-z]?\d{1,2}){0,2}$|^ap ?\d{1,2}$",
            r"|^(to )?do$|^interventions?( \d{1,2})?$"
        ),
        Holds::Action(0),
    ),
    (
        r"^(agreed |new |key |specific )?recommendations?( \d{1,2})?$",
        Holds::Action(1),
    ),
    (
        concat!(
            r"^what (needs? to|is (going )?to|has to|must|should|will",
            r"|(will|should|must|do) (we|i|you|they|everyone)|(are we|am i) going to",
            r"|do (we|i) need to|(we|i|you|they) (will|need to|are going to|am going to|plan to)) ",
            r"(be done|happen|do|be doing)\b.*$"
        ),
        Holds::Action(0),
    ),
    (r"^(smart action|specific( action)?)$", Holds::Action(1)),
    (r"^(measurable|measured)$", Holds::Outcome),
    (
        r"^(time ?(bound|bounded|limited|framed|ly)|timed|timely)$",
        Holds::Due,
    ),
    (
        r"^(decisions?( \d{1,2})?|(it was |was )?(agreed|decided|resolved))$",
        Holds::Action(2),
    ),
    (
        concat!(
            r"^(who|by whom|worker|lead|lead (person|professional|officer|agency|worker)|owner",
            r"|action owner",
            r"|who(se)?( (is|will|should|are|has|needs|else))* ",
            r"(responsible|going to|doing|help|do|be doing|lead|take|make|carry|job|task)\b.*",
            r"|(person|officer|agency|professional|worker)s? responsible|responsible",
            r"|responsible (person|officer|agency)|responsibility|responsibility of|allocated to",
            r"|assigned to|action by|to be (done|actioned|carried out|taken forward) by)$"
        ),
        Holds::Owner,
    ),
    (
        concat!(
            r"^((by )?when( by)?",
            r"|(by )?when (will|is|should|does|must) (this|it|we|i|they|he|she)\b.*",
            r"|when (this|it|we|i|they) (will|should|must|is|are|need)\b.*|until|timescales?",
            r"|time ?frames?|time ?limit|target date|target|due|due (date|by)|deadline|end date",
            r"|finish date|date (for completion|due|to be (completed|done)( by)?|by which)",
            r"|completion date|target completion date|complete by|to be completed by|by)$"
        ),
        Holds::Due,
    ),
    (r"^who and (by )?when$", Holds::OwnerAndDue),
    (
        concat!(
            r"^((desired|expected|intended|planned|agreed|wellbeing) )?(outcomes?|results?)( \d{1,2})?$",
            r"|^how will (we|you|i) know.*$|^measures?( of success)?$",
            r"|^success (criteria|measures?|criterion)$",
            r"|^(smart |long term |short term )?(goals?|aims?|objectives?)( \d{1,2})?$",
            r"|^what (do |would )?(we|i|you|they) (want|like|hope)",
            r"( to (happen|change|achieve|do|see))?$|^what (?:\w+ ){1,3}(?:wants?|hopes? for)$",
            r"|^(?:what )?(?:we|i|you|they) (?:all |both )?",
            r"(?:hope|want|aim|wish|d like|would like)(?: for| to see| to achieve)?$",
            r"|^(?:the )?difference(?: (?:it|this|that|we) (?:will|should|ll|want|makes?)\b.*)?$",
            r"|^so that$|^to what end$|^hoped for$",
            r"|^what (do we want|will be different|difference|needs to change|will success).*$",
            r"|^evidence of (success|achievement)$|^measured by$"
        ),
        Holds::Outcome,
    ),
    (
        concat!(
            r"^((identified|unmet|assessed|wellbeing|childs?) )?",
            r"(needs?|concerns?|risks?|worr(y|ies)|issues?)( \d{1,2})?$",
            r"|^(needs?|risks?|concerns?) (from|in|found in|found by) (the |our |his |her )?",
            r"assessments?$",
            r"|^(wellbeing|shanarri) indicators?$|^area of (need|concern)$",
            r"|^what are we worried about$|^which (?:needs?|risks?|concerns?|worry|worries)\b.*$",
            r"|^what (?:the |our )?assessments? (?:said|says|found|showed|shows|told us)$",
            r"|^wellbeing (need|concern)s?$|^domain$"
        ),
        Holds::Need,
    ),
    (
        concat!(
            r"^how(s| is| its)? (it |its |this |things )?(is |are )?going( so far)?$",
            r"|^how far (are we|have we got)$",
            r"|^(status|progress|update|rag|rag status|completed|current status|progress to date",
            r"|outcome of action)$"
        ),
        Holds::Status,
    ),
    (
        r"^(what|description|details?|description of (the )?(action|task))$",
        WEAK_ACTION,
    ),
    (
        r"^(date completed|completed on|date achieved|ended|(actual|end(ed)? on|closed) ?(end|date)?)$",
        Holds::DoneOn,
    ),
];

/// What is to be done, by a word that other forms have too: it counts beside labels of who and when.
pub(super) const WEAK_ACTION: Holds = Holds::Action(4);

/// Tells whether a label is in the plural, and so opens a list: "Agreed actions".
pub(super) fn opens_list(words: &str) -> bool {
    static PLURAL: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"^(agreed |new |key |specific )?",
            r"(actions|tasks|steps|recommendations|decisions|action points)\b",
            r"|^(it was |was )?(agreed|decided|resolved)$"
        ))
    });
    PLURAL.is_match(&columns::plain(words))
}

static READERS: LazyLock<Vec<(Regex, Holds)>> = LazyLock::new(|| {
    LABELS
        .iter()
        .map(|(words, holds)| (pattern(words), *holds))
        .collect()
});

/// Tells what a label announces, if its words are one. A question or a bracket behind the label
/// only explains it: "Specific – what exactly will happen?", "Lead (name and role)".
pub(super) fn label(words: &str) -> Option<Holds> {
    let told = whole_label(words).or_else(|| whole_label(explained(words)?));
    let told = told.or_else(|| coded_label(words));
    told.or_else(|| smart_label(words))
}

/// "PLN_ACTN_01.....", "ACTION_2_OWNER": the name of a system's field, behind the name of its form and
/// beside the number of its row.
fn coded_label(words: &str) -> Option<Holds> {
    let spelt = spelt_out(words.trim_end_matches(['.', ' ', '-']))?;
    let is_word = |word: &&str| !word.starts_with(|c: char| c.is_ascii_digit());
    let all: Vec<&str> = spelt.split(' ').filter(is_word).collect();
    (0..all.len()).find_map(|from| {
        let rest = all[from..].join(" ");
        // Beside an action it is who answers for it.
        let rest = if rest == "response" {
            "responsible"
        } else {
            &rest
        };
        whole_label(rest).or_else(|| match headers::beside_value(rest)? {
            // What a plan itself is for or says stands in such fields too.
            Holds::Action(tier) if tier > 0 => None,
            holds => Some(holds),
        })
    })
}

/// "S Specific – exactly what will be done", "Relevant (which need)": a letter of SMART, whatever
/// explains it. The words that the letters stand for are labels of their own only before a mark.
fn smart_label(words: &str) -> Option<Holds> {
    static SMART: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"^\s*(?P<letter>[SMART]\b\W{0,3})?(?i:(?P<action>specific)",
            r"|(?P<outcome>measurable|measured)|(?P<need>relevant)",
            r"|(?P<due>time[ -]?(?:bound|bounded|limited|framed|ly)|timed))",
            r"(?P<mark>\s*(?:[–—(:-]|$))?"
        ))
    });
    let found = SMART.captures(words)?;
    let is_label = found.name("letter").or(found.name("mark")).is_some();
    let held = [
        ("action", Holds::Action(1)),
        ("outcome", Holds::Outcome),
        ("need", Holds::Need),
        ("due", Holds::Due),
    ];
    let told = held.iter().find(|(name, _)| found.name(name).is_some());
    told.filter(|_| is_label).map(|(_, holds)| *holds)
}

/// The words that a question or a bracket behind them explains.
fn explained(words: &str) -> Option<&str> {
    let words = words.trim();
    let (head, mark) = ["(", " - ", " – ", " — ", ": "]
        .iter()
        .filter_map(|mark| Some((words.split_once(*mark)?.0, *mark)))
        .min_by_key(|(head, _)| head.len())?;
    let closed = words.trim_end_matches(['.', ' ', ':']);
    match mark {
        "(" => closed.ends_with(')').then_some(head),
        _ => closed.ends_with('?').then_some(head),
    }
}

fn whole_label(words: &str) -> Option<Holds> {
    let words = columns::plain(words);
    let words = headers::written_out(&words);
    READERS
        .iter()
        .find(|(pattern, _)| pattern.is_match(&words))
        .map(|(_, holds)| *holds)
}

/// A part of a line: what its label announces, if it has one, and the words after the label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    /// What the label announces.
    pub(super) holds: Option<Holds>,
    /// Whether the label is in the plural.
    pub(super) plural: bool,
    /// Bytes of the line, from the label on.
    pub(super) whole: Span,
    /// Bytes of the line, after the label.
    pub(super) value: Span,
}

static AT_START: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^[\s\-–—•*·▪(\[]*(?:\d{1,2}[.)]\s+)?",
        r"(?P<label>[\p{L}'’?/ ]{2,70}?\s?(?:\d{1,2}(?:\.\d{1,2})?)?",
        r"|[A-Za-z]+(?:_[A-Za-z0-9]+)+)[.\s]*",
        r"(?::|\?\s|\s[–—-]\s|\s=\s)\s*"
    ))
});
/// After a label, the next ones may follow a mere space: "Action: ring the GP Owner: SW".
static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\s(?P<label>By [Ww]hom|BY WHOM|Who|WHO|Lead|LEAD|Owner|OWNER|Responsible|RESPONSIBLE",
        r"|By [Ww]hen|BY WHEN|When|WHEN|Timescale|TIMESCALE|Target [Dd]ate|TARGET DATE|Due|DUE",
        r"|Deadline|DEADLINE|Date|DATE|Status|STATUS)\s*:\s*"
    ))
});
static INSIDE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:[.;,|)\n\]]\s*|\s[–—-]\s*|\(|\[|\s{2,})(?P<label>(?i:by whom|who",
        r"|lead(?: person| professional| officer| agency)?|owner|when|until|hoped for",
        r"|person responsible|responsible(?: person)?|responsibility|by when|by|when|date",
        r"|timescale|time ?frame|target date|due date|due|deadline|completion date|desired outcome",
        r"|outcome|what (?:we|i|he|she|they) (?:want|hope for)|aim|goal|measure|success criteria",
        r"|status|progress|date completed|ended|worker)|ACTIONS?|DECISIONS?",
        r"|(?:Action|Decision)(?: \d{1,2})?|Agreed action|Action agreed)\s*:\s*",
        r"|[.;]\s+(?P<counted>(?:Action|Task|Step) \d{1,2})\s+[–—-]\s+"
    ))
});

/// Parts a line at its labels.
pub(super) fn parts(line: &str) -> Vec<Part> {
    let mut cuts: Vec<(usize, usize, Holds, bool)> = Vec::new();
    let has_colon = line.contains(':');
    if !has_colon && !line.contains(['?', '=', '–', '—']) && !line.contains(" - ") {
        return spread(line, &cuts);
    }
    if let Some(found) = AT_START.captures(line)
        && let (Some(whole), Some(words)) = (found.get(0), found.name("label"))
        && let Some(holds) = label(words.as_str())
    {
        let plural =
            words.as_str().trim().to_lowercase().ends_with('s') || opens_list(words.as_str());
        cuts.push((0, whole.end(), holds, plural));
    }
    if !has_colon {
        return spread(line, &cuts);
    }
    let first_end = cuts.first().map_or(0, |cut| cut.1);
    let from = first_end.saturating_sub(1);
    let from = (0..=from)
        .rev()
        .find(|at| line.is_char_boundary(*at))
        .unwrap_or(0);
    let behind = BEHIND
        .captures_iter(&line[from..])
        .filter(|_| first_end > 0);
    let mut inside: Vec<_> = INSIDE
        .captures_iter(&line[from..])
        .chain(behind)
        .filter_map(|found| {
            let label = found.name("label").or_else(|| found.name("counted"))?;
            Some((found.get(0)?, label))
        })
        .collect();
    inside.sort_by_key(|(_, words)| words.start());
    inside.dedup_by_key(|(_, words)| words.start());
    for (whole, words) in inside {
        let follows_who = cuts.iter().any(|(_, _, holds, _)| *holds == Holds::Owner);
        let is_date = follows_who && words.as_str().eq_ignore_ascii_case("date");
        if let Some(holds) = label(words.as_str()).or(is_date.then_some(Holds::Due)) {
            let plural = words.as_str().to_lowercase().ends_with('s');
            cuts.push((from + words.start(), from + whole.end(), holds, plural));
        }
    }
    spread(line, &cuts)
}

fn spread(line: &str, cuts: &[(usize, usize, Holds, bool)]) -> Vec<Part> {
    let mut parts = Vec::new();
    let first = cuts.first().map_or(line.len(), |cut| cut.0);
    if first > 0 {
        let plain = Span::new(0, line[..first].trim_end_matches(['(', '[', ' ']).len());
        parts.push(Part {
            holds: None,
            plural: false,
            whole: plain,
            value: plain,
        });
    }
    for (position, (start, value, holds, plural)) in cuts.iter().enumerate() {
        let end = cuts.get(position + 1).map_or(line.len(), |next| next.0);
        let end = closing(line, *start, end).unwrap_or(end);
        let end = start + line[*start..end].trim_end_matches(['(', '[', ' ']).len();
        parts.push(Part {
            holds: Some(*holds),
            plural: *plural,
            whole: Span::new(*start, end),
            value: Span::new((*value).min(end), end),
        });
    }
    parts
}

/// Where the bracket closes in which a label stands: "(lead: Ms Rae) by 3 May".
fn closing(line: &str, start: usize, end: usize) -> Option<usize> {
    let is_open = line[..start].trim_end().ends_with(['(', '[']);
    let inside = line[start..end].find([')', ']']).filter(|_| is_open)?;
    let opens = line[start..start + inside].contains(['(', '[']);
    (!opens).then_some(start + inside)
}
