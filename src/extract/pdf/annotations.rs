//! Annotations: reviewers' notes and stamps.
//!
//! In: a page's annotations (ISO 32000-2, 12.5). Out: comments and watermarks, whole or not. Links, pop-ups and
//! form fields are left to others.

use lopdf::{Dictionary, Object};

use super::file::{Page, array, as_dictionary, get, name, resolved};
use super::interpreter::Interpreter;
use super::layout::words;
use super::metadata::text_string;
use crate::document::Part;

/// The most annotations read of one page.
const ANNOTATIONS_MAX: usize = 5_000;

/// The text of a page's annotations.
pub(super) struct Found {
    /// Each text with the part it belongs to.
    pub(super) texts: Vec<(Part, String)>,
    /// Whether a bound left some of it out.
    pub(super) is_cut: bool,
}

/// Returns the text of a page's annotations.
pub(super) fn read<'a>(
    file: &'a lopdf::Document,
    page: &Page<'a>,
    interpreter: &mut Interpreter<'a>,
) -> Found {
    let items = array(file, page.dictionary, b"Annots");
    let mut found = Found {
        texts: Vec::new(),
        is_cut: items.len() > ANNOTATIONS_MAX,
    };
    for item in items.iter().take(ANNOTATIONS_MAX) {
        let Some(annotation) = resolved(file, item).and_then(as_dictionary) else {
            continue;
        };
        let Some(part) = part_of(file, annotation) else {
            continue;
        };
        let look = interpreter.appearance(page, annotation);
        found.is_cut |= look.is_cut;
        let text = Some(words(&look))
            .filter(|text| !text.trim().is_empty())
            .or_else(|| contents(file, annotation));
        found.texts.extend(text.map(|text| (part, text)));
    }
    found
}

fn part_of(file: &lopdf::Document, annotation: &Dictionary) -> Option<Part> {
    if !is_shown(file, annotation) {
        return None;
    }
    match name(file, annotation, b"Subtype")? {
        b"Watermark" | b"Stamp" => Some(Part::Watermark),
        b"Link" | b"Popup" | b"Widget" => None,
        _ => Some(Part::Comment),
    }
}

/// Tells whether an annotation is meant to be seen: not hidden, not "no view" (12.5.3).
pub(super) fn is_shown(file: &lopdf::Document, annotation: &Dictionary) -> bool {
    let flags = get(file, annotation, b"F")
        .and_then(|flags| flags.as_i64().ok())
        .unwrap_or(0);
    flags & (1 << 1 | 1 << 5) == 0
}

fn contents(file: &lopdf::Document, annotation: &Dictionary) -> Option<String> {
    let text = get(file, annotation, b"Contents").and_then(|text| Object::as_str(text).ok())?;
    Some(text_string(text)).filter(|text| !text.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::file;
    use super::*;
    use lopdf::dictionary;

    #[test]
    fn so_many_annotations_of_a_page_are_read_and_more_are_said() {
        let notes = |n: usize| {
            let note = dictionary! {
                "Subtype" => "Text", "Contents" => Object::string_literal("Check this"),
            };
            let notes = vec![Object::Dictionary(note); n];
            let page = dictionary! { "Type" => "Page", "Annots" => notes };
            let mut file = lopdf::Document::with_version("1.7");
            file.add_object(page);
            let pages = file::pages(&file);
            let found = read(&file, &pages[0], &mut Interpreter::new(&file));
            (found.texts.len(), found.is_cut)
        };
        assert_eq!(notes(ANNOTATIONS_MAX), (ANNOTATIONS_MAX, false));
        assert_eq!(notes(ANNOTATIONS_MAX + 1), (ANNOTATIONS_MAX, true));
    }
}
