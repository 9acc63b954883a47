//! Words that systems and hurried hands shorten, and the names that systems give the fields of their
//! exports: `EVT_DT`, `NEXT_MTG_DT`.
//!
//! In: a word, or a label. Out: the words that short forms stand for.

/// Short forms that stand for one thing wherever a label holds them.
const SHORT: [(&str, &str); 27] = [
    ("actn", "action"),
    ("asmt", "assessment"),
    ("assmt", "assessment"),
    ("chron", "chronology"),
    ("cmpltd", "completed"),
    ("compltd", "completed"),
    ("cpltd", "completed"),
    ("desc", "description"),
    ("descr", "description"),
    ("dt", "date"),
    ("dte", "date"),
    ("dttm", "date"),
    ("evt", "event"),
    ("info", "information"),
    ("mgmt", "management"),
    ("mgr", "manager"),
    ("mtg", "meeting"),
    ("nm", "name"),
    ("nxt", "next"),
    ("rvw", "review"),
    ("signif", "significance"),
    ("signoff", "sign off"),
    ("src", "source"),
    ("supvn", "supervision"),
    ("vrsn", "version"),
    ("wkr", "worker"),
    ("wrkr", "worker"),
];

/// Short forms that are so only in the name of a field. What only says how it is stored has no words.
const IN_NAMES: [(&str, &str); 61] = [
    ("act", "action"),
    ("agy", "agency"),
    ("anlys", "analysis"),
    ("apol", "apologies"),
    ("appr", "approved"),
    ("apprvd", "approved"),
    ("attnd", "attendance"),
    ("auth", "authorised"),
    ("cd", ""),
    ("chld", "child"),
    ("circ", "circulated"),
    ("cmpltn", "completion"),
    ("code", ""),
    ("compltn", "completion"),
    ("conf", "conference"),
    ("conting", "contingency"),
    ("des", "desired"),
    ("distrib", "distributed"),
    ("doc", "document"),
    ("eff", "effective"),
    ("exp", "expected"),
    ("fam", "family"),
    ("grp", "group"),
    ("hist", "history"),
    ("impl", "implementation"),
    ("inc", "incident"),
    ("int", "intended"),
    ("interv", "intervention"),
    ("ld", "lead"),
    ("mbrs", "members"),
    ("min", "minutes"),
    ("mins", "minutes"),
    ("narr", "narrative"),
    ("no", "number"),
    ("num", "number"),
    ("occ", "occurred"),
    ("off", "officer"),
    ("org", "organisation"),
    ("outc", "outcome"),
    ("outcm", "outcome"),
    ("ownr", "owner"),
    ("par", "parent"),
    ("pol", "policy"),
    ("prnt", "parent"),
    ("prof", "professional"),
    ("prog", "progress"),
    ("prot", "protective"),
    ("rec", "record"),
    ("resp", "response"),
    ("rpt", "report"),
    ("sig", "significant"),
    ("stat", "status"),
    ("summ", "summary"),
    ("tgt", "target"),
    ("trgt", "target"),
    ("txt", ""),
    ("upd", "update"),
    ("ver", "version"),
    ("vw", "views"),
    ("yp", "young person"),
    ("yps", "young person"),
];

/// So long may such a name be.
const BYTES_MAX: usize = 40;

/// Returns the word that a short form in small letters stands for, or the word itself.
pub(in crate::facts) fn whole(word: &str) -> &str {
    found_in(&SHORT, word).unwrap_or(word)
}

/// Writes the name of a field out in words: `SRC_CD` is the source, `Present2` and `NextReviewDate`
/// say what they hold. Words are no such name.
pub(crate) fn spelt_out(label: &str) -> Option<String> {
    let name = label.trim();
    let begins = name.starts_with(|c: char| c.is_ascii_alphabetic());
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
    if !begins || name.len() > BYTES_MAX || !name.bytes().all(is_plain) {
        return None;
    }
    let is_joined = name.contains('_') || is_counted(name) || has_humps(name);
    if !is_joined {
        return None;
    }
    let name = match name.split_once('_') {
        Some((first, rest)) if counts_fields(first) => rest,
        _ => name,
    };
    let lower = parted(name).to_ascii_lowercase();
    let mut parts: Vec<&str> = lower.split('_').filter(|part| !part.is_empty()).collect();
    // What counts those of one kind says nothing of what they hold.
    while parts.len() > 1 && parts.last().is_some_and(|part| is_number(part)) {
        parts.pop();
    }
    let words = parts.iter().map(|part| word_of(part, &parts));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    Some(words.join(" "))
}

fn is_number(part: &str) -> bool {
    part.bytes().all(|b| b.is_ascii_digit())
}

/// "Q12_", "S3_", "F07_": what counts a field and names nothing.
fn counts_fields(part: &str) -> bool {
    let number = part.trim_start_matches(['Q', 'S', 'F', 'q', 's', 'f']);
    part.len() - number.len() <= 1 && !number.is_empty() && is_number(number)
}

