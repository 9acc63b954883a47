//! Labels that stand alone above their values, as lines or as headings.
//!
//! In: a document. Out: whether its labels make forms, and what a line alone announces. One such
//! line is only a heading; a form shows itself by asking for an action and for who or when.

use super::headers::Holds;
use super::loose::{self, Loose};
use super::{heads, labels, listed};
use crate::document::{Document, Part};
use crate::facts::table::Table;

/// What the labels of a document show of forms in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Forms {
    /// Labels stand alone, above their values: as lines or as headings.
    pub(super) lone: bool,
    /// Who and by when have labels, so that "What" and "Description" say what is to be done.
    pub(super) weak: bool,
    /// Labels in the words of headers that stand beside others.
    pub(super) loose: Loose,
}

impl Forms {
    pub(super) fn of(document: &Document, tables: &[Table]) -> Self {
        let mut lone = Vec::new();
        let mut all = Vec::new();
        let mut lines = Vec::new();
        let blocks = document.part(Part::Body);
        for block in blocks.filter(|block| block.cell().is_none() || listed::is_box(tables, block))
        {
            let text = document.text_of(block);
            lines.extend(text.lines().filter(|line| !line.trim().is_empty()));
            let above_value = || Some(heads::above_value(text)?.0);
            if let Some(holds) = lone_label(text).or_else(above_value) {
                lone.push(holds);
                all.push(holds);
            } else if text.contains([':', '?']) {
                let lines = text.lines().flat_map(labels::parts);
                all.extend(lines.filter_map(|part| part.holds));
            }
        }
        let has = |found: &[Holds], wanted: Holds| found.contains(&wanted);
        let weak = has(&all, Holds::Owner) && has(&all, Holds::Due);
        let acts = |holds: &Holds| matches!(holds, Holds::Action(tier) if *tier < 4 || weak);
        let placed = has(&all, Holds::Owner) || has(&all, Holds::Due);
        let aims = [Holds::Outcome, Holds::Owner, Holds::Due];
        let is_whole = aims.iter().all(|holds| has(&lone, *holds));
        Self {
            lone: placed && lone.iter().any(acts) || is_whole,
            weak,
            loose: loose::of(lines.into_iter()),
        }
    }
}

/// "Decision" alone heads what was decided, which may call for nothing.
const DECISION: Holds = Holds::Action(2);

/// Longer words stand for themselves.
const N_LABEL_BYTES_MAX: usize = 70;

/// "2. Who does it?": the number of a block of labels is no part of its first one.
fn without_number(text: &str) -> &str {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_number = (1..=2).contains(&(text.len() - rest.len()));
    let rest = rest.strip_prefix(['.', ')']).filter(|_| is_number);
    rest.map_or(text, str::trim_start)
}

/// What a whole line or heading announces, if it is one label; a plural opens a list.
pub(super) fn lone_label(text: &str) -> Option<Holds> {
    let text = without_number(text.trim());
    let bare = text.trim_end_matches([':', '?', ' ']);
    let is_short = text.len() <= N_LABEL_BYTES_MAX && !bare.ends_with('.') && !bare.contains(':');
    (is_short && !labels::opens_list(text))
        .then(|| labels::label(text))
        .flatten()
        .filter(|holds| *holds != DECISION)
}
