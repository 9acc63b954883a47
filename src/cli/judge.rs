//! `casewise judge`: people's grades and answers, one by one or by the form.

mod args;

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use anyhow::{Context, Result, bail};
use casewise::framework;
use casewise::judgements::{self, Blank, Entry, Judgement, Role, Scale, Shown, Store};
use casewise::sampling::{Item, Sample};

use args::{FindingsArgs, FormArgs, ImportArgs, JudgeCommand, ListArgs, RecordArgs, StoreArgs};
pub(crate) use args::{JudgeArgs, ModerateArgs};

use super::Exit;
use super::args::PageFormat;
use super::exit::say;
use super::input;
use super::output::{make_private_file, to_private_file, to_stdout};
use super::sample;

/// Runs one of the steps.
pub(crate) fn run(args: &JudgeArgs) -> Result<Exit> {
    match &args.command {
        JudgeCommand::Record(args) => record(args),
        JudgeCommand::Form(args) => form(args),
        JudgeCommand::Import(args) => import(args),
        JudgeCommand::List(args) => list(args),
        JudgeCommand::Check(args) => check(args),
        JudgeCommand::Findings(args) => findings(args),
    }
}

fn record(args: &RecordArgs) -> Result<Exit> {
    let judgement = Judgement {
        id: args.case.clone(),
        indicator: args.indicator.clone(),
        question: args.question.clone(),
        reader: args.reader.clone(),
        role: args.role,
        grade: args.grade,
        answer: args.answer,
        reason: args.reason.clone(),
        evidence: args.evidence.clone(),
        findings_seen: false,
        at: input::now(),
    };
    judgement.check(Scale::six_point())?;
    if let Some(indicator) = &args.indicator {
        known_indicator(indicator)?;
    }
    let mut store = open(&args.store)?;
    let new = vec![judgement];
    judgements::check_readers(&new, &store.judgements()?)?;
    let entries = with_what_was_seen(new, &store.entries()?);
    store.append(&entries)?;
    print(&[format!("recorded: {} {}", args.case, args.role.name())])
}

fn known_indicator(number: &str) -> Result<()> {
    let framework = framework::built_in();
    if framework.indicators.contains_key(number) {
        return Ok(());
    }
    let known: Vec<&str> = framework.indicators.keys().map(String::as_str).collect();
    bail!(
        "no indicator {number:?}; the framework has {}",
        known.join(", ")
    )
}

/// Marks each judgement whose reader had been shown the findings of its case.
fn with_what_was_seen(judgements: Vec<Judgement>, entries: &[Entry]) -> Vec<Entry> {
    let shown: BTreeSet<(&str, &str)> = entries
        .iter()
        .filter_map(|entry| match entry {
            Entry::FindingsShown(shown) => Some((shown.id.as_str(), shown.reader.as_str())),
            Entry::Judgement(_) => None,
        })
        .collect();
    let marked = judgements.into_iter().map(|mut judgement| {
        judgement.findings_seen = shown.contains(&(&judgement.id, &judgement.reader));
        Entry::Judgement(judgement)
    });
    marked.collect()
}

fn form(args: &FormArgs) -> Result<Exit> {
    let sample: Sample = sample::sealed(&args.sample)?;
    let blanks = blanks(args, &sample)?;
    if args.out.exists() {
        bail!(
            "{} exists and may be filled in; name another file",
            args.out.display()
        );
    }
    let ending = args.out.extension().unwrap_or_default();
    if ending.eq_ignore_ascii_case("csv") {
        to_private_file(&args.out, |out| judgements::write_csv(&blanks, out))?;
    } else if ending.eq_ignore_ascii_case("xlsx") {
        let bytes = judgements::write_xlsx(&blanks, Scale::six_point())
            .context("cannot make the workbook")?;
        to_private_file(&args.out, |out| out.write_all(&bytes))?;
    } else {
        bail!(
            "a form is written as .xlsx or .csv, not {}",
            args.out.display()
        );
    }
    print(&[format!("{} rows to fill in", blanks.len())])
}

