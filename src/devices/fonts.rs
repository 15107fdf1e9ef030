//! The bundled fonts. Screen, paper and PDF draw with these and with nothing that a machine happens to have installed,
//! so that a picture is the same everywhere; it knows no text.

use std::sync::Arc;

use cosmic_text::FontSystem;
use cosmic_text::fontdb::{Database, Source};

macro_rules! font {
    ($file:literal) => {
        include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/fonts/", $file))
    };
}

/// Latin, upright.
pub static SANS: &[u8] = font!("NotoSans-Regular.ttf");
/// Latin, bold.
pub static SANS_BOLD: &[u8] = font!("NotoSans-Bold.ttf");
/// Tamil, upright.
pub static TAMIL: &[u8] = font!("NotoSansTamil-Regular.ttf");
/// Tamil, bold.
pub static TAMIL_BOLD: &[u8] = font!("NotoSansTamil-Bold.ttf");
/// Arabic, upright.
pub static ARABIC: &[u8] = font!("NotoSansArabic-Regular.ttf");
/// Arabic, bold.
pub static ARABIC_BOLD: &[u8] = font!("NotoSansArabic-Bold.ttf");
/// Chinese in simplified characters, upright.
pub static CHINESE: &[u8] = font!("NotoSansSC-Regular.otf");
/// Chinese in simplified characters, bold.
pub static CHINESE_BOLD: &[u8] = font!("NotoSansSC-Bold.otf");
/// Fixed width, as a receipt printer writes.
pub static MONO: &[u8] = font!("NotoSansMono-Regular.ttf");
/// Fixed width, bold.
pub static MONO_BOLD: &[u8] = font!("NotoSansMono-Bold.ttf");

/// The family name of [`SANS`].
pub const SANS_FAMILY: &str = "Noto Sans";
/// The family name of [`MONO`].
pub const MONO_FAMILY: &str = "Noto Sans Mono";

/// A font system that holds the bundled fonts only.
#[must_use]
pub fn system() -> FontSystem {
    let mut fonts = Database::new();
    for font in [SANS, SANS_BOLD, TAMIL, TAMIL_BOLD, ARABIC, ARABIC_BOLD, CHINESE, CHINESE_BOLD, MONO, MONO_BOLD] {
        fonts.load_font_source(Source::Binary(Arc::new(font)));
    }
    fonts.set_sans_serif_family(SANS_FAMILY);
    fonts.set_monospace_family(MONO_FAMILY);
    FontSystem::new_with_locale_and_db(String::from("en"), fonts)
}
