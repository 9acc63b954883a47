//! The names that systems give the fields of their exports: `EVT_DT`, `NEXT_MTG_DT`.
//!
//! In: a label. Out: the words that its short forms stand for.

/// Short forms in the names of fields, and their words. What only says how a field is stored has none.
const SHORT: [(&str, &str); 78] = [
    ("ACT", "action"),
    ("ACTN", "action"),
    ("AGY", "agency"),
    ("ANLYS", "analysis"),
    ("APOL", "apologies"),
    ("APPR", "approved"),
    ("ASMT", "assessment"),
    ("ASSMT", "assessment"),
    ("ATTND", "attendance"),
    ("AUTH", "authorised"),
    ("CD", ""),
    ("CHLD", "child"),
    ("CHRON", "chronology"),
    ("CIRC", "circulated"),
    ("CMPLTD", "completed"),
    ("CMPLTN", "completion"),
    ("CODE", ""),
    ("COMPLTN", "completion"),
    ("CONF", "conference"),
    ("CONTING", "contingency"),
    ("DES", "desired"),
    ("DESC", "description"),
    ("DISTRIB", "distributed"),
    ("DOC", "document"),
    ("DT", "date"),
    ("DTTM", "date and time"),
    ("EFF", "effective"),
    ("EVT", "event"),
    ("EXP", "expected"),
    ("FAM", "family"),
    ("GRP", "group"),
    ("HIST", "history"),
    ("IMPL", "implementation"),
    ("INC", "incident"),
    ("INFO", "information"),
    ("INT", "intended"),
    ("INTERV", "intervention"),
    ("LD", "lead"),
    ("MBRS", "members"),
    ("MGMT", "management"),
    ("MGR", "manager"),
    ("MIN", "minutes"),
    ("MINS", "minutes"),
    ("MTG", "meeting"),
    ("NARR", "narrative"),
    ("NM", "name"),
    ("NO", "number"),
    ("NUM", "number"),
    ("NXT", "next"),
    ("OCC", "occurred"),
    ("OFF", "officer"),
    ("ORG", "organisation"),
    ("OUTC", "outcome"),
    ("OUTCM", "outcome"),
    ("PAR", "parent"),
    ("POL", "policy"),
    ("PRNT", "parent"),
    ("PROF", "professional"),
    ("PROG", "progress"),
    ("PROT", "protective"),
    ("REC", "record"),
    ("RESP", "response"),
    ("REV", "review"),
    ("RPT", "report"),
    ("RVW", "review"),
    ("SIG", "significant"),
    ("SIGNIF", "significance"),
    ("SRC", "source"),
    ("STAT", "status"),
    ("SUMM", "summary"),
    ("SUPVN", "supervision"),
    ("TGT", "target"),
    ("TXT", ""),
    ("UPD", "update"),
    ("VER", "version"),
    ("VRSN", "version"),
    ("VW", "views"),
    ("WRKR", "worker"),
];

/// So long may such a name be.
const BYTES_MAX: usize = 40;

/// Writes the name of a field out in words: `SRC_CD` is the source. Words are no such name.
pub(crate) fn spelt_out(label: &str) -> Option<String> {
    let name = label.trim();
    let is_of_name = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_';
    let begins = name.starts_with(|c: char| c.is_ascii_uppercase());
    let is_name = begins && name.len() <= BYTES_MAX && name.bytes().all(is_of_name);
    if !is_name || !name.contains('_') {
        return None;
    }
    let parts = name.split('_').filter(|part| !part.is_empty());
    let words: Vec<String> = parts.clone().map(word_of).collect();
    let said: Vec<String> = words.into_iter().filter(|word| !word.is_empty()).collect();
    // "RESP_WRKR": ahead of a person it is who answers for something.
    let names_person = parts
        .skip(1)
        .any(|part| ["PERSON", "WRKR", "WORKER", "AGENCY", "OFFICER", "OFF"].contains(&part));
    let said = said.join(" ");
    Some(if names_person {
        said.replacen("response ", "responsible ", 1)
    } else {
        said
    })
}

fn word_of(part: &str) -> String {
    let found = SHORT.binary_search_by_key(&part, |(short, _)| *short);
    found.map_or_else(|_| part.to_lowercase(), |idx| SHORT[idx].1.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_stand_in_order_so_that_each_is_found() {
        assert!(SHORT.is_sorted_by_key(|(short, _)| *short));
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
    }

    #[test]
    fn words_are_no_name_of_a_field() {
        for words in ["Event date", "EVENT", "Action_taken", "A B_C", "", "_DT"] {
            assert_eq!(spelt_out(words), None, "{words}");
        }
    }
}
