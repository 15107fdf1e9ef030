//! What can stand in the way of a simulated printer, put there by hand, and when it comes. It knows no status byte.

use std::time::Duration;

/// What can stand in the way, put there by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Trouble {
    /// The roll is used up.
    PaperOut,
    /// The roll is nearly used up.
    PaperLow,
    /// The cover is open.
    CoverOpen,
    /// Off line for no reason it tells.
    Offline,
    /// The cutter is jammed. Freeing it leaves [`Trouble::NeedsRecovery`].
    CutterJammed,
    /// The head is too hot; it heals by itself after [`COOLING`].
    HeadHot,
    /// An error is over and the printer waits to be told to go on (`10 05 01`) or to forget (`10 05 02`). A line that it
    /// struck half-way is printed again from its beginning.
    NeedsRecovery,
    /// A ticket is stuck in the ejector, which stops the paper. It answers for its state all the same.
    TicketJammed,
    /// An error that only a repair ends.
    Broken,
    /// It says nothing, though it hears.
    Silence,
    /// It prints and does not confirm.
    IdsLost,
    /// It cannot clear its buffers, or cannot tell.
    ClearLost,
    /// The cable is out.
    Unplugged,
    /// It has no power. Switching it on again finds its buffers, settings and automatic status gone.
    PoweredOff,
    /// It has asked for no more data.
    Held,
    /// One byte in so many arrives as another, in both directions: a wrong rate, a bad cable.
    Noise,
    /// XOFF and XON strike in the middle of each block that it answers.
    SplitBlocks,
}

/// How long a hot head takes to cool.
pub const COOLING: Duration = Duration::from_secs(20);

/// A trouble, the word that brings it about, and the word that ends it.
const WORDS: [(Trouble, &str, &str); 17] = [
    (Trouble::PaperOut, "paper-out", "paper-in"),
    (Trouble::PaperLow, "paper-low", "paper-full"),
    (Trouble::CoverOpen, "cover-open", "cover-closed"),
    (Trouble::Offline, "offline", "online"),
    (Trouble::CutterJammed, "cutter-jammed", "cutter-freed"),
    (Trouble::HeadHot, "head-hot", "head-cool"),
    (Trouble::NeedsRecovery, "needs-recovery", "recovered"),
    (Trouble::TicketJammed, "ticket-jammed", "ticket-freed"),
    (Trouble::Broken, "broken", "mended"),
    (Trouble::Silence, "silent", "speaking"),
    (Trouble::IdsLost, "ids-lost", "ids-told"),
    (Trouble::ClearLost, "clear-lost", "clear-told"),
    (Trouble::Unplugged, "unplugged", "plugged-in"),
    (Trouble::PoweredOff, "power-off", "power-on"),
    (Trouble::Held, "held", "released"),
    (Trouble::Noise, "noise", "quiet"),
    (Trouble::SplitBlocks, "split-blocks", "whole-blocks"),
];

/// A trouble comes or goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// It comes.
    Comes(Trouble),
    /// It is over.
    Goes(Trouble),
}

impl Turn {
    /// The word of orders and events: `paper-out`, `paper-in`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        let (Self::Comes(trouble) | Self::Goes(trouble)) = self;
        let words = WORDS.iter().find(|(listed, ..)| *listed == trouble);
        match (self, words) {
            (Self::Comes(_), Some((_, word, _))) | (Self::Goes(_), Some((_, _, word))) => word,
            (Self::Comes(_) | Self::Goes(_), None) => "unlisted",
        }
    }

    /// What a word stands for.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        WORDS.iter().find_map(|(trouble, comes, goes)| match word {
            word if word == *comes => Some(Self::Comes(*trouble)),
            word if word == *goes => Some(Self::Goes(*trouble)),
            _ => None,
        })
    }

    /// Every word there is, for whoever typed another.
    #[must_use]
    pub fn words() -> Vec<&'static str> {
        WORDS.iter().flat_map(|(_, comes, goes)| [*comes, *goes]).collect()
    }
}

/// When something planned happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// After so many more rows of dots; the line that is being printed is finished first.
    Rows(usize),
    /// After so many more bytes have come through the cable, be it in the middle of a command.
    Bytes(usize),
    /// At the so-manyth cut from now, before the knife has moved; 1 is the next.
    Cuts(usize),
    /// After so much time.
    Time(Duration),
}
