//! The pipeline: sources through documents, facts and case files to findings.
//!
//! In: sources, rules and options. Out: an [`Audit`], the same for the same input whatever the
//! number of threads. The only module that knows every stage; rayon lives here and keeps order.

pub mod earlier;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use earlier::{Earlier, Gone, Inputs};
use rayon::prelude::*;

use crate::calendar::{Calendar, Day, Jurisdiction};
use crate::casefile::{self, CaseFile, Record, Roster};
use crate::document::{Document, Note, NoteCode, Reading};
use crate::extract;
use crate::facts::{Control, Kind};
use crate::finding::{self, Change, Finding, RuleHeader};
use crate::ingest::{Assigned, Folder, Layout, Source};
use crate::rules::{KeptCase, RuleSet, Settings, WAIVER_RULE, Waivers, waiver_header};
use crate::score::{self, Measure};
use crate::timeline::{self, Timeline};

/// What the user chose.
#[derive(Debug, Clone)]
pub struct Options {
    /// The date that the audit is made for.
    pub as_at: Day,
    /// Whose law and bank holidays hold.
    pub jurisdiction: Jurisdiction,
    /// How folders are to be read.
    pub layout: Layout,
    /// The roster of the caseload, where the settings name one.
    pub roster: Option<Arc<Roster>>,
}

/// Is told how far the run is. Called from several threads.
pub trait Observer: Sync {
    /// The run begins to read.
    fn begins(&self, n_documents: usize);
    /// One more document was read, or was found to be unreadable.
    fn document_done(&self);
    /// All documents were read; the case files are being judged.
    fn judging(&self, n_cases: usize);
}

/// An observer that does nothing.
#[derive(Debug, Clone, Copy)]
pub struct Silent;

impl Observer for Silent {
    fn begins(&self, _: usize) {}
    fn document_done(&self) {}
    fn judging(&self, _: usize) {}
}

/// One document as the audit saw it.
#[derive(Debug, Clone, PartialEq)]
pub struct Examined {
    /// Path relative to the audited folder.
    pub path: String,
    /// Its case, if it belongs to one.
    pub case: Option<String>,
    /// What kind of document it is.
    pub kind: Kind,
    /// Its title.
    pub title: Option<String>,
    /// BLAKE3 of its bytes, hexadecimal; empty when the system refused them.
    pub hash: String,
    /// How many pages, where the format has pages.
    pub pages: Option<u32>,
    /// How much of it was read.
    pub reading: Reading,
    /// What was not read, and why.
    pub notes: Vec<Note>,
    /// Document control, for policies.
    pub control: Option<Control>,
}

/// Everything that one run found.
#[derive(Debug, Clone, PartialEq)]
pub struct Audit {
    /// The version of casewise.
    pub version: &'static str,
    /// The date that it was made for.
    pub as_at: Day,
    /// Whose law and bank holidays held.
    pub jurisdiction: Jurisdiction,
    /// How the layout was read, for people.
    pub layout_said: String,
    /// BLAKE3 of the rules and word lists that ran.
    pub rules_hash: String,
    /// BLAKE3 of the sources' paths and contents.
    pub sources_hash: String,
    /// The seal of the sample whose cases were audited, where one was named.
    pub sample_sha256: Option<String>,
    /// What was not as it came with casewise: local settings and own rules.
    pub changes: Vec<Change>,
    /// What beside the documents went into it, by hash.
    pub inputs: Inputs,
    /// Findings of the earlier audit that this one has no more, where one was given.
    pub gone: Vec<Gone>,
    /// The rules that ran, by family and id.
    pub rules: Vec<RuleHeader>,
    /// Every document, by path.
    pub documents: Vec<Examined>,
    /// Every finding: cases first, by id; in each, by rule and place.
    pub findings: Vec<Finding>,
    /// One measure a rule.
    pub measures: Vec<Measure>,
    /// The timeline of each case, by id.
    pub timelines: Vec<Timeline>,
}

impl Audit {
    /// Returns the documents that were not read, or only in part.
    pub fn unread(&self) -> impl Iterator<Item = &Examined> {
        self.documents
            .iter()
            .filter(|document| document.reading != Reading::Whole)
    }

