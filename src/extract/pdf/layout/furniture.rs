//! Running headers and footers, told from the body.
//!
//! In: what stands on each page, from top to bottom. Out: which of it is furniture: what stands at
//! the same height near the edge of many pages and reads alike but for its numbers.

use std::collections::BTreeMap;

use super::Item;
use crate::document::Part;

/// Items from each edge of a page among which furniture is looked for.
const EDGE_ITEMS: usize = 4;
/// Furniture stands at the same height within this many points.
const HEIGHT: f32 = 8.0;

/// Where an item stands: page, whether at the top, item.
struct Edge<'i> {
    page: u32,
    y: f32,
    idx: usize,
    item: &'i Item,
}

/// Returns the part of each item that is furniture.
pub(super) fn furniture(items: &[Item]) -> BTreeMap<usize, Part> {
    let mut found: BTreeMap<usize, Part> = BTreeMap::new();
    let mut pages: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (idx, item) in items.iter().enumerate() {
        pages.entry(item.page()).or_default().push(idx);
    }
    for part in [Part::Header, Part::Footer] {
        for edges in alike(items, &pages, part) {
            if is_running(&edges, pages.len()) {
                found.extend(edges.iter().map(|edge| (edge.idx, part)));
            }
        }
    }
    found
}

/// Items at one edge of the pages that read alike but for their numbers.
fn alike<'i>(
    items: &'i [Item],
    pages: &BTreeMap<u32, Vec<usize>>,
    part: Part,
) -> Vec<Vec<Edge<'i>>> {
    let mut groups: BTreeMap<String, Vec<Edge>> = BTreeMap::new();
    for (page, own) in pages {
        let near: Vec<usize> = match part {
            Part::Header => own.iter().take(EDGE_ITEMS).copied().collect(),
            _ => own.iter().rev().take(EDGE_ITEMS).copied().collect(),
        };
        for idx in near {
            let item = &items[idx];
            let key = item
                .words()
                .replace(|mark: char| mark.is_ascii_digit(), "#");
            groups.entry(key).or_default().push(Edge {
                page: *page,
                y: item.y(),
                idx,
                item,
            });
        }
    }
    groups.into_values().collect()
}

/// Tells whether items stand on most pages, or at the very same height on a good part of them.
fn is_running(edges: &[Edge], n_pages: usize) -> bool {
    let mut pages: Vec<u32> = edges.iter().map(|edge| edge.page).collect();
    pages.dedup();
    let Some(first) = edges.first() else {
        return false;
    };
    let is_level = edges.iter().all(|edge| (edge.y - first.y).abs() <= HEIGHT);
    let is_line = edges.iter().all(|edge| matches!(edge.item, Item::Line(_)));
    let is_usual = 3 * pages.len() >= 2 * n_pages && (is_line || is_level);
    let is_frequent = pages.len() >= 3 && 3 * pages.len() >= n_pages && is_level;
    pages.len() >= 2 && (is_usual || is_frequent)
}
