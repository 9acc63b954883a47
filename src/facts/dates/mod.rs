//! Finds dates in running text and reads them as the writer meant them.
//!
//! In: a text, or a document's blocks. Out: dated spans, in text order, each with its reading,
//! its grain, its role and its certainty. "12.5.24", "May 2024" and "last Tuesday" are all dates;
//! only the first is a day for certain.

use serde::Serialize;

use super::Dated;
use crate::calendar::{Day, Interval, Period};
use crate::document::{Document, Span};

pub use doubt::{Doubt, Doubts};

/// How finely a date was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grain {
    /// One day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A quarter.
    Quarter,
    /// A season or a school term.
    Season,
    /// A calendar year.
    Year,
    /// A financial or academic year.
    FinancialYear,
    /// From one date to another.
    Range,
}

/// What a date is the date of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateRole {
    /// Approved, adopted or signed off.
    Approved,
    /// Ratified.
    Ratified,
    /// Issued.
    Issued,
    /// Published.
    Published,
    /// Takes effect.
    Effective,
    /// Drafted.
    Drafted,
    /// Updated, amended or revised.
    Updated,
    /// Last reviewed, in the past.
    LastReviewed,
    /// To be reviewed next.
    ReviewDue,
    /// Expires.
    Expiry,
    /// A meeting is or was held.
    Meeting,
    /// Something happened.
    Event,
    /// Written down or completed.
    Recorded,
    /// To be done by.
    Target,
    /// A birth.
    Birth,
    /// A placement starts or moves.
    Placement,
    /// A referral or concern came in.
    Referral,
    /// The year or date of a law or of guidance.
    Statute,
    /// Nothing says.
    Other,
}

/// Words in the place of a date that are none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NonDate {
    /// "Ongoing", "continuous".
    Ongoing,
    /// "As soon as possible".
    Asap,
    /// "Immediate".
    Immediate,
    /// "To be confirmed".
    Tbc,
    /// "As required", "when appropriate", "in due course".
    AsRequired,
    /// "Next review", "by the next meeting".
    NextReview,
}

/// What a mention says about time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reading {
    /// These days.
    Interval(Interval),
    /// A period counted from something else: "within 10 working days of the meeting". The
    /// interval is there when the anchor is known.
    Offset {
        /// How long.
        period: Period,
        /// What it is counted to, resolved.
        resolved: Option<Interval>,
    },
    /// Again and again: "weekly", "every 6 weeks".
    Recurring(Period),
    /// Words that stand where a date should.
    NonDate(NonDate),
    /// A date that the calendar does not have, or only half of one: 31/02/2019, ??/06/18.
    Impossible,
    /// An age, a school stage, weeks of gestation: a time of life, not of the calendar.
    LifeStage,
    /// A date that could not be resolved: "last Tuesday" with nothing to count from.
    Unresolved,
}

/// A date, or what stands in its place, exactly where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DateMention {
    /// Its bytes.
    pub span: Span,
    /// What it says.
    pub reading: Reading,
    /// How finely.
    pub grain: Grain,
    /// What it is the date of.
    pub role: DateRole,
    /// The words that gave the role, where there are any.
    pub role_from: Option<Span>,
    /// Why the reading is not certain; empty when it is.
    pub doubts: Doubts,
    /// The words that a relative date or an offset is counted from: "the meeting", or the date
    /// said before.
    pub anchor: Option<Span>,
    /// The two ends of a range, where each is a date by itself ("from June 1940 to May 1945",
    /// "between March and July 1943"); empty else. They are not mentions beside it: the range stays
    /// one.
    pub ends: Vec<DateMention>,
}

impl DateMention {
    /// Returns the days meant, where they are known.
    #[must_use]
    pub fn interval(&self) -> Option<Interval> {
        match self.reading {
            Reading::Interval(interval) => Some(interval),
            Reading::Offset { resolved, .. } => resolved,
            _ => None,
        }
    }

    /// Tells whether only one reading stands. Two-digit years alone leave a date certain enough
    /// to judge by; a guessed year, an unclear order or a repair does not.
    #[must_use]
    pub fn is_certain(&self) -> bool {
        self.interval().is_some() && self.doubts.without(Doubt::TwoDigitYear).is_empty()
    }

    /// Returns the mention as a fact's date, where the days are known.
    #[must_use]
    pub fn dated(&self) -> Option<Dated> {
        self.interval().map(|interval| Dated {
            interval,
            grain: self.grain,
            certain: self.is_certain(),
            span: self.span,
        })
    }
}

/// What the reader knows before it starts.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context {
    /// The day to count from, and from which missing years are taken.
    pub reference: Option<Day>,
}