    /// Marks the findings that somebody has decided to live with. They are counted apart; waivers
    /// that are past or that nothing needs become findings.
    pub fn waive(&mut self, waivers: &Waivers) {
        let built_in = RuleSet::builtin();
        let rules = &self.rules;
        let ran = |id: &str| rules.iter().any(|rule| rule.id == id) || built_in.rule(id).is_none();
        let stale = waivers.apply(&mut self.findings, self.as_at, ran);
        if !stale.is_empty() && self.rules.iter().all(|rule| rule.id != WAIVER_RULE) {
            self.rules.push(waiver_header());
        }
        self.findings.extend(stale);
        self.measures = score::measures(&self.findings);
    }

    /// Marks what is new and what is unchanged since an earlier audit, and names what is gone.
    pub fn mark_since(&mut self, earlier: &Earlier) {
        self.gone = earlier.mark(&mut self.findings);
    }

    /// Counts the documents that were read so far as `reading` says.
    #[must_use]
    pub fn n_read(&self, reading: Reading) -> usize {
        let documents = self.documents.iter();
        documents.filter(|seen| seen.reading == reading).count()
    }

    /// Counts the cases.
    #[must_use]
    pub fn n_cases(&self) -> usize {
        let cases = self
            .documents
            .iter()
            .filter_map(|document| document.case.as_deref());
        cases.collect::<BTreeSet<_>>().len()
    }
}

/// Runs the whole path, from sources to measures. Never fails.
#[must_use]
pub fn run(folder: &Folder, rules: &RuleSet, options: &Options, observer: &dyn Observer) -> Audit {
    let (records, assigned) = read(folder, options.layout, observer);
    let sources_hash = sources_hash(&records);
    let mut documents = examined_all(&records, &assigned.cases);
    if let Some(roster) = &options.roster {
        note_rows(&mut documents, roster);
    }
    let case_files = group(records, &assigned.cases);
    observer.judging(case_files.len());
    let (mut findings, timelines) = judge(case_files, rules, options);
    finding::mark_all(&mut findings);
    Audit {
        version: env!("CARGO_PKG_VERSION"),
        as_at: options.as_at,
        jurisdiction: options.jurisdiction,
        layout_said: assigned.said,
        rules_hash: rules.hash(),
        sources_hash,
        sample_sha256: None,
        changes: rules.changes().to_vec(),
        inputs: Inputs {
            rules: rules.hashes(),
            words: RuleSet::words_hash(),
            calendar: calendar_hash(options.jurisdiction),
        },
        gone: Vec::new(),
        rules: rules.headers(),
        documents,
        measures: score::measures(&findings),
        findings,
        timelines,
    }
}

/// Returns the ids of the case files in a folder: reads every document, and judges none.
#[must_use]
pub fn cases_of(folder: &Folder, layout: Layout, observer: &dyn Observer) -> BTreeSet<String> {
    let (_, assigned) = read(folder, layout, observer);
    let cases: BTreeSet<String> = assigned.cases.into_iter().flatten().collect();
    observer.judging(0);
    cases
}

/// Reads every document, by path, and tells to which case each belongs.
fn read(folder: &Folder, layout: Layout, observer: &dyn Observer) -> (Vec<Record>, Assigned) {
    observer.begins(folder.sources.len());
    let understood: Vec<Vec<Record>> = folder
        .sources
        .par_iter()
        .map(|source| {
            let records = understand_all(source);
            observer.document_done();
            records
        })
        .collect();
    let mut records: Vec<Record> = understood.into_iter().flatten().collect();
    records.sort_by(|a, b| a.document.path.cmp(&b.document.path));
    let paths = records.iter().map(|record| record.document.path.as_str());
    let paths: Vec<&str> = paths.collect();
    let is_case_record = |idx: usize| records[idx].facts.kind.value.is_case_record();
    let assigned = layout.assign(&paths, folder, is_case_record);
    (records, assigned)
}

/// Says of the roster which of its rows could not be read.
fn note_rows(documents: &mut [Examined], roster: &Roster) {
    let own = documents
        .iter_mut()
        .find(|document| document.path == roster.path());
    if let (Some(document), Some(note)) = (own, roster.note()) {
        document.reading = document.reading.max(note.code.reading());
        document.notes.push(note);
    }
}

/// Reads one source, and the files that lie in it, and understands each.
#[must_use]
pub fn understand_all(source: &Source) -> Vec<Record> {
    let documents = extract::documents(source);
    documents.into_iter().flat_map(records_of).collect()
}

/// Understands a document: the records that it holds, mostly one.
#[must_use]
pub fn records_of(mut document: Document) -> Vec<Record> {
    // All documents are held until their cases are judged.
    document.text.shrink_to_fit();
    document.blocks.shrink_to_fit();
    let unread = extract::not_understood(&document);
    let read = extract::guarded(|| Record::all_of(document));
    read.unwrap_or_else(|| Record::all_of(unread))
}

