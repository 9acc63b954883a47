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
    /// Audit again as then: as at the same day, by the same choices; say what differs and why
    Replay(ReplayArgs),
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
    /// Make an index of case files and policies, or bring one up to date
    Index(IndexArgs),
    /// Find evidence in an index, with the exact place of each hit, or what is absent
    Search(SearchArgs),
    /// See whether citations of hits still stand
    Cite(CiteArgs),
    /// Take a case out of an index, text and all, and prove it
    Purge(PurgeArgs),
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
    /// Write the evidence for self-evaluation as files to share, or to work with
    Report(super::report::ReportArgs),
    /// Print a completion script for your shell
    Completions(CompletionsArgs),
    /// Read files for another run, from a pipe
    #[command(name = READ_WORKER, hide = true)]
    ReadWorker,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct AuditArgs {
    /// Folder of case files, of policies, or both; or single files
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) how: How,
    /// Audit the cases of this sample only
    #[arg(long, value_name = "SAMPLE")]
    pub(crate) sample: Option<PathBuf>,
    /// Write report.html, findings.xlsx, findings.csv, audit.json and run.json into this folder
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// What to print
    #[arg(long, value_enum, default_value_t = AuditFormat::Text)]
    pub(crate) format: AuditFormat,
    /// File of findings that somebody has decided to live with, outside PATH
    #[arg(long, value_name = "FILE")]
    pub(crate) waivers: Option<PathBuf>,
    /// Earlier audit.json: mark findings as new, changed or unchanged, and name those gone
    #[arg(long, value_name = "AUDIT")]
    pub(crate) baseline: Option<PathBuf>,
    /// End with exit code 1 if any finding is this bad
    #[arg(long, value_enum, default_value_t = FailOn::Never)]
    pub(crate) fail_on: FailOn,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct ReplayArgs {
    /// The audit.json of the earlier audit
    #[arg(value_name = "AUDIT")]
    pub(crate) audit: PathBuf,
    /// Folder to audit again [default: that of run.json beside AUDIT]
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Folder of further rules, in place of those of run.json; may be given several times
    #[arg(long = "rules", value_name = "DIR")]
    pub(crate) rule_folders: Vec<PathBuf>,
    /// Settings file, in place of those of run.json; may be given several times, the last wins
    #[arg(long = "settings", value_name = "FILE")]
    pub(crate) settings: Vec<PathBuf>,
    /// Sample whose cases to audit [default: that of run.json]
    #[arg(long, value_name = "SAMPLE")]
    pub(crate) sample: Option<PathBuf>,
    /// How many documents to read at once [default: one a processor]
    #[arg(short = 'j', long = "jobs", value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,
    /// What to print
    #[arg(long, value_enum, default_value_t = PageFormat::Text)]
    pub(crate) format: PageFormat,
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
    /// Settings beside those of casewise.toml in PATH; may be given several times, the last wins
    #[arg(long = "settings", value_name = "FILE")]
    pub(crate) settings: Vec<PathBuf>,
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
    #[arg(short = 'j', long = "jobs", value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,
}

