//! Who may use whom. The table is the one in the crate's documentation.
//!
//! A use is a `crate::module` path in a module's sources. What a module may not use it does not
//! know of, so that the way of the data stays one way.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Module, and the modules of ours that it may use.
const MAY_USE: [(&str, &[&str]); 22] = [
    ("document", &[]),
    ("calendar", &[]),
    ("framework", &[]),
    ("finding", &["document", "calendar"]),
    ("ingest", &["document"]),
    ("guard", &[]),
    ("extract", &["document", "ingest", "calendar", "guard"]),
    ("facts", &["document", "calendar"]),
    ("smart", &["facts", "document", "calendar"]),
    ("casefile", &["facts", "document", "calendar", "guard"]),
    // The rules' own examples run through the stages before judging, as a user's files do.
    (
        "rules",
        &[
            "casefile", "smart", "facts", "finding", "document", "calendar", "extract", "likeness",
        ],
    ),
    (
        "timeline",
        &[
            "casefile", "rules", "finding", "facts", "document", "calendar",
        ],
    ),
    ("score", &["finding", "calendar"]),
    (
        "audit",
        &[
            "ingest", "extract", "facts", "casefile", "rules", "timeline", "score", "finding",
            "document", "calendar",
        ],
    ),
    (
        "report",
        &[
            "audit",
            "casefile",
            "rules",
            "evaluation",
            "estimates",
            "judgements",
            "sampling",
            "statistics",
            "timeline",
            "finding",
            "score",
            "rules",
            "framework",
            "facts",
            "document",
            "calendar",
        ],
    ),
    (
        "evaluation",
        &[
            "timeline",
            "estimates",
            "judgements",
            "sampling",
            "statistics",
            "framework",
            "timeline",
            "finding",
            "facts",
            "document",
            "calendar",
        ],
    ),
    (
        "search",
        &[
            "extract",
            "ingest",
            "facts",
            "document",
            "calendar",
            "framework",
            "likeness",
        ],
    ),
    ("likeness", &[]),
    ("statistics", &[]),
    ("sampling", &["statistics", "calendar"]),
    ("judgements", &["sampling", "statistics"]),
    (
        "estimates",
        &[
            "judgements",
            "sampling",
            "statistics",
            "finding",
            "calendar",
        ],
    ),
];

#[test]
fn each_module_uses_only_what_the_table_allows() {
    let mut breaches = Vec::new();
    for (module, allowed) in MAY_USE {
        for (file, text) in sources_of(module) {
            for (line_idx, line) in text.lines().enumerate() {
                for used in uses(line) {
                    if used != module && !allowed.contains(&used.as_str()) {
                        breaches.push(format!(
                            "{}:{}: {module} uses {used}",
                            file.display(),
                            line_idx + 1
                        ));
                    }
                }
            }
        }
    }
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

#[test]
fn every_module_of_the_library_stands_in_the_table() {
    let library = fs::read_to_string("src/lib.rs").expect("the library has a root");
    let known: BTreeMap<&str, &[&str]> = MAY_USE.into_iter().collect();
    for line in library.lines() {
        if let Some(module) = line
            .strip_prefix("pub mod ")
            .and_then(|rest| rest.strip_suffix(';'))
        {
            assert!(known.contains_key(module), "{module} is not in the table");
        }
    }
}

#[test]
fn no_module_is_a_drawer_for_odds_and_ends() {
    for (file, _) in all_sources(Path::new("src")) {
        let stem = file
            .file_stem()
            .and_then(|stem| stem.to_str())
            .unwrap_or_default();
        assert!(
            !["utils", "util", "common", "helpers", "misc"].contains(&stem),
            "{stem}"
        );
    }
}

fn sources_of(module: &str) -> Vec<(PathBuf, String)> {
    let file = PathBuf::from(format!("src/{module}.rs"));
    let mut sources = all_sources(Path::new(&format!("src/{module}")));
    if let Ok(text) = fs::read_to_string(&file) {
        sources.push((file, text));
    }
    sources
}

fn all_sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut sources = Vec::new();
    for entry in entries.filter_map(Result::ok) {
        let path = entry.path();
        if path.is_dir() {
            sources.extend(all_sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).expect("a source file is text");
            sources.push((path, text));
        }
    }
    sources
}

/// The modules that a line names after `crate::`, with those of a `use crate::{…}` group.
fn uses(line: &str) -> Vec<String> {
    if line.trim_start().starts_with("//") {
        return Vec::new();
    }
    let mut found = Vec::new();
    for rest in line.split("crate::").skip(1) {
        let names = rest.strip_prefix('{').map_or(rest, |group| group);
        let is_group = names.len() != rest.len();
        for name in names.split(',').take(if is_group { usize::MAX } else { 1 }) {
            let name = name.trim().trim_end_matches(['}', ';']);
            let name: String = name
                .chars()
                .take_while(|c| c.is_ascii_lowercase() || *c == '_')
                .collect();
            if !name.is_empty() {
                found.push(name);
            }
        }
    }
    found
}
