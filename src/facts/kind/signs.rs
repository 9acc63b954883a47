//! The signs by which a document shows its kind, each with its weight.
//!
//! In: a document, its title, tables and dates. Out: signs. Form comes first (salutation,
//! sender), then the title, then what tables, labels and headings hold, then the file's name.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::{cue, pattern};

use super::{Kind, general, letter, naming, register, reports};
use crate::document::{Block, Document, Part, Span};
use crate::facts::attendance::{self, Roll};
use crate::facts::control::{Place, Value};
use crate::facts::label::{self, Labelled};
use crate::facts::oversight;
use crate::facts::parting::bound::ADOPTS;
use crate::facts::table::{Row, Table};
use crate::facts::{
    Control, DateMention, Field, Quoted, Status, control, dates_in, entries, meetings,
};

/// One sign of a kind.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sign {
    pub(super) kind: Kind,
    pub(super) weight: u32,
    pub(super) span: Span,
}

pub(super) fn sign(kind: Kind, weight: u32, span: Span) -> Sign {
    Sign { kind, weight, span }
}

pub(super) fn of(
    document: &Document,
    title: Option<&Quoted>,
    tables: &[Table],
    pairs: &[Labelled],
    dates: &[DateMention],
) -> Vec<Sign> {
    let child = child(document, pairs);
    let mut signs = Vec::new();
    signs.extend(letter::email(document));
    signs.extend(letter::letter(document));
    let named = named(document, title, child.is_some(), tables);
    // A plan may say who made it, and who could not come.
    if named.is_none() {
        signs.extend(rolled(document, pairs));
    }
    signs.extend(named);
    signs.extend(
        tables
            .iter()
            .filter_map(|table| of_table(document, table, dates)),
    );
    signs.extend(attendance(pairs, document));
    signs.extend(review_of_one(document, dates));
    signs.extend(we_met(document, pairs, dates));
    signs.extend(control_block(document, pairs, child.is_some()));
    signs.extend(headings(document, child.is_some()));
    signs.extend(of_days(document, title, tables, pairs, dates, &signs));
    signs.extend(file_name(document));
    signs.extend(speaks_of_itself(document, child.is_some()));
    signs.extend(subtitle(document, child.is_some()));
    signs.extend(opens_as_plan(document, title));
    signs.extend(adopted(document));
    signs.extend(between_parties(document, child.is_some()));
    signs.extend(leaflet(document));
    signs.extend(speaks_in_general(document, child.is_some()));
    signs.extend(library(document));
    signs.extend(register::of(document, tables));
    signs.extend(hazards(document, tables));
    signs.extend(reports::contributes(document).map(|line| sign(Kind::Other, 12, line)));
    signs
}

pub(super) fn first_lines(document: &Document, n: usize) -> Vec<(Span, &str)> {
    let blocks = document.part(Part::Body).take(n);
    let mut lines = Vec::new();
    for block in blocks {
        let own = document.lines_in(block.span).take(n);
        lines.extend(own.map(|line| (line, document.at(line).trim())));
    }
    lines.truncate(n * 2);
    lines
}

// ---- names ----

fn named(
    document: &Document,
    title: Option<&Quoted>,
    has_child: bool,
    tables: &[Table],
) -> Option<Sign> {
    let title = title?;
    // "Risk of harm tool" assesses where it is filled in for a child.
    let tool = || (has_child && naming::is_tool(&title.text)).then_some(Kind::Assessment);
    let Some(kind) = naming::of(&title.text).or_else(tool) else {
        return overseen(title, has_child);
    };
    let is_report = matches!(kind, Kind::Assessment | Kind::Minutes);
    if is_report && reports::contributes(document).is_some() {
        return None;
    }
    let is_plan = matches!(kind, Kind::Plan | Kind::StrategicPlan);
    let kind = if is_plan {
        whose_plan(document, &title.text, has_child, tables)
    } else if kind == Kind::Other && has_child && reports::assesses(document, &title.text) {
        Kind::Assessment
    } else {
        kind
    };
    let weight = match kind {
        Kind::Other => 9,
        Kind::Policy => 12,
        _ if !has_child && (speaks_of_many(&title.text) || teaches(&title.text)) => 3,
        Kind::CaseNotes | Kind::Assessment | Kind::Referral | Kind::Supervision
            if speaks_of_itself(document, has_child).is_some_and(|sign| sign.weight > 1) =>
        {
            7
        }
        _ => 12,
    };
    Some(sign(kind, weight, title.span))
}

/// "Manager's decisions: Ash": a record of oversight by whose it is, where it is about a child.
fn overseen(title: &Quoted, has_child: bool) -> Option<Sign> {
    let weight = if has_child { 12 } else { 6 };
    oversight::is_name(&title.text).then(|| sign(Kind::Supervision, weight, title.span))
}

/// "Health Assessments", "Referral Discussions": a record is of one, a policy of them all.
fn speaks_of_many(title: &str) -> bool {
    cue!(
        MANY,
        concat!(
            r"(?i)\b(?:assessments|referrals|discussions|meetings|conferences|hearings|reviews",
            r"|visits|chronologies|plans)\b"
        )
    );
    cue!(
        ONE,
        r"(?i)\b(?:minutes?|notes?|record of|summary of)\b|\d{1,2}[/. ]\S+[/. ]\d{2,4}"
    );
    MANY.is_match(title) && !ONE.is_match(title)
}

