//! Several rounds of auditing: what changed, and whether it is more than chance.
//!
//! In: the figures of each round, oldest first. Out: the difference of the last two with an
//! interval, and control charts over all. Charts are about the process that made the files, so
//! they go without finite population correction; a difference of two caseloads has it.

use serde::Serialize;

use super::{Estimate, Subject};
use crate::statistics::chart::{self, Signals};
use crate::statistics::difference::hybrid;
use crate::statistics::{Interval, real};

/// Fewer rounds than this make no chart.
const CHART_MIN: usize = 3;

/// One round of one measure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PointOfTrend {
    /// The day of the round.
    pub as_at: String,
    /// How many meet it.
    pub x: u64,
    /// Of how many.
    pub n: u64,
    /// The share of the caseload.
    pub share: Option<f64>,
    /// The lower limit of the p-chart for a round of this size.
    pub lower_limit: Option<f64>,
    /// The upper limit.
    pub upper_limit: Option<f64>,
}

/// What changed between the last two rounds.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Difference {
    /// The last share less the one before.
    pub difference: f64,
    /// Its interval, from each round's own.
    pub interval: Interval,
    /// Whether the interval leaves out nought.
    pub is_beyond_chance: bool,
}

/// One measure over rounds.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Trend {
    /// The rule, question or indicator.
    pub measure: String,
    /// What it is about.
    pub subject: Subject,
    /// The rounds, oldest first.
    pub rounds: Vec<PointOfTrend>,
    /// The last two compared.
    pub difference: Option<Difference>,
    /// The centre of the p-chart.
    pub centre: Option<f64>,
    /// Rounds outside their limits, by position from 1.
    pub outside: Vec<usize>,
    /// The signals of the XmR chart of shares: outside limits, shift, trend, two in three.
    pub signals: Option<SignalsFound>,
    /// What the figures cannot show.
    pub remarks: Vec<String>,
}

/// Positions of signals, from 1.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct SignalsFound {
    /// Beyond a process limit.
    pub outside_limits: Vec<usize>,
    /// Seven in a row on one side.
    pub shift: Vec<usize>,
    /// Seven in a row rising, or falling.
    pub trend: Vec<usize>,
    /// Two of three near a limit.
    pub two_in_three: Vec<usize>,
}

impl From<Signals> for SignalsFound {
    fn from(found: Signals) -> Self {
        Self {
            outside_limits: found.outside_limits,
            shift: found.shift,
            trend: found.trend,
            two_in_three: found.two_in_three,
        }
    }
}

/// Follows every measure of the last round back through the others.
///
/// - `rounds`: the day and the figures of each, oldest first
#[must_use]
pub fn trends(rounds: &[(String, Vec<Estimate>)]) -> Vec<Trend> {
    let Some((_, last)) = rounds.last() else {
        return Vec::new();
    };
    last.iter()
        .filter_map(|estimate| trend(estimate, rounds))
        .collect()
}

fn trend(last: &Estimate, rounds: &[(String, Vec<Estimate>)]) -> Option<Trend> {
    let same = |own: &&Estimate| own.measure == last.measure && own.subject == last.subject;
    let own: Vec<(&str, &Estimate)> = rounds
        .iter()
        .filter_map(|(day, figures)| Some((day.as_str(), figures.iter().find(same)?)))
        .filter(|(_, figure)| figure.n.is_some_and(|n| n > 0) && figure.x.is_some())
        .collect();
    let counts: Vec<(u64, u64)> = own
        .iter()
        .map(|(_, figure)| (figure.x.unwrap_or(0), figure.n.unwrap_or(0)))
        .collect();
    if own.len() < 2 {
        return None;
    }
    let chart = chart::p_chart(&counts, 3.0).filter(|_| own.len() >= CHART_MIN);
    let limits = |idx: usize| {
        chart
            .as_ref()
            .map(|chart| (chart.lower[idx], chart.upper[idx]))
    };
    let points = own
        .iter()
        .enumerate()
        .map(|(idx, (day, figure))| PointOfTrend {
            as_at: (*day).to_owned(),
            x: counts[idx].0,
            n: counts[idx].1,
            share: figure.estimate,
            lower_limit: limits(idx).map(|(lower, _)| lower),
            upper_limit: limits(idx).map(|(_, upper)| upper),
        });
    let is_outside = |idx: &usize| {
        let (x, n) = counts[*idx];
        let share = real(x) / real(n);
        limits(*idx).is_some_and(|(lower, upper)| share < lower || share > upper)
    };
    Some(Trend {
        measure: last.measure.clone(),
        subject: last.subject,
        rounds: points.collect(),
        difference: difference(own[own.len() - 2].1, own[own.len() - 1].1),
        centre: chart.as_ref().map(|chart| chart.centre),
        outside: (0..counts.len())
            .filter(is_outside)
            .map(|idx| idx + 1)
            .collect(),
        signals: signals(&own),
        remarks: remarks(&counts),
    })
}

/// The last two rounds, from the limits of each.
///
/// # Source
/// Newcombe (1998), method 10, in the general form of Zou and Donner (2008).
fn difference(before: &Estimate, after: &Estimate) -> Option<Difference> {
    let whole = |figure: &Estimate| {
        let interval = Interval {
            lower: figure.lower?,
            upper: figure.upper?,
        };
        Some((figure.estimate?, interval))
    };
    let (difference, interval) = hybrid(whole(before)?, whole(after)?);
    Some(Difference {
        difference,
        interval,
        is_beyond_chance: interval.lower > 0.0 || interval.upper < 0.0,
    })
}

fn signals(own: &[(&str, &Estimate)]) -> Option<SignalsFound> {
    let shares: Option<Vec<f64>> = own.iter().map(|(_, figure)| figure.estimate).collect();
    let shares = shares.filter(|shares| shares.len() >= CHART_MIN)?;
    let chart = chart::xmr(&shares, false)?;
    Some(chart::signals(&shares, &chart).into())
}

fn remarks(counts: &[(u64, u64)]) -> Vec<String> {
    let mut remarks = Vec::new();
    if counts.len() < CHART_MIN {
        remarks.push(format!(
            "{} rounds make no chart; {CHART_MIN} are needed",
            counts.len()
        ));
    } else if counts.len() < 12 {
        remarks.push("fewer than 12 rounds: limits are provisional".to_owned());
    }
    let n: u64 = counts.iter().map(|(_, n)| n).sum();
    let x: u64 = counts.iter().map(|(x, _)| x).sum();
    let least = counts.iter().map(|(_, n)| *n).min().unwrap_or(0);
    let rarer = real(x.min(n - x.min(n))) / real(n.max(1));
    if real(least) * rarer < 1.0 {
        remarks.push("rounds are small: pool some, or the limits show nothing".to_owned());
    }
    remarks
}
