//! `casewise facts` and `casewise extract`: what was read, and what was understood.

use anyhow::Result;
use casewise::document::{Document, Part, Reading};
use casewise::report::document::{write_blocks, write_facts, write_facts_text, write_text};

use super::Exit;
use super::args::{ExtractArgs, FactsArgs, PageFormat, PartArg};
use super::exit::say;
use super::input;
use super::output::to_stdout;

/// Shows the facts of one document.
pub(crate) fn run(args: &FactsArgs) -> Result<Exit> {
    let record = input::record(&args.file)?;
    to_stdout(|out| match args.format {
        PageFormat::Text => write_facts_text(&record.document, &record.facts, out),
        PageFormat::Json => write_facts(&record.document, &record.facts, out),
    })?;
    Ok(exit_of(&record.document))
}

/// Shows the text of one document.
pub(crate) fn extract(args: &ExtractArgs) -> Result<Exit> {
    let document = input::document(&args.file)?;
    let part = args.part.map(Into::into);
    to_stdout(|out| match args.format {
        PageFormat::Text => write_text(&document, part, out),
        PageFormat::Json => write_blocks(&document, part, out),
    })?;
    for note in &document.notes {
        say(&format!("note: {}", note.message));
    }
    Ok(exit_of(&document))
}

fn exit_of(document: &Document) -> Exit {
    if document.reading() == Reading::Whole {
        Exit::Done
    } else {
        Exit::PartlyRead
    }
}

impl From<PartArg> for Part {
    fn from(part: PartArg) -> Self {
        match part {
            PartArg::Body => Self::Body,
            PartArg::Header => Self::Header,
            PartArg::Footer => Self::Footer,
            PartArg::Footnote => Self::Footnote,
            PartArg::Endnote => Self::Endnote,
            PartArg::Comment => Self::Comment,
            PartArg::TextBox => Self::TextBox,
            PartArg::Watermark => Self::Watermark,
            PartArg::Property => Self::Property,
        }
    }
}
