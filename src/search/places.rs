//! Every place of a query in a text.
//!
//! In: a plan, and texts with the days written in them. Out: spans in text order, found by the same
//! arithmetic that the index was asked with.

use std::collections::BTreeMap;

use super::plan::{In, Leaf, Plan};
use super::runs::{self, Run};
use super::words::Words;
use crate::calendar::Interval;
use crate::document::Span;

/// A plan made ready to be found in texts.
pub(super) struct Places<'p> {
    plan: &'p Plan,
    /// The leaves that each word belongs to.
    leaves: BTreeMap<&'p str, Vec<usize>>,
}

impl<'p> Places<'p> {
    pub(super) fn of(plan: &'p Plan) -> Self {
        let mut leaves: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (number, leaf) in plan.leaves.iter().enumerate() {
            let words = leaf.terms.iter().filter(|_| leaf.field == In::Text);
            words.for_each(|word| leaves.entry(word).or_default().push(number));
        }
        Self { plan, leaves }
    }

    /// Returns where the plan stands, in text order.
    pub(super) fn in_text(&self, text: &str, dates: &[(Span, Interval)]) -> Vec<Span> {
        let words = Words::of(text);
        let mut at = self.of_dates(dates, &words);
        for (form, spot) in words.iter() {
            for leaf in self.leaves.get(form).into_iter().flatten() {
                at[*leaf].push(Run {
                    from: spot.position,
                    to: spot.position + 1,
                    start: spot.start,
                    end: spot.end,
                });
            }
        }
        let at: Vec<Vec<Run>> = at.into_iter().map(runs::sorted).collect();
        let found = self.plan.root.runs(&|leaf| at[leaf].as_slice());
        let found = found.iter().map(|run| Span::new(run.start, run.end));
        let mut spans: Vec<Span> = found.collect();
        spans.sort_unstable();
        spans.dedup();
        spans
    }

    /// Where dates stand that the plan asks for, by leaf.
    fn of_dates(&self, dates: &[(Span, Interval)], words: &Words) -> Vec<Vec<Run>> {
        let leaves = self.plan.leaves.iter();
        leaves.map(|leaf| of_dates(leaf, dates, words)).collect()
    }
}

fn of_dates(leaf: &Leaf, dates: &[(Span, Interval)], words: &Words) -> Vec<Run> {
    let asked = |days: Interval| leaf.days.is_some_and(|asked| asked.cover(days));
    let dates = dates
        .iter()
        .filter(|(_, days)| leaf.field == In::Written && asked(*days));
    let run = |span: &Span| {
        let (from, n_words) = words.positions(span.start, span.end);
        Run {
            start: span.start,
            end: span.end,
            ..Run::at(from, n_words)
        }
    };
    dates.map(|(span, _)| run(span)).collect()
}
