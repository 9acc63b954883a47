use super::timeline::{Shape, told};
use super::*;
use crate::calendar::Day;
use crate::facts::MeetingState;
use crate::finding::Outcome;
use crate::timeline::Lane;
use crate::timeline::written::{EventV1, QuoteV1, TimelineV1};

const HOSTILE: &str = "<script>alert('x')</script> & \"]]>\u{202e}\u{7}\u{ffff}";

#[test]
fn a_share_is_never_rounded_to_none_or_to_all() {
    assert_eq!(percent(0.004), "under 1 %");
    assert_eq!(percent(0.999), "over 99 %");
    assert_eq!(percent(0.0), "0 %");
    assert_eq!(percent(1.0), "100 %");
}

fn event(lane: Lane, what: &str, from: Option<Day>, to: Option<Day>) -> EventV1 {
    EventV1 {
        lane,
        what: what.parse().expect("a kind"),
        state: None,
        from,
        to,
        due: None,
        late: false,
        outcome: None,
        rule: None,
        item: Some(HOSTILE.to_owned()),
        told: Some(QuoteV1 {
            document: HOSTILE.to_owned(),
            start: 0,
            end: 1,
            quote: HOSTILE.to_owned(),
        }),
    }
}

fn day(n: i32) -> Day {
    Day::new(2006, 3, 1).expect("a day").plus_days(n)
}

fn as_at() -> Day {
    Day::new(2026, 11, 1).expect("a day")
}

fn timeline_of(events: Vec<EventV1>) -> TimelineV1 {
    TimelineV1 {
        case: HOSTILE.to_owned(),
        undated: 0,
        beyond: 0,
        events,
    }
}

fn late_review() -> EventV1 {
    EventV1 {
        state: Some(MeetingState::Held),
        due: Some(day(80)),
        late: true,
        outcome: Some(Outcome::NotMet),
        ..event(
            Lane::Reviews,
            "looked-after-review",
            Some(day(100)),
            Some(day(100)),
        )
    }
}

/// Every picture, with hostile words wherever words can stand.
fn pictures() -> Vec<String> {
    let outcomes = outcomes::Row {
        label: HOSTILE.to_owned(),
        href: Some(HOSTILE.to_owned()),
        counts: Ok([1, 2, 3, 4, 5, 6]),
    };
    let withheld = outcomes::Row {
        counts: Err(HOSTILE.to_owned()),
        ..outcomes.clone()
    };
    let interval = intervals::Row {
        label: HOSTILE.to_owned(),
        href: Some(HOSTILE.to_owned()),
        counted: HOSTILE.to_owned(),
        share: Some(0.5),
        interval: Some((0.2, 0.8)),
        bounds: Some((0.4, 0.6)),
    };
    let round = run_chart::Round {
        label: HOSTILE.to_owned(),
        counted: HOSTILE.to_owned(),
        share: Some(0.5),
        limits: Some((0.2, 0.8)),
        signals: true,
    };
    let row = matrix::Row {
        label: HOSTILE.to_owned(),
        href: Some(HOSTILE.to_owned()),
        cells: vec![
            matrix::Cell::Outcome(Outcome::NotMet),
            matrix::Cell::Amount(3),
        ],
    };
    let columns = vec![HOSTILE.to_owned(); 2];
    let case = timeline_of(vec![late_review()]);
    let drawing = told::working(&case, as_at(), &|_| Some(HOSTILE.to_owned()));
    vec![
        outcomes::draw(HOSTILE, HOSTILE, &[outcomes, withheld]),
        intervals::draw(HOSTILE, HOSTILE, &[interval]),
        run_chart::draw(HOSTILE, HOSTILE, &[round], Some(0.4)),
        matrix::draw(HOSTILE, HOSTILE, &columns, &[row]),
        timeline::draw(HOSTILE, HOSTILE, &drawing),
    ]
}

#[test]
fn every_picture_is_whole_xml_whatever_words_stand_in_it() {
    for svg in pictures() {
        let mut reader = quick_xml::Reader::from_str(&svg);
        loop {
            match reader.read_event().expect("whole XML") {
                quick_xml::events::Event::Eof => break,
                quick_xml::events::Event::Start(start) => {
                    assert_ne!(start.local_name().as_ref(), "script");
                }
                _ => {}
            }
        }
        assert!(!svg.contains(['\u{202e}', '\u{7}', '\u{ffff}']));
    }
}

#[test]
fn every_picture_has_a_title_and_a_description_and_loads_nothing() {
    for svg in pictures() {
        assert!(svg.contains("<title id=") && svg.contains("<desc id="));
        let outside = svg.replace("http://www.w3.org/2000/svg", "");
        assert!(!outside.contains("http") && !outside.contains("<image"));
    }
}

#[test]
fn the_same_values_give_the_same_bytes() {
    assert_eq!(pictures(), pictures());
}

