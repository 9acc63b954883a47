//! What every report says, whoever reads it: numbers, rules and the framework's words.
//!
//! The types hold nothing that a case file says: no path, no quote, no id of a case, no name.
//! Words come from rules, from the framework or from lists in this program. What identifies
//! stands in [`super::Identified`], which a shareable report never sees.

use super::statements::Verdict;
use crate::calendar::{Day, Jurisdiction};
use crate::document::NoteCode;
use crate::estimates::{Distribution, Estimate, Trend};
use crate::facts::Kind;
use crate::finding::{Level, Standard};
use crate::framework::Source;
use crate::sampling;

/// The figures of one round.
#[derive(Debug, Clone, PartialEq)]
pub struct Figures {
    /// Which audit it was.
    pub round: RoundSaid,
    /// What was examined, and what was not.
    pub examined: Examined,
    /// The sample, where one was named.
    pub sample: Option<SampleSaid>,
    /// What was not as it came with casewise.
    pub settings: Vec<SettingSaid>,
    /// One entry a rule, in the order of indicators, then by id.
    pub rules: Vec<RuleFigures>,
    /// One entry an indicator that the report looks at, in the framework's order.
    pub indicators: Vec<IndicatorFigures>,
    /// What is to be done, carried forward and new.
    pub actions: Vec<Action>,
    /// The day of the earlier round, where one was given.
    pub previous: Option<Day>,
    /// Counts above nought and below this were withheld; none in the working view.
    pub threshold: Option<u64>,
}

/// Which audit it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundSaid {
    /// The day that it was made for.
    pub as_at: Day,
    /// Whose law and bank holidays held.
    pub jurisdiction: Jurisdiction,
    /// The version of casewise that audited.
    pub version: String,
    /// The hash of the rules.
    pub rules_hash: String,
    /// The hash of the sources.
    pub sources_hash: String,
    /// How sure intervals are meant to be.
    pub confidence_percent: u8,
}

/// What was examined.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Examined {
    /// Case files; nothing where withheld.
    pub cases: Option<u64>,
    /// Documents.
    pub documents: u64,
    /// Documents read whole, in part, and not at all.
    pub by_reading: [u64; 3],
    /// Documents by kind; nothing where withheld.
    pub by_kind: Vec<(Kind, Option<u64>)>,
    /// Documents not read, or in part, by reason.
    pub unread_by_code: Vec<(NoteCode, u64)>,
    /// Cases that have a document that was not read whole; nothing where withheld.
    pub cases_with_unread: Option<u64>,
}

/// A sample and its design. The seed is no part of it: with the seed and an id, anybody could
/// tell whether a child was in the sample.
#[derive(Debug, Clone, PartialEq)]
pub struct SampleSaid {
    /// Its seal.
    pub sha256: String,
    /// The seal of the frame that it was drawn from.
    pub frame_sha256: String,
    /// What it is for.
    pub kind: sampling::Kind,
    /// Cases drawn; nothing where withheld.
    pub n: Option<u64>,
    /// Cases of the frame; nothing where withheld.
    pub population: Option<u64>,
    /// How many strata.
    pub n_strata: usize,
    /// Whether it was extended after results had been seen.
    pub is_extended_after_results: bool,
}

/// A local setting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingSaid {
    /// The rule; none for lists of words and of holidays.
    pub rule: Option<String>,
    /// What was set.
    pub what: String,
    /// What it was and what it is, where both are numbers, periods or levels.
    pub values: Option<(String, String)>,
    /// Whether it asks for less than the standard does.
    pub loosens: bool,
}

/// What one rule says, and what was found by it.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleFigures {
    /// Its id.
    pub id: String,
    /// Its family.
    pub family: String,
    /// What it asks, as a statement that holds or does not.
    pub title: String,
    /// Why it matters.
    pub why: String,
    /// What would put a breach right.
    pub remedy: String,
    /// Quality indicators.
    pub indicators: Vec<String>,
    /// How much a breach matters.
    pub level: Level,
    /// Where the standard comes from.
    pub standards: Vec<Standard>,
    /// Of cases, of items in cases, of policies, of other documents: each has its own figure.
    pub measures: Vec<Measured>,
    /// What became of what was not met in the earlier round.
    pub became: Option<Became>,
    /// Findings that somebody has decided to live with; nothing where withheld.
    pub waived: Option<u64>,
}

/// Of what a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// Case files.
    Cases,
    /// Reviews, actions, entries in case files.
    Items,
    /// Policies and plans of services.
    Policies,
    /// Other documents that belong to no case.
    Documents,
}

