use super::*;

fn shown(text: &str) -> Vec<String> {
    pieces(text)
        .iter()
        .map(|piece| {
            let sign = match piece.kind {
                BlockKind::Heading(level) => format!("h{level}"),
                BlockKind::Paragraph => "p".to_owned(),
                BlockKind::ListItem(level) => format!("li{level}"),
                BlockKind::Cell(cell) => format!("{},{}", cell.row, cell.column),
            };
            let part = if piece.part == Part::Body {
                ""
            } else {
                piece.part.name()
            };
            let label = piece.label.clone().unwrap_or_default();
            format!("{part}{sign} {label}|{}", piece.text)
        })
        .collect()
}

#[test]
fn labelled_lines_stay_apart_and_wrapped_prose_is_joined() {
    let text = "Status: Draft\nVersion:   3\n\n\
        The group met on Monday and agreed that the plan should be kept\n\
        under review until the family has moved, and that the school and\n\
        the health visitor should stay in touch.\n";
    assert_eq!(
        shown(text),
        [
            "p |Status: Draft",
            "p |Version: 3",
            "p |The group met on Monday and agreed that the plan should be kept under review until \
             the family has moved, and that the school and the health visitor should stay in touch.",
        ]
    );
}

#[test]
fn lines_set_out_in_columns_do_not_run_on() {
    let text = "A-12   DAY SHEET                           J Bell\n\
        visits to the flat, all of them with the child seen on her own\n\
        \u{20}  3 May 26      9 June 26      7 July 26      4 August 26\n\n\
        line manager's discussions, which are kept here and nowhere else\n\
        in the file";
    assert_eq!(
        shown(text)[..3],
        [
            "p |A-12 DAY SHEET J Bell",
            "p |visits to the flat, all of them with the child seen on her own",
            "p |3 May 26 9 June 26 7 July 26 4 August 26",
        ]
    );
}

#[test]
fn headings_show_by_capitals_rules_numbers_and_prose_below() {
    let text = "CARE PLAN\n\nBackground\n\nThe family moved here in the spring and know few people.\n\n\
        Views\n-----\nShe likes the school and wants to stay there with her friends.\n\n\
        2. Analysis\n\nThere are two risks that stand out among those that were named.\n";
    assert_eq!(
        shown(text),
        [
            "h1 |CARE PLAN",
            "h2 |Background",
            "p |The family moved here in the spring and know few people.",
            "h2 |Views",
            "p |She likes the school and wants to stay there with her friends.",
            "h1 2.|Analysis",
            "p |There are two risks that stand out among those that were named.",
        ]
    );
}

#[test]
fn a_day_and_a_month_before_each_line_are_no_numbers_of_items() {
    assert_eq!(
        shown("24.7 Rang school.\n27.7 Visit.\n3.8 Supervision.\n12.8 Visit, all well.\n"),
        [
            "p |24.7 Rang school.",
            "p |27.7 Visit.",
            "p |3.8 Supervision.",
            "p |12.8 Visit, all well.",
        ]
    );
    let items = shown("2.1 Ring school.\n2.2 Visit.\n2.3 Write.\n3.1 Meet.\n3.2 Go on.\n");
    assert!(
        items.iter().all(|item| !item.starts_with("p ")),
        "{items:?}"
    );
}

#[test]
fn a_line_between_two_runs_of_signs_is_a_heading() {
    let text = "My notes\n== to remember ==\nring twice\n~~~ Day by day ~~~\n3 May: visit, all well here.\n\
        ** Views **\nShe said so.\n** not this one\n=2 ** 3=\n";
    assert_eq!(
        shown(text),
        [
            "p |My notes",
            "h2 |to remember",
            "p |ring twice",
            "h2 |Day by day",
            "p |3 May: visit, all well here.",
            "h2 |Views",
            "p |She said so.",
            "p |** not this one",
            "p |=2 ** 3=",
        ]
    );
}