/// "Writing a chronology", "How to prepare a good assessment": what tells how a record is made is none.
pub(super) fn teaches(title: &str) -> bool {
    cue!(
        HOW,
        concat!(
            r"(?i)^\W*(?:(?:tips|advice|help) (?:for|on|with) )?(?:building|writing|keeping|making",
            r"|preparing|compiling|creating|using|producing|completing|reading|developing",
            r"|drawing up|putting together|carrying out|undertaking|doing|drafting|starting",
            r"|recording|understanding|what makes|how (?:to|we|you) [a-z]+|what is|what goes into)",
            r"(?: and [a-z]+ing)? (?:(?:an?|your|our|better|effective) (?:[a-z]+ ){0,3}?",
            r"|(?:good|clear) (?:[a-z]+ ){0,2}?)(?:chronolog(?:y|ies)|assessments?|plans?|minutes?",
            r"|records?|case notes?|notes?|reports?|referrals?)\b(?-i:[^\p{Lu}]*)$"
        )
    );
    HOW.is_match(title)
}

/// A plan that names no child and speaks of services is a service's own.
fn whose_plan(document: &Document, title: &str, has_child: bool, _tables: &[Table]) -> Kind {
    static ONE_CHILD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\b(?:child'?s|child protection|child in need|care|pathway|safety|placement",
            r"|permanence|my|wellbeing|young person'?s|looked after|aftercare|family|contact",
            r"|co-?ordinated support)(?: \w+)? plan\b|\bplan for [A-Z]\w+$"
        ))
    });
    static SERVICE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\b(?:partnership|strategic|priorities|priority \d|governance|workforce",
            r"|our services|stakeholders?|performance (?:indicators?|measures?)|key performance",
            r"|self-evaluation|quality indicators?|committee|commissioning|budget",
            r"|service improvement)\b"
        ))
    });
    let title = title.replace('\u{2019}', "'");
    if has_child {
        return Kind::Plan;
    }
    if naming::of(&title) == Some(Kind::StrategicPlan) {
        return Kind::StrategicPlan;
    }
    if ONE_CHILD.is_match(&title) {
        return Kind::Plan;
    }
    let n_service: usize = document
        .part(Part::Body)
        .map(|block| SERVICE.find_iter(document.text_of(block)).take(4).count())
        .sum();
    if n_service >= 3 {
        Kind::StrategicPlan
    } else {
        Kind::Plan
    }
}

fn file_name(document: &Document) -> Option<Sign> {
    let block = document.part(Part::FileName).next()?;
    let name = document.text_of(block);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    if oversight::is_name(&stem.replace(['_', '-'], " ")) {
        return Some(sign(Kind::Supervision, 5, block.span));
    }
    let kind = naming::of(stem).filter(|kind| *kind != Kind::Other)?;
    let is_vague = kind != Kind::Policy && speaks_of_many(stem);
    Some(sign(kind, if is_vague { 1 } else { 3 }, block.span))
}

/// "Practice note for carers", below a title that tells what it is about.
fn subtitle(document: &Document, has_child: bool) -> Option<Sign> {
    const LINES: usize = 5;
    const WORDS_MAX: usize = 14;
    cue!(
        KIND,
        concat!(
            r"(?i)^(?:an? |the |our )?(?:(?:multi|inter)-?agency |joint |staff |local ",
            r"|operational |(?:[\p{L}'’-]+ ){1,5}?)?(?:policy|procedures?|guidance|guidelines",
            r"|protocol|practice (?:note|guide|guidance)|standards|code of practice|strategy",
            r"|handbook)(?: (?:for|of|on|between|and)\b|,? (?:19|20)\d\d\b|$)"
        )
    );
    let mut lines = first_lines(document, LINES).into_iter();
    let (span, _) = lines.find(|(_, line)| {
        let is_line = line.split_whitespace().count() <= WORDS_MAX && !line.ends_with(['.', ':']);
        is_line && KIND.is_match(line) && naming::of(line) == Some(Kind::Policy)
    })?;
    (!has_child).then(|| sign(Kind::Policy, 6, span))
}

/// "Child protection plan for Ida Roy, 12 weeks old. Agreed on 3 May.": a paragraph that opens with the
/// plan's name, where no line of its own is the title.
fn opens_as_plan(document: &Document, title: Option<&Quoted>) -> Option<Sign> {
    const WORDS_MAX: usize = 16;
    let block = document
        .part(Part::Body)
        .next()
        .filter(|_| title.is_none())?;
    let text = document.text_of(block);
    let opening = text.split_once(". ").map_or(text, |(opening, _)| opening);
    let is_short = opening.split_whitespace().count() <= WORDS_MAX;
    let is_plan = is_short && naming::of(opening) == Some(Kind::Plan);
    is_plan.then(|| sign(Kind::Plan, 6, block.span))
}

/// A resolution to adopt what it was bound with stands behind a policy.
fn adopted(document: &Document) -> Option<Sign> {
    let block = document.part(Part::Body).last()?;
    let adopts = ADOPTS.is_match(document.text_of(block));
    adopts.then(|| sign(Kind::Policy, 10, block.span))
}

