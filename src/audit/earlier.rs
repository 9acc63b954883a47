//! An earlier audit, read back from its file, and what has changed since.
//!
//! In: the bytes of `audit.json`. Out: marks on the findings of a new audit (new, changed,
//! unchanged), those that are gone, and, for a replay, what differs and why.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Audit;
use crate::calendar::{Day, Jurisdiction};
use crate::finding::{self, Change, Finding, Outcome, Since};

/// An audit that cannot be read back.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It is no JSON, or lacks what every audit has.
    #[error("it is no audit.json of casewise")]
    Json(#[from] serde_json::Error),
    /// It is of another format.
    #[error("its format is \"{0}\"; known: casewise.audit/1")]
    Schema(String),
}

/// What every format says of itself.
#[derive(Deserialize)]
struct Format {
    schema: String,
}

/// An earlier audit.
#[derive(Debug, Deserialize)]
pub struct Earlier {
    version: String,
    /// The day that it was made for.
    pub as_at: Day,
    /// Whose law and bank holidays held.
    pub jurisdiction: Jurisdiction,
    /// The seal of the sample whose cases were audited, where one was named.
    #[serde(default)]
    pub sample_sha256: Option<String>,
    #[serde(default)]
    rules_hash: String,
    #[serde(default)]
    inputs: Option<Inputs>,
    #[serde(default)]
    settings: Vec<Setting>,
    documents: Vec<Paper>,
    findings: Vec<Past>,
}

/// What beside the documents went into an audit, by hash.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Inputs {
    /// The file of each rule, settings taken in.
    pub rules: BTreeMap<String, String>,
    /// The lists of words.
    pub words: String,
    /// The bank holidays.
    pub calendar: String,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
struct Setting {
    rule: Option<String>,
    what: String,
    now: String,
}

#[derive(Debug, Deserialize)]
struct Paper {
    path: String,
    case: Option<String>,
    hash: String,
    #[serde(default)]
    reading: String,
}

#[derive(Debug, Deserialize)]
struct Past {
    rule: String,
    case: Option<String>,
    document: Option<String>,
    item: Option<String>,
    outcome: Outcome,
    #[serde(default)]
    message: String,
    due: Option<String>,
    #[serde(default)]
    evidence: Vec<Quote>,
    fingerprint: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Quote {
    role: String,
    quote: String,
}

/// A finding of the earlier audit that the new one has no more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Gone {
    /// Its fingerprint.
    pub fingerprint: String,
    /// Its rule.
    pub rule: String,
    /// Its case.
    pub case: Option<String>,
    /// Its document.
    pub document: Option<String>,
    /// Its item.
    pub item: Option<String>,
    /// What it was.
    pub outcome: Outcome,
    /// What it said.
    pub message: String,
}

/// One thing that differs between an audit and its replay.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Difference {
    /// `version`, `sample`, `documents`, `rules`, `parameters`, `words` or `calendar`.
    pub cause: &'static str,
    /// What differs, in words.
    pub what: String,
}

/// A finding that came out otherwise, and the causes that could explain it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Turned {
    /// The finding in a line.
    pub finding: String,
    /// What it was.
    pub was: Option<Outcome>,
    /// What it is.
    pub now: Option<Outcome>,
    /// Why it could differ.
    pub why: Vec<&'static str>,
}

/// What differs between an audit and its replay.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Comparison {
    /// What went in otherwise.
    pub inputs: Vec<Difference>,
    /// What came out otherwise.
    pub findings: Vec<Turned>,
    /// How many findings are the same.
    pub n_same: usize,
}

impl Comparison {
    /// Tells whether the replay came out as the audit did.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.findings.is_empty()
    }
}

impl Earlier {
    /// Reads an audit back.
    ///
    /// # Errors
    /// [`Error`] when it is no audit of a known format.
    pub fn read(bytes: &[u8]) -> Result<Self, Error> {
        let Format { schema } = serde_json::from_slice(bytes)?;
        if schema != "casewise.audit/1" {
            return Err(Error::Schema(schema));
        }
        let mut earlier: Self = serde_json::from_slice(bytes)?;
        earlier.number();
        Ok(earlier)
    }

    /// Gives findings that have none, in audits of older versions, their fingerprints.
    fn number(&mut self) {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for past in &mut self.findings {
            if past.fingerprint.is_none() {
                let subject = past.evidence.iter().filter(|one| one.role == "subject");
                let subject: Vec<&str> = subject.map(|one| one.quote.as_str()).collect();
                let shown = past.evidence.iter().filter(|one| one.role != "instead");
                let first = shown.take(1);
                let quotes: Vec<&str> = if subject.is_empty() {
                    first.map(|one| one.quote.as_str()).collect()
                } else {
                    subject
                };
                let (case, document) = (past.case.as_deref(), past.document.as_deref());
                let item = past.item.as_deref();
                let plain = finding::fingerprint(&past.rule, case, document, item, &quotes);
                past.fingerprint = Some(finding::numbered(plain, &mut seen));
            }
        }
    }

