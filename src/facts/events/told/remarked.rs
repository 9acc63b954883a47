//! Visits in one sentence, each day with a remark: "I have been seeing her there: 3 May (shy), then
//! 9 June, when we baked".
//!
//! In: a sentence. Out: a visit for each of its days, but for those of which it says that they came to
//! nothing.

use super::Reader;
use crate::document::Span;
use crate::facts::events::{Event, EventKind};
use crate::facts::passages::{Sentence, happening};
use crate::facts::pattern::cue;
use crate::facts::{Certainty, DateMention, Dated, dates_in};

impl Reader<'_> {
    /// The visits of a sentence that gives several days.
    pub(super) fn remarked(&self, sentence: &Sentence) -> Vec<Event> {
        const DAYS_MIN: usize = 2;
        let days = dates_in(self.dates, sentence.span);
        let from = self.behind_label(sentence.span.start);
        let opens = |day: &&DateMention| {
            let lead = self.document.at(Span::new(from, day.span.start.max(from)));
            LEAD.is_match(lead) && !UNPAID.is_match(lead) && !OTHERS.is_match(lead)
        };
        let Some(from) = days.iter().position(|day| opens(&day)) else {
            return Vec::new();
        };
        let days = &days[from..];
        if days.len() < DAYS_MIN {
            return Vec::new();
        }
        let ends = days.iter().skip(1).map(|next| next.span.start);
        let ends = ends.chain([sentence.span.end]);
        let mut gap = "";
        let mut found = Vec::new();
        for (day, end) in days.iter().zip(ends) {
            let remark = self
                .document
                .at(Span::new(day.span.end, end.max(day.span.end)));
            let cut = CUT.find(remark).map_or(remark.len(), |cut| cut.start());
            let (own, next) = remark.split_at(cut);
            let on = happening(day).filter(|on| on.interval.is_day());
            if !UNPAID.is_match(gap) && !CAME_TO_NOTHING.is_match(own) {
                found.extend(on.map(visit));
            }
            gap = next;
        }
        found
    }
}

fn visit(on: Dated) -> Event {
    Event {
        kind: EventKind::Visit,
        on: Some(on),
        certainty: Certainty::Likely,
        whose: None,
        span: on.span,
    }
}

cue!(
    LEAD,
    concat!(
        r"(?i)^(?:[^.;]*\W)?(?:home |statutory |my |our )*visits (?:were |was |made |took place |paid ",
        r"|to (?:the )?(?:home|house|flat|placement|unit|carers['’]?|child) )*(?:on )?(?:the )?[:–—-]?\s*$",
        r"|\b(?:seeing|visiting|saw|seen|visited|visits? (?:to|with)|been out to|been to see) ",
        r"(?:him|her|them|you|the (?:child(?:ren)?|baby|boys?|girls?|young person)",
        r"|(?-i:\p{Lu}\p{Ll}+)(?: and (?-i:\p{Lu}\p{Ll}+))?)",
        r"(?: (?:there|at [^.;:\d]{2,30}|in [^.;:\d]{2,30}))?(?:\s*[:–—-]|,? on)\s*(?:on )?(?:the )?",
        r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day )?$"
    )
);
cue!(
    OTHERS,
    r"(?i)\b(?:contact|family time|hospital|mum|dad|mother|father|gran\w*|from|by the|school)\b"
);
// Where the remark on one day ends and the words on the next begin.
cue!(CUT, r"(?i)[,;]\s*|\s(?:and|then|but)\s");
cue!(
    UNPAID,
    concat!(
        r"(?i)\b(?:meant|supposed|due|plan\w*|was to|going to|cancel\w*|not|no|missed|tried|attempt\w*",
        r"|next|until|by|booked|will|hope\w*|failed)\b|n['’]t\b"
    )
);
cue!(
    CAME_TO_NOTHING,
    concat!(
        r"(?i)\b(?:no (?:answer|reply|access)|nobody|not (?:in|seen|home|there)|cancell?ed|missed|failed",
        r"|called off|dna|was out|were out|put off|aborted)\b|\bn/a\b"
    )
);

#[cfg(test)]
mod tests {
    use crate::facts::events::tests::check;
    use crate::facts::kind::Kind;

    #[test]
    fn each_day_with_its_remark_is_a_visit() {
        check(
            Kind::Other,
            "I have been seeing her there: 3 May 2022 (shy), then 9 June 2022 when we baked, and I was meant to go on 1 July 2022 but was ill.",
            &["2022-05-03 Visit", "2022-06-09 Visit"],
        );
        check(
            Kind::Other,
            "She has visited Ash on 3 May 2022, 9 June 2022 (no answer) and 1 July 2022.",
            &["2022-05-03 Visit", "2022-07-01 Visit"],
        );
    }
}
