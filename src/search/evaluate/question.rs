//! A plan asked of one segment.
//!
//! In: a part of the plan and the units that it is asked of. Out: those that meet it. What is rare
//! is asked first, so that common words are looked up only where they can still matter.

use std::collections::BTreeSet;

use tantivy::postings::{SegmentPostings, TermInfo};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet as _, TERMINATED, Term};

use super::cursor::{self, Cursor};
use super::fields::Files;
use crate::search::bits::Bits;
use crate::search::pages::{Pages, Segment};
use crate::search::plan::{In, Leaf, Part, Plan, n_words_of};
use crate::search::query::Field;

/// How many units of a list are read in the time in which one is looked up.
const READ_FOR_ONE_LOOK: u64 = 16;

/// A word of a leaf, as the segment knows it.
struct Entry {
    n_words: u32,
    info: TermInfo,
}

/// A plan asked of one segment.
pub(super) struct Question<'a> {
    segment: &'a Segment<'a>,
    plan: &'a Plan,
    files: &'a Files<'a>,
    /// The words of each leaf that stand in the segment.
    entries: Vec<Vec<Entry>>,
}

impl<'a> Question<'a> {
    pub(super) fn of(
        pages: &Pages<'_>,
        segment: &'a Segment<'a>,
        plan: &'a Plan,
        files: &'a Files<'a>,
    ) -> tantivy::Result<Self> {
        let leaves = plan.leaves.iter();
        Ok(Self {
            segment,
            plan,
            files,
            entries: leaves
                .map(|leaf| entries(pages, segment, leaf))
                .collect::<Result<_, _>>()?,
        })
    }

    pub(super) fn segment(&self) -> &'a Segment<'a> {
        self.segment
    }

