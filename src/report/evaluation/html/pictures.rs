//! Figures as pictures, for people who would rather look than read. Every picture has its words.

use std::collections::BTreeSet;
use std::io::{self, Write};

use super::super::View;
use crate::estimates::{Counted, Estimate};
use crate::evaluation::figures::{Figures, IndicatorFigures, Measured, Pieces, RuleFigures, Unit};
use crate::evaluation::words;
use crate::finding::Outcome;
use crate::framework::Source;
use crate::report::Escaped;
use crate::report::picture::{intervals, matrix, outcomes, run_chart};
use crate::statistics::median;

/// Rows of one picture; more make another one.
const N_ROWS_MAX: usize = 12;
/// Cases that a matrix shows side by side.
const N_CASES_MAX: usize = 40;
/// Rounds that make a chart.
const N_ROUNDS_MIN: usize = 3;

/// Figures of one kind of unit, with their rules.
type Told<'a> = (&'a RuleFigures, &'a Measured);

/// Outcomes and intervals of an indicator's rules, by what they count.
pub(super) fn of_indicator(
    figures: &Figures,
    indicator: &IndicatorFigures,
    out: &mut dyn Write,
) -> io::Result<()> {
    for unit in [Unit::Cases, Unit::Policies, Unit::Documents] {
        let own = figures
            .rules
            .iter()
            .filter(|rule| rule.indicators.contains(&indicator.number));
        let told: Vec<Told<'_>> = own
            .flat_map(|rule| rule.measures.iter().map(move |own| (rule, own)))
            .filter(|(_, own)| own.unit == unit && own.estimate.n.is_some_and(|n| n > 0))
            .collect();
        for (idx, part) in told.chunks(N_ROWS_MAX).enumerate() {
            let id = format!(
                "{}-{}-{idx}",
                indicator.number.replace('.', "-"),
                words::unit_title(unit).to_lowercase().replace(' ', "-")
            );
            pair(&id, unit, part, out)?;
        }
    }
    Ok(())
}

