//! Forms of dates, one table each: what is found, what it means, what is left alone.

use proptest::prelude::*;

use super::*;
use crate::facts::sketch;

mod forms;
mod histories;
mod prose;

fn day(text: &str) -> Day {
    Day::parse_iso(text).expect("a day of the test")
}

/// Writes what was found: the words, the days, and doubts behind a question mark.
fn told(mentions: &[DateMention], text: &str) -> Vec<String> {
    let words = |mention: &DateMention| text[mention.span.start..mention.span.end].to_owned();
    mentions
        .iter()
        .map(|mention| format!("{} = {}", words(mention), meaning(mention)))
        .collect()
}

fn meaning(mention: &DateMention) -> String {
    let days = |days: Interval| {
        if days.is_day() {
            days.from.to_string()
        } else {
            format!("{}..{}", days.from, days.to)
        }
    };
    let said = match &mention.reading {
        Reading::Interval(interval) => days(*interval),
        Reading::Offset { period, resolved } => match resolved {
            Some(resolved) => format!("{period}: {}", days(*resolved)),
            None => format!("{period}"),
        },
        Reading::Recurring(period) => format!("every {period}"),
        Reading::NonDate(kind) => format!("{kind:?}"),
        Reading::Impossible => "impossible".to_owned(),
        Reading::LifeStage => "life stage".to_owned(),
        Reading::Unresolved => "unresolved".to_owned(),
    };
    let doubts: Vec<String> = mention
        .doubts
        .iter()
        .map(|doubt| format!("{doubt:?}"))
        .collect();
    if doubts.is_empty() {
        said
    } else {
        format!("{said} ?{}", doubts.join(" "))
    }
}

/// Checks what is found in a text that was written on 4 June 2018.
fn check(text: &str, expected: &[&str]) {
    let context = Context {
        reference: Some(day("2018-06-04")),
    };
    assert_eq!(told(&find(text, &context), text), expected, "{text}");
}

fn check_all(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        let found = find(
            text,
            &Context {
                reference: Some(day("2018-06-04")),
            },
        );
        let said: Vec<String> = found.iter().map(meaning).collect();
        assert_eq!(said, [*expected], "{text}: {:?}", told(&found, text));
    }
}

fn nothing(texts: &[&str]) {
    for text in texts {
        check(text, &[]);
    }
}

fn roles(text: &str, expected: &[DateRole]) {
    let found: Vec<DateRole> = find(text, &Context::default())
        .iter()
        .filter(|mention| !matches!(mention.reading, Reading::NonDate(_)))
        .map(|mention| mention.role)
        .collect();
    assert_eq!(found, expected, "{text}");
}

// ---- days ----

#[test]
fn a_day_is_read_however_it_is_written() {
    for text in [
        "16 March 2018",
        "16th March 2018",
        "16th of March, 2018",
        "16th of March 2018",
        "Friday 16th March 2018",
        "Fri 16 Mar 2018",
        "March 16, 2018",
        "March 16th 2018",
        "16-March-2018",
        "16/03/2018",
        "16.03.2018",
        "16-03-2018",
        "16/3/2018",
        "2018-03-16",
        "2018/03/16",
        "16\u{a0}March\u{a0}2018",
        "16 MARCH 2018",
        "the 16th day of March 2018",
        "sixteenth of March 2018",
        "Fri, 16 March 2018",
        "2018-03-16T10:00",
    ] {
        check_all(&[(text, "2018-03-16")]);
    }
}

#[test]
fn two_digits_of_a_year_are_read_and_said_to_be_two() {
    for text in [
        "16.3.18",
        "16/03/18",
        "16-Mar-18",
        "16 Mar 18",
        "16th March '18",
    ] {
        check_all(&[(text, "2018-03-16 ?TwoDigitYear")]);
    }
    check_all(&[
        ("3 Aug 96", "1996-08-03 ?TwoDigitYear"),
        ("31/10/74", "1974-10-31 ?TwoDigitYear"),
        ("due 23/08/39", "2039-08-23 ?TwoDigitYear"),
        ("DOB 23/08/39", "1939-08-23 ?TwoDigitYear"),
    ]);
}

#[test]
fn a_year_that_is_not_written_is_taken_from_what_stands_near() {
    check_all(&[
        ("12 March", "2018-03-12 ?YearInferred"),
        ("to be done by 12 March", "2019-03-12 ?YearInferred"),
        ("12/3: TC from school", "2018-03-12 ?YearInferred"),
        ("Wed 14 March", "2018-03-14 ?YearInferred"),
    ]);
    check(
        "Seen on 3 January 2016. On 20 November they moved, and by 10 January were home.",
        &[
            "3 January 2016 = 2016-01-03",
            "20 November = 2016-11-20 ?YearInferred",
            "10 January = 2017-01-10 ?YearInferred",
        ],
    );
    check(
        "Sat on 3rd Feb, 10th Feb and 4 March 2021",
        &[
            "3rd Feb = 2021-02-03",
            "10th Feb = 2021-02-10",
            "4 March 2021 = 2021-03-04",
        ],
    );
}

