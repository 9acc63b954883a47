//! Figures, statements and actions as rows, for workbooks and tables.

use super::View;
use super::html::actions;
use crate::estimates::Flag;
use crate::evaluation::figures::{Action, Measured, RuleFigures};
use crate::evaluation::statements::{self, Verdict};
use crate::evaluation::words;

/// The columns of [`figures`].
pub(super) const FIGURE: [&str; 20] = [
    "indicator",
    "rule",
    "title",
    "level",
    "of",
    "met",
    "applicable",
    "in the caseload",
    "share",
    "lower",
    "upper",
    "in words",
    "says",
    "not met",
    "cannot tell",
    "excused",
    "not due",
    "not applicable",
    "trend",
    "remarks",
];

/// A cell: a text, or a number where there is one.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// Words.
    Text(String),
    /// A number.
    Number(f64),
}

impl Value {
    fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    fn count(n: Option<u64>) -> Self {
        n.map_or_else(
            || Self::text("withheld"),
            |n| Self::Number(crate::statistics::real(n)),
        )
    }

    fn share(share: Option<f64>) -> Self {
        let rounded = share.map(|share| (share * 10_000.0).round() / 10_000.0);
        rounded.map_or_else(|| Self::text(""), Self::Number)
    }
}

/// One row a figure.
pub(super) fn figures(view: View<'_>) -> Vec<[Value; FIGURE.len()]> {
    let rules = view.figures().rules.iter();
    let rows = rules.flat_map(|rule| rule.measures.iter().map(move |own| figure(rule, own)));
    rows.collect()
}

fn figure(rule: &RuleFigures, own: &Measured) -> [Value; FIGURE.len()] {
    let estimate = &own.estimate;
    let counts = &estimate.counts;
    let population = estimate.population.map(crate::statistics::real);
    let flags: Vec<&str> = estimate
        .flags
        .iter()
        .copied()
        .filter(is_own)
        .map(words::flag)
        .collect();
    [
        Value::Text(rule.indicators.join(" ")),
        Value::text(&rule.id),
        Value::text(&rule.title),
        Value::text(rule.level.name()),
        Value::text(own.unit.noun(2)),
        Value::count(estimate.x),
        Value::count(estimate.n),
        population.map_or_else(|| Value::text(""), Value::Number),
        Value::share(estimate.estimate),
        Value::share(estimate.lower),
        Value::share(estimate.upper),
        Value::text(estimate.words.unwrap_or("")),
        Value::text(says(statements::verdict(own))),
        Value::count(counts.not_met),
        Value::count(counts.cannot_tell),
        Value::count(counts.excused),
        Value::count(counts.not_due),
        Value::count(counts.not_applicable),
        Value::Text(words::trend(own).unwrap_or_default()),
        Value::Text(flags.join("; ")),
    ]
}

/// What holds of all figures alike is said once, on the front.
fn is_own(flag: &Flag) -> bool {
    *flag != Flag::NoSample
}

/// A verdict in words.
pub(super) fn says(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Strength => "strength",
        Verdict::Area => "area for improvement",
        Verdict::Doubt => "the records do not tell",
        Verdict::Mixed => "within chance",
        Verdict::TooFew => "too few, or withheld",
        Verdict::Nothing => "applies to none",
    }
}

/// The columns of [`actions`].
pub(super) const ACTION: [&str; 6] = [
    "indicator",
    "what is to be done",
    "owner",
    "by",
    "state",
    "what became of it",
];

/// One row an action.
pub(super) fn actions(view: View<'_>) -> Vec<[String; ACTION.len()]> {
    let as_at = view.figures().round.as_at;
    let list = view.figures().actions.iter();
    let row = |action: &Action| {
        [
            action.indicator.clone(),
            actions::what(view, action),
            actions::owner(view, action),
            actions::by(action, as_at),
            actions::state(action),
            actions::became(view, action),
        ]
    };
    list.map(row).collect()
}
