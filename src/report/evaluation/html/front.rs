//! The first page: what was examined and what was not, for which day, by which rules.

use std::io::{self, Write};

use super::super::View;
use crate::document::Reading;
use crate::evaluation::figures::{Figures, SampleSaid, SettingSaid};
use crate::evaluation::{statements, words};
use crate::framework;
use crate::report::Escaped;
use crate::report::{counted, loosened_first, note_code};
use crate::sampling::Kind;

pub(super) fn write(view: View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let figures = view.figures();
    let round = &figures.round;
    writeln!(out, "<h1>Evidence for self-evaluation</h1>")?;
    writeln!(
        out,
        "<p class=\"lead\">Practice audit as at {}, {}. Evidence for people to judge: no grade here is given by a machine.</p>",
        round.as_at.in_words(),
        round.jurisdiction.in_words(),
    )?;
    writeln!(
        out,
        "<nav aria-label=\"Contents\"><a href=\"#examined\">What was examined</a> <a href=\"#now\">How good are we now?</a> <a href=\"#indicators\">By indicator</a> <a href=\"#know\">How do we know?</a> <a href=\"#next\">How good can we be?</a> <a href=\"#appendix\">Method, limits, rule book</a></nav>"
    )?;
    in_short(figures, out)?;
    examined(view, out)?;
    unread(view, out)?;
    settings(view, out)
}

fn in_short(figures: &Figures, out: &mut dyn Write) -> io::Result<()> {
    let all = statements::of(figures);
    writeln!(
        out,
        "<h2 id=\"short\">In short</h2>\n<div class=\"columns\">"
    )?;
    let open = all.mixed.len() + all.too_few.len();
    let columns = [
        (
            "good",
            "Strengths",
            all.strengths.len(),
            "met by most or all, more than chance explains",
        ),
        (
            "bad",
            "Areas for improvement",
            all.areas.len(),
            "met by fewer than three in four",
        ),
        (
            "doubt",
            "The records do not tell",
            all.doubts.len(),
            "more than one in three left open",
        ),
        (
            "",
            "Nothing firm to say",
            open,
            "too few, withheld, or within chance",
        ),
    ];
    for (class, title, n, means) in columns {
        writeln!(
            out,
            "<section class=\"{class}\"><h3>{title}</h3><p class=\"big\">{n}</p><p class=\"small\">{means}</p></section>"
        )?;
    }
    writeln!(out, "</div>")
}

fn examined(view: View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let figures = view.figures();
    let (examined, round) = (&figures.examined, &figures.round);
    let [whole, partly, not] = examined.by_reading;
    let framework = framework::built_in();
    let mut rows = vec![
        ("Case files", words::count(examined.cases)),
        ("Documents", examined.documents.to_string()),
        ("Read whole", whole.to_string()),
        ("Read in part", partly.to_string()),
        ("Not read", not.to_string()),
    ];
    let short = rows.len();
    rows.push(("As at", round.as_at.in_words()));
    rows.push((
        "Rule set",
        format!(
            "{} rules, {}; hash {}",
            figures.rules.len(),
            settings_in_short(figures),
            round.rules_hash.chars().take(16).collect::<String>()
        ),
    ));
    rows.push((
        "Framework",
        format!("{} ({})", framework.title, framework.source),
    ));
    rows.push(("Sample", sample(figures.sample.as_ref())));
    if let Some(identified) = view.identified() {
        rows.push(("Layout", identified.layout.clone()));
    }
    writeln!(
        out,
        "<h2 id=\"examined\">What was examined</h2>\n<dl class=\"facts\">"
    )?;
    for (idx, (term, said)) in rows.iter().enumerate() {
        let class = if idx < short { "" } else { " class=\"wide\"" };
        writeln!(
            out,
            "<div{class}><dt>{term}</dt><dd>{}</dd></div>",
            Escaped(said)
        )?;
    }
    writeln!(out, "</dl>")?;
    if let Some(threshold) = figures.threshold {
        writeln!(
            out,
            "<p class=\"small\">Counts from 1 to {} that concern people are withheld, with whatever would give them away. Counts of policies are shown: they are about documents.</p>",
            threshold.saturating_sub(1)
        )?;
    }
    Ok(())
}

pub(in crate::report::evaluation) fn settings_in_short(figures: &Figures) -> String {
    let loosened = figures.settings.iter().filter(|own| own.loosens).count();
    match (figures.settings.len(), loosened) {
        (0, _) => "as they came with casewise".to_owned(),
        (n, 0) => format!("{} set locally", counted(n, "value")),
        (n, loosened) => format!(
            "{} set locally, {loosened} of them asking for less than the standard",
            counted(n, "value")
        ),
    }
}

