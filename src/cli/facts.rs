//! `casewise facts` and `casewise extract`: what was read, and what was understood.

use anyhow::{Result, bail};
use casewise::casefile;
use casewise::document::{Document, Part, Reading};
use casewise::report::document::{write_blocks, write_facts, write_facts_text, write_texts};
use casewise::report::standing;

use super::Exit;
use super::args::{ExtractArgs, FactsArgs, PageFormat, PartArg};
use super::exit::say;
use super::input;
use super::output::to_stdout;

/// Shows the facts of one document, or how the child of one case file stood.
pub(crate) fn run(args: &FactsArgs) -> Result<Exit> {
    if args.file.is_dir() {
        return standing_of(args);
    }
    let records = input::records(&args.file)?;
    let case = casefile::assemble(Some(String::new()), records);
    to_stdout(|out| match args.format {
        PageFormat::Text => {
            write_facts_text(&case, out)?;
            if case.statuses.is_empty() {
                return Ok(());
            }
            standing::write_text(&case, out)
        }
        PageFormat::Json => write_facts(&case, out),
    })?;
    Ok(exit_of(&case.records[0].document))
}

/// Shows how the child of one case file stood over time, and which words say so.
fn standing_of(args: &FactsArgs) -> Result<Exit> {
    let case = input::case_file(&args.file, args.one_case)?;
    if case.records.is_empty() {
        say(&format!(
            "nothing to read: {} holds no documents; name the folder of one case",
            args.file.display()
        ));
        return Ok(Exit::Nothing);
    }
    to_stdout(|out| match args.format {
        PageFormat::Text => standing::write_text(&case, out),
        PageFormat::Json => standing::write(&case, out),
    })?;
    let is_whole = case.unread().next().is_none();
    Ok(if is_whole {
        Exit::Done
    } else {
        Exit::PartlyRead
    })
}

/// Shows the text of one document, or of each document in an archive under its name.
pub(crate) fn extract(args: &ExtractArgs) -> Result<Exit> {
    if args.file.is_dir() {
        bail!(
            "cannot show the text of {}: it is a folder; name one of its files",
            args.file.display()
        );
    }
    let (document, inside) = input::document_with_entries(&args.file)?;
    let part = args.part.map(Into::into);
    to_stdout(|out| match args.format {
        PageFormat::Text => write_texts(&document, &inside, part, out),
        PageFormat::Json => write_blocks(&document, &inside, part, out),
    })?;
    for note in &document.notes {
        say(&format!("note: {}", note.message));
    }
    for document in &inside {
        for note in &document.notes {
            say(&format!("note: {}: {}", document.path, note.message));
        }
    }
    let is_whole = |document: &Document| document.reading() == Reading::Whole;
    Ok(if is_whole(&document) && inside.iter().all(is_whole) {
        Exit::Done
    } else {
        Exit::PartlyRead
    })
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
