//! Sources, rules and settings, from what was typed.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use casewise::audit::{self, Options};
use casewise::calendar::Day;
use casewise::casefile::{self, CaseFile, Record, Roster, RosterColumns};
use casewise::document::{Document, Format};
use casewise::extract;
use casewise::ingest::{self, Folder, Layout, Own, Source};
use casewise::rules::{self, Local, RuleSet};

use super::Exit;
use super::args::{How, RuleFolders};
use super::exit::say;
use super::progress::Bar;
use super::settings::Settings;

/// How deep below a rule folder rule files are looked for.
const RULE_FOLDER_DEPTH_MAX: usize = 4;

/// How much of a rule file is read; more than a rule file may have.
const RULE_FILE_READ_MAX: u64 = 2 << 20;

/// Everything that a run needs.
pub(crate) struct Run {
    pub(crate) folder: Folder,
    /// What casewise wrote into the folder before, and does not read.
    pub(crate) own: Own,
    pub(crate) rules: RuleSet,
    pub(crate) options: Options,
    /// The file of waivers that the settings name.
    pub(crate) waivers: Option<PathBuf>,
}

/// Says that the audited paths hold nothing to audit, or nothing of the cases that were drawn.
pub(crate) fn say_nothing(paths: &[PathBuf], own: &Own, is_sampled: bool) -> Exit {
    let paths: Vec<String> = paths
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    let what = match (is_sampled, own.paths.len()) {
        (true, _) => "no documents of the drawn cases",
        (false, 0) => "no documents",
        (false, _) => "nothing but what casewise wrote",
    };
    let verb = if paths.len() > 1 { "hold" } else { "holds" };
    say(&format!(
        "nothing to audit: {} {verb} {what}; name a folder of case files or policies",
        paths.join(", ")
    ));
    Exit::Nothing
}

/// Reads the settings, the rules and the list of files.
pub(crate) fn prepare(paths: &[PathBuf], how: &How) -> Result<Run> {
    let settings = Settings::beside(paths)?;
    let (mut folder, own) = ingest::list_with_own(paths)?;
    folder.case_folders = settings.case_folders.clone();
    let mut rule_folders = settings.rule_folders.clone();
    rule_folders.extend(how.rule_folders.iter().cloned());
    let rules = rules_with(&rule_folders, settings.file.clone(), &how.settings)
        .map_err(|error| in_its_folder(error, paths))?;
    let rules = only(rules, &how.rules, &how.families)?;
    threads(how.threads)?;
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
        roster: settings
            .roster
            .as_ref()
            .map(|columns| roster(&folder, columns).map(Arc::new))
            .transpose()?,
    };
    Ok(Run {
        folder,
        own,
        rules,
        options,
        waivers: settings.waivers,
    })
}

/// Reports call the settings of the audited folder by their name alone; an error names the folder too.
fn in_its_folder(error: anyhow::Error, paths: &[PathBuf]) -> anyhow::Error {
    let [folder] = paths else { return error };
    match error.downcast::<rules::Error>() {
        Ok(mut error) => {
            for problem in &mut error.problems {
                if problem.path == "casewise.toml" {
                    problem.path = slashed(&folder.join("casewise.toml"));
                }
            }
            error.into()
        }
        Err(other) => other,
    }
}

/// The rules of these ids and families; one that is not known is named by its option.
fn only(rules: RuleSet, ids: &[String], families: &[String]) -> Result<RuleSet> {
    let named = rules.only(ids, families).map_err(|mut error| {
        for problem in &mut error.problems {
            let is_family = problem.what.starts_with("unknown family");
            let option = if is_family { "--family" } else { "--rule" };
            option.clone_into(&mut problem.path);
        }
        error
    });
    Ok(named?)
}

/// Reads the roster that the settings name; it lies in the audited folder.
fn roster(folder: &Folder, columns: &RosterColumns) -> Result<Roster> {
    let path = columns.file.replace('\\', "/");
    let source = folder.sources.iter().find(|source| source.path == path);
    let source = source.with_context(|| {
        format!("casewise.toml names the roster {path}, which is not in the audited folder")
    })?;
    let document = extract::document(source);
    Roster::read(document, columns).context("in the roster that casewise.toml names")
}

/// Keeps only the files of some cases, before any is read; returns the cases that there are.
pub(crate) fn keep_cases(run: &mut Run, kept: &BTreeSet<&str>) -> BTreeSet<String> {
    let sources = run.folder.sources.iter();
    let paths: Vec<&str> = sources.map(|source| source.path.as_str()).collect();
    let assigned = run.options.layout.assign(&paths, &run.folder, |_| true);
    let is_kept = |case: &Option<String>| case.as_deref().is_some_and(|case| kept.contains(case));
    let mut cases = assigned.cases.iter();
    run.folder
        .sources
        .retain(|_| cases.next().is_some_and(is_kept));
    assigned.cases.into_iter().flatten().collect()
}

