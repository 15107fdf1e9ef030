//! The voices of espeak-ng that were listened to, one for each script and language the terminal speaks.

use domain::Language;

/// A voice, by the language it can read aloud.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tongue {
    /// British English.
    English,
    /// Malay.
    Malay,
    /// Mandarin.
    Mandarin,
    /// Tamil.
    Tamil,
    /// Arabic.
    Arabic,
}

impl Tongue {
    /// All.
    pub const ALL: [Self; 5] = [Self::English, Self::Malay, Self::Mandarin, Self::Tamil, Self::Arabic];

    /// The voice's name in espeak-ng. For Mandarin it is `cmn-latn-pinyin`: in espeak-ng 1.51 the voices `cmn`, `zh` and
    /// `zh-cmn` spell the sounds in English letters instead of saying them.
    #[must_use]
    pub fn voice(self) -> &'static str {
        match self {
            Self::English => "en-gb",
            Self::Malay => "ms",
            Self::Mandarin => "cmn-latn-pinyin",
            Self::Tamil => "ta",
            Self::Arabic => "ar",
        }
    }

    /// What reads Latin letters: the Malay voice its own language, the English one everywhere else, for the others
    /// spell them or take them for pinyin.
    #[must_use]
    pub fn of_latin(language: Language) -> Self {
        match language {
            Language::Malay => Self::Malay,
            Language::English | Language::Chinese | Language::Tamil | Language::Arabic => Self::English,
        }
    }
}

impl From<Language> for Tongue {
    fn from(language: Language) -> Self {
        match language {
            Language::English => Self::English,
            Language::Malay => Self::Malay,
            Language::Chinese => Self::Mandarin,
            Language::Tamil => Self::Tamil,
            Language::Arabic => Self::Arabic,
        }
    }
}
