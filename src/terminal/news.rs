//! What an agency has said of an application since it took it in: an event of a closed list, which the terminal words, and
//! perhaps a sentence of the agency's own, which it shows in the citizen's language or, marked as such, in English.

use std::collections::BTreeMap;

use domain::{Date, Language};
use wire::v1::{StatusEvent, StatusKind};

use crate::page::Tone;
use crate::words::Say;

/// Agencies are told to write no more; a longer sentence ends in dots, because a page has to hold it.
const SENTENCE_CHARS_MAX: usize = 160;

/// The latest event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    /// What happened.
    pub kind: StatusKind,
    /// By when, or on which day.
    pub due: Option<Date>,
    /// In the agency's own words.
    pub says: Sentence,
}

/// A sentence of an agency by language tag; perhaps in none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sentence(pub BTreeMap<String, String>);

/// A sentence as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// In the citizen's language.
    Own(String),
    /// In English, because there is none in the citizen's language.
    English(String),
}

impl Sentence {
    /// The sentence for somebody who reads that language.
    #[must_use]
    pub fn shown(&self, language: Language) -> Option<Shown> {
        let of =
            |language: Language| self.0.get(language.tag()).map(|text| clipped(text)).filter(|text| !text.is_empty());
        of(language).map(Shown::Own).or_else(|| of(Language::English).map(Shown::English))
    }
}

impl From<&StatusEvent> for News {
    fn from(event: &StatusEvent) -> Self {
        Self { kind: event.event, due: event.due, says: Sentence(event.text.clone()) }
    }
}

impl News {
    /// In words: what happened, and what the agency says of it.
    #[must_use]
    pub fn words(&self, say: &Say<'_>) -> String {
        let day = self.due.map(|due| say.date(due));
        let event = match (self.kind, day) {
            (StatusKind::InReview, _) => say.text("event-in-review"),
            (StatusKind::MoreInfo, Some(day)) => say.with("event-more-info-by", &[("date", day.into())]),
            (StatusKind::MoreInfo, None) => say.text("event-more-info"),
            (StatusKind::Inspection, Some(day)) => say.with("event-inspection-on", &[("date", day.into())]),
            (StatusKind::Inspection, None) => say.text("event-inspection"),
            (StatusKind::Approved, _) => say.text("event-approved"),
            (StatusKind::Refused, _) => say.text("event-refused"),
            (StatusKind::Withdrawn, _) => say.text("event-withdrawn"),
            (StatusKind::CannotOpen, _) => say.text("event-cannot-open"),
        };
        match self.says.shown(say.language) {
            None => event,
            Some(Shown::Own(text)) => say.with("event-says", &[("event", event.into()), ("text", text.into())]),
            Some(Shown::English(text)) => {
                say.with("event-says-in-english", &[("event", event.into()), ("text", text.into())])
            }
        }
    }

    /// How good the news is, and its mark.
    #[must_use]
    pub fn tone(&self) -> (Tone, Option<&'static str>) {
        match self.kind {
            StatusKind::InReview | StatusKind::Inspection | StatusKind::MoreInfo => (Tone::Warn, Some("clock")),
            StatusKind::Approved => (Tone::Good, Some("check")),
            StatusKind::Refused | StatusKind::Withdrawn | StatusKind::CannotOpen => (Tone::Stop, Some("circle-alert")),
        }
    }
}

/// One line of it, and no more than a page holds; control characters could break the line or turn its direction.
fn clipped(text: &str) -> String {
    let is_plain = |letter: &char| !letter.is_control() && !('\u{202a}'..='\u{202e}').contains(letter);
    let plain: String = text.trim().chars().filter(is_plain).take(SENTENCE_CHARS_MAX + 1).collect();
    if plain.chars().count() > SENTENCE_CHARS_MAX {
        plain.chars().take(SENTENCE_CHARS_MAX - 1).chain(['…']).collect()
    } else {
        plain
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lexicon;

    fn news(kind: StatusKind, due: Option<&str>, text: &[(&str, &str)]) -> News {
        let says = text.iter().map(|(tag, text)| ((*tag).to_owned(), (*text).to_owned())).collect();
        News { kind, due: due.map(|day| day.parse().unwrap()), says: Sentence(says) }
    }

    #[test]
    fn every_event_has_words_in_every_language_and_a_day_where_it_has_one() {
        let lexicon = Lexicon::shipped().unwrap();
        for language in Language::ALL {
            let say = lexicon.speak(language);
            let mut all = std::collections::BTreeSet::new();
            for kind in StatusKind::ALL {
                let words = news(kind, None, &[]).words(&say);
                assert!(!words.contains("event-"), "{language:?} {kind:?}: {words}");
                let with_day = news(kind, Some("2026-12-01"), &[]).words(&say);
                let shows_day = with_day.contains(&say.date("2026-12-01".parse().unwrap()));
                assert_eq!(shows_day, matches!(kind, StatusKind::MoreInfo | StatusKind::Inspection), "{with_day}");
                all.insert(words);
            }
            assert_eq!(all.len(), StatusKind::ALL.len(), "{language:?}: each is told from the others");
        }
        let english = news(StatusKind::MoreInfo, Some("2026-12-01"), &[]).words(&lexicon.speak(Language::English));
        assert_eq!(english, "More information wanted by 1 December 2026");
    }

    #[test]
    fn the_agencys_sentence_is_in_the_citizens_language_or_in_english_and_says_so() {
        let lexicon = Lexicon::shipped().unwrap();
        let both = [("en", "Bring the plan."), ("ta", "வரைபடம்")];
        let told = news(StatusKind::InReview, None, &both);
        let tamil = told.words(&lexicon.speak(Language::Tamil));
        assert!(tamil.contains("வரைபடம்") && !tamil.contains("Bring"), "{tamil}");
        let malay = told.words(&lexicon.speak(Language::Malay));
        assert!(malay.contains("Bring the plan.") && malay.contains("Inggeris"), "{malay}");
        let english = told.words(&lexicon.speak(Language::English));
        assert_eq!(english, "In review. The agency writes: Bring the plan.");
        let none = news(StatusKind::InReview, None, &[("ms", "Sila datang.")]);
        assert_eq!(none.words(&lexicon.speak(Language::English)), "In review", "Malay is no stand-in for English");
    }

    #[test]
    fn a_long_or_crooked_sentence_does_not_break_the_page() {
        let lexicon = Lexicon::shipped().unwrap();
        let long = "x".repeat(4_000);
        let words = news(StatusKind::Approved, None, &[("en", &long)]).words(&lexicon.speak(Language::English));
        assert!(words.ends_with('…') && words.chars().count() < 200, "{words}");
        let crooked = news(StatusKind::Approved, None, &[("en", "a\u{202e}b\nc\u{7}")]);
        assert!(crooked.words(&lexicon.speak(Language::English)).ends_with("abc"));
    }
}
