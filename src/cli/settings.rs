//! `casewise.toml` in the audited folder: what holds for it whoever runs the audit.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use casewise::calendar::Jurisdiction;
use serde::Deserialize;

use super::args::LayoutArg;
use casewise::ingest::Layout;

/// What the file may say. Options on the command line come before it.
#[derive(Debug, Default)]
pub(crate) struct Settings {
    pub(crate) jurisdiction: Option<Jurisdiction>,
    pub(crate) layout: Option<LayoutArg>,
    pub(crate) rule_folders: Vec<PathBuf>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    jurisdiction: Option<Jurisdiction>,
    layout: Option<LayoutArg>,
    /// Folders of further rules, relative to the file.
    #[serde(default)]
    rules: Vec<PathBuf>,
}

impl Settings {
    /// Reads `casewise.toml` in the audited folder; with several folders, none is read.
    pub(crate) fn beside(paths: &[PathBuf]) -> Result<Self> {
        let [folder] = paths else {
            return Ok(Self::default());
        };
        let file = folder.join("casewise.toml");
        match std::fs::read_to_string(&file) {
            Ok(text) => Self::parse(&text, &file, folder),
            Err(_) if !file.exists() => Ok(Self::default()),
            Err(error) => Err(error).with_context(|| format!("cannot read {}", file.display())),
        }
    }

    fn parse(text: &str, file: &Path, folder: &Path) -> Result<Self> {
        let written: Written =
            toml::from_str(text).with_context(|| format!("in {}", file.display()))?;
        Ok(Self {
            jurisdiction: written.jurisdiction,
            layout: written.layout,
            rule_folders: written
                .rules
                .iter()
                .map(|rules| folder.join(rules))
                .collect(),
        })
    }
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
