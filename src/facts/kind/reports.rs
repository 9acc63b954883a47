//! What assesses without calling itself an assessment above all: the report of an investigation, and the
//! letter or mail that an assessment was sent in.
//!
//! In: a document. Out: whether it assesses a child, and the words that call it an assessment. A report
//! or a letter does so only where it has an analysis under its own heading and another that only
//! assessments have. What a school or a health visitor reports to a meeting is a contribution to it.

use std::sync::LazyLock;

use regex::Regex;

use super::signs::{can_head, first_lines, heads_assessment};
use super::{Kind, naming};
use crate::document::{Block, Document, Part, Span};
use crate::facts::pattern::{cue, pattern};
use crate::facts::{Quoted, label};

/// What heads or opens a section has no more words.
const WORDS_MAX: usize = 6;
/// An assessment that was sent takes so many words.
const SENT_WORDS_MIN: usize = 150;

/// One that says right below its name who finished it and when takes fewer.
const DONE_WORDS_MIN: usize = 40;
/// So near below its name it says so.
const DONE_BLOCKS_MAX: usize = 4;

// "Completed 3 May 2023 by Jo Bell", "Author: Jo Bell", "Date of assessment: 3 May 2023".
static COMPLETED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^\W*(?:(?:assessment |report )?(?:was )?(?:completed|finished|written|prepared|carried out",
        r"|undertaken|assessed|done)\b[^.\n]{0,40}\bby:? (?-i:\p{Lu})",
        r"|(?:author|assessor|completed by|assessed by|written by|prepared by|date of (?:this )?assessment",
        r"|assessment date|date completed)\s*[:\t|])"
    ))
});

static ANALYSES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^(?:(?:\w+ )?analysis(?: of .*)?|(?:risk )?formulation|making sense .*",
        r"|what (?:i|we) make of .*|(?:(?:my|our|professional) )?judge?ment|weighing .*",
        r"|assessment of (?:the )?risks?)$"
    ))
});

/// Tells whether a report on a child assesses: "Report of an investigation" with its analysis.
pub(super) fn assesses(document: &Document, title: &str) -> bool {
    title.to_lowercase().contains("report") && has_analysis(document)
}

fn has_analysis(document: &Document) -> bool {
    let body = document.part(Part::Body);
    let heads = body.filter(|block| block.cell().is_none() && can_head(document, block));
    analyses(heads.map(|block| label::plain(document.text_of(block))))
}

/// The line that makes a document what another service tells a meeting about a child: "Report for the
/// review of 3 May", written by a teacher, a nurse or a house of theirs. What calls itself an assessment,
/// or is by a social worker, or has an analysis, is none.
pub(super) fn contributes(document: &Document) -> Option<Span> {
    const HEAD_LINES: usize = 5;
    const WORDS_MAX: usize = 24;
    let lines = first_lines(document, HEAD_LINES);
    let is_head = |line: &&(Span, &str)| line.1.split_whitespace().count() <= WORDS_MAX;
    let head = || lines.iter().take(HEAD_LINES).filter(is_head);
    let file = document.part(Part::FileName).next();
    let is_named = file.is_some_and(|file| OF_SERVICE.is_match(document.text_of(file)));
    let report = head().find(|(_, line)| TO_MEETING.is_match(line) || OF_SERVICE.is_match(line));
    let (report, _) = *report.or_else(|| head().next().filter(|_| is_named))?;
    let last = document.part(Part::Body).last();
    let signed = last.map(|block| document.text_of(block)).filter(|text| {
        let n_words = text.split_whitespace().count();
        n_words <= WORDS_MAX
    });
    let words = || head().map(|(_, line)| *line).chain(signed);
    let is_of_service = words().any(|line| SERVICE.is_match(line));
    let is_own = words().any(|line| OWN.is_match(line)) || has_analysis(document);
    (is_of_service && !is_own).then_some(report)
}

cue!(
    TO_MEETING,
    concat!(
        r"(?i)\breport\b(?: (?:on|about|regarding|re|by|from)\b[^.;:]{1,60}?)? (?:to|for) ",
        r"(?:the |an? |our |his |her )?(?:[\w'’-]+ ){0,6}?(?:meetings?|reviews?|conference|hearing",
        r"|panel|cppm|rcppm|lac|laac|core group|tac|team around the child)\b"
    )
);
// "School report", as a title or as a file's name.
cue!(
    OF_SERVICE,
    concat!(
        r"(?i)^[\W_\d]*(?:school|nursery|education|health(?:[ _-]visit(?:or|ing))?|college|nursing",
        r"|class|teacher|paediatric|nurse|camhs|gp)['’]?s?[ _-]report\b"
    )
);
// Who is not the social worker: the houses and callings of services that know the child.
cue!(
    SERVICE,
    concat!(
        r"(?i)\b(?:education|school|primary|academy|nursery|early (?:learning|years)|childcare",
        r"|childminder|college|learning centre|teach(?:er|ing)|head ?teacher|pupil support",
        r"|guidance teacher|tutor|lecturer|nhs|health (?:visit(?:or|ing)|centre|board)",
        r"|nurs(?:e|ing)|midwi(?:fe|fery)|gp|general practi(?:ce|tioner)|paediatric(?:s|ian)",
        r"|consultant|camhs|psycholog(?:y|ist)|psychiatr(?:y|ist)|therapist|clinic",
        r"|medical practice|hospital|dental|dentist|police (?:scotland|officer|constable)",
        r"|youth (?:work(?:er)?|project|club)|women['’]?s aid|family (?:centre|support)|housing)\b"
    )
);
// Who assesses, and what says that it does.
cue!(
    OWN,
    concat!(
        r"(?i)\bassess(?:ments?|ed|or|ing)\b|\bsocial (?:work(?:er)?|background|enquiry)\b",
        r"|\bsafeguarding report\b|\bchildren (?:and|&) (?:families|justice)\b",
        r"|\blead professional\b|\bcomprehensive\b|\brisk (?:analysis|evaluation)\b",
        r"|\bparenting capacity\b"
    )
);

