use super::*;
use crate::facts::{dates, label, sketch, table};

/// Writes the chronologies of a document, one entry a line: date, event, source, impact, action.
pub(super) fn read(kind: Kind, text: &str) -> String {
    let document = sketch::document(text);
    let tables = table::of(&document);
    let pairs = label::labelled(&document, &tables);
    let found = of(&document, kind, &tables, &pairs, &dates::of(&document));
    let mut out = String::new();
    for chronology in found {
        out.push_str("== ");
        out.push_str(chronology.heading.as_ref().map_or("", |words| &words.text));
        out.push('\n');
        for entry in &chronology.entries {
            out.push_str(&line(&document, entry));
            out.push('\n');
        }
    }
    out
}

fn line(document: &Document, entry: &Entry) -> String {
    let date = match entry.date {
        EntryDate::On(dated) => dated.interval.in_words(),
        EntryDate::Impossible(span) => format!("impossible {}", document.at(span)),
        EntryDate::LifeStage(span) => format!("stage {}", document.at(span)),
        EntryDate::Missing => "missing".to_owned(),
    };
    let parts = [&entry.event, &entry.source, &entry.impact, &entry.action];
    let words = parts.map(|part| part.as_ref().map_or("-", |words| words.text.as_str()));
    format!("{date} / {}", words.join(" / ").replace('\n', "⏎"))
}

#[test]
fn a_table_is_read_by_its_headers_in_any_order() {
    let got = read(
        Kind::Chronology,
        "# Chronology of significant events
         | Source | Significant Event | Date or Period of Event | Impact (positive or negative) | Action Taken |
         | Police | Called to the home | 03/04/2019 | Frightened | Referral made |
         | HV | Not at home for visit | 12 May 2019 | | None: seen next day |",
    );
    assert_eq!(
        got,
        "== Chronology of significant events\n\
         3 April 2019 / Called to the home / Police / Frightened / Referral made\n\
         12 May 2019 / Not at home for visit / HV / - / None: seen next day\n"
    );
}

#[test]
fn the_header_may_stand_below_a_title_row_and_come_again() {
    let got = read(
        Kind::Other,
        "| Chronology | | |
         | When | What happened | Who told us |
         | 3 April 2019 | Moved school | Education |
         | When | What happened | Who told us |
         | 2019 | | |
         | 4 April 2019 | Started at new school | Education |
         | | | |",
    );
    assert_eq!(
        got,
        "== Chronology\n\
         3 April 2019 / Moved school / Education / - / -\n\
         4 April 2019 / Started at new school / Education / - / -\n"
    );
}

#[test]
fn what_stands_in_the_place_of_a_date_is_kept() {
    let got = read(
        Kind::Chronology,
        "| Date | Event | Source |
         | 03/04/2019 | Fell at nursery | Nursery |
         | ??/06/18 | Left home | Mother |
         | 31/02/2019 | Seen by GP | GP |
         | Aged 4 | Bereavement | Mother |
         | | Moved house | Housing |
         | 2020 (spring) | New school | School |
         | 1 May 2019 | Police attended | Police |",
    );
    assert_eq!(
        got,
        "== Date\tEvent\tSource\n\
         3 April 2019 / Fell at nursery / Nursery / - / -\n\
         impossible ??/06/18 / Left home / Mother / - / -\n\
         impossible 31/02/2019 / Seen by GP / GP / - / -\n\
         stage Aged 4 / Bereavement / Mother / - / -\n\
         missing / Moved house / Housing / - / -\n\
         1 January 2020 to 31 December 2020 / New school / School / - / -\n\
         1 May 2019 / Police attended / Police / - / -\n"
    );
}

#[test]
fn pages_of_one_table_are_one_chronology() {
    let got = read(
        Kind::Plan,
        "# Section E: Chronology
         | Date | Significant event | Impact | Action |
         | 3 April 2019 | Police called | Upset | IRD held |

         | Date | Significant event | Impact | Action |
         | 3 May 2019 | Police called again | Upset | None |

         | 3 June 2019 | Dad moved out | Relieved | |
         | 3 July 2019 | Mum well | Settled | |",
    );
    assert_eq!(got.matches("==").count(), 1, "{got}");
    assert_eq!(got.lines().count(), 5, "{got}");
}

