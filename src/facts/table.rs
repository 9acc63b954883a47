//! Tables put back together from a document's cells.
//!
//! In: a document. Out: tables as grids of block positions, with the header row where one shows,
//! by the file's own mark or by its looks. A header row that is repeated on a later page is left
//! out, so that the rows below the header are all content.

use std::collections::{BTreeMap, BTreeSet};

use super::label;
use crate::document::{Block, Document, Format, Part, Span};

/// A table as a grid. Cells are positions in the document's blocks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The rows, top down.
    pub rows: Vec<Row>,
    /// How many rows at the top are header rows: marked so by the file, or read as such.
    pub n_header_rows: usize,
    /// How many columns its widest row has.
    pub n_columns: usize,
    /// The part that it stands in.
    pub part: Part,
}

/// One row: its cells by column, from the left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// `(column, block position)`, in column order.
    pub cells: Vec<(u32, usize)>,
    /// From the first cell's start to the last cell's end.
    pub span: Span,
}

impl Row {
    /// Returns the block of the cell in a column.
    #[must_use]
    pub fn cell<'a>(&self, document: &'a Document, column: u32) -> Option<&'a Block> {
        let (_, block_idx) = self.cells.iter().find(|(at, _)| *at == column)?;
        document.blocks.get(*block_idx)
    }

    /// Returns the cells' texts, from the left.
    pub fn texts<'a>(&'a self, document: &'a Document) -> impl Iterator<Item = &'a str> {
        self.cells
            .iter()
            .filter_map(|(_, block_idx)| document.blocks.get(*block_idx))
            .map(|block| document.text_of(block))
    }
}

impl Table {
    /// Returns the rows below the header.
    #[must_use]
    pub fn body(&self) -> &[Row] {
        self.rows.get(self.n_header_rows..).unwrap_or(&[])
    }

    /// Returns the last header row, the one that names the columns.
    #[must_use]
    pub fn header(&self) -> Option<&Row> {
        self.n_header_rows
            .checked_sub(1)
            .and_then(|at| self.rows.get(at))
    }

    /// Returns the first column whose header, in lower case, fits.
    #[must_use]
    pub fn column_of(&self, document: &Document, fits: impl Fn(&str) -> bool) -> Option<u32> {
        let header = self.header()?;
        let (column, _) = header.cells.iter().find(|(_, block_idx)| {
            let block = document.blocks.get(*block_idx);
            block.is_some_and(|block| fits(&label::plain(document.text_of(block))))
        })?;
        Some(*column)
    }

    /// Tells whether a row below wider ones holds a label and a value whose cell is joined to those
    /// beside it: one block of a form under another in the same frame.
    #[must_use]
    pub fn is_joined_pair(&self, document: &Document, row: &Row) -> bool {
        const WIDE: usize = 3;
        let is_sheet = matches!(document.format, Format::Xlsx | Format::Ods | Format::Csv);
        let columns: Vec<u32> = row.cells.iter().map(|(column, _)| *column).collect();
        let label = row.texts(document).next();
        !is_sheet
            && columns == [0, 1]
            && label.is_some_and(|text| !text.is_empty() && names_column(text))
            && self.rows.iter().any(|row| row.cells.len() >= WIDE)
    }

    /// Returns the first block of the table.
    #[must_use]
    pub fn first_block(&self) -> Option<usize> {
        self.rows
            .first()?
            .cells
            .first()
            .map(|(_, block_idx)| *block_idx)
    }
}

/// Gathers a document's tables, in the order in which they begin.
#[must_use]
pub fn of(document: &Document) -> Vec<Table> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut known: BTreeMap<(Part, u32), usize> = BTreeMap::new();
    for (block_idx, block) in document.blocks.iter().enumerate() {
        let Some(cell) = block.cell() else { continue };
        let at = *known.entry((block.part, cell.table)).or_insert_with(|| {
            drafts.push(Draft::new(block.part));
            drafts.len() - 1
        });
        drafts[at].add(block_idx, block);
    }
    drafts
        .into_iter()
        .map(|draft| draft.finish(document))
        .collect()
}

/// A table while its cells come in; a nested table may come between two of them.
struct Draft {
    table: Table,
    row_at: BTreeMap<u32, usize>,
    n_marked: usize,
}

impl Draft {
    fn new(part: Part) -> Self {
        Self {
            table: Table {
                rows: Vec::new(),
                n_header_rows: 0,
                n_columns: 0,
                part,
            },
            row_at: BTreeMap::new(),
            n_marked: 0,
        }
    }

