//! How good can we be: what is to be done, by whom and by when, and what became of the last round.

use super::super::View;
use super::super::html::actions::{became, by, owner, state, what};
use super::paper::{Cell, Column, Paper, line};
use crate::evaluation::figures::Action;

/// Actions that the table names.
const N_ACTIONS_MAX: usize = 22;

const COLUMNS: [Column<'_>; 6] = [
    ("QI", 600),
    ("What is to be done", 3238),
    ("Owner", 1500),
    ("By", 1300),
    ("State", 1200),
    ("What became of it", 1800),
];

pub(super) fn write(view: View<'_>, paper: &mut Paper) {
    let figures = view.figures();
    paper.heading(1, "How good can we be?");
    let before = figures
        .previous
        .map(|day| format!(" The last round was made as at {}.", day.in_words()));
    paper.paragraph(&format!(
        "Actions carried forward from the last round, and one for each area for improvement that has none yet. People give owner and date.{} The capacity for improvement (QI 10) is a judgement about the whole: people make it.",
        before.unwrap_or_default()
    ));
    if figures.actions.is_empty() {
        return paper.paragraph("No action is open.");
    }
    let rows = figures.actions.iter().take(N_ACTIONS_MAX);
    let rows = rows.map(|action| row(view, action)).collect();
    paper.table("", &COLUMNS, rows);
    paper.more(figures.actions.len(), N_ACTIONS_MAX, "action");
}

fn row(view: View<'_>, action: &Action) -> Vec<Cell> {
    vec![
        Cell::words(&line(&action.indicator, 8)),
        Cell::words(&line(&what(view, action), 150)),
        Cell::words(&line(&owner(view, action), 60)),
        Cell::words(&by(action, view.figures().round.as_at)),
        Cell::words(&state(action)),
        Cell::default().soft(&became(view, action)),
    ]
}
