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
fn particulars_may_stand_over_the_header_of_a_list() {
    let rows = "| 3 May 2026 | Plan agreed. | |\n| 9 June 2026 | Visits made. | |";
    let whose = "| Worker: J. Bell | Supervisor: A. Reid, manager | Case: GO-20817 |";
    check(
        &format!("{whose}\n| Date | Discussion and decision | |\n{rows}"),
        2,
        4,
    );
    // A form goes on in the same way.
    check(
        &format!("{whose}\n| School: Northpark | GP: Dr Orr | Class: P3 |\n{rows}"),
        0,
        4,
    );
    check(
        &format!("{whose}\n| School | Northpark | P3 |\n| GP | Dr Orr | Clinic |"),
        0,
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

#[test]
fn somebody_s_name_beside_the_first_of_short_words_makes_a_block_of_labels() {
    check(
        "| For | Ash Reid, 4 |\n| CPPM on | 3 February 2026 (initial) |\n| Put on the register? | Yes |\n| Seen by | Jo Bell |",
        0,
        4,
    );
    // Each day belongs to a column with a name.
    check(
        "| Meeting | When |\n| Core group | 3 May 2026 |\n| Big review | to be set |\n| Hearing | 4 June 2026 |",
        1,
        4,
    );
}