/// The ids of the case files in a folder, told apart as an audit tells them apart.
pub(crate) fn cases_of(folder: &Path) -> Result<BTreeSet<String>> {
    threads(None)?;
    let paths = [folder.to_path_buf()];
    let settings = Settings::beside(&paths)?;
    let layout: Layout = settings.layout.map_or_else(Default::default, Into::into);
    let mut listed = ingest::list(&paths)?;
    listed.case_folders = settings.case_folders;
    Ok(audit::cases_of(&listed, layout, &Bar::new()))
}

/// The built-in rules, with those of further folders on top, and settings on top of them.
pub(crate) fn rules(folders: &RuleFolders) -> Result<RuleSet> {
    rules_with(&folders.rule_folders, None, &folders.settings)
}

/// Rule folders first, each with its own settings; then those of the audited folder; then those
/// that were named.
fn rules_with(
    folders: &[PathBuf],
    beside: Option<(String, Vec<u8>)>,
    named: &[PathBuf],
) -> Result<RuleSet> {
    let mut files = Vec::new();
    let mut layers = Vec::new();
    for folder in folders {
        let (settings, rules): (Vec<_>, Vec<_>) = pack_files(folder)?
            .into_iter()
            .partition(|(path, _)| is_settings(path));
        layers.extend(settings);
        files.extend(rules);
    }
    layers.extend(beside);
    for file in named {
        let bytes =
            std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        layers.push((slashed(file), bytes));
    }
    let local = Local::read(&layers)?;
    Ok(RuleSet::load(files)?.with_local(&local)?)
}

/// The rule files of a folder, with their bytes.
pub(crate) fn rule_files(folder: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = pack_files(folder)?;
    files.retain(|(path, _)| !is_settings(path));
    if files.is_empty() {
        bail!("{} holds no rule files (*.toml)", folder.display());
    }
    Ok(files)
}

/// The rule files and the settings of a folder, with their bytes.
pub(crate) fn pack_files(folder: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    collect(folder, 0, &mut files)
        .with_context(|| format!("cannot read the rule folder {}", folder.display()))?;
    if files.is_empty() {
        bail!("{} holds no rule files (*.toml)", folder.display());
    }
    files.sort();
    Ok(files)
}

/// The lists of words of a rule folder, with their bytes.
pub(crate) fn word_lists(folder: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let terms = folder.join("terms");
    let mut files = Vec::new();
    if terms.is_dir() {
        collect(&terms, 0, &mut files)
            .with_context(|| format!("cannot read the lists of words in {}", terms.display()))?;
    }
    files.sort();
    Ok(files)
}

/// Tells whether a file of a rule folder holds settings rather than a rule.
pub(crate) fn is_settings(path: &str) -> bool {
    path == "casewise.toml" || path.ends_with("/casewise.toml")
}

/// Folders beside those of rules that hold data of other kinds.
const NOT_RULES: [&str; 4] = ["terms", "calendars", "framework", "searches"];

fn collect(folder: &Path, depth: usize, files: &mut Vec<(String, Vec<u8>)>) -> Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default();
        if path.is_dir() {
            if depth < RULE_FOLDER_DEPTH_MAX && NOT_RULES.iter().all(|other| name != *other) {
                collect(&path, depth + 1, files)?;
            }
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            files.push((slashed(&path), bounded(&path)?));
        }
    }
    Ok(())
}

