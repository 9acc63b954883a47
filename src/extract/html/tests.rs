//! Pages made by hand.

use super::*;

fn shown(html: &str) -> Vec<String> {
    let (pieces, _) = pieces(html);
    pieces.iter().map(Piece::in_words).collect()
}

#[test]
fn headings_paragraphs_and_lists_are_what_their_tags_say() {
    let html = "<title>Plan</title><h1>Child&#x27;s\n plan</h1><p>One<p>two<br>lines\
                <ol start=3><li>Ring<li>Write<ul><li>by post</ul></ol><p><b>Needs</b></p><script>x()</script>";
    assert_eq!(
        shown(html),
        [
            "Body Heading(1) |Child's plan",
            "Body Paragraph |One",
            "Body Paragraph |two\nlines",
            "Body ListItem(0) 3.|Ring",
            "Body ListItem(0) 4.|Write",
            "Body ListItem(1) \u{2022}|by post",
            "Body Heading(2) |Needs",
            "Property Paragraph |Title: Plan",
        ]
    );
}

#[test]
fn a_table_has_header_rows_and_merged_cells() {
    let html = "<table><caption>Actions</caption><tr><th>Need<th>Who<tr><td rowspan=2>Bed<td>Mum\
                <tr><td><ul><li>Dad</ul></table>after";
    assert_eq!(
        shown(html),
        [
            "Body Paragraph |Actions",
            "0.0,0!: Need",
            "0.0,1!: Who",
            "0.1,0: Bed",
            "0.1,1: Mum",
            "0.2,1: Dad",
            "Body Paragraph |after",
        ]
    );
}

#[test]
fn tables_that_only_lay_out_the_page_are_running_text() {
    let html =
        "<table><tr><td><h2>News</h2><table><tr><td>a<td>b<tr><td>c<td>d</table><p>end</table>";
    assert_eq!(
        shown(html),
        [
            "Body Heading(2) |News",
            "1.0,0: a",
            "1.0,1: b",
            "1.1,0: c",
            "1.1,1: d",
            "Body Paragraph |end"
        ]
    );
}

#[test]
fn a_short_line_in_large_or_bold_type_is_a_heading() {
    let html = "<p><font size=6><font color=red>Child's Plan</font></font></p>\
                <p><span style='font-size: 26pt'>Large</span></p><p style='font-weight: bold'>Needs</p>\
                <p><span style='font-size: 14pt'>Plain</span></p>";
    assert_eq!(
        shown(html),
        [
            "Body Heading(1) |Child's Plan",
            "Body Heading(1) |Large",
            "Body Heading(1) |Needs",
            "Body Paragraph |Plain"
        ]
    );
}

#[test]
fn struck_out_words_stand_apart_and_unseen_ones_are_left_out() {
    let html = "<p>Review in <del>May</del><ins>June</ins><span style='display: none'>x</span></p>\
                <div title=footer>Version 2</div>";
    assert_eq!(
        shown(html),
        [
            "Body Paragraph |Review in June",
            "Body Paragraph |May",
            "Footer Paragraph |Version 2"
        ]
    );
}

#[test]
fn what_no_browser_shows_is_left_out_and_what_all_show_is_read() {
    let html = "<p>One<span style='visibility: hidden'>x</span></p><video>x</video><dialog>x</dialog>\
                <dialog open>Two</dialog><svg><title>x</title><text>Three</text><desc>x</desc><text>Four</text></svg>\
                <p><math><mi>n</mi><mo>=</mo><mn>5</mn><annotation>x</annotation></math>\
                <select><option>x<option selected>Six</select><button>Seven</button>";
    assert_eq!(
        shown(html),
        ["One", "Two", "Three", "Four", "n=5", "Six", "Seven"]
            .map(|text| format!("Body Paragraph |{text}"))
    );
}

#[test]
fn words_set_apart_by_their_style_are_not_glued() {
    let html = "<span style='display: inline-block'>Name</span><span>Pip</span>\
                <span style='display:block'>Age</span>7 <input value=weekly>visit";
    assert_eq!(shown(html), ["Body Paragraph |Name Pip Age 7 weekly visit"]);
}

#[test]
fn the_page_says_its_encoding() {
    let text = decoded(b"<meta charset='windows-1252'><p>caf\xe9").expect("text");
    assert!(text.ends_with("caf\u{e9}"));
}

#[test]
fn a_tag_of_a_hundred_thousand_attributes_is_read() {
    let attributes = "a=\"\" ".repeat(100_000);
    let (pieces, _) = pieces(&format!("<p {attributes}>Plan</p>"));
    assert_eq!(pieces[0].text, "Plan");
}

#[test]
fn tags_a_hundred_thousand_deep_are_read() {
    let html = format!("{}deep", "<div><table><tr><td><ul><li>".repeat(50_000));
    assert!(shown(&html).iter().any(|line| line.ends_with("deep")));
}

#[test]
fn the_pages_word_on_its_encoding_stands_near_its_beginning_or_does_not_count() {
    let page = |n_blanks: usize| {
        let mut bytes = " ".repeat(n_blanks).into_bytes();
        bytes.extend(b"<meta charset='koi8-r'><p>\xcd");
        decoded(&bytes).expect("text")
    };
    assert!(page(9).ends_with('\u{43c}'));
    assert!(page(CHARSET_BYTES_MAX).ends_with('\u{cd}'));
}

#[test]
fn cells_beyond_the_last_column_of_a_table_are_read_and_stand_in_it() {
    let html = format!(
        "<table><tr>{}<tr><td>below</table>",
        "<td rowspan=5>a".repeat(1_030)
    );
    let shown = shown(&html);
    assert_eq!(shown.len(), 1_031);
    assert_eq!(shown[1_029], "0.0,1024: a");
    assert_eq!(shown[1_030], "0.1,1024: below");
}

#[test]
fn what_the_pages_style_sheet_hides_is_left_out() {
    let html = "<style>.x, #y { display: none } td.z { visibility: hidden }</style>\
                <p class='a x'>x</p><div id=y>x<p>x</div><p class=z>One</p>\
                <p class=x style='display: block'>Two</p><table><tr><td class=z>x<tr><td>Three</table>\
                <style media=print>.w { display: none }</style><p class=w>Four</p>\
                <style>body, .V { display: none }</style><p class=v>x<p>Five<div><p class=v>x</div>Six";
    let texts: Vec<String> = pieces(html).0.into_iter().map(|piece| piece.text).collect();
    let texts: Vec<&str> = texts
        .iter()
        .map(String::as_str)
        .filter(|text| !text.is_empty())
        .collect();
    assert_eq!(texts, ["One", "Two", "Three", "Four", "Five", "Six"]);
}
