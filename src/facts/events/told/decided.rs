//! What a hearing or a conference decided, told some sentences behind its day, and rows that name
//! what they are of.
//!
//! In: sentences in order. Out: the day of the meeting that the passage told of last: "The panel sat
//! on 3 May. Mother spoke. They made an order": the order is of that day.

use super::{OPEN_BEFORE, Reader};
use crate::document::Span;
use crate::facts::events::EventKind;
use crate::facts::events::told::Telling;
use crate::facts::passages::{Sentence, Setting, happening};
use crate::facts::pattern::cue;
use crate::facts::{DateMention, Dated, dates_in};

/// The meeting that a passage told of last.
#[derive(Debug, Default)]
pub(super) struct Met {
    /// On which day it was held.
    pub(super) on: Option<Dated>,
    block: Option<usize>,
}

impl Met {
    /// Goes on to a sentence: one with another day ends what the one before told of.
    pub(super) fn follow(&mut self, reader: &Reader, sentence: &Sentence) {
        let block = reader.document.block_at(sentence.span);
        let is_led = !dates_in(reader.dates, sentence.span).is_empty();
        if is_led || block != self.block {
            self.on = held_on(reader, sentence);
            self.block = block;
        }
    }
}

/// The day on which a sentence says that those who decide met.
fn held_on(reader: &Reader, sentence: &Sentence) -> Option<Dated> {
    cue!(
        DECIDE,
        r"(?i)\b(?:hearing|panel|conference|cppm|i?cpcc|icpc|planning meeting)\b"
    );
    cue!(
        MET,
        concat!(
            r"(?i)\b(?:met|sat|held|took place|convened|went ahead|heard|attended|gathered",
            r"|got [^.;]{2,20} to)\b"
        )
    );
    cue!(
        UNMET,
        r"(?i)\b(?:not|cancel\w*|postpon\w*|adjourn\w*|n['’]t)\b"
    );
    cue!(
        HELD,
        r"(?i)\b(?:was|were|and|then) (?:held|sat|met|convened) (?:again )?(?:on )?(?:the )?$"
    );
    let text = reader.document.at(sentence.span);
    let days = dates_in(reader.dates, sentence.span);
    let before = |day: &DateMention| {
        let start = sentence.span.start;
        reader
            .document
            .at(Span::new(start, day.span.start.max(start)))
    };
    let behind = days.iter().rfind(|day| HELD.is_match(before(day)));
    let is_open = |day: &DateMention| {
        let before = before(day);
        let decide = DECIDE.find(before).map_or(0, |decide| decide.start());
        OPEN_BEFORE.is_match(&before[decide..])
    };
    let is_told = || MET.is_match(text) && !UNMET.is_match(text);
    let day = match (behind, days) {
        (Some(day), _) => day,
        (None, [only]) if is_told() && !is_open(only) => only,
        _ => return None,
    };
    // "The conference of 3 May was cancelled; it was held on 9 May."
    let block = reader.document.block_at(sentence.span);
    let start = block
        .map_or(sentence.span, |idx| reader.document.blocks[idx].span)
        .start;
    let passage = Span::new(start.min(sentence.span.start), sentence.span.end);
    DECIDE
        .is_match(reader.document.at(passage))
        .then(|| happening(day))?
}

impl Reader<'_> {
    /// The day of the meeting that decided what a sentence without a day of its own tells.
    pub(super) fn decision(&self, telling: &Telling) -> Option<Dated> {
        use EventKind::*;
        let is_decided = matches!(
            telling.kind,
            Registration | Deregistration | SupervisionOrder | OrderEnded | LookedAfterAtHome
        );
        let is_other = telling.sentence.when.is_some() || self.recorded.is_some();
        telling.decided_on.filter(|_| is_decided && !is_other)
    }

    /// "Placement" as the type of an entry, of which the words behind it tell another thing than that
    /// one began: "Placement | Match declined".
    pub(super) fn is_type_alone(&self, telling: &Telling) -> bool {
        const BYTES_MAX: usize = 120;
        cue!(TYPE, r"(?i)^\W*placement\W*$");
        cue!(
            OTHER,
            concat!(
                r"(?i)\b(?:return\w*|declin\w+|refus\w+|cancel\w+|withdr\w+|home|match\w*|search\w*",
                r"|request\w*|review\w*|visit\w*|end(?:ed|s)?|broke|breakdown|chang\w+|mov(?:ed|es?)",
                r"|meeting|agreement|planned|proposed|transfer\w*|notice)\b"
            )
        );
        let is_type = telling.kind == EventKind::PlacementStart && TYPE.is_match(telling.text);
        let end = telling.sentence.span.end;
        let rest = self.document.text.get(end..).unwrap_or_default();
        let rest = rest.trim_start_matches(|sign: char| !sign.is_alphanumeric());
        let line = rest.lines().next().unwrap_or_default();
        let line: String = line.chars().take(BYTES_MAX).collect();
        is_type && telling.sentence.when.is_some() && OTHER.is_match(&line)
    }

    /// Whether a cell of the row says that it is of a brother or a sister.
    pub(super) fn is_of_siblings_row(&self, telling: &Telling) -> bool {
        cue!(
            KIN,
            r"(?i)^\W*(?:(?:half|step|older|younger)[ -])?(?:siblings?|brothers?|sisters?|cousins?|other child(?:ren)?)\W*$"
        );
        if telling.sentence.setting != Setting::Row {
            return false;
        }
        let idx = self.document.block_at(telling.sentence.span);
        let row = idx.and_then(|idx| self.document.row_of(idx));
        let mut cells = row.unwrap_or_default().iter();
        cells.any(|cell| KIN.is_match(self.document.text_of(cell)))
    }
}
