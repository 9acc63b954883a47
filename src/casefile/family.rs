//! What a file tells of the child whose it is, and what of another of the family.
//!
//! In: the records of one child, and for whom something in them is told. Out: whether it is
//! another's: a brother's, a sister's, a cousin's. A name that some record gives to the child of the
//! file is none of them, so that nothing of the child's own is lost.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::Record;
use super::birth;
use super::child::{self, Child, NO_NAME};
use crate::calendar::Day;
use crate::document::{Document, Part};
use crate::facts::family::{self, Whose};
use crate::facts::kind::Kind;
use crate::facts::pattern::pattern;
use crate::facts::{Dated, Event, Meeting, MeetingKind};

/// So many blocks at the top say whom a record is about.
const TOP_BLOCKS: usize = 3;
/// A table within so many blocks is at the top too.
const HEAD_BLOCKS: usize = 30;

/// Before its birth a child goes by its mother's name.
static UNBORN: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b(?:unborn|baby|pre-?birth)\b"));

/// A meeting for a child who is yet to be born.
static BEFORE_BIRTH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:unborn(?: (?:baby|child|sibling))?['’]?s?|pre-?birth)\W+",
        r"(?:initial |review |first )*",
        r"(?:child protection|cp\b|cppm|cpcc|case conference|planning meeting|conference|meeting)",
        r"|\b(?:cppm|cpcc|conference|planning meeting|meeting)\b[^.;]{0,30}\bunborn\b"
    ))
});

static EVERYBODY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:all|both|each|every\w*|family|children|siblings?|household|joint|general)\b")
});

/// So long after the child's birth a meeting before birth is another's, though a day that was only
/// expected had been given for it.
const N_DAYS_AFTER_BIRTH: i32 = 60;

/// The children of the family, as far as the file names them.
pub(super) struct Family<'a> {
    child: Option<Child>,
    /// The names of the other children.
    others: BTreeSet<&'a str>,
    /// Those of whom something is told by a name that stands inside sentences too.
    persons: BTreeSet<&'a str>,
    /// The child's birth.
    born: Option<Day>,
}

impl<'a> Family<'a> {
    /// Gathers the names from every record.
    pub(super) fn of(records: &'a [Record]) -> Self {
        let child = child::of(records);
        let (mut kin, mut own) = (BTreeSet::new(), BTreeSet::new());
        for record in records {
            let children = family::children(&record.document);
            kin.extend(children.kin);
            kin.extend(listed(record, child.as_ref()));
            kin.extend(beside(&children.labelled, child.as_ref()));
            own.extend(own_names(record, &children.labelled, child.as_ref()));
        }
        kin.retain(|name| !own.contains(name));
        Self {
            child,
            others: kin,
            persons: persons(records),
            born: birth::of(records),
        }
    }

    /// Tells whether a meeting is another's: told for others by name, or for a child not yet born
    /// when the child of the file was.
    pub(super) fn is_anothers_meeting(&self, document: &Document, meeting: &Meeting) -> bool {
        self.is_anothers_line(meeting.whose.as_ref()) || self.is_of_later_child(document, meeting)
    }

    /// Whether the child's name is on the register after a meeting that decided one thing for the
    /// one and another for the other. Where it is not known which of them the file is of, one whose
    /// name is on it is enough.
    pub(super) fn stands_on_register(&self, meeting: &Meeting) -> Option<bool> {
        let decided = &meeting.decided;
        let stands = decided.iter().any(|(_, stands)| *stands);
        let differ = stands && decided.iter().any(|(_, stands)| !*stands);
        let own = decided.iter().find(|(name, _)| self.is_own(name));
        differ.then(|| own.map_or(stands, |(_, stands)| *stands))
    }