#[test]
fn numbered_actions_with_blank_lines_between_are_items_and_no_headings() {
    let text = "1. Ring school\n\n2. Write to the landlord\n\n3. Visit on Friday\n\n\
        All of this was agreed by everyone who was there.\n";
    assert_eq!(
        shown(text)[..3],
        [
            "li0 1.|Ring school",
            "li0 2.|Write to the landlord",
            "li0 3.|Visit on Friday"
        ]
    );
}

#[test]
fn a_numbered_heading_after_bullets_is_still_a_heading() {
    let text = "- school\n- health\n\n2. Analysis\n\nThe two services agree on what has to be done first.\n";
    assert_eq!(shown(text)[2], "h1 2.|Analysis");
}

#[test]
fn dated_lines_are_not_taken_for_list_items_or_run_together() {
    let text = "12.05.24 Home visit.\n14.05.24 Call from school.\n";
    assert_eq!(
        shown(text),
        ["p |12.05.24 Home visit.", "p |14.05.24 Call from school."]
    );
}

#[test]
fn list_items_take_their_level_from_their_indent_and_their_lines_from_the_hang() {
    let text = "- Ring school\n  and the nurse\n    - by phone\n- Write\n";
    assert_eq!(
        shown(text),
        [
            "li0 \u{2022}|Ring school and the nurse",
            "li1 \u{2022}|by phone",
            "li0 \u{2022}|Write"
        ]
    );
}

#[test]
fn form_feeds_part_pages_and_running_lines_are_told_once() {
    let page = |n: u32| {
        format!(
            "Respite policy DRAFT\n\nText of page number {n} stands here.\nMore on {n}.\n\nPage {n} of 3\n"
        )
    };
    let text = [page(1), page(2), page(3)].join("\u{c}");
    let pieces = pieces(&text);
    let running: Vec<&str> = pieces
        .iter()
        .filter(|piece| piece.part != Part::Body)
        .map(|piece| piece.text.as_str())
        .collect();
    assert_eq!(running, ["Respite policy DRAFT", "Page 1 of 3"]);
    assert_eq!(pieces.iter().filter_map(|piece| piece.page).max(), Some(3));
}

#[test]
fn a_line_that_comes_back_in_the_text_is_no_running_line() {
    let text = "Visit done.\n\nText one here.\n\nVisit done.\n\nText two here.\n\nVisit done.\n";
    assert_eq!(
        pieces(text)
            .iter()
            .filter(|piece| piece.part != Part::Body)
            .count(),
        0
    );
}

#[test]
fn a_date_parted_by_the_end_of_a_line_is_joined() {
    let text = "It was last amended on 11 March\n2025. It will be read again.\n\nWe met in May\n\n2025 was dry.\n";
    let texts: Vec<String> = pieces(text).into_iter().map(|piece| piece.text).collect();
    assert_eq!(
        texts[0],
        "It was last amended on 11 March 2025. It will be read again."
    );
    assert_eq!(texts.last().map(String::as_str), Some("2025 was dry."));
}

#[test]
fn a_text_of_many_lines_is_read_in_linear_time() {
    for line in [
        "a | b\n",
        "x\ty\n\n",
        "- a  b   c\n",
        "Label:\tx\n",
        "a   b\n",
        "\n",
        "----\n",
    ] {
        let _ = pieces(&line.repeat(5_000));
    }
}

#[test]
fn the_number_of_a_section_that_begins_a_line_ends_the_line_above() {
    let text = "Staff promote the welfare of children by the Act, section\n22, in force since 1997: all of them do.\n";
    let texts: Vec<String> = pieces(text).into_iter().map(|piece| piece.text).collect();
    assert_eq!(texts.len(), 1, "{texts:?}");
    let items = "Ring the school in this part\n\n1. Ask who is in.\n";
    assert_eq!(pieces(items).len(), 2);
}
