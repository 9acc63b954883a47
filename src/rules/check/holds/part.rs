//! One thing that a document must hold, and what was seen of it.
//!
//! In: a document with its leads. Out: a [`Sight`]: found, perhaps, left empty, or nothing. A place
//! that the document keeps for it and leaves blank says more than words that may mean it elsewhere.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::is_record_of;
use super::leads::Lead;
use super::past;
use super::rows;
use super::sentences::{self, n_words, said, said_and_before};
use super::summing;
use super::voices::{self, Party, Voices};
use super::weighing;
use crate::casefile::Record;
use crate::document::{Block, Document, Part as Place, Span};
use crate::facts::Action;
use crate::facts::attendance::{self, Roll};
use crate::facts::label;
use crate::facts::pattern::cue;
use crate::finding::{Evidence, Role};
use crate::rules::instead;
use crate::rules::view::quote;
use crate::rules::words::{Event, Pattern};

/// One thing that a document must hold. Any one of the ways to show it is enough.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Part {
    /// What it is called.
    pub(super) name: String,
    /// Headings and labels with content.
    headings: Option<Pattern>,
    /// Headings and labels that are about something else.
    but_not: Option<Pattern>,
    /// From how many words on there is content.
    #[serde(default = "words_min")]
    words_min: usize,
    /// Words that say it, in a line or sentence.
    terms: Option<Pattern>,
    /// Words that take a line or sentence away again.
    denied: Option<Pattern>,
    /// Words that may say it.
    hints: Option<Pattern>,
    /// Whether such words say nothing in an action, whose own they are.
    #[serde(default)]
    hints_beside_actions: bool,
    /// Words that look like such hints and say something else.
    asides: Option<Pattern>,
    /// Which part of the roll it is: a label for it shows it, alone or before a colon in a line.
    roll: Option<Roll>,
    /// Whose view it is: a sentence in which one of them says or wants something says it.
    voice: Option<Party>,
    /// A part of an action that shows it.
    action: Option<ActionPart>,
    /// Whether a paragraph that weighs what it tells, by its conditions and causes, says it.
    #[serde(default)]
    weighed: bool,
    /// Headings and labels with content that say it by its name, wherever they stand.
    anywhere: Option<Pattern>,
    /// Words that say it beside the entries of a chronology; in one they are about that alone.
    beside: Option<Pattern>,
    /// Whether days of earlier years may say it.
    #[serde(default)]
    long_past: bool,
    /// Names of columns of actions that hold something else; any other may hold it.
    other_columns: Option<Pattern>,
    /// Whether a chronology that stands in the document shows it.
    #[serde(default)]
    chronology: bool,
    /// Words with which lines or cells open, several of which in one document say it together.
    series: Option<Pattern>,
    /// Without such words, what stands outside the section that is looked at is not about it.
    elsewhere: Option<Pattern>,
    /// Only in the records of these meetings.
    #[serde(default)]
    meetings: Vec<Event>,
}

// Labels at the end of a record.
cue!(
    ENDS_RECORD,
    concat!(
        r"(?i)^\W*(?:(?:date|day|time) (?:and (?:time|place) )?of (?:the )?)?next\b|^\W*(?:signed",
        r"|signature|donm|typed|circulat\w+|distribution)\b"
    )
);
/// A line that heads what stands below it has no more words.
const LINE_WORDS_MAX: usize = 14;
/// So many different words of a series say together what each alone may not.
const SERIES_MIN: usize = 5;
/// A line of a series stands no more sentences behind the one before it.
const SERIES_APART_MAX: usize = 12;
/// So many ways of weighing make a summing up of what stands below the entries.
const WAYS_MIN: usize = 2;

fn words_min() -> usize {
    1
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum ActionPart {
    /// What it is to lead to.
    Outcome,
    /// What it answers.
    Need,
    /// That there is one at all.
    Any,
}

/// What was seen of one part.
pub(super) enum Sight {
    Found(Evidence),
    Maybe(Evidence),
    Empty(Evidence),
    Nothing,
}

/// What stands under a lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Content {
    Something,
    /// Words that say that it is not there.
    Denied,
    /// It is left blank, or has too few words.
    Nothing,
}

