//! How alike two texts are, without comparing every pair.
//!
//! In: the words of texts. Out: [`Sketch`]es (MinHash over three words in a row; Broder 1997), the
//! share of threes that two texts have in common as their sketches tell it, and groups of texts
//! that are alike. The same texts give the same sketches everywhere, always.

use std::collections::BTreeMap;

/// Numbers kept of a text; the share in common is told to about 1/√128, nine in a hundred.
const N_MIN: usize = 128;
/// Numbers that two texts must have alike, in a row, to be compared.
const N_IN_BAND: usize = 4;
/// Words taken together.
const N_WORDS: usize = 3;
/// Texts that share a band with more others than this are compared with the first of them only.
const COMPARED_MAX: usize = 64;

/// What is kept of a text to compare it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sketch {
    least: [u32; N_MIN],
    n: usize,
}

impl Sketch {
    /// Makes the sketch of a text from its words, in order.
    #[must_use]
    pub fn of<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let mut sketch = Self {
            least: [u32::MAX; N_MIN],
            n: 0,
        };
        let mut last = [0_u64; N_WORDS];
        let mut n_words = 0;
        for word in words {
            last.rotate_left(1);
            last[N_WORDS - 1] = hash(word);
            n_words += 1;
            if n_words >= N_WORDS {
                sketch.take(last.iter().fold(0, |three, word| mixed(three ^ word)));
            }
        }
        if (1..N_WORDS).contains(&n_words) {
            sketch.take(last.iter().fold(0, |three, word| mixed(three ^ word)));
        }
        sketch
    }

    fn take(&mut self, three: u64) {
        self.n += 1;
        let step = mixed(three ^ 0x9E37_79B9_7F4A_7C15) | 1;
        let mut at = three;
        for least in &mut self.least {
            at = at.wrapping_add(step);
            let high = u32::try_from(mixed(at) >> 32).unwrap_or(u32::MAX);
            *least = (*least).min(high);
        }
    }

    /// Returns how many threes of words the text has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.n
    }

    /// Tells whether the text has no words.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.n == 0
    }

    /// Returns the share of threes that two texts have in common, as their sketches tell it: 0 to 1.
    #[must_use]
    pub fn likeness(&self, other: &Self) -> f64 {
        if self.is_empty() || other.is_empty() {
            return 0.0;
        }
        let same = self.least.iter().zip(&other.least).filter(|(a, b)| a == b);
        f64::from(u32::try_from(same.count()).unwrap_or(u32::MAX)) / 128.0
    }
}

/// Puts texts together that are alike, directly or through others; by position, smallest first.
/// Texts that are like no other are in no group.
#[must_use]
pub fn groups(sketches: &[Sketch], least_likeness: f64) -> Vec<Vec<usize>> {
    let mut bands: BTreeMap<(usize, &[u32]), Vec<usize>> = BTreeMap::new();
    for (idx, sketch) in sketches.iter().enumerate() {
        if sketch.is_empty() {
            continue;
        }
        for (band, part) in sketch.least.chunks(N_IN_BAND).enumerate() {
            bands.entry((band, part)).or_default().push(idx);
        }
    }
    let mut heads: Vec<usize> = (0..sketches.len()).collect();
    for together in bands.values() {
        for (place, one) in together.iter().enumerate() {
            for other in together[..place].iter().take(COMPARED_MAX) {
                let (a, b) = (head(&mut heads, *one), head(&mut heads, *other));
                if a != b && sketches[*one].likeness(&sketches[*other]) >= least_likeness {
                    heads[a.max(b)] = a.min(b);
                }
            }
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for idx in 0..sketches.len() {
        groups.entry(head(&mut heads, idx)).or_default().push(idx);
    }
    groups
        .into_values()
        .filter(|group| group.len() > 1)
        .collect()
}

fn head(heads: &mut [usize], mut idx: usize) -> usize {
    while heads[idx] != idx {
        heads[idx] = heads[heads[idx]];
        idx = heads[idx];
    }
    idx
}

/// FNV-1a.
fn hash(word: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
    word.bytes().fold(0xCBF2_9CE4_8422_2325, step)
}

/// The finaliser of SplitMix64.
fn mixed(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(from: usize, to: usize) -> Vec<String> {
        (from..to).map(|n| format!("word{n}")).collect()
    }

    fn sketch(words: &[String]) -> Sketch {
        Sketch::of(words.iter().map(String::as_str))
    }

    #[test]
    fn likeness_is_near_the_share_of_threes_in_common() {
        for (shared, share) in [(1000, 1.0), (900, 0.82), (500, 0.33), (0, 0.0)] {
            let (a, b) = (text(0, 1000), text(1000 - shared, 2000 - shared));
            let told = sketch(&a).likeness(&sketch(&b));
            assert!((told - share).abs() < 0.12, "{shared}: {told}");
        }
    }

    #[test]
    fn texts_that_are_alike_are_put_together_and_others_left_alone() {
        let texts = [
            text(0, 400),
            text(5000, 5400),
            text(10, 400),
            text(0, 399),
            Vec::new(),
        ];
        let sketches: Vec<Sketch> = texts.iter().map(|words| sketch(words)).collect();
        assert_eq!(groups(&sketches, 0.8), [vec![0, 2, 3]]);
    }

    #[test]
    fn a_thousand_copies_are_one_group() {
        let sketches = vec![sketch(&text(0, 50)); 1000];
        assert_eq!(groups(&sketches, 0.8).len(), 1);
    }
}
