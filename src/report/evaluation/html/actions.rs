//! How good can we be: what is to be done, by whom and by when, and what became of the last round.

use std::io::{self, Write};

use super::super::View;
use super::measures::became_words;
use crate::calendar::Day;
use crate::evaluation::figures::{Action, State};
use crate::report::Escaped;

pub(super) fn write(view: View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let figures = view.figures();
    writeln!(out, "<h2 id=\"next\">How good can we be?</h2>")?;
    let before = figures
        .previous
        .map(|day| format!(" The last round was made as at {}.", day.in_words()));
    writeln!(
        out,
        "<p>Actions carried forward from the last round, and one for each area for improvement that has none yet. People give owner and date.{} The capacity for improvement (QI 10) is a judgement about the whole: people make it.</p>",
        before.unwrap_or_default()
    )?;
    if figures.actions.is_empty() {
        return writeln!(out, "<p>No action is open.</p>");
    }
    writeln!(
        out,
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Actions\"><table class=\"actions\"><thead><tr><th scope=\"col\">QI</th><th scope=\"col\">What is to be done</th><th scope=\"col\">Owner</th><th scope=\"col\">By</th><th scope=\"col\">State</th><th scope=\"col\">What became of it</th></tr></thead><tbody>"
    )?;
    for action in &figures.actions {
        row(view, action, out)?;
    }
    writeln!(out, "</tbody></table></div>")
}

fn row(view: View<'_>, action: &Action, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "<tr data-indicator=\"{0}\"><td>{0}</td><td>{1}</td><td>{2}</td><td>{3}</td><td>{4}</td><td>{5}</td></tr>",
        Escaped(&action.indicator),
        Escaped(&what(view, action)),
        Escaped(&owner(view, action)),
        by(action, view.figures().round.as_at),
        state(action),
        became(view, action),
    )
}

/// What is to be done: in people's words for auditors, in the rule's words for others.
pub(in crate::report::evaluation) fn what(view: View<'_>, action: &Action) -> String {
    let written = view
        .identified()
        .and_then(|own| own.actions.get(action.number - 1));
    if let Some(row) = written {
        return row.action.clone();
    }
    let mut rules = view.figures().rules.iter();
    let rule = rules.find(|rule| Some(&rule.id) == action.rule.as_ref());
    rule.map_or_else(
        || format!("Action {}, in the working report", action.number),
        |rule| rule.remedy.clone(),
    )
}

/// Who has it: a person for auditors, a post for others.
pub(in crate::report::evaluation) fn owner(view: View<'_>, action: &Action) -> String {
    let written = view
        .identified()
        .and_then(|own| own.actions.get(action.number - 1));
    let name = written
        .map(|row| row.owner.clone())
        .filter(|name| !name.is_empty());
    let post = action.role.map(str::to_owned);
    let is_owned = if action.is_owned {
        "named in the working report"
    } else {
        "to be named"
    };
    name.or(post).unwrap_or_else(|| is_owned.to_owned())
}

pub(in crate::report::evaluation) fn by(action: &Action, as_at: Day) -> String {
    match action.due {
        None => "to be set".to_owned(),
        Some(due) if due < as_at && !matches!(action.state, State::Done | State::Dropped) => {
            format!("{}, overdue", due.in_words())
        }
        Some(due) => due.in_words(),
    }
}

pub(in crate::report::evaluation) fn state(action: &Action) -> String {
    let round = if action.is_carried {
        "carried forward"
    } else {
        "new"
    };
    format!("{}, {round}", action.state.words())
}

/// What the figures say of it, whatever people said.
pub(in crate::report::evaluation) fn became(view: View<'_>, action: &Action) -> String {
    let mut rules = view.figures().rules.iter();
    let rule = rules.find(|rule| Some(&rule.id) == action.rule.as_ref());
    match rule.and_then(|rule| rule.became) {
        Some(became) => became_words(became),
        None if action.is_carried => "no earlier round to hold it against".to_owned(),
        None => "begins with this round".to_owned(),
    }
}