/// A document in which parts are looked for.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    pub(super) record: &'a Record,
    pub(super) leads: &'a [Lead],
    pub(super) voices: &'a Voices,
    /// All that the document must hold.
    pub(super) parts: &'a [Part],
    /// Words that a lead or sentence must hold to be looked at; none where any will do.
    pub(super) about: Option<&'a Pattern>,
}

impl Told<'_> {
    /// Whether a lead or sentence is looked at.
    fn looks_at(&self, span: Span) -> bool {
        let words = self.record.document.at(span);
        self.about.is_none_or(|about| about.0.is_match(words))
    }
}

impl Part {
    /// Whether it asks who speaks.
    /// Whether it is who came.
    pub(super) fn asks_who_came(&self) -> bool {
        self.roll == Some(Roll::Came)
    }

    pub(super) fn asks_who_speaks(&self) -> bool {
        self.voice.is_some()
    }

    /// Whether a record must hold it.
    pub(super) fn is_asked_of(&self, record: &Record) -> bool {
        self.meetings.is_empty() || is_record_of(record, &self.meetings)
    }

    /// Looks in a section; what stands elsewhere in the document may be meant for it.
    pub(super) fn sight_in(&self, told: &Told, section: Option<Span>) -> Sight {
        let whole = Span::new(0, told.record.document.text.len());
        let document = &told.record.document;
        if let Some(lead) = told.leads.iter().find(|lead| self.is_anywhere(lead, told)) {
            return Sight::Found(quote(document, lead.shown, Role::Subject));
        }
        if let Some(entry) = self.first_entry(told) {
            return Sight::Found(quote(document, entry, Role::Subject));
        }
        let seen = self.sight(told, section.unwrap_or(whole));
        let outside = Told {
            about: self.elsewhere.as_ref(),
            ..*told
        };
        match (seen, section) {
            (Sight::Nothing | Sight::Empty(_), Some(_)) => match self.sight(&outside, whole) {
                Sight::Found(evidence) | Sight::Maybe(evidence) => Sight::Maybe(evidence),
                other => other,
            },
            (seen, _) => seen,
        }
    }

    /// The first entry of a chronology in the document, where such shows the part.
    fn first_entry(&self, told: &Told) -> Option<Span> {
        const ENTRIES_MIN: usize = 3;
        let entries = told.record.facts.entries();
        let is_one = self.chronology && entries.clone().count() >= ENTRIES_MIN;
        is_one.then(|| entries.clone().next().map(|entry| entry.span))?
    }

    fn sight(&self, told: &Told, within: Span) -> Sight {
        let Record { document, facts } = told.record;
        let shown = |span: Span| quote(document, span, Role::Subject);
        if let Some(span) = self.found(told, within, &facts.actions) {
            return Sight::Found(shown(span));
        }
        let named = || self.named(told, within);
        let is_blank = |lead: &&Lead| lead.is_blank || self.is_skipped(lead, told);
        if let Some(blank) = named().find(is_blank) {
            return Sight::Empty(shown(blank.blank_shown()));
        }
        if let Some(span) = self.hint(told, within) {
            return Sight::Maybe(quote(document, span, Role::Support));
        }
        let Some(lead) = named().next() else {
            return Sight::Nothing;
        };
        match self.content(lead, told) {
            Content::Denied => Sight::Maybe(quote(document, lead.reach, Role::Support)),
            _ => Sight::Empty(shown(lead.shown)),
        }
    }

    /// What stands under a lead: asked of every lead that may show the part, wherever it stands.
    fn content(&self, lead: &Lead, told: &Told) -> Content {
        const DENIAL_WORDS_MAX: usize = 14;
        let document = &told.record.document;
        let denies = || hits(self.denied.as_ref(), document.at(lead.reach));
        if self.roll == Some(Roll::Missed) && says_nobody(document, lead) {
            return Content::Something;
        }
        let is_blank = || lead.is_blank || self.is_skipped(lead, told);
        if lead.n_words < self.words_min || is_blank() || self.only_describes(lead, told) {
            Content::Nothing
        } else if lead.n_words <= DENIAL_WORDS_MAX && denies() {
            Content::Denied
        } else {
            Content::Something
        }
    }

