//! Figures for reading: each with its base, its interval, and what may weaken it.

use std::io::{self, Write};

use casewise::estimates::{Distribution, Estimate, Flag, Subject, Trend};
use casewise::framework;
use casewise::judgements::Scale;
use casewise::sampling::Kind;

use super::Score;

/// Writes the page.
pub(super) fn write(score: &Score, out: &mut dyn Write) -> io::Result<()> {
    heading(score, out)?;
    for (subject, title) in [
        (Subject::Rule, "Rules: cases that meet them"),
        (
            Subject::Items,
            "Rules: single reviews, actions or entries that meet them",
        ),
        (Subject::Question, "Questions: cases answered yes"),
        (
            Subject::Indicator,
            "Indicators: cases graded good or better",
        ),
    ] {
        let own: Vec<&Estimate> = score
            .estimates
            .iter()
            .filter(|own| own.subject == subject)
            .collect();
        if !own.is_empty() {
            writeln!(out, "\n{title}")?;
            own.into_iter()
                .try_for_each(|estimate| figure(estimate, out))?;
        }
    }
    score
        .distributions
        .iter()
        .try_for_each(|one| distribution(one, out))?;
    if !score.trends.is_empty() {
        writeln!(out, "\nSince earlier rounds")?;
    }
    score.trends.iter().try_for_each(|one| trend(one, out))
}

fn heading(score: &Score, out: &mut dyn Write) -> io::Result<()> {
    if let Some(as_at) = &score.as_at {
        writeln!(out, "Audit as at {as_at}")?;
    }
    match &score.sample {
        None => writeln!(
            out,
            "No sample was named: figures describe these cases, and others only if chance chose them."
        )?,
        Some(sample) if sample.kind == Kind::Learning => {
            writeln!(
                out,
                "A learning sample of {} cases: counts, no percentages.",
                sample.n
            )?;
        }
        Some(sample) => {
            writeln!(
                out,
                "A sample of {} of {} cases, sha256 {}",
                sample.n, sample.population, sample.sha256
            )?;
            match &sample.seed {
                Some(seed) => writeln!(out, "Seed {seed} ({})", sample.seed_source)?,
                None => writeln!(
                    out,
                    "Hash of the seed {} ({})",
                    sample.seed_sha256, sample.seed_source
                )?,
            }
        }
    }
    if score.view == "external" {
        writeln!(
            out,
            "Small numbers are withheld, so that nobody can be recognised."
        )?;
    }
    Ok(())
}

fn figure(estimate: &Estimate, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "  {}: {}", named(estimate), said(estimate))?;
    let counts = &estimate.counts;
    let beside = [
        ("excused", counts.excused),
        ("not due", counts.not_due),
        ("not applicable", counts.not_applicable),
        ("cannot tell", counts.cannot_tell),
    ];
    let beside: Vec<String> = beside
        .iter()
        .filter_map(|(name, n)| Some((name, (*n)?)).filter(|(_, n)| *n > 0))
        .map(|(name, n)| format!("{n} {name}"))
        .collect();
    if !beside.is_empty() {
        writeln!(out, "    {}", beside.join(" · "))?;
    }
    if let Some(bounds) = estimate.bounds {
        writeln!(
            out,
            "    if what cannot be told were all not met, or all met: {} to {} % of the sample",
            percent(bounds.lower),
            percent(bounds.upper)
        )?;
    }
    for flag in &estimate.flags {
        writeln!(out, "    {}", flag_words(*flag))?;
    }
    Ok(())
}

fn named(estimate: &Estimate) -> String {
    let title = framework::built_in().indicators.get(&estimate.measure);
    match title.filter(|_| estimate.subject == Subject::Indicator) {
        Some(title) => format!("{} {title}", estimate.measure),
        None => estimate.measure.clone(),
    }
}

/// "12 of 15, 78 % of the caseload (95 % interval 58 to 93 %): most".
fn said(estimate: &Estimate) -> String {
    let (Some(x), Some(n)) = (estimate.x, estimate.n) else {
        return "withheld".to_owned();
    };
    let of_cases = estimate
        .n_cases
        .map_or(String::new(), |n| format!(" in {n} cases"));
    let base = format!("{x} of {n}{of_cases}");
    let Some(share) = estimate.estimate else {
        return base;
    };
    let interval = match (estimate.lower, estimate.upper) {
        (Some(lower), Some(upper)) => format!(
            "{} % interval {} to {} %",
            percent(estimate.confidence),
            percent(lower),
            percent(upper)
        ),
        _ => "no interval".to_owned(),
    };
    let words = estimate
        .words
        .map_or(String::new(), |words| format!(": {words}"));
    format!(
        "{base}, {} % ({interval}; {}){words}",
        percent(share),
        estimate.method
    )
}