/// What is said of each document, several records in one or not.
fn examined_all(records: &[Record], cases: &[Option<String>]) -> Vec<Examined> {
    let mut cases = cases.iter();
    let documents = records.chunk_by(|one, next| one.document.is_of_file(&next.document));
    let each = documents.map(|records| {
        let case = cases.nth(records.len() - 1).cloned().flatten();
        examined(records, case)
    });
    each.collect()
}

fn examined(records: &[Record], case: Option<String>) -> Examined {
    let is_of_case = |record: &&Record| record.facts.kind.value.is_case_record();
    let first = records.iter().find(is_of_case).unwrap_or(&records[0]);
    let Record { document, facts } = first;
    let kind = facts.kind.value;
    let mut notes = document.notes.clone();
    notes.extend(note_of_several(records));
    Examined {
        path: document.path.clone(),
        case,
        kind,
        title: facts.title.as_ref().map(|title| title.text.clone()),
        hash: document.hash.clone(),
        pages: document.pages,
        reading: document.reading(),
        notes,
        control: (kind == Kind::Policy).then(|| first.control().clone()),
    }
}

/// Says that one document was read as several records.
fn note_of_several(records: &[Record]) -> Option<Note> {
    let n = records.len();
    let message = || format!("it holds {n} records, each of which was read by itself");
    (n > 1).then(|| Note::new(NoteCode::Remark, message()))
}

/// Puts records together by case; those without one come last, under no name.
fn group(records: Vec<Record>, cases: &[Option<String>]) -> Vec<(Option<String>, Vec<Record>)> {
    let mut by_case: BTreeMap<(bool, Option<String>), Vec<Record>> = BTreeMap::new();
    for (record, case) in records.into_iter().zip(cases) {
        by_case
            .entry((case.is_none(), case.clone()))
            .or_default()
            .push(record);
    }
    by_case
        .into_iter()
        .map(|((_, case), records)| (case, records))
        .collect()
}

fn judge(
    case_files: Vec<(Option<String>, Vec<Record>)>,
    rules: &RuleSet,
    options: &Options,
) -> (Vec<Finding>, Vec<Timeline>) {
    let settings = Settings {
        as_at: options.as_at,
        jurisdiction: options.jurisdiction,
    };
    let judged: Vec<(Vec<Finding>, Option<Timeline>, KeptCase)> = case_files
        .into_par_iter()
        .map(|(id, records)| {
            let case_file: CaseFile =
                casefile::assemble_with(id, records, options.roster.as_deref());
            let findings = rules.judge(&case_file, &settings);
            let timeline = timeline::of(&case_file, &findings, options.as_at);
            (findings, timeline, rules.keep(&case_file, &settings))
        })
        .collect();
    let mut findings = Vec::with_capacity(judged.len());
    let mut timelines = Vec::new();
    let mut kept = Vec::with_capacity(judged.len());
    for (found, timeline, case) in judged {
        findings.push(found);
        timelines.extend(timeline);
        kept.push(case);
    }
    (with_compared(rules, findings, kept), timelines)
}

/// Adds to the findings of each case those of the rules that compare case files.
fn with_compared(
    rules: &RuleSet,
    findings: Vec<Vec<Finding>>,
    kept: Vec<KeptCase>,
) -> Vec<Finding> {
    let compared = rules.judge_across(kept);
    let n = findings.iter().map(Vec::len).sum::<usize>();
    let mut all = Vec::with_capacity(n + compared.iter().map(Vec::len).sum::<usize>());
    for (mut findings, compared) in findings.into_iter().zip(compared) {
        findings.extend(compared);
        rules.put_in_order(&mut findings);
        all.append(&mut findings);
    }
    all
}

fn calendar_hash(jurisdiction: Jurisdiction) -> String {
    let mut hasher = blake3::Hasher::new();
    for (day, name) in Calendar::of(jurisdiction).holidays() {
        hasher.update(format!("{day} {name}\n").as_bytes());
    }
    hasher.finalize().to_hex().to_string()
}

fn sources_hash(records: &[Record]) -> String {
    let mut hasher = blake3::Hasher::new();
    let files = records.chunk_by(|one, next| one.document.is_of_file(&next.document));
    for Record { document, .. } in files.map(|records| &records[0]) {
        for part in [&document.path, &document.hash] {
            hasher.update(part.as_bytes());
            hasher.update(&[0]);
        }
    }
    hasher.finalize().to_hex().to_string()
}