    /// Whether something that is to be weighed is only described under a lead.
    fn only_describes(&self, lead: &Lead, told: &Told) -> bool {
        let text = told.record.document.at(lead.content());
        self.weighed && weighing::only_describes(text) && !hits(self.hints.as_ref(), text)
    }

    /// Whether a lead names it wherever it stands, and something stands under it.
    fn is_anywhere(&self, lead: &Lead, told: &Told) -> bool {
        let words = lead.words(&told.record.document);
        hits(self.anywhere.as_ref(), words) && self.content(lead, told) == Content::Something
    }

    /// Where it stands for certain.
    fn found(&self, told: &Told, within: Span, actions: &[Action]) -> Option<Span> {
        let document = &told.record.document;
        let in_actions = || in_actions(self.action?, actions);
        let is_filled = |lead: &&Lead| self.content(lead, told) == Content::Something;
        let under_lead = || Some(self.named(told, within).find(is_filled)?.shown);
        let names = self.blank_names(told, within);
        let is_name = |span: &Span| instead::covers(&names, *span);
        let is_blank = |span: &Span| is_name(span) || sentences::heads_nothing(document, *span);
        let in_words = || {
            let mut said = self.said(self.terms.as_ref(), document, within);
            said.find(|span| told.looks_at(*span) && !is_blank(span))
        };
        let beside = || {
            let mut said = self.said(self.beside.as_ref(), document, within);
            let is_said = |span: &Span| told.looks_at(*span) && !is_blank(span);
            said.find(|span| is_said(span) && !is_in_entry(told.record, *span))
        };
        let weighed = || {
            self.weighed
                .then(|| self.weighed_in(told, within))
                .flatten()
        };
        in_actions()
            .or_else(under_lead)
            .or_else(|| self.action.and_then(|_| self.in_column(document, within)))
            .or_else(in_words)
            .or_else(beside)
            .or_else(|| self.called(told, within))
            .or_else(|| self.crossed(document, within))
            .or_else(|| self.spoken(told, within))
            .or_else(|| self.in_series(told, within))
            .or_else(weighed)
            .or_else(|| self.summed_up(told, within))
    }

    /// The first words in a column of a table whose header names it.
    fn in_column(&self, document: &Document, within: Span) -> Option<Span> {
        const WORDS_MIN: usize = 3;
        let blocks = || {
            document
                .blocks
                .iter()
                .filter(|block| within.covers(block.span))
        };
        let place = |block: &Block| block.cell().map(|cell| (cell.table, cell.column, cell.row));
        let heads = |block: &&Block| {
            let is_first = place(block).is_some_and(|(_, column, row)| row == 0 && column > 0);
            is_first && self.heads(document.text_of(block))
        };
        blocks().filter(heads).find_map(|head| {
            let (table, column, _) = place(head)?;
            let is_below = |block: &&Block| {
                place(block).is_some_and(|(of, at, row)| of == table && at == column && row > 0)
            };
            let mut below = blocks().filter(is_below).map(|block| block.span);
            below.find(|span| n_words(document.at(*span)) >= WORDS_MIN)
        })
    }

    /// The first line of a series that says it, line by line: "Safe: …", "Healthy: …", "Achieving: …".
    /// What stands far from the rest is none of it, and what the document denies it does not say.
    fn in_series(&self, told: &Told, within: Span) -> Option<Span> {
        let series = &self.series.as_ref()?.0;
        let document = &told.record.document;
        let sentences: Vec<Span> = said(document, within).collect();
        let opened = sentences.iter().enumerate().filter_map(|(idx, span)| {
            let word = series.find(document.at(*span))?.as_str();
            let word = word.trim_matches(|c: char| !c.is_alphabetic());
            Some((idx, word.to_lowercase()))
        });
        let opened: Vec<(usize, String)> = opened.collect();
        let denies = |span: &Span| hits(self.denied.as_ref(), document.at(*span));
        let mut runs = opened.chunk_by(|one, next| next.0 - one.0 <= SERIES_APART_MAX);
        let says = |run: &&[(usize, String)]| {
            let words: BTreeSet<&str> = run.iter().map(|(_, word)| word.as_str()).collect();
            words.len() >= SERIES_MIN
        };
        let (first, _) = runs.find(says)?.first()?;
        (!sentences.iter().any(denies)).then(|| sentences[*first])
    }

