//! Documents that hold several records, from their text to the records of a case.

use crate::casefile::Record;
use crate::document::{BlockKind, Builder, Cell, Document, Format, NoteCode, Part};
use crate::facts::{parting, sketch};

/// What is said in a minute below its head.
const TALK: &str = "School has gone better since Easter and Kit reads on the bus. His aunt asked for help \
with the gas bill and the worker will ring the welfare rights team about it.\n\
Kit's view: he wants to keep the rabbit and see his cousins on Sundays.";

fn records(document: &Document) -> Vec<String> {
    let told = |record: &Record| {
        let facts = &record.facts;
        let kind = format!("{:?}", facts.kind.value);
        let own = facts.meetings.iter().find(|meeting| meeting.is_record);
        let day = own.and_then(|own| own.on).or(facts.dated);
        let day = day.map_or("-".to_owned(), |on| on.interval.in_words());
        match own {
            Some(own) => format!("{:?} {day}", own.kind),
            None => format!("{kind} {day}"),
        }
    };
    Record::all_of(document.clone()).iter().map(told).collect()
}

fn check(lines: &str, expected: &[&str]) {
    check_at("cases/c/minutes.docx", lines, expected);
}

fn check_at(path: &str, lines: &str, expected: &[&str]) {
    let document = sketch::document_at(path, lines);
    assert_eq!(records(&document), expected, "{lines}");
}

/// Tells that a document is one record.
fn check_one(lines: &str) {
    let document = sketch::document_at("cases/c/file.docx", lines);
    let parts = parting::of(&document);
    let parts = parts.map(|parts| parts.records.len());
    assert_eq!(parts, None, "{lines}");
}

#[test]
fn reviews_under_headings_of_one_rank_are_records_of_their_own() {
    check(
        &format!(
            "# Looked After Review - first\nKit Vance. Held on Tuesday 4 March 2025 at the school.\nChair: Una Hay. There: Kit, aunt, social worker.\n{TALK}\nNext review 3 June 2025.\n\
             # Looked After Review - second\nHeld on Tuesday 17 June 2025.\nChair: Una Hay. There: Kit, aunt.\n{TALK}\nNext review 16 December 2025."
        ),
        &[
            "LookedAfterReview 4 March 2025",
            "LookedAfterReview 17 June 2025",
        ],
    );
}

#[test]
fn lines_that_say_no_more_than_review_of_a_day_open_records_of_the_line_that_the_title_names() {
    check(
        &format!(
            "# Looked after at home: reviews for Kit V\nReview of 4 March 2025\nPresent Una Hay, Kit, aunt. Apologies: school.\n{TALK}\n\
             Review of 2 September 2025\nPresent Una Hay, aunt. Kit sent a drawing.\n{TALK}"
        ),
        &[
            "LookedAfterReview 4 March 2025",
            "LookedAfterReview 2 September 2025",
        ],
    );
}

#[test]
fn counted_reviews_take_their_line_from_what_stands_over_them() {
    let review = |n: &str, day: &str| {
        format!(
            "## {n} review, {day}\nPresent: Una Hay, unit manager, aunt\n{TALK}\n## Next review: 2 October 2025\n"
        )
    };
    let reviews = [
        review("First", "4 March 2025"),
        review("Second", "1 April 2025"),
    ]
    .concat();
    let expected = ["SecureReview 4 March 2025", "SecureReview 1 April 2025"];
    check(
        &format!("# Linn Council // Reviews of secure placement: Kit V\n{reviews}"),
        &expected,
    );
    let cover = "Reviews of secure placement\n| Name | Kit Vance |\n| Placed | 1 March 2025, Rowan House, on the authority of the chief officer, after the hearing of that day |\n| Kept by | Una Hay, for the unit, the family, the reporter and the council |\n";
    let reviews = reviews.replace("## ", "# ");
    let expected = [&["Other -"][..], &expected].concat();
    check(&format!("{cover}\n{reviews}"), &expected);
}

