//! The colour roles of the four themes. Every pair that is drawn meets its contrast, and a test here says so.

use iced::Color;

use crate::look::Theme;
use crate::page::Tone;

/// What each role looks like.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Colours {
    /// The page.
    pub canvas: Color,
    /// Cards and the bottom bar.
    pub surface: Color,
    /// The keyboard's bed and a bar's track.
    pub sunk: Color,
    /// Text.
    pub ink: Color,
    /// Secondary text.
    pub quiet: Color,
    /// The one primary action, and selection.
    pub accent: Color,
    /// Text on the accent.
    pub accent_ink: Color,
    /// Selected things and icon beds.
    pub tint: Color,
    /// The accent as small text on its tint.
    pub tint_ink: Color,
    /// Lines between rows and round quiet controls.
    pub line: Color,
    /// Outside of the focus ring.
    pub focus: Color,
    /// Inside of the focus ring.
    pub focus_inner: Color,
    /// What dims the page behind the idle question.
    pub veil: Color,
    /// Text on an agency's colour.
    pub chip_ink: Color,
    /// Top and bottom of the attract page.
    pub hero: [Color; 2],
    /// Text there.
    pub hero_ink: Color,
    /// Secondary text there.
    pub hero_quiet: Color,
    /// The line drawing there.
    pub hero_line: Color,
    /// Good, warn, stop, calm: each ink and bed.
    pub tones: [(Color, Color); 4],
    /// Width of a card's border at the design's size; 0 where a shadow lifts it.
    pub card_border: f32,
    /// Strength of a shadow.
    pub shadow: f32,
}

