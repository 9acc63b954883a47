//! Draws: the lowest tickets of each stratum, the reserves behind them, and what became of each.
//!
//! In: a frame, its plan and a seed. Out: a [`Sample`]. A stratum's cases stand in the order of
//! their tickets; the first `n` that were not replaced are drawn, so that replacing and extending
//! need no further chance and no order of their own.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::frame::{Frame, Row};
use super::learning::Chosen;
use super::plan::{Plan, weight};
use super::seal::Sealed;
use super::ticket::{Seed, Ticket};
use super::{Error, verify};
use crate::calendar::Day;
use crate::statistics::allocation::inclusion_probabilities;
use crate::statistics::stratified::design_worth;
use crate::statistics::{real, whole};

/// How tickets are made.
pub(super) const ALGORITHM: &str = "hmac-sha256/sample-ticket/1";
/// Reserves listed a stratum where nobody says otherwise, if there are not more drawn.
const RESERVE_USUAL: u64 = 10;
/// What a recently audited part of a stratum is called.
const RECENTLY: &str = ", recently audited";

/// What a sample is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Drawn by chance, so that shares of the frame can be estimated.
    Assurance,
    /// Chosen to learn from: counts and stories, no percentages.
    Learning,
}

/// What is done with cases that were audited in the last twelve months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Recent {
    /// They are strata of their own, at half their share.
    #[default]
    Stratum,
    /// They are left out.
    Exclude,
    /// They are drawn like any other.
    Ignore,
}

/// How a case came onto the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// By the plan.
    Main,
    /// By an extension.
    Extension,
    /// Behind the others.
    Reserve,
}

/// What became of a case on the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// It is in the sample.
    Drawn,
    /// It waits.
    Waiting,
    /// It was drawn, and a reserve took its place.
    Replaced,
}

/// One stratum as it is drawn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Design {
    /// Eligible cases.
    #[serde(rename = "N")]
    pub population: u64,
    /// Its key.
    pub key: String,
    /// Cases in the sample.
    pub n: u64,
    /// Cases by the plan.
    pub n_planned: u64,
    /// Cases to be read twice.
    #[serde(default, skip_serializing_if = "is_none")]
    pub n_second: u64,
    /// Whether it holds the recently audited cases of a planned stratum.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub recent: bool,
    /// For how many cases each one stands.
    pub weight: f64,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for a reference"
)]
fn is_none(n: &u64) -> bool {
    *n == 0
}

impl Design {
    /// The planned stratum that it belongs to.
    fn base(&self) -> &str {
        if self.recent {
            self.key.strip_suffix(RECENTLY).unwrap_or(&self.key)
        } else {
            &self.key
        }
    }
}

/// One case on the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Who replaced it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// The case.
    pub id: String,
    /// Its place in its stratum, from 1.
    pub rank: u64,
    /// Why it was replaced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// How it came onto the list.
    pub role: Role,
    /// Whether a second reader reads it too.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub second_read: bool,
    /// What became of it.
    pub status: Status,
    /// Its stratum.
    pub stratum: String,
    /// Its ticket, in hexadecimal.
    pub ticket: String,
    /// For how many cases it stands; nought in a learning sample.
    pub weight: f64,
}

/// More cases of a stratum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Extension {
    /// Whether results had been seen by then.
    pub after_results: bool,
    /// Who extended, if said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Cases before.
    pub from: u64,
    /// Why.
    pub reason: String,
    /// The stratum.
    pub stratum: String,
    /// Cases after.
    pub to: u64,
}

/// A sample: what was drawn, from what, and everything that is needed to draw it again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sample {
    /// How tickets are made.
    pub algorithm: String,
    /// The frame's day.
    pub as_at: Day,
    /// How a learning sample was chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chosen: Option<Chosen>,
    /// The strata as they are drawn; none in a learning sample.
    pub design: Vec<Design>,
    /// What was added later.
    pub extensions: Vec<Extension>,
    /// `sample/1`.
    pub format: String,
    /// The frame's seal.
    pub frame_sha256: String,
    /// The cases, by stratum and rank.
    pub items: Vec<Item>,
    /// What it is for.
    pub kind: Kind,
    /// The plan's seal; none for a learning sample.
    pub plan_sha256: Option<String>,
    /// What was done with recently audited cases.
    pub recent_rule: Recent,
    /// The seed.
    pub seed: String,
    /// Where the seed came from.
    pub seed_source: String,
    /// The seal.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sha256: String,
}

