//! The kinds of check: what a rule can ask of a case file. One file a kind.
//!
//! In: the `[check.<kind>]` of a rule file. Out: a [`Kind`], which looks at a case file and says
//! what it saw. A kind knows no rule: everything that tells one rule from another is in its file.

mod agree;
mod columns;
mod concise;
mod count;
mod covers;
mod current;
mod document;
mod each;
mod field;
mod gaps;
mod holds;
mod interval;
mod kept;
mod next_set;
mod ordered;
mod outdated;
mod plausible;
mod recent;
mod regular;
mod signed;
mod single;
mod status;
mod unlike;
mod unread;
mod unresolved;

use std::fmt;

use serde::Deserialize;

use super::across::Kept;
use super::compile::Sources;
use super::error::Problems;
use super::view::{Seen, View};
use crate::finding::Outcome;

/// A check that can be run.
pub(crate) trait Kind: fmt::Debug + Send + Sync {
    /// Looks at a case file.
    fn judge(&self, view: &View<'_>) -> Vec<Seen>;

    /// What it needs of a case file to compare it with the others; nothing where it judges each
    /// case file by itself.
    fn keep(&self, _: &View<'_>) -> Option<Kept> {
        None
    }

    /// Judges what was kept of all case files: what it says of each, in their order.
    fn across(&self, kept: &[Option<Kept>]) -> Vec<Vec<Seen>> {
        kept.iter().map(|_| Vec::new()).collect()
    }

    /// The outcomes that it can give.
    fn outcomes(&self) -> &'static [Outcome] {
        use Outcome::*;
        &[Met, NotMet, NotApplicable, CannotTell]
    }

    /// The names that the sentence for an outcome may use.
    fn holes(&self, outcome: Outcome) -> &'static [&'static str];

    /// What it decides, in plain sentences made from its parameters.
    fn explain(&self) -> Vec<String>;
}

/// A check as it is written.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum CheckWritten {
    /// Is there one?
    Document(document::Document),
    /// Has every item its part?
    Each(each::Each),
    /// Do entries run in date order?
    Ordered(ordered::Ordered),
    /// Is there a long silence?
    Gaps(gaps::Gaps),
    /// Is the newest entry new enough?
    Current(current::Current),
    /// Are the entries of a chronology summaries?
    Concise(concise::Concise),
    /// Is something done at least every so often?
    Regular(regular::Regular),
    /// Was one thing done in time after another?
    Interval(interval::Written),
    /// Is a field of document control there, and as it should be?
    Field(field::Field),
    /// Is it clear whether the document is in force?
    Status(status::Status),
    /// Does a field say the same wherever it stands?
    Agree(agree::Agree),
    /// Is the document dated and signed?
    Signed(signed::Signed),
    /// Are the columns of a chronology there and filled?
    Columns(columns::Columns),
    /// Could the dates of a chronology be true?
    Plausible(plausible::Plausible),
    /// Does a document hold its parts?
    Holds(holds::Holds),
    /// Do the events of the file stand in the chronology?
    Covers(covers::Covers),
    /// Is the newest document of a kind new enough?
    Recent(recent::Recent),
    /// Does the record of a meeting set the next one?
    NextSet(next_set::NextSet),
    /// Were meetings kept?
    Kept(kept::Kept),
    /// Is there one current version of each title?
    Single(single::Single),
    /// Does a document rest on guidance that was superseded?
    Outdated(outdated::Outdated),
    /// Is each plan one child's own?
    Unlike(unlike::Unlike),
    /// Are there few enough of a thing?
    Count(count::Count),
    /// Are tracked changes and comments settled?
    Unresolved(unresolved::Unresolved),
}

impl CheckWritten {
    /// Makes it ready to run; nothing where a problem stands in the way.
    pub(crate) fn compile(
        self,
        sources: &Sources,
        problems: &mut Problems<'_>,
    ) -> Option<Box<dyn Kind>> {
        Some(match self {
            Self::Document(check) => Box::new(check),
            Self::Each(check) => Box::new(check),
            Self::Ordered(check) => Box::new(check),
            Self::Gaps(check) => Box::new(check),
            Self::Current(check) => Box::new(check),
            Self::Interval(check) => Box::new(check.compile(sources, problems)?),
            Self::Field(check) => Box::new(check),
            Self::Status(check) => Box::new(check),
            Self::Agree(check) => Box::new(check),
            Self::Signed(check) => Box::new(check),
            Self::Columns(check) => Box::new(check),
            Self::Plausible(check) => Box::new(check),
            Self::Holds(check) => Box::new(check),
            Self::Covers(check) => Box::new(check),
            Self::Recent(check) => Box::new(check),
            Self::Concise(check) => Box::new(check),
            Self::Regular(check) => Box::new(check),
            Self::NextSet(check) => Box::new(check),
            Self::Kept(check) => Box::new(check),
            Self::Single(check) => Box::new(check),
            Self::Outdated(check) => Box::new(check),
            Self::Unlike(check) => Box::new(check),
            Self::Count(check) => Box::new(check),
            Self::Unresolved(check) => Box::new(check),
        })
    }
}
