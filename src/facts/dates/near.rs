//! Which year a day without one belongs to.
//!
//! In: a month and day, and what was said before or the reference. Out: the year that puts it
//! nearest, forwards rather than back after another date.

use super::Grain;
use super::settle::Told;
use crate::calendar::Day;

/// The year that puts a day nearest to the mention before it, forwards rather than back.
pub(super) fn year_after(told: &Told, month: u8, day: u8, forwards: bool) -> Option<i16> {
    if told.grain == Grain::Year {
        return Some(told.days.from.year());
    }
    // "Notes from 5 January to 30 October 2026": what lies in the stretch is of its year.
    let inside = [told.days.from.year(), told.days.to.year()].into_iter();
    let mut inside = inside.filter(|year| {
        day_of(*year, month, day).is_some_and(|day| told.days.from <= day && day <= told.days.to)
    });
    if let Some(year) = inside.next() {
        return Some(year);
    }
    let base = told.days.to;
    let cost = |year: &i16| {
        let n_days = day_of(*year, month, day.min(28)).map_or(9_999, |day| base.days_until(day));
        let back = if forwards { 250 } else { 0 };
        match year - base.year() {
            0 if n_days < 0 => -n_days + back,
            0 => n_days,
            1 => n_days + if forwards { 0 } else { 60 },
            _ => n_days.abs() + 300 + back,
        }
    };
    let year = base.year();
    [year, year.saturating_add(1), year.saturating_sub(1)]
        .into_iter()
        .min_by_key(cost)
}

pub(super) fn nearest_year(reference: Day, month: u8, day: u8, forwards: bool) -> Option<i16> {
    let year = reference.year();
    let cost = |year: &i16| {
        let n_days =
            day_of(*year, month, day.min(28)).map_or(9_999, |day| reference.days_until(day));
        if forwards && n_days < 0 {
            -n_days + 250
        } else {
            n_days.abs()
        }
    };
    [year, year.saturating_add(1), year.saturating_sub(1)]
        .into_iter()
        .min_by_key(cost)
}

pub(super) fn day_of(year: i16, month: u8, day: u8) -> Option<Day> {
    Day::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
}
