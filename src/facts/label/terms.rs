//! Terms that a clause defines: “Commencement Date” means 1 April 2025.
//!
//! In: a document. Out: each term in quotation marks that means a date, as a label and its value.

use std::sync::LazyLock;

use regex::Regex;

use super::{Form, Labelled};
use crate::document::{Document, Part, Span};
use crate::facts::Quoted;
use crate::facts::pattern::pattern;

pub(super) fn defined(document: &Document) -> Vec<Labelled> {
    static TERM: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r#"["“‘]([\p{Lu}][^"”’'“‘\n]{2,40})["”’] (?:means|shall mean) ((?:the )?(?:\d{1,2}[/-]\d|(?:\d{1,2}(?:st|nd|rd|th)? )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d)[^.;\n]{2,200})"#,
        )
    });
    let blocks = document.blocks.iter().enumerate();
    let body = blocks.filter(|(_, block)| block.part == Part::Body && block.is_said());
    let terms = body.flat_map(|(block_idx, block)| {
        let found = TERM.captures_iter(document.text_of(block));
        let quoted = move |words: regex::Match| {
            let span = Span::new(words.start(), words.end()).shifted(block.span.start);
            Quoted::cut(document, span)
        };
        found.filter_map(move |term| {
            Some(Labelled {
                label: quoted(term.get(1)?),
                value: quoted(term.get(2)?),
                form: Form::Line,
                block_idx,
                table_idx: None,
            })
        })
    });
    terms.collect()
}
