//! Dates as histories and news tell them: years of long ago, and looks aside from the story.

use super::{check, nothing, told};
use crate::facts::dates::{Context, find};

#[test]
fn a_text_that_tells_of_the_past_has_years_where_another_has_counts_and_times() {
    let text = "The mill burned in 1322. A charter of 1290 spoke of it, and from 1204 to 1217 it stood \
                empty. It ground for 1200 people, with a mill race of 1300 metres.";
    assert_eq!(
        told(&find(text, &Context::default()), text),
        [
            "1322 = 1322-01-01..1322-12-31",
            "1290 = 1290-01-01..1290-12-31",
            "1204 to 1217 = 1204-01-01..1217-12-31",
        ]
    );
    nothing(&[
        "slept until 1530, then by 1715 was up",
        "from 1204 to 1217 calls",
        "a total of 1290",
    ]);
}

#[test]
fn years_of_three_digits_stand_only_in_company_and_in_no_text_of_our_time() {
    check(
        "Crowned in 768, he took the south in 774 and died on 28 January 814. His sons fell out in \
         833.",
        &[
            "768 = 0768-01-01..0768-12-31",
            "774 = 0774-01-01..0774-12-31",
            "28 January 814 = 0814-01-28",
            "833 = 0833-01-01..0833-12-31",
        ],
    );
    nothing(&["Staying in 204, seen in 312."]);
    check(
        "Staying in 204, seen in 312, moved in 214 in 2017.",
        &["2017 = 2017-01-01..2017-12-31"],
    );
}

#[test]
fn an_era_makes_a_number_a_year() {
    check(
        "built in AD 122 and left by 410 AD",
        &[
            "AD 122 = 0122-01-01..0122-12-31",
            "410 AD = 0410-01-01..0410-12-31",
        ],
    );
    check("fought in 490 BC", &["490 BC = unresolved"]);
    nothing(&["an ad hoc visit", "an ad for 14 pounds", "3 BC pupils"]);
}

#[test]
fn a_list_of_old_years_is_read_to_its_end() {
    check(
        "renewed in 1877, 1887 and 1897",
        &[
            "1877 = 1877-01-01..1877-12-31",
            "1887 = 1887-01-01..1887-12-31",
            "1897 = 1897-01-01..1897-12-31",
        ],
    );
    check(
        "floods in 1898, 1901\u{2013}03 and 1911",
        &[
            "1898 = 1898-01-01..1898-12-31",
            "1901\u{2013}03 = 1901-01-01..1903-12-31",
            "1911 = 1911-01-01..1911-12-31",
        ],
    );
}

#[test]
fn a_year_before_its_verb_or_after_since_is_no_count() {
    check(
        "Gas came, and 1895 saw lamps",
        &["1895 = 1895-01-01..1895-12-31"],
    );
    check(
        "since 2001 numbers rose",
        &["2001 = 2001-01-01..2001-12-31"],
    );
    check("from 1935 onwards", &["1935 = 1935-01-01..1935-12-31"]);
    nothing(&["a volume of 1712 pages"]);
}

#[test]
fn a_year_in_passing_does_not_move_the_story() {
    check(
        "They met on 3 May 2017, against twice in 2012. On 9 June the plan was signed.",
        &[
            "3 May 2017 = 2017-05-03",
            "2012 = 2012-01-01..2012-12-31",
            "9 June = 2017-06-09 ?YearInferred",
        ],
    );
    check(
        "They met on 3 May 2017. In 2012 the roof fell. On 9 June it was mended.",
        &[
            "3 May 2017 = 2017-05-03",
            "2012 = 2012-01-01..2012-12-31",
            "9 June = 2012-06-09 ?YearInferred",
        ],
    );
    check(
        "Looked after since March 2015, seen on 9 May",
        &[
            "March 2015 = 2015-03-01..2015-03-31",
            "9 May = 2018-05-09 ?YearInferred",
        ],
    );
}

