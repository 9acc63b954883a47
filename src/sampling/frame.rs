//! Frames: the list of cases as it stood, frozen before any seed is known.
//!
//! In: a roster and what its columns mean. Out: one row a case, sorted by id, with its stratum,
//! and for each case that is left out the reason. Listed = eligible + left out, by reason.

use std::collections::BTreeMap;

use csv::StringRecord;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::Error;
use super::roster::{Roster, cell, read_day};
use super::seal::Sealed;
use crate::calendar::Day;

/// The one stratum of a frame that has none.
const WHOLE: &str = "all";
/// What stands for a blank cell in a stratum's key.
const BLANK: &str = "(blank)";

/// What the columns of a roster mean.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Columns {
    /// The case's id.
    pub id: String,
    /// What strata are made of.
    pub strata: Vec<String>,
    /// Yes, no, or why not.
    pub eligible: Option<String>,
    /// Why not, where `eligible` says no.
    pub reason: Option<String>,
    /// When the case was audited last.
    pub last_audit: Option<String>,
    /// A measure of size.
    pub size: Option<String>,
    /// Further columns to keep, by which a learning sample may be chosen.
    pub keep: Vec<String>,
}

/// Where a frame came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The file's name.
    pub file: String,
    /// The SHA-256 of its bytes.
    pub sha256: String,
}

/// One case. Fields stand in alphabetical order, because the seal is taken over them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// Whether it may be drawn.
    pub eligible: bool,
    /// Further columns, by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, String>,
    /// The case's id.
    pub id: String,
    /// When it was audited last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_audit: Option<Day>,
    /// Why it may not be drawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// A measure of size.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<f64>,
    /// The key of its stratum.
    pub stratum: String,
}

/// How many cases of what.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counts {
    /// Cases that may be drawn.
    pub eligible: u64,
    /// Cases left out, by reason.
    pub excluded: BTreeMap<String, u64>,
    /// All of them.
    pub listed: u64,
    /// Eligible cases, by stratum.
    pub strata: BTreeMap<String, u64>,
}

/// The frozen list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Frame {
    /// The day for which the list holds.
    pub as_at: Day,
    /// How many cases of what.
    pub counts: Counts,
    /// `frame/1`.
    pub format: String,
    /// The name of the id column.
    pub id_field: String,
    /// The cases, by id.
    pub rows: Vec<Row>,
    /// The seal.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sha256: String,
    /// Where it came from.
    pub source: Source,
    /// The names of the columns that strata are made of.
    pub strata_fields: Vec<String>,
}

impl Sealed for Frame {
    const FORMAT: &'static str = "frame/1";

    fn format(&self) -> &str {
        &self.format
    }

    fn sha256_mut(&mut self) -> &mut String {
        &mut self.sha256
    }
}

impl Frame {
    /// Freezes a roster.
    ///
    /// # Errors
    /// What is wrong with the roster, by line: [`Error::NoColumn`], [`Error::NoId`],
    /// [`Error::SameId`], [`Error::FormulaId`], [`Error::NoEligibility`], [`Error::NoDate`].
    pub fn of(
        roster: &Roster,
        columns: &Columns,
        as_at: Day,
        source: Source,
    ) -> Result<Self, Error> {
        let reader = Reader::new(roster, columns)?;
        let mut rows = Vec::with_capacity(roster.n_rows());
        let mut without_id = Vec::new();
        for (line, row) in roster.rows() {
            match reader.id(line, row)? {
                Some(id) => rows.push((line, reader.row(line, id, row)?)),
                None => without_id.push(line),
            }
        }
        if !without_id.is_empty() {
            return Err(Error::NoId { lines: without_id });
        }
        Self::of_rows(
            rows,
            as_at,
            source,
            roster.header[reader.id].clone(),
            reader
                .strata
                .iter()
                .map(|column| roster.header[*column].clone())
                .collect(),
        )
    }

