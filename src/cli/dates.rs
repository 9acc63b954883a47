//! `casewise dates`: the dates in a text, for people or line by line for programs.

use std::io::{self, Write};

use anyhow::{Context as _, Result};
use casewise::calendar::Day;
use casewise::document::Format;
use casewise::extract;
use casewise::facts::dates::{self, Context, DateMention, DateRole, Doubt, Grain, Reading, find};
use casewise::ingest;
use serde::{Deserialize, Serialize};

use super::Exit;
use super::args::DatesArgs;
use super::input::standard_input;
use super::output::to_stdout;

/// Finds and prints.
pub(crate) fn run(args: &DatesArgs) -> Result<Exit> {
    let file = args.file.as_ref().filter(|file| file.as_os_str() != "-");
    let bytes = match file {
        Some(file) => ingest::read_named(file)?,
        None => standard_input()?,
    };
    if args.jsonl {
        lines(&String::from_utf8_lossy(&bytes))?;
        return Ok(Exit::Done);
    }
    let name = file.map_or_else(|| "text.txt".into(), |file| file.to_string_lossy());
    let document = extract::bytes_of(&name, &bytes);
    let mentions = match document.format {
        Format::Docx | Format::Pdf => dates::of(&document),
        _ => {
            let text = String::from_utf8_lossy(&bytes);
            let reference = args.reference;
            let mentions = find(&text, &Context { reference });
            to_stdout(|out| plain(&text, &mentions, out))?;
            return Ok(Exit::Done);
        }
    };
    to_stdout(|out| plain(&document.text, &mentions, out))?;
    Ok(Exit::Done)
}

/// Each line that holds a date, with its dates below it.
fn plain(text: &str, mentions: &[DateMention], out: &mut dyn Write) -> io::Result<()> {
    let mut left = mentions;
    let mut end = 0;
    for line in text.split_inclusive('\n') {
        end += line.len();
        let n_here = left.partition_point(|mention| mention.span.start < end);
        let (here, rest) = left.split_at(n_here);
        left = rest;
        if !here.is_empty() {
            writeln!(out, "{}", line.trim_end())?;
        }
        for mention in here {
            let words = &text[mention.span.start..mention.span.end];
            writeln!(out, "    {words}: {}", told(mention))?;
        }
    }
    Ok(())
}

/// What a mention says, in words: the days, what they are the date of, and what is unsure.
fn told(mention: &DateMention) -> String {
    let mut told = match &mention.reading {
        Reading::Offset {
            period,
            resolved: None,
        } => format!("{period}, counted from something without a date here"),
        Reading::Recurring(period) => format!("every {period}"),
        Reading::NonDate(kind) => format!("no date ({})", name(kind)),
        Reading::Impossible => "no day of the calendar".to_owned(),
        Reading::LifeStage => "a time of life, no date".to_owned(),
        Reading::Unresolved => "a date that nothing here settles".to_owned(),
        Reading::Interval(days) => days.in_words(),
        Reading::Offset {
            resolved: Some(days),
            ..
        } => days.in_words(),
    };
    let is_date = !matches!(
        mention.reading,
        Reading::NonDate(_) | Reading::LifeStage | Reading::Recurring(_)
    );
    if is_date && mention.role != DateRole::Other {
        told.push_str(&format!("; {}", name(&mention.role)));
    }
    if !mention.doubts.is_empty() {
        let doubts: Vec<String> = mention.doubts.iter().map(name).collect();
        told.push_str(&format!("; unsure: {}", doubts.join(", ")));
    }
    told
}

/// The name that programs read, with spaces.
fn name(value: &impl Serialize) -> String {
    let name = serde_json::to_value(value).ok();
    let name = name.as_ref().and_then(|name| name.as_str());
    name.unwrap_or_default().replace('-', " ")
}

#[derive(Deserialize)]
struct Asked {
    /// Whatever the asker counts by; it is given back as it came.
    id: serde_json::Value,
    text: String,
    reference_date: Option<Day>,
}

#[derive(Serialize)]
struct Answered<'a> {
    id: &'a serde_json::Value,
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
            Reading::Impossible
                | Reading::Unresolved
                | Reading::Interval(_)
                | Reading::Offset { .. }
        );
        is_date.then(|| Self {
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
            reference: asked.reference_date,
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
