//! Labels and the values that stand with them, however they are laid out.
//!
//! In: a document and its tables. Out: [`Labelled`] pairs in text order: a cell and its right
//! neighbour, a column's header and the one or two cells below it, `Label: value` lines (several on
//! one line too), a label over its value, a term that a clause defines, and `Date approved 21
//! January 2009` without any sign.
//! What a label means is for those who ask; any short text before a colon counts as one.

mod above;
mod asked;
mod cells;
mod codes;
mod lines;
mod names;
mod pieces;
mod terms;
mod turns;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::pattern;

use super::Quoted;
use super::table::Table;
use crate::document::{Document, Span};

pub(crate) use self::asked::columns as asked_columns;
pub(super) use self::cells::{holds_one_pair, takes_turns};
pub(crate) use self::codes::spelt_out;
pub(super) use self::codes::whole;
pub use self::names::is_label;
pub(super) use self::pieces::slashes_part;

/// How a value stands to its label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// In the cell to the right.
    Beside,
    /// In the cell below, under a header row.
    Below,
    /// On the same line.
    Line,
    /// On a line below.
    NextLine,
}

/// A label with its value. The value may be empty: a label with nothing filled in is a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labelled {
    /// The label's words, without its colon.
    pub label: Quoted,
    /// The value's words.
    pub value: Quoted,
    /// How they stand to each other.
    pub form: Form,
    /// The block that holds the value (the label's, where there is no value).
    pub block_idx: usize,
    /// The table that holds them, as a position in the list of tables.
    pub table_idx: Option<usize>,
}

impl Labelled {
    /// Returns the label in plain form; see [`plain`].
    #[must_use]
    pub fn name(&self) -> String {
        plain(&self.label.text)
    }

    /// Tells whether nothing is filled in: blank, dashes, "TBC", "not known".
    #[must_use]
    pub fn is_blank(&self) -> bool {
        is_blank(&self.value.text)
    }
}

/// Tells whether words in a value's place say nothing: blank, dashes, "TBC", "insert name".
#[must_use]
pub fn is_blank(value: &str) -> bool {
    static BLANK: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^(?:[\s\W_]*",
            r"|[\[<(]?(?:tbc|tba|tbd",
            r"|to be (?:confirmed|agreed|decided|advised|determined|completed|added|inserted",
            r"|appointed|named|nominated|allocated)",
            r"|(?:please )?(?:insert|enter|add|type|click)\b.*",
            r"|not (?:yet )?(?:known|set|agreed|recorded|completed|assigned)",
            r"|[\W_]*(?:(?:print |please )?",
            r"(?:names?|signature|signed|date|designation|role|initials?)\b[\W_]*)+|n/?k|none",
            r"|unknown|awaited|pending|xx+|x{2}/x{2}/x+|dd/mm/yy+|date|name|vacant)[\])>]?\.?)$"
        ))
    });
    BLANK.is_match(value.trim())
}

/// Returns a label in plain form: lower case, single spaces, without numbering, colon or brackets
/// at its end; the name of a system's field is written out in words.
#[must_use]
pub fn plain(label: &str) -> String {
    if let Some(words) = spelt_out(label) {
        return words;
    }
    let lower = label.to_lowercase().replace('\u{2019}', "'");
    let words = &lower[len_of_lead(&lower)..end_of_words(&lower)];
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_space(c: char) -> bool {
    matches!(c, '\t'..='\r' | ' ')
}

/// How long the bullet and the number before a label's words are: "• ", "3.1) ".
fn len_of_lead(label: &str) -> usize {
    let is_digit = |c: char| c.is_ascii_digit();
    let is_bullet = |c: char| is_space(c) || matches!(c, '*' | '•' | '▪' | '●' | '–' | '-');
    let words = label.trim_start_matches(is_bullet);
    let mut behind = words.trim_start_matches(is_digit);
    while let Some(part) = behind
        .strip_prefix('.')
        .filter(|part| part.starts_with(is_digit))
    {
        behind = part.trim_start_matches(is_digit);
    }
    let sign = behind.strip_prefix(['.', ')']).unwrap_or(behind);
    let is_number = words.starts_with(is_digit) && sign.starts_with(is_space);
    let words = if is_number {
        sign.trim_start_matches(is_space)
    } else {
        behind_letter(words).unwrap_or(words)
    };
    label.len() - words.len()
}

/// "b) completed by": what stands behind a letter that counts a label. An initial stands before a
/// name of one word: "b. reid".
fn behind_letter(words: &str) -> Option<&str> {
    let behind = words.strip_prefix(|c: char| c.is_ascii_lowercase())?;
    let is_initial = behind.starts_with('.') && behind.split_whitespace().count() <= 2;
    let rest = behind.strip_prefix(['.', ')'])?;
    let words = rest.strip_prefix(is_space)?.trim_start_matches(is_space);
    (!is_initial || NAMES_FIELD.is_match(words)).then_some(words)
}

/// What a label of one word asks for.
static NAMES_FIELD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^(?:(?:author|authoris|assess|complet|approv|written|writer|sign|dated?\b|worker|manager",
        r"|chronolog|framework|analys|views?\b|child|parents?\b|action|care\b|world\b|outcome",
        r"|review|status|history|background|plan\b|decision|recommendation)\w*)"
    ))
});

