//! Are tracked changes and comments settled in a document that is in force.

use serde::Deserialize;

use super::Kind;
use crate::casefile::Record;
use crate::document::{Block, Part, Tracked};
use crate::facts::{Kind as DocumentKind, Status};
use crate::finding::{Outcome, Role};
use crate::rules::view::{Seen, View, count, is_whole, listed, quote, quote_title};

/// How many changes and comments are quoted.
const SHOWN_MAX: usize = 3;

/// The parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Unresolved {
    /// The kinds of document that are looked at.
    kinds: Vec<DocumentKind>,
}

impl Kind for Unresolved {
    fn judge(&self, view: &View<'_>) -> Vec<Seen> {
        view.of_kinds(&self.kinds)
            .map(|record| judge_record(record).of(&record.document))
            .collect()
    }

    fn holes(&self, outcome: Outcome) -> &'static [&'static str] {
        match outcome {
            Outcome::Met => &[],
            Outcome::NotMet => &["found"],
            _ => &["why"],
        }
    }

    fn explain(&self) -> Vec<String> {
        vec!["Looks in documents that are in force for tracked changes and for reviewers' comments that were not marked as dealt with. Drafts and superseded documents may hold them.".to_owned()]
    }
}

fn judge_record(record: &Record) -> Seen {
    let Record { document, facts } = record;
    let title = quote_title(document, facts);
    if matches!(record.control().status, Status::Draft | Status::Superseded) {
        return Seen::new(Outcome::NotApplicable)
            .why("the document is not in force")
            .show_all(title);
    }
    let changes: Vec<&Block> = document
        .blocks
        .iter()
        .filter(|block| matches!(block.tracked, Tracked::Inserted | Tracked::Deleted))
        .collect();
    let is_open = |block: &&Block| block.tracked != Tracked::Settled;
    let comments: Vec<&Block> = document.part(Part::Comment).filter(is_open).collect();
    if changes.is_empty() && comments.is_empty() {
        return if is_whole(document) {
            Seen::new(Outcome::Met).show_all(title)
        } else {
            Seen::new(Outcome::CannotTell)
                .why("a part of the document was not read")
                .settle(format!("read the rest of {}", document.path))
                .show_all(title)
        };
    }
    let mut found = Vec::new();
    if !changes.is_empty() {
        found.push(count(changes.len(), "paragraph") + " with tracked changes");
    }
    if !comments.is_empty() {
        found.push(count(comments.len(), "comment"));
    }
    let shown = changes
        .iter()
        .take(SHOWN_MAX)
        .chain(comments.iter().take(SHOWN_MAX));
    Seen::new(Outcome::NotMet)
        .say("found", listed(&found))
        .show_all(shown.map(|block| quote(document, block.span, Role::Subject)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{BlockKind, Builder, Format};

    fn outcome(tracked: Tracked) -> Outcome {
        let mut builder = Builder::new("policies/visits.docx", "00", Format::Docx);
        builder.push(Part::Body, BlockKind::Heading(1), None, "Visits Policy");
        builder.push(
            Part::Body,
            BlockKind::Paragraph,
            None,
            "Approved 3 May 2025.",
        );
        if let Some(block) = builder.push(Part::Comment, BlockKind::Paragraph, None, "Still so?") {
            block.tracked = tracked;
        }
        let document = builder.finish();
        let facts = crate::facts::of(&document);
        judge_record(&Record { document, facts }).outcome
    }

    #[test]
    fn a_comment_counts_until_it_is_dealt_with() {
        assert_eq!(outcome(Tracked::No), Outcome::NotMet);
        assert_eq!(outcome(Tracked::Settled), Outcome::Met);
    }
}