/// "This agreement comes into force when all parties have signed": what bodies agree among themselves.
fn between_parties(document: &Document, has_child: bool) -> Option<Sign> {
    cue!(
        OF_PARTIES,
        concat!(
            r"(?i)\b(?:the|all|both|two|three|four) (?:signatory |signatories and )?",
            r"(?:parties|partners|signatories)\b"
        )
    );
    cue!(
        IN_FORCE,
        concat!(
            r"(?i)\bthis (?:agreement|memorandum|concordat|compact)\b[^.]{0,40}\b",
            r"(?:comes? into|is in|takes?|has) (?:force|effect)\b",
            r"|\b(?:review|renew)\w* this (?:agreement|memorandum|concordat|compact)\b"
        )
    );
    let mut body = document.part(Part::Body).filter(|_| !has_child);
    let found = body.find(|block| IN_FORCE.is_match(document.text_of(block)))?;
    let named = document.part(Part::Body);
    let n_named = named.filter(|block| OF_PARTIES.is_match(document.text_of(block)));
    (n_named.take(2).count() == 2).then(|| sign(Kind::Policy, 10, found.span))
}

/// A folder of policies holds policies, mostly.
fn library(document: &Document) -> Option<Sign> {
    cue!(LIBRARY, r"(?i)\b(?:polic(?:y|ies)|procedures?|guidance)\b");
    let block = document.part(Part::Folder).next()?;
    LIBRARY
        .is_match(document.text_of(block))
        .then(|| sign(Kind::Policy, 1, block.span))
}

// ---- content ----

/// The label that says that the document is about one child.
fn child(document: &Document, pairs: &[Labelled]) -> Option<Span> {
    static CHILD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"^(?:(?:child|young person)(?:'s|s)?(?:/young person(?:'s)?)? (?:full |first )?",
            r"(?:name|names|details)",
            r"|name(?:s)? of (?:the )?(?:child|young person)(?:\(ren\)|ren)?.*|child|young person",
            r"|dob|d\.o\.b|date of birth|chi(?: no| number)?",
            r"|(?:case|client|swift|mosaic|carefirst|lcs|liquidlogic) ?",
            r"(?:id|ref|reference|number|no)|subject(?:'s)? name|re|subject of .*|legal status|edd",
            r"|expected date of delivery|child ?/ ?young person)$"
        ))
    });
    // "Subject: 4711 Ash REID M 3-Apr-2012"; that of a mail is no child.
    static SUBJECT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"\b\p{Lu}{2,}\b.{0,10}\b\d{1,2}[-/. ](?:\d{1,2}|\p{L}{3,9})[-/. ]\d{2,4}\W*$")
    });
    let is_subject =
        |pair: &Labelled| pair.name() == "subject" && SUBJECT.is_match(&pair.value.text);
    let found = pairs.iter().find(|pair| {
        document.blocks[pair.block_idx].part == Part::Body
            && !pair.is_blank()
            && (CHILD.is_match(&pair.name()) || is_subject(pair))
    });
    // Beside other fields in a cell.
    cue!(
        BORN,
        r"(?im)^\W*(?:d\.?o\.?b\b\.?|date of birth)\s*[:\t]?\s*\d"
    );
    let born = || {
        let mut body = document.part(Part::Body);
        let block = body.find(|block| BORN.is_match(document.text_of(block)))?;
        Some(block.span)
    };
    found.map(|pair| pair.label.span).or_else(born)
}

fn of_table(document: &Document, table: &Table, dates: &[DateMention]) -> Option<Sign> {
    let header = table.header()?;
    let has = |words: &Regex| {
        table
            .column_of(document, |name| words.is_match(name))
            .is_some()
    };
    let n_rows = table.body().len();
    let kind = if has(&ACTION) && (has(&WHO) || has(&WHEN)) && !has(&EVENT) {
        Kind::Plan
    } else if has(&DAY) && has(&CONTACT) && !has(&IMPACT) {
        Kind::CaseNotes
    } else if has(&DAY) && has(&MANAGER) {
        Kind::Supervision
    } else if has(&DAY) && has(&EVENT) && !has(&DUE) && starts_with_dates(document, table, dates) {
        Kind::Chronology
    } else if has(&ATTENDEE) && has(&ROLE) {
        Kind::Minutes
    } else {
        return None;
    };
    let weight = match (kind, n_rows) {
        (Kind::Minutes, _) => 3,
        (Kind::Plan, _) | (_, 0..=2) => 4,
        (_, 3..=9) => 5,
        _ => 7,
    };
    Some(sign(kind, weight, header.span))
}

/// A table of hazards, each with how it is controlled: what assesses a place or an outing, and no child.
fn hazards(document: &Document, tables: &[Table]) -> Option<Sign> {
    cue!(
        HAZARD,
        r"^(?:(?:the|what is the|type of|identified|main) )?hazards?\b"
    );
    cue!(
        CONTROL,
        r"\b(?:controls?|severity|who (?:may|might|could) be (?:harmed|hurt)|persons? at risk|precautions?|likelihood)\b"
    );
    let heads = |row: &Row| {
        let has = |words: &Regex| {
            let mut names = row.texts(document).map(label::plain);
            names.any(|name| words.is_match(&name))
        };
        has(&HAZARD) && has(&CONTROL)
    };
    let rows = tables.iter().flat_map(|table| &table.rows);
    let head = { rows }.find(|row| heads(row))?;
    Some(sign(Kind::Other, 26, head.span))
}

fn starts_with_dates(document: &Document, table: &Table, dates: &[DateMention]) -> bool {
    let rows = table.body();
    let in_time = rows.iter().filter(|row| {
        let cells = row.cells.iter().take(2);
        let mut spans = cells
            .filter_map(|(_, idx)| document.blocks.get(*idx))
            .map(|block| block.span);
        spans.any(|span| !dates_in(dates, span).is_empty())
    });
    in_time.count() * 2 >= rows.len()
}

