//! Evidence for self-evaluation as files: a page, a document, a workbook, tables, JSON.
//!
//! In: an evaluation in one of two views. Out: bytes, the same for the same evaluation. The
//! shareable view has no room for what identifies; the working view is marked as such.

pub mod csv;
pub mod docx;
pub mod html;
pub mod json;
mod rows;
pub mod xlsx;

use crate::evaluation::written::Told;
use crate::evaluation::{Evaluation, Figures, Identified, Reference, Shareable};

/// For whom a report is written.
#[derive(Debug, Clone, Copy)]
pub enum View<'a> {
    /// For the auditors: identified.
    Working(&'a Evaluation),
    /// For others: identifies no one.
    Shareable(&'a Shareable),
}

impl<'a> View<'a> {
    /// The figures that this view may show.
    #[must_use]
    pub fn figures(self) -> &'a Figures {
        match self {
            Self::Working(evaluation) => &evaluation.figures,
            Self::Shareable(shareable) => &shareable.figures,
        }
    }

    /// What identifies, for the auditors.
    #[must_use]
    pub fn identified(self) -> Option<&'a Identified> {
        match self {
            Self::Working(evaluation) => Some(&evaluation.identified),
            Self::Shareable(_) => None,
        }
    }

    /// The view's name in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Working(_) => "working",
            Self::Shareable(_) => "shareable",
        }
    }

    /// What stands at the head of every page.
    #[must_use]
    pub fn marking(self) -> &'static str {
        match self {
            Self::Working(_) => {
                "Working copy: it names case files and quotes them. Keep it as you keep the files."
            }
            Self::Shareable(_) => {
                "Shareable copy: no names, no case numbers, small numbers withheld."
            }
        }
    }

    /// The findings that a rule's figures rest on, as far as this view names them.
    #[must_use]
    pub fn named(self, rule: &str) -> Named<'a> {
        match self {
            Self::Working(evaluation) => {
                let named = evaluation.identified.named.get(rule);
                Named::Told(named.map_or(&[], Vec::as_slice))
            }
            Self::Shareable(shareable) => {
                let references = shareable.references.get(rule);
                Named::References(references.map_or(&[], Vec::as_slice))
            }
        }
    }
}

/// Findings by name.
#[derive(Debug, Clone, Copy)]
pub enum Named<'a> {
    /// In full.
    Told(&'a [Told]),
    /// By pseudonym.
    References(&'a [Reference]),
}

/// What the report says of the framework and of itself, in every format.
pub const LIMITS: [&str; 5] = [
    "The quality indicators are not checklists. Figures show what records and policies say; whether practice was right, and what difference it made to a child, is for people to judge.",
    "A finding is about what is written down, not about what was done. Where records leave it open the outcome is “cannot tell”, which counts in the base and never as met.",
    "Tests of wording show form: that a date, an owner or a heading is there. They cannot show that an action was relevant or achievable, that an assessment was sound, or that a child was heard.",
    "“Excused” means late or missing for a recorded reason that the rule accepts; “not due yet” that nothing was owed at the as-at date. Neither counts for or against.",
    "No grade is computed. Grades stand here only where people gave them. What the evidence suggests is shown beside their grades, as a range with its reasons, and is not a grade.",
];