/// Where a label's words end, before its colon and the brackets at its end. What it begins with is
/// a word of it, whatever it is.
fn end_of_words(label: &str) -> usize {
    let is_sign = |c: char| is_space(c) || matches!(c, ':' | '：' | '*' | '.' | '?' | '–' | '-');
    let first = label.chars().next().map_or(0, char::len_utf8);
    let from = len_of_lead(label).max(first);
    let bare = label[from..].trim_end_matches(is_sign);
    let inner = bare.strip_suffix(')');
    let opened = inner.and_then(|inner| {
        let at = inner.rfind(['(', ')'])?;
        inner[at..].starts_with('(').then(|| &inner[..at])
    });
    from + opened
        .map_or(bare, |words| words.trim_end_matches(is_space))
        .len()
}

/// Gathers the labels of a document with their values, in text order.
#[must_use]
pub fn labelled(document: &Document, tables: &[Table]) -> Vec<Labelled> {
    let mut found = Vec::new();
    for (table_idx, table) in tables.iter().enumerate() {
        let mut in_table = cells::in_table(document, table);
        for pair in &mut in_table {
            pair.table_idx = Some(table_idx);
        }
        found.extend(in_table);
    }
    let in_cells: BTreeSet<Span> = found.iter().map(|pair| pair.label.span).collect();
    let table_at = tables_of_blocks(document, tables);
    let lines = pieces::of(document);
    found.extend(lines::in_lines(document, &lines, &in_cells, &table_at));
    found.extend(terms::defined(document));
    found.sort_by_key(|pair| (pair.label.span, pair.value.span, pair.form));
    found.dedup_by(|a, b| a.label.span == b.label.span && a.value.span == b.value.span);
    found
}

fn tables_of_blocks(document: &Document, tables: &[Table]) -> Vec<Option<usize>> {
    let mut table_at = vec![None; document.blocks.len()];
    for (table_idx, table) in tables.iter().enumerate() {
        for (_, block_idx) in table.rows.iter().flat_map(|row| &row.cells) {
            table_at[*block_idx] = Some(table_idx);
        }
    }
    table_at
}

