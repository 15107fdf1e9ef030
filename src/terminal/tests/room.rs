//! Whole visits laid out as they go, standing and lying, with default and with the largest letters: no page of theirs is
//! cut. All sizes, languages and screens are walked by the gallery, see `tests/system/15-gallery`.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use domain::{Language, QuestionId};

use super::kiosk::{Kiosk, shipped_catalogue};
use crate::app::App;
use crate::draw::{Painter, Screen};
use crate::effect::Outcome;
use crate::look::TextSize;

const SMALL: Screen = Screen { width: 800, height: 1280, ppi: 102.5 * 800.0 / 1080.0 };
/// The design's screen standing and lying, and a small one seen from as near as its letters are small; each with the
/// sizes in which every page must find room.
const MUST_FIT: [(Screen, TextSize); 5] = [
    (Screen::PORTRAIT, TextSize::Default),
    (Screen::PORTRAIT, TextSize::Largest),
    (Screen::LANDSCAPE, TextSize::Default),
    (Screen::LANDSCAPE, TextSize::Largest),
    (SMALL, TextSize::Default),
];

/// Lays every new page out on every screen, and notes where it is cut.
struct Surveyor {
    painter: Painter,
    seen: BTreeSet<(String, String, usize)>,
    cut: Vec<String>,
}

impl Surveyor {
    fn look_at(&mut self, app: &mut App) {
        let page = app.page();
        let (id, heading) = page.mark();
        if !self.seen.insert((id, heading, page.blocks.len())) {
            return;
        }
        let before = app.manner.text_size;
        for (screen, size) in MUST_FIT {
            app.manner.text_size = size;
            app.fit(&mut |page, look| self.painter.fits(page, look, screen).overflow_px == 0);
            let (page, look) = (app.page(), app.look());
            let over = self.painter.fits(&page, &look, screen).overflow_px;
            if over > 0 {
                let (id, heading) = page.mark();
                self.cut.push(format!("{}x{} {size:?}: {id} \"{heading}\" by {over} px", screen.width, screen.height));
            }
        }
        app.manner.text_size = before;
        app.fit(&mut |_, _| true);
    }
}

fn surveyed(language: Language, intent: &str, choose: &dyn Fn(&QuestionId) -> Option<String>) -> Rc<RefCell<Surveyor>> {
    let surveyor = Surveyor { painter: Painter::new(), seen: BTreeSet::new(), cut: Vec::new() };
    let surveyor = Rc::new(RefCell::new(surveyor));
    let watching = Rc::clone(&surveyor);
    let mut kiosk = Kiosk::new(shipped_catalogue());
    kiosk.onlooker = Some(Box::new(move |app| watching.borrow_mut().look_at(app)));
    kiosk.begin(language, intent).play(choose);
    if kiosk.at() == "send" {
        kiosk.store();
        kiosk.printed(Outcome::Printed);
        kiosk.advance(20);
    }
    surveyor
}

#[test]
fn no_page_of_a_visit_is_cut_standing_or_lying() {
    let answers = [
        ("premises.previous_use", "shop"),
        ("alcohol.sale", "on_premises"),
        ("alcohol.until", "one"),
        ("entertainment.kinds", "karaoke"),
        ("fuel.lpg_kg", "260"),
        ("premises.unit", "#01-23"),
    ];
    let choose = |id: &QuestionId| {
        answers.iter().find(|(question, _)| *question == id.as_str()).map(|(_, answer)| (*answer).to_owned())
    };
    let surveyor = surveyed(Language::English, "open-restaurant", &choose);
    let surveyor = surveyor.borrow();
    assert!(surveyor.seen.len() > 40, "{} pages", surveyor.seen.len());
    assert!(surveyor.cut.is_empty(), "{} cut:\n{}", surveyor.cut.len(), surveyor.cut.join("\n"));
}