    fn add(&mut self, block_idx: usize, block: &Block) {
        let Some(cell) = block.cell() else { return };
        self.table.n_columns = self.table.n_columns.max(cell.column as usize + 1);
        let rows = &mut self.table.rows;
        let at = *self.row_at.entry(cell.row).or_insert_with(|| {
            if cell.header && self.n_marked == rows.len() {
                self.n_marked += 1;
            }
            rows.push(Row {
                cells: Vec::new(),
                span: block.span,
            });
            rows.len() - 1
        });
        rows[at].cells.push((cell.column, block_idx));
        rows[at].span = rows[at].span.joined(block.span);
    }

    fn finish(mut self, document: &Document) -> Table {
        for row in &mut self.table.rows {
            row.cells.sort_by_key(|(column, _)| *column);
        }
        self.table.n_header_rows = n_header_rows(document, &self.table.rows, self.n_marked);
        self.table.drop_repeated_headers(document);
        self.table
    }
}

/// Tells whether a block is a title laid across the top of a table with which a document begins.
#[must_use]
pub(super) fn is_title_cell(document: &Document, block: &Block) -> bool {
    let Some(cell) = block.cell() else {
        return false;
    };
    let mut said = document.part(Part::Body).filter(|block| block.is_said());
    let is_first = said.next().is_some_and(|first| first.span == block.span);
    let next = said.next().and_then(Block::cell);
    is_first && next.is_some_and(|next| (next.table, next.row) != (cell.table, cell.row))
}

impl Table {
    fn drop_repeated_headers(&mut self, document: &Document) {
        let words = |row: &Row| row.texts(document).map(label::plain).collect::<Vec<_>>();
        let Some(header) = self.header().map(words) else {
            return;
        };
        let mut position = 0;
        let n_header_rows = self.n_header_rows;
        self.rows.retain(|row| {
            position += 1;
            position <= n_header_rows || words(row) != header
        });
    }
}

/// Counts the header rows: marked ones, unless labels run down the side; else those that look so.
fn n_header_rows(document: &Document, rows: &[Row], n_marked: usize) -> usize {
    if names_stand_over(document, rows) {
        return usize::from(rows.len() == 2);
    }
    if labels_run_down(document, rows) {
        return 0;
    }
    let is_empty = |row: &Row| row.texts(document).all(str::is_empty);
    if n_marked > 0 && !rows.iter().take(n_marked).all(is_empty) {
        return n_marked.min(rows.len());
    }
    if rows.first().is_some_and(is_empty) {
        return 0;
    }
    let is_title = |row: &&Row| row.texts(document).filter(|text| !text.is_empty()).count() == 1;
    let n_titles = rows.iter().take_while(is_title).count();
    let n_titles = n_titles.max(usize::from(has_title_of_cells(document, rows)));
    if n_titles > 2 {
        return 0;
    }
    match rows.get(n_titles) {
        Some(_) if heads_groups(document, &rows[n_titles..]) => n_titles + 2,
        Some(row) if rows.len() > n_titles + 1 && looks_like_header(document, row) => n_titles + 1,
        _ => 0,
    }
}

/// Tells whether the first row of a sheet is a title with figures in cells beside it, over a wider
/// row that names the columns: "Chronology | 3 May 2023" over "Date | Event | Source".
fn has_title_of_cells(document: &Document, rows: &[Row]) -> bool {
    let is_sheet = matches!(document.format, Format::Xlsx | Format::Ods | Format::Csv);
    let n_filled = |row: &Row| row.texts(document).filter(|text| !text.is_empty()).count();
    match rows {
        [title, names, _, ..] if is_sheet => {
            n_filled(title) < n_filled(names)
                && !looks_like_header(document, title)
                && looks_like_header(document, names)
        }
        _ => false,
    }
}

/// Tells whether the first of some rows heads groups of columns, each named in the row below it.
fn heads_groups(document: &Document, rows: &[Row]) -> bool {
    let [groups, names, below, ..] = rows else {
        return false;
    };
    let filled = |row: &Row| row.texts(document).filter(|text| !text.is_empty()).count();
    let is_whole = filled(names) == names.cells.len() && names.cells.len() >= below.cells.len();
    let named = groups.texts(document).filter(|text| !text.is_empty());
    is_whole
        && (2..filled(names)).contains(&filled(groups))
        && { named }.all(names_column)
        && looks_like_header(document, names)
        && !looks_like_header(document, below)
}

/// A header row names its columns: short words in nearly every cell, no dates and no figures.
fn looks_like_header(document: &Document, row: &Row) -> bool {
    let texts: Vec<&str> = row.texts(document).collect();
    let n_empty = texts.iter().filter(|text| text.is_empty()).count();
    texts.len() >= 2
        && n_empty <= 1
        && texts.len() - n_empty >= 2
        && texts
            .iter()
            .all(|text| text.is_empty() || names_column(text))
}

