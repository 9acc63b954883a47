//! The quality improvement framework as data: its indicators by number and title.
//!
//! In: the files of `rules/framework/`, embedded. Out: titles for reports.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// A framework of quality indicators.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Framework {
    /// The file's stem.
    pub id: String,
    /// The framework's title.
    pub title: String,
    /// Who published it, and when.
    pub source: String,
    /// Titles by number, such as `5.3`.
    pub indicators: BTreeMap<String, String>,
}

static BUILT_IN: LazyLock<Framework> = LazyLock::new(|| {
    toml::from_str(include_str!(
        "../rules/framework/quality-improvement-framework-2018.toml"
    ))
    .expect("the embedded framework is read by a test")
});

/// Returns the framework that the built-in rules cite.
#[must_use]
pub fn built_in() -> &'static Framework {
    &BUILT_IN
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_framework_has_twenty_two_indicators() {
        assert_eq!(built_in().indicators.len(), 22);
        assert_eq!(built_in().indicators["5.2"], "Assessing risk and need");
    }
}
