//! Labels of list items: counts written in a number format.
//!
//! In: a count and a format's name. Out: "3", "c", "iii" and the like.

/// The label of every bulleted item, whatever sign its font draws.
pub(super) const BULLET: &str = "\u{2022}";

/// Writes a count in a number format, by the names of ECMA-376 part 1, 17.18.59.
pub(super) fn written(count: u32, format: &str) -> String {
    match format {
        "lowerLetter" => letters(count, b'a'),
        "upperLetter" => letters(count, b'A'),
        "lowerRoman" => roman(count).to_lowercase(),
        "upperRoman" => roman(count),
        "decimalZero" => format!("{count:02}"),
        "ordinal" => format!("{count}{}", ordinal_ending(count)),
        "none" => String::new(),
        _ => count.to_string(),
    }
}

/// a to z, then aa, bb: Word repeats the letter.
fn letters(count: u32, first: u8) -> String {
    let Some(place) = count.checked_sub(1) else {
        return String::new();
    };
    let letter = char::from(first + u8::try_from(place % 26).unwrap_or(0));
    let times = (place / 26 + 1).min(10);
    letter.to_string().repeat(times as usize)
}

fn roman(count: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if count == 0 || count > 4999 {
        return count.to_string();
    }
    let mut left = count;
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            text.push_str(sign);
            left -= value;
        }
    }
    text
}

fn ordinal_ending(count: u32) -> &'static str {
    match (count % 10, count % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_written_as_figures_letters_and_roman_numerals() {
        assert_eq!(written(3, "decimal"), "3");
        assert_eq!(written(28, "lowerLetter"), "bb");
        assert_eq!(written(14, "upperRoman"), "XIV");
        assert_eq!(written(22, "ordinal"), "22nd");
        assert_eq!(written(0, "lowerRoman"), "0");
    }
}
