//! Bounds on what is run, met by contents made to be too much.

use super::super::ink::Glyph;
use super::forms::{FIELD_LINES_MAX, FIELDS_DEPTH_MAX, FORMS_DEPTH_MAX};
use super::*;

/// A file of pages that all show the same content, in Helvetica as F.
fn same(n_pages: usize, content: &str) -> lopdf::Document {
    let mut file = lopdf::Document::with_version("1.7");
    add_pages(&mut file, n_pages, content, Dictionary::new(), &[]);
    file
}

fn add_pages(
    file: &mut lopdf::Document,
    n_pages: usize,
    content: &str,
    forms: Dictionary,
    annotations: &[Object],
) {
    let content = Stream::new(Dictionary::new(), content.as_bytes().to_vec());
    let content = file.add_object(content);
    let font = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" };
    let font = file.add_object(font);
    let resources = dictionary! { "Font" => dictionary! { "F" => font }, "XObject" => forms };
    for _ in 0..n_pages {
        file.add_object(dictionary! {
            "Type" => "Page", "Contents" => content, "Resources" => resources.clone(),
            "Annots" => annotations.to_vec(),
        });
    }
}

/// Runs each page in turn, and gives its letters and whether they are all.
fn shown(bounds: Bounds, file: &lopdf::Document) -> Vec<(String, bool)> {
    let mut interpreter = Interpreter::within(bounds, file);
    let pages = file::pages(file);
    let inks = pages.iter().map(|page| interpreter.page(page));
    inks.map(|ink| (letters(&ink.glyphs), ink.is_cut)).collect()
}

fn letters(glyphs: &[Glyph]) -> String {
    glyphs.iter().map(|glyph| glyph.character).collect()
}

fn whole(text: &str) -> (String, bool) {
    (text.to_owned(), false)
}

fn cut(text: &str) -> (String, bool) {
    (text.to_owned(), true)
}

#[test]
fn a_page_is_cut_at_its_own_bound_and_the_next_one_is_read() {
    let file = same(2, "BT /F 12 Tf (a) Tj (b) Tj (c) Tj ET");
    let bounds = Bounds { page: 4, file: 100 };
    assert_eq!(shown(bounds, &file), [cut("ab"), cut("ab")]);
}

#[test]
fn a_file_is_cut_at_the_bound_for_all_its_pages_together() {
    let file = same(4, "BT /F 12 Tf (a) Tj (b) Tj (c) Tj ET");
    let bounds = Bounds { page: 6, file: 15 };
    let expected = [whole("abc"), whole("abc"), cut("a"), cut("")];
    assert_eq!(shown(bounds, &file), expected);
}

#[test]
fn a_file_is_run_within_the_bounds_that_are_documented() {
    let file = same(1, "");
    let bounds = Interpreter::new(&file).bounds;
    assert_eq!((bounds.page, bounds.file), (4_000_000, 60_000_000));
}

#[test]
fn states_saved_beyond_the_bound_are_counted_so_that_the_first_is_restored() {
    let many = STACK_MAX + 40;
    let content = format!(
        "{} 1 0 0 1 0 50 cm {} BT /F 12 Tf (a) Tj ET",
        "q ".repeat(many),
        "Q ".repeat(many)
    );
    let file = same(1, &content);
    let pages = file::pages(&file);
    let ink = Interpreter::new(&file).page(&pages[0]);
    assert!((ink.glyphs[0].y - 792.0).abs() < 0.1, "{}", ink.glyphs[0].y);
}

#[test]
fn marks_opened_beyond_the_bound_are_counted_so_that_the_last_one_closes() {
    let many = STACK_MAX + 40;
    let content = format!(
        "{} {} BT /F 12 Tf (a) Tj ET",
        "/Artifact BMC ".repeat(many),
        "EMC ".repeat(many)
    );
    let file = same(1, &content);
    let pages = file::pages(&file);
    let ink = Interpreter::new(&file).page(&pages[0]);
    assert!(ink.marks[ink.glyphs[0].mark].artifact.is_none());
}

#[test]
fn one_path_of_more_lines_than_the_bound_is_cut_short() {
    let path = format!("{} S", "0 0 m 90 0 l ".repeat(2 * RULES_MAX));
    let file = same(1, &path);
    let pages = file::pages(&file);
    let ink = Interpreter::new(&file).page(&pages[0]);
    assert_eq!(ink.rules.len(), RULES_MAX + 1);
}

#[test]
fn ruling_lines_beyond_the_bound_are_not_kept() {
    let lines = "0 0 m 90 0 l S ".repeat(RULES_MAX + 50);
    let file = same(1, &lines);
    let pages = file::pages(&file);
    let ink = Interpreter::new(&file).page(&pages[0]);
    assert_eq!(ink.rules.len(), RULES_MAX);
}

#[test]
fn forms_deeper_in_one_another_than_the_bound_are_left_out_and_that_is_said() {
    let chained = |n: usize| {
        let mut file = lopdf::Document::with_version("1.7");
        let mut inner: Option<ObjectId> = None;
        for _ in 0..n {
            let forms = inner.map_or_else(Dictionary::new, |id| dictionary! { "X" => id });
            let head = dictionary! {
                "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 9.into(), 9.into()],
                "Resources" => dictionary! { "XObject" => forms },
            };
            let content = b"BT /F 12 Tf (a) Tj ET /X Do".to_vec();
            inner = Some(file.add_object(Stream::new(head, content)));
        }
        let forms = dictionary! { "X" => inner.expect("a form") };
        add_pages(&mut file, 1, "/X Do", forms, &[]);
        shown(BOUNDS, &file)
    };
    let deepest = "a".repeat(FORMS_DEPTH_MAX);
    assert_eq!(chained(FORMS_DEPTH_MAX), [whole(&deepest)]);
    assert_eq!(chained(FORMS_DEPTH_MAX + 3), [cut(&deepest)]);
}

/// The letters of a page with one field, of that value, under so many fields that leave all out.
fn field(value: &str, n_above: usize) -> Vec<(String, bool)> {
    let mut file = lopdf::Document::with_version("1.7");
    let mut above = file.add_object(dictionary! {
        "FT" => "Tx", "V" => Object::string_literal(value),
    });
    for _ in 1..n_above {
        above = file.add_object(dictionary! { "Parent" => above });
    }
    let widget = file.add_object(dictionary! {
        "Subtype" => "Widget", "Parent" => above,
        "Rect" => vec![0.into(), 0.into(), 200.into(), 700.into()],
    });
    add_pages(&mut file, 1, "", Dictionary::new(), &[widget.into()]);
    shown(BOUNDS, &file)
}

#[test]
fn a_field_takes_what_it_leaves_out_from_so_many_fields_above_it() {
    assert_eq!(field("ab", 1), [whole("ab")]);
    assert_eq!(field("ab", FIELDS_DEPTH_MAX - 1), [whole("ab")]);
    assert_eq!(field("ab", FIELDS_DEPTH_MAX + 5), [whole("")]);
}

#[test]
fn a_field_shows_so_many_lines_and_says_that_it_had_more() {
    let of = |n: usize| field(&"a\n".repeat(n), 1);
    let most = "a".repeat(FIELD_LINES_MAX);
    assert_eq!(of(FIELD_LINES_MAX), [whole(&most)]);
    assert_eq!(of(FIELD_LINES_MAX + 1), [cut(&most)]);
}
