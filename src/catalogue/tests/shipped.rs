//! The shipped catalogue.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use domain::{AgencyId, Language, LicenceId};

use crate::{Catalogue, Problem, Severity, load};

/// The shipped catalogue, read once for all stories about it.
pub(super) fn catalogue() -> &'static Catalogue {
    static SHIPPED: LazyLock<Catalogue> = LazyLock::new(|| {
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../kiosk-config/catalogue");
        let errors = |problems: Vec<Problem>| {
            let errors = problems.iter().filter(|problem| problem.severity == Severity::Error);
            errors.map(Problem::to_string).collect::<Vec<_>>().join("\n")
        };
        load(&dir).map_err(errors).unwrap_or_else(|errors| panic!("{errors}")).catalogue
    });
    &SHIPPED
}

#[test]
fn the_shipped_catalogue_has_no_error() {
    assert!(catalogue().licences.len() >= 200, "{} licences", catalogue().licences.len());
}

/// The commonest undertakings stand first among the intents: somebody who comes for one of them reads and hears nothing in a
/// language that they did not choose.
#[test]
fn what_the_commonest_undertakings_lead_to_is_whole_in_every_language() {
    let commonest = catalogue().intents.iter().take(12);
    let behind: BTreeSet<&LicenceId> = commonest.flat_map(|intent| &intent.candidates).collect();
    let agencies: BTreeSet<&AgencyId> = behind.iter().map(|id| &catalogue().licences[*id].agency).collect();
    assert!(behind.len() >= 24 && agencies.len() >= 12, "{} licences of {} agencies", behind.len(), agencies.len());
    for language in [Language::Malay, Language::Chinese, Language::Tamil] {
        let whole: BTreeSet<&LicenceId> =
            catalogue().whole_in(language).into_iter().map(|licence| &licence.id).collect();
        let lacking: Vec<&&LicenceId> = behind.difference(&whole).collect();
        assert!(lacking.is_empty(), "{language:?} lacks words of {lacking:?}");
    }
}
