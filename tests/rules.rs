//! Each rule file's own examples, run as they stand, and whether they show all that a rule can say.

#![expect(clippy::print_stdout, reason = "what examples lack is worth reading")]

use std::sync::LazyLock;

use casewise::rules::RuleSet;
use serde_json::Value as Json;

static BUILT_IN: LazyLock<RuleSet> = LazyLock::new(RuleSet::builtin);

/// A test for each example of each rule: `example::action_owned::a_group`.
mod example {
    use casewise::rules::Verdict;

    use super::BUILT_IN;

    include!(concat!(env!("OUT_DIR"), "/rule_examples.rs"));

    fn check(rule: &str, name: &str) {
        let result = BUILT_IN.test_one(rule, name).expect("the example is there");
        assert_eq!(
            result.verdict,
            Verdict::Agreed,
            "{rule}, {name}: expected {:?}, got {:?}\n{}",
            result.expected,
            result.got,
            result.findings.join("\n")
        );
    }

    #[test]
    fn every_example_of_every_rule_is_a_test_of_its_own() {
        let names = BUILT_IN
            .rules()
            .iter()
            .map(|rule| rule.example_names().len());
        assert_eq!(names.sum::<usize>(), N_EXAMPLES);
    }
}

/// Families whose rules have an example for every outcome.
const WHOLE: [&str; 5] = ["assessment", "chronology", "plan", "policy", "review"];

#[test]
fn rules_have_an_example_for_every_outcome() {
    let rules = RuleSet::builtin();
    let mut missing = Vec::new();
    for rule in rules.rules() {
        let outcomes = rule.outcomes_without_example();
        let names: Vec<&str> = outcomes.iter().map(|outcome| outcome.name()).collect();
        if names.is_empty() {
            continue;
        }
        let line = format!("{}: no example expects {}", rule.id, names.join(", "));
        println!("{line}");
        if WHOLE.contains(&rule.family.as_str()) {
            missing.push(line);
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn every_rule_that_comes_with_casewise_fits_the_schema() {
    let schema = casewise::rules::schema();
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let mut n = 0;
    for family in casewise::rules::FAMILIES {
        for file in std::fs::read_dir(folder.join(family)).expect("each family has a folder") {
            let path = file.expect("it can be listed").path();
            let text = std::fs::read_to_string(&path).expect("it can be read");
            let rule: toml::Value = toml::from_str(&text).expect("it is TOML");
            let found = misfits(&schema, &rule, "");
            assert!(found.is_empty(), "{}: {found:?}", path.display());
            n += 1;
        }
    }
    assert_eq!(n, RuleSet::builtin().rules().len());
}

#[test]
fn what_the_schema_forbids_does_not_fit() {
    let schema = casewise::rules::schema();
    let misfit = |text: &str| {
        let value: toml::Value = toml::from_str(text).expect("it is TOML");
        misfits(&schema, &value, "").join("\n")
    };
    assert!(misfit("remdy = \"x\"").contains("remdy is not known"));
    assert!(misfit("remdy = \"x\"").contains("title is missing"));
    assert!(misfit("level = \"majr\"").contains("level: none of the known words"));
    assert!(misfit("[check.intervall]").contains("check: fits none of the choices"));
}

/// What of a value does not fit a schema, as far as schemas of rule files go.
fn misfits(schema: &Json, value: &toml::Value, at: &str) -> Vec<String> {
    let said = |what: &str| vec![format!("{at}: {what}")];
    if let Some(choices) = schema.get("oneOf").or(schema.get("anyOf")) {
        let mut choices = choices.as_array().into_iter().flatten();
        let fits = choices.any(|one| misfits(one, value, at).is_empty());
        return if fits {
            Vec::new()
        } else {
            said("fits none of the choices")
        };
    }
    if let Some(known) = schema.get("enum").and_then(Json::as_array) {
        let is_known = known.iter().any(|word| word.as_str() == value.as_str());
        return if is_known {
            Vec::new()
        } else {
            said("none of the known words")
        };
    }
    match (schema.get("type").and_then(Json::as_str), value) {
        (Some("object"), toml::Value::Table(table)) => of_table(schema, table, at),
        (Some("array"), toml::Value::Array(items)) => items
            .iter()
            .flat_map(|item| misfits(&schema["items"], item, at))
            .collect(),
        (Some("string"), toml::Value::String(_) | toml::Value::Datetime(_))
        | (Some("integer"), toml::Value::Integer(_))
        | (Some("boolean"), toml::Value::Boolean(_))
        | (None, _) => Vec::new(),
        (wanted, _) => said(&format!("is no {}", wanted.unwrap_or_default())),
    }
}

fn of_table(schema: &Json, table: &toml::Table, at: &str) -> Vec<String> {
    let below = |key: &str| {
        let of_any = schema
            .get("additionalProperties")
            .filter(|any| any.is_object());
        schema
            .get("properties")
            .and_then(|all| all.get(key))
            .or(of_any)
    };
    let mut found = Vec::new();
    for (key, value) in table {
        let place = if at.is_empty() {
            key.clone()
        } else {
            format!("{at}.{key}")
        };
        match below(key) {
            Some(schema) => found.extend(misfits(schema, value, &place)),
            None => found.push(format!("{place} is not known")),
        }
    }
    let required = schema.get("required").and_then(Json::as_array);
    let required = required.into_iter().flatten().filter_map(Json::as_str);
    let missing = required.filter(|key| !table.contains_key(*key));
    found.extend(missing.map(|key| format!("{at}{key} is missing")));
    found
}