cue!(
    ACTION,
    concat!(
        r"\b(?:actions?|tasks?|what (?:needs|will|is)|what (?:we|i|they)(?:'ll| will)(?: do)?",
        r"|objectives?|steps?|to be done|agreed actions?|recommendations?|intervention|goals?)\b"
    )
);
cue!(
    WHO,
    r"\b(?:who|by whom|owner|lead|responsib\w+|person|accountable|assigned)\b"
);
cue!(
    WHEN,
    concat!(
        r"\b(?:by when|when|timescales?|target|due|deadline|complete by|completion|review date",
        r"|time ?frame)\b"
    )
);
cue!(
    DUE,
    concat!(
        r"\b(?:(?:by|until) when|when by|timescales?|target|due|deadline|complete by|completion",
        r"|review date|time ?frame)\b"
    )
);
cue!(DAY, r"\b(?:date|dates|day|when|period)\b");
cue!(
    EVENT,
    r"\b(?:events?|incident|what happened|details?|description|significant|occurrence|summary)\b"
);
cue!(
    MANAGER,
    concat!(
        r"^(?:(?:team |line |service |practice |senior )*manager|team leader|supervis(?:or|ee))",
        r"(?:'s (?:name|initials|comments?|decisions?|instructions?|direction)(?: ?/ ?\w+)?)?$"
    )
);
cue!(
    IMPACT,
    r"\b(?:impact|significance|effect|source|outcome for)\b"
);
cue!(
    CONTACT,
    r"\b(?:contact|type|contact type|case notes?|note|notes|entry|recording|method)\b"
);
cue!(
    ATTENDEE,
    r"^(?:name|names|attendees?|present|invited|invitees?)$"
);
cue!(
    ROLE,
    r"\b(?:role|designation|agency|job title|position|attended|apologies|present)\b"
);

fn attendance(pairs: &[Labelled], document: &Document) -> Option<Sign> {
    static LABEL: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"^(?:present|in attendance|attendees|attended|those present",
            r"|apologies(?: for absence| received)?|invited|chair|chairperson|chaired by",
            r"|chair of (?:the )?meeting|minute taker|minutes? taken by",
            r"|date of (?:the )?(?:meeting|conference|review|hearing|discussion)|meeting date",
            r"|venue|date and time(?: of meeting)?|quorum|quorate|not present|absent|in attendance",
            r"|participants|participation|sederunt|in the chair|who chaired|chairing|took part",
            r"|did not take part|(?:un)?able to attend|not (?:t?here|able to (?:come|attend))",
            r"|didn't come|in the room|round (?:the )?table|who was involved",
            r"|those (?:who|that) (?:sat in|came|did not)",
            r"|who (?:was|were) (?:there|here|present|not)",
            r"|who (?:came|attended|took part|led|chaired)|who (?:did|could|was)(?: not|n't)",
            r"|who (?:was|were) (?:asked|invited))\b"
        ))
    });
    // A label that stands again, as one in each of many notes does, says no more than once.
    let mut known = BTreeSet::new();
    let named = pairs.iter().map(|pair| (pair.name(), pair.label.span));
    let labels = named.filter(|(name, _)| LABEL.is_match(name) && known.insert(name.clone()));
    let mut spans: Vec<Span> = labels.map(|(_, span)| span).collect();
    let headings = document.part(Part::Body).filter(|block| {
        block.heading().is_some() && LABEL.is_match(&label::plain(document.text_of(block)))
    });
    spans.extend(headings.map(|block| block.span));
    let weight = match spans.len() {
        0 => return None,
        1 => 2,
        2 => 5,
        _ => 8,
    };
    Some(sign(Kind::Minutes, weight, spans[0]))
}

/// Labels that say who came and who did not, and perhaps who led: only the record of a meeting has them.
fn rolled(document: &Document, pairs: &[Labelled]) -> Option<Sign> {
    let labels = pairs.iter().map(|pair| (pair.name(), pair.label.span));
    let headings = document
        .part(Part::Body)
        .filter(|block| block.heading().is_some());
    let headings = headings.map(|block| (label::plain(document.text_of(block)), block.span));
    let told = labels.chain(headings);
    let told = told.filter_map(|(name, span)| Some((attendance::of(&name)?, span)));
    let told: BTreeMap<Roll, Span> = told.collect();
    let (came, _) = told.get(&Roll::Came).zip(told.get(&Roll::Missed))?;
    let weight = if told.contains_key(&Roll::Led) { 12 } else { 6 };
    Some(sign(Kind::Minutes, weight, *came))
}

/// "We met on 3 May in the flat." near the top, and labels that say who was there and who was not.
fn we_met(document: &Document, pairs: &[Labelled], dates: &[DateMention]) -> Option<Sign> {
    cue!(MET, r"(?i)^\W*we (?:all )?met (?:up )?(?:on|at|in)\b");
    cue!(
        THERE,
        concat!(
            r"^(?:with (?:me|us)|there|here|not (?:there|here)",
            r"|who (?:was|were|came)(?: not)?(?: there| here)?|came|present|apologies)$"
        )
    );
    const BLOCKS_MAX: usize = 5;
    let mut top = document.part(Part::Body).take(BLOCKS_MAX);
    let met = top.find(|block| {
        let is_dated = !dates_in(dates, block.span).is_empty();
        is_dated && MET.is_match(document.text_of(block))
    })?;
    let says_who = pairs.iter().any(|pair| THERE.is_match(&pair.name()));
    says_who.then(|| sign(Kind::Minutes, 10, met.span))
}

