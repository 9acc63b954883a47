//! Figures in words: each with its base, its interval and the word for its share.

use super::figures::{Measured, Unit};
use crate::estimates::{Estimate, Flag};

/// `12 of 15 case files, 80 % (95 % interval 55 to 93 %)`, or that it was withheld.
#[must_use]
pub fn figure(measured: &Measured) -> String {
    let estimate = &measured.estimate;
    match (estimate.x, estimate.n) {
        (Some(_), Some(_)) if is_untold(estimate) => share(estimate),
        (Some(x), Some(n)) if n > 0 => {
            with_share(&format!("{x} of {n} {}", measured.unit.noun(n)), estimate)
        }
        _ => share(estimate),
    }
}

/// The same without the unit's name, for sentences and tables that have said it: `12 of 15, 80 % …`.
#[must_use]
pub fn share(estimate: &Estimate) -> String {
    let (Some(x), Some(n)) = (estimate.x, estimate.n) else {
        return withheld(estimate);
    };
    if n == 0 {
        return "applies to none".to_owned();
    }
    if is_untold(estimate) {
        return format!("cannot tell for any of {n}");
    }
    with_share(&format!("{x} of {n}"), estimate)
}

/// `most case files, 12 of 15, 80 % (95 % interval 55 to 93 %)`.
#[must_use]
pub fn in_sentence(measured: &Measured) -> String {
    let estimate = &measured.estimate;
    if is_untold(estimate) {
        return format!("{} {}", share(estimate), measured.unit.noun(2));
    }
    let word = estimate.words.unwrap_or("some");
    let of = match word {
        "the majority" | "less than half" | "none" => " of the",
        _ => "",
    };
    let who = format!("{word}{of} {}", measured.unit.noun(2));
    if estimate.x.is_none() && estimate.words.is_some() {
        return format!("{who}; numbers withheld");
    }
    format!("{who}, {}", share(estimate))
}

/// Whether it could be told of none of those to which it applies: then there is no share to name.
pub(super) fn is_untold(estimate: &Estimate) -> bool {
    estimate.n.is_some_and(|n| n > 0) && estimate.counts.cannot_tell == estimate.n
}

fn with_share(base: &str, estimate: &Estimate) -> String {
    let Some(share) = estimate.estimate else {
        return format!("{base}; too few for a percentage");
    };
    let share = format!("{base}, {} %", percent(share));
    match (estimate.lower, estimate.upper) {
        (Some(lower), Some(upper)) => {
            let interval = interval(estimate.confidence, lower, upper);
            format!("{share} ({interval})")
        }
        _ => share,
    }
}

fn withheld(estimate: &Estimate) -> String {
    match estimate.words {
        Some(word) => format!("{word}; numbers withheld"),
        None => "withheld: small numbers".to_owned(),
    }
}

/// `95 % interval 55 to 93 %`.
#[must_use]
pub fn interval(confidence: f64, lower: f64, upper: f64) -> String {
    format!(
        "{} % interval {} to {} %",
        percent(confidence),
        percent(lower),
        percent(upper)
    )
}

/// A share in whole percent. Only all and none are 100 and 0.
#[must_use]
pub fn percent(share: f64) -> String {
    let rounded = (share * 100.0).round();
    if share < 1.0 && rounded >= 100.0 {
        return "over 99".to_owned();
    }
    if share > 0.0 && rounded <= 0.0 {
        return "under 1".to_owned();
    }
    format!("{rounded:.0}")
}

/// What stands beside a figure: what was outside it, or in doubt.
#[must_use]
pub fn beside(measured: &Measured) -> String {
    let counts = &measured.estimate.counts;
    let parts = [
        ("not met", counts.not_met),
        ("cannot tell", counts.cannot_tell),
        ("excused", counts.excused),
        ("not due yet", counts.not_due),
        ("not applicable", counts.not_applicable),
    ];
    let parts = parts
        .iter()
        .filter_map(|(name, n)| Some((name, (*n)?)).filter(|(_, n)| *n > 0));
    let parts: Vec<String> = parts.map(|(name, n)| format!("{n} {name}")).collect();
    parts.join(" · ")
}

