//! Which children of the family a file tells of beside the one whose it is.
//!
//! In: the records of one child. Out: the names of brothers, sisters and cousins, and whether
//! something is told for them alone. A name that some record gives to the child of the file is
//! none of them, so that nothing of the child's own is lost.

use std::collections::BTreeSet;

use super::Record;
use crate::facts::{Quoted, family};

/// The names of the other children.
pub(super) struct Others<'a>(BTreeSet<&'a str>);

impl<'a> Others<'a> {
    /// Gathers the names from every record.
    pub(super) fn of(records: &'a [Record]) -> Self {
        let named = records.iter().map(|record| {
            let title = record.facts.title.as_ref();
            family::children(&record.document, title.map_or("", |title| &title.text))
        });
        let (mut kin, mut own) = (BTreeSet::new(), BTreeSet::new());
        for children in named {
            kin.extend(children.kin);
            own.extend(children.own);
        }
        Self(kin.difference(&own).copied().collect())
    }

    /// Tells whether everybody for whom something is told is another child.
    pub(super) fn are_all(&self, whose: Option<&Quoted>) -> bool {
        whose.is_some_and(|whose| {
            let mut names = family::first_names(&whose.text).peekable();
            names.peek().is_some() && names.all(|name| self.0.contains(name))
        })
    }
}
