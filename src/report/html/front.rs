//! The page's first part, what was examined and what was not, and its last, how it was done.

use std::io::{self, Write};

use super::{Escaped, Page};
use crate::audit::Examined;
use crate::document::Reading;
use crate::finding::Outcome;
use crate::framework;
use crate::report::{
    counted, loosened, loosened_first, note_code, outcome_words, since_words, worst_note,
};
use crate::score::Measure;

pub(super) fn write(page: &Page, out: &mut dyn Write) -> io::Result<()> {
    let audit = page.audit;
    writeln!(
        out,
        "<h1>Practice audit: evidence from case files and policies</h1>"
    )?;
    writeln!(
        out,
        "<p class=\"lead\">As at {}, {}. Evidence for people to judge: no grade here is given by a machine.</p>",
        audit.as_at.in_words(),
        audit.jurisdiction.in_words(),
    )?;
    writeln!(
        out,
        "<nav aria-label=\"Contents\"><a href=\"#examined\">What was examined</a> <a href=\"#summary\">Summary</a> <a href=\"#rules\">By indicator and rule</a> <a href=\"#cases\">By case</a> <a href=\"#method\">Method and limits</a></nav>"
    )?;
    loosened_settings(page, out)?;
    examined(page, out)?;
    settings(page, out)?;
    waivers(page, out)?;
    unread(page, out)?;
    summary(page, out)
}

fn examined(page: &Page, out: &mut dyn Write) -> io::Result<()> {
    let audit = page.audit;
    writeln!(
        out,
        "<h2 id=\"examined\">What was examined</h2>\n<dl class=\"facts\">"
    )?;
    let rows = [
        ("Documents", counted(audit.documents.len(), "document")),
        ("Case files", counted(audit.n_cases(), "case file")),
        ("Read whole", audit.n_read(Reading::Whole).to_string()),
        ("Read in part", audit.n_read(Reading::Partly).to_string()),
        ("Not read", audit.n_read(Reading::Not).to_string()),
        ("Layout", audit.layout_said.clone()),
    ];
    for (term, said) in rows {
        writeln!(out, "<div><dt>{term}</dt><dd>{}</dd></div>", Escaped(&said))?;
    }
    writeln!(out, "</dl>")
}

/// Limits that are longer than the standard's come before anything else.
fn loosened_settings(page: &Page, out: &mut dyn Write) -> io::Result<()> {
    let Some(head) = loosened(&page.audit.changes) else {
        return Ok(());
    };
    writeln!(
        out,
        "<div class=\"marking\" role=\"note\"><p><b>{head}.</b></p><ul>"
    )?;
    for change in page.audit.changes.iter().filter(|change| change.loosens) {
        writeln!(out, "<li>{}</li>", Escaped(&change.in_words()))?;
    }
    writeln!(out, "</ul></div>")
}

fn settings(page: &Page, out: &mut dyn Write) -> io::Result<()> {
    let changes = loosened_first(&page.audit.changes);
    if changes.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "<h3>Local settings</h3><p>Everything that is not named here is as it came with casewise.</p><ul>"
    )?;
    for change in changes {
        writeln!(out, "<li>{}</li>", Escaped(&change.in_words()))?;
    }
    writeln!(out, "</ul>")
}

/// What was waived and by whom, waivers that are past, and what changed since an earlier audit.
fn waivers(page: &Page, out: &mut dyn Write) -> io::Result<()> {
    let audit = page.audit;
    if let Some(since) = since_words(audit) {
        writeln!(out, "<p>{since}.</p>")?;
    }
    let waived = audit
        .findings
        .iter()
        .filter_map(|one| Some((one, one.mark.waived.as_ref()?)));
    let stale = audit.findings.iter().filter(|one| one.family == "waiver");
    let lines: Vec<String> = waived
        .map(|(one, waived)| {
            let unit = one.case.as_deref().or(one.document.as_deref());
            let unit = unit.unwrap_or_default();
            format!(
                "{} {unit}: {} ({})",
                one.rule,
                one.message,
                waived.in_words()
            )
        })
        .chain(stale.map(|one| one.message.clone()))
        .collect();
    if lines.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "<h3>Waivers</h3><p>Waived findings are counted apart and never as met.</p><ul>"
    )?;
    for line in lines {
        writeln!(out, "<li>{}</li>", Escaped(&line))?;
    }
    writeln!(out, "</ul>")
}

fn unread(page: &Page, out: &mut dyn Write) -> io::Result<()> {
    let unread: Vec<&Examined> = page.audit.unread().collect();
    writeln!(out, "<h3>What was not read</h3>")?;
    if unread.is_empty() {
        return writeln!(out, "<p>Every document was read whole.</p>");
    }
    writeln!(
        out,
        "<p>Rules that could depend on these documents say “cannot tell”; none of them passes for “met”.</p>"
    )?;
    writeln!(
        out,
        "<table class=\"unread\"><thead><tr><th scope=\"col\">Document</th><th scope=\"col\">Why</th></tr></thead><tbody>"
    )?;
    for document in unread {
        let note = worst_note(&document.notes);
        writeln!(
            out,
            "<tr><td>{}</td><td><b>{}</b>: {}</td></tr>",
            Escaped(&document.path),
            note.map_or("unreadable", |note| note_code(note.code)),
            Escaped(note.map_or("", |note| &note.message)),
        )?;
    }
    writeln!(out, "</tbody></table>")
}

