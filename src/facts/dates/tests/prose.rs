//! Dates as news, histories and notes write them, and what their place makes of them.

use super::{check, nothing, roles, told};
use crate::facts::dates::DateRole::{
    Approved, Birth, Effective, Event, Expiry, Issued, LastReviewed, Meeting, Other, Placement,
    Published, Recorded, ReviewDue, Target,
};
use crate::facts::dates::{Context, DateMention, find};

#[test]
fn years_of_past_centuries_are_years_where_a_sentence_goes_on() {
    check(
        "Elizabeth (born 7 September 1533, died 24 March 1603) never married",
        &[
            "7 September 1533 = 1533-09-07",
            "24 March 1603 = 1603-03-24",
        ],
    );
    check(
        "on the fifth of November 1605",
        &["fifth of November 1605 = 1605-11-05"],
    );
    check(
        "arrived in July 1346 with",
        &["July 1346 = 1346-07-01..1346-07-31"],
    );
    check(
        "baptisms 1687\u{2013}1854",
        &["1687\u{2013}1854 = 1687-01-01..1854-12-31"],
    );
    nothing(&["open 1400-1530", "closed 1530."]);
}

#[test]
fn a_year_is_known_by_what_stands_beside_it() {
    for text in [
        "It was £4.2m (2013: £3.9m)",
        "Built 2013; sold again",
        "Practice refresh, 2013",
        "against a 2013 baseline",
        "The 2013 census",
        "Polls suggest 2013 was the turn",
        "Mum (b. 2013) was there",
    ] {
        check(text, &["2013 = 2013-01-01..2013-12-31"]);
    }
    nothing(&[
        "It cost 2013 pounds",
        "a 2000 word essay",
        "the 2013 houses",
    ]);
}

#[test]
fn years_joined_to_years_are_one_stretch() {
    check("restored 1994-6.", &["1994-6 = 1994-01-01..1996-12-31"]);
    check(
        "Corporate Parenting Plan 2021/24",
        &["2021/24 = 2021-01-01..2024-12-31"],
    );
    nothing(&["case 2021/24"]);
}

#[test]
fn parts_of_a_year_are_read_with_their_year() {
    check(
        "In the last quarter of 2012",
        &["last quarter of 2012 = 2012-10-01..2012-12-31"],
    );
    check(
        "the last four months of 2021",
        &["last four months of 2021 = 2021-09-01..2021-12-31"],
    );
    check(
        "Spring/Summer 2017",
        &["Spring/Summer 2017 = 2017-03-01..2017-08-31"],
    );
    check(
        "Festive period 2019",
        &["Festive period 2019 = 2019-12-24..2020-01-02"],
    );
    check(
        "by the end of the year",
        &["end of the year = 2018-10-01..2018-12-31 ?Relative"],
    );
}

#[test]
fn a_weekday_that_no_word_leads_is_the_last_one_where_the_sentence_tells() {
    check(
        "Voters went to the polls Tuesday.",
        &["Tuesday = 2018-05-29 ?Relative"],
    );
    check(
        "The house voted late Tuesday to go on",
        &["late Tuesday = 2018-05-29 ?Relative"],
    );
    check("It struck on Friday", &["Friday = 2018-06-01 ?Relative"]);
    check("Contact Monday 2pm", &["Monday = 2018-06-11 ?Relative"]);
    check(
        "Power was back by Thursday evening",
        &["Thursday = 2018-05-31 ?Relative"],
    );
    check(
        "Some fled over the weekend",
        &["weekend = 2018-06-02..2018-06-03 ?Relative"],
    );
    nothing(&[
        "Mum agreed to phone back Monday",
        "Club Monday, Wednesday and Friday",
    ]);
    let unsettled = find("Voters went to the polls Tuesday.", &Context::default());
    assert!(unsettled.is_empty(), "nothing to count from");
}

#[test]
fn a_day_of_the_month_alone_is_the_one_to_come_after_by() {
    check(
        "Report to be lodged by the 3rd.",
        &["3rd = 2018-07-03 ?YearInferred Relative"],
    );
    check(
        "On 2 May 2018 rain fell; on the 4th the river rose",
        &[
            "2 May 2018 = 2018-05-02",
            "4th = 2018-05-04 ?YearInferred Relative",
        ],
    );
    nothing(&["on the 25th floor", "by the 3rd attempt"]);
}

