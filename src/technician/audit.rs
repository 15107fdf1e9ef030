//! `audit verify`: whether the audit trail is as it was written.

use std::fmt;

use serde::Serialize;

use store::{Store, StoreError};

use crate::{Error, FORMAT, Report, Terminal};

/// What reading the whole chain showed.
#[derive(Debug, Clone, Serialize)]
pub struct Audit {
    format: u32,
    /// Rows in it.
    pub rows: u64,
    /// Hash of the newest row and all before it, to compare with the one that the gateway holds.
    pub head: String,
    /// Where the chain is broken.
    pub fault: Option<String>,
}

/// Computes the chain again and compares.
///
/// # Errors
/// When the settings or the store cannot be read.
pub fn verify(terminal: &Terminal) -> Result<Audit, Error> {
    Ok(of(&terminal.store(&terminal.settings()?)?)?)
}

/// The chain of a store that is open.
pub(crate) fn of(store: &Store) -> Result<Audit, StoreError> {
    let report = store.verify_audit()?;
    let head = report.head.hash.iter().map(|byte| format!("{byte:02x}")).collect();
    let fault = report.fault.map(|fault| fault.to_string());
    Ok(Audit { format: FORMAT, rows: report.head.seq, head, fault })
}

impl Report for Audit {
    fn is_well(&self) -> bool {
        self.fault.is_none()
    }
}

impl fmt::Display for Audit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.fault {
            None => write!(f, "the audit trail is whole: {} rows, head {}", self.rows, self.head),
            Some(fault) => {
                write!(f, "the audit trail is broken: {fault}; keep a copy of the data folder and report it")
            }
        }
    }
}
