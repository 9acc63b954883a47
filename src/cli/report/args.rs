//! What is typed for `casewise report`.

use std::path::PathBuf;

use casewise::statistics::disclosure;
use clap::{Args, ValueEnum};

use crate::cli::sample::parse_share;

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
    /// An earlier audit; may be given several times, in any order
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

impl ReportArgs {
    /// Whether a format is wanted: all are where none is named.
    pub(super) fn wants(&self, format: FormatArg) -> bool {
        self.format.is_empty() || self.format.contains(&format)
    }

    /// The names of the files that are written into the folder.
    pub(super) fn written(&self) -> impl Iterator<Item = &'static str> {
        let actions = (self.view == ViewArg::Working).then_some("actions.csv");
        let of_format = |format| match format {
            FormatArg::Html => &["report.html"][..],
            FormatArg::Docx => &["report.docx"],
            FormatArg::Xlsx => &["findings.xlsx"],
            FormatArg::Csv => &["evidence.csv"],
            FormatArg::Json => &["evidence.json", "evidence.schema.json"],
        };
        let wanted = FormatArg::value_variants().iter().copied();
        let wanted = wanted.filter(|format| self.wants(*format));
        wanted.flat_map(of_format).copied().chain(actions)
    }

    /// The key and the lookup of pseudonyms.
    pub(super) fn pseudonyms_file(&self) -> PathBuf {
        let beside = || self.audit.with_file_name("pseudonyms.json");
        self.pseudonyms.clone().unwrap_or_else(beside)
    }
}
