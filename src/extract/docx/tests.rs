//! Documents made by hand, part by part.

use std::io::{Cursor, Write};

use proptest::prelude::*;

use crate::document::{Document, NoteCode, Part, Reading, Tracked};
use crate::extract::bytes_of;

const TYPE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A package around a body, with more parts `(kind, name, xml)` tied to the main document.
fn package(body: &str, parts: &[(&str, &str, &str)]) -> Vec<u8> {
    let document = format!("<w:document><w:body>{body}</w:body></w:document>");
    let ties = parts.iter().map(|(kind, name, _)| {
        format!("<Relationship Id='r' Type='{TYPE}/{kind}' Target='{name}'/>")
    });
    let ties = ties.collect::<Vec<_>>().concat();
    let root = format!(
        "<Relationships><Relationship Id='a' Type='{TYPE}/officeDocument' Target='word/document.xml'/>\
         <Relationship Id='b' Type='{TYPE}/metadata/core-properties' Target='docProps/core.xml'/></Relationships>"
    );
    let mut files = vec![
        ("_rels/.rels".to_owned(), root),
        ("word/document.xml".to_owned(), document),
        (
            "word/_rels/document.xml.rels".to_owned(),
            format!("<Relationships>{ties}</Relationships>"),
        ),
    ];
    for (_, name, xml) in parts {
        files.push((format!("word/{name}"), (*xml).to_owned()));
    }
    zipped(&files)
}

fn zipped(files: &[(String, impl AsRef<[u8]>)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        writer
            .start_file(name.as_str(), zip::write::SimpleFileOptions::default())
            .expect("in memory");
        writer.write_all(text.as_ref()).expect("in memory");
    }
    writer.finish().expect("in memory").into_inner()
}

fn read(body: &str, parts: &[(&str, &str, &str)]) -> Document {
    bytes_of("a.docx", &package(body, parts))
}

/// The blocks of a part as lines; cells as `row,column`.
fn shown(document: &Document, part: Part) -> Vec<String> {
    let blocks = document.blocks.iter().filter(|block| block.part == part);
    blocks
        .map(|block| {
            let text = document.text_of(block);
            let label = block
                .label
                .clone()
                .map(|label| label + " ")
                .unwrap_or_default();
            match (block.cell(), block.heading(), block.tracked) {
                (Some(cell), ..) => {
                    let mark = if cell.header { "!" } else { "" };
                    format!("{}:{},{}{mark} {text}", cell.table, cell.row, cell.column)
                }
                (_, Some(level), _) => format!("h{level} {label}{text}"),
                (.., Tracked::Inserted) => format!("+{text}"),
                (.., Tracked::Deleted) => format!("-{text}"),
                _ => format!("{label}{text}"),
            }
        })
        .collect()
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>")
}

fn tc(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text))
}

#[test]
fn tabs_breaks_hyphens_and_symbols_stand_in_the_text() {
    let body = "<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr><w:r><w:t>Date approved:</w:t><w:tab/>\
        <w:t>12 May</w:t><w:br/><w:t>self</w:t><w:noBreakHyphen/><w:t>made co</w:t><w:softHyphen/><w:t>op</w:t>\
        <w:sym w:font='Wingdings' w:char='F0FE'/></w:r></w:p>";
    assert_eq!(
        shown(&read(body, &[]), Part::Body),
        ["Date approved:\t12 May\nself-made coop\u{2611}"]
    );
}

