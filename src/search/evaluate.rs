//! Asks an index: which units, documents or cases meet a plan.
//!
//! In: a plan, a scope and the files that fields leave in. Out: the units in which something of it
//! stands. Words are looked up in the index's postings; nearness is measured on their positions,
//! so that nothing is counted that the page does not show.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;

use tantivy::columnar::ColumnValues;
use tantivy::postings::{Postings as _, SegmentPostings};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet as _, InvertedIndexReader, Searcher, SegmentReader, TERMINATED, Term};

use super::bits::Bits;
use super::plan::{In, Part, Plan, Vocabulary, n_words_of};
use super::query::{Field, Scope};
use super::register::Register;
use super::runs::{self, Run};
use super::store::Fields;
use super::words::folded;

/// One part of an index, open.
pub(crate) struct Segment<'a> {
    pub(crate) reader: &'a SegmentReader,
    text: Arc<InvertedIndexReader>,
    written: Arc<InvertedIndexReader>,
    file: Arc<dyn ColumnValues<u64>>,
    alive: Bits,
}

impl<'a> Segment<'a> {
    fn open(reader: &'a SegmentReader, fields: Fields) -> tantivy::Result<Self> {
        Ok(Self {
            reader,
            text: reader.inverted_index(fields.text)?,
            written: reader.inverted_index(fields.written)?,
            file: column(reader, "file")?,
            alive: alive(reader),
        })
    }

    /// The units that were not taken out.
    pub(crate) fn alive(&self) -> &Bits {
        &self.alive
    }

    /// The number of the file that a unit belongs to.
    pub(crate) fn file_of(&self, unit: u32) -> usize {
        usize::try_from(self.file.get_val(unit)).unwrap_or(usize::MAX)
    }

    fn postings_in(&self, field: In) -> &InvertedIndexReader {
        match field {
            In::Text => &self.text,
            In::Written => &self.written,
        }
    }
}

/// A column of numbers, one a unit.
pub(crate) fn column(
    reader: &SegmentReader,
    name: &str,
) -> tantivy::Result<Arc<dyn ColumnValues<u64>>> {
    Ok(reader.fast_fields().u64(name)?.first_or_default_col(0))
}

fn alive(reader: &SegmentReader) -> Bits {
    let mut alive = Bits::full(reader.max_doc());
    if let Some(kept) = reader.alive_bitset() {
        (0..reader.max_doc())
            .filter(|unit| !kept.is_alive(*unit))
            .for_each(|unit| alive.clear(unit));
    }
    alive
}

/// An index as it stands at one commit.
pub(crate) struct Pages<'a> {
    pub(crate) segments: Vec<Segment<'a>>,
    pub(crate) register: &'a Register,
    fields: Fields,
}

impl<'a> Pages<'a> {
    pub(crate) fn open(
        searcher: &'a Searcher,
        fields: Fields,
        register: &'a Register,
    ) -> tantivy::Result<Self> {
        let readers = searcher.segment_readers().iter();
        let segments = readers
            .map(|reader| Segment::open(reader, fields))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            segments,
            register,
            fields,
        })
    }

    /// The units in which something of the plan stands and whose scope meets all of it, one set a
    /// segment. A plan without words gives the first unit of each document that meets it.
    pub(crate) fn meeting(&self, plan: &Plan, scope: Scope) -> tantivy::Result<Vec<Bits>> {
        match scope {
            Scope::Paragraph => self.units(plan),
            Scope::Document | Scope::Case => self.wider(plan, scope),
        }
    }

    fn units(&self, plan: &Plan) -> tantivy::Result<Vec<Bits>> {
        let mut sets = Vec::new();
        for segment in &self.segments {
            let question = Question {
                pages: self,
                segment,
                plan,
            };
            let mut set = question.units(&plan.root)?;
            set.keep(&segment.alive);
            sets.push(set);
        }
        Ok(sets)
    }

    fn wider(&self, plan: &Plan, scope: Scope) -> tantivy::Result<Vec<Bits>> {
        let groups = Groups::of(self.register, scope);
        let meets = self.groups(plan, &plan.root, &groups)?;
        let standing = positional_parts(&plan.root);
        let mut sets = Vec::new();
        for segment in &self.segments {
            let question = Question {
                pages: self,
                segment,
                plan,
            };
            let mut set = if standing.is_empty() {
                first_units(segment)?
            } else {
                let mut set = Bits::empty(segment.reader.max_doc());
                for part in &standing {
                    set.add(&question.units(part)?);
                }
                set
            };
            set.keep(&segment.alive);
            set.retain(|unit| groups.of[segment.file_of(unit)].is_some_and(|group| meets[group]));
            sets.push(set);
        }
        Ok(sets)
    }

    /// Which documents or cases meet a part, wherever in them it stands.
    fn groups(&self, plan: &Plan, part: &Part, groups: &Groups) -> tantivy::Result<Vec<bool>> {
        match part {
            Part::All(parts) => {
                let mut meets = vec![true; groups.n];
                for part in parts {
                    let these = self.groups(plan, part, groups)?;
                    meets.iter_mut().zip(these).for_each(|(a, b)| *a &= b);
                }
                Ok(meets)
            }
            Part::Any(parts) if !part.is_positional() => {
                let mut meets = vec![false; groups.n];
                for part in parts {
                    let these = self.groups(plan, part, groups)?;
                    meets.iter_mut().zip(these).for_each(|(a, b)| *a |= b);
                }
                Ok(meets)
            }
            Part::Not(inner) => {
                let meets = self.groups(plan, inner, groups)?;
                Ok(meets.into_iter().map(|met| !met).collect())
            }
            Part::Field(field) => {
                let files = files_with(self.register, field);
                let mut meets = vec![false; groups.n];
                for (file, group) in groups.of.iter().enumerate() {
                    if let (Some(group), true) = (group, files[file]) {
                        meets[*group] = true;
                    }
                }
                Ok(meets)
            }
            Part::Leaf(_) | Part::Phrase(_) | Part::Near { .. } | Part::Any(_) => {
                let mut meets = vec![false; groups.n];
                for segment in &self.segments {
                    let question = Question {
                        pages: self,
                        segment,
                        plan,
                    };
                    let mut set = question.units(part)?;
                    set.keep(&segment.alive);
                    for unit in set.iter() {
                        if let Some(group) = groups.of[segment.file_of(unit)] {
                            meets[group] = true;
                        }
                    }
                }
                Ok(meets)
            }
        }
    }
}