#[test]
fn a_day_put_off_until_another_is_two_dates() {
    let text = "It was put off on 3 May 2018 until 2019";
    check(
        text,
        &["3 May 2018 = 2018-05-03", "2019 = 2019-01-01..2019-12-31"],
    );
}

#[test]
fn two_years_that_follow_each_other_are_a_winters_or_a_span() {
    check(
        "in the winter of 1862\u{2013}63",
        &["winter of 1862\u{2013}63 = 1862-12-01..1863-02-28"],
    );
    check("a gap in 1692/93", &["1692/93 = 1692-01-01..1693-12-31"]);
}

#[test]
fn old_years_may_be_joined_by_until_and_by_words_that_times_are_joined_by() {
    check(
        "kept from 1164 until 1560",
        &["1164 until 1560 = 1164-01-01..1560-12-31"],
    );
    check(
        "It was law from 1853 to 1946, and dead by 1971. In 1967 all was well.",
        &[
            "1853 to 1946 = 1853-01-01..1946-12-31",
            "1971 = 1971-01-01..1971-12-31",
            "1967 = 1967-01-01..1967-12-31",
        ],
    );
    nothing(&["with gran from 1853 to 1946"]);
}

#[test]
fn a_weekday_speaks_for_the_year_of_writing_rather_than_for_one_near_to_a_look_back() {
    check(
        "On 28 October 1929 it fell. It had stood firm on Fri 18 May.",
        &[
            "28 October 1929 = 1929-10-28",
            "Fri 18 May = 2018-05-18 ?YearInferred",
        ],
    );
}

#[test]
fn that_month_is_the_one_of_the_year_told_last() {
    check(
        "It burned in 1906, and was roofed again that August.",
        &[
            "1906 = 1906-01-01..1906-12-31",
            "that August = 1906-08-01..1906-08-31 ?YearInferred",
        ],
    );
    nothing(&["She said that April is well"]);
}

#[test]
fn two_years_before_our_own_accounts_are_years_of_the_calendar() {
    check(
        "frost in 1923\u{2013}24",
        &["1923\u{2013}24 = 1923-01-01..1924-12-31"],
    );
    check(
        "budget of 2018\u{2013}19",
        &["2018\u{2013}19 = 2018-04-01..2019-03-31"],
    );
}

#[test]
fn a_feast_and_the_day_beside_it_are_one() {
    check(
        "It began on Easter Monday, 24 April 1916, in the square.",
        &["Easter Monday, 24 April 1916 = 1916-04-24"],
    );
}

#[test]
fn decades_and_centuries_in_words_are_read() {
    check(
        "in the sixties and the late eighties",
        &[
            "sixties = 1960-01-01..1969-12-31",
            "late eighties = 1986-01-01..1989-12-31 ?Approximate",
        ],
    );
    check(
        "from the late 19th century",
        &["late 19th century = 1867-01-01..1900-12-31 ?Approximate"],
    );
    nothing(&["a man in his sixties", "temperatures in the low seventies"]);
}

#[test]
fn a_year_or_season_is_known_by_the_words_that_lead_it() {
    check(
        "proposed as early as 1836",
        &["1836 = 1836-01-01..1836-12-31"],
    );
    check(
        "early in 1943",
        &["early in 1943 = 1943-01-01..1943-04-30 ?Approximate"],
    );
    check(
        "closed in the summer of '74",
        &["summer of '74 = 1974-06-01..1974-08-31 ?TwoDigitYear"],
    );
    check(
        "in April or May 2016",
        &[
            "April = 2016-04-01..2016-04-30",
            "May 2016 = 2016-05-01..2016-05-31",
        ],
    );
    nothing(&["April and June are sisters"]);
}

#[test]
fn weekdays_of_the_old_calendar_settle_no_year() {
    check(
        "It met on 3 December 1745, and on Friday, 6 December broke up.",
        &[
            "3 December 1745 = 1745-12-03",
            "Friday, 6 December = 1745-12-06 ?YearInferred",
        ],
    );
}
