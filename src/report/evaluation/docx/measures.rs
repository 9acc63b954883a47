//! By indicator: what it asks, how people graded it, and each rule's figures as picture and words.

use super::super::View;
use super::super::html::measures::{became_words, moderated};
use super::bars;
use super::paper::{Cell, Column, Paper, line};
use crate::evaluation::figures::{Grades, IndicatorFigures, Measured, RuleFigures, Unit};
use crate::evaluation::{statements, words};
use crate::judgements::Scale;

/// Figures in all tables together.
const N_FIGURES_MAX: usize = 80;

const COLUMNS: [Column<'_>; 3] = [
    ("What is asked", 3238),
    ("Outcomes", 3200),
    ("Share met, with its interval", 3200),
];

pub(super) fn write(view: View<'_>, paper: &mut Paper) {
    let figures = view.figures();
    paper.heading(1, "By indicator");
    paper.paragraph("A bar shows what was judged: met whole, excused in level lines, not due yet in upright lines, not met in slanted lines, cannot tell in dots. In the last column the mark is the share found, the line its interval on a scale from 0 to 100 %, and the broken line below how far what cannot be told would move it.");
    let mut is_shown = vec![false; figures.rules.len()];
    let tables: Vec<Vec<Vec<Cell>>> = figures
        .indicators
        .iter()
        .map(|own| rules_of(&figures.rules, own, &mut is_shown))
        .map(|rules| rules.into_iter().flat_map(rows).collect())
        .collect();
    let lengths: Vec<usize> = tables.iter().map(Vec::len).collect();
    let n_each = evenly(&lengths, N_FIGURES_MAX);
    for (indicator, mut rows) in figures.indicators.iter().zip(tables) {
        let n_all = rows.len();
        rows.truncate(n_each);
        block(view, indicator, rows, paper);
        paper.more(n_all, n_each, "figure");
    }
}

/// The most that each list may have so that all together have no more than `n_max`.
fn evenly(lengths: &[usize], n_max: usize) -> usize {
    let together = |n: usize| lengths.iter().map(|own| n.min(*own)).sum::<usize>();
    let fits = (0..=n_max).rev().find(|n| together(*n) <= n_max);
    fits.unwrap_or(0)
}

/// The rules that stand under an indicator: those whose first indicator with evidence it is.
fn rules_of<'a>(
    rules: &'a [RuleFigures],
    indicator: &IndicatorFigures,
    is_shown: &mut [bool],
) -> Vec<&'a RuleFigures> {
    let own = rules.iter().zip(is_shown).filter(|(rule, is_shown)| {
        !**is_shown && !rule.measures.is_empty() && rule.indicators.contains(&indicator.number)
    });
    own.map(|(rule, is_shown)| {
        *is_shown = true;
        rule
    })
    .collect()
}

fn block(view: View<'_>, indicator: &IndicatorFigures, rows: Vec<Vec<Cell>>, paper: &mut Paper) {
    paper.heading(2, &format!("QI {} {}", indicator.number, indicator.title));
    paper.small(&line(&indicator.asks, 240));
    match &indicator.grades {
        Some(grades) => graded(view, indicator, grades, paper),
        None => paper.small("No grades were given for this indicator."),
    }
    if !rows.is_empty() {
        paper.table("", &COLUMNS, rows);
    }
}

/// A row for each figure of a rule; items stand beside their cases.
fn rows(rule: &RuleFigures) -> Vec<Vec<Cell>> {
    let items = rule.measures.iter().find(|own| own.unit == Unit::Items);
    let figures = rule
        .measures
        .iter()
        .filter(|own| own.unit != Unit::Items && own.estimate.n != Some(0));
    figures.map(|own| row(rule, own, items)).collect()
}

fn row(rule: &RuleFigures, own: &Measured, items: Option<&Measured>) -> Vec<Cell> {
    let estimate = &own.estimate;
    let beside = words::beside(own);
    let met = estimate.counts.met.map(|n| format!("{n} met"));
    let met = met.unwrap_or_default();
    let outcomes = [met, beside].join(" · ");
    let outcomes = outcomes.trim_matches([' ', '·']);
    let said = words::share(estimate);
    let mut share = Cell::default()
        .picture(bars::interval(estimate), &format!("Share met: {said}"))
        .plain(&said);
    if let Some(items) = items.filter(|_| own.unit == Unit::Cases) {
        share = share.soft(&format!("Items in them: {}", words::share(&items.estimate)));
    }
    for said in since(rule, own) {
        share = share.soft(&said);
    }
    vec![
        Cell::words(&line(&rule.title, 110)).soft(&format!(
            "{} · {} · {}",
            words::unit_title(own.unit),
            rule.level.name(),
            line(&rule.id, 40)
        )),
        Cell::default()
            .picture(
                bars::outcomes(&estimate.counts),
                &format!("Bar of outcomes: {outcomes}"),
            )
            .soft(if outcomes.is_empty() {
                "counts withheld"
            } else {
                outcomes
            }),
        share,
    ]
}

fn since(rule: &RuleFigures, own: &Measured) -> Vec<String> {
    let trend = words::trend(own).map(|trend| format!("Trend: {trend}"));
    let became = rule.became.filter(|_| own.unit == Unit::Cases);
    let became = became.map(|own| format!("Since the last round: {}", became_words(own)));
    trend.into_iter().chain(became).collect()
}

fn graded(view: View<'_>, indicator: &IndicatorFigures, grades: &Grades, paper: &mut Paper) {
    let scale = Scale::six_point();
    let grade = |(value, n): &(u8, Option<u64>)| {
        format!("{value} {}: {}", scale.label(*value), words::count(*n))
    };
    let spread: Vec<String> = grades.spread.grades.iter().map(grade).collect();
    paper.small(&format!(
        "Grades that people gave, by case file: {}. Good or better: {}. {}",
        spread.join(", "),
        words::share(&grades.good),
        moderated(grades)
    ));
    if let Some(readers) = view
        .identified()
        .and_then(|own| own.readers.get(&indicator.number))
    {
        let names = |list: &[String]| match list {
            [] => "nobody yet".to_owned(),
            list => list.join(", "),
        };
        let (read, moderated) = (names(&readers.read), names(&readers.moderated));
        paper.small(&format!("Read by {read}. Moderated by {moderated}."));
    }
    suggested(view, &indicator.number, paper);
}

/// What the evidence could support: only beside a grade, as a range.
fn suggested(view: View<'_>, number: &str, paper: &mut Paper) {
    let figures = view.figures();
    let Some(found) = statements::suggestion(figures, number) else {
        return;
    };
    let titles = |idxs: &[usize]| {
        let titles = idxs.iter().map(|idx| line(&figures.rules[*idx].title, 90));
        titles.collect::<Vec<String>>().join("; ")
    };
    let range = if found.from == found.to {
        found.from.to_owned()
    } else {
        format!("anything from “{}” to “{}”", found.from, found.to)
    };
    paper.small(&format!(
        "The records alone could support {range}. This is read from {} figures and is no grade; it knows nothing of what children, families and staff say. Lowest: {}. Highest: {}.",
        found.n_figures,
        titles(&found.against),
        titles(&found.speaks_for)
    ));
}

#[cfg(test)]
mod tests {
    use super::evenly;

    #[test]
    fn short_lists_leave_their_room_to_long_ones() {
        assert_eq!(evenly(&[2, 100, 3], 25), 20);
        assert_eq!(evenly(&[2, 5, 3], 25), 25);
        assert_eq!(evenly(&[9, 9, 9], 2), 0);
        assert_eq!(evenly(&[], 2), 2);
    }
}
