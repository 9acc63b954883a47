//! The steps of a case file and what became of each.
//!
//! In: moments in time order. Out: one [`Seen`] a step: met, late, excused, not due, not held, or
//! why that cannot be told.

mod back;
mod excuse;
mod forward;
mod hint;
mod one;
mod standing;
mod unbegun;

use self::back::back;
use self::forward::forward;
pub(super) use self::forward::{done, lapsed_before, open_end};
pub(super) use self::one::judge_step;
pub(super) use self::standing::is_ruled_out;
use self::unbegun::nothing_owed;
use crate::calendar::Interval;
use crate::casefile::{Moment, What};
use crate::facts::meetings;
use crate::finding::{Evidence, Outcome, Role};
use crate::rules::check::interval::{Interval as Check, Look};
use crate::rules::view::{Seen, View, quote_moment, quote_place};
use crate::rules::words::{Event, of_event};

/// Finds the steps that are owed and judges each.
pub(super) fn judge(check: &Check, view: &View<'_>) -> Vec<Seen> {
    let jurisdiction = view.settings.jurisdiction;
    if !check
        .limits
        .iter()
        .any(|limit| limit.jurisdiction == jurisdiction)
    {
        let why = format!("no timescale is held for {}", jurisdiction.in_words());
        return vec![
            Seen::new(Outcome::NotApplicable)
                .why(why)
                .say("item", check.name(1)),
        ];
    }
    let seen = match check.look {
        Look::Forward => forward(check, view),
        Look::Back => back(check, view),
    };
    if seen.is_empty() {
        vec![nothing_owed(check, view)]
    } else {
        seen
    }
}

/// One step: from what it runs, and what was done, if anything was.
pub(super) struct Step<'v> {
    /// Which step it is, from 1; two numbers where it is not known.
    pub(super) numbers: Vec<usize>,
    /// With what the line of steps began.
    pub(super) start: What,
    pub(super) from: &'v Moment,
    pub(super) on: Interval,
    pub(super) done: Option<&'v Moment>,
    /// What is said of the case's several chains, where there are several.
    pub(super) chain: Option<String>,
}

/// The finding of a step with its name, its days and its quotes.
fn base(check: &Check, view: &View<'_>, step: &Step<'_>, outcome: Outcome) -> Seen {
    let mut name = check.name(step.numbers[0]);
    if step.numbers.len() > 1 {
        name = format!("{name} known");
    }
    let item = match &step.chain {
        Some(chain) => format!("{name} {chain}"),
        None => name.clone(),
    };
    let held = step.done.and_then(|done| done.on).map(Interval::in_words);
    Seen::new(outcome)
        .item(item)
        .say("item", format!("the {name}"))
        .say("anchor", of_event(step.from.what))
        .say("anchor-date", step.on.in_words())
        .say("date", held.unwrap_or_else(|| "an unknown day".to_owned()))
        .show_all(quotes(view, step.from, Role::Anchor))
        .show_all(
            step.done
                .into_iter()
                .flat_map(|done| quotes(view, done, Role::Subject)),
        )
}

impl Check {
    /// The name of a step: the first core group, the second review.
    pub(super) fn name(&self, number: usize) -> String {
        self.item.replace("{nth}", &ordinal(number))
    }

    /// Tells whether some words name a meeting that would be a step.
    fn is_named_in(&self, words: &str) -> bool {
        let mut named = meetings::named_in(words);
        named.any(|kind| self.to.contains(&Event(What::Meeting(kind))))
    }
}

fn ordinal(number: usize) -> String {
    const WORDS: [&str; 12] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth", "eleventh", "twelfth",
    ];
    if let Some(word) = WORDS.get(number.saturating_sub(1)) {
        (*word).to_owned()
    } else {
        let ending = match (number % 10, number % 100) {
            (_, 11..=13) => "th",
            (1, _) => "st",
            (2, _) => "nd",
            (3, _) => "rd",
            _ => "th",
        };
        format!("{number}{ending}")
    }
}

/// What tells of a moment, and the first place that contradicts it.
fn quotes(view: &View<'_>, moment: &Moment, role: Role) -> Vec<Evidence> {
    let against = moment
        .against
        .first()
        .map(|place| quote_place(view.case, *place, Role::Against));
    let mut quotes = quote_moment(view.case, moment, role);
    quotes.extend(against);
    quotes
}
