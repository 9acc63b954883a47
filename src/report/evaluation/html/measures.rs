//! By indicator: what it asks, how people graded it, and each rule's figures with the findings
//! that they rest on.

use std::io::{self, Write};

use super::super::View;
use super::{named, pictures};
use crate::evaluation::figures::{Became, Grades, IndicatorFigures, Measured, RuleFigures};
use crate::evaluation::{statements, words};
use crate::judgements::Scale;
use crate::report::Escaped;

pub(super) fn write(view: View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let figures = view.figures();
    writeln!(out, "<h2 id=\"indicators\">By indicator</h2>")?;
    let mut is_shown = vec![false; figures.rules.len()];
    for indicator in &figures.indicators {
        block(view, indicator, &mut is_shown, out)?;
    }
    let left: Vec<usize> = (0..is_shown.len()).filter(|idx| !is_shown[*idx]).collect();
    if !left.is_empty() {
        writeln!(
            out,
            "<section class=\"indicator-block\"><h3>Without an indicator, or with nothing to judge</h3>"
        )?;
        for idx in left {
            rule(view, idx, out)?;
        }
        writeln!(out, "</section>")?;
    }
    Ok(())
}

/// A rule is shown in full under the first of its indicators, and named under the others.
fn block(
    view: View<'_>,
    indicator: &IndicatorFigures,
    is_shown: &mut [bool],
    out: &mut dyn Write,
) -> io::Result<()> {
    let number = Escaped(&indicator.number);
    writeln!(
        out,
        "<section class=\"indicator-block\" id=\"qi-{number}\" data-indicator=\"{number}\"><h3>QI {number} {}</h3><p class=\"asks\">{}</p>",
        Escaped(&indicator.title),
        Escaped(&indicator.asks)
    )?;
    graded(view, indicator, out)?;
    pictures::of_indicator(view.figures(), indicator, out)?;
    let mut others = Vec::new();
    for (idx, own) in view.figures().rules.iter().enumerate() {
        let is_own = own.indicators.contains(&indicator.number);
        let has_figures = !own.measures.is_empty();
        match (is_own && has_figures, is_shown[idx]) {
            (true, false) => {
                is_shown[idx] = true;
                rule(view, idx, out)?;
            }
            (true, true) => others.push(own),
            (false, _) => {}
        }
    }
    if !others.is_empty() {
        let link = |own: &&RuleFigures| {
            format!(
                "<a href=\"#rule-{}\">{}</a>",
                Escaped(&own.id),
                Escaped(&own.title)
            )
        };
        let links: Vec<String> = others.iter().map(link).collect();
        writeln!(
            out,
            "<p class=\"small\">Shown above, and bearing on this too: {}</p>",
            links.join("; ")
        )?;
    }
    writeln!(out, "</section>")
}

fn rule(view: View<'_>, rule_idx: usize, out: &mut dyn Write) -> io::Result<()> {
    let rule = &view.figures().rules[rule_idx];
    writeln!(
        out,
        "<section class=\"rule\" id=\"rule-{0}\"><h4>{1} <code>{0}</code></h4>",
        Escaped(&rule.id),
        Escaped(&rule.title)
    )?;
    if rule.measures.is_empty() {
        writeln!(out, "<p>Nothing to judge by this rule.</p></section>")?;
        return Ok(());
    }
    for measured in &rule.measures {
        figure(measured, out)?;
        pictures::over_rounds(rule_idx, rule, measured, out)?;
    }
    let told = rule.became.filter(|became| became.then.is_some());
    if let Some(became) = told {
        writeln!(
            out,
            "<p class=\"small\">Since the last round: {}</p>",
            became_words(became)
        )?;
    }
    if rule.waived != Some(0) {
        writeln!(
            out,
            "<p class=\"small\">Waived, with a reason, and not counted as met: {}</p>",
            words::count(rule.waived)
        )?;
    }
    named::write(view, rule_idx, rule, out)?;
    writeln!(out, "</section>")
}

