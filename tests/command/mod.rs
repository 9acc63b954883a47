//! The command in a folder, as a user runs it: with an environment of its own.

#![allow(dead_code, reason = "each file of tests uses some of these")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// Runs the command with some words.
pub(crate) fn casewise(folder: &Path, words: &[&str]) -> Output {
    let output = in_folder(folder, words).output();
    output.expect("the command starts")
}

/// The command with some words, to be started.
pub(crate) fn in_folder(folder: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_casewise"));
    command.args(words).current_dir(folder).env_clear();
    command
}

/// Runs the command with the words of a line.
pub(crate) fn typed(folder: &Path, line: &str) -> Output {
    let words: Vec<&str> = line.split_whitespace().collect();
    casewise(folder, &words)
}

/// Everything that a run printed, and how it ended.
pub(crate) fn told(output: Output) -> (String, i32) {
    let code = output.status.code().expect("it ended by itself");
    (said(&[output.stdout, output.stderr].concat()), code)
}

pub(crate) fn said(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("casewise prints UTF-8")
}

pub(crate) fn out(output: &Output) -> String {
    said(&output.stdout)
}

pub(crate) fn err(output: &Output) -> String {
    said(&output.stderr)
}

/// Writes a file, and the folders that it lies in.
pub(crate) fn put(folder: &Path, name: &str, content: impl AsRef<[u8]>) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("a folder");
    fs::write(path, content).expect("a file");
}

/// A folder with some files.
pub(crate) fn folder_with(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in files {
        put(folder.path(), name, text);
    }
    folder
}
