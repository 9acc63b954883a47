//! Finds evidence across case records and policies, with the exact place of each hit, and says
//! what is absent.
//!
//! In: files, as [`crate::ingest`] lists them, and queries. Out: an index in a folder, and answers
//! from it: hits, absences, windows around events, coverage of indicators, near-duplicates. The
//! words of a query and the words of the index are cut alike; a hit's places are found again in
//! the stored text, so that what is shown is what was asked. Only this module touches index files.

mod absence;
mod alike;
mod batch;
mod bits;
mod build;
pub mod cite;
mod coverage;
mod evaluate;
mod form;
mod hits;
mod library;
pub mod output;
mod pages;
mod places;
mod plan;
mod purge;
pub mod query;
mod register;
mod runs;
mod store;
mod units;
mod windows;
mod words;

pub use absence::{Absence, Answered, Standing};
pub use alike::{Alike, LIKENESS_MIN, Likeness};
pub use batch::{Asked, BUILT_IN_NAME, Batch, Counts, Named};
pub use build::{BuildOptions, Changes, Progress, update};
pub use coverage::{Cell, Coverage, Row};
pub use hits::Hit;
pub use library::{Answer, Library, SearchError};
pub use plan::{EXPANSION_MAX, PlanError};
pub use purge::{PurgeError, Receipt, purge};
pub use query::{Query, QueryError, Scope, parse};
pub use register::{FileRecord, Register};
pub use store::{Generation, Store, StoreError, clear};
pub use windows::{Seen, Window, Windows, Within, WithinError};
