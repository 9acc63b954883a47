//! Chronologies that stand in paragraphs and lists, each entry beginning with its date.
//!
//! In: a document. Out: chronologies under a heading that says so, or the whole text of a document
//! that is one. A paragraph without a date carries on the entry before it; a list item without
//! one is an entry whose date is missing.

use std::cell::OnceCell;
use std::sync::LazyLock;

use regex::Regex;

use crate::facts::pattern::{cue, pattern};

use super::{Chronology, Columns, Entry, EntryDate, is_chronology_name};
use super::{parts, when};
use crate::document::{Block, BlockKind, Document, Part, Span};
use crate::facts::dates::Reading;
use crate::facts::kind::Kind;
use crate::facts::{DateMention, Grain, Quoted, dates_in};

/// What may stand between the beginning of an entry and its date.
static LEAD_IN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^[\s\-–—•*·▪○●>\[(]*(?:\d{1,3}[.)]\s+)?(?:date(?: of event)?\s*:\s*)?(?:(?:on|in",
        r"|from|between|around|approx(?:imately|\.)?|circa|c\.|about|early|mid|late|by|the|w/c",
        r"|week (?:beginning|commencing|ending)|beginning of|end of)\s*-?\s*){0,3}$"
    ))
});
/// What an entry begins with that is no date to the date reader but stands in its place.
static OTHER_DATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^[\s\-–—•*·▪]*(?P<date>[\d?x]{1,4}[/.\-][\d?x]{1,4}(?:[/.\-][\d?x]{2,4})?",
        r"|(?:aged? \d{1,2}|p[1-7]|s[1-6]|at birth|date unknown|undated|unknown date|no date))\s*",
        r"(?:[:–—\-]|\s)"
    ))
});
static SEPARATOR: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[\s:;,.)\]–—\-|]+"));
/// Finds the chronologies in running text.
pub(super) fn of(document: &Document, kind: Kind, dates: &[DateMention]) -> Vec<Chronology> {
    let mut walk = Walk {
        document,
        dates,
        body: document.part(Part::Body).collect(),
        last_dated: OnceCell::new(),
        ends_dated: OnceCell::new(),
        whole: kind == Kind::Chronology && !is_section(document, dates),
        level: None,
        item_level: 0,
        is_mail: kind == Kind::Email,
        n_carried: 0,
        n_carried_max: 0,
        open: None,
        found: Vec::new(),
    };
    if walk.whole {
        walk.begin(None);
    }
    for block in document.part(Part::Body) {
        walk.step(block);
    }
    walk.close();
    if walk.is_mail {
        walk.found.retain(is_sent_list);
    }
    walk.found
}

/// Whether the chronology of a document is a section of it, between others of the same rank.
fn is_section(document: &Document, dates: &[DateMention]) -> bool {
    let body = document.part(Part::Body);
    let headings = body.filter_map(|block| Some((block, block.heading()?)));
    let headings: Vec<(&Block, u8)> = headings.collect();
    let names = |block: &Block| is_chronology_name(document.text_of(block));
    let Some(at) = headings.iter().position(|(block, _)| names(block)) else {
        return false;
    };
    let level = headings[at].1;
    let is_other =
        |(block, _): &&(&Block, u8)| !names(block) && dates_in(dates, block.span).is_empty();
    let has_before = headings[..at].iter().any(|(_, other)| *other == level);
    let mut after = headings[at + 1..]
        .iter()
        .filter(|(_, other)| *other <= level);
    has_before && after.any(|heading| is_other(&heading))
}

/// What a mail sends as a chronology is more than the days that it speaks of.
fn is_sent_list(list: &Chronology) -> bool {
    const ENTRIES_MIN: usize = 4;
    let dated = list.entries.iter().filter_map(Entry::dated);
    let n_dated = dated.filter(|dated| dated.certain).count();
    n_dated >= ENTRIES_MIN
}

