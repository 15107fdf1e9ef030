//! Help, the same on every page: how the terminal is used, what becomes of answers, the way to the questions people ask,
//! and a member of staff where the site has some. *Called* stands here only when a light shines or the gateway has said
//! that it heard.

use domain::Timestamp;
use domain::staff::CALL_SECS;

use crate::notice;
use crate::page::{Control, Kind, Notice, Page, Row, Tone};
use crate::screen::{Room, Window, World, links_of, row};

/// So long the page says that it calls; then it sends the citizen to the counter, and goes on trying.
const PATIENCE_SECS: i64 = 20;

/// Whether the site has staff who can be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Staff {
    /// It has.
    OnCall,
    /// It has not, or nothing to call them with.
    Nobody,
}

/// A call for staff as this visit knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Call {
    made_at: Timestamp,
    heard: Heard,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Heard {
    NotYet,
    Yes,
}

/// How far a call has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Nobody has answered yet.
    Calling,
    /// A light shines, or the gateway has heard.
    Called,
    /// Nothing has answered in time.
    Unheard,
    /// It is so long ago that one may call again.
    Over,
}

impl Call {
    /// A call that is made now.
    #[must_use]
    pub fn new(now: Timestamp) -> Self {
        Self { made_at: now, heard: Heard::NotYet }
    }

    /// Somebody or something has heard it.
    pub fn heard(&mut self) {
        self.heard = Heard::Yes;
    }

    /// How far it has come. A clock that was put back ends no call.
    #[must_use]
    pub fn stage(&self, now: Timestamp) -> Stage {
        let age_secs = now.duration_since(self.made_at).as_secs();
        match self.heard {
            _ if age_secs >= i64::from(CALL_SECS) => Stage::Over,
            Heard::Yes => Stage::Called,
            Heard::NotYet if age_secs >= PATIENCE_SECS => Stage::Unheard,
            Heard::NotYet => Stage::Calling,
        }
    }
}

/// What the citizen can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// Returns to the page.
    Back,
    /// Looks for an answer.
    Ask,
    /// Calls a member of staff.
    CallStaff,
    /// Takes the call back.
    CancelCall,
    /// More to read.
    More,
    /// What came before.
    Earlier,
}

/// Turns to another part of what there is to read.
pub fn turn(window: &mut Window, message: &Message, rows: usize) {
    match message {
        Message::More => window.forward(rows),
        Message::Earlier => window.backward(rows),
        Message::Back | Message::Ask | Message::CallStaff | Message::CancelCall => {}
    }
}

/// The page.
#[must_use]
pub fn page(world: &World<'_>, staff: Staff, call: Option<&Call>, window: &Window) -> Page<Message> {
    let stage = call.map(|call| call.stage(world.now)).filter(|stage| *stage != Stage::Over);
    let topic_rows = ["touch", "look", "back", "time", "privacy"].into_iter().map(|topic| {
        let mut row = row(format!("help-{topic}"), world.words(&format!("help-{topic}")));
        row.detail = Some(world.words(&format!("help-{topic}-text")));
        row
    });
    // What is lacking now comes first: where a page has only room to name it, this is where it is told.
    let topics: Vec<Row<Message>> = notice::lack_rows(world).into_iter().chain(topic_rows).collect();
    let part = window.of(&topics, world.rows);
    let turns = part.turns(world, Message::More, Message::Earlier);
    // Whoever has called somebody wants to know of that; what there is to read gives way.
    let (topics, turns) = match (stage, world.room) {
        (Some(_), Room::Tight | Room::Least) => (None, None),
        (Some(_), Room::Ample) | (None, _) => (Some(Kind::Rows(part.shown.to_vec())), turns),
    };
    let ask = Control::new("ask", world.words("way-ask"), Message::Ask).icon("message-square");
    let mut actions = vec![world.back(Message::Back).primary()];
    match (staff, stage) {
        (Staff::Nobody, _) => {}
        (Staff::OnCall, None) => {
            actions.push(Control::new("call-staff", world.words("staff-call"), Message::CallStaff).icon("bell"));
        }
        (Staff::OnCall, Some(_)) => {
            actions.push(Control::new("cancel-call", world.words("staff-cancel"), Message::CancelCall).icon("x"));
        }
    }
    Page::new("help")
        .heading(world.words("help-heading"))
        .with_some("staff", stage.map(|stage| Kind::Notice(standing(world, stage))))
        .with_some("topics", topics)
        .with_some("turns", turns)
        .with_some("links", links_of(vec![ask]))
        .with("actions", Kind::Actions(actions))
}

fn standing(world: &World<'_>, stage: Stage) -> Notice {
    let (tone, key) = match stage {
        Stage::Calling => (Tone::Calm, "staff-calling"),
        Stage::Called => (Tone::Good, "staff-called"),
        Stage::Unheard | Stage::Over => (Tone::Stop, "staff-unheard"),
    };
    Notice { tone, title: world.words(key), text: Some(world.words(&format!("{key}-text"))) }
}
