//! Which folders are case files.
//!
//! In: the paths of all documents and which of them read as case records. Out: the case of each
//! document, and a sentence that says how the layout was read.

mod names;
mod patterns;

use std::collections::BTreeSet;

use super::Folder;

pub use patterns::CaseFolders;

/// How folders are to be read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Layout {
    /// By a folder named `cases`, else by what the documents are.
    #[default]
    Auto,
    /// Each folder directly below the audited one is a case file, and so is each below a folder
    /// `cases` there.
    Cases,
    /// No folder is a case file.
    Policies,
}

/// The case of each document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assigned {
    /// One for each document, in the order given; `None` where it belongs to no case.
    pub cases: Vec<Option<String>>,
    /// How the layout was read, for people.
    pub said: String,
}

impl Layout {
    /// Gives each document its case.
    ///
    /// - `paths`: of the documents, relative to the audited folder
    /// - `folder`: the audited one, for its name and its settings
    /// - `is_case_record`: whether the document at a position reads as one
    #[must_use]
    pub fn assign(
        self,
        paths: &[&str],
        folder: &Folder,
        is_case_record: impl Fn(usize) -> bool,
    ) -> Assigned {
        let places: Vec<String> = paths.iter().map(|path| place(path)).collect();
        let paths: Vec<&str> = places.iter().map(String::as_str).collect();
        let paths = paths.as_slice();
        let root_names = folder.root_names.as_slice();
        match self {
            Self::Auto if !folder.case_folders.is_empty() => {
                by_pattern(paths, &folder.case_folders)
            }
            Self::Policies => nothing(
                paths.len(),
                "every document is read without a case, as asked",
            ),
            Self::Cases => below_root(paths, root_names),
            Self::Auto => {
                by_name(paths, root_names).unwrap_or_else(|| by_content(paths, &is_case_record))
            }
        }
    }
}

fn by_pattern(paths: &[&str], named: &CaseFolders) -> Assigned {
    let folders = paths.iter().map(|path| named.folder_of(path)).collect();
    counted(
        folders,
        "each folder that casewise.toml names is a case file",
    )
}

/// Where a document lies: an attachment lies beside its mail, not in a folder of the mail's name.
fn place(path: &str) -> String {
    let mut parts: Vec<&str> = path.split('/').collect();
    let name = parts.pop().unwrap_or_default();
    parts.retain(|part| {
        let part = part.to_ascii_lowercase();
        ![".eml", ".msg", ".mht", ".mhtml"]
            .iter()
            .any(|ending| part.ends_with(ending))
    });
    parts.push(name);
    parts.join("/")
}

fn nothing(n: usize, said: &str) -> Assigned {
    Assigned {
        cases: vec![None; n],
        said: said.to_owned(),
    }
}

/// Each folder directly below a folder named `cases` is a case.
fn by_name(paths: &[&str], root_names: &[String]) -> Option<Assigned> {
    let (parent, own) = match root_names {
        [parent, own] => (parent.as_str(), own.as_str()),
        _ => ("", ""),
    };
    if is_cases(own) && paths.iter().any(|path| path.contains('/')) {
        let folders = paths.iter().map(|path| first_folders(path, 1)).collect();
        return Some(counted(folders, "each folder below “cases” is a case file"));
    }
    let folders: Vec<Option<&str>> = paths.iter().map(|path| below_cases(path)).collect();
    if folders.iter().any(Option::is_some) {
        return Some(counted(folders, "each folder below “cases” is a case file"));
    }
    is_cases(parent).then(|| {
        let folders = vec![Some(own); paths.len()];
        counted(
            folders,
            "the folder lies below “cases”: it is one case file",
        )
    })
}

fn below_cases(path: &str) -> Option<&str> {
    let at = path.split('/').position(is_cases)?;
    first_folders(path, at + 2)
}