struct Walk<'a> {
    document: &'a Document,
    dates: &'a [DateMention],
    body: Vec<&'a Block>,
    /// Where the last block begins that begins with a date.
    last_dated: OnceCell<Option<usize>>,
    /// Whether its blocks have their dates behind what happened.
    ends_dated: OnceCell<bool>,
    /// Whether the document as a whole is a chronology.
    whole: bool,
    /// The level of the heading under which the open chronology stands.
    level: Option<u8>,
    /// How deep the last dated item of a list stands; deeper ones belong to it.
    item_level: u8,
    /// Whether the document is a mail, whose own particulars begin it.
    is_mail: bool,
    /// How many paragraphs the last entry took in behind its first.
    n_carried: usize,
    /// How many any entry before it took in.
    n_carried_max: usize,
    open: Option<Chronology>,
    found: Vec<Chronology>,
}

/// A line that only names a section stands for a heading where the format has none.
const LEVEL_OF_A_LINE: u8 = 9;

impl Walk<'_> {
    fn step(&mut self, block: &Block) {
        match block.kind {
            BlockKind::Heading(level) => self.heading(block, level),
            BlockKind::Paragraph if self.is_name_line(block) => {
                self.heading(block, LEVEL_OF_A_LINE);
            }
            BlockKind::Paragraph if self.is_mail && is_mail_field(self.document.text_of(block)) => {
            }
            BlockKind::Paragraph if self.heads_closing(block) => self.pause(),
            BlockKind::Paragraph => self.text(block, None),
            BlockKind::ListItem(level) => self.text(block, Some(level)),
            BlockKind::Cell(_) => {}
        }
    }

    /// A short paragraph that is only the name of a chronology.
    fn is_name_line(&self, block: &Block) -> bool {
        let text = self.document.text_of(block);
        text.split_whitespace().count() <= 8
            && !text.trim_end().ends_with('.')
            && is_chronology_name(text)
            && self.date_place(block).is_none()
    }

    /// A short line below the last entry that stands over a paragraph: what sums up or signs.
    fn heads_closing(&self, block: &Block) -> bool {
        const LINE_WORDS_MAX: usize = 14;
        const TEXT_WORDS_MIN: usize = 15;
        let has_text = |entry: &Entry| entry.event.is_some();
        let is_told = self
            .open
            .as_ref()
            .and_then(|open| open.entries.last())
            .is_some_and(has_text);
        let n_words = |block: &Block| self.document.text_of(block).split_whitespace().count();
        let is_line = n_words(block) <= LINE_WORDS_MAX
            && !self.document.text_of(block).trim_end().ends_with('.');
        if !is_told || !is_line || self.date_place(block).is_some() {
            return false;
        }
        let start = block.span.start;
        let idx = self.body.partition_point(|other| other.span.start <= start);
        let next = self.body.get(idx);
        let is_over = next.is_some_and(|next| n_words(next) >= TEXT_WORDS_MIN);
        is_over && self.last_dated() <= Some(start)
    }

    /// Below the last entry, what is more than any other entry took in belongs to none.
    fn is_beyond(&self, block: &Block) -> bool {
        const ENTRIES_MIN: usize = 4;
        let n_entries = self.open.as_ref().map_or(0, |open| open.entries.len());
        n_entries >= ENTRIES_MIN
            && self.n_carried >= self.n_carried_max
            && self.last_dated() < Some(block.span.start)
    }

    fn last_dated(&self) -> Option<usize> {
        let is_dated = |block: &&&Block| self.date_place(block).is_some();
        let find = || Some(self.body.iter().rev().find(is_dated)?.span.start);
        *self.last_dated.get_or_init(find)
    }

    fn heading(&mut self, block: &Block, level: u8) {
        if is_chronology_name(self.document.text_of(block)) {
            self.close();
            self.begin(Some(block.span));
            self.level = Some(level);
        } else if let Some(grain) = self.leading_grain(block) {
            if grain == Grain::Day && self.open.is_some() {
                self.text(block, None);
            }
        } else if !self.whole && self.level.is_none_or(|open| level <= open) {
            self.close();
        } else if self.whole || self.level.is_some() {
            self.pause();
        }
    }

    /// A heading inside a chronology that is no date ends the entry before it, and what follows
    /// is read only where it begins with dates again.
    fn pause(&mut self) {
        let is_empty = self
            .open
            .as_ref()
            .is_some_and(|open| open.entries.is_empty());
        if self.is_mail && is_empty {
            // A salutation stands between the subject and what it names.
            return;
        }
        if let Some(open) = self.open.take() {
            let heading = open.heading.clone();
            let span = open.span;
            self.keep(open);
            if self.whole {
                self.open = Some(empty(Span::new(span.end, span.end), heading));
            }
        }
        if !self.whole {
            self.level = None;
        }
    }

    fn begin(&mut self, heading: Option<Span>) {
        let words = heading.map(|span| Quoted::cut(self.document, span));
        self.open = Some(empty(heading.unwrap_or(Span::new(0, 0)), words));
    }

    fn close(&mut self) {
        if let Some(open) = self.open.take() {
            self.keep(open);
        }
        self.level = None;
        if self.whole {
            self.begin(None);
        }
    }

    /// Pieces of one chronology under subheadings are one.
    fn keep(&mut self, mut chronology: Chronology) {
        chronology.entries.retain(|entry| entry.event.is_some());
        if chronology.entries.is_empty() {
            return;
        }
        chronology.columns = parts::columns(self.document, &chronology.entries);
        match self.found.last_mut() {
            Some(last) if self.whole => {
                last.span = last.span.joined(chronology.span);
                last.entries.extend(chronology.entries);
            }
            _ => self.found.push(chronology),
        }
    }

    fn text(&mut self, block: &Block, item_level: Option<u8>) {
        if self.open.is_none() || item_level.is_none() && self.running(block) {
            return;
        }
        let place = self.date_place(block);
        let has_entries = self
            .open
            .as_ref()
            .is_some_and(|open| !open.entries.is_empty());
        let is_item = item_level.is_some_and(|level| level <= self.item_level);
        if let Some((date, rest)) = place {
            self.item_level = item_level.unwrap_or(0);
            self.push(entry(self.document, block.span, date, rest));
        } else if let Some(date) = self.told_date(block).filter(|_| has_entries && !is_item) {
            self.push(entry(self.document, block.span, date, block.span));
        } else if is_item && (has_entries || !self.whole) {
            self.push(entry(
                self.document,
                block.span,
                EntryDate::Missing,
                block.span,
            ));
        } else if has_entries && self.is_beyond(block) {
            self.pause();
        } else if has_entries && self.carries_on(block) {
            self.carry_on(block);
        }
    }

    /// The one day of a paragraph of one sentence in a chronology that is told in prose: "The core
    /// group first met on 11 April 2018."
    fn told_date(&self, block: &Block) -> Option<EntryDate> {
        let text = self.document.text_of(block).trim();
        let is_sentence = text.ends_with('.') && !text.contains(". ") && !text.contains(':');
        let [mention] = dates_in(self.dates, block.span) else {
            return None;
        };
        let is_day = mention.grain == Grain::Day && mention.interval().is_some();
        let last = self.open.as_ref()?.entries.last()?.dated()?;
        let goes_on = mention.interval()?.from >= last.interval.from;
        (self.whole && is_sentence && is_day && goes_on)
            .then(|| when::of_cell(self.document, mention.span, self.dates))
    }

    /// Reads a paragraph in which several sentences begin with a date: each is an entry, up to the
    /// next. Tells whether it was one.
    fn running(&mut self, block: &Block) -> bool {
        const SENTENCES_MIN: usize = 3;
        let dates = dates_in(self.dates, block.span).iter();
        let opening: Vec<(usize, &DateMention)> = dates
            .filter_map(|mention| Some((self.sentence_start(block.span, mention)?, mention)))
            .collect();
        if opening.len() < SENTENCES_MIN {
            return false;
        }
        for (idx, (start, mention)) in opening.iter().enumerate() {
            let end = opening.get(idx + 1).map_or(block.span.end, |next| next.0);
            let date = when::of_cell(self.document, mention.span, self.dates);
            let span = Quoted::cut(self.document, Span::new(*start, end)).span;
            let rest = Span::new(mention.span.end.min(span.end), span.end);
            self.push(entry(self.document, span, date, rest));
        }
        true
    }

    /// Where the sentence begins that a date opens.
    fn sentence_start(&self, paragraph: Span, mention: &DateMention) -> Option<usize> {
        mention.interval()?;
        let before = self
            .document
            .at(Span::new(paragraph.start, mention.span.start));
        let stops = [". ", "; ", "\n"];
        let start = stops
            .iter()
            .filter_map(|stop| before.rfind(stop).map(|at| at + stop.len()))
            .max()
            .unwrap_or(0);
        LEAD_IN
            .is_match(&before[start..])
            .then_some(paragraph.start + start)
    }

    /// A paragraph after an entry belongs to it, unless it is a closing line of the document.
    fn carries_on(&self, block: &Block) -> bool {
        static CLOSING: LazyLock<Regex> = LazyLock::new(|| {
            pattern(concat!(
                r"(?i)^\W*(?:signed|completed by|author|prepared by",
                r"|date(?: of)? (?:completed|completion|review(?:ed)?|updated)|reviewed",
                r"|review of (?:the |this )?chronology|last updated|page \d|analysis|summary",
                r"|countersigned|looking (?:back|across|over|at)|standing back|overall|in summary",
                r"|(?:taken|seen|read|set|put) (?:all )?(?:together|as a whole|in the round)",
                r"|conclusions?|themes?|patterns?|comment(?:ary)? on|what (?:this|these|it all))\b"
            ))
        });
        !CLOSING.is_match(self.document.text_of(block))
    }

    fn push(&mut self, entry: Entry) {
        let Some(open) = self.open.as_mut() else {
            return;
        };
        if open.heading.is_none() && open.entries.is_empty() {
            open.span = entry.span;
        }
        open.span = open.span.joined(entry.span);
        open.entries.push(entry);
        self.n_carried_max = self.n_carried_max.max(self.n_carried);
        self.n_carried = 0;
    }

    fn carry_on(&mut self, block: &Block) {
        let document = self.document;
        let Some(open) = self.open.as_mut() else {
            return;
        };
        open.span = open.span.joined(block.span);
        self.n_carried += 1;
        if let Some(last) = open.entries.last_mut() {
            let had_parts = last.source.is_some() || last.impact.is_some() || last.action.is_some();
            let more = parts::of_lines(document, block.span);
            let (source, impact, action) = (more.source, more.impact, more.action);
            if !had_parts && let Some(words) = more.event {
                let from = last.event.as_ref().map_or(words.span, |event| event.span);
                last.event = Some(Quoted::cut(document, from.joined(words.span)));
            }
            last.source = last.source.take().or(source);
            last.impact = last.impact.take().or(impact);
            last.action = last.action.take().or(action);
            last.span = last.span.joined(block.span);
        }
    }

    fn leading_grain(&self, block: &Block) -> Option<Grain> {
        self.leading_mention(block).map(|mention| mention.grain)
    }

    fn leading_mention(&self, block: &Block) -> Option<&DateMention> {
        let mention = dates_in(self.dates, block.span).first()?;
        let before = Span::new(block.span.start, mention.span.start);
        let is_time = mention.interval().is_some()
            || matches!(
                mention.reading,
                Reading::Impossible | Reading::LifeStage | Reading::Unresolved
            );
        let opens = || LEAD_IN.is_match(behind_name(self.document.at(before)));
        (is_time && (LEAD_IN.is_match(self.document.at(before)) || self.whole && opens()))
            .then_some(mention)
    }

    /// Whether most dated blocks have their date behind what happened.
    fn end_dated(&self) -> bool {
        const BLOCKS_MIN: usize = 3;
        *self.ends_dated.get_or_init(|| {
            let leads = |block: &&&Block| self.leading_mention(block).is_some();
            let ends = |block: &&&Block| self.date_behind(block).is_some();
            let n_ending = self.body.iter().filter(ends).count();
            let n_leading = self.body.iter().filter(leads).count();
            n_ending >= BLOCKS_MIN && n_ending > 2 * n_leading
        })
    }

    /// The one date of a block that stands behind what happened: "Moved house (3 May 2024)", "Moved house.
    /// When: 3 May 2024. Source: gran".
    fn date_behind(&self, block: &Block) -> Option<(EntryDate, Span)> {
        const WORDS_MIN: usize = 2;
        cue!(LABELLED, r"(?i)[.;,)–—-]\s*(?:when|date|on)\s*:\s*$");
        cue!(
            OF_THE_LIST,
            concat!(
                r"(?i)^\W*(?:\w+ ){0,3}(?:compiled|prepared|written|drawn up|updated|typed|completed",
                r"|finali[sz]ed|revised|reviewed|version|as at|snapshot|signed|printed|next|d\.?o\.?b)\b"
            )
        );
        let [mention] = dates_in(self.dates, block.span) else {
            return None;
        };
        mention.interval()?;
        let before = Span::new(block.span.start, mention.span.start);
        let after = self.document.at(Span::new(
            mention.span.end.min(block.span.end),
            block.span.end,
        ));
        let text = self.document.at(before);
        let is_last = !after.contains(char::is_alphanumeric);
        let has_words = text.split_whitespace().count() >= WORDS_MIN;
        let rest = if is_last {
            let kept = text.trim_end_matches(|c: char| !c.is_alphanumeric() && !".!?".contains(c));
            Span::new(before.start, before.start + kept.len())
        } else {
            block.span
        };
        // "Date of event: 3 May" is a label of its own.
        let is_label = text.trim_end().ends_with(':');
        let is_behind = is_last && !is_label || LABELLED.is_match(text);
        let date = || when::of_cell(self.document, mention.span, self.dates);
        let is_told = has_words && !OF_THE_LIST.is_match(text) && block.heading().is_none();
        (is_behind && is_told).then(|| (date(), rest))
    }

    /// The date with which a block begins, and the rest of it.
    fn date_place(&self, block: &Block) -> Option<(EntryDate, Span)> {
        if let Some(mention) = self.leading_mention(block) {
            let date = when::of_cell(self.document, mention.span, self.dates);
            return Some((date, Span::new(mention.span.end, block.span.end)));
        }
        if let Some(place) = self.date_behind(block).filter(|_| self.end_dated()) {
            return Some(place);
        }
        let text = self.document.text_of(block);
        let found = OTHER_DATE.captures(text)?.name("date")?;
        let span = Span::new(found.start(), found.end()).shifted(block.span.start);
        let date = when::of_cell(self.document, span, self.dates);
        Some((date, Span::new(span.end, block.span.end)))
    }
}

/// "The year of the flood. On 3 May": what stands behind the name that an entry of a story has.
fn behind_name(words: &str) -> &str {
    const WORDS_MAX: usize = 6;
    let name = words.split_once(". ");
    name.filter(|(name, _)| name.split_whitespace().count() <= WORDS_MAX)
        .map_or(words, |(_, rest)| rest)
}

/// "From: …", "Date: …": a line of a mail's own particulars.
fn is_mail_field(text: &str) -> bool {
    static FIELD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)^\W*(?:from|to|sent|date|cc|bcc|subject|attachments?)\s*[:\t]")
    });
    FIELD.is_match(text)
}

fn empty(span: Span, heading: Option<Quoted>) -> Chronology {
    Chronology {
        span,
        heading,
        head: None,
        columns: Columns::default(),
        entries: Vec::new(),
    }
}

fn entry(document: &Document, span: Span, date: EntryDate, rest: Span) -> Entry {
    let skipped = SEPARATOR
        .find(document.at(rest))
        .map_or(0, |found| found.end());
    let parts = parts::of_entry(document, Span::new(rest.start + skipped, rest.end));
    Entry {
        span,
        date,
        ..parts
    }
}