#[test]
fn counted_minutes_take_their_line_from_the_files_name() {
    let minute = |n: u8, day: &str| {
        format!("MINUTE {n}\nDate: {day}\nPresent: Una Hay, aunt, health visitor\n{TALK}\n")
    };
    let text = [
        minute(1, "4 March 2025"),
        minute(2, "1 April 2025"),
        minute(3, "29 April 2025"),
    ];
    check_at(
        "cases/c/Core groups - all.docx",
        &text.concat(),
        &[
            "CoreGroup 4 March 2025",
            "CoreGroup 1 April 2025",
            "CoreGroup 29 April 2025",
        ],
    );
}

#[test]
fn forms_one_below_the_other_are_records_of_their_own() {
    let form = |day: &str| {
        format!(
            "| RECORD OF CORE GROUP | |\n| Date of meeting | {day} |\n| Present | Una Hay, aunt, health visitor |\n| Discussion | {} |\n\n",
            TALK.replace('\n', " ")
        )
    };
    let document = format!(
        "{}Signed: U Hay\n{}Signed: U Hay",
        form("4 March 2025"),
        form("1 April 2025")
    );
    check(
        &document,
        &["CoreGroup 4 March 2025", "CoreGroup 1 April 2025"],
    );
}

#[test]
fn one_table_may_hold_several_records_and_a_form_with_parts_holds_one() {
    let rows = |day: &str| {
        format!(
            "| SECURE REVIEW |\n| Date held | {day} | Chair | Una Hay |\n| In attendance | Kit, aunt | Absent | none |\n| Talk | {} |\n",
            TALK.replace('\n', " ")
        )
    };
    let rows = [rows("4 March 2025"), rows("1 April 2025")].concat();
    let text = format!("# Secure reviews of Kit V\n{rows}");
    check(
        &text,
        &["SecureReview 4 March 2025", "SecureReview 1 April 2025"],
    );
    check_one(&format!(
        "# Child's plan\n| Child's name | Kit Vance |\n{rows}"
    ));
}

#[test]
fn meetings_of_several_lines_are_records_of_their_own() {
    check(
        &format!(
            "# Initial child protection planning meeting\n| Date of meeting | 4 March 2025 |\n| Present | Una Hay, aunt |\n\n{TALK}\nKit's name was placed on the child protection register.\n\
             # Core group\n| Date of meeting | 18 March 2025 |\n| Present | aunt, health visitor |\n\n{TALK}\n\
             # Review child protection planning meeting\n| Date of meeting | 2 September 2025 |\n| Present | Una Hay, aunt |\n\n{TALK}\nKit's name was removed from the register."
        ),
        &[
            "CppmInitial 4 March 2025",
            "CoreGroup 18 March 2025",
            "CppmReview 2 September 2025",
        ],
    );
}

#[test]
fn a_whole_case_file_in_one_is_read_record_by_record() {
    let cover = "# Case file CV-7\n| Name | Kit Vance |\n| Date of birth | 9 May 2014 |\n| Printed | 3 November 2026 |\n| Printed for | quality assurance team, Linn Council, under the sharing agreement |\n| Holds | chronology, assessment, plan, core group; files before 2024 are on paper in the store |\n\n";
    let text = format!(
        "{cover}# Chronology\nChild: Kit Vance\nUpdated: 2 October 2026\n|! Date |! Event |\n| 3 May 2024 | Kit and his mother moved to Linn. |\n| 9 June 2024 | Police called to the house after a fight. |\n| 2 May 2025 | Kit went to live with his aunt. |\n\n\
         # Assessment of need and risk\nChild: Kit Vance\nDate of assessment: 4 March 2025\n## Analysis\n{TALK}\n\
         # Child's plan\nChild: Kit Vance\nDate of plan: 18 March 2025\n|! Action |! Who |! By when |\n| Ring the welfare rights team about the gas bill | Una Hay | 1 April 2025 |\n| Find a place in the reading club | Kit's aunt | 1 May 2025 |\n\n\
         # Minute of core group\nChild: Kit Vance\nDate: 1 April 2025\nPresent: Una Hay, aunt\n{TALK}"
    );
    check(
        &text,
        &[
            "Other 3 November 2026",
            "Chronology 2 October 2026",
            "Assessment 4 March 2025",
            "Plan 18 March 2025",
            "CoreGroup 1 April 2025",
        ],
    );
}

