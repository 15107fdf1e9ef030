//! Sizes in pixels from millimetres: the design's numbers stand for a 21.5 inch full HD screen, and every other screen
//! gets the same millimetres. Type grows with the text size; shapes grow with the type where words stand in them.

use crate::look::{Room, Screen, TextSize};

/// Pixels to the inch of the screen the design's numbers are for.
const DESIGN_PPI: f32 = 102.5;
/// Height of a capital in ems of Noto Sans; taken for all scripts.
pub const CAPITAL: f32 = 0.714;
const MM_PER_INCH: f32 = 25.4;
/// Running text in the design.
const BODY: f32 = 30.5;

/// Steps of the type scale, from small to large.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Secondary lines, chips, the constant bar.
    Small,
    /// Running text.
    Body,
    /// Titles of rows.
    Row,
    /// Labels of cards, options and buttons.
    Label,
    /// Section headings.
    Subheading,
    /// Keys.
    Key,
    /// What is in a field.
    Field,
    /// Figures.
    Figure,
    /// The page's heading.
    Title,
    /// The reference.
    Reference,
    /// The promise on the attract page.
    Hero,
}

/// Sizes for one screen and text size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sizes {
    unit: f32,
    text: f32,
    air: f32,
}

/// Lines of running text that a screen has to have for the design's own spacing, and with how many the least is reached;
/// standing, and lying with its two columns.
const LINES_STANDING: [f32; 2] = [60.0, 37.0];
const LINES_LYING: [f32; 2] = [35.0, 20.0];
/// What is left of the design's spacing where it is least.
const AIR_MIN: f32 = 0.35;
/// What is left of it on a page that would be cut otherwise.
const AIR_LEAST: f32 = 0.1;

impl Sizes {
    /// The sizes for a screen and a text size.
    #[must_use]
    pub fn of(screen: Screen, text_size: TextSize) -> Self {
        let (unit, text) = (screen.ppi / DESIGN_PPI, capital_mm(text_size) / capital_mm(TextSize::Default));
        let lines = screen.height as f32 / (BODY * text * unit);
        let [most, least] = if screen.width > screen.height { LINES_LYING } else { LINES_STANDING };
        let air = AIR_MIN + (1.0 - AIR_MIN) * ((lines - least) / (most - least)).clamp(0.0, 1.0);
        Self { unit, text, air }
    }

    /// The same sizes for a page with so much room.
    #[must_use]
    pub fn within(self, room: Room) -> Self {
        match room {
            Room::Ample | Room::Tight => self,
            Room::Least => Self { air: AIR_LEAST, ..self },
        }
    }

    /// How much of the design's spacing is left, 0.1 to 1: where few lines of text find room, space goes before words do.
    #[must_use]
    pub fn air(&self) -> f32 {
        self.air
    }

    /// A length of the design on this screen.
    #[must_use]
    pub fn px(&self, design: f32) -> f32 {
        (design * self.unit).round()
    }

    /// A length of the design that holds words and so grows with half of what the type grows.
    #[must_use]
    pub fn grown(&self, design: f32) -> f32 {
        self.px(design * self.damped())
    }

    /// A length given in millimetres, rounded up.
    #[must_use]
    pub fn mm(&self, mm: f32) -> f32 {
        (mm / MM_PER_INCH * DESIGN_PPI * self.unit).ceil()
    }

    /// Font size of a step: the least is the text size's own capital height. Larger steps grow less, and where there is
    /// little room they come nearer to running text.
    #[must_use]
    pub fn font(&self, step: Step) -> f32 {
        let least = if step == Step::Small { 27.2 } else { 30.0 } * self.text;
        let design = match step {
            Step::Small => 27.2,
            Step::Body => BODY,
            Step::Row => 33.0,
            Step::Label => 36.0,
            Step::Subheading => 40.0,
            Step::Key => 38.0,
            Step::Field => 42.0,
            Step::Figure => 50.0,
            Step::Title => 60.0,
            Step::Reference => 66.0,
            Step::Hero => 112.0,
        };
        let grown = match step {
            Step::Small | Step::Body | Step::Row | Step::Label | Step::Key | Step::Field => design * self.damped(),
            Step::Subheading | Step::Figure | Step::Title | Step::Reference | Step::Hero => {
                let near = BODY * self.text * 1.15;
                let full = design * self.text.min(1.0);
                if full > near { near + (full - near) * self.air } else { near }
            }
        };
        (f32::max(least, grown) * self.unit).round()
    }

