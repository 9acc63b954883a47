//! Was one thing done in time after another: the first review after the placement, the next after
//! the last, up to the as-at date.
//!
//! In: the moments of a case file. Out: one [`Seen`] for each step, with both sides quoted. The
//! limit is the one in force on the day from which the time runs.

mod agreed;
mod frequency;
mod limits;
mod steps;

use serde::Deserialize;
use toml::Spanned;

use self::agreed::Agreed;
use self::limits::{Limit, LimitWritten};
use super::Kind;
use crate::calendar::Jurisdiction;
use crate::casefile::LegalStatus;
use crate::finding::Outcome;
use crate::rules::compile::Sources;
use crate::rules::error::Problems;
use crate::rules::view::{Seen, View, listed};
use crate::rules::words::{Event, Length, of_events};

/// The parameters as they are written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Written {
    /// From what the time runs; the one named first is preferred.
    from: Spanned<Vec<Event>>,
    /// What has to be done in time.
    to: Spanned<Vec<Event>>,
    /// What a step is called; `{nth}` stands for first, second and so on.
    item: String,
    /// Whether each beginning owes a step, or each step looks back for its beginning.
    #[serde(default)]
    look: Look,
    /// For `look = "back"`: beginnings no further apart than this belong together.
    together: Option<Length>,
    /// Nations in which time runs from the latest beginning, whatever came before it.
    #[serde(default)]
    latest_in: Vec<Jurisdiction>,
    /// Those of the beginnings from which a new line of steps runs, whatever came before.
    #[serde(default)]
    anew: Vec<Event>,
    /// For `look = "back"`: what shows that there was a step, though the file tells of none.
    #[serde(default)]
    shown_by: Vec<Event>,
    /// The standing in which the child must be for anything to be owed.
    needs_status: Option<LegalStatus>,
    /// What excuses lateness.
    #[serde(default)]
    excused_by: Vec<Excuse>,
    /// Whether a step must come on a later day than what it runs from.
    #[serde(default)]
    later_day: bool,
    /// Whether a step must stand in the record of what it runs from.
    #[serde(default)]
    same_record: bool,
    /// What silence says of a step that was due.
    #[serde(default)]
    unrecorded: Unrecorded,
    /// Where no limit is set by law: how the file's own agreement on one is found.
    agreed: Option<Agreed>,
    /// The limits.
    #[serde(default)]
    limit: Vec<Spanned<LimitWritten>>,
}

/// From which side steps are found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Look {
    /// From the beginning: each one owes its steps.
    #[default]
    Forward,
    /// From the step: where there is none, nothing shows that one was owed.
    Back,
}

/// What it says of a step that nothing shows it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Unrecorded {
    /// It was not done: such steps leave a record in the file.
    #[default]
    NotMet,
    /// It may have been done: such steps are often recorded elsewhere.
    CannotTell,
}

/// What excuses lateness.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Excuse {
    /// Begun in time and adjourned.
    Adjourned,
    /// Begun in time, but too few came.
    Inquorate,
    /// Put off, and the file says why.
    PostponedWithReason,
    /// Called off, and the file says why.
    CancelledWithReason,
    /// The record of the late meeting says why it was late.
    ReasonRecorded,
}

impl Excuse {
    fn words(self) -> &'static str {
        match self {
            Self::Adjourned => "an adjournment",
            Self::Inquorate => "an inquorate meeting",
            Self::PostponedWithReason => "a postponement with its reason",
            Self::CancelledWithReason => "a cancellation with its reason",
            Self::ReasonRecorded => "a recorded reason",
        }
    }
}

/// The parameters as they run.
#[derive(Debug, Clone)]
pub(crate) struct Interval {
    from: Vec<Event>,
    to: Vec<Event>,
    item: String,
    look: Look,
    together: Option<Length>,
    latest_in: Vec<Jurisdiction>,
    anew: Vec<Event>,
    shown_by: Vec<Event>,
    needs_status: Option<LegalStatus>,
    excused_by: Vec<Excuse>,
    later_day: bool,
    same_record: bool,
    unrecorded: Unrecorded,
    agreed: Option<Agreed>,
    limits: Vec<Limit>,
}

