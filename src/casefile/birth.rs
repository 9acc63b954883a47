//! Since when there can be events in a child's life: the child's birth, as the records give it.
//!
//! In: the records of one child. Out: the first day of which a record of the case can tell. A
//! parent's own childhood and an older child's case lie before it, whoever is meant by "he was
//! placed with his gran in 2019".

use std::collections::BTreeMap;

use super::Record;
use crate::calendar::Day;
use crate::facts::{DateMention, DateRole};

/// The longest that a child is carried, with two weeks for a date that was only expected.
const N_DAYS_BEFORE_BIRTH: i32 = 301;

/// So many records at least must give the same birth.
const N_RECORDS_MIN: usize = 2;

/// Nobody's file tells of what happened so long before a brother's or a sister's birth, in months.
const N_MONTHS_OF_CHILDHOOD: i32 = 18 * 12;

/// Returns the first day of which a record can tell: by the child's birth, where most records that
/// give a birth give the same; else by the oldest birth that any gives, whosever it is.
pub(super) fn first_day(records: &[Record]) -> Option<Day> {
    let n_records = births(records);
    let oldest = *n_records.keys().next()?;
    let childs = most_given(&n_records).map(|day| day.plus_days(-N_DAYS_BEFORE_BIRTH));
    Some(childs.unwrap_or_else(|| oldest.plus_months(-N_MONTHS_OF_CHILDHOOD)))
}

/// Returns the child's birth, where most records that give a birth give the same.
pub(super) fn of(records: &[Record]) -> Option<Day> {
    most_given(&births(records))
}

/// The births that the records give, each with how many give it.
fn births(records: &[Record]) -> BTreeMap<Day, usize> {
    let mut n_records: BTreeMap<Day, usize> = BTreeMap::new();
    for record in records {
        let mut days: Vec<Day> = record.facts.dates.iter().filter_map(birth).collect();
        days.sort_unstable();
        days.dedup();
        for day in days {
            *n_records.entry(day).or_default() += 1;
        }
    }
    n_records
}

fn most_given(n_records: &BTreeMap<Day, usize>) -> Option<Day> {
    let mut ranked: Vec<(usize, Day)> = n_records.iter().map(|(day, n)| (*n, *day)).collect();
    ranked.sort_unstable_by(|a, b| b.cmp(a));
    let (n, day) = *ranked.first()?;
    let is_alone = ranked.get(1).is_none_or(|(second, _)| *second < n);
    (n >= N_RECORDS_MIN && is_alone).then_some(day)
}

fn birth(mention: &DateMention) -> Option<Day> {
    let of_birth = mention.role == DateRole::Birth && mention.is_certain();
    let days = mention
        .interval()
        .filter(|days| of_birth && days.is_day())?;
    Some(days.from)
}