#[test]
fn days_that_the_calendar_does_not_have_are_flagged_and_never_rolled_over() {
    for text in [
        "31/02/2019",
        "30 February 2018",
        "29/02/2019",
        "15/13/2018",
        "40/03/2018",
        "??/06/18",
        "xx/06/2018",
        "2014-02-30",
        "31 June 2018",
        "31.11.2018",
        "0/5/2018",
        "31st April 2019",
    ] {
        check_all(&[(text, "impossible")]);
    }
}

#[test]
fn damage_of_scanning_is_repaired_where_one_reading_stands() {
    check_all(&[
        ("l6 March 20l8", "2018-03-16 ?OcrRepaired"),
        ("O3/04/2019", "2019-04-03 ?OcrRepaired"),
        ("30 June 2O18", "2018-06-30 ?OcrRepaired"),
        ("1 0ctober 2018", "2018-10-01 ?OcrRepaired"),
    ]);
}

#[test]
fn a_month_is_read_through_a_slip_of_the_pen_between_a_day_and_a_year() {
    check_all(&[
        ("23 Septmber 2018", "2018-09-23 ?OcrRepaired"),
        ("7th Match 2019", "2019-03-07 ?OcrRepaired"),
        ("Z8/11/2018", "2018-11-28 ?OcrRepaired"),
    ]);
    nothing(&["7 Marches 20", "class S2/3", "3 Mays were late"]);
}

#[test]
fn a_month_takes_the_year_behind_what_is_held_in_it() {
    check(
        "Bring it back to the June meeting of 2027.",
        &["June meeting of 2027 = 2027-06-01..2027-06-30"],
    );
}

#[test]
fn hours_after_a_day_are_no_year() {
    check("4 May 2018: at 1930 hrs", &["4 May 2018 = 2018-05-04"]);
    check("4 May 1415 call", &["4 May = 2018-05-04 ?YearInferred"]);
    check("4 May 1930 hrs", &["4 May = 2018-05-04 ?YearInferred"]);
    check("on 14 October 1066", &["14 October 1066 = 1066-10-14"]);
}

#[test]
fn two_digits_after_a_month_are_a_year_where_the_document_or_the_role_says_so() {
    check(
        "Review date: Sep 25",
        &["Sep 25 = 2025-09-01..2025-09-30 ?TwoDigitYear OrderAmbiguous"],
    );
    check(
        "Opened 3 May 2017. Sep 18 visit",
        &[
            "3 May 2017 = 2017-05-03",
            "Sep 18 = 2018-09-01..2018-09-30 ?TwoDigitYear OrderAmbiguous",
        ],
    );
    check(
        "Opened May 3, 2017. Sep 18 visit",
        &[
            "May 3, 2017 = 2017-05-03",
            "Sep 18 = 2017-09-18 ?YearInferred",
        ],
    );
    check("Sep 25", &["Sep 25 = 2018-09-25 ?YearInferred"]);
    check(
        "11/17: registered; 02/18: removed",
        &[
            "11/17 = 2017-11-01..2017-11-30 ?TwoDigitYear OrderAmbiguous",
            "02/18 = 2018-02-01..2018-02-28 ?TwoDigitYear OrderAmbiguous",
        ],
    );
}

#[test]
fn a_day_before_any_year_takes_the_one_written_next() {
    let told = |text: &str| told(&find(text, &Context::default()), text);
    assert_eq!(
        told("Your letter of 28 December. We met on 4 January 2020."),
        [
            "28 December = 2019-12-28 ?YearInferred",
            "4 January 2020 = 2020-01-04"
        ]
    );
    assert_eq!(
        told("28 Dec and 3 Jan 2019"),
        ["28 Dec = 2018-12-28", "3 Jan 2019 = 2019-01-03"]
    );
}

#[test]
fn a_season_without_a_year_takes_it_from_what_stands_near() {
    check(
        "Moved in 2016. In the spring he settled. That winter he left.",
        &[
            "2016 = 2016-01-01..2016-12-31",
            "spring = 2016-03-01..2016-05-31 ?YearInferred",
            "That winter = 2016-12-01..2017-02-28 ?YearInferred",
        ],
    );
    check(
        "Last summer",
        &["Last summer = 2017-06-01..2017-08-31 ?Relative"],
    );
    nothing(&[
        "spring water in spring beds",
        "Summer is her sister",
        "She may fall",
    ]);
}

