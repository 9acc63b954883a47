//! People's grades by indicator: how they are spread, and how they were moderated.

use std::collections::BTreeMap;

use super::figures::{Grades, Moderated};
use super::{Error, Readers};
use crate::estimates::{self, Drawn, Subject};
use crate::judgements::{Judgement, Role, Scale, moderate};
use crate::statistics::Confidence;

/// Ids that an error names before it stops.
const N_IDS_NAMED: usize = 5;

/// Refuses judgements on cases that were not drawn or not audited.
pub(super) fn refuse_outside(
    judgements: &[Judgement],
    of: &'static str,
    has: &dyn Fn(&str) -> bool,
) -> Result<(), Error> {
    let outside = judgements.iter().map(|own| own.id.as_str());
    let mut outside: Vec<&str> = outside.filter(|id| !has(id)).collect();
    outside.sort_unstable();
    outside.dedup();
    if outside.is_empty() {
        return Ok(());
    }
    let mut some = outside[..outside.len().min(N_IDS_NAMED)].join(", ");
    if outside.len() > N_IDS_NAMED {
        some.push_str(", …");
    }
    Err(Error::JudgedOutside {
        n: outside.len(),
        of,
        some,
    })
}

/// Grades by indicator.
pub(super) fn of(
    judgements: &[Judgement],
    drawn: Option<&Drawn>,
    confidence: Confidence,
) -> BTreeMap<String, Grades> {
    let scale = Scale::six_point();
    let (figures, spreads) = estimates::of_judgements(judgements, drawn, scale, confidence);
    let moderated = moderate(judgements, scale);
    let mut all = BTreeMap::new();
    for spread in spreads {
        let is_own = |about: &str| about == spread.indicator;
        let good = figures
            .iter()
            .find(|own| own.subject == Subject::Indicator && is_own(&own.measure));
        let Some(good) = good else { continue };
        let moderation = moderated.iter().find(|own| is_own(&own.about));
        let moderation = moderation
            .filter(|own| own.n_double > 0)
            .map(|own| Moderated {
                n_double: Some(own.n_double),
                same: Some(own.exact.x),
                within_one: own.within_one.map(|within| within.x),
            });
        let grades = Grades {
            good: good.clone(),
            moderation,
            spread: spread.clone(),
        };
        all.insert(spread.indicator, grades);
    }
    all
}

/// Who read and who moderated, by indicator.
pub(super) fn readers(judgements: &[Judgement]) -> BTreeMap<String, Readers> {
    let mut all: BTreeMap<String, Readers> = BTreeMap::new();
    for judgement in judgements {
        if let Some(indicator) = &judgement.indicator {
            let readers = all.entry(indicator.clone()).or_default();
            let list = match judgement.role {
                Role::Agreed => &mut readers.moderated,
                Role::First | Role::Second => &mut readers.read,
            };
            list.push(judgement.reader.clone());
        }
    }
    for readers in all.values_mut() {
        for list in [&mut readers.read, &mut readers.moderated] {
            list.sort_unstable();
            list.dedup();
        }
    }
    all
}