    /// Freezes a plain list of ids, all eligible and in one stratum.
    ///
    /// # Errors
    /// [`Error::NoRows`].
    pub fn of_ids(ids: &[String], as_at: Day, source: Source) -> Result<Self, Error> {
        let rows = ids.iter().enumerate().map(|(idx, id)| {
            let row = Row {
                eligible: true,
                fields: BTreeMap::new(),
                id: id.nfc().collect(),
                last_audit: None,
                reason: None,
                size: None,
                stratum: WHOLE.to_owned(),
            };
            (idx + 1, row)
        });
        Self::of_rows(rows.collect(), as_at, source, "case".to_owned(), Vec::new())
    }

    fn of_rows(
        mut rows: Vec<(usize, Row)>,
        as_at: Day,
        source: Source,
        id_field: String,
        strata_fields: Vec<String>,
    ) -> Result<Self, Error> {
        rows.sort_by(|(_, a), (_, b)| a.id.cmp(&b.id));
        if let Some(pair) = rows.windows(2).find(|pair| pair[0].1.id == pair[1].1.id) {
            return Err(Error::SameId {
                first: pair[0].0.min(pair[1].0),
                second: pair[0].0.max(pair[1].0),
            });
        }
        if rows.is_empty() {
            return Err(Error::NoRows);
        }
        let rows: Vec<Row> = rows.into_iter().map(|(_, row)| row).collect();
        Ok(Self {
            as_at,
            counts: counts(&rows),
            format: Self::FORMAT.to_owned(),
            id_field,
            rows,
            sha256: String::new(),
            source,
            strata_fields,
        }
        .sealed())
    }

    /// Returns the eligible cases.
    pub fn eligible(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| row.eligible)
    }

    /// Tells whether a case was audited in the twelve months before the frame's day, or since.
    #[must_use]
    pub fn is_recent(&self, row: &Row) -> bool {
        let since = self.as_at.plus_months(-12);
        row.last_audit.is_some_and(|day| day > since)
    }

    /// Returns pairs of ids that are alike but for capital letters, spaces and leading noughts,
    /// which spreadsheets take away: they may be one case.
    #[must_use]
    pub fn look_alikes(&self) -> Vec<(&str, &str)> {
        let plain = |row: &'_ Row| plain(&row.id);
        let mut ids: Vec<(String, &str)> = self
            .rows
            .iter()
            .map(|row| (plain(row), row.id.as_str()))
            .collect();
        ids.sort_unstable();
        let pairs = ids.windows(2).filter(|pair| pair[0].0 == pair[1].0);
        pairs.map(|pair| (pair[0].1, pair[1].1)).collect()
    }

    /// Returns a case by its id.
    #[must_use]
    pub fn row(&self, id: &str) -> Option<&Row> {
        let found = self.rows.binary_search_by(|row| row.id.as_str().cmp(id));
        found.ok().map(|idx| &self.rows[idx])
    }
}

/// An id in small letters, without spaces and without the noughts that lead its numbers.
fn plain(id: &str) -> String {
    let mut plain = String::with_capacity(id.len());
    let mut chars = id.chars().filter(|c| !c.is_whitespace()).peekable();
    while let Some(c) = chars.next() {
        let leads = c == '0' && !plain.ends_with(|last: char| last.is_ascii_digit());
        if leads && chars.peek().is_some_and(char::is_ascii_digit) {
            continue;
        }
        plain.extend(c.to_lowercase());
    }
    plain
}

fn counts(rows: &[Row]) -> Counts {
    let mut counts = Counts {
        listed: rows.len() as u64,
        ..Counts::default()
    };
    for row in rows {
        let n = if row.eligible {
            counts.eligible += 1;
            increment(&mut counts.strata, &row.stratum)
        } else {
            increment(&mut counts.excluded, row.reason.as_deref().unwrap_or(BLANK))
        };
        *n += 1;
    }
    counts
}

/// The count of a key; keys are few and rows many, so a known key is not copied.
fn increment<'a>(counts: &'a mut BTreeMap<String, u64>, key: &str) -> &'a mut u64 {
    if !counts.contains_key(key) {
        counts.insert(key.to_owned(), 0);
    }
    counts.get_mut(key).expect("it was put in above")
}

/// The columns' positions.
struct Reader<'a> {
    columns: &'a Columns,
    id: usize,
    strata: Vec<usize>,
    eligible: Option<usize>,
    reason: Option<usize>,
    last_audit: Option<usize>,
    size: Option<usize>,
    keep: Vec<usize>,
}

