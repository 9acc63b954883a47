//! The labels of a record under which it says who came, who did not, and who led.
//!
//! In: a label or heading. Out: which of them it is. Agendas, invitations and registers have such
//! labels too, and sentences say it in words of their own, which the readers of meetings and the rules
//! keep.

use serde::Deserialize;

use super::label;
use super::pattern::cue;

/// What a label says of those who were asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Roll {
    /// Who came.
    Came,
    /// Who did not.
    Missed,
    /// Who led.
    Led,
}

/// Reads a label, with or without its colon.
pub(crate) fn of(label: &str) -> Option<Roll> {
    const WORDS_MAX: usize = 9;
    let label = label::plain(label);
    let label = label.replace(['\u{2019}', '\u{2018}'], "'");
    if label.split(' ').count() > WORDS_MAX {
        return None;
    }
    if MISSED.is_match(&label) {
        Some(Roll::Missed)
    } else if LED.is_match(&label) {
        Some(Roll::Led)
    } else {
        CAME.is_match(&label).then_some(Roll::Came)
    }
}

/// Tells whether a label of the roll stands in a text before a colon, with somebody's name behind it.
pub(crate) fn within(text: &str, roll: Roll) -> bool {
    const WORDS_MAX: usize = 5;
    cue!(
        NAMES,
        r"^:\s+(?:\p{Lu}|(?i:none|nobody|no one|everyone|everybody|all (?:who|were))\b)"
    );
    cue!(
        UNSAID,
        r"^:\s+(?i:to|not|no|n/?a|tb[acd]|unknown|awaited)\b"
    );
    // "Also: Mum asks …", "We missed: Christmas": such labels head anything within a line.
    cue!(
        LOOSE,
        r"(?i)^(?:(?:who|and|but|we|was|were)\W+)*(?:also|in|out|missed|declined|here|with|without)$"
    );
    let colons = text.match_indices(':').map(|(at, _)| at);
    let names = |at: usize| NAMES.is_match(&text[at..]) && !UNSAID.is_match(&text[at..]);
    let is_label = |label: &str| of(label) == Some(roll) && !LOOSE.is_match(label);
    colons.filter(|at| names(*at)).any(|at| {
        let begins = last_words(&text[..at], WORDS_MAX);
        { begins }.any(|begin| is_label(&text[begin..at]))
    })
}

/// Tells whether a cell in a column for who came says that somebody did not: "No", "✗", "no – on leave".
pub(crate) fn says_no(cell: &str) -> bool {
    cue!(
        NO,
        r"(?i)^\s*(?:[✗✘×]|(?:no?|x|did not|DNA|apolog(?:y|ies)|apols?|absent)(?:\W*$|\s+[-–—(]|\s*[:,]))"
    );
    NO.is_match(cell)
}

/// Where each of the last words of a text begins that opens with a capital.
fn last_words(text: &str, n_max: usize) -> impl Iterator<Item = usize> {
    let spaces = text.rmatch_indices(' ').map(|(at, _)| at + 1).chain([0]);
    let opens = |at: &usize| text[*at..].starts_with(char::is_uppercase);
    spaces.take(n_max).filter(opens)
}

