//! What happened at a simulated printer, for whoever stands beside it. A list with an end: where nobody looks, the
//! oldest is forgotten. It knows no words of any paper.

use std::collections::VecDeque;

use super::trouble::Turn;

/// Something that happened. Pieces of paper go by number; [`super::Controls::piece`] gives them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// A trouble came or went.
    Turned(Turn),
    /// A piece of paper was cut off, or was too long to hang on.
    Paper {
        /// From 1 on.
        number: u64,
    },
    /// The ejector shows a ticket.
    Presented {
        /// Which.
        number: u64,
    },
    /// The ejector drew a ticket back in.
    Retracted {
        /// Which.
        number: u64,
    },
    /// The ejector pushed a ticket out.
    Ejected {
        /// Which.
        number: u64,
    },
    /// Somebody took the ticket that stuck out.
    Taken {
        /// Which.
        number: u64,
    },
    /// It was told to forget everything that it had not printed, and did.
    Emptied,
    /// It had no room for so many bytes.
    Lost {
        /// In a row.
        bytes: u64,
    },
    /// It lost its power; all that it held is gone.
    Restarted,
}

/// More than anybody leaves unread who reads at all.
const EVENTS_MAX: usize = 256;

/// What nobody has looked at yet.
#[derive(Default)]
pub(super) struct Events(VecDeque<Event>);

impl Events {
    pub(super) fn tell(&mut self, event: Event) {
        if self.0.len() >= EVENTS_MAX {
            self.0.pop_front();
        }
        self.0.push_back(event);
    }

    /// So many more bytes found no room.
    pub(super) fn lost(&mut self, more: u64) {
        match self.0.back_mut() {
            Some(Event::Lost { bytes }) => *bytes += more,
            Some(_) | None if more > 0 => self.tell(Event::Lost { bytes: more }),
            Some(_) | None => {}
        }
    }

    pub(super) fn next(&mut self) -> Option<Event> {
        self.0.pop_front()
    }
}