#[test]
fn a_weekday_alone_is_the_last_or_the_next_as_its_sentence_says() {
    check(
        "She was seen on Thursday",
        &["Thursday = 2018-05-31 ?Relative"],
    );
    check(
        "Report due by Thursday",
        &["Thursday = 2018-06-07 ?Relative"],
    );
    check("The group on Thursday", &["Thursday = unresolved"]);
    nothing(&[
        "open on Monday and Thursday",
        "on Sunday Post paper",
        "Sunday School",
    ]);
}

#[test]
fn a_weekday_that_is_not_the_days_is_reported_not_mended() {
    check_all(&[("Tuesday 16th March 2018", "2018-03-16 ?WeekdayMismatch")]);
}

#[test]
fn the_order_of_day_and_month_is_decided_once_for_a_document() {
    check(
        "3/4/2018 and 25/4/2018",
        &["3/4/2018 = 2018-04-03", "25/4/2018 = 2018-04-25"],
    );
    check(
        "3/4/2018 and 4/25/2018",
        &[
            "3/4/2018 = 2018-03-04 ?OrderAmbiguous",
            "4/25/2018 = 2018-04-25 ?OrderAmbiguous",
        ],
    );
    check(
        "3/4/2018, 25/4/2018, 4/25/2018",
        &[
            "3/4/2018 = 2018-04-03 ?OrderAmbiguous",
            "25/4/2018 = 2018-04-25",
            "4/25/2018 = 2018-04-25 ?OrderAmbiguous",
        ],
    );
}

#[test]
fn a_day_to_come_lends_no_year_to_what_is_told_after_it() {
    check(
        "Seen 3 May 2018. Next review: March 2021. On 9 May gran rang.",
        &[
            "3 May 2018 = 2018-05-03",
            "March 2021 = 2021-03-01..2021-03-31",
            "9 May = 2018-05-09 ?YearInferred",
        ],
    );
}

// ---- longer stretches ----

#[test]
fn months_years_and_their_parts_keep_their_grain() {
    check_all(&[
        ("March 2018", "2018-03-01..2018-03-31"),
        ("Mar '18", "2018-03-01..2018-03-31 ?TwoDigitYear"),
        ("03/2018", "2018-03-01..2018-03-31"),
        ("Nov-17", "2017-11-01..2017-11-30 ?TwoDigitYear"),
        ("in 2017", "2017-01-01..2017-12-31"),
        ("early March 2018", "2018-03-01..2018-03-10 ?Approximate"),
        ("mid-March 2018", "2018-03-11..2018-03-20 ?Approximate"),
        ("late March 2018", "2018-03-21..2018-03-31 ?Approximate"),
        ("by the end of March 2019", "2019-03-21..2019-03-31"),
        ("circa 2014", "2014-01-01..2014-12-31 ?Approximate"),
        ("Spring 2018", "2018-03-01..2018-05-31"),
        ("winter 2017", "2017-12-01..2018-02-28"),
        ("autumn term 2018", "2018-08-01..2018-12-31"),
        ("the 1990s", "1990-01-01..1999-12-31"),
    ]);
}

#[test]
fn weeks_quarters_and_years_of_account_are_what_they_are_called() {
    check_all(&[
        ("w/c 12 March 2018", "2018-03-12..2018-03-18"),
        ("week commencing 12/03/2018", "2018-03-12..2018-03-18"),
        ("week ending 16/03/2018", "2018-03-12..2018-03-16"),
        ("Q2 2018/19", "2018-07-01..2018-09-30"),
        ("Q2 2018", "2018-04-01..2018-06-30"),
        ("2018-19 accounts", "2018-04-01..2019-03-31"),
        ("FY 2018/19", "2018-04-01..2019-03-31"),
        ("financial year 2018-2019", "2018-04-01..2019-03-31"),
        ("academic year 2018/19", "2018-08-01..2019-07-31"),
        ("Easter 2018", "2018-04-01"),
        ("August bank holiday 2018", "2018-08-27"),
    ]);
}

