//! What a table is to its reader: actions, dated rows, a grid, pairs, or boxes of lines.
//!
//! In: a table, and the dates in it. Out: a [`Shape`]. The header decides where there is one, else
//! what the cells begin with.

use std::sync::LazyLock;

use regex::Regex;

use super::across::days_across;
use super::{Reader, is_label};
use crate::document::Span;
use crate::facts::pattern::pattern;
use crate::facts::table::{Row, Table};

/// What a table is to its reader.
pub(super) enum Shape {
    /// Actions to be done: nothing in it has happened.
    Actions,
    /// Rows with a date of their own.
    Dated { column: u32, header: Option<usize> },
    /// Rows under a header, without a column of dates.
    Grid { header: usize },
    /// Labels and values across.
    Pairs,
    /// Cells that hold each a label with its value.
    Lines,
    /// Rows of labels, each over a row of their values.
    Stacked,
    /// A row of days over columns that tell what happened on each.
    Across { days: usize },
}

static ACTION_HEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:actions?|tasks?|steps?|what (?:will|needs)|objectives?|goals?|decisions?",
        r"|recommendations?)\b"
    ))
});
static OWNER_HEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:by whom|who|owner|responsib\w+|lead|by when|timescales?|target|due|deadline)\b",
    )
});
static DATE_HEAD: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(?:dates?|when|period|day|from|start(?:ed)?|held)\b"));
static OTHER_DATE_HEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:birth|dob|d\.o\.b\.?|by when|target|due|timescales?|next|recorded|entered",
        r"|entry made|completed|planned|circulated|issued|sent|end(?:ed)?|to|until|review date",
        r"|reviewed)\b"
    ))
});
static DAY_HEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:dates?|when|day|born|birth|held|notified|received|opened|closed|placed|due)\b",
    )
});
impl Shape {
    pub(super) fn of(reader: &Reader, table: &Table) -> Self {
        if holds_lines(reader, table) {
            return Self::Lines;
        }
        if is_stacked(reader, table) {
            return Self::Stacked;
        }
        if let Some(days) = days_across(reader, table) {
            return Self::Across { days };
        }
        let header = header_of(reader, table);
        let Some(at) = header else {
            if leading_dates(reader, table) {
                return Self::Dated {
                    column: 0,
                    header: None,
                };
            }
            return Self::Pairs;
        };
        let at = below_title(reader, table, at);
        if names_only_fields(reader, table, at) || is_form(reader, table, at) {
            return Self::Pairs;
        }
        let heads: Vec<(u32, &str)> = table.rows[at]
            .cells
            .iter()
            .map(|(column, idx)| {
                (
                    *column,
                    reader.document.text_of(&reader.document.blocks[*idx]),
                )
            })
            .collect();
        if let Some((column, _)) = date_head(&heads) {
            return Self::Dated {
                column,
                header: Some(at),
            };
        }
        let has = |pattern: &Regex| heads.iter().any(|(_, head)| pattern.is_match(head));
        if has(&ACTION_HEAD) && has(&OWNER_HEAD) {
            return Self::Actions;
        }
        match dated_column(reader, table, at, &heads) {
            Some(column) => Self::Dated {
                column,
                header: Some(at),
            },
            None => Self::Grid { header: at },
        }
    }
}

/// Whether a table of two columns, whose first row could name them, is a form: a field stands first in
/// a row below, and none there says a day: "Placed with | the Tays" over "From | 3 May".
fn is_form(reader: &Reader, table: &Table, header: usize) -> bool {
    static FIELD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^\W*(?:from|since|until|to|on|date|date (?:of|placed|started|made)\b.*|day|place",
            r"|venue|address|phone|legal (?:basis|status|order)|status|age|born|d\.?o\.?b\.?",
            r"|school|nursery|gp|social worker|worker|lead professional|carers?|reference|ref",
            r"|chair|present|apologies)\W*$"
        ))
    });
    static NAMES_COLUMN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^\W*(?:dates?|when|day|time|events?|what.*|who.*|names?|actions?|needs?|items?",
            r"|no\.?|type|topic|issue|questions?|people|agency|details?|fields?|section|heading)",
            r"\W*$"
        ))
    });
    let text = |row: &Row, column: u32| {
        let cell = row.cells.iter().find(|(at, _)| *at == column);
        cell.map_or("", |(_, idx)| {
            reader.document.text_of(&reader.document.blocks[*idx])
        })
    };
    let is_day = |row: &&Row| {
        let cell = row
            .cells
            .first()
            .map(|(_, idx)| reader.document.blocks[*idx].span);
        cell.is_some_and(|cell| reader.first_date(cell).is_some())
    };
    let below = || table.rows[header + 1..].iter();
    table.n_columns == 2
        && !NAMES_COLUMN.is_match(text(&table.rows[header], 0))
        && below().any(|row| FIELD.is_match(text(row, 0)))
        && !below().any(|row| is_day(&row))
}