#[test]
fn what_is_told_after_an_undated_event_is_no_date() {
    check(
        "It was lost in 1910, two years after the king was shot",
        &["1910 = 1910-01-01..1910-12-31"],
    );
    check(
        "Report due 10 days after the meeting",
        &["10 days = 10 days ?Relative"],
    );
    nothing(&["It is expected to last six weeks"]);
}

#[test]
fn days_without_a_year_that_head_lines_are_dates_and_fractions_are_not() {
    let text = "1/3 came\n8/3 absent\n15/3/17 late";
    assert_eq!(
        told(&find(text, &Context::default()), text),
        [
            "1/3 = 2017-03-01 ?YearInferred",
            "8/3 = 2017-03-08 ?YearInferred",
            "15/3/17 = 2017-03-15 ?TwoDigitYear",
        ]
    );
    check(
        "Mum 12/1 \u{2713}, 9/2 \u{2717}, 9/3/17 \u{2713}",
        &[
            "12/1 = 2017-01-12 ?TwoDigitYear",
            "9/2 = 2017-02-09 ?TwoDigitYear",
            "9/3/17 = 2017-03-09 ?TwoDigitYear",
        ],
    );
    nothing(&["1/2 onion\n3/4 cup\n1/4 spoon of salt"]);
}

#[test]
fn days_below_a_year_go_into_the_next_where_they_turn_back() {
    check(
        "2016\n3 November - visit\n12 January - call",
        &[
            "2016 = 2016-01-01..2016-12-31",
            "3 November = 2016-11-03",
            "12 January = 2017-01-12 ?YearInferred",
        ],
    );
}

#[test]
fn a_sentence_that_ends_with_a_day_lends_it_no_year() {
    check(
        "He came on 1 May. In 1997 few knew.",
        &[
            "1 May = 2018-05-01 ?YearInferred",
            "1997 = 1997-01-01..1997-12-31",
        ],
    );
    check(
        "Two years later, in 1815, he fled",
        &["1815 = 1815-01-01..1815-12-31"],
    );
    check(
        "by end June 2022",
        &["end June 2022 = 2022-06-21..2022-06-30"],
    );
    check("sunk in 1902-04", &["1902-04 = 1902-01-01..1904-12-31"]);
    check(
        "No contact. Panel 22/2.",
        &["22/2 = 2018-02-22 ?YearInferred"],
    );
    nothing(&["Moved to flat 22/2."]);
}

#[test]
fn that_year_is_the_one_told_before() {
    check(
        "In 1982 it was lost; by June of that year it was retaken",
        &[
            "1982 = 1982-01-01..1982-12-31",
            "June of that year = 1982-06-01..1982-06-30 ?YearInferred",
        ],
    );
}

#[test]
fn labels_and_lists_say_by_when() {
    roles("Outcome achieved by: Easter 2022", &[Target]);
    roles("Actions\n- Letter (SW): w/c 18 October 2021\n", &[Target]);
    roles(
        "Kept by the board; last review November 2018",
        &[LastReviewed],
    );
    roles(
        "Recording date: 09/09/2021  Contact date: 07/09/2021",
        &[Recorded, Event],
    );
    roles(
        "The guidance was agreed by the group on 9 September 2014",
        &[Approved],
    );
}

#[test]
fn a_range_may_name_its_weekdays() {
    check(
        "O/N Sat 11 - Sun 12 July 2020",
        &["Sat 11 - Sun 12 July 2020 = 2020-07-11..2020-07-12"],
    );
}

#[test]
fn an_entry_tells_what_happened_on_its_day() {
    roles("Tues 9th Nov 2021. Unannounced visit, nobody in", &[Event]);
    roles(
        "12 Jan 2020 - conference held, name placed on the register",
        &[Event],
    );
    roles(
        "Jan 2016 - moved to Leith\n14 Apr 2016 - IRD",
        &[Event, Event],
    );
    roles(
        "16th, 19th & 23rd May 2016 - no access visits",
        &[Event, Event, Event],
    );
    roles("Dental check 10/11/21; family well", &[Event]);
}

