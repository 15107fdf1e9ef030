//! What a rehearsal leaves in its folder beside the pictures: the report, the speech, the paper, the sealed envelopes
//! and, where the agencies are of the demonstration, what they opened.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::sync::PoisonError;

use anyhow::Context as _;
use devices::printer::{Profile, escpos, simulated};
use devices::scribe::Scribe;
use domain::{Language, Reference};
use store::State;
use terminal::effect::{Outcome, Stored};
use wire::lock::{Cost, ReceiptLock};

use super::{NOTHING_SUBMITTED, Stage};
use crate::roof::args::Input;
use crate::roof::report::{LicenceReport, ReceiptReport, Report, SubmissionReport};

impl Stage {
    /// Writes everything, and says by the exit code whether all of it went well.
    pub(super) fn leave_behind(mut self, language: Language, out: &Path) -> anyhow::Result<ExitCode> {
        self.time("total", self.began);
        self.timings.insert("draw_max", self.album.draw_ms_max);
        let reference = self.stored.as_ref().map(|stored| stored.reference);
        let submissions = reference.map(|reference| self.submissions(&reference, out)).transpose()?.unwrap_or_default();
        let bytes = self.stored.as_ref().map(|stored| self.paper(stored, out)).transpose()?.unwrap_or(0);
        let outcome = match (self.outcome, reference) {
            (Some(Outcome::Printed), _) => "printed",
            (Some(Outcome::Failed(_)), _) => "failed",
            (Some(Outcome::Unknown), _) | (None, Some(_)) => "unknown",
            (None, None) => "none",
        };
        // Who looks has every page read from the top; who listens has what was really said, step by step.
        let speech = match self.input {
            Input::Touch => self.album.speech(),
            Input::Keys | Input::Switches => self.ears.transcript().to_owned(),
        };
        write(&out.join("speech.txt"), speech.as_bytes())?;
        if self.input != Input::Touch {
            write(&out.join("keys.txt"), self.ears.keys().as_bytes())?;
        }
        self.opened(out)?;
        let currency = self.kiosk.catalogue.currency;
        let licences = self.licences();
        let report = Report {
            format: 1,
            reference: reference.map(|reference| reference.to_string()),
            language: language.tag().to_owned(),
            input: self.input.as_str(),
            fee_total_minor: licences.iter().filter_map(|licence| licence.fee_minor).sum(),
            licences,
            pages: std::mem::take(&mut self.album.pages),
            currency: currency.code().to_owned(),
            submissions,
            receipt: ReceiptReport { outcome, bytes },
            timings_ms: self.timings,
        };
        write(&out.join("report.json"), &serde_json::to_vec_pretty(&report)?)?;
        super::say(&summary(&report, out));
        let all_well =
            report.receipt.outcome == "printed" && report.submissions.iter().all(|row| row.state == "accepted");
        Ok(match (reference, all_well) {
            (None, _) => ExitCode::from(NOTHING_SUBMITTED),
            (Some(_), true) => ExitCode::SUCCESS,
            (Some(_), false) => ExitCode::FAILURE,
        })
    }

    fn submissions(&self, reference: &Reference, out: &Path) -> anyhow::Result<Vec<SubmissionReport>> {
        let reference = *reference;
        let rows = self.kiosk.store.call(move |store| store.submissions_of(&reference))??;
        let folder = out.join("envelopes");
        fs::create_dir_all(&folder)?;
        let mut reports = Vec::new();
        for row in rows {
            let submission = row.submission;
            let envelope = self.kiosk.store.call(move |store| store.envelope(submission))??.unwrap_or_default();
            write(&folder.join(format!("{submission}.jwe")), &envelope)?;
            reports.push(SubmissionReport {
                id: submission.to_string(),
                agency: row.agency.to_string(),
                envelope_bytes: envelope.len(),
                state: State::as_str(row.state),
            });
        }
        Ok(reports)
    }