fn summary(page: &Page, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<h2 id=\"summary\">Summary by indicator and rule</h2>")?;
    writeln!(
        out,
        "<p>Counts are of case files, and of documents that belong to none. Each counts once a rule, with its worst outcome.</p>"
    )?;
    writeln!(
        out,
        "<div class=\"scroll\" tabindex=\"0\"><table class=\"summary\"><thead><tr><th scope=\"col\">Rule</th>"
    )?;
    for outcome in Outcome::ALL {
        writeln!(
            out,
            "<th scope=\"col\" class=\"n\">{}</th>",
            outcome_words(outcome)
        )?;
    }
    writeln!(
        out,
        "<th scope=\"col\" class=\"share\">Met, of those told <small>(95 % interval)</small></th></tr></thead>"
    )?;
    for (indicator, rules) in page.sections() {
        let title = framework::built_in()
            .indicators
            .get(indicator)
            .map_or("", String::as_str);
        writeln!(
            out,
            "<tbody><tr class=\"indicator\"><th scope=\"colgroup\" colspan=\"8\">QI {} {}</th></tr>",
            Escaped(indicator),
            Escaped(title)
        )?;
        for rule in rules {
            writeln!(
                out,
                "<tr><th scope=\"row\"><a href=\"#rule-{}\">{}</a></th>",
                Escaped(&rule.id),
                Escaped(&rule.title)
            )?;
            for (outcome, n) in Outcome::ALL.iter().zip(page.counts(&rule.id)) {
                let class = if n == 0 { "zero" } else { outcome.name() };
                writeln!(out, "<td class=\"n {class}\">{n}</td>")?;
            }
            let measure = page
                .audit
                .measures
                .iter()
                .find(|measure| measure.rule == rule.id);
            writeln!(
                out,
                "<td class=\"share\">{}</td></tr>",
                measure.map(share).unwrap_or_default()
            )?;
        }
        writeln!(out, "</tbody>")?;
    }
    writeln!(out, "</table></div>")
}

/// `3 of 4`, and from five on `75 % (30 to 95 %)` below it.
fn share(measure: &Measure) -> String {
    let n = measure.n(Outcome::Met) + measure.n(Outcome::NotMet);
    let base = format!("{} of {n}", measure.n(Outcome::Met));
    match (measure.share, measure.interval) {
        (Some(share), Some((lower, upper))) if n >= 5 => format!(
            "{base} <small>{:.0} % ({:.0} to {:.0} %)</small>",
            share * 100.0,
            lower * 100.0,
            upper * 100.0
        ),
        (Some(_), _) => base,
        _ => String::new(),
    }
}

pub(super) fn method(page: &Page, out: &mut dyn Write) -> io::Result<()> {
    let audit = page.audit;
    writeln!(out, "<h2 id=\"method\">Method and limits</h2>")?;
    for paragraph in [
        "Each document was read on this computer and nothing was sent anywhere. Rules looked for what guidance asks to be recorded; each finding quotes the words that it rests on and says where they stand.",
        "A finding is about what the records show, not about what was done. Where the records leave it open, the outcome is “cannot tell”, with what would settle it. Wording tests show form; they cannot show that an action was right or that a child is safer. The quality indicators are not checklists.",
        "“Excused” means late or missing with a recorded reason that the rule accepts; “not due yet” means that nothing was owed at the as-at date. Neither counts for or against the share met, and “cannot tell” stands beside it: an evaluation counts what could not be told as not shown to be met, and says how far it could go either way.",
    ] {
        writeln!(out, "<p>{paragraph}</p>")?;
    }
    writeln!(
        out,
        "<p>Intervals: {}. They describe how far a share could differ by chance if these files were a random sample; for a whole population read the count.</p>",
        Measure::METHOD
    )?;
    writeln!(out, "<h3>Sources of the standards</h3>\n<ul>")?;
    let mut sources: Vec<(&str, &str)> = audit
        .rules
        .iter()
        .flat_map(|rule| &rule.standards)
        .map(|standard| (standard.text.as_str(), standard.confidence.as_str()))
        .collect();
    sources.sort_unstable();
    sources.dedup();
    for (text, confidence) in sources {
        let sure = super::finding::confidence_words(confidence);
        writeln!(
            out,
            "<li>{} <span>({})</span></li>",
            Escaped(text),
            Escaped(sure)
        )?;
    }
    writeln!(out, "</ul>")?;
    writeln!(
        out,
        "<p class=\"hashes\">casewise {} · rules <code>{}</code> · sources <code>{}</code></p>",
        Escaped(audit.version),
        Escaped(&audit.rules_hash),
        Escaped(&audit.sources_hash),
    )
}
