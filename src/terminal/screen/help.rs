//! Help, the same on every page: how the terminal is used, what becomes of answers, the way to the questions people ask,
//! and a member of staff where the site has some. *Called* stands here only when a light shines or the gateway has said
//! that it heard.

use std::time::Duration;

use domain::staff::CALL_SECS;

use crate::effect::CallNumber;
use crate::notice;
use crate::page::{Block, BlockId, Control, Kind, Notice, Page, Row, Tone, Weight};
use crate::screen::{Room, Turn, Window, World, faq, links_of, row};

/// So long the page says that it calls; then it sends the citizen to the counter, and goes on trying.
const PATIENCE_SECS: u64 = 20;

/// Blocks of links that stand on a page already.
const LINKS: [&str; 2] = ["links", "more"];

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
    number: CallNumber,
    made_at: Duration,
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
    /// A call that is made now, by the clock that runs evenly.
    #[must_use]
    pub fn new(number: CallNumber, now: Duration) -> Self {
        Self { number, made_at: now, heard: Heard::NotYet }
    }

    /// Somebody or something has heard a call, which may be an earlier one.
    pub fn heard(&mut self, number: CallNumber) {
        if number == self.number {
            self.heard = Heard::Yes;
        }
    }

    /// How far it has come.
    #[must_use]
    pub fn stage(&self, now: Duration) -> Stage {
        let age_secs = now.saturating_sub(self.made_at).as_secs();
        match self.heard {
            _ if age_secs >= u64::from(CALL_SECS) => Stage::Over,
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
    /// Reads what people ask about the question on the page.
    AskHere,
    /// Calls a member of staff.
    CallStaff,
    /// Takes the call back.
    CancelCall,
    /// Turns what there is to read.
    Turn(Turn),
}

/// The page; `beside` is what the citizen has before the eyes, about which people may have asked something.
#[must_use]
pub fn page(
    world: &World<'_>,
    (staff, stage): (Staff, Option<Stage>),
    beside: &[String],
    window: &Window,
) -> Page<Message> {
    let stage = stage.filter(|stage| *stage != Stage::Over);
    let topic_rows = ["touch", "look", "back", "time", "privacy"].into_iter().map(|topic| {
        let mut row = row(format!("help-{topic}"), world.words(&format!("help-{topic}")));
        row.detail = Some(world.words(&format!("help-{topic}-text")));
        row
    });
    // What is lacking now comes first: where a page has only room to name it, this is where it is told.
    let topics: Vec<Row<Message>> = notice::lack_rows(world).into_iter().chain(topic_rows).collect();
    let part = window.of(&topics, world.rows);
    // Whoever has called somebody wants to know of that; what there is to read gives way.
    let gives_way = stage.is_some() && world.room != Room::Ample;
    let here = faq::link(world, beside, Message::AskHere);
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
    let page = Page::new("help")
        .heading(world.words("help-heading"))
        .with_some("staff", stage.map(|stage| Kind::Notice(standing(world, stage))));
    let page = match gives_way {
        true => page,
        false => page.with("topics", Kind::Rows(part.shown.to_vec())).turns(world, &part, Message::Turn),
    };
    page.with_some("links", links_of(here.into_iter().chain([ask]).collect())).with("actions", Kind::Actions(actions))
}

/// A page on which the printer waits for somebody: with the way to call them, or with how far their call has come.
pub(crate) fn beside<M>(
    world: &World<'_>,
    mut page: Page<M>,
    staff: Staff,
    stage: Option<Stage>,
    lift: impl Fn(Message) -> M,
) -> Page<M> {
    let kind = match (staff, stage.filter(|stage| *stage != Stage::Over)) {
        (Staff::Nobody, _) => return page,
        (Staff::OnCall, Some(stage)) => Some(Kind::Notice(brief(world, standing(world, stage)))),
        (Staff::OnCall, None) => {
            let call = Control::new("call-staff", world.words("staff-call"), lift(Message::CallStaff)).icon("bell");
            let call = Control { weight: Weight::Link, ..call };
            let links = page.blocks.iter_mut().find(|block| LINKS.contains(&block.id.0.as_str()));
            match links.map(|block| &mut block.kind) {
                Some(Kind::Actions(links)) => {
                    links.push(call);
                    None
                }
                Some(_) | None => links_of(vec![call]),
            }
        }
    };
    let at = page.blocks.iter().position(|block| block.id.0 == "print").map_or(page.blocks.len(), |at| at + 1);
    page.blocks.splice(at..at, kind.map(|kind| Block { id: BlockId("staff".to_owned()), kind }));
    page
}

/// Where room is short, what is said of a call is named, and still spoken in full.
fn brief(world: &World<'_>, notice: Notice) -> Notice {
    match (world.room, notice.text) {
        (Room::Tight | Room::Least, Some(text)) => {
            let spoken = format!("{}. {}", notice.title.speech(), text.speech());
            Notice { title: notice.title.spoken_as(spoken), text: None, ..notice }
        }
        (_, text) => Notice { text, ..notice },
    }
}

fn standing(world: &World<'_>, stage: Stage) -> Notice {
    let (tone, key) = match stage {
        Stage::Calling => (Tone::Calm, "staff-calling"),
        Stage::Called => (Tone::Good, "staff-called"),
        Stage::Unheard | Stage::Over => (Tone::Stop, "staff-unheard"),
    };
    Notice { tone, title: world.words(key), text: Some(world.words(&format!("{key}-text"))) }
}