    fn is_of_later_child(&self, document: &Document, meeting: &Meeting) -> bool {
        let is_born = |on: Dated| {
            let last = self.born.map(|born| born.plus_days(N_DAYS_AFTER_BIRTH));
            last.is_some_and(|last| on.interval.from > last)
        };
        let block = document.block_at(meeting.span);
        let words = block.map_or("", |idx| document.text_of(&document.blocks[idx]));
        let is_before_birth =
            meeting.kind == MeetingKind::CppmPreBirth || BEFORE_BIRTH.is_match(words);
        meeting.kind.is_conference() && is_before_birth && meeting.on.is_some_and(is_born)
    }

    fn is_anothers_line(&self, whose: Option<&Whose>) -> bool {
        // "Ash Reid's review", of which the last name owns it.
        let is_family = |name: &str| {
            let child = self.child.as_ref();
            child.is_some_and(|child| name.to_lowercase() == child.family())
        };
        let is_other_owner = |name: &str| {
            let is_child = self.is_own(name) || is_family(name);
            self.child.is_some() && !is_child && !NO_NAME.is_match(name)
        };
        match whose {
            Some(Whose::Owners(names)) => are_all(names, is_other_owner) || self.is_anothers(whose),
            whose => self.is_anothers(whose),
        }
    }

    /// Tells whether everybody for whom something is told is another child.
    pub(super) fn is_anothers(&self, whose: Option<&Whose>) -> bool {
        match whose {
            None => false,
            Some(Whose::Kin) => true,
            Some(Whose::Owners(names) | Whose::Named(names)) => are_all(names, |name| {
                self.others.contains(name) && !self.is_own(name)
            }),
            Some(Whose::Listed { names, among }) => {
                self.names_child(among) && !self.names_child(names) && names_somebody(names)
            }
        }
    }

    /// Tells whether a record that calls the child of the file by its given name tells of a change
    /// in where somebody lives who bears another, and whom the file names as it names people.
    pub(super) fn is_of_another_name(&self, record: &Record, event: &Event) -> bool {
        let (Some(child), Some(Whose::Named(names))) = (&self.child, &event.whose) else {
            return false;
        };
        if !event.kind.is_placement() {
            return false;
        }
        let text = &record.document.text;
        let is_other = |name: &str| {
            !self.is_own(name) && !NO_NAME.is_match(name) && self.persons.contains(name)
        };
        calls_by_given_name(text, child) && are_all(names, is_other)
    }

    fn names_child(&self, words: &str) -> bool {
        family::first_names(words).any(|name| self.is_own(name))
    }

    fn is_own(&self, name: &str) -> bool {
        let child = self.child.as_ref();
        child.is_some_and(|child| name.to_lowercase() == child.given())
    }

    /// Tells whether a minute is called by the name of another of the family and not by the child's
    /// own.
    pub(super) fn is_anothers_record(&self, record: &Record) -> bool {
        let child = self.child.as_ref();
        record.facts.kind.value == Kind::Minutes
            && child.is_some_and(|child| is_of_kin(record, child))
    }
}

/// The names of brothers and sisters that a label for the child holds beside the child's own:
/// "Una Dow, Bo Dow".
fn beside<'a>(labelled: &[&'a str], child: Option<&Child>) -> Vec<&'a str> {
    let Some(child) = child else {
        return Vec::new();
    };
    let of_label = |text: &&'a str| -> Vec<&'a str> {
        let named: Vec<Child> = Child::names_in(text).collect();
        let is_joint = named.contains(child);
        let is_kin = |name: &&str| {
            let name = name.to_lowercase();
            named
                .iter()
                .any(|one| one.given() == name && child.is_kin(one))
        };
        let names = family::first_names(text).filter(|_| is_joint);
        names.filter(is_kin).collect()
    };
    labelled.iter().flat_map(of_label).collect()
}

/// The names of whom events are told and that stand inside a sentence somewhere, which a word that
/// only begins one does not: "Kinship placement began".
fn persons(records: &[Record]) -> BTreeSet<&str> {
    let events = records.iter().flat_map(|record| &record.facts.events);
    let named = events.filter_map(|event| match &event.whose {
        Some(Whose::Named(names)) => Some(names.as_str()),
        _ => None,
    });
    let is_inside = |name: &&str| {
        let texts = records.iter().map(|record| record.document.text.as_str());
        texts.into_iter().any(|text| stands_inside(text, name))
    };
    named
        .flat_map(family::first_names)
        .filter(is_inside)
        .collect()
}

