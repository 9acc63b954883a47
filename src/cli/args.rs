//! What was typed, as types. Help texts are read aloud before they are committed.

use std::path::PathBuf;

use casewise::calendar::{Day, Jurisdiction};
use casewise::facts::dates;
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

/// The subcommand by which the program starts itself to read files.
pub(crate) const READ_WORKER: &str = "read-worker";

/// Audits case files and policies of children's services.
///
/// casewise reads a folder of case files and policies on this computer, checks what the
/// documents say against rules, and shows the words and the place behind every finding. The
/// machine gives evidence; people give grades. Nothing is sent anywhere.
#[derive(Debug, Parser)]
#[command(name = "casewise", version, max_term_width = 100)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Audit a folder of case files, of policies, or of both
    Audit(AuditArgs),
    /// List policies with status, version, dates, and what is wrong
    Policies(PoliciesArgs),
    /// Show what casewise understood of one document
    Facts(FactsArgs),
    /// Show the text that casewise reads in one document, with its structure
    Extract(ExtractArgs),
    /// Find the dates in a text
    Dates(DatesArgs),
    /// Work out a due date, with the days that do not count
    Deadline(DeadlineArgs),
    /// List, explain, check and test rules
    Rules(RulesArgs),
    /// List the quality indicators, and show what each asks
    Framework(super::framework::FrameworkArgs),
    /// Draw samples of cases that anyone can replay
    Sample(super::sample::SampleArgs),
    /// Record the grades and answers that readers give
    Judge(super::judge::JudgeArgs),
    /// Compare first and second readers
    Moderate(super::judge::ModerateArgs),
    /// Say what a sample shows about the caseload
    Score(super::score::ScoreArgs),
    /// Print a completion script for your shell
    Completions(CompletionsArgs),
    /// Read files for another run, from a pipe
    #[command(name = READ_WORKER, hide = true)]
    ReadWorker,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct AuditArgs {
    /// Folder of case files, of policies, or both
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) how: How,
    /// Audit the cases of this sample only
    #[arg(long, value_name = "SAMPLE")]
    pub(crate) sample: Option<PathBuf>,
    /// Write report.html, findings.csv and audit.json into this folder
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// What to print
    #[arg(long, value_enum, default_value_t = AuditFormat::Text)]
    pub(crate) format: AuditFormat,
    /// End with exit code 1 if any finding is this bad
    #[arg(long, value_enum, default_value_t = FailOn::Never)]
    pub(crate) fail_on: FailOn,
}

/// What every command that judges needs to know.
#[derive(Debug, ClapArgs)]
pub(crate) struct How {
    /// Date that the audit is made for [default: today]
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    pub(crate) as_at: Option<Day>,
    /// Whose law, guidance and bank holidays hold [default: scotland]
    #[arg(long, value_name = "NATION", value_parser = parse_jurisdiction)]
    pub(crate) jurisdiction: Option<Jurisdiction>,
    /// Folder of further rules; may be given several times
    #[arg(long = "rules", value_name = "DIR")]
    pub(crate) rule_folders: Vec<PathBuf>,
    /// Judge by this rule only; may be given several times
    #[arg(long = "rule", value_name = "ID")]
    pub(crate) rules: Vec<String>,
    /// Judge by this family of rules only; may be given several times
    #[arg(long = "family", value_name = "NAME")]
    pub(crate) families: Vec<String>,
    /// Read words on scanned pages and pictures with tesseract, if it is there; slow
    #[arg(long)]
    pub(crate) ocr: bool,
    /// How to read folders [default: auto]
    #[arg(long, value_enum)]
    pub(crate) layout: Option<LayoutArg>,
    /// How many documents to read at once [default: one a processor]
    #[arg(short = 'j', value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,
}

impl How {
    /// Nothing chosen but the day.
    pub(crate) fn as_at(day: Day) -> Self {
        Self {
            as_at: Some(day),
            jurisdiction: None,
            rule_folders: Vec::new(),
            rules: Vec::new(),
            families: Vec::new(),
            ocr: false,
            layout: None,
            threads: None,
        }
    }
}

