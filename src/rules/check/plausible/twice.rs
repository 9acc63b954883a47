//! Does one event stand under two dates: two entries that tell in the same words what comes but once.
//!
//! In: the entries of a chronology. Out: a pair of them. Visits, meetings and calls come again and
//! are told in the same words each time, so only a birth, a death, a move and the like count.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::life;
use crate::facts::Entry;
use crate::facts::pattern::pattern;

/// So many words in a row must two entries have in common.
const N_WORDS_MIN: usize = 6;

/// Further apart than this the same may have come again, in days.
const N_DAYS_MAX: i32 = 62;

static ONCE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(?:born|died|death|moved (?:in|into|out|to live)|placed (?:with|in|on)|taken off",
        r"|removed from|regist(?:ered|ration)|deregistered|started (?:at|school|nursery)",
        r"|left (?:school|home|care)|order (?:was )?(?:made|granted)|granted|keys)\b"
    ))
});

/// What comes again and is told in the same words each time.
static AGAIN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(?:visit\w*|reviews?|meetings?|contact|core group|attend\w*|call(?:ed|s)?",
        r"|appointments?|sessions?|supervision|seen|concerns?|overnight|missing|weeks?|month",
        r"|fortnight|agreed|school|home|police)\b"
    ))
});

/// So many words in a row tell of one event, unless such comes again.
const N_WORDS_PLAIN: usize = 8;

/// What is done again and again.
static ROUTINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(?:visit\w*|reviews?|reviewed|meetings?|contact|core groups?|attend\w*|absen\w+",
        r"|call(?:ed|s)?|appointments?|sessions?|supervision|missing|weigh\w*|weeks?|weekly",
        r"|months?|monthly|fortnight\w*|again|another|second|third|hearings?|placed|moved|back)\b"
    ))
});

/// Whether a run of words tells of what comes but once.
fn tells_once(run: &[String]) -> bool {
    let words = run.join(" ");
    ONCE.is_match(&words) || run.len() >= N_WORDS_PLAIN && !AGAIN.is_match(&words)
}

/// A registration with its number: there is one that is the second.
static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^(?:the |his |her |their )?(?P<nth>first|second|third|fourth) (?:child protection |cp )?",
        r"registration\b",
        r"|\bregist(?:er|ered)\b(?: again)? for (?:the|a) (?P<time>first|second|third|fourth)",
        r" time\b"
    ))
});

/// Returns the first two entries of different days that tell the same event.
pub(super) fn in_entries<'e>(entries: &[&'e Entry]) -> Option<(&'e Entry, &'e Entry)> {
    in_same_words(entries)
        .or_else(|| of_same_name(entries, number))
        .or_else(|| of_same_name(entries, birth))
        .or_else(|| of_same_name(entries, death))
        .or_else(|| of_same_name(entries, order))
        .or_else(|| of_same_name(entries, registration))
        .or_else(|| in_slipped_days(entries))
}

/// Two entries of what comes but once, by its name.
fn of_same_name<'e>(
    entries: &[&'e Entry],
    name: fn(&Entry) -> Option<String>,
) -> Option<(&'e Entry, &'e Entry)> {
    let named = entries.iter().filter(|entry| is_of_one_day(entry));
    let named: Vec<(&Entry, String)> = named
        .filter_map(|entry| Some((*entry, name(entry)?)))
        .collect();
    let pairs = named.iter().enumerate().flat_map(|(idx, one)| {
        let later = named[idx + 1..].iter();
        later.map(move |other| (one, other))
    });
    let mut same = pairs.filter(|(one, other)| one.1 == other.1 && are_near(one.0, other.0));
    same.next().map(|(one, other)| (one.0, other.0))
}

/// A birth, by whose it is: "Ash born at home", "Birth of Ash notified".
fn birth(entry: &Entry) -> Option<String> {
    life::birth(told(entry))
}

/// A death, by whose it is: "Gran Kay died", "Death of Gran Kay".
fn death(entry: &Entry) -> Option<String> {
    life::death(told(entry))
}

