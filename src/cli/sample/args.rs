//! What was typed after `casewise sample`, as types.

use std::path::PathBuf;

use casewise::calendar::Day;
use casewise::sampling::{Oversample, Recent};
use clap::{Args, Subcommand, ValueEnum};

use crate::cli::args::parse_day;

#[derive(Debug, Args)]
pub(crate) struct SampleArgs {
    #[command(subcommand)]
    pub(crate) command: SampleCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum SampleCommand {
    /// Freeze the list of cases from a roster, a folder of cases or an audit
    Frame(FrameArgs),
    /// Work out how many cases to draw, from which strata
    Plan(PlanArgs),
    /// Draw the sample
    Draw(DrawArgs),
    /// Draw it again and compare
    Verify(VerifyArgs),
    /// Explain why a case is in the sample, or is not
    Explain(ExplainArgs),
    /// Replace a case by the next reserve of its stratum
    Replace(ReplaceArgs),
    /// Add the next cases of a stratum
    Extend(ExtendArgs),
    /// Mark the cases that a second reader reads too
    SecondRead(SecondReadArgs),
    /// Choose a few cases to learn from; no percentages will come of them
    Dip(DipArgs),
}

#[derive(Debug, Args)]
pub(crate) struct FrameArgs {
    /// Roster (csv, xlsx), folder of case files, or audit.json
    #[arg(value_name = "ROSTER")]
    pub(crate) roster: PathBuf,
    /// Column of case ids
    #[arg(long, value_name = "COLUMN")]
    pub(crate) id: Option<String>,
    /// Columns that strata are made of, such as team,legal_status
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',')]
    pub(crate) strata: Vec<String>,
    /// Column that says yes, no, or why a case is left out
    #[arg(long, value_name = "COLUMN")]
    pub(crate) eligible: Option<String>,
    /// Column of reasons, where --eligible says no
    #[arg(long, value_name = "COLUMN")]
    pub(crate) reason: Option<String>,
    /// Column of days when cases were audited last
    #[arg(long, value_name = "COLUMN")]
    pub(crate) last_audit: Option<String>,
    /// Column of sizes
    #[arg(long, value_name = "COLUMN")]
    pub(crate) size: Option<String>,
    /// Further columns to keep, for sample dip
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',')]
    pub(crate) keep: Vec<String>,
    /// Day for which the list holds [default: today]
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    pub(crate) as_at: Option<Day>,
    /// Write the frame here [default: print it]
    #[arg(short, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct PlanArgs {
    /// The frame
    #[arg(value_name = "FRAME")]
    pub(crate) frame: PathBuf,
    /// How many cases
    #[arg(long, value_name = "N", conflicts_with_all = ["share", "margin"])]
    pub(crate) size: Option<u64>,
    /// Which share of the cases, such as 20%
    #[arg(long, value_name = "PERCENT", value_parser = parse_share, conflicts_with = "margin")]
    pub(crate) share: Option<f64>,
    /// How sure the intervals are to be, in percent
    #[arg(long, value_name = "PERCENT", value_parser = parse_share, default_value = "95")]
    pub(crate) confidence: f64,
    /// How wide intervals may be on each side, in percentage points
    #[arg(long, value_name = "PERCENT", value_parser = parse_share)]
    pub(crate) margin: Option<f64>,
    /// At least so many of each stratum, or all of it
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) min: u64,
    /// Draw more of a stratum: KEY=all or KEY=N; may be given several times
    #[arg(long, value_name = "KEY=N", value_parser = parse_oversample)]
    pub(crate) oversample: Vec<(String, Oversample)>,
    /// Share out for the least variance (Neyman), instead of in proportion
    #[arg(long)]
    pub(crate) neyman: bool,
    /// Share of cases expected to meet standards in a stratum, for --neyman [default: 50%]
    #[arg(long, value_name = "KEY=PERCENT", value_parser = parse_expected, requires = "neyman")]
    pub(crate) expect: Vec<(String, f64)>,
    /// Write the plan here [default: print it]
    #[arg(short, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct DrawArgs {
    /// The frame
    #[arg(value_name = "FRAME")]
    pub(crate) frame: PathBuf,
    /// The plan
    #[arg(long, value_name = "PLAN")]
    pub(crate) plan: PathBuf,
    #[command(flatten)]
    pub(crate) seed: SeedArgs,
    /// What to do with cases audited in the last 12 months
    #[arg(long, value_enum, default_value_t = RecentArg::Stratum)]
    pub(crate) recent: RecentArg,
    /// How many reserves to list a stratum [default: as many as are drawn, 10 at least]
    #[arg(long, value_name = "N")]
    pub(crate) reserve: Option<u64>,
    /// Write the sample here [default: print it]
    #[arg(short, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct SeedArgs {
    /// What the draw starts from: dice, a public number, any text [default: made at random]
    #[arg(long, value_name = "TEXT")]
    pub(crate) seed: Option<String>,
    /// Where the seed came from
    #[arg(long, value_name = "TEXT")]
    pub(crate) seed_source: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum RecentArg {
    /// Strata of their own, at half their share
    Stratum,
    /// Left out
    Exclude,
    /// Drawn like any other
    Ignore,
}

