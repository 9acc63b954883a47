//! Text that belongs to a form rather than to a case.
//!
//! In: found units. Out: those that somebody wrote about a case. Headings, labels, running headers,
//! struck-out text, and paragraphs that stand alike in many cases are left out and counted.

use super::bits::Bits;
use super::library::{Found, Library, SearchError};
use super::pages::Pages;
use super::plan::Plan;
use super::units::{IS_HEADING, IS_MARGIN, IS_STRUCK};

/// A paragraph that stands alike in so many cases is the form's, at least.
const CASES_MIN: usize = 5;
/// The same as a share of all cases, in hundredths; the larger number counts.
const CASES_IN_HUNDRED: usize = 2;

impl Library {
    /// Splits found units into evidence and text that belongs to the form, which is counted. What
    /// does not stand in the text, such as a kind of document, belongs to no form.
    pub(crate) fn without_form(
        &self,
        pages: &Pages<'_>,
        plan: &Plan,
        found: Vec<Found>,
    ) -> Result<(Vec<Found>, usize), SearchError> {
        if !plan.stands_in_text() {
            return Ok((found, 0));
        }
        let of_form = of_form(pages, &found).map_err(|error| self.store().damaged(&error))?;
        let n_before = found.len();
        let kept = found.into_iter().zip(of_form);
        let kept: Vec<Found> = kept
            .filter(|(_, is_form)| !is_form)
            .map(|(found, _)| found)
            .collect();
        let left_out = n_before - kept.len();
        Ok((kept, left_out))
    }
}

/// Which found units belong to a form rather than to a case.
fn of_form(pages: &Pages<'_>, found: &[Found]) -> tantivy::Result<Vec<bool>> {
    let columns = |name: &str| -> tantivy::Result<Vec<_>> {
        let segments = pages.segments.iter();
        segments.map(|segment| segment.column(name)).collect()
    };
    let (words, flags) = (columns("words")?, columns("flags")?);
    let hash = |found: &Found| words[found.segment as usize].get_val(found.unit);
    let common = common(pages, found.iter().map(hash).collect())?;
    let is_marked = |found: &Found| {
        let flags = flags[found.segment as usize].get_val(found.unit);
        flags & (IS_HEADING | IS_MARGIN | IS_STRUCK) != 0
    };
    let is_form = |found: &Found| is_marked(found) || common.binary_search(&hash(found)).is_ok();
    Ok(found.iter().map(is_form).collect())
}

/// Those of some paragraphs, by their words, that stand alike in many cases; in order.
fn common(pages: &Pages<'_>, mut hashes: Vec<u64>) -> tantivy::Result<Vec<u64>> {
    hashes.sort_unstable();
    hashes.dedup();
    let mut seen = in_cases(pages, &hashes)?;
    seen.sort_unstable();
    seen.dedup();
    let n_cases = pages.register.n_cases();
    let many = CASES_MIN.max((n_cases * CASES_IN_HUNDRED).div_ceil(100));
    let alike = seen.chunk_by(|(a, _), (b, _)| a == b);
    let common = alike.filter(|cases| cases.len() >= many);
    Ok(common.map(|cases| hashes[cases[0].0]).collect())
}

/// Each place of the paragraphs in the index: the paragraph's position and the number of its case,
/// or of its file where it belongs to none.
fn in_cases(pages: &Pages<'_>, hashes: &[u64]) -> tantivy::Result<Vec<(usize, usize)>> {
    let sieve = Sieve::of(hashes);
    let n_cases = pages.register.n_cases();
    let mut seen = Vec::new();
    for segment in &pages.segments {
        let words = segment.column("words")?;
        for unit in segment.alive().iter() {
            let hash = words.get_val(unit);
            if sieve.lets_through(hash)
                && let Ok(idx) = hashes.binary_search(&hash)
            {
                let file = segment.file_of(unit);
                let case = pages.register.case(file);
                seen.push((idx, case.unwrap_or(n_cases + file)));
            }
        }
    }
    Ok(seen)
}

/// Tells most numbers that are not in a set without looking for them.
struct Sieve(Bits);

impl Sieve {
    fn of(hashes: &[u64]) -> Self {
        let mut bits = Bits::empty(1 << 16);
        for hash in hashes {
            bits.set(Self::hole(*hash));
        }
        Self(bits)
    }

    fn lets_through(&self, hash: u64) -> bool {
        self.0.has(Self::hole(hash))
    }

    fn hole(hash: u64) -> u32 {
        (hash & 0xffff) as u32
    }
}
