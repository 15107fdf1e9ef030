//! What is drawn while a citizen hides the screen from whoever stands behind: one sentence that says how it is shown again.
//! The page itself goes on underneath, spoken and walked by keys; a touch presses nothing of it.

use crate::page::Page;
use crate::screen::World;

/// The page; nothing on it can be pressed.
#[must_use]
pub fn page<M>(world: &World<'_>) -> Page<M> {
    Page::new("hidden").paragraph("how", world.words("hidden-how"))
}
