//! Sources, rules and settings, from what was typed.

use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use casewise::audit::Options;
use casewise::casefile::Record;
use casewise::document::Document;
use casewise::extract;
use casewise::facts;
use casewise::ingest::{self, Folder, Source};
use casewise::rules::RuleSet;

use super::args::How;
use super::settings::Settings;

/// How deep below a rule folder rule files are looked for.
const RULE_FOLDER_DEPTH_MAX: usize = 4;

/// Everything that a run needs.
pub(crate) struct Run {
    pub(crate) folder: Folder,
    pub(crate) rules: RuleSet,
    pub(crate) options: Options,
}

/// Reads the settings, the rules and the list of files.
pub(crate) fn prepare(paths: &[PathBuf], how: &How) -> Result<Run> {
    let settings = Settings::beside(paths)?;
    let folder = ingest::list(paths)?;
    let mut rule_folders = settings.rule_folders.clone();
    rule_folders.extend(how.rule_folders.iter().cloned());
    let rules = rules(&rule_folders)?.only(&how.rules, &how.families)?;
    threads(how)?;
    let options = Options {
        as_at: how.as_at.unwrap_or_else(today),
        jurisdiction: how
            .jurisdiction
            .or(settings.jurisdiction)
            .unwrap_or_default(),
        layout: how
            .layout
            .or(settings.layout)
            .map_or_else(Default::default, Into::into),
    };
    Ok(Run {
        folder,
        rules,
        options,
    })
}

/// The built-in rules, with those of further folders on top.
pub(crate) fn rules(folders: &[PathBuf]) -> Result<RuleSet> {
    let mut files = Vec::new();
    for folder in folders {
        files.extend(rule_files(folder)?);
    }
    Ok(RuleSet::load(files)?)
}

/// The rule files of a folder, with their bytes.
pub(crate) fn rule_files(folder: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    collect(folder, 0, &mut files)
        .with_context(|| format!("cannot read the rule folder {}", folder.display()))?;
    if files.is_empty() {
        bail!("{} holds no rule files (*.toml)", folder.display());
    }
    files.sort();
    Ok(files)
}

fn collect(folder: &Path, depth: usize, files: &mut Vec<(String, Vec<u8>)>) -> Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() && depth < RULE_FOLDER_DEPTH_MAX {
            collect(&path, depth + 1, files)?;
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            files.push((path.display().to_string(), std::fs::read(&path)?));
        }
    }
    Ok(())
}

fn threads(how: &How) -> Result<()> {
    let n = how.threads.map_or(0, usize::from);
    rayon::ThreadPoolBuilder::new()
        .num_threads(n)
        .stack_size(16 * 1024 * 1024)
        .build_global()
        .context("cannot start the threads")
}

/// Reads and understands one named file, or standard input for `-`.
pub(crate) fn record(file: &Path) -> Result<Record> {
    let document = document(file)?;
    let facts = facts::of(&document);
    Ok(Record { document, facts })
}

/// Reads one named file, or standard input for `-`.
pub(crate) fn document(file: &Path) -> Result<Document> {
    Ok(if file == Path::new("-") {
        extract::bytes_of("standard input", &standard_input()?)
    } else {
        std::fs::metadata(file).with_context(|| format!("cannot read {}", file.display()))?;
        extract::document(&Source::new(slashed(file), file))
    })
}

/// Reads standard input to its end.
pub(crate) fn standard_input() -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::io::stdin()
        .take(ingest::FILE_BYTES_MAX)
        .read_to_end(&mut bytes)
        .context("cannot read standard input")?;
    Ok(bytes)
}

fn slashed(file: &Path) -> String {
    file.to_string_lossy().replace('\\', "/")
}

/// Today, from the system's clock: the only place that asks it.
fn today() -> casewise::calendar::Day {
    let date = jiff::ZonedDateTime::now().date();
    casewise::calendar::Day::new(date.year(), date.month(), date.day())
        .expect("the system's date is a day of the calendar")
}