    /// Returns the cases that it looked at.
    #[must_use]
    pub fn cases(&self) -> BTreeSet<&str> {
        let documents = self.documents.iter();
        documents
            .filter_map(|paper| paper.case.as_deref())
            .collect()
    }

    fn by_fingerprint(&self) -> BTreeMap<&str, &Past> {
        self.findings
            .iter()
            .filter_map(|past| Some((past.fingerprint.as_deref()?, past)))
            .collect()
    }

    /// Marks the findings of a new audit, and returns those that are gone.
    pub fn mark(&self, findings: &mut [Finding]) -> Vec<Gone> {
        let past = self.by_fingerprint();
        let mut here = BTreeSet::new();
        for finding in findings {
            let before = past.get(finding.mark.fingerprint.as_str());
            here.extend(before.and_then(|before| before.fingerprint.as_deref()));
            finding.mark.since = Some(match before {
                None => Since::New,
                Some(before) if before.outcome == finding.outcome => Since::Unchanged,
                Some(before) => Since::Changed(before.outcome),
            });
        }
        let gone = self.findings.iter().filter(|past| {
            let mark = past.fingerprint.as_deref();
            mark.is_some_and(|mark| !here.contains(mark))
        });
        gone.map(Past::gone).collect()
    }

    /// Says what differs between this audit and its replay, and what could explain it.
    #[must_use]
    pub fn compare(&self, now: &Audit) -> Comparison {
        let causes = Causes::of(self, now);
        let past = self.by_fingerprint();
        let mut comparison = Comparison {
            inputs: causes.inputs(),
            ..Comparison::default()
        };
        let mut here = BTreeSet::new();
        for finding in &now.findings {
            let before = past.get(finding.mark.fingerprint.as_str());
            here.insert(finding.mark.fingerprint.as_str());
            let was = before.map(|before| before.outcome);
            if was == Some(finding.outcome) {
                comparison.n_same += 1;
                continue;
            }
            let (case, document) = (finding.case.as_deref(), finding.document.as_deref());
            comparison.findings.push(Turned {
                finding: named(&finding.rule, case, document, finding.item.as_deref()),
                was,
                now: Some(finding.outcome),
                why: causes.why(&finding.rule, case, document, finding.due.is_some()),
            });
        }
        for (mark, past) in past {
            if !here.contains(mark) {
                let (case, document) = (past.case.as_deref(), past.document.as_deref());
                comparison.findings.push(Turned {
                    finding: named(&past.rule, case, document, past.item.as_deref()),
                    was: Some(past.outcome),
                    now: None,
                    why: causes.why(&past.rule, case, document, past.due.is_some()),
                });
            }
        }
        comparison
    }
}

impl Past {
    fn gone(&self) -> Gone {
        Gone {
            fingerprint: self.fingerprint.clone().unwrap_or_default(),
            rule: self.rule.clone(),
            case: self.case.clone(),
            document: self.document.clone(),
            item: self.item.clone(),
            outcome: self.outcome,
            message: self.message.clone(),
        }
    }
}

fn named(rule: &str, case: Option<&str>, document: Option<&str>, item: Option<&str>) -> String {
    let parts = [Some(rule), case, document, item];
    let parts: Vec<&str> = parts.into_iter().flatten().collect();
    parts.join(", ")
}

/// What went in otherwise, indexed for telling which finding it could explain.
struct Causes {
    version: Option<String>,
    sample: Option<String>,
    documents: Vec<(String, Option<String>, &'static str)>,
    rules: BTreeMap<String, &'static str>,
    parameters: BTreeSet<(Option<String>, String)>,
    words: bool,
    calendar: bool,
}

impl Causes {
    fn of(earlier: &Earlier, now: &Audit) -> Self {
        let (was, is) = (earlier.inputs.as_ref(), &now.inputs);
        Self {
            version: (earlier.version != now.version)
                .then(|| format!("casewise {} then, {} now", earlier.version, now.version)),
            sample: sample(
                earlier.sample_sha256.as_deref(),
                now.sample_sha256.as_deref(),
            ),
            documents: documents(earlier, now),
            rules: match was {
                Some(was) => rules(&was.rules, &is.rules),
                None if earlier.rules_hash == now.rules_hash => BTreeMap::new(),
                None => {
                    let ids = is.rules.keys().cloned();
                    ids.map(|id| (id, "its file may differ")).collect()
                }
            },
            parameters: parameters(&earlier.settings, &now.changes),
            words: was.is_some_and(|was| was.words != is.words),
            calendar: was.is_some_and(|was| was.calendar != is.calendar),
        }
    }

