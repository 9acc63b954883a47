//! `casewise sample`: freeze, plan, draw, verify, and change with a reason.

mod args;

use std::io;
use std::path::Path;

use anyhow::{Context, Result, bail};
use casewise::sampling::{
    self, Columns, Condition, Extending, Frame, How, Plan, Recent, Replacing, Request, Roster,
    Sample, Sealed, Seed, SizeBy, Source, Verdict, sha256_hex,
};
use casewise::statistics::Confidence;

use args::{
    DipArgs, DrawArgs, ExplainArgs, ExtendArgs, FrameArgs, PlanArgs, ReplaceArgs, SampleCommand,
    SecondReadArgs, SeedArgs, VerifyArgs,
};
pub(crate) use args::{SampleArgs, parse_share};

use super::Exit;
use super::exit::say;
use super::input;
use super::output::{to_private_file, to_stdout};

/// So many pairs of ids that are almost alike are shown.
const N_ALIKE_SHOWN: usize = 5;

/// Runs one of the steps.
pub(crate) fn run(args: &SampleArgs) -> Result<Exit> {
    match &args.command {
        SampleCommand::Frame(args) => frame(args),
        SampleCommand::Plan(args) => plan(args),
        SampleCommand::Draw(args) => draw(args),
        SampleCommand::Verify(args) => verify(args),
        SampleCommand::Explain(args) => explain(args),
        SampleCommand::Replace(args) => replace(args),
        SampleCommand::Extend(args) => extend(args),
        SampleCommand::SecondRead(args) => second_read(args),
        SampleCommand::Dip(args) => dip(args),
    }
}

fn frame(args: &FrameArgs) -> Result<Exit> {
    let as_at = args.as_at.unwrap_or_else(input::today);
    let frame = if args.roster.is_dir() {
        let cases = input::cases_of(&args.roster)?
            .into_iter()
            .collect::<Vec<_>>();
        let sha256 = sha256_hex(cases.join("\n").as_bytes());
        of_cases(&cases, as_at, &args.roster, &sha256)?
    } else {
        let bytes = read(&args.roster)?;
        match cases_of_audit(&bytes) {
            Some(cases) => of_cases(&cases, as_at, &args.roster, &sha256_hex(&bytes))?,
            None => of_roster(args, as_at, &bytes)?,
        }
    };
    give(&frame, args.out.as_deref(), &frame_said(&frame))
}

fn of_cases(
    cases: &[String],
    as_at: casewise::calendar::Day,
    path: &Path,
    sha256: &str,
) -> Result<Frame> {
    if cases.is_empty() {
        bail!("{} holds no case files", path.display());
    }
    let source = Source {
        file: file_name(path),
        sha256: sha256.to_owned(),
    };
    Ok(Frame::of_ids(cases, as_at, source)?)
}

fn of_roster(args: &FrameArgs, as_at: casewise::calendar::Day, bytes: &[u8]) -> Result<Frame> {
    let name = || args.roster.display().to_string();
    let roster = Roster::read(bytes).with_context(name)?;
    let Some(id) = args.id.clone() else {
        bail!(
            "name the column of case ids with --id; the roster has: {}",
            roster.header.join(", ")
        );
    };
    let columns = Columns {
        id,
        strata: args.strata.clone(),
        eligible: args.eligible.clone(),
        reason: args.reason.clone(),
        last_audit: args.last_audit.clone(),
        size: args.size.clone(),
        keep: args.keep.clone(),
    };
    let source = Source {
        file: file_name(&args.roster),
        sha256: sha256_hex(bytes),
    };
    Frame::of(&roster, &columns, as_at, source).with_context(name)
}

/// The case ids of an `audit.json`; nothing for any other file.
fn cases_of_audit(bytes: &[u8]) -> Option<Vec<String>> {
    let audit: serde_json::Value = serde_json::from_slice(bytes).ok()?;
    if audit["schema"] != casewise::report::json::SCHEMA {
        return None;
    }
    let documents = audit["documents"].as_array()?.iter();
    let mut cases: Vec<String> = documents
        .filter_map(|document| document["case"].as_str().map(str::to_owned))
        .collect();
    cases.sort();
    cases.dedup();
    Some(cases)
}

fn frame_said(frame: &Frame) -> Vec<String> {
    let counts = &frame.counts;
    let out = counts.listed - counts.eligible;
    let cases = if counts.listed == 1 { "case" } else { "cases" };
    let mut lines = vec![format!(
        "{} {cases} listed: {} eligible, {out} left out",
        counts.listed, counts.eligible
    )];
    lines.extend(
        counts
            .excluded
            .iter()
            .map(|(reason, n)| format!("  left out: {n} {reason}")),
    );
    if counts.strata.len() > 1 {
        lines.extend(
            counts
                .strata
                .iter()
                .map(|(key, n)| format!("  stratum {key}: {n}")),
        );
    }
    let alike = frame.look_alikes();
    lines.extend(alike.iter().take(N_ALIKE_SHOWN).map(|(one, other)| {
        format!("warning: {one} and {other} are written almost alike; are they one case?")
    }));
    if alike.len() > N_ALIKE_SHOWN {
        lines.push(format!(
            "warning: {} more pairs of ids are written almost alike",
            alike.len() - N_ALIKE_SHOWN
        ));
    }
    lines.push(format!("sha256 {}", frame.sha256));
    lines.push("Write this hash down before anyone knows the seed.".to_owned());
    lines
}

