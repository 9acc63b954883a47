//! Batches of named queries bound to quality indicators.

/// The queries of the first batch that support an indicator.
pub(crate) fn supporting(_indicator: &str) -> Vec<String> {
    Vec::new()
}
