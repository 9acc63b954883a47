//! What somebody says for themselves under their name.
//!
//! In: words under a name. Out: whether they are the person's own, in quotation marks or of an "I".

use crate::facts::pattern::cue;

cue!(
    OWN,
    concat!(
        r#"[“"‘][^”"’\n]*\p{L}{2,}[^”"\n]*\p{L}{2,}[^”"\n]*[”"’]"#,
        r"|(?:^|[.!?:;•\n\t] ?)I (?:want|like|feel|am|don['’]t|would|wish|hope|miss|love|hate|think",
        r"|get|need|know|see|can|can['’]t|have|used|go)\b"
    )
);
/// Whether words are somebody's own.
pub(super) fn are(text: &str) -> bool {
    OWN.is_match(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_somebodys_own_in_marks_or_by_an_i() {
        assert!(are("Likes \"the swings and the dog\"."));
        assert!(are("I want the blue room."));
        assert!(!are("Wore a \"Fox\" hat, and sat by the door."));
        assert!(!are("Dressed for school. Ate two rolls."));
    }
}
