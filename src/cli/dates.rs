//! `casewise dates`: the dates in a text, for people or line by line for programs.

use std::io::{self, Write};

use anyhow::{Context as _, Result};
use casewise::calendar::Day;
use casewise::facts::dates::{Context, DateMention, DateRole, Doubt, Grain, Reading, find};
use casewise::ingest;
use serde::{Deserialize, Serialize};

use super::Exit;
use super::args::DatesArgs;
use super::input::standard_input;
use super::output::to_stdout;

/// Finds and prints.
pub(crate) fn run(args: &DatesArgs) -> Result<Exit> {
    let bytes = match &args.file {
        Some(file) if file.as_os_str() != "-" => ingest::read_named(file)?,
        _ => standard_input()?,
    };
    let text = String::from_utf8_lossy(&bytes);
    if args.jsonl {
        lines(&text)?;
    } else {
        let context = Context {
            reference: args.reference,
        };
        to_stdout(|out| plain(&text, &context, out))?;
    }
    Ok(Exit::Done)
}

fn plain(text: &str, context: &Context, out: &mut dyn Write) -> io::Result<()> {
    for mention in find(text, context) {
        let words = &text[mention.span.start..mention.span.end];
        match mention.interval() {
            Some(days) => writeln!(out, "{words}\t{}", days.in_words())?,
            None => writeln!(out, "{words}\tno day of the calendar")?,
        }
    }
    Ok(())
}

#[derive(Deserialize)]
struct Asked {
    id: String,
    text: String,
    reference_date: Option<String>,
}

#[derive(Serialize)]
struct Answered<'a> {
    id: &'a str,
    found: Vec<Found<'a>>,
    /// What stands where a date could and is none: "ongoing", "weekly", "aged 4".
    others: Vec<Other<'a>>,
}

/// A date. One that the calendar does not have, or that cannot be resolved, has no days.
#[derive(Serialize)]
struct Found<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    from: Option<Day>,
    to: Option<Day>,
    grain: Grain,
    certain: bool,
    role: DateRole,
    doubts: &'a [Doubt],
}

#[derive(Serialize)]
struct Other<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    reading: &'a Reading,
}

impl<'a> Found<'a> {
    fn of(text: &'a str, mention: &'a DateMention) -> Option<Self> {
        let days = mention.interval();
        let is_date = matches!(
            mention.reading,
            Reading::Impossible | Reading::Unresolved | Reading::Interval(_)
        );
        (is_date || days.is_some()).then(|| Self {
            start: mention.span.start,
            end: mention.span.end,
            text: &text[mention.span.start..mention.span.end],
            from: days.map(|days| days.from),
            to: days.map(|days| days.to),
            grain: mention.grain,
            certain: mention.is_certain(),
            role: mention.role,
            doubts: &mention.doubts,
        })
    }
}

impl<'a> Other<'a> {
    fn of(text: &'a str, mention: &'a DateMention) -> Option<Self> {
        Found::of(text, mention).is_none().then(|| Self {
            start: mention.span.start,
            end: mention.span.end,
            text: &text[mention.span.start..mention.span.end],
            reading: &mention.reading,
        })
    }
}

/// Answers each line with a line, in order.
fn lines(text: &str) -> Result<()> {
    let mut answers = Vec::new();
    for (idx, line) in text.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let asked: Asked = serde_json::from_str(line)
            .with_context(|| format!("line {}: expected {{\"id\", \"text\"}}", idx + 1))?;
        let context = Context {
            reference: asked.reference_date.as_deref().and_then(Day::parse_iso),
        };
        let mentions = find(&asked.text, &context);
        let found = mentions
            .iter()
            .filter_map(|mention| Found::of(&asked.text, mention))
            .collect();
        let others = mentions
            .iter()
            .filter_map(|mention| Other::of(&asked.text, mention))
            .collect();
        let answer = Answered {
            id: &asked.id,
            found,
            others,
        };
        answers.push(serde_json::to_string(&answer)?);
    }
    to_stdout(|out| {
        answers
            .iter()
            .try_for_each(|answer| writeln!(out, "{answer}"))
    })
}
