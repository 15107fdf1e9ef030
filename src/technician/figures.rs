//! `printer figures`: what a receipt costs in each language, in bytes and in seconds, calculated without any printer.
//! `printer test` says the same of its page beside what was measured.

use std::fmt;
use std::time::Duration;

use serde::Serialize;

use devices::printer::cost::Cost;
use devices::printer::{Profile, sample};
use devices::scribe::Scribe;
use domain::Language;

use crate::profiles::known;
use crate::{Error, FORMAT, Report, Terminal};

/// The rates that receipt printers are set to.
pub const RATES: [u32; 4] = [9_600, 19_200, 38_400, 115_200];

/// What the sample receipt costs on one model.
#[derive(Debug, Clone, Serialize)]
pub struct PrinterFigures {
    format: u32,
    /// Name of the profile.
    pub profile: String,
    /// Dots across its paper.
    pub dots: u16,
    /// Millimetres a second of its paper.
    pub speed_mm: u16,
    /// One each language.
    pub receipts: Vec<ReceiptFigures>,
}

/// What the sample costs in one language.
#[derive(Debug, Clone, Serialize)]
pub struct ReceiptFigures {
    /// `en`, `ms`, `zh`, `ta` or `ar`.
    pub language: &'static str,
    /// Of the document.
    pub bytes: usize,
    /// Of the questions between its parts that prove it.
    pub proof_bytes: usize,
    /// Rows of dots, to the cut.
    pub rows: usize,
    /// The document's bytes in hundredths of the same paper as one picture.
    pub percent_of_picture: usize,
    /// From the first byte to the cut, by the rate of the line.
    pub times: Vec<TimeAt>,
}

/// How long a document takes at a rate.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct TimeAt {
    /// Bits a second.
    pub baud: u32,
    /// The longer of what the line takes, ten bits a byte, and of what the paper takes at the model's speed.
    pub seconds: f64,
}

/// Counts the sample receipt in each language, for a profile or for the terminal's own printer.
///
/// # Errors
/// When the settings are wrong or nobody knows the profile.
pub fn printer_figures(terminal: &Terminal, profile: Option<&str>) -> Result<PrinterFigures, Error> {
    let profile = match profile {
        Some(name) => known(&terminal.config, name)?,
        None => crate::printer::profile_of(&terminal.settings()?.printer).clone(),
    };
    let mut scribe = Scribe::default();
    let receipts = Language::ALL.map(|language| {
        let cost = Cost::of(&sample::receipt(language), &profile, &mut scribe);
        ReceiptFigures {
            language: language.tag(),
            bytes: cost.bytes,
            proof_bytes: cost.proof_bytes,
            rows: cost.rows,
            percent_of_picture: cost.percent(),
            times: times(&cost),
        }
    });
    let Profile { name, dots, speed, .. } = profile;
    Ok(PrinterFigures { format: FORMAT, profile: name, dots, speed_mm: speed / 10, receipts: receipts.into() })
}

/// What a document takes at each of the usual rates.
pub(crate) fn times(cost: &Cost) -> Vec<TimeAt> {
    RATES.map(|baud| TimeAt { baud, seconds: rounded(cost.time(baud)) }).into()
}

/// Seconds to a hundredth.
pub(crate) fn rounded(time: Duration) -> f64 {
    (time.as_secs_f64() * 100.0).round() / 100.0
}

impl Report for PrinterFigures {
    fn is_well(&self) -> bool {
        true
    }
}

impl fmt::Display for PrinterFigures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { profile, dots, speed_mm, .. } = self;
        writeln!(f, "{profile}: {dots} dots across, {speed_mm} mm a second; seconds are the longer of line and paper")?;
        write!(f, "language   bytes  of picture  rows")?;
        RATES.iter().try_for_each(|baud| write!(f, "  {baud:>7}"))?;
        for receipt in &self.receipts {
            let ReceiptFigures { language, bytes, percent_of_picture, rows, .. } = receipt;
            write!(f, "\n{language:<8} {bytes:>7}  {percent_of_picture:>8} %  {rows:>4}")?;
            receipt.times.iter().try_for_each(|at| write!(f, "  {:>5.2} s", at.seconds))?;
        }
        Ok(())
    }
}
