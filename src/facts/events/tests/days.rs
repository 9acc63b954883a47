//! Days that stand apart from what happened on them: over columns, under a month, below an item.

use super::check;
use crate::facts::kind::Kind;

#[test]
fn days_may_run_across_the_top() {
    check(
        Kind::Other,
        "| | Sat 8 Oct 2022 | Mon 10 Oct 2022 |\n| am | 09:30 call to the ward | Home visit, Ash seen |\n| SSW | 18:00 notes read | |",
        &["2022-10-08 Oversight", "2022-10-10 Visit"],
    );
}

#[test]
fn days_may_stand_in_a_row_below_the_names_of_what_happened() {
    check(
        Kind::Other,
        "| What | Home visit | Home visit |\n| When | 3 May 2022 | 9 June 2022 |\n| Who | Jo | Jo |",
        &["2022-05-03 Visit", "2022-06-09 Visit"],
    );
}

#[test]
fn a_day_may_stand_in_one_column_and_its_month_in_another() {
    check(
        Kind::CaseNotes,
        "|! Month | Day | Event |\n| May 2022 | 3 | Home visit, Ash seen |\n| | 17 | Home visit, Ash seen |",
        &["2022-05-03 Visit", "2022-05-17 Visit"],
    );
}

#[test]
fn a_day_may_stand_below_its_month() {
    check(
        Kind::CaseNotes,
        "# May 2022\n3rd – home visit, Ash seen\nTue 17: home visit, Ash seen",
        &["2022-05-03 Visit", "2022-05-17 Visit"],
    );
}

#[test]
fn a_list_item_heads_those_below_it() {
    check(
        Kind::CaseNotes,
        "- visits\n-- 3 May 2022: Ash was weighed in front of me\n- trouble\n-- 9 June 2022: police called",
        &["2022-05-03 Visit"],
    );
    check(
        Kind::CaseNotes,
        "- home visit, Ash seen\n-- 3 May 2022\n- phone call to gran",
        &["2022-05-03 Visit"],
    );
}

#[test]
fn today_in_an_entry_is_its_day() {
    check(
        Kind::CaseNotes,
        "9 June 2022\nPhone call.\n3 May 2022\nEntry by J. Bell, team manager: supervision of this case today.",
        &["2022-05-03 Oversight"],
    );
}

#[test]
fn a_visit_that_was_tried_or_marked_as_not_done_is_none() {
    for text in [
        "The worker attempted visits on 3 May 2022, 4 June 2022 and 1 July 2022.",
        "3 May 2022\nVisit\nMarked as not completed, worker on leave.",
        "|! Date | Type | Detail |\n| 3 May 2022 | Visit | Visit aborted, dog loose |",
    ] {
        check(Kind::CaseNotes, text, &[]);
    }
}

#[test]
fn a_row_of_an_export_may_say_that_the_child_was_met() {
    check(
        Kind::CaseNotes,
        "|! date | mode | child_seen | note |\n| 3 May 2022 | Face to face | Y | Out in the garden |\n| 9 June 2022 | Face to face | N | Visited, Ash at cubs |",
        &["2022-05-03 Visit"],
    );
}
