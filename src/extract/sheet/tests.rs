use super::*;

fn shown(book: &Book) -> Vec<String> {
    book.pieces()
        .iter()
        .map(|piece| match piece.kind {
            BlockKind::Cell(cell) => format!(
                "{}.{},{}: {}",
                cell.table, cell.row, cell.column, piece.text
            ),
            kind => format!("{kind:?} {}", piece.text),
        })
        .collect()
}

#[test]
fn values_parted_by_any_sign_are_rows_and_columns() {
    for text in [
        "Date,Event\n3 May,\"Visit, home\"\n",
        "Date;Event\n3 May;Visit, home\n",
        "Date\tEvent\n3 May\tVisit, home\n",
    ] {
        let book = csv::read(text.as_bytes()).expect("text");
        assert_eq!(
            shown(&book),
            [
                "0.0,0: Date",
                "0.0,1: Event",
                "0.1,0: 3 May",
                "0.1,1: Visit, home"
            ]
        );
    }
}

#[test]
fn a_workbook_without_values_is_not_read_but_names_its_sheets() {
    let mut book = Book::default();
    book.begin(Some("Actions".to_owned()));
    let document = written(book, Builder::new("a.xlsx", "00", Format::Xlsx));
    assert_eq!(document.notes[0].code, NoteCode::Empty);
    assert!(document.text.contains("Sheets: Actions"));
}

#[test]
fn lines_above_a_table_are_running_text_and_rows_keep_the_sheets_own_numbers() {
    let mut book = Book::default();
    book.begin(Some("Actions".to_owned()));
    book.add(0, 0, "Action log");
    book.add(2, 1, "Action");
    book.add(2, 2, "Owner");
    book.add(3, 1, "Ring school");
    assert_eq!(
        shown(&book),
        [
            "Heading(1) Actions",
            "Heading(2) Action log",
            "0.2,1: Action",
            "0.2,2: Owner",
            "0.3,1: Ring school",
            "0.3,2: ",
        ]
    );
}

#[test]
fn numbers_and_moments_are_written_as_people_write_them() {
    assert_eq!(number(3.0), "3");
    assert_eq!(number(0.1 + 0.2), "0.3");
    assert_eq!(day_and_time((2024, 5, 3), (0, 0, 0)), "2024-05-03");
    assert_eq!(day_and_time((2024, 5, 3), (14, 30, 0)), "2024-05-03 14:30");
}

#[test]
fn cells_beyond_the_bound_are_left_out_and_that_is_said() {
    let mut book = Book::default();
    book.begin(None);
    book.add(0, COLUMNS_MAX, "far");
    assert_eq!(book.notes[0].code, NoteCode::CutShort);
    book.n_cells = CELLS_MAX;
    assert!(!book.add(0, 0, "more"));
}
