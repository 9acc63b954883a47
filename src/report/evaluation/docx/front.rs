//! The first pages: in short, what was examined and what was not, what was overridden.

use super::super::View;
use super::super::html::front;
use super::paper::{Cell, Column, Paper, WIDTH};
use crate::document::Reading;
use crate::evaluation::figures::Figures;
use crate::evaluation::{statements, words};
use crate::framework;
use crate::report::{loosened_first, note_code};

/// Documents and settings that are named one by one.
const N_UNREAD_MAX: usize = 12;
const N_SETTINGS_MAX: usize = 15;

const TERMS: [Column<'_>; 2] = [("What", 2600), ("Said", WIDTH - 2600)];

/// What stands below the title.
pub(super) fn subtitle(view: View<'_>) -> String {
    let round = &view.figures().round;
    format!(
        "Practice audit as at {}, {}. Evidence for people to judge: no grade here is given by a machine.",
        round.as_at.in_words(),
        round.jurisdiction.in_words()
    )
}

pub(super) fn write(view: View<'_>, paper: &mut Paper) {
    in_short(view.figures(), paper);
    examined(view, paper);
    unread(view, paper);
    overridden(view, paper);
}

fn in_short(figures: &Figures, paper: &mut Paper) {
    let all = statements::of(figures);
    let rows = [
        (
            "Strengths",
            all.strengths.len(),
            "met by most or all, more than chance explains",
        ),
        (
            "Areas for improvement",
            all.areas.len(),
            "met by fewer than three in four",
        ),
        (
            "The records do not tell",
            all.doubts.len(),
            "more than one in three left open",
        ),
        (
            "Nothing firm to say",
            all.mixed.len() + all.too_few.len(),
            "too few, withheld, or within chance",
        ),
    ];
    paper.heading(1, "In short");
    let columns = [
        ("Statement", 3200),
        ("Figures", 1000),
        ("What it means", WIDTH - 4200),
    ];
    let row = |(title, n, means): (&str, usize, &str)| {
        vec![
            Cell::default().strong(title),
            Cell::number(&n.to_string()),
            Cell::words(means),
        ]
    };
    paper.table("", &columns, rows.into_iter().map(row).collect());
}

fn examined(view: View<'_>, paper: &mut Paper) {
    let figures = view.figures();
    let (examined, round) = (&figures.examined, &figures.round);
    let [whole, partly, not] = examined.by_reading;
    let framework = framework::built_in();
    let hash: String = round.rules_hash.chars().take(16).collect();
    let settings = front::settings_in_short(figures);
    let mut rows = vec![
        ("Case files", words::count(examined.cases)),
        ("Documents", examined.documents.to_string()),
        (
            "Read",
            format!("{whole} whole, {partly} in part, {not} not read"),
        ),
        ("As at", round.as_at.in_words()),
        (
            "Rule set",
            format!("{} rules, {settings}; hash {hash}", figures.rules.len()),
        ),
        (
            "Framework",
            format!("{} ({})", framework.title, framework.source),
        ),
        ("Sample", front::sample(figures.sample.as_ref())),
    ];
    if let Some(identified) = view.identified() {
        rows.push(("Layout", identified.layout.clone()));
    }
    paper.heading(1, "What was examined");
    let row = |(term, said): (&str, String)| vec![Cell::default().strong(term), Cell::words(&said)];
    paper.table("", &TERMS, rows.into_iter().map(row).collect());
    if let Some(threshold) = figures.threshold {
        paper.small(&format!(
            "Counts from 1 to {} that concern people are withheld, with whatever would give them away.",
            threshold.saturating_sub(1)
        ));
    }
}

fn unread(view: View<'_>, paper: &mut Paper) {
    let examined = &view.figures().examined;
    paper.heading(2, "What was not read");
    if examined.unread_by_code.is_empty() {
        return paper.paragraph("Every document was read whole.");
    }
    paper.paragraph(&format!(
        "Rules that could depend on these documents say “cannot tell”; none of them passes for “met”. Case files with a document that was not read whole: {}.",
        words::count(examined.cases_with_unread)
    ));
    let columns = [("Why", WIDTH - 1600), ("Documents", 1600)];
    let rows = examined.unread_by_code.iter();
    let row =
        |(code, n): &(_, u64)| vec![Cell::words(note_code(*code)), Cell::number(&n.to_string())];
    paper.table("", &columns, rows.map(row).collect());
    by_name(view, paper);
}

fn by_name(view: View<'_>, paper: &mut Paper) {
    let Some(identified) = view.identified() else {
        return;
    };
    for own in identified.unread.iter().take(N_UNREAD_MAX) {
        let how = match own.reading() {
            Reading::Partly => "in part",
            Reading::Whole | Reading::Not => "not read",
        };
        let why: Vec<&str> = own.notes.iter().map(|note| note.message.as_str()).collect();
        paper.bullet(&format!("{}, {how}: {}", own.path, why.join("; ")));
    }
    paper.more(identified.unread.len(), N_UNREAD_MAX, "document");
}

fn overridden(view: View<'_>, paper: &mut Paper) {
    let lines: Vec<(bool, String)> = match view.identified() {
        Some(identified) => loosened_first(&identified.settings)
            .into_iter()
            .map(|change| (change.loosens, change.in_words()))
            .collect(),
        None => front::safe_settings(&view.figures().settings),
    };
    if lines.is_empty() {
        return;
    }
    paper.heading(2, "What was overridden");
    paper.paragraph("Everything that is not named here is as it came with casewise.");
    for (loosens, line) in lines.iter().take(N_SETTINGS_MAX) {
        let head = if *loosens {
            "Asks for less than the standard: "
        } else {
            ""
        };
        paper.bullet(&format!("{head}{line}"));
    }
    paper.more(lines.len(), N_SETTINGS_MAX, "setting");
}
