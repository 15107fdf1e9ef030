//! Pulling: read the inbox from where we stopped, fetch the parts, store everything, and only then remember the place.
//! A crash anywhere pulls the same entries again, which does no harm.

use domain::SubmissionId;
use wire::v1::InboxEntry;

use crate::desk::{Desk, DeskError, Kept};
use crate::line::{Line, LineError};

/// Why the inbox could not be pulled to its end.
#[derive(Debug, thiserror::Error)]
pub enum PullError {
    /// The gateway.
    #[error(transparent)]
    Line(#[from] LineError),
    /// The desk.
    #[error("the desk cannot be read or written")]
    Desk(#[source] DeskError),
}

/// Pulls everything that has come since the last time. If nothing has, waits up to `wait_secs` for it. What was here
/// already is not counted again: after a crash the same entry is read twice and taken once.
pub async fn pull(desk: &Desk, line: &Line, wait_secs: u32) -> Result<Vec<SubmissionId>, PullError> {
    let _turn = desk.take_turn().map_err(PullError::Desk)?;
    let mut pulled = Vec::new();
    let gateway = line.gateway().await?;
    let mut place = desk.cursor(&gateway).map_err(PullError::Desk)?;
    let mut wait_secs = wait_secs;
    loop {
        let entries = line.inbox(place, wait_secs).await?;
        if entries.is_empty() {
            return Ok(pulled);
        }
        for entry in entries {
            if take_in(desk, line, &gateway, &entry).await? == Kept::New {
                pulled.push(entry.sid);
            }
            place = place.max(entry.seq);
            desk.set_cursor(&gateway, place).map_err(PullError::Desk)?;
        }
        // Whatever else is there is there now.
        wait_secs = 0;
    }
}

/// Fetches the parts that are not here yet and keeps the entry. A part that comes broken twice, or that the gateway does
/// not have, is kept as it is: opening names it, and one broken application must not hold up the inbox.
pub(crate) async fn take_in(desk: &Desk, line: &Line, gateway: &str, entry: &InboxEntry) -> Result<Kept, PullError> {
    for part in &entry.parts {
        for _ in 0..2 {
            if desk.has_part(entry.sid, part) {
                break;
            }
            match line.part(entry.sid, part.n).await {
                Ok(bytes) => desk.keep_part(entry.sid, part.n, &bytes).map_err(PullError::Desk)?,
                Err(LineError::Refused { status: 404, .. }) => break,
                Err(error) => return Err(error.into()),
            }
        }
    }
    desk.keep(gateway, entry).map_err(PullError::Desk)
}
