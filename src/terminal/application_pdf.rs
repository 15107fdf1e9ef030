//! The words of an application's pages: for the officer in English, for the citizen in the language of the visit; and the
//! titles over the answers, which are those of the page *Check your answers*. It knows no sheet and no font.

use std::collections::BTreeMap;

use catalogue::Catalogue;
use devices::pdf::PdfWords;
use domain::application::Action;
use domain::{Application, Reference, foreign};
use jiff::tz::TimeZone;

use crate::words::Say;

/// The words for one application, as of its submission by the clock in `zone`.
#[must_use]
pub fn words(
    say: &Say<'_>,
    catalogue: &Catalogue,
    application: &Application,
    reference: Reference,
    zone: &TimeZone,
) -> PdfWords {
    let agency = catalogue.agencies.get(&application.agency).map_or_else(
        || application.agency.to_string(),
        |agency| foreign::marked(&catalogue.told(&agency.name, say.language)),
    );
    PdfWords {
        language: say.language,
        heading: say.text("pdf-heading"),
        agency,
        reference_label: say.text("pdf-reference"),
        reference: reference.to_string(),
        submitted_label: say.text("pdf-submitted"),
        submitted: say.moment(application.completed_at, zone),
        number_label: say.text("pdf-number"),
        licences: say.text("pdf-licences"),
        actions: Action::ALL.into_iter().map(|action| (action, say.text(key(action)))).collect(),
        answers: say.text("pdf-answers"),
        sections: sections(catalogue, application),
        not_known_yet: say.text("not-yet"),
        fees: say.text("fees-label"),
        set_by_agency: say.text("fee-on-approval"),
        total: say.text("fees-so-far"),
        documents: say.text("documents-label"),
        to_follow: say.text("document-later"),
        attached: say.text("document-attached"),
        missing: say.text("document-missing"),
        consents: say.text("pdf-consents"),
        page: say.text("pdf-page"),
    }
}

fn key(action: Action) -> &'static str {
    match action {
        Action::New => "pdf-new",
        Action::Renew => "pdf-renew",
        Action::Amend => "pdf-amend",
        Action::Cancel => "pdf-cancel",
    }
}

/// The title of each question's part of the form, as the citizen read it.
fn sections(catalogue: &Catalogue, application: &Application) -> BTreeMap<domain::QuestionId, String> {
    let title = |id: &str| {
        let section = catalogue.sections.iter().find(|section| section.id == id)?;
        Some(foreign::marked(&catalogue.told(&section.title, application.language)))
    };
    let titled = application.answers.iter().filter_map(|answer| {
        let question = catalogue.question(&answer.question)?;
        Some((answer.question.clone(), title(&question.section)?))
    });
    titled.collect()
}
