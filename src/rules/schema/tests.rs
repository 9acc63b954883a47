use super::*;

#[test]
fn the_schema_has_the_keys_that_a_rule_file_may_have() {
    let schema = schema();
    let check = &schema["properties"]["check"]["oneOf"];
    let kinds: Vec<&String> = check
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|kind| kind["properties"].as_object()?.keys().next())
        .collect();
    assert!(kinds.iter().any(|kind| *kind == "interval"), "{kinds:?}");
    assert_eq!(schema["properties"]["level"]["enum"][0], "advisory");
    assert_eq!(schema["additionalProperties"], false);
}

#[test]
fn words_that_only_some_will_do_are_listed() {
    let schema = schema().to_string();
    for word in [
        "core-group",
        "not-met",
        "scotland",
        "time-bound",
        "strategic-plan",
    ] {
        assert!(schema.contains(&format!("\"{word}\"")), "{word}");
    }
}

#[test]
fn what_must_be_there_is_required_and_nothing_else_is() {
    let schema = schema();
    let required = schema["required"].as_array().expect("there are some");
    for key in ["id", "title", "check", "level"] {
        assert!(required.contains(&json!(key)), "{key}: {required:?}");
    }
    for key in ["known", "example", "message"] {
        assert!(!required.contains(&json!(key)), "{key}");
    }
}
