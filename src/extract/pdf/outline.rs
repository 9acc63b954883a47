//! The outline: what viewers show as bookmarks (ISO 32000-2, 12.3.3).
//!
//! In: the catalogue and the pages. Out: titles, each with its level and the page that it leads to.
//! In a file without tags they say which lines are headings.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Object, ObjectId};

use super::file::{Page, array, as_dictionary, dictionary, get, resolved};
use super::metadata::text_string;

/// Titles that are read; the outline of a long book has some thousands.
const ITEMS_MAX: usize = 20_000;
/// Levels that are told apart; deeper titles are not read.
const LEVELS_MAX: u8 = 9;

/// The titles of an outline.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// Level by bare title and page, 0 where the file does not say which.
    levels: BTreeMap<(String, u32), u8>,
}

impl Outline {
    /// Reads the outline; empty where the file has none.
    pub(super) fn read(file: &lopdf::Document, pages: &[Page]) -> Self {
        let root = file.catalog().ok();
        let root = root.and_then(|catalog| dictionary(file, catalog, b"Outlines"));
        let numbers = pages.iter().map(|page| page.id).zip(1..).collect();
        let mut outline = Self::default();
        let mut seen = BTreeSet::new();
        let mut waiting: Vec<(&Dictionary, u8)> = Vec::new();
        waiting.extend(root.and_then(|root| Some((dictionary(file, root, b"First")?, 1))));
        while let Some((item, level)) = waiting.pop() {
            if !seen.insert(std::ptr::from_ref(item)) || seen.len() > ITEMS_MAX {
                continue;
            }
            waiting.extend(dictionary(file, item, b"Next").map(|next| (next, level)));
            if level < LEVELS_MAX {
                waiting.extend(dictionary(file, item, b"First").map(|inner| (inner, level + 1)));
            }
            outline.add(file, item, level, &numbers);
        }
        outline
    }

    fn add(
        &mut self,
        file: &lopdf::Document,
        item: &Dictionary,
        level: u8,
        numbers: &BTreeMap<ObjectId, u32>,
    ) {
        let title = get(file, item, b"Title").and_then(|title| Object::as_str(title).ok());
        let title = bare(&title.map(text_string).unwrap_or_default());
        if !title.is_empty() {
            let page = destination(file, item).and_then(|page| numbers.get(&page).copied());
            self.levels
                .entry((title, page.unwrap_or(0)))
                .or_insert(level);
        }
    }

    /// Returns the level of a text that is a title on its page.
    pub(super) fn level(&self, page: u32, text: &str) -> Option<u8> {
        if self.levels.is_empty() {
            return None;
        }
        let title = bare(text);
        let found = self.levels.get(&(title.clone(), page));
        found.or_else(|| self.levels.get(&(title, 0))).copied()
    }
}

/// The page that an item leads to, by its destination or its action (12.3.2, 12.6.4.2).
fn destination(file: &lopdf::Document, item: &Dictionary) -> Option<ObjectId> {
    let place = match get(file, item, b"Dest") {
        Some(Object::Array(place)) => place.as_slice(),
        _ => array(file, dictionary(file, item, b"A")?, b"D"),
    };
    let page = place.first()?;
    resolved(file, page).and_then(as_dictionary)?;
    page.as_reference().ok()
}

/// A title's letters and digits, without the number in front of it.
fn bare(text: &str) -> String {
    let text = text.trim_start_matches(|mark: char| !mark.is_alphabetic());
    let marks = text.chars().filter(|mark| mark.is_alphanumeric());
    marks.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::dictionary;

    #[test]
    fn titles_have_levels_and_an_outline_in_circles_ends() {
        let mut file = lopdf::Document::with_version("1.7");
        let outer = file.new_object_id();
        let inner = file.add_object(dictionary! {
            "Title" => Object::string_literal("1.1 Who reviews"), "Next" => outer,
        });
        file.set_object(
            outer,
            dictionary! { "Title" => Object::string_literal("1 Review"), "First" => inner, "Next" => outer },
        );
        let root = file.add_object(dictionary! { "First" => outer });
        let catalog = file.add_object(dictionary! { "Type" => "Catalog", "Outlines" => root });
        file.trailer.set("Root", catalog);
        let outline = Outline::read(&file, &[]);
        assert_eq!(outline.level(3, "1. REVIEW"), Some(1));
        assert_eq!(outline.level(3, "Who reviews"), Some(2));
        assert_eq!(outline.level(3, "Review dates"), None);
        assert_eq!(outline.level(3, "12"), None);
    }

    /// A chain of titles from "title 1" on, each leading to the next by `key`.
    fn chained(n: usize, key: &str) -> Outline {
        let mut file = lopdf::Document::with_version("1.7");
        let title = |number: usize| Object::string_literal(format!("t{number}"));
        let mut next = None;
        for number in (1..=n).rev() {
            let mut item = dictionary! { "Title" => title(number) };
            if let Some(next) = next {
                item.set(key, Object::Reference(next));
            }
            next = Some(file.add_object(item));
        }
        let root = file.add_object(dictionary! { "First" => next.expect("a title") });
        let catalog = file.add_object(dictionary! { "Type" => "Catalog", "Outlines" => root });
        file.trailer.set("Root", catalog);
        Outline::read(&file, &[])
    }

    #[test]
    fn so_many_titles_and_levels_are_read_and_no_more() {
        let long = chained(ITEMS_MAX + 5, "Next");
        assert_eq!(long.levels.len(), ITEMS_MAX);
        let deep = chained(usize::from(LEVELS_MAX) + 5, "First");
        assert_eq!(deep.levels.values().max(), Some(&LEVELS_MAX));
    }
}