impl Sealed for Sample {
    const FORMAT: &'static str = "sample/1";

    fn format(&self) -> &str {
        &self.format
    }

    fn sha256_mut(&mut self) -> &mut String {
        &mut self.sha256
    }
}

/// How to draw.
#[derive(Debug, Clone)]
pub struct How {
    /// The seed.
    pub seed: Seed,
    /// Where it came from.
    pub seed_source: String,
    /// What to do with recently audited cases.
    pub recent: Recent,
    /// Reserves to list a stratum; nothing for as many as are drawn, and 10 at least.
    pub reserve: Option<u64>,
}

impl Sample {
    /// Draws a sample.
    ///
    /// # Errors
    /// [`Error::OtherFrame`] where the plan was made for another frame,
    /// [`Error::NothingEligible`] where leaving out recently audited cases leaves none.
    pub fn draw(frame: &Frame, plan: &Plan, how: &How) -> Result<Self, Error> {
        if plan.frame_sha256 != frame.sha256 {
            return Err(Error::OtherFrame {
                plan: plan.frame_sha256.chars().take(8).collect(),
                frame: frame.sha256.chars().take(8).collect(),
            });
        }
        let design = design(frame, plan, how.recent);
        if design.iter().all(|stratum| stratum.n == 0) {
            return Err(Error::NothingEligible(frame.rows.len()));
        }
        let reserve = |stratum: &Design| how.reserve.unwrap_or(stratum.n.max(RESERVE_USUAL));
        let lengths: Vec<u64> = design
            .iter()
            .map(|s| s.n.saturating_add(reserve(s)))
            .collect();
        let items = fill(frame, &design, &lengths, how.recent, &how.seed);
        let mut sample = Self {
            algorithm: ALGORITHM.to_owned(),
            as_at: frame.as_at,
            chosen: None,
            design,
            extensions: Vec::new(),
            format: Self::FORMAT.to_owned(),
            frame_sha256: frame.sha256.clone(),
            items,
            kind: Kind::Assurance,
            plan_sha256: Some(plan.sha256.clone()),
            recent_rule: how.recent,
            seed: how.seed.text().to_owned(),
            seed_source: how.seed_source.clone(),
            sha256: String::new(),
        };
        sample.settle();
        Ok(sample.sealed())
    }

    /// Returns the cases that are in the sample.
    pub fn drawn(&self) -> impl Iterator<Item = &Item> {
        self.items
            .iter()
            .filter(|item| item.status == Status::Drawn)
    }

    /// Returns a case on the list.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.id == id)
    }

    /// Works out every role, status and weight from the ranks, the design and what was replaced.
    pub(super) fn settle(&mut self) {
        let mut strata: BTreeMap<&str, (&Design, u64, u64)> = BTreeMap::new();
        for stratum in &self.design {
            strata.insert(&stratum.key, (stratum, 0, 0));
        }
        for item in &mut self.items {
            if let Some((stratum, n_drawn, n_second)) = strata.get_mut(item.stratum.as_str()) {
                item.settle(stratum, n_drawn, n_second);
            }
        }
    }
}

impl Item {
    /// Takes its role, weight and status, given how many of its stratum were drawn before it.
    fn settle(&mut self, stratum: &Design, n_drawn: &mut u64, n_second: &mut u64) {
        self.role = match self.rank {
            rank if rank <= stratum.n_planned => Role::Main,
            rank if rank <= stratum.n => Role::Extension,
            _ => Role::Reserve,
        };
        self.weight = stratum.weight;
        self.second_read = false;
        if self.status == Status::Replaced {
            return;
        }
        self.status = Status::Waiting;
        if *n_drawn < stratum.n {
            self.status = Status::Drawn;
            self.second_read = *n_second < stratum.n_second;
            *n_drawn += 1;
            *n_second += u64::from(self.second_read);
        }
    }
}

