//! Pulling: read the inbox from where we stopped, fetch the parts, store everything, and only then remember the place.
//! A crash anywhere pulls the same entries again, which does no harm.

use domain::SubmissionId;

use crate::desk::{Desk, DeskError};
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

/// Pulls everything that has come since the last time. If nothing has, waits up to `wait_secs` for it.
pub async fn pull(desk: &Desk, line: &Line, wait_secs: u32) -> Result<Vec<SubmissionId>, PullError> {
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
            let mut parts = Vec::with_capacity(entry.parts.len());
            for part in &entry.parts {
                parts.push((part.n, line.part(entry.sid, part.n).await?));
            }
            desk.keep(&gateway, &entry, &parts).map_err(PullError::Desk)?;
            place = place.max(entry.seq);
            desk.set_cursor(&gateway, place).map_err(PullError::Desk)?;
            pulled.push(entry.sid);
        }
        // Whatever else is there is there now.
        wait_secs = 0;
    }
}