// "Not present", "Unable to join", "Couldn't manage", "Invited, not in attendance", "Out".
cue!(
    MISSED,
    concat!(
        r"^(?:(?:those|people|agencies|invitees?|invited|asked|sent|our|the|who|names? of",
        r"|professionals|members|and|but|not consulted|or)\W+)*(?:apolog(?:y|ies)|apols|regrets",
        r"|absen(?:t|ces?|tees?)|(?:away|out|missing|without|sorry)$|non-? ?(?:attend|particip)\w+",
        r"|(?:was |were |is |are )?not (?:present|here|there|with us|in (?:attendance|the room)",
        r"|able|attend\w*|heard from|represented|joining|taking part)",
        r"|(?:was |were |are )?unable to ",
        r"(?:join|attend|come|be (?:here|there|with us|present)|make it|take part)|unavailable",
        r"|missing from (?:the |this |our )?(?:meeting|review|conference)|dna(?: list)?$",
        r"|(?:did|could|would|was|were|can|had)(?: ?not|n't)(?: (?:attend|come|join|manage|make it",
        r"|be|take part|able|here|there|reply|get here|travel|invited|asked)",
        r"|(?:,? (?:and|or)? ?why(?: not)?)? *$)|didn't|no (?:reply|show|response)|declined",
        r"|excused|sent (?:word|sorry))(?:\b|$)"
    )
);
cue!(
    LED,
    concat!(
        r"^(?:the |name of |meeting |review |who )*(?:chair(?:s|ed|ing|person|man|woman)?",
        r"|in the chair|convener|convenor|preses|led|ran|running|presid(?:ed|ing)",
        r"|facilitat(?:or|ed)|reviewing officer|reviewer)",
        r"(?: (?:and|of|by|the|this|our|my|it|meeting|review|conference|minutes?|note|chaired))*",
        r"(?: \(chair\))?$"
    )
);
cue!(
    CAME,
    concat!(
        r"^(?:(?:those|people|agencies|invitees?|invited|also|and|the|in|was|were|who|all|everyone",
        r"|everybody|names? of|persons?|professionals|members|list of|meeting|mtg)\W+)*(?:present",
        r"|there|here|with(?: us)?|in|attended|attending|attendees?|attendance|sederunt|people",
        r"|roll|took part|taking part|participants|participated|participation|came|joined|joining",
        r"|dialled in|attd|pres|sat in|in (?:the )?room|in person|on the call|at the table",
        r"|(?:sat|got|were|gathered|talked|met) (?:down |up |round |together )*(?:with us|together)",
        r"|(?:sat|met) (?:down|up)",
        r"|a?round (?:the |our )?table|consulted in the room)(?: (?:today|at|the|this|our|meeting",
        r"|review|conference|in person|by phone|online|on the day|were|was|list|names?))*$"
    )
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_say_who_came_who_did_not_and_who_led() {
        for label in [
            "Present",
            "In attendance:",
            "Here",
            "With us",
            "In",
            "Round the table",
            "Those there",
            "Who came",
            "Sederunt",
            "Took part",
            "Invitees - attended",
            "In person",
            "Attendance",
            "MTG_ATTENDEES",
            "Those who participated",
            "Joining by phone",
            "Attd",
            "Got together",
            "Met up with us",
        ] {
            assert_eq!(of(label), Some(Roll::Came), "{label}");
        }
        for label in [
            "Apologies",
            "Who did not and why",
            "Sent apologies",
            "Not present",
            "Not with us",
            "Unable to join",
            "Away",
            "Out",
            "Couldn’t manage",
            "Did not attend",
            "Invitees - not attended",
            "Absent",
            "Invited, not in attendance",
            "Not heard from",
            "Those who could not come",
            "Unable to be present",
            "DNA_LIST",
            "Non-participants",
            "No reply",
        ] {
            assert_eq!(of(label), Some(Roll::Missed), "{label}");
        }
        for label in [
            "Chair",
            "Chaired by",
            "In the chair",
            "Led by",
            "Reviewer (chair)",
            "Who led the review",
            "Running the review",
            "Who ran it",
        ] {
            assert_eq!(of(label), Some(Roll::Led), "{label}");
        }
    }

    #[test]
    fn a_label_may_stand_within_a_line() {
        for (text, roll) in [
            ("In the chair: Jo Bell.", Roll::Led),
            (
                "Led by: Jo Bell (manager) Also: Ash, Di Orr Couldn’t manage: Dr Fox",
                Roll::Missed,
            ),
            (
                "Led by: Jo Bell (manager) Round the table: Ash Couldn’t manage: Dr Fox",
                Roll::Came,
            ),
            ("Couldn’t come: Ash’s mum, who was not well.", Roll::Missed),
            ("Not with us: nobody", Roll::Missed),
        ] {
            assert!(within(text, roll), "{text}");
        }
        for text in [
            "We missed: the bus.",
            "We missed: Easter, and the cat.",
            "Missing episodes: Ash, twice",
            "Not present",
        ] {
            assert!(!within(text, Roll::Missed), "{text}");
        }
        assert!(!within("In the chair: To be named.", Roll::Led));
        for text in ["Present: Not noted.", "Also: Mum wants a bigger car."] {
            assert!(!within(text, Roll::Came), "{text}");
        }
    }

    #[test]
    fn a_cell_says_that_somebody_did_not_come() {
        for cell in [
            "No",
            "N",
            "x",
            "✗",
            "No – on leave",
            "n, at court",
            "Apologies",
        ] {
            assert!(says_no(cell), "{cell}");
        }
        for cell in ["Yes", "Nora", "☒", "X-ray", "Now and then"] {
            assert!(!says_no(cell), "{cell}");
        }
    }

    #[test]
    fn other_labels_say_nothing_of_it() {
        for label in [
            "Present address",
            "Also",
            "We missed",
            "School attendance",
            "In force from",
            "Outcome",
            "Out of school",
            "Away from home",
            "Missing episodes",
            "Chair of the Parent Council election",
            "Table of dates",
            "People to tell",
            "Outstanding",
            "Incident",
            "Roll number",
        ] {
            assert_eq!(of(label), None, "{label}");
        }
    }
}
