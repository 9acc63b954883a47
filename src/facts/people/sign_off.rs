//! Who signed, from tables of signatures and from the steps through which a form went.
//!
//! In: a document and its tables. Out: the rows in which the writer and the manager signed. A row says
//! who signed by its columns, or by the deed that opens it: "Report endorsed by team manager | A. Reid".

use std::sync::LazyLock;

use regex::Regex;

use super::{MANAGER, UNDONE, authorises, is_filled, is_named_role, signs, writes};
use crate::document::{Document, Part};
use crate::facts::Quoted;
use crate::facts::label;
use crate::facts::pattern::pattern;
use crate::facts::table::{Row, Table};

/// The rows of the writer and of the manager.
type Found = (Option<Quoted>, Option<Quoted>);

static ROLE_NAME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?:name|role|designation|position|title|signature|signed|date|capacity)",
        r"(?: ?(?:and|&|/) ?(?:name|role|designation|position|title|signature|date|capacity))*$"
    ))
});

/// A sign-off table: "Name | Role | Signature | Date" with a row for the worker and the manager.
pub(super) fn of(document: &Document, tables: &[Table]) -> Found {
    let mut found = (None, None);
    for table in tables {
        let Some((head, rows)) = sign_off_rows(document, table) else {
            of_deeds(document, table, &mut found);
            of_steps(document, table, &mut found);
            of_log(document, table, &mut found);
            continue;
        };
        let names = head.cells.iter();
        let names =
            names.map(|(at, idx)| (*at, label::plain(document.text_of(&document.blocks[*idx]))));
        let names: Vec<(u32, String)> = names.collect();
        let column = |word: &str| names.iter().find(|(_, name)| name.contains(word));
        // Where names have a column of their own, "Signed" down the side is who was to sign.
        let has_names = column("name").is_some();
        let signs = column("sign").filter(|(at, _)| *at > 0 || !has_names);
        if let Some((signs, _)) = signs.or_else(|| column("date")) {
            for row in rows {
                of_row(document, row, *signs, &mut found);
            }
        }
    }
    found
}

/// The row that names the columns of a sign-off table, by two of them at least, and those below it.
/// Where labels seem to run down the side, the first row does so if all of its cells are such names.
fn sign_off_rows<'t>(document: &Document, table: &'t Table) -> Option<(&'t Row, &'t [Row])> {
    let n_names = |row: &Row| {
        let names = row
            .texts(document)
            .filter(|text| ROLE_NAME.is_match(&label::plain(text)));
        names.count()
    };
    if let Some(header) = table.header() {
        return (n_names(header) >= 2).then(|| (header, table.body()));
    }
    let (first, below) = table.rows.split_first()?;
    let n_blank = first.texts(document).filter(|text| text.is_empty()).count();
    let is_head = first.cells.len() >= 3
        && n_names(first) >= 2
        && n_names(first) + n_blank == first.cells.len();
    is_head.then_some((first, below))
}

fn of_row(document: &Document, row: &Row, signs: u32, found: &mut Found) {
    let signed = row
        .cell(document, signs)
        .map(|block| document.text_of(block));
    if !signed.is_some_and(|text| !label::is_blank(text) && !UNDONE.is_match(text)) {
        return;
    }
    let is_manager = row.texts(document).any(|text| MANAGER.is_match(text));
    let deed = row.texts(document).find(|text| !text.trim().is_empty());
    if !is_manager && deed.is_some_and(is_other_deed) {
        return;
    }
    let place = if is_manager {
        &mut found.1
    } else {
        &mut found.0
    };
    place.get_or_insert_with(|| Quoted::cut(document, row.span));
}

/// Rows of somebody's name with their role, and a day: "J. Bell, social worker | 3 May 2023", "A. Reid, team
/// manager – approved | 5 May 2023".
pub(super) fn by_name_and_day(document: &Document, tables: &[Table]) -> Found {
    static DEED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)\s*[–—:(-]+\s*",
            r"(?:approved|authorised|agreed|signed(?: off)?|author|counter-?signed|endorsed)",
            r"\)?\W*$"
        ))
    });
    const CELLS_MAX: usize = 3;
    let mut found = (None, None);
    let tables = tables.iter().filter(|table| table.part == Part::Body);
    for row in tables.flat_map(|table| &table.rows) {
        let texts: Vec<&str> = row.texts(document).map(str::trim).collect();
        let Some((who, rest)) = texts.split_first() else {
            continue;
        };
        let is_dated = rest.iter().any(|text| DAY.is_match(text));
        let name = DEED.replace(who, "");
        if !is_dated || texts.len() > CELLS_MAX || !is_named_role(&name) {
            continue;
        }
        let is_manager = MANAGER.is_match(who);
        let place = if is_manager {
            &mut found.1
        } else {
            &mut found.0
        };
        place.get_or_insert_with(|| Quoted::cut(document, row.span));
    }
    found
}

/// "Shared with the family by": a deed that is neither writing nor passing.
fn is_other_deed(words: &str) -> bool {
    let name = label::plain(words);
    let is_deed = name.ends_with(" by") || name.contains(" by ");
    is_deed && !writes(&name) && !signs(&name, "")
}

