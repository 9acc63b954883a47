//! Panics of a reader, caught where one document is read.

use std::cell::Cell;
use std::panic::{UnwindSafe, catch_unwind};

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Tells whether a reader is at work on this thread, so that its panic costs one document only.
#[must_use]
pub fn is_guarded() -> bool {
    GUARDED.with(Cell::get)
}

/// Runs a reader; a panic in it is caught and gives nothing. A reader may guard what it runs in turn.
pub fn guarded<T>(read: impl FnOnce() -> T + UnwindSafe) -> Option<T> {
    let before = GUARDED.with(|guarded| guarded.replace(true));
    let done = catch_unwind(read);
    GUARDED.with(|guarded| guarded.set(before));
    done.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_is_still_guarded_after_one_that_it_ran_itself() {
        let outer = guarded(|| {
            guarded(|| ());
            is_guarded()
        });
        assert_eq!(outer, Some(true));
        assert!(!is_guarded());
    }
}
