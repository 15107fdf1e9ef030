//! The simulated printer's paper on the tour: it comes out beside what was printed, and is looked at from end to end.

use devices::printer::simulated::{self, Pace};
use devices::printer::{Printer as _, Profile};
use domain::VisitId;
use domain::receipt::{Block, Document};

use super::Lost;
use super::guide::Guide;
use crate::app::Message;
use crate::effect::Paper;
use crate::page::paper::Sheet;
use crate::screen::code;
use crate::screen::paper::Proof;

/// Longer than any screen is high.
const PARAGRAPHS: usize = 14;

impl Guide<'_, '_> {
    /// That paper comes out of the simulated printer.
    pub(super) fn emerges(&mut self, visit: VisitId, paper: Paper) {
        let sheet = self.sheet.take().unwrap_or_else(|| self.burnt());
        self.sheet = Some(sheet.clone());
        self.hear(Message::Emerged { visit, proof: Proof { paper, sheet } });
    }

    /// The whole paper, and back.
    pub(super) fn look_at_paper(&mut self, name: &str) -> Result<(), Lost> {
        self.press("paper-open")?;
        self.look_through(name)?;
        self.press("back")
    }

    /// The code alone, whether there is a way to it on this screen or the code itself, and back.
    pub(super) fn look_at_code(&mut self, name: &str) {
        self.hear(Message::Code(code::Message::Open));
        self.look(name);
        self.hear(Message::Code(code::Message::Back));
    }

    /// A paper of the terminal's own words, as a printer of 80 mm burns it.
    fn burnt(&self) -> Sheet {
        let say = self.app.setup.lexicon.speak(self.language);
        let words =
            || [Block::Heading(say.text("reference-label")), Block::Text(say.text("demonstration")), Block::Rule];
        let mut blocks = vec![Block::Title(say.text("service-name")), Block::Rule];
        blocks.extend((0..PARAGRAPHS).flat_map(|_| words()));
        let document = Document { language: self.language, blocks };
        Sheet::from(&simulated::printer(Profile::generic_80(), Pace::Told).0.preview(&document))
    }
}
