//! The terminal's own words in every language, as translators know them (Fluent). It knows keys and arguments, and no
//! page, screen or citizen; the catalogue brings the words of licences and questions itself.

use std::fmt;

use domain::{Date, Direction, Language, Money, Personal, ReceiptSecret, Reference, ResumeCode, Timestamp};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jiff::tz::TimeZone;

use crate::{page, spoken};

/// The words as they are shipped; they travel inside the program, so that no terminal can lack them.
const SOURCES: [(Language, &str); 5] = [
    (Language::English, include_str!("../../assets/locales/en/terminal.ftl")),
    (Language::Malay, include_str!("../../assets/locales/ms/terminal.ftl")),
    (Language::Chinese, include_str!("../../assets/locales/zh/terminal.ftl")),
    (Language::Tamil, include_str!("../../assets/locales/ta/terminal.ftl")),
    (Language::Arabic, include_str!("../../assets/locales/ar/terminal.ftl")),
];

/// The words of the technician's pages, in English alone; the file says why.
const TECHNICIAN: &str = include_str!("../../assets/locales/en/technician.ftl");

/// A file of words that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("the words in \"{language}\" cannot be read: {what}")]
pub struct MalformedWords {
    /// Which language.
    pub language: Language,
    /// What is wrong, with its place.
    pub what: String,
}

/// All words of the terminal.
pub struct Lexicon {
    bundles: Vec<(Language, FluentBundle<FluentResource>)>,
}

impl fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lexicon").field("languages", &self.bundles.len()).finish()
    }
}

impl Lexicon {
    /// Reads the words that were shipped.
    pub fn shipped() -> Result<Self, MalformedWords> {
        let mut bundles = Vec::new();
        for (language, source) in SOURCES {
            let more = if language == Language::English { TECHNICIAN } else { "" };
            bundles.push((language, bundle(language, &[source, more])?));
        }
        Ok(Self { bundles })
    }

    /// The words in one language.
    #[must_use]
    pub fn speak(&self, language: Language) -> Say<'_> {
        Say { lexicon: self, language }
    }

    fn find(&self, language: Language, key: &str, args: &FluentArgs<'_>) -> Option<String> {
        let (_, bundle) = self.bundles.iter().find(|(known, _)| *known == language)?;
        let pattern = bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
        errors.is_empty().then_some(text)
    }
}

fn bundle(language: Language, sources: &[&str]) -> Result<FluentBundle<FluentResource>, MalformedWords> {
    let malformed = |what: String| MalformedWords { language, what };
    let id = language.tag().parse().map_err(|cause| malformed(format!("{cause:?}")))?;
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // In a sentence from right to left, names in Latin letters and numbers are fenced off, so that they keep their order
    // and their commas. Elsewhere everything shares one direction, and no mark is needed.
    bundle.set_use_isolating(language.direction() == Direction::RightToLeft);
    for source in sources {
        let resource =
            FluentResource::try_new((*source).to_owned()).map_err(|(_, errors)| malformed(format!("{errors:?}")))?;
        bundle.add_resource(resource).map_err(|errors| malformed(format!("{errors:?}")))?;
    }
    Ok(bundle)
}

/// Something that stands inside a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// A count; chooses the plural.
    Count(i64),
    /// Words.
    Text(String),
}

impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<u32> for Arg {
    fn from(count: u32) -> Self {
        Self::Count(i64::from(count))
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// The words in one language, lent to a page.
#[derive(Debug, Clone, Copy)]
pub struct Say<'a> {
    lexicon: &'a Lexicon,
    /// Which language.
    pub language: Language,
}

impl Say<'_> {
    /// The words of a key. A key that is missing shows as itself; a test makes sure that none is.
    #[must_use]
    pub fn text(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The words of a key around its arguments.
    #[must_use]
    pub fn with(&self, key: &str, arguments: &[(&'static str, Arg)]) -> String {
        let mut args = FluentArgs::new();
        for (name, argument) in arguments {
            let value = match argument {
                Arg::Count(count) => FluentValue::from(*count),
                Arg::Text(text) => FluentValue::from(text.as_str()),
            };
            args.set(*name, value);
        }
        self.lexicon
            .find(self.language, key, &args)
            .or_else(|| self.lexicon.find(Language::English, key, &args))
            .unwrap_or_else(|| key.to_owned())
    }

    /// `22 November 2026`.
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        let month = self.text(&format!("month-{}", date.month()));
        let day = date.day().to_string();
        let year = date.year().to_string();
        self.with("date", &[("day", day.into()), ("month", month.into()), ("year", year.into())])
    }

    /// `22 November 2026, 10:42`.
    #[must_use]
    pub fn moment(&self, at: Timestamp, zone: &TimeZone) -> String {
        let local = at.to_zoned(zone.clone());
        self.with("moment", &[("date", self.date(local.date()).into()), ("time", self.clock(at, zone).into())])
    }

    /// Date and time, spoken as people say them.
    #[must_use]
    pub fn moment_words(&self, at: Timestamp, zone: &TimeZone) -> page::Words {
        let local = at.to_zoned(zone.clone());
        let date = spoken::date(self.language, local.date());
        let time = spoken::time(self.language, local.hour(), local.minute());
        let said = self.with("moment", &[("date", date.into()), ("time", time.into())]);
        page::Words::new(self.moment(at, zone)).spoken_as(said)
    }

    /// The words of a key around words that are spoken differently.
    #[must_use]
    pub fn around(&self, key: &str, name: &'static str, words: &page::Words) -> page::Words {
        let shown = self.with(key, &[(name, words.shown.as_str().into())]);
        page::Words::new(shown).spoken_as(self.with(key, &[(name, words.speech().into())]))
    }

    /// An amount; spoken in dollars and cents.
    #[must_use]
    pub fn amount(&self, money: Money) -> page::Words {
        page::Words::new(money.to_string()).spoken_as(spoken::money(self.language, money))
    }

    /// A reference; spoken character by character.
    #[must_use]
    pub fn reference(&self, reference: &Reference) -> page::Words {
        page::Words::new(reference.to_string()).spoken_as(spoken::reference(self.language, reference))
    }

    /// A check code within the words of a key; spoken character by character.
    #[must_use]
    pub fn secret(&self, key: &str, secret: &ReceiptSecret) -> page::Words {
        self.around(key, "code", &self.check_code(secret)).private()
    }

    /// A check code alone; spoken character by character.
    #[must_use]
    pub fn check_code(&self, secret: &ReceiptSecret) -> page::Words {
        let printed = secret.printed();
        page::Words::new(printed.reveal().as_str()).spoken_as(spoken::secret(self.language, printed.reveal())).private()
    }

    /// The code of a visit that was put aside; spoken character by character.
    #[must_use]
    pub fn resume_code(&self, code: &ResumeCode) -> page::Words {
        let printed = code.printed();
        page::Words::new(printed.reveal().as_str()).spoken_as(spoken::secret(self.language, printed.reveal())).private()
    }

    /// `10:42`.
    #[must_use]
    pub fn clock(&self, at: Timestamp, zone: &TimeZone) -> String {
        at.to_zoned(zone.clone()).strftime("%H:%M").to_string()
    }

    /// Yes or no.
    #[must_use]
    pub fn yes_no(&self, yes: bool) -> String {
        self.text(if yes { "yes" } else { "no" })
    }
}

/// The citizen's own words, on the citizen's own page; this is the one door from an answer to the screen.
#[must_use]
pub fn own(text: &Personal<String>) -> page::Words {
    page::Words::new(text.reveal().as_str()).private()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn keys(source: &str) -> BTreeSet<&str> {
        source
            .lines()
            .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
            .filter_map(|line| line.split_once('='))
            .map(|(key, _)| key.trim())
            .collect()
    }

    /// The arguments a message uses, so that no translation forgets the one that matters.
    fn arguments(source: &str) -> BTreeSet<(String, String)> {
        let mut found = BTreeSet::new();
        let mut key = "";
        for line in source.lines() {
            if line.starts_with(|c: char| c.is_ascii_lowercase()) {
                key = line.split_once('=').map(|(key, _)| key.trim()).unwrap_or_default();
            }
            for piece in line.split('$').skip(1) {
                let name: String = piece.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
                found.insert((key.to_owned(), name));
            }
        }
        found
    }

    #[test]
    fn every_language_has_every_key_with_the_same_arguments() {
        let english = SOURCES[0].1;
        for (language, source) in SOURCES {
            assert_eq!(keys(source), keys(english), "{language}");
            let missing: Vec<_> = arguments(english).difference(&arguments(source)).cloned().collect();
            assert!(missing.is_empty(), "{language} leaves out {missing:?}");
            let surplus: Vec<_> = arguments(source).difference(&arguments(english)).cloned().collect();
            assert!(surplus.is_empty(), "{language} invents {surplus:?}");
        }
    }

    #[test]
    fn a_key_stands_once_in_its_file() {
        for (language, source) in SOURCES {
            let all = source.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase())).count();
            assert_eq!(all, keys(source).len(), "{language}");
        }
    }

    #[test]
    fn dates_and_references_read_and_sound_right() {
        let lexicon = Lexicon::shipped().unwrap();
        let date: Date = "2026-11-22".parse().unwrap();
        for (language, text) in [
            (Language::English, "22 November 2026"),
            (Language::Malay, "22 November 2026"),
            (Language::Chinese, "2026年11月22日"),
            (Language::Tamil, "22 நவம்பர் 2026"),
        ] {
            assert_eq!(lexicon.speak(language).date(date), text);
        }
        let typed = Reference::new("7K4".parse().unwrap(), 0).unwrap();
        assert_eq!(
            lexicon.speak(Language::English).reference(&typed).speech(),
            "seven, K, four. three, three, three, three, three. three"
        );
        let at: Timestamp = "2026-11-22T02:42:00Z".parse().unwrap();
        let zone = TimeZone::fixed(jiff::tz::offset(8));
        let say = lexicon.speak(Language::Malay);
        let moment = say.around("submitted-at", "time", &say.moment_words(at, &zone));
        assert!(moment.shown.contains("22 November 2026, 10:42"), "{}", moment.shown);
        assert!(moment.speech().contains("dua puluh dua November, dua ribu dua puluh enam, pukul sepuluh"));
        let sgd = "SGD".parse().unwrap();
        assert_eq!(say.amount(Money::new(114_250, sgd)).shown, "S$1,142.50");
        assert_eq!(say.amount(Money::new(1_250, sgd)).speech(), "dua belas dolar lima puluh sen");
    }

    #[test]
    fn one_licence_is_not_one_licences() {
        let say = Lexicon::shipped().unwrap();
        let english = say.speak(Language::English);
        assert_eq!(english.with("licences", &[("count", 1_usize.into())]), "1 licence");
        assert_eq!(english.with("licences", &[("count", 5_usize.into())]), "5 licences");
    }
}