/// Finds the dates in a plain text. Spans are bytes of `text`; a range is one mention, each day of
/// a list ("12th and 13th June") is one of its own. Words before a date ("by", "from") are left out.
///
/// # Conventions
/// - Both ends of an interval are included. Nothing rolls over: 31 June is [`Reading::Impossible`].
/// - Day before month, unless the text has dates that can only be read month first and none that
///   can only be read day first; every date that the choice bears on is then in doubt, and where
///   the text has both kinds the unclear ones are.
/// - A two-digit year lies at most 25 years after the reference, or after the latest year written
///   out; a birth at most 2.
/// - A missing year comes from the mention before (forwards rather than back), else from the
///   reference, else it is the one nearest to the first date written out; it is in doubt. A list
///   ("28 Dec and 3 Jan 2019") has the year at its end, over the turn of a year too.
/// - "Sep 25" and "11/18" are months of a year where the text writes its days before its months, or
///   where the role is a document's own ("Review date: Sep 25"); else days. Both are in doubt.
/// - Four digits after a day that could be a time ("4 May 1415") are a year only after "on", "the"
///   or "of", and never before "hrs".
/// - A word near to one month's name between a day and a year ("7th Match 2019") is that month, in
///   doubt; "Z8/11/2018" is 28 November, in doubt.
/// - Weeks run from Monday; "week ending" a Friday begins on its Monday. Early, mid and late are
///   thirds, those of a decade each year that its third touches. Winter is named by its December,
///   financial years run from 1 April, academic years from 1 August; "2018-19" is a financial year,
///   "2018-2021" are calendar years.
/// - "Yesterday" counts from the day that heads the entry, else from the reference; "three weeks
///   later" from the date said before. "On Monday" is the last one where the verb looks back and the
///   next one where it looks ahead; else nothing says. Working days are left to those who have a
///   calendar. "The day before" is that of the day told last, "a week on Tuesday" counts from the
///   next one.
/// - Years before 1500, and years that could be hours ("until 1530"), are years where the text
///   surely tells of the past elsewhere ("in 1322", "AD 14"); the calendar has no days before our
///   era. "1923-24" is two calendar years, as is any such pair before 1950.
/// - A year named in passing ("against 48 in 2000", "since 1985") lends itself to its own sentence
///   at most; so does whatever is a year off in news that tells of the days around the reference. A
///   day there that would be months ahead is the last such day, where that is nearer.
/// - A text with a reference is a history where its dates are long gone (two years; a day or month of
///   eighty years ago alone is enough) and nothing in it speaks from the reference: its years come
///   from its own dates. A year that closes what is said in passing lends itself to nothing.
/// - "02/26" and "(10.16)" that fill a cell or a label's place are months of a year where label or
///   column give a document's own dates; elsewhere they are none.
/// - "The sixties" are of the last century. Weekdays before 1753 are the old calendar's and settle
///   no year.
/// - A whole date is read where a word ran into it ("on3 March 2026", "DOB14/05/2019"); figures
///   after other letters are a reference.
/// - "Half term" and "the bank holiday Monday" are dates that nothing here settles.
///
/// # Examples
/// ```
/// use casewise::facts::dates::{Context, DateRole, find};
///
/// let found = find("Approved: 16th of March, 2018", &Context::default());
/// let days = found[0].interval().expect("a day");
/// assert_eq!(days.in_words(), "16 March 2018");
/// assert_eq!(found[0].role, DateRole::Approved);
/// assert!(find("Tel: 0131 496 0018", &Context::default()).is_empty());
/// ```
#[must_use]
pub fn find(text: &str, context: &Context) -> Vec<DateMention> {
    place::in_text(text, context.reference)
}

/// Finds the dates in a document's blocks, with roles from labels, headers and columns.
///
/// Spans are bytes of the document's text; mentions never cross blocks.
#[must_use]
pub fn of(document: &Document) -> Vec<DateMention> {
    place::in_document(document, None)
}

/// The same, where the day of writing is known: what has no year is told of the days around it.
#[must_use]
pub fn of_day(document: &Document, written: Day) -> Vec<DateMention> {
    place::in_document(document, Some(written))
}

mod almanac;
mod alone;
mod beside;
mod bodies;
mod clause;
mod counted;
mod cues;
mod doubt;
mod ends;
mod label_words;
mod labels;
mod lexicon;
mod life;
mod lists;
mod local;
mod named;
mod near;
mod nearest;
mod numbering;
mod numeric;
mod order;
mod past;
mod phrase;
mod place;
mod point;
mod range;
mod recurring;
mod role;
mod rows;
mod scan;
mod settle;
mod short;
mod start;
mod stretch;
mod tense;
#[cfg(test)]
mod tests;
mod token;
mod tokens;
mod veto;
mod worded;
mod written_year;
mod year;
mod year_place;
mod year_range;
