//! The places where a number of four digits is a year without a word that leads it.
//!
//! In: a walk and a position. Out: yes or no. A year stands alone, in a list of years, in brackets,
//! before what it is the year of, or in a document's name.

use super::DateRole;
use super::clause;
use super::label_words;
use super::lexicon::Word;
use super::scan::Walk;
use super::token::{Gap, Kind};

impl Walk<'_> {
    /// Tells whether a year's line or list gives it its place.
    pub(super) fn is_placed(&self, at: usize) -> bool {
        self.is_alone(at) || self.is_listed(at) || self.heads_line(at) || self.heads_list(at)
    }

    /// Tells whether the words beside a year make it the year of something.
    pub(super) fn is_named(&self, at: usize) -> bool {
        let t = self.tokens;
        let owns = t.is_mark(at + 1, b'\'') && t.written(at + 2) == "s";
        let of_name = self.is_of_document(at) || self.is_claimed(at) || self.is_appended(at);
        let in_sentence = self.is_adjective(at) || self.is_after_deed(at) || self.is_subject(at);
        let was = at >= 2 && t.written(at - 1) == "was" && t.is(at - 2, Word::Year);
        owns || was || of_name || in_sentence || self.is_bracketed(at) || self.is_valued(at)
    }

    pub(super) fn is_alone(&self, at: usize) -> bool {
        let t = self.tokens;
        let stop = usize::from(t.is_mark(at + 1, b'.') || t.is_mark(at + 1, b','));
        t.gap(at) == Gap::Line && !t.near(at + 1 + stop)
    }

    pub(super) fn heads_line(&self, at: usize) -> bool {
        let t = self.tokens;
        t.gap(at) == Gap::Line
            && (t.is_mark(at + 1, b':')
                || t.is_mark(at + 1, b'|')
                || t.is_mark(at + 1, b'-') && t.gap(at + 1) == Gap::Space)
    }

    pub(super) fn is_listed(&self, at: usize) -> bool {
        let t = self.tokens;
        let Some(end) = self.year_end else {
            return false;
        };
        end + 1 == at
            && (t.is(end, Word::And)
                || t.is(end, Word::Or)
                || t.is_mark(end, b',')
                || t.is_mark(end, b'&'))
    }

    /// Tells whether years follow in a list: "2007, 2009 and 2011".
    pub(super) fn heads_list(&self, at: usize) -> bool {
        let t = self.tokens;
        let joined = t.is_mark(at + 1, b',') || t.is(at + 1, Word::And);
        let year = |(value, digits): (u32, u8)| digits == 4 && (1900..2100).contains(&value);
        let follows = t.near(at + 1) && t.near(at + 2) && t.number(at + 2).is_some_and(year);
        joined && follows && !t.glued(at + 2) && !t.is_longer(at + 3)
    }

    /// Tells whether a year stands in brackets, alone or after a name: "(2011)", "(Board, 2014)".
    pub(super) fn is_bracketed(&self, at: usize) -> bool {
        let t = self.tokens;
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        let closes = t.is_mark(at + 1, b')') || t.is_mark(at + 1, b',') || t.is_mark(at + 1, b':');
        let born = at >= 3
            && t.is_mark(before, b'.')
            && matches!(t.written(at - 2), "b" | "d")
            && (t.is_mark(at - 3, b'(') || t.is_mark(at - 3, b','));
        closes && (t.is_mark(before, b'(') || self.is_cited(at) || born)
    }

    /// Tells whether a year closes what was done in it: "(updated 2023)", "for review 2020".
    pub(super) fn is_after_deed(&self, at: usize) -> bool {
        let t = self.tokens;
        let Some(before) = at.checked_sub(1).filter(|_| t.gap(at) == Gap::Space) else {
            return false;
        };
        let closes = !t.near(at + 1)
            || matches!(t.get(at + 1), Some(next) if matches!(next.kind, Kind::Mark(_)));
        let done = |words: &str| {
            const SIZES: [&str; 5] = ["numbered", "totalled", "exceeded", "reached", "weighed"];
            const DEEDS: [&str; 7] = [
                "built", "rebuilt", "begun", "born", "made", "won", "written",
            ];
            let last = words.rsplit(' ').next().unwrap_or("");
            last.ends_with("ed") && !SIZES.contains(&last)
                || DEEDS.iter().any(|deed| last.eq_ignore_ascii_case(deed))
        };
        let deed = t.is(before, Word::Review)
            || t.get(before).is_some_and(|token| token.kind == Kind::Other)
                && done(t.written(before));
        closes && deed
    }

    /// Tells whether a year is what a sentence speaks of: "2008 was a bad year".
    pub(super) fn is_subject(&self, at: usize) -> bool {
        const VERBS: [&str; 7] = ["was", "is", "saw", "has", "brought", "marked", "proved"];
        const OF_YEARS: [&str; 3] = ["saw", "brought", "marked"];
        let t = self.tokens;
        let verb = t.written(at + 1).split(' ').next().unwrap_or("");
        let oldest = if OF_YEARS.contains(&verb) { 1500 } else { 1900 };
        let recent = t
            .number(at)
            .is_some_and(|(year, _)| (oldest..2050).contains(&year));
        let before = at.checked_sub(1).filter(|_| t.near(at));
        let opens = before.is_none_or(|before| {
            let words = t.written(before);
            let is_lower = words.chars().next_back().is_some_and(char::is_lowercase);
            let opens = t.is_mark(before, b'.') || t.is(before, Word::And);
            opens || t.gap(at) == Gap::Space && is_lower && words.len() > 3
        });
        recent && opens && t.gap(at + 1) == Gap::Space && VERBS.contains(&verb)
    }

    /// Tells whether a year is all that its line says after a label for dates: "Year of birth: 2013".
    pub(super) fn is_valued(&self, at: usize) -> bool {
        let t = self.tokens;
        let colon = at
            .checked_sub(1)
            .filter(|colon| t.is_mark(*colon, b':') && t.near(at));
        let Some(token) = colon
            .filter(|_| !t.near(at + 1))
            .and_then(|colon| t.get(colon))
        else {
            return false;
        };
        let from = clause::clause_start(t.text, token.start, 0);
        let label = &t.text[from..token.start];
        let dates = label_words::of_label(label).is_some_and(|(role, _)| role != DateRole::Event);
        dates || label.trim_start().starts_with("Year")
    }

    /// Tells whether a year closes its line after a comma: "GIRFEC refresh, 2022".
    pub(super) fn is_appended(&self, at: usize) -> bool {
        let t = self.tokens;
        let recent = t
            .number(at)
            .is_some_and(|(year, _)| (1950..2050).contains(&year));
        let comma = at > 1 && t.is_mark(at - 1, b',') && t.glued(at - 1) && t.gap(at) == Gap::Space;
        let named = comma
            && t.get(at - 2)
                .is_some_and(|token| matches!(token.kind, Kind::Other | Kind::Word(_)));
        let stop = usize::from(t.is_mark(at + 1, b'.'));
        recent && named && !t.near(at + 1 + stop)
    }

    /// Tells whether a year closes a document's name: "National Guidance 2021".
    pub(super) fn is_of_document(&self, at: usize) -> bool {
        const NAMES: [&str; 26] = [
            "Chronology",
            "Timeline",
            "Minutes",
            "Calendar",
            "Audit",
            "Inspection",
            "Guidance",
            "Strategy",
            "Plan",
            "Framework",
            "Policy",
            "Code",
            "Standards",
            "Report",
            "Convention",
            "Procedures",
            "Procedure",
            "Scotland",
            "England",
            "Wales",
            "Guidelines",
            "Bill",
            "Protocol",
            "Programme",
            "Survey",
            "Census",
        ];
        let t = self.tokens;
        let Some(before) = at.checked_sub(1).filter(|_| t.gap(at) == Gap::Space) else {
            return false;
        };
        let last = t.written(before).rsplit(' ').next().unwrap_or("");
        NAMES.contains(&last)
    }

    /// Tells whether a year stands before what it is the year of: "the 2018 review", "her 2004
    /// memoir", "the council's 2016 plan".
    pub(super) fn is_adjective(&self, at: usize) -> bool {
        const OWNERS: [&str; 6] = ["his", "her", "its", "their", "our", "my"];
        let t = self.tokens;
        let Some(before) = at.checked_sub(1).filter(|_| t.near(at) && t.near(at + 1)) else {
            return false;
        };
        let last = t.written(before).rsplit(' ').next().unwrap_or("");
        let owned = last == "s" && before > 0 && t.is_mark(before - 1, b'\'');
        let owned = owned || OWNERS.iter().any(|owner| last.eq_ignore_ascii_case(owner));
        let one = ["a", "an"]
            .iter()
            .any(|article| t.written(before).eq_ignore_ascii_case(article));
        let one = one
            && t.number(at)
                .is_some_and(|(year, _)| year > 1900 && year % 100 != 0);
        t.is(before, Word::The) || (owned || one) && !t.counts_things(at + 1)
    }

    /// Tells whether a year closes a claim of copyright: "\u{a9} Anytown Council 2016".
    pub(super) fn is_claimed(&self, at: usize) -> bool {
        let t = self.tokens;
        let claims = |at: usize| t.written(at) == "\u{a9}";
        let named = at > 0 && t.near(at) && t.get(at - 1).is_some_and(|t| t.kind == Kind::Other);
        let before = at.checked_sub(1 + usize::from(named));
        before.is_some_and(|before| claims(before) && t.near(before + 1))
    }
}
