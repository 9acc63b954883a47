//! `casewise replay`: the same audit again, and what differs and why.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use casewise::audit::{self, earlier::Comparison, earlier::Earlier};
use casewise::finding::Outcome;
use serde::{Deserialize, Serialize};

use super::Exit;
use super::args::{AuditArgs, How, PageFormat, ReplayArgs};
use super::input;
use super::output::{to_private_file, to_stdout};
use super::progress::Bar;

/// How many findings that turned are printed; the rest are counted.
const N_TURNED_SHOWN: usize = 40;

/// What was typed, kept beside the audit so that it can be made again.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Typed {
    schema: String,
    paths: Vec<PathBuf>,
    rule_folders: Vec<PathBuf>,
    settings: Vec<PathBuf>,
    rules: Vec<String>,
    families: Vec<String>,
    layout: Option<String>,
    ocr: bool,
}

/// Keeps what was typed.
pub(crate) fn note_run(args: &AuditArgs, file: &Path) -> Result<()> {
    let absolute = |paths: &[PathBuf]| -> Vec<PathBuf> {
        let whole = |path: &PathBuf| std::path::absolute(path).unwrap_or_else(|_| path.clone());
        paths.iter().map(whole).collect()
    };
    let typed = Typed {
        schema: "casewise.run/1".to_owned(),
        paths: absolute(&args.paths),
        rule_folders: absolute(&args.how.rule_folders),
        settings: absolute(&args.how.settings),
        rules: args.how.rules.clone(),
        families: args.how.families.clone(),
        layout: args.how.layout.map(|layout| layout.name().to_owned()),
        ocr: args.how.ocr,
    };
    to_private_file(file, |out| {
        serde_json::to_writer_pretty(&mut *out, &typed)?;
        writeln!(out)
    })
}

/// Reads an earlier audit.
pub(crate) fn earlier(file: &Path) -> Result<Earlier> {
    let bytes = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    Earlier::read(&bytes).with_context(|| format!("cannot use {}", file.display()))
}

/// Audits again, compares, and ends with exit code 1 where anything came out otherwise.
pub(crate) fn run(args: &ReplayArgs) -> Result<Exit> {
    let earlier = earlier(&args.audit)?;
    let typed = typed_beside(&args.audit)?;
    let paths = if args.paths.is_empty() {
        typed.paths.clone()
    } else {
        args.paths.clone()
    };
    if paths.is_empty() {
        bail!(
            "there is no run.json beside {}; name the folder that was audited",
            args.audit.display()
        );
    }
    let run = input::prepare(&paths, &how(&args.how, typed, &earlier))?;
    let audit = audit::run(&run.folder, &run.rules, &run.options, &Bar::new());
    let comparison = earlier.compare(&audit);
    to_stdout(|out| match args.format {
        PageFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, &comparison)?;
            writeln!(out)
        }
        PageFormat::Text => write!(out, "{}", in_words(&comparison)),
    })?;
    Ok(if comparison.is_same() {
        Exit::Done
    } else {
        Exit::Found
    })
}

fn typed_beside(audit: &Path) -> Result<Typed> {
    let file = audit.with_file_name("run.json");
    match std::fs::read(&file) {
        Ok(bytes) => {
            serde_json::from_slice(&bytes).with_context(|| format!("cannot use {}", file.display()))
        }
        Err(_) => Ok(Typed::default()),
    }
}

/// The day and the nation are the earlier audit's; the rest is what was typed then, and now.
fn how(now: &How, typed: Typed, earlier: &Earlier) -> How {
    let either = |now: &[PathBuf], then: Vec<PathBuf>| {
        if now.is_empty() { then } else { now.to_vec() }
    };
    let words = |now: &[String], then: Vec<String>| {
        if now.is_empty() { then } else { now.to_vec() }
    };
    let layout = typed
        .layout
        .and_then(|name| clap::ValueEnum::from_str(&name, false).ok());
    How {
        as_at: Some(earlier.as_at),
        jurisdiction: Some(earlier.jurisdiction),
        rule_folders: either(&now.rule_folders, typed.rule_folders),
        settings: either(&now.settings, typed.settings),
        rules: words(&now.rules, typed.rules),
        families: words(&now.families, typed.families),
        ocr: now.ocr || typed.ocr,
        layout: now.layout.or(layout),
        threads: now.threads,
    }
}

fn in_words(comparison: &Comparison) -> String {
    let mut page = String::new();
    if comparison.inputs.is_empty() {
        page.push_str("The same documents, rules, parameters, words, calendar and version.\n");
    } else {
        page.push_str("What went in otherwise:\n");
        for one in &comparison.inputs {
            page.push_str(&format!("  {}: {}\n", one.cause, one.what));
        }
    }
    let turned = &comparison.findings;
    page.push_str(&format!(
        "{} findings are the same, {} came out otherwise.\n",
        comparison.n_same,
        turned.len()
    ));
    let name = |outcome: Option<Outcome>| outcome.map_or("none", Outcome::name);
    for one in turned.iter().take(N_TURNED_SHOWN) {
        page.push_str(&format!(
            "  {}: {} then, {} now; because of {}\n",
            one.finding,
            name(one.was),
            name(one.now),
            one.why.join(", ")
        ));
    }
    if turned.len() > N_TURNED_SHOWN {
        let more = turned.len() - N_TURNED_SHOWN;
        page.push_str(&format!("  and {more} more; see --format json\n"));
    }
    page
}
