//! The page printer on the tour, where a site has one: the whole application is offered, is on its way, and comes to every
//! end there is.

use super::Lost;
use super::guide::Guide;
use crate::app::Message;
use crate::effect::Handing;
use crate::standing::{Health, Pages};
use domain::Reference;

/// As long as a printer's name on a counter is.
const PRINTER: &str = "Counter 2";

impl Guide<'_, '_> {
    /// The whole application, from the offer to the hand-over.
    pub(super) fn page_printer(&mut self, reference: Reference) -> Result<(), Lost> {
        let visit = self.visit()?;
        // Whoever asks for it is there: nothing closes by itself.
        self.hear(Message::Touched);
        self.hear(Message::Health(Health { pages: Pages::Ready(PRINTER.to_owned()), ..Health::default() }));
        self.look("submitted-pages");
        // What was handed over is not offered again, so the refusal comes first.
        for (name, handing) in [("refused", Handing::Refused), ("unknown", Handing::Unknown), ("taken", Handing::Taken)]
        {
            if self.has("print-pages") {
                self.press("print-pages")?;
                self.look("submitted-pages-underway");
            }
            self.hear(Message::Handed { visit, reference, handing });
            self.look(&format!("submitted-pages-{name}"));
        }
        Ok(())
    }
}
