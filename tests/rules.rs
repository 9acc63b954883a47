//! Each rule file's own examples, run as they stand.

use casewise::rules::{RuleSet, Verdict};

#[test]
fn every_example_of_every_rule_comes_out_as_it_says() {
    let results = RuleSet::builtin().test();
    let wrong: Vec<String> = results
        .iter()
        .filter(|result| result.verdict != Verdict::Agreed)
        .map(|result| format!("{}, {}: {:?}", result.rule, result.example, result.got))
        .collect();
    assert!(!results.is_empty(), "rules have examples");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