#[test]
fn a_row_that_begins_in_mid_sentence_carries_the_last_one_on() {
    let got = read(
        Kind::Chronology,
        "| Date | Event |
         | 3 April 2019 | Police were called to the |
         | | house by a neighbour |
         | 4 April 2019 | Home visit |",
    );
    assert!(
        got.contains("Police were called to the⏎\thouse by a neighbour")
            || got.contains("house by a neighbour"),
        "{got}"
    );
    assert_eq!(got.lines().count(), 3, "{got}");
}

#[test]
fn other_tables_with_dates_are_none() {
    for text in [
        "# Action plan\n| Action | Who | By when |\n| Refer | SW | 3 May 2024 |\n| Ring | HV | 4 May 2024 |",
        "# Version history\n| Version | Date | Details |\n| 1 | 3 May 2024 | First |\n| 2 | 4 May 2024 | Second |",
        "# Visits\n| Date | Details | Worker |\n| 3 May 2024 | Seen at home | SW |\n| 4 May 2024 | Seen | SW |",
        "# Reviews\n| Date | Type of review | Chair | Next review |\n| 3 May 2024 | First | AB | 4 May 2024 |",
        "# Case notes\n| Date | Type of contact | Details | Recorded by |\n| 3 May 2024 | Call | Rang | SW |",
        "# Attendance\n| Date | Event | Attended |\n| 3 May 2024 | Group | yes |\n| 4 May 2024 | Group | no |",
        "# Immunisations\n| Date | Details |\n| 3 May 2024 | MMR |\n| 4 May 2024 | Flu |",
    ] {
        for kind in [Kind::Plan, Kind::CaseNotes, Kind::Assessment, Kind::Policy] {
            assert_eq!(read(kind, text), "", "{text}");
        }
    }
}

#[test]
fn case_notes_are_none_unless_a_heading_says_so() {
    let notes =
        "| Date | Event | Source |\n| 3 May 2024 | Rang mum | SW |\n| 4 May 2024 | Visit | SW |";
    assert_eq!(read(Kind::CaseNotes, notes), "");
    let headed = format!("# Timeline\n{notes}");
    assert_eq!(read(Kind::CaseNotes, &headed).lines().count(), 3);
}

#[test]
fn a_list_under_its_heading_is_one() {
    let got = read(
        Kind::Assessment,
        "# Chronology of significant events
         - 12 March 2019 – Police called to the home.
         - March 2020: Ava started nursery.
         - Moved to gran's.
         - ??/06/18 Dad left.
         # Analysis
         - 1 May 2020 was the date of the review.",
    );
    assert_eq!(
        got,
        "== Chronology of significant events\n\
         12 March 2019 / Police called to the home. / - / - / -\n\
         March 2020 / Ava started nursery. / - / - / -\n\
         missing / Moved to gran's. / - / - / -\n\
         impossible ??/06/18 / Dad left. / - / - / -\n"
    );
}

#[test]
fn paragraphs_carry_an_entry_on_and_labels_part_it() {
    let got = read(
        Kind::Chronology,
        "# Chronology
         Name: Ava
         12 March 2019
         Police called to the home.
         Source: Police. Impact: Ava was frightened. Action taken: IRD held.
         On 3 April 2019, Ava moved to her gran's.
         Signed: A. Worker, 4 May 2020",
    );
    assert_eq!(
        got,
        "== Chronology\n\
         12 March 2019 / Police called to the home. / Police. / Ava was frightened. / IRD held.\n\
         3 April 2019 / Ava moved to her gran's. / - / - / -\n"
    );
}

#[test]
fn dated_paragraphs_elsewhere_are_none() {
    let text = "# Discussion\n12 March 2019 – Police called.\n13 March 2019 – Visit.";
    for kind in [Kind::CaseNotes, Kind::Minutes, Kind::Other] {
        assert_eq!(read(kind, text), "");
    }
    let about = "# Chronology analysis\n12 March 2019 – Police called.\n13 March 2019 – Visit.";
    assert_eq!(read(Kind::Assessment, about), "");
}

#[test]
fn dates_as_headings_begin_entries() {
    let got = read(
        Kind::Chronology,
        "# Chronology\n## 12 March 2019\nPolice called.\n## 3 April 2019 – Hearing\nOrder made.",
    );
    assert_eq!(
        got,
        "== Chronology\n12 March 2019 / Police called. / - / - / -\n3 April 2019 / Hearing⏎Order made. / - / - / -\n"
    );
}

