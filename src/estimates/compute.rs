//! Counts into estimates: which method fits the design, and what may weaken the figure.
//!
//! One stratum: exact, by the hypergeometric distribution. Several: Korn and Graubard's interval
//! with finite population correction, or where nothing varies the exact one at what the design is
//! worth. Items: the ratio of two totals, cases as clusters, on the logit scale.

use std::collections::BTreeMap;

use super::design::Drawn;
use super::words::in_words;
use super::{Counted, Estimate, Flag, PERCENTAGE_MIN, Subject, Unit};
use crate::statistics::stratified::{self, Record, Stratum};
use crate::statistics::{Confidence, Interval, finite, proportion, real, whole};

/// Domains smaller than this, or worth less, are unreliable.
const DOMAIN_MIN: u64 = 10;
const WORTH_MIN: f64 = 30.0;

/// What is estimated.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measured<'a> {
    pub(super) measure: &'a str,
    pub(super) subject: Subject,
}

/// What one stratum shows: its size, cases read, cases to which it applies, cases that meet it.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    population: u64,
    read: u64,
    applies: u64,
    met: u64,
}

/// A figure before it is dressed.
#[derive(Debug, Clone, Default)]
struct Figure {
    population: Option<u64>,
    share: Option<f64>,
    interval: Option<Interval>,
    effective: Option<f64>,
    method: &'static str,
    flags: Vec<Flag>,
}

/// Estimates the share of cases that meet something.
pub(super) fn of_cases(
    measured: Measured<'_>,
    units: &BTreeMap<&str, Unit>,
    drawn: Option<&Drawn>,
    confidence: Confidence,
) -> Estimate {
    let counts = Tally::of(units.values());
    let figure = match drawn {
        None => without_sample(counts, confidence),
        Some(drawn) if drawn.is_learning => counts_only(),
        Some(drawn) => of_strata(&seen(units, drawn), confidence),
    };
    dressed(
        measured,
        counts,
        None,
        figure,
        drawn,
        units.len(),
        confidence,
    )
}

/// Estimates the share of items that meet something, where cases have several.
pub(super) fn of_items(
    measured: Measured<'_>,
    cases: &BTreeMap<&str, Vec<Unit>>,
    drawn: Option<&Drawn>,
    confidence: Confidence,
) -> Estimate {
    let counts = Tally::of(cases.values().flatten());
    let has_items = |items: &&Vec<Unit>| items.iter().any(|own| own.applies());
    let n_cases = cases.values().filter(has_items).count() as u64;
    let figure = match drawn {
        Some(drawn) if drawn.is_learning => counts_only(),
        _ => of_clusters(cases, drawn, confidence),
    };
    dressed(
        measured,
        counts,
        Some(n_cases),
        figure,
        drawn,
        cases.len(),
        confidence,
    )
}

/// How many units had each outcome.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    met: u64,
    not_met: u64,
    cannot_tell: u64,
    excused: u64,
    not_due: u64,
    not_applicable: u64,
}

impl Tally {
    fn of<'a>(units: impl Iterator<Item = &'a Unit>) -> Self {
        let mut tally = Self::default();
        for unit in units {
            *match unit {
                Unit::Met => &mut tally.met,
                Unit::NotMet => &mut tally.not_met,
                Unit::CannotTell => &mut tally.cannot_tell,
                Unit::Excused => &mut tally.excused,
                Unit::NotDue => &mut tally.not_due,
                Unit::NotApplicable => &mut tally.not_applicable,
            } += 1;
        }
        tally
    }

    fn applies(self) -> u64 {
        self.met + self.not_met + self.cannot_tell
    }

    fn bounds(self) -> Option<Interval> {
        let n = self.applies();
        (n >= PERCENTAGE_MIN && self.cannot_tell > 0).then(|| Interval {
            lower: real(self.met) / real(n),
            upper: real(self.met + self.cannot_tell) / real(n),
        })
    }

    fn counted(self) -> Counted {
        Counted {
            met: Some(self.met),
            not_met: Some(self.not_met),
            excused: Some(self.excused),
            not_due: Some(self.not_due),
            not_applicable: Some(self.not_applicable),
            cannot_tell: Some(self.cannot_tell),
        }
    }
}

