//! Disclosure control: what must be hidden before figures leave the house.
//!
//! In: counts and a threshold. Out: what to hide, and why. A share gives away both its top and
//! the rest, and a total gives away the one hidden part: so all are looked at.

use serde::Serialize;

/// Counts above nought and below this are hidden where nobody says otherwise.
pub const THRESHOLD: u64 = 5;

/// Why a share is hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// The top is small.
    Numerator,
    /// The rest is small.
    Complement,
    /// The whole is small.
    Denominator,
}

/// Returns why the share `x` of `n` must be hidden; empty where it may be shown.
#[must_use]
pub fn of_share(x: u64, n: u64, threshold: u64) -> Vec<Reason> {
    let is_small = |count: u64| count > 0 && count < threshold;
    let tests = [
        (is_small(x), Reason::Numerator),
        (is_small(n.saturating_sub(x)), Reason::Complement),
        (n < threshold, Reason::Denominator),
    ];
    let hidden = tests.into_iter().filter(|(is_hidden, _)| *is_hidden);
    hidden.map(|(_, reason)| reason).collect()
}

/// Rows to hide.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hidden {
    /// Hidden because they are small.
    pub primary: Vec<usize>,
    /// Hidden so that the total does not give a primary one away.
    pub secondary: Vec<usize>,
}

/// Returns the positions of rows to hide in a table of counts: small ones, and where the total
/// is published and exactly one is hidden, the next smallest that is not nought (ties by key).
///
/// # Source
/// Hundepool and others, Statistical Disclosure Control, chapter 4 (primary and secondary cell
/// suppression in one dimension).
#[must_use]
pub fn of_rows(rows: &[(&str, u64)], threshold: u64, is_total_published: bool) -> Hidden {
    let is_small = |idx: &usize| rows[*idx].1 > 0 && rows[*idx].1 < threshold;
    let primary: Vec<usize> = (0..rows.len()).filter(is_small).collect();
    let secondary = match primary.as_slice() {
        [only] if is_total_published => {
            let others = (0..rows.len()).filter(|idx| idx != only && rows[*idx].1 > 0);
            let next = others.min_by_key(|idx| (rows[*idx].1, rows[*idx].0));
            next.into_iter().collect()
        }
        _ => Vec::new(),
    };
    Hidden { primary, secondary }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearly_all_is_as_telling_as_nearly_none() {
        assert_eq!(of_share(48, 50, THRESHOLD), [Reason::Complement]);
        assert_eq!(of_share(2, 50, THRESHOLD), [Reason::Numerator]);
        assert!(of_share(0, 50, THRESHOLD).is_empty());
        assert!(of_share(50, 50, THRESHOLD).is_empty());
    }
}