impl<'a> Reader<'a> {
    fn new(roster: &Roster, columns: &'a Columns) -> Result<Self, Error> {
        let one = |name: &Option<String>| -> Result<Option<usize>, Error> {
            name.as_deref().map(|name| roster.column(name)).transpose()
        };
        let many = |names: &[String]| -> Result<Vec<usize>, Error> {
            names.iter().map(|name| roster.column(name)).collect()
        };
        Ok(Self {
            columns,
            id: roster.column(&columns.id)?,
            strata: many(&columns.strata)?,
            eligible: one(&columns.eligible)?,
            reason: one(&columns.reason)?,
            last_audit: one(&columns.last_audit)?,
            size: one(&columns.size)?,
            keep: many(&columns.keep)?,
        })
    }

    fn id(&self, line: usize, row: &StringRecord) -> Result<Option<String>, Error> {
        let id = cell(row, self.id);
        if let Some(sign) = id
            .chars()
            .next()
            .filter(|c| ['=', '+', '-', '@'].contains(c))
        {
            return Err(Error::FormulaId { line, sign });
        }
        if id.chars().any(char::is_control) {
            return Err(Error::ControlInId { line });
        }
        Ok((!id.is_empty()).then(|| id.nfc().collect()))
    }

    fn row(&self, line: usize, id: String, row: &StringRecord) -> Result<Row, Error> {
        let (eligible, reason) = self.eligibility(line, row)?;
        let fields = self.columns.keep.iter().zip(&self.keep);
        Ok(Row {
            eligible,
            fields: fields
                .map(|(name, column)| (name.clone(), cell(row, *column).to_owned()))
                .collect(),
            id,
            last_audit: self.last_audit(line, row)?,
            reason,
            size: self.size(line, row)?,
            stratum: self.stratum(row),
        })
    }

    fn stratum(&self, row: &StringRecord) -> String {
        if self.strata.is_empty() {
            return WHOLE.to_owned();
        }
        let keys = self.strata.iter().map(|column| match cell(row, *column) {
            "" => BLANK,
            key => key,
        });
        keys.collect::<Vec<_>>().join(" / ").nfc().collect()
    }

    fn eligibility(
        &self,
        line: usize,
        row: &StringRecord,
    ) -> Result<(bool, Option<String>), Error> {
        let (Some(column), Some(name)) = (self.eligible, &self.columns.eligible) else {
            return Ok((true, None));
        };
        let said = cell(row, column);
        let reason = self
            .reason
            .map(|column| cell(row, column))
            .filter(|text| !text.is_empty());
        match said.to_lowercase().as_str() {
            "" => Err(Error::NoEligibility {
                line,
                column: name.clone(),
            }),
            "yes" | "y" | "true" | "1" | "eligible" => Ok((true, None)),
            "no" | "n" | "false" | "0" | "not eligible" | "ineligible" => Ok((
                false,
                Some(reason.unwrap_or("no reason recorded").to_owned()),
            )),
            _ => Ok((false, Some(said.to_owned()))),
        }
    }

    fn last_audit(&self, line: usize, row: &StringRecord) -> Result<Option<Day>, Error> {
        let (Some(column), Some(name)) = (self.last_audit, &self.columns.last_audit) else {
            return Ok(None);
        };
        let text = cell(row, column);
        if text.is_empty() {
            return Ok(None);
        }
        read_day(text).map(Some).ok_or_else(|| Error::NoDate {
            line,
            column: name.clone(),
            text: text.to_owned(),
        })
    }

    fn size(&self, line: usize, row: &StringRecord) -> Result<Option<f64>, Error> {
        let (Some(column), Some(name)) = (self.size, &self.columns.size) else {
            return Ok(None);
        };
        let text = cell(row, column);
        let size: Option<f64> = text.parse().ok();
        match size.filter(|size| size.is_finite() && *size > 0.0) {
            Some(size) => Ok(Some(size)),
            None => Err(Error::NoSize {
                line,
                column: name.clone(),
                text: text.to_owned(),
            }),
        }
    }
}
