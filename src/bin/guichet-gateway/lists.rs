//! What terminals have told of their places, listed for the operator: a line each, its parts apart by tabs.

use std::io::Write as _;
use std::path::Path;

use anyhow::Context as _;

use gateway::Location;

use crate::place;

/// What the operator may ask of an inbox.
pub(crate) fn list(
    store: Option<Location>,
    config: Option<&Path>,
    list: impl FnOnce(&Location) -> Result<Vec<String>, gateway::InboxError>,
) -> anyhow::Result<()> {
    let store = place::of(store, config)?;
    let lines = list(&store).with_context(|| format!("the store {store} cannot be listed"))?;
    let mut out = std::io::stdout();
    for line in lines {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// A line each: when it arrived, where, how it stands, which.
pub(crate) fn calls(store: &Location) -> Result<Vec<String>, gateway::InboxError> {
    let line = |wanted: gateway::StaffWanted| {
        format!("{}\t{}\t{}\t{}", wanted.arrived_at, wanted.terminal, wanted.state, wanted.call)
    };
    Ok(gateway::calls(store)?.into_iter().map(line).collect())
}

/// A line each: the day, where, after what kind of visit, which face, how often.
pub(crate) fn feedback(store: &Location) -> Result<Vec<String>, gateway::InboxError> {
    let line = |row: gateway::DayOfFaces| {
        let tally = row.tally;
        format!("{}\t{}\t{}\t{}\t{}", row.day, row.terminal, tally.occasion, tally.face, tally.count)
    };
    Ok(gateway::feedback(store)?.into_iter().map(line).collect())
}
