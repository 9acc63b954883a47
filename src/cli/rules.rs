//! `casewise rules`.
use super::Exit;
use super::args::RulesCommand;
use anyhow::Result;
pub(crate) fn run(_: &RulesCommand) -> Result<Exit> {
    Ok(Exit::Done)
}