    /// The first paragraph that weighs, and does not stand under somebody's views.
    fn weighed_in(&self, told: &Told, within: Span) -> Option<Span> {
        let document = &told.record.document;
        let blocks = document
            .blocks
            .iter()
            .filter(|block| sentences::is_answer(document, block));
        let inside = blocks.filter(|block| within.covers(block.span));
        let mut weighing = inside.filter(|block| weighing::weighs(document.text_of(block)));
        let is_views = |span: Span| {
            let is_over = |lead: &&Lead| lead.is_heading && !span.covers(lead.name);
            let over = told.leads.iter().filter(is_over);
            let mut over = over.filter(|lead| lead.reach.covers(span));
            over.any(|lead| voices::is_of_views(lead.words(document)))
        };
        weighing
            .find(|block| !is_views(block.span))
            .map(|block| block.span)
    }

    /// The leads that name it.
    fn named<'t>(&'t self, told: &'t Told, within: Span) -> impl Iterator<Item = &'t Lead> {
        let leads = told.leads.iter();
        let leads = leads.filter(move |lead| within.covers(lead.name) && told.looks_at(lead.shown));
        leads.filter(|lead| self.names(lead, told) && !self.is_of_entries(lead, told))
    }

    /// Whether a label comes again from entry to entry of a chronology: it is about each alone.
    fn is_of_entries(&self, lead: &Lead, told: &Told) -> bool {
        let Record { document, facts } = told.record;
        let words = document.at(lead.name);
        let is_again = |other: &&Lead| document.at(other.name) == words && other.name != lead.name;
        let entries = facts.entries().map(|entry| entry.span);
        let Some(entries) = entries.reduce(Span::joined) else {
            return false;
        };
        let mut again = told.leads.iter().filter(is_again);
        let is_below_first = lead.name.start >= entries.start;
        self.beside.is_some() && is_below_first && again.any(|other| entries.covers(other.name))
    }

    /// The names of places for it that are kept and left blank: they say nothing.
    fn blank_names(&self, told: &Told, within: Span) -> Vec<Span> {
        let document = &told.record.document;
        let named = self.named(told, within).filter(|lead| lead.is_blank);
        let named = named.filter(|lead| lead.is_column || !stands_in_list(document, lead.name));
        // A heading may end with a stop, which is no part of its name.
        let whole = |lead: &Lead| {
            if lead.is_heading {
                lead.shown
            } else {
                lead.name
            }
        };
        instead::outermost(named.map(whole).collect())
    }

    /// The names of headings that hint at nothing: who weighs does so below one, and not by its name.
    fn names_of_weighed(&self, told: &Told, within: Span) -> Vec<Span> {
        let named = self
            .named(told, within)
            .filter(|lead| self.weighed && lead.is_heading);
        instead::outermost(named.map(|lead| lead.name).collect())
    }

    fn names(&self, lead: &Lead, told: &Told) -> bool {
        let words = lead.words(&told.record.document);
        let is_named = self.heads(words);
        let is_anothers = |party: Party| {
            told.voices.share(party, lead, told) || told.voices.is_anothers(party, lead, told)
        };
        is_named && !self.voice.is_some_and(is_anothers) || self.is_of_party(lead, told)
    }

    /// Whether a label is left blank on its line: what follows at once is the label of another part,
    /// with its value on the line, and not what the first one stands over.
    fn is_skipped(&self, lead: &Lead, told: &Told) -> bool {
        let document = &told.record.document;
        let mut later = told
            .leads
            .iter()
            .filter(|other| other.name.start >= lead.shown.end);
        let is_next = |other: &&Lead| {
            let between = Span::new(lead.name.end, other.name.start);
            document.at(between).trim() == ":"
        };
        // The day of the next one, and who signs, are no content of what stands above them.
        let is_of_another = |words: &str| {
            if ENDS_RECORD.is_match(words) {
                return true;
            }
            let mut others = told.parts.iter().filter(|part| part.name != self.name);
            others.any(|part| hits(part.headings.as_ref(), words)) && !self.heads(words)
        };
        let has_value = |other: &Lead| !other.is_heading && other.n_words > 0;
        lead.is_heading
            && later
                .find(is_next)
                .is_some_and(|next| has_value(next) && is_of_another(next.words(document)))
    }

