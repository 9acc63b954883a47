//! Sets of units, one bit each.

/// A set of the numbers below a bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bits {
    words: Vec<u64>,
    n: u32,
}

impl Bits {
    /// No number.
    pub(crate) fn empty(n: u32) -> Self {
        Self {
            words: vec![0; n.div_ceil(64) as usize],
            n,
        }
    }

    /// Every number.
    pub(crate) fn full(n: u32) -> Self {
        let mut bits = Self::empty(n);
        bits.flip();
        bits
    }

    /// Puts a number in.
    pub(crate) fn set(&mut self, number: u32) {
        if number < self.n {
            self.words[(number / 64) as usize] |= 1 << (number % 64);
        }
    }

    /// Tells whether a number is in.
    pub(crate) fn has(&self, number: u32) -> bool {
        number < self.n && self.words[(number / 64) as usize] & (1 << (number % 64)) != 0
    }

    /// Takes a number out.
    pub(crate) fn clear(&mut self, number: u32) {
        if number < self.n {
            self.words[(number / 64) as usize] &= !(1 << (number % 64));
        }
    }

    /// Puts in what is in the other.
    pub(crate) fn add(&mut self, other: &Self) {
        self.words
            .iter_mut()
            .zip(&other.words)
            .for_each(|(a, b)| *a |= b);
    }

    /// Takes out what is not in the other.
    pub(crate) fn keep(&mut self, other: &Self) {
        self.words
            .iter_mut()
            .zip(&other.words)
            .for_each(|(a, b)| *a &= b);
    }

    /// Takes out what is in the other.
    pub(crate) fn remove(&mut self, other: &Self) {
        self.words
            .iter_mut()
            .zip(&other.words)
            .for_each(|(a, b)| *a &= !b);
    }

    /// Turns in and out about.
    fn flip(&mut self) {
        self.words.iter_mut().for_each(|word| *word = !*word);
        let spare = self.n % 64;
        if let (Some(last), true) = (self.words.last_mut(), spare > 0) {
            *last &= (1 << spare) - 1;
        }
    }

    /// Keeps the numbers that fit, asked in rising order.
    pub(crate) fn retain(&mut self, mut fits: impl FnMut(u32) -> bool) {
        let numbers: Vec<u32> = self.iter().collect();
        for number in numbers {
            if !fits(number) {
                self.clear(number);
            }
        }
    }

    /// The numbers, rising.
    pub(crate) fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        let words = (0u32..).zip(&self.words);
        words.flat_map(|(at, word)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                let bit = (rest != 0).then(|| rest.trailing_zeros())?;
                rest &= rest - 1;
                Some(at * 64 + bit)
            })
        })
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.words
            .iter()
            .map(|word| word.count_ones() as usize)
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_knows_its_numbers_and_no_others() {
        let mut bits = Bits::full(70);
        bits.retain(|number| number % 30 == 0);
        assert_eq!(bits.iter().collect::<Vec<_>>(), [0, 30, 60]);
        assert!(bits.has(60) && !bits.has(61) && !bits.has(70));
        let mut others = Bits::full(70);
        others.remove(&bits);
        assert_eq!(others.len(), 67);
    }
}