impl Command {
    /// Tells whether words on pictures are to be read.
    pub(crate) fn asks_ocr(&self) -> bool {
        match self {
            Self::Audit(args) => args.how.ocr,
            Self::Replay(args) => super::replay::asked_ocr(args),
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

impl LayoutArg {
    /// The name as it is typed.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Cases => "cases",
            Self::Policies => "policies",
        }
    }
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
    /// SARIF 2.1.0
    Sarif,
    /// JUnit XML, a test case a finding
    Junit,
    /// An Excel workbook
    Xlsx,
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
    /// File to read, or - for standard input; for the folder of one case, how the child stood
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// Take a folder for one case file, whatever folders it holds
    #[arg(long)]
    pub(crate) one_case: bool,
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
    ///
    /// A range is one date in notes, forms and tables. In running prose a range whose ends are both
    /// whole dates ("from June 1940 to May 1945") is two, and each of them gives the whole in its
    /// field "range"; ends that share a month or a year ("10-12 March 1940") are one date there too.
    /// What a date is counted from ("the meeting", the date said before) stands in "anchor".
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
    /// Settings file with holidays of your own (casewise.toml), to leave out too
    #[arg(long, value_name = "FILE")]
    pub(crate) settings: Option<PathBuf>,
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
    Check(CheckArgs),
    /// Run the examples of rule files
    Test(TestArgs),
    /// Write every rule in plain English into one document, to be signed off
    Book(BookArgs),
    /// Print the JSON Schema of rule files, for editors that complete and check them
    Schema,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct RuleFolders {
    /// Folder of further rules; may be given several times
    #[arg(long = "rules", value_name = "DIR")]
    pub(crate) rule_folders: Vec<PathBuf>,
    /// Settings file, such as the casewise.toml of a folder that is audited
    #[arg(long = "settings", value_name = "FILE")]
    pub(crate) settings: Vec<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct ExplainArgs {
    /// The rule's id
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    /// Write long lists of words and patterns out, and not only how they begin
    #[arg(long)]
    pub(crate) whole: bool,
    #[command(flatten)]
    pub(crate) folders: RuleFolders,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct BookArgs {
    /// File to write: .html or .docx
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
    #[command(flatten)]
    pub(crate) folders: RuleFolders,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct CheckArgs {
    /// Folder of rule files
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
    /// Show everything that could be better, and not only the first ten
    #[arg(long)]
    pub(crate) all: bool,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct TestArgs {
    /// Folder of rule files [default: the built-in rules]
    #[arg(value_name = "DIR")]
    pub(crate) folder: Option<PathBuf>,
    /// Also change each rule, one value at a time, and name the changes that no example notices
    #[arg(long)]
    pub(crate) mutate: bool,
    /// Only the rule with this id; may be given several times
    #[arg(long = "rule", value_name = "ID")]
    pub(crate) rules: Vec<String>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct IndexArgs {
    /// Folder of case files, of policies, or both; or single files
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Where the index is [default: PATH/.casewise]
    #[arg(long, value_name = "DIR")]
    pub(crate) index: Option<PathBuf>,
    /// Make the index anew, whatever is there
    #[arg(long)]
    pub(crate) rebuild: bool,
    /// Compare the content of every file, not only its size and time
    #[arg(long)]
    pub(crate) full_hash: bool,
    /// How to read folders [default: auto]
    #[arg(long, value_enum)]
    pub(crate) layout: Option<LayoutArg>,
    /// What to print
    #[arg(long, value_enum, default_value_t = PageFormat::Text)]
    pub(crate) format: PageFormat,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct SearchArgs {
    /// Words, "exact phrases", NEAR/n, PRE/n, OR, NOT, word*, word~, and fields such as
    /// kind:minutes, case:ID, date:2018-03..2018-06, written:2018-03
    #[arg(value_name = "QUERY")]
    pub(crate) query: Option<String>,
    /// Where the index is
    #[arg(long, value_name = "DIR", default_value = ".casewise")]
    pub(crate) index: PathBuf,
    /// How many hits to show; 0 for all
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(crate) limit: usize,
    /// What to print
    #[arg(long, value_enum, default_value_t = SearchFormat::Text)]
    pub(crate) format: SearchFormat,
    /// Where all parts of the query have to be met
    #[arg(long, value_enum)]
    pub(crate) scope: Option<ScopeArg>,
    /// Say how the query is read, and do not search
    #[arg(long)]
    pub(crate) explain: bool,
    /// Say in which cases the query is present, in which absent, and of which nobody can tell;
    /// --scope doc asks of documents
    #[arg(long, conflicts_with_all = ["batch", "coverage", "event", "alike"])]
    pub(crate) absent: bool,
    /// With --absent, count headings and paragraphs of the form as evidence too
    #[arg(long, requires = "absent")]
    pub(crate) with_form: bool,
    /// Ask the queries of a batch file, or of the batch "self-evaluation" that comes with casewise
    #[arg(long, value_name = "FILE", conflicts_with_all = ["query", "event", "alike"])]
    pub(crate) batch: Option<PathBuf>,
    /// Show quality indicators by cases, from the batch's queries
    #[arg(long, conflicts_with_all = ["query", "event", "alike"])]
    pub(crate) coverage: bool,
    /// Look around each event that this query finds
    #[arg(
        long,
        value_name = "QUERY",
        requires = "find",
        conflicts_with = "query"
    )]
    pub(crate) event: Option<String>,
    /// The days around an event
    #[arg(
        long,
        value_name = "DAYS",
        default_value = "-14d..+14d",
        allow_hyphen_values = true
    )]
    pub(crate) within: casewise::search::Within,
    /// What to look for around each event
    #[arg(long, value_name = "QUERY", requires = "event")]
    pub(crate) find: Option<String>,
    /// Show documents that are the same, or nearly
    #[arg(long, conflicts_with = "query")]
    pub(crate) alike: bool,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct CiteArgs {
    #[command(subcommand)]
    pub(crate) command: CiteCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum CiteCommand {
    /// Open the cited documents again: same, moved, changed or gone
    Verify(VerifyArgs),
}

#[derive(Debug, ClapArgs)]
pub(crate) struct VerifyArgs {
    /// What casewise search wrote with --format json or csv
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// The folder that was indexed [default: the one that the index names]
    #[arg(long, value_name = "DIR")]
    pub(crate) root: Vec<PathBuf>,
    /// Where the index is
    #[arg(long, value_name = "DIR", default_value = ".casewise")]
    pub(crate) index: PathBuf,
    /// What to print
    #[arg(long, value_enum, default_value_t = PageFormat::Text)]
    pub(crate) format: PageFormat,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct PurgeArgs {
    /// The case
    #[arg(long, value_name = "ID")]
    pub(crate) case: String,
    /// Where the index is
    #[arg(long, value_name = "DIR", default_value = ".casewise")]
    pub(crate) index: PathBuf,
    /// What to print
    #[arg(long, value_enum, default_value_t = PageFormat::Text)]
    pub(crate) format: PageFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SearchFormat {
    /// For reading
    Text,
    /// One JSON object (casewise.search/1)
    Json,
    /// For spreadsheets
    Csv,
    /// For reports
    Md,
    /// A page, for --coverage
    Html,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ScopeArg {
    /// In one paragraph or table row
    Para,
    /// Anywhere in one document
    Doc,
    /// Anywhere in one case
    Case,
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
