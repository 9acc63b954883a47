//! The appendix: method, limits, and the rule book with its sources.

use std::collections::BTreeSet;

use super::super::{LIMITS, View};
use super::paper::{Cell, Column, Paper, WIDTH, line};
use crate::evaluation::figures::RuleFigures;
use crate::evaluation::words;
use crate::report::html::confidence_words;

/// Rules that the book names.
const N_RULES_MAX: usize = 58;
const N_METHODS_MAX: usize = 8;

const BOOK: [Column<'_>; 3] = [
    ("Rule", 3800),
    ("Level", 1000),
    ("Where the standard comes from", WIDTH - 4800),
];

pub(super) fn write(view: View<'_>, paper: &mut Paper) {
    paper.heading(1, "Method, limits and rule book");
    paper.heading(2, "Method");
    method(view, paper);
    paper.heading(2, "Limits");
    for limit in LIMITS {
        paper.bullet(limit);
    }
    book(view, paper);
    let round = &view.figures().round;
    paper.small(&format!(
        "casewise {} · rules {} · sources {}",
        round.version, round.rules_hash, round.sources_hash
    ));
}

fn method(view: View<'_>, paper: &mut Paper) {
    let figures = view.figures();
    paper.paragraph("Each document was read on a computer of the service and nothing was sent anywhere. Rules looked for what guidance asks to be recorded. A case file counts once for each rule, with its worst outcome: not met, cannot tell, excused, not due, met, not applicable.");
    let all = || figures.rules.iter().flat_map(|rule| &rule.measures);
    let methods: BTreeSet<(&str, &str)> = all()
        .map(|own| (words::unit_title(own.unit), own.estimate.method.as_str()))
        .collect();
    let flags: BTreeSet<_> = all()
        .flat_map(|own| own.estimate.flags.iter().copied())
        .collect();
    paper.paragraph(&format!(
        "Intervals are meant to hold in {} % of samples. How they were computed:",
        figures.round.confidence_percent
    ));
    for (unit, method) in methods.into_iter().take(N_METHODS_MAX) {
        paper.bullet(&format!("{unit}: {method}"));
    }
    paper.paragraph("Words for shares: all; almost all, over 90 %; most, 75 to 90 %; the majority, 50 to 74 %; less than half, 15 to 49 %; few, under 15 %; none.");
    if !flags.is_empty() {
        paper.paragraph("What may weaken some of the figures:");
        for flag in flags {
            paper.bullet(words::flag(flag));
        }
    }
}

fn book(view: View<'_>, paper: &mut Paper) {
    let rules = &view.figures().rules;
    paper.heading(2, "Rule book");
    let rows = rules.iter().take(N_RULES_MAX).map(entry).collect();
    paper.table("", &BOOK, rows);
    paper.more(rules.len(), N_RULES_MAX, "rule");
}

fn entry(rule: &RuleFigures) -> Vec<Cell> {
    let standard = match rule.standards.as_slice() {
        [] => "not named".to_owned(),
        [one] => format!(
            "{} ({})",
            line(&one.text, 110),
            confidence_words(&one.confidence)
        ),
        [one, rest @ ..] => format!(
            "{} ({}), and {} more",
            line(&one.text, 110),
            confidence_words(&one.confidence),
            rest.len()
        ),
    };
    vec![
        Cell::words(&line(&rule.title, 100)).soft(&line(&rule.id, 40)),
        Cell::words(rule.level.name()),
        Cell::default().soft(&standard),
    ]
}