/// The sample in a sentence; without one, what that means.
pub(in crate::report::evaluation) fn sample(sample: Option<&SampleSaid>) -> String {
    let Some(sample) = sample else {
        return "none named: figures describe these cases, and others only if chance chose them"
            .to_owned();
    };
    let size = match (sample.n, sample.population) {
        (Some(n), Some(population)) if population > 0 => format!("{n} of {population} cases"),
        (Some(n), _) => format!("{n} cases"),
        _ => "its size is withheld".to_owned(),
    };
    let kind = match sample.kind {
        Kind::Assurance => format!("drawn by chance from {} strata", sample.n_strata),
        Kind::Learning => "chosen to learn from: counts, no percentages".to_owned(),
    };
    let extended = if sample.is_extended_after_results {
        "; extended after results had been seen"
    } else {
        ""
    };
    format!("{size}, {kind}{extended}; seal (SHA-256) {}", sample.sha256)
}

fn unread(view: View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let examined = &view.figures().examined;
    writeln!(out, "<h3>What was not read</h3>")?;
    if examined.unread_by_code.is_empty() {
        return writeln!(out, "<p>Every document was read whole.</p>");
    }
    writeln!(
        out,
        "<p>Rules that could depend on these documents say “cannot tell”; none of them passes for “met”. Case files with a document that was not read whole: {}.</p>",
        words::count(examined.cases_with_unread)
    )?;
    writeln!(
        out,
        "<table><thead><tr><th scope=\"col\">Why</th><th scope=\"col\" class=\"n\">Documents</th></tr></thead><tbody>"
    )?;
    for (code, n) in &examined.unread_by_code {
        writeln!(
            out,
            "<tr><td>{}</td><td class=\"n\">{n}</td></tr>",
            note_code(*code)
        )?;
    }
    writeln!(out, "</tbody></table>")?;
    unread_by_name(view, out)
}

/// Documents that a list on the page names; a workbook names all.
const N_UNREAD_MAX: usize = 200;

/// A list no longer than this is open from the start.
const N_OPEN_MAX: usize = 40;

fn unread_by_name(view: View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let Some(identified) = view.identified() else {
        return Ok(());
    };
    let is_open = if identified.unread.len() <= N_OPEN_MAX {
        " open"
    } else {
        ""
    };
    writeln!(
        out,
        "<details{is_open}><summary>Which documents</summary><ul>"
    )?;
    for paper in identified.unread.iter().take(N_UNREAD_MAX) {
        let how = if paper.reading() == Reading::Partly {
            "in part"
        } else {
            "not read"
        };
        let why: Vec<&str> = paper
            .notes
            .iter()
            .map(|note| note.message.as_str())
            .collect();
        writeln!(
            out,
            "<li><b>{}</b>, {how}: {}</li>",
            Escaped(&paper.path),
            Escaped(&why.join("; "))
        )?;
    }
    let n_more = identified.unread.len().saturating_sub(N_UNREAD_MAX);
    if n_more > 0 {
        writeln!(
            out,
            "<li>and {n_more} more, all of them in findings.xlsx</li>"
        )?;
    }
    writeln!(out, "</ul></details>")
}

fn settings(view: View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let lines: Vec<(bool, String)> = match view.identified() {
        Some(identified) => loosened_first(&identified.settings)
            .into_iter()
            .map(|change| (change.loosens, change.in_words()))
            .collect(),
        None => safe_settings(&view.figures().settings),
    };
    if lines.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "<h3>What was overridden</h3><p>Everything that is not named here is as it came with casewise.</p><ul>"
    )?;
    for (loosens, line) in lines {
        let head = if loosens {
            "<b>Asks for less than the standard:</b> "
        } else {
            ""
        };
        writeln!(out, "<li>{head}{}</li>", Escaped(&line))?;
    }
    writeln!(out, "</ul>")
}

pub(in crate::report::evaluation) fn safe_settings(
    settings: &[SettingSaid],
) -> Vec<(bool, String)> {
    let mut sorted: Vec<&SettingSaid> = settings.iter().collect();
    sorted.sort_by_key(|own| !own.loosens);
    let line = |own: &SettingSaid| {
        let rule = own.rule.as_ref().map(|rule| format!("{rule}: "));
        let rule = rule.unwrap_or_default();
        match &own.values {
            Some((was, now)) if !was.is_empty() => {
                format!("{rule}{} is {now}, not {was}", own.what)
            }
            Some((_, now)) if !now.is_empty() => format!("{rule}{} is {now}", own.what),
            _ => format!("{rule}{} was set locally", own.what),
        }
    };
    sorted
        .into_iter()
        .map(|own| (own.loosens, line(own)))
        .collect()
}
