use super::*;
use crate::facts::actions::Progress;
use crate::facts::{Due, Quoted};

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
        }),
        due_expected: true,
        outcome: None,
        need: None,
        progress: Progress::Unsaid,
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
fn a_frequency_or_a_visible_end_can_be_measured() {
    let weekly = action("Health visitor to weigh baby weekly", None, None);
    assert_eq!(measurable(&weekly).answer, Answer::Yes);
    for (text, expected) in [
        ("Be kinder at home with the boys", Answer::No),
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
