//! The JSON Schema of rule files, for editors that complete and check them.
//!
//! In: the types that rule files are read into. Out: a schema in which every key, choice and known
//! word is what those types ask for; what must be there is learnt from the rules that come with
//! casewise, by leaving each key out.

mod probe;
mod required;

use serde_json::{Map, Value, json};

use self::probe::{Asked, Step, ask};
use super::definition::Written;

/// Nothing in a rule file lies deeper.
const DEPTH_MAX: usize = 16;

/// Returns the schema of a rule file.
#[must_use]
pub fn schema() -> Value {
    let mut schema = node(&mut Vec::new());
    let mut spared = required::Spared::new();
    for text in super::builtin_files()
        .iter()
        .filter_map(|(_, bytes)| std::str::from_utf8(bytes).ok())
    {
        required::mark(&mut schema, text, &mut spared);
    }
    if let Value::Object(top) = &mut schema {
        top.insert(
            "$schema".to_owned(),
            json!("http://json-schema.org/draft-07/schema#"),
        );
        top.insert("title".to_owned(), json!("A rule of casewise"));
    }
    schema
}

fn node(path: &mut Vec<Step>) -> Value {
    if path.len() > DEPTH_MAX {
        return json!({});
    }
    match ask::<Written>(path) {
        None => json!({}),
        Some(Asked::Flag) => json!({"type": "boolean"}),
        Some(Asked::Number) => json!({"type": "integer"}),
        Some(Asked::Day) => {
            json!({"description": "a day such as 2023-08-31", "type": "string", "format": "date"})
        }
        Some(Asked::Nothing) => json!({"type": "null"}),
        Some(Asked::Text(what, known)) => text(&what, &known),
        Some(Asked::TextOrList(known)) => {
            let one = text("", &known);
            json!({"anyOf": [one, {"type": "array", "items": one}]})
        }
        Some(Asked::List) => json!({"type": "array", "items": below(path, Step::Item)}),
        Some(Asked::Map) => {
            json!({"type": "object", "additionalProperties": below(path, Step::Value)})
        }
        Some(Asked::Table(keys)) => table(path, keys),
        Some(Asked::Choices(names)) => choices(path, names),
    }
}

fn below(path: &mut Vec<Step>, step: Step) -> Value {
    path.push(step);
    let value = node(path);
    path.pop();
    value
}

fn text(what: &str, known: &[String]) -> Value {
    let mut schema = json!({"type": "string"});
    if !known.is_empty() {
        schema["enum"] = json!(known);
    }
    if !matches!(what, "" | "a string") {
        schema["description"] = json!(what);
    }
    schema
}

fn table(path: &mut Vec<Step>, keys: &[&'static str]) -> Value {
    let properties: Map<String, Value> = keys
        .iter()
        .map(|key| ((*key).to_owned(), below(path, Step::Key(key))))
        .collect();
    json!({"type": "object", "additionalProperties": false, "properties": properties})
}

/// Choices that hold nothing are words; others are tables of one key.
fn choices(path: &mut Vec<Step>, names: &[&'static str]) -> Value {
    let held: Vec<(&str, Value)> = names
        .iter()
        .map(|name| (*name, below(path, Step::Choice(name))))
        .collect();
    let (plain, holding): (Vec<_>, Vec<_>) = held
        .into_iter()
        .partition(|(_, value)| *value == json!({"type": "null"}));
    let words: Vec<&str> = plain.iter().map(|(name, _)| *name).collect();
    let mut all: Vec<Value> = holding
        .into_iter()
        .map(|(name, value)| of_choice(name, &value))
        .collect();
    if all.is_empty() {
        return json!({"enum": words});
    }
    if !words.is_empty() {
        all.insert(0, json!({"enum": words}));
    }
    json!({"oneOf": all})
}

fn of_choice(name: &str, value: &Value) -> Value {
    json!({
        "type": "object",
        "additionalProperties": false,
        "properties": {name: value},
        "required": [name]
    })
}

#[cfg(test)]
mod tests;
