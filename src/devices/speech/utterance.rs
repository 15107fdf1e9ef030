//! What is to be said: parts in one language, each with who may hear it. Its text is wiped when it is dropped and does
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
}

impl Part {
    /// What anyone may hear.
    #[must_use]
    pub fn public(text: impl Into<String>) -> Self {
        Self { text: Personal::new(text.into()), instead: None }
    }

    /// What the citizen alone may hear, and what a loudspeaker says in its place ("filled in", "star").
    #[must_use]
    pub fn private(text: impl Into<String>, instead: impl Into<String>) -> Self {
        Self { text: Personal::new(text.into()), instead: Some(Personal::new(instead.into())) }
    }

    /// The same part in other words, for whoever writes figures out.
    #[must_use]
    pub fn reworded(&self, words: impl Fn(&str) -> String) -> Self {
        let reword = |text: &Personal<String>| Personal::new(words(text.reveal()));
        Self { text: reword(&self.text), instead: self.instead.as_ref().map(reword) }
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

/// All that is said in one go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Utterance {
    /// Whose visit; it is said in that visit or never.
    pub visit: VisitId,
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
        parts.flat_map(|(at, part)| runs::split(part.heard_by(listening), self.language, at)).collect()
    }
}