/// A registration, by its number.
fn number(entry: &Entry) -> Option<String> {
    let words = words(entry).join(" ");
    let found = NUMBERED.captures(&words)?;
    let number = found.name("nth").or_else(|| found.name("time"))?;
    Some(number.as_str().to_owned())
}

/// The making of a compulsory supervision order: what comes after it varies or continues it.
fn order(entry: &Entry) -> Option<String> {
    static MADE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"\b(?:makes?|made|grants?|granted) (?:an? |the )?compulsory supervision order\b",
            r"|\bcompulsory supervision order (?:is |was )?(?:made|granted)\b"
        ))
    });
    static ANOTHER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"\b(?:interim|second|new|further|again|not|should|whether|vari\w+|brothers?|sisters?",
            r"|siblings?)\b"
        ))
    });
    let words = words(entry).join(" ");
    let is_made = MADE.is_match(&words) && !ANOTHER.is_match(&words);
    is_made.then(|| "order".to_owned())
}

/// The registration at a first conference: "Initial CPPM. Name put on the register".
fn registration(entry: &Entry) -> Option<String> {
    static FIRST: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"\binitial (?:child protection |case )*(?:planning )?",
            r"(?:cppm|cpcc|meeting|conference)\b|\b(?:cppm|cpcc|conference|meeting) initial\b"
        ))
    });
    static REGISTERS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"\bregistered\b",
            r"|\b(?:put|placed|added|goes|went|entered) (?:on|to|onto) (?:the )?",
            r"(?:child protection |cp )?register\b"
        ))
    });
    static ANOTHER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"\b(?:not|no|transfer\w*|minutes?|letter|invit\w+|planned|postponed|adjourned",
            r"|cancell?ed|still|again|brothers?|sisters?|siblings?|baby|twin|both|stays?|remains?)",
            r"\b"
        ))
    });
    let words = words(entry).join(" ");
    let is_made = FIRST.is_match(&words) && REGISTERS.is_match(&words);
    (is_made && !ANOTHER.is_match(&words)).then(|| "registration".to_owned())
}

/// Two entries whose days are the same two figures in either order, 12 and 21 March, and that tell much
/// the same.
fn in_slipped_days<'e>(entries: &[&'e Entry]) -> Option<(&'e Entry, &'e Entry)> {
    let told: Vec<(&Entry, Vec<String>)> = { entries.iter() }
        .filter(|entry| is_of_one_day(entry))
        .map(|entry| (*entry, words(entry)))
        .collect();
    let pairs = told.iter().enumerate().flat_map(|(idx, one)| {
        let later = told[idx + 1..].iter();
        later.map(move |other| (one, other))
    });
    let mut same = pairs
        .filter(|(one, other)| are_slipped(one.0, other.0) && are_much_alike(&one.1, &other.1));
    same.next().map(|(one, other)| (one.0, other.0))
}

fn are_slipped(one: &Entry, other: &Entry) -> bool {
    let (Some(a), Some(b)) = (one.dated(), other.dated()) else {
        return false;
    };
    let (a, b) = (a.interval.from, b.interval.from);
    let is_turned = a.day() / 10 == b.day() % 10 && a.day() % 10 == b.day() / 10;
    a != b && (a.year(), a.month()) == (b.year(), b.month()) && is_turned
}

/// Whether most of the telling words of the shorter of two entries stand in the other, and neither tells
/// of what is done again and again.
fn are_much_alike(one: &[String], other: &[String]) -> bool {
    const SHARED_MIN: usize = 4;
    const LETTERS_MIN: usize = 4;
    let is_routine = |words: &[String]| ROUTINE.is_match(&words.join(" "));
    let telling = |words: &[String]| -> BTreeSet<String> {
        let long = words.iter().filter(|word| word.len() >= LETTERS_MIN);
        long.cloned().collect()
    };
    let (a, b) = (telling(one), telling(other));
    let n_shared = a.intersection(&b).count();
    let is_most = n_shared >= SHARED_MIN && n_shared * 3 >= a.len().min(b.len()) * 2;
    is_most && !is_routine(one) && !is_routine(other)
}

