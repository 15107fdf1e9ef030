//! Printer models as data. What differs between two printers is a value here; it knows no byte of any command.

/// How a model throws its buffers away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clear {
    /// It obeys a real-time command and confirms it.
    Confirmed,
    /// It cannot; its queue has to run empty.
    ByRunningEmpty,
}

/// What proves that a job is on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// Ids that stand in the job and come back when printed.
    ProcessIds,
    /// A question that stands behind the job.
    QueuedStatus,
}

/// A model of printer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// The name in settings files.
    pub name: &'static str,
    /// Dots across the paper.
    pub dots: u16,
    /// Characters of 12 dots across the paper.
    pub columns: u16,
    /// Characters of 9 dots across the paper.
    pub columns_small: u16,
    /// What proves a job.
    pub proof: Proof,
    /// How its buffers are cleared.
    pub clear: Clear,
    /// Units of vertical motion an inch, sent where the model's default is not one a dot.
    pub motion_units: Option<u8>,
    /// Bytes that may be on their way unconfirmed: the buffer less the room it keeps.
    pub window: usize,
    /// Bits a second on a serial line; `None` where the line does not pace.
    pub baud: Option<u32>,
    /// Tenths of a millimetre a second.
    pub speed: u16,
}

impl Profile {
    /// The model of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::all().into_iter().find(|profile| profile.name == name)
    }

    /// Every model known.
    #[must_use]
    pub fn all() -> Vec<Self> {
        vec![Self::epson_tm_t20iii(), Self::generic_80(), Self::generic_58()]
    }

    /// Epson TM-T20III and its kin: 80 mm, process ids, a clear command that is confirmed.
    #[must_use]
    pub fn epson_tm_t20iii() -> Self {
        Self {
            name: "epson-tm-t20iii",
            dots: 576,
            columns: 48,
            columns_small: 64,
            proof: Proof::ProcessIds,
            clear: Clear::Confirmed,
            motion_units: Some(203),
            window: 3_968,
            baud: None,
            speed: 1_500,
        }
    }

    /// Any 80 mm printer that speaks ESC/POS: nothing is expected of it but the queued status.
    #[must_use]
    pub fn generic_80() -> Self {
        Self {
            name: "generic-80",
            proof: Proof::QueuedStatus,
            clear: Clear::ByRunningEmpty,
            motion_units: None,
            speed: 1_000,
            ..Self::epson_tm_t20iii()
        }
    }

    /// Any 58 mm printer that speaks ESC/POS.
    #[must_use]
    pub fn generic_58() -> Self {
        Self { name: "generic-58", dots: 384, columns: 32, columns_small: 42, speed: 600, ..Self::generic_80() }
    }

    /// Bytes of one row of dots.
    #[must_use]
    pub fn row_bytes(&self) -> usize {
        usize::from(self.dots / 8)
    }
}
