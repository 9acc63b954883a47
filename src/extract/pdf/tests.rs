use lopdf::{Dictionary, Object, Stream, dictionary};

use super::*;
use crate::document::Document;

/// Writes a pdf of one page that shows a content in a font called F, and reads it.
fn shown(font: Dictionary, content: &str) -> String {
    let mut file = lopdf::Document::with_version("1.7");
    let font = file.add_object(font);
    let resources = dictionary! { "Font" => dictionary! { "F" => font } };
    shown_with(file, resources, content)
}

fn shown_with(mut file: lopdf::Document, resources: Dictionary, content: &str) -> String {
    let content = Stream::new(Dictionary::new(), content.as_bytes().to_vec());
    let content = file.add_object(content);
    // The page stands in the tree itself, which is against the rules and met all the same.
    let page = dictionary! { "Type" => "Page", "Contents" => content, "Resources" => resources };
    let tree = file.add_object(dictionary! {
        "Type" => "Pages", "Kids" => vec![Object::Dictionary(page)], "Count" => 1,
    });
    let catalog = file.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    file.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).expect("memory");
    let document = read("a.pdf", "00", &bytes)
        .expect("a pdf with text")
        .document;
    let body = document.text.split("\n\n[").next();
    body.unwrap_or_default().to_owned()
}

/// Writes a pdf with a page for each content, in Helvetica as F and a picture as I, and reads it.
fn paged(contents: &[&str]) -> Document {
    let mut file = lopdf::Document::with_version("1.7");
    let picture = Stream::new(
        dictionary! {
            "Type" => "XObject", "Subtype" => "Image", "Width" => 1, "Height" => 1,
            "ColorSpace" => "DeviceGray", "BitsPerComponent" => 8,
        },
        vec![0x80],
    );
    let picture = file.add_object(picture);
    let font = file.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica",
    });
    let resources = file.add_object(dictionary! {
        "Font" => dictionary! { "F" => font }, "XObject" => dictionary! { "I" => picture },
    });
    let tree = file.new_object_id();
    let mut kids: Vec<Object> = Vec::new();
    for content in contents {
        let content = Stream::new(Dictionary::new(), content.as_bytes().to_vec());
        let content = file.add_object(content);
        let page = file.add_object(dictionary! {
            "Type" => "Page", "Parent" => tree, "Contents" => content, "Resources" => resources,
            "MediaBox" => vec![0.into(), 0.into(), 600.into(), 800.into()],
        });
        kids.push(page.into());
    }
    let count = i64::try_from(kids.len()).expect("a few pages");
    file.set_object(
        tree,
        dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count },
    );
    let catalog = file.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    file.trailer.set("Root", catalog);
    let info = file.add_object(dictionary! { "Title" => Object::string_literal("Respite") });
    file.trailer.set("Info", info);
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).expect("memory");
    read("a.pdf", "00", &bytes).expect("a pdf").document
}

fn line(y: u16, text: &str) -> String {
    format!("BT /F 10 Tf 1 0 0 1 72 {y} Tm ({text}) Tj ET\n")
}

const PICTURE: &str = "q 600 0 0 800 0 0 cm /I Do Q\n";

#[test]
fn running_lines_stand_between_the_pages_and_paragraphs_go_on_over_them() {
    let pages = [
        (
            "The plan for the whole family was agreed by all who came,",
            1,
        ),
        (
            "and each of them was told who does what until the review.",
            2,
        ),
        ("Signed by all.", 3),
    ];
    let pages: Vec<String> = pages
        .iter()
        .map(|(text, page)| line(700, text) + &line(40, &format!("Page {page} of 3")))
        .collect();
    let pages: Vec<&str> = pages.iter().map(String::as_str).collect();
    let document = paged(&pages);
    let body = document.text.split("\n\n[").next().unwrap_or_default();
    assert_eq!(
        body,
        "The plan for the whole family was agreed by all who came, and each of them was told who \
         does what until the review.\n[Page 1 of 3]\n[Page 2 of 3]\nSigned by all.\n[Page 3 of 3]"
    );
    let footers: Vec<&str> = document
        .part(Part::Footer)
        .map(|block| document.text_of(block))
        .collect();
    assert_eq!(footers, ["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"]);
}

#[test]
fn a_footer_that_is_written_before_its_page_stands_before_it() {
    let footer = "/Artifact <</Type /Pagination /Subtype /Footer>> BDC\n".to_owned()
        + &line(40, "7")
        + "EMC\n";
    let document = paged(&[&(footer + &line(700, "Views of Pip"))]);
    assert!(
        document.text.starts_with("[7]\nViews of Pip\n"),
        "{}",
        document.text
    );
}

#[test]
fn a_picture_of_a_page_is_scanned_though_its_number_was_stamped_on_it() {
    let stamped = |page: u16| format!("{PICTURE}{}", line(40, &format!("Page {page}")));
    let written = |page: u16| line(700, "Visit to Pip") + &line(40, &format!("Page {page}"));
    let code = |document: &Document| document.notes[0].code;
    let all = paged(&[&stamped(1), &stamped(2)]);
    assert_eq!(code(&all), NoteCode::Scanned);
    let some = paged(&[&written(1), &stamped(2)]);
    assert_eq!(code(&some), NoteCode::ScannedPages);
    assert!(some.notes[0].message.ends_with(": 2"));
    assert!(paged(&[&written(1), &written(2)]).notes.is_empty());
}

