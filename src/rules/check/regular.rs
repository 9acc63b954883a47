//! Is something done at least every so often, up to the as-at date or the closing of the case.
//!
//! In: the moments of a case file. Out: one [`Seen`] for the case, which quotes both sides of the
//! longest silence. A case that is younger than the interval owes nothing yet.

use serde::Deserialize;

use super::Kind;
use crate::calendar::{Answer, Day, Interval, Period, Unit};
use crate::casefile::{Moment, What};
use crate::facts::EventKind;
use crate::finding::{Evidence, Outcome, Role};
use crate::rules::counting::deadline_of;
use crate::rules::instead;
use crate::rules::view::{Seen, View, count, quote_moment, with_article};
use crate::rules::words::{Event, Pattern, of_events};

/// The parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Regular {
    /// What is to be done.
    events: Vec<Event>,
    /// How far apart two may be, in weeks.
    #[serde(alias = "oversight-weeks-max")]
    weeks_max: u8,
    /// Words that say at the end of a silence that there was none in it.
    none_said: Option<Pattern>,
    /// Words that speak of it, quoted where nothing shows it.
    near: Option<Pattern>,
    /// Words that may tell of one, beside a day on which none is known.
    maybe: Option<Pattern>,
    /// Words that take such a line away again.
    but_not: Option<Pattern>,
}

/// How many places that may tell of one are quoted.
const MAYBE_MAX: usize = 3;

/// A stretch between two of the events, or after the last.
struct Silence<'v> {
    before: &'v Moment,
    after: Option<&'v Moment>,
    from: Interval,
    to: Interval,
}

impl Kind for Regular {
    fn judge(&self, view: &View<'_>) -> Vec<Seen> {
        if view.case.id.is_none() {
            return Vec::new();
        }
        let (dated, undated): (Vec<&Moment>, Vec<&Moment>) = view
            .case
            .moments
            .iter()
            .filter(|moment| self.events.contains(&Event(moment.what)) && view.happened(moment))
            .partition(|moment| moment.on.is_some());
        let seen = match (dated.as_slice(), undated.first()) {
            ([], None) => self.nothing(view),
            ([], Some(one)) => Seen::new(Outcome::CannotTell)
                .why("no day is given for it")
                .settle("find the days on which it was recorded")
                .show_all(quote_moment(view.case, one, Role::Subject)),
            (all, _) => self.judge_all(view, all),
        };
        vec![seen.say("weeks", self.weeks_max.to_string())]
    }

    fn outcomes(&self) -> &'static [Outcome] {
        use Outcome::*;
        &[Met, NotMet, NotDue, CannotTell]
    }

    fn holes(&self, outcome: Outcome) -> &'static [&'static str] {
        match outcome {
            Outcome::Met => &["n", "weeks"],
            Outcome::NotMet => &["why", "weeks"],
            Outcome::NotDue => &["due", "weeks"],
            _ => &["why"],
        }
    }

    fn explain(&self) -> Vec<String> {
        vec![
            format!(
                "Looks for {} at least every {} weeks, from the first to the as-at date or the closing of the case.",
                self.name(),
                self.weeks_max
            ),
            "Words that may tell of one on a day of a silence leave it open.".to_owned(),
            "Where nothing shows any and everything was read, it is not-met, unless the oldest record is younger than that.".to_owned(),
        ]
    }
}

impl Regular {
    fn name(&self) -> String {
        of_events(&self.events, " or ")
    }

