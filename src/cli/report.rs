//! `casewise report`: evidence for self-evaluation as files that people put on the table.

mod args;
mod places;
mod tables;

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use casewise::evaluation::actions::{self, Row};
use casewise::evaluation::sources::{self, Piece};
use casewise::evaluation::written::{self, Head, Told};
use casewise::evaluation::{
    Disclosure, Earlier, Evaluation, Gathered, Inputs, Pseudonyms, Shareable,
};
use casewise::framework;
use casewise::judgements::Judgement;
use casewise::report::evaluation::{View, docx, html, json};
use casewise::rules::RuleSet;
use casewise::sampling::Sample;
use casewise::statistics::Confidence;
use casewise::timeline::written::TimelineV1;

pub(crate) use args::ReportArgs;
use args::{FormatArg, ViewArg};

use super::Exit;
use super::exit::say;
use super::judge::unbroken;
use super::output::{make_private_folder, mark_own, to_private_file};
use super::sample::sealed;

/// Bytes that are read at once.
const READ_AT_ONCE: usize = 1 << 20;

/// Reads everything, puts it together, writes the files.
pub(crate) fn run(args: &ReportArgs) -> Result<Exit> {
    places::refuse(args)?;
    let (mut head, gathered) = audit(&args.audit, true)?;
    let timelines = std::mem::take(&mut head.timelines);
    let evaluation = evaluation(args, &head, &gathered, timelines)?;
    drop(gathered);
    match args.view {
        ViewArg::Working => {
            make_private_folder(&args.out)?;
            working(args, &evaluation)?;
        }
        ViewArg::Shareable => {
            let file = args.pseudonyms_file();
            let mut pseudonyms = Pseudonyms::new(places::key(&file)?);
            let how = Disclosure {
                threshold: args.threshold,
                quotes: args.quotes,
                timelines: args.timelines,
            };
            let framework = framework::built_in();
            let shareable = Shareable::of(&evaluation, framework, how, &mut pseudonyms);
            make_private_folder(&args.out)?;
            files(args, View::Shareable(&shareable))?;
            places::keep(pseudonyms.lookup(), &file)?;
        }
    }
    mark_own(&args.out, args.written())?;
    say(&format!("Report: {}", args.out.display()));
    Ok(Exit::Done)
}

/// What both views write.
fn files(args: &ReportArgs, view: View<'_>) -> Result<()> {
    let how = html::How {
        is_split: args.split && args.view == ViewArg::Working,
    };
    if args.wants(FormatArg::Html) {
        to_private_file(&args.out.join("report.html"), |out| {
            html::write(view, how, out)
        })?;
    }
    if args.wants(FormatArg::Docx) {
        to_private_file(&args.out.join("report.docx"), |out| docx::write(view, out))?;
    }
    if args.wants(FormatArg::Json) {
        to_private_file(&args.out.join("evidence.json"), |out| {
            json::write(view, out)
        })?;
        to_private_file(&args.out.join("evidence.schema.json"), |out| {
            out.write_all(json::JSON_SCHEMA.as_bytes())
        })?;
    }
    tables::write(args, view)
}

/// What the auditors get beside: the table of actions, to fill in and give back.
fn working(args: &ReportArgs, evaluation: &Evaluation) -> Result<()> {
    files(args, View::Working(evaluation))?;
    to_private_file(&args.out.join("actions.csv"), |out| {
        actions::write(&evaluation.identified.actions, out)
    })
}

fn evaluation(
    args: &ReportArgs,
    head: &Head,
    gathered: &Gathered,
    timelines: Vec<TimelineV1>,
) -> Result<Evaluation> {
    let sample = args.sample.as_deref().map(sealed::<Sample>).transpose()?;
    let judgements: Vec<Judgement> = match &args.judgements {
        Some(file) => unbroken(file)?,
        None => Vec::new(),
    };
    let mut earlier = Vec::new();
    for file in &args.previous {
        let (head, gathered) = audit(file, false)?;
        earlier.push(Earlier { head, gathered });
    }
    earlier.sort_by_key(|earlier| earlier.head.as_at);
    let confidence = Confidence::new(args.confidence)
        .context("--confidence must lie between 0 and 100 %, such as 95")?;
    let evaluation = Evaluation::of(Inputs {
        head,
        gathered,
        timelines,
        sample: sample.as_ref(),
        judgements: &judgements,
        earlier: &earlier,
        pieces: evidence(&args.evidence)?,
        actions: carried(args.actions.as_deref())?,
        rule_book: RuleSet::builtin().headers(),
        framework: framework::built_in(),
        indicators: args.indicators.clone(),
        confidence,
    })?;
    Ok(evaluation)
}

fn audit(file: &Path, keeps_words: bool) -> Result<(Head, Gathered)> {
    let mut gathered = Gathered::new(keeps_words);
    let head = read_audit(file, &mut |told| gathered.take(told))?;
    Ok((head, gathered))
}

fn read_audit(file: &Path, take: &mut dyn FnMut(Told)) -> Result<Head> {
    let opened = File::open(file).with_context(|| format!("cannot read {}", file.display()))?;
    let reader = BufReader::with_capacity(READ_AT_ONCE, opened);
    written::read(reader, take).with_context(|| format!("cannot use {}", file.display()))
}

fn evidence(files: &[PathBuf]) -> Result<Vec<Piece>> {
    let mut pieces = Vec::new();
    for file in files {
        let cannot = || format!("cannot use {}", file.display());
        let text = std::fs::read_to_string(file).with_context(cannot)?;
        pieces.extend(sources::read(&text, framework::built_in()).with_context(cannot)?);
    }
    Ok(pieces)
}

fn carried(file: Option<&Path>) -> Result<Vec<Row>> {
    let Some(file) = file else {
        return Ok(Vec::new());
    };
    let cannot = || format!("cannot use {}", file.display());
    let opened = File::open(file).with_context(cannot)?;
    actions::read(opened).with_context(cannot)
}
