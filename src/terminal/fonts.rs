//! The typefaces that travel with the program, as bytes. It knows which families there are and which of them a text
//! needs; how they are drawn is not its concern.

use std::borrow::Cow;
use std::sync::Once;

use iced::advanced::graphics::text::cosmic_text::fontdb::Source;
use iced::advanced::graphics::text::font_system;

/// The family for Latin scripts; Tamil letters fall back from it to `Noto Sans Tamil` in the same weight.
pub const SANS: &str = "Noto Sans";
/// The family for Tamil.
pub const TAMIL: &str = "Noto Sans Tamil";
/// The family for Arabic; Latin letters fall back from it to `Noto Sans`.
pub const ARABIC: &str = "Noto Sans Arabic";
/// The family for simplified Chinese.
pub const CHINESE: &str = "Noto Sans SC";
/// The family of icons.
pub const ICONS: &str = "lucide";

/// Every file, for whoever loads them all at start.
pub const ALL: [&[u8]; 12] = [
    include_bytes!("../../assets/fonts/NotoSans-Regular.ttf"),
    include_bytes!("../../assets/fonts/NotoSans-SemiBold.ttf"),
    include_bytes!("../../assets/fonts/NotoSans-Bold.ttf"),
    include_bytes!("../../assets/fonts/NotoSansTamil-Regular.ttf"),
    include_bytes!("../../assets/fonts/NotoSansTamil-SemiBold.ttf"),
    include_bytes!("../../assets/fonts/NotoSansTamil-Bold.ttf"),
    include_bytes!("../../assets/fonts/NotoSansArabic-Regular.ttf"),
    include_bytes!("../../assets/fonts/NotoSansArabic-SemiBold.ttf"),
    include_bytes!("../../assets/fonts/NotoSansArabic-Bold.ttf"),
    include_bytes!("../../assets/fonts/NotoSansSC-Regular.otf"),
    include_bytes!("../../assets/fonts/NotoSansSC-Bold.otf"),
    include_bytes!("../../assets/fonts/lucide.ttf"),
];

/// Loads them all and forgets the machine's; once, however often it is asked. A family of the same name that is installed
/// would be taken in place of ours, so that a page would look different on every machine, and its hints cost the first
/// picture in a new colour up to 20 ms (`tests/system/25-visit`).
pub fn load() {
    static LOADED: Once = Once::new();
    LOADED.call_once(|| {
        let Ok(mut system) = font_system().write() else { return };
        let machines: Vec<_> = {
            let faces = system.raw().db().faces();
            faces.filter(|face| !matches!(face.source, Source::Binary(_))).map(|face| face.id).collect()
        };
        let known = system.raw().db_mut();
        machines.into_iter().for_each(|face| known.remove_face(face));
        ALL.iter().for_each(|bytes| system.load_font(Cow::Borrowed(bytes)));
    });
}

/// A script that needs a family or a line height of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Script {
    /// Latin and everything without a family of its own.
    Latin,
    /// Tamil: taller lines.
    Tamil,
    /// Arabic: taller lines, and letters that run from right to left.
    Arabic,
    /// Chinese: the family has no semi-bold.
    Chinese,
}

/// The script a text is set in: the first that is not Latin wins the whole text, so that a line keeps one baseline.
#[must_use]
pub fn script(text: &str) -> Script {
    text.chars()
        .find_map(|letter| match u32::from(letter) {
            0x0B80..=0x0BFF => Some(Script::Tamil),
            0x0600..=0x06FF | 0x0750..=0x077F | 0xFB50..=0xFDFF | 0xFE70..=0xFEFF => Some(Script::Arabic),
            0x2E80..=0x9FFF | 0xF900..=0xFAFF | 0xFF00..=0xFFEF => Some(Script::Chinese),
            _ => None,
        })
        .unwrap_or(Script::Latin)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::Path;

    use iced::advanced::graphics::text::cosmic_text;

    use super::*;
    use crate::theme::Heft;

    #[test]
    fn each_own_name_is_set_in_its_own_script() {
        let scripts: Vec<_> = domain::Language::ALL.iter().map(|language| script(language.own_name())).collect();
        assert_eq!(scripts, [Script::Latin, Script::Latin, Script::Chinese, Script::Tamil, Script::Arabic]);
    }

    /// Every character that can come to the screen: our words, the catalogue's, the keyboards' and what can be chosen on
    /// the Chinese one. Whole files are read, comments and all, so that nothing has to be listed here.
    fn letters() -> BTreeMap<char, String> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let mut letters = BTreeMap::new();
        let sources = ["assets/locales", "assets/input", "kiosk-config/catalogue", "src/terminal/keyboard"];
        let mut folders: Vec<_> = sources.iter().map(|folder| root.join(folder)).collect();
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(&folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let Ok(text) = std::fs::read_to_string(&path) else { continue };
                for letter in text.chars().filter(|letter| !letter.is_control()) {
                    letters.entry(letter).or_insert_with(|| path.display().to_string());
                }
            }
        }
        letters.extend(
            domain::Language::ALL
                .iter()
                .flat_map(|language| language.own_name().chars())
                .map(|c| (c, "names".to_owned())),
        );
        letters
    }

    /// What each shipped file has, by its family and weight, read from its own table of characters.
    fn shipped() -> Vec<(String, u16, cosmic_text::fontdb::ID, cosmic_text::FontSystem)> {
        let read = |bytes: &&'static [u8]| {
            let mut fonts = cosmic_text::fontdb::Database::new();
            fonts.load_font_data(bytes.to_vec());
            let face = fonts.faces().next().unwrap();
            let (family, weight, id) = (face.families[0].0.clone(), face.weight.0, face.id);
            (family, weight, id, cosmic_text::FontSystem::new_with_locale_and_db("en".to_owned(), fonts))
        };
        ALL.iter().map(read).collect()
    }

    #[test]
    fn every_character_that_can_be_shown_is_in_a_font_that_travels_in_every_weight() {
        let mut fonts = shipped();
        assert!(fonts.iter().all(|(family, ..)| [SANS, TAMIL, ARABIC, CHINESE, ICONS].contains(&family.as_str())));
        let mut missing = Vec::new();
        for (letter, place) in letters() {
            for heft in [Heft::Plain, Heft::Firm, Heft::Bold] {
                let font = crate::theme::font(&letter.to_string(), heft);
                let iced::font::Family::Name(family) = font.family else { panic!("{font:?} has no name") };
                let weights = [(iced::font::Weight::Semibold, 600), (iced::font::Weight::Bold, 700)];
                let weight = weights.iter().find(|(weight, _)| *weight == font.weight).map_or(400, |(_, heavy)| *heavy);
                // A sign that the script's own family lacks comes from the Latin one.
                let found = fonts.iter_mut().any(|(name, heavy, id, system)| {
                    let suits = *heavy == weight && (name == family || name == SANS);
                    let font = system.get_font(*id, cosmic_text::Weight(*heavy)).unwrap();
                    suits && font.as_swash().charmap().map(letter) != 0
                });
                if !found {
                    missing.push(format!("{letter} U+{:04X} in {family} {weight}: {place}", u32::from(letter)));
                }
            }
        }
        assert!(missing.is_empty(), "{} are missing:\n{}", missing.len(), missing.join("\n"));
    }
}
