use lopdf::{Dictionary, Object, Stream, dictionary};

use super::*;

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
    let document = read("a.pdf", "00", &bytes).expect("a pdf with text");
    let body = document.text.split("\n\n[").next();
    body.unwrap_or_default().to_owned()
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