#[test]
fn ranges_are_one_mention() {
    check_all(&[
        ("13/14 May 2020", "2020-05-13..2020-05-14"),
        ("10 August - 12 September 2019", "2019-08-10..2019-09-12"),
        ("10–14 August 2019", "2019-08-10..2019-08-14"),
        ("1st to 5th April 2019", "2019-04-01..2019-04-05"),
        ("from 2014 to 2018", "2014-01-01..2018-12-31"),
        (
            "between 10 August and 12 September 2019",
            "2019-08-10..2019-09-12",
        ),
        ("01/04/2021 to 31/03/2024", "2021-04-01..2024-03-31"),
        ("May 2018 - June 2019", "2018-05-01..2019-06-30"),
        ("28 December - 4 January 2019", "2018-12-28..2019-01-04"),
        ("this plan covers 2019-22", "2019-01-01..2022-12-31"),
        ("2020-2023", "2020-01-01..2023-12-31"),
    ]);
    check(
        "The review was moved from 3 May 2018 to 17 May 2018",
        &["3 May 2018 = 2018-05-03", "17 May 2018 = 2018-05-17"],
    );
}

#[test]
fn lists_of_days_are_a_mention_each() {
    check(
        "12th and 13th June 2018",
        &["12th = 2018-06-12", "13th June 2018 = 2018-06-13"],
    );
    check(
        "2007, 2009 and 2011",
        &[
            "2007 = 2007-01-01..2007-12-31",
            "2009 = 2009-01-01..2009-12-31",
            "2011 = 2011-01-01..2011-12-31",
        ],
    );
}

// ---- relative and no dates ----

#[test]
fn relative_words_count_from_the_entry_or_the_day_told_last() {
    check(
        "16/03/2018 - HV. Mum said she moved last Tuesday.",
        &[
            "16/03/2018 = 2018-03-16",
            "last Tuesday = 2018-03-13 ?Relative",
        ],
    );
    check(
        "He left on 1 May 2018 and three weeks later came back; the following day he left.",
        &[
            "1 May 2018 = 2018-05-01",
            "three weeks later = 3 weeks: 2018-05-22 ?Relative",
            "following day = 2018-05-23 ?Relative",
        ],
    );
    check(
        "He left on 1 May 2018, to be seen in 6 months. The following day he came back.",
        &[
            "1 May 2018 = 2018-05-01",
            "in 6 months = 6 months: 2018-12-04 ?Relative",
            "following day = 2018-05-02 ?Relative",
        ],
    );
    let found = find("Mum rang yesterday", &Context::default());
    assert_eq!(found[0].reading, Reading::Unresolved);
}

#[test]
fn an_offset_keeps_what_it_is_counted_from() {
    let text = "Minutes go out within 10 working days of the meeting, signed.";
    let found = find(text, &Context::default());
    let period = Period::parse("10 working days").expect("a period");
    let resolved = None;
    assert_eq!(found[0].reading, Reading::Offset { period, resolved });
    let anchor = found[0].anchor.expect("an anchor");
    assert_eq!(&text[anchor.start..anchor.end], "the meeting");
    check_all(&[("in 6 months", "6 months: 2018-12-04 ?Relative")]);
}

#[test]
fn words_in_the_place_of_a_date_have_a_kind() {
    check_all(&[
        ("ongoing", "Ongoing"),
        ("ASAP", "Asap"),
        ("as soon as possible", "Asap"),
        ("TBC", "Tbc"),
        ("to be confirmed", "Tbc"),
        ("as required", "AsRequired"),
        ("Immediate", "Immediate"),
        ("by the next review", "NextReview"),
        ("in due course", "AsRequired"),
        ("weekly", "every 1 week"),
        ("every 6 weeks", "every 6 weeks"),
        ("fortnightly", "every 2 weeks"),
    ]);
}

#[test]
fn times_of_life_are_no_dates() {
    for text in [
        "aged 4",
        "14 years old",
        "P3",
        "28 weeks' gestation",
        "28/40 pregnant",
    ] {
        check_all(&[(text, "life stage")]);
    }
}

#[test]
fn numbers_of_other_sorts_are_left_alone() {
    nothing(&[
        "Tel: 0131 496 0018",
        "CHI 0304126789",
        "ring 07700 900123",
        "section 12.3.4",
        "version 2.1",
        "Version 2.10.18",
        "page 12/15",
        "£12.50",
        "ref 2018/0342",
        "3-4 sessions",
        "24/7 support",
        "9-5",
        "flat 3/2, 14 High Street",
        "case 12/3",
        "1/2 day",
        "Score 12/20",
        "11 to 15 year olds",
        "EH6 7AB",
        "NHS no. 943 476 5919",
        "020217",
        "4.2",
        "1.3",
        "Reg 44",
        "15 to 20 hours",
        "Unit 2, 10 beds",
        "10:30",
        "100%",
        "para 3.12.20",
        "Sort code 20-10-18",
        "14 March Road, Anytown",
        "3 June Terrace",
        "Lunch between 10.20 and 11.35",
        "Ritalin 20/10 mg",
        "a mark of 9/11",
        "Sleep 5/10 to 7/10",
        "The flock numbered 1986",
        "Lost by 2010 votes to 1996",
        "no rest since 1640",
    ]);
}

