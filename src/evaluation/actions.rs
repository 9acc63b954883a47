//! What is to be done: a list that people keep from round to round as a table.
//!
//! In: the table as it was written after the last round, with owner, date and state filled in by
//! people. Out: its rows, and after them one for each new area for improvement.

use std::io::{self, Read, Write};

use serde::Deserialize;

use super::Error;
use super::figures::{Action, Figures, State};
use crate::calendar::Day;
use crate::framework::Framework;

/// One row of the table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// The rule whose breach it answers; empty for one that people added.
    pub rule: String,
    /// Its indicator.
    pub indicator: String,
    /// What is to be done.
    pub action: String,
    /// Who has it.
    pub owner: String,
    /// By when.
    pub due: Option<Day>,
    /// How far it is.
    pub state: State,
}

#[derive(Debug, Deserialize)]
struct Written {
    #[serde(default)]
    rule: String,
    #[serde(default)]
    indicator: String,
    action: String,
    #[serde(default)]
    owner: String,
    #[serde(default)]
    due: String,
    #[serde(default)]
    state: String,
}

/// Reads the table.
///
/// # Errors
/// The line, and what was expected there.
pub fn read(from: impl Read) -> Result<Vec<Row>, Error> {
    let mut table = csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .from_reader(from);
    let rows = table.deserialize::<Written>().zip(2u64..);
    rows.map(|(row, line)| {
        let written = row.map_err(|error| Error::Actions(error.to_string()))?;
        of_written(written).map_err(|said| Error::Actions(format!("line {line}: {said}")))
    })
    .collect()
}

fn of_written(written: Written) -> Result<Row, String> {
    let due = written.due.trim_start_matches('\'');
    let day = Day::parse_iso(due);
    if day.is_none() && !due.is_empty() {
        return Err("the date is to be written as 2026-11-01".to_owned());
    }
    let state = State::read(&written.state);
    Ok(Row {
        rule: written.rule,
        indicator: written.indicator,
        action: written.action,
        owner: written.owner,
        due: day,
        state: state.ok_or("the state is to be open, begun, done or dropped")?,
    })
}

/// Posts that can have an action without a person being named.
const ROLES: [&str; 20] = [
    "board",
    "chair",
    "chief officers",
    "chief social work officer",
    "child protection committee",
    "child protection lead",
    "director",
    "head of service",
    "independent reviewing officer",
    "lead officer",
    "lead professional",
    "named person",
    "policy officer",
    "practice lead",
    "quality assurance officer",
    "reviewing officer",
    "senior social worker",
    "service manager",
    "team leader",
    "team manager",
];

/// The post, where an owner is written as one and nothing else.
#[must_use]
pub fn role(owner: &str) -> Option<&'static str> {
    let plain = owner.trim().to_lowercase();
    let plain = plain.strip_prefix("the ").unwrap_or(&plain);
    ROLES.into_iter().find(|role| *role == plain)
}

/// The rows as figures say them: without words and without names. A rule or an indicator that is
/// not known could be anything, and is left out.
#[must_use]
pub fn said(
    figures: &Figures,
    framework: &Framework,
    rows: &[Row],
    n_carried: usize,
) -> Vec<Action> {
    let rule = |row: &Row| figures.rules.iter().find(|rule| rule.id == row.rule);
    let indicator = |row: &Row| framework.indicator(&row.indicator);
    let action = |(idx, row): (usize, &Row)| Action {
        rule: rule(row).map(|rule| rule.id.clone()),
        indicator: indicator(row).map_or_else(String::new, |own| own.number.clone()),
        number: idx + 1,
        is_carried: idx < n_carried,
        due: row.due,
        state: row.state,
        role: role(&row.owner),
        is_owned: !row.owner.is_empty(),
    };
    rows.iter().enumerate().map(action).collect()
}

/// The rows for areas for improvement that no open row answers.
#[must_use]
pub fn new_rows(figures: &Figures, carried: &[Row]) -> Vec<Row> {
    let areas = super::statements::of(figures).areas;
    let mut rows: Vec<Row> = Vec::new();
    for area in areas {
        let rule = &figures.rules[area.rule_idx];
        let is_there = |row: &Row| row.rule == rule.id && row.state != State::Done;
        if !carried.iter().chain(&rows).any(is_there) {
            rows.push(Row {
                rule: rule.id.clone(),
                indicator: rule.indicators.first().cloned().unwrap_or_default(),
                action: rule.remedy.clone(),
                ..Row::default()
            });
        }
    }
    rows
}

/// Writes the table for people to fill in and to give back in the next round.
///
/// # Errors
/// The writer's.
pub fn write(rows: &[Row], out: &mut dyn Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(["rule", "indicator", "action", "owner", "due", "state"])?;
    for row in rows {
        let due = row.due.map(|day| day.to_string()).unwrap_or_default();
        let cells = [&row.rule, &row.indicator, &row.action, &row.owner, &due];
        let mut cells: Vec<String> = cells.into_iter().map(|cell| harmless(cell)).collect();
        cells.push(row.state.words().to_owned());
        table.write_record(cells)?;
    }
    table.flush()
}

/// Sets an apostrophe before text that a spreadsheet would run as a formula.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        return format!("'{text}");
    }
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_comes_back_as_people_filled_it_in() {
        let text = "rule,indicator,action,owner,due,state\nplan-present,5.3,Write it,Team manager,2027-01-31,begun\n";
        let rows = read(text.as_bytes()).expect("a table");
        assert_eq!(rows[0].state, State::Begun);
        assert_eq!(rows[0].due, Day::new(2027, 1, 31));
        let mut written = Vec::new();
        write(&rows, &mut written).expect("memory takes all");
        assert_eq!(String::from_utf8(written).expect("text"), text);
    }

    #[test]
    fn a_date_or_a_state_that_nobody_can_read_is_refused_by_line() {
        for (due, state) in [("soon", "open"), ("", "perhaps")] {
            let text = format!("action,due,state\na,,open\nb,{due},{state}\n");
            let refused = read(text.as_bytes()).expect_err("it cannot be read");
            assert!(refused.to_string().contains("line 3"), "{refused}");
        }
    }

    #[test]
    fn a_name_is_no_role() {
        assert_eq!(role("The Team Manager"), Some("team manager"));
        assert_eq!(role("Team manager (Ailsa Brodie)"), None);
    }
}
