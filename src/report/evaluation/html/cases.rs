//! By case, for auditors: a list with outcomes, and a page of its own for each case where asked.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::Arc;

use super::super::View;
use super::{How, foot, head, named, pictures, timelines};
use crate::evaluation::gather::{OfCase, position};
use crate::evaluation::written::Told;
use crate::finding::Outcome;
use crate::report::Escaped;

/// Cases that the page lists; with pages of their own, the index lists all.
const N_CASES_MAX: usize = 500;

/// The columns of a list of cases.
const COLUMNS: [(Outcome, &str); 4] = [
    (Outcome::NotMet, "not met"),
    (Outcome::CannotTell, "cannot tell"),
    (Outcome::Excused, "excused"),
    (Outcome::Met, "met"),
];

/// The file of a case's page: numbered, so that no file's name is a case number.
fn file_of(number: usize, page_idx: usize) -> String {
    if page_idx == 0 {
        return format!("case-{number:05}.html");
    }
    format!("case-{number:05}-{}.html", page_idx + 1)
}

pub(super) fn write(view: View<'_>, how: How, out: &mut dyn Write) -> io::Result<()> {
    let Some(identified) = view.identified() else {
        return writeln!(
            out,
            "<h2 id=\"cases\">By case</h2><p>Single cases are not shown here: what several rules say of one case could point to a child. The working report has them.</p>"
        )
        .and_then(|()| timelines::write(view, false, out));
    };
    writeln!(out, "<h2 id=\"cases\">By case</h2>")?;
    if how.is_split {
        writeln!(
            out,
            "<p>Each case has a page of its own: <a href=\"cases/index.html\">list of cases</a>.</p>"
        )?;
    }
    let cases = identified.cases.iter().enumerate().take(N_CASES_MAX);
    let pages = how.is_split.then(|| Pages {
        folder: "cases/",
        further: BTreeMap::new(),
    });
    table(cases, pages.as_ref(), out)?;
    pictures::of_cases(view, out)?;
    let n_more = identified.cases.len().saturating_sub(N_CASES_MAX);
    if n_more > 0 {
        let place = if how.is_split {
            "in the list of cases"
        } else {
            "in findings.xlsx"
        };
        writeln!(
            out,
            "<p class=\"more\">and {n_more} more cases, all of them {place}</p>"
        )?;
    }
    timelines::write(view, how.is_split, out)
}

fn table<'a>(
    cases: impl Iterator<Item = (usize, (&'a String, &'a OfCase))>,
    pages: Option<&Pages>,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(
        out,
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Cases\"><table class=\"cases\"><thead><tr><th scope=\"col\">Case</th>"
    )?;
    for (_, title) in COLUMNS {
        writeln!(out, "<th scope=\"col\" class=\"n\">{title}</th>")?;
    }
    writeln!(
        out,
        "<th scope=\"col\">Rules not met</th></tr></thead><tbody>"
    )?;
    for (idx, (id, case)) in cases {
        write!(out, "<tr><th scope=\"row\">")?;
        match pages {
            Some(pages) => pages.links(idx, id, out)?,
            None => write!(out, "{}", Escaped(id))?,
        }
        write!(out, "</th>")?;
        for (outcome, _) in COLUMNS {
            write!(
                out,
                "<td class=\"n\">{}</td>",
                case.counts[position(outcome)]
            )?;
        }
        writeln!(out, "<td>{}</td></tr>", Escaped(&case.unmet.join(", ")))?;
    }
    writeln!(out, "</tbody></table></div>")
}

/// The pages of cases: where they are, and which cases have more than one.
#[derive(Debug, Clone, Default)]
pub struct Pages {
    folder: &'static str,
    further: BTreeMap<String, usize>,
}

impl Pages {
    fn links(&self, idx: usize, id: &str, out: &mut dyn Write) -> io::Result<()> {
        let folder = self.folder;
        let file = file_of(idx + 1, 0);
        write!(out, "<a href=\"{folder}{file}\">{}</a>", Escaped(id))?;
        for n in 1..=self.further.get(id).copied().unwrap_or(0) {
            let file = file_of(idx + 1, n);
            write!(out, " <a href=\"{folder}{file}\">page {}</a>", n + 1)?;
        }
        Ok(())
    }
}