/// Whether a name follows a small word: "he helps Ash with his shoes".
fn stands_inside(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let before = text[..at].strip_suffix(' ');
        let is_whole = !text[at + name.len()..].starts_with(char::is_alphanumeric);
        is_whole && before.is_some_and(|before| before.ends_with(char::is_lowercase))
    })
}

/// Whether a record calls the child by the given name alone, so that no other name is a short form
/// of it there.
fn calls_by_given_name(text: &str, child: &Child) -> bool {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let mut pairs = words.windows(2);
    pairs.any(|pair| pair[0] == child.given() && pair[1] != child.family())
}

/// The names in a column for the child, where the child of the file is among them: the others are
/// of the same family.
fn listed<'a>(record: &'a Record, child: Option<&Child>) -> Vec<&'a str> {
    let facts = &record.facts;
    let of_meetings = facts.meetings.iter().map(|meeting| &meeting.whose);
    let all = of_meetings.chain(facts.events.iter().map(|event| &event.whose));
    let among = all.flatten().find_map(|whose| match whose {
        Whose::Listed { among, .. } => Some(among.as_str()),
        _ => None,
    });
    let names = among.into_iter().flat_map(family::first_names);
    let names: Vec<&str> = names.filter(|name| names_somebody(name)).collect();
    let is_childs = |name: &&str| child.is_some_and(|child| name.to_lowercase() == child.given());
    if names.iter().any(is_childs) {
        names
    } else {
        Vec::new()
    }
}

/// The names that a record gives to the child of the file. Where the child is known by name, a
/// label that holds that name may hold others beside it, and a title may be another's.
fn own_names<'a>(record: &'a Record, labelled: &[&'a str], child: Option<&Child>) -> Vec<&'a str> {
    let title = record.facts.title.as_ref();
    let title = title
        .filter(|_| child.is_none())
        .map(|title| title.text.as_str());
    let called = labelled.iter().copied().chain(title);
    let is_given = |name: &str| child.is_some_and(|child| name.to_lowercase() == child.given());
    let names = called.flat_map(|text| {
        let names: Vec<&str> = family::first_names(text).collect();
        let given = names.iter().copied().find(|name| is_given(name));
        given.map_or(names, |given| vec![given])
    });
    names.collect()
}

fn are_all(names: &str, is_other: impl Fn(&str) -> bool) -> bool {
    let mut names = family::first_names(names).peekable();
    names.peek().is_some() && names.all(is_other)
}

/// Whether words are names, and not "All" or "Both".
fn names_somebody(words: &str) -> bool {
    const LETTERS_MIN: usize = 3;
    let names = family::first_names(words).filter(|name| !UNBORN.is_match(name));
    let mut names = names.peekable();
    let is_name = |name: &str| name.len() >= LETTERS_MIN && !NO_NAME.is_match(name);
    !EVERYBODY.is_match(words) && names.peek().is_some() && names.all(is_name)
}

fn is_of_kin(record: &Record, child: &Child) -> bool {
    let is_own = |text: &str| text.to_lowercase().contains(child.given()) || UNBORN.is_match(text);
    let mut called = child::names_of(record).flat_map(Child::names_in);
    let body = record
        .document
        .part(Part::Body)
        .take(HEAD_BLOCKS)
        .enumerate();
    // One minute of several children names them in a table at its head.
    let top = body.filter(|(at, block)| *at < TOP_BLOCKS || block.cell().is_some());
    let top = top.map(|(_, block)| child::cut(record.document.text_of(block)));
    called.any(|name| child.is_kin(&name)) && !child::names_of(record).chain(top).any(is_own)
}
