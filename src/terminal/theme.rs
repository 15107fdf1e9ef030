//! Roles, not colours and pixels: what the renderer asks for, and the one place that answers. It knows the look a citizen
//! chose and the screen; it knows no page.

pub mod colours;
pub mod sizes;

pub use colours::Colours;
pub use sizes::{Sizes, Step};

use iced::Font;
use iced::font::{Family, Weight};

use crate::fonts::{self, Script};

/// How heavy words are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Heft {
    /// Running text.
    Plain,
    /// Labels.
    Firm,
    /// Titles and figures.
    Bold,
}

/// The font for a text of that heft.
#[must_use]
pub fn font(text: &str, heft: Heft) -> Font {
    let (family, weight) = match (fonts::script(text), heft) {
        (Script::Latin, Heft::Plain) => (fonts::SANS, Weight::Normal),
        (Script::Latin, Heft::Firm) => (fonts::SANS, Weight::Semibold),
        (Script::Latin, Heft::Bold) => (fonts::SANS, Weight::Bold),
        (Script::Tamil, Heft::Plain) => (fonts::TAMIL, Weight::Normal),
        (Script::Tamil, Heft::Firm) => (fonts::TAMIL, Weight::Semibold),
        (Script::Tamil, Heft::Bold) => (fonts::TAMIL, Weight::Bold),
        (Script::Arabic, Heft::Plain) => (fonts::ARABIC, Weight::Normal),
        (Script::Arabic, Heft::Firm) => (fonts::ARABIC, Weight::Semibold),
        (Script::Arabic, Heft::Bold) => (fonts::ARABIC, Weight::Bold),
        (Script::Chinese, Heft::Plain) => (fonts::CHINESE, Weight::Normal),
        (Script::Chinese, Heft::Firm | Heft::Bold) => (fonts::CHINESE, Weight::Bold),
    };
    Font { family: Family::Name(family), weight, ..Font::DEFAULT }
}

/// Height of a line in ems; Tamil and Arabic stand taller. `air` says how much of the design's spacing is left: lines
/// come nearer where there is little, never nearer than the letters of their script allow: in Noto Sans Tamil they rise
/// and fall by 1.24 em together.
#[must_use]
pub fn line_height(text: &str, heft: Heft, air: f32) -> f32 {
    let (full, least) = match (fonts::script(text), heft) {
        (Script::Latin, Heft::Plain) => (1.36, 1.24),
        (Script::Latin, Heft::Firm) => (1.25, 1.2),
        (Script::Latin, Heft::Bold) => (1.15, 1.15),
        (Script::Tamil, Heft::Plain) => (1.5, 1.24),
        (Script::Tamil, Heft::Firm | Heft::Bold) => (1.34, 1.24),
        (Script::Arabic, Heft::Plain) => (1.54, 1.4),
        (Script::Arabic, Heft::Firm) => (1.42, 1.36),
        (Script::Arabic, Heft::Bold) => (1.34, 1.34),
        (Script::Chinese, Heft::Plain) => (1.42, 1.28),
        (Script::Chinese, Heft::Firm | Heft::Bold) => (1.3, 1.22),
    };
    least + (full - least) * air
}
