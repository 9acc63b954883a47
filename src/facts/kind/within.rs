//! What a record holds of another kind than its own: the assessment of an "Assessment and care
//! plan", the child's plan that stands in a minute.
//!
//! In: a document, its kind, title and actions. Out: each further kind with the words that say so.
//! A title that names two kinds makes the record one of both where the text bears it out; a section
//! of its own is part of a record and stands for a document only where the file has no other.

use std::sync::LazyLock;

use regex::Regex;
use serde::Serialize;

use super::signs::heads_assessment;
use super::{Kind, agreed, naming, reports};
use crate::document::{Block, Document, Part, Span};
use crate::facts::pattern::pattern;
use crate::facts::{Action, Quoted, label};

/// An assessment, or a section that is one, takes so many words.
const WORDS_MIN: usize = 60;

/// A kind that a record has besides its own, and what says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Within {
    /// The further kind.
    pub kind: Kind,
    /// The title or the heading that names it.
    pub words: Quoted,
    /// Whether the title names it, so that the whole record is of that kind too.
    pub is_whole: bool,
    /// Whether it is one for sure: actions that nothing calls a plan may be none.
    pub is_sure: bool,
}

/// Finds the further kinds of a record.
///
/// - `kind`: the kind that it has above all
#[must_use]
pub fn within(
    document: &Document,
    kind: Kind,
    title: Option<&Quoted>,
    actions: &[Action],
) -> Vec<Within> {
    let titled = title.filter(|title| is_assessment_too(document, kind, title));
    let titled = titled.cloned();
    let titled = titled.or_else(|| reports::sent_with(document, kind));
    let titled = titled.map(|words| Within {
        kind: Kind::Assessment,
        words,
        is_whole: true,
        is_sure: true,
    });
    let part = |kind| {
        move |words| Within {
            kind,
            words,
            is_whole: false,
            is_sure: true,
        }
    };
    let planned = title.filter(|title| is_plan_too(kind, title, actions));
    let planned = planned.cloned().map(|words| Within {
        kind: Kind::Plan,
        words,
        is_whole: true,
        is_sure: true,
    });
    let plans = plans(document, kind, actions);
    let plans = plans.into_iter().map(part(Kind::Plan));
    let plans: Vec<Within> = planned.into_iter().chain(plans).collect();
    let agreed = agreed::plan(document, kind, title, actions).filter(|_| plans.is_empty());
    let agreed = agreed.map(|(words, is_sure)| Within {
        is_sure,
        ..part(Kind::Plan)(words)
    });
    let plans = plans.into_iter().chain(agreed);
    let assessments = assessments(document, kind);
    let assessments = assessments.into_iter().map(part(Kind::Assessment));
    titled.into_iter().chain(plans).chain(assessments).collect()
}

/// Whether an assessment calls itself a plan too, and says what is to be done.
fn is_plan_too(kind: Kind, title: &Quoted, actions: &[Action]) -> bool {
    const ACTIONS_MIN: usize = 2;
    kind == Kind::Assessment
        && actions.len() >= ACTIONS_MIN
        && naming::joined(&title.text).contains(&Kind::Plan)
}

/// Whether a plan or chronology calls itself an assessment too, and has a heading that only those
/// have and words enough.
fn is_assessment_too(document: &Document, kind: Kind, title: &Quoted) -> bool {
    let heads = |block: &Block| {
        let text = document.text_of(block);
        !title.span.covers(block.span)
            && (heads_assessment(&label::plain(text)) || NAMES_ASSESSMENT.is_match(text))
    };
    matches!(kind, Kind::Plan | Kind::Chronology)
        && naming::joined(&title.text).contains(&Kind::Assessment)
        && document.part(Part::Body).any(heads)
        && n_words_in(document.part(Part::Body), document) >= WORDS_MIN
}

