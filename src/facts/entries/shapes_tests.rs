use super::tests::read;
use crate::facts::Kind;

#[test]
fn a_table_with_its_labels_at_the_side_has_an_entry_to_each_column() {
    let got = read(
        Kind::Chronology,
        "# Chronology
         | Date | 3 May 2024 | 9 June 2024 |
         | Event | Moved house | New school |
         | Told by | Gran | School |
         | Date | 2 July 2024 | 4 August 2024 |
         | Event | Fell ill | Well again |
         | Told by | Doctor | |",
    );
    assert_eq!(
        got,
        "== Chronology\n\
         3 May 2024 / Moved house / Gran / - / -\n\
         9 June 2024 / New school / School / - / -\n\
         2 July 2024 / Fell ill / Doctor / - / -\n\
         4 August 2024 / Well again / - / - / -\n"
    );
}

#[test]
fn a_calendar_has_an_entry_below_each_month_of_the_year_above_it() {
    let got = read(
        Kind::Chronology,
        "# Chronology of Ash, 2021
         Written on 5 February 2022.

         | January | February | March |
         | Moved house | New school | |
         | April | May | June |
         | Fell ill | Well again | Sang at the fair |",
    );
    assert_eq!(got.lines().count(), 6, "{got}");
    assert!(got.contains("January 2021 / Moved house"), "{got}");
    assert!(got.contains("June 2021 / Sang at the fair"), "{got}");
}

#[test]
fn cells_may_be_cards_that_tell_all_of_an_entry() {
    let got = read(
        Kind::Chronology,
        "| 3 May 2024 // Moved in with gran // Source: police | 9 June 2024 // Began at a new school // Source: gran |
         | 2 July 2024 // Fell ill at night // Source: doctor | |",
    );
    assert!(
        got.contains("3 May 2024 / Moved in with gran / police"),
        "{got}"
    );
    assert!(
        got.contains("2 July 2024 / Fell ill at night / doctor"),
        "{got}"
    );
}

#[test]
fn what_happened_may_be_spread_over_a_column_for_each_of_those_concerned() {
    let got = read(
        Kind::Chronology,
        "| Date | Police | Health | School |
         | 3 May 2024 | Called to the flat | | |
         | 9 June 2024 | | Jabs missed | |
         | 2 July 2024 | | | Late most days |",
    );
    assert!(
        got.contains("3 May 2024 / Called to the flat / - / - / -\n"),
        "{got}"
    );
    assert!(
        got.contains("2 July 2024 / Late most days / - / - / -\n"),
        "{got}"
    );
    assert_eq!(got.lines().count(), 4, "{got}");
}

#[test]
fn a_day_may_be_parted_over_columns_and_stand_last() {
    let parted = read(
        Kind::Chronology,
        "| Day | Month | Year | What happened |
         | 3 | May | 2024 | Moved house |
         | 9 | June | 2024 | New school |",
    );
    assert!(parted.contains("3 May 2024 / Moved house"), "{parted}");
    let last = read(
        Kind::Chronology,
        "| Moved in with gran | 3 May 2024 |
         | Began at a new school | 9 June 2024 |
         | Fell ill at night | 2.VII.2024 |",
    );
    assert!(last.contains("2 July 2024 / Fell ill at night"), "{last}");
}

#[test]
fn a_column_of_ages_stands_for_the_day() {
    let got = read(
        Kind::Chronology,
        "| Age | What happened |
         | Birth | Born early |
         | 2 years | Moved in with gran |",
    );
    assert!(got.contains("stage Birth / Born early"), "{got}");
    assert_eq!(got.lines().count(), 3, "{got}");
}

#[test]
fn the_kind_of_an_event_and_its_number_are_not_what_happened() {
    let got = read(
        Kind::Other,
        "| ChildID | EventDate | EventType | EventSummary | SourceAgency |
         | 471 | 2024-05-03 | HOME | Moved in with gran | NHS |
         | 471 | 2024-06-09 | EDUC | Began at a new school | EDU |",
    );
    assert!(
        got.contains("3 May 2024 / Moved in with gran / NHS"),
        "{got}"
    );
}

#[test]
fn a_date_may_stand_behind_what_happened() {
    let got = read(
        Kind::Chronology,
        "# Chronology
         - Moved in with gran (3 May 2024)
         - Began at a new school, 9 June 2024
         - Fell ill at night. When: 2 July 2024. Source: doctor",
    );
    assert!(got.contains("3 May 2024 / Moved in with gran / -"), "{got}");
    assert!(
        got.contains("9 June 2024 / Began at a new school / -"),
        "{got}"
    );
    assert!(got.contains("/ doctor / - / -\n"), "{got}");
}

#[test]
fn labels_inside_an_entry_go_by_the_names_of_columns() {
    let got = read(
        Kind::Chronology,
        "# Chronology
         3/5/24 - Moved to gran. src: police. sig: he is safe. act: visit
         9/6/24 - New school // Reported by Gran // Effect Shy at first // What we did Breakfast club",
    );
    assert!(
        got.contains("Moved to gran. / police. / he is safe. / visit"),
        "{got}"
    );
    assert!(
        got.contains("New school / Gran / Shy at first / Breakfast club"),
        "{got}"
    );
}

#[test]
fn what_looks_back_over_the_entries_belongs_to_none_of_them() {
    let got = read(
        Kind::Chronology,
        "The year of the move. On 3 May 2024 Ash moved to his gran.
         On 9 June 2024 he began at a new school.
         Looking over the year, he is well where she is.",
    );
    assert_eq!(got.lines().count(), 3, "{got}");
    assert!(!got.contains("Looking"), "{got}");
}

#[test]
fn months_of_two_years_above_them_stay_as_they_were_read() {
    let got = read(
        Kind::Chronology,
        "# Chronology of Ash, 2019 and 2021

         | January | February | March |
         | Moved house | New school | Fell ill |",
    );
    assert!(!got.contains("January 2019"), "{got}");
}