/// The strata of a plan, with those of recently audited cases beside them.
pub(super) fn design(frame: &Frame, plan: &Plan, rule: Recent) -> Vec<Design> {
    let mut recent: BTreeMap<&str, u64> = BTreeMap::new();
    for row in frame.eligible().filter(|row| frame.is_recent(row)) {
        *recent.entry(&row.stratum).or_default() += 1;
    }
    let mut design = Vec::new();
    for planned in &plan.strata {
        let n_recent = recent.get(planned.key.as_str()).copied().unwrap_or(0);
        let (key, population, n) = (planned.key.as_str(), planned.population, planned.n);
        match (rule, split(n, population, n_recent)) {
            (Recent::Stratum, Some(split)) => {
                design.push(one(key, population - n_recent, n - split, false));
                design.push(one(&format!("{key}{RECENTLY}"), n_recent, split, true));
            }
            (Recent::Exclude, _) => {
                let left = population - n_recent;
                design.push(one(key, left, n.min(left), false));
            }
            _ => design.push(one(key, population, n, false)),
        }
    }
    design
}

fn one(key: &str, population: u64, n: u64, recent: bool) -> Design {
    Design {
        population,
        key: key.to_owned(),
        n,
        n_planned: n,
        n_second: 0,
        recent,
        weight: weight(population, n),
    }
}

/// How many of `n` cases fall to the recently audited: half their share, two at least. Nothing
/// where there are none or no others, where every case is drawn, or where too few are drawn for
/// both parts to have two.
fn split(n: u64, population: u64, recent: u64) -> Option<u64> {
    let others = population.checked_sub(recent)?;
    if recent == 0 || others == 0 || n >= population {
        return None;
    }
    let half = whole((real(n) * real(recent) / real(population) / 2.0).round());
    let split = half.max(2).min(recent).max(n.saturating_sub(others));
    (n >= split + others.min(2)).then_some(split)
}

/// The cases of each stratum by ticket, as many as its length says.
pub(super) fn fill(
    frame: &Frame,
    design: &[Design],
    lengths: &[u64],
    rule: Recent,
    seed: &Seed,
) -> Vec<Item> {
    let places = Places::of(design);
    let mut tickets: Vec<Vec<(Ticket, &Row)>> = vec![Vec::new(); design.len()];
    for row in frame.eligible() {
        let is_recent = frame.is_recent(row);
        if is_recent && rule == Recent::Exclude {
            continue;
        }
        if let Some(place) = places.place(&row.stratum, is_recent) {
            tickets[place].push((seed.ticket(&row.id), row));
        }
    }
    let mut items = Vec::new();
    for ((stratum, length), mut tickets) in design.iter().zip(lengths).zip(tickets) {
        tickets.sort_unstable_by(|(a, x), (b, y)| a.cmp(b).then_with(|| x.id.cmp(&y.id)));
        let first = usize::try_from(*length).unwrap_or(usize::MAX);
        let ranked = (1..).zip(tickets.into_iter().take(first));
        items.extend(ranked.map(|(rank, (ticket, row))| Item {
            by: None,
            id: row.id.clone(),
            rank,
            reason: None,
            role: Role::Reserve,
            second_read: false,
            status: Status::Waiting,
            stratum: stratum.key.clone(),
            ticket: ticket.hex(),
            weight: stratum.weight,
        }));
    }
    items
}

/// Counts the cases of each stratum of a design afresh.
pub(super) fn populations(frame: &Frame, design: &[Design], rule: Recent) -> Vec<u64> {
    let places = Places::of(design);
    let mut counts = vec![0; design.len()];
    for row in frame.eligible() {
        let is_recent = frame.is_recent(row);
        if is_recent && rule == Recent::Exclude {
            continue;
        }
        if let Some(place) = places.place(&row.stratum, is_recent) {
            counts[place] += 1;
        }
    }
    counts
}

/// Which stratum of the design a case belongs to.
struct Places<'a>(BTreeMap<(&'a str, bool), usize>);

impl<'a> Places<'a> {
    fn of(design: &'a [Design]) -> Self {
        let keyed = design.iter().enumerate();
        Self(keyed.map(|(idx, s)| ((s.base(), s.recent), idx)).collect())
    }

