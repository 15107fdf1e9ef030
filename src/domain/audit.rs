//! The audit trail's vocabulary and its chain. Events hold no personal data; each row's hash covers the one before,
//! so that a row changed, removed or put elsewhere is seen.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::{AgencyId, Reference, SubmissionId, TerminalId, Timestamp};

/// What is worth proving later. A closed list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The program started with this version.
    Started {
        /// Of the program.
        version: String,
    },
    /// A citizen submitted; one row for all agencies of the visit.
    Submitted {
        /// On the receipt.
        reference: Reference,
        /// One each agency.
        submissions: Vec<Kept>,
    },
    /// A receipt of that level was verified.
    Receipted {
        /// Whose.
        submission: SubmissionId,
        /// `custody`, `accepted` or `rejected`.
        level: &'static str,
        /// SHA-256 of the receipt as it came.
        receipt: [u8; 32],
    },
    /// A listed permanent problem; a technician has to look.
    Parked {
        /// Whose.
        submission: SubmissionId,
        /// The problem's name.
        problem: String,
    },
    /// How a print ended.
    Printed {
        /// On the receipt.
        reference: Reference,
        /// `printed`, `unknown` or `failed`.
        outcome: &'static str,
        /// 1 is the original.
        copy: u32,
    },
    /// A visit ended and was wiped.
    Wiped {
        /// `finished`, `left`, `fault` or `staff`.
        why: &'static str,
    },
    /// Somebody at the technician's door, or behind it.
    Technician {
        /// What happened.
        act: Act,
    },
    /// The store was damaged and put aside; what could be read of it goes on in a new one.
    Salvaged {
        /// Submissions that go on.
        carried: u64,
        /// Those that the trail or the damaged file tell of and that could not be read.
        lost: u64,
    },
}

/// A submission as the trail tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Which.
    pub submission: SubmissionId,
    /// To whom.
    pub agency: AgencyId,
    /// SHA-256 of the manifest as it was signed, which in turn holds the hashes of all that travels. So the trail covers
    /// every byte.
    pub manifest: [u8; 32],
}

/// What happens at the technician's door, or behind it. A closed list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Act {
    /// The PIN was right.
    Entered,
    /// The PIN was wrong.
    Refused,
    /// It was wrong once too often: nobody gets in until it is unlocked.
    Locked,
    /// The technician left, or was silent for too long.
    Left,
    /// Wrong tries were forgotten, on the machine.
    Unlocked,
    /// A new PIN was set, on the machine.
    PinSet,
    /// The terminal serves nobody until further notice.
    MaintenanceOn,
    /// It serves again.
    MaintenanceOff,
    /// The technician had the terminal's pages started anew.
    Restarted,
}

impl Act {
    /// The word in the audit trail.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Entered => "entered",
            Self::Refused => "refused",
            Self::Locked => "locked",
            Self::Left => "left",
            Self::Unlocked => "unlocked",
            Self::PinSet => "pin-set",
            Self::MaintenanceOn => "maintenance-on",
            Self::MaintenanceOff => "maintenance-off",
            Self::Restarted => "restarted",
        }
    }
}

impl Event {
    /// The row as it is stored and hashed: one JSON object, members in this order for ever.
    #[must_use]
    pub fn to_row(&self, at: Timestamp) -> String {
        let mut row = format!("{{\"at\":\"{}\"", at.strftime("%Y-%m-%dT%H:%M:%SZ"));
        match self {
            Self::Started { version } => push(&mut row, &[("event", "started"), ("version", version)]),
            Self::Submitted { reference, submissions } => {
                push(&mut row, &[("event", "submitted"), ("reference", &reference.to_string())]);
                row.push_str(",\"submissions\":[");
                for (n, Kept { submission, agency, manifest }) in submissions.iter().enumerate() {
                    let comma = if n == 0 { "" } else { "," };
                    let manifest = hex(manifest);
                    let _ = write!(row, "{comma}{{\"sid\":\"{submission}\",\"agency\":\"{agency}\"");
                    let _ = write!(row, ",\"manifest\":\"{manifest}\"}}");
                }
                row.push(']');
            }
            Self::Receipted { submission, level, receipt } => {
                push(&mut row, &[("event", "receipted"), ("sid", &submission.to_string()), ("level", level)]);
                push(&mut row, &[("receipt", &hex(receipt))]);
            }
            Self::Parked { submission, problem } => {
                push(&mut row, &[("event", "parked"), ("sid", &submission.to_string()), ("problem", problem)]);
            }
            Self::Printed { reference, outcome, copy } => {
                push(&mut row, &[("event", "printed"), ("reference", &reference.to_string()), ("outcome", outcome)]);
                let _ = write!(row, ",\"copy\":{copy}");
            }
            Self::Wiped { why } => push(&mut row, &[("event", "wiped"), ("why", why)]),
            Self::Technician { act } => push(&mut row, &[("event", "technician"), ("act", act.as_str())]),
            Self::Salvaged { carried, lost } => {
                push(&mut row, &[("event", "salvaged")]);
                let _ = write!(row, ",\"carried\":{carried},\"lost\":{lost}");
            }
        }
        row.push('}');
        row
    }
}

fn push(row: &mut String, members: &[(&str, &str)]) {
    for (name, value) in members {
        let _ = write!(row, ",\"{name}\":\"");
        for character in value.chars() {
            match character {
                '"' | '\\' => {
                    row.push('\\');
                    row.push(character);
                }
                control if control < ' ' => {
                    let _ = write!(row, "\\u{:04x}", u32::from(control));
                }
                plain => row.push(plain),
            }
        }
        row.push('"');
    }
}

fn hex(hash: &[u8; 32]) -> String {
    hash.iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The place and hash of the newest row of a chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Rows so far; 0 before the first.
    pub seq: u64,
    /// SHA-256 of the newest row and all before it.
    pub hash: [u8; 32],
}

impl Head {
    /// The head of an empty chain; it names the terminal, so that one terminal's chain cannot pass for another's.
    #[must_use]
    pub fn start(terminal: &TerminalId) -> Self {
        Self { seq: 0, hash: Sha256::digest(format!("guichet audit 1:{terminal}")).into() }
    }

    /// The head after one more row.
    #[must_use]
    pub fn after(self, row: &str) -> Self {
        let hash = Sha256::new().chain_update(self.hash).chain_update(row).finalize().into();
        Self { seq: self.seq + 1, hash }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_json_with_escapes_and_the_chain_notices_a_change() {
        let row = Event::Started { version: "1\"2\n".to_owned() }.to_row(Timestamp::UNIX_EPOCH);
        assert_eq!(row, r#"{"at":"1970-01-01T00:00:00Z","event":"started","version":"1\"2\u000a"}"#);
        let start = Head::start(&"T0417".parse().unwrap());
        assert_ne!(start.after("a").after("b").hash, start.after("b").after("a").hash);
        assert_ne!(start.hash, Head::start(&"T0418".parse().unwrap()).hash);
        assert_eq!(start.after("a").seq, 1);
    }
}
