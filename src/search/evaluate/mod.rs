//! Asks an index: which units, documents or cases meet a plan.
//!
//! In: a plan, a scope and the open pages. Out: the units in which something of it stands, one set a
//! segment. Words are looked up in the index's lists; nearness is measured on their positions, so
//! that nothing is counted that the page does not show.

mod cursor;
mod fields;
mod question;

use super::bits::Bits;
use super::pages::{Pages, Segment};
use super::plan::{Part, Plan};
use super::query::Scope;
use super::register::Register;

use fields::Files;
use question::Question;

/// Returns the units in which something of the plan stands and whose scope meets all of it, one set
/// a segment. A plan without words gives the first unit of each document that meets it.
pub(crate) fn meeting(pages: &Pages<'_>, plan: &Plan, scope: Scope) -> tantivy::Result<Vec<Bits>> {
    let files = Files::of(pages.register, &plan.root);
    let questions: Vec<Question<'_>> = pages
        .segments
        .iter()
        .map(|segment| Question::of(pages, segment, plan, &files))
        .collect::<Result<_, _>>()?;
    match scope {
        Scope::Paragraph => questions
            .iter()
            .map(|question| question.units(&plan.root, question.alive()))
            .collect(),
        Scope::Document | Scope::Case => {
            let groups = Groups::of(pages.register, scope);
            let meets = groups.meeting(&questions, &files, &plan.root)?;
            questions
                .iter()
                .map(|question| groups.units(question, &plan.root, &meets))
                .collect()
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
        let group = |number: usize| match scope {
            Scope::Case => register.case(number),
            Scope::Document | Scope::Paragraph => register.rank(number).map(|_| number),
        };
        let of: Vec<Option<usize>> = (0..register.len()).map(group).collect();
        let n = of.iter().flatten().max().map_or(0, |last| last + 1);
        Self { of, n }
    }

    fn of_file(&self, number: usize) -> Option<usize> {
        self.of.get(number).copied().flatten()
    }

    /// Which groups meet a part, wherever in them it stands.
    fn meeting(
        &self,
        questions: &[Question<'_>],
        files: &Files<'_>,
        part: &Part,
    ) -> tantivy::Result<Vec<bool>> {
        let mut meets = vec![matches!(part, Part::All(_)); self.n];
        match part {
            Part::All(parts) => {
                for part in parts {
                    let these = self.meeting(questions, files, part)?;
                    meets.iter_mut().zip(these).for_each(|(a, b)| *a &= b);
                }
            }
            Part::Any(parts) if !part.is_positional() => {
                for part in parts {
                    let these = self.meeting(questions, files, part)?;
                    meets.iter_mut().zip(these).for_each(|(a, b)| *a |= b);
                }
            }
            Part::Not(inner) => {
                let these = self.meeting(questions, files, inner)?;
                meets.iter_mut().zip(these).for_each(|(a, b)| *a = !b);
            }
            Part::Field(field) => {
                let numbers = (0..self.of.len()).filter(|number| files.has(field, *number));
                self.mark(numbers, &mut meets);
            }
            Part::Leaf(_) | Part::Phrase(_) | Part::Near { .. } | Part::Any(_) => {
                for question in questions {
                    let set = question.units(part, question.alive())?;
                    let segment = question.segment();
                    self.mark(set.iter().map(|unit| segment.file_of(unit)), &mut meets);
                }
            }
        }
        Ok(meets)
    }

    fn mark(&self, numbers: impl Iterator<Item = usize>, meets: &mut [bool]) {
        for number in numbers {
            if let Some(group) = self.of_file(number) {
                meets[group] = true;
            }
        }
    }

    /// The units of groups that meet a plan in which something of it stands.
    fn units(&self, question: &Question<'_>, root: &Part, meets: &[bool]) -> tantivy::Result<Bits> {
        let segment = question.segment();
        let standing = positional_parts(root);
        let mut set = if standing.is_empty() {
            first_units(segment)?
        } else {
            let mut set = Bits::empty(segment.reader.max_doc());
            for part in &standing {
                set.add(&question.units(part, question.alive())?);
            }
            set
        };
        set.retain(|unit| {
            let group = self.of_file(segment.file_of(unit));
            group.is_some_and(|group| meets[group])
        });
        Ok(set)
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
    let numbers = segment.numbers()?;
    let mut set = segment.alive().clone();
    set.retain(|unit| numbers.get_val(unit) == 1);
    Ok(set)
}
