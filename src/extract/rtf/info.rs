//! Gathers the properties of a rich text from its information group.
//!
//! In: the words and numbers of the group. Out: lines such as "Title: …" and "Created: 2024-01-02".

use crate::extract::properties;

/// The properties so far.
#[derive(Debug, Default)]
pub(super) struct Info {
    lines: Vec<String>,
    day: [i32; 3],
    own_name: String,
}

impl Info {
    /// Sets a part of a date.
    pub(super) fn date_part(&mut self, word: &str, number: i32) {
        let at = match word {
            "yr" => 0,
            "mo" => 1,
            _ => 2,
        };
        self.day[at] = number;
    }

    /// Ends one entry of the group.
    pub(super) fn end(&mut self, word: &str, text: &str) {
        let name = match word {
            "title" => "Title",
            "subject" => "Subject",
            "author" => "Author",
            "operator" => "Last modified by",
            "manager" => "Manager",
            "company" => "Company",
            "category" => "Category",
            "keywords" => "Keywords",
            "doccomm" => "Description",
            "creatim" => return self.end_date("Created"),
            "revtim" => return self.end_date("Modified"),
            "printim" => return self.end_date("Last printed"),
            "propname" => {
                text.trim().clone_into(&mut self.own_name);
                return;
            }
            "staticval" => return self.end_own(text),
            _ => return,
        };
        self.lines.extend(properties::line(name, text));
    }

    fn end_own(&mut self, text: &str) {
        let name = std::mem::take(&mut self.own_name);
        if !name.is_empty() && properties::is_for_people(&name) {
            self.lines.extend(properties::line(&name, text));
        }
    }

    fn end_date(&mut self, name: &str) {
        let [year, month, day] = std::mem::take(&mut self.day);
        if (1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day) {
            let day = format!("{year:04}-{month:02}-{day:02}");
            self.lines.extend(properties::line(name, &day));
        }
    }

    pub(super) fn lines(self) -> Vec<String> {
        self.lines
    }
}
