//! Presentations made by hand.

use std::io::{Cursor, Write};

use super::*;
use crate::document::Reading;
use crate::extract::bytes_of;

const TYPE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn zipped(files: &[(String, String)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        let options = zip::write::SimpleFileOptions::default();
        writer.start_file(name.as_str(), options).expect("memory");
        writer.write_all(text.as_bytes()).expect("memory");
    }
    writer.finish().expect("memory").into_inner()
}

fn ties(ties: impl Iterator<Item = (String, &'static str, String)>) -> String {
    let tie = |(id, kind, target): (String, &str, String)| {
        format!("<Relationship Id='{id}' Type='{TYPE}/{kind}' Target='{target}'/>")
    };
    let ties = ties.map(tie).collect::<Vec<_>>().concat();
    format!("<Relationships>{ties}</Relationships>")
}

/// A presentation that shows its slides in the order of their numbers here.
fn presentation(order: &[usize], more: &[(&str, &str)]) -> Vec<u8> {
    let shown = order
        .iter()
        .map(|number| format!("<p:sldId id='{}' r:id='s{number}'/>", 255 + number));
    let shown = shown.collect::<Vec<_>>().concat();
    let slides = order.iter().map(|number| {
        (
            format!("s{number}"),
            "slide",
            format!("slides/slide{number}.xml"),
        )
    });
    let mut files = vec![
        (
            "ppt/presentation.xml".to_owned(),
            format!("<p:presentation><p:sldIdLst>{shown}</p:sldIdLst></p:presentation>"),
        ),
        ("ppt/_rels/presentation.xml.rels".to_owned(), ties(slides)),
    ];
    files.extend(order.iter().map(|number| {
        let text = format!(
            "<p:sld>{}</p:sld>",
            shape("body", &format!("slide {number}"))
        );
        (format!("ppt/slides/slide{number}.xml"), text)
    }));
    files.retain(|(name, _)| !more.iter().any(|(own, _)| own == name));
    files.extend(
        more.iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned())),
    );
    zipped(&files)
}

fn shape(kind: &str, text: &str) -> String {
    format!(
        "<p:sp><p:nvSpPr><p:nvPr><p:ph type='{kind}'/></p:nvPr></p:nvSpPr>\
         <p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
    )
}

fn shown(document: &Document) -> Vec<String> {
    let blocks = document
        .blocks
        .iter()
        .filter(|block| block.part != Part::FileName);
    blocks
        .map(|block| {
            let text = document.text_of(block);
            let page = block.page.unwrap_or(0);
            match block.kind {
                BlockKind::Cell(cell) => format!("{page} {},{} {text}", cell.row, cell.column),
                kind => format!("{page} {:?} {kind:?} {text}", block.part),
            }
        })
        .collect()
}

#[test]
fn slides_are_read_in_their_order_with_titles_tables_notes_and_comments() {
    let first = format!(
        "<p:sld>{}{}{}</p:sld>",
        shape("ctrTitle", "All about me"),
        shape("sldNum", "1"),
        "<p:graphicFrame><a:tbl><a:tblPr firstRow='1'/><a:tr><a:tc gridSpan='2'><a:txBody><a:p><a:r><a:t>Likes</a:t></a:r></a:p></a:txBody></a:tc>\
         <a:tc hMerge='1'><a:txBody><a:p/></a:txBody></a:tc></a:tr><a:tr><a:tc><a:txBody><a:p><a:r><a:t>football</a:t></a:r></a:p></a:txBody></a:tc>\
         <a:tc><a:txBody><a:p><a:r><a:t>dogs</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl></p:graphicFrame>"
    );
    let hangs = ties(
        [
            (
                "n".to_owned(),
                "notesSlide",
                "../notesSlides/n.xml".to_owned(),
            ),
            ("c".to_owned(), "comments", "../comments/c.xml".to_owned()),
        ]
        .into_iter(),
    );
    let notes = format!("<p:notes>{}</p:notes>", shape("body", "Ask about school"));
    let bytes = presentation(
        &[2, 1],
        &[
            ("ppt/slides/slide2.xml", &first),
            ("ppt/slides/_rels/slide2.xml.rels", &hangs),
            ("ppt/notesSlides/n.xml", &notes),
            (
                "ppt/comments/c.xml",
                "<p:cmLst><p:cm><p:text>Check this</p:text></p:cm></p:cmLst>",
            ),
        ],
    );
    let document = bytes_of("a.pptx", &bytes);
    assert_eq!(
        shown(&document),
        [
            "1 Body Heading(0) All about me",
            "1 0,0 Likes",
            "1 1,0 football",
            "1 1,1 dogs",
            "2 Body Paragraph slide 1",
            "1 Footnote Paragraph Ask about school",
            "1 Comment Paragraph Check this",
        ]
    );
    assert_eq!(
        (document.pages, document.reading()),
        (Some(2), Reading::Whole)
    );
}

#[test]
fn slides_whose_order_is_lost_are_read_by_their_numbers() {
    let bytes = presentation(&[10, 2], &[("ppt/presentation.xml", "<p:presentation/>")]);
    let shown = shown(&bytes_of("a.pptx", &bytes));
    assert_eq!(
        shown,
        ["1 Body Paragraph slide 2", "2 Body Paragraph slide 10"]
    );
}

#[test]
fn so_many_slides_are_read_and_more_are_said() {
    let order: Vec<usize> = (1..=SLIDES_MAX + 1).collect();
    let document = bytes_of("a.pptx", &presentation(&order, &[]));
    assert_eq!(shown(&document).len(), SLIDES_MAX);
    assert_eq!(document.notes[0].code, NoteCode::CutShort);
}

#[test]
fn a_presentation_without_text_or_with_broken_slides_says_so() {
    let empty = bytes_of(
        "a.pptx",
        &presentation(&[1], &[("ppt/slides/slide1.xml", "<p:sld/>")]),
    );
    assert_eq!(empty.notes[0].code, NoteCode::Empty);
    let broken = format!("<p:sld>{}<p:sp>", shape("body", "said"));
    let broken = bytes_of(
        "a.pptx",
        &presentation(&[1], &[("ppt/slides/slide1.xml", &broken)]),
    );
    assert_eq!(shown(&broken), ["1 Body Paragraph said"]);
    assert_eq!(broken.reading(), Reading::Partly);
}

#[test]
fn an_opendocument_presentation_is_read_in_a_package_and_in_one_file() {
    let body = "<office:body><office:presentation><draw:page><draw:frame><draw:text-box><text:p>said</text:p></draw:text-box></draw:frame>\
        <presentation:notes><draw:frame><draw:text-box><text:p>aside</text:p></draw:text-box></draw:frame></presentation:notes></draw:page>\
        </office:presentation></office:body>";
    let kind = "application/vnd.oasis.opendocument.presentation";
    let package = zipped(&[
        ("mimetype".to_owned(), kind.to_owned()),
        (
            "content.xml".to_owned(),
            format!("<office:document-content>{body}</office:document-content>"),
        ),
    ]);
    let flat = format!("<office:document office:mimetype='{kind}'>{body}</office:document>");
    for (name, bytes) in [("a.odp", package), ("a.fodp", flat.into_bytes())] {
        let document = bytes_of(name, &bytes);
        assert_eq!(document.format, Format::Slides);
        let expected = ["0 Body Paragraph said", "0 Footnote Paragraph aside"];
        assert_eq!(shown(&document), expected, "{name}");
    }
}
