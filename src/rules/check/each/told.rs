//! What the other records of a case tell of an action: that it was done, that it was not, or words
//! that may say either.
//!
//! In: the case and an action. Out: the words that tell the most. An action is known again by its
//! number, by what a row or a sentence of a later record names, or because all of the last meeting's
//! actions are said to be done.

mod telling;
mod things;

use std::collections::{BTreeSet, HashMap};

use self::telling::{Form, THINGS_SHARED_MIN, Telling, tellings_of};
use self::things::{names_in, things};
use crate::calendar::month_named;
use crate::casefile::{Child, Record};
use crate::facts::{Action, DateMention, Kind, Quoted};
use crate::finding::{Evidence, Role};
use crate::rules::view::{View, quote};

/// What another record says of an action.
pub(super) enum Says {
    Done(Evidence),
    NotDone(Evidence),
    /// Words that share things with it, or speak of actions in general.
    Perhaps(Evidence),
}

/// Everything in a case that may tell of an action.
pub(super) struct Told<'a> {
    tellings: Vec<Telling<'a>>,
    /// In how many rows and sentences each thing is named.
    n_named: HashMap<String, usize>,
    /// The records that hold actions, which later ones report on.
    holders: Vec<&'a Record>,
    /// The child's names, which any sentence of the file may hold.
    child: BTreeSet<String>,
}

impl<'a> Told<'a> {
    pub(super) fn of(view: &View<'a>) -> Self {
        let records = view.case.records.iter();
        let telling = records
            .clone()
            .filter(|record| tells(record.facts.kind.value));
        let tellings: Vec<Telling> = telling.flat_map(tellings_of).collect();
        let mut n_named = HashMap::new();
        for thing in tellings.iter().flat_map(|telling| &telling.things) {
            *n_named.entry(thing.clone()).or_default() += 1;
        }
        Self {
            tellings,
            n_named,
            holders: records
                .filter(|record| !record.facts.actions.is_empty())
                .collect(),
            child: view.case.child.iter().flat_map(names_of).collect(),
        }
    }

    /// What the records after an action's own say of it; where they contradict each other, perhaps.
    pub(super) fn of_action(&self, record: &Record, action: &Action) -> Option<Says> {
        let own = things(&action.text.text);
        let actions = record.facts.actions.iter();
        let all: Vec<BTreeSet<String>> = actions.map(with_owner).collect();
        let later = || {
            self.tellings
                .iter()
                .filter(|telling| telling.is_after(record))
        };
        let sure = |done: bool| {
            later().find(|telling| {
                telling.done == Some(done) && self.names(telling, record, action, &own, &all)
            })
        };
        let evidence =
            |telling: &Telling| quote(&telling.record.document, telling.span, Role::Against);
        match (sure(true), sure(false)) {
            (Some(one), None) => Some(Says::Done(evidence(one))),
            (None, Some(one)) => Some(Says::NotDone(evidence(one))),
            (Some(one), Some(_)) => Some(Says::Perhaps(evidence(one))),
            (None, None) => {
                let owner = action.owner.iter().flat_map(owner_things).collect();
                let hint = later().find(|telling| self.may_tell(telling, &own, &owner));
                hint.map(|telling| Says::Perhaps(evidence(telling)))
            }
        }
    }

    /// Tells whether words speak of an action, and of no other of its document as much.
    fn names(
        &self,
        telling: &Telling,
        record: &Record,
        action: &Action,
        own: &BTreeSet<String>,
        all: &[BTreeSet<String>],
    ) -> bool {
        let shared = |things: &BTreeSet<String>| things.intersection(&telling.things).count();
        let n_shared = match &telling.form {
            Form::Row if shared(own) > 0 => shared(&with_owner(action)),
            _ => shared(own),
        };
        let n_as_much = all
            .iter()
            .filter(|things| shared(things) >= n_shared)
            .count();
        let share = |of_ten: usize| n_shared * 10 >= telling.things.len() * of_ten;
        match &telling.form {
            Form::Numbers(numbers) => {
                let is_own = |label: &String| numbers.contains(label);
                action.label.as_ref().is_some_and(is_own)
                    && self.reports_on(telling, record, numbers)
            }
            Form::All => is_of_month(telling, record)
                .unwrap_or_else(|| self.reports_on(telling, record, &[])),
            Form::Row => {
                let is_short = telling.things.len() <= N_THINGS_OF_NAME;
                let tenths = if is_short { N_TENTHS_OF_NAME } else { N_TENTHS };
                n_shared > 0 && n_as_much == 1 && share(tenths)
            }
            Form::Sentence => {
                let owner = action.owner.iter().flat_map(owner_things).collect();
                let deeds = self.deeds(telling, own, &owner);
                let is_much = deeds.n_shared * 10 >= deeds.n * N_TENTHS;
                deeds.n_shared > 1 && is_much && n_as_much == 1 && deeds.is_rare
            }
        }
    }

