//! Case files as settings name them: by patterns of folders.
//!
//! In: patterns such as `Team */*` and the path of a document. Out: the folder of its case.

use super::first_folders;

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

    /// The folder of a document's case: the one that fits the first pattern that fits.
    pub(super) fn folder_of<'p>(&self, path: &'p str) -> Option<&'p str> {
        let names: Vec<&str> = path.split('/').collect();
        let fits = |pattern: &&Vec<String>| {
            let mut pairs = pattern.iter().zip(&names);
            pattern.len() < names.len() && pairs.all(|(part, name)| fits_name(part, name))
        };
        let pattern = self.patterns.iter().find(fits)?;
        first_folders(path, pattern.len())
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

#[cfg(test)]
mod tests {
    use super::*;

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
}
