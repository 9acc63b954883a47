//! How good are we now: strengths, areas for improvement, what the records do not tell; each with
//! its figure and the findings that it rests on.

use super::super::{Named, View};
use super::paper::{Paper, line};
use crate::evaluation::statements::{self, Statement};
use crate::evaluation::words;
use crate::evaluation::written::Told;
use crate::finding::Outcome;
use crate::report::counted;

/// Statements of each kind, and the findings that each names.
const N_STATEMENTS_MAX: usize = 10;
const N_NAMED: usize = 4;

pub(super) fn write(view: View<'_>, paper: &mut Paper) {
    let all = statements::of(view.figures());
    paper.heading(1, "How good are we now?");
    let parts = [
        ("Strengths", &all.strengths, Outcome::Met),
        ("Areas for improvement", &all.areas, Outcome::NotMet),
        (
            "What the records do not tell",
            &all.doubts,
            Outcome::CannotTell,
        ),
    ];
    for (title, list, outcome) in parts {
        paper.heading(2, title);
        if list.is_empty() {
            paper.paragraph("None that the figures support.");
        }
        for statement in list.iter().take(N_STATEMENTS_MAX) {
            say(view, *statement, outcome, paper);
        }
        paper.more(list.len(), N_STATEMENTS_MAX, "statement");
    }
    let open = [
        (
            all.mixed.len(),
            "met by most, but within what chance could explain",
        ),
        (all.too_few.len(), "too few to say, or withheld"),
    ];
    let open = open.iter().filter(|(n, _)| *n > 0);
    let open: Vec<String> = open
        .map(|(n, what)| format!("{} {what}", counted(*n, "figure")))
        .collect();
    if !open.is_empty() {
        paper.small(&format!("Beside these: {}.", open.join("; ")));
    }
}

fn say(view: View<'_>, statement: Statement, outcome: Outcome, paper: &mut Paper) {
    let rule = &view.figures().rules[statement.rule_idx];
    let measured = &rule.measures[statement.measure_idx];
    let indicators = rule.indicators.join(", ");
    paper.point(
        &rule.title,
        &format!(": {} (QI {indicators})", words::in_sentence(measured)),
    );
    if outcome == Outcome::NotMet && !rule.remedy.is_empty() {
        paper.below(&format!(
            "What would put it right: {}",
            line(&rule.remedy, 160)
        ));
    }
    if let Some(bounds) = words::bounds(&measured.estimate) {
        paper.below(&bounds);
    }
    paper.below(&rests_on(view, &rule.id, outcome));
}

fn rests_on(view: View<'_>, rule: &str, outcome: Outcome) -> String {
    let mut names: Vec<&str> = match view.named(rule) {
        Named::Told(told) => {
            let own = told.iter().filter(|own| own.outcome == outcome);
            own.map(Told::unit).collect()
        }
        Named::References(references) => {
            let own = references.iter().filter(|own| own.outcome == outcome);
            own.map(|own| own.name.as_str()).collect()
        }
    };
    // Findings of one case stand together.
    names.dedup();
    let shown: Vec<String> = names
        .iter()
        .take(N_NAMED)
        .map(|name| line(name, 40))
        .collect();
    match (shown.is_empty(), names.len() > N_NAMED) {
        (true, _) => format!("Rests on the findings of rule {rule} in report.html."),
        (false, false) => format!("Rests on: {}.", shown.join(", ")),
        (false, true) => format!("Rests on: {} and others in report.html.", shown.join(", ")),
    }
}
