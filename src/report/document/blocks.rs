//! `casewise.extract/1`: a document's blocks for programs.

use std::io::{self, Write};

use serde::Serialize;

use crate::document::{Block, Document, Note, Part};
use crate::report::note_code;

/// Writes the blocks as `casewise.extract/1`, with those of the documents that lie inside.
///
/// # Errors
/// The writer's.
pub fn write_blocks(
    document: &Document,
    inside: &[Document],
    part: Option<Part>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut whole = ExtractV1::of(document, part)?;
    let inside = inside.iter().map(|inside| ExtractV1::of(inside, part));
    whole.inside = inside.collect::<Result<_, _>>()?;
    serde_json::to_writer_pretty(&mut *out, &whole)?;
    writeln!(out)
}

#[derive(Serialize)]
struct ExtractV1<'a> {
    schema: &'static str,
    path: &'a str,
    hash: &'a str,
    format: serde_json::Value,
    pages: Option<u32>,
    notes: Vec<NoteV1<'a>>,
    blocks: Vec<BlockV1<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    inside: Vec<Self>,
}

impl<'a> ExtractV1<'a> {
    fn of(document: &'a Document, part: Option<Part>) -> serde_json::Result<Self> {
        let blocks = document.blocks.iter();
        let blocks = blocks.filter(|block| part.is_none_or(|part| block.part == part));
        Ok(Self {
            schema: "casewise.extract/1",
            path: &document.path,
            hash: &document.hash,
            format: serde_json::to_value(document.format)?,
            pages: document.pages,
            notes: document.notes.iter().map(NoteV1::of).collect(),
            blocks: blocks
                .map(|block| BlockV1 {
                    text: document.text_of(block),
                    block,
                })
                .collect(),
            inside: Vec::new(),
        })
    }
}

#[derive(Serialize)]
struct BlockV1<'a> {
    text: &'a str,
    #[serde(flatten)]
    block: &'a Block,
}

#[derive(Serialize)]
pub(super) struct NoteV1<'a> {
    code: &'static str,
    message: &'a str,
}

impl<'a> NoteV1<'a> {
    pub(super) fn of(note: &'a Note) -> Self {
        Self {
            code: note_code(note.code),
            message: &note.message,
        }
    }
}
