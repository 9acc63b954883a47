//! By indicator: what it asks, how people graded it, and each rule's figures as picture and words.

use super::super::View;
use super::super::html::measures::{became_words, moderated};
use super::bars;
use super::paper::{Cell, Column, Paper, WIDTH, line};
use crate::evaluation::figures::{Grades, IndicatorFigures, Measured, RuleFigures, Unit};
use crate::evaluation::{statements, words};
use crate::judgements::Scale;
use crate::report::counted;

/// Figures in all tables together.
const N_FIGURES_MAX: usize = 100;

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
    let mut n_left = N_FIGURES_MAX;
    let mut n_more = 0;
    for indicator in &figures.indicators {
        let rules = rules_of(&figures.rules, indicator, &mut is_shown);
        let mut rows: Vec<Vec<Cell>> = rules.into_iter().flat_map(rows).collect();
        n_more += rows.len().saturating_sub(n_left);
        rows.truncate(n_left);
        n_left -= rows.len();
        block(view, indicator, rows, paper);
    }
    if n_more > 0 {
        paper.small(&format!(
            "and {} more in report.html",
            counted(n_more, "figure")
        ));
    }
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
    paper.small(&line(&indicator.asks, 260));
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
        Cell::words(&line(&rule.title, 130)).soft(&format!(
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
    let all = &grades.spread.grades;
    let names: Vec<String> = all
        .iter()
        .map(|(value, _)| format!("{value} {}", scale.label(*value)))
        .collect();
    let width = WIDTH / all.len().max(1);
    let columns: Vec<Column<'_>> = names.iter().map(|name| (name.as_str(), width)).collect();
    let row = all.iter().map(|(_, n)| Cell::words(&words::count(*n)));
    paper.table(
        "Grades that people gave, by case file",
        &columns,
        vec![row.collect()],
    );
    paper.small(&format!(
        "Good or better: {}. {}",
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
