//! Moderation: how far first and second readers agree, and which cases to talk about.
//!
//! In: judgements. Out: counts, shares with intervals, the drift between readers, and from twenty
//! double reads on two coefficients, because one alone misleads: kappa falls where grades bunch,
//! AC2 stays high. No adjective is put on either.

use serde::Serialize;

use super::{Judgement, Readings, Scale, standing};
use crate::statistics::agreement::{Coefficient, Table, Weights};
use crate::statistics::proportion::wilson;
use crate::statistics::{Confidence, Interval};

/// Fewer double reads than this show no coefficient.
pub(super) const DOUBLE_READS_MIN: u64 = 20;
/// Grades this far apart are to be talked about.
const APART: usize = 2;

/// A share of pairs.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Agreement {
    /// Pairs that agree.
    pub x: u64,
    /// All pairs.
    pub n: u64,
    /// Wilson's 95 % interval.
    pub interval: Option<Interval>,
}

/// A coefficient with its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Estimated {
    /// The estimate.
    pub estimate: f64,
    /// The interval.
    pub interval: Option<Interval>,
}

/// A case to talk about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Discuss {
    /// The case.
    pub id: String,
    /// What the first reader said.
    pub first: String,
    /// What the second reader said.
    pub second: String,
    /// What was agreed, if anything yet.
    pub agreed: Option<String>,
    /// Why.
    pub why: String,
}

/// How far readers agree on one indicator or question.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Moderation {
    /// The indicator or question.
    pub about: String,
    /// Cases with a first reading.
    pub n_read: u64,
    /// Cases with a second one too.
    pub n_double: u64,
    /// The same grade or answer.
    pub exact: Agreement,
    /// At most one grade apart; nothing for answers.
    pub within_one: Option<Agreement>,
    /// The mean second grade less the mean first; nothing for answers.
    pub drift: Option<f64>,
    /// Cohen's kappa: quadratic weights for grades, none for answers.
    pub kappa: Option<Estimated>,
    /// Gwet's AC2 for grades, AC1 for answers.
    pub gwet: Option<Estimated>,
    /// Cases to talk about.
    pub discuss: Vec<Discuss>,
    /// What the figures cannot show.
    pub remarks: Vec<String>,
}

/// Compares readings, by indicator and question.
#[must_use]
pub fn moderate(judgements: &[Judgement], scale: &Scale) -> Vec<Moderation> {
    let all = standing(judgements);
    let by_about = all.into_iter().map(|(about, cases)| {
        let readings: Vec<(&str, Readings<'_>)> = cases.into_iter().collect();
        one(about, &readings, scale)
    });
    by_about.collect()
}

fn one(about: &str, cases: &[(&str, Readings<'_>)], scale: &Scale) -> Moderation {
    let pairs: Vec<(usize, usize)> = cases
        .iter()
        .filter_map(|(_, readings)| {
            Some((
                place(readings.first?, scale)?,
                place(readings.second?, scale)?,
            ))
        })
        .collect();
    let is_graded = cases.iter().any(|(_, readings)| {
        let any = readings.first.or(readings.second);
        any.is_some_and(|judgement| judgement.grade.is_some())
    });
    let places = if is_graded {
        scale.grades.len()
    } else {
        super::Answer::ALL.len()
    };
    let table = Table::of_pairs(&pairs, places);
    let n = pairs.len() as u64;
    let within = |distance: usize| {
        let x = table.as_ref().map_or(0, |table| table.within(distance));
        Agreement {
            x,
            n,
            interval: wilson(x, n, Confidence::USUAL),
        }
    };
    let weights = if is_graded {
        Weights::Quadratic
    } else {
        Weights::Equal
    };
    let enough = table.as_ref().filter(|_| n >= DOUBLE_READS_MIN);
    let kappa = enough.and_then(|table| table.cohen(weights)).map(estimated);
    let means = table.as_ref().and_then(Table::means).filter(|_| is_graded);
    Moderation {
        about: about.to_owned(),
        n_read: cases
            .iter()
            .filter(|(_, readings)| readings.first.is_some())
            .count() as u64,
        n_double: n,
        exact: within(0),
        within_one: is_graded.then(|| within(1)),
        drift: means.map(|(first, second)| second - first),
        kappa,
        gwet: enough.and_then(|table| table.gwet(weights)).map(estimated),
        discuss: cases
            .iter()
            .filter_map(|(id, readings)| discuss(id, readings, scale))
            .collect(),
        remarks: remarks(n, kappa.is_none()),
    }
}

fn estimated(coefficient: Coefficient) -> Estimated {
    Estimated {
        estimate: coefficient.estimate,
        interval: coefficient.interval(Confidence::USUAL),
    }
}

fn remarks(n: u64, has_no_kappa: bool) -> Vec<String> {
    if n == 0 {
        return vec!["no case was read twice".to_owned()];
    }
    if n < DOUBLE_READS_MIN {
        let reads = if n == 1 { "read is" } else { "reads are" };
        return vec![format!(
            "{n} double {reads} too few for a coefficient; {DOUBLE_READS_MIN} are needed"
        )];
    }
    if has_no_kappa {
        return vec!["all readings are the same, so that kappa cannot be estimated".to_owned()];
    }
    Vec::new()
}

/// The position of a grade or an answer in its table.
fn place(judgement: &Judgement, scale: &Scale) -> Option<usize> {
    if let Some(grade) = judgement.grade {
        return scale.position(grade);
    }
    let answer = judgement.answer?;
    super::Answer::ALL.iter().position(|known| *known == answer)
}

fn words(judgement: &Judgement, scale: &Scale) -> String {
    match (judgement.grade, judgement.answer) {
        (Some(grade), _) => format!("{grade} {}", scale.label(grade)),
        (None, Some(answer)) => answer.words().to_owned(),
        (None, None) => String::new(),
    }
}

fn discuss(id: &str, readings: &Readings<'_>, scale: &Scale) -> Option<Discuss> {
    let (first, second) = (readings.first?, readings.second?);
    let why = why_discuss(first, second, scale)?;
    Some(Discuss {
        id: id.to_owned(),
        first: words(first, scale),
        second: words(second, scale),
        agreed: readings.agreed.map(|agreed| words(agreed, scale)),
        why,
    })
}

/// Two grades apart, on either side of good, or another answer.
fn why_discuss(first: &Judgement, second: &Judgement, scale: &Scale) -> Option<String> {
    let (Some(one), Some(two)) = (first.grade, second.grade) else {
        return (first.answer != second.answer).then(|| "other answers".to_owned());
    };
    let apart = scale.position(one)?.abs_diff(scale.position(two)?);
    if apart >= APART {
        return Some(format!("{apart} grades apart"));
    }
    let is_good = |grade: u8| grade >= scale.good_from;
    (is_good(one) != is_good(two)).then(|| {
        format!(
            "one reader says {} or better, the other does not",
            scale.label(scale.good_from)
        )
    })
}