fn pair(id: &str, unit: Unit, part: &[Told<'_>], out: &mut dyn Write) -> io::Result<()> {
    let title = words::unit_title(unit);
    let bars: Vec<outcomes::Row> = part.iter().map(|(rule, own)| bar(rule, own)).collect();
    let marks: Vec<intervals::Row> = part.iter().map(|(rule, own)| mark(rule, own)).collect();
    writeln!(
        out,
        "<div class=\"pictures\"><figure>{}<figcaption>{title}: outcomes by rule, with counts</figcaption></figure><figure>{}<figcaption>{title}: share met, with its interval; dashed, how far what cannot be told could move it</figcaption></figure></div>",
        outcomes::draw(
            &format!("o-{id}"),
            &format!("{title}: outcomes by rule"),
            &bars
        ),
        intervals::draw(
            &format!("i-{id}"),
            &format!("{title}: share met, with intervals"),
            &marks
        )
    )
}

fn bar(rule: &RuleFigures, own: &Measured) -> outcomes::Row {
    outcomes::Row {
        label: rule.title.clone(),
        href: Some(format!("#rule-{}", rule.id)),
        counts: counts(&own.estimate.counts).ok_or_else(|| words::share(&own.estimate)),
    }
}

/// The counts in [`Outcome::ALL`]'s order, where all of them are told.
fn counts(counted: &Counted) -> Option<[usize; 6]> {
    let all = [
        counted.met?,
        counted.not_met?,
        counted.excused?,
        counted.not_due?,
        counted.not_applicable?,
        counted.cannot_tell?,
    ];
    Some(all.map(|n| usize::try_from(n).unwrap_or(usize::MAX)))
}

fn mark(rule: &RuleFigures, own: &Measured) -> intervals::Row {
    let estimate = &own.estimate;
    intervals::Row {
        label: rule.title.clone(),
        href: Some(format!("#rule-{}", rule.id)),
        counted: base(estimate),
        share: estimate.estimate,
        interval: estimate.lower.zip(estimate.upper),
        bounds: estimate.bounds.map(|bounds| (bounds.lower, bounds.upper)),
    }
}

fn base(estimate: &Estimate) -> String {
    match (estimate.x, estimate.n) {
        (Some(x), Some(n)) => format!("{x} of {n}"),
        _ => words::share(estimate),
    }
}

/// A figure over the rounds, where there are enough.
pub(super) fn over_rounds(
    rule_idx: usize,
    rule: &RuleFigures,
    measured: &Measured,
    out: &mut dyn Write,
) -> io::Result<()> {
    let Some(trend) = measured
        .trend
        .as_ref()
        .filter(|own| own.rounds.len() >= N_ROUNDS_MIN)
    else {
        return Ok(());
    };
    let signals: BTreeSet<usize> = trend
        .signals
        .iter()
        .flat_map(|own| {
            [
                &own.outside_limits,
                &own.shift,
                &own.trend,
                &own.two_in_three,
            ]
            .into_iter()
            .flatten()
            .copied()
        })
        .chain(trend.outside.iter().copied())
        .collect();
    let rounds: Vec<run_chart::Round> = trend
        .rounds
        .iter()
        .zip(1..)
        .map(|(round, place)| run_chart::Round {
            label: round.as_at.chars().take(7).collect(),
            counted: format!("{} of {}", round.x, round.n),
            share: round.share,
            limits: round.lower_limit.zip(round.upper_limit),
            signals: signals.contains(&place),
        })
        .collect();
    let shares: Vec<f64> = rounds.iter().filter_map(|round| round.share).collect();
    let id = format!("r-{rule_idx}-{}", measured.unit as usize);
    let title = format!("{}: share met over {} rounds", rule.title, rounds.len());
    writeln!(
        out,
        "<figure class=\"chart\">{}<figcaption>Over the rounds{}</figcaption></figure>",
        run_chart::draw(&id, &title, &rounds, median(&shares)),
        Escaped(&remarks(&trend.remarks))
    )
}

fn remarks(remarks: &[String]) -> String {
    if remarks.is_empty() {
        return String::new();
    }
    format!("; {}", remarks.join("; "))
}

/// Indicators by sources of evidence.
pub(super) fn of_sources(figures: &Figures, out: &mut dyn Write) -> io::Result<()> {
    let columns = Source::ALL.map(|source| source.title().to_owned());
    let cell = |own: &Pieces| {
        let n = own.rules + own.searches + own.named;
        match usize::try_from(n).unwrap_or(usize::MAX) {
            0 => matrix::Cell::Nothing,
            n => matrix::Cell::Amount(n),
        }
    };
    let row = |own: &IndicatorFigures| matrix::Row {
        label: format!("{} {}", own.number, own.title),
        href: Some(format!("#qi-{}", own.number)),
        cells: own.sources.iter().map(cell).collect(),
    };
    let rows: Vec<matrix::Row> = figures.indicators.iter().map(row).collect();
    if rows.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "<figure>{}<figcaption>Pieces of evidence by indicator and source</figcaption></figure>",
        matrix::draw(
            "m-sources",
            "Indicators by source of evidence",
            &columns,
            &rows
        )
    )
}

/// Indicators by cases, each with its worst outcome; for auditors only.
pub(super) fn of_cases(view: View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let Some(identified) = view.identified() else {
        return Ok(());
    };
    let cases: Vec<_> = identified.cases.iter().take(N_CASES_MAX).collect();
    let of_case = |number: &String| -> Vec<matrix::Cell> {
        let outcome = |(_, case): &(&String, &crate::evaluation::gather::OfCase)| match case
            .worst
            .get(number)
        {
            Some(Outcome::NotApplicable) | None => matrix::Cell::Nothing,
            Some(outcome) => matrix::Cell::Outcome(*outcome),
        };
        cases.iter().map(outcome).collect()
    };
    let row = |own: &IndicatorFigures| matrix::Row {
        label: format!("{} {}", own.number, own.title),
        href: Some(format!("#qi-{}", own.number)),
        cells: of_case(&own.number),
    };
    let rows: Vec<matrix::Row> = view.figures().indicators.iter().map(row).collect();
    let is_any = |row: &matrix::Row| row.cells.iter().any(|own| *own != matrix::Cell::Nothing);
    let rows: Vec<matrix::Row> = rows.into_iter().filter(is_any).collect();
    if cases.is_empty() || rows.is_empty() {
        return Ok(());
    }
    let columns: Vec<String> = cases.iter().map(|(id, _)| (*id).clone()).collect();
    let n_more = identified.cases.len() - cases.len();
    let more = if n_more > 0 {
        format!("; the first {N_CASES_MAX} cases")
    } else {
        String::new()
    };
    writeln!(
        out,
        "<figure class=\"scroll\" tabindex=\"0\">{}<figcaption>Worst outcome by indicator and case{more}</figcaption></figure>",
        matrix::draw(
            "m-cases",
            "Indicators by case, worst outcome",
            &columns,
            &rows
        )
    )
}
