//! Which folders are case files.
//!
//! In: the paths of all documents and which of them read as case records. Out: the case of each
//! document, and a sentence that says how the layout was read.

use std::collections::BTreeSet;

use super::Folder;

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

/// Which folders are case files, as settings name them: paths below the audited folder in which
/// `*` stands for any run of characters of one name, such as `Team */*`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CaseFolders {
    patterns: Vec<Vec<String>>,
}

impl CaseFolders {
    /// Builds from patterns as they are written; the parts of a path are set apart by `/`.
    #[must_use]
    pub fn new<'a>(patterns: impl IntoIterator<Item = &'a str>) -> Self {
        let parts = |pattern: &str| {
            let named = pattern.split('/').filter(|part| !part.is_empty());
            named.map(str::to_owned).collect::<Vec<String>>()
        };
        let patterns = patterns
            .into_iter()
            .map(parts)
            .filter(|parts| !parts.is_empty());
        Self {
            patterns: patterns.collect(),
        }
    }

    /// Tells whether no folder is named.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.patterns.is_empty()
    }

    /// The case of a document: the name of the folder that fits the first pattern that fits.
    fn case_of(&self, path: &str) -> Option<String> {
        let names: Vec<&str> = path.split('/').collect();
        let fits = |pattern: &&Vec<String>| {
            let mut pairs = pattern.iter().zip(&names);
            pattern.len() < names.len() && pairs.all(|(part, name)| fits_name(part, name))
        };
        let pattern = self.patterns.iter().find(fits)?;
        Some(names[pattern.len() - 1].to_owned())
    }
}

/// Whether a name fits a pattern in which `*` stands for any run of characters.
fn fits_name(pattern: &str, name: &str) -> bool {
    let Some((head, rest)) = pattern.split_once('*') else {
        return pattern == name;
    };
    let Some(name) = name.strip_prefix(head) else {
        return false;
    };
    let mut parts: Vec<&str> = rest.split('*').collect();
    let tail = parts.pop().unwrap_or_default();
    let Some(mut middle) = name.strip_suffix(tail) else {
        return false;
    };
    parts.into_iter().all(|part| match middle.split_once(part) {
        Some((_, after)) => {
            middle = after;
            true
        }
        None => false,
    })
}

fn by_pattern(paths: &[&str], named: &CaseFolders) -> Assigned {
    let cases = paths.iter().map(|path| named.case_of(path)).collect();
    counted(cases, "each folder that casewise.toml names is a case file")
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
        let cases = paths.iter().map(|path| top_folder(path)).collect();
        return Some(counted(cases, "each folder below “cases” is a case file"));
    }
    let cases: Vec<Option<String>> = paths
        .iter()
        .map(|path| {
            let parts: Vec<&str> = path.split('/').collect();
            let at = parts.iter().position(|part| is_cases(part))?;
            (parts.len() > at + 2).then(|| parts[at + 1].to_owned())
        })
        .collect();
    if cases.iter().any(Option::is_some) {
        return Some(counted(cases, "each folder below “cases” is a case file"));
    }
    is_cases(parent).then(|| {
        let cases = vec![Some(own.to_owned()); paths.len()];
        counted(cases, "the folder lies below “cases”: it is one case file")
    })
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
    let cases = paths
        .iter()
        .map(|path| top_folder(path).filter(|folder| folders.contains(folder.as_str())))
        .collect();
    let mut assigned = counted(cases, "each folder that holds case records is a case file");
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
        let cases = paths.iter().map(|path| top_folder(within_cases(path)));
        let cases = cases.collect();
        return counted(cases, "each folder is a case file, as asked");
    }
    let own = root_names
        .last()
        .cloned()
        .unwrap_or_else(|| "case".to_owned());
    counted(
        vec![Some(own); paths.len()],
        "the folder is one case file, as asked",
    )
}

/// The path below a folder `cases` of the root, where it leads into a folder there.
fn within_cases(path: &str) -> &str {
    match path.split_once('/') {
        Some((top, rest)) if is_cases(top) && rest.contains('/') => rest,
        _ => path,
    }
}

fn is_cases(name: &str) -> bool {
    name.eq_ignore_ascii_case("cases")
}

fn top_folder(path: &str) -> Option<String> {
    path.split_once('/').map(|(folder, _)| folder.to_owned())
}

