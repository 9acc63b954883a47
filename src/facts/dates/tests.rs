//! Forms of dates, one table each.