fn plan(args: &PlanArgs) -> Result<Exit> {
    let frame: Frame = sealed(&args.frame)?;
    let size = match (args.size, args.share, args.margin) {
        (Some(n), _, _) => SizeBy::Cases(n),
        (_, Some(share), _) => SizeBy::Share(share),
        (_, _, Some(margin)) => SizeBy::Margin(margin),
        _ => bail!("say how many cases: --size N, --share PERCENT, or --confidence and --margin"),
    };
    let confidence = Confidence::new(args.confidence)
        .context("--confidence must lie between 0 and 100 %, such as 95")?;
    let request = Request {
        size,
        confidence,
        minimum: args.min,
        oversample: args.oversample.iter().cloned().collect(),
        expected: args.neyman.then(|| args.expect.iter().cloned().collect()),
    };
    let plan = Plan::of(&frame, &request)?;
    give(&plan, args.out.as_deref(), &plan_said(&plan))
}

fn plan_said(plan: &Plan) -> Vec<String> {
    let mut lines = vec![format!("{} of {} cases", plan.n(), plan.population())];
    lines.extend(plan.strata.iter().map(|stratum| {
        format!(
            "  {}: {} of {}, {}; each stands for {:.2}",
            stratum.key, stratum.n, stratum.population, stratum.why, stratum.weight
        )
    }));
    for share in [0.5, 0.8, 1.0] {
        if let Some(interval) = plan.expected_interval(share) {
            lines.push(format!(
                "If {:.0} % of the sample meet a standard, expect {:.0} to {:.0} % of all cases ({:.0} % interval)",
                share * 100.0,
                interval.lower * 100.0,
                interval.upper * 100.0,
                plan.confidence * 100.0
            ));
        }
    }
    lines.extend(
        plan.warnings()
            .into_iter()
            .map(|warning| format!("warning: {warning}")),
    );
    lines
}

fn draw(args: &DrawArgs) -> Result<Exit> {
    refuse_existing(args.out.as_deref())?;
    let frame: Frame = sealed(&args.frame)?;
    let plan: Plan = sealed(&args.plan)?;
    let how = how(&args.seed, args.recent.into(), args.reserve)?;
    let sample = Sample::draw(&frame, &plan, &how)?;
    let mut said = sample_said(&sample);
    said.extend(sampling::recent_effect(&frame, &plan, &sample));
    give(&sample, args.out.as_deref(), &said)
}

/// A second draw over the first would look like a search for a better one.
fn refuse_existing(out: Option<&Path>) -> Result<()> {
    match out {
        Some(out) if out.exists() => bail!(
            "{} exists; a sample is drawn once. Extend it, replace cases in it, or name another file",
            out.display()
        ),
        _ => Ok(()),
    }
}

fn how(args: &SeedArgs, recent: Recent, reserve: Option<u64>) -> Result<How> {
    let (seed, source) = match (&args.seed, &args.seed_source) {
        (Some(seed), Some(source)) => (seed.clone(), source.clone()),
        (Some(seed), None) => (seed.clone(), "not said".to_owned()),
        (None, Some(_)) => bail!("--seed-source says where --seed came from; give both"),
        (None, None) => (fresh_seed()?, "made at random by casewise".to_owned()),
    };
    Ok(How {
        seed: Seed::new(seed)?,
        seed_source: source,
        recent,
        reserve,
    })
}

/// Sixteen random bytes, in groups that can be read aloud.
fn fresh_seed() -> Result<String> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).context("the system gives no random numbers; name a --seed")?;
    let groups: Vec<String> = bytes
        .chunks(2)
        .map(|pair| format!("{:02x}{:02x}", pair[0], pair[1]))
        .collect();
    Ok(groups.join(" "))
}

fn sample_said(sample: &Sample) -> Vec<String> {
    let mut lines = vec![format!("Drawn: {} cases", sample.drawn().count())];
    lines.extend(sample.design.iter().map(|stratum| {
        format!(
            "  {}: {} of {}, each stands for {:.2}",
            stratum.key, stratum.n, stratum.population, stratum.weight
        )
    }));
    lines.push(format!("seed {} ({})", sample.seed, sample.seed_source));
    lines.push(format!("sha256 {}", sample.sha256));
    lines
}

fn verify(args: &VerifyArgs) -> Result<Exit> {
    let sample = parsed::<Sample>(&args.sample)?;
    let frame = parsed::<Frame>(&args.frame)?;
    let plan = args.plan.as_deref().map(parsed::<Plan>).transpose()?;
    let n = sample.drawn().count();
    let (line, exit) = match sampling::verify(sample, frame, plan) {
        Verdict::Same => (
            format!("same: the frame and the seed give these {n} cases"),
            Exit::Done,
        ),
        Verdict::Differs(why) => (format!("differs: {why}"), Exit::Found),
        Verdict::CannotCheck(why) => (format!("cannot check: {why}"), Exit::Usage),
    };
    print(&[line])?;
    Ok(exit)
}

