//! The ejector of kiosk printers: it holds a ticket that has been cut until it is told to present it, and draws it back
//! in when nobody took it. It knows tickets by number.

use crate::printer::profile;
use crate::printer::simulated::events::Event;

/// Where the newest ticket is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ticket {
    /// None is in the ejector.
    Absent,
    /// Cut off, held inside.
    Inside,
    /// It sticks out of the slot and can be taken.
    Presented,
}

/// The ejector, where a printer has one.
pub(super) struct Ejector {
    kind: profile::Ejector,
    ticket: Option<(u64, Ticket)>,
}

/// What the printer has to do with paper or answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Move {
    /// Nothing, or nothing that moves paper.
    Nothing,
    /// The ticket of that number is drawn in and drops into the bin.
    Retract(u64),
    /// Say how it is.
    Status,
}

impl Ejector {
    pub(super) fn new(kind: profile::Ejector) -> Self {
        Self { kind, ticket: None }
    }

    pub(super) fn ticket(&self) -> Ticket {
        self.ticket.map_or(Ticket::Absent, |(_, ticket)| ticket)
    }

    /// A ticket has been cut off. One that is still there is pushed out by it.
    pub(super) fn hold(&mut self, number: u64) -> Option<Event> {
        match self.kind {
            profile::Ejector::Absent => None,
            profile::Ejector::Custom => {
                let pushed = self.ticket.replace((number, Ticket::Inside));
                pushed.map(|(number, _)| Event::Ejected { number })
            }
        }
    }

    /// `1D 65 n`.
    pub(super) fn obey(&mut self, order: u8) -> (Move, Option<Event>) {
        match (self.kind, order, self.ticket) {
            (profile::Ejector::Custom, 6, _) => (Move::Status, None),
            (profile::Ejector::Custom, 2, Some((number, _))) => {
                self.ticket = None;
                (Move::Retract(number), Some(Event::Retracted { number }))
            }
            (profile::Ejector::Custom, 3, Some((number, _))) => {
                self.ticket = Some((number, Ticket::Presented));
                (Move::Nothing, Some(Event::Presented { number }))
            }
            (profile::Ejector::Custom, 5, Some((number, _))) => {
                self.ticket = None;
                (Move::Nothing, Some(Event::Ejected { number }))
            }
            (profile::Ejector::Custom | profile::Ejector::Absent, _, _) => (Move::Nothing, None),
        }
    }

    /// Somebody takes the ticket that sticks out.
    pub(super) fn take(&mut self) -> Option<u64> {
        let (number, _) = self.ticket.filter(|(_, ticket)| *ticket == Ticket::Presented)?;
        self.ticket = None;
        Some(number)
    }
}
