//! Planners: who runs down the side and the months run across, or the other way about, and what is to
//! be done stands where they cross.
//!
//! In: a table. Out: an action for each cell that is filled in, with who and by when from its row
//! and its column.

use super::super::headers::{self, Holds};
use super::super::{Action, Parts, Source, contents, listed};
use crate::facts::Quoted;
use crate::facts::columns;
use crate::facts::kind::Kind;
use crate::facts::table::Table;

/// A planner has so many columns besides the first.
const N_COLUMNS_MIN: usize = 2;

/// Reads a table as a planner; `None`: it is none.
pub(super) fn of(source: &Source, table: &Table) -> Option<Vec<Action>> {
    let may_hold = !matches!(
        source.kind,
        Kind::Chronology | Kind::Policy | Kind::CaseNotes | Kind::Supervision
    );
    let (head, rows) = table.rows.split_first().filter(|_| may_hold)?;
    let n_columns = u32::try_from(columns::n_columns(table)).ok()?;
    let cell = |row, column| columns::quoted(source.document, row, Some(column));
    let heads: Vec<Option<Quoted>> = (1..n_columns).map(|column| cell(head, column)).collect();
    let sides: Vec<Option<Quoted>> = rows.iter().map(|row| cell(row, 0)).collect();
    let is_due = |words: &Quoted| contents::is_due(source, words);
    let is_who = |words: &Quoted| contents::is_owner(words);
    let whens_across = all(&heads, is_due) && most(&sides, is_who);
    let whos_across = all(&heads, is_who) && most(&sides, is_due);
    // "Agreed" and "By" name columns, and nobody.
    let is_named = |words: &Quoted| {
        headers::holds(&columns::plain(&words.text)).is_some_and(|held| held != Holds::Due)
    };
    let is_action = |words: &Quoted| listed::is_action_heading(&words.text);
    let mut all_heads = heads.iter().flatten();
    let is_table = all_heads.any(|words| is_named(words) || is_action(words));
    if heads.len() < N_COLUMNS_MIN || whens_across == whos_across || is_table {
        return None;
    }
    // Where somebody is named besides, the columns hold what their names say.
    let inside = rows
        .iter()
        .flat_map(|row| (1..n_columns).map(move |column| cell(row, column)));
    if inside.flatten().any(|words| is_who(&words)) {
        return None;
    }
    let mut found = Vec::new();
    for (row, side) in rows.iter().zip(&sides) {
        for (column, head) in (1..n_columns).zip(&heads) {
            let text = cell(row, column).filter(|words| !is_due(words));
            let (owner, due) = if whens_across {
                (side, head)
            } else {
                (head, side)
            };
            found.extend(source.action(Parts {
                span: text.as_ref().map(|text| text.span),
                text,
                owner: owner.clone(),
                owner_expected: true,
                due: due.clone(),
                due_expected: true,
                ..Parts::default()
            }));
        }
    }
    (!found.is_empty()).then_some(found)
}

fn all(cells: &[Option<Quoted>], is: impl Fn(&Quoted) -> bool) -> bool {
    cells.iter().all(|cell| cell.as_ref().is_some_and(&is))
}

fn most(cells: &[Option<Quoted>], is: impl Fn(&Quoted) -> bool) -> bool {
    let n = cells.iter().flatten().filter(|cell| is(cell)).count();
    n > 0 && n * 2 >= cells.len()
}

#[cfg(test)]
mod tests {
    use crate::facts::{self, sketch};

    #[test]
    fn a_planner_gives_who_and_when_by_its_sides() {
        let read = |lines: &str| {
            let facts = facts::of(&sketch::document(lines));
            let told = facts.actions.into_iter().map(|action| {
                let who = action.owner.map_or(String::new(), |who| who.text);
                let when = action.due.map_or(String::new(), |due| due.words.text);
                format!("{}: {who}, {when}", action.text.text)
            });
            told.collect::<Vec<_>>()
        };
        let wanted = [
            "Visit the new school: Mrs Orr, March 2026",
            "Buy a uniform: Gran, April 2026",
        ];
        let across = "# Transition plan: Ida\n| Who | March 2026 | April 2026 |\n\
            | Mrs Orr | Visit the new school | |\n| Gran | | Buy a uniform |";
        assert_eq!(read(across), wanted);
        let down = "# Transition plan: Ida\n| Month | Mrs Orr | Gran |\n\
            | March 2026 | Visit the new school | |\n| April 2026 | | Buy a uniform |";
        assert_eq!(read(down), wanted);
    }
}
