//! Runs of words, and how phrases and nearness are made of them.
//!
//! In: for each leaf of a query, where its words stand in one paragraph. Out: where the whole
//! stands. The same arithmetic serves the index's positions and the text on the page.

/// A run of words in one paragraph: positions, end exclusive, and the bytes where they are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Run {
    /// Position of the first word.
    pub(crate) from: u32,
    /// One past the position of the last.
    pub(crate) to: u32,
    /// First byte; 0 where only positions are known.
    pub(crate) start: usize,
    /// One past the last byte.
    pub(crate) end: usize,
}

impl Run {
    /// A run of which only the positions are known.
    pub(crate) fn at(from: u32, n_words: u32) -> Self {
        Self {
            from,
            to: from.saturating_add(n_words),
            start: 0,
            end: 0,
        }
    }

    fn with(self, other: Self) -> Self {
        Self {
            from: self.from.min(other.from),
            to: self.to.max(other.to),
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}

/// How many pairs of two sides are followed; a paragraph with more says the same thing thousands of
/// times over, and of each run there only the next is followed.
const PAIRS_MAX: usize = 100_000;

/// Returns the runs in which the parts follow one another without a word between them; the runs of
/// each part are in order.
pub(crate) fn phrase(parts: &[impl AsRef<[Run]>]) -> Vec<Run> {
    let mut parts = parts.iter().map(AsRef::as_ref);
    let Some(first) = parts.next() else {
        return Vec::new();
    };
    parts.fold(first.to_vec(), |runs, next| followed(&runs, next))
}

/// Runs that go on into others, which are in order.
fn followed(runs: &[Run], others: &[Run]) -> Vec<Run> {
    let mut longer = Vec::new();
    for run in runs {
        let from = others.partition_point(|next| next.from < run.to);
        let next = others[from..].iter();
        let next = next.take_while(|next| next.from == run.to);
        longer.extend(next.map(|next| run.with(*next)));
    }
    sorted(longer)
}

/// Returns the shortest runs that hold both sides at most `n` words apart; neighbours are 1 apart.
pub(crate) fn near(left: &[Run], right: &[Run], n: u32, ordered: bool) -> Vec<Run> {
    let mut runs = after(left, right, n);
    if !ordered {
        runs.extend(after(right, left, n));
    }
    sorted(runs)
}

/// Returns all runs that hold both sides at most `n` words apart, for what has to be near to them
/// in turn: the shortest may be too far from it where a longer one is not.
pub(crate) fn all_near(left: &[Run], right: &[Run], n: u32, ordered: bool) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut is_whole = each_after(left, right, n, &mut runs);
    if !ordered {
        is_whole &= each_after(right, left, n, &mut runs);
    }
    if is_whole {
        sorted(runs)
    } else {
        near(left, right, n, ordered)
    }
}

/// Each run of `left` with the next of `right` behind it.
fn after(left: &[Run], right: &[Run], n: u32) -> Vec<Run> {
    let mut runs = Vec::new();
    for run in left {
        let next = right.partition_point(|other| other.from < run.to);
        if let Some(other) = right.get(next)
            && other.from - run.to < n
        {
            runs.push(run.with(*other));
        }
    }
    runs
}

/// Each run of `left` with each of `right` behind it; false where there are too many.
fn each_after(left: &[Run], right: &[Run], n: u32, runs: &mut Vec<Run>) -> bool {
    for run in left {
        let next = right.partition_point(|other| other.from < run.to);
        let near = right[next..].iter();
        let near = near.take_while(|other| other.from - run.to < n);
        runs.extend(near.map(|other| run.with(*other)));
        if runs.len() > PAIRS_MAX {
            return false;
        }
    }
    true
}

/// Puts runs in order, each once.
pub(crate) fn sorted(mut runs: Vec<Run>) -> Vec<Run> {
    runs.sort_unstable();
    runs.dedup();
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(positions: &[u32]) -> Vec<Run> {
        positions.iter().map(|from| Run::at(*from, 1)).collect()
    }

    fn pairs(runs: &[Run]) -> Vec<(u32, u32)> {
        runs.iter().map(|run| (run.from, run.to)).collect()
    }

    #[test]
    fn a_phrase_has_nothing_between_its_words() {
        let found = phrase(&[at(&[0, 4, 9]), at(&[1, 6, 10])]);
        assert_eq!(pairs(&found), [(0, 2), (9, 11)]);
    }

    #[test]
    fn near_goes_both_ways_and_pre_one() {
        assert_eq!(
            pairs(&near(&at(&[5]), &at(&[2, 8]), 3, false)),
            [(2, 6), (5, 9)]
        );
        assert_eq!(pairs(&near(&at(&[5]), &at(&[2, 8]), 3, true)), [(5, 9)]);
        assert!(near(&at(&[5]), &at(&[9]), 3, false).is_empty());
    }

    #[test]
    fn what_is_near_to_something_near_may_reach_past_the_shortest() {
        let pairs_of = |runs: &[Run]| pairs(&near(runs, &at(&[5]), 1, true));
        let (left, right) = (at(&[0]), at(&[2, 4]));
        assert!(pairs_of(&near(&left, &right, 5, false)).is_empty());
        assert_eq!(pairs_of(&all_near(&left, &right, 5, false)), [(0, 6)]);
    }

    #[test]
    fn a_word_said_thousands_of_times_does_not_make_millions_of_pairs() {
        let many: Vec<u32> = (0..20_000).collect();
        let found = all_near(&at(&many), &at(&many), 1_000, false);
        assert!(!found.is_empty() && found.len() <= PAIRS_MAX);
    }

    #[test]
    fn a_word_is_not_near_itself() {
        assert!(near(&at(&[5]), &at(&[5]), 3, false).is_empty());
    }
}
