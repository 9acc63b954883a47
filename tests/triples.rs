//! One content, saved as docx, odt, rtf, pdf, html and text, is understood alike.
//!
//! The files in `tests/corpus/triples/` are made by `triples.py` and `core_group.py` in
//! `tests/corpus/make/`; docx is the one that the others are held against.

use std::fs;
use std::path::Path;

use casewise::document::{Document, Part, Span};
use casewise::extract;
use casewise::facts::{self, Dated, Facts};

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
            let in_body = |span: Span| {
                let block = document.block_at(span).map(|idx| &document.blocks[idx]);
                block.is_some_and(|block| block.part == Part::Body)
            };
            let dates = facts.dates.iter().filter(|date| in_body(date.span));
            dates
                .map(|date| format!("{:?} {:?}", date.interval(), date.role))
                .collect()
        });
    }
}

#[test]
fn the_same_days_and_meetings_are_found_in_minutes_with_nested_tables() {
    alike("core-group", |document, facts| {
        let in_body = |span: Span| {
            let block = document.block_at(span).map(|idx| &document.blocks[idx]);
            block.is_some_and(|block| block.part == Part::Body)
        };
        let dates = facts.dates.iter().filter(|date| in_body(date.span));
        let mut told: Vec<String> = dates.map(|date| format!("{:?}", date.interval())).collect();
        told.sort();
        told.dedup();
        let words = |dated: &Option<Dated>| {
            let span = dated.as_ref().map(|dated| dated.span);
            span.map(|span| document.text[span.start..span.end].to_owned())
        };
        let meetings = facts.meetings.iter().map(|one| {
            let (on, next) = (words(&one.on), words(&one.next));
            format!("{:?} {on:?} {next:?}", one.kind)
        });
        told.extend(meetings);
        told.push(format!("{:?} {:?}", facts.kind.value, words(&facts.dated)));
        told
    });
}

#[test]
fn the_same_actions_are_found_in_every_format() {
    for stem in ["childs-plan", "core-group"] {
        same_actions(stem);
    }
}

fn same_actions(stem: &str) {
    alike(stem, |_, facts| {
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
        alike(stem, |document, facts| {
            let title = facts.title.as_ref().map(|title| one_line(&title.text));
            let mut values: Vec<String> = facts
                .control(document)
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

/// One table whose owner is merged over two rows, as three formats write it.
const MERGED: [(&str, &str); 3] = [
    (
        "a.html",
        "<h1>Child's Plan</h1><table><tr><th>Action<th>Owner<th>By when\
         <tr><td>Buy a bed for Pip<td rowspan=2>Jo Green, social worker<td>3 May 2026\
         <tr><td>Mend the front door<td>9 May 2026</table>",
    ),
    (
        "a.fodt",
        "<office:document><office:body><office:text><text:h text:outline-level='1'>Child's Plan</text:h><table:table>\
         <table:table-header-rows><table:table-row><table:table-cell><text:p>Action</text:p></table:table-cell>\
         <table:table-cell><text:p>Owner</text:p></table:table-cell><table:table-cell><text:p>By when</text:p></table:table-cell>\
         </table:table-row></table:table-header-rows><table:table-row><table:table-cell><text:p>Buy a bed for Pip</text:p></table:table-cell>\
         <table:table-cell table:number-rows-spanned='2'><text:p>Jo Green, social worker</text:p></table:table-cell>\
         <table:table-cell><text:p>3 May 2026</text:p></table:table-cell></table:table-row><table:table-row>\
         <table:table-cell><text:p>Mend the front door</text:p></table:table-cell><table:covered-table-cell/>\
         <table:table-cell><text:p>9 May 2026</text:p></table:table-cell></table:table-row></table:table>\
         </office:text></office:body></office:document>",
    ),
    (
        "a.rtf",
        "{\\rtf1{\\stylesheet{\\s1 heading 1;}}\\pard\\s1 Child's Plan\\par\
         \\trowd\\trhdr\\cellx1\\cellx2000\\cellx4000\\pard\\intbl Action\\cell Owner\\cell By when\\cell\\row\
         \\trowd\\cellx1\\clvmgf\\cellx2000\\cellx4000 Buy a bed for Pip\\cell Jo Green, social worker\\cell 3 May 2026\\cell\\row\
         \\trowd\\cellx1\\clvmrg\\cellx2000\\cellx4000 Mend the front door\\cell\\cell 9 May 2026\\cell\\row\\pard}",
    ),
];

#[test]
fn a_cell_merged_downwards_speaks_for_the_rows_below_in_every_format() {
    for (name, text) in MERGED {
        let document = extract::bytes_of(name, text.as_bytes());
        let facts = facts::of(&document);
        let owners: Vec<Option<String>> = facts
            .actions
            .iter()
            .map(|action| action.owner.as_ref().map(|owner| one_line(&owner.text)))
            .collect();
        let jo = Some("Jo Green, social worker".to_owned());
        assert_eq!(owners, [jo.clone(), jo], "{name}\n{}", document.text);
    }
}
