//! `catalogue diff`: what lies between two catalogues, in words that the people of an agency can check: licences, fees in
//! money, questions, documents, conditions, translations. Each thing is a name and a list of traits, and two lists are
//! compared; so nothing that a catalogue holds has a comparison of its own.

mod traits;

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use ::catalogue::{Catalogue, Condition};
use domain::Language;
use serde::Serialize;

use crate::catalogue::loaded;
use crate::{Counts, Error, FORMAT, Report};

/// What lies between two catalogues.
#[derive(Debug, Clone, Serialize)]
pub struct Difference {
    format: u32,
    /// The one before.
    pub old: Counts,
    /// The one after.
    pub new: Counts,
    /// Part by part, and by name within a part.
    pub changes: Vec<Change>,
}

/// A thing that is new, gone or not what it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// `licences`, `questions`, `translations into ms`.
    pub part: String,
    /// Its id.
    pub id: String,
    /// What it is called; in the new catalogue, if it is there.
    pub name: String,
    /// What became of it.
    pub became: Became,
    /// What is different about it, one a line; nothing for what is new or gone.
    pub lines: Vec<String>,
}

/// What became of a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Became {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It is not what it was.
    Changed,
}

/// A thing of a catalogue, as it is compared.
struct Thing {
    name: String,
    /// In the order in which they are told.
    traits: Vec<(String, Words)>,
}

/// What is said of a trait.
#[derive(Debug, Clone, PartialEq)]
enum Words {
    /// That it is there says all.
    There,
    /// In words.
    Said(String),
    /// A condition, which names may make longer than it looks.
    When(Condition),
}

/// Compares two catalogues, each by its folder or by the folder of the settings around it.
///
/// # Errors
/// When one of them has mistakes.
pub fn difference(old: &Path, new: &Path) -> Result<Difference, Error> {
    let (old, new) = (loaded(old)?, loaded(new)?);
    let mut changes = Vec::new();
    for ((part, before), (_, after)) in traits::parts(&old).into_iter().zip(traits::parts(&new)) {
        compare(part, before, after, &mut changes);
    }
    for language in Language::ALL {
        let things = |catalogue: &Catalogue| {
            let translations = catalogue.translations(language).into_iter();
            let thing = |(key, words): (&str, &str)| {
                let traits = vec![("words".to_owned(), Words::Said(words.to_owned()))];
                (key.to_owned(), Thing { name: words.to_owned(), traits })
            };
            translations.map(thing).collect()
        };
        compare(&format!("translations into {language}"), things(&old), things(&new), &mut changes);
    }
    Ok(Difference { format: FORMAT, old: Counts::of(&old), new: Counts::of(&new), changes })
}

fn compare(part: &str, mut before: BTreeMap<String, Thing>, after: BTreeMap<String, Thing>, changes: &mut Vec<Change>) {
    let change = |id, name, became, lines| Change { part: part.to_owned(), id, name, became, lines };
    for (id, now) in after {
        match before.remove(&id) {
            None => changes.push(change(id, now.name, Became::Added, Vec::new())),
            Some(was) => {
                let lines = differing(&was.traits, &now.traits);
                if !lines.is_empty() {
                    changes.push(change(id, now.name, Became::Changed, lines));
                }
            }
        }
    }
    changes.extend(before.into_iter().map(|(id, was)| change(id, was.name, Became::Removed, Vec::new())));
}

fn differing(before: &[(String, Words)], after: &[(String, Words)]) -> Vec<String> {
    let find = |traits: &[(String, Words)], name: &str| {
        traits.iter().find(|(known, _)| known == name).map(|(_, words)| words.clone())
    };
    let mut lines = Vec::new();
    for (name, now) in after {
        match find(before, name) {
            Some(was) if was == *now => {}
            Some(was) if was.to_string() == now.to_string() => {
                lines.push(format!("{name}: {now}, in which a named condition is not what it was"));
            }
            Some(was) => lines.push(format!("{name}: {now}; it was: {was}")),
            None => lines.push(told("now", name, now)),
        }
    }
    let gone = before.iter().filter(|(name, _)| find(after, name).is_none());
    lines.extend(gone.map(|(name, was)| told("no longer", name, was)));
    lines
}

fn told(lead: &str, name: &str, words: &Words) -> String {
    match words {
        Words::There => format!("{lead} {name}"),
        Words::Said(_) | Words::When(_) => format!("{lead} {name}: {words}"),
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::There => f.write_str("yes"),
            Self::Said(words) => f.write_str(words),
            Self::When(condition) => write!(f, "`{}`", condition.source()),
        }
    }
}

impl Report for Difference {
    fn is_well(&self) -> bool {
        true
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "from {} version {} to {} version {}",
            self.old.id, self.old.version, self.new.id, self.new.version
        )?;
        let mut part = "";
        for change in &self.changes {
            if change.part != part {
                part = &change.part;
                let count = self.changes.iter().filter(|other| other.part == part).count();
                writeln!(f, "\n{part}: {count}")?;
            }
            let became = match change.became {
                Became::Added => "new",
                Became::Removed => "gone",
                Became::Changed => "changed",
            };
            writeln!(f, "  {became}: {} ({})", change.name, change.id)?;
            for line in &change.lines {
                writeln!(f, "    {line}")?;
            }
        }
        match self.changes.len() {
            0 => write!(f, "no difference"),
            count => write!(f, "\n{count} differences"),
        }
    }
}