/// The files of an index put together by document or by case.
struct Groups {
    of: Vec<Option<usize>>,
    n: usize,
}

impl Groups {
    fn of(register: &Register, scope: Scope) -> Self {
        let mut names: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
        let mut of = Vec::with_capacity(register.len());
        for record in register.all() {
            let name = record.as_ref().and_then(|record| match scope {
                Scope::Case => record.case.as_deref(),
                _ => Some(record.path.as_str()),
            });
            let next = names.len();
            of.push(name.map(|name| *names.entry(name).or_insert(next)));
        }
        let n = names.len();
        Self { of, n }
    }
}

/// The parts of a plan that stand in the text and are not denied.
fn positional_parts(part: &Part) -> Vec<&Part> {
    match part {
        part if part.is_positional() => vec![part],
        Part::All(parts) | Part::Any(parts) => parts.iter().flat_map(positional_parts).collect(),
        _ => Vec::new(),
    }
}

fn first_units(segment: &Segment<'_>) -> tantivy::Result<Bits> {
    let numbers = column(segment.reader, "number")?;
    let mut set = Bits::full(segment.reader.max_doc());
    set.retain(|unit| numbers.get_val(unit) == 1);
    Ok(set)
}

/// The files of which a field says what was asked, by number.
pub(crate) fn files_with(register: &Register, field: &Field) -> Vec<bool> {
    let has = |text: &str, asked: &str| {
        let text = format!(" {} ", plain(text));
        text.contains(&format!(" {} ", plain(asked)))
    };
    let fits = |record: &super::register::FileRecord| match field {
        Field::Kind(kind) => record.kind == *kind,
        Field::Case(case) => record
            .case
            .as_ref()
            .is_some_and(|own| folded(own) == folded(case)),
        Field::Path(asked) => folded(&record.path).contains(&folded(asked)),
        Field::Title(asked) => record.title.as_ref().is_some_and(|title| has(title, asked)),
        Field::Author(asked) => record
            .author
            .as_ref()
            .is_some_and(|author| has(author, asked)),
        Field::Dated(days) => record.interval().is_some_and(|own| days.cover(own)),
    };
    let records = register.all().iter();
    records
        .map(|record| record.as_ref().is_some_and(fits))
        .collect()
}

/// Folded words with one space between them.
fn plain(text: &str) -> String {
    let words = super::words::Words::of(text);
    let mut position = None;
    let mut plain: Vec<String> = Vec::new();
    for (form, spot) in words.iter() {
        if position != Some(spot.position) && position.is_none_or(|last| last < spot.position) {
            plain.push(form.to_owned());
            position = Some(spot.position);
        }
    }
    plain.join(" ")
}

/// A plan asked of one segment.
struct Question<'a> {
    pages: &'a Pages<'a>,
    segment: &'a Segment<'a>,
    plan: &'a Plan,
}

