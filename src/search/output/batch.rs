//! What the queries of a batch found, as text, JSON and CSV.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::{Hit, ToldHit, clean, table};
use crate::framework::Side;
use crate::search::batch::{Asked, Batch, Counts};

/// Writes the answers for reading, by indicator.
///
/// # Errors
/// The writer's.
pub fn text(batch: &Batch, asked: &[Asked], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", clean(&batch.title))?;
    let mut indicator = "";
    for asked in asked {
        if asked.named.indicator != indicator {
            indicator = &asked.named.indicator;
            writeln!(out, "\nQI {}", clean(indicator))?;
        }
        writeln!(
            out,
            "  {} ({})",
            clean(&asked.named.name),
            asked.named.side.name()
        )?;
        match &asked.outcome {
            Err(message) => {
                for line in message.lines() {
                    writeln!(out, "    {line}")?;
                }
            }
            Ok(counts) => {
                writeln!(out, "    {}", counted(counts))?;
                for hit in &counts.hits {
                    writeln!(out, "      {}", clean(&hit.citation()))?;
                }
                let shown = counts.hits.len();
                if shown < counts.total {
                    writeln!(
                        out,
                        "      the first {shown} are shown, --limit 0 shows all"
                    )?;
                }
            }
        }
    }
    Ok(())
}

fn counted(counts: &Counts) -> String {
    let mut said = format!(
        "paragraphs {}, documents {}, cases {}, found by no other query {}",
        counts.total, counts.documents, counts.cases, counts.unique
    );
    if counts.left_out > 0 {
        said += &format!("; {} of forms not counted", counts.left_out);
    }
    if let Some([present, absent, cannot_tell]) = counts.standings {
        said += &format!("; cases: present {present}, absent {absent}, cannot tell {cannot_tell}");
    }
    said
}

/// Writes the answers as `casewise.batch/1`.
///
/// # Errors
/// The writer's.
pub fn json(
    batch: &Batch,
    generation: u64,
    asked: &[Asked],
    out: &mut dyn Write,
) -> io::Result<()> {
    let queries: Vec<Value> = asked.iter().map(told).collect();
    let told = json!({
        "schema": "casewise.batch/1", "title": batch.title, "generation": generation,
        "queries": queries,
    });
    writeln!(out, "{told}")
}

fn told(asked: &Asked) -> Value {
    let named = &asked.named;
    let mut told = json!({
        "name": named.name, "indicator": named.indicator, "side": named.side.name(),
        "query": named.query,
    });
    let more = match &asked.outcome {
        Err(message) => json!({"status": "error", "message": message}),
        Ok(counts) => json!({
            "status": "ok", "total": counts.total, "documents": counts.documents,
            "cases": counts.cases, "unique": counts.unique, "form_not_counted": counts.left_out,
            "truncated": counts.hits.len() < counts.total,
            "standings": counts.standings.map(|[present, absent, cannot_tell]|
                json!({"present": present, "absent": absent, "cannot_tell": cannot_tell})),
            "hits": counts.hits.iter().map(ToldHit::of).collect::<Vec<_>>(),
        }),
    };
    if let (Some(told), Value::Object(more)) = (told.as_object_mut(), more) {
        told.extend(more);
    }
    told
}

/// Writes the answers as a table: a row a hit, and one row for a query without any.
///
/// # Errors
/// The writer's.
pub fn csv(asked: &[Asked], out: &mut dyn Write) -> io::Result<()> {
    let header = [
        "indicator",
        "name",
        "side",
        "status",
        "paragraphs",
        "documents",
        "cases",
        "unique",
        "absent cases",
        "cannot tell cases",
        "case",
        "document",
        "page",
        "paragraph",
        "citation",
        "query",
    ];
    table(&header, asked.iter().flat_map(rows), out)
}

fn rows(asked: &Asked) -> Vec<Vec<String>> {
    let named = &asked.named;
    let head = vec![
        named.indicator.clone(),
        named.name.clone(),
        named.side.name().to_owned(),
    ];
    let counts = match &asked.outcome {
        Ok(counts) => counts,
        Err(message) => {
            let mut row = head;
            row.push(format!("error: {message}"));
            row.extend(std::iter::repeat_n(String::new(), 11));
            row.push(named.query.clone());
            return vec![row];
        }
    };
    let standing = |idx: usize| match (named.side, counts.standings) {
        (Side::Absent, Some(standings)) => standings[idx].to_string(),
        _ => String::new(),
    };
    let mut head = head;
    head.extend([
        "ok".to_owned(),
        counts.total.to_string(),
        counts.documents.to_string(),
        counts.cases.to_string(),
        counts.unique.to_string(),
        standing(1),
        standing(2),
    ]);
    let row = |hit: Option<&Hit>| {
        let mut row = head.clone();
        row.extend(hit.map_or_else(Default::default, place));
        row.push(named.query.clone());
        row
    };
    if counts.hits.is_empty() {
        return vec![row(None)];
    }
    counts.hits.iter().map(|hit| row(Some(hit))).collect()
}

fn place(hit: &Hit) -> [String; 5] {
    [
        hit.file.case.clone().unwrap_or_default(),
        hit.file.path.clone(),
        hit.page.map_or_else(String::new, |page| page.to_string()),
        hit.paragraph.to_string(),
        hit.citation(),
    ]
}
