//! How do we know: which sources each indicator rests on, and where one source stands alone.

use std::io::{self, Write};

use super::super::View;
use super::pictures;
use crate::evaluation::figures::{IndicatorFigures, Pieces};
use crate::framework::Source;
use crate::report::Escaped;
use crate::report::{counted, one_line};

pub(super) fn write(view: View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let figures = view.figures();
    writeln!(
        out,
        "<h2 id=\"know\">How do we know?</h2><p>A judgement is firmer where sources of different kinds say the same. Rules that found something to judge, searches that found something, and pieces that people named are counted.</p>"
    )?;
    writeln!(
        out,
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Sources of evidence by indicator\"><table class=\"matrix\"><thead><tr><th scope=\"col\">Indicator</th>"
    )?;
    for source in Source::ALL {
        writeln!(out, "<th scope=\"col\">{}</th>", source.title())?;
    }
    writeln!(out, "<th scope=\"col\">Rests on</th></tr></thead><tbody>")?;
    for indicator in &figures.indicators {
        row(indicator, out)?;
    }
    writeln!(out, "</tbody></table></div>")?;
    pictures::of_sources(figures, out)?;
    pieces(view, out)
}

fn row(indicator: &IndicatorFigures, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "<tr data-indicator=\"{0}\"><th scope=\"row\"><a href=\"#qi-{0}\">{0} {1}</a></th>",
        Escaped(&indicator.number),
        Escaped(&indicator.title)
    )?;
    for own in &indicator.sources {
        let class = if own.is_any() { "held" } else { "none" };
        writeln!(out, "<td class=\"{class}\">{}</td>", cell(own))?;
    }
    let (class, said) = rests_on(indicator);
    writeln!(out, "<td class=\"{class}\">{said}</td></tr>")
}

/// `3 rules, 2 searches`, or `none`.
pub(in crate::report::evaluation) fn cell(own: &Pieces) -> String {
    let parts = [
        (own.rules, "rule", "rules"),
        (own.searches, "search", "searches"),
        (own.named, "named", "named"),
    ];
    let parts = parts.iter().filter(|(n, ..)| *n > 0);
    let parts: Vec<String> = parts
        .map(|(n, one, many)| format!("{n} {}", if *n == 1 { one } else { many }))
        .collect();
    if parts.is_empty() {
        return "none".to_owned();
    }
    parts.join(", ")
}

/// Whether a judgement would be triangulated.
pub(in crate::report::evaluation) fn rests_on(
    indicator: &IndicatorFigures,
) -> (&'static str, String) {
    match indicator.n_sources() {
        0 => ("weak", "nothing yet".to_owned()),
        1 => {
            let only = indicator.sources_held().next();
            let only = only.map_or("", Source::title);
            ("weak", format!("one source alone: {only}"))
        }
        2 => ("firm", "two sources".to_owned()),
        n => ("firm", format!("{n} sources: triangulated")),
    }
}

fn pieces(view: View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let Some(identified) = view.identified().filter(|own| !own.pieces.is_empty()) else {
        return Ok(());
    };
    writeln!(
        out,
        "<details><summary>{}</summary><ul>",
        counted(identified.pieces.len(), "piece of other evidence")
            .replace("piece of other evidences", "pieces of other evidence")
    )?;
    for piece in &identified.pieces {
        writeln!(
            out,
            "<li data-indicator=\"{0}\">QI {0}, {1}, {2}: {3}</li>",
            Escaped(&piece.indicator),
            piece.source.title(),
            piece.side.words(),
            Escaped(&one_line(&piece.title, 200))
        )?;
    }
    writeln!(out, "</ul></details>")
}
