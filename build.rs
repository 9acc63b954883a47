//! Tells cargo that the embedded rules are part of the program, and lists their examples so that
//! each is a test of its own.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=rules");
    let out = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    fs::write(
        Path::new(&out).join("rule_examples.rs"),
        tests_of(&rule_files()?)?,
    )
}

/// The rule files, in order.
fn rule_files() -> io::Result<Vec<PathBuf>> {
    let families = ["assessment", "chronology", "plan", "policy", "review"];
    let mut files = Vec::new();
    for family in families {
        for entry in fs::read_dir(Path::new("rules").join(family))? {
            files.push(entry?.path());
        }
    }
    files.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    files.sort();
    Ok(files)
}

/// A module for each rule, with a test for each of its examples.
fn tests_of(files: &[PathBuf]) -> io::Result<String> {
    let mut code = String::new();
    let mut n_examples = 0;
    for path in files {
        let text = fs::read_to_string(path)?;
        let id = path.file_stem().unwrap_or_default().to_string_lossy();
        let _ = writeln!(code, "mod {} {{", identifier(&id));
        for name in example_names(&text) {
            let test = identifier(name);
            let _ = writeln!(
                code,
                "#[test] fn {test}() {{ super::check({id:?}, {name:?}); }}"
            );
            n_examples += 1;
        }
        code.push_str("}\n");
    }
    let _ = writeln!(code, "const N_EXAMPLES: usize = {n_examples};");
    Ok(code)
}

/// The names of a rule file's examples: each in a line below `[[example]]`.
fn example_names(text: &str) -> Vec<&str> {
    let examples = text.split("\n[[example]]\n").skip(1);
    let lines =
        examples.filter_map(|example| example.lines().find(|line| line.starts_with("name")));
    lines.filter_map(|line| line.split('"').nth(1)).collect()
}

/// "an end that can be seen" as a name in Rust.
fn identifier(name: &str) -> String {
    let mut words = String::from(if name.starts_with(|c: char| c.is_ascii_digit()) {
        "n"
    } else {
        ""
    });
    for c in name.to_lowercase().chars() {
        match c {
            'a'..='z' | '0'..='9' => words.push(c),
            '\'' | '’' => {}
            _ if words.ends_with('_') => {}
            _ => words.push('_'),
        }
    }
    words.trim_matches('_').to_owned()
}