fn counted(cases: Vec<Option<String>>, said: &str) -> Assigned {
    let n_loose = cases.iter().filter(|case| case.is_none()).count();
    let n_cases = cases.iter().flatten().collect::<BTreeSet<_>>().len();
    let said = match n_loose {
        0 => format!("{said}: {n_cases} in all"),
        1 => format!("{said}: {n_cases} in all; 1 document belongs to none"),
        n => format!("{said}: {n_cases} in all; {n} documents belong to none"),
    };
    Assigned { cases, said }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(
        layout: Layout,
        root: [&str; 2],
        paths: &[&str],
        records: &[usize],
        expected: &[&str],
    ) {
        let assigned = layout.assign(paths, &folder(root, &[]), |idx| records.contains(&idx));
        let got: Vec<&str> = assigned
            .cases
            .iter()
            .map(|case| case.as_deref().unwrap_or("-"))
            .collect();
        assert_eq!(got, expected, "{}", assigned.said);
    }

    fn folder(root: [&str; 2], case_folders: &[&str]) -> Folder {
        Folder {
            sources: Vec::new(),
            root_names: root.map(str::to_owned).to_vec(),
            case_folders: CaseFolders::new(case_folders.iter().copied()),
        }
    }

    #[test]
    fn a_folder_that_could_not_be_opened_is_a_case_that_was_not_read() {
        let paths = ["cases/A/notes.txt", "cases/B/"];
        check(Layout::Auto, ["", "audit"], &paths, &[0], &["A", "B"]);
    }

    #[test]
    fn settings_name_folders_at_any_depth() {
        let folder = folder(["", "audit"], &["Team */*", "/old/case-*-x/"]);
        let paths = [
            "Team North/A/plan.txt",
            "Team North/A/deep/notes.txt",
            "Team North/team.txt",
            "old/case-7-x/plan.txt",
            "old/case-7/plan.txt",
            "policies/a.txt",
        ];
        let assigned = Layout::Auto.assign(&paths, &folder, |_| false);
        let got: Vec<&str> = assigned
            .cases
            .iter()
            .map(|case| case.as_deref().unwrap_or("-"))
            .collect();
        assert_eq!(got, ["A", "A", "-", "case-7-x", "-", "-"]);
    }

    #[test]
    fn a_star_stands_for_any_run_of_characters() {
        for (pattern, name, fits) in [
            ("*", "anything", true),
            ("C-*", "C-1", true),
            ("C-*", "D-1", false),
            ("*-*-x", "a-b-x", true),
            ("ab*ba", "aba", false),
            ("plain", "plain", true),
        ] {
            assert_eq!(fits_name(pattern, name), fits, "{pattern} {name}");
        }
    }

    #[test]
    fn a_folder_of_case_folders_is_pointed_out() {
        let paths = [
            "North/A/plan.txt",
            "North/B/plan.txt",
            "South/plan.txt",
            "South/x/notes.txt",
        ];
        let assigned = Layout::Auto.assign(&paths, &folder(["", ""], &[]), |_| true);
        assert_eq!(
            assigned.said,
            "each folder that holds case records is a case file: 2 in all; \u{201c}North\u{201d} \
             holds several folders with case records: if each of them is a case file, audit \
             \u{201c}North\u{201d} by itself"
        );
    }

    #[test]
    fn folders_below_cases_are_cases_however_deep_their_documents_lie() {
        check(
            Layout::Auto,
            ["", "audit"],
            &[
                "cases/C 1/plan.txt",
                "cases/C 1/old/notes.txt",
                "cases/stray.txt",
                "policies/a.txt",
            ],
            &[],
            &["C 1", "C 1", "-", "-"],
        );
    }

    #[test]
    fn a_folder_named_cases_may_be_the_audited_one_or_its_parent() {
        check(
            Layout::Auto,
            ["", "Cases"],
            &["A/x.txt", "readme.txt"],
            &[],
            &["A", "-"],
        );
        check(
            Layout::Auto,
            ["cases", "A-1"],
            &["x.txt", "old/y.txt"],
            &[],
            &["A-1", "A-1"],
        );
        check(
            Layout::Auto,
            ["cases", "audit"],
            &["cases/A/x.txt", "policies/y.txt"],
            &[],
            &["A", "-"],
        );
    }

    #[test]
    fn without_cases_only_folders_with_case_records_are_cases() {
        check(
            Layout::Auto,
            ["", "audit"],
            &["A/plan.txt", "A/scan.pdf", "hr/leave.txt", "top.txt"],
            &[0],
            &["A", "A", "-", "-"],
        );
    }

    #[test]
    fn an_attachment_lies_beside_its_mail_and_an_archive_is_a_folder() {
        check(
            Layout::Auto,
            ["", "audit"],
            &[
                "note.eml/plan.docx",
                "A/x.msg/plan.docx",
                "B.zip/plan.docx",
                "B.zip",
            ],
            &[0, 1, 2],
            &["-", "A", "B.zip", "-"],
        );
    }

    #[test]
    fn what_the_user_says_overrides_the_guess() {
        check(
            Layout::Policies,
            ["", "a"],
            &["cases/A/plan.txt"],
            &[0],
            &["-"],
        );
        check(
            Layout::Cases,
            ["", "a"],
            &["hr/leave.txt", "x.txt"],
            &[],
            &["hr", "-"],
        );
        check(Layout::Cases, ["", "C-7"], &["plan.txt"], &[], &["C-7"]);
    }

    #[test]
    fn a_folder_named_cases_is_no_case_though_every_folder_is_asked_to_be_one() {
        check(
            Layout::Cases,
            ["", "a"],
            &[
                "cases/A/plan.txt",
                "Cases/B/plan.txt",
                "C/plan.txt",
                "cases/x.txt",
            ],
            &[],
            &["A", "B", "C", "cases"],
        );
    }
}
