//! Every figure against R and Python packages, and every draw against the specification.
//!
//! In: the cases of `tests/reference/sampling.json`, each with its source. A case's answer is
//! computed field by field and compared: real numbers to 1e-9 unless the file says otherwise,
//! whole numbers and text exactly. Fields that other definitions or wrong formulas gave are left
//! out, and so is the one family that casewise does not offer.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use casewise::calendar::Day;
use casewise::sampling::{
    Columns, Extending, Frame, How, Plan, Recent, Request, Roster, Sample, Seed, SizeBy, Source,
    Status, by_size, lowest, sha256_hex,
};
use casewise::statistics::agreement::{Level, Table, Weights, fleiss, krippendorff};
use casewise::statistics::difference::{self, Counted};
use casewise::statistics::distribution::{self, Hypergeometric};
use casewise::statistics::rollup::Answers;
use casewise::statistics::stratified::{self, Record, Stratum};
use casewise::statistics::{
    Confidence, Interval, allocation, chart, disclosure, finite, proportion, size,
};
use serde_json::{Value, json};

/// An alternative ticket that the specification names and casewise does not offer.
const NOT_OFFERED: &str = "draw_ticket_blake3_keyed";

static REFERENCE: LazyLock<Value> = LazyLock::new(|| {
    serde_json::from_str(include_str!("reference/sampling.json")).expect("the reference is JSON")
});

