//! What a machine can find wrong with a catalogue that can be read. Each check reports and goes on; a check that would
//! only repeat an earlier mistake in other words waits until that one is mended.

mod actions;
pub(crate) mod answers;
mod fees;
mod logic;
mod reach;
mod references;
pub(crate) mod sites;
mod solve;
mod texts;
mod types;

use crate::condition::grammar::Named;
use crate::load::{Care, Mistakes};
use crate::{Catalogue, Condition};

/// Runs every check; for a terminal those alone that try no answers out and look at no wording.
pub(crate) fn all(catalogue: &Catalogue, named: &Named, care: Care, mistakes: &Mistakes) {
    let named: Vec<(&String, Condition)> =
        named.0.keys().filter_map(|name| Some((name, Condition::named(name, named)?))).collect();
    let mut sites = sites::all(catalogue);
    sites.extend(named.iter().map(|(name, condition)| sites::Site::named(name, condition)));
    references::check(catalogue, &sites, mistakes);
    types::check(catalogue, &sites, mistakes);
    actions::check(catalogue, mistakes);
    fees::check(catalogue, mistakes);
    if care == Care::Terminal {
        return;
    }
    texts::check(catalogue, mistakes);
    if !mistakes.has_errors() {
        logic::check(catalogue, &sites, mistakes);
        reach::check(catalogue, mistakes);
    }
}