fn blanks(args: &FormArgs, sample: &Sample) -> Result<Vec<Blank>> {
    if args.indicator.is_empty() && args.question.is_empty() {
        bail!("name what is to be judged: --indicator 5.2,5.3 or --question KEY=TEXT");
    }
    let mut subjects = Vec::new();
    for number in &args.indicator {
        known_indicator(number)?;
        let title = framework::built_in().indicators.get(number).cloned();
        subjects.push((false, number.clone(), title.unwrap_or_default()));
    }
    for (key, text) in &args.question {
        subjects.push((true, key.clone(), text.clone()));
    }
    let is_read = |item: &&Item| args.role != Role::Second || item.second_read;
    let cases: Vec<&str> = sample
        .drawn()
        .filter(is_read)
        .map(|item| item.id.as_str())
        .collect();
    if cases.is_empty() {
        bail!("no case is to be read twice; mark some with casewise sample second-read");
    }
    let of_case = |id: &&str| -> Vec<Blank> {
        let rows = subjects.iter().map(|(is_question, about, title)| Blank {
            id: (*id).to_owned(),
            is_question: *is_question,
            about: about.clone(),
            title: title.clone(),
            role: args.role,
        });
        rows.collect()
    };
    Ok(cases.iter().flat_map(of_case).collect())
}

fn import(args: &ImportArgs) -> Result<Exit> {
    let bytes = std::fs::read(&args.form)
        .with_context(|| format!("cannot read {}", args.form.display()))?;
    let reader = args.reader.as_deref();
    let imported = judgements::import(&bytes, Scale::six_point(), reader, &input::now())
        .with_context(|| args.form.display().to_string())?;
    for indicator in imported
        .judgements
        .iter()
        .filter_map(|own| own.indicator.as_deref())
    {
        known_indicator(indicator)
            .with_context(|| format!("{}: nothing was recorded", args.form.display()))?;
    }
    if let Some(path) = &args.sample {
        refuse_strangers(&imported.judgements, &sample::sealed(path)?)?;
    }
    let mut store = open(&args.store)?;
    let before = store.judgements()?;
    let given = imported.judgements.len();
    let stands = |new: &Judgement| is_standing(new, &before);
    let new: Vec<Judgement> = imported
        .judgements
        .into_iter()
        .filter(|new| !stands(new))
        .collect();
    judgements::check_readers(&new, &before)
        .with_context(|| format!("{}: nothing was recorded", args.form.display()))?;
    let n_new = new.len();
    let entries = with_what_was_seen(new, &store.entries()?);
    store.append(&entries)?;
    print(&[format!(
        "recorded: {n_new}; already recorded: {}; blank: {}",
        given - n_new,
        imported.n_blank
    )])
}

/// Whether the last judgement of the same reader, case, subject and role says the same.
fn is_standing(new: &Judgement, before: &[Judgement]) -> bool {
    let same_place = |old: &&Judgement| {
        (&old.id, old.about(), &old.reader, old.role)
            == (&new.id, new.about(), &new.reader, new.role)
    };
    let last = before.iter().rev().find(same_place);
    last.is_some_and(|last| last.says_same(new))
}

fn refuse_strangers(judgements: &[Judgement], sample: &Sample) -> Result<()> {
    let drawn: BTreeSet<&str> = sample.drawn().map(|item| item.id.as_str()).collect();
    match judgements
        .iter()
        .find(|judgement| !drawn.contains(judgement.id.as_str()))
    {
        Some(stranger) => bail!(
            "case {:?} is not in the sample; nothing was recorded",
            stranger.id
        ),
        None => Ok(()),
    }
}

fn list(args: &ListArgs) -> Result<Exit> {
    let judgements = open_to_read(&args.store.judgements)?.judgements()?;
    to_stdout(|out| match args.format {
        PageFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, &judgements)?;
            writeln!(out)
        }
        PageFormat::Text => judgements
            .iter()
            .try_for_each(|own| writeln!(out, "{}", in_words(own))),
    })?;
    Ok(Exit::Done)
}

