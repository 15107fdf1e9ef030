//! What a rehearsal leaves behind: `report.json`, in the shape that tests and operators read. Format 1.

use std::collections::BTreeMap;

use serde::Serialize;

/// The whole report.
#[derive(Debug, Serialize)]
pub(crate) struct Report {
    pub(crate) format: u32,
    pub(crate) reference: Option<String>,
    pub(crate) language: String,
    pub(crate) input: &'static str,
    pub(crate) pages: Vec<PageReport>,
    pub(crate) licences: Vec<LicenceReport>,
    pub(crate) fee_total_minor: i64,
    pub(crate) currency: String,
    pub(crate) submissions: Vec<SubmissionReport>,
    pub(crate) receipt: ReceiptReport,
    pub(crate) timings_ms: BTreeMap<&'static str, u64>,
}

/// A page as it was met.
#[derive(Debug, Serialize)]
pub(crate) struct PageReport {
    pub(crate) id: String,
    pub(crate) png: String,
    pub(crate) spoken: Vec<String>,
    /// Pixels of content that found no room; 0 on a page that fits.
    pub(crate) overflow_px: u32,
}

/// A licence applied for.
#[derive(Debug, Serialize)]
pub(crate) struct LicenceReport {
    pub(crate) id: String,
    pub(crate) agency: String,
    /// `null` where the agency sets the fee.
    pub(crate) fee_minor: Option<i64>,
}

/// A submission and how far it came.
#[derive(Debug, Serialize)]
pub(crate) struct SubmissionReport {
    pub(crate) id: String,
    pub(crate) agency: String,
    pub(crate) envelope_bytes: usize,
    pub(crate) state: &'static str,
}

/// How the receipt ended.
#[derive(Debug, Serialize)]
pub(crate) struct ReceiptReport {
    /// `printed`, `unknown`, `failed`, or `none` where nothing was to print.
    pub(crate) outcome: &'static str,
    pub(crate) bytes: usize,
}