/// How many entries a whole document's chronologies hold, and how many of them are dated.
fn counted(text: &str) -> (usize, usize) {
    let document = sketch::document(text);
    let facts = crate::facts::of(&document);
    let entries = facts.chronologies.iter().flat_map(|one| &one.entries);
    let n_dated = entries.clone().filter_map(Entry::dated).count();
    (entries.count(), n_dated)
}

#[test]
fn chronologies_come_in_many_layouts() {
    for (text, expected) in [
        (
            "# Chronology\n| Serial no | Date | Event / detail | Witness or document reference |\n| 1 | 3 May 2023 | Born | Notes p 3 |\n| 2 | 4 June 2023 | Moved | Notes p 4 |",
            (2, 2),
        ),
        (
            "# Chronology\n| Date/Time | Incident | Recorded by | Effect on child | Intervention |\n| 03/05/2023 10:00 | Fell | HV | Sore | None |\n| 04/06/2023 | Moved | SW | Sad | Visit |",
            (2, 2),
        ),
        (
            "# Significant Event Chronology\n## 3 May 2023\nPolice called to the home. Reported by police.\n## 4 June 2023\nMoved to aunt.",
            (2, 2),
        ),
        (
            "# Chronology\n03/05/23 - Police: called to the home.\n04/06/23 - SW: moved to aunt.\n??/07/23 - School: absent.",
            (3, 2),
        ),
        (
            "# Child's Plan\n## E - Chronology\n| When | Key event | Agency | Significance for child |\n| May 2023 | Moved house | SW | New school |\n| June 2023 | Father left | SW | Upset |\n## F - Review\nText.",
            (2, 2),
        ),
        (
            "# Integrated chronology\n| Date of entry | Date of event | Event | Person recording | Action |\n| 5 May 2023 | 3 May 2023 | Police called | J Bell | Visit |\n| 6 June 2023 | 4 June 2023 | Moved | J Bell | None |",
            (2, 2),
        ),
        (
            "# Assessment\n## Chronology\n- 3 May 2023 – police called\n- 4 June 2023 – moved to aunt\n- Undated: lost a tooth\n## Analysis\nText of 5 May 2023.",
            (3, 2),
        ),
        (
            "# Chronology\n| | Date | Details | Source |\n| 1 | 3.5.23 | Born | HV |\n| 2 | 4.6.23 | Moved | SW |",
            (2, 2),
        ),
        (
            "# Case notes\n3 May 2023\nHome visit. All well.\n4 June 2023\nTelephone call to school.",
            (0, 0),
        ),
        (
            "# Minute of review\n| Date | Type of contact | Seen alone |\n| 3 May 2023 | Home visit | Yes |\n| 4 June 2023 | Home visit | No |",
            (0, 0),
        ),
        (
            "# Chronology guidance\n## What to put in\nDates of events, such as 3 May 2023.\n- 4 June 2023 is an example",
            (0, 0),
        ),
        (
            "Chronology - Ash Reid (C-1)\nDate: 3 May 2023\nEvent: Police called\nImpact: Frightened\nAction: Visit\nDate: 4 June 2023\nEvent: Moved\nImpact: Sad\nAction: None",
            (2, 2),
        ),
        (
            "# Timeline\n|! Event |! Date |\n| Police called | 3 May 2023 |\n| Moved | 4 June 2023 |",
            (2, 2),
        ),
    ] {
        let got = counted(text);
        assert_eq!(got, expected, "{text}");
    }
}

#[test]
fn a_paragraph_of_dated_sentences_is_a_chronology_of_them() {
    let got = read(
        Kind::Assessment,
        "# Assessment
         ## Chronology
         In August 2021 she began school. In May 2022 her gran died. She was sad. On 6 December 2024 her brother was born.
         ## Analysis
         In May 2022 all changed.",
    );
    assert_eq!(
        got,
        "== Chronology\n\
         August 2021 / she began school. / - / - / -\n\
         May 2022 / her gran died. She was sad. / - / - / -\n\
         6 December 2024 / her brother was born. / - / - / -\n"
    );
}