/// "Review of Ash Reid", or a review by the name of its line, a day near it, and a line that opens with
/// who came.
fn review_of_one(document: &Document, dates: &[DateMention]) -> Option<Sign> {
    cue!(
        REVIEW,
        concat!(
            r"(?:^|[–—:-] ?|(?i:first|second|third|fourth|fifth) )(?i:review(?: of arrangements)?)",
            r" (?:of|for) \p{Lu}\p{Ll}+ \p{Lu}\p{L}+"
        )
    );
    cue!(
        CAME,
        concat!(
            r"(?m)^\W*(?:\d+\W+)?(?i:attendance|attending|in attendance",
            r"|(?:those|who was|who were|people) ",
            r"(?:present|there|here|involved|attending|who came|taking part)|present|participants",
            r"|who came|sederunt|attended|took part|involved|chair(?:ed by)?)",
            r"\b[^.\n]{0,60}?\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+|,|;| \()"
        )
    );
    const LINES: usize = 3;
    const BLOCKS_MAX: usize = 12;
    let lines = first_lines(document, LINES);
    let (span, _) = lines
        .iter()
        .take(LINES)
        .find(|(_, line)| REVIEW.is_match(line) || names_one_meeting(line))?;
    let mut body = document.part(Part::Body).take(LINES);
    let is_dated = body.any(|block| !dates_in(dates, block.span).is_empty());
    let top = document
        .part(Part::Body)
        .take(BLOCKS_MAX)
        .map(|block| block.span);
    let top = top.reduce(Span::joined)?;
    let says_who = CAME.is_match(document.at(top));
    (is_dated && says_who).then(|| sign(Kind::Minutes, 15, *span))
}

/// "REVIEW – CHILD LOOKED AFTER AT HOME", "Harbour Council – Planning meeting – first": one meeting by
/// the name of its line, and little more; "Looked after reviews" is about all.
fn names_one_meeting(line: &str) -> bool {
    cue!(ASIDE, r"\s*\([^()]*\)");
    cue!(
        MANY,
        r"(?i)\b(?:reviews|meetings|conferences|groups|hearings)\b"
    );
    const OTHER_WORDS_MAX: usize = 5;
    let bare = ASIDE.replace_all(line, "");
    let is_named = |line: &str| {
        let n_words = line.split_whitespace().count();
        let n_named = meetings::n_words_named(line);
        n_named > 0 && n_words <= n_named + OTHER_WORDS_MAX
    };
    !MANY.is_match(line) && (is_named(line) || is_named(&bare)) && naming::of(line).is_none()
}

/// A document-control block; forms about a child carry an author and a date too, so less there.
fn control_block(document: &Document, pairs: &[Labelled], has_child: bool) -> Option<Sign> {
    let mut fields: Vec<(Field, Span)> = Vec::new();
    for pair in pairs {
        let named = control::field_of(&pair.name()).filter(|field| is_of_policies(*field));
        if let Some(field) = named
            && fields.iter().all(|(known, _)| *known != field)
        {
            fields.push((field, pair.label.span));
        }
    }
    for (field, span) in in_frame(document) {
        if fields.iter().all(|(known, _)| *known != field) {
            fields.push((field, span));
        }
    }
    let weight = match (fields.len(), has_child) {
        (0 | 1, _) => return None,
        (2, true) => 1,
        (_, true) => 2,
        (2, false) => 5,
        // A version, an approval, a next review and more in one block: no record has them all.
        (4.., false) if stand_together(&fields) => 14,
        (_, false) => 11,
    };
    Some(sign(Kind::Policy, weight, fields[0].1))
}

/// Facts of document control told in sentences and short lines: what no other sign shows a document to
/// be is a policy where it says of itself when it will be looked at again, and two things more beside
/// that; or that it is a draft, and which. What gives the next reviews of several tells of others.
pub(super) fn governed(
    document: &Document,
    pairs: &[Labelled],
    control: impl FnOnce() -> Control,
) -> Option<Sign> {
    const FACTS: [&[Field]; 4] = [
        &[Field::Version],
        &[Field::Approved, Field::Issued, Field::Effective],
        &[Field::Owner],
        &[Field::Equality],
    ];
    if child(document, pairs).is_some() {
        return None;
    }
    let control = control();
    if n_days_of_review(&control) > 1 {
        return None;
    }
    let is_told = |fields: &[Field], beside: Span| {
        let mut values = control.values.iter();
        values.any(|value| fields.contains(&value.field) && stands_beside(value, beside))
    };
    let review = control.values.iter().find_map(|value| {
        let span = value.words.span;
        let enough = match value.field {
            Field::ReviewDue => 2,
            Field::OpenReview => 3,
            _ => return None,
        };
        let facts = FACTS.iter().filter(|fields| is_told(fields, span));
        (facts.count() >= enough).then_some(span)
    });
    let draft = control.signals.first().map(|signal| signal.quote.span);
    let draft = draft.filter(|span| control.status == Status::Draft && is_told(FACTS[0], *span));
    Some(sign(Kind::Policy, 9, review.or(draft)?))
}

/// A mail under whose heading rules are laid down: it says of them when they were agreed, issued or hold
/// from, which edition they are or when they are looked at again; two of these, or one beside rules.
pub(super) fn issued_by_mail(
    document: &Document,
    heading: Span,
    control: &Control,
) -> Option<Sign> {
    const FACTS: [&[Field]; 4] = [
        &[Field::Version],
        &[Field::Approved, Field::Issued, Field::Effective],
        &[Field::Equality],
        &[Field::ReviewDue],
    ];
    let is_told = |fields: &&&[Field]| {
        let mut values = control.values.iter();
        values.any(|value| fields.contains(&value.field) && value.words.span.start > heading.start)
    };
    let n_told = FACTS.iter().filter(is_told).count();
    let is_rules = n_told == 1 && speaks_in_general(document, false).is_some();
    (n_told >= 2 || is_rules).then(|| sign(Kind::Policy, 30, heading))
}

