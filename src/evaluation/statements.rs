//! Figures into statements: strengths, areas for improvement, and what cannot be said.
//!
//! In: figures, in full or with small numbers withheld. Out: one statement a figure, each resting
//! on a rule's findings. What is too few, in doubt or withheld is said to be so and is neither.

use super::figures::{Figures, Measured, Unit};
use super::words::is_untold;
use crate::estimates::Estimate;
use crate::finding::Level;

/// A share from which a figure may count as a strength, if chance does not take it below half.
const STRENGTH_MIN: f64 = 0.75;
/// A share that the lower end of a strength's interval stays above.
const CHANCE_MIN: f64 = 0.5;
/// More in doubt than this, and the figure says nothing.
const DOUBT_MAX: f64 = 1.0 / 3.0;

/// A statement about one figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Statement {
    /// Which rule, by position in [`Figures::rules`].
    pub rule_idx: usize,
    /// Which of its figures.
    pub measure_idx: usize,
}

/// What figures say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Statements {
    /// What most or all meet.
    pub strengths: Vec<Statement>,
    /// What too many do not meet, gravest first.
    pub areas: Vec<Statement>,
    /// What the records do not tell.
    pub doubts: Vec<Statement>,
    /// Neither: most meet it, or the interval is wide.
    pub mixed: Vec<Statement>,
    /// Fewer than five, or withheld.
    pub too_few: Vec<Statement>,
}

/// What one figure says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Most or all meet it.
    Strength,
    /// Too many do not.
    Area,
    /// Too much is in doubt.
    Doubt,
    /// Neither.
    Mixed,
    /// Too few, or withheld.
    TooFew,
    /// It applies to nothing.
    Nothing,
}

/// Returns the statements about cases, policies and documents, gravest first. Items are shown
/// beside their cases and make no statement of their own.
#[must_use]
pub fn of(figures: &Figures) -> Statements {
    let mut all = Statements::default();
    for (rule_idx, rule) in figures.rules.iter().enumerate() {
        for (measure_idx, measured) in rule.measures.iter().enumerate() {
            if measured.unit == Unit::Items {
                continue;
            }
            let list = match verdict(measured) {
                Verdict::Strength => &mut all.strengths,
                Verdict::Area => &mut all.areas,
                Verdict::Doubt => &mut all.doubts,
                Verdict::Mixed => &mut all.mixed,
                Verdict::TooFew => &mut all.too_few,
                Verdict::Nothing => continue,
            };
            list.push(Statement {
                rule_idx,
                measure_idx,
            });
        }
    }
    let gravity = |statement: &Statement| {
        let rule = &figures.rules[statement.rule_idx];
        let share = rule.measures[statement.measure_idx].estimate.estimate;
        (std::cmp::Reverse(rule.level), percent(share))
    };
    all.areas.sort_by_key(gravity);
    all.strengths
        .sort_by_key(|statement| std::cmp::Reverse(gravity(statement).1));
    all
}

fn percent(share: Option<f64>) -> u64 {
    crate::statistics::whole((share.unwrap_or(0.0) * 1000.0).round())
}

/// Says what one figure says.
#[must_use]
pub fn verdict(measured: &Measured) -> Verdict {
    let estimate = &measured.estimate;
    match (estimate.n, estimate.estimate) {
        (Some(0), _) => Verdict::Nothing,
        _ if is_untold(estimate) => Verdict::Doubt,
        (None, _) | (_, None) => measured.said.unwrap_or(Verdict::TooFew),
        (Some(_), Some(_)) if doubt(estimate) > DOUBT_MAX => Verdict::Doubt,
        (Some(_), Some(share)) => of_share(share, estimate),
    }
}

/// Too low a share is an area for improvement only where it would stay too low if all that could
/// not be told were met.
fn of_share(share: f64, Estimate { lower, bounds, .. }: &Estimate) -> Verdict {
    if share < STRENGTH_MIN {
        let could_be = bounds.map_or(share, |bounds| bounds.upper);
        return if could_be < STRENGTH_MIN {
            Verdict::Area
        } else {
            Verdict::Doubt
        };
    }
    if lower.is_some_and(|lower| lower > CHANCE_MIN) {
        return Verdict::Strength;
    }
    Verdict::Mixed
}

/// Which part of those to which it applies could not be told.
fn doubt(estimate: &Estimate) -> f64 {
    let (unknown, n) = (estimate.counts.cannot_tell, estimate.n);
    let part = unknown.zip(n.filter(|n| *n > 0));
    part.map_or(0.0, |(unknown, n)| {
        crate::statistics::real(unknown) / crate::statistics::real(n)
    })
}

/// What the evidence could support, beside the grades that people gave: a range, never a grade.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The less favourable end.
    pub from: &'static str,
    /// The more favourable end.
    pub to: &'static str,
    /// How many figures it was read from.
    pub n_figures: usize,
    /// The rules whose figures stand lowest.
    pub against: Vec<usize>,
    /// The rules whose figures stand highest.
    pub speaks_for: Vec<usize>,
}

