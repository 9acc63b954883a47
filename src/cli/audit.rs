//! `casewise audit`: the main job.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use casewise::audit::{self, Audit};
use casewise::finding::Outcome;
use casewise::ingest::own;
use casewise::report;
use casewise::rules::Waivers;
use casewise::sampling::Sample;

use super::Exit;
use super::args::{AuditArgs, AuditFormat, FailOn};
use super::exit::say;
use super::output::{make_private_folder, mark_own, to_private_file, to_stdout};
use super::progress::Bar;
use super::sample::sealed;
use super::{input, replay};

/// Audits, prints, and writes the bundle.
pub(crate) fn run(args: &AuditArgs) -> Result<Exit> {
    if let Some(out) = &args.out {
        refuse_inside(out, &args.paths)?;
    }
    let mut run = input::prepare(&args.paths, &args.how)?;
    let sample = args.sample.as_deref().map(sealed::<Sample>).transpose()?;
    if let Some(sample) = &sample {
        keep_drawn(&mut run, sample);
    }
    if run.folder.sources.is_empty() {
        return Ok(input::say_nothing(&args.paths, &run.own, sample.is_some()));
    }
    let mut audit = audit::run(&run.folder, &run.rules, &run.options, &Bar::new());
    audit.layout_said.push_str(&run.own.in_words());
    if sample.is_none() {
        name_without_file(&run, &audit);
    }
    audit.sample_sha256 = sample.map(|sample| sample.sha256);
    waive(&mut audit, args, run.waivers.as_deref())?;
    if let Some(baseline) = &args.baseline {
        audit.mark_since(&replay::earlier(baseline)?);
    }
    if let Some(out) = &args.out {
        bundle(&audit, out)?;
        let sample = audit.sample_sha256.as_deref();
        replay::note_run(args, sample, &out.join("run.json"))?;
        mark_own(out, own::BUNDLE)?;
    }
    print(&audit, args.format)?;
    if let Some(out) = &args.out {
        say(&format!("\nReport: {}", out.join("report.html").display()));
    }
    Ok(exit_of(&audit, args.fail_on))
}

/// Says which cases of the roster have no folder: nobody looked at them.
fn name_without_file(run: &input::Run, audit: &Audit) {
    let Some(roster) = &run.options.roster else {
        return;
    };
    let cases = audit.documents.iter();
    let missing = roster.without_file(&cases.filter_map(|one| one.case.as_deref()).collect());
    if !missing.is_empty() {
        say(&format!(
            "no folder for {} of the roster's cases: {}",
            missing.len(),
            missing.join(", ")
        ));
    }
}

/// Leaves the files of all but the drawn cases alone, before any is read; says which drawn cases
/// have none.
pub(crate) fn keep_drawn(run: &mut input::Run, sample: &Sample) {
    let drawn: BTreeSet<&str> = sample.drawn().map(|item| item.id.as_str()).collect();
    let found = input::keep_cases(run, &drawn);
    let missing: Vec<&str> = drawn
        .iter()
        .filter(|case| !found.contains(**case))
        .copied()
        .collect();
    if !missing.is_empty() {
        say(&format!(
            "no folder for {} of {} drawn cases: {}",
            missing.len(),
            drawn.len(),
            missing.join(", ")
        ));
    }
}

fn print(audit: &Audit, format: AuditFormat) -> Result<()> {
    to_stdout(|out| match format {
        AuditFormat::Text => report::text::write(audit, out),
        AuditFormat::Json => report::json::write(audit, out),
        AuditFormat::Jsonl => report::json::write_lines(audit, out),
        AuditFormat::Csv => report::csv::write(audit, out),
        AuditFormat::Sarif => report::sarif::write(audit, out),
        AuditFormat::Junit => report::junit::write(audit, out),
        AuditFormat::Xlsx => report::xlsx::write(audit, None, out),
    })
}

fn bundle(audit: &Audit, out: &Path) -> Result<()> {
    make_private_folder(out)?;
    to_private_file(&out.join("report.html"), |file| {
        report::html::write(audit, file)
    })?;
    to_private_file(&out.join("findings.csv"), |file| {
        report::csv::write(audit, file)
    })?;
    to_private_file(&out.join("findings.xlsx"), |file| {
        report::xlsx::write(audit, Some(out), file)
    })?;
    to_private_file(&out.join("audit.json"), |file| {
        report::json::write(audit, file)
    })
}

/// Lays waivers over the findings; those of the command line go before those of the settings.
fn waive(audit: &mut Audit, args: &AuditArgs, named: Option<&Path>) -> Result<()> {
    let Some(file) = args.waivers.as_deref().or(named) else {
        return Ok(());
    };
    let bytes = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    if lies_inside(file, &args.paths).is_some() {
        bail!(
            "the waivers lie among the records; keep {} outside the audited folder",
            file.display()
        );
    }
    audit.waive(&Waivers::read(&file.display().to_string(), &bytes)?);
    Ok(())
}

/// A report inside the audited folder would be audited the next time.
fn refuse_inside(out: &Path, paths: &[PathBuf]) -> Result<()> {
    if let Some(path) = lies_inside(out, paths) {
        bail!(
            "--out lies inside {}; choose a folder outside it, or the report would be audited next time",
            path.display()
        );
    }
    Ok(())
}

/// The audited folder in which a path lies.
fn lies_inside<'p>(inner: &Path, paths: &'p [PathBuf]) -> Option<&'p PathBuf> {
    let inner = existing(inner)?;
    paths.iter().find(|path| {
        path.is_dir()
            && path
                .canonicalize()
                .is_ok_and(|path| inner.starts_with(&path))
    })
}

/// The path without links, by the nearest folder above it that exists.
fn existing(path: &Path) -> Option<PathBuf> {
    let absolute = std::path::absolute(path).ok()?;
    absolute
        .ancestors()
        .find_map(|above| above.canonicalize().ok())
}

fn exit_of(audit: &Audit, fail_on: FailOn) -> Exit {
    let has = |outcome| {
        audit
            .findings
            .iter()
            .any(|finding| finding.outcome == outcome && finding.mark.waived.is_none())
    };
    let is_found = match fail_on {
        FailOn::Never => false,
        FailOn::NotMet => has(Outcome::NotMet),
        FailOn::CannotTell => has(Outcome::NotMet) || has(Outcome::CannotTell),
    };
    if is_found {
        Exit::Found
    } else if audit.unread().next().is_some() {
        Exit::PartlyRead
    } else {
        Exit::Done
    }
}