fn explain(args: &ExplainArgs) -> Result<Exit> {
    let sample: Sample = sealed(&args.sample)?;
    let frame = args.frame.as_deref().map(sealed::<Frame>).transpose()?;
    match sampling::explain(&sample, &args.id, frame.as_ref()) {
        Some(lines) => print(&lines),
        None if frame.is_some() => bail!("no case {:?} stands in the frame", args.id),
        None => bail!(
            "case {:?} is not in the file; name the frame with --frame to see why",
            args.id
        ),
    }
}

fn replace(args: &ReplaceArgs) -> Result<Exit> {
    let sample: Sample = sealed(&args.sample)?;
    let (sample, next) = sample.replace(Replacing {
        id: args.id.clone(),
        reason: args.reason.clone(),
        by: args.by.clone(),
    })?;
    save(&sample, &args.sample)?;
    print(&[match next {
        Some(next) => format!("{} is replaced by {next}", args.id),
        None => format!(
            "{} is set aside; every case of its stratum is drawn, so none takes its place",
            args.id
        ),
    }])
}

fn extend(args: &ExtendArgs) -> Result<Exit> {
    let sample: Sample = sealed(&args.sample)?;
    let after_results = args.after_results || is_judged(&sample, args.judgements.as_deref())?;
    let (stratum, to) = args.to.clone();
    let (sample, added) = sample.extend(Extending {
        stratum,
        to,
        reason: args.reason.clone(),
        by: args.by.clone(),
        after_results,
    })?;
    save(&sample, &args.sample)?;
    let mut lines = vec![format!("Added: {}", added.join(", "))];
    if after_results {
        lines.push("Results had been seen, so that intervals promise less than they say; reports will say so.".to_owned());
    }
    print(&lines)
}

/// Whether any case of the sample was judged already.
fn is_judged(sample: &Sample, judgements: Option<&Path>) -> Result<bool> {
    let Some(path) = judgements else {
        return Ok(false);
    };
    let made = super::judge::unbroken(path)?;
    Ok(made
        .iter()
        .any(|judgement| sample.item(&judgement.id).is_some()))
}

fn second_read(args: &SecondReadArgs) -> Result<Exit> {
    let sample: Sample = sealed(&args.sample)?;
    let sample = sample.second_read(args.share)?;
    save(&sample, &args.sample)?;
    let twice: Vec<&str> = sample
        .drawn()
        .filter(|item| item.second_read)
        .map(|item| item.id.as_str())
        .collect();
    let mut lines = vec![format!(
        "Read twice: {} cases: {}",
        twice.len(),
        twice.join(", ")
    )];
    if twice.len() < 20 {
        lines.push(
            "Fewer than 20 double reads show agreement in counts only, no coefficient.".to_owned(),
        );
    }
    print(&lines)
}

fn dip(args: &DipArgs) -> Result<Exit> {
    refuse_existing(args.out.as_deref())?;
    let frame: Frame = sealed(&args.frame)?;
    let how = how(&args.seed, Recent::Ignore, None)?;
    let condition = Condition::parse(&args.condition)?;
    let sample = sampling::learning_sample(&frame, &condition, args.n, &args.reason, &how)?;
    let fitting = sample.chosen.as_ref().map_or(0, |chosen| chosen.fitting);
    let mut said = vec![
        format!("Chosen: {} of {fitting} cases that fit", sample.items.len()),
        "A learning sample: counts and stories come of it, no percentages.".to_owned(),
    ];
    if sample.items.is_empty() {
        said.push("warning: no eligible case fits the condition".to_owned());
    }
    give(&sample, args.out.as_deref(), &said)
}

/// Reads a frame, plan or sample that nobody has changed.
pub(crate) fn sealed<T: Sealed>(path: &Path) -> Result<T> {
    T::parse_whole(&read(path)?).map_err(|why| anyhow::anyhow!("{}: {why}", path.display()))
}

/// Reads one that somebody may have changed.
fn parsed<T: Sealed>(path: &Path) -> Result<T> {
    T::parse(&read(path)?).map_err(|why| anyhow::anyhow!("{}: {why}", path.display()))
}

fn read(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

fn save<T: Sealed>(value: &T, path: &Path) -> Result<()> {
    to_private_file(path, |out| sampling::write(value, out))
}

/// Writes the file and says what it holds; without a file, prints it.
fn give<T: Sealed>(value: &T, out: Option<&Path>, said: &[String]) -> Result<Exit> {
    if let Some(path) = out {
        save(value, path)?;
        return print(said);
    }
    to_stdout(|out| sampling::write(value, out))?;
    for line in said {
        say(line);
    }
    Ok(Exit::Done)
}

fn print(lines: &[String]) -> Result<Exit> {
    to_stdout(|out| -> io::Result<()> {
        lines.iter().try_for_each(|line| writeln!(out, "{line}"))
    })?;
    Ok(Exit::Done)
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}
