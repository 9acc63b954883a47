//! `casewise rules`: list, explain, check and test rules.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result, anyhow, bail};
use casewise::finding::Outcome;
use casewise::report::rule_book::{self, Book};
use casewise::rules::{
    Error as RulesError, ExampleResult, Local, Problem, RuleSet, Verdict, advice_on_lists,
};

use super::Exit;
use super::args::{BookArgs, CheckArgs, RulesCommand, TestArgs};
use super::exit::say;
use super::input;
use super::output::to_stdout;

/// So much that could be better is shown unless all is asked for.
const N_ADVICE_SHOWN: usize = 10;

/// Runs one of the rule tools.
pub(crate) fn run(command: &RulesCommand) -> Result<Exit> {
    match command {
        RulesCommand::List(folders) => {
            let rules = input::rules(folders)?;
            print(&rules.list())
        }
        RulesCommand::Explain(args) => {
            let rules = input::rules(&args.folders)?;
            let rules = rules.only(std::slice::from_ref(&args.id), &[])?;
            print(&rules.explain(&args.id, args.whole).unwrap_or_default())
        }
        RulesCommand::Book(args) => book(args),
        RulesCommand::Check(args) => check(args),
        RulesCommand::Test(args) => test(args),
        RulesCommand::Schema => print(&format!("{:#}", casewise::rules::schema())),
    }
}

fn print(text: &str) -> Result<Exit> {
    to_stdout(|out| writeln!(out, "{}", text.trim_end()))?;
    Ok(Exit::Done)
}

/// Writes the rule book, as its file's ending says.
fn book(args: &BookArgs) -> Result<Exit> {
    let rules = input::rules(&args.folders)?;
    let book = Book {
        version: env!("CARGO_PKG_VERSION"),
        rules_hash: rules.hash(),
        pages: rules.pages(),
        changes: rules.changes().to_vec(),
    };
    let ending = args.out.extension().and_then(std::ffi::OsStr::to_str);
    let mut bytes = Vec::new();
    match ending {
        Some("html") => rule_book::write_html(&book, &mut bytes)?,
        Some("docx") => rule_book::write_docx(&book, &mut bytes)?,
        _ => bail!(
            "cannot tell how to write {}; end its name in .html or .docx",
            args.out.display()
        ),
    }
    std::fs::write(&args.out, bytes)
        .with_context(|| format!("cannot write {}", args.out.display()))?;
    say(&format!("Rule book: {}", args.out.display()));
    Ok(Exit::Done)
}

/// Prints every mistake of the rule files at its place, or what could be better in them.
fn check(args: &CheckArgs) -> Result<Exit> {
    let files = input::pack_files(&args.folder)?;
    let lists = input::word_lists(&args.folder)?;
    let all: Vec<(String, Vec<u8>)> = files.iter().chain(&lists).cloned().collect();
    let (rules, advice) = read_all(&files, &lists).map_err(|error| anyhow!(error.shown(&all)))?;
    let n_shown = if args.all {
        advice.len()
    } else {
        N_ADVICE_SHOWN
    };
    for problem in advice.iter().take(n_shown) {
        say(&problem.shown(&all));
    }
    if advice.len() > n_shown {
        say(&format!(
            "and {} more that could be better; --all shows them",
            advice.len() - n_shown
        ));
    }
    let n = rules.rules().len();
    print(&format!(
        "{n} rule files, no mistakes found{}",
        match advice.len() {
            0 => String::new(),
            1 => "; 1 thing could be better".to_owned(),
            n => format!("; {n} things could be better"),
        }
    ))
}

/// A path and the bytes of its file.
type File = (String, Vec<u8>);

/// Reads a folder's rules, its lists of words, and its settings as they would be taken on; names
/// what is wrong with any, or what could be better.
fn read_all(files: &[File], lists: &[File]) -> Result<(RuleSet, Vec<Problem>), RulesError> {
    let (settings, rules): (Vec<_>, Vec<_>) = files
        .iter()
        .cloned()
        .partition(|(path, _)| input::is_settings(path));
    let own = RuleSet::of(rules.clone());
    let local = Local::read(&settings);
    match (own, local) {
        (Ok(own), Ok(local)) => {
            let all = RuleSet::load(rules)?.with_local(&local)?;
            let mut advice = own.advice();
            advice.extend(local.advice(&all));
            advice.extend(advice_on_lists(lists, &all)?);
            Ok((own, advice))
        }
        (own, local) => {
            let mut problems = own.err().map_or_else(Vec::new, |error| error.problems);
            problems.extend(local.err().into_iter().flat_map(|error| error.problems));
            Err(RulesError { problems })
        }
    }
}

/// Runs the examples of the rules; any that the rules do not agree with gives exit code 1.
fn test(args: &TestArgs) -> Result<Exit> {
    let rules = match &args.folder {
        Some(folder) => {
            let files = input::rule_files(folder)?;
            RuleSet::of(files.clone()).map_err(|error| anyhow!(error.shown(&files)))?
        }
        None => RuleSet::builtin(),
    };
    let rules = rules.only(&args.rules, &[])?;
    let results = rules.test();
    let wrong = results
        .iter()
        .filter(|result| result.verdict != Verdict::Agreed);
    let n_wrong = wrong.map(|result| say(&disagreement(result))).count();
    print(&format!(
        "{} examples, {} agreed",
        results.len(),
        results.len() - n_wrong
    ))?;
    let n_unnoticed = if args.mutate { unnoticed(&rules)? } else { 0 };
    Ok(if n_wrong + n_unnoticed == 0 {
        Exit::Done
    } else {
        Exit::Found
    })
}

fn disagreement(result: &ExampleResult) -> String {
    let names = |outcomes: &[Outcome]| {
        let names: Vec<&str> = outcomes.iter().map(|outcome| outcome.name()).collect();
        names.join(", ")
    };
    let mut lines = vec![format!(
        "{}: {}: example {:?} expected {}, got {}",
        result.verdict.name(),
        result.rule,
        result.example,
        names(&result.expected),
        names(&result.got)
    )];
    lines.extend(
        result
            .findings
            .iter()
            .map(|finding| format!("    {finding}")),
    );
    lines.join("\n")
}

/// Prints the changes that no example notices, and returns how many there are.
fn unnoticed(rules: &RuleSet) -> Result<usize> {
    let unnoticed = rules.unnoticed();
    let lines: Vec<String> = unnoticed
        .iter()
        .map(|one| format!("{}: {}: {}", one.rule, one.parameter, one.change))
        .collect();
    let n_rules = unnoticed
        .iter()
        .map(|one| &one.rule)
        .collect::<BTreeSet<_>>()
        .len();
    let said = match lines.len() {
        0 => "every change is noticed by an example".to_owned(),
        n => format!(
            "{}\n{n} changes of {n_rules} rules are noticed by no example",
            lines.join("\n")
        ),
    };
    print(&said)?;
    Ok(unnoticed.len())
}
