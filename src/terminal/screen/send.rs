//! The last page before anything is promised: what is sent to whom, and what it will cost. A refusal of the store shows
//! here, and nothing has been submitted then.

use journey::Visit;

use crate::effect::SubmitFault;
use crate::notice;
use crate::page::{Control, Kind, Page, Row, State as Stand, Words};
use crate::screen::{Room, Turn, Window, World, result, row, titled};

/// The last page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct State {
    sending: Sending,
    window: Window,
}

/// How the sending stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Sending {
    /// Not pressed yet.
    #[default]
    Ready,
    /// The store is at it.
    Underway,
    /// It was refused.
    Refused(SubmitFault),
    /// The answers do not hold together any more; they have to be looked at again.
    Incomplete,
}

/// What the citizen can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// Turns the list of agencies.
    Turn(Turn),
    /// Sends.
    Submit,
    /// Goes back.
    Back,
}

/// What the screen wishes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Nothing.
    None,
    /// Finish the applications and store them.
    Submit,
    /// Back.
    Back,
}

impl State {
    /// Whether the store is at it.
    #[must_use]
    pub fn is_underway(&self) -> bool {
        self.sending == Sending::Underway
    }

    /// The store refused.
    #[must_use]
    pub fn refused(fault: SubmitFault) -> Self {
        Self { sending: Sending::Refused(fault), window: Window::default() }
    }

    /// The answers do not hold together any more.
    #[must_use]
    pub fn incomplete() -> Self {
        Self { sending: Sending::Incomplete, window: Window::default() }
    }

    /// Hears the citizen. A second press while the store is at it changes nothing.
    pub fn update(&mut self, message: Message) -> Action {
        match (message, &self.sending) {
            (Message::Turn(turn), _) => self.window.turn(turn),
            (Message::Submit | Message::Back, Sending::Underway) => {}
            (Message::Submit, Sending::Ready | Sending::Refused(_) | Sending::Incomplete) => {
                self.sending = Sending::Underway;
                return Action::Submit;
            }
            (Message::Back, Sending::Ready | Sending::Refused(_) | Sending::Incomplete) => return Action::Back,
        }
        Action::None
    }

    /// The page.
    #[must_use]
    pub fn page(&self, world: &World<'_>, visit: &Visit) -> Page<Message> {
        let sharing = visit.sharing();
        let rows: Vec<Row<Message>> = sharing.iter().map(|sharing| agency_row(world, visit, sharing)).collect();
        let part = self.window.of(&rows, world.rows);
        let fault = match &self.sending {
            Sending::Ready | Sending::Underway => None,
            Sending::Refused(fault) => Some(notice::for_submit(world, *fault)),
            Sending::Incomplete => Some(notice::for_submit_incomplete(world)),
        };
        let (heading, text) =
            (world.with("send-heading", &[("count", sharing.len().into())]), world.words("send-text"));
        // Where there is least room, the agencies and the sum go before what explains them, which is still spoken.
        let (heading, text) = match world.room {
            Room::Ample | Room::Tight => (heading, Some(Kind::Paragraph(text))),
            Room::Least => {
                let spoken = format!("{}. {}", heading.speech(), text.speech());
                (heading.spoken_as(spoken), None)
            }
        };
        let mut page = Page::new("send")
            .with_some("fault", fault.map(Kind::Notice))
            .heading(heading)
            .with_some("text", text)
            .with("figures", Kind::Figures(vec![result::sum(world, &visit.fees())]))
            .with("agencies", Kind::Rows(part.shown.to_vec()))
            .turns(world, &part, Message::Turn);
        for (name, lack) in notice::for_lacks(world) {
            page = page.with(name, Kind::Notice(lack));
        }
        let (key, stand) = match &self.sending {
            Sending::Underway => ("send-underway", Stand::Disabled),
            Sending::Ready | Sending::Refused(_) | Sending::Incomplete => ("send", Stand::Ready),
        };
        let submit = Control::new("submit", world.with(key, &[("count", sharing.len().into())]), Message::Submit)
            .icon("send")
            .primary()
            .state(stand);
        page.with("actions", Kind::Actions(vec![world.back(Message::Back).state(stand), submit]))
    }
}

fn agency_row(world: &World<'_>, visit: &Visit, sharing: &journey::Sharing) -> Row<Message> {
    let chip = world.chip(&sharing.agency);
    let licences: Vec<String> = sharing
        .licences
        .iter()
        .filter_map(|id| world.catalogue.licence(id))
        .map(|licence| titled(world, visit.action_for(licence), licence))
        .collect();
    let mut row = row(format!("agency-{}", sharing.agency), chip.says.clone());
    row.chip = Some(chip);
    row.detail = Some(Words::new(licences.join(", ")));
    row
}
