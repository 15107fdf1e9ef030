//! The door: six digits, shown as marks, and what came of the last try.

use domain::technician::Door;

use super::{Message, Trouble};
use crate::bench::Entry;
use crate::editor::Editor;
use crate::page::{Field, Kind, Notice, Page, Shown, State as Stand, Tone, Words};
use crate::screen::World;

pub(super) fn page(world: &World<'_>, editor: &Editor, trouble: Trouble) -> Page<Message> {
    let problem = problem(world, trouble);
    let notice = problem.clone().map(|text| {
        let title = world.words("technician-no-entry");
        Kind::Notice(Notice { tone: Tone::Stop, title, text: Some(text) })
    });
    let length = editor.text().len();
    let field = Field {
        label: world.words("technician-pin"),
        value: if length == 0 { Shown::Empty } else { Shown::Masked(length) },
        unit: None,
        state: Stand::Selected,
        problem,
        edit: Message::FieldPressed,
    };
    let checking = trouble == Trouble::Checking;
    let (text, enter) =
        if checking { ("technician-checking", Stand::Disabled) } else { ("technician-door", Stand::Ready) };
    Page::new("technician-door")
        .with_some("problem", notice)
        .heading(world.words("technician-heading"))
        .paragraph("text", world.words(text))
        .with("field-pin", Kind::Field(field))
        .with("keyboard", Kind::Keyboard(editor.keyboard(world.breadth, &world.say, Message::Struck)))
        .with("actions", Kind::Actions(vec![world.back(Message::Back), world.go_on(Message::Enter).state(enter)]))
}

fn problem(world: &World<'_>, trouble: Trouble) -> Option<Words> {
    let entry = match trouble {
        Trouble::None | Trouble::Checking => return None,
        Trouble::Short => return Some(world.words("technician-pin-short")),
        Trouble::Refused(entry) => entry,
    };
    Some(match entry {
        Entry::Right | Entry::Broken => world.words("technician-pin-broken"),
        Entry::Wrong(Door::Open) | Entry::Shut(Door::Open) => world.words("technician-pin-wrong"),
        Entry::Wrong(Door::Wait { until }) | Entry::Shut(Door::Wait { until }) => {
            world.say.around("technician-pin-wait", "time", &world.say.moment_words(until, world.zone))
        }
        Entry::Wrong(Door::Locked) | Entry::Shut(Door::Locked) => world.words("technician-pin-locked"),
    })
}
