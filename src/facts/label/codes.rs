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
const IN_NAMES: [(&str, &str); 57] = [
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
    ("txt", ""),
    ("upd", "update"),
    ("ver", "version"),
    ("vw", "views"),
];

/// So long may such a name be.
const BYTES_MAX: usize = 40;

/// Returns the word that a short form in small letters stands for, or the word itself.
pub(in crate::facts) fn whole(word: &str) -> &str {
    found_in(&SHORT, word).unwrap_or(word)
}

/// Writes the name of a field out in words: `SRC_CD` is the source. Words are no such name.
pub(crate) fn spelt_out(label: &str) -> Option<String> {
    let name = label.trim();
    let begins = name.starts_with(|c: char| c.is_ascii_alphabetic());
    let has_case = |of: fn(&u8) -> bool| {
        name.bytes()
            .all(|b| of(&b) || b.is_ascii_digit() || b == b'_')
    };
    let is_plain = has_case(u8::is_ascii_uppercase) || has_case(u8::is_ascii_lowercase);
    if !begins || !is_plain || name.len() > BYTES_MAX || !name.contains('_') {
        return None;
    }
    let lower = name.to_ascii_lowercase();
    let parts: Vec<&str> = lower.split('_').filter(|part| !part.is_empty()).collect();
    let words = parts.iter().map(|part| word_of(part, &parts));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    Some(words.join(" "))
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
    }

    #[test]
    fn words_are_no_name_of_a_field() {
        for words in ["Event date", "EVENT", "Action_taken", "A B_C", "", "_DT"] {
            assert_eq!(spelt_out(words), None, "{words}");
        }
    }
}
