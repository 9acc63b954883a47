//! One document as casewise sees it: its text, its blocks, and `casewise.facts/1`.
//!
//! For `casewise extract` and `casewise facts`, by which a user sees why a rule said what it said.

mod blocks;
mod control;
mod facts;
mod plain;

use std::io::{self, Write};

use crate::document::{Document, Part};
use crate::facts::Quoted;

pub use blocks::write_blocks;
pub use facts::write_facts;
pub use plain::write_facts_text;

/// Writes the extracted text, to which all offsets refer; with `part`, that part's blocks only.
///
/// # Errors
/// The writer's.
pub fn write_text(document: &Document, part: Option<Part>, out: &mut dyn Write) -> io::Result<()> {
    match part {
        None => out.write_all(document.text.as_bytes()),
        Some(part) => document
            .blocks
            .iter()
            .filter(|block| block.part == part)
            .try_for_each(|block| writeln!(out, "{}", document.text_of(block))),
    }
}

/// Writes a document's text, and behind it that of each document that lies in it, under its path.
///
/// # Errors
/// The writer's.
pub fn write_texts(
    document: &Document,
    inside: &[Document],
    part: Option<Part>,
    out: &mut dyn Write,
) -> io::Result<()> {
    write_text(document, part, out)?;
    for document in inside {
        writeln!(out, "\n== {} ==", document.path)?;
        write_text(document, part, out)?;
    }
    Ok(())
}

fn words(quoted: Option<&Quoted>) -> Option<&str> {
    quoted.map(|quoted| quoted.text.as_str())
}