const fn rgb(hex: u32) -> Color {
    Color::from_rgb8((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

impl Colours {
    /// The colours of a theme.
    #[must_use]
    pub fn of(theme: Theme) -> Self {
        match theme {
            Theme::Light => light(),
            Theme::Dark => dark(),
            Theme::HighContrast => high_contrast(),
            Theme::LowGlare => low_glare(),
        }
    }

    /// Ink and bed of a tone.
    #[must_use]
    pub fn tone(&self, tone: Tone) -> (Color, Color) {
        let [good, warn, stop, calm] = self.tones;
        match tone {
            Tone::Good => good,
            Tone::Warn => warn,
            Tone::Stop => stop,
            Tone::Calm => calm,
        }
    }

    /// A tone's ink as small text on a card.
    #[must_use]
    pub fn tone_on_surface(&self, tone: Tone) -> Color {
        match tone {
            Tone::Calm => self.quiet,
            Tone::Good | Tone::Warn | Tone::Stop => {
                // Small text reaches what secondary text reaches in this theme.
                let least = contrast(self.quiet, self.surface).min(7.0);
                corrected(self.tone(tone).0, self.surface, least)
            }
        }
    }

    /// An agency's own colour, corrected until the chip's text can be read on it.
    #[must_use]
    pub fn chip(&self, accent: Option<[u8; 3]>) -> Color {
        let own = accent.map_or(rgb(0x3F_4C63), |[red, green, blue]| Color::from_rgb8(red, green, blue));
        corrected(own, self.chip_ink, 4.5)
    }
}

fn light() -> Colours {
    let tint = rgb(0xDC_EBE7);
    Colours {
        canvas: rgb(0xF4_F1EA),
        surface: rgb(0xFF_FFFF),
        sunk: rgb(0xEC_E7DC),
        ink: rgb(0x12_233F),
        quiet: rgb(0x3F_4C63),
        accent: rgb(0x0B_5D56),
        accent_ink: rgb(0xFF_FFFF),
        tint,
        tint_ink: corrected(rgb(0x0B_5D56), tint, 7.0),
        line: rgb(0xD3_CABA),
        focus: rgb(0xFF_B000),
        focus_inner: rgb(0x12_233F),
        veil: rgb(0x12_1F36),
        chip_ink: Color::WHITE,
        hero: [rgb(0x10_5E57), rgb(0x12_233F)],
        hero_ink: Color::WHITE,
        hero_quiet: rgb(0xDC_EBE7),
        hero_line: rgb(0x8F_D3C6),
        tones: raised([
            (rgb(0x1B_6B3A), rgb(0xE1_F0E5)),
            (rgb(0x8A_4B00), rgb(0xFC_EBCF)),
            (rgb(0x9F_1C14), rgb(0xFB_E3E0)),
            (rgb(0x12_233F), rgb(0xE6_EAF0)),
        ]),
        card_border: 0.0,
        shadow: 0.06,
    }
}

fn dark() -> Colours {
    Colours {
        canvas: rgb(0x0F_1826),
        surface: rgb(0x1A_2638),
        sunk: rgb(0x13_1E2E),
        ink: rgb(0xF3_F1EA),
        quiet: rgb(0xB9_C2D0),
        accent: rgb(0x7F_D6C6),
        accent_ink: rgb(0x06_211D),
        tint: rgb(0x1D_3B3B),
        tint_ink: rgb(0x7F_D6C6),
        line: rgb(0x34_435A),
        focus: rgb(0xFF_B000),
        focus_inner: rgb(0x0F_1826),
        veil: rgb(0x05_0B14),
        chip_ink: Color::WHITE,
        hero: [rgb(0x0B_3A38), rgb(0x0F_1826)],
        hero_ink: rgb(0xF3_F1EA),
        hero_quiet: rgb(0xC9_D2DC),
        hero_line: rgb(0x5F_A99D),
        tones: raised([
            (rgb(0x8B_DCA6), rgb(0x15_352A)),
            (rgb(0xFF_C978), rgb(0x3A_2B12)),
            (rgb(0xFF_B0A8), rgb(0x43_211E)),
            (rgb(0xF3_F1EA), rgb(0x23_3249)),
        ]),
        card_border: 0.0,
        shadow: 0.16,
    }
}

fn high_contrast() -> Colours {
    let (black, white) = (Color::BLACK, Color::WHITE);
    Colours {
        canvas: black,
        surface: black,
        sunk: black,
        ink: white,
        quiet: white,
        accent: white,
        accent_ink: black,
        tint: black,
        tint_ink: white,
        line: white,
        focus: rgb(0xFF_E500),
        focus_inner: black,
        veil: black,
        chip_ink: white,
        hero: [black, black],
        hero_ink: white,
        hero_quiet: white,
        hero_line: white,
        tones: [(white, black); 4],
        card_border: 3.0,
        shadow: 0.0,
    }
}

fn low_glare() -> Colours {
    Colours {
        canvas: rgb(0x2A_2F38),
        surface: rgb(0x34_3A45),
        sunk: rgb(0x24_2930),
        ink: rgb(0xD9_D4C8),
        quiet: rgb(0xBF_BCB3),
        accent: rgb(0x9C_C7BD),
        accent_ink: rgb(0x12_2522),
        tint: rgb(0x36_4A4B),
        tint_ink: rgb(0xB4_D4CC),
        line: rgb(0x56_5D69),
        focus: rgb(0xE5_A52E),
        focus_inner: rgb(0x1B_1F26),
        veil: rgb(0x1B_1F26),
        chip_ink: rgb(0xD9_D4C8),
        hero: [rgb(0x2D_4446), rgb(0x2A_2F38)],
        hero_ink: rgb(0xD9_D4C8),
        hero_quiet: rgb(0xC9_C5BB),
        hero_line: rgb(0x8D_B3AA),
        tones: [
            (rgb(0xA9_CFAF), rgb(0x2C_3B33)),
            (rgb(0xDB_BC86), rgb(0x40_392C)),
            (rgb(0xDD_AFA8), rgb(0x45_3233)),
            (rgb(0xD9_D4C8), rgb(0x3B_424E)),
        ],
        card_border: 0.0,
        shadow: 0.12,
    }
}

/// Notices are often set small: their inks are brought to 7:1 on their beds.
fn raised(tones: [(Color, Color); 4]) -> [(Color, Color); 4] {
    tones.map(|(ink, bed)| (corrected(ink, bed, 7.0), bed))
}

/// The colour itself, or the nearest towards black or white, whichever is away from `against`, that reaches `ratio`.
#[must_use]
pub fn corrected(colour: Color, against: Color, ratio: f32) -> Color {
    let end = if luminance(against) > 0.18 { Color::BLACK } else { Color::WHITE };
    (0_u8..=50)
        .map(|step| mixed(colour, end, f32::from(step) / 50.0))
        .find(|colour| contrast(*colour, against) >= ratio)
        .unwrap_or(end)
}

/// `part` of `other` in `colour`.
#[must_use]
pub fn mixed(colour: Color, other: Color, part: f32) -> Color {
    let mix = |from: f32, to: f32| from + (to - from) * part;
    Color::from_rgb(mix(colour.r, other.r), mix(colour.g, other.g), mix(colour.b, other.b))
}

/// Contrast as WCAG counts it, 1 to 21.
#[must_use]
pub fn contrast(one: Color, other: Color) -> f32 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: Color) -> f32 {
    let [red, green, blue, _] = colour.into_linear();
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::*;

    const THEMES: [Theme; 4] = [Theme::Light, Theme::Dark, Theme::HighContrast, Theme::LowGlare];
    const TONES: [Tone; 4] = [Tone::Good, Tone::Warn, Tone::Stop, Tone::Calm];

    /// Text, text accents, and what is not text, for each class of theme (ACCESSIBILITY 4.2 of the design notes).
    fn demands(theme: Theme) -> (f32, f32, f32) {
        match theme {
            Theme::Light | Theme::Dark => (10.0, 7.0, 3.0),
            Theme::HighContrast => (20.0, 20.0, 3.0),
            Theme::LowGlare => (4.5, 4.5, 3.0),
        }
    }

    fn assert_pair(theme: Theme, name: &str, one: Color, other: Color, least: f32) {
        let found = contrast(one, other);
        assert!(found >= least, "{theme:?} {name}: {found:.2} is less than {least}");
    }

    #[test]
    fn every_pair_of_roles_meets_its_contrast_in_every_theme() {
        for theme in THEMES {
            let colours = Colours::of(theme);
            let (text, accent, other) = demands(theme);
            for (name, bed) in [("canvas", colours.canvas), ("surface", colours.surface), ("sunk", colours.sunk)] {
                assert_pair(theme, &format!("ink on {name}"), colours.ink, bed, text);
                assert_pair(theme, &format!("quiet on {name}"), colours.quiet, bed, accent);
            }
            assert_pair(theme, "ink on tint", colours.ink, colours.tint, text.min(9.0));
            assert_pair(theme, "accent ink on accent", colours.accent_ink, colours.accent, accent);
            assert_pair(theme, "tint ink on tint", colours.tint_ink, colours.tint, accent.min(7.0));
            assert_pair(theme, "accent on tint", colours.accent, colours.tint, other);
            assert_pair(theme, "accent on sunk", colours.accent, colours.sunk, other);
            for bed in colours.hero {
                assert_pair(theme, "hero ink", colours.hero_ink, bed, accent);
                assert_pair(theme, "hero quiet", colours.hero_quiet, bed, accent.min(5.0));
                assert_pair(theme, "hero line", colours.hero_line, bed, other);
            }
            for tone in TONES {
                let (ink, bed) = colours.tone(tone);
                assert_pair(theme, "tone on its bed", ink, bed, accent.min(7.0));
                assert_pair(theme, "tone on a card", colours.tone_on_surface(tone), colours.surface, accent.min(7.0));
            }
        }
    }

    #[test]
    fn what_is_drawn_besides_text_stands_out_from_its_bed() {
        for theme in THEMES {
            let colours = Colours::of(theme);
            let (.., other) = demands(theme);
            for (name, bed) in [("canvas", colours.canvas), ("surface", colours.surface), ("sunk", colours.sunk)] {
                assert_pair(theme, &format!("an icon on {name}"), colours.accent, bed, other);
                assert_pair(theme, &format!("a button's edge on {name}"), colours.ink, bed, other);
                assert_pair(theme, &format!("a mark's edge on {name}"), colours.quiet, bed, other);
            }
            assert_pair(theme, "the tick in a mark", colours.accent_ink, colours.accent, other);
            assert_pair(theme, "the edge of what is chosen", colours.accent, colours.tint, other);
            assert_pair(theme, "an icon on the idle question's dial", colours.accent, colours.sunk, other);
            for tone in TONES {
                let (ink, bed) = colours.tone(tone);
                assert_pair(theme, "a notice's icon", ink, bed, other);
            }
            // A field with a mistake has an edge in this colour.
            assert_pair(theme, "a mistake's edge", colours.tone(Tone::Stop).0, colours.canvas, other);
        }
    }

    #[test]
    fn high_contrast_is_black_and_white_but_for_focus_and_agencies() {
        let colours = Colours::of(Theme::HighContrast);
        let tones = colours.tones.into_iter().flat_map(|(ink, bed)| [ink, bed]);
        let named = [
            colours.canvas,
            colours.surface,
            colours.sunk,
            colours.ink,
            colours.quiet,
            colours.accent,
            colours.accent_ink,
            colours.tint,
            colours.tint_ink,
            colours.line,
            colours.focus_inner,
            colours.veil,
            colours.chip_ink,
            colours.hero_ink,
            colours.hero_quiet,
            colours.hero_line,
        ];
        let extreme = |colour: &Color| [Color::BLACK, Color::WHITE].contains(colour);
        assert!(named.into_iter().chain(colours.hero).chain(tones).all(|colour| extreme(&colour)));
        assert!(colours.card_border > 0.0 && colours.shadow.abs() < f32::EPSILON, "edges stand for shadows");
    }

    #[test]
    fn the_focus_ring_is_seen_on_every_bed() {
        for theme in THEMES {
            let colours = Colours::of(theme);
            for bed in [colours.canvas, colours.surface, colours.sunk] {
                let best = contrast(colours.focus, bed).max(contrast(colours.focus_inner, bed));
                assert!(best >= 3.0, "{theme:?}: {best:.2}");
            }
            assert_pair(theme, "ring against itself", colours.focus, colours.focus_inner, 3.0);
        }
    }

    #[test]
    fn any_agency_colour_carries_its_code() {
        for theme in THEMES {
            let colours = Colours::of(theme);
            for accent in [[255, 255, 0], [0, 0, 0], [255, 255, 255], [128, 128, 128], [11, 93, 86]] {
                assert_pair(theme, "chip", colours.chip(Some(accent)), colours.chip_ink, 4.5);
            }
        }
    }

    #[test]
    fn nothing_glares_in_low_glare() {
        let colours = Colours::of(Theme::LowGlare);
        let limit = luminance(rgb(0xD9_D4C8)) + 0.001;
        let all = [colours.ink, colours.quiet, colours.accent, colours.chip_ink, colours.focus, colours.tint_ink];
        assert!(all.into_iter().chain(colours.tones.map(|tone| tone.0)).all(|colour| luminance(colour) <= limit));
    }
}
