//! `casewise cite`: whether citations still stand.

use anyhow::{Context, Result, anyhow};
use casewise::ingest;
use casewise::search::Store;
use casewise::search::cite::{self, Fate, Verified};

use super::Exit;
use super::args::{CiteCommand, PageFormat, VerifyArgs};
use super::output::to_stdout;

/// Runs one of the steps.
pub(crate) fn run(command: &CiteCommand) -> Result<Exit> {
    match command {
        CiteCommand::Verify(args) => verify(args),
    }
}

fn verify(args: &VerifyArgs) -> Result<Exit> {
    let text = std::fs::read_to_string(&args.file)
        .with_context(|| format!("cannot read {}", args.file.display()))?;
    let cited = cite::parse(&text).map_err(|error| anyhow!("{}: {error}", args.file.display()))?;
    let roots = if args.root.is_empty() {
        let store = Store::open(&args.index)?;
        store
            .generation()
            .map(|last| last.roots.clone())
            .unwrap_or_default()
    } else {
        args.root.clone()
    };
    let folder = ingest::list(&roots)?;
    let verified = cite::verify(cited, &folder.sources);
    tell(&verified, args.format)?;
    let all_same = verified.iter().all(|one| one.fate == Fate::Same);
    Ok(if all_same { Exit::Done } else { Exit::Found })
}

fn tell(verified: &[Verified], format: PageFormat) -> Result<()> {
    if format == PageFormat::Json {
        let told = verified.iter().map(|one| {
            serde_json::json!({
                "document": one.cited.document, "citation": one.cited.citation,
                "answer": one.fate.name(), "why": one.why,
            })
        });
        let told = serde_json::json!({
            "schema": "casewise.cite/1", "citations": told.collect::<Vec<_>>(),
        });
        return to_stdout(|out| writeln!(out, "{told}"));
    }
    to_stdout(|out| {
        for one in verified {
            let cited = &one.cited;
            let said = if cited.citation.is_empty() {
                &cited.document
            } else {
                &cited.citation
            };
            writeln!(
                out,
                "{}: {}\n  {}",
                one.fate.name(),
                said.replace('\n', " "),
                one.why
            )?;
        }
        let n = |fate| verified.iter().filter(|one| one.fate == fate).count();
        writeln!(
            out,
            "citations {}: same {}, moved {}, changed {}, gone {}",
            verified.len(),
            n(Fate::Same),
            n(Fate::Moved),
            n(Fate::Changed),
            n(Fate::Gone)
        )
    })
}
