//! Words, phrases and patterns of a query.

use super::{Parsed, Parser};
use crate::calendar::Interval;
use crate::document::Span;
use crate::search::query::lex::FIELDS;
use crate::search::query::{Days, Node, QueryError, time};

impl Parser<'_> {
    pub(super) fn phrase(&mut self, text: &str, span: Span) -> Parsed {
        if let Some(interval) = time::written(text.trim()) {
            self.note(format!(
                "“{}” is read as a date, however it is written",
                text.trim()
            ));
            return Ok(Node::Written(of_interval(interval)));
        }
        if !text.chars().any(char::is_alphanumeric) {
            let message = "this phrase holds no word; expected letters or digits in it";
            return Err(QueryError::new(self.text, span, message));
        }
        for piece in text.split_whitespace() {
            self.pattern_in_phrase(piece, span)?;
        }
        Ok(Node::Phrase(text.to_owned()))
    }

    /// A star beside fewer than two letters would stand for nearly everything.
    fn pattern_in_phrase(&mut self, piece: &str, span: Span) -> Result<(), QueryError> {
        match piece.chars().filter(|c| c.is_alphanumeric()).count() {
            0 if piece == "*" => self.note(
                "a star alone in a phrase stands for nothing; NEAR/2 or PRE/2 leave room for a word"
                    .to_owned(),
            ),
            1 if piece.contains('*') => {
                let message = "expected at least two letters beside *";
                return Err(QueryError::new(self.text, span, message));
            }
            _ => {}
        }
        Ok(())
    }

    pub(super) fn word(&mut self, word: &str, span: Span) -> Parsed {
        if !word.chars().any(char::is_alphanumeric) {
            let message = format!("{word:?} holds no word; expected letters or digits");
            return Err(QueryError::new(self.text, span, message));
        }
        if let Some(rest) = word.strip_prefix(['-', '!']) {
            let message = format!("write NOT {rest} to leave documents out");
            return Err(QueryError::new(
                self.text,
                Span::new(span.start, span.start + 1),
                message,
            ));
        }
        if let Some(interval) = time::written(word) {
            return Ok(Node::Written(of_interval(interval)));
        }
        if let Some(fuzzy) = fuzzy(word) {
            return Ok(fuzzy);
        }
        if let Some((name, _)) = word
            .split_once(':')
            .filter(|(name, rest)| !name.is_empty() && !rest.is_empty())
        {
            self.note(format!(
                "“{name}:” is not a field, so its words are looked for; fields: {}",
                FIELDS.join(", ")
            ));
        }
        if ["and", "or", "not", "near"].contains(&word) {
            self.note(format!(
                "“{word}” in small letters is a word to find; write {} to join",
                word.to_uppercase()
            ));
        }
        if word.contains(['*', '?']) {
            return self.wild(word, span);
        }
        Ok(Node::Word(word.to_owned()))
    }

    fn wild(&self, word: &str, span: Span) -> Parsed {
        let n_letters = word.chars().filter(|c| c.is_alphanumeric()).count();
        if word
            .trim_end_matches('?')
            .chars()
            .all(|c| c.is_alphanumeric() || c == '\'')
            && word.ends_with('?')
            && !word.contains('*')
            && n_letters < 2
        {
            let message = "expected at least two letters beside ?";
            return Err(QueryError::new(self.text, span, message));
        }
        if n_letters < 2 {
            let message = "expected at least two letters beside * or ?";
            return Err(QueryError::new(self.text, span, message));
        }
        Ok(Node::Wild(word.to_owned()))
    }
}

fn of_interval(interval: Interval) -> Days {
    Days {
        from: Some(interval.from),
        to: Some(interval.to),
    }
}

/// `word~`, `word~2`
fn fuzzy(word: &str) -> Option<Node> {
    let (stem, number) = word.rsplit_once('~')?;
    let distance = match number {
        "" | "1" => 1,
        "2" => 2,
        _ => return None,
    };
    let plain = stem
        .chars()
        .all(|c| c.is_alphanumeric() || c == '\'' || c == '\u{2019}');
    (plain && stem.chars().count() > 2).then(|| Node::Fuzzy {
        word: stem.to_owned(),
        distance,
    })
}
