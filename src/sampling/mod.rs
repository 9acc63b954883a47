//! Samples that anyone can replay: the frame is frozen, planned, drawn by tickets, verified.
//!
//! In: a roster, a plan and a seed. Out: [`Frame`], [`Plan`] and [`Sample`], each sealed with the
//! SHA-256 of what it holds. Nothing here knows of documents, of the clock or of the disk; the
//! same frame, plan and seed give the same sample wherever they are drawn.

mod change;
mod draw;
mod error;
mod explain;
mod frame;
mod learning;
mod plan;
mod roster;
mod seal;
mod ticket;
mod verify;

pub use change::{Extending, Replacing};
pub use draw::{
    Design, Extension, How, Item, Kind, Recent, Role, Sample, Status, by_size, lowest,
    recent_effect,
};
pub use error::Error;
pub use explain::explain;
pub use frame::{Columns, Counts, Frame, Row, Source};
pub use learning::{Condition, learning_sample};
pub use plan::{Allocation, Oversample, Plan, PlanStratum, Request, SizeBy};
pub use roster::{Roster, read_day};
pub use seal::{Sealed, sha256_hex, write};
pub use ticket::{Seed, Ticket};
pub use verify::{Verdict, verify};
