//! Lines that say who, or by when, of all the lines below them: "Mum:", "By Friday:", "We will:".
//!
//! In: a line, and the section that it stands in. Out: what it says of the actions that follow.

use std::sync::LazyLock;

use regex::Regex;

use super::labels::Class;
use super::lines::is_marked;
use super::listed::{LEVEL_OF_A_LINE, Line, Walk};
use super::{Parts, due, narrative, sentence, somebody, subject};
use crate::document::{BlockKind, Span};
use crate::facts::Quoted;
use crate::facts::kind::Kind;
use crate::facts::pattern::pattern;

/// What a line above says of those below it.
#[derive(Debug, Clone)]
pub(super) struct Above {
    /// How deep in a list it stands itself, if it does.
    depth: Option<u8>,
    owner: Option<Quoted>,
    due: Option<Quoted>,
    /// Whether lines without a bullet are below it too; these must say what is to be done.
    lines: bool,
}

impl Above {
    /// An item or a line with a colon, above a list.
    pub(super) fn list(depth: Option<u8>, owner: Option<Quoted>) -> Self {
        Self {
            depth,
            owner,
            due: None,
            lines: false,
        }
    }

    fn heading(owner: Option<Quoted>, due: Option<Quoted>) -> Self {
        Self {
            depth: None,
            owner,
            due,
            lines: true,
        }
    }
}

/// Who is said in no more words than these.
const N_WORDS_MAX: usize = 6;

/// By when is said in no more: "To be done by Friday 13 November 2026:".
const N_WORDS_OF_TIME_MAX: usize = 10;

/// "To be done (by Friday)", "Tasks due": what stands ahead of the time in a line of its own.
fn to_do_len(text: &str) -> usize {
    static AHEAD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"(?i)^\W*(?:(?:things |all |actions? |tasks? |jobs? )*(?:to be |to get |to )",
            r"(?:done|do|finished?|completed?|actioned|ready)|(?:actions?|tasks?|jobs?|steps?)|due",
            r"|for completion|deadline)(?: due)?:?\s+"
        ))
    });
    AHEAD.find(text).map_or(0, |found| found.end())
}

