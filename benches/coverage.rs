//! How often intervals hold the truth: counted over every possible result of simple samples, and
//! over simulated draws of stratified and clustered ones. Prints a table.
//!
//! `cargo bench --bench coverage`

use casewise::statistics::distribution::Hypergeometric;
use casewise::statistics::stratified::{self, Record, Stratum};
use casewise::statistics::{Confidence, Interval, finite, proportion};

/// Draws of each simulated design.
const DRAWS: u32 = 20_000;

fn main() {
    say("simple samples, 95 %: mean and worst coverage over every number of marked cases");
    for (population, n) in [(60, 20), (120, 60), (412, 80)] {
        simple(population, n);
    }
    say("stratified, 95 %: coverage of the weighted interval, and of one that ignores weights");
    for (name, strata) in designs() {
        stratified(name, &strata);
    }
    say(
        "reviews in children, 95 %: coverage of the clustered ratio, and of one that ignores children",
    );
    for likeness in [0.02, 0.2, 0.4, 0.6] {
        clustered(likeness);
    }
}

#[expect(clippy::print_stdout, reason = "a bench prints its table")]
fn say(line: &str) {
    println!("{line}");
}

fn simple(population: u64, n: u64) {
    let (mut sum, mut worst) = (0.0, 1.0_f64);
    for marked in 0..=population {
        let draw = Hypergeometric::new(population, marked, n).expect("a possible draw");
        let holds = |x: &u64| {
            let counts = finite::exact(*x, n, population, Confidence::USUAL);
            counts.is_some_and(|counts| counts.lower <= marked && marked <= counts.upper)
        };
        let coverage: f64 = (0..=n).filter(holds).map(|x| draw.pmf(x)).sum();
        sum += coverage;
        worst = worst.min(coverage);
    }
    #[expect(clippy::cast_precision_loss, reason = "a few hundred cases")]
    let mean = sum / (population + 1) as f64;
    say(&format!(
        "  {n} of {population}: mean {mean:.3}, worst {worst:.3}"
    ));
}

type Design = Vec<(u64, u64, u64)>;

/// Population, marked and drawn, by stratum.
fn designs() -> [(&'static str, Design); 4] {
    [
        (
            "four teams, in proportion",
            vec![(120, 90, 20), (80, 60, 14), (45, 30, 8), (30, 25, 6)],
        ),
        (
            "a small stratum over-sampled",
            vec![(310, 260, 30), (18, 6, 12), (75, 60, 15)],
        ),
        (
            "a weak stratum over-sampled",
            vec![(400, 360, 20), (60, 12, 40)],
        ),
        ("nearly all meet it", vec![(200, 194, 25), (100, 96, 15)]),
    ]
}

fn stratified(name: &str, design: &[(u64, u64, u64)]) {
    let mut chance = Chance(1);
    let population: u64 = design.iter().map(|(population, ..)| population).sum();
    let marked: u64 = design.iter().map(|(_, marked, _)| marked).sum();
    let truth = share(marked, population);
    let (mut weighted, mut plain) = (0, 0);
    for _ in 0..DRAWS {
        let strata: Vec<Stratum> = design
            .iter()
            .map(|(population, marked, drawn)| Stratum {
                population: *population,
                drawn: *drawn,
                met: chance.marked_drawn(*population, *marked, *drawn),
            })
            .collect();
        weighted += u32::from(interval(&strata).is_some_and(|own| holds(own, truth)));
        let (x, n) = strata
            .iter()
            .fold((0, 0), |(x, n), own| (x + own.met, n + own.drawn));
        let ignoring = proportion::wilson(x, n, Confidence::USUAL);
        plain += u32::from(ignoring.is_some_and(|own| holds(own, truth)));
    }
    say(&format!(
        "  {name}: {:.3}, {:.3}",
        of_draws(weighted),
        of_draws(plain)
    ));
}

fn interval(strata: &[Stratum]) -> Option<Interval> {
    let found = stratified::proportion(strata)?.korn_graubard(Confidence::USUAL);
    let unvaried =
        || stratified::without_variance(strata, Confidence::USUAL).map(|own| own.interval);
    found.or_else(unvaried)
}

/// 40 of 400 children with one to seven reviews each; `likeness` of a child's reviews go as its
/// first one did.
fn clustered(likeness: f64) {
    let mut chance = Chance(2);
    let children: Vec<(u64, u64)> = (0..400)
        .map(|_| {
            let n = 1 + chance.below(7);
            let usual = chance.unit() < 0.75;
            let met = (0..n).filter(|_| {
                let is_alike = chance.unit() < likeness;
                if is_alike {
                    usual
                } else {
                    chance.unit() < 0.75
                }
            });
            (met.count() as u64, n)
        })
        .collect();
    let (met, n) = children
        .iter()
        .fold((0, 0), |(x, n), own| (x + own.0, n + own.1));
    let truth = share(met, n);
    let (mut ratio, mut plain) = (0, 0);
    for _ in 0..DRAWS / 4 {
        let drawn = chance.sample(&children, 40);
        let records: Vec<Record> = drawn
            .iter()
            .map(|(met, n)| Record {
                stratum: 0,
                met: share(*met, 1),
                events: share(*n, 1),
            })
            .collect();
        let found =
            stratified::ratio(&records, &[400]).and_then(|own| own.logit(Confidence::USUAL));
        ratio += u32::from(found.is_some_and(|own| holds(own, truth)));
        let (x, n) = drawn
            .iter()
            .fold((0, 0), |(x, n), own| (x + own.0, n + own.1));
        plain += u32::from(
            proportion::wilson(x, n, Confidence::USUAL).is_some_and(|own| holds(own, truth)),
        );
    }
    say(&format!(
        "  likeness {likeness}: {:.3}, {:.3}",
        4.0 * of_draws(ratio),
        4.0 * of_draws(plain)
    ));
}

fn holds(interval: Interval, truth: f64) -> bool {
    interval.lower <= truth + 1e-12 && truth - 1e-12 <= interval.upper
}

#[expect(clippy::cast_precision_loss, reason = "counts of cases")]
fn share(x: u64, n: u64) -> f64 {
    x as f64 / n as f64
}

fn of_draws(n: u32) -> f64 {
    f64::from(n) / f64::from(DRAWS)
}

/// A small generator with a fixed start, so that the table is the same each time (SplitMix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }

    fn unit(&mut self) -> f64 {
        share(self.next() >> 11, 1 << 53)
    }

    fn marked_drawn(&mut self, population: u64, marked: u64, drawn: u64) -> u64 {
        let (mut left, mut marked_left, mut met) = (population, marked, 0);
        for _ in 0..drawn {
            if self.below(left) < marked_left {
                met += 1;
                marked_left -= 1;
            }
            left -= 1;
        }
        met
    }

    fn sample(&mut self, children: &[(u64, u64)], n: usize) -> Vec<(u64, u64)> {
        let mut pool = children.to_vec();
        (0..n)
            .map(|_| {
                let at = usize::try_from(self.below(pool.len() as u64)).expect("a position");
                pool.swap_remove(at)
            })
            .collect()
    }
}
