//! `catalogue replay`: every case of the agencies played as a visit, and each that comes out otherwise named in a sentence.

use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use catalogue::Case;
use domain::LicenceId;
use journey::Difference;
use serde::Serialize;

use crate::catalogue::{counted, folder_of, loaded, named};
use crate::{Error, FORMAT, Report};

/// What came of the cases.
#[derive(Debug, Clone, Serialize)]
pub struct Replayed {
    format: u32,
    /// The folder.
    pub dir: PathBuf,
    /// How many cases were played.
    pub cases: usize,
    /// How many licences have a case.
    pub licences: usize,
    /// How many agencies have a case.
    pub agencies: usize,
    /// The cases that came out otherwise than they say.
    pub differ: Vec<Differing>,
}

/// A case that came out otherwise.
#[derive(Debug, Clone, Serialize)]
pub struct Differing {
    /// The file it stands in.
    pub file: PathBuf,
    /// The line where it begins.
    pub line: usize,
    /// Of which licence.
    pub licence: String,
    /// What the case says of its citizen.
    pub says: String,
    /// In what it differs, a sentence each.
    pub differences: Vec<String>,
}

/// Plays the cases of the catalogue in a folder, or in the folder `catalogue` of it; those of one licence where one is named.
///
/// # Errors
/// When the catalogue has errors, or not that licence.
pub fn replay(dir: &Path, only: Option<&LicenceId>) -> Result<Replayed, Error> {
    let (dir, catalogue) = (folder_of(dir), Arc::new(loaded(dir)?));
    let wanted: BTreeSet<_> = named(&catalogue, only)?.map(|licence| &licence.id).collect();
    let played: Vec<&Case> = catalogue.cases.iter().filter(|case| wanted.contains(&case.licence)).collect();
    let mut differ = Vec::new();
    for case in &played {
        let differences = journey::replay(&catalogue, case);
        if !differences.is_empty() {
            differ.push(Differing::of(&dir, case, &differences));
        }
    }
    let licences: BTreeSet<_> = played.iter().map(|case| &case.licence).collect();
    let agencies: BTreeSet<_> = licences.iter().filter_map(|id| catalogue.licence(id)).map(|it| &it.agency).collect();
    let (cases, licences, agencies) = (played.len(), licences.len(), agencies.len());
    Ok(Replayed { format: FORMAT, dir, cases, licences, agencies, differ })
}

impl Differing {
    fn of(dir: &Path, case: &Case, differences: &[Difference]) -> Self {
        Self {
            file: dir.join(&case.file),
            line: case.line,
            licence: case.licence.to_string(),
            says: case.says.clone(),
            differences: differences.iter().map(ToString::to_string).collect(),
        }
    }
}

impl Report for Replayed {
    fn is_well(&self) -> bool {
        self.differ.is_empty()
    }
}

impl fmt::Display for Replayed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for case in &self.differ {
            for difference in &case.differences {
                writeln!(f, "{}:{}: \"{}\": {difference}", case.file.display(), case.line, case.says)?;
            }
        }
        let cases = counted(self.cases, "case", "cases");
        let licences = counted(self.licences, "licence", "licences");
        let agencies = counted(self.agencies, "agency", "agencies");
        write!(f, "{cases} of {licences} of {agencies}, {} differ", self.differ.len())
    }
}