#[test]
fn merged_cells_keep_the_grid_and_say_their_text_once() {
    let body = format!(
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{}{}</w:tr><w:tr>{}{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl>",
        tc("<w:gridSpan w:val='2'/>", "When"),
        tc("", "What"),
        tc("<w:vMerge w:val='restart'/>", "May"),
        tc("", "3rd"),
        tc("", "Visit"),
        tc("<w:vMerge/>", "hidden"),
        tc("", "9th"),
        tc("", ""),
    );
    assert_eq!(
        shown(&read(&body, &[]), Part::Body),
        [
            "0:0,0! When",
            "0:0,2! What",
            "0:1,0 May",
            "0:1,1 3rd",
            "0:1,2 Visit",
            "0:2,1 9th",
            "0:2,2 "
        ]
    );
}

#[test]
fn a_nested_table_follows_the_one_that_holds_it() {
    let inner = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", tc("", "inner"));
    let body = format!(
        "<w:tbl><w:tr><w:tc>{}{inner}{}</w:tc></w:tr><w:tr>{}</w:tr></w:tbl>",
        p("one"),
        p("two"),
        tc("", "last")
    );
    assert_eq!(
        shown(&read(&body, &[]), Part::Body),
        ["0:0,0 one\ntwo", "0:1,0 last", "1:0,0 inner"]
    );
}

#[test]
fn inserted_text_is_said_and_struck_text_stands_apart() {
    let body = "<w:p><w:r><w:t>Review in </w:t></w:r><w:del><w:r><w:delText>May</w:delText></w:r></w:del>\
        <w:ins><w:r><w:t>June</w:t></w:r></w:ins></w:p>\
        <w:p><w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom></w:p>";
    assert_eq!(
        shown(&read(body, &[]), Part::Body),
        ["+Review in June", "-May", "-moved"]
    );
}

#[test]
fn struck_rows_leave_the_table_and_struck_words_leave_the_cell() {
    let struck = "<w:tc><w:p><w:del><w:r><w:delText>old</w:delText></w:r></w:del></w:p></w:tc>";
    let body = format!(
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr>{struck}</w:tr><w:tr>{}{struck}</w:tr></w:tbl>",
        tc("", "kept")
    );
    assert_eq!(
        shown(&read(&body, &[]), Part::Body),
        ["0:0,0 kept", "0:0,1 ", "-old", "-old"]
    );
}

#[test]
fn a_box_is_drawn_in_two_ways_and_said_once() {
    let drawn = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(text));
    let body = format!(
        "<w:p><w:r><w:t>before</w:t></w:r><w:r><mc:AlternateContent><mc:Choice>{}</mc:Choice>\
         <mc:Fallback>{}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t> after</w:t></w:r></w:p>\
         <w:p><w:r><mc:AlternateContent><mc:Choice/><mc:Fallback>{}</mc:Fallback></mc:AlternateContent></w:r></w:p>",
        drawn("boxed"),
        drawn("boxed"),
        drawn("only here")
    );
    let document = read(&body, &[]);
    assert_eq!(shown(&document, Part::Body), ["before after"]);
    assert_eq!(shown(&document, Part::TextBox), ["boxed", "only here"]);
}

#[test]
fn fields_show_their_results_and_not_their_instructions() {
    let body = "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>IF </w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>7</w:t></w:r>\
        <w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>\
        <w:r><w:t>shown</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>\
        <w:p><w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>\
        </w:fldChar></w:r><w:r><w:t> agreed</w:t></w:r></w:p>";
    assert_eq!(
        shown(&read(body, &[]), Part::Body),
        ["shown", "\u{2612} agreed"]
    );
}

#[test]
fn content_controls_and_links_are_walked_through() {
    let body = format!(
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt><w:p><w:hyperlink><w:r><w:t>link</w:t></w:r>\
         </w:hyperlink><w:sdt><w:sdtContent><w:r><w:t> in line</w:t></w:r></w:sdtContent></w:sdt></w:p>\
         <w:tbl><w:tr><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt></w:tr></w:tbl>",
        p("block"),
        tc("", "cell")
    );
    assert_eq!(
        shown(&read(&body, &[]), Part::Body),
        ["block", "link in line", "0:0,0 cell"]
    );
}

