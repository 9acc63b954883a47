//! An audit read back from its file, finding by finding, so that a million of them fit in memory.
//!
//! In: the bytes of `casewise.audit/1`. Out: what heads the audit; each finding is handed on as
//! soon as it is read, in the file's order. The file is read on a thread of its own, ahead of those
//! who take findings. Fields that are not known are passed over: the format may be extended.

use std::io::{self, Read};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;

use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};

use crate::calendar::{Day, Jurisdiction};
use crate::document::Reading;
use crate::facts::Kind;
use crate::finding::{Change, Level, Outcome, RuleHeader, Standard, Waived};
use crate::timeline::written::TimelineV1;

use super::members::{Fault, Members, Place};

/// The format that is read.
pub const SCHEMA: &str = "casewise.audit/1";

/// An audit that cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The reader's.
    #[error("it cannot be read")]
    Read(#[source] io::Error),
    /// It is no JSON, is of another format, or a part is not what every audit has.
    #[error("it is no audit that this version reads: {said} (line {line}, column {column})")]
    Form {
        /// What is wrong.
        said: String,
        /// The line, from 1.
        line: usize,
        /// The column in bytes, from 1.
        column: usize,
    },
    /// A part that every audit has.
    #[error("it is no audit: it has no {0:?}")]
    Lacks(&'static str),
}

/// What an audit says beside its findings.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    /// The version of casewise that made it.
    pub version: String,
    /// The day that it was made for.
    pub as_at: Day,
    /// Whose law and bank holidays held.
    pub jurisdiction: Jurisdiction,
    /// How folders were read, in words; may name folders.
    pub layout: String,
    /// The hash of the rules.
    pub rules_hash: String,
    /// The hash of the sources.
    pub sources_hash: String,
    /// The seal of the sample that was audited, if one was named.
    pub sample_sha256: Option<String>,
    /// What was not as it came with casewise.
    pub settings: Vec<Change>,
    /// The rules that ran; none in audits of older versions.
    pub rules: Vec<RuleHeader>,
    /// Every document.
    pub documents: Vec<Paper>,
    /// The timeline of each case.
    pub timelines: Vec<TimelineV1>,
}

/// One document.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Paper {
    /// Its path, relative to the audited folder.
    pub path: String,
    /// Its case.
    pub case: Option<String>,
    /// What kind of document it is.
    pub kind: Kind,
    /// How much of it was read.
    pub reading: Option<Reading>,
    read: bool,
    /// What was not read, and why.
    #[serde(default)]
    pub notes: Vec<Remark>,
}

impl Paper {
    /// How much of it was read, in audits of older versions too.
    #[must_use]
    pub fn reading(&self) -> Reading {
        let by_flag = if self.read {
            Reading::Whole
        } else {
            Reading::Not
        };
        self.reading.unwrap_or(by_flag)
    }
}

/// A note on a document.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Remark {
    /// Its code.
    pub code: String,
    /// What it says; may hold words of the file.
    pub message: String,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Told {
    /// The rule.
    pub rule: String,
    /// The rule's family.
    pub family: String,
    /// Quality indicators.
    pub indicator: Vec<String>,
    /// The case.
    pub case: Option<String>,
    /// The document.
    pub document: Option<String>,
    /// The item.
    pub item: Option<String>,
    /// The outcome.
    pub outcome: Outcome,
    /// How much a breach matters.
    pub level: Level,
    /// What was seen.
    pub message: String,
    /// The last day in time.
    pub due: Option<Day>,
    /// What would settle it.
    pub settle: Option<String>,
    /// The standard that judged.
    pub standard: Option<Standard>,
    /// By what it is known from one audit to the next.
    #[serde(default)]
    pub fingerprint: String,
    /// Who decided to live with it.
    pub waived: Option<Waived>,
    /// The quotes.
    #[serde(default)]
    pub evidence: Vec<Quote>,
}

impl Told {
    /// The case, or for a document that belongs to none the document.
    #[must_use]
    pub fn unit(&self) -> &str {
        let unit = self.case.as_deref().or(self.document.as_deref());
        unit.unwrap_or("")
    }
}

impl Told {
    /// The quotes of what it judged and of what speaks for or against it.
    pub fn shown(&self) -> impl Iterator<Item = &Quote> {
        self.evidence.iter().filter(|quote| !quote.is_instead())
    }

