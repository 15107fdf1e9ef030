//! What is to be said: parts, each with who may hear it, in one language unless a part has its own. Its text is wiped when it is dropped and does
//! not show in debug output.

use domain::{Language, Personal, VisitId};

use super::runs::{self, Run};

/// Who may hear a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Privacy {
    /// Anyone.
    Public,
    /// The citizen alone.
    Private,
}

/// Who hears the terminal just now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Listening {
    /// Everybody near: the loudspeaker.
    #[default]
    Open,
    /// The citizen alone: a headset is plugged in.
    Private,
}

/// A sentence or more of an utterance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    text: Personal<String>,
    instead: Option<Personal<String>>,
    language: Option<Language>,
}

impl Part {
    /// What anyone may hear.
    #[must_use]
    pub fn public(text: impl Into<String>) -> Self {
        Self { text: Personal::new(text.into()), instead: None, language: None }
    }

    /// What the citizen alone may hear, and what a loudspeaker says in its place ("filled in", "star").
    #[must_use]
    pub fn private(text: impl Into<String>, instead: impl Into<String>) -> Self {
        Self { text: Personal::new(text.into()), instead: Some(Personal::new(instead.into())), language: None }
    }

    /// The same part in the voice of its own language, where that is not the utterance's.
    #[must_use]
    pub fn spoken_in(self, language: Option<Language>) -> Self {
        Self { language, ..self }
    }

    /// Its language, where that is not the utterance's.
    #[must_use]
    pub fn language(&self) -> Option<Language> {
        self.language
    }

    /// The same part in other words, for whoever writes figures out.
    #[must_use]
    pub fn reworded(&self, words: impl Fn(&str) -> String) -> Self {
        let reword = |text: &Personal<String>| Personal::new(words(text.reveal()));
        Self { text: reword(&self.text), instead: self.instead.as_ref().map(reword), language: self.language }
    }

    /// Who may hear it.
    #[must_use]
    pub fn privacy(&self) -> Privacy {
        if self.instead.is_some() { Privacy::Private } else { Privacy::Public }
    }

    fn heard_by(&self, listening: Listening) -> &str {
        match (listening, &self.instead) {
            (Listening::Open, Some(instead)) => instead.reveal(),
            (Listening::Open, None) | (Listening::Private, _) => self.text.reveal(),
        }
    }
}

/// Which utterance: one may end as the next begins, and news of it must not be taken for the next one's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct UtteranceId(pub u64);

impl UtteranceId {
    /// The one after.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

/// All that is said in one go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Utterance {
    /// Whose visit; it is said in that visit or never.
    pub visit: VisitId,
    /// Which; comes back with every news. Whoever hears no news may give all the same.
    pub id: UtteranceId,
    /// The id of the page's item it belongs to; comes back with every news. No personal value.
    pub item: String,
    /// What it is written in, which is the language of the screen (EN 301 549, 5.1.3.14).
    pub language: Language,
    /// In order.
    pub parts: Vec<Part>,
}

impl Utterance {
    /// The runs for whoever hears, each for one voice.
    #[must_use]
    pub fn runs(&self, listening: Listening) -> Vec<Run> {
        let parts = self.parts.iter().enumerate();
        let own = |part: &Part| part.language.unwrap_or(self.language);
        parts.flat_map(|(at, part)| runs::split(part.heard_by(listening), own(part), at)).collect()
    }
}
