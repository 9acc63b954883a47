//! A progress bar on a terminal, nothing where the output is piped.

use std::fmt::Write;
use std::io::IsTerminal;
use std::time::Duration;

use casewise::audit::Observer;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

/// Draws how many documents are read, how fast, and how long it will take.
pub(crate) struct Bar(ProgressBar);

impl Bar {
    /// Makes a bar; it stays hidden unless standard error is a terminal.
    pub(crate) fn new() -> Self {
        let target = if std::io::stderr().is_terminal() {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        };
        Self(ProgressBar::with_draw_target(None, target))
    }
}

impl Observer for Bar {
    fn begins(&self, n_documents: usize) {
        let style = "reading {bar:30} {pos} of {len} documents, {rate} a second, {eta} left";
        let style =
            ProgressStyle::with_template(style).expect("the template is fixed and was tried");
        self.0.set_style(style.with_key("rate", write_rate));
        self.0.set_length(n_documents as u64);
        self.0.enable_steady_tick(Duration::from_millis(200));
    }

    fn document_done(&self) {
        self.0.inc(1);
    }

    fn judging(&self, _: usize) {
        self.0.finish_and_clear();
    }
}

fn write_rate(state: &ProgressState, out: &mut dyn Write) {
    // A terminal that cannot be written to is no reason to stop reading.
    let _ = write!(out, "{:.0}", state.per_sec());
}

impl casewise::search::Progress for Bar {
    fn begins(&self, n_files: usize) {
        Observer::begins(self, n_files);
    }

    fn file_done(&self) {
        self.document_done();
    }
}