/// Each folder directly below the root in which a document reads as a case record is a case.
fn by_content(paths: &[&str], is_case_record: &impl Fn(usize) -> bool) -> Assigned {
    let folders: BTreeSet<&str> = paths
        .iter()
        .enumerate()
        .filter(|(idx, _)| is_case_record(*idx))
        .filter_map(|(_, path)| path.split_once('/').map(|(folder, _)| folder))
        .collect();
    if folders.is_empty() {
        let loose = (0..paths.len()).any(is_case_record);
        return nothing(
            paths.len(),
            if loose {
                "no folder holds case records, so no document belongs to a case; \
                 use --layout cases if the audited folder is itself one case file"
            } else {
                "no folder holds case records, so no document belongs to a case"
            },
        );
    }
    let of_each = paths
        .iter()
        .map(|path| first_folders(path, 1).filter(|folder| folders.contains(folder)))
        .collect();
    let mut assigned = counted(
        of_each,
        "each folder that holds case records is a case file",
    );
    if let Some(folder) = folders
        .iter()
        .find(|folder| holds_cases(folder, paths, is_case_record))
    {
        assigned.said.push_str(&format!(
            "; \u{201c}{folder}\u{201d} holds several folders with case records: \
             if each of them is a case file, audit \u{201c}{folder}\u{201d} by itself"
        ));
    }
    assigned
}

/// Whether a folder looks like a team's: case records lie in several folders below it, and none
/// beside them.
fn holds_cases(folder: &str, paths: &[&str], is_case_record: &impl Fn(usize) -> bool) -> bool {
    let records = paths
        .iter()
        .enumerate()
        .filter(|(idx, _)| is_case_record(*idx));
    let below =
        records.filter_map(|(_, path)| path.split_once('/').filter(|(top, _)| *top == folder));
    let inner: BTreeSet<Option<&str>> = below
        .map(|(_, rest)| rest.split_once('/').map(|(inner, _)| inner))
        .collect();
    inner.len() > 1 && !inner.contains(&None)
}

/// Each folder directly below the root is a case, and a folder named `cases` holds cases; without
/// folders, the root itself is one.
fn below_root(paths: &[&str], root_names: &[String]) -> Assigned {
    if paths.iter().any(|path| path.contains('/')) {
        let folders = paths.iter().map(|path| below_root_or_cases(path)).collect();
        return counted(folders, "each folder is a case file, as asked");
    }
    let own = root_names.last().map_or("case", String::as_str);
    counted(
        vec![Some(own); paths.len()],
        "the folder is one case file, as asked",
    )
}

fn below_root_or_cases(path: &str) -> Option<&str> {
    let top = first_folders(path, 1)?;
    let within = first_folders(path, 2).filter(|_| is_cases(top));
    within.or(Some(top))
}

fn is_cases(name: &str) -> bool {
    name.eq_ignore_ascii_case("cases")
}

/// The first `n` folders of a path, where something lies below them.
fn first_folders(path: &str, n: usize) -> Option<&str> {
    let (end, _) = path.match_indices('/').nth(n - 1)?;
    Some(&path[..end])
}

/// The cases whose folders were found, and how many there are.
fn counted(folders: Vec<Option<&str>>, said: &str) -> Assigned {
    let n_loose = folders.iter().filter(|folder| folder.is_none()).count();
    let all: BTreeSet<&str> = folders.iter().flatten().copied().collect();
    let names = names::of(&all);
    let mut said = match n_loose {
        0 => format!("{said}: {} in all", all.len()),
        1 => format!("{said}: {} in all; 1 document belongs to none", all.len()),
        n => format!("{said}: {} in all; {n} documents belong to none", all.len()),
    };
    if let Some(sharing) = names::sharing(&names) {
        said.push_str(&sharing);
    }
    let case = |folder: Option<&str>| folder.map(|folder| names[folder].clone());
    Assigned {
        cases: folders.into_iter().map(case).collect(),
        said,
    }
}

#[cfg(test)]
mod tests;
