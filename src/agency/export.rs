//! Applications out of the desk, for the agency's own systems: one table, or a file each. Everything is checked and opened
//! anew on the way, so nothing is exported that somebody has changed on the desk. The files are the owner's alone to read.

use std::path::Path;

use domain::{SubmissionId, chain};

use crate::desk::{Desk, DeskError, make_folder, write_durably};
use crate::note::{Ending, Note};
use crate::open::{Kind, Read, read};
use crate::overview::stage;
use crate::sheet::Table;

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `applications.csv`: a row each application, and one each item of its groups.
    Csv,
    /// `SID.json` as it was sealed, and `SID-attachment-N`.
    Json,
    /// `SID.pdf` as it was sealed, where it was; and `SID-attachment-N`.
    Pdf,
}

/// Writes applications into a folder and says what became of each. Tests are left out.
pub fn export(desk: &Desk, submissions: &[SubmissionId], form: Form, folder: &Path) -> Result<Vec<Note>, DeskError> {
    make_folder(folder)?;
    let mut notes = Vec::with_capacity(submissions.len());
    let mut table = Table::default();
    for submission in submissions {
        let note = |ending, text: String| Note { submission: *submission, ending, text };
        match read(desk, *submission) {
            Ok(read) if read.kind() == Kind::Test => notes.push(note(Ending::Done, "a test, left out".to_owned())),
            Ok(read) => {
                let text = match form {
                    Form::Csv => {
                        table.add(&read, stage(desk, *submission).as_str());
                        "in applications.csv".to_owned()
                    }
                    Form::Json => json(&read, folder)?,
                    Form::Pdf => pdf(&read, folder)?,
                };
                notes.push(note(Ending::Done, text));
            }
            Err(error) => notes.push(note(Ending::Left, format!("not exported: {}", chain(&error)))),
        }
    }
    if form == Form::Csv {
        keep(&folder.join("applications.csv"), table.to_csv().as_bytes())?;
    }
    Ok(notes)
}

fn json(read: &Read, folder: &Path) -> Result<String, DeskError> {
    let sid = read.envelope.sid;
    keep(&folder.join(format!("{sid}.json")), &read.envelope.to_json())?;
    attachments(read, folder)?;
    Ok(format!("{sid}.json"))
}

fn pdf(read: &Read, folder: &Path) -> Result<String, DeskError> {
    let sid = read.envelope.sid;
    attachments(read, folder)?;
    match read.envelope.application_pdf() {
        Some(pdf) => {
            keep(&folder.join(format!("{sid}.pdf")), &pdf)?;
            Ok(format!("{sid}.pdf"))
        }
        None => Ok("it came without a PDF, because the envelope had no room for it; export it as JSON".to_owned()),
    }
}

fn attachments(read: &Read, folder: &Path) -> Result<(), DeskError> {
    let sid = read.envelope.sid;
    let keep = |(n, content): &(u16, zeroize::Zeroizing<Vec<u8>>)| {
        keep(&folder.join(format!("{sid}-attachment-{n}")), content)
    };
    read.attachments.iter().try_for_each(keep)
}

fn keep(path: &Path, bytes: &[u8]) -> Result<(), DeskError> {
    write_durably(path, bytes).map_err(|cause| DeskError::File { path: path.to_owned(), cause })
}
