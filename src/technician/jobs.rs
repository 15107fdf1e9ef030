//! `printer jobs`: what was put on paper, with the trail of each print; `printer clear`: rids the printer of what may be
//! left of a job nobody knows the end of. Neither shows a word that stood on any paper.

use std::fmt;
use std::sync::mpsc::sync_channel;
use std::time::Duration;

use serde::Serialize;

use devices::printer::{Past, Purged};
use domain::Timestamp;

use crate::{Error, FORMAT, Report, Terminal};

/// A clear takes some ten seconds where the printer has to run empty.
const CLEARS_WITHIN: Duration = Duration::from_secs(60);

/// The latest print jobs, newest first.
#[derive(Debug, Clone, Serialize)]
pub struct PrinterJobs {
    format: u32,
    /// Jobs of which something may still be in the printer.
    pub in_doubt: u64,
    /// One each print.
    pub jobs: Vec<PrinterJob>,
}

/// One print.
#[derive(Debug, Clone, Serialize)]
pub struct PrinterJob {
    /// Its number.
    pub job: String,
    /// `receipt` or `slip`.
    pub sheet: String,
    /// On the receipt.
    pub reference: Option<String>,
    /// 1 is the original.
    pub copy: u32,
    /// `underway`, `printed`, `unknown` or `failed`.
    pub outcome: String,
    /// How it is known that it was printed.
    pub evidence: Option<String>,
    /// Why it was not, or why nobody can tell.
    pub why: Option<String>,
    /// Bytes of the document.
    pub bytes: Option<u64>,
    /// Parts that the printer confirmed.
    pub confirmed: u16,
    /// Parts in all.
    pub parts: u16,
    /// The id that was sent last.
    pub id_sent: Option<u16>,
    /// The id that was answered last.
    pub id_seen: Option<u16>,
    /// When it was begun.
    pub started_at: String,
    /// When it ended.
    pub ended_at: Option<String>,
    /// When nothing of it could be in the printer any more.
    pub cleared_at: Option<String>,
    /// What happened, oldest first.
    pub trail: Vec<TrailLine>,
}

/// A line of a trail.
#[derive(Debug, Clone, Serialize)]
pub struct TrailLine {
    /// When.
    pub at: String,
    /// What.
    pub says: String,
}

/// How a clear ended.
#[derive(Debug, Clone, Serialize)]
pub struct PrinterCleared {
    format: u32,
    /// `cleared`, `nothing-left` or `blocked`.
    pub printer: &'static str,
    /// What to do about it.
    pub remedy: &'static str,
}

/// Reads the latest print jobs.
///
/// # Errors
/// When the settings or the store cannot be read.
pub fn printer_jobs(terminal: &Terminal, limit: u32) -> Result<PrinterJobs, Error> {
    let store = terminal.store(&terminal.settings()?)?;
    let jobs = store.print_jobs(limit)?.into_iter().map(PrinterJob::of).collect();
    Ok(PrinterJobs { format: FORMAT, in_doubt: store.printer_past()?.in_doubt, jobs })
}

/// Clears the printer, as far as it answers, and notes that nothing of any job is in it. The terminal must not be running:
/// it holds the line.
///
/// # Errors
/// When the settings or the store cannot be read or the line cannot be opened.
pub fn printer_clear(terminal: &Terminal, now: Timestamp) -> Result<PrinterCleared, Error> {
    let settings = terminal.settings()?;
    let mut store = terminal.store(&settings)?;
    let printer = crate::printer::handle(&settings.printer)?;
    let next_id = store.printer_past()?.next_id;
    let (reply, answer) = sync_channel(1);
    printer.take_over(
        Past::Doubtful { next_id },
        Box::new(move |purged| {
            let _ = reply.try_send(purged);
        }),
    );
    let (printer, remedy) = match answer.recv_timeout(CLEARS_WITHIN) {
        Ok(Purged::Clean) => ("nothing-left", "nothing to do"),
        Ok(Purged::Cleared) => ("cleared", "take the slip that says VOID out of the slot"),
        Ok(Purged::Blocked) | Err(_) => ("blocked", "switch the printer off and on, then clear it again"),
    };
    if printer != "blocked" {
        store.printer_cleared(now)?;
    }
    Ok(PrinterCleared { format: FORMAT, printer, remedy })
}

impl PrinterJob {
    fn of(job: store::PrintJob) -> Self {
        let line = |line: store::PrintTrail| TrailLine { at: line.at.to_string(), says: line.says };
        Self {
            job: job.id.to_string(),
            sheet: job.sheet,
            reference: job.reference.map(|reference| reference.to_string()),
            copy: job.copy,
            outcome: job.outcome,
            evidence: job.evidence,
            why: job.why,
            bytes: job.bytes,
            confirmed: job.confirmed,
            parts: job.parts,
            id_sent: job.id_sent,
            id_seen: job.id_seen,
            started_at: job.started_at.to_string(),
            ended_at: job.ended_at.map(|at| at.to_string()),
            cleared_at: job.cleared_at.map(|at| at.to_string()),
            trail: job.trail.into_iter().map(line).collect(),
        }
    }
}

impl Report for PrinterJobs {
    fn is_well(&self) -> bool {
        self.in_doubt == 0
    }
}

impl fmt::Display for PrinterJobs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for job in &self.jobs {
            let reference = job.reference.as_deref().unwrap_or(&job.sheet);
            let because = job.evidence.as_ref().or(job.why.as_ref()).map_or("-", String::as_str);
            let id = |id: Option<u16>| id.map_or("-".to_owned(), |id| format!("{id:04}"));
            writeln!(
                f,
                "{reference}  copy {}  {}  {} ({because}), {} of {} parts, id sent {} seen {}",
                job.copy,
                job.started_at,
                job.outcome,
                job.confirmed,
                job.parts,
                id(job.id_sent),
                id(job.id_seen)
            )?;
            for line in &job.trail {
                writeln!(f, "    {}  {}", line.at, line.says)?;
            }
        }
        write!(f, "{} print jobs, {} of which something may still be in the printer", self.jobs.len(), self.in_doubt)
    }
}

impl Report for PrinterCleared {
    fn is_well(&self) -> bool {
        self.printer != "blocked"
    }
}

impl fmt::Display for PrinterCleared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "printer {}; {}", self.printer, self.remedy)
    }
}
