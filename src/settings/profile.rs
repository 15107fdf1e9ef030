//! Models of printers as data: what differs between two printers is a value here, read from a file of its own, so that a
//! technician adds one without code. It knows no byte of any command.

use std::path::Path;

use crate::Problem;

mod read;

#[cfg(test)]
mod tests;

/// A model of printer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// The name in settings files: its own file's, without the ending.
    pub name: String,
    /// Maker and model, for people.
    pub model: String,
    /// How far the rest can be trusted.
    pub verified: Verified,
    /// Dots across the paper; a multiple of eight.
    pub dots: u16,
    /// Dots an inch.
    pub dpi: u16,
    /// Characters of 12 dots across the paper.
    pub columns: u16,
    /// Characters of 9 dots across the paper.
    pub columns_small: u16,
    /// The page that Western letters are sent in.
    pub code_page: CodePage,
    /// Its Chinese letters.
    pub kanji: Kanji,
    /// Who draws QR codes.
    pub codes: Codes,
    /// What proves a job.
    pub proof: Proof,
    /// How its buffers are cleared.
    pub clear: Clear,
    /// How it stops the host on a serial line.
    pub flow: Flow,
    /// Bits a second on a serial line; `None` where the line does not pace. The terminal's settings say it, not the file.
    pub baud: Option<u32>,
    /// Bits a second as it leaves the factory.
    pub factory_baud: u32,
    /// Bytes of its receive buffer.
    pub buffer: usize,
    /// Bytes that may be on their way unconfirmed: the buffer less the room it keeps.
    pub window: usize,
    /// Tenths of a millimetre a second.
    pub speed: u16,
    /// What it does at the end of a receipt.
    pub cutter: Cutter,
    /// Rows of dots from the head to the knife, or to the edge to tear at.
    pub cut_feed_rows: u16,
    /// What becomes of a ticket.
    pub ejector: Ejector,
    /// The sensor for a roll that is nearly empty.
    pub near_end: NearEnd,
    /// Units of motion an inch, sent where the model's default is not one a dot.
    pub motion_units: Option<u8>,
}

/// What a profile rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verified {
    /// Somebody stood in front of one.
    OnHardware,
    /// Somebody read its manuals.
    ByManuals,
}

/// A page of Western letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodePage {
    /// What `1B 74` takes.
    pub number: u8,
    /// What stands in it.
    pub table: CodeTable,
}

/// The tables that we know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CodeTable {
    /// The first of all.
    Pc437,
    /// Western Europe.
    Pc850,
    /// The same with the euro.
    Pc858,
    /// Windows 1252.
    Wpc1252,
}

/// Whether a model has Chinese letters of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kanji {
    /// It has none.
    Absent,
    /// Perhaps; they are switched off, because they would take Western letters for halves of theirs.
    Unused,
    /// Simplified, by the codes of GB18030, after `1C 26`.
    Gb18030,
}

/// Who draws QR codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Codes {
    /// The printer, by `1D 28 6B`.
    Native,
    /// We; it gets a picture.
    Drawn,
}

/// What proves that a job is on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// Ids that stand in the job and come back when printed. Such a model also tells each change of its status by itself.
    ProcessIds,
    /// A question that stands behind the job; the printer speaks only when asked.
    QueuedStatus,
}

/// How a model throws its buffers away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clear {
    /// It obeys a real-time command and confirms it.
    Confirmed,
    /// It cannot; its queue has to run empty.
    ByRunningEmpty,
}

/// How a model stops the host on a serial line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// XOFF and XON among its answers.
    XonXoff,
    /// The wire that the host knows as data set ready.
    DataSetReady,
    /// Not at all, or nobody may rely on it.
    Absent,
}

/// What a model does at the end of a receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cutter {
    /// Cuts it off.
    Full,
    /// Leaves it hanging by a point.
    Partial,
    /// Nothing: it is torn off.
    Absent,
}

/// What a model does with a ticket that has been cut off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ejector {
    /// Nothing: it hangs in the slot.
    Absent,
    /// It holds it until told to present, eject or retract it, by Custom's `1D 65 n`.
    Custom,
}

/// The sensor for a roll that is nearly empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NearEnd {
    /// It has none; its bits mean nothing.
    Absent,
    /// It tells.
    Warns,
    /// It tells, and stops unless it is told not to.
    Stops,
}

/// Every model that is built in, in alphabetical order: the files that come with the program.
#[must_use]
pub fn built_in() -> Vec<Profile> {
    read::built_in()
}

/// The models that are built in and those of a site: the files `printers/*.toml` in the folder of its settings, which add
/// models or take the place of those with the same name.
///
/// # Errors
/// Every mistake in them, file by file in the order of lines.
pub fn load(dir: &Path) -> Result<Vec<Profile>, Vec<Problem>> {
    read::folder(&dir.join("printers"))
}

impl Profile {
    /// The built-in model of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::all().into_iter().find(|profile| profile.name == name)
    }

    /// Every built-in model.
    #[must_use]
    pub fn all() -> Vec<Self> {
        built_in()
    }

    /// Epson TM-T20III and its kin: 80 mm, process ids, a clear command that is confirmed.
    #[must_use]
    pub fn epson_tm_t20iii() -> Self {
        Self::shipped("epson-tm-t20iii")
    }

    /// The same with the ROM for simplified Chinese.
    #[must_use]
    pub fn epson_tm_t20iii_zh() -> Self {
        Self::shipped("epson-tm-t20iii-zh")
    }

    /// Custom KPM210 and its kin: kiosk printers with an ejector; nothing else is expected of them.
    #[must_use]
    pub fn custom_kpm210() -> Self {
        Self::shipped("custom-kpm210")
    }

    /// Any 80 mm printer that speaks ESC/POS: nothing is expected of it but the queued status.
    #[must_use]
    pub fn generic_80() -> Self {
        Self::shipped("generic-80")
    }

    /// Any 58 mm printer that speaks ESC/POS.
    #[must_use]
    pub fn generic_58() -> Self {
        Self::shipped("generic-58")
    }

    #[expect(clippy::expect_used, reason = "the files are compiled in, and a test reads each of these names")]
    fn shipped(name: &str) -> Self {
        Self::named(name).expect("a profile that comes with the program")
    }

    /// Bytes of one row of dots.
    #[must_use]
    pub fn row_bytes(&self) -> usize {
        usize::from(self.dots / 8)
    }

    /// Microseconds in which so many rows of dots pass the head; none where paper takes no time.
    #[must_use]
    pub fn paper_micros(&self, rows: usize) -> u64 {
        let micros = rows as u64 * 254_000_000 / (u64::from(self.dpi.max(1)) * u64::from(self.speed.max(1)));
        if self.speed == 0 { 0 } else { micros }
    }
}