/// On how many days the next review is due: one document has one.
fn n_days_of_review(control: &Control) -> usize {
    let due = [Field::ReviewDue, Field::OpenReview].into_iter();
    let dated = due
        .flat_map(|field| control.all(field))
        .filter_map(|value| value.dated);
    let days: BTreeSet<_> = dated.map(|dated| dated.interval).collect();
    days.len()
}

/// Whether a value stands in one block of control with some words, or in a running line.
fn stands_beside(value: &Value, words: Span) -> bool {
    let gap = value.words.span.start.abs_diff(words.start);
    gap <= BLOCK_BYTES_MAX || matches!(value.place, Place::Header | Place::Footer)
}

/// How far apart the facts of one block of control stand, at most.
const BLOCK_BYTES_MAX: usize = 1500;

fn stand_together(fields: &[(Field, Span)]) -> bool {
    let starts = || fields.iter().map(|(_, span)| span.start);
    let spread = { starts() }.max().zip(starts().min());
    spread.is_some_and(|(last, first)| last - first <= BLOCK_BYTES_MAX)
}

/// "v2.0 Issued 1 April 2026 Review date 31 March 2027" in a running header or footer, or in a
/// short line near the top.
fn in_frame(document: &Document) -> Vec<(Field, Span)> {
    static FIELDS: LazyLock<[(Regex, Field); 3]> = LazyLock::new(|| {
        [
            (
                pattern(r"(?i)\b(?:version|issue|revision|v)[ .:]*(?:no\.? ?)?\d"),
                Field::Version,
            ),
            (
                pattern(concat!(
                    r"(?i)\b(?:approved|issued|adopted|ratified|effective|published|in force)",
                    r"\b[^.\n]{0,40}\b20\d\d\b"
                )),
                Field::Approved,
            ),
            (
                pattern(concat!(
                    r"(?i)\breview(?: date| due|ed)?\b(?:[^.\n]{0,12}\b(?:20\d\d|\d{1,2}[./]\d)",
                    r"| (?:by|before|on or before|no later than)\b[^.\n]{0,20}\b20\d\d)"
                )),
                Field::ReviewDue,
            ),
        ]
    });
    // "Our policy on keys was approved in May 2025.": a sentence may tell of another document.
    static TOLD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\b",
            r"(?:is|are|was|were|has|have|(?:the|our) (?:policy|procedure|guidance|protocol))",
            r"\b.*\.$"
        ))
    });
    let is_line = |block: &&Block| {
        let text = document.text_of(block).trim_end();
        let is_short = text.split_whitespace().count() <= 25;
        block.cell().is_none() && is_short && !TOLD.is_match(text)
    };
    let top = document.part(Part::Body).take(8).filter(is_line);
    let running = [Part::Header, Part::Footer].into_iter();
    let hits = |block: &Block| {
        let hits = FIELDS.iter().filter_map(|(words, field)| {
            let found = words.find(document.text_of(block))?;
            let span = Span::new(found.start(), found.end());
            Some((*field, span.shifted(block.span.start)))
        });
        hits.collect::<Vec<_>>()
    };
    let running = running.flat_map(|part| document.part(part)).flat_map(hits);
    let lines: Vec<_> = top.map(hits).collect();
    let is_listed = n_with_review(document, &lines) > 1;
    let lines = lines.into_iter().filter(|_| !is_listed);
    running.chain(lines.flatten()).collect()
}

/// How many lines give a next review of their own beside another field, as each of a list of documents
/// does.
fn n_with_review(document: &Document, lines: &[Vec<(Field, Span)>]) -> usize {
    let several = lines.iter().filter(|fields| fields.len() > 1);
    let reviews = several
        .flatten()
        .filter(|(field, _)| *field == Field::ReviewDue);
    let reviews: BTreeSet<&str> = reviews.map(|(_, span)| document.at(*span)).collect();
    reviews.len()
}

/// Who wrote a document and when it was drafted stands on records too.
fn is_of_policies(field: Field) -> bool {
    !matches!(
        field,
        Field::Owner | Field::Drafted | Field::Updated | Field::Reissued
    )
}

/// "This chapter was updated in …", "this policy applies to …".
fn speaks_of_itself(document: &Document, has_child: bool) -> Option<Sign> {
    cue!(
        THIS,
        concat!(
            r"(?i)\bthis (?:policy|procedure|chapter|guidance|protocol|strategy|framework|manual",
            r"|handbook|guide|instruction|circular|directive|code)\b",
            r"|\bthese (?:arrangements|guidelines|procedures|standards|rules)\b"
        )
    );
    let mut blocks = document.part(Part::Body);
    let found = blocks.find_map(|block| {
        let found = THIS.find(document.text_of(block))?;
        Some(Span::new(found.start(), found.end()).shifted(block.span.start))
    })?;
    Some(sign(Kind::Policy, if has_child { 1 } else { 5 }, found))
}

/// "This leaflet is for you": what is handed out to families is no rule for staff.
fn leaflet(document: &Document) -> Option<Sign> {
    cue!(
        THIS,
        r"(?i)^\W*this (?:leaflet|booklet|fact ?sheet|information sheet|newsletter|flyer|poster)\b"
    );
    let mut blocks = document.part(Part::Body).take(8);
    let block = blocks.find(|block| THIS.is_match(document.text_of(block)))?;
    Some(sign(Kind::Other, 9, block.span))
}