    /// Whether words are a heading for it.
    fn heads(&self, words: &str) -> bool {
        let spelt = label::spelt_out(words);
        let words = spelt.as_deref().unwrap_or(words);
        let is_named = || self.roll.is_some() && attendance::of(words) == self.roll;
        (hits(self.headings.as_ref(), words) || is_named()) && !hits(self.but_not.as_ref(), words)
    }

    /// Whether a lead is the name of one whose view is asked for, under a heading for views.
    fn is_of_party(&self, lead: &Lead, told: &Told) -> bool {
        self.voice
            .is_some_and(|party| told.voices.has_lead(party, lead, told))
    }

    /// The first sentence or line that may say it, not under a heading of something else.
    fn hint(&self, told: &Told, within: Span) -> Option<Span> {
        let document = &told.record.document;
        let others: Vec<Span> = self.leads_of_others(told).collect();
        let is_elsewhere = |span: &Span| others.iter().any(|reach| reach.covers(*span));
        let names = self.names_of_weighed(told, within);
        let is_name = |span: &Span| instead::covers(&names, *span);
        let mut hinted = said_and_before(document, within).filter(|(before, span)| {
            let hints = self.may_say(document.at(*span)) && !is_elsewhere(span) && !is_name(span);
            let hints = hints && told.looks_at(*span) && !self.is_of_action(told, *span);
            let hints = hints && !sentences::heads_nothing(document, *span);
            let is_of_one = || self.beside.is_some() && is_in_entry(told.record, *span);
            let hints = hints && !is_of_one();
            hints && !self.is_anothers(told, *before, *span)
        });
        let by_words = hinted.next().map(|(_, span)| span);
        let by_words = by_words.or_else(|| self.closing(told, within));
        let other = self.other_columns.as_ref();
        let by_column = || rows::unknown_column(told.record, other?);
        let by_words = by_words.or_else(by_column);
        let long_past = || self.long_past.then(|| past::first(told.record, within))?;
        let by_words = by_words.or_else(long_past);
        by_words.or_else(|| {
            let party = self.voice.filter(|party| *party == Party::Parents)?;
            let voice = told.voices.of_party(party);
            let mut leads = told.leads.iter().filter(|lead| within.covers(lead.name));
            if let Some(lead) = leads.find(|lead| told.voices.may_be_parents(lead, told)) {
                return Some(lead.shown);
            }
            let mut acts = said(document, within).filter(|span| voice.acts_in(document.at(*span)));
            acts.find(|span| !is_elsewhere(span))
        })
    }

    /// Whether words stand in an action and are about that alone.
    fn is_of_action(&self, told: &Told, span: Span) -> bool {
        let mut actions = told.record.facts.actions.iter();
        self.hints_beside_actions && actions.any(|action| action.span.covers(span))
    }

    /// Whether words may say it, without those that only look so.
    fn may_say(&self, words: &str) -> bool {
        let asides = self.asides.as_ref();
        let bare = asides.map_or(words.into(), |asides| asides.0.replace_all(words, " "));
        hits(self.hints.as_ref(), &bare) && !hits(self.denied.as_ref(), words)
    }

    /// Whether the child's view is asked for and somebody else tells their own.
    fn is_anothers(&self, told: &Told, before: Option<Span>, span: Span) -> bool {
        if self.voice != Some(Party::Child) {
            return false;
        }
        let document = &told.record.document;
        let (text, before) = (document.at(span), before.map(|span| document.at(span)));
        let child = told.voices.of_child();
        let parents = told.voices.of_party(Party::Parents);
        let speaks =
            parents.speaks_in(text) || before.is_some_and(|before| parents.speaks_on(before, text));
        let is_a_parents = speaks && !child.voice.is_silent() && !child.voice.is_named_in(text);
        is_a_parents || child.is_anothers(before, text)
    }

