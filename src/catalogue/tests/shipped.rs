//! The shipped catalogue.

use std::path::Path;
use std::sync::LazyLock;

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
