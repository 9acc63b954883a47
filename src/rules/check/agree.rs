//! Does a field say the same wherever it stands: cover and footer, control table and file name.

use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;

use super::Kind;
use super::status::place_words;
use super::unread::unread_documents;
use crate::casefile::Record;
use crate::document::{Document, Span};
use crate::facts::control::Value;
use crate::facts::{Field, Kind as DocumentKind, Place, Status};
use crate::finding::{Outcome, Role};
use crate::rules::instead;
use crate::rules::view::{Seen, View, is_whole, quote, quote_title};
use crate::rules::words::Pattern;

/// The parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Agree {
    /// The kinds of document that are looked at.
    kinds: Vec<DocumentKind>,
    /// What the documents are called.
    name: String,
    /// The fields, each compared with itself in its other places.
    fields: Vec<Field>,
    /// What they are called together.
    field_name: String,
    /// Whether one must be there at all.
    required: bool,
    /// Fields that may be one: alone they leave it open whether one is there.
    #[serde(default)]
    doubtful: Vec<Field>,
    /// Fields that are of the kind, though nothing is compared with them.
    #[serde(default)]
    also: Vec<Field>,
    /// Words that come near to it, quoted where it is missing.
    near: Option<Pattern>,
}

impl Kind for Agree {
    fn judge(&self, view: &View<'_>) -> Vec<Seen> {
        let mut seen: Vec<Seen> = view
            .of_kinds(&self.kinds)
            .map(|record| self.judge_record(record).of(&record.document))
            .collect();
        seen.extend(unread_documents(view, &self.kinds, &self.name));
        seen
    }

    fn outcomes(&self) -> &'static [Outcome] {
        use Outcome::*;
        if self.required {
            &[Met, NotMet, CannotTell]
        } else {
            &[Met, NotMet, NotApplicable, CannotTell]
        }
    }

    fn holes(&self, outcome: Outcome) -> &'static [&'static str] {
        match outcome {
            Outcome::Met => &["value"],
            Outcome::NotMet => &["one", "one-place", "other", "other-place"],
            _ => &["why"],
        }
    }

    fn explain(&self) -> Vec<String> {
        let mut said = vec![format!(
            "Compares the {} of each {} in all the places where it stands.",
            self.field_name, self.name
        )];
        said.push("Of a version history only the newest row is compared: it may not be newer than the document says of itself.".to_owned());
        said.push(if self.required {
            format!("A {} without a {} is not-met.", self.name, self.field_name)
        } else {
            "One that stands in a single place contradicts nothing.".to_owned()
        });
        said
    }
}

impl Agree {
    fn judge_record(&self, record: &Record) -> Seen {
        let document = &record.document;
        let all = self
            .fields
            .iter()
            .map(|field| record.control().all(*field).collect::<Vec<_>>());
        let by_field: Vec<Vec<&Value>> = all.filter(|values| !values.is_empty()).collect();
        let approvals = || self.two_approvals(record);
        let is_draft = is_draft(record);
        let agrees = |a: &Value, b: &Value| same(a, b) || is_draft && name_one_draft(a, b);
        let differing = by_field
            .iter()
            .find_map(|values| disagreement(values, self.required, agrees));
        if let Some((one, other)) = differing.or_else(approvals) {
            return disagreeing(document, one, other);
        }
        let Some(first) = by_field.first().and_then(|values| strongest(values)) else {
            return self.none_compared(record);
        };
        let shown = quote(document, first.words.span, Role::Subject);
        if !is_whole(document) && !self.required {
            return Seen::new(Outcome::CannotTell)
                .why("a part of the document was not read")
                .settle(format!("read the rest of {}", document.path))
                .show(shown);
        }
        Seen::new(Outcome::Met)
            .say("value", first.words.text.clone())
            .show(shown)
    }

