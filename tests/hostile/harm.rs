//! Ways to damage a file: cut, flipped, spliced and stuffed.

use proptest::prelude::*;

/// One way to damage a file.
#[derive(Debug, Clone)]
pub(crate) enum Harm {
    Cut(usize),
    Flip(usize, u8),
    Drop(usize, usize),
    Double(usize, usize),
    Stuff(usize, Vec<u8>),
}

/// Any one way.
pub(crate) fn harm() -> impl Strategy<Value = Harm> {
    let at = any::<usize>;
    let stuffing = prop_oneof![
        proptest::collection::vec(any::<u8>(), 1..64),
        (0..8_usize, 1..400_usize).prop_map(|(sign, times)| {
            let signs: [&[u8]; 8] = [
                b"{",
                b"<p>",
                b"<table><tr><td>",
                b"</w:p>",
                b"\\u-1 ",
                b"<text:list>",
                b"&#x10ffff;",
                b"\0",
            ];
            signs[sign].repeat(times)
        }),
    ];
    prop_oneof![
        at().prop_map(Harm::Cut),
        (at(), 1..=255_u8).prop_map(|(at, mask)| Harm::Flip(at, mask)),
        (at(), 1..400_usize).prop_map(|(at, length)| Harm::Drop(at, length)),
        (at(), 1..400_usize).prop_map(|(at, length)| Harm::Double(at, length)),
        (at(), stuffing).prop_map(|(at, bytes)| Harm::Stuff(at, bytes)),
    ]
}

/// A file after all that was done to it.
pub(crate) fn harmed(bytes: &[u8], harms: &[Harm]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for harm in harms {
        let place = |at: &usize| at % (bytes.len() + 1);
        match harm {
            Harm::Cut(at) => bytes.truncate(place(at)),
            Harm::Flip(at, mask) => {
                let at = place(at);
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= mask;
                }
            }
            Harm::Drop(at, length) => {
                let at = place(at);
                bytes.drain(at..(at + length).min(bytes.len()));
            }
            Harm::Double(at, length) => {
                let at = place(at);
                let more = bytes[at..(at + length).min(bytes.len())].to_vec();
                bytes.splice(at..at, more);
            }
            Harm::Stuff(at, more) => {
                let at = place(at);
                bytes.splice(at..at, more.iter().copied());
            }
        }
    }
    bytes
}