#[test]
fn blocks_of_labels_are_entries_with_their_parts() {
    let block = |day: &str, what: &str, source: &str| {
        format!(
            "When: {day}\nWhat happened: {what}\nTold by: {source}\nWhat it meant for her: Upset\nWhat we did: Visit\n"
        )
    };
    let blocks = [
        block("3 May 2023", "Police called", "Police"),
        block("4 June 2023", "Moved to her aunt", ""),
        block("July 2023", "New school", "School"),
    ];
    let got = read(
        Kind::Chronology,
        &format!("# Chronology\nName: Ash\n{}", blocks.concat()),
    );
    assert_eq!(
        got,
        "== Chronology\n\
         3 May 2023 / Police called / Police / Upset / Visit\n\
         4 June 2023 / Moved to her aunt / - / Upset / Visit\n\
         July 2023 / New school / School / Upset / Visit\n"
    );
}

#[test]
fn each_entry_may_be_a_table_with_labels_in_its_cells() {
    let tables = ["3 May 2023", "4 June 2023", "9 July 2023"].map(|day| {
        format!("| Date: {day} | Source: Police |\n| Event: Police called | Impact: Upset |\n\n")
    });
    let got = read(
        Kind::Chronology,
        &format!("# Chronology\n{}", tables.concat()),
    );
    assert_eq!(
        got,
        "== Chronology\n\
         3 May 2023 / Police called / Police / Upset / -\n\
         4 June 2023 / Police called / Police / Upset / -\n\
         9 July 2023 / Police called / Police / Upset / -\n"
    );
}

#[test]
fn blocks_of_contacts_are_no_chronology() {
    let block = "Date: 3 May 2023\nType of contact: Visit\nDetails: All well\nSeen alone: Yes\n";
    assert_eq!(
        counted(&format!("# Visits\n{block}{block}{block}{block}")),
        (0, 0)
    );
}

#[test]
fn labels_in_most_entries_of_a_list_are_its_columns() {
    let columns = |text: &str| {
        let document = sketch::document(text);
        let dates = dates::of(&document);
        let tables = table::of(&document);
        let pairs = label::labelled(&document, &tables);
        of(&document, Kind::Chronology, &tables, &pairs, &dates)[0].columns
    };
    let labelled = columns(
        "Chronology\nDate: 3 May 2023\nEvent: Police called\nSource: Police\nAction:\nDate: 4 June 2023\nEvent: Moved\nSource: SW\nAction: None",
    );
    assert!(labelled.is_table && labelled.source && labelled.action && !labelled.impact);
    let told =
        columns("Chronology\n3 May 2023: Police called. Source: police.\n4 June 2023: Moved.");
    assert!(!told.is_table);
}

#[test]
fn a_column_may_be_named_for_the_child() {
    let got = read(
        Kind::Chronology,
        "# Chronology
         | Day | Event | From | For Ash | Done |
         | 3 May 2022 | Began school | School | Proud | None needed |
         | 4 May 2022 | Ill | Gran | In bed | Rang school |",
    );
    assert!(
        got.contains("3 May 2022 / Began school / School / Proud / None needed\n"),
        "{got}"
    );
}

#[test]
fn one_column_may_hold_event_and_source() {
    let got = read(
        Kind::Chronology,
        "# Chronology
         | Year | Date | Event and source | Significance | Response |
         | 2021 | 3 May | Began school (school) | Proud | None needed |
         | 2022 | 4 June | Moved to gran (mother) | Safer | Visit |",
    );
    assert!(
        got.contains(
            "4 June 2022 / Moved to gran (mother) / Moved to gran (mother) / Safer / Visit\n"
        ),
        "{got}"
    );
}

#[test]
fn a_managers_sheet_behind_a_chronology_carries_it_on_no_further() {
    let got = read(
        Kind::Chronology,
        "# Events\n| Event | When | Source | Impact | Action |\n| Fell at nursery | 03/04/2019 | Nursery | Sore | Visit |\n# Manager\n| Month | Seen on | What the manager said |\n| May 2019 | 03/05/2019 | Papers in order. |\n| June 2019 | 14/06/2019 | Review read. |",
    );
    assert!(got.contains("Fell at nursery"), "{got}");
    assert!(!got.contains("Papers in order"), "{got}");
}

#[test]
fn a_list_of_stretches_of_time_is_no_chronology() {
    let got = read(
        Kind::Chronology,
        "# Chronology
         | From | To | Type | Carer |
         | 3 April 2019 | 5 June 2020 | Foster care | Ms Dow |
         | 5 June 2020 | | Foster care | Ms Orr |",
    );
    assert_eq!(got, "");
}

