//! `printer profiles`: the models of printers that this terminal knows, its own files among them.

use std::fmt;
use std::path::Path;

use serde::Serialize;

use devices::printer::Profile;
use devices::printer::profile::{Clear, Codes, Cutter, Ejector, Flow, Kanji, NearEnd, Proof, Verified};

use crate::{Error, FORMAT, Report, Terminal};

/// Every model that is known.
#[derive(Debug, Clone, Serialize)]
pub struct PrinterProfiles {
    format: u32,
    /// By name.
    pub profiles: Vec<PrinterProfile>,
}

/// One model, in words.
#[derive(Debug, Clone, Serialize)]
pub struct PrinterProfile {
    /// What stands in terminal.toml.
    pub name: String,
    /// Maker and model.
    pub model: String,
    /// Dots across the paper.
    pub dots: u16,
    /// Letters across the paper.
    pub columns: u16,
    /// Dots an inch.
    pub dpi: u16,
    /// What `1B 74` is sent with.
    pub code_page: u8,
    /// `gb18030`, `unused` or `absent`.
    pub chinese: &'static str,
    /// `native` or `drawn`.
    pub codes: &'static str,
    /// `process-ids` or `queued-status`.
    pub proof: &'static str,
    /// `confirmed` or `by-running-empty`.
    pub clear: &'static str,
    /// `xon-xoff`, `dsr` or `none`.
    pub flow: &'static str,
    /// Bits a second as it leaves the factory.
    pub baud: u32,
    /// Bytes of its receive buffer.
    pub buffer: usize,
    /// Millimetres a second.
    pub speed_mm: u16,
    /// `warns`, `stops` or `absent`.
    pub near_end: &'static str,
    /// `full`, `partial` or `none`.
    pub cutter: &'static str,
    /// `custom` or `absent`.
    pub ejector: &'static str,
    /// `hardware` or `manuals`.
    pub verified: &'static str,
}

/// Lists the models.
///
/// # Errors
/// Every mistake in the files of the folder `printers` beside terminal.toml.
pub fn printer_profiles(terminal: &Terminal) -> Result<PrinterProfiles, Error> {
    let profiles = settings::profile::load(&terminal.config).map_err(Error::Settings)?;
    Ok(PrinterProfiles { format: FORMAT, profiles: profiles.into_iter().map(in_words).collect() })
}

/// The model of that name, of those in a folder of settings and of those that are built in.
pub(crate) fn known(config: &Path, name: &str) -> Result<Profile, Error> {
    let profiles = settings::profile::load(config).map_err(Error::Settings)?;
    profiles.iter().find(|profile| profile.name == name).cloned().ok_or_else(|| {
        let known: Vec<&str> = profiles.iter().map(|profile| profile.name.as_str()).collect();
        Error::Profile { name: name.to_owned(), known: known.join(", ") }
    })
}

fn in_words(profile: Profile) -> PrinterProfile {
    PrinterProfile {
        dots: profile.dots,
        columns: profile.columns,
        dpi: profile.dpi,
        code_page: profile.code_page.number,
        chinese: match profile.kanji {
            Kanji::Gb18030 => "gb18030",
            Kanji::Unused => "unused",
            Kanji::Absent => "absent",
        },
        codes: match profile.codes {
            Codes::Native => "native",
            Codes::Drawn => "drawn",
        },
        proof: match profile.proof {
            Proof::ProcessIds => "process-ids",
            Proof::QueuedStatus => "queued-status",
        },
        clear: match profile.clear {
            Clear::Confirmed => "confirmed",
            Clear::ByRunningEmpty => "by-running-empty",
        },
        flow: match profile.flow {
            Flow::XonXoff => "xon-xoff",
            Flow::DataSetReady => "dsr",
            Flow::Absent => "none",
        },
        baud: profile.factory_baud,
        buffer: profile.buffer,
        speed_mm: profile.speed / 10,
        near_end: match profile.near_end {
            NearEnd::Warns => "warns",
            NearEnd::Stops => "stops",
            NearEnd::Absent => "absent",
        },
        cutter: match profile.cutter {
            Cutter::Full => "full",
            Cutter::Partial => "partial",
            Cutter::Absent => "none",
        },
        ejector: match profile.ejector {
            Ejector::Custom => "custom",
            Ejector::Absent => "absent",
        },
        verified: match profile.verified {
            Verified::OnHardware => "hardware",
            Verified::ByManuals => "manuals",
        },
        name: profile.name,
        model: profile.model,
    }
}

impl Report for PrinterProfiles {
    fn is_well(&self) -> bool {
        true
    }
}

impl fmt::Display for PrinterProfiles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let widest = self.profiles.iter().map(|profile| profile.name.len()).max().unwrap_or(0);
        for (place, profile) in self.profiles.iter().enumerate() {
            if place > 0 {
                writeln!(f)?;
            }
            let PrinterProfile { name, model, dots, columns, proof, cutter, verified, .. } = profile;
            write!(f, "{name:<widest$}  {model}: {dots} dots, {columns} letters, proof by {proof}, cutter {cutter}")?;
            let more = [
                (profile.clear == "confirmed", ", can be emptied"),
                (profile.ejector == "custom", ", draws tickets back"),
                (profile.chinese == "gb18030", ", Chinese letters"),
                (profile.codes == "drawn", ", codes as pictures"),
            ];
            more.iter().filter(|(is_so, _)| *is_so).try_for_each(|(_, words)| f.write_str(words))?;
            write!(f, "; by its {verified}")?;
        }
        Ok(())
    }
}