    fn judge_all(&self, view: &View<'_>, all: &[&Moment]) -> Seen {
        let end = end(view);
        let silences = silences(all, end);
        let answer = |silence: &Silence<'_>| self.is_short(view, silence);
        let certain = |silence: &Silence<'_>| {
            silence.before.certain && silence.after.is_none_or(|after| after.certain)
        };
        let long = silences
            .iter()
            .filter(|silence| answer(silence) == Answer::No && certain(silence))
            .max_by_key(|silence| silence.from.to.days_until(silence.to.from));
        let open = silences
            .iter()
            .find(|silence| answer(silence) != Answer::Yes);
        let maybe = long.map_or_else(Vec::new, |_| self.maybe(view, all));
        match (long, open) {
            (Some(silence), _) if !maybe.is_empty() && !self.is_said(view, silence) => {
                Seen::new(Outcome::CannotTell)
                    .why(format!(
                        "{}, but words in the file may tell of one on a day between",
                        between(silence)
                    ))
                    .settle("read what is quoted and decide")
                    .show_all(maybe)
                    .show_all(quotes(view, silence))
            }
            // What the record itself says was not done stands in no document that was not read.
            (Some(silence), _) if view.is_whole() || self.is_said(view, silence) => {
                let went_on = silence
                    .after
                    .is_none()
                    .then(|| instead::newest_after(view, silence.from));
                Seen::new(Outcome::NotMet)
                    .why(between(silence))
                    .show_all(quotes(view, silence))
                    .show_all(went_on.unwrap_or_default())
            }
            (Some(silence), _) => view
                .unread_seen(
                    format!("{}, and not every document was read", between(silence)),
                    &with_article(&self.name()),
                )
                .show_all(quotes(view, silence)),
            (None, Some(silence)) => Seen::new(Outcome::CannotTell)
                .why(format!(
                    "{}, and the days are not exact enough",
                    between(silence)
                ))
                .settle("find the exact days")
                .show_all(quotes(view, silence)),
            (None, None) => Seen::new(Outcome::Met)
                .say("n", count(all.len(), "time"))
                .show_all(
                    all.iter()
                        .rev()
                        .take(2)
                        .flat_map(|moment| quote_moment(view.case, moment, Role::Subject)),
                ),
        }
    }

    /// Rows and sentences that may tell of more of them, where these would leave no long silence.
    fn maybe(&self, view: &View<'_>, all: &[&Moment]) -> Vec<Evidence> {
        let is_past = |on: Interval| on.to <= view.settings.as_at;
        let is_new = |on: &Interval| {
            let mut known = all.iter().filter_map(|moment| moment.on);
            !known.any(|known| known.overlaps(*on))
        };
        let told = instead::told_on(view, &is_past, &|words| self.may_tell(words));
        let told: Vec<(Interval, Evidence)> =
            told.into_iter().filter(|(on, _)| is_new(on)).collect();
        let known = all.iter().filter_map(|moment| moment.on);
        let mut days: Vec<Interval> = known.chain(told.iter().map(|(on, _)| *on)).collect();
        days.sort_by_key(|on| on.from);
        let nexts = days.iter().skip(1).copied().chain([end(view)]);
        let mut pairs = days.iter().copied().zip(nexts);
        let is_close =
            |(from, to): (Interval, Interval)| self.reaches(view, from, to) != Answer::No;
        if told.is_empty() || !pairs.all(is_close) {
            return Vec::new();
        }
        let quotes = told.into_iter().map(|(_, quote)| quote);
        instead::once(quotes.take(MAYBE_MAX))
    }

    fn may_tell(&self, words: &str) -> bool {
        let fits = |pattern: &Option<Pattern>| {
            let pattern = pattern.as_ref();
            pattern.is_some_and(|pattern| pattern.0.is_match(words))
        };
        fits(&self.maybe) && !fits(&self.but_not)
    }

    /// Whether the words that end a silence say that there was none since.
    fn is_said(&self, view: &View<'_>, silence: &Silence<'_>) -> bool {
        let says = |words: &str| {
            let pattern = self.none_said.as_ref();
            pattern.is_some_and(|pattern| pattern.0.is_match(words))
        };
        let ending = silence.after.into_iter();
        let mut quotes = ending.flat_map(|moment| quote_moment(view.case, moment, Role::Subject));
        quotes.any(|evidence| says(evidence.words()))
    }

    fn is_short(&self, view: &View<'_>, silence: &Silence<'_>) -> Answer {
        self.reaches(view, silence.from, silence.to)
    }

    /// Whether one that was done on a day reaches to the next.
    fn reaches(&self, view: &View<'_>, from: Interval, to: Interval) -> Answer {
        let period = Period {
            n: i32::from(self.weeks_max),
            unit: Unit::Weeks,
        };
        deadline_of(view.settings.jurisdiction, from, period)
            .map_or(Answer::Straddles, |due| to.by(due))
    }

    /// No record of it at all.
    fn nothing(&self, view: &View<'_>) -> Seen {
        let name = self.name();
        if !view.is_whole() {
            let why = format!("no {name} was found, and not every document was read");
            return view.unread_seen(why, &with_article(&name));
        }
        let due = oldest(view).map(|from| from.plus_days(i32::from(self.weeks_max) * 7));
        match due.filter(|due| *due >= view.settings.as_at) {
            Some(due) => {
                let mut seen = Seen::new(Outcome::NotDue).say("due", due.in_words());
                seen.due = Some(due);
                seen
            }
            None if let maybe @ [_, ..] = self.maybe(view, &[]).as_slice() => {
                Seen::new(Outcome::CannotTell)
                    .why(format!(
                        "words in the file may tell of {}, which could not be read",
                        with_article(&name)
                    ))
                    .settle("read what is quoted and decide")
                    .show_all(maybe.to_vec())
            }
            None => Seen::new(Outcome::NotMet)
                .missing()
                .why(format!("nothing in the file shows {}", with_article(&name)))
                .show_all(instead::near_in_file(view, self.near.as_ref())),
        }
    }
}

/// The as-at date, or the closing of a case that stayed closed.
fn end(view: &View<'_>) -> Interval {
    let last = view.case.moments.iter().rfind(|moment| moment.on.is_some());
    let closed = last.filter(|moment| moment.what == What::Event(EventKind::Closed));
    closed
        .and_then(|moment| moment.on)
        .filter(|on| on.from <= view.settings.as_at)
        .unwrap_or_else(|| view.as_at())
}

fn silences<'v>(all: &[&'v Moment], end: Interval) -> Vec<Silence<'v>> {
    let nexts = all.iter().skip(1).copied().map(Some).chain([None]);
    let pairs = all.iter().copied().zip(nexts);
    pairs
        .filter_map(|(before, after)| {
            Some(Silence {
                before,
                after,
                from: before.on?,
                to: after.map_or(Some(end), |after| after.on)?,
            })
        })
        .collect()
}

fn between(silence: &Silence<'_>) -> String {
    let from = silence.from.in_words();
    match silence.after {
        Some(_) => format!(
            "nothing stands between {from} and {}",
            silence.to.in_words()
        ),
        None => format!("nothing stands after {from}"),
    }
}

fn quotes(view: &View<'_>, silence: &Silence<'_>) -> Vec<Evidence> {
    let after = silence.after.into_iter();
    let after = after.flat_map(|moment| quote_moment(view.case, moment, Role::Subject));
    let before = quote_moment(view.case, silence.before, Role::Anchor);
    before.into_iter().chain(after).collect()
}

/// The oldest day that a record of the case gives for itself.
fn oldest(view: &View<'_>) -> Option<Day> {
    let own = view
        .case
        .records
        .iter()
        .filter_map(|record| record.facts.dated);
    own.map(|dated| dated.interval.from).min()
}