#[test]
fn notes_of_review_beside_a_chronology_are_no_entries() {
    let got = read(
        Kind::Chronology,
        "# Chronology
         | Date | Event | Source |
         | 3 April 2019 | Moved school | Education |
         # Looked at
         | Date | By | What we see in it |
         | 5 June 2020 | Jo Bell | He moves each time that money runs out |",
    );
    assert_eq!(
        got,
        "== Chronology\n3 April 2019 / Moved school / Education / - / -\n"
    );
}

#[test]
fn a_line_over_a_paragraph_below_the_last_entry_ends_it() {
    let got = read(
        Kind::Chronology,
        "Chronology
         3 April 2019
         Moved school.
         5 June 2020
         Moved to gran.
         Thinking back (Jo Bell and Al Reid, 6 June 2020)
         Each of the two moves came in the month after the money had run out, and both were over in a day.",
    );
    assert_eq!(
        got,
        "== Chronology\n3 April 2019 / Moved school. / - / - / -\n5 June 2020 / Moved to gran. / - / - / -\n"
    );
}

#[test]
fn a_table_of_needs_with_what_is_to_be_done_and_when_is_no_chronology() {
    let plan = "| Need | Action | Who | When | Outcome for Ash |
         | Health | See the dentist | Mum | 3 May 2026 | No more pain |
         | Learning | Sit the test | Ash | 4 June 2026 | A place at college |";
    assert_eq!(read(Kind::Minutes, plan), "");
}

#[test]
fn a_timeline_of_what_is_to_be_done_is_no_chronology() {
    for heading in [
        "# Timeline",
        "# Timeline of the plan",
        "# Key dates for the plan",
    ] {
        let plan = format!(
            "# Plan
             {heading}
             | By | What | Who |
             | 3 May 2026 | Walk to school with Bo | Bo Bell |
             | 4 June 2026 | Half a day in class | Mr Reid |"
        );
        assert_eq!(read(Kind::Plan, &plan), "", "{heading}");
    }
}

#[test]
fn a_list_in_a_mail_whose_subject_names_it_is_read_without_the_mails_own_date() {
    let got = read(
        Kind::Email,
        "@title Timeline for Ash as promised
         From: Jo Bell
         To: Al Reid
         Date: 3 May 2026 16:52
         ## Hello Al
         Sorry that this is late.
         - 3.4.19 moved school
         - 12.5.19 first night away
         - 5.6.20 moved to gran
         - 7.8.21 began at the academy
         He told me that he would like to be a baker.",
    );
    assert_eq!(
        got,
        "== Timeline for Ash as promised\n\
         3 April 2019 / moved school / - / - / -\n\
         12 May 2019 / first night away / - / - / -\n\
         5 June 2020 / moved to gran / - / - / -\n\
         7 August 2021 / began at the academy / - / - / -\n"
    );
    let asked = "@title Re: chronology for Ash
         From: Jo Bell
         To: Al Reid
         Date: 3 May 2026 16:52
         On 3 April 2026 I asked you for it.
         On 2 May 2026 the reporter rang.";
    assert_eq!(read(Kind::Email, asked), "");
}

#[test]
fn a_report_whose_section_goes_from_day_to_day_tells_a_history() {
    let days = [
        "3.1 On 3 April 2019 Ash moved school.",
        "3.2 On 12 May 2019 his mother fell ill. He stayed with gran.",
        "3.3 His sister was born on 5 June 2019.",
        "3.4 On 7 August 2019 he began at the academy.",
        "3.5 On 2 October 2019 the family lost its house.",
        "3.6 On 1 February 2020 they moved to Larch Street.",
    ];
    let report = format!(
        "# Report\n# 3. How it came about\n{}\n# 4. Views\nText.",
        days.join("\n")
    );
    let got = read(Kind::Assessment, &report);
    assert!(got.starts_with("== 3. How it came about\n3 April 2019 / On 3 April 2019 Ash"));
    assert_eq!(got.lines().count(), 7);
    assert_eq!(read(Kind::Minutes, &report), "");
    let with_account = report.replace(days[3], "3.4 He likes it there.");
    assert_eq!(read(Kind::Assessment, &with_account), "");
    let of_visits = report.replace("On 7 August 2019 he", "On 7 August 2019 I visited and he");
    assert_eq!(read(Kind::Assessment, &of_visits), "");
    let months = ["April", "May", "June", "July", "August", "December"];
    let of_work = months.map(|month| format!("3.1 On 3 {month} 2019 the worker met gran."));
    let of_work = format!("# Report\n# 3. What we did\n{}", of_work.join("\n"));
    assert_eq!(read(Kind::Assessment, &of_work), "");
    let weeks = [
        ("1 February 2020", "3 October 2019"),
        ("3 April", "1 July"),
        ("12 May", "2 July"),
        ("5 June", "3 July"),
    ];
    let of_weeks = weeks
        .iter()
        .fold(report.clone(), |text, (from, to)| text.replace(from, to));
    assert_eq!(read(Kind::Assessment, &of_weeks), "");
}