#[test]
fn pictures_of_nothing_are_pictures() {
    let case = timeline_of(Vec::new());
    let empty = [
        outcomes::draw("a", "t", &[]),
        intervals::draw("a", "t", &[]),
        run_chart::draw("a", "t", &[], None),
        matrix::draw("a", "t", &[], &[]),
        timeline::draw("a", "t", &told::working(&case, as_at(), &|_| None)),
    ];
    assert!(empty.iter().all(|svg| svg.starts_with("<svg ")));
}

#[test]
fn a_count_that_is_withheld_is_nowhere_in_the_picture() {
    let row = outcomes::Row {
        label: "Rule".to_owned(),
        href: None,
        counts: Err("small numbers withheld".to_owned()),
    };
    let svg = outcomes::draw("a", "Outcomes", &[row]);
    let words: Vec<&str> = svg
        .split(['<', '>'])
        .filter(|part| part.contains("withheld"))
        .collect();
    assert_eq!(
        words,
        ["Rule: small numbers withheld.", "small numbers withheld"]
    );
}

#[test]
fn a_shareable_timeline_holds_weeks_and_no_word_of_the_file() {
    let case = timeline_of(vec![
        event(
            Lane::Placements,
            "placement-start",
            Some(day(0)),
            Some(day(0)),
        ),
        event(
            Lane::Placements,
            "status-looked-after-away",
            Some(day(0)),
            None,
        ),
        late_review(),
        event(Lane::Chronology, "entry", Some(day(50)), Some(day(50))),
    ]);
    let svg = timeline::draw("a", "Timeline", &told::shareable(&case, as_at()));
    for secret in ["script", "alert", "2006", "2026", "March", "href"] {
        assert!(!svg.contains(secret), "{secret}");
    }
    assert!(svg.contains("Looked-after review, held, week 14; due by week 11: not met"));
    assert!(svg.contains("2 weeks late"));
}

#[test]
fn a_shareable_timeline_is_the_same_on_whatever_day_of_the_week_things_fell() {
    let case = |shift: i32| {
        let on = |n: i32| Some(day(n + shift));
        timeline_of(vec![
            event(Lane::Placements, "placement-start", on(0), on(0)),
            event(Lane::Work, "visit", on(70), on(70)),
        ])
    };
    let drawn = |shift| told::shareable(&case(shift), as_at().plus_days(shift));
    assert_eq!(drawn(0), drawn(3));
}

#[test]
fn marks_of_a_crowded_lane_do_not_lie_on_one_another() {
    let events = (0..300).map(|n| {
        let on = Some(day(n * 25));
        EventV1 {
            state: Some(MeetingState::Held),
            ..event(Lane::Meetings, "core-group", on, on)
        }
    });
    let case = timeline_of(events.collect());
    let svg = timeline::draw("a", "Timeline", &told::working(&case, as_at(), &|_| None));
    let mut seen: Vec<(i32, i32)> = Vec::new();
    for circle in svg.split("<circle cx=\"").skip(1) {
        let mut numbers = circle.split('"').step_by(2);
        let mut next = || numbers.next().and_then(|text| text.parse::<f64>().ok());
        let (Some(x), Some(y)) = (next(), next()) else {
            continue;
        };
        let near = |(a, b): &(i32, i32)| {
            (x - f64::from(*a) / 10.0).abs() < 9.0 && (y - f64::from(*b) / 10.0).abs() < 9.0
        };
        assert!(!seen.iter().any(near), "two marks at {x} {y}");
        #[expect(clippy::cast_possible_truncation, reason = "a picture is small")]
        seen.push(((x * 10.0) as i32, (y * 10.0) as i32));
    }
    assert!(seen.len() > 100);
}

#[test]
fn what_is_far_from_the_audit_is_counted_and_not_drawn() {
    let far = Day::new(1900, 1, 1);
    let case = timeline_of(vec![
        event(Lane::Work, "visit", far, far),
        event(Lane::Work, "visit", Some(day(0)), Some(day(0))),
    ]);
    let drawing = told::working(&case, as_at(), &|_| None);
    assert_eq!(
        drawing.left_out,
        "Not drawn: 1 event too far from the day of the audit."
    );
    assert_eq!(drawing.strips[0].marks.len(), 1);
}

#[test]
fn a_step_without_a_record_is_a_shape_of_its_own() {
    let shape = |outcome| {
        let owed = EventV1 {
            due: Some(day(10)),
            outcome: Some(outcome),
            ..event(Lane::Due, "due", None, None)
        };
        told::working(&timeline_of(vec![owed]), as_at(), &|_| None).strips[0].marks[0].shape
    };
    assert_eq!(shape(Outcome::NotMet), Shape::Missing);
    assert_eq!(shape(Outcome::NotDue), Shape::Owed);
    assert_eq!(shape(Outcome::CannotTell), Shape::Unclear);
}