/// "Present2": a word of some length with the number of one of several behind it.
fn is_counted(name: &str) -> bool {
    const LETTERS_MIN: usize = 5;
    let word = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let n_digits = name.len() - word.len();
    let is_word = word.bytes().all(|b| b.is_ascii_alphabetic());
    (1..=2).contains(&n_digits) && word.len() >= LETTERS_MIN && is_word
}

/// "HeldOn", "YPWishes": a word that begins within another. Family names have some too: "McNeil",
/// "DiMaggio"; "EqIA" and "IROs" are short forms.
fn has_humps(name: &str) -> bool {
    const OF_NAMES: [&str; 10] = [
        "Mc", "Mac", "Fitz", "De", "Di", "Du", "La", "Le", "Van", "Von",
    ];
    let bytes = name.as_bytes();
    let hump = bytes.windows(3).position(is_hump);
    let is_hump = hump.is_some_and(|at| !OF_NAMES.contains(&&name[..=at]));
    is_hump || bytes.windows(4).any(ends_capitals)
}

fn is_hump(three: &[u8]) -> bool {
    let [before, own, after] = three else {
        return false;
    };
    before.is_ascii_lowercase() && own.is_ascii_uppercase() && after.is_ascii_lowercase()
}

/// Whether capitals run into a word of its own: the "PWis" of "YPWishes".
fn ends_capitals(four: &[u8]) -> bool {
    let (capitals, letters) = four.split_at(2);
    capitals.iter().all(u8::is_ascii_uppercase) && letters.iter().all(u8::is_ascii_lowercase)
}

/// A name with a stroke where one of its words ends: before a capital behind a small letter, before the
/// last capital of several, before a number.
fn parted(name: &str) -> String {
    let bytes = name.as_bytes();
    let at = |idx: usize| bytes.get(idx).copied().unwrap_or(b'_');
    let opens = |idx: usize| {
        let (before, own, after) = (at(idx - 1), at(idx), at(idx + 1));
        let ends_capitals = before.is_ascii_uppercase() && after.is_ascii_lowercase();
        own.is_ascii_uppercase() && (before.is_ascii_lowercase() || ends_capitals)
            || own.is_ascii_digit() && before.is_ascii_alphabetic()
    };
    let mut words = String::with_capacity(name.len() + 4);
    for (idx, letter) in name.char_indices() {
        if idx > 0 && opens(idx) {
            words.push('_');
        }
        words.push(letter);
    }
    words
}

/// The word of one part of a name; what some stand for hangs on the others.
fn word_of<'a>(part: &'a str, parts: &[&str]) -> &'a str {
    let has = |any: &[&str]| parts.iter().any(|part| any.contains(part));
    match part {
        "rev" if has(&["due", "next", "nxt"]) => "review",
        "rev" => "revision",
        // Ahead of somebody it is who answers for something.
        "resp" if has(&["agency", "off", "officer", "person", "worker", "wrkr"]) => "responsible",
        _ => found_in(&IN_NAMES, part).unwrap_or_else(|| whole(part)),
    }
}

fn found_in(table: &[(&str, &'static str)], word: &str) -> Option<&'static str> {
    let found = table.binary_search_by_key(&word, |(short, _)| *short);
    found.ok().map(|idx| table[idx].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_stand_in_order_so_that_each_is_found() {
        assert!(SHORT.is_sorted_by_key(|(short, _)| *short));
        assert!(IN_NAMES.is_sorted_by_key(|(short, _)| *short));
    }

    #[test]
    fn the_name_of_a_field_is_written_out_in_words() {
        let written = |name| spelt_out(name).unwrap_or_default();
        assert_eq!(written("EVT_DT"), "event date");
        assert_eq!(written("SRC_CD"), "source");
        assert_eq!(written("NEXT_MTG_DT"), "next meeting date");
        assert_eq!(written("AUTHORISED_BY"), "authorised by");
        assert_eq!(written("RESP_WRKR"), "responsible worker");
        assert_eq!(written("RESP_MADE"), "response made");
        assert_eq!(written("next_rev_dt"), "next review date");
        assert_eq!(written("REV_NO"), "revision number");
        assert_eq!(written("Action_taken"), "action taken");
    }

    #[test]
    fn the_name_of_a_field_may_run_its_words_together_and_count_them() {
        let written = |name| spelt_out(name).unwrap_or_default();
        assert_eq!(written("NextMeetingDate"), "next meeting date");
        assert_eq!(written("YPWishes"), "young person wishes");
        assert_eq!(written("CoreGroupID"), "core group id");
        assert_eq!(written("Apologies3"), "apologies");
        assert_eq!(written("Action_12"), "action");
        assert_eq!(written("eventKind"), "event kind");
        assert_eq!(written("Q12_PARENT_VIEWS"), "parent views");
    }

    #[test]
    fn words_are_no_name_of_a_field() {
        for words in [
            "Event date",
            "EVENT",
            "A B_C",
            "",
            "_DT",
            "McNeil",
            "MacRae",
            "EqIA",
            "IROs",
            "P3",
            "Covid",
        ] {
            assert_eq!(spelt_out(words), None, "{words}");
        }
    }
}
