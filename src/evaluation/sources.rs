//! Evidence from elsewhere: what searches found, and what people bring from other sources.
//!
//! In: `casewise.batch/1`, or a TOML list of pieces. Out: [`Piece`]s, each of one indicator and one
//! source, so that the matrix shows where a judgement rests on one source alone.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::Error;
use crate::framework::{Framework, Side, Source};

/// One piece of evidence from elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The indicator.
    pub indicator: String,
    /// Where it comes from.
    pub source: Source,
    /// What it is, in the words of whoever named it.
    pub title: String,
    /// What it says.
    pub side: Side,
    /// Whether a search found it, and not a person named it.
    pub is_search: bool,
}

/// Reads a file of evidence: JSON as `casewise search --batch` writes it, or TOML as people do.
///
/// # Errors
/// What is neither, with line and column; indicators that the framework does not have.
pub fn read(text: &str, framework: &Framework) -> Result<Vec<Piece>, Error> {
    let pieces = if text.trim_start().starts_with('{') {
        of_batch(text)?
    } else {
        of_list(text)?
    };
    let unknown = pieces
        .iter()
        .find(|piece| framework.indicator(&piece.indicator).is_none());
    match unknown {
        Some(piece) => Err(Error::UnknownIndicator(piece.indicator.clone())),
        None => Ok(pieces),
    }
}

#[derive(Debug, Deserialize)]
struct Batch {
    schema: String,
    queries: Vec<Query>,
}

#[derive(Debug, Deserialize)]
struct Query {
    name: String,
    indicator: String,
    side: Side,
    #[serde(default)]
    total: u64,
    #[serde(default)]
    hits: Vec<Hit>,
}

#[derive(Debug, Deserialize)]
struct Hit {
    kind: Option<String>,
}

/// A query is a piece of each source in which it has a hit; one without hits is no evidence.
fn of_batch(text: &str) -> Result<Vec<Piece>, Error> {
    let batch: Batch =
        serde_json::from_str(text).map_err(|error| Error::Evidence(error.to_string()))?;
    if batch.schema != "casewise.batch/1" {
        let said = format!(
            "its schema is {:?}; expected \"casewise.batch/1\"",
            batch.schema
        );
        return Err(Error::Evidence(said));
    }
    let found = batch.queries.into_iter().filter(|query| query.total > 0);
    Ok(found.flat_map(|query| of_query(&query)).collect())
}

fn of_query(query: &Query) -> Vec<Piece> {
    let source = |hit: &Hit| match hit.kind.as_deref() {
        Some("policy" | "strategic-plan") => Source::Policies,
        _ => Source::Records,
    };
    let sources: BTreeSet<Source> = query.hits.iter().map(source).collect();
    let piece = |source| Piece {
        indicator: query.indicator.clone(),
        source,
        title: query.name.clone(),
        side: query.side,
        is_search: true,
    };
    sources.into_iter().map(piece).collect()
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    #[serde(default)]
    evidence: Vec<Written>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    indicator: String,
    source: Source,
    title: String,
    #[serde(default = "supporting")]
    says: Side,
}

fn supporting() -> Side {
    Side::Supporting
}

fn of_list(text: &str) -> Result<Vec<Piece>, Error> {
    let list: List = toml::from_str(text).map_err(|error| Error::Evidence(error.to_string()))?;
    let piece = |written: Written| Piece {
        indicator: written.indicator,
        source: written.source,
        title: written.title,
        side: written.says,
        is_search: false,
    };
    Ok(list.evidence.into_iter().map(piece).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework;

    #[test]
    fn a_search_without_hits_is_no_evidence() {
        let text = r#"{"schema":"casewise.batch/1","queries":[
            {"name":"a","indicator":"5.2","side":"supporting","status":"ok","total":2,
             "hits":[{"kind":"minutes"},{"kind":"policy"}]},
            {"name":"b","indicator":"5.3","side":"contrary","status":"ok","total":0,"hits":[]}]}"#;
        let pieces = read(text, framework::built_in()).expect("a batch");
        let sources: Vec<Source> = pieces.iter().map(|piece| piece.source).collect();
        assert_eq!(sources, [Source::Records, Source::Policies]);
    }

    #[test]
    fn people_name_what_no_file_holds() {
        let text = "[[evidence]]\nindicator = \"2.1\"\nsource = \"views\"\ntitle = \"Survey\"\n";
        let pieces = read(text, framework::built_in()).expect("a list");
        assert_eq!(pieces[0].source, Source::Views);
        assert!(!pieces[0].is_search);
    }

    #[test]
    fn an_indicator_that_is_not_there_is_refused() {
        let text = "[[evidence]]\nindicator = \"77\"\nsource = \"views\"\ntitle = \"Survey\"\n";
        let refused = read(text, framework::built_in()).expect_err("there is no 77");
        assert!(refused.to_string().contains("77"));
    }
}
