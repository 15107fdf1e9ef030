//! All parts of the terminal one under the other, the faults that stand, and the ways to the log, to maintenance and to a
//! new start; and the two pages that lie beside a part's: the log, and the question before an act.

use domain::diagnostic::Test;
use store::Maintenance;

use super::{Deed, Message, State, mark, tone};
use crate::page::{Control, Kind, Notice, Page, Row, State as Stand, Tone, Words};
use crate::screen::{World, row};
use crate::standing::Fault;

/// A line of the log or of a finding as far as it fits a row; the page of the part has the whole.
const LETTERS_MAX: usize = 90;
/// Few words, paths and addresses are longer.
const WORD_MAX: usize = 32;

pub(super) fn page(state: &State, world: &World<'_>, faults: &[(Fault, String)]) -> Page<Message> {
    let mut rows: Vec<Row<Message>> = faults.iter().map(|(fault, told)| fault_row(world, *fault, told)).collect();
    rows.extend(Test::ALL.into_iter().map(|test| part_row(state, world, test)));
    rows.push(way(world, "log", Message::OpenLog));
    rows.push(way(world, "ticket", Message::OpenTicket));
    if state.troubles().is_some() {
        rows.push(way(world, "simulated", Message::OpenSimulated));
    }
    rows.push(match state.maintenance() {
        Maintenance::Off => way(world, "maintain", Message::Ask(Deed::Maintain(Maintenance::On))),
        Maintenance::On => way(world, "serve", Message::Ask(Deed::Maintain(Maintenance::Off))),
    });
    rows.push(way(world, "restart", Message::Ask(Deed::Restart)));
    let kept = (state.maintenance() == Maintenance::On).then(|| {
        let title = world.words("technician-in-maintenance");
        Kind::Notice(Notice { tone: Tone::Warn, title, text: None })
    });
    let part = state.window.of(&rows, world.rows);
    let leave = Control::new("leave", world.words("technician-leave"), Message::Leave).icon("log-out").primary();
    Page::new("technician")
        .heading(world.words("technician-heading"))
        .with_some("maintenance", kept)
        .with("parts", Kind::Rows(part.shown.to_vec()))
        .turns(world, &part, Message::Turn)
        .with("actions", Kind::Actions(vec![leave]))
}

/// A fault that stands, under the code that the citizen's page and the log name too.
fn fault_row(world: &World<'_>, fault: Fault, told: &str) -> Row<Message> {
    let mut row = row(
        format!("fault-{}", fault.code().to_lowercase()),
        world.with("technician-fault", &[("code", fault.code().into())]),
    );
    row.detail = Some(Words::new(told));
    (row.tone, row.mark) = (Tone::Stop, Some("circle-alert"));
    row
}

fn part_row(state: &State, world: &World<'_>, test: Test) -> Row<Message> {
    let name = world.words(&format!("technician-{test}"));
    let mut row = row(format!("row-{test}"), name.clone());
    let found = state.finding(test).or_else(|| state.tested(test).map(|kept| &kept.finding));
    row.detail = Some(match found {
        Some(finding) => {
            row.tone = tone(finding.verdict);
            row.mark = Some(mark(finding.verdict));
            let verdict = world.say.text(&format!("technician-{}", finding.verdict.as_str()));
            Words::new(brief(&format!("{verdict}: {}", first_line(&finding.says))))
        }
        None => world.words("technician-untested"),
    });
    row.controls = vec![Control::new(format!("part-{test}"), world.words("technician-open"), Message::Open(test))];
    row
}

fn way(world: &World<'_>, name: &str, emits: Message) -> Row<Message> {
    let mut row = row(format!("row-{name}"), world.words(&format!("technician-{name}")));
    row.controls = vec![Control::new(name, world.words("technician-open"), emits)];
    row
}

/// The newest lines of the log.
pub(super) fn log(state: &State, world: &World<'_>) -> Page<Message> {
    let lines = state.view.as_ref().map(|view| view.log.as_slice()).unwrap_or_default();
    let rows: Vec<Row<Message>> =
        lines.iter().enumerate().map(|(at, line)| row(format!("line-{at}"), Words::new(short(line)))).collect();
    let part = state.window.of(&rows, world.rows);
    let page = Page::new("technician-log").heading(world.words("technician-log"));
    let page = match rows.is_empty() {
        true => page.paragraph("text", world.words("technician-log-empty")),
        false => page.with("lines", Kind::Rows(part.shown.to_vec())),
    };
    page.turns(world, &part, Message::Turn).with("actions", Kind::Actions(vec![world.back(Message::Back).primary()]))
}

/// The ticket: what it will say, how its printing stands, and the button that asks for it.
pub(super) fn ticket(state: &State, world: &World<'_>) -> Page<Message> {
    let print = Control::new("print-ticket", world.words("technician-ticket-print"), Message::PrintTicket)
        .icon("printer")
        .state(if state.ticket.is_underway() || state.view.is_none() { Stand::Disabled } else { Stand::Ready })
        .primary();
    Page::new("technician-ticket")
        .heading(world.words("technician-ticket"))
        .paragraph("text", world.words("technician-ticket-text"))
        .with_some("print", state.ticket.notice(world).map(Kind::Notice))
        .with("actions", Kind::Actions(vec![world.back(Message::Back), print]))
}

/// The question before an act that citizens feel.
pub(super) fn sure(world: &World<'_>, deed: Deed) -> Page<Message> {
    let name = match deed {
        Deed::Maintain(Maintenance::On) => "maintain",
        Deed::Maintain(Maintenance::Off) => "serve",
        Deed::Restart => "restart",
    };
    let act =
        Control::new("do", world.words(&format!("technician-{name}-do")), Message::Do(deed)).icon("check").primary();
    Page::new(format!("technician-{name}"))
        .heading(world.words(&format!("technician-{name}")))
        .paragraph("text", world.words(&format!("technician-{name}-text")))
        .with("actions", Kind::Actions(vec![world.back(Message::Back), act]))
}

fn first_line(says: &str) -> &str {
    says.lines().next().unwrap_or_default()
}

/// A finding for its row: of a word that is longer than any that is read, such as a hash, the beginning is enough.
fn brief(line: &str) -> String {
    let cut = |word: &str| match word.char_indices().nth(WORD_MAX) {
        Some((end, _)) => format!("{}…", word.get(..end).unwrap_or_default()),
        None => word.to_owned(),
    };
    short(&line.split(' ').map(cut).collect::<Vec<_>>().join(" "))
}

/// Cut between words.
fn short(line: &str) -> String {
    let Some((end, _)) = line.char_indices().nth(LETTERS_MAX) else { return line.to_owned() };
    let kept = line.get(..end).unwrap_or_default();
    format!("{} …", kept.rsplit_once(' ').map_or(kept, |(words, _)| words).trim_end_matches([',', ';', ':']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_is_cut_between_words_and_a_hash_after_its_beginning() {
        let hash = "45a60d0862c66dd91fe4e04b52200af3b4c8cd038d173b".repeat(2);
        assert_eq!(
            brief(&format!("whole: 3 rows, head {hash}")),
            "whole: 3 rows, head 45a60d0862c66dd91fe4e04b52200af3…"
        );
        let long = "one word, ".repeat(20);
        let cut = short(&long);
        assert!(cut.chars().count() <= LETTERS_MAX + 2, "{cut}");
        assert!(cut.ends_with("word …") || cut.ends_with("one …"), "{cut}");
        assert_eq!(short("ready; nothing to do"), "ready; nothing to do");
    }
}
