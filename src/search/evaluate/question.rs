//! A plan asked of one segment.
//!
//! In: a part of the plan and the units that it is asked of. Out: those that meet it. What is rare
//! is asked first, so that common words are looked up only where they can still matter.

use std::cell::RefCell;
use std::collections::BTreeSet;

use tantivy::postings::{Postings as _, SegmentPostings, TermInfo};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet as _, TERMINATED, Term};

use super::fields::Files;
use crate::search::bits::Bits;
use crate::search::pages::{Pages, Segment};
use crate::search::plan::{In, Leaf, Part, Plan, n_words_of};
use crate::search::query::Field;
use crate::search::runs::{self, Run};

/// How many units of a list are read in the time in which one is looked up.
const READ_FOR_ONE_LOOK: u32 = 16;

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
            Part::All(parts) => self.all(&parts.iter().collect::<Vec<_>>(), among),
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
    fn all(&self, parts: &[&Part], among: &Bits) -> tantivy::Result<Bits> {
        let mut parts = parts.to_vec();
        parts.sort_by_key(|part| self.at_most(part));
        let mut set = among.clone();
        for part in parts {
            if set.is_empty() {
                break;
            }
            set = self.units(part, &set)?;
        }
        Ok(set)
    }

    /// How many units can meet a part at most, without looking.
    fn at_most(&self, part: &Part) -> u64 {
        match part {
            Part::Leaf(leaf) => {
                let entries = self.entries[*leaf].iter();
                entries.map(|entry| u64::from(entry.info.doc_freq)).sum()
            }
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
        let n_among = u32::try_from(among.len()).unwrap_or(u32::MAX);
        for entry in &self.entries[leaf] {
            let postings = self.postings(leaf, entry, IndexRecordOption::Basic)?;
            if n_among < entry.info.doc_freq / READ_FOR_ONE_LOOK {
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
        let mut set = self.all(needed, among)?;
        if set.is_empty() {
            return Ok(set);
        }
        let cursors = self.cursors(part)?;
        set.retain(|unit| {
            let at = |leaf: usize| {
                let cursor = cursors[leaf].as_ref();
                cursor.map_or_else(Vec::new, |cursor| cursor.borrow_mut().runs(unit))
            };
            !part.runs(&at).is_empty()
        });
        Ok(set)
    }

    /// The lists of a part's leaves, with the positions; nothing for other leaves.
    fn cursors(&self, part: &Part) -> tantivy::Result<Vec<Option<RefCell<Cursor>>>> {
        let mut leaves = BTreeSet::new();
        part.leaves(&mut leaves);
        let mut cursors: Vec<_> = self.entries.iter().map(|_| None).collect();
        for leaf in leaves {
            let detail = IndexRecordOption::WithFreqsAndPositions;
            let open = |entry: &Entry| {
                let postings = self.postings(leaf, entry, detail)?;
                Ok((entry.n_words, postings))
            };
            let postings: tantivy::Result<Vec<_>> = self.entries[leaf].iter().map(open).collect();
            cursors[leaf] = Some(RefCell::new(Cursor::new(postings?)));
        }
        Ok(cursors)
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

/// A leaf's postings, read forwards.
struct Cursor {
    postings: Vec<(u32, SegmentPostings)>,
    positions: Vec<u32>,
    /// The last answer: a plan may ask for one leaf twice in a unit.
    last: (u32, Vec<Run>),
}

impl Cursor {
    fn new(postings: Vec<(u32, SegmentPostings)>) -> Self {
        Self {
            postings,
            positions: Vec::new(),
            last: (TERMINATED, Vec::new()),
        }
    }

    fn runs(&mut self, unit: u32) -> Vec<Run> {
        if self.last.0 == unit {
            return self.last.1.clone();
        }
        let mut found = Vec::new();
        for (n_words, postings) in &mut self.postings {
            if postings.doc() < unit {
                postings.seek(unit);
            }
            if postings.doc() == unit {
                postings.positions(&mut self.positions);
                found.extend(self.positions.iter().map(|from| Run::at(*from, *n_words)));
            }
        }
        self.last = (unit, runs::sorted(found));
        self.last.1.clone()
    }
}