/// "Staff must …", "A complaint is acknowledged …": rules are told in the present and of anyone,
/// records in the past and of somebody.
fn speaks_in_general(document: &Document, has_child: bool) -> Option<Sign> {
    cue!(
        PAST,
        concat!(
            r"(?i)\b(?:was|were|had|did|said|told|went|came|felt|reported|stated|attended|visited",
            r"|spoke|rang)\b"
        )
    );
    if has_child {
        return None;
    }
    cue!(
        PEOPLE,
        concat!(
            r"(?i)\b(?:staff|workers?|child|children|family|families|parents?|carers?|managers?",
            r"|practitioners?|young (?:person|people)|team|everyone|anyone|nobody|employees",
            r"|volunteers|service|trust|council)\b"
        )
    );
    let (mut n_general, mut n_past, mut first) = (0, 0, None);
    for block in document
        .part(Part::Body)
        .filter(|block| block.cell().is_none())
    {
        for sentence in document.text_of(block).split_inclusive(['.', '?', '!']) {
            if sentence.split_whitespace().count() < 5 {
                continue;
            }
            if PAST.is_match(sentence) {
                n_past += 1;
            } else if general::is(sentence.trim_start()) && PEOPLE.is_match(sentence) {
                n_general += 1;
                first = first.or(Some(block.span));
            }
        }
    }
    let weight = match n_general {
        0..=1 => return None,
        n if n < n_past * 2 => return None,
        2 => 4,
        _ => 6,
    };
    Some(sign(Kind::Policy, weight, first?))
}

/// Headings that only one kind of document has.
fn headings(document: &Document, has_child: bool) -> Vec<Sign> {
    let kinds: [(&LazyLock<Regex>, Kind); 5] = [
        (&POLICY_HEADING, Kind::Policy),
        (&ASSESSMENT_HEADING, Kind::Assessment),
        (&PLAN_HEADING, Kind::Plan),
        (&SUPERVISION_HEADING, Kind::Supervision),
        (&REFERRAL_HEADING, Kind::Referral),
    ];
    let titles: Vec<&Block> = document
        .part(Part::Body)
        .filter(|block| is_short_line(document, block))
        .collect();
    let mut signs = Vec::new();
    for (words, kind) in kinds {
        let mut found = titles
            .iter()
            .filter(|block| words.is_match(&label::plain(document.text_of(block))));
        let Some(first) = found.next() else { continue };
        let n_more = u32::try_from(found.take(5).count()).unwrap_or(5);
        let weight = if kind == Kind::Policy && has_child {
            1
        } else {
            1 + n_more.min(4)
        };
        signs.push(sign(kind, weight, first.span));
    }
    signs
}

fn is_short_line(document: &Document, block: &Block) -> bool {
    let text = document.text_of(block);
    block.heading().is_some() || (text.len() <= 60 && !text.is_empty() && !text.ends_with('.'))
}

cue!(
    POLICY_HEADING,
    concat!(
        r"^(?:purpose|scope|policy statement|legislation|legal (?:context|framework)",
        r"|roles and responsibilities|responsibilities|definitions?|monitoring and review",
        r"|equality(?: and diversity)?(?: impact assessment)?",
        r"|related (?:documents|policies|guidance)|aims?(?: and objectives)?|principles",
        r"|key principles|who (?:is )?this (?:policy|guidance) (?:is )?for|training|implementation",
        r"|compliance|procedures?|standards?|background|legislative context|references)$"
    )
);
cue!(
    ASSESSMENT_HEADING,
    concat!(
        r"^(?:(?:\w+ )?analysis(?: of .*)?|strengths(?: and .*)?|protective factors",
        r"|risks?(?: and .*)?|risk factors|resilience(?: factors)?",
        r"|family (?:history|background|composition|and social history)|social history",
        r"|views? of (?:the )?(?:child|parents?).*|child'?s views|wellbeing(?: indicators?)?",
        r"|how i grow and develop|what i need from .*|my wider world|parenting capacity",
        r"|sources of information|reason for (?:the )?assessment",
        r"|(?:conclusions?|recommendations?)(?: and .*)?|[\w'-]+'s needs",
        r"|what [\w'-]+ (?:says?|thinks?|wants?)|vulnerabilit(?:y|ies)|adversity",
        r"|summary of (?:needs|risks).*|health(?: and development)?|identified needs)$"
    )
);
cue!(
    PLAN_HEADING,
    concat!(
        r"^(?:(?:the )?(?:action|safety|contingency|outline|child'?s) plan|actions?",
        r"|contingency(?: plans?| arrangements)?|outcomes?(?: .*)?|desired outcomes?",
        r"|what (?:needs to|will) (?:change|happen|be done).*|who will do what|goals?",
        r"|planned outcomes|what we want to (?:achieve|change).*|review arrangements)$"
    )
);
cue!(
    SUPERVISION_HEADING,
    concat!(
        r"^(?:supervis(?:or|ee)|reflection|workload|case(?:s)? discussed|case discussion",
        r"|date of supervision|supervision (?:date|session)",
        r"|manager'?s (?:comments|decision|analysis|direction)|management (?:decision|direction)",
        r"|next supervision.*|wellbeing of (?:the )?worker|leave and sickness)$"
    )
);
cue!(
    REFERRAL_HEADING,
    concat!(
        r"^(?:referrer(?:'s)?(?: details| name)?|details of (?:referrer|concern|referral)",
        r"|reason for (?:referral|concern|request)|nature of (?:the )?(?:concern|referral)",
        r"|referred by|date of referral|date (?:referral )?received",
        r"|referral (?:date|received|source)|agency making (?:the )?referral|consent to referral",
        r"|concern|person making (?:the )?referral|what are you worried about)$"
    )
);