    /// The receipt as bytes, picture, text and words; tells how many bytes.
    fn paper(&self, stored: &Stored, out: &Path) -> anyhow::Result<usize> {
        let reference = stored.reference;
        let sealed = self
            .kiosk
            .store
            .call(move |store| store.receipt(&reference))??
            .context("the receipt is not in the store")?;
        let document = wire::paper::decode(&ReceiptLock::new(&stored.secret, &reference, Cost::KIOSK)?.open(&sealed)?)?;
        let profile = self.profile();
        let bytes = escpos::encode(&document, &profile, &mut Scribe::default()).bytes();
        // What the simulated printer has on its paper, else what these bytes put on one.
        let printed = self.kiosk.paper.as_ref().and_then(|controls| controls.papers().into_iter().next());
        let paper = printed.unwrap_or_else(|| simulated::print_on_paper(&bytes, &profile));
        write(&out.join("receipt.bin"), &bytes)?;
        write(&out.join("receipt.png"), &paper.png())?;
        write(&out.join("receipt.txt"), (paper.text.join("\n") + "\n").as_bytes())?;
        // What the paper has to say, for whoever reads the picture: a line for each piece.
        write(&out.join("receipt-words.txt"), (document.words().join("\n") + "\n").as_bytes())?;
        Ok(bytes.len())
    }

    fn profile(&self) -> Profile {
        match &self.kiosk.settings.printer {
            settings::Printer::Simulated { profile }
            | settings::Printer::Serial { profile, .. }
            | settings::Printer::Tcp { profile, .. } => profile.clone(),
        }
    }

    /// What the demonstration's agencies opened of this visit.
    fn opened(&self, out: &Path) -> anyhow::Result<()> {
        let Some(demonstration) = &self.kiosk.demonstration else { return Ok(()) };
        let opened = demonstration.opened.lock().unwrap_or_else(PoisonError::into_inner);
        let ours =
            || opened.iter().filter(|opened| self.applications.iter().any(|it| it.submission == opened.submission));
        let values = ours()
            .map(|opened| serde_json::from_slice(&opened.plaintext))
            .collect::<Result<Vec<serde_json::Value>, _>>()?;
        if !values.is_empty() {
            write(&out.join("opened.json"), &serde_json::to_vec_pretty(&values)?)?;
        }
        for (place, opened) in ours().enumerate() {
            let agency =
                self.applications.iter().find(|it| it.submission == opened.submission).map(|it| it.agency.to_string());
            let Some((pdf, agency)) = opened.pdf.as_ref().zip(agency) else { continue };
            write(&out.join(format!("application-{agency}.pdf")), pdf)?;
            if place == 0 {
                write(&out.join("application.pdf"), pdf)?;
            }
        }
        Ok(())
    }

    fn licences(&self) -> Vec<LicenceReport> {
        let mut licences = Vec::new();
        for application in &self.applications {
            let mut fees: BTreeMap<_, Option<i64>> = BTreeMap::new();
            for fee in &application.fees {
                let sum = fees.entry(&fee.licence).or_default();
                *sum = match (*sum, fee.amount) {
                    (Some(sum), Some(amount)) => Some(sum + amount.minor),
                    (sum, amount) => sum.or(amount.map(|amount| amount.minor)),
                };
            }
            for request in &application.licences {
                licences.push(LicenceReport {
                    id: request.licence.to_string(),
                    agency: application.agency.to_string(),
                    fee_minor: fees.get(&request.licence).copied().flatten(),
                });
            }
        }
        licences
    }
}

fn summary(report: &Report, out: &Path) -> String {
    let states: Vec<String> = report.submissions.iter().map(|row| format!("{} {}", row.agency, row.state)).collect();
    let pages = report.pages.len();
    match &report.reference {
        Some(reference) => format!(
            "{reference}: {} licences, {}; receipt {}; {pages} pages in {}",
            report.licences.len(),
            states.join(", "),
            report.receipt.outcome,
            out.display()
        ),
        None => format!("nothing was submitted; {pages} pages in {}", out.display()),
    }
}

fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    fs::write(path, bytes).with_context(|| format!("{} cannot be written", path.display()))
}
