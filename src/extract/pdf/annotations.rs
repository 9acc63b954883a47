//! Annotations: reviewers' notes and stamps.
//!
//! In: a page's annotations (ISO 32000-2, 12.5). Out: comments and watermarks. Links, pop-ups and
//! form fields are left to others.

use lopdf::{Dictionary, Object};

use super::file::{Page, array, as_dictionary, get, name, resolved};
use super::interpreter::Interpreter;
use super::layout::words;
use super::metadata::text_string;
use crate::document::Part;

/// The most annotations read of one page.
const ANNOTATIONS_MAX: usize = 5_000;

/// Returns the text of a page's annotations, each with the part it belongs to.
pub(super) fn read<'a>(
    file: &'a lopdf::Document,
    page: &Page<'a>,
    interpreter: &mut Interpreter<'a>,
) -> Vec<(Part, String)> {
    let mut found = Vec::new();
    for item in array(file, page.dictionary, b"Annots")
        .iter()
        .take(ANNOTATIONS_MAX)
    {
        let Some(annotation) = resolved(file, item).and_then(as_dictionary) else {
            continue;
        };
        let Some(part) = part_of(file, annotation) else {
            continue;
        };
        let mut look = || words(&interpreter.appearance(page, annotation));
        let text = Some(look())
            .filter(|text| !text.trim().is_empty())
            .or_else(|| contents(file, annotation));
        found.extend(text.map(|text| (part, text)));
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