    /// The font size below which no word goes: the running text of the next smaller text size, and for small letters
    /// the least of their class (VVSG 2.0: 3.5 mm).
    #[must_use]
    pub fn least(&self) -> f32 {
        let capital = self.text * capital_mm(TextSize::Default);
        let below = [TextSize::Large, TextSize::Default, TextSize::Small].map(capital_mm);
        let least = below.into_iter().find(|below| *below < capital - 0.01).unwrap_or(3.5);
        self.mm(least / CAPITAL)
    }

    /// The font size below which the name of a tool does not go: as `least`, but where nobody asked for larger letters
    /// the least of the small class (VVSG 2.0: 3.5 mm).
    #[must_use]
    pub fn least_label(&self) -> f32 {
        if self.text > 1.0 { self.least() } else { self.mm(3.5 / CAPITAL) }
    }

    /// How much the type is larger than the default.
    #[must_use]
    pub fn text(&self) -> f32 {
        self.text
    }

    fn damped(&self) -> f32 {
        if self.text > 1.0 { 1.0 + (self.text - 1.0) * 0.5 } else { self.text }
    }
}

/// Height of a capital in running text.
#[must_use]
pub fn capital_mm(text_size: TextSize) -> f32 {
    match text_size {
        TextSize::Small => 3.85,
        TextSize::Default => 5.2,
        TextSize::Large => 6.75,
        TextSize::Largest => 8.75,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZES: [TextSize; 4] = [TextSize::Small, TextSize::Default, TextSize::Large, TextSize::Largest];
    const STEPS: [Step; 11] = [
        Step::Small,
        Step::Body,
        Step::Row,
        Step::Label,
        Step::Subheading,
        Step::Key,
        Step::Field,
        Step::Figure,
        Step::Title,
        Step::Reference,
        Step::Hero,
    ];

    fn screen(ppi: f32) -> Screen {
        Screen { ppi, ..Screen::PORTRAIT }
    }

    fn capital(sizes: Sizes, step: Step, ppi: f32) -> f32 {
        sizes.font(step) * CAPITAL / ppi * MM_PER_INCH
    }

    #[test]
    fn capitals_have_their_millimetres_on_every_screen() {
        for ppi in [68.8, 81.6, 102.5, 138.0, 141.2, 149.4] {
            for size in SIZES {
                let sizes = Sizes::of(screen(ppi), size);
                let body = capital(sizes, Step::Body, ppi);
                let wanted = capital_mm(size);
                assert!((body - wanted).abs() < 0.3, "{size:?} at {ppi}: {body} for {wanted}");
                let small = capital(sizes, Step::Small, ppi);
                assert!(small >= wanted * 0.88, "{size:?} at {ppi}: {small} for {wanted}");
            }
        }
    }

    #[test]
    fn largest_reaches_seven_tenths_of_a_degree_at_sixty_centimetres() {
        for ppi in [81.6, 102.5, 149.4] {
            let sizes = Sizes::of(screen(ppi), TextSize::Largest);
            assert!(STEPS.iter().all(|step| capital(sizes, *step, ppi) >= 7.33));
        }
    }

    #[test]
    fn a_step_is_never_smaller_than_the_one_below() {
        for size in SIZES {
            let sizes = Sizes::of(Screen::PORTRAIT, size);
            assert!(sizes.font(Step::Small) <= sizes.font(Step::Body));
            assert!(sizes.font(Step::Body) <= sizes.font(Step::Label));
            assert!(sizes.font(Step::Label) <= sizes.font(Step::Title));
        }
    }

    #[test]
    fn a_target_has_its_millimetres_rounded_up() {
        for (ppi, pixels) in [(149.4, 75.0), (141.2, 71.0), (102.5, 52.0), (81.6, 41.0)] {
            assert!((Sizes::of(screen(ppi), TextSize::Default).mm(12.7) - pixels).abs() < f32::EPSILON, "{ppi}");
        }
    }
}