#[test]
fn short_names_are_months_only_where_what_follows_allows_it() {
    nothing(&[
        "Jan and Tom visited",
        "Dec, who was well",
        "Jan that day",
        "Jan (worker)",
    ]);
    check(
        "Jan and Feb 2019",
        &[
            "Jan = 2019-01-01..2019-01-31",
            "Feb 2019 = 2019-02-01..2019-02-28",
        ],
    );
}

#[test]
fn a_versions_number_is_no_day_of_the_month() {
    check("Issue 3 Nov 2020", &["Nov 2020 = 2020-11-01..2020-11-30"]);
    check("Version 3 May 2019", &["May 2019 = 2019-05-01..2019-05-31"]);
    check("Date of issue 3 Nov 2020", &["3 Nov 2020 = 2020-11-03"]);
    nothing(&["3.12.15 of the manual"]);
}

#[test]
fn a_list_of_paragraphs_holds_no_dates() {
    nothing(&[
        "See paragraphs 4.12, 4.13 and 5.1.14",
        "section 3.1.12 or 4.2.13",
    ]);
}

#[test]
fn paragraph_numbers_are_no_dates() {
    nothing(&["3.2.11 Staff must record.\n3.2.12 Staff must sign."]);
    check(
        "7.5.18 HV\n8.5.18 TC",
        &[
            "7.5.18 = 2018-05-07 ?TwoDigitYear",
            "8.5.18 = 2018-05-08 ?TwoDigitYear",
        ],
    );
}

#[test]
fn words_that_are_also_months_and_days_are_left_alone() {
    nothing(&[
        "She may move home",
        "This may take longer",
        "they march on",
        "the sun shone",
        "the second meeting",
        "he sat on the chair",
        "a mar on the record",
        "May I come in?",
        "the first of many",
        "an august body",
        "they wed in church",
    ]);
}

// ---- roles ----

#[test]
fn labels_say_what_a_date_is_the_date_of() {
    use DateRole::*;
    roles("Date of Birth: 03/04/2012", &[Birth]);
    roles("D.O.B. 3/4/12", &[Birth]);
    roles(
        "Approved: 16 March 2018    Review date: March 2021",
        &[Approved, ReviewDue],
    );
    roles("Date ratified: 4 May 2020", &[Ratified]);
    roles("Issued: 01.02.2016 Version: 1.0", &[Issued]);
    roles(
        "Published June 2019. Implementation date: 1 July 2019. Expiry: June 2022.",
        &[Published, Effective, Expiry],
    );
    roles("Drafted March 2018, amended June 2018", &[Drafted, Updated]);
    roles(
        "Last reviewed Nov 2017; next review Nov 2020",
        &[LastReviewed, ReviewDue],
    );
    roles("Date of last review: 3 May 2019", &[LastReviewed]);
    roles("Next review due: Spring 2020", &[ReviewDue]);
    roles("Date of next meeting: Tuesday 9th June 2020", &[Meeting]);
    roles("Signed: A Bell \t Date: 3/5/18", &[Recorded]);
    roles("By when: 3 May 2019", &[Target]);
}

#[test]
fn sentences_say_what_a_date_is_the_date_of() {
    use DateRole::*;
    roles(
        "Referral received 16 March 2018 from the nurse",
        &[Referral],
    );
    roles(
        "She was placed with foster carers on 5 April 2018",
        &[Placement],
    );
    roles(
        "The LAC review was held on 12th and 13th June 2018",
        &[Meeting, Meeting],
    );
    roles("SW to complete the report by 30/4/19", &[Target]);
    roles(
        "The policy was approved by the Committee on 21 January 2009 and is effective from 1 February 2009",
        &[Approved, Effective],
    );
    roles("To be reviewed by the end of March 2019", &[ReviewDue]);
    roles("12/03/18 - TC from school", &[Event]);
    roles("He was arrested on 4 July 2019", &[Event]);
    roles("Report completed 7 September 2018", &[Recorded]);
    roles("Next revision due no later than July 2024", &[ReviewDue]);
    roles("16 March 2018 – core group", &[Meeting]);
}

