//! What case files are called: by the names of their folders.
//!
//! In: the folders of all cases. Out: a name for each, its folder's own; where two folders have one
//! name, as much of the path as tells them apart. Two children never become one.

use std::collections::{BTreeMap, BTreeSet};

use super::is_cases;

/// How many names that are longer are shown.
const N_SHOWN_MAX: usize = 6;

/// Returns the name of each folder, by its path.
pub(super) fn of<'f>(folders: &BTreeSet<&'f str>) -> BTreeMap<&'f str, String> {
    let mut of_one_name: BTreeMap<&str, Vec<&'f str>> = BTreeMap::new();
    for folder in folders {
        of_one_name.entry(last(folder, 1)).or_default().push(folder);
    }
    of_one_name
        .values()
        .flat_map(|group| apart(group))
        .collect()
}

/// Says which names are longer than their folder's own.
pub(super) fn sharing(names: &BTreeMap<&str, String>) -> Option<String> {
    let longer = |(folder, name): (&&str, &String)| {
        (last(folder, 1) != name).then(|| format!("\u{201c}{name}\u{201d}"))
    };
    let longer: Vec<String> = names.iter().filter_map(longer).collect();
    if longer.is_empty() {
        return None;
    }
    let shown = longer[..longer.len().min(N_SHOWN_MAX)].join(", ");
    let more = match longer.len().saturating_sub(N_SHOWN_MAX) {
        0 => String::new(),
        n => format!(" and {n} more"),
    };
    Some(format!(
        "; folders of one name are called by where they lie: {shown}{more}"
    ))
}

/// The shortest names of the same make that tell folders of one name apart.
fn apart<'f>(group: &[&'f str]) -> Vec<(&'f str, String)> {
    let makes: [fn(&str, usize) -> String; 2] = [
        |folder, n| last(&without_cases(folder), n).to_owned(),
        |folder, n| last(folder, n).to_owned(),
    ];
    let depth = |folder: &&&str| folder.split('/').count();
    let deepest = group.iter().max_by_key(depth).map_or(1, |one| depth(&one));
    let tries = makes
        .iter()
        .flat_map(|make| (1..=deepest).map(move |n| (make, n)));
    let mut names = tries.map(|(make, n)| -> Vec<(&'f str, String)> {
        group.iter().map(|one| (*one, make(one, n))).collect()
    });
    let differ = |names: &Vec<(&str, String)>| {
        let distinct: BTreeSet<&str> = names.iter().map(|(_, name)| name.as_str()).collect();
        distinct.len() == names.len()
    };
    names
        .find(differ)
        .expect("paths that differ are names that differ")
}

/// The path without folders named `cases`, which say nothing of the case.
fn without_cases(folder: &str) -> String {
    let parts: Vec<&str> = folder.split('/').collect();
    let (own, above) = parts.split_last().expect("a path has a last part");
    let mut kept: Vec<&str> = above
        .iter()
        .copied()
        .filter(|part| !is_cases(part))
        .collect();
    kept.push(own);
    kept.join("/")
}

/// The last `n` parts of a path, or all of them.
fn last(path: &str, n: usize) -> &str {
    let mut from_end = path.rmatch_indices('/');
    from_end.nth(n - 1).map_or(path, |(at, _)| &path[at + 1..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(folders: &[&str], expected: &[&str]) {
        let names = of(&folders.iter().copied().collect());
        let named: Vec<&str> = folders.iter().map(|one| names[one].as_str()).collect();
        assert_eq!(named, expected);
    }

    #[test]
    fn a_folder_gives_its_own_name_where_no_other_has_it() {
        check(&["North/cases/12", "South/cases/13"], &["12", "13"]);
    }

    #[test]
    fn a_longer_name_has_as_much_of_the_path_as_tells_apart() {
        check(&["N/a/12", "S/a/12"], &["N/a/12", "S/a/12"]);
        check(&["N/a/12", "N/b/12", "13"], &["a/12", "b/12", "13"]);
        check(&["12", "cases/12"], &["12", "cases/12"]);
        check(&["cases/12", "Cases/12"], &["cases/12", "Cases/12"]);
    }

    #[test]
    fn names_that_are_longer_are_said_and_the_rest_counted() {
        let folders: Vec<String> = (0..8).map(|n| format!("team {n}/12")).collect();
        let names = of(&folders.iter().map(String::as_str).collect());
        assert_eq!(
            sharing(&names).expect("all share one name"),
            "; folders of one name are called by where they lie: \u{201c}team 0/12\u{201d}, \
             \u{201c}team 1/12\u{201d}, \u{201c}team 2/12\u{201d}, \u{201c}team 3/12\u{201d}, \
             \u{201c}team 4/12\u{201d}, \u{201c}team 5/12\u{201d} and 2 more"
        );
        assert_eq!(sharing(&of(&BTreeSet::from(["a/12"]))), None);
    }
}
