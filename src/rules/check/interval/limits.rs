//! Time limits by jurisdiction, step and period in force, and which of them judges.

use serde::Deserialize;
use toml::Spanned;

use crate::calendar::Jurisdiction;
use crate::calendar::{Day, Interval};
use crate::casefile::What;
use crate::finding::Standard;
use crate::rules::compile::Sources;
use crate::rules::error::Problems;
use crate::rules::words::{Date, Event, Length, of_events};

/// A limit as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct LimitWritten {
    jurisdiction: Spanned<Jurisdiction>,
    /// Which step it is for.
    #[serde(default)]
    which: Which,
    within: Spanned<Length>,
    /// The first day on which it is in force.
    from: Option<Spanned<Date>>,
    /// The last day on which it is in force.
    until: Option<Spanned<Date>>,
    /// Only where the step, or the line of steps, runs from these; such a limit goes before one
    /// without.
    #[serde(default)]
    after: Vec<Event>,
    /// The key of its source.
    source: Spanned<String>,
}

/// Which steps a limit is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Which {
    /// The first.
    #[default]
    First,
    /// The second.
    Second,
    /// The third and all after it; without a limit for the second, that too.
    Later,
    /// All of them.
    Each,
}

impl Which {
    fn words(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
            Self::Later => "later ones",
            Self::Each => "each",
        }
    }

    fn overlaps(self, other: Self) -> bool {
        self == other || self == Self::Each || other == Self::Each
    }
}

/// A limit as it runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Limit {
    pub(super) jurisdiction: Jurisdiction,
    pub(super) which: Which,
    pub(super) within: Length,
    from: Option<Day>,
    until: Option<Day>,
    after: Vec<Event>,
    pub(super) standard: Standard,
}

impl Limit {
    /// A limit that a case file sets for itself, for every step from one day to another.
    pub(super) fn agreed(
        jurisdiction: Jurisdiction,
        within: Length,
        from: Option<Day>,
        until: Option<Day>,
        standard: Standard,
    ) -> Self {
        Self {
            jurisdiction,
            which: Which::Each,
            within,
            from,
            until,
            after: Vec::new(),
            standard,
        }
    }

    /// Writes it in words: what, where, when, by whose word.
    pub(super) fn explain(&self) -> String {
        let period = match (self.from, self.until) {
            (Some(from), Some(until)) => format!(", {} to {}", from.in_words(), until.in_words()),
            (Some(from), None) => format!(", from {}", from.in_words()),
            (None, Some(until)) => format!(", to {}", until.in_words()),
            (None, None) => String::new(),
        };
        let after = if self.after.is_empty() {
            String::new()
        } else {
            format!(" after {}", of_events(&self.after, " or "))
        };
        format!(
            "{}, {}{after}: within {}{period} ({}; confidence {}).",
            self.jurisdiction.in_words(),
            self.which.words(),
            self.within.in_words(),
            self.standard.text,
            self.standard.confidence
        )
    }

    fn is_after(&self, from: [What; 2]) -> bool {
        let mut after = self.after.iter();
        self.after.is_empty() || after.any(|event| from.contains(&event.0))
    }

    fn in_force_on(&self, days: Interval) -> bool {
        self.from.is_none_or(|from| from <= days.to)
            && self.until.is_none_or(|until| days.from <= until)
    }

    fn meets(&self, other: &Self) -> bool {
        let starts = self.from.max(other.from);
        let ends = match (self.until, other.until) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        starts.zip(ends).is_none_or(|(start, end)| start <= end)
    }
}