#[test]
fn headers_notes_and_comments_are_parts_and_the_same_header_is_told_once() {
    let header = format!("<w:hdr>{}</w:hdr>", p("Policy 7 DRAFT"));
    let footer = format!("<w:ftr>{}</w:ftr>", p("Page 1"));
    let notes = format!(
        "<w:footnotes><w:footnote w:type='separator'>{}</w:footnote><w:footnote w:id='2'>{}</w:footnote></w:footnotes>",
        p("line"),
        p("See the Act.")
    );
    let comments = format!(
        "<w:comments><w:comment w:author='A'>{}</w:comment></w:comments>",
        p("Check this")
    );
    let document = read(
        &p("Body"),
        &[
            ("header", "one.xml", &header),
            ("header", "two.xml", &header),
            ("footer", "odd name.xml", &footer),
            ("footnotes", "notes.xml", &notes),
            ("comments", "remarks.xml", &comments),
        ],
    );
    assert_eq!(shown(&document, Part::Header), ["Policy 7 DRAFT"]);
    assert_eq!(shown(&document, Part::Footer), ["Page 1"]);
    assert_eq!(shown(&document, Part::Footnote), ["See the Act."]);
    assert_eq!(shown(&document, Part::Comment), ["Check this"]);
    assert_eq!(document.reading(), Reading::Whole);
}

#[test]
fn a_comment_that_was_dealt_with_is_told_from_an_open_one() {
    let p =
        |id: &str, text: &str| format!("<w:p w14:paraId='{id}'><w:r><w:t>{text}</w:t></w:r></w:p>");
    let comments = format!(
        "<w:comments><w:comment w:id='1'>{}{}</w:comment><w:comment w:id='2'>{}</w:comment><w:comment w:id='3'>{}</w:comment></w:comments>",
        p("A1", "Is this"),
        p("A2", "still so?"),
        p("B1", "Yes."),
        p("C1", "Add a date.")
    );
    let extended = "<w15:commentsEx><w15:commentEx w15:paraId='A2' w15:done='1'/><w15:commentEx w15:paraId='B1' w15:paraIdParent='A2' w15:done='0'/><w15:commentEx w15:paraId='C1' w15:done='0'/></w15:commentsEx>";
    let document = read(
        "<w:p><w:r><w:t>Body</w:t></w:r></w:p>",
        &[
            ("comments", "comments.xml", &comments),
            ("commentsExtended", "commentsExtended.xml", extended),
        ],
    );
    let open: Vec<bool> = document
        .part(Part::Comment)
        .map(|block| block.tracked != Tracked::Settled)
        .collect();
    assert_eq!(open, [false, false, false, true]);
}

#[test]
fn watermarks_are_found_in_both_kinds_of_drawing() {
    let old = "<w:hdr><w:p><w:r><w:pict><v:shape id='PowerPlusWaterMarkObject1'>\
        <v:textpath string='DRAFT'/></v:shape></w:pict></w:r></w:p></w:hdr>";
    let new = format!(
        "<w:hdr><w:p><w:r><w:drawing><wp:docPr name='Box 1'/><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx>\
         <wps:bodyPr><a:prstTxWarp prst='textPlain'/></wps:bodyPr></w:drawing></w:r></w:p></w:hdr>",
        p("SUPERSEDED")
    );
    let document = read(
        &p("Body"),
        &[("header", "a.xml", old), ("header", "b.xml", &new)],
    );
    assert_eq!(shown(&document, Part::Watermark), ["DRAFT", "SUPERSEDED"]);
}

#[test]
fn styles_make_headings_and_bold_lines_head_what_follows() {
    let styles =
        "<w:styles><w:style w:styleId='H'><w:name w:val='heading 1'/></w:style></w:styles>";
    let bold = |text: &str| format!("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r></w:p>");
    let body = format!(
        "<w:p><w:pPr><w:pStyle w:val='H'/></w:pPr><w:r><w:t>Plan</w:t></w:r></w:p>{}{}{}{}",
        bold("Analysis:"),
        bold("12 May 2024"),
        bold("Status: Draft"),
        bold("The family must move out at once.")
    );
    assert_eq!(
        shown(
            &read(&body, &[("styles", "styles.xml", styles)]),
            Part::Body
        ),
        [
            "h1 Plan",
            "h2 Analysis:",
            "12 May 2024",
            "Status: Draft",
            "The family must move out at once."
        ]
    );
}

