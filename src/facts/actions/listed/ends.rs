//! What the words above a group of actions say that they are for: a need, a theme, an outcome.
//!
//! In: a heading, or the lines above a table. Out: the words that name it.

use std::sync::LazyLock;

use regex::Regex;

use super::N_HEADING_WORDS_MAX;
use crate::document::{Block, BlockKind, Document, Part, Span};
use crate::facts::Quoted;
use crate::facts::actions::headers::Holds;
use crate::facts::actions::labels::{self, Class};
use crate::facts::actions::{Source, sentence, somebody};
use crate::facts::columns;
use crate::facts::kind::Kind;
use crate::facts::pattern::pattern;
use crate::facts::table::Table;

static NEED_HEADING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^(?:\d+ )?(?:(?:safe|healthy|achieving|nurtured|active|respected|responsible|included)",
        r"(?: (?:and )?\w+)?",
        r"|(?:(?:identified|wellbeing|unmet) )?",
        r"(?:need|concern|risk|worry|outcome|goal|objective|priority|theme|aim)\b.*|staying safe",
        r"|being healthy|health|education|emotional.*|home conditions|domestic abuse|parenting.*",
        r"|identity.*|neglect|substance .*)$"
    ))
});

/// Words of the makeup of documents, that name nothing in a child's life.
static OF_DOCUMENTS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(?:plans?|sections?|parts?|pages?|tables?|lists?|forms?|notes?|details?|other|general",
        r"|misc\w*|aob|any other|steps?|what|who|when|by|to|will|review\w*|meetings?|minutes?",
        r"|child|young person|copy|copies|thanks?|appendix|annex)\b|\d"
    ))
});

/// A theme has no more words than these.
const N_THEME_WORDS_MAX: usize = 4;

/// So many lines above a table are looked at for what its actions are for.
const N_LINES_ABOVE_MAX: usize = 3;

/// What a heading says that the actions below it are for.
#[derive(Debug, Default)]
pub(super) struct Ends {
    pub(super) need: Option<Quoted>,
    pub(super) outcome: Option<Quoted>,
    pub(super) theme: Option<Quoted>,
}

pub(super) fn of_heading(source: &Source, span: Span) -> Ends {
    let document = source.document;
    let text = document.at(span);
    let quoted = |named: bool| named.then(|| Quoted::cut(document, span));
    Ends {
        need: quoted(is_need_heading(text)),
        outcome: outcome_in(document, span).or_else(|| quoted(is_purpose(text))),
        theme: quoted(is_theme(source, span)),
    }
}

/// The need that the words right above a table name, if they do.
pub(in crate::facts::actions) fn need_above(document: &Document, table: &Table) -> Option<Quoted> {
    let (first, _) = columns::blocks_of(table)?;
    let captions = columns::captions(document, first);
    let mut nearest = captions.iter().rev();
    let span = nearest.find(|span| is_need_heading(document.at(**span)))?;
    Some(Quoted::cut(document, *span))
}

/// What the heading right above a table says that its rows are about.
pub(in crate::facts::actions) fn theme_above(source: &Source, table: &Table) -> Option<Quoted> {
    let (first, _) = columns::blocks_of(table)?;
    let headings = source.document.headings_above(first);
    let heading = headings.last().map(|block| block.span);
    let line = || columns::captions(source.document, first).last().copied();
    let span = heading.or_else(line)?;
    is_theme(source, span).then(|| Quoted::cut(source.document, span))
}

/// The outcome that the heading of a table, or a labelled line between the two, names: "What we
/// hope for: a flat of her own".
pub(in crate::facts::actions) fn outcome_above(
    document: &Document,
    table: &Table,
) -> Option<Quoted> {
    let (first, _) = columns::blocks_of(table)?;
    let above = document.blocks[..first].iter().rev();
    let said = above.filter(|block| block.part == Part::Body && block.is_said());
    let is_line = |block: &&Block| !matches!(block.kind, BlockKind::Cell(_));
    let mut ended = false;
    let lines = said.take_while(is_line).take_while(|block| {
        let goes_on = !ended;
        ended |= block.heading().is_some();
        goes_on
    });
    let mut lines = lines.take(N_LINES_ABOVE_MAX);
    lines.find_map(|block| outcome_in(document, block.span))
}

/// "Healthy – outcome: Ida sleeps through", "What I want: rent paid by May".
fn outcome_in(document: &Document, span: Span) -> Option<Quoted> {
    let parts = labels::parts(document.at(span)).into_iter();
    let mut outcomes = parts.filter(|part| part.holds == Some(Holds::Outcome));
    let value = outcomes.next()?.value.shifted(span.start);
    let words = Quoted::cut(document, value);
    (!columns::is_blank(&words.text)).then_some(words)
}

/// "So that Ida sleeps": a heading that says what is hoped for.
pub(super) fn is_purpose(text: &str) -> bool {
    let words = columns::plain(text);
    words.starts_with("so that ") || words.starts_with("so she ") || words.starts_with("so he ")
}

pub(in crate::facts::actions) fn is_need_heading(text: &str) -> bool {
    let words = columns::plain(text);
    words.split(' ').count() <= N_HEADING_WORDS_MAX && NEED_HEADING.is_match(&words)
}

/// "Money", "Friends and free time": a heading of a plan that names a part of the child's life, and
/// nothing that the document itself is made of.
fn is_theme(source: &Source, span: Span) -> bool {
    let text = source.document.at(span);
    let words = columns::plain(text);
    let is_short = (1..=N_THEME_WORDS_MAX).contains(&words.split(' ').count());
    let names_none = || {
        OF_DOCUMENTS.is_match(&words)
            || labels::label(text).is_some()
            || somebody::is_somebody(text.trim_end_matches(':'))
            || sentence::read(text).binds
    };
    source.kind == Kind::Plan
        && span.start > 0
        && is_short
        && labels::class_of(text, false) == Class::Other
        && !names_none()
}