#[test]
fn a_column_that_says_where_it_is_written_gives_the_source() {
    let got = read(
        Kind::Chronology,
        "| Date | Event | Where recorded | Significance |
         | 3 April 2019 | Moved school | Letter | Upset |",
    );
    assert_eq!(
        got,
        "== Date\tEvent\tWhere recorded\tSignificance\n3 April 2019 / Moved school / Letter / Upset / -\n"
    );
}

#[test]
fn columns_may_ask_in_plain_words() {
    let got = read(
        Kind::Chronology,
        "# Chronology
         | Date | What went on | Info from | How I felt | What was decided |
         | 3 May 2022 | Began school | School | Proud | None needed |
         | 4 May 2022 | Ill | Gran | In bed | Rang school |",
    );
    assert!(
        got.contains("3 May 2022 / Began school / School / Proud / None needed\n"),
        "{got}"
    );
}

#[test]
fn a_column_may_hold_the_day_and_what_happened() {
    let got = read(
        Kind::Chronology,
        "# Chronology
         | Date / event | Source and action | What it meant for Ash |
         | 3 April 2019 Moves in with his aunt and her two boys in the house by the old harbour | Aunt. Visit | Glad |
         | Date / event | Source and action | What it meant for Ash |
         | 12 May 2019 Starts nursery | Nursery. None needed | Happy |",
    );
    assert_eq!(
        got,
        "== Chronology\n\
         3 April 2019 / Moves in with his aunt and her two boys in the house by the old harbour / Aunt. Visit / Glad / Aunt. Visit\n\
         12 May 2019 / Starts nursery / Nursery. None needed / Happy / Nursery. None needed\n"
    );
}

#[test]
fn particulars_above_a_table_do_not_make_it_another_record() {
    let table = "| Date | What happened | Source | Effect on Ash | Action taken |
         | 3 April 2019 | Moved school | School | Settled | None |
         | 12 May 2019 | Lost a tooth | Mum | Proud | None |";
    let below = |line: &str| read(Kind::Chronology, &format!("Ash Reid\n{line}\n{table}"));
    for line in [
        "Child: Ash Reid. Kept by: Jo Bell. Version date: 2 May 2026",
        "Version date: 2 May 2026",
    ] {
        assert!(below(line).contains("Moved school"), "{line}");
    }
    assert_eq!(below("Log of visits: by the worker"), "");
}

#[test]
fn a_chronology_between_other_sections_ends_where_the_next_begins() {
    let got = read(
        Kind::Chronology,
        "Ash Reid, my notes
         ## Bits to remember
         Ring twice.
         ## Chronology for the panel
         3 April 2019 - moved school.
         12 May 2019 - lost a tooth.
         ## Day by day
         3 April 2019 visit, all well.
         9 April 2019 rang school.",
    );
    assert_eq!(
        got,
        "== Chronology for the panel\n\
         3 April 2019 / moved school. / - / - / -\n\
         12 May 2019 / lost a tooth. / - / - / -\n"
    );
}

#[test]
fn a_column_of_another_matter_gives_no_part_of_an_event() {
    let got = read(
        Kind::Chronology,
        "# Chronology
         | Date | Event | Kept in document ref | Why important to the office | Bill taken forward |
         | 3 May 2022 | Began school | 4 | 3 | KY1 |",
    );
    assert!(
        got.contains("3 May 2022 / Began school / - / - / -\n"),
        "{got}"
    );
}

#[test]
fn dates_of_another_matter_are_no_chronology() {
    assert!(is_chronology_name("Dates and events in Ash's life"));
    assert!(!is_chronology_name("Dates and events at the chess club"));
    assert!(!is_chronology_name("The story in dates of our town hall"));
}
