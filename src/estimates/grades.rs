//! People's grades and answers as figures. No grade is computed: they are counted.

use std::collections::BTreeMap;

use serde::Serialize;

use super::compute::{Measured, of_cases};
use super::design::Drawn;
use super::{Estimate, Flag, Subject, Unit};
use crate::judgements::{Answer, Judgement, Readings, Scale, standing};
use crate::statistics::{Confidence, median};

/// How the grades of an indicator are spread.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Distribution {
    /// The indicator.
    pub indicator: String,
    /// Cases of each grade, best first; nothing where hidden.
    pub grades: Vec<(u8, Option<u64>)>,
    /// Cases that were graded.
    pub n: u64,
    /// Cases of which the agreed grade counts.
    pub n_agreed: u64,
    /// The middle grade; nothing under five cases.
    pub median: Option<f64>,
}

/// Counts judgements: the agreed one of each case, else the first reader's. Cases outside the
/// sample do not count.
#[must_use]
pub fn of_judgements(
    judgements: &[Judgement],
    drawn: Option<&Drawn>,
    scale: &Scale,
    confidence: Confidence,
) -> (Vec<Estimate>, Vec<Distribution>) {
    let (mut estimates, mut distributions) = (Vec::new(), Vec::new());
    for (about, cases) in standing(judgements) {
        let counted = counted(&cases, drawn);
        if counted.is_empty() {
            continue;
        }
        let is_graded = counted.values().any(|own| own.grade.is_some());
        let units: BTreeMap<&str, Unit> = counted
            .iter()
            .map(|(case, own)| (*case, unit(own, scale)))
            .collect();
        let measured = Measured {
            measure: about,
            subject: if is_graded {
                Subject::Indicator
            } else {
                Subject::Question
            },
        };
        let mut estimate = of_cases(measured, &units, drawn, confidence);
        if counted.values().any(|own| own.findings_seen) {
            estimate.flags.push(Flag::FindingsSeen);
        }
        estimates.push(estimate);
        if is_graded {
            distributions.push(distribution(about, &cases, &counted, scale));
        }
    }
    (estimates, distributions)
}

fn counted<'a>(
    cases: &BTreeMap<&'a str, Readings<'a>>,
    drawn: Option<&Drawn>,
) -> BTreeMap<&'a str, &'a Judgement> {
    let is_in = |case: &str| drawn.is_none_or(|drawn| drawn.stratum_of.contains_key(case));
    cases
        .iter()
        .filter(|(case, _)| is_in(case))
        .filter_map(|(case, readings)| Some((*case, readings.standing()?)))
        .collect()
}

fn unit(judgement: &Judgement, scale: &Scale) -> Unit {
    match (judgement.grade, judgement.answer) {
        (Some(grade), _) if grade >= scale.good_from => Unit::Met,
        (Some(_), _) | (None, Some(Answer::Partly | Answer::No)) => Unit::NotMet,
        (None, Some(Answer::Yes)) => Unit::Met,
        (None, Some(Answer::NotApplicable)) => Unit::NotApplicable,
        (None, Some(Answer::CannotTell) | None) => Unit::CannotTell,
    }
}

fn distribution(
    indicator: &str,
    cases: &BTreeMap<&str, Readings<'_>>,
    counted: &BTreeMap<&str, &Judgement>,
    scale: &Scale,
) -> Distribution {
    let given = || counted.values().filter_map(|own| own.grade);
    let n_of = |value: u8| given().filter(|grade| *grade == value).count() as u64;
    let grades = scale
        .grades
        .iter()
        .map(|grade| (grade.value, Some(n_of(grade.value))));
    let is_agreed = |case: &&&str| cases.get(**case).is_some_and(|own| own.agreed.is_some());
    let values: Vec<f64> = given().map(f64::from).collect();
    Distribution {
        indicator: indicator.to_owned(),
        grades: grades.collect(),
        n: values.len() as u64,
        n_agreed: counted.keys().filter(is_agreed).count() as u64,
        median: median(&values).filter(|_| values.len() as u64 >= super::PERCENTAGE_MIN),
    }
}