#[test]
fn every_reference_case_has_its_answer() {
    let mut wrong = Vec::new();
    let mut n = 0;
    for case in REFERENCE["cases"].as_array().expect("cases") {
        let family = text(&case["family"]);
        if family == NOT_OFFERED {
            continue;
        }
        n += 1;
        let found = answer(family, &case["input"]);
        for (field, expected) in case["expected"].as_object().expect("fields") {
            if is_compared(field) && !is_same(&found[field], expected, tolerance(family)) {
                wrong.push(format!(
                    "{} {field}: found {}, expected {expected}",
                    text(&case["id"]),
                    found[field]
                ));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert_eq!(n, 284);
}

/// Second opinions, other definitions and figures that are wrong on purpose are not ours to give.
fn is_compared(field: &str) -> bool {
    let is_other = ["alt_", "chk_", "naive_"]
        .iter()
        .any(|start| field.starts_with(start));
    !is_other && !["irr_null_se", "unweighted_p"].contains(&field)
}

fn tolerance(family: &str) -> f64 {
    REFERENCE["tolerance"][family].as_f64().unwrap_or(1e-9)
}

fn is_same(found: &Value, expected: &Value, tolerance: f64) -> bool {
    match (found, expected) {
        (Value::Array(found), Value::Array(expected)) => {
            found.len() == expected.len()
                && found
                    .iter()
                    .zip(expected)
                    .all(|(a, b)| is_same(a, b, tolerance))
        }
        (Value::Object(found), Value::Object(expected)) => expected.iter().all(|(key, value)| {
            found
                .get(key)
                .is_some_and(|own| is_same(own, value, tolerance))
        }),
        (Value::Number(a), Value::Number(b)) => match (a.as_f64(), b.as_f64()) {
            (Some(a), Some(b)) => (a - b).abs() <= tolerance,
            _ => false,
        },
        _ => found == expected,
    }
}

fn answer(family: &str, input: &Value) -> Value {
    match family {
        "wilson" => ends(proportion::wilson(x(input), n(input), confidence(input))),
        "wilson_cc" => ends(proportion::wilson_corrected(
            x(input),
            n(input),
            confidence(input),
        )),
        "jeffreys" => ends(proportion::jeffreys(x(input), n(input), confidence(input))),
        "clopper_pearson" => ends(proportion::clopper_pearson(
            x(input),
            n(input),
            confidence(input),
        )),
        "wilson_fpc" => wilson_finite(input),
        "hypergeom_ci" => exact(input),
        "one_sided_upper_binomial" => {
            json!({"upper": proportion::upper_bound(x(input), n(input), confidence(input))})
        }
        "one_sided_upper_hypergeom" => upper_count(input),
        "sample_size_proportion" => size_of_share(input),
        "sample_size_wilson" => size_of_wilson(input),
        "sample_size_discovery" => size_of_discovery(input),
        "sample_size_attribute_aicpa" => size_of_attribute(input),
        "sample_size_two_proportions" => size_of_difference(input),
        "lqas" => lot(input),
        "stratified_proportion" => stratified_proportion(input),
        "stratified_zero_variance" => without_variance(input),
        "stratified_mean" => stratified_mean(input),
        "domain_proportion" => domain(input),
        "clustered_ratio" => ratio(input),
        "alloc_proportional_largest_remainder" => {
            json!({"n_h": allocation::proportional(&sizes(input), n(input))})
        }
        "alloc_lr_min_cap" => {
            let least = whole(&input["min"]);
            json!({"n_h": allocation::proportional_with_minimum(&sizes(input), n(input), least)})
        }
        "alloc_neyman_integer_optimal" => {
            let least = input["min"].as_u64().unwrap_or(0);
            let spreads = reals(&input["S_h"]);
            json!({"n_h": allocation::neyman_whole(&sizes(input), &spreads, n(input), least)})
        }
        "alloc_neyman_real" => neyman(input),
        "pps_inclusion_probabilities" => {
            json!({"pik": allocation::inclusion_probabilities(&reals(&input["size"]), n(input))})
        }
        "irr_two_readers" => two_readers(input),
        "irr_within_one" => within_one(input),
        "krippendorff_matrix" => {
            json!({"alpha": krippendorff(&units(&input["ratings"]), level(text(&input["level"])))})
        }
        "fleiss_kappa" => fleiss_kappa(input),
        "p_chart" => p_chart(input),
        "p_prime_chart" => limits(chart::p_prime_chart(&rounds(input))),
        "xmr_chart" => xmr(input),
        "mdc_rules" => signals(input),
        "anhoej_runs" => runs(input),
        "difference_newcombe" => difference_of(difference::newcombe(
            first(input),
            second(input),
            confidence(input),
        )),
        "difference_miettinen_nurminen" => difference_of(difference::miettinen_nurminen(
            first(input),
            second(input),
            confidence(input),
        )),
        "difference_fpc_newcombe" => difference_of(difference::newcombe_finite(
            (first(input), whole(&input["N1"])),
            (second(input), whole(&input["N2"])),
            confidence(input),
        )),
        "fisher_exact" => json!({"p_value": difference::fisher(first(input), second(input))}),
        "trend_cochran_armitage" => trend(input),
        "beta_quantile" => json!({"q": distribution::beta_quantile(
            real(&input["p"]), real(&input["a"]), real(&input["b"]))}),
        "normal_quantile" => json!({"q": distribution::normal_quantile(real(&input["p"]))}),
        "t_quantile" => {
            json!({"q": distribution::t_quantile(real(&input["p"]), real(&input["df"]))})
        }
        "hypergeom_cdf" => hypergeometric(input),
        "rollup" => rollup(input),
        "suppression_one_way" => hidden_rows(input),
        "suppression_proportion" => hidden_share(input),
        "draw_ticket_hmac_sha256" => tickets(input),
        "draw_srs_order" => order(input),
        "draw_stratified" => drawn(input),
        "draw_stability" => stability(input),
        "draw_extend" => extended(input),
        "draw_sequential_poisson_pps" => by_size_answer(input),
        other => panic!("no answer for the family {other}"),
    }
}

fn text(value: &Value) -> &str {
    value.as_str().expect("text")
}

fn whole(value: &Value) -> u64 {
    value.as_u64().expect("a whole number")
}

fn real(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

fn reals(value: &Value) -> Vec<f64> {
    value
        .as_array()
        .expect("numbers")
        .iter()
        .map(real)
        .collect()
}

fn wholes(value: &Value) -> Vec<u64> {
    value
        .as_array()
        .expect("numbers")
        .iter()
        .map(whole)
        .collect()
}

fn texts(value: &Value) -> Vec<String> {
    value
        .as_array()
        .expect("texts")
        .iter()
        .map(|text| self::text(text).to_owned())
        .collect()
}

fn x(input: &Value) -> u64 {
    whole(&input["x"])
}

fn n(input: &Value) -> u64 {
    whole(&input["n"])
}

fn population(input: &Value) -> u64 {
    whole(&input["N"])
}

fn sizes(input: &Value) -> Vec<u64> {
    wholes(&input["N_h"])
}

fn confidence(input: &Value) -> Confidence {
    Confidence::new(input["conf"].as_f64().unwrap_or(0.95)).expect("a share")
}

fn first(input: &Value) -> Counted {
    Counted {
        x: whole(&input["x1"]),
        n: whole(&input["n1"]),
    }
}

fn second(input: &Value) -> Counted {
    Counted {
        x: whole(&input["x2"]),
        n: whole(&input["n2"]),
    }
}

fn ends(interval: Option<Interval>) -> Value {
    json!({"lower": interval.map(|i| i.lower), "upper": interval.map(|i| i.upper)})
}

fn pair(interval: Option<Interval>) -> Value {
    json!(interval.map(|interval| [interval.lower, interval.upper]))
}

fn wilson_finite(input: &Value) -> Value {
    let (n, all) = (n(input), population(input));
    let mut answer = ends(proportion::wilson_finite(
        x(input),
        n,
        all,
        confidence(input),
    ));
    answer["n_eff"] = json!(proportion::effective_number(n, all));
    answer
}

fn exact(input: &Value) -> Value {
    let all = population(input);
    let counts = finite::exact(x(input), n(input), all, confidence(input)).expect("counts");
    let shares = counts.shares(all);
    json!({"lower_count": counts.lower, "upper_count": counts.upper,
           "lower": shares.lower, "upper": shares.upper})
}

fn upper_count(input: &Value) -> Value {
    let all = population(input);
    let upper = finite::upper_count(x(input), n(input), all, confidence(input)).expect("counts");
    let share = finite::Counts { lower: 0, upper }.shares(all).upper;
    json!({"upper": share, "upper_count": upper})
}

fn size_of_share(input: &Value) -> Value {
    let (share, margin) = (real(&input["p"]), real(&input["e"]));
    let size =
        size::of_share(input["N"].as_u64(), share, margin, confidence(input)).expect("a size");
    json!({"n0": size.endless, "n_real": size.real, "n": size.cases})
}

fn size_of_wilson(input: &Value) -> Value {
    let (share, margin) = (real(&input["p"]), real(&input["e"]));
    let (n, interval) = size::of_wilson(share, margin, confidence(input)).expect("a size");
    json!({"n_real": n, "n": n.ceil(), "lower": interval.lower, "upper": interval.upper})
}

fn size_of_discovery(input: &Value) -> Value {
    let (tolerable, acceptable) = (real(&input["tolerable"]), whole(&input["acceptable"]));
    let found = size::of_discovery(population(input), tolerable, acceptable, confidence(input));
    let found = found.expect("possible rates");
    json!({"n_hypergeometric": found.from_population, "n_binomial": found.endless, "K": found.marked})
}

fn size_of_attribute(input: &Value) -> Value {
    let (expected, tolerable) = (real(&input["expected_rate"]), real(&input["tolerable"]));
    let found = size::of_attribute(expected, tolerable, confidence(input));
    json!({"n": found.map(|(n, _)| n), "expected_deviations": found.map(|(_, k)| k)})
}

fn size_of_difference(input: &Value) -> Value {
    let confidence = Confidence::new(1.0 - real(&input["alpha"])).expect("a share");
    let (first, second) = (real(&input["p1"]), real(&input["p2"]));
    let n = size::of_difference(first, second, real(&input["power"]), confidence).expect("a size");
    json!({"n_real": n, "n": n.ceil()})
}

fn lot(input: &Value) -> Value {
    let (poor, good) = (real(&input["p_low"]), real(&input["p_high"]));
    let lot = size::of_lot(n(input), poor, good, input["N"].as_u64()).expect("a lot");
    json!({"d": lot.passes, "risk_of_failing_good": lot.risk_of_failing_good,
           "risk_of_passing_poor": lot.risk_of_passing_poor})
}

fn strata(input: &Value) -> Vec<Stratum> {
    let strata = input["strata"].as_array().expect("strata").iter();
    strata
        .map(|stratum| Stratum {
            population: population(stratum),
            drawn: n(stratum),
            met: x(stratum),
        })
        .collect()
}

fn stratified_proportion(input: &Value) -> Value {
    let confidence = confidence(input);
    let found = stratified::proportion(&strata(input)).expect("a design");
    json!({"p": found.share, "se": found.error, "df": found.degrees, "n_eff": found.effective,
           "ci_normal": pair(Some(found.normal(confidence))), "ci_t": pair(Some(found.t(confidence))),
           "ci_xlogit_t": pair(found.logit(confidence)),
           "ci_korn_graubard": pair(found.korn_graubard(confidence))})
}

fn without_variance(input: &Value) -> Value {
    let found = stratified::without_variance(&strata(input), confidence(input)).expect("a design");
    let mut answer = ends(Some(found.interval));
    answer["n_plan"] = json!(found.effective);
    answer
}

fn stratified_mean(input: &Value) -> Value {
    let strata = input["strata"].as_array().expect("strata").iter();
    let strata: Vec<(u64, Vec<f64>)> = strata
        .map(|stratum| (population(stratum), reals(&stratum["scores"])))
        .collect();
    let found = stratified::mean(&strata).expect("a design");
    json!({"mean": found.mean, "se": found.error, "df": found.degrees,
           "ci_t": pair(Some(found.t(confidence(input))))})
}

fn domain(input: &Value) -> Value {
    let strata = input["strata"].as_array().expect("strata").iter();
    let strata: Vec<(u64, u64, u64, u64)> = strata
        .map(|s| (population(s), n(s), whole(&s["n_domain"]), x(s)))
        .collect();
    let (whole, own) = stratified::domain(&strata).expect("a design");
    let confidence = confidence(input);
    json!({"p": whole.ratio, "se": whole.error, "df": whole.degrees,
           "ci_t": pair(Some(whole.t(confidence))),
           "ci_korn_graubard": pair(own.korn_graubard(confidence))})
}

fn ratio(input: &Value) -> Value {
    let given = input["records"].as_array().expect("records");
    let mut populations: BTreeMap<u64, u64> = BTreeMap::new();
    for record in given {
        populations.insert(whole(&record["stratum"]), population(record));
    }
    let populations: Vec<u64> = populations.into_values().collect();
    let of = |value: &dyn Fn(f64, f64) -> (f64, f64)| {
        let records: Vec<Record> = given
            .iter()
            .map(|record| {
                let (met, events) = value(real(&record["num"]), real(&record["den"]));
                let stratum = usize::try_from(whole(&record["stratum"])).expect("a position");
                Record {
                    stratum,
                    met,
                    events,
                }
            })
            .collect();
        stratified::ratio(&records, &populations).expect("a design")
    };
    let has_events = |events: f64| f64::from(u8::from(events > 0.0));
    let by_event = of(&|met, events| (met, events));
    let all_met = of(&|met, events| {
        let is_all = events > 0.0 && met >= events;
        (f64::from(u8::from(is_all)), has_events(events))
    });
    let average = of(&|met, events| {
        (
            if events > 0.0 { met / events } else { 0.0 },
            has_events(events),
        )
    });
    let confidence = confidence(input);
    let counts: Vec<f64> = given.iter().map(|record| real(&record["den"])).collect();
    json!({"ratio": by_event.ratio, "se": by_event.error, "df": by_event.degrees,
           "ci_t": pair(Some(by_event.t(confidence))), "ci_logit_t": pair(by_event.logit(confidence)),
           "events": counts.iter().sum::<f64>(),
           "records_with_events": counts.iter().filter(|n| **n > 0.0).count(),
           "all_or_none": all_met.ratio, "all_or_none_se": all_met.error,
           "record_average": average.ratio, "record_average_se": average.error})
}

fn neyman(input: &Value) -> Value {
    let found = allocation::neyman_real(&sizes(input), &reals(&input["S_h"]), n(input));
    let (shares, error) = found.expect("a design");
    json!({"n_h_real": shares, "anticipated_se": error})
}

fn table(input: &Value) -> Table {
    let rows = input["table"]
        .as_array()
        .expect("rows")
        .iter()
        .map(wholes)
        .collect();
    Table::new(rows).expect("a square table")
}

fn level(name: &str) -> Level {
    match name {
        "nominal" => Level::Nominal,
        "ordinal" => Level::Ordinal,
        "interval" => Level::Interval,
        other => panic!("unknown level {other}"),
    }
}

fn two_readers(input: &Value) -> Value {
    let table = table(input);
    let measure = text(&input["measure"]);
    if let Some(name) = measure.strip_prefix("krippendorff_") {
        return json!({"estimate": table.krippendorff(level(name)), "n": table.n()});
    }
    let found = match measure {
        "percent_agreement" => table.exact_agreement(),
        "cohen_unweighted" => table.cohen(Weights::Equal),
        "cohen_linear" => table.cohen(Weights::Linear),
        "cohen_quadratic" => table.cohen(Weights::Quadratic),
        "gwet_ac1" => table.gwet(Weights::Equal),
        "gwet_ac2_linear" => table.gwet(Weights::Linear),
        "gwet_ac2_quadratic" => table.gwet(Weights::Quadratic),
        other => panic!("unknown measure {other}"),
    };
    json!({"estimate": found.map(|f| f.estimate), "se": found.map(|f| f.error), "n": table.n(),
           "ci_t": pair(found.and_then(|f| f.interval(confidence(input))))})
}

fn within_one(input: &Value) -> Value {
    let table = table(input);
    let (one, two) = table.means().expect("pairs");
    let near = table.within(1);
    #[expect(clippy::cast_precision_loss, reason = "a few dozen pairs")]
    let share = near as f64 / table.n() as f64;
    json!({"exact_count": table.within(0), "within_one_count": near, "n": table.n(),
           "within_one": share, "reader1_mean": one, "reader2_mean": two,
           "wilson": pair(proportion::wilson(near, table.n(), Confidence::USUAL)),
           "mean_difference_2_minus_1": two - one})
}

/// From one list a reader to one list a unit.
fn units(ratings: &Value) -> Vec<Vec<Option<i64>>> {
    let readers: Vec<Vec<Option<i64>>> = ratings
        .as_array()
        .expect("readers")
        .iter()
        .map(|reader| {
            reader
                .as_array()
                .expect("ratings")
                .iter()
                .map(Value::as_i64)
                .collect()
        })
        .collect();
    let n_units = readers.first().map_or(0, Vec::len);
    (0..n_units)
        .map(|unit| readers.iter().map(|reader| reader[unit]).collect())
        .collect()
}

fn fleiss_kappa(input: &Value) -> Value {
    let readers = input["ratings"].as_array().expect("readers").iter();
    let readers: Vec<Vec<i64>> = readers
        .map(|own| {
            own.as_array()
                .expect("ratings")
                .iter()
                .filter_map(Value::as_i64)
                .collect()
        })
        .collect();
    json!({"kappa": fleiss(&readers)})
}

fn rounds(input: &Value) -> Vec<(u64, u64)> {
    wholes(&input["x"])
        .into_iter()
        .zip(wholes(&input["n"]))
        .collect()
}

fn limits(chart: Option<chart::ShareChart>) -> Value {
    let chart = chart.expect("a chart");
    json!({"centre": chart.centre, "lcl": chart.lower, "ucl": chart.upper})
}

fn p_chart(input: &Value) -> Value {
    let mut answer = limits(chart::p_chart(&rounds(input), 3.0));
    let warning = chart::p_chart(&rounds(input), 2.0).expect("a chart");
    answer["lcl95"] = json!(warning.lower);
    answer["ucl95"] = json!(warning.upper);
    answer
}

fn xmr(input: &Value) -> Value {
    let screen = input["screen"].as_bool().unwrap_or(false);
    let chart = chart::xmr(&reals(&input["y"]), screen).expect("a chart");
    json!({"mean": chart.mean, "average_moving_range": chart.average_moving_range,
           "lpl": chart.lower, "upl": chart.upper})
}

fn signals(input: &Value) -> Value {
    let values = reals(&input["y"]);
    let chart = chart::xmr(&values, false).expect("a chart");
    let found = chart::signals(&values, &chart);
    json!({"mean": chart.mean, "lpl": chart.lower, "upl": chart.upper,
           "outside_limits": found.outside_limits, "shift7": found.shift, "trend7": found.trend,
           "two_in_three": found.two_in_three})
}

fn runs(input: &Value) -> Value {
    let found = chart::run_chart(&reals(&input["y"])).expect("a chart");
    json!({"median": found.median, "n_useful": found.n_useful, "longest_run": found.longest_run,
           "longest_run_max": found.longest_run_max, "crossings": found.crossings,
           "crossings_min": found.crossings_min, "signal": found.is_signal()})
}

fn difference_of(found: Option<(f64, Interval)>) -> Value {
    let (difference, interval) = found.expect("possible counts");
    json!({"difference": difference, "lower": interval.lower, "upper": interval.upper})
}

fn trend(input: &Value) -> Value {
    let rounds: Vec<Counted> = rounds(input)
        .into_iter()
        .map(|(x, n)| Counted { x, n })
        .collect();
    let (chi_squared, p) = difference::cochran_armitage(&rounds).expect("rounds");
    json!({"chi_squared": chi_squared, "p_value": p})
}

fn hypergeometric(input: &Value) -> Value {
    let draw = Hypergeometric::new(population(input), whole(&input["K"]), n(input));
    let draw = draw.expect("a possible draw");
    json!({"cdf": draw.at_most(x(input)), "sf_ge": draw.at_least(x(input))})
}

fn rollup(input: &Value) -> Value {
    let given = texts(&input["answers"]);
    let n = |answer: &str| given.iter().filter(|given| *given == answer).count() as u64;
    let answers = Answers {
        met: n("pass"),
        not_met: n("fail"),
        cannot_tell: n("cannot_tell"),
        not_applicable: n("not_applicable"),
    };
    let bounds = answers.bounds();
    json!({"pass": answers.met, "fail": answers.not_met, "cannot_tell": answers.cannot_tell,
           "not_applicable": answers.not_applicable, "applicable": answers.applicable(),
           "evidenced": answers.evidenced(), "of_those_determinable": answers.of_those_told(),
           "bound_low": bounds.map(|b| b.lower), "bound_high": bounds.map(|b| b.upper),
           "all_met": answers.all_met()})
}

fn hidden_rows(input: &Value) -> Value {
    let rows = input["rows"].as_array().expect("rows");
    let counts: Vec<(&str, u64)> = rows.iter().map(|row| (text(&row["key"]), n(row))).collect();
    let is_total_published = input["total_published"].as_bool().unwrap_or(false);
    let hidden = disclosure::of_rows(&counts, whole(&input["threshold"]), is_total_published);
    let keys = |found: &[usize]| found.iter().map(|idx| counts[*idx].0).collect::<Vec<_>>();
    json!({"primary": keys(&hidden.primary), "secondary": keys(&hidden.secondary)})
}

fn hidden_share(input: &Value) -> Value {
    let because = disclosure::of_share(x(input), n(input), whole(&input["threshold"]));
    json!({"suppressed": !because.is_empty(), "because": because})
}

fn seed(input: &Value) -> Seed {
    Seed::new(text(&input["seed"])).expect("a seed")
}

fn tickets(input: &Value) -> Value {
    let seed = seed(input);
    let tickets: Vec<_> = texts(&input["case_ids"])
        .iter()
        .map(|id| seed.ticket(id))
        .collect();
    json!({"tickets_hex": tickets.iter().map(casewise::sampling::Ticket::hex).collect::<Vec<_>>(),
           "unit": tickets.iter().map(casewise::sampling::Ticket::unit).collect::<Vec<_>>()})
}

/// The reference's own listing: `frame/1`, then a line a case, id and stratum.
fn frame(input: &Value) -> Frame {
    let listing = text(&input["frame"])
        .strip_prefix("frame/1\n")
        .expect("a listing");
    let roster = Roster::read(format!("id\tstratum\n{listing}").as_bytes()).expect("a table");
    let columns = Columns {
        id: "id".to_owned(),
        strata: vec!["stratum".to_owned()],
        ..Columns::default()
    };
    let source = Source {
        file: "listing".to_owned(),
        sha256: sha256_hex(text(&input["frame"]).as_bytes()),
    };
    let as_at = Day::new(2026, 11, 1).expect("a day");
    Frame::of(&roster, &columns, as_at, source).expect("a frame")
}

fn ids(frame: &Frame) -> impl Iterator<Item = &str> {
    frame.rows.iter().map(|row| row.id.as_str())
}

fn order(input: &Value) -> Value {
    let frame = frame(input);
    json!({"first10": lowest(&seed(input), ids(&frame), 10), "frame_sha256": frame.source.sha256})
}

/// Draws by numbers that are given, not planned.
fn sample(input: &Value, numbers: &Value, reserve: u64) -> Sample {
    let frame = frame(input);
    let request = Request {
        size: SizeBy::Cases(frame.counts.eligible),
        confidence: Confidence::USUAL,
        minimum: 0,
        oversample: BTreeMap::new(),
        expected: None,
    };
    let mut plan = Plan::of(&frame, &request).expect("a plan");
    for stratum in &mut plan.strata {
        stratum.n = whole(&numbers[&stratum.key]);
    }
    let how = How {
        seed: seed(input),
        seed_source: "reference".to_owned(),
        recent: Recent::Ignore,
        reserve: Some(reserve),
    };
    Sample::draw(&frame, &plan, &how).expect("a sample")
}

fn drawn(input: &Value) -> Value {
    let sample = sample(input, &input["n_h"], 2);
    let of = |status: Status| {
        let mut by_stratum: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for item in sample.items.iter().filter(|item| item.status == status) {
            by_stratum.entry(&item.stratum).or_default().push(&item.id);
        }
        json!(by_stratum)
    };
    json!({"main": of(Status::Drawn), "reserve": of(Status::Waiting)})
}

fn stability(input: &Value) -> Value {
    let (frame, seed) = (frame(input), seed(input));
    let removed = text(&input["removed_from_frame"]);
    let n = usize::try_from(n(input)).expect("a number");
    let before = lowest(&seed, ids(&frame), n);
    let after = lowest(&seed, ids(&frame).filter(|id| *id != removed), n);
    let (old, new): (BTreeSet<&str>, BTreeSet<&str>) = (
        before.into_iter().collect(),
        after.iter().copied().collect(),
    );
    let mut changed: Vec<&str> = old.difference(&new).copied().collect();
    changed.extend(new.difference(&old));
    json!({"sample": after, "same_as_before_except": changed})
}

fn extended(input: &Value) -> Value {
    let mut sample = sample(input, &input["n_h_before"], 10);
    let mut added: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (stratum, to) in input["n_h_after"].as_object().expect("strata") {
        added.insert(stratum.clone(), Vec::new());
        if input["n_h_before"][stratum] == *to {
            continue;
        }
        let extending = Extending {
            stratum: stratum.clone(),
            to: whole(to),
            reason: "reference".to_owned(),
            by: None,
            after_results: false,
        };
        let (larger, new) = sample.extend(extending).expect("reserves");
        sample = larger;
        added.insert(stratum.clone(), new);
    }
    json!({"added": added})
}

fn by_size_answer(input: &Value) -> Value {
    let sizes: Vec<(&str, f64)> = input["size"]
        .as_object()
        .expect("sizes")
        .iter()
        .map(|(id, size)| (id.as_str(), real(size)))
        .collect();
    let found = by_size(&seed(input), &sizes, n(input)).expect("a draw");
    let sample: Vec<&str> = found.iter().map(|(id, _)| *id).collect();
    let measures: Vec<f64> = sizes.iter().map(|(_, size)| *size).collect();
    let shares = allocation::inclusion_probabilities(&measures, n(input)).expect("a draw");
    json!({"sample": sample, "target_pi": &shares[..4]})
}