/// The headings of assessments that are part of a plan or chronology.
fn assessments(document: &Document, kind: Kind) -> Vec<Quoted> {
    if !matches!(kind, Kind::Plan | Kind::Chronology) {
        return Vec::new();
    }
    let level_of = |block: &Block| level(document, block);
    let body = document.part(Part::Body);
    let headings: Vec<&Block> = body.filter(|block| level_of(block).is_some()).collect();
    let is_of_other = |block: &&&Block| {
        let named = naming::of(document.text_of(block));
        named.is_some_and(|named| named != Kind::Assessment)
    };
    let names = |block: &Block| NAMES_ASSESSMENT.is_match(document.text_of(block));
    let named = headings.iter().enumerate().filter(|(_, one)| names(one));
    let sections = named.map(|(at, heading)| {
        let level = level_of(heading);
        let is_part = level == Some(PART_LEVEL);
        let is_above = |block: &Block| level_of(block) < level;
        let is_next = |block: &Block| level_of(block) == level && (is_part || names(block));
        let mut below = headings[at + 1..].iter();
        let next = below.find(|block| is_above(block) || is_next(block) || is_of_other(block));
        let end = next.map_or(document.text.len(), |next| next.span.start);
        (heading.span, Span::new(heading.span.end, end))
    });
    let running = Running::of(document);
    sections
        .filter(|(_, below)| running.n_words(*below) >= WORDS_MIN)
        .map(|(heading, _)| Quoted::cut(document, heading))
        .collect()
}

/// The level of a line "Part two: what we will do", over all headings.
const PART_LEVEL: u8 = 0;

/// The level of a heading, or of a line that counts a part of the record.
fn level(document: &Document, block: &Block) -> Option<u8> {
    const WORDS_MAX: usize = 8;
    let text = document.text_of(block);
    let is_line = text.split_whitespace().count() <= WORDS_MAX && !text.ends_with('.');
    let is_part = block.cell().is_none() && is_line && PART.is_match(text);
    is_part.then_some(PART_LEVEL).or(block.heading())
}

static PART: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^\W*(?:part|section) (?:one|two|three|four|five|six|\d{1,2}|[a-h]|[iv]{1,4})\b")
});

/// How many words stand in some blocks.
fn n_words_in<'d>(blocks: impl Iterator<Item = &'d Block>, document: &Document) -> usize {
    blocks
        .map(|block| document.text_of(block).split_whitespace().count())
        .sum()
}

/// The blocks of running text, each with how many words stand before its end.
struct Running(Vec<(Span, usize)>);

impl Running {
    fn of(document: &Document) -> Self {
        let blocks = document.part(Part::Body);
        let blocks = blocks.filter(|block| block.cell().is_none());
        let counted = blocks.scan(0, |n, block| {
            *n += document.text_of(block).split_whitespace().count();
            Some((block.span, *n))
        });
        Self(counted.collect())
    }

    /// How many words of running text stand in a stretch.
    fn n_words(&self, within: Span) -> usize {
        let n_before = |n_blocks: usize| n_blocks.checked_sub(1).map_or(0, |last| self.0[last].1);
        let from = self
            .0
            .partition_point(|(span, _)| span.start < within.start);
        let to = self.0.partition_point(|(span, _)| span.end <= within.end);
        n_before(to).saturating_sub(n_before(from))
    }
}

// "Part A: Assessment", "My assessment", "Assessment of needs and risks". A summary is of one that
// stands elsewhere.
static NAMES_ASSESSMENT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^\W*(?:(?:part|section) \w+\W+|\w{1,2}[.):]\s*|\d+\W+)?",
        r"(?:(?:my|the|our|an?|full|single|child['’]?s) )?(?:(?:wellbeing|risks?|needs?",
        r"|social work|family|comprehensive|initial|multi-?agency|holistic) (?:and )?)*assessment",
        r"(?: of .{2,40})?\W*$"
    ))
});