#[test]
fn a_drawn_tables_header_or_neighbour_says_what_its_dates_are() {
    use DateRole::{Event, Recorded, ReviewDue, Target, Updated};
    roles(
        "Action | Lead | Timescale\nReferral | HV | 14/09/2018\n",
        &[Target],
    );
    roles(
        "Date of event\tDate recorded\tNote\n1/2/2021\t3/2/2021\tCall\n",
        &[Event, Recorded],
    );
    roles("When|What\n17.4.16|Moved house\n", &[Event]);
    roles("2.0\t03/07/2017\tUpdated for new law", &[Updated]);
    roles("Status\tFinal\nReview date\t3/7/2019\n", &[ReviewDue]);
}

#[test]
fn labels_of_one_word_and_verbs_at_the_head_say_what_a_date_is() {
    use DateRole::{Approved, Event, Meeting, Target};
    roles("By: 29.11.19", &[Target]);
    roles("Date policy agreed: 14th May 2013", &[Approved]);
    roles("Saw J at home 3/5/19", &[Event]);
    roles(
        "Meeting moved from 3 May 2019 to 17 May 2019",
        &[Meeting, Meeting],
    );
}

#[test]
fn the_next_after_a_meeting_is_a_meeting() {
    use DateRole::{LastReviewed, Meeting, ReviewDue};
    roles(
        "The last core group met on 3 May 2019 and the next is on 7 June 2019",
        &[Meeting, Meeting],
    );
    roles(
        "Last reviewed May 2018, the next in May 2020",
        &[LastReviewed, ReviewDue],
    );
}

#[test]
fn the_year_of_a_law_is_a_mention_with_that_role() {
    use DateRole::*;
    roles("Children (Scotland) Act 1995", &[Statute]);
    roles(
        "the Looked After Children (Scotland) Regulations 2009 (SSI 2009/210)",
        &[Statute, Statute],
    );
    roles("the 2014 Act", &[Statute]);
}

#[test]
fn a_date_in_a_table_takes_its_role_from_header_or_label() {
    let check = |lines: &str, expected: &[DateRole]| {
        let document = sketch::document(lines);
        let found: Vec<DateRole> = of(&document).iter().map(|mention| mention.role).collect();
        assert_eq!(found, expected, "{lines}");
    };
    check(
        "| Date approved | 3 May 2019 |\n| Review date | May 2022 |",
        &[DateRole::Approved, DateRole::ReviewDue],
    );
    check(
        "| Action | Who | By when |\n| Ring school | SW | 3 May 2019 |\n| Visit | SW | 10 May 2019 |",
        &[DateRole::Target, DateRole::Target],
    );
    check(
        "| Date | Event |\n| 3 May 2019 | Left school |",
        &[DateRole::Event],
    );
    check(
        "| Version | Date | Change |\n| 2.1 | 3 May 2019 | New form |",
        &[DateRole::Updated],
    );
    check("Date approved\n3 May 2019", &[DateRole::Approved]);
}

#[test]
fn a_day_without_its_year_lies_near_the_day_of_its_document() {
    let document = sketch::document(
        "# Letter after the review\n2 October 2025\nBetter since July; the counselling stopped on 14 August. Glasses due in November, injections done in May.\nJo will take the plan to the panel on 4 December.\nHome to mum in the autumn. Meg to ring by 30 January.",
    );
    let found = of(&document);
    let days = found.iter().filter(|one| one.grain == Grain::Day);
    let days: Vec<String> = days
        .filter_map(|one| Some(one.interval()?.from.to_string()))
        .collect();
    assert_eq!(
        days,
        ["2025-10-02", "2025-08-14", "2025-12-04", "2026-01-30"]
    );
}

#[test]
fn days_that_open_lines_without_their_year_follow_one_another() {
    let document = sketch::document(
        "# Contact notes\n3 November 2025: Rang mum.\n5 December: Saw Ash, panel on 12 January.\n4 February: Rang school.\n6 August: Saw Ash.\n9 December: Saw Ash, who fell on 1 December.",
    );
    let found = of(&document);
    let days = found
        .iter()
        .filter_map(|one| Some(one.interval()?.from.to_string()));
    let days: Vec<String> = days.collect();
    let expected = [
        "2025-11-03",
        "2025-12-05",
        "2026-01-12",
        "2026-02-04",
        "2026-08-06",
        "2026-12-09",
        "2026-12-01",
    ];
    assert_eq!(days, expected);
}

#[test]
fn a_year_that_was_written_right_before_is_that_of_what_follows() {
    let document = sketch::document(
        "# Assessment\n2 October 2025\nIn May 2019 he was hurt; on 7 June he was seen again.",
    );
    let found = of(&document);
    let last = found.last().and_then(DateMention::interval);
    assert_eq!(
        last.map(|days| days.from.to_string()).as_deref(),
        Some("2019-06-07")
    );
}