impl Command {
    /// Tells whether words on pictures are to be read.
    pub(crate) fn asks_ocr(&self) -> bool {
        match self {
            Self::Audit(args) => args.how.ocr,
            Self::Policies(args) => args.how.ocr,
            Self::Facts(args) => args.ocr,
            Self::Extract(args) => args.ocr,
            _ => false,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LayoutArg {
    /// By a folder named `cases`, else by what the documents are
    Auto,
    /// Each folder is a case file
    Cases,
    /// No folder is a case file
    Policies,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum AuditFormat {
    /// A summary that fits a screen
    Text,
    /// One JSON object (casewise.audit/1)
    Json,
    /// One JSON object a line
    Jsonl,
    /// One row a finding
    Csv,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// No finding changes the exit code
    Never,
    /// Findings that are not met
    NotMet,
    /// Findings that are not met, or cannot be told
    CannotTell,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct PoliciesArgs {
    /// Folder of policies, or single files
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) how: How,
    /// What to print
    #[arg(long, value_enum, default_value_t = TableFormat::Text)]
    pub(crate) format: TableFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TableFormat {
    /// For reading
    Text,
    /// For spreadsheets
    Csv,
    /// For programs
    Json,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct FactsArgs {
    /// File to read, or - for standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// What to print
    #[arg(long, value_enum, default_value_t = PageFormat::Text)]
    pub(crate) format: PageFormat,
    /// Read words on scanned pages and pictures with tesseract, if it is there; slow
    #[arg(long)]
    pub(crate) ocr: bool,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct ExtractArgs {
    /// File to read, or - for standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// What to print
    #[arg(long, value_enum, default_value_t = PageFormat::Text)]
    pub(crate) format: PageFormat,
    /// Read words on scanned pages and pictures with tesseract, if it is there; slow
    #[arg(long)]
    pub(crate) ocr: bool,
    /// Show one part only
    #[arg(long, value_enum)]
    pub(crate) part: Option<PartArg>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PartArg {
    /// Running text
    Body,
    /// Running headers
    Header,
    /// Running footers
    Footer,
    /// Footnotes
    Footnote,
    /// Endnotes
    Endnote,
    /// Reviewers' comments
    Comment,
    /// Text boxes
    TextBox,
    /// Watermarks
    Watermark,
    /// Document properties
    Property,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PageFormat {
    /// For reading
    Text,
    /// For programs
    Json,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct DatesArgs {
    /// File to read; standard input if left out
    #[arg(value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
    /// Read lines of {"id", "text", "reference_date"} and answer each with a line
    #[arg(long)]
    pub(crate) jsonl: bool,
    /// Day from which missing years and "next week" are counted
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    pub(crate) reference: Option<Day>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct DeadlineArgs {
    /// Day to count from; it is day 0
    #[arg(value_name = "DATE", value_parser = parse_day)]
    pub(crate) start: Day,
    /// How long, such as "10 working days", "28 days", "6 months"
    #[arg(value_name = "PERIOD", allow_hyphen_values = true)]
    pub(crate) period: String,
    /// Whose bank holidays hold
    #[arg(long, value_name = "NATION", default_value = "scotland", value_parser = parse_jurisdiction)]
    pub(crate) jurisdiction: Jurisdiction,
    /// What to print
    #[arg(long, value_enum, default_value_t = PageFormat::Text)]
    pub(crate) format: PageFormat,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct RulesArgs {
    #[command(subcommand)]
    pub(crate) command: RulesCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum RulesCommand {
    /// List the rules
    List(RuleFolders),
    /// Explain a rule in plain words, with its sources and examples
    Explain(ExplainArgs),
    /// Check rule files for mistakes
    Check(RuleFolder),
    /// Run the examples of rule files
    Test(TestArgs),
}

#[derive(Debug, ClapArgs)]
pub(crate) struct RuleFolders {
    /// Folder of further rules; may be given several times
    #[arg(long = "rules", value_name = "DIR")]
    pub(crate) rule_folders: Vec<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct ExplainArgs {
    /// The rule's id
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    #[command(flatten)]
    pub(crate) folders: RuleFolders,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct RuleFolder {
    /// Folder of rule files
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct TestArgs {
    /// Folder of rule files [default: the built-in rules]
    #[arg(value_name = "DIR")]
    pub(crate) folder: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    pub(crate) shell: Shell,
}

/// Reads one day in any of the ways that people write one.
pub(crate) fn parse_day(text: &str) -> Result<Day, String> {
    if let Some(day) = Day::parse_iso(text) {
        return Ok(day);
    }
    let found = dates::find(text, &dates::Context::default());
    let whole = found
        .iter()
        .find(|mention| mention.span.end - mention.span.start == text.len());
    whole
        .and_then(dates::DateMention::interval)
        .filter(|interval| interval.is_day())
        .map(|interval| interval.from)
        .ok_or_else(|| "expected one day, such as 2026-11-01 or \"1 November 2026\"".to_owned())
}

fn parse_jurisdiction(text: &str) -> Result<Jurisdiction, String> {
    text.parse().map_err(|_| {
        format!("unknown nation {text:?}; known: scotland, england, wales, northern-ireland")
    })
}
