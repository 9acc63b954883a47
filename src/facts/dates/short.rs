//! Reads dates that only their place makes dates: "12/3", "160318", "??/06/18".
//!
//! In: a walk and a position. Out: a point, where a word, a label or the line vouches for it.

use super::lexicon::Word;
use super::past::can_be_time;
use super::point::{Found, Point, What, Year};
use super::scan::{Said, Walk};
use super::token::{Gap, Kind};

/// A list of days is followed over this many tokens to the one with its year.
const N_TOKENS_LIST_MAX: usize = 24;

/// Tells whether a point is a day and month of numbers with its year.
fn is_numeric_day(point: &Point) -> bool {
    matches!(point.what, What::Numeric { .. }) && point.year != Year::Unsaid
}

/// Tells whether a mention is a day and month of numbers without a year.
fn is_yearless(said: &Said) -> bool {
    let Said::Point(point) = said else {
        return false;
    };
    matches!(point.what, What::Numeric { .. }) && point.year == Year::Unsaid
}

impl Walk<'_> {
    /// Reads "12/3", where a word or the place vouches for it.
    pub(super) fn short_date(&self, at: usize, led: bool) -> Option<Found> {
        let t = self.tokens;
        let (point, end) = t.short_numeric(at, b"/.-")?;
        let What::Numeric { first, second } = point.what else {
            return None;
        };
        let (tail, tail_end) = self.short_year_tail(point, end);
        if tail_end > end {
            return Some((tail, tail_end));
        }
        let slash = t.is_mark(at + 1, b'/');
        let before = at.checked_sub(1).and_then(|before| t.word(before));
        let strongly = matches!(
            before,
            Some(Word::On | Word::Date | Word::Weekday(_) | Word::Between)
        );
        let on = at > 0 && t.is(at - 1, Word::On);
        let timed = t.is_mark(at + 1, b'.') && second > 12 && !on;
        let clinical = matches!(second, 7 | 12 | 52)
            && matches!(t.word(end), Some(Word::Old | Word::Ago))
            && t.near(end);
        let always = (first, second) == (24, 7) && !strongly;
        if timed || clinical || always || self.is_measure(at) || self.ends_share(at) {
            return None;
        }
        let whole = at == 0 && (end == t.all.len() || t.is_mark(end, b','));
        let fraction = second < 5 && first < second && !strongly || second == 40;
        let ranged = slash && t.is_mark(end, b'-') && t.short_numeric(end + 1, b"/").is_some();
        let in_line = self.dated && t.gap(at) == Gap::Line || self.labelled(at);
        let opens = t.gap(at) == Gap::Line || at > 0 && t.is_mark(at - 1, b';');
        let placed =
            opens && (t.is_mark(end, b':') || t.is_mark(end, b'-') || self.is_alone_until(end));
        let vouched = slash || first > 12 && t.is_mark(at + 1, b'-');
        let told = whole && vouched
            || ranged
            || strongly && (slash || !t.is_mark(at + 1, b'-'))
            || slash && !fraction && (led || placed || in_line || self.is_noted(end))
            || slash && second <= 12 && (self.is_of_list(at, end) || self.has_clock(end))
            || slash && self.heads_note(at) && second <= 12 && !t.counts_things(end)
            || slash && self.is_entry(at, end) && second <= 12
            || slash && second <= 12 && self.leads_to_whole(end)
            || slash && first > 12 && second <= 12 && self.closes_note(at, end)
            || slash
                && !fraction
                && first > 12
                && second <= 12
                && first + second > 24
                && !t.counts_things(end);
        (told && !self.vetoed(at)).then_some((point, end))
    }

    /// Reads "02/26" and "(10.16)" where they fill a cell or what a label leaves: a month of a year
    /// if label or column give a document's own dates, else nothing.
    pub(super) fn month_by_role(&self, at: usize) -> Option<Found> {
        let t = self.tokens;
        let (mut point, end) = t.short_numeric(at, b"/.")?;
        let padded = matches!(t.number(at), Some((_, 2)));
        let in_brackets = at > 0 && t.is_mark(at - 1, b'(') && t.is_mark(end, b')');
        let (from, to) = (
            at - usize::from(in_brackets),
            end + usize::from(in_brackets),
        );
        let is_led = self.is_behind_deed(from);
        let opens = is_led
            || t.gap(from) == Gap::Line
            || t.is_mark(from - 1, b':')
            || t.is_mark(from - 1, b'|');
        let ends = [b'|', b';', b',', b'.'].iter();
        let closes = !t.near(to) || { ends }.any(|mark| t.is_mark(to, *mark));
        point.is_by_role = true;
        let is_month = point.may_be_year && (padded || is_led) && !t.is_mark(at + 1, b'-');
        (is_month && opens && closes && !self.vetoed(at)).then_some((point, end))
    }

    /// Tells whether the word right before a place is what is done to documents: "Review 10/26".
    fn is_behind_deed(&self, at: usize) -> bool {
        const DEEDS: [&str; 12] = [
            "review",
            "reviewed",
            "approved",
            "issued",
            "adopted",
            "ratified",
            "agreed",
            "endorsed",
            "published",
            "effective",
            "revised",
            "updated",
        ];
        let t = self.tokens;
        let before = at.checked_sub(1).filter(|_| t.near(at));
        let word = before.map_or("", |before| t.written(before));
        let word = word.rsplit(' ').next().unwrap_or("");
        DEEDS.iter().any(|deed| word.eq_ignore_ascii_case(deed))
    }

    /// Tells whether two numbers are a share of something: "a score of 7/10", but not "the letter of
    /// 7/10".
    fn is_measure(&self, at: usize) -> bool {
        let t = self.tokens;
        let of = at >= 3 && t.near(at) && t.is(at - 1, Word::Of);
        of && t.is(at - 3, Word::Cardinal(1)) && t.near(at - 2) && t.near(at - 1)
    }

    /// Tells whether days stand in a list behind a label: "Home visits: 1/6, 4/6, 8/6".
    fn is_of_list(&self, at: usize, end: usize) -> bool {
        let t = self.tokens;
        let before = at.checked_sub(1).filter(|_| t.gap(at) == Gap::Space);
        let opens = before.is_some_and(|before| t.is_mark(before, b':'));
        let next = t.is_mark(end, b',') && t.short_numeric(end + 1, b"/").is_some();
        let last = self.found.last().filter(|last| is_yearless(&last.said));
        let joined = at >= 2 && (t.is_mark(at - 1, b',') || t.is(at - 1, Word::And));
        let goes_on = joined && last.is_some_and(|last| last.span.end == t.all[at - 2].end);
        opens && next || before.is_some() && (goes_on || self.goes_up(at))
    }

    /// Tells whether three days or more stand in a list, each later than the one before, and one
    /// of them can be no share of something: "visits 8/1, 22/1 and 5/2".
    fn goes_up(&self, at: usize) -> bool {
        const N_DAYS_MIN: usize = 3;
        let t = self.tokens;
        let (mut at, mut n_days, mut last, mut is_clear) = (at, 0, (0, 0), false);
        while let Some((point, end)) = t.short_numeric(at, b"/") {
            let What::Numeric { first, second } = point.what else {
                return false;
            };
            if second > 12 || (second, first) <= last {
                return false;
            }
            (last, n_days) = ((second, first), n_days + 1);
            is_clear |= first > 12;
            let joined = t.near(end) && (t.is_mark(end, b',') || t.is(end, Word::And));
            if !joined || n_days > N_TOKENS_LIST_MAX {
                break;
            }
            at = end + 1;
        }
        n_days >= N_DAYS_MIN && is_clear
    }

    /// Tells whether a time of the working day follows: "3/7 9.30", "3/7 14:00", "3/7 2pm".
    fn has_clock(&self, end: usize) -> bool {
        let t = self.tokens;
        let Some((hour, 1 | 2)) = t.number(end).filter(|_| t.gap(end) == Gap::Space) else {
            return false;
        };
        let minutes = t
            .number(end + 2)
            .filter(|_| t.glued(end + 1) && t.glued(end + 2));
        let parted = t.is_mark(end + 1, b':') || t.is_mark(end + 1, b'.');
        let is_clock =
            |(minutes, digits): (u32, u8)| digits == 2 && minutes < 60 && minutes % 5 == 0;
        let clock = parted && minutes.is_some_and(is_clock);
        let named = matches!(t.written(end + 1), "am" | "pm") && t.glued(end + 1);
        (7..=20).contains(&hour) && clock && !t.is_longer(end + 3) || hour <= 12 && named
    }

    /// Tells whether two numbers end what began as a share: "from 6/10 to 8/10".
    fn ends_share(&self, at: usize) -> bool {
        let t = self.tokens;
        let joined = at >= 4 && t.near(at) && t.is(at - 1, Word::To) && t.is_mark(at - 3, b'/');
        joined && self.found.last().map(|last| last.span.end) != Some(t.all[at - 2].end)
    }

    /// Tells whether two-digit day and month head a line or a note: "01/06 HV; 02/06 TC".
    pub(super) fn heads_note(&self, at: usize) -> bool {
        let t = self.tokens;
        let padded = [at, at + 2]
            .iter()
            .all(|at| matches!(t.number(*at), Some((_, 2))));
        let opens = t.gap(at) == Gap::Line || at > 0 && t.is_mark(at - 1, b';');
        padded && opens && t.near(at + 3) && t.gap(at + 3) == Gap::Space
    }

    /// Tells whether a day heads its line as another has done before: "5/4 visit, seen".
    fn is_entry(&self, at: usize, end: usize) -> bool {
        let t = self.tokens;
        let opens = t.gap(at) == Gap::Line && t.near(end);
        let heads = opens && (self.has_entries || self.lists_days());
        heads && t.gap(end) == Gap::Space && !t.is(end, Word::Of) && !t.counts_things(end)
    }

    /// Tells whether a day that can be no fraction closes its note, and is no door: "Panel 22/2."
    fn closes_note(&self, at: usize, end: usize) -> bool {
        const DOORS: [&str; 6] = ["flat", "unit", "ward", "room", "house", "block"];
        let t = self.tokens;
        let Some(before) = at.checked_sub(1).filter(|_| t.gap(at) == Gap::Space) else {
            return false;
        };
        let word = t.written(before).rsplit(' ').next().unwrap_or("");
        let is_door = DOORS.iter().any(|door| word.eq_ignore_ascii_case(door));
        let closes = [b'.', b';', b')'].iter().any(|mark| t.is_mark(end, *mark));
        let named = t.get(before).is_some_and(|token| token.kind == Kind::Other);
        named && !is_door && (closes || !t.near(end))
    }

    /// Tells whether lines of the text begin with days such as "1/3", of which one is whole or
    /// can be no fraction. Looked at once a text.
    fn lists_days(&self) -> bool {
        if let Some(known) = self.day_lines.get() {
            return known;
        }
        let t = self.tokens;
        let (mut n_lines, mut is_clear) = (0, false);
        for at in (0..t.all.len()).filter(|at| t.gap(*at) == Gap::Line) {
            let whole = t
                .numeric(at)
                .is_some_and(|(point, _)| is_numeric_day(&point));
            let short = t.short_numeric(at, b"/").filter(|(_, end)| t.near(*end));
            let no_fraction = short
                .as_ref()
                .is_some_and(|(point, _)| matches!(point.what, What::Numeric { first: 13.., .. }));
            n_lines += u32::from(whole || short.is_some());
            is_clear |= whole || no_fraction;
        }
        let listed = n_lines > 2 && is_clear;
        self.day_lines.set(Some(listed));
        listed
    }

    /// Tells whether only marks and days without a year stand between a place and a whole date on
    /// its line: "12/1 \u{2713}, 9/2 x, 9/3/21".
    fn leads_to_whole(&self, end: usize) -> bool {
        let t = self.tokens;
        let mut at = end;
        while at < end + N_TOKENS_LIST_MAX && t.near(at) {
            if let Some((_, next)) = t.short_numeric(at, b"/") {
                at = next;
            } else if let Some((point, _)) = t.numeric(at) {
                return is_numeric_day(&point);
            } else if matches!(t.get(at).map(|token| token.kind), Some(Kind::Mark(_))) {
                at += 1;
            } else {
                return false;
            }
        }
        false
    }

    /// Tells whether a dash or a colon opens the note that a date heads: "TC 9/11 – no reply".
    pub(super) fn is_noted(&self, end: usize) -> bool {
        let t = self.tokens;
        let dash = t.is_mark(end, b'-') && t.gap(end) == Gap::Space;
        let colon = t.is_mark(end, b':') && t.glued(end);
        (dash || colon) && t.gap(end + 1) == Gap::Space && t.number(end + 1).is_none()
    }

    pub(super) fn is_alone_until(&self, end: usize) -> bool {
        !self.tokens.near(end)
    }

    /// Reads the ", 2020" of "5/7, 2020".
    pub(super) fn short_year_tail(&self, mut point: Point, end: usize) -> Found {
        let t = self.tokens;
        if t.near(end)
            && t.is_mark(end, b',')
            && t.near(end + 1)
            && let Some((year, after)) = t.full_year(end + 1)
            && !t.is_longer(after)
        {
            point.year = year;
            return (point, after);
        }
        (point, end)
    }

    /// Reads "160318" and "16032018" in a place for dates.
    pub(super) fn packed(&self, at: usize) -> Option<Found> {
        let t = self.tokens;
        let (value, digits) = t.number(at)?;
        let opens = !t.glued(at + 1) || t.is_mark(at + 1, b'.') || t.is_mark(at + 1, b')');
        let is_stamp = self.is_stamp(at);
        if !is_stamp && !(opens && (self.dated || self.labelled(at))) {
            return None;
        }
        let (first, second, year) = match digits {
            6 => (
                value / 10_000,
                value / 100 % 100,
                Year::Short(i16::try_from(value % 100).ok()?),
            ),
            8 if (1900..2100).contains(&(value % 10_000)) && !is_stamp => {
                let year = i16::try_from(value % 10_000).ok()?;
                (value / 1_000_000, value / 10_000 % 100, Year::Full(year))
            }
            8 if (1900..2100).contains(&(value / 10_000)) => {
                let year = i16::try_from(value / 10_000).ok()?;
                (value % 100, value / 100 % 100, Year::Full(year))
            }
            _ => return None,
        };
        let fits = (1..=31).contains(&first) && (1..=12).contains(&second);
        let what = What::Numeric {
            first: u8::try_from(first).ok()?,
            second: u8::try_from(second).ok()?,
        };
        fits.then(|| (Point::new(what, year), at + 1))
    }

    /// Tells whether a time or a file's name goes on from eight digits: "20260203T0900",
    /// "20260203_Minutes".
    fn is_stamp(&self, at: usize) -> bool {
        let t = self.tokens;
        if !matches!(t.number(at), Some((_, 8))) || !t.glued(at + 1) || t.glued(at) {
            return false;
        }
        let hours = t.number(at + 2).filter(|_| t.glued(at + 2));
        let is_clock = hours.is_some_and(|(value, digits)| match digits {
            4 => can_be_time(value),
            6 => can_be_time(value / 100) && value % 100 < 60,
            _ => false,
        });
        let timed = matches!(t.written(at + 1), "T" | "t") && is_clock;
        let names = t.is_mark(at + 1, b'_') && t.glued(at + 2) && t.number(at + 2).is_none();
        timed || names
    }

    /// Tells whether a label for a date stands before a position on its line.
    pub(super) fn labelled(&self, at: usize) -> bool {
        const LABELS: [&str; 8] = [
            "date", "dated", "dob", "d.o.b", "born", "approved", "reviewed", "issued",
        ];
        let t = self.tokens;
        let Some(token) = t.get(at) else { return false };
        let before = &t.text.as_bytes()[token.start.saturating_sub(40)..token.start];
        let line = before
            .rsplit(|byte| *byte == b'\n')
            .next()
            .unwrap_or(before);
        let line = line.trim_ascii_end();
        let line = line.strip_suffix(b":").unwrap_or(line).trim_ascii_end();
        LABELS.iter().any(|label| {
            line.len() >= label.len()
                && line[line.len() - label.len()..].eq_ignore_ascii_case(label.as_bytes())
        })
    }

    /// Reads a date of which a part was left open: "??/06/18", "xx/06/2018", "--/03/2018".
    pub(super) fn half_date(&self, at: usize) -> Option<Found> {
        let t = self.tokens;
        let doubled =
            t.get(at)?.kind == t.get(at + 1)?.kind && t.glued(at + 1) && !t.is(at, Word::Blank);
        let blank_end = at + 1 + usize::from(doubled);
        let (_, month_digits) = t.number(blank_end + 1)?;
        let (_, year_digits) = t.number(blank_end + 3)?;
        let glued = (blank_end..blank_end + 4).all(|at| t.glued(at));
        let slashes = t.is_mark(blank_end, b'/') && t.is_mark(blank_end + 2, b'/');
        let fits = month_digits <= 2 && matches!(year_digits, 2 | 4);
        let stands = glued && slashes && fits;
        stands.then(|| (Point::new(What::Impossible, Year::Unsaid), blank_end + 4))
    }
}
