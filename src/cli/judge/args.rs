//! What was typed after `casewise judge` and `casewise moderate`, as types.

use std::path::PathBuf;

use casewise::judgements::{Answer, Role, Scale};
use clap::{Args, Subcommand};

use crate::cli::args::PageFormat;

#[derive(Debug, Args)]
pub(crate) struct JudgeArgs {
    #[command(subcommand)]
    pub(crate) command: JudgeCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum JudgeCommand {
    /// Record one grade or answer
    Record(RecordArgs),
    /// Write a form for readers to fill in, in Excel or CSV
    Form(FormArgs),
    /// Record what a filled-in form says
    Import(ImportArgs),
    /// List what was recorded
    List(ListArgs),
    /// Check that nothing was changed or removed
    Check(StoreArgs),
    /// Show what the rules found in a case, and note that the reader saw it
    Findings(FindingsArgs),
}

/// Where judgements are kept.
#[derive(Debug, Args)]
pub(crate) struct StoreArgs {
    /// File of judgements
    #[arg(long, value_name = "FILE", default_value = "judgements.sqlite")]
    pub(crate) judgements: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct RecordArgs {
    /// The case
    #[arg(long, value_name = "ID")]
    pub(crate) case: String,
    /// Quality indicator to grade, such as 5.2
    #[arg(long, value_name = "NUMBER", requires = "grade")]
    pub(crate) indicator: Option<String>,
    /// Question to answer
    #[arg(
        long,
        value_name = "KEY",
        requires = "answer",
        conflicts_with = "indicator"
    )]
    pub(crate) question: Option<String>,
    /// Grade: 1 to 6, or its word
    #[arg(long, value_name = "GRADE", value_parser = parse_grade, conflicts_with = "answer")]
    pub(crate) grade: Option<u8>,
    /// Answer: yes, partly, no, not applicable or cannot tell
    #[arg(long, value_name = "ANSWER", value_parser = parse_answer)]
    pub(crate) answer: Option<Answer>,
    /// Why
    #[arg(long, value_name = "TEXT")]
    pub(crate) reason: String,
    /// Where it can be seen; may be given several times
    #[arg(long, value_name = "TEXT")]
    pub(crate) evidence: Vec<String>,
    /// Who read the case
    #[arg(long, value_name = "WHO")]
    pub(crate) reader: String,
    /// Which reading: first, second or agreed
    #[arg(long, value_name = "ROLE", default_value = "first", value_parser = parse_role)]
    pub(crate) role: Role,
    #[command(flatten)]
    pub(crate) store: StoreArgs,
}

#[derive(Debug, Args)]
pub(crate) struct FormArgs {
    /// The sample
    #[arg(long, value_name = "SAMPLE")]
    pub(crate) sample: PathBuf,
    /// Quality indicators to grade, such as 5.2,5.3
    #[arg(long, value_name = "NUMBERS", value_delimiter = ',')]
    pub(crate) indicator: Vec<String>,
    /// Question to answer, as KEY=TEXT; may be given several times
    #[arg(long, value_name = "KEY=TEXT", value_parser = parse_question)]
    pub(crate) question: Vec<(String, String)>,
    /// Which reading; second lists the cases to be read twice
    #[arg(long, value_name = "ROLE", default_value = "first", value_parser = parse_role)]
    pub(crate) role: Role,
    /// Write the form here, as .xlsx or .csv
    #[arg(short, value_name = "FILE")]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct ImportArgs {
    /// The filled-in form (xlsx, csv)
    #[arg(value_name = "FORM")]
    pub(crate) form: PathBuf,
    /// Who read, for rows that name nobody
    #[arg(long, value_name = "WHO")]
    pub(crate) reader: Option<String>,
    /// Take no judgement of a case outside this sample
    #[arg(long, value_name = "SAMPLE")]
    pub(crate) sample: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) store: StoreArgs,
}

#[derive(Debug, Args)]
pub(crate) struct ListArgs {
    /// What to print
    #[arg(long, value_enum, default_value_t = PageFormat::Text)]
    pub(crate) format: PageFormat,
    #[command(flatten)]
    pub(crate) store: StoreArgs,
}

#[derive(Debug, Args)]
pub(crate) struct FindingsArgs {
    /// The case
    #[arg(value_name = "ID")]
    pub(crate) case: String,
    /// The audit (audit.json)
    #[arg(long, value_name = "AUDIT")]
    pub(crate) audit: PathBuf,
    /// Who looks
    #[arg(long, value_name = "WHO")]
    pub(crate) reader: String,
    #[command(flatten)]
    pub(crate) store: StoreArgs,
}

#[derive(Debug, Args)]
pub(crate) struct ModerateArgs {
    #[command(flatten)]
    pub(crate) store: StoreArgs,
    /// What to print
    #[arg(long, value_enum, default_value_t = PageFormat::Text)]
    pub(crate) format: PageFormat,
}

fn parse_grade(text: &str) -> Result<u8, String> {
    let scale = Scale::six_point();
    let off = || format!("the scale has {}", scale.in_words());
    scale.read(text).ok_or_else(off)
}

fn parse_answer(text: &str) -> Result<Answer, String> {
    let expected = "write yes, partly, no, not applicable or cannot tell";
    Answer::read(text).ok_or_else(|| expected.to_owned())
}

fn parse_role(text: &str) -> Result<Role, String> {
    let found = Role::ALL.into_iter().find(|role| role.name() == text);
    found.ok_or_else(|| "write first, second or agreed".to_owned())
}

fn parse_question(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((key, text)) if !key.trim().is_empty() && !text.trim().is_empty() => {
            Ok((key.trim().to_owned(), text.trim().to_owned()))
        }
        _ => Err("expected KEY=TEXT, such as seen=\"Was the child seen alone?\"".to_owned()),
    }
}