    /// What stands under headings that are about something else alone: what the parents said under
    /// theirs may not be the child's views.
    fn leads_of_others(&self, told: &Told) -> impl Iterator<Item = Span> {
        let document = &told.record.document;
        let is_other = move |lead: &&Lead| {
            let words = lead.words(document);
            // The opening words of a sentence head nothing.
            let is_sentence = document.text[lead.name.end..].starts_with('.');
            let mut named = words.split(" and ");
            let is_of_other = named.all(|words| hits(self.but_not.as_ref(), words));
            let is_anothers = |party| told.voices.is_anothers(party, lead, told);
            is_of_other && !is_sentence || self.voice.is_some_and(is_anothers)
        };
        told.leads.iter().filter(is_other).map(|lead| lead.reach)
    }

    /// The sentences or lines of a section that a pattern fits.
    fn said<'d>(
        &'d self,
        pattern: Option<&'d Pattern>,
        document: &'d Document,
        within: Span,
    ) -> impl Iterator<Item = Span> + 'd {
        said(document, within).filter(move |span| {
            let text = document.at(*span);
            hits(pattern, text) && !hits(self.denied.as_ref(), text)
        })
    }

    /// What stands below the last entry of a chronology and weighs, or somewhat does under a line of
    /// its own or behind its opening words, or stands under a heading for it: it sums up.
    fn summed_up(&self, told: &Told, within: Span) -> Option<Span> {
        let document = &told.record.document;
        let span = self.closing(told, within)?;
        let last = told
            .record
            .facts
            .entries()
            .map(|entry| entry.span.end)
            .max()?;
        let above = document
            .part(Place::Body)
            .filter(|block| block.span.end <= span.start);
        let is_line = |text: &str| n_words(text) <= LINE_WORDS_MAX && !text.ends_with('.');
        let is_below = |block: &&Block| block.span.start >= last && block.cell().is_none();
        let over = above.last().filter(is_below);
        let over = over.map(|block| document.text_of(block).trim());
        let text = document.at(span);
        let leads = [": ", " - ", " – ", ". "].iter();
        let leads = leads.filter_map(|mark| Some(text.split_once(mark)?.0));
        let (n_weighed, n_summed) = (weighing::n_ways(text), summing::n_ways(text));
        let says = n_weighed > 0 || n_summed > 0;
        let is_headed = over.is_some_and(|line| is_line(line) && (says || self.heads(line)))
            || leads.clone().any(|lead| is_line(lead) && self.heads(lead))
            || says && text.split_once(": ").is_some_and(|(lead, _)| is_line(lead));
        let n_ways = n_summed + usize::from(n_summed > 0 && n_weighed > 0);
        (is_headed || n_weighed >= WAYS_MIN || n_ways >= WAYS_MIN).then_some(span)
    }

    /// A paragraph of some length below the last entry: what it says of them all a person reads.
    fn closing(&self, told: &Told, within: Span) -> Option<Span> {
        const WORDS_MIN: usize = 15;
        let Record { document, facts } = told.record;
        let last = facts.entries().map(|entry| entry.span.end).max();
        let last = last.filter(|_| self.beside.is_some())?;
        let blocks = document.part(Place::Body);
        let mut below =
            blocks.filter(|block| block.span.start >= last && within.covers(block.span));
        below
            .find(|block| {
                let told = sentences::without_clerical(document, block.span);
                block.cell().is_none() && told >= WORDS_MIN
            })
            .map(|block| block.span)
            .filter(|span| told.looks_at(*span))
    }

    /// The first sentence or line with a label of the roll in it that names somebody: "In the chair: Jo Bell",
    /// "Led by: Jo Bell Couldn't manage: Dr Orr", "We missed: Ash".
    fn called(&self, told: &Told, within: Span) -> Option<Span> {
        let roll = self.roll?;
        let document = &told.record.document;
        let mut sentences = said(document, within);
        sentences.find(|span| attendance::within(document.at(*span), roll))
    }

    /// The first cell that says no in a column for who came: who did not.
    fn crossed(&self, document: &Document, within: Span) -> Option<Span> {
        let place = |block: &Block| block.cell().map(|cell| (cell.table, cell.column, cell.row));
        let heads = |block: &&Block| {
            place(block).is_some_and(|(_, column, row)| row == 0 && column > 0)
                && attendance::of(document.text_of(block)) == Some(Roll::Came)
        };
        let said = document.blocks.iter();
        let within =
            said.filter(|block| within.covers(block.span) && self.roll == Some(Roll::Missed));
        let blocks: Vec<&Block> = within.filter(|block| block.cell().is_some()).collect();
        let heads = blocks.iter().copied().filter(heads).filter_map(place);
        let columns: BTreeSet<_> = heads.map(|(table, column, _)| (table, column)).collect();
        let mut cells = blocks.into_iter().filter(|block| {
            place(block).is_some_and(|(table, column, _)| columns.contains(&(table, column)))
        });
        let crossed = cells.find(|block| attendance::says_no(document.text_of(block)))?;
        Some(crossed.span)
    }

    /// The first sentence in which one whose view is asked for says or wants something.
    fn spoken(&self, told: &Told, within: Span) -> Option<Span> {
        let voice = told.voices.of_party(self.voice?);
        let document = &told.record.document;
        let is_under_name = |span: Span| {
            let mut over = told.leads.iter().filter(|lead| lead.is_heading);
            over.any(|lead| lead.reach.covers(span) && voice.is_name(lead.words(document)))
        };
        let speaks = |(before, span): &(Option<Span>, Span)| {
            let text = document.at(*span);
            let on = || before.is_some_and(|before| voice.speaks_on(document.at(before), text));
            let under_name = || voice.somebody_speaks(text) && is_under_name(*span);
            voice.speaks_in(text) || on() || under_name()
        };
        let mut sentences = said_and_before(document, within);
        Some(sentences.find(speaks)?.1)
    }
}

