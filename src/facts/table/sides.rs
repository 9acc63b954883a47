//! Tables that are forms: names down the side, or in every other column, with what they are filled
//! with beside them.

use std::collections::BTreeSet;

use super::super::label;
use super::Row;
use super::header::names_column;
use crate::document::Document;

/// Tells whether labels and values take turns across each row: "Child | Ash | Author | Jo Bell". A
/// row whose cells are joined may hold one pair.
fn labels_take_turns(document: &Document, rows: &[Row]) -> bool {
    let (mut labels, mut values, mut label_like_values) = (0, 0, 0);
    let is_wide = |row: &Row| matches!(row.cells.len(), 4 | 6);
    if rows.iter().filter(|row| is_wide(row)).count() * 2 < rows.len() {
        return false;
    }
    for row in rows {
        if !is_wide(row) && row.cells.len() != 2 {
            return false;
        }
        for (at, text) in row.texts(document).enumerate() {
            let is_label = !text.is_empty() && label::is_label(text);
            match at % 2 {
                0 if text.is_empty() => {}
                // A figure is no name: "4 | June 2026 | Training Officer | Links" is a record.
                0 if !text.contains(char::is_alphabetic) => return false,
                0 => (labels, values) = (labels + usize::from(is_label), values + 1),
                _ => label_like_values += usize::from(is_label),
            }
        }
    }
    let enough = labels * 2 > values || labels >= 3 && labels * 5 >= values * 2;
    labels >= 2 && enough && label_like_values * 3 < labels
}

/// Tells the same by looks alone: in every other column stand short words without figures, no two
/// the same, and the figures of the columns between are not those of a column with a name.
fn names_take_turns(document: &Document, rows: &[Row]) -> bool {
    const ROWS_MIN: usize = 3;
    let has_figures = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
    let wide: Vec<Vec<&str>> = rows
        .iter()
        .map(|row| row.texts(document).collect::<Vec<_>>())
        .filter(|texts| matches!(texts.len(), 4 | 6))
        .collect();
    let is_even = rows.iter().all(|row| matches!(row.cells.len(), 2 | 4 | 6));
    if !is_even || wide.len() < ROWS_MIN || wide.len() * 2 < rows.len() {
        return false;
    }
    let names = rows.iter().flat_map(|row| row.texts(document).step_by(2));
    let names: Vec<&str> = names.filter(|text| !text.is_empty()).collect();
    let is_name = |text: &&str| names_column(text) && !has_figures(text);
    let distinct: BTreeSet<String> = names.iter().map(|text| label::plain(text)).collect();
    // "By when" over dates: figures in every row but the first.
    let is_column = |at: usize| {
        let mut cells = wide.iter().filter_map(|texts| texts.get(at));
        let is_named = cells.next().is_some_and(|first| !has_figures(first));
        is_named && cells.all(|text| text.is_empty() || has_figures(text))
    };
    let n_figured = wide
        .iter()
        .flat_map(|texts| texts.iter().skip(1).step_by(2));
    names.iter().all(is_name)
        && distinct.len() == names.len()
        && n_figured.filter(|text| has_figures(text)).count() > 0
        && !(is_column(1) || is_column(3) || is_column(5))
}

/// Tells whether, in a table of two columns, a row below the first holds a day with its name
/// beside it: "Date of next meeting | 29 September 2026".
fn names_a_day_beside_it(document: &Document, rows: &[Row]) -> bool {
    let is_named_day = |row: &Row| {
        let texts: Vec<&str> = row.texts(document).collect();
        let name = texts.first().map(|text| label::plain(text));
        let is_name = name.is_some_and(|name| name == "date" || name.starts_with("date of "));
        let has_figures = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
        is_name && texts.get(1).is_some_and(|text| has_figures(text))
    };
    let is_narrow = rows.iter().all(|row| row.cells.len() <= 2);
    is_narrow && rows.iter().skip(1).any(is_named_day)
}