/// Writes the list of all cases, beside their pages.
///
/// # Errors
/// The writer's.
pub fn index_page(view: View<'_>, pages: &Pages, out: &mut dyn Write) -> io::Result<()> {
    head("Cases", view, out)?;
    writeln!(
        out,
        "<h1>Cases</h1><p><a href=\"../report.html\">To the report</a></p>"
    )?;
    if let Some(identified) = view.identified() {
        table(identified.cases.iter().enumerate(), Some(pages), out)?;
    }
    writeln!(out, "</main>")?;
    foot(view, out)
}

/// Writes one page.
pub type Page<'p> = &'p dyn Fn(&mut dyn Write) -> io::Result<()>;

/// Writes a page for each case while findings come in. An audit has a case's findings in a row;
/// should one come back later, what comes then has a page of its own, linked from the list.
pub struct CasePages<'a, W> {
    view: View<'a>,
    write: W,
    case: Option<String>,
    findings: Vec<Arc<Told>>,
    places: BTreeMap<&'a str, usize>,
    n_pages: BTreeMap<String, usize>,
}

impl<'a, W: FnMut(&str, Page<'_>) -> io::Result<()>> CasePages<'a, W> {
    /// Begins; `write` is given each page's file name and what writes it.
    pub fn new(view: View<'a>, write: W) -> Self {
        let cases = view.identified().map(|own| own.cases.keys());
        let places = cases.into_iter().flatten().map(String::as_str).zip(0..);
        Self {
            view,
            write,
            places: places.collect(),
            case: None,
            findings: Vec::new(),
            n_pages: BTreeMap::new(),
        }
    }

    /// Takes in a finding; those of no case have no page.
    ///
    /// # Errors
    /// The writer's.
    pub fn take(&mut self, told: Arc<Told>) -> io::Result<()> {
        if told.case.is_none() {
            return Ok(());
        }
        if self.case != told.case {
            self.page()?;
            self.case.clone_from(&told.case);
        }
        self.findings.push(told);
        Ok(())
    }

    /// Writes the last page, and says which pages there are.
    ///
    /// # Errors
    /// The writer's.
    pub fn finish(mut self) -> io::Result<Pages> {
        self.page()?;
        let several = self.n_pages.into_iter().filter(|(_, n)| *n > 1);
        Ok(Pages {
            folder: "",
            further: several.map(|(case, n)| (case, n - 1)).collect(),
        })
    }

    fn page(&mut self) -> io::Result<()> {
        let findings = std::mem::take(&mut self.findings);
        let Some(case) = self.case.take().filter(|_| !findings.is_empty()) else {
            return Ok(());
        };
        let place = self.places.get(case.as_str()).copied().unwrap_or(0);
        let n_pages = self.n_pages.entry(case.clone()).or_default();
        let file = file_of(place + 1, *n_pages);
        *n_pages += 1;
        let view = self.view;
        (self.write)(&file, &|out| case_page(view, &case, &findings, out))
    }
}

fn case_page(
    view: View<'_>,
    case: &str,
    findings: &[Arc<Told>],
    out: &mut dyn Write,
) -> io::Result<()> {
    head(&format!("Case {case}"), view, out)?;
    writeln!(
        out,
        "<h1>Case {}</h1><p><a href=\"index.html\">All cases</a> · <a href=\"../report.html\">To the report</a></p>",
        Escaped(case)
    )?;
    let timeline = view.identified().and_then(|own| own.timelines.get(case));
    if let Some(own) = timeline {
        writeln!(out, "<h2>Timeline</h2>")?;
        timelines::of_case("t", own, view.figures().round.as_at, out)?;
    }
    for (outcome, title) in COLUMNS {
        let own = findings.iter().filter(|told| told.outcome == outcome);
        let own: Vec<&Arc<Told>> = own.collect();
        writeln!(out, "<h2>{title}: {}</h2>", own.len())?;
        for (idx, told) in own.into_iter().enumerate() {
            writeln!(
                out,
                "<p class=\"small\"><code>{}</code></p>",
                Escaped(&told.rule)
            )?;
            named::finding(&format!("{}-{idx}", outcome.name()), told, out)?;
        }
    }
    writeln!(out, "</main>")?;
    foot(view, out)
}
