//! Whether words without a label are a commitment, by their shape and by where they stand.
//!
//! In: a sentence or an item, the section that it stands in and the kind of its document. Out: yes
//! or no. What a record of decisions makes of a line, a policy does not.

use super::labels::Class;
use super::listed::{Line, Walk};
use super::{due, narrative, sentence};
use crate::document::Span;
use crate::facts::kind::Kind;

impl Walk<'_> {
    /// Decides whether words are a commitment, by their shape and by where they stand.
    pub(super) fn is_action(&self, line: Line, text: &str) -> bool {
        let said = sentence::read(text);
        let has_due =
            || due::in_sentence(self.source.document, line.span, self.source.dates).is_some();
        let is_item = line.item.is_some();
        let is_told =
            narrative::announces(text) || narrative::is_field(text) || narrative::depends(text);
        if narrative::is_conditional(text)
            || narrative::sets_a_day(text)
            || text.trim_end().ends_with('?')
            || !is_item && is_told
        {
            return false;
        }
        let keeps = narrative::leaves_as_is(text);
        match (self.class(), self.source.kind) {
            (Class::Excluded, _) => false,
            (_, Kind::Policy) => {
                is_item && self.class() == Class::Actions && said.binds && self.has_day(line.span)
            }
            (Class::Other, Kind::Minutes | Kind::Supervision) => {
                !keeps && said.charges && !narrative::is_narrative(text)
            }
            (Class::Other, kind) if !matches!(kind, Kind::Plan | Kind::StrategicPlan) => false,
            (Class::Decisions, kind) if !is_record(kind) => {
                !keeps && said.acts && !narrative::is_narrative(text)
            }
            (Class::Actions, kind) if !is_record(kind) => {
                said.binds && (said.owner.is_some() || has_due())
            }
            (Class::Actions, _) if is_item => {
                said.binds || has_due() || !narrative::is_narrative(text)
            }
            (Class::Actions | Class::Decisions, _) if !is_item => {
                let is_owed = said.owner.is_some() || has_due() || said.is_to_be;
                !keeps && said.binds && is_owed && !narrative::is_narrative(text)
            }
            (Class::Decisions, _) => !keeps && said.binds && !narrative::is_narrative(text),
            (Class::Other, Kind::Plan | Kind::StrategicPlan) if is_item => {
                said.binds && said.owner.is_some() && !narrative::is_narrative(text)
            }
            (Class::Other, Kind::Plan) if narrative::is_owed(text) => true,
            (Class::Other, Kind::Plan) => said.acts && !narrative::is_narrative(text),
            _ => false,
        }
    }

    /// Tells whether a calendar date says by when: a policy lays down who does what within how long.
    fn has_day(&self, span: Span) -> bool {
        let due = due::in_sentence(self.source.document, span, self.source.dates);
        due.is_some_and(|due| due.dated.is_some())
    }
}

/// Records in which a list under "Actions" or "Decisions" is one of commitments, whoever is named.
fn is_record(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Plan | Kind::StrategicPlan | Kind::Minutes | Kind::Supervision
    )
}
