//! `casewise score`: what a sample says about the caseload, with what it cannot say.

mod text;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use casewise::estimates::{self, Distribution, Drawn, Estimate, Round, Trend};
use casewise::judgements::{Judgement, Scale};
use casewise::sampling::{Kind, Sample, sha256_hex};
use casewise::statistics::{Confidence, disclosure};
use clap::{Args, ValueEnum};
use serde::Serialize;

use super::Exit;
use super::judge::unbroken;
use super::output::to_stdout;
use super::sample::{parse_share, sealed};

#[derive(Debug, Args)]
pub(crate) struct ScoreArgs {
    /// The audit (audit.json)
    #[arg(value_name = "AUDIT", required_unless_present = "judgements")]
    pub(crate) audit: Option<PathBuf>,
    /// The sample that was audited
    #[arg(long, value_name = "SAMPLE")]
    pub(crate) sample: Option<PathBuf>,
    /// What readers judged
    #[arg(long, value_name = "FILE")]
    pub(crate) judgements: Option<PathBuf>,
    /// An earlier audit, oldest first; may be given several times
    #[arg(long, value_name = "AUDIT", requires = "audit")]
    pub(crate) previous: Vec<PathBuf>,
    /// The sample of each earlier audit, in the same order
    #[arg(long, value_name = "SAMPLE", requires = "previous")]
    pub(crate) previous_sample: Vec<PathBuf>,
    /// How sure intervals are to be, in percent
    #[arg(long, value_name = "PERCENT", value_parser = parse_share, default_value = "95")]
    pub(crate) confidence: f64,
    /// Withhold small numbers and the seed, for readers outside the service
    #[arg(long)]
    pub(crate) external: bool,
    /// Counts above nought and below this are withheld
    #[arg(long, value_name = "N", default_value_t = disclosure::THRESHOLD, requires = "external")]
    pub(crate) threshold: u64,
    /// What to print
    #[arg(long, value_enum, default_value_t = ScoreFormat::Text)]
    pub(crate) format: ScoreFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ScoreFormat {
    /// For reading
    Text,
    /// One JSON object (casewise.score/1)
    Json,
    /// One row a figure
    Csv,
}

/// `casewise.score/1`.
#[derive(Debug, Serialize)]
pub(crate) struct Score {
    schema: &'static str,
    version: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rules_hash: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sources_hash: Option<String>,
    confidence: f64,
    view: &'static str,
    sample: Option<SampleSaid>,
    estimates: Vec<Estimate>,
    distributions: Vec<Distribution>,
    trends: Vec<Trend>,
}

/// What is said of the sample. Others see the seed's hash: with the seed and an id, anybody could
/// tell whether a child was in the sample.
#[derive(Debug, Serialize)]
pub(crate) struct SampleSaid {
    sha256: String,
    frame_sha256: String,
    kind: Kind,
    n: usize,
    #[serde(rename = "N")]
    population: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    seed: Option<String>,
    seed_sha256: String,
    seed_source: String,
}

/// Computes and prints.
pub(crate) fn run(args: &ScoreArgs) -> Result<Exit> {
    let mut score = score(args)?;
    if args.external {
        estimates::for_others(
            &mut score.estimates,
            &mut score.distributions,
            args.threshold,
        );
        // Rounds side by side would give withheld counts away.
        let told: Vec<&str> = shown(&score.estimates);
        score
            .trends
            .retain(|trend| told.contains(&trend.measure.as_str()));
        let small = |trend: &Trend| {
            trend
                .rounds
                .iter()
                .any(|one| !disclosure::of_share(one.x, one.n, args.threshold).is_empty())
        };
        score.trends.retain(|trend| !small(trend));
    }
    to_stdout(|out| match args.format {
        ScoreFormat::Text => text::write(&score, out),
        ScoreFormat::Json => json(&score, out),
        ScoreFormat::Csv => csv(&score.estimates, out),
    })?;
    Ok(Exit::Done)
}

fn shown(estimates: &[Estimate]) -> Vec<&str> {
    let told = estimates.iter().filter(|estimate| estimate.x.is_some());
    told.map(|estimate| estimate.measure.as_str()).collect()
}

fn score(args: &ScoreArgs) -> Result<Score> {
    let confidence = Confidence::new(args.confidence)
        .context("--confidence must lie between 0 and 100 %, such as 95")?;
    let round = args.audit.as_deref().map(round).transpose()?;
    let sample = args.sample.as_deref().map(sealed::<Sample>).transpose()?;
    refuse_other_sample(round.as_ref(), sample.as_ref())?;
    let drawn = sample.as_ref().map(Drawn::of);
    let mut estimates = round
        .as_ref()
        .map(|round| round.estimates(drawn.as_ref(), confidence))
        .unwrap_or_default();
    let (judged, distributions) = judged(args.judgements.as_deref(), drawn.as_ref(), confidence)?;
    let trends = trends(args, round.as_ref(), &estimates, confidence)?;
    estimates.extend(judged);
    Ok(Score {
        schema: "casewise.score/1",
        version: env!("CARGO_PKG_VERSION"),
        as_at: round.as_ref().map(|round| round.as_at.clone()),
        rules_hash: round.as_ref().map(|round| round.rules_hash.clone()),
        sources_hash: round.as_ref().map(|round| round.sources_hash.clone()),
        confidence: confidence.share(),
        view: if args.external {
            "external"
        } else {
            "internal"
        },
        sample: sample.map(|sample| said(&sample, args.external)),
        estimates,
        distributions,
        trends,
    })
}

fn round(path: &Path) -> Result<Round> {
    let bytes = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    Round::parse(&bytes).map_err(|why| anyhow::anyhow!("{}: {why}", path.display()))
}

/// An audit that names its sample is scored with that one.
fn refuse_other_sample(round: Option<&Round>, sample: Option<&Sample>) -> Result<()> {
    let audited = round.and_then(|round| round.sample_sha256.as_deref());
    match (audited, sample) {
        (Some(audited), Some(sample)) if audited != sample.sha256 => bail!(
            "the audit was made of another sample, or of this one before it was changed (sha256 {audited})"
        ),
        _ => Ok(()),
    }
}

fn judged(
    path: Option<&Path>,
    drawn: Option<&Drawn>,
    confidence: Confidence,
) -> Result<(Vec<Estimate>, Vec<Distribution>)> {
    let Some(path) = path else {
        return Ok((Vec::new(), Vec::new()));
    };
    let judgements: Vec<Judgement> = unbroken(path)?;
    Ok(estimates::of_judgements(
        &judgements,
        drawn,
        Scale::six_point(),
        confidence,
    ))
}

fn trends(
    args: &ScoreArgs,
    last: Option<&Round>,
    figures: &[Estimate],
    confidence: Confidence,
) -> Result<Vec<Trend>> {
    let Some(last) = last.filter(|_| !args.previous.is_empty()) else {
        return Ok(Vec::new());
    };
    let (n, n_samples) = (args.previous.len(), args.previous_sample.len());
    if n_samples > 0 && n_samples != n {
        bail!(
            "--previous was given {n} times and --previous-sample {n_samples} times; name one sample for each audit"
        );
    }
    let mut rounds = Vec::new();
    for (idx, path) in args.previous.iter().enumerate() {
        let round = round(path)?;
        let sample = args
            .previous_sample
            .get(idx)
            .map(|path| sealed::<Sample>(path))
            .transpose()?;
        let drawn = sample.as_ref().map(Drawn::of);
        rounds.push((
            round.as_at.clone(),
            round.estimates(drawn.as_ref(), confidence),
        ));
    }
    rounds.push((last.as_at.clone(), figures.to_vec()));
    Ok(estimates::trends(&rounds))
}

fn said(sample: &Sample, is_external: bool) -> SampleSaid {
    SampleSaid {
        sha256: sample.sha256.clone(),
        frame_sha256: sample.frame_sha256.clone(),
        kind: sample.kind,
        n: sample.drawn().count(),
        population: sample.design.iter().map(|stratum| stratum.population).sum(),
        seed: (!is_external).then(|| sample.seed.clone()),
        seed_sha256: sha256_hex(sample.seed.as_bytes()),
        seed_source: sample.seed_source.clone(),
    }
}

fn json(score: &Score, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, score)?;
    writeln!(out)
}

