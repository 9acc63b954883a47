//! Is each plan one child's own: no two case files whose plans hold the same actions in nearly the
//! same words.
//!
//! In: what [`Unlike::keep`] took from every case file. Out: for each plan, whether another case
//! file has it too. Names, numbers and "he" or "she" are left aside: a copied plan changes those.

use serde::Deserialize;

use super::Kind;
use crate::casefile::Record;
use crate::document::{Document, Part, Span};
use crate::facts::Kind as DocumentKind;
use crate::finding::{Evidence, Outcome, Role};
use crate::likeness::{self, Sketch};
use crate::rules::across::{Kept, KeptText};
use crate::rules::view::{Seen, View, count, quote};

/// Texts whose sketches are at least this alike are compared word by word.
const LIKENESS_MIN: f64 = 0.4;
/// With so many other texts of its group a text is compared.
const COMPARED_MAX: usize = 32;
/// Two actions are the same in nearly the same words when so many tenths of their words are.
const TENTHS_SAME_MIN: usize = 8;
/// How many pairs of actions are quoted.
const QUOTED_MAX: usize = 3;

/// The parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Unlike {
    /// The kinds of document that are compared.
    kinds: Vec<DocumentKind>,
    /// Plans are alike when so many of their actions, in a hundred, are.
    alike_percent_min: usize,
    /// A plan with fewer actions may be like another by chance.
    actions_min: usize,
}

impl Kind for Unlike {
    fn judge(&self, _: &View<'_>) -> Vec<Seen> {
        Vec::new()
    }

    fn keep(&self, view: &View<'_>) -> Option<Kept> {
        view.case.id.as_ref()?;
        let plans = view.of_kinds(&self.kinds);
        let mut kept: Vec<KeptText> = plans.filter_map(|record| kept_of(record, true)).collect();
        if kept.is_empty() {
            let within = view.in_part(&self.kinds);
            kept = within.filter_map(|record| kept_of(record, false)).collect();
        }
        let otherwise = if kept.is_empty() {
            view.nothing_to_judge("plan with actions")
        } else {
            Vec::new()
        };
        Some(Kept {
            texts: kept,
            otherwise,
        })
    }

    fn across(&self, kept: &[Option<Kept>]) -> Vec<Vec<Seen>> {
        let texts: Vec<(usize, &KeptText)> = kept
            .iter()
            .enumerate()
            .flat_map(|(case, kept)| kept.iter().map(move |kept| (case, kept)))
            .flat_map(|(case, kept)| kept.texts.iter().map(move |text| (case, text)))
            .collect();
        let n_cases = kept.iter().flatten().count();
        let partners = self.partners(&texts);
        let mut seen: Vec<Vec<Seen>> = kept
            .iter()
            .map(|kept| kept.as_ref().map(|kept| kept.otherwise.clone()))
            .map(Option::unwrap_or_default)
            .collect();
        for ((case, text), partner) in texts.iter().zip(partners) {
            seen[*case].push(match partner {
                Some(pairs) => self.alike(text, &pairs),
                None => unlike(text, n_cases),
            });
        }
        seen
    }

    fn outcomes(&self) -> &'static [Outcome] {
        &[
            Outcome::Met,
            Outcome::NotMet,
            Outcome::NotApplicable,
            Outcome::CannotTell,
        ]
    }

    fn holes(&self, outcome: Outcome) -> &'static [&'static str] {
        match outcome {
            Outcome::Met => &["n"],
            Outcome::NotMet => &["n", "total"],
            _ => &["why"],
        }
    }

    fn explain(&self) -> Vec<String> {
        vec![
            format!(
                "Compares the actions of each plan with those of every other case file. Plans are alike when at least {} in 100 of the actions of both are the same in nearly the same words, whatever names, dates and numbers stand in them.",
                self.alike_percent_min
            ),
            format!(
                "A plan of fewer than {} that is like another is left to a person: it may be so by chance.",
                count(self.actions_min, "action")
            ),
        ]
    }
}

/// Two actions in the same words: the place of each in its text.
type Pair<'a> = (&'a Evidence, &'a Evidence);

