//! Answers that an invented citizen gives, by the kind of question alone, so that a tour goes through any catalogue. The
//! first that the terminal takes is kept.

use catalogue::{Kind, Question};
use domain::Language;

use super::Lost;
use super::guide::Guide;
use super::sight;

/// How a citizen answers what decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mood {
    /// Yes to everything: most licences apply.
    Willing,
    /// No to what is yes or no, and of all else the option in that place: asks what only newcomers are asked.
    New(usize),
    /// No to everything: fewest do.
    Unwilling,
}

/// Whether the pages on the way are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Eyes {
    /// All.
    Open,
    /// Only kinds of questions that have not been seen.
    Shut,
}

/// An answer to try.
enum Try {
    /// These are chosen.
    Options(Vec<String>),
    /// This is typed.
    Typed(String),
}

impl Guide<'_, '_> {
    /// Shows the question that is up, as it comes, refused and answered where its kind is new; then answers it and goes on.
    pub(super) fn answer(&mut self, mood: Mood, eyes: Eyes) -> Result<(), Lost> {
        let id = self.app.question().cloned().ok_or(Lost::NotAsked { what: "a question" })?;
        let question = self.app.setup.catalogue.question(&id).cloned().ok_or(Lost::NotAsked { what: "a question" })?;
        let name = format!("question-{}", crate::screen::dashed(&id));
        let new = !self.seen.contains(&sight::of_kind(&question.kind));
        if new || eyes == Eyes::Open {
            self.look_through(&name)?;
        }
        if new {
            self.look_at_mistakes(&question, &name)?;
            self.look_at_keys(&name)?;
        }
        for attempt in attempts(&question.kind, self.language, mood) {
            self.enter(&attempt)?;
            if new {
                self.look(&format!("{name}-answered"));
                if self.has("veil") {
                    self.press("veil")?;
                    self.look(&format!("{name}-veiled"));
                    self.press("veil")?;
                }
            }
            let before = self.app.page();
            self.press("continue")?;
            if self.app.page() != before && !self.has_block("problem") {
                return Ok(());
            }
        }
        Err(Lost::Refused { question: id })
    }

    fn enter(&mut self, attempt: &Try) -> Result<(), Lost> {
        match attempt {
            Try::Typed(text) => self.fill(text),
            Try::Options(options) => {
                for option in options {
                    let chosen =
                        |it: &&crate::page::Control<_>| it.id.0 == *option && it.state == crate::page::State::Selected;
                    if !self.app.page().controls().iter().any(chosen) {
                        self.find(option)?;
                    }
                }
                Ok(())
            }
        }
    }

    /// Nothing at all, then something wrong, where the terminal does not take it.
    fn look_at_mistakes(&mut self, question: &Question, name: &str) -> Result<(), Lost> {
        if question.required {
            self.press("continue")?;
            if self.has_block("problem") {
                self.look(&format!("{name}-empty"));
            }
        }
        if let Some(wrong) = mistyped(&question.kind) {
            self.fill(wrong)?;
            self.press("continue")?;
            if self.has_block("problem") {
                self.look(&format!("{name}-refused"));
            }
        }
        Ok(())
    }

    /// Every layer of the keyboard.
    fn look_at_keys(&mut self, name: &str) -> Result<(), Lost> {
        let layers = self.ids("key-").into_iter().filter(|id| id.chars().count() > "key-a".len());
        for id in layers.filter(|id| !matches!(id.as_str(), "key-delete" | "key-space" | "key-done" | "key-letters")) {
            if !self.has(&id) {
                continue;
            }
            self.press(&id)?;
            self.look(&format!("{name}-{id}"));
            let back = if self.has("key-letters") { "key-letters" } else { id.as_str() };
            if self.has(back) {
                self.press(back)?;
            }
        }
        Ok(())
    }
}

fn attempts(kind: &Kind, language: Language, mood: Mood) -> Vec<Try> {
    let option = |id: &str| Try::Options(vec![format!("option-{id}")]);
    let typed = |texts: &[&str]| texts.iter().map(|text| Try::Typed((*text).to_owned())).collect::<Vec<_>>();
    let mut tries = match kind {
        Kind::YesNo if matches!(mood, Mood::New(_)) => return vec![option("no"), option("yes")],
        Kind::YesNo => vec![option("yes"), option("no")],
        Kind::Declaration => return vec![option("yes")],
        Kind::Choice(choices) | Kind::Choices(choices) => choices.iter().map(|choice| option(&choice.id)).collect(),
        Kind::Text { .. } => return typed(&[name_in(language), "Tan Mei Ling", "#01-23", "1"]),
        Kind::LongText { .. } => return typed(&["Runs a restaurant with live music every evening", "Tan Mei Ling"]),
        Kind::Whole { min, max, .. } => {
            let numbers = [(*min).max(1), (*min).max(10), (*min).max(100), *max];
            return numbers.iter().map(|number| Try::Typed(number.to_string())).collect();
        }
        Kind::Money { min, max } => {
            let amounts = [(min / 100).max(1), (min / 100).max(1_000), max / 100];
            return amounts.iter().map(|amount| Try::Typed(format!("{amount}.00"))).collect();
        }
        Kind::Date => return typed(&["01032030", "01031985"]),
        Kind::Phone => return typed(&["91234567"]),
        Kind::Email => return typed(&["mei@example.com"]),
        Kind::Postcode => return typed(&["069999", "460000"]),
        Kind::NationalId => return typed(&["S1234567D"]),
        Kind::BusinessId => return typed(&["53312345K"]),
        Kind::Group { .. } => return Vec::new(),
    };
    match mood {
        Mood::Willing => {}
        Mood::New(place) => {
            let place = place.min(tries.len().saturating_sub(1));
            tries.rotate_left(place);
        }
        Mood::Unwilling => tries.reverse(),
    }
    tries
}

/// What nobody can mean, for each kind that can be mistyped.
fn mistyped(kind: &Kind) -> Option<&'static str> {
    match kind {
        Kind::Date => Some("31022030"),
        Kind::Whole { .. } => Some("999999999999"),
        Kind::Money { .. } => Some("9999999999999.00"),
        Kind::Phone | Kind::Postcode => Some("1"),
        Kind::Email => Some("mei"),
        Kind::NationalId | Kind::BusinessId => Some("S1234567A"),
        Kind::YesNo
        | Kind::Choice(_)
        | Kind::Choices(_)
        | Kind::Text { .. }
        | Kind::LongText { .. }
        | Kind::Group { .. }
        | Kind::Declaration => None,
    }
}

/// A name as somebody types it who reads that language.
fn name_in(language: Language) -> &'static str {
    match language {
        Language::English | Language::Malay => "Tan Mei Ling",
        Language::Chinese => "陈美玲",
        Language::Tamil => "மீனா",
        Language::Arabic => "مريم",
    }
}
