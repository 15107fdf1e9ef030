//! The simulated printer of a demonstration: what a bad day does to a printer, a row each, with the hand that brings it
//! about or ends it. What follows for the terminal follows as from a real printer.

use devices::printer::simulated::{Order, Trouble, Turn};

use super::{Message, State};
use crate::page::{Control, Kind, Page, Row, Tone};
use crate::screen::{World, row};

/// What can be brought about by hand, in the order of the page.
const SWITCHES: [Trouble; 6] = [
    Trouble::PaperOut,
    Trouble::PaperLow,
    Trouble::CoverOpen,
    Trouble::CutterJammed,
    Trouble::HeadHot,
    Trouble::Unplugged,
];

pub(super) fn page(state: &State, world: &World<'_>) -> Page<Message> {
    let troubles = state.troubles().unwrap_or_default();
    let mut rows: Vec<Row<Message>> =
        SWITCHES.into_iter().map(|trouble| switch(world, trouble, troubles.contains(&trouble))).collect();
    let mut power = row("row-power", world.words("technician-power"));
    power.detail = Some(world.words("technician-power-text"));
    power.controls = vec![control(world, "power-cycle", Order::PowerCycle)];
    rows.push(power);
    let part = state.window.of(&rows, world.rows);
    Page::new("technician-simulated")
        .heading(world.words("technician-simulated"))
        .paragraph("text", world.words("technician-simulated-text"))
        .with("switches", Kind::Rows(part.shown.to_vec()))
        .turns(world, &part, Message::Turn)
        .with("actions", Kind::Actions(vec![world.back(Message::Back).primary()]))
}

/// How one thing stands, and the other way it could stand.
fn switch(world: &World<'_>, trouble: Trouble, stands: bool) -> Row<Message> {
    let (now, other, tone, mark) = match stands {
        true => (Turn::Comes(trouble), Turn::Goes(trouble), Tone::Stop, "circle-alert"),
        false => (Turn::Goes(trouble), Turn::Comes(trouble), Tone::Good, "circle-check"),
    };
    let words = world.words(&format!("technician-is-{}", now.as_str()));
    let mut row = row(format!("row-{}", Turn::Comes(trouble).as_str()), words);
    (row.tone, row.mark) = (tone, Some(mark));
    row.controls = vec![control(world, other.as_str(), Order::Turn(other))];
    row
}

/// Its id is the word of the order.
fn control(world: &World<'_>, word: &str, order: Order) -> Control<Message> {
    Control::new(word, world.words(&format!("technician-do-{word}")), Message::Simulate(order))
}
