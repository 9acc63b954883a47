//! The date that a document gives for itself.
//!
//! In: a document and what was read of it. Out: the day of its meeting, its completion, its
//! approval or its heading, by whatever its kind makes strongest.

use super::kind::Kind;
use super::table::Table;
use super::{Control, DateMention, Dated, Meeting};
use crate::document::Document;

/// Finds a document's own date.
#[must_use]
pub fn of(
    _document: &Document,
    _kind: Kind,
    _control: &Control,
    _meetings: &[Meeting],
    _tables: &[Table],
    _dates: &[DateMention],
) -> Option<Dated> {
    None
}