/// Checks the limits one by one and against each other.
pub(super) fn compile(
    written: Vec<Spanned<LimitWritten>>,
    sources: &Sources,
    problems: &mut Problems<'_>,
) -> Option<Vec<Limit>> {
    let n_written = written.len();
    let mut limits: Vec<Limit> = Vec::new();
    for spanned in written {
        let place = spanned.get_ref().within.span();
        let limit = one(spanned.into_inner(), sources, problems);
        let Some(limit) = limit else { continue };
        let clash = limits.iter().position(|other| {
            other.jurisdiction == limit.jurisdiction
                && other.which.overlaps(limit.which)
                && other.after == limit.after
                && other.meets(&limit)
        });
        if let Some(idx) = clash {
            let what = format!(
                "limits {} and {} for {} are in force at the same time; end one before the other begins",
                idx + 1,
                limits.len() + 1,
                limit.jurisdiction.in_words()
            );
            problems.push(Some(place), what);
        }
        limits.push(limit);
    }
    (limits.len() == n_written).then_some(limits)
}

fn one(written: LimitWritten, sources: &Sources, problems: &mut Problems<'_>) -> Option<Limit> {
    let (from, until) = (
        written.from.as_ref().map(|day| day.get_ref().0),
        written.until.as_ref().map(|day| day.get_ref().0),
    );
    if let (Some(from), Some(until), Some(place)) = (from, until, &written.until)
        && until < from
    {
        let what = format!("the limit ends on {until} before it begins on {from}");
        problems.push(Some(place.span()), what);
    }
    Some(Limit {
        jurisdiction: written.jurisdiction.into_inner(),
        which: written.which,
        within: written.within.into_inner(),
        from,
        until,
        after: written.after,
        standard: sources.find(&written.source, problems)?,
    })
}

/// Returns the limits for a step that runs from something on some day. More than one stands only
/// where an imprecise day reaches into two editions, or where it is not known which step it is.
///
/// - `steps`: which step it may be, from 1
/// - `from`: what the step runs from, and what its line of steps began with
pub(super) fn judging<'l>(
    limits: &'l [Limit],
    jurisdiction: Jurisdiction,
    steps: &[usize],
    from: [What; 2],
    on: Interval,
) -> Vec<&'l Limit> {
    let all: Vec<&Limit> = limits
        .iter()
        .filter(|limit| limit.jurisdiction == jurisdiction && limit.in_force_on(on))
        .filter(|limit| limit.is_after(from))
        .collect();
    let mut chosen: Vec<&Limit> = Vec::new();
    for step in steps {
        for limit in of_step(&all, *step) {
            if !chosen.contains(&limit) {
                chosen.push(limit);
            }
        }
    }
    chosen
}

/// The limits of one step: those for what it runs from, before those for anything.
fn of_step<'l>(all: &[&'l Limit], step: usize) -> Vec<&'l Limit> {
    let which = |wanted: Which| -> Vec<&'l Limit> {
        let of_step: Vec<&Limit> = all
            .iter()
            .copied()
            .filter(|limit| limit.which == wanted || limit.which == Which::Each)
            .collect();
        let special: Vec<&Limit> = of_step
            .iter()
            .copied()
            .filter(|limit| !limit.after.is_empty())
            .collect();
        if special.is_empty() { of_step } else { special }
    };
    match step {
        0 | 1 => which(Which::First),
        2 => {
            let second = which(Which::Second);
            if second.is_empty() {
                which(Which::Later)
            } else {
                second
            }
        }
        _ => which(Which::Later),
    }
}

/// Tells whether anything is ever asked of steps after the first.
pub(super) fn has_later(limits: &[Limit], jurisdiction: Jurisdiction) -> bool {
    limits
        .iter()
        .any(|limit| limit.jurisdiction == jurisdiction && limit.which != Which::First)
}

/// Tells whether some limit counts only from an event.
pub(super) fn has_own(limits: &[Limit], jurisdiction: Jurisdiction, event: Event) -> bool {
    limits
        .iter()
        .any(|limit| limit.jurisdiction == jurisdiction && limit.after.contains(&event))
}

/// Tells whether the time of a jurisdiction's limits can run from something.
pub(super) fn runs_from(limits: &[Limit], jurisdiction: Jurisdiction, event: Event) -> bool {
    limits
        .iter()
        .filter(|limit| limit.jurisdiction == jurisdiction)
        .any(|limit| limit.after.is_empty() || limit.after.contains(&event))
}
