//! Evidence for self-evaluation: an audit, its sample, people's judgements and other evidence as
//! one thing that reports are drawn from.
//!
//! In: what was read. Out: an [`Evaluation`]: [`Figures`], which hold nothing that a case file
//! says, and [`Identified`], which does. [`Shareable`] is made from it: figures with small numbers
//! withheld, and references that only a lookup kept elsewhere can resolve. No grade is computed.

pub mod actions;
mod compose;
pub mod figures;
pub mod gather;
mod grades;
mod mask;
mod members;
mod pseudonym;
mod shareable;
pub mod sources;
pub mod statements;
pub mod words;
pub mod written;

pub use compose::{Earlier, Inputs};
pub use figures::Figures;
pub use gather::Gathered;
pub use pseudonym::{Key, Lookup, Pseudonyms};
pub use shareable::{Disclosure, Reference, Shareable, Veiled};

use std::collections::BTreeMap;

use crate::calendar::Day;
use crate::finding::Change;
use crate::timeline::written::TimelineV1;
use actions::Row;
use gather::OfCase;
use sources::Piece;
use written::{Paper, Told};

/// Why no evaluation can be made.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The audit was made of another sample.
    #[error(
        "the audit was made of another sample, or of this one before it was changed (sha256 {0})"
    )]
    OtherSample(String),
    /// The audit holds none of the sample's cases.
    #[error("the sample does not belong to the audit: none of its {0} cases was audited")]
    NoDrawnCase(usize),
    /// A round that does not come before the next one, or before this one.
    #[error("the audit as at {0} is no earlier round than the one as at {1}")]
    NotEarlier(Day, Day),
    /// Judgements about cases that were not drawn, or not audited.
    #[error("judgements on {n} cases outside the {of}: {some}")]
    JudgedOutside {
        /// How many.
        n: usize,
        /// `sample` or `audit`.
        of: &'static str,
        /// The first of them.
        some: String,
    },
    /// An indicator that the framework does not have.
    #[error("the framework has no indicator {0:?}; casewise framework list shows those it has")]
    UnknownIndicator(String),
    /// A file of evidence that cannot be read.
    #[error("the evidence cannot be read: {0}")]
    Evidence(String),
    /// A table of actions that cannot be read.
    #[error("the actions cannot be read: {0}")]
    Actions(String),
}

/// Everything that a working report says.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    /// What any reader may see, before small numbers are withheld.
    pub figures: Figures,
    /// What only the auditors may see.
    pub identified: Identified,
}

/// What points to children, families, staff or files.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Identified {
    /// How folders were read.
    pub layout: String,
    /// Local settings in full, with reasons and files.
    pub settings: Vec<Change>,
    /// Documents that were not read, or in part.
    pub unread: Vec<Paper>,
    /// Findings in full, by rule: gravest outcome first, a bounded number of each.
    pub named: BTreeMap<String, Vec<Told>>,
    /// Findings by outcome, by rule, in [`crate::finding::Outcome::ALL`]'s order.
    pub counts: BTreeMap<String, [u64; 6]>,
    /// Cases with their findings by outcome.
    pub cases: BTreeMap<String, OfCase>,
    /// The timeline of each case.
    pub timelines: BTreeMap<String, TimelineV1>,
    /// Strata of the sample: key, cases in it, cases drawn.
    pub strata: Vec<(String, u64, u64)>,
    /// Who seeded the sample, and how.
    pub seed_source: String,
    /// Readers by indicator: who read, and who moderated.
    pub readers: BTreeMap<String, Readers>,
    /// Evidence from elsewhere.
    pub pieces: Vec<Piece>,
    /// Actions as people wrote them, in the order of [`Figures::actions`].
    pub actions: Vec<Row>,
}

/// Who judged an indicator.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Readers {
    /// First and second readers.
    pub read: Vec<String>,
    /// Who recorded what was agreed.
    pub moderated: Vec<String>,
}
