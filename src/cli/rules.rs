//! `casewise rules`: list, explain, check and test rules.

use std::path::Path;

use anyhow::{Result, bail};
use casewise::rules::{RuleSet, Verdict};

use super::Exit;
use super::args::{RulesCommand, TestArgs};
use super::exit::say;
use super::input;
use super::output::to_stdout;

/// Runs one of the rule tools.
pub(crate) fn run(command: &RulesCommand) -> Result<Exit> {
    match command {
        RulesCommand::List(folders) => {
            let rules = input::rules(folders)?;
            print(&rules.list())
        }
        RulesCommand::Explain(args) => {
            let rules = input::rules(&args.folders)?;
            match rules.explain(&args.id) {
                Some(page) => print(&page),
                None => bail!("no rule is named {:?}; see casewise rules list", args.id),
            }
        }
        RulesCommand::Check(args) => check(&args.folder),
        RulesCommand::Test(args) => test(args),
    }
}

fn print(text: &str) -> Result<Exit> {
    to_stdout(|out| writeln!(out, "{}", text.trim_end()))?;
    Ok(Exit::Done)
}

fn check(folder: &Path) -> Result<Exit> {
    let rules = RuleSet::of(input::rule_files(folder)?)?;
    print(&format!(
        "{} rule files, no mistakes found",
        rules.rules().len()
    ))
}

/// Runs the examples of the rules; any that the rules do not agree with gives exit code 1.
fn test(args: &TestArgs) -> Result<Exit> {
    let rules = match &args.folder {
        Some(folder) => RuleSet::of(input::rule_files(folder)?)?,
        None => RuleSet::builtin(),
    };
    let results = rules.test();
    let wrong: Vec<_> = results
        .iter()
        .filter(|result| result.verdict != Verdict::Agreed)
        .collect();
    for result in &wrong {
        say(&format!(
            "{}: {}: example {:?} expected {:?}, got {:?}",
            result.verdict.name(),
            result.rule,
            result.example,
            result.expected,
            result.got
        ));
    }
    print(&format!(
        "{} examples, {} agreed",
        results.len(),
        results.len() - wrong.len()
    ))?;
    Ok(if wrong.is_empty() {
        Exit::Done
    } else {
        Exit::Found
    })
}