/// The first bytes of a file, enough to see that it is too large.
fn bounded(path: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::fs::File::open(path)?
        .take(RULE_FILE_READ_MAX)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn threads(n: Option<u16>) -> Result<()> {
    let n = n.map_or(0, usize::from);
    rayon::ThreadPoolBuilder::new()
        .num_threads(n)
        .stack_size(16 * 1024 * 1024)
        .build_global()
        .context("cannot start the threads")
}

/// Reads and understands one named file, or standard input for `-`: the records that it holds.
pub(crate) fn records(file: &Path) -> Result<Vec<Record>> {
    Ok(audit::records_of(document(file)?))
}

/// Reads the folder of one case, with what the roster says of it that the settings of a folder
/// above it name.
///
/// - `is_one`: somebody has said that it is one case, whatever folders it holds
pub(crate) fn case_file(folder: &Path, is_one: bool) -> Result<CaseFile> {
    const FOLDERS_ABOVE: usize = 3;
    let whole = folder
        .canonicalize()
        .with_context(|| format!("cannot read {}", folder.display()))?;
    let id = whole
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let listed = ingest::list(&[folder.to_path_buf()])?;
    let read = listed.sources.iter().map(audit::understand_all);
    let records: Vec<Record> = read.flatten().collect();
    if !is_one {
        refuse_several(folder, &listed, &records)?;
    }
    let mut above = whole.ancestors().skip(1).take(FOLDERS_ABOVE);
    let settings = above.find(|above| above.join("casewise.toml").is_file());
    let roster = match settings {
        Some(above) => roster_beside(above)?,
        None => None,
    };
    Ok(casefile::assemble_with(id, records, roster.as_ref()))
}

/// Refuses a folder that an audit would take for several case files: what is told of one child must
/// not come from the records of another.
fn refuse_several(folder: &Path, listed: &Folder, records: &[Record]) -> Result<()> {
    let settings = Settings::beside(&[folder.to_path_buf()])?;
    let layout: Layout = settings.layout.map_or_else(Default::default, Into::into);
    let with_settings = Folder {
        case_folders: settings.case_folders,
        ..listed.clone()
    };
    let paths = records.iter().map(|record| record.document.path.as_str());
    let paths: Vec<&str> = paths.collect();
    let is_case_record = |idx: usize| records[idx].facts.kind.value.is_case_record();
    let cases = layout.assign(&paths, &with_settings, is_case_record).cases;
    let n = cases.iter().flatten().collect::<BTreeSet<_>>().len();
    let first = cases.iter().zip(paths).find_map(|(case, path)| {
        let case = case.as_deref()?;
        let mut above = Path::new(path).ancestors();
        above.find(|above| above.file_name().is_some_and(|name| name == case))
    });
    match first {
        Some(first) if n > 1 => bail!(
            "{} holds {n} case files, and what is shown is of one child; name the folder of one, such as {}, or say --one-case if all of it is one",
            folder.display(),
            folder.join(first).display()
        ),
        _ => Ok(()),
    }
}

/// The roster that the settings in a folder name, if they name one.
fn roster_beside(folder: &Path) -> Result<Option<Roster>> {
    let settings = Settings::beside(&[folder.to_path_buf()])?;
    let Some(columns) = settings.roster else {
        return Ok(None);
    };
    let document = document(&folder.join(&columns.file))?;
    let roster = Roster::read(document, &columns);
    Ok(Some(
        roster.context("in the roster that casewise.toml names")?,
    ))
}

/// Reads one named file, or standard input for `-`.
pub(crate) fn document(file: &Path) -> Result<Document> {
    if file == Path::new("-") {
        return Ok(extract::bytes_of("standard input", &standard_input()?));
    }
    if let Some(within) = within(file) {
        return Ok(within);
    }
    Ok(extract::document(&source(file)?))
}

/// Reads one named file, or standard input for `-`, and the documents in it if it is an archive.
pub(crate) fn document_with_entries(file: &Path) -> Result<(Document, Vec<Document>)> {
    if file == Path::new("-") {
        let bytes = standard_input()?;
        let document = extract::bytes_of("standard input", &bytes);
        let entries = entries_of(&document, || extract::all_of("standard input", bytes));
        return Ok((document, entries));
    }
    if let Some(within) = within(file) {
        return Ok((within, Vec::new()));
    }
    let source = source(file)?;
    let document = extract::document(&source);
    let entries = entries_of(&document, || extract::documents(&source));
    Ok((document, entries))
}

/// An archive's documents. A mail has a text of its own, in which it names what is attached.
fn entries_of(document: &Document, all: impl FnOnce() -> Vec<Document>) -> Vec<Document> {
    if document.format == Format::Zip {
        all().split_off(1)
    } else {
        Vec::new()
    }
}

fn source(file: &Path) -> Result<Source> {
    std::fs::metadata(file).with_context(|| format!("cannot read {}", file.display()))?;
    Ok(Source::new(slashed(file), file))
}

/// The document that a path names within an archive or a mail, as reports write it:
/// `files.zip/old/visit.txt`.
fn within(path: &Path) -> Option<Document> {
    let around = path.ancestors().skip(1).find(|above| above.is_file())?;
    let documents = extract::documents(&source(around).ok()?);
    let name = slashed(path);
    documents.into_iter().find(|document| document.path == name)
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

/// Now, to the second, as records note it.
pub(crate) fn now() -> String {
    let now = jiff::Timestamp::now();
    now.round(jiff::Unit::Second).unwrap_or(now).to_string()
}

/// Today, from the system's clock, which is asked only here.
pub(crate) fn today() -> Day {
    let date = jiff::ZonedDateTime::now().date();
    Day::new(date.year(), date.month(), date.day())
        .expect("the system's date is a day of the calendar")
}
