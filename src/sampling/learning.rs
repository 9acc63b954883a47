//! Learning samples: cases chosen by a condition, to learn from.
//!
//! In: a frame, a condition and a reason. Out: a sample without weights, of which nothing is
//! estimated. Which of the fitting cases are read is still left to tickets, not to taste.

use serde::{Deserialize, Serialize};

use super::Error;
use super::change::refuse_blank;
use super::draw::{ALGORITHM, How, Item, Kind, Role, Sample, Status, lowest};
use super::frame::{Frame, Row};
use super::roster::read_day;
use super::seal::Sealed;
use super::ticket::Seed;

/// How a learning sample was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chosen {
    /// How many cases fit.
    pub fitting: u64,
    /// How many were asked for.
    pub n: u64,
    /// Why.
    pub reason: String,
    /// The condition.
    #[serde(rename = "where")]
    pub condition: String,
}

/// A condition on the cases of a frame: `team=North and last_audit<2025-01-01`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    text: String,
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Part {
    field: String,
    sign: &'static str,
    value: String,
}

/// Longer signs first, so that `<=` is not read as `<`.
const SIGNS: [&str; 6] = ["!=", "<=", ">=", "=", "<", ">"];

impl Condition {
    /// Reads a condition.
    ///
    /// # Errors
    /// [`Error::Condition`], with what was expected.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let parts: Result<Vec<Part>, Error> = text
            .split(" and ")
            .map(|part| part_of(part, text))
            .collect();
        Ok(Self {
            text: text.to_owned(),
            parts: parts?,
        })
    }

    /// Tells whether a case fits.
    ///
    /// # Errors
    /// [`Error::Condition`] where the frame has no such field.
    pub fn fits(&self, row: &Row, frame: &Frame) -> Result<bool, Error> {
        for part in &self.parts {
            let value = field(&part.field, row, frame).ok_or_else(|| Error::Condition {
                text: self.text.clone(),
                why: format!(
                    "the frame keeps no field {:?}; freeze it with --keep {}",
                    part.field, part.field
                ),
            })?;
            if !part.holds(&value) {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

fn part_of(part: &str, whole: &str) -> Result<Part, Error> {
    let found = part.char_indices().find_map(|(at, _)| {
        Some((
            at,
            *SIGNS.iter().find(|sign| part[at..].starts_with(**sign))?,
        ))
    });
    let (field, sign, value) = found
        .map(|(at, sign)| (part[..at].trim(), sign, part[at + sign.len()..].trim()))
        .filter(|(field, _, _)| !field.is_empty())
        .ok_or_else(|| Error::Condition {
            text: whole.to_owned(),
            why: "expected FIELD=VALUE, with = != < <= > or >=, joined by \"and\"".to_owned(),
        })?;
    Ok(Part {
        field: field.to_owned(),
        sign,
        value: value.to_owned(),
    })
}

impl Part {
    /// Numbers and dates are compared as such, text by small and capital letters alike.
    fn holds(&self, value: &str) -> bool {
        use std::cmp::Ordering::{Equal, Greater, Less};
        let order = compared(value, &self.value);
        match self.sign {
            "=" => order == Some(Equal),
            "!=" => order != Some(Equal),
            "<" => order == Some(Less),
            "<=" => matches!(order, Some(Less | Equal)),
            ">" => order == Some(Greater),
            _ => matches!(order, Some(Greater | Equal)),
        }
    }
}

fn compared(a: &str, b: &str) -> Option<std::cmp::Ordering> {
    if let (Ok(a), Ok(b)) = (a.parse::<f64>(), b.parse::<f64>()) {
        return a.partial_cmp(&b);
    }
    if let (Some(a), Some(b)) = (read_day(a), read_day(b)) {
        return Some(a.cmp(&b));
    }
    // A blank is neither before nor after anything.
    if a.is_empty() != b.is_empty() {
        return None;
    }
    Some(a.to_lowercase().cmp(&b.to_lowercase()))
}

fn field(name: &str, row: &Row, frame: &Frame) -> Option<String> {
    if let Some(value) = row.fields.get(name) {
        return Some(value.clone());
    }
    if let Some(idx) = frame.strata_fields.iter().position(|field| field == name) {
        return row.stratum.split(" / ").nth(idx).map(str::to_owned);
    }
    match name {
        "id" => Some(row.id.clone()),
        "stratum" => Some(row.stratum.clone()),
        "last_audit" => Some(
            row.last_audit
                .map(|day| day.to_string())
                .unwrap_or_default(),
        ),
        "size" => Some(row.size.map(|size| size.to_string()).unwrap_or_default()),
        _ => None,
    }
}

/// Chooses up to `n` cases that fit a condition.
///
/// # Errors
/// [`Error::Condition`], and [`Error::TooFew`] where `n` is nought.
pub fn learning_sample(
    frame: &Frame,
    condition: &Condition,
    n: u64,
    reason: &str,
    how: &How,
) -> Result<Sample, Error> {
    refuse_blank("the reason", reason)?;
    if n == 0 {
        return Err(Error::TooFew);
    }
    let (fitting, items) = choose(frame, condition, n, &how.seed)?;
    Ok(Sample {
        algorithm: ALGORITHM.to_owned(),
        as_at: frame.as_at,
        chosen: Some(Chosen {
            fitting,
            n,
            reason: reason.to_owned(),
            condition: condition.text.clone(),
        }),
        design: Vec::new(),
        extensions: Vec::new(),
        format: Sample::FORMAT.to_owned(),
        frame_sha256: frame.sha256.clone(),
        items,
        kind: Kind::Learning,
        plan_sha256: None,
        recent_rule: how.recent,
        seed: how.seed.text().to_owned(),
        seed_source: how.seed_source.clone(),
        sha256: String::new(),
    }
    .sealed())
}

fn choose(
    frame: &Frame,
    condition: &Condition,
    n: u64,
    seed: &Seed,
) -> Result<(u64, Vec<Item>), Error> {
    let mut fitting = Vec::new();
    for row in frame.eligible() {
        if condition.fits(row, frame)? {
            fitting.push(row.id.as_str());
        }
    }
    let all = fitting.len() as u64;
    let first = usize::try_from(n).unwrap_or(usize::MAX);
    let ranked = (1..).zip(lowest(seed, fitting.into_iter(), first));
    let items = ranked.filter_map(|(rank, id)| {
        Some(Item {
            by: None,
            id: id.to_owned(),
            rank,
            reason: None,
            role: Role::Main,
            second_read: false,
            status: Status::Drawn,
            stratum: frame.row(id)?.stratum.clone(),
            ticket: seed.ticket(id).hex(),
            weight: 0.0,
        })
    });
    Ok((all, items.collect()))
}

/// Chooses the same again, for verification.
pub(super) fn again(sample: &Sample, frame: &Frame, seed: &Seed) -> Result<Sample, Error> {
    let mut again = sample.clone();
    if let Some(chosen) = &mut again.chosen {
        let condition = Condition::parse(&chosen.condition)?;
        let (fitting, items) = choose(frame, &condition, chosen.n, seed)?;
        chosen.fitting = fitting;
        again.items = items;
    }
    Ok(again)
}
