//! The code of a reference on a page of its own. A telephone reads no code of specks: where words take all the room, a
//! page shows the way to its code rather than the code.

use crate::page::{Block, BlockId, Control, Kind, Page, Weight};
use crate::screen::{World, links_of};

/// Links of a page that the way to its code joins, by the block's id.
const LINKS: [&str; 2] = ["more", "links"];

/// Whether the code stands beside its reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// It does.
    Shown,
    /// Only the way to it.
    Folded,
}

/// What the citizen can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// Looks at the code.
    Open,
    /// Back to the page of the reference.
    Back,
}

/// The page with its code, or with the way to it.
pub(crate) fn beside<M>(world: &World<'_>, mut page: Page<M>, place: Place, lift: impl Fn(Message) -> M) -> Page<M> {
    match place {
        Place::Shown => return page,
        Place::Folded => {}
    }
    let taken = page
        .blocks
        .iter_mut()
        .position(|block| if let Kind::Reference { qr, .. } = &mut block.kind { qr.take().is_some() } else { false });
    let Some(at) = taken else { return page };
    let opens = Control::new("code-open", world.words("code-open"), lift(Message::Open)).icon("qr-code");
    let opens = Control { weight: Weight::Link, ..opens };
    let links = page.blocks.iter_mut().find(|block| LINKS.contains(&block.id.0.as_str()));
    match links.map(|block| &mut block.kind) {
        Some(Kind::Actions(links)) => links.insert(0, opens),
        Some(_) | None => {
            let kind = links_of(vec![opens]);
            let block = kind.map(|kind| Block { id: BlockId("code-links".to_owned()), kind });
            page.blocks.splice(at + 1..at + 1, block);
        }
    }
    page
}

/// The page of the code that a page shows or leads to; `None` if it has none. Of the words only those that say what the
/// code stands for come along: the room is the code's.
#[must_use]
pub fn page<M>(world: &World<'_>, of: Page<M>) -> Option<Page<Message>> {
    let kind = of.blocks.into_iter().find_map(|block| {
        let Kind::Reference { label, value, qr: Some(qr), .. } = block.kind else { return None };
        Some(Kind::Reference { label, value, code: None, detail: None, qr: Some(qr.whole()) })
    })?;
    Some(
        Page::new("code")
            .heading(world.words("code-heading"))
            .paragraph("text", world.words("code-text"))
            .with("reference", kind)
            .with("actions", Kind::Actions(vec![world.back(Message::Back).primary()])),
    )
}