pub(super) fn hits(pattern: Option<&Pattern>, words: &str) -> bool {
    pattern.is_some_and(|pattern| pattern.0.is_match(words))
}

/// "Those absent: none": that nobody was away says who did not come.
fn says_nobody(document: &Document, lead: &Lead) -> bool {
    cue!(NOBODY, r"(?i)^\W*(?:none|nobody|no[- ]?one|nil)\W*$");
    let value = Span::new(lead.name.end, lead.reach.end.max(lead.name.end));
    NOBODY.is_match(document.at(value))
}

/// Whether a sentence stands in an entry of a chronology: in its cells, or in the paragraph with
/// which it begins, since the last of a list may run on into what stands below it.
fn is_in_entry(record: &Record, span: Span) -> bool {
    let Record { document, facts } = record;
    let at = document.block_at(span);
    let is_cell = at.is_some_and(|idx| document.blocks[idx].cell().is_some());
    let mut entries = facts.entries().filter(|entry| entry.span.covers(span));
    entries.any(|entry| is_cell || document.block_at(entry.span) == at)
}

fn in_actions(part: ActionPart, actions: &[Action]) -> Option<Span> {
    actions.iter().find_map(|action| match part {
        ActionPart::Outcome => action.outcome.as_ref().map(|quoted| quoted.span),
        ActionPart::Need => action.need.as_ref().map(|quoted| quoted.span),
        ActionPart::Any => Some(action.text.span),
    })
}

/// Whether words stand in a row of three cells or more: what is said of somebody in a list, and no label.
fn stands_in_list(document: &Document, span: Span) -> bool {
    const CELLS_MIN: usize = 3;
    let Some(idx) = document.block_at(span) else {
        return false;
    };
    let near = &document.blocks[idx.saturating_sub(CELLS_MIN)..];
    let mut beside = near.iter().take(2 * CELLS_MIN + 1);
    let own = document.blocks[idx].table_row();
    own.is_some()
        && beside
            .by_ref()
            .filter(|block| block.table_row() == own)
            .count()
            >= CELLS_MIN
}