/// Tells whether a block is a heading or reads like one.
pub(super) fn can_head(document: &Document, block: &Block) -> bool {
    is_short_line(document, block)
}

/// Tells whether a heading, in plain form, is one that only assessments have.
pub(super) fn heads_assessment(heading: &str) -> bool {
    ASSESSMENT_HEADING.is_match(heading)
}

/// What is told day by day: a chronology where it fills a document that has no other name, else notes.
fn of_days(
    document: &Document,
    title: Option<&Quoted>,
    tables: &[Table],
    pairs: &[Labelled],
    dates: &[DateMention],
    others: &[Sign],
) -> Option<Sign> {
    let others = others.iter().filter(|sign| sign.kind != Kind::Chronology);
    let is_other = oversight::names(document) || names_notes(document);
    let strongest = others.map(|sign| sign.weight).max().unwrap_or(0);
    let told = match strongest {
        _ if is_other => None,
        NAMED.. => None,
        HINTED.. => entries::in_columns(document, tables, pairs, dates),
        _ => entries::in_columns(document, tables, pairs, dates)
            .or_else(|| entries::in_days(document, title, dates)),
    };
    let is_open = !is_other && strongest < NAMED;
    told.or_else(|| is_open.then(|| tells_in_order(document)).flatten())
        .map(|span| sign(Kind::Chronology, NAMED, span))
        .or_else(|| running_entries(document, dates))
}

/// "This chronological account was put together from the files": what says near its head that it is a
/// chronology.
fn tells_in_order(document: &Document) -> Option<Span> {
    const LINES: usize = 5;
    cue!(
        THIS,
        concat!(
            r"(?i)\bthis (?:\w+ ){0,2}(?:chronology|time ?line",
            r"|chronological (?:account|record|history|list|summary|narrative)",
            r"|(?:account|history|list|record|summary)(?: of (?:\w+ ){1,3})? in (?:date|time) order)\b",
            r"[^.\n]{0,40}?\b(?:(?:was|is|has been) (?:\w+ )?(?:put together|compiled|prepared|written",
            r"|drawn (?:up|from)|made|assembled|collated|built|gathered|taken|based)",
            r"|covers|runs|goes|follows|begins|starts)\b"
        )
    );
    let mut lines = first_lines(document, LINES).into_iter();
    Some(lines.find(|(_, line)| THIS.is_match(line))?.0)
}

/// Whether the first line or the file's name calls a list one of visits or of a worker's notes.
fn names_notes(document: &Document) -> bool {
    cue!(
        NOTES,
        concat!(
            r"(?i)\b(?:visits (?:to|by|made|log|list|record)",
            r"|(?:workers?|case|contact|daily|running|carers?)['’]?s? (?:notes|log|diary)|diary)\b"
        )
    );
    cue!(
        EVENTS,
        r"(?i)\b(?:chronolog\w*|events?|time ?line|history)\b"
    );
    let first = first_lines(document, 1);
    let file = document.part(Part::FileName).next();
    let names = first.iter().map(|(_, line)| *line);
    let names = names.chain(file.map(|file| document.text_of(file)));
    let mut names = names.map(|name| name.replace(['_', '-'], " "));
    let is_notes = |name: &String| NOTES.is_match(name) && !EVENTS.is_match(name);
    names.any(|name| is_notes(&name))
}

/// So much weighs a name or a form that settles what a document is.
const NAMED: u32 = 9;
/// So much weighs what makes another kind of record as likely as a chronology without columns.
const HINTED: u32 = 3;

/// Three or more blocks that begin with a date and go on as text, outside chronologies: notes of a case.
fn running_entries(document: &Document, dates: &[DateMention]) -> Option<Sign> {
    let begins = |block: &&Block| {
        let first = dates_in(dates, block.span).first();
        first.is_some_and(|date| date.span.start <= block.span.start + 4) && block.cell().is_none()
    };
    let entries: Vec<&Block> = document.part(Part::Body).filter(begins).collect();
    let n_long = entries
        .iter()
        .filter(|block| document.text_of(block).split_whitespace().count() >= 25)
        .count();
    let n_headings = entries
        .iter()
        .filter(|block| block.heading().is_some())
        .count();
    let n_contacts = entries
        .iter()
        .filter(|block| CONTACT_WORDS.is_match(document.text_of(block)))
        .count();
    let weight = match (entries.len(), n_contacts.max(n_long).max(n_headings)) {
        (0..=1, _) | (_, 0) => return None,
        (_, 1) => 2,
        (_, 2..=3) => 5,
        _ => 7,
    };
    Some(sign(Kind::CaseNotes, weight, entries[0].span))
}

/// Tells whether words are those of a note of a contact.
pub(super) fn tells_of_contact(words: &str) -> bool {
    CONTACT_WORDS.is_match(words)
}

cue!(
    CONTACT_WORDS,
    concat!(
        r"(?i)\b(?:telephone call|phone call|t/c|tc (?:to|from)|home visit|hv to|office visit",
        r"|e-?mail (?:to|from)|text (?:message )?(?:to|from)|visited|called|rang|spoke (?:to|with)",
        r"|discussion with|contact with|unannounced visit|announced visit|voicemail)\b"
    )
);