impl Walk<'_> {
    /// Reads a line that only says who, or by when; `false`: it says something else.
    pub(super) fn opens_group(&mut self, span: Span) -> bool {
        let text = self.text(span).trim_end();
        let has_colon = text.ends_with(':');
        if has_colon {
            self.above = None;
        }
        let is_value = self.awaited.is_some() || self.in_form && !has_colon;
        let n_words = text.split_whitespace().count();
        if is_value || n_words > N_WORDS_OF_TIME_MAX {
            return false;
        }
        let deadline = || {
            let heads = has_colon || self.is_before_list(span);
            self.deadline_above(span).filter(|_| heads)
        };
        let who = || self.owner_above(span).or_else(|| self.will_above(span));
        let above = (n_words <= N_WORDS_MAX).then(who).flatten();
        let Some(above) = above.or_else(deadline) else {
            return false;
        };
        let names_section = super::listed::is_action_heading(self.text(span));
        self.flush();
        if names_section {
            self.enter(span, LEVEL_OF_A_LINE);
        }
        self.above = Some(above);
        true
    }

    /// "Health visitor" among actions, "Tasks for the police" as their heading.
    pub(super) fn owner_above(&self, span: Span) -> Option<Above> {
        static FOR: LazyLock<Regex> = LazyLock::new(|| {
            pattern(concat!(
                r"(?i)^\W*(?:agreed |new )?(?:actions?|tasks?|jobs?|steps?|to do) (?:for|by)\s+",
                r"(?:the )?(?P<who>\S.*)$"
            ))
        });
        let whole = self.bare(span);
        let own = FOR.captures(self.text(whole));
        let own = own.and_then(|found| found.name("who"));
        // "Agreed" looks like a name, and heads what was agreed.
        if own.is_none() && super::listed::is_action_heading(self.text(whole)) {
            return None;
        }
        let who = own.map_or(whole, |who| {
            Span::new(who.start(), who.end()).shifted(span.start)
        });
        let is_among = matches!(self.class(), Class::Actions | Class::Decisions);
        let is_plan = self.source.kind == Kind::Plan && self.class() == Class::Other;
        let heads = || is_plan && self.is_before_deed(span);
        let may_hold = (is_among || own.is_some()) && self.source.kind != Kind::Policy || heads();
        // A title parts its own words by a dash: "Child in need plan – Ida Roy".
        let has_dash = || {
            [" – ", " — ", " - "]
                .iter()
                .any(|dash| self.text(who).contains(dash))
        };
        let is_title = span.start == 0 || has_dash();
        let names = may_hold && !is_title && somebody::is_somebody(self.text(who));
        names.then(|| Above::heading(self.quote(who), None))
    }

    /// "Gran will", above a list.
    pub(super) fn will_above(&self, span: Span) -> Option<Above> {
        let who = self.list_owner(self.text(span));
        let (from, to) = who.filter(|_| self.is_before_list(span))?;
        let owner = self.quote(Span::new(from, to).shifted(span.start));
        Some(Above::list(None, owner))
    }

    /// Tells whether the next line begins with a verb.
    fn is_before_deed(&self, span: Span) -> bool {
        let next = self.source.document.text[span.end..]
            .trim_start()
            .lines()
            .next();
        next.is_some_and(sentence::is_imperative)
    }

    /// Tells whether the next words stand in a list.
    pub(super) fn is_before_list(&self, span: Span) -> bool {
        let blocks = &self.source.document.blocks;
        let next = blocks.iter().find(|block| block.span.start >= span.end);
        let is_line = is_marked(self.source.document.text[span.end..].trim_start());
        next.is_some_and(|block| matches!(block.kind, BlockKind::ListItem(_))) || is_line
    }

    /// "Tasks for Monday (19 August)": the day by which all below is to be done.
    pub(super) fn day_above(&self, span: Span) -> Option<Above> {
        static FOR: LazyLock<Regex> =
            LazyLock::new(|| pattern(r"(?i)\b(?:for|by|before|until|due)\s+(?P<when>\S.*)$"));
        let whole = self.bare(span);
        let when = FOR.captures(self.text(whole))?.name("when")?;
        let when = Span::new(when.start(), when.end()).shifted(whole.start);
        let due = due::of_heading(self.source.document, when, self.source.dates)?;
        (self.class() == Class::Actions).then(|| Above::heading(None, Some(due)))
    }

    /// "By Friday 4 July", "Within two weeks".
    pub(super) fn deadline_above(&self, span: Span) -> Option<Above> {
        const CUES: [&str; 11] = [
            "by",
            "before",
            "within",
            "until",
            "no",
            "this",
            "today",
            "tomorrow",
            "immediately",
            "in",
            "over",
        ];
        let whole = self.bare(span);
        let when = Span::new(whole.start + to_do_len(self.text(whole)), whole.end);
        let may_hold = !matches!(self.source.kind, Kind::Policy | Kind::Letter);
        let first = self.text(when).split_whitespace().next()?.to_lowercase();
        if !may_hold || self.class().is_shut() || !CUES.contains(&first.as_str()) {
            return None;
        }
        let due = due::in_sentence(self.source.document, when, self.source.dates)?;
        let rest = &self.source.document.text[due.words.span.end.min(when.end)..when.end];
        let is_whole = !rest.contains(char::is_alphanumeric);
        is_whole.then(|| Above::heading(None, self.quote(when)))
    }

    /// A line without its colon.
    fn bare(&self, span: Span) -> Span {
        let kept = self.text(span).trim_end_matches([':', ' ', '\n']);
        Span::new(span.start, span.start + kept.len())
    }

    /// "We will:", where actions may stand.
    pub(super) fn list_owner(&self, text: &str) -> Option<(usize, usize)> {
        let is_plan = matches!(self.source.kind, Kind::Plan | Kind::StrategicPlan);
        let is_pledge = || text.contains("agree") || text.contains("undertake");
        let may_hold = match self.class() {
            Class::Actions | Class::Decisions => self.source.kind != Kind::Policy,
            Class::Other => is_plan || self.source.kind != Kind::Policy && is_pledge(),
            Class::Past | Class::Excluded => false,
        };
        subject::before_list(text).filter(|_| may_hold)
    }

    /// What stands above a line and speaks of it.
    pub(super) fn above_of(&mut self, line: Line, text: &str) -> Option<Above> {
        let above = self.above.clone()?;
        let is_item = line.item.is_some();
        let is_below = |level| above.depth.is_none_or(|depth| level > depth);
        let takes = if above.lines {
            let said = sentence::read(text);
            let is_placed = is_item && above.due.is_some();
            let calls = said.binds || is_placed || is_item && above.owner.is_some();
            let is_told = narrative::is_narrative(text) && !is_placed;
            calls && !is_told && !narrative::is_conditional(text)
        } else {
            line.item.is_some_and(is_below)
        };
        if !takes && !(above.lines && is_item) {
            self.above = None;
        }
        takes.then_some(above)
    }

    /// Begins an action with what is said above it, where its own words do not say it.
    pub(super) fn begin_below(&mut self, line: Line, words: Quoted, above: Above) {
        let own = self.source.owner_in_sentence(&words);
        let document = self.source.document;
        let own_due = due::in_sentence(document, words.span, self.source.dates);
        let says_when = own_due.is_some_and(|due| due.dated.is_some() || above.due.is_none());
        self.begin(line, words);
        self.open = self.open.take().map(|open| Parts {
            owner: own.or(above.owner),
            due: above.due.filter(|_| !says_when),
            ..open
        });
    }
}