    pub(super) fn alive(&self) -> &'a Bits {
        self.segment.alive()
    }

    /// Those of some units that meet a part.
    pub(super) fn units(&self, part: &Part, among: &Bits) -> tantivy::Result<Bits> {
        match part {
            Part::Leaf(leaf) => self.standing(*leaf, among),
            Part::Phrase(parts) => self.placed(part, &parts.iter().collect::<Vec<_>>(), among),
            Part::Near { left, right, .. } => self.placed(part, &[left, right], among),
            Part::All(parts) => self.all(parts, among),
            Part::Any(parts) => {
                let mut set = self.none();
                for part in parts {
                    set.add(&self.units(part, among)?);
                }
                Ok(set)
            }
            Part::Not(part) => {
                let mut set = among.clone();
                set.remove(&self.units(part, among)?);
                Ok(set)
            }
            Part::Field(field) => Ok(self.of_files(field, among)),
        }
    }

    fn none(&self) -> Bits {
        Bits::empty(self.segment.reader.max_doc())
    }

    fn of_files(&self, field: &Field, among: &Bits) -> Bits {
        let mut set = among.clone();
        set.retain(|unit| self.files.has(field, self.segment.file_of(unit)));
        set
    }

    /// The units that meet every part, the rarest asked first.
    fn all(&self, parts: &[Part], among: &Bits) -> tantivy::Result<Bits> {
        let mut set = among.clone();
        for part in self.rarest_first(parts) {
            if set.is_empty() {
                break;
            }
            set = self.units(part, &set)?;
        }
        Ok(set)
    }

    /// Parts in the order in which they are asked.
    fn rarest_first<'p>(&self, parts: impl IntoIterator<Item = &'p Part>) -> Vec<&'p Part> {
        let mut parts: Vec<&Part> = parts.into_iter().collect();
        parts.sort_by_key(|part| self.at_most(part));
        parts
    }

    /// How many units a leaf stands in at most.
    fn n_postings(&self, leaf: usize) -> u64 {
        let entries = self.entries[leaf].iter();
        entries.map(|entry| u64::from(entry.info.doc_freq)).sum()
    }

    /// How many units can meet a part at most, without looking.
    fn at_most(&self, part: &Part) -> u64 {
        match part {
            Part::Leaf(leaf) => self.n_postings(*leaf),
            Part::Any(parts) => parts.iter().map(|part| self.at_most(part)).sum(),
            Part::Phrase(parts) | Part::All(parts) => {
                let bounds = parts.iter().map(|part| self.at_most(part));
                bounds.min().unwrap_or_default()
            }
            Part::Near { left, right, .. } => self.at_most(left).min(self.at_most(right)),
            Part::Not(_) | Part::Field(_) => u64::from(self.segment.reader.max_doc()),
        }
    }

    /// The units in which a leaf's words stand.
    fn standing(&self, leaf: usize, among: &Bits) -> tantivy::Result<Bits> {
        let mut set = self.none();
        for entry in &self.entries[leaf] {
            let postings = self.postings(leaf, entry, IndexRecordOption::Basic)?;
            if is_better_looked_up(among, u64::from(entry.info.doc_freq)) {
                look_up(postings, among, &mut set);
            } else {
                read(postings, &mut set);
            }
        }
        set.keep(among);
        Ok(set)
    }

    /// The units in which words stand as they should to one another.
    fn placed(&self, part: &Part, needed: &[&Part], among: &Bits) -> tantivy::Result<Bits> {
        let mut set = self.possible(needed, among)?;
        if set.is_empty() {
            return Ok(set);
        }
        let mut cursors = self.cursors(part)?;
        let order = self.order(part);
        let words = self.words_in_row(part);
        set.retain(|unit| {
            let mut needed = order.needed.iter();
            if !needed.all(|leaf| cursors[*leaf].reaches(unit)) {
                return false;
            }
            let all = order.needed.iter().chain(&order.others);
            all.for_each(|leaf| cursors[*leaf].read(unit));
            match &words {
                Some(words) => cursor::follow(&cursors, words),
                None => !part.runs(&|leaf| cursors[leaf].runs()).is_empty(),
            }
        });
        Ok(set)
    }

    /// The leaves of a phrase that is made of single words only.
    fn words_in_row(&self, part: &Part) -> Option<Vec<usize>> {
        let Part::Phrase(parts) = part else {
            return None;
        };
        let words = parts.iter().map(|part| match part {
            Part::Leaf(leaf) if self.plan.leaves[*leaf].field == In::Text => Some(*leaf),
            _ => None,
        });
        words.collect()
    }

    /// Units among which are all that meet every part. Lists so long that they would be looked up,
    /// not read, are left to who looks at the places in them.
    fn possible(&self, parts: &[&Part], among: &Bits) -> tantivy::Result<Bits> {
        let mut set = among.clone();
        for part in self.rarest_first(parts.iter().copied()) {
            if set.is_empty() || is_better_looked_up(&set, self.at_most(part)) {
                break;
            }
            set = self.units(part, &set)?;
        }
        Ok(set)
    }

    /// In which order a part's leaves are looked at, the rarest first.
    fn order(&self, part: &Part) -> Order {
        let (mut all, mut needed) = (BTreeSet::new(), BTreeSet::new());
        part.leaves(&mut all);
        part.needed(&mut needed);
        let others = all.difference(&needed).copied().collect();
        let mut needed: Vec<usize> = needed.into_iter().collect();
        needed.sort_by_key(|leaf| self.n_postings(*leaf));
        Order { needed, others }
    }

    /// The lists of a part's leaves, with the positions; none for other leaves.
    fn cursors(&self, part: &Part) -> tantivy::Result<Vec<Cursor>> {
        let mut leaves = BTreeSet::new();
        part.leaves(&mut leaves);
        let cursor = |leaf: usize| {
            let entries = self.entries[leaf].iter();
            let open = |entry: &Entry| {
                let detail = IndexRecordOption::WithFreqsAndPositions;
                Ok((entry.n_words, self.postings(leaf, entry, detail)?))
            };
            let entries = entries.filter(|_| leaves.contains(&leaf));
            entries
                .map(open)
                .collect::<tantivy::Result<_>>()
                .map(Cursor::new)
        };
        (0..self.entries.len()).map(cursor).collect()
    }

    fn postings(
        &self,
        leaf: usize,
        entry: &Entry,
        detail: IndexRecordOption,
    ) -> tantivy::Result<SegmentPostings> {
        let index = self.segment.words_in(self.plan.leaves[leaf].field);
        Ok(index.read_postings_from_terminfo(&entry.info, detail)?)
    }
}

fn entries(pages: &Pages<'_>, segment: &Segment<'_>, leaf: &Leaf) -> tantivy::Result<Vec<Entry>> {
    let field = match leaf.field {
        In::Text => pages.fields.text,
        In::Written => pages.fields.written,
    };
    let index = segment.words_in(leaf.field);
    let mut found = Vec::new();
    for word in &leaf.terms {
        let n_words = match leaf.field {
            In::Text => 1,
            In::Written => n_words_of(word),
        };
        let info = index.get_term_info(&Term::from_field_text(field, word))?;
        found.extend(info.map(|info| Entry { n_words, info }));
    }
    Ok(found)
}

/// Puts in every unit of a list.
fn read(mut postings: SegmentPostings, set: &mut Bits) {
    let mut unit = postings.doc();
    while unit != TERMINATED {
        set.set(unit);
        unit = postings.advance();
    }
}

/// Puts in those of some units that stand in a list.
fn look_up(mut postings: SegmentPostings, among: &Bits, set: &mut Bits) {
    for unit in among.iter() {
        if postings.doc() < unit {
            postings.seek(unit);
        }
        if postings.doc() == TERMINATED {
            return;
        }
        if postings.doc() == unit {
            set.set(unit);
        }
    }
}

/// Whether the units of a list are better looked up one by one than read from end to end.
fn is_better_looked_up(among: &Bits, n_postings: u64) -> bool {
    (among.len() as u64) < n_postings / READ_FOR_ONE_LOOK
}

/// The leaves of a part: those without which it cannot stand, the rarest first, and the others.
struct Order {
    needed: Vec<usize>,
    others: Vec<usize>,
}
