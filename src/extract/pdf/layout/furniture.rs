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
/// Type larger by this factor than that of most is a title's, whose words a header repeats.
const TITLE_SIZE: f32 = 1.25;

/// Where an item stands: page, whether at the top, item.
struct Edge<'i> {
    page: u32,
    y: f32,
    idx: usize,
    item: &'i Item,
}

/// Returns the part of each item that is furniture: a header in the upper half of a page, a footer in
/// the lower.
///
/// - `heights`: of the pages, in points
pub(super) fn furniture(items: &[Item], heights: &BTreeMap<u32, f32>) -> BTreeMap<usize, Part> {
    let mut found: BTreeMap<usize, Part> = BTreeMap::new();
    let mut pages: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (idx, item) in items.iter().enumerate() {
        pages.entry(item.page()).or_default().push(idx);
    }
    let is_upper = |idx: &usize| {
        let height = heights.get(&items[*idx].page()).copied().unwrap_or(0.0);
        items[*idx].y() < 0.5 * height
    };
    for part in [Part::Header, Part::Footer] {
        let mut near = pages.clone();
        for own in near.values_mut() {
            own.retain(|idx| is_upper(idx) == (part == Part::Header));
        }
        for edges in alike(items, &near, part) {
            if is_running(&edges, pages.len()) {
                found.extend(of_one_size(&edges).map(|edge| (edge.idx, part)));
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

/// Leaves out what is set in larger type than most: the title on the first page.
fn of_one_size<'e, 'i>(edges: &'e [Edge<'i>]) -> impl Iterator<Item = &'e Edge<'i>> {
    let size = |edge: &Edge| edge.item.lines().first().map_or(0.0, |line| line.size);
    let mut sizes: Vec<f32> = edges.iter().map(size).collect();
    sizes.sort_by(f32::total_cmp);
    let usual = sizes[sizes.len() / 2];
    edges
        .iter()
        .filter(move |edge| size(edge) < TITLE_SIZE * usual.max(1.0))
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