fn csv(estimates: &[Estimate], out: &mut dyn Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record([
        "measure",
        "subject",
        "x",
        "n",
        "N",
        "estimate",
        "lower",
        "upper",
        "lowest",
        "highest",
        "words",
        "not met",
        "excused",
        "not due",
        "not applicable",
        "cannot tell",
        "method",
        "flags",
    ])?;
    for estimate in estimates {
        table.write_record(row(estimate))?;
    }
    table.flush()
}

fn row(estimate: &Estimate) -> [String; 18] {
    let count = |n: Option<u64>| n.map(|n| n.to_string()).unwrap_or_default();
    let real = |value: Option<f64>| value.map(|value| format!("{value:.6}")).unwrap_or_default();
    let counts = &estimate.counts;
    let flags: Vec<String> = estimate.flags.iter().map(text::flag_name).collect();
    [
        casewise::report::csv::harmless(&estimate.measure).into_owned(),
        text::subject_name(estimate.subject).to_owned(),
        count(estimate.x),
        count(estimate.n),
        count(estimate.population),
        real(estimate.estimate),
        real(estimate.lower),
        real(estimate.upper),
        real(estimate.bounds.map(|bounds| bounds.lower)),
        real(estimate.bounds.map(|bounds| bounds.upper)),
        estimate.words.unwrap_or("").to_owned(),
        count(counts.not_met),
        count(counts.excused),
        count(counts.not_due),
        count(counts.not_applicable),
        count(counts.cannot_tell),
        estimate.method.clone(),
        flags.join(" "),
    ]
}
