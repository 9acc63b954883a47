//! `casewise purge`: takes a case out of an index, with a receipt.

use anyhow::Result;
use casewise::search::{self, Receipt};

use super::Exit;
use super::args::{PageFormat, PurgeArgs};
use super::output::{make_files_private, to_stdout};

/// What a receipt cannot vouch for.
const LIMITS: &str = "The documents themselves, copies and backups were not touched; while they lie in the indexed folder, casewise index takes them in again.";

/// Purges, and prints the receipt.
pub(crate) fn run(args: &PurgeArgs) -> Result<Exit> {
    let receipt = search::purge(&args.index, &args.case)?;
    make_files_private(&args.index)?;
    match args.format {
        PageFormat::Json => json(&receipt),
        PageFormat::Text => text(&receipt),
    }?;
    Ok(Exit::Done)
}

fn text(receipt: &Receipt) -> Result<()> {
    to_stdout(|out| {
        writeln!(
            out,
            "Taken out of the index: case {}, {} documents, {} paragraphs; generation {}",
            receipt.case,
            receipt.documents.len(),
            receipt.paragraphs,
            receipt.generation
        )?;
        for (path, hash) in &receipt.documents {
            writeln!(out, "  {path} (BLAKE3 {hash}…)")?;
        }
        writeln!(
            out,
            "Checked: {} files of {} bytes written anew and read back; none holds a paragraph of it, its paths, or any of {} words that only it had",
            receipt.files, receipt.bytes, receipt.words
        )?;
        writeln!(out, "{LIMITS}")
    })
}

fn json(receipt: &Receipt) -> Result<()> {
    let documents = receipt
        .documents
        .iter()
        .map(|(path, hash)| serde_json::json!({"path": path, "blake3": hash}));
    let told = serde_json::json!({
        "schema": "casewise.purge/1", "case": receipt.case, "generation": receipt.generation,
        "documents": documents.collect::<Vec<_>>(), "paragraphs": receipt.paragraphs,
        "checked": {"files": receipt.files, "bytes": receipt.bytes, "words": receipt.words},
        "limits": LIMITS,
    });
    to_stdout(|out| writeln!(out, "{told}"))
}
