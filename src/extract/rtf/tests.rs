use super::*;

fn shown(body: &str) -> Vec<String> {
    let text = format!(
        "{{\\rtf1\\ansi\\ansicpg1252{{\\fonttbl{{\\f0 Arial;}}{{\\f1\\fcharset2 Wingdings;}}{{\\f2\\fcharset238 Arial CE;}}}}{body}}}"
    );
    pieces(text.as_bytes())
        .pieces
        .iter()
        .map(|piece| {
            let Piece {
                part, kind, text, ..
            } = piece;
            let label = piece.label.as_deref().unwrap_or_default();
            let plain = || format!("{part:?} {kind:?} {:?} {label}|{text}", piece.tracked);
            piece.cell_in_words().unwrap_or_else(plain)
        })
        .collect()
}

#[test]
fn characters_are_read_in_their_code_page_their_font_or_unicode() {
    assert_eq!(
        shown(
            "caf\\'e9 \\u8211? \\uc2\\u-10179\\'5f\\'5f\\u-8704\\'5f\\'5f{\\f2\\'9e}{\\f1\\'fe}\\~\\lquote x\\rquote\\par"
        ),
        ["Body Paragraph No |caf\u{e9} \u{2013} \u{1f600}\u{17e}\u{2611} \u{2018}x\u{2019}"]
    );
}

#[test]
fn headings_come_from_styles_and_bold_lines_and_lists_have_their_labels() {
    let body = "{\\stylesheet{\\s1 heading 1;}{\\s2 Title;}}\\pard\\s1 Plan\\par\\pard {\\b Needs}\\par\
        {\\listtext\\f1\\'b7\\tab}\\ilvl1 Bed\\par{\\listtext 2.\\tab}\\ilvl0 Visit\\par";
    assert_eq!(
        shown(body),
        [
            "Body Heading(1) No |Plan",
            "Body Heading(2) No |Needs",
            "Body ListItem(1) No \u{2022}|Bed",
            "Body ListItem(0) No 2.|Visit",
        ]
    );
}

#[test]
fn rows_stand_on_one_grid_and_a_nested_table_behind_its_own() {
    let body = "\\trowd\\trhdr\\cellx1000\\cellx2000\\cellx3000\\pard\\intbl A\\cell B\\cell C\\cell\\row\
        \\trowd\\cellx2000\\cellx3000\\pard\\intbl wide\\cell\
        \\pard\\intbl\\itap2 in\\nestcell{\\*\\nesttableprops\\trowd\\cellx900\\nestrow}{\\nonesttables\\par}\
        \\pard\\intbl\\itap1 x\\cell\\row\\pard after\\par";
    assert_eq!(
        shown(body),
        [
            "1.0,0!: A",
            "1.0,1!: B",
            "1.0,2!: C",
            "1.1,0: wide",
            "1.1,2: x",
            "0.0,0: in",
            "Body Paragraph No |after",
        ]
    );
}

#[test]
fn headers_notes_comments_boxes_and_changes_are_kept_apart() {
    let body = "{\\info{\\title Plan}{\\creatim\\yr2024\\mo5\\dy1}}{\\header OFFICIAL\\par}\
        Review{\\footnote See law} in {\\deleted May}{\\revised June}{\\*\\atnid x}{\\*\\annotation Check}{\\v hidden}\\par\
        {\\shp{\\*\\shpinst{\\sp{\\sn fFlip}{\\sv 0}}{\\shptxt Box\\par}}{\\shprslt no}}{\\field{\\*\\fldinst PAGE}{\\fldrslt 3}}\\par";
    assert_eq!(
        shown(body),
        [
            "Header Paragraph No |OFFICIAL",
            "Footnote Paragraph No |See law",
            "Comment Paragraph No |Check",
            "Body Paragraph Inserted |Review in June",
            "Body Paragraph Deleted |May",
            "TextBox Paragraph No |Box",
            "Body Paragraph No |3",
            "Property Paragraph No |Title: Plan",
            "Property Paragraph No |Created: 2024-05-01",
        ]
    );
}

#[test]
fn a_watermark_is_word_art_in_a_header() {
    let body =
        "{\\header\\pard{\\shp{\\*\\shpinst{\\sp{\\sn gtextUNICODE}{\\sv DRAFT}}}}\\par}x\\par";
    assert_eq!(
        shown(body),
        ["Watermark Paragraph No |DRAFT", "Body Paragraph No |x"]
    );
}

#[test]
fn broken_text_is_read_as_far_as_it_goes() {
    let told = pieces(b"{\\rtf1 Read so {\\b far");
    assert!(told.is_cut);
    assert_eq!(told.pieces[0].text, "Read so far");
    let deep = format!("{{\\rtf1 {}deep", "{".repeat(100_000));
    assert_eq!(pieces(deep.as_bytes()).pieces[0].text, "deep");
}

#[test]
fn tables_in_tables_and_names_of_words_are_read_up_to_a_bound() {
    let body = "\\pard\\intbl\\itap2000000000 deep\\nestcell\\nestrow\\pard\\par after\\par";
    assert!(
        shown(body).iter().any(|line| line.ends_with("|after")),
        "{:?}",
        shown(body)
    );
    let long = format!("\\{} here\\par", "x".repeat(60));
    assert_eq!(
        shown(&long),
        [format!("Body Paragraph No |{} here", "x".repeat(20))]
    );
}
