//! The simulated printer's paper on the screen, in a demonstration alone: a preview of its upper part beside whatever was
//! printed, and a page of its own that shows all of it, part by part.

use crate::effect::Paper;
use crate::page::paper::{Sheet, Strip};
use crate::page::{Block, BlockId, Control, Kind, Page, Words};
use crate::screen::{Room, Turn, Window, World, links_of, lower};

/// So many rows of dots show what it is: the service's name and the reference below it.
const PREVIEW_ROWS: usize = 320;
/// Bands are lower than rows of licences.
const BANDS_MORE: usize = 10;

/// A paper that came out in this visit.
#[derive(Debug, Clone, PartialEq)]
pub struct Proof {
    /// Which.
    pub paper: Paper,
    /// How it looks.
    pub sheet: Sheet,
}

/// How much of the paper stands beside what was printed. It goes before a row of a list does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Preview {
    /// Its upper part.
    Shown,
    /// Only the way to it.
    Folded,
}

/// What the citizen can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// Looks at the whole paper.
    Open,
    /// Turns it.
    Turn(Turn),
    /// Back to what was printed.
    Back,
}

/// The page with its preview: under what is said of the printer, else over the page's buttons.
pub(crate) fn beside<M>(
    world: &World<'_>,
    mut page: Page<M>,
    sheet: &Sheet,
    preview: Preview,
    lift: impl Fn(Message) -> M,
) -> Page<M> {
    let opens = Control::new("paper-open", world.words("paper-open"), lift(Message::Open));
    let kind = match preview {
        Preview::Shown => Some(Kind::Paper(Strip {
            sheet: sheet.clone(),
            rows: 0..PREVIEW_ROWS.min(sheet.height()),
            says: world.words("paper-heading"),
            text: None,
            opens: Some(opens),
        })),
        Preview::Folded => links_of(vec![opens.icon("receipt-text")]),
    };
    let place = |id: &str| page.blocks.iter().position(|block| block.id.0 == id);
    let at = place("print").map(|at| at + 1).or_else(|| place("actions")).unwrap_or(page.blocks.len());
    if let Some(kind) = kind {
        page.blocks.insert(at, Block { id: BlockId("paper".to_owned()), kind });
    }
    page
}

/// The page of the whole paper.
#[must_use]
pub fn page(world: &World<'_>, sheet: &Sheet, window: &Window) -> Page<Message> {
    let part = window.of(sheet.bands(), lower(world.rows, BANDS_MORE));
    let from = part.shown.first().map_or(0, |band| band.start);
    let to = part.shown.last().map_or(0, |band| band.end);
    let says = match (part.before, part.after) {
        (0, 0) => "paper-whole",
        (0, _) => "paper-top",
        (_, 0) => "paper-end",
        (_, _) => "paper-middle",
    };
    let text = (part.before == 0).then(|| sheet.words()).flatten();
    let strip = Strip {
        sheet: sheet.clone(),
        rows: from..to,
        says: world.words(says),
        text: text.map(|text| Words::new(text).private()),
        opens: None,
    };
    let told = (world.room == Room::Ample).then(|| Kind::Paragraph(world.words("paper-text")));
    Page::new("paper")
        .heading(world.words("paper-heading"))
        .with_some("text", told)
        .with("paper", Kind::Paper(strip))
        .turns_named(world, &part, ["paper-earlier", "paper-more"].map(|key| world.words(key)), Message::Turn)
        .with("actions", Kind::Actions(vec![world.back(Message::Back).primary()]))
}
