//! What was found in a sample, as figures about the caseload that it was drawn from.
//!
//! In: an audit's findings, the sample, people's judgements. Out: for each rule, question and
//! indicator how many of how many, the share, its interval, and the bounds of what could not be
//! told, which say something else than chance and are never mixed into it.

mod compute;
mod design;
mod evidence;
mod external;
mod grades;
mod trend;
mod words;

use serde::Serialize;

use crate::finding::Outcome;
use crate::statistics::Interval;

pub use design::Drawn;
pub use evidence::{Found, Round};
pub use external::for_others;
pub use grades::{Distribution, of_judgements};
pub use trend::{Difference, PointOfTrend, Trend, trends};
pub use words::in_words;

/// Fewer units than this give no percentage.
pub const PERCENTAGE_MIN: u64 = 5;

/// What a figure is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// Cases that meet a rule.
    Rule,
    /// Reviews, actions or other items of cases that meet a rule.
    Items,
    /// Cases of which readers answered a question with yes.
    Question,
    /// Cases that readers graded good or better.
    Indicator,
}

/// What may weaken a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Flag {
    /// No sample was named: the figure describes these cases alone, unless chance chose them.
    NoSample,
    /// The cases were chosen to learn from: counts only.
    LearningSample,
    /// Too few units for a percentage.
    TooFew,
    /// The rule does not apply to every case, so how many it applies to is an estimate too.
    ApplicableEstimated,
    /// A stratum has no case that was read.
    StratumUnread,
    /// A stratum has one case of several, so nothing shows how cases vary.
    NoVariance,
    /// Few cases, or an interval worth fewer than 30.
    Unreliable,
    /// Cases of the sample are not in the audit, or were not judged.
    CasesMissing,
    /// The sample was extended after results had been seen.
    ExtendedAfterResults,
    /// More than one in ten could not be told: look at the bounds first.
    ManyCannotTell,
    /// Some readers had seen the findings.
    FindingsSeen,
    /// Withheld, so that nobody can be recognised.
    Hidden,
}

/// How many units had each outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Counted {
    /// Met.
    pub met: Option<u64>,
    /// Not met.
    pub not_met: Option<u64>,
    /// Late or missing for a reason that the rule accepts.
    pub excused: Option<u64>,
    /// Nothing owed yet.
    pub not_due: Option<u64>,
    /// Outside the rule.
    pub not_applicable: Option<u64>,
    /// Could not be told.
    pub cannot_tell: Option<u64>,
}

/// One figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Estimate {
    /// The rule's id, the question's key, or the indicator's number.
    pub measure: String,
    /// What it is about.
    pub subject: Subject,
    /// Of what `x` is a part: always what applies, what cannot be told among it.
    pub denominator: &'static str,
    /// Units that meet it.
    pub x: Option<u64>,
    /// Units to which it applies.
    pub n: Option<u64>,
    /// Units of the caseload to which it applies, as far as known.
    #[serde(rename = "N")]
    pub population: Option<u64>,
    /// Children to whom the units belong, where units are items.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub n_cases: Option<u64>,
    /// The share of the caseload.
    pub estimate: Option<f64>,
    /// The lower end of its interval.
    pub lower: Option<f64>,
    /// The upper end.
    pub upper: Option<f64>,
    /// How sure the interval is.
    pub confidence: f64,
    /// How it was computed.
    pub method: String,
    /// Whether cases stand for different numbers of cases.
    pub weighted: bool,
    /// How many cases of a very large caseload would tell as much.
    pub n_effective: Option<f64>,
    /// The share in the sample if all that cannot be told were not met, and if all were met.
    pub bounds: Option<Interval>,
    /// The share in words.
    pub words: Option<&'static str>,
    /// How many units had each outcome.
    pub counts: Counted,
    /// What may weaken it.
    pub flags: Vec<Flag>,
}

impl Estimate {
    /// Takes out every number and the words that tell them; whoever withholds them sets the flag.
    pub(crate) fn empty(&mut self) {
        self.counts = Counted::default();
        self.x = None;
        self.n = None;
        self.population = None;
        self.n_cases = None;
        self.estimate = None;
        self.lower = None;
        self.upper = None;
        self.n_effective = None;
        self.bounds = None;
        self.words = None;
    }
}

/// The outcome of one unit, as far as shares go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Met,
    NotMet,
    CannotTell,
    Excused,
    NotDue,
    NotApplicable,
}

impl Unit {
    fn of(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Met => Self::Met,
            Outcome::NotMet => Self::NotMet,
            Outcome::CannotTell => Self::CannotTell,
            Outcome::Excused => Self::Excused,
            Outcome::NotDue => Self::NotDue,
            Outcome::NotApplicable => Self::NotApplicable,
        }
    }

    /// What is excused, not due or outside the rule is no part of a share.
    fn applies(self) -> bool {
        matches!(self, Self::Met | Self::NotMet | Self::CannotTell)
    }
}