    /// The quotes of what was read where something is missing.
    pub fn instead(&self) -> impl Iterator<Item = &Quote> {
        self.evidence.iter().filter(|quote| quote.is_instead())
    }
}

/// A quote with its place.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Quote {
    /// The document.
    pub document: String,
    /// What it is to its finding.
    pub role: String,
    /// The page.
    pub page: Option<u32>,
    /// The table row.
    pub row: Option<u32>,
    /// The words.
    pub quote: String,
}

impl Quote {
    /// Its place in words: document, page, row.
    #[must_use]
    pub fn place(&self) -> String {
        match self.place_within().as_str() {
            "" => self.document.clone(),
            within => format!("{}, {within}", self.document),
        }
    }

    /// Its place in its document: page, row.
    #[must_use]
    pub fn place_within(&self) -> String {
        let page = self.page.map(|page| format!("page {page}"));
        let row = self.row.map(|row| format!("table row {}", row + 1));
        page.into_iter().chain(row).collect::<Vec<_>>().join(", ")
    }

    fn is_instead(&self) -> bool {
        self.role == "instead"
    }
}

/// Findings that are handed on at once.
const N_AT_ONCE: usize = 256;
/// Such batches that may wait.
const N_AHEAD: usize = 8;

/// Reads an audit; `take` is given each finding in the file's order.
///
/// # Errors
/// [`Error`], with line and column where it is the file's form.
pub fn read(from: impl Read + Send, take: &mut dyn FnMut(Told)) -> Result<Head, Error> {
    thread::scope(|scope| {
        let (give, taken) = sync_channel(N_AHEAD);
        let reader = scope.spawn(move || parts(from, &give));
        taken.into_iter().flatten().for_each(take);
        let read = reader.join();
        read.unwrap_or_else(|panic| std::panic::resume_unwind(panic))?
            .head()
    })
}

/// The parts as they come.
#[derive(Default)]
struct Parts {
    schema: Option<String>,
    version: String,
    as_at: Option<Day>,
    jurisdiction: Option<Jurisdiction>,
    layout: String,
    rules_hash: String,
    sources_hash: String,
    sample_sha256: Option<String>,
    settings: Vec<Change>,
    rules: Vec<RuleHeader>,
    documents: Option<Vec<Paper>>,
    timelines: Vec<TimelineV1>,
    has_findings: bool,
}

impl Parts {
    fn head(self) -> Result<Head, Error> {
        self.schema.ok_or(Error::Lacks("schema"))?;
        if !self.has_findings {
            return Err(Error::Lacks("findings"));
        }
        Ok(Head {
            version: self.version,
            as_at: self.as_at.ok_or(Error::Lacks("as_at"))?,
            jurisdiction: self.jurisdiction.ok_or(Error::Lacks("jurisdiction"))?,
            layout: self.layout,
            rules_hash: self.rules_hash,
            sources_hash: self.sources_hash,
            sample_sha256: self.sample_sha256,
            settings: self.settings,
            rules: self.rules,
            documents: self.documents.ok_or(Error::Lacks("documents"))?,
            timelines: self.timelines,
        })
    }
}

fn parts(from: impl Read, give: &SyncSender<Vec<Told>>) -> Result<Parts, Error> {
    let mut file = Members::new(from);
    whole(&mut file, give).map_err(|trouble| match trouble {
        Trouble::Form(error, place) => form(&error, place),
        Trouble::Fault(Fault::Read(error)) => Error::Read(error),
        Trouble::Fault(Fault::Expected(what)) => {
            let Place { line, column } = file.place();
            let said = format!("expected {what}");
            Error::Form { said, line, column }
        }
    })
}

/// What can be wrong with a file.
enum Trouble {
    /// The bytes that make values.
    Fault(Fault),
    /// What one value holds, and where that value begins.
    Form(serde_json::Error, Place),
}

