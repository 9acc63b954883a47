//! `casewise replay`: the same audit again, and what differs and why.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use casewise::audit::{self, earlier::Comparison, earlier::Earlier};
use casewise::finding::Outcome;
use casewise::sampling::Sample;
use serde::{Deserialize, Serialize};

use super::Exit;
use super::args::{AuditArgs, How, PageFormat, ReplayArgs};
use super::exit::say;
use super::input;
use super::output::{to_private_file, to_stdout};
use super::progress::Bar;
use super::sample::sealed;

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
    /// The sample whose cases were audited; runs of older versions do not say.
    #[serde(default)]
    sample: Option<Drawn>,
}

/// A sample, by its file and its seal.
#[derive(Debug, Serialize, Deserialize)]
struct Drawn {
    file: PathBuf,
    sha256: String,
}

/// Keeps what was typed, and the seal of the sample that was named.
pub(crate) fn note_run(args: &AuditArgs, sample: Option<&str>, file: &Path) -> Result<()> {
    let whole = |path: &PathBuf| std::path::absolute(path).unwrap_or_else(|_| path.clone());
    let absolute = |paths: &[PathBuf]| -> Vec<PathBuf> { paths.iter().map(whole).collect() };
    let drawn = |(file, sha256): (&PathBuf, &str)| Drawn {
        file: whole(file),
        sha256: sha256.to_owned(),
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
        sample: args.sample.as_ref().zip(sample).map(drawn),
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
    let drawn = drawn(args, &typed, &earlier)?;
    let mut run = input::prepare(&paths, &how(args, typed, &earlier))?;
    let sample_sha256 = keep(&mut run, drawn, &earlier);
    let mut audit = audit::run(&run.folder, &run.rules, &run.options, &Bar::new());
    audit.sample_sha256 = sample_sha256;
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

/// Tells whether the run that is made again read words on pictures.
pub(crate) fn asked_ocr(args: &ReplayArgs) -> bool {
    typed_beside(&args.audit).is_ok_and(|typed| typed.ocr)
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

/// Which cases to audit again.
enum Cases {
    /// All.
    All,
    /// Those of a sample.
    Of(Box<Sample>),
    /// Those of the earlier audit: the sample that chose them is gone.
    OfEarlier,
}

/// The sample that is named now, or that was named then.
fn drawn(args: &ReplayArgs, typed: &Typed, earlier: &Earlier) -> Result<Cases> {
    if let Some(file) = &args.sample {
        return Ok(Cases::Of(Box::new(sealed(file)?)));
    }
    let file = typed.sample.as_ref().map(|drawn| &drawn.file);
    match (file, &earlier.sample_sha256) {
        (Some(file), _) if file.exists() => Ok(Cases::Of(Box::new(sealed(file)?))),
        (Some(file), _) => {
            say(&format!(
                "{} is gone: the cases that were audited then are audited again",
                file.display()
            ));
            Ok(Cases::OfEarlier)
        }
        (None, Some(_)) => bail!(
            "{} is of a sample, and no run.json beside it says which; name it with --sample",
            args.audit.display()
        ),
        (None, None) => Ok(Cases::All),
    }
}

/// Leaves the files of all other cases alone; returns the seal of the sample.
fn keep(run: &mut input::Run, cases: Cases, earlier: &Earlier) -> Option<String> {
    match cases {
        Cases::All => None,
        Cases::Of(sample) => {
            super::audit::keep_drawn(run, &sample);
            Some(sample.sha256)
        }
        Cases::OfEarlier => {
            input::keep_cases(run, &earlier.cases());
            None
        }
    }
}

/// The day and the nation are the earlier audit's; the rest is what was typed then, or what is
/// named now in its place.
fn how(now: &ReplayArgs, typed: Typed, earlier: &Earlier) -> How {
    let either = |now: &[PathBuf], then: Vec<PathBuf>| {
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
        rules: typed.rules,
        families: typed.families,
        ocr: typed.ocr,
        layout,
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