    /// Two days on which one body approved one version: as the document says of itself, and as the
    /// row of that version in its history does.
    fn two_approvals<'r>(&self, record: &'r Record) -> Option<(&'r Value, &'r Value)> {
        if !self.fields.contains(&Field::Approved) {
            return None;
        }
        let (document, control) = (&record.document, record.control());
        let approvals = || control.all(Field::Approved);
        let all = || approvals().filter(|value| value.dated.is_some());
        let is_history = |value: &&Value| value.place == Place::VersionHistory;
        let versions = || control.all(Field::Version);
        let number = versions().find(|value| is_history(value))?;
        let own_number = versions().find(|value| !is_history(value))?;
        let line = |value: &Value| line_of(document, value.words.span);
        let row = all().find(|value| is_history(value) && line(value) == line(number))?;
        let body = approver(document.at(line(row)))?;
        let own = all().find(|value| {
            let alike = approver(document.at(line(value))) == Some(body.clone());
            !is_history(value) && alike && !same(value, row)
        })?;
        same(number, own_number).then_some((own, row))
    }

    /// None that could be compared: one of its kind, something that may be one, or nothing.
    fn none_compared(&self, record: &Record) -> Seen {
        let control = record.control();
        let shown = |value: &Value| quote(&record.document, value.words.span, Role::Subject);
        if let Some(value) = control.first_of(&self.also) {
            return Seen::new(Outcome::Met)
                .say("value", value.words.text.clone())
                .show(shown(value));
        }
        if let Some(value) = control.first_of(&self.doubtful) {
            return Seen::new(Outcome::CannotTell)
                .why(format!(
                    "“{}” may or may not be its {}",
                    value.in_words(),
                    self.field_name
                ))
                .settle("find out what it is, and say so in the document")
                .show(shown(value));
        }
        self.nothing(record)
    }

    fn nothing(&self, record: &Record) -> Seen {
        let Record { document, facts } = record;
        let why = format!("no {} is given", self.field_name);
        let seen = match (is_whole(document), self.required) {
            (true, true) => Seen::new(Outcome::NotMet).missing().say("one", "nothing"),
            (true, false) => Seen::new(Outcome::NotApplicable),
            (false, _) => {
                Seen::new(Outcome::CannotTell).settle(format!("read the rest of {}", document.path))
            }
        };
        let seen = seen.why(why).show_all(quote_title(document, facts));
        if seen.outcome == Outcome::NotMet {
            return seen.show_all(instead::of_field(record, self.near.as_ref()));
        }
        seen
    }
}

fn disagreeing(document: &Document, one: &Value, other: &Value) -> Seen {
    Seen::new(Outcome::NotMet)
        .say("one", one.words.text.clone())
        .say("one-place", place_words(one.place))
        .say("other", other.words.text.clone())
        .say("other-place", place_words(other.place))
        .show(quote(document, one.words.span, Role::Subject))
        .show(quote(document, other.words.span, Role::Against))
}

fn line_of(document: &Document, span: Span) -> Span {
    let start = document.text[..span.start]
        .rfind('\n')
        .map_or(0, |at| at + 1);
    let end = document.text[span.end..].find('\n');
    Span::new(start, end.map_or(document.text.len(), |at| span.end + at))
}

/// The body that a line says approved it, in lower case: "the Education Committee".
fn approver(line: &str) -> Option<String> {
    static BODY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)\b(?:approved|adopted|ratified|agreed|endorsed) (?:and \w+ )?by (?:the )?",
            r"((?-i:\p{Lu})[\w'’]*(?:,? (?:(?:of|and|for|the|&) )*(?-i:\p{Lu})[\w'’]*)*)"
        ))
        .expect("the pattern is fixed")
    });
    let found = BODY.captures(line)?.get(1)?;
    Some(found.as_str().to_lowercase())
}

/// Tells whether two values stand in one block of document control.
fn are_near(a: &Value, b: &Value) -> bool {
    const BLOCK_BYTES_MAX: usize = 400;
    let (a, b) = (a.words.span, b.words.span);
    a.start.abs_diff(b.start) <= BLOCK_BYTES_MAX
}