impl From<Fault> for Trouble {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

fn whole<R: Read>(file: &mut Members<R>, give: &SyncSender<Vec<Told>>) -> Result<Parts, Trouble> {
    let mut parts = Parts::default();
    let mut is_first = true;
    file.expect(b'{', "an audit (casewise.audit/1)")?;
    while file.has_next(b'}', is_first)? {
        is_first = false;
        let key: String = one(file)?;
        file.expect(b':', "a colon")?;
        match key.as_str() {
            "schema" => parts.schema = Some(known(file)?),
            "version" => parts.version = one(file)?,
            "as_at" => parts.as_at = Some(one(file)?),
            "jurisdiction" => parts.jurisdiction = Some(one(file)?),
            "layout" => parts.layout = one(file)?,
            "rules_hash" => parts.rules_hash = one(file)?,
            "sources_hash" => parts.sources_hash = one(file)?,
            "sample_sha256" => parts.sample_sha256 = one(file)?,
            "settings" => parts.settings = one(file)?,
            "rules" => parts.rules = one(file)?,
            "timelines" => parts.timelines = one(file)?,
            "documents" => parts.documents = Some(one(file)?),
            "findings" => {
                findings(file, give)?;
                parts.has_findings = true;
            }
            _ => {
                one::<IgnoredAny, R>(file)?;
            }
        }
    }
    match file.peek()? {
        None => Ok(parts),
        Some(_) => Err(Fault::Expected("the end of the file").into()),
    }
}

fn one<T: DeserializeOwned, R: Read>(file: &mut Members<R>) -> Result<T, Trouble> {
    file.value(|bytes, place| {
        serde_json::from_slice(bytes).map_err(|error| Trouble::Form(error, place))
    })?
}

fn known<R: Read>(file: &mut Members<R>) -> Result<String, Trouble> {
    let place = file.place();
    let schema: String = one(file)?;
    if schema == SCHEMA {
        return Ok(schema);
    }
    let said = format!("its schema is {schema:?}; expected {SCHEMA:?}");
    Err(Trouble::Form(serde::de::Error::custom(said), place))
}

/// Where nobody takes findings any more, the rest is read all the same: its form is judged whole.
fn findings<R: Read>(file: &mut Members<R>, give: &SyncSender<Vec<Told>>) -> Result<(), Trouble> {
    let mut batch = Vec::with_capacity(N_AT_ONCE);
    let mut is_first = true;
    file.expect(b'[', "a list of findings")?;
    while file.has_next(b']', is_first)? {
        is_first = false;
        batch.push(one(file)?);
        if batch.len() == N_AT_ONCE {
            give.send(std::mem::replace(&mut batch, Vec::with_capacity(N_AT_ONCE)))
                .ok();
        }
    }
    give.send(batch).ok();
    Ok(())
}

/// An error within a value, told by its place in the file.
fn form(error: &serde_json::Error, begin: Place) -> Error {
    let Place { line, column } = begin.within(error.line(), error.column());
    let said = error.to_string();
    let said = said.split(" at line ").next().unwrap_or(&said).to_owned();
    Error::Form { said, line, column }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> Result<(Head, usize), String> {
        let mut n = 0;
        let head = read(text.as_bytes(), &mut |_| n += 1).map_err(|error| error.to_string())?;
        Ok((head, n))
    }

    #[test]
    fn an_audit_of_another_version_is_refused_by_name() {
        let said = read_text(r#"{"schema":"casewise.audit/9"}"#).expect_err("another version");
        assert!(said.contains("casewise.audit/9"), "{said}");
    }

    #[test]
    fn what_is_no_audit_is_refused() {
        for text in [
            "",
            "[]",
            "{}",
            r#"{"schema":"casewise.audit/1"}"#,
            "nonsense",
        ] {
            assert!(read_text(text).is_err(), "{text}");
        }
    }

    #[test]
    fn fields_of_later_versions_are_passed_over() {
        let text = r#"{"schema":"casewise.audit/1","version":"9","as_at":"2026-11-01",
            "jurisdiction":"scotland","rules_hash":"r","sources_hash":"s","later":{"a":[1]},
            "documents":[{"path":"p","case":"c","kind":"plan","read":true,"later":1}],
            "findings":[{"rule":"r","family":"f","indicator":[],"case":"c","document":null,
            "item":null,"outcome":"met","level":"minor","message":"m","due":null,"settle":null,
            "standard":null,"later":true,"evidence":[]}]}"#;
        let (head, n) = read_text(text).expect("an audit");
        assert_eq!((head.documents.len(), n), (1, 1));
        assert_eq!(head.documents[0].reading(), Reading::Whole);
    }
}