/// Whether most cells of each row begin with a label and go on with its value, on the same line or
/// below: "Chair: Jo Bell". Between such rows of several cells a form names its sections.
fn holds_lines(reader: &Reader, table: &Table) -> bool {
    const WIDE_ROWS_MIN: usize = 2;
    let says_itself = |span: Span| {
        let said = reader.labelled(span).or_else(|| reader.stacked(span));
        said.is_some_and(|(_, value)| !reader.document.at(value).trim().is_empty())
    };
    let fill = |row: &Row| {
        let cells = row.cells.iter();
        let spans = cells.map(|(_, idx)| reader.document.blocks[*idx].span);
        spans.filter(|span| !span.is_empty()).count()
    };
    let n_wide = table.rows.iter().filter(|row| fill(row) > 1).count();
    let is_section = |row: &&Row| n_wide >= WIDE_ROWS_MIN && fill(row) <= 1;
    let mut rows = table.rows.iter().filter(|row| !is_section(row));
    rows.all(|row| {
        let spans = row
            .cells
            .iter()
            .map(|(_, idx)| reader.document.blocks[*idx].span);
        let filled: Vec<Span> = spans.filter(|span| !span.is_empty()).collect();
        let n_lines = filled.iter().filter(|span| says_itself(**span)).count();
        n_lines * 3 >= filled.len() * 2 && n_lines > 0
    })
}

/// Whether each second row holds the values of the labels right above them: a form whose blocks stand
/// one under another in the same frame.
fn is_stacked(reader: &Reader, table: &Table) -> bool {
    const ROWS_MIN: usize = 4;
    const WORDS_MAX: usize = 6;
    let spans = |row: &Row| -> Vec<Span> {
        let cells = row.cells.iter();
        cells
            .map(|(_, idx)| reader.document.blocks[*idx].span)
            .collect()
    };
    let is_name = |span: &Span| {
        let text = reader.document.at(*span).trim();
        let n_words = text.split_whitespace().count();
        let has_figures = text.contains(|one: char| one.is_ascii_digit());
        (1..=WORDS_MAX).contains(&n_words) && !has_figures && !text.ends_with(['.', '?', ','])
    };
    let is_day_below = |labels: &Row, values: &Row| {
        labels.cells.iter().any(|(column, idx)| {
            let head = reader.document.text_of(&reader.document.blocks[*idx]);
            let below = reader.cell(values, *column);
            DAY_HEAD.is_match(head)
                && below.is_some_and(|block| reader.opening_date(block.span).is_some())
        })
    };
    let pairs = || table.rows.chunks(2);
    table.rows.len() >= ROWS_MIN
        && table.rows.len().is_multiple_of(2)
        && pairs().all(|pair| {
            let (labels, values) = (spans(&pair[0]), spans(&pair[1]));
            labels.len() >= 2 && labels.len() == values.len() && labels.iter().all(is_name)
        })
        && pairs().skip(1).any(|pair| is_day_below(&pair[0], &pair[1]))
}

/// Whether a header says no more than that labels stand on the left and values on the right.
fn names_only_fields(reader: &Reader, table: &Table, header: usize) -> bool {
    static FIELDS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^\W*(?:fields?|items?|details?|values?|questions?|answers?|headings?|information",
            r"|data|entry|response|labels?|descriptions?|attributes?)\W*$"
        ))
    });
    let cells = &table.rows[header].cells;
    let is_field =
        |idx: usize| FIELDS.is_match(reader.document.text_of(&reader.document.blocks[idx]));
    cells.len() == 2 && cells.iter().all(|(_, idx)| is_field(*idx))
}

/// A column whose cells are all dates, whatever its name, unless that speaks of another day.
fn dated_column(
    reader: &Reader,
    table: &Table,
    header: usize,
    heads: &[(u32, &str)],
) -> Option<u32> {
    const ROWS_MIN: usize = 3;
    let is_date = |row: &Row, column: u32| {
        let block = reader.cell(row, column)?;
        let n_words = reader.document.text_of(block).split_whitespace().count();
        Some(n_words <= 5 && reader.opening_date(block.span).is_some())
    };
    let columns = heads.iter().filter(|(_, head)| {
        !OTHER_DATE_HEAD.is_match(head) && head.split_whitespace().count() <= 3
    });
    let rows = table.rows.get(header + 1..).unwrap_or_default();
    let holds_dates = |column: u32| {
        rows.len() >= ROWS_MIN && rows.iter().all(|row| is_date(row, column).unwrap_or(false))
    };
    columns
        .map(|(column, _)| *column)
        .find(|column| holds_dates(*column))
}

