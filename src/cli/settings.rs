//! `casewise.toml` in the audited folder: what holds for it whoever runs the audit.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use casewise::calendar::Jurisdiction;
use casewise::casefile::RosterColumns;
use casewise::rules::{self, Local};
use serde::Deserialize;

use super::args::LayoutArg;
use casewise::ingest::{CaseFolders, Layout};

/// What the file may say. Options on the command line come before it.
#[derive(Debug, Default)]
pub(crate) struct Settings {
    pub(crate) jurisdiction: Option<Jurisdiction>,
    pub(crate) layout: Option<LayoutArg>,
    /// Which folders are case files.
    pub(crate) case_folders: CaseFolders,
    pub(crate) rule_folders: Vec<PathBuf>,
    /// The file of waivers.
    pub(crate) waivers: Option<PathBuf>,
    /// The roster of the caseload, and its columns.
    pub(crate) roster: Option<RosterColumns>,
    /// The file itself, as others read it: what it says of rules, words and holidays.
    pub(crate) file: Option<(String, Vec<u8>)>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    jurisdiction: Option<Jurisdiction>,
    layout: Option<LayoutArg>,
    /// Patterns of folders that are case files, such as `Team */*`.
    #[serde(default)]
    cases: Vec<String>,
    /// Folders of further rules, relative to the file.
    #[serde(default)]
    rules: Vec<PathBuf>,
    /// The file of waivers, relative to the file.
    waivers: Option<PathBuf>,
    /// The roster, relative to the file, and what its columns are called.
    roster: Option<RosterColumns>,
    #[serde(default, rename = "rule")]
    _rule: serde::de::IgnoredAny,
    #[serde(default, rename = "terms")]
    _terms: serde::de::IgnoredAny,
    #[serde(default, rename = "holiday")]
    _holiday: serde::de::IgnoredAny,
}

impl Settings {
    /// Reads `casewise.toml` in the audited folder; with several folders, none is read.
    pub(crate) fn beside(paths: &[PathBuf]) -> Result<Self> {
        let [folder] = paths else {
            return Ok(Self::default());
        };
        let file = folder.join("casewise.toml");
        match std::fs::read(&file) {
            Ok(bytes) => Self::parse(bytes, &file, folder),
            Err(_) if !file.exists() => Ok(Self::default()),
            Err(error) => Err(error).with_context(|| format!("cannot read {}", file.display())),
        }
    }

    fn parse(bytes: Vec<u8>, file: &Path, folder: &Path) -> Result<Self> {
        let path = file.file_name().unwrap_or(file.as_os_str());
        let path = path.to_string_lossy().into_owned();
        // The library names every mistake at its place; what it takes can be read here too.
        Local::read(&[(file.display().to_string(), bytes.clone())])?;
        let text = String::from_utf8_lossy(&bytes);
        let written: Written =
            toml::from_str(&text).map_err(|error| mistake(file, &text, &error))?;
        Ok(Self {
            waivers: written.waivers.map(|waivers| folder.join(waivers)),
            roster: written.roster,
            file: Some((path, bytes)),
            jurisdiction: written.jurisdiction,
            layout: written.layout,
            case_folders: CaseFolders::new(written.cases.iter().map(String::as_str)),
            rule_folders: written
                .rules
                .iter()
                .map(|rules| folder.join(rules))
                .collect(),
        })
    }
}

/// A mistake at its place, as the library writes those that it finds.
fn mistake(file: &Path, text: &str, error: &toml::de::Error) -> anyhow::Error {
    let before = &text[..error.span().map_or(0, |span| span.start)];
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
    let what = rules::plain(error.message());
    anyhow!("{}:{line}:{column}: {what}", file.display())
}

impl<'de> Deserialize<'de> for LayoutArg {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        <Self as clap::ValueEnum>::from_str(&word, false).map_err(|_| {
            serde::de::Error::custom(format!(
                "unknown layout {word:?}; known: auto, cases, policies"
            ))
        })
    }
}

impl From<LayoutArg> for Layout {
    fn from(layout: LayoutArg) -> Self {
        match layout {
            LayoutArg::Auto => Self::Auto,
            LayoutArg::Cases => Self::Cases,
            LayoutArg::Policies => Self::Policies,
        }
    }
}
