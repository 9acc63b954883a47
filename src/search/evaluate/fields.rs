//! Which files say of themselves what a query's fields ask.
//!
//! In: the fields of a plan and a register. Out: for each field, whether each file fits. Kinds and
//! cases stand in the register's table; other fields cost a look at every line.

use crate::search::plan::Part;
use crate::search::query::Field;
use crate::search::register::{FileRecord, KINDS, Register};
use crate::search::words::{Words, folded};

/// The fields of a plan, each with the files that fit, by number.
pub(super) struct Files<'a>(Vec<(&'a Field, Vec<bool>)>);

impl<'a> Files<'a> {
    pub(super) fn of(register: &Register, root: &'a Part) -> Self {
        let mut fields = Vec::new();
        gather(root, &mut fields);
        let found = fields.into_iter();
        Self(found.map(|field| (field, with(register, field))).collect())
    }

    /// Whether a file fits a field of the plan.
    pub(super) fn has(&self, field: &Field, number: usize) -> bool {
        let found = self.0.iter().find(|(own, _)| *own == field);
        found.is_some_and(|(_, files)| files.get(number) == Some(&true))
    }
}

fn gather<'a>(part: &'a Part, into: &mut Vec<&'a Field>) {
    match part {
        Part::Field(field) if !into.contains(&field) => into.push(field),
        Part::All(parts) | Part::Any(parts) => parts.iter().for_each(|part| gather(part, into)),
        Part::Not(part) => gather(part, into),
        Part::Field(_) | Part::Leaf(_) | Part::Phrase(_) | Part::Near { .. } => {}
    }
}

/// The files of which a field says what was asked, by number.
fn with(register: &Register, field: &Field) -> Vec<bool> {
    let numbers = 0..register.len();
    match field {
        Field::Kind(kind) => {
            let kind = KINDS.iter().position(|known| known == kind);
            numbers
                .map(|number| kind.is_some() && register.kind(number) == kind)
                .collect()
        }
        Field::Case(case) => {
            let names = register.cases();
            let fits: Vec<bool> = names
                .iter()
                .map(|name| folded(name) == folded(case))
                .collect();
            numbers
                .map(|number| register.case(number).is_some_and(|case| fits[case]))
                .collect()
        }
        Field::Path(_) | Field::Title(_) | Field::Author(_) | Field::Dated(_) => numbers
            .map(|number| register.file(number).is_some_and(|file| fits(&file, field)))
            .collect(),
    }
}

fn fits(file: &FileRecord, field: &Field) -> bool {
    match field {
        Field::Path(asked) => folded(&file.path).contains(&folded(asked)),
        Field::Title(asked) => file.title.as_ref().is_some_and(|title| has(title, asked)),
        Field::Author(asked) => file
            .author
            .as_ref()
            .is_some_and(|author| has(author, asked)),
        Field::Dated(days) => file.interval().is_some_and(|own| days.cover(own)),
        Field::Kind(kind) => file.kind == *kind,
        Field::Case(case) => file.case.as_ref() == Some(case),
    }
}

/// Whether words stand in a text, one after the other.
fn has(text: &str, asked: &str) -> bool {
    format!(" {} ", plain(text)).contains(&format!(" {} ", plain(asked)))
}

/// Folded words with one space between them.
fn plain(text: &str) -> String {
    let words = Words::of(text);
    let mut plain: Vec<&str> = Vec::new();
    for (form, spot) in words.iter() {
        if spot.position as usize == plain.len() {
            plain.push(form);
        }
    }
    plain.join(" ")
}