/// The column that says when: a plain date before one that says what of.
fn date_head<'a>(heads: &[(u32, &'a str)]) -> Option<(u32, &'a str)> {
    let mut dates = heads
        .iter()
        .filter(|(_, head)| DATE_HEAD.is_match(head) && !OTHER_DATE_HEAD.is_match(head));
    let held = heads.iter().find(|(_, head)| {
        let head = head.to_lowercase();
        head.contains("held") || head.contains("date of event") || head.contains("start")
    });
    held.or_else(|| dates.next())
        .or_else(|| planned_head(heads))
        .copied()
}

/// "Planned for", beside a column that says what came of it.
fn planned_head<'h, 'a>(heads: &'h [(u32, &'a str)]) -> Option<&'h (u32, &'a str)> {
    static PLANNED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)^\W*(?:planned|scheduled|arranged|set|fixed|booked)(?: (?:for|on|date))?\W*$")
    });
    static CAME_OF_IT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^\W*(?:what happened|happened|outcome|result|status|held|went ahead|took place)\W*$",
        )
    });
    let says_what_came = heads.iter().any(|(_, head)| CAME_OF_IT.is_match(head));
    let mut planned = heads.iter().filter(|(_, head)| PLANNED.is_match(head));
    planned.next().filter(|_| says_what_came)
}

/// The header row: marked by the file, or short words without a date over rows with dates.
fn header_of(reader: &Reader, table: &Table) -> Option<usize> {
    if table.n_header_rows > 0 && table.rows.len() > table.n_header_rows {
        return Some(table.n_header_rows - 1);
    }
    let (first, second) = (table.rows.first()?, table.rows.get(1)?);
    let text = |idx: usize| reader.document.text_of(&reader.document.blocks[idx]).trim();
    let plain = first.cells.len() >= 2
        && first.cells.iter().all(|(_, idx)| {
            let words = text(*idx).split_whitespace().count();
            words <= 8 && !text(*idx).ends_with(':')
        })
        && reader.first_date(first.span).is_none()
        && first
            .cells
            .iter()
            .filter(|(_, idx)| !text(*idx).is_empty())
            .count()
            * 2
            > first.cells.len();
    let heads: Vec<(u32, &str)> = first
        .cells
        .iter()
        .map(|(at, idx)| (*at, text(*idx)))
        .collect();
    let dated_below = date_head(&heads).is_some_and(|(column, _)| {
        table.rows[1..].iter().any(|row| {
            reader
                .cell(row, column)
                .is_some_and(|block| reader.first_date(block.span).is_some())
        })
    });
    let wide = first.cells.len() >= 3 && second.cells.len() >= 3;
    let paired = wide
        && first.cells.len() % 2 == 0
        && !dated_below
        && reader.first_date(table_span(table)).is_some()
        && table.rows.iter().all(|row| {
            row.cells
                .iter()
                .step_by(2)
                .all(|(_, idx)| is_label(text(*idx).trim_end_matches(':')))
        });
    (plain && (dated_below || (wide && !paired))).then_some(0)
}

/// The header under rows that say whose table it is: the last of the first few rows without a day over
/// a column in which each row begins with one.
fn below_title(reader: &Reader, table: &Table, at: usize) -> usize {
    const TITLE_ROWS_MAX: usize = 3;
    const ROWS_MIN: usize = 3;
    let begins_with_day = |row: &Row, column: u32| {
        let cell = reader.cell(row, column);
        cell.is_some_and(|block| reader.opening_date(block.span).is_some())
    };
    let is_header = |idx: &usize| {
        let (head, rows) = (&table.rows[*idx], &table.rows[idx + 1..]);
        let is_bare = |(_, block): &(u32, usize)| {
            let text = reader.document.text_of(&reader.document.blocks[*block]);
            text.split_whitespace().count() <= 8
        };
        rows.len() >= ROWS_MIN
            && head.cells.len() >= 2
            && head.cells.iter().all(is_bare)
            && reader.first_date(head.span).is_none()
            && head
                .cells
                .iter()
                .any(|(column, _)| rows.iter().all(|row| begins_with_day(row, *column)))
    };
    let last = table.rows.len().min(at + 1 + TITLE_ROWS_MAX);
    (at..last).find(is_header).unwrap_or(at)
}

fn table_span(table: &Table) -> Span {
    let first = table.rows.first().map_or(Span::new(0, 0), |row| row.span);
    table
        .rows
        .last()
        .map_or(first, |row| first.joined(row.span))
}

/// Tells whether most rows begin with a date.
fn leading_dates(reader: &Reader, table: &Table) -> bool {
    let dated = table
        .rows
        .iter()
        .filter(|row| {
            let first = row
                .cells
                .first()
                .map(|(_, idx)| reader.document.blocks[*idx].span);
            first.is_some_and(|span| reader.opening_date(span).is_some())
        })
        .count();
    dated > 0 && dated * 2 >= table.rows.len()
}
