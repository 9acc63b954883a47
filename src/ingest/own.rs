//! What casewise itself wrote into a folder that it reads: reports are nobody's records.
//!
//! In: a folder. Out: the names of the files in it that casewise wrote. A hidden file beside reports
//! names them; bundles of versions that left none are known by their run.json. A user's own file in
//! the same folder is read like any other.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::Path;

/// The file beside reports that names what casewise wrote.
pub const MARKER: &str = ".casewise-wrote";

/// With this line a marker begins.
const FIRST_LINE: &str =
    "casewise.wrote/1: casewise wrote these files, and passes them over when it reads this folder";

/// How much of a marker is read: more than the pages of some ten thousand cases need.
const MARKER_BYTES_MAX: u64 = 1 << 20;

/// How much of a run.json is read to know it.
const RUN_BYTES_MAX: u64 = 200;

/// The endings of what casewise writes; a marker hides nothing else.
const ENDINGS: [&str; 5] = [".html", ".docx", ".xlsx", ".csv", ".json"];

/// What `audit --out` writes into its folder.
pub const BUNDLE: [&str; 5] = [
    "report.html",
    "findings.csv",
    "findings.xlsx",
    "audit.json",
    "run.json",
];

/// The files of an audited folder that casewise itself wrote, which are not read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Own {
    /// Their paths, relative to the audited folder.
    pub paths: Vec<String>,
}

impl Own {
    /// Says which folders hold them, to be said after how the layout was read; empty where there
    /// are none.
    #[must_use]
    pub fn in_words(&self) -> String {
        const N_SHOWN: usize = 3;
        let folder_of = |path: &String| match path.rsplit_once('/') {
            Some((folder, _)) => format!("\u{201c}{folder}\u{201d}"),
            None => "the folder itself".to_owned(),
        };
        let folders: BTreeSet<String> = self.paths.iter().map(folder_of).collect();
        let mut shown: Vec<String> = folders.iter().take(N_SHOWN).cloned().collect();
        if folders.len() > N_SHOWN {
            shown.push(format!("{} more folders", folders.len() - N_SHOWN));
        }
        match self.paths.len() {
            0 => String::new(),
            1 => format!("; passed over 1 file that casewise wrote, in {}", shown[0]),
            n => format!(
                "; passed over {n} files that casewise wrote, in {}",
                shown.join(", ")
            ),
        }
    }
}

/// Returns what stands in the marker of a folder into which casewise wrote these files.
#[must_use]
pub fn marker<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let names = names.into_iter().map(|name| format!("{name}\n"));
    format!("{FIRST_LINE}\n{}", names.collect::<String>())
}

/// Returns the names that the marker of a folder gives; none where there is no marker.
#[must_use]
pub fn marked(folder: &Path) -> BTreeSet<String> {
    names_in(&beginning(&folder.join(MARKER), MARKER_BYTES_MAX))
}

/// The names that the text of a marker gives.
fn names_in(text: &str) -> BTreeSet<String> {
    let Some(names) = text.strip_prefix(FIRST_LINE) else {
        return BTreeSet::new();
    };
    let is_ours = |name: &&str| ENDINGS.iter().any(|ending| name.ends_with(ending));
    names.lines().filter(is_ours).map(str::to_owned).collect()
}

/// Returns the names of the files of a folder that casewise wrote.
pub(super) fn names(folder: &Path) -> BTreeSet<String> {
    let mut names = marked(folder);
    let run = beginning(&folder.join("run.json"), RUN_BYTES_MAX);
    if run.contains("\"schema\": \"casewise.run/1\"") {
        names.extend(BUNDLE.map(str::to_owned));
    }
    names
}

/// The first bytes of a file as text; empty where it is none, or cannot be read.
#[expect(
    clippy::disallowed_methods,
    reason = "this stage is the one that reads the disk"
)]
fn beginning(file: &Path, n_bytes_max: u64) -> String {
    let is_file = fs::symlink_metadata(file).is_ok_and(|about| about.is_file());
    let mut bytes = Vec::new();
    if is_file && let Ok(opened) = fs::File::open(file) {
        // What was read before the system refused more is enough to know a file by.
        let _ = opened.take(n_bytes_max).read_to_end(&mut bytes);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marker_names_what_casewise_writes_and_can_hide_nothing_else() {
        let text = marker(["report.html", "plan.pdf", "findings.xlsx"]);
        let names: Vec<String> = names_in(&text).into_iter().collect();
        assert_eq!(names, ["findings.xlsx", "report.html"]);
        assert!(names_in("report.html\n").is_empty());
    }

    #[test]
    fn a_few_folders_are_named_and_the_rest_counted() {
        let own = |paths: &[&str]| Own {
            paths: paths.iter().map(|path| (*path).to_owned()).collect(),
        };
        assert_eq!(own(&[]).in_words(), "");
        assert_eq!(
            own(&["a/b/report.html", "report.html"]).in_words(),
            "; passed over 2 files that casewise wrote, in the folder itself, \u{201c}a/b\u{201d}"
        );
        let many = own(&["a/x.csv", "b/x.csv", "c/x.csv", "d/x.csv", "e/x.csv"]);
        assert!(many.in_words().ends_with("2 more folders"));
    }
}