impl Unit {
    /// The unit's name for people.
    #[must_use]
    pub fn noun(self, n: u64) -> &'static str {
        match (self, n) {
            (Self::Cases, 1) => "case file",
            (Self::Cases, _) => "case files",
            (Self::Items, 1) => "item in case files",
            (Self::Items, _) => "items in case files",
            (Self::Policies, 1) => "policy",
            (Self::Policies, _) => "policies",
            (Self::Documents, 1) => "document",
            (Self::Documents, _) => "documents",
        }
    }

    /// Whether small numbers could point to a person.
    #[must_use]
    pub fn is_about_people(self) -> bool {
        self != Self::Policies
    }
}

/// One figure, and how it moved.
#[derive(Debug, Clone, PartialEq)]
pub struct Measured {
    /// Of what.
    pub unit: Unit,
    /// The figure.
    pub estimate: Estimate,
    /// The figure over rounds.
    pub trend: Option<Trend>,
    /// What it said before its numbers were withheld, where that gives nothing away.
    pub said: Option<Verdict>,
}

/// What became of findings that were not met in the earlier round. Nothing where withheld.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Became {
    /// Not met then.
    pub then: Option<u64>,
    /// Of these met or excused now.
    pub resolved: Option<u64>,
    /// Of these still not met.
    pub open: Option<u64>,
    /// Of these in doubt now.
    pub cannot_tell: Option<u64>,
    /// Of these no more in what was examined, or outside the rule.
    pub gone: Option<u64>,
    /// Not met now, and not among those then.
    pub new: Option<u64>,
}

/// What is known about one indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct IndicatorFigures {
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// What it asks.
    pub asks: String,
    /// Evidence by source, in [`Source::ALL`]'s order.
    pub sources: [Pieces; 5],
    /// People's grades, where there are any.
    pub grades: Option<Grades>,
}

impl IndicatorFigures {
    /// How many sources of evidence it rests on.
    #[must_use]
    pub fn n_sources(&self) -> usize {
        self.sources.iter().filter(|pieces| pieces.is_any()).count()
    }

    /// The sources that it rests on.
    pub fn sources_held(&self) -> impl Iterator<Item = Source> {
        let held = Source::ALL.into_iter().zip(&self.sources);
        held.filter(|(_, pieces)| pieces.is_any())
            .map(|(source, _)| source)
    }
}

/// Evidence about one indicator from one source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pieces {
    /// Rules that found something to judge.
    pub rules: u64,
    /// Searches that found something, for or against.
    pub searches: u64,
    /// Surveys, observations and other pieces that people named.
    pub named: u64,
}

impl Pieces {
    /// Whether there is anything.
    #[must_use]
    pub fn is_any(&self) -> bool {
        self.rules + self.searches + self.named > 0
    }
}

/// How people graded an indicator. No grade is computed.
#[derive(Debug, Clone, PartialEq)]
pub struct Grades {
    /// Cases by grade.
    pub spread: Distribution,
    /// The share graded good or better.
    pub good: Estimate,
    /// How it was moderated.
    pub moderation: Option<Moderated>,
}

/// How far two readers agreed. Nothing where withheld.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Moderated {
    /// Cases read twice.
    pub n_double: Option<u64>,
    /// Of these graded the same.
    pub same: Option<u64>,
    /// Of these at most one grade apart.
    pub within_one: Option<u64>,
}

/// Something to be done, by rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// The rule whose breach it answers; none for one that people added.
    pub rule: Option<String>,
    /// Its indicator, such as `5.3`.
    pub indicator: String,
    /// Its number in this report, from 1.
    pub number: usize,
    /// Whether it stood in the earlier round's list.
    pub is_carried: bool,
    /// By when.
    pub due: Option<Day>,
    /// How far it is.
    pub state: State,
    /// Who has it, where that is a role.
    pub role: Option<&'static str>,
    /// Whether anybody has it.
    pub is_owned: bool,
}

/// How far an action is, as people said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum State {
    /// Not begun, or nobody said.
    #[default]
    Open,
    /// Begun.
    Begun,
    /// Done.
    Done,
    /// Given up, with a reason elsewhere.
    Dropped,
}

impl State {
    /// The state in the words of files and reports.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Begun => "begun",
            Self::Done => "done",
            Self::Dropped => "dropped",
        }
    }

    /// Reads what people write.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        match text.trim().to_lowercase().as_str() {
            "" | "open" | "not started" => Some(Self::Open),
            "begun" | "started" | "in progress" => Some(Self::Begun),
            "done" | "complete" | "completed" | "closed" => Some(Self::Done),
            "dropped" => Some(Self::Dropped),
            _ => None,
        }
    }
}
