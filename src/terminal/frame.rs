//! What stands around every page: the banner of a demonstration, the top with the language, the constant bar; and the
//! steps that its controls take. No screen lists them.

use std::sync::Arc;

use catalogue::Catalogue;
use domain::{Language, Timestamp, foreign};
use jiff::tz::TimeZone;

use crate::app::{App, Limits, Message, Mode, Tool};
use crate::keyboard::Breadth;
use crate::keyboard::scan::Scan;
use crate::look::{Reach, TextSize, Theme};
use crate::narrator::Reading;
use crate::page::{Block, BlockId, Control, Kind, Page, State, Words};
use crate::screen::add::Ways;
use crate::screen::{Room, World};
use crate::standing::{Pages, Standing};
use crate::words::Lexicon;

/// What the world is lent from, held for as long as one message or page takes.
#[derive(Debug)]
pub(crate) struct Ground {
    pub(crate) catalogue: Arc<Catalogue>,
    pub(crate) lexicon: Arc<Lexicon>,
    pub(crate) limits: Limits,
    pub(crate) zone: TimeZone,
    pub(crate) standing: Standing,
    pub(crate) now: Timestamp,
    pub(crate) language: Language,
    pub(crate) rows: usize,
    pub(crate) room: Room,
    pub(crate) pages: Pages,
    pub(crate) draft_days: u32,
    pub(crate) ways: Ways,
    pub(crate) breadth: Breadth,
}

impl Ground {
    pub(crate) fn world(&self) -> World<'_> {
        World {
            catalogue: &self.catalogue,
            say: self.lexicon.speak(self.language),
            now: self.now,
            zone: &self.zone,
            limits: &self.limits,
            standing: &self.standing,
            rows: self.rows,
            room: self.room,
            pages: &self.pages,
            draft_days: self.draft_days,
            ways: self.ways,
            breadth: self.breadth,
        }
    }
}

/// Whether the constant bar and the languages belong to a page: there is nothing to finish on the invitation, and the
/// two pages that ask before erasing offer no way around the question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bar {
    With,
    Without,
    /// What is drawn and spoken can be set; there is nobody to help and no visit to finish.
    Staff,
}

/// The page with all that stands around it.
pub(crate) fn around(app: &App, world: &World<'_>, page: Page<Message>, bar: Bar) -> Page<Message> {
    let mut blocks = Vec::with_capacity(page.blocks.len().saturating_add(3));
    let mut add = |id: &str, kind| blocks.push(Block { id: BlockId(id.to_owned()), kind });
    match app.setup.mode {
        Mode::Demonstration => {
            let says = match world.room {
                Room::Ample => "demonstration",
                Room::Tight | Room::Least => "demonstration-short",
            };
            add("banner", Kind::Banner(world.words(says)));
        }
        Mode::Service => {}
    }
    let language =
        Control::new("languages", Words::new(world.language().own_name()), Message::Tool(Tool::Language)).icon("globe");
    let language = match bar {
        Bar::With => Some(language),
        Bar::Without | Bar::Staff => None,
    };
    add("top", Kind::Top { name: world.words("service-name"), language });
    let explained = page.only_in().map(|language| only_in(world, language));
    // Under the heading that may bear the mark itself.
    let heading = page.blocks.iter().position(|block| matches!(block.kind, Kind::Heading(_)));
    let mut rest = page.blocks.into_iter().map(|block| scanned(block, app.scan));
    blocks.extend(rest.by_ref().take(heading.map_or(0, |at| at.saturating_add(1))));
    blocks.extend(explained);
    blocks.extend(rest);
    match bar {
        Bar::With => blocks.push(Block { id: BlockId("tools".to_owned()), kind: Kind::Tools(tools(app, world)) }),
        Bar::Staff => {
            let mut tools = tools(app, world);
            tools.retain(|tool| !matches!(tool.emits, Message::Tool(Tool::Help | Tool::Finish)));
            blocks.push(Block { id: BlockId("tools".to_owned()), kind: Kind::Tools(tools) });
        }
        Bar::Without => {}
    }
    Page { id: page.id, before: page.before, blocks }
}

/// What the mark behind words means that are there in one language alone.
fn only_in(world: &World<'_>, language: Language) -> Block<Message> {
    let says = world.say.with("only-in", &[("language", language.tag().into())]);
    // A voice that changes its tongue says no mark.
    let lead = Words::new(foreign::mark(language)).spoken_as(says.as_str());
    let text = Words::new(says).spoken_as("");
    Block { id: BlockId("only-in".to_owned()), kind: Kind::Remark { lead, text } }
}

/// Two switches scan whatever keyboard is on the page.
fn scanned(mut block: Block<Message>, scan: Option<Scan>) -> Block<Message> {
    if let Kind::Keyboard(keyboard) = &mut block.kind {
        keyboard.scan = scan;
    }
    block
}

fn tools(app: &App, world: &World<'_>) -> Vec<Control<Message>> {
    let set = |changed: bool| if changed { State::Selected } else { State::Ready };
    let tool = |name: &str, tool, icon| {
        Control::new(format!("tool-{name}"), world.words(&format!("tool-{name}")), Message::Tool(tool)).icon(icon)
    };
    let manner = app.manner;
    let is_storing = app.standing_visit().is_some_and(|(current, _)| current.is_storing());
    let finish = if is_storing { State::Disabled } else { State::Ready };
    let all = vec![
        tool("help", Tool::Help, "circle-help"),
        tool("read", Tool::Read, "volume-2").state(set(app.narrator.reading != Reading::Off)),
        tool("text-size", Tool::TextSize, "a-large-small").state(set(manner.text_size != TextSize::Default)),
        tool("contrast", Tool::Contrast, "contrast").state(set(manner.theme != Theme::Light)),
        tool("reach", Tool::Reach, "arrow-down-to-line").state(set(manner.reach != Reach::Full)),
        tool("finish", Tool::Finish, "log-out").state(finish),
    ];
    // Where nothing can be read aloud nothing offers it; the start page says so, if it was meant to be.
    let offered = |control: &Control<Message>| app.can_speak() || control.emits != Message::Tool(Tool::Read);
    all.into_iter().filter(offered).collect()
}

/// How many rows or cards to begin with on a page; as many are taken away as find no room.
pub(crate) fn rows(size: TextSize) -> usize {
    match size {
        TextSize::Small => 10,
        TextSize::Default => 8,
        TextSize::Large => 6,
        TextSize::Largest => 5,
    }
}

/// Larger first, for that is what people come for; small after the largest.
pub(crate) fn next_size(size: TextSize) -> TextSize {
    match size {
        TextSize::Default => TextSize::Large,
        TextSize::Large => TextSize::Largest,
        TextSize::Largest => TextSize::Small,
        TextSize::Small => TextSize::Default,
    }
}

pub(crate) fn next_theme(theme: Theme) -> Theme {
    match theme {
        Theme::Light => Theme::HighContrast,
        Theme::HighContrast => Theme::Dark,
        Theme::Dark => Theme::LowGlare,
        Theme::LowGlare => Theme::Light,
    }
}

pub(crate) fn other_reach(reach: Reach) -> Reach {
    match reach {
        Reach::Full => Reach::Low,
        Reach::Low => Reach::Full,
    }
}