fn figure(measured: &Measured, out: &mut dyn Write) -> io::Result<()> {
    let estimate = &measured.estimate;
    let word = match (estimate.words, estimate.x) {
        (Some(word), Some(_)) => format!(" — {word}"),
        _ => String::new(),
    };
    writeln!(
        out,
        "<p class=\"figure-line\"><span class=\"small\">{}:</span> <b>{}</b>{word}</p>",
        words::unit_title(measured.unit),
        words::figure(measured)
    )?;
    let mut lines = vec![words::beside(measured)];
    lines.extend(words::bounds(estimate));
    lines.extend(words::trend(measured).map(|trend| format!("trend: {trend}")));
    lines.retain(|line| !line.is_empty());
    if !lines.is_empty() {
        writeln!(out, "<p class=\"small\">{}</p>", lines.join(" · "))?;
    }
    Ok(())
}

/// What became of what was not met, in words.
pub(in crate::report::evaluation) fn became_words(became: Became) -> String {
    let Some(then) = became.then else {
        return "withheld: small numbers".to_owned();
    };
    format!(
        "of {then} not met then, {} put right, {} still not met, {} in doubt, {} no longer there; {} new",
        words::count(became.resolved),
        words::count(became.open),
        words::count(became.cannot_tell),
        words::count(became.gone),
        words::count(became.new)
    )
}

fn graded(view: View<'_>, indicator: &IndicatorFigures, out: &mut dyn Write) -> io::Result<()> {
    let Some(grades) = &indicator.grades else {
        return writeln!(
            out,
            "<p class=\"small\">No grades were given for this indicator.</p>"
        );
    };
    spread(grades, out)?;
    if let Some(readers) = view
        .identified()
        .and_then(|own| own.readers.get(&indicator.number))
    {
        writeln!(
            out,
            "<p class=\"small\">Read by {}. Moderated by {}.</p>",
            Escaped(&list(&readers.read)),
            Escaped(&list(&readers.moderated))
        )?;
    }
    suggested(view, &indicator.number, out)
}

fn list(names: &[String]) -> String {
    if names.is_empty() {
        return "nobody yet".to_owned();
    }
    names.join(", ")
}

fn spread(grades: &Grades, out: &mut dyn Write) -> io::Result<()> {
    let scale = Scale::six_point();
    writeln!(
        out,
        "<table class=\"grades\"><caption>Grades that people gave, by case file</caption><thead><tr>"
    )?;
    for (value, _) in &grades.spread.grades {
        writeln!(
            out,
            "<th scope=\"col\">{value} {}</th>",
            scale.label(*value)
        )?;
    }
    writeln!(out, "</tr></thead><tbody><tr>")?;
    for (_, n) in &grades.spread.grades {
        writeln!(out, "<td>{}</td>", words::count(*n))?;
    }
    writeln!(out, "</tr></tbody></table>")?;
    let good = Measured {
        unit: crate::evaluation::figures::Unit::Cases,
        estimate: grades.good.clone(),
        trend: None,
        said: None,
    };
    writeln!(
        out,
        "<p class=\"small\">Good or better: {}. {}</p>",
        words::figure(&good),
        moderated(grades)
    )
}

/// How it was moderated, in a sentence.
pub(in crate::report::evaluation) fn moderated(grades: &Grades) -> String {
    let Some(moderation) = grades.moderation else {
        return "No case was read twice: the grades are not moderated.".to_owned();
    };
    match (moderation.n_double, moderation.same) {
        (Some(n), Some(same)) => {
            let within = moderation.within_one;
            let within = within.map(|x| format!(", {x} at most one grade apart"));
            format!(
                "Read twice: {n}; the same grade in {same}{}.",
                within.unwrap_or_default()
            )
        }
        _ => "Some cases were read twice; how many is withheld.".to_owned(),
    }
}

/// What the evidence could support: only beside a grade, as a range, with its reasons.
fn suggested(view: View<'_>, number: &str, out: &mut dyn Write) -> io::Result<()> {
    let figures = view.figures();
    let Some(found) = statements::suggestion(figures, number) else {
        return Ok(());
    };
    let titles = |idxs: &[usize]| {
        let titles = idxs
            .iter()
            .map(|idx| Escaped(&figures.rules[*idx].title).to_string());
        titles.collect::<Vec<String>>().join("; ")
    };
    let range = if found.from == found.to {
        found.from.to_owned()
    } else {
        format!("anything from “{}” to “{}”", found.from, found.to)
    };
    writeln!(
        out,
        "<p class=\"range\">The records alone could support {range}. This is read from {} figures and is no grade; it knows nothing of what children, families and staff say. Lowest: {}. Highest: {}.</p>",
        found.n_figures,
        titles(&found.against),
        titles(&found.speaks_for)
    )
}
