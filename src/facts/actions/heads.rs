//! Labels on a line of their own at the head of a cell or a paragraph, over their values.
//!
//! In: the words of a cell or a paragraph. Out: what the label announces, and where its value begins.

use super::headers::Holds;
use super::{labels, lone};
use crate::document::{Document, Span};
use crate::facts::columns;

/// "By when ⏎ 3 May": what a first line that is a label announces, with the bytes of its value.
pub(super) fn above_value(text: &str) -> Option<(Holds, Span)> {
    let (label, value) = text.split_once('\n')?;
    let holds = lone::lone_label(label)?;
    let first = value.lines().next().unwrap_or_default();
    let is_value = !columns::is_blank(value) && lone::lone_label(first).is_none();
    (is_value && !is_broken_header(label, value))
        .then(|| (holds, Span::new(text.len() - value.len(), text.len())))
}

/// "Who ⏎ (name and post)", "By ⏎ when", "Action ⏎ Needed": a header in two lines.
fn is_broken_header(label: &str, value: &str) -> bool {
    let is_word = |part: &str| !part.trim().contains(' ');
    let runs_on = value.starts_with(char::is_lowercase) || is_word(label) && is_word(value);
    let is_whole = || labels::label(&format!("{label} {value}")).is_some();
    value.starts_with(['(', '[']) || runs_on && is_whole()
}

/// The same of a cell, with the bytes of the document.
pub(super) fn of_cell(document: &Document, cell: Span) -> Option<(Holds, Span)> {
    let (holds, value) = above_value(document.at(cell))?;
    Some((holds, value.shifted(cell.start)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_line_that_is_a_label_stands_over_its_value() {
        for (text, value) in [
            ("Who\nJo Bell, nurse", "Jo Bell, nurse"),
            ("By when:\n3 May", "3 May"),
            ("What will be done\nBuy Ida a lamp", "Buy Ida a lamp"),
            ("Who will do it\nMum", "Mum"),
            (
                "2. What needs to change (Safe)\nIda is alone",
                "Ida is alone",
            ),
        ] {
            let (_, found) = above_value(text).expect(text);
            assert_eq!(&text[found.start..found.end], value);
        }
    }

    #[test]
    fn a_lone_label_two_labels_and_a_sentence_stand_over_nothing() {
        for text in [
            "Who",
            "Who\n",
            "Action\nWho",
            "Who\n(name and post)",
            "Action\nrequired",
            "Jo came\nwhen it rained",
        ] {
            assert_eq!(above_value(text), None, "{text}");
        }
    }
}
