//! `casewise dates`: the dates in a text, for people or line by line for programs.

use std::io::{self, Write};

use anyhow::Result;
use casewise::document::Format;
use casewise::extract;
use casewise::facts::dates::{self, Context, DateMention, DateRole, Reading, find};
use casewise::ingest;
use serde::Serialize;

mod lines;
mod prose;

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
        lines::answer(&String::from_utf8_lossy(&bytes))?;
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
            writeln!(out, "    {words}: {}", told(text, mention))?;
        }
    }
    Ok(())
}

/// What a mention says, in words: the days, what they are the date of, what they are counted from, and
/// what is unsure.
fn told(text: &str, mention: &DateMention) -> String {
    let mut told = match &mention.reading {
        Reading::Offset {
            period,
            resolved: None,
        } => format!("{period}, from a day that is not given here"),
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
    if let Some(anchor) = mention.anchor {
        told.push_str(&format!(
            "; counted from “{}”",
            &text[anchor.start..anchor.end]
        ));
    }
    if !mention.doubts.is_empty() {
        let doubts: Vec<String> = mention.doubts.iter().map(|doubt| name(&doubt)).collect();
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