fn strongest<'v>(values: &[&'v Value]) -> Option<&'v Value> {
    let history = |value: &&&Value| value.place == Place::VersionHistory;
    values
        .iter()
        .min_by_key(|value| (history(value), value.words.span))
        .copied()
}

/// Two values of one field that cannot both hold.
fn disagreement<'v>(
    values: &[&'v Value],
    required: bool,
    agrees: impl Fn(&Value, &Value) -> bool,
) -> Option<(&'v Value, &'v Value)> {
    let (history, now): (Vec<&Value>, Vec<&Value>) = values
        .iter()
        .copied()
        .partition(|value| value.place == Place::VersionHistory);
    let own = strongest(&now)?;
    // Two bodies may each have approved it: in one place, two dates are two events.
    let differing = now
        .iter()
        .filter(|value| required || value.place != own.place || !are_near(own, value))
        .find(|value| !agrees(own, value))
        .copied();
    let is_newer = |value: &&Value| is_newer(value, own) && !agrees(own, value);
    let newer = || history.into_iter().find(is_newer);
    differing.or_else(newer).map(|other| (own, other))
}

fn same(a: &Value, b: &Value) -> bool {
    if let (Some(one), Some(other)) = (a.dated, b.dated) {
        return one.interval.overlaps(other.interval) || !one.certain || !other.certain;
    }
    let (one, other) = (version(&a.words.text), version(&b.words.text));
    let coarse = |value: &Value| {
        matches!(
            value.place,
            Place::FileName | Place::Folder | Place::Property
        )
    };
    match (one, other) {
        (Some(one), Some(other)) if coarse(a) || coarse(b) => {
            let (mut one, mut other) = (one, other);
            // "v2" in a file's name may be 2.1; "v2.0" is not.
            let n_parts = written_parts(&a.words.text).min(written_parts(&b.words.text));
            one.resize(one.len().max(n_parts), 0);
            other.resize(other.len().max(n_parts), 0);
            one.starts_with(&other) || other.starts_with(&one)
        }
        (Some(one), Some(other)) => one == other,
        _ => true,
    }
}

fn is_draft(record: &Record) -> bool {
    record.control().status == Status::Draft
}

/// "Draft 3" and "version 0.3": two ways to number one draft.
fn name_one_draft(a: &Value, b: &Value) -> bool {
    let number = |value: &Value| {
        let parts = version(&value.words.text)?;
        let is_before_first = parts.len() > 1 && parts[0] == 0;
        Some(parts[usize::from(is_before_first)..].to_vec())
    };
    a.field == Field::Version && number(a).is_some() && number(a) == number(b)
}

/// Tells whether a row of the version history is newer than what the document says of itself.
fn is_newer(row: &Value, own: &Value) -> bool {
    if row.dated.is_some() {
        return false;
    }
    match (version(&row.words.text), version(&own.words.text)) {
        (Some(row), Some(own)) => row > own,
        _ => false,
    }
}

/// How many numbers a version is written with: two in "v2.0".
fn written_parts(text: &str) -> usize {
    let start = text.find(|c: char| c.is_ascii_digit());
    let number = start.map_or("", |start| &text[start..]);
    let number = number
        .split(|c: char| !c.is_ascii_digit() && c != '.')
        .next();
    let parts = number.unwrap_or_default().split('.');
    parts.filter(|part| !part.is_empty()).count()
}

/// Reads the numbers of a version: `v2.10` is 2 and 10, and 4.0 is the same as 4.
fn version(text: &str) -> Option<Vec<u32>> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let number = text[start..]
        .split(|c: char| !c.is_ascii_digit() && c != '.')
        .next()?;
    let mut parts: Vec<u32> = number
        .split('.')
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().unwrap_or(u32::MAX))
        .collect();
    while parts.len() > 1 && parts.last() == Some(&0) {
        parts.pop();
    }
    Some(parts)
}
