//! `casewise report`: evidence for self-evaluation as files that people put on the table.

use std::fs::File;
use std::io::{self, BufReader, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use casewise::evaluation::actions::{self, Row};
use casewise::evaluation::sources::{self, Piece};
use casewise::evaluation::written::{self, Head, Told};
use casewise::evaluation::{
    Disclosure, Earlier, Evaluation, Gathered, Inputs, Key, Lookup, Pseudonyms, Shareable,
};
use casewise::framework;
use casewise::judgements::Judgement;
use casewise::report::evaluation::{View, csv, docx, html, json, xlsx};
use casewise::rules::RuleSet;
use casewise::sampling::Sample;
use casewise::statistics::{Confidence, disclosure};
use casewise::timeline::written::TimelineV1;
use clap::{Args, ValueEnum};

use super::Exit;
use super::exit::say;
use super::judge::unbroken;
use super::output::{make_private_folder, to_private_file};
use super::sample::{parse_share, sealed};

/// Bytes that are read at once.
const READ_AT_ONCE: usize = 1 << 20;

#[derive(Debug, Args)]
pub(crate) struct ReportArgs {
    /// The audit (audit.json)
    #[arg(value_name = "AUDIT")]
    pub(crate) audit: PathBuf,
    /// Folder to write to; not the one that holds the audit
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// Who is to read it: others (identifies no one), or the auditors
    #[arg(long, value_enum, default_value_t = ViewArg::Shareable)]
    pub(crate) view: ViewArg,
    /// The sample that was audited
    #[arg(long, value_name = "SAMPLE")]
    pub(crate) sample: Option<PathBuf>,
    /// What readers judged
    #[arg(long, value_name = "FILE")]
    pub(crate) judgements: Option<PathBuf>,
    /// An earlier audit, oldest first; may be given several times
    #[arg(long, value_name = "AUDIT")]
    pub(crate) previous: Vec<PathBuf>,
    /// Other evidence: what search --batch --format json wrote, or a list in TOML; may be given
    /// several times
    #[arg(long, value_name = "FILE")]
    pub(crate) evidence: Vec<PathBuf>,
    /// The last round's actions.csv, with owner, date and state filled in
    #[arg(long, value_name = "FILE")]
    pub(crate) actions: Option<PathBuf>,
    /// Look at this quality indicator only; may be given several times
    #[arg(long = "indicator", value_name = "NUMBER")]
    pub(crate) indicators: Vec<String>,
    /// How sure intervals are to be, in percent
    #[arg(long, value_name = "PERCENT", value_parser = parse_share, default_value = "95")]
    pub(crate) confidence: f64,
    /// Shareable: show quotes, with every word masked that is not on a list of plain words
    #[arg(long)]
    pub(crate) quotes: bool,
    /// Shareable: show each case's timeline, by pseudonym and in weeks from its first event; who
    /// knows a case well could know it by these
    #[arg(long)]
    pub(crate) timelines: bool,
    /// Shareable: counts above nought and below this are withheld
    #[arg(long, value_name = "N", default_value_t = disclosure::THRESHOLD, value_parser = clap::value_parser!(u64).range(2..))]
    pub(crate) threshold: u64,
    /// Shareable: key and lookup of pseudonyms; kept apart [default: pseudonyms.json beside AUDIT]
    #[arg(long, value_name = "FILE")]
    pub(crate) pseudonyms: Option<PathBuf>,
    /// Working: write a page for each case
    #[arg(long)]
    pub(crate) split: bool,
    /// What to write [default: all]
    #[arg(long, value_enum, value_delimiter = ',')]
    pub(crate) format: Vec<FormatArg>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ViewArg {
    /// For others: no names, no case numbers, small numbers withheld
    Shareable,
    /// For the auditors: identified, and marked so on every page
    Working,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FormatArg {
    /// report.html, one self-contained page
    Html,
    /// report.docx, for Word, thirty pages at most
    Docx,
    /// findings.xlsx
    Xlsx,
    /// evidence.csv
    Csv,
    /// evidence.json (casewise.evidence/1) and its schema
    Json,
}

/// Reads everything, puts it together, writes the files.
pub(crate) fn run(args: &ReportArgs) -> Result<Exit> {
    refuse_places(args)?;
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
            let file = pseudonyms_file(args);
            let mut pseudonyms = Pseudonyms::new(key(&file)?);
            let how = Disclosure {
                threshold: args.threshold,
                quotes: args.quotes,
                timelines: args.timelines,
            };
            let framework = framework::built_in();
            let shareable = Shareable::of(&evaluation, framework, how, &mut pseudonyms);
            make_private_folder(&args.out)?;
            files(args, View::Shareable(&shareable))?;
            keep(pseudonyms.lookup(), &file)?;
        }
    }
    say(&format!("Report: {}", args.out.display()));
    Ok(Exit::Done)
}

fn wants(args: &ReportArgs, format: FormatArg) -> bool {
    args.format.is_empty() || args.format.contains(&format)
}

/// What both views write.
fn files(args: &ReportArgs, view: View<'_>) -> Result<()> {
    let how = html::How {
        is_split: args.split && args.view == ViewArg::Working,
    };
    if wants(args, FormatArg::Html) {
        to_private_file(&args.out.join("report.html"), |out| {
            html::write(view, how, out)
        })?;
    }
    if wants(args, FormatArg::Docx) {
        to_private_file(&args.out.join("report.docx"), |out| docx::write(view, out))?;
    }
    if wants(args, FormatArg::Json) {
        to_private_file(&args.out.join("evidence.json"), |out| {
            json::write(view, out)
        })?;
        to_private_file(&args.out.join("evidence.schema.json"), |out| {
            out.write_all(json::JSON_SCHEMA.as_bytes())
        })?;
    }
    tables(args, view)
}

/// The tables and, for auditors, the pages of cases. Auditors get every finding in full: for them
/// the audit is read once more, so that a million findings need not be kept.
fn tables(args: &ReportArgs, view: View<'_>) -> Result<()> {
    let is_working = view.identified().is_some();
    let folder = args.out.join("cases");
    if args.split && is_working {
        make_private_folder(&folder)?;
    }
    let csv_file = args.out.join("evidence.csv");
    if !wants(args, FormatArg::Csv) {
        return in_full(args, view, None);
    }
    let mut done = Ok(());
    to_private_file(&csv_file, |out| {
        let mut table = csv::Table::new(view, out)?;
        done = in_full(args, view, Some(&mut table));
        table.finish()
    })?;
    done
}

fn in_full(
    args: &ReportArgs,
    view: View<'_>,
    mut table: Option<&mut csv::Table<&mut dyn Write>>,
) -> Result<()> {
    let folder = args.out.join("cases");
    let is_working = view.identified().is_some();
    let is_split = args.split && is_working;
    let mut book = wants(args, FormatArg::Xlsx)
        .then(|| xlsx::Book::new(view, &args.out))
        .transpose()?;
    let mut pages = html::CasePages::new(view, |file: &str, write: html::Page<'_>| {
        to_private_file(&folder.join(file), |out| write(out)).map_err(io::Error::other)
    });
    if is_working && (table.is_some() || book.is_some() || is_split) {
        let mut failed: io::Result<()> = Ok(());
        let mut take = |told: Told| -> io::Result<()> {
            if let Some(table) = table.as_deref_mut() {
                table.finding(&told)?;
            }
            if let Some(book) = &mut book {
                book.finding(&told)?;
            }
            if is_split { pages.take(told) } else { Ok(()) }
        };
        read_audit(&args.audit, &mut |told| {
            if failed.is_ok() {
                failed = take(told);
            }
        })?;
        failed?;
    }
    if is_split {
        let pages = pages.finish()?;
        to_private_file(&folder.join("index.html"), |out| {
            html::index_page(view, &pages, out)
        })?;
    }
    if let Some(book) = book {
        to_private_file(&args.out.join("findings.xlsx"), |out| book.finish(out))?;
    }
    Ok(())
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

/// Names of what a run writes, with its folder for cases.
const WRITTEN: [&str; 6] = [
    "report.html",
    "report.docx",
    "findings.xlsx",
    "evidence.csv",
    "evidence.json",
    "evidence.schema.json",
];

/// A shareable folder holds nothing but what this run puts there; no run writes over the audit.
fn refuse_places(args: &ReportArgs) -> Result<()> {
    let out = std::path::absolute(&args.out)?;
    let of_audit = folder_of(&args.audit)?;
    if same(&out, &of_audit) {
        bail!(
            "--out holds the audit itself; choose another folder than {}",
            args.out.display()
        );
    }
    if args.view == ViewArg::Working {
        return Ok(());
    }
    if same(&out, &folder_of(&pseudonyms_file(args))?) {
        bail!(
            "the pseudonyms would lie in the folder that is shared; name another place with --pseudonyms"
        );
    }
    if let Some(other) = other_file(&out)? {
        bail!(
            "{} holds {other}, which a shareable report would leave there; choose an empty folder",
            args.out.display()
        );
    }
    Ok(())
}

/// A file that a shareable report would not write over: it could identify.
fn other_file(folder: &Path) -> Result<Option<String>> {
    if !folder.exists() {
        return Ok(None);
    }
    let cannot = || format!("cannot read {}", folder.display());
    for entry in std::fs::read_dir(folder).with_context(cannot)? {
        let name = entry.with_context(cannot)?.file_name();
        let name = name.to_string_lossy().into_owned();
        if !WRITTEN.contains(&name.as_str()) {
            return Ok(Some(name));
        }
    }
    Ok(None)
}

fn folder_of(file: &Path) -> Result<PathBuf> {
    let absolute = std::path::absolute(file)?;
    Ok(absolute.parent().map(Path::to_path_buf).unwrap_or(absolute))
}

fn same(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    real(one) == real(other)
}

fn pseudonyms_file(args: &ReportArgs) -> PathBuf {
    let beside = || args.audit.with_file_name("pseudonyms.json");
    args.pseudonyms.clone().unwrap_or_else(beside)
}

/// The key of an earlier report, so that pseudonyms stay, or a new one.
fn key(file: &Path) -> Result<Key> {
    if file.exists() {
        let cannot = || format!("cannot use {}", file.display());
        let bytes = std::fs::read(file).with_context(cannot)?;
        let lookup: Lookup = serde_json::from_slice(&bytes).with_context(cannot)?;
        if lookup.format != Lookup::FORMAT {
            bail!("{} holds no pseudonyms of casewise", file.display());
        }
        return Ok(lookup.key);
    }
    let mut random = [0; 32];
    getrandom::fill(&mut random).context("the system gives no random numbers")?;
    Ok(Key::new(random))
}

fn keep(lookup: &Lookup, file: &Path) -> Result<()> {
    to_private_file(file, |out| {
        serde_json::to_writer_pretty(&mut *out, lookup)?;
        writeln!(out)
    })
}
