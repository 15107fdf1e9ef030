//! The page of one part: how it was found, how its latest test ended, and the test; with what belongs to the part alone,
//! such as the queue by agency, the bar for the ruler, or the fields of the touch test.

use domain::diagnostic::{Diagnostic, Lane, Test, Verdict};

use super::{Message, State, mark, tone, touch_fields};
use crate::page::ring::Plug;
use crate::page::{Choices, Control, Kind, Many, Notice, Page, Row, State as Stand, Words};
use crate::screen::{World, links_of, row};

pub(super) fn page(state: &State, world: &World<'_>, test: Test) -> Page<Message> {
    let name = world.words(&format!("technician-{test}"));
    let mut page = Page::new(format!("technician-{test}")).heading(name);
    if let Some(finding) = state.finding(test) {
        let title = world.words(&format!("technician-{}", finding.verdict.as_str()));
        let text = Some(Words::new(finding.says.clone()));
        page = page.with("found", Kind::Notice(Notice { tone: tone(finding.verdict), title, text }));
    }
    if state.running == Some(test) {
        page = page.paragraph("running", world.words("technician-running"));
    } else if let Some(kept) = state.tested(test) {
        page = page.with("tested", Kind::Rows(vec![tested(world, kept)]));
    }
    page = own(page, state, world, test);
    page.with("actions", Kind::Actions(actions(state, world, test)))
}

/// The latest result, with its time.
fn tested(world: &World<'_>, kept: &Diagnostic) -> Row<Message> {
    let when = world.say.moment_words(kept.at, world.zone);
    let mut row = row("last", world.say.around("technician-last", "time", &when));
    let verdict = world.say.text(&format!("technician-{}", kept.finding.verdict.as_str()));
    row.detail = Some(Words::new(format!("{verdict}: {}", kept.finding.says)));
    (row.tone, row.mark) = (tone(kept.finding.verdict), Some(mark(kept.finding.verdict)));
    row
}

/// What belongs to this part alone.
fn own(page: Page<Message>, state: &State, world: &World<'_>, test: Test) -> Page<Message> {
    match test {
        Test::Queue => queue(page, state, world),
        Test::Speech => {
            let plug = match state.headphones {
                None => "technician-headphones-unknown",
                Some(Plug::In) => "technician-headphones-in",
                Some(Plug::Out) => "technician-headphones-out",
            };
            asked(page.paragraph("headphones", world.words(plug)), state, world, test)
        }
        Test::Printer => asked(page, state, world, test),
        Test::Ruler | Test::Colours => {
            let says = world.words(&format!("technician-{test}-picture"));
            page.with("picture", Kind::Picture { name: test.as_str().to_owned(), says })
                .paragraph("text", world.words(&format!("technician-{test}-text")))
        }
        Test::Touch => page.with("fields", Kind::Choices(fields(state, world))),
        Test::Settings | Test::Catalogue | Test::Store | Test::Audit | Test::Clock | Test::Network | Test::Scanner => {
            page
        }
    }
}

/// What waits, by agency: how much, why, and when it is tried again.
fn queue(page: Page<Message>, state: &State, world: &World<'_>) -> Page<Message> {
    let lanes = state.view.as_ref().map(|view| view.queue.as_slice()).unwrap_or_default();
    let rows: Vec<Row<Message>> = lanes.iter().map(|lane| lane_row(world, lane)).collect();
    let part = state.window.of(&rows, world.rows);
    if rows.is_empty() {
        return page.paragraph("text", world.words("technician-queue-empty"));
    }
    page.with("lanes", Kind::Rows(part.shown.to_vec())).turns(world, &part, Message::Turn)
}

fn lane_row(world: &World<'_>, lane: &Lane) -> Row<Message> {
    let title = world.with(
        "technician-lane",
        &[("stored", lane.stored.into()), ("custody", lane.custody.into()), ("parked", lane.parked.into())],
    );
    let mut row = row(format!("lane-{}", lane.agency.as_str().to_lowercase()), title);
    row.chip = Some(world.chip(&lane.agency));
    let next = lane
        .next_at
        .map(|next| world.say.around("technician-next", "time", &world.say.moment_words(next, world.zone)).shown);
    let detail: Vec<String> = lane.problem.iter().cloned().chain(next).collect();
    row.detail = (!detail.is_empty()).then(|| Words::new(detail.join("; ")));
    row.tone = tone(match (lane.parked, lane.problem.is_some()) {
        (1.., _) => Verdict::Failed,
        (0, true) => Verdict::Unknown,
        (0, false) => Verdict::Passed,
    });
    row
}

/// After a test whose outcome only a person can confirm: was it seen, was it heard?
fn asked(page: Page<Message>, state: &State, world: &World<'_>, test: Test) -> Page<Message> {
    if state.ended != Some(test) {
        return page;
    }
    page.paragraph("ask", world.words(&format!("technician-{test}-ask")))
        .with_some("judge", links_of(judges(world, test).into()))
}

/// It was right; it was not.
fn judges(world: &World<'_>, test: Test) -> [Control<Message>; 2] {
    let judge = |id: &str, verdict, icon| {
        Control::new(id, world.words(&format!("technician-{id}")), Message::Judge(test, verdict)).icon(icon)
    };
    [judge("right", Verdict::Passed, "check"), judge("wrong", Verdict::Failed, "x")]
}

fn fields(state: &State, world: &World<'_>) -> Choices<Message> {
    let field = |field: u8| {
        let label = world.with("technician-field", &[("number", u32::from(field + 1).into())]);
        let stand = if state.is_touched(field) { Stand::Selected } else { Stand::Ready };
        Control::new(format!("field-{}", field + 1), label, Message::Field(field)).state(stand)
    };
    let options = (0..touch_fields(world.rows)).map(field).collect();
    Choices { label: world.words("technician-touch-text"), many: Many::Any, options, problem: None }
}

fn actions(state: &State, world: &World<'_>, test: Test) -> Vec<Control<Message>> {
    let ready = if state.running.is_none() { Stand::Ready } else { Stand::Disabled };
    let begin = Control::new("test", world.words("technician-test"), Message::Test(test)).icon("play").state(ready);
    let mut actions = vec![world.back(Message::Back)];
    match test {
        Test::Ruler | Test::Colours => {
            let [right, wrong] = judges(world, test);
            actions.extend([wrong, right.primary()]);
        }
        Test::Touch => {
            actions.push(
                Control::new("wrong", world.words("technician-wrong"), Message::Judge(test, Verdict::Failed)).icon("x"),
            );
        }
        Test::Queue => {
            let send = Control::new("send-now", world.words("technician-send"), Message::SendNow).icon("send");
            actions.extend([begin, send.primary()]);
        }
        Test::Settings
        | Test::Catalogue
        | Test::Store
        | Test::Audit
        | Test::Clock
        | Test::Network
        | Test::Printer
        | Test::Speech
        | Test::Scanner => actions.push(begin.primary()),
    }
    actions
}
