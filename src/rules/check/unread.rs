//! Documents outside case files that were not read and may be what a rule on policies looks for.
//!
//! In: a view. Out: one [`Seen`] for each of them. A picture, a sheet or a file of a folder in which
//! nothing is a policy is no candidate; the run lists it among what was not read all the same.

use std::sync::LazyLock;

use regex::Regex;

use crate::casefile::Record;
use crate::document::{Document, Part, Reading};
use crate::facts::Kind as DocumentKind;
use crate::finding::{Evidence, Outcome, Role};
use crate::rules::view::{Seen, View};

/// What cannot be told of documents that were not read, one finding each.
pub(super) fn unread_documents(view: &View<'_>, kinds: &[DocumentKind], name: &str) -> Vec<Seen> {
    if view.case.id.is_some() || !kinds.contains(&DocumentKind::Policy) {
        return Vec::new();
    }
    let records = view.case.records.iter();
    let unread = records.filter(|record| record.document.reading() == Reading::Not);
    // What its name makes a policy was judged with the others.
    let unjudged = unread.filter(|record| !kinds.contains(&record.facts.kind.value));
    let candidates = unjudged.filter(|record| may_be_policy(view, record));
    candidates
        .map(|Record { document, .. }| {
            Seen::new(Outcome::CannotTell)
                .of(document)
                .why(format!(
                    "the document could not be read; it may be a {name}"
                ))
                .settle(format!("read {}", document.path))
                .show_all(file_name(document))
        })
        .collect()
}

/// By its format, and by its name, its folder's name or what was read beside it.
fn may_be_policy(view: &View<'_>, record: &Record) -> bool {
    static POLICY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)polic(?:y|ies)|procedure|guidance|guideline|protocol|strateg|manual|handbook",
            r"|standard"
        ))
        .expect("the pattern is fixed")
    });
    let path = &record.document.path;
    let is_beside = || {
        let mut policies = view.of_kinds(&[DocumentKind::Policy]);
        policies.any(|policy| are_together(&policy.document.path, path))
    };
    holds_pages(path) && (POLICY.is_match(path) || is_beside())
}

/// Whether one lies in the other's folder or below it.
fn are_together(a: &str, b: &str) -> bool {
    let folder = |path: &str| {
        path.rsplit_once('/')
            .map_or(String::new(), |(folder, _)| format!("{folder}/"))
    };
    let (a, b) = (folder(a), folder(b));
    a.starts_with(&b) || b.starts_with(&a)
}

/// Formats in which policies are written or scanned.
fn holds_pages(path: &str) -> bool {
    const OTHERS: [&str; 22] = [
        "xlsx", "xls", "xlsm", "ods", "csv", "tsv", "pptx", "ppt", "eml", "msg", "zip", "7z",
        "gif", "bmp", "svg", "mp3", "mp4", "wav", "json", "xml", "ini", "exe",
    ];
    let ending = path
        .rsplit_once('.')
        .map_or("", |(_, ending)| ending)
        .to_lowercase();
    !OTHERS.contains(&ending.as_str())
}

fn file_name(document: &Document) -> Option<Evidence> {
    let block = document.part(Part::FileName).next()?;
    Some(Evidence::quote(document, block.span, Role::Subject))
}
