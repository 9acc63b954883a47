//! casewise audits the case files and policies of children's services.
#![warn(clippy::disallowed_methods)]

pub mod calendar;
pub mod casefile;
pub mod document;
pub mod extract;
pub mod facts;
pub mod finding;
pub mod ingest;
pub mod rules;
