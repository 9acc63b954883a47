//! Counts periods, by a team's own holidays where it has any.
//!
//! In: a jurisdiction, a day or stretch of days, a period. Out: when it has run. A team's calendars
//! hold for as long as its rules judge, on the thread that judges.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::calendar::{Calendar, Interval, Jurisdiction, Period};

/// Calendars with a team's own holidays, by jurisdiction.
pub(crate) type Calendars = BTreeMap<Jurisdiction, Calendar>;

thread_local! {
    /// The calendars that this thread counts by, where holidays were added.
    static OWN: RefCell<Option<Arc<Calendars>>> = const { RefCell::new(None) };
}

/// Runs something with calendars of one's own. They hold on this thread, until it is done.
pub(crate) fn counting_by<T>(calendars: Option<Arc<Calendars>>, judge: impl FnOnce() -> T) -> T {
    let restore = Restore(OWN.replace(calendars));
    let judged = judge();
    drop(restore);
    judged
}

/// Puts back what held before, even when judging panics.
struct Restore(Option<Arc<Calendars>>);

impl Drop for Restore {
    fn drop(&mut self) {
        OWN.set(self.0.take());
    }
}

/// Counts a period from an interval, by the jurisdiction's working days and a team's own holidays.
pub(crate) fn deadline_of(
    jurisdiction: Jurisdiction,
    from: Interval,
    period: Period,
) -> Result<Interval, String> {
    let own = OWN.with_borrow(Option::clone);
    let own = own.as_ref().and_then(|own| own.get(&jurisdiction));
    own.unwrap_or_else(|| Calendar::of(jurisdiction))
        .deadline_of(from, period)
        .map_err(|error| error.to_string())
}