/// Whether one heading is that of an analysis and another one that only assessments have.
fn analyses(headings: impl Iterator<Item = String>) -> bool {
    let (mut has_analysis, mut has_other) = (false, false);
    for heading in headings {
        if ANALYSES.is_match(&heading) {
            has_analysis = true;
        } else if heads_assessment(&heading) || TOLD.is_match(&heading) {
            has_other = true;
        }
    }
    has_analysis && has_other
}

// "What Ash said", "Family background", "Social history".
static TOLD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^(?:what [\w'-]+ (?:said|told (?:me|us))",
        r"|(?:\w+ and )?family (?:and social )?(?:history|background))$"
    ))
});

/// The line that calls what a letter or mail holds an assessment: what it is about, right below its
/// salutation, or a line of its own above the sections.
pub(super) fn sent_with(document: &Document, kind: Kind) -> Option<Quoted> {
    if !matches!(kind, Kind::Letter | Kind::Email) {
        return None;
    }
    let blocks: Vec<&Block> = document.part(Part::Body).collect();
    let is_done = |at: usize| {
        let mut below = blocks[at + 1..].iter().take(DONE_BLOCKS_MAX);
        below.any(|block| COMPLETED.is_match(document.text_of(block)))
    };
    let names = |at: usize| {
        let is_subject = blocks[at].heading() == Some(0);
        names_assessment(document, blocks[at], kind)
            || !is_subject && is_done(at) && calls_assessment(document, blocks[at])
    };
    let at = (0..blocks.len()).find(|at| names(*at))?;
    let below = &blocks[at + 1..];
    let texts = || below.iter().map(|block| document.text_of(block));
    let n_words: usize = texts().map(|text| text.split_whitespace().count()).sum();
    let said = || blocks[at..].iter().map(|block| document.text_of(block));
    let is_of_child = said().any(|text| OF_CHILD.is_match(text));
    let is_long = n_words >= SENT_WORDS_MIN && analyses(texts().filter_map(opening));
    let is_done = n_words >= DONE_WORDS_MIN && is_done(at);
    let is_assessment = (is_long || is_done) && is_of_child;
    is_assessment.then(|| Quoted::cut(document, blocks[at].span))
}

static OF_CHILD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:child(?:ren)?|young person|baby|born|son|daughter|mother|father|mum|dad",
        r"|parents?|carers?)\b"
    ))
});

fn names_assessment(document: &Document, block: &Block, kind: Kind) -> bool {
    let text = document.text_of(block).trim();
    let n_words = text.split_whitespace().count();
    // The subject of a mail says what it is about; the assessment has its own line in it.
    let is_subject = kind == Kind::Email
        && (block.heading() == Some(0) || FIELD.is_match(text) || n_words > WORDS_MAX);
    !is_subject && calls_assessment(document, block)
}

/// Whether a block is a line that calls something an assessment.
fn calls_assessment(document: &Document, block: &Block) -> bool {
    const LINE_WORDS_MAX: usize = 14;
    let text = document.text_of(block).trim();
    let n_words = text.split_whitespace().count();
    let is_line =
        block.cell().is_none() && n_words <= LINE_WORDS_MAX && !text.ends_with(['.', ',', '?']);
    is_line && !FIELD.is_match(text) && of_assessment(text)
}

static FIELD: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^\W*(?:from|to|sent|subject|cc|date|attachments?|dear)\b"));

/// "Ash Reid, born 3 April 2012 – RISK ASSESSMENT": by the whole line or by what stands behind a dash.
fn of_assessment(line: &str) -> bool {
    let behind = line.rsplit(['–', '—']).next();
    let is_one = |name: &str| naming::of(name) == Some(Kind::Assessment);
    is_one(line) || behind.is_some_and(is_one)
}

/// The few words before the first stop or colon with which a paragraph opens, in plain form.
fn opening(text: &str) -> Option<String> {
    let end = text.find(['.', ':']).unwrap_or(text.len());
    let words = &text[..end];
    (words.split_whitespace().count() <= WORDS_MAX).then(|| label::plain(words))
}
