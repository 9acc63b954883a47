//! How good are we now: strengths, areas for improvement, and what cannot be said, each statement
//! with its figure and the findings that it rests on.

use std::io::{self, Write};

use super::super::{Named, View};
use super::named::anchor;
use crate::evaluation::figures::{Measured, RuleFigures};
use crate::evaluation::statements::{self, Statement};
use crate::evaluation::words;
use crate::finding::Outcome;
use crate::report::Escaped;
use crate::report::one_line;

/// Findings that a statement leads to; the rest stand under the rule.
const N_LINKS: usize = 5;

pub(super) fn write(view: View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let all = statements::of(view.figures());
    writeln!(out, "<h2 id=\"now\">How good are we now?</h2>")?;
    let parts = [
        ("good", "Strengths", &all.strengths, Outcome::Met),
        ("bad", "Areas for improvement", &all.areas, Outcome::NotMet),
        (
            "doubt",
            "What the records do not tell",
            &all.doubts,
            Outcome::CannotTell,
        ),
    ];
    for (class, title, list, outcome) in parts {
        writeln!(out, "<h3>{title}</h3>")?;
        if list.is_empty() {
            writeln!(out, "<p>None that the figures support.</p>")?;
            continue;
        }
        writeln!(out, "<ul class=\"said\">")?;
        for statement in list {
            say(view, *statement, class, outcome, out)?;
        }
        writeln!(out, "</ul>")?;
    }
    in_between(
        view,
        &all.mixed,
        "Met by most, but within what chance could explain",
        out,
    )?;
    in_between(view, &all.too_few, "Too few to say, or withheld", out)
}

fn say(
    view: View<'_>,
    statement: Statement,
    class: &str,
    outcome: Outcome,
    out: &mut dyn Write,
) -> io::Result<()> {
    let rule = &view.figures().rules[statement.rule_idx];
    let measured = &rule.measures[statement.measure_idx];
    writeln!(
        out,
        "<li class=\"{class}\" data-indicator=\"{}\"><p>{}</p>",
        Escaped(&rule.indicators.join(" ")),
        sentence(rule, measured)
    )?;
    if outcome == Outcome::NotMet && !rule.remedy.is_empty() {
        writeln!(
            out,
            "<p><b>What would put it right:</b> {}</p>",
            Escaped(&rule.remedy)
        )?;
    }
    if let Some(bounds) = words::bounds(&measured.estimate) {
        writeln!(out, "<p class=\"small\">{bounds}</p>")?;
    }
    rests_on(view, statement.rule_idx, rule, outcome, out)?;
    writeln!(out, "</li>")
}

/// "**The plan is there**: most case files, 12 of 15 …".
fn sentence(rule: &RuleFigures, measured: &Measured) -> String {
    let said = words::in_sentence(measured);
    format!(
        "<b>{}</b>: {said} <span class=\"small\">QI {}</span>",
        Escaped(&rule.title),
        Escaped(&rule.indicators.join(", ")),
    )
}

fn rests_on(
    view: View<'_>,
    rule_idx: usize,
    rule: &RuleFigures,
    outcome: Outcome,
    out: &mut dyn Write,
) -> io::Result<()> {
    let names: Vec<(usize, String)> = match view.named(&rule.id) {
        Named::Told(told) => {
            let own = told
                .iter()
                .enumerate()
                .filter(|(_, own)| own.outcome == outcome);
            own.map(|(idx, own)| (idx, one_line(own.unit(), 40)))
                .collect()
        }
        Named::References(references) => {
            let own = references
                .iter()
                .enumerate()
                .filter(|(_, own)| own.outcome == outcome);
            own.map(|(idx, own)| (idx, own.name.clone())).collect()
        }
    };
    let mut names = names;
    names.dedup_by(|one, before| one.1 == before.1);
    let links: Vec<String> = names
        .iter()
        .take(N_LINKS)
        .map(|(idx, name)| {
            format!(
                "<a href=\"#{}\">{}</a>",
                anchor(rule_idx, *idx),
                Escaped(name)
            )
        })
        .collect();
    if links.is_empty() && view.identified().is_none() {
        return writeln!(
            out,
            "<p class=\"rests\">Rests on findings that the working report names.</p>"
        );
    }
    let all = format!(
        "<a href=\"#rule-{}\">all under the rule</a>",
        Escaped(&rule.id)
    );
    let links = if links.is_empty() {
        String::new()
    } else {
        format!("{}, ", links.join(", "))
    };
    writeln!(out, "<p class=\"rests\">Rests on: {links}{all}</p>")
}

fn in_between(
    view: View<'_>,
    list: &[Statement],
    title: &str,
    out: &mut dyn Write,
) -> io::Result<()> {
    if list.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "<details><summary>{title}: {}</summary><ul>",
        crate::report::counted(list.len(), "rule")
    )?;
    for statement in list {
        let rule = &view.figures().rules[statement.rule_idx];
        let measured = &rule.measures[statement.measure_idx];
        writeln!(
            out,
            "<li data-indicator=\"{}\"><a href=\"#rule-{}\">{}</a>: {}</li>",
            Escaped(&rule.indicators.join(" ")),
            Escaped(&rule.id),
            Escaped(&rule.title),
            words::figure(measured)
        )?;
    }
    writeln!(out, "</ul></details>")
}
