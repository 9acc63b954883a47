//! Which cases or documents say something, which do not, and of which nobody can tell.
//!
//! In: a query and an index. Out: [`Absence`], one answer a case or document. A heading or a
//! paragraph of the form is no evidence; a case with a document that could not be read, or not
//! wholly, is never called absent.

use std::collections::BTreeMap;

use super::evaluate::Pages;
use super::hits::{Found, Hit, Library, SearchError};
use super::query::{self, Scope};
use super::register::FileRecord;

/// Whether a case or document says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It does.
    Present,
    /// Everything was read, and nothing does.
    Absent,
    /// Nothing that was read does, and not everything was read.
    CannotTell,
}

impl Standing {
    /// Every standing, in the order of reports.
    pub const ALL: [Self; 3] = [Self::Present, Self::Absent, Self::CannotTell];

    /// Returns the name that files use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::Absent => "absent",
            Self::CannotTell => "cannot-tell",
        }
    }
}

/// The answer for one case or document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The case, or the document's path.
    pub name: String,
    /// Whether it says it.
    pub standing: Standing,
    /// What the answer rests on.
    pub why: String,
    /// How many paragraphs say it.
    pub hits: usize,
    /// The first of them.
    pub first: Option<Hit>,
}

/// The answers for all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absence {
    /// The query as typed.
    pub query: String,
    /// How it was read.
    pub read_as: String,
    /// What could have been meant otherwise.
    pub notes: Vec<String>,
    /// The commit that was asked.
    pub generation: u64,
    /// Whether cases or documents answer.
    pub scope: Scope,
    /// Paragraphs that stand in the form only, and do not count.
    pub left_out: usize,
    /// One answer each, by name.
    pub answers: Vec<Answered>,
}

impl Absence {
    /// Returns how many have a standing.
    #[must_use]
    pub fn n(&self, standing: Standing) -> usize {
        let fits = |answered: &&Answered| answered.standing == standing;
        self.answers.iter().filter(fits).count()
    }
}

/// The files of one case, or one document.
#[derive(Debug, Default)]
pub(super) struct Group {
    pub(super) files: usize,
    pub(super) unread: Vec<String>,
    found: Vec<Found>,
    left_out: usize,
}

impl Library {
    /// Says which cases or documents hold evidence for a query and which do not.
    ///
    /// - `scope`: [`Scope::Case`], or documents for any other
    /// - `with_form`: whether headings and paragraphs of the form count as evidence
    ///
    /// # Errors
    /// [`SearchError`], as for [`Library::search`].
    pub fn absent(
        &self,
        text: &str,
        scope: Scope,
        with_form: bool,
    ) -> Result<Absence, SearchError> {
        let query = query::parse(text)?;
        self.with(|pages| {
            let (plan, found) = self.found(pages, &query, Some(scope))?;
            let all = found.clone();
            let (kept, left_out) = if with_form || !plan.stands_in_text() {
                (found, 0)
            } else {
                self.without_template(pages, found)?
            };
            let mut groups = groups(pages, scope);
            for found in all {
                if let Some(group) = group_of(&mut groups, pages, scope, found) {
                    group.left_out += 1;
                }
            }
            for found in kept {
                if let Some(group) = group_of(&mut groups, pages, scope, found) {
                    group.left_out -= 1;
                    group.found.push(found);
                }
            }
            let mut answers = Vec::new();
            for (name, group) in groups {
                let first = self.hits(pages, &plan, &group.found[..group.found.len().min(1)])?;
                answers.push(group.answered(name, first.into_iter().next()));
            }
            Ok(Absence {
                query: text.to_owned(),
                read_as: plan.read_as.clone(),
                notes: query.notes.clone(),
                generation: self.generation(),
                scope,
                left_out,
                answers,
            })
        })
    }
}

/// All cases, or all documents, by name.
pub(super) fn groups(pages: &Pages<'_>, scope: Scope) -> BTreeMap<String, Group> {
    let mut groups: BTreeMap<String, Group> = BTreeMap::new();
    for (_, record) in pages.register.files() {
        let Some(name) = name_of(record, scope) else {
            continue;
        };
        groups.entry(name).or_default().take(record);
    }
    groups
}

fn name_of(record: &FileRecord, scope: Scope) -> Option<String> {
    match scope {
        Scope::Case => record.case.clone(),
        Scope::Document | Scope::Paragraph => Some(record.path.clone()),
    }
}

fn group_of<'a>(
    groups: &'a mut BTreeMap<String, Group>,
    pages: &Pages<'_>,
    scope: Scope,
    found: Found,
) -> Option<&'a mut Group> {
    groups.get_mut(&name_of(&pages.register.file(found.file)?, scope)?)
}

impl Group {
    /// Adds a file.
    pub(super) fn take(&mut self, record: &FileRecord) {
        self.files += 1;
        if let Some(why) = &record.unread {
            self.unread.push(format!("{}: {why}", record.path));
        }
    }

    fn answered(self, name: String, first: Option<Hit>) -> Answered {
        let standing = match (self.found.is_empty(), self.unread.is_empty()) {
            (false, _) => Standing::Present,
            (true, true) => Standing::Absent,
            (true, false) => Standing::CannotTell,
        };
        Answered {
            name,
            standing,
            why: self.why(standing),
            hits: self.found.len(),
            first,
        }
    }

    fn why(&self, standing: Standing) -> String {
        let form = match self.left_out {
            0 => String::new(),
            1 => "; 1 heading or paragraph of the form not counted".to_owned(),
            n => format!("; {n} headings or paragraphs of the form not counted"),
        };
        match standing {
            Standing::Present => format!("{}{form}", paragraphs(self.found.len())),
            Standing::Absent => format!("{} read, none says it{form}", documents(self.files)),
            Standing::CannotTell => {
                let more = match self.unread.len() {
                    1 => String::new(),
                    n => format!(" (and {} more)", n - 1),
                };
                format!("not read, or not wholly: {}{more}{form}", self.unread[0])
            }
        }
    }
}

fn paragraphs(n: usize) -> String {
    match n {
        1 => "1 paragraph".to_owned(),
        n => format!("{n} paragraphs"),
    }
}

pub(super) fn documents(n: usize) -> String {
    match n {
        1 => "1 document".to_owned(),
        n => format!("{n} documents"),
    }
}
