//! Tickets: the order in which cases are drawn, from a seed and nothing else.
//!
//! In: a seed and a case id. Out: 32 bytes. Whether another case is in the frame changes nothing,
//! so that a corrected frame keeps its draw and a larger sample holds the smaller one.

use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::Error;

/// What stands before the id in the message, with a line feed.
const PURPOSE: &[u8] = b"sample-ticket/1\n";

/// The text that a draw starts from: dice, a public number, any words.
#[derive(Clone)]
pub struct Seed {
    text: String,
    keyed: Hmac<Sha256>,
}

impl Seed {
    /// Builds a seed from its text, of which every character counts.
    ///
    /// # Errors
    /// [`Error::NoSeed`] for a text without any character but spaces.
    pub fn new(text: impl Into<String>) -> Result<Self, Error> {
        let text = text.into();
        if text.trim().is_empty() {
            return Err(Error::NoSeed);
        }
        let keyed = Hmac::new_from_slice(text.as_bytes()).expect("HMAC takes keys of any length");
        Ok(Self { text, keyed })
    }

    /// Returns the text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the ticket of a case: HMAC-SHA-256 with the seed as key over `sample-ticket/1`, a
    /// line feed and the id.
    ///
    /// # Source
    /// RFC 2104; after the election audits' pseudo-random tickets (Rivest, `consistent_sampler`).
    #[must_use]
    pub fn ticket(&self, id: &str) -> Ticket {
        let mut keyed = self.keyed.clone();
        keyed.update(PURPOSE);
        keyed.update(id.as_bytes());
        Ticket(keyed.finalize().into_bytes().into())
    }
}

impl fmt::Debug for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Seed({:?})", self.text)
    }
}

/// A case's place in the draw: lowest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ticket([u8; 32]);

impl Ticket {
    /// Returns lower-case hexadecimal.
    #[must_use]
    pub fn hex(&self) -> String {
        super::seal::hex(&self.0)
    }

    /// Returns a number strictly between 0 and 1 from the first 52 bits.
    #[must_use]
    #[expect(
        clippy::cast_precision_loss,
        reason = "53 bits are exact in a double, which is why there are no more"
    )]
    pub fn unit(&self) -> f64 {
        let mut first = [0; 8];
        first.copy_from_slice(&self.0[..8]);
        let bits = u64::from_be_bytes(first) >> 12;
        (2 * bits + 1) as f64 / (1_u64 << 53) as f64
    }
}
