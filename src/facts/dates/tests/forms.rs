//! Forms that only their place makes dates, and what looks like them and is none.

use super::{check, day, nothing, roles, told};
use crate::facts::dates::{Context, DateRole, find};

#[test]
fn month_and_year_of_two_digits_stand_where_a_label_gives_a_documents_own_dates() {
    for text in [
        "Review due: 02/26",
        "Next review:\n02/26",
        "Expiry date: 02/26; v3",
    ] {
        check(
            text,
            &["02/26 = 2026-02-01..2026-02-28 ?TwoDigitYear OrderAmbiguous"],
        );
    }
    check(
        "| Policy | Last reviewed | Review due |\n| Lone work | 11/24 | 11/27 |\n| Keys | (10.16) | 02/26 |",
        &[
            "11/24 = 2024-11-01..2024-11-30 ?TwoDigitYear OrderAmbiguous",
            "11/27 = 2027-11-01..2027-11-30 ?TwoDigitYear OrderAmbiguous",
            "10.16 = 2016-10-01..2016-10-31 ?TwoDigitYear OrderAmbiguous",
            "02/26 = 2026-02-01..2026-02-28 ?TwoDigitYear OrderAmbiguous",
        ],
    );
    check(
        "| Course | Date |\n| First aid | 02/26 |",
        &["02/26 = 2026-02-01..2026-02-28 ?TwoDigitYear OrderAmbiguous"],
    );
}

#[test]
fn month_and_year_without_such_a_label_are_none() {
    nothing(&[
        "Form KA2 (10.16)",
        "Score: 11/27",
        "Spellings: 10/16",
        "| Pupil | Score |\n| Ash | 11/27 |\n| Kit | 10/16 |",
        "| Item | Cost |\n| Shoes | 10.16 |",
        "Version: 10.16",
        "Rule: (10.16)",
    ]);
}

#[test]
fn what_is_numbered_counted_or_measured_is_no_date() {
    nothing(&[
        "Call the helpline on 0300 123 7 12 before noon.",
        "Phone 07700 900 112 or 01324 55 10 16 after tea.",
        "Our ref (10.16/AB) was quoted in the letter.",
        "Invoice no. 02/26 was paid in full.",
        "Paid \u{a3}11.27 for shoes and \u{a3}10.16 for socks.",
        "The total was 11.27 and the change 2.26.",
        "Version (10.16) of the form is not in use.",
        "Use release 11.27 of the software, not 10.16.",
        "Scored 11/27 on the first paper and 22/26 on the second.",
        "She got 9/11 spellings right and 10/16 sums.",
        "The bus leaves at 14:30 and 20.26.",
        "Train 2026 14:30 to Perth was late.",
        "Odds were 11/2 and 7/4 on the day.",
        "The ratio of staff to children was 2/11.",
        "Give 10.16 mg twice, not 11.27 mg.",
        "Dose 2.5 mg/5 ml, bottle 02/26 ml.",
        "Grid reference NS 2026 1430, sheet 64.",
        "Meet at NT 202614 30 by the gate.",
        "See section 9.9.26 and paragraphs 10.16 to 11.27.",
        "Under regulation 11.27 (10.16) the panel decides.",
        "Articles (10.16) and (11.27) of the order apply.",
        "The policy cites s.10.16(b) of the Act.",
        "Rooms 9.9, 9.10 and 9.11 are on the top floor.",
        "Flat 11/27, 26 March Street.",
        "Flats 3/1, 3/2 and 4/1 share the stair.",
        "BP 110/70 and 102/66, pulse 72.",
        "Temperature (38.2) fell to (37.10) by night.",
        "Chapter 44 B.C. Services handbook.",
        "An advert cost 70 ad credits, 44 bc units.",
        "Table 10.16 shows that 9.9 in 26 replied.",
        "IP address 10.16.2.26 is blocked.",
        "The score was 10.16 on the scale (11.27 before).",
        "Reg. no. 20260203T09 is void.",
        "Serial 202614:30:77 was scratched off.",
        "Support is 24/7.",
        "Went to 3/4 classes, 2/3 clubs and 4/5 games.",
    ]);
}

