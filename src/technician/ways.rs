//! `catalogue simulate`: every way through the interview and the form of each licence, and where nobody gets on.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::LicenceId;
use domain::application::Action;
use journey::Longest;
use serde::Serialize;

use crate::catalogue::{folder_of, loaded, named};
use crate::{Error, FORMAT, Report};

/// What came of the ways through all licences.
#[derive(Debug, Clone, Serialize)]
pub struct Ways {
    format: u32,
    /// The folder.
    pub dir: PathBuf,
    /// How long each type of question is assumed to take, and saying where a document is.
    pub assumed_seconds: BTreeMap<&'static str, u32>,
    /// How many ways were walked.
    pub ways: usize,
    /// How many licences and actions have more ways than were walked.
    pub cut: usize,
    /// How many dead ends there are.
    pub dead_ends: usize,
    /// The longest way of all.
    pub longest: Option<LongestWay>,
    /// By licence and action.
    pub each: Vec<WaysOf>,
}

/// The longest way of all.
#[derive(Debug, Clone, Serialize)]
pub struct LongestWay {
    /// Through which licence.
    pub licence: String,
    /// For which action.
    pub action: String,
    /// How long it is.
    #[serde(flatten)]
    pub length: Length,
}

/// How long a way is.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Length {
    /// Questions asked, those of items among them.
    pub questions: usize,
    /// By the assumed seconds, rounded up.
    pub minutes: u32,
}

/// The ways through a licence for an action.
#[derive(Debug, Clone, Serialize)]
pub struct WaysOf {
    /// Which licence.
    pub licence: String,
    /// Which action.
    pub action: String,
    /// How many were walked.
    pub ways: usize,
    /// How many come to the end.
    pub finished: usize,
    /// How many a rule refuses.
    pub refused: usize,
    /// How many find that the licence is not needed.
    pub not_needed: usize,
    /// Whether there are more than were walked.
    pub cut: bool,
    /// The longest of them.
    pub longest: Length,
    /// Where nobody gets on, a sentence each.
    pub dead_ends: Vec<String>,
}

/// Walks the licences of the catalogue in a folder, or in the folder `catalogue` of it; one alone where it is named.
///
/// # Errors
/// When the catalogue has errors, or not that licence.
pub fn ways(dir: &Path, only: Option<&LicenceId>) -> Result<Ways, Error> {
    let (dir, catalogue) = (folder_of(dir), Arc::new(loaded(dir)?));
    let mut each = Vec::new();
    let mut longest: Option<(Longest, LongestWay)> = None;
    for licence in named(&catalogue, only)? {
        for action in &licence.actions {
            let ways = journey::ways(&catalogue, licence, *action).map_err(Error::Refused)?;
            if longest.as_ref().is_none_or(|(known, _)| ways.longest.questions > known.questions) {
                let (licence, action) = (licence.id.to_string(), action.to_string());
                longest = Some((ways.longest, LongestWay { licence, action, length: Length::of(ways.longest) }));
            }
            each.push(WaysOf::of(&licence.id, *action, &ways));
        }
    }
    let document = std::iter::once(("document", journey::DOCUMENT_SECONDS));
    Ok(Ways {
        format: FORMAT,
        dir,
        assumed_seconds: journey::SECONDS.into_iter().chain(document).collect(),
        ways: each.iter().map(|it| it.ways).sum(),
        cut: each.iter().filter(|it| it.cut).count(),
        dead_ends: each.iter().map(|it| it.dead_ends.len()).sum(),
        longest: longest.map(|(_, way)| way),
        each,
    })
}

impl WaysOf {
    fn of(licence: &LicenceId, action: Action, ways: &journey::Ways) -> Self {
        Self {
            licence: licence.to_string(),
            action: action.to_string(),
            ways: ways.walked,
            finished: ways.finished,
            refused: ways.refused,
            not_needed: ways.not_needed,
            cut: ways.is_cut,
            longest: Length::of(ways.longest),
            dead_ends: ways.dead_ends.iter().map(ToString::to_string).collect(),
        }
    }
}

impl Length {
    fn of(longest: Longest) -> Self {
        Self { questions: longest.questions, minutes: longest.seconds.div_ceil(60) }
    }
}

impl Report for Ways {
    fn is_well(&self) -> bool {
        self.dead_ends == 0
    }
}

impl fmt::Display for Ways {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for it in &self.each {
            for dead_end in &it.dead_ends {
                writeln!(f, "{} {}: {dead_end}", it.licence, it.action)?;
            }
        }
        let Self { ways, cut, dead_ends, each, .. } = self;
        writeln!(f, "{ways} ways through {} licences and actions, {cut} of them not to their last way", each.len())?;
        if let Some(LongestWay { licence, action, length }) = &self.longest {
            let Length { questions, minutes } = length;
            writeln!(f, "longest way: {questions} questions, {minutes} minutes, {licence} {action}")?;
        }
        let seconds: Vec<String> =
            self.assumed_seconds.iter().map(|(kind, seconds)| format!("{kind} {seconds}")).collect();
        writeln!(f, "assumed seconds: {}", seconds.join(", "))?;
        write!(f, "{dead_ends} dead ends")
    }
}
