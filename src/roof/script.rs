//! A rehearsal's script: what a citizen wants and answers. Read from TOML; a mistake is told with its place.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context as _, bail};
use domain::application::Action;
use serde::Deserialize;

/// The script of a visit.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Script {
    /// Tag of the language the citizen chooses.
    #[serde(default = "english")]
    pub(crate) language: String,
    /// What the citizen comes for: an intent's id.
    pub(crate) intent: Option<String>,
    /// Or the words typed into the search, of which the first hit is taken.
    pub(crate) search: Option<String>,
    /// Or the licence that is held, of which `action` is wanted: a licence's id.
    pub(crate) licence: Option<String>,
    /// What is wanted of it: `renew`, `amend` or `cancel`; `new` wherever no licence is named.
    #[serde(default = "new")]
    pub(crate) action: String,
    /// What happens to the simulated printer, from the first page on: `cover-open`, `after 300 rows paper-out`.
    #[serde(default)]
    pub(crate) printer: Vec<String>,
    /// Files of the stick, as they are called on it, by licence and document: `sfa-food-shop-layout-plan`.
    #[serde(default)]
    pub(crate) documents: BTreeMap<String, String>,
    /// Id of the page at which the citizen walks away.
    pub(crate) leave_at: Option<String>,
    /// Answers by question id.
    #[serde(default)]
    pub(crate) answers: BTreeMap<String, Scripted>,
}

/// An answer as a citizen chooses or types it.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub(crate) enum Scripted {
    /// A yes or a no, or a declaration.
    YesNo(bool),
    /// A whole number.
    Whole(i64),
    /// An option's id, or typed text.
    Text(String),
    /// Several options' ids.
    Options(Vec<String>),
    /// The items of a group.
    Items(Vec<BTreeMap<String, Scripted>>),
}

fn english() -> String {
    "en".to_owned()
}

fn new() -> String {
    "new".to_owned()
}

impl Script {
    /// Reads a script.
    pub(crate) fn read(path: &Path) -> anyhow::Result<Self> {
        let text = std::fs::read_to_string(path).with_context(|| {
            format!(
                "the script {} cannot be read; name a file such as tests/rehearsals/restaurant.toml",
                path.display()
            )
        })?;
        let script: Self =
            toml::from_str(&text).with_context(|| format!("the script {} has a mistake", path.display()))?;
        let named = [&script.intent, &script.search, &script.licence].into_iter().flatten().count();
        if named != 1 {
            bail!("the script {} must name an intent, a search or a licence, and one of them only", path.display());
        }
        let action: Action =
            script.action.parse().with_context(|| format!("the script {} has a mistake", path.display()))?;
        if (action == Action::New) == script.licence.is_some() {
            bail!(
                "the script {} asks for the action \"{action}\"; renew, amend and cancel go with a licence, new without",
                path.display()
            );
        }
        Ok(script)
    }
}
