//! Months without a year, in a chronology of the one year that stands above it.
//!
//! In: chronologies. Out: the same, where all entries of one are of bare months that follow one another
//! and one year alone is named above them, with the months of that year.

use super::{Chronology, Entry, EntryDate};
use crate::calendar::Interval;
use crate::document::{Document, Part};
use crate::facts::{DateMention, Dated, Grain};

/// So many months make a year's run.
const MONTHS_MIN: usize = 3;

/// Gives the months of each chronology the year above it.
pub(super) fn give(document: &Document, dates: &[DateMention], found: &mut [Chronology]) {
    for chronology in found {
        let year = above(document, dates, chronology);
        if let Some(year) = year.filter(|_| is_of_months(&chronology.entries)) {
            for entry in &mut chronology.entries {
                entry.date = in_year(entry.date, year);
            }
        }
    }
}

/// Whether all entries are of months whose year was guessed, each no earlier in the year than the last.
fn is_of_months(entries: &[Entry]) -> bool {
    let is_bare = |dated: &Dated| dated.grain == Grain::Month && !dated.certain;
    let months = entries.iter().map(|entry| entry.dated().filter(is_bare));
    let months: Option<Vec<i8>> = months
        .map(|dated| Some(dated?.interval.from.month()))
        .collect();
    months.is_some_and(|months| months.len() >= MONTHS_MIN && months.is_sorted())
}

/// The one year that is named above a chronology by itself.
fn above(document: &Document, dates: &[DateMention], chronology: &Chronology) -> Option<i16> {
    let first = chronology.entries.iter().filter_map(Entry::dated);
    let first = first.map(|dated| dated.span.start).min()?;
    let is_in_text = |date: &&DateMention| {
        let block = document.block_at(date.span);
        block.is_some_and(|idx| document.blocks[idx].part == Part::Body)
    };
    let stands_above = |date: &&DateMention| date.span.start < first && date.grain == Grain::Year;
    let years = dates.iter().filter(stands_above).filter(is_in_text);
    let mut years: Vec<i16> = years
        .filter_map(|date| Some(date.interval()?.from.year()))
        .collect();
    years.dedup();
    <[i16; 1]>::try_from(years).ok().map(|[year]| year)
}

fn in_year(date: EntryDate, year: i16) -> EntryDate {
    let EntryDate::On(dated) = date else {
        return date;
    };
    let interval = Interval::month(year, dated.interval.from.month());
    interval.map_or(date, |interval| {
        EntryDate::On(Dated {
            interval,
            certain: true,
            ..dated
        })
    })
}
