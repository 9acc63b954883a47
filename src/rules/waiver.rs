//! Findings that somebody has decided to live with, for a reason and until a day.
//!
//! In: a file that lies outside the records. Out: marks on findings. A waived finding stays what
//! it is and is counted apart; waivers that have expired or that nothing needs are findings.

use serde::Deserialize;
use toml::Spanned;

use super::error::{Error, Problems, position};
use super::words::Date;
use super::{compile, reading};
use crate::calendar::Day;
use crate::finding::{Finding, Level, Mark, Outcome, RuleHeader, Waived};

/// The rule under which waivers that are past or unused are reported.
pub const WAIVER_RULE: &str = "waiver-current";

/// The waivers of one file.
#[derive(Debug, Default)]
pub struct Waivers {
    all: Vec<Waiver>,
}

#[derive(Debug)]
struct Waiver {
    origin: String,
    rule: String,
    finding: String,
    waived: Waived,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    waiver: Vec<WaiverWritten>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WaiverWritten {
    rule: Spanned<String>,
    finding: Spanned<String>,
    reason: Spanned<String>,
    who: Spanned<String>,
    until: Date,
}

impl Waivers {
    /// Reads a file of waivers.
    ///
    /// # Errors
    /// Every problem, with its line and column.
    pub fn read(path: &str, bytes: &[u8]) -> Result<Self, Error> {
        let failed = |problems| Error { problems };
        let text = compile::text_of(path, bytes).map_err(failed)?;
        let mut problems = Problems::new(path, text);
        let written = reading::read::<Written>(text, &mut problems);
        let mut all = Vec::new();
        for one in written.map(|written| written.waiver).unwrap_or_default() {
            for (name, value) in [
                ("rule", &one.rule),
                ("finding", &one.finding),
                ("reason", &one.reason),
                ("who", &one.who),
            ] {
                if value.get_ref().trim().is_empty() {
                    problems.push(Some(value.span()), format!("{name} is blank"));
                }
            }
            all.push(Waiver {
                origin: format!("{path}:{}", position(text, one.rule.span().start).0),
                rule: one.rule.into_inner(),
                finding: one.finding.into_inner().trim().to_lowercase(),
                waived: Waived {
                    reason: one.reason.into_inner(),
                    who: one.who.into_inner(),
                    until: one.until.0,
                },
            });
        }
        if problems.found.is_empty() {
            return Ok(Self { all });
        }
        Err(failed(problems.found))
    }

    /// Marks the findings that are waived, and returns a finding for each waiver that is past,
    /// or that no finding needs.
    ///
    /// - `ran`: tells whether a rule was run, or is none at all
    pub fn apply(
        &self,
        findings: &mut [Finding],
        as_at: Day,
        ran: impl Fn(&str) -> bool,
    ) -> Vec<Finding> {
        let mut stale = Vec::new();
        for waiver in &self.all {
            let is_meant = |finding: &&mut Finding| {
                finding.rule == waiver.rule
                    && finding.mark.fingerprint == waiver.finding
                    && matches!(finding.outcome, Outcome::NotMet | Outcome::CannotTell)
            };
            let meant = findings.iter_mut().find(is_meant);
            let until = waiver.waived.until;
            match meant {
                Some(_) if until < as_at => {
                    let said = format!("it ended on {}", until.in_words());
                    stale.push(waiver.stale(&said));
                }
                Some(finding) => finding.mark.waived = Some(waiver.waived.clone()),
                None if ran(&waiver.rule) => {
                    stale.push(waiver.stale("no finding needs it any more"));
                }
                None => {}
            }
        }
        stale
    }
}

impl Waiver {
    fn stale(&self, why: &str) -> Finding {
        let Waived { reason, who, .. } = &self.waived;
        let item = format!("{} {}", self.rule, self.finding);
        let fingerprint =
            crate::finding::fingerprint(WAIVER_RULE, None, None, Some(&item), &[&self.finding]);
        Finding {
            rule: WAIVER_RULE.to_owned(),
            family: "waiver".to_owned(),
            indicator: Vec::new(),
            case: None,
            document: None,
            item: Some(item),
            outcome: Outcome::NotMet,
            level: Level::Minor,
            message: format!(
                "The waiver at {} is not in force: {why} (waived by {who}: {reason}).",
                self.origin
            ),
            due: None,
            settle: None,
            standard: None,
            evidence: Vec::new(),
            mark: Mark {
                fingerprint,
                ..Mark::default()
            },
        }
    }
}

/// What reports say of the rule about waivers.
#[must_use]
pub fn waiver_header() -> RuleHeader {
    RuleHeader {
        id: WAIVER_RULE.to_owned(),
        family: "waiver".to_owned(),
        title: "Each waiver is needed and has not ended".to_owned(),
        why: "A waiver that nobody looks at again hides what it was meant to excuse for a time."
            .to_owned(),
        remedy: "Take the waiver out, or decide anew and give it a new end.".to_owned(),
        indicator: Vec::new(),
        level: Level::Minor,
        standards: Vec::new(),
    }
}