    /// A recent case belongs to the recent part of its stratum, if there is one.
    fn place(&self, stratum: &str, is_recent: bool) -> Option<usize> {
        let own = is_recent.then(|| self.0.get(&(stratum, true))).flatten();
        own.or_else(|| self.0.get(&(stratum, false))).copied()
    }
}

/// Says what the rule for recently audited cases does to the sample, in sentences.
#[must_use]
pub fn recent_effect(frame: &Frame, plan: &Plan, sample: &Sample) -> Vec<String> {
    let n_recent = frame.eligible().filter(|row| frame.is_recent(row)).count() as u64;
    if n_recent == 0 {
        return Vec::new();
    }
    let eligible = frame.counts.eligible;
    let said =
        format!("{n_recent} of {eligible} eligible cases were audited in the last 12 months");
    match sample.recent_rule {
        Recent::Ignore => vec![format!("{said}; they are drawn like any other.")],
        Recent::Exclude => vec![
            format!("{said}; they are left out, and every figure describes the other {} only.", eligible - n_recent),
            "If earlier audits went to weaker cases, the practice seen will look better than it is."
                .to_owned(),
        ],
        Recent::Stratum => effect_of_strata(&said, n_recent, plan, sample),
    }
}

fn effect_of_strata(said: &str, n_recent: u64, plan: &Plan, sample: &Sample) -> Vec<String> {
    let own: u64 = sample.design.iter().filter(|s| s.recent).map(|s| s.n).sum();
    if own == 0 {
        return vec![format!(
            "{said}; the sample is too small for strata of their own, so they are drawn like any other."
        )];
    }
    let share = real(plan.n()) * real(n_recent) / real(plan.population().max(1));
    let mut lines = vec![format!(
        "{said}; they are strata of their own: {own} drawn, where a full share would be about {}.",
        whole(share.round())
    )];
    let with: Vec<(u64, u64)> = sample.design.iter().map(|s| (s.population, s.n)).collect();
    let without: Vec<(u64, u64)> = plan.strata.iter().map(|s| (s.population, s.n)).collect();
    if let (Some(with), Some(without)) = (design_worth(&with), design_worth(&without)) {
        lines.push(format!(
            "Figures stay unbiased but are less precise: worth {} cases of a very large caseload, instead of {}.",
            whole(with.round()),
            whole(without.round())
        ));
    }
    lines
}

/// Returns the `n` lowest tickets of a list of ids, in order.
#[must_use]
pub fn lowest<'a>(seed: &Seed, ids: impl Iterator<Item = &'a str>, n: usize) -> Vec<&'a str> {
    let mut tickets: Vec<(Ticket, &str)> = ids.map(|id| (seed.ticket(id), id)).collect();
    tickets.sort_unstable();
    tickets.into_iter().take(n).map(|(_, id)| id).collect()
}

/// Draws `n` cases in proportion to size: lowest of ticket over the probability to be drawn.
/// Nothing where that is impossible.
///
/// # Source
/// Ohlsson (1998), Sequential Poisson sampling, Journal of Official Statistics 14.
#[must_use]
pub fn by_size<'a>(seed: &Seed, sizes: &[(&'a str, f64)], n: u64) -> Option<Vec<(&'a str, f64)>> {
    let measures: Vec<f64> = sizes.iter().map(|(_, size)| *size).collect();
    let probabilities = inclusion_probabilities(&measures, n)?;
    let mut ranked: Vec<(f64, &str, f64)> = sizes
        .iter()
        .zip(probabilities)
        .filter(|(_, p)| *p > 0.0)
        .map(|((id, _), p)| (seed.ticket(id).unit() / p, *id, p))
        .collect();
    ranked.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.cmp(b.1)));
    let first = usize::try_from(n).ok()?;
    Some(
        ranked
            .into_iter()
            .take(first)
            .map(|(_, id, p)| (id, p))
            .collect(),
    )
}

impl Sample {
    /// Draws the same again from the frame, with the same design and replacements.
    pub(super) fn again(&self, frame: &Frame) -> Result<Self, Error> {
        verify::again(self, frame)
    }
}
