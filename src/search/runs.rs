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

/// How many ways of reading one phrase are followed at once.
const WAYS_MAX: usize = 10_000;

/// Returns the runs in which the parts follow one another without a word between them.
pub(crate) fn phrase(parts: &[Vec<Run>]) -> Vec<Run> {
    let Some((first, rest)) = parts.split_first() else {
        return Vec::new();
    };
    let mut runs = first.clone();
    for part in rest {
        let mut longer = Vec::new();
        for run in &runs {
            let from = part.partition_point(|next| next.from < run.to);
            let next = part[from..].iter().take_while(|next| next.from == run.to);
            longer.extend(next.map(|next| run.with(*next)));
        }
        longer.truncate(WAYS_MAX);
        runs = longer;
    }
    sorted(runs)
}

/// Returns the shortest runs that hold both sides at most `n` words apart; neighbours are 1 apart.
pub(crate) fn near(left: &[Run], right: &[Run], n: u32, ordered: bool) -> Vec<Run> {
    let mut runs = after(left, right, n);
    if !ordered {
        runs.extend(after(right, left, n));
    }
    sorted(runs)
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
    fn a_word_is_not_near_itself() {
        assert!(near(&at(&[5]), &at(&[5]), 3, false).is_empty());
    }
}
