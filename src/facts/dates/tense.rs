//! Whether the words beside a date tell of something past, or set a limit.
//!
//! In: the words before or after a date. Out: yes or no.

pub(super) fn is_past(after: &str) -> bool {
    let mut words = after
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty());
    words.any(|word| matches!(word, "was" | "were" | "had" | "did"))
}

/// Tells whether the words right before a date make it a limit: "by", "no later than".
pub(super) fn limit_before(before: &str) -> bool {
    const LIMITS: [&str; 14] = [
        "by",
        "by the end of",
        "no later than",
        "not later than",
        "on or before",
        "deadline of",
        "deadline",
        "by the",
        "due",
        "due on",
        "due by",
        "by end of",
        "by end",
        "by w/c",
    ];
    let before = without_time(before.trim_end());
    LIMITS.iter().any(|limit| {
        let Some(at) = before.len().checked_sub(limit.len()) else {
            return false;
        };
        let ends = before.as_bytes()[at..].eq_ignore_ascii_case(limit.as_bytes());
        ends && !before[..at].ends_with(|c: char| c.is_alphanumeric())
    })
}

/// Cuts the time of day off the words before a date: "by 5pm on", "by 12 noon on".
fn without_time(before: &str) -> &str {
    let Some(timed) = before.strip_suffix(" on") else {
        return before;
    };
    let is_time = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_digit())
            || [
                "am", "pm", "noon", "midday", "close", "of", "business", "play",
            ]
            .contains(&word)
    };
    let mut rest = timed;
    while let Some((head, word)) = rest.rsplit_once(' ')
        && is_time(word)
    {
        rest = head;
    }
    if rest.len() < timed.len() {
        rest
    } else {
        before
    }
}

/// Tells whether words tell of something past.
pub(super) fn tells(words: &str) -> bool {
    words
        .split(|c: char| !c.is_alphabetic())
        .any(|word| word.len() > 4 && word.ends_with("ed") || is_past_verb(word))
}

fn is_past_verb(word: &str) -> bool {
    const N_LETTERS_MAX: usize = 8;
    let mut lower = [0; N_LETTERS_MAX];
    let Some(lower) = lower.get_mut(..word.len()) else {
        return false;
    };
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    matches!(
        &*lower,
        b"was"
            | b"were"
            | b"had"
            | b"went"
            | b"told"
            | b"said"
            | b"saw"
            | b"rang"
            | b"left"
            | b"came"
            | b"took"
            | b"gave"
            | b"made"
            | b"began"
            | b"met"
            | b"sent"
            | b"wrote"
            | b"spoke"
            | b"got"
            | b"found"
            | b"has"
            | b"did"
            | b"ran"
            | b"kept"
            | b"felt"
            | b"heard"
            | b"brought"
            | b"became"
            | b"broke"
            | b"hit"
            | b"put"
            | b"drove"
            | b"fell"
            | b"lost"
            | b"struck"
            | b"fought"
            | b"rose"
            | b"sold"
            | b"bought"
            | b"won"
            | b"stood"
            | b"spent"
            | b"sank"
            | b"shot"
            | b"flew"
            | b"drew"
            | b"threw"
            | b"grew"
            | b"paid"
            | b"built"
            | b"burst"
            | b"fled"
            | b"slept"
            | b"woke"
    )
}

/// Which way words look: back (-1) or ahead (1), by the verb that stands last; "Mum to ring" looks
/// ahead where no verb says otherwise.
pub(super) fn direction(words: &str) -> Option<i8> {
    let all = || {
        words
            .split(|c: char| !c.is_alphabetic() && c != '\'')
            .filter(|word| !word.is_empty())
    };
    let turn = |word: &str| {
        if is_ahead(word) {
            return Some(1);
        }
        let is_past = word.len() > 4 && word.ends_with("ed") || is_past_verb(word);
        is_past.then_some(-1)
    };
    let is_to_do = || all().skip(1).take(3).any(|word| word == "to");
    let last = all().filter_map(turn).next_back();
    last.or_else(|| is_to_do().then_some(1))
}

/// Tells whether words speak of what is still to come: "will", "arranged for", "is due".
pub(super) fn is_ahead(words: &str) -> bool {
    const AHEAD: [&str; 16] = [
        "will",
        "would",
        "shall",
        "should",
        "must",
        "due",
        "arranged",
        "rearranged",
        "booked",
        "agreed",
        "planned",
        "scheduled",
        "plans",
        "next",
        "until",
        "hopes",
    ];
    let mut words = words.split(|c: char| !c.is_alphabetic());
    words.any(|word| AHEAD.iter().any(|ahead| word.eq_ignore_ascii_case(ahead)))
}