fn percent(share: f64) -> String {
    format!("{:.0}", share * 100.0)
}

fn distribution(one: &Distribution, out: &mut dyn Write) -> io::Result<()> {
    let scale = Scale::six_point();
    let grades: Vec<String> = one
        .grades
        .iter()
        .map(|(grade, n)| {
            let n = n.map_or("withheld".to_owned(), |n| n.to_string());
            format!("{} {n}", scale.label(*grade))
        })
        .collect();
    let median = one
        .median
        .map_or(String::new(), |median| format!("; middle grade {median}"));
    writeln!(
        out,
        "  {} grades: {}{median} ({} cases, {} agreed by two readers)",
        one.indicator,
        grades.join(", "),
        one.n,
        one.n_agreed
    )
}

fn trend(one: &Trend, out: &mut dyn Write) -> io::Result<()> {
    let rounds: Vec<String> = one
        .rounds
        .iter()
        .map(|round| format!("{} {} of {}", round.as_at, round.x, round.n))
        .collect();
    writeln!(
        out,
        "  {} ({}): {}",
        one.measure,
        subject_name(one.subject),
        rounds.join(", ")
    )?;
    if let Some(found) = one.difference {
        let verdict = if found.is_beyond_chance {
            "more than chance explains"
        } else {
            "chance explains it"
        };
        writeln!(
            out,
            "    last change {:+.0} points ({:+.0} to {:+.0}): {verdict}",
            found.difference * 100.0,
            found.interval.lower * 100.0,
            found.interval.upper * 100.0
        )?;
    }
    if !one.outside.is_empty() {
        writeln!(
            out,
            "    outside the limits of chance: round {}",
            positions(&one.outside)
        )?;
    }
    if let Some(signals) = &one.signals {
        let named = [
            ("seven in a row on one side", &signals.shift),
            ("seven in a row one way", &signals.trend),
            ("two of three near a limit", &signals.two_in_three),
            ("beyond a process limit", &signals.outside_limits),
        ];
        for (name, found) in named.iter().filter(|(_, found)| !found.is_empty()) {
            writeln!(out, "    {name}: round {}", positions(found))?;
        }
    }
    one.remarks
        .iter()
        .try_for_each(|remark| writeln!(out, "    {remark}"))
}

fn positions(found: &[usize]) -> String {
    let found: Vec<String> = found.iter().map(usize::to_string).collect();
    found.join(", ")
}

/// The subject's name in tables.
pub(super) fn subject_name(subject: Subject) -> &'static str {
    match subject {
        Subject::Rule => "rule",
        Subject::Items => "items",
        Subject::Question => "question",
        Subject::Indicator => "indicator",
    }
}

/// The flag's name in formats.
pub(super) fn flag_name(flag: &Flag) -> String {
    let name = serde_json::to_value(flag).ok();
    name.and_then(|name| name.as_str().map(str::to_owned))
        .unwrap_or_default()
}

fn flag_words(flag: Flag) -> &'static str {
    match flag {
        Flag::NoSample => "no sample was named",
        Flag::LearningSample => "a learning sample: nothing is estimated",
        Flag::TooFew => "fewer than 5: no percentage",
        Flag::ApplicableEstimated => {
            "to how many cases of the caseload it applies is estimated too"
        }
        Flag::StratumUnread => "a stratum has no case that was read: no interval",
        Flag::NoVariance => "a stratum has one case of several: no interval",
        Flag::Unreliable => "unreliable: few cases",
        Flag::CasesMissing => "some cases of the sample were not audited or judged",
        Flag::ExtendedAfterResults => "the sample was extended after results had been seen",
        Flag::ManyCannotTell => "more than one in ten could not be told: look at the bounds first",
        Flag::FindingsSeen => "some readers had seen the findings before",
        Flag::Hidden => "some numbers are withheld",
    }
}