#[test]
fn numbers_are_computed_and_stand_before_the_text_of_a_cell() {
    let numbering = "<w:numbering><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'>\
        <w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl></w:abstractNum>\
        <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>";
    let item = |text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let body = format!(
        "{}<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
        item("Ring"),
        item(""),
        item("Write")
    );
    assert_eq!(
        shown(
            &read(&body, &[("numbering", "n.xml", numbering)]),
            Part::Body
        ),
        ["1. Ring", "0:0,0 2.", "0:0,1 3. Write"]
    );
}

#[test]
fn pictures_without_text_are_scanned_and_nothing_at_all_is_empty() {
    let code = |body: &str| read(body, &[]).notes.first().map(|note| note.code);
    let picture = "<w:p><w:r><w:drawing><pic:pic><a:blip/></pic:pic></w:drawing></w:r></w:p>";
    assert_eq!(code(picture), Some(NoteCode::Scanned));
    assert_eq!(code("<w:p/>"), Some(NoteCode::Empty));
}

#[test]
fn a_file_without_text_still_tells_its_properties() {
    let root = format!(
        "<Relationships><Relationship Id='a' Type='{TYPE}/officeDocument' Target='word/document.xml'/>\
         <Relationship Id='b' Type='{TYPE}/metadata/core-properties' Target='docProps/core.xml'/></Relationships>"
    );
    let core = "<cp:coreProperties><dc:title>Respite</dc:title></cp:coreProperties>";
    let files = [
        ("_rels/.rels", root.as_str()),
        (
            "word/document.xml",
            "<w:document><w:body><w:p/></w:body></w:document>",
        ),
        ("docProps/core.xml", core),
    ];
    let files = files.map(|(name, text)| (name.to_owned(), text.to_owned()));
    let document = bytes_of("a.docx", &zipped(&files));
    assert_eq!(document.notes[0].code, NoteCode::Empty);
    assert!(document.text.starts_with("[property]\nTitle: Respite"));
}

#[test]
fn an_unclosed_part_is_read_as_far_as_it_goes() {
    let files = [(
        "word/document.xml".to_owned(),
        format!("<w:document><w:body>{}<w:p><w:r><w:t>half", p("whole")),
    )];
    let document = bytes_of("a.docx", &zipped(&files));
    assert_eq!(shown(&document, Part::Body), ["whole", "half"]);
    assert_eq!(document.reading(), Reading::Partly);
}

#[test]
fn tables_nested_beyond_the_bound_cost_a_note_and_not_the_run() {
    let body = "<w:tbl><w:tr><w:tc>".repeat(5_000);
    let document = read(&format!("{}{body}", p("said")), &[]);
    assert!(document.text.contains("said"));
    assert_eq!(document.reading(), Reading::Partly);
}

/// A document that another file is set into, between two paragraphs.
fn around(name: &str, chunk: &[u8]) -> Document {
    let ties = format!(
        "<Relationships><Relationship Id='c' Type='{TYPE}/aFChunk' Target='{name}'/></Relationships>"
    );
    let body = format!(
        "<w:document><w:body>{}<w:altChunk r:id='c'/>{}</w:body></w:document>",
        p("before"),
        p("after")
    );
    let files = [
        ("word/document.xml".to_owned(), body.into_bytes()),
        ("word/_rels/document.xml.rels".to_owned(), ties.into_bytes()),
        (format!("word/{name}"), chunk.to_vec()),
    ];
    bytes_of("a.docx", &zipped(&files))
}

