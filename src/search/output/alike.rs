//! Documents that are alike, as text, JSON and CSV.

use std::io::{self, Write};

use serde_json::json;

use super::{clean, table};
use crate::search::alike::{Alike, Likeness};

/// Writes the groups for reading.
///
/// # Errors
/// The writer's.
pub fn text(alike: &[Alike], out: &mut dyn Write) -> io::Result<()> {
    for group in alike {
        let said = match group.likeness {
            Likeness::File => "The same file",
            Likeness::Words => "The same words",
            Likeness::Near => "Nearly the same words",
        };
        writeln!(out, "{said}: {} documents", group.documents.len())?;
        for (idx, (record, share)) in group.documents.iter().enumerate() {
            let about = match (group.likeness, idx) {
                (Likeness::Near, 1..) => format!(" (about {share} % like the first)"),
                _ => String::new(),
            };
            writeln!(out, "  {}{about}", clean(&record.path))?;
        }
        writeln!(out)?;
    }
    match alike.len() {
        0 => writeln!(out, "no two documents are alike"),
        1 => writeln!(out, "1 group"),
        n => writeln!(out, "{n} groups"),
    }
}

/// Writes the groups as `casewise.alike/1`.
///
/// # Errors
/// The writer's.
pub fn json(alike: &[Alike], generation: u64, out: &mut dyn Write) -> io::Result<()> {
    let groups = alike.iter().map(|group| {
        let documents = group.documents.iter().map(|(record, share)| {
            json!({"document": record.path, "case": record.case, "hundredths": share})
        });
        json!({"likeness": group.likeness.name(), "documents": documents.collect::<Vec<_>>()})
    });
    let told = json!({
        "schema": "casewise.alike/1", "generation": generation,
        "groups": groups.collect::<Vec<_>>(),
    });
    writeln!(out, "{told}")
}

/// Writes the groups as a table, a row a document.
///
/// # Errors
/// The writer's.
pub fn csv(alike: &[Alike], out: &mut dyn Write) -> io::Result<()> {
    let header = [
        "group",
        "likeness",
        "document",
        "case",
        "hundredths like the first",
    ];
    let rows = alike.iter().enumerate().flat_map(|(idx, group)| {
        group.documents.iter().map(move |(record, share)| {
            vec![
                (idx + 1).to_string(),
                group.likeness.name().to_owned(),
                record.path.clone(),
                record.case.clone().unwrap_or_default(),
                share.to_string(),
            ]
        })
    });
    table(&header, rows, out)
}
