//! The audit as SARIF 2.1.0, for viewers and pipelines that read it.
//!
//! Every outcome is there with its kind: `pass`, `fail`, `open` for what cannot be told,
//! `informational` for what is not due, `notApplicable`. Documents that were not read are
//! notifications. Offsets are of the extracted text, so they stand in `properties`, not in regions.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde_json::{Value, json};

use super::text::place;
use super::{note_code, worst_note};
use crate::audit::Audit;
use crate::document::Reading;
use crate::finding::{Evidence, Finding, Level, Outcome, RuleHeader, Since};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Writes the audit.
///
/// # Errors
/// The writer's.
pub fn write(audit: &Audit, out: &mut dyn Write) -> io::Result<()> {
    let whole = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [run(audit)],
    });
    serde_json::to_writer_pretty(&mut *out, &whole)?;
    writeln!(out)
}

fn run(audit: &Audit) -> Value {
    let rules: BTreeMap<&str, usize> = (0..)
        .zip(&audit.rules)
        .map(|(idx, rule)| (rule.id.as_str(), idx))
        .collect();
    let documents: BTreeMap<&str, usize> = (0..)
        .zip(&audit.documents)
        .map(|(idx, document)| (document.path.as_str(), idx))
        .collect();
    let found = audit
        .findings
        .iter()
        .map(|finding| result(finding, &rules, &documents));
    let gone = audit.gone.iter().map(|gone| {
        json!({
            "ruleId": gone.rule,
            "kind": kind(gone.outcome),
            "level": "none",
            "message": {"text": text_of(&gone.message)},
            "partialFingerprints": {"casewise/1": gone.fingerprint},
            "baselineState": "absent",
        })
    });
    let results: Vec<Value> = found.chain(gone).collect();
    json!({
        "tool": {"driver": {
            "name": "casewise",
            "version": audit.version,
            "semanticVersion": audit.version,
            "rules": audit.rules.iter().map(rule).collect::<Vec<_>>(),
        }},
        "columnKind": "unicodeCodePoints",
        "invocations": [{
            "executionSuccessful": true,
            "toolExecutionNotifications": notifications(audit, &documents),
            "toolConfigurationNotifications": audit.changes.iter().map(|change| json!({
                "level": if change.loosens { "warning" } else { "note" },
                "message": {"text": change.in_words()},
            })).collect::<Vec<_>>(),
        }],
        "artifacts": audit.documents.iter().map(|document| json!({
            "location": {"uri": uri(&document.path)},
            "hashes": {"blake3": document.hash},
        })).collect::<Vec<_>>(),
        "results": results,
        "properties": {
            "asAt": audit.as_at.to_string(),
            "jurisdiction": audit.jurisdiction.to_string(),
            "rulesHash": audit.rules_hash,
            "sourcesHash": audit.sources_hash,
        },
    })
}

fn rule(rule: &RuleHeader) -> Value {
    let standards: Vec<&str> = rule.standards.iter().map(|one| one.text.as_str()).collect();
    json!({
        "id": rule.id,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": text_of(&rule.why)},
        "help": {"text": text_of(&rule.remedy)},
        "defaultConfiguration": {"level": level(rule.level)},
        "properties": {
            "tags": [rule.family],
            "indicator": rule.indicator,
            "standards": standards,
        },
    })
}

fn result(
    finding: &Finding,
    rules: &BTreeMap<&str, usize>,
    documents: &BTreeMap<&str, usize>,
) -> Value {
    let is_fail = finding.outcome == Outcome::NotMet;
    let mut result = json!({
        "ruleId": finding.rule,
        "kind": kind(finding.outcome),
        "level": if is_fail { level(finding.level) } else { "none" },
        "message": {"text": text_of(&finding.message)},
        "partialFingerprints": {"casewise/1": finding.mark.fingerprint},
        "locations": locations(finding, documents),
        "properties": {
            "outcome": finding.outcome.name(),
            "case": finding.case,
            "item": finding.item,
            "due": finding.due.map(|day| day.to_string()),
            "settle": finding.settle,
        },
    });
    if let Some(idx) = rules.get(finding.rule.as_str()) {
        result["ruleIndex"] = json!(idx);
    }
    let read = finding.instead();
    let read: Vec<Value> = read.map(|one| quoted(one, documents)).collect();
    if !read.is_empty() {
        result["relatedLocations"] = json!(read);
    }
    if let Some(since) = finding.mark.since {
        result["baselineState"] = json!(match since {
            Since::New => "new",
            Since::Changed(_) => "updated",
            Since::Unchanged => "unchanged",
        });
    }
    if let Some(waived) = &finding.mark.waived {
        result["suppressions"] = json!([{
            "kind": "external",
            "status": "accepted",
            "justification": waived.in_words(),
        }]);
    }
    result
}

/// Where it was seen; for a finding without a quote, the document or the case.
fn locations(finding: &Finding, documents: &BTreeMap<&str, usize>) -> Vec<Value> {
    let quotes = finding.shown();
    let quotes: Vec<Value> = quotes.map(|one| quoted(one, documents)).collect();
    if !quotes.is_empty() {
        return quotes;
    }
    let named = finding.document.as_deref();
    let of_document = named.map(|path| json!({"physicalLocation": artifact(path, documents)}));
    let of_case = finding
        .case
        .as_deref()
        .map(|case| json!({"logicalLocations": [{"name": case, "kind": "case file"}]}));
    of_document.or(of_case).into_iter().collect()
}

fn quoted(evidence: &Evidence, documents: &BTreeMap<&str, usize>) -> Value {
    json!({
        "physicalLocation": artifact(evidence.document(), documents),
        "logicalLocations": [{"fullyQualifiedName": place(evidence), "kind": "place"}],
        "message": {"text": text_of(evidence.words())},
        "properties": {
            "role": evidence.role(),
            "page": evidence.page(),
            "start": evidence.span().start,
            "end": evidence.span().end,
        },
    })
}

fn artifact(path: &str, documents: &BTreeMap<&str, usize>) -> Value {
    let mut location = json!({"uri": uri(path)});
    if let Some(idx) = documents.get(path) {
        location["index"] = json!(idx);
    }
    json!({"artifactLocation": location})
}

fn notifications(audit: &Audit, documents: &BTreeMap<&str, usize>) -> Vec<Value> {
    let unread = audit.unread().map(|document| {
        let note = worst_note(&document.notes);
        let code = note.map_or("unreadable", |note| note_code(note.code));
        let why = note.map_or("", |note| note.message.as_str());
        let is_lost = document.reading == Reading::Not;
        json!({
            "descriptor": {"id": code},
            "level": if is_lost { "error" } else { "warning" },
            "message": {"text": format!("{}: {code}, {why}", document.path)},
            "locations": [{"physicalLocation": artifact(&document.path, documents)}],
        })
    });
    unread.collect()
}

fn kind(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met | Outcome::Excused => "pass",
        Outcome::NotMet => "fail",
        Outcome::NotDue => "informational",
        Outcome::NotApplicable => "notApplicable",
        Outcome::CannotTell => "open",
    }
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Critical | Level::Major => "error",
        Level::Minor => "warning",
        Level::Advisory => "note",
    }
}

/// The format wants words in every message.
fn text_of(words: &str) -> &str {
    if words.trim().is_empty() {
        "(nothing)"
    } else {
        words
    }
}

/// A path as a relative reference: everything but plain letters, digits and slashes in percent.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_references() {
        assert_eq!(uri("cases/A 1/plän.md"), "cases/A%201/pl%C3%A4n.md");
        assert_eq!(uri("a:b#c"), "a%3Ab%23c");
    }
}
