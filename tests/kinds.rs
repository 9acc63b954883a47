//! Kinds of whole documents, read the whole way.

use casewise::facts::Kind;
use casewise::{extract, facts};

#[test]
fn a_plan_may_be_made_at_a_meeting_and_a_letter_may_give_it() {
    let holds_plan = |name: &str, text: &str| {
        let document = extract::bytes_of(name, text.as_bytes());
        let facts = facts::of(&document);
        facts.kind.value == Kind::Plan || facts.within.iter().any(|part| part.kind == Kind::Plan)
    };
    let table = "| Action | Who | By when |\n|---|---|---|\n| Refer Isla to the clinic | Jo Bell | 12 June 2026 |\n";
    let titled = format!("# Plan made at team meeting, 3 June 2026\n\n{table}");
    let minute = |heading: &str| {
        format!(
            "# Record of child protection planning meeting\n\nDate of meeting: 3 June 2026\n\n## 4. {heading}\n\n{table}"
        )
    };
    let letter = |said: &str| {
        format!(
            "3 June 2026\n\nDear Isla,\n\n{said}\n\n**Sleep**\n\n- Jo will bring a lamp by 12 June 2026.\n- Gran will read to you each night until 3 July 2026.\n\nYours sincerely,\n\nJo Bell\n"
        )
    };
    assert!(holds_plan("plan.md", &titled));
    assert!(holds_plan(
        "minute.md",
        &minute("CHILD PROTECTION PLAN agreed at the meeting")
    ));
    assert!(!holds_plan(
        "minute.md",
        &minute("Progress on the plan agreed at the last meeting")
    ));
    assert!(!holds_plan(
        "minute.md",
        &minute("Transport plan agreed at the meeting")
    ));
    assert!(holds_plan("letter.md", &letter("This is your own plan.")));
    assert!(!holds_plan(
        "letter.md",
        &letter("You asked what a plan is. It is on its way.")
    ));
    assert!(!holds_plan(
        "letter.md",
        &letter("You are off to the sea. It is your plan and a good one.")
    ));
}

#[test]
fn a_log_of_actions_is_no_plan() {
    let kind = |title: &str| {
        let text = format!(
            "# {title}\n\n| Action | Assigned to | Target |\n|---|---|---|\n| Refer Isla | Jo Bell | 12 June 2026 |\n| Visit Isla | Jo Bell | 19 June 2026 |\n"
        );
        let document = extract::bytes_of("doc.md", text.as_bytes());
        facts::of(&document).kind.value
    };
    assert_ne!(kind("Core group action log"), Kind::Plan);
    assert_eq!(kind("Action plan for Isla"), Kind::Plan);
}

#[test]
fn days_that_tell_of_no_child_are_no_chronology() {
    let kind = |what: &str| {
        let months = ["March", "April", "May", "June", "July", "August"];
        let days = months.map(|month| format!("3 {month} 2024 - {what}\n"));
        let document = extract::bytes_of("days.md", days.join("\n").as_bytes());
        facts::of(&document).kind.value
    };
    assert_eq!(kind("Ash moved to another carer"), Kind::Chronology);
    assert_ne!(kind("glass and tins"), Kind::Chronology);
}
