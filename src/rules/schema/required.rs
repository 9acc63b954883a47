//! What must be there in a rule file, learnt by leaving each key of a good one out.
//!
//! In: a schema and a rule file that can be read. Out: the schema, with the keys without which the
//! file could not be read marked as required.

use std::collections::BTreeSet;

use serde_json::{Value as Json, json};
use toml::{Table, Value};

use super::super::definition::Written;
use super::super::error::Problems;
use super::super::reading;

/// The keys that one file or another did without: no other file need show it again.
pub(super) type Spared = BTreeSet<String>;

/// Marks what a good rule file shows to be required.
pub(super) fn mark(schema: &mut Json, text: &str, spared: &mut Spared) {
    let Ok(mut whole) = text.parse::<Table>() else {
        return;
    };
    keep_one_example(&mut whole);
    let table = Value::Table(whole.clone());
    visit(schema, &table, &mut Vec::new(), &whole, spared);
}

/// One example shows what examples need, and the fewer words the faster.
fn keep_one_example(whole: &mut Table) {
    if let Some(Value::Array(examples)) = whole.get_mut("example") {
        examples.truncate(1);
    }
}

/// A step into a rule file.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    Key(String),
    Item(usize),
}

fn visit(
    schema: &mut Json,
    value: &Value,
    path: &mut Vec<Step>,
    whole: &Table,
    spared: &mut Spared,
) {
    match value {
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                if let Some(of_items) = schema.get_mut("items") {
                    path.push(Step::Item(at));
                    visit(of_items, item, path, whole, spared);
                    path.pop();
                }
            }
        }
        Value::Table(table) => {
            let Some(schema) = holding(schema, table) else {
                return;
            };
            for (key, inner) in table {
                path.push(Step::Key(key.clone()));
                let place = place(path, table);
                if !spared.contains(&place) && !decide(schema, key, path, whole) {
                    spared.insert(place);
                }
                if let Some(below) = schema.pointer_mut(&format!("/properties/{key}")) {
                    visit(below, inner, path, whole, spared);
                }
                path.pop();
            }
        }
        _ => {}
    }
}

/// Where a key stands, whichever of several items it is in, and beside which choice.
fn place(path: &[Step], table: &Table) -> String {
    let steps = path.iter().map(|step| match step {
        Step::Key(key) => key.as_str(),
        Step::Item(_) => "[]",
    });
    let choice = table.keys().next().map_or("", String::as_str);
    let steps: Vec<&str> = steps.chain([choice]).collect();
    steps.join("/")
}

/// The schema for a table: itself, or that of the choice which the table makes.
fn holding<'s>(schema: &'s mut Json, table: &Table) -> Option<&'s mut Json> {
    if schema.get("properties").is_some() {
        return Some(schema);
    }
    let choices = schema.get_mut("oneOf")?.as_array_mut()?;
    let key = table.keys().next()?;
    choices
        .iter_mut()
        .find(|choice| choice.pointer(&format!("/properties/{key}")).is_some())
}

/// Leaves a key out and tells whether it is missed. What one file settles is not asked again.
fn decide(schema: &mut Json, key: &str, path: &[Step], whole: &Table) -> bool {
    let is_in = |list: &str| {
        let names = schema.get(list).and_then(Json::as_array);
        names.is_some_and(|names| names.iter().any(|name| name == key))
    };
    if is_in("required") {
        return true;
    }
    let default = format!("/properties/{key}/default");
    let mut without = Value::Table(whole.clone());
    if schema.pointer(&default).is_some()
        || !take_out(&mut without, path)
        || !is_missed(&without, key)
    {
        return false;
    }
    match schema.get_mut("required").and_then(Json::as_array_mut) {
        Some(names) => names.push(json!(key)),
        None => schema["required"] = json!([key]),
    }
    true
}

fn take_out(value: &mut Value, path: &[Step]) -> bool {
    let Some((first, rest)) = path.split_first() else {
        return false;
    };
    match (first, value) {
        (Step::Key(key), Value::Table(table)) if rest.is_empty() => table.remove(key).is_some(),
        (Step::Key(key), Value::Table(table)) => table
            .get_mut(key)
            .is_some_and(|inner| take_out(inner, rest)),
        (Step::Item(at), Value::Array(items)) => items
            .get_mut(*at)
            .is_some_and(|inner| take_out(inner, rest)),
        _ => false,
    }
}

fn is_missed(without: &Value, key: &str) -> bool {
    let Ok(text) = toml::to_string(without) else {
        return false;
    };
    let mut problems = Problems::new("", &text);
    let _ = reading::read::<Written>(&text, &mut problems);
    let missing = format!("missing field \"{key}\"");
    problems.found.iter().any(|problem| problem.what == missing)
}
