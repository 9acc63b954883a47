//! One number for all texts that say the same words.

use super::fold::fold_into;
use super::run_end;

/// Returns the same number for texts with the same letters and digits in the same words, whatever
/// their case, accents, spaces and marks, and another for other words.
///
/// - `room`: memory that is used again and again
pub(crate) fn digest(text: &str, room: &mut String) -> u64 {
    room.clear();
    let mut at = 0;
    loop {
        let start = run_end(text, at, false);
        if start == text.len() {
            break;
        }
        at = run_end(text, start, true);
        fold_into(&text[start..at], room);
        room.push(' ');
    }
    first_eight(&blake3::hash(room.as_bytes()))
}

/// The first eight bytes of a hash, as a number.
pub(crate) fn first_eight(hash: &blake3::Hash) -> u64 {
    let mut first = [0; 8];
    first.copy_from_slice(&hash.as_bytes()[..8]);
    u64::from_le_bytes(first)
}
