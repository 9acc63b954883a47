use super::*;
use crate::facts::actions::Progress;
use crate::facts::{DateMention, Due, Quoted};

fn quoted(text: &str) -> Quoted {
    Quoted {
        text: text.to_owned(),
        span: Span::new(0, text.len()),
    }
}

fn action(text: &str, owner: Option<&str>, due: Option<&str>) -> Action {
    Action {
        span: Span::new(0, text.len()),
        label: None,
        text: quoted(text),
        owner: owner.map(quoted),
        owner_expected: true,
        due: due.map(|words| Due {
            words: quoted(words),
            dated: None,
            reading: None,
            event: None,
        }),
        due_expected: true,
        outcome: None,
        need: None,
        progress: Progress::Unsaid,
        progress_expected: false,
        in_one_case: false,
        theme: None,
    }
}

#[test]
fn a_bare_vague_verb_is_not_specific() {
    assert_eq!(
        specific(&action("Support mum", None, None)).answer,
        Answer::No
    );
    let act = action("Refer Isla to speech and language therapy", None, None);
    assert_eq!(specific(&act).answer, Answer::Yes);
}

#[test]
fn what_a_vague_verb_is_for_does_not_say_what_will_be_done() {
    for (text, expected) in [
        (
            "Support Isla in class, so that she gets to the end of term",
            Answer::No,
        ),
        (
            "Support Isla to fill in the form, so that she gets a place",
            Answer::Yes,
        ),
        ("Support Isla by attending the first lesson", Answer::Yes),
        ("Book a taxi so that Isla is on time", Answer::Yes),
    ] {
        assert_eq!(
            specific(&action(text, None, None)).answer,
            expected,
            "{text}"
        );
    }
}

#[test]
fn a_frequency_or_a_visible_end_can_be_measured() {
    let weekly = action("Health visitor to weigh baby weekly", None, None);
    assert_eq!(measurable(&weekly).answer, Answer::Yes);
    for (text, expected) in [
        ("Be kinder at home with the boys", Answer::CannotTell),
        ("Eat fewer sweets (amount not decided)", Answer::No),
        ("Be on time, with no figure set", Answer::No),
        ("Read the story of the fox with Isla", Answer::CannotTell),
        ("Continue to attend nursery", Answer::CannotTell),
        ("Refer Isla to CAMHS", Answer::Yes),
    ] {
        assert_eq!(
            measurable(&action(text, None, None)).answer,
            expected,
            "{text}"
        );
    }
}

#[test]
fn what_is_done_as_required_shows_no_end_in_however_many_words() {
    let text = "See Ida and her grandparents at the flat as required";
    let mut act = action(text, None, Some("as required"));
    let due = act.due.as_mut().expect("it has a time");
    due.reading = Some(Reading::NonDate(NonDate::AsRequired));
    assert_eq!(measurable(&act).answer, Answer::CannotTell);
}

#[test]
fn how_often_says_not_what_and_a_number_does() {
    for (text, expected) in [
        ("Liaise with school weekly", Answer::No),
        ("Improve attendance to 90%", Answer::Yes),
        ("Contact to be reduced to twice a year", Answer::Yes),
        ("Improve manners (no target given)", Answer::No),
        ("Practise the bus route with Isla", Answer::Yes),
        ("Strategy meeting to take place", Answer::Yes),
        ("Visits to Gran to be encouraged", Answer::No),
    ] {
        assert_eq!(
            specific(&action(text, None, None)).answer,
            expected,
            "{text}"
        );
    }
}

#[test]
fn a_group_alone_owns_nothing_and_a_role_does() {
    for (owner, expected) in [
        ("All professionals", Answer::No),
        ("Core group", Answer::No),
        ("TBC", Answer::No),
        ("-", Answer::No),
        ("Social worker", Answer::Yes),
        ("Mum and HV", Answer::Yes),
    ] {
        assert_eq!(
            owned(&action("x", Some(owner), None)).answer,
            expected,
            "{owner}"
        );
    }
}

#[test]
fn open_ended_words_are_no_date_and_the_next_review_needs_its_own() {
    assert_eq!(
        time_bound(&action("x", None, Some("Ongoing")), &Setting::default()).answer,
        Answer::No
    );
    let next = action("x", None, Some("Next review"));
    assert_eq!(
        time_bound(&next, &Setting::default()).answer,
        Answer::CannotTell
    );
}

#[test]
fn a_wish_for_more_or_better_a_condition_and_what_is_further_are_not_specific() {
    for text in [
        "Look after myself better",
        "See my brother more",
        "Ms Pell to allow workers",
        "Further assessment",
    ] {
        assert_eq!(
            specific(&action(text, None, None)).answer,
            Answer::No,
            "{text}"
        );
    }
    let asks = action("Ask for help if she needs it", None, None);
    assert_ne!(specific(&asks).answer, Answer::Yes);
}

#[test]
fn a_period_that_runs_from_an_event_without_a_date_cannot_be_told() {
    let mut act = action(
        "Sign the record",
        None,
        Some("within two days of receiving it"),
    );
    let found = crate::facts::dates::find("3 June 2025", &crate::facts::dates::Context::default());
    let setting = Setting {
        own_date: found.iter().find_map(DateMention::dated),
        told_in: None,
    };
    assert!(setting.own_date.is_some());
    if let Some(due) = act.due.as_mut() {
        due.reading = Some(Reading::Offset {
            period: "2 days".parse().expect("a period"),
            resolved: None,
        });
    }
    assert_eq!(time_bound(&act, &setting).answer, Answer::CannotTell);
}

#[test]
fn to_be_at_a_place_is_something_that_is_done_and_to_be_at_ease_is_not() {
    let answer = |text: &str| specific(&action(text, Some("Mum"), None)).answer;
    assert_eq!(answer("Mum to be at the gate after school"), Answer::Yes);
    assert_eq!(answer("Mum to be at ease with Ida"), Answer::No);
}

#[test]
fn a_place_for_who_that_puts_the_choice_off_names_nobody() {
    let answer = |who: &str| owned(&action("Ring the clinic", Some(who), None)).answer;
    for who in [
        "Not yet allocated",
        "Whoever is free",
        "Awaiting allocation",
        "See below",
        "As above?",
        "To follow",
        "Weekly",
    ] {
        assert_eq!(answer(who), Answer::No, "{who}");
    }
    assert_eq!(answer("2 June 2026"), Answer::CannotTell);
    assert_eq!(answer("TBC (Jo Orr until then)"), Answer::Yes);
    assert_eq!(answer("Notley Orr"), Answer::Yes);
}
