//! Cells of a plan that say in a sentence who will do what: "Gran: lock the gate", "Jo will ring the
//! school. By 3 May 2026. Done.".
//!
//! In: a table of a plan that no header and no label explains. Out: an action for each such cell.

use std::sync::LazyLock;

use regex::Regex;

use super::super::{Action, Parts, Source, contents, lines, narrative, progress, sentence};
use crate::document::Span;
use crate::facts::Quoted;
use crate::facts::columns;
use crate::facts::kind::Kind;
use crate::facts::pattern::pattern;
use crate::facts::table::{Row, Table};

/// So many cells make a list.
const N_CELLS_MIN: usize = 2;

/// Reads a table of which most rows have such a cell. A box, a table of one column, is read as lines.
pub(super) fn of(source: &Source, table: &Table) -> Vec<Action> {
    if source.kind != Kind::Plan || columns::n_columns(table) < 2 {
        return Vec::new();
    }
    let rows = |is_list| {
        table
            .rows
            .iter()
            .map(move |row| told_in(source, row, is_list))
    };
    let n_sure = rows(false).filter(|found| !found.is_empty()).count();
    let read: Vec<Vec<Parts>> = rows(n_sure >= N_CELLS_MIN).collect();
    let n_with = read.iter().filter(|found| !found.is_empty()).count();
    if n_with < N_CELLS_MIN || n_with * 2 < read.len() {
        return Vec::new();
    }
    let each = read.into_iter().flatten();
    each.filter_map(|parts| source.action(parts)).collect()
}

/// The cells of a row that hand a deed to somebody; what a longer one beside them says is their theme.
fn told_in(source: &Source, row: &Row, is_list: bool) -> Vec<Parts> {
    let cells = row.cells.iter();
    let cells =
        cells.filter_map(|(column, _)| columns::quoted(source.document, row, Some(*column)));
    let cells: Vec<Quoted> = cells.collect();
    let told = |cell| named_ahead(source, cell).or_else(|| sentence_of(source, cell, is_list));
    let told: Vec<Option<Parts>> = cells.iter().map(told).collect();
    let is_theme = |cell: &&Quoted| cell.text.split_whitespace().count() > 1;
    let theme = cells.iter().zip(&told).filter(|(_, told)| told.is_none());
    let theme = theme.map(|(cell, _)| cell).find(is_theme).cloned();
    let found = told.into_iter().flatten();
    found
        .map(|parts| Parts {
            theme: theme.clone(),
            ..parts
        })
        .collect()
}

/// "Gran: lock the gate by 3 May – done".
fn named_ahead(source: &Source, cell: &Quoted) -> Option<Parts> {
    let (who, deed) = cell.text.split_once(':')?;
    let at = |from: usize, len: usize| Quoted::cut(source.document, Span::new(from, from + len));
    let who = at(cell.span.start, who.len());
    let deed = at(cell.span.end - deed.len(), deed.len());
    let is_deed = deed.text.split_whitespace().count() > 1 && !narrative::is_narrative(&deed.text);
    (contents::is_owner(&who) && is_deed && sentence::is_imperative(&deed.text)).then(|| Parts {
        span: Some(cell.span),
        text: Some(deed),
        owner: Some(who),
        owner_expected: true,
        ..Parts::default()
    })
}

/// "Jo will ring the school. By 3 May 2026. Done."
///
/// - `is_list`: whether other rows do so for sure, so that anybody "will" may be named
fn sentence_of(source: &Source, cell: &Quoted, is_list: bool) -> Option<Parts> {
    let each = lines::lines_of(source.document, cell.span).into_iter();
    let mut each = each.flat_map(|line| lines::sentences(source.document, line));
    let first = Quoted::cut(source.document, each.next()?);
    let rest: Vec<Quoted> = each
        .map(|span| Quoted::cut(source.document, span))
        .collect();
    let said = sentence::read(&first.text);
    let is_sure = said.acts && said.owner.is_some() && !narrative::is_narrative(&first.text);
    let anybody = anybody(source, &first).filter(|_| is_list && !is_sure);
    if !is_sure && anybody.is_none() || narrative::is_conditional(&first.text) {
        return None;
    }
    let is_due =
        |words: &&Quoted| contents::is_due(source, words) || OPENS_TIME.is_match(&words.text);
    let due = rest.iter().find(is_due);
    let status = rest.iter().find(|words| progress::tells(words));
    Some(Parts {
        span: Some(cell.span),
        owner: anybody,
        due: due.cloned(),
        due_expected: due.is_some(),
        status: status.cloned(),
        text: Some(first),
        ..Parts::default()
    })
}

/// "Everybody will be patient", "Dan from the garage will mend it": whoever stands before "will".
fn anybody(source: &Source, words: &Quoted) -> Option<Quoted> {
    static WHO: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"^(?P<who>\p{Lu}[\p{L}'’.&]*(?: [\p{L}'’.&()]+){0,4}?)",
            r"(?:['’]ll| will| is going to| are going to| has to| have to) "
        ))
    });
    let who = WHO.captures(&words.text)?.name("who")?;
    let span = Span::new(who.start(), who.end()).shifted(words.span.start);
    Some(Quoted::cut(source.document, span))
}

/// "For ever.", "Every Friday.": a few words that open as a time does.
static OPENS_TIME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?i:by|before|until|till|for|every|each|on|from|in|when)(?: [\w'’]+){1,4}[.!]?$")
});

#[cfg(test)]
mod tests {
    use crate::facts::{self, sketch};

    #[test]
    fn cells_that_say_who_will_do_what_are_actions() {
        let read = |lines: &str| {
            let facts = facts::of(&sketch::document(lines));
            let told = facts.actions.into_iter().map(|action| {
                let who = action.owner.map_or(String::new(), |who| who.text);
                format!("{who}: {}", action.text.text)
            });
            told.collect::<Vec<_>>()
        };
        assert_eq!(
            read(
                "# Safety plan: Ida\n| GREEN | I feel fine | Ida: write in the diary each night |\n\
                 | RED | I feel low | Mum: take Ida to the clinic |"
            ),
            [
                "Ida: write in the diary each night",
                "Mum: take Ida to the clinic"
            ]
        );
        assert_eq!(
            read(
                "# My plan\n| 1 | Jo will ring the school. // By 3 May 2026. |\n\
                 | 2 | Dr Low will look in my ears. |\n| 3 | Everybody will be kind. |"
            ),
            [
                "Jo: Jo will ring the school.",
                "Dr Low: Dr Low will look in my ears.",
                "Everybody: Everybody will be kind.",
            ]
        );
    }
}
