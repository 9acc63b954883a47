//! Why a case is in a sample, or is not, in sentences.

use super::draw::{Kind, Sample, Status};
use super::frame::Frame;
use super::ticket::Seed;

/// Explains the place of one case. With the frame, cases that are not on the list too.
#[must_use]
pub fn explain(sample: &Sample, id: &str, frame: Option<&Frame>) -> Option<Vec<String>> {
    match sample.item(id) {
        Some(_) if sample.kind == Kind::Learning => Some(chosen(sample)),
        Some(_) => listed(sample, id),
        None => unlisted(sample, id, frame?),
    }
}

fn chosen(sample: &Sample) -> Vec<String> {
    let reason = sample
        .chosen
        .as_ref()
        .map_or("", |chosen| chosen.reason.as_str());
    vec![format!("Chosen to learn from, not drawn: {reason}")]
}

fn listed(sample: &Sample, id: &str) -> Option<Vec<String>> {
    let item = sample.item(id)?;
    let stratum = sample
        .design
        .iter()
        .find(|stratum| stratum.key == item.stratum)?;
    let mut lines = vec![
        format!(
            "Stratum {}: {} eligible cases, {} in the sample.",
            stratum.key, stratum.population, stratum.n
        ),
        format!(
            "Ticket {}, rank {} of {}.",
            item.ticket, item.rank, stratum.population
        ),
    ];
    lines.push(match item.status {
        Status::Drawn => format!("In the sample; it stands for {} cases.", shown(item.weight)),
        Status::Waiting => "A reserve that was not called.".to_owned(),
        Status::Replaced => format!(
            "Drawn and then replaced by {}: {}.",
            item.by.as_deref().unwrap_or("nobody named"),
            item.reason.as_deref().unwrap_or("no reason recorded")
        ),
    });
    if item.second_read {
        lines.push("A second reader reads it too.".to_owned());
    }
    lines.push(format!(
        "To check: printf 'sample-ticket/1\\n%s' {} | openssl dgst -sha256 -hmac {}",
        quoted(id),
        quoted(&sample.seed)
    ));
    Some(lines)
}

fn unlisted(sample: &Sample, id: &str, frame: &Frame) -> Option<Vec<String>> {
    let row = frame.row(id)?;
    if !row.eligible {
        let reason = row.reason.as_deref().unwrap_or("no reason recorded");
        return Some(vec![format!("Not eligible: {reason}.")]);
    }
    let ticket = Seed::new(sample.seed.clone()).ok()?.ticket(id).hex();
    let own = sample
        .items
        .iter()
        .filter(|item| item.stratum.starts_with(&row.stratum));
    let last = own
        .filter(|item| item.status == Status::Drawn)
        .map(|item| item.ticket.as_str())
        .max();
    Some(vec![
        format!("Stratum {}, ticket {ticket}.", row.stratum),
        match last {
            Some(last) => format!("Not drawn: the last drawn ticket of its stratum is {last}."),
            None => "Not drawn: none of its stratum is.".to_owned(),
        },
    ])
}

/// One word for a shell.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

/// A weight with two decimals at most.
fn shown(weight: f64) -> String {
    let text = format!("{weight:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
