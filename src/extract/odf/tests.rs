use super::*;

const HEAD: &str = "<office:document><office:automatic-styles>\
    <style:style style:name='B' style:family='text'><style:text-properties fo:font-weight='bold'/></style:style>\
    <text:list-style style:name='L'><text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix='.'/>\
    <text:list-level-style-number text:level='2' style:num-format='a' style:num-suffix=')'/></text:list-style>\
    </office:automatic-styles>";

fn shown(body: &str) -> Vec<String> {
    let text = format!(
        "{HEAD}<office:body><office:text>{body}</office:text></office:body></office:document>"
    );
    let document = read("a.fodt", "00", Format::Odt, text.as_bytes()).expect("text");
    document
        .blocks
        .iter()
        .filter(|block| block.part != Part::FileName)
        .map(|block| {
            let label = block.label.clone().unwrap_or_default();
            let text = document.text_of(block);
            match block.kind {
                BlockKind::Cell(cell) => format!(
                    "{},{}{}: {text}",
                    cell.row,
                    cell.column,
                    if cell.header { "!" } else { "" },
                ),
                kind => format!(
                    "{:?} {kind:?} {:?} {label}|{text}",
                    block.part, block.tracked
                ),
            }
        })
        .collect()
}

#[test]
fn headings_lists_and_spaces_are_what_the_elements_say() {
    let body = "<text:h text:outline-level='2'>Plan</text:h>\
        <text:p>a<text:s text:c='3'/>b<text:tab/>c<text:line-break/>d</text:p>\
        <text:p><text:span text:style-name='B'>Needs</text:span></text:p>\
        <text:list text:style-name='L'><text:list-item><text:p>Ring</text:p>\
        <text:list><text:list-item><text:p>at noon</text:p></text:list-item></text:list></text:list-item>\
        <text:list-item><text:p>Write</text:p></text:list-item></text:list>";
    assert_eq!(
        shown(body),
        [
            "Body Heading(2) No |Plan",
            "Body Paragraph No |a b\tc\nd",
            "Body Heading(3) No |Needs",
            "Body ListItem(0) No 1.|Ring",
            "Body ListItem(1) No a)|at noon",
            "Body ListItem(0) No 2.|Write",
        ]
    );
}

#[test]
fn tables_have_header_rows_and_covered_cells_keep_their_place() {
    let body = "<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Need</text:p></table:table-cell>\
        <table:table-cell><text:p>Who</text:p></table:table-cell></table:table-row></table:table-header-rows>\
        <table:table-row><table:table-cell table:number-columns-spanned='2'><text:p>All</text:p></table:table-cell>\
        <table:covered-table-cell/></table:table-row></table:table>";
    assert_eq!(shown(body), ["0,0!: Need", "0,1!: Who", "1,0: All"]);
}

#[test]
fn notes_comments_boxes_and_changes_are_kept_apart() {
    let body = "<text:tracked-changes><text:changed-region text:id='c1'><text:deletion><office:change-info><dc:creator>X</dc:creator></office:change-info>\
        <text:p>May</text:p></text:deletion></text:changed-region>\
        <text:changed-region text:id='c2'><text:insertion/></text:changed-region></text:tracked-changes>\
        <text:p>Review in <text:change text:change-id='c1'/><text:change-start text:change-id='c2'/>June<text:change-end text:change-id='c2'/>\
        <text:note text:note-class='footnote'><text:note-citation>1</text:note-citation><text:note-body><text:p>See law</text:p></text:note-body></text:note>\
        <office:annotation><dc:creator>Y</dc:creator><text:p>Check</text:p></office:annotation>\
        <draw:frame><draw:text-box><text:p>Box</text:p></draw:text-box></draw:frame></text:p>";
    assert_eq!(
        shown(body),
        [
            "Body Paragraph Inserted |Review in June",
            "Body Paragraph Deleted |May",
            "TextBox Paragraph No |Box",
            "Footnote Paragraph No |See law",
            "Comment Paragraph No |Check",
        ]
    );
}

#[test]
fn headers_watermarks_and_properties_are_parts_of_their_own() {
    let text = "<office:document><office:meta><dc:title>Plan</dc:title><meta:creation-date>2024-05-01T10:00:00</meta:creation-date>\
        </office:meta><office:master-styles><style:master-page><style:header><text:p>OFFICIAL</text:p>\
        <text:p><draw:custom-shape draw:name='PowerPlusWaterMarkObject1'><text:p>DRAFT</text:p></draw:custom-shape></text:p></style:header>\
        </style:master-page></office:master-styles><office:body><office:text><text:p>x</text:p></office:text></office:body></office:document>";
    let document = read("a.fodt", "00", Format::Odt, text.as_bytes()).expect("text");
    assert_eq!(
        document.text,
        "x\n\n[header]\nOFFICIAL\n\n[watermark]\nDRAFT\n\n[property]\nTitle: Plan\nCreated: 2024-05-01\n\n[file name]\na.fodt\n"
    );
}

#[test]
fn blanks_cells_and_styles_repeat_so_often_and_no_more() {
    let blanks = shown("<text:p>a<text:s text:c='2000000000'/>b</text:p>");
    assert_eq!(blanks, ["Body Paragraph No |a b"]);
    let body = "<table:table><table:table-row><table:table-cell table:number-columns-repeated='2000000000'/>\
        <table:table-cell><text:p>b</text:p></table:table-cell></table:table-row>\
        <table:table-row><table:table-cell table:number-columns-spanned='2000000000'><text:p>a</text:p></table:table-cell>\
        <table:covered-table-cell table:number-columns-repeated='2000000000'/>\
        <table:table-cell><text:p>c</text:p></table:table-cell></table:table-row></table:table>";
    let cells = shown(body);
    assert!(cells.contains(&"0,64: b".to_owned()), "{cells:?}");
    assert!(cells.contains(&"1,0: a".to_owned()), "{cells:?}");
    let round = "<office:document><office:automatic-styles>\
        <style:style style:name='A' style:family='paragraph' style:parent-style-name='B'/>\
        <style:style style:name='B' style:family='paragraph' style:parent-style-name='A'/>\
        </office:automatic-styles><office:body><office:text><text:p text:style-name='A'>x</text:p></office:text></office:body></office:document>";
    let document = read("a.fodt", "00", Format::Odt, round.as_bytes()).expect("text");
    assert!(document.text.starts_with("x\n"));
}
