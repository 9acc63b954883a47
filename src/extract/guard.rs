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

/// Runs a reader; a panic in it is caught and gives nothing.
pub fn guarded<T>(read: impl FnOnce() -> T + UnwindSafe) -> Option<T> {
    GUARDED.with(|guarded| guarded.set(true));
    let done = catch_unwind(read);
    GUARDED.with(|guarded| guarded.set(false));
    done.ok()
}
