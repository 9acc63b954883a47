//! The lists of one leaf, read forwards with the positions in them.
//!
//! In: units in rising order. Out: whether the leaf stands in each, and where. Memory is used again
//! from unit to unit.

use tantivy::DocSet as _;
use tantivy::postings::{Postings as _, SegmentPostings};

use crate::search::runs::Run;

/// A leaf's lists, each with how many words one of its places takes.
pub(super) struct Cursor {
    lists: Vec<(u32, SegmentPostings)>,
    positions: Vec<u32>,
    runs: Vec<Run>,
}

impl Cursor {
    pub(super) fn new(lists: Vec<(u32, SegmentPostings)>) -> Self {
        Self {
            lists,
            positions: Vec::new(),
            runs: Vec::new(),
        }
    }

    /// Goes forward to a unit and tells whether the leaf stands in it.
    pub(super) fn reaches(&mut self, unit: u32) -> bool {
        let mut is_there = false;
        for (_, list) in &mut self.lists {
            if list.doc() < unit {
                list.seek(unit);
            }
            is_there |= list.doc() == unit;
        }
        is_there
    }

    /// Goes forward to a unit and reads where the leaf stands in it.
    pub(super) fn read(&mut self, unit: u32) {
        self.runs.clear();
        if !self.reaches(unit) {
            return;
        }
        for (n_words, list) in &mut self.lists {
            if list.doc() == unit {
                list.positions(&mut self.positions);
                let runs = self.positions.iter();
                self.runs.extend(runs.map(|from| Run::at(*from, *n_words)));
            }
        }
        self.runs.sort_unstable();
        self.runs.dedup();
    }

    /// Whether one of its words stands at a position of that unit.
    fn has(&self, position: u32) -> bool {
        let found = self.runs.binary_search_by_key(&position, |run| run.from);
        found.is_ok()
    }

    /// Where the leaf stands in the unit that was read last, in order.
    pub(super) fn runs(&self) -> &[Run] {
        &self.runs
    }
}

/// Tells whether leaves of single words stand one after the other in the unit that was read last.
///
/// - `leaves`: positions among the cursors, in the order of the words
pub(super) fn follow(cursors: &[Cursor], leaves: &[usize]) -> bool {
    let Some((first, rest)) = leaves.split_first() else {
        return false;
    };
    cursors[*first].runs.iter().any(|run| {
        let mut next = rest.iter().zip(run.from + 1..);
        next.all(|(leaf, position)| cursors[*leaf].has(position))
    })
}
