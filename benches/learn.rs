//! Learns kinds of documents: what `src/facts/kind/learnt.tsv` holds, and how good it is.
//!
//! - `cargo run --release --example learn -- read LIST > KNOWN.tsv`: the signs of documents; a line
//!   of LIST gives a group, a kind and a path, with tabs between.
//! - `… -- train KNOWN.tsv > src/facts/kind/learnt.tsv`: the weights.
//! - `… -- test KNOWN.tsv`: how many of each group are told right by what the others teach.
//!
//! `benches/kinds.tsv.gz` holds the known documents that the weights come from, all invented, as
//! their signs only.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::io::{self, Read as _, Write};
use std::path::Path;

use anyhow::{Context, Result, bail};
use casewise::extract;
use casewise::facts::kind::learnt::{KINDS, Weights, probabilities, signs};
use flate2::read::GzDecoder;

/// Rounds over all documents.
const ROUNDS: usize = 30;
/// How far one document moves a weight at first.
const STEP: f64 = 0.1;
/// How fast weights that nothing needs go back to nought.
const DECAY: f64 = 1e-4;
/// Signs that documents of fewer groups show may be one writer's habits, and teach nothing.
const GROUPS_MIN: usize = 4;
/// Weights that are all smaller than this are not written, in hundredths.
const WEIGHT_MIN: f64 = 4.0;

struct Known {
    group: String,
    kind: usize,
    signs: Vec<String>,
}

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [what, path] = args.as_slice() else {
        bail!("say read, train or test, and a file");
    };
    let mut out = io::stdout().lock();
    match what.as_str() {
        "read" => read(path, &mut out),
        "train" => write(&known(path)?, &mut out),
        "test" => test(&known(path)?, &mut out),
        _ => bail!("{what}: say read, train or test"),
    }
}

fn name(kind: usize) -> String {
    let name = serde_json::to_string(&KINDS[kind]).unwrap_or_default();
    name.trim_matches('"').to_owned()
}

fn kind_of(named: &str) -> Result<usize> {
    let found = (0..KINDS.len()).find(|kind| name(*kind) == named);
    found.with_context(|| format!("{named} is no kind"))
}

fn read(list: &str, out: &mut impl Write) -> Result<()> {
    let (mut all, mut words) = (Vec::new(), Words::default());
    for line in fs::read_to_string(list)?.lines() {
        let parts: Vec<&str> = line.split('\t').collect();
        let [group, kind, path] = parts[..] else {
            bail!("{line}: give group, kind and path");
        };
        kind_of(kind)?;
        let bytes = fs::read(path).with_context(|| path.to_owned())?;
        let document = extract::bytes_of(path, &bytes);
        words.take(&document.text);
        all.push((format!("{group}\t{kind}"), signs(&document)));
    }
    for (head, signs) in all {
        let told = signs.into_iter().filter(|sign| !words.is_name(sign));
        let told: Vec<String> = told.collect();
        writeln!(out, "{head}\t{}", told.join("\t"))?;
    }
    Ok(())
}

/// In how many documents words stand, and in how many of these in small letters or in capitals only.
#[derive(Default)]
struct Words(HashMap<String, (usize, usize)>);

impl Words {
    fn take(&mut self, text: &str) {
        let words = text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '\u{2019}');
        let mut seen: BTreeMap<String, bool> = BTreeMap::new();
        for word in words.filter(|word| !word.is_empty()) {
            let is_plain = !word.chars().any(char::is_uppercase)
                || !word.chars().any(char::is_lowercase) && word.chars().nth(1).is_some();
            *seen.entry(word.to_lowercase()).or_default() |= is_plain;
        }
        for (word, is_plain) in seen {
            let counts = self.0.entry(word).or_default();
            *counts = (counts.0 + 1, counts.1 + usize::from(is_plain));
        }
    }

    /// Tells whether the word of a sign is somebody's name, a place's or a month's: hardly ever written
    /// otherwise than with a capital first.
    fn is_name(&self, sign: &str) -> bool {
        let word = sign.split_once(':').map_or(sign, |(_, word)| word);
        let counts = self.0.get(word);
        counts.is_some_and(|(n, n_plain)| n_plain * 4 < *n)
    }
}

fn known(path: &str) -> Result<Vec<Known>> {
    let bytes = fs::read(path)?;
    let mut text = String::new();
    if Path::new(path)
        .extension()
        .is_some_and(|ending| ending == "gz")
    {
        GzDecoder::new(bytes.as_slice()).read_to_string(&mut text)?;
    } else {
        text = String::from_utf8(bytes)?;
    }
    let mut all = Vec::new();
    for line in text.lines() {
        let mut parts = line.split('\t').map(str::to_owned);
        let group = parts.next().context("a line without a group")?;
        let kind = kind_of(&parts.next().context("a line without a kind")?)?;
        let signs = parts.collect();
        all.push(Known { group, kind, signs });
    }
    Ok(all)
}

