//! The parts of the route that lead away and back: licences that are held, a visit put aside and taken up again, codes
//! held before the scanner.

use std::collections::{BTreeMap, BTreeSet};

use domain::application::Action;
use domain::draft::Start;
use domain::scan::{Scan, Unread};
use domain::{Draft, ResumeCode};

use super::Lost;
use super::answers::{Eyes, Mood};
use super::guide::Guide;
use super::route::{OUTCOMES, name_of};
use super::sight;
use crate::app::Message;
use crate::effect::aside::{AsideNews, AsideWish, Kept};
use crate::effect::{Effect, Paper};

impl Guide<'_, '_> {
    /// Every action, and one application that renews.
    pub(super) fn existing(&mut self) -> Result<(), Lost> {
        self.afresh()?;
        if !self.has("way-existing") {
            return Ok(());
        }
        self.press("way-existing")?;
        self.look("existing");
        for action in self.ids("action-") {
            self.press(&action)?;
            self.look_through(&format!("existing-{action}"))?;
            self.press("search")?;
            self.look(&format!("existing-search-{action}"));
            self.press("back")?;
            let licence = self.ids("licence-").first().cloned().unwrap_or_default();
            self.press(&licence)?;
            self.look(&format!("result-{action}"));
            self.apply(Mood::Willing, Eyes::Shut)?;
            self.look(&format!("send-{action}"));
            self.afresh()?;
            self.press("way-existing")?;
        }
        self.press("back")
    }

    /// The code typed, mistyped, refused in every way; a draft of which something is gone; and scans.
    pub(super) fn resume(&mut self) -> Result<(), Lost> {
        self.afresh()?;
        self.scans()?;
        self.receipts()?;
        self.press("way-resume")?;
        self.look("resume");
        self.fill("ABC")?;
        self.press("continue")?;
        self.look("resume-mistyped");
        let visit = self.visit()?;
        for news in [AsideNews::Nothing, AsideNews::TooOften, AsideNews::Unsure] {
            self.type_code()?;
            let seen = sight::of_aside(&news);
            self.hear(Message::Aside { visit, news });
            self.look_at(seen, &format!("resume-{}", name_of(seen)));
        }
        self.type_code()?;
        self.look("resume-looking");
        let news = AsideNews::Resumed(Box::new(outdated()?));
        let seen = sight::of_aside(&news);
        self.hear(Message::Aside { visit, news });
        self.look_at(seen, "resumed");
        self.press("continue")?;
        self.afresh()
    }

    fn type_code(&mut self) -> Result<(), Lost> {
        let typed: String = code().characters().iter().copied().map(char::from).collect();
        self.fill(&typed)?;
        self.press("continue")?;
        self.wished(|wish| matches!(wish, AsideWish::Resume(wanted) if *wanted == code()), "what was typed")
    }

    fn scans(&mut self) -> Result<(), Lost> {
        for (unread, name) in [(Unread::NotOurs, "foreign"), (Unread::Damaged, "damaged"), (Unread::Newer, "newer")] {
            self.hear(Message::Scanned(Err(unread)));
            self.look(&format!("scanned-{name}"));
            self.press("back")?;
        }
        self.press("way-find")?;
        self.hear(Message::Scanned(Ok(Scan::Draft(code()))));
        self.look("scanned-elsewhere");
        self.press("back")?;
        self.press("back")
    }

    /// From an application to its code and back, with all that disk and printer can say.
    pub(super) fn put_aside(&mut self) -> Result<(), Lost> {
        self.press("tool-finish")?;
        self.press("keep")?;
        self.look("keep");
        let visit = self.visit()?;
        let until = self.now.saturating_add(jiff::SignedDuration::from_hours(72)).unwrap_or(self.now);
        let kept = || AsideNews::Kept(Kept { code: code(), until });
        self.hear(Message::Aside { visit, news: AsideNews::NotKept });
        self.look_at(sight::of_aside(&AsideNews::NotKept), "keep-refused");
        self.press("again")?;
        self.wished(|wish| matches!(wish, AsideWish::Keep { .. }), "the visit to be kept")?;
        self.hear(Message::Aside { visit, news: kept() });
        self.look_at(sight::of_aside(&kept()), "kept");
        self.waits(Paper::Slip, "kept")?;
        for outcome in OUTCOMES {
            self.hear(Message::Printed { visit, paper: Paper::Slip, outcome });
            self.look(&format!("kept-{}", name_of(sight::of_outcome(outcome))));
        }
        self.emerges(visit, Paper::Slip);
        self.look("kept-paper");
        self.press("back")?;
        self.press("tool-finish")?;
        self.look("leave-kept");
        self.press("keep")?;
        self.hear(Message::Aside { visit, news: kept() });
        for news in [AsideNews::NotErased, AsideNews::Erased] {
            self.press("erase")?;
            let seen = sight::of_aside(&news);
            self.hear(Message::Aside { visit, news });
            self.look_at(seen, &format!("kept-{}", name_of(seen)));
        }
        self.press("back")
    }

    fn wished(&self, is_ours: impl Fn(&AsideWish) -> bool, what: &'static str) -> Result<(), Lost> {
        let last = self
            .effects
            .iter()
            .rev()
            .find_map(|effect| if let Effect::Aside { wish, .. } = effect { Some(wish) } else { None });
        if last.is_some_and(is_ours) { Ok(()) } else { Err(Lost::NotAsked { what }) }
    }
}

/// A code that opens nothing.
fn code() -> ResumeCode {
    ResumeCode::from_random([7; 16])
}

/// A draft of a catalogue that is gone.
fn outdated() -> Result<Draft, Lost> {
    let lost = |_| Lost::NotAsked { what: "a draft" };
    let question = "former.question".parse().map_err(lost)?;
    let licence: domain::LicenceId = "former-licence".parse().map_err(lost)?;
    Ok(Draft {
        catalogue: "former".to_owned(),
        language: domain::Language::English,
        start: Start::Intent("former-intent".parse().map_err(lost)?),
        action: Action::New,
        answers: BTreeMap::from([(question, domain::Answer::NotYet)]),
        unfinished: BTreeMap::new(),
        skipped: BTreeSet::new(),
        interview: Vec::new(),
        taken: BTreeSet::from([licence]),
        left: BTreeSet::new(),
        documents: BTreeMap::new(),
    })
}
