//! Rules that compare case files with one another.
//!
//! In: a case file at a time. Out: [`Kept`], the little that such rules need of it, so that case
//! files need not stay in memory; and from what was kept of all, the findings of each case.

use super::view::Seen;
use super::{Rule, RuleSet, Settings};
use crate::casefile::CaseFile;
use crate::finding::{Evidence, Finding};

/// What the rules that compare case files keep of one of them.
#[derive(Debug)]
pub struct KeptCase {
    case: Option<String>,
    by_rule: Vec<Option<Kept>>,
}

/// What one rule keeps of a case file.
#[derive(Debug)]
pub(crate) struct Kept {
    pub(crate) texts: Vec<KeptText>,
    /// What is said of a case without texts.
    pub(crate) otherwise: Vec<Seen>,
}

/// A text that is compared with those of other case files.
#[derive(Debug)]
pub(crate) struct KeptText {
    /// The document's path.
    pub(crate) document: String,
    pub(crate) parts: Vec<KeptPart>,
}

/// A part of such a text.
#[derive(Debug)]
pub(crate) struct KeptPart {
    pub(crate) words: Vec<String>,
    pub(crate) quote: Evidence,
}

impl RuleSet {
    /// Takes from a case file what the rules that compare case files need.
    #[must_use]
    pub fn keep(&self, case: &CaseFile, settings: &Settings) -> KeptCase {
        let kept = self.rules().iter().map(|rule| rule.keep(case, settings));
        KeptCase {
            case: case.id.clone(),
            by_rule: kept.collect(),
        }
    }

    /// Runs the rules that compare case files. The findings of each case stand in the place of its
    /// [`KeptCase`], in the order of the rules.
    #[must_use]
    pub fn judge_across(&self, mut kept: Vec<KeptCase>) -> Vec<Vec<Finding>> {
        let mut findings: Vec<Vec<Finding>> = kept.iter().map(|_| Vec::new()).collect();
        for (at, rule) in self.rules().iter().enumerate() {
            let of_rule: Vec<Option<Kept>> = kept
                .iter_mut()
                .map(|case| case.by_rule[at].take())
                .collect();
            if of_rule.iter().all(Option::is_none) {
                continue;
            }
            for (case, seen) in rule.check.across(&of_rule).into_iter().enumerate() {
                let id = kept[case].case.as_deref();
                findings[case].extend(seen.into_iter().map(|one| rule.finding(id, one)));
            }
        }
        findings
    }

    /// Puts findings of one case into the order of the rules; those of one rule keep theirs.
    pub fn put_in_order(&self, findings: &mut [Finding]) {
        let place =
            |finding: &Finding| self.rules().iter().position(|rule| rule.id == finding.rule);
        findings.sort_by_cached_key(place);
    }
}

impl Rule {
    pub(super) fn keep(&self, case: &CaseFile, settings: &Settings) -> Option<Kept> {
        self.check.keep(&self.view(case, settings))
    }
}
