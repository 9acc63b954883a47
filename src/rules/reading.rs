//! Reads what people write in TOML, with everything that is wrong with it in one go.
//!
//! In: text. Out: the typed value, or a problem for each mistake at its place. The parser stops
//! at the first mistake; so what it stumbled over is taken out and the rest is read again.

use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Deserializer};

use super::error::{Problems, unknown};

/// How many mistakes of one file are listed.
const MISTAKES_MAX: usize = 40;

/// Reads a text as `T`. Without a value, at least one problem was noted.
pub(super) fn read<T: DeserializeOwned>(text: &str, problems: &mut Problems<'_>) -> Option<T> {
    let table = table(text, problems)?;
    let mut rest = table;
    let mut n_found = 0;
    loop {
        let error = match T::deserialize(Deserializer::from(rest.clone())) {
            Ok(value) => return (n_found == 0).then_some(value),
            Err(error) => error,
        };
        let lacks = |words| error.message().starts_with(words);
        let is_consequence = n_found > 0 && (lacks("missing field") || lacks("wanted exactly"));
        if !is_consequence {
            problems.push(error.span(), plain(error.message()));
            n_found += 1;
        }
        let removed = n_found < MISTAKES_MAX
            && error
                .span()
                .is_some_and(|span| remove(rest.get_mut(), &span));
        if !removed {
            return None;
        }
    }
}

/// Reads a text as TOML, and notes every place where it is none.
pub(super) fn table<'t>(
    text: &'t str,
    problems: &mut Problems<'_>,
) -> Option<Spanned<DeTable<'t>>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors.iter().take(MISTAKES_MAX) {
        problems.push(error.span(), plain(error.message()));
    }
    errors.is_empty().then_some(table)
}

/// Takes the innermost entry that a place belongs to out of a table.
fn remove(table: &mut DeTable<'_>, place: &Range<usize>) -> bool {
    let mut stumbled = None;
    for (key, value) in table.iter_mut() {
        if holds(&key.span(), place) {
            stumbled = Some(key.clone());
            break;
        }
        if inside(value.get_mut(), place) {
            return true;
        }
        if holds(&value.span(), place) {
            stumbled = Some(key.clone());
        }
    }
    stumbled.is_some_and(|key| table.remove(&key).is_some())
}

/// Takes the entry out of the tables in a value.
fn inside(value: &mut DeValue<'_>, place: &Range<usize>) -> bool {
    match value {
        DeValue::Table(table) => remove(table, place),
        DeValue::Array(items) => items.iter_mut().any(|item| inside(item.get_mut(), place)),
        _ => false,
    }
}

fn holds(span: &Range<usize>, place: &Range<usize>) -> bool {
    span.start <= place.start && place.end <= span.end && place.start < span.end
}

/// Puts the parser's words into ours: unknown names with the known ones and the likeliest, and what
/// was found and expected as people call it.
#[must_use]
pub fn plain(message: &str) -> String {
    for (start, kind) in [("unknown field", "key"), ("unknown variant", "name")] {
        if message.starts_with(start) {
            let said: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
            if let [found, known @ ..] = said.as_slice() {
                return unknown(kind, found, known);
            }
        }
    }
    if let Some(of_another_type) = message.strip_prefix("invalid type: ")
        && let Some((found, expected)) = of_another_type.rsplit_once(", expected ")
    {
        return format!(
            "found {}; expected {}",
            found_in_words(found),
            called(expected)
        );
    }
    message.trim().replace('\n', " ").replace('`', "\"")
}

/// What was found: `the text "x"`, `3`, `a list`.
fn found_in_words(found: &str) -> String {
    let (kind, value) = found.split_once(' ').unwrap_or((found, ""));
    match kind {
        "string" => format!("the text {value}"),
        "integer" | "boolean" => value.replace('`', ""),
        "floating" => value.trim_start_matches("point ").replace('`', ""),
        "sequence" => "a list".to_owned(),
        "map" => "a table".to_owned(),
        _ => found.replace('`', "\""),
    }
}

/// What people call a type.
fn called(expected: &str) -> &str {
    match expected.trim() {
        "u8" | "u16" | "u32" | "u64" | "usize" | "i8" | "i16" | "i32" | "i64" => "a whole number",
        "f32" | "f64" => "a number",
        "a string" => "a text in quotes",
        "a boolean" => "true or false",
        "a sequence" => "a list, such as [\"a\", \"b\"]",
        "a TOML datetime" => "a date, such as 2026-11-01",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only whether it can be read matters")]
    struct Sheet {
        name: String,
        size: u8,
        part: Vec<Part>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only whether it can be read matters")]
    struct Part {
        width: u8,
    }

    fn said(text: &str) -> Vec<String> {
        let mut problems = Problems::new("a.toml", text);
        assert!(read::<Sheet>(text, &mut problems).is_none());
        problems.found.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn every_mistake_is_named_at_its_place() {
        let text = "nam = \"a\"\nsize = \"big\"\n[[part]]\nwidht = 1\n[[part]]\nwidth = 2\n";
        let mut found = said(text);
        found.sort();
        assert_eq!(
            found,
            [
                "a.toml:1:1: unknown key \"nam\"; did you mean \"name\"? known: name, size, part",
                "a.toml:2:8: found the text \"big\"; expected a whole number",
                "a.toml:4:1: unknown key \"widht\"; did you mean \"width\"? known: width",
            ]
        );
    }

    #[test]
    fn text_that_is_no_toml_has_every_broken_line_named() {
        let found = said("name = \nsize = 1 2\n");
        assert!(found.len() >= 2, "{found:?}");
    }

    #[test]
    fn deep_nesting_is_a_mistake_and_no_crash() {
        let text = format!("name = {}1{}", "[".repeat(5_000), "]".repeat(5_000));
        assert!(said(&text)[0].contains("recurs"), "{:?}", said(&text));
    }
}