#[test]
fn records_that_begin_on_pages_of_their_own_are_parted_whatever_the_size_of_their_titles() {
    let mut builder = Builder::new("cases/c/export.pdf", "00", Format::Pdf);
    builder.pages(4);
    builder.note(NoteCode::ScannedPages, "page 4 is a picture");
    let pages = [
        (
            BlockKind::Heading(1),
            "Chronology of significant events",
            "Child: Kit Vance\n3 May 2024 - Kit moved to Linn.\n9 June 2024 - Police called to the house after a fight.\n2 May 2025 - Kit went to live with his aunt, and the school was told.",
        ),
        (
            BlockKind::Heading(2),
            "Looked after review",
            "Date: 4 March 2025\nPresent: Una Hay, aunt",
        ),
        (
            BlockKind::Paragraph,
            "LOOKED AFTER REVIEW",
            "Date: 2 September 2025\nPresent: Una Hay, aunt, Kit",
        ),
    ];
    for (page, (kind, title, head)) in (1..).zip(pages) {
        builder.push(
            Part::Header,
            BlockKind::Paragraph,
            Some(page),
            "Linn Council",
        );
        builder.push(Part::Body, kind, Some(page), title);
        for line in head.lines().chain(TALK.lines()) {
            builder.push(Part::Body, BlockKind::Paragraph, Some(page), line);
        }
        builder.push(
            Part::Footer,
            BlockKind::Paragraph,
            Some(page),
            "Confidential",
        );
    }
    let document = builder.finish();
    assert_eq!(
        records(&document),
        [
            "Chronology -",
            "LookedAfterReview 4 March 2025",
            "LookedAfterReview 2 September 2025"
        ]
    );
    for record in Record::all_of(document.clone()) {
        let piece = record.document;
        let n_headers = piece.part(Part::Header).count();
        assert_eq!((n_headers, piece.notes.len()), (1, 1), "{}", piece.text);
        assert!(piece.text.starts_with("[Linn Council]"), "{}", piece.text);
        for block in &piece.blocks {
            let whole = document.at(piece.origin.span(block.span));
            assert_eq!(piece.text_of(block), whole);
        }
    }
}

#[test]
fn what_stands_on_each_first_page_and_on_no_other_is_no_running_header() {
    let export = |last_page_has_it: bool| {
        let mut builder = Builder::new("cases/c/export.pdf", "00", Format::Pdf);
        let titles = ["Chronology", "Assessment of need", "", "Child's plan"];
        for (page, title) in (1..).zip(titles) {
            if !title.is_empty() || last_page_has_it {
                builder.push(
                    Part::Header,
                    BlockKind::Paragraph,
                    Some(page),
                    "Child: Kit Vance",
                );
            }
            builder.push(Part::Body, BlockKind::Heading(1), Some(page), title);
            let text = format!("Date completed: {page} April 2025\n{TALK}");
            for line in text.lines() {
                builder.push(Part::Body, BlockKind::Paragraph, Some(page), line);
            }
        }
        builder.finish()
    };
    assert_eq!(records(&export(false)).len(), 3);
    assert_eq!(parting::of(&export(true)), None);
}

/// Draws a pdf: each page its blocks, a line a block.
fn pdf(pages: &[&[(Part, BlockKind, &str)]]) -> Document {
    let mut builder = Builder::new("cases/c/core groups.pdf", "00", Format::Pdf);
    for (page, blocks) in (1..).zip(pages) {
        for (part, kind, text) in *blocks {
            for line in text.lines() {
                builder.push(*part, *kind, Some(page), line);
            }
        }
    }
    builder.finish()
}

