//! What prose tells in as many ways as rows: who came in with what, and where a child went to live.
//!
//! In: nothing. Out: for each kind of event the wordings that tell of it in any sentence, each made of
//! classes of words, by who did it, what was done and to whom. A move is looked for before a start,
//! of which it is the more particular.

mod coming;
mod lives;

use super::entries::{Wordings, with_classes};
use crate::facts::events::EventKind;

/// Moves, which every other wording follows.
pub(super) fn moves() -> Vec<(EventKind, String)> {
    in_classes(&[lives::MOVES])
}

/// Every other kind.
pub(super) fn rest() -> Vec<(EventKind, String)> {
    let mut all = in_classes(&lives::ALL);
    all.extend(in_classes(&coming::ALL));
    all
}

fn in_classes(all: &[Wordings]) -> Vec<(EventKind, String)> {
    let words = all.iter().map(|(kind, lines)| (*kind, with_classes(lines)));
    words.collect()
}
