//! Who wrote a record and who authorised it, from labels, sign-off tables and signature lines.
//!
//! In: a document, its tables and dates. Out: the words that name the author and the words that
//! show a manager's authorisation. Names are evidence only: no rule and no report is about them.

use serde::Serialize;

use super::Quoted;
use super::kind::Kind;
use super::table::Table;
use crate::document::Document;

/// Who signed a document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Signatures {
    /// The author: "Completed by", "Author", a signature line.
    pub author: Option<Quoted>,
    /// A manager's authorisation: "Authorised by", "Countersigned", "Approved by (team manager)".
    pub authorised: Option<Quoted>,
}

/// Finds who signed a document.
#[must_use]
pub fn of(_document: &Document, _kind: Kind, _tables: &[Table]) -> Signatures {
    Signatures::default()
}