#[test]
fn a_file_that_is_set_into_the_document_is_read_where_it_stands() {
    let mail = "MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<p>said</p>";
    let files: [(&str, Vec<u8>); 5] = [
        ("c.htm", b"<html><p>said</p></html>".to_vec()),
        ("c.rtf", b"{\\rtf1 said\\par}".to_vec()),
        ("c.txt", b"said".to_vec()),
        ("c.mht", mail.as_bytes().to_vec()),
        ("c.docx", package(&p("said"), &[])),
    ];
    for (name, chunk) in files {
        let document = around(name, &chunk);
        assert_eq!(
            shown(&document, Part::Body),
            ["before", "said", "after"],
            "{name}"
        );
        assert_eq!(
            document.reading(),
            Reading::Whole,
            "{name}: {:?}",
            document.notes
        );
    }
    let tables = around("c.htm", b"<html><table><tr><td>a<td>b</table></html>");
    assert_eq!(
        shown(&tables, Part::Body),
        ["before", "0:0,0 a", "0:0,1 b", "after"]
    );
}

#[test]
fn a_file_that_is_set_in_and_cannot_be_read_is_said() {
    let deeper = zipped(&[(
        "word/document.xml".to_owned(),
        "<w:document><w:body><w:altChunk r:id='c'/></w:body></w:document>",
    )]);
    for (name, chunk) in [("c.png", b"\x89PNG\0".to_vec()), ("c.docx", deeper)] {
        let document = around(name, &chunk);
        assert_eq!(shown(&document, Part::Body), ["before", "after"], "{name}");
        assert_eq!(document.reading(), Reading::Partly, "{name}");
    }
    let lost = read("<w:altChunk r:id='x'/>", &[]);
    assert_eq!(shown(&read(&p("said"), &[]), Part::Body), ["said"]);
    assert!(lost.notes.iter().any(|note| note.code == NoteCode::Empty));
}

#[test]
fn so_many_files_are_set_in_and_no_more() {
    let numbers = 0..super::CHUNKS_MAX + 5;
    let ties: Vec<String> = numbers
        .clone()
        .map(|number| {
            format!("<Relationship Id='c{number}' Type='{TYPE}/aFChunk' Target='{number}.txt'/>")
        })
        .collect();
    let chunks: Vec<String> = numbers
        .clone()
        .map(|number| format!("<w:altChunk r:id='c{number}'/>"))
        .collect();
    let body = format!(
        "<w:document><w:body>{}</w:body></w:document>",
        chunks.concat()
    );
    let mut files = vec![
        ("word/document.xml".to_owned(), body),
        (
            "word/_rels/document.xml.rels".to_owned(),
            format!("<Relationships>{}</Relationships>", ties.concat()),
        ),
    ];
    files.extend(numbers.map(|number| (format!("word/{number}.txt"), format!("t{number}"))));
    let document = bytes_of("a.docx", &zipped(&files));
    assert_eq!(shown(&document, Part::Body).len(), super::CHUNKS_MAX);
    assert_eq!(document.reading(), Reading::Partly);
}

/// The parts of a document with a file embedded so many times.
fn embedding(n: usize, embedded: &[u8]) -> Vec<(String, Vec<u8>)> {
    let ties: Vec<String> = (0..n)
        .map(|number| {
            let target = format!("embeddings/{number}.docx");
            format!("<Relationship Id='e{number}' Type='{TYPE}/package' Target='{target}'/>")
        })
        .collect();
    let body = format!(
        "<w:document><w:body>{}<w:object><o:OLEObject/></w:object></w:body></w:document>",
        p("see below")
    );
    let mut files = vec![
        ("word/document.xml".to_owned(), body.into_bytes()),
        (
            "word/_rels/document.xml.rels".to_owned(),
            format!("<Relationships>{}</Relationships>", ties.concat()).into_bytes(),
        ),
    ];
    files
        .extend((0..n).map(|number| (format!("word/embeddings/{number}.docx"), embedded.to_vec())));
    files
}

