//! Two switches: one moves on, the other selects. Over the page's items they are two keys like any other; over the
//! keyboard they scan row, group and key, so that a letter is not fifty moves away.

use super::App;
use crate::effect::Effect;
use crate::keyboard::scan::{Moved, Scan, Selected};
use crate::page::ring::Key;
use crate::page::{BlockId, Keyboard, Page};

impl App {
    /// What the two switches do at the keyboard; `None` leaves them to the ring. Any other key ends the scanning.
    pub(super) fn switch(&mut self, key: Key) -> Option<Vec<Effect>> {
        let page = self.page();
        let keyboard = page.keyboard()?;
        match (key, self.scan) {
            (Key::Move, Some(scan)) => Some(match scan.moved(keyboard) {
                Moved::To(scan) => self.scan_at(&page, keyboard, scan),
                Moved::Out => {
                    self.scan = None;
                    self.focus = page.moved(last_key(keyboard).as_ref(), Key::Move);
                    Vec::new()
                }
            }),
            (Key::Move, None) => {
                let next = page.moved(self.focus.as_ref(), Key::Move)?;
                let enters = keyboard.lines().flatten().any(|key| key.control.id == next);
                enters.then(|| {
                    self.focus = Some(next);
                    match Scan::default().moved(keyboard) {
                        Moved::To(scan) => self.scan_at(&page, keyboard, scan),
                        Moved::Out => Vec::new(),
                    }
                })
            }
            (Key::Select, Some(scan)) => Some(match scan.selected(keyboard) {
                Selected::Into(scan) => self.scan_at(&page, keyboard, scan),
                Selected::Key(id) => {
                    self.scan = Some(Scan::default());
                    page.press(&id.0).map(|says| self.hear(says)).unwrap_or_default()
                }
                Selected::Nothing => Vec::new(),
            }),
            _ => {
                self.scan = None;
                None
            }
        }
    }

    fn scan_at(&mut self, page: &Page<super::Message>, keyboard: &Keyboard<super::Message>, scan: Scan) -> Vec<Effect> {
        self.scan = Some(scan);
        let say = self.setup.lexicon.speak(self.language);
        let words = scan.says(keyboard, &say);
        self.remark(page, words)
    }
}

fn last_key<M>(keyboard: &Keyboard<M>) -> Option<BlockId> {
    keyboard.lines().flatten().last().map(|key| key.control.id.clone())
}
