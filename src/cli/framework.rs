//! `casewise framework`: the indicators, and what each asks.

use std::io::{self, Write};

use anyhow::{Result, bail};
use casewise::framework::{self, Framework, Indicator, Source};
use clap::{Args, Subcommand};

use super::Exit;
use super::output::to_stdout;

#[derive(Debug, Args)]
pub(crate) struct FrameworkArgs {
    #[command(subcommand)]
    pub(crate) command: FrameworkCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum FrameworkCommand {
    /// List questions, key areas and indicators
    List,
    /// Show what an indicator asks and what evidence there can be
    Show(ShowArgs),
}

#[derive(Debug, Args)]
pub(crate) struct ShowArgs {
    /// The indicator's number, such as 5.2
    #[arg(value_name = "NUMBER")]
    pub(crate) number: String,
}

/// Prints the framework or one indicator.
pub(crate) fn run(args: &FrameworkArgs) -> Result<Exit> {
    match &args.command {
        FrameworkCommand::List => to_stdout(|out| {
            framework::all()
                .iter()
                .try_for_each(|framework| list(framework, out))
        })?,
        FrameworkCommand::Show(args) => {
            let framework = framework::built_in();
            let indicator = known(framework, &args.number)?;
            to_stdout(|out| show(framework, indicator, out))?;
        }
    }
    Ok(Exit::Done)
}

/// Returns the indicator, or says which there are.
pub(crate) fn known<'a>(framework: &'a Framework, number: &str) -> Result<&'a Indicator> {
    let Some(indicator) = framework.indicator(number) else {
        let numbers: Vec<&str> = framework.indicators.keys().map(String::as_str).collect();
        bail!(
            "no indicator {number:?} in {}; known: {}, {}",
            framework.id,
            numbers.join(", "),
            framework.overall.number
        );
    };
    Ok(indicator)
}

fn list(framework: &Framework, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", framework.title)?;
    writeln!(out, "{} ({})", framework.source, framework.id)?;
    for question in &framework.questions {
        writeln!(out, "\n{}", question.title)?;
        for area in &framework.areas {
            if question.areas.contains(&area.number) {
                writeln!(out, "  {:<4} {}", area.number, area.title)?;
                for indicator in framework.indicators_of(&area.number) {
                    writeln!(out, "    {:<4} {}", indicator.number, indicator.title)?;
                }
            }
        }
    }
    let names: Vec<&str> = framework
        .wellbeing
        .iter()
        .map(|own| own.name.as_str())
        .collect();
    writeln!(out, "\nWellbeing: {}", names.join(", "))
}

fn show(framework: &Framework, indicator: &Indicator, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "QI {} {}", indicator.number, indicator.title)?;
    if let Some(question) = framework.question_of(&indicator.number) {
        writeln!(out, "Under: {}", question.title)?;
    }
    writeln!(out, "\n{}", indicator.asks)?;
    if indicator.evidence.is_empty() {
        writeln!(
            out,
            "\nPeople judge this from all other indicators together."
        )?;
    } else {
        writeln!(out, "\nEvidence could be:")?;
    }
    for source in Source::ALL {
        let of_source = indicator.evidence.iter().filter(|(own, _)| *own == source);
        let what: Vec<&str> = of_source.map(|(_, what)| what.as_str()).collect();
        if !what.is_empty() {
            writeln!(out, "  {}: {}", source.title(), what.join("; "))?;
        }
    }
    writeln!(
        out,
        "\nAn indicator is not a checklist: it frames a judgement that people make together."
    )
}