/// Finds the headings of child's plans in a document of another kind: those with actions below.
fn plans(document: &Document, kind: Kind, actions: &[Action]) -> Vec<Quoted> {
    if matches!(kind, Kind::Plan | Kind::StrategicPlan | Kind::Policy) {
        return Vec::new();
    }
    // A letter or a mail names the plan on a line of its own, if at all.
    let is_post = matches!(kind, Kind::Letter | Kind::Email | Kind::Other);
    let heads = |block: &&Block| {
        let text = document.text_of(block);
        let is_line = text.split_whitespace().count() <= 8 && !text.ends_with(['.', ',', ':']);
        let names = is_line && naming::of(text) == Some(Kind::Plan) || GIVES_PLAN.is_match(text);
        let is_capital = is_line && block.cell().is_none() && IN_CAPITALS.is_match(text);
        block.heading().is_some() || is_post && names || is_capital
    };
    let headings: Vec<Span> = document
        .part(Part::Body)
        .filter(heads)
        .map(|block| block.span)
        .collect();
    let ends = headings.iter().skip(1).map(|next| next.start);
    let ends = ends.chain([document.text.len()]);
    // A letter that gives the plan gives it to its end, whatever headings it has.
    let to_the_end = |heading: &Span| is_post && GIVES_PLAN.is_match(document.at(*heading));
    let sections = headings.iter().zip(ends).map(|(heading, end)| {
        let is_whole = to_the_end(heading);
        (heading, if is_whole { document.text.len() } else { end })
    });
    sections
        .filter(|(heading, end)| {
            let below =
                |action: &Action| action.span.start >= heading.end && action.span.start < *end;
            let text = document.at(**heading);
            // What a meeting set out to do is no plan for the child.
            let is_of_meeting =
                kind == Kind::Minutes && text.to_lowercase().contains("action plan");
            let name = MADE_THERE.replace(text, "");
            let is_childs = name == text || OF_CHILD.is_match(&name);
            let is_named =
                naming::of(&name) == Some(Kind::Plan) && !ABOUT.is_match(&name) && is_childs;
            let is_plan = is_named && !is_of_meeting || is_post && GIVES_PLAN.is_match(text);
            is_plan && actions.iter().any(below)
        })
        .map(|(heading, _)| Quoted::cut(document, *heading))
        .collect()
}

// "APPENDIX: CHILD'S PLAN", "PART B: PLAN, from section 9": a line heads a plan by its capitals.
static IN_CAPITALS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[^a-z]{0,40}\bPLAN\b(?:[^a-z]*$|[,:–-])"));

// "Child protection plan agreed at the meeting": where it was made is no part of its name.
static MADE_THERE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\s+(?:(?:as|that was|which was) )?(?:agreed|made|set|drawn up|approved) (?:at|by|in)",
        r" (?:the|this) (?:\w+ ){0,3}\w+\W*$"
    ))
});

// "Travel plan agreed at the meeting" is a plan of something else.
static OF_CHILD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:child(?:ren)?(?:['’]?s)?|protection|care|pathway|safety|permanence|support",
        r"|wellbeing|outline|person['’]?s?|\p{L}+['’]s) (?:\w+ )?plan\b",
        r"|^\W*(?:\d[\d.]*\W*)?(?:(?:the|our) )?plan\W*$"
    ))
});

// "Dear Ash, this is your plan", "You asked for your plan as a letter, so here it is": a letter that
// gives the plan itself.
static GIVES_PLAN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)(?:^|[.!?]\s)\W*(?:(?:this|here|below|that)(?: is|['’]s| follows) ",
        r"(?:your|our|the|his|her|their|\w+['’]s) (?:(?:own|new|first|child['’]?s|children['’]?s",
        r"|protection|care|safety|pathway|family|support) ){0,2}plan\b)",
        r"|\b(?:your|our|the|his|her|their|\w+['’]s) (?:[\w'’]+ ){0,2}",
        r"plan\b[^.!?]{0,80}\bhere it is\b"
    ))
});

/// Where a letter or a mail has said that it gives the plan: all below is the plan's.
pub(in crate::facts) fn plan_from(document: &Document, kind: Kind) -> Option<usize> {
    let mut body = document.part(Part::Body);
    let is_post = matches!(kind, Kind::Letter | Kind::Email);
    let gives = |block: &&Block| is_post && GIVES_PLAN.is_match(document.text_of(block));
    body.find(gives).map(|block| block.span.end)
}

// "Matters from the plan" and "Progress on the plan" are about one that stands elsewhere.
static ABOUT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:from|on|against|about|since)\s+(?:(?:the|this|his|her|their|last)\s+)?",
        r"(?:[\w'’]+\s+){0,3}plan\b"
    ))
});
