//! The shipped catalogue.

use std::path::Path;

use crate::{Problem, load};

#[test]
fn the_shipped_catalogue_has_no_error() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../kiosk-config/catalogue");
    if let Err(problems) = load(&dir) {
        panic!("{}", problems.iter().map(Problem::to_string).collect::<Vec<_>>().join("\n"));
    }
}
