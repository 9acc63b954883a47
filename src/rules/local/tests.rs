//! What settings change, and what they may not.

use super::*;

fn changed(text: &str) -> Result<RuleSet, String> {
    let files = [("casewise.toml".to_owned(), text.as_bytes().to_vec())];
    let local = Local::read(&files).map_err(|error| error.to_string())?;
    RuleSet::builtin()
        .with_local(&local)
        .map_err(|error| error.to_string())
}

fn changes(text: &str) -> Vec<String> {
    let rules = changed(text).expect("the settings are in order");
    rules.changes().iter().map(Change::in_words).collect()
}

fn mistake(text: &str) -> String {
    changed(text).expect_err("the settings are wrong")
}

#[test]
fn a_parameter_takes_the_local_value_and_says_where_it_is_from() {
    assert_eq!(
        changes("[rule.chronology-gaps.params]\ngap-months-max = 4\n"),
        ["chronology-gaps: gap-months-max is 4, not 6 (casewise.toml:2)"]
    );
}

#[test]
fn a_longer_limit_is_said_to_loosen_and_names_its_own_source() {
    let text =
        "[[rule.review-cppm-review.limit]]\njurisdiction = \"england\"\nwithin = \"4 months\"\n";
    let rules = changed(text).expect("the settings are in order");
    assert!(rules.changes()[0].loosens);
    let page = rules
        .explain("review-cppm-review", false)
        .expect("there is such a rule");
    assert!(
        page.contains(
            "within 4 months (Local setting (casewise.toml:3): 4 months in place of 3 months"
        ),
        "{page}"
    );
}

#[test]
fn a_long_list_of_patterns_is_written_out_only_when_asked_for() {
    let rules = changed("").expect("the settings are in order");
    let page = |whole| rules.explain("plan-contingency", whole);
    let longest = |page: &str| {
        let values = page.lines().filter(|line| line.contains("(built in"));
        values.map(|line| line.chars().count()).max()
    };
    let (short, whole) = (page(false).expect("a rule"), page(true).expect("a rule"));
    assert!(short.contains("all of it: rules explain --whole"));
    assert!(longest(&short) < Some(260), "{short}");
    assert!(longest(&whole) > Some(1000), "{whole}");
}

#[test]
fn a_limit_for_a_jurisdiction_without_one_is_added() {
    let text = "[[rule.review-core-group.limit]]\njurisdiction = \"northern-ireland\"\nwithin = \"10 working days\"\n";
    let said = changes(text);
    assert_eq!(
        said,
        ["review-core-group: limit (northern-ireland, first) is 10 working days (casewise.toml:3)"]
    );
}

#[test]
fn a_rule_is_switched_off_only_with_a_reason() {
    let rules =
        changed("[rule.action-measurable]\noff = \"piloted next year\"\n").expect("in order");
    assert!(rules.rule("action-measurable").is_none());
    assert_eq!(
        rules.changes()[0].in_words(),
        "action-measurable: switched off: piloted next year (casewise.toml:2)"
    );
    let said = mistake("[rule.action-measurable]\noff = \" \"\n");
    assert!(said.starts_with("casewise.toml:2:7: say why"), "{said}");
}

#[test]
fn lists_grow_and_shrink() {
    let text = "[rule.chronology-gaps.params]\n\"key-events-\" = [\"hearing\"]\n\n[terms.group-owners]\n\"terms+\" = [\"Locality team\"]\n\"terms-\" = [\"staff\"]\n";
    let said = changes(text);
    assert_eq!(
        said[1..],
        [
            "terms+ of group-owners: locality team (casewise.toml:5)",
            "terms- of group-owners: staff (casewise.toml:6)",
        ]
    );
    assert!(said[0].ends_with("(casewise.toml:2)"), "{said:?}");
}

#[test]
fn mistakes_stand_at_their_place_in_the_settings() {
    for (text, expected) in [
        (
            "[rule.chronology-gap]\nlevel = \"major\"\n",
            "casewise.toml:1:7: unknown rule \"chronology-gap\"; did you mean \"chronology-gaps\"?",
        ),
        (
            "[rule.chronology-gaps]\nlevel = \"majr\"\n",
            "casewise.toml:2:9: unknown name \"majr\"; did you mean \"major\"?",
        ),
        (
            "[rule.chronology-gaps.params]\ngap-month-max = 4\n",
            "casewise.toml:2:1: unknown key \"gap-month-max\"; did you mean \"gap-months-max\"?",
        ),
        (
            "[rule.chronology-gaps.params]\ngap-months-max = \"4\"\n",
            "casewise.toml:2:1: found the text",
        ),
        (
            "[[rule.review-core-group.limit]]\njurisdiction = \"scotland\"\nwithin = \"3 workin days\"\n",
            "casewise.toml:3:10:",
        ),
        (
            "[rule.chronology-gaps]\nlevl = \"major\"\n",
            "casewise.toml:2:1: unknown key \"levl\"; did you mean \"level\"?",
        ),
        (
            "[terms.group-owner]\n\"terms+\" = [\"x\"]\n",
            "casewise.toml:1:8: unknown list of words \"group-owner\"; did you mean \"group-owners\"?",
        ),
        (
            "[[holiday]]\ndate = 2024-09-31\nname = \"x\"\n",
            "casewise.toml:2:",
        ),
        (
            "[[rule.chronology-gaps.limit]]\njurisdiction = \"scotland\"\nwithin = \"3 days\"\n",
            "casewise.toml:3:10: the rule chronology-gaps has no limits",
        ),
    ] {
        let said = mistake(text);
        assert!(said.starts_with(expected), "{said}");
    }
}

#[test]
fn the_hash_of_the_rules_tells_of_local_words_and_holidays() {
    let plain = RuleSet::builtin().hash();
    for text in [
        "[terms.group-owners]\n\"terms+\" = [\"locality team\"]\n",
        "[[holiday]]\ndate = 2024-09-16\nname = \"Autumn holiday\"\n",
        "[rule.chronology-gaps.params]\ngap-months-max = 4\n",
    ] {
        assert_ne!(changed(text).expect("in order").hash(), plain);
    }
}

#[test]
fn own_holidays_and_words_hold_while_rules_judge_and_not_after() {
    let text =
        "[[holiday]]\ndate = 2024-09-16\nname = \"Autumn holiday\"\njurisdiction = \"scotland\"\n";
    let rules = changed(text).expect("in order");
    let friday =
        crate::calendar::Interval::day(crate::calendar::Day::new(2024, 9, 13).expect("a day"));
    let period = crate::calendar::Period::parse("1 working day").expect("a period");
    let due = || {
        counting::deadline_of(Jurisdiction::Scotland, friday, period)
            .expect("covered")
            .to
            .to_string()
    };
    assert_eq!(rules.in_force.judge(due), "2024-09-17");
    assert_eq!(due(), "2024-09-16");
}
