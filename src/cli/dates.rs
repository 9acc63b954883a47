//! `casewise dates`.
use super::Exit;
use super::args::DatesArgs;
use anyhow::Result;
pub(crate) fn run(_: &DatesArgs) -> Result<Exit> {
    Ok(Exit::Done)
}
