//! One content, saved as docx, odt, rtf, pdf, html and text, is understood alike.
//!
//! The files in `tests/corpus/triples/` are made by `tests/corpus/make/triples.py`; docx is the one
//! that the others are held against.

use std::fs;
use std::path::Path;

use casewise::document::Document;
use casewise::extract;
use casewise::facts::{self, Facts};

const FORMATS: [&str; 5] = ["odt", "rtf", "html", "pdf", "txt"];

fn read(stem: &str, format: &str) -> (Document, Facts) {
    let name = format!("{stem}.{format}");
    let bytes = fs::read(Path::new("tests/corpus/triples").join(&name)).expect("the file is here");
    let document = extract::bytes_of(&name, &bytes);
    let facts = facts::of(&document);
    (document, facts)
}

/// Holds what is told of each format against what is told of the docx.
fn alike(stem: &str, told: impl Fn(&Document, &Facts) -> Vec<String>) {
    let (document, facts) = read(stem, "docx");
    let expected = told(&document, &facts);
    assert!(!expected.is_empty(), "{stem}.docx tells something");
    for format in FORMATS {
        let (document, facts) = read(stem, format);
        assert_eq!(
            told(&document, &facts),
            expected,
            "{stem}.{format}\n{}",
            document.text
        );
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_same_dates_are_found_in_every_format() {
    for stem in ["childs-plan", "policy"] {
        alike(stem, |document, facts| {
            let in_body = |at: usize| {
                let block = document.blocks.iter().find(|block| block.span.end > at);
                block.is_some_and(|block| block.part == casewise::document::Part::Body)
            };
            let dates = facts.dates.iter().filter(|date| in_body(date.span.start));
            dates
                .map(|date| format!("{:?} {:?}", date.interval(), date.role))
                .collect()
        });
    }
}

#[test]
fn the_same_actions_are_found_in_every_format() {
    alike("childs-plan", |_, facts| {
        let actions = facts.actions.iter().map(|action| {
            let owner = action.owner.as_ref().map(|owner| one_line(&owner.text));
            let due = action.due.as_ref().map(|due| one_line(&due.words.text));
            let outcome = action
                .outcome
                .as_ref()
                .map(|outcome| one_line(&outcome.text));
            format!(
                "{} | {owner:?} | {due:?} | {outcome:?}",
                one_line(&action.text.text)
            )
        });
        actions.collect()
    });
}

#[test]
fn the_same_title_kind_and_control_are_found_in_every_format() {
    for stem in ["childs-plan", "policy"] {
        alike(stem, |_, facts| {
            let title = facts.title.as_ref().map(|title| one_line(&title.text));
            let mut values: Vec<String> = facts
                .control
                .values
                .iter()
                .map(|value| format!("{:?} {}", value.field, one_line(&value.words.text)))
                .collect();
            values.sort();
            values.dedup();
            values.extend([format!("{title:?}"), format!("{:?}", facts.kind.value)]);
            values
        });
    }
}

#[test]
fn the_same_headings_stand_above_the_same_text_in_every_format() {
    for stem in ["childs-plan", "policy"] {
        alike(stem, |document, _| {
            let headings = document
                .blocks
                .iter()
                .filter(|block| block.heading().is_some());
            headings
                .map(|block| one_line(document.text_of(block)))
                .collect()
        });
    }
}

#[test]
fn the_same_cells_stand_in_the_same_rows_in_every_format() {
    for stem in ["childs-plan", "policy"] {
        alike(stem, |document, _| {
            let cells = document.blocks.iter().filter_map(|block| {
                let cell = block.cell()?;
                let text = one_line(document.text_of(block));
                (!text.is_empty()).then(|| format!("{},{}: {text}", cell.row, cell.column))
            });
            cells.collect()
        });
    }
}
