//! The typefaces that travel with the program, as bytes. It knows which families there are and which of them a text
//! needs; how they are drawn is not its concern.

use std::borrow::Cow;

/// The family for Latin scripts; Tamil letters fall back from it to `Noto Sans Tamil` in the same weight.
pub const SANS: &str = "Noto Sans";
/// The family for Tamil.
pub const TAMIL: &str = "Noto Sans Tamil";
/// The family for simplified Chinese.
pub const CHINESE: &str = "Noto Sans SC";
/// The family of icons.
pub const ICONS: &str = "lucide";

/// Every file, for whoever loads them all at start.
pub const ALL: [&[u8]; 9] = [
    include_bytes!("../../assets/fonts/NotoSans-Regular.ttf"),
    include_bytes!("../../assets/fonts/NotoSans-SemiBold.ttf"),
    include_bytes!("../../assets/fonts/NotoSans-Bold.ttf"),
    include_bytes!("../../assets/fonts/NotoSansTamil-Regular.ttf"),
    include_bytes!("../../assets/fonts/NotoSansTamil-SemiBold.ttf"),
    include_bytes!("../../assets/fonts/NotoSansTamil-Bold.ttf"),
    include_bytes!("../../assets/fonts/NotoSansSC-Regular.otf"),
    include_bytes!("../../assets/fonts/NotoSansSC-Bold.otf"),
    include_bytes!("../../assets/fonts/lucide.ttf"),
];

/// The files as the toolkit takes them.
#[must_use]
pub fn all() -> Vec<Cow<'static, [u8]>> {
    ALL.iter().map(|bytes| Cow::Borrowed(*bytes)).collect()
}

/// A script that needs a family or a line height of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Script {
    /// Latin and everything without a family of its own.
    Latin,
    /// Tamil: taller lines.
    Tamil,
    /// Chinese: the family has no semi-bold.
    Chinese,
}

/// The script a text is set in: the first that is not Latin wins the whole text, so that a line keeps one baseline.
#[must_use]
pub fn script(text: &str) -> Script {
    text.chars()
        .find_map(|letter| match u32::from(letter) {
            0x0B80..=0x0BFF => Some(Script::Tamil),
            0x2E80..=0x9FFF | 0xF900..=0xFAFF | 0xFF00..=0xFFEF => Some(Script::Chinese),
            _ => None,
        })
        .unwrap_or(Script::Latin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_own_name_is_set_in_its_own_script() {
        let scripts: Vec<_> = domain::Language::ALL.iter().map(|language| script(language.own_name())).collect();
        assert_eq!(scripts, [Script::Latin, Script::Latin, Script::Chinese, Script::Tamil]);
    }

    #[test]
    fn no_font_file_is_empty() {
        assert!(ALL.iter().all(|bytes| bytes.len() > 10_000));
    }
}