#[test]
fn a_time_that_ran_into_its_date_leaves_the_date() {
    check("Call 03/02/201814:30 by duty", &["03/02/2018 = 2018-02-03"]);
    check(
        "Seen 3 Feb 201809:15, all well",
        &["3 Feb 2018 = 2018-02-03"],
    );
    check("Log 20180203T0900 opened", &["20180203 = 2018-02-03"]);
    check("20180203_Visit saved", &["20180203 = 2018-02-03"]);
    check("Panel 3/7 9.30 Hub", &["3/7 = 2018-07-03 ?YearInferred"]);
}

#[test]
fn days_of_a_list_that_goes_up_are_days() {
    check(
        "Calls on the flat 8/1, 22/1 and 5/2; one kept",
        &[
            "8/1 = 2018-01-08 ?YearInferred",
            "22/1 = 2018-01-22 ?YearInferred",
            "5/2 = 2018-02-05 ?YearInferred",
        ],
    );
}

#[test]
fn an_era_with_stops_is_one() {
    check(
        "It fell in A.D. 70 and lay waste",
        &["A.D. 70 = 0070-01-01..0070-12-31"],
    );
    check("He died in 44 B.C. at Rome", &["44 B.C. = unresolved"]);
}

#[test]
fn a_dash_after_a_whole_day_opens_no_range_to_a_bare_month() {
    check(
        "Plan 9.9.26 - August camp off",
        &["9.9.26 = 2026-09-09 ?TwoDigitYear"],
    );
    check(
        "Tam Orr (c. 1585 \u{2013} 9 December 1641)",
        &["c. 1585 \u{2013} 9 December 1641 = 1585-01-01..1641-12-09 ?Approximate"],
    );
}

#[test]
fn a_year_stands_before_its_day_or_in_the_first_cell_of_a_row() {
    check("2017, March 3rd | Fire", &["2017, March 3rd = 2017-03-03"]);
    check(
        "2014 | Birth of brother",
        &["2014 = 2014-01-01..2014-12-31"],
    );
}

fn years_of(text: &str, reference: &str) -> Vec<String> {
    let reference = Some(day(reference));
    let found = told(&find(text, &Context { reference }), text);
    let bare = found
        .into_iter()
        .map(|one| one.replace(" ?YearInferred", ""));
    bare.collect()
}

#[test]
fn a_history_takes_its_years_from_its_own_dates() {
    let text = "The mill was let on 4 May 1871 to two brothers. By 9 June the wheel turned, and on \
                12 August 1871 it burned.";
    assert_eq!(
        years_of(text, "2026-11-01"),
        [
            "4 May 1871 = 1871-05-04",
            "9 June = 1871-06-09",
            "12 August 1871 = 1871-08-12",
        ]
    );
}

#[test]
fn a_day_before_living_memory_makes_a_history_alone() {
    let text = "It rained from 16 August 1829. The dam burst on 18 August.";
    let found = years_of(text, "2026-11-01");
    assert_eq!(found[1], "18 August = 1829-08-18");
}

#[test]
fn a_number_before_a_verb_with_its_object_is_no_count() {
    check(
        "A list of 1719 puts it at 800",
        &["1719 = 1719-01-01..1719-12-31"],
    );
    nothing(&["A flock of 1719 hens", "A total of 1719 pounds"]);
}

#[test]
fn news_looks_aside_to_a_year_and_goes_on_from_its_own_day() {
    for (text, last) in [
        (
            "The pier, built in 1869, fell on 3 April.",
            "3 April = 2019-04-03",
        ),
        (
            "Prices are the lowest since May 1985. The vote was held on 3 April, against 5 May 1975.",
            "3 April = 2019-04-03",
        ),
        (
            "Work had begun in the spring of 2018; the roof went on 3 April.",
            "3 April = 2019-04-03",
        ),
        (
            "The pier, opened on 9 May 1999, was hit by a barge on 3 April.",
            "3 April = 2019-04-03",
        ),
        (
            "Tolls rose to 90p. They were 40p in 2014. A vote follows in August.",
            "August = 2019-08-01..2019-08-31",
        ),
    ] {
        let found = years_of(text, "2019-04-16");
        assert!(found.iter().any(|one| one == last), "{text}: {found:?}");
    }
}

#[test]
fn days_from_one_to_another_and_weeks_are_events_where_a_note_names_them() {
    roles("Hospital stay 28 Dec 2023 - 3 Jan 2024", &[DateRole::Event]);
    roles("DONM 3/7/24 9.30", &[DateRole::Meeting]);
    roles("Missed in Feb 2024 due to sick leave", &[DateRole::Event]);
}