/// Tells whether the table is a block of labels with their values beside them.
pub(in crate::facts) fn labels_run_down(document: &Document, rows: &[Row]) -> bool {
    if labels_take_turns(document, rows)
        || names_take_turns(document, rows)
        || names_a_day_beside_it(document, rows)
        || questions_run_down(document, rows)
        || colons_run_down(document, rows)
        || names_stand_in_cells(document, rows)
        || names_run_down(document, rows)
    {
        return true;
    }
    let firsts: Vec<&str> = rows
        .iter()
        .filter_map(|row| row.texts(document).next())
        .filter(|text| !text.is_empty())
        .collect();
    let n_labels = firsts.iter().filter(|text| label::is_label(text)).count();
    let first_row_names_columns = rows.first().is_some_and(|row| {
        let mut texts = row.texts(document);
        let first_is_generic = texts.next().is_some_and(|text| {
            matches!(
                label::plain(text).as_str(),
                "field" | "item" | "detail" | "details"
            )
        });
        first_is_generic || row.cells.len() > 4
    });
    // "Child | Ash Reid" says alone that the names stand down the side.
    let n_labels_min = if begins_with_a_name(document, rows) {
        1
    } else {
        2
    };
    let enough = n_labels * 2 > firsts.len()
        || n_labels * 4 >= firsts.len() && begins_with_a_particular(document, rows, &firsts)
        || n_labels * 3 >= firsts.len() && begins_with_a_value(document, rows, &firsts);
    !first_row_names_columns && n_labels >= n_labels_min && enough
}

/// Tells whether a colon parts what stands beside what in most of three rows or more: "Chair | : Ann
/// Bell".
fn colons_run_down(document: &Document, rows: &[Row]) -> bool {
    const ROWS_MIN: usize = 3;
    let is_parted = |row: &&Row| {
        let texts: Vec<&str> = row.texts(document).collect();
        matches!(texts.as_slice(), [name, value] if !name.is_empty() && value.starts_with(':'))
    };
    rows.len() >= ROWS_MIN && rows.iter().filter(is_parted).count() * 2 > rows.len()
}

/// Tells whether each cell holds its own name above its value, in a table of several cells a row:
/// "Child⏎Ash Reid | Chair⏎Ann Bell | Held on⏎3 May 2026".
fn names_stand_in_cells(document: &Document, rows: &[Row]) -> bool {
    const CELLS_MIN: usize = 3;
    const WORDS_MAX: usize = 4;
    let has_figures = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
    let mut names = BTreeSet::new();
    let mut names_itself = |text: &str| {
        let Some((name, value)) = text.split_once('\n') else {
            return false;
        };
        let is_short = name.split_whitespace().count() <= WORDS_MAX && names_column(name);
        let is_name = is_short && !has_figures(name) && !is_of_somebody(name);
        is_name && !value.trim().is_empty() && names.insert(label::plain(name))
    };
    let cells = rows.iter().flat_map(|row| row.texts(document));
    let mut n_cells = 0;
    let mut filled = cells.filter(|text| !text.is_empty());
    let is_every = filled.all(|text| {
        n_cells += 1;
        names_itself(text)
    });
    is_every && n_cells >= CELLS_MIN && rows.iter().any(|row| row.cells.len() > 1)
}

/// Tells whether down the side of two columns stand questions: "Who came?" beside who did.
fn questions_run_down(document: &Document, rows: &[Row]) -> bool {
    const QUESTIONS_MIN: usize = 3;
    let firsts = rows.iter().filter_map(|row| row.texts(document).next());
    let n_asked = firsts.filter(|text| text.trim_end().ends_with('?')).count();
    let is_pair = rows.iter().all(|row| row.cells.len() == 2);
    is_pair && n_asked >= QUESTIONS_MIN && n_asked * 2 > rows.len()
}

