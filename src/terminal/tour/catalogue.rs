//! The tour of a catalogue: the pages of everything that agencies have written, each once. Where the other tour shows every
//! kind of page there is, this one shows every text that somebody can add without a program: sectors and plans, licences with
//! what to bring, listed licences, questions with those of their items, and answers.

use std::collections::BTreeSet;

use domain::QuestionId;

use super::Lost;
use super::answers::{Eyes, Mood};
use super::guide::Guide;
use crate::preview::{Subject, What};

/// Options of a question that are tried, so that what waits for each of them is asked.
const OPTIONS: usize = 6;
/// Questions of an item; one that has more goes in circles.
const QUESTIONS_MAX: usize = 100;

impl Guide<'_, '_> {
    /// Everything.
    pub(super) fn catalogue(&mut self) -> Result<(), Lost> {
        self.plans()?;
        let catalogue = std::sync::Arc::clone(&self.app.setup.catalogue);
        for id in catalogue.licences.keys() {
            self.turn_up(What::Licence(id.to_string()))?;
            self.licence(id.as_str())?;
        }
        for id in catalogue.listed.keys() {
            self.turn_up(What::Listed(id.to_string()))?;
            self.look(&format!("listed-{id}"));
        }
        for faq in &catalogue.faqs {
            self.turn_up(What::Faq(faq.id.clone()))?;
            self.look(&format!("answer-{}", faq.id));
        }
        let inner: BTreeSet<&QuestionId> =
            catalogue.questions.values().flat_map(|question| question.kind.item_questions()).collect();
        for id in catalogue.questions.keys().filter(|id| !inner.contains(id)) {
            self.turn_up(What::Question(id.to_string()))?;
            self.question()?;
        }
        Ok(())
    }

    /// The sectors, and the plans of each.
    fn plans(&mut self) -> Result<(), Lost> {
        self.afresh()?;
        self.press("way-find")?;
        if self.at() != "sectors" {
            return self.look_through("intents");
        }
        self.look_through("sectors")?;
        let sectors: Vec<String> = self.app.setup.catalogue.sectors.iter().map(|sector| sector.id.clone()).collect();
        for sector in sectors {
            self.find(&format!("sector-{sector}"))?;
            self.look_through(&format!("intents-{sector}"))?;
            self.press("back")?;
        }
        Ok(())
    }

    /// A visit of its own, on the page of that thing.
    fn turn_up(&mut self, what: What) -> Result<(), Lost> {
        self.leave()?;
        let language = self.language;
        self.app.look_at(Some(&Subject { what, language: None }), language);
        Ok(())
    }

    /// Its result, and what to bring.
    fn licence(&mut self, id: &str) -> Result<(), Lost> {
        self.look_through(&format!("licence-{id}"))?;
        if self.has("bring") {
            self.press("bring")?;
            self.look_through(&format!("licence-{id}-bring"))?;
        }
        Ok(())
    }

    /// A question as it comes; of a group the questions of an item too, in as many items as it takes to be asked them all.
    fn question(&mut self) -> Result<(), Lost> {
        let id = self.app.question().cloned().ok_or(Lost::NotAsked { what: "a question" })?;
        if self.at() != "group" {
            return self.look_through(&named(&id));
        }
        let name = crate::screen::dashed(&id);
        self.look(&format!("group-{name}"));
        let inner: Vec<QuestionId> = self
            .app
            .setup
            .catalogue
            .question(&id)
            .map(|group| group.kind.item_questions().to_vec())
            .unwrap_or_default();
        let moods = std::iter::once(Mood::Willing).chain((0..OPTIONS).map(Mood::New));
        for mood in moods {
            if inner.iter().all(|id| self.named.contains(&named(id))) || !self.has("add") {
                break;
            }
            self.press("add")?;
            self.item_of(mood)?;
        }
        self.look(&format!("group-{name}-items"));
        Ok(())
    }

    /// The questions of one item; those that had no stop yet are shown.
    fn item_of(&mut self, mood: Mood) -> Result<(), Lost> {
        for _ in 0..QUESTIONS_MAX {
            let Some(id) = self.app.question().cloned().filter(|_| self.at() == "question") else { return Ok(()) };
            let eyes = if self.named.contains(&named(&id)) { Eyes::Shut } else { Eyes::Open };
            self.answer(mood, eyes)?;
        }
        Err(Lost::Circles { page: self.at() })
    }
}

/// The stop of a question.
fn named(id: &QuestionId) -> String {
    format!("question-{}", crate::screen::dashed(id))
}