#[test]
fn a_heading_is_of_its_rank_whether_it_stands_on_top_of_a_page_or_not() {
    let (title, line) = (BlockKind::Heading(2), BlockKind::Paragraph);
    let heads = [
        "Date: 4 March 2025",
        "Date: 1 April 2025",
        "Date: 29 April 2025",
    ];
    let texts = heads.map(|head| format!("{head}\nPresent: Una Hay, aunt\n{TALK}"));
    let page = texts.iter().enumerate().flat_map(|(nth, text)| {
        let name = ["Core group 1", "Core group 2", "Core group 3"][nth];
        [(Part::Body, title, name), (Part::Body, line, text.as_str())]
    });
    let page: Vec<_> = page.collect();
    let days = [
        "CoreGroup 4 March 2025",
        "CoreGroup 1 April 2025",
        "CoreGroup 29 April 2025",
    ];
    assert_eq!(records(&pdf(&[&page])), days);
    assert_eq!(records(&pdf(&[&page[..4], &page[4..]])), days);
}

#[test]
fn a_title_that_was_taken_for_a_header_opens_a_record_where_each_page_has_a_head() {
    let (head, body, line) = (Part::Header, Part::Body, BlockKind::Paragraph);
    let text = |day: &str| format!("Date: {day}\nPresent: Una Hay, aunt\n{TALK}");
    let (first, second) = (text("4 March 2025"), text("1 April 2025"));
    let title = (head, line, "Minute of core group");
    let document = pdf(&[
        &[title, (body, line, &first)],
        &[title, (body, line, &second)],
    ]);
    assert_eq!(
        records(&document),
        ["CoreGroup 4 March 2025", "CoreGroup 1 April 2025"]
    );
    let goes_on = pdf(&[&[title, (body, line, &first)], &[title, (body, line, TALK)]]);
    assert_eq!(parting::of(&goes_on), None);
}

#[test]
fn a_title_in_the_header_of_a_page_that_is_a_picture_opens_nothing() {
    let (head, body, line) = (Part::Header, Part::Body, BlockKind::Paragraph);
    let text = |day: &str| format!("Date: {day}\nPresent: Una Hay, aunt\n{TALK}");
    let (first, second) = (text("4 March 2025"), text("1 April 2025"));
    let title = (head, line, "Minute of core group");
    let picture = (head, line, "Minute of core group for Kit Vance, 6 May 2025");
    let document = pdf(&[
        &[title, (body, line, &first)],
        &[title, (body, line, &second)],
        &[picture],
    ]);
    assert_eq!(
        records(&document),
        ["CoreGroup 4 March 2025", "CoreGroup 1 April 2025"]
    );
}

#[test]
fn the_first_line_may_look_otherwise_than_the_same_title_further_down() {
    let review = |day: &str| {
        format!(
            "LOOKED AFTER REVIEW\nKit Vance\n{day}, Linn House\nIn attendance: Una Hay, aunt\n{TALK}\n"
        )
    };
    check(
        &format!("# {}{}", review("4 March 2025"), review("2 September 2025")),
        &[
            "LookedAfterReview 4 March 2025",
            "LookedAfterReview 2 September 2025",
        ],
    );
}

#[test]
fn a_plan_and_its_later_version_are_two() {
    let plan = |day: &str, what: &str| {
        format!(
            "# Child's Plan\n| Child's name | Kit Vance |\n| Date of plan | {day} |\n\n|! Need |! Action |! Who |! By when |\n| Money | {what} | Una Hay | 1 October 2025 |\n| Reading | Find a place in the reading club at the library | Kit's aunt | 1 November 2025 |\n"
        )
    };
    let text = [
        plan(
            "4 March 2025",
            "Ring the welfare rights team about the gas bill",
        ),
        plan(
            "2 September 2025",
            "Apply to the winter fund for a new heater",
        ),
    ];
    check(
        &text.join("\n"),
        &["Plan 4 March 2025", "Plan 2 September 2025"],
    );
}

