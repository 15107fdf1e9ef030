//! What a simulated printer is made of where two of one model may differ: its memory, its switches, its line. What the
//! model itself can do stands in the profile; it knows no byte.

use crate::printer::profile::{self, Clear, Profile};

/// How a printer stops the host.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// The line does it: a network or USB line takes no more than the printer has room for.
    ByTheLine,
    /// XOFF and XON among the answers.
    XonXoff,
    /// The wire that the host knows as data set ready.
    DataSetReady,
    /// Not at all, as many clones; what finds no room is lost.
    Ignored,
}

/// When it does so: DIP switch 2-1 or memory switch 1-3 of Epson's printers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Busy {
    /// The buffer is full; the switch is ON.
    WhenFull,
    /// The buffer is full or the printer is off line; the switch is OFF.
    WhenFullOrOffline,
}

/// What a clear command is that arrives in the middle of a picture or another block of data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InBlock {
    /// A command: it ends the block, as Epson writes.
    Obeyed,
    /// Ten more bytes of the block, as Citizen writes.
    Data,
}

/// When `10 05 02` clears the buffers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recovery {
    /// After an error that waits for it; else it is not heard.
    AfterErrors,
    /// Always, as Custom's P80C does.
    Always,
}

/// The receive buffer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Memory {
    /// Bytes in all.
    pub size: usize,
    /// The host is stopped when so many bytes are left or fewer.
    pub full_mark: usize,
    /// It goes on when so many are left again.
    pub ready_mark: usize,
}

impl Memory {
    /// 4 KB, as printers leave the factory (TM-T88III: full at 128 left, ready at 256).
    pub const LARGE: Self = Self { size: 4_096, full_mark: 128, ready_mark: 256 };
    /// 64 KB, as some interface boards of network printers have on top of the printer's own.
    pub const NETWORK: Self = Self { size: 65_536, full_mark: 128, ready_mark: 256 };
    /// 45 bytes, by a switch that is there to be set by mistake (TM-T88III: full at 16 left, ready at 26).
    pub const SMALL: Self = Self { size: 45, full_mark: 16, ready_mark: 26 };

    /// As the model's profile has it. Where nobody has written down when it goes on, it does so at twice the mark.
    #[must_use]
    pub fn of(profile: &Profile) -> Self {
        let (size, full_mark) = (profile.buffer, profile.buffer.saturating_sub(profile.window));
        let known = [Self::LARGE, Self::SMALL].into_iter().find(|it| (it.size, it.full_mark) == (size, full_mark));
        known.unwrap_or(Self {
            size,
            full_mark,
            ready_mark: (full_mark * 2).clamp(full_mark + 1, size.max(full_mark + 1)),
        })
    }
}

/// One printer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hardware {
    /// The model. Its `baud` paces the line in both directions, its `speed` the paper; a speed of 0 takes no time.
    pub profile: Profile,
    /// The receive buffer.
    pub memory: Memory,
    /// How it stops the host.
    pub flow: Flow,
    /// When.
    pub busy: Busy,
    /// Whether it can be cleared in the middle of a block.
    pub clear_in_block: InBlock,
    /// When `10 05 02` clears it.
    pub recovery: Recovery,
}

impl Hardware {
    /// A printer of this model as it leaves the factory: on a serial line where the profile has a rate, else on the
    /// network.
    #[must_use]
    pub fn of(profile: &Profile) -> Self {
        let flow = match (profile.baud, profile.flow) {
            (None, _) => Flow::ByTheLine,
            (Some(_), profile::Flow::XonXoff) => Flow::XonXoff,
            (Some(_), profile::Flow::DataSetReady) => Flow::DataSetReady,
            (Some(_), profile::Flow::Absent) => Flow::Ignored,
        };
        Self {
            profile: profile.clone(),
            memory: Memory::of(profile),
            flow,
            busy: Busy::WhenFull,
            clear_in_block: match profile.clear {
                Clear::Confirmed => InBlock::Obeyed,
                Clear::ByRunningEmpty => InBlock::Data,
            },
            recovery: Recovery::AfterErrors,
        }
    }
}
