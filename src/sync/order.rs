//! The one order that is kept between applications: what amends another goes only after it. Everything else may arrive in
//! any order, so that nothing waits for what has nothing to do with it.

use std::collections::BTreeMap;

use domain::SubmissionId;
use store::{Outstanding, State};

use crate::courier;
use crate::round::{Dispatch, RoundError};

/// What is known of the order of those that wait.
#[derive(Debug, Default)]
pub(crate) struct Order {
    /// What each that waits amends; read from its manifest once, because there may be many and they are asked for often.
    amends: BTreeMap<SubmissionId, Option<SubmissionId>>,
    held: u32,
}

impl Order {
    /// How many more have to be read from each lane, so that those that wait for others hide nothing behind them.
    pub(crate) fn held(&self) -> u32 {
        self.held
    }

    /// Those that wait for no other of this terminal.
    pub(crate) async fn keep(
        &mut self,
        dispatch: &Dispatch,
        outstanding: Vec<Outstanding>,
    ) -> Result<Vec<Outstanding>, RoundError> {
        let known = std::mem::take(&mut self.amends);
        for item in &outstanding {
            let amended = known.get(&item.submission).copied().unwrap_or_else(|| amended(item));
            self.amends.insert(item.submission, amended);
        }
        let mut free = Vec::with_capacity(outstanding.len());
        self.held = 0;
        for item in outstanding {
            if self.waits(dispatch, &item).await? {
                self.held = self.held.saturating_add(1);
            } else {
                free.push(item);
            }
        }
        Ok(free)
    }

    /// Whether what it amends is still here. One that this terminal does not know came by another, or is gone since long.
    async fn waits(&self, dispatch: &Dispatch, item: &Outstanding) -> Result<bool, RoundError> {
        let Some(original) = self.amends.get(&item.submission).copied().flatten() else { return Ok(false) };
        if self.amends.contains_key(&original) {
            return Ok(true);
        }
        let row = dispatch.ask(move |store| store.submission(original)).await?;
        Ok(row.is_some_and(|row| is_here(row.state)))
    }
}

/// Whether a submission in this state has not left the terminal.
#[must_use]
pub fn is_here(state: State) -> bool {
    match state {
        State::Stored | State::Parked => true,
        State::Custody | State::Accepted | State::Rejected => false,
    }
}

fn amended(item: &Outstanding) -> Option<SubmissionId> {
    let amends = courier::read(&item.manifest)?.amends;
    // Nothing waits for itself.
    amends.filter(|original| *original != item.submission)
}
