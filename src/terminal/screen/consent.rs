//! Consent, one agency a page: exactly which answers that agency will receive, and a promise that it gets no others.

use domain::AgencyId;
use journey::{Sharing, Visit};

use crate::page::{Control, Kind, Page, Progress, Row, Words};
use crate::screen::{Turn, Window, World, lower, row, sections, titled};

/// One agency's consent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    agency: AgencyId,
    window: Window,
}

/// What the citizen can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// Turns the list of answers.
    Turn(Turn),
    /// Agrees.
    Agree,
    /// Goes back.
    Back,
}

/// What the screen wishes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Nothing.
    None,
    /// The citizen agreed to the text shown.
    Agree(AgencyId),
    /// Back.
    Back,
}

impl State {
    /// Asks for one agency's consent.
    #[must_use]
    pub fn open(agency: AgencyId) -> Self {
        Self { agency, window: Window::default() }
    }

    /// Hears the citizen.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Turn(turn) => self.window.turn(turn),
            Message::Agree => return Action::Agree(self.agency.clone()),
            Message::Back => return Action::Back,
        }
        Action::None
    }

    /// The page.
    #[must_use]
    pub fn page(&self, world: &World<'_>, visit: &Visit) -> Page<Message> {
        let all = visit.sharing();
        let place = all.iter().position(|sharing| sharing.agency == self.agency).unwrap_or(0);
        let chip = world.chip(&self.agency);
        let sharing = all.get(place);
        let rows: Vec<Row<Message>> = sharing.map_or_else(Vec::new, |sharing| shared(world, visit, sharing));
        let part = self.window.of(&rows, lower(world.rows, 1));
        // The further parts of a long list name only what it is for: where letters are large there is room for little more.
        let told = sharing.map(|sharing| match part.before {
            0 => Words::new(text(world, visit, sharing)),
            _ => Words::new(licences(world, visit, sharing)),
        });
        let who = (part.before == 0).then(|| Kind::Chips { label: world.words("consent-to"), chips: vec![chip] });
        let name = world.agency(&self.agency);
        let position = [("place", place.saturating_add(1).into()), ("all", all.len().into())];
        // Nobody agrees to what they have not seen: the list is turned to its end first.
        let agree = match part.after {
            0 => {
                let label = world.with("agree", &[("agency", self.agency.as_str().into())]);
                Control::new("agree", label, Message::Agree).icon("check").primary()
            }
            _ => Control { label: world.words("answers-next"), ..world.go_on(Message::Turn(part.on())) },
        };
        Page::new("consent")
            .with(
                "progress",
                Kind::Progress(Progress {
                    label: world.with("consent-position", &position),
                    thousandths: Some(sections::thousandths(place, all.len())),
                }),
            )
            .heading(world.with("consent-heading", &[("agency", name.into())]))
            .paragraph("text", told.unwrap_or_else(|| world.words("consent-none")))
            .with_some("who", who)
            .with_some("answers", (!rows.is_empty()).then(|| Kind::Rows(part.shown.to_vec())))
            .turns(world, &part, Message::Turn)
            .with("actions", Kind::Actions(vec![world.back(Message::Back), agree]))
    }
}

/// What the citizen agrees to, word for word; it travels with the application.
#[must_use]
pub fn text(world: &World<'_>, visit: &Visit, sharing: &Sharing) -> String {
    let arguments = [
        ("agency", world.agency(&sharing.agency).into()),
        ("count", sharing.questions.len().into()),
        ("licences", licences(world, visit, sharing).into()),
    ];
    world.say.with("consent-text", &arguments)
}

fn licences(world: &World<'_>, visit: &Visit, sharing: &Sharing) -> String {
    let known = sharing.licences.iter().filter_map(|id| world.catalogue.licence(id));
    let titles: Vec<String> = known.map(|licence| titled(world, visit.action_for(licence), licence)).collect();
    titles.join(", ")
}

fn shared(world: &World<'_>, visit: &Visit, sharing: &Sharing) -> Vec<Row<Message>> {
    let (yes, no) = (world.say.yes_no(true), world.say.yes_no(false));
    let words = journey::Words { language: world.language(), yes: &yes, no: &no };
    let questions = sharing.questions.iter().filter_map(|id| world.catalogue.question(id));
    questions
        .map(|question| {
            let mut row = row(format!("shared-{}", crate::screen::dashed(&question.id)), world.told(&question.label));
            row.detail = Some(match visit.answered(&question.id) {
                Some(domain::Answer::Known(domain::Value::Group(items))) => {
                    world.with("group-count", &[("count", items.len().into())])
                }
                Some(domain::Answer::Known(value)) => {
                    let shown = journey::shown(world.catalogue, question, value, words);
                    Words::new(shown).private()
                }
                Some(domain::Answer::NotYet) | None => world.words("not-yet"),
            });
            row
        })
        .collect()
}
