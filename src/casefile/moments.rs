//! Many records' words for one moment put together, each moment once.
//!
//! In: the records of one child. Out: moments in time order. A vaguer date gives way to the
//! precise one it holds; two records that give different days to what must be one moment leave it
//! uncertain, with both places kept.

mod finish;
mod join;
mod settle;
mod told;

use self::finish::{give_reasons, register, tell_moves};
use self::join::{add, add_undated, join_conflicts};
pub(super) use self::settle::name_reviews;
use self::settle::{
    settle_conferences, settle_reviews, settle_years, without_guesses, without_passing,
};
pub(super) use self::told::blank;
use self::told::{Mention, mentions_of};
use super::family::Family;
use super::{Moment, Place, Record, What, birth};
use crate::calendar::{Day, Interval};
use crate::facts::EventKind;

/// Reads the moments of a case.
pub(super) fn of(records: &[Record]) -> Vec<Moment> {
    let family = Family::of(records);
    let mut mentions: Vec<Mention> = records
        .iter()
        .enumerate()
        .filter(|(_, record)| !family.is_anothers_record(record))
        .flat_map(|(idx, record)| mentions_of(idx, record, &family))
        .collect();
    if let Some(first) = birth::first_day(records) {
        let is_before = |mention: &Mention| mention.moment.on.is_some_and(|on| on.to < first);
        mentions.retain(|mention| !is_before(mention));
    }
    if let Some(born) = birth::of(records) {
        // A title gives the child's birth behind the name, and no meeting of the case is that day's.
        let is_birth =
            |one: &Moment| one.meeting().is_some() && one.on == Some(Interval::day(born));
        mentions.retain(|mention| !is_birth(&mention.moment));
        mentions.retain(|mention| !is_of_parent(records, &mention.moment, born));
    }
    mentions.sort_by_key(order);
    settle_years(&mut mentions);
    let mut mentions = without_passing(mentions);
    settle_reviews(&mut mentions);
    settle_conferences(&mut mentions);
    let kept = without_guesses(mentions);
    let (dated, undated): (Vec<Mention>, Vec<Mention>) = kept
        .into_iter()
        .partition(|mention| mention.moment.on.is_some());
    let mut merged: Vec<Mention> = Vec::new();
    for mention in dated {
        add(&mut merged, mention);
    }
    let mut merged = join_conflicts(merged);
    for mention in &mut merged {
        put_places_in_order(&mut mention.moment);
    }
    for mention in undated {
        add_undated(&mut merged, mention);
    }
    finish(merged.into_iter().map(|mention| mention.moment).collect())
}

/// Tells whether a record made before the child's birth says, without its day, that somebody was
/// placed: a parent, as a child.
fn is_of_parent(records: &[Record], moment: &Moment, born: Day) -> bool {
    let own = records[moment.places[0].record].facts.dated;
    let is_placement = moment.event().is_some_and(EventKind::is_placement);
    moment.on.is_none() && is_placement && own.is_some_and(|own| own.interval.to < born)
}

/// Precise days first, so that vaguer dates find them; then the strongest record.
fn order(mention: &Mention) -> (bool, bool, u8, Option<Interval>, What, Place) {
    let moment = &mention.moment;
    let is_vague = moment.on.is_none_or(|on| !on.is_day());
    (
        moment.on.is_none(),
        is_vague,
        mention.rank,
        moment.on,
        moment.what,
        moment.places[0],
    )
}

/// Puts the moments in order and lets each know what the others say of it.
fn finish(mut moments: Vec<Moment>) -> Vec<Moment> {
    moments.sort_by_key(order_key);
    tell_moves(&mut moments);
    register(&mut moments);
    give_reasons(&mut moments);
    for moment in &mut moments {
        moment.against.sort_unstable();
        moment.against.dedup();
    }
    moments.sort_by_key(order_key);
    moments
}

/// What says best what became of it comes first; what tells of it without its day is added last.
fn put_places_in_order(moment: &mut Moment) {
    let first = moment.places[0];
    moment.places.retain(|place| *place != first);
    moment.places.sort_unstable();
    moment.places.dedup();
    moment.places.insert(0, first);
}

/// Puts moments in time order, those without a date last.
pub(super) fn put_in_order(moments: &mut [Moment]) {
    moments.sort_by_key(order_key);
}

type Order = (bool, Option<Day>, Option<Day>, What, Place);

fn order_key(moment: &Moment) -> Order {
    (
        moment.on.is_none(),
        moment.on.map(|on| on.from),
        moment.on.map(|on| on.to),
        moment.what,
        moment.places[0],
    )
}

fn overlap(a: Option<Interval>, b: Option<Interval>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a.overlaps(b))
}

fn is_earlier(a: Option<Interval>, b: Option<Interval>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a.to < b.from,
        _ => false,
    }
}

/// How many days lie between two stretches; 0 when they touch.
fn distance(a: Interval, b: Interval) -> i32 {
    if a.overlaps(b) {
        0
    } else if a.to < b.from {
        a.to.days_until(b.from)
    } else {
        b.to.days_until(a.from)
    }
}
