//! What can be wrong with a roster, a design or a change, with the numbers and the way on.

use thiserror::Error;

/// Why a frame cannot be frozen, or a sample not planned, drawn or changed.
#[derive(Debug, Error, Clone, PartialEq)]
pub enum Error {
    /// The file is no table that can be read.
    #[error("the roster cannot be read: {0}")]
    Unreadable(String),
    /// A column is missing.
    #[error("the roster has no column {wanted:?}; it has: {}", known.join(", "))]
    NoColumn {
        /// The name asked for.
        wanted: String,
        /// The header.
        known: Vec<String>,
    },
    /// A header stands twice.
    #[error("the roster has two columns named {0:?}; rename one")]
    TwoColumns(String),
    /// No rows.
    #[error("the roster lists no cases")]
    NoRows,
    /// Rows without an id.
    #[error("{} without an id ({}); give each case its id, or remove the rows", rows(lines.len()), listed(lines))]
    NoId {
        /// Their line numbers.
        lines: Vec<usize>,
    },
    /// Rows with the same id.
    #[error("rows {first} and {second} have the same id; a case may stand in the frame once")]
    SameId {
        /// One line.
        first: usize,
        /// The other.
        second: usize,
    },
    /// An id that a spreadsheet would compute with.
    #[error(
        "row {line}: the id begins with {sign:?}, which spreadsheets take for a formula; correct it in the roster"
    )]
    FormulaId {
        /// The line.
        line: usize,
        /// The character.
        sign: char,
    },
    /// An id with a line break or another control character.
    #[error("row {line}: the id holds a line break, a tab or another control character")]
    ControlInId {
        /// The line.
        line: usize,
    },
    /// Eligibility that is not said.
    #[error(
        "row {line}: column {column:?} is blank; write yes, no, or the reason why the case is left out"
    )]
    NoEligibility {
        /// The line.
        line: usize,
        /// The column.
        column: String,
    },
    /// A date that cannot be read.
    #[error("row {line}: {text:?} in column {column:?} is no date; write it as 2026-03-31")]
    NoDate {
        /// The line.
        line: usize,
        /// The column.
        column: String,
        /// What stands there.
        text: String,
    },
    /// A size that is no positive number.
    #[error("row {line}: {text:?} in column {column:?} is no number above 0")]
    NoSize {
        /// The line.
        line: usize,
        /// The column.
        column: String,
        /// What stands there.
        text: String,
    },
    /// Nothing to draw from.
    #[error("the frame has no eligible case: all {0} are left out")]
    NothingEligible(usize),
    /// More asked for than there is.
    #[error(
        "cannot draw {asked} cases from a frame of {population}; lower --size or take every case with --share 100%"
    )]
    TooMany {
        /// Cases asked for.
        asked: u64,
        /// Eligible cases.
        population: u64,
    },
    /// A size of nothing.
    #[error("a sample needs at least 1 case")]
    TooFew,
    /// The minimums alone are more than the sample.
    #[error(
        "a minimum of {minimum} in each of {strata} strata needs {needed} cases, but the sample has {size}; lower --min or raise --size"
    )]
    MinimumTooLarge {
        /// Cases a stratum.
        minimum: u64,
        /// Strata.
        strata: usize,
        /// Cases that they need.
        needed: u64,
        /// Cases planned.
        size: u64,
    },
    /// A stratum that is not in the frame.
    #[error("the frame has no stratum {wanted:?}; it has: {}", known.join(", "))]
    NoStratum {
        /// The name asked for.
        wanted: String,
        /// Those in the frame.
        known: Vec<String>,
    },
    /// Over-sampling that is less than the share.
    #[error("{stratum}: {asked} is less than its share of {share}; over-sampling can only add")]
    NotOver {
        /// The stratum.
        stratum: String,
        /// What was asked for.
        asked: u64,
        /// What it has anyway.
        share: u64,
    },
    /// More asked of a stratum than it has.
    #[error("{stratum}: cannot draw {asked} of {population} cases")]
    StratumTooSmall {
        /// The stratum.
        stratum: String,
        /// What was asked for.
        asked: u64,
        /// Its cases.
        population: u64,
    },
    /// A share outside its bounds.
    #[error("{what} must lie between 0 and 100 %, not {value}")]
    NoShare {
        /// Of what.
        what: &'static str,
        /// What was given.
        value: f64,
    },
    /// The plan was made for another frame.
    #[error(
        "the plan was made for another frame (its sha256 begins {plan}, the frame's {frame}); plan again"
    )]
    OtherFrame {
        /// The frame that the plan names.
        plan: String,
        /// The frame given.
        frame: String,
    },
    /// An empty seed.
    #[error("the seed is empty; throw dice, or leave --seed out for a fresh one")]
    NoSeed,
    /// Words that must be there, and are not.
    #[error("{0} is blank; a change to a sample says why and by whom")]
    Blank(&'static str),
    /// A case that is not in the sample.
    #[error("case {0} is not in the sample")]
    NoCase(String),
    /// A case that cannot be replaced.
    #[error("case {id} cannot be replaced: {why}")]
    NotReplaceable {
        /// The case.
        id: String,
        /// Why not.
        why: &'static str,
    },
    /// No more reserves in the file.
    #[error(
        "{stratum}: the reserve list has {left} cases left, {needed} needed; draw with a longer --reserve"
    )]
    NoReserve {
        /// The stratum.
        stratum: String,
        /// Cases left.
        left: u64,
        /// Cases needed.
        needed: u64,
    },
    /// An extension that does not add.
    #[error("{stratum} has {now} cases already; an extension can only add")]
    NotMore {
        /// The stratum.
        stratum: String,
        /// Cases drawn.
        now: u64,
    },
    /// A learning sample, of which nothing can be estimated or changed.
    #[error("this is a learning sample: it was chosen, not drawn, so that {0}")]
    Learning(&'static str),
    /// A condition that cannot be read.
    #[error("cannot read the condition {text:?}: {why}")]
    Condition {
        /// What was typed.
        text: String,
        /// What was expected.
        why: String,
    },
}

fn rows(n: usize) -> String {
    if n == 1 {
        "1 row".to_owned()
    } else {
        format!("{n} rows")
    }
}

/// The first few line numbers.
fn listed(lines: &[usize]) -> String {
    let first: Vec<String> = lines
        .iter()
        .take(5)
        .map(|line| format!("row {line}"))
        .collect();
    let more = if lines.len() > 5 { ", …" } else { "" };
    format!("{}{more}", first.join(", "))
}
