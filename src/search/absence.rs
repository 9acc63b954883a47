//! Which cases or documents say something, which do not, and of which nobody can tell.
//!
//! In: a query and an index. Out: [`Absence`], one answer a case or document. A heading or a
//! paragraph of the form is no evidence; a case with a document that could not be read, or not
//! wholly, is never called absent.

use super::hits::Hit;
use super::library::{Found, Library, SearchError, read_as};
use super::query::{self, Scope};
use super::register::Register;

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
    pub(super) name: String,
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
            let (kept, left_out) = if with_form {
                (found.clone(), 0)
            } else {
                self.without_form(pages, &plan, found.clone())?
            };
            let groups = counted(self.register(), scope, &found, kept);
            let first = groups.iter().filter_map(|group| group.found.first());
            let first: Vec<Found> = first.copied().collect();
            let mut hits = self.hits(pages, &plan, &first)?.into_iter();
            let answers = groups.into_iter().map(|group| {
                let first = group.found.first().and_then(|_| hits.next());
                group.answered(first)
            });
            Ok(Absence {
                query: text.to_owned(),
                read_as: read_as(&plan, query.scope.unwrap_or(scope)),
                notes: query.notes.clone(),
                generation: self.generation(),
                scope,
                left_out,
                answers: answers.collect(),
            })
        })
    }
}

/// All cases, or all documents, by name, each with what was found in it.
fn counted(register: &Register, scope: Scope, found: &[Found], kept: Vec<Found>) -> Vec<Group> {
    let (mut groups, of_file) = match scope {
        Scope::Case => (cases(register), by_case(register)),
        Scope::Document | Scope::Paragraph => documents_by_path(register),
    };
    for found in found {
        if let Some(group) = of_file[found.file] {
            groups[group].left_out += 1;
        }
    }
    for found in kept {
        if let Some(group) = of_file[found.file] {
            groups[group].left_out -= 1;
            groups[group].found.push(found);
        }
    }
    groups
}

/// All cases, by name.
pub(super) fn cases(register: &Register) -> Vec<Group> {
    let names = register.cases().into_iter();
    let mut cases: Vec<Group> = names.map(Group::named).collect();
    for (number, case) in by_case(register).into_iter().enumerate() {
        if let Some(case) = case {
            cases[case].take(register, number);
        }
    }
    cases
}

fn by_case(register: &Register) -> Vec<Option<usize>> {
    (0..register.len())
        .map(|number| register.case(number))
        .collect()
}

/// All documents, by path, and where each stands among them, by number.
fn documents_by_path(register: &Register) -> (Vec<Group>, Vec<Option<usize>>) {
    let paths = register
        .files()
        .map(|(number, record)| (record.path.clone(), number));
    let mut paths: Vec<(String, usize)> = paths.collect();
    paths.sort();
    let mut of_file = vec![None; register.len()];
    let mut groups = Vec::with_capacity(paths.len());
    for (place, (name, number)) in paths.into_iter().enumerate() {
        of_file[number] = Some(place);
        let mut group = Group::named(name);
        group.take(register, number);
        groups.push(group);
    }
    (groups, of_file)
}

impl Group {
    pub(super) fn named(name: String) -> Self {
        Self {
            name,
            ..Self::default()
        }
    }

    /// Adds a file.
    pub(super) fn take(&mut self, register: &Register, number: usize) {
        self.files += 1;
        if !register.is_unread(number) {
            return;
        }
        if let Some(record) = register.file(number) {
            let why = record.unread.unwrap_or_default();
            self.unread.push(format!("{}: {why}", record.path));
        }
    }

    fn answered(self, first: Option<Hit>) -> Answered {
        let standing = match (self.found.is_empty(), self.unread.is_empty()) {
            (false, _) => Standing::Present,
            (true, true) => Standing::Absent,
            (true, false) => Standing::CannotTell,
        };
        Answered {
            standing,
            why: self.why(standing),
            hits: self.found.len(),
            first,
            name: self.name,
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
