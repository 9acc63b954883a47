//! Documents made by hand, part by part.
