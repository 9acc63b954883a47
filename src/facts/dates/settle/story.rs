//! What a text has told last, which later dates lean on.
//!
//! In: mentions as they are settled, in text order. Out: the day that the story stands at. A look
//! aside ("against 48 in 2000", "since 1985") holds to the end of its sentence; then the story goes
//! on where it was.

use super::{Outcome, Placed, Settler, Told};
use crate::calendar::{Interval, Period};
use crate::document::Span;
use crate::facts::dates::lexicon::Scale;
use crate::facts::dates::phrase::{Count, Phrase};
use crate::facts::dates::point::{What, Year};
use crate::facts::dates::scan::Said;
use crate::facts::dates::{Doubt, Grain, Reading};

/// A year this near to its sentence's start, in bytes, moves the story there: "In late 1911".
const N_BYTES_LEAD_MAX: usize = 12;

/// News tells of the days around its own: not further off than a year.
pub(super) const N_DAYS_NEWS: i32 = 366;

/// A day written with its year, this long before the day that news tells of, is looked back to.
const N_DAYS_GONE: i32 = 183;

impl Settler {
    /// A look aside holds to the end of its sentence; then the story goes on.
    pub(super) fn return_from_aside(&mut self, placed: &Placed) {
        if let Some((end, line)) = self.aside
            && end <= placed.sentence
        {
            self.told = Some(line).filter(|line| line.span.end > 0);
            self.told_plainly = self.told;
            self.aside = None;
        }
    }

    pub(super) fn remember(&mut self, placed: &Placed, outcome: &Outcome) {
        let lends = placed.counts() && !is_year_from_now(&placed.raw.said);
        let later = || days_later(&placed.raw.said, outcome);
        let Some(days) = outcome.days().or_else(later).filter(|_| lends) else {
            return;
        };
        let told = Told {
            days,
            grain: outcome.grain,
            span: placed.raw.span,
            has_year: has_year(&placed.raw.said),
        };
        self.tell(placed, told);
        if outcome.grain == Grain::Day || has_year(&placed.raw.said) {
            self.told_plainly = self.told;
        }
        if self.is_in_section && self.section.is_some() && outcome.grain == Grain::Day {
            self.section_last = Some(days.from);
        }
        if placed.opens && outcome.grain == Grain::Day {
            self.opened = Some(days.from);
        }
        let is_own = !outcome.doubts.contains(Doubt::Relative);
        if placed.heads && is_own && outcome.grain == Grain::Day {
            self.entry = Some(told);
        }
    }

    /// Tells a date; what "since" looks back to is passed over where a story has begun.
    fn tell(&mut self, placed: &Placed, told: Told) {
        let line = self.told.or_else(|| self.written());
        if placed.is_since && line.is_some() {
            return;
        }
        if let Some((_, line)) = self.aside {
            let goes_on = self.is_aside(placed, &told, &line);
            self.aside = goes_on.then_some((told.span.end, line));
        } else if let Some(line) = line.filter(|line| self.is_aside(placed, &told, line)) {
            let in_passing = placed.in_passing && self.is_news(&line);
            let end = if in_passing {
                placed.sentence
            } else {
                told.span.end
            };
            self.aside = Some((end, line));
        }
        self.told = Some(told);
    }

    /// The day of writing, where a story begins that has told none yet.
    fn written(&self) -> Option<Told> {
        self.written.map(|day| Told {
            days: Interval::day(day),
            grain: Grain::Day,
            span: Span::new(0, 0),
            has_year: true,
        })
    }

    /// Tells whether a day that the story stands at is near to the day of writing.
    fn is_news(&self, line: &Told) -> bool {
        let n_days_off = |day| line.days.to.days_until(day).abs();
        self.written
            .is_some_and(|day| n_days_off(day) <= N_DAYS_NEWS)
    }

    /// Tells whether a date only looks aside from the story: a year named in passing that is gone
    /// by, or, in what is written soon after the day ("reference"), is long gone or to come. News
    /// that has begun to tell of its own days looks aside even at a sentence's head: "In 1992 he".
    fn is_aside(&self, placed: &Placed, told: &Told, line: &Told) -> bool {
        let written = self.written;
        let is_news = self.is_news(line);
        let has_begun = is_news && line.span.end > 0;
        let leads = placed.raw.span.start - placed.sentence <= N_BYTES_LEAD_MAX;
        if leads && !has_begun {
            return false;
        }
        let is_coarser = told.grain >= Grain::Season && told.grain > line.grain;
        let n_days_back = told.days.to.days_until(line.days.from);
        let is_gone = is_coarser && n_days_back > 0 || is_news && n_days_back > N_DAYS_GONE;
        let n_days_ahead = written.map_or(0, |day| day.days_until(told.days.from));
        let is_soon = has_begun && n_days_ahead <= N_DAYS_NEWS;
        let is_to_come = (is_coarser || is_soon) && n_days_ahead > 0;
        is_gone || is_to_come
    }
}

/// The days of "three weeks later": the story goes on from there. What is to be done "in 6 months"
/// moves no story.
fn days_later(said: &Said, outcome: &Outcome) -> Option<Interval> {
    let is_later = matches!(
        said,
        Said::Phrase(Phrase::Offset {
            period: Period { n: 1.., .. },
            count: Count::Before,
            ..
        })
    );
    match outcome.reading {
        Reading::Offset { resolved, .. } => resolved.filter(|_| is_later),
        _ => None,
    }
}

/// Tells whether a mention has its year written: "in autumn 2027", not "in the autumn".
fn has_year(said: &Said) -> bool {
    match said {
        Said::Point(point) | Said::Range(_, point) => point.year != Year::Unsaid,
        Said::Phrase(_) => true,
    }
}

/// Tells whether a mention is "last year" or "this year", whose months are not the next to be
/// spoken of.
fn is_year_from_now(said: &Said) -> bool {
    let Said::Point(point) = said else {
        return false;
    };
    let unit = matches!(
        point.what,
        What::Unit {
            unit: Scale::Year,
            ..
        }
    );
    unit && !point.follows
}