impl Unlike {
    /// For each text, the actions that it shares with the text of another case that is most like it.
    fn partners<'a>(&self, texts: &[(usize, &'a KeptText)]) -> Vec<Option<Vec<Pair<'a>>>> {
        let sketches: Vec<Sketch> = texts.iter().map(|(_, text)| sketch(text)).collect();
        let mut partners: Vec<Option<Vec<Pair<'a>>>> = vec![None; texts.len()];
        for group in likeness::groups(&sketches, LIKENESS_MIN) {
            for one in &group {
                let (case, text) = texts[*one];
                let others = group.iter().map(|other| texts[*other]);
                let others = others.filter(|(other, _)| *other != case);
                partners[*one] = others
                    .take(COMPARED_MAX)
                    .filter_map(|(_, other)| self.shared(text, other))
                    .max_by_key(Vec::len);
            }
        }
        partners
    }

    /// The actions that two texts share, where there are enough of them.
    fn shared<'a>(&self, one: &'a KeptText, other: &'a KeptText) -> Option<Vec<Pair<'a>>> {
        let mut left: Vec<usize> = (0..other.parts.len()).collect();
        let mut pairs = Vec::new();
        for part in &one.parts {
            let same = |at: &usize| are_same(&part.words, &other.parts[*at].words);
            if let Some(place) = left.iter().position(same) {
                let at = left.swap_remove(place);
                pairs.push((&part.quote, &other.parts[at].quote));
            }
        }
        let n = one.parts.len().max(other.parts.len());
        (pairs.len() * 100 >= self.alike_percent_min * n).then_some(pairs)
    }

    fn alike(&self, text: &KeptText, pairs: &[Pair<'_>]) -> Seen {
        let quotes = pairs.iter().take(QUOTED_MAX);
        let quotes = quotes
            .flat_map(|(own, other)| [(*own).clone(), (*other).clone().in_role(Role::Against)]);
        let seen = if text.parts.len() < self.actions_min {
            Seen::new(Outcome::CannotTell)
                .why("its few actions stand in another case file too, which may be so by chance")
                .settle("read both plans and judge whether each is the child's own")
        } else {
            Seen::new(Outcome::NotMet)
                .say("n", pairs.len().to_string())
                .say("total", count(text.parts.len(), "action"))
        };
        seen.of_path(&text.document).show_all(quotes)
    }
}

fn unlike(text: &KeptText, n_cases: usize) -> Seen {
    let shown = text.parts.first().map(|part| part.quote.clone());
    let seen = if n_cases < 2 {
        Seen::new(Outcome::NotApplicable).why("no other case file was read")
    } else {
        Seen::new(Outcome::Met).say("n", count(n_cases - 1, "other case file"))
    };
    seen.of_path(&text.document).show_all(shown)
}

/// What is compared of a record: its actions; of a plan in which none was made out, its lines.
fn kept_of(record: &Record, is_plan: bool) -> Option<KeptText> {
    let Record { document, facts } = record;
    let actions = facts.actions.iter().map(|action| action.text.span);
    let mut said: Vec<Span> = actions.collect();
    if said.is_empty() && is_plan {
        said = texts(document);
    }
    let parts: Vec<_> = said
        .into_iter()
        .map(|span| crate::rules::across::KeptPart {
            words: words_of(document.at(span)),
            quote: quote(document, span, Role::Subject),
        })
        .filter(|part| !part.words.is_empty())
        .collect();
    (!parts.is_empty()).then(|| KeptText {
        document: document.path.clone(),
        parts,
    })
}

/// The lines and cells that say something: what a plan is told by where no action was made out.
fn texts(document: &Document) -> Vec<Span> {
    const WORDS_MIN: usize = 5;
    let blocks = document.part(Part::Body).filter(|block| block.is_said());
    let is_long = |text: &str| text.split_whitespace().count() >= WORDS_MIN;
    let long = blocks.filter(|block| is_long(document.text_of(block)));
    long.map(|block| block.span).collect()
}

/// What stands in place of a name, of a number, and of whoever is spoken of.
const SOMEBODY: &str = "somebody";
const NUMBER: &str = "0";

/// An action's words, without what differs between one child's plan and a copy of it.
fn words_of(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for (at, piece) in text.split_whitespace().enumerate() {
        let bare = piece.trim_matches(|c: char| !c.is_alphanumeric());
        if bare.is_empty() {
            continue;
        }
        let lower = bare.to_lowercase();
        let word = match lower.as_str() {
            "he" | "she" | "they" | "him" | "her" | "his" | "their" | "them" => SOMEBODY,
            _ if bare.contains(|c: char| c.is_ascii_digit()) => NUMBER,
            _ if at > 0 && bare.starts_with(char::is_uppercase) => SOMEBODY,
            _ => &lower,
        };
        if !(word == SOMEBODY && words.last().is_some_and(|last| last == SOMEBODY)) {
            words.push(word.to_owned());
        }
    }
    words
}

fn sketch(text: &KeptText) -> Sketch {
    let words = text.parts.iter().flat_map(|part| &part.words);
    Sketch::of(words.map(String::as_str))
}

/// Tells whether two actions are the same in nearly the same words, in the same order.
fn are_same(one: &[String], other: &[String]) -> bool {
    let n = one.len().max(other.len());
    let least = one.len().min(other.len());
    let enough = |same: usize| same * 10 >= n * TENTHS_SAME_MIN;
    enough(least) && enough(in_common(one, other))
}

/// The longest run of words, gaps allowed, that both have.
fn in_common(one: &[String], other: &[String]) -> usize {
    let mut row = vec![0_usize; other.len() + 1];
    for word in one {
        let mut above_left = 0;
        for (at, against) in other.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if word == against {
                above_left + 1
            } else {
                above.max(row[at])
            };
            above_left = above;
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_with_another_name_is_the_same_action() {
        let own = words_of("Refer Isla to speech therapy by 12 June and tell her mum");
        let copy = words_of("Refer Jack to speech therapy by 3 May and tell his mum");
        assert!(are_same(&own, &copy));
    }

    #[test]
    fn another_thing_to_do_is_another_action() {
        let own = words_of("Refer Isla to speech therapy");
        assert!(!are_same(&own, &words_of("Refer Isla to the eye clinic")));
        assert!(!are_same(&own, &words_of("Visit Isla at home every week")));
    }
}
