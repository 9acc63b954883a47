//! Due dates and elapsed days against two independent libraries, one case each.
//!
//! In: `tests/reference/workdays.json`, whose conventions are those of `casewise::calendar`: the
//! first day is day 0 and is left out, and calendar periods end on their corresponding day.

use casewise::calendar::{Calendar, Day, Jurisdiction, Period, Unit};
use serde_json::Value;

#[test]
fn every_due_date_is_the_one_that_both_libraries_give() {
    for case in list("cases") {
        let unit = match text(&case["unit"]) {
            "working_day" => Unit::WorkingDays,
            "calendar_day" => Unit::Days,
            "week" => Unit::Weeks,
            "month" => Unit::Months,
            "year" => Unit::Years,
            other => panic!("a unit nobody knows: {other}"),
        };
        let n = i32::try_from(case["n"].as_i64().expect("a number")).expect("a small number");
        let deadline = calendar(&case)
            .deadline(day(&case["start"]), Period { n, unit })
            .unwrap_or_else(|error| panic!("{case}: {error}"));
        assert_eq!(deadline.due, day(&case["expected"]), "{case}");
    }
}

#[test]
fn days_and_working_days_between_two_days_are_those_of_both_libraries() {
    for case in list("elapsed") {
        let (from, to) = (day(&case["from"]), day(&case["to"]));
        let working = calendar(&case).working_days_between(from, to);
        assert_eq!(
            i64::from(from.days_until(to)),
            case["calendar_days"],
            "{case}"
        );
        assert_eq!(
            working.map(i64::from).ok(),
            case["working_days"].as_i64(),
            "{case}"
        );
    }
}

fn list(name: &str) -> Vec<Value> {
    let file: Value = serde_json::from_str(include_str!("reference/workdays.json"))
        .expect("the reference is JSON");
    let cases = file[name].as_array().expect("cases").clone();
    assert!(!cases.is_empty());
    cases
}

fn calendar(case: &Value) -> &'static Calendar {
    Calendar::of(match text(&case["jurisdiction"]) {
        "scotland" => Jurisdiction::Scotland,
        "england-and-wales" => Jurisdiction::England,
        other => panic!("a jurisdiction nobody knows: {other}"),
    })
}

fn day(value: &Value) -> Day {
    Day::parse_iso(text(value)).expect("a day")
}

fn text(value: &Value) -> &str {
    value.as_str().expect("text")
}