    /// What a telling names beside people, and how much of it an action names too: "Compiled by Jo
    /// Bell" shares but her who was to do it.
    fn deeds(&self, telling: &Telling, own: &BTreeSet<String>, owner: &BTreeSet<String>) -> Deeds {
        let is_name = |thing: &&String| owner.contains(*thing) || self.child.contains(*thing);
        let deeds = || telling.things.iter().filter(|thing| !is_name(thing));
        let both = || deeds().filter(|thing| own.contains(*thing));
        let is_rare = |thing: &String| self.n_named.get(thing).is_none_or(|n| *n <= N_NAMED_MAX);
        Deeds {
            n: deeds().count(),
            n_shared: both().count(),
            n_long: both().filter(|thing| thing.len() >= LONG_BYTES_MIN).count(),
            is_rare: both().any(is_rare),
        }
    }

    /// Tells whether words share enough with an action to be read by a person: several things, or of
    /// what is told as past a part that few others name.
    fn may_tell(
        &self,
        telling: &Telling,
        own: &BTreeSet<String>,
        owner: &BTreeSet<String>,
    ) -> bool {
        if telling.done == Some(false) {
            return false;
        }
        let deeds = self.deeds(telling, own, owner);
        let text = telling.record.document.at(telling.span);
        let people: BTreeSet<String> = owner.union(&names_in(text)).cloned().collect();
        let told = self.deeds(telling, own, &people);
        let is_part = told.n_shared > 0 && told.n_shared * 2 >= told.n;
        let is_much = told.n_shared >= THINGS_SHARED_MIN || is_part;
        let is_told = telling.done == Some(true) && told.is_rare && is_much;
        telling.form == Form::All || deeds.n_long >= THINGS_SHARED_MIN || is_told
    }

    /// Tells whether a record is the last one with actions (of some numbers) before the telling one.
    fn reports_on(&self, telling: &Telling, record: &Record, numbers: &[String]) -> bool {
        let has = |one: &Record| {
            let mut labels = one
                .facts
                .actions
                .iter()
                .filter_map(|action| action.label.as_ref());
            numbers.is_empty() || labels.any(|label| numbers.contains(label))
        };
        let day = |one: &Record| one.facts.dated.map(|dated| dated.interval.from);
        let Some((told_on, own)) = day(telling.record).zip(day(record)) else {
            return false;
        };
        let between = |one: &&Record| day(one).is_some_and(|day| own < day && day < told_on);
        own < told_on
            && !self
                .holders
                .iter()
                .copied()
                .filter(|one| has(one))
                .any(|one| between(&one))
    }
}

fn owner_things(owner: &Quoted) -> BTreeSet<String> {
    things(&owner.text)
}

fn names_of(child: &Child) -> BTreeSet<String> {
    things(&format!("{} {}", child.given(), child.family()))
}

/// What an action names, and who is to do it: "Sessions with A. Bell" may tell of it.
fn with_owner(action: &Action) -> BTreeSet<String> {
    let owner = action.owner.iter().flat_map(owner_things);
    things(&action.text.text).into_iter().chain(owner).collect()
}

/// How many tenths of what a row or a sentence names an action must name too.
const N_TENTHS: usize = 6;

/// A row may name an action by so few things, half of them its own: "Letter to housing".
const N_THINGS_OF_NAME: usize = 4;
const N_TENTHS_OF_NAME: usize = 5;

/// What a case names oftener than this tells no action from another.
const N_NAMED_MAX: usize = 6;

/// From how many bytes on a word tells one action from another.
const LONG_BYTES_MIN: usize = 6;

impl Telling<'_> {
    /// Tells whether it stands in another record that was not written before the action's.
    fn is_after(&self, record: &Record) -> bool {
        if self.record.document.path == record.document.path {
            return false;
        }
        let Some(own) = record.facts.dated else {
            return true;
        };
        let dates = self.record.facts.dates.iter();
        let mut within = dates
            .filter(|date| self.line.covers(date.span))
            .filter_map(DateMention::dated);
        let is_log = matches!(
            self.record.facts.kind.value,
            Kind::Chronology | Kind::CaseNotes
        );
        if let Some(told_on) = within.next().filter(|_| is_log) {
            return told_on.interval.to > own.interval.to;
        }
        let told_on = self.record.facts.dated;
        told_on.is_none_or(|told_on| told_on.interval.to >= own.interval.from)
    }
}

/// How much of what a telling names an action names too.
struct Deeds {
    n: usize,
    n_shared: usize,
    n_long: usize,
    /// Whether few others in the case name something that both do.
    is_rare: bool,
}

/// Plans, records of meetings and logs tell of what was done; others were written for another end.
fn tells(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Plan | Kind::Minutes | Kind::Supervision | Kind::CaseNotes | Kind::Chronology
    )
}

/// "All actions of March are done": whether the month that it names is a record's; `None`: none is.
fn is_of_month(telling: &Telling, record: &Record) -> Option<bool> {
    let text = telling.record.document.at(telling.span);
    let named = text
        .split(|c: char| !c.is_alphabetic())
        .find_map(month_named)?;
    let from = record.facts.dated?.interval.from;
    Some(u8::try_from(from.month()) == Ok(named))
}