#[test]
fn a_label_speaks_for_its_whole_line() {
    roles("Adopted: Council, Minute 214 of 25 Feb 2009", &[Approved]);
    roles("MINUTE OF CORE GROUP\nDate: Thurs 2 May 2019", &[Meeting]);
    roles(
        "LAAC Review - 8 Oct 2020 meeting (previous: 14 Apr 2020; next: 5 April 2021)",
        &[Meeting, Meeting, Meeting],
    );
    roles("Mum (b. 1991) was there", &[Birth]);
    roles("Appeal period ends 19/08/2015", &[Expiry]);
}

#[test]
fn a_limit_may_name_an_hour() {
    roles(
        "Please return the form by 5pm on Friday 22nd November 2019.",
        &[Target],
    );
    roles("I refer to your letter dated 6 May 2019", &[Recorded]);
    roles("Policy to be revisited in autumn 2015", &[ReviewDue]);
}

#[test]
fn columns_are_told_by_their_neighbours() {
    roles(
        "Date | Age | Significant event\n11/2012 | 3m | Poor growth noted\n",
        &[Event],
    );
    roles(
        "No. | From | To | Address\n1 | 12.03.08 | 01.11.10 | Ash Court\n",
        &[Placement, Placement],
    );
    roles(
        "What needs to happen?\tWho?\tWhen by?\nSafety visit\tSFRS\t17 Feb 2020\n",
        &[Target],
    );
    roles(
        "Task\tOwner\tWhen\nSafety visit\tSFRS\t17 Feb 2020\n",
        &[Target],
    );
}

#[test]
fn the_day_beside_today_names_it() {
    check(
        "Concern raised 3 May 2023\nHer name is placed on the register today, 27 May 2023.",
        &[
            "3 May 2023 = 2023-05-03",
            "today = 2023-05-27",
            "27 May 2023 = 2023-05-27",
        ],
    );
}

#[test]
fn weeks_are_counted_on_from_the_next_such_day() {
    check(
        "Panel a week on Tuesday, then a fortnight today, then Friday week.",
        &[
            "a week on Tuesday = 1 week: 2018-06-12 ?Relative",
            "a fortnight today = 2 weeks: 2018-06-18 ?Relative",
            "Friday week = 1 week: 2018-06-15 ?Relative",
        ],
    );
    check("three weeks on Friday's list", &["Friday = unresolved"]);
}

#[test]
fn a_weekday_goes_the_way_its_verb_looks() {
    for (text, days) in [
        ("Gran will call on Thursday", "2018-06-07"),
        ("Gran called on Thursday", "2018-05-31"),
        ("Gran to call on Thursday", "2018-06-07"),
        ("On Thursday we will know", "2018-06-07"),
        ("She rang yesterday and will call on Thursday", "2018-06-07"),
    ] {
        let context = Context {
            reference: crate::calendar::Day::parse_iso("2018-06-04"),
        };
        let found = find(text, &context);
        let last = found.last().and_then(DateMention::interval);
        assert_eq!(
            last.map(|days| days.from.to_string()).as_deref(),
            Some(days),
            "{text}"
        );
    }
    check(
        "Seen this coming Thursday",
        &["coming Thursday = 2018-06-07 ?Relative"],
    );
}

#[test]
fn the_day_before_or_after_is_counted_from_the_one_told_last() {
    check(
        "The hearing was on 3 May 2018. He ran away the day before, and came home the week after.",
        &[
            "3 May 2018 = 2018-05-03",
            "day before = 2018-05-02 ?Relative",
            "week after = 2018-05-07..2018-05-13 ?Relative",
        ],
    );
    check(
        "seen the day before yesterday",
        &["day before yesterday = 2018-06-02 ?Relative"],
    );
    nothing(&["the day after he left", "the day before the party"]);
}

#[test]
fn what_each_council_sets_is_a_mention_that_nothing_settles() {
    check("over half term", &["half term = unresolved"]);
    check(
        "by the October half-term 2017",
        &["October half-term 2017 = unresolved"],
    );
    check(
        "shut on bank holiday Monday",
        &["bank holiday Monday = unresolved"],
    );
    nothing(&["the half term report"]);
}

#[test]
fn a_feast_without_a_year_is_a_day_where_a_word_leads_it() {
    check(
        "contact on Boxing Day",
        &["Boxing Day = 2018-12-26 ?YearInferred"],
    );
    nothing(&[
        "a Boxing Day walk",
        "over Christmas",
        "on Christmas Day's menu",
    ]);
}