impl Written {
    /// Checks the limits and makes it ready to run.
    pub(super) fn compile(
        self,
        sources: &Sources,
        problems: &mut Problems<'_>,
    ) -> Option<Interval> {
        for (name, events) in [("from", &self.from), ("to", &self.to)] {
            if events.get_ref().is_empty() {
                problems.push(Some(events.span()), format!("{name} names nothing"));
            }
        }
        if self.limit.is_empty() && self.agreed.is_none() {
            problems.push(Some(self.to.span()), "no [[check.interval.limit]]");
        }
        if self.together.is_none() && !self.latest_in.is_empty() {
            let said = "latest-in says nothing without together: time runs from the latest anyway";
            problems.push(Some(self.from.span()), said);
        }
        Some(Interval {
            from: self.from.into_inner(),
            to: self.to.into_inner(),
            item: self.item,
            look: self.look,
            together: self.together,
            latest_in: self.latest_in,
            anew: self.anew,
            shown_by: self.shown_by,
            needs_status: self.needs_status,
            excused_by: self.excused_by,
            later_day: self.later_day,
            same_record: self.same_record,
            unrecorded: self.unrecorded,
            agreed: self.agreed,
            limits: limits::compile(self.limit, sources, problems)?,
        })
    }
}

impl Kind for Interval {
    fn judge(&self, view: &View<'_>) -> Vec<Seen> {
        if view.case.id.is_none() {
            return Vec::new();
        }
        match &self.agreed {
            Some(agreed) => agreed.judge(self, view),
            None => steps::judge(self, view),
        }
    }

    fn outcomes(&self) -> &'static [Outcome] {
        &Outcome::ALL
    }

    fn holes(&self, outcome: Outcome) -> &'static [&'static str] {
        match outcome {
            Outcome::Met | Outcome::NotMet | Outcome::Excused => &[
                "item",
                "date",
                "anchor",
                "anchor-date",
                "due",
                "limit",
                "late",
            ],
            Outcome::NotDue => &["item", "anchor", "anchor-date", "due", "limit"],
            Outcome::NotApplicable | Outcome::CannotTell => &["item", "why"],
        }
    }

    fn explain(&self) -> Vec<String> {
        let mut said = vec![format!(
            "Counts from {} to {}. The day from which the time runs is day 0; the last day is in time.",
            of_events(&self.from, " or "),
            of_events(&self.to, " or ")
        )];
        if let Some(status) = self.needs_status {
            said.push(format!("Only while the child was {}.", status.in_words()));
        }
        if self.look == Look::Back {
            said.push(
                "Where no such meeting was held or set, nothing shows that one was owed."
                    .to_owned(),
            );
        }
        if let Some(length) = self.together {
            let nations: Vec<&str> = self.latest_in.iter().map(|one| one.in_words()).collect();
            let except = if nations.is_empty() {
                String::new()
            } else {
                format!("; in {} always from the latest", nations.join(" and "))
            };
            said.push(format!(
                "Where several lie within {} of each other, time runs from the kind named first{except}.",
                length.in_words()
            ));
        }
        if self.unrecorded == Unrecorded::CannotTell {
            said.push(
                "Where nothing shows that it was done, that is left open: it may be recorded elsewhere."
                    .to_owned(),
            );
        }
        if !self.excused_by.is_empty() {
            let words: Vec<String> = self
                .excused_by
                .iter()
                .map(|one| one.words().to_owned())
                .collect();
            said.push(format!("Lateness is excused by {}.", listed(&words)));
        }
        if self.agreed.is_some() {
            said.push("No interval is set by law: the file must say how often was agreed, and is held to that.".to_owned());
        }
        said.extend(self.limits.iter().map(Limit::explain));
        said
    }
}
