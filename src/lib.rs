//! casewise audits the case files and policies of children's services: it reads documents, finds
//! what matters in them, judges it by rules that are data, and shows the words and the place
//! behind every finding. The machine gives evidence; people give grades.
//!
//! # The way of the data
//!
//! ```text
//!  folder ─ingest→ Source ─extract→ Document ─facts→ Facts ─casefile→ CaseFile ─rules→ Finding
//!                                                                                 │
//!                                                              score ← findings ──┤
//!                                                                                 └→ report → bytes
//! ```
//!
//! | stage | shape | may fail with |
//! |---|---|---|
//! | [`ingest::list`] | paths to [`ingest::Source`]s | a path that cannot be read; one unreadable file is a source that says why |
//! | [`extract::documents`] | source to [`document::Document`]s, more than one for a mail or an archive | never; their notes say what could not be read |
//! | [`facts::of`] | document to [`facts::Facts`] | never; doubtful readings say so |
//! | [`casefile::assemble`] | records to a [`casefile::CaseFile`] | never; what contradicts itself is kept |
//! | [`rules::RuleSet::load`] | files to a rule set | a bad rule file: path, line, column, what was expected |
//! | [`rules::RuleSet::judge`] | case file to [`finding::Finding`]s | never; doubt is `cannot-tell` |
//! | [`timeline::of`] | case file and findings to a [`timeline::Timeline`] | never; what has no date is counted |
//! | [`score::measures`] | findings to measures | never |
//! | [`sampling::Sample::draw`] | frame, plan and seed to a sample | an impossible design, with the numbers |
//! | [`estimates::Round::estimates`] | an audit and its sample to figures about the caseload | never |
//! | [`audit::run`] | the whole path | never |
//! | [`evaluation::Evaluation::of`] | an audit with its sample, judgements and other evidence to what reports say | a sample or judgements that belong to another audit |
//! | [`report`] | audit to bytes | the writer |
//!
//! # Who may use whom
//!
//! | module | may use |
//! |---|---|
//! | [`document`], [`calendar`], [`framework`] | nothing of ours |
//! | [`finding`] | document, calendar |
//! | [`ingest`] | document |
//! | `guard` | nothing of ours |
//! | [`extract`] | document, ingest, calendar, guard |
//! | [`facts`] | document, calendar |
//! | [`smart`] | facts, document, calendar |
//! | [`casefile`] | facts, document, calendar, guard |
//! | [`rules`] | casefile, smart, facts, finding, document, calendar, likeness; extract for its examples |
//! | [`timeline`] | casefile, rules, finding, facts, document, calendar |
//! | [`score`] | finding |
//! | [`statistics`] | nothing of ours |
//! | [`sampling`] | statistics, calendar |
//! | [`judgements`] | sampling, statistics |
//! | [`estimates`] | judgements, sampling, statistics, finding, calendar |
//! | [`audit`] | every stage above |
//! | [`evaluation`] | timeline, estimates, judgements, sampling, statistics, framework, finding, facts, document, calendar |
//! | [`report`] | audit's results, casefile, timeline, evaluation and what it uses, score; rules for the rule book |
//!
//! `tests/architecture.rs` holds this table. Only [`ingest`] reads the disk, nothing asks the
//! clock or the environment; the binary does both, and is the only one that prints.
//!
//! # Invariants
//!
//! 1. **Total.** From bytes to case file nothing fails and nothing panics; what could not be read
//!    is said in notes and stands on the first page of every report. The binary reads files in
//!    processes of their own ([`extract::worker`]), but for plain texts of common size, so that
//!    even an abort costs one file a note.
//! 2. **Traced.** Evidence can only be cut out of a document; a claim without a place cannot be
//!    built ([`finding::Evidence::quote`]).
//! 3. **Reproducible.** The same sources, rules and as-at date give the same bytes, whatever the
//!    number of threads.
//! 4. **Six outcomes**, kept apart ([`finding::Outcome`]). A rule that found nothing to look at
//!    never looks like a pass.
//! 5. **Rules are data; Rust holds kinds of check.** A new rule is a file in `rules/`.
//! 6. **Outputs are promises.** Each format has its own types in [`report`].
//! 7. **Private by default.** No network code; what holds case text lies where the user said.
//!    What is made to be shared has a type of its own without room for what identifies
//!    ([`evaluation::Shareable`]).
//! 8. **The machine gives evidence, people give grades.**
//!
//! # Example
//!
//! ```
//! use casewise::{extract, facts};
//!
//! let text = b"Review Policy\n\nVersion: 2.1\nDate approved: 3 May 2024\nReview date: May 2027\n";
//! let document = extract::bytes_of("review-policy.txt", text);
//! let facts = facts::of(&document);
//! assert_eq!(document.at(facts.dates[0].span), "3 May 2024");
//! ```
#![warn(clippy::disallowed_methods)]

pub mod audit;
pub mod calendar;
pub mod casefile;
pub mod document;
pub mod estimates;
pub mod evaluation;
pub mod extract;
pub mod facts;
pub mod finding;
pub mod framework;
mod guard;
pub mod ingest;
pub mod judgements;
pub mod likeness;
pub mod report;
pub mod rules;
pub mod sampling;
pub mod score;
pub mod search;
pub mod smart;
pub mod statistics;
pub mod timeline;