/// Two entries that have a run of words in common.
fn in_same_words<'e>(entries: &[&'e Entry]) -> Option<(&'e Entry, &'e Entry)> {
    let told: Vec<(&Entry, Vec<String>)> = entries
        .iter()
        .filter(|entry| is_of_one_day(entry))
        .map(|entry| (*entry, words(entry)))
        .filter(|(_, words)| words.len() >= N_WORDS_MIN)
        .collect();
    let pairs = told.iter().enumerate().flat_map(|(idx, one)| {
        let later = told[idx + 1..].iter();
        later.map(move |other| (one, other))
    });
    let is_same = |one: &[String], other: &[String]| {
        let is_like = tells_once(longest_run(one, other))
            || is_within(one, other)
            || is_within(other, one)
            || is_retold(one, other);
        is_like && !differ_in_number(one, other)
    };
    let mut same =
        pairs.filter(|(one, other)| are_near(one.0, other.0) && is_same(&one.1, &other.1));
    same.next().map(|(one, other)| (one.0, other.0))
}

fn is_of_one_day(entry: &Entry) -> bool {
    let dated = entry.dated();
    dated.is_some_and(|dated| dated.certain && dated.interval.is_day())
}

fn told(entry: &Entry) -> &str {
    entry.event.as_ref().map_or("", |event| &event.text)
}

/// Whether all that an entry tells stands in another, word for word among others, and is not what
/// comes again.
fn is_within(one: &[String], other: &[String]) -> bool {
    let mut others = other.iter();
    !AGAIN.is_match(&one.join(" ")) && one.iter().all(|word| others.any(|other| other == word))
}

/// Whether two entries tell of one event in words of their own: nearly all that the shorter says, and
/// enough of it to tell an event by, the other says too. What comes again is told alike each time, but
/// for a word or a number.
fn is_retold(one: &[String], other: &[String]) -> bool {
    const TELLING_MIN: usize = 8;
    let (shorter, longer) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let mut telling: Vec<&String> = shorter.iter().filter(|word| word.len() >= 4).collect();
    telling.sort_unstable();
    telling.dedup();
    let is_alike = telling.len() >= TELLING_MIN && telling.iter().all(|word| longer.contains(word));
    is_alike && !ROUTINE.is_match(&shorter.join(" ")) && !ROUTINE.is_match(&longer.join(" "))
}

/// Whether each of two entries counts what the other does not: "for two days", "for three days".
fn differ_in_number(one: &[String], other: &[String]) -> bool {
    const NUMBERS: [&str; 10] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    let is_number = |word: &String| NUMBERS.contains(&word.as_str());
    let has_own = |one: &[String], other: &[String]| {
        one.iter()
            .any(|word| is_number(word) && !other.contains(word))
    };
    has_own(one, other) && has_own(other, one)
}

fn words(entry: &Entry) -> Vec<String> {
    told(entry)
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// Whether two entries are of different days that lie near each other.
fn are_near(one: &Entry, other: &Entry) -> bool {
    let (Some(a), Some(b)) = (one.dated(), other.dated()) else {
        return false;
    };
    let n_days = a.interval.from.days_until(b.interval.from).abs();
    (1..=N_DAYS_MAX).contains(&n_days)
}

/// The longest run of words that both have, where it is long enough to tell an event by.
fn longest_run<'w>(one: &'w [String], other: &[String]) -> &'w [String] {
    let lengths = (0..one.len()).map(|from| {
        let n = (0..other.len()).map(|at| {
            let pairs = one[from..].iter().zip(&other[at..]);
            pairs.take_while(|(a, b)| a == b).count()
        });
        &one[from..from + n.max().unwrap_or(0)]
    });
    let longest = lengths.max_by_key(|run| run.len()).unwrap_or(&[]);
    if longest.len() < N_WORDS_MIN {
        &[]
    } else {
        longest
    }
}