const STEPS: [(f64, &str); 4] = [
    (0.5, "areas for improvement outweigh strengths"),
    (0.75, "strengths just outweigh areas for improvement"),
    (0.9, "strengths clearly outweigh areas for improvement"),
    (
        f64::INFINITY,
        "major strengths with few areas for improvement",
    ),
];

fn step(share: f64) -> &'static str {
    let found = STEPS.iter().find(|(below, _)| share < *below);
    found.map_or(STEPS[3].1, |(_, words)| words)
}

/// Reads a range from the figures of an indicator: the middle of the lower ends and the middle of
/// the upper ends of their intervals, doubt taken both ways. Nothing without three figures, and
/// nothing where no person has graded yet.
#[must_use]
pub fn suggestion(figures: &Figures, number: &str) -> Option<Suggestion> {
    let indicator = figures.indicators.iter().find(|own| own.number == number)?;
    indicator
        .grades
        .as_ref()
        .filter(|grades| grades.spread.n > 0)?;
    let mut ranges: Vec<(usize, f64, f64)> = Vec::new();
    for (rule_idx, rule) in figures.rules.iter().enumerate() {
        if rule.indicators.iter().any(|own| own == number) && rule.level > Level::Advisory {
            let told = rule.measures.iter().filter(|own| own.unit != Unit::Items);
            ranges.extend(told.filter_map(|own| range(own, rule_idx)));
        }
    }
    if ranges.len() < 3 {
        return None;
    }
    let middle = |ends: Vec<f64>| crate::statistics::median(&ends);
    let from = middle(ranges.iter().map(|range| range.1).collect())?;
    let to = middle(ranges.iter().map(|range| range.2).collect())?;
    ranges.sort_by(|a, b| a.1.total_cmp(&b.1));
    let idx = |range: &(usize, f64, f64)| range.0;
    Some(Suggestion {
        from: step(from),
        to: step(to),
        n_figures: ranges.len(),
        against: ranges.iter().take(2).map(idx).collect(),
        speaks_for: ranges.iter().rev().take(2).map(idx).collect(),
    })
}

fn range(measured: &Measured, rule_idx: usize) -> Option<(usize, f64, f64)> {
    let estimate = &measured.estimate;
    estimate.estimate?;
    let (mut lower, mut upper) = (estimate.lower?, estimate.upper?);
    if let Some(bounds) = estimate.bounds {
        lower = lower.min(bounds.lower);
        upper = upper.max(bounds.upper);
    }
    Some((rule_idx, lower, upper))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimates::{Counted, Subject};
    use crate::statistics::{Confidence, Interval, proportion};

    fn of_counts(met: u64, not_met: u64, cannot_tell: u64) -> Estimate {
        let n = met + not_met + cannot_tell;
        let part = |x: u64| crate::statistics::real(x) / crate::statistics::real(n);
        let is_told = cannot_tell < n;
        let interval = proportion::wilson(met, n, Confidence::USUAL).filter(|_| is_told);
        Estimate {
            measure: "plan-present".to_owned(),
            subject: Subject::Rule,
            denominator: "applicable",
            x: Some(met),
            n: Some(n),
            population: None,
            n_cases: None,
            estimate: is_told.then(|| part(met)),
            lower: interval.map(|interval| interval.lower),
            upper: interval.map(|interval| interval.upper),
            confidence: 0.95,
            method: String::new(),
            weighted: false,
            n_effective: None,
            bounds: (cannot_tell > 0).then(|| Interval {
                lower: part(met),
                upper: part(met + cannot_tell),
            }),
            words: None,
            counts: Counted {
                met: Some(met),
                not_met: Some(not_met),
                cannot_tell: Some(cannot_tell),
                ..Counted::default()
            },
            flags: Vec::new(),
        }
    }

    fn check(met: u64, not_met: u64, cannot_tell: u64, expected: Verdict) {
        let estimate = of_counts(met, not_met, cannot_tell);
        let measured = Measured {
            unit: Unit::Cases,
            estimate,
            trend: None,
            said: None,
        };
        assert_eq!(
            verdict(&measured),
            expected,
            "{met}, {not_met}, {cannot_tell}"
        );
    }

    #[test]
    fn a_share_that_chance_could_take_below_half_is_no_strength() {
        check(4, 1, 0, Verdict::Mixed);
        check(32, 8, 0, Verdict::Strength);
        check(29, 11, 0, Verdict::Area);
    }

    #[test]
    fn what_could_not_be_told_is_doubt_and_no_area_for_improvement() {
        check(28, 0, 14, Verdict::Doubt);
        check(0, 0, 14, Verdict::Doubt);
        check(17, 17, 6, Verdict::Area);
    }

    #[test]
    fn steps_are_named_from_the_share() {
        assert_eq!(step(0.2), STEPS[0].1);
        assert_eq!(step(0.75), STEPS[2].1);
        assert_eq!(step(1.0), STEPS[3].1);
    }
}
