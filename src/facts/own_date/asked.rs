//! The date whose label asks when a record was done, in whatever words.
//!
//! In: labels with their values. Out: the first such date: a deed and a word for when, and no other day.

use super::is_fine;
use crate::document::{Document, Part};
use crate::facts::label::{Form, Labelled};
use crate::facts::pattern::cue;
use crate::facts::{DateMention, Dated, dates_in};

/// The first date whose label asks, in whatever words, when the record was done: "When was this
/// finished?", "Assessor and date". One that asks for another day does not.
pub(super) fn in_label(
    document: &Document,
    pairs: &[Labelled],
    dates: &[DateMention],
) -> Option<Dated> {
    cue!(
        DEED,
        concat!(
            r"\b(?:complet\w+|finish\w*|finali[sz]\w+|writ(?:ten|ing)|wrote|prepar\w+|compil\w+",
            r"|assess(?:ed|or|ment)?|sign(?:ed|ature)|done|author|form|report|record(?:ed)?",
            r"|submitted|undertaken|carried out|worker|practitioner|closed off)\b"
        )
    );
    cue!(WHEN, r"\b(?:dates?|dated|when|day|on)\b");
    cue!(
        OF_OTHER,
        concat!(
            r"\b(?:birth|born|dob|referr\w+|next|review\w*|due|visit\w*|meeting|received|request\w*",
            r"|start\w*|beg[ia]n\w*|commenc\w+|opened|admission|plac\w+|child\w*|parent\w*|sent",
            r"|shared|printed|hearing|chronology|last|previous|plan|target|incident|events?|seen|from",
            r"|mother|father|carers?|young|issued|circulated|to be|by when)\b"
        )
    );
    let asks = |pair: &&Labelled| {
        let name = pair.name();
        let is_short = name.split(' ').count() <= 8;
        is_short && WHEN.is_match(&name) && DEED.is_match(&name) && !OF_OTHER.is_match(&name)
    };
    let is_own =
        |pair: &&Labelled| pair.form != Form::Below || is_one_of_few(document, pairs, pair);
    let mut fitting = pairs.iter().filter(asks).filter(is_own);
    fitting.find_map(|pair| {
        let mut found = dates_in(dates, pair.value.span).iter();
        found.find_map(DateMention::dated).filter(|on| is_fine(*on))
    })
}

/// Whether a column's label stands over one value: a column of many dates is of entries.
fn is_one_of_few(document: &Document, pairs: &[Labelled], pair: &Labelled) -> bool {
    let is_body = document.blocks[pair.block_idx].part == Part::Body;
    let same = pairs.iter().filter(|one| one.label.span == pair.label.span);
    is_body && same.count() == 1
}