#[test]
fn files_that_are_embedded_are_documents_of_their_own_up_to_a_bound() {
    let of = |n: usize, embedded: &[u8]| {
        let files = embedding(n, embedded);
        let documents = crate::extract::all_of("a.docx", zipped(&files));
        let paths: Vec<String> = documents.iter().map(|inner| inner.path.clone()).collect();
        (paths, documents[0].notes.len())
    };
    let inner = package(&p("inner plan"), &[]);
    assert_eq!(
        of(2, &inner),
        (
            ["a.docx", "a.docx/0.docx", "a.docx/1.docx"]
                .map(str::to_owned)
                .into(),
            0
        )
    );
    let around = bytes_of("a.docx", &zipped(&embedding(2, &inner)));
    assert_eq!(
        shown(&around, Part::Property),
        ["Attachments: 0.docx; 1.docx"]
    );
    assert_eq!(of(1, b"\x01\0\x02"), (vec!["a.docx".to_owned()], 1));
    let (paths, n_notes) = of(super::EMBEDDED_MAX + 3, &inner);
    assert_eq!((paths.len(), n_notes), (super::EMBEDDED_MAX + 1, 1));
}

#[test]
fn what_another_writer_wrote_is_read() {
    use docx_rs::{Docx, Header, Paragraph, Run, Table, TableCell, TableRow};
    let said = |text: &str| Paragraph::new().add_run(Run::new().add_text(text));
    let cell = |text: &str| TableCell::new().add_paragraph(said(text));
    let docx = Docx::new()
        .header(Header::new().add_paragraph(said("Running head")))
        .add_paragraph(said("First words"))
        .add_table(Table::new(vec![TableRow::new(vec![
            cell("left"),
            cell("right"),
        ])]));
    let mut file = Cursor::new(Vec::new());
    docx.build().pack(&mut file).expect("in memory");
    let document = bytes_of("a.docx", file.get_ref());
    assert_eq!(
        shown(&document, Part::Body),
        ["First words", "0:0,0 left", "0:0,1 right"]
    );
    assert_eq!(shown(&document, Part::Header), ["Running head"]);
}

/// A document with something of everything, to be broken.
fn full() -> Vec<u8> {
    let body = format!(
        "{}<w:tbl><w:tr>{}{}</w:tr></w:tbl><w:p><w:ins><w:r><w:t>in</w:t></w:r></w:ins></w:p>",
        p("Plan for the summer"),
        tc("<w:gridSpan w:val='2'/>", "a"),
        tc("", "b")
    );
    package(
        &body,
        &[("header", "h.xml", &format!("<w:hdr>{}</w:hdr>", p("head")))],
    )
}

proptest! {
    #[test]
    fn no_change_to_a_file_makes_its_reading_fail(
        flips in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
        keep in 0.2_f64..=1.0,
    ) {
        let mut bytes = full();
        for (place, value) in flips {
            let place = place.index(bytes.len());
            bytes[place] = value;
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a share of a small length")]
        bytes.truncate((bytes.len() as f64 * keep) as usize);
        let document = bytes_of("a.docx", &bytes);
        for block in &document.blocks {
            prop_assert!(document.text.get(block.span.start..block.span.end).is_some());
        }
        prop_assert!(document.notes.iter().all(|note| note.code != NoteCode::ParserFailed));
    }

    #[test]
    fn no_bytes_at_all_make_reading_fail(bytes in proptest::collection::vec(any::<u8>(), 0..400), name in 0..4_usize) {
        let path = ["a.txt", "a.md", "a.docx", "a"][name];
        let document = bytes_of(path, &bytes);
        prop_assert!(document.notes.iter().all(|note| note.code != NoteCode::ParserFailed));
    }

    #[test]
    fn no_text_makes_reading_fail(text in "[ -~\t\n\u{c}|•é]{0,300}", name in 0..2_usize) {
        let path = ["a.txt", "a.md"][name];
        let document = bytes_of(path, text.as_bytes());
        prop_assert!(document.notes.iter().all(|note| note.code != NoteCode::ParserFailed));
    }
}