#[test]
fn a_documents_dates_stand_where_they_say() {
    let document =
        sketch::document("# Plan\nSeen 3 May 2019.\n| Date | Event |\n| 4 May 2019 | Moved |");
    let found = of(&document);
    let words: Vec<&str> = found
        .iter()
        .map(|mention| document.at(mention.span))
        .collect();
    assert_eq!(words, ["3 May 2019", "4 May 2019"]);
}

// ---- any text at all ----

fn holds(text: &str) {
    let mentions = find(
        text,
        &Context {
            reference: Some(day("2018-06-04")),
        },
    );
    let mut end = 0;
    for mention in &mentions {
        assert!(mention.span.start >= end, "in order: {text}");
        assert!(text.get(mention.span.start..mention.span.end).is_some());
        for span in mention.role_from.iter().chain(&mention.anchor) {
            assert!(text.get(span.start..span.end).is_some(), "{text}");
        }
        end = mention.span.end;
    }
}

#[test]
fn a_word_said_over_and_over_is_read_to_its_end() {
    for (words, _) in lexicon::WORDS {
        let word = words.split(' ').next().unwrap_or(words);
        holds(&format!("{word} ").repeat(2_000));
    }
    holds(&"about the end of ".repeat(2_000));
}

#[test]
fn cells_parted_by_commas_hold_whole_dates() {
    check(
        "2019-04-03,2019-05-31\n42,03/04/2019,17,yes\nvisit,3 April 2019,42",
        &[
            "2019-04-03 = 2019-04-03",
            "2019-05-31 = 2019-05-31",
            "03/04/2019 = 2019-04-03",
            "3 April 2019 = 2019-04-03",
        ],
    );
    nothing(&["cost 1,500,200", "ref 4,12/3,5"]);
}

#[test]
fn a_date_that_a_word_ran_into_is_read() {
    check(
        "Seen at home on3 March 2016",
        &["3 March 2016 = 2016-03-03"],
    );
    check("Review held3March2016 here", &["3March2016 = 2016-03-03"]);
    check("met on 10thFeb2016", &["10thFeb2016 = 2016-02-10"]);
    check("DOB14/05/2009 noted", &["14/05/2009 = 2009-05-14"]);
    check("on 12/02/2016Time: 10", &["12/02/2016 = 2016-02-12"]);
    nothing(&["Ref ABC12/05/2009", "CS14052019", "3rdparty", "1stAid"]);
}

#[test]
fn a_visit_by_its_initials_is_no_version() {
    check(
        "H/V 11.02.16 seen",
        &["11.02.16 = 2016-02-11 ?TwoDigitYear"],
    );
    nothing(&["V 11.02.16", "v3.2.16"]);
}

#[test]
fn an_hour_may_be_joined_to_its_day() {
    check(
        "3/2/16-10am core group; 04.02.16@2pm HV",
        &[
            "3/2/16 = 2016-02-03 ?TwoDigitYear",
            "04.02.16 = 2016-02-04 ?TwoDigitYear",
        ],
    );
}

#[test]
fn days_of_a_list_share_a_month_in_figures() {
    check(
        "Sessions 3, 10 & 17/2/16",
        &[
            "3 = 2016-02-03 ?TwoDigitYear",
            "10 = 2016-02-10 ?TwoDigitYear",
            "17/2/16 = 2016-02-17 ?TwoDigitYear",
        ],
    );
    nothing(&["Sessions 1, 2 & 3/4 done", "Scores 3, 10 & 17/20"]);
}

#[test]
fn a_word_that_counts_a_meeting_is_no_day_beside_figures() {
    check(
        "Which one, and when? First, 20 February 2026",
        &["20 February 2026 = 2026-02-20"],
    );
    check(
        "third and tenth February 2026",
        &["third = 2026-02-03", "tenth February 2026 = 2026-02-10"],
    );
}

#[test]
fn a_week_by_its_number_is_one_of_a_month_or_a_year() {
    check(
        "week 3 of Jan 2016",
        &["week 3 of Jan 2016 = 2016-01-15..2016-01-21"],
    );
    nothing(&["week 3 of the programme", "Week 4 of 6"]);
}

