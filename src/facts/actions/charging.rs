//! Lists below no heading of actions of which most items charge somebody with a deed.
//!
//! In: an item. Out: whether its list is one of commitments, whatever stands above it.

use super::lines::is_marked;
use super::listed::Walk;
use super::{narrative, sentence};
use crate::document::{Block, BlockKind, Document, Part, Span};

/// So many items make a list.
const N_ITEMS_MIN: usize = 2;

/// Where the list of the last item ends, and whether it charges somebody.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Charging {
    until: usize,
    most: bool,
}

impl Walk<'_> {
    /// Tells whether most items of the list in which an item stands charge somebody.
    pub(super) fn is_charging_list(&mut self, item: Span) -> bool {
        if item.start >= self.charging.until {
            self.charging = of_list(self.source.document, item);
        }
        self.charging.most
    }
}

/// Reads the list that begins with an item: blocks of items, or lines with marks, one after the
/// other.
fn of_list(document: &Document, first: Span) -> Charging {
    let blocks = document.part(Part::Body);
    let blocks = blocks.skip_while(|block| block.span.end <= first.start);
    let blocks: Vec<&Block> = blocks
        .take_while(|block| is_item(document, block))
        .collect();
    let items = blocks
        .iter()
        .flat_map(|block| document.text_of(block).lines());
    let items: Vec<&str> = items.filter(|line| !line.trim().is_empty()).collect();
    let n_charging = items.iter().filter(|line| charges(line)).count();
    Charging {
        until: blocks.last().map_or(first.end, |block| block.span.end),
        most: items.len() >= N_ITEMS_MIN && n_charging * 2 > items.len(),
    }
}

fn is_item(document: &Document, block: &Block) -> bool {
    matches!(block.kind, BlockKind::ListItem(_)) || is_marked(document.text_of(block))
}

/// "Gran will take …", "SW to ring …", "Form to be sent by the HV".
fn charges(item: &str) -> bool {
    let said = sentence::read(item);
    said.owner.is_some() && said.has_deed && !narrative::is_narrative(item)
}
