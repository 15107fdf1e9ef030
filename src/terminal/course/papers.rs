//! Documents of an application: what the citizen says of each, and those that are added here.

use domain::application::DocumentState;
use domain::attachment::Accepts;
use journey::Visit;

use super::{Action, Course, Sheet};
use crate::effect::documents::{DocumentsNews, DocumentsWish};
use crate::screen::{add, documents};

impl Course {
    pub(super) fn after_documents(&mut self, action: documents::Action, visit: &mut Visit, ways: add::Ways) -> Action {
        match action {
            documents::Action::Add(licence, document) => {
                let Sheet::Documents(from) = &self.sheet else { return Action::None };
                let asked = add::asked_for(visit, &licence, &document);
                let accepts = asked.and_then(|asked| Accepts::of(&asked.formats, asked.max_mb));
                let Some(accepts) = accepts else { return Action::None };
                let (state, wishes) = add::State::open((licence, document), accepts, from.clone(), ways);
                self.sheet = Sheet::Add(Box::new(state));
                Action::Documents(wishes)
            }
            documents::Action::Remove(licence, document, file) => {
                visit.set_document(&licence, &document, DocumentState::ToFollow);
                Action::Documents(vec![DocumentsWish::Forget(file.number)])
            }
            documents::Action::None => Action::None,
            documents::Action::Set(licence, document, state) => {
                visit.set_document(&licence, &document, state);
                Action::None
            }
            documents::Action::Confirm => {
                for asked in visit.documents().into_iter().filter(|asked| asked.state.is_none()) {
                    visit.set_document(&asked.licence, &asked.document.id, DocumentState::ToFollow);
                }
                visit.confirm_documents();
                self.on(visit)
            }
            documents::Action::Back => self.back(visit),
        }
    }

    pub(super) fn after_add(&mut self, action: add::Action, visit: &mut Visit) -> Action {
        let Sheet::Add(state) = &self.sheet else { return Action::None };
        let wishes = match action {
            add::Action::Stay(wishes) => return Action::Documents(wishes),
            add::Action::Leave(wishes) => wishes,
            add::Action::Use(file) => {
                let (licence, document) = state.asked();
                visit.set_document(licence, document, DocumentState::Attached(file));
                vec![DocumentsWish::Rest]
            }
        };
        self.sheet = Sheet::Documents(state.from.clone());
        Action::Documents(wishes)
    }

    /// Scanner or stick have brought something; what nobody waits for any more is forgotten.
    pub fn brought(&mut self, news: DocumentsNews) -> Vec<DocumentsWish> {
        match (&mut self.sheet, news) {
            (Sheet::Add(state), news) => state.heard(news),
            (_, DocumentsNews::Offered(offer)) => vec![DocumentsWish::Forget(offer.file.number)],
            (_, DocumentsNews::Stick(_) | DocumentsNews::Refused(_)) => Vec::new(),
        }
    }
}
