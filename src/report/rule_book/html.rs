//! The rule book as one self-contained page, readable on screen and on paper, without scripts.

use std::io::{self, Write};

use super::{Book, HOW_TO_READ, SIGNED};
use crate::report::Escaped;
use crate::rules::Page;

/// Writes the page.
///
/// # Errors
/// The writer's.
pub fn write(book: &Book, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Rule book</title>\n<style>\n{}</style>\n</head>\n<body>\n<main>",
        include_str!("book.css")
    )?;
    writeln!(out, "<h1>Rule book</h1>")?;
    writeln!(out, "<p class=\"lead\">{}.</p>", Escaped(&book.lead()))?;
    writeln!(out, "<p>{}</p>", Escaped(HOW_TO_READ))?;
    changes(book, out)?;
    contents(book, out)?;
    let mut family = "";
    for page in &book.pages {
        if page.family != family {
            family = &page.family;
            writeln!(out, "<h2>{}</h2>", Escaped(&capital(family)))?;
        }
        rule(page, out)?;
    }
    signatures(book, out)?;
    writeln!(out, "</main>\n</body>\n</html>")
}

fn changes(book: &Book, out: &mut dyn Write) -> io::Result<()> {
    let said = book.changes_said();
    if said.is_empty() {
        return writeln!(out, "<p>Every value is as it came with casewise.</p>");
    }
    writeln!(
        out,
        "<h2>What is not as it came with casewise</h2>\n<ul class=\"changes\">"
    )?;
    for change in &said {
        writeln!(out, "<li>{}</li>", Escaped(change))?;
    }
    writeln!(out, "</ul>")
}

fn contents(book: &Book, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "<h2>Contents</h2>\n<table>\n<thead><tr><th scope=\"col\">Rule</th><th scope=\"col\">What is so when it is met</th><th scope=\"col\">Indicator</th><th scope=\"col\">Level</th></tr></thead>\n<tbody>"
    )?;
    for page in &book.pages {
        writeln!(
            out,
            "<tr><td><a href=\"#{0}\"><code>{0}</code></a></td><td>{1}</td><td>{2}</td><td>{3}</td></tr>",
            Escaped(&page.id),
            Escaped(&page.title),
            Escaped(&page.indicator.join(", ")),
            page.level.name()
        )?;
    }
    writeln!(out, "</tbody>\n</table>")
}

fn rule(page: &Page, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "<section class=\"rule\" id=\"{0}\">\n<h3>{1} <code>{0}</code></h3>\n<p class=\"facts\">{2}</p>\n<dl>",
        Escaped(&page.id),
        Escaped(&page.title),
        Escaped(&page.facts())
    )?;
    for section in &page.sections {
        writeln!(out, "<dt>{}</dt>", section.heading)?;
        for line in &section.lines {
            writeln!(out, "<dd>{}</dd>", Escaped(line))?;
        }
    }
    writeln!(out, "</dl>\n</section>")
}

fn signatures(book: &Book, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "<section class=\"signed\">\n<h2>Signed off</h2>\n<p>For the rules with the hash <code>{}</code>.</p>\n<table>\n<thead><tr>",
        Escaped(&book.rules_hash)
    )?;
    for head in SIGNED {
        writeln!(out, "<th scope=\"col\">{head}</th>")?;
    }
    writeln!(out, "</tr></thead>\n<tbody>")?;
    for _ in 0..3 {
        writeln!(out, "<tr>{}</tr>", "<td></td>".repeat(SIGNED.len()))?;
    }
    writeln!(out, "</tbody>\n</table>\n</section>")
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + letters.as_str()
    })
}