#[test]
fn a_title_that_the_header_repeats_stays_a_title() {
    let title = "BT /F 20 Tf 1 0 0 1 72 740 Tm (Respite Policy) Tj ET\n".to_owned();
    let headed = |text: &str| line(770, "Respite Policy") + &line(700, text);
    let pages = [
        title + &line(700, "For carers"),
        headed("Aims"),
        headed("Scope"),
    ];
    let pages: Vec<&str> = pages.iter().map(String::as_str).collect();
    let document = paged(&pages);
    let first = document.part(Part::Body).next();
    assert_eq!(
        first.map(|block| document.text_of(block)),
        Some("Respite Policy")
    );
    assert_eq!(document.part(Part::Header).count(), 2);
}

#[test]
fn the_number_of_a_note_is_no_digit_of_the_year_before_it_nor_a_line_of_its_own() {
    for rise in [3, 5, 7] {
        let content = format!(
            "BT /F 10 Tf 1 0 0 1 72 700 Tm (since 2018) Tj /F 6 Tf {rise} Ts (12) Tj \
             /F 10 Tf 0 Ts (, and on her 18) Tj /F 6 Tf {rise} Ts (th) Tj /F 10 Tf 0 Ts ( birthday) Tj ET"
        );
        let document = paged(&[&content]);
        let body: Vec<&str> = document
            .part(Part::Body)
            .map(|block| document.text_of(block))
            .collect();
        assert_eq!(body, ["since 2018 12, and on her 18th birthday"]);
    }
}

/// A drawn table of one row with two cells, and its two texts.
fn drawn_row(top: u16, texts: [&str; 2]) -> String {
    let cell = |x: u16| format!("{x} {} 200 20 re S\n", top - 20);
    let text = |x: u16, text: &str| {
        let y = top - 14;
        format!("BT /F 10 Tf 1 0 0 1 {} {y} Tm ({text}) Tj ET\n", x + 4)
    };
    cell(72) + &cell(272) + &text(72, texts[0]) + &text(272, texts[1])
}

#[test]
fn a_heading_between_two_drawn_tables_stands_between_them() {
    let content = line(740, "Present")
        + &drawn_row(730, ["Chair", "Ms Orr"])
        + &line(690, "Actions")
        + &drawn_row(680, ["Visit Pip", "Mr Bell"])
        + &line(640, "Next meeting");
    let document = paged(&[&content]);
    let body = document.text.split("\n\n[").next().unwrap_or_default();
    assert_eq!(
        body,
        "Present\nChair\tMs Orr\nActions\nVisit Pip\tMr Bell\nNext meeting"
    );
}

#[test]
fn pages_that_say_the_same_and_nothing_else_are_no_running_lines() {
    let page = line(700, "Keep this side up");
    let document = paged(&[&page, &page]);
    assert_eq!(document.part(Part::Body).count(), 2);
}

#[test]
fn a_file_without_text_still_tells_its_properties() {
    for (content, code) in [("", NoteCode::Empty), (PICTURE, NoteCode::Scanned)] {
        let document = paged(&[content]);
        assert_eq!(document.notes[0].code, code);
        assert_eq!(document.pages, Some(1));
        let title = document.part(Part::Property).next();
        assert_eq!(
            title.map(|block| document.text_of(block)),
            Some("Title: Respite")
        );
    }
}

fn japanese(encoding: &str) -> Dictionary {
    let collection = dictionary! {
        "Registry" => Object::string_literal("Adobe"),
        "Ordering" => Object::string_literal("Japan1"), "Supplement" => 2,
    };
    let descendant = dictionary! {
        "Type" => "Font", "Subtype" => "CIDFontType0", "BaseFont" => "Ryumin",
        "CIDSystemInfo" => collection,
    };
    dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "Ryumin", "Encoding" => encoding,
        "DescendantFonts" => vec![Object::Dictionary(descendant)],
    }
}

#[test]
fn a_font_of_a_known_collection_needs_no_table_of_its_own() {
    let content = "BT /F 12 Tf 72 700 Td <8C7689E6> Tj ET";
    assert_eq!(shown(japanese("90ms-RKSJ-H"), content), "計画");
}

#[test]
fn text_that_runs_downwards_is_read_column_by_column_from_the_right() {
    let content =
        "BT /F 12 Tf 1 0 0 1 300 700 Tm <8A08753B> Tj 1 0 0 1 284 700 Tm <65E54ED8> Tj ET";
    assert_eq!(shown(japanese("UniJIS-UTF16-V"), content), "計画 日付");
}

#[test]
fn a_font_that_the_file_forgets_is_read_as_viewers_show_it() {
    let file = lopdf::Document::with_version("1.7");
    let content = "BT /Gone 12 Tf 72 700 Td (Review due) Tj ET";
    assert_eq!(shown_with(file, Dictionary::new(), content), "Review due");
}

#[test]
fn a_bullet_of_a_symbol_font_is_no_letter() {
    let font = dictionary! {
        "Type" => "Font", "Subtype" => "TrueType", "BaseFont" => "ABCDEF+Wingdings",
        "Encoding" => "WinAnsiEncoding",
    };
    assert_eq!(shown(font, "BT /F 12 Tf 72 700 Td (n) Tj ET"), "▪");
}
