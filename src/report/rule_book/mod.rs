//! The rule book: every rule in plain English, for the people who answer for the rules to read and
//! sign.
//!
//! In: the pages of a rule set, and what is not as it came with casewise. Out: one self-contained
//! page, or a Word document. Both say the same in the same order.

mod docx;
mod html;

pub use docx::write as write_docx;
pub use html::write as write_html;

use crate::finding::Change;
use crate::rules::Page;

/// What the book holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Book {
    /// The version of casewise.
    pub version: &'static str,
    /// BLAKE3 of the rules, so that a signature is for these and no others.
    pub rules_hash: String,
    /// The rules, by family and id.
    pub pages: Vec<Page>,
    /// What is not as it came with casewise.
    pub changes: Vec<Change>,
}

/// How much of the hash the title shows; the whole stands with the signature.
const N_HASH_SHOWN: usize = 12;

impl Book {
    fn lead(&self) -> String {
        let hash = self.rules_hash.get(..N_HASH_SHOWN).unwrap_or_default();
        format!(
            "{} rules, casewise {}, rules {hash}",
            self.pages.len(),
            self.version
        )
    }

    /// The changes that lower a statutory limit stand first.
    fn changes_said(&self) -> Vec<String> {
        let mut changes: Vec<&Change> = self.changes.iter().collect();
        changes.sort_by_key(|change| !change.loosens);
        changes.into_iter().map(Change::in_words).collect()
    }
}

/// What the book says before the rules.
const HOW_TO_READ: &str = "Each rule says what it looks at, by which standard, and what it says for each outcome. \
A rule gives evidence; people give grades. \"Cannot tell\" never counts as met.";

/// What somebody signs.
const SIGNED: [&str; 4] = ["Name", "Role", "Date", "Signature"];