fn dressed(
    measured: Measured<'_>,
    counts: Tally,
    n_cases: Option<u64>,
    figure: Figure,
    drawn: Option<&Drawn>,
    n_read: usize,
    confidence: Confidence,
) -> Estimate {
    let n = counts.applies();
    let mut flags = figure.flags;
    let mut flag = |is: bool, flag: Flag| {
        if is {
            flags.push(flag);
        }
    };
    flag(n > 0 && n < PERCENTAGE_MIN, Flag::TooFew);
    flag(
        drawn.is_some_and(|drawn| drawn.stratum_of.len() > n_read),
        Flag::CasesMissing,
    );
    flag(
        drawn.is_some_and(|drawn| drawn.is_extended_after_results),
        Flag::ExtendedAfterResults,
    );
    flag(10 * counts.cannot_tell > n, Flag::ManyCannotTell);
    flags.sort_unstable();
    flags.dedup();
    // Where nothing was told, none is not what was found.
    let shown = n >= PERCENTAGE_MIN && counts.cannot_tell < n;
    let share = figure.share.filter(|_| shown);
    let interval = figure.interval.filter(|_| shown);
    Estimate {
        measure: measured.measure.to_owned(),
        subject: measured.subject,
        denominator: "applicable",
        x: Some(counts.met),
        n: Some(n),
        population: figure.population,
        n_cases,
        estimate: share,
        lower: interval.map(|interval| interval.lower),
        upper: interval.map(|interval| interval.upper),
        confidence: confidence.share(),
        method: share.map_or("counts only", |_| figure.method).to_owned(),
        weighted: drawn.is_some_and(|drawn| drawn.is_weighted),
        n_effective: figure.effective.filter(|_| shown),
        bounds: counts.bounds(),
        words: share.map(in_words),
        counts: counts.counted(),
        flags,
    }
}

fn counts_only() -> Figure {
    Figure {
        flags: vec![Flag::LearningSample],
        ..Figure::default()
    }
}

fn without_sample(counts: Tally, confidence: Confidence) -> Figure {
    let (x, n) = (counts.met, counts.applies());
    Figure {
        share: (n > 0).then(|| real(x) / real(n)),
        interval: proportion::wilson(x, n, confidence),
        method: "Wilson score; about other cases only if chance chose these",
        flags: vec![Flag::NoSample],
        ..Figure::default()
    }
}

fn seen(units: &BTreeMap<&str, Unit>, drawn: &Drawn) -> Vec<Seen> {
    let sizes = drawn.populations.iter();
    let mut strata: Vec<Seen> = sizes
        .map(|population| Seen {
            population: *population,
            ..Seen::default()
        })
        .collect();
    for (case, unit) in units {
        let place = drawn
            .stratum_of
            .get(*case)
            .and_then(|place| strata.get_mut(*place));
        if let Some(stratum) = place {
            stratum.read += 1;
            stratum.applies += u64::from(unit.applies());
            stratum.met += u64::from(*unit == Unit::Met);
        }
    }
    strata
}

fn of_strata(strata: &[Seen], confidence: Confidence) -> Figure {
    let strata: Vec<Seen> = strata
        .iter()
        .copied()
        .filter(|s| s.population > 0)
        .collect();
    match strata.as_slice() {
        [only] => of_one(*only, confidence),
        several => of_several(several, confidence),
    }
}

/// Exact; where not every case read is in question, neither is every case of the caseload.
fn of_one(stratum: Seen, confidence: Confidence) -> Figure {
    let Seen {
        population,
        read,
        applies,
        met,
    } = stratum;
    if applies == 0 || read == 0 {
        return Figure::default();
    }
    let estimated = whole((real(population) * real(applies) / real(read)).round()).max(applies);
    let is_estimated = applies < read && read < population;
    let counts = finite::exact(met, applies, estimated, confidence);
    Figure {
        population: Some(estimated),
        share: Some(real(met) / real(applies)),
        interval: counts.map(|counts| counts.shares(estimated)),
        effective: proportion::effective_number(applies, estimated),
        method: if read == population {
            "census"
        } else {
            "exact hypergeometric"
        },
        flags: if is_estimated {
            vec![Flag::ApplicableEstimated]
        } else {
            Vec::new()
        },
    }
}

fn of_several(strata: &[Seen], confidence: Confidence) -> Figure {
    let weight = |stratum: &Seen| real(stratum.population) / real(stratum.read.max(1));
    let total = |value: fn(&Seen) -> u64| -> f64 {
        strata
            .iter()
            .map(|stratum| weight(stratum) * real(value(stratum)))
            .sum()
    };
    let applies = total(|stratum| stratum.applies);
    if applies <= 0.0 {
        return Figure::default();
    }
    let is_whole = strata.iter().all(|stratum| stratum.applies == stratum.read);
    let mut figure = Figure {
        population: Some(whole(applies.round())),
        share: Some(total(|stratum| stratum.met) / applies),
        method: "stratified, no interval",
        ..Figure::default()
    };
    if !is_whole {
        figure.flags.push(Flag::ApplicableEstimated);
    }
    if strata.iter().any(|stratum| stratum.read == 0) {
        figure.flags.push(Flag::StratumUnread);
        return figure;
    }
    if strata
        .iter()
        .any(|stratum| stratum.read == 1 && stratum.population > 1)
    {
        figure.flags.push(Flag::NoVariance);
        return figure;
    }
    let found = if is_whole {
        interval_of_all(strata, confidence)
    } else {
        interval_of_part(strata, confidence)
    };
    if let Some((interval, effective, method)) = found {
        figure.interval = Some(interval);
        figure.effective = effective;
        figure.method = method;
        let n: u64 = strata.iter().map(|stratum| stratum.applies).sum();
        let is_small = n < DOMAIN_MIN || effective.is_some_and(|worth| worth < WORTH_MIN);
        if !is_whole && is_small {
            figure.flags.push(Flag::Unreliable);
        }
    }
    figure
}