fn in_words(judgement: &Judgement) -> String {
    let scale = Scale::six_point();
    let said = match (judgement.grade, judgement.answer) {
        (Some(grade), _) => format!("{grade} {}", scale.label(grade)),
        (None, Some(answer)) => answer.words().to_owned(),
        (None, None) => String::new(),
    };
    let seen = if judgement.findings_seen {
        ", findings seen"
    } else {
        ""
    };
    format!(
        "{} {}: {said} ({} {}, {}{seen}): {}",
        judgement.id,
        judgement.about(),
        judgement.reader,
        judgement.role.name(),
        judgement.at,
        judgement.reason
    )
}

fn check(args: &StoreArgs) -> Result<Exit> {
    let store = open_to_read(&args.judgements)?;
    match store.check()? {
        Ok(n) => {
            let last = store.last_hash()?.unwrap_or_default();
            print(&[format!("{n} entries, unbroken; the last is {last}")])
        }
        Err(broken) => {
            print(&[format!(
                "broken at entry {}: it, or one before it, was changed or removed",
                broken.seq
            )])?;
            Ok(Exit::Found)
        }
    }
}

fn findings(args: &FindingsArgs) -> Result<Exit> {
    let bytes = std::fs::read(&args.audit)
        .with_context(|| format!("cannot read {}", args.audit.display()))?;
    let audit: serde_json::Value = serde_json::from_slice(&bytes)
        .with_context(|| format!("{} is no audit.json", args.audit.display()))?;
    let all = audit["findings"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    let own: Vec<&serde_json::Value> = all
        .iter()
        .filter(|finding| finding["case"] == args.case.as_str())
        .collect();
    if own.is_empty() {
        bail!("the audit has no findings of case {:?}", args.case);
    }
    let mut store = open(&args.store)?;
    store.append(&[Entry::FindingsShown(Shown {
        id: args.case.clone(),
        reader: args.reader.clone(),
        at: input::now(),
    })])?;
    say(&format!(
        "noted: {} has seen what the rules found in {}",
        args.reader, args.case
    ));
    let lines: Vec<String> = own.into_iter().flat_map(finding_in_words).collect();
    print(&lines)
}

fn finding_in_words(finding: &serde_json::Value) -> Vec<String> {
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let mut lines = vec![format!(
        "{} {}: {}",
        text(&finding["outcome"]),
        text(&finding["rule"]),
        text(&finding["message"])
    )];
    let evidence = finding["evidence"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    lines.extend(evidence.iter().map(|own| {
        let quote = casewise::report::one_line(&text(&own["quote"]), 200);
        format!("    “{quote}” ({})", text(&own["document"]))
    }));
    lines
}

fn open(args: &StoreArgs) -> Result<Store> {
    make_private_file(&args.judgements)?;
    let store =
        Store::open(&args.judgements).with_context(|| args.judgements.display().to_string())?;
    refuse_broken(&store, &args.judgements)?;
    Ok(store)
}

/// Reads the judgements, for other commands too: figures are made of an unbroken chain only.
pub(crate) fn unbroken(path: &Path) -> Result<Vec<Judgement>> {
    let store = open_to_read(path)?;
    refuse_broken(&store, path)?;
    Ok(store.judgements()?)
}

fn refuse_broken(store: &Store, path: &Path) -> Result<()> {
    if let Err(broken) = store.check()? {
        bail!(
            "{}: entry {}, or one before it, was changed or removed after it was recorded",
            path.display(),
            broken.seq
        );
    }
    Ok(())
}

/// Opens the store to read.
fn open_to_read(path: &Path) -> Result<Store> {
    if !path.exists() {
        bail!(
            "there are no judgements at {}; name the file with --judgements",
            path.display()
        );
    }
    Store::open_to_read(path).with_context(|| path.display().to_string())
}

fn print(lines: &[String]) -> Result<Exit> {
    to_stdout(|out| -> io::Result<()> {
        lines.iter().try_for_each(|line| writeln!(out, "{line}"))
    })?;
    Ok(Exit::Done)
}
