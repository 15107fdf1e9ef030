//! The slip of a visit that is put aside: the code to come back with, until when and where it opens, and what to bring.
//! It is printed once it is on disk, and no copy of it stays.

use domain::receipt::{Block, Document};
use domain::{AgencyId, Language, TerminalId, scan};
use jiff::tz::TimeZone;
use journey::Visit;

use crate::effect::aside::Kept;
use crate::screen::{World, titled};
use crate::words::{Lexicon, own};

/// All that stands on the slip. It names licences, and nothing that the citizen has answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Slip {
    /// The citizen's language.
    pub language: Language,
    /// Name of the place: `Bedok Hub`.
    pub site: String,
    /// The only terminal that has the draft.
    pub terminal: TerminalId,
    /// Where the hands of the clock are.
    pub zone: TimeZone,
    /// What the catalogue wants printed at the top: that it is a sample.
    pub notice: Option<String>,
    /// The code, and until when it opens.
    pub kept: Kept,
    /// What is being applied for, as far as it is known.
    pub licences: Vec<String>,
    /// What to bring: name and agency.
    pub to_bring: Vec<(String, AgencyId)>,
}

impl Slip {
    /// The paper. What matters stands before all that may be cut off.
    #[must_use]
    pub fn document(&self, lexicon: &Lexicon) -> Document {
        let say = lexicon.speak(self.language);
        let mut blocks = vec![Block::Title(say.text("service-name")), Block::Text(self.site.clone())];
        blocks.extend(self.notice.clone().map(Block::Heading));
        blocks.extend([
            Block::Rule,
            Block::Small(say.text("kept-label")),
            Block::Reference(own(&self.kept.code.printed()).shown),
            Block::Text(say.with("kept-until", &[("time", say.moment(self.kept.until, &self.zone).into())])),
            Block::Text(say.with("slip-where", &[("terminal", self.terminal.as_str().into())])),
            Block::Text(say.text("slip-secret")),
            Block::Rule,
            Block::Qr { content: code(&self.kept), caption: say.text("slip-qr") },
            Block::Rule,
        ]);
        for licence in &self.licences {
            blocks.push(Block::Text(licence.clone()));
        }
        if !self.to_bring.is_empty() {
            blocks.push(Block::Heading(say.text("slip-bring")));
            for (document, agency) in &self.to_bring {
                blocks.push(Block::Pair { label: document.clone(), value: agency.to_string() });
            }
        }
        blocks.push(Block::Text(say.text("slip-not-sent")));
        Document::new(self.language, blocks)
    }
}

/// The slip of a visit that is on disk.
#[must_use]
pub fn of_visit(world: &World<'_>, visit: &Visit, kept: Kept, site: &str, terminal: &TerminalId) -> Slip {
    let licences = visit.chosen();
    let licences = licences.iter().filter_map(|id| world.catalogue.licence(id));
    let to_bring = visit.documents().into_iter().filter_map(|asked| {
        let licence = world.catalogue.licence(&asked.licence)?;
        Some((world.told(&asked.document.label), licence.agency.clone()))
    });
    Slip {
        language: world.language(),
        site: site.to_owned(),
        terminal: terminal.clone(),
        zone: world.zone.clone(),
        notice: world.catalogue.notice.as_ref().map(|notice| world.told(notice)),
        kept,
        licences: licences.map(|licence| titled(world, visit.action_for(licence), licence)).collect(),
        to_bring: to_bring.collect(),
    }
}

/// What the code on the slip holds.
#[must_use]
pub fn code(kept: &Kept) -> String {
    own(&scan::draft_code(&kept.code)).shown
}

#[cfg(test)]
mod tests {
    use domain::{ResumeCode, Timestamp};

    use super::*;

    #[test]
    fn the_code_stands_first_and_the_picture_holds_the_same() {
        let lexicon = Lexicon::shipped().unwrap();
        let kept = Kept { code: ResumeCode::from_random([5; 16]), until: Timestamp::UNIX_EPOCH };
        for language in Language::ALL {
            let slip = Slip {
                language,
                site: "Bedok Hub".to_owned(),
                terminal: "T0417".parse().unwrap(),
                zone: TimeZone::UTC,
                notice: None,
                kept: kept.clone(),
                licences: vec!["Food shop licence".to_owned()],
                to_bring: vec![("Layout plan".to_owned(), "SFA".parse().unwrap())],
            };
            let document = slip.document(&lexicon);
            let words = document.words();
            let place = |wanted: &str| words.iter().position(|words| words.contains(wanted)).unwrap();
            assert!(place(kept.code.printed().reveal()) < place("Layout plan"));
            assert!(place("T0417") < place("Layout plan"), "only this terminal has it");
            assert!(words.iter().any(|words| words.contains("1970")), "{words:?}");
            let code = document
                .blocks
                .iter()
                .find_map(|block| if let Block::Qr { content, .. } = block { Some(scan::read(content)) } else { None });
            assert_eq!(code, Some(Ok(scan::Scan::Draft(kept.code.clone()))));
        }
    }
}
