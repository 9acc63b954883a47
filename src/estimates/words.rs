//! Shares in words, by a stated table.

/// Returns the words for a share: all, almost all (over 90 %), most (75 to 90 %), the majority
/// (50 to 74 %), less than half (15 to 49 %), few (under 15 %), none.
///
/// # Source
/// The terms of quantity that Education Scotland states in its inspection reports.
#[must_use]
pub fn in_words(share: f64) -> &'static str {
    match share {
        share if share >= 1.0 => "all",
        share if share > 0.9 => "almost all",
        share if share >= 0.75 => "most",
        share if share >= 0.5 => "the majority",
        share if share >= 0.15 => "less than half",
        share if share > 0.0 => "few",
        _ => "none",
    }
}

#[cfg(test)]
mod tests {
    use super::in_words;

    #[test]
    fn each_share_has_the_word_of_the_table() {
        let shares = [0.0, 0.14, 0.15, 0.49, 0.5, 0.749, 0.75, 0.9, 0.91, 1.0];
        let words = [
            "none",
            "few",
            "less than half",
            "less than half",
            "the majority",
            "the majority",
            "most",
            "most",
            "almost all",
            "all",
        ];
        assert_eq!(shares.map(in_words), words);
    }
}