    fn inputs(&self) -> Vec<Difference> {
        let difference = |cause, what: String| Difference { cause, what };
        let mut all: Vec<Difference> = Vec::new();
        all.extend(self.version.clone().map(|what| difference("version", what)));
        all.extend(self.sample.clone().map(|what| difference("sample", what)));
        for (path, _, how) in &self.documents {
            all.push(difference("documents", format!("{path}: {how}")));
        }
        for (rule, what) in &self.parameters {
            let rule = rule
                .as_ref()
                .map_or_else(String::new, |rule| format!("{rule}: "));
            all.push(difference("parameters", format!("{rule}{what}")));
        }
        for (rule, how) in &self.rules {
            if !self.has_parameter(rule) {
                all.push(difference("rules", format!("{rule}: {how}")));
            }
        }
        if self.words {
            all.push(difference("words", "the lists of words differ".to_owned()));
        }
        if self.calendar {
            all.push(difference(
                "calendar",
                "the bank holidays differ".to_owned(),
            ));
        }
        all
    }

    fn has_parameter(&self, rule: &str) -> bool {
        self.parameters
            .iter()
            .any(|(named, _)| named.as_deref() == Some(rule))
    }

    fn why(
        &self,
        rule: &str,
        case: Option<&str>,
        document: Option<&str>,
        has_due: bool,
    ) -> Vec<&'static str> {
        let is_near = |(path, of, _): &(String, Option<String>, &str)| {
            case.is_some() && of.as_deref() == case || document == Some(path.as_str())
        };
        let general = self.parameters.iter().any(|(named, _)| named.is_none());
        let causes = [
            ("sample", self.sample.is_some()),
            ("documents", self.documents.iter().any(is_near)),
            ("parameters", general || self.has_parameter(rule)),
            (
                "rules",
                self.rules.contains_key(rule) && !self.has_parameter(rule),
            ),
            ("words", self.words),
            ("calendar", self.calendar && has_due),
            ("version", self.version.is_some()),
        ];
        let held = causes.into_iter().filter(|(_, holds)| *holds);
        let held: Vec<&str> = held.map(|(cause, _)| cause).collect();
        if held.is_empty() {
            return vec![
                "nothing that the audit records: options such as --ocr or the programs that read files",
            ];
        }
        held
    }
}

/// How the sample differs, by its seal.
fn sample(then: Option<&str>, now: Option<&str>) -> Option<String> {
    let short = |seal: &str| seal.chars().take(12).collect::<String>();
    match (then, now) {
        (then, now) if then == now => None,
        (Some(then), Some(now)) => Some(format!(
            "it has changed: seal {} then, {} now",
            short(then),
            short(now)
        )),
        (Some(then), None) => Some(format!(
            "that of then is gone, with the seal {}",
            short(then)
        )),
        (None, now) => Some(format!(
            "none then, one with the seal {} now",
            short(now.unwrap_or_default())
        )),
    }
}

/// The rules that differ, and how.
fn rules(
    then: &BTreeMap<String, String>,
    now: &BTreeMap<String, String>,
) -> BTreeMap<String, &'static str> {
    let ids = then.keys().chain(now.keys());
    let differing = ids.filter_map(|id| match (then.get(id), now.get(id)) {
        (None, _) => Some((id.clone(), "it did not run then")),
        (_, None) => Some((id.clone(), "it does not run now")),
        (Some(then), Some(now)) => (then != now).then(|| (id.clone(), "its file differs")),
    });
    differing.collect()
}

fn documents(earlier: &Earlier, now: &Audit) -> Vec<(String, Option<String>, &'static str)> {
    let before: BTreeMap<&str, &Paper> = earlier
        .documents
        .iter()
        .map(|paper| (paper.path.as_str(), paper))
        .collect();
    let mut found = Vec::new();
    let mut here = BTreeSet::new();
    for document in &now.documents {
        here.insert(document.path.as_str());
        let how = match before.get(document.path.as_str()) {
            None => "new",
            Some(paper) if paper.hash != document.hash => "its contents differ",
            Some(paper) if !paper.reading.is_empty() && paper.reading != reading(document) => {
                "read otherwise"
            }
            Some(_) => continue,
        };
        found.push((document.path.clone(), document.case.clone(), how));
    }
    for paper in &earlier.documents {
        if !here.contains(paper.path.as_str()) {
            found.push((paper.path.clone(), paper.case.clone(), "gone"));
        }
    }
    found
}

fn reading(document: &super::Examined) -> String {
    let value = serde_json::to_value(document.reading).ok();
    value
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}

fn parameters(before: &[Setting], now: &[Change]) -> BTreeSet<(Option<String>, String)> {
    let was: BTreeSet<(Option<String>, String, String)> = before
        .iter()
        .map(|one| (one.rule.clone(), one.what.clone(), one.now.clone()))
        .collect();
    let is: BTreeSet<(Option<String>, String, String)> = now
        .iter()
        .map(|one| (one.rule.clone(), one.what.clone(), one.now.clone()))
        .collect();
    let then = was
        .difference(&is)
        .map(|(rule, what, value)| (rule.clone(), format!("{what} was set to {value}")));
    let new = is
        .difference(&was)
        .map(|(rule, what, value)| (rule.clone(), format!("{what} is set to {value}")));
    then.chain(new).collect()
}
