//! The appendix: method, limits, and the rule book with its sources.

use std::io::{self, Write};

use super::super::{LIMITS, View};
use crate::evaluation::words;
use crate::report::Escaped;
use crate::report::html::confidence_words;

pub(super) fn write(view: View<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "<h2 id=\"appendix\">Method, limits and rule book</h2><h3>Method</h3>"
    )?;
    method(view, out)?;
    writeln!(out, "<h3>Limits</h3><ul>")?;
    for limit in LIMITS {
        writeln!(out, "<li>{limit}</li>")?;
    }
    writeln!(out, "</ul>")?;
    rule_book(view, out)?;
    let round = &view.figures().round;
    writeln!(
        out,
        "<p class=\"hashes\">casewise {} · rules <code>{}</code> · sources <code>{}</code></p>",
        Escaped(&round.version),
        Escaped(&round.rules_hash),
        Escaped(&round.sources_hash)
    )
}

fn method(view: View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let figures = view.figures();
    writeln!(
        out,
        "<p>Each document was read on a computer of the service and nothing was sent anywhere. Rules looked for what guidance asks to be recorded. A case file counts once for each rule, with its worst outcome: not met, cannot tell, excused, not due, met, not applicable.</p>"
    )?;
    let mut methods: Vec<(&str, &str)> = Vec::new();
    let mut flags = Vec::new();
    for measured in figures.rules.iter().flat_map(|rule| &rule.measures) {
        methods.push((words::unit_title(measured.unit), &measured.estimate.method));
        flags.extend(measured.estimate.flags.iter().copied());
    }
    methods.sort_unstable();
    methods.dedup();
    flags.sort_unstable();
    flags.dedup();
    writeln!(
        out,
        "<p>Intervals are meant to hold in {} % of samples. How they were computed:</p><ul>",
        figures.round.confidence_percent
    )?;
    for (unit, method) in methods {
        writeln!(out, "<li>{unit}: {}</li>", Escaped(method))?;
    }
    writeln!(
        out,
        "</ul><p>Words for shares: all; almost all, over 90 %; most, 75 to 90 %; the majority, 50 to 74 %; less than half, 15 to 49 %; few, under 15 %; none.</p>"
    )?;
    if !flags.is_empty() {
        writeln!(out, "<p>What may weaken some of the figures:</p><ul>")?;
        for flag in flags {
            writeln!(out, "<li>{}</li>", words::flag(flag))?;
        }
        writeln!(out, "</ul>")?;
    }
    strata(view, out)
}

fn strata(view: View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let Some(identified) = view.identified().filter(|own| !own.strata.is_empty()) else {
        return Ok(());
    };
    writeln!(
        out,
        "<table><caption>The sample by stratum (seed: {})</caption><thead><tr><th scope=\"col\">Stratum</th><th scope=\"col\" class=\"n\">Cases</th><th scope=\"col\" class=\"n\">Drawn</th></tr></thead><tbody>",
        Escaped(&identified.seed_source)
    )?;
    for (key, population, n) in &identified.strata {
        writeln!(
            out,
            "<tr><th scope=\"row\">{}</th><td class=\"n\">{population}</td><td class=\"n\">{n}</td></tr>",
            Escaped(key)
        )?;
    }
    writeln!(out, "</tbody></table>")
}

fn rule_book(view: View<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "<h3>Rule book</h3><details><summary>{}</summary><dl class=\"book\">",
        crate::report::counted(view.figures().rules.len(), "rule")
    )?;
    for rule in &view.figures().rules {
        writeln!(
            out,
            "<dt><b>{}</b> <code>{}</code>, {}</dt><dd>{}",
            Escaped(&rule.title),
            Escaped(&rule.id),
            rule.level.name(),
            Escaped(&rule.why)
        )?;
        for standard in &rule.standards {
            writeln!(
                out,
                "<br><span class=\"small\">{} ({})</span>",
                Escaped(&standard.text),
                Escaped(confidence_words(&standard.confidence))
            )?;
        }
        writeln!(out, "</dd>")?;
    }
    writeln!(out, "</dl></details>")
}