impl From<RecentArg> for Recent {
    fn from(recent: RecentArg) -> Self {
        match recent {
            RecentArg::Stratum => Self::Stratum,
            RecentArg::Exclude => Self::Exclude,
            RecentArg::Ignore => Self::Ignore,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct VerifyArgs {
    /// The sample
    #[arg(value_name = "SAMPLE")]
    pub(crate) sample: PathBuf,
    /// The frame that it was drawn from
    #[arg(long, value_name = "FRAME")]
    pub(crate) frame: PathBuf,
    /// The plan that it was drawn by
    #[arg(long, value_name = "PLAN")]
    pub(crate) plan: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    /// The sample
    #[arg(value_name = "SAMPLE")]
    pub(crate) sample: PathBuf,
    /// The case
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    /// The frame, to explain cases that are not in the file
    #[arg(long, value_name = "FRAME")]
    pub(crate) frame: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct ReplaceArgs {
    /// The sample
    #[arg(value_name = "SAMPLE")]
    pub(crate) sample: PathBuf,
    /// The case
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    /// Why, such as "ineligible: closed before the period"
    #[arg(long, value_name = "TEXT")]
    pub(crate) reason: String,
    /// Who says so
    #[arg(long, value_name = "WHO")]
    pub(crate) by: String,
}

#[derive(Debug, Args)]
pub(crate) struct ExtendArgs {
    /// The sample
    #[arg(value_name = "SAMPLE")]
    pub(crate) sample: PathBuf,
    /// Stratum, and how many cases it is to have
    #[arg(long, value_name = "STRATUM=N", value_parser = parse_number)]
    pub(crate) to: (String, u64),
    /// Why
    #[arg(long, value_name = "TEXT")]
    pub(crate) reason: String,
    /// Who says so
    #[arg(long, value_name = "WHO")]
    pub(crate) by: Option<String>,
    /// Say that results had been seen by then
    #[arg(long)]
    pub(crate) after_results: bool,
    /// Judgements made so far; if any is about the sample, results had been seen
    #[arg(long, value_name = "FILE")]
    pub(crate) judgements: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct SecondReadArgs {
    /// The sample
    #[arg(value_name = "SAMPLE")]
    pub(crate) sample: PathBuf,
    /// Which share of the sample, such as 20%
    #[arg(long, value_name = "PERCENT", value_parser = parse_share)]
    pub(crate) share: f64,
}

#[derive(Debug, Args)]
pub(crate) struct DipArgs {
    /// The frame
    #[arg(value_name = "FRAME")]
    pub(crate) frame: PathBuf,
    /// Which cases, such as "team=North and last_audit<2025-01-01"
    #[arg(long = "where", value_name = "CONDITION")]
    pub(crate) condition: String,
    /// How many
    #[arg(long, value_name = "N")]
    pub(crate) n: u64,
    /// Why
    #[arg(long, value_name = "TEXT")]
    pub(crate) reason: String,
    #[command(flatten)]
    pub(crate) seed: SeedArgs,
    /// Write the sample here [default: print it]
    #[arg(short, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}

/// Reads `20%`, `20` or `0.2` as a share.
pub(crate) fn parse_share(text: &str) -> Result<f64, String> {
    let expected = || format!("expected a percentage such as 20%, not {text:?}");
    let plain = text.trim();
    let number = plain.strip_suffix('%').unwrap_or(plain).trim_end();
    let value: f64 = number.parse().map_err(|_| expected())?;
    if !(0.0..=100.0).contains(&value) {
        return Err(expected());
    }
    let is_percent = plain.ends_with('%') || value >= 1.0;
    Ok(if is_percent { value / 100.0 } else { value })
}

/// Splits at the last `=`, since keys may hold one.
fn keyed(text: &str) -> Result<(&str, &str), String> {
    let (key, value) = text
        .rsplit_once('=')
        .ok_or_else(|| format!("expected STRATUM=N, not {text:?}"))?;
    Ok((key.trim(), value.trim()))
}

fn parse_number(text: &str) -> Result<(String, u64), String> {
    let (key, value) = keyed(text)?;
    let n = value
        .parse()
        .map_err(|_| format!("expected a number of cases, not {value:?}"))?;
    Ok((key.to_owned(), n))
}

fn parse_oversample(text: &str) -> Result<(String, Oversample), String> {
    let (key, value) = keyed(text)?;
    if value == "all" {
        return Ok((key.to_owned(), Oversample::All));
    }
    let (key, n) = parse_number(text)?;
    Ok((key, Oversample::Cases(n)))
}

fn parse_expected(text: &str) -> Result<(String, f64), String> {
    let (key, value) = keyed(text)?;
    Ok((key.to_owned(), parse_share(value)?))
}
