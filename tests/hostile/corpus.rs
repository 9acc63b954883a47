//! Real files to be damaged: a few of each format from the corpus, and the sound ones.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use casewise::document::Format;
use casewise::extract;

use crate::sound::SOUND;

/// The largest file taken, in bytes, so that a test takes seconds.
const FILE_BYTES_MAX: usize = 64 * 1024;
/// How many files of an ending are taken.
const N_FILES: usize = 12;

/// Files with their names and the formats that casewise takes them for.
pub(crate) fn files() -> Vec<(Format, String, Vec<u8>)> {
    let mut all = SOUND.clone();
    gather(Path::new("corpus/cases"), &mut all);
    gather(Path::new("corpus/policies"), &mut all);
    let mut by_ending: BTreeMap<String, Vec<(String, Vec<u8>)>> = BTreeMap::new();
    for (name, bytes) in all {
        let ending = name.rsplit('.').next().unwrap_or_default().to_owned();
        by_ending.entry(ending).or_default().push((name, bytes));
    }
    let taken = by_ending.into_values().flat_map(|files| {
        let step = files.len().div_ceil(N_FILES);
        files.into_iter().step_by(step)
    });
    taken
        .map(|(name, bytes)| (extract::bytes_of(&name, &bytes).format, name, bytes))
        .collect()
}

fn gather(folder: &Path, into: &mut Vec<(String, Vec<u8>)>) {
    let entries = fs::read_dir(folder)
        .expect("a folder")
        .filter_map(Result::ok);
    let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            gather(&path, into);
            continue;
        }
        let bytes = fs::read(&path).expect("a file");
        if bytes.len() <= FILE_BYTES_MAX {
            into.push((path.to_string_lossy().into_owned(), bytes));
        }
    }
}