/// The share if all that cannot be told were not met, and if all were met.
#[must_use]
pub fn bounds(estimate: &Estimate) -> Option<String> {
    let bounds = estimate.bounds.filter(|_| !is_untold(estimate))?;
    Some(format!(
        "between {} and {} %, whichever way what cannot be told would turn out",
        percent(bounds.lower),
        percent(bounds.upper)
    ))
}

/// How a figure moved since the last round.
#[must_use]
pub fn trend(measured: &Measured) -> Option<String> {
    let trend = measured.trend.as_ref()?;
    let [.., before, after] = trend.rounds.as_slice() else {
        return None;
    };
    let counts = format!(
        "{} of {} then, {} of {} now",
        before.x, before.n, after.x, after.n
    );
    let Some(found) = trend.difference else {
        return Some(format!("{counts}; too few to compare"));
    };
    let way = match (found.is_beyond_chance, found.difference > 0.0) {
        (false, _) => "no change that chance would not explain",
        (true, true) => "better, more than chance explains",
        (true, false) => "worse, more than chance explains",
    };
    Some(format!("{counts}: {way}"))
}

/// What may weaken a figure, in words.
#[must_use]
pub fn flag(flag: Flag) -> &'static str {
    match flag {
        Flag::NoSample => "describes these alone; about others only if chance chose these",
        Flag::LearningSample => "a learning sample: counts only",
        Flag::TooFew => "fewer than 5: no percentage",
        Flag::ApplicableEstimated => "to how many cases it applies is estimated too",
        Flag::StratumUnread => "a stratum has no case that was read: no interval",
        Flag::NoVariance => "a stratum has one case of several: no interval",
        Flag::Unreliable => "unreliable: few cases",
        Flag::CasesMissing => "some cases of the sample were not audited or judged",
        Flag::ExtendedAfterResults => "the sample was extended after results had been seen",
        Flag::ManyCannotTell => "more than one in ten could not be told",
        Flag::FindingsSeen => "some readers had seen the findings before they judged",
        Flag::Hidden => "some numbers are withheld",
    }
}

/// A count, or that it was withheld.
#[must_use]
pub fn count(n: Option<u64>) -> String {
    n.map_or_else(|| "withheld".to_owned(), |n| n.to_string())
}

/// Whether the figure's unit is worth a heading of its own beside the cases.
#[must_use]
pub fn unit_title(unit: Unit) -> &'static str {
    match unit {
        Unit::Cases => "Case files",
        Unit::Items => "Items in them",
        Unit::Policies => "Policies",
        Unit::Documents => "Other documents",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimates::{Counted, Subject};

    #[test]
    fn what_could_be_told_of_none_has_no_share() {
        let counts = Counted {
            cannot_tell: Some(15),
            ..Counted::default()
        };
        let estimate = Estimate {
            measure: "policy-dated".to_owned(),
            subject: Subject::Rule,
            denominator: "applicable",
            x: Some(0),
            n: Some(15),
            population: None,
            n_cases: None,
            estimate: Some(0.0),
            lower: Some(0.0),
            upper: Some(0.2),
            confidence: 0.95,
            method: String::new(),
            weighted: false,
            n_effective: None,
            bounds: None,
            words: Some("none"),
            counts,
            flags: Vec::new(),
        };
        assert_eq!(share(&estimate), "cannot tell for any of 15");
    }

    #[test]
    fn nearly_all_is_never_shown_as_all() {
        assert_eq!(percent(0.998), "over 99");
        assert_eq!(percent(1.0), "100");
        assert_eq!(percent(0.001), "under 1");
        assert_eq!(percent(0.0), "0");
        assert_eq!(percent(0.805), "81");
    }
}