#[test]
fn what_became_of_each_meeting_is_read_in_its_own_record() {
    let text = format!(
        "# Core group\nDate: 4 March 2025\nPresent: Una Hay, aunt\n{TALK}\nNext core group: 1 April 2025.\n\
         # Core group\nDate: 15 April 2025\nPresent: Una Hay, aunt\nThis meeting was fixed for 1 April. It was postponed because the aunt was in hospital.\n{TALK}\nNext core group: 13 May 2025."
    );
    let document = sketch::document_at("cases/c/core groups.docx", &text);
    let records = Record::all_of(document);
    let own = |idx: usize| &records[idx].facts.meetings[0];
    let next = |idx: usize| own(idx).next.map(|next| next.interval.in_words());
    assert_eq!(next(0).as_deref(), Some("1 April 2025"));
    assert_eq!(next(1).as_deref(), Some("13 May 2025"));
    assert_eq!(own(0).reason, None);
    assert!(own(1).reason.is_some());
}

#[test]
fn a_list_of_meetings_in_notes_is_one() {
    check_one(&format!(
        "# Case notes: Kit Vance\n{TALK}\n# Meetings so far\nCore group: 4 March 2025\nPresent: aunt, health visitor\nCore group: 1 April 2025\nPresent: aunt\nCore group: 29 April 2025\nPresent: aunt, school\n{TALK}"
    ));
}

#[test]
fn a_log_whose_every_entry_has_a_dated_heading_is_one() {
    check_one(&format!(
        "# Core group - 4 March 2025\nPresent: aunt, health visitor\n{TALK}\n# Home visit - 11 March 2025\nSeen: Kit\n{TALK}\n# Core group - 1 April 2025\nPresent: aunt\n{TALK}"
    ));
}

#[test]
fn entries_that_tell_of_meetings_with_their_labels_are_one() {
    let entry = |day: &str, what: &str| {
        format!("Date: {day}\nEvent: {what}\nPresent: aunt, health visitor\nImpact: {TALK}\n")
    };
    check_one(&format!(
        "# Significant events: Kit Vance\n{}{}{}",
        entry("4 March 2025", "Core group, plan goes on"),
        entry("11 March 2025", "Core group, second of the year"),
        entry("1 April 2025", "Children's Hearing, order continued"),
    ));
}

#[test]
fn a_minute_whose_sections_name_other_meetings_is_one() {
    check_one(&format!(
        "# Looked after review\nDate: 2 September 2025\nPresent: Una Hay, aunt, Kit\n{TALK}\n# Core group\nThe core group met on 4 March 2025 and on 1 April 2025.\n{TALK}\n# Next review\nDate: 3 March 2026\nPresent then: the same\n# Child's plan\n{TALK}"
    ));
}

#[test]
fn a_joint_minute_for_several_children_is_one() {
    let part = |name: &str| {
        format!(
            "# Looked after review: {name}\nDate of review: 4 March 2025\nPresent: Una Hay, aunt\n{TALK}\n"
        )
    };
    check_one(&[part("Kit Vance"), part("Bo Vance"), part("Ida Vance")].concat());
}

#[test]
fn an_assessment_with_its_chronology_and_plan_is_one() {
    check_one(&format!(
        "# Assessment of need\nChild: Kit Vance\nDate of assessment: 4 March 2025\nAuthor: Una Hay\n{TALK}\n# Chronology\n3 May 2024 - Kit moved to Linn.\n9 June 2024 - Police called to the house.\n# Child's plan\n|! Action |! Who |! By when |\n| Ring the welfare rights team | Una Hay | 1 April 2025 |\n# Core group\nThe first is to be held on 18 March 2025.\nChair: Una Hay"
    ));
}

