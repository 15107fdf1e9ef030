//! The tour in each language, with no screen that folds a page: it is walked once and looked at by several tests, because
//! walking is what takes the time.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use domain::Language;

use super::kiosk::{Kiosk, shipped_catalogue};
use crate::app::Setup;
use crate::look::TextSize;
use crate::screen::add::Ways;
use crate::tour::{self, Stop};

/// What a tour came by.
pub(crate) struct Toured {
    /// Ids of pages.
    pub(crate) pages: BTreeSet<String>,
    /// In their order.
    pub(crate) stops: Vec<Stop>,
}

/// The tour of the shipped catalogue in that language.
pub(crate) fn in_language(language: Language) -> &'static Toured {
    static TOURS: [OnceLock<Toured>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];
    let place = Language::ALL.iter().position(|known| *known == language).unwrap();
    TOURS[place].get_or_init(|| {
        let (setup, mut stops) = (Kiosk::new(shipped_catalogue()).app.setup, Vec::new());
        let setup = Setup { ways: Ways::Both, ..setup };
        let pages = tour::lead(setup, language, TextSize::Default, "", &mut |_, _| true, &mut |stop| stops.push(stop));
        Toured { pages: pages.unwrap_or_else(|lost| panic!("{language}: {lost}")), stops }
    })
}