#[test]
fn a_month_with_its_year_is_no_next_month() {
    check(
        "next Mar-16",
        &["Mar-16 = 2016-03-01..2016-03-31 ?TwoDigitYear"],
    );
    check(
        "In care Aug 14\u{2013}present",
        &["Aug 14\u{2013}present = 2014-08-01..2018-06-04 ?TwoDigitYear Relative"],
    );
    check(
        "Version 3 / November 2015",
        &["November 2015 = 2015-11-01..2015-11-30"],
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_text_is_read_without_a_panic(text in ".{0,200}") {
        holds(&text);
    }

    #[test]
    fn any_pile_of_the_words_of_dates_is_read_without_a_panic(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "1", "12", "31", "99", "2018", "18", "1999", "0", "st", "th", "March", "may", "Feb", "Mon",
                "Friday", "/", "-", ".", ",", "'", "’", "–", " ", " ", " ", "\n", "of", "the", "to", "and",
                "between", "from", "next", "last", "week", "weeks", "months", "w/c", "Q", "2", "early", "end",
                "circa", "c.", "l6", "O3", "20l8", "first", "twenty", "two", "thousand", "within", "days",
                "working", "ago", "later", "every", "Act", "SSI", "(", ")", ":", "aged", "P", "autumn", "term",
                "today", "date", "FY", "xx", "??", "à", "🙂", "bank", "holiday", "s", "€", "T10", "|", "\t", "Monday", "on", "spring", "that", "new", "year", "'s", "para", "Septmber",
                "Z8", "century", "quarter", "Jan", "Sep", "11/18", "day", "after", "half", "yearly", "&",
            ]),
            0..14,
        )
    ) {
        holds(&words.concat());
        holds(&words.join(" "));
    }

    #[test]
    fn a_date_with_a_letter_changed_is_read_without_a_panic(
        n_days in 0_i32..60_000, form in 0_usize..4, at in 0_usize..20, letter in any::<char>(),
    ) {
        let day = day("1930-01-01").plus_days(n_days);
        let text = match form {
            0 => format!("Review date: {}", day.in_words()),
            1 => format!("{day}\tvisit"),
            2 => format!("{}/{}/{:02} | call", day.day(), day.month(), day.year() % 100),
            _ => format!("from {} to {}", day.in_words(), day.plus_days(40).in_words()),
        };
        let changed: String = (0..).zip(text.chars()).map(|(idx, c)| if idx == at { letter } else { c }).collect();
        holds(&changed);
    }

    #[test]
    fn any_day_is_found_as_it_is_written(n_days in 0_i32..60_000, form in 0_usize..5) {
        let day = day("1930-01-01").plus_days(n_days);
        let text = match form {
            0 => day.in_words(),
            1 => day.to_string(),
            2 => format!("{:02}/{:02}/{}", day.day(), day.month(), day.year()),
            3 => format!("{}.{}.{}", day.day(), day.month(), day.year()),
            _ => format!("on the {}th of {}", day.day(), day.in_words().split_once(' ').expect("a space").1),
        };
        let found = find(&text, &Context::default());
        prop_assert_eq!(found.len(), 1, "{}", text);
        prop_assert_eq!(found[0].interval(), Some(Interval::day(day)), "{}", text);
    }
}

#[test]
fn a_year_may_stand_before_its_day() {
    check("2022, 14 June: moved.", &["2022, 14 June = 2022-06-14"]);
    check(
        "In 2019, 3 May 2020 seemed far.",
        &["2019 = 2019-01-01..2019-12-31", "3 May 2020 = 2020-05-03"],
    );
}

#[test]
fn days_that_begin_lines_below_a_year_are_of_that_year() {
    check(
        "2016\n30 April\tschool\n29 April\thome; on 2 May at gran's\n4 June 2017\tmoved\n5 July\tback",
        &[
            "2016 = 2016-01-01..2016-12-31",
            "30 April = 2016-04-30",
            "29 April = 2016-04-29",
            "2 May = 2016-05-02 ?YearInferred",
            "4 June 2017 = 2017-06-04",
            "5 July = 2017-07-05 ?YearInferred",
        ],
    );
}

#[test]
fn a_month_broken_in_two_by_a_narrow_column_is_read() {
    check("7 Novem ber 2017", &["7 Novem ber 2017 = 2017-11-07"]);
    check(
        "7 Decemb er, at home",
        &["7 Decemb er = 2017-12-07 ?YearInferred"],
    );
}

#[test]
fn a_story_of_an_earlier_year_holds_to_the_end_of_its_line() {
    let between = "She was glad of the garden there, and of the dog; the school was near, and Gran walked with her each day, whatever the weather, and read to her at night.";
    let lines = format!(
        "# Minute\n2 May 2026\nIn 2019 Isla lived with Gran. {between} She was placed with foster carers on 3 March."
    );
    let found = of(&sketch::document(&lines));
    let last = found.last().and_then(DateMention::interval);
    assert_eq!(
        last.map(|days| days.from.to_string()).as_deref(),
        Some("2019-03-03")
    );
}