#[test]
fn figures_may_be_written_as_a_day_that_is_counted_or_a_share_of_a_year() {
    check("seen 1st/2/2021", &["1st/2/2021 = 2021-02-01"]);
    check(
        "moved in '14.",
        &["'14 = 2014-01-01..2014-12-31 ?TwoDigitYear"],
    );
    nothing(&["baby 11/12 old", "3/7 ago"]);
}

#[test]
fn what_a_body_decides_is_approved_and_what_it_discusses_is_not() {
    roles(
        "Passed by the Harbour Committee on 3 March 2020",
        &[Approved],
    );
    roles("Date agreed by Senior Management: 3/10/18", &[Approved]);
    roles("Joint Team agreement: 17 Sept 2018", &[Approved]);
    roles("Agreed at core group 5/5/21", &[Meeting]);
}

#[test]
fn who_did_a_thing_is_told_from_by_when_it_is_to_be_done() {
    roles("Completed by: S. Dunn, 7 June 2021", &[Recorded]);
    roles("Reviewed by S. Dunn, 7 June 2021", &[LastReviewed]);
    roles("To be completed by 7 June 2021", &[Target]);
    roles("We will write before 14 February 2022", &[Target]);
    roles("Action: write. Who: SW. When: 30 June 2020", &[Target]);
}

#[test]
fn a_review_of_a_day_was_held_then_and_a_recent_one_is_past() {
    roles("Present at the review of 18 March 2021", &[Meeting]);
    roles("Most recent review 12/2018", &[LastReviewed]);
}

#[test]
fn who_attended_a_meeting_was_at_one_and_who_attended_an_address_was_not() {
    roles("On 14 May 2019 gran attended the core group", &[Meeting]);
    roles("On 14 May 2019 police attended the flat", &[Event]);
}

#[test]
fn words_before_a_hospital_and_before_a_home_differ() {
    roles("Overdose, admitted to ward 6 on 13 March 2018", &[Event]);
    roles("Came into care 9 May 2017", &[Placement]);
    roles("b. 14/3/2011", &[Birth]);
}

#[test]
fn a_birthday_that_is_told_of_is_no_day_of_birth() {
    roles("13.6.23 Birthday tea at gran's, all well", &[Event]);
    roles("4 May 2024 – birthday party in the hall", &[Event]);
    roles("Birthday: 13.6.12", &[Birth]);
    roles("13.6.12 (birthday)", &[Birth]);
}

#[test]
fn a_label_next_to_a_date_outweighs_the_one_that_opens_the_line() {
    roles("Child: Ash Dow\tDate: 3 May 2023\tPlace: school", &[Other]);
    roles("Baby: Bo Dow | Date: 3 May 2023", &[Other]);
    roles("Child: Ash Dow, 3 May 2012", &[Birth]);
}

#[test]
fn days_in_a_list_behind_a_label_are_dates() {
    check(
        "Sessions: 1/6, 4/6",
        &[
            "1/6 = 2018-06-01 ?YearInferred",
            "4/6 = 2018-06-04 ?YearInferred",
        ],
    );
    nothing(&["Sessions: 1/6", "Wards 1/6, 4/6"]);
}

#[test]
fn a_year_fills_a_label_for_dates() {
    check("Year of birth: 2013", &["2013 = 2013-01-01..2013-12-31"]);
    check("Published: 2013\nA", &["2013 = 2013-01-01..2013-12-31"]);
    nothing(&["Headcount: 2013"]);
}

#[test]
fn a_document_is_cleared_rolled_out_and_found_still_current() {
    roles("Cleared for release by the panel, 3 May 2017", &[Approved]);
    roles("Rolled out across the teams on 6 June 2017", &[Issued]);
    roles("Put online 2 Feb 2017", &[Published]);
    roles("The rates apply on 1 May 2018", &[Effective]);
    roles(
        "Read again, no changes needed, 4 April 2018",
        &[LastReviewed],
    );
}

#[test]
fn where_a_child_lives_is_a_placement_and_a_baby_to_come_a_birth() {
    roles("Living with his aunt since 4 July 2017", &[Placement]);
    roles("Unborn baby of K (due 3/9/18)", &[Birth]);
    roles("Figures correct as at 31 March 2018", &[Recorded]);
}
