//! The words as the index library takes them.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use super::Words;

/// Cuts texts into words for the index.
#[derive(Debug, Clone, Default)]
pub(crate) struct WordTokenizer(Words);

/// The words of one text, one at a time.
#[derive(Debug)]
pub(crate) struct WordStream<'a> {
    words: &'a Words,
    next: usize,
    token: Token,
}

impl Tokenizer for WordTokenizer {
    type TokenStream<'a> = WordStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> WordStream<'a> {
        self.0.fill(text);
        WordStream {
            words: &self.0,
            next: 0,
            token: Token::default(),
        }
    }
}

impl TokenStream for WordStream<'_> {
    fn advance(&mut self) -> bool {
        let Some(spot) = self.words.spots.get(self.next).copied() else {
            return false;
        };
        self.next += 1;
        self.token.text.clear();
        self.token.text.push_str(self.words.form(spot));
        self.token.offset_from = spot.start;
        self.token.offset_to = spot.end;
        self.token.position = spot.position as usize;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