impl Question<'_> {
    fn units(&self, part: &Part) -> tantivy::Result<Bits> {
        match part {
            Part::Leaf(leaf) => self.standing(*leaf),
            Part::Phrase(_) | Part::Near { .. } => self.placed(part),
            Part::Any(parts) => {
                let mut set = Bits::empty(self.segment.reader.max_doc());
                for part in parts {
                    set.add(&self.units(part)?);
                }
                Ok(set)
            }
            Part::All(parts) => {
                let mut set = Bits::full(self.segment.reader.max_doc());
                for part in parts {
                    set.keep(&self.units(part)?);
                }
                Ok(set)
            }
            Part::Not(part) => {
                let mut set = self.units(part)?;
                set.flip();
                Ok(set)
            }
            Part::Field(field) => {
                let files = files_with(self.pages.register, field);
                let mut set = Bits::full(self.segment.reader.max_doc());
                set.retain(|unit| {
                    files
                        .get(self.segment.file_of(unit))
                        .copied()
                        .unwrap_or(false)
                });
                Ok(set)
            }
        }
    }

    /// The units in which a leaf's words stand.
    fn standing(&self, leaf: usize) -> tantivy::Result<Bits> {
        let mut set = Bits::empty(self.segment.reader.max_doc());
        for (_, mut postings) in self.postings(leaf, IndexRecordOption::Basic)? {
            let mut unit = postings.doc();
            while unit != TERMINATED {
                set.set(unit);
                unit = postings.advance();
            }
        }
        Ok(set)
    }

    /// The units in which words stand as they should to one another.
    fn placed(&self, part: &Part) -> tantivy::Result<Bits> {
        let mut set = self.hopeful(part)?;
        set.keep(&self.segment.alive);
        if set.is_empty() {
            return Ok(set);
        }
        let mut leaves = BTreeSet::new();
        part.leaves(&mut leaves);
        let mut open: Vec<Option<RefCell<Cursor>>> =
            (0..self.plan.leaves.len()).map(|_| None).collect();
        for leaf in leaves {
            let postings = self.postings(leaf, IndexRecordOption::WithFreqsAndPositions)?;
            open[leaf] = Some(RefCell::new(Cursor::new(postings)));
        }
        set.retain(|unit| {
            let at = |leaf: usize| {
                let cursor = open[leaf].as_ref();
                cursor.map_or_else(Vec::new, |cursor| cursor.borrow_mut().runs(unit))
            };
            !part.runs(&at).is_empty()
        });
        Ok(set)
    }

    /// The units that hold all the words that a phrase or nearness needs.
    fn hopeful(&self, part: &Part) -> tantivy::Result<Bits> {
        let mut set = Bits::full(self.segment.reader.max_doc());
        let parts: Vec<&Part> = match part {
            Part::Phrase(parts) => parts.iter().collect(),
            Part::Near { left, right, .. } => vec![left, right],
            part => return self.units(part),
        };
        for part in parts {
            set.keep(&self.units(part)?);
            if set.is_empty() {
                break;
            }
        }
        Ok(set)
    }

    fn postings(
        &self,
        leaf: usize,
        detail: IndexRecordOption,
    ) -> tantivy::Result<Vec<(u32, SegmentPostings)>> {
        let leaf = &self.plan.leaves[leaf];
        let field = match leaf.field {
            In::Text => self.pages.fields.text,
            In::Written => self.pages.fields.written,
        };
        let index = self.segment.postings_in(leaf.field);
        let mut found = Vec::new();
        for word in &leaf.terms {
            let term = Term::from_field_text(field, word);
            let n_words = if leaf.field == In::Written {
                n_words_of(word)
            } else {
                1
            };
            if let Some(postings) = index.read_postings(&term, detail)? {
                found.push((n_words, postings));
            }
        }
        Ok(found)
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

impl Vocabulary for Pages<'_> {
    fn each(&self, field: In, prefix: &str, seen: &mut dyn FnMut(&str)) {
        for segment in &self.segments {
            let range = segment.postings_in(field).terms().range().ge(prefix);
            let Ok(mut stream) = range.into_stream() else {
                continue;
            };
            while stream.advance() {
                match std::str::from_utf8(stream.key()) {
                    Ok(word) if word.starts_with(prefix) => seen(word),
                    _ => break,
                }
            }
        }
    }

    fn has(&self, word: &str) -> bool {
        let term = Term::from_field_text(self.fields.text, word);
        let mut segments = self.segments.iter();
        segments.any(|segment| matches!(segment.text.get_term_info(&term), Ok(Some(_))))
    }
}