/// Multinomial logistic regression by steps that grow smaller the more a weight has moved.
fn train<'a>(known: &[&'a Known]) -> (HashMap<&'a str, usize>, Vec<Weights>) {
    let mut groups: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for known in known {
        for sign in &known.signs {
            groups.entry(sign).or_default().insert(&known.group);
        }
    }
    let kept = groups.iter().filter(|(_, of)| of.len() >= GROUPS_MIN);
    let mut numbers: HashMap<&str, usize> = HashMap::from([("", 0)]);
    for (sign, _) in kept {
        numbers.insert(*sign, numbers.len());
    }
    let documents: Vec<(usize, Vec<usize>)> = known
        .iter()
        .map(|known| {
            let signs = known
                .signs
                .iter()
                .filter_map(|sign| numbers.get(sign.as_str()));
            (
                known.kind,
                std::iter::once(0).chain(signs.copied()).collect(),
            )
        })
        .collect();
    let mut weights: Vec<Weights> = vec![[0.0; KINDS.len()]; numbers.len()];
    let mut moved: Vec<Weights> = vec![[1e-2; KINDS.len()]; numbers.len()];
    for round in 0..ROUNDS {
        for at in 0..documents.len() {
            // Neighbours are of one hand; a stride that shares no factor with the number mixes them.
            let (kind, signs) = &documents[(at * 7919 + round) % documents.len()];
            step(&mut weights, &mut moved, *kind, signs);
        }
    }
    (numbers, weights)
}

fn step(weights: &mut [Weights], moved: &mut [Weights], kind: usize, signs: &[usize]) {
    let told = told(weights, signs);
    for sign in signs {
        for one in 0..KINDS.len() {
            let wrong = told[one] - f64::from(u8::from(one == kind));
            let slope = wrong + DECAY * weights[*sign][one];
            moved[*sign][one] += slope * slope;
            weights[*sign][one] -= STEP * slope / moved[*sign][one].sqrt();
        }
    }
}

fn told(weights: &[Weights], signs: &[usize]) -> Weights {
    let mut sums = [0.0; KINDS.len()];
    for sign in signs {
        for (sum, weight) in sums.iter_mut().zip(weights[*sign]) {
            *sum += weight;
        }
    }
    probabilities(&sums)
}

fn write(known: &[Known], out: &mut impl Write) -> Result<()> {
    let (numbers, weights) = train(&known.iter().collect::<Vec<_>>());
    let mut signs: Vec<(&str, usize)> = numbers.into_iter().collect();
    signs.sort_unstable();
    for (sign, number) in signs {
        let weights = weights[number].map(|weight| (weight * 100.0).round());
        if sign.is_empty() || weights.iter().any(|weight| weight.abs() >= WEIGHT_MIN) {
            // Adding nought takes the sign off what was rounded to it from below.
            let written = weights.map(|weight| format!("{}", weight + 0.0));
            writeln!(out, "{sign}\t{}", written.join(" "))?;
        }
    }
    Ok(())
}

fn test(known: &[Known], out: &mut impl Write) -> Result<()> {
    let groups: BTreeSet<&str> = known.iter().map(|known| known.group.as_str()).collect();
    let (mut n_right, mut n_sure, mut n_sure_right) = (0, 0, 0);
    for group in groups {
        let (own, others): (Vec<&Known>, Vec<&Known>) =
            known.iter().partition(|known| known.group == group);
        let (numbers, weights) = train(&others);
        let mut n_own = 0;
        for (at, one) in own.iter().enumerate() {
            let signs = one
                .signs
                .iter()
                .filter_map(|sign| numbers.get(sign.as_str()));
            let signs: Vec<usize> = std::iter::once(0).chain(signs.copied()).collect();
            let told = told(&weights, &signs);
            let best = (0..KINDS.len()).max_by(|a, b| told[*a].total_cmp(&told[*b]));
            let best = best.context("there are kinds")?;
            let is_right = best == one.kind;
            n_own += usize::from(is_right);
            if told[best] >= 0.95 {
                n_sure += 1;
                n_sure_right += usize::from(is_right);
            }
            if !is_right {
                writeln!(
                    out,
                    "{group} {at}: {} read as {} ({:.2})",
                    name(one.kind),
                    name(best),
                    told[best]
                )?;
            }
        }
        n_right += n_own;
        writeln!(out, "{group}: {n_own} of {} right", own.len())?;
    }
    writeln!(
        out,
        "all: {n_right} of {}; of {n_sure} told with 0.95 or more, {n_sure_right}",
        known.len()
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A sign, with its weights in hundredths.
    type Line<'a> = (&'a str, Vec<i32>);

    fn lines(text: &str) -> Vec<Line<'_>> {
        let lines = text.lines().map(|line| {
            let (sign, weights) = line.split_once('\t').expect("a sign and its weights");
            let weights = weights
                .split(' ')
                .map(|weight| weight.parse().expect("a number"));
            (sign, weights.collect())
        });
        lines.collect()
    }

    #[test]
    fn the_weights_are_those_that_the_known_documents_teach() {
        let known = known("benches/kinds.tsv.gz").expect("the known documents can be read");
        let mut taught = Vec::new();
        write(&known, &mut taught).expect("a list takes what is written");
        let taught = String::from_utf8(taught).expect("text");
        let written = lines(include_str!("../src/facts/kind/learnt.tsv"));
        let taught = lines(&taught);
        assert_eq!(taught.len(), written.len());
        // Machines differ in the last digit of a root, and so may a rounded weight.
        let is_near = |(a, b): (&i32, &i32)| (a - b).abs() <= 1;
        for ((sign, taught), (known, written)) in taught.iter().zip(&written) {
            assert_eq!(sign, known);
            assert!(taught.iter().zip(written).all(is_near), "{sign}");
        }
    }
}