type Found = Option<(Interval, Option<f64>, &'static str)>;

fn interval_of_all(strata: &[Seen], confidence: Confidence) -> Found {
    let design: Vec<Stratum> = strata
        .iter()
        .map(|s| plain(s.population, s.read, s.met))
        .collect();
    let found = stratified::proportion(&design)?;
    if let Some(interval) = found.korn_graubard(confidence) {
        return Some((
            interval,
            found.effective,
            "Korn-Graubard, stratified, finite population",
        ));
    }
    unvaried(&design, confidence)
}

fn interval_of_part(strata: &[Seen], confidence: Confidence) -> Found {
    let design: Vec<(u64, u64, u64, u64)> = strata
        .iter()
        .map(|s| (s.population, s.read, s.applies, s.met))
        .collect();
    let (_, own) = stratified::domain(&design)?;
    if let Some(interval) = own.korn_graubard(confidence) {
        let method = "Korn-Graubard, part of a stratified sample, finite population";
        return Some((interval, own.effective, method));
    }
    let part = |s: &Seen| {
        let population = whole((real(s.population) * real(s.applies) / real(s.read)).round());
        plain(population.max(s.applies), s.applies, s.met)
    };
    let in_question: Vec<Stratum> = strata.iter().filter(|s| s.applies > 0).map(part).collect();
    unvaried(&in_question, confidence)
}

fn plain(population: u64, drawn: u64, met: u64) -> Stratum {
    Stratum {
        population,
        drawn,
        met,
    }
}

/// All or none meet it in every stratum, or in each stratum all or none.
fn unvaried(design: &[Stratum], confidence: Confidence) -> Found {
    let found = stratified::without_variance(design, confidence)?;
    let method = match found.effective {
        Some(_) => "exact at what the stratified design is worth; nothing varied",
        None => "census",
    };
    Some((found.interval, found.effective, method))
}

/// Items in cases: cases are what was drawn, so they are the clusters.
fn of_clusters(
    cases: &BTreeMap<&str, Vec<Unit>>,
    drawn: Option<&Drawn>,
    confidence: Confidence,
) -> Figure {
    let (records, populations) = records(cases, drawn);
    let mut figure = Figure {
        flags: if drawn.is_none() {
            vec![Flag::NoSample]
        } else {
            Vec::new()
        },
        ..Figure::default()
    };
    let Some(found) = stratified::ratio(&records, &populations) else {
        figure.flags.push(Flag::NoVariance);
        return figure;
    };
    figure.share = Some(found.ratio);
    figure.method = "ratio of items, cases as clusters, no interval";
    if let Some(interval) = found.logit(confidence) {
        figure.interval = Some(interval);
        figure.method = "ratio of items, cases as clusters, logit scale";
    } else if let Some(interval) = alike(&records, confidence) {
        figure.interval = Some(interval);
        figure.method = "every case alike: exact on cases";
    }
    figure
}

fn records(cases: &BTreeMap<&str, Vec<Unit>>, drawn: Option<&Drawn>) -> (Vec<Record>, Vec<u64>) {
    let record = |(case, items): (&&str, &Vec<Unit>)| {
        let events = items.iter().filter(|own| own.applies()).count() as u64;
        let met = items.iter().filter(|own| **own == Unit::Met).count() as u64;
        Record {
            stratum: drawn
                .and_then(|drawn| drawn.stratum_of.get(*case).copied())
                .unwrap_or(0),
            met: real(met),
            events: real(events),
        }
    };
    let records: Vec<Record> = cases.iter().map(record).collect();
    let populations = match drawn {
        Some(drawn) => drawn.populations.clone(),
        // Without a sample, as if drawn from a caseload without end.
        None => vec![u64::MAX >> 12],
    };
    (records, populations)
}

/// Where every item is met, or none is, cases are counted instead.
fn alike(records: &[Record], confidence: Confidence) -> Option<Interval> {
    let n = records.iter().filter(|record| record.events > 0.0).count() as u64;
    let is_all = records.iter().all(|record| record.met >= record.events);
    let is_none = records.iter().all(|record| record.met <= 0.0);
    let x = if is_all { n } else { 0 };
    (is_all || is_none)
        .then(|| proportion::clopper_pearson(x, n, confidence))
        .flatten()
}
