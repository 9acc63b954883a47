//! Fields of a query: a name, a colon and a value.

use super::{Parsed, Parser, one_or, parse};
use crate::document::Span;
use crate::search::batch;
use crate::search::query::lex::Piece;
use crate::search::query::{Field, Node, QueryError, Scope, time};
use crate::search::register::KINDS;

impl Parser<'_> {
    pub(super) fn field(
        &mut self,
        name: &str,
        name_span: Span,
    ) -> Result<Option<Node>, QueryError> {
        self.at += 1;
        let value = self.value(name, name_span)?;
        let (text, span) = value;
        let days = |what: &str| {
            time::period(&text).ok_or_else(|| {
                let message = format!(
                    "expected days after {what}, such as 2018-03-12, 2018-03 or 2018-03..2018-06"
                );
                QueryError::new(self.text, span, message)
            })
        };
        let field = match name {
            "scope" => {
                self.scope = Some(self.scope_of(&text, span)?);
                return Ok(None);
            }
            "written" => return Ok(Some(Node::Written(days("written:")?))),
            "date" => Field::Dated(days("date:")?),
            "kind" | "type" => Field::Kind(self.kind(&text, span)?),
            "case" => Field::Case(text),
            "path" => Field::Path(text),
            "title" => Field::Title(text),
            "author" => Field::Author(text),
            _ => return self.indicator(&text, span).map(Some),
        };
        Ok(Some(Node::Field(field)))
    }

    fn value(&mut self, name: &str, name_span: Span) -> Result<(String, Span), QueryError> {
        let next = self.pieces.get(self.at).cloned();
        match next {
            Some((Piece::Bare(text) | Piece::Quoted(text), span))
                if span.start == name_span.end && !text.trim().is_empty() =>
            {
                self.at += 1;
                Ok((text, span))
            }
            _ => {
                let message = format!("expected a value right after {name}:");
                Err(QueryError::new(self.text, name_span, message))
            }
        }
    }

    fn scope_of(&self, text: &str, span: Span) -> Result<Scope, QueryError> {
        match text {
            "para" | "paragraph" => Ok(Scope::Paragraph),
            "doc" | "document" => Ok(Scope::Document),
            "case" => Ok(Scope::Case),
            _ => {
                let message = "unknown scope; expected para, doc or case";
                Err(QueryError::new(self.text, span, message))
            }
        }
    }

    fn kind(&self, text: &str, span: Span) -> Result<String, QueryError> {
        let kind = text.to_lowercase().replace([' ', '_'], "-");
        if KINDS.contains(&kind.as_str()) {
            return Ok(kind);
        }
        let known = KINDS.join(", ");
        let message = format!("unknown kind of document; expected one of {known}");
        Err(QueryError::new(self.text, span, message))
    }

    /// The shipped queries that support an indicator, any of them.
    fn indicator(&mut self, text: &str, span: Span) -> Parsed {
        let queries = batch::supporting(text);
        if queries.is_empty() {
            let message = "no query of the batch \"self-evaluation\" is bound to this indicator; \
                           expected one such as 5.2, 5.3, 5.4 or 6.1";
            return Err(QueryError::new(self.text, span, message));
        }
        self.note(format!(
            "indicator:{text} stands for {} queries of the batch \"self-evaluation\"",
            queries.len()
        ));
        let nodes = queries
            .iter()
            .map(|query| parse(query).map(|query| query.root));
        Ok(one_or(nodes.collect::<Result<_, _>>()?, Node::Any))
    }
}