/// Tells the same of two columns by looks alone: down the side stand short words without figures, no
/// two the same; beside the first stands somebody's name or a figure, which names no column; and of
/// what stands beside the others some holds figures and some does not.
fn names_run_down(document: &Document, rows: &[Row]) -> bool {
    const ROWS_MIN: usize = 4;
    const WORDS_MAX: usize = 6;
    const LINE_WORDS_MAX: usize = 12;
    let has_figures = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
    let is_name = |text: &str| {
        let n_words = text.split_whitespace().count();
        (1..=WORDS_MAX).contains(&n_words) && names_column(text) && !has_figures(text)
    };
    let is_pair = |row: &Row| row.cells.len() == 2;
    if rows.len() < ROWS_MIN || !rows.iter().all(is_pair) {
        return false;
    }
    let firsts = rows.iter().filter_map(|row| row.texts(document).next());
    let seconds: Vec<&str> = rows
        .iter()
        .filter_map(|row| row.texts(document).nth(1))
        .collect();
    let mut known = BTreeSet::new();
    let mut firsts = { firsts };
    let is_line = |text: &str| {
        let n_words = text.split_whitespace().count();
        n_words <= LINE_WORDS_MAX && !has_figures(text) && !text.trim_end().ends_with('.')
    };
    let (mut n_names, mut n_all) = (0, 0);
    let are_names = firsts.all(|text| {
        (n_names, n_all) = (n_names + usize::from(is_name(text)), n_all + 1);
        is_line(text) && known.insert(label::plain(text))
    });
    let are_names = are_names && n_names * 5 >= n_all * 4;
    let Some((first, others)) = seconds.split_first() else {
        return false;
    };
    let is_filled = has_figures(first) || is_of_somebody(first) || is_answer(first);
    let is_filled = is_filled && !label::is_label(first);
    are_names
        && is_filled
        && others.iter().any(|text| has_figures(text))
        && others
            .iter()
            .any(|text| !text.is_empty() && !has_figures(text))
}

/// Whether words answer what a field asks: "To be agreed", "Yes", "None".
fn is_answer(text: &str) -> bool {
    const ANSWERS: [&str; 9] = [
        "to be ", "tbc", "tba", "yes", "no", "none", "not ", "n/a", "nil",
    ];
    let text = text.trim().to_lowercase();
    let mut answers = ANSWERS.iter();
    answers.any(|answer| match answer.strip_suffix(' ') {
        Some(_) => text.starts_with(answer),
        None => text.split([' ', ',', '.', ';']).next() == Some(answer),
    })
}

/// Whether words are two or three names of somebody: "Ash Reid".
fn is_of_somebody(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_proper = |word: &&str| word.starts_with(char::is_uppercase);
    matches!(words.len(), 2 | 3) && words.iter().all(is_proper)
}

/// Tells whether two columns hold names of fields and what they are filled with: the first row is
/// "Child | Ash Reid" and no header, and nothing down the side has a figure in it.
fn begins_with_a_particular(document: &Document, rows: &[Row], firsts: &[&str]) -> bool {
    let is_pair = rows.iter().all(|row| row.cells.len() == 2);
    let is_particular = rows.first().is_some_and(|row| {
        let mut texts = row.texts(document);
        let (name, value) = (texts.next(), texts.next());
        name.zip(value).is_some_and(|(name, value)| {
            let name = label::plain(name);
            let is_whose = is_party(&name) || name == "name" && names_somebody(value);
            is_whose && !label::is_label(value)
        })
    });
    let is_name = |text: &&str| text.len() <= 60 && !text.contains(|c: char| c.is_ascii_digit());
    is_pair && is_particular && firsts.iter().all(is_name)
}

/// Tells the same by the first row's second cell: "Issue number | 3.0" has a figure beside a name.
fn begins_with_a_value(document: &Document, rows: &[Row], firsts: &[&str]) -> bool {
    let is_pair = rows.len() >= 3 && rows.iter().all(|row| row.cells.len() == 2);
    let second = rows.first().and_then(|row| row.texts(document).nth(1));
    let is_value = second.is_some_and(|text| text.contains(|c: char| c.is_ascii_digit()));
    let is_name = |text: &&str| text.len() <= 60 && !text.contains(|c: char| c.is_ascii_digit());
    is_pair && is_value && firsts.iter().all(is_name)
}

/// Whether the first row gives the name of the child.
fn begins_with_a_name(document: &Document, rows: &[Row]) -> bool {
    rows.first().is_some_and(|row| {
        let mut texts = row.texts(document);
        let (name, value) = (texts.next(), texts.next());
        name.zip(value)
            .is_some_and(|(name, value)| is_party(&label::plain(name)) && names_somebody(value))
    })
}

/// "Bonnie Laird", and not "Job title".
fn names_somebody(value: &str) -> bool {
    let mut words = value.split_whitespace();
    let is_capital = |word: &str| word.starts_with(char::is_uppercase);
    value.split_whitespace().count() >= 2 && words.all(is_capital)
}

/// Whom a form is about: nobody heads a column of records so.
fn is_party(plain: &str) -> bool {
    ["child", "young person", "baby", "name of ", "full name"]
        .iter()
        .any(|party| plain.trim_start_matches("the ").starts_with(party))
}