#[test]
fn a_plan_with_its_reviews_in_rows_is_one() {
    check_one(&format!(
        "# Child's plan\n| Child's name | Kit Vance |\n| Date of plan | 4 March 2025 |\n\n{TALK}\n| Review 1 | 3 June 2025 | Present: Una Hay, aunt | Plan goes on. |\n| Review 2 | 2 September 2025 | Present: aunt, Kit | Plan goes on. |\n"
    ));
}

#[test]
fn a_procedure_with_forms_to_fill_in_is_one() {
    let form = "Date: ______\nPresent: ______\nWhat was said by the child, by those who look after the child and by each agency that came to the meeting goes here, in the words that they used.";
    check_one(&format!(
        "# Core group procedure\nVersion 2, approved 4 March 2025\nStaff must hold a core group within 15 days.\n# Core group minute\n{form}\n# Review meeting minute\n{form}\n# Looked after review record\n{form}"
    ));
}

#[test]
fn a_letter_that_tells_of_two_meetings_is_one() {
    check_one(&format!(
        "Linn Council\n4 September 2025\nDear Ms Vance\nI write to tell you what was said.\n# Core group of 4 March 2025\nPresent: you, the health visitor and me.\n{TALK}\n# Core group of 1 April 2025\nPresent: you and me.\n{TALK}\nYours sincerely\nUna Hay"
    ));
}

#[test]
fn meetings_in_sections_of_a_longer_record_stay_in_it() {
    check_one(&format!(
        "# Court report\nChild: Kit Vance\nDate of report: 4 October 2025\n{TALK}\n{TALK}\n## Core group of 4 March 2025\nPresent: aunt, health visitor\n{TALK}\n## Core group of 1 April 2025\nPresent: aunt\n{TALK}\n# Recommendation\n{TALK}"
    ));
}

#[test]
fn a_title_that_stands_on_each_page_opens_one_record() {
    let mut builder = Builder::new("cases/c/review.pdf", "00", Format::Pdf);
    for page in 1..4 {
        builder.push(
            Part::Body,
            BlockKind::Heading(1),
            Some(page),
            "Looked after review",
        );
        builder.push(
            Part::Body,
            BlockKind::Paragraph,
            Some(page),
            "Date: 4 March 2025",
        );
        builder.push(
            Part::Body,
            BlockKind::Paragraph,
            Some(page),
            "Present: Una Hay, aunt",
        );
        for line in TALK.lines() {
            builder.push(Part::Body, BlockKind::Paragraph, Some(page), line);
        }
    }
    assert_eq!(parting::of(&builder.finish()), None);
}

#[test]
fn sheets_and_mails_are_left_whole() {
    let mut builder = Builder::new("cases/c/core groups.xlsx", "00", Format::Xlsx);
    for (table, day) in [(0, "4 March 2025"), (1, "1 April 2025")] {
        builder.push(Part::Body, BlockKind::Heading(1), None, "Core group");
        for (row, text) in (0..).zip([&format!("Date: {day}"), "Present: aunt", TALK]) {
            let cell = Cell {
                table,
                row,
                column: 0,
                header: false,
            };
            builder.push(Part::Body, BlockKind::Cell(cell), None, text);
        }
    }
    assert_eq!(parting::of(&builder.finish()), None);
}

#[test]
fn notes_and_boxes_stay_with_the_first_record() {
    let text = format!(
        "# Core group\nDate: 4 March 2025\nPresent: Una Hay, aunt\n{TALK}\n# Core group\nDate: 1 April 2025\nPresent: Una Hay, aunt\n{TALK}\n@box Do not send to Mr V.\n@header Linn Council"
    );
    let document = sketch::document(&text);
    let records = Record::all_of(document);
    let n = |idx: usize, part: Part| records[idx].document.part(part).count();
    assert_eq!((n(0, Part::TextBox), n(1, Part::TextBox)), (1, 0));
    assert_eq!((n(0, Part::Header), n(1, Part::Header)), (1, 1));
    assert_eq!((n(0, Part::FileName), n(1, Part::FileName)), (1, 1));
}
