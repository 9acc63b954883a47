use super::*;

fn cell(row: u32, column: u32) -> BlockKind {
    BlockKind::Cell(Cell {
        table: 0,
        row,
        column,
        header: row == 0,
    })
}

#[test]
fn rows_stand_on_lines_and_parts_follow_the_body_under_their_names() {
    let mut builder = Builder::new("plans/a.docx", "00", Format::Docx);
    builder.push(Part::Header, BlockKind::Paragraph, None, "DRAFT");
    builder.push(Part::Body, BlockKind::Heading(1), None, "Plan");
    builder.push(Part::Body, cell(0, 0), None, "Action");
    builder.push(Part::Body, cell(0, 1), None, "");
    builder.push(Part::Body, cell(1, 0), None, "Ring school");
    builder.push(Part::Body, cell(1, 1), None, "Mum");
    let document = builder.finish();
    assert_eq!(
        document.text,
        "Plan\nAction\t\nRing school\tMum\n\n[header]\nDRAFT\n\n[file name]\na.docx\n\n[folder]\nplans\n"
    );
    let said: Vec<&str> = document
        .blocks
        .iter()
        .map(|block| document.text_of(block))
        .collect();
    assert_eq!(
        said,
        [
            "Plan",
            "Action",
            "",
            "Ring school",
            "Mum",
            "DRAFT",
            "a.docx",
            "plans"
        ]
    );
}

#[test]
fn running_lines_stand_where_their_pages_begin_and_labels_before_their_items() {
    let mut builder = Builder::new("a.pdf", "00", Format::Pdf);
    builder.push(Part::Body, BlockKind::Paragraph, Some(1), "Aims");
    builder.push(Part::Footer, BlockKind::Paragraph, Some(1), "Page 1");
    let item = builder.push(Part::Body, BlockKind::ListItem(0), Some(2), "Be safe");
    item.expect("it has text").label = Some("1.2".to_owned());
    let document = builder.finish();
    assert_eq!(
        document.text,
        "Aims\n[Page 1]\n1.2 Be safe\n\n[file name]\na.pdf\n"
    );
    let said: Vec<&str> = document
        .blocks
        .iter()
        .map(|block| document.text_of(block))
        .collect();
    assert_eq!(said, ["Aims", "Be safe", "Page 1", "a.pdf"]);
    for (idx, block) in document.blocks.iter().enumerate() {
        assert_eq!(document.block_at(block.span), Some(idx));
    }
}

#[test]
fn a_cell_of_a_spreadsheet_has_its_address() {
    let mut builder = Builder::new("a.xlsx", "00", Format::Xlsx);
    builder.push(Part::Body, BlockKind::Heading(1), None, "Log");
    builder.push(Part::Body, cell(3, 2), None, "x");
    builder.push(Part::Body, cell(9, 27), None, "y");
    let document = builder.finish();
    assert_eq!(document.sheet_cell(1).as_deref(), Some("Log!C4"));
    assert_eq!(document.sheet_cell(2).as_deref(), Some("Log!AB10"));
    assert_eq!(document.sheet_cell(0), None);
}

#[test]
fn a_block_knows_the_headings_above_it() {
    let mut builder = Builder::new("a.md", "00", Format::Md);
    for (level, text) in [(1, "One"), (2, "Inner"), (1, "Two"), (3, "Deep")] {
        builder.push(Part::Body, BlockKind::Heading(level), None, text);
    }
    builder.push(Part::Body, BlockKind::Paragraph, None, "here");
    let document = builder.finish();
    let path: Vec<&str> = document
        .headings_above(4)
        .iter()
        .map(|block| document.text_of(block))
        .collect();
    assert_eq!(path, ["Two", "Deep"]);
}

#[test]
fn a_long_span_is_cut_behind_words_and_a_long_word_where_it_must_be() {
    let mut builder = Builder::new("a.md", "00", Format::Md);
    builder.push(
        Part::Body,
        BlockKind::Paragraph,
        None,
        "one two three-four éé",
    );
    let document = builder.finish();
    let cut = |len_max| -> Vec<&str> {
        let whole = document.blocks[0].span;
        document
            .bounded(whole, len_max)
            .map(|span| document.at(span))
            .collect()
    };
    assert_eq!(cut(100), ["one two three-four éé"]);
    assert_eq!(cut(9), ["one two", " three-fo", "ur éé"]);
    assert_eq!(cut(8).concat(), "one two three-four éé");
}
