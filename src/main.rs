//! The casewise command.

fn main() {}
