//! Whether a person or a role is to do it.
//!
//! In: an action. Out: an answer with the words that decided it. A group alone is nobody in
//! particular; an agency alone ("school", "housing") may have somebody in it who knows.

use super::terms::terms;
use super::{Answer, Judged, judged, measure};
use crate::facts::Action;

/// What part of an owner's words names, the least plain first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Named {
    Group,
    Agency,
    Somebody,
}

/// Judges whether a person or a role is to do it. A group alone is nobody in particular; of an
/// agency alone it cannot be told who in it is to act.
#[must_use]
pub fn owned(action: &Action) -> Judged {
    let Some(owner) = &action.owner else {
        return judged(Answer::No, Some(action.span), "nobody is named");
    };
    let span = Some(owner.span);
    let text = owner.text.trim().to_lowercase().replace('’', "'");
    if names_nobody(&text) {
        return judged(Answer::No, span, "nobody is named");
    }
    if text.starts_with(|c: char| c.is_ascii_digit())
        && measure::without_dates(&text).trim().is_empty()
    {
        return judged(
            Answer::CannotTell,
            span,
            "a date stands where somebody is named",
        );
    }
    match parts(&text).map(named).max() {
        Some(Named::Somebody) => judged(Answer::Yes, span, "a person or a role is named"),
        Some(Named::Agency) => judged(
            Answer::CannotTell,
            span,
            "an agency is named, and nobody in it",
        ),
        Some(Named::Group) | None => judged(Answer::No, span, "a group is named, and nobody in it"),
    }
}

/// "TBC", "Not yet allocated", "Whoever is free", "See below": a place that names nobody, unless a
/// name stands beside it ("TBC (Jo Orr until then)").
fn names_nobody(text: &str) -> bool {
    let bare = text.trim_end_matches(['?', '.', '!']);
    let lists = terms();
    let is_open = || lists.undecided_openings.beginning(&[bare.to_owned()]) > 0;
    let is_alone = parts(bare).count() == 1;
    text.chars().all(|c| !c.is_alphanumeric())
        || lists.undecided.is(text)
        || lists.undecided.is(bare)
        || is_alone && is_open()
}

/// The parts of an owner's words that name somebody each: "Mum, HV", "School (Mrs Baird)".
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', '/', '&', ';', '(', ')', ':', '\n', '–', '—', '+'])
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" - "))
        .map(|part| part.trim().trim_start_matches("the "))
        .filter(|part| part.contains(char::is_alphanumeric))
}

fn named(part: &str) -> Named {
    let lists = terms();
    let groups = &lists.group_owners;
    let is_family = part.ends_with(" family") || part.ends_with(" families");
    if groups.is(part) || groups.ends_with_phrase(part) || part.starts_with("all ") || is_family {
        Named::Group
    } else if lists.agencies.is_or_ends(head(part)) {
        Named::Agency
    } else {
        Named::Somebody
    }
}

/// "Department of housing", "head teacher at the school": the words before what they belong to.
fn head(part: &str) -> &str {
    let ends = [" of ", " for ", " at ", " in ", " from ", " to "]
        .iter()
        .filter_map(|word| part.find(word));
    ends.min().map_or(part, |end| &part[..end])
}