fn names_column(text: &str) -> bool {
    let n_digits = text.bytes().filter(u8::is_ascii_digit).count();
    let n_words = text.split_whitespace().count();
    let is_number = n_digits > 0 && !text.chars().any(char::is_alphabetic);
    (n_words <= 6 || (n_words <= 14 && (text.contains(['(', '?', '/']) || asks(text))))
        && n_digits <= 2
        && !is_number
        && (is_abbreviation(text.trim()) || !text.trim_end().ends_with(['.', ';', ',']))
}

/// "How things will be better for her": a question heads a column.
fn asks(text: &str) -> bool {
    let first = text.split_whitespace().next().map(str::to_lowercase);
    let words = ["how", "what", "who", "why", "when", "where", "which"];
    first.is_some_and(|first| words.contains(&first.as_str()))
}

/// "No.", "Ref.", "Doc no."
fn is_abbreviation(text: &str) -> bool {
    const WORDS_MAX: usize = 2;
    let letters = text.trim_end_matches('.');
    let last = letters.rsplit(' ').next().unwrap_or_default();
    letters.split_whitespace().count() <= WORDS_MAX
        && (2..=4).contains(&last.len())
        && last.chars().all(char::is_alphabetic)
}

/// Tells whether each row of names has its row of values below it: "Version | Owner | Review date"
/// over "2 | Head of Service | May 2026", once or several times in one table.
#[must_use]
pub(super) fn names_stand_over(document: &Document, rows: &[Row]) -> bool {
    let n_labels = |row: &Row| {
        let labels = row.texts(document).filter(|text| label::is_label(text));
        labels.count()
    };
    let names = |row: &Row| {
        let filled = row.texts(document).filter(|text| !text.is_empty()).count();
        row.cells.len() >= 3 && filled >= 3 && n_labels(row) == filled
    };
    let fits = |two: &[Row]| match two {
        [over, under] => names(over) && n_labels(under) * 2 < n_labels(over),
        _ => false,
    };
    !rows.is_empty() && rows.chunks(2).all(fits)
}

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
fn labels_run_down(document: &Document, rows: &[Row]) -> bool {
    if labels_take_turns(document, rows)
        || names_take_turns(document, rows)
        || names_a_day_beside_it(document, rows)
        || questions_run_down(document, rows)
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

/// Tells whether down the side of two columns stand questions: "Who came?" beside who did.
fn questions_run_down(document: &Document, rows: &[Row]) -> bool {
    const QUESTIONS_MIN: usize = 3;
    let firsts = rows.iter().filter_map(|row| row.texts(document).next());
    let n_asked = firsts.filter(|text| text.trim_end().ends_with('?')).count();
    let is_pair = rows.iter().all(|row| row.cells.len() == 2);
    is_pair && n_asked >= QUESTIONS_MIN && n_asked * 2 > rows.len()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{BlockKind, Builder, Cell, Format};
    use crate::facts::sketch;

    fn check(lines: &str, n_header_rows: usize, n_rows: usize) {
        let document = sketch::document(lines);
        let tables = of(&document);
        assert_eq!(tables[0].n_header_rows, n_header_rows, "{lines}");
        assert_eq!(tables[0].rows.len(), n_rows, "{lines}");
    }

    #[test]
    fn a_first_row_of_short_names_is_the_header() {
        check(
            "| Date | Event | Source |\n| 3 May 2019 | Moved to aunt | SW |",
            1,
            2,
        );
        check(
            "| Action | By whom | By when |\n| Ring school | SW | 1 June |",
            1,
            2,
        );
        check(
            "| No. | Risk | Action | Who |\n| 1 | Alcohol | Ring school | SW |",
            1,
            2,
        );
        check(
            "| Chronology of Ash |\n| Date | Event |\n| 3 May 2019 | Born |",
            2,
            3,
        );
    }

    #[test]
    fn a_row_may_head_groups_of_columns() {
        check(
            "| The event | | What came of it | |\n| Date | Event | Source | Impact |\n| 3 May 2019 | Moved to aunt. | SW | Calm |",
            2,
            3,
        );
    }

    #[test]
    fn labels_and_values_may_take_turns() {
        check(
            "| Child | Ash Reid | Author | J. Bell, social worker |\n| Date | 3 May 2024 | Authorised by | A. Reid, team leader |",
            0,
            2,
        );
        check(
            "| Name | Role | Signature | Date |\n| Jo Bell | Social worker | J Bell | 3 May 2023 |",
            1,
            2,
        );
    }

    #[test]
    fn the_child_s_name_in_the_first_row_makes_a_block_of_labels() {
        check(
            "| Child | Ash Reid |\n| Completed | 3 May 2024 |\n| By | J. Bell, social worker |\n| Copied to | Mum, dad |",
            0,
            4,
        );
        check(
            "| Child | Key worker |\n| Ash | Jo Bell |\n| Tam | Al Reid |",
            1,
            3,
        );
    }

    #[test]
    fn names_that_take_turns_are_known_by_their_looks() {
        check(
            "| Young one | Ash Reid | Place | Larch House |\n| Began there | 3 May 2024 | Sitting | No. 3, 9 July 2024 |\n| Earlier ones | 8 May 2024 | Powers | Panel of 2 May |\n| Head | Jo Bell | With | Al Reid |\n| Still needed? | Yes, until the panel |",
            0,
            5,
        );
        check(
            "| Need | Outcome | Step | When |\n| Sleep | Rested | Fit blinds | 3 May 2024 |\n| Teeth | No pain | See dentist | 9 May 2024 |",
            1,
            3,
        );
    }

    #[test]
    fn a_pair_may_stand_under_wider_rows() {
        let document = sketch::document(
            "| Children | Born | Copy for |\n| Ash | 3.5.15 | File 1 |\n| Meeting | Initial, 4 May 2024 |",
        );
        let table = &of(&document)[0];
        let joined = |row: &Row| table.is_joined_pair(&document, row);
        assert_eq!(
            table.rows.iter().map(joined).collect::<Vec<_>>(),
            [false, false, true]
        );
    }

    #[test]
    fn a_block_of_labels_has_no_header() {
        check(
            "| Title | Safe Recruitment |\n| Version | 2.1 |\n| Owner | Head of Service |",
            0,
            3,
        );
        check(
            "| Child | Ash Reid |\n| Start of work | 3 May 2024 |\n| Social worker | J. Bell |",
            0,
            3,
        );
        check(
            "| Child | Placement |\n| Ash Reid | 3 May 2024 |\n| Isla Dow | 4 June 2024 |",
            1,
            3,
        );
        check(
            "| Author | Jo Bell | Owner | Head |\n| Approved by | Board | Review date | May 2026 |",
            0,
            2,
        );
        check(
            "| Child's name: | Ash |\n| Date of birth: | 3/4/2012 |",
            0,
            2,
        );
    }

    #[test]
    fn names_may_stand_over_their_values() {
        check(
            "| Document owner | Version | Approved on | Review due |\n| Fostering Manager | 2.3 | 17 June 2024 | June 2027 |",
            1,
            2,
        );
        check(
            "| Author | Team Manager | Owner | Service Manager |\n| Version | 2 | Review date | May 2026 |",
            0,
            2,
        );
    }

    #[test]
    fn questions_down_the_side_are_labels() {
        check(
            "| Whose review is this? | Ash Reid |\n| Who came? | Ash, his gran |\n| What did we settle? | He stays. |\n| Next | 3 May 2024 |",
            0,
            4,
        );
        check(
            "| What will we do? | Who? |\n| Ring school | SW |\n| Visit | HV |\n| Meet | SW |",
            1,
            4,
        );
    }

    #[test]
    fn a_row_of_content_is_no_header() {
        check(
            "| 3 May 2019 | Moved to aunt |\n| 4 June 2019 | Home again |",
            0,
            2,
        );
        check(
            "| Moved to her aunt after the fire. | SW |\n| Home | SW |",
            0,
            2,
        );
    }

    #[test]
    fn a_header_repeated_on_a_later_page_is_left_out() {
        check(
            "| Date | Event |\n| 3 May 2019 | Moved |\n| Date | Event |\n| 4 May 2019 | Back |",
            1,
            3,
        );
    }

    #[test]
    fn a_figure_beside_the_first_name_makes_a_block_of_fields() {
        check(
            "| Issue number | 3.0 |\n| Fairer start and rights | Yes |\n| Date of next review | May 2027 |\n| Read with | Recording |",
            0,
            4,
        );
        check("| Day | Visits |\n| Monday | 3 |\n| Tuesday | 4 |", 1, 3);
    }

    #[test]
    fn a_nested_table_does_not_split_the_outer_one() {
        let mut builder = Builder::new("a.docx", "00", Format::Docx);
        for (table, row, column, text) in [
            (0, 0, 0, "Date"),
            (0, 0, 1, "Event"),
            (0, 1, 0, "3 May 2019"),
            (1, 0, 0, "inner"),
            (0, 1, 1, "Moved"),
            (0, 2, 0, "4 May 2019"),
            (0, 2, 1, "Back"),
        ] {
            let cell = Cell {
                table,
                row,
                column,
                header: false,
            };
            builder.push(Part::Body, BlockKind::Cell(cell), None, text);
        }
        let document = builder.finish();
        let tables = of(&document);
        assert_eq!(tables.len(), 2);
        assert_eq!(tables[0].rows.len(), 3);
        let row: Vec<&str> = tables[0].rows[1].texts(&document).collect();
        assert_eq!(row, ["3 May 2019", "Moved"]);
    }
}