/// Rows of who did what with the paper and when, in any order of columns: "Jo Bell | Wrote the
/// assessment | 3 May 2023".
fn of_log(document: &Document, table: &Table, found: &mut Found) {
    static WROTE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^\W*(?:wrote|completed|finished|prepared|drafted|authored?|written|compiled",
            r"|undertook|carried out|did|assessed)(?: (?:by|(?:this|the|it) ?(?:\p{L}+ )?",
            r"(?:assessment|report|form|record)?))?\W*$"
        ))
    });
    static PASSED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^\W*(?:(?:read|checked) and )?(?:authorised|approved|signed off|countersigned",
            r"|endorsed|agreed|passed|quality assured|authorisation|approval)(?: (?:by|it",
            r"|(?:this|the) (?:\p{L}+ )?(?:assessment|report|form|record)))?\W*$"
        ))
    });
    static PERSON: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^\W*(?:(?:Mrs?|Ms|Miss|Dr)\.? )?\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]+){1,2}\b")
    });
    const CELLS_MIN: usize = 3;
    let is_log = |row: &&Row| {
        let has = |fits: &dyn Fn(&str) -> bool| row.texts(document).any(fits);
        row.cells.len() >= CELLS_MIN
            && has(&|text| DAY.is_match(text))
            && has(&|text| PERSON.is_match(text) && !WROTE.is_match(text) && !PASSED.is_match(text))
    };
    let does = |row: &Row, deed: &Regex| row.texts(document).any(|text| deed.is_match(text));
    let first = |deed: &Regex| {
        let mut rows = table.rows.iter().filter(is_log);
        let row = rows.find(|row| does(row, deed))?;
        Some(Quoted::cut(document, row.span))
    };
    let Some(writer) = first(&WROTE) else { return };
    found.0.get_or_insert(writer);
    found.1 = found.1.take().or_else(|| first(&PASSED));
}

/// Rows that each open with a deed: "Signed (assessor) | J. Bell | 3 May 2023". One of three cells or
/// more is no label with its value, so that it was not read as one.
fn of_deeds(document: &Document, table: &Table, found: &mut Found) {
    const WORDS_MAX: usize = 9;
    const CELLS_MIN: usize = 3;
    if table.header().is_some() {
        return;
    }
    for row in &table.rows {
        let texts: Vec<&str> = row.texts(document).map(str::trim).collect();
        let is_body = row
            .cells
            .first()
            .is_some_and(|(_, idx)| document.blocks[*idx].part == Part::Body);
        let [deed, who, rest @ ..] = texts.as_slice() else {
            continue;
        };
        let is_deed = DEED.is_match(deed) && deed.split_whitespace().count() <= WORDS_MAX;
        if !is_body || !is_deed || texts.len() < CELLS_MIN || !is_filled(who) {
            continue;
        }
        let is_dated = rest.iter().any(|text| DAY.is_match(text));
        let is_manager = [deed, who].into_iter().any(|text| MANAGER.is_match(text));
        let name = label::plain(deed);
        if !is_dated {
            continue;
        }
        let place = if is_manager && authorises(&name, who) {
            &mut found.1
        } else if writes(&name) || signs(&name, who) {
            &mut found.0
        } else {
            continue;
        };
        place.get_or_insert_with(|| Quoted::cut(document, row.span));
    }
}

static DEED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b\p{L}+ed\b|\b(?:signature|written|drawn up|author|assessor)\b",
        r"|^\W*(?:qa|quality (?:assurance|check)|sign-?off|approval|authorisation)\W*$"
    ))
});
static DAY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\W*\d{1,2}(?:st|nd|rd|th)?[ ./-](?:\d{1,2}|\p{L}{3,9})\b"));

/// The steps through which a form went, each with its day, what was done and by whom: "3 May 2023 |
/// Submitted | J. Bell, social worker". What was given back after it was passed was not passed.
fn of_steps(document: &Document, table: &Table, found: &mut Found) {
    static WRITES: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)^\W*(?:created|started|completed|submitted|written)\W*$"));
    static PASSES: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)^\W*(?:authorised|approved|signed off|countersigned|finalised)\W*$")
    });
    static GIVES_BACK: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)^\W*(?:returned|rejected|declined|withdrawn|re-?opened|sent back)\b")
    });
    let step = |row: &Row, deed: &Regex| {
        let mut texts = row.texts(document);
        let is_dated = texts.next().is_some_and(|day| DAY.is_match(day));
        let is_deed = texts.next().is_some_and(|text| deed.is_match(text));
        is_dated && is_deed && texts.any(is_filled)
    };
    let rows = || table.rows.iter();
    if rows().filter(|row| step(row, &WRITES)).count() == 0 {
        return;
    }
    let quote = |row: &Row| Quoted::cut(document, row.span);
    let writer = rows().find(|row| step(row, &WRITES)).map(quote);
    let last = rows().rfind(|row| step(row, &PASSES) || step(row, &GIVES_BACK));
    // Nobody passes what they wrote themselves.
    let by = |row: &Row| row.texts(document).skip(2).map(label::plain).collect();
    let writers: Vec<Vec<String>> = rows().filter(|row| step(row, &WRITES)).map(by).collect();
    let is_others = |row: &&Row| {
        row.texts(document).any(|text| MANAGER.is_match(text)) || !writers.contains(&by(row))
    };
    let passed = last.filter(|row| step(row, &PASSES));
    let passed = passed.filter(is_others).map(quote);
    found.0 = found.0.take().or(writer);
    found.1 = found.1.take().or(passed);
}