/// A label without the colon that ends it.
fn without_colon(document: &Document, span: Span) -> Quoted {
    let text = document.at(span);
    let bare = text.trim_end().trim_end_matches([':', '：']);
    Quoted::cut(document, Span::new(span.start, span.start + bare.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{sketch, table};

    /// The labels of a document and their values.
    pub(super) fn read(lines: &str) -> Vec<(String, String)> {
        let document = sketch::document(lines);
        let found = labelled(&document, &table::of(&document)).into_iter();
        let said = found.map(|pair| {
            assert_eq!(document.at(pair.value.span), pair.value.text);
            (pair.label.text, pair.value.text)
        });
        said.collect()
    }

    fn check(lines: &str, expected: &[(&str, &str)]) {
        let said = read(lines);
        let said: Vec<(&str, &str)> = said
            .iter()
            .map(|(label, value)| (&**label, &**value))
            .collect();
        assert_eq!(said, expected, "{lines}");
    }

    #[test]
    fn dots_lead_from_a_label_to_its_value_and_from_no_name_to_a_page() {
        check(
            "Family history .............. none told\nThe house ........ 3",
            &[("Family history", "none told")],
        );
    }

    #[test]
    fn a_label_takes_the_cell_to_its_right() {
        check(
            "| Title | Safe Recruitment |\n| Version: | 2.1 |\n| Owner | |",
            &[
                ("Title", "Safe Recruitment"),
                ("Version", "2.1"),
                ("Owner", ""),
            ],
        );
        check(
            "| Author | Jo Bell | Version | 3 |\n| Approved by | Board | Review date | May 2026 |",
            &[
                ("Author", "Jo Bell"),
                ("Version", "3"),
                ("Approved by", "Board"),
                ("Review date", "May 2026"),
            ],
        );
    }

    #[test]
    fn a_header_takes_the_cell_below() {
        check(
            "| Version | Date approved | Review date |\n| 1.2 | 3 May 2023 | May 2026 |",
            &[
                ("Version", "1.2"),
                ("Date approved", "3 May 2023"),
                ("Review date", "May 2026"),
            ],
        );
    }

    #[test]
    fn rows_of_names_and_of_values_may_take_turns() {
        check(
            "| Version | Review date | Status |\n| 2.0 | May 2026 | Current |\n| Approved on | Author | Next review |\n| 1 March 2025 | Head of Care | 1 March 2027 |",
            &[
                ("Version", "2.0"),
                ("Review date", "May 2026"),
                ("Status", "Current"),
                ("Approved on", "1 March 2025"),
                ("Author", "Head of Care"),
                ("Next review", "1 March 2027"),
            ],
        );
    }

    #[test]
    fn names_that_no_list_knows_take_their_turn_with_others() {
        check(
            "| REFERENCE | VERSION | LEAD OFFICER |\n| RS 4 | 3 | Head of Repairs |\n| APPROVED BY COMMITTEE | IN FORCE FROM | NEXT REVIEW DUE |\n| 3 May 2025 | 1 June 2025 | May 2027 |\n| EQUALITY IMPACT ASSESSMENT | STANDARD | SENT TO |\n| Screened, April 2025 | 2 and 5 | All staff; website |",
            &[
                ("REFERENCE", "RS 4"),
                ("VERSION", "3"),
                ("LEAD OFFICER", "Head of Repairs"),
                ("APPROVED BY COMMITTEE", "3 May 2025"),
                ("IN FORCE FROM", "1 June 2025"),
                ("NEXT REVIEW DUE", "May 2027"),
                ("EQUALITY IMPACT ASSESSMENT", "Screened, April 2025"),
                ("STANDARD", "2 and 5"),
                ("SENT TO", "All staff; website"),
            ],
        );
    }

    #[test]
    fn labels_down_the_side_take_no_turns_though_a_value_reads_like_a_name() {
        check(
            "| Status | Approved for use |\n| Date of approval | 3 May 2025 |\n| Approved by | Board |\n| Review | May 2027 |",
            &[
                ("Status", "Approved for use"),
                ("Date of approval", "3 May 2025"),
                ("Approved by", "Board"),
                ("Review", "May 2027"),
            ],
        );
        check(
            "| Version | 2.0 |\n| Ratified by | Committee |\n| Date ratified | 3 May 2025 |\n| Status | Issued to all staff |\n| Review date | May 2027 |",
            &[
                ("Version", "2.0"),
                ("Ratified by", "Committee"),
                ("Date ratified", "3 May 2025"),
                ("Status", "Issued to all staff"),
                ("Review date", "May 2027"),
            ],
        );
    }

    #[test]
    fn a_lead_before_another_label_ends_the_value() {
        check(
            "Author: Catering and Health Lead Version: 2.1",
            &[("Author", "Catering and Health Lead"), ("Version", "2.1")],
        );
    }

    #[test]
    fn a_role_below_a_label_for_one_is_its_value() {
        check(
            "Policy owner\nContact Service Manager\nDate approved\n25 November 2024",
            &[
                ("Policy owner", "Contact Service Manager"),
                ("Date approved", "25 November 2024"),
            ],
        );
    }

    #[test]
    fn a_label_may_be_a_question() {
        check(
            "EIA completed? Yes ☐ No ☒",
            &[("EIA completed", "Yes ☐ No ☒")],
        );
    }

    #[test]
    fn dots_may_lead_to_the_value() {
        check(
            "Owner ........ Information Officer",
            &[("Owner", "Information Officer")],
        );
    }

    #[test]
    fn one_line_may_hold_several_labels() {
        let expected = [
            ("Version", "1.3"),
            ("Ratified by", "Management Team"),
            ("Date ratified", "20 July 2017"),
        ];
        check(
            "Version: 1.3 · Ratified by: Management Team · Date ratified: 20 July 2017",
            &expected,
        );
        check(
            "Version: 1.3  Ratified by: Management Team  Date ratified: 20 July 2017",
            &expected,
        );
        check(
            "Version: 1.3 Ratified by: Management Team Date ratified: 20 July 2017",
            &expected,
        );
        check(
            "Version: 1.3 | Ratified by: Management Team | Date ratified: 20 July 2017",
            &expected,
        );
        check(
            "Version:\t1.3\tRatified by:\tManagement Team\tDate ratified:\t20 July 2017",
            &expected,
        );
    }

    #[test]
    fn a_value_may_stand_on_the_line_below() {
        check(
            "Approved by:\nManagement Team",
            &[("Approved by", "Management Team")],
        );
        check("Review date // May 2026", &[("Review date", "May 2026")]);
        check(
            "Version\nDate approved\nReview date\n1.2\n3 May 2023\nMay 2026",
            &[
                ("Version", "1.2"),
                ("Date approved", "3 May 2023"),
                ("Review date", "May 2026"),
            ],
        );
    }

    #[test]
    fn usual_labels_need_no_colon() {
        check(
            "Date approved 21st January 2009",
            &[("Date approved", "21st January 2009")],
        );
        check(
            "Version 4  drafted 16 March 2018",
            &[("Version", "4"), ("drafted", "16 March 2018")],
        );
        check("Review date – March 2027", &[("Review date", "March 2027")]);
    }

    #[test]
    fn blank_labels_are_kept_and_times_are_no_labels() {
        check("Signed:\nDate:", &[("Signed", ""), ("Date", "")]);
        check("We met at 14:30 in the school.", &[]);
        check(
            "The team will review her plan with the family in May 2026.",
            &[],
        );
    }

    #[test]
    fn a_table_of_actions_is_no_block_of_labels() {
        check(
            "| Action | Who | When |\n| Ring school | SW | 1 June |\n| Visit | HV | 2 June |\n| Meet | SW | 3 June |",
            &[],
        );
    }
}
