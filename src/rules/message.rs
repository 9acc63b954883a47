//! The sentences of a rule, with `{holes}` that the check fills.
//!
//! In: a template as written. Out: [`Template`], checked against the holes that its kind of check
//! can fill, and the sentence once the check has spoken.

use super::error;

/// A sentence with holes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Template {
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    Hole(String),
}

impl Template {
    /// Reads a template.
    ///
    /// - `holes`: the names that may stand in braces
    ///
    /// # Errors
    /// What is wrong, in words: an unknown name, or a brace without its partner.
    pub(crate) fn parse(written: &str, holes: &[&str]) -> Result<Self, String> {
        let mut pieces = Vec::new();
        let mut rest = written;
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, after)) = after.split_once('}') else {
                return Err("\"{\" without \"}\"".to_owned());
            };
            if !holes.contains(&name) {
                return Err(error::unknown("placeholder", name, holes));
            }
            pieces.push(Piece::Text(before.to_owned()));
            pieces.push(Piece::Hole(name.to_owned()));
            rest = after;
        }
        if rest.contains('}') {
            return Err("\"}\" without \"{\"".to_owned());
        }
        pieces.push(Piece::Text(rest.to_owned()));
        Ok(Self { pieces })
    }

    /// Writes the sentence. A hole that the check left open is written as `not known`.
    pub(crate) fn fill(&self, words: &[(&'static str, String)]) -> String {
        let said = self.pieces.iter().map(|piece| match piece {
            Piece::Text(text) => text.as_str(),
            Piece::Hole(name) => words
                .iter()
                .find(|(known, _)| known == name)
                .map_or("not known", |(_, word)| word.as_str()),
        });
        capitalised(&said.collect::<String>())
    }
}

fn capitalised(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + letters.as_str()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holes_are_filled_and_the_sentence_begins_with_a_capital() {
        let template = Template::parse("{item} was held on {date}.", &["item", "date"])
            .expect("both names are known");
        let words = [
            ("item", "the first review".to_owned()),
            ("date", "5 May 2024".to_owned()),
        ];
        assert_eq!(
            template.fill(&words),
            "The first review was held on 5 May 2024."
        );
    }

    #[test]
    fn unknown_holes_and_lone_braces_are_refused() {
        let said = Template::parse("on {dat}", &["date"]).expect_err("not a known name");
        assert!(said.contains("did you mean \"date\"?"), "{said}");
        assert!(Template::parse("on {date", &["date"]).is_err());
        assert!(Template::parse("on date}", &["date"]).is_err());
    }
}
